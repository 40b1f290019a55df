"""How is a table divided into slides on which every row can be read and no number is cut?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.papiere.aufnahme import Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.folien.mass import ZEILENHOEHE, gepasst, textbreite, umgebrochen, unteilbar
from briefing.papiere.klartext import einzeilig
from briefing.papiere.zelle import LEER, UNBEKANNT, ist_zahl, ohne_summe, textzeilen, ueberschrift
from domain.zahlen import KEINE_ANGABE

GROESSEN = (18, 16, 14, 12, 11, 10)
_VIELE = 12  # size in which a table may go over several slides
SEITLICH, OBEN = 8.0, 3.5  # points between text and edge of a cell
_WORT = 320.0  # a column of words is not made wider for its words
_ENGSTE = 84.0  # nor narrower
_LAENGSTES_WORT = 140.0  # of a heading, that a column is made wide enough for
_ZEILEN_JE_ZELLE, _ZEILEN_IM_KOPF = 4, 4
_LAENGSTER = 4_000  # characters of a cell that can ever be shown


@dataclass(frozen=True)
class Feld:
    """One cell as it is drawn."""

    text: str
    rechts: bool
    unbekannt: bool = False
    farbe: str = ""  # of its ground, for a legend


@dataclass(frozen=True)
class Teil:
    """What of a table stands on one slide. ``summe``: its last row is the total."""

    kopf: tuple[Feld, ...]
    zeilen: tuple[tuple[Feld, ...], ...]
    breiten: tuple[float, ...]
    hoehen: tuple[float, ...]  # of the head and of each row
    groesse: float
    summe: bool
    zeichen: str  # what stands for an unknown value; empty if there is none
    schnitte: int = 0  # texts that were cut or a word of which was broken

    @property
    def breit(self) -> float:
        return sum(self.breiten)


def aufgeteilt(tafel: Tafel, breite: float, hoehe: float, zeilen: int = _ZEILEN_JE_ZELLE) -> list[Teil]:
    """The parts of a table for slides with so much room (points), in reading order; at least one.

    A cell of words has at most so many ``zeilen``; what does not fit into them is cut visibly, numbers never. The largest
    letters are taken in which least is cut; below ``_VIELE`` only if that saves words.
    """
    fassungen = []
    for groesse in GROESSEN:
        breiten = _breiten(tafel, groesse)
        spalten = _gruppen(breiten, breite)
        gesetzt = [
            _gesetzt(tafel, gruppe, _verteilt([breiten[n] for n in gruppe], breite), groesse, zeilen)
            for gruppe in spalten
        ]
        teile = [teil for gruppe in gesetzt for teil in _seiten(gruppe, hoehe)]
        schnitte, viele = sum(teil.schnitte for teil in gesetzt), len(teile) > 1 and groesse > _VIELE
        fassungen.append(((len(spalten), schnitte, viele), teile))
        if not schnitte and not viele and len(spalten) == 1:
            break
    return min(fassungen, key=lambda fassung: fassung[0])[1]


# --- columns ----------------------------------------------------------------------------------------------------------


def _kuerzer(text: str) -> str:
    """A cell as it is measured: longer than this it is cut anyway."""
    return einzeilig(text[:_LAENGSTER])[:400]


def _unteilbar(spalte: Spalte) -> bool:
    return ist_zahl(spalte) or spalte.art is Zellenart.TAG


def _hat_luecken(tafel: Tafel, nummer: int) -> bool:
    """Whether some cell of the column says that a value is not known."""
    letzte = len(tafel.zeilen) - 1 if tafel.summenzeile and ohne_summe(tafel.spalten[nummer]) else len(tafel.zeilen)
    return any(zeile[nummer] is None for zeile in tafel.zeilen[:letzte])


def _breiten(tafel: Tafel, groesse: float) -> list[tuple[float, float]]:
    """For each column the width that it needs and the one that it would like."""
    zeilen, breiten = textzeilen(tafel), []
    for nummer, spalte in enumerate(tafel.spalten):
        fett = tafel.summenzeile
        inhalt = max((textbreite(_kuerzer(z[nummer]), groesse, fett=fett) for z in zeilen), default=0)
        if _hat_luecken(tafel, nummer):
            inhalt = max(inhalt, textbreite(KEINE_ANGABE, groesse))
        kopf = _kuerzer(ueberschrift(spalte))
        woerter = unteilbar(kopf, groesse, fett=True)
        ganz = max(woerter, textbreite(kopf, groesse, fett=True) / 2 + groesse)
        kopfbreite = min(woerter, _LAENGSTES_WORT)
        wort = max((unteilbar(_kuerzer(z[nummer]), groesse, fett=fett) for z in zeilen), default=0)
        if _unteilbar(spalte):
            breiten.append((max(inhalt, kopfbreite), max(inhalt, min(ganz, _WORT))))
        else:
            breiten.append(
                (max(min(inhalt, _ENGSTE), min(wort, _LAENGSTES_WORT), kopfbreite), min(max(inhalt, ganz), _WORT))
            )
    return [(mindestens + 2 * SEITLICH, gern + 2 * SEITLICH) for mindestens, gern in breiten]


def _gruppen(breiten: Sequence[tuple[float, float]], breite: float) -> list[tuple[int, ...]]:
    """Columns that fit side by side; where not all do, each further group starts with the first column again."""
    mindestens = [paar[0] for paar in breiten]
    gruppen: list[tuple[int, ...]] = []
    gruppe: tuple[int, ...] = ()
    for nummer in range(len(breiten)):
        if gruppe and sum(mindestens[n] for n in (*gruppe, nummer)) > breite and len(gruppe) > bool(gruppen):
            gruppen.append(gruppe)
            gruppe = (0,)
        gruppe = (*gruppe, nummer)
    return [*gruppen, gruppe]


def _verteilt(paare: Sequence[tuple[float, float]], breite: float) -> tuple[float, ...]:
    """Widths between what columns need and what they like, a little wider where there is room."""
    gern = sum(paar[1] for paar in paare)
    if gern <= breite:
        dehnung = min(breite / gern, 1.6)
        return tuple(paar[1] * dehnung for paar in paare)
    eng = sum(paar[0] for paar in paare)
    teil = max(0.0, (breite - eng) / (gern - eng)) if gern > eng else 0.0
    roh = [paar[0] + (paar[1] - paar[0]) * teil for paar in paare]
    return tuple(wert * min(1.0, breite / sum(roh)) for wert in roh)


# --- rows -------------------------------------------------------------------------------------------------------------


def _gesetzt(tafel: Tafel, gruppe: tuple[int, ...], breiten: tuple[float, ...], groesse: float, zeilen: int) -> Teil:
    """These columns of the whole table as one endless part."""
    platz = [wert - 2 * SEITLICH for wert in breiten]
    spalten = [tafel.spalten[n] for n in gruppe]
    offen = [n for n, nummer in enumerate(gruppe) if _hat_luecken(tafel, nummer)]
    kurz = any(platz[n] + 0.5 < textbreite(KEINE_ANGABE, groesse) for n in offen)
    zeichen = (UNBEKANNT if kurz else KEINE_ANGABE) if offen else ""

    schnitte = 0

    def passend(n: int, text: str, fett: bool, hoechstens: int) -> str:
        nonlocal schnitte
        text = einzeilig(text[:_LAENGSTER])
        kurz = gepasst(text, platz[n], 1e6, (groesse,), fett=fett, zeilen=hoechstens).text
        schnitte += kurz != text or unteilbar(text[:400], groesse, fett=fett) > platz[n] + 0.5
        return kurz

    def feld(n: int, text: str, wert: Zelle, summe: bool) -> Feld:
        spalte = spalten[n]
        if wert is None:
            return Feld("" if summe and ohne_summe(spalte) else zeichen, ist_zahl(spalte), unbekannt=True)
        if not _unteilbar(spalte) or isinstance(wert, str):
            text = passend(n, text, summe, zeilen)
        return Feld(text, ist_zahl(spalte))

    kopf = tuple(Feld(passend(n, ueberschrift(s), True, _ZEILEN_IM_KOPF), ist_zahl(s)) for n, s in enumerate(spalten))
    worte = textzeilen(tafel)
    koerper = []
    for nr, (text, werte) in enumerate(zip(worte, tafel.zeilen, strict=True), 1):
        summe = tafel.summenzeile and nr == len(worte)
        koerper.append(tuple(feld(n, text[nummer], werte[nummer], summe) for n, nummer in enumerate(gruppe)))
    if not koerper:
        koerper = [(Feld(LEER, False, unbekannt=True), *(Feld("", False) for _ in gruppe[1:]))]
    summe = tafel.summenzeile and bool(worte)
    hoehen = [_hoehe(kopf, platz, groesse, fett=True)]
    hoehen += [_hoehe(z, platz, groesse, fett=summe and nr == len(worte)) for nr, z in enumerate(koerper, 1)]
    return Teil(kopf, tuple(koerper), breiten, tuple(hoehen), groesse, summe, zeichen, schnitte)


def _hoehe(zeile: Sequence[Feld], platz: Sequence[float], groesse: float, *, fett: bool) -> float:
    zeilen = max(len(umgebrochen(f.text, p, groesse, fett=fett)) for f, p in zip(zeile, platz, strict=True))
    return zeilen * groesse * ZEILENHOEHE + 2 * OBEN


def _seiten(ganz: Teil, hoehe: float) -> Iterator[Teil]:
    """The rows on as few slides as they need, about equally many on each; the total never stands alone."""
    frei = hoehe - ganz.hoehen[0]
    voll = _gefuellt(ganz.hoehen[1:], frei)
    gleich = _gefuellt(ganz.hoehen[1:], sum(ganz.hoehen[1:]) / len(voll) + 0.99 * max(ganz.hoehen[1:]))
    grenzen = gleich if len(gleich) == len(voll) and len(voll) > 1 else voll
    if ganz.summe and len(grenzen) > 1 and grenzen[-1] == 1:
        grenzen[-2], grenzen[-1] = grenzen[-2] - 1, 2
    start = 0
    for nummer, anzahl in enumerate(grenzen, 1):
        bis = start + anzahl
        hoehen = (ganz.hoehen[0], *ganz.hoehen[1 + start : 1 + bis])
        yield replace(
            ganz, zeilen=ganz.zeilen[start:bis], hoehen=hoehen, summe=ganz.summe and nummer == len(grenzen)
        )  # fmt: skip
        start = bis


def _gefuellt(hoehen: Sequence[float], frei: float) -> list[int]:
    """How many rows stand on each slide if each is filled."""
    anzahlen, rest = [0], frei
    for hoch in hoehen:
        if hoch > rest and anzahlen[-1]:
            anzahlen.append(0)
            rest = frei
        anzahlen[-1] += 1
        rest -= hoch
    return anzahlen
