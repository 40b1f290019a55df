"""Is everything in the ZIP, under names that say what it is, and each file the one that is also given alone?"""

import io
import re
from zipfile import ZipFile

import pypdf
import pytest

from briefing.papiere import zeichner
from briefing.papiere.archiv import als_zip, dateiname, liesmich
from briefing.papiere.aufnahme import Lagebild
from briefing.papiere.csvdatei import als_csv_excel, als_datenpaket
from briefing.papiere.docx import als_docx
from briefing.papiere.paket import ZEITSTEMPEL, entpackt
from briefing.papiere.pdf import als_pdf
from briefing.papiere.pptx import als_pptx
from briefing.papiere.xlsx import als_xlsx
from tests.papiere import beispiel

NAME = "uebungsdaten_asskomm_Sachsen_2025-06-30_datenstand-14"


@pytest.fixture(scope="module")
def bild() -> Lagebild:
    return beispiel.lagebild()


@pytest.fixture(scope="module")
def archiv(bild: Lagebild) -> bytes:
    return als_zip(bild)


@pytest.fixture(scope="module")
def dateien(archiv: bytes) -> dict[str, bytes]:
    return entpackt(archiv)


def test_every_paper_is_the_one_that_is_given_alone(bild: Lagebild, dateien: dict[str, bytes]) -> None:
    assert dateien[f"{NAME}_lagebild.pdf"] == als_pdf(bild)
    assert dateien[f"{NAME}_lagebild-kurz.pdf"] == als_pdf(bild, kurz=True)
    assert dateien[f"{NAME}_folien.pptx"] == als_pptx(bild)
    assert dateien[f"{NAME}_arbeitsmappe.xlsx"] == als_xlsx(bild)
    assert dateien[f"{NAME}_pressetext.docx"] == als_docx(bild)


def test_every_picture_table_and_the_data_package_are_there(bild: Lagebild, dateien: dict[str, bytes]) -> None:
    for nummer, abbild in enumerate(bild.bilder(), 1):
        assert dateien[f"bilder/{nummer:02d}_{abbild.schluessel}.svg"] == zeichner.svg(abbild).encode()
        assert dateien[f"bilder/{nummer:02d}_{abbild.schluessel}.png"].startswith(b"\x89PNG")
    for nummer, tafel in enumerate(bild.tafeln(), 1):
        assert dateien[f"csv-excel/{nummer:02d}_{tafel.schluessel}.csv"] == als_csv_excel(tafel)
    paket = {
        name.removeprefix("datenpaket/"): inhalt for name, inhalt in dateien.items() if name.startswith("datenpaket/")
    }
    assert paket == als_datenpaket(bild)
    assert len(dateien) == 1 + 5 + 2 * 3 + 6 + len(paket)


def test_all_papers_carry_the_same_proof(bild: Lagebild, dateien: dict[str, bytes]) -> None:
    for endung in ("pptx", "xlsx", "docx"):
        (name,) = [n for n in dateien if n.endswith(endung)]
        assert any(bild.kennung.encode() in teil for teil in entpackt(dateien[name]).values())
    for name in (f"{NAME}_lagebild.pdf", f"{NAME}_lagebild-kurz.pdf"):
        seiten = pypdf.PdfReader(io.BytesIO(dateien[name])).pages
        assert bild.kennung in "".join(seite.extract_text() for seite in seiten)


def test_names_are_plain_and_the_liesmich_comes_first(dateien: dict[str, bytes]) -> None:
    assert next(iter(dateien)) == "LIESMICH.txt"
    for name in dateien:
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name)
        assert not name.startswith(("/", "."))


def test_the_liesmich_says_what_lies_beside_it(bild: Lagebild, dateien: dict[str, bytes]) -> None:
    text = dateien["LIESMICH.txt"].decode("utf-8-sig")
    assert dateien["LIESMICH.txt"].startswith(b"\xef\xbb\xbf")
    assert text.replace("\r\n", "").count("\n") == 0
    for teil in (
        "ACHTUNG: Übungsdaten",
        bild.pruefwert,
        bild.kennung,
        bild.zitat,
        bild.datenstand_text,
        "bilder/ (6 Dateien)",
    ):
        assert teil in text
    for name in dateien:
        assert name == "LIESMICH.txt" or name in text or f"{name.partition('/')[0]}/ (" in text


def test_twice_it_is_the_same_file_and_has_no_clock(bild: Lagebild, archiv: bytes) -> None:
    assert als_zip(bild) == archiv
    with ZipFile(io.BytesIO(archiv)) as zip_:
        assert {(e.date_time, e.create_system, e.external_attr) for e in zip_.infolist()} == {
            (ZEITSTEMPEL, 3, 0o644 << 16)
        }


@pytest.mark.parametrize(
    ("anders", "name"),
    [
        ({"vermerke": ()}, "asskomm_Sachsen_2025-06-30_datenstand-14"),
        ({"vermerke": ("Alter Datenstand 3 von 14",)}, "asskomm_Sachsen_2025-06-30_alter-datenstand-14"),
        ({"raum": "Freistaat Sachsen"}, NAME),
        ({"raum": "Polizeidirektion Görlitz"}, f"{NAME.replace('Sachsen', 'Polizeidirektion-Goerlitz')}"),
        ({"raum": "../../etc/passwd\x00"}, f"{NAME.replace('Sachsen', 'etc-passwd')}"),
        ({"raum": "漢字"}, f"{NAME.replace('Sachsen', 'ohne-namen')}"),
    ],
)
def test_names_speak_and_lead_nowhere_else(anders: dict[str, object], name: str) -> None:
    assert dateiname(beispiel.lagebild(**anders)) == name


def test_a_liesmich_of_the_worst_words_is_a_text() -> None:
    text = liesmich(beispiel.lagebild(titel="a\x00b" * 20_000, vermerke=("x\x07y",)), []).decode("utf-8-sig")
    assert "\x00" not in text
    assert "ACHTUNG: x\ufffdy" in text
