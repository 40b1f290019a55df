"""Does everything come back from a backup, on either database and across, and does a bad file change nothing?"""

import hashlib
import io
import json
import random
import re
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, delete, insert, inspect, text, update
from sqlalchemy.exc import DBAPIError

from data_access import schema
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.freigabe import gib_frei
from data_access.katalog import FASSUNGEN
from data_access.sicherung.datei import geoeffnet
from data_access.sicherung.form import MANIFEST
from data_access.sicherung.sichern import sichere
from data_access.sicherung.wiederherstellen import stelle_wieder_her
from domain.fehler import Datenfehler, Eingabefehler, Fehler
from ingest.schreiben import lade
from tests.bausteine import auswahl
from tests.datenbanken import Datenbank
from tests.kommando import aufruf, viele
from tests.lieferbau import GUT, KENNZAHLEN, alles, baue, geaendert

JETZT = datetime(2026, 3, 1, 9, 30, 15, 123456, UTC)
SPAETER = datetime(2026, 3, 1, 12, tzinfo=UTC)
Datenbanken = Callable[[str], Datenbank]


def fuelle(maschine: Engine, ordner: Path) -> None:
    """Two deliveries with a correction, a copy, a release, an entry in every protocol table, a session."""
    lade(maschine, [baue(ordner / "eins")], KENNZAHLEN)
    anders = geaendert("einwohner.csv", "87020", "87021")
    lade(maschine, [baue(ordner / "zwei", anders, grund="berichtigt")], KENNZAHLEN)
    gib_frei(maschine, 1, ab=None, jetzt=JETZT, wer="pflege", notiz="öffentlich „ja“ \\ \n\t<>")
    papier = {
        "kennung": "Zz",
        "pruefwert": "f" * 64,
        "art": "PDF",
        "titel": "ß € 𝄞",
        "drucksache": "",
        "aufnahme": "{}",
    }
    ausgabe = {"ausgegeben_am": JETZT, "art": "x", "anlass": "y", "kennzahl": "k", "fassung": 1, "ebene": "land",
               "raum": "Sachsen", "gliederung": "land", "raum_wahl": "", "stichtag": JETZT.date(), "datenstand": 2,
               "wert": None, "zusatz": "exakt", "basis": "keine Angabe", "text": "", "papier": "Zz"}  # fmt: skip
    einsicht = {
        "zeit": JETZT,
        "leser": "l",
        "name": "L",
        "rolle": "leitung",
        "ort": "Seite",
        "datenstand": 2,
        "auswahl": "",
    }
    sitzung = {"id": "geheim", "leser": "l", "name": "L", "rolle": "gast", "begonnen_am": JETZT, "zuletzt_am": JETZT,
               "endet_am": SPAETER, "vorgang": "v"}  # fmt: skip
    with maschine.begin() as v:
        v.execute(
            insert(t.lieferung_kopie), [{"lieferung_id": 1, "dateiname": "ä.zip", "inhalt": bytes(range(256)) * 9}]
        )
        v.execute(
            insert(t.papier),
            [papier | {"entstanden_am": JETZT}, papier | {"kennung": "aB", "pruefwert": "e", "entstanden_am": JETZT}],
        )
        v.execute(insert(t.ausgabe), [ausgabe, ausgabe | {"wert": 2**53 + 1, "papier": None}])
        v.execute(insert(t.einsicht), [einsicht])
        v.execute(insert(t.sitzung), [sitzung])


def schreibe(maschine: Engine, pfad: Path) -> str:
    with pfad.open("wb") as ziel:
        return sichere(maschine, ziel, SPAETER).pruefwert


def hole(maschine: Engine, pfad: Path, *, nur_probe: bool = False) -> None:
    with geoeffnet(pfad) as sicherung:
        sicherung.pruefe()
        stelle_wieder_her(maschine, sicherung, nur_probe=nur_probe)


def inhalt(maschine: Engine) -> dict[str, list[str]]:
    """Every row but sessions; a moment without a zone is UTC."""

    def gleich(wert: object) -> object:
        return wert.replace(tzinfo=UTC) if isinstance(wert, datetime) else wert

    return {name: [repr(tuple(map(gleich, zeile))).replace("zoneinfo.ZoneInfo(key='Etc/UTC')", "datetime.timezone.utc") for zeile in zeilen]
            for name, zeilen in alles(maschine).items() if name != "sitzung"}  # fmt: skip


@pytest.fixture
def quelle(maschine: Engine, tmp_path: Path) -> Engine:
    fuelle(maschine, tmp_path)
    return maschine


@pytest.mark.parametrize("nach", ["sqlite", "postgresql"])
def test_everything_comes_back_on_either_database(
    quelle: Engine, datenbanken: Datenbanken, nach: str, tmp_path: Path
) -> None:
    pfad, ziel = tmp_path / "s", datenbanken(nach).roh()
    schreibe(quelle, pfad)
    vorher = inhalt(quelle)
    hole(ziel, pfad)
    assert inhalt(ziel) == vorher
    assert all(
        vorher[name]
        for name in ("lieferung", "lieferung_kopie", "aenderung", "papier", "ausgabe", "freigabe", "einsicht")
    )
    assert alles(ziel)["sitzung"] == []
    for stichtag, stand in (("2020-12-31", 1), ("2022-12-31", 1), ("2022-12-31", 2)):
        wahl = auswahl(stichtag, datenstand=stand)
        vergleich = [Berichtsdaten(direkt(m)).messwerte(wahl) for m in (quelle, ziel)]
        assert vergleich[0] == vergleich[1]
    noch_eine = tmp_path / "t"
    assert schreibe(ziel, noch_eine) == json.loads(json.dumps(schreibe(quelle, pfad))), (
        "the backup of the copy is the same"
    )
    assert noch_eine.read_bytes() == pfad.read_bytes()


@pytest.mark.parametrize("nach", ["sqlite", "postgresql"])
def test_life_goes_on_where_it_stopped(quelle: Engine, datenbanken: Datenbanken, nach: str, tmp_path: Path) -> None:
    ziel = datenbanken(nach).roh()
    schreibe(quelle, tmp_path / "s")
    hole(ziel, tmp_path / "s")
    wieder = lade(ziel, [tmp_path / "eins"], KENNZAHLEN)
    assert wieder[0].bekannt
    neu = lade(
        ziel,
        [baue(tmp_path / "drei", geaendert("einwohner.csv", "87020", "87022"), grund="x")],
        KENNZAHLEN,
    )
    assert neu[0].nummer == 3
    gib_frei(ziel, 3, ab=None, jetzt=SPAETER, wer="x")
    for tabelle in (t.aenderung, t.papier, t.ausgabe, t.freigabe, t.einsicht):
        for befehl in (delete(tabelle), update(tabelle).values({next(iter(tabelle.c)).name: next(iter(tabelle.c))})):
            with pytest.raises(DBAPIError, match="Diese Tabelle waechst nur"), ziel.begin() as v:
                v.execute(befehl)


def test_the_bundled_data_come_back_across(datenbanken: Datenbanken, tmp_path: Path) -> None:
    quelle = datenbanken("sqlite").mitgeliefert
    schreibe(quelle, tmp_path / "s")
    with geoeffnet(tmp_path / "s") as sicherung:
        punkte = {zahl[:2] for zahl in sicherung.manifest.pruefzahlen}
        assert len({stand for stand, _ in punkte}) == 3
        assert len(sicherung.manifest.pruefzahlen) >= 8 * len(FASSUNGEN)
    ziel = datenbanken("postgresql").roh()
    hole(ziel, tmp_path / "s")
    assert inhalt(ziel) == inhalt(quelle)


def test_a_database_that_holds_anything_is_refused(quelle: Engine, datenbank: Datenbank, tmp_path: Path) -> None:
    schreibe(quelle, tmp_path / "s")
    vorher = alles(quelle)
    fremde, leere = datenbank.roh(), datenbank.roh()
    with fremde.begin() as v:
        v.execute(text("CREATE TABLE fremd (id integer)"))
    schema.migriere(leere)
    for ziel in (quelle, fremde, leere):
        with pytest.raises(Eingabefehler, match=r"nicht leer; .* nichts wurde geändert\. Abhilfe: "):
            hole(ziel, tmp_path / "s")
    assert alles(quelle) == vorher
    assert inspect(fremde).get_table_names() == ["fremd"]


def test_a_rehearsal_leaves_nothing(quelle: Engine, datenbank: Datenbank, tmp_path: Path) -> None:
    ziel = datenbank.roh()
    schreibe(quelle, tmp_path / "s")
    hole(ziel, tmp_path / "s", nur_probe=True)
    assert inspect(ziel).get_table_names() == []
    hole(ziel, tmp_path / "s")


@pytest.mark.parametrize("version", ["0001", "0005", "0007"])
def test_an_older_backup_is_migrated(datenbank: Datenbank, tmp_path: Path, version: str) -> None:
    quelle = datenbank.roh()
    schema.migriere(quelle)
    fuelle(quelle, tmp_path)
    with quelle.begin() as v:
        command.downgrade(schema._config(v), version)
    schreibe(quelle, tmp_path / "s")
    schema.migriere(quelle)
    ziel = datenbank.roh()
    hole(ziel, tmp_path / "s")
    assert schema.version(ziel) == schema.version(quelle)
    assert inhalt(ziel) == inhalt(quelle)
    assert len(inhalt(ziel)["lieferung"]) == 2


def test_an_unknown_version_is_refused(quelle: Engine, datenbank: Datenbank, tmp_path: Path) -> None:
    pfad = tmp_path / "s"
    schreibe(quelle, pfad)
    veraendert(pfad, version="9999")
    with pytest.raises(Eingabefehler, match=r"Version 9999, die dieses Programm nicht kennt; nichts wurde geändert"):
        hole(datenbank.roh(), pfad)


def veraendert(pfad: Path, tabelle: str = "", alt: bytes = b"", neu: bytes = b"", **manifest: object) -> None:
    """Rewrite a backup as a forger would, hashes included."""
    with zipfile.ZipFile(pfad) as archiv:
        teile = {name: archiv.read(name) for name in archiv.namelist()}
    kopf = json.loads(teile.pop(MANIFEST)) | manifest
    for inhalt in kopf["tabellen"]:
        name = f"tabellen/{inhalt['name']}.jsonl"
        if inhalt["name"] == tabelle:
            teile[name], anzahl = re.subn(alt, neu, teile[name], count=1, flags=re.MULTILINE)
            assert anzahl == 1
        inhalt |= {"bytes": len(teile[name]), "sha256": hashlib.sha256(teile[name]).hexdigest()}
    with zipfile.ZipFile(pfad, "w", zipfile.ZIP_DEFLATED) as archiv:
        for name, roh in teile.items():
            archiv.writestr(name, roh)
        archiv.writestr(MANIFEST, json.dumps(kopf))


@pytest.mark.parametrize(
    ("tabelle", "alt", "neu"),
    [
        ("ereignis", b'"sicherheitsanalyse"', b'"feier"'),
        ("einwohner", b"87020", b'"viele"'),
        ("einwohner", b"87020", b"8" * 5000),
        ("einwohner", b"87020", b"NaN"),
        ("lieferung", b'"2023-06-30"', b'"30.06.2023"'),
        ("freigabe", rb"^(.\d+),1,", rb"\1,77,"),
        ("ereignis", rb"^.", b"[" * 100_000),
        ("landkreis", b"Zwickau", b"\xff\xfe"),
    ],
)
def test_rows_that_cannot_be_are_refused(
    quelle: Engine, datenbank: Datenbank, tmp_path: Path, tabelle: str, alt: bytes, neu: bytes
) -> None:
    pfad, ziel = tmp_path / "s", datenbank.roh()
    schreibe(quelle, pfad)
    veraendert(pfad, tabelle, alt, neu)
    with pytest.raises(Fehler, match=rf"{tabelle}.*nichts wurde geändert"):
        hole(ziel, pfad)
    assert inspect(ziel).get_table_names() == []


def test_a_figure_that_is_not_the_same_is_noticed(quelle: Engine, datenbank: Datenbank, tmp_path: Path) -> None:
    pfad, ziel = tmp_path / "s", datenbank.roh()
    schreibe(quelle, pfad)
    veraendert(pfad, "foerderung", b"123450", b"123451")
    with pytest.raises(Datenfehler, match=r"foerdermittel_bewilligt am .* mit Datenstand .*nichts wurde geändert"):
        hole(ziel, pfad)
    assert inspect(ziel).get_table_names() == []


@pytest.mark.parametrize("same", range(3))
def test_a_damaged_file_is_always_noticed(datenbanken: Datenbanken, tmp_path: Path, same: int) -> None:
    """Bytes that changed, that are missing, that came twice: never another error than ours, never another content."""
    pfad, zufall = tmp_path / "s", random.Random(same)
    wert = schreibe(datenbanken("sqlite").mitgeliefert, pfad)
    gut = pfad.read_bytes()
    for _ in range(40):
        stelle, art = zufall.randrange(len(gut)), zufall.randrange(3)
        schlecht = {
            0: gut[:stelle],
            1: gut[:stelle] + bytes([gut[stelle] ^ (1 << zufall.randrange(8))]) + gut[stelle + 1 :],
            2: gut[:stelle] + gut[stelle : stelle + 40] + gut[stelle:],
        }[art]
        pfad.write_bytes(schlecht)
        try:
            with geoeffnet(pfad) as sicherung:
                sicherung.pruefe()
                assert sicherung.manifest.pruefwert == wert, "what is read is what was written"
        except Eingabefehler as fehler:
            if "nichts wurde geändert" not in str(fehler):
                raise


def bombe(pfad: Path, megabyte: int) -> None:
    with (
        zipfile.ZipFile(pfad, "w", zipfile.ZIP_DEFLATED) as archiv,
        archiv.open("tabellen/ereignis.jsonl", "w") as ziel,
    ):
        for _ in range(megabyte):
            ziel.write(bytes(1_000_000))
    with zipfile.ZipFile(pfad, "a", zipfile.ZIP_DEFLATED) as archiv:
        archiv.writestr(MANIFEST, "{}")


def test_a_file_that_would_become_monstrous_is_refused_unread(tmp_path: Path) -> None:
    bombe(tmp_path / "s", 200)
    with pytest.raises(Eingabefehler, match=r"ausgepackt 200 MB groß"), geoeffnet(tmp_path / "s"):
        raise AssertionError


@pytest.mark.parametrize(
    "aendere",
    [
        lambda a: a.writestr("tabellen/fremd.jsonl", "[]"),
        lambda a: a.writestr("../../etc/passwd", "x"),
        lambda a: a.writestr("ordner/", ""),
    ],
)
def test_more_than_the_manifest_says_is_refused(datenbanken: Datenbanken, tmp_path: Path, aendere) -> None:
    schreibe(datenbanken("sqlite").mitgeliefert, tmp_path / "s")
    with zipfile.ZipFile(tmp_path / "s", "a") as archiv:
        aendere(archiv)
    with pytest.raises(Eingabefehler, match="nicht die des Verzeichnisses"), geoeffnet(tmp_path / "s"):
        raise AssertionError


def test_what_is_loaded_meanwhile_does_not_get_in(datenbank: Datenbank, tmp_path: Path) -> None:
    """A delivery arrives between the first table and the last: the backup knows nothing of it."""
    maschine = datenbank.frisch()
    fuelle(maschine, tmp_path)

    class Stoerer(io.BytesIO):
        geladen = False

        def write(self, daten) -> int:  # type: ignore[no-untyped-def]
            if not self.geladen:
                self.geladen = True
                anders = GUT | {"einwohner.csv": GUT["einwohner.csv"].replace("87020", "99999")}
                lade(maschine, [baue(tmp_path / "drei", anders, grund="x")], KENNZAHLEN)
            return super().write(daten)

    ziel = Stoerer()
    manifest = sichere(maschine, ziel, SPAETER)
    assert ziel.geladen
    assert manifest.stand == 2
    assert Berichtsdaten(direkt(maschine)).neuester_datenstand() == 3
    (tmp_path / "s").write_bytes(ziel.getvalue())
    hole(datenbank.roh(), tmp_path / "s")
    datenbank.zurueck(maschine)


def test_the_commands(datenbanken: Datenbanken, tmp_path: Path) -> None:
    alt, neu = (f"sqlite:///{tmp_path / name}.sqlite" for name in ("alt", "neu"))
    postgres = datenbanken("postgresql").roh().url.render_as_string(hide_password=False)
    datei = str(tmp_path / "asskomm.sicherung")
    laeufe = viele(
        {
            "leer": aufruf("backup", datei, adresse=alt),
            "init": aufruf("init", adresse=alt),
            "backup": aufruf("backup", datei, "--format", "json", adresse=alt),
            "pruefen": aufruf("restore", "--pruefen", datei, adresse="postgresql://nirgends/x"),
            "probe": aufruf("restore", "--dry-run", datei, adresse=postgres),
            "nach postgresql": aufruf("restore", datei, adresse=postgres),
            "nach sqlite": aufruf("restore", datei, adresse=neu),
            "noch einmal": aufruf("restore", datei, adresse=neu),
            "kein Ordner": aufruf("backup", str(tmp_path / "nirgends" / "x"), adresse=alt),
            "Zahlen alt": aufruf("figures", "--format", "json", adresse=alt),
            "Zahlen postgresql": aufruf("figures", "--format", "json", adresse=postgres),
            "Zahlen sqlite": aufruf("figures", "--format", "json", adresse=neu),
        }
    )
    codes = {name: lauf.code for name, lauf in laeufe.items()}
    assert codes == dict.fromkeys(laeufe, 0) | {"leer": 2, "noch einmal": 2, "kein Ordner": 2}
    assert "leer, es gibt nichts zu sichern" in laeufe["leer"].fehler
    gesichert = laeufe["backup"].objekte
    assert (gesichert["datenstand"], gesichert["freigegeben"]) == (3, 3)
    assert stat.S_IMODE(Path(datei).stat().st_mode) == 0o600
    assert "unversehrt" in laeufe["pruefen"].ausgabe
    assert "Nichts wurde geändert" in laeufe["probe"].ausgabe
    assert "Wiederhergestellt" in laeufe["nach postgresql"].ausgabe
    assert len({laeufe[f"Zahlen {wo}"].ausgabe for wo in ("alt", "postgresql", "sqlite")}) == 1
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
