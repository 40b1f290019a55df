"""How does a table become a sheet of its own: a real Excel table with frozen head, filter and total, and no formula?"""

import re
from collections.abc import Sequence
from math import ceil

from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from briefing.papiere.arbeitsmappe.mappe import BREITESTE, Mappe, spaltenbreite
from briefing.papiere.aufnahme import Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.klartext import einzeilig, gekuerzt
from briefing.papiere.zelle import LEER, ist_zahl, ohne_summe, textzeilen
from domain.zahlen import KEINE_ANGABE

_UNERLAUBT = re.compile(r"[\[\]:*?/\\]")
_NAME = 31  # characters that Excel gives a sheet
_KOPF = 250  # and a heading
_SCHMAL = 42.0  # a first column that may stay in sight
_SEITE = 150.0  # characters on one page without scaling


def blattname(nummer: int, titel: str) -> str:
    """A name that is valid and, by its number, the only one."""
    return gekuerzt(f"{nummer} {einzeilig(_UNERLAUBT.sub(' ', einzeilig(titel)))}".rstrip("'"), _NAME).rstrip()


def koepfe(spalten: Sequence[Spalte]) -> list[str]:
    """The headings; Excel wants each of them once, whatever its case."""
    fertig: list[str] = []
    for spalte in spalten:
        kopf = gekuerzt(einzeilig(spalte.titel), _KOPF) or "Spalte"
        einmalig, nummer = kopf, 2
        while einmalig.casefold() in {anderer.casefold() for anderer in fertig}:
            einmalig, nummer = f"{kopf} ({nummer})", nummer + 1
        fertig.append(einmalig)
    return fertig


def tafelblatt(mappe: Mappe, name: str, tafel: Tafel, nummer: int) -> None:
    """The sheet of one table."""
    blatt, zeile = mappe.blatt(name, tafel.titel, (tafel.unterschrift, tafel.fussnote))
    schreibe(mappe, blatt, zeile, tafel, f"Tabelle_{nummer}")


def schreibe(
    mappe: Mappe, blatt: Worksheet, kopfzeile: int, tafel: Tafel, bereich: str, hoechstens: float = BREITESTE
) -> None:  # fmt: skip
    """The table from this row on; the total stands below it, so that filters and sorting leave it alone."""
    summen = 1 if tafel.summenzeile and tafel.zeilen else 0
    koerper = tafel.zeilen[: len(tafel.zeilen) - summen]
    namen, worte = koepfe(tafel.spalten), textzeilen(tafel)
    breiten = _breiten(tafel, namen, worte, hoechstens)
    for nr, werte in enumerate(koerper):
        _zeile(mappe, blatt, kopfzeile + 1 + nr, tafel.spalten, werte, summe=False)
        mappe.zeilenhoehe(blatt, kopfzeile + 1 + nr, list(zip(worte[nr], breiten, strict=True)))
    mappe.zeilenhoehe(blatt, kopfzeile, list(zip(namen, [breite - 2 for breite in breiten], strict=True)), fett=True)
    if summen:
        _zeile(mappe, blatt, kopfzeile + 1 + len(koerper), tafel.spalten, tafel.zeilen[-1], summe=True)
        mappe.zeilenhoehe(blatt, kopfzeile + 1 + len(koerper), list(zip(worte[-1], breiten, strict=True)), fett=True)
    kopfformate = [
        mappe.stil("kopf-rechts" if ist_zahl(s) or s.art is Zellenart.TAG else "kopf") for s in tafel.spalten
    ]
    if koerper:
        blatt.add_table(
            kopfzeile, 0, kopfzeile + len(koerper), len(namen) - 1,
            {
                "name": bereich, "style": None, "banded_rows": False, "description": gekuerzt(einzeilig(tafel.titel), _KOPF),
                "columns": [{"header": n, "header_format": f} for n, f in zip(namen, kopfformate, strict=True)],
            },
        )  # fmt: skip
    for nr, (kopf, format_) in enumerate(zip(namen, kopfformate, strict=True)):
        mappe.text(blatt, kopfzeile, nr, kopf, format_)
    if not tafel.zeilen:
        mappe.text(blatt, kopfzeile + 1, 0, LEER, mappe.stil("leise"))
    _richte_ein(blatt, kopfzeile, tafel, breiten)


def _zeile(
    mappe: Mappe, blatt: Worksheet, zeile: int, spalten: Sequence[Spalte], werte: Sequence[Zelle], *, summe: bool
) -> None:  # fmt: skip
    for nr, (wert, spalte) in enumerate(zip(werte, spalten, strict=True)):
        if summe and wert is None and ohne_summe(spalte):
            blatt.write_blank(zeile, nr, None, mappe.zellformat(spalte, summe=True))
        else:
            mappe.zelle(blatt, zeile, nr, wert, spalte, summe=summe)


def _breiten(tafel: Tafel, namen: Sequence[str], texte: Sequence[Sequence[str]], hoechstens: float) -> list[float]:
    breiten = []
    for nr, (spalte, kopf) in enumerate(zip(tafel.spalten, namen, strict=True)):
        einheit = " €,00" if spalte.art is Zellenart.EURO else ""
        worte = [f"{zeile[nr]}{einheit}" for zeile in texte]
        luecke = [KEINE_ANGABE] if any(zeile[nr] is None for zeile in tafel.zeilen) else []
        breiten.append(spaltenbreite([*worte, *luecke, "" if tafel.zeilen else LEER], kopf, hoechstens))
    return breiten


def _richte_ein(blatt: Worksheet, kopfzeile: int, tafel: Tafel, breiten: Sequence[float]) -> None:
    """Widths, frozen head; in print the head on every page, and of a wide table the first column too."""
    for nr, breite in enumerate(breiten):
        blatt.set_column(nr, nr, breite)
    if (seiten := ceil((sum(breiten) - breiten[0]) / (_SEITE - breiten[0]))) > 1 and sum(breiten) > 1.4 * _SEITE:
        blatt.fit_to_pages(seiten, 0)
        blatt.repeat_columns(0)
        blatt.print_across()
    blatt.freeze_panes(kopfzeile + 1, 1 if len(breiten) > 3 and breiten[0] <= _SCHMAL else 0)
    blatt.repeat_rows(kopfzeile)
    ende = kopfzeile + max(1, len(tafel.zeilen))
    worte = [nr for nr, spalte in enumerate(tafel.spalten) if spalte.art is Zellenart.TEXT]
    if worte:  # an AGS looks like a number and is none: no green corner for it
        bereiche = " ".join(xl_range(kopfzeile + 1, nr, ende, nr) for nr in worte)
        blatt.ignore_errors({"number_stored_as_text": bereiche})
