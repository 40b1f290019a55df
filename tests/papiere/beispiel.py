"""What does a Lagebild look like that has everything a renderer must cope with? Made by hand, without a database."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from briefing.papiere.aufnahme import (
    Abbild,
    Absatz,
    Baustein,
    Lagebild,
    Papierart,
    Quelle,
    Reihen,
    Spalte,
    Tafel,
    Zahl,
    Zahlenreihe,
    Zelle,
    Zellenart,
)

NBSP = "\u00a0"
MARKUP = "#let *x* $y$ <b>fett</b> & _z_ \\ @import {{y}} `c` [l](http://boese.example)"
FORMEL = '=SUMME(1;2) & HYPERLINK("http://boese.example")'
LANG = (
    "Verwaltungsgemeinschaft Mittleres Erzgebirgsvorland-Zschopautal-Hohenstein mit den Gemeinden Großrückerswalde, "
    "Amtsberg, Drebach, Gornau und Börnichen im Erzgebirgskreis"
)
OHNE_UMBRUCH = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsordnungskommission" * 2
MEDIEN = Quelle(
    "Medieninformation „Schon 126 Kommunen“ des Staatsministeriums des Innern",
    "https://www.medienservice.sachsen.de/medien/news/1234567",
    "17. März 2025",
)
LANDTAG = Quelle("Antwort auf Kleine Anfrage, Drucksache 7/12345", "", "31. Dezember 2024")
BOESE = Quelle(f"Quelle {MARKUP}", "javascript:alert(1)", FORMEL)
DIREKTIONEN = ("Chemnitz", "Dresden", "Görlitz", "Leipzig", "Zwickau")
JAHRE = ("2019", "2020", "2021", "2022", "2023", "2024", "2025")


def zahl(
    schluessel: str = "kommunen", titel: str = "Kommunen bei ASSKomm", wert: int | None = 126, **sonst: Any
) -> Zahl:
    """A figure whose fields have defaults that a person could have written."""
    felder: dict[str, Any] = {
        "in_euro": False, "zusatz": "exakt", "text": "keine Angabe" if wert is None else f"{wert}",
        "satz": f"{titel}: {wert} am 30.{NBSP}Juni 2025.", "zeitraum": "bis 30.06.2025", "basis": "veröffentlicht",
        "herkunft": "Medieninformation vom 17.03.2025", "belegt": "97 von 126 einzeln belegt (77,0 %)",
        "veraenderung": f"+24 seit 30.{NBSP}Juni 2024", "ohne_vergleich": "", "vorbehalt": "", "widersprueche": 0,
        "definition": "Kommunen, die eine Sicherheitspartnerschaft im Rahmen von ASSKomm vereinbart haben.",
        "abgrenzung": "Nicht gezählt werden Kommunen, die nur beraten wurden, und Landkreise.", "fassung": 1,
        "quelle": MEDIEN,
    }  # fmt: skip
    return Zahl(schluessel, titel, wert, **(felder | sonst))


def zahlen() -> Zahlenreihe:
    """Exact, lower bound, money with state, none, zero, a contradiction, and a hostile one."""
    return Zahlenreihe(
        "Zahlen auf einen Blick",
        (
            zahl(),
            zahl("raete", "Kommunale Präventionsräte", 19, zusatz="mindestens", text=f"mindestens{NBSP}19",
                 satz="In Sachsen gibt es mindestens 19 Kommunale Präventionsräte.", fassung=2, widersprueche=2,
                 vorbehalt="mehr belegt als veröffentlicht (17, Stand 31.12.2024)", quelle=LANDTAG),
            zahl("bewilligt", "Bewilligte Fördermittel", 42_000_050, in_euro=True, zusatz="ueber",
                 text=f"über{NBSP}420.000,50{NBSP}€", satz=f"Bewilligt wurden über 420.000,50{NBSP}Euro.",
                 definition="Summe der bewilligten Zuwendungen nach der Förderrichtlinie.",
                 abgrenzung="Beantragte, ausgezahlte und zurückgeforderte Beträge zählen nicht.",
                 zeitraum="2019 bis 2025", veraenderung=f"+60.000,25{NBSP}€ seit 30.{NBSP}Juni 2024"),
            zahl("analysen", "Sicherheitsanalysen", None, satz="Zu Sicherheitsanalysen liegt keine Angabe vor.",
                 basis="keine Angabe", herkunft="", belegt="", veraenderung="", quelle=None,
                 ohne_vergleich="Für den 30. Juni 2024 liegt keine Angabe vor."),
            zahl("rueckforderungen", "Zurückgeforderte Fördermittel", 0, in_euro=True, text=f"0{NBSP}€",
                 satz=f"Zurückgefordert wurden 0{NBSP}Euro.", basis="gezählt", quelle=None, belegt="vollständig belegt",
                 veraenderung="±0 seit 30. Juni 2024"),
            zahl("einwohner", "Einwohnerinnen und Einwohner in Kommunen mit Sicherheitspartnerschaft", 1_563_210,
                 text="1.563.210", satz="In diesen Kommunen leben 1.563.210 Menschen.", basis="belegt"),
            zahl("boese", f"Titel {MARKUP}", 7, text="7", satz=f"Satz {MARKUP}", definition=f"{FORMEL} {MARKUP}",
                 abgrenzung=LANG, vorbehalt=FORMEL, quelle=BOESE),
        ),
    )  # fmt: skip


def _balkenspec(kategorien: tuple[str, ...], werte: tuple[float | None, ...]) -> str:
    spec = {
        "width": 480, "height": 200, "data": {"values": [
            {"name": name, "wert": wert} for name, wert in zip(kategorien, werte, strict=True)]},
        "mark": {"type": "bar", "color": "#0B5D3B"},
        "encoding": {"y": {"field": "name", "type": "nominal", "sort": None, "title": None},
                     "x": {"field": "wert", "type": "quantitative", "title": None}},
        "config": {"font": '"ASSKomm Sans", sans-serif', "background": "transparent"},
    }  # fmt: skip
    return json.dumps(spec, ensure_ascii=False, sort_keys=True)


def balken() -> Abbild:
    """Bars per directorate; Zwickau is unknown, Görlitz is zero; the table has a total."""
    werte: tuple[int | None, ...] = (34, 41, 0, 29, None)
    anteile = (0.274, 0.331, 0.0, 0.234, None)
    zeilen: list[tuple[Zelle, ...]] = [
        (name, wert, anteil) for name, wert, anteil in zip(DIREKTIONEN, werte, anteile, strict=True)
    ]
    return Abbild(
        schluessel="direktionen", titel="Kommunen je Polizeidirektion", spec=_balkenspec(DIREKTIONEN, werte),
        alt="Balken: Dresden 41, Chemnitz 34, Leipzig 29, Görlitz 0; Zwickau keine Angabe.",
        tafel=Tafel(
            "direktionen-tafel", "Kommunen je Polizeidirektion",
            (Spalte("Polizeidirektion"), Spalte("Kommunen", Zellenart.GANZZAHL),
             Spalte("Anteil an Sachsen", Zellenart.ANTEIL, 1)),
            (*zeilen, ("Sachsen", 104, 1.0)), unterschrift="Gezählt nach dem Sitz.", summenzeile=True),
        unterschrift="Gezählt nach dem Sitz am Stichtag.", fussnote="Zwickau: keine Angabe.",
        erklaerung="Wie viele Kommunen je Polizeidirektion eine Sicherheitspartnerschaft vereinbart haben.",
        legende=(("#0B5D3B", "Kommunen", "104"),),
        reihen=Reihen("balken", DIREKTIONEN, (("Kommunen", tuple(None if w is None else float(w) for w in werte)),),
                      "Kommunen"),
    )  # fmt: skip


def verlauf() -> Abbild:
    """Two lines over the years, with a gap in one and thousands of euros in cents in the table."""
    beraten = (3.0, 12.0, 25.0, 48.0, 77.0, 101.0, 126.0)
    raete = (None, 2.0, 5.0, None, 14.0, 17.0, 19.0)
    euro = (0, 1_250_075, 4_500_000, 12_345_678, 25_000_000, None, 42_000_050)
    return Abbild(
        schluessel="verlauf", titel="Kommunen und Präventionsräte seit 2019", spec=_balkenspec(JAHRE, beraten),
        alt="Linien: Kommunen von 3 (2019) auf 126 (2025), Präventionsräte von 2 (2020) auf 19 (2025).",
        tafel=Tafel(
            "verlauf-tafel", "Kommunen und Präventionsräte je Jahr",
            (Spalte("Jahr"), Spalte("Kommunen", Zellenart.GANZZAHL), Spalte("Präventionsräte", Zellenart.GANZZAHL),
             Spalte("bewilligt", Zellenart.EURO), Spalte("je 100.000 Einwohner", Zellenart.DEZIMAL, 1)),
            tuple((jahr, int(k), None if r is None else int(r), e, None if r is None else round(r / 41, 4))
                  for jahr, k, r, e in zip(JAHRE, beraten, raete, euro, strict=True))),
        unterschrift="Jeweils am 30. Juni.", fussnote="Lücken: keine Angabe.",
        erklaerung="Wie die Zusammenarbeit gewachsen ist.",
        legende=(("#0B5D3B", "Kommunen", "126"), ("#003E82", "Präventionsräte", "19")),
        reihen=Reihen("linie", JAHRE, (("Kommunen", beraten), ("Präventionsräte", raete))),
    )  # fmt: skip


def karte() -> Abbild:
    """A picture that no office program can draw itself: a mosaic that stands for a map."""
    kacheln = [{"x": i % 4, "y": i // 4, "stufe": i % 5} for i in range(12)]
    spec = {
        "width": 400, "height": 300, "data": {"values": kacheln}, "mark": "rect",
        "encoding": {"x": {"field": "x", "type": "ordinal", "axis": None},
                     "y": {"field": "y", "type": "ordinal", "axis": None},
                     "fill": {"field": "stufe", "type": "ordinal", "legend": None, "scale": {
                         "domain": [0, 1, 2, 3, 4],
                         "range": ["#F3F5F3", "#BCCFC3", "#86B79C", "#3F946A", "#0B5D3B"]}}},
    }  # fmt: skip
    zeilen: tuple[tuple[Zelle, ...], ...] = (
        ("14612000", "Dresden", "Dresden", "Präventionsrat", date(2019, 5, 17)),
        ("14625020", "Bautzen, Stadt", "Görlitz", "Vereinbarung", date(2021, 2, 6)),
        ("14521011", LANG, "Chemnitz", "Beratung", None),
        ("14523999", OHNE_UMBRUCH, "Zwickau", FORMEL, date(2024, 12, 31)),
    )
    return Abbild(
        schluessel="karte", titel="Tiefe der Zusammenarbeit", spec=json.dumps(spec, sort_keys=True),
        alt="Karte: 4 Kommunen wirken mit, 1 hat einen Präventionsrat.",
        tafel=Tafel("karte-tafel", "Kommunen nach Tiefe der Zusammenarbeit",
                    (Spalte("AGS"), Spalte("Kommune"), Spalte("Polizeidirektion"), Spalte("Stand"),
                     Spalte("seit", Zellenart.TAG)), zeilen),
        unterschrift="Gebietsstand 2025.", fussnote="Weiß: kein Beleg.", erklaerung="Die tiefste belegte Stufe.",
        legende=(("#F3F5F3", "kein Beleg", "414"), ("#BCCFC3", "Beratung", "1"), ("#86B79C", "Vereinbarung", "1"),
                 ("#3F946A", "Analyse", "1"), ("#0B5D3B", "Präventionsrat", "1")),
    )  # fmt: skip


def nachweis(zeilen: int = 60) -> Tafel:
    """A long table with every kind of cell, unknown ones, and a total row."""
    koerper = tuple(
        (f"{'Stadt' if i % 3 else 'Gemeinde'} Nr.{NBSP}{i:03d}", i * 7, None if i % 10 == 4 else i * 1.25,
         None if i % 7 == 3 else i * 123_456, None if i % 5 == 4 else i / 300, None if i % 6 == 5 else date(2020, 1 + i % 12, 28))
        for i in range(zeilen)
    )  # fmt: skip
    summe: tuple[Zelle, ...] = (
        "Summe", sum(i * 7 for i in range(zeilen)), None,
        sum(i * 123_456 for i in range(zeilen) if i % 7 != 3), None, None,
    )  # fmt: skip
    return Tafel(
        "nachweis", "Nachweis: Förderfälle nach Kommunen",
        (Spalte("Kommune"), Spalte("Einwohner", Zellenart.GANZZAHL), Spalte("je 100.000", Zellenart.DEZIMAL, 2),
         Spalte("bewilligt", Zellenart.EURO), Spalte("Anteil", Zellenart.ANTEIL, 1), Spalte("seit", Zellenart.TAG)),
        (*koerper, summe), unterschrift="Alle Fälle bis zum Stichtag.",
        fussnote="Beträge einschließlich Ergänzungen; – nichts vorhanden.", summenzeile=True,
    )  # fmt: skip


def boese_tafel() -> Tafel:
    """Cells and headings that somebody could take for commands."""
    return Tafel(
        "boese", f"{FORMEL} / [Blatt]: * ? \\",
        (Spalte("Text"), Spalte(FORMEL), Spalte("Text")),
        (("=1+1", "+49 351 123", "-5 Grad"), ("@SUM(A1)", "\tTab", "https://boese.example/"), (MARKUP, LANG, "''"),
         ("", "  ", "–")),
        fussnote=MARKUP,
    )  # fmt: skip


def leere_tafel() -> Tafel:
    return Tafel("leer", "Zurückgezogene Fälle", (Spalte("Fall"), Spalte("Betrag", Zellenart.EURO)), ())


def bausteine() -> tuple[Baustein, ...]:
    return (
        zahlen(),
        Absatz("Kernaussagen", (
            f"Bei ASSKomm wirken 126{NBSP}Kommunen mit.",
            f"Das sind 24{NBSP}mehr als am 30.{NBSP}Juni 2024.",
            f"In diesen Kommunen leben 1.563.210{NBSP}Menschen; über 420.000,50{NBSP}Euro wurden bewilligt.",
        ), liste=True, schluessel="saetze"),
        karte(),
        balken(),
        verlauf(),
        nachweis(),
        leere_tafel(),
        boese_tafel(),
        Absatz("Hinweise", (f"Ein Absatz mit Zeichen: {MARKUP}.", "Zweiter Absatz."), schluessel="hinweise"),
    )  # fmt: skip


def lagebild(**anders: Any) -> Lagebild:
    """The whole paper; single fields can be given anew."""
    bild = Lagebild(
        art=Papierart.LAGEBILD, titel="Lagebild ASSKomm", raum="Sachsen", stichtag=date(2025, 6, 30), datenstand=14,
        datenstand_text="Datenstand 14 vom 01.07.2025", vergleich="30. Juni 2024", vermerke=("Übungsdaten",),
        adresse="https://asskomm.example.sachsen.de", verweis="stichtag=2025-06-30&datenstand=14&vergleich=2024-06-30",
        bausteine=bausteine(), quellen=(MEDIEN, LANDTAG, BOESE),
    )  # fmt: skip
    return replace(bild, **anders)
