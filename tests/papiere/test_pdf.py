"""Is the PDF accessible, does it say everything that its Lagebild says, is it one page where it must be, is it always the same?"""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from briefing.papiere import pdf
from briefing.papiere.aufnahme import Abbild, Absatz, Lagebild, Papierart, Quelle, Spalte, Tafel, Zahlenreihe, Zellenart
from briefing.papiere.satz import setzer
from config import WURZEL
from domain.fehler import Dienstfehler
from tests.papiere import beispiel
from tests.papiere.pdflage import lagefehler
from tests.papiere.pdflesen import Dokument, lies
from tests.papiere.pdfpruefung import fehlendes, glatt, maengel, tabellen, ziele

OHNE_BILD = tuple(b for b in beispiel.bausteine() if not isinstance(b, Abbild))
ANFRAGE = beispiel.lagebild(
    art=Papierart.ANFRAGE, drucksache="8/1234", titel="Geld für Kommunale Prävention",
    bausteine=(beispiel.nachweis(12), beispiel.leere_tafel(), beispiel.balken().tafel),
)  # fmt: skip


@lru_cache(maxsize=8)
def gelesen(lagebild: Lagebild, *, kurz: bool = False) -> Dokument:
    return lies(pdf.als_pdf(lagebild, kurz=kurz))


@pytest.fixture
def alles() -> Dokument:
    """The full version of the Lagebild that has everything."""
    return gelesen(beispiel.lagebild())


@pytest.mark.parametrize("kurz", [False, True], ids=["lang", "kurz"])
def test_zugaenglich(kurz: bool) -> None:
    assert maengel(gelesen(beispiel.lagebild(), kurz=kurz)) == []


def test_alles_steht_darin(alles: Dokument) -> None:
    assert fehlendes(beispiel.lagebild(), alles) == []


def test_nichts_liegt_uebereinander(alles: Dokument) -> None:
    assert lagefehler(alles.leser) == []


def test_gliederung(alles: Dokument) -> None:
    """One H1 is the title; every Baustein is a bookmark in its order, then what is needed to check it."""
    (titel,) = (knoten.text for knoten in alles.wurzel.suche("/H1"))
    assert titel == "Lagebild ASSKomm"
    zweite = [glatt(knoten.text) for knoten in alles.wurzel.suche("/H2")]
    erwartet = [glatt(baustein.titel) for baustein in beispiel.bausteine()]
    assert [next(z for z in zweite if z.endswith(titel)) for titel in erwartet] == zweite[: len(erwartet)]
    am_ende = ["Widersprüche", "Die Zahlen im Einzelnen", "Quellen", "Zitieren und prüfen", "Anhang: Werte der Bilder"]
    assert zweite[len(erwartet) :] == [glatt(titel) for titel in am_ende[:4]]
    assert "Lagebild ASSKomm" in str(alles.leser.outline)
    assert "Zahlen auf einen Blick" in str(alles.leser.outline)


def test_jede_seite_sagt_was_sie_ist(alles: Dokument) -> None:
    lagebild = beispiel.lagebild()
    for nummer, text in enumerate(map(glatt, alles.seitentexte), 1):
        assert glatt(f"Seite {nummer} von {len(alles.leser.pages)}") in text
        assert glatt(f"Prüfwert {lagebild.kennung}") in text
        for angabe in (lagebild.titel, lagebild.raum, "30. Juni 2025", lagebild.datenstand_text, *lagebild.vermerke):
            assert glatt(angabe) in text, f"{angabe} fehlt auf Seite {nummer}"


def test_nur_adressen_des_netzes_sind_verweise(alles: Dokument) -> None:
    """What looks like a link in a text is none, and neither is a script in the place of an address."""
    gefunden = set(ziele(a.get_object() for seite in alles.leser.pages for a in seite.get("/Annots", ())))
    adresse = beispiel.lagebild().adresse
    assert gefunden == {beispiel.MEDIEN.url, beispiel.lagebild().zitat, f"{adresse}/zahlenregister"}


def test_zeichen_werden_erklaert_wo_sie_stehen(alles: Dokument) -> None:
    """A point for what is unknown, with its legend; a table without one has no legend."""
    assert alles.text.count(". = keine Angabe") == sum(
        any(wert is None for zeile in tafel.zeilen for wert in zeile) for tafel in beispiel.lagebild().tafeln()
    )
    assert "– = nichts vorhanden" in alles.text


def test_lange_tafel_eines_bildes_steht_im_anhang() -> None:
    lang = replace(beispiel.karte(), tafel=beispiel.nachweis(60))
    lagebild = beispiel.lagebild(bausteine=(lang, beispiel.leere_tafel()))
    dokument = gelesen(lagebild)
    assert fehlendes(lagebild, dokument) == []
    assert "Alle Werte: Tabelle 1 im Anhang." in dokument.text
    ueberschriften = [knoten.text for knoten in dokument.wurzel.suche("/H2", "/H3")]
    assert ueberschriften[-2:] == ["Anhang: Werte der Bilder", f"Tabelle 1: {lang.tafel.titel}"]


@pytest.mark.parametrize("spalten", [9, 16, 40])
def test_breite_tafeln_werden_gedreht_oder_geteilt(spalten: int) -> None:
    """However many columns: all of them are printed, nothing leaves the page."""
    tafel = Tafel(
        "breit", "Breit", (Spalte("Kreis"), *(Spalte(f"Jahr {2000 + n}", Zellenart.EURO) for n in range(1, spalten))),
        tuple((f"Kreis {i}", *(i * n * 1_234_567 for n in range(1, spalten))) for i in range(1, 4)),
    )  # fmt: skip
    dokument = gelesen(beispiel.lagebild(bausteine=(tafel,)))
    assert maengel(dokument) == []
    assert fehlendes(beispiel.lagebild(bausteine=(tafel,)), dokument) == []
    assert lagefehler(dokument.leser) == []
    breiteste = max(float(seite.mediabox.width) for seite in dokument.leser.pages)
    assert (breiteste > 800) == (spalten > 9)


def test_antwort_auf_eine_kleine_anfrage() -> None:
    dokument = gelesen(ANFRAGE)
    assert maengel(dokument) == []
    assert fehlendes(ANFRAGE, dokument) == []
    assert glatt("Kleine Anfrage · Drucksache 8/1234") in glatt(dokument.text)
    zweite = [knoten.text for knoten in dokument.wurzel.suche("/H2")]
    assert [titel.split(":")[0] for titel in zweite[:3]] == ["Tabelle 1", "Tabelle 2", "Tabelle 3"]
    assert tabellen(dokument)[0][-1][0] == "Summe"
    assert "Keine Einträge." in dokument.text


def test_pressetext_sagt_zahlen_in_saetzen() -> None:
    lagebild = beispiel.lagebild(art=Papierart.PRESSETEXT, bausteine=(beispiel.zahlen(),))
    dokument = gelesen(lagebild)
    assert maengel(dokument) == []
    liste = dokument.wurzel.suche("/L")[0]
    assert [glatt(punkt.text) for punkt in liste.suche("/LBody")] == [
        glatt(zahl.satz) for zahl in beispiel.zahlen().zahlen
    ]


# --- one page ---------------------------------------------------------------------------------------------------------

WORT = "W" * 60
LANG = beispiel.LANG


def viele(anzahl: int, text: str) -> Zahlenreihe:
    """So many figures with long words everywhere."""
    return Zahlenreihe(text, tuple(
        beispiel.zahl(
            f"zahl-{n}", f"{text} {n}", 123_456_789, text="mindestens 123.456.789.012 €", zeitraum=text, herkunft=text,
            belegt=text, veraenderung=text, vorbehalt=text * 3, widersprueche=12, satz=f"{n}: {text}")
        for n in range(anzahl)))  # fmt: skip


def lang_und_voll(text: str) -> Lagebild:
    """Everything too long and too much."""
    karte = replace(
        beispiel.karte(), titel=text, unterschrift=text * 3, fussnote=text * 3,
        legende=tuple(("#112233", text, "1.234.567") for _ in range(14)),
    )  # fmt: skip
    return beispiel.lagebild(
        titel=text * 4, raum=text * 2, vergleich=text, datenstand_text=text, vermerke=(text, "Übungsdaten", *"abcde"),
        bausteine=(viele(15, text), Absatz(text, (text * 5,) * 5), karte),
        quellen=tuple(Quelle(f"{n} {text}", f"https://example.org/{'a' * 300}", text) for n in range(30)),
    )  # fmt: skip


EXTREME: dict[str, Callable[[], Lagebild]] = {
    "beispiel": beispiel.lagebild,
    "lange Namen": lambda: lang_und_voll(LANG),
    "ohne Umbruch": lambda: lang_und_voll(WORT),
    "leer": lambda: beispiel.lagebild(titel="", raum="", vergleich="", vermerke=(), bausteine=(), quellen=()),
    "ohne Bild": lambda: beispiel.lagebild(bausteine=OHNE_BILD),
    "nur Tafeln": lambda: ANFRAGE,
    "15 Zahlen": lambda: beispiel.lagebild(bausteine=(viele(15, "Kommunen im Verbund"), beispiel.karte())),
    "Hochformat": lambda: beispiel.lagebild(bausteine=(replace(beispiel.karte(), spec=_mit_hoehe(3000)),)),
    "Querformat": lambda: beispiel.lagebild(bausteine=(replace(beispiel.karte(), spec=_mit_hoehe(10)),)),
}


def _mit_hoehe(hoehe: int) -> str:
    return beispiel.karte().spec.replace('"height": 300', f'"height": {hoehe}')


@pytest.mark.parametrize("name", EXTREME)
def test_kurz_ist_immer_eine_seite(name: str) -> None:
    """One A4 page, accessible, no text on other text or outside of the margins."""
    dokument = gelesen(EXTREME[name](), kurz=True)
    (seite,) = dokument.leser.pages
    assert [round(float(wert)) for wert in seite.mediabox] == [0, 0, 595, 842]
    assert lagefehler(dokument.leser) == []
    assert maengel(dokument) == []


@pytest.mark.parametrize("name", ["lange Namen", "leer", "ohne Bild"])
def test_lang_haelt_alles_aus(name: str) -> None:
    lagebild = EXTREME[name]()
    dokument = gelesen(lagebild)
    assert maengel(dokument) == []
    assert fehlendes(lagebild, dokument) == []


def test_kurz_zeigt_das_wichtigste() -> None:
    """Six figures with their source, the picture, three sentences, the sources and the Zitierlink."""
    lagebild = beispiel.lagebild()
    dokument = gelesen(lagebild, kurz=True)
    text = glatt(dokument.text)
    for zahl in beispiel.zahlen().zahlen[:6]:
        for teil in (zahl.titel, zahl.text, zahl.herkunft, zahl.veraenderung, zahl.ohne_vergleich, zahl.vorbehalt):
            assert glatt(teil) in text
    assert all(glatt(satz) in text for satz in beispiel.bausteine()[1].saetze)  # type: ignore[union-attr]
    bilder = [str(bild.roh["/Alt"]) for bild in dokument.wurzel.suche("/Figure")]
    assert bilder == [beispiel.karte().alt, f"QR-Code mit dem Zitierlink {lagebild.zitat}"]
    assert all(glatt(quelle.titel) in text for quelle in lagebild.quellen)
    assert glatt(lagebild.zitat) in text


def test_kurz_nennt_was_fehlt() -> None:
    """Nothing is left out silently."""
    zahlen = Zahlenreihe("Zahlen", tuple(beispiel.zahl(f"z{n}", f"Kennzahl {n}", n) for n in range(9)))
    saetze = Absatz("Lage", tuple(f"Satz {n}." for n in range(5)))
    lagebild = beispiel.lagebild(bausteine=(zahlen, saetze, beispiel.balken(), beispiel.karte(), beispiel.nachweis()))
    text = gelesen(lagebild, kurz=True).text
    assert (
        "Die Langfassung nennt außerdem: 3 weitere Zahlen (Kennzahl 6, Kennzahl 7, Kennzahl 8), 2 weitere Aussagen, "
        "1 weiteres Bild, 3 Tabellen, alle Definitionen."
    ) in text
    assert "Satz 2." in text
    assert "Satz 3." not in text


def test_kurz_sagt_dass_gekuerzt_wurde() -> None:
    hinweis = "Texte, die hier mit „…“ enden, stehen dort vollständig."
    assert hinweis in gelesen(EXTREME["lange Namen"](), kurz=True).text
    assert hinweis not in gelesen(EXTREME["15 Zahlen"](), kurz=True).text


def test_kurz_nimmt_die_karte() -> None:
    """The map, wherever it stands among the pictures."""
    karte = replace(beispiel.karte(), geometrie="sachsen", alt="Die Karte von Sachsen.")
    dokument = gelesen(beispiel.lagebild(bausteine=(beispiel.balken(), karte)), kurz=True)
    assert dokument.wurzel.suche("/Figure")[0].roh["/Alt"] == karte.alt


def test_kurz_ohne_bild_zeigt_die_erste_tafel() -> None:
    dokument = gelesen(ANFRAGE, kurz=True)
    ((kopf, *zeilen),) = tabellen(dokument)
    assert kopf[0] == "Kommune"
    assert zeilen[-1][0] == "Summe"
    assert len(zeilen) == 13


# --- the same every time ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kurz", [False, True], ids=["lang", "kurz"])
def test_gleiche_bytes(kurz: bool) -> None:
    """Twice in this process and once in another one, at another time zone and with other hashes."""
    hier = pdf.als_pdf(beispiel.lagebild(), kurz=kurz)
    assert pdf.als_pdf(beispiel.lagebild(), kurz=kurz) == hier
    befehl = (
        "import sys; from tests.papiere import beispiel; from briefing.papiere import pdf; "
        f"sys.stdout.buffer.write(pdf.als_pdf(beispiel.lagebild(), kurz={kurz}))"
    )
    umgebung = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"}
    dort = subprocess.run([sys.executable, "-c", befehl], cwd=WURZEL, env=umgebung, check=True, capture_output=True)
    assert dort.stdout == hier


def test_ohne_uhr(alles: Dokument) -> None:
    """There is no moment of creation in the file: it would be the only thing that differs."""
    assert alles.leser.metadata is not None
    assert "/CreationDate" not in alles.leser.metadata
    assert "xmp:CreateDate" not in alles.katalog["/Metadata"].get_object().get_data().decode()  # type: ignore[attr-defined]


def test_ein_anderer_wert_gibt_ein_anderes_papier() -> None:
    andere = Zahlenreihe("Zahlen auf einen Blick", (beispiel.zahl(wert=127),))
    eine = Zahlenreihe("Zahlen auf einen Blick", (beispiel.zahl(),))
    assert pdf.als_pdf(beispiel.lagebild(bausteine=(eine,))) != pdf.als_pdf(beispiel.lagebild(bausteine=(andere,)))


# --- preview and failures ---------------------------------------------------------------------------------------------


def test_vorschau() -> None:
    """As many pictures as pages, as wide as asked for."""
    ohne_bilder = beispiel.lagebild(bausteine=OHNE_BILD)
    (kurz,) = pdf.vorschau(ohne_bilder, breite_px=400)
    assert kurz.startswith(b"\x89PNG")
    assert abs(int.from_bytes(kurz[16:20], "big") - 400) <= 1
    assert len(pdf.vorschau(ohne_bilder, kurz=False, breite_px=100)) == len(gelesen(ohne_bilder).leser.pages)


def test_ein_bild_das_sich_nicht_zeichnen_laesst_wird_genannt() -> None:
    kaputt = replace(beispiel.karte(), spec='{"mark": "unsinn"}', titel="Kaputte Karte")
    with pytest.raises(Dienstfehler, match="Kaputte Karte"):
        pdf.als_pdf(beispiel.lagebild(bausteine=(kaputt,)))


def test_was_sich_nicht_setzen_laesst_wird_gesagt() -> None:
    with pytest.raises(Dienstfehler, match=r"ließ sich nicht setzen.*Abhilfe"):
        setzer.setze("kurz.typ", {"titel": "ohne alles andere"}, {})


def test_ein_haengendes_satzprogramm_wird_beendet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setzer, "HOECHSTENS", 0.001)
    with pytest.raises(Dienstfehler, match="länger als"):
        pdf.als_pdf(beispiel.lagebild(bausteine=(beispiel.leere_tafel(),)))


def test_ein_fehlendes_satzprogramm_wird_gesagt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setzer, "HIER", tmp_path)
    with pytest.raises(Dienstfehler, match="Satzprogramm"):
        pdf.als_pdf(beispiel.lagebild(bausteine=(beispiel.leere_tafel(),)))


def test_mehrere_setzen_zugleich() -> None:
    """Readers do not wait for each other and do not get each other's paper."""
    alle = [beispiel.lagebild(titel=f"Papier {n}", bausteine=(beispiel.leere_tafel(),)) for n in range(4)]
    with ThreadPoolExecutor(4) as fertige:
        zugleich = list(fertige.map(pdf.als_pdf, alle))
    assert zugleich == [pdf.als_pdf(lagebild) for lagebild in alle]
