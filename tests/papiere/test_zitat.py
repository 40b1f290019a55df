"""Is every paper entered before it leaves, kept for ever, and does its Zitierkarte know what became of each figure?"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from alembic import command
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, inspect, select

from briefing.ausgaben import ausgabentabelle, zitatlinks
from briefing.papiere.einlesen import aus_json
from briefing.papiere.lagebild import Zusammenstellung, zusammenstellen
from briefing.papiere.wunsch import Teil, Wunsch
from briefing.zitat import Zitierkarte, auswahl_von, kennung, zitierkarte
from briefing.zitatstand import Zitatzahl, Zustand
from data_access import schema
from data_access import tabellen as t
from data_access.ausgaben import verzeichne
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import FASSUNGEN
from data_access.papiere import Papierdaten, registriere
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Dienstfehler, Eingabefehler
from ingest.schreiben import lade
from tests.lieferbau import GUT, alles, baue
from tests.papiere import beispiel
from tests.test_schreibschutz import nur_lesend

ZEIT = datetime(2026, 1, 2, 10, 30, tzinfo=UTC)
STICHTAG = date(2021, 6, 30)
KOPF = "begriff,kennzahl,wert,einheit,zusatz,stand,raum_art,raum,herausgeber"
BERATEN = "kommunen_beraten,kommunen_beraten,{wert},anzahl,exakt,{stand},land,Sachsen,SMI"
EREIGNISSE = "traeger,art,datum,genauigkeit,sicher"
NUR_ZAHLEN = (Teil.ZAHLEN,)
Laden = Callable[..., None]


@pytest.fixture
def liefere(maschine: Engine, tmp_path: Path) -> Laden:
    """``liefere({"ereignisse.csv": …}, grund="…")``: each call is one real delivery."""
    nummern = count(1)

    def laden(dateien: dict[str, str], grund: str = "") -> None:
        lade(maschine, [baue(tmp_path / f"l{next(nummern)}", dateien, grund=grund)], FASSUNGEN)

    laden(GUT)
    laden({"ereignisse.csv": f"{EREIGNISSE}\n14524330,kooperationsvereinbarung,2020-03-01,tag,ja\n"})
    return laden


def stelle_zusammen(
    maschine: Engine, *kennzahlen: str, teile: tuple[Teil, ...] = NUR_ZAHLEN, datenstand: int = 2, **mehr: Any
) -> Zusammenstellung:
    auswahl = Auswahl(STICHTAG, datenstand, **mehr)
    wunsch = Wunsch(kennzahlen or ("kommunen_beraten", "kooperationsvereinbarungen", "foerdermittel_bewilligt"), teile)
    return zusammenstellen(Berichtsdaten(direkt(maschine)), auswahl, wunsch, adresse="https://asskomm.example")


def gib_aus(maschine: Engine, papier: Zusammenstellung, art: str = "PDF", anlass: str = "Presse") -> str:
    registriere(
        maschine,
        papier.lagebild,
        papier.werte,
        papier.auswahl,
        art=art,
        anlass=anlass,
        zeit=ZEIT,
        weitere=papier.weitere,
    )
    return papier.lagebild.kennung


def karte(maschine: Engine, name: str) -> Zitierkarte:
    lesen = direkt(maschine)
    return zitierkarte(Berichtsdaten(lesen), Papierdaten(lesen), name)


def zahl(karte: Zitierkarte, schluessel: str, raum: str = "Sachsen") -> Zitatzahl:
    return next(z for z in karte.zahlen if (z.schluessel, z.raum) == (schluessel, raum))


def zeilen(maschine: Engine, tabelle: Any) -> list[dict[str, Any]]:
    with maschine.connect() as verbindung:
        return [dict(zeile) for zeile in verbindung.execute(select(tabelle).order_by(*tabelle.primary_key)).mappings()]


# --- registering ------------------------------------------------------------------------------------------------------


def test_a_paper_is_one_row_and_every_export_of_it_its_figures(maschine: Engine, liefere: Laden) -> None:
    papier = stelle_zusammen(maschine)
    for art in ("PDF", "XLSX", "PDF"):
        gib_aus(maschine, papier, art)
    (abgelegt,) = zeilen(maschine, t.papier)
    assert (abgelegt["kennung"], abgelegt["pruefwert"]) == (papier.lagebild.kennung, papier.lagebild.pruefwert)
    assert aus_json(abgelegt["aufnahme"]) == papier.lagebild
    assert (abgelegt["art"], abgelegt["titel"], abgelegt["drucksache"]) == ("lagebild", "Lagebild ASSKomm", "")
    ausgaben = zeilen(maschine, t.ausgabe)
    assert len(ausgaben) == 3 * 3
    assert {a["papier"] for a in ausgaben} == {papier.lagebild.kennung}
    assert [a["text"] for a in ausgaben[:3]] == [w.text for w in papier.werte]
    anderes = gib_aus(maschine, stelle_zusammen(maschine, "kommunen_beraten"))
    assert {p["kennung"] for p in zeilen(maschine, t.papier)} == {papier.lagebild.kennung, anderes}


def test_listed_figures_are_entered_with_their_level(maschine: Engine, liefere: Laden) -> None:
    papier = stelle_zusammen(maschine, "kooperationsvereinbarungen", teile=(Teil.ZAHLEN, Teil.VERGLEICH))
    gib_aus(maschine, papier)
    je_ebene = {(a["gliederung"], a["raum"]): a["wert"] for a in zeilen(maschine, t.ausgabe)}
    assert je_ebene["land", "Sachsen"] == 1
    assert je_ebene["polizeidirektion", "Zwickau"] == 1
    assert len(je_ebene) == 2, "this world has one directorate"
    heute = ausgabentabelle(Berichtsdaten(direkt(maschine)), 2)
    assert set(heute["Gilt noch"]) == {"ja"}
    assert set(zitatlinks(heute)) == {f"./zitat?id={papier.lagebild.kennung}"}


def test_what_left_without_a_paper_has_no_link(maschine: Engine, liefere: Laden) -> None:
    papier = stelle_zusammen(maschine)
    verzeichne(maschine, papier.werte, papier.auswahl, gliederung=Ebene.LAND, art="Probe", anlass="x", zeit=ZEIT)
    assert set(zitatlinks(ausgabentabelle(Berichtsdaten(direkt(maschine)), 2))) == {""}


@pytest.mark.parametrize("anlass", ["", " \n", "\u200b", "Presse\x1b[31m"])
def test_without_an_occasion_nothing_is_entered(maschine: Engine, liefere: Laden, anlass: str) -> None:
    papier, vorher = stelle_zusammen(maschine), alles(maschine)
    with pytest.raises(Eingabefehler, match="Der Anlass ist leer"):
        gib_aus(maschine, papier, anlass=anlass)
    assert alles(maschine) == vorher


def test_a_database_that_may_not_be_written_is_a_sentence_and_keeps_nothing(maschine: Engine, liefere: Laden) -> None:
    papier, vorher, andere = stelle_zusammen(maschine), alles(maschine), nur_lesend(maschine)
    with pytest.raises(Dienstfehler, match="darf nicht beschrieben werden"):
        gib_aus(andere, papier)
    andere.dispose()
    assert alles(maschine) == vorher


def test_paper_and_figures_are_entered_together_or_not_at_all(maschine: Engine, liefere: Laden) -> None:
    papier, vorher = stelle_zusammen(maschine), alles(maschine)
    unbekannt = replace(papier.werte[0], datenstand=99)  # no such delivery
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        gib_aus(maschine, replace(papier, werte=(*papier.werte, unbekannt)))
    assert alles(maschine) == vorher


def test_two_at_once_enter_the_same_paper_once(maschine: Engine, liefere: Laden) -> None:
    papier, fehler = stelle_zusammen(maschine), list[BaseException]()

    def einer() -> None:
        try:
            gib_aus(maschine, papier)
        except BaseException as e:
            fehler.append(e)

    faeden = [Thread(target=einer) for _ in range(4)]
    for faden in faeden:
        faden.start()
    for faden in faeden:
        faden.join()
    assert fehler == []
    assert len(zeilen(maschine, t.papier)) == 1
    assert len(zeilen(maschine, t.ausgabe)) == 4 * 3


def test_the_migration_goes_both_ways_and_keeps_the_figures(rohe_maschine: Engine, tmp_path: Path) -> None:
    schema.migriere(rohe_maschine)
    lade(rohe_maschine, [baue(tmp_path / "gut")], FASSUNGEN)
    papier = stelle_zusammen(rohe_maschine, datenstand=1)
    gib_aus(rohe_maschine, papier)
    vorher = [{k: w for k, w in z.items() if k != "papier"} for z in zeilen(rohe_maschine, t.ausgabe)]
    with rohe_maschine.begin() as verbindung:
        command.downgrade(schema._config(verbindung), "0005")
    assert "papier" not in inspect(rohe_maschine).get_table_names()
    assert "papier" not in {s["name"] for s in inspect(rohe_maschine).get_columns("ausgabe")}
    regeln = {str(r["name"]) for r in inspect(rohe_maschine).get_check_constraints("ausgabe")}
    assert regeln == {f"ck_ausgabe_{spalte}" for spalte in ("ebene", "gliederung", "zusatz", "basis")}
    schema.migriere(rohe_maschine)
    nachher = zeilen(rohe_maschine, t.ausgabe)
    assert [{k: w for k, w in z.items() if k != "papier"} for z in nachher] == vorher
    assert {z["papier"] for z in nachher} == {None}
    gib_aus(rohe_maschine, papier)


# --- the card ---------------------------------------------------------------------------------------------------------


def test_it_says_what_was_printed_when_and_as_what(maschine: Engine, liefere: Laden) -> None:
    papier = stelle_zusammen(maschine, vergleich=date(2020, 6, 30))
    name = gib_aus(maschine, papier)
    gib_aus(maschine, papier, "asskomm briefing (PPTX)", "Landtag")
    k = karte(maschine, name)
    assert k.lagebild == papier.lagebild
    assert [(a.wann, a.art, a.anlass) for a in k.ausgaenge] == [
        ("02.01.2026 11:30", "PDF", "Presse"), ("02.01.2026 11:30", "asskomm briefing (PPTX)", "Landtag"),
    ]  # fmt: skip
    assert [z.text for z in k.zahlen] == [w.text for w in papier.werte]
    assert k.zustand is Zustand.AKTUELL
    assert {z.zustand for z in k.zahlen} == {Zustand.AKTUELL}
    assert k.satz == "Alle 3 verzeichneten Zahlen dieses Papiers gelten nach Datenstand 2 weiter."
    assert k.heute == "?stichtag=2021-06-30&datenstand=2&vergleich=2020-06-30"
    gedruckte = list(k.lagebild.zahlen())
    assert [k.stand_von(z).text for z in gedruckte if k.stand_von(z)] == [w.text for w in papier.werte]  # type: ignore[union-attr]
    assert k.weitere == ()


def test_a_newer_publication_makes_it_outdated(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    liefere({"veroeffentlichungen.csv": f"{KOPF}\n{BERATEN.format(wert=109, stand='2021-05-25')}\n"})
    k = karte(maschine, name)
    z = zahl(k, "kommunen_beraten")
    assert (z.zustand, z.text, z.heute) == (Zustand.UEBERHOLT, "102 Kommunen beraten", "109 Kommunen beraten")
    assert any("109 Kommunen beraten, veröffentlicht" in g for g in z.gruende)
    assert zahl(k, "kooperationsvereinbarungen").zustand is Zustand.AKTUELL
    assert (k.zustand, k.neuester) == (Zustand.UEBERHOLT, 3)
    assert k.satz == "Von 3 verzeichneten Zahlen sind nach Datenstand 3: 2 aktuell, 1 überholt."
    assert "datenstand=3" in k.heute


def test_a_publication_after_the_stichtag_changes_nothing(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    liefere({"veroeffentlichungen.csv": f"{KOPF}\n{BERATEN.format(wert=126, stand='2022-01-11')}\n"})
    assert karte(maschine, name).zustand is Zustand.AKTUELL


def test_records_that_came_late_make_it_outdated(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    liefere({"ereignisse.csv": f"{EREIGNISSE}\n14524300,kooperationsvereinbarung,2021-02-01,tag,ja\n"})
    z = zahl(karte(maschine, name), "kooperationsvereinbarungen")
    assert (z.zustand, z.text, z.heute) == (
        Zustand.UEBERHOLT, "mindestens 1 Kooperationsvereinbarung", "mindestens 2 Kooperationsvereinbarungen",
    )  # fmt: skip
    assert any(g.startswith("Werdau: ") and "nachgetragen" in g for g in z.gruende)


def test_a_corrected_publication_makes_it_corrected(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    berichtigt = f"{KOPF}\n{BERATEN.format(wert=101, stand='2021-02-06')}\n"
    liefere({"veroeffentlichungen.csv": berichtigt}, grund="Zahlendreher des SMI")
    k = karte(maschine, name)
    z = zahl(k, "kommunen_beraten")
    assert (z.zustand, z.text, z.heute) == (Zustand.BERICHTIGT, "102 Kommunen beraten", "101 Kommunen beraten")
    assert "Veröffentlichung geändert mit Datenstand 3: Zahlendreher des SMI." in z.gruende
    assert k.zustand is Zustand.BERICHTIGT


def test_a_corrected_record_makes_it_corrected(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    zweifel = f"{EREIGNISSE}\n14524330,kooperationsvereinbarung,2020-03-01,tag,nein\n"
    liefere({"ereignisse.csv": zweifel}, grund="Unterschrift ungewiss")
    z = zahl(karte(maschine, name), "kooperationsvereinbarungen")
    assert (z.zustand, z.heute) == (Zustand.BERICHTIGT, "Kooperationsvereinbarungen: keine Angabe")
    assert any("Zwickau" in g and "Unterschrift ungewiss" in g for g in z.gruende)


def test_a_withdrawn_record_makes_it_withdrawn(maschine: Engine, liefere: Laden) -> None:
    papier = stelle_zusammen(maschine, teile=(Teil.ZAHLEN, Teil.VERGLEICH))
    name = gib_aus(maschine, papier)
    weg = f"{EREIGNISSE},zurueckgezogen\n14524330,kooperationsvereinbarung,2020-03-01,tag,ja,ja\n"
    liefere({"ereignisse.csv": weg}, grund="nie unterzeichnet")
    k = karte(maschine, name)
    for raum in ("Sachsen", "Zwickau"):
        z = zahl(k, "kooperationsvereinbarungen", raum)
        assert (z.zustand, z.heute) == (Zustand.ZURUECKGEZOGEN, "Kooperationsvereinbarungen: keine Angabe")
        assert any("Zwickau" in g and "nie unterzeichnet" in g for g in z.gruende)
    assert zahl(k, "kommunen_beraten", "Zwickau").zustand is Zustand.AKTUELL
    assert k.zustand is Zustand.ZURUECKGEZOGEN
    assert "2 zurückgezogen" in k.satz


def test_a_withdrawn_publication_makes_it_withdrawn(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    weg = f"{KOPF},zurueckgezogen\n{BERATEN.format(wert=102, stand='2021-02-06')},ja\n"
    liefere({"veroeffentlichungen.csv": weg}, grund="Meldung zurückgenommen")
    z = zahl(karte(maschine, name), "kommunen_beraten")
    assert (z.zustand, z.heute) == (Zustand.ZURUECKGEZOGEN, "Kommunen beraten: keine Angabe")
    assert "Veröffentlichung zurückgezogen mit Datenstand 3: Meldung zurückgenommen." in z.gruende


def test_the_worst_of_several_reasons_counts_and_all_are_said(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    liefere({"ereignisse.csv": f"{EREIGNISSE}\n14524300,kooperationsvereinbarung,2021-02-01,tag,ja\n"
                               "verband,kooperationsvereinbarung,2021-02-01,tag,ja\n"})  # fmt: skip
    weg = f"{EREIGNISSE},zurueckgezogen\n14524330,kooperationsvereinbarung,2020-03-01,tag,ja,ja\n"
    liefere({"ereignisse.csv": weg}, grund="nie unterzeichnet")
    z = zahl(karte(maschine, name), "kooperationsvereinbarungen")
    assert z.zustand is Zustand.ZURUECKGEZOGEN
    assert z.heute == "mindestens 2 Kooperationsvereinbarungen"
    assert {g.split(":")[0] for g in z.gruende} >= {"Zwickau", "Werdau", "Verband Probe"}


def test_more_proof_behind_the_same_figure_is_told_but_changes_nothing(maschine: Engine, liefere: Laden) -> None:
    name = gib_aus(maschine, stelle_zusammen(maschine))
    liefere({"ereignisse.csv": f"{EREIGNISSE}\n14524300,beratung,2021-02-01,tag,ja\n"})
    z = zahl(karte(maschine, name), "kommunen_beraten")
    assert z.zustand is Zustand.AKTUELL
    assert z.gruende == ("Dazu heute mindestens 1 belegt, damals kein Einzelfall belegt.",)


def test_a_change_that_is_another_one_today_makes_it_outdated(maschine: Engine, liefere: Laden) -> None:
    """The figure stands, but what was printed beside it, how much it grew, does not."""
    liefere({"ereignisse.csv": f"{EREIGNISSE}\n14524300,kooperationsvereinbarung,2021-02-01,tag,ja\n"})
    papier = stelle_zusammen(maschine, datenstand=3, vergleich=date(2020, 12, 31))
    gedruckt = next(z for z in papier.lagebild.zahlen() if z.schluessel == "kooperationsvereinbarungen")
    assert gedruckt.veraenderung.startswith("+1")
    name = gib_aus(maschine, papier)
    assert karte(maschine, name).zustand is Zustand.AKTUELL
    frueher = f"kennung,{EREIGNISSE}\n{{}},14524300,kooperationsvereinbarung,2020-06-01,tag,ja\n"
    with maschine.connect() as verbindung:
        alt = verbindung.scalar(select(t.ereignis.c.kennung).where(t.ereignis.c.datum == "2021-02-01"))
    liefere({"ereignisse.csv": frueher.format(alt)}, grund="früher unterzeichnet")
    z = zahl(karte(maschine, name), "kooperationsvereinbarungen")
    assert (z.text, z.heute) == ("mindestens 2 Kooperationsvereinbarungen",) * 2
    assert z.zustand is Zustand.UEBERHOLT
    assert any("Die Veränderung" in g and "±0" in g for g in z.gruende)


def test_a_paper_of_an_old_datenstand_is_judged_by_the_newest(maschine: Engine, liefere: Laden) -> None:
    liefere({"veroeffentlichungen.csv": f"{KOPF}\n{BERATEN.format(wert=109, stand='2021-05-25')}\n"})
    papier = stelle_zusammen(maschine, datenstand=2, veraltet=True)
    assert papier.lagebild.vermerke == ("Alter Datenstand 2 von 3",)
    assert zahl(karte(maschine, gib_aus(maschine, papier)), "kommunen_beraten").zustand is Zustand.UEBERHOLT


def test_a_chosen_area_is_asked_again_for_this_area(maschine: Engine, liefere: Laden) -> None:
    papier = stelle_zusammen(maschine, "kooperationsvereinbarungen", polizeidirektionen=("Zwickau",))
    name = gib_aus(maschine, papier)
    k = karte(maschine, name)
    assert [(z.raum, z.zustand) for z in k.zahlen] == [("Zwickau", Zustand.AKTUELL)]
    assert "polizeidirektion=Zwickau" in k.heute
    weg = f"{EREIGNISSE},zurueckgezogen\n14524330,kooperationsvereinbarung,2020-03-01,tag,ja,ja\n"
    liefere({"ereignisse.csv": weg}, grund="nie unterzeichnet")
    assert karte(maschine, name).zustand is Zustand.ZURUECKGEZOGEN


def test_size_classes_and_kreise_are_asked_again_too(maschine: Engine, liefere: Laden) -> None:
    daten = Berichtsdaten(direkt(maschine))
    auswahl = daten.mit_groessenklassen(Auswahl(STICHTAG, 2, landkreise=("14524",), groessenklassen=("20000-100000",)))
    papier = zusammenstellen(daten, auswahl, Wunsch(("kooperationsvereinbarungen",), NUR_ZAHLEN), adresse="http://x")
    k = karte(maschine, gib_aus(maschine, papier))
    assert k.zustand is Zustand.AKTUELL
    wieder = auswahl_von(papier.lagebild, 2)
    assert wieder is not None
    assert daten.mit_groessenklassen(wieder) == auswahl


def test_papers_by_others_are_read_even_if_their_link_names_no_day(maschine: Engine, liefere: Laden) -> None:
    papier = replace(
        stelle_zusammen(maschine),
        lagebild=beispiel.lagebild(verweis="https://x.example/anfrage", drucksache="7/12", datenstand=1),
    )
    k = karte(maschine, gib_aus(maschine, papier))
    assert k.heute == ""
    assert k.lagebild.drucksache == "7/12"
    assert len(k.zahlen) == 3


# --- the name ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["eb32c16ec7662e8a", "EB32 C16E C766 2E8A", " eb32-c16e-c766-2e8a\n", "eb32\u00a0c16ec7662e8a"]
)
def test_a_name_is_read_however_it_was_typed(text: str) -> None:
    assert kennung(text) == "eb32c16ec7662e8a"


@pytest.mark.parametrize(
    "text", ["", "eb32c16ec7662e8", "eb32c16ec7662e8ab", "eb32c16ec7662e8g", "<script>", "' OR 1=1 --", "０" * 16]
)
def test_what_can_be_no_name_is_a_sentence(maschine: Engine, liefere: Laden, text: str) -> None:
    with pytest.raises(Eingabefehler, match=r"^Das ist kein Prüfwert: .* Abhilfe: "):
        karte(maschine, text)


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_a_sentence(text: str) -> None:
    try:
        gelesen = kennung(text)
    except Eingabefehler:
        return
    assert len(gelesen) == 16
    assert int(gelesen, 16) >= 0


def test_an_unknown_paper_is_a_sentence(maschine: Engine, liefere: Laden) -> None:
    with pytest.raises(
        Eingabefehler, match=r"Zum Prüfwert 0123456789abcdef ist hier kein Papier verzeichnet\. Abhilfe: "
    ):
        karte(maschine, "0123456789ABCDEF")


def test_the_kept_json_is_canonical(maschine: Engine, liefere: Laden) -> None:
    gib_aus(maschine, stelle_zusammen(maschine))
    (abgelegt,) = zeilen(maschine, t.papier)
    assert abgelegt["aufnahme"] == json.dumps(
        json.loads(abgelegt["aufnahme"]), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
