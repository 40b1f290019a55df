"""What stands in a backup? A ZIP of one file of JSON lines for each table and a manifest that says what they must be.

The same rows give the same bytes, whatever kind of database they come from: so the hash of a table that was restored can be
compared with the one of the table that was saved.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Self

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Select,
    String,
    Table,
    collate,
    select,
)

from domain.fehler import Eingabefehler

FORMAT = 1
MANIFEST = "manifest.json"
ORDNER = "tabellen"
ENDUNG = ".jsonl"
# What is not saved: whoever restores a backup must not bring ended sessions back to life, and versions stand in the manifest.
OHNE = frozenset({"alembic_version", "sitzung"})
PORTION = 2_000  # rows that are held at once
BESCHAEDIGT = "Die Sicherung ist beschädigt oder verändert ({was}); nichts wurde geändert. Abhilfe: eine andere Kopie der Sicherung nehmen."
Zeile = tuple[Any, ...]


def beschaedigt(was: str) -> Eingabefehler:
    return Eingabefehler(BESCHAEDIGT.format(was=was))


@dataclass(frozen=True)
class Inhalt:
    """What the manifest says of one table: names and kinds of its columns in their order, rows, bytes, SHA-256."""

    name: str
    spalten: tuple[tuple[str, str], ...]
    zeilen: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup is. ``stand``: the newest delivery, ``freigegeben``: the newest released one, 0 if none is."""

    version: str
    erstellt_am: datetime
    stand: int
    freigegeben: int
    tabellen: tuple[Inhalt, ...]
    pruefzahlen: tuple[tuple[Any, ...], ...] = ()
    ohne: tuple[str, ...] = ()
    format: int = FORMAT
    produkt: str = field(default="asskomm", init=False)

    @property
    def zeilen(self) -> int:
        return sum(tabelle.zeilen for tabelle in self.tabellen)

    def als_json(self) -> bytes:
        felder = asdict(self) | {"erstellt_am": self.erstellt_am.isoformat()}
        return json.dumps(felder, ensure_ascii=False, indent=1, sort_keys=True).encode()

    @property
    def pruefwert(self) -> str:
        """SHA-256 of the manifest: who has noted it elsewhere knows that nobody made another backup of this one."""
        return hashlib.sha256(self.als_json()).hexdigest()

    @classmethod
    def aus_json(cls, roh: bytes) -> Self:
        """Eingabefehler when these bytes are no manifest of ours."""
        try:
            felder = json.loads(roh)
            if felder.pop("produkt") != "asskomm" or felder["format"] != FORMAT:
                raise beschaedigt("kein Format, das dieses Programm kennt")
            felder["erstellt_am"] = datetime.fromisoformat(felder["erstellt_am"])
            felder["tabellen"] = tuple(_inhalt(**tabelle) for tabelle in felder["tabellen"])
            felder["pruefzahlen"] = tuple(tuple(zeile) for zeile in felder["pruefzahlen"])
            return cls(**felder | {"ohne": tuple(felder["ohne"])})
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise beschaedigt("das Verzeichnis ist nicht lesbar") from None


def _inhalt(name: str, spalten: Sequence[Sequence[str]], zeilen: int, bytes: int, sha256: str) -> Inhalt:  # noqa: A002
    paare = tuple((str(spalte), str(art)) for spalte, art in spalten)
    if not (name.isidentifier() and int(zeilen) >= 0 and int(bytes) >= 0 and all(art in ARTEN for _, art in paare)):
        raise ValueError
    return Inhalt(name, paare, int(zeilen), int(bytes), str(sha256))


# --- tables as they are in a database ---------------------------------------------------------------------------------


def tabellen(verbindung: Connection) -> list[Table]:
    """The tables of this database as it is, whatever its version, referred ones first."""
    metadata = MetaData()
    metadata.reflect(verbindung)
    return [tabelle for tabelle in metadata.sorted_tables if tabelle.name not in OHNE]


def spalten(tabelle: Table) -> tuple[tuple[str, str], ...]:
    return tuple((spalte.name, _art(spalte)) for spalte in tabelle.c)


def geordnet(tabelle: Table, dialekt: str) -> Select[Any]:
    """All rows in an order that every database has in common: PostgreSQL would sort text by the rules of a language."""
    schluessel: list[Any] = [
        collate(spalte, "C") if dialekt == "postgresql" and isinstance(spalte.type, String) else spalte
        for spalte in tabelle.primary_key
    ]
    return select(tabelle).order_by(*schluessel)


def _art(spalte: Column[Any]) -> str:
    """Boolean before number and time before day: the narrower kind first."""
    arten: tuple[tuple[type, str], ...] = (
        (Boolean, "wahr"), (Integer, "zahl"), (DateTime, "zeit"), (Date, "tag"), (Float, "komma"), (Numeric, "dezimal"),
        (LargeBinary, "bytes"), (String, "text"),
    )  # fmt: skip
    return next(art for typ, art in arten if isinstance(spalte.type, typ))


# --- values as they are written ---------------------------------------------------------------------------------------


def _utc(zeit: datetime) -> str:
    """SQLite keeps no time zone; what is stored is UTC."""
    return (zeit if zeit.tzinfo else zeit.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _zeit(text: str) -> datetime:
    zeit = datetime.fromisoformat(text)
    if zeit.tzinfo is None:
        raise ValueError
    return zeit.astimezone(UTC)


def _genau(art: type) -> Any:
    def lies(wert: Any) -> Any:
        if type(wert) is not art:
            raise TypeError
        return wert

    return lies


# Kind -> how a value becomes one of JSON, and how it comes back.
ARTEN: dict[str, tuple[Any, Any]] = {
    "wahr": (bool, _genau(bool)),
    "zahl": (int, _genau(int)),
    "zeit": (_utc, _zeit),
    "tag": (date.isoformat, date.fromisoformat),
    "komma": (float, float),
    "dezimal": (lambda wert: format(Decimal(wert).normalize(), "f"), Decimal),
    "bytes": (lambda wert: base64.b64encode(wert).decode(), lambda text: base64.b64decode(text, validate=True)),
    "text": (str, _genau(str)),
}


def als_zeilen(zeilen: Iterable[Sequence[Any]], arten: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    schreiber = [ARTEN[art][0] for _, art in arten]
    for zeile in zeilen:
        werte = [None if wert is None else schreibe(wert) for wert, schreibe in zip(zeile, schreiber, strict=True)]
        yield json.dumps(werte, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def aus_zeile(roh: bytes, arten: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """One row by column; ValueError or TypeError when it is none."""
    werte = json.loads(roh)
    if not isinstance(werte, list) or len(werte) != len(arten):
        raise ValueError
    return {name: None if wert is None else ARTEN[art][1](wert) for (name, art), wert in zip(arten, werte, strict=True)}
