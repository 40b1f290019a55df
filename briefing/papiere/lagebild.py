"""What does a paper about the situation say: which figures and Bausteine of the page, frozen, with all their sources?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.baustein import Kachel
from briefing.foerderung import BEWILLIGT, VERFUEGBAR
from briefing.papiere import papierteile as teile
from briefing.papiere.aufnahme import Absatz, Baustein, Lagebild, Papierart, Zahlenreihe
from briefing.papiere.festhalten import einzelfaelle, ohne_doppelte, quelle, vermerke, zahl
from briefing.papiere.papierteile import Stueck
from briefing.papiere.wunsch import Teil, Wunsch, pruefe
from briefing.praeventionsraete import RATSZAHLEN
from briefing.register import betroffene, widersprueche
from briefing.saetze import absaetze, satz
from briefing.satzteile import NUR_LANDESWEIT, nur_landesweit
from briefing.ueberblick import VERLAUFSZAHLEN, kacheln
from data_access.berichtsdaten import Berichtsdaten
from data_access.papiere import Posten
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl
from domain.messwert import Messwert
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz

WICHTIGSTES = 3  # sentences
SEITE = "briefing"  # where the paper can be composed again
# Which Kennzahlen a part shows, whatever is chosen besides.
_EIGENE: dict[Teil, tuple[str, ...]] = {
    Teil.KARTE: ("kommunen_beraten", "kommunale_praeventionsraete"),
    Teil.VERLAUF: tuple(VERLAUFSZAHLEN),
    Teil.FOERDERUNG: (BEWILLIGT, VERFUEGBAR),
    Teil.RAETE: RATSZAHLEN,
}


@dataclass(frozen=True)
class Zusammenstellung:
    """A frozen paper and the figures that stand on it, for the Zahlenregister."""

    lagebild: Lagebild
    werte: tuple[Messwert, ...]
    auswahl: Auswahl
    weitere: tuple[Posten, ...] = ()


def zusammenstellen(daten: Berichtsdaten, auswahl: Auswahl, wunsch: Wunsch, *, adresse: str) -> Zusammenstellung:
    """The paper for a choice; ``adresse`` is that of the dashboard. Eingabefehler when nothing would be on it.

    The same data, choice and wish give the same paper.
    """
    pruefe(wunsch)
    adresse, alle = adresse.rstrip("/"), kacheln(daten, auswahl)
    stuecke = [_BAU[teil](daten, auswahl, wunsch, alle) for teil in Teil if teil in wunsch.teile]
    gezeigte = {name: alle[name] for name in _gezeigte(wunsch)}
    quellen = [*(q for stueck in stuecke for q in stueck.quellen), einzelfaelle(auswahl, adresse)]
    lagebild = Lagebild(
        art=Papierart.LAGEBILD,
        titel=wunsch.titel,
        raum=auswahl.raum(),
        stichtag=auswahl.stichtag,
        datenstand=auswahl.datenstand,
        datenstand_text=_datenstand(daten, auswahl),
        vergleich=auswahl.vergleich_text(),
        vermerke=vermerke(auswahl, daten.heutiger_datenstand(auswahl.datenstand)),
        adresse=adresse,
        verweis=f"{adresse}/{SEITE}{auswahl.als_url()}{wunsch.als_url()}",
        bausteine=tuple(baustein for stueck in stuecke for baustein in stueck.bausteine),
        quellen=ohne_doppelte(quellen),
    )
    werte = tuple(kachel.messwert for kachel in gezeigte.values())
    return Zusammenstellung(
        lagebild, werte, auswahl, teile.je_ort_einmal(p for stueck in stuecke for p in stueck.posten)
    )


def _datenstand(daten: Berichtsdaten, auswahl: Auswahl) -> str:
    return f"{auswahl.datenstand_text}, Lieferungen bis {tag_kurz(daten.neuester_stichtag(auswahl.datenstand))}"


def _gezeigte(wunsch: Wunsch) -> tuple[str, ...]:
    """The Kennzahlen of which something stands on the paper, each once."""
    gewaehlte = wunsch.kennzahlen if {Teil.ZAHLEN, Teil.VERGLEICH} & set(wunsch.teile) else ()
    eigene = [name for teil in Teil if teil in wunsch.teile for name in _EIGENE.get(teil, ())]
    return tuple(dict.fromkeys((*gewaehlte, *eigene)))


# --- figures and sentences --------------------------------------------------------------------------------------------


def _zahlen(daten: Berichtsdaten, auswahl: Auswahl, wunsch: Wunsch, alle: Mapping[str, Kachel]) -> Stueck:
    gewaehlte = [alle[name] for name in wunsch.kennzahlen]
    jetzt = {k.messwert.kennzahl.schluessel: k.messwert for k in gewaehlte}
    damals = _damals(daten, auswahl, wunsch)
    reihe = Zahlenreihe(
        "Zahlen auf einen Blick", tuple(zahl(alle[name], damals.get(name)) for name in wunsch.kennzahlen)
    )
    quellen = [quelle for z in reihe.zahlen for quelle in (z.fruehere_quelle, z.quelle) if quelle]
    return Stueck((reihe, _wichtigstes(gewaehlte), *absaetze(jetzt, damals)), quellen)


def _damals(daten: Berichtsdaten, auswahl: Auswahl, wunsch: Wunsch) -> dict[str, Messwert]:
    """The figures of the Vergleichstag, as the cards compare with them."""
    frueher = auswahl.damals
    if frueher is None or frueher.stichtag < FRUEHESTER_STICHTAG:
        return {}
    return {name: wert for name, wert in daten.messwerte(frueher).items() if name in wunsch.kennzahlen}


def _wichtigstes(gewaehlte: list[Kachel]) -> Absatz:
    """The first figures that are known, those without reservation before others; where none is, what nobody knows."""
    bekannte = [k for k in gewaehlte if k.messwert.wert is not None] or gewaehlte
    bekannte = sorted(bekannte, key=lambda k: bool(k.vorbehalt))
    return Absatz(
        "Das Wichtigste", tuple(satz(k.messwert) for k in bekannte[:WICHTIGSTES]), liste=True, schluessel="wichtigstes"
    )


# --- reservations and words -------------------------------------------------------------------------------------------


def _vorbehalte(daten: Berichtsdaten, auswahl: Auswahl, wunsch: Wunsch, alle: Mapping[str, Kachel]) -> Stueck:
    """What a reader must know before using a figure of the paper, and which of them are contradicted."""
    gezeigte = [alle[name] for name in _gezeigte(wunsch)]
    saetze = tuple(dict.fromkeys(s for kachel in gezeigte for s in _vorbehaltssaetze(kachel)))
    streit = widersprueche(daten, auswahl)
    beteiligte = {id(w) for kachel in gezeigte for w in betroffene(streit, kachel.messwert)}
    betroffen = [w for w in streit if id(w) in beteiligte]
    bausteine: list[Baustein] = []
    if saetze:
        bausteine.append(Absatz("Vorbehalte", saetze, liste=True, schluessel="vorbehalte"))
    if betroffen:
        zeilen = tuple(f"{w.satz} {w.klaerung}".strip() for w in betroffen)
        bausteine.append(Absatz("Widersprüche in den Quellen", zeilen, liste=True, schluessel="widersprueche"))
    if not bausteine:
        keine = ("Zu den gezeigten Zahlen sind keine Vorbehalte und keine Widersprüche bekannt.",)
        bausteine.append(Absatz("Vorbehalte", keine, schluessel="vorbehalte"))
    return Stueck(tuple(bausteine), [quelle(v) for w in betroffen for v in w.alle])


def _vorbehaltssaetze(kachel: Kachel) -> Iterator[str]:
    m = kachel.messwert
    if kachel.vorbehalt:
        yield f"{m.kennzahl.titel}: {kachel.vorbehalt}."
    if m.vorbehalt:
        yield f"{m.kennzahl.titel}: {m.kennzahl.zahl(m.vorbehalt)} mit Vorbehalt belegt und deshalb nicht gezählt."
    if m.wert is None:
        grund = f"Die Zahl {NUR_LANDESWEIT}" if nur_landesweit(m) else "Es ist nichts bekannt"
        yield f"{m.kennzahl.titel}: keine Angabe. {grund}; das ist nicht null."


def _definitionen(_daten: Berichtsdaten, _auswahl: Auswahl, wunsch: Wunsch, alle: Mapping[str, Kachel]) -> Stueck:
    gezeigte = [alle[name].messwert.kennzahl for name in _gezeigte(wunsch)]
    saetze = tuple(f"{k.titel}: {k.definition} {k.abgrenzung} (Fassung {ganzzahl(k.fassung)})" for k in gezeigte)
    return Stueck((Absatz("Definitionen", saetze, liste=True, schluessel="definitionen"),))


Bau = Callable[[Berichtsdaten, Auswahl, Wunsch, Mapping[str, Kachel]], Stueck]
_BAU: dict[Teil, Bau] = {
    Teil.ZAHLEN: _zahlen,
    Teil.KARTE: teile.karte,
    Teil.VERLAUF: teile.verlauf,
    Teil.VERGLEICH: teile.vergleich,
    Teil.FOERDERUNG: teile.foerderung,
    Teil.RAETE: teile.raete,
    Teil.VORBEHALTE: _vorbehalte,
    Teil.DEFINITIONEN: _definitionen,
}
