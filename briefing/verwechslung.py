"""Which published numbers about courses and coaching are mixed up or contradicted, and how do they lie beside counted cases?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.baustein import Bild
from briefing.qualifizierung import ABSOLVENTEN, COACHING, QUALIFIZIERUNGSZAHLEN
from briefing.register import widersprueche, zeitreihe
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import Auswahl
from domain.begriffe import begriff, wort
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Widerspruch
from domain.zahlen import ganzzahl


@dataclass(frozen=True)
class Verwechslung:
    """One number that a single source gives for different things; ``weitere``: what it means elsewhere in the register."""

    eigene: Veroeffentlichung
    andere: tuple[Veroeffentlichung, ...]
    weitere: tuple[Veroeffentlichung, ...]

    @property
    def titel(self) -> str:
        return f"{ganzzahl(self.eigene.wert)} ist nicht {ganzzahl(self.eigene.wert)}"

    @property
    def satz(self) -> str:
        zahl = ganzzahl(self.eigene.wert)
        dinge = ", ".join(f"{zahl} {begriff(v.begriff).wort}" for v in (self.eigene, *self.andere))
        mehr = "; ".join(f"{wort(v.begriff)} ({v.herausgeber}, {v.stand_text})" for v in self.weitere)
        return (
            f"Eine Quelle nennt zum {self.eigene.stand_text} dieselbe Zahl für verschiedene Dinge: {dinge} "
            f"({self.eigene.quelle}). Die eine Zahl darf nicht für die andere stehen."
            + (f" Außerdem steht {zahl} im Zahlenregister für: {mehr}." if mehr else "")
        )


def verwechslungen(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Verwechslung, ...]:
    """The figures of this page whose number stands in the same source for something else, as the ledger has them."""
    alle = [
        v for v in daten.zahlenregister(auswahl.datenstand)
        if v.stand_bis <= auswahl.stichtag and v.nenner is None and v.einheit == "anzahl" and not v.ordnungszahl
    ]  # fmt: skip
    ergebnis = []
    for eigene in (v for v in alle if v.kennzahl in QUALIFIZIERUNGSZAHLEN):
        fremde = [
            v
            for v in alle
            if v.wert == eigene.wert and v.kennzahl not in (eigene.kennzahl,) and v.begriff != eigene.begriff
        ]
        daneben = tuple(v for v in fremde if _quelle(v) == _quelle(eigene))
        if daneben:
            ergebnis.append(Verwechslung(eigene, daneben, tuple(v for v in fremde if v not in daneben)))
    return tuple(ergebnis)


def _quelle(v: Veroeffentlichung) -> tuple[str, str, str]:
    return v.herausgeber, v.quelle_titel, v.stand


def eigene_widersprueche(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Widerspruch, ...]:
    """The contradictions of the register that one of the figures of this page is part of."""
    return tuple(w for w in widersprueche(daten, auswahl) if any(v.kennzahl in QUALIFIZIERUNGSZAHLEN for v in w.alle))


def zeitreihen(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> tuple[Bild, ...]:
    """Published points against counted cases, for what adds up over the years; persons only for the whole state."""
    bilder = []
    for k in (kennzahl(schluessel) for schluessel in ((ABSOLVENTEN, COACHING) if auswahl.ganzes_land else (COACHING,))):
        bild = zeitreihe(daten, k, auswahl, schema)
        satz = " ".join(filter(None, (bild.unterschrift, _zeitraeume(daten.veroeffentlichungen(k, auswahl)))))
        bilder.append(replace(bild, schluessel=f"zeitreihe-{k.schluessel}", titel=k.titel, unterschrift=satz))
    return tuple(bilder)


def _zeitraeume(veroeffentlichte: Sequence[Veroeffentlichung]) -> str:
    """That figures of single periods stand beside totals, if it is so."""
    einzelne = [v for v in veroeffentlichte if not v.insgesamt]
    if not einzelne or len(einzelne) == len(veroeffentlichte):
        return ""
    worte = ", ".join(f"{ganzzahl(v.wert)} {v.zeitraum_text}" for v in einzelne)
    return f"Nicht insgesamt, sondern nur für einen Zeitraum gilt: {worte}."
