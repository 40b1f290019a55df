"""Does the real command ``asskomm`` do what operators are promised, with the promised exit codes and sentences?"""

import json
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from config import Settings
from data_access.engine import engine
from data_access.katalog import KATALOG
from domain.auswahl import NICHT_ZUGEORDNET, POLIZEIDIREKTIONEN
from tests.datenbanken import Datenbank
from tests.kommando import (
    BEFEHLE,
    FALSCH,
    FEBRUAR,
    JANUAR,
    MODUL,
    WURZEL,
    Lauf,
    asskomm,
    aufruf,
    rufe_alles,
    warte_auf_wartende,
)
from tests.lieferbau import alles, baue

SCHLUESSEL = {"kennzahl", "titel", "ebene", "raum", "stichtag", "datenstand", "wert", "einheit", "basis", "belegt",
              "text"}  # fmt: skip


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture(scope="module")
def adresse(ordner: Path) -> str:
    """A database in a folder that does not exist yet."""
    return f"sqlite:///{ordner / 'neu' / 'asskomm.sqlite'}"


@pytest.fixture(scope="module")
def eingerichtet(adresse: str) -> tuple[Lauf, Lauf]:
    """``init`` twice."""
    return asskomm(aufruf("init", adresse=adresse)), asskomm(aufruf("init", adresse=adresse))


@pytest.fixture(scope="module")
def laeufe(ordner: Path, adresse: str, eingerichtet: tuple[Lauf, Lauf]) -> dict[str, Lauf]:
    """All calls of ``kommando.rufe_alles``, none of which may change the database."""
    vorher = inhalt(adresse)
    ergebnis = rufe_alles(ordner, adresse)
    assert inhalt(adresse) == vorher
    return ergebnis


def inhalt(adresse: str) -> dict[str, list[tuple[Any, ...]]]:
    maschine = engine(adresse)
    try:
        return alles(maschine)
    finally:
        maschine.dispose()


def test_init_can_be_repeated(eingerichtet: tuple[Lauf, Lauf]) -> None:
    erster, zweiter = eingerichtet
    assert (erster.code, zweiter.code, erster.fehler, zweiter.fehler) == (0, 0, "", "")
    assert "1-gebiet: geladen als Datenstand 1." in erster.ausgabe
    assert "  Ereignisse: 198 neu" in erster.ausgabe
    assert zweiter.ausgabe.count("nichts geändert") == 3
    assert "neu" not in zweiter.ausgabe


GELADEN = (
    "gut: geladen als Datenstand 4.\n  Träger: 1 neu\n  Keine Wirkung auf die Kennzahlen, ganz Sachsen am 30.06.2023.\n"
)


def test_load_says_what_it_did(laeufe: dict[str, Lauf], ordner: Path) -> None:
    assert laeufe["good delivery"] == Lauf(0, GELADEN, "")
    assert inhalt(f"sqlite:///{ordner / 'kopie.sqlite'}")["lieferung"][-1][-1] == "Probe"


def test_status(laeufe: dict[str, Lauf]) -> None:
    text, stand = laeufe["status"].ausgabe, laeufe["status json"].objekte
    assert stand["datenbank"] == "sqlite"
    assert stand["version"] == stand["version_neueste"]
    assert stand["datenstand"] == 3
    kennungen = [lieferung["kennung"] for lieferung in stand["lieferungen"]]
    assert kennungen == ["1-gebiet", "2-ereignisse", "3-veroeffentlichungen"]
    for lieferung in stand["lieferungen"]:
        assert f"Datenstand {lieferung['id']}: {lieferung['titel']} (Stand 30.06.2023, geladen " in text
    assert "Abhilfe" not in text
    assert "Abhilfe: „asskomm init“ aufrufen." in laeufe["status of an empty database"].ausgabe


def test_figures_as_json_have_all_keys(laeufe: dict[str, Lauf]) -> None:
    for name in ("land 2021", "land 2022", "polizeidirektion", "landkreis", "kommune"):
        for objekt in laeufe[name].objekte:
            assert objekt.keys() >= SCHLUESSEL | {"veroeffentlicht"}
            assert all(isinstance(objekt[s], str) for s in SCHLUESSEL - {"datenstand", "wert", "belegt"})
            assert objekt["datenstand"] == 3
            assert objekt["belegt"] >= 0
            assert (objekt["wert"] is None) == (objekt["basis"] == "keine Angabe")
            if objekt["veroeffentlicht"] is not None:
                assert objekt["veroeffentlicht"].keys() >= {"wert", "zusatz", "stand", "quelle"}
                assert all(objekt["veroeffentlicht"][s] for s in ("wert", "zusatz", "stand", "quelle"))
    assert [o["kennzahl"] for o in laeufe["land 2021"].objekte] == [kennzahl.schluessel for kennzahl in KATALOG]


PRESSE = {
    "land 2021": (FEBRUAR, {"kommunen_beraten": (102, "exakt"), "kommunale_praeventionsraete": (19, "exakt"),
                            "foerdermittel_bewilligt": (420000, "ueber"), "beccaria_absolventen": (102, "exakt"),
                            "beccaria_laufend": (18, "exakt"), "kommunen_mit_coaching": (24, "bereits")}),
    "land 2022": (JANUAR, {"kommunen_beraten": (126, "bereits"), "eng_kooperierende_kommunen": (48, "exakt"),
                           "kommunale_praeventionsraete": (26, "exakt"), "foerdermittel_verfuegbar": (1300000, "exakt")}),
}  # fmt: skip


@pytest.mark.parametrize("lauf", PRESSE)
def test_the_figures_of_the_press_releases(lauf: str, laeufe: dict[str, Lauf]) -> None:
    stand, erwartet = PRESSE[lauf]
    objekte = {objekt["kennzahl"]: objekt for objekt in laeufe[lauf].objekte}
    for schluessel, (wert, zusatz) in erwartet.items():
        objekt = objekte[schluessel]
        assert (objekt["raum"], objekt["stichtag"], objekt["basis"]) == ("Sachsen", stand, "veröffentlicht")
        assert (objekt["wert"], objekt["zusatz"]) == (wert, zusatz)
        v = objekt["veroeffentlicht"]
        assert (v["wert"], v["zusatz"], v["stand"]) == (wert, zusatz, stand)
        assert v["quelle"].startswith("SMI: Medieninformation „")
    assert (objekte["modellkommunen"]["wert"], objekte["modellkommunen"]["basis"]) == (8, "gezählt")


def test_texts_of_figures(laeufe: dict[str, Lauf]) -> None:
    texte = {objekt["kennzahl"]: objekt["text"].replace("\u00a0", " ") for objekt in laeufe["land 2021"].objekte}
    assert texte["foerdermittel_bewilligt"] == "über 420.000 Euro bewilligt (seit 02/2019)"
    assert texte["kommunen_mit_coaching"] == "24 Kommunen mit Coaching (im Jahr 2020)"
    assert texte["eng_kooperierende_kommunen"] == "Eng kooperierende Kommunen: keine Angabe"
    tabelle = laeufe["text"].ausgabe.replace("\u00a0", " ")
    assert tabelle.startswith("Freistaat Sachsen · Stichtag 6. Februar 2021 · Datenstand 3")
    for kennzahl in KATALOG:
        assert kennzahl.titel in tabelle
    assert "über 420.000 €" in tabelle
    assert "…" not in tabelle  # nothing is cut in a pipe


def belegt_je_kennzahl(objekte: list[dict[str, Any]]) -> Counter[str]:
    summen = Counter[str]()
    for objekt in objekte:
        summen[objekt["kennzahl"]] += objekt["belegt"]
    return summen


def test_levels_add_up_to_the_state(laeufe: dict[str, Lauf]) -> None:
    land = belegt_je_kennzahl(laeufe["land 2022"].objekte)
    assert land["kommunen_im_verbund"] > 20
    for ebene, zahl in (("polizeidirektion", 5), ("landkreis", 13), ("kommune", 419)):
        objekte = laeufe[ebene].objekte
        assert {objekt["ebene"] for objekt in objekte} == {ebene}
        raeume = [o["raum"] for o in objekte if o["kennzahl"] == "kommunen_im_verbund"]
        assert len(raeume) == zahl + 1
        assert raeume[-1] == NICHT_ZUGEORDNET
        summen = belegt_je_kennzahl(objekte)
        assert summen == {schluessel: land[schluessel] for schluessel in summen}
    raeume = {objekt["raum"] for objekt in laeufe["polizeidirektion"].objekte}
    assert raeume == {*POLIZEIDIREKTIONEN, NICHT_ZUGEORDNET}


def test_changes_add_up_to_the_difference(laeufe: dict[str, Lauf]) -> None:
    for name in ("changes", "changes of knowledge"):
        objekte = laeufe[name].objekte
        assert [o["kennzahl"] for o in objekte] == [kennzahl.schluessel for kennzahl in KATALOG]
        for o in objekte:
            assert o.keys() >= {"kennzahl", "von", "bis", "differenz", "gruende"}
            assert sum(grund["beitrag"] for grund in o["gruende"]) == o["differenz"] == o["bis"] - o["von"]
            for grund in o["gruende"]:
                assert sum(eintrag["beitrag"] for eintrag in grund["eintraege"]) == grund["beitrag"]
    verbund = next(o for o in laeufe["changes"].objekte if o["kennzahl"] == "kommunen_im_verbund")
    assert (verbund["von"], verbund["bis"], verbund["differenz"]) == (8, 24, 16)
    (hinzu,) = verbund["gruende"]
    assert hinzu["grund"] == "hinzugekommen"
    assert {"Torgau", "Werdau"} < {eintrag["name"] for eintrag in hinzu["eintraege"]}
    gruende = {g["grund"] for o in laeufe["changes of knowledge"].objekte for g in o["gruende"]}
    assert gruende == {"nachgetragen"}, "the territory came first, everything else later"


def test_changes_as_text_name_who_is_behind_them(laeufe: dict[str, Lauf]) -> None:
    text = laeufe["changes as text"].ausgabe
    assert "Kommunen im Verbund: belegt 8 am 06.02.2021, 24 am 11.01.2022 (+16): 16 hinzugekommen." in text
    assert "Torgau (+1)" in text


def test_the_proof_is_as_long_as_the_figure(laeufe: dict[str, Lauf]) -> None:
    nachweis = laeufe["nachweis"].objekte
    assert len(nachweis["gezaehlt"]) == nachweis["belegt"] == 21
    for zeile in nachweis["gezaehlt"]:
        assert all(zeile[spalte] for spalte in ("Gezählt", "Seit", "Quelle", "Lieferung"))
    assert {zeile["Sicher"] for zeile in nachweis["einzelfaelle"]} == {"ja", "mit Vorbehalt"}
    assert "nicht zählbar, weil nicht definiert" in laeufe["nachweis as text"].ausgabe


def test_the_register_lists_every_publication_and_its_contradictions(laeufe: dict[str, Lauf]) -> None:
    register = laeufe["zahlenregister"].objekte
    assert len(register["veroeffentlichungen"]) == 105
    kennungen = {v["kennung"] for v in register["veroeffentlichungen"]}
    assert register["widersprueche"]
    for w in register["widersprueche"]:
        assert set(w["eintraege"]) <= kennungen
        assert all(w[feld] for feld in ("regel", "satz", "klaerung"))
    assert register["ausgaben"] == []
    assert "126 Kommunen heißen" in laeufe["zahlenregister as text"].ausgabe


def test_figures_that_leave_are_entered(laeufe: dict[str, Lauf], ordner: Path) -> None:
    werte = {o["kennzahl"]: o["wert"] for o in laeufe["into the register"].objekte}
    eintraege = inhalt(f"sqlite:///{ordner / 'register.sqlite'}")["ausgabe"]
    assert len(eintraege) == len(werte) == len(KATALOG)
    assert all("Presse" in eintrag for eintrag in eintraege)


def test_a_text_says_what_is_proved_once(laeufe: dict[str, Lauf]) -> None:
    text = laeufe["nachweis of what is proved"].ausgabe
    assert re.search(r"^Sicherheitsanalysen: mind\. (\d+) \(mindestens \1 belegt\)$", text, re.MULTILINE)


def test_what_is_named_twice_counts_once(laeufe: dict[str, Lauf]) -> None:
    for lauf in ("figures twice the same directorate", "figures twice the same Kreis"):
        assert {o["raum"] for o in laeufe[lauf].objekte} <= {"Görlitz", "Mittelsachsen"}
        assert {o["ebene"] for o in laeufe[lauf].objekte} <= {"polizeidirektion", "landkreis"}
    einmal = [o for o in laeufe["polizeidirektion"].objekte if o["raum"] == "Görlitz"]
    assert laeufe["figures twice the same directorate"].objekte == einmal


def test_a_kreis_has_its_name(laeufe: dict[str, Lauf]) -> None:
    text = laeufe["Kreis as text"].ausgabe
    assert text.splitlines()[0].startswith("Landkreis Mittelsachsen · ")
    assert "14522" not in text


def test_kommunen_of_one_name_are_told_apart(laeufe: dict[str, Lauf]) -> None:
    objekte = laeufe["kommune"].objekte
    bernsdorf = {o["raum_schluessel"]: o["raum"] for o in objekte if o["raum"].startswith("Bernsdorf")}
    assert bernsdorf == {"14524010": "Bernsdorf (Zwickau)", "14625030": "Bernsdorf (Bautzen)"}
    schluessel = [o["raum_schluessel"] for o in objekte]
    assert len(set(schluessel)) == len(objekte) == 420
    assert schluessel[-1] is None, "what belongs to no Kommune"
    assert "Bernsdorf (Bautzen)" in laeufe["Kommunen as text"].ausgabe


def test_every_answer_says_whether_it_is_of_an_old_datenstand(laeufe: dict[str, Lauf]) -> None:
    alte = ("old Datenstand", "changes of an old Datenstand", "zahlenregister of an old Datenstand")
    for erwartet, namen in ((True, (*alte, "nachweis of an old Datenstand")),
                            (False, ("land 2022", "changes", "zahlenregister", "nachweis"))):  # fmt: skip
        for name in namen:
            antwort = laeufe[name].objekte
            for objekt in antwort if isinstance(antwort, list) else [antwort]:
                assert objekt["veraltet"] is erwartet, name
                assert objekt["uebung"] is False


def test_words_of_a_delivery_are_printed_as_they_are(laeufe: dict[str, Lauf]) -> None:
    geladen, stand = laeufe["delivery with marks"], laeufe["status with marks"]
    assert (geladen.code, stand.code) == (0, 0), geladen.fehler + stand.fehler
    assert geladen.ausgabe.startswith("[red]x[/]: geladen als Datenstand 4.\n")
    assert "Datenstand 4: [/foo] [bold]Stand[/bold] :warning: \\[1] (Stand 30.06.2023" in stand.ausgabe


@pytest.mark.parametrize("name", FALSCH)
def test_a_wrong_call_is_answered_in_german(name: str, laeufe: dict[str, Lauf]) -> None:
    lauf = laeufe[name]
    assert (lauf.code, lauf.ausgabe) == (2, "")
    assert re.fullmatch(r"Fehler: .+\. Abhilfe: „asskomm[a-z ]* --help“ zeigt, was möglich ist\.\n", lauf.fehler)
    assert not ENGLISCH.search(lauf.fehler), lauf.fehler


SAETZE = {
    "no such option": "Die Option „--datnstand“ gibt es nicht. Gemeint ist vielleicht --datenstand.",
    "no such command": "Den Befehl „nachwei“ gibt es nicht. Gemeint ist vielleicht nachweis.",
    "missing option": "Es fehlt die Angabe „--kennzahl“.",
    "missing argument": "Es fehlt die Angabe „LIEFERUNG“.",
    "no number": "Der Wert von „--datenstand“ ist unzulässig: keine ganze Zahl.",
    "port too large": "Der Wert von „--port“ ist unzulässig: größer als 65535.",
    "no such choice": "„--ebene“ ist unzulässig: „dorf“; möglich ist land, polizeidirektion, landkreis, kommune.",
}
ENGLISCH = re.compile(
    r"\b(Usage|Options|Commands?|Arguments?|Error|Missing|Invalid|such|Try|Show|default|required|value|should|Got)\b",
    re.I,
)


@pytest.mark.parametrize("name", SAETZE)
def test_a_wrong_call_is_answered_precisely(name: str, laeufe: dict[str, Lauf]) -> None:
    assert SAETZE[name] in laeufe[name].fehler


@pytest.mark.parametrize("name", ["help", "nothing", *(f"help of {befehl}" for befehl in BEFEHLE)])
def test_the_help_is_german(name: str, laeufe: dict[str, Lauf]) -> None:
    lauf = laeufe[name]
    assert (lauf.code, lauf.fehler) == (2 if name == "nothing" else 0, "")
    assert "Aufruf: asskomm" in lauf.ausgabe
    assert "Diese Hilfe zeigen." in lauf.ausgabe
    assert not ENGLISCH.search(lauf.ausgabe), lauf.ausgabe
    if name in ("help", "nothing"):
        assert set(re.findall(r"│ ([a-z][a-z-]+) ", lauf.ausgabe)) == set(BEFEHLE)


def test_an_old_datenstand_is_said_first(laeufe: dict[str, Lauf]) -> None:
    assert laeufe["old Datenstand as text"].ausgabe.startswith("ALTER DATENSTAND 2 von 3: ")


def test_a_directorate_narrows_the_areas(laeufe: dict[str, Lauf]) -> None:
    goerlitz = laeufe["nur Görlitz"].objekte
    assert {objekt["raum"] for objekt in goerlitz} == {"Bautzen", "Görlitz", NICHT_ZUGEORDNET}
    direktion = [objekt for objekt in laeufe["polizeidirektion"].objekte if objekt["raum"] == "Görlitz"]
    assert belegt_je_kennzahl(goerlitz) == belegt_je_kennzahl(direktion)


ABGEWIESEN = {
    "unknown Kennzahl": (2, "Fehler: Unbekannte Kennzahl „polizisten“. Abhilfe: eine von kommunen_beraten, "),
    "unknown directorate": (2, "Fehler: Unbekannte Polizeidirektion „Riesa“. Abhilfe: eine von Chemnitz, "),
    "unknown Kreis": (2, "Fehler: Unbekannter Landkreis „Entenhausen“. Abhilfe: Name oder Schlüssel angeben: "),
    "no day": (2, "Fehler: „2021-02-30“ ist kein Tag. Abhilfe: "),
    "other notation of a day": (2, "Fehler: „20210206“ ist kein Tag. Abhilfe: "),
    "before the programme": (2, "Fehler: Der Stichtag 03.10.1990 liegt vor den Daten. Abhilfe: "),
    "Datenstand 99": (2, "Fehler: Den Datenstand 99 gibt es nicht. Abhilfe: 1 bis 3 angeben."),
    "Datenstand 0": (2, "Fehler: Den Datenstand 0 gibt es nicht. Abhilfe: 1 bis 3 angeben."),
    "changes backwards": (2, "Fehler: Der Vergleichstag 11.01.2022 liegt nach dem Stichtag 06.02.2021. Abhilfe: "),
    "changes of newer knowledge": (
        2,
        "Fehler: Der Datenstand des Vergleichs (3) ist neuer als der Datenstand 2. Abhilfe: ",
    ),
    "changes from an unknown Datenstand": (2, "Fehler: Den Datenstand 9 gibt es nicht. Abhilfe: 1 bis 3 angeben."),
    "changes before the programme": (2, "Fehler: Der Stichtag 31.12.2018 liegt vor den Daten. Abhilfe: "),
    "file as a delivery": (2, "Lieferung „"),
    "serve for all": (2, "Fehler: Ohne Anmeldung lauscht das Dashboard nur auf 127.0.0.1. Abhilfe: "),
    "empty database": (2, "Fehler: Die Datenbank ist leer. Abhilfe: „asskomm init“ aufrufen."),
    "no address": (
        2,
        "Fehler: ASSKOMM_DATABASE_URL ist keine Adresse einer SQLite- oder PostgreSQL-Datenbank. Abhilfe: ",
    ),
    "unknown setting": (2, "Fehler: Unzulässiger Wert in ASSKOMM_AUTH. Abhilfe: "),
    "database away": (3, "Fehler: Die Datenbank ist nicht erreichbar ("),
    "no occasion": (2, "Fehler: Der Anlass ist leer oder nicht lesbar. Abhilfe: "),
    "blank occasion": (2, "Fehler: Der Anlass ist leer oder nicht lesbar. Abhilfe: "),
    "no database": (3, "Fehler: Die Datei ist keine SQLite-Datenbank. Abhilfe: "),
    "no folder": (3, "Fehler: Der Ordner "),
}


@pytest.mark.parametrize("fall", ABGEWIESEN)
def test_refuses_with_a_sentence_a_remedy_and_a_code(fall: str, laeufe: dict[str, Lauf]) -> None:
    lauf, (code, satz) = laeufe[fall], ABGEWIESEN[fall]
    assert (lauf.code, lauf.ausgabe) == (code, "")
    assert lauf.fehler.startswith(satz)
    assert "Abhilfe: " in lauf.fehler
    assert "Traceback" not in lauf.fehler
    assert "geheim" not in lauf.fehler


def test_a_broken_delivery_is_named_by_file_line_and_column(laeufe: dict[str, Lauf]) -> None:
    lauf = laeufe["broken delivery"]
    assert (lauf.code, lauf.ausgabe) == (2, "")
    kopf, befund, hinweis = lauf.fehler.splitlines()
    assert kopf.endswith("abgewiesen, nichts wurde geändert: 1 Fehler, 1 Hinweis.")
    assert hinweis.startswith("  - Hinweis, ereignisse.csv, Zeile 3, Spalte datum: vielleicht doppelt")
    assert befund == (
        "  - einwohner.csv, Zeile 3, Spalte einwohner: keine ganze Zahl (Wert: „viele“). "
        "Abhilfe: nur Ziffern schreiben, wie 1.234 oder 1234"
    )


def test_a_surprise_has_a_number_that_leads_to_its_trace(laeufe: dict[str, Lauf]) -> None:
    lauf = laeufe["surprise"]
    assert (lauf.code, lauf.ausgabe) == (1, "")
    *protokoll, satz = lauf.fehler.splitlines()
    nummer = re.fullmatch(r"Unerwarteter Fehler\. Abhilfe: .* Vorgangsnummer ([0-9A-F]{8}) .*", satz)
    assert nummer
    assert protokoll[0].endswith(f"ERROR asskomm.fehler: Vorgang {nummer[1]}")
    assert protokoll[1].startswith("  Traceback")


def _hoert_auf_strg_c() -> None:
    """What runs in the background of a shell ignores it, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted_load_ends_and_changes_nothing(ordner: Path, datenbanken: Callable[[str], Datenbank]) -> None:
    maschine = datenbanken("postgresql").frisch()
    was = aufruf("load", str(baue(ordner / "wartend")), adresse=maschine.url.render_as_string(hide_password=False))
    vorher, befehl = alles(maschine), [*MODUL, *was.argumente]
    with maschine.connect() as andere:
        andere.execute(text("LOCK TABLE lieferung IN EXCLUSIVE MODE"))  # somebody else is loading
        with subprocess.Popen(
            befehl, env=was.umgebung(), cwd=WURZEL, stderr=subprocess.PIPE, text=True, preexec_fn=_hoert_auf_strg_c
        ) as laden:
            warte_auf_wartende(maschine, laden)
            laden.send_signal(signal.SIGINT)
            _, gesagt = laden.communicate(timeout=60)
    assert laden.returncode == 130, gesagt
    assert alles(maschine) == vorher
    datenbanken("postgresql").zurueck(maschine)


def test_the_findings_of_a_workbook_come_back_marked(
    ordner: Path, eingerichtet: tuple[Lauf, Lauf], adresse: str
) -> None:
    def asskomm(*argumente: str) -> subprocess.CompletedProcess[str]:
        was = aufruf(*argumente, adresse=adresse)
        return subprocess.run([*MODUL, *was.argumente], env=was.umgebung(), cwd=WURZEL, capture_output=True, text=True)

    mappe, kopie = ordner / "stand.xlsx", ordner / "befunde.xlsx"
    assert asskomm("export", "--datenstand", "3", "-o", str(mappe)).returncode == 0
    buch = load_workbook(mappe)
    buch["Ereignisse"]["A2"], buch["Lieferung"]["B2"] = "Bernsdorf", "probe"
    buch.save(mappe)
    vorher = mappe.read_bytes()
    lauf = asskomm("load", str(mappe), "--dry-run", "--befunde", str(kopie), "--format", "json")
    assert lauf.returncode == 2
    (befund,) = [b for b in json.loads(lauf.stdout)["befunde"] if b["schwere"] == "Fehler"]
    assert (befund["blatt"], befund["zelle"], befund["wert"]) == ("Ereignisse", "A2", "Bernsdorf")
    assert befund["grund"].count("Bernsdorf (") == 2
    markiert = load_workbook(kopie)
    assert markiert.sheetnames[0] == "Befunde"
    assert "kann mehreres heißen" in markiert["Ereignisse"]["A2"].comment.text
    assert mappe.read_bytes() == vorher
    vorher_geladen = inhalt(adresse)
    ohne_ort = asskomm("load", str(baue(ordner / "ohne-ort")), "--befunde", str(ordner / "nirgends" / "b.xlsx"))
    assert (ohne_ort.returncode, "gibt es nicht" in ohne_ort.stderr) == (2, True)
    assert inhalt(adresse) == vorher_geladen, "what ends with 2 has changed nothing"
    zweite = asskomm("load", str(mappe), "--befunde", str(mappe))
    assert (zweite.returncode, "ist die Lieferung selbst" in zweite.stderr) == (2, True)
    assert asskomm("load", str(kopie), "--dry-run").stderr.count("Bernsdorf") >= 2  # the list itself is no delivery


def test_every_setting_is_shown_and_no_password(laeufe: dict[str, Lauf]) -> None:
    lauf = laeufe["settings"]
    assert lauf.code == 0
    assert "ASSKOMM_DATABASE_URL=postgresql://leserin:***@127.0.0.1:1/x\n" in lauf.ausgabe
    assert "geheim" not in lauf.ausgabe
    for name, feld in Settings.model_fields.items():
        assert f"ASSKOMM_{name.upper()}=" in lauf.ausgabe
        assert feld.description
        assert feld.description in lauf.ausgabe


def test_every_setting_stands_in_the_table_of_the_readme() -> None:
    readme = (WURZEL / "README.md").read_text(encoding="utf-8")
    genannt = set(re.findall(r"^\| *`(ASSKOMM_[A-Z_]+)`", readme, re.MULTILINE))
    assert genannt == {f"ASSKOMM_{name.upper()}" for name in Settings.model_fields}


def test_status_asks_postgresql_as_well(datenbanken: Callable[[str], Datenbank]) -> None:
    """Its Datenstand is an INTEGER: no larger number may be asked for."""
    adresse = datenbanken("postgresql").mitgeliefert.url.render_as_string(hide_password=False)
    lauf = asskomm(aufruf("status", adresse=adresse))
    assert lauf.code == 0, lauf.fehler
    assert "Datenstand 3: " in lauf.ausgabe
