"""How does a test write a small table and read a value from it? Rows state what matters, defaults fill the rest."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from domain.auswahl import Auswahl, Ebene
from domain.kennzahl import Kennzahl, Zaehleinheit
from domain.messwert import Veroeffentlichung
from domain.zahlen import Zusatz
from domain.zeit import Zeitangabe, passende_genauigkeit

Zeile = Mapping[str, Any]
STAND = date(2026, 6, 30)  # up to which the deliveries of the tests report
ERFASSUNG = date(2018, 1, 1)  # from which on Kommunen, members and directorates hold
_nummern = count(1)

_QUELLE = {"quelle_titel": "", "quelle_url": "", "herausgeber": "", "veroeffentlicht": "", "notiz": ""}
_VORGABEN: dict[str, dict[str, Any]] = {
    "landkreis": {"art": "Landkreis"},
    "zustaendigkeit": _QUELLE | {"gueltig_von": ERFASSUNG},
    "kommune": {
        "name_amtlich": "", "art": "Gemeinde", "art_seit": "", "gueltig_von": ERFASSUNG, "beginn_ist_erfassung": True,
        "flaeche_ha": 1, "flaeche_quelle": "", "flaeche_polygon_ha": 1, "lon": 13, "lat": 51,
    },
    "gebietsaenderung": {"alt_name": "", "neu_name": "", "notiz": ""},
    "einwohner": {"gebietsstand": ERFASSUNG, "notiz": ""},
    "traeger": _QUELLE,
    "mitglied": _QUELLE | {"gueltig_von": ERFASSUNG, "sicher": True},
    "ereignis": _QUELLE | {"phase": "", "sicher": True, "handlungsfelder": ""},
    "foerderung": _QUELLE | {"geldzustand": "bewilligt", "betrag_zusatz": "exakt", "sicher": True, "handlungsfelder": ""},
    "haushaltsansatz": _QUELLE | {"sicher": True},
    "qualifizierung": _QUELLE | {"lehrgang": "Beccaria", "sicher": True},
    "veroeffentlichung": _QUELLE | {
        "begriff": "", "einheit": "anzahl", "zusatz": "exakt", "zeitraum": "", "zaehleinheit": "", "ordnungszahl": False,
        "raum_art": "land", "raum": "Sachsen",
    },
    "vollstaendigkeit": {},
    "fassung": {"notiz": ""},
}  # fmt: skip


def schreibe(maschine: Engine, **zeilen_je_tabelle: list[dict[str, Any]]) -> None:
    """Write rows as deliveries do: ``schreibe(maschine, ereignis=[{...}])``. Delivery 1 brings them unless they say else."""
    with maschine.begin() as verbindung:
        for name, zeilen in filter(lambda paar: paar[1], zeilen_je_tabelle.items()):
            fertige = [vollstaendig(name, zeile) for zeile in zeilen]
            _schreibe_lieferungen(verbindung, fertige)
            verbindung.execute(insert(t.metadata.tables[name]), fertige)


def vollstaendig(tabelle: str, zeile: Zeile) -> dict[str, Any]:
    """A row with all columns of its table."""
    kennung = str(zeile.get("kennung", f"zeile-{next(_nummern)}"))
    leer = dict.fromkeys(spalte.name for spalte in t.metadata.tables[tabelle].c if spalte.name != "id")
    voll = leer | {"lieferung_id": 1, "kennung": kennung} | _VORGABEN[tabelle] | dict(zeile)
    if tabelle in ("ereignis", "foerderung", "qualifizierung"):
        zeit = Zeitangabe(voll["datum"], voll["genauigkeit"] or passende_genauigkeit(voll["datum"]))
        voll |= {"genauigkeit": zeit.genauigkeit, "fruehestens": zeit.fruehestens, "spaetestens": zeit.spaetestens}
    if tabelle == "ereignis":
        voll["vorgang"] = voll["vorgang"] or kennung
    if tabelle == "foerderung":
        voll["fall"] = voll["fall"] or kennung
    if tabelle == "veroeffentlichung":
        zeit = Zeitangabe(voll["stand"], passende_genauigkeit(voll["stand"]))
        voll |= {"stand_von": zeit.fruehestens, "stand_bis": zeit.spaetestens}
    return voll


def _schreibe_lieferungen(verbindung: Connection, zeilen: list[dict[str, Any]]) -> None:
    """All deliveries up to the newest one that the rows name."""
    gebraucht = max((max(z["lieferung_id"], z["ersetzt_durch"] or 0) for z in zeilen), default=0)
    vorhanden = set(verbindung.scalars(select(t.lieferung.c.id)))
    kopf = {"kennung": "", "titel": "", "herausgeber": "", "notiz": "", "stand": STAND}
    for nummer in set(range(1, gebraucht + 1)) - vorhanden:
        zeit = {"eingelesen_am": datetime(2026, 1, 1, tzinfo=UTC), "pruefsumme": str(nummer)}
        verbindung.execute(insert(t.lieferung).values(id=nummer, **kopf, **zeit))


def auswahl(tag: str, datenstand: int = 1, **mehr: Any) -> Auswahl:
    """``auswahl("2021-02-06", polizeidirektionen=("Leipzig",))``"""
    return Auswahl(date.fromisoformat(tag), datenstand, **mehr)


def belegt(maschine: Engine, kennzahl: Kennzahl, tag: str, datenstand: int = 1, **mehr: Any) -> int:
    """What is proved: the certain units of the area, the whole state unless said otherwise."""
    return Berichtsdaten(direkt(maschine)).messwert(kennzahl, auswahl(tag, datenstand, **mehr)).belegt


def vorbehalt(maschine: Engine, kennzahl: Kennzahl, tag: str, datenstand: int = 1) -> int:
    """The doubtful units, which are shown but never counted."""
    return Berichtsdaten(direkt(maschine)).messwert(kennzahl, auswahl(tag, datenstand)).vorbehalt


def je_raum(
    maschine: Engine, kennzahl: Kennzahl, tag: str, ebene: Ebene = Ebene.POLIZEIDIREKTION, datenstand: int = 1
) -> dict[str, int]:
    """What is proved in each area that has anything: name of the directorate or key of Kreis or Kommune."""
    werte = Berichtsdaten(direkt(maschine)).werte(kennzahl, auswahl(tag, datenstand), ebene)
    return {str(raum): int(wert) for raum, wert in zip(werte["raum"], werte["belegt"], strict=True) if wert}


def eine_kennzahl(**mehr: Any) -> Kennzahl:
    """A Kennzahl for texts, without SQL."""
    texte = {"schluessel": "k", "titel": "Titel", "definition": "", "abgrenzung": ""}
    vorgabe = texte | {"zaehleinheit": Zaehleinheit.KOMMUNE, "einzahl": "Kommune", "mehrzahl": "Kommunen"}
    return Kennzahl(**{**vorgabe, "messung": lambda _scope: None, **mehr})


def eine_veroeffentlichung(wert: int, stand: str = "2021-02-06", **mehr: Any) -> Veroeffentlichung:
    """A published figure for texts."""
    zeit = Zeitangabe(stand, passende_genauigkeit(stand))
    vorgabe = dict.fromkeys(Veroeffentlichung.__dataclass_fields__, "") | {
        "wert": wert, "zusatz": Zusatz.EXAKT, "stand": stand, "stand_von": zeit.fruehestens,
        "stand_bis": zeit.spaetestens, "raum_art": Ebene.LAND, "raum": "Sachsen",
    }  # fmt: skip
    return Veroeffentlichung(**{**vorgabe, **mehr})  # type: ignore[arg-type]
