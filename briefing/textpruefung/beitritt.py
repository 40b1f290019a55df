"""Which named Kommunen and bodies does a sentence say to have joined?"""

import re

from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.kennwort import VERBUND, VEREINBARUNGEN
from briefing.textpruefung.muster import muster, worte
from briefing.textpruefung.orte import Ortsname
from briefing.textpruefung.satzlage import Satzlage
from briefing.textpruefung.spanne import Spanne
from briefing.textpruefung.wortfeld import Feld, felder_in

_ZIEL = muster(
    r"asskomm allianz_(?:für_)?sichere (?:präventions)?verbund präventionsnetzwerk kooperationsvereinbarung "
    r"kooperationsvertrag \bnetzwerke?s?\b "
    r"\bvereinbarung landespräventionsrat \ballianz\b",
    ganze_worte=False,
)
_UNSERES = muster("asskomm allianz_sichere landespräv", ganze_worte=False)
_ANDERES = re.compile(
    r"(?:klima|tourismus|städte|verkehrs|zweck|abwasser|energie|gesundheits|fair|bibliotheks|kultur|sport|schul|wirtschafts|kreis)"
    r"(?:bündnis|verbund|verband|netzwerk|allianz|initiative)"
    r"|bündnis "
    r"(?!sichere)|charta|zweckvereinbarung|verwaltungsvereinbarung|städtepartnerschaft|partnerschaftsvertrag|tarif"
)
_WORUM = re.compile(r"\b(?:vereinbarung(?:en)?|vertrag)\s+(?:über|zu[rm]?|für)\s+([^,.;]{0,60})")
_UNSERE_SACHE = re.compile(r"prävent|sicher|asskomm|zusammenarbeit|kooperation|beitritt|mitglied|allianz|verbund")
_PLAN = muster(
    r"will wollen wollte[n]? möchten? prüft prüfen plant planen soll(?:en|te|ten)? könnten? ob falls wenn "
    r"beabsichtigt beabsichtigen strebt interess\w* "
    r"überleg\w* erwäg\w* demnächst künftig bald vorbereite\w* bereitet bewirbt bewerben bewarb einladung "
    r"eingeladen lädt wirbt ansteh\w* bevorsteh\w* "
    r"in_kürze geplant\w* angekündigt\w* vorgesehen hofft wünscht vorvereinbarung beschloss beschlossen stimmte "
    r"votierte entscheid\w* diskutier\w* "
    r"berät berieten würden? dürften? möglich(?:e[nrms]?)? gespräche?n?_über ste(?:ht|hen)_(?:kurz_)?vor sondier\w* morgen "
    r"nächste[nr]?_(?:woche|monat|jahr) kommende[nr]?_(?:woche|monat|jahr)"
)
_NEIN = muster("nicht keine? weder ausgetreten verlassen")
_KUENFTIG = re.compile(
    r"\b(?:wird|werden)\b[^.]*\b(?:beitreten|unterzeichnen|unterschreiben|angehören|anschließen|unterzeichnet|beizutreten)\b"
)
_SCHLIESST = muster(
    r"geschlossen schloss schließ abgeschlossen haben hat besiegel besteht bestehen hatte "
    r"mit_(?:einer_|unterzeichneter_)?kooperationsv",
    ganze_worte=False,
)
_NUR_NAME = re.compile(r"(?:asskomm-|präventions)?(?:verbund|netzwerk)(?:e?s|e)?|asskomm-(?:verbund|netzwerk)\w*")
_IM_VERBUND = re.compile(
    r"\b(?:im|zum|in den|in das|ins|den|dem|des) (?:\w+ )?[»„\"]?(?:asskomm[\"“«]?[- "
    r"])?(?:präventions)?(?:verbund|netzwerk)"
)
_MIT_IHM = re.compile(
    r"\bmit \w[^,.]{0,60}\b(?:zählt|umfasst|wächst|hat) (?:der|das)\b"
)  # "Mit Meerane zählt der Verbund 50 Kommunen"
_IST = muster(
    r"ist sind war waren gehör\w* kommt kommen wird werden begrüßt\w* heißt willkommen neu zählt zählen bleibt "
    r"seit auch"
)
_KEIN_MITGLIED = worte(
    "landkreis landkreises kreis kreises polizeidirektion pd direktion region raum revier polizeirevier aus bei "
    "um tu universität hochschule amtsgericht "
    "landgericht ihk richtung nahe lk revierbereich großraum landratsamt stadtrat verein zoo in"
)
_TAGE = worte("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag")
_GEMEINDE = worte("stadt gemeinde kreisstadt kommune")
_ORTSART = re.compile(
    r"(?:\w+-)?\w*(?:stadt|städte|städten|gemeinden?|kommunen?|kreisstädte|verbund|orten?|mitglieder?|partner|kreisstadt|standorten?)"
)
_BEITRITTSWORT = re.compile(
    r"(?:beitritt\w*|aufnahme|mitgliedschaft|unterzeichnung\w*|anschluss|unterschrift\w*|kooperationsvereinbarung\w*|vereinbarung)"
)
_AMT = re.compile(
    r"(?!(?:ver|be)?trat$)\w*(?:bürgermeister\w*|präsident\w*|sprecher\w*|leiter\w*|landrat|landrätin|rat|räte|amt|polizei\w*|verwaltung|ordnungsamt\w*|rathaus"
    r"|einwohner\w*|bürger\w*)"
)
_SATZANFANG = frozenset('.:–»„"')


def beitritte(lage: Satzlage, davor: Satzlage | None, *, thema: bool) -> list[Aussage]:
    """One claim for each named Kommune or body that is said to have joined or signed."""
    if not lage.orte or lage.frage or not _tritt_bei(lage, davor, thema=thema):
        return []
    return [_aussage(lage, ort) for ort in lage.orte if _gemeint(lage, ort)]


def _tritt_bei(lage: Satzlage, davor: Satzlage | None, *, thema: bool) -> bool:
    """Whether the sentence says that somebody joined ASSKomm."""
    felder = felder_in(lage.satz)
    if not felder & {Feld.BEITRITT, Feld.VEREINBARUNG} or _steht_bevor(lage) or _andere_sache(lage):
        return False
    ziel = _ZIEL.search(lage.klein) or (thema and davor and davor.eigen and _ZIEL.search(davor.klein))
    if not ziel or (_ANDERES.search(lage.klein) and not _UNSERES.search(lage.klein)):
        return False
    if Feld.BEITRITT not in felder:
        return bool(_SCHLIESST.search(lage.klein))
    return Feld.VEREINBARUNG in felder or not _nur_name_des_verbunds(lage)


def _steht_bevor(lage: Satzlage) -> bool:
    """Whether the day that the sentence names is still to come: "Am 3. März unterzeichnet Freital"."""
    tage = [w.ab or w.tag for w in lage.zeiten if w.punkt and not w.seit]
    return bool(tage) and min(tage) > lage.stichtag


def _andere_sache(lage: Satzlage) -> bool:
    """Whether the agreement is about something else: "eine Vereinbarung über den Busverkehr"."""
    worum = _WORUM.search(lage.klein)
    return worum is not None and "kooperationsv" not in lage.klein and not _UNSERE_SACHE.search(worum[1])


def _nur_name_des_verbunds(lage: Satzlage) -> bool:
    """ASSKomm-Verbund alone says nothing of who joined: a verb, "Mitglied" or "Teil" has to."""
    if Feld.BEITRITT in felder_in(z for z in lage.satz if not _NUR_NAME.fullmatch(z.klein)):
        return False
    if _MIT_IHM.search(lage.klein):
        return False
    return not (_IM_VERBUND.search(lage.klein) and _IST.search(lage.klein))


def _gemeint(lage: Satzlage, ort: Ortsname) -> bool:
    """Whether the name is one who joined: no area, no office, no place of an event, nobody who only plans it."""
    if any(r.start <= ort.start < r.end for r in lage.raeume):
        return False
    danach = lage.satz[ort.bis] if ort.bis < len(lage.satz) else None
    if danach is not None and danach.text == "-" and danach.start == ort.end:
        return False
    if danach is not None and _ist_amt(danach.klein):
        return False  # "Zittaus Oberbürgermeister"
    if danach is not None and danach.text == ")" and lage.satz[ort.zeichen - 1].text == "(":
        return False  # "Oberbürgermeister Muster (Plauen)"
    return (ort.zeichen == 0 or _vorwort_passt(lage, ort)) and not _teilsatz_haelt_ab(lage, ort)


def _vorwort_passt(lage: Satzlage, ort: Ortsname) -> bool:
    satz, n = lage.satz, ort.zeichen
    davor, umgebung = satz[n - 1], satz[max(0, n - 4) : n - 1]
    if davor.klein in _KEIN_MITGLIED or (davor.klein in _GEMEINDE and any(z.klein == "in" for z in umgebung)):
        return False
    if davor.klein in ("von", "der", *_GEMEINDE) and any(_ist_amt(z.klein) for z in umgebung):
        return False
    vorher = satz[n - 2] if n > 1 else None
    if davor.klein == "von" and vorher is not None and vorher.text[0].isupper():
        return bool(_BEITRITTSWORT.fullmatch(vorher.klein))
    nach_zeit = n - 1 in lage.in_zeiten or davor.klein in _TAGE  # "gehört seit Januar Werdau"
    if not nach_zeit and davor.ist_wort and davor.text[0].isupper() and vorher and vorher.text not in _SATZANFANG:
        ortsart = _ORTSART.fullmatch(davor.klein) or _BEITRITTSWORT.fullmatch(davor.klein)
        return bool(ortsart) or davor.klein in ("auch", "mit", "nach", "neben")
    return True


def _ist_amt(wort: str) -> bool:
    return bool(_AMT.fullmatch(wort)) and not _BEITRITTSWORT.fullmatch(wort)


def _teilsatz_haelt_ab(lage: Satzlage, ort: Ortsname) -> bool:
    """Whether the name's own part, or the one with the joining, speaks of a plan or denies it."""
    eigene = lage.teil_nummer(ort.zeichen)
    alle = (eigene, *lage.reihenfolge(eigene))
    mit_beitritt = [n for n in alle if felder_in(lage.worte(n)) & {Feld.BEITRITT, Feld.VEREINBARUNG}][:1]
    text = " ".join(z.klein for n in dict.fromkeys((eigene, *mit_beitritt)) for z in lage.worte(n))
    if _PLAN.search(text) or _KUENFTIG.search(lage.klein):
        return True
    return bool(_NEIN.search(text)) and "nicht nur" not in text


def _aussage(lage: Satzlage, ort: Ortsname) -> Aussage:
    return Aussage(
        Sorte.NAME, ort.start, ort.end, None, Spanne(1, 1), kennzahlen=(VERBUND, VEREINBARUNGEN),
        wann=lage.wann(lage.teil_nummer(ort.zeichen), ort.zeichen),
        name=lage.text[ort.start : ort.end], ags=ort.ags, traeger=ort.traeger,
    )  # fmt: skip
