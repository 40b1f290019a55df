"""What does one value say, on what does it rest, and when can two be compared?"""

from datetime import date

import pytest

from domain.auswahl import Ebene
from domain.groessenklasse import klassen_text
from domain.kennzahl import Basis, Zaehleinheit
from domain.messwert import Messwert, Veraenderung, Veroeffentlichung, veraenderung
from domain.zahlen import NBSP, Zusatz
from tests.bausteine import eine_kennzahl, eine_veroeffentlichung

TAG = date(2021, 2, 6)
EURO = eine_kennzahl(zaehleinheit=Zaehleinheit.EURO, einzahl="bewilligt", mehrzahl="bewilligt")


def wert(belegt: int = 0, veroeffentlicht: Veroeffentlichung | None = None, **mehr: object) -> Messwert:
    vorgabe = {"kennzahl": eine_kennzahl(), "ebene": Ebene.LAND, "raum": "Sachsen", "stichtag": TAG, "datenstand": 1}
    return Messwert(**{**vorgabe, "belegt": belegt, "veroeffentlicht": veroeffentlicht, **mehr})  # type: ignore[arg-type]


def veroeffentlicht(zahl: int, zusatz: Zusatz = Zusatz.EXAKT, **mehr: object) -> Messwert:
    return wert(0, eine_veroeffentlichung(zahl, zusatz=zusatz, **mehr))


def test_nothing_known_is_no_zero() -> None:
    m = wert()
    assert (m.basis, m.wert, m.zahl) == (Basis.KEINE_ANGABE, None, "keine Angabe")
    assert m.text == "Titel: keine Angabe"
    assert "0" not in m.herkunft
    assert wert(vorbehalt=3).wert is None, "doubtful records prove nothing"


def test_what_is_proved_is_a_minimum() -> None:
    m = wert(24)
    assert (m.basis, m.wert, m.zusatz, m.zahl) == (Basis.BELEGT, 24, Zusatz.MINDESTENS, "mind. 24")
    assert m.text == "mindestens 24 Kommunen"
    assert wert(1).text == "mindestens 1 Kommune"
    assert m.beleg_text == m.herkunft == "mindestens 24 belegt"


def test_a_complete_count_is_the_value_even_if_it_is_zero() -> None:
    m = wert(0, eine_veroeffentlichung(9), vollstaendig=True)
    assert (m.basis, m.wert, m.zusatz, m.text) == (Basis.GEZAEHLT, 0, Zusatz.EXAKT, "0 Kommunen")


@pytest.mark.parametrize(
    ("belegt", "basis", "zahl"), [(0, "veröffentlicht", 126), (126, "veröffentlicht", 126), (127, "belegt", 127)]
)
def test_a_published_figure_stands_until_more_is_proved(belegt: int, basis: str, zahl: int) -> None:
    m = wert(belegt, eine_veroeffentlichung(126))
    assert (m.basis, m.wert) == (basis, zahl)


@pytest.mark.parametrize(
    ("zusatz", "text"),
    [
        (Zusatz.EXAKT, "102 Kommunen"), (Zusatz.BEREITS, "102 Kommunen"), (Zusatz.UEBER, "über 102 Kommunen"),
        (Zusatz.MINDESTENS, "mindestens 102 Kommunen"), (Zusatz.CA, "rund 102 Kommunen"),
    ],
)  # fmt: skip
def test_the_published_qualifier_stays(zusatz: Zusatz, text: str) -> None:
    assert veroeffentlicht(102, zusatz).text == text


def test_a_period_belongs_to_the_figure() -> None:
    assert veroeffentlicht(24, zeitraum="2020").text == "24 Kommunen (im Jahr 2020)"
    assert veroeffentlicht(24, zeitraum="seit 2018").text == "24 Kommunen (seit 2018)"


def test_source_and_day_are_told() -> None:
    herkunft = {"herausgeber": "SMI", "quelle_titel": "Medieninformation „Bilanz“"}
    am_tag = veroeffentlicht(102, veroeffentlicht="2021-02-06", **herkunft)
    assert am_tag.herkunft.startswith(f"veröffentlicht am{NBSP}06.02.2021 in: SMI")
    spaeter = veroeffentlicht(102, stand="2021-02", veroeffentlicht="2021-03-01", **herkunft)
    assert f"mit Stand Februar{NBSP}2021" in spaeter.herkunft, "the as-of date is not the day of publication"
    assert am_tag.veroeffentlicht is not None
    assert am_tag.veroeffentlicht.quelle == "SMI: Medieninformation „Bilanz“"
    assert eine_veroeffentlichung(1, herausgeber="SMI").quelle == "SMI"


def test_a_kennzahl_without_records_says_so() -> None:
    assert wert(kennzahl=eine_kennzahl(messung=None)).beleg_text == "nicht zählbar, weil nicht definiert"


def test_changes_of_one_kind_are_told() -> None:
    assert veraenderung(wert(24), wert(20)) == Veraenderung(4, "belegt seit 06.02.2021"), (
        "more is proved, not: more happened"
    )
    assert veraenderung(wert(3, vollstaendig=True), wert(5, vollstaendig=True)) == Veraenderung(-2, "seit 06.02.2021")
    neu, alt = veroeffentlicht(126, Zusatz.BEREITS, stand="2022-01-11"), veroeffentlicht(102)
    assert veraenderung(neu, alt) == Veraenderung(24, "gegenüber 102 (Stand 06.02.2021)"), (
        "its own day, not the Vergleichstag"
    )
    gleich = veroeffentlicht(102, stand="2022-01-11")
    assert veraenderung(gleich, veroeffentlicht(102)).wert == 0, "published anew, unchanged"


@pytest.mark.parametrize(
    ("neu", "alt", "grund"),
    [
        (wert(24), wert(), "keine Angabe"),
        (wert(), wert(24), ""),
        (veroeffentlicht(126), wert(24), "belegt"),
        (wert(8, vollstaendig=True), veroeffentlicht(8), "veröffentlicht"),
        (veroeffentlicht(32), veroeffentlicht(24, zeitraum="2020"), "im Jahr 2020"),
        (veroeffentlicht(24, zeitraum="2020"), veroeffentlicht(32), "insgesamt"),
        (veroeffentlicht(102), veroeffentlicht(102), "nicht"),  # the very same publication
        (veroeffentlicht(126), veroeffentlicht(100, Zusatz.UEBER), "keine genaue Zahl"),
        (veroeffentlicht(126, Zusatz.CA), veroeffentlicht(100), "keine genaue Zahl"),
    ],
)
def test_what_cannot_be_compared_says_why(neu: Messwert, alt: Messwert, grund: str) -> None:
    ergebnis = veraenderung(neu, alt)
    assert ergebnis.wert is None
    assert grund in ergebnis.grund
    assert ergebnis.text(neu.kennzahl) == ""


@pytest.mark.parametrize(
    ("neu", "alt", "worte"),
    [
        (wert(24, datenstand=4), wert(20, datenstand=3), "+4 belegt gegenüber Datenstand 3"),
        (wert(3, vollstaendig=True, datenstand=4), wert(3, vollstaendig=True, datenstand=3), "±0 gegenüber Datenstand 3"),
        (wert(24, datenstand=4), wert(20, datenstand=3, stichtag=date(2020, 1, 1)), "+4 belegt seit 01.01.2020 nach Datenstand 3"),
        (wert(24, stichtag=date(2022, 1, 1)), wert(20), "+4 belegt seit 06.02.2021"),
        (wert(24, datenstand=4), wert(datenstand=3), "nach Datenstand 3 noch keine Angabe"),
        (wert(0, eine_veroeffentlichung(102), datenstand=4), wert(24, datenstand=3), "ohne Vergleich: nach Datenstand 3 belegt"),
        (wert(0, eine_veroeffentlichung(102), datenstand=4), wert(0, eine_veroeffentlichung(102), datenstand=3),
         "nach Datenstand 3 ebenso veröffentlicht"),
        (wert(0, eine_veroeffentlichung(102), datenstand=4), wert(0, eine_veroeffentlichung(100), datenstand=3),
         "+2 gegenüber 100 (Stand 06.02.2021, Datenstand 3)"),
    ],
)  # fmt: skip
def test_a_change_of_knowledge_is_no_change_of_time(neu: Messwert, alt: Messwert, worte: str) -> None:
    ergebnis = veraenderung(neu, alt)
    assert (ergebnis.text(neu.kennzahl) or ergebnis.grund) == worte


def test_another_note_is_no_new_publication() -> None:
    alt = veroeffentlicht(102, kennung="v", notiz="")
    assert veraenderung(veroeffentlicht(102, kennung="v", notiz="Fundstelle ergänzt"), alt).wert is None


def test_values_of_two_definitions_are_not_compared() -> None:
    neue = eine_kennzahl(fassung=2)
    for neu, alt in (
        (wert(24, kennzahl=neue), wert(20)),
        (wert(0, eine_veroeffentlichung(9), kennzahl=neue), veroeffentlicht(8)),
    ):
        assert veraenderung(neu, alt) == Veraenderung(None, grund="ohne Vergleich: damals anders definiert (Fassung 1)")


@pytest.mark.parametrize(
    ("differenz", "text"),
    [(18_000_000, f"+180.000{NBSP}€"), (-130_000_000, f"\N{MINUS SIGN}1,3{NBSP}Mio.{NBSP}€"), (0, f"±0{NBSP}€")],
)
def test_a_change_of_money_is_money(differenz: int, text: str) -> None:
    assert Veraenderung(differenz).text(EURO) == text
    assert Veraenderung(24).text(eine_kennzahl()) == "+24"


def test_a_figure_of_one_year_has_nothing_before_it() -> None:
    jaehrlich = eine_kennzahl(kumuliert=False)

    def im(jahr: int, n: int, **mehr: object) -> Messwert:
        return wert(n, stichtag=date(jahr, 2, 6), kennzahl=jaehrlich, vollstaendig=True, **mehr)

    assert veraenderung(im(2021, 19), im(2020, 18)) == Veraenderung(None, grund="ohne Vergleich: damals Zahl für 2020")
    assert veraenderung(im(2021, 19, datenstand=2), im(2021, 18)).wert == 1, "of one year it may be compared"
    neu, alt = (
        wert(0, eine_veroeffentlichung(n, stand=f"{jahr}-02-06", kennung=str(n)), kennzahl=jaehrlich)
        for n, jahr in ((19, 2021), (18, 2020))
    )
    assert veraenderung(neu, alt).grund == "ohne Vergleich: damals Zahl für 2020"


def test_size_classes_are_named_in_the_dative() -> None:
    assert klassen_text(("bis-5000", "5000-10000", "ab-100000")) == (
        "Kommunen unter 5.000 oder von 5.000 bis unter 10.000 oder ab 100.000 Einwohnern"
    )
