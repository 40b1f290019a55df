"""Is this file a template that slides can be made from, and what does it lack if not?"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import pptx
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from briefing.papiere.folien.mass import PUNKT
from briefing.papiere.paket import entpackt, gepackt
from domain.fehler import Eingabefehler
from domain.zahlen import NBSP, dezimal

MITGELIEFERT = Path(__file__).resolve().parents[1] / "vorlagen" / "folien.pptx"

MB = 1_000_000
GROESSTE = 50 * MB  # bytes of a template
_UEBERALL = ("Vermerk", "Titel", "Fußzeile", "Foliennummer")
_BAUSTEIN = ("Unterzeile", "Inhalt", "Fußnote")
LAYOUTS: dict[str, tuple[str, ...]] = {
    "Titelfolie": (*_UEBERALL, "Untertitel", "Angaben"),
    "Zahlen": (*_UEBERALL, "Unterzeile", "Inhalt"),
    "Text": (*_UEBERALL, "Inhalt"),
    "Diagramm": (*_UEBERALL, *_BAUSTEIN),
    "Karte": (*_UEBERALL, *_BAUSTEIN, "Legende"),
    "Tabelle": (*_UEBERALL, *_BAUSTEIN),
    "Quellen": (*_UEBERALL, "Inhalt", "QR-Code", "Zitierlink"),
}
_MINDESTENS = {"Inhalt": (360, 200), "Titel": (300, 28), "Vermerk": (200, 16), "Fußzeile": (300, 10)}  # points
_ABHILFE = (
    "Abhilfe: in PowerPoint unter „Ansicht“, „Folienmaster“ ergänzen und die Namen im Auswahlbereich prüfen, oder von der "
    "mitgelieferten Vorlage ausgehen."
)
_VORLAGE = b"presentationml.template.main+xml"  # .potx
_FOLIEN = b"presentationml.presentation.main+xml"


def oeffne(pfad: Path | None) -> Presentation:
    """A presentation without slides, made from the template; Eingabefehler names what it lacks."""
    pfad = pfad or MITGELIEFERT
    praesentation = _gelesen(_inhalt(pfad), pfad.name)
    if maengel := [*_maengel(praesentation)]:
        raise Eingabefehler(f"Der Folienvorlage „{pfad.name}“ fehlt etwas: {'; '.join(maengel)}. {_ABHILFE}")
    _leere(praesentation)
    return praesentation


def _inhalt(pfad: Path) -> bytes:
    """The bytes of a real file of a sensible size: a device never ends."""
    try:
        if pfad.exists() and not pfad.is_file():
            raise Eingabefehler(
                f"Die Folienvorlage „{pfad.name}“ ist keine Datei. Abhilfe: eine PPTX- oder POTX-Datei angeben."
            )
        with pfad.open("rb") as datei:
            inhalt = datei.read(GROESSTE + 1)
    except OSError as fehler:
        raise Eingabefehler(
            f"Die Folienvorlage „{pfad.name}“ ist nicht lesbar ({fehler.strerror}). Abhilfe: Pfad und Rechte prüfen."
        ) from fehler
    if len(inhalt) > GROESSTE:
        raise Eingabefehler(
            f"Die Folienvorlage „{pfad.name}“ ist größer als {GROESSTE // MB}{NBSP}MB. Abhilfe: große Bilder daraus entfernen oder "
            "in PowerPoint „Bilder komprimieren“ wählen."
        )
    return inhalt


def _gelesen(datei: bytes, name: str) -> Presentation:
    try:
        teile = entpackt(datei)
        teile["[Content_Types].xml"] = teile["[Content_Types].xml"].replace(_VORLAGE, _FOLIEN)
        return pptx.Presentation(io.BytesIO(gepackt(teile)))
    except (BadZipFile, LxmlError, PythonPptxError, KeyError, ValueError, AttributeError, EOFError, OSError) as fehler:
        raise Eingabefehler(
            f"„{name}“ ist keine lesbare Folienvorlage (PPTX oder POTX). Abhilfe: die Datei in PowerPoint öffnen, als "
            "„PowerPoint-Präsentation (*.pptx)“ speichern und ohne Kennwort noch einmal angeben."
        ) from fehler


def _maengel(praesentation: Presentation) -> Iterator[str]:
    """Every missing layout and placeholder, and every one that is too small, in words."""
    da = {layout.name: layout for layout in praesentation.slide_layouts}
    for name, plaetze in LAYOUTS.items():
        if name not in da:
            yield f"das Folienlayout „{name}“"
            continue
        yield from _maengel_des_layouts(da[name], plaetze)


def _maengel_des_layouts(layout: SlideLayout, plaetze: tuple[str, ...]) -> Iterator[str]:
    da = {platz.name: platz for platz in plaetze_im(layout)}
    for name in plaetze:
        if name not in da:
            yield f"der Platzhalter „{name}“ im Layout „{layout.name}“"
            continue
        breit, hoch = _MINDESTENS.get(name, (60, 10))
        ist = ((da[name].width or 0) / PUNKT, (da[name].height or 0) / PUNKT)
        if ist[0] < breit or ist[1] < hoch:
            masse = " × ".join(dezimal(punkte * 2.54 / 72, eine_stelle=True) for punkte in (breit, hoch))
            yield f"Platz für „{name}“ im Layout „{layout.name}“ (mindestens {masse}{NBSP}cm)"


def plaetze_im(layout: SlideLayout) -> list[LayoutPlaceholder]:
    """The placeholders of a layout in its order."""
    plaetze: Any = layout.placeholders
    return list(plaetze)


def _leere(praesentation: Presentation) -> None:
    """Example slides of a template do not get into a paper, nor do sections and shows that name them."""
    folien = praesentation.slides._sldIdLst
    for folie in list(folien):
        praesentation.part.drop_rel(folie.rId)
        folien.remove(folie)
    wurzel = praesentation.part._element
    for rest in [*wurzel.iter(qn("p:custShowLst")), *wurzel.iter("{*}sectionLst")]:
        traeger = rest if rest.getparent() is wurzel else rest.getparent()  # an extension holds the sections alone
        traeger.getparent().remove(traeger)
