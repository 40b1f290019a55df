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
from domain.auswahl import PROGRAMMSTART

_KREISEBENE = re.compile(
    r"der\s+landkreise|ebene\s+(?:der|von|eines)\s+(?:land)?kreise?|landkreisebene|kreisebene|auf\s+kreis|landkreis-"
    r"|in\s+(?:(?:zwei|den)\s+)?landkreisen|von\s+landkreisen"
)
_KREISE = re.compile(r"\b(?:land)?kreisebene\b|\b(?:die|den|bei|in) landkreisen?\b")
_PLAN = muster(
    r"geplant\w* plan(?:t|en|ung) soll(?:en|te|ten)? vorgesehen\w* angekündigt\w* anvisiert\w* vorbereit\w* beabsichtigt\w* will wollen"
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
_LEUTE = re.compile(
    r"\w*(?:vertreter|gäste|besucher|fachleute|expert|mitarbeit|bürgermeister|delegiert|beschäftigt|teilnehm|interessiert|personen|menschen"
    r"|verantwortlich|praktiker|schüler|kinder)\w*"
)
_ANLASS = re.compile(
    r"\b(?:an|am|beim|bei|zu|zum|zur|auf)\s+(?:(?:der|dem|den|einer|einem|diese[rm]|unsere[rm])\s+)?(?:[\w.-]+\s+){0,2}?[\w-]*"
    r"(?:konferenz|tagung|umfrage|befragung|workshops?|werkstatt|treffens?|veranstaltung|schulung|seminar|wettbewerb|tag|tage|tagen|forum"
    r"|sitzung|gespräch|gesprächen|rundgang|studie|evaluation|austausch|symposium|webinar|kongress|messe|aktion|aktionswoche|woche)\b"
)
_BEHOERDEN = re.compile(
    r"\b(?:polizei|ordnungsamt|ordnungsämter|schulen|vereine|feuerwehr|jugendamt|verwaltung|nachbarn)\b"
)
_UNS = (Feld.BEITRITT, Feld.BETEILIGT, Feld.KOOPERIERT)
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
    nominal = bezug.lage.nominal(bezug.menge, bezug.kopf) - {Feld.BETEILIGT, Feld.BEGONNEN}  # "neue Kommunen"
    return _nach_feld(bezug, nominal or (not bezug.kopf.teil and bezug.nachgestellt()) or bezug.felder())


def _mitglieder(bezug: Bezug) -> Deutung | None:
    """Members of the Verbund, unless they are those of a council; what else is said of them goes first."""
    nominal = bezug.lage.nominal(bezug.menge, bezug.kopf) - {Feld.BETEILIGT, Feld.BEGONNEN}
    felder = nominal or bezug.nachgestellt() or bezug.felder()
    eines_rates = Feld.RAT in felder and bezug.kopfwort in ("mitglied", "mitglieder", "mitgliedern")
    if eines_rates or _GREMIUM.search(bezug.lage.klein):
        return None
    if rest := felder - {Feld.VEREINBARUNG, Feld.BEITRITT, Feld.BETEILIGT, Feld.BEGONNEN}:
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
    if _nur_anlass(bezug, feld):
        return None
    if feld in _UNS and not bezug.unser_verbund(streng=feld is not Feld.BEITRITT):
        return None
    if feld is Feld.ANALYSE:
        return _mit_plan(bezug, ANALYSEKOMMUNEN)
    if feld is Feld.RAT:
        return Deutung((RAETE,), _vor_beginn(bezug))
    return KOMMUNE[feld]


def _nur_anlass(bezug: Bezug, feld: Feld) -> bool:
    """Whether they only sent somebody, took part in a meeting, or it is the authorities in the towns that work together."""
    satz, von = bezug.lage.satz, bezug.menge.von
    leute = von > 1 and satz[von - 1].klein == "aus" and _LEUTE.fullmatch(satz[von - 2].klein)
    if feld is Feld.BETEILIGT:
        return bool(leute or _ANLASS.search(bezug.lage.klein))
    unter_sich = _BEHOERDEN.search(bezug.lage.klein) and not bezug.unser_verbund(streng=True)
    return feld in (Feld.ENG, Feld.KOOPERIERT) and bool(leute or unter_sich)


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
    if _KREISEBENE.search(danach) or _kreise_davor(bezug):
        return Deutung((KREISRAETE,))
    return Deutung((RAETE,), _vor_beginn(bezug))


def _kreise_davor(bezug: Bezug) -> bool:
    """ "Die Landkreise haben zwei Präventionsräte", "auf Landkreisebene gibt es zwei"; not in Landkreise that are named."""
    if bezug.lage.raum(bezug.nummer, bezug.menge.zahl) or "kommunal" in bezug.lage.klein:
        return False
    davor = bezug.lage.satz[bezug.lage.teile[bezug.nummer].start : bezug.menge.von]
    return bool(_KREISE.search(" ".join(z.klein for z in davor)))


def _vor_beginn(bezug: Bezug) -> tuple[str, ...]:
    """Until the first figures of ASSKomm the published one was that of the time before."""
    davor = _VOR_BEGINN.search(bezug.lage.klein) or bezug.lage.stichtag.year <= PROGRAMMSTART.year
    return (RAETE_DAVOR,) if davor else ()


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
