"""How do sentences, particulars and pictures fill a slide without running over its edge?"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.util import Pt

from briefing.papiere.aufnahme import Absatz
from briefing.papiere.folien.folie import EINZUG, Folie, Kasten, Lauf
from briefing.papiere.folien.mass import gepasst

GROESSEN = (22, 20, 18, 16, 15, 14)
_AB_HIER = 3  # the first of these sizes in which a text may go over several slides; smaller ones if that saves a slide
_GEMEINSAM = 18  # the smallest size in which several headings share a slide
_ABSTAND, _VOR_TITEL = 0.6, 1.1  # of the size, above a paragraph and above a heading
ZEILEN = 12  # of one paragraph on a slide; the rest is in the notes


@dataclass(frozen=True)
class Seite:
    """Paragraphs that fit on one slide, measured, and their whole wording for the notes."""

    titel: str
    absaetze: tuple[Lauf, ...]
    ganz: tuple[str, ...]


@dataclass(frozen=True)
class _Stueck:
    lauf: Lauf
    hoehe: float
    ganz: str


def gruppiert(absaetze: Sequence[Absatz], kasten: Kasten) -> list[list[Absatz]]:
    """Neighbours that have room on one slide share it."""
    gruppen: list[list[Absatz]] = []
    for absatz in absaetze:
        if gruppen and len(_seiten(_stuecke([*gruppen[-1], absatz], kasten, _GEMEINSAM), kasten.hoch)) == 1:
            gruppen[-1].append(absatz)
        else:
            gruppen.append([absatz])
    return gruppen


def aufgeteilt(gruppe: Sequence[Absatz], kasten: Kasten) -> list[Seite]:
    """As large as all of it fits on one slide, else over as few as can be; the first heading is their title."""
    fassungen = [_seiten(_stuecke(gruppe, kasten, groesse), kasten.hoch) for groesse in GROESSEN]
    seiten = next((f for f in fassungen if len(f) <= 1), None) or min(fassungen[_AB_HIER:], key=len)
    titel = gruppe[0].titel
    return [Seite(titel, tuple(s.lauf for s in seite), tuple(s.ganz for s in seite)) for seite in seiten]


def _stuecke(gruppe: Sequence[Absatz], kasten: Kasten, groesse: float) -> list[_Stueck]:
    """Every paragraph, and every heading but the first, in this size."""
    stuecke = []
    for nummer, absatz in enumerate(gruppe):
        texte = [(satz, absatz.liste, False) for satz in absatz.saetze]
        for text, punkt, kopf in ([(absatz.titel, False, True)] if nummer else []) + texte:
            breit = kasten.breit - (EINZUG if punkt else 0)
            passt = gepasst(text, breit, kasten.hoch, (groesse,), fett=kopf, zeilen=ZEILEN)
            abstand = round((_VOR_TITEL if kopf else _ABSTAND) * groesse)
            lauf = Lauf(passt.text, groesse, kopf, "accent1" if kopf else "", abstand=abstand, punkt=punkt)
            stuecke.append(_Stueck(lauf, passt.hoehe, text))
    return stuecke


def _seiten(stuecke: Sequence[_Stueck], hoch: float) -> list[list[_Stueck]]:
    seiten, frei = list[list[_Stueck]](), 0.0
    for stueck in stuecke:
        if seiten and stueck.hoehe + stueck.lauf.abstand <= frei:
            seiten[-1].append(stueck)
            frei -= stueck.hoehe + stueck.lauf.abstand
        else:
            seiten.append([stueck])
            frei = hoch - stueck.hoehe
    return seiten


def setze(folie: Folie, seite: Seite) -> None:
    folie.fuelle("Inhalt", seite.absaetze)


def zeilen(
    folie: Folie, name: str, texte: Sequence[tuple[str, str]], groessen: Sequence[float], *, abstand: float = 0
) -> None:  # fmt: skip
    """Paragraphs (text, address) in a placeholder, all in the size in which all fit; ``abstand`` as a share of the size."""
    kasten = folie.kasten(name)
    for groesse, hoechstens in [*((g, 3) for g in groessen), (groessen[-1], 2), (groessen[-1], 1)]:
        passt = [gepasst(text, kasten.breit, kasten.hoch, (groesse,), zeilen=hoechstens) for text, _ in texte]
        if sum(teil.hoehe + abstand * groesse for teil in passt) <= kasten.hoch + abstand * groesse:
            break
    oben = round(abstand * groesse)
    folie.fuelle(name, [Lauf(t.text, groesse, adresse=a, abstand=oben) for t, (_, a) in zip(passt, texte, strict=True)])


def setze_bild(folie: Folie, platz: str, png: bytes, alt: str, name: str) -> Kasten:
    """A picture as large as it fits, with the words that stand for it; where it lies."""
    kasten = folie.kasten(platz)
    bild: Any = folie.folie.shapes.add_picture(io.BytesIO(png), Pt(0), Pt(0))
    mass = min(kasten.breit / bild.width, kasten.hoch / bild.height)
    breit, hoch = bild.width * mass, bild.height * mass
    bild.left, bild.top, bild.width, bild.height = Pt(kasten.links), Pt(kasten.oben), Pt(breit), Pt(hoch)
    bild.name = name
    bild._element.nvPicPr.cNvPr.set("descr", alt)
    folie.ersetze(platz, bild._element)
    return Kasten(kasten.links, kasten.oben, breit, hoch)
