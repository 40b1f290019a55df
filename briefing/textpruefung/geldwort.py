"""Which amounts of a text are money of the programme, in which state and for which period?"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.kennwort import BEWILLIGT, VERFUEGBAR
from briefing.textpruefung.menge import Art, Menge
from briefing.textpruefung.muster import muster, worte
from briefing.textpruefung.orte import SACHSEN, Ortsname, Raum
from briefing.textpruefung.satzlage import Satzlage
from briefing.textpruefung.verneinung import verneint
from briefing.textpruefung.wortfeld import eigenes_thema, fremdes_thema
from briefing.textpruefung.zeiten import Wann
from domain.auswahl import Ebene

Betraege = frozenset[tuple[str, float]]  # (ags or "" for the whole state, euros) that are on record
AUSGEZAHLT, BEANTRAGT = "ausgezahlt", "beantragt"
KENNZAHL = {BEWILLIGT: (BEWILLIGT,), VERFUEGBAR: (VERFUEGBAR,)}

# In the order in which they are looked for: a verb that says little comes last.
_ZUSTAENDE = (
    (
        AUSGEZAHLT,
        r"ausgezahlt\w* ausbezahlt\w* ausgereicht\w* abgerufen\w* abgeflossen\w* geflossen flossen "
        r"überwiesen\w* ausgegeben\w* verausgabt\w* "
        r"abrief\w* riefen rief rufen ausgeschöpft\w* in_anspruch ausgeschüttet\w* auszahl\w* verbraucht\w* auszahlung\w* abruf\w*",
    ),
    (BEANTRAGT, r"beantragt\w* beantragen antragssumme antragsvolumen"),
    (
        BEWILLIGT,
        r"bewillig\w* zuwendungsbescheid\w* förderbescheid\w* fördermittelbescheid\w* bescheid\w* zugesagt\w* "
        r"zugesprochen\w* genehmigt\w* "
        r"zuwendung(?:en)? zusage\w* gewährt\w* vergeben\w* zugeteilt\w* zuerkannt\w*",
    ),
    (
        VERFUEGBAR,
        r"zur?_verfügung bereit bereitgestellt\w* bereitgehalten\w* bereitstell\w* bereitsteh\w* veranschlag\w* "
        r"eingeplant\w* eingestellt\w* "
        r"vorgesehen\w* verfügbar\w* (?:doppel|landes)?haushalt\w* etat\w* budget\w* topf fördertopf "
        r"reserviert\w* plant planansatz landesmittel\w* "
        r"verfügung ansatz investiert\w* gibt stecken steckt umfasst dotiert jährlich fördervolumen hält stehen",
    ),
    (
        BEWILLIGT,
        r"gefördert\w* fördert\w* erhielt\w* erhalten erhält bekam\w* bekommt unterstützt\w* bezuschusst\w* zuschuss "
        r"fördersumme unterstützen",
    ),
)
_ZUSTAND = tuple((zustand, muster(text)) for zustand, text in _ZUSTAENDE)
_STELLT = re.compile(
    r"\b(?:freistaat|land|sachsen|ministerium|innenministerium|landespräventionsrat|asskomm|staatsregierung)\b(?: \S+){0,3} "
    r"(?:unterstützt|fördert)\b|\b(?:unterstützt|fördert) (?:der freistaat|das land|sachsen|das \w*ministerium)\b"
)
_ABRUFBAR = re.compile(r"\b(?:können|kann)\b.*\b(?:abrufen|beantragen|beantragt|abgerufen)\b|abrufbar")
_FOERDERMITTEL = re.compile(r"fördermittel|landesmittel|mittel|förderung|fördert")
_FOERDERUNG = muster(
    r"förder zuwend bewillig bescheid landesmittel mittel verfügung bereit haushalt ausgezahlt abgerufen dafür hierfür",
    ganze_worte=False,
)
_VERGABE = muster("förder zuwend bewillig bescheid", ganze_worte=False)
_VOR_ORT = muster(
    "vollzugsdienst ordnungsamt sicherheit graffiti sauber vermüll drogen sucht gewalt streetwork koordin "
    "bürgerpoliz prävent",
    ganze_worte=False,
)
_ANDERES_GELD = muster(
    r"schaden schäden beute kaution bußgeld geldstrafe preisgeld eintritt miete umsatz spende gehalt lohn "
    r"kredit steuer verlust erbeutet gestohlen "
    r"\w*(?<!\w\wkauf)preis(?:es|e|träger\w*)?\b prämie auszeichnung kostet \bhandb \bbroschüre \bflyer "
    r"eigenmittel eigenanteil betrugs betrüger "
    r"kosten_der_(?:unterkunft|sanierung) baukosten gesamtkosten investition(?:skosten|en) kaufpreis "
    r"strafe untergrenze bagatellgrenze "
    r"mindestbetrag mindestens_10\.000 fragebogen (?:je|pro)_einwohner (?:pro|je)_kopf stundenlohn honorar "
    r"personalkosten",
    ganze_worte=False,
)
_AN_ALLE = muster(r"kommunen städten?_und_gemeinden kommunale[nr]?")
_EINER = re.compile(
    r"\b(?:das|ein|einem|dieses|dem|diesem|fürs)\s+(?:\w+\s+)?(?:\w+)?(?:projekt|vorhaben|verein)\b|\b(?:die|der|eine|einer)\s+(?:stadt|gemeinde|kommune)\b"
)
_EINZELBETRAG = 50_000  # euros
_VERFUEGBARE = muster(r"verfügbaren? bereitstehenden? bereitgestellten? vorhandenen?")
_UNTERSTUETZT = muster(
    r"unterstütz\w* förder(?:t|n) bezuschuss\w* zuschuss erhält erhalten bekomm\w* zusage\w* zugesagt\w* gewährt\w*"
)
_BEWILLIGUNG = muster(r"bewillig\w* \w*bescheid\w* genehmigt\w*")
_KOMMENDE = muster(r"(?:kommenden|nächsten|folgenden)_(?:\w+_)?jahren?")
_JEWEILS = muster("jeweils je pro_jahr jährlich")
_TEIL_EINES_GEBIETS = worte("landkreis kreis polizeidirektion pd landkreises tu universität")


def betraege(lage: Satzlage, davor: Satzlage | None, bekannt: Betraege, *, thema: bool) -> list[Aussage]:
    """The claims about money in one sentence. ``davor`` comes before it; ``thema``: the whole text speaks of ASSKomm."""
    if lage.frage:
        return []
    alle = (_betrag(lage, davor, bekannt, menge, thema=thema) for menge in lage.mengen if menge.art is Art.BETRAG)
    return [aussage for aussage in alle if aussage]


def _betrag(lage: Satzlage, davor: Satzlage | None, bekannt: Betraege, menge: Menge, *, thema: bool) -> Aussage | None:
    nummer = lage.teil_nummer(menge.zahl)
    teil = _text(lage, nummer)
    ort = _empfaenger(lage, menge)
    if verneint(lage, menge):
        return None
    if not (_verzeichnet(lage, menge, ort, bekannt, teil) or _zur_sache(lage, davor, teil, ort, thema=thema)):
        return None
    if (zustand := _zustand(lage, nummer, menge)) is None or (ort is None and _ist_regel(menge)):
        return None
    if ort is not None and zustand == VERFUEGBAR and ort.zeichen and lage.satz[ort.zeichen - 1].klein == "in":
        ort = None  # "In Dresden sagte der Minister …"
    start, end = lage.satz[menge.von].start, lage.satz[menge.bis - 1].end
    kennzahlen = KENNZAHL.get(zustand, ())
    return Aussage(
        Sorte.GELD, start, end, menge.wert, menge.spanne, menge.zusatz, kennzahlen, () if kennzahlen else (zustand,),
        _raum(lage, nummer, menge, ort), _wann(lage, nummer, menge, teil), in_euro=True, zuwachs=_einzeln(lage),
    )  # fmt: skip


def _einzeln(lage: Satzlage) -> bool:
    """Whether it is the money of one project or body, not of all."""
    return bool(_EINER.search(lage.klein)) or any(o.traeger for o in lage.orte)


def _ist_regel(menge: Menge) -> bool:
    """A limit for single grants: "Zuwendungen unter 10.000 Euro"."""
    return menge.zusatz in ("unter", "hoechstens", "mindestens") and menge.wert <= _EINZELBETRAG


def _text(lage: Satzlage, nummer: int) -> str:
    return " ".join(z.klein for z in lage.worte(nummer))


def _verzeichnet(lage: Satzlage, menge: Menge, ort: Ortsname | None, bekannt: Betraege, teil: str) -> bool:
    """Whether just this amount is on record for the Kommune, or for all of them."""
    if ort is not None and any((ags, menge.wert) in bekannt for ags in ort.ags):
        return True
    fremd = lage.fremd or fremdes_thema(teil)
    return ("", menge.wert) in bekannt and bool(_AN_ALLE.search(lage.klein)) and not fremd


def _zur_sache(lage: Satzlage, davor: Satzlage | None, teil: str, ort: Ortsname | None, *, thema: bool) -> bool:
    """Whether it is money of the programme: not damage, not another matter, not a rule about small amounts."""
    if _ANDERES_GELD.search(lage.klein) or lage.fremd or (fremdes_thema(teil) and not eigenes_thema(teil)):
        return False
    nah = lage.eigen or thema or bool(davor and davor.eigen)
    if ort is not None and not lage.eigen:
        return bool(_VOR_ORT.search(lage.klein)) or (nah and bool(_VERGABE.search(lage.klein)))
    return lage.eigen or (nah and bool(_FOERDERUNG.search(lage.klein)))


def _kuenftig(lage: Satzlage) -> bool:
    """Whether support is announced for years to come, which no approval is known for."""
    kommt = any(w.zeitraum and w.zeitraum.jahre[:1] > (lage.stichtag.year,) for w in lage.zeiten)
    unterstuetzt = _UNTERSTUETZT.search(lage.klein) and not _BEWILLIGUNG.search(lage.klein)
    return bool(unterstuetzt) and (kommt or bool(_KOMMENDE.search(lage.klein)))


def _zustand(lage: Satzlage, nummer: int, menge: Menge) -> str | None:
    """The state that is said of the amount: in its own part, else behind it, else before it."""
    davor = " ".join(z.klein for z in lage.satz[max(0, menge.von - 2) : menge.von])
    if _VERFUEGBARE.search(davor):
        return VERFUEGBAR  # "von den verfügbaren 1,3 Millionen Euro wurden 400.000 Euro abgerufen"
    for stelle in (nummer, *lage.reihenfolge(nummer)):
        text = _text(lage, stelle)
        if gefunden := next((zustand for zustand, wort in _ZUSTAND if wort.search(text)), None):
            if gefunden == BEWILLIGT and (_kuenftig(lage) or _STELLT.search(text)):
                return VERFUEGBAR
            return VERFUEGBAR if _ABRUFBAR.search(lage.klein) and gefunden in (AUSGEZAHLT, BEANTRAGT) else gefunden
    return VERFUEGBAR if _FOERDERMITTEL.search(lage.klein) else None


def _empfaenger(lage: Satzlage, menge: Menge) -> Ortsname | None:
    """The nearest Kommune that the sentence names."""
    passende = [o for o in lage.orte if o.ags and not _nur_gebiet(lage, o)]
    return min(passende, key=lambda o: abs(o.zeichen - menge.zahl)) if passende else None


def _nur_gebiet(lage: Satzlage, ort: Ortsname) -> bool:
    davor = lage.satz[ort.zeichen - 1].klein if ort.zeichen else ""
    return davor in _TEIL_EINES_GEBIETS or any(r.start <= ort.start < r.end for r in lage.raeume)


def _raum(lage: Satzlage, nummer: int, menge: Menge, ort: Ortsname | None) -> Raum:
    if ort is not None:
        return Raum(Ebene.KOMMUNE, ",".join(sorted(ort.ags)), ort.name, ort.start, ort.end)
    return lage.raum(nummer, menge.zahl) or SACHSEN


def _wann(lage: Satzlage, nummer: int, menge: Menge, teil: str) -> Wann | None:
    """The period of the amount; "jeweils" and "jährlich" make it yearly, whatever years are named besides."""
    wann: Sequence[Wann] = [w for w in (lage.wann(nummer, menge.zahl), *lage.zeiten) if w and w.zeitraum]
    mit_jahren = next((w for w in wann if w.zeitraum and w.zeitraum.jahre and not w.seit), None)
    jaehrlich = next((w for w in wann if w.zeitraum and w.zeitraum.je_jahr), None)
    eigene = lage.wann(nummer, menge.zahl)
    if eigene is not None and (eigene.zeitraum is None or eigene.seit):
        return eigene
    if mit_jahren and mit_jahren.zeitraum:
        mehrere = len(mit_jahren.zeitraum.jahre) > 1 and bool(_JEWEILS.search(teil))
        return (
            replace(mit_jahren, zeitraum=replace(mit_jahren.zeitraum, je_jahr=True))
            if jaehrlich or mehrere
            else mit_jahren
        )
    return eigene or jaehrlich
