"""What does a German text claim of ASSKomm, and which of it is true on its day?"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from briefing.textpruefung import urteil_geld, urteil_rang, urteil_sonst, urteil_stand
from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.befund import Befund, Ergebnis, Urteil
from briefing.textpruefung.beitritt import beitritte
from briefing.textpruefung.deutung import deute
from briefing.textpruefung.geldwort import betraege
from briefing.textpruefung.jahre import gruendungsjahre
from briefing.textpruefung.kalender import datum_im_kopf
from briefing.textpruefung.normalform import Normalform
from briefing.textpruefung.satzlage import Satzlage
from briefing.textpruefung.spruch import Spruch
from briefing.textpruefung.wissen import Wissen
from briefing.textpruefung.wortfeld import eigenes_thema
from briefing.textpruefung.zeichen import saetze
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG

_JE_SORTE: dict[Sorte, Callable[[Aussage, Wissen, date], Spruch]] = {
    Sorte.STAND: urteil_stand.stand,
    Sorte.FRUEHER: urteil_stand.stand,
    Sorte.RANG: urteil_rang.rang,
    Sorte.ANTEIL: urteil_sonst.anteil,
    Sorte.AENDERUNG: urteil_sonst.aenderung,
    Sorte.GELD: urteil_geld.geld,
    Sorte.JAHR: urteil_sonst.jahr,
    Sorte.NAME: urteil_sonst.name,
}


def pruefe(
    text: str, daten: Berichtsdaten, stichtag: date | None, datenstand: int | None = None, *, sonst: date | None = None
) -> Ergebnis:
    """Every claim with its verdict, in the order of the text; the newest Datenstand unless one is named.

    Without a Stichtag the day in the head of the text counts, without one ``sonst``, else the newest day of the data.
    Nothing is stored.
    """
    wissen = Wissen(daten, datenstand or daten.neuester_datenstand())
    im_kopf = None if stichtag else datum_im_kopf(text)
    tag = max(stichtag or im_kopf or sonst or daten.neuester_stichtag(wissen.datenstand), FRUEHESTER_STICHTAG)
    form = Normalform(text)
    gefunden = _ohne_ueberlappung(aussagen(form.text, wissen, tag))
    sprueche = {a: _mit_streit(_JE_SORTE[a.sorte](a, wissen, tag), wissen, tag) for a in dict.fromkeys(gefunden)}
    befunde = tuple(_befund(a, sprueche[a], form) for a in gefunden)
    return Ergebnis(text, tag, wissen.datenstand, im_kopf is not None, befunde)


def aussagen(text: str, wissen: Wissen, stichtag: date) -> list[Aussage]:
    """Every claim of a text whose umlauts are single signs."""
    thema, bekannt = eigenes_thema(text.lower()), wissen.betraege
    ergebnis, vorige = list[Aussage](), list[Aussage]()
    davor: Satzlage | None = None
    for satz in saetze(text):
        lage = Satzlage(text, satz, stichtag, wissen.orte.finde(satz))
        namen = beitritte(lage, davor, thema=thema)
        gezaehlt = deute(lage, davor, vorige, thema=thema)
        geld = betraege(lage, davor, bekannt, thema=thema)
        vorige = sorted([*_mit_namen(gezaehlt, namen), *geld, *gruendungsjahre(lage), *namen], key=lambda a: a.start)
        ergebnis += vorige
        davor = lage
    return ergebnis


def _mit_namen(gezaehlt: Iterable[Aussage], namen: Iterable[Aussage]) -> list[Aussage]:
    """A rank is that of somebody whom the sentence names."""
    genannt = frozenset(wort for n in namen for wort in (n.name, *n.traeger, *n.ags))
    return [a.mit(namen=genannt) if a.sorte is Sorte.RANG else a for a in gezaehlt]


def _ohne_ueberlappung(alle: Iterable[Aussage]) -> list[Aussage]:
    """In their order; of two that overlap the one that begins first."""
    ergebnis: list[Aussage] = []
    for a in sorted(alle, key=lambda a: (a.start, -a.end)):
        if not ergebnis or a.start >= ergebnis[-1].end:
            ergebnis.append(a)
    return ergebnis


def _mit_streit(spruch: Spruch, wissen: Wissen, tag: date) -> Spruch:
    """What is proved by a published figure may still be in dispute; then the newest contradiction is told."""
    if spruch.urteil is not Urteil.BELEGT or spruch.v is None or not (streit := wissen.streit(spruch.v, tag)):
        return spruch
    weitere = f" ({len(streit)} Widersprüche im Zahlenregister)" if len(streit) > 1 else ""
    return replace(spruch, begruendung=f"{spruch.begruendung} Zu beachten{weitere}: {streit[-1].satz}")


def _befund(a: Aussage, spruch: Spruch, form: Normalform) -> Befund:
    start, end = form.stelle(a.start), form.ende(a.end)
    wert = int(a.wert) if a.wert is not None and a.wert == int(a.wert) else a.wert
    kennzahl = spruch.kennzahl if spruch.kennzahl in a.kennzahlen else next(iter(a.kennzahlen), None)
    return Befund(
        start, end, form.eingabe[start:end], kennzahl, wert, a.zusatz, spruch.urteil, spruch.erwartet, spruch.quelle, spruch.begruendung,
        spruch.adresse,
    )  # fmt: skip
