"""How is a table prepared for paper: its cells in words, its columns measured, wide ones turned or divided?"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefing.papiere.aufnahme import Spalte, Tafel
from briefing.papiere.satz.schriftdatei import weite
from briefing.papiere.satz.zeichen import druckbar, einzeilig
from briefing.papiere.zelle import UNBEKANNT, ist_zahl, textzeilen, ueberschrift

HOCH, QUER = 166.0, 253.0  # millimetres between the margins
_PUNKT = 25.4 / 72  # millimetres
_ABSTAND = 4.0  # between two columns
_LUFT = 0.3  # what kerning and rounding may add
_GROESSEN = (9.5, 8.5, 7.8)
_WORT = 9.0  # longest word that is not divided ("Polizeidirektion"), as a multiple of the size of its letters
_TEXT = 24.0  # longest line
_LEERE = 45.0  # a first column narrower than that looks lost
_LANGE_TAFEL = 16  # rows; a longer one is set small rather than with two lines in every row
_FAST_ALLE = 0.85  # share of the rows that shall stand on one line
_ZEICHENERKLAERUNG = {
    UNBEKANNT: "keine Angabe (Zahlenwert unbekannt)",
    "–": "nichts vorhanden",
    "…": "Angabe fällt später an",
    "/": "keine Angabe, da der Zahlenwert nicht sicher genug ist",
    "x": "Tabellenfach gesperrt, weil eine Aussage nicht sinnvoll ist",
}

_UMBRUCH = re.compile(r"\n| (?![:;!?/)\]}»,.…])|(?<=-)")
_NUMMERIERT = re.compile(r"Tabelle \d+\b")
Zeilen = list[tuple[str, ...]]


def tafel(quelle: Tafel, nummer: int | None = None) -> dict[str, Any]:
    """The table in parts that fit on a page; ``nummer`` makes it "Tabelle 1: …" unless its
    title says so."""
    zeilen = zellen(quelle)
    titel = einzeilig(quelle.titel) or "Tabelle"
    breiten = [_breite(spalte, [zeile[i] for zeile in zeilen]) for i, spalte in enumerate(quelle.spalten)]
    groesse, quer = _lage(breiten, len(zeilen))
    platz = QUER if quer else HOCH
    return {
        "typ": "tafel",
        "titel": titel,
        "vorsatz": "" if nummer is None or _NUMMERIERT.match(titel) else f"Tabelle {nummer}",
        "unterschrift": einzeilig(quelle.unterschrift),
        "fussnote": einzeilig(quelle.fussnote),
        "zeichen": zeichen(zeilen),
        "quer": quer,
        "groesse": groesse,
        "teile": [_teil(quelle, zeilen, breiten, teil, groesse, platz) for teil in _teile(breiten, groesse, platz)],
    }


def zellen(quelle: Tafel) -> Zeilen:
    """Every cell in words; what is unknown has its sign."""
    leer = [[wert is None for wert in zeile] for zeile in quelle.zeilen]
    texte = textzeilen(quelle)
    return [
        tuple(UNBEKANNT if ohne else druckbar(text) for text, ohne in zip(zeile, oben, strict=True))
        for zeile, oben in zip(texte, leer, strict=True)
    ]


def zeichen(zeilen: Zeilen) -> list[tuple[str, str]]:
    """The signs that stand alone in a cell of this table, each with its meaning."""
    benutzt = {text for zeile in zeilen for text in zeile if len(text) == 1}
    return [(zeichen, sinn) for zeichen, sinn in _ZEICHENERKLAERUNG.items() if zeichen in benutzt]


class Breite(NamedTuple):
    """Widths of a column as multiples of the size of its letters: what it needs, what nearly all rows need, what all
    need, and the longest word."""

    noetig: float
    meist: float
    ganz: float
    wort: float


def _breite(spalte: Spalte, texte: Sequence[str]) -> Breite:
    kopf = einzeilig(ueberschrift(spalte))
    langes_wort = min(max(weite(wort, fett=True) for wort in _worte(kopf)), _WORT)
    ueblich = max(langes_wort, _schmal(kopf))
    laengen = sorted(max(weite(zeile, fett=True) for zeile in text.split("\n")) for text in texte) or [0.0]
    if ist_zahl(spalte):
        gern = max(laengen[-1], ueblich)
        return Breite(max(laengen[-1], langes_wort), gern, gern, laengen[-1])
    wort = max((weite(wort, fett=True) for text in texte for wort in _worte(text)), default=0.0)
    noetig = max(langes_wort, min(wort, 0.75 * _WORT))
    fast_alle = laengen[round(_FAST_ALLE * (len(laengen) - 1))] if len(laengen) > _LANGE_TAFEL else laengen[-1]
    meist = max(noetig, ueblich, min(fast_alle, _TEXT))
    return Breite(noetig, meist, max(meist, min(laengen[-1], _TEXT)), wort)


def _schmal(kopf: str) -> float:
    """The narrowest width in which a heading takes two lines without a hyphen, or three where two would be too wide."""
    return next((weite_ for zeilen in (2, 3) if (weite_ := _auf_zeilen(kopf.split(" "), zeilen)) <= _WORT), _WORT)


def _auf_zeilen(worte: Sequence[str], zeilen: int) -> float:
    if zeilen == 1 or len(worte) == 1:
        return weite(" ".join(worte), fett=True)
    teilungen = range(1, len(worte))
    return min(max(weite(" ".join(worte[:n]), fett=True), _auf_zeilen(worte[n:], zeilen - 1)) for n in teilungen)


def _worte(text: str) -> list[str]:
    """The pieces between which a line may end; never before a sign such as a colon, even behind a space."""
    return _UMBRUCH.split(text)


def _millimeter(weite_: float, groesse: float) -> float:
    return weite_ * groesse * _PUNKT + _ABSTAND + _LUFT


def _lage(breiten: Sequence[Breite], zeilen: int) -> tuple[float, bool]:
    """Size of the letters and whether the page is turned: upright and large if it can be."""

    def passt(groesse: float, platz: float, weiten: Iterable[float]) -> bool:
        return sum(_millimeter(weite_, groesse) for weite_ in weiten) <= platz

    groessen = _GROESSEN[-1:] if zeilen > _LANGE_TAFEL else _GROESSEN
    bequem = [(g, False) for g in _GROESSEN if passt(g, HOCH, (b.meist for b in breiten))]
    eng = [
        (g, quer)
        for quer, platz in ((False, HOCH), (True, QUER))
        for g in groessen
        if passt(g, platz, (b.noetig for b in breiten))
    ]
    return next(iter(bequem + eng), (_GROESSEN[-1], True))


def _teile(breiten: Sequence[Breite], groesse: float, platz: float) -> list[list[int]]:
    """The columns of each part; the first one, which names the row, is repeated in all."""
    teile: list[list[int]] = [[]]
    frei = platz
    for nummer, breite in enumerate(breiten):
        bedarf = _millimeter(breite.noetig, groesse)
        if bedarf > frei and len(teile[-1]) > 1:
            teile.append([0])
            frei = platz - _millimeter(breiten[0].noetig, groesse)
        teile[-1].append(nummer)
        frei -= bedarf
    return teile


def _teil(
    quelle: Tafel,
    zeilen: Zeilen,
    breiten: Sequence[Breite],
    nummern: list[int],
    groesse: float,
    platz: float,
) -> dict[str, Any]:
    spalten = [quelle.spalten[nummer] for nummer in nummern]
    mass = _verteilt([breiten[n] for n in nummern], groesse, platz)
    return {
        "kopf": [einzeilig(ueberschrift(spalte)) or "–" for spalte in spalten],
        "rechts": [ist_zahl(spalte) for spalte in spalten],
        "breiten": mass,
        "eng": [_ueberstehend(breiten[n], groesse, mm) for n, mm in zip(nummern, mass, strict=True)],
        "zeilen": [[zeile[nummer] for nummer in nummern] for zeile in zeilen],
        "summe": quelle.summenzeile and bool(zeilen),
    }


def _ueberstehend(breite: Breite, groesse: float, platz: float) -> bool:
    """Whether a cell may hold a word that is wider than its column."""
    return _millimeter(breite.wort, groesse) > platz


def _verteilt(breiten: Sequence[Breite], groesse: float, platz: float) -> list[float]:
    """Every column gets what it needs; what is free goes first to where most rows need it, then to where some do."""
    noetig, meist, ganz = ([_millimeter(b[i], groesse) for b in breiten] for i in range(3))
    if sum(meist) > platz:
        mass = _zwischen(noetig, meist, platz)
    else:
        mass = _zwischen(meist, ganz, platz)
        mass[0] = max(mass[0], min(_LEERE, platz - sum(mass[1:])))
    return [round(mm, 2) for mm in mass]


def _zwischen(wenig: Sequence[float], viel: Sequence[float], platz: float) -> list[float]:
    """As much of the way from ``wenig`` to ``viel`` as there is space for, the same share for every column."""
    fehlt, frei = sum(viel) - sum(wenig), max(platz - sum(wenig), 0.0)
    anteil = min(frei / fehlt, 1.0) if fehlt else 0.0
    return [a + anteil * (b - a) for a, b in zip(wenig, viel, strict=True)]
