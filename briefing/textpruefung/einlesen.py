"""How does a file become the text that is checked?"""

import io
import zipfile
from collections.abc import Iterator

from domain.fehler import Eingabefehler

MEGABYTE = 1_000_000
GROESSTE_DATEI = 20 * MEGABYTE  # bytes
LAENGSTER_TEXT = 5 * MEGABYTE  # characters; a press release has ten thousand
_ABHILFE = "Abhilfe: den Text als .docx, .txt oder .md speichern oder über die Zwischenablage einfügen."
_FREMDE_FORMATE = {
    b"%PDF": "ein PDF",
    b"\xd0\xcf\x11\xe0": "eine alte Word-Datei (.doc)",
    b"{\\rtf": "eine RTF-Datei",
    b"\x89PNG": "ein Bild",
}


def lies(name: str, inhalt: bytes) -> str:
    """The text of a file: Word (.docx) or plain in UTF-8, UTF-16 or Windows-1252. Eingabefehler says what is wrong with it."""
    if len(inhalt) > GROESSTE_DATEI:
        raise Eingabefehler(f"„{name}“ ist größer als {GROESSTE_DATEI // MEGABYTE} MB. Abhilfe: nur den Text angeben.")
    if fremd := next((wort for anfang, wort in _FREMDE_FORMATE.items() if inhalt.startswith(anfang)), None):
        raise Eingabefehler(f"„{name}“ ist {fremd} und kein lesbarer Text. {_ABHILFE}")
    text = _aus_word(name, inhalt) if inhalt.startswith(b"PK\x03\x04") else _entziffert(name, inhalt)
    if not text.strip():
        raise Eingabefehler(f"„{name}“ enthält keinen Text. Abhilfe: eine Datei mit dem Entwurf angeben.")
    return pruefe_laenge(text)


def pruefe_laenge(text: str) -> str:
    """The same text, if it is not longer than anything that a press office writes."""
    if len(text) > LAENGSTER_TEXT:
        raise Eingabefehler(
            f"Der Text ist länger als {LAENGSTER_TEXT // MEGABYTE} Millionen Zeichen. Abhilfe: in Teilen prüfen."
        )
    return text


def _entziffert(name: str, inhalt: bytes) -> str:
    """By its mark, else UTF-8, else as Windows writes it; a file with zero bytes is no text."""
    if inhalt.startswith((b"\xff\xfe", b"\xfe\xff")):
        return inhalt.decode("utf-16", errors="replace")
    if b"\x00" in inhalt:
        raise Eingabefehler(f"„{name}“ ist keine Textdatei. {_ABHILFE}")
    for zeichensatz in ("utf-8-sig", "cp1252"):
        try:
            return inhalt.decode(zeichensatz).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise Eingabefehler(f"Die Zeichen in „{name}“ sind weder UTF-8 noch Windows-1252. {_ABHILFE}")


def _aus_word(name: str, inhalt: bytes) -> str:
    """Paragraphs and tables in their order; a row is one line, its cells are parted by "|"."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
            if sum(eintrag.file_size for eintrag in archiv.infolist()) > 10 * GROESSTE_DATEI:
                raise Eingabefehler(f"„{name}“ wird entpackt zu groß. {_ABHILFE}")
        return "\n\n".join(_absaetze(docx.Document(io.BytesIO(inhalt))))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as fehler:
        raise Eingabefehler(f"„{name}“ ist keine lesbare Word-Datei. {_ABHILFE}") from fehler


def _absaetze(dokument: object) -> Iterator[str]:
    from docx.table import Table

    for teil in dokument.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(teil, Table):
            yield "\n".join("| " + " | ".join(zelle.text for zelle in zeile.cells) + " |" for zeile in teil.rows)
        else:
            yield teil.text
