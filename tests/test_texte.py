"""Does every number, date and choice become the right German text, and does a wrong one get a German answer?"""

from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import zahlen, zeit
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl
from domain.kennzahl import Betrag, Geldzustand, Zaehleinheit
from domain.zahlen import NBSP, Zusatz
from domain.zeit import Genauigkeit, Zeitangabe
from tests.bausteine import eine_kennzahl

TAG = date(2021, 2, 6)


def mit_leerzeichen(text: str) -> str:
    """Protected spaces written as ~ so that they can be seen."""
    return text.replace(NBSP, "~")


# --- numbers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wert", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (4_077_937, "4.077.937"), (-1234, "-1.234")]
)
def test_whole_numbers_have_points(wert: int, text: str) -> None:
    assert zahlen.ganzzahl(wert) == text


@pytest.mark.parametrize(
    ("cent", "genau", "kurz", "wort"),
    [
        (0, "0~€", "0~€", "0~Euro"),
        (1, "0,01~€", "0,01~€", "0,01~Euro"),
        (150, "1,50~€", "1,50~€", "1,50~Euro"),
        (42_000_000, "420.000~€", "420.000~€", "420.000~Euro"),
        (100_000_000, "1.000.000~€", "1~Mio.~€", "1~Million~Euro"),
        (130_000_000, "1.300.000~€", "1,3~Mio.~€", "1,3~Millionen~Euro"),
        (131_000_000, "1.310.000~€", "1.310.000~€", "1.310.000~Euro"),  # never rounded
        (130_000_001, "1.300.000,01~€", "1.300.000,01~€", "1.300.000,01~Euro"),
        (99_999_999, "999.999,99~€", "999.999,99~€", "999.999,99~Euro"),
        (123_450_000_000, "1.234.500.000~€", "1.234,5~Mio.~€", "1.234,5~Millionen~Euro"),
    ],
)
def test_money_is_shortened_only_where_nothing_is_lost(cent: int, genau: str, kurz: str, wort: str) -> None:
    texte = (zahlen.euro(cent), zahlen.euro_kurz(cent), zahlen.euro_wort(cent))
    assert tuple(map(mit_leerzeichen, texte)) == (genau, kurz, wort)


@given(st.integers(0, 10**14))
def test_money_in_full_reads_back_as_the_same_cents(cent: int) -> None:
    ganze, _, rest = zahlen.euro(cent).removesuffix(f"{NBSP}€").replace(".", "").partition(",")
    assert int(ganze) * 100 + int(rest or 0) == cent


def test_an_amount_says_its_state() -> None:
    assert mit_leerzeichen(str(Betrag(42_000_000, Geldzustand.BEWILLIGT))) == "420.000~€ bewilligt"


@pytest.mark.parametrize(
    ("zaehler", "nenner", "text"), [(48, 126, "38,1~%"), (0, 5, "0,0~%"), (1, 1, "100,0~%"), (3, 0, "keine Angabe")]
)
def test_a_share_without_base_is_no_share(zaehler: int, nenner: int, text: str) -> None:
    assert mit_leerzeichen(zahlen.prozent(zaehler, nenner)) == text


@pytest.mark.parametrize(("wert", "text"), [(24, "+24"), (-3, "\N{MINUS SIGN}3"), (0, "±0"), (1234, "+1.234")])
def test_a_change_has_its_sign(wert: int, text: str) -> None:
    assert zahlen.differenz(wert) == text


def test_qualifiers() -> None:
    worte = {zusatz: zusatz.wort for zusatz in Zusatz if zusatz.wort}
    assert worte == {Zusatz.UEBER: "über", Zusatz.MINDESTENS: "mindestens", Zusatz.CA: "rund"}
    assert {z for z in Zusatz if z.genau} == {Zusatz.EXAKT, Zusatz.BEREITS}
    assert {z for z in Zusatz if z.untergrenze} == {Zusatz.UEBER, Zusatz.MINDESTENS}


@pytest.mark.parametrize(
    ("wert", "vorwort", "text"), [(1, "", "1 Kommune"), (0, "", "0 Kommunen"), (1200, "über", "über 1.200 Kommunen")]
)
def test_one_is_singular(wert: int, vorwort: str, text: str) -> None:
    assert eine_kennzahl().satz(wert, vorwort) == text


def test_money_of_a_kennzahl_is_short_on_cards_and_a_word_in_sentences() -> None:
    k = eine_kennzahl(zaehleinheit=Zaehleinheit.EURO, einzahl="bewilligt", mehrzahl="bewilligt")
    assert mit_leerzeichen(k.zahl(130_000_000)) == "1,3~Mio.~€"
    assert mit_leerzeichen(k.satz(130_000_000, "rund")) == "rund 1,3~Millionen~Euro bewilligt"
    assert eine_kennzahl().zahl(130_000_000) == "130.000.000"


# --- dates -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "genauigkeit", "von", "bis", "gelesen"),
    [
        ("2021-02-06", "tag", TAG, TAG, "06.02.2021"),
        ("2020-02", "monat", date(2020, 2, 1), date(2020, 2, 29), "Februar~2020"),
        ("2021-03", "monat", date(2021, 3, 1), date(2021, 3, 31), "März~2021"),
        ("2021", "jahr", date(2021, 1, 1), date(2021, 12, 31), "2021"),
        ("2021-02-06", "bekannt_am", None, TAG, "bekannt 06.02.2021"),
        ("2021-02", "bekannt_am", None, date(2021, 2, 28), "bekannt Februar~2021"),
        ("2021", "bekannt_am", None, date(2021, 12, 31), "bekannt 2021"),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(
    text: str, genauigkeit: str, von: date | None, bis: date, gelesen: str
) -> None:
    angabe = Zeitangabe(text, Genauigkeit(genauigkeit))
    assert (angabe.fruehestens, angabe.spaetestens, mit_leerzeichen(str(angabe))) == (von, bis, gelesen)


@pytest.mark.parametrize(
    ("text", "genauigkeit", "grund"),
    [
        ("2021-02-30", "tag", "„2021-02-30“ ist kein Tag des Kalenders"),
        ("2021-13", "monat", "„2021-13“ ist kein Tag des Kalenders"),
        ("0000", "jahr", "„0000“ ist kein Tag des Kalenders"),
        ("6.2.2021", "tag", "ist kein Datum der Form JJJJ"),
        ("2021-2-6", "tag", "ist kein Datum der Form JJJJ"),
        ("", "jahr", "ist kein Datum der Form JJJJ"),
        ("2021-02-06 ", "tag", "ist kein Datum der Form JJJJ"),
        ("2021", "tag", "passt nicht zur Genauigkeit „tag“"),
        ("2021-02", "jahr", "passt nicht zur Genauigkeit „jahr“"),
        ("2021-02-06", "monat", "passt nicht zur Genauigkeit „monat“"),
    ],
)
def test_a_wrong_date_is_refused_in_german(text: str, genauigkeit: str, grund: str) -> None:
    with pytest.raises(ValueError, match=grund):
        Zeitangabe(text, Genauigkeit(genauigkeit))


@given(st.dates())
def test_every_written_date_encloses_its_day(tag: date) -> None:
    for laenge in (10, 7, 4):
        text = tag.isoformat()[:laenge]
        angabe = Zeitangabe(text, zeit.passende_genauigkeit(text))
        assert angabe.fruehestens is not None
        assert angabe.fruehestens <= tag <= angabe.spaetestens


def test_days_for_people() -> None:
    assert zeit.tag_kurz(TAG) == "06.02.2021"
    assert mit_leerzeichen(zeit.tag_lang(TAG)) == "6.~Februar~2021"
    wann = [mit_leerzeichen(zeit.zeitpunkt_text(text)) for text in ("2021-02-06", "2021-04", "2021")]
    assert wann == ["am~06.02.2021", "im April~2021", "2021"]
    assert zeit.ein_jahr_vor(date(2020, 2, 29)) == date(2019, 2, 28)
    assert zeit.ein_jahr_vor(date(2021, 2, 28)) == date(2020, 2, 28)


# --- the choice --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direktionen", "kreise", "raum"),
    [
        ((), (), "Freistaat Sachsen"),
        (("Leipzig",), (), "Polizeidirektion Leipzig"),
        (("Chemnitz", "Leipzig", "Zwickau"), (), "Polizeidirektionen Chemnitz, Leipzig und Zwickau"),
        ((), ("14521", "14729"), "Erzgebirgskreis und Landkreis Leipzig"),
        (("Leipzig",), ("14729",), "Polizeidirektion Leipzig, Landkreis Leipzig"),
    ],
)
def test_the_area_in_words(direktionen: tuple[str, ...], kreise: tuple[str, ...], raum: str) -> None:
    auswahl = Auswahl(TAG, 3, polizeidirektionen=direktionen, landkreise=kreise)
    assert auswahl.raum() == raum
    assert auswahl.ganzes_land == (raum == "Freistaat Sachsen")


def test_a_choice_describes_and_names_itself() -> None:
    auswahl = Auswahl(TAG, 3, vergleich=date(2020, 2, 6), polizeidirektionen=("Görlitz",))
    text = "Polizeidirektion Görlitz · Stichtag 6.~Februar~2021 · verglichen mit dem 6.~Februar~2020 · Datenstand 3"
    assert mit_leerzeichen(auswahl.beschreibung()) == text
    assert auswahl.dateiname() == "asskomm_Goerlitz_2021-02-06_datenstand-3"
    assert auswahl.mit(polizeidirektionen=(), vergleich=None).dateiname() == "asskomm_Sachsen_2021-02-06_datenstand-3"


@given(
    st.builds(
        Auswahl,
        stichtag=st.dates(date(2019, 1, 1)),
        datenstand=st.integers(1),
        vergleich=st.none() | st.dates(),
        polizeidirektionen=st.lists(st.sampled_from(POLIZEIDIREKTIONEN), unique=True).map(tuple),
        landkreise=st.lists(st.sampled_from(["14521", "14729"]), unique=True).map(tuple),
    )
)
def test_the_link_restores_exactly_this_choice(auswahl: Auswahl) -> None:
    link = auswahl.als_url()
    assert link.startswith("?stichtag=")
    assert link.isascii()
    teile = parse_qs(link[1:], strict_parsing=True)
    gelesen = Auswahl(
        stichtag=date.fromisoformat(teile.pop("stichtag")[0]),
        datenstand=int(teile.pop("datenstand")[0]),
        vergleich=date.fromisoformat(teile.pop("vergleich")[0]) if "vergleich" in teile else None,
        polizeidirektionen=tuple(teile.pop("polizeidirektion", [])),
        landkreise=tuple(teile.pop("landkreis", [])),
    )
    assert gelesen == auswahl
    assert teile == {}


def test_an_old_datenstand_stands_in_the_description_and_in_the_file_name() -> None:
    alt = Auswahl(date(2021, 2, 6), 2, veraltet=True)
    assert alt.datenstand_text == "alter Datenstand 2"
    assert alt.beschreibung().endswith("Stichtag 6.\u00a0Februar\u00a02021 · alter Datenstand 2")
    assert alt.dateiname() == "asskomm_Sachsen_2021-02-06_alter-datenstand-2"


def test_the_choice_that_a_choice_is_compared_with() -> None:
    jetzt = Auswahl(date(2022, 1, 11), 3, date(2021, 2, 6), ("Leipzig",), vergleichsstand=2)
    assert jetzt.damals == Auswahl(date(2021, 2, 6), 2, None, ("Leipzig",))
    assert jetzt.vergleich_text() == "6.\u00a0Februar\u00a02021 nach Datenstand 2"
    assert parse_qs(jetzt.als_url()[1:])["vergleichsstand"] == ["2"]
    gleich = jetzt.mit(vergleichsstand=None)
    assert gleich.damals == Auswahl(date(2021, 2, 6), 3, None, ("Leipzig",))
    assert gleich.vergleich_text() == "6.\u00a0Februar\u00a02021"
    assert "vergleichsstand" not in gleich.als_url()
    assert gleich.mit(vergleich=None).damals is None


@given(
    st.lists(st.sampled_from(POLIZEIDIREKTIONEN), unique=True).map(tuple),
    st.lists(st.sampled_from(["14521", "14729"])).map(tuple),
)
def test_an_area_can_be_written_down_and_asked_for_again(direktionen: tuple[str, ...], kreise: tuple[str, ...]) -> None:
    auswahl = Auswahl(date(2022, 1, 11), 3, None, direktionen, kreise)
    ganz = auswahl.mit(polizeidirektionen=(), landkreise=())
    assert ganz.mit_raum(auswahl.raum_als_url()) == auswahl
