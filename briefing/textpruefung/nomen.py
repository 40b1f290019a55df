"""Which noun does a number count?"""

import re
from dataclasses import dataclass

from briefing.textpruefung.menge import Art, Menge
from briefing.textpruefung.muster import worte
from briefing.textpruefung.wortfeld import Ding, ding, felder_in
from briefing.textpruefung.zeichen import Satz, Zeichen

FREMD = "fremd"  # the number counts something that is none of ours
_REICHWEITE = 8  # signs behind a number in which its noun stands
_DURCHSICHTIG = frozenset("\"'»«„“”‚‘’*_`›‹")
_PARTITIV = worte("der aller dieser unserer ihrer jener sämtlicher von den unter allen vom")
_VORWORT = worte("vom durch mit im in zum zur von beim am an für zu")
_KEIN_ADJEKTIV = worte(
    "haben hatten sind waren wurden werden arbeiten gehören erhielten erhalten bekamen nehmen nahmen konnten "
    "können sollen wollen müssen ließen lassen "
    "arbeiteten gehörten kamen kommen gibt traten treten schlossen stehen standen verfügen verfügten beteiligen "
    "setzen machen wirken wurde worden über "
    "unter hinter oder aber wäre unterschrieben unterzeichneten gründeten bildeten bildete hätten kooperieren "
    "kooperierten begannen eine einen einer ein "
    "nutzen nutzten absolvieren durchlaufen stiegen lernen"
)
_GROSSES_ADJEKTIV = re.compile(
    r"(?:kommunale|kriminalpräventive|sächsische|große|gemeinsame|unterzeichnete|beratene|neue|weitere|ausgebildete|regionale|städtische)[nrms]?"
)
_VERTRETER = re.compile(r"(?:ober)?bürgermeister\w*|rathauschef\w*|stadtoberhäupter\w*|gründungsmitglied\w*")
_ZWISCHEN = worte("der aus den die in von und")


@dataclass(frozen=True)
class Kopf:
    """What a number counts: ``ding`` (None: it stands alone, FREMD: something else), up to which sign; ``teil``: a part of these."""

    ding: Ding | str | None
    bis: int
    teil: bool = False


def kopf(satz: Satz, menge: Menge) -> Kopf:
    """The noun behind a number."""
    teil, n = False, menge.bis
    while n < min(len(satz), menge.bis + _REICHWEITE):
        z = satz[n]
        gross = z.ist_wort and z.text[0].isupper()
        if z.klein in _PARTITIV and (menge.art is not Art.RANG or z.klein == "der"):
            teil = True
        elif (art := ding(z.klein)) and (gross or (n == menge.bis and not _vor_nomen(satz, n))):
            return Kopf(art, n + 1, teil)
        elif gross and (modell := _modell(satz, n)):
            return Kopf(Ding.MODELL, modell, teil)
        elif gross and not _geht_weiter(satz, n):
            return Kopf(FREMD, n + 1, teil)
        elif teil and z.ist_wort and felder_in([z]) and not _vor_nomen(satz, n) and not _adjektiv_folgt(satz, n):
            return Kopf(Ding.KOMMUNE, n + 1, teil)  # "38 Prozent der beratenen"
        elif not (gross or z.text in _DURCHSICHTIG or (z.ist_zahl and teil) or (z.ist_wort and _adjektiv(z))):
            break
        n += 1
    return Kopf(None, menge.bis, teil)


def _vor_nomen(satz: Satz, n: int) -> bool:
    """Whether a small word is the adjective of a noun, as in "sieben neue Kommunen", not in "sieben neue"."""
    return n + 1 < len(satz) and satz[n + 1].ist_wort and satz[n + 1].text[0].isupper()


def _adjektiv_folgt(satz: Satz, n: int) -> bool:
    return (
        n + 1 < len(satz)
        and satz[n + 1].ist_wort
        and satz[n + 1].klein not in _KEIN_ADJEKTIV
        and _adjektiv(satz[n + 1])
    )


def _adjektiv(z: Zeichen) -> bool:
    return z.klein.endswith(("e", "en", "er", "es", "em", "end", "eng")) and z.klein not in _KEIN_ADJEKTIV


def _geht_weiter(satz: Satz, n: int) -> bool:
    """Whether a word with a capital letter is not the noun yet: "Kommunale Räte", "Bautzener Städte", "vom LPR beratene Kommunen"."""
    if _GROSSES_ADJEKTIV.fullmatch(satz[n].klein):
        return True
    folgend = satz[n + 1] if n + 1 < len(satz) else None
    if folgend and folgend.text[0].isupper() and ding(folgend.klein):
        return satz[n].klein == "asskomm" or satz[n].klein.endswith(("er", "en", "e"))
    return _eingeschoben(satz, n)


def _eingeschoben(satz: Satz, n: int) -> bool:
    """A noun within the noun phrase: "der vom Landespräventionsrat beratenen Kommunen"."""
    if n + 2 >= len(satz) or not any(z.klein in _VORWORT for z in satz[max(0, n - 2) : n]):
        return False
    attribut = satz[n + 1]
    nomen = any(z.text[0].isupper() and ding(z.klein) for z in satz[n + 2 : n + 4])
    return nomen and attribut.text[0].islower() and attribut.klein.endswith(("en", "e", "er"))


def _modell(satz: Satz, n: int) -> int:
    """Behind "acht Bürgermeistern der Modellkommunen": where that ends; 0 if it is something else."""
    if not _VERTRETER.fullmatch(satz[n].klein):
        return 0
    for k in range(n + 1, min(len(satz), n + 5)):
        if ding(satz[k].klein) is Ding.MODELL:
            return k + 1
        if satz[k].klein not in _ZWISCHEN:
            return 0
    return 0
