"""Does a damaged or hostile file always end in findings, never in a traceback, and never in much memory?"""

import io
import json
import random
import resource
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from ingest.befund import Lieferungsfehler, Schwere
from ingest.quellen.roh import Rohlieferung
from tests.ingest.quellenbau import (
    ANGABEN,
    BLAETTER,
    KOPFZEILE,
    als_csv,
    archiv,
    blatt,
    csv_inhalt,
    gruende,
    handmappe,
    handteile,
    mappe,
    oeffne,
    ordner,
)

SPEICHER = 1_500_000_000  # bytes of address space for the worst files
BESCHAEDIGT = "das Archiv ist beschädigt"


def ende(pfad: Path) -> str:
    """How opening ends: "offen" or "abgewiesen"; anything else than these two is a failure."""
    lieferung: Rohlieferung | Lieferungsfehler
    try:
        lieferung = oeffne(pfad)
    except Lieferungsfehler as fehler:
        lieferung = fehler
    befunde = lieferung.befunde if isinstance(lieferung, Lieferungsfehler) else lieferung.hinweise
    for befund in befunde:
        str(befund).encode()
        json.dumps(befund.als_dict())
        assert befund.grund
        assert befund.abhilfe
    if isinstance(lieferung, Lieferungsfehler):
        assert any(befund.schwere is Schwere.FEHLER for befund in befunde)
        return "abgewiesen"
    for tabelle in lieferung.tabellen:
        assert all(len(werte) == len(tabelle.kopf) for _, werte in tabelle.zeilen)
    return "offen"


# --- random damage ------------------------------------------------------------------------------------------------

Schaden = Callable[[bytes, random.Random], bytes]


def abgeschnitten(daten: bytes, zufall: random.Random) -> bytes:
    return daten[: zufall.randrange(len(daten))]


def gekippt(daten: bytes, zufall: random.Random) -> bytes:
    roh = bytearray(daten)
    for _ in range(zufall.randint(1, 8)):
        roh[zufall.randrange(len(roh))] ^= 1 << zufall.randrange(8)
    return bytes(roh)


def mit_nullen(daten: bytes, zufall: random.Random) -> bytes:
    stelle = zufall.randrange(len(daten))
    return daten[:stelle] + b"\0" * zufall.randint(1, 300) + daten[stelle:]


def verwuerfelt(daten: bytes, zufall: random.Random) -> bytes:
    stelle = zufall.randrange(len(daten))
    return daten[:stelle] + zufall.randbytes(zufall.randint(1, 200)) + daten[stelle + 100 :]


def verdoppelt(daten: bytes, zufall: random.Random) -> bytes:
    anfang, laenge = zufall.randrange(len(daten)), zufall.randint(1, 400)
    return daten[: anfang + laenge] + daten[anfang:]


def herausgeschnitten(daten: bytes, zufall: random.Random) -> bytes:
    anfang = zufall.randrange(len(daten))
    return daten[:anfang] + daten[anfang + zufall.randint(1, 200) :]


def riesige_zahl(daten: bytes, zufall: random.Random) -> bytes:
    stellen = [i for i, zeichen in enumerate(daten) if 48 <= zeichen <= 57] or [0]
    stelle = zufall.choice(stellen)
    zahl = zufall.choice([b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN", b"4294967296", b"1048577"])
    return daten[:stelle] + zahl + daten[stelle + 1 :]


SCHAEDEN: tuple[Schaden, ...] = (
    abgeschnitten, gekippt, mit_nullen, verwuerfelt, verdoppelt, herausgeschnitten, riesige_zahl,
)  # fmt: skip
schaeden = pytest.mark.parametrize("schaden", SCHAEDEN, ids=lambda schaden: schaden.__name__)


@pytest.fixture(scope="module")
def gute(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Good files of each kind."""
    pfad = tmp_path_factory.mktemp("gut")
    return {
        "xlsx": mappe(pfad / "gut.xlsx").read_bytes(),
        "zip": archiv(pfad / "gut.zip", csv_inhalt()).read_bytes(),
        "csv": als_csv(BLAETTER["Ereignisse"]).encode("utf-8-sig"),
        "hand": handmappe(pfad / "hand.xlsx", '<row r="2"><c r="A2"><v>1</v></c></row>').read_bytes(),
    }


@schaeden
@pytest.mark.parametrize("art", ["xlsx", "zip", "csv"])
def test_random_damage_ends_in_a_delivery_or_in_findings(
    art: str, schaden: Schaden, gute: Mapping[str, bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    zufall = random.Random(f"{art} {schaden.__name__}")
    enden = []
    for nummer in range(40):
        kaputt = schaden(gute[art], zufall)
        if art == "csv":
            pfad = ordner(tmp_path / str(nummer), {"Lieferung": ANGABEN, "Ereignisse": kaputt})
        else:
            pfad = tmp_path / f"{nummer}.{art}"
            pfad.write_bytes(kaputt)
        enden.append(ende(pfad))
    assert "abgewiesen" in enden or schaden is riesige_zahl
    assert capfd.readouterr() == ("", "")


def teile(daten: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(daten)) as offen:
        return {name: offen.read(name) for name in offen.namelist()}


@schaeden
@pytest.mark.parametrize("art", ["xlsx", "hand", "zip"])
def test_damage_inside_of_a_sound_archive_ends_in_a_delivery_or_in_findings(
    art: str, schaden: Schaden, gute: Mapping[str, bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The archive is whole and its checksums are right, so that the damage reaches those who read the parts."""
    zufall = random.Random(f"innen {art} {schaden.__name__}")
    inhalt = teile(gute[art])
    for nummer in range(60):
        name = zufall.choice(list(inhalt))
        ende(archiv(tmp_path / f"{nummer}.zip", inhalt | {name: schaden(inhalt[name], zufall)}))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("art", ["xlsx", "hand", "zip"])
def test_swapped_and_missing_members_end_in_a_delivery_or_in_findings(
    art: str, gute: Mapping[str, bytes], tmp_path: Path
) -> None:
    zufall = random.Random(art)
    inhalt = teile(gute[art])
    for nummer in range(60):
        vertauscht = [*inhalt.values()]
        zufall.shuffle(vertauscht)
        neu = dict(zip(inhalt, vertauscht, strict=True)) if nummer % 2 else dict(inhalt)
        del neu[zufall.choice(list(neu))]
        ende(archiv(tmp_path / f"{nummer}.zip", neu))


def test_noise_is_never_a_delivery(tmp_path: Path) -> None:
    zufall = random.Random(4)
    for nummer in range(60):
        pfad = tmp_path / f"{nummer}.xlsx"
        pfad.write_bytes(zufall.choice([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]) + zufall.randbytes(nummer * 20))
        assert ende(pfad) == "abgewiesen"


# --- attacks ------------------------------------------------------------------------------------------------------


def eintraege(daten: bytearray, name: bytes) -> list[tuple[int, int]]:
    """Where the headers of a member lie, and where in them its checksum stands, which both sizes follow."""
    lokal, zentral = daten.find(b"PK\x03\x04"), daten.find(b"PK\x01\x02")
    gefunden = []
    while lokal >= 0:
        if daten[lokal + 30 :].startswith(name):
            gefunden.append((lokal, lokal + 14))
        lokal = daten.find(b"PK\x03\x04", lokal + 4)
    while zentral >= 0:
        if daten[zentral + 46 :].startswith(name):
            gefunden.append((zentral, zentral + 16))
        zentral = daten.find(b"PK\x01\x02", zentral + 4)
    return gefunden


def gelogen(pfad: Path, name: str, groesse: int, summe: int | None = None) -> Path:
    """An archive that claims another unpacked size, and perhaps the checksum that belongs to it."""
    daten = bytearray(pfad.read_bytes())
    stellen = eintraege(daten, name.encode())
    assert len(stellen) == 2
    for _, stelle in stellen:
        struct.pack_into("<I", daten, stelle + 8, groesse)
        if summe is not None:
            struct.pack_into("<I", daten, stelle, summe)
    pfad.write_bytes(daten)
    return pfad


EINWOHNERBLATT = "xl/worksheets/sheet2.xml"
LACHEN = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {neu} "{f"&{alt};" * 10}">' for alt, neu in zip("abcdefgh", "bcdefghi", strict=True)
)
MEGA = 1_000_000
RAUSCHEN = random.Random(1).randbytes(6 * MEGA)  # does not shrink


def mit_text(pfad: Path, texte: str, zeilen: str) -> Path:
    return handmappe(pfad, zeilen, {"xl/sharedStrings.xml": f"<sst>{texte}</sst>"})


def zellen(*namen: str, art: str = "") -> str:
    return "".join(f'<c r="{name}"{art}><v>0</v></c>' for name in namen)


ANGRIFFE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "zip bomb": (lambda p: archiv(p, csv_inhalt() | {"Träger.csv": bytes(50 * MEGA)}),
                 "wird beim Entpacken mehr als 200-mal so groß („ZIP-Bombe“)"),
    "bomb in a workbook": (lambda p: handmappe(p, " " * 50 * MEGA), "wird beim Entpacken mehr als 200-mal so groß („ZIP-Bombe“)"),
    "bomb that claims little": (lambda p: gelogen(archiv(p, {"x.csv": bytes(50 * MEGA)}), "x.csv", 10),
                                f"{BESCHAEDIGT}, „x.csv“ lässt sich nicht entpacken"),
    "bomb with the checksum of what it claims": (
        lambda p: gelogen(archiv(p, csv_inhalt() | {"x.csv": bytes(50 * MEGA)}), "x.csv", 10, zlib.crc32(bytes(10))),
        "diese Datei gehört zu keinem Format"),
    "1 GB claimed": (lambda p: gelogen(archiv(p, {"x.csv": RAUSCHEN}), "x.csv", 1_000 * MEGA),
                     "entpackt 1.000 MB groß, höchstens 600 MB sind erlaubt"),
    "1 GB claimed in a workbook": (lambda p: gelogen(handmappe(p, RAUSCHEN.hex()), EINWOHNERBLATT, 1_000 * MEGA),
                                   "entpackt 1.000 MB groß, höchstens 600 MB sind erlaubt"),
    "500 MB claimed, little there": (lambda p: gelogen(archiv(p, {"x.csv": RAUSCHEN}), "x.csv", 500 * MEGA),
                                     f"{BESCHAEDIGT}, „x.csv“ lässt sich nicht entpacken"),
    "many middling members": (lambda p: archiv(p, {f"{n}.csv": b" " * 9 * MEGA for n in range(66)}), "die Datei fehlt im Ordner"),
    "laughing entities in a sheet": (lambda p: handmappe(p, andere={EINWOHNERBLATT: f"{LACHEN}]><worksheet>&i;</worksheet>"}),
                                     "dieser Teil der Arbeitsmappe erklärt eigene XML-Bausteine (DOCTYPE)"),
    "laughing entities in texts": (lambda p: handmappe(p, andere={"xl/sharedStrings.xml": f"{LACHEN}]><sst>&i;</sst>"}),
                                   "dieser Teil der Arbeitsmappe erklärt eigene XML-Bausteine (DOCTYPE)"),
    "corner cells": (lambda p: handmappe(p, f'<row r="2">{zellen("A2", "XFD1048576")}</row>'), "das Blatt hat mehr als 200 Spalten"),
    "only the last cell": (lambda p: handmappe(p, f'<row r="1048576">{zellen("XFD1048576")}</row>'), "das Blatt hat mehr als 200 Spalten"),
    "tall rectangle": (lambda p: handmappe(p, f'<row r="9">{zellen("GR1048576")}</row>'),
                       "die Blätter spannen mehr als 6.000.000 Zellen auf"),
    "10,000 columns": (lambda p: handmappe(p, f'<row r="2">{"<c><v>1</v></c>" * 10_000}</row>'), "das Blatt hat mehr als 200 Spalten"),
    "one text a million times": (
        lambda p: mit_text(p, f"<si><t>{'x' * 32_000}</t></si>",
                           "".join(f'<row r="{n}">{zellen(f"A{n}", art=chr(32) + "t=" + chr(34) + "s" + chr(34))}</row>'
                                   for n in range(2, 100_000))),
        "die Zellen enthalten mehr als 300 Millionen Zeichen Text"),
    "seven million empty texts": (lambda p: mit_text(p, "<si/>" * 7 * MEGA + random.Random(2).randbytes(MEGA).hex(), ""),
                                  "das Blatt ist beschädigt und nicht lesbar"),
    "deep nesting": (lambda p: handmappe(p, andere={EINWOHNERBLATT: blatt("<c>" * MEGA)}), "das Blatt ist beschädigt und nicht lesbar"),
    "broken UTF-8 in XML": (lambda p: handmappe(p, andere={EINWOHNERBLATT: b"<worksheet><sheetData>\xff</sheetData></worksheet>"}),
                            "die Arbeitsmappe ist beschädigt und nicht lesbar"),
}  # fmt: skip
TEXTANGRIFFE: dict[str, tuple[bytes, str]] = {
    "delimiters": (b";" * 30 * MEGA, "die Zeile hat mehr als 1.000.000 Zeichen"),
    "open quote": (b'a;b\n"' + b"x\n" * 20 * MEGA, "eine Zelle hat mehr als 32.767 Zeichen, oder ein Anführungszeichen fehlt"),
    "NUL bytes": (bytes(20 * MEGA), "als UTF-16 ohne Kennzeichen gespeichert"),
    "quotes in the heading": (b'"' * 5 * MEGA, "die Zeile hat mehr als 1.000.000 Zeichen"),
    "many wide rows": (b";".join([b"s"] * 200) + (b"\n1" + b";" * 199) * 151_000,
                       "die Datei hat mehr als 30.000.000 Zellen"),
}  # fmt: skip
UNTER_AUFSICHT = """
import json, resource, sys
from pathlib import Path
from ingest.befund import Lieferungsfehler, Schwere
from tests.ingest.quellenbau import oeffne
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
for pfad in sys.argv[2:]:
    try:
        oeffne(Path(pfad))
        gruende = []
    except Lieferungsfehler as fehler:
        gruende = sorted({befund.grund for befund in fehler.befunde})
    print(json.dumps([pfad, gruende]), flush=True)
"""


def test_the_worst_files_end_in_findings_and_in_little_memory(tmp_path: Path) -> None:
    dateien = {fall: bauen(tmp_path / f"{nummer}.zip") for nummer, (fall, (bauen, _)) in enumerate(ANGRIFFE.items())}
    for nummer, (fall, (inhalt, _)) in enumerate(TEXTANGRIFFE.items()):
        dateien[f"text: {fall}"] = ordner(tmp_path / f"text{nummer}", {"Lieferung": ANGABEN, "Träger": inhalt})
    befehl = [sys.executable, "-c", UNTER_AUFSICHT, str(SPEICHER), *map(str, dateien.values())]
    lauf = subprocess.run(befehl, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert (lauf.stderr, lauf.returncode) == ("", 0)
    gefunden = dict(json.loads(zeile) for zeile in lauf.stdout.splitlines())
    erwartet = {f: grund for f, (_, grund) in ANGRIFFE.items()}
    erwartet |= {f"text: {f}": grund for f, (_, grund) in TEXTANGRIFFE.items()}
    assert {fall: gefunden[str(pfad)] for fall, pfad in dateien.items()} == {
        f: [grund] for f, grund in erwartet.items()
    }


def test_a_limit_of_memory_is_one(tmp_path: Path) -> None:
    """The supervised run really ends when a process takes more than it may."""
    befehl = [sys.executable, "-c", UNTER_AUFSICHT + "\nbytes(int(sys.argv[1]))", str(SPEICHER)]
    lauf = subprocess.run(befehl, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert "MemoryError" in lauf.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != SPEICHER


def test_a_dimension_that_claims_the_whole_sheet_means_nothing(tmp_path: Path) -> None:
    xml = blatt(KOPFZEILE).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    (tabelle,) = oeffne(handmappe(tmp_path / "m.xlsx", andere={EINWOHNERBLATT: xml})).tabellen
    assert (len(tabelle.kopf), tabelle.zeilen) == (3, [])


def test_empty_cells_far_away_mean_nothing(tmp_path: Path) -> None:
    """Excel keeps such cells when somebody coloured whole columns."""
    zeilen = '<row r="1048576"><c r="XFD1048576" s="3"/></row>'
    (tabelle,) = oeffne(handmappe(tmp_path / "m.xlsx", zeilen)).tabellen
    assert (len(tabelle.kopf), tabelle.zeilen) == (3, [])


def test_what_stands_in_no_sheet_of_ours_is_never_read(tmp_path: Path) -> None:
    """Calamine gets only the parts that were looked at; other sheets cannot hurt."""
    inhalt = handteile()
    mappenliste = str(inhalt["xl/workbook.xml"]).replace(
        "</sheets>", '<sheet name="Fremd" sheetId="3" r:id="r3"/></sheets>'
    )
    bezuege = str(inhalt["xl/_rels/workbook.xml.rels"])
    art = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    bezuege = bezuege.replace(
        "</Rel", f'<Relationship Id="r3" Type="{art}" Target="/xl/worksheets/fremd.xml"/></Rel', 1
    )
    andere = {
        "xl/workbook.xml": mappenliste,
        "xl/_rels/workbook.xml.rels": bezuege,
        "xl/worksheets/fremd.xml": "<kaputt",
    }
    lieferung = oeffne(archiv(tmp_path / "m.xlsx", inhalt | andere))
    assert [hinweis.blatt for hinweis in lieferung.hinweise] == ["Fremd"]


def test_a_sheet_cannot_be_swapped_behind_the_look_at_it(tmp_path: Path) -> None:
    """Two members whose names differ in case only: which one would calamine take?"""
    inhalt = handteile() | {"xl/worksheets/SHEET2.xml": blatt('<row><c r="XFD1048576"><v>1</v></c></row>')}
    assert {*gruende(archiv(tmp_path / "m.xlsx", inhalt))} == {"dieser Name steht mehrfach im Archiv"}


class PanicException(BaseException):
    """How a panic of a library in Rust arrives: no Exception, and no name that could be imported."""


@pytest.mark.parametrize("fehler", [PanicException, ValueError, OSError])
@pytest.mark.parametrize("wo", ["load_workbook", "iter_rows"])
def test_a_reading_library_that_gives_up_is_a_finding(
    wo: str, fehler: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.quellen.arbeitsmappe.load_workbook", Versagend(wo, fehler).load_workbook)
    assert gruende(mappe(tmp_path / "m.xlsx")) == ["die Arbeitsmappe ist beschädigt und nicht lesbar"]


@pytest.mark.parametrize("wo", ["load_workbook", "iter_rows"])
def test_whoever_interrupts_reading_is_heard(wo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.quellen.arbeitsmappe.load_workbook", Versagend(wo, KeyboardInterrupt).load_workbook)
    with pytest.raises(KeyboardInterrupt):
        oeffne(mappe(tmp_path / "m.xlsx"))


class Versagend:
    """A reading library that fails when it opens the file, or in the middle of a sheet."""

    start = (0, 0)

    def __init__(self, wo: str, fehler: type[BaseException]) -> None:
        self.wo, self.fehler = wo, fehler

    def load_workbook(self, _datei: object) -> "Versagend":
        if self.wo == "load_workbook":
            raise self.fehler
        return self

    def get_sheet_by_name(self, _name: str) -> "Versagend":
        return self

    def iter_rows(self) -> Iterator[list[str]]:
        yield ["AGS", ""]
        raise self.fehler
