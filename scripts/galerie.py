"""How are the workbooks and archives made that stand in the gallery of deliveries?

    python scripts/galerie.py [ZIEL]

Writes them into ``tests/ingest/galerie`` or another folder; what they contain stands in ``galerie_mappen``. The same
contents make the same bytes. The folders of the gallery are texts and their own source.
"""

import io
import sys
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from galerie_mappen import ARCHIVE, MAPPEN, SONSTIGE, Blatt, Formel, Mappe, Verbunden

from ingest.quellen.archiv import gepackt

ZIEL = Path(__file__).parent.parent / "tests" / "ingest" / "galerie"
_TAG, _UHRZEIT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
TAG_DER_DATEI = datetime(2023, 6, 30)  # noqa: DTZ001  # a document property without a zone


def main() -> None:
    """Write every workbook and archive."""
    ziel = Path(sys.argv[1]) if len(sys.argv) > 1 else ZIEL
    for name, inhalt in dateien().items():
        (ziel / name).write_bytes(inhalt)


def dateien() -> dict[str, bytes]:
    """The bytes of each file by its name in the gallery."""
    mappen = {name: als_xlsx(mappe) for name, mappe in MAPPEN.items()}
    archive = {
        name: gepackt({teil: _bytes(inhalt, mappen) for teil, inhalt in teile.items()}, verdichtet=True)
        for name, teile in ARCHIVE.items()
    }
    return mappen | archive | SONSTIGE


def _bytes(inhalt: str | bytes, mappen: Mapping[str, bytes]) -> bytes:
    """A text as UTF-8; the name of one of the workbooks stands for it."""
    if isinstance(inhalt, bytes):
        return inhalt
    return mappen[inhalt] if inhalt in mappen else inhalt.encode()


def als_xlsx(mappe: Mappe) -> bytes:
    """A workbook as Excel would write it."""
    ziel = io.BytesIO()
    with xlsxwriter.Workbook(ziel, {"in_memory": True}) as buch:
        buch.set_properties({"author": "ASSKomm", "created": TAG_DER_DATEI})
        for blatt in mappe.blaetter:
            _schreibe(buch, blatt)
    if not mappe.dazu:
        return ziel.getvalue()
    with zipfile.ZipFile(ziel) as archiv:
        return gepackt({name: archiv.read(name) for name in archiv.namelist()} | mappe.dazu, verdichtet=True)


def _schreibe(buch: xlsxwriter.Workbook, inhalt: Blatt) -> None:
    blatt = buch.add_worksheet(inhalt.name)
    if inhalt.verborgen:
        blatt.hide()
    stile = {muster: buch.add_format({"num_format": muster}) for muster in (_TAG, _UHRZEIT)}
    for zeile, werte in enumerate(inhalt.zeilen, inhalt.ab_zeile):
        for spalte, wert in enumerate(werte, inhalt.ab_spalte):
            if isinstance(wert, Formel):
                blatt.write_formula(zeile, spalte, wert.text, None, wert.wert)
            elif isinstance(wert, Verbunden):
                blatt.merge_range(zeile, spalte, zeile + wert.zeilen - 1, spalte, wert.text)
            elif isinstance(wert, date):
                blatt.write_datetime(zeile, spalte, wert, stile[_UHRZEIT if isinstance(wert, datetime) else _TAG])
            elif isinstance(wert, str) and wert:
                blatt.write_string(zeile, spalte, wert)
            else:
                blatt.write(zeile, spalte, wert)


if __name__ == "__main__":
    main()
