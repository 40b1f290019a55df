"""Is what a row reports too early for the programme, too late for the delivery, or older than anything can be?"""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.auswahl import PROGRAMMSTART
from domain.ereignis import Ereignisart, Phase
from domain.kennzahl import Geldzustand
from domain.zeit import passende_genauigkeit, tag_kurz
from ingest.befund import Befund, Schwere
from ingest.regeln.saetze import Einwohnersatz, Ereignissatz, Geldsatz, Kurssatz, Stelle, zeit

FRUEHESTES_JAHR = 1990  # since then there is a Free State of Saxony with its Kommunen
# What there cannot have been before, because it is made with the programme, and what would not count.
_NUR_IM_PROGRAMM = {Ereignisart.KOOPERATIONSVEREINBARUNG, Ereignisart.VORVEREINBARUNG}
_SELTEN_DAVOR = {Ereignisart.MODELLKOMMUNE, Ereignisart.BERATUNG, Ereignisart.COACHING, Ereignisart.SICHERHEITSANALYSE}
_GEPLANT = {Geldzustand.VERANSCHLAGT}


def vor_dem_programm(saetze: Iterable[Ereignissatz]) -> Iterator[Befund]:
    """Agreements before the programme are a Fehler: nobody could sign one, so the day or the kind is wrong.

    Consultations, coaching, analyses and the choice of a model town may have been earlier; they are a Hinweis, because
    readers will miss them in the figures. Councils, concepts, projects and mentions may be as old as they are.
    """
    beginn = tag_kurz(PROGRAMMSTART)
    for s in saetze:
        if s.stelle.geliefert and s.zeit.bis < PROGRAMMSTART:
            wort = Ereignisart(s.art).wort
            if s.art in _NUR_IM_PROGRAMM:
                grund = f"{wort} vor dem Beginn von ASSKomm am {beginn}"
                yield s.stelle.befund("datum", s.zeit.text, grund, "Datum oder Art berichtigen", Schwere.FEHLER)
            elif s.art in _SELTEN_DAVOR:
                grund = f"{wort} vor dem Beginn von ASSKomm am {beginn}; sie gehört dann meist nicht zum Programm"
                yield s.stelle.befund("datum", s.zeit.text, grund, "prüfen, ob Datum und Art stimmen")


def ereignisse_nach_dem_stand(saetze: Iterable[Ereignissatz], stand: date) -> Iterator[Befund]:
    """Fehler: a delivery cannot report what happened after its own ``stand``, and the row would count when that day comes.

    The phase Ankündigung may name a day to come. A mention is never counted, so there it is a Hinweis.
    """
    for s in saetze:
        if s.stelle.geliefert and s.zeit.anfang > stand and s.phase != Phase.ANKUENDIGUNG:
            schwere = Schwere.HINWEIS if s.art == Ereignisart.ERWAEHNUNG else Schwere.FEHLER
            yield _danach(s.stelle, "datum", s.zeit.text, stand, schwere)


def sonstiges_nach_dem_stand(
    saetze: Iterable[Geldsatz | Kurssatz | Einwohnersatz], stand: date
) -> Iterator[Befund]:  # fmt: skip
    """Fehler for the same reason. Money that is set aside (veranschlagt) may be for later.

    What decisions of today say about later days is no fact of that day and may be delivered before: mergers,
    responsibilities, memberships, budgets, definitions.
    """
    for s in saetze:
        if not s.stelle.geliefert:
            continue
        if isinstance(s, Einwohnersatz):
            if s.tag > stand:
                yield _danach(s.stelle, "stichtag", s.tag.isoformat(), stand, Schwere.FEHLER)
        elif s.zeit.anfang > stand and not (isinstance(s, Geldsatz) and s.geldzustand in _GEPLANT):
            yield _danach(s.stelle, "datum", s.zeit.text, stand, Schwere.FEHLER)


def veroeffentlicht_nach_dem_stand(staende: Iterable[tuple[Stelle, str]], stand: date) -> Iterator[Befund]:
    """Fehler: what is published for a day after the ``stand`` cannot have been known. ``staende``: as-of dates as written."""
    for stelle, text in staende:
        if zeit(text, passende_genauigkeit(text)).anfang > stand:
            yield _danach(stelle, "stand", text, stand, Schwere.FEHLER)


def _danach(stelle: Stelle, spalte: str, wert: str, stand: date, schwere: Schwere) -> Befund:
    grund = f"liegt nach dem Stand der Lieferung, dem {tag_kurz(stand)}"
    abhilfe = "das Datum berichtigen, einen späteren Stand der Lieferung angeben oder die Zeile später liefern"
    if spalte == "datum":
        abhilfe += "; eine geplante Sicherheitsanalyse hat die Phase „Ankündigung“"
    return stelle.befund(spalte, wert, grund, abhilfe, schwere)


def sehr_alt(angaben: Iterable[tuple[Stelle, str, date | str | None]]) -> Iterator[Befund]:
    """Hinweis: before 1990 it is nearly always a typing error, but a body may be older. ``angaben``: line, column, date."""
    for stelle, spalte, wert in angaben:
        if ist_sehr_alt(wert):
            grund = f"liegt vor dem Jahr {FRUEHESTES_JAHR}"
            yield stelle.befund(spalte, wert, grund, "prüfen, ob das Jahr stimmt")


def ist_sehr_alt(tag: date | str | None) -> bool:
    """Whether a day, or a date as it is stored, is probably mistyped."""
    return bool(tag) and (tag.year if isinstance(tag, date) else int(str(tag)[:4])) < FRUEHESTES_JAHR
