"""Does every module import only what its folder may? Read from the syntax tree, without exceptions."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import WURZEL

EIGENE = {
    "app",
    "befehle",
    "briefing",
    "charts",
    "data_access",
    "domain",
    "ingest",
    "pages",
    "uebung",
    "ui",
    "web",
    "config",
    "protokollierung",
    "dashboard",
    "cli",
}
KATALOG_UND_FRAGEN = {"data_access.katalog", "data_access.berichtsdaten"}

# Folder -> modules of the project that it may import, besides its own. A name allows what lies below it.
ERLAUBT = {
    "domain": set[str](),
    "data_access": {"domain"},
    "charts": {"domain"},
    "briefing": {"domain", "data_access", "charts"},
    "ui": {"domain", "data_access", "briefing", "charts.thema", "charts.karte", "config", "protokollierung"},
    "pages": {"domain", "charts", "briefing", "ui"} | KATALOG_UND_FRAGEN,
    "ingest": {"domain", "data_access.tabellen", "data_access.engine"},
    "uebung": {"domain", "ingest", "config"},
    "web": {"domain", "config", "protokollierung"},
    "app": {"pages", "ui", "web", "data_access", "domain"},
    "config": {"domain.fehler"},
    "protokollierung": set[str](),
    "dashboard": {"config", "domain", "protokollierung", "ui", "web"},
    "befehle": {"domain", "data_access", "briefing", "config", "ingest", "uebung"},
    "cli": EIGENE - {"app", "pages", "ui", "web"},
}
# Folder -> packages from outside, besides the standard library.
FREMDE = {
    "domain": {"babel"},
    "data_access": {"sqlalchemy", "pandas", "alembic", "psycopg"},
    "charts": {"altair", "pandas", "pyarrow"},
    "ingest": {"sqlalchemy", "pydantic", "pydantic_core", "python_calamine", "openpyxl", "xlsxwriter"},
    "uebung": set[str](),
}
NUR_IN = {
    "streamlit": {"ui", "pages", "app", "dashboard", "web/haltbar.py"},
    "sqlalchemy": {"data_access", "ingest", "ui/lesen.py"},
    "psycopg": {"data_access/verbindung.py"},
}
UNTER_DEM_RAHMEN = {"domain", "data_access", "charts", "briefing", "pages", "uebung"}  # there is no "today" there
HOECHSTENS = {"pages": 79}
LAENGSTES = 250
LAENGERE: set[str] = set()
ERZEUGT = "data_access/migrationen/versions/"  # written by Alembic


def module() -> list[str]:
    """Paths of all Python modules of the product, relative to the root."""
    ordner = [pfad for name in sorted(EIGENE) for pfad in (WURZEL / name).rglob("*.py")]
    tueren = [WURZEL / f"{name}.py" for name in sorted(EIGENE) if (WURZEL / f"{name}.py").exists()]
    return [str(pfad.relative_to(WURZEL)) for pfad in (*ordner, *tueren)]


MODULE = module()
jedes = pytest.mark.parametrize("pfad", MODULE)


def ordner(pfad: str) -> str:
    return Path(pfad).parts[0].removesuffix(".py")


def baum(pfad: str) -> ast.Module:
    return ast.parse((WURZEL / pfad).read_text(encoding="utf-8"))


def importe(wurzel: ast.Module) -> Iterator[str]:
    """Full names of what is imported: ``from a.b import c`` is a.b.c."""
    for knoten in ast.walk(wurzel):
        if isinstance(knoten, ast.Import):
            yield from (name.name for name in knoten.names)
        elif isinstance(knoten, ast.ImportFrom):
            assert knoten.level == 0, "relative imports are not used"
            yield from (f"{knoten.module}.{name.name}" for name in knoten.names)


def unerlaubte(pfad: str, wurzel: ast.Module) -> set[str]:
    """What a module at this place imports and must not."""
    hier, gefunden = ordner(pfad), set[str]()
    for name in importe(wurzel):
        teil = name.split(".")[0]
        erlaubt = ERLAUBT[hier] | {hier}
        if teil in EIGENE:
            if not any(f"{name}.".startswith(f"{frei}.") for frei in erlaubt):
                gefunden.add(name)
        elif hier in FREMDE and teil not in FREMDE[hier] | sys.stdlib_module_names:
            gefunden.add(name)
        if teil in NUR_IN and not {hier, pfad} & NUR_IN[teil]:
            gefunden.add(name)
    return gefunden


@jedes
def test_imports_go_in_one_direction(pfad: str) -> None:
    assert unerlaubte(pfad, baum(pfad)) == set()


@pytest.mark.parametrize(
    ("pfad", "zeile"),
    [
        ("domain/x.py", "import streamlit"),
        ("domain/x.py", "from data_access import tabellen"),
        ("domain/x.py", "def f():\n    import pandas"),
        ("data_access/x.py", "from ingest.lesen import lies"),
        ("data_access/x.py", "import altair"),
        ("charts/x.py", "from data_access.engine import engine"),
        ("briefing/x.py", "import streamlit as st"),
        ("briefing/x.py", "from sqlalchemy import select"),
        ("ui/zeige.py", "from sqlalchemy import select"),
        ("ui/x.py", "from charts.verlauf import verlauf"),
        ("pages/x.py", "from data_access.engine import engine"),
        ("pages/x.py", "from data_access import abfragen"),
        ("ingest/x.py", "from data_access.berichtsdaten import Berichtsdaten"),
        ("web/x.py", "from data_access.engine import engine"),
        ("app/frame.py", "from ingest.schreiben import lade"),
        ("dashboard.py", "from app.frame import rahmen"),
        ("cli.py", "import app.frame"),
        ("uebung/x.py", "from data_access import tabellen"),
        ("uebung/x.py", "import pandas"),
        ("ui/x.py", "from uebung.lieferungen import pakete"),
    ],
)
def test_a_wrong_import_would_be_noticed(pfad: str, zeile: str) -> None:
    assert unerlaubte(pfad, ast.parse(zeile))


@pytest.mark.parametrize(
    ("pfad", "zeile"),
    [
        ("pages/x.py", "from data_access.katalog import KATALOG"),
        ("ui/lesen.py", "from sqlalchemy import Engine"),
        ("ingest/x.py", "from data_access import tabellen as t"),
        ("domain/x.py", "from babel.dates import format_date\nimport calendar\nfrom domain import zahlen"),
    ],
)
def test_right_imports_are_let_through(pfad: str, zeile: str) -> None:
    assert unerlaubte(pfad, ast.parse(zeile)) == set()


@pytest.mark.parametrize(
    ("name", "wer"),
    [("app", {"app"}), ("ingest", {"ingest", "cli", "befehle", "uebung"}), ("uebung", {"uebung", "befehle"})],
)
def test_nobody_imports_the_frame_and_only_the_command_line_loads(name: str, wer: set[str]) -> None:
    von = {ordner(pfad) for pfad in MODULE if any(n.split(".")[0] == name for n in importe(baum(pfad)))}
    assert von <= wer


def test_pages_import_the_questions_only_as_a_type() -> None:
    """``Berichtsdaten(...)`` is made by the frame; a page is handed one."""
    for pfad in (pfad for pfad in MODULE if ordner(pfad) == "pages"):
        rufe = {ast.unparse(k.func) for k in ast.walk(baum(pfad)) if isinstance(k, ast.Call)}
        assert not {ruf for ruf in rufe if ruf.startswith("Berichtsdaten")}, pfad


@jedes
def test_below_the_frame_there_is_no_today(pfad: str) -> None:
    if ordner(pfad) in UNTER_DEM_RAHMEN:
        rufe = {ast.unparse(k) for k in ast.walk(baum(pfad)) if isinstance(k, ast.Attribute)}
        verboten = ("datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time", "Timestamp.now")
        assert not {ruf for ruf in rufe if ruf.endswith(verboten)}


@jedes
def test_modules_stay_short_and_say_what_they_answer(pfad: str) -> None:
    text = (WURZEL / pfad).read_text(encoding="utf-8")
    if pfad.startswith(ERZEUGT):
        return
    assert ast.get_docstring(ast.parse(text)), "a module says in its first line which question it answers"
    if pfad not in LAENGERE:
        assert text.count("\n") <= HOECHSTENS.get(ordner(pfad), LAENGSTES)


def test_the_longer_modules_are_still_longer() -> None:
    zu_kurz = {pfad for pfad in LAENGERE if (WURZEL / pfad).read_text(encoding="utf-8").count("\n") <= LAENGSTES}
    assert zu_kurz == set(), "take these from the list"


def test_all_folders_of_the_product_are_looked_at() -> None:
    assert {ordner(pfad) for pfad in MODULE} == EIGENE
    python = {p.parent.name for p in WURZEL.glob("*/*.py")} - {"tests", "scripts", "benchmarks", "var"}
    assert python <= EIGENE
