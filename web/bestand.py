"""Which fixed files and which pages does the server have?"""

from config import DATEN, WURZEL
from web.dateien import datei
from web.deutsch import deutsch
from web.stil import schriften, stil

GEOMETRIE = datei(DATEN / "geometrie" / "sachsen.json", "application/json", "geometrie")
SCHRIFTEN = schriften(WURZEL / "ui" / "schrift")
STIL = stil(WURZEL / "ui" / "stil.css", SCHRIFTEN)
DEUTSCH = deutsch()
SKRIPT = datei(WURZEL / "web" / "seite.js", "text/javascript; charset=utf-8", "skript")
DATEIEN = (GEOMETRIE, STIL, DEUTSCH, SKRIPT, *SCHRIFTEN.values())
SEITEN = (
    "", "karte", "kommune", "vergleich", "foerderung", "praeventionsraete", "qualifizierung", "zahlenregister",
    "briefing", "textpruefung", "methodik", "datenstand", "barrierefreiheit", "zitat",
)  # url paths; the first one is the start page  # fmt: skip
