"""Is the practice register complete, consistent and equal to what was published, and never mixed with real data?"""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, select

import config
from befehle.demo import uebungsadresse
from data_access import schema
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import FASSUNGEN, KATALOG
from domain.aenderung import Aenderungsart, Grund
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Eingabefehler
from domain.kennzahl import Basis, Kennzahl
from domain.messwert import Veroeffentlichung
from domain.zahlen import Zusatz
from ingest.befund import Lieferungsfehler
from ingest.formate import Ereignis, Foerderung, Gebietsaenderung, Traeger
from ingest.lesen import lies
from ingest.schreiben import lade_pakete
from tests.conftest import ARTEN
from tests.datenbanken import Datenbank
from tests.kommando import MITGELIEFERT, WURZEL, Lauf, asskomm, aufruf, viele
from tests.lieferbau import GUT, KENNZAHLEN, MANIFEST, alles, baue
from tests.test_summen import gemerkt, pruefe_nachweis, pruefe_raeume, pruefe_summen
from uebung import gebiet
from uebung.berichtigungen import KEIN_VERTRAG
from uebung.eckwerte import HAUSHALT_CENT, freie_tage
from uebung.lieferungen import VOLLSTAENDIG, pakete
from uebung.meldung import ENDE, SCHNITTE

SCHLUESSEL = {k.schluessel: k for k in KATALOG}
NEUESTER = len(SCHNITTE)
# Published for the whole state as exact or "bereits", and not to be met: see uebung/eckwerte.py for the reasons.
UNVEREINBAR = {
    ("kommunen_im_verbund", "2021-01", 20),
    ("kommunen_im_verbund", "2023-01-20", 43),
    ("kommunen_mit_sicherheitsanalyse", "2021-04", 16),
    ("kommunen_mit_sicherheitsanalyse", "2022-10-19", 12),
    ("kommunen_mit_sicherheitsanalyse", "2022-10-19", 13),
}


DAUER: dict[str, float] = {}  # of generating and loading, in seconds


@pytest.fixture(params=ARTEN, scope="module")
def geuebt(request: pytest.FixtureRequest, datenbanken: Callable[[str], Datenbank]) -> Iterator[Engine]:
    """The practice register of seed 1, for tests that only read."""
    art = datenbanken(request.param)
    maschine, beginn = art.frisch(), perf_counter()
    lade_pakete(maschine, pakete(1), FASSUNGEN)
    DAUER[maschine.dialect.name] = perf_counter() - beginn
    yield maschine
    art.zurueck(maschine)


@pytest.fixture(scope="module")
def daten(geuebt: Engine) -> Berichtsdaten:
    return Berichtsdaten(gemerkt(geuebt))


def test_making_and_loading_takes_seconds(geuebt: Engine) -> None:
    assert DAUER[geuebt.dialect.name] < 20  # one or two when nothing else runs


# --- equal to what was published ---------------------------------------------------------------------------------


def gezaehlt(daten: Berichtsdaten, v: Veroeffentlichung) -> int:
    """What is counted of that which the words and the period of a published figure mean."""
    schluessel = "kooperationsvereinbarungen" if "Verbund zählt" in v.zaehleinheit else v.kennzahl
    kennzahl = SCHLUESSEL[schluessel or ""]
    if v.zeitraum == "2019 und 2020 zusammen":
        return sum(belegt(daten, kennzahl, v, date(jahr, 12, 31)) for jahr in (2019, 2020))
    jahre = [int(jahr) for jahr in v.zeitraum.split("-") if jahr.isdigit()]
    if not jahre or not kennzahl.kumuliert:
        return belegt(daten, kennzahl, v, v.stand_bis)
    bis, vorher = min(v.stand_bis, date(jahre[-1], 12, 31)), date(jahre[0] - 1, 12, 31)
    return belegt(daten, kennzahl, v, bis) - belegt(daten, kennzahl, v, vorher)


def belegt(daten: Berichtsdaten, kennzahl: Kennzahl, v: Veroeffentlichung, tag: date) -> int:
    auswahl = Auswahl(tag, NEUESTER)
    if v.raum_art is Ebene.POLIZEIDIREKTION:
        auswahl = auswahl.mit(polizeidirektionen=(v.raum,))
    if v.raum_art is Ebene.LANDKREIS:
        auswahl = auswahl.mit(landkreise=(daten.landkreis(v.raum, NEUESTER),))
    return daten.messwert(kennzahl, auswahl).belegt


def veroeffentlichte(daten: Berichtsdaten) -> list[Veroeffentlichung]:
    """Published figures of what is counted, since the data begin."""
    zaehlbar = {k.schluessel for k in KATALOG if k.messung}
    return [v for v in daten.zahlenregister(NEUESTER) if v.kennzahl in zaehlbar and v.stand_bis >= date(2019, 1, 1)]


def test_the_published_totals_are_met_on_their_days(daten: Berichtsdaten) -> None:
    genaue = [v for v in veroeffentlichte(daten) if v.zusatz in (Zusatz.EXAKT, Zusatz.BEREITS)]
    assert len(genaue) > 50
    verfehlt = {(v.kennzahl, v.stand, v.wert) for v in genaue if gezaehlt(daten, v) != v.wert}
    assert verfehlt == UNVEREINBAR


def test_lower_bounds_are_met_closely(daten: Berichtsdaten) -> None:
    ueber = {
        (v.kennzahl, v.stand): (v.wert, gezaehlt(daten, v)) for v in veroeffentlichte(daten) if v.zusatz is Zusatz.UEBER
    }
    assert ueber.keys() == {("foerdermittel_bewilligt", "2021-02-06"), ("kommunen_beraten", "2021-06-25")}
    assert all(wert < zahl <= wert * 1.21 for wert, zahl in ueber.values())


PRESSE = {
    date(2021, 2, 6): {"kommunen_beraten": 102, "kommunale_praeventionsraete": 19, "beccaria_absolventen": 102,
                       "beccaria_laufend": 18, "kommunen_mit_coaching": 24, "modellkommunen": 8},
    date(2022, 1, 11): {"kommunen_beraten": 126, "kommunale_praeventionsraete": 26, "foerdermittel_verfuegbar": 130_000_000,
                        "praeventionsraete_der_landkreise": 2},
    date(2022, 12, 31): {"sicherheitsanalysen": 25},
}  # fmt: skip


@pytest.mark.parametrize("tag", PRESSE)
def test_figures_of_the_press_releases_are_counted_from_complete_records(daten: Berichtsdaten, tag: date) -> None:
    werte = daten.messwerte(Auswahl(tag, NEUESTER))
    for schluessel, wert in PRESSE[tag].items():
        assert (werte[schluessel].wert, werte[schluessel].basis) == (wert, Basis.GEZAEHLT), schluessel
    assert {s for s, w in werte.items() if w.basis is not Basis.GEZAEHLT} == {"eng_kooperierende_kommunen"}
    assert {*VOLLSTAENDIG, "eng_kooperierende_kommunen"} == werte.keys()


@pytest.mark.parametrize("tag", [date(2021, 2, 6), date(2022, 12, 31), date(2023, 6, 30)])
def test_levels_add_up(daten: Berichtsdaten, tag: date) -> None:
    auswahl = Auswahl(tag, NEUESTER)
    for pruefe in (pruefe_summen, pruefe_raeume, pruefe_nachweis):
        pruefe(daten, auswahl)


@pytest.mark.parametrize("datenstand", range(1, NEUESTER + 1))
def test_every_datenstand_can_be_asked(daten: Berichtsdaten, datenstand: int) -> None:
    auswahl = Auswahl(daten.neuester_stichtag(datenstand), datenstand)
    assert daten.uebung(datenstand)
    assert auswahl.stichtag == SCHNITTE[datenstand - 1].stand
    assert len(daten.kommunen(auswahl)) == (418 if datenstand >= NEUESTER - 1 else 419)
    pruefe_summen(daten, auswahl)


# --- made from a seed --------------------------------------------------------------------------------------------


def summen(seed: int) -> list[str]:
    return [paket.pruefsumme for paket in pakete(seed)]


def test_the_same_seed_gives_the_same_deliveries_in_every_process() -> None:
    rufe = "from uebung.lieferungen import pakete; print(*(p.pruefsumme for p in pakete(1)))"
    umgebung = os.environ | {"PYTHONHASHSEED": "7"}
    fertig = subprocess.run(
        [sys.executable, "-c", rufe], cwd=WURZEL, env=umgebung, capture_output=True, text=True, check=True
    )
    assert fertig.stdout.split() == summen(1) == summen(1)


def test_another_seed_gives_other_deliveries() -> None:
    assert not set(summen(1)) & set(summen(2))
    erste, zweite = ({z.stabile_kennung() for z in zeilen(seed, Ereignis)} for seed in (1, 2))
    assert len(erste - zweite) > 200


def zeilen(seed: int, modell: type[Any]) -> list[Any]:
    alle = (zeile for paket in pakete(seed) for datei in paket.dateien for _, zeile in datei.zeilen)
    return [zeile for zeile in alle if isinstance(zeile, modell)]


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_other_seeds_meet_the_totals_too(datenbanken: Callable[[str], Datenbank], seed: int) -> None:
    art = datenbanken("sqlite")
    maschine = art.frisch()
    lade_pakete(maschine, pakete(seed), FASSUNGEN)
    test_the_published_totals_are_met_on_their_days(Berichtsdaten(gemerkt(maschine)))
    art.zurueck(maschine)


def test_what_is_fixed_beyond_a_total_is_refused() -> None:
    class Nie:
        def randint(self, _von: int, _bis: int) -> int:
            raise AssertionError

    with pytest.raises(ValueError, match="schon 1 zu viel"):
        freie_tage(Nie(), ((date(2020, 1, 1), 1),), ((date(2019, 1, 1), 2),), date(2019, 1, 1))  # type: ignore[arg-type]


def test_nobody_is_named_and_no_address_is_given() -> None:
    """Texts of invented rows come from short lists; bundled figures and territory have been looked through."""
    notizen = {z.notiz for modell in (Ereignis, Foerderung) for seed in (1, 2) for z in zeilen(seed, modell)}
    assert len(notizen) < 25
    assert not any(zeichen in notiz for notiz in notizen for zeichen in ("@", "Herr", "Frau", "Tel.", "http"))
    assert {z.quelle_url for modell in (Ereignis, Foerderung) for z in zeilen(1, modell)} == {""}


# --- courses and money -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def offen(geuebt: Engine) -> dict[str, list[Any]]:
    """Rows that hold in the end, by table."""
    with geuebt.connect() as verbindung:
        return {
            tabelle.name: list(verbindung.execute(select(tabelle).where(tabelle.c.ersetzt_durch.is_(None))).all())
            for tabelle in (t.ereignis, t.foerderung, t.mitglied, t.haushaltsansatz, t.qualifizierung)
        }


def test_whoever_signs_analyses_or_gets_money_was_advised_before(offen: dict[str, list[Any]]) -> None:
    mitglieder = defaultdict(set)
    for m in offen["mitglied"]:
        mitglieder[m.traeger].add(m.ags)
    beraten: dict[str, date] = {}
    for e in offen["ereignis"]:
        for ags in mitglieder[e.traeger] or {e.traeger} if e.art == "beratung" and e.sicher else ():
            beraten[ags] = min(e.spaetestens, beraten.get(ags, e.spaetestens))
    spaeter = [(e.traeger, e.spaetestens) for e in offen["ereignis"] if e.art == "kooperationsvereinbarung"]
    spaeter += [(e.traeger, e.spaetestens) for e in offen["ereignis"] if e.phase == "Auftakt"]
    spaeter += [(f.traeger, f.spaetestens) for f in offen["foerderung"] if f.geldzustand == "bewilligt"]
    assert len(spaeter) > 100
    for traeger, tag in spaeter:
        assert all(beraten[ags] <= tag for ags in mitglieder[traeger] or {traeger}), (traeger, tag)


def test_stages_are_not_strictly_ordered(offen: dict[str, list[Any]]) -> None:
    """Councils older than the agreement, analyses without one, agreements without an analysis."""
    wann: dict[str, dict[str, date]] = defaultdict(dict)
    for e in offen["ereignis"]:
        wann[e.art.removesuffix("konstituiert").removesuffix("besteht")].setdefault(e.traeger, e.spaetestens)
    vertraege, analysen = wann["kooperationsvereinbarung"], wann["sicherheitsanalyse"]
    assert [traeger for traeger, tag in wann["kpr_"].items() if tag < vertraege.get(traeger, date(2000, 1, 1))]
    assert analysen.keys() - vertraege.keys()
    assert vertraege.keys() - analysen.keys()


def test_phases_of_an_analysis_follow_each_other(offen: dict[str, list[Any]]) -> None:
    phasen: dict[str, dict[str, date]] = defaultdict(dict)
    for e in offen["ereignis"]:
        if e.art == "sicherheitsanalyse":
            phasen[e.vorgang].setdefault(e.phase, e.spaetestens)
    folge = ("Ankündigung", "Auftakt", "Befragung", "Ergebnis")
    for vorgang, tage in phasen.items():
        geordnet = [tage[phase] for phase in folge if phase in tage]
        assert geordnet == sorted(geordnet), vorgang
        if {"Auftakt", "Ergebnis"} <= tage.keys():
            assert 140 <= (tage["Ergebnis"] - tage["Auftakt"]).days <= 450
    assert [v for v, tage in phasen.items() if tage.keys() == {"Ankündigung"}], "announced and never begun"


def je_fall(offen: dict[str, list[Any]]) -> dict[str, dict[str, list[Any]]]:
    faelle: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for zeile in sorted(offen["foerderung"], key=lambda f: f.spaetestens):
        faelle[zeile.fall][zeile.geldzustand].append(zeile)
    return faelle


def test_every_case_goes_its_way_within_its_amounts(offen: dict[str, list[Any]]) -> None:
    faelle, gesehen = je_fall(offen), set[str]()
    heute = {g.alt_ags: g.neu_ags for g in gebiet.zeilen("1-gebiet", Gebietsaenderung)}
    for fall, staende in faelle.items():
        summe = {zustand: sum(z.betrag_cent for z in staende.get(zustand, ())) for zustand in
                 ("beantragt", "bewilligt", "ausgezahlt", "geprueft", "zurueckgefordert")}  # fmt: skip
        gesehen |= {zustand for zustand, cent in summe.items() if cent}
        assert summe["beantragt"] >= max(summe["bewilligt"], 1_000_000), fall
        assert summe["bewilligt"] >= summe["ausgezahlt"] >= summe["geprueft"], fall
        if summe["geprueft"]:
            assert summe["zurueckgefordert"] in (0, summe["ausgezahlt"] - summe["geprueft"]), fall
        tage = [staende[zustand][0].spaetestens for zustand in summe if zustand in staende]
        assert tage == sorted(tage), fall
        assert len({heute.get(z.traeger, z.traeger) for zs in staende.values() for z in zs}) == 1
        assert all(z.handlungsfelder for zs in staende.values() for z in zs)
    assert gesehen == {"beantragt", "bewilligt", "ausgezahlt", "geprueft", "zurueckgefordert"}
    assert [fall for fall, staende in faelle.items() if staende.keys() == {"beantragt"}], "refused or not decided"
    assert [z for z in offen["foerderung"] if z.betrag_cent % 100], "amounts with cents"


def test_grants_of_a_year_stay_within_its_budget(offen: dict[str, list[Any]]) -> None:
    ansatz = {h.gueltig_von.year: h.betrag_cent for h in offen["haushaltsansatz"]}
    assert ansatz == dict.fromkeys(range(2019, 2024), HAUSHALT_CENT)
    bewilligt: dict[int, int] = defaultdict(int)
    for f in offen["foerderung"]:
        bewilligt[f.spaetestens.year] += f.betrag_cent if f.geldzustand == "bewilligt" else 0
    assert bewilligt.keys() == ansatz.keys()
    assert all(bewilligt[jahr] <= ansatz[jahr] for jahr in ansatz)


def test_no_more_persons_complete_a_course_than_began_it(offen: dict[str, list[Any]]) -> None:
    zeit = sorted((q for q in offen["qualifizierung"] if q.spaetestens.year >= 2019), key=lambda q: q.spaetestens)
    begonnen, fertig = (
        [q.personen for q in zeit if q.qualifizierungsstand == s] for s in ("begonnen", "abgeschlossen")
    )
    assert len(begonnen) > len(fertig) > 2
    assert all(f <= b for b, f in zip(begonnen, fertig, strict=False))


def test_associations_and_two_landkreise_take_part(offen: dict[str, list[Any]]) -> None:
    arten = {z.traeger: str(z.art) for z in zeilen(1, Traeger)}
    vertrag = {
        arten[e.traeger] for e in offen["ereignis"] if e.art == "kooperationsvereinbarung" and e.traeger in arten
    }
    assert vertrag == {"Verwaltungsgemeinschaft", "Verwaltungsverband", "Städtebund"}
    raete = {e.traeger for e in offen["ereignis"] if e.art.startswith("kpr_")}
    assert {traeger for traeger in raete if arten.get(traeger) == "Landkreis"} == {"landkreis-14626", "landkreis-14729"}
    assert {"kpr_besteht", "kpr_konstituiert", "kpr_reaktiviert", "kpr_aufgeloest", "praeventionskonzept", "projekt",
            "coaching", "erwaehnung", "vorvereinbarung"} <= {e.art for e in offen["ereignis"]}  # fmt: skip
    assert all(e.spaetestens <= ENDE for e in offen["ereignis"])


# --- knowledge ---------------------------------------------------------------------------------------------------


def test_deliveries_report_late_correct_withdraw_and_resume(geuebt: Engine) -> None:
    with geuebt.connect() as verbindung:
        gruende = verbindung.execute(select(t.aenderung.c.art, t.aenderung.c.grund, t.aenderung.c.lieferung_id)).all()
    assert {art for art, *_ in gruende} == set(Aenderungsart)
    assert all(grund for _, grund, _ in gruende)
    assert len({nummer for *_, nummer in gruende}) > 5
    assert ("zurückgezogen", KEIN_VERTRAG) in {(art, grund) for art, grund, _ in gruende}


def test_changes_between_two_datenstaende_show_every_reason(daten: Berichtsdaten) -> None:
    gesehen: set[Grund] = set()
    for frueher, spaeter in pairwise((3, 5, 7, 10, 12, NEUESTER)):
        von, bis = (Auswahl(daten.neuester_stichtag(n), n) for n in (frueher, spaeter))
        gesehen |= {gruppe.grund for b in daten.begruendungen(von, bis) for gruppe in b.gruppen}
    assert gesehen >= {
        Grund.NACHGETRAGEN, Grund.BERICHTIGT, Grund.ZURUECKGEZOGEN, Grund.HINZUGEKOMMEN, Grund.AUSGESCHIEDEN,
        Grund.GEBIETSAENDERUNG,
    }  # fmt: skip


# --- never mixed -------------------------------------------------------------------------------------------------


def test_a_manifest_says_that_it_is_practice(tmp_path: Path) -> None:
    kopf = MANIFEST.replace("[zeilen]", "uebung = {wert}\n[zeilen]").format(kennung="p", grund="", wert="{wert}")
    ja = baue(tmp_path / "ja", {"traeger.csv": GUT["traeger.csv"]}, manifest=kopf.replace("{wert}", "true"))
    assert lies(ja).manifest.uebung
    assert not lies(baue(tmp_path / "ohne")).manifest.uebung
    falsch = baue(tmp_path / "falsch", {"traeger.csv": GUT["traeger.csv"]}, manifest=kopf.replace("{wert}", '"ja"'))
    with pytest.raises(Lieferungsfehler, match="Spalte uebung: weder true noch false"):
        lies(falsch)


def test_practice_is_refused_by_real_data(maschine: Engine, tmp_path: Path) -> None:
    lade_pakete(maschine, [lies(baue(tmp_path / "echt"))], KENNZAHLEN)
    vorher = alles(maschine)
    satz = "„uebung-1-01“ enthält Übungsdaten, die Datenbank echte Lieferungen; .* nichts wurde geändert. Abhilfe: "
    with pytest.raises(Eingabefehler, match=satz):
        lade_pakete(maschine, pakete(1), FASSUNGEN)
    assert alles(maschine) == vorher
    assert not Berichtsdaten(gemerkt(maschine)).uebung(1)


def test_real_data_are_refused_by_practice(maschine: Engine, tmp_path: Path) -> None:
    lade_pakete(maschine, pakete(1)[:1], FASSUNGEN)
    vorher = alles(maschine)
    with pytest.raises(Eingabefehler, match="„echt“ enthält echte Daten, die Datenbank Übungsdaten; "):
        lade_pakete(maschine, [lies(baue(tmp_path / "echt"))], KENNZAHLEN)
    assert alles(maschine) == vorher


def test_both_in_one_call_are_refused(maschine: Engine, tmp_path: Path) -> None:
    with pytest.raises(Eingabefehler, match="nie gemischt"):
        lade_pakete(maschine, [lies(baue(tmp_path / "echt")), *pakete(1)[:1]], FASSUNGEN)
    assert not any(alles(maschine).values())


def test_deliveries_of_an_older_version_are_real(rohe_maschine: Engine, tmp_path: Path) -> None:
    schema.migriere(rohe_maschine)
    lade_pakete(rohe_maschine, [lies(baue(tmp_path / "echt"))], KENNZAHLEN)
    with rohe_maschine.begin() as verbindung:
        command.downgrade(schema._config(verbindung), "0002")
    with pytest.raises(
        Exception, match=r"Die Datenbank ist älter als diese Fassung des Programms. Abhilfe: „asskomm init“"
    ):
        Berichtsdaten(gemerkt(rohe_maschine)).lieferungen(1)
    schema.migriere(rohe_maschine)
    with rohe_maschine.connect() as verbindung:
        assert verbindung.scalars(select(t.lieferung.c.uebung)).all() == [False]
        assert verbindung.scalars(select(t.lieferung.c.kennung)).all() == ["echt"]


# --- words -------------------------------------------------------------------------------------------------------


def test_a_choice_of_practice_data_says_so_everywhere() -> None:
    auswahl = Auswahl(date(2021, 2, 6), 3, uebung=True)
    assert (
        auswahl.beschreibung() == "Übungsdaten · Freistaat Sachsen · Stichtag 6.\u00a0Februar\u00a02021 · Datenstand 3"
    )
    assert auswahl.datenstand_text == "Übungsdaten · Datenstand 3"
    assert auswahl.mit(veraltet=True).datenstand_text == "Übungsdaten · alter Datenstand 3"
    assert auswahl.dateiname() == "uebungsdaten_asskomm_Sachsen_2021-02-06_datenstand-3"
    assert auswahl.mit(vergleich=date(2020, 1, 1)).damals == auswahl.mit(stichtag=date(2020, 1, 1))


# --- the command -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def laeufe(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lauf]:
    ordner = tmp_path_factory.mktemp("demo")
    uebung, echt, alt = (f"sqlite:///{ordner / name}.sqlite" for name in ("uebung", "echt", "alt"))
    erster = asskomm(aufruf("demo", adresse=uebung))
    json = ("--stichtag", "2021-02-06", "--format", "json")
    return {"first": erster} | viele(
        {
            "again": aufruf("demo", "--seed", "1", adresse=uebung),
            "other seed": aufruf("demo", "--seed", "2", adresse=uebung),
            "init": aufruf("init", adresse=uebung),
            "status": aufruf("status", adresse=uebung),
            "status json": aufruf("status", "--format", "json", adresse=uebung),
            "figures": aufruf("figures", "--stichtag", "2021-02-06", adresse=uebung),
            "old figures": aufruf("figures", "--datenstand", "4", adresse=uebung),
            "figures json": aufruf("figures", *json, adresse=uebung),
            "nachweis json": aufruf("nachweis", "--kennzahl", "modellkommunen", *json, adresse=uebung),
            "changes json": aufruf("changes", "--from", "2021-02-06", "--to", "2022-01-11", *json[2:], adresse=uebung),
            "zahlenregister json": aufruf("zahlenregister", *json, adresse=uebung),
            "real": aufruf("init", adresse=echt),
            "demo on real": aufruf("demo", adresse=echt),
            "real status": aufruf("status", "--format", "json", adresse=echt),
            "real figures": aufruf("figures", *json, adresse=echt),
            "real figures as text": aufruf("figures", adresse=echt),
            "negative seed": aufruf("demo", "--seed", "-1", adresse=alt),
        }
    )


def test_demo_says_what_it_did_and_can_be_repeated(laeufe: dict[str, Lauf]) -> None:
    erster, zweiter = laeufe["first"], laeufe["again"]
    assert (erster.code, zweiter.code, erster.fehler, zweiter.fehler) == (0, 0, "", "")
    assert f"Übungsdaten: {NEUESTER} Lieferungen mit " in erster.ausgabe
    assert "Starten: asskomm serve" in erster.ausgabe
    assert zweiter.ausgabe.startswith("Übungsdaten: bereits geladen, nichts geändert.")


def test_demo_refuses_other_data(laeufe: dict[str, Lauf]) -> None:
    for name, inhalt in (("other seed", "andere Übungsdaten"), ("demo on real", "echte Lieferungen")):
        assert laeufe[name].code == 2
        assert f"enthält {inhalt}; nichts wurde geändert. Abhilfe: " in laeufe[name].fehler
    assert laeufe["init"].code == 2
    assert "beides wird nie gemischt" in laeufe["init"].fehler
    assert laeufe["real status"].objekte["datenstand"] == 3
    assert laeufe["negative seed"].code == 2


def test_commands_say_that_the_figures_are_invented(laeufe: dict[str, Lauf]) -> None:
    for name in ("figures", "old figures"):
        assert laeufe[name].ausgabe.splitlines()[0] == "ÜBUNGSDATEN: Diese Zahlen sind erfunden."
    assert laeufe["old figures"].ausgabe.splitlines()[1].startswith("ALTER DATENSTAND 4 von")
    assert "Übungsdaten: Die Zahlen dieser Datenbank sind erfunden." in laeufe["status"].ausgabe
    assert "bung" not in laeufe["real figures as text"].ausgabe
    for name in ("figures json", "changes json"):
        assert {objekt["uebung"] for objekt in laeufe[name].objekte} == {True}
    for name in ("status json", "nachweis json", "zahlenregister json"):
        assert laeufe[name].objekte["uebung"] is True
    assert laeufe["real status"].objekte["uebung"] is False
    assert {objekt["uebung"] for objekt in laeufe["real figures"].objekte} == {False}


def test_without_a_configured_database_practice_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for gesetzt, erwartet in ((None, config.UEBUNGSADRESSE), ("sqlite:////tmp/x.sqlite", "sqlite:////tmp/x.sqlite")):
        config.settings.cache_clear()
        monkeypatch.delenv("ASSKOMM_DATABASE_URL", raising=False)
        if gesetzt:
            monkeypatch.setenv("ASSKOMM_DATABASE_URL", gesetzt)
        assert uebungsadresse() == erwartet
    config.settings.cache_clear()
    assert config.Settings.model_fields["database_url"].default != config.UEBUNGSADRESSE


def test_the_territory_is_the_bundled_one(geuebt: Engine) -> None:
    namen = {
        z.name for datei in lies(MITGELIEFERT).dateien if datei.format.datei == "kommunen.csv" for _, z in datei.zeilen
    }  # type: ignore[attr-defined]
    with geuebt.connect() as verbindung:
        assert set(verbindung.scalars(select(t.kommune.c.name))) == namen
