"""What stands in the workbooks and archives of the gallery of deliveries?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

Wert = object  # str, int, float, bool, date, datetime, None, Formel, Verbunden


@dataclass(frozen=True)
class Formel:
    """A formula and the value that was stored with it; the empty text: none was."""

    text: str
    wert: str | int | float = ""


@dataclass(frozen=True)
class Verbunden:
    """A text in a cell that is merged with those below it."""

    text: str
    zeilen: int


@dataclass(frozen=True)
class Blatt:
    name: str
    zeilen: Sequence[Sequence[Wert]]
    verborgen: bool = False
    ab_zeile: int = 0
    ab_spalte: int = 0


@dataclass(frozen=True)
class Mappe:
    """Its sheets, and parts that are added to the file or replace its own."""

    blaetter: Sequence[Blatt]
    dazu: Mapping[str, bytes] = field(default_factory=dict)


def angaben(kennung: str, stand: Wert = "30.06.2023") -> Blatt:
    """The sheet on which a delivery says what it is."""
    wer = (("Kennung", kennung), ("Titel", "Halbjahresmeldung"), ("Herausgeber", "Stadt Beispielhausen"))
    return Blatt("Lieferung", [("Angabe", "Wert"), *wer, ("Stand", stand)])


E_KOPF = ("Träger", "Art", "Datum", "Notiz")
F_KOPF = ("Träger", "Förderfall", "Geldzustand", "Datum", "Betrag (Euro)")
EINE = Blatt("Ereignisse", [E_KOPF, ("Werdau", "projekt", "06.03.2021", "")])
EINE_CSV = "Träger;Art;Datum\nWerdau;projekt;06.03.2021\n"
KOPF_CSV = "Angabe;Wert\nKennung;{}\nTitel;Halbjahresmeldung\nHerausgeber;Stadt Beispielhausen\nStand;30.06.2023\n"
TERMIN = datetime(2021, 3, 6, 14, 30)  # noqa: DTZ001  # what Excel keeps has no zone
# One row of each kind of fact, about a Kreis that does not exist.
ALLE_ARTEN = (
    Blatt("Landkreise", [("Landkreis", "Name", "Art"), (14599, "Beispielkreis", "Landkreis")]),
    Blatt("Polizeidirektionen", [("Landkreis", "Polizeidirektion", "Gültig von"), ("Beispielkreis", "Zwickau", date(2023, 1, 1))]),
    Blatt("Kommunen", [
        (
            "AGS", "Name", "Amtlicher Name", "Art", "Landkreis", "Gültig von", "Beginn ist Erfassung", "Fläche (ha)",
            "Fläche des Umrisses (ha)", "Länge", "Breite",
        ),
        (
            14599010, "Neustadt am Beispiel", "Neustadt am Beispiel, Stadt", "Stadt", 14599, date(2023, 1, 1), "nein", 3000,
            3001, 12.49, "50,72",
        ),
    ]),
    Blatt("Gebietsänderungen", [
        ("Datum", "AGS bisher", "Name bisher", "AGS neu", "Name neu"),
        (date(2023, 1, 1), 14599001, "Altdorf am Beispiel", "Neustadt am Beispiel", "Neustadt am Beispiel"),
    ]),
    Blatt("Einwohner", [
        ("AGS", "Stichtag", "Einwohner", "Gebietsstand"), ("Neustadt am Beispiel", date(2023, 3, 31), "4.321", date(2023, 3, 31)),
    ]),
    Blatt("Träger", [("Träger", "Name", "Art", "Landkreis"), ("beispielbund", "Beispielbund", "Städtebund", "Beispielkreis")]),
    Blatt("Mitglieder", [("Träger", "AGS", "Gültig von"), ("Beispielbund", "Neustadt am Beispiel", date(2023, 2, 1))]),
    Blatt("Ereignisse", [E_KOPF, ("Beispielbund", "Beratung", "März 2023", "")]),
    Blatt("Förderungen", [F_KOPF, ("Beispielbund", "beispiel-1", "bewilligt", "April 2023", "1,5 Tsd. €")]),
    Blatt("Haushaltsansätze", [("Gültig von", "Gültig bis", "Betrag (Euro)"), (date(2018, 1, 1), date(2018, 12, 31), "1,3 Mio. Euro")]),
    Blatt("Qualifizierung", [("Lehrgang", "Qualifizierungsstand", "Datum", "Personen"), ("Beispiellehrgang", "begonnen", 2023, 12)]),
    Blatt("Veröffentlichungen", [
        ("Begriff", "Wert", "Einheit", "Wert ist", "Stand", "Raum ist", "Raum"),
        ("beispiel", 12, "anzahl", "bereits", "02/2023", "Land", "Sachsen"),
    ]),
    Blatt("Vollständigkeit", [("Kennzahl", "Gültig von"), ("kommunen_beraten", date(2023, 1, 1))]),
    Blatt("Fassungen", [("Kennzahl", "Fassung", "Gültig von"), ("kommunen_beraten", 1, date(2019, 1, 1))]),
)  # fmt: skip


def mappe(name: str, *blaetter: Blatt, stand: Wert = "30.06.2023") -> tuple[str, Mappe]:
    """A case: its file and its workbook, with the sheet "Lieferung" before the others."""
    return f"{name}.xlsx", Mappe((angaben(name, stand), *blaetter))


MAPPEN = dict([
    mappe("111-datum-in-excel", Blatt("Ereignisse", [
        E_KOPF,
        ("Werdau", "projekt", date(2021, 3, 6), "als Datum"),
        ("Plauen", "projekt", 44261, "als Tageszahl"),
        ("Riesa", "projekt", 2021, "Jahr als Zahl"),
        ("Grimma", "projekt", "Feb 2021", "Text"),
        ("Pirna", "projekt", "2021", "Jahr als Text"),
    ]), stand=date(2023, 6, 30)),
    mappe("112-monat-als-datum", Blatt("Ereignisse", [
        (*E_KOPF, "Genauigkeit"),
        ("Werdau", "projekt", date(2021, 3, 1), "Excel machte aus März 21 einen Tag", "Monat"),
        ("Plauen", "projekt", date(2021, 1, 1), "ebenso aus 2021", "Jahr"),
        ("Riesa", "projekt", date(2021, 1, 1), "gemeint ist der Tag", ""),
    ])),
    mappe("113-datum-mit-uhrzeit", Blatt("Ereignisse", [
        E_KOPF,
        ("Werdau", "projekt", TERMIN, ""),
        ("Plauen", "projekt", 44261.604, ""),
        ("Riesa", "projekt", "06.03.2021 14:30", ""),
        ("Grimma", "projekt", "06.03.2021 00:00", ""),
    ])),
    mappe("114-zahl-ist-kein-datum", Blatt("Ereignisse", [
        E_KOPF, ("Werdau", "projekt", 12, ""), ("Plauen", "projekt", 20210306, ""),
    ])),
    mappe("115-betraege-in-excel", Blatt("Förderungen", [
        F_KOPF,
        ("Werdau", "beispiel-1", "beantragt", date(2022, 3, 15), 420000),
        ("Plauen", "beispiel-2", "beantragt", date(2022, 3, 15), 1234.5),
        ("Riesa", "beispiel-3", "beantragt", date(2022, 3, 15), 1234.4999999999998),
        ("Grimma", "beispiel-4", "beantragt", date(2022, 3, 15), "1,3 Mio. Euro"),
        ("Pirna", "beispiel-5", "beantragt", date(2022, 3, 15), None),
    ])),
    mappe("116-betraege-in-excel-falsch", Blatt("Förderungen", [
        F_KOPF,
        ("Werdau", "beispiel-1", "beantragt", date(2022, 3, 15), -500),
        ("Plauen", "beispiel-2", "beantragt", date(2022, 3, 15), 33.3333333),
        ("Riesa", "beispiel-3", "beantragt", date(2022, 3, 15), date(2022, 3, 15)),
        ("Grimma", "beispiel-4", "beantragt", date(2022, 3, 15), 10**16),
    ])),
    mappe("117-ags-als-zahl", Blatt("Einwohner", [
        ("AGS", "Stichtag", "Einwohner", "Gebietsstand"),
        (14524330, date(2020, 12, 31), 87500, date(2020, 12, 31)),
        (145220080080, date(2020, 12, 31), 23700.0, date(2020, 12, 31)),
    ])),
    mappe("118-ags-ohne-null", Blatt("Ereignisse", [E_KOPF, (1001000, "projekt", 2021, ""), (14524.33, "projekt", 2021, "")])),
    mappe("119-ausgangsfall", Blatt("Ereignisse", [
        E_KOPF, ("Stadt Zwickau", "projekt", "Feb 2021", "aus dem Auftrag"),
    ]), Blatt("Förderungen", [F_KOPF, ("Stadt Zwickau", "beispiel-1", "bewilligt", "Feb 2021", "1,3 Mio. Euro")])),
    mappe("120-formel-mit-wert", Blatt("Förderungen", [
        F_KOPF,
        ("Werdau", "beispiel-1", "beantragt", date(2022, 3, 15), Formel("=1000+500", 1500)),
        ("Riesa", "beispiel-2", "beantragt", date(2022, 3, 15), Formel("=SUM(E2:E2)*2", 3000)),
    ])),
    mappe("121-formel-ohne-wert", Blatt("Förderungen", [
        F_KOPF,
        ("Werdau", "beispiel-1", "beantragt", date(2022, 3, 15), Formel("=1000+500")),
        ("Riesa", "beispiel-2", "beantragt", Formel("=TODAY()"), 3000),
    ])),
    mappe("122-fehlerzellen", Blatt("Förderungen", [
        F_KOPF,
        (Formel("=VLOOKUP(1,A1:A1,1)", "#N/A"), "beispiel-1", "beantragt", date(2022, 3, 15), 1500),
        ("Riesa", "beispiel-2", "beantragt", date(2022, 3, 15), Formel("=E2/0", "#DIV/0!")),
    ])),
    mappe("123-text-wie-eine-formel", Blatt("Ereignisse", [
        E_KOPF, ("Werdau", "projekt", 2021, "=1+1"), ("Riesa", "projekt", 2021, "-0,5"), ("Pirna", "projekt", 2021, "@"),
    ])),
    mappe("124-unbekanntes-blatt", EINE, Blatt("Telefonliste", [("Zimmer", "Stelle"), (1, "Ordnungsamt")]), Blatt("Tabelle1", [])),
    mappe("125-verborgenes-blatt", EINE, Blatt("Förderungen", [F_KOPF, ("Riesa", "beispiel-1", "beantragt", 2022, 7)], verborgen=True)),
    mappe("126-verbundene-zellen", Blatt("Ereignisse", [
        E_KOPF, (Verbunden("Werdau", 2), "projekt", "06.03.2021", ""), (None, "coaching", "07.03.2021", ""),
    ])),
    ("127-blatt-lieferung-fehlt.xlsx", Mappe((EINE,))),
    mappe("128-keine-daten", Blatt("Tabelle1", [("Träger", "Art"), ("Werdau", "projekt")])),
    mappe("129-tabelle-mitten-im-blatt", Blatt("Ereignisse", [
        E_KOPF, ("Werdau", "projekt", "06.03.2021", ""), ("Plauen", "projekt", "30.02.2021", ""),
    ], ab_zeile=3, ab_spalte=1)),
    mappe("130-rechts-daneben-gerechnet", Blatt("Ereignisse", [
        E_KOPF, ("Werdau", "projekt", "06.03.2021", "", None, "Summe:", 1), (None, None, None, None, None, None, 5),
    ])),
    mappe("131-blaetter-anders-geschrieben", Blatt("EREIGNISSE", [E_KOPF, ("Werdau", "projekt", 2021, "")]), Blatt(
        "foerderungen", [("Traeger", "Foerderfall", "GELDZUSTAND", "Datum"), ("Riesa", "beispiel-1", "bewilligt", 2022)],
    ), Blatt("Hinweise", [("nur für uns",)])),
    mappe("132-zwei-blaetter-einer-art", EINE, Blatt("ereignisse.csv", [E_KOPF, ("Riesa", "projekt", 2021, "")])),
    mappe("133-blatt-leer", EINE, Blatt("Förderungen", [])),
    mappe("134-viele-fehler", Blatt("Ereignisse", [
        ("Träger", "Art", "Datum", "Sicher"),
        ("Zwikau", "Projeckt", "30.02.2021", "vielleicht"),
        ("Bernsdorf", "projekt", 2021, True),
        ("", "", "", False),
    ]), Blatt("Einwohner", [("AGS", "Stichtag", "Einwohner"), ("Werdau", "31.12.2020", 20400)]), stand="bald"),
    mappe("135-gleicher-inhalt-wie-csv", Blatt("Ereignisse", [
        E_KOPF, ("14524300", "projekt", "2021-03-06", "Übergabe für größere Straßenzüge"),
    ])),
    mappe("155-stand-in-der-zukunft", EINE, stand=date(2032, 6, 30)),
    mappe("156-zusaetzliche-spalten", Blatt("Ereignisse", [
        ("lfd. Nr.", *E_KOPF, "Wiedervorlage"), (1, "Werdau", "projekt", "06.03.2021", "", date(2021, 5, 1)),
    ])),
    mappe("157-alle-arten", *ALLE_ARTEN),
    mappe("158-berichtigung-ohne-grund", Blatt("Ereignisse", [
        E_KOPF, ("Zwickau", "Kooperationsvereinbarung", "26.10.2020", "im Rathaus"),
    ])),
    mappe("159-regeln-in-der-mappe", Blatt("Ereignisse", [
        E_KOPF,
        ("Werdau", "Kooperationsvereinbarung", date(2012, 1, 11), ""),
        ("Riesa", "projekt", date(2021, 3, 6), "Rückfragen an vorname.nachname@example.org"),
        ("Werdau", "Kooperationsvereinbarung", date(2012, 1, 11), ""),
    ]), Blatt("Förderungen", [
        F_KOPF,
        ("Werdau", "beispiel-1", "bewilligt", date(2022, 3, 15), 10_000),
        ("Werdau", "beispiel-1", "ausgezahlt", date(2022, 5, 15), 12_000),
    ])),
    ("136-makros.xlsm", Mappe((angaben("136-makros"), EINE), {"xl/vbaProject.bin": b"kein echtes Makro"})),
    ("137-verknuepfung.xlsx", Mappe((angaben("137-verknuepfung"), EINE), {
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
    })),
    mappe("138-steuerzeichen", Blatt("Ereignisse", [E_KOPF, ("Werdau", "projekt", 2021, "Sitz\x07ung")])),
    mappe("139-ja-nein-in-excel", Blatt("Ereignisse", [
        (*E_KOPF[:3], "Sicher"), ("Werdau", "projekt", 2021, True), ("Riesa", "projekt", 2021, 0), ("Pirna", "projekt", 2021, "nein"),
    ])),
])  # fmt: skip

ARCHIVE: dict[str, dict[str, str | bytes]] = {
    "140-csv.zip": {"Ereignisse.csv": EINE_CSV, "Lieferung.csv": KOPF_CSV.format("140-csv")},
    "141-ordner-im-zip.zip": {
        "Meldung 2023/Ereignisse.csv": EINE_CSV,
        "Meldung 2023/lieferung.csv": KOPF_CSV.format("141-ordner-im-zip"),
        "__MACOSX/Meldung 2023/._Ereignisse.csv": b"\0\5\26\7",
        "Meldung 2023/.DS_Store": b"\0\0\0\1",
    },
    "142-mappe-im-zip.zip": {"Meldung.xlsx": "119-ausgangsfall.xlsx"},
    "143-zwei-mappen-im-zip.zip": {"alt.xlsx": "119-ausgangsfall.xlsx", "neu.xlsx": "115-betraege-in-excel.xlsx"},
    "144-fremde-dateien-im-zip.zip": {
        "ereignisse.csv": EINE_CSV,
        "lieferung.csv": KOPF_CSV.format("144-fremde-dateien-im-zip"),
        "Anschreiben.txt": "Anbei die Meldung.\n",
    },
    "145-leeres-zip.zip": {},
    "146-unterordner-im-zip.zip": {
        "ereignisse.csv": EINE_CSV, "lieferung.csv": KOPF_CSV.format("146-unterordner"), "2022/foerderungen.csv": "Träger\nWerdau\n",
    },
    "147-zip-im-zip.zip": {"lieferung.csv": KOPF_CSV.format("147-zip-im-zip"), "meldung.zip": b"PK\x03\x04 noch ein Archiv"},
    "148-fehler-im-zip.zip": {
        "ereignisse.csv": "Träger;Art;Datum\nWerdau;projekt;30.02.2021\n", "lieferung.csv": KOPF_CSV.format("148-fehler-im-zip"),
    },
}  # fmt: skip

SONSTIGE = {
    "149-csv-mit-falscher-endung.xlsx": EINE_CSV.encode(),
    "150-altes-excel.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
    "151-einzelne-tabelle.csv": EINE_CSV.encode(),
    "152-schreiben.pdf": b"%PDF-1.4\n%%EOF\n",
    "153-leere-datei.xlsx": b"",
    "154-abgeschnitten.zip": b"PK\x03\x04" + bytes(60),
}
