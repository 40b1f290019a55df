"""Does the page of the councils say what their Kennzahlen say, one by one, by area, over time and for their Kommunen?"""

import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from briefing.praeventionsraete import (
    KREISRAT,
    RAT,
    Raete,
    aufgeloestentabelle,
    lage,
    nach_beginn,
    raete,
    ratstabelle,
    tage,
)
from briefing.raetebilder import raumbilder, verlaufsbild
from briefing.ratseinwohner import einwohnerbild, einwohnersatz
from briefing.ratsvergleich import VERBUND as VERBUND_KENNZAHL
from briefing.ratsvergleich import ratsvergleich, vergleichstabelle
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from domain.auswahl import PROGRAMMSTART, Auswahl, Ebene
from domain.ratsbeginn import Beginn, aelter_als_asskomm, beginn, rang
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, GRUPPE, JAHNA, VERBUND, welt
from tests.welt import KREISRAT as LANDKREIS

NB = "\u00a0"
GRUPPE_WEIT = str(GRUPPE["traeger"])


def rat(traeger: str, was: str, datum: str, **mehr: Any) -> dict[str, Any]:
    return {"traeger": traeger, "art": f"kpr_{was}", "datum": datum, "quelle_titel": f"{traeger} {datum}", **mehr}


def vereinbarung(traeger: str, datum: str, **mehr: Any) -> dict[str, Any]:
    return {"traeger": traeger, "art": "kooperationsvereinbarung", "datum": datum, **mehr}


@pytest.fixture
def bestand(maschine: Engine) -> Berichtsdaten:
    """A council of each kind, two that were dissolved, a joint one, doubtful ones, one of nobody's Kreis."""
    welt(maschine)
    schreibe(
        maschine,
        traeger=[GRUPPE],
        ereignis=[
            rat(ADORF, "besteht", "1998", handlungsfelder="Gewalt"),
            rat(ADORF, "reaktiviert", "2020-02-01"),
            rat(GRUEN, "konstituiert", "2020-02"),
            rat(VERBUND, "konstituiert", "2021-05-01", handlungsfelder="Drogen;Gewalt"),
            rat(DORN, "besteht", "2021-03-01", genauigkeit="bekannt_am"),
            rat(CAMINA, "konstituiert", "2019-03-01", sicher=False),
            rat(EICHE, "besteht", "2008"),
            rat(EICHE, "aufgeloest", "2020-10-19"),
            rat(EICHE, "reaktiviert", "2021-08-02"),
            rat(BERGEN, "konstituiert", "2020-01-01"),
            rat(BERGEN, "aufgeloest", "2022-06-01"),
            rat(BERGEN, "aufgeloest", "2022-09-01"),  # reported twice
            rat(LANDKREIS, "besteht", "2009-10-07"),
            rat(GRUPPE_WEIT, "konstituiert", "2021-06-01"),
            vereinbarung(VERBUND, "2021-01-01"),
            vereinbarung(FICHTE, "2022-01-01"),
            vereinbarung(GRUEN, "2022-02-01"),
            vereinbarung(DORN, "2022-01-01", sicher=False),
        ],
        einwohner=[
            {"ags": ags, "stichtag": date(2018, 12, 31), "einwohner": zahl}
            for ags, zahl in ((ADORF, 2000), (BERGEN, 500), (CAMINA, 7000), (DORN, 70), (EICHE, 100), (FICHTE, 30), (GRUEN, 800))
        ],
    )  # fmt: skip
    return Berichtsdaten(direkt(maschine))


WAHLEN = [
    auswahl("2019-01-15"),
    auswahl("2019-12-31"),
    auswahl("2021-12-31"),
    auswahl("2022-07-15"),
    auswahl("2023-06-30"),
    auswahl("2023-06-30", polizeidirektionen=("Chemnitz",)),
    auswahl("2020-12-31", polizeidirektionen=("Zwickau",)),
    auswahl("2023-06-30", polizeidirektionen=("Chemnitz", "Leipzig")),
    auswahl("2023-06-30", landkreise=("14729",)),
    auswahl("2023-06-30", handlungsfeld="Gewalt"),
    auswahl("2023-06-30", groessenklassen=("bis-5000",)),
    auswahl("2023-06-30", polizeidirektionen=("Görlitz",)),
]
jede_wahl = pytest.mark.parametrize("wahl", WAHLEN, ids=lambda a: a.dateiname())


def gewaehlt(daten: Berichtsdaten, wahl: Auswahl) -> Auswahl:
    return daten.mit_groessenklassen(wahl)


def pruefe_zahlen(daten: Berichtsdaten, wahl: Auswahl) -> None:
    """Every number of the page against the Kennzahlen."""
    werte = daten.messwerte(wahl)
    for schluessel in (RAT, KREISRAT):
        r = raete(daten, wahl, schluessel)
        assert (len(r.sichere), len(r.zweifelhafte)) == (werte[schluessel].belegt, werte[schluessel].vorbehalt)
        assert not {a.traeger for a in r.aufgeloeste} & {s.traeger for s in r.sichere}
    for bild, ebene in zip(
        reversed(raumbilder(daten, wahl, "light")), (Ebene.LANDKREIS, Ebene.POLIZEIDIREKTION), strict=False
    ):
        soll = [m.belegt for m in daten.messwerte_je_raum(wahl, ebene) if m.kennzahl.schluessel == RAT]
        ist = [int(text) for text in bild.tabelle["Räte"] if text.isdigit()]
        assert sorted(filter(None, ist)) == sorted(filter(None, soll))
        assert sum(ist) == werte[RAT].belegt
    verlauf = verlaufsbild(daten, wahl, "light").tabelle.set_index("Tag")
    for tag in tage(wahl):
        zeile = verlauf.loc[f"{tag:%d.%m.%Y}"]
        assert zeile["Räte"] == daten.messwerte(wahl.mit(stichtag=tag))[RAT].belegt
        assert zeile["Räte"] == sum(zeile[b.wort] for b in Beginn)
    v = ratsvergleich(daten, wahl)
    assert len(v.mit_beidem) + len(v.ohne_rat) == werte[VERBUND_KENNZAHL].belegt
    assert len(v.mit_beidem) + len(v.ohne_vereinbarung) == len(v.mit_rat)
    assert not v.kommunen["ags"].duplicated().any()


@jede_wahl
def test_every_number_is_that_of_its_kennzahl(bestand: Berichtsdaten, wahl: Auswahl) -> None:
    pruefe_zahlen(bestand, gewaehlt(bestand, wahl))


@pytest.mark.parametrize("wahl", [auswahl(tag, 3) for tag in ("2019-02-06", "2022-01-11", "2023-06-30")], ids=str)
def test_the_same_of_the_bundled_data(daten: Berichtsdaten, wahl: Auswahl) -> None:
    pruefe_zahlen(daten, wahl)
    pruefe_zahlen(daten, wahl.mit(polizeidirektionen=("Leipzig",)))
    pruefe_zahlen(daten, wahl.mit(landkreise=("14628",)))


def namen(r: Raete) -> dict[str, Beginn]:
    return {rat.traeger: rat.beginn for rat in r.sichere}


def test_how_each_council_began(bestand: Berichtsdaten) -> None:
    assert namen(raete(bestand, auswahl("2023-06-30"), RAT)) == {
        ADORF: Beginn.AELTER,
        GRUEN: Beginn.KONSTITUIERT,
        DORN: Beginn.UNBEKANNT,
        VERBUND: Beginn.KONSTITUIERT,
        GRUPPE_WEIT: Beginn.KONSTITUIERT,
        JAHNA: Beginn.REAKTIVIERT,
    }
    verlauf = verlaufsbild(bestand, auswahl("2023-06-30"), "light").tabelle.set_index("Tag")
    assert verlauf.loc["06.02.2019"].to_dict() == {
        "Räte": 2, "älter als ASSKomm": 2, "konstituiert": 0, "reaktiviert": 0, "ohne belegte Gründung": 0,
    }  # fmt: skip
    assert verlauf.loc["31.12.2021", "reaktiviert"] == 1
    assert verlauf.index[0] == f"{PROGRAMMSTART:%d.%m.%Y}"
    assert verlauf.index[-1] == "30.06.2023"


def test_since_when_with_precision_and_what_was_before(bestand: Berichtsdaten) -> None:
    tabelle = ratstabelle(raete(bestand, auswahl("2022-12-31"), RAT).sichere).set_index("Rat")
    assert tabelle["Beginn"].to_dict() == {
        ADORF: "besteht seit 1998 (danach: reaktiviert 01.02.2020)",
        GRUEN: f"konstituiert Februar{NB}2020",
        DORN: f"besteht (bekannt am{NB}01.03.2021)",
        "Verband": "konstituiert 01.05.2021",
        "Gruppe": "konstituiert 01.06.2021",
        "Eiche": "reaktiviert 02.08.2021 (davor: besteht seit 2008, aufgelöst 19.10.2020)",
    }
    assert tabelle["Vor ASSKomm"].to_dict() == {
        ADORF: "ja", GRUEN: "nein", DORN: "nicht belegt", "Verband": "nein", "Gruppe": "nein", "Eiche": "ja, mit Unterbrechung",
    }  # fmt: skip
    assert tabelle.loc["Verband", "Kreis"] == f"Erzgebirgskreis, Sitz {ADORF}"
    assert tabelle.loc[ADORF, "Quelle"] == f": {ADORF} 1998", "the source is that of the beginning"


def test_dissolved_ones_have_a_list_of_their_own_until_they_begin_anew(bestand: Berichtsdaten) -> None:
    def aufgeloeste(tag: str) -> dict[str, str]:
        tabelle = aufgeloestentabelle(raete(bestand, auswahl(tag), RAT).aufgeloeste)
        return dict(zip(tabelle["Rat"], tabelle["Aufgelöst"], strict=True))

    assert aufgeloeste("2020-10-18") == {}
    assert aufgeloeste("2020-10-19") == {"Eiche": "19.10.2020"}
    assert aufgeloeste("2021-08-02") == {}
    assert aufgeloeste("2022-12-31") == {BERGEN: "01.06.2022"}, "the first report of it"
    assert raete(bestand, auswahl("2022-12-31", polizeidirektionen=("Leipzig",)), RAT).aufgeloeste == ()


def test_a_doubtful_council_is_never_certainly_older(bestand: Berichtsdaten) -> None:
    (zweifel,) = raete(bestand, auswahl("2023-06-30"), RAT).zweifelhafte
    assert (zweifel.traeger, zweifel.aelter) == (CAMINA, "nicht belegt")
    assert "mit Vorbehalt" not in ratstabelle([zweifel])["Beginn"][0]
    assert ratstabelle([zweifel], gemischt=True)["Beginn"][0] == "konstituiert 01.03.2019, mit Vorbehalt"


@pytest.mark.parametrize(
    ("art", "fruehestens", "spaetestens", "frueher", "aelter", "wie"),
    [
        ("kpr_besteht", date(2018, 1, 1), date(2018, 12, 31), None, "ja", Beginn.AELTER),
        ("kpr_konstituiert", date(2019, 2, 5), date(2019, 2, 5), None, "ja", Beginn.AELTER),
        ("kpr_konstituiert", date(2019, 2, 6), date(2019, 2, 6), None, "nein", Beginn.KONSTITUIERT),
        ("kpr_konstituiert", date(2019, 2, 1), date(2019, 2, 28), None, "nicht belegt", Beginn.KONSTITUIERT),
        ("kpr_konstituiert", None, date(2022, 2, 28), None, "nicht belegt", Beginn.KONSTITUIERT),
        ("kpr_besteht", date(2020, 1, 1), date(2020, 1, 1), None, "nicht belegt", Beginn.UNBEKANNT),
        ("kpr_reaktiviert", date(2020, 1, 1), date(2020, 1, 1), None, "nicht belegt", Beginn.REAKTIVIERT),
        ("kpr_reaktiviert", date(2020, 1, 1), date(2020, 1, 1), date(2008, 12, 31), "ja, mit Unterbrechung", Beginn.REAKTIVIERT),
        ("kpr_reaktiviert", date(2022, 1, 1), date(2022, 1, 1), date(2020, 1, 1), "nicht belegt", Beginn.REAKTIVIERT),
    ],
)  # fmt: skip
def test_older_only_if_it_is_certain(
    art: str, fruehestens: date | None, spaetestens: date, frueher: date | None, aelter: str, wie: Beginn
) -> None:
    assert aelter_als_asskomm(art, fruehestens, spaetestens, frueher) == aelter
    assert beginn(art, spaetestens) is wie


def test_of_records_of_one_day_the_one_that_says_most_is_the_beginning() -> None:
    tag = date(2020, 1, 1)
    arten = sorted(("kpr_besteht", "kpr_reaktiviert", "kpr_konstituiert"), key=lambda art: rang(art, tag))
    assert arten == ["kpr_konstituiert", "kpr_reaktiviert", "kpr_besteht"]
    assert rang("kpr_besteht", date(2019, 12, 31)) < rang("kpr_konstituiert", tag)


# --- Kommunen and inhabitants -----------------------------------------------------------------------------------------


def wer(daten: Berichtsdaten, tag: str, **mehr: Any) -> dict[str, str]:
    """Kommunen with a certain council and whose it is."""
    mit_rat = ratsvergleich(daten, auswahl(tag, **mehr)).mit_rat
    return dict(zip(mit_rat["ags"], mit_rat["wer"], strict=True))


def test_members_of_a_joint_council_are_covered_while_they_are_members(bestand: Berichtsdaten) -> None:
    assert wer(bestand, "2021-12-31") == {
        ADORF: "eigener Rat und Rat: Verband",
        BERGEN: "eigener Rat und Rat: Verband",
        CAMINA: "Rat: Verband",  # its own is doubtful
        DORN: "eigener Rat",  # a doubtful member
        EICHE: "eigener Rat",
        GRUEN: "eigener Rat",
    }
    assert BERGEN not in wer(bestand, "2022-06-01"), "its own was dissolved, and it had left"
    assert set(wer(bestand, "2023-06-30")) == {ADORF, CAMINA, DORN, GRUEN, JAHNA}, "JAHNA took over the one of EICHE"
    assert set(wer(bestand, "2023-06-30", polizeidirektionen=("Leipzig",))) == {CAMINA, DORN, JAHNA}


def test_a_landkreis_covers_nobody(bestand: Berichtsdaten) -> None:
    assert raete(bestand, auswahl("2019-12-31"), KREISRAT).sichere
    assert set(wer(bestand, "2019-12-31")) == {ADORF, EICHE}


def test_agreements_without_council_and_the_other_way_round(bestand: Berichtsdaten) -> None:
    v = ratsvergleich(bestand, auswahl("2022-12-31"))
    assert set(v.ohne_rat["ags"]) == {FICHTE}
    assert set(v.mit_beidem["ags"]) == {ADORF, CAMINA, GRUEN}
    assert set(v.ohne_vereinbarung["ags"]) == {DORN, EICHE}
    assert [zahl for _, zahl, _ in v.zahlen] == ["1", "3", "2"]
    assert "6 Räte bestehen für 5 Kommunen." in v.satz
    assert "heißt nicht „kein Rat“" in v.satz
    dorn = vergleichstabelle(v.ohne_vereinbarung, mit="rat").set_index("Kommune").loc[DORN]
    assert (dorn["Vereinbarung"], dorn["Rat"], dorn["Einwohner"]) == ("mit Vorbehalt", "eigener Rat", "70")
    fichte = vergleichstabelle(v.ohne_rat, mit="vereinbarung").set_index("Kommune").loc["Fichte"]
    assert (fichte["Vereinbarung seit"], fichte["Rat"]) == ("01.01.2022", "–")


def test_nothing_proved_is_no_zero_unless_the_records_are_complete(maschine: Engine) -> None:
    welt(maschine)
    schreibe(maschine, ereignis=[vereinbarung(GRUEN, "2022-02-01")])
    daten = Berichtsdaten(direkt(maschine))
    assert [z for _, z, _ in ratsvergleich(daten, auswahl("2022-12-31")).zahlen] == ["1", "keine", "keine"]
    assert "ist kein einzelner Rat sicher belegt" in lage(daten, auswahl("2022-12-31"))[0]
    assert raumbilder(daten, auswahl("2022-12-31"), "light")[-1].leer
    schreibe(
        maschine, vollstaendigkeit=[{"kennzahl": k, "gueltig_von": date(2019, 1, 1)} for k in (RAT, VERBUND_KENNZAHL)]
    )
    daten = Berichtsdaten(direkt(maschine))
    assert [z for _, z, _ in ratsvergleich(daten, auswahl("2022-12-31")).zahlen] == ["1", "0", "0"]
    assert "gibt es keinen Kommunalen Präventionsrat" in lage(daten, auswahl("2022-12-31"))[0]
    bild = raumbilder(daten, auswahl("2022-12-31"), "light")[-1]
    assert (bild.leer, set(bild.tabelle["Räte"])) == ("", {"0"})


def test_inhabitants_with_their_base_and_day(bestand: Berichtsdaten) -> None:
    satz, landkreise = einwohnersatz(bestand, auswahl("2022-12-31"))
    assert satz == f"Mindestens 9.970 Einwohner leben in Kommunen mit Rat: 95,0{NB}% von 10.500 (Stand 31.12.2018)."
    assert "Räte der Landkreise sind nicht addiert" in landkreise
    assert "Landkreis: 7.200 Einwohner, davon 7.170 in Kommunen mit Rat." in landkreise
    bild = einwohnerbild(bestand, auswahl("2022-12-31"), "light")
    assert bild.unterschrift.endswith(" = 9.970 von 10.500 Einwohnern.")
    assert bild.tabelle["Einwohner in Kommunen mit Rat"].tolist()[-1] == 9970
    assert bild.tabelle["Einwohner in Kommunen mit Rat"].tolist()[:-1] == [7170, 2800]
    assert bild.tabelle["Polizeidirektion"].tolist() == ["Leipzig", "Chemnitz", "zusammen"]


@jede_wahl
def test_the_terms_of_the_inhabitants_add_up(bestand: Berichtsdaten, wahl: Auswahl) -> None:
    wahl = gewaehlt(bestand, wahl)
    bild, kommunen = einwohnerbild(bestand, wahl, "light"), bestand.kommunen(wahl)
    mit_rat = kommunen["ags"].isin(ratsvergleich(bestand, wahl).mit_rat["ags"])
    *raeume, gesamt = bild.tabelle.to_dict("records")
    assert gesamt["Einwohner"] == kommunen["einwohner"].sum()
    assert gesamt["Einwohner in Kommunen mit Rat"] == kommunen.loc[mit_rat, "einwohner"].sum()
    for spalte in ("Einwohner", "Einwohner in Kommunen mit Rat"):
        assert sum(raum[spalte] for raum in raeume) == gesamt[spalte]


# --- words ------------------------------------------------------------------------------------------------------------


def test_the_sentence_counts_every_council_once(bestand: Berichtsdaten) -> None:
    (satz,) = lage(bestand, auswahl("2023-06-30"))
    zahlen = [int(zahl) for zahl in re.findall(r"(\d+)[ \u00a0](?!\d)(?:sicher|seit|reaktiviert|ohne|Kommunale)", satz)]
    assert zahlen[0] == 6
    assert sum(zahlen[1:]) == 6
    assert lage(bestand, auswahl("2019-01-15"))[0].endswith("einzeln belegt: alle sicher älter als ASSKomm.")


def test_a_larger_published_number_is_said_but_never_added(maschine: Engine, bestand: Berichtsdaten) -> None:
    schreibe(
        maschine, veroeffentlichung=[{"kennzahl": RAT, "begriff": "kpr_anzahl", "wert": 30, "stand": "2022-12-31"}]
    )
    wahl = auswahl("2023-06-30")
    frisch = Berichtsdaten(direkt(maschine))
    erste, zweite = lage(frisch, wahl)
    assert erste.startswith("6 Kommunale Präventionsräte sind einzeln belegt")
    assert "(30)" in zweite
    assert raumbilder(frisch, wahl, "light")[-1].unterschrift.startswith("6 Räte = ")


def test_what_belongs_to_no_kreis_closes_the_sum(bestand: Berichtsdaten) -> None:
    je_direktion, je_kreis = raumbilder(bestand, auswahl("2023-06-30"), "light")
    assert je_direktion.unterschrift.startswith("6 Räte = 3 + 2 + 1 nicht zugeordnet")
    assert je_kreis.tabelle["Kreis"].tolist()[-1] == "nicht zugeordnet"
    assert (
        raumbilder(bestand, auswahl("2023-06-30", polizeidirektionen=("Leipzig",)), "light")[0].titel
        == "Räte nach Kreis"
    )


def test_pictures_say_in_words_what_they_show(bestand: Berichtsdaten) -> None:
    wahl = auswahl("2023-06-30")
    for bild in (
        *raumbilder(bestand, wahl, "dark"),
        verlaufsbild(bestand, wahl, "dark"),
        einwohnerbild(bestand, wahl, "dark"),
    ):
        assert wahl.raum() in bild.diagramm.alt or wahl.titel() in bild.diagramm.alt
        assert all((bild.unterschrift, bild.erklaerung, bild.fussnote))
    assert "30.06.2023 6" in verlaufsbild(bestand, wahl, "light").diagramm.alt


def test_before_the_programme_there_is_no_course(bestand: Berichtsdaten) -> None:
    bild = verlaufsbild(bestand, auswahl("2019-01-15"), "light")
    assert bild.leer == f"Der Verlauf beginnt mit dem Programm am 6.{NB}Februar{NB}2019."
    assert tage(auswahl("2019-02-06")) == (PROGRAMMSTART,)
    assert tage(auswahl("2020-12-31"))[-2:] == (date(2019, 12, 31), date(2020, 12, 31))
    assert nach_beginn(()) == {}
