"""In which order do the slides of a Lagebild come, and what stands on each kind of them?"""

import io
from collections.abc import Sequence
from contextlib import closing
from itertools import groupby

import segno
from pptx.presentation import Presentation

from briefing.papiere import zeichner
from briefing.papiere.aufnahme import Abbild, Absatz, Baustein, Lagebild, Spalte, Tafel, Zahlenreihe
from briefing.papiere.folien import kacheln, notizen, schaubild, tafelfolie, textfolie
from briefing.papiere.folien.folie import Folie, raum_im_layout
from briefing.papiere.folien.legende import legendenelement
from briefing.papiere.folien.tabelle import tabellenelement
from briefing.papiere.klartext import einzeilig, gekuerzt
from briefing.papiere.zelle import UNBEKANNT
from domain.zahlen import KEINE_ANGABE, NBSP
from domain.zeit import tag_kurz, tag_lang

ZEILEN_NEBEN_BILD = 45  # rows of a picture's table that are worth slides; longer ones are for the workbook
PIXEL = 1800  # of the width of a map
_TITEL, _FUSS = 120, 70  # characters of a title; of area and Datenstand in the footer
_QUELLEN_JE_FOLIE = 14
_NEBEN_KARTE = 28  # points between map and legend


class Foliensatz:
    """The slides of one Lagebild in their order."""

    def __init__(self, praesentation: Presentation, lagebild: Lagebild) -> None:
        self._praesentation, self._lagebild = praesentation, lagebild
        self._titel: set[str] = set()
        self._kennung, self._zitat = (
            lagebild.kennung,
            lagebild.zitat,
        )  # each time they are asked for costs a hash of all
        self._grundlage = notizen.grundlage(lagebild)
        self._vermerk = " · ".join(lagebild.vermerke)
        self._ort_und_tag = f"{lagebild.raum} am {tag_lang(lagebild.stichtag)}"
        self._fuss = (
            f"ASSKomm · {gekuerzt(einzeilig(lagebild.raum), _FUSS)} · Stichtag{NBSP}{tag_kurz(lagebild.stichtag)} · "
            f"{gekuerzt(einzeilig(lagebild.datenstand_text), _FUSS)} · "
            f"Prüfwert{NBSP}{self._kennung}"
        )

    def baue(self) -> None:
        self._titelfolie()
        for art, gruppe in groupby(self._lagebild.bausteine, type):
            if art is Absatz:
                self._texte([baustein for baustein in gruppe if isinstance(baustein, Absatz)])
            else:
                for baustein in gruppe:
                    self._baustein(baustein)
        if not any(b.schluessel == "definitionen" for b in self._lagebild.bausteine):
            self._definitionen()
        self._quellen()

    def _baustein(self, baustein: Baustein) -> None:
        if isinstance(baustein, Zahlenreihe):
            self._zahlen(baustein)
        elif isinstance(baustein, Abbild):
            self._bild(baustein)
        elif isinstance(baustein, Tafel):
            self._tafel(baustein, baustein.titel)

    def _neu(self, layout: str, titel: str, teil: str = "", groessen: Sequence[float] = (26, 22, 20)) -> Folie:
        """A slide with its band and a title that no other one has."""
        folie = Folie(self._praesentation, layout)
        folie.schreibe("Vermerk", self._vermerk, (14, 12, 10), fett=True)
        kurz, nummer = (gekuerzt(einzeilig(titel), _TITEL) or "Ohne Titel") + teil, 2
        einmalig = kurz
        while einmalig in self._titel:
            einmalig, nummer = f"{kurz} ({nummer})", nummer + 1
        self._titel.add(einmalig)
        folie.schreibe("Titel", einmalig, groessen, fett=True)
        return folie

    def _fertig(self, folie: Folie, *abschnitte: str) -> None:
        folie.fertig(self._fuss, notizen.notizen(self._grundlage, *abschnitte))

    def _titelfolie(self) -> None:
        bild = self._lagebild
        folie = self._neu("Titelfolie", bild.titel, groessen=(44, 36, 28, 24))
        folie.schreibe("Untertitel", self._ort_und_tag, (24, 20, 16))
        angaben = [f"Verglichen mit: {bild.vergleich}" if bild.vergleich else "", bild.datenstand_text]
        angaben += [f"Drucksache {bild.drucksache}" if bild.drucksache else "", f"Prüfwert {self._kennung}"]
        zeilen = [(text, "") for text in angaben if text]
        textfolie.zeilen(folie, "Angaben", [*zeilen, (self._zitat, self._zitat)], (16, 14, 12))
        self._fertig(folie, f"{bild.titel}. Alle Zahlen dieser Folien stammen aus derselben Aufnahme.")

    def _zahlen(self, reihe: Zahlenreihe) -> None:
        gruppen = kacheln.aufgeteilt(reihe.zahlen)
        for nummer, gruppe in enumerate(gruppen, 1):
            folie = self._neu("Zahlen", reihe.titel, _teil(nummer, len(gruppen)))
            folie.schreibe("Unterzeile", self._ort_und_tag, (14, 12))
            kacheln.setze(folie, gruppe)
            self._fertig(folie, *(notizen.zur_zahl(zahl) for zahl in gruppe))

    def _texte(self, absaetze: Sequence[Absatz]) -> None:
        kasten = raum_im_layout(self._praesentation, "Text", "Inhalt")
        for gruppe in textfolie.gruppiert(absaetze, kasten):
            seiten = textfolie.aufgeteilt(gruppe, kasten)
            for nummer, seite in enumerate(seiten, 1):
                folie = self._neu("Text", seite.titel, _teil(nummer, len(seiten)))
                textfolie.setze(folie, seite)
                self._fertig(folie, "\n".join(seite.ganz))

    def _bild(self, bild: Abbild) -> None:
        lang = len(bild.tafel.zeilen) > ZEILEN_NEBEN_BILD
        hinweis = f"Die Tabelle mit {len(bild.tafel.zeilen)} Zeilen steht in der Arbeitsmappe (XLSX)." if lang else ""
        if bild.reihen is None:
            self._karte(bild, hinweis)
        else:
            self._schaubilder(bild, hinweis)
        if not lang and bild.tafel.zeilen:
            self._tafel(bild.tafel, f"{bild.titel}: Tabelle")

    def _schaubilder(self, bild: Abbild, hinweis: str) -> None:
        teile = schaubild.aufgeteilt(bild)
        for nummer, teil in enumerate(teile, 1):
            folie = self._neu("Diagramm", bild.titel, _teil(nummer, len(teile)))
            einheit = f"Einheit: {teil.reihen.einheit}." if teil.reihen.einheit else ""
            folie.schreibe("Unterzeile", _saetze(einheit, bild.unterschrift), (14, 12, 11))
            folie.ersetze("Inhalt", schaubild.schaubildelement(folie, teil, bild.alt, self._lagebild.stichtag))
            luecken = "" if KEINE_ANGABE in bild.fussnote else schaubild.hinweis_auf_luecken(teil.reihen)
            folie.schreibe("Fußnote", _saetze(bild.fussnote, luecken, hinweis), (12, 11))
            self._fertig(folie, notizen.zum_bild(bild))

    def _karte(self, bild: Abbild, hinweis: str) -> None:
        folie = self._neu("Karte", bild.titel)
        folie.schreibe("Unterzeile", bild.unterschrift, (14, 12, 11))
        liegt = textfolie.setze_bild(folie, "Inhalt", zeichner.png(bild, PIXEL), bild.alt, "Karte")
        if bild.legende:
            folie.ersetze("Legende", legendenelement(folie, bild, liegt.links + liegt.breit + _NEBEN_KARTE))
        folie.schreibe("Fußnote", _saetze(bild.fussnote, hinweis), (12, 11))
        self._fertig(folie, notizen.zum_bild(bild))

    def _tafel(self, tafel: Tafel, titel: str, zeilen: int = 4) -> None:
        kasten = raum_im_layout(self._praesentation, "Tabelle", "Inhalt")
        teile = tafelfolie.aufgeteilt(tafel, kasten.breit, kasten.hoch, zeilen)
        for nummer, teil in enumerate(teile, 1):
            folie = self._neu("Tabelle", titel, _teil(nummer, len(teile)))
            folie.schreibe("Unterzeile", tafel.unterschrift, (14, 12, 11))
            alt = notizen.tafel_in_worten(tafel, nummer, len(teile))
            element = tabellenelement(
                teil, kasten, folie.naechste_kennung(), "Tabelle", alt, platz=folie.platznummer("Inhalt")
            )
            folie.ersetze("Inhalt", element)
            zeichen = f"{UNBEKANNT} {KEINE_ANGABE}." if teil.zeichen == UNBEKANNT else ""
            folie.schreibe("Fußnote", _saetze(tafel.fussnote, zeichen), (12, 11))
            self._fertig(folie, notizen.zur_tafel(tafel))

    def _definitionen(self) -> None:
        zeilen = tuple(dict.fromkeys((z.titel, z.definition, z.abgrenzung) for z in self._lagebild.zahlen()))
        if zeilen:
            spalten = (Spalte("Kennzahl"), Spalte("Was gezählt wird"), Spalte("Was nicht gezählt wird"))
            self._tafel(Tafel("definitionen", "Was die Zahlen zählen", spalten, zeilen), "Was die Zahlen zählen", 9)

    def _quellen(self) -> None:
        """The last slide: where everything is from, and the way to the Zitierkarte. At least one, for the QR code."""
        quellen = [notizen.quelle_ohne_adresse(q) for q in self._lagebild.quellen] or ["Eigene Zählung"]
        adressen = [q.url for q in self._lagebild.quellen] or [""]
        zeilen = list(zip(quellen, adressen, strict=True))
        gruppen = [zeilen[von : von + _QUELLEN_JE_FOLIE] for von in range(0, len(zeilen), _QUELLEN_JE_FOLIE)]
        for nummer, gruppe in enumerate(gruppen, 1):
            folie = self._neu("Quellen", "Quellen", _teil(nummer, len(gruppen)))
            textfolie.zeilen(folie, "Inhalt", gruppe, (16, 14, 12, 11, 10), abstand=0.6)
            zitat = self._zitat
            textfolie.setze_bild(folie, "QR-Code", _qr(zitat), f"QR-Code zum Zitierlink {zitat}", "QR-Code")
            worte = [("Diese Zahlen mit ihrem heutigen Stand nachschlagen:", ""), (zitat, zitat)]
            textfolie.zeilen(folie, "Zitierlink", [*worte, (f"Prüfwert {self._kennung}", "")], (12, 11, 10, 9))
            ganze = (notizen.quellentext(quelle) for quelle in self._lagebild.quellen)
            self._fertig(folie, "Quellen:\n" + "\n".join(ganze))


def _teil(nummer: int, anzahl: int) -> str:
    return f" ({nummer} von {anzahl})" if anzahl > 1 else ""


def _saetze(*teile: str) -> str:
    """One after the other, each closed by a sign."""
    return " ".join(teil if teil.rstrip().endswith((".", "!", "?", ":")) else f"{teil}." for teil in teile if teil)


def _qr(adresse: str) -> bytes:
    with closing(io.BytesIO()) as puffer:
        segno.make(adresse, error="m", micro=False).save(puffer, kind="png", scale=12, border=0)
        return puffer.getvalue()
