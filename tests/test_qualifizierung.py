"""Does the page of the courses say what the Kennzahlen say, with sources, and does it warn of equal numbers by itself?"""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from briefing.qualifizierung import (
    ABSOLVENTEN,
    COACHING,
    KEIN_LEHRGANG,
    LAUFEND,
    NUR_GESAMTZAHLEN,
    OHNE_ORT,
    coachingliste,
    lage,
    lehrgangsbilder,
    lehrgangsliste,
)
from briefing.verwechslung import eigene_widersprueche, verwechslungen, zeitreihen
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from domain.auswahl import Auswahl
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, GRUEN, VERBUND, welt


def kurs(personen: int, datum: str, stand: str = "abgeschlossen", **mehr: Any) -> dict[str, Any]:
    return {"personen": personen, "datum": datum, "qualifizierungsstand": stand, **mehr}


def zahl(wert: int, kennzahl: str | None, stand: str = "2021-02-06", **mehr: Any) -> dict[str, Any]:
    vorgabe = {"begriff": kennzahl or "etwas", "herausgeber": "SMI", "quelle_titel": "Bilanz"}
    return {"wert": wert, "kennzahl": kennzahl, "stand": stand, **vorgabe, **mehr}


@pytest.fixture
def kurse(maschine: Engine) -> Berichtsdaten:
    """Courses before and since the programme began, another course, a doubtful one, coaching of a body."""
    welt(maschine)
    schreibe(
        maschine,
        qualifizierung=[
            kurs(20, "2010"),
            kurs(13, "2018-05", herausgeber="LPR", quelle_titel="Bericht", quelle_url="https://lpr.example"),
            kurs(16, "2020-03-01", "begonnen"),
            kurs(15, "2020-07-01"),
            kurs(2, "2020-09-01"),
            kurs(18, "2021-01-20", "begonnen"),
            kurs(99, "2021-02-01", sicher=False, notiz="nur angekündigt"),
            kurs(7, "2021-03-01", lehrgang="Andere"),
        ],
        ereignis=[
            {"traeger": VERBUND, "art": "coaching", "datum": "2021-05-01", "quelle_titel": "Coaches"},
            {"traeger": GRUEN, "art": "coaching", "datum": "2020-05-01"},
            {"traeger": CAMINA, "art": "coaching", "datum": "2019", "sicher": False},
        ],
    )
    return Berichtsdaten(direkt(maschine))


WAHLEN = [auswahl(tag) for tag in ("2019-01-15", "2019-12-31", "2020-08-01", "2021-12-31", "2023-06-30")]


@pytest.mark.parametrize("wahl", WAHLEN, ids=str)
def test_persons_of_beccaria_are_those_of_the_kennzahlen(kurse: Berichtsdaten, wahl: Auswahl) -> None:
    werte = kurse.messwerte(wahl)
    fertig, begonnen = (b.tabelle.iloc[:, 2] for b in lehrgangsbilder(kurse, wahl, "light")[:2])
    assert sum(int(text) for text in fertig if text.isdigit()) == werte[ABSOLVENTEN].belegt
    letztes = int(begonnen.iloc[-1]) if len(begonnen) and begonnen.iloc[-1].isdigit() else 0
    assert letztes == werte[LAUFEND].belegt


def test_persons_per_year_no_report_is_no_zero_unless_complete(maschine: Engine, kurse: Berichtsdaten) -> None:
    wahl = auswahl("2021-06-30")
    fertig, begonnen, andere, _ = lehrgangsbilder(kurse, wahl, "light")
    assert dict(zip(fertig.tabelle["Jahr"], fertig.tabelle["Personen abgeschlossen"], strict=True)) == {
        "bis 2018": "33", "2019": "k. A.", "2020": "17", "2021": "k. A.",
    }  # fmt: skip
    assert (
        fertig.unterschrift
        == "Summe der Säulen: 50 Personen. 2021 nur bis zum 30.06.2021. k. A.: keine Meldung, das heißt nicht 0."
    )
    assert begonnen.tabelle["Personen begonnen"].tolist() == ["k. A.", "16", "18"]
    assert (andere.titel, andere.unterschrift[:28]) == (
        "Andere: abgeschlossen nach Jahr",
        "Summe der Säulen: 7 Personen",
    )
    assert andere.erklaerung.startswith("Zählt in keiner Kennzahl.")
    schreibe(maschine, vollstaendigkeit=[{"kennzahl": ABSOLVENTEN, "gueltig_von": date(2019, 1, 1)}])
    fertig, begonnen, *_ = lehrgangsbilder(Berichtsdaten(direkt(maschine)), wahl, "light")
    assert fertig.tabelle["Personen abgeschlossen"].tolist() == ["33", "0", "17", "0"]
    assert begonnen.tabelle["Personen begonnen"].tolist() == ["k. A.", "16", "18"], "declared for one of them only"


def test_every_report_is_listed_with_its_source(kurse: Berichtsdaten) -> None:
    liste = lehrgangsliste(kurse, auswahl("2021-12-31"))
    assert len(liste) == 8
    assert liste["Lehrgang"].iloc[0] == "Andere", "newest first"
    bericht = liste[liste["Adresse"].notna()].iloc[0]
    assert (bericht["Datum"], bericht["Personen"], bericht["Quelle"]) == ("Mai\u00a02018", "13", "LPR: Bericht")
    zweifel = liste[liste["Vorbehalt"] != "–"]
    assert zweifel["Personen"].tolist() == ["99"]
    assert (
        lage(kurse, auswahl("2021-12-31"))
        == "7 Meldungen zu Lehrgängen: 57 Personen haben abgeschlossen, 34 haben begonnen."
    )


@pytest.mark.parametrize(
    "mehr", [{"polizeidirektionen": ("Leipzig",)}, {"landkreise": ("14729",)}, {"handlungsfeld": "Gewalt"}], ids=str
)
def test_a_part_of_the_state_has_no_persons(kurse: Berichtsdaten, mehr: dict[str, Any]) -> None:
    wahl = auswahl("2021-12-31", **mehr)
    assert lage(kurse, wahl) == OHNE_ORT
    assert lehrgangsbilder(kurse, wahl, "light") == ()
    assert lehrgangsliste(kurse, wahl).empty
    assert [bild.schluessel for bild in zeitreihen(kurse, wahl, "light")] == [f"zeitreihe-{COACHING}"]


def test_without_courses_it_is_said_what_is_known(maschine: Engine) -> None:
    welt(maschine)
    wahl = auswahl("2021-12-31")
    assert lage(Berichtsdaten(direkt(maschine)), wahl) == KEIN_LEHRGANG
    schreibe(maschine, veroeffentlichung=[zahl(57, ABSOLVENTEN)])
    assert lage(Berichtsdaten(direkt(maschine)), wahl) == NUR_GESAMTZAHLEN


@pytest.mark.parametrize("mehr", [{}, {"polizeidirektionen": ("Leipzig",)}, {"landkreise": ("14521",)}], ids=str)
def test_kommunen_with_coaching_are_those_that_count(kurse: Berichtsdaten, mehr: dict[str, Any]) -> None:
    wahl = auswahl("2021-06-30", **mehr)
    liste, wert = coachingliste(kurse, wahl), kurse.messwerte(wahl)[COACHING]
    assert len(liste.tabelle) == len(set(liste.ags)) == wert.belegt
    assert liste.satz.startswith(f"Mindestens {wert.belegt} belegt.")
    if not mehr:
        assert liste.ags == [GRUEN, ADORF, BERGEN, CAMINA]
        assert liste.satz.endswith("Mit Vorbehalt und nicht gezählt: 1."), "a doubtful member; CAMINA is a certain one"


# --- published numbers ------------------------------------------------------------------------------------------------


def faelle(
    maschine: Engine, *zeilen: dict[str, Any], tag: str = "2022-01-11", **mehr: Any
) -> list[tuple[int, list[str], list[str]]]:
    """Number, the other things of the same source, and what it means elsewhere."""
    schreibe(maschine, veroeffentlichung=list(zeilen))
    gefunden = verwechslungen(Berichtsdaten(direkt(maschine)), auswahl(tag, **mehr))
    return [(f.eigene.wert, [v.begriff for v in f.andere], [v.begriff for v in f.weitere]) for f in gefunden]


def test_one_number_for_two_things_in_one_source_is_found_in_the_ledger(maschine: Engine) -> None:
    assert faelle(
        maschine,
        zahl(57, ABSOLVENTEN),
        zahl(57, "kommunen_beraten"),
        zahl(57, None, "2019-02-06", begriff="befragte", herausgeber="ASSKomm"),
        zahl(58, None, begriff="andere_zahl"),
        zahl(57, ABSOLVENTEN, herausgeber="ASSKomm"),  # says the same elsewhere
    ) == [(57, ["kommunen_beraten"], ["befragte"])]


@pytest.mark.parametrize(
    "anders",
    [
        {"herausgeber": "LPR"},
        {"quelle_titel": "anderes"},
        {"stand": "2021-02-07"},
        {"einheit": "cent"},
        {"nenner": 100},
        {"ordnungszahl": True},
        {"wert": 58},
    ],
    ids=str,
)
def test_equal_numbers_of_another_source_or_kind_are_no_trap(maschine: Engine, anders: dict[str, Any]) -> None:
    assert faelle(maschine, zahl(57, ABSOLVENTEN), zahl(57, "kommunen_beraten") | anders) == []


def test_nothing_after_the_stichtag(maschine: Engine) -> None:
    assert faelle(maschine, zahl(57, ABSOLVENTEN), zahl(57, "kommunen_beraten"), tag="2021-02-05") == []


def test_the_bundled_ledger_has_the_known_trap_and_no_other(daten: Berichtsdaten) -> None:
    (fall,) = verwechslungen(daten, auswahl("2023-06-30", 3))
    assert fall.titel == "102 ist nicht 102"
    assert "102 Beccaria-Absolventinnen und -Absolventen, 102 Kommunen „beraten“ (SMI: " in fall.satz
    assert "Befragte der Auftaktkonferenz" in fall.satz
    assert eigene_widersprueche(daten, auswahl("2023-06-30", 3)) == ()
    assert verwechslungen(daten, auswahl("2021-02-05", 3)) == ()


def test_a_contradiction_about_graduates_is_shown(maschine: Engine) -> None:
    schreibe(maschine, veroeffentlichung=[zahl(57, ABSOLVENTEN), zahl(40, ABSOLVENTEN, "2022-01-01")])
    (streit,) = eigene_widersprueche(Berichtsdaten(direkt(maschine)), auswahl("2022-01-11"))
    assert {v.wert for v in streit.alle} == {57, 40}


def test_numbers_of_one_year_are_named_beside_totals(daten: Berichtsdaten) -> None:
    absolventen, coaching = zeitreihen(daten, auswahl("2023-06-30", 3), "light")
    assert "gilt: 24 im Jahr 2020." in coaching.unterschrift
    assert "Zeitraum" not in absolventen.unterschrift
    assert {absolventen.schluessel, coaching.schluessel} == {f"zeitreihe-{ABSOLVENTEN}", f"zeitreihe-{COACHING}"}
