"""Does loading keep what was delivered, write many rows as it writes few, and never mix with another load?"""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from config import WURZEL
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine, schreibend
from data_access.katalog import FASSUNGEN
from domain.auswahl import Auswahl
from domain.fehler import Dienstfehler
from ingest import bestand, masse, unterschiede
from ingest.befund import Lieferungsfehler
from ingest.formate import FORMATE
from ingest.fortschritt import PORTION, Stufe, still
from ingest.pakete import lies_alle
from ingest.quellen.oeffnen import kopie
from ingest.schreiben import lade, lade_in
from tests.bausteine import schreibe, vollstaendig
from tests.datenbanken import Datenbank
from tests.kommando import aufruf
from tests.lieferbau import GUT, alles, baue, geaendert
from tests.test_lieferung_bestand import REST, mit, weg

Bauen = Callable[..., Path]
ALLES = GUT | REST | {
    "haushaltsansaetze.csv": "gueltig_von,gueltig_bis,betrag_eur,sicher\n2021-01-01,2022-12-31,1300000,ja\n",
    "qualifizierungen.csv": "lehrgang,qualifizierungsstand,personen,sicher,datum,genauigkeit\n"
    "Beccaria,abgeschlossen,18,ja,2021-12,monat\n",
}  # fmt: skip


@pytest.fixture
def ordner(tmp_path: Path) -> Bauen:
    """``ordner({"einwohner.csv": …}, grund="…")``: each call makes another delivery."""

    def bauen(dateien: dict[str, str] = GUT, **mehr: Any) -> Path:
        return baue(tmp_path / f"lieferung-{len(list(tmp_path.iterdir()))}", dateien, **mehr)

    return bauen


def lade_mit_kopie(maschine: Engine, *pfade: Path) -> None:
    """As the command does."""
    with schreibend(maschine) as verbindung:
        lade_in(verbindung, lies_alle(maschine, pfade), FASSUNGEN, kopien=[kopie(pfad) for pfad in pfade])


def inhalt(maschine: Engine) -> dict[str, list[Any]]:
    """Every row of every table, but for the moment of loading and numbers that mean nothing."""
    with maschine.connect() as verbindung:
        return {
            tabelle.name: sorted(
                (
                    [w for name, w in z.items() if name != "eingelesen_am" and (name, tabelle.name) not in OHNE_SINN]
                    for z in verbindung.execute(select(tabelle)).mappings()
                ),
                key=repr,
            )
            for tabelle in t.metadata.sorted_tables
        }


OHNE_SINN = {("id", name) for name in t.metadata.tables if name != "lieferung"}


@contextmanager
def befehle(maschine: Engine) -> Iterator[list[str]]:
    """What is sent to the database meanwhile."""
    gesehen: list[str] = []

    def merke(_verbindung: Any, _zeiger: Any, befehl: str, *_rest: Any) -> None:
        gesehen.append(befehl)

    event.listen(maschine, "before_cursor_execute", merke)
    yield gesehen
    event.remove(maschine, "before_cursor_execute", merke)


# --- many rows ------------------------------------------------------------------------------------------------------


@pytest.fixture
def viele(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Already one row is many, two fill a portion; the list names the tables that were written in the ways for many."""
    genommen: list[str] = []

    def merke(weg_: Callable[..., None]) -> Callable[..., None]:
        def geh(verbindung: Any, tabelle: Any, *rest: Any) -> None:
            genommen.append(tabelle.name)
            weg_(verbindung, tabelle, *rest)

        return geh

    monkeypatch.setattr(masse, "VIELE", 1)
    for modul in (masse, unterschiede, bestand):
        monkeypatch.setattr(modul, "PORTION", 2)
    monkeypatch.setattr(masse, "_WEGE", {name: merke(weg_) for name, weg_ in masse._WEGE.items()})
    return genommen


def test_many_rows_arrive_exactly_as_few_do(
    maschine: Engine, ordner: Bauen, request: pytest.FixtureRequest, datenbank: Datenbank
) -> None:
    """Every format; then changed, withdrawn and taken up again."""
    folge = [ordner(ALLES), ordner(aenderungen(), grund="Probe"), ordner(ALLES, grund="doch wie zuerst")]
    erwartet = [lade(maschine, [pfad], FASSUNGEN)[0].zahlen for pfad in folge]
    einzeln = inhalt(maschine)
    genommen: list[str] = request.getfixturevalue("viele")
    andere = datenbank.frisch()
    assert [lade(andere, [pfad], FASSUNGEN)[0].zahlen for pfad in folge] == erwartet
    assert inhalt(andere) == einzeln
    assert indizes(andere) == indizes(maschine)
    datenbank.zurueck(andere)
    assert set(genommen) == {format_.tabelle.name for format_ in FORMATE} | {"aenderung"}
    assert {art for zahlen in erwartet for zahl in zahlen.values() for art in zahl} == {
        "neu", "geändert", "zurückgezogen", "wieder aufgenommen", "unverändert",
    }  # fmt: skip


def indizes(maschine: Engine) -> dict[str, list[tuple[str | None, list[str | None]]]]:
    frage = inspect(maschine)
    return {
        name: sorted((i["name"], i["column_names"]) for i in frage.get_indexes(name))
        for name in frage.get_table_names()
    }


def aenderungen() -> dict[str, str]:
    return (
        mit("einwohner.csv", ("20434", "20435")) | weg("foerderungen.csv", 0) | mit("kommunen.csv", ("12.37", "12.38"))
    )


def test_the_ways_for_many_are_taken_for_many(maschine: Engine, ordner: Bauen, monkeypatch: pytest.MonkeyPatch) -> None:
    genommen = list[int]()
    fuer_viele = masse._WEGE[maschine.dialect.name]

    def zaehle(verbindung: Any, tabelle: Any, namen: Any, zeilen: Any, nummer: int) -> None:
        genommen.append(len(zeilen))
        fuer_viele(verbindung, tabelle, namen, zeilen, nummer)

    monkeypatch.setitem(masse._WEGE, maschine.dialect.name, zaehle)
    for zahl in (masse.VIELE - 1, masse.VIELE, 2 * PORTION + 1):
        kopf = "kennung,traeger,art,datum,genauigkeit,sicher\n"
        zeilen = "".join(f"{zahl}-{n},14524330,beratung,2021,jahr,ja\n" for n in range(zahl))
        lade(maschine, [ordner(GEBIET | {"ereignisse.csv": kopf + zeilen})], FASSUNGEN)
    assert genommen == [masse.VIELE, PORTION, PORTION, 1]


GEBIET = {datei: GUT[datei] for datei in ("landkreise.csv", "kommunen.csv")}
SELTSAME = (
    "\\N",
    "\\.",
    "a\tb",
    "zwei\nZeilen",
    "\\",
    'sagt "ja"',
    "'; DROP TABLE ereignis; --",
    "%(x)s %s ?",
    "Łužica 🦊",
    "NULL",
)


def test_no_text_means_anything_to_the_database(maschine: Engine, ordner: Bauen, viele: list[str]) -> None:
    kopf = "kennung,traeger,art,datum,genauigkeit,sicher,notiz\n"
    zeilen = "".join(
        f'k{n},14524330,beratung,2021,jahr,ja,"{x.replace(chr(34), 2 * chr(34))}"\n' for n, x in enumerate(SELTSAME)
    )
    lade(maschine, [ordner(GEBIET | {"ereignisse.csv": kopf + zeilen})], FASSUNGEN)
    with maschine.connect() as verbindung:
        notizen = verbindung.scalars(select(t.ereignis.c.notiz).order_by(t.ereignis.c.id)).all()
    assert tuple(notizen) == SELTSAME
    assert "ereignis" in viele


def test_what_the_database_refuses_is_refused_in_every_way(maschine: Engine, viele: list[str]) -> None:
    """A mistake of ours, which no check before has seen: it must not pass for a database that is away."""
    schreibe(maschine, landkreis=[{"landkreis": "14524", "name": "Zwickau", "kennung": "a"}])
    vorher = alles(maschine)
    zeile = vollstaendig("landkreis", {"landkreis": "14524", "name": "Zwickau", "kennung": "a"})
    spalten = ("kennung", "landkreis", "name", "art")
    werte = [tuple(zeile[spalte] for spalte in spalten)]
    with pytest.raises(IntegrityError), schreibend(maschine) as verbindung:
        masse.fuege_ein(verbindung, t.landkreis, spalten, werte, 1, Stufe("", 1, still))
    assert viele == ["landkreis"]
    assert alles(maschine) == vorher


def test_into_an_empty_table_nobody_asks_what_is_stored(maschine: Engine, ordner: Bauen, viele: list[str]) -> None:
    with befehle(maschine) as gesendet:
        lade(maschine, [ordner()], FASSUNGEN)
    assert not [befehl for befehl in gesendet if ".kennung IN (" in befehl]
    with befehle(maschine) as gesendet:
        lade(maschine, [ordner()], FASSUNGEN)
    fragen = [befehl for befehl in gesendet if ".kennung IN (" in befehl]
    assert len(fragen) == sum(-(-(text_.count("\n") - 1) // 2) for text_ in GUT.values())  # one for each portion of two


# --- what is kept ---------------------------------------------------------------------------------------------------


def kopien(maschine: Engine) -> list[tuple[int, str, bytes]]:
    with maschine.connect() as verbindung:
        zeilen = verbindung.execute(select(t.lieferung_kopie).order_by(t.lieferung_kopie.c.lieferung_id))
        return [tuple(zeile) for zeile in zeilen]


def test_what_was_delivered_is_kept_byte_by_byte(maschine: Engine, ordner: Bauen, tmp_path: Path) -> None:
    erste, zweite = ordner(), tmp_path / "Ämter 2023.zip"
    zweite.write_bytes(kopie(ordner(mit("einwohner.csv", ("20434", "20435")), grund="Zahlendreher"))[1])
    lade_mit_kopie(maschine, erste, zweite)
    (eins, name, inhalt), zweites = kopien(maschine)
    assert (eins, name) == (1, f"{erste.name}.zip")
    with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
        assert {n: archiv.read(n) for n in archiv.namelist()} == {p.name: p.read_bytes() for p in erste.iterdir()}
    assert zweites == (2, "Ämter 2023.zip", zweite.read_bytes())


def test_nothing_is_kept_of_what_was_refused_or_known_or_came_with_the_product(maschine: Engine, ordner: Bauen) -> None:
    gut = ordner()
    lade(maschine, [gut], FASSUNGEN, mitgeliefert=True)
    assert kopien(maschine) == []
    lade_mit_kopie(maschine, gut)  # known already
    with pytest.raises(Lieferungsfehler):
        lade_mit_kopie(maschine, ordner(geaendert("mitglieder.csv", "14524300", "14999999")))
    assert kopien(maschine) == []


def test_the_dashboard_reads_without_the_right_to_see_the_copies(maschine: Engine, ordner: Bauen) -> None:
    """On SQLite, which knows no users, it never asks for them."""
    lade_mit_kopie(maschine, ordner())
    if maschine.dialect.name == "sqlite":
        with befehle(maschine) as gesendet:
            frage_alles(maschine)
        assert gesendet
        assert not [befehl for befehl in gesendet if "lieferung_kopie" in befehl]
        return
    with maschine.begin() as verbindung:
        verbindung.execute(text("CREATE ROLE ohne_kopien LOGIN"))
        namen = ", ".join(name for name in t.metadata.tables if name != "lieferung_kopie")
        verbindung.execute(text(f"GRANT SELECT ON {namen}, alembic_version TO ohne_kopien"))
    leser = engine(maschine.url.set(username="ohne_kopien").render_as_string(hide_password=False))
    try:
        frage_alles(leser)
        with pytest.raises(ProgrammingError, match="permission denied"):
            kopien(leser)
    finally:
        leser.dispose()
        with maschine.begin() as verbindung:
            verbindung.execute(text("DROP OWNED BY ohne_kopien"))
            verbindung.execute(text("DROP ROLE ohne_kopien"))


def frage_alles(maschine: Engine) -> None:
    daten = Berichtsdaten(direkt(maschine))
    assert daten.messwerte(Auswahl(date(2023, 6, 30), daten.neuester_datenstand()))
    assert len(daten.lieferungen(1)) == 1


def test_a_copy_belongs_to_a_delivery(maschine: Engine) -> None:
    with pytest.raises(IntegrityError), maschine.begin() as verbindung:
        verbindung.execute(insert(t.lieferung_kopie).values(lieferung_id=7, dateiname="x.zip", inhalt=b"x"))


# --- two loads at once, each in a process of its own ----------------------------------------------------------------

# The command, in which the first row for the Kreise waits for a word.
BEFEHL = """
import sys
from sqlalchemy import Engine, event
import cli
if sys.argv.pop(1) == "halt":
    @event.listens_for(Engine, "before_cursor_execute")
    def halte_an(verbindung, zeiger, befehl, *rest):
        if befehl.startswith("INSERT INTO landkreis "):
            print("mittendrin", flush=True)
            sys.stdin.readline()
cli.app()
"""


class Ladender:
    """``asskomm load`` in its own process; with ``halt`` it stops in the middle until ``weiter``."""

    def __init__(self, ende: ExitStack, adresse: str, pfad: Path, *, halt: bool = False) -> None:
        befehl = [sys.executable, "-c", BEFEHL, "halt" if halt else "", "load", str(pfad)]
        self.prozess = subprocess.Popen(
            befehl, env=aufruf(adresse=adresse).umgebung(), cwd=WURZEL, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        ende.enter_context(self.prozess)
        ende.callback(self.prozess.kill)
        if halt:
            assert self.prozess.stdout
            assert self.prozess.stdout.readline() == "mittendrin\n"

    def ende(self) -> tuple[int, str, str]:
        """Let it go on; its code, its output, its errors."""
        gesagt, fehler = self.prozess.communicate("\n", timeout=60)
        return self.prozess.returncode, gesagt, fehler


@pytest.fixture
def prozesse() -> Iterator[ExitStack]:
    with ExitStack() as ende:
        yield ende


def adresse(maschine: Engine, **mehr: str) -> str:
    return maschine.url.update_query_dict(mehr).render_as_string(hide_password=False)


def ungeduldig(maschine: Engine) -> str:
    """The address of somebody who waits for a fifth of a second only."""
    if maschine.dialect.name == "sqlite":
        return adresse(maschine, timeout="0.2")
    return adresse(maschine, options="-c lock_timeout=200")


def test_a_second_load_waits_for_the_first_and_knows_then_what_it_brought(
    maschine: Engine, ordner: Bauen, prozesse: ExitStack, datenbank: Datenbank
) -> None:
    erste, zweite = ordner(), ordner(mit("einwohner.csv", ("20434", "20435")), grund="Zahlendreher")
    haelt = Ladender(prozesse, adresse(maschine), erste, halt=True)
    wartet = Ladender(prozesse, adresse(maschine), zweite)
    with pytest.raises(subprocess.TimeoutExpired):
        wartet.prozess.wait(4)
    assert set(map(len, alles(maschine).values())) == {0}
    assert haelt.ende()[0] == 0
    code, gesagt, fehler = wartet.ende()
    assert (code, fehler) == (0, "")
    assert f"{zweite.name}: geladen als Datenstand 2.\n  Einwohner: 1 geändert, 1 unverändert\n" in gesagt
    andere = datenbank.frisch()
    for pfad in (erste, zweite):
        lade_mit_kopie(andere, pfad)
    assert inhalt(maschine) == inhalt(andere)
    datenbank.zurueck(andere)


def test_whoever_waits_too_long_is_refused_and_nothing_is_mixed(
    maschine: Engine, ordner: Bauen, prozesse: ExitStack
) -> None:
    haelt = Ladender(prozesse, adresse(maschine), ordner(), halt=True)
    code, gesagt, fehler = Ladender(prozesse, ungeduldig(maschine), ordner(grund="anders")).ende()
    assert (code, gesagt) == (3, "")
    assert fehler == (
        "Fehler: Gerade schreibt ein anderer Vorgang in die Datenbank, wohl eine andere Lieferung; nichts wurde geändert. "
        "Abhilfe: warten, bis er fertig ist, und den Befehl wiederholen.\n"
    )
    assert haelt.ende()[0] == 0
    assert [zeile[0] for zeile in alles(maschine)["lieferung"]] == [1]


def test_the_same_file_at_the_same_time_is_loaded_once(maschine: Engine, ordner: Bauen, prozesse: ExitStack) -> None:
    pfad = ordner()
    haelt = Ladender(prozesse, adresse(maschine), pfad, halt=True)
    andere = [Ladender(prozesse, adresse(maschine), pfad) for _ in range(2)]
    gesagt = [haelt.ende(), *(anderer.ende() for anderer in andere)]
    assert [code for code, _, _ in gesagt] == [0, 0, 0]
    assert [re.findall(r": (.*) als Datenstand 1", text_) for _, text_, _ in gesagt] == [
        ["geladen"], ["bereits geladen"], ["bereits geladen"],
    ]  # fmt: skip
    assert len(kopien(maschine)) == 1


def test_without_a_word_in_the_address_a_writer_waits_for_half_a_minute(maschine: Engine) -> None:
    with schreibend(maschine) as verbindung:
        if maschine.dialect.name == "sqlite":
            assert verbindung.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000
        else:
            assert verbindung.exec_driver_sql("SHOW lock_timeout").scalar() == "30s"


def test_a_writer_that_is_refused_leaves_no_lock_behind(maschine: Engine, ordner: Bauen) -> None:
    eiliger = engine(ungeduldig(maschine))
    with schreibend(maschine), pytest.raises(Dienstfehler, match="Gerade schreibt ein anderer Vorgang"):
        lade(eiliger, [ordner()], FASSUNGEN)
    assert lade(eiliger, [ordner()], FASSUNGEN)[0].nummer == 1
    eiliger.dispose()
