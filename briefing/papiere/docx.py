"""How does a paper become a Word document: a press draft, or an answer to parliament?"""

from dataclasses import replace

from docx.document import Document as Dokument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from briefing.papiere.aufnahme import Absatz, Lagebild, Papierart, Quelle, Tafel, Zahlenreihe
from briefing.papiere.klartext import einzeilig, klartext
from briefing.papiere.wort.dokument import HERAUSGEBER, als_bytes, neues_dokument, verlinke
from briefing.papiere.wort.tafeln import setze_bild, setze_tafel
from briefing.pressetext import ADRESSE, ART, ZITATLUECKE, Pressesatz, Pressetext, entwurf, quellenzeile
from domain.zeit import tag_kurz

HINWEISE = "Hinweise für die Pressestelle (nicht Teil des Textes)"
ANTWORT = "Antwort auf eine Kleine Anfrage (Entwurf)"


def als_docx(lagebild: Lagebild) -> bytes:
    """The file; the same Lagebild gives the same bytes. Dienstfehler when a picture cannot be drawn."""
    return _antwort(lagebild) if lagebild.art is Papierart.ANFRAGE else _presseentwurf(lagebild)


def _presseentwurf(lagebild: Lagebild) -> bytes:
    """The text, ready to be sent; the proof of each sentence as a comment on it, notes and sources on a page of their own."""
    text = entwurf(lagebild)
    dokument = neues_dokument(lagebild, text.ueberschrift, ART)
    for vermerk in text.vermerke:
        dokument.add_paragraph().add_run(klartext(vermerk)).bold = True
    dokument.add_paragraph(ART)
    dokument.add_paragraph(klartext(text.datum))
    dokument.add_paragraph(einzeilig(text.ueberschrift), style="Title")
    _fliesstext(dokument, text.lead)
    dokument.add_paragraph(ZITATLUECKE)
    if text.zahlen:
        dokument.add_heading(einzeilig(text.zahlentitel), 1)
        for satz in text.zahlen:
            _satz(dokument, dokument.add_paragraph(style="List Bullet"), satz)
    if text.hintergrund:
        dokument.add_heading("Hintergrund", 1)
        _fliesstext(dokument, text.hintergrund)
    if text.definitionen:
        dokument.add_heading("Begriffe", 1)
        for wort, sinn in text.definitionen:
            absatz = dokument.add_paragraph(style="List Bullet")
            absatz.add_run(f"{klartext(wort)}: ").bold = True
            absatz.add_run(klartext(sinn))
    dokument.add_paragraph(ADRESSE)
    _beiblatt(dokument, lagebild, text)
    _bilder(dokument, lagebild)
    return als_bytes(dokument)


def _fliesstext(dokument: Dokument, saetze: tuple[Pressesatz, ...]) -> None:
    absatz = dokument.add_paragraph()
    for stelle, satz in enumerate(saetze):
        if stelle:
            absatz.add_run(" ")
        _satz(dokument, absatz, satz)


def _satz(dokument: Dokument, absatz: Paragraph, satz: Pressesatz) -> None:
    """A sentence with its proof as a comment, without the moment at which a library wrote it."""
    lauf = absatz.add_run(klartext(satz.text))
    kommentar = dokument.add_comment(lauf, text=klartext(satz.beleg), author=HERAUSGEBER, initials="A")
    kommentar._comment_elm.attrib.pop(qn("w:date"), None)


def _beiblatt(dokument: Dokument, lagebild: Lagebild, text: Pressetext) -> None:
    """What is not to be sent: on a page of its own."""
    dokument.add_heading(HINWEISE, 1).paragraph_format.page_break_before = True
    for hinweis in text.hinweise:
        dokument.add_paragraph(klartext(hinweis), style="List Bullet")
    _quellen(dokument, lagebild, text.quellen)


def _quellen(dokument: Dokument, lagebild: Lagebild, quellen: tuple[Quelle, ...]) -> None:
    dokument.add_heading("Quellen und Nachweis", 1)
    for quelle in quellen:
        absatz = dokument.add_paragraph(klartext(quellenzeile(replace(quelle, url=""))), style="List Bullet")
        if quelle.url:
            absatz.add_run(", ")
            verlinke(absatz, quelle.url, quelle.url)
    worte = (
        lagebild.raum,
        f"Stichtag {tag_kurz(lagebild.stichtag)}",
        lagebild.datenstand_text,
        f"Prüfwert {lagebild.kennung}",
        "",
    )
    absatz = dokument.add_paragraph(klartext(" · ".join(worte)))
    verlinke(absatz, "Zitierkarte mit dem Stand von heute", lagebild.zitat)


def _bilder(dokument: Dokument, lagebild: Lagebild) -> None:
    if bilder := list(lagebild.bilder()):
        dokument.add_heading("Abbildungen", 1).paragraph_format.page_break_before = True
        for abbild in bilder:
            setze_bild(dokument, abbild)


def _antwort(lagebild: Lagebild) -> bytes:
    """Heading, Drucksache, subject, question, then what is answered, in the order of the Lagebild."""
    dokument = neues_dokument(lagebild, lagebild.titel, f"Drucksache {lagebild.drucksache}")
    dokument.add_paragraph(ANTWORT)
    dokument.add_paragraph(einzeilig(lagebild.titel), style="Title")
    for name, wert in (("Drucksache", lagebild.drucksache), ("Raum", lagebild.raum), ("Stichtag", tag_kurz(lagebild.stichtag)),
                       ("Datenstand", lagebild.datenstand_text)):  # fmt: skip
        absatz = dokument.add_paragraph()
        absatz.paragraph_format.space_after = 0
        absatz.add_run(f"{name}: ").bold = True
        absatz.add_run(einzeilig(wert))
    for baustein in lagebild.bausteine:
        if isinstance(baustein, Absatz):
            _absatz(dokument, baustein)
        elif isinstance(baustein, Tafel):
            setze_tafel(dokument, baustein)
        elif isinstance(baustein, Zahlenreihe):
            _absatz(dokument, Absatz(baustein.titel, tuple(z.satz for z in baustein.zahlen), liste=True))
        else:
            setze_bild(dokument, baustein)
    _quellen(dokument, lagebild, lagebild.quellen)
    return als_bytes(dokument)


def _absatz(dokument: Dokument, absatz: Absatz) -> None:
    dokument.add_heading(einzeilig(absatz.titel), 1)
    for satz in absatz.saetze:
        dokument.add_paragraph(klartext(satz), style="List Bullet" if absatz.liste else None)
