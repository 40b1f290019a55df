"""Does the Steckbrief of a Kommune or a body say what the figures count, date by date, state by state, and close its sums?"""

import re
from datetime import date
from functools import lru_cache

import pandas as pd
import pytest
from sqlalchemy import Engine

from briefing.fakten import aufgegangen, ohne_filter, vergleichbare, zaehlt_in, zeitpunkt
from briefing.kommunengeld import eigenes_geld, geld_der_verbuende, geldtabelle, geldzeilen
from briefing.kommunenliste import weiteste
from briefing.lage import lagebild, umgebung
from briefing.mitglieder import mitgliedersumme, zusammengefasst
from briefing.steckbrief import kommunensteckbrief, traegersteckbrief
from briefing.zeitleiste import achse, marken, zeitleistenbild
from charts.lage import _getrennt, ausweichen
from charts.wasserfall import textbreite
from charts.zeitleiste import BEKANNT, FRUEHER, SPANNE, TAG
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from domain.auswahl import Auswahl, Ebene
from domain.groessenklasse import groessenklasse
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, JAHNA, KREISRAT, VERBUND, welt

FLOEHA, TORGAU, OSTRAU, JAHNATAL = "14522140", "14730310", "14522450", "14522275"
LOESSNITZ, SCHWARZENBERG, SILBERBERG = "14521370", "14521530", "staedtebund-silberberg"
ENDE = Auswahl(date(2022, 12, 31), 3)
FRUEH = Auswahl(date(2019, 1, 15), 3)


@pytest.fixture
def bundled(mitgeliefert: Engine) -> Berichtsdaten:
    """The bundled deliveries, each question asked once."""
    return Berichtsdaten(lru_cache(maxsize=None)(direkt(mitgeliefert)))


@pytest.fixture
def kleine(maschine: Engine) -> Berichtsdaten:
    """The small world of the specifications."""
    welt(maschine)
    return Berichtsdaten(direkt(maschine))


# --- what it counts in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", [date(2019, 1, 15), date(2021, 2, 6), date(2022, 12, 31), date(2023, 6, 30)])
def test_what_it_counts_in_is_what_the_figures_say_of_it(bundled: Berichtsdaten, tag: date) -> None:
    wahl = Auswahl(tag, 3)
    werte = [w for w in bundled.messwerte_je_raum(wahl, Ebene.KOMMUNE) if w.raum_schluessel]
    gefragt = {FLOEHA, TORGAU, LOESSNITZ, SCHWARZENBERG, "14626110", "14612000", "14730170"}
    for ags in gefragt:
        tabelle, schluessel = zaehlt_in(bundled, wahl, "ags", ags)
        gezaehlt = tabelle[tabelle["Vorbehalt"] == ""]
        seite = dict(zip(gezaehlt["Kennzahl"], gezaehlt["Wert"], strict=True))
        eigene = [w for w in werte if w.raum_schluessel == ags]
        assert seite == {w.kennzahl.titel: w.kennzahl.zahl(w.belegt) for w in eigene if w.belegt}
        unsicher = set(tabelle["Kennzahl"]) - set(gezaehlt["Kennzahl"])
        assert unsicher <= {w.kennzahl.titel for w in eigene if w.vorbehalt}
        assert len(schluessel) == len(tabelle)


@pytest.mark.parametrize(
    "raum", [{"polizeidirektionen": ("Leipzig",)}, {"landkreise": ("14730",)}, {"handlungsfeld": "Gewalt"}]
)
def test_a_filter_does_not_narrow_a_steckbrief(bundled: Berichtsdaten, raum: dict[str, object]) -> None:
    eng = ohne_filter(ENDE.mit(**raum))
    assert eng == ENDE
    assert len(zaehlt_in(bundled, eng, "ags", FLOEHA)[0]) == 4


def test_a_body_counts_its_own_units_and_a_member_says_through_whom(bundled: Berichtsdaten) -> None:
    tabelle, schluessel = zaehlt_in(bundled, ENDE, "traeger", SILBERBERG)
    assert schluessel == ["kooperationsvereinbarungen", "sicherheitsanalysen"]
    assert set(tabelle["Über"]) == {""}
    mitglied, _ = zaehlt_in(bundled, ENDE, "ags", LOESSNITZ)
    assert (
        dict(zip(mitglied["Kennzahl"], mitglied["Über"], strict=True))["Kommunen im Verbund"] == "Städtebund Silberberg"
    )


# --- time -------------------------------------------------------------------------------------------------------------


def test_a_merged_kommune_is_shown_as_it_was_and_says_where_it_went(bundled: Berichtsdaten) -> None:
    zeit = zeitpunkt(bundled, OSTRAU, Auswahl(date(2023, 6, 30), 3, polizeidirektionen=("Leipzig",)))
    assert zeit.auswahl == Auswahl(date(2022, 12, 31), 3)
    assert zeit.satz == "Seit dem 1.\u00a0Januar\u00a02023 gehört Ostrau zu"
    assert [(v.text, v.schluessel) for v in zeit.verweise] == [("Jahnatal", JAHNATAL)]
    assert zeitpunkt(bundled, OSTRAU, ENDE).satz == "", "it still existed on that day"
    steckbrief = kommunensteckbrief(bundled, OSTRAU, zeit.auswahl, adresse="./x.json", schema="light")
    assert steckbrief.name == "Ostrau"
    assert "2022" in str(steckbrief.lage and steckbrief.lage.fussnote)


def test_a_kommune_that_does_not_exist_yet_names_those_before_it(bundled: Berichtsdaten) -> None:
    zeit = zeitpunkt(bundled, JAHNATAL, ENDE)
    assert zeit.auswahl is None
    assert zeit.satz == "Jahnatal gibt es erst seit dem 1.\u00a0Januar\u00a02023. Davor waren es"
    assert [v.text for v in zeit.verweise] == ["Ostrau", "Zschaitz-Ottewig"]
    danach = zeitpunkt(bundled, JAHNATAL, Auswahl(date(2023, 1, 1), 3))
    assert danach.auswahl is not None
    assert danach.satz == ""


def test_a_key_from_before_the_register_leads_to_its_successor(bundled: Berichtsdaten) -> None:
    zeit = aufgegangen(bundled, "14522370", ENDE)
    assert zeit.satz == "Seit dem 1.\u00a0Januar\u00a02016 gehört Mochau zu"
    assert [v.text for v in zeit.verweise] == ["Döbeln"]
    assert aufgegangen(bundled, "99999999", ENDE).satz == ""


def test_what_went_into_a_kommune_is_a_fact_of_it(kleine: Berichtsdaten) -> None:
    steckbrief = kommunensteckbrief(kleine, JAHNA, auswahl("2023-06-30"), adresse="./x.json", schema="light")
    aufgenommen = next(f for f in steckbrief.fakten if f.name == "Aufgenommen")
    assert [(v.schluessel, v.zusatz) for v in aufgenommen.verweise] == [
        (EICHE, "bis 31.12.2022"),
        (FICHTE, "bis 31.12.2022"),
    ]


# --- timeline ---------------------------------------------------------------------------------------------------------


def ereignis(datum: str, genauigkeit: str, **mehr: object) -> dict[str, object]:
    vorgabe = {
        "traeger": FLOEHA,
        "name": "Flöha",
        "tabelle": "ereignis",
        "art": "beratung",
        "phase": "",
        "sicher": True,
    }
    leer = dict.fromkeys(("quelle_titel", "quelle_url", "herausgeber", "veroeffentlicht", "notiz"), "")
    return (
        vorgabe | leer | {"betrag_cent": None, "betrag_zusatz": "", "datum": datum, "genauigkeit": genauigkeit} | mehr
    )


EREIGNISSE = pd.DataFrame(
    [
        ereignis("1996-06-27", "tag", art="kpr_besteht"),
        ereignis("2020", "jahr", art="kooperationsvereinbarung", sicher=False),
        ereignis("2021-04", "monat"),
        ereignis("2021-06-25", "bekannt_am", tabelle="foerderung", art="bewilligt", betrag_cent=16_000_000, betrag_zusatz="ca"),
        ereignis("2022-01-11", "tag", art="erwaehnung", quelle_titel="eine"),
        ereignis("2022-01-11", "tag", art="erwaehnung", quelle_titel="andere", sicher=False),
        ereignis("2022-02-01", "tag", art="sicherheitsanalyse", phase="Auftakt", traeger=SILBERBERG, name="Silberberg"),
    ]
)  # fmt: skip


def test_every_precision_has_its_mark() -> None:
    zeilen = marken(EREIGNISSE, FLOEHA)
    assert zeilen["art"].tolist() == [TAG, SPANNE, SPANNE, BEKANNT, TAG, TAG]
    jahr, monat = zeilen.iloc[1], zeilen.iloc[2]
    assert (jahr["von"], jahr["bis"]) == (date(2020, 1, 1), date(2020, 12, 31))
    assert (monat["von"], monat["bis"]) == (date(2021, 4, 1), date(2021, 4, 30))
    assert zeilen["farbe"].tolist() == ["rat", "programm", "programm", "geld", "anderes", "programm"]


def test_labels_say_date_kind_amount_body_and_doubt() -> None:
    lang = marken(EREIGNISSE, FLOEHA)["lang"].tolist()
    assert lang[1] == "2020 Kooperationsvereinbarung, mit Vorbehalt"
    assert lang[3] == "bekannt 25.06.2021 Förderung bewilligt, rund 160.000\u00a0€"
    assert lang[5] == "01.02.2022 Sicherheitsanalyse: Auftakt (Silberberg)"
    assert marken(EREIGNISSE, SILBERBERG)["lang"].tolist()[5] == "01.02.2022 Sicherheitsanalyse: Auftakt"


def test_two_sources_of_one_event_are_one_mark_and_one_without_doubt_decides() -> None:
    bild = zeitleistenbild(EREIGNISSE, ENDE, name="Flöha", traeger=FLOEHA, schema="light")
    assert marken(EREIGNISSE, FLOEHA).iloc[4]["sicher"]
    assert bild.fussnote.startswith("6 Ereignisse aus 7 Belegen · ")
    assert len(bild.tabelle) == 7
    assert bild.diagramm.alt.startswith("Zeitleiste: Flöha bis 31.\u00a0Dezember\u00a02022, 6 Ereignisse")


def test_what_is_older_than_the_programme_stands_at_the_edge() -> None:
    bild = zeitleistenbild(EREIGNISSE, ENDE, name="Flöha", traeger=FLOEHA, schema="light")
    gezeichnet = bild.diagramm.daten["ereignisse"]
    assert gezeichnet["art"].tolist() == [FRUEHER, SPANNE, SPANNE, BEKANNT, TAG, TAG]
    assert achse(ENDE.stichtag) == (date(2019, 1, 1), ENDE.stichtag)
    for satz in ("Punkt:", "Balken:", "Nach links offen:", "Pfeil am Rand: vor 2019.", "Leerer Umriss:"):
        assert satz in bild.unterschrift
    nur_tage = zeitleistenbild(EREIGNISSE.iloc[6:], ENDE, name="Flöha", traeger=FLOEHA, schema="light")
    assert nur_tage.unterschrift == "Punkt: auf den Tag bekannt."
    assert len(nur_tage.diagramm.spec["layer"]) == 2, "no layer without a mark: it would be read out without a name"


def test_without_an_event_a_sentence(bundled: Berichtsdaten) -> None:
    steckbrief = kommunensteckbrief(bundled, FLOEHA, FRUEH, adresse="./x.json", schema="light")
    assert steckbrief.zeitleiste.leer.startswith("Bis zum 15.\u00a0Januar\u00a02019 gibt es keinen öffentlichen Beleg.")
    assert steckbrief.zeitleiste.unterschrift == ""
    assert steckbrief.geldbelege.empty
    assert steckbrief.zaehlung.empty


# --- money ------------------------------------------------------------------------------------------------------------


def test_each_state_is_a_line_and_the_sum_is_what_the_kennzahl_counts(kleine: Berichtsdaten, maschine: Engine) -> None:
    def zeile(zustand: str, cent: int | None, **mehr: object) -> dict[str, object]:
        return {
            "traeger": ADORF,
            "fall": "f",
            "geldzustand": zustand,
            "betrag_cent": cent,
            "datum": "2021-05-01",
        } | mehr

    schreibe(
        maschine,
        foerderung=[
            zeile("bewilligt", 100_00), zeile("bewilligt", 50_00), zeile("bewilligt", 7_00, betrag_zusatz="ca"),
            zeile("bewilligt", 5_00, sicher=False), zeile("bewilligt", None), zeile("ausgezahlt", 60_00),
            zeile("bewilligt", 900_00, traeger=VERBUND),
        ],
    )  # fmt: skip
    wahl = auswahl("2022-06-30")
    eigenes = eigenes_geld(kleine, wahl, ADORF)
    bewilligt, ausgezahlt = geldzeilen(kleine, wahl, eigenes)
    assert (bewilligt.zustand, bewilligt.summe) == ("bewilligt", "mindestens 150\u00a0€")
    assert bewilligt.woraus == "aus 2 von 5 Belegen; nicht summiert: rund 7\u00a0€, 5\u00a0€ mit Vorbehalt, ohne Betrag"
    assert (ausgezahlt.zustand, ausgezahlt.summe, ausgezahlt.woraus) == (
        "ausgezahlt",
        "mindestens 60\u00a0€",
        "aus 1 Beleg",
    )
    # The Verbund has its seat in ADORF, so the figure of the place has both; neither page adds one to the other.
    (verbund,) = geldzeilen(kleine, wahl, geld_der_verbuende(kleine, wahl, frozenset({VERBUND})))
    assert verbund.summe == "mindestens 900\u00a0€"
    tabelle, _ = zaehlt_in(kleine, wahl, "ags", ADORF)
    assert tabelle[["Kennzahl", "Wert", "Über", "Vorbehalt"]].to_numpy().tolist() == [
        ["Fördermittel bewilligt", "1.050\u00a0€", "Verband", ""],
        ["Fördermittel bewilligt", "5\u00a0€", "", "mit Vorbehalt, nicht gezählt"],
    ]
    belege = geldtabelle(eigenes, ADORF)
    assert belege["Zustand"].tolist() == ["bewilligt"] * 5 + ["ausgezahlt"]
    assert set(belege["Über"]) == {""}


def test_an_approximate_amount_alone_is_no_sum(bundled: Berichtsdaten) -> None:
    zeilen = geldzeilen(bundled, ENDE, eigenes_geld(bundled, ENDE, TORGAU))
    assert [(z.zustand, z.summe, z.woraus) for z in zeilen] == [
        ("bewilligt", "keine Angabe", "aus 0 von 1 Beleg; nicht summiert: rund 160.000\u00a0€")
    ]


def test_money_of_a_kommune_that_ended_belongs_to_its_successor(kleine: Berichtsdaten, maschine: Engine) -> None:
    schreibe(maschine, foerderung=[{"traeger": EICHE, "betrag_cent": 100, "datum": "2021-05-01"}])
    assert len(eigenes_geld(kleine, auswahl("2023-06-30"), JAHNA)) == 1
    assert len(eigenes_geld(kleine, auswahl("2022-06-30"), EICHE)) == 1


# --- memberships ------------------------------------------------------------------------------------------------------


def test_memberships_are_dated_from_both_sides(kleine: Berichtsdaten) -> None:
    wahl = auswahl("2022-06-30")
    steckbrief = traegersteckbrief(kleine, VERBUND, wahl, adresse="./x.json", schema="light")
    assert steckbrief.mitglied_ags == (ADORF, BERGEN, CAMINA, DORN)
    assert steckbrief.mitglieder["Am Stichtag"].tolist() == ["ja", "nein", "ja", "ja"]
    assert steckbrief.mitglieder["Bis"].tolist() == ["", "31.12.2021", "", ""]
    assert steckbrief.mitglieder["Vorbehalt"].tolist() == ["", "", "", "mit Vorbehalt"]
    assert steckbrief.mitgliedersumme == "4 gemeldete Mitgliedschaften = 2 am Stichtag + 1 mit Vorbehalt + 1 früher."
    sitz = next(f for f in steckbrief.fakten if f.name == "Sitz")
    assert [v.schluessel for v in sitz.verweise] == [ADORF]
    bergen = kommunensteckbrief(kleine, BERGEN, wahl, adresse="./x.json", schema="light")
    frueher = next(f for f in bergen.fakten if f.name == "Früher Mitglied in")
    assert [(v.schluessel, v.zusatz) for v in frueher.verweise] == [(VERBUND, "01.01.2018 bis 31.12.2021")]


def test_a_membership_that_has_not_begun_is_not_told(kleine: Berichtsdaten, maschine: Engine) -> None:
    schreibe(maschine, mitglied=[{"traeger": VERBUND, "ags": EICHE, "gueltig_von": date(2022, 1, 1)}])
    vorher, danach = (kleine.stammdaten.mitglieder(VERBUND, auswahl(tag)) for tag in ("2021-12-31", "2022-01-01"))
    assert EICHE not in set(vorher["schluessel"])
    assert EICHE in set(danach["schluessel"])
    assert VERBUND in set(kleine.stammdaten.mitgliedschaften(JAHNA, auswahl("2023-01-01"))["schluessel"]), (
        "its successor"
    )
    assert kleine.stammdaten.mitgliedschaften(EICHE, auswahl("2021-12-31")).empty


def test_reports_of_one_membership_are_one_and_a_certain_one_decides() -> None:
    bericht = {"schluessel": "v", "name": "V", "gueltig_bis": None, "quelle_url": "", "herausgeber": "H"}
    frueh = bericht | {"gueltig_von": date(2019, 1, 1), "sicher": False, "quelle_titel": "unsicher"}
    spaet = bericht | {"gueltig_von": date(2020, 1, 1), "sicher": True, "quelle_titel": "sicher"}
    (eine,) = zusammengefasst(pd.DataFrame([frueh, spaet]))
    assert (eine.von, eine.bis, eine.sicher) == (date(2020, 1, 1), None, True)
    assert [text for text, _ in eine.quellen] == ["H: sicher", "H: unsicher"]
    assert mitgliedersumme([eine], date(2021, 1, 1)) == "1 gemeldete Mitgliedschaft = 1 am Stichtag."


def test_a_landkreis_has_its_directorate_of_the_day_and_no_members(kleine: Berichtsdaten) -> None:
    steckbrief = traegersteckbrief(kleine, KREISRAT, auswahl("2022-06-30"), adresse="./x.json", schema="light")
    assert steckbrief.ist_landkreis
    assert steckbrief.lage is None, "there is nothing to outline"
    assert steckbrief.untertitel == "Landkreis"
    assert {f.name: f.text for f in steckbrief.fakten}["Polizeidirektion"] == "Leipzig"
    assert "Mitglieder" not in {f.name for f in steckbrief.fakten}


# --- neighbours and others of its size --------------------------------------------------------------------------------


def test_the_caption_of_the_map_accounts_for_every_neighbour(bundled: Berichtsdaten) -> None:
    kommunen = bundled.kommunen(ENDE)
    for ags in (FLOEHA, "14713000", "14612000"):
        bild = lagebild(kommunen, ags, ENDE, adresse="./x.json", schema="light")
        assert bild is not None
        anzahl = len(umgebung(kommunen, ags, ENDE))
        gesamt, teile = re.search(r"(\d+) Nachbarkommunen in Sachsen = (.*)\.", bild.unterschrift).groups()  # type: ignore[union-attr]
        assert int(gesamt) == anzahl == sum(int(teil.split()[0]) for teil in teile.split(" + "))
        assert len(bild.tabelle) == anzahl + 1
    leipzig = lagebild(kommunen, "14713000", ENDE, adresse="./x.json", schema="light")
    assert leipzig is not None
    assert "Taucha (Sicherheitsanalyse)" in leipzig.diagramm.alt


def test_no_name_on_the_map_covers_another(bundled: Berichtsdaten) -> None:
    """Dresden has the most neighbours of the state, and the longest name among them."""
    bild = lagebild(bundled.kommunen(ENDE), "14612000", ENDE, adresse="./x.json", schema="light")
    assert bild is not None
    namen = bild.diagramm.daten["namen"]
    assert len(namen) == 17
    assert namen["dy"].abs().max() <= 45
    eng = pd.DataFrame(
        {"name": ["Altenberg", "Bad Elster", "Coswig"], "lon": [13.0, 13.0, 13.0], "lat": [51.0, 51.0, 51.0]}
    )
    wege = ausweichen(eng, (0.2269, 1.0, 0.01, 0.01), (300.0, 300.0, 0.0))
    orte = [(0.0 + dx, dy, textbreite([name]) / 2) for name, (dx, dy) in zip(eng["name"], wege, strict=True)]
    assert all(_getrennt(a, b) for i, a in enumerate(orte) for b in orte[:i])
    assert wege[0][1] == 0, "the first one stays"


def test_others_of_its_size_are_of_one_class_and_its_sum_closes(bundled: Berichtsdaten) -> None:
    kommunen = bundled.kommunen(ENDE)
    v = vergleichbare(kommunen, FLOEHA)
    assert v is not None
    einwohner = kommunen.set_index("ags")["einwohner"]
    assert v.klasse == groessenklasse(int(einwohner[FLOEHA]))
    assert v.ags.count("") == 1, "the Kommune itself is in the list and no link"
    assert v.tabelle["Kommune"].tolist()[v.ags.index("")] == "Flöha (diese Kommune)"
    assert all(v.klasse.enthaelt(int(einwohner[ags])) for ags in v.ags if ags)
    alle, teile = re.match(r"(\d+) Kommunen mit .* = (.*?)\. Gezeigt", v.satz).groups()  # type: ignore[union-attr]
    in_der_klasse = [zahl for zahl in einwohner if v.klasse.enthaelt(int(zahl))]
    assert int(alle) == len(in_der_klasse) == sum(int(teil.split()[0]) for teil in teile.split(" + "))
    abstaende = sorted(abs(int(zahl) - int(einwohner[FLOEHA])) for zahl in in_der_klasse)[1:9]
    assert sorted(abs(int(einwohner[ags]) - int(einwohner[FLOEHA])) for ags in v.ags if ags) == abstaende


def test_without_inhabitants_there_is_nobody_of_its_size(kleine: Berichtsdaten) -> None:
    steckbrief = kommunensteckbrief(kleine, ADORF, auswahl("2022-06-30"), adresse="./x.json", schema="light")
    assert steckbrief.aehnliche is None
    assert {f.name: f.text for f in steckbrief.fakten}["Einwohner"] == "keine Angabe"


# --- without a choice -------------------------------------------------------------------------------------------------


def test_those_who_have_come_furthest_within_the_area(bundled: Berichtsdaten) -> None:
    ganz, leipzig = weiteste(bundled, ENDE), weiteste(bundled, ENDE.mit(polizeidirektionen=("Leipzig",)))
    kommunen = bundled.kommunen(ENDE)
    assert set(ganz.ags) == set(kommunen.loc[kommunen["stufe"] == kommunen["stufe"].max(), "ags"])
    assert set(leipzig.ags) < set(ganz.ags)
    assert set(leipzig.tabelle["Polizeidirektion"]) == {"Leipzig"}
    assert SILBERBERG in {v.schluessel for v in ganz.verbuende}
    assert SILBERBERG not in {v.schluessel for v in leipzig.verbuende}


def test_before_the_programme_nobody_has(bundled: Berichtsdaten) -> None:
    frueh = weiteste(bundled, FRUEH)
    assert frueh.tabelle.empty
    assert frueh.leer.startswith("Bis zum 15.\u00a0Januar\u00a02019 ist zu keiner Kommune öffentlich belegt")
