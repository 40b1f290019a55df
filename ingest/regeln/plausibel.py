"""Is a value unlike its neighbours or outside of Saxony?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from domain.angabe import Angabe
from domain.auswahl import Ebene
from domain.messwert import Veroeffentlichung
from domain.zahlen import Zusatz, ganzzahl
from domain.zahlenregeln import fallende_reihe
from domain.zeit import tag_kurz
from ingest.befund import Befund, Schwere
from ingest.regeln.saetze import Einwohnersatz, Stelle, je, meldestelle

GROESSTE_AENDERUNG = 30  # percent between two neighbouring figures
_NACHBARN = timedelta(days=3 * 366)  # figures that lie further apart are no neighbours
SACHSEN = {
    "lon": (Decimal("11.8"), Decimal("15.1")),
    "lat": (Decimal("50.1"), Decimal("51.8")),
}  # degrees, a little more
_LAND = "14"  # how every AGS of Saxony begins


def einwohner(saetze: Iterable[Einwohnersatz], zusammenschluesse: Mapping[str, Sequence[date]]) -> Iterator[Befund]:
    """Hinweis: the inhabitants of a Kommune change by more than 30 percent from one figure to the next.

    No Fehler: a census or a large home for refugees can do that in a small Kommune. A known merger explains it.
    """
    for reihe in je(saetze, lambda s: s.ags):
        for a, b in pairwise(sorted(reihe, key=lambda s: s.tag)):
            stellen = meldestelle(a.stelle, b.stelle)
            vereinigt = any(a.tag < tag <= b.tag + timedelta(days=1) for tag in zusammenschluesse.get(a.ags, ()))
            if not stellen or vereinigt or b.tag - a.tag > _NACHBARN:
                continue
            if abs(b.einwohner - a.einwohner) * 100 > GROESSTE_AENDERUNG * a.einwohner:
                hier, andere = stellen
                dieser, jener = (b, a) if hier == b.stelle else (a, b)
                grund = (
                    f"mehr als {GROESSTE_AENDERUNG} Prozent Unterschied zu {ganzzahl(jener.einwohner)} Einwohnern "
                    f"am {tag_kurz(jener.tag)} ({andere})"
                )
                abhilfe = "prüfen, ob Zahl und AGS stimmen; bei einem Zusammenschluss die Gebietsänderung mitliefern"
                yield hier.befund("einwohner", dieser.einwohner, grund, abhilfe)


def koordinaten(punkte: Iterable[tuple[Stelle, str, Decimal, Decimal]]) -> Iterator[Befund]:
    """Fehler: a Kommune of Saxony lies in Saxony, whatever else is true. ``punkte``: line, AGS, longitude, latitude."""
    for stelle, ags, lon, lat in punkte:
        for spalte, wert, anderer in (("lon", lon, lat), ("lat", lat, lon)):
            if ags.startswith(_LAND) and not _innen(spalte, wert):
                vertauscht = _innen(spalte, anderer)
                abhilfe = "Länge und Breite sind vertauscht" if vertauscht else "Koordinate in Grad (WGS 84) prüfen"
                von, bis = SACHSEN[spalte]
                grund = f"liegt außerhalb von Sachsen ({von} bis {bis} Grad)"
                yield stelle.befund(spalte, wert, grund, abhilfe, Schwere.FEHLER)


def _innen(spalte: str, grad: Decimal) -> bool:
    von, bis = SACHSEN[spalte]
    return von <= grad <= bis


def fallende_zahlen(zeilen: Iterable[tuple[Stelle, Mapping[str, Any]]]) -> Iterator[Befund]:
    """Hinweis: a published total that can only grow is below an earlier one, by the rule of the Zahlenregister.

    No Fehler: contradictions between publications are kept on purpose. All other rules are shown there only.
    """
    stellen, angaben = {}, []
    for nummer, (stelle, werte) in enumerate(zeilen):
        angabe = Angabe(_veroeffentlichung(nummer, werte))
        if angabe.vergleichbar and angabe.fortlaufend:
            stellen[nummer] = stelle
            angaben.append(angabe)
    gemeldet = set[Stelle]()
    for fund in fallende_reihe(sorted(angaben, key=lambda a: a.rang)):
        paar = [stellen[a.v.lieferung_id] for a in fund.paar]
        gemeint = meldestelle(*paar)
        if gemeint and gemeint[0] not in gemeldet:
            hier, andere = gemeint
            gemeldet.add(hier)
            wert = fund.paar[paar.index(hier)].v.wert
            grund = f"{fund.satz.removesuffix('.')} ({andere})"
            yield hier.befund("wert", wert, grund, "Zahl und Stand prüfen; steht es so in der Quelle, bleibt es stehen")


def _veroeffentlichung(nummer: int, werte: Mapping[str, Any]) -> Veroeffentlichung:
    """``lieferung_id`` holds the number of the row here, so that a finding can be traced to it."""
    felder = {feld: werte[feld] for feld in Veroeffentlichung.__dataclass_fields__ if feld != "lieferung_id"}
    felder |= {"zusatz": Zusatz(felder["zusatz"]), "raum_art": Ebene(felder["raum_art"]), "lieferung_id": nummer}
    return Veroeffentlichung(**felder)
