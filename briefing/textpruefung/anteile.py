"""Of what is something a share: "über ein Drittel der beratenen Kommunen arbeitet eng zusammen", "bis zu 90 Prozent der Ausgaben"?"""

from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.bezug import Bezug
from briefing.textpruefung.kennwort import ALLE_KOMMUNEN, BERATEN, FOERDERSATZ, KOMMUNE, RAETE, VERBUND, Deutung, ganzes
from briefing.textpruefung.muster import muster, worte
from briefing.textpruefung.nomen import FREMD
from briefing.textpruefung.orte import SACHSEN
from briefing.textpruefung.spanne import UNGEFAEHR, Spanne
from briefing.textpruefung.wortfeld import Ding, Feld, ding, felder_in

UNGEFAEHRER_ANTEIL = 0.03  # "rund" of a share
UNSCHARF = 0.025  # a fraction in words is not meant to the last digit
_FOERDERUNG = muster(
    "förderf fördersatz förderquote ausgaben kosten zuschuss zuschüsse bezuschuss zuwendung anteilsfinanz gefördert fördert fördern",
    ganze_worte=False,
)
_EIGENANTEIL = muster("eigenanteil eigenmittel selbst_(?:tragen|aufbringen) eigene_mittel", ganze_worte=False)
_VERGLEICH = muster("gestiegen gesunken rückgang zuwachs mehr_als_im weniger_als_im", ganze_worte=False)
_VON_VORIGEN = worte("wovon davon darunter denen")


def anteil(bezug: Bezug) -> Aussage | None:
    """The claim of a share; None when it is a share of something else."""
    if bezug.kopf.ding in (None, FREMD) and (satz := _foerdersatz(bezug)):
        return satz
    if bezug.kopf.ding == FREMD or not (nenner := _nenner(bezug)) or not (zaehler := _zaehler(bezug)):
        return None
    if bezug.nur_absicht(zaehler):
        return None
    return bezug.aussage(Sorte.ANTEIL, zaehler, spanne=_spanne(bezug), nenner=nenner)


def _spanne(bezug: Bezug) -> Spanne:
    """Words allow some blur, percents the rounding of their last digit."""
    menge = bezug.menge
    if menge.zusatz == "exakt":
        stellen = bezug.lage.satz[menge.zahl].text.partition(",")[2]
        weite = UNSCHARF if menge.bruch else 0.005 / 10 ** len(stellen)
    elif menge.zusatz == "ca":
        weite = max(UNGEFAEHR * menge.wert, UNGEFAEHRER_ANTEIL)
    else:
        return menge.spanne
    return Spanne(menge.wert - weite, menge.wert + weite)


def _foerdersatz(bezug: Bezug) -> Aussage | None:
    """The highest share that the state pays; not what remains to the Kommune."""
    lage, menge = bezug.lage, bezug.menge
    richtlinie = "fördersatz" in lage.klein and "richtlinie" in lage.klein and not lage.fremd
    if (
        menge.bruch
        or not (bezug.eigen or richtlinie)
        or not _FOERDERUNG.search(lage.klein)
        or _VERGLEICH.search(lage.klein)
    ):
        return None
    start, end = lage.satz[menge.von].start, lage.satz[menge.bis - 1].end
    umgebung = lage.text[max(lage.start, start - 60) : min(lage.end, end + 40)].lower()
    if _EIGENANTEIL.search(umgebung):
        return None
    return bezug.aussage(Sorte.STAND, Deutung((), (FOERDERSATZ,))).mit(raum=SACHSEN)


def _nenner(bezug: Bezug) -> str | None:
    """The Kennzahl that is the whole, ALLE_KOMMUNEN, or None when the whole is none of ours."""
    lage, menge, kopf = bezug.lage, bezug.menge, bezug.kopf
    if kopf.ding in (Ding.KOMMUNE, Ding.MITGLIED, Ding.MODELL):
        return ganzes(felder_in(lage.satz[menge.bis : kopf.bis]) | bezug.nachgestellt())
    if kopf.ding is not None:
        return None
    umgebung = {z.klein for z in (*lage.satz[max(0, menge.von - 3) : menge.von], *lage.satz[menge.bis : menge.bis + 2])}
    if _eingeschoben(bezug) and not umgebung & _VON_VORIGEN:
        return ALLE_KOMMUNEN  # "126 Kommunen (30 Prozent) wurden beraten"
    if umgebung & _VON_VORIGEN or bezug.gefunden:
        return next((a.kennzahlen[0] for a in reversed((*bezug.vorige, *bezug.gefunden)) if a.kennzahlen), None)
    if Feld.ENG in bezug.felder():
        return BERATEN
    return ALLE_KOMMUNEN if lage.eigen and any(ding(z.klein) is Ding.KOMMUNE for z in lage.satz) else None


def _eingeschoben(bezug: Bezug) -> bool:
    """Whether it only says the number before it once more, as a share of all Kommunen."""
    lage, menge = bezug.lage, bezug.menge
    davor = lage.satz[menge.von - 1].text if menge.von else ""
    if davor not in ("(", "–") or not bezug.gefunden:
        return False
    letzte = bezug.gefunden[-1]
    bis_dahin = not any(
        m.zahl != menge.zahl and letzte.end < lage.satz[m.zahl].start < lage.satz[menge.zahl].start for m in lage.mengen
    )
    return bis_dahin and letzte.sorte is Sorte.STAND and letzte.end >= lage.satz[menge.von - 2].start and letzte.kennzahlen[:1] in (
        (BERATEN,), (VERBUND,), (RAETE,),
    )  # fmt: skip


def _zaehler(bezug: Bezug) -> Deutung | None:
    """What is said of the share, apart from what the whole is."""
    nachgestellt = 4 if bezug.kopf.ding and bezug.nachgestellt() else 0
    nomen = range(bezug.menge.bis, max(bezug.menge.bis, bezug.kopf.bis + nachgestellt))
    for nummer in (bezug.nummer, *bezug.lage.reihenfolge(bezug.nummer)):
        felder = bezug.lage.felder(nummer, [*bezug.andere, nomen])
        if feld := next((f for f in KOMMUNE if f in felder), None):
            return KOMMUNE[feld] if feld not in (Feld.BETEILIGT, Feld.KOOPERIERT) or bezug.lage.eigen else None
    return None
