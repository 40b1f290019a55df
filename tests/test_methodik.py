"""Do the Methodik page and docs/kennzahlen.md say what the catalogue says, every Fassung with the days it applies to?"""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import kennzahlen
import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from briefing.methodik import GRUNDSAETZE, begriffe
from config import WURZEL
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import KATALOG
from domain.auswahl import Auswahl
from domain.kennzahl import Beispiel, Kennzahl
from tests.bausteine import eine_kennzahl, schreibe

TAG = date(2022, 1, 11)
ALT = eine_kennzahl(definition="Alle Sitzungen.", fassung=1)
NEU = eine_kennzahl(definition="Nur förmliche Sitzungen.", fassung=2, fruehere=(ALT,))


# --- the words -----------------------------------------------------------------------------------------------------


def test_the_words_stand_in_the_same_order_and_empty_ones_are_left_out() -> None:
    k = eine_kennzahl(
        definition="D.", abgrenzung="A.", massgeblich="M.", rechtsgrundlage="R", beispiel=Beispiel("B.", "e", TAG),
        gegenbeispiel=Beispiel("G.", "e", TAG),
    )  # fmt: skip
    assert begriffe(k, ((k, None, ""),)) == [
        ("Definition", "D."), ("Zähleinheit", "Kommune"), ("Abgrenzung", "A."), ("Beispiel", "B."), ("Knapp daneben", "G."),
        ("Rechtsgrundlage", "R"), ("Maßgeblich", "M."), ("Fassung", "Fassung 1, gilt seit Beginn"), ("Schlüssel", "k"),
    ]  # fmt: skip
    assert [name for name, _ in begriffe(ALT, ((ALT, None, ""),))] == [
        "Definition",
        "Zähleinheit",
        "Fassung",
        "Schlüssel",
    ]


def test_two_fassungen_stand_with_the_days_they_apply_to(maschine: Engine) -> None:
    schreibe(
        maschine,
        fassung=[{"kennzahl": "k", "fassung": 2, "gueltig_von": date(2024, 1, 1), "notiz": "Beschluss der AG"}],
    )
    daten = Berichtsdaten(direkt(maschine), (NEU,))
    geltung = daten.geltung(NEU, 1)
    neu, alt = ("Definition", "Nur förmliche Sitzungen."), ("Definition", "Alle Sitzungen.")
    einheit, schluessel = ("Zähleinheit", "Kommune"), ("Schlüssel", "k")
    zeit_neu = "Fassung 2, gilt für Stichtage ab 01.01.2024: Beschluss der AG"
    zeit_alt = "Fassung 1, gilt für Stichtage vor 01.01.2024"
    jetzt = [neu, einheit, ("Fassung", zeit_neu), schluessel, ("Frühere Fassung", zeit_alt), alt, einheit]
    damals = [alt, einheit, ("Fassung", zeit_alt), schluessel, ("Spätere Fassung", zeit_neu), neu, einheit]
    assert begriffe(NEU, geltung) == jetzt
    assert begriffe(daten.fassung_am(NEU, Auswahl(date(2024, 1, 1), 1)), geltung) == jetzt
    assert begriffe(daten.fassung_am(NEU, Auswahl(date(2023, 12, 31), 1)), geltung) == damals


def test_a_fassung_that_no_delivery_put_in_force_is_not_shown(maschine: Engine) -> None:
    schreibe(maschine, fassung=[{"kennzahl": "anders", "fassung": 2, "gueltig_von": TAG}])
    geltung = Berichtsdaten(direkt(maschine), (NEU,)).geltung(NEU, 1)
    worte = begriffe(NEU, geltung)
    assert ("Definition", "Alle Sitzungen.") in worte
    assert ("Fassung", "Fassung 1, gilt seit Beginn") in worte
    assert not any("förmliche" in text for _, text in worte)


@pytest.mark.parametrize(
    ("beginne", "zeiten"),
    [
        (
            {2: date(2022, 1, 1), 3: date(2024, 1, 1)},
            {1: "vor 01.01.2022", 2: "ab 01.01.2022 und vor 01.01.2024", 3: "ab 01.01.2024"},
        ),
        (  # the first definition is taken up again
            {1: date(2025, 1, 1), 2: date(2024, 1, 1)},
            {1: "vor 01.01.2024 und gilt für Stichtage ab 01.01.2025", 2: "ab 01.01.2024 und vor 01.01.2025"},
        ),
        ({1: date(2020, 1, 1), 2: date(2024, 1, 1)}, {1: "vor 01.01.2024", 2: "ab 01.01.2024"}),
    ],
)
def test_the_days_of_several_fassungen(maschine: Engine, beginne: dict[int, date], zeiten: dict[int, str]) -> None:
    """The words agree with what the database decides on the first and on the last day of each."""
    dritte = eine_kennzahl(fassung=3, fruehere=(ALT, replace(NEU, fruehere=())))
    zeilen = [{"kennzahl": "k", "fassung": n, "gueltig_von": ab} for n, ab in beginne.items()]
    schreibe(maschine, fassung=zeilen)
    daten = Berichtsdaten(direkt(maschine), (dritte,))
    worte = [text for name, text in begriffe(dritte, daten.geltung(dritte, 1)) if "Fassung" in name]
    assert sorted(worte) == [f"Fassung {n}, gilt für Stichtage {text}" for n, text in zeiten.items()]


def test_shared_words_are_explained_once() -> None:
    namen = [name for name, _ in GRUNDSAETZE]
    assert len(set(namen)) == len(namen)
    assert {"Stichtag", "Vergleichstag", "Datenstand", "Fassung", "Zahlenregister", "Widerspruch", "Änderungen"} < set(
        namen
    )
    assert {"nachgetragen", "berichtigt", "zurückgezogen"} < set(namen)
    assert all(text.endswith(".") for _, text in GRUNDSAETZE)


# --- the document --------------------------------------------------------------------------------------------------


def test_the_committed_document_is_up_to_date(daten: Berichtsdaten) -> None:
    assert kennzahlen.ZIEL.read_text(encoding="utf-8") == kennzahlen.dokument(daten), "run make kennzahlen"


@pytest.mark.parametrize("feld", ["titel", "definition", "abgrenzung", "massgeblich", "beispiel", "gegenbeispiel"])
def test_a_changed_definition_would_be_noticed(mitgeliefert: Engine, feld: str) -> None:
    wert = Beispiel("Anders.", "e", TAG) if feld.endswith("beispiel") else "Anders."
    geaendert = (replace(KATALOG[0], **{feld: wert}), *KATALOG[1:])  # type: ignore[arg-type]
    text = kennzahlen.dokument(Berichtsdaten(direkt(mitgeliefert), geaendert))
    assert text != kennzahlen.ZIEL.read_text(encoding="utf-8")
    assert "Anders." in text


def test_check_fails_until_the_document_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kennzahlen, "ZIEL", tmp_path / "kennzahlen.md")
    assert kennzahlen.main(["--check"]) == 1
    assert not kennzahlen.ZIEL.exists()
    assert [kennzahlen.main([]), kennzahlen.main(["--check"])] == [0, 0]
    kennzahlen.ZIEL.write_text("anders", encoding="utf-8")
    assert kennzahlen.main(["--check"]) == 1


def test_every_kennzahl_of_the_document_leads_to_its_source_and_its_specification() -> None:
    text = kennzahlen.ZIEL.read_text(encoding="utf-8")
    for k in KATALOG:
        abschnitt = text.split(f'<a id="{k.schluessel}"></a>')[1].split("<a id=")[0]
        orte = re.findall(r"\]\(\.\./(.+?)\)", abschnitt)
        assert [Path(ort).parent.as_posix() for ort in orte] == ["data_access/katalog", "tests/spec"], k.schluessel
        assert all(f'"{k.schluessel}"' in (WURZEL / ort).read_text(encoding="utf-8") for ort in orte)


# --- the page ------------------------------------------------------------------------------------------------------


def seite(daten: Berichtsdaten) -> AppTest:
    """The page alone, for one day."""

    def skript(daten, auswahl):  # becomes a file of its own, which knows no names from here
        from pages.methodik import methodik

        methodik(daten, auswahl)

    return AppTest.from_function(
        skript, default_timeout=60, kwargs={"daten": daten, "auswahl": Auswahl(TAG, 3)}
    ).run()  # fmt: skip


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_page_lists_every_kennzahl_with_its_words_its_value_and_its_proof(daten: Berichtsdaten) -> None:
    app = seite(daten)
    assert not app.exception
    assert [(s.value, s.anchor) for s in app.subheader] == [(k.titel, k.schluessel) for k in KATALOG]
    ziele = re.findall(r'href="#(.+?)"', html(app))
    assert ziele == [*(k.schluessel for k in KATALOG), app.header[-1].anchor]
    listen = [e.proto.body for e in app.get("html") if '<dl class="definition">' in e.proto.body]
    assert len(listen) == len(KATALOG) + 1
    assert all(f"<dd>{k.schluessel}</dd>" in liste for k, liste in zip(KATALOG, listen, strict=False))
    assert html(app).count('class="kachel-wert') == len(KATALOG)
    assert {b.key for b in app.button} == {f"nachweis-{k.schluessel}" for k in KATALOG}
    assert all(f"<dt>{name}</dt>" in listen[-1] for name, _ in GRUNDSAETZE)


def test_one_action_leads_from_a_value_to_its_proof(daten: Berichtsdaten) -> None:
    app = seite(daten)
    app.button(key="nachweis-kooperationsvereinbarungen").click().run()
    assert not app.exception
    assert 'class="dialog-titel"' in html(app)
    (gezaehlt, *_) = [e.proto.body for e in app.get("html") if 'class="liste"' in e.proto.body]
    assert "Hoyerswerda" in gezaehlt


def test_texts_of_the_catalogue_cannot_write_on_the_page(mitgeliefert: Engine) -> None:
    boese = "<img src=x onerror=alert(1)>"
    k: Kennzahl = replace(KATALOG[0], titel=boese, definition=boese, beispiel=Beispiel(boese, "e", TAG))
    text = html(seite(Berichtsdaten(direkt(mitgeliefert), (k,))))
    assert "<img" not in text
    assert text.count("&lt;img src=x onerror=alert(1)&gt;") == 4  # contents, definition, example, card
