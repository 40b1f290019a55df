"""Who sees what is not released, is it marked and entered, and does nobody else see anything of it?"""

import itertools
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.engine import direkt, engine
from data_access.freigabe import einsichten, gib_frei
from data_access.katalog import FASSUNGEN
from domain.rolle import SEITEN_JE_ROLLE, Leser, Rolle
from ingest.schreiben import lade
from tests.app.conftest import Starte, lade_mitgelieferte, oeffne_seite, vergiss
from tests.bausteine import auswahl as auswahl_am
from tests.lieferbau import baue
from ui import einsicht, lesen, leser, papiere
from web.bestand import SEITEN

KANARIE = 4711  # stands in no released delivery
ORT = "Kanarienhausen"
GEHEIM = {
    "veroeffentlichungen.csv": (
        "begriff,kennzahl,wert,einheit,zusatz,stand,raum_art,raum,herausgeber\n"
        f"kommunen_beraten,kommunen_beraten,{KANARIE},anzahl,exakt,2022-01-11,land,Sachsen,{ORT}\n"
    ),
    "ereignisse.csv": (
        "traeger,art,phase,datum,genauigkeit,sicher,notiz\n"
        f"14524330,kooperationsvereinbarung,,2021-05-04,tag,ja,{ORT}\n"
    ),
}
SPUREN = (str(KANARIE), "4.711", ORT)


@pytest.fixture(scope="module")
def gesperrt(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The bundled deliveries are released, a fourth one is not."""
    ordner = tmp_path_factory.mktemp("gesperrt")
    adresse = lade_mitgelieferte(ordner)
    maschine = engine(adresse)
    lade(maschine, [baue(ordner / "neu", GEHEIM, grund="Nachzählung")], FASSUNGEN)
    maschine.dispose()
    return adresse


@pytest.fixture
def als(monkeypatch: pytest.MonkeyPatch, starte: Starte) -> Iterator[object]:
    """Function that opens a page as somebody of this role."""

    def oeffne(rolle: Rolle | None, adresse: str, seite: str = "", **parameter: str) -> AppTest:
        wer = Leser("kennung-7", "Kim Muster", rolle) if rolle else None
        for ort in (leser, papiere):
            if hasattr(ort, "aktueller_leser"):
                monkeypatch.setattr(ort, "aktueller_leser", lambda: wer)
        monkeypatch.setattr("ui.leser.aktueller_leser", lambda: wer)
        return oeffne_seite(lambda a: starte(a, frei=False), adresse, seite, **parameter)

    yield oeffne
    vergiss()


def alles(app: AppTest) -> str:
    """Every word that the reader's browser gets, numbers and data of charts included."""
    return "\n".join(str(element.proto) for element in itertools.chain(app.main, app.sidebar))


def spuren(app: AppTest) -> list[str]:
    inhalt = alles(app)
    return [spur for spur in SPUREN if spur in inhalt]


def liste(adresse: str) -> list[dict[str, object]]:
    maschine = engine(adresse)
    zeilen = einsichten(direkt(maschine)).to_dict("records")
    maschine.dispose()
    return zeilen


@pytest.mark.parametrize("seite", SEITEN)
@pytest.mark.parametrize("rolle", [Rolle.GAST, Rolle.PRESSE, Rolle.PFLEGE])
def test_without_leave_no_page_holds_a_trace(als, gesperrt: str, rolle: Rolle, seite: str) -> None:
    vorher = len(liste(gesperrt))
    app = als(rolle, gesperrt, seite, stichtag="2022-01-11")
    assert not app.exception
    assert spuren(app) == []
    assert "Datenstand 4" not in alles(app)
    darf = seite in SEITEN_JE_ROLLE[rolle]
    assert ("gehört nicht zu Ihrem Zugang" in alles(app)) is not darf
    assert len(liste(gesperrt)) == vorher


@pytest.mark.parametrize("seite", ["", "zahlenregister", "kommune"])
def test_a_link_to_what_is_not_released_leads_to_what_is(als, gesperrt: str, seite: str) -> None:
    app = als(Rolle.PRESSE, gesperrt, seite, stichtag="2022-01-11", datenstand="4", ags="14524330")
    assert "Den Datenstand „4“ aus dem Link gibt es nicht" in alles(app)
    assert spuren(app) == []


def test_the_leadership_sees_it_marked_and_every_look_is_entered_once(als, gesperrt: str) -> None:
    vorher = len(liste(gesperrt))
    app = als(Rolle.LEITUNG, gesperrt, "", stichtag="2022-01-11")
    inhalt = alles(app)
    assert spuren(app)
    assert "Vorläufig, nicht freigegeben." in inhalt
    assert "Eine Freigabe ist noch nicht verzeichnet." in inhalt
    assert "vorläufiger Datenstand 4" in inhalt
    app.run()
    neue = liste(gesperrt)[: len(liste(gesperrt)) - vorher]
    assert [(z["leser"], z["name"], z["rolle"], z["ort"], z["datenstand"]) for z in neue] == [
        ("kennung-7", "Kim Muster", "leitung", "Seite Überblick", 4)
    ]
    app.multiselect(key="polizeidirektion").set_value(["Leipzig"]).run()
    assert len(liste(gesperrt)) == vorher + 2
    assert "polizeidirektion=Leipzig" in str(liste(gesperrt)[0]["auswahl"])


def test_what_is_released_is_not_marked_and_not_entered(als, gesperrt: str) -> None:
    vorher = len(liste(gesperrt))
    app = als(Rolle.LEITUNG, gesperrt, "", stichtag="2022-01-11", datenstand="3")
    assert "nicht freigegeben" not in alles(app)
    assert "Alter Datenstand" not in alles(app)  # it is what everybody sees today
    assert spuren(app) == []
    assert len(liste(gesperrt)) == vorher


def test_what_cannot_be_entered_is_not_shown(als, gesperrt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def kaputt() -> object:
        return engine("postgresql://x@127.0.0.1:1/x")

    monkeypatch.setattr(einsicht, "schreibmaschine", kaputt)
    app = als(Rolle.LEITUNG, gesperrt, "", stichtag="2022-01-11")
    assert spuren(app) == []
    assert "noch nicht freigegeben und werden nur gezeigt, wenn der Abruf verzeichnet ist" in alles(app)
    assert "127.0.0.1" not in alles(app)


def test_nobody_sees_anything_without_having_signed_in(als, gesperrt: str) -> None:
    for seite in SEITEN:
        app = als(None, gesperrt, seite)
        inhalt = alles(app)
        assert "Sie sind nicht angemeldet" in inhalt
        assert not app.sidebar
        assert "Kommunen beraten" not in inhalt


def test_the_sperrfrist_ends_without_a_restart(als, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adresse = lade_mitgelieferte(tmp_path)
    maschine = engine(adresse)
    lade(maschine, [baue(tmp_path / "neu", GEHEIM, grund="Nachzählung")], FASSUNGEN)
    jetzt = datetime.now(UTC)
    gib_frei(maschine, 4, ab=jetzt + timedelta(hours=1), jetzt=jetzt, wer="test")
    app = als(Rolle.GAST, adresse, "", stichtag="2022-01-11")
    assert spuren(app) == []

    class Spaeter(datetime):
        @classmethod
        def now(cls, _zone: object = None) -> datetime:
            return jetzt + timedelta(hours=1, seconds=1)

    monkeypatch.setattr(lesen, "datetime", Spaeter)
    lesen._zuletzt = (float("-inf"), 0)
    app.run()
    assert spuren(app) == []  # an open page keeps its figures until the reader takes the new ones
    assert "Alter Datenstand 3 von 4." in alles(app)
    app.button(key="neu-da-4").click().run()
    assert spuren(app)
    assert "nicht freigegeben" not in alles(app)
    assert json.dumps(liste(adresse), default=str) == "[]"
    assert date(2022, 1, 11) == app.date_input(key="stichtag").value


def test_a_table_that_is_taken_along_is_entered_first(als, gesperrt: str) -> None:
    als(Rolle.LEITUNG, gesperrt, "", stichtag="2022-01-11")
    auswahl = auswahl_am("2022-01-11", 4, vorlaeufig=True)
    wer = Leser("kennung-7", "Kim Muster", Rolle.LEITUNG)
    vorher = len(liste(gesperrt))
    assert einsicht._gib_mit_einsicht(wer, auswahl, lambda: b"x", "karte.csv") == b"x"
    assert [z["ort"] for z in liste(gesperrt)[: len(liste(gesperrt)) - vorher]] == ["Datei karte.csv"]


def test_only_what_is_not_released_makes_a_button_enter_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    def mache() -> bytes:
        return b"x"

    wer, sitzung = Leser("kennung-7", "Kim Muster", Rolle.LEITUNG), dict[str, object]()
    monkeypatch.setattr(einsicht.st, "session_state", sitzung)
    assert einsicht.mit_einsicht(mache, "karte") is mache
    sitzung[einsicht._ANSICHT] = (wer, auswahl_am("2022-01-11", 4, vorlaeufig=True))
    assert einsicht.mit_einsicht(mache, "karte") is not mache
