"""Is somebody who asks too often told when to come back, and is nobody else hindered?"""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from domain.drossel import PAPIERE, SCHNITTSTELLE, TEXTPRUEFUNG, Drossel, Grenze
from domain.fehler import Eingabefehler
from domain.rolle import OERTLICH, Leser, Rolle
from tests.dienst import Antwort, laeuft_ab
from ui import drosseln
from web.drosseln import Routendrossel

KLEIN = Grenze("Proben in kurzer Zeit", auf_einmal=3, je_minute=60)


class Uhr:
    def __init__(self) -> None:
        self.zeit = 1000.0

    def __call__(self) -> float:
        return self.zeit


@pytest.fixture
def uhr() -> Uhr:
    return Uhr()


def test_a_bucket_empties_fills_and_never_holds_more(uhr: Uhr) -> None:
    drossel = Drossel(KLEIN, uhr)
    assert [drossel.nimm("a") for _ in range(5)] == [0, 0, 0, 1, 1]
    uhr.zeit += 0.5
    assert drossel.nimm("a") == 1
    uhr.zeit += 0.5
    assert [drossel.nimm("a"), drossel.nimm("a")] == [0, 1]
    uhr.zeit += 3600
    assert [drossel.nimm("a") for _ in range(4)] == [0, 0, 0, 1]


def test_everybody_has_a_bucket_of_their_own(uhr: Uhr) -> None:
    drossel = Drossel(KLEIN, uhr)
    for _ in range(4):
        drossel.nimm("a")
    assert drossel.nimm("b") == 0


def test_waiting_is_told_in_whole_seconds_that_are_enough(uhr: Uhr) -> None:
    drossel = Drossel(Grenze("Proben", auf_einmal=1, je_minute=7), uhr)
    drossel.nimm("a")
    warten = drossel.nimm("a")
    uhr.zeit += warten - 1
    assert drossel.nimm("a")
    uhr.zeit += 1
    assert drossel.nimm("a") == 0


def test_memory_is_bounded_however_many_come(uhr: Uhr) -> None:
    drossel = Drossel(KLEIN, uhr, hoechstens=100)
    for nummer in range(1000):
        drossel.nimm(str(nummer))
    assert len(drossel) == 100


def test_who_is_forgotten_first_is_who_has_not_come_for_longest(uhr: Uhr) -> None:
    drossel = Drossel(KLEIN, uhr, hoechstens=2)
    for wer in ("alt", "alt", "alt", "emsig", "emsig", "emsig", "neu"):
        drossel.nimm(wer)
    assert drossel.nimm("emsig"), "whoever asks all the time does not get a new bucket by others coming"
    assert drossel.nimm("alt") == 0


def test_threads_together_get_no_more_than_the_bucket_holds(uhr: Uhr) -> None:
    drossel = Drossel(Grenze("Proben", auf_einmal=500, je_minute=1), uhr)
    with ThreadPoolExecutor(8) as faeden:
        ergebnisse = list(faeden.map(lambda _: drossel.nimm("a"), range(1000)))
    assert ergebnisse.count(0) == 500


def test_the_sentence_names_the_remedy(uhr: Uhr) -> None:
    drossel = Drossel(KLEIN, uhr)
    for _ in range(3):
        drossel.verlange("a")
    with pytest.raises(Eingabefehler, match=r"^Zu viele Proben in kurzer Zeit\. Abhilfe: 1 Sekunde warten"):
        drossel.verlange("a")


@pytest.mark.parametrize("grenze", [PAPIERE, TEXTPRUEFUNG, SCHNITTSTELLE])
def test_what_a_person_does_is_far_within(grenze: Grenze, uhr: Uhr) -> None:
    """One click every four seconds for an hour, after taking ten files at once."""
    drossel = Drossel(grenze, uhr)
    assert [drossel.nimm("a") for _ in range(10)] == [0] * 10
    for _ in range(900):
        uhr.zeit += 4
        assert drossel.nimm("a") == 0


def test_without_sign_in_the_session_stands_for_the_person(monkeypatch: pytest.MonkeyPatch, uhr: Uhr) -> None:
    monkeypatch.setattr(drosseln, "_PAPIERE", Drossel(KLEIN, uhr))
    for _ in range(3):
        drosseln.drossle_papier(OERTLICH, "eine Sitzung")
    drosseln.drossle_papier(OERTLICH, "andere Sitzung")
    with pytest.raises(Eingabefehler):
        drosseln.drossle_papier(OERTLICH, "eine Sitzung")
    presse = Leser("p", "P", Rolle.PRESSE)
    for nummer in range(3):
        drosseln.drossle_papier(presse, str(nummer))
    with pytest.raises(Eingabefehler):
        drosseln.drossle_papier(presse, "neuer Reiter")


async def _ruf(app: Routendrossel, pfad: str, von: str) -> Antwort:
    gesendet: list[Message] = []

    async def sende(nachricht: Message) -> None:
        gesendet.append(nachricht)

    async def empfange() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": "GET",
        "path": pfad,
        "headers": [],
        "client": (von, 1),
        "asgi": {"spec_version": "2.4"},
    }
    await app(scope, empfange, sende)
    kopf = {name.decode(): wert.decode() for name, wert in gesendet[0]["headers"]}
    return Antwort(gesendet[0]["status"], kopf, b"".join(n.get("body", b"") for n in gesendet[1:]))


def test_a_route_answers_429_with_when_to_come_back(uhr: Uhr) -> None:
    async def probe() -> None:
        app = Routendrossel(PlainTextResponse("ok"), uhr=uhr, grenzen={"/api/": KLEIN, "/anmelden": KLEIN})
        for _ in range(3):
            assert (await _ruf(app, "/api/v1/kennzahlen", "10.0.0.1")).status == 200
        zu_oft = await _ruf(app, "/api/v1/katalog", "10.0.0.1")
        assert (zu_oft.status, zu_oft.kopf["retry-after"]) == (429, "1")
        assert zu_oft.kopf["content-type"] == "application/problem+json"
        assert json.loads(zu_oft.inhalt)["detail"].startswith("Zu viele Proben in kurzer Zeit. Abhilfe:")
        assert (await _ruf(app, "/api/v1/katalog", "10.0.0.2")).status == 200, "another sender"
        assert (await _ruf(app, "/karte", "10.0.0.1")).status == 200, "a page"
        for _ in range(3):
            await _ruf(app, "/anmelden", "10.0.0.1")
        seite = await _ruf(app, "/anmelden", "10.0.0.1")
        assert (seite.status, seite.kopf["content-type"]) == (429, "text/html; charset=utf-8")
        assert "Abhilfe: 1 Sekunde warten" in seite.text
        uhr.zeit += 1
        assert (await _ruf(app, "/anmelden", "10.0.0.1")).status == 200
        await asyncio.sleep(0)

    laeuft_ab(probe())
