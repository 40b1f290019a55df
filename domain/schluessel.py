"""How does a program say who it is? By a key that was told it once; here only its SHA-256 is kept."""

import hashlib
import hmac
import secrets
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.fehler import Eingabefehler
from domain.rolle import Leser, Rolle

VORSILBE = "asskomm_"  # so that people and secret scanners see what it is
_FELDER = {"name", "rolle", "sha256", "bis"}
_LAENGSTER_NAME = 100


@dataclass(frozen=True)
class Schluessel:
    """One entry of the key file. ``bis``: the last day on which it counts; None: until it is removed."""

    name: str
    rolle: Rolle
    sha256: str
    bis: date | None = None

    @property
    def leser(self) -> Leser:
        return Leser(f"api:{self.name}", self.name, self.rolle)

    def als_eintrag(self) -> str:
        """The lines for the key file."""
        bis = f"bis = {self.bis.isoformat()}\n" if self.bis else ""
        return f'[[schluessel]]\nname = "{self.name}"\nrolle = "{self.rolle}"\nsha256 = "{self.sha256}"\n{bis}'


def neuer_schluessel(name: str, rolle: Rolle, bis: date | None) -> tuple[str, Schluessel]:
    """A fresh key, which nobody can see again, and its entry."""
    klar = VORSILBE + secrets.token_urlsafe(32)
    return klar, _geprueft({"name": name, "rolle": str(rolle), "sha256": _hash(klar), **({"bis": bis} if bis else {})})


def lies_schluessel(text: str) -> tuple[Schluessel, ...]:
    """The entries of a key file (TOML); Eingabefehler when one of them is wrong, so that none counts by half."""
    try:
        inhalt = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fehler:
        raise Eingabefehler(f"Die Schlüsseldatei ist kein TOML ({fehler}). Abhilfe: die Datei berichtigen.") from None
    eintraege = inhalt.pop("schluessel", [])
    if inhalt or not isinstance(eintraege, list):
        raise Eingabefehler("Die Schlüsseldatei hat andere Abschnitte als [[schluessel]]. Abhilfe: sie entfernen.")
    alle = tuple(_geprueft(eintrag) for eintrag in eintraege)
    if len({s.name for s in alle}) != len(alle) or len({s.sha256 for s in alle}) != len(alle):
        raise Eingabefehler(
            "Die Schlüsseldatei nennt einen Namen oder Schlüssel zweimal. Abhilfe: jeden nur einmal nennen."
        )
    return alle


def _geprueft(eintrag: Any) -> Schluessel:
    if not isinstance(eintrag, dict) or not set(eintrag) <= _FELDER:
        raise Eingabefehler("Ein Eintrag der Schlüsseldatei hat andere Felder als name, rolle, sha256 und bis.")
    name, rolle, wert, bis = (eintrag.get(feld) for feld in ("name", "rolle", "sha256", "bis"))
    if not (isinstance(name, str) and _name_taugt(name)):
        raise Eingabefehler(
            f"Der Name eines API-Schlüssels hat 1 bis {_LAENGSTER_NAME} druckbare Zeichen ohne Anführungszeichen und Schrägstrich."
        )
    if rolle not in tuple(Rolle):
        raise Eingabefehler(f"Die Rolle des API-Schlüssels „{name}“ ist keine von {', '.join(Rolle)}.")
    if not (isinstance(wert, str) and len(wert) == 64 and set(wert) <= set("0123456789abcdef")):
        raise Eingabefehler(f"sha256 des API-Schlüssels „{name}“ hat nicht 64 kleine Hexadezimalziffern.")
    if bis is not None and (not isinstance(bis, date) or isinstance(bis, datetime)):
        raise Eingabefehler(f"bis des API-Schlüssels „{name}“ ist kein Tag der Form JJJJ-MM-TT.")
    return Schluessel(name, Rolle(rolle), wert, bis)


def _name_taugt(name: str) -> bool:
    return 0 < len(name.strip()) <= len(name) <= _LAENGSTER_NAME and name.isprintable() and not set(name) & set('"\\')


def finde(klar: str, alle: Sequence[Schluessel], heute: date) -> Leser | None:
    """Whose key this is. Takes the same time whatever is wrong with it."""
    gesucht, gefunden = _hash(klar), None
    for schluessel in alle:
        if hmac.compare_digest(gesucht, schluessel.sha256) and (schluessel.bis is None or heute <= schluessel.bis):
            gefunden = schluessel.leser
    return gefunden


def _hash(klar: str) -> str:
    return hashlib.sha256(klar.encode("utf-8", "surrogatepass")).hexdigest()
