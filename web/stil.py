"""Which stylesheet do the pages have? ``ui/stil.css``, with the typeface under the names that the server gives it."""

from pathlib import Path

from web.dateien import Datei, benannt, datei


def schriften(ordner: Path) -> dict[str, Datei]:
    """The parts of the typeface by file name."""
    return {pfad.name: datei(pfad, "font/woff2", "schrift") for pfad in sorted(ordner.glob("*.woff2"))}


def stil(pfad: Path, schriften: dict[str, Datei]) -> Datei:
    """The stylesheet; its name changes when the typeface does."""
    text = pfad.read_text(encoding="utf-8")
    for name, schrift in schriften.items():
        text = text.replace(f"url(schrift/{name})", f"url(.{schrift.adresse})")  # seen from the stylesheet's folder
    return benannt(pfad.name, text.encode("utf-8"), "text/css; charset=utf-8", "stil")
