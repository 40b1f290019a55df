"""How does a Lagebild become slides that people may go on editing, the same bytes for the same Lagebild?"""

import io
from datetime import datetime
from pathlib import Path

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from briefing.papiere.aufnahme import Lagebild
from briefing.papiere.folien.foliensatz import Foliensatz
from briefing.papiere.folien.vorlage import oeffne
from briefing.papiere.klartext import einzeilig, gekuerzt
from briefing.papiere.paket import ohne_uhr
from domain.zeit import tag_lang

_HOECHSTENS = 255  # characters that a property may have


def als_pptx(lagebild: Lagebild, vorlage: Path | None = None) -> bytes:
    """The slides, 16:9 unless the template says else; Eingabefehler when it lacks something, Dienstfehler when a map cannot be drawn."""
    praesentation = oeffne(vorlage)
    Foliensatz(praesentation, lagebild).baue()
    _setze_eigenschaften(praesentation, lagebild)
    _setze_sprache(praesentation)
    puffer = io.BytesIO()
    praesentation.save(puffer)
    return ohne_uhr(puffer.getvalue())


def _setze_eigenschaften(praesentation: Presentation, lagebild: Lagebild) -> None:
    """What a file manager and a screen reader say first. There is no clock: the Stichtag is the date of the document."""
    kern, tag = praesentation.core_properties, lagebild.stichtag
    kern.title = _kurz(f"{lagebild.titel}: {lagebild.raum} am {tag_lang(tag)}")
    kern.subject = _kurz(f"{lagebild.raum}, Stichtag {tag_lang(tag)}, {lagebild.datenstand_text}")
    kern.author = kern.last_modified_by = "ASSKomm"
    kern.keywords = _kurz("; ".join(("ASSKomm", lagebild.raum, *lagebild.vermerke)))
    kern.comments = _kurz(f"Prüfwert {lagebild.kennung}, {lagebild.zitat}")
    kern.category = "Lagebild"
    kern.identifier = lagebild.kennung
    kern.language = "de-DE"
    kern.revision = 1
    kern.created = kern.modified = datetime(tag.year, tag.month, tag.day)  # noqa: DTZ001 (a day has no zone)


def _kurz(text: str) -> str:
    return gekuerzt(einzeilig(text), _HOECHSTENS)


def _setze_sprache(praesentation: Presentation) -> None:
    """Every run is German, so that it is read aloud and hyphenated as such."""
    for folie in praesentation.slides:
        for teil in (folie._element, folie.notes_slide._element):
            for lauf in (*teil.iter(qn("a:r")), *teil.iter(qn("a:fld"))):
                lauf.get_or_add_rPr().set("lang", "de-DE")
            for ende in teil.iter(qn("a:endParaRPr")):
                ende.set("lang", "de-DE")
