"""What is always said about ASSKomm beside its figures, since when, and who said it?"""

from dataclasses import dataclass
from datetime import date

from briefing.papiere.aufnahme import Quelle

BILANZ = Quelle("SMI: Medieninformation „2 Jahre ASSKomm! – Eine Bilanz.“", "", "06.02.2021")
WERDAU = Quelle(
    "SMI: Medieninformation „Als erste Stadt 2022: Werdau wird Teil des »ASSKomm«-Netzwerkes“", "", "11.01.2022"
)
RICHTLINIE = Quelle("Richtlinie Kommunale Prävention vom 12.06.2018 (SächsABl. S. 811)", "", "12.06.2018")


@dataclass(frozen=True)
class Wissen:
    """A sentence of background.

    ``ab``: the day from which it may be said, that of its source or later; ``zu``: Kennzahlen that it belongs to (empty: all).
    """

    text: str
    quelle: Quelle
    ab: date
    zu: tuple[str, ...] = ()


ERSTER_SATZ = Wissen(
    "Mit der Landesstrategie Allianz Sichere Sächsische Kommunen (ASSKomm) stärkt der Freistaat Sachsen seit dem "
    "6.\u00a0Februar\u00a02019 die Präventionsarbeit in Städten und Gemeinden.",
    BILANZ,
    date(2021, 2, 6),
)
WEITERES = (
    Wissen(
        "ASSKomm bietet neben der Beratung Sicherheitsanalysen, Coaching, Aus- und Fortbildung und die Förderung von kommunaler "
        "Prävention.",
        WERDAU,
        date(2022, 1, 11),
    ),
    Wissen(
        "Handlungsfelder sind nach Angaben des SMI beispielsweise Sachbeschädigungen durch Graffiti, das Vermüllen von öffentlichen "
        "Plätzen, Gewalt, Extremismus sowie Drogenmissbrauch.",
        WERDAU,
        date(2022, 1, 11),
    ),
    Wissen(
        "Zuwendungen werden nach der Richtlinie Kommunale Prävention vom 12.\u00a0Juni\u00a02018 bewilligt; verfügbare, bewilligte und "
        "ausgezahlte Mittel sind verschiedene Beträge.",
        RICHTLINIE,
        date(2018, 6, 12),
        ("foerdermittel_bewilligt", "foerdermittel_verfuegbar"),
    ),
    Wissen(
        "Die Fortbildung „Fachkraft für Kriminalprävention“ ist auch als Beccaria-Qualifikation bekannt.",
        BILANZ,
        date(2021, 2, 6),
        ("beccaria_absolventen", "beccaria_laufend"),
    ),
)
