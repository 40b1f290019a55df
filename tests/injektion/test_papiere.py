"""Is every value only text in every paper: no formula, no link of its own, no macro, no command of the typesetter, no strange file name?"""

import csv
import io
import os
import re
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.browser.conftest import ASSKOMM
from tests.injektion.werte import FREMD, KURZ

IM_ARCHIV = {
    "pdf": "_lagebild.pdf", "kurz.pdf": "_lagebild-kurz.pdf", "pptx": "_folien.pptx", "xlsx": "_arbeitsmappe.xlsx",
    "docx": "_pressetext.docx",
}  # fmt: skip
TITEL = '#import "x" [x](javascript:alert(1)) <img src=x onerror=alert(1)> $x$ %s {{7*7}} ../../x'
ANLASS = '=HYPERLINK("http://boese.example") <script>alert(1)</script>'
AKTIV = re.compile(r"vbaProject|activeX|oleObject|embeddings/.*\.bin|externalLink", re.IGNORECASE)
GEFAEHRLICH = (
    "/JavaScript",
    "/JS",
    "/Launch",
    "/OpenAction",
    "/AA",
    "/EmbeddedFile",
    "/RichMedia",
    "/SubmitForm",
    "/ImportData",
)


def umgebung(adresse: str) -> dict[str, str]:
    return os.environ | {"ASSKOMM_DATABASE_URL": adresse, "ASSKOMM_ADRESSE": "https://asskomm.example"}


@pytest.fixture(scope="module")
def papiere(galerie: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A paper of each kind by its ending, all from one archive, and tables for an answer to parliament."""
    ordner = tmp_path_factory.mktemp("papiere")
    datenbank = ordner / "a.sqlite"
    datenbank.write_bytes(Path(galerie.removeprefix("sqlite:///")).read_bytes())
    wie = umgebung(f"sqlite:///{datenbank}")
    fertig = {"zip": ordner / "papier.zip"}
    briefing = [ASSKOMM, "briefing", "-o", str(fertig["zip"]), "--titel", TITEL, "--anlass", ANLASS]
    subprocess.run(briefing, env=wie, check=True, capture_output=True)
    with zipfile.ZipFile(fertig["zip"]) as archiv:
        for endung, name in IM_ARCHIV.items():
            (gefunden,) = (eintrag for eintrag in archiv.namelist() if eintrag.endswith(name))
            fertig[endung] = ordner / f"papier.{endung}"
            fertig[endung].write_bytes(archiv.read(gefunden))
    for endung in ("docx", "xlsx", "pdf"):
        fertig[f"anfrage.{endung}"] = ziel = ordner / f"anfrage.{endung}"
        subprocess.run(
            [ASSKOMM, "anfrage", "--drucksache", "7/12345", "--betreff", TITEL, "--gliederung", "kommune", "-o", str(ziel),
             "--kennzahl", "kooperationsvereinbarungen"], env=wie, check=True, capture_output=True,
        )  # fmt: skip
    return fertig


def teile(datei: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(datei) as archiv:
        return {name: archiv.read(name) for name in archiv.namelist()}


@pytest.mark.parametrize("welche", ["pptx", "xlsx", "docx", "anfrage.docx", "anfrage.xlsx"])
def test_office_files_hold_no_program_and_no_link_of_a_value(papiere: dict[str, Path], welche: str) -> None:
    inhalt = teile(papiere[welche])
    assert not [name for name in inhalt if AKTIV.search(name)]
    for name, roh in inhalt.items():
        if name.endswith(".rels"):
            for verweis in ElementTree.fromstring(roh):
                ziel, aussen = verweis.get("Target", ""), verweis.get("TargetMode") == "External"
                assert not aussen or ziel.startswith(("https://asskomm.example/", "https://", "http://")), ziel
                assert FREMD not in ziel
                assert "javascript:" not in ziel.lower()
        if name.endswith(".xml"):
            ElementTree.fromstring(roh)
            assert b"instrText" not in roh or welche.startswith(("docx", "anfrage.docx"))
            for feld in re.findall(rb"<w:instrText[^>]*>([^<]*)<", roh):
                assert re.fullmatch(rb"\s*(PAGE|NUMPAGES|TOC|SEQ|STYLEREF|SECTIONPAGES|REF)\b.*", feld), feld


@pytest.mark.parametrize("welche", ["xlsx", "anfrage.xlsx"])
def test_no_cell_is_a_formula_of_a_value(papiere: dict[str, Path], welche: str) -> None:
    zellen = [zelle for blatt in load_workbook(papiere[welche]) for reihe in blatt.iter_rows() for zelle in reihe]
    formeln = [str(zelle.value) for zelle in zellen if zelle.data_type == "f"]
    assert all(re.fullmatch(r"=[A-Z0-9.]+\([A-Za-z0-9_:$.,;'!\[\]#\" ]*\)", formel) for formel in formeln), formeln
    assert not [f for f in formeln if "HYPERLINK" in f or "cmd" in f or f in ("=1+1",)]
    assert len([z for z in zellen if z.value]) > 50
    for zelle in zellen:
        if zelle.hyperlink:
            assert FREMD not in str(zelle.hyperlink.target)


@pytest.mark.parametrize("welche", ["pdf", "kurz.pdf", "anfrage.pdf"])
def test_a_pdf_does_nothing_and_goes_nowhere_strange(papiere: dict[str, Path], welche: str) -> None:
    leser = PdfReader(papiere[welche])
    wurzel = leser.trailer["/Root"]
    assert not set(GEFAEHRLICH) & set(wurzel) | set(GEFAEHRLICH) & set(wurzel.get("/Names", {}))
    handlungen = [
        a.get_object()["/A"] for seite in leser.pages for a in seite.get("/Annots", ()) if "/A" in a.get_object()
    ]
    assert {str(handlung["/S"]) for handlung in handlungen} <= {"/URI", "/GoTo"}
    assert not [seite for seite in leser.pages if "/AA" in seite]
    ziele = [str(handlung["/URI"]) for handlung in handlungen if "/URI" in handlung]
    assert not [ziel for ziel in ziele if FREMD in ziel or not ziel.startswith(("http://", "https://"))]
    text = "".join(seite.extract_text() for seite in leser.pages)
    assert "root:x:0" not in text
    glatt = re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", '#import "x"') in glatt, "the title is there as it was written"


def test_tables_as_text_run_nothing(papiere: dict[str, Path]) -> None:
    tabellen = {name: roh for name, roh in teile(papiere["zip"]).items() if name.startswith("csv-excel/")}
    assert len(tabellen) > 3
    for name, roh in tabellen.items():
        for zeile in csv.reader(io.StringIO(roh.decode("utf-8-sig")), delimiter=";"):
            for zelle in zeile:
                assert not re.match(r"[=@\t\r\n]|[+-](?![0-9.,\u00a0 €%Mio]+$)", zelle), (name, zelle)


def test_an_archive_has_plain_names_and_the_same_papers(papiere: dict[str, Path]) -> None:
    inhalt = teile(papiere["zip"])
    assert len(inhalt) > 5
    for name in inhalt:
        assert re.fullmatch(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*", name), name
        assert not name.startswith((".", "/"))
        assert ".." not in name
    for name, roh in inhalt.items():
        if name.endswith(".svg"):
            svg = roh.decode()
            assert not re.search(r"<(script|foreignObject|iframe|a)\b|\son\w+=", svg), name
            assert not re.search(r"(?:href|src)=\"(?!#|data:image/)", svg), name
            ElementTree.fromstring(svg)
        if name.endswith(".html"):
            assert "<script" not in roh.decode()


def test_texts_are_still_there(papiere: dict[str, Path]) -> None:
    """Inert is not the same as gone: what stands in the tables is read as it was written."""
    gefunden = set()
    for blatt in load_workbook(papiere["anfrage.xlsx"]):
        for reihe in blatt.iter_rows(values_only=True):
            gefunden |= {wert for wert in KURZ for zelle in reihe if isinstance(zelle, str) and wert in zelle}
    assert len(gefunden) >= 8, gefunden


@pytest.mark.parametrize("drucksache", ["7/12345\n=1+1", '"><script>', "../../etc/passwd", "=1+1"])
def test_a_drucksache_is_a_number_or_refused(galerie: str, tmp_path: Path, drucksache: str) -> None:
    ziel = tmp_path / "a.xlsx"
    lauf = subprocess.run(
        [ASSKOMM, "anfrage", "--drucksache", drucksache, "-o", str(ziel)], env=umgebung(galerie), capture_output=True
    )
    assert (lauf.returncode, ziel.exists()) == (2, False)
    assert b"\x1b" not in lauf.stderr
