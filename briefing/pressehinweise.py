"""What must a press officer know before sending a draft, although it is no part of the text?"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.papiere.aufnahme import Absatz, Lagebild, Zahl
from briefing.satzteile import NUR_LANDESWEIT
from domain.kennzahl import Basis
from domain.zeit import tag_kurz

ANDERS = "andere Zähleinheit"  # how the reservation of a card begins (briefing.baustein)


def im_text(zahl: Zahl) -> bool:
    """Whether a figure may stand in the text: it is known, and counts what its Kennzahl counts."""
    return zahl.wert is not None and not zahl.vorbehalt.startswith(ANDERS)


def hinweise(lagebild: Lagebild, zahlen: Sequence[Zahl], luecke: str) -> tuple[str, ...]:
    """Marks of the data first, then contradictions, reservations, old figures, what is missing, and the gap to fill."""
    alle = [*_zu_den_daten(lagebild), *_widersprueche(lagebild, zahlen), *_vorbehalte(zahlen), *_verwechslung(zahlen)]
    alle += [*_alte(lagebild, zahlen), *_fehlende(zahlen)]
    return (
        *alle,
        f"„{luecke}“ ist eine Lücke: Zitate gibt nur frei, wer sie sagt. Bleibt sie leer, die Zeile löschen.",
    )


def _zu_den_daten(lagebild: Lagebild) -> Iterator[str]:
    for vermerk in lagebild.vermerke:
        yield f"{vermerk}: Der Text darf so nicht hinausgehen."


def _widersprueche(lagebild: Lagebild, zahlen: Sequence[Zahl]) -> Iterator[str]:
    """Each in full where the Lagebild has them, else which figures are concerned."""
    ganze = [b for b in lagebild.bausteine if isinstance(b, Absatz) and b.schluessel == "widersprueche"]
    for baustein in ganze:
        yield from (f"Widerspruch: {satz}" for satz in baustein.saetze)
    for zahl in zahlen if not ganze else ():
        if zahl.widersprueche and im_text(zahl):
            wie = "einem Widerspruch" if zahl.widersprueche == 1 else f"{zahl.widersprueche} Widersprüchen"
            yield f"„{zahl.titel}“ ({zahl.text}) steht in {wie} mit anderen Veröffentlichungen. Vor dem Versand ins Zahlenregister sehen."


def _vorbehalte(zahlen: Sequence[Zahl]) -> Iterator[str]:
    yield from (
        f"„{z.titel}“ ({z.text}) nur mit Vorbehalt: {z.vorbehalt}." for z in zahlen if z.vorbehalt and im_text(z)
    )


def _verwechslung(zahlen: Sequence[Zahl]) -> Iterator[str]:
    """Two figures of one value are taken for each other by every reader."""
    for eine, andere in combinations([z for z in zahlen if im_text(z) and (z.wert or 0) > 1], 2):
        if (eine.wert, eine.in_euro) == (andere.wert, andere.in_euro):
            yield f"Dieselbe Zahl, aber nicht dasselbe: „{eine.titel}“ und „{andere.titel}“ ({eine.text})."


def _alte(lagebild: Lagebild, zahlen: Sequence[Zahl]) -> Iterator[str]:
    stichtag = tag_kurz(lagebild.stichtag)
    for z in zahlen:
        if z.basis == Basis.VEROEFFENTLICHT and z.quelle and z.quelle.stand != stichtag and im_text(z):
            yield f"„{z.titel}“ ({z.text}) ist die neueste veröffentlichte Zahl, aber vom {z.quelle.stand}, nicht vom {stichtag}."


def _fehlende(zahlen: Sequence[Zahl]) -> Iterator[str]:
    fehlende = [z for z in zahlen if z.wert is None]
    if landesweite := [f"„{z.titel}“" for z in fehlende if NUR_LANDESWEIT in z.satz]:
        yield f"Nicht im Text, weil nur für ganz Sachsen erfasst: {', '.join(landesweite)}."
    if unbekannte := [f"„{z.titel}“" for z in fehlende if NUR_LANDESWEIT not in z.satz]:
        yield f"Nicht im Text, weil nichts bekannt ist: {', '.join(unbekannte)}."
    if andere := [f"„{z.titel}“ ({z.text})" for z in zahlen if z.vorbehalt.startswith(ANDERS)]:
        yield f"Nicht im Text, weil anders gezählt wurde, als die Kennzahl zählt: {', '.join(andere)}."
