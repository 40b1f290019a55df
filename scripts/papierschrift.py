"""From where are the typefaces of the papers? Fetches the npm package and writes ``briefing/papiere/schrift``.

    python scripts/papierschrift.py

Needs ``npm`` on the path. Nothing is converted: the files are those of the package, and a changed one is refused.
"""

import subprocess
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

PAKET = "@expo-google-fonts/source-sans-3@0.4.1"
ORDNER = Path(__file__).parents[1] / "briefing" / "papiere" / "schrift"
DATEIEN = {
    "SourceSans3-Regular.ttf": (
        "400Regular/SourceSans3_400Regular.ttf",
        "393fb5b878ceed04aebc34b097e853ae5138c51d0c34b496ce8e2b47e0d0b94a",
    ),
    "SourceSans3-Semibold.ttf": (
        "600SemiBold/SourceSans3_600SemiBold.ttf",
        "bd2550fce2d295b0bf20bd8b1b7f1477da834f1066bd850aafdb4787a67a63ca",
    ),
    "SourceSans3-Bold.ttf": (
        "700Bold/SourceSans3_700Bold.ttf",
        "7109021766e915ecd9721e28d11dfc732d57affda49e4ca15bb6d1529add7fdd",
    ),
    "SourceSans3-Italic.ttf": (
        "400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
        "f17facaa9ed293bb38526db3638e240510b7393c37ffa70e5c48f39575de44ab",
    ),
}


def hole(ordner: Path) -> Path:
    """The package as a tar archive in ``ordner``."""
    subprocess.run(["npm", "pack", "--silent", PAKET], cwd=ordner, check=True, stdout=subprocess.DEVNULL)
    (archiv,) = ordner.glob("*.tgz")
    return archiv


def inhalt(archiv: tarfile.TarFile, name: str) -> bytes:
    datei = archiv.extractfile(f"package/{name}")
    if datei is None:
        raise SystemExit(f"{name} fehlt im Paket {PAKET}.")
    return datei.read()


def main() -> None:
    ORDNER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as ordner, tarfile.open(hole(Path(ordner))) as archiv:
        for ziel, (name, pruefsumme) in DATEIEN.items():
            bytes_ = inhalt(archiv, name)
            if sha256(bytes_).hexdigest() != pruefsumme:
                raise SystemExit(f"{name} ist nicht die Datei, die geprüft wurde. Abhilfe: Version des Pakets prüfen.")
            (ORDNER / ziel).write_bytes(bytes_)
        (ORDNER / "OFL.txt").write_bytes(inhalt(archiv, "LICENSE_FONT").replace(b"\r\n", b"\n"))


if __name__ == "__main__":
    main()
