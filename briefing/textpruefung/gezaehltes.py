"""Which Kennzahl is meant by a number with its noun?"""

import re
from collections.abc import Callable

from briefing.textpruefung.bezug import Bezug
from briefing.textpruefung.kennwort import (
    ABSOLVENTEN,
    ANALYSEKOMMUNEN,
    ANALYSEN,
    COACHES,
    COACHING,
    EINWOHNER,
    GEPLANT,
    GESTARTET,
    KOMMUNE,
    KREISRAETE,
    LAUFEND,
    MODELL,
    RAETE,
    RAETE_DAVOR,
    VERBUND,
    VEREINBARUNGEN,
    Deutung,
)
from briefing.textpruefung.muster import muster
from briefing.textpruefung.wortfeld import Ding, Feld

_KREISEBENE = re.compile(
    r"der\s+landkreise|ebene\s+(?:der|von|eines)\s+(?:land)?kreise?|landkreisebene|kreisebene|auf\s+kreis|landkreis-"
    r"|in\s+(?:zwei\s+)?landkreisen|von\s+landkreisen"
)
_PLAN = muster(
    r"geplant\w* plan(?:t|en|ung) soll(?:en|te|ten)? vorgesehen\w* angekündigt\w* anvisiert\w* vorbereite\w* beabsichtigt\w* will wollen"
)
_BEGONNEN = muster("gestartet starteten begonnen auftakt angelaufen starten", ganze_worte=False)
_BECCARIA = re.compile(r"beccaria|fachkr[aä]ft\w* (?:für|der) kriminalprävention|präventionsfachkr")
_WOHNT = muster(r"leb(?:en|t|ten) wohn\w* einwohner\w* zuhause zu_hause menschen")
_EINWOHNER = ("mensch", "einwohner", "bürger", "person", "sachs", "sächs")
_IM_VERBUND = muster("verbund asskomm allianz netzwerk mitglied kooperationsvereinbarung", ganze_worte=False)
_VIELE_ORTE = muster("kommunen städten gemeinden orten verbund netzwerk", ganze_worte=False)
_GREMIUM = muster(
    "präventionsrat_hat lenkungs arbeitsgr steuerungs mitglieder_des_(?:präventions)?rates", ganze_worte=False
)
_LAEUFT = muster("lassen_sich derzeit zurzeit gerade aktuell")
_VOR_BEGINN = re.compile(
    r"\bvor (?:dem (?:start|beginn)|asskomm|der gründung|2019|gründung|programmstart)|\bausgangslage\b|\bbevor\b[^.]{0,40}asskomm"
)


def deutung(bezug: Bezug) -> Deutung | None:
    """What the noun means with what is said of it; None when the number is no claim of ours."""
    if bezug.kopf.ding is None:
        return None
    return _JE_DING[Ding(bezug.kopf.ding)](bezug)


def _kommunen(bezug: Bezug) -> Deutung | None:
    nominal = bezug.lage.nominal(bezug.menge, bezug.kopf) - {Feld.BETEILIGT}
    return _nach_feld(bezug, nominal or bezug.nachgestellt() or bezug.felder())


def _mitglieder(bezug: Bezug) -> Deutung | None:
    """Members of the Verbund, unless they are those of a council; what else is said of them goes first."""
    felder = bezug.lage.nominal(bezug.menge, bezug.kopf) - {Feld.BETEILIGT} or bezug.nachgestellt() or bezug.felder()
    eines_rates = Feld.RAT in felder and bezug.kopfwort in ("mitglied", "mitglieder", "mitgliedern")
    if eines_rates or _GREMIUM.search(bezug.lage.klein):
        return None
    if rest := felder - {Feld.VEREINBARUNG, Feld.BEITRITT, Feld.BETEILIGT}:
        return _nach_feld(bezug, rest)
    return Deutung((VERBUND,)) if bezug.unser_verbund() else None


def _nach_feld(bezug: Bezug, felder: frozenset[Feld]) -> Deutung | None:
    """By the most telling of what is said."""
    if felder <= {Feld.BETEILIGT} and any(bezug.lage.kopf(m).ding is Ding.ANALYSE for m in bezug.lage.mengen):
        return _mit_plan(bezug, ANALYSEKOMMUNEN)  # "zwölf Analysen, an denen 13 Kommunen teilnehmen"
    if Feld.RAT in felder and not bezug.fuehrt_rat() and felder & {Feld.BERATEN, Feld.BEITRITT, Feld.COACHING}:
        felder -= {Feld.RAT}
    if bezug.kopf.ding is Ding.KOMMUNE and felder - {Feld.MODELL}:
        felder -= {Feld.MODELL}
    feld = next((f for f in KOMMUNE if f in felder), None)
    if feld is None:
        return None
    if feld in (Feld.BEITRITT, Feld.BETEILIGT) and not bezug.unser_verbund(streng=feld is Feld.BETEILIGT):
        return None
    if feld is Feld.ANALYSE:
        return _mit_plan(bezug, ANALYSEKOMMUNEN)
    if feld is Feld.RAT and _VOR_BEGINN.search(bezug.lage.klein):
        return Deutung((RAETE,), (RAETE_DAVOR,))
    return KOMMUNE[feld]


def _vereinbarungen(bezug: Bezug) -> Deutung | None:
    if "koop" not in bezug.kopfwort and not bezug.eigen:
        return None
    fuer_einen_rat = bezug.kopfwort.startswith(("unterz", "untersch")) and Feld.RAT in bezug.felder()
    return None if fuer_einen_rat else Deutung((VEREINBARUNGEN,))


def _raete(bezug: Bezug) -> Deutung | None:
    """Those of Landkreise are told apart by what follows the number before another number comes."""
    lage = bezug.lage
    if bezug.kopfwort in ("räte", "räten", "gremien") and "präventi" not in lage.klein:
        return None
    naechste = next((m.von for m in lage.mengen if m.von > bezug.menge.zahl), len(lage.satz))
    danach = lage.text[lage.satz[bezug.menge.von].start : lage.satz[naechste - 1].end].lower()
    return Deutung((KREISRAETE,)) if _KREISEBENE.search(danach) else Deutung((RAETE,))


def _landkreise(bezug: Bezug) -> Deutung | None:
    return Deutung((KREISRAETE,)) if Feld.RAT in bezug.felder() else None


def _analysen(bezug: Bezug) -> Deutung | None:
    davon = any({ANALYSEN, ANALYSEKOMMUNEN} & set(a.kennzahlen) for a in (*bezug.gefunden, *bezug.vorige))
    return _mit_plan(bezug, ANALYSEN) if davon or "sicherheitsanalys" in bezug.lage.klein else None


def _mit_plan(bezug: Bezug, kennzahl: str) -> Deutung:
    """Planned and started analyses have words of their own in the register."""
    lage, text = bezug.lage, bezug.lage.klein
    if len(lage.mengen) > 1:
        nummern = (bezug.nummer, *lage.reihenfolge(bezug.nummer)[:1])
        text = " ".join(z.klein for n in nummern for z in lage.worte(n))
    if _PLAN.search(text):
        return Deutung((kennzahl,), (GEPLANT[kennzahl],))
    return Deutung((kennzahl,), (GESTARTET[kennzahl],) if _BEGONNEN.search(text) else ())


def _personen(bezug: Bezug) -> Deutung | None:
    lage, wort, person = bezug.lage, bezug.kopfwort, bezug.kopf.ding is Ding.PERSON
    if person and wort.startswith(_EINWOHNER) and _WOHNT.search(lage.klein):
        im_verbund = _IM_VERBUND.search(lage.klein) and _VIELE_ORTE.search(lage.klein)
        return Deutung((EINWOHNER,)) if im_verbund else None
    if not (
        _BECCARIA.search(lage.klein) or (bezug.davor and _BECCARIA.search(bezug.davor.klein)) or "beccarian" in wort
    ):
        return None
    if not person and not wort.startswith(("fachkr", "präventionsf")):
        return Deutung((ABSOLVENTEN,))
    felder = lage.felder(bezug.nummer, bezug.andere)
    if not felder & {Feld.ABGESCHLOSSEN, Feld.BEGONNEN}:
        felder |= frozenset(f for n in lage.reihenfolge(bezug.nummer) for f in lage.felder(n, bezug.andere))
    if Feld.ABGESCHLOSSEN in felder and not _LAEUFT.search(lage.klein):
        return Deutung((ABSOLVENTEN,))
    return Deutung((LAUFEND,)) if felder & {Feld.BEGONNEN, Feld.BETEILIGT, Feld.ABGESCHLOSSEN} else None


_JE_DING: dict[Ding, Callable[[Bezug], Deutung | None]] = {
    Ding.KOMMUNE: _kommunen,
    Ding.MITGLIED: _mitglieder,
    Ding.MODELL: lambda _: Deutung((MODELL,)),
    Ding.VEREINBARUNG: _vereinbarungen,
    Ding.RAT: _raete,
    Ding.LANDKREIS: _landkreise,
    Ding.ANALYSE: _analysen,
    Ding.COACHING: lambda _: Deutung((COACHING,)),
    Ding.COACH: lambda _: Deutung((), (COACHES,)),
    Ding.ABSOLVENT: _personen,
    Ding.PERSON: _personen,
}
