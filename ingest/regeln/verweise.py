"""Does every row have a name of its own, and does it name only what exists: keys, definitions, a day that has come?"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from sqlalchemy import Connection, select

from data_access import tabellen as t
from domain.zeit import tag_kurz
from ingest.befund import Befund
from ingest.lesen import MANIFEST, Datei, Lieferpaket

# Column -> which keys it must name.
VERWEISE = {
    "ags": "kommune",
    "neu_ags": "kommune",
    "nachfolger_ags": "kommune",
    "sitz_ags": "kommune",
    "traeger": "traeger",
    "landkreis": "landkreis",
    "kennzahl": "kennzahl",
}
_EIGENE = {("kommunen.csv", "ags"), ("traeger.csv", "traeger"), ("landkreise.csv", "landkreis")}
_WORTE = {
    "kommune": "diese Kommune",
    "traeger": "diesen Träger",
    "landkreis": "diesen Landkreis",
    "kennzahl": "diese Kennzahl",
}


def kuenftiger_stand(paket: Lieferpaket, heute: date) -> Iterator[Befund]:
    """Fehler: nobody can report what has not happened; readers start at the newest of these days."""
    if paket.manifest.stand > heute:
        grund = f"liegt nach dem heutigen Tag, dem {tag_kurz(heute)}"
        abhilfe = "den Tag angeben, bis zu dem die Lieferung berichtet"
        yield Befund(MANIFEST, None, "stand", paket.manifest.stand.isoformat(), grund, abhilfe)


def doppelte_kennungen(datei: Datei) -> Iterator[Befund]:
    """Fehler: of two rows with one kennung the second one would silently win."""
    kennungen = [(nummer, zeile.stabile_kennung()) for nummer, zeile in datei.zeilen]
    zahl = Counter(kennung for _, kennung in kennungen)
    for nummer, kennung in kennungen:
        if zahl[kennung] > 1:
            abhilfe = "die Zeile streichen oder mit der Spalte „kennung“ unterscheiden"
            yield Befund(datei.format.datei, nummer, "kennung", kennung, "mehrere Zeilen mit dieser Kennung", abhilfe)


def lose_verweise(datei: Datei, bekannt: Mapping[str, Collection[str]]) -> Iterator[Befund]:
    """Fehler: keys that name nothing, in this delivery or in the database; no figure would find the row."""
    name = datei.format.datei
    spalten = [
        (spalte, ziel)
        for spalte, ziel in VERWEISE.items()
        if spalte in datei.format.modell.model_fields and (name, spalte) not in _EIGENE
    ]
    for nummer, zeile in datei.zeilen:
        for spalte, ziel in spalten:
            wert = getattr(zeile, spalte)
            if wert and wert not in bekannt[ziel]:
                yield Befund(
                    name, nummer, spalte, wert, f"{_WORTE[ziel]} gibt es nicht", "Schlüssel prüfen oder mitliefern"
                )
        if name == "traeger.csv" and len(str(getattr(zeile, "traeger", ""))) == 8:
            grund = "acht Ziffern stehen für eine Kommune"
            yield Befund(name, nummer, "traeger", str(zeile.traeger), grund, "einen anderen Schlüssel wählen")  # type: ignore[attr-defined]


def fremde_fassungen(datei: Datei, kennzahlen: Mapping[str, Collection[int]]) -> Iterator[Befund]:
    """Fehler: definitions that the catalogue does not have; there would be no figure from that day on."""
    for nummer, zeile in datei.zeilen if datei.format.datei == "fassungen.csv" else ():
        vorhanden = kennzahlen.get(zeile.kennzahl, ())  # type: ignore[attr-defined]
        if vorhanden and zeile.fassung not in vorhanden:  # type: ignore[attr-defined]
            abhilfe = f"eine von {', '.join(map(str, vorhanden))} angeben oder die Anwendung aktualisieren"
            wert = str(zeile.fassung)  # type: ignore[attr-defined]
            yield Befund(
                datei.format.datei, nummer, "fassung", wert, "diese Fassung der Kennzahl gibt es nicht", abhilfe
            )


def bekannte_schluessel(
    verbindung: Connection, paket: Lieferpaket, kennzahlen: Mapping[str, Collection[int]]
) -> dict[str, set[str]]:
    """All keys that rows may name: stored ones and those of the delivery itself."""
    bekannt = {
        "kommune": set(verbindung.scalars(select(t.kommune.c.ags)))
        | set(verbindung.scalars(select(t.gebietsaenderung.c.alt_ags))),
        "traeger": set(verbindung.scalars(select(t.traeger.c.traeger))),
        "landkreis": set(verbindung.scalars(select(t.landkreis.c.landkreis))),
        "kennzahl": set(kennzahlen),
    }
    quellen = {"kommunen.csv": ("kommune", "ags"), "gebietsaenderungen.csv": ("kommune", "alt_ags")}
    quellen |= {"traeger.csv": ("traeger", "traeger"), "landkreise.csv": ("landkreis", "landkreis")}
    for datei in paket.dateien:
        if datei.format.datei in quellen:
            ziel, spalte = quellen[datei.format.datei]
            bekannt[ziel] |= {getattr(zeile, spalte) for _, zeile in datei.zeilen}
    bekannt["traeger"] |= bekannt["kommune"]
    return bekannt
