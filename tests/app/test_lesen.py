"""Does the app's memory tell questions apart that differ in a constant only?"""

from datetime import date

from data_access.belege import nachweis
from data_access.engine import direkt, engine
from data_access.katalog import KATALOG
from domain.auswahl import Auswahl
from ui.lesen import gemerkt


def test_two_kennzahlen_of_one_shape_are_two_questions(geladen: str) -> None:
    """Coaching and Modellkommunen have the same SQL but for one word; each must get its own records."""
    maschine = engine(geladen)
    mit_gedaechtnis, ohne = gemerkt(maschine), direkt(maschine)
    for _ in range(2):
        for k in KATALOG:
            if k.messung is not None:
                frage = nachweis(k, Auswahl(date(2022, 12, 31), 3))
                assert mit_gedaechtnis(frage).equals(ohne(frage)), k.schluessel
    maschine.dispose()
