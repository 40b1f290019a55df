"""How long does a reader stay signed in, and which role do their claims give?"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.rolle import Leser, Rolle


@dataclass(frozen=True)
class Sitzung:
    """One sign-in. ``kennung`` is the SHA-256 of what the browser keeps, so that whoever reads it here cannot use it."""

    kennung: str
    leser: Leser
    begonnen: datetime
    zuletzt: datetime
    endet: datetime
    beendet: datetime | None = None

    def gilt(self, jetzt: datetime, ruhe: timedelta) -> bool:
        """Whether it goes on: not ended, not too old, and used within ``ruhe``."""
        return self.beendet is None and jetzt < self.endet and jetzt < self.zuletzt + ruhe


def kennung_von(schluessel: str) -> str:
    """The name under which the session of a browser's secret is kept."""
    return hashlib.sha256(schluessel.encode("utf-8", "surrogatepass")).hexdigest()


def abmeldemarke(kennung: str) -> str:
    """What only the reader's own pages know: a link of somebody else cannot sign them out."""
    return hashlib.sha256(f"abmelden {kennung}".encode()).hexdigest()[:32]


def rolle_aus(werte: Iterable[str], zuordnung: Mapping[Rolle, frozenset[str]]) -> Rolle | None:
    """The strongest role that one of the provider's values gives; None: no access."""
    gegeben = frozenset(werte)
    return next((rolle for rolle in Rolle if zuordnung.get(rolle, frozenset()) & gegeben), None)


def werte_der_angabe(angaben: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The texts of a claim; a dot in its name leads into a nested one, unless a claim is called so. Nothing else counts."""
    wert: Any = angaben.get(name)
    if wert is None:
        wert = angaben
        for teil in name.split("."):
            wert = wert.get(teil) if isinstance(wert, Mapping) else None
    if isinstance(wert, str):
        return (wert,)
    return tuple(w for w in wert if isinstance(w, str)) if isinstance(wert, list) else ()
