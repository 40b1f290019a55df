"""Do all levels agree? Rows of every level sum to the state, a chosen area equals its row, proof and course to the value."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Abfrage, Read, direkt
from data_access.katalog import KATALOG
from domain.auswahl import NICHT_ZUGEORDNET, POLIZEIDIREKTIONEN, Auswahl, Ebene
from tests.bausteine import schreibe
from tests.conftest import ARTEN
from tests.datenbanken import Datenbank
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, KREISRAT, VERBUND, verleih

GETEILTE = (Ebene.POLIZEIDIREKTION, Ebene.LANDKREIS, Ebene.KOMMUNE)
GEZAEHLTE = tuple(k for k in KATALOG if k.messung is not None)
tage = st.dates(date(2019, 1, 1), date(2026, 12, 31))
wenige = settings(
    max_examples=8,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a failing world is printed as it is; shrinking it takes minutes
)
Werte = dict[str, tuple[int, int]]


def gemerkt(maschine: Engine) -> Read:
    """``read`` that asks the database each question only once."""
    lies, antworten = direkt(maschine), dict[Abfrage, pd.DataFrame]()

    def read(abfrage: Abfrage) -> pd.DataFrame:
        if abfrage not in antworten:
            antworten[abfrage] = lies(abfrage)
        return antworten[abfrage]

    return read


def zeilen(daten: Berichtsdaten, auswahl: Auswahl, ebene: Ebene) -> dict[str, Werte]:
    """Kennzahl -> area -> certain and doubtful units."""
    return {
        k.schluessel: {z.raum: (int(z.belegt), int(z.vorbehalt)) for z in daten.werte(k, auswahl, ebene).itertuples()}
        for k in KATALOG
    }


def gesamt(daten: Berichtsdaten, auswahl: Auswahl) -> Werte:
    return {k: (m.belegt, m.vorbehalt) for k, m in daten.messwerte(auswahl).items()}


def pruefe_summen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The rows of every level add up to the state's value, as counted and as doubtful."""
    land = gesamt(daten, auswahl)
    for ebene in GETEILTE:
        je_raum = zeilen(daten, auswahl, ebene)
        summen = {k: tuple(map(sum, zip(*raeume.values(), strict=True))) or (0, 0) for k, raeume in je_raum.items()}
        assert summen == land, (ebene, auswahl)
        if ebene is Ebene.POLIZEIDIREKTION:
            assert {raum for raeume in je_raum.values() for raum in raeume} <= {*POLIZEIDIREKTIONEN, NICHT_ZUGEORDNET}


def pruefe_raeume(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The value of a chosen directorate or Kreis is the value of its row."""
    direktionen, kreise = (zeilen(daten, auswahl, ebene) for ebene in GETEILTE[:2])
    for name in POLIZEIDIREKTIONEN:
        eigene = {k: raeume.get(name, (0, 0)) for k, raeume in direktionen.items()}
        assert gesamt(daten, auswahl.mit(polizeidirektionen=(name,))) == eigene, name
    for kreis in {raum for raeume in kreise.values() for raum in raeume} - {NICHT_ZUGEORDNET}:
        eigene = {k: raeume.get(kreis, (0, 0)) for k, raeume in kreise.items()}
        assert gesamt(daten, auswahl.mit(landkreise=(kreis,))) == eigene, kreis


def pruefe_liste(daten: Berichtsdaten, auswahl: Auswahl, ebene: Ebene) -> None:
    """The list of all areas, areas without records included, says the same."""
    summen: dict[str, list[int]] = {k.schluessel: [0, 0] for k in KATALOG}
    for m in daten.messwerte_je_raum(auswahl, ebene):
        summen[m.kennzahl.schluessel][0] += m.belegt
        summen[m.kennzahl.schluessel][1] += m.vorbehalt
    assert {k: tuple(summe) for k, summe in summen.items()} == gesamt(daten, auswahl), (ebene, auswahl)


def pruefe_nachweis(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """What the proof shows as certain, each unit once, is the value."""
    werte = gesamt(daten, auswahl)
    for k in GEZAEHLTE:
        nachweis = daten.nachweis(k, auswahl)
        sichere = nachweis[nachweis["sicher"] == 1].drop_duplicates("einheit")
        assert int(sichere["wert"].sum()) == werte[k.schluessel][0], (k.schluessel, auswahl)


def pruefe_verlauf(daten: Berichtsdaten, auswahl: Auswahl, spaeter: date) -> None:
    """The course ends with the value of the Stichtag, and a later course passes through it."""
    belegt = {k: wert for k, (wert, _) in gesamt(daten, auswahl).items() if wert}
    for ende in (auswahl.stichtag, spaeter):
        verlauf = daten.verlauf(KATALOG, auswahl.mit(stichtag=ende))
        am_tag = verlauf[(verlauf["stichtag"] == auswahl.stichtag) & (verlauf["wert"] != 0)]
        assert dict(zip(am_tag["kennzahl"], map(int, am_tag["wert"]), strict=True)) == belegt, (auswahl, ende)


@pytest.fixture(params=ARTEN, scope="module")
def geladene(request: pytest.FixtureRequest, datenbanken: Callable[[str], Datenbank]) -> Berichtsdaten:
    return Berichtsdaten(gemerkt(datenbanken(request.param).mitgeliefert))


@wenige
@given(tag=tage)
@example(tag=date(2021, 2, 6))
@example(tag=date(2022, 1, 11))
@example(tag=date(2022, 12, 31))
@example(tag=date(2023, 1, 1))
def test_levels_of_the_bundled_data_agree(geladene: Berichtsdaten, tag: date) -> None:
    auswahl = Auswahl(tag, geladene.neuester_datenstand())
    pruefe_summen(geladene, auswahl)
    pruefe_raeume(geladene, auswahl)


@wenige
@given(tag=tage, datenstand=st.integers(1, 3), ebene=st.sampled_from(GETEILTE))
def test_listed_areas_of_the_bundled_data_agree(
    geladene: Berichtsdaten, tag: date, datenstand: int, ebene: Ebene
) -> None:
    pruefe_liste(geladene, Auswahl(tag, datenstand), ebene)


@wenige
@given(tag=tage, direktion=st.sampled_from([(), *((name,) for name in POLIZEIDIREKTIONEN)]))
def test_the_proof_of_the_bundled_data_adds_up(geladene: Berichtsdaten, tag: date, direktion: tuple[str, ...]) -> None:
    pruefe_nachweis(geladene, Auswahl(tag, geladene.neuester_datenstand(), polizeidirektionen=direktion))


@wenige
@given(jahr=st.integers(2019, 2022), monat=st.integers(2, 12))
def test_the_course_of_the_bundled_data_passes_through_the_values(
    geladene: Berichtsdaten, jahr: int, monat: int
) -> None:
    datenstand = geladene.neuester_datenstand()
    monatsende = (date(jahr, monat, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    spaeter = geladene.neuester_stichtag(datenstand) + timedelta(days=1)
    pruefe_verlauf(geladene, Auswahl(monatsende, datenstand), spaeter)


# --- worlds made at random ---------------------------------------------------------------------------------------

TRAEGER = st.sampled_from([ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, KREISRAT, VERBUND, "gruppe-weit"])
VORGAENGE = st.sampled_from(["", "", "vorgang-1", "vorgang-2"])
ARTEN_OHNE_PHASE = ("modellkommune", "beratung", "kooperationsvereinbarung", "coaching", "projekt",
                    "kpr_besteht", "kpr_konstituiert", "kpr_reaktiviert", "kpr_aufgeloest")  # fmt: skip
DATEN = st.one_of(
    st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(date.isoformat),
    st.sampled_from(["2019", "2020", "2021-02", "2022-12", "2023"]),
)
VERSIONEN = st.sampled_from([{}, {}, {"ersetzt_durch": 2}, {"lieferung_id": 2}])


def mit_version(felder: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    alle = st.fixed_dictionaries({"traeger": TRAEGER, "datum": DATEN, "sicher": st.booleans()} | felder)
    return st.lists(st.builds(lambda zeile, version: zeile | version, alle, VERSIONEN), max_size=8)


EREIGNISSE = mit_version({"art": st.sampled_from(ARTEN_OHNE_PHASE), "vorgang": VORGAENGE})
ANALYSEN = mit_version(
    {"art": st.just("sicherheitsanalyse"), "phase": st.sampled_from(["Ankündigung", "Auftakt"]), "vorgang": VORGAENGE}
)
FOERDERUNGEN = mit_version(
    {"betrag_cent": st.one_of(st.none(), st.integers(0, 10**9)), "betrag_zusatz": st.sampled_from(["exakt", "ca"])}
)
EINWOHNER = st.lists(
    st.fixed_dictionaries(
        {
            "ags": st.sampled_from([ADORF, CAMINA, EICHE, FICHTE]),
            "stichtag": st.sampled_from([date(2018, 12, 31), date(2021, 12, 31)]),
            "einwohner": st.integers(0, 10_000),
        }
    ),
    unique_by=lambda zeile: (zeile["ags"], zeile["stichtag"]),
)


@pytest.fixture
def leere_welten(datenbanken: Callable[[str], Datenbank]) -> Iterator[Callable[[], Engine]]:
    """Gives the empty world again and again, for each example of one test."""
    with verleih(datenbanken("sqlite")) as neue:
        yield neue


@settings(wenige, max_examples=25)
@given(
    ereignisse=EREIGNISSE, analysen=ANALYSEN, foerderungen=FOERDERUNGEN, einwohner=EINWOHNER,
    tag=st.dates(date(2019, 1, 1), date(2024, 12, 31)), datenstand=st.integers(1, 2),
)  # fmt: skip
def test_any_world_adds_up(
    leere_welten: Callable[[], Engine], ereignisse: Any, analysen: Any, foerderungen: Any, einwohner: Any,
    tag: date, datenstand: int,
) -> None:  # fmt: skip
    maschine = leere_welten()
    schreibe(maschine, ereignis=ereignisse + analysen, foerderung=foerderungen, einwohner=einwohner)
    daten, auswahl = Berichtsdaten(gemerkt(maschine)), Auswahl(tag, datenstand)
    for pruefe in (pruefe_summen, pruefe_raeume, pruefe_nachweis):
        pruefe(daten, auswahl)
    for ebene in GETEILTE:
        pruefe_liste(daten, auswahl, ebene)
    for name in POLIZEIDIREKTIONEN:
        pruefe_nachweis(daten, auswahl.mit(polizeidirektionen=(name,)))


@settings(wenige, max_examples=3)
@given(ereignisse=EREIGNISSE, foerderungen=FOERDERUNGEN, monat=st.integers(2, 12))
def test_the_course_of_any_world_passes_through_the_values(
    leere_welten: Callable[[], Engine], ereignisse: Any, foerderungen: Any, monat: int
) -> None:
    maschine = leere_welten()
    schreibe(maschine, ereignis=ereignisse, foerderung=foerderungen)
    monatsende = (date(2021, monat, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    pruefe_verlauf(Berichtsdaten(gemerkt(maschine)), Auswahl(monatsende, 1), date(2023, 2, 11))
