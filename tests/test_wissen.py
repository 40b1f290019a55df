"""Is every past state reproduced, whatever was delivered afterwards, and does every explanation of a change add up?

Random sequences of deliveries (new, corrected, withdrawn and resumed records of every kind) go through the real loading.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import FASSUNGEN
from domain.aenderung import Grund
from domain.auswahl import POLIZEIDIREKTIONEN, PROGRAMMSTART, Auswahl, Ebene
from ingest.formate import FORMATE
from ingest.lesen import Datei, Lieferpaket, Manifest
from ingest.schreiben import lade_pakete
from tests.conftest import ARTEN
from tests.datenbanken import Datenbank
from tests.test_summen import gemerkt, pruefe_nachweis, pruefe_raeume, pruefe_summen
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, JAHNA, KREISRAT, VERBUND, verleih

KOMMUNEN = (ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, JAHNA)
TAGE = (date(2020, 6, 30), date(2021, 12, 31), date(2022, 12, 31), date(2023, 1, 1), date(2024, 6, 30))
DURCH_WISSEN = {Grund.NACHGETRAGEN, Grund.BERICHTIGT, Grund.ZURUECKGEZOGEN}
DURCH_ZEIT = {Grund.HINZUGEKOMMEN, Grund.AUSGESCHIEDEN, Grund.FORTGESCHRIEBEN, Grund.GEBIETSAENDERUNG}
wenige = settings(
    deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)  # fmt: skip

ja_nein = st.sampled_from(["ja", "nein"])
daten = st.one_of(  # the loader refuses an agreement before the programme
    st.dates(PROGRAMMSTART, date(2024, 12, 31)).map(date.isoformat), st.sampled_from(["2020", "2021-02", "2022-12"])
)
traeger = st.sampled_from([*KOMMUNEN, KREISRAT, VERBUND, "gruppe-weit"])
zeit = {"datum": daten, "sicher": st.sampled_from(["ja", "ja", "nein"])}
jahresenden = st.sampled_from(["2018-12-31", "2021-12-31", "2023-12-31"])
ereignisarten = st.sampled_from(
    ["modellkommune", "beratung", "kooperationsvereinbarung", "coaching", "kpr_besteht", "kpr_konstituiert", "kpr_aufgeloest"]
)  # fmt: skip
ZEILEN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "ereignisse.csv": zeit | {"traeger": traeger, "art": ereignisarten, "vorgang": st.sampled_from(["", "", "v1"])},
    "foerderungen.csv": zeit
    | {
        "traeger": traeger, "fall": st.sampled_from(["f1", "f2"]), "geldzustand": st.sampled_from(["bewilligt", "ausgezahlt"]),
        "betrag_eur": st.sampled_from(["", "0", "10000", "21150.50"]), "betrag_zusatz": st.sampled_from(["exakt", "ca"]),
    },
    "qualifizierungen.csv": zeit
    | {"lehrgang": st.just("Beccaria"), "qualifizierungsstand": st.sampled_from(["begonnen", "abgeschlossen"]),
       "personen": st.integers(0, 99).map(str)},
    "haushaltsansaetze.csv": {
        "gueltig_von": st.sampled_from(["2019-01-01", "2021-01-01"]), "gueltig_bis": st.sampled_from(["2022-12-31", "2024-12-31"]),
        "betrag_eur": st.sampled_from(["140000", "1300000"]), "sicher": ja_nein,
    },
    "mitglieder.csv": {
        "traeger": st.just(VERBUND), "ags": st.sampled_from(KOMMUNEN), "gueltig_von": st.sampled_from(["2019-01-01", "2022-01-01"]),
        "sicher": ja_nein,
    },
    "einwohner.csv": {
        "ags": st.sampled_from(KOMMUNEN), "stichtag": jahresenden, "einwohner": st.integers(0, 9999).map(str),
        "gebietsstand": st.just("2022-12-31"),
    },
    "gebietsaenderungen.csv": {
        "datum": st.sampled_from(["2021-01-01", "2024-01-01"]), "alt_ags": st.sampled_from(["14729099", GRUEN]),
        "alt_name": st.just("alt"), "neu_ags": st.just(BERGEN), "neu_name": st.just("neu"),
    },
    "veroeffentlichungen.csv": {
        "begriff": st.just("w"), "kennzahl": st.sampled_from(["kommunen_beraten", "kommunale_praeventionsraete"]),
        "wert": st.integers(0, 9).map(str), "einheit": st.just("anzahl"), "zusatz": st.sampled_from(["exakt", "ueber"]),
        "stand": daten, "raum_art": st.just("land"), "raum": st.just("Sachsen"),
    },
    "vollstaendigkeit.csv": {"kennzahl": st.sampled_from(["kommunen_beraten", "modellkommunen"]),
                             "gueltig_von": st.sampled_from(["2019-01-01", "2022-01-01"])},
}  # fmt: skip


def genauigkeit(zeile: dict[str, Any], datei: str) -> dict[str, Any]:
    if "datum" in zeile and datei != "gebietsaenderungen.csv":
        return zeile | {"genauigkeit": {10: "tag", 7: "monat", 4: "jahr"}[len(zeile["datum"])]}
    return zeile


def kennung(zeile: dict[str, Any], datei: str, nummer: int) -> str:
    """Two open records must not speak of one Kennzahl's completeness or of one year end of one Kommune."""
    eindeutig = {"vollstaendigkeit.csv": ("kennzahl",), "einwohner.csv": ("ags", "stichtag"),
                 "gebietsaenderungen.csv": ("alt_ags",), "haushaltsansaetze.csv": ("gueltig_von",)}  # fmt: skip
    return "/".join(str(zeile[feld]) for feld in eindeutig.get(datei, ())) or f"{datei}-{nummer}"


def dateien(datei: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    weg = st.sampled_from(["nein", "nein", "nein", "ja"])
    eine = st.fixed_dictionaries(ZEILEN[datei] | {"nummer": st.integers(1, 5), "zurueckgezogen": weg})

    def fertig(zeilen: list[dict[str, Any]]) -> list[dict[str, Any]]:
        benannt = [(kennung(z, datei, z["nummer"]), z) for z in zeilen]
        einmal = {name: {k: w for k, w in z.items() if k != "nummer"} | {"kennung": name} for name, z in benannt}
        return [genauigkeit(z, datei) for z in einmal.values()]

    return st.lists(eine, max_size=5).map(fertig)


lieferung = st.fixed_dictionaries({datei: dateien(datei) for datei in ZEILEN})
lieferungen = st.lists(lieferung, min_size=2, max_size=4)

# --- what a unit rests on besides its own records ----------------------------------------------------------------

HOHN, NIEMAND = "14521030", "14999"  # a Kommune that deliveries move about, and nobody's Kreis
KREISE = ("14521", "14729", NIEMAND)
BUND = "bund"
offen = {"zurueckgezogen": "nein"}
flaeche = {"beginn_ist_erfassung": "ja", "flaeche_ha": "1", "flaeche_polygon_ha": "1", "lon": "13", "lat": "51"}
kommune_hohn = offen | flaeche | {"kennung": "hohn", "ags": HOHN, "name": "Hohn", "name_amtlich": "Hohn", "art": "Stadt",
                                  "gueltig_von": "2019-01-01"}  # fmt: skip
traeger_bund = offen | {"kennung": BUND, "traeger": BUND, "name": "Bund"}


def ereignis(traeger: str, art: str, datum: str = "2019-06-01") -> dict[str, str]:
    zeit = {"datum": datum, "genauigkeit": "tag", "sicher": "ja"}
    return offen | zeit | {"kennung": f"{traeger}/{art}", "traeger": traeger, "art": art}


# The first delivery: records of bodies, councils and money, and one member.
GRUNDLAGE: dict[str, list[dict[str, Any]]] = {
    "landkreise.csv": [offen | {"kennung": NIEMAND, "landkreis": NIEMAND, "name": "Niemand", "art": "Landkreis"}],
    "kommunen.csv": [kommune_hohn | {"landkreis": "14521"}],
    "traeger.csv": [traeger_bund | {"art": "Städtebund", "sitz_ags": HOHN, "landkreis": "14521"}],
    "mitglieder.csv": [offen | {"kennung": "m1", "traeger": BUND, "ags": HOHN, "gueltig_von": "2019-01-01", "sicher": "ja"}],
    "ereignisse.csv": [
        ereignis(traeger, art)
        for traeger in (BUND, VERBUND, HOHN, EICHE, GRUEN, KREISRAT)
        for art in ("beratung", "kooperationsvereinbarung", "kpr_besteht")
    ],
    "foerderungen.csv": [
        offen | {"kennung": f"f-{traeger}", "traeger": traeger, "fall": traeger, "geldzustand": "bewilligt",
                 "betrag_eur": "10000", "datum": "2019-06-01", "genauigkeit": "tag", "sicher": "ja"}
        for traeger in (BUND, EICHE)
    ],
    "einwohner.csv": [
        offen | {"kennung": f"{ags}/2018-12-31", "ags": ags, "stichtag": "2018-12-31", "einwohner": "100", "gebietsstand": "2018-12-31"}
        for ags in (HOHN, ADORF, EICHE)
    ],
}  # fmt: skip
weg = st.sampled_from(["nein", "nein", "ja"])
viele = st.sampled_from([HOHN, ADORF, DORN, EICHE, FICHTE, GRUEN])
UMSTAENDE: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "kommunen.csv": {k: st.just(w) for k, w in kommune_hohn.items()} | {
        "zurueckgezogen": weg, "landkreis": st.sampled_from(KREISE), "gueltig_bis": st.sampled_from(["", "2021-06-30"]),
    },
    "traeger.csv": {k: st.just(w) for k, w in traeger_bund.items()} | {
        "zurueckgezogen": weg, "art": st.sampled_from(["Städtebund", "Landkreis"]),
        "sitz_ags": st.sampled_from(["", HOHN, EICHE]), "landkreis": st.sampled_from(KREISE),
    },
    "mitglieder.csv": {
        "zurueckgezogen": weg, "kennung": st.sampled_from(["m1", "m2", "m3"]), "traeger": st.sampled_from([BUND, VERBUND]),
        "ags": viele, "gueltig_von": st.sampled_from(["2019-01-01", "2021-01-01"]),
        "gueltig_bis": st.sampled_from(["", "", "2021-06-30"]), "sicher": ja_nein,
    },
    "ereignisse.csv": {
        "zurueckgezogen": weg, "kennung": st.sampled_from(["e1", "e2"]), "traeger": st.sampled_from([BUND, HOHN, EICHE, GRUEN]),
        "art": st.just("kpr_aufgeloest"), "datum": daten, "sicher": st.sampled_from(["ja", "ja", "nein"]),
    },
    "zustaendigkeiten.csv": {
        "zurueckgezogen": weg, "kennung": st.just("z"), "landkreis": st.just(NIEMAND), "gueltig_von": st.just("2019-01-01"),
        "polizeidirektion": st.sampled_from(["Leipzig", "Görlitz"]),
    },
    "einwohner.csv": {
        "zurueckgezogen": weg, "ags": viele, "stichtag": jahresenden, "einwohner": st.sampled_from(["100", "120"]),
        "gebietsstand": st.just("2018-12-31"),
    },
    "gebietsaenderungen.csv": {
        "zurueckgezogen": weg, "datum": st.sampled_from(["2021-01-01", "2024-01-01"]), "alt_ags": st.sampled_from([GRUEN, HOHN]),
        "alt_name": st.just("alt"), "neu_ags": st.sampled_from([BERGEN, CAMINA]), "neu_name": st.just("neu"),
    },
}  # fmt: skip


def umstaende(datei: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    def fertig(zeilen: list[dict[str, Any]]) -> list[dict[str, Any]]:
        benannt = ({"kennung": kennung(z, datei, 0)} | z for z in zeilen)
        return [genauigkeit(z, datei) for z in {z["kennung"]: z for z in benannt}.values()]

    return st.lists(st.fixed_dictionaries(UMSTAENDE[datei]), max_size=2).map(fertig)


andere_umstaende = st.lists(
    st.fixed_dictionaries({datei: umstaende(datei) for datei in UMSTAENDE}), min_size=1, max_size=3
)


def paket(nummer: int, inhalt: dict[str, list[dict[str, Any]]]) -> Lieferpaket:
    """A delivery as reading a folder gives it."""
    formate = {format_.datei: format_ for format_ in FORMATE}
    manifest = Manifest(
        format=1, kennung=f"l{nummer}", titel="Probe", herausgeber="Test", stand=date(2025, 6, 30), grund="Probe",
        zeilen={datei: len(zeilen) for datei, zeilen in inhalt.items()},
    )  # fmt: skip
    gelesen = tuple(
        Datei(formate[datei], tuple(enumerate((formate[datei].modell.model_validate(z) for z in zeilen), start=2)))
        for datei, zeilen in inhalt.items()
    )
    return Lieferpaket("probe", manifest, gelesen, f"summe-{nummer}")


def stand(maschine: Engine, datenstand: int) -> dict[Any, Any]:
    """Everything that a reader can ask at one Datenstand: values of every level, their basis and words, units, proof."""
    fragen = Berichtsdaten(gemerkt(maschine))
    ergebnis: dict[Any, Any] = {}
    for tag in TAGE:
        auswahl = Auswahl(tag, datenstand)
        ergebnis[tag, "werte"] = fragen.messwerte(auswahl)
        ergebnis[tag, "messung"] = zeilen_von(fragen.messung(auswahl))
        ergebnis[tag, "kreise"] = fragen.messwerte_je_raum(auswahl, Ebene.LANDKREIS)
        ergebnis[tag, "kommunen"] = zeilen_von(fragen.kommunen(auswahl))
    ergebnis["nachweis"] = [zeilen_von(fragen.nachweis(k, Auswahl(TAGE[2], datenstand))) for k in fragen.katalog]
    ergebnis["register"] = fragen.zahlenregister(datenstand)
    return ergebnis


def zeilen_von(frame: Any) -> list[str]:
    return sorted(repr(tuple(zeile)) for zeile in frame.itertuples(index=False))


@pytest.fixture(params=ARTEN)
def leere_welten(
    request: pytest.FixtureRequest, datenbanken: Callable[[str], Datenbank]
) -> Iterator[Callable[[], Engine]]:
    """Gives the empty world again and again, for each example of one test."""
    with verleih(datenbanken(request.param)) as neue:
        yield neue


def lade_alle(maschine: Engine, folge: Sequence[dict[str, list[dict[str, Any]]]]) -> Iterator[int]:
    """Load one delivery after the other and give the Datenstand of each; nobody withdraws what never was delivered."""
    bekannt = set[tuple[str, str]]()
    for nummer, inhalt in enumerate(folge, start=2):
        moeglich = {
            datei: [z for z in zeilen if z["zurueckgezogen"] == "nein" or (datei, z["kennung"]) in bekannt]
            for datei, zeilen in inhalt.items()
        }
        bekannt |= {(datei, z["kennung"]) for datei, zeilen in moeglich.items() for z in zeilen}
        (ergebnis,) = lade_pakete(maschine, [paket(nummer, moeglich)], FASSUNGEN)
        assert ergebnis.nummer == nummer
        yield nummer


@settings(wenige, max_examples=9)
@given(folge=lieferungen)
def test_every_past_state_stays_bit_identical(leere_welten: Callable[[], Engine], folge: Any) -> None:
    maschine = leere_welten()
    damals = {1: stand(maschine, 1)}
    for nummer in lade_alle(maschine, folge):
        damals[nummer] = stand(maschine, nummer)
    for nummer, gehalten in damals.items():
        assert stand(maschine, nummer) == gehalten, f"Datenstand {nummer}"


@settings(wenige, max_examples=4)
@given(folge=lieferungen, tag=st.sampled_from(TAGE))
def test_totals_of_every_datenstand_are_sums_of_their_parts(
    leere_welten: Callable[[], Engine], folge: Any, tag: date
) -> None:
    maschine = leere_welten()
    for _ in lade_alle(maschine, folge):
        pass
    fragen = Berichtsdaten(gemerkt(maschine))
    for datenstand in range(1, len(folge) + 2):
        auswahl = Auswahl(tag, datenstand)
        for pruefe in (pruefe_summen, pruefe_raeume, pruefe_nachweis):
            pruefe(fragen, auswahl)


def pruefe_begruendungen(fragen: Berichtsdaten, von: Auswahl, bis: Auswahl) -> set[Grund]:
    """Every explanation adds up and names what became known; gives the reasons that occurred."""
    gesehen: set[Grund] = set()
    moeglich = (DURCH_WISSEN if von.datenstand != bis.datenstand else set()) | (
        DURCH_ZEIT if von.stichtag != bis.stichtag else set()
    )
    neue = range(von.datenstand + 1, bis.datenstand + 1)
    for raum in ({}, *({"polizeidirektionen": (name,)} for name in POLIZEIDIREKTIONEN), {"landkreise": ("14729",)}):
        for b in fragen.begruendungen(von.mit(**raum), bis.mit(**raum)):
            assert not b.hindernis
            assert sum(gruppe.beitrag for gruppe in b.gruppen) == b.differenz == b.jetzt.belegt - b.damals.belegt
            gruende = {gruppe.grund for gruppe in b.gruppen}
            assert gruende <= moeglich
            assert all(eintrag.beitrag for eintrag in b.eintraege)
            for e in b.eintraege:
                genannt = {int(nummer) for nummer in re.findall(r"mit Datenstand (\d+)", e.bemerkung)}
                assert genannt <= set(neue), e
                assert bool(genannt) == (e.grund in DURCH_WISSEN), (b.kennzahl.schluessel, von, bis, e)
                assert e.grund not in (Grund.NACHGETRAGEN, Grund.ZURUECKGEZOGEN) or str(e.grund) in e.bemerkung, e
            gesehen |= gruende
    return gesehen


def zwei_auswahlen(gehe: st.DataObject, tage: tuple[date, date], neuester: int) -> tuple[Auswahl, Auswahl]:
    staende = sorted(gehe.draw(st.tuples(*[st.integers(1, neuester)] * 2)))
    von, bis = (Auswahl(tag, n) for tag, n in zip(sorted(tage), staende, strict=True))
    return von, bis


@settings(wenige, max_examples=8)
@given(folge=lieferungen, tage=st.tuples(st.sampled_from(TAGE), st.sampled_from(TAGE)), gehe=st.data())
def test_every_explanation_adds_up(
    leere_welten: Callable[[], Engine], folge: Any, tage: tuple[date, date], gehe: st.DataObject
) -> None:
    maschine = leere_welten()
    neuester = max(lade_alle(maschine, folge))
    pruefe_begruendungen(Berichtsdaten(gemerkt(maschine)), *zwei_auswahlen(gehe, tage, neuester))


@settings(wenige, max_examples=10)
@given(folge=andere_umstaende, tage=st.tuples(st.sampled_from(TAGE), st.sampled_from(TAGE)), gehe=st.data())
def test_whatever_a_unit_rests_on_every_change_of_it_is_named(
    leere_welten: Callable[[], Engine], folge: Any, tage: tuple[date, date], gehe: st.DataObject
) -> None:
    """Members, seats, Kreise, directorates, mergers, inhabitants, dissolutions: delivered late, corrected, withdrawn."""
    maschine = leere_welten()
    *_, letzter = lade_alle(maschine, [GRUNDLAGE, *folge])
    fragen = Berichtsdaten(gemerkt(maschine))
    von = Auswahl(min(tage), gehe.draw(st.integers(2, letzter - 1)))
    pruefe_begruendungen(fragen, von, Auswahl(max(tage), letzter))
    pruefe_nachweis(fragen, von)


def test_the_sequences_really_correct_and_withdraw(leere_welten: Callable[[], Engine]) -> None:
    """The property would be empty if every delivery only brought new records."""
    gesehen: set[str] = set()

    @settings(wenige, max_examples=5)
    @given(folge=lieferungen)
    def sammle(folge: Any) -> None:
        maschine = leere_welten()
        for _ in lade_alle(maschine, folge):
            pass
        with maschine.connect() as verbindung:
            gesehen.update(verbindung.scalars(select(t.aenderung.c.art)))

    sammle()
    assert gesehen >= {"geändert", "zurückgezogen"}
