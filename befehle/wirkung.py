"""What does a delivery do to every Kennzahl?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.ausgabe import als_json
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.messwert import Messwert, veraenderung
from domain.zahlen import differenz
from domain.zeit import tag_kurz


@dataclass(frozen=True)
class Wirkung:
    """One Kennzahl of the whole state on one day, as it was known before a delivery and as it is known with it."""

    vorher: Messwert
    nachher: Messwert

    @property
    def aendert(self) -> bool:
        return self.vorher.aussage != self.nachher.aussage

    @property
    def differenz(self) -> int | None:
        """Units or cents by which the value changes; None where the two cannot be compared."""
        return veraenderung(self.nachher, self.vorher).wert

    @property
    def satz(self) -> str:
        """``Kommunen mit Coaching: 24 → 32 (+8)``, and what changes besides the value."""
        alt, neu, zahl = self.vorher, self.nachher, self.nachher.kennzahl.zahl
        teile = [self._paar(alt.zahl, neu.zahl, self.differenz)]
        if alt.belegt != neu.belegt and (alt.belegt, neu.belegt) != (alt.wert or 0, neu.wert):
            teile.append(f"belegt {self._paar(zahl(alt.belegt), zahl(neu.belegt), neu.belegt - alt.belegt)}")
        bekannt = alt.wert is not None and neu.wert is not None
        weitere = {
            "Grundlage": (alt.basis, neu.basis) if bekannt else (),
            "Zeitraum": (alt.zeitraum, neu.zeitraum),
            "Fassung": (alt.kennzahl.fassung, neu.kennzahl.fassung),
        }
        teile += [
            f"{wort} {' → '.join(str(w or 'ohne') for w in paar)}"
            for wort, paar in weitere.items()
            if len(set(paar)) > 1
        ]
        return f"{neu.kennzahl.titel}: {'; '.join(teile)}"

    def _paar(self, vorher: str, nachher: str, unterschied: int | None) -> str:
        if vorher == nachher and not unterschied:
            return f"unverändert {nachher}"
        zahl = f" ({self._mit_vorzeichen(unterschied)})" if unterschied else ""
        return f"{vorher} → {nachher}{zahl}"

    def _mit_vorzeichen(self, wert: int) -> str:
        kennzahl, zahl = self.nachher.kennzahl, differenz(wert)
        return zahl[0] + kennzahl.zahl(abs(wert)) if kennzahl.in_euro else zahl

    def als_dict(self) -> dict[str, Any]:
        """For JSON; amounts in euros, everything else in units."""
        vorher, nachher = als_json(self.vorher), als_json(self.nachher)
        teiler = 100 if self.nachher.kennzahl.in_euro else 1
        unterschied = self.differenz
        return {
            "kennzahl": nachher["kennzahl"],
            "titel": nachher["titel"],
            "aendert_sich": self.aendert,
            "differenz": unterschied if unterschied is None or teiler == 1 else unterschied / teiler,
            "vorher": vorher,
            "nachher": nachher,
        }


def wirkungen(daten: Berichtsdaten, datenstand: int, stichtag: date) -> list[Wirkung]:
    """What the delivery with this number does to each Kennzahl of the whole state on the day, those that change first.

    What was known before it is what is known at the Datenstand before it: no row is ever changed or deleted.
    """
    vorher = daten.messwerte(Auswahl(stichtag, datenstand - 1))
    nachher = daten.messwerte(Auswahl(stichtag, datenstand))
    alle = [Wirkung(vorher[schluessel], wert) for schluessel, wert in nachher.items()]
    return sorted(alle, key=lambda w: not w.aendert)


def als_text(alle: Sequence[Wirkung]) -> list[str]:
    """Lines for a terminal: one for each Kennzahl that changes, one for all the others."""
    if not alle:
        return []
    geaendert, uebrige = [w for w in alle if w.aendert], [w for w in alle if not w.aendert]
    tag = tag_kurz(alle[0].nachher.stichtag)
    zeilen = [f"Wirkung auf die Kennzahlen, ganz Sachsen am {tag}:"] if geaendert else []
    zeilen += [f"  {w.satz}" for w in geaendert]
    if not geaendert:
        return [f"Keine Wirkung auf die Kennzahlen, ganz Sachsen am {tag}."]
    return zeilen + (
        [f"  Keine Wirkung auf: {', '.join(w.nachher.kennzahl.titel for w in uebrige)}."] if uebrige else []
    )
