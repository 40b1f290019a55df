"""Does ``asskomm briefing`` write a whole file and enter it, or leave everything as it was and say why?"""

import contextlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from befehle.ausgabedatei import ganz_oder_gar_nicht
from briefing.papiere.einlesen import aus_json
from config import OERTLICH
from domain.fehler import Eingabefehler
from tests.app.conftest import lade_mitgelieferte
from tests.kommando import JANUAR, MODUL, UNERREICHBAR, WURZEL, Aufruf, Lauf, aufruf, viele
from tests.lieferbau import GUT, baue

ANFAENGE = {"pdf": b"%PDF-1.7", "pptx": b"PK", "xlsx": b"PK", "docx": b"PK", "csv": b"\xef\xbb\xbf", "zip": b"PK"}
FORMATE = tuple(ANFAENGE)
ADRESSE = "https://asskomm.example"


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("briefing")


@pytest.fixture(scope="module")
def adresse(ordner: Path) -> str:
    return lade_mitgelieferte(ordner)


def ruf(*argumente: str, adresse: str, **mehr: str) -> Aufruf:
    return aufruf("briefing", *argumente, adresse=adresse, **({"ASSKOMM_ADRESSE": ADRESSE} | mehr))


@pytest.fixture(scope="module")
def laeufe(ordner: Path, adresse: str) -> dict[str, Lauf]:
    """All calls in one process, as an operator would make them one after the other."""
    o = ordner / "aus"
    o.mkdir()
    (o / "belegt").mkdir()
    (o / "da.csv").write_text("bisheriger Inhalt")
    (o / "keine.pptx").write_text("keine Folien")
    schreibgeschuetzt = f"sqlite:///file:{ordner / 'asskomm.sqlite'}?mode=ro&uri=true"
    tag = ("--stichtag", JANUAR)
    was: dict[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
        **{f"nach {e}": (("-o", str(o / f"x.{e}"), *tag), {}) for e in FORMATE},
        "noch einmal pdf": (("--output", str(o / "y.PDF"), *tag), {}),
        "ohne Endung": (("--format", "csv", "-o", str(o / "ohne"), *tag, "--anlass", "Landtag"), {}),
        "kurz": (("-o", str(o / "kurz.pdf"), "--kurz", *tag, "--titel", "Für die Ministerin"), {}),
        "gewählt": (
            ("-o", str(o / "wahl.csv"), *tag, "--kennzahl", "beccaria_absolventen", "--kennzahl", "kommunen_beraten",
             "--baustein", "zahlen", "--polizeidirektion", "Leipzig", "--vergleich", "2021-02-06"), {},
        ),
        "alt": (("-o", str(o / "alt.csv"), *tag, "--datenstand", "2", "--baustein", "zahlen"), {}),
        "ersetzt": (("-o", str(o / "da.csv"), *tag), {}),
        "örtlich": (("-o", str(o / "oertlich.csv"), *tag, "--baustein", "zahlen"), {"ASSKOMM_ADRESSE": ""}),
        "kein Format": (("-o", str(o / "kein.txt")), {}),
        "unpassend": (("-o", str(o / "un.pdf"), "--format", "pptx"), {}),
        "kurze Folien": (("-o", str(o / "kf.pptx"), "--kurz"), {}),
        "Vorlage für pdf": (("-o", str(o / "vp.pdf"), "--vorlage", str(o / "keine.pptx")), {}),
        "kaputte Vorlage": (("-o", str(o / "kv.pptx"), "--vorlage", str(o / "keine.pptx"), *tag), {}),
        "fehlende Vorlage": (("-o", str(o / "fv.pptx"), "--vorlage", str(o / "nichts.pptx"), *tag), {}),
        "kein Ordner": (("-o", str(o / "nirgends" / "x.csv"), *tag), {}),
        "ist Ordner": (("-o", str(o / "belegt"), "--format", "csv", *tag), {}),
        "fremde Kennzahl": (("-o", str(o / "fk.csv"), "--kennzahl", "polizisten"), {}),
        "fremder Baustein": (("-o", str(o / "fb.csv"), "--baustein", "torte"), {}),
        "nur Worte": (("-o", str(o / "nw.csv"), "--baustein", "definitionen"), {}),
        "leerer Anlass": (("-o", str(o / "la.csv"), *tag, "--baustein", "zahlen", "--anlass", " "), {}),
        "späterer Vergleich": (("-o", str(o / "sv.csv"), *tag, "--vergleich", "2022-02-01"), {}),
        "fremde Direktion": (("-o", str(o / "fd.csv"), "--polizeidirektion", "Riesa"), {}),
        "nur lesbar": (
            ("-o", str(o / "nl.csv"), *tag, "--baustein", "zahlen"),
            {"ASSKOMM_READ_DATABASE_URL": adresse, "ASSKOMM_DATABASE_URL": schreibgeschuetzt},
        ),
        "Register weg": (
            ("-o", str(o / "rw.csv"), *tag, "--baustein", "zahlen"),
            {"ASSKOMM_READ_DATABASE_URL": adresse, "ASSKOMM_DATABASE_URL": UNERREICHBAR},
        ),
        "nichts geladen": (("-o", str(o / "ng.csv")), {"ASSKOMM_DATABASE_URL": f"sqlite:///{ordner / 'leer.sqlite'}"}),
    }  # fmt: skip
    return viele({name: ruf(*argumente, adresse=adresse, **mehr) for name, (argumente, mehr) in was.items()})


def register(ordner: Path, frage: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(ordner / "asskomm.sqlite")) as verbindung:
        return verbindung.execute(frage).fetchall()


def werte(lauf: Lauf) -> dict[str, str]:
    """The lines ``Name: value`` of the output."""
    return dict(zeile.split(": ", 1) for zeile in lauf.ausgabe.splitlines())


@pytest.mark.parametrize("endung", FORMATE)
def test_every_format_is_written_whole_and_entered(ordner: Path, laeufe: dict[str, Lauf], endung: str) -> None:
    lauf, datei = laeufe[f"nach {endung}"], ordner / "aus" / f"x.{endung}"
    assert (lauf.code, lauf.fehler) == (0, "")
    assert datei.read_bytes().startswith(ANFAENGE[endung])
    if endung not in ("csv", "pdf"):
        assert zipfile.ZipFile(datei).testzip() is None
    gesagt = werte(lauf)
    assert gesagt["Datei"] == str(datei)
    assert gesagt["Zitierkarte"] == f"{ADRESSE}/zitat?id={gesagt['Prüfwert']}"
    assert "verglichen mit dem 11.\u00a0Januar\u00a02021" in gesagt["Lagebild"]
    wort = {"pdf": "PDF", "pptx": "Folien (PPTX)", "xlsx": "Arbeitsmappe (XLSX)", "docx": "Presseentwurf (DOCX)",
            "csv": "Zahlen (CSV)", "zip": "Alles (ZIP)"}[endung]  # fmt: skip
    gefunden = register(
        ordner,
        f"SELECT DISTINCT anlass FROM ausgabe WHERE papier = '{gesagt['Prüfwert']}' AND art = '{wort} · asskomm briefing'",
    )
    assert ("Briefing",) in gefunden


def test_the_same_choice_is_one_paper_with_equal_bytes(ordner: Path, laeufe: dict[str, Lauf]) -> None:
    kennungen = {werte(laeufe[f"nach {e}"])["Prüfwert"] for e in FORMATE} | {
        werte(laeufe["noch einmal pdf"])["Prüfwert"]
    }
    assert len(kennungen) == 1
    (kennung,) = kennungen
    assert (ordner / "aus" / "x.pdf").read_bytes() == (ordner / "aus" / "y.PDF").read_bytes()
    ((aufnahme, pruefwert),) = register(ordner, f"SELECT aufnahme, pruefwert FROM papier WHERE kennung = '{kennung}'")
    lagebild = aus_json(aufnahme)
    assert (lagebild.pruefwert, lagebild.kennung, lagebild.adresse) == (pruefwert, kennung, ADRESSE)


def test_the_options_reach_the_paper(ordner: Path, laeufe: dict[str, Lauf]) -> None:
    zeilen = (ordner / "aus" / "wahl.csv").read_bytes().decode("utf-8-sig")
    assert "Kommunen beraten" in zeilen
    assert "Beccaria" in zeilen
    assert "Polizeidirektion Leipzig" in zeilen
    assert "Präventionsräte" not in zeilen
    kennung = werte(laeufe["gewählt"])["Prüfwert"]
    ((aufnahme,),) = register(ordner, f"SELECT aufnahme FROM papier WHERE kennung = '{kennung}'")
    lagebild = aus_json(aufnahme)
    assert [b.schluessel for b in lagebild.bausteine][:2] == ["zahlen", "wichtigstes"]
    assert (lagebild.raum, lagebild.vergleich) == ("Polizeidirektion Leipzig", "6.\u00a0Februar\u00a02021")
    kurz = werte(laeufe["kurz"])["Prüfwert"]
    assert register(ordner, f"SELECT titel FROM papier WHERE kennung = '{kurz}'") == [("Für die Ministerin",)]
    assert register(ordner, f"SELECT DISTINCT art FROM ausgabe WHERE papier = '{kurz}'") == [
        ("PDF auf einer Seite · asskomm briefing",)
    ]
    anlass = register(ordner, "SELECT DISTINCT anlass FROM ausgabe ORDER BY anlass")
    assert anlass == [("Briefing",), ("Landtag",)]


def test_an_old_datenstand_and_a_local_address_are_said(laeufe: dict[str, Lauf]) -> None:
    assert laeufe["alt"].ausgabe.startswith("ALTER DATENSTAND 2 VON 3: steht auf jeder Seite.")
    assert f"Zitierkarte: {OERTLICH}/zitat?id=" in laeufe["örtlich"].ausgabe
    assert "Abhilfe: ASSKOMM_ADRESSE setzen." in laeufe["örtlich"].fehler
    assert laeufe["nach csv"].fehler == ""


def test_an_existing_file_is_replaced(ordner: Path, laeufe: dict[str, Lauf]) -> None:
    assert laeufe["ersetzt"].code == 0
    assert (ordner / "aus" / "da.csv").read_bytes() == (ordner / "aus" / "x.csv").read_bytes()


ABGEWIESEN = {
    "kein Format": (2, "Welche Art von Datei „kein.txt“ werden soll, ist nicht zu erkennen. Abhilfe: "),
    "unpassend": (2, "Die Datei „un.pdf“ und das Format pptx passen nicht zusammen. Abhilfe: "),
    "kurze Folien": (2, "Nur ein PDF gibt es auf einer Seite. Abhilfe: "),
    "Vorlage für pdf": (2, "Eine Vorlage haben nur Folien. Abhilfe: "),
    "kaputte Vorlage": (2, "Abhilfe: "),
    "fehlende Vorlage": (2, "Abhilfe: "),
    "kein Ordner": (2, "lässt sich nicht schreiben. Abhilfe: "),
    "ist Ordner": (2, "lässt sich nicht schreiben. Abhilfe: "),
    "fremde Kennzahl": (2, "Die Kennzahl „polizisten“ gibt es nicht. Abhilfe: "),
    "fremder Baustein": (2, "Den Baustein „torte“ gibt es nicht. Abhilfe: "),
    "nur Worte": (2, "Die gewählten Bausteine zeigen keine Zahl. Abhilfe: "),
    "leerer Anlass": (2, "Der Anlass ist leer oder nicht lesbar. Abhilfe: "),
    "späterer Vergleich": (2, "liegt nicht vor dem Stichtag 11.01.2022. Abhilfe: "),
    "fremde Direktion": (2, "Unbekannte Polizeidirektion „Riesa“. Abhilfe: "),
    "nur lesbar": (3, "Die Datenbank darf nicht beschrieben werden; "),
    "Register weg": (3, "Die Datenbank ist nicht erreichbar"),
    "nichts geladen": (2, "Die Datenbank ist leer. Abhilfe: "),
}


@pytest.mark.parametrize("name", ABGEWIESEN)
def test_what_cannot_be_done_is_one_sentence(laeufe: dict[str, Lauf], name: str) -> None:
    code, satz = ABGEWIESEN[name]
    lauf = laeufe[name]
    assert (lauf.code, lauf.ausgabe) == (code, "")
    assert lauf.fehler.startswith("Fehler: ")
    assert satz in lauf.fehler
    assert "Traceback" not in lauf.fehler
    assert "geheim" not in lauf.fehler


def test_nothing_half_stays_and_nothing_refused_left(ordner: Path, laeufe: dict[str, Lauf]) -> None:
    assert laeufe
    fertige = {f"x.{e}" for e in FORMATE} | {
        "y.PDF",
        "ohne",
        "kurz.pdf",
        "wahl.csv",
        "alt.csv",
        "da.csv",
        "oertlich.csv",
    }
    assert {p.name for p in (ordner / "aus").iterdir()} == fertige | {"belegt", "keine.pptx"}
    gelungen = [name for name, lauf in laeufe.items() if lauf.code == 0]
    assert set(gelungen) == set(laeufe) - set(ABGEWIESEN)
    kennungen = {werte(laeufe[name])["Prüfwert"] for name in gelungen}
    assert {k for (k,) in register(ordner, "SELECT kennung FROM papier")} == kennungen


def test_a_file_appears_in_one_step_or_not_at_all(tmp_path: Path) -> None:
    ziel = tmp_path / "x.pdf"
    ziel.write_text("alt")
    with pytest.raises(KeyboardInterrupt), ganz_oder_gar_nicht(ziel) as halb:  # noqa: PT012 (what happens in between is the test)
        halb.write_text("halb")
        assert ziel.read_text() == "alt"
        raise KeyboardInterrupt
    assert [p.read_text() for p in tmp_path.iterdir()] == ["alt"]
    with ganz_oder_gar_nicht(ziel) as halb:
        halb.write_text("neu")
    assert [p.read_text() for p in tmp_path.iterdir()] == ["neu"]


def test_a_full_disk_is_a_sentence_and_the_fault_of_another_file_is_not(tmp_path: Path) -> None:
    def scheitert(fehler: OSError) -> None:
        with ganz_oder_gar_nicht(tmp_path / "x.pdf"):
            raise fehler

    with pytest.raises(Eingabefehler, match="lässt sich nicht schreiben"):
        scheitert(OSError(28, "No space left on device"))
    with pytest.raises(FileNotFoundError):
        scheitert(FileNotFoundError(2, "weg", str(tmp_path / "vorlage.pptx")))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("script") is None, reason="needs a terminal to be seen on")
def test_somebody_at_a_terminal_sees_that_it_works(ordner: Path, adresse: str) -> None:
    befehl = f"{sys.executable} -m cli briefing -o {ordner / 'terminal.pdf'} --kurz --stichtag {JANUAR} >/dev/null"
    umgebung = ruf(adresse=adresse).umgebung() | {"TERM": "xterm"}
    fertig = subprocess.run(
        ["script", "-qec", befehl, os.devnull], cwd=WURZEL, env=umgebung, capture_output=True, timeout=120, check=False
    )
    assert "PDF auf einer Seite wird erstellt" in fertig.stdout.decode("utf-8", "replace")
    assert (ordner / "terminal.pdf").read_bytes().startswith(b"%PDF")


def test_the_csv_opens_with_german_numbers(ordner: Path, laeufe: dict[str, Lauf]) -> None:
    assert laeufe["nach csv"].code == 0
    import csv

    text = (ordner / "aus" / "x.csv").read_bytes().decode("utf-8-sig")
    zeilen = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    je_titel = {z["Kennzahl"]: z for z in zeilen}
    assert je_titel["Kommunen beraten"]["Wert"] == "126"
    geld = je_titel["Fördermittel bewilligt"]
    betrag = next(wert for name, wert in geld.items() if name.startswith("Betrag"))
    assert (geld["Zusatz"], betrag.replace(".", "").split(",")[0]) == ("über", "420000")
    assert je_titel["Kommunen beraten"]["Stichtag"] == "11.01.2022"


def test_a_paper_of_what_is_not_released_says_so_and_is_entered(ordner: Path, adresse: str) -> None:
    datenbank = ordner / "vorlaeufig.sqlite"
    shutil.copyfile(adresse.removeprefix("sqlite:///"), datenbank)
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": f"sqlite:///{datenbank}", "ASSKOMM_READ_DATABASE_URL": ""}

    def ruf(*argumente: str) -> str:
        return subprocess.run(
            [*MODUL, *argumente], env=umgebung, cwd=WURZEL, capture_output=True, text=True, check=True
        ).stdout

    ruf(
        "load",
        str(
            baue(
                ordner / "neu",
                {"ereignisse.csv": GUT["ereignisse.csv"].replace("verband,beratung", "14524330,beratung")},
                grund="neu",
            )
        ),
    )
    gesagt = ruf("briefing", "-o", str(ordner / "v.csv"), "--baustein", "zahlen")
    assert gesagt.startswith("VORLÄUFIG, NICHT FREIGEGEBEN: steht auf jeder Seite.")
    liste = json.loads(ruf("einsichtsliste", "--format", "json"))
    assert [(z["ort"], z["datenstand"], z["rolle"]) for z in liste] == [
        ("Zahlen (CSV) · asskomm briefing", 4, "pflege")
    ]
    ruf("release", "4")
    assert "VORLÄUFIG" not in ruf("briefing", "-o", str(ordner / "v.csv"), "--baustein", "zahlen")
    assert len(json.loads(ruf("einsichtsliste", "--format", "json"))) == 1
