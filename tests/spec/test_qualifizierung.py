"""beccaria_absolventen, beccaria_laufend: persons, cumulative when completed, of this year when begun."""

from sqlalchemy import Engine

from data_access.katalog import kennzahl
from tests.bausteine import belegt, je_raum, schreibe, vorbehalt
from tests.welt import welt

ABSOLVENTEN = kennzahl("beccaria_absolventen")
LAUFEND = kennzahl("beccaria_laufend")


def lehrgang(stand: str, personen: int, datum: str, **mehr: object) -> dict[str, object]:
    return {"qualifizierungsstand": stand, "personen": personen, "datum": datum, **mehr}


def test_graduates_add_up_over_the_years(maschine: Engine) -> None:
    welt(maschine)
    schreibe(
        maschine,
        qualifizierung=[
            lehrgang("abgeschlossen", 70, "2018-06-30"),
            lehrgang("abgeschlossen", 8, "2020-06-30"),
            lehrgang("begonnen", 500, "2020-01-15"),
            lehrgang("abgeschlossen", 600, "2020-06-30", lehrgang="Prävention im Team"),
            lehrgang("abgeschlossen", 9, "2020-06-30", sicher=False),
            lehrgang("abgeschlossen", 1000, "2020-07-01"),
        ],
    )
    tage = ("2018-06-29", "2018-06-30", "2020-06-29", "2020-06-30", "2020-07-01")
    assert [belegt(maschine, ABSOLVENTEN, tag) for tag in tage] == [0, 70, 70, 78, 1078]
    assert vorbehalt(maschine, ABSOLVENTEN, "2020-06-30") == 9
    assert je_raum(maschine, ABSOLVENTEN, "2020-06-30") == {"nicht zugeordnet": 78}


def test_running_courses_are_those_begun_in_the_year(maschine: Engine) -> None:
    welt(maschine)
    schreibe(
        maschine,
        qualifizierung=[
            lehrgang("begonnen", 15, "2020-11-01"),
            lehrgang("begonnen", 18, "2021-01-15"),
            lehrgang("begonnen", 2, "2021-03-01"),
            lehrgang("begonnen", 900, "2021-01-15", lehrgang="Prävention im Team"),
            lehrgang("begonnen", 3, "2021-01-15", sicher=False),
            lehrgang("abgeschlossen", 500, "2021-01-15"),
        ],
    )
    tage = ("2020-12-31", "2021-01-14", "2021-01-15", "2021-12-31", "2022-01-01")
    assert [belegt(maschine, LAUFEND, tag) for tag in tage] == [15, 0, 18, 20, 0]
    assert vorbehalt(maschine, LAUFEND, "2021-01-15") == 3
    assert je_raum(maschine, LAUFEND, "2021-01-15") == {"nicht zugeordnet": 18}
