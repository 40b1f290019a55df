"""Does the map show the figures of the catalogue, close its sums, and never colour what is doubtful or unknown?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pandas as pd
import pytest
from sqlalchemy import Engine

from briefing.baustein import Bild
from briefing.flaechen import ERSTE_KLASSE, KEIN_BELEG, NULL, NUR_VORBEHALT, flaechen
from briefing.karte import PUNKTRASTER, SCHRAFFUR, flaechenbild, orte, rangliste
from briefing.kartenwahl import EBENEN, STUFE, TITEL, Kartenmass, Kartenwahl, masse, tage
from briefing.traegerliste import traegerliste, traegertabelle
from briefing.ueberblick import kartenbild
from charts.flaechenkarte import MUSTERFARBE, farben
from charts.thema import THEMEN
from config import WURZEL
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import Auswahl, Ebene
from domain.kennzahl import Zaehleinheit
from tests.app.conftest import lade_mitgelieferte
from tests.bausteine import auswahl as am
from tests.bausteine import schreibe
from tests.datenbanken import Sqlite
from tests.test_bilder import kontrast
from tests.welt import ADORF, CAMINA, DORN, GRUEN, KREISRAT, VERBUND, welt

STICHTAG = date(2023, 6, 30)
RAEUME = {
    "Sachsen": {}, "Leipzig": {"polizeidirektionen": ("Leipzig",)}, "Kreis Görlitz": {"landkreise": ("14626",)},
    "Dresden und Görlitz": {"polizeidirektionen": ("Görlitz", "Dresden")}, "kleine": {"groessenklassen": ("bis-5000",)},
}  # fmt: skip
ALLE = [Kartenwahl(s, e, m) for s in TITEL for e in EBENEN for m in masse(s, e)]
FAELLE = [("Sachsen", w) for w in ALLE] + [(r, w) for r in list(RAEUME)[1:] for w in ALLE[::7]]
jeder_fall = pytest.mark.parametrize(
    ("raum", "wahl"), FAELLE, ids=[f"{r}-{w.schluessel}-{w.ebene}-{w.mass}" for r, w in FAELLE]
)


@pytest.fixture(scope="module")
def daten(tmp_path_factory: pytest.TempPathFactory) -> Berichtsdaten:
    """The bundled deliveries, each question asked once."""
    read = direkt(engine(lade_mitgelieferte(tmp_path_factory.mktemp("karte"))))
    gemerkt = cache(lambda abfrage: read(abfrage))
    return Berichtsdaten(lambda abfrage: gemerkt(abfrage).copy())


def auswahl(daten: Berichtsdaten, raum: str, tag: date = STICHTAG) -> Auswahl:
    return daten.mit_groessenklassen(Auswahl(tag, 3, **RAEUME[raum]))  # type: ignore[arg-type]


def bild(daten: Berichtsdaten, wahl: Kartenwahl, a: Auswahl, basis: Auswahl | None = None) -> Bild:
    return flaechenbild(daten, wahl, a, basis or a, gewaehlt=None, adresse="./x.json", schema="light")


# --- figures ------------------------------------------------------------------------------------------------------


@jeder_fall
def test_the_units_are_those_of_the_catalogue(daten: Berichtsdaten, wahl: Kartenwahl, raum: str) -> None:
    a = auswahl(daten, raum)
    f = flaechen(daten, wahl, a, a)
    if wahl.kennzahl:
        wert = daten.messwert(wahl.kennzahl, a)
        assert f.gesamt == wert.belegt
        assert f.vorbehalt == wert.vorbehalt
        assert f.im_bild == f.zeilen["belegt"].sum()
    elif wahl.in_stufen:
        stufen = daten.kommunen(a).set_index("ags")["stufe"]
        assert (
            (f.zeilen.set_index("schluessel")["code"].replace(0, ERSTE_KLASSE - 1) - ERSTE_KLASSE + 1).eq(stufen).all()
        )
    else:
        assert f.gesamt == (daten.kommunen(a)["stufe"] >= 2).sum()


@jeder_fall
def test_legend_and_caption_account_for_every_area(daten: Berichtsdaten, wahl: Kartenwahl, raum: str) -> None:
    a = auswahl(daten, raum)
    b = bild(daten, wahl, a)
    anzahl = sum(int(re.sub(r"^in ", "", zahl).split()[0]) for _, _, zahl in b.legende)
    alle, summe = re.match(r"(\d+) \w+ = ([^.]+)\.", b.unterschrift).groups()  # type: ignore[union-attr]
    assert int(alle) == sum(map(int, re.findall(r"\d+", summe))) == anzahl == len(b.tabelle)
    farben_der_klassen = [farbe for farbe, *_ in b.legende if farbe.startswith("#")]
    assert len(farben_der_klassen) <= 5


@pytest.mark.parametrize("tag", [date(2019, 1, 15), date(2021, 12, 31), STICHTAG], ids=str)
@pytest.mark.parametrize("schluessel", [s for s in TITEL if s != STUFE])
def test_the_caption_says_where_every_unit_lies(daten: Berichtsdaten, schluessel: str, tag: date) -> None:
    a = auswahl(daten, "Sachsen", tag)
    belegt = daten.messwert(kennzahl(schluessel), a).belegt
    text = bild(daten, Kartenwahl(schluessel), a).unterschrift
    gefunden = re.search(r"\((?:belegt|vollständig gezählt)\) = ([^=]*?)(?:\. |\.$)", text.replace("\u00a0", " "))
    if not belegt:
        assert gefunden is None
        return
    assert gefunden is not None, text
    terme = [
        re.match(r"[\d.]+", term.replace(".", "") if "€" in term else term)[0] for term in gefunden[1].split(" + ")
    ]  # type: ignore[index]
    faktor = 100 if kennzahl(schluessel).in_euro else 1
    assert sum(int(term.replace(".", "")) for term in terme) * faktor == belegt


def test_the_same_stufen_as_the_overview(daten: Berichtsdaten) -> None:
    for tag in (date(2019, 1, 15), date(2022, 1, 11), date(2022, 12, 31)):
        a = auswahl(daten, "Sachsen", tag)
        dort = kartenbild(daten, a, gewaehlt=None, adresse="./x.json", schema="light")
        hier = bild(daten, Kartenwahl(), a)
        assert [e[1:] for e in hier.legende] == [e[1:] for e in dort.legende]
        assert [e[0] for e in hier.legende[:-1]] == [e[0] for e in dort.legende[:-1]]


def test_rates_are_what_they_say(daten: Berichtsdaten) -> None:
    a = auswahl(daten, "Sachsen")
    kommunen = daten.kommunen(a)
    for wahl in ALLE:
        z = flaechen(daten, wahl, a, a).zeilen.set_index("schluessel")
        if wahl.mass is Kartenmass.ABSOLUT or wahl.ebene is not Ebene.LANDKREIS:
            continue
        goerlitz = kommunen[kommunen["landkreis"] == "14626"]
        nenner = len(goerlitz) if wahl.je_kommune else goerlitz["einwohner"].sum()
        faktor = 100 if wahl.mass is Kartenmass.ANTEIL else wahl.faktor / (100 if wahl.kennzahl.in_euro else 1)  # type: ignore[union-attr]
        assert z.loc["14626", "wert"] == pytest.approx(z.loc["14626", "belegt"] * faktor / nenner)


def test_every_figure_with_a_place_can_be_chosen() -> None:
    ohne = {k.schluessel for k in KATALOG} - set(TITEL)
    assert ohne == {
        "eng_kooperierende_kommunen",
        "foerdermittel_verfuegbar",
        "beccaria_absolventen",
        "beccaria_laufend",
    }


def test_measures_only_where_they_make_sense() -> None:
    for schluessel in TITEL:
        in_euro = schluessel != STUFE and kennzahl(schluessel).in_euro
        einheit = Zaehleinheit.KOMMUNE if schluessel == STUFE else kennzahl(schluessel).zaehleinheit
        assert (Kartenmass.JE_EINWOHNER in masse(schluessel, Ebene.KOMMUNE)) == in_euro
        zweites = masse(schluessel, Ebene.LANDKREIS)[1]
        anteil = einheit in (Zaehleinheit.KOMMUNE, Zaehleinheit.EINWOHNER)
        assert zweites is (Kartenmass.ANTEIL if anteil else Kartenmass.JE_EINWOHNER)


# --- what is not known --------------------------------------------------------------------------------------------


@pytest.fixture
def kleine_welt() -> Iterator[Engine]:
    art = Sqlite()
    maschine = art.frisch()
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": "kooperationsvereinbarung", "datum": "2020-05-01"},
            {"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2020-06-01"},
            {"traeger": GRUEN, "art": "kooperationsvereinbarung", "datum": "2020-05-01", "sicher": False},
            {"traeger": CAMINA, "art": "kooperationsvereinbarung", "datum": "2022-05-01"},
            {"traeger": CAMINA, "art": "kooperationsvereinbarung", "datum": "2020-05-01", "sicher": False},
            {"traeger": KREISRAT, "art": "kooperationsvereinbarung", "datum": "2021-01-01"},
        ],
        vollstaendigkeit=[{"kennzahl": "kooperationsvereinbarungen", "gueltig_von": date(2022, 12, 31)}],
    )
    yield maschine
    art.beende()


def codes(maschine: Engine, tag: str, basis: str = "2022-12-31") -> dict[str, int]:
    d = Berichtsdaten(direkt(maschine))
    z = flaechen(d, Kartenwahl("kooperationsvereinbarungen"), am(tag), am(basis)).zeilen
    return dict(zip(z["schluessel"], z["code"], strict=True))


def test_doubtful_is_not_coloured_and_unknown_is_not_zero(kleine_welt: Engine) -> None:
    erst = codes(kleine_welt, "2021-12-31")
    assert erst[ADORF] == ERSTE_KLASSE + 1, "its own and the one of the Verbund at its seat"
    assert erst[GRUEN] == erst[CAMINA] == NUR_VORBEHALT
    assert erst[DORN] == KEIN_BELEG
    dann = codes(kleine_welt, "2022-12-31")
    assert dann[CAMINA] == ERSTE_KLASSE
    assert dann[DORN] == NULL, "all records are there: it is zero"
    assert dann[GRUEN] == NULL


def test_bodies_without_a_place_close_the_sum(kleine_welt: Engine) -> None:
    d, a = Berichtsdaten(direkt(kleine_welt)), am("2021-12-31")
    text = bild(d, Kartenwahl("kooperationsvereinbarungen"), a).unterschrift
    assert "3 Kooperationsvereinbarungen (belegt) = 2 auf der Karte + 1 Landkreis ohne Ort auf der Karte." in text
    assert "1 Verwaltungsverband, 1 Landkreis (gezählt am Sitz; Liste unten)" in text
    assert "Mit Vorbehalt, nicht gezählt und nicht gefärbt: 2." in text
    nach_kreisen = bild(d, Kartenwahl("kooperationsvereinbarungen", Ebene.LANDKREIS), a)
    assert "= 2 + 1." in nach_kreisen.unterschrift, "in its Kreis it has a place"


def test_members_with_their_dates(kleine_welt: Engine) -> None:
    d = Berichtsdaten(direkt(kleine_welt))
    wahl = Kartenwahl("kooperationsvereinbarungen")
    tabelle = traegertabelle(traegerliste(d, wahl, am("2022-06-30"))).set_index("Träger")
    assert list(tabelle.columns) == ["Art", "Sitz", "Belegt seit", "Mitglieder"]
    assert tabelle.loc["Verband", "Mitglieder"] == (
        f"{ADORF}, {CAMINA} (seit 01.01.2018); {DORN} (seit 01.01.2018, mit Vorbehalt); früher 14521020 (01.01.2018 bis 31.12.2021)"
    )
    assert tabelle.loc["Landkreis", "Mitglieder"] == "alle Kommunen des Landkreises"
    assert tabelle.loc["Verband", "Belegt seit"] == "01.06.2020"


# --- years and areas ----------------------------------------------------------------------------------------------


def test_the_days_are_the_ends_of_the_years_and_the_stichtag() -> None:
    assert tage(Auswahl(date(2019, 1, 15), 1)) == (date(2019, 1, 15),)
    assert tage(Auswahl(date(2021, 6, 1), 1)) == (date(2019, 12, 31), date(2020, 12, 31), date(2021, 6, 1))
    assert tage(Auswahl(date(2020, 12, 31), 1)) == (date(2019, 12, 31), date(2020, 12, 31))


@pytest.mark.parametrize(
    "wahl", [w for w in ALLE if not w.in_stufen][::3], ids=lambda w: f"{w.schluessel}-{w.ebene}-{w.mass}"
)
def test_all_sides_say_the_year_that_is_shown_with_one_set_of_classes(daten: Berichtsdaten, wahl: Kartenwahl) -> None:
    basis = auswahl(daten, "Sachsen")
    jetzt = bild(daten, wahl, basis)
    damals = bild(daten, wahl, basis.mit(stichtag=date(2021, 12, 31)), basis)
    grenzen = [[wort.split(" ")[0] for farbe, wort, _ in b.legende if farbe.startswith("#")] for b in (jetzt, damals)]
    assert grenzen[0] == grenzen[1]
    assert damals.titel.endswith("am 31.\u00a0Dezember\u00a02021")
    assert damals.fussnote.startswith("Stand 31.12.2021 · Gebietsstand 2022 ·")
    assert jetzt.fussnote.startswith("Stand 30.06.2023 · Gebietsstand 2023 ·")
    assert set(damals.tabelle["Stand"]) == {"31.12.2021"}
    assert "_2021-12-31_" in damals.dateiname
    assert "31.\u00a0Dezember\u00a02021" in damals.diagramm.alt


def test_an_area_keeps_the_classes_of_the_state(daten: Berichtsdaten) -> None:
    wahl = Kartenwahl("kooperationsvereinbarungen", Ebene.LANDKREIS)
    alle, einer = auswahl(daten, "Sachsen"), auswahl(daten, "Kreis Görlitz")
    ganz, teil = (flaechen(daten, wahl, a, a).zeilen.set_index("schluessel") for a in (alle, einer))
    assert list(teil.index) == ["14626"]
    assert teil.loc["14626", "code"] == ganz.loc["14626", "code"]


@pytest.mark.parametrize(
    ("raum", "kreise", "umrisse"),
    [("Sachsen", 13, 5), ("Leipzig", 3, 1), ("Kreis Görlitz", 1, 0), ("kleine", None, None)],
)
def test_only_the_area_is_sent(daten: Berichtsdaten, raum: str, kreise: int | None, umrisse: int | None) -> None:
    a = auswahl(daten, raum)
    d = bild(daten, Kartenwahl("kommunen_im_verbund"), a).diagramm.daten
    if kreise is not None:
        assert len(d["raum"]) == kreise
        assert len(d["grenzen"]) == umrisse
    kommunen = daten.kommunen(a)
    assert set(d["werte"]["nummer"]) <= set(kommunen["ags"].astype(int))
    if raum == "kleine":
        assert len(d["werte"]) == len(kommunen), "the others lie in the same Kreise and are left out"


def test_names_do_not_lie_on_each_other(daten: Berichtsdaten) -> None:
    namen = orte(daten.kommunen(auswahl(daten, "Leipzig")))
    assert namen["ort"].iloc[0] == "Leipzig"
    assert 4 <= len(namen) <= 8
    assert orte(daten.kommunen(auswahl(daten, "Leipzig")).head(0)).empty


def test_the_ranking_begins_with_the_highest(daten: Berichtsdaten) -> None:
    a = auswahl(daten, "Sachsen")
    liste = rangliste(daten, Kartenwahl("kooperationsvereinbarungen", Ebene.LANDKREIS, Kartenmass.JE_EINWOHNER), a, a)
    assert len(liste) == 13
    werte = [float(text.split(" ")[0].replace(",", ".")) for *_, text in liste if text[0].isdigit()]
    assert werte == sorted(werte, reverse=True)
    assert liste[-1][2] == "kein öffentlicher Beleg"


# --- look ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", THEMEN)
def test_classes_zero_and_unknown_look_different(name: str) -> None:
    thema = THEMEN[name]  # type: ignore[index]
    for anzahl in range(1, 6):
        toene = farben(anzahl, thema.name)
        assert len(set(toene)) == anzahl
        assert all(kontrast(a, b) >= 1.1 for a, b in pairwise(toene))
    assert kontrast(thema.rand, thema.grund) >= 3, "the outline holds what is white"
    assert kontrast(MUSTERFARBE, thema.grund) >= 3
    assert farben(0, thema.name) == ()


def test_the_patterns_of_picture_and_legend_are_those_of_the_page() -> None:
    skript = (WURZEL / "web" / "seite.js").read_text(encoding="utf-8")
    assert skript.count(MUSTERFARBE) == 2
    assert 'id="schraffur"' in skript
    assert 'id="punktraster"' in skript
    assert MUSTERFARBE in SCHRAFFUR
    assert MUSTERFARBE in PUNKTRASTER


def test_a_map_without_any_kommune_says_so(daten: Berichtsdaten) -> None:
    leer = replace(
        auswahl(daten, "Sachsen"), groessenklassen=("ab-100000",), landkreise=("14626",), kommunen=frozenset()
    )
    for ebene in EBENEN:
        assert (
            bild(daten, Kartenwahl("kommunen_im_verbund", ebene), leer).leer == "In dieser Auswahl liegt keine Kommune."
        )


def test_the_table_leaves_empty_what_is_not_known(daten: Berichtsdaten) -> None:
    tabelle: pd.DataFrame = bild(daten, Kartenwahl("kommunen_mit_coaching"), auswahl(daten, "Sachsen")).tabelle
    assert tabelle["Anzahl"].sum() == 6
    assert (tabelle["Anzahl"] == 0).sum() == 0
    assert tabelle.loc[tabelle["Angabe"] == "kein öffentlicher Beleg", "Anzahl"].isna().all()
