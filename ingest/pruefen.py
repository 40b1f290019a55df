"""Do the rows of a delivery fit together and to what is stored?"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from sqlalchemy import Connection, select

from data_access import tabellen as t
from domain.zeit import tag_kurz
from ingest.befund import Befund, Lieferungsfehler
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


def pruefe(verbindung: Connection, paket: Lieferpaket, kennzahlen: Mapping[str, Collection[int]], heute: date) -> None:
    """Lieferungsfehler with every finding if rows contradict each other or name things or days that do not exist yet."""
    bekannt = _bekannte_schluessel(verbindung, paket, kennzahlen)
    befunde = [*_kuenftiger_stand(paket, heute)]
    befunde += [
        befund
        for datei in paket.dateien
        for befund in (*_doppelte(datei), *_lose_verweise(datei, bekannt), *_fremde_fassungen(datei, kennzahlen))
    ]
    if befunde:
        raise Lieferungsfehler(paket.ordner, befunde)


def _kuenftiger_stand(paket: Lieferpaket, heute: date) -> Iterator[Befund]:
    """Nobody can report what has not happened; readers start at the newest of these days."""
    if paket.manifest.stand > heute:
        grund = f"liegt nach dem heutigen Tag, dem {tag_kurz(heute)}"
        abhilfe = "den Tag angeben, bis zu dem die Lieferung berichtet"
        yield Befund(MANIFEST, None, "stand", paket.manifest.stand.isoformat(), grund, abhilfe)


def _doppelte(datei: Datei) -> Iterator[Befund]:
    """Two rows with one kennung: the second one would silently win."""
    zahl = Counter(zeile.stabile_kennung() for _, zeile in datei.zeilen)
    for nummer, zeile in datei.zeilen:
        kennung = zeile.stabile_kennung()
        if zahl[kennung] > 1:
            abhilfe = "die Zeile streichen oder mit der Spalte „kennung“ unterscheiden"
            yield Befund(datei.format.datei, nummer, "kennung", kennung, "mehrere Zeilen mit dieser Kennung", abhilfe)


def _lose_verweise(datei: Datei, bekannt: dict[str, set[str]]) -> Iterator[Befund]:
    """Keys that name nothing, in this delivery or in the database."""
    name = datei.format.datei
    for nummer, zeile in datei.zeilen:
        for spalte, ziel in VERWEISE.items():
            wert = getattr(zeile, spalte, None)
            if wert and wert not in bekannt[ziel] and (name, spalte) not in _EIGENE:
                yield Befund(
                    name, nummer, spalte, wert, f"{_WORTE[ziel]} gibt es nicht", "Schlüssel prüfen oder mitliefern"
                )
        if name == "traeger.csv" and len(str(getattr(zeile, "traeger", ""))) == 8:
            grund = "acht Ziffern stehen für eine Kommune"
            yield Befund(name, nummer, "traeger", str(zeile.traeger), grund, "einen anderen Schlüssel wählen")  # type: ignore[attr-defined]


def _fremde_fassungen(datei: Datei, kennzahlen: Mapping[str, Collection[int]]) -> Iterator[Befund]:
    """Definitions that the catalogue does not have."""
    for nummer, zeile in datei.zeilen if datei.format.datei == "fassungen.csv" else ():
        vorhanden = kennzahlen.get(zeile.kennzahl, ())  # type: ignore[attr-defined]
        if vorhanden and zeile.fassung not in vorhanden:  # type: ignore[attr-defined]
            abhilfe = f"eine von {', '.join(map(str, vorhanden))} angeben oder die Anwendung aktualisieren"
            wert = str(zeile.fassung)  # type: ignore[attr-defined]
            yield Befund(
                datei.format.datei, nummer, "fassung", wert, "diese Fassung der Kennzahl gibt es nicht", abhilfe
            )


_EIGENE = {("kommunen.csv", "ags"), ("traeger.csv", "traeger"), ("landkreise.csv", "landkreis")}
_WORTE = {
    "kommune": "diese Kommune",
    "traeger": "diesen Träger",
    "landkreis": "diesen Landkreis",
    "kennzahl": "diese Kennzahl",
}


def _bekannte_schluessel(
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
