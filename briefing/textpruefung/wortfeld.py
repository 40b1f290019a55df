"""Which German words name what is counted, and which say what happened to it?"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from briefing.textpruefung.muster import muster
from briefing.textpruefung.zeichen import Zeichen


class Ding(StrEnum):
    """What can stand behind a number."""

    KOMMUNE = "kommune"
    MITGLIED = "mitglied"
    MODELL = "modell"
    VEREINBARUNG = "vereinbarung"
    RAT = "rat"
    LANDKREIS = "landkreis"
    ANALYSE = "analyse"
    COACHING = "coaching"
    COACH = "coach"
    ABSOLVENT = "absolvent"
    PERSON = "person"


class Feld(StrEnum):
    """What a sentence says of it."""

    RAT = "rat"
    ANALYSE = "analyse"
    COACHING = "coaching"
    ENG = "eng"
    MODELL = "modell"
    VEREINBARUNG = "vereinbarung"
    BEITRITT = "beitritt"
    BERATEN = "beraten"
    KONTAKT = "kontakt"
    BETEILIGT = "beteiligt"
    ABGESCHLOSSEN = "abgeschlossen"
    BEGONNEN = "begonnen"
    KOOPERIERT = "kooperiert"


_ORT = "(?:klein|groß|kreis|nachbar|mittel|grenz|berg|hochschul|industrie|land|kur|umland|anrainer|beratungs)?"
_KOMMUNE = "(?:kommunen?|städten?|stadt|gemeinden?|gebietskörperschaft(?:en)?|ortschaften|orten?|kommunalverwaltungen|rathäusern?)"
_VERBUND = "(?:mitglieds?|partner|verbunds?|netzwerk|allianz|bündnis|präventions|kooperations|asskomm|unterzeichner|beitritts)-?"
_RAT = r"(?:\w+-)*(?:kriminal)?präventions(?:räten?|rats?|rates|gremi(?:um|en|ums)) kprs?"

# As whole words in small letters, in the order in which they are tried.
_DINGE = {
    Ding.MODELL: "(?:asskomm-)?(?:modell|pilot)-?(?:kommunen?|städten?|stadt|gemeinden?|standorten?|regionen)",
    Ding.MITGLIED: rf"(?:asskomm-)?{_VERBUND}{_KOMMUNE} (?:\w+-)?(?:neu)?mitglied(?:er|ern|s|es)? "
    rf"unterzeichnern? beitritten? neuzugängen? "
    "vertragspartnern? kooperationspartnern? (?:asskomm-|netzwerk|verbund|bündnis)partnern?",
    Ding.KOMMUNE: _ORT + _KOMMUNE,
    Ding.VEREINBARUNG: r"(?:\w+-)*(?:kooperations|koop-?)?(?:vereinbarung(?:en)?|verträgen?|vertrags?|abkommen) koopv "
    "(?:asskomm-)?kooperationen unterzeichnungen unterschriften",
    Ding.RAT: rf"{_RAT} präventionsnetzwerken? (?:kpr-)?gremien räten?",
    Ding.LANDKREIS: "(?:land)?kreise?n?",
    Ding.ANALYSE: r"(?:\w+-)*(?:sicherheits)?analysen?",
    Ding.COACHING: r"(?:\w+-)*coachings? (?:\w+-)*coaching-?(?:prozessen?|verfahren|begleitungen)",
    Ding.COACH: r"(?:\w+-)*coach(?:es|s|innen)? coachinnen",
    Ding.ABSOLVENT: r"(?:\w+-)*absolvent\w* beccarian\w* (?:präventions)?fachkräften?",
    Ding.PERSON: r"menschen personen einwohner\w* einwohner[:*_]innen bürger(?:innen|n)? frauen männern? "
    r"teilnehme(?:r|rn|rinnen|nden|nde) neuen? "
    r"beschäftigten? bediensteten? sächsinnen sachsen interessierten? lernenden? kräften? leuten? "
    r"einsteiger(?:n|innen)?",
}
_FELDER = {
    Feld.RAT: rf"{_RAT} ratsgründung(?:en)?",
    Feld.ANALYSE: r"(?:\w+-)*sicherheitsanalys\w*",
    Feld.COACHING: r"(?:\w+-)*(?:ge)?coach\w*",
    Feld.MODELL: "modell(?:kommunen?|städten?|stadt)",
    Feld.VEREINBARUNG: r"(?:\w+-)*(?:kooperations|koop-?)?vereinbarung(?:en)? "
    r"(?:\w+-)?kooperationsvertr[aä]gs?e?n? koopv vertraglich",
    Feld.BEITRITT: r"beigetreten\w* beitr[ie]\w* beizutreten angeschlossen\w* anschlie(?:ß|ss)(?:t|en) "
    r"anschlossen anzuschließen "
    r"(?:\w+-)?mitglied\w* (?:asskomm-|präventions)?verbund(?:e?s|e|mitglied\w*|kommunen?)? angehör\w* "
    r"unterzeich\w* unterschr[ie]\w* "
    r"beiträgt neuzugänge?n? partnerkommunen? "
    r"asskomm-(?:kommunen?|mitglied\w*|verbund\w*|netzwerke?s?|städten?|gemeinden?) verbündete\w*",
    Feld.BERATEN: r"berater(?:n|innen)? berat(?:en|ene[nrsm]?|e|et|end)? beriet(?:en)? berät (?:\w+-)*(?:erst)?beratung(?:en)? "
    r"(?:\w+-)?ratsuchend\w* "
    r"beratungs(?:gespräch\w*|leistung\w*|angebot\w*|termin\w*|hilfe|fälle?n?|kommunen?)",
    Feld.KONTAKT: r"kontakt(?:e|en|iert\w*|ieren|ierte\w*|aufnahmen?)? angesprochen\w* angeschrieben\w*",
    Feld.BETEILIGT: r"beteilig\w* teilnehm\w* teilzunehmen teilgenommen teilnahm\w* mitmach\w* mitgemacht "
    r"mitwirk\w* mitgewirkt engagier\w*",
    Feld.ABGESCHLOSSEN: r"absol[vw]\w* abgeschlossen\w* abschl\w* ausgebildet\w* qualifiziert\w* zertifi\w* "
    r"beendet\w* hervorgebracht "
    r"bestanden durchlaufen fortgebildet\w* weitergebildet\w* erworben abgelegt diplom\w* geschult\w*",
    Feld.BEGONNEN: r"begonnen\w* beg[ai]nn\w* gestartet\w* starte\w* laufend\w* aufgenommen eingeschrieben "
    r"neue?n? fortbilden lernen angetreten "
    r"treten besuchen nehmen neustarter\w* angemeldet\w* stiegen eingestiegen drücken absolvieren durchlaufen",
    Feld.KOOPERIERT: r"kooperier\w* zusammenarbeite\w* zusammenzuarbeiten zusammengearbeitet",
}
# Two words that only together say it, whatever stands between.
_PAARE = (
    ("tritt treten trat traten", "bei", Feld.BEITRITT),
    ("schlie(?:ß|ss)(?:t|en) schloss(?:en)? schloß", "an", Feld.BEITRITT),
    ("gehör(?:t|en|te|ten)", "an zu zum zur dazu", Feld.BEITRITT),
    (
        "teil bestandteil",
        r"\w*verbund(?:e?s)? (?:\w+-)*netzwerk(?:e?s)? \w*allianz asskomm bündnis(?:ses)?",
        Feld.BEITRITT,
    ),
    (
        r"umfass(?:t|te|en) zähl(?:t|te|en) verein(?:t|te|igt|en) bündel(?:t|n) wuchs wächst gewachsen "
        r"vergrößert\w* besteht",
        "(?:asskomm-)?netzwerk (?:asskomm-)?verbund allianz asskomm bündnis",
        Feld.BEITRITT,
    ),
    (
        "boot bord aufgenommen aufnahme dabei beitritt verstärkung zuwachs partner netzwerk(?:e?s)?",
        r"asskomm allianz (?:asskomm-)?verbund(?:e?s)? (?:asskomm-)?netzwerke?s? asskomm-\w+",
        Feld.BEITRITT,
    ),
    ("kam kamen kommen kommt stießen stoßen", "hinzu dazu", Feld.BEITRITT),
    ("nehmen nahmen nimmt nahm genommen", "teil", Feld.BETEILIGT),
    ("machen machten macht wirken wirkten", "mit", Feld.BETEILIGT),
    (
        "eng(?:e|er|en|erer|eren|sten|es|em)? intensiv(?:e|er|en|erer|eren)? besonders",
        r"zusammen zusammenarbeite\w* zusammenarbeit zusammengearbeitet zusammenwirk\w* kooperier\w* "
        r"kooperation(?:en)? verbunden\w* "
        r"verzahnt\w* partnerschaft\w* zusammenzuarbeiten",
        Feld.ENG,
    ),
    ("dabei", "sind waren ist", Feld.BETEILIGT),
    ("arbeite(?:n|t|ten|te)", "zusammen", Feld.KOOPERIERT),
    ("zusammenarbeit", r"entschieden entschlossen\w* vereinbart\w*", Feld.KOOPERIERT),
    ("schlossen", "ab", Feld.ABGESCHLOSSEN),
    ("rat", "gesucht geholt eingeholt holten suchten holen suchen einholten", Feld.BERATEN),
    ("gespräche?n?", r"geführt\w* führte\w* führen landespräventionsrat lpr", Feld.KONTAKT),
    ("kriminalpräventive[nr]?", "räten? rat gremien gremium", Feld.RAT),
    ("kommunale[nrs]?", r"kpr präventionsgremi\w+", Feld.RAT),
)


def _eines(text: str) -> str:
    return "|".join(text.split())


_DING = re.compile("|".join(f"(?P<{ding}>{_eines(worte)})" for ding, worte in _DINGE.items()))
_FELD = tuple((feld, re.compile(_eines(worte))) for feld, worte in _FELDER.items())
_TEIL_SEIN, _TEILNEHMEN = (
    next(n for n, (eins, *_) in enumerate(_PAARE) if wort in eins) for wort in ("bestandteil", "nahmen")
)
_PAAR = tuple((re.compile(_eines(eins)), re.compile(_eines(zwei)), feld) for eins, zwei, feld in _PAARE)


@lru_cache(maxsize=65_536)
def ding(wort: str) -> Ding | None:
    """What a word in small letters counts."""
    treffer = _DING.fullmatch(wort)
    return Ding(treffer.lastgroup) if treffer and treffer.lastgroup else None


@lru_cache(maxsize=65_536)
def felder(wort: str) -> frozenset[Feld]:
    """What a word in small letters says by itself."""
    return frozenset(feld for feld, wortmuster in _FELD if wortmuster.fullmatch(wort))


@lru_cache(maxsize=65_536)
def _paarteile(wort: str) -> tuple[frozenset[int], frozenset[int]]:
    """Of which pairs a word is the one, of which it is the other."""
    eine = frozenset(n for n, (eins, _, _) in enumerate(_PAAR) if eins.fullmatch(wort))
    return eine, frozenset(n for n, (_, zwei, _) in enumerate(_PAAR) if zwei.fullmatch(wort))


def felder_in(worte: Iterable[Zeichen]) -> frozenset[Feld]:
    """What some words say alone and together."""
    gefunden, eine, andere = set[Feld](), set[int](), set[int]()
    for z in worte:
        gefunden |= felder(z.klein)
        links, rechts = _paarteile(z.klein)
        eine |= links
        andere |= rechts
    paare = eine & andere
    if _TEILNEHMEN in paare:
        paare.discard(_TEIL_SEIN)  # "nehmen an ASSKomm teil" does not say "Teil von ASSKomm"
    gefunden.update(_PAAR[n][2] for n in paare)
    return frozenset(gefunden)


# --- themes --------------------------------------------------------------------------------------------------------------

_EIGEN = muster(
    r"asskomm allianz_sichere sichere[rn]?_sächsische landespräventions \blpr\b kommpräv präventions(?!technik) "
    r"prävention\b kriminalpräv "
    r"sicherheitsanalys beccaria kooperationsvereinbarung \bkpr\b",
    ganze_worte=False,
)
_FREMD = muster(
    r"sportst breitband glasfaser klima städtebau \bleader\b digitalpakt feuerwehr brandschutz hochwasser "
    r"straßenbau radweg tourismus weltoffen "
    r"demokratie_leben prävention_im_team schulsozial energie wohnungsbau theater denkmal krankenh pflegeheim "
    r"mobilfunk impf schulhaus turnhalle "
    r"spielplatz kindergart \bkitas?\b kita- wasserwerk abwasser solar windkraft waldprogramm ehrenamt "
    r"integration zweckverband "
    r"landesgartenschau bibliothek museum museen ladesäul elektro nahverkehr buslinie bahnhof jugendherberg "
    r"freibad schwimm gewerbegebiet "
    r"wirtschaftsförder corona soforthilfe fairtrade fair-trade suchtberatung schuldnerberat verbraucher "
    r"partnerschaft_für_demokratie "
    r"seniorenbeirat jugendparlament gesunde_städte gesundheits fahrrad tierheim tierschutz friedhof kirch "
    r"sanierung neubau (?<=\w)ausbau\b umbau "
    r"modernisierung digitalisierung kulturhauptstadt smart_city regionalverband städtetag gemeindetag "
    r"landkreistag bundesprogramm eu-programm "
    r"(?:sozial|kultus|wirtschafts|landwirtschafts|umwelt|justiz|verkehrs)minister "
    r"europa entwicklungszusammen stadtradeln wettbewerb tourist landwirtschaft hochschulprogramm sport",
    ganze_worte=False,
)
_ANDERES_LAND = muster(
    r"bayern bayerisch\w* thüringen thüringisch\w* sachsen-anhalt brandenburg\w* niedersachsen "
    r"niedersächsisch\w* hessen hessisch\w* berlin\w* "
    r"hamburg\w* bremen nordrhein-westfalen rheinland-pfalz saarland schleswig-holstein mecklenburg-vorpommern "
    r"baden-württemberg\w* polen tschechien österreich bund(?:es)?ländern?"
)
_BUND = muster("bundesweit deutschlandweit in_deutschland bundesrepublik in_europa europaweit weltweit")
_ANDERES_HAUS = re.compile(r"(?:gesundheits|sozial|kultus|wirtschafts|landwirtschafts|umwelt|justiz|verkehrs)minister")
_UNSER_NAME = muster(r"asskomm allianz_sichere landespräventionsrat \bder_allianz\b", ganze_worte=False)
_SACHSEN = re.compile(r"(?<!nieder)(?<!-)\bsachsens?\b(?!-anhalt)|(?<!nieder)sächsisch|freistaat")


def eigenes_thema(text: str) -> bool:
    """Whether a text in small letters speaks of ASSKomm or of what belongs to it."""
    return bool(_EIGEN.search(text))


def fremdes_thema(text: str) -> bool:
    """Whether it speaks of another programme or another matter of Kommunen."""
    return bool(_FREMD.search(text))


def anderes_land(text: str) -> bool:
    """Whether it speaks of another state or all Germany and not of Saxony or ASSKomm as well, or of another ministry."""
    if _UNSER_NAME.search(text):
        return bool(_ANDERES_LAND.search(text)) and not _SACHSEN.search(text)
    anderes = _ANDERES_LAND.search(text) or _BUND.search(text)
    return bool(_ANDERES_HAUS.search(text)) or (bool(anderes) and not _SACHSEN.search(text))
