"""Is somebody really the 42nd?"""

from dataclasses import replace
from datetime import date

from briefing.textpruefung.aussage import Aussage
from briefing.textpruefung.befund import Urteil
from briefing.textpruefung.bekannt import Bekannt
from briefing.textpruefung.kennwort import BERATEN, RAETE, VERBUND, VEREINBARUNGEN
from briefing.textpruefung.spruch import Spruch, Zeitpunkt, ist_gemeint, spruch, zeitpunkt
from briefing.textpruefung.urteil_wort import anderes_wort
from briefing.textpruefung.wissen import Wissen
from briefing.textpruefung.zeichen import zeichen
from domain.auswahl import Ebene
from domain.zeit import tag_kurz

_VERWANDT = frozenset({VERBUND, VEREINBARUNGEN})  # the sources number Kommunen and agreements alike


def rang(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """What its words count is reported, whichever of the related numberings proves it."""
    gesprochen = _rang(a, w, stichtag)
    return replace(gesprochen, kennzahl=a.kennzahlen[0] if a.kennzahlen else None)


def _rang(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """Published on or before the Stichtag it stays true; a rank above the known total cannot be."""
    z = zeitpunkt(a, stichtag)
    if z.jahre and a.wert == 1:
        return _im_jahr(a, w, z)
    for art in a.kennzahlen:
        if gleiche := [b for b in w.veroeffentlicht(art, a.raum, stichtag) if b.genau and b.wert == a.wert]:
            return _veroeffentlicht(a, art, gleiche[-1], w)
    k = a.kennzahlen[0] if a.kennzahlen else None
    hoechster = max((b.wert for s in a.kennzahlen if (b := w.stand(s, a.raum, z.tag))), default=0)
    if a.raum.ebene is Ebene.LAND and (a.wert or 0) > hoechster and (anderes := _anderes(a, k, w, z)):
        return anderes
    staende = [(s, b) for s in a.kennzahlen if (b := w.stand(s, a.raum, z.tag))]
    if not staende:
        return Spruch(Urteil.NICHT_PRUEFBAR, "Eine laufende Nummer ist dafür nicht veröffentlicht.", kennzahl=k)
    s, b = max(staende, key=lambda paar: paar[1].wert)
    if b.genau and (a.wert or 0) > b.wert and not z.veraltet(b):
        return spruch(Urteil.WIDERSPRICHT, "So viele sind es nicht: {}.", b, s, a.raum.name)
    return spruch(
        Urteil.NICHT_PRUEFBAR, "Diese laufende Nummer ist nicht veröffentlicht. Bekannt ist: {}.", b, s, a.raum.name
    )


def _veroeffentlicht(a: Aussage, k: str, b: Bekannt, w: Wissen) -> Spruch:
    """A number that the register gives to somebody else contradicts."""
    if b.v and b.v.ordnungszahl and (anderer := _anderer(a, b, w)):
        satz = f"Diese Nummer hatte {anderer}: {{}}."
        return spruch(Urteil.WIDERSPRICHT, satz, b, k, a.raum.name)
    return spruch(Urteil.BELEGT, "Diese Nummer ist veröffentlicht: {}.", b, k, a.raum.name)


def _anderer(a: Aussage, b: Bekannt, w: Wissen) -> str:
    """Whom the register gives this number, if the sentence names somebody, but not them."""
    text = f"{b.v.notiz.split(';')[0]} . {b.v.quelle_titel}" if b.v else ""
    genannt = w.orte.finde(zeichen(text)) if a.namen else []
    if any((o.traeger | o.ags) & a.namen for o in genannt) or any(name.split("/")[0] in text for name in a.namen):
        return ""
    return genannt[0].name if genannt else ""


def _im_jahr(a: Aussage, w: Wissen, z: Zeitpunkt) -> Spruch:
    """Nobody numbers within a year; the records tell who joined in it."""
    jahr = z.jahre[0]
    dabei = sorted(
        (v.seit, v.traeger) for v in w.vereinbarungen.values() if v.sicher and v.seit.year == jahr and v.seit <= z.tag
    )
    namen = dict.fromkeys(f"{name} ({tag_kurz(tag)})" for tag, name in dabei)
    belegt = (
        f" Belegt sind seit Jahresbeginn: {', '.join(namen)}."
        if namen
        else " Belegt ist seit Jahresbeginn keine Vereinbarung."
    )
    satz = f"Eine laufende Nummer für {jahr} ist nicht veröffentlicht.{belegt}"
    return Spruch(Urteil.NICHT_PRUEFBAR, satz, kennzahl=a.kennzahlen[0] if a.kennzahlen else None)


def _anderes(a: Aussage, k: str | None, w: Wissen, z: Zeitpunkt) -> Spruch | None:
    """The 126th that joined: 126 is the number of those advised, and the 100th was numbered as advised."""
    bekannt = w.stand(k, a.raum, z.tag) if k else None
    gefunden = anderes_wort(a, k, w, z, bekannt)
    if gefunden:
        return gefunden
    for anderes in (BERATEN, RAETE, VERBUND):
        if anderes in a.kennzahlen or (anderes in _VERWANDT and _VERWANDT & set(a.kennzahlen)):
            continue
        for b in w.veroeffentlicht(anderes, a.raum, z.tag):
            if b.v and b.v.ordnungszahl and ist_gemeint(a, b):
                satz = "Die Nummer gehört zu einem anderen Wort: {}."
                return spruch(Urteil.FALSCHES_WORT, satz, b, anderes, a.raum.name)
    return None
