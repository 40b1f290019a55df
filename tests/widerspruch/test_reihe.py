"""Do the ways that avoid comparing all with all find what comparing all with all would find?"""

from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from domain.angabe import Angabe
from domain.reihe import Hoechststand, ab, je_aussage, paare, umgebung
from domain.zahlen import Zusatz
from tests.widerspruch.bauen import beraten, kontaktiert

TAGE = [
    "2020",
    "2020-06",
    "2020-06-15",
    "2020-12-31",
    "2021-01-01",
    "2021-02",
    "2021-07-03",
    "2022",
    "0001-01-01",
    "9999",
]
eine_angabe = st.builds(
    lambda bauen, wert, stand, **mehr: bauen(wert, stand, **mehr),
    st.sampled_from([beraten, kontaktiert]), st.sampled_from([70, 71, 80]), st.sampled_from(TAGE),
    zusatz=st.sampled_from([Zusatz.EXAKT, Zusatz.UEBER]), herausgeber=st.sampled_from("AB"),
    zeitraum=st.sampled_from(["", "2020"]),
)  # fmt: skip
einige = st.lists(eine_angabe, max_size=20, unique=True).map(lambda v: sorted(map(Angabe, v), key=lambda a: a.rang))
Paare = Iterable[tuple[Angabe, Angabe]]


def funde(gefunden: Paare) -> dict[frozenset[object], tuple[tuple[Angabe, Angabe], set[Angabe]]]:
    """For each two statements the pair that was complete first, and all who say one of them."""
    geordnet = [tuple(sorted(paar, key=lambda a: a.rang)) for paar in gefunden]
    je: dict[frozenset[object], list[tuple[Angabe, Angabe]]] = {}
    for a, b in geordnet:
        je.setdefault(frozenset((a.aussage, b.aussage)), []).append((a, b))
    return {
        k: (min(alle, key=lambda p: (p[1].rang, p[0].rang)), {a for paar in alle for a in paar})
        for k, alle in je.items()
    }


def verschieden(a: Angabe, b: Angabe) -> bool:
    return a.v.wert != b.v.wert and a.v.herausgeber != b.v.herausgeber


@given(einige)
def test_pairs(angaben: list[Angabe]) -> None:
    alle = [(a, b) for a, b in combinations(angaben, 2) if a.bedeutung == b.bedeutung and verschieden(a, b)]
    assert funde(paare(angaben, lambda a: a.bedeutung, verschieden)) == funde(alle)
    nahe = [(a, b) for a, b in alle if a.nah(b)]
    assert funde(paare(angaben, lambda a: a.bedeutung, verschieden, nah=True)) == funde(nahe)


@given(einige)
def test_what_is_near_and_what_is_later(angaben: list[Angabe]) -> None:
    for a in angaben:
        assert {x for x in angaben if x.nah(a)} <= set(umgebung(angaben, a))
        assert list(ab(angaben, a.v.stand_von)) == [x for x in angaben if x.v.stand_von >= a.v.stand_von]


@given(einige)
def test_the_largest_until_then(angaben: list[Angabe]) -> None:
    stand, gefunden, alle = Hoechststand(angaben), [], []
    for b in angaben:
        for davor, aussagen in (
            ([a for a in angaben if a.bis < b.von], stand.vor(b.von)),
            ([a for a in angaben if a.bis <= b.von], stand.bis(b.von)),
        ):
            groesstes = max((a.mindestens for a in davor), default=0)
            assert {a for gleiche in aussagen for a in gleiche} == {a for a in davor if a.mindestens == groesstes}
            assert all(len({a.aussage for a in gleiche}) == 1 for gleiche in aussagen)
        alle += [(a, b) for gleiche in stand.vor(b.von) for a in gleiche]
        gefunden += [(gleiche, b) for gleiche in stand.vor(b.von)]
    assert funde(je_aussage(gefunden)) == funde(alle)
