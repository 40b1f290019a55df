"""What surrounds the numbers of one sentence: its parts, times and areas?"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.textpruefung import nomen
from briefing.textpruefung.menge import Menge
from briefing.textpruefung.mengen import mengen
from briefing.textpruefung.muster import worte
from briefing.textpruefung.nomen import Kopf
from briefing.textpruefung.orte import SACHSEN, Ortsname, Raum, raeume
from briefing.textpruefung.wortfeld import Feld, anderes_land, eigenes_thema, felder_in, fremdes_thema
from briefing.textpruefung.zeichen import Satz
from briefing.textpruefung.zeiten import Wann, zeiten

_TRENNT = frozenset(",;:–—()|…[]")
_VERBINDET = worte("und sowie während aber doch jedoch sondern oder bzw wobei wovon davon darunter denen")
_GEGRUENDET = re.compile(r"\s*(?:neu\s+)?(?:gegründete|ins\s+Leben\s+gerufene|gestartete)[nrms]?\b")
_VOM = re.compile(
    r"(?:Richtlinie|Gesetz|Verordnung|Fassung|Beschlusse?s?|Meldung|Medieninformation|Pressemitteilung|Ausgabe|Schreiben)\s+vom\s+$"
)
_VORLAUF = 40  # letters before a date that say whose date it is
_GLEICH_DANACH = 30  # letters within which a time belongs to the number before it: "102 im Februar 2021"
JETZT = worte(
    "heute inzwischen mittlerweile derzeit aktuell jetzt nun zurzeit gegenwärtig momentan bislang bisher nunmehr"
)
_DAMALS = worte("wurde wurden war waren hatte hatten gab gehörten zählte umfasste gründeten ließen arbeiteten nahmen")
_HEUTE = worte("hat haben ist sind gibt gehören zählt umfasst arbeiten")
_PERFEKT = worte(
    "worden geworden beraten lassen beigetreten gegründet unterzeichnet teilgenommen absolviert abgeschlossen gecoacht"
)


@dataclass(frozen=True)
class Satzlage:
    """One sentence of a text, with the day on which the text speaks and the places that it names."""

    text: str
    satz: Satz
    stichtag: date
    orte: Sequence[Ortsname] = ()

    @property
    def start(self) -> int:
        return self.satz[0].start

    @property
    def end(self) -> int:
        return self.satz[-1].end

    @cached_property
    def klein(self) -> str:
        """In small letters, each sign at its place."""
        satz = self.text[self.start : self.end]
        klein = satz.lower()
        return klein if len(klein) == len(satz) else "".join(k if len(k := z.lower()) == 1 else z for z in satz)

    @cached_property
    def eigen(self) -> bool:
        """Speaks of ASSKomm or of what belongs to it."""
        return eigenes_thema(self.klein)

    @cached_property
    def fremd(self) -> bool:
        """Speaks of another programme, another matter or another state only."""
        return (fremdes_thema(self.klein) and not self.eigen) or anderes_land(self.klein)

    @property
    def frage(self) -> bool:
        return any(z.text == "?" for z in self.satz[-2:])

    @cached_property
    def zeiten(self) -> list[Wann]:
        return zeiten(self.text, self.start, self.end, self.stichtag)

    @cached_property
    def raeume(self) -> list[Raum]:
        return raeume(self.text, self.start, self.end)

    @cached_property
    def in_zeiten(self) -> frozenset[int]:
        """The signs that belong to a time."""
        if not self.zeiten:
            return frozenset()
        worte_und_zahlen = [(n, z) for n, z in enumerate(self.satz) if z.ist_zahl or z.ist_wort]
        return frozenset(n for w in self.zeiten for n, z in worte_und_zahlen if w.start < z.end and z.start < w.end)

    @cached_property
    def mengen(self) -> list[Menge]:
        return mengen(self.text, self.satz, self.in_zeiten)

    def kopf(self, menge: Menge) -> Kopf:
        """The noun behind a number."""
        return nomen.kopf(self.satz, menge)

    # --- parts -----------------------------------------------------------------------------------------------------

    @cached_property
    def teile(self) -> list[range]:
        """The parts between commas and brackets; "und" separates, too, where numbers stand on both sides."""
        gefunden, anfang = list[range](), 0
        fest = self.in_zeiten.union(*(range(m.von, m.bis) for m in self.mengen))
        for n, z in enumerate(self.satz):
            trennt = z.text in _TRENNT and n not in fest
            if trennt or (z.klein in _VERBINDET and self._zwischen_zahlen(anfang, n)):
                gefunden.append(range(anfang, n))
                anfang = n + trennt
        gefunden.append(range(anfang, len(self.satz)))
        return [teil for teil in gefunden if len(teil)]

    def _zwischen_zahlen(self, anfang: int, n: int) -> bool:
        """Whether a number stands before in the part and one behind; between those, "und" separates only what no comma does."""
        stellen = [m.zahl for m in self.mengen]
        naechste = next((s for s in stellen if s > n), None)
        if naechste is None or not any(anfang <= s < n for s in stellen):
            return False
        if self.satz[n].klein in ("davon", "darunter") and self.satz[n - 1].ist_zahl:
            return False  # "43 davon"
        return self.satz[n].klein != "und" or not any(z.text in _TRENNT for z in self.satz[n:naechste])

    def teil_nummer(self, zeichen: int) -> int:
        """In which part a sign stands."""
        return max(0, bisect_right(self.teile, zeichen, key=lambda teil: teil.start) - 1)

    def worte(self, nummer: int) -> Satz:
        """The signs of one part."""
        teil = self.teile[nummer]
        return self.satz[teil.start : teil.stop]

    def reihenfolge(self, nummer: int) -> list[int]:
        """The other parts as they are asked: those behind, then those before, nearest first."""
        return [*range(nummer + 1, len(self.teile)), *range(nummer - 1, -1, -1)]

    def felder(self, nummer: int, ohne: Sequence[range] = ()) -> frozenset[Feld]:
        """What one part says, apart from the signs of ``ohne``."""
        teil = self.teile[nummer]
        return felder_in(self.satz[n] for n in teil if not any(n in r for r in ohne))

    def nominal(self, menge: Menge, kopf: Kopf) -> frozenset[Feld]:
        """What the adjectives between number and noun say: "126 beratene Kommunen"."""
        return frozenset() if kopf.teil else felder_in(self.satz[menge.bis : max(menge.bis, kopf.bis - 1)])

    def _grenzen(self, nummer: int) -> tuple[int, int]:
        """Where one part begins and ends in the text."""
        teil = self.teile[nummer]
        return self.satz[teil.start].start, self.satz[teil.stop - 1].end

    # --- time and area -----------------------------------------------------------------------------------------------

    def wann(self, nummer: int, zeichen: int) -> Wann | None:
        """The time that is meant in one part: its own one, else an earlier one of the sentence, unless the part says "heute"."""
        von, bis = self._grenzen(nummer)
        gueltige = [w for w in self._gueltige_zeiten if not self._vom_anfang(w, zeichen)]
        if eigene := [w for w in gueltige if von <= w.start < bis]:
            return min(eigene, key=lambda w: (w.seit, *self._abstand(w, zeichen)))
        if any(z.klein in JETZT for z in self.worte(nummer)):
            return None
        davor = [w for w in gueltige if w.end <= von and not w.seit]
        return davor[-1] if davor and not self._jetzt_nach_damals(nummer, davor[-1]) else None

    def _vom_anfang(self, wann: Wann, zeichen: int) -> bool:
        """Whether a time belongs to the start of a rise: "von 16 im Jahr 2019 auf 26", "von 102 (Februar 2021) auf 126"."""
        auf = any(z.klein == "auf" for z in self.satz[max(0, zeichen - 3) : zeichen])
        davor = [m for m in self.mengen if self.satz[m.zahl].start < wann.start < self.satz[zeichen].start]
        return bool(davor) and (auf or any(m.von and self.satz[m.von - 1].klein == "aus" for m in davor))

    def _jetzt_nach_damals(self, nummer: int, wann: Wann) -> bool:
        """In "2020 wurden 24 gecoacht, 26 haben einen Rat" the second part speaks of the present."""
        damals = next((n for n in range(nummer) if wann.start < self._grenzen(n)[1]), nummer)
        hier = {z.klein for z in self.worte(nummer)}
        return bool({z.klein for z in self.worte(damals)} & _DAMALS) and bool(hier & _HEUTE) and not hier & _PERFEKT

    def _abstand(self, wann: Wann, zeichen: int) -> tuple[int, bool, int]:
        """How many numbers lie between a time and a number, on which side it stands, and how far away it is."""
        hier = self.satz[zeichen].start
        von, bis = sorted((wann.start, hier))
        zwischen = sum(von < self.satz[m.zahl].start < bis for m in self.mengen)
        gleich_danach = 0 < wann.start - hier < _GLEICH_DANACH and len(self.mengen) > 1
        return zwischen, not gleich_danach and wann.start > hier, bis - von

    @cached_property
    def _gueltige_zeiten(self) -> list[Wann]:
        """Not the date of a law or of a release, nor the year in which something was founded."""
        return [
            w
            for w in self.zeiten
            if not _VOM.search(self.text[max(self.start, w.start - _VORLAUF) : w.start])
            and not _GEGRUENDET.match(self.text, w.end)
        ]

    def raum(self, nummer: int, zeichen: int) -> Raum | None:
        """The area that is meant in one part, else the nearest one before it in the sentence, else one behind it.

        One that another part says of its own number stays there: "126 Kommunen wurden beraten, acht in Ostsachsen traten bei".
        """
        von, bis = self._grenzen(nummer)
        if eigene := [r for r in self.raeume if von <= r.start < bis]:
            return min(eigene, key=lambda r: (r == SACHSEN, abs(r.start - self.satz[zeichen].start)))
        davor = [r for r in self.raeume if r.end <= von and not self._hat_eigene_zahl(r)]
        danach = [r for r in self.raeume if r.start >= bis and not self._zahl_zwischen(bis, r.start)]
        return davor[-1] if davor else danach[0] if danach else None

    def _hat_eigene_zahl(self, raum: Raum) -> bool:
        """Whether it follows a number in its own part, as in "acht Kommunen in Ostsachsen"."""
        teil = next(
            (n for n in range(len(self.teile)) if self._grenzen(n)[0] <= raum.start < self._grenzen(n)[1]), None
        )
        return teil is not None and self._zahl_zwischen(self._grenzen(teil)[0], raum.start)

    def _zahl_zwischen(self, von: int, bis: int) -> bool:
        return any(von <= self.satz[m.zahl].start < bis for m in self.mengen)
