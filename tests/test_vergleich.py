"""Do comparison, order, course and ways say what the Kennzahlen say, and is a difference only claimed where figures carry it?"""

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from briefing.baustein import spanne
from briefing.rangfolge import WENIGSTE, kein_rang, paare, raenge, rangbild
from briefing.vergleich import KEIN_BELEG, KEINE_KOMMUNE, Vergleich, landesweite, vergleich
from briefing.vergleichsbild import vergleichsbild
from briefing.vergleichsverlauf import vergleichsbilder, verlauf_je_direktion
from briefing.wegdauer import in_reihenfolge, wegbilder, zusammenfassung
from briefing.wegdauer import paare as stufenpaare
from briefing.wege import STUFEN, kombinationen, stufenzeilen, wege
from charts.felder import runde_stufen
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import NICHT_ZUGEORDNET, POLIZEIDIREKTIONEN, Auswahl, Ebene
from domain.kennzahl import Zaehleinheit
from domain.mass import Mass, mass_text, masse, verortet
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, GRUEN, KREISRAT, VERBUND, welt

VERORTETE = tuple(k for k in KATALOG if verortet(k))
IM_VERBUND, BERATEN = kennzahl("kommunen_im_verbund"), kennzahl("kommunen_beraten")
AUSWAHLEN = (
    auswahl("2023-06-30", 3),
    auswahl("2022-01-11", 3, polizeidirektionen=("Leipzig",)),
    auswahl("2021-02-06", 3, landkreise=("14625",)),
    auswahl("2019-01-15", 3),
    auswahl("2022-12-31", 3, handlungsfeld="Drogen"),
)
NB = "\u00a0"


def mit_klassen(daten: Berichtsdaten, tag: str, *klassen: str) -> Auswahl:
    return daten.mit_groessenklassen(auswahl(tag, 3, groessenklassen=klassen))


def ereignisse(maschine: Engine, *zeilen: tuple[str, str, str], **mehr: Any) -> Berichtsdaten:
    """The small world with some events: traeger, art, datum."""
    welt(maschine)
    schreibe(maschine, ereignis=[{"traeger": wer, "art": art, "datum": datum, **mehr} for wer, art, datum in zeilen])
    return Berichtsdaten(direkt(maschine))


# --- the comparison -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("a", AUSWAHLEN, ids=lambda a: a.dateiname())
def test_every_row_is_the_figure_of_its_directorate_and_the_sum_closes(daten: Berichtsdaten, a: Auswahl) -> None:
    alle = a.mit(polizeidirektionen=(), landkreise=())
    einzeln = {name: daten.messwerte(alle.mit(polizeidirektionen=(name,))) for name in POLIZEIDIREKTIONEN}
    land = daten.messwerte(alle)
    for k in VERORTETE:
        v = vergleich(daten, k, a)
        belegt = dict(zip(v.zeilen["name"], v.zeilen["belegt"], strict=True))
        assert list(belegt)[:5] == list(POLIZEIDIREKTIONEN)
        for name in POLIZEIDIREKTIONEN:
            wert = einzeln[name][k.schluessel]
            erwartet = wert.belegt if wert.belegt or wert.vollstaendig else None
            assert (None if pd.isna(belegt[name]) else belegt[name]) == erwartet, (k.schluessel, name)
        assert v.zeilen["belegt"].sum() == land[k.schluessel].belegt == v.land.belegt


def test_denominators_are_all_kommunen_and_their_inhabitants(daten: Berichtsdaten) -> None:
    a = auswahl("2023-06-30", 3)
    v, kommunen = vergleich(daten, IM_VERBUND, a), daten.kommunen(a)
    assert v.zeilen["kommunen"].sum() == len(kommunen) == 418
    assert v.zeilen["einwohner"].sum() == kommunen["einwohner"].sum()
    goerlitz = v.zeilen.set_index("name").loc["Görlitz"]
    assert (
        v.texte(Mass.ANTEIL)[2]
        == mass_text(IM_VERBUND, Mass.ANTEIL, goerlitz["belegt"], goerlitz["kommunen"])
        == f"16,4{NB}%"
    )
    assert v.werte(Mass.ANTEIL)[2] == pytest.approx(100 * 18 / 110)
    assert v.werte(Mass.JE_EINWOHNER)[2] == pytest.approx(100_000 * 18 / goerlitz["einwohner"])
    assert v.texte_mit_anzahl(Mass.ANTEIL)[2] == f"16,4{NB}% (18 von 110)"


def test_no_record_is_not_zero(daten: Berichtsdaten) -> None:
    v = vergleich(daten, BERATEN, auswahl("2023-06-30", 3))
    assert v.texte(Mass.ABSOLUT) == [KEIN_BELEG, "3", "2", KEIN_BELEG, "2"]
    assert v.werte(Mass.ABSOLUT).isna().tolist() == [True, False, False, True, False]
    modell = vergleich(daten, kennzahl("modellkommunen"), auswahl("2018-12-31", 3).mit(stichtag=date(2019, 2, 6)))
    assert modell.texte(Mass.ABSOLUT) == ["1", "2", "1", "2", "2"], "these are complete"


def test_directorates_without_such_a_kommune_stay(daten: Berichtsdaten) -> None:
    v = vergleich(daten, IM_VERBUND, mit_klassen(daten, "2023-06-30", "ab-100000"))
    assert v.texte(Mass.ANTEIL)[2] == v.texte(Mass.ANTEIL)[4] == KEINE_KOMMUNE
    assert v.zeilen["kommunen"].tolist() == [1, 1, 0, 1, 0]


def test_chosen_directorates_stand_out_and_all_stay(daten: Berichtsdaten) -> None:
    zwei = auswahl("2023-06-30", 3, polizeidirektionen=("Leipzig", "Zwickau"))
    bild = vergleichsbild(vergleich(daten, IM_VERBUND, zwei), Mass.ABSOLUT, "light")
    assert bild.diagramm.daten["zeilen"]["art"].tolist() == [1, 1, 1, 0, 0]
    assert "Grün: Leipzig, Zwickau (Ihre Auswahl)" in bild.unterschrift
    kreis = vergleich(daten, IM_VERBUND, auswahl("2023-06-30", 3, landkreise=("14625",)))
    assert kreis.gewaehlt == {"Görlitz"}, "Bautzen belongs to Görlitz"
    assert vergleich(daten, IM_VERBUND, auswahl("2023-06-30", 3)).gewaehlt == frozenset()


@pytest.mark.parametrize("k", VERORTETE, ids=lambda k: k.schluessel)
def test_caption_adds_up(daten: Berichtsdaten, k: Any) -> None:
    bild = vergleichsbild(vergleich(daten, k, auswahl("2022-12-31", 3)), Mass.ABSOLUT, "light")
    if bild.leer:
        assert "Das heißt nicht" in bild.leer
        return
    links, rechts = bild.unterschrift.split(";")[0].split(" = ")

    def cent(text: str) -> int:
        ganze, _, rest = re.search(r"[\d.]+(,\d\d)?", text)[0].replace(".", "").partition(",")  # type: ignore[index]
        return int(ganze) * 100 + int(rest or 0)

    assert cent(links) == sum(cent(term) for term in rechts.split(" + "))


def test_published_figures_stand_beside_and_never_in_the_bars(daten: Berichtsdaten) -> None:
    v = vergleich(daten, kennzahl("kooperationsvereinbarungen"), auswahl("2023-06-30", 3))
    bild = vergleichsbild(v, Mass.ABSOLUT, "light")
    assert "nicht eingerechnet: Polizeidirektion Görlitz 12 (Stand 21.12.2022)" in bild.unterschrift
    assert "auf Polizeidirektionen lässt sich das nicht verteilen" in bild.unterschrift
    assert bild.diagramm.daten["zeilen"]["wert"].tolist() == [8, 6, 13, 2, 9]
    tabelle = bild.tabelle.set_index("Polizeidirektion")
    assert tabelle.loc["Görlitz", "veröffentlicht"] == "12 (Stand 21.12.2022)"
    assert tabelle.loc["Görlitz", "mindestens belegt"] == "13"
    assert tabelle.loc["Sachsen", "mindestens belegt"] == "38"
    assert tabelle.loc["Leipzig", "veröffentlicht"] == "–"


def test_what_belongs_to_no_directorate_closes_the_sum(maschine: Engine) -> None:
    welt(maschine)
    schreibe(maschine, traeger=[{"traeger": "gruppe-weit", "name": "Gruppe", "art": "Gruppe", "landkreis": "14999"}])
    schreibe(
        maschine,
        ereignis=[
            {"traeger": t, "art": "kooperationsvereinbarung", "datum": "2021-03-01"} for t in (ADORF, "gruppe-weit")
        ],
    )
    daten = Berichtsdaten(direkt(maschine))
    v = vergleich(daten, kennzahl("kooperationsvereinbarungen"), auswahl("2022-06-30"))
    assert v.zeilen["name"].tolist()[-1] == NICHT_ZUGEORDNET
    bild = vergleichsbild(v, Mass.JE_EINWOHNER, "light")
    assert "2 Kooperationsvereinbarungen = 1 Chemnitz + 1 nicht zugeordnet." in bild.unterschrift
    assert bild.tabelle["je 100.000 Einwohner"].tolist()[-2] == "–"
    assert verlauf_je_direktion(daten, v).groupby("name")["belegt"].last().to_dict() == {
        "Chemnitz": 1,
        NICHT_ZUGEORDNET: 1,
    }


def test_only_kennzahlen_with_places_are_compared(maschine: Engine) -> None:
    welt(maschine)
    schreibe(
        maschine,
        qualifizierung=[
            {"qualifizierungsstand": stand, "personen": 3, "datum": "2021-05-01"} for stand in ("begonnen", "abgeschlossen")
        ],
        haushaltsansatz=[{"gueltig_von": date(2021, 1, 1), "gueltig_bis": date(2022, 12, 31), "betrag_cent": 100}],
    )  # fmt: skip
    daten = Berichtsdaten(direkt(maschine))
    for k in KATALOG:
        orte = daten.werte(k, auswahl("2021-12-31"), Ebene.POLIZEIDIREKTION)["raum"].tolist()
        if not verortet(k):
            assert orte in ([], [NICHT_ZUGEORDNET])
            assert k.titel in landesweite(daten)
        else:
            assert k.titel not in landesweite(daten)


def test_measures_follow_the_counting_unit() -> None:
    for k in VERORTETE:
        assert (Mass.ANTEIL in masse(k)) == (k.zaehleinheit is Zaehleinheit.KOMMUNE)
        assert masse(k)[0] is Mass.ABSOLUT
    assert mass_text(kennzahl("foerdermittel_bewilligt"), Mass.JE_EINWOHNER, 4_000_000, 878_052) == f"4.556{NB}€"
    assert mass_text(IM_VERBUND, Mass.JE_EINWOHNER, 18, 547_392) == "3,3"
    assert mass_text(IM_VERBUND, Mass.JE_EINWOHNER, 18, None) == "keine Angabe"


# --- the order ----------------------------------------------------------------------------------------------------


def test_order_only_where_intervals_lie_apart(daten: Berichtsdaten) -> None:
    v = vergleich(daten, IM_VERBUND, auswahl("2023-06-30", 3))
    anteil = raenge(v, Mass.ANTEIL)
    assert anteil["name"].tolist() == ["Görlitz", "Zwickau", "Chemnitz", "Dresden", "Leipzig"]
    assert set(anteil["spanne"]) == {(1, 5)}, "3,3 % and 16,4 % are not apart: two of 61 against 18 of 110"
    assert "Nicht unterscheidbar: Alle 5 Bereiche" in rangbild(v, Mass.ABSOLUT, "light").unterschrift
    je = raenge(v, Mass.JE_EINWOHNER)
    assert paare(je) == [("Görlitz", ["Dresden", "Leipzig"]), ("Zwickau", ["Leipzig"])]
    assert je["spanne"].tolist() == [(1, 3), (1, 4), (1, 5), (2, 5), (3, 5)]
    bild = rangbild(v, Mass.JE_EINWOHNER, "light")
    assert (
        "Görlitz liegt vor Dresden und Leipzig; Zwickau liegt vor Leipzig. Alle übrigen Unterschiede können Zufall sein."
        in bild.unterschrift
    )
    assert "Fehlende Belege können die Reihenfolge ändern" in bild.unterschrift
    assert bild.tabelle["Platz"].tolist() == ["1.–3.", "1.–4.", "1.–5.", "2.–5.", "3.–5."]


@pytest.mark.parametrize(
    ("schluessel", "anfang"),
    [
        ("kommunen_beraten", f"Zu wenige Fälle für eine Reihenfolge: 7, nötig sind mindestens {WENIGSTE}."),
        ("foerdermittel_bewilligt", "Keine Reihenfolge: Bei Geld"),
        ("einwohner_im_verbund", "Keine Reihenfolge: Einwohner kommen nicht einzeln hinzu"),
        ("praeventionsraete_der_landkreise", "Zu wenige Fälle"),
    ],
)
def test_where_an_order_would_mean_nothing_a_sentence_says_why(
    daten: Berichtsdaten, schluessel: str, anfang: str
) -> None:
    v = vergleich(daten, kennzahl(schluessel), auswahl("2023-06-30", 3))
    bild = rangbild(v, Mass.ABSOLUT, "light")
    assert bild.leer.startswith(anfang)
    assert bild.titel == "Reihenfolge: keine Aussage"
    assert bild.tabelle.empty
    assert bild.unterschrift == ""


def test_no_order_when_more_is_missing_than_proved(daten: Berichtsdaten) -> None:
    a = auswahl("2022-06-30", 3)
    v = vergleich(daten, kennzahl("kommunale_praeventionsraete"), a)
    assert kein_rang(v) == ""
    (neu,) = [p for p in daten.veroeffentlichungen(v.kennzahl, a) if p == v.land.veroeffentlicht]
    viel = neu.__class__(**{**neu.__dict__, "wert": 2 * v.land.belegt + 1})
    gerade = neu.__class__(**{**neu.__dict__, "wert": 2 * v.land.belegt})
    for veroeffentlicht, gibt_es in ((viel, False), (gerade, True)):
        land = v.land.__class__(**{**v.land.__dict__, "veroeffentlicht": veroeffentlicht})
        anders = Vergleich(v.kennzahl, v.auswahl, v.zeilen, land, v.veroeffentlicht, v.gewaehlt)
        assert (kein_rang(anders) == "") is gibt_es


# --- the course ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "schluessel", ["kommunen_im_verbund", "foerdermittel_bewilligt", "kommunale_praeventionsraete"]
)
def test_each_line_ends_at_its_bar_and_all_have_one_scale(daten: Berichtsdaten, schluessel: str) -> None:
    k, a = kennzahl(schluessel), auswahl("2022-12-31", 3, polizeidirektionen=("Leipzig",))
    for mass in masse(k):
        balken, _, verlauf = vergleichsbilder(daten, k, mass, a, "light")
        werte = verlauf.diagramm.daten["zeilen"]
        linien, enden = werte[werte["teil"] == 1], werte[werte["teil"] == 2]
        letzte = linien.groupby("feld")["wert"].last()
        for nummer, wert in enumerate(balken.diagramm.daten["zeilen"]["wert"]):
            if pd.isna(wert):
                assert nummer not in letzte.index
            else:
                assert letzte[nummer] == pytest.approx(wert, rel=1e-6)
        assert (linien["zeit"].between(0, 1)).all()
        assert linien.groupby("feld")["zeit"].last().eq(1).all()
        assert enden["grau"].tolist() == [1, 1, 1, 0, 1]
        (hoch,) = [p["value"] for p in verlauf.diagramm.spec["params"] if p["name"] == "hoch"]
        assert hoch == pytest.approx(werte["wert"].max(), rel=1e-6)


def test_what_ended_falls_to_zero_and_does_not_vanish(maschine: Engine) -> None:
    daten = ereignisse(maschine, (ADORF, "kpr_konstituiert", "2020-03-05"), (ADORF, "kpr_aufgeloest", "2021-05-05"),
                       (CAMINA, "kpr_konstituiert", "2020-01-05"))  # fmt: skip
    v = vergleich(daten, kennzahl("kommunale_praeventionsraete"), auswahl("2022-06-30"))
    verlauf = verlauf_je_direktion(daten, v).set_index(["name", "stichtag"])["belegt"]
    assert verlauf["Chemnitz", date(2020, 3, 31)] == 1
    assert verlauf["Chemnitz", date(2021, 5, 31)] == 0
    assert verlauf["Chemnitz", date(2022, 6, 30)] == 0
    assert ("Chemnitz", date(2020, 1, 31)) not in verlauf.index, "before its first record nothing is known"


def test_before_the_programme_there_is_no_course(daten: Berichtsdaten) -> None:
    for bild in vergleichsbilder(daten, IM_VERBUND, Mass.ABSOLUT, auswahl("2019-01-15", 3), "light"):
        assert bild.leer
        bild.tabelle  # noqa: B018 (can be made)
        bild.diagramm.mit_daten()


@pytest.mark.parametrize(
    ("groesster", "stufen"),
    [
        (0, [0]), (18, [0, 5, 10, 15]), (0.4, [0, 0.2, 0.4]), (1, [0, 0.5, 1]), (100, [0, 50, 100]), (39.2, [0, 10, 20, 30]),
        (7, [0, 2, 4, 6]), (215_000, [0, 100_000, 200_000]),
    ],
)  # fmt: skip
def test_scale_has_few_round_values(groesster: float, stufen: list[float]) -> None:
    assert runde_stufen(groesster) == pytest.approx(stufen)


def test_a_count_has_no_halves_on_its_scale(daten: Berichtsdaten) -> None:
    _, _, verlauf = vergleichsbilder(daten, BERATEN, Mass.ABSOLUT, auswahl("2021-02-06", 3), "light")
    werte = verlauf.diagramm.daten["zeilen"]
    assert {float(wert) for wert in werte.loc[werte["teil"] == 0, "wert"]} <= {0.0, 1.0, 2.0, 3.0, 4.0}


# --- the ways -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("a", AUSWAHLEN, ids=lambda a: a.dateiname())
def test_stages_are_the_kennzahlen(daten: Berichtsdaten, a: Auswahl) -> None:
    alle, werte = wege(daten, a), daten.messwerte(a)
    zeilen = stufenzeilen(alle)
    for stufe, anzahl in zip(STUFEN[:3], zeilen["kommunen"], strict=False):
        assert anzahl == werte[stufe.kennzahl].belegt
    raete, bild = werte[STUFEN[3].kennzahl].belegt, wegbilder(daten, a, "light")[0]
    assert ("sie haben ihren Sitz in" in bild.unterschrift) == (raete != zeilen["kommunen"].iloc[3])
    assert (zeilen["mit"] + zeilen["ohne"]).tolist() == zeilen["kommunen"].tolist()
    assert kombinationen(alle)["Kommunen"].sum() == alle["ags"].nunique()
    if len(alle):
        ganzes, summe = bild.unterschrift.split(".")[0].split(" = ")
        assert (
            int(ganzes.split()[0]) == sum(int(term.split()[0]) for term in summe.split(" + ")) == alle["ags"].nunique()
        )


def test_two_councils_of_one_kommune_are_said(maschine: Engine) -> None:
    daten = ereignisse(maschine, (ADORF, "kpr_konstituiert", "2020-03-05"), (VERBUND, "kpr_konstituiert", "2020-04-05"),
                       (KREISRAT, "kpr_konstituiert", "2020-04-05"))  # fmt: skip
    bild = wegbilder(daten, auswahl("2022-06-30"), "light")[0]
    assert "zählt 2 Räte; sie haben ihren Sitz in 1 Kommune." in bild.unterschrift


def test_members_of_a_body_have_its_stages_and_doubtful_ones_do_not(maschine: Engine) -> None:
    daten = ereignisse(
        maschine, (VERBUND, "kooperationsvereinbarung", "2020-05-05"), (ADORF, "beratung", "2020-02"), (CAMINA, "beratung", "2020-09-09"),
    )  # fmt: skip
    schreibe(maschine, ereignis=[{"traeger": BERGEN, "art": "beratung", "datum": "2020-01-01", "sicher": False}])
    alle = wege(daten, auswahl("2021-06-30"))
    assert set(alle.loc[alle["stufe"] == 1, "ags"]) == {ADORF, BERGEN, CAMINA}, "DORN is a doubtful member"
    zeile = stufenzeilen(alle).iloc[1]
    assert (zeile["kommunen"], zeile["mit"], zeile["ohne"]) == (3, 2, 1)
    assert "2 auch beraten, 1 ohne belegte Beratung" in wegbilder(daten, auswahl("2021-06-30"), "light")[0].diagramm.alt
    p = stufenpaare(alle).set_index("ags")
    assert p.loc[ADORF, "monate"] == pytest.approx((date(2020, 5, 5) - date(2020, 2, 15)).days / 30.4375)
    assert p.loc[ADORF, "von"] == f"Februar{NB}2020"
    assert not p.loc[ADORF, "umgekehrt"]
    assert p.loc[CAMINA, "umgekehrt"], "the agreement came first"
    assert p.loc[CAMINA, "monate"] < 0
    assert in_reihenfolge(stufenpaare(alle), 0) == [p.loc[ADORF, "monate"]]
    assert zusammenfassung(stufenpaare(alle), 0) == "1 Paar, zu wenige für einen Median, 1 umgekehrt"
    bild = wegbilder(daten, auswahl("2021-06-30"), "light")[1]
    assert bild.unterschrift == (
        f"Beratung → Vereinbarung: {ADORF} 3 Monate. 2 Paare von Stufen = 1 in dieser Reihenfolge + 1 in umgekehrter "
        "Reihenfolge + 0 ohne genaue Daten."
    )


@pytest.mark.parametrize(
    ("datum", "mehr"),
    [("2020", {}), ("2020-03-03", {"genauigkeit": "bekannt_am"})],
    ids=["a year", "known on"],
)
def test_dates_that_are_not_precise_have_no_duration(maschine: Engine, datum: str, mehr: dict[str, str]) -> None:
    daten = ereignisse(maschine, (ADORF, "kooperationsvereinbarung", "2021-05-05"))
    schreibe(maschine, ereignis=[{"traeger": ADORF, "art": "beratung", "datum": datum, **mehr}])
    p = stufenpaare(wege(daten, auswahl("2021-12-31")))
    assert p["genau"].tolist() == [False]
    assert p["monate"].isna().all()
    assert zusammenfassung(p, 0) == "kein Paar mit genauen Daten"
    bild = wegbilder(daten, auswahl("2021-12-31"), "light")[1]
    assert "genau genug" in bild.leer
    assert bild.tabelle["Reihenfolge"].tolist() == ["Daten nicht genau genug"]
    assert bild.tabelle["von"].tolist()[0].startswith("spätestens")


def test_the_beginning_of_a_membership_is_no_date_of_the_matter(maschine: Engine) -> None:
    welt(maschine)
    schreibe(maschine, mitglied=[{"traeger": VERBUND, "ags": GRUEN, "gueltig_von": date(2021, 4, 1)}])
    schreibe(maschine, ereignis=[
        {"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2020-05-05"},
        *({"traeger": wer, "art": "beratung", "datum": "2020-02-01"} for wer in (GRUEN, ADORF)),
    ])  # fmt: skip
    p = stufenpaare(wege(Berichtsdaten(direkt(maschine)), auswahl("2022-06-30"))).set_index("ags")
    assert not p.loc[GRUEN, "genau"]
    assert p.loc[ADORF, "genau"]


def test_from_five_pairs_on_there_is_a_median(maschine: Engine) -> None:
    tage = {ADORF: "2020-02-01", BERGEN: "2020-03-01", CAMINA: "2020-04-01", DORN: "2020-06-01", GRUEN: "2021-01-01"}
    daten = ereignisse(
        maschine,
        *((wer, "beratung", "2020-01-01") for wer in tage),
        *((wer, "kooperationsvereinbarung", tag) for wer, tag in tage.items()),
    )  # fmt: skip
    p = stufenpaare(wege(daten, auswahl("2022-06-30")))
    assert zusammenfassung(p, 0) == "Median 3 Monate (1 bis 12), 5 Paare"
    vier = p[p["ags"] != GRUEN]
    assert zusammenfassung(vier, 0) == "4 Paare, zu wenige für einen Median"
    schreibe(maschine, ereignis=[{"traeger": EICHE, "art": art, "datum": tag} for art, tag in
                                 (("beratung", "2021-03"), ("kooperationsvereinbarung", "2021-03-20"))])  # fmt: skip
    gleich = stufenpaare(wege(Berichtsdaten(direkt(maschine)), auswahl("2022-06-30")))
    assert not gleich.set_index("ags").loc[EICHE, "umgekehrt"], "within one month the order is not certain"


def test_pictures_of_the_ways_have_four_sides_everywhere(daten: Berichtsdaten) -> None:
    for a in AUSWAHLEN:
        for bild in wegbilder(daten, a, "dark")[:2]:
            bild.diagramm.mit_daten()
            assert bild.erklaerung
            assert bild.fussnote == a.datenstand_text
            assert isinstance(bild.tabelle, pd.DataFrame)
            assert a.titel() in bild.diagramm.alt


def test_all_of_a_tie_are_named_and_nobody_has_least_where_somebody_is_unknown() -> None:
    assert spanne([("A", 4.0), ("B", 4.0), ("C", 2.0)], vollstaendig=True) == (("A", "B"), ("C",))
    assert spanne([("A", 4.0), ("B", 4.0), ("C", None)], vollstaendig=True) == (("A", "B"), ())
    assert spanne([("A", 4.0), ("C", 2.0)], vollstaendig=False) == (("A",), ())
    assert spanne([("A", 4.0), ("B", 4.0)], vollstaendig=True) == (("A", "B"), ())
    assert spanne([("A", None)], vollstaendig=False) == ((), ())
