"""What do cover, contents, notes and sources of a workbook say?"""

from collections.abc import Sequence

from briefing.papiere.arbeitsmappe.mappe import INHALT, Mappe
from briefing.papiere.arbeitsmappe.tafelblatt import schreibe
from briefing.papiere.aufnahme import Absatz, Lagebild, Spalte, Tafel, Zahl, Zellenart
from domain.zahlen import KEINE_ANGABE
from domain.zeit import tag_lang

_HINWEISE = (
    (KEINE_ANGABE, "Der Wert ist nicht bekannt. Das ist nicht null: Summen und Mittelwerte von Excel übergehen diesen Text."),
    ("0", "Gezählt und keiner gefunden, oder ein Betrag von null."),
    ("leere Zelle", "Nur in der Summenzeile: Diese Spalte lässt sich nicht zusammenzählen."),
    ("nichts vorhanden", "Die Tabelle hat keine Zeile."),
    ("mindestens, über, rund", "So wurde die Zahl veröffentlicht oder belegt; das Wort gehört zur Zahl."),
    ("Beträge", "In Euro mit Cent, immer mit dem Zustand des Geldes (bewilligt, ausgezahlt …)."),
    ("Anteile", "Als Bruchteil gespeichert und als Prozent angezeigt: 0,25 ist 25 %."),
    ("Gerundet", "Wird nur die Anzeige; in der Zelle steht der Wert mit allen Stellen."),
    ("Summenzeile", "Steht unter der Tabelle, damit Filter und Sortieren sie nicht bewegen."),
    ("Prüfwert", "Gleicher Prüfwert, gleiche Zahlen: PDF, Folien, Arbeitsmappe und Daten stammen aus derselben Aufnahme."),
    ("Zitierlink", "Zeigt, was ausgegeben wurde und ob es heute noch gilt."),
    ("Aufbau", "Eine Tabelle je Blatt ab Spalte A, keine verbundenen Zellen, keine Formeln, keine Makros."),
)  # fmt: skip


def deckblatt(mappe: Mappe) -> None:
    """What the workbook is and of which day."""
    bild = mappe.lagebild
    blatt, zeile = mappe.blatt("Deckblatt", bild.titel, zurueck=False)
    angaben = (
        ("Raum", bild.raum), ("Stichtag", tag_lang(bild.stichtag)), ("Stand der Daten", bild.datenstand_text),
        ("Verglichen mit", bild.vergleich), ("Drucksache", bild.drucksache), ("Achtung", "; ".join(bild.vermerke)),
        ("Prüfwert", mappe.kennung), ("Prüfwert, ganz", bild.pruefwert),
    )  # fmt: skip
    for name, text in angaben:
        if text:
            mappe.text(blatt, zeile, 0, name, mappe.stil("name"))
            mappe.text(blatt, zeile, 1, text)
            zeile += 1
    for name, adresse in (("Zitierlink", bild.zitat), ("Ansicht im Dashboard", ansicht(bild))):
        mappe.text(blatt, zeile, 0, name, mappe.stil("name"))
        mappe.verweis(blatt, zeile, 1, adresse)
        zeile += 1
    mappe.sprung(blatt, zeile + 1, 0, INHALT, "Zum Inhalt")
    blatt.set_column(0, 0, 24)
    blatt.set_column(1, 1, 90)


def ansicht(bild: Lagebild) -> str:
    """Address of the view that the paper was made from."""
    return (
        bild.verweis
        if bild.verweis.startswith(("http://", "https://"))
        else f"{bild.adresse}/?{bild.verweis.lstrip('/?')}"
    )


def inhalt(mappe: Mappe, blaetter: Sequence[tuple[str, str, int | None]]) -> None:
    """Every sheet with what it shows, one click away."""
    blatt, zeile = mappe.blatt(INHALT, "Inhalt", zurueck=False)
    for nr, kopf in enumerate(("Blatt", "Was darauf steht", "Zeilen")):
        mappe.text(blatt, zeile, nr, kopf, mappe.stil("kopf-rechts" if nr == 2 else "kopf"))
    for name, titel, anzahl in blaetter:
        zeile += 1
        mappe.sprung(blatt, zeile, 0, name, name)
        mappe.text(blatt, zeile, 1, titel)
        if anzahl is not None:
            blatt.write_number(zeile, 2, anzahl, mappe.format(num_format="#,##0", align="right"))
    blatt.set_column(0, 0, 36)
    blatt.set_column(1, 1, 90)
    blatt.set_column(2, 2, 10)


def hinweise(mappe: Mappe, name: str) -> None:
    """How the workbook is to be read."""
    blatt, zeile = mappe.blatt(name, "Zeichen und Hinweise")
    schreibe(
        mappe,
        blatt,
        zeile,
        Tafel("hinweise", "Hinweise", (Spalte("Zeichen"), Spalte("Bedeutung")), _HINWEISE),
        "Hinweise",
    )


def texte(mappe: Mappe, name: str, absaetze: Sequence[Absatz]) -> None:
    """The sentences of the paper, one per row."""
    zeilen = tuple((absatz.titel, satz) for absatz in absaetze for satz in absatz.saetze)
    blatt, zeile = mappe.blatt(name, "Aussagen und Texte")
    schreibe(mappe, blatt, zeile, Tafel("texte", "Texte", (Spalte("Abschnitt"), Spalte("Text")), zeilen), "Texte")


def quellen(mappe: Mappe, name: str) -> None:
    """Where everything is from."""
    blatt, zeile = mappe.blatt(name, "Quellen")
    spalten = (Spalte("Quelle"), Spalte("Stand"), Spalte("Adresse"))
    zeilen = tuple((quelle.titel, quelle.stand, quelle.url) for quelle in mappe.lagebild.quellen)
    schreibe(mappe, blatt, zeile, Tafel("quellen", "Quellen", spalten, zeilen), "Quellen")
    for nr, quelle in enumerate(mappe.lagebild.quellen, zeile + 1):
        mappe.verweis(blatt, nr, 2, quelle.url)


ZAHLENSPALTEN = (
    Spalte("Kennzahl"), Spalte("Zusatz"), Spalte("Wert", Zellenart.DEZIMAL, 2), Spalte("Einheit"), Spalte("Wortlaut"),
    Spalte("Zeitraum"), Spalte("Grundlage"), Spalte("Herkunft"), Spalte("Belegt"), Spalte("Veränderung"),
    Spalte("Ohne Vergleich, weil"), Spalte("Vorbehalt"), Spalte("Widersprüche", Zellenart.GANZZAHL), Spalte("Satz"),
    Spalte("Definition"), Spalte("Nicht gezählt"), Spalte("Fassung", Zellenart.GANZZAHL), Spalte("Quelle"),
    Spalte("Stand der Quelle"), Spalte("Adresse der Quelle"), Spalte("Schlüssel"),
)  # fmt: skip


def zahlen(mappe: Mappe, name: str, zahlen: Sequence[Zahl]) -> None:
    """One row per figure with everything that is known of it."""
    blatt, zeile = mappe.blatt(name, "Zahlen")
    zeilen = tuple(_zahlenzeile(zahl) for zahl in zahlen)
    schreibe(mappe, blatt, zeile, Tafel("zahlen", "Zahlen", ZAHLENSPALTEN, zeilen), "Zahlen", hoechstens=34)
    for nr, zahl in enumerate(zahlen, zeile + 1):
        einheit = Spalte("Wert", Zellenart.EURO if zahl.in_euro else Zellenart.GANZZAHL)
        mappe.zelle(blatt, nr, 2, zahl.wert, einheit)
        if zahl.quelle:
            mappe.verweis(blatt, nr, 19, zahl.quelle.url)


_ZUSATZ = {"exakt": "genau", "ueber": "über", "ca": "rund"}


def _zahlenzeile(z: Zahl) -> tuple[str | float | None, ...]:
    wert = None if z.wert is None else z.wert / 100 if z.in_euro else z.wert
    quelle = (z.quelle.titel, z.quelle.stand, z.quelle.url) if z.quelle else ("", "", "")
    return (
        z.titel, _ZUSATZ.get(z.zusatz, z.zusatz), wert, "€" if z.in_euro else "Anzahl", z.text, z.zeitraum, z.basis, z.herkunft, z.belegt,
        z.veraenderung, z.ohne_vergleich, z.vorbehalt, z.widersprueche, z.satz, z.definition, z.abgrenzung, z.fassung,
        *quelle, z.schluessel,
    )  # fmt: skip


def definitionen(mappe: Mappe, name: str, zahlen: Sequence[Zahl]) -> None:
    """What each figure counts and what it does not."""
    spalten = (
        Spalte("Kennzahl"),
        Spalte("Was gezählt wird"),
        Spalte("Was nicht gezählt wird"),
        Spalte("Fassung", Zellenart.GANZZAHL),
    )
    zeilen = tuple(dict.fromkeys((z.titel, z.definition, z.abgrenzung, z.fassung) for z in zahlen))
    blatt, zeile = mappe.blatt(name, "Was die Zahlen zählen")
    schreibe(mappe, blatt, zeile, Tafel("definitionen", "Definitionen", spalten, zeilen), "Definitionen")
