"""Is everything that offices send read as it is meant, or refused with everything that is wrong in it?

Each case is a file or a folder in ``galerie``; ``erwartet.json`` says what it stands for and what has to come out. A new
folder is written by hand, a new workbook or archive in ``scripts/galerie_mappen.py``, which ``scripts/galerie.py`` makes.
"""

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import galerie
import pytest
from galerie_mappen import MAPPEN
from sqlalchemy import Connection, Engine, select

from data_access.engine import schreibend
from data_access.katalog import FASSUNGEN
from data_access.tabellen import metadata
from domain.fehler import Eingabefehler
from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.formate import FORMATE
from ingest.pakete import lies_alle
from ingest.schreiben import Ergebnis, Umstaende, lade_in
from tests.datenbanken import Datenbank
from tests.lieferbau import alles

GALERIE = Path(__file__).parent / "galerie"
ERWARTET: dict[str, dict[str, Any]] = json.loads((GALERIE / "erwartet.json").read_text(encoding="utf-8"))
HEUTE = Umstaende(uhr=lambda: datetime(2023, 7, 3, 12, tzinfo=UTC))
# On PostgreSQL a handful: names, amounts, corrections, rules across rows, refusals.
AUF_BEIDEN = ("042", "082", "085", "098", "106", "107", "108", "110", "119", "134")
LAEUFE = [("sqlite", name) for name in ERWARTET] + [
    ("postgresql", name) for name in ERWARTET if name.startswith(AUF_BEIDEN)
]


@dataclass(frozen=True)
class Ausgang:
    """What became of a delivery. ``befunde``: Hinweise if it loads, otherwise everything that stands in the way."""

    befunde: tuple[Befund, ...]
    ergebnis: Ergebnis | None = None
    meldung: str = ""  # a refusal that is about no place in the delivery
    gespeichert: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


@contextmanager
def _widerrufen(maschine: Engine) -> Iterator[Connection]:
    """A load that is undone at its end, so that all cases start with the bundled deliveries."""
    with schreibend(maschine) as verbindung:
        yield verbindung
        verbindung.rollback()


def ausgang(maschine: Engine, name: str, vorher: Sequence[str] = ()) -> Ausgang:
    """Load a case of the gallery after others, see what came of it, and undo everything."""
    try:
        pakete = lies_alle(maschine, [GALERIE / fall for fall in (*vorher, name)])
        with _widerrufen(maschine) as verbindung:
            ergebnis = lade_in(verbindung, pakete, FASSUNGEN, HEUTE)[-1]
            hinweise = (*pakete[-1].hinweise, *ergebnis.hinweise)
            return Ausgang(hinweise, ergebnis, gespeichert=_gespeichert(verbindung, ergebnis.nummer))
    except Lieferungsfehler as fehler:
        return Ausgang(fehler.befunde)
    except Eingabefehler as fehler:
        return Ausgang((), meldung=str(fehler))


def _gespeichert(verbindung: Connection, nummer: int) -> dict[str, list[dict[str, Any]]]:
    """What a delivery wrote into each table, in its order."""
    return {
        t.name: [dict(z) for z in verbindung.execute(select(t).where(t.c.lieferung_id == nummer).order_by(t.c.id)).mappings()]
        for t in metadata.sorted_tables
        if {"id", "lieferung_id"} <= {*t.c.keys()}
    }  # fmt: skip


def als_eintrag(befund: Befund) -> dict[str, Any]:
    """A finding as the gallery writes it down: where, what, why; a cell says more than its line."""
    eintrag = {
        "datei": befund.datei,
        "blatt": befund.blatt,
        "zelle": befund.zelle,
        "zeile": None if befund.zelle else befund.zeile,
        "spalte": befund.spalte,
        "wert": befund.wert,
        "schwere": befund.schwere.value,
        "grund": befund.grund,
    }
    return {name: wert for name, wert in eintrag.items() if wert not in ("", None)}


def einfach(wert: Any) -> Any:
    """A stored value as JSON has it."""
    if isinstance(wert, date):
        return wert.isoformat()
    return float(wert) if isinstance(wert, Decimal) else wert


def geordnet(eintraege: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Findings by their place; in which order they are told is not the gallery's matter."""
    return sorted(
        eintraege,
        key=lambda e: [str(e.get(name, "")) for name in ("datei", "blatt", "zelle", "zeile", "spalte", "wert")],
    )


def verglichen(gefunden: Sequence[Mapping[str, Any]], erwartet: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What was found, each reason as far as the expected one goes."""
    laengen = [len(eintrag["grund"]) for eintrag in geordnet(erwartet)]
    paare = zip(geordnet(gefunden), chain(laengen, repeat(None)), strict=False)
    return [{**hier, "grund": hier["grund"][:laenge]} for hier, laenge in paare]


@pytest.mark.parametrize(("art", "name"), LAEUFE)
def test_every_delivery_becomes_what_is_expected(art: str, name: str, datenbanken: Callable[[str], Datenbank]) -> None:
    fall = ERWARTET[name]
    aus = ausgang(datenbanken(art).mitgeliefert, name, fall.get("vorher", ()))
    gefunden = [als_eintrag(befund) for befund in aus.befunde]
    assert verglichen(gefunden, fall["befunde"]) == geordnet(fall["befunde"])
    assert all(befund.abhilfe for befund in aus.befunde)
    assert aus.meldung.startswith(fall.get("meldung", ""))
    assert bool(aus.meldung) == ("meldung" in fall)
    assert (aus.ergebnis is not None) == fall["laedt"]
    if aus.ergebnis:
        assert aus.ergebnis.bekannt == fall.get("bekannt", False)
        assert {datei: dict(zahl) for datei, zahl in aus.ergebnis.zahlen.items()} == fall["zahlen"]
        for tabelle, zeilen in fall.get("gespeichert", {}).items():
            geschrieben = aus.gespeichert[tabelle]
            assert len(geschrieben) == len(zeilen)
            assert [{s: einfach(z[s]) for s in e} for z, e in zip(geschrieben, zeilen, strict=True)] == zeilen


def test_a_workbook_says_the_same_as_a_folder(datenbanken: Callable[[str], Datenbank]) -> None:
    """What "135" has in cells, a folder has in a CSV file."""
    maschine = datenbanken("sqlite").mitgeliefert
    mappe, csv = (
        ausgang(maschine, name).gespeichert["ereignis"]
        for name in ("135-gleicher-inhalt-wie-csv.xlsx", "053-utf8-mit-kennzeichen")
    )
    assert [zeile["notiz"] for zeile in mappe] == [zeile["notiz"] for zeile in csv]


def test_the_gallery_leaves_the_database_alone(datenbanken: Callable[[str], Datenbank]) -> None:
    """So every case finds the bundled deliveries and nothing else, in whatever order they run."""
    maschine = datenbanken("sqlite").mitgeliefert
    vorher = alles(maschine)
    assert ausgang(maschine, "119-ausgangsfall.xlsx").ergebnis
    assert ausgang(maschine, "109-alles-zugleich").befunde
    assert alles(maschine) == vorher


# --- the gallery itself ------------------------------------------------------------------------------------------


def test_every_file_is_a_case_and_every_case_has_its_sentence() -> None:
    vorhanden = {pfad.name for pfad in GALERIE.iterdir()} - {"erwartet.json", ".gitattributes"}
    assert vorhanden == set(ERWARTET)
    assert len(ERWARTET) >= 70
    saetze = Counter(fall["brauch"] for fall in ERWARTET.values())
    assert saetze.most_common(1)[0][1] == 1
    assert not [satz for satz in saetze if not satz.endswith(".") or len(satz) < 20]
    assert len({name[:3] for name in ERWARTET}) == len(ERWARTET)


def test_the_gallery_is_good_and_bad_and_of_every_form_and_kind() -> None:
    gute = [name for name, fall in ERWARTET.items() if fall["laedt"]]
    formen = Counter(Path(name).suffix for name in gute)
    assert formen[".xlsx"] >= 10
    assert formen[".zip"] >= 3
    assert formen[""] >= 30
    assert len(ERWARTET) - len(gute) >= 50
    assert {datei for name in gute for datei in ERWARTET[name]["zahlen"]} == {format_.datei for format_ in FORMATE}


def test_a_refused_delivery_has_a_mistake_and_a_loaded_one_has_none() -> None:
    for name, fall in ERWARTET.items():
        fehler = any(befund["schwere"] == Schwere.FEHLER for befund in fall["befunde"])
        assert fehler == (not fall["laedt"] and "meldung" not in fall), name


def _inhalt(roh: bytes) -> object:
    """The parts of an archive, packed as they may be; other files as they are."""
    if not zipfile.is_zipfile(io.BytesIO(roh)):
        return roh
    with zipfile.ZipFile(io.BytesIO(roh)) as archiv:
        return [(teil.filename, teil.date_time, _inhalt(archiv.read(teil))) for teil in archiv.infolist()]


def test_the_script_makes_the_same_files_again() -> None:
    gemacht = galerie.dateien()
    assert {name for name in ERWARTET if (GALERIE / name).is_file()} == set(gemacht)
    for name, roh in gemacht.items():
        assert _inhalt(roh) == _inhalt((GALERIE / name).read_bytes()), name
    assert galerie.dateien() == gemacht


def test_nobody_real_stands_in_the_gallery() -> None:
    """Addresses end in example.org, and telephone numbers are none."""
    texte = [pfad.read_bytes().decode("utf-8", "ignore") for pfad in GALERIE.rglob("*") if pfad.is_file()]
    for name in MAPPEN:
        with zipfile.ZipFile(GALERIE / name) as archiv:
            texte += [archiv.read(teil).decode("utf-8", "ignore") for teil in archiv.namelist()]
    adressen = {treffer for text in texte for treffer in re.findall(r"[\w.+-]+@([\w-]+\.[a-z]{2,})", text)}
    assert adressen == {"example.org"}
