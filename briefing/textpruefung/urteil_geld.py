"""Is an amount true in its state and for its period?"""

from collections.abc import Iterator
from datetime import date

from briefing.textpruefung.aussage import Aussage
from briefing.textpruefung.befund import Urteil
from briefing.textpruefung.bekannt import Bekannt
from briefing.textpruefung.kennwort import BEWILLIGT, VERFUEGBAR
from briefing.textpruefung.spanne import Spanne
from briefing.textpruefung.spruch import Spruch, Zeitpunkt, beweist, ist_gemeint, spruch, zeitpunkt
from briefing.textpruefung.wissen import Foerderfall, Wissen
from domain.auswahl import Ebene
from domain.zahlen import euro_wort
from domain.zeitraum import Zeitraum, jahre_text


def geld(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """By state: granted is a total that grows, available belongs to years, of other states nothing is known."""
    z = zeitpunkt(a, stichtag)
    if VERFUEGBAR in a.kennzahlen:
        return _verfuegbar(a, w, z, stichtag)
    if BEWILLIGT in a.kennzahlen:
        return _einer_kommune(a, w, stichtag) if a.raum.ebene is Ebene.KOMMUNE else _bewilligt(a, w, z, stichtag)
    satz = f"Wie viel Geld {a.worte[0] if a.worte else 'so verwendet'} wurde, ist nicht veröffentlicht."
    return _anderer_zustand(a, w, z, stichtag, None) or Spruch(Urteil.NICHT_PRUEFBAR, satz)


# --- granted ---------------------------------------------------------------------------------------------------------------


def _bewilligt(a: Aussage, w: Wissen, z: Zeitpunkt, stichtag: date) -> Spruch:
    bekannt = w.stand(BEWILLIGT, a.raum, z.tag)
    if not z.jahre and bekannt and beweist(bekannt, a):
        return spruch(Urteil.BELEGT, "Das deckt sich mit: {}.", bekannt, BEWILLIGT, a.raum.name)
    if anderer := _anderer_zustand(a, w, z, stichtag, bekannt):
        return anderer
    if bekannt is None:
        return Spruch(
            Urteil.NICHT_PRUEFBAR, f"Bewilligte Mittel sind für {a.raum.name} nicht veröffentlicht.", kennzahl=BEWILLIGT
        )
    if z.jahre:
        satz = f"Was allein für {jahre_text(z.jahre)} bewilligt wurde, ist nicht veröffentlicht. Bekannt ist: {{}}."
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, BEWILLIGT, a.raum.name)
    if a.zuwachs:
        satz = "Ein einzelner Förderbetrag dieser Höhe ist nicht verzeichnet. Insgesamt bekannt ist: {}."
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, BEWILLIGT, a.raum.name)
    if a.spanne.trifft(bekannt.spanne) and a.spanne.oben > bekannt.wert:
        satz = "Bekannt ist nur eine Untergrenze: {}. Mehr kann wahr sein, belegt ist es nicht."
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, BEWILLIGT, a.raum.name)
    return spruch(Urteil.WIDERSPRICHT, "Bekannt ist etwas anderes: {}.", bekannt, BEWILLIGT, a.raum.name)


def _einer_kommune(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """By its single cases; their sum is a minimum."""
    ags = a.raum.schluessel.split(",")
    faelle = [_aus_fall(f) for f in w.foerderfaelle if f.ags in ags and f.ab <= stichtag]
    if not faelle:
        return Spruch(
            Urteil.NICHT_PRUEFBAR, f"Für {a.raum.name} ist bis dahin kein Förderbetrag belegt.", kennzahl=BEWILLIGT
        )
    if treffer := next((b for b in faelle if beweist(b, a)), None):
        satz = f"Für {a.raum.name} sind belegt: {treffer.zahl} bewilligt."
        return Spruch(Urteil.BELEGT, satz, treffer.zahl, treffer.quelle, treffer.adresse, BEWILLIGT)
    summe = sum(b.wert for b in faelle)
    worte = f"mindestens {euro_wort(round(summe * 100))}"
    quelle = (worte, faelle[0].quelle, faelle[0].adresse, BEWILLIGT)
    if a.spanne.nach_oben_offen and a.spanne.enthaelt(summe):
        return Spruch(Urteil.BELEGT, f"Für {a.raum.name} sind belegt: {worte} bewilligt.", *quelle)
    if a.spanne.oben > summe:
        return Spruch(Urteil.NICHT_PRUEFBAR, f"Für {a.raum.name} sind nur belegt: {worte} bewilligt.", *quelle)
    return Spruch(Urteil.WIDERSPRICHT, f"Für {a.raum.name} ist ein anderer Betrag belegt: {worte} bewilligt.", *quelle)


def _aus_fall(f: Foerderfall) -> Bekannt:
    zusatz = f.zusatz if f.zusatz in ("ca", "ueber") else "exakt"
    wort = {"ca": "rund ", "ueber": "über "}.get(zusatz, "")
    return Bekannt(f.euro, Spanne.aus(f.euro, zusatz), wort + euro_wort(round(f.euro * 100)), f.quelle, f.adresse, f.ab)


# --- available ---------------------------------------------------------------------------------------------------------------


def _verfuegbar(a: Aussage, w: Wissen, z: Zeitpunkt, stichtag: date) -> Spruch:
    alle = w.veroeffentlicht(VERFUEGBAR, a.raum, stichtag)
    passende = list(_fuer_zeitraum(alle, z.zeitraum))
    if not passende:
        zusatz = f" Bekannt ist: {alle[-1].nennung(VERFUEGBAR)}." if alle else ""
        satz = f"Für diesen Zeitraum oder Raum ist kein verfügbarer Betrag veröffentlicht.{zusatz}"
        return _anderer_zustand(a, w, z, stichtag, None) or Spruch(Urteil.NICHT_PRUEFBAR, satz, kennzahl=VERFUEGBAR)
    neuester = passende[-1]
    gleiche = [b for b in passende if b.stand == neuester.stand]
    if treffer := next((b for b in reversed(gleiche) if beweist(b, a)), None):
        return spruch(Urteil.BELEGT, f"Das deckt sich mit: {{}}.{_streit(alle, treffer)}", treffer, VERFUEGBAR)
    alt = next((b for b in reversed(passende) if beweist(b, a)), None)
    if alt and not z.eigen and (z.zeitraum is None or z.zeitraum.je_jahr):
        galt = alt.v.zeitraum_text if alt.v else ""
        return spruch(
            Urteil.VERALTET, f"Das galt {galt} (Stand {alt.stand_text}). Bekannt ist jetzt: {{}}.", neuester, VERFUEGBAR
        )
    if anderer := _anderer_zustand(a, w, z, stichtag, neuester):
        return anderer
    return spruch(
        Urteil.WIDERSPRICHT,
        f"Veröffentlicht ist für diesen Zeitraum: {{}}.{_streit(alle, neuester)}",
        neuester,
        VERFUEGBAR,
    )


def _fuer_zeitraum(alle: list[Bekannt], gefragt: Zeitraum | None) -> Iterator[Bekannt]:
    """What was published for these years: for just them, else what a yearly amount says of them. Oldest first."""
    if gefragt is None:
        yield from alle
    elif gefragt.je_jahr:
        jaehrliche = (b for b in alle if b.zeitraum.je_jahr or len(b.zeitraum.jahre) == 1)
        yield from (b for b in jaehrliche if not gefragt.jahre or set(gefragt.jahre) & set(b.jahre))
    elif genau := [b for b in alle if not b.zeitraum.je_jahr and b.zeitraum.jahre == gefragt.jahre]:
        yield from genau
    else:
        je_jahr = (b for b in alle if b.zeitraum.je_jahr and set(gefragt.jahre) <= set(b.jahre))
        yield from (b.mal(len(gefragt.jahre)) for b in je_jahr)


def _streit(alle: list[Bekannt], genannt: Bekannt) -> str:
    """What was published of overlapping years that is not the same."""
    andere = dict.fromkeys(
        f"{b.zahl} {b.zeitraum.worte}"
        for b in alle
        if b.zeitraum.sinn != genannt.zeitraum.sinn and (not genannt.jahre or set(b.jahre) & set(genannt.jahre))
    )
    return f" Veröffentlicht sind auch: {'; '.join(andere)}." if andere else ""


# --- another state -------------------------------------------------------------------------------------------------------------


def _anderer_zustand(a: Aussage, w: Wissen, z: Zeitpunkt, stichtag: date, bekannt: Bekannt | None) -> Spruch | None:
    """Just this amount is known, but in another state; ``bekannt`` is what is known of the state that was named."""
    eigene = a.kennzahlen[0] if a.kennzahlen else None
    for k in (BEWILLIGT, VERFUEGBAR):
        if k == eigene:
            continue
        for b in _in_zustand(k, a, w, z, stichtag):
            if not b.belegt and ist_gemeint(a, b):
                satz = f"Der Betrag gehört zu einem anderen Wort: {b.nennung(k)}, Quelle {b.quelle}."
                if bekannt is None or eigene is None:
                    return spruch(Urteil.FALSCHES_WORT, satz, b, k)
                return spruch(Urteil.FALSCHES_WORT, f"{satz} Bekannt ist: {{}}.", bekannt, eigene)
    return None


def _in_zustand(k: str, a: Aussage, w: Wissen, z: Zeitpunkt, stichtag: date) -> Iterator[Bekannt]:
    """The granted total of the day, or what is available for its year, newest first."""
    if k == BEWILLIGT:
        yield from (b for b in (w.stand(k, a.raum, z.tag),) if b)
        return
    alle = w.veroeffentlicht(VERFUEGBAR, a.raum, stichtag)
    jahre = set(z.jahre or (z.tag.year,))
    yield from reversed([b for b in alle if set(b.jahre) & jahre] or alle[-1:])
