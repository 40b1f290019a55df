"""What does one value of a Kennzahl for one Auswahl say, and on what does it rest?"""

import re
from dataclasses import dataclass
from datetime import date

from domain.auswahl import Ebene
from domain.kennzahl import Basis, Kennzahl, Zaehleinheit
from domain.zahlen import KEINE_ANGABE, Zusatz, differenz
from domain.zeit import datum_text, tag_kurz, zeitpunkt_text


@dataclass(frozen=True)
class Veroeffentlichung:
    """A figure that was published. ``wert`` counts units, or cents for amounts; ``stand`` is the date as written.

    With a ``nenner`` the value is a share. ``ordnungszahl``: the source numbers what happened on that day (the N-th).
    """

    kennung: str
    begriff: str
    kennzahl: str | None
    wert: int
    nenner: int | None
    einheit: str
    zusatz: Zusatz
    stand: str
    stand_von: date
    stand_bis: date
    zeitraum: str
    zaehleinheit: str
    ordnungszahl: bool
    raum_art: Ebene
    raum: str
    quelle_titel: str
    quelle_url: str
    herausgeber: str
    veroeffentlicht: str
    notiz: str
    lieferung_id: int

    @property
    def quelle(self) -> str:
        """Publisher and title, as a reader would cite it."""
        return f"{self.herausgeber}: {self.quelle_titel}" if self.quelle_titel else self.herausgeber

    @property
    def quelle_kurz(self) -> str:
        """Publisher and kind of source, for a card: ``SMI, Medieninformation``."""
        art = self.quelle_titel.split(" „")[0]
        return f"{self.herausgeber}, {art}" if art else self.herausgeber

    @property
    def zeitraum_text(self) -> str:
        """The period in words, empty for a cumulative figure."""
        return f"im Jahr {self.zeitraum}" if self.zeitraum.isdigit() else self.zeitraum

    @property
    def insgesamt(self) -> bool:
        """True for a figure that adds up since the beginning, not one of a single period."""
        return not self.zeitraum or self.zeitraum.startswith("seit")

    @property
    def jahre(self) -> tuple[str, ...]:
        """The years that its period names, or without one that of its as-of date."""
        return tuple(re.findall(r"\d{4}", self.zeitraum)) or (self.stand[:4],)

    def gilt_im_jahr(self, jahr: int) -> bool:
        return str(jahr) in self.jahre

    @property
    def stand_text(self) -> str:
        return datum_text(self.stand)

    def __str__(self) -> str:
        """When and where; the as-of date is the day of publication only where the source says so."""
        wann = zeitpunkt_text(self.stand) if self.veroeffentlicht == self.stand else f"mit Stand {self.stand_text}"
        return f"veröffentlicht {wann} in: {self.quelle_kurz}"


@dataclass(frozen=True)
class Messwert:
    """One value of a Kennzahl for one area, day and Datenstand.

    ``belegt`` sums the certain records, ``vorbehalt`` those that are marked as doubtful (never counted).
    ``vollstaendig`` says that the records are complete for this Kennzahl on this day; then the count is the value.
    ``raum_schluessel``: ags of a Kommune, key of a Kreis, name of a directorate; empty for the state and for combined areas.
    """

    kennzahl: Kennzahl
    ebene: Ebene
    raum: str
    stichtag: date
    datenstand: int
    belegt: int = 0
    vorbehalt: int = 0
    vollstaendig: bool = False
    veroeffentlicht: Veroeffentlichung | None = None
    raum_schluessel: str = ""

    @property
    def basis(self) -> Basis:
        """A published figure stands unless the records alone prove that more is true."""
        if self.vollstaendig:
            return Basis.GEZAEHLT
        if self.veroeffentlicht and self.belegt <= self.veroeffentlicht.wert:
            return Basis.VEROEFFENTLICHT
        return Basis.BELEGT if self.belegt else Basis.KEINE_ANGABE

    @property
    def aussage(self) -> tuple[object, ...]:
        """What it says, apart from words and sources: two values differ if and only if this does."""
        return self.wert, self.zusatz, self.basis, self.zeitraum, self.belegt, self.kennzahl.fassung

    @property
    def wert(self) -> int | None:
        """Units or cents; None when nothing is known, which is not zero."""
        if self.basis is Basis.VEROEFFENTLICHT and self.veroeffentlicht:
            return self.veroeffentlicht.wert
        return None if self.basis is Basis.KEINE_ANGABE else self.belegt

    @property
    def zusatz(self) -> Zusatz:
        if self.basis is Basis.VEROEFFENTLICHT and self.veroeffentlicht:
            return self.veroeffentlicht.zusatz
        return Zusatz.MINDESTENS if self.basis is Basis.BELEGT else Zusatz.EXAKT

    @property
    def zahl(self) -> str:
        """For a card: ``über 420.000 €``, ``mind. 24``, ``keine Angabe``."""
        if self.wert is None:
            return KEINE_ANGABE
        vorwort = "mind." if self.zusatz is Zusatz.MINDESTENS else self.zusatz.wort
        return f"{vorwort} {self.kennzahl.zahl(self.wert)}".strip()

    @property
    def zeitraum(self) -> str:
        return (
            self.veroeffentlicht.zeitraum_text if self.basis is Basis.VEROEFFENTLICHT and self.veroeffentlicht else ""
        )

    @property
    def text(self) -> str:
        """The value as a phrase: ``24 Kommunen mit Coaching (im Jahr 2020)``."""
        if self.wert is None:
            return f"{self.kennzahl.titel}: {KEINE_ANGABE}"
        zeitraum = f" ({self.zeitraum})" if self.zeitraum else ""
        return self.kennzahl.satz(self.wert, self.zusatz.wort) + zeitraum

    @property
    def beleg_text(self) -> str:
        """How much is proved record by record: ``mindestens 24 belegt``; says plainly when nothing is."""
        if self.kennzahl.messung is None:
            return "nicht zählbar, weil nicht definiert"
        if self.vollstaendig:
            return "gezählt aus vollständigen Einzelfällen"
        return f"mindestens {self.kennzahl.zahl(self.belegt)} belegt" if self.belegt else "kein Einzelfall belegt"

    @property
    def herkunft(self) -> str:
        """The basis as one line under the value."""
        if self.basis is Basis.VEROEFFENTLICHT:
            return str(self.veroeffentlicht)
        return self.beleg_text


@dataclass(frozen=True)
class Veraenderung:
    """The change of a value against the Vergleichstag and what it refers to, or the reason why none can be stated."""

    wert: int | None
    bezug: str = ""
    grund: str = ""

    def text(self, kennzahl: Kennzahl) -> str:
        """``+24 gegenüber 102 (Stand 06.02.2021)`` or ``+180.000 € belegt seit …``; empty when none can be stated."""
        if self.wert is None:
            return ""
        zahl = differenz(self.wert)
        if kennzahl.in_euro:
            zahl = zahl[0] + kennzahl.zahl(abs(self.wert))
        return f"{zahl} {self.bezug}".rstrip()


def veraenderung(neu: Messwert, alt: Messwert) -> Veraenderung:
    """Change from ``alt`` to ``neu``; comparable are only values of one basis, definition, period, counting unit and precision."""
    wann = f"nach Datenstand {alt.datenstand}" if _nur_anderes_wissen(neu, alt) else ""
    if neu.wert is None or alt.wert is None:
        return Veraenderung(
            None, grund=f"{wann or 'am Vergleichstag'} noch keine Angabe" if neu.wert is not None else ""
        )
    if neu.basis is not alt.basis:
        return Veraenderung(None, grund=f"ohne Vergleich: {wann or 'damals'} {alt.basis}")
    if neu.kennzahl.fassung != alt.kennzahl.fassung:
        fassung = f"anders definiert (Fassung {alt.kennzahl.fassung})"
        return Veraenderung(None, grund=f"ohne Vergleich: {wann or 'damals'} {fassung}")
    if neu.kennzahl.zaehleinheit is Zaehleinheit.EINWOHNER:
        return Veraenderung(None, grund="ohne Vergleich: auch die Einwohnerzahlen ändern sich")
    if neu.basis is Basis.VEROEFFENTLICHT and neu.veroeffentlicht and alt.veroeffentlicht:
        return _zwischen_veroeffentlichungen(neu, neu.veroeffentlicht, alt, alt.veroeffentlicht)
    if not neu.kennzahl.kumuliert and neu.stichtag.year != alt.stichtag.year:
        return _anderes_jahr(str(alt.stichtag.year))
    wort = "belegt " if neu.basis is Basis.BELEGT else ""
    return Veraenderung(neu.wert - alt.wert, wort + _seit(neu, alt))


def _anderes_jahr(*damals: str) -> Veraenderung:
    """What does not add up begins anew each year: the number of one year has nothing before it."""
    return Veraenderung(None, grund=f"ohne Vergleich: damals Zahl für {' und '.join(damals)}")


def _nur_anderes_wissen(neu: Messwert, alt: Messwert) -> bool:
    """Whether two values of one and the same day are compared."""
    return neu.stichtag == alt.stichtag and neu.datenstand != alt.datenstand


def _seit(neu: Messwert, alt: Messwert) -> str:
    """``seit 06.02.2021``, ``seit 06.02.2021 nach Datenstand 1``; of one and the same day ``gegenüber Datenstand 1``."""
    if _nur_anderes_wissen(neu, alt):
        return f"gegenüber Datenstand {alt.datenstand}"
    wissen = f" nach Datenstand {alt.datenstand}" if neu.datenstand != alt.datenstand else ""
    return f"seit {tag_kurz(alt.stichtag)}{wissen}"


def _zwischen_veroeffentlichungen(
    jetzt: Messwert, neu: Veroeffentlichung, damals: Messwert, alt: Veroeffentlichung
) -> Veraenderung:
    """The older figure is named with its own as-of date: nothing is known of the Vergleichstag itself."""
    if (neu.kennung, neu.stand, neu.wert, neu.zusatz) == (alt.kennung, alt.stand, alt.wert, alt.zusatz):
        gleich = f"nach Datenstand {damals.datenstand} ebenso veröffentlicht"
        neues = "seit dem Vergleichstag nicht neu veröffentlicht"
        return Veraenderung(None, grund=gleich if _nur_anderes_wissen(jetzt, damals) else neues)
    if neu.zeitraum != alt.zeitraum:
        return Veraenderung(None, grund=f"ohne Vergleich: damals „{alt.zeitraum_text or 'insgesamt'}“")
    if not jetzt.kennzahl.kumuliert and neu.jahre != alt.jahre:
        return _anderes_jahr(*alt.jahre)
    if neu.zaehleinheit != alt.zaehleinheit:
        return Veraenderung(None, grund="ohne Vergleich: damals andere Zähleinheit")
    if not (neu.zusatz.genau and alt.zusatz.genau):
        return Veraenderung(None, grund="ohne Vergleich: keine genaue Zahl")
    wissen = f", Datenstand {damals.datenstand}" if jetzt.datenstand != damals.datenstand else ""
    return Veraenderung(
        neu.wert - alt.wert, f"gegenüber {jetzt.kennzahl.zahl(alt.wert)} (Stand {alt.stand_text}{wissen})"
    )
