"""Does every way to write the name of a Kommune or Träger lead to its key, and none to another one?"""

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from config import WURZEL
from domain.kreise import KREISE
from ingest import formate
from ingest.ortsindex import Ort
from ingest.ortsnamen import Fund, Mehrdeutig, Ortsverzeichnis, Unbekannt, Wechsel
from ingest.quellen.roh import Zellwert
from ingest.schreibweisen.zelle import Unlesbar
from ingest.zeile import Zeile

LIEFERUNGEN = WURZEL / "data" / "lieferungen"
VOR, AB = date(2022, 12, 31), date(2023, 1, 1)  # around the day on which Jahnatal began
GESCHUETZT = "\u00a0"


def zeilen(datei: str, modell: type[Zeile]) -> list[Zeile]:
    with (LIEFERUNGEN / datei).open(encoding="utf-8", newline="") as text:
        return [modell.model_validate({k: w for k, w in zeile.items() if w}) for zeile in csv.DictReader(text)]


KOMMUNEN = [z for z in zeilen("1-gebiet/kommunen.csv", formate.Kommune) if isinstance(z, formate.Kommune)]
TRAEGER = [
    zeile
    for datei in ("1-gebiet/traeger.csv", "2-ereignisse/traeger.csv")
    for zeile in zeilen(datei, formate.Traeger)
    if isinstance(zeile, formate.Traeger)
]
AENDERUNGEN = [
    zeile
    for zeile in zeilen("1-gebiet/gebietsaenderungen.csv", formate.Gebietsaenderung)
    if isinstance(zeile, formate.Gebietsaenderung)
]
LANDKREISE = zeilen("1-gebiet/landkreise.csv", formate.Landkreis)
VERZEICHNIS = Ortsverzeichnis().mit([*LANDKREISE, *KOMMUNEN, *TRAEGER, *AENDERUNGEN])

# Every name that several Kommunen of the bundled register share, as a whole or without what tells them apart.
MEHRDEUTIGE = {
    "auerbach": {"14521040", "14523020"},
    "bernsdorf": {"14524010", "14625030"},
    "hartmannsdorf": {"14522260", "14524100"},
    "lichtenberg": {"14522340", "14625320"},
    "neukirch": {"14625370", "14625380"},
    "neukirchen": {"14521410", "14524210"},
    "neustadt": {"14523290", "14628260"},
    "oelsnitz": {"14521450", "14523300"},
    "reichenbach": {"14523340", "14626450"},
    "rosenbach": {"14523365", "14626470"},
}


def kandidaten(text: str, tag: date | None = VOR) -> set[str]:
    with pytest.raises(Mehrdeutig) as fehler:
        VERZEICHNIS.ort(text, tag)
    assert all(f"„{ort}“" in str(fehler.value) for ort in fehler.value.kandidaten)
    return {ort.schluessel for ort in fehler.value.kandidaten}


def vorschlaege(text: Zellwert, *, nur_kommunen: bool = False) -> list[str]:
    with pytest.raises(Unbekannt) as fehler:
        VERZEICHNIS.ort(text, VOR, nur_kommunen=nur_kommunen)
    assert all(f"„{ort}“" in str(fehler.value) for ort in fehler.value.vorschlaege)
    return [ort.name for ort in fehler.value.vorschlaege]


def ausgeschrieben(text: str) -> str:
    """Umlauts as people type them on a foreign keyboard."""
    for umlaut, ersatz in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}.items():
        text = text.replace(umlaut, ersatz)
    return text


# --- the register ------------------------------------------------------------------------------------------------


def test_the_register_is_the_whole_one() -> None:
    assert (len(KOMMUNEN), len(TRAEGER), len(AENDERUNGEN), len(LANDKREISE)) == (420, 75, 13, 13)


def stammnamen(kommune: formate.Kommune) -> set[str]:
    """Its names as a reader shortens them, found without the code under test."""
    teile = {kommune.name, *(teil.split(",")[0] for teil in kommune.name_amtlich.split(" / ")[:2])}
    kurz = {teil.split("/")[0] for teil in teile}
    for trenner in (" im ", " in ", " b. ", " a. d. ", " am ", " i.d. "):
        kurz |= {name.split(trenner)[0] for name in kurz}
    return {ausgeschrieben(name).casefold() for name in kurz}


def test_the_names_that_several_kommunen_share_are_these() -> None:
    wer = defaultdict(set)
    for kommune in KOMMUNEN:
        for name in stammnamen(kommune):
            wer[name].add(kommune.ags)
    assert {name: alle for name, alle in wer.items() if len(alle) > 1} == MEHRDEUTIGE


@pytest.mark.parametrize("name", MEHRDEUTIGE)
def test_a_shared_name_is_never_guessed(name: str) -> None:
    for text in (name, name.upper(), f"Gemeinde {name}", f"{name}, Gemeinde", f" {name.capitalize()}{GESCHUETZT}"):
        assert kandidaten(text) == MEHRDEUTIGE[name]


SPALTUNGEN: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "small": str.casefold,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "ae, oe, ue, ss": ausgeschrieben,
    "capitals with ae": lambda name: ausgeschrieben(name).upper(),
    "blanks for hyphens": lambda name: name.replace("-", " "),
    "blanks around hyphens": lambda name: name.replace("-", " – "),
    "protected blanks": lambda name: f" {name.replace(' ', GESCHUETZT)}{GESCHUETZT}",
    "Gemeinde before": lambda name: f"Gemeinde {name}",
    "office before": lambda name: f"Gemeindeverwaltung {name}",
    "Gemeinde behind": lambda name: f"{name}, Gemeinde",
    "without points": lambda name: name.replace(".", " "),
}


@pytest.mark.parametrize("schreibweise", SPALTUNGEN)
def test_every_kommune_is_found_by_its_names(schreibweise: str) -> None:
    gefunden, geteilt = 0, defaultdict[str, set[str]](set)
    for kommune in KOMMUNEN:
        for name in {kommune.name, kommune.name_amtlich}:
            text = SPALTUNGEN[schreibweise](name)
            try:
                assert VERZEICHNIS.ort(text, VOR).schluessel == kommune.ags, text
                gefunden += 1
            except Mehrdeutig as fehler:
                geteilt[kommune.ags] |= {ort.schluessel for ort in fehler.kandidaten}
    # Only who has nothing that tells it from a namesake, and then with this namesake.
    ohne = {"14521040", "14522260", "14524010", "14625030", "14625320", "14625370", "14626470"}
    assert set(geteilt) <= ohne
    assert all(alle in MEHRDEUTIGE.values() for alle in geteilt.values())
    assert gefunden >= 420


def test_every_kommune_is_found_by_its_name_with_its_title() -> None:
    for kommune in KOMMUNEN:
        if kommune.art != "Gemeinde":
            assert VERZEICHNIS.ort(f"{kommune.art} {kommune.name}", VOR) == Fund(kommune.ags)


def test_every_kommune_is_found_by_each_side_of_its_double_name() -> None:
    doppelte = [k for k in KOMMUNEN if " / " in k.name_amtlich]
    assert len(doppelte) == 42
    for kommune in doppelte:
        deutsch, sorbisch = (teil.split(",")[0] for teil in kommune.name_amtlich.split(" / ")[:2])
        ohne_akzente = "".join(z for z in unicodedata.normalize("NFD", sorbisch) if not unicodedata.combining(z))
        for text in (
            deutsch,
            sorbisch,
            f"{sorbisch} / {deutsch}",
            f"{deutsch}/{sorbisch}",
            ohne_akzente.replace("ł", "l"),
        ):
            assert VERZEICHNIS.ort(text, VOR) == Fund(kommune.ags), text


def test_every_kommune_is_found_by_its_name_and_kreis() -> None:
    for kommune in KOMMUNEN:
        kreis = KREISE[kommune.landkreis]
        for text in (f"{kommune.name} ({kreis})", f"{kommune.name}, {kreis.replace('Landkreis', 'Lkr.')}"):
            if kommune.ags == "14625370":  # both Neukirch lie in one Kreis
                assert kandidaten(text) == MEHRDEUTIGE["neukirch"]
            else:
                assert VERZEICHNIS.ort(text, VOR).schluessel == kommune.ags, text


def test_every_body_is_found_by_its_name() -> None:
    for traeger in TRAEGER:
        for schreibweise in ("as it is", "capitals", "decomposed", "ae, oe, ue, ss", "blanks for hyphens"):
            text = SPALTUNGEN[schreibweise](traeger.name)
            assert VERZEICHNIS.ort(text, VOR) == Fund(traeger.traeger), text
        kurz = traeger.name.replace("Verwaltungsgemeinschaft", "VG").replace("Verwaltungsverband", "VV")
        assert VERZEICHNIS.ort(kurz, VOR) == Fund(traeger.traeger)


def test_what_a_finding_shows_can_be_copied_into_the_cell() -> None:
    for ort in VERZEICHNIS.orte:
        assert VERZEICHNIS.ort(str(ort), VOR).schluessel == ort.schluessel


def test_every_key_is_itself() -> None:
    for kommune in KOMMUNEN:
        werte: tuple[Zellwert, ...] = (kommune.ags, int(kommune.ags), float(kommune.ags), f" {kommune.ags}")
        assert {VERZEICHNIS.ort(wert, VOR) for wert in werte} == {Fund(kommune.ags)}
    for traeger in TRAEGER:
        assert VERZEICHNIS.ort(traeger.traeger, None) == Fund(traeger.traeger)
    assert VERZEICHNIS.ort(145215101.0, None) == Fund("145215101")


# --- spellings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ags"),
    [
        *((text, "14524330") for text in ("Stadt Zwickau", "Zwickau, Stadt", "Große Kreisstadt Zwickau", "zwickau")),
        *(
            (text, "14524330")
            for text in ("Zwickau, Stadt, Hochschulstadt", "Hochschulstadt Zwickau", "Zwickau (Stadt)")
        ),
        *(
            (text, "14612000")
            for text in ("Dresden", "Landeshauptstadt Dresden", "Kreisfreie Stadt Dresden", "DRESDEN")
        ),
        *((text, "14713000") for text in ("Leipzig", "Stadt Leipzig", "Leipzig, Stadt", "Leipzig (Stadt Leipzig)")),
        *(
            (f"Auerbach{z}", "14523020")
            for z in (" i. V.", "/Vogtl.", " (Vogtland)", " i.V.", "/V.", " Vogtland", ", Vogtl.")
        ),
        *(
            (f"Oelsnitz{z}", "14521450")
            for z in (" (Erzgeb.)", "/Erzgeb.", " im Erzgebirge", " i. E.", "/Erzgebirge", " Erzg.")
        ),
        *((f"Ölsnitz{z}", "14523300") for z in (" (Vogtl.)", "/Vogtl., Stadt", " im Vogtland", ", Stadt (Vogtland)")),
        *((f"Oelsnitz{z}", "14523300") for z in (" (Vogtlandkreis)", ", Vogtlandkreis", " / Vogtl.", " im Vogtl.")),
        *(
            (f"Reichenbach{z}", "14523340")
            for z in (" im Vogtland", " i.V.", " i. Vogtl.", "/Vogtl.", " (Vogtlandkreis)")
        ),
        *(
            (f"Reichenbach{z}", "14626450")
            for z in ("/O.L.", " O.L.", "/OL", " (Oberlausitz)", " i.d. OL", " (Görlitz)")
        ),
        *((f"Neustadt{z}", "14628260") for z in (" in Sachsen", " i. Sa.", "/Sa.", " (Sachsen)", " i. Sachs.")),
        *((f"Königstein{z}", "14628210") for z in ("/Sächs. Schw.", " (Sächsische Schweiz)", "/Sächs.Schw.")),
        *((f"Neukirchen{z}", "14524210") for z in ("/Pleiße", " (Pleisse)", " a. d. Pleiße", " an der Pleiße")),
        *((f"Sohland{z}", "14625560") for z in (" a. d. Spree", " an der Spree", "/Spree", " a.d.Spree")),
        *((f"Hartmannsdorf{z}", "14524100") for z in (" b. Kirchberg", " bei Kirchberg", " (Kirchberg)")),
        *((f"Krauschwitz{z}", "14626250") for z in (" i.d. O.L.", " OL", " in der Oberlausitz", "/O.L./Krušwica")),
        *((text, "14521020") for text in ("Annaberg Buchholz", "Annaberg-Buchholz", "ANNABERG - BUCHHOLZ")),
        *(
            (text, "14625240")
            for text in ("Hoyerswerda / Wojerecy, Stadt", "Hoyerswerda", "Wojerecy", "Hoyerswerda/Wojerecy")
        ),
        *((text, "14524280") for text in ("St. Egidien", "St.Egidien", "Sankt Egidien", "Gemeinde St. Egidien")),
        *((text, "14628370") for text in ("Stadt Wehlen", "Wehlen", "Stadt Wehlen, Stadt")),
        *((text, "14626600") for text in ("Weißwasser/O.L., Stadt / Běła Woda", "Bela Woda", "Weisswasser/OL")),
        *(
            (f"Bernsdorf{z}", "14524010")
            for z in (" (Landkreis Zwickau)", " (Zwickau)", ", LK Zwickau", " Kreis Zwickau")
        ),
        *((f"Bernsdorf{z}", "14625030") for z in (", Lkr. Bautzen", " (Bautzen)", ", Stadt", " [Landkreis Bautzen]")),
        ("Stadt Bernsdorf", "14625030"),  # the other one is a Gemeinde
        ("Rochlitz, Stadt des Roten Porphyr", "14522490"),
        ("Neukirch (14625370)", "14625370"),
    ],
)
def test_a_name_in_many_spellings(text: str, ags: str) -> None:
    assert VERZEICHNIS.ort(text, VOR) == Fund(ags)
    assert VERZEICHNIS.ort(text, None, nur_kommunen=True) == Fund(ags)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Frankenberg", "Frankenberg/Sa."),
        ("Schöneck", "Schöneck/Vogtl."),
        ("Königstein", "Königstein/Sächs. Schw."),
        ("Quitzdorf", "Quitzdorf am See"),
        ("Sohland", "Sohland a. d. Spree"),
        ("Kurort Seiffen", "Seiffen/Erzgeb."),
        ("Stadt Auerbach", "Auerbach/Vogtl."),  # the other one is a Gemeinde
        ("Auerbach/Erzgeb.", "Auerbach"),  # in the Erzgebirgskreis, but not called so
        ("Limbach/Vogtl.", "Limbach"),
        ("Lichtenberg/O.L.", "Lichtenberg"),
        ("Verwaltungsgemeinschaft Weißwasser", "Verwaltungsgemeinschaft Weißwasser/O.L."),
    ],
)
def test_a_shortened_or_lengthened_name_is_taken_with_a_notice(text: str, name: str) -> None:
    fund = VERZEICHNIS.ort(text, VOR)
    (ort,) = (ort for ort in VERZEICHNIS.orte if ort.schluessel == fund.schluessel)
    assert (ort.name, fund.hinweis) == (name, f"„{text}“ wurde als „{ort}“ gelesen")


@pytest.mark.parametrize(
    ("text", "schluessel"),
    [
        ("Lichtenberg/Sa.", {"14522340", "14625320"}),  # both lie in Sachsen
        ("Stadt Oelsnitz", {"14521450", "14523300"}),  # both are towns
        ("Neukirch (Landkreis Bautzen)", {"14625370", "14625380"}),
        ("Bernsdorf (Sachsen)", {"14524010", "14625030"}),
        ("VG Reichenbach", {"145235125", "146265232"}),
    ],
)
def test_a_hint_that_does_not_decide(text: str, schluessel: set[str]) -> None:
    assert kandidaten(text) == schluessel


def test_an_ambiguous_name_says_what_to_write() -> None:
    with pytest.raises(Mehrdeutig) as fehler:
        VERZEICHNIS.ort("Bernsdorf", None)
    assert str(fehler.value) == (
        "„Bernsdorf“ kann mehreres heißen: „Bernsdorf (Landkreis Zwickau, 14524010)“, „Bernsdorf (Landkreis Bautzen, "
        "14625030)“; den Kreis dazuschreiben, wie „Bernsdorf (Landkreis Zwickau)“, oder den Schlüssel angeben, wie 14524010"
    )
    with pytest.raises(Mehrdeutig) as fehler:
        VERZEICHNIS.ort("Neukirch", None)
    assert fehler.value.abhilfe == "den Schlüssel angeben, wie 14625370", "the Kreis would not decide"


@pytest.mark.parametrize(
    ("text", "erster"),
    [
        ("Zwickkau", "Zwickau"),
        ("Zwikau", "Zwickau"),
        ("Annaberg-Bucholz", "Annaberg-Buchholz"),
        ("Zwickau (Rathaus)", "Zwickau"),
        ("Zwickau (Landkreis Bautzen)", "Zwickau"),
        ("Bautzen / Wojerecy", "Bautzen"),
        ("Oelsnitz/O.L.", "Oelsnitz/Erzgeb."),
        ("Plauen, Kämmerei", "Plauen"),
        ("Stadt Chemnitz und Stadt Zwickau", None),
        ("Landkreis Zwickau", None),  # no Träger, and not the town
        ("Reichenbach bei Kirchberg", "Reichenbach im Vogtland"),
        ("Hamburg", None),
        ("999999999", None),
        ("Stadt", "Neustadt/Vogtl."),
        ("///", None),
        ("()", None),
        ("?", None),
        ("z" * 1000, None),
        (12, None),
        (True, None),
        (date(2021, 5, 1), None),
    ],
    ids=lambda wert: str(wert)[:30],
)
def test_an_unknown_name_is_never_taken_and_something_similar_suggested(text: Zellwert, erster: str | None) -> None:
    namen = vorschlaege(text)
    assert len(namen) <= 3
    assert (namen[0] if namen else None) == erster


def test_an_unknown_name_asks_back() -> None:
    with pytest.raises(Unbekannt) as fehler:
        VERZEICHNIS.ort("Zwickkau", None)
    assert str(fehler.value) == (
        "„Zwickkau“ heißt keine bekannte Kommune und kein bekannter Träger; meinten Sie „Zwickau (Landkreis Zwickau, "
        "14524330)“? Sonst den Namen berichtigen oder den Schlüssel angeben"
    )


@pytest.mark.parametrize("wert", ["", "  ", GESCHUETZT, None])
def test_nothing_is_no_name(wert: Zellwert) -> None:
    with pytest.raises(Unlesbar, match="darf nicht leer sein"):
        VERZEICHNIS.ort(wert, None)


@given(st.text(), st.one_of(st.none(), st.dates()), st.booleans())
def test_any_text_is_found_or_refused(text: str, tag: date | None, nur_kommunen: bool) -> None:
    verzeichnis = Ortsverzeichnis(VERZEICHNIS.orte[:20], VERZEICHNIS.wechsel)
    with suppress(Unlesbar):
        assert verzeichnis.ort(text, tag, nur_kommunen=nur_kommunen).schluessel


def test_a_slip_of_the_pen_never_leads_to_another_one() -> None:
    """Every name with every letter left out: unknown or still itself, except where this is the name of another."""
    andere, verzeichnis = set(), Ortsverzeichnis(VERZEICHNIS.orte, VERZEICHNIS.wechsel)
    for ort in VERZEICHNIS.orte:
        for stelle in range(len(ort.name)):
            verschrieben = ort.name[:stelle] + ort.name[stelle + 1 :]
            with suppress(Unlesbar):
                gefunden = verzeichnis.ort(verschrieben, VOR).schluessel
                andere |= {(ort.name, verschrieben)} if gefunden != ort.schluessel else set()
    assert andere == {("Claußnitz", "laußnitz"), ("Werdau", "Werda")}


# --- only Kommunen -----------------------------------------------------------------------------------------------


def test_a_column_for_kommunen_takes_no_other_body() -> None:
    for text in ("Landkreis Görlitz", "Wurzener Land", "landkreis-14626", "VG Burkhardtsdorf"):
        assert VERZEICHNIS.ort(text, None).schluessel
        assert all("Land" not in name for name in vorschlaege(text, nur_kommunen=True))
    for zahl in ("145215101", "123"):
        with pytest.raises(Unlesbar, match="kein AGS mit 8 Ziffern"):
            VERZEICHNIS.ort(zahl, None, nur_kommunen=True)


def test_a_key_that_nobody_has_stays_and_is_checked_with_the_others() -> None:
    assert VERZEICHNIS.ort("14999999", None) == Fund("14999999")
    assert VERZEICHNIS.ort("14 9 99 999", None, nur_kommunen=True) == Fund("14999999")
    assert VERZEICHNIS.ort("149999999999", None) == Fund("14999999")


# --- mergers -----------------------------------------------------------------------------------------------------

OSTRAU = "„Ostrau“ (14522450) gehört seit dem 01.01.2023 zu „Jahnatal“ (Landkreis Mittelsachsen, 14522275)"


@pytest.mark.parametrize("text", ["Ostrau", "Gemeinde Ostrau", "14522450", "145225123450"])
def test_a_dissolved_kommune_leads_to_its_successor_from_its_last_day_on(text: str) -> None:
    assert VERZEICHNIS.ort(text, VOR) == Fund("14522450")
    assert VERZEICHNIS.ort(text, AB) == VERZEICHNIS.ort(text, None) == Fund("14522275", OSTRAU)


@pytest.mark.parametrize("aenderung", AENDERUNGEN, ids=lambda a: a.alt_name)
def test_every_merger_is_followed(aenderung: formate.Gebietsaenderung) -> None:
    for text in (aenderung.alt_name, aenderung.alt_ags):
        fund = VERZEICHNIS.ort(text, aenderung.datum)
        assert fund.schluessel == aenderung.neu_ags
        assert (
            f"„{aenderung.alt_name}“ ({aenderung.alt_ags}) gehört seit dem {aenderung.datum:%d.%m.%Y} zu"
            in fund.hinweis
        )
        assert f"„{aenderung.neu_name}“" in fund.hinweis
        assert VERZEICHNIS.schluessel(aenderung.alt_ags, aenderung.datum) == fund
        assert VERZEICHNIS.ort(aenderung.neu_name, aenderung.datum) == Fund(aenderung.neu_ags)


def test_before_the_merger_a_kommune_that_is_not_stored_leads_to_its_successor_too() -> None:
    fund = VERZEICHNIS.ort("Mochau", date(2015, 1, 1))
    assert (fund.schluessel, fund.hinweis.startswith("„Mochau“ (14522370) gehört seit dem 01.01.2016")) == (
        "14522080",
        True,
    )


def kommune(ags: str, name: str, **mehr: object) -> formate.Kommune:
    angaben = {"art": "Gemeinde", "landkreis": ags[:5], "gueltig_von": "2000-01-01", "beginn_ist_erfassung": "ja"}
    flaeche = {"flaeche_ha": "1", "flaeche_polygon_ha": "1", "lon": "12", "lat": "50"}
    return formate.Kommune.model_validate({"ags": ags, "name": name, "name_amtlich": name} | angaben | flaeche | mehr)


def aenderung(datum: str, alt: formate.Kommune, neu: formate.Kommune) -> formate.Gebietsaenderung:
    namen = {"alt_ags": alt.ags, "alt_name": alt.name, "neu_ags": neu.ags, "neu_name": neu.name}
    return formate.Gebietsaenderung.model_validate({"datum": datum} | namen)


A, B, C = kommune("14524001", "Adorf"), kommune("14524002", "Behof"), kommune("14524003", "Zeheim")


def test_mergers_one_after_the_other_are_followed_as_far_as_the_day() -> None:
    verzeichnis = Ortsverzeichnis().mit([A, B, C, aenderung("2010-01-01", A, B), aenderung("2020-01-01", B, C)])
    gefunden = [verzeichnis.ort("Adorf", date(jahr, 1, 1)).schluessel for jahr in (2009, 2010, 2019, 2020)]
    assert gefunden == [A.ags, B.ags, B.ags, C.ags]
    hinweis = verzeichnis.ort("Adorf", None).hinweis
    assert hinweis.count("gehört seit dem") == 2
    assert hinweis.endswith(f"zu „Zeheim“ (Landkreis Zwickau, {C.ags})")


def test_mergers_in_a_circle_come_to_an_end() -> None:
    verzeichnis = Ortsverzeichnis().mit([A, B, aenderung("2010-01-01", A, B), aenderung("2020-01-01", B, A)])
    assert verzeichnis.ort("Adorf", None).schluessel in (A.ags, B.ags)


def test_the_successor_in_the_register_of_kommunen_is_enough() -> None:
    alt = kommune("14524001", "Adorf", gueltig_bis="2019-12-31", nachfolger_ags=B.ags)
    verzeichnis = Ortsverzeichnis().mit([alt, B])
    assert verzeichnis.ort("Adorf", date(2019, 12, 31)) == Fund(alt.ags)
    hinweis = f"„Adorf“ (14524001) gehört seit dem 01.01.2020 zu „Behof“ (Landkreis Zwickau, {B.ags})"
    assert verzeichnis.ort("Adorf", date(2020, 1, 1)) == Fund(B.ags, hinweis)
    assert Ortsverzeichnis().mit([alt]).ort("Adorf", None).schluessel == B.ags


def test_two_old_names_that_lead_to_one_kommune_are_not_ambiguous() -> None:
    eins, zwei = kommune("14524001", "Adorf/Erzgeb."), kommune("14524002", "Adorf/Vogtl.")
    verzeichnis = Ortsverzeichnis().mit(
        [eins, zwei, C, aenderung("2010-01-01", eins, C), aenderung("2010-01-01", zwei, C)]
    )
    assert verzeichnis.ort("Adorf", date(2010, 1, 1)).schluessel == C.ags
    with pytest.raises(Mehrdeutig):
        verzeichnis.ort("Adorf", date(2009, 1, 1))


# --- what the delivery itself brings -------------------------------------------------------------------------------


def test_the_delivery_brings_names() -> None:
    neu = kommune("14524999", "Neudorf/Elbe", name_amtlich="Neudorf/Elbe / Nowa Wjes, Stadt, Sportstadt", art="Stadt")
    verband = formate.Traeger.model_validate(
        {"traeger": "probe", "name": "Verband Probe", "art": "Gruppe", "landkreis": "14524"}
    )
    mehr = VERZEICHNIS.mit([neu, verband])
    for text in ("Neudorf/Elbe", "Neudorf (Elbe)", "Nowa Wjes", neu.name_amtlich, "Sportstadt Neudorf a. d. Elbe"):
        assert mehr.ort(text, None) == Fund(neu.ags)
    assert mehr.ort("verband probe", None) == Fund("probe")
    assert VERZEICHNIS.orte == mehr.orte[: len(VERZEICHNIS.orte)], "the old one is as before"
    with pytest.raises(Unbekannt):
        VERZEICHNIS.ort("Neudorf", None)


def test_a_new_namesake_makes_a_name_ambiguous() -> None:
    mehr = VERZEICHNIS.mit([kommune("14524999", "Plauen")])
    with pytest.raises(Mehrdeutig):
        mehr.ort("Plauen", None)
    assert mehr.ort("Plauen (Vogtlandkreis)", None) == Fund("14523320")


def test_a_body_that_is_called_like_a_kommune_makes_the_name_ambiguous() -> None:
    gruppe = formate.Traeger.model_validate({"traeger": "g", "name": "Plauen", "art": "Gruppe", "landkreis": "14523"})
    mehr = VERZEICHNIS.mit([gruppe])
    with pytest.raises(Mehrdeutig):
        mehr.ort("Plauen", None)
    assert mehr.ort("Plauen", None, nur_kommunen=True) == Fund("14523320")


def test_an_official_name_that_speaks_of_another_kommune_hides_no_hint() -> None:
    mehr = VERZEICHNIS.mit([kommune("14524999", "Neudorf", name_amtlich="Neudorf, Zwickau, Bautzen")])
    assert mehr.ort("Bernsdorf, Bautzen", None) == Fund("14625030")
    assert mehr.ort("Zwickau", None) == Fund("14524330")


def test_a_renamed_kommune_is_found_by_both_names() -> None:
    mehr = VERZEICHNIS.mit([kommune("14524330", "Trabantstadt")])
    assert {mehr.ort(text, None) for text in ("Zwickau", "Trabantstadt")} == {Fund("14524330")}


def test_a_withdrawn_row_brings_nothing() -> None:
    with pytest.raises(Unbekannt):
        Ortsverzeichnis().mit([kommune("14524001", "Adorf", zurueckgezogen="ja")]).ort("Adorf", None)


def test_an_empty_directory_knows_keys_only() -> None:
    assert Ortsverzeichnis().ort("14524330", None) == Fund("14524330")
    with pytest.raises(Unbekannt):
        Ortsverzeichnis().ort("Zwickau", None)


# --- Kreise ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wert", "schluessel"),
    [
        *((name, schluessel) for schluessel, name in KREISE.items()),
        ("Zwickau", "14524"),
        ("Lkr. Meißen", "14627"),
        ("LK Meissen", "14627"),
        ("Kreis Sächsische Schweiz Osterzgebirge", "14628"),
        ("Chemnitz, Stadt", "14511"),
        ("Leipzig, Stadt", "14713"),
        ("14524", "14524"),
        (14524.0, "14524"),
        ("99999", "99999"),
    ],
)
def test_a_kreis_by_name_or_key(wert: Zellwert, schluessel: str) -> None:
    assert VERZEICHNIS.kreis(wert) == schluessel


@pytest.mark.parametrize(
    ("wert", "anfang"),
    [
        ("Leipzig", "zweideutig: „Stadt Leipzig“ (14713) oder „Landkreis Leipzig“ (14729)"),
        ("Plauen", "kein bekannter Kreis"),
        ("1452", "kein Kreisschlüssel mit 5 Ziffern"),
        ("", "darf nicht leer sein"),
    ],
)
def test_no_kreis_by_a_guess(wert: Zellwert, anfang: str) -> None:
    with pytest.raises(Unlesbar) as fehler:
        VERZEICHNIS.kreis(wert)
    assert str(fehler.value).startswith(anfang)


# --- what is stored ----------------------------------------------------------------------------------------------


@pytest.fixture
def fragen(mitgeliefert: Engine) -> Iterator[list[str]]:
    """The statements that go to the database."""
    gestellte: list[str] = []

    def merke(*was: object) -> None:
        gestellte.append(str(was[2]))

    event.listen(mitgeliefert, "before_cursor_execute", merke)
    yield gestellte
    event.remove(mitgeliefert, "before_cursor_execute", merke)


def test_the_stored_names_are_read_in_four_statements(mitgeliefert: Engine, fragen: list[str]) -> None:
    with mitgeliefert.connect() as verbindung:
        gespeichert = Ortsverzeichnis.aus(verbindung)
    assert len([frage for frage in fragen if "FROM" in frage]) == 4
    assert set(gespeichert.orte) == set(VERZEICHNIS.orte)
    assert set(gespeichert.wechsel) == set(VERZEICHNIS.wechsel)
    assert set(gespeichert.kreise) == set(VERZEICHNIS.kreise)
    assert gespeichert.ort("Ostrau", AB) == Fund("14522275", OSTRAU)
    assert gespeichert.mit(KOMMUNEN).orte == gespeichert.orte, "what is known already is not there twice"


def test_a_text_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    verzeichnis = Ortsverzeichnis(VERZEICHNIS.orte, VERZEICHNIS.wechsel)
    erste = [verzeichnis.ort(text, AB) for text in ("Zwickau", "Ostrau")]
    for text in ("Bernsdorf", "Zwickkau"):
        with pytest.raises(Unlesbar):
            verzeichnis.ort(text, AB)
    monkeypatch.delattr("ingest.ortsindex.Ortsindex.suche")
    assert [verzeichnis.ort(text, AB) for text in ("Zwickau", "Ostrau")] == erste
    for text in ("Bernsdorf", "Zwickkau"):
        with pytest.raises(Unlesbar):
            verzeichnis.ort(text, AB)


def test_a_delivery_full_of_unknown_names_gets_suggestions_for_the_first_ones_only() -> None:
    verzeichnis = Ortsverzeichnis((Ort("14524330", "Zwickau", "14524"),), (Wechsel(AB, "1", "x", "2", "y"),))

    def zahl(text: str) -> int:
        with pytest.raises(Unbekannt) as fehler:
            verzeichnis.ort(text, None)
        return len(fehler.value.vorschlaege)

    assert [zahl(f"Zwickau {n}") for n in range(250)] == [1] * 200 + [0] * 50
    assert zahl("Zwickau 1") == 1
