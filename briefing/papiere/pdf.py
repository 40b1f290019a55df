"""How does a Lagebild become a typeset paper: PDF/UA-1, tagged, one page or everything, the same bytes every time?"""

from typing import Any

from briefing.papiere.aufnahme import Lagebild
from briefing.papiere.satz import bilder
from briefing.papiere.satz.inhalt import QR, bildnamen, lang
from briefing.papiere.satz.kurzfassung import hauptbild, kurz
from briefing.papiere.satz.qr import qr
from briefing.papiere.satz.setzer import male, setze


def als_pdf(lagebild: Lagebild, *, kurz: bool = False) -> bytes:
    """The paper as PDF/UA-1; ``kurz``: exactly one page. Dienstfehler when a picture cannot be drawn or set."""
    return setze(*_satz(lagebild, einseitig=kurz))


def vorschau(lagebild: Lagebild, *, kurz: bool = True, breite_px: int = 900) -> list[bytes]:
    """The pages of the same paper as PNG."""
    return male(*_satz(lagebild, einseitig=kurz), breite_px)


def _satz(lagebild: Lagebild, *, einseitig: bool) -> tuple[str, dict[str, Any], dict[str, str]]:
    """Template, data and pictures."""
    return _einseitig(lagebild) if einseitig else _vollstaendig(lagebild)


def _einseitig(lagebild: Lagebild) -> tuple[str, dict[str, Any], dict[str, str]]:
    abbild = hauptbild(lagebild)
    vektoren = {"bild.svg": bilder.gezeichnet(abbild)} if abbild else {}
    daten = kurz(lagebild, *next(iter(vektoren.items()), ("", "")))
    return "kurz.typ", daten, vektoren | {QR: qr(lagebild.zitat)}


def _vollstaendig(lagebild: Lagebild) -> tuple[str, dict[str, Any], dict[str, str]]:
    vektoren = {name: bilder.gezeichnet(abbild) for name, abbild in bildnamen(lagebild).items()}
    return "lang.typ", lang(lagebild, vektoren), vektoren | {QR: qr(lagebild.zitat)}
