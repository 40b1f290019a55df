"""Does each rule see what it should and keep quiet otherwise, with small ledgers of its own?"""

import pytest

from domain.auswahl import Ebene
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Regel, pruefe
from domain.zahlen import NBSP, Zusatz
from tests.widerspruch.bauen import (
    analysen,
    analysierte,
    beraten,
    beteiligt,
    bewilligt,
    kontaktiert,
    mittel,
    nummer,
    raete,
    vereinbart,
    zahl,
)
from tests.widerspruch.test_mitgeliefert import BEKANNT

UEBER, MIND, CA = {"zusatz": Zusatz.UEBER}, {"zusatz": Zusatz.MINDESTENS}, {"zusatz": Zusatz.CA}
LPR, MDR = {"herausgeber": "LPR"}, {"herausgeber": "MDR"}
LEIPZIG = {"raum_art": Ebene.POLIZEIDIREKTION, "raum": "Leipzig"}
DRESDEN = {"raum_art": Ebene.POLIZEIDIREKTION, "raum": "Dresden"}
KREISE = {"zaehleinheit": "Kommunen und Landkreise"}
SIGNIERT = (vereinbart(20, "2021-02-01"), vereinbart(30, "2021-06-01"))
R = Regel

WIDERSPRECHEN: list[tuple[Regel, tuple[Veroeffentlichung, ...]]] = [
    (R.GLEICHE_ZAHL_ANDERES_WORT, (kontaktiert(70, "2021-03"), beraten(70, "2021-08-01"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, (kontaktiert(70, "2021-03"), beteiligt(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, (kontaktiert(70, "2021-03", **LEIPZIG), beraten(70, "2021-03", **LEIPZIG))),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE,
        (beraten(60, "2021-01-01"), kontaktiert(65, "2021-03-01"), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE,
        (beraten(60, "2021-01-01"), beteiligt(60, "2021-03-01", **MIND), beraten(70, "2021-05-01")),
    ),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(40, "2021-04-01"), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(30, "2021-04-01", **UEBER), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(40, "2021-04-01", **CA), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(40, "2021-04"), vereinbart(20, "2021-04"))),
    (
        R.MEHR_ALS_UNTERZEICHNET,
        (beteiligt(40, "2021-04-01"), vereinbart(30, "2021-05-01", **MIND), vereinbart(35, "2021-06-01")),
    ),
    (R.ANDERE_ZAEHLEINHEIT, (raete(12, "2021-03"), raete(12, "2021-07-01", **KREISE))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023"), mittel(500, "Doppelhaushalt 2023/2024"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023"), mittel(500, "2023-2025"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023"), mittel(600, "2023"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "je Jahr 2023 und 2024"), mittel(900, "2023 und 2024 zusammen"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "jährlich", "2022"), mittel(600, "2024", "2023"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023", **UEBER), mittel(500, "2023"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023", **CA), mittel(600, "2023"))),
    (R.FALLENDE_REIHE, (beraten(70, "2021-03"), beraten(69, "2021-04-01"))),
    (R.FALLENDE_REIHE, (beraten(70, "2021-03", **UEBER), beraten(70, "2021-04-01"))),
    (R.FALLENDE_REIHE, (beraten(70, "2021-03-01", ordnungszahl=True), beraten(60, "2021-04-01"))),
    (R.FALLENDE_REIHE, (analysierte(16, "2021-02"), analysierte(12, "2023-05-01", zeitraum="2021"))),
    (R.FALLENDE_REIHE, (bewilligt(500, "seit 2019", "2021"), bewilligt(400, "seit 2019", "2022"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01"), nummer(8, "2021-04-01"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01"), nummer(7, "2021-04-01"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01", "Bautzen"), nummer(7, "2021-04-01", "Bautzen"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(9, "2021-05-01"))),
    (
        R.ORDNUNGSZAHL,
        (
            nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(3, "2021-04-02", "Bautzen"),
            nummer(10, "2021-05-01"),
        ),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN,
        (
            analysen(9, "2023-01", zeitraum="2022"), analysierte(9, "2023-02", zeitraum="2022", **MDR),
            analysierte(11, "2023-03", zeitraum="2022"),
        ),
    ),
    (R.ZWEI_HERAUSGEBER, (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, (raete(12, "2021-03-01", **UEBER), raete(11, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, (analysen(12, "2023", zeitraum="2022"), analysen(13, "2024", zeitraum="2022", **LPR))),
    (R.ZWEI_HERAUSGEBER, (bewilligt(50, "2021", "2022-02"), bewilligt(60, "2021", "2022-03", **LPR))),
    (R.ORDNUNGSZAHL, (nummer(42, "2021-03-01", notiz="Adorf"), nummer(42, "2021-03-01", notiz="Bergen"))),
    (R.ORDNUNGSZAHL, (nummer(42, "2021-03-01", quelle_titel="Adorf"), nummer(42, "2021-03-01", quelle_titel="Bergen"))),
    (R.EIN_HERAUSGEBER, (beraten(126, "2021-03-01"), beraten(130, "2021-03-01"))),
    (R.EIN_HERAUSGEBER, (raete(12, "2021-03-01"), raete(13, "2021-03-01"))),
    (R.EIN_HERAUSGEBER, (raete(12, "2021-03-01", **UEBER), raete(11, "2021-03-01"))),
    (R.EIN_HERAUSGEBER, (raete(12, "2021-03-01"), raete(13, "2021-03-01", zaehleinheit="Kommunen"))),
    (R.EIN_HERAUSGEBER, (raete(12, "2021-03-01", herausgeber=""), raete(13, "2021-03-01", herausgeber=""))),
    (R.EIN_HERAUSGEBER, (analysen(12, "2022-06-01", zeitraum="2022"), analysen(13, "2022-06-01", zeitraum="im Jahr 2022"))),
    (R.EIN_HERAUSGEBER, (mittel(500, ""), mittel(600, ""))),
    (R.TEIL_UND_GANZES, (beraten(60, "2021-03-01", **LEIPZIG), beraten(50, "2021-03-01", **LPR))),
    (R.TEIL_UND_GANZES, (beraten(60, "2021-03", **LEIPZIG), beraten(50, "2021-04", **LPR))),
    (R.TEIL_UND_GANZES, (beraten(50, "2021-03-01", **LEIPZIG, **UEBER), beraten(50, "2021-03-01"))),
    (R.TEIL_UND_GANZES, (raete(60, "2021-03-01", **LEIPZIG), raete(50, "2021-03-01"))),
    (R.TEIL_UND_GANZES, (raete(60, "2021-03-01", **LEIPZIG), raete(50, "2021-03-01", zaehleinheit="Träger"))),
    (R.TEIL_UND_GANZES, (mittel(600, "2022", "2022-01-11", **LEIPZIG), mittel(500, "im Jahr 2022", "2022-01-11"))),
    (R.TEIL_UND_GANZES, (analysen(14, "2021-06", zeitraum="2022", **LEIPZIG), analysen(13, "2023", zeitraum="2022"))),
    (R.TEIL_UND_GANZES, (nummer(9, "2021-03-01", "Bautzen"), nummer(8, "2021-03-02"))),
    (R.TEIL_UND_GANZES, (bewilligt(500, "2020", "2021-02"), bewilligt(400, "", "2022-02"))),
    (R.TEIL_UND_GANZES, (bewilligt(500, "2020", "2021-02"), bewilligt(400, "seit 02/2019", "2022-02"))),
    (R.TEIL_UND_GANZES, (bewilligt(500, "2020", "2021-02-01"), bewilligt(400, "seit 2020", "2021-02-01"))),
    (R.TEIL_UND_GANZES, (bewilligt(500, "2020", "2021-02"), bewilligt(400, "2019-2021", "2022-02"))),
    (R.TEIL_UND_GANZES, (bewilligt(500, "seit 2020", "2021-02"), bewilligt(400, "seit 2019", "2022-02"))),
    (R.TEIL_UND_GANZES, (bewilligt(500, "2020", "2021-02", **LEIPZIG), bewilligt(400, "", "2022-02"))),
    (R.TEIL_UND_GANZES, (bewilligt(500, "je Jahr 2020 und 2021", "2022-02"), bewilligt(400, "", "2022-02-28"))),
]  # fmt: skip


@pytest.mark.parametrize(("regel", "zeilen"), WIDERSPRECHEN)
def test_a_rule_sees_a_conflict(regel: Regel, zeilen: tuple[Veroeffentlichung, ...]) -> None:
    assert regel in {w.regel for w in pruefe(zeilen)}


VERTRAGEN: list[tuple[Regel, str, tuple[Veroeffentlichung, ...]]] = [
    (R.GLEICHE_ZAHL_ANDERES_WORT, "long after", (kontaktiert(70, "2021-03"), beraten(70, "2021-10-02"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "other number", (kontaktiert(71, "2021-03"), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "lower bound", (kontaktiert(70, "2021-03", **UEBER), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "about", (kontaktiert(70, "2021-03", **CA), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "another area", (kontaktiert(70, "2021-03", **LEIPZIG), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "none is none", (kontaktiert(0, "2021-03"), beraten(0, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "a share", (kontaktiert(1, "2021-03", nenner=3), beraten(1, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "no relatives", (raete(70, "2021-03"), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "one meaning", (analysen(9, "2021"), zahl(9, "sicherheitsanalysen_gestartet", "2021"))),
    (
        R.GLEICHE_ZAHL_ANDERES_WORT, "other years",
        (kontaktiert(70, "2021-03", zeitraum="2020"), beraten(70, "2021-03", zeitraum="2021")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "below its neighbours",
        (beraten(60, "2021-01-01"), beteiligt(25, "2021-03-01"), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "a bound long passed",
        (beraten(60, "2021-01-01"), beteiligt(25, "2021-03-01", **UEBER), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "about",
        (beraten(60, "2021-01-01"), beteiligt(65, "2021-03-01", **CA), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "neighbours years away",
        (beraten(60, "2019-01-01"), beteiligt(65, "2021-03-01"), beraten(70, "2023-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "the number before is years old",
        (beraten(60, "2019-01-01"), beteiligt(65, "2021-03-01"), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "the number after came years later",
        (beraten(60, "2021-01-01"), beteiligt(65, "2021-03-01"), beraten(70, "2023-05-01")),
    ),
    (R.ANDERES_WORT_FUER_DIESELBE_REIHE, "nothing after", (beraten(60, "2021-01-01"), beteiligt(65, "2021-03-01"))),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "defined by us itself",
        (
            vereinbart(20, "2021-01-01"), vereinbart(30, "2021-05-01"),
            zahl(25, "kooperationsvereinbarungen_kommunen", "2021-03-01", "kommunen_im_verbund"),
        ),
    ),
    (R.MEHR_ALS_UNTERZEICHNET, "as many as had signed", (beteiligt(30, "2021-04-01"), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "a bound that holds", (beteiligt(25, "2021-04-01", **UEBER), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "about 32 may be 30", (beteiligt(32, "2021-04-01", **CA), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "more may have signed since", (beteiligt(40, "2021-04-01"), SIGNIERT[0])),
    (
        R.MEHR_ALS_UNTERZEICHNET, "two claims, no signature",
        (beteiligt(12, "2022"), zahl(10, "asskomm_kommunen_ostsachsen", "2023")),
    ),
    (R.MEHR_ALS_UNTERZEICHNET, "consulted is not joined", (beraten(40, "2021-04-01"), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "at least 30 had signed", (beteiligt(40, "2021-04-01"), vereinbart(30, "2021-06", **MIND))),
    (R.MEHR_ALS_UNTERZEICHNET, "another area", (beteiligt(40, "2021-04-01", **LEIPZIG), *SIGNIERT)),
    (R.ANDERE_ZAEHLEINHEIT, "one unit", (raete(12, "2021-03", **KREISE), raete(12, "2021-07-01", **KREISE))),
    (R.ANDERE_ZAEHLEINHEIT, "its own unit, said", (beraten(12, "2021-03"), beraten(12, "2021-07-01", zaehleinheit="Kommune"))),
    (R.ANDERE_ZAEHLEINHEIT, "of many", (beraten(12, "2021-03"), beraten(12, "2021-07-01", zaehleinheit="Kommunen"))),
    (R.ANDERE_ZAEHLEINHEIT, "two words", (raete(12, "2021-03", zaehleinheit="kommunen "), raete(12, "2021-07", zaehleinheit="Träger"))),
    (R.ANDERE_ZAEHLEINHEIT, "another number", (raete(12, "2021-03"), raete(14, "2021-07-01", **KREISE))),
    (R.ANDERE_ZAEHLEINHEIT, "long after", (raete(12, "2021-03"), raete(12, "2022-07-01", **KREISE))),
    (R.ANDERE_ZAEHLEINHEIT, "lower bound", (raete(12, "2021-03", **UEBER), raete(12, "2021-03", **KREISE))),
    (R.ANDERER_ZEITRAUM, "parts of a whole", (mittel(500, "2023"), mittel(900, "2023 und 2024 zusammen"))),
    (R.ANDERER_ZEITRAUM, "each of two years", (mittel(500, "je Jahr 2023 und 2024"), mittel(1000, "2023-2024"))),
    (R.ANDERER_ZEITRAUM, "other years", (mittel(500, "2023"), mittel(500, "2024"))),
    (R.ANDERER_ZEITRAUM, "overlapping sums", (mittel(500, "2022-2023"), mittel(500, "2023-2024"))),
    (R.ANDERER_ZEITRAUM, "yearly, but years ago", (mittel(500, "jährlich", "2019"), mittel(600, "2024", "2023"))),
    (R.ANDERER_ZEITRAUM, "about", (mittel(500, "2023", **CA), mittel(520, "2023"))),
    (R.ANDERER_ZEITRAUM, "a bound that holds", (mittel(500, "2023", **UEBER), mittel(520, "2023"))),
    (R.ANDERER_ZEITRAUM, "at least so much in all", (mittel(500, "2023"), mittel(500, "2023-2024", **MIND))),
    (R.ANDERER_ZEITRAUM, "nothing is nothing", (mittel(0, "2023"), mittel(0, "2023-2024"))),
    (R.ANDERER_ZEITRAUM, "available is not approved", (mittel(500, "2023"), bewilligt(600, "2023", "2023"))),
    (R.ANDERER_ZEITRAUM, "approvals grow", (bewilligt(500, "2023", "2023-03"), bewilligt(600, "2023", "2023-09"))),
    (R.ANDERER_ZEITRAUM, "unreadable", (mittel(500, "im Sommer"), mittel(600, "im Sommer"))),
    (R.FALLENDE_REIHE, "it grows", (beraten(69, "2021-03"), beraten(70, "2021-04-01"))),
    (R.FALLENDE_REIHE, "a later lower bound", (beraten(70, "2021-03"), beraten(60, "2021-04-01", **UEBER))),
    (R.FALLENDE_REIHE, "about", (beraten(70, "2021-03"), beraten(65, "2021-04-01", **CA))),
    (R.FALLENDE_REIHE, "within one month", (beraten(70, "2021-03"), beraten(69, "2021-03-20"))),
    (R.FALLENDE_REIHE, "one year of several", (beraten(70, "2021-03"), beraten(20, "2021-04-01", zeitraum="2021"))),
    (R.FALLENDE_REIHE, "the second year", (analysierte(13, "2021-12"), analysierte(9, "2022-12", zeitraum="2022"))),
    (R.FALLENDE_REIHE, "another area", (beraten(70, "2021-03"), beraten(20, "2021-04-01", **LEIPZIG))),
    (R.FALLENDE_REIHE, "another unit", (vereinbart(70, "2021-03", **KREISE), vereinbart(60, "2021-04-01"))),
    (R.FALLENDE_REIHE, "another start", (bewilligt(500, "seit 2019", "2021"), bewilligt(400, "seit 2020", "2022"))),
    (R.FALLENDE_REIHE, "numbers of events: another rule", (nummer(8, "2021-03-01"), nummer(7, "2021-04-01"))),
    (
        R.FALLENDE_REIHE, "two values of one year: another rule",
        (analysierte(13, "2021-06-23", zeitraum="2021"), analysierte(12, "2022", zeitraum="2021", **MDR)),
    ),
    (
        R.FALLENDE_REIHE, "a number for each year",
        (analysierte(16, "2021-02"), analysierte(9, "2023", zeitraum="je Jahr 2021 und 2022")),
    ),
    (R.FALLENDE_REIHE, "councils are dissolved", (raete(20, "2021-03"), raete(19, "2021-04-01"))),
    (R.FALLENDE_REIHE, "a base", (zahl(421, "gemeinden_sachsen", "2019"), zahl(418, "gemeinden_sachsen", "2023"))),
    (
        R.FALLENDE_REIHE, "planned",
        (zahl(16, "sicherheitsanalysen_kommunen_geplant", "2020"), analysierte(13, "2021-11", zeitraum="2021")),
    ),
    (R.ORDNUNGSZAHL, "it grows", (nummer(8, "2021-03-01"), nummer(9, "2021-04-01"))),
    (R.ORDNUNGSZAHL, "two of one day", (nummer(8, "2021-03-01"), nummer(9, "2021-03-01"))),
    (R.ORDNUNGSZAHL, "told twice on one day", (nummer(8, "2021-03-01"), nummer(8, "2021-03-01", **MDR))),
    (R.ORDNUNGSZAHL, "entered twice", (nummer(8, "2021-03-01"), nummer(8, "2021-03-01", kennung="again"))),
    (R.ORDNUNGSZAHL, "once each", (nummer(8, "2021-03-01", notiz="A"), nummer(8, "2021-03-01", "Bautzen", notiz="B"))),
    (R.ORDNUNGSZAHL, "some day of the month", (nummer(8, "2021-03", notiz="A"), nummer(8, "2021-03", notiz="B"))),
    (R.ORDNUNGSZAHL, "two Kreise", (nummer(8, "2021-03-01", "Bautzen"), nummer(2, "2021-04-01", "Meißen"))),
    (R.ORDNUNGSZAHL, "no number of an event", (nummer(8, "2021-03-01"), vereinbart(8, "2021-04-01"))),
    (
        R.ORDNUNGSZAHL, "one number left",
        (nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(10, "2021-05-01")),
    ),
    (
        R.ORDNUNGSZAHL, "the same event in the Kreis",
        (nummer(8, "2021-03-01"), nummer(2, "2021-05-01", "Bautzen"), nummer(9, "2021-05-01")),
    ),
    (
        R.ORDNUNGSZAHL, "one event of the Kreis and its directorate",
        (
            nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(10, "2021-05-01"),
            vereinbart(5, "2021-04-01", ordnungszahl=True, **LEIPZIG),
        ),
    ),
    (
        R.ORDNUNGSZAHL, "numbers of something else",
        (nummer(8, "2021-03-01"), beraten(2, "2021-04-01", ordnungszahl=True, **LEIPZIG), nummer(9, "2021-05-01")),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN, "nobody says otherwise",
        (analysen(9, "2023-01", zeitraum="2022"), analysierte(9, "2023-02", zeitraum="2022")),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN, "another year",
        (
            analysen(9, "2023-01", zeitraum="2021"), analysierte(9, "2023-02", zeitraum="2022"),
            analysierte(11, "2023-03", zeitraum="2022"),
        ),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN, "more came in the same year",
        (
            analysen(9, "2022-03", zeitraum="2022"), analysierte(9, "2022-03", zeitraum="2022"),
            analysierte(11, "2022-12", zeitraum="2022"),
        ),
    ),
    (R.ZWEI_HERAUSGEBER, "amounts that were set: another rule", (mittel(500, "2023"), mittel(600, "2023", **LPR))),
    (R.ZWEI_HERAUSGEBER, "one body", (raete(12, "2021-03-01"), raete(13, "2021-03-01"))),
    (R.ZWEI_HERAUSGEBER, "the next day", (raete(12, "2021-03-01"), raete(13, "2021-03-02", **LPR))),
    (R.ZWEI_HERAUSGEBER, "some day of the month", (raete(12, "2021-03"), raete(13, "2021-03", **LPR))),
    (R.ZWEI_HERAUSGEBER, "lower bound", (raete(12, "2021-03-01", **UEBER), raete(13, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, "about", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR, **CA))),
    (R.ZWEI_HERAUSGEBER, "another unit", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR, **KREISE))),
    (R.ZWEI_HERAUSGEBER, "another area", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR, **LEIPZIG))),
    (R.ZWEI_HERAUSGEBER, "a share", (raete(1, "2021-03-01", nenner=3), raete(13, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, "two of one day", (nummer(8, "2021-03-01"), nummer(9, "2021-03-01", **LPR))),
    (
        R.ZWEI_HERAUSGEBER, "the year still ran",
        (analysen(12, "2022-06-01", zeitraum="2022"), analysen(13, "2023", zeitraum="2022", **LPR)),
    ),
    (R.EIN_HERAUSGEBER, "two bodies", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR))),
    (R.EIN_HERAUSGEBER, "the next day", (raete(12, "2021-03-01"), raete(13, "2021-03-02"))),
    (R.EIN_HERAUSGEBER, "some day of the month", (raete(12, "2021-03"), raete(13, "2021-03"))),
    (R.EIN_HERAUSGEBER, "lower bound", (raete(12, "2021-03-01", **UEBER), raete(13, "2021-03-01"))),
    (R.EIN_HERAUSGEBER, "about", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **CA))),
    (R.EIN_HERAUSGEBER, "another unit", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **KREISE))),
    (R.EIN_HERAUSGEBER, "another area", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LEIPZIG))),
    (R.EIN_HERAUSGEBER, "two of one day", (nummer(8, "2021-03-01"), nummer(9, "2021-03-01"))),
    (R.EIN_HERAUSGEBER, "one year and the total", (beraten(9, "2021-03-01", zeitraum="2020"), beraten(13, "2021-03-01"))),
    (R.EIN_HERAUSGEBER, "amounts that were set: another rule", (mittel(500, "2023"), mittel(600, "2023"))),
    (R.TEIL_UND_GANZES, "as many", (beraten(50, "2021-03-01", **LEIPZIG), beraten(50, "2021-03-01"))),
    (R.TEIL_UND_GANZES, "it may have grown", (beraten(60, "2021-03-02", **LEIPZIG), beraten(50, "2021-03-01"))),
    (R.TEIL_UND_GANZES, "within one month", (beraten(60, "2021-03", **LEIPZIG), beraten(50, "2021-03"))),
    (R.TEIL_UND_GANZES, "lower bound", (beraten(60, "2021-03-01", **LEIPZIG), beraten(50, "2021-03-01", **UEBER))),
    (R.TEIL_UND_GANZES, "about", (beraten(60, "2021-03-01", **LEIPZIG, **CA), beraten(55, "2021-03-01"))),
    (R.TEIL_UND_GANZES, "another unit", (raete(60, "2021-03-01", **LEIPZIG, **KREISE), raete(50, "2021-03-01"))),
    (R.TEIL_UND_GANZES, "councils are dissolved", (raete(60, "2021-03-01", **LEIPZIG), raete(50, "2021-03-02"))),
    (R.TEIL_UND_GANZES, "two parts", (beraten(60, "2021-03-01", **LEIPZIG), beraten(50, "2021-03-01", **DRESDEN))),
    (R.TEIL_UND_GANZES, "no sum", (zahl(6, "w", "2021-03-01", **LEIPZIG), zahl(5, "w", "2021-03-01"))),
    (
        R.TEIL_UND_GANZES, "a share of the costs",
        (beraten(60, "2021-03-01", **LEIPZIG, einheit="prozent"), beraten(50, "2021-03-01", einheit="prozent")),
    ),
    (R.TEIL_UND_GANZES, "more events on that day", (nummer(9, "2021-03-01", "Bautzen"), nummer(8, "2021-03-01"))),
    (R.TEIL_UND_GANZES, "other years", (beraten(60, "2021-03-01", zeitraum="2020", **LEIPZIG), beraten(50, "2021-03-01", zeitraum="2021"))),
    (R.TEIL_UND_GANZES, "a later year", (bewilligt(500, "2022", "2023-02"), bewilligt(400, "", "2022-02"))),
    (R.TEIL_UND_GANZES, "before its start", (bewilligt(500, "2019", "2020-02"), bewilligt(400, "seit 2020", "2022-02"))),
    (R.TEIL_UND_GANZES, "half of it before its start", (bewilligt(500, "2019", "2020-02"), bewilligt(400, "seit 07/2019", "2022-02"))),
    (R.TEIL_UND_GANZES, "open years", (bewilligt(500, "jährlich", "2020-02"), bewilligt(400, "", "2022-02"))),
    (R.TEIL_UND_GANZES, "two totals: another rule", (beraten(60, "2021-03-01"), beraten(50, "2021-04-01"))),
    (R.TEIL_UND_GANZES, "amounts that were set", (mittel(600, "2022", "2022-01"), mittel(500, "", "2022-05"))),
    (R.TEIL_UND_GANZES, "councils of a year", (raete(60, "2021-03-01", zeitraum="2020"), raete(50, "2021-03-01"))),
]  # fmt: skip


@pytest.mark.parametrize(("regel", "grund", "zeilen"), VERTRAGEN)
def test_a_rule_keeps_quiet(regel: Regel, grund: str, zeilen: tuple[Veroeffentlichung, ...]) -> None:
    assert regel not in {w.regel for w in pruefe(zeilen)}, grund


def test_a_sentence_of_one_is_in_the_singular() -> None:
    (fund,) = pruefe((kontaktiert(1, "2021-03"), beraten(1, "2021-03-01")))
    assert fund.satz.startswith("1 Kommune heißt am")


SAETZE = [
    (
        (beraten(126, "2021-03-01"), beraten(130, "2021-03-01")),
        "Für den 01.03.2021 nennt ein Herausgeber verschiedene Zahlen: 126 „Kommunen ‚beraten‘“ (SMI, 01.03.2021) und "
        "130 „Kommunen ‚beraten‘“ (SMI, 01.03.2021).",
        "Klären würde es, wenn die Quelle (SMI) angibt, welche Zahl gilt und was sie zählt.",
    ),
    (
        (raete(60, "2021-03-01", **LEIPZIG), raete(50, "2021-03-01", **LPR)),
        "Ein Teil ist größer als das Ganze: 60 kommunale Präventionsräte in der Polizeidirektion Leipzig (SMI, 01.03.2021), "
        "aber 50 kommunale Präventionsräte in Sachsen (LPR, 01.03.2021).",
        "Klären würde es, wenn das SMI die gezählten Fälle mit Ort und Tag auflistet.",
    ),
    (
        (bewilligt(500, "2020", "2021-02"), bewilligt(400, "", "2022-02")),
        "Ein Teil ist größer als das Ganze: 500~Euro Fördermittel bewilligt für 2020 (SMI, Februar~2021), aber 400~Euro "
        "Fördermittel bewilligt insgesamt (SMI, Februar~2022).",
        "Klären würde es, wenn das SMI die gezählten Fälle mit Ort und Tag auflistet.",
    ),
    (
        (nummer(42, "2021-03-01", notiz="Adorf"), nummer(42, "2021-03-01", notiz="Bergen")),
        "Eine laufende Nummer ist in Sachsen am selben Tag zweimal vergeben: Nummer~42 der „Kooperationsvereinbarungen“ "
        "am~01.03.2021 (SMI).",
        "Klären würde es, wenn das SMI die gezählten Fälle mit Tag und laufender Nummer auflistet.",
    ),
]


@pytest.mark.parametrize(("zeilen", "satz", "klaerung"), SAETZE)
def test_a_finding_is_told_in_a_sentence(zeilen: tuple[Veroeffentlichung, ...], satz: str, klaerung: str) -> None:
    (fund,) = pruefe(zeilen)
    assert (fund.satz.replace(NBSP, "~"), fund.klaerung) == (satz, klaerung)


def test_of_many_parts_only_the_largest_one_is_held_against_the_whole() -> None:
    """A whole with a figure missing would otherwise be told once for each part."""
    (fund,) = pruefe((beraten(30, "2021-02", **DRESDEN), beraten(31, "2021-02", **LEIPZIG), beraten(5, "2021-03-01")))
    assert (fund.regel, fund.erste.raum) == (Regel.TEIL_UND_GANZES, "Leipzig")


OHNE_FALL = {Regel.EIN_HERAUSGEBER, Regel.TEIL_UND_GANZES}  # the bundled figures hold none


@pytest.mark.parametrize("regel", Regel)
def test_every_rule_has_a_title_and_a_known_case(regel: Regel) -> None:
    assert regel.titel
    assert (regel in {r for r, _, _ in BEKANNT.values()}) is (regel not in OHNE_FALL)
    assert regel in {r for r, _ in WIDERSPRECHEN}
    assert regel in {r for r, _, _ in VERTRAGEN}
