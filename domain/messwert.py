"""What does one value of a Kennzahl for one Auswahl say, and on what does it rest?"""

from dataclasses import dataclass
from datetime import date

from domain.auswahl import Ebene
from domain.kennzahl import Basis, Kennzahl
from domain.zahlen import KEINE_ANGABE, Zusatz, differenz
from domain.zeit import datum_text, zeitpunkt_text


@dataclass(frozen=True)
class Veroeffentlichung:
    """A figure that was published. ``wert`` counts units, or cents for amounts; ``stand`` is the date as written."""

    kennung: str
    begriff: str
    kennzahl: str | None
    wert: int
    zusatz: Zusatz
    stand: str
    stand_von: date
    stand_bis: date
    zeitraum: str
    zaehleinheit: str
    raum_art: Ebene
    raum: str
    quelle_titel: str
    quelle_url: str
    herausgeber: str
    veroeffentlicht: str
    notiz: str

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

    @property
    def basis(self) -> Basis:
        """A published figure stands unless the records alone prove that more is true."""
        if self.vollstaendig:
            return Basis.GEZAEHLT
        if self.veroeffentlicht and self.belegt <= self.veroeffentlicht.wert:
            return Basis.VEROEFFENTLICHT
        return Basis.BELEGT if self.belegt else Basis.KEINE_ANGABE

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
    """The change of a value against the Vergleichstag, or the reason why none can be stated."""

    wert: int | None
    grund: str = ""

    def text(self, kennzahl: Kennzahl) -> str:
        """``+24`` or ``+180.000 €``; empty when no change can be stated."""
        if self.wert is None:
            return ""
        if kennzahl.in_euro:
            return differenz(self.wert)[0] + kennzahl.zahl(abs(self.wert))
        return differenz(self.wert)


def veraenderung(neu: Messwert, alt: Messwert) -> Veraenderung:
    """Change from ``alt`` to ``neu``; only values of one kind, period and precision are comparable."""
    if neu.wert is None or alt.wert is None:
        return Veraenderung(None, "am Vergleichstag noch keine Angabe" if neu.wert is not None else "")
    if neu.basis is not alt.basis:
        return Veraenderung(None, f"ohne Vergleich: damals {alt.basis}")
    if neu.zeitraum != alt.zeitraum:
        return Veraenderung(None, f"ohne Vergleich: damals „{alt.zeitraum or 'insgesamt'}“")
    if neu.basis is Basis.VEROEFFENTLICHT and neu.veroeffentlicht == alt.veroeffentlicht:
        return Veraenderung(None, "seit dem Vergleichstag nicht neu veröffentlicht")
    if neu.basis is Basis.VEROEFFENTLICHT and not (neu.zusatz.genau and alt.zusatz.genau):
        return Veraenderung(None, "ohne Vergleich: keine genaue Zahl")
    return Veraenderung(neu.wert - alt.wert)
