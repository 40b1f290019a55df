"""Do the examples hold in the bundled data: the one counts from its day on, the near miss is real and does not count?"""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import pytest

from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import KATALOG, analysen, beratung, geld, praeventionsraete, verbund
from domain.auswahl import Auswahl
from domain.kennzahl import Beispiel, Kennzahl
from domain.zeit import tag_kurz

DATENSTAND = 3
ENDE = date(2023, 6, 30)


@dataclass(frozen=True)
class Beleg:
    """The record that a near miss speaks of, with words of its note that bear out the text."""

    traeger: str
    art: str
    datum: str
    notiz: str
    sicher: bool = True


KNAPP_DANEBEN = {
    beratung.KOMMUNEN_BERATEN: Beleg("14523010", "beratung", "2022-04-26", "AG Oberes Vogtland", sicher=False),
    verbund.KOMMUNEN_IM_VERBUND: Beleg("14713000", "erwaehnung", "2021-12-01", "'beigetreten'", sicher=False),
    praeventionsraete.KOMMUNALE_PRAEVENTIONSRAETE: Beleg("landkreis-14729", "kpr_besteht", "2022", "Landkreisebene"),
    geld.FOERDERMITTEL_BEWILLIGT: Beleg("14730310", "bewilligt", "2021-06-25", "rund 160.000 EUR seit 2019"),
    verbund.KOOPERATIONSVEREINBARUNGEN: Beleg("14521450", "vorvereinbarung", "2021-09-01", "Vorvereinbarung (keine"),
    verbund.EINWOHNER_IM_VERBUND: Beleg(
        "14729260", "kooperationsvereinbarung", "2021-08", "könnte wie in Oelsnitz eine Vorvereinbarung", sicher=False
    ),
    beratung.MODELLKOMMUNEN: Beleg("14521020", "sicherheitsanalyse", "2022", "Stadt nennt sie 'Modellkommunen'"),
    beratung.KOMMUNEN_MIT_COACHING: Beleg("14626250", "kooperationsvereinbarung", "2022-02-15", "B3 geplant"),
    analysen.SICHERHEITSANALYSEN: Beleg(
        "14524300", "sicherheitsanalyse", "2022", "Teilnahme für 2022 angekündigt", sicher=False
    ),
    analysen.KOMMUNEN_MIT_SICHERHEITSANALYSE: Beleg("14521170", "erwaehnung", "2019", "-Johanngeorgenstadt geplant"),
    praeventionsraete.PRAEVENTIONSRAETE_DER_LANDKREISE: Beleg(
        "landkreis-14626", "kpr_besteht", "2009-10-07", "Kreistagsbeschluss", sicher=False
    ),
}
jede = pytest.mark.parametrize("k", KATALOG, ids=lambda k: k.schluessel)
jede_gezaehlte = pytest.mark.parametrize("k", KNAPP_DANEBEN, ids=lambda k: k.schluessel)


def einheiten(daten: Berichtsdaten, k: Kennzahl, tag: date, *, sicher: bool = True) -> pd.DataFrame:
    """The units of a Kennzahl on a day."""
    alle = daten.messung(Auswahl(tag, DATENSTAND))
    return alle[(alle["kennzahl"] == k.schluessel) & (alle["sicher"] == int(sicher))]


def zaehlt(daten: Berichtsdaten, k: Kennzahl, einheit: str, tag: date) -> bool:
    return einheit in set(einheiten(daten, k, tag)["einheit"])


def die(beispiel: Beispiel | None) -> Beispiel:
    assert beispiel is not None
    return beispiel


@jede
def test_a_kennzahl_says_who_decides_and_has_examples_where_there_are_records(
    daten: Berichtsdaten, k: Kennzahl
) -> None:
    assert k.massgeblich.endswith(".")
    hat_faelle = not einheiten(daten, k, ENDE).empty
    assert (k.beispiel is not None, k.gegenbeispiel is not None) == (hat_faelle, hat_faelle)
    assert hat_faelle or "nur veröffentlichte Zahlen" in k.massgeblich
    assert (k in KNAPP_DANEBEN) == hat_faelle


@jede_gezaehlte
def test_an_example_counts_from_its_day_on_and_the_text_says_so(daten: Berichtsdaten, k: Kennzahl) -> None:
    b = die(k.beispiel)
    assert zaehlt(daten, k, b.einheit, b.stichtag)
    assert not zaehlt(daten, k, b.einheit, b.stichtag - timedelta(days=1))
    assert tag_kurz(b.stichtag) in b.text
    belege = daten.nachweis(k, Auswahl(b.stichtag, DATENSTAND))
    eigene = belege[belege["einheit"] == b.einheit]
    assert b.text.startswith(tuple({*eigene["kommune"].dropna(), *eigene["traeger"]}))


@jede_gezaehlte
def test_a_near_miss_is_a_real_record(daten: Berichtsdaten, k: Kennzahl) -> None:
    b, beleg = die(k.gegenbeispiel), KNAPP_DANEBEN[k]
    vorhandene = daten.ereignisse(beleg.traeger, Auswahl(b.stichtag, DATENSTAND))
    treffer = vorhandene[
        (vorhandene["traeger"] == beleg.traeger)
        & (vorhandene["art"] == beleg.art)
        & (vorhandene["datum"] == beleg.datum)
        & vorhandene["notiz"].str.contains(beleg.notiz, regex=False)
    ]
    assert [bool(sicher) for sicher in treffer["sicher"]] == [beleg.sicher]
    assert b.text.startswith(treffer["name"].iloc[0])


@jede_gezaehlte
def test_a_near_miss_does_not_count_in_any_way(daten: Berichtsdaten, k: Kennzahl) -> None:
    b, traeger = die(k.gegenbeispiel), KNAPP_DANEBEN[k].traeger
    gezaehlt = einheiten(daten, k, b.stichtag)
    assert b.einheit not in set(gezaehlt["einheit"])
    assert traeger not in {*gezaehlt["traeger"], *gezaehlt["ags"]}


# --- what the texts say besides ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("k", "einheit", "erster_tag"),
    [
        (verbund.KOOPERATIONSVEREINBARUNGEN, "14521450/kooperationsvereinbarung//2023-02-23", date(2023, 2, 23)),
        (beratung.KOMMUNEN_MIT_COACHING, "14626250", date(2022, 12, 31)),
        (praeventionsraete.PRAEVENTIONSRAETE_DER_LANDKREISE, "landkreis-14729", date(2022, 12, 31)),
        (analysen.KOMMUNEN_MIT_SICHERHEITSANALYSE, "14521320", date(2021, 4, 30)),
    ],
    ids=lambda wert: wert if isinstance(wert, str) else "",
)
def test_what_a_near_miss_says_of_another_case(
    daten: Berichtsdaten, k: Kennzahl, einheit: str, erster_tag: date
) -> None:
    assert [zaehlt(daten, k, einheit, tag) for tag in (erster_tag - timedelta(days=1), erster_tag)] == [False, True]


@pytest.mark.parametrize(
    ("k", "ags"),
    [
        (verbund.KOMMUNEN_IM_VERBUND, "14729410"),  # Wurzen
        (verbund.KOMMUNEN_IM_VERBUND, "14713000"),  # Leipzig
        (analysen.KOMMUNEN_MIT_SICHERHEITSANALYSE, "14524300"),  # Werdau
        (analysen.KOMMUNEN_MIT_SICHERHEITSANALYSE, "14521170"),  # Eibenstock
    ],
)
def test_what_is_said_not_to_be_proved_is_not_proved_later_either(daten: Berichtsdaten, k: Kennzahl, ags: str) -> None:
    assert ags not in set(einheiten(daten, k, ENDE)["ags"])


@pytest.mark.parametrize(
    ("k", "einheit"),
    [
        (beratung.KOMMUNEN_BERATEN, "14523010"),
        (praeventionsraete.PRAEVENTIONSRAETE_DER_LANDKREISE, "landkreis-14626"),
    ],
    ids=lambda wert: wert if isinstance(wert, str) else "",
)
def test_what_is_said_to_be_shown_with_a_reservation_is(daten: Berichtsdaten, k: Kennzahl, einheit: str) -> None:
    assert "mit Vorbehalt gezeigt" in die(k.gegenbeispiel).text
    assert einheit in set(einheiten(daten, k, ENDE, sicher=False)["einheit"])


def test_numbers_in_the_examples(daten: Berichtsdaten) -> None:
    tag = die(verbund.EINWOHNER_IM_VERBUND.beispiel).stichtag
    werte = einheiten(daten, verbund.EINWOHNER_IM_VERBUND, tag).set_index("einheit")["wert"]
    assert werte["14625240"] == 32_405, "Hoyerswerda at the end of 2019"
    bewilligt = die(geld.FOERDERMITTEL_BEWILLIGT.beispiel)
    betraege = einheiten(daten, geld.FOERDERMITTEL_BEWILLIGT, bewilligt.stichtag).set_index("einheit")["wert"]
    assert betraege[bewilligt.einheit] == 40_000_00
    auftakt = die(analysen.SICHERHEITSANALYSEN.beispiel).stichtag
    staedte = einheiten(daten, analysen.KOMMUNEN_MIT_SICHERHEITSANALYSE, auftakt)
    assert (staedte["traeger"] == "staedtebund-silberberg").sum() == 5
