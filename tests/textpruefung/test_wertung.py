"""Does the score fall when a finding is wrong, missing or superfluous?"""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from tests.textpruefung.wertung import Erwartung, Guete, Passage, Spanne, spanne, vergleiche, werte

TEXT = "Beraten sind 126 Kommunen, im Verbund 30; ein Drittel (48) arbeitet eng mit. Meerane trat bei. Linie 13."
BERATEN, VERBUND, ENG = "kommunen_beraten", "kommunen_im_verbund", "eng_kooperierende_kommunen"


@dataclass(frozen=True)
class Gefunden:
    start: int
    end: int
    kennzahl: str | None
    wert: float | None
    urteil: str


def erwartung(kern: str, wert: float | None, *kennzahlen: str | None) -> Erwartung:
    return Erwartung(spanne(TEXT, kern), kern, wert, frozenset(kennzahlen), "belegt")


def fund(kern: str, wert: float | None, kennzahl: str | None, urteil: str = "belegt") -> Gefunden:
    s = spanne(TEXT, kern)
    return Gefunden(s.start, s.end, kennzahl, wert, urteil)


PASSAGE = Passage(
    "x1", "zahl", TEXT, date(2022, 1, 11),
    (
        erwartung("126 Kommunen", 126, BERATEN), erwartung("30", 30, VERBUND), erwartung("ein Drittel", 0.3333, ENG, None),
        erwartung("Meerane", None, VERBUND),
    ),
    (spanne(TEXT, "(48)"),), "Beispiel",
)  # fmt: skip
ALLES = (
    fund("126", 126, BERATEN), fund("30", 30, VERBUND), fund("Drittel", 1 / 3, None), fund("Meerane", None, VERBUND)
)  # fmt: skip


def test_vollstaendige_uebereinstimmung() -> None:
    wertung = werte([vergleiche(PASSAGE, ALLES)])
    assert wertung.erkennung == wertung.beurteilung == Guete(4, 4, 4)
    assert not wertung.uneinig()
    assert not wertung.fehlgriffe()


def test_falsches_urteil_senkt_nur_die_beurteilung() -> None:
    wertung = werte([vergleiche(PASSAGE, (replace(ALLES[0], urteil="veraltet"), *ALLES[1:]))])
    assert wertung.erkennung == Guete(4, 4, 4)
    assert wertung.beurteilung == Guete(3, 4, 4)
    assert wertung.je_urteil()["belegt"] == Guete(3, 3, 4)
    assert wertung.je_urteil()["veraltet"] == Guete(0, 1, 0)
    assert wertung.fehlgriffe() == {"zahl: falsch beurteilt": 1}


@pytest.mark.parametrize("kennzahl", [VERBUND, None, ""])
def test_falsche_kennzahl_senkt_die_beurteilung(kennzahl: str | None) -> None:
    wertung = werte([vergleiche(PASSAGE, (replace(ALLES[0], kennzahl=kennzahl), *ALLES[1:]))])
    assert wertung.beurteilung == Guete(3, 4, 4)


def test_fehlende_aussage_senkt_die_ausbeute() -> None:
    wertung = werte([vergleiche(PASSAGE, ALLES[1:])])
    assert (wertung.erkennung.genauigkeit, wertung.erkennung.ausbeute) == (1, 0.75)
    assert wertung.beurteilung.ausbeute == 0.75
    assert wertung.fehlgriffe() == {"zahl: verpasst": 1}


def test_ueberzaehliger_fund_senkt_die_genauigkeit() -> None:
    wertung = werte([vergleiche(PASSAGE, (*ALLES, fund("13", 13, BERATEN, "widerspricht")))])
    assert (wertung.erkennung.genauigkeit, wertung.erkennung.ausbeute) == (0.8, 1)
    assert wertung.je_urteil()["widerspricht"].genauigkeit == 0
    assert wertung.uneinig() == ["x1"]


def test_zweimal_dasselbe_gefunden_ist_einmal_zu_viel() -> None:
    assert werte([vergleiche(PASSAGE, (*ALLES, ALLES[0]))]).erkennung == Guete(4, 5, 4)


def test_anderer_wert_an_derselben_stelle_ist_nicht_gefunden() -> None:
    wertung = werte([vergleiche(PASSAGE, (replace(ALLES[0], wert=12), *ALLES[1:]))])
    assert wertung.erkennung == Guete(3, 4, 4)


def test_gleicher_wert_an_anderer_stelle_ist_nicht_gefunden() -> None:
    verschoben = replace(ALLES[0], start=len(TEXT) - 3, end=len(TEXT))
    assert werte([vergleiche(PASSAGE, (verschoben, *ALLES[1:]))]).erkennung == Guete(3, 4, 4)


def test_erlaubter_fund_zaehlt_nicht() -> None:
    wertung = werte([vergleiche(PASSAGE, (*ALLES, fund("(48)", 48, ENG, "widerspricht")))])
    assert wertung.erkennung == Guete(4, 4, 4)
    assert wertung.je_urteil()["widerspricht"] == Guete(0, 0, 0)


def test_beruehrende_spannen_ueberschneiden_sich_nicht() -> None:
    assert Spanne(0, 3).gemeinsam(Spanne(3, 5)) == 0
    assert Spanne(0, 3).gemeinsam(Spanne(2, 5)) == 1


@pytest.mark.parametrize("wert", [1 / 3, 0.33, 33, 33.3])
def test_anteil_als_bruch_oder_in_prozent(wert: float) -> None:
    assert PASSAGE.erwartet[2].gleicher_wert(wert)


@pytest.mark.parametrize("wert", [0.3, 3, 1, None, 35])
def test_anderer_anteil(wert: float | None) -> None:
    assert not PASSAGE.erwartet[2].gleicher_wert(wert)


def test_name_ohne_wert() -> None:
    assert [PASSAGE.erwartet[3].gleicher_wert(w) for w in (None, 1, 0, 2)] == [True, True, False, False]


def test_ohne_aussage_ist_schweigen_vollkommen() -> None:
    leer = replace(PASSAGE, erwartet=())
    assert werte([vergleiche(leer, ())]).erkennung.genauigkeit == 1
    assert werte([vergleiche(leer, ALLES[:1])]).erkennung.genauigkeit == 0


def test_vorkommen() -> None:
    assert spanne("26 und 126 und 26", "26", 3) == Spanne(15, 17)
    with pytest.raises(ValueError, match="not found"):
        spanne("26", "26", 2)


def test_zeile_nennt_jedes_urteil() -> None:
    zeile = werte([vergleiche(PASSAGE, ALLES)]).zeile("Beispiel")
    assert "erkannt 1,000/1,000" in zeile
    assert all(u in zeile for u in ("belegt", "widerspricht", "falsches_wort", "veraltet", "nicht_pruefbar"))


def test_ohne_nenner_steht_keine_quote() -> None:
    assert str(Guete(0, 0, 4)) == "–/0,000"


def test_wertung_verraet_keine_saetze() -> None:
    assert TEXT[:20] not in repr(werte([vergleiche(PASSAGE, ())]))
