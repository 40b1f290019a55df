"""Does the page of the Datenstand say what deliveries did, what is overdue, what is wrong and what is proved?"""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine, insert

from briefing import pruefungen as p
from briefing.abdeckung import abdeckung, abdeckungsbild, abdeckungstabelle
from briefing.aktualitaet import aktualitaet, aktualitaetstabelle, herausgebertabelle, ueberfaelliges
from briefing.datenstand import auf_einen_blick, hinweis_zum_raum, reichweite
from briefing.lieferungen import liefertabelle, lieferungen
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl
from domain.frist import JE_TABELLE, TATSACHEN, Frist, Tatsachenart, monate_nach, monate_text, urteil, volle_monate
from domain.kennzahl import Basis
from domain.messwert import Messwert
from domain.zahlen import Zusatz
from tests.bausteine import auswahl, eine_kennzahl, eine_veroeffentlichung, schreibe
from tests.welt import ADORF, CAMINA, EICHE, FUSION, VERBUND, welt

STICHTAG = date(2023, 6, 30)
ALLE = Auswahl(STICHTAG, 3)
AUSWAHLEN = [
    ALLE, Auswahl(date(2019, 1, 15), 3), Auswahl(date(2022, 1, 11), 3), Auswahl(date(2022, 1, 11), 1),
    Auswahl(date(2022, 12, 31), 3, polizeidirektionen=("Leipzig",)), Auswahl(date(2022, 12, 31), 3, landkreise=("14521",)),
    Auswahl(STICHTAG, 3, polizeidirektionen=POLIZEIDIREKTIONEN), Auswahl(STICHTAG, 3, handlungsfeld="Sonstiges"),
]  # fmt: skip
jede_auswahl = pytest.mark.parametrize("a", AUSWAHLEN, ids=lambda a: a.dateiname())


def fragen(maschine: Engine) -> Berichtsdaten:
    return Berichtsdaten(direkt(maschine))


# --- deliveries ---------------------------------------------------------------------------------------------------


def mit_berichtigungen(maschine: Engine) -> None:
    """Delivery 2 corrects one event, withdraws another and brings a third; delivery 3 takes the second up again."""
    welt(maschine)
    ereignis = {"traeger": ADORF, "art": "beratung", "datum": "2021-01-01"}
    schreibe(
        maschine,
        ereignis=[
            ereignis | {"kennung": "a", "ersetzt_durch": 2},
            ereignis | {"kennung": "a", "datum": "2021-01-05", "lieferung_id": 2},
            ereignis | {"kennung": "b", "traeger": CAMINA, "ersetzt_durch": 2},
            ereignis | {"kennung": "c", "traeger": VERBUND, "lieferung_id": 2},
            ereignis | {"kennung": "b", "traeger": CAMINA, "lieferung_id": 3},
        ],
    )
    gruende = [
        (2, "a", "geändert", "Datum berichtigt"), (2, "b", "zurückgezogen", "doppelt gemeldet"),
        (3, "b", "wieder aufgenommen", "doch getrennt"),
    ]  # fmt: skip
    with maschine.begin() as verbindung:
        for nummer, kennung, art, grund in gruende:
            zeile = {"lieferung_id": nummer, "tabelle": "ereignis", "kennung": kennung, "art": art, "grund": grund}
            verbindung.execute(insert(t.aenderung).values(zeile))


def test_a_delivery_brought_corrected_withdrew_and_took_up_again(maschine: Engine) -> None:
    mit_berichtigungen(maschine)
    daten = fragen(maschine)
    dritte, zweite, erste = lieferungen(daten, auswahl("2021-06-30", 3))
    assert (dritte.brachte, dritte.aenderungen) == (
        "brachte nichts Neues", ("nahm 1 Ereignis wieder auf (doch getrennt)",),
    )  # fmt: skip
    assert zweite.brachte == "brachte 1 Ereignis"
    assert zweite.aenderungen == (
        "berichtigte 1 Ereignis (Datum berichtigt)", "zog 1 Ereignis zurück (doppelt gemeldet)",
    )  # fmt: skip
    assert erste.brachte.startswith("brachte 2 Ereignisse, 8 Kommunen, ")
    assert [lieferung.gezeigt for lieferung in (dritte, zweite, erste)] == [True, False, False]
    assert zweite.verweis == "?stichtag=2021-06-30&datenstand=2"


def test_an_old_datenstand_knows_nothing_of_later_deliveries(maschine: Engine) -> None:
    mit_berichtigungen(maschine)
    daten = fragen(maschine)
    (erste,) = lieferungen(daten, auswahl("2021-06-30", 1))
    assert erste.gezeigt
    assert not erste.aenderungen
    assert set(liefertabelle(daten, auswahl("2021-06-30", 2))["Lieferung"]) == {1, 2}


def test_the_link_to_another_datenstand_names_no_newer_one_for_the_comparison(daten: Berichtsdaten) -> None:
    a = replace(ALLE, vergleich=date(2022, 6, 30), vergleichsstand=2)
    assert all("vergleichsstand" not in lieferung.verweis for lieferung in lieferungen(daten, a))


def test_every_stored_row_is_accounted_for(daten: Berichtsdaten, mitgeliefert: Engine) -> None:
    tabelle = liefertabelle(daten, ALLE)
    with mitgeliefert.connect() as verbindung:
        for art in TATSACHEN:
            zeilen = verbindung.execute(t.metadata.tables[art.tabelle].select()).all()
            eigene = tabelle[tabelle["Art"] == art.mehrzahl]
            assert eigene[["Neu", "Berichtigt", "Wieder aufgenommen"]].to_numpy().sum() == len(zeilen), art.tabelle
    assert tabelle["Lieferung"].is_monotonic_decreasing


def test_every_table_of_facts_is_a_kind_of_fact() -> None:
    assert set(JE_TABELLE) == {tabelle.name for tabelle in t.FAKTENTABELLEN}
    assert all(art.frist.grund.endswith(".") for art in TATSACHEN if art.frist), "each Frist has a reason"


# --- freshness ----------------------------------------------------------------------------------------------------

MONAT = Tatsachenart("ereignis", "Ereignis", "Ereignisse", Frist(3, ""))
ZEITRAUM = Tatsachenart("haushaltsansatz", "Ansatz", "Ansätze", Frist(None, ""))
REGISTER = Tatsachenart("kommune", "Kommune", "Kommunen")


@pytest.mark.parametrize(
    ("art", "neuester", "stichtag", "text"),
    [
        (MONAT, date(2022, 11, 30), date(2023, 2, 27), "aktuell, fällig ab 28.02.2023"),
        (MONAT, date(2022, 11, 30), date(2023, 2, 28), "überfällig seit 28.02.2023 (unter 1 Monat)"),
        (MONAT, date(2022, 11, 30), date(2023, 3, 28), "überfällig seit 28.02.2023 (1 Monat)"),
        (MONAT, None, date(2019, 1, 15), "noch nichts geliefert, fällig ab 06.05.2019"),
        (MONAT, None, date(2019, 7, 6), "überfällig seit 06.05.2019 (2 Monate): nichts geliefert"),
        (ZEITRAUM, date(2022, 12, 31), date(2022, 12, 31), "aktuell, fällig ab 01.01.2023"),
        (ZEITRAUM, date(2022, 12, 31), date(2023, 1, 1), "überfällig seit 01.01.2023 (unter 1 Monat)"),
        (REGISTER, date(2019, 1, 1), date(2026, 1, 1), "gilt bis zur nächsten Änderung"),
        (REGISTER, None, date(2026, 1, 1), "nie geliefert"),
    ],
)
def test_the_verdict_on_a_kind_of_fact(art: Tatsachenart, neuester: date | None, stichtag: date, text: str) -> None:
    u = urteil(art, neuester, stichtag)
    assert u.text == text
    assert u.ueberfaellig == text.startswith("überfällig")


@pytest.mark.parametrize(
    ("von", "bis", "monate"),
    [
        ("2023-01-31", "2023-02-27", 0), ("2023-01-31", "2023-02-28", 1), ("2023-01-01", "2022-01-01", 0),
        ("2020-02-29", "2021-02-28", 12), ("2021-12-15", "2022-01-14", 0), ("2021-12-15", "2022-01-15", 1),
    ],
)  # fmt: skip
def test_months_are_counted_when_they_are_complete(von: str, bis: str, monate: int) -> None:
    assert volle_monate(date.fromisoformat(von), date.fromisoformat(bis)) == monate


def test_months_in_words_and_on_the_calendar() -> None:
    assert [monate_text(n) for n in (0, 1, 18)] == ["unter 1 Monat", "1 Monat", "18 Monate"]
    assert monate_nach(date(2022, 11, 30), 3) == date(2023, 2, 28)
    assert monate_nach(date(2022, 12, 31), 12) == date(2023, 12, 31)


def test_freshness_is_measured_up_to_the_stichtag_and_by_publisher(maschine: Engine) -> None:
    welt(maschine)
    ereignis = {"traeger": ADORF, "art": "beratung"}
    schreibe(
        maschine,
        ereignis=[
            ereignis | {"datum": "2021-01-10", "herausgeber": "A"}, ereignis | {"datum": "2021-03", "herausgeber": "A"},
            ereignis | {"datum": "2021-02-20", "herausgeber": "B"}, ereignis | {"datum": "2021-09-01", "herausgeber": "B"},
        ],
        haushaltsansatz=[{"gueltig_von": date(2021, 1, 1), "gueltig_bis": date(2021, 12, 31), "betrag_cent": 1}],
    )  # fmt: skip
    daten = fragen(maschine)
    a = auswahl("2021-07-02")
    zeilen = {zeile.art.tabelle: zeile for zeile in aktualitaet(daten, a)}
    assert zeilen["ereignis"].anzahl == 3
    assert zeilen["ereignis"].neuester == date(2021, 3, 1), "of a month its first day: a vague date makes nothing fresh"
    assert zeilen["ereignis"].urteil.text == "überfällig seit 01.06.2021 (1 Monat)"
    assert zeilen["haushaltsansatz"].urteil.text == "aktuell, fällig ab 01.01.2022"
    assert next(iter(zeilen)) == "ereignis", "what is overdue stands first"
    tabelle = aktualitaetstabelle(tuple(zeilen.values()), a).set_index("Art")
    assert tabelle.loc["Haushaltsansätze", "Alter"] == "läuft noch"
    assert tabelle.loc["Ereignisse", "Alter"] == "4 Monate"
    assert "Ereignisse seit 01.06.2021" in ueberfaelliges(tuple(zeilen.values()))
    herausgeber = herausgebertabelle(daten, a)
    eigene = herausgeber[herausgeber["Art"] == "Ereignisse"]
    assert eigene[["Herausgeber", "Anzahl", "Neueste Angabe"]].to_numpy().tolist() == [
        ["A", "2", "01.03.2021"], ["B", "1", "20.02.2021"],
    ]  # fmt: skip


@jede_auswahl
def test_both_tables_of_freshness_count_the_same(daten: Berichtsdaten, a: Auswahl) -> None:
    je_art, je_herausgeber = aktualitaetstabelle(aktualitaet(daten, a), a), herausgebertabelle(daten, a)

    def zahl(text: str) -> int:
        return int(text.replace(".", ""))

    for art, anzahl in zip(je_art["Art"], je_art["Anzahl"], strict=True):
        assert zahl(anzahl) == sum(map(zahl, je_herausgeber.loc[je_herausgeber["Art"] == art, "Anzahl"])), art


# --- checks as pure functions -------------------------------------------------------------------------------------

KOMMUNE = {"ags": "1", "name": "Adorf", "kreis": "Vogtland", "polizeidirektion": "Zwickau", "einwohner": 5000}
NEU = "14729060"  # began with the merger, unlike those that the register found when it was made
FALL = {
    "name": "Adorf", "traeger": "1", "art": "beratung", "datum": "2021-01-01", "genauigkeit": "tag", "notiz": "",
    "spaetestens": date(2021, 1, 1), "sicher": 1, "gibt_es": 1, "ohne_betrag": 0,
}  # fmt: skip
VEREINBARUNG = FALL | {"art": "kooperationsvereinbarung"}


def test_checks_that_find_nothing_are_passed() -> None:
    ergebnisse = [
        p.ohne_raum([KOMMUNE]), p.ohne_einwohner([KOMMUNE]), p.ohne_traeger([FALL]), p.vor_dem_programm([VEREINBARUNG]),
        p.doppelte([]), p.mehr_als_veroeffentlicht([]), p.ohne_betrag([FALL]), p.ohne_geldzustand([], {"k"}),
        p.widersprechen_sich([]), p.unsichere([FALL]),
    ]  # fmt: skip
    assert {pruefung.befund for pruefung in ergebnisse} == {"bestanden"}
    assert all(pruefung.warum.endswith(".") for pruefung in ergebnisse)


def test_a_kommune_without_kreis_directorate_or_inhabitants_is_found() -> None:
    kommunen = [
        KOMMUNE, KOMMUNE | {"ags": "2", "name": "B", "kreis": None}, KOMMUNE | {"ags": "3", "name": "C", "einwohner": None},
        KOMMUNE | {"ags": "4", "name": "D", "polizeidirektion": float("nan")},
        KOMMUNE | {"ags": "5", "name": "E"}, KOMMUNE | {"ags": "5", "name": "E", "polizeidirektion": "Chemnitz"},
    ]  # fmt: skip
    assert p.ohne_raum(kommunen).faelle == (
        "B: keinem Kreis zugeordnet", "D: keine Polizeidirektion zuständig", "E: mehrfach zugeordnet",
    )  # fmt: skip
    assert p.ohne_einwohner(kommunen).faelle == ("C",)
    assert p.ohne_einwohner(kommunen).befund == "1 Fehler"


def test_records_that_cannot_be_right_are_found() -> None:
    assert p.ohne_traeger([FALL | {"gibt_es": 0}]).faelle == ("Adorf: Beratung, 01.01.2021",)
    frueh = {"datum": "2019-01", "genauigkeit": "monat", "spaetestens": date(2019, 1, 31)}
    assert p.vor_dem_programm([VEREINBARUNG | frueh]).faelle == ("Adorf: Kooperationsvereinbarung, Januar\u00a02019",)
    assert p.vor_dem_programm([FALL | frueh]).bestanden, "a Beratung before the programme is possible"
    am_tag = {"spaetestens": date(2019, 2, 6), "datum": "2019-02-06"}
    assert p.vor_dem_programm([VEREINBARUNG | am_tag]).bestanden
    geld = FALL | {"art": "bewilligt", "ohne_betrag": 1}
    assert p.ohne_betrag([geld]).faelle == ("Adorf: Förderung, bewilligt, 01.01.2021",)
    zweifel = FALL | {"sicher": 0, "notiz": "Jahr offen", "art": "mitgliedschaft"}
    assert p.unsichere([zweifel, FALL]).faelle == ("Adorf: Mitgliedschaft, 01.01.2021 – Jahr offen",)
    assert p.unsichere([zweifel]).befund == "1 Hinweis"
    assert p.doppelte([FALL | {"anzahl": 2}]).faelle == ("Adorf: Beratung, 01.01.2021: 2 Vorgänge",)


def test_more_granted_than_available_is_found_in_its_own_period() -> None:
    ansaetze = pd.DataFrame(
        [
            {"gueltig_von": date(2021, 1, 1), "gueltig_bis": date(2021, 12, 31), "betrag_cent": 100_00, "sicher": True},
            {"gueltig_von": date(2022, 1, 1), "gueltig_bis": date(2022, 12, 31), "betrag_cent": 100_00, "sicher": True},
            {"gueltig_von": date(2023, 1, 1), "gueltig_bis": date(2023, 12, 31), "betrag_cent": 1, "sicher": False},
        ]
    )
    bewilligt = pd.DataFrame(
        {
            "spaetestens": [date(2021, 12, 31), date(2022, 1, 1), date(2022, 5, 1), date(2023, 5, 1)],
            "betrag_cent": [100_00, 60_00, 41_00, 9],
        }
    )
    (fall,) = p.ueber_dem_ansatz(ansaetze, bewilligt).faelle
    assert fall.startswith("2022: 101\u00a0€ bewilligt, 100\u00a0€ veranschlagt")
    assert p.ueber_dem_ansatz(ansaetze, bewilligt.iloc[:2]).bestanden


def ein_messwert(belegt: int, wert: int, **mehr: object) -> Messwert:
    v = eine_veroeffentlichung(wert, kennzahl="k", nenner=None, **mehr)
    return Messwert(eine_kennzahl(), v.raum_art, "Sachsen", STICHTAG, 3, belegt, veroeffentlicht=v)


def test_more_proved_than_published_is_found_only_where_both_mean_the_same() -> None:
    assert p.mehr_als_veroeffentlicht([ein_messwert(27, 26)]).faelle == (
        "Titel: 27 belegt, 26 veröffentlicht (Stand 06.02.2021)",
    )  # fmt: skip
    for gleich in (
        ein_messwert(26, 26), ein_messwert(27, 26, zaehleinheit="Verbünde"), ein_messwert(27, 26, zeitraum="2021"),
        ein_messwert(120, 100, zusatz=Zusatz.UEBER),
    ):  # fmt: skip
        assert p.mehr_als_veroeffentlicht([gleich]).bestanden


def test_published_amounts_need_a_kennzahl_with_a_state() -> None:
    betrag = eine_veroeffentlichung(100_00, kennzahl="k", nenner=None, einheit="cent", begriff="geld")
    assert p.ohne_geldzustand([betrag], {"k"}).bestanden
    assert p.ohne_geldzustand(
        [eine_veroeffentlichung(5, kennzahl=None, nenner=None, einheit="anzahl")], {"k"}
    ).bestanden
    assert len(p.ohne_geldzustand([betrag, replace(betrag, kennzahl=None)], set()).faelle) == 2


def test_errors_stand_before_contradictions_doubts_and_what_was_passed(daten: Berichtsdaten) -> None:
    alle = p.pruefungen(daten, ALLE)
    folge = [(x.bestanden, list(p.Gewicht).index(x.gewicht)) for x in alle]
    assert folge == sorted(folge)
    assert len({x.titel for x in alle}) == len(alle) == 11


# --- checks on data -----------------------------------------------------------------------------------------------


def test_a_record_of_a_body_that_does_not_exist_on_its_day_is_found(maschine: Engine) -> None:
    """Eiche ended and NEU began with 2023; a date that can mean a day on which the body existed is right."""
    welt(maschine)
    neu = {"ags": NEU, "name": "Neu", "landkreis": "14729", "gueltig_von": FUSION, "beginn_ist_erfassung": False}
    schreibe(maschine, kommune=[neu])
    faelle = {
        (EICHE, "2022-12-31"): True, (EICHE, "2023-01-02"): False, (NEU, "2022-12-31"): False, (NEU, "2023"): True, (NEU, "2022"): False,
        (EICHE, "2023"): False, ("unbekannt", "2021-01-01"): False, (VERBUND, "2021-01-01"): True, (ADORF, "1996"): True,
    }  # fmt: skip
    schreibe(
        maschine, ereignis=[{"traeger": k, "art": "beratung", "datum": d, "kennung": f"{k} {d}"} for k, d in faelle]
    )
    daten = fragen(maschine)
    frame = daten.lieferstand.auffaellige(date(2023, 12, 31), 1)
    gefunden = {kennung for kennung, da in zip(frame["kennung"], frame["gibt_es"], strict=True) if not da}
    assert gefunden == {f"{k} {d}" for (k, d), da in faelle.items() if not da}
    (pruefung,) = (
        x for x in p.pruefungen(daten, auswahl("2023-12-31")) if x.titel.startswith("Einzelfälle von Trägern")
    )
    assert len(pruefung.faelle) == 5
    assert pruefung.befund == "5 Fehler"


def test_doubts_missing_amounts_and_doubles_are_found_up_to_the_stichtag(maschine: Engine) -> None:
    welt(maschine)
    ereignis = {"traeger": ADORF, "art": "coaching", "datum": "2021-01-01"}
    schreibe(
        maschine,
        ereignis=[
            ereignis, ereignis, ereignis | {"sicher": False, "art": "projekt"}, ereignis | {"art": "beratung", "vorgang": "v"},
            ereignis | {"art": "beratung", "vorgang": "v"}, ereignis | {"sicher": False, "datum": "2022-01-01"},
        ],
        foerderung=[
            {"traeger": ADORF, "datum": "2021-01-01"}, {"traeger": ADORF, "datum": "2021-01-01", "betrag_cent": 1},
            {"traeger": ADORF, "datum": "2021-01-01", "geldzustand": "beantragt"},
        ],
        qualifizierung=[{"personen": 3, "qualifizierungsstand": "begonnen", "datum": "2021-01-01", "sicher": False}],
    )  # fmt: skip
    befunde = {x.titel: x.befund for x in p.pruefungen(fragen(maschine), auswahl("2021-06-30"))}
    assert befunde["Einzelfälle mit Vorbehalt"] == "3 Hinweise", "a project, a course, the doubtful member of the world"
    assert befunde["Bewilligungen ohne Betrag"] == "1 Hinweis"
    assert befunde["Ereignisse, die doppelt geliefert sein können"] == "1 Hinweis"
    assert befunde["Kommunen ohne Einwohnerzahl"] == "7 Fehler"


def test_the_checks_of_the_bundled_data_show_no_error(daten: Berichtsdaten) -> None:
    alle = p.pruefungen(daten, ALLE)
    assert not [x.titel for x in alle if x.gewicht is p.Gewicht.FEHLER and not x.bestanden]
    (streit,) = (x for x in alle if x.gewicht is p.Gewicht.WIDERSPRUCH)
    assert len(streit.faelle) == len(daten.widersprueche(ALLE))
    assert streit.ziel == "zahlenregister"
    tabelle = p.falltabelle(alle)
    assert len(tabelle) == sum(len(x.faelle) or 1 for x in alle)


def test_the_chosen_area_changes_no_check(daten: Berichtsdaten) -> None:
    assert p.pruefungen(daten, ALLE) == p.pruefungen(daten, ALLE.mit(polizeidirektionen=("Leipzig",)))


# --- coverage -----------------------------------------------------------------------------------------------------


@jede_auswahl
def test_coverage_is_that_of_the_figures(daten: Berichtsdaten, a: Auswahl) -> None:
    werte, alle = daten.messwerte(a), abdeckung(daten, a)
    assert {x.messwert.kennzahl.schluessel for x in alle} == set(werte)
    for x in alle:
        w, v = werte[x.messwert.kennzahl.schluessel], x.messwert.veroeffentlicht
        assert x.messwert == w
        assert x.vollstaendig == (w.basis is Basis.GEZAEHLT and w.kennzahl.messung is not None)
        if x.art == "anteil":
            assert v is not None
            assert x.anteil == min(100, 100 * w.belegt / v.wert)
            assert not v.zaehleinheit
        elif not x.vollstaendig:
            assert x.anteil is None
    bild = abdeckungsbild(daten, a, "light")
    vorn, *summanden = [int(teil.split()[0]) for teil in bild.unterschrift.replace("=", "+").rstrip(".").split(" + ")]
    assert vorn == sum(summanden) == len(alle)
    assert len(bild.diagramm.daten["zeilen"]) == len(bild.tabelle) == len(alle)
    assert bool(bild.leer) == all(x.anteil is None for x in alle)


def test_coverage_of_the_bundled_data(daten: Berichtsdaten) -> None:
    texte = {x.messwert.kennzahl.schluessel: x.text for x in abdeckung(daten, ALLE)}
    assert texte["kommunen_beraten"] == "5,6\u00a0% (7 von 126)"
    assert texte["foerdermittel_bewilligt"] == "höchstens 14,6\u00a0% (61.150\u00a0€ von über 420.000\u00a0€)"
    assert texte["modellkommunen"] == "vollständig gezählt: 8"
    assert texte["beccaria_absolventen"] == "102 veröffentlicht, nichts belegt"
    assert texte["eng_kooperierende_kommunen"] == "48 veröffentlicht, nicht zählbar"
    assert texte["sicherheitsanalysen"] == "25 veröffentlicht, 18 belegt (nur 2021-2022)"
    tabelle = abdeckungstabelle(daten, ALLE).set_index("Kennzahl")
    assert tabelle.loc["Modellkommunen", "Vollständig ab Stichtag"] == "01.01.2019"
    assert tabelle.loc["Kommunen beraten", ["Basis", "Veröffentlicht", "Stand", "Belegt", "Anteil"]].tolist() == [
        "veröffentlicht", "126", "11.01.2022", "7", "5,6\u00a0%",
    ]  # fmt: skip


# --- glance -------------------------------------------------------------------------------------------------------


@jede_auswahl
def test_the_glance_counts_what_the_sections_show(daten: Berichtsdaten, a: Auswahl) -> None:
    lieferung, faellig, geprueft, komplett = auf_einen_blick(daten, a)
    assert lieferung.zahl == str(len(lieferungen(daten, a)))
    zeilen, alle, deckung = aktualitaet(daten, a), p.pruefungen(daten, a), abdeckung(daten, a)
    assert faellig.zahl == f"{sum(z.ueberfaellig for z in zeilen)} von {sum(z.art.frist is not None for z in zeilen)}"
    fehler = sum(not x.bestanden and x.gewicht is p.Gewicht.FEHLER for x in alle)
    assert geprueft.zahl == f"{fehler} von {len(alle)}"
    assert komplett.zahl == f"{sum(x.vollstaendig for x in deckung)} von {len(deckung)}"


def test_a_stichtag_after_the_deliveries_is_said(daten: Berichtsdaten) -> None:
    assert reichweite(daten, ALLE) == "Die Lieferungen reichen bis zum 30.\u00a0Juni\u00a02023."
    spaeter = ALLE.mit(stichtag=date(2024, 1, 15))
    assert reichweite(daten, spaeter).endswith("Der Stichtag liegt 6 Monate danach.")
    assert "Veröffentlichungen" in ueberfaelliges(aktualitaet(daten, spaeter))


def test_what_the_area_changes_is_said() -> None:
    assert hinweis_zum_raum(ALLE) == ""
    assert hinweis_zum_raum(ALLE.mit(polizeidirektionen=("Leipzig",))).endswith("Auswahl Polizeidirektion Leipzig.")
