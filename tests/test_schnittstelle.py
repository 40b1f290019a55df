"""Do other systems get the same figures as the command and the pages, by the same rights, and never a wrong one for a mistyped question?"""

import asyncio
import csv
import gzip
import io
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate
from starlette.applications import Starlette

import config
from config import DATEN
from data_access.engine import direkt, engine
from data_access.freigabe import einsichten, gib_frei
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from domain.fehler import Dienstfehler
from domain.rolle import Leser, Rolle
from domain.schluessel import lies_schluessel, neuer_schluessel
from ingest.schreiben import lade
from tests.app.conftest import vergiss
from tests.browser.conftest import ASSKOMM
from tests.lieferbau import baue
from ui import lesen, schnittstelle
from web import leser as leserseite
from web.schnittstelle import Schnittstelle
from web.schnittstelle_schluessel import Schluesselbund

GAST, LEITUNG = Leser("g", "G. Ast", Rolle.GAST), Leser("l", "L. Eitung", Rolle.LEITUNG)
ZAHLEN = "/api/v1/kennzahlen"
PFADE = (ZAHLEN, f"{ZAHLEN}/kommunen_beraten", "/api/v1/katalog", "/api/v1/datenstaende", "/api/v1/openapi.json")
# An embargoed figure: a number that stands nowhere else.
GEHEIM = {
    "veroeffentlichungen.csv": (
        "begriff,kennzahl,wert,einheit,zusatz,stand,raum_art,raum,herausgeber\n"
        "kommunen_beraten,kommunen_beraten,31337,anzahl,exakt,2023-06-30,land,Sachsen,Geheimer Herausgeber\n"
    )
}


@dataclass(frozen=True)
class Antwort:
    status: int
    kopf: dict[str, str]
    roh: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.roh)


Hole = Callable[..., Antwort]


@pytest.fixture(scope="session")
def vorlage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the bundled deliveries, released, and a fourth one that is not."""
    ordner = tmp_path_factory.mktemp("schnittstelle")
    maschine = engine(f"sqlite:///{ordner / 'a.sqlite'}")
    migriere(maschine)
    lade(maschine, sorted((DATEN / "lieferungen").iterdir()), FASSUNGEN)
    lade(maschine, [baue(ordner / "geheim", GEHEIM)], FASSUNGEN)
    gib_frei(maschine, 3, ab=None, jetzt=datetime.now(UTC), wer="test")
    with maschine.connect() as verbindung:
        verbindung.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    maschine.dispose()
    return ordner / "a.sqlite"


@pytest.fixture
def datenbank(vorlage: Path, tmp_path: Path) -> str:
    (tmp_path / "a.sqlite").write_bytes(vorlage.read_bytes())
    return f"sqlite:///{tmp_path / 'a.sqlite'}"


@pytest.fixture
def schluesseldatei(tmp_path: Path) -> Path:
    return tmp_path / "schluessel.toml"


@pytest.fixture
def hole(datenbank: str, schluesseldatei: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hole]:
    """Function that asks the interface as a reader who has signed in, or as nobody."""
    for name, wert in (("DATABASE_URL", datenbank), ("AUTH", "oidc"), ("ADRESSE", "https://asskomm.example")):
        monkeypatch.setenv(f"ASSKOMM_{name}", wert)
    config.settings.cache_clear()
    vergiss()
    bund = Schluesselbund(str(schluesseldatei), heute=lambda: date(2026, 6, 30))
    app = Starlette(routes=Schnittstelle(schnittstelle, bund).routen)

    def frage(ziel: str, leser: Leser | None = GAST, methode: str = "GET", **kopf: str) -> Antwort:
        return rufe(app, ziel, leser, methode, {name.replace("_", "-"): wert for name, wert in kopf.items()})

    yield frage
    config.settings.cache_clear()
    vergiss()


def rufe(app: Any, ziel: str, leser: Leser | None, methode: str, kopf: dict[str, str]) -> Antwort:
    pfad, _, frage = ziel.partition("?")
    zeilen = [(b"host", b"asskomm.example"), *((n.lower().encode(), w.encode()) for n, w in kopf.items())]
    scope = {
        "type": "http", "http_version": "1.1", "method": methode, "scheme": "http", "path": pfad, "raw_path": pfad.encode(),
        "query_string": frage.encode(), "headers": zeilen, "root_path": "", "server": ("asskomm.example", 80),
        "client": ("127.0.0.1", 1), "state": {leserseite.SCHLUESSEL: leser} if leser else {},
    }  # fmt: skip
    nachrichten: list[dict[str, Any]] = []

    async def empfange() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def sende(nachricht: dict[str, Any]) -> None:
        nachrichten.append(nachricht)

    asyncio.run(app(scope, empfange, sende))
    start = {name.decode(): wert.decode() for name, wert in nachrichten[0]["headers"]}
    return Antwort(nachrichten[0]["status"], start, b"".join(n.get("body", b"") for n in nachrichten[1:]))


def schemapruefer(hole: Hole, name: str) -> OAS31Validator:
    teile = hole(PFADE[-1]).json["components"]
    pruefer = OAS31Validator({"$ref": f"#/components/schemas/{name}", "components": teile})
    pruefer.check_schema(pruefer.schema)
    return pruefer


# --- the same figures -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frage", "optionen"),
    [
        ("", []),
        ("?stichtag=2021-02-06&datenstand=3", ["--stichtag", "2021-02-06", "--datenstand", "3"]),
        ("?ebene=polizeidirektion&kennzahl=foerdermittel_bewilligt&kennzahl=kommunen_beraten",
         ["--ebene", "polizeidirektion", "--kennzahl", "foerdermittel_bewilligt", "--kennzahl", "kommunen_beraten"]),
        ("?polizeidirektion=Leipzig&polizeidirektion=Zwickau&ebene=landkreis",
         ["--polizeidirektion", "Leipzig", "--polizeidirektion", "Zwickau", "--ebene", "landkreis"]),
        ("?landkreis=14524&groessenklasse=20000-100000&datenstand=2&ebene=kommune",
         ["--landkreis", "14524", "--groessenklasse", "20000-100000", "--datenstand", "2", "--ebene", "kommune"]),
    ],
)  # fmt: skip
def test_command_and_interface_give_the_same_objects(
    hole: Hole, datenbank: str, frage: str, optionen: list[str]
) -> None:
    if "--datenstand" not in optionen:
        optionen = [*optionen, "--datenstand", "3"]  # the command sees what is not released
    lauf = subprocess.run(
        [ASSKOMM, "figures", "--format", "json", *optionen],
        env=os.environ | {"ASSKOMM_DATABASE_URL": datenbank, "ASSKOMM_AUTH": "off"}, capture_output=True, check=True,
    )  # fmt: skip
    antwort = hole(ZAHLEN + frage)
    assert antwort.status == 200, antwort.roh
    assert antwort.json["kennzahlen"] == json.loads(lauf.stdout)
    assert len(antwort.json["kennzahlen"]) >= 2


@pytest.mark.parametrize("ebene", ["land", "polizeidirektion", "landkreis", "kommune"])
def test_answers_are_as_described(hole: Hole, ebene: str) -> None:
    antwort = hole(f"{ZAHLEN}?ebene={ebene}").json
    schemapruefer(hole, "Kennzahlen").validate(antwort)
    assert antwort["zitierlink"] == "https://asskomm.example/?stichtag=2023-06-30&datenstand=3"
    assert antwort["abruf"] == f"https://asskomm.example{ZAHLEN}?stichtag=2023-06-30&datenstand=3&ebene={ebene}"
    assert hole(antwort["abruf"].removeprefix("https://asskomm.example")).json == antwort
    assert {q["datenstand"] for q in antwort["quellen"]} == {1, 2, 3}


def test_the_description_is_valid_and_everything_follows_it(hole: Hole) -> None:
    dokument = hole(PFADE[-1]).json
    validate(dokument)
    assert set(dokument["paths"]) == {p.replace("kommunen_beraten", "{schluessel}") for p in PFADE}
    for pfad, name in zip(PFADE[:4], ("Kennzahlen", "Kennzahlen", "Katalog", "Datenstaende"), strict=True):
        for leser in (GAST, LEITUNG):
            schemapruefer(hole, name).validate(hole(pfad, leser).json)
        schemapruefer(hole, "Problem").validate(hole(f"{pfad}?x=1").json)
    with pytest.raises(Exception, match="not of type"):  # the schemas can fail
        schemapruefer(hole, "Kennzahlen").validate({**hole(ZAHLEN).json, "mehr": 1, "raum": 5, "kennzahlen": [{}]})


def test_one_kennzahl_and_the_words_of_the_methodik(hole: Hole) -> None:
    eine = hole(f"{ZAHLEN}/kommunen_beraten?stichtag=2021-02-06").json
    assert [(k["kennzahl"], k["wert"]) for k in eine["kennzahlen"]] == [("kommunen_beraten", 102)]
    katalog = hole("/api/v1/katalog").json["kennzahlen"]
    assert [k["kennzahl"] for k in katalog] == list(schnittstelle.SCHLUESSEL)
    assert all(k["definition"] == {b["begriff"]: b["text"] for b in k["begriffe"]}["Definition"] for k in katalog)


# --- a question that is not understood --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frage", "status", "worte"),
    [
        ("?polizeidirektoin=Leipzig", 400, "Unbekannter Parameter „polizeidirektoin“"),
        ("?Stichtag=2021-02-06", 400, "Unbekannter Parameter „Stichtag“"),
        ("?vergleich=2021-02-06", 400, "Unbekannter Parameter"),
        ("?polizeidirektion=", 400, "leer"),
        ("?polizeidirektion", 400, "leer"),
        ("?polizeidirektion=leipzig", 400, "Unbekannte Polizeidirektion „leipzig“"),
        ("?polizeidirektion=Leipzig&polizeidirektion=Nirgends", 400, "„Nirgends“"),
        ("?landkreis=99999", 400, "Unbekannter Landkreis"),
        ("?groessenklasse=riesig", 400, "Größenklasse"),
        ("?handlungsfeld=Unsinn", 400, "Handlungsfeld"),
        ("?kennzahl=beratene", 400, "Unbekannte Kennzahl"),
        ("?ebene=dorf", 400, "Ebene"),
        ("?stichtag=2021-02-30", 400, "kein Tag"),
        ("?stichtag=20210206", 400, "kein Tag"),
        ("?stichtag=2018-01-01", 400, "vor den Daten"),
        ("?stichtag=9999-12-31", 400, "Zukunft"),
        ("?stichtag=2021-02-06&stichtag=2022-01-11", 400, "nur einmal"),
        ("?datenstand=3&datenstand=2", 400, "nur einmal"),
        ("?datenstand=0", 400, "keine Nummer"),
        ("?datenstand=-1", 400, "keine Nummer"),
        ("?datenstand=03", 400, "keine Nummer"),
        ("?datenstand=%D9%A3", 400, "keine Nummer"),  # an Arabic three
        ("?datenstand=99", 404, "gibt es nicht"),
        ("?datenstand=999999999999", 400, "keine Nummer"),
        ("?format=xml", 400, "Format"),
        ("?stil=maschine", 400, "Stil"),
        ("?format=csv&stil=bunt", 400, "Stil"),
        ("?handlungsfeld=a%00b%0d%0aX-Boese:%201", 400, "unsichtbare Zeichen"),
        ("?handlungsfeld=" + "x" * 201, 400, "zu lang"),
        ("?%0d%0aSet-Cookie:%20a=1", 400, "Unbekannter Parameter"),
        ("?handlungsfeld=%ff%fe", 400, "Unbekanntes Handlungsfeld"),
        ("/gibtesnicht", 404, "Die Kennzahl „gibtesnicht“ gibt es nicht"),
        ("/kommunen_beraten?kennzahl=modellkommunen", 400, "Unbekannter Parameter"),
        ("/kommunen_beraten/mehr", 404, "Adresse"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_in_german(hole: Hole, frage: str, status: int, worte: str) -> None:
    antwort = hole(ZAHLEN + frage)
    assert (antwort.status, antwort.kopf["content-type"]) == (status, "application/problem+json")
    assert worte in antwort.json["detail"]
    assert "Abhilfe:" in antwort.json["detail"]
    assert antwort.json["status"] == status
    assert len(antwort.json["detail"]) < 900
    assert "etag" not in antwort.kopf
    assert not any("\n" in wert or "\r" in wert for wert in antwort.kopf.values())


@pytest.mark.parametrize("methode", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("pfad", PFADE)
def test_nothing_but_reading(hole: Hole, pfad: str, methode: str) -> None:
    antwort = hole(pfad, methode=methode)
    assert (antwort.status, antwort.kopf["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("annahme", "art"),
    [
        ("", "application/json"), ("*/*", "application/json"), ("text/csv", "text/csv"), ("text/*", "text/csv"),
        ("application/json;q=0.1, text/csv", "text/csv"), ("text/csv;q=0.2,*/*;q=0.1", "text/csv"),
        ("application/json,text/csv", "application/json"), ("text/csv;q=0, */*", "application/json"),
        ("text/html", None), ("application/json;q=0", None), ("application/json;q=unsinn", None),
    ],
)  # fmt: skip
def test_the_form_that_a_program_accepts(hole: Hole, annahme: str, art: str | None) -> None:
    antwort = hole(ZAHLEN, **({"accept": annahme} if annahme else {}))
    assert antwort.kopf["content-type"].partition(";")[0] == (art or "application/problem+json")
    assert antwort.status == (200 if art else 406)
    assert hole(f"{ZAHLEN}?format=csv", accept=annahme).kopf["content-type"].startswith("text/csv")


# --- tables -----------------------------------------------------------------------------------------------------------


def test_both_tables_hold_the_same_figures(hole: Hole) -> None:
    frage = f"{ZAHLEN}?ebene=landkreis&stichtag=2022-01-11"
    objekte = hole(frage).json["kennzahlen"]
    excel, maschine = hole(f"{frage}&format=csv"), hole(f"{frage}&format=csv&stil=maschine")
    assert excel.roh.startswith(b"\xef\xbb\xbf")
    assert not maschine.roh.startswith(b"\xef\xbb\xbf")
    deutsch = list(csv.DictReader(io.StringIO(excel.roh.decode("utf-8-sig")), delimiter=";"))
    englisch = list(csv.DictReader(io.StringIO(maschine.roh.decode())))
    assert [z["wert"] for z in englisch] == ["" if o["wert"] is None else str(o["wert"]) for o in objekte]
    assert [z["wert"].replace(",", ".") for z in deutsch] == [z["wert"] for z in englisch]
    assert {z["stichtag"] for z in deutsch} == {"11.01.2022"}
    assert {z["stichtag"] for z in englisch} == {"2022-01-11"}
    assert {(z["vorlaeufig"], z["datenstand"]) for z in englisch} == {("false", "3")}
    assert {z["vorlaeufig"] for z in deutsch} == {"nein"}
    assert (
        excel.kopf["content-disposition"]
        == 'attachment; filename="asskomm_Sachsen_2022-01-11_datenstand-3_landkreis.csv"'
    )


# --- kept answers -----------------------------------------------------------------------------------------------------


def test_an_answer_is_sent_once_and_its_etag_says_the_datenstand(hole: Hole) -> None:
    erste = hole(f"{ZAHLEN}?stichtag=2021-02-06")
    marke = erste.kopf["etag"]
    assert marke.startswith('"d3-')
    assert erste.kopf["cache-control"] == "private, no-cache"
    for bekannte in (marke, f'"anders", {marke}', f"W/{marke}", "*"):
        antwort = hole(f"{ZAHLEN}?stichtag=2021-02-06", if_none_match=bekannte)
        assert (antwort.status, antwort.roh, antwort.kopf["etag"]) == (304, b"", marke)
    assert hole(f"{ZAHLEN}?stichtag=2021-02-06", LEITUNG).kopf["etag"] != marke  # another Datenstand
    assert hole(f"{ZAHLEN}?stichtag=2021-02-06&datenstand=3", LEITUNG).kopf["etag"] == marke
    assert hole(f"{ZAHLEN}?stichtag=2021-02-07", if_none_match=marke).status == 200
    assert hole(f"{ZAHLEN}?stichtag=2021-02-06&format=csv", if_none_match=marke).status == 200


def test_packed_and_bare_have_etags_of_their_own(hole: Hole) -> None:
    blank, gepackt = hole(ZAHLEN), hole(ZAHLEN, accept_encoding="br, gzip;q=0.5")
    assert gzip.decompress(gepackt.roh) == blank.roh
    assert gepackt.kopf["etag"] != blank.kopf["etag"]
    assert hole(ZAHLEN, if_none_match=gepackt.kopf["etag"]).status == 200
    assert hole(ZAHLEN, accept_encoding="gzip", if_none_match=gepackt.kopf["etag"]).status == 304
    assert hole(ZAHLEN, accept_encoding="gzip;q=0").roh == blank.roh


@pytest.mark.parametrize("pfad", PFADE)
def test_head_is_get_without_its_body(hole: Hole, pfad: str) -> None:
    ganz, nur_kopf = hole(pfad), hole(pfad, methode="HEAD")
    assert (nur_kopf.status, nur_kopf.kopf, nur_kopf.roh) == (200, ganz.kopf, b"")
    assert int(ganz.kopf["content-length"]) == len(ganz.roh)


# --- rights -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pfad", [*PFADE, f"{ZAHLEN}?unsinn=1", f"{ZAHLEN}?datenstand=4", f"{ZAHLEN}/unsinn"])
def test_nobody_gets_nothing(hole: Hole, pfad: str) -> None:
    antwort = hole(pfad, None)
    assert antwort.status == 401
    assert antwort.kopf["www-authenticate"] == 'Bearer realm="ASSKomm"'
    assert antwort.json["detail"].startswith("Für diese Auskunft ist eine Anmeldung nötig")


@pytest.mark.parametrize("rolle", [Rolle.GAST, Rolle.PRESSE, Rolle.PFLEGE])
def test_without_leave_a_datenstand_that_is_not_released_does_not_exist(hole: Hole, rolle: Rolle) -> None:
    leser = Leser("x", "X", rolle)
    for pfad in PFADE[:3]:
        geheim, erfunden = hole(f"{pfad}?datenstand=4", leser), hole(f"{pfad}?datenstand=5", leser)
        assert (geheim.status, geheim.kopf | {"content-length": ""}) == (404, erfunden.kopf | {"content-length": ""})
        assert geheim.roh == erfunden.roh.replace(b"5", b"4")
    for pfad in PFADE:
        antwort = hole(pfad, leser)
        assert antwort.status == 200
        assert b"31337" not in antwort.roh
        assert b"Geheimer" not in antwort.roh
    antwort = hole(ZAHLEN, leser).json
    assert (antwort["datenstand"], antwort["vorlaeufig"], antwort["veraltet"]) == (3, False, False)
    assert [s["datenstand"] for s in hole(PFADE[3], leser).json["datenstaende"]] == [3, 2, 1]


def test_with_leave_it_is_marked_and_entered_before_it_leaves(hole: Hole, datenbank: str) -> None:
    antwort = hole(ZAHLEN, LEITUNG)
    assert (antwort.json["datenstand"], antwort.json["vorlaeufig"]) == (4, True)
    assert antwort.kopf["asskomm-vorlaeufig"] == "ja"
    assert antwort.kopf["etag"].startswith('"d4v-')
    assert "nicht freigegeben" in antwort.json["hinweise"][0]
    assert any(k["wert"] == 31337 for k in antwort.json["kennzahlen"])
    assert "VORLAEUFIG" in hole(f"{ZAHLEN}?format=csv", LEITUNG).kopf["content-disposition"]
    assert hole(ZAHLEN, LEITUNG, if_none_match=antwort.kopf["etag"]).status == 304
    hole(f"{ZAHLEN}?datenstand=3", LEITUNG)
    hole(f"{ZAHLEN}?x=1", LEITUNG)
    hole(ZAHLEN, GAST)
    liste = einsichten(direkt(engine(datenbank)))
    assert list(liste["ort"]) == [f"API GET {ZAHLEN}"] * 3
    assert set(zip(liste["leser"], liste["datenstand"], strict=True)) == {("l", 4)}


@pytest.mark.parametrize("fehler", [Dienstfehler("weg: postgresql://nutzer:geheim@host"), RuntimeError("voll")])
def test_what_cannot_be_entered_is_not_shown(
    hole: Hole, monkeypatch: pytest.MonkeyPatch, fehler: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def nicht(*_: object, **__: object) -> None:
        raise fehler

    bekannt = hole(ZAHLEN, LEITUNG).kopf["etag"]
    monkeypatch.setattr("ui.einsicht.trage_einsicht_ein", nicht)
    for pfad in PFADE[:4]:
        antwort = hole(pfad, LEITUNG)
        assert antwort.status == 503
        assert "verzeichnet" in antwort.json["detail"]
        assert b"31337" not in antwort.roh
        assert b"geheim" not in antwort.roh
        assert antwort.json["vorgang"] in caplog.text
    assert hole(ZAHLEN, LEITUNG, if_none_match=bekannt).status == 503
    assert hole(f"{ZAHLEN}?datenstand=3", LEITUNG).status == 200


def test_a_release_is_seen_at_once(hole: Hole, datenbank: str) -> None:
    vorher = hole(ZAHLEN)
    gib_frei(engine(datenbank), 4, ab=None, jetzt=datetime.now(UTC), wer="test")
    lesen._zuletzt = (float("-inf"), 0)  # at most a second
    nachher = hole(ZAHLEN, if_none_match=vorher.kopf["etag"])
    assert (nachher.status, nachher.json["datenstand"], nachher.json["vorlaeufig"]) == (200, 4, False)
    alter = hole(f"{ZAHLEN}?datenstand=3", if_none_match=vorher.kopf["etag"])
    assert (alter.status, alter.json["veraltet"]) == (200, True)
    assert hole(f"{ZAHLEN}?datenstand=4", LEITUNG).kopf["etag"] == nachher.kopf["etag"]


def test_a_database_that_is_away_is_a_sentence(hole: Hole, monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(*_: object) -> None:
        raise Dienstfehler("Die Datenbank ist nicht erreichbar (host=10.0.0.1 user=asskomm).")

    monkeypatch.setattr(schnittstelle, "daten_fuer", weg)
    antwort = hole(ZAHLEN)
    assert (antwort.status, antwort.kopf["retry-after"]) == (503, "60")
    assert "10.0.0.1" not in antwort.roh.decode()
    monkeypatch.setattr(schnittstelle, "daten_fuer", lambda _: 1 / 0)
    antwort = hole(ZAHLEN)
    assert antwort.status == 500
    assert "division" not in antwort.roh.decode()


# --- keys -------------------------------------------------------------------------------------------------------------


def test_a_key_says_who_asks(hole: Hole, schluesseldatei: Path, datenbank: str) -> None:
    gast, eintrag = neuer_schluessel("Portal", Rolle.GAST, None)
    leitung, zweiter = neuer_schluessel("Lagezentrum", Rolle.LEITUNG, date(2026, 6, 30))
    alt, dritter = neuer_schluessel("Altes", Rolle.LEITUNG, date(2026, 6, 29))
    schluesseldatei.write_text("".join(e.als_eintrag() for e in (eintrag, zweiter, dritter)), encoding="utf-8")
    assert gast not in schluesseldatei.read_text(encoding="utf-8")
    assert hole(ZAHLEN, None, authorization=f"Bearer {gast}").json["datenstand"] == 3
    assert hole(ZAHLEN, None, authorization=f"bearer  {leitung}").json["datenstand"] == 4
    assert list(einsichten(direkt(engine(datenbank)))["leser"]) == ["api:Lagezentrum"]
    falsche = (f"Bearer {alt}", f"Bearer {gast}x", f"Bearer {gast[:-1]}", "Bearer ", "Bearer", f"Basic {gast}", gast,
               f"Bearer {eintrag.sha256}", "Bearer " + "x" * 5000, f"Bearer {gast}, Bearer {leitung}")  # fmt: skip
    for falsch in falsche:
        antwort = hole(ZAHLEN, LEITUNG, authorization=falsch)  # a session does not help a wrong key
        assert antwort.status == 401, falsch
        assert 'error="invalid_token"' in antwort.kopf["www-authenticate"]
        assert gast not in antwort.roh.decode()


def test_a_key_that_is_removed_is_refused_at_once(hole: Hole, schluesseldatei: Path) -> None:
    klar, eintrag = neuer_schluessel("Portal", Rolle.GAST, None)
    assert hole(ZAHLEN, None, authorization=f"Bearer {klar}").status == 503  # no file yet
    schluesseldatei.write_text(eintrag.als_eintrag(), encoding="utf-8")
    assert hole(ZAHLEN, None, authorization=f"Bearer {klar}").status == 200
    schluesseldatei.write_text("", encoding="utf-8")
    assert hole(ZAHLEN, None, authorization=f"Bearer {klar}").status == 401
    schluesseldatei.write_text(eintrag.als_eintrag() + "rolle = 5\n", encoding="utf-8")
    assert hole(ZAHLEN, None, authorization=f"Bearer {klar}").status == 503
    assert hole(ZAHLEN).status == 200


@pytest.mark.parametrize(
    "text",
    [
        "x", "andere = 1", "[[schluessel]]\nname='a'", "[[schluessel]]\nname='a'\nrolle='chef'\nsha256='" + "a" * 64 + "'",
        "[[schluessel]]\nname=''\nrolle='gast'\nsha256='" + "a" * 64 + "'",
        "[[schluessel]]\nname=\"a\\u202e\"\nrolle='gast'\nsha256='" + "a" * 64 + "'",
        "[[schluessel]]\nname='a'\nrolle='gast'\nsha256='" + "A" * 64 + "'",
        "[[schluessel]]\nname='a'\nrolle='gast'\nsha256='" + "a" * 64 + "'\nbis='2027-01-01'",
        "[[schluessel]]\nname='a'\nrolle='gast'\nsha256='" + "a" * 64 + "'\nmehr=1",
        2 * ("[[schluessel]]\nname='a'\nrolle='gast'\nsha256='" + "a" * 64 + "'\n"),
    ],
)  # fmt: skip
def test_a_wrong_file_of_keys_is_refused_whole(text: str) -> None:
    with pytest.raises(Exception, match=r"Schlüsseldatei|API-Schlüssel"):
        lies_schluessel(text)


def test_the_command_makes_an_entry_that_counts() -> None:
    lauf = subprocess.run(
        [ASSKOMM, "api-key", "--name", "Portal Süd", "--rolle", "presse", "--bis", "2027-12-31"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    klar = lauf.stdout.partition("sehen): ")[2].split()[0]
    (eintrag,) = lies_schluessel(lauf.stdout[lauf.stdout.index("[[") :])
    assert (eintrag.name, eintrag.rolle, eintrag.bis) == ("Portal Süd", Rolle.PRESSE, date(2027, 12, 31))
    assert len(klar) > 40
    falsch = subprocess.run([ASSKOMM, "api-key", "--name", 'x"\n', "--rolle", "presse"], capture_output=True, text=True)
    assert falsch.returncode == 2
