"""Does a paper say exactly what the page says, is it the same whenever it is composed, and does it say what is missing?"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from briefing import ueberblick
from briefing.baustein import Kachel
from briefing.papiere.aufnahme import Abbild, Absatz, Lagebild, Tafel, Zahl, Zahlenreihe, Zellenart
from briefing.papiere.einlesen import aus_json
from briefing.papiere.festhalten import daten_der
from briefing.papiere.lagebild import Zusammenstellung, zusammenstellen
from briefing.papiere.papierspec import BREITE, GEOMETRIE
from briefing.papiere.tafelbau import tafel
from briefing.papiere.wunsch import TITEL, Teil, Wunsch, wunsch
from briefing.saetze import satz
from briefing.vergleich import vergleich
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Datenfehler, Eingabefehler
from domain.kennzahl import Basis
from domain.zahlen import euro, euro_kurz, ganzzahl, prozent
from domain.zeit import tag_kurz
from ingest.schreiben import lade_pakete
from tests.bausteine import schreibe
from tests.datenbanken import Datenbank
from tests.papiere import beispiel
from tests.welt import ADORF, welt
from uebung.lieferungen import pakete
from ui.lesen import gemerkt

ADRESSE = "https://asskomm.example"
JANUAR = Auswahl(date(2022, 1, 11), 3, date(2021, 2, 6))
ALLES = Wunsch(tuple(k.schluessel for k in KATALOG), tuple(Teil))
GEMERKTE: dict[Engine, Berichtsdaten] = {}


@pytest.fixture
def fragen(mitgeliefert: Engine) -> Berichtsdaten:
    """The bundled deliveries on both databases, with a memory: a paper asks much, and a Datenstand never changes."""
    return GEMERKTE.setdefault(mitgeliefert, Berichtsdaten(gemerkt(mitgeliefert)))


@pytest.fixture
def sqlite(datenbanken: Callable[[str], Datenbank]) -> Berichtsdaten:
    """The same on SQLite only, where the database plays no part."""
    maschine = datenbanken("sqlite").mitgeliefert
    return GEMERKTE.setdefault(maschine, Berichtsdaten(gemerkt(maschine)))


def baue(daten: Berichtsdaten, auswahl: Auswahl = JANUAR, gewuenscht: Wunsch = ALLES) -> Zusammenstellung:
    return zusammenstellen(daten, auswahl, gewuenscht, adresse=ADRESSE)


def stueck(lagebild: Lagebild, schluessel: str) -> Any:
    return next(b for b in lagebild.bausteine if b.schluessel == schluessel)


def absatz(lagebild: Lagebild, schluessel: str) -> tuple[str, ...]:
    gefunden = stueck(lagebild, schluessel)
    assert isinstance(gefunden, Absatz)
    return gefunden.saetze


# --- the same figures as the page -------------------------------------------------------------------------------------


def gleich(zahl: Zahl, kachel: Kachel) -> None:
    """Every word and number of the card."""
    m = kachel.messwert
    assert (zahl.schluessel, zahl.wert, zahl.text, zahl.zusatz) == (m.kennzahl.schluessel, m.wert, m.zahl, m.zusatz)
    assert (zahl.basis, zahl.herkunft, zahl.belegt, zahl.zeitraum) == (m.basis, m.herkunft, m.beleg_text, m.zeitraum)
    assert (zahl.satz, zahl.veraenderung, zahl.vorbehalt) == (satz(m), kachel.delta, kachel.vorbehalt)
    assert bool(zahl.veraenderung) != bool(zahl.ohne_vergleich) or not kachel.veraenderung.grund
    assert (zahl.definition, zahl.fassung, zahl.in_euro) == (
        m.kennzahl.definition,
        m.kennzahl.fassung,
        m.kennzahl.in_euro,
    )
    assert zahl.widersprueche == kachel.widersprueche
    if m.basis is Basis.VEROEFFENTLICHT:
        assert m.veroeffentlicht
        assert zahl.quelle
        assert (zahl.quelle.titel, zahl.quelle.stand) == (m.veroeffentlicht.quelle, m.veroeffentlicht.stand_text)
    else:
        assert zahl.quelle is None


@pytest.mark.parametrize(
    "auswahl",
    [JANUAR, JANUAR.mit(polizeidirektionen=("Zwickau",)), JANUAR.mit(datenstand=2, veraltet=True)],
    ids=["Land", "Direktion", "alt"],
)
def test_every_figure_is_that_of_its_card(fragen: Berichtsdaten, auswahl: Auswahl) -> None:
    papier, kacheln = baue(fragen, auswahl), ueberblick.kacheln(fragen, auswahl)
    gedruckte = list(papier.lagebild.zahlen())
    assert [z.schluessel for z in gedruckte] == list(ALLES.kennzahlen)
    for zahl in gedruckte:
        gleich(zahl, kacheln[zahl.schluessel])
    assert {w.kennzahl.schluessel: w for w in papier.werte} == {name: k.messwert for name, k in kacheln.items()}


def test_pictures_show_the_rows_of_the_page(sqlite: Berichtsdaten) -> None:
    lagebild = baue(sqlite).lagebild
    karte = ueberblick.kartenbild(sqlite, JANUAR, gewaehlt=None, adresse="x", schema="light")
    gedruckte = daten_der(stueck(lagebild, "karte"))
    assert [(z["nummer"], z["stufe"]) for z in gedruckte["werte"]] == list(
        karte.diagramm.daten["werte"].itertuples(index=False, name=None)
    )
    verlauf = ueberblick.verlaufsbild(sqlite, JANUAR, "light")
    punkte = daten_der(stueck(lagebild, "verlauf"))["punkte"]
    eigene = verlauf.diagramm.daten["punkte"]
    assert [(p["stichtag"], p["wert"]) for p in punkte] == [
        (f"{tag:%Y-%m-%d}", wert) for tag, wert in zip(eigene["stichtag"], eigene["wert"], strict=True)
    ]
    assert stueck(lagebild, "karte").tafel.zeilen == tuple(
        tuple(str(w) if not isinstance(w, int) else w for w in zeile)
        for zeile in karte.tabelle.astype(object).itertuples(index=False, name=None)
    )


def test_columns_of_money_are_whole_euros_although_their_labels_are_thousands(sqlite: Berichtsdaten) -> None:
    bild = stueck(baue(sqlite).lagebild, "foerderung-jahr")
    assert bild.reihen.einheit.startswith("Euro")
    euros = next(n for n, spalte in enumerate(bild.tafel.spalten) if spalte.art is Zellenart.EURO)
    ((_, werte),) = bild.reihen.reihen
    assert [wert for wert in werte if wert] == [zeile[euros] / 100 for zeile in bild.tafel.zeilen if zeile[euros]]
    assert sum(wert or 0 for wert in werte) == 61_150


def test_the_comparison_is_exact_and_closes(sqlite: Berichtsdaten) -> None:
    lagebild = baue(sqlite).lagebild
    gesamt = stueck(lagebild, "vergleich-alle")
    for nummer, name in enumerate(k.split(",")[0] for k in (s.titel for s in gesamt.spalten[1:])):
        k = next(k for k in KATALOG if k.titel == name)
        v = vergleich(sqlite, k, JANUAR)
        werte = [zeile[nummer + 1] for zeile in gesamt.zeilen]
        assert sum(w or 0 for w in werte[:-1]) == (werte[-1] or 0) == v.land.belegt
        eigenes = stueck(lagebild, f"vergleich-{k.schluessel}")
        if isinstance(eigenes, Abbild):
            assert [z[1] for z in eigenes.tafel.zeilen] == [w for w, z in zip(werte, gesamt.zeilen, strict=True)
                                                            if z[0] in {r[0] for r in eigenes.tafel.zeilen}]  # fmt: skip
            assert eigenes.reihen
            drin = eigenes.reihen.reihen[0][1]
            assert [None if w is None else w * (100 if k.in_euro else 1) for w in drin] == [
                z[1] for z in eigenes.tafel.zeilen[:-1]
            ]
    anteil = stueck(lagebild, "vergleich-kommunen_im_verbund").tafel
    spalte = [s.titel for s in anteil.spalten].index("Anteil der Kommunen, mindestens")
    assert anteil.spalten[spalte].art is Zellenart.ANTEIL
    chemnitz = anteil.zeilen[0]
    assert chemnitz[spalte] == pytest.approx(chemnitz[1] / chemnitz[spalte + 1])


def test_the_course_for_office_programs_ends_with_the_figures_of_the_cards(sqlite: Berichtsdaten) -> None:
    reihen = stueck(baue(sqlite).lagebild, "verlauf").reihen
    kacheln = ueberblick.kacheln(sqlite, JANUAR)
    werte = dict(reihen.reihen)
    for schluessel, name in ueberblick.VERLAUFSZAHLEN.items():
        m = kacheln[schluessel].messwert
        assert werte[f"{name}, mindestens belegt"][-1] == m.belegt
        assert m.veroeffentlicht
        v = m.veroeffentlicht
        reihe = werte[f"{name}, veröffentlicht{f' ({v.zusatz.wort})' if v.zusatz.wort else ''}"]
        assert reihe[reihen.kategorien.index(tag_kurz(v.stand_bis))] == v.wert
    assert reihen.kategorien[-1] == "11.01.2022"
    assert all(len(w) == len(reihen.kategorien) for w in werte.values())


def test_nothing_of_a_picture_needs_a_mouse_or_an_address(sqlite: Berichtsdaten) -> None:
    for abbild in baue(sqlite).lagebild.bilder():
        spec = json.loads(abbild.spec)
        for wort in ('"tooltip"', '"select"', '"cursor"', "containerSize", "http", "container"):
            assert wort not in abbild.spec.replace("https://vega.github.io/schema", ""), (abbild.schluessel, wort)
        assert spec["width"] == BREITE
        assert abbild.geometrie == (GEOMETRIE if abbild.schluessel == "karte" else "")
        assert abbild.alt
        assert abbild.tafel.zeilen


# --- the same paper ---------------------------------------------------------------------------------------------------


def test_composed_twice_it_is_the_same_and_comes_back_from_json(fragen: Berichtsdaten) -> None:
    erstes, zweites = baue(fragen), baue(fragen)
    assert erstes.lagebild == zweites.lagebild
    assert erstes.lagebild.pruefwert == zweites.lagebild.pruefwert
    zurueck = aus_json(erstes.lagebild.als_json())
    assert zurueck == erstes.lagebild
    assert zurueck.pruefwert == erstes.lagebild.pruefwert


def test_both_databases_give_the_same_paper(datenbanken: Callable[[str], Datenbank]) -> None:
    werte = {
        baue(Berichtsdaten(gemerkt(datenbanken(art).mitgeliefert))).lagebild.pruefwert
        for art in ("sqlite", "postgresql")
    }
    assert len(werte) == 1


def test_a_paper_by_hand_comes_back_too_and_a_changed_one_does_not() -> None:
    von_hand = beispiel.lagebild(drucksache="7/1", vermerke=("Übungsdaten", "Alter Datenstand 1 von 2"))
    assert aus_json(von_hand.als_json()) == von_hand
    text = von_hand.als_json()
    for kaputt in (
        "",
        "{}",
        "[]",
        "null",
        text[:-1],
        text.replace('"wert":126', '"wert": 126', 1),
        text.replace('"art"', '"kunst"'),
    ):
        with pytest.raises(Datenfehler, match="nicht so abgelegt"):
            aus_json(kaputt)


def test_what_is_different_has_another_name(sqlite: Berichtsdaten) -> None:
    nur_zahlen = replace(ALLES, teile=(Teil.ZAHLEN,))
    bilder = [
        baue(sqlite, JANUAR, nur_zahlen),
        baue(sqlite, JANUAR, replace(nur_zahlen, titel="Anders")),
        baue(sqlite, JANUAR.mit(stichtag=date(2022, 1, 10)), nur_zahlen),
        baue(sqlite, JANUAR.mit(polizeidirektionen=("Leipzig",)), nur_zahlen),
        zusammenstellen(sqlite, JANUAR, nur_zahlen, adresse="https://anders.example"),
    ]
    assert len({b.lagebild.kennung for b in bilder}) == len(bilder)
    assert bilder[0].lagebild.zitat == f"{ADRESSE}/zitat?id={bilder[0].lagebild.kennung}"
    assert bilder[0].lagebild.verweis.startswith(
        f"{ADRESSE}/briefing?stichtag=2022-01-11&datenstand=3&vergleich=2021-02-06"
    )


# --- sources, reservations, marks -------------------------------------------------------------------------------------


def test_every_publication_that_is_used_is_among_the_sources(sqlite: Berichtsdaten) -> None:
    lagebild = baue(sqlite).lagebild
    genannt = {(q.titel, q.stand) for q in lagebild.quellen}
    gebraucht = {(z.quelle.titel, z.quelle.stand) for z in lagebild.zahlen() if z.quelle}
    for name in ueberblick.VERLAUFSZAHLEN:
        gebraucht |= {(v.quelle, v.stand_text) for v in sqlite.veroeffentlichungen(kennzahl(name), JANUAR)}
    streit = absatz(lagebild, "widersprueche")
    for w in sqlite.widersprueche(JANUAR):
        if any(w.satz in s for s in streit):
            gebraucht |= {(v.quelle, v.stand_text) for v in w.alle}
    assert gebraucht
    assert gebraucht <= genannt
    assert len(lagebild.quellen) == len(set(lagebild.quellen))
    assert ("ASSKomm-Dashboard: Einzelfälle mit Nachweis", "Datenstand 3") in genannt


def test_reservations_and_contradictions_of_the_shown_figures_are_said(sqlite: Berichtsdaten) -> None:
    lagebild, kacheln = baue(sqlite).lagebild, ueberblick.kacheln(sqlite, JANUAR)
    vorbehalte = "\n".join(absatz(lagebild, "vorbehalte"))
    for kachel in kacheln.values():
        assert kachel.vorbehalt in vorbehalte
    gezaehlt = sum(k.widersprueche > 0 for k in kacheln.values())
    assert gezaehlt > 3
    assert any("126 Kommunen heißen" in s for s in absatz(lagebild, "widersprueche"))
    nur = baue(sqlite, JANUAR, Wunsch(("modellkommunen",), (Teil.ZAHLEN, Teil.VORBEHALTE))).lagebild
    assert not any(b.schluessel == "widersprueche" for b in nur.bausteine)


def test_the_most_important_sentences_stand_first(sqlite: Berichtsdaten) -> None:
    saetze = absatz(baue(sqlite, JANUAR, Wunsch()).lagebild, "wichtigstes")
    assert len(saetze) == 3
    assert "126" in saetze[0]
    assert "48" in saetze[1]
    assert "26" in saetze[2], "a figure with a reservation does not push a better one out"


def test_an_old_datenstand_is_marked(sqlite: Berichtsdaten) -> None:
    alt = baue(sqlite, JANUAR.mit(datenstand=2, veraltet=True), Wunsch(teile=(Teil.ZAHLEN,))).lagebild
    assert alt.vermerke == ("Alter Datenstand 2 von 3",)
    assert alt.datenstand_text.startswith("alter Datenstand 2, Lieferungen bis ")
    assert baue(sqlite, JANUAR, Wunsch(teile=(Teil.ZAHLEN,))).lagebild.vermerke == ()


def test_practice_data_are_marked_and_complete(datenbanken: Callable[[str], Datenbank]) -> None:
    sqlite = datenbanken("sqlite")
    maschine = sqlite.frisch()
    try:
        lade_pakete(maschine, pakete(1), {k.schluessel: tuple(f.fassung for f in k.fassungen) for k in KATALOG})
        daten = Berichtsdaten(gemerkt(maschine))
        neuester = daten.neuester_datenstand()
        lagebild = baue(daten, JANUAR.mit(datenstand=neuester, uebung=True)).lagebild
        assert lagebild.vermerke == ("Übungsdaten",)
        assert "Übungsdaten" in lagebild.datenstand_text
        assert aus_json(lagebild.als_json()) == lagebild
        assert {b.schluessel for b in lagebild.bilder()} >= {"karte", "verlauf", "foerderung-zustand", "raete-verlauf"}
    finally:
        sqlite.zurueck(maschine)


# --- little or nothing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kennzahlen", "teile", "titel", "grund"),
    [
        (None, (), "", "kein Baustein gewählt"),
        (None, ("definitionen",), "", "zeigen keine Zahl"),
        (None, ("definitionen", "vorbehalte"), "", "zeigen keine Zahl"),
        ((), ("zahlen",), "", "keine Kennzahl gewählt"),
        ((), ("karte", "vergleich"), "", "keine Kennzahl gewählt"),
        (("kommunen",), None, "", "Die Kennzahl „kommunen“ gibt es nicht"),
        (None, ("torte",), "", "Den Baustein „torte“ gibt es nicht"),
        (None, None, "x" * 121, "Der Titel hat 121 Zeichen"),
        (None, None, "a\x07b", "nicht drucken"),
    ],
)
def test_a_wish_that_gives_no_paper_is_a_sentence(
    kennzahlen: tuple[str, ...] | None, teile: tuple[str, ...] | None, titel: str, grund: str
) -> None:
    with pytest.raises(Eingabefehler, match=grund) as fehler:
        wunsch(kennzahlen, teile, titel)
    assert "Abhilfe: " in str(fehler.value)


def test_a_wish_is_put_in_order_and_found_again_in_a_link() -> None:
    gewuenscht = wunsch(("beccaria_laufend", "kommunen_beraten"), ("karte", "zahlen"), "  Zwei \n Worte ")
    assert gewuenscht == Wunsch(("kommunen_beraten", "beccaria_laufend"), (Teil.ZAHLEN, Teil.KARTE), "Zwei Worte")
    assert gewuenscht.als_url() == (
        "&zahl=kommunen_beraten&zahl=beccaria_laufend&baustein=zahlen&baustein=karte&titel=Zwei+Worte"
    )
    assert wunsch(None, None) == Wunsch()
    assert Wunsch().als_url() == ""
    assert wunsch(None, None, " ").titel == TITEL


def test_without_data_everything_is_said_in_words(maschine: Engine) -> None:
    welt(maschine)
    schreibe(maschine, ereignis=[{"traeger": ADORF, "art": "beratung", "datum": "2021-01-01"}])
    daten = Berichtsdaten(gemerkt(maschine))
    auswahl = Auswahl(date(2020, 6, 1), 1, date(2019, 6, 1))
    for raum in ({}, {"polizeidirektionen": ("Görlitz",)}):  # nobody's Kommune lies there
        lagebild = baue(daten, auswahl.mit(**raum)).lagebild
        assert aus_json(lagebild.als_json()) == lagebild
        for zahl in lagebild.zahlen():
            assert (zahl.wert, zahl.text, zahl.basis) == (None, "keine Angabe", "keine Angabe")
            assert "0" not in zahl.text
            assert zahl.satz
        assert len(absatz(lagebild, "wichtigstes")) == 3
        assert all("keine Angabe" in s for s in absatz(lagebild, "vorbehalte"))
        assert any("noch keinen Verlauf" in s for s in absatz(lagebild, "verlauf"))


def test_what_cannot_be_compared_by_directorate_says_so(sqlite: Berichtsdaten) -> None:
    lagebild = baue(sqlite, JANUAR, Wunsch(("beccaria_absolventen",), (Teil.VERGLEICH,))).lagebild
    assert absatz(lagebild, "vergleich") == (
        "Von den gewählten Kennzahlen lässt sich keine auf Polizeidirektionen verteilen.",
    )


def test_listed_figures_go_to_the_register_once_each(sqlite: Berichtsdaten) -> None:
    teile = (Teil.ZAHLEN, Teil.VERGLEICH, Teil.RAETE)
    papier = baue(sqlite, JANUAR, Wunsch(teile=teile))
    (posten,) = papier.weitere
    assert (posten.gliederung, posten.auswahl.raum_als_url()) == (Ebene.POLIZEIDIREKTION, "")
    orte = [(w.kennzahl.schluessel, w.raum) for w in posten.werte]
    assert len(orte) == len(set(orte)) == 4 * 5, "four Kennzahlen that lie somewhere, five directorates"
    eine = baue(sqlite, JANUAR.mit(polizeidirektionen=("Leipzig",)), Wunsch(teile=teile))
    assert {p.auswahl.raum_als_url() for p in eine.weitere} == {"", "polizeidirektion=Leipzig"}


# --- tables -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 10**9) | st.none(), min_size=1))
def test_numbers_of_a_table_are_written_as_the_same_text_again(zahlen: list[int | None]) -> None:
    """Whatever a page prints, the number in the cell is that number; a single text that is more keeps the column text."""
    bekannt = any(z is not None for z in zahlen)
    for schreibe_, art in ((ganzzahl, Zellenart.GANZZAHL), (euro, Zellenart.EURO), (euro_kurz, Zellenart.EURO)):
        frame = pd.DataFrame({"Wert": ["keine Angabe" if z is None else schreibe_(z) for z in zahlen]})
        gebaut = tafel("t", "T", frame)
        if bekannt:
            assert [s.art for s in gebaut.spalten] == [art]
            assert [zeile[0] for zeile in gebaut.zeilen] == zahlen
        else:
            assert [s.art for s in gebaut.spalten] == [Zellenart.TEXT]
        mehr = tafel("t", "T", pd.concat([frame, pd.DataFrame({"Wert": ["3 von 4"]})]))
        assert [s.art for s in mehr.spalten] == [Zellenart.TEXT]


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "über ", "mindestens ", "mind. ", "rund "]), st.integers(0, 10**6)), min_size=1
    )
)
def test_a_word_before_a_number_is_never_lost(paare: list[tuple[str, int]]) -> None:
    gebaut = tafel("t", "T", pd.DataFrame({"Wert": [wort + ganzzahl(zahl) for wort, zahl in paare]}))
    assert [zeile[-1] for zeile in gebaut.zeilen] == [zahl for _, zahl in paare]
    if any(wort for wort, _ in paare):
        worte = [wort.strip().replace("mind.", "mindestens") for wort, _ in paare]
        assert [zeile[0] for zeile in gebaut.zeilen] == worte
    else:
        assert len(gebaut.spalten) == 1


@given(st.integers(0, 500), st.integers(1, 500))
def test_shares_keep_what_is_printed(zaehler: int, nenner: int) -> None:
    text = prozent(zaehler, nenner)
    (spalte,), ((wert,),) = (lambda t: (t.spalten, t.zeilen))(tafel("t", "T", pd.DataFrame({"Anteil": [text]})))
    assert spalte.art is Zellenart.ANTEIL
    assert prozent(round(float(wert) * 1_000_000), 1_000_000) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "werte", [["14511000", "14612000"], ["2021", "2022"], ["007"], ["1,5,2"], ["≥ 5"], ["5 €"], ["–3"]]
)
def test_what_only_looks_like_a_number_stays_text(werte: list[str]) -> None:
    (spalte,) = tafel("t", "T", pd.DataFrame({"x": werte})).spalten
    assert spalte.art is Zellenart.TEXT


def test_days_and_integers_stay_what_they_are() -> None:
    frame = pd.DataFrame({
        "Tag": pd.to_datetime(["2021-02-06", None]), "Zahl": pd.array([3, None], "Int64"), "ja": ["ja", None],
        "Stufe": pd.Categorical(["a", "b"]), "Rate": [0.5, float("nan")],
    })  # fmt: skip
    gebaut = tafel("t", "T", frame)
    assert [s.art for s in gebaut.spalten] == [
        Zellenart.TAG, Zellenart.GANZZAHL, Zellenart.TEXT, Zellenart.TEXT, Zellenart.DEZIMAL,
    ]  # fmt: skip
    assert gebaut.zeilen == ((date(2021, 2, 6), 3, "ja", "a", 0.5), (None, None, None, "b", None))


def test_the_kinds_of_bausteine_are_told_apart(sqlite: Berichtsdaten) -> None:
    arten = {type(b) for b in aus_json(baue(sqlite).lagebild.als_json()).bausteine}
    assert arten == {Zahlenreihe, Abbild, Tafel, Absatz}


def test_the_registered_figures_are_asked_only_once(mitgeliefert: Engine) -> None:
    """Composing twice without a memory: whatever is remembered or not, the figures are the same objects in words."""
    ohne = zusammenstellen(Berichtsdaten(direkt(mitgeliefert)), JANUAR, Wunsch(teile=(Teil.ZAHLEN,)), adresse=ADRESSE)
    mit = zusammenstellen(Berichtsdaten(gemerkt(mitgeliefert)), JANUAR, Wunsch(teile=(Teil.ZAHLEN,)), adresse=ADRESSE)
    assert ohne.lagebild == mit.lagebild
    assert [w.text for w in ohne.werte] == [w.text for w in mit.werte]


def test_footnotes_of_a_paper_tell_nothing_of_the_page(sqlite: Berichtsdaten) -> None:
    for abbild in baue(sqlite).lagebild.bilder():
        for text in (abbild.fussnote, abbild.tafel.fussnote):
            assert "unten" not in text, abbild.schluessel
            assert "in der Tabelle" not in text, abbild.schluessel
