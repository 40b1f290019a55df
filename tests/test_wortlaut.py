"""Is every wording of a number true, whatever the number, the qualifier and the case? Read back by a checker of its own."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.satzbau import ANALYSE, KOMMUNE, MENSCH, RAT, VEREINBARUNG
from domain.anteil import anteil, jede, prozent
from domain.nomen import Fall, menge, zahl
from domain.wortlaut import Stil, Wortlaut, moegliche, wortlaut
from domain.zahlen import Zusatz
from tests.wortpruefer import lies, lies_anteil

JE_STIL = 10_000
NOMEN = (None, KOMMUNE, RAT, VEREINBARUNG, ANALYSE, MENSCH)
ERLAUBT = {
    Zusatz.UEBER: ("über ", "mehr als "),
    Zusatz.MINDESTENS: ("über ", "mehr als ", "mindestens "),
    Zusatz.CA: ("rund ",),
}


def sichtbar(text: str) -> str:
    """Protected spaces written as ~ so that they can be seen."""
    return text.replace("\u00a0", "~")


def bekannt(wert: int, zusatz: Zusatz) -> tuple[int, int | None]:
    """What may be true of a value that was published with a qualifier."""
    return {Zusatz.UEBER: (wert + 1, None), Zusatz.MINDESTENS: (wert, None)}.get(zusatz, (wert, wert))


def pruefe(wert: int, zusatz: Zusatz, stil: Stil, *, in_euro: bool) -> Wortlaut:
    """The wording is true, its own interval says the same as its words, and it does not stray far."""
    wort = wortlaut(wert, zusatz, stil, in_euro=in_euro)
    spanne, teiler = lies(wort.text), 100 if in_euro else 1
    unten, oben = bekannt(wert, zusatz)
    assert spanne.umfasst(Fraction(unten, teiler), None if oben is None else Fraction(oben, teiler)), (
        wert,
        zusatz,
        wort,
    )
    for rand in (wort.untere - 1, wort.untere, wort.obere, None if wort.obere is None else wort.obere + 1):
        if rand is not None and rand >= 0:
            assert spanne.enthaelt(Fraction(rand, teiler)) == wort.gilt(rand), (wert, wort, rand)
    if zusatz in ERLAUBT:
        assert wort.text.startswith(ERLAUBT[zusatz])
    if spanne.unten is not None and wort.regel not in (Stil.GENAU, Stil.MINDESTENS) and zusatz.genau:
        assert abs(Fraction(wert, teiler) - genannt(wort.text)) <= genannt(wort.text) / 10, "it would mislead"
    return wort


def genannt(text: str) -> Fraction:
    """The number that the words name."""
    ohne = text
    for stil in Stil:
        ohne = ohne.removeprefix(f"{stil} ")
    unten = lies(ohne).unten
    assert unten is not None
    return unten


ZAHLEN = st.integers(0, 10**11) | st.builds(lambda r, n: r * 10**n, st.integers(1, 99), st.integers(0, 9))
# Where mistakes are: beside a number, and beside what is 5 or 10 % away from it.
DANEBEN = tuple(
    lambda wert, faktor=faktor, schritt=schritt: max(0, wert * faktor // 100 + schritt)
    for faktor in (90, 95, 100, 105, 110)
    for schritt in (-1, 0, 1, 7)
)


@pytest.mark.parametrize("stil", Stil)
def test_no_wording_is_ever_false(stil: Stil) -> None:
    """500 numbers that Hypothesis thinks of, and twenty around each."""
    genommen = gesamt = 0

    @given(ZAHLEN, st.sampled_from((Zusatz.EXAKT, *Zusatz)), st.booleans())
    @settings(max_examples=JE_STIL // len(DANEBEN), database=None)
    def rund_um_jede_zahl(zahl: int, zusatz: Zusatz, in_euro: bool) -> None:
        nonlocal genommen, gesamt
        for daneben in DANEBEN:
            genommen += pruefe(daneben(zahl), zusatz, stil, in_euro=in_euro).regel is stil
            gesamt += 1

    rund_um_jede_zahl()
    assert gesamt >= JE_STIL
    assert genommen > JE_STIL / 20, "the style is hardly ever used: the test tests something else"


@pytest.mark.parametrize("stil", Stil)
def test_all_small_numbers_are_worded_truly(stil: Stil) -> None:
    for wert in range(600):
        for zusatz in Zusatz:
            pruefe(wert, zusatz, stil, in_euro=False)


@given(
    st.integers(0, 10**7), st.sampled_from(NOMEN), st.sampled_from(Fall), st.sampled_from(Stil), st.sampled_from(Zusatz)
)
@settings(max_examples=1_000)
def test_the_noun_changes_nothing_of_what_is_asserted(
    wert: int, nomen: object, fall: Fall, stil: Stil, zusatz: Zusatz
) -> None:
    mit, ohne = (wortlaut(wert, zusatz, stil, nomen=n, fall=fall) for n in (nomen, None))
    assert (mit.regel, mit.untere, mit.obere) == (ohne.regel, ohne.untere, ohne.obere)
    assert lies(mit.text) == lies(ohne.text)


@pytest.mark.parametrize("stil", [None, Stil.GUT, Stil.KNAPP, Stil.FAST, Stil.UEBER, Stil.MEHR_ALS, Stil.RUND])
def test_no_share_is_ever_false(stil: Stil | None) -> None:
    wuerfel = random.Random(f"{stil}")
    genommen = 0
    for _ in range(10_000):
        nenner = wuerfel.randint(1, 10 ** wuerfel.randint(1, 6))
        zaehler = wuerfel.randint(0, nenner)
        wort, wert = anteil(zaehler, nenner, stil), Fraction(zaehler, nenner)
        assert lies_anteil(wort.text).enthaelt(wert), (zaehler, nenner, wort)
        assert wort.gilt(wert)
        genommen += "Prozent" not in wort.text
    assert genommen > 500


def test_no_percentage_is_ever_false_and_no_every_nth() -> None:
    wuerfel = random.Random("Prozent")
    gefunden = 0
    for _ in range(10_000):
        nenner = wuerfel.randint(1, 10 ** wuerfel.randint(1, 6))
        zaehler = wuerfel.randint(0, nenner)
        wert = Fraction(zaehler, nenner)
        worte = [prozent(zaehler, nenner), *filter(None, [jede(zaehler, nenner)])]
        gefunden += len(worte) - 1
        assert all(lies_anteil(wort.text).enthaelt(wert) and wort.gilt(wert) for wort in worte), (
            zaehler,
            nenner,
            worte,
        )
    assert gefunden > 500


def test_what_is_not_all_is_never_hundred_percent_and_what_is_something_never_nothing() -> None:
    texte = [sichtbar(prozent(z, n).text) for z, n in ((9999, 10_000), (1, 100_000), (10_000, 10_000), (0, 3))]
    assert texte == ["über 99,9~Prozent", "weniger als 0,1~Prozent", "100~Prozent", "null Prozent"]
    assert [anteil(z, 7).text for z in (0, 7)] == ["keine", "alle"]


def test_ends_do_not_belong_to_more_and_to_nearly() -> None:
    drittel = Fraction(1, 3)
    ueber, knapp = anteil(48, 126), anteil(32, 100, Stil.KNAPP)
    assert (ueber.text, ueber.gilt(drittel), ueber.gilt(Fraction(34, 100))) == ("über ein Drittel", False, True)
    assert (knapp.text, knapp.gilt(drittel), knapp.gilt(Fraction(33, 100))) == ("knapp ein Drittel", False, True)


@pytest.mark.parametrize(
    ("wert", "zusatz", "stil", "in_euro", "text"),
    [
        # 6 February 2021
        (102, Zusatz.EXAKT, Stil.GENAU, False, "102~Kommunen"),
        (8, Zusatz.EXAKT, Stil.GENAU, False, "acht Kommunen"),
        (19, Zusatz.EXAKT, Stil.GENAU, False, "19~Kommunen"),
        (42_000_000, Zusatz.UEBER, Stil.GENAU, True, "über 420.000~Euro"),
        (42_000_000, Zusatz.UEBER, Stil.RUND, True, "über 420.000~Euro"),
        (42_000_000, Zusatz.UEBER, Stil.KNAPP, True, "über 420.000~Euro"),
        (24, Zusatz.BEREITS, Stil.GENAU, False, "24~Kommunen"),
        (102, Zusatz.EXAKT, Stil.UEBER, False, "über 100~Kommunen"),
        (18, Zusatz.EXAKT, Stil.GUT, False, "18~Kommunen"),
        (19, Zusatz.EXAKT, Stil.KNAPP, False, "knapp 20~Kommunen"),
        # 11 January 2022
        (126, Zusatz.BEREITS, Stil.GENAU, False, "126~Kommunen"),
        (126, Zusatz.BEREITS, Stil.KNAPP, False, "knapp 130~Kommunen"),
        (26, Zusatz.EXAKT, Stil.GENAU, False, "26~Kommunen"),
        (130_000_000, Zusatz.EXAKT, Stil.GENAU, True, "1,3~Millionen~Euro"),
        (130_000_000, Zusatz.EXAKT, Stil.RUND, True, "1,3~Millionen~Euro"),
        (130_000_000, Zusatz.CA, Stil.GENAU, True, "rund 1,3~Millionen~Euro"),
        (131_250_000, Zusatz.EXAKT, Stil.RUND, True, "rund 1,3~Millionen~Euro"),
        (131_250_000, Zusatz.EXAKT, Stil.GENAU, True, "1.312.500~Euro"),
        # few, none, bounds
        (0, Zusatz.EXAKT, Stil.RUND, False, "keine Kommune"),
        (1, Zusatz.EXAKT, Stil.GENAU, False, "eine Kommune"),
        (1, Zusatz.MINDESTENS, Stil.GENAU, False, "mindestens eine Kommune"),
        (12, Zusatz.EXAKT, Stil.GENAU, False, "zwölf Kommunen"),
        (13, Zusatz.EXAKT, Stil.GENAU, False, "13~Kommunen"),
        (12, Zusatz.UEBER, Stil.GENAU, False, "mehr als zwölf Kommunen"),
        (24, Zusatz.MINDESTENS, Stil.RUND, False, "mindestens 24~Kommunen"),
        (6_115_000, Zusatz.MINDESTENS, Stil.UEBER, True, "über 61.000~Euro"),
        (100, Zusatz.EXAKT, Stil.GENAU, True, "ein Euro"),
    ],
)
def test_golden_wordings(wert: int, zusatz: Zusatz, stil: Stil, in_euro: bool, text: str) -> None:
    assert sichtbar(wortlaut(wert, zusatz, stil, in_euro=in_euro, nomen=None if in_euro else KOMMUNE).text) == text


@pytest.mark.parametrize(
    ("zaehler", "nenner", "text"),
    [
        (48, 126, "über ein Drittel"), (43, 121, "gut ein Drittel"), (1, 2, "die Hälfte"), (83, 126, "knapp zwei Drittel"),
        (26, 102, "gut ein Viertel"), (5, 126, "4,0~Prozent"), (1, 100, "ein Prozent"),
    ],
)  # fmt: skip
def test_golden_shares(zaehler: int, nenner: int, text: str) -> None:
    assert sichtbar(anteil(zaehler, nenner).text) == text


def test_every_nth() -> None:
    worte = [jede(z, n) for z, n in ((1, 4), (31, 126), (43, 121), (48, 126), (1, 2))]
    texte = [wort.text if wort else None for wort in worte]
    assert texte == ["jede vierte", "fast jede vierte", "mehr als jede dritte", None, "jede zweite"]


@pytest.mark.parametrize(
    ("wert", "nomen", "fall", "text"),
    [
        (1, KOMMUNE, Fall.DATIV, "einer Kommune"), (0, KOMMUNE, Fall.GENITIV, "keiner Kommune"),
        (1, RAT, Fall.NOMINATIV, "ein Kommunaler Präventionsrat"), (1, RAT, Fall.DATIV, "einem Kommunalen Präventionsrat"),
        (1, RAT, Fall.GENITIV, "eines Kommunalen Präventionsrats"), (1, RAT, Fall.AKKUSATIV, "einen Kommunalen Präventionsrat"),
        (19, RAT, Fall.DATIV, "19~Kommunalen Präventionsräten"), (19, RAT, Fall.NOMINATIV, "19~Kommunale Präventionsräte"),
        (1, ANALYSE, Fall.DATIV, "einer vom Land bezahlten Sicherheitsanalyse"),
        (1_200_000, MENSCH, Fall.NOMINATIV, "1,2~Millionen~Menschen"),
        (1_000_000, MENSCH, Fall.NOMINATIV, "1~Million~Menschen"), (1_250_000, MENSCH, Fall.NOMINATIV, "1.250.000~Menschen"),
    ],
)  # fmt: skip
def test_nouns_follow_their_case(wert: int, nomen: object, fall: Fall, text: str) -> None:
    assert sichtbar(menge(wert, nomen, fall)) == text  # type: ignore[arg-type]


def test_number_words_end_at_twelve() -> None:
    assert [zahl(n) for n in (0, 1, 7, 12, 13, 1_234)] == ["null", "eins", "sieben", "zwölf", "13", "1.234"]


def test_what_else_could_be_said_is_different_and_true() -> None:
    texte = [sichtbar(w.text) for w in moegliche(126, Zusatz.BEREITS, nomen=KOMMUNE)]
    assert texte[0] == "126~Kommunen"
    assert len(set(texte)) == len(texte)
    assert {"über 120~Kommunen", "knapp 130~Kommunen", "rund 130~Kommunen"} <= set(texte)
    assert [sichtbar(w.text) for w in moegliche(42_000_000, Zusatz.CA, in_euro=True)] == ["rund 420.000~Euro"]


@pytest.mark.parametrize(("zaehler", "nenner"), [(1, 0), (3, 2), (-1, 4)])
def test_what_is_no_share_has_no_words(zaehler: int, nenner: int) -> None:
    with pytest.raises(ValueError, match="kein Anteil"):
        anteil(zaehler, nenner)


def test_what_is_no_number_of_things_has_no_words() -> None:
    with pytest.raises(ValueError, match="keine Anzahl"):
        wortlaut(-1)


@pytest.mark.parametrize(
    ("text", "wahr", "falsch"),
    [
        ("über 100 Kommunen", 101, 100), ("knapp 130 Kommunen", 124, 130), ("gut 120 Kommunen", 126, 120),
        ("rund 1,3 Millionen Euro", 1_365_000, 1_366_000), ("keine Kommune", 0, 1), ("mindestens zwölf", 12, 11),
    ],
)  # fmt: skip
def test_the_checker_can_tell_true_from_false(text: str, wahr: int, falsch: int) -> None:
    assert lies(text).enthaelt(wahr)
    assert not lies(text).enthaelt(falsch)
