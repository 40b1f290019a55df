"""Does a delivery respect what is stored: no second record of one matter, nothing of others overruled by the product?"""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, Table, select, update

from data_access import schema
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import KATALOG
from ingest.befund import Befund, Lieferungsfehler
from ingest.eindeutig import EINMALIG, _gleichzeitige
from ingest.schreiben import Ergebnis, lade
from tests.bausteine import auswahl, schreibe
from tests.kommando import WURZEL, aufruf
from tests.lieferbau import GUT, MANIFEST, alles, baue

Bauen = Callable[..., Path]


@pytest.fixture
def ordner(tmp_path: Path) -> Bauen:
    """``ordner({"einwohner.csv": …}, grund="…")``: each call makes another delivery."""

    def bauen(dateien: dict[str, str] = GUT, **mehr: Any) -> Path:
        return baue(tmp_path / f"lieferung-{len(list(tmp_path.iterdir()))}", dateien, **mehr)

    return bauen


def laden(maschine: Engine, pfad: Path, **mehr: Any) -> Ergebnis:
    (ergebnis,) = lade(maschine, [pfad], {k.schluessel: (1, 2) for k in KATALOG}, **mehr)
    return ergebnis


def abgewiesen(maschine: Engine, pfad: Path, **mehr: Any) -> tuple[Befund, ...]:
    vorher = alles(maschine)
    with pytest.raises(Lieferungsfehler) as gefangen:
        laden(maschine, pfad, **mehr)
    assert alles(maschine) == vorher
    return gefangen.value.befunde


def offen(maschine: Engine, tabelle: Table, *spalten: str) -> list[tuple[Any, ...]]:
    """Columns of the open records, by kennung."""
    frage = select(*(tabelle.c[spalte] for spalte in spalten)).where(tabelle.c.ersetzt_durch.is_(None))
    with maschine.connect() as verbindung:
        return [tuple(zeile) for zeile in verbindung.execute(frage.order_by(tabelle.c.kennung))]


def gruende(maschine: Engine) -> list[tuple[Any, ...]]:
    a = t.aenderung
    with maschine.connect() as verbindung:
        zeilen = verbindung.execute(select(a.c.lieferung_id, a.c.kennung, a.c.art, a.c.grund).order_by(a.c.id))
        return [tuple(zeile) for zeile in zeilen]


def mit(datei: str, *ersetzungen: tuple[str, str]) -> dict[str, str]:
    """One file of the small delivery, changed."""
    text = GUT[datei]
    for alt, neu in ersetzungen:
        assert alt in text
        text = text.replace(alt, neu)
    return {datei: text}


def weg(datei: str, *zeilen: int) -> dict[str, str]:
    """Some lines of a file of the small delivery, withdrawn."""
    kopf, *inhalt = GUT[datei].splitlines()
    return {datei: "\n".join([f"{kopf},zurueckgezogen", *(f"{inhalt[n]},ja" for n in zeilen), ""])}


# --- what comes with the product overrules nobody ------------------------------------------------------------------


def test_a_bundled_delivery_changes_only_what_a_bundled_one_brought(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(), mitgeliefert=True)
    eigene = mit("einwohner.csv", ("20434", "20500")) | weg("foerderungen.csv", 0)
    laden(maschine, ordner(eigene, grund="Berichtigung des Ministeriums"))
    neue = mit("einwohner.csv", ("20434", "20435"), ("87020", "87021"))
    neue |= mit("foerderungen.csv", ("1234.50", "5000"), ("fall-2,bewilligt,,", "fall-2,bewilligt,100,"))
    ergebnis = laden(maschine, ordner(neue, grund="neuer Abruf der Quelle"), mitgeliefert=True)
    assert {datei: dict(zahl) for datei, zahl in ergebnis.zahlen.items()} == {
        "einwohner.csv": {"geändert": 1, "belassen": 1},
        "foerderungen.csv": {"geändert": 1, "belassen": 1},
    }
    assert offen(maschine, t.einwohner, "ags", "einwohner") == [("14524300", 20500), ("14524330", 87021)]
    assert offen(maschine, t.foerderung, "fall", "betrag_cent") == [("fall-2", 10000)]
    assert gruende(maschine) == [
        (2, "14524300/2021-12-31", "geändert", "Berichtigung des Ministeriums"),
        (2, "fall-1/bewilligt/2020-07-08", "zurückgezogen", "Berichtigung des Ministeriums"),
        (3, "14524330/2021-12-31", "geändert", "neuer Abruf der Quelle"),
        (3, "fall-2/bewilligt/2021", "geändert", "neuer Abruf der Quelle"),
    ]
    assert ergebnis.hinweis == (
        "2 mitgelieferte Zeilen nicht übernommen, weil eigene Lieferungen dazu das letzte Wort haben und bleiben: "
        "„14524300/2021-12-31“, „fall-1/bewilligt/2020-07-08“."
    )


def test_what_it_left_alone_once_it_leaves_alone_again_and_others_go_on(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(), mitgeliefert=True)
    for zahl, mitgeliefert in ((1, False), (2, True), (3, True), (4, False), (5, True)):
        eine = mit("einwohner.csv", ("20434", str(zahl)))
        laden(maschine, ordner(eine, grund="Probe"), mitgeliefert=mitgeliefert)
    assert offen(maschine, t.einwohner, "einwohner", "lieferung_id") == [(4, 5), (87020, 1)]


def test_bundled_deliveries_correct_withdraw_and_resume_their_own_records(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(), mitgeliefert=True)
    folge = (weg("einwohner.csv", 0), mit("einwohner.csv", ("87020", "1")), weg("einwohner.csv", 0, 1))
    for dateien in folge:
        assert laden(maschine, ordner(dateien, grund="Probe"), mitgeliefert=True).hinweis == ""
    arten = ["zurückgezogen", "wieder aufgenommen", "zurückgezogen", "zurückgezogen"]
    assert [art for _, _, art, _ in gruende(maschine)] == arten
    assert offen(maschine, t.einwohner, "kennung") == []


def test_a_bundled_delivery_that_agrees_has_nothing_to_say(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(), mitgeliefert=True)
    berichtigt = mit("einwohner.csv", ("20434", "20500"))
    laden(maschine, ordner(berichtigt, grund="Probe"))
    ergebnis = laden(maschine, ordner(berichtigt, grund="auch gesehen"), mitgeliefert=True)
    assert (dict(ergebnis.zahlen["einwohner.csv"]), ergebnis.hinweis) == ({"unverändert": 2}, "")


def test_matters_that_others_record_under_another_name_stay_theirs(maschine: Engine, ordner: Bauen) -> None:
    """A bundled row beside them would double every figure, and refusing it would stop every upgrade."""
    laden(maschine, ordner(), mitgeliefert=True)
    neue = GUT["kommunen.csv"].splitlines()[1].replace("14524330", "14524020")
    eigene = {
        "kommunen.csv": GUT["kommunen.csv"].splitlines()[0] + f",kennung\n{neue},k-1\n",
        "zustaendigkeiten.csv": "landkreis,polizeidirektion,gueltig_von,gueltig_bis\n"
        "14524,Zwickau,2013-01-01,2024-12-31\n14524,Chemnitz,2025-01-01,\n",
    }
    laden(maschine, ordner(eigene, grund="Neuordnung"))
    mitgeliefertes = {
        "kommunen.csv": GUT["kommunen.csv"].splitlines()[0] + f"\n{neue}\n",
        "zustaendigkeiten.csv": "landkreis,polizeidirektion,gueltig_von,gueltig_bis\n"
        "14524,Zwickau,2013-01-01,2023-12-31\n14524,Chemnitz,2024-01-01,\n",
        "ereignisse.csv": GUT["ereignisse.csv"].splitlines()[0] + "\n14524020,beratung,,2023,jahr,ja,\n",
    }
    ergebnis = laden(maschine, ordner(mitgeliefertes, grund="Verordnung"), mitgeliefert=True)
    assert ergebnis.belassen == ("14524020", "14524/2013-01-01", "14524/2024-01-01")
    assert dict(ergebnis.zahlen["ereignisse.csv"]) == {"neu": 1}
    assert offen(maschine, t.kommune, "kennung") == [("14524300",), ("14524330",), ("k-1",)]
    assert offen(maschine, t.zustaendigkeit, "gueltig_bis") == [(date(2024, 12, 31),), (None,)]


def test_the_product_may_come_after_own_deliveries(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(GUT | mit("einwohner.csv", ("20434", "20500"))))
    ergebnis = laden(maschine, ordner(), mitgeliefert=True)
    assert ergebnis.belassen == ("14524300/2021-12-31",)
    assert "1 mitgelieferte Zeile nicht übernommen, " in ergebnis.hinweis


def test_a_bundled_delivery_may_correct_what_only_older_databases_hold(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(), mitgeliefert=True)
    kopf = GUT["einwohner.csv"].splitlines()[0]
    text = f"{kopf},zurueckgezogen,grund\n14524330,2018-12-31,1,2018-12-31,ja,falsch\n"
    text += "14524300,2018-12-31,1,2018-12-31,,Dreher\n"
    zahl = laden(maschine, ordner({"einwohner.csv": text}), mitgeliefert=True).zahlen["einwohner.csv"]
    assert dict(zahl) == {"unverändert": 1, "neu": 1}


def test_a_bundled_delivery_needs_reasons_and_single_records_too(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(), mitgeliefert=True)
    (befund,) = abgewiesen(maschine, ordner(mit("einwohner.csv", ("20434", "1"))), mitgeliefert=True)
    assert befund.grund == "der Datensatz wird geändert, ein Grund fehlt"
    (befund,) = abgewiesen(maschine, ordner(DOPPELT["landkreis"][0]), mitgeliefert=True)
    assert befund.grund.startswith("zu diesem Landkreis gibt es schon")


def test_long_lists_are_cut(maschine: Engine) -> None:
    kennungen = tuple(f"k-{nummer}" + "x" * 99 for nummer in range(7))
    hinweis = Ergebnis("1-gebiet", 4, bekannt=False, belassen=kennungen).hinweis
    assert hinweis.startswith("7 mitgelieferte Zeilen nicht übernommen, ")
    assert hinweis.endswith("x…“ und 2 weitere.")
    assert len(hinweis) < 500


def test_deliveries_of_older_versions_are_told_apart(rohe_maschine: Engine, ordner: Bauen) -> None:
    """``init`` wrote a remark; neither a delivery with one of its names nor a remark alone makes a bundled one."""
    schema.migriere(rohe_maschine)
    for name, notiz in (("1-gebiet", "mitgeliefert"), ("1-gebiet", "Kopie"), ("eigene", "mitgeliefert")):
        manifest = MANIFEST.format(kennung=name, grund=f'grund = "{notiz}"')
        laden(rohe_maschine, ordner(manifest=manifest), notiz=notiz)
    with rohe_maschine.begin() as verbindung:
        command.downgrade(schema._config(verbindung), "0003")
    schema.migriere(rohe_maschine)
    with rohe_maschine.connect() as verbindung:
        assert verbindung.scalars(select(t.lieferung.c.mitgeliefert).order_by(t.lieferung.c.id)).all() == [
            True, False, False,
        ]  # fmt: skip


INIT = """
import sys
from pathlib import Path
import cli
cli.DATEN = Path(sys.argv.pop(1))
cli.app()
"""


def test_init_after_an_upgrade_keeps_own_corrections_and_says_so(tmp_path: Path) -> None:
    adresse = f"sqlite:///{tmp_path / 'a.sqlite'}"

    def asskomm(stand: str, *argumente: str) -> str:
        befehl = [sys.executable, "-c", INIT, str(tmp_path / stand), *argumente]
        umgebung = aufruf(adresse=adresse).umgebung()
        lauf = subprocess.run(befehl, env=umgebung, capture_output=True, encoding="utf-8", cwd=WURZEL, check=False)
        assert (lauf.returncode, lauf.stderr) == (0, "")
        return lauf.stdout

    (tmp_path / "v2" / "lieferungen").mkdir(parents=True)
    baue(tmp_path / "v1" / "lieferungen" / "1-gebiet")
    baue(
        tmp_path / "v2" / "lieferungen" / "1-gebiet", GUT | mit("einwohner.csv", ("204", "205")), grund="Ordnungszahlen"
    )
    eigene = baue(tmp_path / "eigene", mit("einwohner.csv", ("20434", "77")), grund="Zahlendreher")
    assert "nicht übernommen" not in asskomm("v1", "init")
    assert "1 geändert, 1 unverändert" in asskomm("v1", "load", str(eigene))
    gesagt = asskomm("v2", "init")
    assert "  Einwohner: 1 unverändert, 1 belassen\n" in gesagt
    assert "  1 mitgelieferte Zeile nicht übernommen, weil eigene Lieferungen " in gesagt
    assert "bleiben: „14524300/2021-12-31“.\n" in gesagt
    assert asskomm("v2", "init") == "1-gebiet: bereits geladen als Datenstand 3, nichts geändert.\n"


# --- one record of one matter --------------------------------------------------------------------------------------

KOMMUNE = GUT["kommunen.csv"].splitlines()
REST = {
    "gebietsaenderungen.csv": "datum,alt_ags,alt_name,neu_ags,neu_name\n2023-01-01,14524999,Alt,14524300,Werdau\n",
    "vollstaendigkeit.csv": "kennzahl,gueltig_von\nkommunen_beraten,2019-01-01\n",
    "fassungen.csv": "kennzahl,fassung,gueltig_von\nkommunen_beraten,1,2019-01-01\n",
}
# What comes second, in which column the finding stands, its value, the record that is there already.
DOPPELT: dict[str, tuple[dict[str, str], str, str, str]] = {
    "landkreis": ({"landkreise.csv": "kennung,landkreis,name,art\nx,14524,Anders,Landkreis\n"}, "landkreis", "14524", "14524"),
    "zustaendigkeit": (
        {"zustaendigkeiten.csv": "landkreis,polizeidirektion,gueltig_von\n14524,Chemnitz,2021-01-01\n"},
        "landkreis", "14524", "14524/2013-01-01",
    ),
    "zustaendigkeit before": (
        {"zustaendigkeiten.csv": "landkreis,polizeidirektion,gueltig_von,gueltig_bis\n14524,Chemnitz,2000-01-01,2013-01-01\n"},
        "landkreis", "14524", "14524/2013-01-01",
    ),
    "kommune": (
        {"kommunen.csv": f"kennung,{KOMMUNE[0]}\nx,{KOMMUNE[1].replace('2019-01-01', '2050-01-01')}\n"},
        "ags", "14524330", "14524330",
    ),
    "gebietsaenderung": (
        {"gebietsaenderungen.csv": REST["gebietsaenderungen.csv"].replace("2023", "2024")},
        "alt_ags", "14524999", "14524999/2023-01-01",
    ),
    "einwohner": (
        {"einwohner.csv": "kennung,ags,stichtag,einwohner,gebietsstand\nx,14524330,2021-12-31,1,2021-12-31\n"},
        "stichtag", "2021-12-31", "14524330/2021-12-31",
    ),
    "traeger": ({"traeger.csv": "kennung,traeger,name,art,landkreis\nx,verband,V,Gruppe,14524\n"}, "traeger", "verband", "verband"),
    "vollstaendigkeit": (
        {"vollstaendigkeit.csv": "kennung,kennzahl,gueltig_von\nx,kommunen_beraten,2022-01-01\n"},
        "kennzahl", "kommunen_beraten", "kommunen_beraten",
    ),
    "fassung": (
        {"fassungen.csv": "kennung,kennzahl,fassung,gueltig_von\nx,kommunen_beraten,1,2022-01-01\n"},
        "fassung", "1", "kommunen_beraten/1",
    ),
    "fassung on the same day": (
        {"fassungen.csv": "kennzahl,fassung,gueltig_von\nkommunen_beraten,2,2019-01-01\n"},
        "gueltig_von", "2019-01-01", "kommunen_beraten/1",
    ),
}  # fmt: skip


def test_every_rule_has_an_example() -> None:
    assert {fall.split()[0] for fall in DOPPELT} == {e.tabelle for e in EINMALIG}
    assert {(fall.split()[0], d[1]) for fall, d in DOPPELT.items()} == {(e.tabelle, e.schluessel[-1]) for e in EINMALIG}


@pytest.mark.parametrize("fall", DOPPELT)
def test_a_second_record_of_one_matter_is_refused(fall: str, maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner(GUT | REST))
    dateien, spalte, wert, vorhanden = DOPPELT[fall]
    (befund,) = abgewiesen(maschine, ordner(dateien))
    assert (befund.datei, befund.zeile, befund.spalte, befund.wert) == (*dateien, 2, spalte, wert)
    assert f" gibt es schon den Datensatz „{vorhanden}“ (gespeichert" in befund.grund
    assert befund.abhilfe.endswith("jenen unter seiner Kennung berichtigen oder zurückziehen")
    assert len(str(befund)) < 400


@pytest.mark.parametrize("fall", DOPPELT)
def test_two_records_of_one_matter_in_one_delivery_are_both_named(fall: str, maschine: Engine, ordner: Bauen) -> None:
    datei, zweite = next(iter(DOPPELT[fall][0].items()))
    kopf, zeile = zweite.splitlines()
    kopf, zeile = (kopf, zeile.removeprefix("x,")) if kopf.startswith("kennung,") else (f"kennung,{kopf}", zeile)
    andere = f"c,{KOMMUNE[2]}\n" if fall == "kommune" else ""  # which other files name
    beide = GUT | REST | {datei: f"{kopf}\na,{zeile}\nb,{zeile}\n{andere}"}
    befunde = abgewiesen(maschine, ordner(beide))
    assert {(b.datei, b.zeile) for b in befunde} == {(datei, 2), (datei, 3)}
    erster, zweiter = befunde[:2]
    assert "„b“ (Zeile 3" in erster.grund
    assert "„a“ (Zeile 2" in zweiter.grund


def test_the_reason_says_from_when_till_when_the_other_one_holds(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner())
    beendet = {
        "zustaendigkeiten.csv": "landkreis,polizeidirektion,gueltig_von,gueltig_bis\n14524,Zwickau,2013-01-01,2020-12-31\n"
    }
    laden(maschine, ordner(beendet, grund="Neuordnung"))
    (befund,) = abgewiesen(maschine, ordner(DOPPELT["zustaendigkeit before"][0]))
    assert str(befund) == (
        "zustaendigkeiten.csv, Zeile 2, Spalte landkreis: zu der Zuständigkeit für diesen Landkreis gibt es schon den "
        "Datensatz „14524/2013-01-01“ (gespeichert, gültig ab 01.01.2013 bis 31.12.2020) (Wert: „14524“). Abhilfe: "
        "die Gültigkeiten trennen oder jenen unter seiner Kennung berichtigen oder zurückziehen"
    )


def test_what_the_delivery_itself_ends_is_no_obstacle(maschine: Engine, ordner: Bauen) -> None:
    """The state that it would produce counts: changed and withdrawn records make room."""
    laden(maschine, ordner(GUT | REST))
    zustaendig = (
        "landkreis,polizeidirektion,gueltig_von,gueltig_bis\n"
        "14524,Zwickau,2013-01-01,2020-12-31\n14524,Chemnitz,2021-01-01,2021-01-01\n14524,Zwickau,2021-01-02,\n"
    )
    traeger = "kennung,traeger,name,art,landkreis,zurueckgezogen\nverband,verband,V,Gruppe,14524,ja\nx,verband,V,Gruppe,14524,\n"
    getauscht = (
        "kennung,ags,stichtag,einwohner,gebietsstand\n"
        "14524330/2021-12-31,14524300,2021-12-31,20434,2021-12-31\n14524300/2021-12-31,14524330,2021-12-31,87020,2021-12-31\n"
    )
    dateien = {"zustaendigkeiten.csv": zustaendig, "traeger.csv": traeger, "einwohner.csv": getauscht}
    ergebnis = laden(maschine, ordner(dateien, grund="Neuordnung"))
    assert {datei: dict(zahl) for datei, zahl in ergebnis.zahlen.items()} == {
        "zustaendigkeiten.csv": {"geändert": 1, "neu": 2},
        "traeger.csv": {"zurückgezogen": 1, "neu": 1},
        "einwohner.csv": {"geändert": 2},
    }


def test_a_change_that_runs_into_another_record_is_refused(maschine: Engine, ordner: Bauen) -> None:
    kopf = "landkreis,polizeidirektion,gueltig_von,gueltig_bis\n"
    geteilt = f"{kopf}14524,Zwickau,2013-01-01,2020-12-31\n14524,Chemnitz,2021-01-01,\n"
    laden(maschine, ordner(GUT | {"zustaendigkeiten.csv": geteilt}))
    laenger = {"zustaendigkeiten.csv": f"{kopf}14524,Zwickau,2013-01-01,2021-01-01\n"}
    (befund,) = abgewiesen(maschine, ordner(laenger, grund="Probe"))
    assert "„14524/2021-01-01“ (gespeichert, gültig ab 01.01.2021)" in befund.grund
    ende = {"zustaendigkeiten.csv": f"{kopf}14524,Chemnitz,2021-01-01,2023-12-31\n"}
    laden(maschine, ordner(ende, grund="Probe"))  # its own old version is no other record


def test_a_record_taken_up_again_beside_its_successor_is_refused(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner())
    laden(maschine, ordner(weg("traeger.csv", 0), grund="Probe"))
    laden(maschine, ordner(DOPPELT["traeger"][0]))
    (befund,) = abgewiesen(maschine, ordner({"traeger.csv": GUT["traeger.csv"]}, grund="doch"))
    assert "Datensatz „x“ (gespeichert)" in befund.grund


def test_several_sources_and_budgets_may_speak_of_the_same_time(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner())
    mitglied, ereignis = GUT["mitglieder.csv"].splitlines(), GUT["ereignisse.csv"].splitlines()
    mehrfach = {
        "mitglieder.csv": f"kennung,{mitglied[0]}\nx,{mitglied[1]}\ny,{mitglied[1]}\n",
        "ereignisse.csv": f"kennung,{ereignis[0]}\nx,{ereignis[1]}\n",
        "haushaltsansaetze.csv": "gueltig_von,gueltig_bis,betrag_eur,sicher\n2021-01-01,2022-12-31,1,ja\n2021-01-01,2021-12-31,2,ja\n",
    }
    zahlen = laden(maschine, ordner(mehrfach)).zahlen
    assert {datei: dict(zahl) for datei, zahl in zahlen.items()} == {
        "mitglieder.csv": {"neu": 2}, "ereignisse.csv": {"neu": 1}, "haushaltsansaetze.csv": {"neu": 2},
    }  # fmt: skip


def test_doubles_that_an_older_version_let_in_can_be_mended(maschine: Engine, ordner: Bauen) -> None:
    laden(maschine, ordner())
    schreibe(maschine, einwohner=[{"kennung": "x", "ags": "14524330", "stichtag": date(2021, 12, 31), "einwohner": 1}])
    kopf, zeile, _ = GUT["einwohner.csv"].splitlines()
    laden(maschine, ordner())  # what does not change is not blamed
    mend = {"einwohner.csv": f"kennung,{kopf},zurueckgezogen\nx,{zeile},ja\n"}
    laden(maschine, ordner(mend, grund="doppelt"))
    assert len(offen(maschine, t.einwohner, "kennung")) == 2


tage = st.integers(0, 12).map(lambda n: date(2020, 1, 1) + timedelta(days=n))
zeiten = st.tuples(tage, st.one_of(st.none(), tage)).filter(lambda z: z[1] is None or z[0] <= z[1])


@given(st.lists(zeiten, min_size=1, max_size=7))
def test_whatever_overlaps_is_found_with_what_it_overlaps(gueltigkeiten: list[tuple[date, date | None]]) -> None:
    (regel,) = (e for e in EINMALIG if e.datiert)
    eintraege = [(n, {"gueltig_von": von, "gueltig_bis": bis}) for n, (von, bis) in enumerate(gueltigkeiten)]

    def trifft(a: tuple[date, date | None], b: tuple[date, date | None]) -> bool:
        return a[0] <= (b[1] or date.max) and b[0] <= (a[1] or date.max)

    erwartet = {
        frozenset(paar) for paar in combinations(range(len(gueltigkeiten)), 2)
        if trifft(*(gueltigkeiten[n] for n in paar))
    }  # fmt: skip
    gefunden = {frozenset((a[0], b[0])) for a, b in _gleichzeitige(regel, eintraege)}
    assert gefunden <= erwartet
    assert set().union(*gefunden) == set().union(*erwartet)


# --- up to which day ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stunden", "gut"), [(-36, False), (0, True), (36, True)])
def test_a_delivery_reports_up_to_the_day_of_loading(stunden: int, gut: bool, maschine: Engine, ordner: Bauen) -> None:
    """The only clock is an argument; the small delivery reports up to 30.06.2023."""
    jetzt = datetime(2023, 6, 30, 12, tzinfo=UTC) + timedelta(hours=stunden)
    if gut:
        assert laden(maschine, ordner(), uhr=lambda: jetzt).nummer == 1
        return
    (befund,) = abgewiesen(maschine, ordner(), uhr=lambda: jetzt)
    assert str(befund) == (
        "lieferung.toml, Spalte stand: liegt nach dem heutigen Tag, dem 29.06.2023 (Wert: „2023-06-30“). "
        "Abhilfe: den Tag angeben, bis zu dem die Lieferung berichtet"
    )


def test_the_clock_is_the_real_one_unless_said_otherwise(maschine: Engine, ordner: Bauen) -> None:
    vorher = datetime.now(UTC)
    (befund,) = abgewiesen(maschine, ordner(manifest=MANIFEST.replace("2023", "9999").format(kennung="x", grund="")))
    assert (befund.spalte, befund.wert) == ("stand", "9999-06-30")
    laden(maschine, ordner())
    ((eingelesen,),) = ((zeile[0],) for zeile in _lieferungen(maschine))
    assert vorher <= eingelesen.replace(tzinfo=UTC) <= datetime.now(UTC)


def _lieferungen(maschine: Engine) -> list[Any]:
    with maschine.connect() as verbindung:
        return list(verbindung.execute(select(t.lieferung.c.eingelesen_am)))


@pytest.mark.parametrize("stand", [date.max, date(1, 1, 1), date(2019, 2, 6), date(2262, 4, 12)])
def test_the_course_can_be_asked_whatever_day_an_older_version_let_in(maschine: Engine, stand: date) -> None:
    rat = {"traeger": "14521010", "art": "kpr_konstituiert", "datum": "2020-01-05"}
    schreibe(maschine, ereignis=[rat])
    with maschine.begin() as verbindung:
        verbindung.execute(update(t.lieferung).values(stand=stand))
    raete = next(k for k in KATALOG if k.schluessel == "kommunale_praeventionsraete")
    verlauf = Berichtsdaten(direkt(maschine)).verlauf([raete], auswahl("2020-06-30"))
    erwartet = 6 if stand > date(2020, 6, 30) else 1
    assert verlauf["wert"].tolist() == [1] * erwartet
