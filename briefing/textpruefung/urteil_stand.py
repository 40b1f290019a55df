"""Is a number of units true on its day, and if not, what is?"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.befund import Urteil
from briefing.textpruefung.bekannt import Bekannt
from briefing.textpruefung.kennwort import (
    BETEILIGT,
    ENG,
    FOERDERSATZ,
    GEPLANT,
    KREISRAETE,
    RAETE,
    RAETE_DAVOR,
    VERBUND,
    VEREINBARUNGEN,
)
from briefing.textpruefung.spruch import HALBES_JAHR, Spruch, Zeitpunkt, beweist, spruch, zeitpunkt
from briefing.textpruefung.urteil_wort import anderes_wort
from briefing.textpruefung.wissen import Wissen
from data_access.katalog import kennzahl
from domain import begriffe
from domain.auswahl import PROGRAMMSTART
from domain.zeit import tag_kurz
from domain.zeitraum import jahre_text

_VERWANDT = {VERBUND: VEREINBARUNGEN, VEREINBARUNGEN: VERBUND}
_WAECHST_MEIST = frozenset(
    {RAETE, ENG, KREISRAETE}
)  # can fall, but nobody may call a larger number wrong by an old one


class _Kenntnis(NamedTuple):
    """What is known of a Kennzahl for a claim.

    ``gleiche`` was published of just the same. ``nur_gesamt``: a total is known where a period is asked.
    """

    bekannt: Bekannt | None
    gleiche: Sequence[Bekannt] = ()
    nur_gesamt: bool = False


def stand(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """The verdict of a claim that counts units; of several meanings the best one."""
    if not a.kennzahlen:
        return _nur_registerwort(a, w, stichtag)
    if unter_wort := _unter_wort(a, w, stichtag):
        return unter_wort
    sprueche = [_stand(a, k, w, stichtag) for k in a.kennzahlen]
    if len(a.kennzahlen) == 1 and a.kennzahlen[0] in _VERWANDT and sprueche[0].urteil is not Urteil.BELEGT:
        andere = _VERWANDT[a.kennzahlen[0]]  # the sources count signers as Kommunen, and an association as one
        sprueche += [s for s in (_stand(a, andere, w, stichtag),) if s.urteil is Urteil.BELEGT]
    return min(sprueche, key=lambda s: s.urteil is not Urteil.BELEGT)


def _stand(a: Aussage, schluessel: str, w: Wissen, stichtag: date) -> Spruch:
    """In the order: belegt, veraltet, falsches Wort, nicht prüfbar, widerspricht."""
    z = zeitpunkt(a, stichtag)
    bekannt, gleiche, nur_gesamt = _kenntnis(a, schluessel, w, z, stichtag)
    if bekannt is None:
        wann = f"für {jahre_text(z.jahre)}" if z.jahre else f"bis zum {tag_kurz(z.tag)}"
        nichts = f"Zu „{kennzahl(schluessel).titel}“ ist {_gebiet(a)}{wann} nichts bekannt, was die Zahl bestätigt oder widerlegt."
        return anderes_wort(a, schluessel, w, z, None) or Spruch(Urteil.NICHT_PRUEFBAR, nichts, kennzahl=schluessel)
    zu_gross = (
        bekannt.genau and a.spanne.unten > bekannt.wert and not bekannt.zeitraum.jahre
    )  # more than all until then
    treffer = next((b for b in (bekannt, *reversed(gleiche)) if beweist(b, a)), None)
    if treffer and not nur_gesamt:
        return _belegt(a, schluessel, treffer, gleiche)
    if a.sorte is Sorte.FRUEHER and (einst := _frueher(a, schluessel, w, stichtag, bekannt)):
        return _belegt(a, schluessel, einst, ())
    if z.jahre and (anderes := anderes_wort(a, schluessel, w, z, bekannt, nur_zeitraum=True)):
        return anderes
    if nur_gesamt and not zu_gross:
        satz = "Veröffentlicht ist nur die Gesamtzahl: {}. Wie viele es allein in diesem Zeitraum waren, sagt das Zahlenregister nicht."
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, schluessel, a.raum.name)
    if z.ab and z.eigen and not a.bestand and a.spanne.oben < bekannt.spanne.unten:
        satz = (
            "Veröffentlicht ist nur die Gesamtzahl: {}. Was in diesen Monaten geschah, sagt das Zahlenregister nicht."
        )
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, schluessel, a.raum.name)
    alt = _frueher(a, schluessel, w, stichtag, bekannt)
    if alt and not z.eigen:
        satz = f"Das traf {alt.damals} zu ({alt.quelle}). Bekannt ist jetzt: {{}}."
        return spruch(Urteil.VERALTET, satz, bekannt, schluessel, a.raum.name)
    anderes = None if a.nenner else anderes_wort(a, schluessel, w, z, bekannt)  # a part of a group may be any number
    return anderes or _rest(a, schluessel, bekannt, z)


def _gebiet(a: Aussage) -> str:
    return "" if a.raum.name == "Sachsen" else f"für {a.raum.name} "


def _kenntnis(a: Aussage, schluessel: str, w: Wissen, z: Zeitpunkt, stichtag: date) -> _Kenntnis:
    """For the period that the claim names, else on its day."""
    if z.jahre:
        fuer_jahre = [b for b in w.veroeffentlicht(schluessel, a.raum, stichtag) if b.zeitraum.jahre == z.jahre]
        if fuer_jahre:
            return _Kenntnis(fuer_jahre[-1], fuer_jahre)
    bekannt = w.stand(schluessel, a.raum, z.tag)
    if bekannt and z.jahre and bekannt.zeitraum.jahre and not set(z.jahre) & set(bekannt.zeitraum.jahre):
        return _Kenntnis(None)  # what is known is about other years
    gleiche = [
        b
        for b in w.veroeffentlicht(schluessel, a.raum, z.tag)
        if (b.v and b.v.stand_von <= z.tag <= b.v.stand_bis)
        or (bekannt is not None and b.gleiche_zeit(bekannt))
        or (
            z.eigen and b.stand.year in z.jahre and not b.zeitraum.jahre
        )  # "2021 waren es 102": at some time of the year
        or (z.eigen and z.ab is not None and b.v and z.ab <= b.v.stand_von and b.stand <= z.tag)
    ]
    spaeter = z.seit is not None and z.seit > (begriffe.bedeutung(schluessel).beginn or PROGRAMMSTART.year)
    ausschnitt = a.zuwachs or spaeter or (bool(z.jahre) and not _im_zeitraum(bekannt, z))
    return _Kenntnis(bekannt, gleiche, ausschnitt and not a.bestand and not _feststehend(bekannt))


def _feststehend(bekannt: Bekannt | None) -> bool:
    """Whether it was counted from complete records, so that "mit acht Modellkommunen fing 2019 alles an" needs no more."""
    return bekannt is not None and bekannt.genau and bekannt.v is None


def _im_zeitraum(bekannt: Bekannt | None, z: Zeitpunkt) -> bool:
    """Whether what is known is confined to years that the claim names, too."""
    return bekannt is not None and bool(set(z.jahre) & set(bekannt.zeitraum.jahre))


def _belegt(a: Aussage, schluessel: str, b: Bekannt, gleiche: Sequence[Bekannt]) -> Spruch:
    """Says it, too, when something else was published of the same."""
    satz = "Das deckt sich mit: {}."
    if andere := dict.fromkeys(x.zahl for x in gleiche if not x.spanne.trifft(b.spanne) and x.gleiche_zeit(b)):
        satz += f" Veröffentlicht ist dafür auch {' und '.join(andere)}; die Angaben widersprechen sich."
    return spruch(Urteil.BELEGT, satz, b, schluessel, a.raum.name)


def _frueher(a: Aussage, schluessel: str, w: Wissen, stichtag: date, bekannt: Bekannt) -> Bekannt | None:
    """The newest older published figure that the claim repeats; a lower bound does not age."""
    if a.spanne.nach_oben_offen or not a.wert:
        return None
    aeltere = [b for b in w.veroeffentlicht(schluessel, a.raum, stichtag) if b.stand <= stichtag and b.v != bekannt.v]
    return next((b for b in reversed(aeltere) if b.genau and a.spanne.enthaelt(b.wert)), None)


def _rest(a: Aussage, schluessel: str, bekannt: Bekannt, z: Zeitpunkt) -> Spruch:
    """Nothing proves it: either nobody can know, or something else is known."""
    hoeher = a.spanne.oben > bekannt.wert
    if not bekannt.genau and hoeher and a.spanne.trifft(bekannt.spanne):
        satz = "Bekannt ist nur eine Untergrenze: {}. Mehr kann wahr sein, belegt ist es nicht."
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, schluessel, a.raum.name)
    waechst = begriffe.bedeutung(schluessel).kumuliert or schluessel in _WAECHST_MEIST
    if waechst and hoeher and z.veraltet(bekannt):
        satz = "Die neueste bekannte Zahl ist älter als zwölf Monate: {}. Seither kann sie gewachsen sein."
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, schluessel, a.raum.name)
    if a.nenner and a.spanne.oben < bekannt.spanne.unten:
        satz = "Veröffentlicht ist nur die Gesamtzahl: {}. Wie viele es von dem genannten Teil sind, sagt das Zahlenregister nicht."
        return spruch(Urteil.NICHT_PRUEFBAR, satz, bekannt, schluessel, a.raum.name)
    return spruch(Urteil.WIDERSPRICHT, "Bekannt ist etwas anderes: {}.", bekannt, schluessel, a.raum.name)


# --- words of the register -----------------------------------------------------------------------------------------------


def _unter_wort(a: Aussage, w: Wissen, stichtag: date) -> Spruch | None:
    """By a word that means a plan, a beginning or the state before ASSKomm; None: the Kennzahl decides."""
    worte, z = tuple(wort for wort in a.worte if wort != BETEILIGT), zeitpunkt(a, stichtag)
    if not worte:
        return None
    fest = worte[0] == RAETE_DAVOR or worte[0] in GEPLANT.values()
    if z.jahre and not fest:
        return None
    alle = w.unter_wort(worte, a.raum) if worte[0] == RAETE_DAVOR else w.unter_wort(worte, a.raum, stichtag)
    neue = [b for b in alle if fest or (z.tag - b.stand).days <= HALBES_JAHR]
    if treffer := next((b for b in reversed(neue) if beweist(b, a)), None):
        return spruch(Urteil.BELEGT, "Das deckt sich mit: {}.", treffer, None)
    if not fest:
        return None
    if worte[0] in GEPLANT.values() and (eigenes := _stand(a, a.kennzahlen[0], w, stichtag)).urteil in (
        Urteil.BELEGT,
        Urteil.VERALTET,
    ):
        return eigenes
    if alle:
        return spruch(Urteil.WIDERSPRICHT, "Veröffentlicht ist etwas anderes: {}.", alle[-1], None)
    return Spruch(Urteil.NICHT_PRUEFBAR, "Das Zahlenregister enthält dazu keine Angabe.")


def _nur_registerwort(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """A word without a Kennzahl of ours, by the newest figure that was published under it."""
    z = zeitpunkt(a, stichtag)
    alle = w.unter_wort(a.worte, a.raum, z.tag) or (w.unter_wort(a.worte, a.raum) if FOERDERSATZ in a.worte else [])
    if not alle:
        return anderes_wort(a, None, w, z, None) or Spruch(
            Urteil.NICHT_PRUEFBAR, "Das Zahlenregister enthält dazu keine Angabe."
        )
    bekannt = alle[-1]
    hoechstens = (
        FOERDERSATZ in a.worte and a.wert == bekannt.wert and a.zusatz != "unter"
    )  # "bis zu 90 Prozent" is the rate itself
    gleiche = [b for b in alle if b.stand == bekannt.stand]
    if hoechstens or any(beweist(b, a) for b in gleiche) or _ungefaehr(a, bekannt):
        return spruch(Urteil.BELEGT, "Das deckt sich mit: {}.", bekannt, None)
    alt = next((b for b in reversed(alle) if b.genau and a.spanne.enthaelt(b.wert)), None)
    if alt and not z.eigen and not a.spanne.nach_oben_offen:
        return spruch(Urteil.VERALTET, f"Das traf {alt.damals} zu. Bekannt ist jetzt: {{}}.", bekannt, None)
    if FOERDERSATZ not in a.worte and (anderes := anderes_wort(a, None, w, z, None)):
        return anderes
    offen = bekannt.spanne.nach_oben_offen and a.spanne.trifft(bekannt.spanne)
    if offen or (FOERDERSATZ not in a.worte and z.veraltet(bekannt) and a.spanne.oben > bekannt.wert):
        return spruch(Urteil.NICHT_PRUEFBAR, "Bekannt ist nur: {}.", bekannt, None)
    return spruch(Urteil.WIDERSPRICHT, "Veröffentlicht ist etwas anderes: {}.", bekannt, None)


def _ungefaehr(a: Aussage, b: Bekannt) -> bool:
    """The same number where the register has only a lower bound or "rund"."""
    return not b.genau and a.wert == b.wert and a.zusatz not in ("unter", "hoechstens", "knapp")
