"""What can happen to a Traeger, and what kinds of Traeger are there?"""

from enum import StrEnum


class Traegerart(StrEnum):
    """Kinds of bodies other than a single Kommune."""

    VERWALTUNGSGEMEINSCHAFT = "Verwaltungsgemeinschaft"
    VERWALTUNGSVERBAND = "Verwaltungsverband"
    STAEDTEBUND = "Städtebund"
    LANDKREIS = "Landkreis"
    GRUPPE = "Gruppe"


class Ereignisart(StrEnum):
    """Kinds of events; ``wort`` is how a reader sees them."""

    MODELLKOMMUNE = "modellkommune"
    BERATUNG = "beratung"
    VORVEREINBARUNG = "vorvereinbarung"
    KOOPERATIONSVEREINBARUNG = "kooperationsvereinbarung"
    SICHERHEITSANALYSE = "sicherheitsanalyse"
    PRAEVENTIONSKONZEPT = "praeventionskonzept"
    COACHING = "coaching"
    KPR_BESTEHT = "kpr_besteht"
    KPR_KONSTITUIERT = "kpr_konstituiert"
    KPR_REAKTIVIERT = "kpr_reaktiviert"
    KPR_AUFGELOEST = "kpr_aufgeloest"
    PROJEKT = "projekt"
    ERWAEHNUNG = "erwaehnung"

    @property
    def wort(self) -> str:
        return _WORTE.get(self.value, self.value.capitalize())


_WORTE = {
    "praeventionskonzept": "Präventionskonzept",
    "kpr_besteht": "Präventionsrat besteht",
    "kpr_konstituiert": "Präventionsrat konstituiert",
    "kpr_reaktiviert": "Präventionsrat reaktiviert",
    "kpr_aufgeloest": "Präventionsrat aufgelöst",
    "erwaehnung": "Erwähnung",
}


class Phase(StrEnum):
    """Phases of one Sicherheitsanalyse; an announcement alone is not yet an analysis."""

    ANKUENDIGUNG = "Ankündigung"
    TEILNAHME = "Teilnahme"
    AUFTAKT = "Auftakt"
    BEFRAGUNG = "Befragung"
    ERGEBNIS = "Ergebnis"


class Qualifizierungsstand(StrEnum):
    """Whether a course was begun or completed."""

    BEGONNEN = "begonnen"
    ABGESCHLOSSEN = "abgeschlossen"
