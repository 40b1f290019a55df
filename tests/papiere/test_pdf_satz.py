"""Are the parts from which a paper is set right by themselves: characters, widths, cards, tables, the QR code, the typefaces?"""

import re
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import papierschrift
import pytest
import segno
from hatchling.builders.wheel import WheelBuilder

from briefing.papiere.aufnahme import Spalte, Tafel, Zellenart
from briefing.papiere.satz import karten, kurzfassung, schriftdatei, tafeln
from briefing.papiere.satz.qr import qr
from briefing.papiere.satz.zeichen import druckbar, einzeilig
from config import WURZEL
from domain.fehler import Eingabefehler
from tests.papiere import beispiel

# --- typefaces and characters -----------------------------------------------------------------------------------------


def test_schriften_sind_die_geprueften() -> None:
    """Each file is the one that the script fetches; together they stay small; the licence is beside them."""
    dateien = sorted(schriftdatei.SCHRIFT.glob("*.ttf"))
    assert {pfad.name for pfad in dateien} == set(papierschrift.DATEIEN)
    for pfad in dateien:
        assert sha256(pfad.read_bytes()).hexdigest() == papierschrift.DATEIEN[pfad.name][1]
    assert sum(pfad.stat().st_size for pfad in dateien) < 1_500_000
    assert "SIL OPEN FONT LICENSE" in (schriftdatei.SCHRIFT / "OFL.txt").read_text(encoding="utf-8")


def test_vorlagen_und_schriften_gehoeren_zum_paket() -> None:
    enthalten = {datei.distribution_path for datei in WheelBuilder(str(WURZEL)).recurse_included_files()}
    ordner = WURZEL / "briefing" / "papiere"
    noetig = [*ordner.glob("vorlagen/*.typ"), *ordner.glob("schrift/*.ttf"), ordner / "schrift" / "OFL.txt"]
    assert len(noetig) == 8
    assert {str(pfad.relative_to(WURZEL)) for pfad in noetig} <= enthalten


def test_die_schrift_kennt_was_gebraucht_wird() -> None:
    gebraucht = "äöüßÄÖÜẞěšžćńłóŠŽĆŃŁÓĚéèçñ ≥≤≈±−–—·•→▲▼□€§„“‚‘»«…%‰×\u00a0\u202f½²°†"
    assert [zeichen for zeichen in gebraucht if ord(zeichen) not in schriftdatei.vorrat()] == []


def test_breiten_stimmen() -> None:
    """Figures are all of one width, so that columns of numbers stand below each other; bold is wider."""
    ziffern = {schriftdatei.weite(ziffer) for ziffer in "0123456789"}
    assert ziffern == {0.497}
    assert schriftdatei.weite("Zwickau") < schriftdatei.weite("Zwickau", fett=True)
    assert schriftdatei.weite("") == 0
    assert schriftdatei.weite("ab") == pytest.approx(schriftdatei.weite("a") + schriftdatei.weite("b"))


@pytest.mark.parametrize(("roh", "gedruckt"), [
    ("Görlitz/Zhorjelc", "Görlitz/Zhorjelc"), ("a\u030c", "ǎ"), ("漢字", "□□"), ("🙂", "□"), ("a\u202eb\u200bc\u00add", "abcd"),
    ("\x00\x07x", "x"), ("a\r\nb\u2028c", "a\nb\nc"), ("a\tb", "a b"), (f"1{beispiel.NBSP}€", f"1{beispiel.NBSP}€"), ("", ""),
])  # fmt: skip
def test_druckbar(roh: str, gedruckt: str) -> None:
    assert druckbar(roh) == gedruckt


def test_einzeilig_behaelt_geschuetzte_abstaende() -> None:
    assert einzeilig(f"  30.{beispiel.NBSP}Juni \n 2025  ") == f"30.{beispiel.NBSP}Juni 2025"


# --- figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "vor", "zahl", "nach"), [
    ("126", "", "126", ""), ("über\u00a0420.000,50\u00a0€", "über\u00a0", "420.000,50", "\u00a0€"), ("−3 %", "", "−3", " %"),
    ("mindestens 19", "mindestens ", "19", ""), ("1,3\u00a0Mio.\u00a0€", "", "1,3", "\u00a0Mio.\u00a0€"),
    ("keine Angabe", "", "", "keine Angabe"), ("", "", "", "keine Angabe"), ("unter 1 €", "unter ", "1", " €"),
])  # fmt: skip
def test_zahl_wird_geteilt_und_bleibt_ganz(text: str, vor: str, zahl: str, nach: str) -> None:
    assert karten.zahlteile(text) == {"vor": vor, "zahl": zahl, "nach": nach}


@pytest.mark.parametrize(("basis", "herkunft", "belegt", "wert", "zeilen"), [
    ("veröffentlicht", "veröffentlicht am 17.03.2025 in: SMI", "mindestens 7 belegt", 1,
     ["veröffentlicht am 17.03.2025 in: SMI", "mindestens 7 belegt"]),
    ("veröffentlicht", "SMI", "", 1, ["veröffentlicht · SMI"]),
    ("belegt", "mindestens 2 belegt", "mindestens 2 belegt", 2, ["mindestens 2 belegt"]),
    ("keine Angabe", "kein Einzelfall belegt", "kein Einzelfall belegt", None, ["kein Einzelfall belegt"]),
    ("gezählt", "", "", 3, ["gezählt"]), ("keine Angabe", "", "", None, []),
])  # fmt: skip
def test_herkunft_sagt_alles_einmal(
    basis: str, herkunft: str, belegt: str, wert: int | None, zeilen: list[str]
) -> None:
    zahl = beispiel.zahl(wert=wert, basis=basis, herkunft=herkunft, belegt=belegt)
    assert list(karten.herkunft(zahl)) == zeilen


def test_adressen_werden_zerlegt_und_bleiben_ganz() -> None:
    lang = "https://www.example.org/pfad/zur-seite?x=1&y=2#" + "z" * 90
    zerlegt = karten.adresse(lang)
    assert "".join(zerlegt["stuecke"]) == lang
    assert max(map(len, zerlegt["stuecke"])) <= 24
    assert zerlegt["ziel"] == lang
    assert karten.adresse("javascript:alert(1)")["ziel"] == ""
    assert karten.adresse("https://example.org/\u202e")["ziel"] == ""


# --- tables -----------------------------------------------------------------------------------------------------------


def _tafel(*koepfe: str, zellen: int = 3, wort: str = "Wert") -> Tafel:
    return Tafel("t", "T", tuple(map(Spalte, koepfe)), tuple((wort,) * len(koepfe) for _ in range(zellen)))


def test_schmale_tafel_bleibt_aufrecht_und_gross() -> None:
    tafel = tafeln.tafel(_tafel("Kreis", "Räte"))
    assert (tafel["quer"], tafel["groesse"], len(tafel["teile"])) == (False, 9.5, 1)
    assert tafel["teile"][0]["breiten"][0] == 45


def test_breite_tafel_wird_kleiner_dann_gedreht_dann_geteilt() -> None:
    lagen = [tafeln.tafel(_tafel(*(f"Spaltenkopf{n}" for n in range(breite)))) for breite in (6, 8, 11, 30)]
    assert [(t["quer"], len(t["teile"]) > 1) for t in lagen] == [
        (False, False),
        (False, False),
        (True, False),
        (True, True),
    ]
    assert lagen[0]["groesse"] > lagen[1]["groesse"]
    teile = lagen[3]["teile"]
    assert all(teil["kopf"][0] == "Spaltenkopf0" for teil in teile)
    assert [kopf for teil in teile for kopf in teil["kopf"][1:]] == [f"Spaltenkopf{n}" for n in range(1, 30)]


@pytest.mark.parametrize(
    "tafel", [beispiel.nachweis(), beispiel.karte().tafel, beispiel.boese_tafel(), beispiel.verlauf().tafel]
)
def test_tafel_ist_nie_breiter_als_die_seite(tafel: Tafel) -> None:
    gesetzt = tafeln.tafel(tafel)
    platz = tafeln.QUER if gesetzt["quer"] else tafeln.HOCH
    assert all(sum(teil["breiten"]) <= platz + 0.1 for teil in gesetzt["teile"])


def test_zahlen_stehen_rechts_und_brauchen_nur_eine_zeile() -> None:
    (teil,) = tafeln.tafel(beispiel.nachweis())["teile"]
    assert teil["rechts"] == [False, True, True, True, True, False]
    for nummer in (1, 2, 3, 4):
        breiteste = max(schriftdatei.weite(zeile[nummer], fett=True) for zeile in teil["zeilen"])
        assert breiteste * 9.5 * 25.4 / 72 < teil["breiten"][nummer]
        assert not teil["eng"][nummer]


def test_unbekannt_ist_ein_punkt_und_null_eine_null() -> None:
    tafel = Tafel("t", "T", (Spalte("A", Zellenart.GANZZAHL), Spalte("B")), ((None, None), (0, ""), (1, "–")))
    zeilen = tafeln.zellen(tafel)
    assert zeilen == [(".", "."), ("0", ""), ("1", "–")]
    assert tafeln.zeichen(zeilen) == [(".", "keine Angabe (Zahlenwert unbekannt)"), ("–", "nichts vorhanden")]
    assert tafeln.zeichen([("1", "x-mal")]) == []


# --- one page and QR code ---------------------------------------------------------------------------------------------


def test_fassungen_werden_immer_kuerzer() -> None:
    """The versions of the page go from long to brief in everything that they limit."""
    alle = list(kurzfassung._scheren())
    grenzen = [(s.titel, s.name, s.zeile, s.satz, s.quellen, s.legende, s.zeilen, s.zahlen, s.groesse) for s in alle]
    for lang, kurz in pairwise(grenzen):
        assert all(k <= g for g, k in zip(lang, kurz, strict=True))
        assert lang != kurz


def test_zahlen_werden_nie_gekuerzt() -> None:
    """A number that does not fit is left out with a sign, never cut to another number."""
    (*_, kuerzeste) = kurzfassung._scheren()
    karte = kurzfassung._karte(beispiel.zahl(text="9" * 40), kuerzeste)
    assert (karte["zahl"], karte["nach"]) == ("", "…")
    assert kuerzeste.geschnitten


def test_qr_code_ist_der_des_zitierlinks() -> None:
    """Every dark module is drawn, with the quiet zone of four modules around it."""
    adresse = beispiel.lagebild().zitat
    bild = qr(adresse)
    code = segno.make(adresse, error="m", micro=False)
    assert _module(bild, code.symbol_size(border=4)[0]) == [list(zeile) for zeile in code.matrix_iter(border=4)]
    assert qr(adresse) == bild


def _module(svg: str, seite: int) -> list[list[int]]:
    """The dark modules that the path draws: strokes of height one, moved to relatively."""
    feld = [[0] * seite for _ in range(seite)]
    pfad = re.search(r'<path[^>]*stroke="#000"[^>]*d="([^"]+)"', svg) or re.search(
        r'd="(M[^"]+)"[^>]*stroke="#000"', svg
    )
    assert pfad
    x, y = 0.0, 0.0
    for befehl, a, b in re.findall(r"([Mmh])([\d.-]+)(?: ([\d.-]+))?", pfad[1]):
        if befehl == "h":
            for spalte in range(int(x), int(x) + int(a)):
                feld[int(y)][spalte] = 1
            x += float(a)
        else:
            x, y = (float(a), float(b)) if befehl == "M" else (x + float(a), y + float(b))
    return feld


def test_zu_lange_adresse_wird_gesagt() -> None:
    with pytest.raises(Eingabefehler, match="Abhilfe"):
        qr("https://example.org/" + "a" * 5000)


def test_jede_vorlage_liest_nur_daten() -> None:
    """No template builds markup from texts or reads anything but its data."""
    for vorlage in sorted((Path(papierschrift.ORDNER).parent / "vorlagen").glob("*.typ")):
        quelltext = vorlage.read_text(encoding="utf-8")
        assert not re.search(r"\b(eval|read|plugin|cbor|csv|yaml|toml|xml|datetime\.today)\(", quelltext)
        assert re.findall(r'json\("([^"]+)"\)', quelltext) in ([], ["daten.json"])
