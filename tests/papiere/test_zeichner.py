"""Is every picture really drawn, always the same, by one process that survives errors and leaves with its parent?"""

import io
import json
import os
import re
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image

from briefing import ueberblick
from briefing.baustein import Bild
from briefing.papiere import zeichner
from briefing.papiere.aufnahme import Abbild, Tafel
from briefing.papiere.festhalten import abbild, kartenhoehe
from briefing.papiere.papierspec import als_spec
from briefing.papiere.zeichenwerk import gleichbleibend
from briefing.papiere.zeichner import Zeichner
from charts.balken import balken
from config import WURZEL
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.fehler import Dienstfehler
from tests.datenbanken import Datenbank
from ui.lesen import gemerkt

JANUAR = Auswahl(date(2022, 1, 11), 3, date(2021, 2, 6))
SVG = "{http://www.w3.org/2000/svg}"
UNHOLD = """
import json, os, sys, time
if os.environ.get("UNHOLD") == "stirbt": os._exit(1)
for zeile in sys.stdin.buffer:
    was = json.loads(zeile)["art"]
    if was == "stumm": time.sleep(60)
    if was == "stirb": os._exit(3)
    if was == "halb": sys.stdout.buffer.write(b'{"bytes": 99}\\nkurz'); sys.stdout.flush(); os._exit(0)
    if was == "wirr": sys.stdout.buffer.write(b"kein JSON\\n"); sys.stdout.flush(); continue
    bild = str(os.getpid()).encode()
    sys.stdout.buffer.write(json.dumps({"bytes": len(bild)}).encode() + b"\\n" + bild); sys.stdout.flush()
"""


@pytest.fixture
def daten(datenbanken: Callable[[str], Datenbank]) -> Berichtsdaten:
    return Berichtsdaten(gemerkt(datenbanken("sqlite").mitgeliefert))


@pytest.fixture
def unhold(tmp_path: Path) -> Iterator[Zeichner]:
    """A drawing process that misbehaves on demand."""
    werk = tmp_path / "unhold.py"
    werk.write_text(UNHOLD)
    z = Zeichner(werk, hoechstens=2)
    yield z
    z.ende()


def balkenbild(namen: tuple[str, ...] = ("Anzahl", "Übrige"), werte: tuple[float, ...] = (1234.0, 5.5)) -> Abbild:
    zeilen = pd.DataFrame({"name": namen, "wert": werte, "text": [f"{w} <&>" for w in werte]})
    diagramm = balken(zeilen, einheit="Einheit", schema="light", beschreibung="alt")
    return Abbild("b", "Balken", als_spec(diagramm), "alt", Tafel("t", "T", (), ()), "", "", "")


def karte(daten: Berichtsdaten, auswahl: Auswahl = JANUAR) -> tuple[Abbild, Bild]:
    bild = ueberblick.kartenbild(daten, auswahl, gewaehlt=None, adresse="./x.json", schema="light")
    return abbild(bild, hoehe=kartenhoehe(daten.kommunen(auswahl))), bild


def flaechen(svg: str) -> list[str]:
    """Fill of every area of the map that is not only an outline."""
    wege = [
        weg
        for g in ET.fromstring(svg).iter(f"{SVG}g")
        if "flaeche_marks" in g.get("class", "")
        for weg in g.iter(f"{SVG}path")
    ]
    return [weg.get("fill", "") for weg in wege if len(weg.get("d", "")) > 20]


def frisch(bild: Abbild) -> str:
    zeichner._gezeichnet.cache_clear()
    return zeichner.svg(bild)


# --- the picture ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("auswahl", "anzahl"),
    [(JANUAR, 419), (JANUAR.mit(stichtag=date(2023, 1, 1)), 418), (JANUAR.mit(polizeidirektionen=("Leipzig",)), None)],
    ids=["2022", "2023", "Leipzig"],
)
def test_the_map_contains_every_kommune_in_its_colour(
    daten: Berichtsdaten, auswahl: Auswahl, anzahl: int | None
) -> None:
    papier, bild = karte(daten, auswahl)
    gezeichnet = flaechen(zeichner.svg(papier))
    kommunen = daten.kommunen(auswahl)
    assert len(gezeichnet) == (anzahl or len(kommunen)) == len(kommunen)
    for farbe, wort, zahl in bild.legende:
        assert sum(f.upper() == farbe.upper() for f in gezeichnet) == int(zahl), wort


def test_borders_points_and_names_are_there_too(daten: Berichtsdaten) -> None:
    papier, bild = karte(daten)
    svg = zeichner.svg(papier)
    texte = ["".join(t.itertext()) for t in ET.fromstring(svg).iter(f"{SVG}text")]
    assert {"Chemnitz", "Dresden", "Görlitz", "Leipzig", "Zwickau"} <= set(texte)
    raete = [g for g in ET.fromstring(svg).iter(f"{SVG}g") if "raete_marks" in g.get("class", "")]
    assert len(list(raete[0].iter(f"{SVG}path"))) == len(bild.diagramm.daten["raete"]) == 14
    outlines = [
        p for p in ET.fromstring(svg).iter(f"{SVG}path") if len(p.get("d", "")) > 200 and p.get("stroke-width") == "1.4"
    ]
    assert len(outlines) == 5, "the directorates"


def test_without_its_geometry_a_map_would_be_noticed(daten: Berichtsdaten) -> None:
    """What the test above would see if the geometry were asked for by an address: nothing may be fetched."""
    papier, _ = karte(daten)
    fremd = replace(papier, spec=papier.spec.replace('"url":"geometrie"', '"url":"https://boese.example/x.json"'))
    with pytest.raises(Dienstfehler, match=r"^Das Bild „Wo Kommunen mitwirken“ ließ sich nicht zeichnen: .*Abhilfe: "):
        zeichner.svg(fremd)


@pytest.mark.parametrize(
    "adresse", ["https://boese.example/a.csv", "file:///etc/passwd", "data/geometrie/sachsen.json"]
)
def test_nothing_is_ever_fetched(adresse: str) -> None:
    spec = {"width": 100, "data": {"url": adresse}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal"}}}
    with pytest.raises(Dienstfehler, match="nennt Daten, die nicht in ihm stehen"):
        zeichner.svg(replace(balkenbild(), spec=json.dumps(spec)))
    if not adresse.startswith("file"):  # what the process itself would refuse, were it asked
        with pytest.raises(Dienstfehler):
            zeichner.ZEICHNER.zeichne({"art": "svg", "spec": spec})
    assert zeichner.svg(balkenbild()), "and the next picture is drawn"


def test_texts_are_texts_in_our_typeface_and_numbers_german() -> None:
    svg = zeichner.svg(balkenbild())
    texte = ["".join(t.itertext()) for t in ET.fromstring(svg).iter(f"{SVG}text")]
    assert {"Anzahl", "Übrige", "1234.0 <&>"} <= set(texte)
    assert set(re.findall(r'font-family="([^"]+)"', svg)) == {
        "&quot;Source Sans 3&quot;, &quot;ASSKomm Sans&quot;, sans-serif"
    }
    achse = {
        "width": 300, "data": {"values": [{"x": "2020-03-01", "y": 1234567.5}]}, "mark": "point",
        "encoding": {"x": {"field": "x", "type": "temporal", "axis": {"format": "%B", "values": [{"year": 2020, "month": 3}]}},
                     "y": {"field": "y", "type": "quantitative", "axis": {"format": ",.1f", "values": [1234567.5]}}},
    }  # fmt: skip
    worte = "".join(ET.fromstring(zeichner.svg(replace(balkenbild(), spec=json.dumps(achse)))).itertext())
    assert "1.234.567,5" in worte
    assert "März" in worte


def test_a_day_is_the_same_day_wherever_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = {
        "width": 200, "data": {"values": [{"x": "2020-01-01", "y": 1}, {"x": "2021-01-01", "y": 2}]}, "mark": "line",
        "encoding": {"x": {"field": "x", "type": "temporal"}, "y": {"field": "y", "type": "quantitative"}},
    }  # fmt: skip
    bilder = set()
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        monkeypatch.setenv("TZ", zone)
        zeichner.ZEICHNER.ende()
        bilder.add(frisch(replace(balkenbild(), spec=json.dumps(spec))))
    assert len(bilder) == 1


def test_the_png_is_as_wide_as_asked_for(daten: Berichtsdaten) -> None:
    papier, _ = karte(daten)
    for breite in (320, 1280):
        bild = Image.open(io.BytesIO(zeichner.png(papier, breite)))
        assert abs(bild.size[0] - breite) <= 0.05 * breite
        assert len(bild.convert("RGB").getcolors(1 << 24)) > 5, "not empty"


# --- always the same --------------------------------------------------------------------------------------------------


def test_whatever_was_drawn_before_the_same_picture_is_the_same_text(daten: Berichtsdaten) -> None:
    papier, balken_ = karte(daten)[0], balkenbild()
    verlauf = abbild(ueberblick.verlaufsbild(daten, JANUAR, "light"))
    erste = [frisch(b) for b in (papier, balken_, verlauf)]
    andere = [frisch(b) for b in (verlauf, verlauf, balken_, papier)]
    assert erste == [andere[3], andere[2], andere[1]]
    zeichner.ZEICHNER.ende()
    assert [frisch(b) for b in (papier, balken_, verlauf)] == erste, "and by a new process"
    assert zeichner.png(balken_, 640) == zeichner.png(balken_, 640)


def test_names_within_a_picture_begin_anew() -> None:
    vorlage = (
        '<svg><clipPath id="clip{a}"/><g id="g{b}" clip-path="url(#clip{a})"/><use href="#g{b}"/><a id="fest"/></svg>'
    )
    erstes, spaeter = (gleichbleibend(vorlage.format(a=a, b=b)) for a, b in ((1, 10), (41, 7)))
    assert erstes == spaeter
    assert erstes.count("url(#clip0)") == erstes.count('id="clip0"') == 1
    assert 'id="fest"' in erstes
    tausch = gleichbleibend('<i id="c1"/><i id="c0"/><u href="#c1"/><u href="#c0"/>')
    assert tausch == '<i id="c0"/><i id="c1"/><u href="#c0"/><u href="#c1"/>'


def test_paths_keep_a_tenth_of_a_pixel_and_texts_everything() -> None:
    assert (
        gleichbleibend('<path d="M1.2345,10L3.999,0.05"/><text>1.2345</text>')
        == '<path d="M1.2,10L3.9,0.0"/><text>1.2345</text>'
    )


# --- the process ------------------------------------------------------------------------------------------------------


def test_several_threads_share_one_process() -> None:
    zeichner._gezeichnet.cache_clear()
    bilder = [balkenbild((f"Reihe {n}", "x")) for n in range(12)]
    with ThreadPoolExecutor(6) as faeden:
        gezeichnete = list(faeden.map(zeichner.svg, bilder))
    assert all(f"Reihe {n}" in svg for n, svg in enumerate(gezeichnete))
    assert zeichner.ZEICHNER.pid is not None


def test_a_process_that_died_is_replaced() -> None:
    zeichner.svg(balkenbild())
    erste = zeichner.ZEICHNER.pid
    assert erste
    os.kill(erste, signal.SIGKILL)
    assert _verschwunden(erste)
    assert frisch(balkenbild())
    assert zeichner.ZEICHNER.pid not in (None, erste)


@pytest.mark.parametrize(
    ("art", "satz"),
    [
        ("stirb", r"das Zeichenprogramm brach ab"),
        ("halb", r"das Zeichenprogramm brach ab"),
        ("wirr", r"das Zeichenprogramm brach ab"),
        ("stumm", r"es dauerte länger als 2 Sekunden"),
    ],
)
def test_whatever_it_does_there_is_a_sentence_and_a_next_picture(unhold: Zeichner, art: str, satz: str) -> None:
    vorher = unhold.zeichne({"art": "pid"})
    with pytest.raises(Dienstfehler, match=satz):
        unhold.zeichne({"art": art})
    nachher = unhold.zeichne({"art": "pid"})
    assert nachher != vorher
    assert nachher == str(unhold.pid).encode()


def test_one_that_cannot_start_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kaputt = Zeichner(tmp_path / "fehlt.py")
    with pytest.raises(Dienstfehler, match="brach ab"):
        kaputt.zeichne({"art": "svg"})
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kein-python"))
    with pytest.raises(Dienstfehler, match="startet nicht"):
        kaputt.zeichne({"art": "svg"})


@pytest.mark.parametrize("ende", ["normal", "kill"])
def test_it_leaves_with_its_parent(ende: str) -> None:
    skript = (
        "import sys, os, signal\nfrom briefing.papiere import zeichner\n"
        "zeichner.ZEICHNER.zeichne({'art': 'svg', 'spec': {'data': {'values': [{}]}, 'mark': 'point'}})\n"
        "print(zeichner.ZEICHNER.pid, flush=True)\n"
        + ("os.kill(os.getpid(), signal.SIGKILL)" if ende == "kill" else "")
    )
    fertig = subprocess.run([sys.executable, "-c", skript], cwd=WURZEL, capture_output=True, text=True, check=False)
    assert fertig.returncode == (-signal.SIGKILL if ende == "kill" else 0), fertig.stderr
    assert fertig.stderr == ""
    assert _verschwunden(int(fertig.stdout)), "the drawing process outlived its parent"


def _verschwunden(pid: int) -> bool:
    """A process that ends needs a moment; one that waits for orders would never."""
    if not hasattr(os, "pidfd_open"):
        pytest.skip("needs Linux")
    try:
        griff = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    import select

    fertig: list[Any] = select.select([griff], [], [], 20)[0]
    os.close(griff)
    return bool(fertig)


def test_ctrl_c_does_not_reach_it() -> None:
    zeichner.svg(balkenbild())
    pid = zeichner.ZEICHNER.pid
    assert pid
    os.kill(pid, signal.SIGINT)
    assert frisch(balkenbild())
    assert zeichner.ZEICHNER.pid == pid


def test_an_impossible_picture_is_a_sentence_without_a_trace() -> None:
    for spec in (
        {"width": 10, "mark": "nichts"},
        {"width": 10},
        {"width": 10, "data": {"values": 3}, "mark": {"type": 7}},
    ):
        with pytest.raises(Dienstfehler) as fehler:
            zeichner.svg(replace(balkenbild(), spec=json.dumps(spec)))
        assert "\n" not in str(fehler.value)
        assert str(fehler.value).startswith("Das Bild „Balken“ ließ sich nicht zeichnen: ")
