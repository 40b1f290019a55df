"""In which year does a text say that ASSKomm or the degree Präventionsmanagement began?"""

import re
from collections.abc import Iterator

from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.kalender import MONAT
from briefing.textpruefung.satzlage import Satzlage
from briefing.textpruefung.spanne import Spanne

GRUENDUNG, STUDIUM = "asskomm_gruendungsjahr", "studiengaenge_praeventionsmanagement_start"
_VON = r"(?:asskomm\w*|allianz\b|landesstrategie)"
_BEGANN = (
    r"(?:gegründet\w*|ins leben gerufen\w*|gestartet\w*|startete\w*|geschaffen\w*|entstanden\w*|entstand|begann|begonnen\w*"
    r"|aus der taufe gehoben|angelaufen\w*|lief\b[^.]{0,80}\ban|initiiert\w*|aufgelegt\w*|gegr\.|an den start|beschlossen)"
)
_LUECKE = r"[^.!?;:\d]{0,70}?"
_IM = r"(?:im jahre? |anfang |seit |in |mitte |ende |erst |schon |bereits )?"
_JAHR = r"(?P<jahr>(?:19|20)\d\d)\b"
_ASSKOMM = (
    rf"{_IM}{_JAHR} (?:vom \w+ |durch \w+ |von \w+ )?{_BEGANN}{_LUECKE}{_VON}",
    rf"{_VON}{_LUECKE}\b{_IM}{_JAHR}{_LUECKE}{_BEGANN}",
    rf"{_VON}{_LUECKE}{_BEGANN}{_LUECKE}{_IM}{_JAHR}",
    r"(?:start|gründung|beginn|gründungsjahr|startjahr|geburtsstunde)(?:s|es)? (?:von |der |des |für )?(?:programms )?"
    rf"{_VON}?{_LUECKE}\b{_JAHR}",
    rf"{_IM}{_JAHR} {_LUECKE}{_BEGANN}?{_LUECKE}{_VON}{_LUECKE}{_BEGANN}",
    rf"{_IM}{_JAHR} (?:rief|startete|gründete|begann|hob|legte){_LUECKE}{_VON}",
    rf"{_VON}{_LUECKE}(?:gibt es|besteht|existiert){_LUECKE}seit (?:anfang |dem jahre? )?{_JAHR}",
    rf"seit (?:anfang |dem jahre? )?{_JAHR} (?:gibt es|besteht|existiert){_LUECKE}{_VON}",
)
_DEGREE = (
    rf"(?:studium|studiengang|studiengänge|master\w*|bachelor\w*|studienangebot)\b[^.!?]{{0,80}}?\b{_JAHR}",
    rf"\b{_JAHR}[^.!?]{{0,80}}?(?:studium|studiengang|studiengänge)",
)
_MUSTER = {wort: tuple(map(re.compile, alle)) for wort, alle in ((GRUENDUNG, _ASSKOMM), (STUDIUM, _DEGREE))}
_STUDIENBEGINN = re.compile(_BEGANN + r"|start|beginn|anlief|läuft|angeboten|bietet|eingeführt")
_EIN_JAHR = re.compile(r"(?:19|20)\d\d")
_TEIL_EINES_DATUMS = re.compile(rf"(?:\d\.\s*|(?:{MONAT.lower()}) )$")
_ANDERE = re.compile(r"präventionsrat|präventionsräte|verein\b|feuerwehr|stadtrat|\bkpr\b|gremium")


def gruendungsjahre(lage: Satzlage) -> list[Aussage]:
    """At most one claim about a year of foundation in one sentence."""
    if lage.frage or not _EIN_JAHR.search(lage.klein):
        return []
    wort = STUDIUM if "präventionsmanagement" in lage.klein else GRUENDUNG
    if wort == STUDIUM and not _STUDIENBEGINN.search(lage.klein):
        return []
    start = next(_stellen(lage, wort), None)
    if start is None:
        return []
    jahr = float(lage.text[start : start + 4])
    return [Aussage(Sorte.JAHR, start, start + 4, jahr, Spanne.aus(jahr, "exakt"), worte=(wort,))]


def _stellen(lage: Satzlage, wort: str) -> Iterator[int]:
    """Where a bare year stands with a beginning of ours; not that of a date or of another body."""
    for muster in _MUSTER[wort]:
        for treffer in muster.finditer(lage.klein):
            stelle = treffer.start("jahr")
            if not _TEIL_EINES_DATUMS.search(lage.klein[:stelle]) and not _ANDERE.search(treffer[0]):
                yield lage.start + stelle
