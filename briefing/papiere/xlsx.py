"""How does a Lagebild become a workbook in which every number can be reckoned with, the same bytes for the same Lagebild?"""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from briefing.papiere.arbeitsmappe import deckblatt
from briefing.papiere.arbeitsmappe.mappe import GROESSE, SCHRIFT, Mappe
from briefing.papiere.arbeitsmappe.tafelblatt import blattname, tafelblatt
from briefing.papiere.aufnahme import Absatz, Lagebild
from briefing.papiere.klartext import einzeilig, gekuerzt
from briefing.papiere.paket import ohne_uhr
from domain.zeit import tag_lang

_HOECHSTENS = 255  # characters that a property may have
_Blatt = tuple[str, str, int | None, Callable[[Mappe, str], None]]


def als_xlsx(lagebild: Lagebild) -> bytes:
    """Cover, contents, figures, one sheet per table, texts, definitions, notes, sources."""
    puffer = io.BytesIO()
    werk = Workbook(puffer, _optionen())
    werk.set_properties(_eigenschaften(lagebild))
    mappe, blaetter = Mappe(werk, lagebild), _blaetter(lagebild)
    deckblatt.deckblatt(mappe)
    deckblatt.inhalt(mappe, [(name, titel, anzahl) for name, titel, anzahl, _ in blaetter])
    for name, _, _, baue in blaetter:
        baue(mappe, name)
    mappe.blaetter["Deckblatt"].activate()
    werk.close()
    return ohne_uhr(puffer.getvalue())


def _optionen() -> dict[str, Any]:
    """Made anew each time: XlsxWriter changes what it is given, and the next workbook would have another font."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": SCHRIFT, "font_size": GROESSE},
    }


def _blaetter(lagebild: Lagebild) -> list[_Blatt]:
    """The sheets behind the contents: name, what it shows, number of rows, who writes it."""
    zahlen, tafeln = list(lagebild.zahlen()), list(lagebild.tafeln())
    absaetze = [baustein for baustein in lagebild.bausteine if isinstance(baustein, Absatz)]
    blaetter: list[_Blatt] = []
    if zahlen:
        was = "Alle Zahlen mit Wortlaut, Grundlage, Definition und Quelle"
        blaetter.append(("Zahlen", was, len(zahlen), lambda m, n: deckblatt.zahlen(m, n, zahlen)))
    for nummer, tafel in enumerate(tafeln, 1):

        def baue(mappe: Mappe, name: str, nummer: int = nummer) -> None:
            tafelblatt(mappe, name, tafeln[nummer - 1], nummer)

        anzahl = len(tafel.zeilen) - (tafel.summenzeile and bool(tafel.zeilen))
        blaetter.append((blattname(nummer, tafel.titel), tafel.titel, anzahl, baue))
    if absaetze:
        was = "; ".join(absatz.titel for absatz in absaetze)
        blaetter.append(
            ("Texte", was, sum(len(a.saetze) for a in absaetze), lambda m, n: deckblatt.texte(m, n, absaetze))
        )
    if zahlen:
        was = "Was jede Zahl zählt und was nicht"
        blaetter.append(("Definitionen", was, None, lambda m, n: deckblatt.definitionen(m, n, zahlen)))
    blaetter.append(("Hinweise", "Zeichen, Einheiten, Aufbau der Arbeitsmappe", None, deckblatt.hinweise))
    blaetter.append(("Quellen", "Woher die Zahlen stammen", len(lagebild.quellen), deckblatt.quellen))
    return blaetter


def _eigenschaften(lagebild: Lagebild) -> dict[str, str | datetime]:
    """What a file manager and a screen reader say first. There is no clock: the Stichtag is the date of the document."""
    tag = lagebild.stichtag
    texte = {
        "title": f"{lagebild.titel}: {lagebild.raum} am {tag_lang(tag)}",
        "subject": f"{lagebild.raum}, Stichtag {tag_lang(tag)}, {lagebild.datenstand_text}",
        "author": "ASSKomm",
        "category": "Lagebild",
        "keywords": "; ".join(("ASSKomm", lagebild.raum, *lagebild.vermerke)),
        "comments": f"Prüfwert {lagebild.kennung}, {lagebild.zitat}",
    }
    kurz = {name: gekuerzt(einzeilig(text), _HOECHSTENS) for name, text in texte.items()}
    return {**kurz, "created": datetime(tag.year, tag.month, tag.day)}  # noqa: DTZ001 (a day has no zone)
