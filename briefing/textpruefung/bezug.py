"""How does one number hang together with the words around it?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.textpruefung.aussage import Aussage, Sorte
from briefing.textpruefung.kennwort import GEPLANT, KREISRAETE, LAUFEND, Deutung
from briefing.textpruefung.menge import Art, Menge
from briefing.textpruefung.muster import muster, worte
from briefing.textpruefung.nomen import FREMD, Kopf
from briefing.textpruefung.orte import SACHSEN, Raum
from briefing.textpruefung.satzlage import Satzlage
from briefing.textpruefung.spanne import Spanne
from briefing.textpruefung.wortfeld import Ding, Feld, felder_in
from briefing.textpruefung.zeiten import Wann
from domain.auswahl import Ebene

_AM_ENDE = {Feld.BERATEN, Feld.KONTAKT, Feld.COACHING, Feld.BEITRITT}  # as the last verb they decide before the others
_GRUENDUNG = re.compile(
    "|".join(
        worte(
            r"konstitu\w* gegründet\w* gründ\w* reaktiv\w* gibt gab besteh\w* existier\w* habe?n? hat hatten? "
            r"verfüg\w* arbeite\w* einger\w* gebildet\w* "
            r"bilde\w* entstand\w* aktiv\w* tätig tag(?:t|en|te|ten) vorhanden wirk\w* mit besitz\w* zähl\w* "
            r"leben neu geschaffen\w* aufgebaut etablier\w* ins "
            r"berufen unterhalt\w* unterhält eigenen?r? sitz\w* setz\w* betreib\w* führ\w* leist\w* an "
            r"kümmer\w* koordinier\w* bündel\w* ist sind auf in"
        )
    )
)
_ABSICHT = muster(
    r"soll(?:en|te|ten)? woll(?:en|te|ten) will möchten? könnten? würden? wären? hätten? dürften? angestrebt\w* "
    r"anvisiert\w* ziel(?:e|marke|zahl)? wünsch\w* "
    r"hoff(?:t|en|e) erhoff\w* erwart\w* rechne[nt]\w* prognos\w* perspektivisch langfristig mittelfristig "
    r"künftig bald demnächst plan(?:t|en) geplant\w* vorgesehen"
)
_SOLLEN = re.compile(
    r"^(?!.*\b(?:werden|sein|es|entstehen|geben|folgen|hinzukommen)\b).*\b(?:soll|sollen|sollten|wollen|können|möchten)\b"
)
_BESTIMMT = worte("die der den dieser alle allen aller")
_UNSER = muster(
    r"asskomm \ballianz\b landespräventions \blpr\b präventionsnetz präventionsverbund kooperationsvereinbarung",
    ganze_worte=False,
)
_ANDERES = re.compile(
    "programm|initiative|bündnis|kampagne|netzwerk|verband|verein|stiftung|zweckverb|charta|pakt|wettbewerb"
)
_UNSER_NETZ = re.compile(r"\b(?:das|dem|des|unser\w*|im|zum) (?:netzwerk|bündnis)e?s?\b")
_REDE = muster(
    "sagte erklärte betonte teilte berichtete stellte präsentierte traf trafen tagte fand hieß konferenz tagung"
)
_BESTAND = worte("waren gab gibt sind zählte zählt hatte hatten bestanden bestehen umfasste existierten gehörten")
_WEITERE = worte("weitere weiteren weiterer zusätzliche zusätzlichen zusätzlich neue neuen neuer")
_HINZU = worte("hinzu hinzugekommen hinzukamen dazugekommen dazukamen hinzugewonnen")
_GESCHEHEN = worte("beigetreten gekommen hinzugekommen entstanden gestartet worden angelaufen")


@dataclass(frozen=True)
class Bezug:
    """One number in its sentence.

    ``andere``: the signs of the nouns of other numbers. ``davor`` is the sentence before, ``gefunden`` the claims of this one
    so far, ``vorige`` those of the one before. ``thema``: the whole text speaks of ASSKomm.
    """

    lage: Satzlage
    menge: Menge
    kopf: Kopf
    andere: Sequence[range]
    davor: Satzlage | None
    gefunden: Sequence[Aussage]
    vorige: Sequence[Aussage]
    thema: bool

    @cached_property
    def nummer(self) -> int:
        """Of the part of the sentence in which the number stands."""
        return self.lage.teil_nummer(self.menge.zahl)

    @property
    def kopfwort(self) -> str:
        """The noun that is counted, in small letters."""
        return self.lage.satz[self.kopf.bis - 1].klein

    @property
    def eigen(self) -> bool:
        """Whether the sentence, the one before or the whole text speaks of ASSKomm."""
        return self.lage.eigen or self.thema or bool(self.davor and self.davor.eigen)

    # --- what is said --------------------------------------------------------------------------------------------

    def felder(self) -> frozenset[Feld]:
        """What is said of the number: by its own part, else by the next one that says something, else by one before it."""
        for nummer in (self.nummer, *self.lage.reihenfolge(self.nummer)):
            felder = self.lage.felder(nummer, self.andere)
            if brauchbar := felder - {Feld.ABGESCHLOSSEN, Feld.BEGONNEN, Feld.KOOPERIERT}:
                return self._letztes_verb(nummer, brauchbar)
        if self.davor and self.davor.frage:
            return felder_in(self.davor.satz)  # "Wie viele wurden beraten? 126 Kommunen."
        return frozenset(f for n in range(len(self.lage.teile)) for f in self.lage.felder(n, self.andere)) & {
            Feld.KOOPERIERT
        }

    def _letztes_verb(self, nummer: int, felder: frozenset[Feld]) -> frozenset[Feld]:
        """In "zur Gründung eines Präventionsrates wurden 26 Kommunen beraten" the verb at the end decides."""
        if len(felder) < 2:
            return felder
        for z in reversed([z for z in self.lage.worte(nummer) if z.ist_wort][-2:]):
            if z.text[0].islower() and (am_ende := felder_in([z]) & _AM_ENDE):
                return frozenset(am_ende)
        return felder

    def nachgestellt(self) -> frozenset[Feld]:
        """What follows the noun at once: "42 Kommunen im Verbund", "26 Kommunen mit Präventionsrat"."""
        rest = self.lage.satz[self.kopf.bis : self.kopf.bis + 4]
        if not rest or rest[0].klein not in ("mit", "im"):
            return frozenset()
        ende = next((n for n, z in enumerate(rest) if n and z.text[0].isupper() and felder_in([z])), 0)
        return felder_in(rest[: ende + 1]) if ende else frozenset()

    def fuehrt_rat(self) -> bool:
        """Whether councils are said to exist, not only what they are for."""
        return any(_GRUENDUNG.fullmatch(z.klein) for z in self.lage.satz)

    def unser_verbund(self, *, streng: bool = False) -> bool:
        """Whether it is ASSKomm that is joined, not another alliance; ``streng``: the sentences themselves have to say so."""
        if _UNSER.search(self.lage.klein):
            return True
        if _ANDERES.search(self.lage.klein) and not _UNSER_NETZ.search(self.lage.klein):
            return False
        nah = bool(self.davor and self.davor.eigen)
        return nah or (self.thema and not streng) or bool(re.search(r"\bverbund", self.lage.klein))

    def _teiltext(self, nummer: int) -> str:
        return " ".join(z.klein for z in self.lage.worte(nummer))

    def nur_absicht(self, deutung: Deutung) -> bool:
        """An aim for the future. What is called "die 30 Kommunen" exists already, and plans of analyses are published."""
        if set(deutung.worte) & set(GEPLANT.values()):
            return False
        if (wann := self.wann()) and not wann.seit and _liegt_danach(wann, self.lage.stichtag):
            return True
        text = self._teiltext(self.nummer)
        if self.nummer and text.startswith(("dass ", "daß ")):  # "wir hoffen, dass …"
            text = f"{self._teiltext(self.nummer - 1)} {text}"
        if not _ABSICHT.search(text):
            return False
        davor = self.lage.satz[max(0, self.menge.von - 1) : self.menge.zahl]
        if self._beschrieben() and _SOLLEN.search(" ".join(z.klein for z in self.lage.satz[self.menge.bis :])):
            return False
        return "wären" in text or not any(z.klein in _BESTIMMT for z in davor)

    def _beschrieben(self) -> bool:
        """Whether the noun itself says what its units are: "42 Kommunen im Verbund sollen ein Handbuch bekommen"."""
        return self.kopf.ding is Ding.MITGLIED or bool(self.lage.nominal(self.menge, self.kopf) or self.nachgestellt())

    # --- the claim -----------------------------------------------------------------------------------------------

    def wann(self) -> Wann | None:
        return self.lage.wann(self.nummer, self.menge.zahl)

    def platz(self) -> tuple[int, int]:
        """From the qualifier to the end of the noun."""
        mit_nomen = self.kopf.ding not in (None, FREMD) and not self.kopf.teil
        bis = self.kopf.bis if mit_nomen else self.menge.bis
        return self.lage.satz[self.menge.von].start, self.lage.satz[bis - 1].end

    def raum(self) -> Raum:
        """The area that the number speaks of."""
        return self.lage.raum(self.nummer, self.menge.zahl) or self._ort() or SACHSEN

    def _ort(self) -> Raum | None:
        """A town, for what a town can have several of."""
        if self.kopf.ding not in (Ding.RAT, Ding.ANALYSE, Ding.ABSOLVENT) or _REDE.search(self.lage.klein):
            return None
        teil = self.lage.teile[self.nummer]
        for ort in self.lage.orte:
            davor = self.lage.satz[ort.zeichen - 1].klein if ort.zeichen > teil.start else ""
            if (
                ort.ags
                and ort.zeichen in teil
                and davor in ("", "in", "stadt", "gemeinde")
                and self.menge.art is not Art.RANG
            ):
                return Raum(Ebene.KOMMUNE, ",".join(sorted(ort.ags)), ort.name, ort.start, ort.end)
        return None

    def bestand(self) -> bool:
        """Whether the part names a stock ("waren", "gab es", "stieg auf"), not what happened in a period."""
        gesagt = {z.klein for z in self.lage.worte(self.nummer)}
        davor = self.lage.satz[self.menge.von - 1].klein if self.menge.von else ""
        return davor == "auf" or (bool(gesagt & _BESTAND) and not gesagt & _GESCHEHEN)

    def _zuwachs(self) -> bool:
        """Whether the number counts only what was added: "acht weitere Kommunen"."""
        satz = self.lage.satz
        umgebung = satz[max(0, self.menge.von - 1) : max(self.menge.bis + 1, self.kopf.bis)]
        dazu = any(z.klein in _WEITERE for z in umgebung) or any(
            z.klein in _HINZU for z in self.lage.worte(self.nummer)
        )
        return dazu and self.kopf.ding not in (Ding.PERSON, Ding.ABSOLVENT)

    def aussage(self, sorte: Sorte, deutung: Deutung, *, spanne: Spanne | None = None, nenner: str = "") -> Aussage:
        """The claim, as its words mean it."""
        start, end = self.platz()
        raum = self.raum()
        zuwachs = self._zuwachs() and LAUFEND not in deutung.kennzahlen  # "18 weitere lernen derzeit"
        if deutung.kennzahlen == (KREISRAETE,) and raum.ebene is None:
            raum = SACHSEN  # "die Präventionsräte der Landkreise Görlitz und Leipzig"
        return Aussage(
            sorte, start, end, self.menge.wert, spanne or self.menge.spanne, self.menge.zusatz, deutung.kennzahlen, deutung.worte,
            raum, self.wann(), zuwachs=zuwachs, bruch=self.menge.bruch, nenner=nenner, bestand=self.bestand(),
        )  # fmt: skip


def _liegt_danach(wann: Wann, stichtag: date) -> bool:
    """Whether a time has not begun yet."""
    if wann.zeitraum is not None:
        return wann.zeitraum.jahre[:1] > (stichtag.year,)
    return (wann.tag.year, wann.tag.month) > (stichtag.year, stichtag.month)
