"""How do figures stand side by side on a slide: large, with change, origin and reservation, none of it cut unseen?"""

from collections.abc import Iterator, Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from briefing.papiere.aufnahme import Zahl
from briefing.papiere.folien.folie import Folie, Kasten, Lauf, schreibe_absaetze
from briefing.papiere.folien.mass import gepasst
from briefing.papiere.klartext import einzeilig
from domain.zahlen import KEINE_ANGABE

JE_FOLIE = 6
ROT = "#A3282E"  # for contradictions only, as on the screen
_LUECKE_X, _LUECKE_Y = 30.0, 18.0
_GROESSEN = (
    (60, 18),
    (52, 16),
    (46, 14),
    (40, 12),
    (32, 12),
    (26, 12),
)  # of figure and small print, the same for all cards of a slide


def aufgeteilt(zahlen: Sequence[Zahl]) -> list[Sequence[Zahl]]:
    """As few slides as needed with about equally many figures."""
    folien = -(-len(zahlen) // JE_FOLIE)
    je = -(-len(zahlen) // folien) if folien else 0
    return [zahlen[von : von + je] for von in range(0, len(zahlen), je)] if je else []


def _spalten(anzahl: int) -> int:
    return anzahl if anzahl < 4 else 2 if anzahl == 4 else 3


def setze(folie: Folie, zahlen: Sequence[Zahl]) -> None:
    """The figures in rows, in the place of the content."""
    elemente = []
    felder = list(_felder(folie.kasten("Inhalt"), len(zahlen)))
    wahl = min(_GROESSEN, key=lambda g: sum(not laeufe(z, f, *g)[1] for z, f in zip(zahlen, felder, strict=True)))
    for zahl, feld in zip(zahlen, felder, strict=True):
        form = folie.folie.shapes.add_textbox(Pt(feld.links), Pt(feld.oben), Pt(feld.breit), Pt(feld.hoch))
        form.name = f"Zahl {zahl.schluessel}"
        rahmen = form.text_frame
        rahmen.word_wrap, rahmen.vertical_anchor = True, MSO_ANCHOR.TOP
        rahmen.margin_left = rahmen.margin_right = rahmen.margin_top = rahmen.margin_bottom = 0
        schreibe_absaetze(form, laeufe(zahl, feld, *wahl)[0])
        elemente.append(form._element)
    folie.ersetze("Inhalt", *elemente)


def _felder(kasten: Kasten, anzahl: int) -> Iterator[Kasten]:
    spalten = _spalten(anzahl)
    reihen = -(-anzahl // spalten)
    breit = (kasten.breit - (spalten - 1) * _LUECKE_X) / spalten
    hoch = (kasten.hoch - (reihen - 1) * _LUECKE_Y) / reihen
    for n in range(anzahl):
        reihe, spalte = divmod(n, spalten)
        yield Kasten(kasten.links + spalte * (breit + _LUECKE_X), kasten.oben + reihe * (hoch + _LUECKE_Y), breit, hoch)


def laeufe(zahl: Zahl, feld: Kasten, gross: float, klein: float) -> tuple[list[Lauf], bool]:
    """What stands on a card from top to bottom, and whether all of it found room; what did not is in the notes."""
    mittel = klein * 7 / 6
    wert = (
        (gross / 2, gross / 2.4) if zahl.wert is None else (gross, gross * 0.8, gross * 0.65, gross * 0.5, gross * 0.4)
    )
    bekannt = zahl.wert is not None
    wuensche = [  # place on the card, how soon it gets room, text, sizes, lines, bold, colour, gap above
        (1, 0, zahl.text, wert, 1, True, "accent1" if bekannt else "tx2", 0.0),
        (0, 1, zahl.titel, (mittel * 1.15, mittel), 2, True, "tx1", 0.0),
        (5, 2, _streit(zahl), (klein,), 1, True, ROT, 3.0),
        (6, 3, f"Vorbehalt: {zahl.vorbehalt}" if zahl.vorbehalt else "", (klein,), 2, False, "tx1", 3.0),
        (3, 4, zahl.veraenderung or zahl.ohne_vergleich, (mittel,), 2, bool(zahl.veraenderung), "tx1", 3.0),
        (2, 5, zahl.zeitraum, (klein,), 1, False, "tx2", 0.0),
        (4, 6, _grundlage(zahl), (klein,), 3, False, "tx2", 3.0),
    ]
    frei, gesetzt, alles = feld.hoch, list[tuple[int, Lauf]](), True
    for ort, _, text, groessen, zeilen, fett, farbe, abstand in sorted(wuensche, key=lambda wunsch: wunsch[1]):
        if not text:
            continue
        runde = tuple(int(2 * g) / 2 for g in groessen)
        passt = gepasst(text, feld.breit, max(frei - abstand, 1), runde, fett=fett, zeilen=zeilen)
        alles = alles and passt.text == einzeilig(text) and passt.hoehe + abstand <= frei
        if passt.hoehe + abstand <= frei:
            gesetzt.append((ort, Lauf(passt.text, passt.groesse, fett, farbe, abstand=abstand)))
            frei -= passt.hoehe + abstand
    return [lauf for _, lauf in sorted(gesetzt, key=lambda paar: paar[0])], alles


def _streit(zahl: Zahl) -> str:
    if not zahl.widersprueche:
        return ""
    return "Steht in einem Widerspruch" if zahl.widersprueche == 1 else f"Steht in {zahl.widersprueche} Widersprüchen"


def _grundlage(zahl: Zahl) -> str:
    """Where it is from and how much of it is proved, once each."""
    teile = dict.fromkeys(teil for teil in (zahl.herkunft or zahl.basis, zahl.belegt) if teil and teil != KEINE_ANGABE)
    return "; ".join(teile)
