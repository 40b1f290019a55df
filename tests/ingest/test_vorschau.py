"""Does a dry run say exactly what loading will do, to the records and to every Kennzahl, and leave nothing behind?"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from sqlalchemy import Engine

from befehle import anzeige, laden
from befehle.anzeige import Anzeige
from befehle.gemeinsam import Format
from befehle.laden import Ladung, berichte, lade_mit_wirkung, load
from befehle.wirkung import Wirkung, als_text
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import FASSUNGEN, KATALOG
from domain.auswahl import Auswahl, Ebene
from domain.messwert import Messwert
from domain.zahlen import NBSP
from ingest import fortschritt, lesen, unterschiede
from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.schreiben import Ergebnis, lade
from tests.bausteine import eine_kennzahl, eine_veroeffentlichung
from tests.lieferbau import GUT, alles, baue, geaendert

Bauen = Callable[..., Path]
STAND = date(2023, 6, 30)  # of every small delivery
RAT = "traeger,art,phase,datum,genauigkeit,sicher\n{},kpr_konstituiert,,2021-03-01,tag,ja\n"


@pytest.fixture
def adresse(maschine: Engine, monkeypatch: pytest.MonkeyPatch) -> str:
    """Address of the database, which is also the configured one."""
    adresse = maschine.url.render_as_string(hide_password=False)
    monkeypatch.setattr(laden, "settings", lambda: SimpleNamespace(database_url=adresse))
    return adresse


@pytest.fixture
def ordner(tmp_path: Path) -> Bauen:
    """``ordner({"einwohner.csv": …}, grund="…")``: each call makes another delivery."""

    def bauen(dateien: dict[str, str] = GUT, **mehr: Any) -> Path:
        return baue(tmp_path / f"lieferung-{len(list(tmp_path.iterdir()))}", dateien, **mehr)

    return bauen


def verschiedenes() -> dict[str, str]:
    """Of the small delivery: one record new, one changed, one withdrawn, one taken up again, one as it is."""
    kopf, ereignis, vereinbarung, beratung = GUT["ereignisse.csv"].splitlines()
    zeilen = (
        f"{kopf},zurueckgezogen,grund",
        f"{ereignis},,",
        f"{vereinbarung}!,,Tippfehler",
        f"{beratung},ja,gab es nicht",
        "14524330,kpr_konstituiert,,2021-03-01,tag,ja,,,",
    )
    doch = GUT["foerderungen.csv"].splitlines()
    return {"ereignisse.csv": "\n".join((*zeilen, "")), "foerderungen.csv": f"{doch[0]},grund\n{doch[1]},doch\n"}


def vorbereitet(maschine: Engine, ordner: Bauen) -> None:
    """The small delivery, and one case of it withdrawn."""
    kopf, zeile, _ = GUT["foerderungen.csv"].splitlines()
    weg = {"foerderungen.csv": f"{kopf},zurueckgezogen,grund\n{zeile},ja,Antrag zurückgenommen\n"}
    lade(maschine, [ordner(), ordner(weg)], FASSUNGEN)


def rufe(capsys: pytest.CaptureFixture[str], *pfade: Path, format_: Format = Format.TEXT, **mehr: Any) -> str:
    capsys.readouterr()
    load(list(pfade), **{"probe": False, "notiz": "", **mehr}, format_=format_)
    return capsys.readouterr().out


ERWARTET = """\
  Ereignisse: 1 neu, 1 geändert, 1 zurückgezogen, 1 unverändert
  Förderungen: 1 wieder aufgenommen
  Wirkung auf die Kennzahlen, ganz Sachsen am 30.06.2023:
    Kommunale Präventionsräte: keine Angabe → mind. 1
    Fördermittel bewilligt: keine Angabe → mind. 1.234,50 €
    Keine Wirkung auf: Kommunen beraten, """.replace(" €", f"{NBSP}€")


def test_a_dry_run_says_what_loading_does_and_changes_nothing(
    maschine: Engine, adresse: str, ordner: Bauen, capsys: pytest.CaptureFixture[str]
) -> None:
    vorbereitet(maschine, ordner)
    lieferung, vorher = ordner(verschiedenes()), alles(maschine)
    name = lieferung.name
    probe = rufe(capsys, lieferung, probe=True).splitlines()
    assert alles(maschine) == vorher
    echt = rufe(capsys, lieferung).splitlines()
    assert "\n".join(probe[1:]).startswith(ERWARTET)
    assert (probe[0], probe[-1]) == (f"{name}: würde Datenstand 3.", "Probelauf: Nichts wurde gespeichert.")
    assert (echt[0], echt[1:]) == (f"{name}: geladen als Datenstand 3.", probe[1:-1])
    assert len(alles(maschine)["lieferung"]) == 3


def test_the_effect_is_the_difference_between_the_figures(maschine: Engine, adresse: str, ordner: Bauen) -> None:
    """Each value as it was before, asked then, and as it is after the real load, asked then."""
    vorbereitet(maschine, ordner)
    lieferung = ordner(verschiedenes() | {"mitglieder.csv": GUT["mitglieder.csv"].replace("2022-12-31", "")}, grund="x")
    daten = Berichtsdaten(direkt(maschine))
    davor = daten.messwerte(Auswahl(STAND, 2))
    (probe,) = lade_mit_wirkung(adresse, [lieferung], probe=True)
    (echt,) = lade_mit_wirkung(adresse, [lieferung])
    danach = daten.messwerte(Auswahl(STAND, 3))
    assert probe.wirkungen == echt.wirkungen
    assert {w.vorher.kennzahl.schluessel for w in probe.wirkungen} == {k.schluessel for k in KATALOG}
    for wirkung in probe.wirkungen:
        schluessel = wirkung.nachher.kennzahl.schluessel
        assert (wirkung.vorher, wirkung.nachher) == (davor[schluessel], danach[schluessel])
    geaendert_ = [w.aendert for w in probe.wirkungen]
    assert geaendert_ == sorted(geaendert_, reverse=True)
    assert 2 <= sum(geaendert_) < len(geaendert_)


def test_the_day_is_the_one_up_to_which_the_delivery_reports(maschine: Engine, adresse: str, ordner: Bauen) -> None:
    """Not the newest day of all: an older report is judged by its own day."""
    lade(maschine, [ordner()], FASSUNGEN)
    manifest = 'format = 1\nkennung = "alt"\ntitel = "Probe"\nherausgeber = "Test"\nstand = 2021-02-28\n\n[zeilen]\n'
    frueh = ordner({"ereignisse.csv": RAT.format("14524330").replace("2021-03-01", "2021-02-01")}, manifest=manifest)
    (ladung,) = lade_mit_wirkung(adresse, [frueh], probe=True)
    assert {w.nachher.stichtag for w in ladung.wirkungen} == {date(2021, 2, 28)}
    assert [w.nachher.kennzahl.schluessel for w in ladung.wirkungen if w.aendert] == ["kommunale_praeventionsraete"]


def test_the_first_delivery_of_all_can_be_tried(
    maschine: Engine, adresse: str, ordner: Bauen, capsys: pytest.CaptureFixture[str]
) -> None:
    gesagt = rufe(capsys, ordner(), probe=True)
    assert ": würde Datenstand 1.\n" in gesagt
    assert "  Kommunen beraten: keine Angabe → 102\n" in gesagt
    assert set(map(len, alles(maschine).values())) == {0}


def test_a_second_delivery_is_tried_as_if_the_first_one_were_there(
    maschine: Engine, adresse: str, ordner: Bauen, capsys: pytest.CaptureFixture[str]
) -> None:
    erste, zweite = ordner(), ordner({"ereignisse.csv": RAT.format("verband")})
    gesagt = rufe(capsys, erste, zweite, probe=True)
    assert ": würde Datenstand 2.\n  Ereignisse: 1 neu\n" in gesagt
    assert "    Kommunale Präventionsräte: keine Angabe → mind. 1\n" in gesagt
    with pytest.raises(Lieferungsfehler):  # alone it names a body that nobody knows
        lade_mit_wirkung(adresse, [zweite], probe=True)
    assert set(map(len, alles(maschine).values())) == {0}


def test_what_is_loaded_already_is_said_and_has_no_effect(
    maschine: Engine, adresse: str, ordner: Bauen, capsys: pytest.CaptureFixture[str]
) -> None:
    lieferung = ordner()
    lade(maschine, [lieferung], FASSUNGEN)
    vorher, satz = alles(maschine), f"{lieferung.name}: bereits geladen als Datenstand 1, nichts geändert.\n"
    assert rufe(capsys, lieferung) == satz
    assert rufe(capsys, lieferung, probe=True) == f"{satz}Probelauf: Nichts wurde gespeichert.\n"
    assert alles(maschine) == vorher


def test_a_dry_run_leaves_no_lock(maschine: Engine, adresse: str, ordner: Bauen) -> None:
    lade_mit_wirkung(adresse, [ordner()], probe=True)
    (ladung,) = lade_mit_wirkung(adresse, [ordner()])
    assert ladung.ergebnis.nummer == 1


def test_as_json_everything_can_be_read_by_a_program(
    maschine: Engine, adresse: str, ordner: Bauen, capsys: pytest.CaptureFixture[str]
) -> None:
    vorbereitet(maschine, ordner)
    lieferung = ordner(verschiedenes())
    antwort = json.loads(rufe(capsys, lieferung, probe=True, format_=Format.JSON))
    assert (antwort["geladen"], antwort["probelauf"]) == (False, True)
    (eine,) = antwort["lieferungen"]
    assert (eine["kennung"], eine["datenstand"], eine["bereits_geladen"]) == (lieferung.name, 3, False)
    assert eine["stichtag"] == STAND.isoformat()
    assert eine["zahlen"]["ereignisse"] == {
        "neu": 1, "geändert": 1, "zurückgezogen": 1, "wieder aufgenommen": 0, "unverändert": 1, "belassen": 0,
    }  # fmt: skip
    rat, geld, *uebrige = eine["kennzahlen"]
    assert (geld["kennzahl"], geld["vorher"]["wert"], geld["nachher"]["wert"]) == (
        "foerdermittel_bewilligt",
        None,
        1234.5,
    )
    assert (rat["kennzahl"], rat["vorher"]["wert"], rat["nachher"]["wert"]) == ("kommunale_praeventionsraete", None, 1)
    assert {k["aendert_sich"] for k in uebrige} == {False}
    echt = json.loads(rufe(capsys, lieferung, format_=Format.JSON))
    assert (echt["geladen"], echt["probelauf"], echt["lieferungen"]) == (True, False, antwort["lieferungen"])


@pytest.mark.parametrize("probe", [True, False])
def test_a_refused_delivery_gives_its_findings_as_json_and_code_2(
    probe: bool, maschine: Engine, adresse: str, ordner: Bauen, capsys: pytest.CaptureFixture[str]
) -> None:
    lade(maschine, [ordner()], FASSUNGEN)
    vorher = alles(maschine)
    unlesbar = ordner(geaendert("einwohner.csv", "20434", "viele"))
    grundlos = ordner(geaendert("einwohner.csv", "20434", "20500"))
    for lieferung, spalte in ((unlesbar, "einwohner"), (grundlos, "grund")):
        with pytest.raises(typer.Exit) as ende:
            load([lieferung], probe=probe, format_=Format.JSON)
        antwort = json.loads(capsys.readouterr().out)
        assert (ende.value.exit_code, antwort["geladen"]) == (2, False)
        (befund,) = antwort["befunde"]
        assert (befund["datei"], befund["zeile"], befund["spalte"]) == ("einwohner.csv", 3, spalte)
        assert befund["schwere"] == "Fehler"
        assert befund["grund"]
        assert befund["abhilfe"]
        with pytest.raises(Lieferungsfehler) as gefangen:
            load([lieferung], probe=probe)
        assert gefangen.value.exit_code == 2
    assert alles(maschine) == vorher


def test_notices_are_printed_and_cut_where_nobody_reads_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    befunde = tuple(Befund("e.csv", n, "", "", "seltsam", "ansehen", Schwere.HINWEIS) for n in range(2, 1000))
    paket = SimpleNamespace(hinweise=befunde[:1], manifest=SimpleNamespace(stand=STAND))
    ladung = Ladung(paket, Ergebnis("x", 1, bekannt=False, hinweise=befunde[1:]), ())  # type: ignore[arg-type]
    monkeypatch.setattr(laden, "lade_mit_wirkung", lambda *_, **__: [ladung])
    gesagt = rufe(capsys, Path("x")).splitlines()
    assert gesagt[1] == "  Hinweis, e.csv, Zeile 2: seltsam. Abhilfe: ansehen"
    assert gesagt[-1] == "  … und 798 weitere Hinweise; alle mit „--format json“."
    assert len(json.loads(rufe(capsys, Path("x"), format_=Format.JSON))["lieferungen"][0]["hinweise"]) == 998


def test_without_the_kennzahlen_a_report_is_short(capsys: pytest.CaptureFixture[str]) -> None:
    """``init`` reports like this."""
    zahlen = {
        "ereignisse.csv": Counter({"unverändert": 2, "neu": 1}),
        "traeger.csv": Counter(),
    }
    berichte([Ergebnis("a", 1, bekannt=False, zahlen=zahlen), Ergebnis("b", 2, bekannt=True)])
    assert capsys.readouterr().out == (
        "a: geladen als Datenstand 1.\n  Ereignisse: 1 neu, 2 unverändert\n  Träger: keine Zeilen\n"
        "b: bereits geladen als Datenstand 2, nichts geändert.\n"
    )


# --- how one effect is worded ---------------------------------------------------------------------------------------


def wert(belegt: int, datenstand: int = 1, **mehr: Any) -> Messwert:
    angaben = {"kennzahl": eine_kennzahl(titel="Räte"), "ebene": Ebene.LAND, "raum": "Sachsen", "stichtag": STAND}
    return Messwert(**{**angaben, "datenstand": datenstand, "belegt": belegt, **mehr})


@pytest.mark.parametrize(
    ("vorher", "nachher", "satz"),
    [
        (wert(2), wert(5, 2), "Räte: mind. 2 → mind. 5 (+3)"),
        (wert(5), wert(2, 2), "Räte: mind. 5 → mind. 2 (−3)"),
        (wert(0), wert(2, 2), "Räte: keine Angabe → mind. 2"),
        (
            wert(2, veroeffentlicht=eine_veroeffentlichung(19)),
            wert(5, 2, veroeffentlicht=eine_veroeffentlichung(19)),
            "Räte: unverändert 19; belegt 2 → 5 (+3)",
        ),
        (
            wert(2, veroeffentlicht=eine_veroeffentlichung(19)),
            wert(2, 2, veroeffentlicht=eine_veroeffentlichung(26, "2022-01-11")),
            "Räte: 19 → 26 (+7)",
        ),
        (wert(2, vollstaendig=False), wert(2, 2, vollstaendig=True), "Räte: mind. 2 → 2; Grundlage belegt → gezählt"),
        (
            wert(2, kennzahl=eine_kennzahl(titel="Räte")),
            wert(2, 2, kennzahl=replace(eine_kennzahl(titel="Räte"), fassung=2)),
            "Räte: unverändert mind. 2; Fassung 1 → 2",
        ),
        (
            wert(0, veroeffentlicht=eine_veroeffentlichung(24, zeitraum="2020")),
            wert(0, 2, veroeffentlicht=eine_veroeffentlichung(24)),
            "Räte: unverändert 24; Zeitraum im Jahr 2020 → ohne",
        ),
    ],
)
def test_a_sentence_says_all_that_changes(vorher: Messwert, nachher: Messwert, satz: str) -> None:
    assert Wirkung(vorher, nachher).aendert
    assert Wirkung(vorher, nachher).satz == satz


def test_amounts_are_in_euros() -> None:
    geld = next(k for k in KATALOG if k.schluessel == "foerdermittel_bewilligt")
    wirkung = Wirkung(wert(123450, kennzahl=geld), wert(223400, 2, kennzahl=geld))
    assert wirkung.satz == "Fördermittel bewilligt: mind. 1.234,50 € → mind. 2.234 € (+999,50 €)".replace(
        " €", f"{NBSP}€"
    )
    assert (wirkung.als_dict()["differenz"], wirkung.als_dict()["nachher"]["wert"]) == (999.5, 2234)


def test_without_any_change_one_line_says_so() -> None:
    assert als_text([Wirkung(wert(2), wert(2, 2))]) == ["Keine Wirkung auf die Kennzahlen, ganz Sachsen am 30.06.2023."]
    assert als_text([]) == []
    alle = als_text([Wirkung(wert(1), wert(2, 2))])
    assert not any("Keine Wirkung" in zeile for zeile in alle)


# --- how far it is --------------------------------------------------------------------------------------------------


def test_whoever_waits_is_told_every_few_rows(
    maschine: Engine, adresse: str, ordner: Bauen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unterschiede, "PORTION", 1)
    monkeypatch.setattr(lesen, "PORTION", 1)
    gehoert: list[tuple[str, int, int]] = []
    lade_mit_wirkung(adresse, [ordner()], fortschritt=lambda *was: gehoert.append(was))
    zeilen = sum(text.count("\n") - 1 for text in GUT.values())
    assert list(dict.fromkeys(stufe for stufe, _, _ in gehoert)) == [
        fortschritt.LESEN, fortschritt.PRUEFEN, fortschritt.VERGLEICHEN, fortschritt.SCHREIBEN, fortschritt.AUSWERTEN,
        fortschritt.ABSCHLIESSEN,
    ]  # fmt: skip
    gelesen = [was for was in gehoert if was[0] == fortschritt.LESEN]
    assert gelesen[0][1:] == (0, 0)  # until it is opened nobody knows how many there are
    assert gelesen[-1][1:] == (zeilen, zeilen)
    verglichen = [erledigt for stufe, erledigt, von in gehoert if stufe == fortschritt.VERGLEICHEN and von == zeilen]
    assert verglichen == list(range(1, zeilen + 1))
    geschrieben = [was for was in gehoert if was[0] == fortschritt.SCHREIBEN]
    assert geschrieben[-1][1:] == (zeilen, zeilen)


def test_in_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Anzeige() as melde:
        melde(fortschritt.LESEN, 0, 0)
        melde(fortschritt.SCHREIBEN, 0, 20_000)
        melde(fortschritt.SCHREIBEN, 5_000, 20_000)
    ausgabe = capsys.readouterr()
    assert ausgabe.out == ""
    assert "Schreiben" in ausgabe.err
    assert "5000/20000" in ausgabe.err


@pytest.mark.parametrize(("lange", "zeilen"), [(1e9, ""), (-1.0, "Lesen: 3 Zeilen …\nSchreiben: 0 von 9 Zeilen …\n")])
def test_elsewhere_a_long_stage_gets_one_line(
    lange: float, zeilen: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(anzeige, "LANGE", lange)
    with Anzeige() as melde:
        for was in (("Lesen", 3, 0), ("Lesen", 6, 0), ("Schreiben", 0, 9), ("Schreiben", 5, 9), ("Schreiben", 9, 9)):
            melde(*was)
    assert capsys.readouterr() == ("", zeilen)
