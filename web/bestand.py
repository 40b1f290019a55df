"""Which fixed files and which pages does the server have?"""

from config import DATEN, WURZEL
from web.dateien import datei
from web.deutsch import deutsch

GEOMETRIE = datei(DATEN / "geometrie" / "sachsen.json", "application/json", "geometrie")
STIL = datei(WURZEL / "ui" / "stil.css", "text/css; charset=utf-8", "stil")
DEUTSCH = deutsch()
SEITEN = ("", "zahlenregister", "methodik")  # url paths; the first one is the start page
