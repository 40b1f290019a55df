"""Does the page of papers keep the wish in the link, say what is missing, and never hand out what is not entered?"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.papiere import pdf
from briefing.papiere.lagebild import Zusammenstellung, zusammenstellen
from briefing.papiere.wunsch import Teil, Wunsch
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from domain.auswahl import Auswahl
from domain.fehler import Dienstfehler, Eingabefehler, Fehler
from domain.rolle import OERTLICH
from tests.app.conftest import Starte, lade_mitgelieferte, oeffne_seite
from tests.kommando import UNERREICHBAR
from ui import papiere
from ui.gedaechtnis import GEDAECHTNIS
from ui.papiere import NICHT_VERZEICHNET, UNERWARTET, Ausgangsbuch, Stand

LINK = {"stichtag": "2022-01-11", "vergleich": "2021-02-06"}


@pytest.fixture
def schnell(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """The preview without typesetting; says of each whether it was the short one."""
    gesetzt: list[bool] = []

    def vorschau(lagebild: object, *, kurz: bool, breite_px: int) -> list[bytes]:
        gesetzt.append(kurz)
        return [PUNKT] * (1 if kurz else 6)

    monkeypatch.setattr(pdf, "vorschau", vorschau)
    GEDAECHTNIS.vergiss()
    yield gesetzt
    GEDAECHTNIS.vergiss()


PUNKT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)  # fmt: skip


def knoepfe(app: AppTest) -> list[str]:
    return [e.proto.label for e in app.get("download_button")]


def texte(app: AppTest) -> str:
    return "\n".join(e.proto.body for e in app.get("html"))


def bilder(app: AppTest) -> list[str]:
    return [bild.alt for e in app.get("image") for bild in e.proto.imgs]


# --- the wish ---------------------------------------------------------------------------------------------------------


def test_the_usual_paper_stands_at_once_with_all_its_files(starte: Starte, geladen: str, schnell: list[bool]) -> None:
    app = oeffne_seite(starte, geladen, "briefing", **LINK)
    assert knoepfe(app) == [
        "PDF, eine Seite", "PDF, vollständig", "Folien (PPTX)", "Arbeitsmappe (XLSX)", "Presseentwurf (DOCX)",
        "Zahlen (CSV)", "Alles (ZIP)",
    ]  # fmt: skip
    (alt,) = bilder(app)
    assert alt.startswith("Vorschau der Seite: Lagebild ASSKomm, Freistaat Sachsen. Kommunen beraten 126; ")
    assert schnell == [True]
    assert "baustein" not in app.query_params
    assert "zahl" not in app.query_params


def test_a_link_restores_the_wish_and_follows_it(starte: Starte, geladen: str, schnell: list[bool]) -> None:
    app = oeffne_seite(
        starte, geladen, "briefing", **LINK, zahl="beccaria_laufend", baustein="zahlen", titel="Anders", umfang="lang"
    )
    alt = bilder(app)
    assert len(alt) == 4, "the first pages of a long paper"
    assert alt[0].startswith("Vorschau, Seite 1 von 6: Anders, Freistaat Sachsen.")
    assert [k.label for k in app.checkbox if k.value] == ["Zahlen"]
    app.checkbox(key="teil-karte").check().run()
    assert app.query_params["baustein"] == ["zahlen", "karte"]
    app.text_input(key="titel").input("Noch anders").run()
    assert app.query_params["titel"] in ("Noch anders", ["Noch anders"])
    assert "Noch anders" in bilder(app)[0]
    app.toggle(key="alle-seiten").set_value(True).run()
    assert len(bilder(app)) == 6


def test_an_empty_wish_is_a_sentence_and_gives_nothing_out(starte: Starte, geladen: str, schnell: list[bool]) -> None:
    app = oeffne_seite(starte, geladen, "briefing", **LINK, baustein="zahlen")
    app.checkbox(key="teil-zahlen").uncheck().run()
    assert "Es ist kein Baustein gewählt. Abhilfe: " in texte(app)
    assert knoepfe(app) == []
    assert bilder(app) == []
    app.checkbox(key="teil-definitionen").check().run()
    assert "zeigen keine Zahl" in texte(app)
    app.checkbox(key="teil-zahlen").check().run()
    assert len(knoepfe(app)) == 7


def test_what_the_link_cannot_mean_is_said(starte: Starte, geladen: str, schnell: list[bool]) -> None:
    app = oeffne_seite(starte, geladen, "briefing", **LINK, zahl="polizisten", baustein="<b>torte", umfang="halb")
    assert "Die Kennzahl „polizisten“ aus dem Link gibt es nicht." in texte(app)
    assert "Den Baustein „&lt;b&gt;torte“ aus dem Link gibt es nicht." in texte(app)
    assert len(knoepfe(app)) == 7


def test_a_preview_that_cannot_be_drawn_is_a_sentence(
    starte: Starte, geladen: str, monkeypatch: pytest.MonkeyPatch, schnell: list[bool]
) -> None:
    def vorschau(*_: object, **__: object) -> list[bytes]:
        raise Dienstfehler("Das Bild ließ sich nicht zeichnen. Abhilfe: warten.")

    monkeypatch.setattr(pdf, "vorschau", vorschau)
    app = oeffne_seite(starte, geladen, "briefing", **LINK, titel="kaputt")
    assert "Das Bild ließ sich nicht zeichnen. Abhilfe: warten." in texte(app)
    assert len(knoepfe(app)) == 7, "another file may do"


def test_press_text_and_tables_for_parliament_have_their_place(
    starte: Starte, geladen: str, schnell: list[bool]
) -> None:
    app = oeffne_seite(starte, geladen, "briefing", **LINK, papier="pressetext")
    assert bilder(app) == []
    assert "Vor dem Versand" in texte(app)
    assert len(knoepfe(app)) == 2, "the draft itself and everything"
    app = oeffne_seite(starte, geladen, "briefing", **LINK, papier="anfrage")
    assert "Zum Herunterladen fehlt noch die Nummer der Drucksache." in texte(app)
    assert [h.value for h in app.header] == ["Tabellen für eine Kleine Anfrage"]
    app = oeffne_seite(starte, geladen, "briefing", **LINK, papier="gedicht")
    assert "„gedicht“ aus dem Link gibt es nicht. Gezeigt wird „Lagebild“." in texte(app)
    assert len(bilder(app)) == 1


# --- what leaves ------------------------------------------------------------------------------------------------------


@pytest.fixture
def eigene(tmp_path: Path) -> str:
    return lade_mitgelieferte(tmp_path)


def papier(adresse: str) -> Zusammenstellung:
    daten = Berichtsdaten(direkt(engine(adresse)))
    auswahl = Auswahl(daten.neuester_stichtag(3), 3)
    return zusammenstellen(daten, auswahl, Wunsch(teile=(Teil.ZAHLEN,)), adresse="http://x")


def anzahl(adresse: str) -> int:
    with sqlite3.connect(adresse.removeprefix("sqlite:///")) as verbindung:
        return int(verbindung.execute("SELECT count(*) FROM ausgabe").fetchone()[0])


def gib_aus(buch: Ausgangsbuch, z: Zusammenstellung, inhalt: bytes | Exception = b"x", anlass: str = "Presse") -> bytes:
    def mache() -> bytes:
        if isinstance(inhalt, Exception):
            raise inhalt
        return inhalt

    return papiere._gib_aus(buch, OERTLICH, "sitzung", "knopf", mache, z, "PDF (Probe)", anlass)


def test_what_is_handed_out_is_entered(starte: Starte, eigene: str) -> None:
    starte(eigene)  # the settings name this database
    buch, z = Ausgangsbuch(), papier(eigene)
    assert gib_aus(buch, z) == b"x"
    assert anzahl(eigene) == 6
    stand = buch.letzter
    assert stand
    assert (stand.laeuft, stand.satz, stand.kennung) == (False, "", z.lagebild.kennung)
    assert not buch.offen


@pytest.mark.parametrize(
    ("fehler", "satz"),
    [
        (Dienstfehler("Das Bild fehlt. Abhilfe: warten."), "Das Bild fehlt. Abhilfe: warten."),
        (Eingabefehler("So nicht."), "So nicht."),
        (ZeroDivisionError("geheim"), f"{UNERWARTET} Vorgangsnummer: "),
    ],
)
def test_what_cannot_be_made_does_not_leave_and_is_told(
    starte: Starte, eigene: str, fehler: Exception, satz: str
) -> None:
    starte(eigene)
    buch = Ausgangsbuch()
    with pytest.raises(type(fehler)):
        gib_aus(buch, papier(eigene), fehler)
    assert buch.letzter
    assert buch.letzter.satz.startswith(satz)
    assert "geheim" not in buch.letzter.satz
    assert not buch.offen
    assert anzahl(eigene) == 0


def test_what_cannot_be_entered_does_not_leave(starte: Starte, eigene: str, monkeypatch: pytest.MonkeyPatch) -> None:
    z = papier(eigene)
    for adresse in (UNERREICHBAR, f"sqlite:///file:{eigene.removeprefix('sqlite:///')}?mode=ro&uri=true"):
        monkeypatch.setenv("ASSKOMM_READ_DATABASE_URL", eigene)
        starte(adresse)
        buch = Ausgangsbuch()
        with pytest.raises(Fehler):
            gib_aus(buch, z)
        assert buch.letzter
        assert buch.letzter.satz.startswith(f"{NICHT_VERZEICHNET} Vorgangsnummer: ")
        assert "leserin" not in buch.letzter.satz
    starte(eigene)
    buch = Ausgangsbuch()
    with pytest.raises(Eingabefehler):
        gib_aus(buch, z, anlass="\u200b")
    assert buch.letzter
    assert buch.letzter.satz.startswith("Der Anlass ist leer oder nicht lesbar.")
    assert anzahl(eigene) == 0


def test_the_page_waits_for_what_was_asked_for_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    uhr = [100.0]
    monkeypatch.setattr(papiere.time, "monotonic", lambda: uhr[0])
    buch = Ausgangsbuch()
    assert not buch.offen
    buch.klick = uhr[0]
    assert buch.offen, "the work has not begun yet"
    uhr[0] += 1
    buch.staende["a"] = Stand("PDF", "k")
    assert buch.offen
    buch.staende["a"].beginn = uhr[0]
    uhr[0] += 60
    assert buch.offen, "it may take long"
    buch.staende["a"].laeuft = False
    assert not buch.offen
    buch.klick = uhr[0]
    assert buch.offen
    uhr[0] += papiere.GEDULD + 1
    assert not buch.offen, "a click whose work never began"


def test_the_address_on_paper_is_ours(starte: Starte, geladen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Kontext:
        url: str | None = None

    monkeypatch.setattr(papiere.st, "context", Kontext)
    starte(geladen)
    faelle = {
        None: "http://127.0.0.1:8501",
        "http://localhost:8600/briefing": "http://localhost:8600",
        "http://127.0.0.1:8600/unter/pfad/briefing?x=1": "http://127.0.0.1:8600/unter/pfad",
        "https://boese.example/briefing": "http://127.0.0.1:8501",
    }
    for url, erwartet in faelle.items():
        Kontext.url = url
        assert papiere.papieradresse() == erwartet
    monkeypatch.setenv("ASSKOMM_ADRESSE", "https://asskomm.sachsen.example/")
    starte(geladen)
    assert papiere.papieradresse() == "https://asskomm.sachsen.example"


# --- the card ---------------------------------------------------------------------------------------------------------


def test_the_card_of_a_paper_stands_under_its_link(starte: Starte, eigene: str) -> None:
    starte(eigene)
    z = papier(eigene)
    gib_aus(Ausgangsbuch(), z)
    gib_aus(Ausgangsbuch(), z, anlass="<b>Landtag</b>")
    app = oeffne_seite(starte, eigene, "zitat", id=z.lagebild.kennung.upper())
    gezeigt = texte(app)
    assert '<p class="zustand">aktuell</p>' in gezeigt
    assert "Alle 6 verzeichneten Zahlen dieses Papiers gelten nach Datenstand 3 weiter." in gezeigt
    for zahl in z.lagebild.zahlen():
        assert f'<p class="gedruckt">{zahl.text}</p>' in gezeigt
        assert f"Definition (Fassung {zahl.fassung})" in gezeigt
    assert "(Anlass: &lt;b&gt;Landtag&lt;/b&gt;)" in gezeigt
    assert "<b>Landtag" not in gezeigt
    assert "Dieselbe Ansicht heute" in gezeigt


@pytest.mark.parametrize(
    ("nummer", "satz"),
    [
        ("", "Auf jeder Seite eines Papiers aus diesem Dashboard steht ein Prüfwert."),
        ("<script>", "Das ist kein Prüfwert: "),
        ("0123456789abcdef", "Zum Prüfwert 0123456789abcdef ist hier kein Papier verzeichnet."),
    ],
)
def test_without_a_paper_the_page_says_so(starte: Starte, geladen: str, nummer: str, satz: str) -> None:
    app = oeffne_seite(starte, geladen, "zitat", **({"id": nummer} if nummer else {}))
    assert satz in texte(app)
    assert "<script>" not in texte(app)
    assert "Gilt dieses Papier noch?" in texte(app)
