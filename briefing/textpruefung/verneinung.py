"""Does a sentence deny a number?"""

import re

from briefing.textpruefung.menge import Menge
from briefing.textpruefung.satzlage import Satzlage

_WEITE = 90  # letters before a number in which a denial with a remark can stand
_VERNEINT = re.compile(
    r"\b(?:nicht|keine|keineswegs|statt|anstatt)(?:\s+etwa|\s+die|\s+schon)?\s+$"
    r"|\b(?:nicht|keineswegs)\s*[,(–—-]\s*[^\d,()–—.;:?!]{1,70}[,)–—-]\s*(?:etwa\s+|die\s+)?$"  # "nicht – wie berichtet – 150"
    r"|\b(?:nicht|keineswegs)\s+wie\s+[^\d,()–—.;:?!]{1,50}\s$"  # "nicht wie gemeldet 150"
)
_NICHT_MEHR = re.compile(r"\bnicht\s+(?:mehr|länger)(?:\s+nur)?\s+$")


def verneint(lage: Satzlage, menge: Menge) -> bool:
    """In "nicht 126, sondern 30" the 126 is no claim, nor in "nicht, wie berichtet, 126"."""
    stelle = lage.satz[menge.von].start - lage.start
    davor = lage.klein[max(0, stelle - _WEITE) : stelle]
    return bool(_VERNEINT.search(davor)) or ("sondern" in lage.klein[stelle:] and bool(_NICHT_MEHR.search(davor)))
