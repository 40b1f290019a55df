"""Which rows are refused, which are only pointed out, and which are let through? Good cases stand beside bad ones."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, event

from config import DATEN
from data_access.katalog import FASSUNGEN
from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.formate import FORMATE
from ingest.lesen import MANIFEST, Datei, Lieferpaket, Manifest, lies
from ingest.pruefen import pruefe
from ingest.regeln.kontakt import funde
from ingest.schreiben import lade_pakete
from uebung.lieferungen import pakete

Zeile = tuple[str, dict[str, str]]
HEUTE = date(2024, 1, 1)
STAND = date(2023, 6, 30)
ZWICKAU, WERDAU, ALT, NEU = "14524330", "14524300", "14524999", "14524020"
FEHLER, HINWEIS = Schwere.FEHLER, Schwere.HINWEIS
VEREINBARUNG = "kooperationsvereinbarung"


# --- one row of each kind, of which a case says only what matters -----------------------------------------------------


def e(art: str, datum: str, traeger: str = ZWICKAU, **mehr: str) -> Zeile:
    genau = {10: "tag", 7: "monat", 4: "jahr"}[len(datum)]
    return "ereignisse.csv", {
        "traeger": traeger,
        "art": art,
        "datum": datum,
        "genauigkeit": genau,
        "sicher": "ja",
    } | mehr


def analyse(phase: str, datum: str, **mehr: str) -> Zeile:
    return e("sicherheitsanalyse", datum, phase=phase, **{"vorgang": "analyse"} | mehr)


def f(zustand: str, euro: str, datum: str, fall: str = "fall", **mehr: str) -> Zeile:
    zeit = {"datum": datum, "genauigkeit": {10: "tag", 7: "monat", 4: "jahr"}[len(datum)]}
    return "foerderungen.csv", {
        "traeger": ZWICKAU, "fall": fall, "geldzustand": zustand, "betrag_eur": euro, "sicher": "ja",
    } | zeit | mehr  # fmt: skip


def h(euro: str, jahr: str = "2021", **mehr: str) -> Zeile:
    zeit = {"gueltig_von": f"{jahr}-01-01", "gueltig_bis": f"{jahr}-12-31"}
    return "haushaltsansaetze.csv", {"betrag_eur": euro, "sicher": "ja"} | zeit | mehr


def q(stand: str, personen: int, datum: str, **mehr: str) -> Zeile:
    zeit = {"datum": datum, "genauigkeit": {10: "tag", 7: "monat", 4: "jahr"}[len(datum)]}
    eigenes = {"lehrgang": "Beccaria", "qualifizierungsstand": stand, "personen": str(personen), "sicher": "ja"}
    return "qualifizierungen.csv", eigenes | zeit | mehr


def ew(stichtag: str, zahl: int, ags: str = ZWICKAU, **mehr: str) -> Zeile:
    return "einwohner.csv", {"ags": ags, "stichtag": stichtag, "einwohner": str(zahl), "gebietsstand": stichtag} | mehr


def m(von: str, bis: str = "", ags: str = ZWICKAU, traeger: str = "verband", **mehr: str) -> Zeile:
    return "mitglieder.csv", {
        "traeger": traeger,
        "ags": ags,
        "gueltig_von": von,
        "gueltig_bis": bis,
        "sicher": "ja",
    } | mehr


def tr(traeger: str, name: str, von: str = "", bis: str = "", **mehr: str) -> Zeile:
    eigenes = {"traeger": traeger, "name": name, "art": "Verwaltungsverband", "landkreis": "14524"}
    return "traeger.csv", eigenes | {"gueltig_von": von, "gueltig_bis": bis} | mehr


def k(
    ags: str, von: str = "2019-01-01", bis: str = "", erfasst: str = "ja", lon: str = "12.5", lat: str = "50.7"
) -> Zeile:
    return "kommunen.csv", {
        "ags": ags, "name": "Ort", "name_amtlich": "Ort", "art": "Stadt", "landkreis": "14524", "gueltig_von": von,
        "gueltig_bis": bis, "beginn_ist_erfassung": erfasst, "flaeche_ha": "1", "flaeche_polygon_ha": "1", "lon": lon, "lat": lat,
    }  # fmt: skip


def g(alt: str, neu: str, datum: str) -> Zeile:
    return "gebietsaenderungen.csv", {"alt_ags": alt, "alt_name": "A", "neu_ags": neu, "neu_name": "B", "datum": datum}


def v(wert: int, stand: str, **mehr: str) -> Zeile:
    return "veroeffentlichungen.csv", {
        "begriff": "kommunen_beraten", "kennzahl": "kommunen_beraten", "wert": str(wert), "einheit": "anzahl", "zusatz": "exakt",
        "stand": stand, "raum_art": "land", "raum": "Sachsen", "herausgeber": "SMI", "quelle_titel": "Medieninformation",
    } | mehr  # fmt: skip


GEBIET = (
    ("landkreise.csv", {"landkreis": "14524", "name": "Zwickau", "art": "Landkreis"}),
    k(ZWICKAU), k(WERDAU), k(ALT, bis="2020-12-31"), k(NEU, von="2021-01-01", erfasst="nein"), g(ALT, NEU, "2021-01-01"),
    tr("verband", "Verband Probe", "2015-01-01", "2022-12-31"),
)  # fmt: skip


def paket(kennung: str, zeilen: Sequence[Zeile], **kopf: Any) -> Lieferpaket:
    """A delivery; the lines of each file are counted from 2."""
    je_datei: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for datei, zeile in zeilen:
        je_datei[datei].append(zeile)
    dateien = tuple(
        Datei(x, tuple(enumerate((x.modell.model_validate(_voll(z)) for z in je_datei[x.datei]), start=2)))
        for x in FORMATE
        if x.datei in je_datei
    )
    angaben = {"titel": "Probe", "herausgeber": "Test", "stand": STAND} | kopf
    manifest = Manifest(
        format=1, kennung=kennung, **angaben, zeilen={datei.format.datei: len(datei.zeilen) for datei in dateien}
    )
    return Lieferpaket(kennung, manifest, dateien, kennung)


def _voll(zeile: dict[str, str]) -> dict[str, str]:
    return {spalte: wert for spalte, wert in zeile.items() if wert}


def befunde(
    maschine: Engine, gespeichert: Sequence[Zeile], geliefert: Sequence[Zeile], **kopf: Any
) -> Sequence[Befund]:
    """What is found in a delivery after another one that is stored with the territory."""
    vorher = [paket("gebiet", GEBIET)] + ([paket("frueher", gespeichert)] if gespeichert else [])
    lade_pakete(maschine, vorher, FASSUNGEN)
    with maschine.connect() as verbindung:
        try:
            return pruefe(verbindung, paket("neu", geliefert, **kopf), FASSUNGEN, HEUTE)
        except Lieferungsfehler as fehler:
            return fehler.befunde


class Fall(NamedTuple):
    """What is delivered, what of it is found (line, column, severity, part of the reason), and what was stored before."""

    geliefert: list[Zeile]
    erwartet: Sequence[tuple[int, str, Schwere, str]] = ()
    gespeichert: Sequence[Zeile] = ()


ZURUECK = {"zurueckgezogen": "ja", "grund": "falsch"}
FAELLE = {
    # an end before its start
    "analysis in order": Fall([analyse("Auftakt", "2021-03-01"), analyse("Befragung", "2021-05"), analyse("Ergebnis", "2021-09")]),
    "result before the beginning": Fall(
        [analyse("Auftakt", "2021-03-01"), analyse("Ergebnis", "2021-02-01")], [(3, "datum", FEHLER, "Ergebnis (01.02.2021) liegt vor")],
    ),
    "result before the beginning, other order": Fall(
        [analyse("Ergebnis", "2021-02-01"), analyse("Auftakt", "2021-03-01")], [(3, "datum", FEHLER, "das andere: Zeile 2")],
    ),
    "result before the stored beginning": Fall(
        [analyse("Ergebnis", "2021-02-01")],
        [(2, "datum", HINWEIS, "gespeichert als „14524330/sicherheitsanalyse/Auftakt/2021-03-01“ aus der Lieferung „frueher“")],
        [analyse("Auftakt", "2021-03-01")],
    ),
    "beginning corrected by the delivery itself": Fall(
        [analyse("Ergebnis", "2021-02-01"), analyse("Auftakt", "2021-01-01", kennung="a", grund="Dreher")],
        gespeichert=[analyse("Auftakt", "2021-03-01", kennung="a")],
    ),
    "beginning withdrawn by the delivery itself": Fall(
        [analyse("Ergebnis", "2021-02-01"), analyse("Auftakt", "2021-03-01", kennung="a", **ZURUECK)],
        gespeichert=[analyse("Auftakt", "2021-03-01", kennung="a")],
    ),
    "result in the month of the beginning": Fall([analyse("Auftakt", "2021-03-20"), analyse("Ergebnis", "2021-03")]),
    "result of another analysis": Fall([analyse("Auftakt", "2021-03-01"), analyse("Ergebnis", "2021-02-01", vorgang="andere")]),
    "survey before the beginning": Fall(
        [analyse("Auftakt", "2021-03-01"), analyse("Befragung", "2021-02")], [(3, "datum", HINWEIS, "Befragung")],
    ),
    "survey repeated after the result": Fall(
        [analyse("Befragung", "2021-03-01"), analyse("Ergebnis", "2021-06-01"), analyse("Befragung", "2022-03-01")],
    ),
    "beginning only known on a day": Fall(
        [analyse("Auftakt", "2021-03-01", genauigkeit="bekannt_am"), analyse("Ergebnis", "2021-02-01")],
    ),
    "council dissolved before it began": Fall(
        [e("kpr_konstituiert", "2021-05-04"), e("kpr_aufgeloest", "2020-01-01")], [(3, "datum", HINWEIS, "bevor er beginnt")],
    ),
    "council dissolved before the stored beginning": Fall(
        [e("kpr_aufgeloest", "2020-01-01")], [(2, "datum", HINWEIS, "bevor er beginnt (04.05.2021)")],
        [e("kpr_konstituiert", "2021-05-04")],
    ),
    "council dissolved after it began": Fall([e("kpr_konstituiert", "2019-05-04"), e("kpr_aufgeloest", "2020-01-01")]),
    "council dissolved between two": Fall(
        [e("kpr_besteht", "2004"), e("kpr_aufgeloest", "2020-01-01"), e("kpr_reaktiviert", "2021-07-01")],
    ),
    "council known before the day of its end": Fall([e("kpr_besteht", "2021", genauigkeit="bekannt_am"), e("kpr_aufgeloest", "2020")]),
    "more completed than begun": Fall(
        [q("begonnen", 16, "2021-01-18"), q("abgeschlossen", 20, "2022-03")],
        [(3, "personen", HINWEIS, "seit dem 18.01.2021 haben 20 Personen abgeschlossen, aber nur 16 begonnen")],
    ),
    "more completed than begun with what is stored": Fall(
        [q("abgeschlossen", 10, "2022-03")], [(2, "personen", HINWEIS, "18 Personen")],
        [q("begonnen", 16, "2021-01-18"), q("abgeschlossen", 8, "2021-12")],
    ),
    "as many completed as begun": Fall([q("begonnen", 16, "2021-01-18"), q("abgeschlossen", 16, "2022-03")]),
    "completed before the first recorded beginning": Fall([q("abgeschlossen", 72, "2018"), q("begonnen", 16, "2021-01-18")]),
    "doubtful course": Fall([q("begonnen", 16, "2021-01-18"), q("abgeschlossen", 20, "2022-03", sicher="nein")]),
    # a membership outside the time of its body or Kommune
    "membership within": Fall([m("2016-01-01", "2022-12-31")]),
    "membership after the end of the stored body": Fall(
        [m("2023-01-01", "2023-02-01")], [(2, "gueltig_von", HINWEIS, "der Träger bestand bis 31.12.2022")],
    ),
    "membership after the end of the delivered body": Fall(
        [tr("bund", "Bund", bis="2020-12-31"), m("2021-01-01", "2021-02-01", traeger="bund")],
        [(2, "gueltig_von", FEHLER, "der Träger bestand bis 31.12.2020 (Zeile 2)")],
    ),
    "membership over before the body began": Fall(
        [tr("bund", "Bund", von="2020-01-01"), m("2018-01-01", "2019-02-01", traeger="bund")],
        [(2, "gueltig_bis", FEHLER, "der Träger besteht seit 01.01.2020")],
    ),
    "membership before the body began": Fall([m("2012-01-01", "2022-12-31")], [(2, "gueltig_von", HINWEIS, "erst seit 01.01.2015")]),
    "membership left open": Fall([m("2016-01-01")], [(2, "gueltig_bis", HINWEIS, "dauert über das Ende hinaus")]),
    "membership of a Kommune that had ended": Fall(
        [m("2021-02-01", "2022-12-31", ags=ALT)], [(2, "gueltig_von", HINWEIS, "die Kommune bestand bis 31.12.2020")],
    ),
    "membership of a Kommune that was not yet there": Fall(
        [m("2019-01-01", "2022-12-31", ags=NEU)], [(2, "gueltig_von", HINWEIS, "die Kommune besteht erst seit 01.01.2021")],
    ),
    "membership before the register began": Fall([m("2016-01-01", "2022-12-31", ags=WERDAU)]),
    "event of a Kommune that had ended": Fall(
        [e("projekt", "2022-05-04", ALT)], [(2, "datum", HINWEIS, "den Träger gab es an diesem Tag nicht mehr")],
    ),
    "event of a body that was not yet there": Fall(
        [e("projekt", "2014-05-04", "verband")], [(2, "datum", HINWEIS, "den Träger gab es an diesem Tag noch nicht")],
    ),
    "event in the last year of a Kommune": Fall([e("projekt", "2020", ALT)]),
    # too early, too late
    "agreement on the first day": Fall([e(VEREINBARUNG, "2019-02-06")]),
    "agreement in the first month": Fall([e(VEREINBARUNG, "2019-02")]),
    "agreement before the programme": Fall([e(VEREINBARUNG, "2019-02-05")], [(2, "datum", FEHLER, "vor dem Beginn von ASSKomm")]),
    "preliminary agreement before the programme": Fall([e("vorvereinbarung", "2018")], [(2, "datum", FEHLER, "Vorvereinbarung vor")]),
    "consultation before the programme": Fall([e("beratung", "2018-05")], [(2, "datum", HINWEIS, "Beratung vor")]),
    "council older than the programme": Fall([e("kpr_besteht", "1996-06-27")]),
    "withdrawn agreement before the programme": Fall(
        [e(VEREINBARUNG, "2018-01-01", **ZURUECK)], gespeichert=[e("erwaehnung", "2018-01-01", kennung="x")],
    ),
    "event after the Stand": Fall([e(VEREINBARUNG, "2023-07-01")], [(2, "datum", FEHLER, "nach dem Stand der Lieferung, dem 30.06.2023")]),
    "event on the Stand": Fall([e(VEREINBARUNG, "2023-06-30")]),
    "event in the year of the Stand": Fall([e("projekt", "2023")]),
    "event known after the Stand": Fall([e("projekt", "2023-08", genauigkeit="bekannt_am")], [(2, "datum", FEHLER, "nach dem Stand")]),
    "announced analysis": Fall([analyse("Ankündigung", "2023-09")]),
    "mention of something to come": Fall([e("erwaehnung", "2023-09-01")], [(2, "datum", HINWEIS, "nach dem Stand")]),
    "grant after the Stand": Fall([f("bewilligt", "1000", "2023-12")], [(2, "datum", FEHLER, "nach dem Stand")]),
    "money set aside for later": Fall([f("veranschlagt", "1000", "2024")]),
    "course after the Stand": Fall([q("begonnen", 9, "2023-09-01")], [(2, "datum", FEHLER, "nach dem Stand")]),
    "inhabitants after the Stand": Fall([ew("2023-12-31", 9)], [(2, "stichtag", FEHLER, "nach dem Stand")]),
    "publication after the Stand": Fall([v(120, "2023-07")], [(2, "stand", FEHLER, "nach dem Stand")]),
    "publication of the year of the Stand": Fall([v(120, "2023")]),
    "budget and merger of later": Fall([h("1300000", "2024"), g(WERDAU, ZWICKAU, "2024-01-01"), m("2022-01-01", "2022-12-31")]),
    "date before 1990": Fall([e("kpr_besteht", "1021-05-04")], [(2, "datum", HINWEIS, "vor dem Jahr 1990")]),
    "date of 1990": Fall([e("kpr_besteht", "1990")]),
    "membership before 1990": Fall(
        [m("0202-01-01", "2022-12-31")], [(2, "gueltig_von", HINWEIS, "vor dem Jahr 1990"), (2, "gueltig_von", HINWEIS, "zu früh")],
    ),
    # money
    "grants within the budget": Fall([h("1000"), f("bewilligt", "1000", "2021-05-04"), f("bewilligt", "9999", "2022-01-01", "b")]),
    "grants above the budget": Fall(
        [h("1000"), f("bewilligt", "600", "2021-05-04"), f("bewilligt", "600.50", "2021", "b")],
        [(2, "betrag_eur", HINWEIS, "im Zeitraum 01.01.2021 bis 31.12.2021 sind 1.200,50 € bewilligt, veranschlagt sind 1.000 €")],
    ),
    "grants above the stored budget": Fall(
        [f("bewilligt", "600", "2021-05-04", "b"), f("bewilligt", "1", "2021-06-04", "c")], [(3, "betrag_eur", HINWEIS, "1.101 €")],
        [h("1000"), f("bewilligt", "500", "2021-01-31", "a")],
    ),
    "stored grants above the budget, nothing new": Fall(
        [f("beantragt", "600", "2021-05-04", "b")], gespeichert=[h("1000"), f("bewilligt", "5000", "2021-01-31", "a")],
    ),
    "stored grant replaced": Fall(
        [f("bewilligt", "50", "2021-01-31", "a", grund="Komma"), f("bewilligt", "600", "2021-05-04", "b")],
        gespeichert=[h("1000"), f("bewilligt", "5000", "2021-01-31", "a")],
    ),
    "approximate, doubtful and unknown amounts": Fall(
        [h("1000"), f("bewilligt", "9000", "2021", betrag_zusatz="ca"), f("bewilligt", "9000", "2021", "b", sicher="nein"),
         f("bewilligt", "", "2021", "c")],
    ),
    "doubtful budget": Fall([h("1000", sicher="nein"), f("bewilligt", "1200", "2021-05-04")]),
    "paid what was granted": Fall(
        [f("bewilligt", "1000", "2021-01-01"), f("ausgezahlt", "400", "2021-02-01"), f("ausgezahlt", "600", "2021-03-01")],
    ),
    "paid more than granted": Fall(
        [f("bewilligt", "1000", "2021-01-01"), f("ausgezahlt", "500", "2021-02-01"), f("ausgezahlt", "600", "2021-03-01")],
        [(4, "betrag_eur", HINWEIS, "im Förderfall „fall“ sind 1.100 € ausgezahlt, aber nur 1.000 € bewilligt")],
    ),
    "paid more than was granted and stored": Fall(
        [f("ausgezahlt", "600", "2021-03-01")], [(2, "betrag_eur", HINWEIS, "1.100 € ausgezahlt")],
        [f("bewilligt", "1000", "2021-01-01"), f("ausgezahlt", "500", "2021-02-01")],
    ),
    "grant raised meanwhile": Fall(
        [f("bewilligt", "1000", "2021-01-01"), f("bewilligt", "200", "2021-02-01"), f("ausgezahlt", "1100", "2021-03-01")],
    ),
    "paid with a grant of unknown amount": Fall([f("bewilligt", "", "2021-01-01"), f("ausgezahlt", "1100", "2021-03-01")]),
    "paid with an approximate grant": Fall(
        [f("bewilligt", "1000", "2021-01-01", betrag_zusatz="ca"), f("ausgezahlt", "1100", "2021-03-01")],
    ),
    "claimed back more than paid": Fall(
        [f("ausgezahlt", "1000", "2021-03-01"), f("zurueckgefordert", "1000.01", "2022-03-01")],
        [(3, "betrag_eur", HINWEIS, "1.000,01 € zurückgefordert, aber nur 1.000 € ausgezahlt")],
    ),
    "claimed back a part": Fall([f("ausgezahlt", "1000", "2021-03-01"), f("zurueckgefordert", "10", "2022-03-01")]),
    "paid before granted": Fall(
        [f("bewilligt", "1000", "2021-05-01"), f("ausgezahlt", "400", "2021-04-30")],
        [(3, "datum", HINWEIS, "ausgezahlt (30.04.2021) vor bewilligt (01.05.2021)")],
    ),
    "granted before applied for": Fall(
        [f("bewilligt", "1000", "2020"), f("beantragt", "1000", "2021-05-01")], [(3, "datum", HINWEIS, "bewilligt (2020) vor beantragt")],
    ),
    "paid in the month of the grant": Fall([f("bewilligt", "1000", "2021-05-20"), f("ausgezahlt", "400", "2021-05")]),
    "one case of two bodies": Fall(
        [f("beantragt", "10", "2021-01-01"), f("bewilligt", "10", "2021-05-01", traeger=WERDAU)],
        [(3, "traeger", HINWEIS, f"noch einen anderen Träger: „{ZWICKAU}“, Zeile 2")],
    ),
    "one case of a Kommune and its successor": Fall(
        [f("beantragt", "10", "2020-10-01", traeger=ALT), f("bewilligt", "10", "2021-05-01", traeger=NEU)],
    ),
    "very high amount": Fall([f("bewilligt", "10000000.01", "2021-05-01")], [(2, "betrag_eur", HINWEIS, "mehr als 10.000.000 €")]),
    "high amount": Fall([f("bewilligt", "10000000", "2021-05-01")]),
    # the same twice
    "agreement twice with overlapping dates": Fall(
        [e(VEREINBARUNG, "2021", kennung="a"), e(VEREINBARUNG, "2021-05-04", kennung="b")],
        [(3, "datum", HINWEIS, "vielleicht doppelt (Kooperationsvereinbarung desselben Trägers): Zeile 2")],
    ),
    "agreement stored under another name": Fall(
        [e(VEREINBARUNG, "2021")],
        [(2, "datum", HINWEIS, "gespeichert als „lpr-4711“ aus der Lieferung „frueher“")],
        [e(VEREINBARUNG, "2021-05-04", kennung="lpr-4711")],
    ),
    "agreement stored under the same name": Fall(
        [e(VEREINBARUNG, "2021-05", kennung="x", grund="genauer")], gespeichert=[e(VEREINBARUNG, "2021-05-04", kennung="x")],
    ),
    "three at once are two findings": Fall(
        [e(VEREINBARUNG, "2021", kennung=name) for name in "abc"], [(3, "datum", HINWEIS, "Zeile"), (4, "datum", HINWEIS, "Zeile")],
    ),
    "agreements of two years": Fall([e(VEREINBARUNG, "2021"), e(VEREINBARUNG, "2022-05-04")]),
    "agreements of two bodies": Fall([e(VEREINBARUNG, "2021"), e(VEREINBARUNG, "2021", WERDAU)]),
    "two sources of one Vorgang": Fall([e(VEREINBARUNG, "2021", vorgang="x"), e(VEREINBARUNG, "2021-05-04", vorgang="x")]),
    "agreement once more in doubt": Fall([e(VEREINBARUNG, "2021"), e(VEREINBARUNG, "2021-05-04", sicher="nein")]),
    "consultations on one day": Fall(
        [e("beratung", "2021-05-04", kennung="a"), e("beratung", "2021-05-04", kennung="b")], [(3, "datum", HINWEIS, "Beratung")],
    ),
    "consultations in one month": Fall([e("beratung", "2021-05-04"), e("beratung", "2021-05")]),
    "mentions on one day": Fall([e("erwaehnung", "2021-05-04", kennung="a"), e("erwaehnung", "2021-05-04", kennung="b")]),
    "grant twice under two cases": Fall(
        [f("bewilligt", "500", "2021", "a"), f("bewilligt", "500", "2021-05-04", "b")], [(3, "datum", HINWEIS, "derselbe Betrag")],
    ),
    "two instalments of one amount": Fall([f("ausgezahlt", "500", "2021-05-04"), f("ausgezahlt", "500", "2021-06-04")]),
    "course twice": Fall(
        [q("begonnen", 16, "2021"), q("begonnen", 16, "2021-01-18")], [(3, "datum", HINWEIS, "gleich viele Personen")],
    ),
    "figure twice": Fall(
        [v(102, "2021-02-06", kennung="x")], [(2, "begriff", HINWEIS, "doppelt (dieselbe Zahl aus derselben Quelle)")],
        [v(102, "2021-02-06")],
    ),
    "figure of two publishers": Fall([v(102, "2021-02-06"), v(102, "2021-02-06", herausgeber="LPR")]),
    "body twice": Fall([tr("bund", "VERBAND  Probe")], [(2, "name", HINWEIS, "Träger mit demselben Namen")]),
    "body after its end again": Fall([tr("bund", "Verband Probe", von="2023-01-01")]),
    # implausible values
    "inhabitants grow by 30 percent": Fall([ew("2021-12-31", 1300)], gespeichert=[ew("2020-12-31", 1000)]),
    "inhabitants grow by more": Fall(
        [ew("2021-12-31", 1301)], [(2, "einwohner", HINWEIS, "30 Prozent Unterschied zu 1.000 Einwohnern am 31.12.2020 (gespeichert")],
        [ew("2020-12-31", 1000)],
    ),
    "inhabitants fall before a stored figure": Fall(
        [ew("2020-12-31", 2000)], [(2, "einwohner", HINWEIS, "1.000 Einwohnern am 31.12.2021")], [ew("2021-12-31", 1000)],
    ),
    "inhabitants corrected": Fall(
        [ew("2020-12-31", 1000, grund="Dreher"), ew("2021-12-31", 1100)], gespeichert=[ew("2020-12-31", 9000)],
    ),
    "inhabitants of another decade": Fall([ew("2021-12-31", 2000)], gespeichert=[ew("2011-12-31", 1000)]),
    "inhabitants after a merger": Fall([ew("2020-12-31", 1000, NEU), ew("2021-12-31", 2000, NEU)]),
    "inhabitants from zero": Fall([ew("2020-12-31", 0), ew("2021-12-31", 1)], [(3, "einwohner", HINWEIS, "zu 0 Einwohnern")]),
    "Kommune outside of Saxony": Fall([k("14524010", lon="9.5")], [(2, "lon", FEHLER, "liegt außerhalb von Sachsen")]),
    "longitude and latitude changed": Fall(
        [k("14524010", lon="50.7", lat="12.5")], [(2, "lon", FEHLER, "außerhalb"), (2, "lat", FEHLER, "außerhalb")],
    ),
    "Kommune of another state": Fall([k("09475112", lon="11.5")]),
    "total falls": Fall([v(90, "2021-03-01")], [(2, "wert", HINWEIS, "fällt")], [v(102, "2021-02-06")]),
    "total grows": Fall([v(126, "2022-01-11")], gespeichert=[v(102, "2021-02-06")]),
    # persons
    "mail address": Fall([e("beratung", "2021", notiz="Rückfrage an erika.muster@werdau.de")], [(2, "notiz", FEHLER, "E-Mail-Adresse")]),
    "mailbox of an office": Fall([e("beratung", "2021", quelle_titel="Mail an poststelle@smi.sachsen.de")],
                                 [(2, "quelle_titel", HINWEIS, "E-Mail-Adresse einer Stelle")]),
    "telephone number": Fall([e("beratung", "2021", notiz="Tel. 0351 564-30000")], [(2, "notiz", FEHLER, "Telefonnummer")]),
    "bank account": Fall([f("bewilligt", "1", "2021", notiz="DE89 3704 0044 0532 0130 00")], [(2, "notiz", FEHLER, "Kontonummer")]),
    "name": Fall([e("beratung", "2021", notiz="mit Frau Dr. Muster")], [(2, "notiz", HINWEIS, "Namen einer Person")]),
    "everything in one cell": Fall(
        [e("beratung", "2021", notiz="Herr Muster, 03761/594333, h.muster@werdau.de")],
        [(2, "notiz", FEHLER, "E-Mail"), (2, "notiz", FEHLER, "Telefon"), (2, "notiz", HINWEIS, "Namen")],
    ),
    "web address with digits": Fall([e("beratung", "2021", quelle_url="https://x.de/0351-564300?an=a@b.de", notiz="https://x.de/a@b.de")]),
    "file number like a telephone number": Fall([f("bewilligt", "1", "2021", "0351/5643000", kennung="0351 5643000")]),
    "reason of a withdrawal": Fall(
        [e("projekt", "2021", zurueckgezogen="ja", grund="laut a.b@c.de"), e("projekt", "2022", notiz="x")],
        [(2, "grund", FEHLER, "E-Mail")], [e("projekt", "2021")],
    ),
    "note of a withdrawal": Fall(
        [e("projekt", "2021", zurueckgezogen="ja", grund="falsch", notiz="laut a.b@c.de")], gespeichert=[e("projekt", "2021")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAELLE)
def test_what_is_found_and_what_is_not(name: str, maschine: Engine) -> None:
    fall = FAELLE[name]
    gefunden = befunde(maschine, fall.gespeichert, fall.geliefert)
    gezeigt = [(b.zeile, b.spalte, b.schwere, b.grund) for b in gefunden]
    assert [zeile[:3] for zeile in gezeigt] == [erwartet[:3] for erwartet in fall.erwartet], gezeigt
    for (*_, grund), (*_, teil) in zip(gezeigt, fall.erwartet, strict=True):
        assert teil in grund.replace("\xa0", " ")
    assert all(b.abhilfe and b.datei in {datei for datei, _ in fall.geliefert} and len(str(b)) < 500 for b in gefunden)


def test_errors_of_all_rules_come_together_with_the_notices_in_the_order_of_the_lines(maschine: Engine) -> None:
    zeilen = [
        e("beratung", "2018", notiz="a.b@c.de"),
        e(VEREINBARUNG, "2018"),
        e("projekt", "2024", "14999999"),
        m("2023-06-01"),
    ]
    gefunden = befunde(maschine, [], zeilen, titel="Meldung von max@muster.de")
    assert [(b.datei, b.zeile, b.spalte, b.schwere) for b in gefunden] == [
        (MANIFEST, None, "titel", FEHLER),
        ("mitglieder.csv", 2, "gueltig_von", HINWEIS),
        ("ereignisse.csv", 2, "notiz", FEHLER),
        ("ereignisse.csv", 2, "datum", HINWEIS),
        ("ereignisse.csv", 3, "datum", FEHLER),
        ("ereignisse.csv", 4, "traeger", FEHLER),
        ("ereignisse.csv", 4, "datum", FEHLER),
    ]


def test_notices_do_not_stop_a_delivery(maschine: Engine) -> None:
    neu = paket("neu", [f("bewilligt", "20000000", "2021")])
    lade_pakete(maschine, [paket("gebiet", GEBIET)], FASSUNGEN)
    with maschine.connect() as verbindung:
        (hinweis,) = pruefe(verbindung, neu, FASSUNGEN, HEUTE)
    assert hinweis.schwere is HINWEIS
    assert lade_pakete(maschine, [neu], FASSUNGEN)[0].nummer == 2


def test_no_statement_for_each_row(maschine: Engine) -> None:
    """Many rows of one kind need as many statements as few of them."""
    lade_pakete(maschine, [paket("gebiet", GEBIET)], FASSUNGEN)
    gezaehlt = []
    for anzahl in (2, 400):
        zeilen = [
            e("projekt", f"2021-{n % 12 + 1:02d}-{n % 28 + 1:02d}", kennung=f"e{n}", vorgang="v") for n in range(anzahl)
        ]
        zeilen += [f("bewilligt", str(n), "2021", f"fall-{n}") for n in range(anzahl)] + [
            h("1"),
            q("begonnen", 1, "2021"),
        ]
        befehle: list[str] = []

        def merke(_v: Any, _c: Any, befehl: str, *_rest: Any, liste: list[str] = befehle) -> None:
            liste.append(befehl)

        event.listen(maschine, "before_cursor_execute", merke)
        with maschine.connect() as verbindung:
            pruefe(verbindung, paket("neu", zeilen), FASSUNGEN, HEUTE)
        event.remove(maschine, "before_cursor_execute", merke)
        gezaehlt.append(len(befehle))
    assert gezaehlt[0] == gezaehlt[1] < 20


def test_a_delivery_with_very_many_keys_meets_what_is_stored(maschine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.regeln.lage._EINZELN", 1)
    gespeichert = [
        f("bewilligt", "100", "2021-01-01", "a"),
        f("bewilligt", "100", "2021-02-01", "fremd", traeger=WERDAU),
    ]
    gefunden = befunde(
        maschine, gespeichert, [f("ausgezahlt", "150", "2021-03-01", "a"), f("ausgezahlt", "1", "2021-03-01", "b")]
    )
    assert [(b.zeile, b.spalte) for b in gefunden] == [(2, "betrag_eur")]


# --- persons in texts -------------------------------------------------------------------------------------------------

HARMLOS = (
    "Beschluss 0123/2021 vom 04.05.2021", "420.000 € in 2021/2022", "Az. 31-0541/12/4", "01067 Dresden, 08056 Zwickau",
    "PLZ 01067 / 01069", "Telefonat am 12.03.2021", "Tel. 2021", "Fax vom 12.03.2021", "14524330 und 145240330330",
    "ISBN 978-3-16-148410-0", "Programm Mobil 2025", "1.300.000,00 Euro", "05.06.2021-07.06.2021", "2021-05-04",
    "Frau Bürgermeisterin begrüßt", "Herr Oberbürgermeister", "Frauen und Herren", "Herr der Lage", "Nr. 031/2021", "06/2021 bis 08/2021",
    "Drs. 7/04711", "Telefon: 500 Befragte", "Handy 500 Euro", "Postfach 10 09 33, 01079 Dresden", "Beleg Nr. 00123456789",
    "Vorgang 0815 4711", "Kontakt: Ordnungsamt Werdau", "Gz. 33-0141.51/12/2021-21345", "im Raum 031 und 045", "0,5 Mio. Euro", "",
)  # fmt: skip
PERSOENLICH = (
    "max.muster@werdau.de", "Max (at) stadt-x.de", "m.müller[at]gmail.com", "Tel. 0351 564-30000", "Tel.: (0351) 564 30",
    "0351/56430000", "03591-5250", "0172 1234567", "+49 351 56430000", "+49 (0)351 564-30", "0049 351 564300", "03765123456",
    "Rückfragen 0375 83-1234 (Amt)", "Durchwahl -123", "Telefon 4711", "Tel.-Nr. 5940", "Mobil: 0151/23456789",
    "Fax 03761 594-333", "0351 - 564 0", "(03761 594333)", "DE89370400440532013000", "IBAN AT61 1904 3002 3457 3201",
)  # fmt: skip


@pytest.mark.parametrize("text", HARMLOS)
def test_years_amounts_and_file_numbers_are_nobodys(text: str) -> None:
    assert funde(text) == ()


@pytest.mark.parametrize("text", PERSOENLICH)
def test_addresses_numbers_and_accounts_are_found(text: str) -> None:
    (fund,) = funde(text)
    assert fund.schwere is FEHLER
    assert fund.text in text


@pytest.mark.parametrize(
    "text", ["info@werdau.de", "Herrn von der Au", "Frau Bürgermeisterin Muster", "Ansprechpartnerin: Eva Muster"]
)
def test_names_and_mailboxes_of_offices_are_only_pointed_out(text: str) -> None:
    (fund,) = funde(text)
    assert fund.schwere is HINWEIS


# --- what the product brings along ------------------------------------------------------------------------------------


def geladen(maschine: Engine, alle: Sequence[Lieferpaket]) -> list[Befund]:
    """Load one after the other; what was pointed out meanwhile."""
    hinweise: list[Befund] = []
    for eines in alle:
        with maschine.connect() as verbindung:
            hinweise += pruefe(verbindung, eines, FASSUNGEN, HEUTE)
        lade_pakete(maschine, [eines], FASSUNGEN)
    return hinweise


def test_the_bundled_deliveries_pass_and_only_known_contradictions_are_pointed_out(maschine: Engine) -> None:
    ordner: list[Path] = sorted(pfad.parent for pfad in (DATEN / "lieferungen").glob("*/lieferung.toml"))
    hinweise = geladen(maschine, [lies(pfad) for pfad in ordner])
    assert len(ordner) == 3
    assert [(b.datei, b.spalte) for b in hinweise] == [("veroeffentlichungen.csv", "wert")] * 5


@pytest.mark.parametrize("seed", [1, 2])
def test_the_practice_deliveries_pass(maschine: Engine, seed: int) -> None:
    hinweise = geladen(maschine, pakete(seed))
    assert len(hinweise) < 20
    assert {b.spalte for b in hinweise} <= {"wert", "datum", "betrag_eur"}
