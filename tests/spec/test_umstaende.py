"""Which record made the difference: membership, inhabitants, seat, directorate, merger or dissolution, and who says so?"""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from briefing.nachweis import belegtabelle, einheitentabelle
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import kennzahl
from domain.aenderung import Aenderungsart, Begruendung, Eintrag, Grund
from domain.auswahl import Auswahl
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, EICHE, FUSION, GRUEN, JAHNA, VERBUND, welt

IM_VERBUND, EINWOHNER, RAETE = "kommunen_im_verbund", "einwohner_im_verbund", "kommunale_praeventionsraete"
TAG = "2021-06-30"
VEREINBARUNG = {"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2020-05-01"}
RAT = {"traeger": ADORF, "art": "kpr_besteht", "datum": "2020-01-01"}
QUELLE = {"herausgeber": "Amtsblatt", "quelle_titel": "Satzung"}


@pytest.fixture(autouse=True)
def _welt(maschine: Engine) -> None:
    welt(maschine)


def begruendung(maschine: Engine, schluessel: str, von: Auswahl, bis: Auswahl) -> Begruendung:
    alle = Berichtsdaten(direkt(maschine)).begruendungen(von, bis)
    return next(b for b in alle if b.kennzahl.schluessel == schluessel)


def durch_wissen(maschine: Engine, schluessel: str, tag: str = TAG, **raum: Any) -> Begruendung:
    """What delivery 2 changed about one and the same day."""
    return begruendung(maschine, schluessel, auswahl(tag, 1, **raum), auswahl(tag, 2, **raum))


def eintraege(b: Begruendung) -> list[tuple[Grund, str, int, str]]:
    return [(e.grund, e.name, e.beitrag, e.bemerkung) for e in b.eintraege]


def der_eintrag(b: Begruendung) -> Eintrag:
    (eintrag,) = b.eintraege
    return eintrag


def begruende(maschine: Engine, tabelle: str, kennung: str, grund: str, art: str = Aenderungsart.GEAENDERT) -> None:
    """What a delivery says about a record that it changes."""
    with maschine.begin() as verbindung:
        werte = {"lieferung_id": 2, "tabelle": tabelle, "kennung": kennung, "art": art, "grund": grund}
        verbindung.execute(insert(t.aenderung).values(**werte))


# --- memberships -------------------------------------------------------------------------------------------------


def test_a_membership_that_is_delivered_late_is_recorded_late(maschine: Engine) -> None:
    neu = {"traeger": VERBUND, "ags": GRUEN, "gueltig_von": date(2021, 1, 1), "lieferung_id": 2} | QUELLE
    schreibe(maschine, ereignis=[VEREINBARUNG], mitglied=[neu])
    e = der_eintrag(durch_wissen(maschine, IM_VERBUND))
    assert (e.grund, e.name, e.beitrag, e.seit) == (Grund.NACHGETRAGEN, GRUEN, 1, date(2021, 1, 1))
    assert e.bemerkung == "Mitgliedschaft: nachgetragen mit Datenstand 2 (Amtsblatt: Satzung)"


def test_it_is_late_even_if_the_same_delivery_corrects_the_agreement(maschine: Engine) -> None:
    alt = VEREINBARUNG | {"kennung": "v"}
    schreibe(
        maschine,
        ereignis=[alt | {"ersetzt_durch": 2}, alt | {"lieferung_id": 2, "notiz": "genauer"}],
        mitglied=[{"traeger": VERBUND, "ags": GRUEN, "lieferung_id": 2}],
    )
    begruende(maschine, "ereignis", "v", "Fundstelle ergänzt")
    e = der_eintrag(durch_wissen(maschine, IM_VERBUND))
    assert (e.grund, e.name) == (Grund.NACHGETRAGEN, GRUEN)


def test_a_membership_that_is_withdrawn_takes_its_kommune_along(maschine: Engine) -> None:
    m = {"traeger": VERBUND, "ags": GRUEN, "kennung": "m", "ersetzt_durch": 2} | QUELLE
    schreibe(maschine, ereignis=[VEREINBARUNG], mitglied=[m])
    begruende(maschine, "mitglied", "m", "Verwechslung", Aenderungsart.ZURUECKGEZOGEN)
    assert eintraege(durch_wissen(maschine, IM_VERBUND)) == [
        (Grund.ZURUECKGEZOGEN, GRUEN, -1, "Mitgliedschaft: zurückgezogen mit Datenstand 2: Verwechslung (Amtsblatt: Satzung)")
    ]  # fmt: skip


def test_a_membership_that_is_corrected_says_why(maschine: Engine) -> None:
    """It was not GRUEN but EICHE; both units rest on the same record."""
    m = {"traeger": VERBUND, "kennung": "m"}
    mitglied = [m | {"ags": GRUEN, "ersetzt_durch": 2}, m | {"ags": EICHE, "lieferung_id": 2}]
    schreibe(maschine, ereignis=[VEREINBARUNG], mitglied=mitglied)
    begruende(maschine, "mitglied", "m", "Zahlendreher")
    warum = "Mitgliedschaft: geändert mit Datenstand 2: Zahlendreher"
    b = durch_wissen(maschine, IM_VERBUND)
    assert eintraege(b) == [(Grund.BERICHTIGT, GRUEN, -1, warum), (Grund.BERICHTIGT, "Eiche", 1, warum)]
    assert b.satz.endswith("(±0): 2 berichtigt (±0).")


def test_a_kommune_counts_since_it_is_a_member(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[VEREINBARUNG | {"herausgeber": "SMI"}],
        mitglied=[{"traeger": VERBUND, "ags": GRUEN, "gueltig_von": date(2021, 1, 1), "lieferung_id": 2} | QUELLE],
    )
    e = der_eintrag(begruendung(maschine, IM_VERBUND, auswahl("2020-12-31", 2), auswahl("2021-01-01", 2)))
    assert (e.grund, e.name, e.seit) == (Grund.HINZUGEKOMMEN, GRUEN, date(2021, 1, 1))


def test_the_proof_names_the_membership_as_second_evidence(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[VEREINBARUNG | {"herausgeber": "SMI"}],
        mitglied=[{"traeger": VERBUND, "ags": GRUEN, "gueltig_von": date(2021, 1, 1), "lieferung_id": 2} | QUELLE],
    )
    daten, k, wahl = Berichtsdaten(direkt(maschine)), kennzahl(IM_VERBUND), auswahl(TAG, 2)
    gezaehlt = einheitentabelle(daten, k, wahl).set_index("Gezählt")
    assert gezaehlt["Seit"].to_dict() == {
        ADORF: "01.05.2020", BERGEN: "01.05.2020", CAMINA: "01.05.2020", GRUEN: "01.01.2021",
    }  # fmt: skip
    assert (gezaehlt["Was"] == "Kooperationsvereinbarung").all()
    assert (gezaehlt["Belege"] == 2).all()
    alle = belegtabelle(daten, k, wahl)
    zu_gruen = alle[alle["Zählt für"] == GRUEN]
    spalten = ["Datum", "Träger", "Was", "Quelle", "Lieferung"]
    assert zu_gruen[spalten].to_numpy().tolist() == [
        ["01.05.2020", "Verband", "Kooperationsvereinbarung", "SMI", "1 ()"],
        ["01.01.2021", "Verband", "Mitgliedschaft", "Amtsblatt: Satzung", "2 ()"],
    ]
    assert set(alle.loc[alle["Sicher"] != "ja", "Was"]) == {"Kooperationsvereinbarung", "Mitgliedschaft"}, "DORN's"


def test_two_sources_of_one_membership_are_two_records_and_the_agreement_stays_one(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[VEREINBARUNG], mitglied=[{"traeger": VERBUND, "ags": ADORF}])
    alle = belegtabelle(Berichtsdaten(direkt(maschine)), kennzahl(IM_VERBUND), auswahl(TAG))
    was = alle.loc[alle["Zählt für"] == ADORF, "Was"].tolist()
    assert was == ["Kooperationsvereinbarung", "Mitgliedschaft", "Mitgliedschaft"]


def test_a_kommune_of_its_own_needs_no_membership(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[VEREINBARUNG | {"traeger": GRUEN}])
    daten = Berichtsdaten(direkt(maschine))
    assert belegtabelle(daten, kennzahl(IM_VERBUND), auswahl(TAG))["Was"].tolist() == ["Kooperationsvereinbarung"]


# --- inhabitants -------------------------------------------------------------------------------------------------


def einwohner(ags: str, jahr: int, zahl: int, **mehr: Any) -> dict[str, Any]:
    return {"ags": ags, "stichtag": date(jahr, 12, 31), "einwohner": zahl, "kennung": f"{ags}/{jahr}", **mehr}


def test_a_corrected_figure_of_inhabitants_says_why_and_older_ones_are_not_named(maschine: Engine) -> None:
    zahlen = [
        einwohner(ADORF, jahr, zahl, **version)
        for jahr, alt, neu in ((2018, 1, 2), (2020, 100, 110), (2022, 5, 6))
        for zahl, version in ((alt, {"ersetzt_durch": 2}), (neu, {"lieferung_id": 2}))
    ]
    schreibe(maschine, ereignis=[VEREINBARUNG | {"traeger": ADORF}], einwohner=zahlen)
    for jahr in (2018, 2020, 2022):
        begruende(maschine, "einwohner", f"{ADORF}/{jahr}", f"Zensus {jahr}")
    assert eintraege(durch_wissen(maschine, EINWOHNER)) == [
        (Grund.BERICHTIGT, ADORF, 10, "Einwohnerzahl: geändert mit Datenstand 2: Zensus 2020")
    ]


def test_a_newer_figure_of_inhabitants_that_comes_late_is_recorded_late(maschine: Engine) -> None:
    zahlen = [einwohner(ADORF, 2019, 100), einwohner(ADORF, 2020, 90, lieferung_id=2)]
    schreibe(maschine, ereignis=[VEREINBARUNG | {"traeger": ADORF}], einwohner=zahlen)
    b = durch_wissen(maschine, EINWOHNER)
    assert eintraege(b) == [(Grund.NACHGETRAGEN, ADORF, -10, "Einwohnerzahl: nachgetragen mit Datenstand 2")]
    assert b.satz.endswith("(−10): 1 nachgetragen (−10).")


# --- where a unit counts -----------------------------------------------------------------------------------------


def test_a_seat_that_is_corrected_moves_the_council_and_says_why(maschine: Engine) -> None:
    bund = {"kennung": "bund", "traeger": "bund", "name": "Bund", "art": "Städtebund"}
    sitze = [
        {"sitz_ags": ADORF, "landkreis": "14521", "ersetzt_durch": 2},
        {"sitz_ags": CAMINA, "landkreis": "14729", "lieferung_id": 2},
    ]
    schreibe(maschine, traeger=[bund | sitz for sitz in sitze], ereignis=[RAT | {"traeger": "bund"}])
    begruende(maschine, "traeger", "bund", "Sitz falsch gemeldet")
    warum = "Träger: geändert mit Datenstand 2: Sitz falsch gemeldet"
    assert durch_wissen(maschine, RAETE).eintraege == (), "in the state nothing changed"
    for raum, beitrag in (("Chemnitz", -1), ("Leipzig", 1)):
        b = durch_wissen(maschine, RAETE, polizeidirektionen=(raum,))
        assert eintraege(b) == [(Grund.BERICHTIGT, "Bund", beitrag, warum)]
        assert b.satz.endswith(f": 1 berichtigt ({'+' if beitrag > 0 else '−'}1).")


def test_a_directorate_that_is_corrected_says_why(maschine: Engine) -> None:
    kreis = {"landkreis": "14999", "kennung": "z"} | QUELLE
    schreibe(
        maschine,
        zustaendigkeit=[
            kreis | {"polizeidirektion": "Leipzig", "ersetzt_durch": 2},
            kreis | {"polizeidirektion": "Dresden", "lieferung_id": 2},
        ],
        traeger=[{"traeger": "rat", "name": "Rat", "art": "Gruppe", "landkreis": "14999"}],
        ereignis=[RAT | {"traeger": "rat"}],
    )
    begruende(maschine, "zustaendigkeit", "z", "Verordnung übersehen")
    for raum, beitrag in (("Leipzig", -1), ("Dresden", 1)):
        e = der_eintrag(durch_wissen(maschine, RAETE, polizeidirektionen=(raum,)))
        assert (e.grund, e.name, e.beitrag) == (Grund.BERICHTIGT, "Rat", beitrag)
        assert e.bemerkung == "Zuständigkeit: geändert mit Datenstand 2: Verordnung übersehen (Amtsblatt: Satzung)"


def test_a_merger_that_comes_late_is_named_for_all_that_it_concerns(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[{"traeger": ags, "art": "beratung", "datum": "2020-01-01"} for ags in (GRUEN, ADORF)],
        gebietsaenderung=[{"alt_ags": GRUEN, "neu_ags": CAMINA, "datum": date(2021, 1, 1), "lieferung_id": 2}],
    )
    warum = "Zusammenschluss: nachgetragen mit Datenstand 2"
    b = durch_wissen(maschine, "kommunen_beraten")
    assert eintraege(b) == [(Grund.NACHGETRAGEN, GRUEN, -1, warum), (Grund.NACHGETRAGEN, CAMINA, 1, warum)]
    assert b.satz.endswith("(±0): 2 nachgetragen (±0).")


def test_what_does_not_matter_for_the_unit_is_not_named(maschine: Engine) -> None:
    """The delivery also gives the Kommune another name, and brings another member of its body."""
    hohn = "14521099"
    k = {"ags": hohn, "landkreis": "14521", "kennung": "k"}
    schreibe(
        maschine,
        kommune=[k | {"name": "alt", "ersetzt_durch": 2}, k | {"name": "neu", "lieferung_id": 2}],
        ereignis=[VEREINBARUNG],
        mitglied=[{"traeger": VERBUND, "ags": hohn}, {"traeger": VERBUND, "ags": GRUEN, "lieferung_id": 2}],
        einwohner=[einwohner(hohn, 2020, 5, ersetzt_durch=2), einwohner(hohn, 2020, 7, lieferung_id=2)],
    )
    begruende(maschine, "kommune", "k", "Umbenennung")
    begruende(maschine, "einwohner", f"{hohn}/2020", "Zensus")
    b = durch_wissen(maschine, EINWOHNER)
    assert eintraege(b) == [(Grund.BERICHTIGT, "neu", 2, "Einwohnerzahl: geändert mit Datenstand 2: Zensus")]


# --- dissolutions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("datum", ["2021-01-01", "2020-01-01"], ids=["later", "on the same day"])
def test_a_dissolution_that_comes_late_is_recorded_late(maschine: Engine, datum: str) -> None:
    ende = {"traeger": ADORF, "art": "kpr_aufgeloest", "datum": datum, "lieferung_id": 2} | QUELLE
    schreibe(maschine, ereignis=[RAT, ende])
    b = durch_wissen(maschine, RAETE)
    assert eintraege(b) == [
        (Grund.NACHGETRAGEN, ADORF, -1, "Präventionsrat aufgelöst: nachgetragen mit Datenstand 2 (Amtsblatt: Satzung)")
    ]
    assert b.satz.endswith("(−1): 1 nachgetragen (−1).")


def test_a_dissolution_that_is_withdrawn_or_corrected_says_why(maschine: Engine) -> None:
    ende = {"traeger": ADORF, "art": "kpr_aufgeloest", "kennung": "e", "ersetzt_durch": 2}
    anderes = {"traeger": GRUEN, "art": "kpr_aufgeloest", "kennung": "f"}
    schreibe(
        maschine,
        ereignis=[
            RAT, ende | {"datum": "2021-01-01"}, RAT | {"traeger": GRUEN},
            anderes | {"datum": "2022-01-01", "ersetzt_durch": 2}, anderes | {"datum": "2021-01-01", "lieferung_id": 2},
        ],
    )  # fmt: skip
    begruende(maschine, "ereignis", "e", "Irrtum", Aenderungsart.ZURUECKGEZOGEN)
    begruende(maschine, "ereignis", "f", "Jahr verwechselt")
    assert eintraege(durch_wissen(maschine, RAETE)) == [
        (Grund.ZURUECKGEZOGEN, ADORF, 1, "Präventionsrat aufgelöst: zurückgezogen mit Datenstand 2: Irrtum"),
        (Grund.BERICHTIGT, GRUEN, -1, "Präventionsrat aufgelöst: geändert mit Datenstand 2: Jahr verwechselt"),
    ]


def test_a_doubtful_or_superseded_dissolution_ends_nothing(maschine: Engine) -> None:
    ende = {"traeger": ADORF, "art": "kpr_aufgeloest", "lieferung_id": 2}
    schreibe(maschine, ereignis=[RAT, ende | {"datum": "2021-01-01", "sicher": False}, ende | {"datum": "2019-12-31"}])
    assert durch_wissen(maschine, RAETE).eintraege == ()


# --- bodies and mergers ------------------------------------------------------------------------------------------


def test_a_withdrawn_body_keeps_its_name(maschine: Engine) -> None:
    bund = {"traeger": "bund", "name": "Städtebund", "art": "Städtebund", "sitz_ags": ADORF, "landkreis": "14521"}
    rat = RAT | {"traeger": "bund", "ersetzt_durch": 2}
    schreibe(maschine, traeger=[bund | {"ersetzt_durch": 2}], ereignis=[rat])
    e = der_eintrag(durch_wissen(maschine, RAETE))
    assert (e.grund, e.name) == (Grund.ZURUECKGEZOGEN, "Städtebund")


def test_a_kommune_that_takes_in_another_one_has_more_inhabitants_by_merger(maschine: Engine) -> None:
    """GRUEN has no agreement of its own."""
    schreibe(
        maschine,
        ereignis=[VEREINBARUNG | {"traeger": ADORF}],
        einwohner=[einwohner(ADORF, 2019, 100), einwohner(GRUEN, 2019, 40)],
        gebietsaenderung=[{"alt_ags": GRUEN, "neu_ags": ADORF, "datum": date(2021, 1, 1)}],
    )
    b = begruendung(maschine, EINWOHNER, auswahl("2020-12-31"), auswahl("2021-01-01"))
    assert eintraege(b) == [(Grund.GEBIETSAENDERUNG, ADORF, 40, "Zusammenschluss von Kommunen")]
    spaeter = begruendung(maschine, EINWOHNER, auswahl("2021-01-01"), auswahl("2021-06-30"))
    assert spaeter.eintraege == ()


def test_after_the_merger_new_figures_are_carried_forward_again(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[VEREINBARUNG | {"traeger": ADORF}],
        einwohner=[einwohner(ADORF, 2019, 100), einwohner(GRUEN, 2019, 40), einwohner(ADORF, 2021, 135)],
        gebietsaenderung=[{"alt_ags": GRUEN, "neu_ags": ADORF, "datum": date(2021, 1, 1)}],
    )
    b = begruendung(maschine, EINWOHNER, auswahl("2021-01-01"), auswahl("2022-01-01"))
    assert eintraege(b) == [(Grund.FORTGESCHRIEBEN, ADORF, -5, "")]


def test_a_merged_kommune_that_joins_later_has_simply_joined(maschine: Engine) -> None:
    spaeter = f"{FUSION.year}-05-01"
    schreibe(maschine, ereignis=[{"traeger": JAHNA, "art": "beratung", "datum": spaeter}])
    b = begruendung(maschine, "kommunen_beraten", auswahl("2022-12-31"), auswahl(spaeter))
    assert eintraege(b) == [(Grund.HINZUGEKOMMEN, "Jahna", 1, "")]
