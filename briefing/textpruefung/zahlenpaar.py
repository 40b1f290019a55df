"""Which two numbers of a sentence are one, and does a countable noun follow?"""

from dataclasses import replace

from briefing.textpruefung.menge import Art, Menge, klein, menge
from briefing.textpruefung.muster import worte
from briefing.textpruefung.wortfeld import ding
from briefing.textpruefung.zeichen import Satz

_EINE = worte("eine einer ein einen einem")
_MEHRZAHL = ("städte", "städten", "kommunen", "gemeinden", "räte", "räten", "ungen", "analysen")
_RUNDE_GANZE = (2, 3, 4, 5, 10, 100)


def mit_bereichen(satz: Satz, einzelne: list[Menge]) -> list[Menge]:
    """Two numbers that are the ends of one range are one: "zwischen 120 und 130", "120 bis 130"."""
    ergebnis: list[Menge] = []
    for m in einzelne:
        davor = ergebnis[-1] if ergebnis else None
        if (
            davor
            and davor.bis == m.zahl - 1
            and davor.art in (m.art, Art.ANZAHL)
            and davor.wert < m.wert
            and m.zusatz == "exakt"
        ):
            wort, zwischen = klein(satz, m.zahl - 1), klein(satz, davor.von - 1) == "zwischen"
            if wort in ("bis", "–", "-") or (wort == "und" and zwischen):
                ergebnis[-1] = replace(m, ab=davor.wert, von=davor.von)
                continue
        ergebnis.append(m)
    return ergebnis


def mit_verhaeltnissen(satz: Satz, einzelne: list[Menge]) -> list[Menge]:
    """Two numbers that are one share: "sechs von zehn Kommunen", "eine von vier Städten"; "26 von 126" are two totals."""
    ergebnis: list[Menge] = []
    for m in einzelne:
        davor = ergebnis[-1] if ergebnis else None
        if m.art is Art.ANZAHL and m.wert in _RUNDE_GANZE and klein(satz, m.von - 1) == "von" and zaehlt(satz, m.bis):
            if davor and davor.bis == m.von - 1 and davor.art is Art.ANZAHL and 0 < davor.wert < m.wert:
                ergebnis[-1] = replace(davor, art=Art.ANTEIL, wert=davor.wert / m.wert, bis=m.bis, bruch=True)
                continue
            if klein(satz, m.von - 2) in _EINE:
                ergebnis.append(menge(satz, Art.ANTEIL, 1 / m.wert, m.von - 2, m.bis, bruch=True))
                continue
        ergebnis.append(m)
    return ergebnis


def zaehlt(satz: Satz, nummer: int, *, einzahl: bool = False) -> bool:
    """Whether a countable noun of ours follows, perhaps behind adjectives."""
    for z in satz[nummer : nummer + 4]:
        if z.text[0].isupper() and ding(z.klein):
            return not (einzahl and z.klein.endswith(_MEHRZAHL))
        if z.ist_wort and not z.klein.endswith(("e", "en", "er", "es", "em")):
            return False
    return False
