"""Does the product say what the ministry's two press releases said, with source and day, and not a day too early?"""

from datetime import date, timedelta

import pytest

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl, Ebene
from domain.kennzahl import Basis, Zaehleinheit
from domain.messwert import Messwert
from domain.zahlen import NBSP, Zusatz

BILANZ = date(2021, 2, 6)  # Medieninformation „2 Jahre ASSKomm! – Eine Bilanz.“
WERDAU = date(2022, 1, 11)  # Medieninformation „Als erste Stadt 2022: Werdau …“


def messwerte(daten: Berichtsdaten, tag: date, **raum: tuple[str, ...]) -> dict[str, Messwert]:
    return daten.messwerte(Auswahl(tag, daten.neuester_datenstand(), **raum))


VEROEFFENTLICHT = [
    (BILANZ, "kommunen_beraten", 102, Zusatz.EXAKT, "102 Kommunen beraten"),
    (BILANZ, "kommunale_praeventionsraete", 19, Zusatz.EXAKT, "19 Kommunale Präventionsräte"),
    (BILANZ, "foerdermittel_bewilligt", 42_000_000, Zusatz.UEBER, f"über 420.000{NBSP}Euro bewilligt (seit 02/2019)"),
    (BILANZ, "kommunen_mit_coaching", 24, Zusatz.BEREITS, "24 Kommunen mit Coaching (im Jahr 2020)"),
    (BILANZ, "beccaria_absolventen", 102, Zusatz.EXAKT, "102 Beccaria-Absolventinnen und -Absolventen"),
    (BILANZ, "beccaria_laufend", 18, Zusatz.EXAKT, "18 Personen in der laufenden Beccaria-Fortbildung (im Jahr 2021)"),
    (WERDAU, "kommunen_beraten", 126, Zusatz.BEREITS, "126 Kommunen beraten"),
    (WERDAU, "eng_kooperierende_kommunen", 48, Zusatz.EXAKT, "48 eng kooperierende Kommunen"),
    (WERDAU, "kommunale_praeventionsraete", 26, Zusatz.EXAKT, "26 Kommunale Präventionsräte"),
    (WERDAU, "foerdermittel_verfuegbar", 130_000_000, Zusatz.EXAKT, f"1,3{NBSP}Millionen{NBSP}Euro verfügbar (im Jahr 2022)"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "schluessel", "wert", "zusatz", "text"), VEROEFFENTLICHT)
def test_the_figure_of_the_press_release_stands_from_its_day_on(
    daten: Berichtsdaten, tag: date, schluessel: str, wert: int, zusatz: Zusatz, text: str
) -> None:
    m = messwerte(daten, tag)[schluessel]
    assert (m.wert, m.zusatz, m.text) == (wert, zusatz, text)
    assert m.basis is Basis.VEROEFFENTLICHT
    assert m.veroeffentlicht is not None
    assert (m.veroeffentlicht.stand_bis, m.veroeffentlicht.herausgeber) == (tag, "SMI")
    assert "Medieninformation" in m.veroeffentlicht.quelle
    assert f"{tag:%d.%m.%Y}" in m.herkunft
    assert "SMI" in m.herkunft


FRUEHER = [  # value and as-of date that stood the day before, or nothing
    (BILANZ, "kommunen_beraten", 100, "2021-01-18"),
    (BILANZ, "kommunale_praeventionsraete", 17, "2020-11"),
    (BILANZ, "kommunen_mit_coaching", None, ""),
    (BILANZ, "beccaria_absolventen", 72, "2019"),
    (BILANZ, "beccaria_laufend", None, ""),
    (WERDAU, "kommunen_beraten", 121, "2021-09-01"),
    (WERDAU, "eng_kooperierende_kommunen", 43, "2021-09-01"),
    (WERDAU, "kommunale_praeventionsraete", 26, "2021-11"),
    (WERDAU, "foerdermittel_verfuegbar", 130_000_000, "2021-06-25"),
]


@pytest.mark.parametrize(("tag", "schluessel", "wert", "stand"), FRUEHER)
def test_one_day_before_the_older_figure_stands(
    daten: Berichtsdaten, tag: date, schluessel: str, wert: int | None, stand: str
) -> None:
    v = messwerte(daten, tag - timedelta(days=1))[schluessel].veroeffentlicht
    assert (v.wert if v else None, v.stand if v else "") == (wert, stand)


def test_before_the_first_published_sum_only_proved_money_is_told(daten: Berichtsdaten) -> None:
    m = messwerte(daten, BILANZ - timedelta(days=1))["foerdermittel_bewilligt"]
    assert m.veroeffentlicht is None
    assert m.basis is Basis.BELEGT
    assert m.text.startswith("mindestens ")
    assert 0 < m.belegt < 42_000_000


def test_the_two_102_are_different_things(daten: Berichtsdaten) -> None:
    am_tag = messwerte(daten, BILANZ)
    beraten, absolventen = am_tag["kommunen_beraten"], am_tag["beccaria_absolventen"]
    assert beraten.wert == absolventen.wert == 102
    assert beraten.kennzahl.zaehleinheit is Zaehleinheit.KOMMUNE
    assert absolventen.kennzahl.zaehleinheit is Zaehleinheit.PERSON
    assert beraten.text != absolventen.text


def test_the_two_1_3_million_have_different_periods(daten: Berichtsdaten) -> None:
    vorher, nachher = (messwerte(daten, tag)["foerdermittel_verfuegbar"] for tag in (date(2021, 12, 31), WERDAU))
    assert vorher.wert == nachher.wert == 130_000_000
    assert (vorher.zeitraum, nachher.zeitraum) == ("Doppelhaushalt 2021/2022", "im Jahr 2022")
    assert (vorher.zusatz, nachher.zusatz) == (Zusatz.CA, Zusatz.EXAKT)


def test_the_26_councils_of_november_were_counted_with_landkreise(daten: Berichtsdaten) -> None:
    november, januar = (messwerte(daten, tag)["kommunale_praeventionsraete"] for tag in (date(2021, 11, 30), WERDAU))
    assert november.veroeffentlicht is not None
    assert november.veroeffentlicht.zaehleinheit == "Städte, Gemeinden, Verbände und zwei Landkreise"
    assert januar.veroeffentlicht is not None
    assert januar.veroeffentlicht.zaehleinheit == ""


@pytest.mark.parametrize("tag", [date(2019, 2, 6), BILANZ, WERDAU])
def test_eight_model_towns_are_counted(daten: Berichtsdaten, tag: date) -> None:
    m = messwerte(daten, tag)["modellkommunen"]
    assert (m.wert, m.belegt, m.basis, m.zahl) == (8, 8, Basis.GEZAEHLT, "8")
    assert messwerte(daten, date(2019, 2, 5))["modellkommunen"].wert == 0
    nachweis = daten.nachweis(m.kennzahl, Auswahl(tag, daten.neuester_datenstand()))
    assert sorted(nachweis["ags"]) == sorted(set(nachweis["ags"]))
    assert (nachweis["herausgeber"] != "").all()


def test_a_directorate_never_borrows_the_figure_of_the_state(daten: Berichtsdaten) -> None:
    """What is proved there is a minimum; where nothing is, there is no figure, which is not 0."""
    for name in POLIZEIDIREKTIONEN:
        am_tag = messwerte(daten, WERDAU, polizeidirektionen=(name,))
        assert all(m.veroeffentlicht is None for m in am_tag.values())
        verbund = am_tag["kommunen_im_verbund"]
        assert verbund.basis is Basis.BELEGT
        assert verbund.text.startswith(f"mindestens {verbund.belegt} Kommune")
        assert am_tag["eng_kooperierende_kommunen"].wert is None
        assert am_tag["eng_kooperierende_kommunen"].zahl == "keine Angabe"


def test_proved_is_less_than_published_and_both_are_told(daten: Berichtsdaten) -> None:
    m = messwerte(daten, WERDAU)["kommunen_beraten"]
    assert 0 < m.belegt < 126
    assert m.beleg_text == f"mindestens {m.belegt} belegt"
    je_direktion = daten.werte(m.kennzahl, Auswahl(WERDAU, m.datenstand), Ebene.POLIZEIDIREKTION)
    assert int(je_direktion["belegt"].sum()) == m.belegt
