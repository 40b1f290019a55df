"""Which kinds of fact do deliveries bring, and how long may a kind be without a newer one before it is overdue?

The table below is the one place where this is decided. It is an expectation of the readers, not a duty of the suppliers.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from domain.auswahl import PROGRAMMSTART
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz


@dataclass(frozen=True)
class Frist:
    """The longest accepted gap between the newest fact of a kind and the Stichtag, and why that long.

    ``monate`` None: a fact covers a period, and the next one is due when the period ends.
    """

    monate: int | None
    grund: str

    @property
    def wort(self) -> str:
        return "Zeitraumende" if self.monate is None else monate_text(self.monate)

    def faellig(self, neuester: date) -> date:
        """The first day on which a newer fact is missing."""
        return neuester + timedelta(days=1) if self.monate is None else monate_nach(neuester, self.monate)


@dataclass(frozen=True)
class Tatsachenart:
    """A kind of fact: its table and how it is called. Without ``frist`` it holds until a change is delivered."""

    tabelle: str
    einzahl: str
    mehrzahl: str
    frist: Frist | None = None

    def anzahl(self, wert: int) -> str:
        """``1 Ereignis``, ``198 Ereignisse``"""
        return f"{ganzzahl(wert)} {self.einzahl if wert == 1 else self.mehrzahl}"


TATSACHEN = (
    Tatsachenart("ereignis", "Ereignis", "Ereignisse", Frist(
        3, "Beratungen, Vereinbarungen und Analysen gibt es laufend. Ein Vierteljahr ohne ein neues Ereignis heißt eher, dass "
        "Meldungen fehlen, als dass nichts geschah.",
    )),
    Tatsachenart("foerderung", "Förderung", "Förderungen", Frist(
        12, "Bewilligt wird Jahr für Jahr. Nach zwölf Monaten fehlt mindestens eine Bewilligungsrunde.",
    )),
    Tatsachenart("haushaltsansatz", "Haushaltsansatz", "Haushaltsansätze", Frist(
        None, "Ein Ansatz gilt für seinen Zeitraum. Danach ist nicht bekannt, wie viel Geld verfügbar ist.",
    )),
    Tatsachenart("qualifizierung", "Qualifizierung", "Qualifizierungen", Frist(
        12, "Ein Lehrgang dauert nicht länger als ein Jahr. Danach muss es Abschlüsse oder einen neuen Beginn geben.",
    )),
    Tatsachenart("veroeffentlichung", "Veröffentlichung", "Veröffentlichungen", Frist(
        6, "Medieninformationen und Antworten nennen mehrmals im Jahr Zahlen. Nach einem halben Jahr wird die veröffentlichte Zahl "
        "von der wirklichen überholt sein.",
    )),
    Tatsachenart("einwohner", "Einwohnerzahl", "Einwohnerzahlen", Frist(
        18, "Amtliche Einwohnerzahlen gelten für das Ende eines Jahres und erscheinen im Lauf des folgenden.",
    )),
    Tatsachenart("kommune", "Kommune", "Kommunen"),
    Tatsachenart("gebietsaenderung", "Gebietsänderung", "Gebietsänderungen"),
    Tatsachenart("landkreis", "Kreis", "Kreise"),
    Tatsachenart("zustaendigkeit", "Zuständigkeit", "Zuständigkeiten"),
    Tatsachenart("traeger", "Träger", "Träger"),
    Tatsachenart("mitglied", "Mitgliedschaft", "Mitgliedschaften"),
    Tatsachenart("vollstaendigkeit", "Vollständigkeitserklärung", "Vollständigkeitserklärungen"),
    Tatsachenart("fassung", "Fassung", "Fassungen"),
)  # fmt: skip
JE_TABELLE = {art.tabelle: art for art in TATSACHEN}


def monate_nach(tag: date, monate: int) -> date:
    """The same day some months later, or the last one of a month that is too short."""
    jahr, monat = divmod(tag.year * 12 + tag.month - 1 + monate, 12)
    return date(jahr, monat + 1, min(tag.day, calendar.monthrange(jahr, monat + 1)[1]))


def volle_monate(von: date, bis: date) -> int:
    """How many months have passed completely; never negative."""
    monate = (bis.year - von.year) * 12 + bis.month - von.month
    return max(0, monate - (monate_nach(von, monate) > bis))


def monate_text(monate: int) -> str:
    """``unter 1 Monat``, ``1 Monat``, ``18 Monate``"""
    return "unter 1 Monat" if monate == 0 else "1 Monat" if monate == 1 else f"{ganzzahl(monate)} Monate"


@dataclass(frozen=True)
class Urteil:
    """Whether a kind of fact is fresh enough on a day. ``seit`` is the first day on which it was not, if it is overdue."""

    text: str
    ueberfaellig: bool = False
    seit: date | None = None


def urteil(art: Tatsachenart, neuester: date | None, stichtag: date) -> Urteil:
    """``neuester``: the day of the newest fact up to the Stichtag, or the end of the newest period.

    None: there is none; then the time counts from the beginning of the programme on.
    """
    if art.frist is None:
        return Urteil("gilt bis zur nächsten Änderung" if neuester is not None else "nie geliefert")
    faellig = monate_nach(PROGRAMMSTART, art.frist.monate or 0) if neuester is None else art.frist.faellig(neuester)
    if faellig > stichtag:
        return Urteil(f"{'noch nichts geliefert' if neuester is None else 'aktuell'}, fällig ab {tag_kurz(faellig)}")
    dauer = monate_text(volle_monate(faellig, stichtag))
    nichts = ": nichts geliefert" if neuester is None else ""
    return Urteil(f"überfällig seit {tag_kurz(faellig)} ({dauer}){nichts}", ueberfaellig=True, seit=faellig)
