"""Does the door refuse everything that is not a sign-in of our provider, for us, now, in this browser, for the first time?"""

import asyncio
import logging
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from sqlalchemy import Engine
from starlette.responses import JSONResponse
from starlette.types import Message, Receive, Scope, Send

from data_access.sitzungsbuch import Sitzungsbuch
from domain.fehler import Dienstfehler
from domain.rolle import Rolle
from domain.sitzung import kennung_von
from tests.anbieter.faelscher import (
    FREMDER,
    SCHLUESSEL,
    Faelscher,
    faelscher,
    mit_oeffentlichem_schluessel,
    ohne_unterschrift,
    unterschrieben,
)
from tests.datenbanken import Datenbank
from web.anmeldung import OFFENE_PFADE, Tuer
from web.anmeldung_vorgaben import Vorgaben, zuordnung
from web.leser import SCHLUESSEL as LESER

ADRESSE = "http://127.0.0.1:8501"
PFADE = frozenset({"/", "/karte"})
NEU = b"die ganze Seite"
METHODEN = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "UNSINN")


class Innen:
    """The server behind the door: it says who asks, and counts what came through."""

    def __init__(self) -> None:
        self.durch: list[tuple[str, str]] = []
        self.empfangen: list[Message] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.durch.append((scope["type"], scope["path"]))
        leser = scope["state"].get(LESER)
        kopf = [wert.decode() for name, wert in scope["headers"] if name == b"x-asskomm-sitzung"]
        if scope["type"] == "websocket":
            while (nachricht := await receive())["type"] != "websocket.disconnect":
                self.empfangen.append(nachricht)
            return
        await JSONResponse({"leser": leser.kennung if leser else None, "rolle": leser and leser.rolle, "kopf": kopf})(
            scope, receive, send
        )


@dataclass
class Haus:
    """Door, provider, sessions, and a browser in front of them."""

    er: Faelscher
    maschine: Engine
    jetzt: datetime = field(default_factory=lambda: datetime.now(UTC))
    innen: Innen = field(default_factory=Innen)
    bis_ablauf: bool = False
    adresse: str = ADRESSE

    def __post_init__(self) -> None:
        self.buch = Sitzungsbuch(lambda: self.maschine, timedelta(minutes=60), lambda: self.jetzt)
        self.tuer = self.neue_tuer()
        self.kekse: dict[str, str] = {}

    def neue_tuer(self, **anders: Any) -> Tuer:
        """Another process with the same settings."""
        grund: dict[str, Any] = {
            "adresse": self.adresse, "issuer": self.er.adresse, "client_id": "asskomm", "client_secret": "geheimnis",
            "cookie_secret": "0123456789abcdef" * 2, "scopes": "openid profile", "angabe": "roles",
            "zuordnung": zuordnung(""), "dauer": timedelta(hours=10), "bis_ablauf": self.bis_ablauf,
        }  # fmt: skip
        vorgaben = Vorgaben(**(grund | anders))
        return Tuer(
            self.innen, vorgaben=vorgaben, buch=self.buch, pfade=PFADE, offen=frozenset(OFFENE_PFADE),
            neu_laden=lambda _: NEU, uhr=time.monotonic,
        )  # fmt: skip

    def hole(self, pfad: str, *, tuer: Tuer | None = None, methode: str = "GET", kopf: dict[str, str] | None = None,
             kekse: dict[str, str] | None = None) -> httpx2.Response:  # fmt: skip
        """One request; the browser keeps what it is told to."""
        eigene = self.kekse if kekse is None else kekse
        alle = ({"cookie": "; ".join(f"{n}={w}" for n, w in eigene.items())} if eigene else {}) | (kopf or {})

        async def frage() -> httpx2.Response:
            weg = httpx2.ASGITransport(tuer or self.tuer)
            async with httpx2.AsyncClient(transport=weg, base_url=ADRESSE) as klient:
                antwort = await klient.request(methode, pfad, headers=alle)
                await asyncio.gather(*(tuer or self.tuer)._notizen)
                return antwort

        antwort = asyncio.run(frage())
        for zeile in antwort.headers.get_list("set-cookie"):
            name, _, wert = zeile.partition(";")[0].partition("=")
            if "Max-Age=0" in zeile:
                eigene.pop(name, None)
            else:
                eigene[name] = wert
        return antwort

    def beginne(self, ziel: str = "/") -> str:
        """Start a sign-in and give the state that the provider was told."""
        antwort = self.hole(f"/anmelden?ziel={ziel}")
        assert antwort.status_code == 303, antwort.text
        frage = parse_qs(urlsplit(antwort.headers["location"]).query)
        assert antwort.headers["location"].startswith(f"{self.er.adresse}/auth?")
        assert frage["code_challenge_method"] == ["S256"]
        self.er.nonce, self.er.herausforderung = frage["nonce"][0], frage["code_challenge"][0]
        return frage["state"][0]

    def kehre_zurueck(self, state: str, mehr: str = "", **anders: Any) -> httpx2.Response:
        return self.hole(f"/anmeldung/rueckruf?code=abc&state={state}{mehr}", **anders)

    def melde_an(self, ziel: str = "/") -> httpx2.Response:
        return self.kehre_zurueck(self.beginne(ziel))

    @property
    def angemeldet(self) -> bool:
        return "asskomm-sitzung" in self.kekse


@pytest.fixture
def haus(datenbanken: Callable[[str], Datenbank]) -> Iterator[Haus]:
    """On SQLite only: ``tests/test_anmeldung.py`` shows that both keep sessions alike."""
    maschine = datenbanken("sqlite").frisch()
    with faelscher() as er:
        yield Haus(er, maschine)
    datenbanken("sqlite").zurueck(maschine)


def abgewiesen(antwort: httpx2.Response, caplog: pytest.LogCaptureFixture, status: int = 403) -> str:
    """A German page with a number that the log has, and nothing that should be secret; what the log says."""
    assert antwort.status_code == status, antwort.text
    assert "<html lang='de'>" in antwort.text
    nummer = re.search(r"[0-9A-F]{8}", antwort.text)
    assert nummer
    eintraege = [satz.getMessage() for satz in caplog.records if nummer[0] in satz.getMessage()]
    assert len(eintraege) == 1
    for text in (antwort.text, caplog.text):
        assert not re.search(r"eyJ|zugang|geheimnis|0123456789abcdef|Traceback|Lea", text)
    return eintraege[0]


# --- the good way -----------------------------------------------------------------------------------------------------


def test_a_sign_in_leads_to_the_page_that_was_asked_for(haus: Haus) -> None:
    erste = haus.hole("/karte?stichtag=2021-02-06&polizeidirektion=G%C3%B6rlitz")
    assert erste.status_code == 303
    state = haus.beginne(urlsplit(erste.headers["location"]).query.removeprefix("ziel="))
    zurueck = haus.kehre_zurueck(state)
    assert zurueck.status_code == 303
    assert zurueck.headers["location"] == "/karte?stichtag=2021-02-06&polizeidirektion=G%C3%B6rlitz"
    antwort = haus.hole("/karte")
    kennung = kennung_von(haus.kekse["asskomm-sitzung"])
    assert antwort.json() == {"leser": "lea", "rolle": "leitung", "kopf": [kennung]}
    assert antwort.headers["cache-control"] == "no-store"
    assert haus.er.schreiben[0]["redirect_uri"] == [f"{ADRESSE}/anmeldung/rueckruf"]
    assert haus.innen.durch == [("http", "/karte")]  # nothing came through before


def test_cookies_are_bound_as_far_as_the_address_allows(haus: Haus) -> None:
    haus.melde_an()
    zeile = haus.hole("/anmelden?konto=anderes")
    assert re.search(r"HttpOnly; Max-Age=600; Path=/; SameSite=lax", zeile.headers["set-cookie"])
    sicher = haus.neue_tuer(adresse="https://asskomm.example")
    keks = haus.hole("/anmelden?konto=anderes", tuer=sicher, kekse={}).headers["set-cookie"]
    assert re.match(
        r"__Host-asskomm-vorgang-[0-9a-f]{12}=\S+; HttpOnly; Max-Age=600; Path=/; SameSite=lax; Secure$", keks
    )


def test_the_session_s_cookie_goes_with_the_browser_and_differs_each_time(haus: Haus) -> None:
    zeilen = [haus.melde_an().headers.get_list("set-cookie")]
    haus.kekse.clear()
    zeilen.append(haus.melde_an().headers.get_list("set-cookie"))
    sitzungen = [next(z for z in je if z.startswith("asskomm-sitzung=")) for je in zeilen]
    assert all(re.fullmatch(r"asskomm-sitzung=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", z) for z in sitzungen)
    assert sitzungen[0] != sitzungen[1]


def test_a_new_sign_in_ends_the_session_that_the_browser_had(haus: Haus) -> None:
    haus.melde_an()
    alt = dict(haus.kekse)
    antwort = haus.hole("/anmelden?konto=anderes")
    frage = parse_qs(urlsplit(antwort.headers["location"]).query)
    assert frage["prompt"] == ["login"]
    haus.er.nonce, haus.er.herausforderung = frage["nonce"][0], frage["code_challenge"][0]
    haus.kehre_zurueck(frage["state"][0])
    assert haus.hole("/karte").status_code == 200
    assert haus.hole("/stand", kekse=alt).status_code == 401


def test_who_is_signed_in_goes_to_the_page_at_once_and_a_foreign_target_is_the_start_page(haus: Haus) -> None:
    haus.melde_an()
    assert haus.hole("/anmelden?ziel=/karte?x=1").headers["location"] == "/karte?x=1"
    assert haus.hole("/anmelden?ziel=//evil.example").headers["location"] == "/"


@pytest.mark.parametrize("ziel", ["//evil.example", "/%5Cevil.example", "https:evil.example", "%252F%252Fevil.example"])
def test_no_target_leads_to_another_host(haus: Haus, ziel: str) -> None:
    assert haus.melde_an(ziel).headers["location"] == "/"


def test_roles_may_come_from_the_userinfo_of_the_same_person_only(haus: Haus, caplog: pytest.LogCaptureFixture) -> None:
    haus.er.aendere = lambda a: {k: w for k, w in a.items() if k not in ("roles", "name")}
    haus.er.auskunft = {"sub": "lea", "name": "Lea", "roles": ["presse"], "iss": "https://evil.example"}
    haus.melde_an()
    assert haus.hole("/karte").json()["rolle"] == Rolle.PRESSE
    haus.hole("/abmelden")
    haus.kekse.clear()
    haus.er.auskunft["sub"] = "jemand anders"
    assert "anderen Person" in abgewiesen(haus.melde_an(), caplog)
    assert not haus.angemeldet


def test_a_name_is_one_line_of_text_whatever_the_provider_sends(haus: Haus) -> None:
    haus.er.aendere = ohne("name")
    haus.er.auskunft = {"sub": "lea", "name": " \ud800\x00\u202eLea\nLeitung " + "x" * 900}
    haus.melde_an()
    sitzung = haus.buch.finde(kennung_von(haus.kekse["asskomm-sitzung"]))
    assert sitzung is not None
    assert re.fullmatch(r"Lea Leitung x{1,200}", sitzung.leser.name)


@pytest.mark.parametrize("rollen", [[], None, ["chefin"], "LEITUNG", {"leitung": True}, [["leitung"]], 7])
def test_who_has_no_role_sees_one_page_and_has_no_session(
    haus: Haus, rollen: object, caplog: pytest.LogCaptureFixture
) -> None:
    haus.er.aendere = lambda a: a | {"roles": rollen}
    antwort = haus.melde_an()
    abgewiesen(antwort, caplog)
    assert "Kein Zugang" in antwort.text
    assert not haus.angemeldet
    assert haus.hole("/karte").status_code == 303


# --- forged -----------------------------------------------------------------------------------------------------------


def ohne(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda angaben: {k: w for k, w in angaben.items() if k != name}


def mit(**andere: object) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda angaben: angaben | andere


FALSCHE_ANGABEN = {
    "another issuer": mit(iss="https://evil.example"),
    "issuer with a slash": lambda a: a | {"iss": a["iss"] + "/"},
    "no issuer": ohne("iss"),
    "another audience": mit(aud="fremd"),
    "another audience, authorized for us": mit(aud=["fremd"], azp="asskomm"),
    "several audiences, authorized for another": mit(aud=["asskomm", "fremd"], azp="fremd"),
    "several audiences, authorized for nobody": mit(aud=["asskomm", "fremd"]),
    "no audience": ohne("aud"),
    "empty audience": mit(aud=[]),
    "expired": mit(exp=int(time.time()) - 3600),
    "no expiry": ohne("exp"),
    "expiry is a word": mit(exp="morgen"),
    "expiry is no number": mit(exp=float("nan")),
    "from the future": mit(iat=int(time.time()) + 3600),
    "not yet valid": mit(nbf=int(time.time()) + 3600),
    "another nonce": mit(nonce="anders"),
    "no nonce": ohne("nonce"),
    "empty nonce": mit(nonce=""),
    "no person": ohne("sub"),
    "person is a number": mit(sub=7),
    "empty person": mit(sub=""),
    "person of two lines": mit(sub="lea\x00\n"),
    "endless person": mit(sub="x" * 256),
    "another access token": mit(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
}
FALSCHE_UNTERSCHRIFTEN: dict[str, Callable[[dict[str, Any]], str]] = {
    "another key": lambda a: unterschrieben(a, FREMDER),
    "none": ohne_unterschrift,
    "public key as a secret": mit_oeffentlichem_schluessel,
    "cut off": lambda a: unterschrieben(a).rpartition(".")[0] + ".",
    "changed": lambda a: unterschrieben(a)[:-4] + "AAAA",
    "no token": lambda _: "unsinn",
    "empty": lambda _: "",
    "an algorithm that was not offered": lambda a: unterschrieben(a, SCHLUESSEL, "RS512"),
}
FALSCHE_ANTWORTEN: dict[str, Callable[[dict[str, Any]], tuple[int, Any]]] = {
    "no id token": lambda t: (200, {k: w for k, w in t.items() if k != "id_token"}),
    "refused": lambda t: (400, {"error": "invalid_grant", "error_description": t["id_token"]}),
    "no JSON": lambda _: (200, b"<html>"),
    "a list": lambda t: (200, [t]),
    "id token is a list": lambda t: (200, t | {"id_token": [t["id_token"]]}),
    "id token is null": lambda t: (200, t | {"id_token": None}),
}


@pytest.mark.parametrize("fall", FALSCHE_ANGABEN)
def test_a_token_with_a_wrong_claim_is_refused(haus: Haus, fall: str, caplog: pytest.LogCaptureFixture) -> None:
    haus.er.aendere = FALSCHE_ANGABEN[fall]
    abgewiesen(haus.melde_an(), caplog)
    assert not haus.angemeldet
    assert haus.hole("/stand").status_code == 401


@pytest.mark.parametrize("fall", FALSCHE_UNTERSCHRIFTEN)
def test_a_token_that_our_provider_did_not_sign_is_refused(
    haus: Haus, fall: str, caplog: pytest.LogCaptureFixture
) -> None:
    haus.er.unterschreibe = FALSCHE_UNTERSCHRIFTEN[fall]
    abgewiesen(haus.melde_an(), caplog)
    assert not haus.angemeldet


@pytest.mark.parametrize("fall", FALSCHE_ANTWORTEN)
def test_an_answer_that_is_none_is_refused(haus: Haus, fall: str, caplog: pytest.LogCaptureFixture) -> None:
    haus.er.tokenantwort = FALSCHE_ANTWORTEN[fall]
    abgewiesen(haus.melde_an(), caplog)
    assert not haus.angemeldet


def test_a_provider_that_is_away_or_somebody_else_gives_a_sentence(
    haus: Haus, caplog: pytest.LogCaptureFixture
) -> None:
    haus.er.metadaten = {"issuer": "https://evil.example"}
    assert "anderen Aussteller" in abgewiesen(haus.hole("/anmelden"), caplog, 503)
    haus.er.metadaten = {"token_endpoint": "http://evil.example/token"}
    assert "token_endpoint" in abgewiesen(haus.hole("/anmelden"), caplog, 503)
    haus.er.metadaten = {}
    haus.er.tokenantwort = lambda _: (502, {})
    abgewiesen(haus.melde_an(), caplog, 503)
    weg = haus.neue_tuer(issuer="http://127.0.0.1:9")
    abgewiesen(haus.hole("/anmelden", tuer=weg), caplog, 503)
    assert not haus.angemeldet


# --- callbacks that are not ours, or not for the first time -----------------------------------------------------------


def test_a_callback_without_its_browser_asks_the_provider_nothing(haus: Haus, caplog: pytest.LogCaptureFixture) -> None:
    state = haus.beginne()
    fragen = len(haus.er.fragen)
    name = next(iter(haus.kekse))
    wert = haus.kekse[name]
    for kekse in ({}, {name: ""}, {name: wert[:-2]}, {name: "A" + wert}, {"asskomm-vorgang-0": wert}):
        abgewiesen(haus.kehre_zurueck(state, kekse=kekse), caplog)
    for falsch in (state[:-1], "", state.swapcase(), "x" * 3000, "ä"):
        abgewiesen(haus.kehre_zurueck(falsch, kekse={name: wert}), caplog)
    abgewiesen(haus.kehre_zurueck(state, "&state=x", kekse={name: wert}), caplog)
    abgewiesen(haus.kehre_zurueck(state, "&code=x", kekse={name: wert}), caplog)
    abgewiesen(haus.kehre_zurueck(state, "&iss=https://evil.example", kekse={name: wert}), caplog)
    abgewiesen(haus.hole("/anmeldung/rueckruf", kekse={name: wert}), caplog)
    assert len(haus.er.fragen) == fragen
    assert haus.kehre_zurueck(state, kekse={name: wert}).status_code == 303


def test_what_the_provider_says_against_it_is_logged_without_its_words(
    haus: Haus, caplog: pytest.LogCaptureFixture
) -> None:
    state = haus.beginne()
    boese = "access_denied%0AFAKE+LOG+eyJhbGciOi.eyJ&error_description=eyJtoken"
    satz = abgewiesen(
        haus.hole(f"/anmeldung/rueckruf?state={state}&error={boese.replace('+eyJhbGciOi.eyJ', '')}"), caplog
    )
    assert "access_denied" in satz
    assert "\n" not in satz


def test_a_callback_is_good_once_even_if_the_provider_would_take_its_code_again(
    haus: Haus, caplog: pytest.LogCaptureFixture
) -> None:
    state = haus.beginne()
    vorher = dict(haus.kekse)
    assert haus.kehre_zurueck(state).status_code == 303
    for tuer in (haus.tuer, haus.neue_tuer()):
        kopie = dict(vorher)
        assert "schon benutzt" in abgewiesen(haus.kehre_zurueck(state, kekse=kopie, tuer=tuer), caplog)
        assert "asskomm-sitzung" not in kopie


def test_a_sign_in_of_one_browser_cannot_be_finished_by_another(haus: Haus, caplog: pytest.LogCaptureFixture) -> None:
    state = haus.beginne()
    andere = Haus(haus.er, haus.maschine)
    andere.beginne()
    abgewiesen(andere.kehre_zurueck(state), caplog)
    assert not andere.angemeldet


def test_several_tabs_may_sign_in_at_once_and_old_tries_are_forgotten(haus: Haus) -> None:
    erster = haus.beginne("/karte")
    nonce, herausforderung = haus.er.nonce, haus.er.herausforderung
    for _ in range(3):
        haus.beginne()
    haus.er.nonce, haus.er.herausforderung = nonce, herausforderung
    assert haus.kehre_zurueck(erster).headers["location"] == "/karte"
    haus.kekse.pop("asskomm-sitzung")
    for _ in range(9):
        haus.beginne()
    assert len(haus.kekse) == 5


# --- the end ----------------------------------------------------------------------------------------------------------


def marke(haus: Haus) -> str:
    seite = haus.hole("/abmelden")
    assert seite.status_code == 200
    return str(re.findall(r"/abmelden\?marke=[0-9a-f]{32}", seite.text)[0])


def test_signing_out_ends_everything_everywhere_and_tells_the_provider(haus: Haus) -> None:
    haus.er.metadaten = {"end_session_endpoint": f"{haus.er.adresse}/ende"}
    haus.melde_an()
    kopie, zweite = dict(haus.kekse), haus.neue_tuer()
    assert haus.hole("/stand", kekse=kopie, tuer=zweite).status_code == 200
    antwort = haus.hole(marke(haus))
    ende = urlsplit(antwort.headers["location"])
    frage = parse_qs(ende.query)
    assert ende.path == "/ende"
    assert frage["post_logout_redirect_uri"] == [f"{ADRESSE}/abgemeldet"]
    assert frage["id_token_hint"][0].startswith("eyJ")
    assert not haus.kekse
    for tuer in (haus.tuer, zweite):
        assert haus.hole("/stand", kekse=kopie, tuer=tuer).status_code == 401
        assert haus.hole("/karte", kekse=kopie, tuer=tuer).status_code == 303
    assert "abgemeldet" in haus.hole("/abgemeldet").text


def test_a_link_of_somebody_else_signs_nobody_out(haus: Haus) -> None:
    haus.melde_an()
    for adresse in ("/abmelden", "/abmelden?marke=", "/abmelden?marke=" + "0" * 32, "/abmelden?marke=%FF"):
        assert "Wirklich abmelden" in haus.hole(adresse).text
    assert haus.hole("/karte").status_code == 200


def test_without_an_address_at_the_provider_or_without_the_provider_it_ends_here(haus: Haus) -> None:
    haus.melde_an()
    assert "Sie sind abgemeldet" in haus.hole(marke(haus)).text
    haus.melde_an()
    weg = haus.neue_tuer(issuer="http://127.0.0.1:9")
    kopie = dict(haus.kekse)
    assert "Sie sind abgemeldet" in haus.hole(marke(haus), tuer=weg).text
    assert haus.hole("/stand", kekse=kopie).status_code == 401


def test_an_end_that_cannot_be_entered_does_not_look_like_one(
    haus: Haus, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    haus.melde_an()
    weg = marke(haus)

    def weg_(_kennung: str) -> None:
        raise Dienstfehler("weg")

    monkeypatch.setattr(haus.buch, "beende", weg_)
    antwort = haus.hole(weg)
    abgewiesen(antwort, caplog, 503)
    assert "noch angemeldet" in antwort.text
    assert haus.angemeldet


@pytest.mark.parametrize(("minuten", "gilt"), [(59, True), (61, False)])
def test_idleness_ends_a_session(haus: Haus, minuten: int, gilt: bool) -> None:
    haus.melde_an()
    haus.jetzt += timedelta(minutes=minuten)
    assert haus.hole("/karte").status_code == (200 if gilt else 303)


def test_an_open_page_that_only_asks_for_news_does_not_keep_the_session(haus: Haus) -> None:
    haus.melde_an()
    for _ in range(4):
        haus.tuer._beruehrt.clear()  # the pause between two notes is of the monotonic clock
        haus.jetzt += timedelta(minutes=20)
        letzte = haus.hole("/stand")
    assert letzte.status_code == 401


def test_use_keeps_the_session_until_its_age_ends_it(haus: Haus) -> None:
    haus.melde_an()
    for _ in range(13):
        haus.tuer._beruehrt.clear()  # the pause between two notes is of the monotonic clock
        haus.jetzt += timedelta(minutes=45)
        assert haus.hole("/karte").status_code == 200
    haus.jetzt += timedelta(minutes=20)
    assert haus.hole("/karte").status_code == 303


def test_a_session_ends_with_the_provider_s_token(haus: Haus) -> None:
    haus.er.aendere = mit(exp=int(time.time()) + 600)
    haus.bis_ablauf = True
    haus.tuer = haus.neue_tuer()
    haus.melde_an()
    haus.jetzt += timedelta(minutes=9)
    assert haus.hole("/karte").status_code == 200
    haus.jetzt += timedelta(minutes=2)
    assert haus.hole("/karte").status_code == 303


# --- the door itself --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pfad",
    ["/", "/karte", "/karte/", "/stand", "/media/abc.pdf", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/unbekannt",
     "/_stcore/bidi-components/x", "/component/x", "/api/v1/kennzahlen", "/api/v1/openapi.json", "/static", "/bereit/",
     "/_stcore/health/x", "/Bereit", "/%62ereit/../media/x", "/static%2f..%2fmedia", "/anmelden/", "/anmeldung/rueckruf/x"],
)  # fmt: skip
def test_nothing_comes_through_without_a_session(haus: Haus, pfad: str) -> None:
    falsche: tuple[dict[str, str], ...] = (
        {},
        {"asskomm-sitzung": "x" * 43},
        {"asskomm-sitzung": ""},
        {"asskomm-sitzung": kennung_von("s")},
    )
    for methode, kekse in product(METHODEN, falsche):
        antwort = haus.hole(pfad, methode=methode, kekse=kekse)
        seite = pfad in ("/", "/karte", "/karte/") and methode in ("GET", "HEAD")
        assert antwort.status_code == (303 if seite else 401)
        assert antwort.headers["cache-control"] == "no-store"
    assert haus.innen.durch == []


def test_what_a_caller_says_of_itself_is_dropped(haus: Haus) -> None:
    haus.melde_an()
    kennung = kennung_von(haus.kekse["asskomm-sitzung"])
    falsch = {"X-Asskomm-Sitzung": "0" * 64, "x-ASSKOMM-sitzung": kennung}
    assert haus.hole("/bereit", kopf=falsch, kekse={}).json() == {"leser": None, "rolle": None, "kopf": []}
    assert haus.hole("/karte", kopf={"X-Asskomm-Sitzung": "0" * 64}).json()["kopf"] == [kennung]


def test_a_key_opens_the_interface_only(haus: Haus) -> None:
    kopf = {"Authorization": "Bearer irgendwas"}
    assert haus.hole("/api/v1/kennzahlen", kopf=kopf).json()["leser"] is None  # it judges the key itself
    for pfad in ("/media/x", "/stand", "/api", "/apix", "/API/v1/kennzahlen"):
        assert haus.hole(pfad, kopf=kopf).status_code == 401
    ohne_schluessel = haus.hole("/api/v1/kennzahlen")
    assert ohne_schluessel.headers["content-type"].startswith("application/problem+json")


def test_while_the_list_of_sessions_is_away_nobody_comes_in(
    haus: Haus, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def weg(_kennung: str) -> None:
        raise Dienstfehler("weg")

    monkeypatch.setattr(haus.buch, "finde", weg)
    abgewiesen(haus.hole("/karte", kekse={"asskomm-sitzung": "x"}), caplog, 503)
    assert haus.innen.durch == []


def test_a_surprise_opens_no_door_and_is_a_page_with_a_number(haus: Haus, monkeypatch: pytest.MonkeyPatch) -> None:
    def kaputt(_kennung: str) -> None:
        raise RuntimeError("kaputt")

    monkeypatch.setattr(haus.buch, "finde", kaputt)
    for pfad in ("/karte", "/stand"):
        antwort = haus.hole(pfad, kekse={"asskomm-sitzung": "x"})
        assert antwort.status_code == 500
        assert "Vorgangsnummer" in antwort.text
        assert "kaputt" not in antwort.text
    assert haus.innen.durch == []


def websocket(haus: Haus, kekse: dict[str, str], nachrichten: list[Callable[[], bytes]]) -> list[Message]:
    """Open one, say something, close it; what was sent back."""
    gesendet: list[Message] = []
    schlange: list[Callable[[], Message]] = [
        lambda: {"type": "websocket.connect"},
        *(lambda n=n: {"type": "websocket.receive", "bytes": n()} for n in nachrichten),
        lambda: {"type": "websocket.disconnect", "code": 1000},
    ]
    scope = {
        "type": "websocket", "path": "/_stcore/stream", "query_string": b"", "subprotocols": [], "scheme": "ws",
        "headers": [(b"cookie", "; ".join(f"{n}={w}" for n, w in kekse.items()).encode())],
    }  # fmt: skip

    async def empfange() -> Message:
        return schlange.pop(0)()

    async def sende(nachricht: Message) -> None:
        gesendet.append(nachricht)

    async def lauf() -> None:
        await haus.tuer(scope, empfange, sende)
        await asyncio.gather(*haus.tuer._notizen)

    asyncio.run(lauf())
    return gesendet


def test_a_websocket_without_a_session_is_closed_before_it_opens(haus: Haus) -> None:
    for kekse in ({}, {"asskomm-sitzung": "falsch"}):
        assert [n["type"] for n in websocket(haus, kekse, [])] == ["websocket.close"]
    assert haus.innen.durch == []


def test_an_open_websocket_of_an_ended_session_gets_nothing_but_the_whole_page(haus: Haus) -> None:
    haus.melde_an()
    kennung = kennung_von(haus.kekse["asskomm-sitzung"])

    def nach_dem_ende() -> bytes:
        haus.buch.beende(kennung)
        return b"ein Teil"

    websocket(haus, haus.kekse, [lambda: b"vorher", nach_dem_ende, lambda: b"Datei"])
    assert [n.get("bytes") for n in haus.innen.empfangen] == [None, b"vorher", NEU, NEU]


def test_nobody_takes_all_places_of_a_process(haus: Haus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.anmeldung.JE_LESER", 2)
    haus.melde_an()
    cookie = "; ".join(f"{n}={w}" for n, w in haus.kekse.items()).encode()
    scope = {"type": "websocket", "path": "/_stcore/stream", "query_string": b"", "headers": [(b"cookie", cookie)]}

    async def oeffne(schluss: asyncio.Event, gesendet: list[str]) -> None:
        async def empfange() -> Message:
            await schluss.wait()
            return {"type": "websocket.disconnect", "code": 1000}

        async def sende(nachricht: Message) -> None:
            gesendet.append(nachricht["type"])

        await haus.tuer(dict(scope), empfange, sende)

    async def lauf() -> tuple[list[list[str]], list[int]]:
        enden, gesendet, aufgaben, offen = (
            [asyncio.Event() for _ in range(4)],
            [list[str]() for _ in range(4)],
            [],
            list[int](),
        )
        for nummer in range(4):  # the fourth comes after the first has gone
            if nummer == 3:
                enden[0].set()
                await aufgaben[0]
            aufgaben.append(asyncio.create_task(oeffne(enden[nummer], gesendet[nummer])))
            await asyncio.sleep(0.2)
            offen.append(sum(haus.tuer._offene.values()))
        for ende in enden:
            ende.set()
        await asyncio.gather(*aufgaben, *haus.tuer._notizen)
        return gesendet, offen

    gesendet, offen = asyncio.run(lauf())
    assert ["websocket.close" in typen for typen in gesendet] == [False, False, True, False]
    assert offen == [1, 2, 2, 2]
    assert not haus.tuer._offene


def test_messages_keep_a_session_and_come_too_late_for_an_idle_one(haus: Haus) -> None:
    haus.melde_an()

    def spaeter(minuten: int) -> Callable[[], bytes]:
        def sage() -> bytes:
            haus.tuer._beruehrt.clear()
            haus.jetzt += timedelta(minutes=minuten)
            return b"Frage"

        return sage

    websocket(haus, haus.kekse, [spaeter(61), spaeter(1)])
    assert [n.get("bytes") for n in haus.innen.empfangen][1:] == [NEU, NEU]


def test_the_log_names_no_person_and_no_whole_session(haus: Haus, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    haus.melde_an()
    schluessel = haus.kekse["asskomm-sitzung"]
    haus.hole(marke(haus))
    eigene = "\n".join(s.getMessage() for s in caplog.records if s.name.startswith("asskomm"))
    assert "angemeldet: Rolle leitung" in eigene
    for geheim in (schluessel, kennung_von(schluessel), "Lea", "eyJ", "zugang"):
        assert geheim not in eigene
