"""What was published about each area of a Kleine Anfrage, and where do the cases prove more?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.anfragefaelle import SUMME
from briefing.anfragewunsch import Anfragewunsch
from briefing.papiere.aufnahme import Spalte, Tafel
from briefing.papiere.papiervergleich import mit_stand
from briefing.papiere.zeichen_destatis import SINNLOS, UNBEKANNT
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG, NICHT_ZUGEORDNET, Auswahl, Ebene
from domain.kennzahl import Kennzahl
from domain.kreise import KREISE
from domain.messwert import Messwert
from domain.zeit import tag_kurz

SPALTE = "veröffentlicht (Stand)"


def veroeffentlichte_je_ort(daten: Berichtsdaten, wunsch: Anfragewunsch, auswahl: Auswahl) -> dict[str, list[Messwert]]:
    """By Kennzahl the areas with a published figure, as they were at the end of the period."""
    ebene, zeit = wunsch.gliederung.ebene, wunsch.spanne
    if ebene is Ebene.LAND:
        return {}
    am_ende = auswahl.mit(stichtag=max(zeit.bis, FRUEHESTER_STICHTAG), vergleich=None)
    ergebnis: dict[str, list[Messwert]] = {}
    for m in daten.messwerte_je_raum(am_ende, ebene):
        v = m.veroeffentlicht
        if v and v.stand_bis <= zeit.bis and (zeit.von is None or v.stand_bis >= zeit.von):
            ergebnis.setdefault(m.kennzahl.schluessel, []).append(m)
    return ergebnis


def mit_veroeffentlichtem(tafel: Tafel, k: Kennzahl, werte: Sequence[Messwert]) -> Tafel:
    """The table with a column of what was published about its areas; none of it is added up."""
    je_ort = {KREISE.get(m.raum_schluessel, m.raum): m for m in werte}
    if not je_ort:
        return tafel
    genannte = {str(zeile[0]) for zeile in tafel.zeilen}
    zeilen = tuple((*zeile, _zelle(k, str(zeile[0]), je_ort)) for zeile in tafel.zeilen)
    saetze = [tafel.fussnote, f"Spalte „{SPALTE}“: für jedes Gebiet mit eigenem Stand, deshalb ohne Summe ({SINNLOS})."]
    saetze += [
        f"{name}, ohne belegten Fall: veröffentlicht {mit_stand(k, v)}."
        for name, m in je_ort.items()
        if name not in genannte and (v := m.veroeffentlicht)
    ]
    saetze += [satz for name, m in je_ort.items() if (satz := mehr_belegt(k, m, name))]
    return replace(
        tafel, spalten=(*tafel.spalten, Spalte(SPALTE)), zeilen=zeilen, fussnote=" ".join(filter(None, saetze))
    )


def mehr_belegt(k: Kennzahl, m: Messwert, name: str) -> str:
    """Why more is proved than was published; empty where it is not so or where the source counted something else."""
    v = m.veroeffentlicht
    if v is None or v.zaehleinheit or m.belegt <= v.wert:
        return ""
    wort = "gezählt" if m.vollstaendig else "belegt"
    return (
        f"{name}: Bis zum {tag_kurz(m.stichtag)} sind {k.zahl(m.belegt)} {wort}, mehr als veröffentlicht, nämlich "
        f"{mit_stand(k, v)}; beides steht hier nebeneinander."
    )


def _zelle(k: Kennzahl, name: str, je_ort: Mapping[str, Messwert]) -> str:
    if name in (SUMME, NICHT_ZUGEORDNET) or name.startswith("übrige Kommunen"):
        return SINNLOS
    m = je_ort.get(name)
    return mit_stand(k, m.veroeffentlicht) if m and m.veroeffentlicht else UNBEKANNT
