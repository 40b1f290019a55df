"""Does the log tell what happened, one event a line, and never a secret or an embargoed value?"""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError

import protokollierung
from config import Settings
from protokollierung import UMFELD, Jsonform, Textform, halte_geheim, maskiert, richte_ein, vorgang
from tests.datenbanken import Datenbank
from tests.dienst import dienst, lege_an

GEHEIM = "Zebra-4711"
GALERIE = [
    f"postgresql+psycopg://app:{GEHEIM}@db.example/asskomm ist nicht erreichbar",
    f"postgresql://app:p@ss:{GEHEIM}@db.example:5432/asskomm?sslmode=require",
    f"connection failed: host=db user=app password={GEHEIM} dbname=asskomm",
    f"password='{GEHEIM}' host=db",
    f'{{"client_secret": "{GEHEIM}", "a": 1}}',
    f"{{'cookie_secret': '{GEHEIM}'}}",
    f"ASSKOMM_METRIKEN_SCHLUESSEL={GEHEIM}",
    f"ASSKOMM_OIDC_CLIENT_SECRET={GEHEIM}",
    f"Authorization: Bearer {GEHEIM}",
    f"authorization: Basic {GEHEIM}==",
    f"Cookie: asskomm={GEHEIM}; andere=1",
    f"Set-Cookie: __Host-asskomm={GEHEIM}; HttpOnly; Path=/",
    f"[(b'host', b'x'), (b'cookie', b'asskomm={GEHEIM}; b=2'), (b'authorization', b'Bearer {GEHEIM}')]",
    f"{{'cookie': 'asskomm={GEHEIM}', 'authorization': 'Bearer {GEHEIM}'}}",
    f"GET /oauth2callback?code={GEHEIM}&state={GEHEIM} HTTP/1.1",
    f"access_token={GEHEIM}&id_token={GEHEIM}&refresh_token={GEHEIM}",
    f"{{'access_token': '{GEHEIM}', 'token_type': 'Bearer'}}",
    f"id_token: eyJhbGciOiJSUzI1NiJ9.eyJ{GEHEIM}.{GEHEIM}",
    f"(psycopg.errors.CheckViolation) failed\nDETAIL:  Failing row contains (1, {GEHEIM},\n {GEHEIM}).\n[SQL: INSERT …]",
    f"FEHLER: doppelt\nDETAIL:  Schlüssel (wert)=({GEHEIM}) existiert bereits.",
    f'kaputt\nCONTEXT:  COPY wert, line 1, column wert: "{GEHEIM}"',
    f"[SQL: SELECT 1]\n[parameters: {{'wert': '{GEHEIM}', 'b': ['{GEHEIM}']}}]\n(Background on this error at: https://sqlalche.me/e/20/x)",
    f"[parameters: [{{'wert': '{GEHEIM}'}},\n {{'wert': '{GEHEIM}'}}]]",
    f'invalid input syntax for type integer: "{GEHEIM}"',
    f'value "{GEHEIM}" is out of range for type integer',
]
HARMLOS = [
    "Die Datenbank ist nicht erreichbar (timeout). Abhilfe: ASSKOMM_DATABASE_URL prüfen.",
    "kennzahl schluessel=kommunen_beraten, stichtag=2021-06-30, seite=ueberblick",
    "http://127.0.0.1:8501/?stichtag=2021-06-30&polizeidirektion=Leipzig",
    "Uvicorn running on http://127.0.0.1:8501 (Press CTRL+C to quit)",
    "Tokenisierung: 3 Wörter; Kennwörter stehen in Dateien",
    'File "/srv/asskomm/ui/lesen.py", line 12, in read',
]


def satz(meldung: str, *werte: object, fehler: BaseException | None = None, **mehr: object) -> logging.LogRecord:
    """One event as a logger makes it."""
    spur = (type(fehler), fehler, fehler.__traceback__) if fehler else None
    neu = logging.LogRecord("asskomm.probe", logging.ERROR, __file__, 1, meldung, werte, spur)
    neu.__dict__.update(mehr)
    return neu


@pytest.mark.parametrize("form", [Textform(), Jsonform()])
@pytest.mark.parametrize("zeile", GALERIE)
def test_no_secret_leaves_in_a_message_an_argument_or_a_traceback(zeile: str, form: logging.Formatter) -> None:
    ausnahme = ValueError(zeile)
    for ereignis in (satz(zeile.replace("%", "%%")), satz("Anfrage: %s", zeile), satz("Fehler", fehler=ausnahme)):
        assert GEHEIM not in form.format(ereignis)


@pytest.mark.parametrize("zeile", HARMLOS)
def test_what_is_no_secret_stays_readable(zeile: str) -> None:
    assert maskiert(zeile) == zeile


def test_a_known_secret_is_masked_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protokollierung, "_geheimnisse", set())
    halte_geheim(("Quitte#9", "ab"))
    assert maskiert("irgendwo Quitte#9 und ab") == "irgendwo *** und ab"


def test_every_setting_that_is_secret_is_known_as_such(tmp_path: Path) -> None:
    datei = tmp_path / "schluessel"
    datei.write_text("aus-der-Datei\n", encoding="utf-8")
    einstellungen = Settings(
        database_url="postgresql://a:erstes%20Wort@b/c", read_database_url="postgresql://b/c?user=a&password=zweites",
        metriken_schluessel_file=str(datei),
    )  # fmt: skip
    assert {"erstes%20Wort", "erstes Wort", "zweites", "aus-der-Datei"} <= set(einstellungen.geheimnisse)


@pytest.mark.parametrize("form", [Textform(), Jsonform()])
@pytest.mark.parametrize(
    "boese", ["a\n2026-01-01 00:00:00 ERROR x: gefälscht", "a\r\nb", "a\x1b[31mrot", "a\u2028b", "a\u202eb"]
)
def test_nobody_else_can_begin_a_line_or_colour_it(boese: str, form: logging.Formatter) -> None:
    zeilen = form.format(satz("%s", boese)).splitlines()
    assert len(zeilen) == 1
    assert not re.search(r"[\x00-\x1f\x7f\u2028\u202e]", zeilen[0])
    mit_spur = Textform().format(satz("Fehler", fehler=ValueError(boese))).split("\n")
    assert all(zeile.startswith("  ") for zeile in mit_spur[1:])


def test_json_has_the_parts_of_an_event() -> None:
    marke = UMFELD.set({"seite": "karte", "rolle": "presse"})
    try:
        zeile = Jsonform().format(satz("Vorgang %s", "AB12", vorgang="AB12", dauer_ms=12, fehler=KeyError("x")))
    finally:
        UMFELD.reset(marke)
    ereignis = json.loads(zeile)
    assert ereignis["stufe"] == "ERROR"
    assert ereignis["quelle"] == "asskomm.probe"
    assert (ereignis["meldung"], ereignis["vorgang"]) == ("Vorgang AB12", "AB12")
    assert (ereignis["seite"], ereignis["rolle"], ereignis["dauer_ms"]) == ("karte", "presse", 12)
    assert ereignis["ausnahme"] == "KeyError"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", ereignis["zeit"])


def test_a_wrong_placeholder_loses_neither_the_event_nor_a_secret() -> None:
    zeile = Textform().format(satz("%d Zeilen", "password=" + GEHEIM))
    assert "%d Zeilen" in zeile
    assert GEHEIM not in zeile


@pytest.fixture
def eigenes_protokoll() -> Iterator[None]:
    wurzel = logging.getLogger()
    vorher, stufe, unsere = list(wurzel.handlers), wurzel.level, logging.getLogger("asskomm").level
    yield
    logging.getLogger("asskomm").setLevel(unsere)
    wurzel.handlers[:] = vorher
    wurzel.setLevel(stufe)
    logging.captureWarnings(False)


@pytest.mark.usefixtures("eigenes_protokoll")
def test_a_number_leads_to_the_story_and_one_way_out_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    richte_ein("INFO", "json")
    richte_ein("INFO", "json")
    nummer = vorgang(RuntimeError(f"password={GEHEIM}"), "bei einer Probe")
    ereignis = json.loads(capsys.readouterr().err)
    assert ereignis["vorgang"] == nummer
    assert re.fullmatch(r"[0-9A-F]{8}", nummer)
    assert ereignis["ausnahme"] == "RuntimeError"


@pytest.mark.usefixtures("eigenes_protokoll")
def test_details_are_ours_only(capsys: pytest.CaptureFixture[str]) -> None:
    """What a websocket's or a client's library tells in detail holds frames, and so figures."""
    richte_ein("DEBUG")
    for quelle in (
        "websockets.server",
        "uvicorn.protocols",
        "httpcore.http11",
        "sqlalchemy.engine",
        "psycopg",
        "asskomm.lesen",
    ):
        logging.getLogger(quelle).debug("Einzelheit von %s", quelle)
    assert re.findall(r"Einzelheit von (\S+)", capsys.readouterr().err) == ["asskomm.lesen"]


@pytest.mark.parametrize(
    "stueck",
    ["a-", "://a:", "eyJa-", "password", "[parameters: ", "DETAIL:", "cookie:", "'cookie', '", 'value "', "\\'"],
)
def test_nobody_can_make_the_masking_work_for_ever(stueck: str) -> None:
    """With patterns that are not bounded the first of these would take minutes."""
    assert len(maskiert(stueck * 20_000)) <= protokollierung.LAENGSTES + 100_000
    assert GEHEIM not in maskiert(stueck * 2000 + f" password={GEHEIM}")


@pytest.mark.usefixtures("eigenes_protokoll")
def test_an_error_output_that_is_gone_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    richte_ein("INFO")
    with open("/dev/null", "w", encoding="utf-8") as weg:
        pass
    monkeypatch.setattr(sys, "stderr", weg)
    logging.getLogger("asskomm").error("niemand liest das")


@pytest.mark.parametrize("art", ["postgresql", "sqlite"])
def test_refused_rows_of_a_real_database_are_not_told(
    art: str, datenbanken: Callable[[str], Datenbank]
) -> None:  # fmt: skip
    """Even through an engine that shows parameters."""
    roh: Engine = datenbanken(art).roh()
    offen = create_engine(roh.url, hide_parameters=False)
    with offen.begin() as v:
        v.execute(text("CREATE TABLE geheim (wert VARCHAR(40) PRIMARY KEY, zahl INTEGER CHECK (zahl < 10))"))
        v.execute(text("INSERT INTO geheim VALUES (:w, 1)"), {"w": GEHEIM})
    for befehl, werte in (
        ("INSERT INTO geheim VALUES (:w, 1)", {"w": GEHEIM}),
        ("INSERT INTO geheim VALUES (:w, 4711)", {"w": f"{GEHEIM}-2"}),
        ("SELECT CAST(:w AS INTEGER), * FROM geheim, gibtesnicht", {"w": GEHEIM}),
    ):
        with pytest.raises(DBAPIError) as fehler, offen.begin() as v:
            v.execute(text(befehl), werte)
        for form in (Textform(), Jsonform()):
            geschrieben = form.format(satz("Vorgang", fehler=fehler.value))
            assert GEHEIM not in geschrieben
            assert "geheim" in geschrieben
    offen.dispose()


def test_a_database_that_is_away_does_not_tell_its_password() -> None:
    with pytest.raises(psycopg.OperationalError) as fehler:
        psycopg.connect(f"host=127.0.0.1 port=1 user=app password={GEHEIM} dbname=x", connect_timeout=2)
    assert GEHEIM not in Textform().format(satz("Vorgang", fehler=fehler.value))


def test_the_server_logs_in_one_form_only_and_no_secret(tmp_path: Path) -> None:
    """The database goes away below a running server: everything that is written then is one JSON event a line."""
    lege_an(tmp_path)
    adresse = f"sqlite:///{tmp_path / 'asskomm.sqlite'}"
    with dienst(tmp_path, adresse, log_format="json", log_level="DEBUG", metriken_schluessel=GEHEIM) as server:
        assert server.hole("/metriken", Authorization=f"Bearer {GEHEIM}").status == 200
        assert server.hole("/metriken", Authorization="Bearer falsch", Cookie=f"a={GEHEIM}").status == 404
        assert server.roh(b"unsinn\r\n\r\n").startswith(b"HTTP/1.1 400")
    zeilen = server.protokoll().splitlines()
    ereignisse = [json.loads(zeile) for zeile in zeilen]
    assert any("Uvicorn running" in e["meldung"] for e in ereignisse)
    assert GEHEIM not in "\n".join(zeilen)
