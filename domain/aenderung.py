"""Why is a figure another one than before?"""

from enum import StrEnum


class Aenderungsart(StrEnum):
    """What a delivery can do to a record that is already stored."""

    GEAENDERT = "geändert"
    ZURUECKGEZOGEN = "zurückgezogen"
    WIEDER_AUFGENOMMEN = "wieder aufgenommen"
