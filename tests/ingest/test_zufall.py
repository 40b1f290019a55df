"""Is a delivery the same in whatever words and files, is it taken whole or not at all, and does it come back?"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from befehle.lieferungen import KENNZAHLEN
from config import DATEN
from data_access.engine import schreibend
from data_access.katalog import FASSUNGEN
from data_access.tabellen import FAKTENTABELLEN
from ingest.ausleitung import leite_aus
from ingest.befund import Lieferungsfehler, Schwere
from ingest.pakete import lies_alle
from ingest.schreiben import lade, lade_in
from tests.datenbanken import Datenbank
from tests.ingest.zufallsbau import BUND, FORMEN, ORTE, Kleid, Zeile, entwuerfe, kanonisch, kleide
from tests.lieferbau import alles, baue

Entwurf = Mapping[str, Sequence[Zeile]]
Gespeichert = dict[str, list[dict[str, Any]]]
gross = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
WISSENSZEIT = {"id", "lieferung_id", "ersetzt_durch"}
# What no spelling of a column means.
UNSINN = {
    "traeger": ("Nirgendwo", "14999999 9", ""),
    "ags": ("Nirgendwo", "1452433", ""),
    "art": ("Stadtfest", ""),
    "datum": ("30.02.2021", "demnächst", ""),
    "genauigkeit": ("ungefähr",),
    "geldzustand": ("versprochen", ""),
    "betrag_eur": ("viel", "1,300", "-5", "5 CHF"),
    "betrag_zusatz": ("vielleicht",),
    "sicher": ("vielleicht",),
    "stichtag": ("2021", "31.11.2021", ""),
    "gebietsstand": ("neulich", ""),
    "einwohner": ("-3", "viele", ""),
    "personen": ("zwölf", "1,5", ""),
    "qualifizierungsstand": ("abgebrochen", ""),
    "gueltig_von": ("2021", "bald", ""),
    "gueltig_bis": ("32.12.2021", ""),
    "fall": ("",),
    "lehrgang": ("@home", ""),
    "notiz": ("@home", "+ mehr", "Sitz\x07ung"),
}


def _bundesgebiet(ordner: Path) -> Path:
    """The Kommunen of ORTE with their Kreise, as they are bundled, and one other body."""

    def auszug(name: str, passt: Callable[[dict[str, str]], bool]) -> str:
        text = (DATEN / "lieferungen" / "1-gebiet" / name).read_text(encoding="utf-8")
        leser = csv.DictReader(io.StringIO(text))
        ziel = io.StringIO()
        schreiber = csv.DictWriter(ziel, leser.fieldnames or ())
        schreiber.writeheader()
        schreiber.writerows(zeile for zeile in leser if passt(zeile))
        return ziel.getvalue()

    return baue(ordner, {
        "landkreise.csv": auszug("landkreise.csv", lambda _: True),
        "zustaendigkeiten.csv": auszug("zustaendigkeiten.csv", lambda _: True),
        "kommunen.csv": auszug("kommunen.csv", lambda z: z["ags"] in ORTE),
        "traeger.csv": f"traeger,name,art,landkreis\n{BUND},Städtebund Beispiel,Städtebund,14524\n",
    })  # fmt: skip


@pytest.fixture(scope="module")
def gebiet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _bundesgebiet(tmp_path_factory.mktemp("zufall") / "gebiet")


def _geliehen(datenbank: Datenbank, gebiet: Path) -> Iterator[Engine]:
    maschine = datenbank.frisch()
    lade(maschine, [gebiet], FASSUNGEN)
    yield maschine
    datenbank.zurueck(maschine)


@pytest.fixture(scope="module")
def basis(datenbanken: Callable[[str], Datenbank], gebiet: Path) -> Iterator[Engine]:
    """A database that knows the Kommunen; no test leaves anything in it."""
    yield from _geliehen(datenbanken("sqlite"), gebiet)


@pytest.fixture(scope="module")
def basis_auf_postgresql(datenbanken: Callable[[str], Datenbank], gebiet: Path) -> Iterator[Engine]:
    yield from _geliehen(datenbanken("postgresql"), gebiet)


def gespeichert(maschine: Engine, pfad: Path) -> Gespeichert:
    """What a delivery would write, column by column without those of knowledge time; nothing of it remains."""
    pakete = lies_alle(maschine, [pfad])
    with schreibend(maschine) as verbindung:
        (ergebnis,) = lade_in(verbindung, pakete, FASSUNGEN)
        zeilen = {
            t.name: [
                {spalte: wert for spalte, wert in zeile.items() if spalte not in WISSENSZEIT}
                for zeile in verbindung.execute(
                    select(t).where(t.c.lieferung_id == ergebnis.nummer).order_by(t.c.id)
                ).mappings()
            ]
            for t in FAKTENTABELLEN
        }
        verbindung.rollback()
    return {name: geschrieben for name, geschrieben in zeilen.items() if geschrieben}


def offene(maschine: Engine) -> dict[str, list[Any]]:
    """All open records without the columns of knowledge time."""
    with maschine.connect() as verbindung:
        return {
            t.name: sorted(
                (tuple(wert for spalte, wert in zeile.items() if spalte not in WISSENSZEIT)
                 for zeile in verbindung.execute(select(t).where(t.c.ersetzt_durch.is_(None))).mappings()),
                key=repr,
            )
            for t in FAKTENTABELLEN
        }  # fmt: skip


def gemeint(entwurf: Entwurf) -> Gespeichert:
    """What has to be stored, read from the canonical words by nobody but this test."""

    def wert(feld: str, text: str) -> Any:
        if feld in ("einwohner", "personen"):
            return int(text)
        if feld in ("stichtag", "gebietsstand", "gueltig_von", "gueltig_bis"):
            return date.fromisoformat(text)
        return text == "ja" if feld == "sicher" else text

    def zeile(z: Zeile) -> dict[str, Any]:
        werte = {feld: wert(feld, text) for feld, text in z.items() if feld != "betrag_eur"}
        if "betrag_eur" in z:
            werte["betrag_cent"] = int(z["betrag_eur"].replace(".", "")) if z["betrag_eur"] else None
        return werte

    tabellen = {
        "ereignisse.csv": "ereignis", "foerderungen.csv": "foerderung", "einwohner.csv": "einwohner",
        "haushaltsansaetze.csv": "haushaltsansatz", "qualifizierungen.csv": "qualifizierung",
    }  # fmt: skip
    return {tabellen[datei]: [zeile(z) for z in zeilen] for datei, zeilen in entwurf.items()}


def pruefe_gleich(maschine: Engine, entwurf: Entwurf, kleider: Sequence[Kleid]) -> None:
    """The canonical delivery stores what is meant, and every other dress of it the same."""
    with TemporaryDirectory() as ordner:
        erwartet = gespeichert(maschine, kanonisch(entwurf).schreibe(Path(ordner) / "kanonisch", "probe"))
        soll = gemeint(entwurf)
        assert {t: [{s: z[s] for s in soll[t][0]} for z in zeilen] for t, zeilen in erwartet.items()} == soll
        for nummer, kleid in enumerate(kleider):
            note(repr(kleid))
            assert gespeichert(maschine, kleid.schreibe(Path(ordner) / f"kleid-{nummer}", "probe")) == erwartet


def pruefe_schaden(maschine: Engine, entwurf: Entwurf, r: Random) -> None:
    """One nonsensical cell: refused with a finding at this very place, and nothing has changed."""
    kleid = kleide(r, entwurf)
    nummer = r.randrange(len(kleid.tabellen))
    tabelle = kleid.tabellen[nummer]
    zeile = r.randrange(len(tabelle.zeilen))
    spalte = r.choice([i for i, feld in enumerate(tabelle.felder) if feld in UNSINN])
    unsinn = r.choice(UNSINN[tabelle.felder[spalte]])
    stelle = kleid.stelle(nummer, zeile, spalte)
    tabellen = [t.mit(zeile, spalte, unsinn) if t is tabelle else t for t in kleid.tabellen]
    schlecht = Kleid(kleid.form, kleid.trenner, kleid.kodierung, kleid.ende, tuple(tabellen))
    note(f"{schlecht!r}\n{stelle!r}: {unsinn!r}")
    vorher = alles(maschine)
    with TemporaryDirectory() as ordner:
        pfad = schlecht.schreibe(Path(ordner) / "schlecht", "schlecht")
        with pytest.raises(Lieferungsfehler) as fehler:
            gespeichert(maschine, pfad)  # would leave nothing behind
        with pytest.raises(Lieferungsfehler, match=re.escape(str(fehler.value))):
            lade(maschine, [pfad], FASSUNGEN)
    befunde = [befund for befund in fehler.value.befunde if befund.schwere is Schwere.FEHLER]
    assert [{name: getattr(befund, name) for name in stelle} for befund in befunde] == [stelle]
    assert befunde[0].wert == unsinn.replace("\x07", "?")
    assert alles(maschine) == vorher


def pruefe_rueckweg(datenbank: Datenbank, gebiet: Path, entwurf: Entwurf, kleid: Kleid) -> None:
    """Loaded, exported in every form, loaded into an empty database: the same records, and nothing but these."""
    note(repr(kleid))
    geliehen = [datenbank.frisch()]
    try:
        with TemporaryDirectory() as ordner:
            lade(geliehen[0], [gebiet, kleid.schreibe(Path(ordner) / "hin", "hin")], FASSUNGEN)
            vorher = offene(geliehen[0])
            assert sum(map(len, entwurf.values())) == sum(len(vorher[t]) for t in gemeint(entwurf))
            for form in ("aus.xlsx", "aus.zip", "aus"):
                ziel = Path(ordner) / form
                leite_aus(geliehen[0], 2, ziel, KENNZAHLEN)
                geliehen.append(datenbank.frisch())
                lade(geliehen[-1], [ziel], FASSUNGEN)
                assert offene(geliehen[-1]) == vorher, form
    finally:
        for maschine in geliehen:
            datenbank.zurueck(maschine)


zufall = st.randoms(use_true_random=False)


@settings(gross, max_examples=80)
@given(entwurf=entwuerfe, r=zufall)
def test_other_words_and_files_store_the_same(basis: Engine, entwurf: dict[str, list[Zeile]], r: Random) -> None:
    pruefe_gleich(basis, entwurf, [kleide(r, entwurf) for _ in range(3)])


@pytest.mark.parametrize("form", FORMEN)
@settings(gross, max_examples=10)
@given(entwurf=entwuerfe, r=zufall)
def test_every_kind_of_file_stores_the_same(
    basis: Engine, form: str, entwurf: dict[str, list[Zeile]], r: Random
) -> None:
    pruefe_gleich(basis, entwurf, [kleide(r, entwurf, [form])])


@settings(gross, max_examples=120)
@given(entwurf=entwuerfe, r=zufall)
def test_one_damaged_cell_is_named_and_nothing_is_stored(
    basis: Engine, entwurf: dict[str, list[Zeile]], r: Random
) -> None:
    pruefe_schaden(basis, entwurf, r)


@settings(gross, max_examples=15)
@given(entwurf=entwuerfe, r=zufall)
def test_what_was_loaded_comes_back(
    datenbanken: Callable[[str], Datenbank], gebiet: Path, entwurf: dict[str, list[Zeile]], r: Random
) -> None:
    pruefe_rueckweg(datenbanken("sqlite"), gebiet, entwurf, kleide(r, entwurf))


@settings(gross, max_examples=8)
@given(entwurf=entwuerfe, r=zufall)
def test_postgresql_stores_the_same_or_nothing(
    basis_auf_postgresql: Engine, entwurf: dict[str, list[Zeile]], r: Random
) -> None:
    pruefe_gleich(basis_auf_postgresql, entwurf, [kleide(r, entwurf) for _ in range(2)])
    pruefe_schaden(basis_auf_postgresql, entwurf, r)


@settings(gross, max_examples=3)
@given(entwurf=entwuerfe, r=zufall)
def test_what_was_loaded_comes_back_on_postgresql(
    datenbanken: Callable[[str], Datenbank], gebiet: Path, entwurf: dict[str, list[Zeile]], r: Random
) -> None:
    pruefe_rueckweg(datenbanken("postgresql"), gebiet, entwurf, kleide(r, entwurf))


def test_every_way_to_damage_a_delivery_is_tried(basis: Engine) -> None:
    """Each nonsense of each column, once in a folder and once in a workbook, so that chance leaves nothing out."""
    zeit = {"datum": "2021-03", "genauigkeit": "monat", "sicher": "ja"}
    entwurf: dict[str, list[Zeile]] = {
        "ereignisse.csv": [{"traeger": BUND, "art": "projekt", "phase": "", "notiz": "x"} | zeit],
        "foerderungen.csv": [
            {"traeger": BUND, "fall": "f", "geldzustand": "bewilligt", "betrag_eur": "5.00", "betrag_zusatz": "ca"} | zeit
        ],
        "einwohner.csv": [{"ags": "14524330", "stichtag": "2021-03-01", "einwohner": "5", "gebietsstand": "2021-03-01"}],
        "haushaltsansaetze.csv": [{"gueltig_von": "2021-01-01", "gueltig_bis": "2021-12-31", "betrag_eur": "5.00"}],
        "qualifizierungen.csv": [{"lehrgang": "L", "qualifizierungsstand": "begonnen", "personen": "5"} | zeit],
    }  # fmt: skip
    assert {feld for zeilen in entwurf.values() for feld in zeilen[0]} - {"phase"} == set(UNSINN)
    with TemporaryDirectory() as ordner:
        for form in ("toml", "xlsx"):
            heil = kleide(Random(1), entwurf, [form])
            for nummer, tabelle in enumerate(heil.tabellen):
                for spalte, feld in enumerate(tabelle.felder):
                    for unsinn in UNSINN.get(feld, ()):
                        tabellen = [t.mit(0, spalte, unsinn) if t is tabelle else t for t in heil.tabellen]
                        ort = Path(ordner) / f"{form}-{nummer}-{spalte}-{UNSINN[feld].index(unsinn)}"
                        pfad = Kleid(form, ";", "utf-8", "\n", tuple(tabellen)).schreibe(ort, "schlecht")
                        with pytest.raises(Lieferungsfehler) as fehler:
                            lies_alle(basis, [pfad])
                        (befund,) = (b for b in fehler.value.befunde if b.schwere is Schwere.FEHLER)
                        stelle = heil.stelle(nummer, 0, spalte)
                        assert {name: getattr(befund, name) for name in stelle} == stelle
