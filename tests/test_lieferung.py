"""Does a good delivery arrive whole, once, and beside what was known before? On SQLite and on PostgreSQL."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, Table, event, select

from data_access import tabellen as t
from data_access.engine import engine
from data_access.scope import bekannt
from ingest.befund import Lieferungsfehler
from ingest.formate import FORMATE
from ingest.schreiben import Ergebnis, lade
from tests.lieferbau import GUT, KENNZAHLEN, alles, baue, geaendert

WURZEL = Path(__file__).resolve().parent.parent
BOM = "\ufeff"


@pytest.fixture
def gut(tmp_path: Path) -> Path:
    return baue(tmp_path / "gut")


def lade_eine(maschine: Engine, ordner: Path) -> Ergebnis:
    (ergebnis,) = lade(maschine, [ordner], KENNZAHLEN)
    return ergebnis


def zeilen(maschine: Engine, tabelle: Table, *bedingungen: Any) -> list[dict[str, Any]]:
    """Rows of a table that meet all conditions, in the order of their versions."""
    with maschine.connect() as verbindung:
        befehl = select(tabelle).where(*bedingungen).order_by(tabelle.c.id)
        return [dict(zeile) for zeile in verbindung.execute(befehl).mappings()]


@contextmanager
def befehle(maschine: Engine) -> Iterator[list[str]]:
    """What is sent to the database meanwhile."""
    gesehen: list[str] = []

    def merke(_verbindung: Any, _cursor: Any, befehl: str, *_rest: Any) -> None:
        gesehen.append(befehl)

    event.listen(maschine, "before_cursor_execute", merke)
    yield gesehen
    event.remove(maschine, "before_cursor_execute", merke)


def test_every_cell_arrives_as_its_value(maschine: Engine, gut: Path) -> None:
    ergebnis = lade_eine(maschine, gut)
    assert (ergebnis.nummer, ergebnis.bekannt) == (1, False)
    assert {datei: dict(zahl) for datei, zahl in ergebnis.zahlen.items()} == {
        "landkreise.csv": {"neu": 1},
        "zustaendigkeiten.csv": {"neu": 1},
        "kommunen.csv": {"neu": 2},
        "einwohner.csv": {"neu": 2},
        "traeger.csv": {"neu": 1},
        "mitglieder.csv": {"neu": 1},
        "ereignisse.csv": {"neu": 3},
        "foerderungen.csv": {"neu": 2},
        "veroeffentlichungen.csv": {"neu": 1},
    }
    genau, offen = zeilen(maschine, t.foerderung)
    assert (genau["betrag_cent"], genau["fruehestens"], genau["spaetestens"]) == (123450, *[date(2020, 7, 8)] * 2)
    assert (offen["betrag_cent"], offen["fruehestens"], offen["spaetestens"]) == (None, None, date(2021, 12, 31))
    assert [zeile["spaetestens"] for zeile in zeilen(maschine, t.ereignis)] == [
        date(2021, 5, 4),
        date(2022, 1, 31),
        date(2021, 12, 31),
    ]
    assert [zeile["name_amtlich"] for zeile in zeilen(maschine, t.kommune)] == ["Zwickau, Stadt", "Werdau, Stadt"]
    (lieferung,) = zeilen(maschine, t.lieferung)
    assert (lieferung["id"], lieferung["kennung"], lieferung["stand"]) == (1, "gut", date(2023, 6, 30))


def test_loading_the_same_folder_twice_changes_nothing(maschine: Engine, gut: Path) -> None:
    lade_eine(maschine, gut)
    vorher = alles(maschine)
    ergebnis = lade_eine(maschine, gut)
    assert (ergebnis.nummer, ergebnis.bekannt, ergebnis.zahlen) == (1, True, {})
    assert alles(maschine) == vorher


def test_one_call_with_the_same_folder_twice_loads_it_once(maschine: Engine, gut: Path) -> None:
    assert [(e.nummer, e.bekannt) for e in lade(maschine, [gut, gut], KENNZAHLEN)] == [(1, False), (1, True)]


def test_a_correction_closes_the_old_version_and_both_stay_readable(
    maschine: Engine, gut: Path, tmp_path: Path
) -> None:
    lade_eine(maschine, gut)
    ergebnis = lade_eine(
        maschine, baue(tmp_path / "neu", geaendert("einwohner.csv", "20434", "20500"), grund="Zahlendreher")
    )
    assert dict(ergebnis.zahlen["einwohner.csv"]) == {"geändert": 1, "unverändert": 1}
    e = t.einwohner
    versionen = zeilen(maschine, e, e.c.ags == "14524300")
    assert [(v["einwohner"], v["lieferung_id"], v["ersetzt_durch"]) for v in versionen] == [
        (20434, 1, 2),
        (20500, 2, None),
    ]
    for datenstand, einwohner in ((1, 20434), (2, 20500)):
        (damals,) = zeilen(maschine, e, bekannt(e, datenstand), e.c.ags == "14524300")
        assert damals["einwohner"] == einwohner


def test_unchanged_rows_are_not_rewritten(maschine: Engine, gut: Path, tmp_path: Path) -> None:
    lade_eine(maschine, gut)
    vorher = alles(maschine)
    with befehle(maschine) as gesendet:
        ergebnis = lade_eine(maschine, baue(tmp_path / "anderer-name"))
    assert {art for zahl in ergebnis.zahlen.values() for art in zahl} == {"unverändert"}
    geschrieben = [befehl for befehl in gesendet if befehl.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(geschrieben) == 1
    assert geschrieben[0].startswith("INSERT INTO lieferung ")
    nachher = alles(maschine)
    assert nachher.pop("lieferung")[:1] == vorher.pop("lieferung")
    assert nachher == vorher


def test_more_decimals_than_are_stored_are_no_change(maschine: Engine, tmp_path: Path) -> None:
    genauer = [baue(tmp_path / lon, geaendert("kommunen.csv", "12.49", lon)) for lon in ("12.4949999", "12.4950001")]
    assert dict(lade_eine(maschine, genauer[0]).zahlen["kommunen.csv"]) == {"neu": 2}
    assert dict(lade_eine(maschine, genauer[1]).zahlen["kommunen.csv"]) == {"unverändert": 2}
    assert str(zeilen(maschine, t.kommune)[0]["lon"]) == "12.49500"


def test_a_withdrawn_row_is_closed_and_may_come_back(maschine: Engine, gut: Path, tmp_path: Path) -> None:
    lade_eine(maschine, gut)
    kopf, zeile, _ = GUT["foerderungen.csv"].splitlines()
    weg = f"{kopf},zurueckgezogen,grund\n{zeile},ja,Antrag zurückgenommen\n"
    ergebnis = lade_eine(maschine, baue(tmp_path / "weg", {"foerderungen.csv": weg}))
    assert dict(ergebnis.zahlen["foerderungen.csv"]) == {"zurückgezogen": 1}
    f = t.foerderung
    assert [z["fall"] for z in zeilen(maschine, f, bekannt(f, 2))] == ["fall-2"]
    assert [z["fall"] for z in zeilen(maschine, f, bekannt(f, 1))] == ["fall-1", "fall-2"]
    nochmals = lade_eine(maschine, baue(tmp_path / "nochmals", {"foerderungen.csv": weg}))
    assert dict(nochmals.zahlen["foerderungen.csv"]) == {"unverändert": 1}
    zurueck = lade_eine(maschine, baue(tmp_path / "zurueck", {"foerderungen.csv": f"{kopf}\n{zeile}\n"}, grund="doch"))
    assert dict(zurueck.zahlen["foerderungen.csv"]) == {"wieder aufgenommen": 1}
    gruende = [(z["lieferung_id"], z["art"], z["grund"]) for z in zeilen(maschine, t.aenderung)]
    assert gruende == [(2, "zurückgezogen", "Antrag zurückgenommen"), (4, "wieder aufgenommen", "doch")]
    assert [z["fall"] for z in zeilen(maschine, f, bekannt(f, 4))] == ["fall-2", "fall-1"]


def test_a_corrected_file_may_be_delivered_again_with_more_rows(maschine: Engine, gut: Path, tmp_path: Path) -> None:
    lade_eine(maschine, gut)
    kopf, zeile, zweite = GUT["einwohner.csv"].splitlines()
    berichtigt = f"{kopf},grund,zurueckgezogen\n{zeile.replace('87020', '1')},Dreher,\n{zweite},doppelt,ja\n"
    lade_eine(maschine, baue(tmp_path / "neu", {"einwohner.csv": berichtigt}))
    mehr = berichtigt + "14524300,2022-12-31,2,2022-12-31,,\n"
    ergebnis = lade_eine(maschine, baue(tmp_path / "mehr", {"einwohner.csv": mehr}))
    assert dict(ergebnis.zahlen["einwohner.csv"]) == {"unverändert": 2, "neu": 1}


@pytest.mark.parametrize("schreibweise", ["semicolon", "byte order mark", "CRLF", "blank lines", "quoted"])
def test_the_ways_in_which_spreadsheets_write_csv(
    schreibweise: str, maschine: Engine, gut: Path, tmp_path: Path
) -> None:
    lade_eine(maschine, gut)
    einwohner = GUT["einwohner.csv"]
    geschrieben = {
        "semicolon": einwohner.replace(",", ";"),
        "byte order mark": BOM + einwohner,
        "CRLF": einwohner.replace("\n", "\r\n"),
        "blank lines": einwohner.replace("\n", "\n\n"),
        "quoted": "".join('"' + zeile.replace(",", '","') + '"\n' for zeile in einwohner.splitlines()),
    }[schreibweise]
    ergebnis = lade_eine(maschine, baue(tmp_path / "neu", {"einwohner.csv": geschrieben}, einwohner=2))
    assert dict(ergebnis.zahlen["einwohner.csv"]) == {"unverändert": 2}


def test_the_formats_without_an_example_above_arrive_as_well(maschine: Engine, gut: Path, tmp_path: Path) -> None:
    rest = {
        "gebietsaenderungen.csv": "datum,alt_ags,alt_name,neu_ags,neu_name\n2023-01-01,14524999,Alt,14524300,Werdau\n",
        "haushaltsansaetze.csv": "gueltig_von,gueltig_bis,betrag_eur,sicher\n2021-01-01,2022-12-31,1300000,ja\n",
        "qualifizierungen.csv": "lehrgang,qualifizierungsstand,personen,sicher,datum,genauigkeit\n"
        "Beccaria,abgeschlossen,18,ja,2021-12,monat\n",
        "vollstaendigkeit.csv": "kennzahl,gueltig_von\nkommunen_beraten,2019-01-01\n",
        "fassungen.csv": "kennzahl,fassung,gueltig_von,notiz\nkommunen_beraten,1,2019-01-01,Erlass\n",
    }
    assert set(rest) | set(GUT) == {format_.datei for format_ in FORMATE}
    lade_eine(maschine, gut)
    ergebnis = lade_eine(maschine, baue(tmp_path / "rest", rest))
    assert {datei: dict(zahl) for datei, zahl in ergebnis.zahlen.items()} == {datei: {"neu": 1} for datei in rest}
    assert zeilen(maschine, t.haushaltsansatz)[0]["betrag_cent"] == 130_000_000


def test_loads_at_once_wait_for_each_other(maschine: Engine, gut: Path, tmp_path: Path) -> None:
    lade_eine(maschine, gut)
    texte = {n: GUT["einwohner.csv"].replace("87020", f"{n}").replace("20434", f"{n}") for n in range(1, 5)}
    ordner = [baue(tmp_path / f"lieferung-{n}", {"einwohner.csv": text}, grund="Probe") for n, text in texte.items()]
    start = Barrier(len(ordner))

    def gleichzeitig(pfad: Path) -> int:
        start.wait()
        return lade_eine(maschine, pfad).nummer

    with ThreadPoolExecutor(len(ordner)) as arbeiter:
        nummern = list(arbeiter.map(gleichzeitig, ordner))
    assert sorted(nummern) == [2, 3, 4, 5]
    for wert, nummer in enumerate(nummern, start=1):
        bekannte = zeilen(maschine, t.einwohner, bekannt(t.einwohner, nummer))
        assert [(z["einwohner"], z["lieferung_id"]) for z in bekannte] == [(wert, nummer)] * 2


ANGEHALTEN = """
import sys
from pathlib import Path
from sqlalchemy import event
from data_access.engine import engine
from ingest.schreiben import lade
maschine = engine(sys.argv[1])
@event.listens_for(maschine, "before_cursor_execute")
def halte_an(verbindung, cursor, befehl, *rest):
    if befehl.startswith("INSERT INTO landkreis "):
        print("mittendrin", flush=True)
        sys.stdin.read()
lade(maschine, [Path(sys.argv[2])], {"kommunen_beraten": (1,)})
"""


def test_a_killed_load_leaves_the_database_as_before(maschine: Engine, gut: Path) -> None:
    vorher = alles(maschine)
    befehl = [sys.executable, "-c", ANGEHALTEN, maschine.url.render_as_string(hide_password=False), str(gut)]
    with subprocess.Popen(befehl, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=WURZEL) as laden:
        assert laden.stdout is not None
        assert laden.stdout.readline() == "mittendrin\n"
        assert alles(maschine) == vorher  # readers neither wait nor see half a delivery
        laden.kill()
    assert alles(maschine) == vorher
    assert lade_eine(maschine, gut).nummer == 1


def test_an_error_while_writing_leaves_nothing(maschine: Engine, gut: Path, tmp_path: Path) -> None:
    vorher = alles(maschine)
    lose = baue(tmp_path / "lose", {"mitglieder.csv": GUT["mitglieder.csv"].replace("14524300", "14999999")})
    with befehle(maschine) as gesendet, pytest.raises(Lieferungsfehler):
        lade(maschine, [gut, lose], KENNZAHLEN)
    assert any(befehl.startswith("INSERT INTO veroeffentlichung ") for befehl in gesendet)
    assert alles(maschine) == vorher
    zweite = engine(maschine.url.render_as_string(hide_password=False))
    assert lade_eine(zweite, gut).nummer == 1  # no lock stays behind
    zweite.dispose()
