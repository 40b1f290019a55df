"""Does a figure that was printed still hold today, and if not, why?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from briefing.ausgaben import messwerte_am_ort
from data_access.berichtsdaten import Berichtsdaten
from data_access.papiere import Papierdaten
from domain.aenderung import Aenderungsart, Begruendung, Grund
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl, Ebene
from domain.kennzahl import Basis
from domain.messwert import Messwert

Zeile = Mapping[Any, Any]  # a row of the table ``ausgabe``
NICHT_MEHR = "nicht mehr vorhanden"


class Zustand(StrEnum):
    """What became of a printed figure, from good to bad."""

    AKTUELL = "aktuell"
    UEBERHOLT = "überholt"
    BERICHTIGT = "berichtigt"
    ZURUECKGEZOGEN = "zurückgezogen"

    @property
    def rang(self) -> int:
        return list(Zustand).index(self)

    @property
    def erklaerung(self) -> str:
        """What the word means, in a sentence."""
        return _ERKLAERUNG[self]


_ERKLAERUNG = {
    Zustand.AKTUELL: "Nach heutigem Datenstand steht zum selben Stichtag dieselbe Zahl.",
    Zustand.UEBERHOLT: "Zum selben Stichtag ist heute mehr bekannt: Eine neuere Zahl liegt vor.",
    Zustand.BERICHTIGT: "Eine Angabe, auf der die Zahl beruhte, wurde berichtigt.",
    Zustand.ZURUECKGEZOGEN: "Eine Angabe, auf der die Zahl beruhte, wurde zurückgezogen. Die Zahl nicht weiter verwenden.",
}
_AUS_GRUND = {
    Grund.ZURUECKGEZOGEN: Zustand.ZURUECKGEZOGEN, Grund.BERICHTIGT: Zustand.BERICHTIGT,
    Grund.NACHGETRAGEN: Zustand.UEBERHOLT, Grund.NEU_DEFINIERT: Zustand.UEBERHOLT,
}  # fmt: skip
_AUS_ART = {
    Aenderungsart.ZURUECKGEZOGEN: Zustand.ZURUECKGEZOGEN, Aenderungsart.GEAENDERT: Zustand.BERICHTIGT,
    Aenderungsart.WIEDER_AUFGENOMMEN: Zustand.BERICHTIGT,
}  # fmt: skip


@dataclass(frozen=True)
class Zitatzahl:
    """One printed figure and its state today; ``gruende`` are sentences, empty where nothing changed."""

    schluessel: str
    titel: str
    raum: str
    gliederung: Ebene
    stichtag: date
    datenstand: int
    text: str
    heute: str
    zustand: Zustand
    gruende: tuple[str, ...] = ()


@dataclass
class Nachfrage:
    """Asks for printed figures again at the newest Datenstand, each place and day once."""

    daten: Berichtsdaten
    papiere: Papierdaten
    neuester: int
    _werte: dict[tuple[Any, ...], dict[tuple[str, str], Messwert]] = field(default_factory=dict)
    _begruendungen: dict[tuple[Auswahl, int], dict[str, Begruendung]] = field(default_factory=dict)
    _gruende: dict[int, list[Zeile]] = field(default_factory=dict)

    def urteile(self, zeile: Zeile) -> Zitatzahl:
        """The state of one entry of the register."""
        damals, heute = (self._messwert(zeile, stand) for stand in (int(zeile["datenstand"]), self.neuester))
        wert = heute or damals
        gemeinsam: dict[str, Any] = {
            "schluessel": zeile["kennzahl"], "titel": wert.kennzahl.titel if wert else zeile["kennzahl"],
            "raum": zeile["raum"], "gliederung": Ebene(zeile["gliederung"]), "stichtag": zeile["stichtag"],
            "datenstand": int(zeile["datenstand"]), "text": zeile["text"],
        }  # fmt: skip
        if heute is None:
            grund = ("Diese Kennzahl oder diesen Raum gibt es am Stichtag nach heutigem Datenstand nicht mehr.",)
            return Zitatzahl(**gemeinsam, heute=NICHT_MEHR, zustand=Zustand.UEBERHOLT, gruende=grund)
        if heute.text == zeile["text"]:
            return Zitatzahl(
                **gemeinsam, heute=heute.text, zustand=Zustand.AKTUELL, gruende=_bemerkungen(damals, heute)
            )
        zustand, gruende = self._warum(zeile, damals, heute)
        return Zitatzahl(**gemeinsam, heute=heute.text, zustand=zustand, gruende=gruende)

    def _messwert(self, zeile: Zeile, datenstand: int) -> Messwert | None:
        ort = (zeile["raum_wahl"], zeile["gliederung"], zeile["stichtag"], datenstand)
        if ort not in self._werte:
            self._werte[ort] = messwerte_am_ort(self.daten, *ort)
        return self._werte[ort].get((zeile["kennzahl"], zeile["raum"]))

    def _warum(self, zeile: Zeile, damals: Messwert | None, heute: Messwert) -> tuple[Zustand, tuple[str, ...]]:
        """The worst of what happened to the records behind it, and all of it in sentences."""
        gefunden = [*self._zur_veroeffentlichung(zeile, damals), *self._zu_einzelfaellen(zeile, damals, heute)]
        gefunden.append((Zustand.UEBERHOLT, f"Heute: {heute.text}, {heute.herkunft}."))
        if damals is not None and damals.kennzahl.fassung != heute.kennzahl.fassung:
            gefunden.append((Zustand.UEBERHOLT, f"Heute gilt Fassung {heute.kennzahl.fassung} der Definition."))
        zustand = max((z for z, _ in gefunden), key=lambda z: z.rang)
        return zustand, tuple(dict.fromkeys(satz for _, satz in gefunden))

    def _zur_veroeffentlichung(self, zeile: Zeile, damals: Messwert | None) -> Iterator[tuple[Zustand, str]]:
        """What later deliveries did to the publication that stood in front."""
        if damals is None or damals.basis is not Basis.VEROEFFENTLICHT or damals.veroeffentlicht is None:
            return
        beleg, davor = f"veroeffentlichung/{damals.veroeffentlicht.kennung}", int(zeile["datenstand"])
        if davor not in self._gruende:
            self._gruende[davor] = list(self.papiere.gruende(davor, self.neuester).to_dict("records"))
        for g in self._gruende[davor]:
            if g["beleg"] == beleg:
                art = Aenderungsart(g["art"])
                yield _AUS_ART[art], f"Veröffentlichung {art} mit Datenstand {g['lieferung_id']}: {g['grund']}."

    def _zu_einzelfaellen(
        self, zeile: Zeile, damals: Messwert | None, heute: Messwert
    ) -> Iterator[tuple[Zustand, str]]:
        """Which single records were corrected, withdrawn or brought late, where the figure counted them or does now."""
        gezaehlt = (Basis.BELEGT, Basis.GEZAEHLT)
        if damals is None or not {damals.basis, heute.basis} & set(gezaehlt):
            return
        ort = self._auswahl(zeile, heute)
        begruendung = self._begruendung(ort, int(zeile["datenstand"])).get(zeile["kennzahl"]) if ort else None
        for gruppe in begruendung.gruppen if begruendung else ():
            if gruppe.grund in _AUS_GRUND:
                # Records behind a publication do not make it wrong.
                zustand = _AUS_GRUND[gruppe.grund] if damals.basis in gezaehlt else Zustand.UEBERHOLT
                for eintrag in gruppe.eintraege:
                    yield zustand, f"{eintrag.name}: {eintrag.bemerkung or gruppe.grund}."

    def _begruendung(self, ort: Auswahl, damals: int) -> dict[str, Begruendung]:
        if (ort, damals) not in self._begruendungen:
            alle = self.daten.begruendungen(ort.mit(datenstand=damals), ort)
            self._begruendungen[ort, damals] = {b.kennzahl.schluessel: b for b in alle}
        return self._begruendungen[ort, damals]

    def _auswahl(self, zeile: Zeile, heute: Messwert) -> Auswahl | None:
        """The choice whose total the figure is; None for one that belongs to no area or to a single Kommune."""
        ganz = Auswahl(zeile["stichtag"], self.neuester).mit_raum(zeile["raum_wahl"])
        ebene = Ebene(zeile["gliederung"])
        if ebene is Ebene.POLIZEIDIREKTION:
            if zeile["raum"] not in POLIZEIDIREKTIONEN:
                return None
            ganz = ganz.mit(polizeidirektionen=(zeile["raum"],))
        elif ebene is Ebene.LANDKREIS:
            if not heute.raum_schluessel:
                return None
            ganz = ganz.mit(landkreise=(heute.raum_schluessel,))
        elif ebene is Ebene.KOMMUNE:
            return None
        return self.daten.mit_groessenklassen(ganz)


def _bemerkungen(damals: Messwert | None, heute: Messwert) -> tuple[str, ...]:
    """What is known differently although the figure is the same."""
    if damals is None or damals.aussage == heute.aussage:
        return ()
    saetze = [f"Die Zahl ist heute {heute.basis}, damals {damals.basis}."] if damals.basis is not heute.basis else []
    if damals.belegt != heute.belegt:
        saetze.append(f"Dazu heute {heute.beleg_text}, damals {damals.beleg_text}.")
    if damals.kennzahl.fassung != heute.kennzahl.fassung:
        saetze.append(f"Heute gilt Fassung {heute.kennzahl.fassung} der Definition.")
    return tuple(saetze)
