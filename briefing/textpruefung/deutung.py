"""Which claims about counted units does a sentence make?"""

from collections.abc import Sequence

from briefing.textpruefung import alleinstehend, gezaehltes
from briefing.textpruefung.anteile import anteil
from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.bezug import Bezug
from briefing.textpruefung.kennwort import (
    BERATEN,
    COACHING,
    ENG,
    KREISRAETE,
    RAETE,
    VERBUND,
    VEREINBARUNGEN,
    Deutung,
    ganzes,
)
from briefing.textpruefung.menge import Art
from briefing.textpruefung.muster import muster, worte
from briefing.textpruefung.nomen import FREMD
from briefing.textpruefung.orte import SACHSEN
from briefing.textpruefung.satzlage import Satzlage
from briefing.textpruefung.verneinung import verneint
from briefing.textpruefung.wortfeld import Ding, Feld, felder_in
from briefing.textpruefung.zeichen import Zeichen

_BEDINGUNG = worte("ob falls wenn sofern sollten sollte sobald würde würden")
_ZUWACHS = (["plus", "von"], ["zuwachs", "von"], ["zuwachs", "um"], ["anstieg", "um"], ["minus", "von"])
_ES_GIBT = muster("es_g[ia]bt? g[ia]bt?_es")
_WENIGE = 5
_KANN_EINZELN = (Ding.KOMMUNE, Ding.MITGLIED, Ding.VEREINBARUNG, Ding.RAT, Ding.COACHING)
_INSGESAMT = muster(
    "bislang bisher insgesamt inzwischen mittlerweile derzeit aktuell gibt gab zählt umfasst erst nur lediglich sachsenweit sachsen "
    "gehören sind seit bereits schon landesweit freistaat alle landkreise"
)
_VOR_ORT = (["der", "stadt"], ["der", "gemeinde"], ["unserer", "stadt"], ["unserer", "gemeinde"], ["der", "kommune"])
_SO_VIELE_HAT_SACHSEN = range(400, 441)  # Kommunen, then and now
_DAMALS = worte("damals seinerzeit zuvor vorher ursprünglich anfangs zunächst")
_RUECKGANG = ("weniger", "minus")


def deute(lage: Satzlage, davor: Satzlage | None, vorige: Sequence[Aussage], *, thema: bool) -> list[Aussage]:
    """The claims of one sentence that count units; ``davor`` and its claims ``vorige`` come before it."""
    if lage.frage or lage.fremd or not lage.mengen:
        return []
    koepfe = [lage.kopf(m) for m in lage.mengen]
    nomen = [range(m.bis, max(m.bis, k.bis)) for m, k in zip(lage.mengen, koepfe, strict=True)]
    gefunden, gelesen = (
        list[Aussage](),
        list[Aussage](),
    )  # what is denied is no claim, but names what the next number counts
    for stelle, (menge, kopf) in enumerate(zip(lage.mengen, koepfe, strict=True)):
        andere = [r for n, r in enumerate(nomen) if n != stelle]
        bezug = Bezug(lage, menge, kopf, andere, davor, gelesen, vorige, thema)
        teil_des_vorigen = stelle > 0 and koepfe[stelle - 1].teil and koepfe[stelle - 1].bis >= kopf.bis
        bloss = not lage.nominal(menge, kopf) and not bezug.nachgestellt()
        if aussage := _bezugsgroesse(bezug) if teil_des_vorigen and bloss else _aussage(bezug):
            gelesen.append(aussage)
            gefunden += [] if verneint(lage, menge) else [aussage]
    return gefunden


def _aussage(bezug: Bezug) -> Aussage | None:
    """The claim that one number makes."""
    menge, kopf = bezug.menge, bezug.kopf
    if menge.art is Art.BETRAG or _bedingt(bezug):
        return None
    if menge.art is Art.ANTEIL:
        return anteil(bezug)
    if kopf.ding == FREMD or _alle_kommunen(bezug):
        return None
    if aenderung := _aenderung(bezug):
        return aenderung
    deutung = gezaehltes.deutung(bezug) if kopf.ding else alleinstehend.deutung(bezug)
    if deutung is None or bezug.nur_absicht(deutung) or (menge.wert == 0 and not _alle_keine(bezug)):
        return None
    if menge.art is Art.RANG:
        return _rang(bezug, deutung)
    if deutung.kennzahlen != (KREISRAETE,) and _einzelfall(bezug):
        return None
    return bezug.aussage(
        Sorte.FRUEHER if _war_frueher(bezug) else Sorte.STAND, deutung, nenner=_teilmenge(bezug, deutung)
    )


def _teilmenge(bezug: Bezug, deutung: Deutung) -> str:
    """Of which smaller group it is a part, "vier der acht Modellkommunen"; those advised are a group that holds all others."""
    if not bezug.kopf.teil or deutung.kennzahlen[:1] not in ((RAETE,), (COACHING,), (ENG,)):
        return ""
    danach = bezug.lage.satz[bezug.menge.bis : bezug.kopf.bis + 4]
    felder = (
        {Feld.MODELL}
        if bezug.kopf.ding is Ding.MODELL
        else felder_in(danach) & {Feld.MODELL, Feld.BEITRITT, Feld.VEREINBARUNG}
    )
    return ganzes(frozenset(felder)) if felder else ""


def _war_frueher(bezug: Bezug) -> bool:
    """A value of the past without a day: "stieg von zunächst 16 auf 26", "anfangs waren es 16"."""
    if any(z.klein in _DAMALS for z in bezug.lage.worte(bezug.nummer)) and bezug.wann() is None:
        return True
    satz = bezug.lage.satz
    spaetere = (m for m in bezug.lage.mengen if m.zahl > bezug.menge.zahl)
    auf = any(z.klein == "auf" for m in spaetere for z in satz[max(bezug.menge.bis, m.von - 2) : m.von])
    return auf and "von" in _klein_davor(bezug)


def _bezugsgroesse(bezug: Bezug) -> Aussage | None:
    """The whole in "48 der 126 Kommunen arbeiten eng zusammen" are those advised; all Kommunen of the state are no claim."""
    eng = bezug.gefunden and bezug.gefunden[-1].kennzahlen[:1] == (ENG,)
    return bezug.aussage(Sorte.STAND, Deutung((BERATEN,))) if eng and bezug.menge.art is Art.ANZAHL else None


def _alle_kommunen(bezug: Bezug) -> bool:
    """In "von 419 Kommunen haben sich 126 beraten lassen" the 419 are those of the state."""
    von = _klein_davor(bezug)[-1:] in (["von"], ["der"], ["den"], ["aller"])
    bloss = bezug.kopf.ding is Ding.KOMMUNE and Feld.BERATEN not in bezug.lage.nominal(bezug.menge, bezug.kopf)
    return von and bloss and bezug.menge.wert in _SO_VIELE_HAT_SACHSEN


def _klein_davor(bezug: Bezug) -> list[str]:
    """The three words before the number and its qualifier."""
    return [z.klein for z in bezug.lage.satz[max(0, bezug.menge.von - 3) : bezug.menge.von]]


def _bedingt(bezug: Bezug) -> bool:
    """In a part that begins with "wenn" or "ob"."""
    erste = [z.klein for z in bezug.lage.worte(bezug.nummer)[:2]]
    return erste[:1] != [] and (
        erste[0] in _BEDINGUNG or (erste[0] in ("und", "auch", "selbst") and erste[-1] in _BEDINGUNG)
    )


def _alle_keine(bezug: Bezug) -> bool:
    """It is "keine Kommune" or "es gibt keinen", not that one town has none."""
    return (
        bezug.kopf.ding in (Ding.KOMMUNE, Ding.MITGLIED, Ding.LANDKREIS)
        or "einzige" in bezug.lage.klein
        or bool(_ES_GIBT.search(bezug.lage.klein))
    )


def _einzelfall(bezug: Bezug) -> bool:
    """Whether a few Kommunen did something, which is no total: "Drei Kommunen unterzeichneten heute gemeinsam"."""
    wenige = 0 < bezug.menge.wert <= _WENIGE and bezug.menge.art is Art.ANZAHL and bezug.menge.zusatz == "exakt"
    if not wenige or bezug.kopf.ding not in _KANN_EINZELN or bezug.raum() != SACHSEN:
        return False
    return not _INSGESAMT.search(" ".join(z.klein for z in bezug.lage.worte(bezug.nummer)))


def _rang(bezug: Bezug, deutung: Deutung) -> Aussage | None:
    """To be the first says something only of an area or a year. Sources mix Kommunen and agreements when they number them."""
    danach = [z.klein for z in bezug.lage.satz[bezug.kopf.bis : bezug.kopf.bis + 2]]
    if bezug.kopf.ding in (Ding.ANALYSE, Ding.COACHING) or danach in _VOR_ORT:
        return None
    wann = bezug.wann()
    im_jahr = wann is not None and wann.zeitraum is not None and len(wann.zeitraum.jahre) == 1 and not wann.seit
    if bezug.menge.wert == 1 and bezug.raum() == SACHSEN and not im_jahr:
        return None
    kennzahlen = deutung.kennzahlen
    if set(kennzahlen) & {VERBUND, VEREINBARUNGEN}:
        kennzahlen = tuple(dict.fromkeys((*kennzahlen[:1], VERBUND, VEREINBARUNGEN)))
    return bezug.aussage(Sorte.RANG, deutung._replace(kennzahlen=kennzahlen))


def _aenderung(bezug: Bezug) -> Aussage | None:
    """A difference: "24 mehr als im Vorjahr", "ein Plus von 24"."""
    danach, davor = _danach(bezug), _klein_davor(bezug)
    mehr = len(danach) > 1 and danach[0].klein in ("mehr", "weniger") and danach[1].klein in ("als", "gegenüber")
    if bezug.menge.art is not Art.ANZAHL or not (mehr or davor[-1:] == ["um"] or davor[-2:] in _ZUWACHS):
        return None
    deutung = gezaehltes.deutung(bezug) if bezug.kopf.ding else alleinstehend.deutung(bezug)
    if deutung is None and bezug.gefunden:
        deutung = Deutung(bezug.gefunden[-1].kennzahlen, bezug.gefunden[-1].worte)
    if deutung is None:
        return None
    weniger = any(wort in _RUECKGANG for wort in (*davor, *(z.klein for z in danach[:1])))
    aussage = bezug.aussage(Sorte.AENDERUNG, deutung)
    hier = bezug.lage.satz[bezug.menge.zahl].start
    spaetere = next((w for w in bezug.lage.zeiten if w.start >= hier), aussage.wann)
    return aussage.mit(wann=spaetere, rueckgang=weniger)


def _danach(bezug: Bezug) -> Sequence[Zeichen]:
    bis = bezug.kopf.bis if bezug.kopf.ding not in (None, FREMD) else bezug.menge.bis
    return bezug.lage.satz[bis : bis + 2]
