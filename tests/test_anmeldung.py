"""What follows from settings, claims, links and the clock, before anybody signs in?"""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg

from config import Settings
from data_access import sitzungen
from data_access.sitzungsbuch import KULANZ, Sitzungsbuch
from domain.fehler import Dienstfehler, Eingabefehler, Zugriffsfehler
from domain.rolle import Leser, Rolle
from domain.sitzung import Sitzung, abmeldemarke, kennung_von, rolle_aus, werte_der_angabe
from tests.kommando import asskomm, aufruf
from ui.leser import nur_neu_laden
from web import anmeldung_siegel
from web.anmeldung_siegel import Siegel, Unterwegs, entschluesselt, verschluesselt
from web.anmeldung_vorgaben import vorgaben, zuordnung
from web.anmeldung_ziel import LAENGSTES, ziel_aus_text

PFADE = frozenset({"/", "/karte", "/zitat"})
JETZT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LEA = Leser("lea", "Lea Leitung", Rolle.LEITUNG)
GUTE = {
    "auth": "oidc", "adresse": "https://asskomm.example", "hosts": "asskomm.example", "oidc_issuer": "https://sso.example/x",
    "oidc_client_id": "asskomm", "oidc_client_secret": "geheim", "cookie_secret": "0123456789abcdef" * 2,
}  # fmt: skip


def einstellungen(**andere: object) -> Settings:
    return Settings(**(GUTE | andere))  # type: ignore[arg-type]


# --- links ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ziel"),
    [
        ("/karte?stichtag=2021-02-06&polizeidirektion=Leipzig", "/karte?stichtag=2021-02-06&polizeidirektion=Leipzig"),
        ("/?polizeidirektion=G%C3%B6rlitz", "/?polizeidirektion=G%C3%B6rlitz"),
        ("/?x=Görlitz und", "/?x=G%C3%B6rlitz%20und"),
        ("/karte/", "/karte"),
        ("/zitat?id=0123#unten", "/zitat?id=0123"),
        ("/karte?a=//evil.example", "/karte?a=//evil.example"),
    ],
)
def test_a_link_to_a_page_is_kept_with_its_query(text: str, ziel: str) -> None:
    assert ziel_aus_text(text, PFADE) == ziel


@pytest.mark.parametrize(
    "text",
    [
        "//evil.example", "///evil.example", "////evil.example/karte", "/\\evil.example", "\\\\evil.example", "/\\/evil.example",
        "https://evil.example", "https:evil.example", "http:///evil.example", "javascript:alert(1)", "data:text/html,x",
        "%2F%2Fevil.example", "/%2Fevil.example", "/%5Cevil.example", "/%09/evil.example", "/\t/evil.example", "\t//evil.example",
        "/\n/evil.example", " //evil.example", "/.//evil.example", "/..//evil.example", "/karte/../..//evil.example", "//karte",
        "/karte@evil.example", "/karte%00", "/karte;x", "/media/abc", "/_stcore/stream", "/abmelden", "/anmelden?ziel=/anmelden",
        "karte", "", "?x=1", "//[::1", "//user:pw@evil.example/karte", "/／evil.example", "/ⅽarte",
    ],
)  # fmt: skip
def test_everything_else_leads_to_the_start_page(text: str) -> None:
    assert ziel_aus_text(text, PFADE) == "/"


def test_no_query_can_break_the_header_or_the_cookie() -> None:
    assert ziel_aus_text("/karte?a=\r\nSet-Cookie: x=1", PFADE) == "/karte?a=Set-Cookie:%20x=1"
    assert ziel_aus_text("/karte?a=\u2028\x00<", PFADE) == "/karte?a=%E2%80%A8%00%3C"
    assert ziel_aus_text("/karte?a=" + "x" * LAENGSTES, PFADE) == "/karte"


# --- settings ---------------------------------------------------------------------------------------------------------


def test_good_settings_bind_the_cookies_to_the_host() -> None:
    v = vorgaben(einstellungen())
    assert (v.sitzungscookie, v.vorgangscookie) == ("__Host-asskomm-sitzung", "__Host-asskomm-vorgang-")
    assert v.dauer == timedelta(hours=10)
    assert v.zuordnung[Rolle.GAST] == {"gast"}


def test_a_path_in_the_address_stands_before_every_way() -> None:
    assert vorgaben(einstellungen(adresse="https://asskomm.example/lage/")).basis == "/lage"


@pytest.mark.parametrize(
    ("andere", "worte"),
    [
        ({"oidc_issuer": "", "cookie_secret": " "}, ("ASSKOMM_OIDC_ISSUER", "ASSKOMM_COOKIE_SECRET")),
        ({"adresse": "", "oidc_client_id": "", "oidc_client_secret": ""},
         ("ASSKOMM_ADRESSE", "ASSKOMM_OIDC_CLIENT_ID", "ASSKOMM_OIDC_CLIENT_SECRET")),
        ({"cookie_secret": "x" * 31}, ("ASSKOMM_COOKIE_SECRET", "32")),
        ({"adresse": "http://asskomm.example"}, ("ASSKOMM_ADRESSE", "https://")),
        ({"adresse": "https://asskomm.example/?x"}, ("ASSKOMM_ADRESSE",)),
        ({"oidc_issuer": "http://sso.example"}, ("ASSKOMM_OIDC_ISSUER",)),
        ({"oidc_issuer": "sso.example"}, ("ASSKOMM_OIDC_ISSUER",)),
        ({"hosts": "localhost"}, ("ASSKOMM_HOSTS", "asskomm.example")),
        ({"oidc_scopes": "profile"}, ("ASSKOMM_OIDC_SCOPES",)),
        ({"oidc_zuordnung": "chefin=a"}, ("ASSKOMM_OIDC_ZUORDNUNG",)),
        ({"oidc_zuordnung": "leitung="}, ("ASSKOMM_OIDC_ZUORDNUNG",)),
        ({"oidc_zuordnung": "leitung=a; leitung=b"}, ("ASSKOMM_OIDC_ZUORDNUNG",)),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_named_with_its_remedy(andere: dict[str, str], worte: tuple[str, ...]) -> None:
    with pytest.raises(Eingabefehler) as fehler:
        vorgaben(einstellungen(**andere))
    assert all(wort in str(fehler.value) for wort in (*worte, "Abhilfe"))
    assert "geheim" not in str(fehler.value)
    assert "0123456789abcdef" not in str(fehler.value)


def test_serve_starts_with_oidc_only_when_nothing_is_missing() -> None:
    lauf = asskomm(
        aufruf("serve", "--host", "0.0.0.0", adresse="sqlite://", ASSKOMM_AUTH="oidc", ASSKOMM_OIDC_CLIENT_ID="x")
    )
    assert lauf.code == 2
    for name in ("ADRESSE", "OIDC_ISSUER", "OIDC_CLIENT_SECRET", "COOKIE_SECRET"):
        assert f"ASSKOMM_{name}" in lauf.fehler
    assert "ASSKOMM_OIDC_CLIENT_ID" not in lauf.fehler
    assert "Traceback" not in lauf.fehler


def test_the_log_masks_both_secrets() -> None:
    e = einstellungen()
    assert {"geheim", GUTE["cookie_secret"]} <= set(e.geheimnisse)


# --- roles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("angaben", "name", "werte"),
    [
        ({"roles": ["presse", "gast"]}, "roles", ("presse", "gast")),
        ({"roles": "gast"}, "roles", ("gast",)),
        ({"realm_access": {"roles": ["leitung"]}}, "realm_access.roles", ("leitung",)),
        ({"https://lpr.example/rollen": ["presse"]}, "https://lpr.example/rollen", ("presse",)),
        ({"roles": {"leitung": True}}, "roles", ()),
        ({"roles": [["leitung"], None, 1, "gast"]}, "roles", ("gast",)),
        ({"roles": None}, "roles", ()),
        ({"realm_access": "leitung"}, "realm_access.roles", ()),
        ({}, "roles", ()),
    ],
)
def test_only_texts_of_the_named_claim_count(angaben: dict[str, object], name: str, werte: tuple[str, ...]) -> None:
    assert werte_der_angabe(angaben, name) == werte


def test_of_several_roles_the_strongest_counts_and_none_gives_none() -> None:
    namen = zuordnung("")
    assert rolle_aus(["gast", "presse", "leitung"], namen) is Rolle.LEITUNG
    assert rolle_aus(["gast", "pflege"], namen) is Rolle.PFLEGE
    assert rolle_aus(["Leitung", "leitung ", "admin", ""], namen) is None
    assert rolle_aus([], namen) is None


def test_with_a_mapping_only_its_values_give_roles() -> None:
    eigene = zuordnung(" leitung = CN=LPR,OU=x | /smi/al3 ; presse=/smi/presse;")
    assert rolle_aus(["CN=LPR,OU=x"], eigene) is Rolle.LEITUNG
    assert rolle_aus(["/smi/presse"], eigene) is Rolle.PRESSE
    assert rolle_aus(["leitung", "presse", "gast"], eigene) is None


# --- what the browser keeps -------------------------------------------------------------------------------------------


def test_a_sign_in_under_way_cannot_be_changed_nor_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    siegel, was = Siegel("geheim" * 8), Unterwegs("state", "nonce", "verifier", "/karte")
    wert = siegel.schliesse(was)
    assert siegel.oeffne(wert) == was
    mitte = len(wert) // 2
    geaendert = wert[:mitte] + ("A" if wert[mitte] != "A" else "B") + wert[mitte + 1 :]
    for falsch in ("", "x", wert[:-2], geaendert, "A" + wert, Siegel("anders" * 8).schliesse(was)):
        assert siegel.oeffne(falsch) is None
    monkeypatch.setattr(anmeldung_siegel, "FRIST", -1)
    assert siegel.oeffne(wert) is None


def test_the_provider_s_token_can_be_read_with_the_browser_s_secret_only() -> None:
    text = verschluesselt("eyJ.ausweis", "schluessel")
    assert "ausweis" not in text
    assert entschluesselt(text, "schluessel") == "eyJ.ausweis"
    assert entschluesselt(text, "anderer") is None
    assert entschluesselt("unsinn", "schluessel") is None


def test_an_ended_session_s_message_becomes_the_question_for_the_whole_page() -> None:
    frage = BackMsg()
    frage.rerun_script.query_string = "stichtag=2021-02-06"
    frage.rerun_script.page_script_hash = "abc"
    frage.rerun_script.fragment_id = "teil"
    frage.rerun_script.widget_states.widgets.add(id="w", string_value="x")
    rest = BackMsg.FromString(nur_neu_laden(frage.SerializeToString())).rerun_script
    assert (rest.query_string, rest.page_script_hash, rest.fragment_id) == ("stichtag=2021-02-06", "abc", "")
    assert not rest.widget_states.widgets
    for andere in (b"", b"\xff\xff", BackMsg(clear_cache=True).SerializeToString()):
        assert BackMsg.FromString(nur_neu_laden(andere)).WhichOneof("type") == "rerun_script"


# --- sessions ---------------------------------------------------------------------------------------------------------


class Uhr:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.jetzt = JETZT

    def __call__(self) -> datetime:
        return self.jetzt


@pytest.fixture
def uhr() -> Uhr:
    return Uhr()


@pytest.fixture
def buch(maschine: Engine, uhr: Uhr) -> Sitzungsbuch:
    return Sitzungsbuch(lambda: maschine, timedelta(minutes=60), uhr)


def eroeffne(buch: Sitzungsbuch, schluessel: str = "s", stunden: float = 10) -> str:
    kennung = kennung_von(schluessel)
    buch.beginne(
        kennung,
        LEA,
        endet=buch.uhr() + timedelta(hours=stunden),
        vorgang=kennung_von(f"vorgang {schluessel}"),
        ausweis="verschlossen",
    )
    return kennung


def test_a_session_ends_by_age_however_often_it_is_used(buch: Sitzungsbuch, uhr: Uhr) -> None:
    kennung = eroeffne(buch)
    for _ in range(20):
        uhr.jetzt += timedelta(minutes=29)
        buch.beruehre(kennung, uhr())
        gefunden = buch.finde(kennung)
        assert gefunden is not None
        assert gefunden.leser == LEA
    uhr.jetzt = JETZT + timedelta(hours=10)
    buch.beruehre(kennung, uhr())
    assert buch.finde(kennung) is None


def test_a_session_ends_without_use_and_a_late_note_does_not_revive_an_ended_one(buch: Sitzungsbuch, uhr: Uhr) -> None:
    kennung = eroeffne(buch)
    uhr.jetzt += timedelta(minutes=59, seconds=59)
    assert buch.finde(kennung)
    uhr.jetzt += timedelta(seconds=1)
    assert buch.finde(kennung) is None
    andere = eroeffne(buch, "zwei")
    buch.beende(andere)
    buch.beruehre(andere, uhr())
    assert buch.finde(andere) is None


def test_the_end_counts_for_every_process_at_once_and_takes_the_token_along(
    buch: Sitzungsbuch, maschine: Engine, uhr: Uhr
) -> None:
    zweiter = Sitzungsbuch(lambda: maschine, timedelta(minutes=60), uhr)
    kennung = eroeffne(buch)
    assert zweiter.finde(kennung)
    assert zweiter.ausweis(kennung) == "verschlossen"
    buch.beende(kennung)
    assert zweiter.finde(kennung) is None
    assert zweiter.ausweis(kennung) is None


def test_a_sign_in_is_good_for_one_session(buch: Sitzungsbuch) -> None:
    eroeffne(buch)
    with pytest.raises(Zugriffsfehler):
        buch.beginne(
            kennung_von("anderer"),
            LEA,
            endet=JETZT + timedelta(hours=1),
            vorgang=kennung_von("vorgang s"),
            ausweis=None,
        )
    assert buch.finde(kennung_von("anderer")) is None


def test_what_the_browser_keeps_does_not_stand_in_the_database(buch: Sitzungsbuch, maschine: Engine) -> None:
    eroeffne(buch, "sehr geheimer schluessel")
    with maschine.connect() as verbindung:
        zeilen = verbindung.exec_driver_sql("SELECT * FROM sitzung").all()
    assert len(zeilen) == 1
    assert "sehr geheimer" not in str(zeilen)
    assert buch.finde("sehr geheimer schluessel") is None  # and what stands there is no key either
    assert buch.finde(kennung_von(zeilen[0].id)) is None


def test_operators_see_and_end_sessions_and_forget_old_ones(buch: Sitzungsbuch, maschine: Engine, uhr: Uhr) -> None:
    erste, _ = eroeffne(buch, "1", stunden=1), eroeffne(buch, "2")
    assert [s.leser for s in sitzungen.laufende(maschine, uhr())] == [LEA, LEA]
    assert sitzungen.beende_von(maschine, "niemand", uhr()) == 0
    assert sitzungen.beende_von(maschine, "lea", uhr()) == 2
    assert sitzungen.laufende(maschine, uhr()) == []
    sitzungen.vergiss_alte(maschine, JETZT + timedelta(hours=2))
    assert sitzungen.lies(maschine, erste) is None
    assert sitzungen.lies(maschine, kennung_von("2")) is not None


def test_while_the_database_is_away_a_known_session_goes_on_for_a_moment(
    buch: Sitzungsbuch, uhr: Uhr, monkeypatch: pytest.MonkeyPatch
) -> None:
    kennung = eroeffne(buch)
    assert buch.finde(kennung)

    def weg(*_: object) -> Sitzung:
        raise Dienstfehler("weg")

    monkeypatch.setattr(sitzungen, "lies", weg)
    assert buch.finde(kennung)
    with pytest.raises(Dienstfehler):
        buch.finde(kennung_von("unbekannt"))
    uhr.jetzt += timedelta(hours=10)  # its own end counts all the same
    assert buch.finde(kennung) is None
    monkeypatch.setattr("data_access.sitzungsbuch.KULANZ", -KULANZ)
    with pytest.raises(Dienstfehler):
        buch.finde(kennung)


def test_marks_for_signing_out_differ_and_do_not_tell_the_session() -> None:
    marken = {abmeldemarke(kennung_von(str(n))) for n in range(100)}
    assert len(marken) == 100
    assert not {kennung_von(str(n))[:32] for n in range(100)} & marken
