"""What is printed of one figure: on its card, and where it is explained?"""

import re
from collections.abc import Iterable
from typing import Any

from briefing.papiere.aufnahme import Quelle, Zahl
from briefing.papiere.klartext import verweis
from briefing.papiere.satz.zeichen import einzeilig
from domain.zahlen import NBSP

_TEILE = re.compile(r"(?P<vor>[^\d]*?)(?P<zahl>[−-]?\d[\d.,]*)(?P<nach>.*)", re.DOTALL)
_STUECKE = re.compile(r"[^/?&=.#_-]*[/?&=.#_-]*")  # where an address may be broken without a hyphen
_LAENGSTES = 24


def karte(zahl: Zahl) -> dict[str, Any]:
    """The figure with its basis and source right under it, its change and what must be known before it is used."""
    return {
        "titel": einzeilig(zahl.titel) or zahl.schluessel,
        **zahlteile(zahl.text),
        "zeitraum": einzeilig(zahl.zeitraum),
        "herkunft": list(herkunft(zahl)),
        "veraenderung": einzeilig(zahl.veraenderung),
        "ohne_vergleich": "" if zahl.veraenderung else einzeilig(zahl.ohne_vergleich),
        "vorbehalt": einzeilig(zahl.vorbehalt),
        "widerspruch": widerspruch(zahl),
    }


def zahlteile(text: str) -> dict[str, str]:
    """The words before the number are set small, the number large, its unit in between."""
    teile = _TEILE.fullmatch(einzeilig(text))
    if teile is None:
        return {"vor": "", "zahl": "", "nach": einzeilig(text) or "keine Angabe"}
    return teile.groupdict()


def herkunft(zahl: Zahl) -> Iterable[str]:
    """Basis and source in as few lines as say everything once."""
    basis, woher, belegt = einzeilig(zahl.basis), einzeilig(zahl.herkunft), einzeilig(zahl.belegt)
    if zahl.wert is not None and basis not in woher:
        woher = f"{basis} · {woher}" if woher else basis
    return (zeile for zeile in dict.fromkeys((woher, belegt)) if zeile)


def widerspruch(zahl: Zahl) -> str:
    if not zahl.widersprueche:
        return ""
    return f"1{NBSP}Widerspruch" if zahl.widersprueche == 1 else f"{zahl.widersprueche}{NBSP}Widersprüche"


def einzelheiten(zahl: Zahl, quellen: tuple[Quelle, ...], *, definiert: bool) -> dict[str, Any]:
    """All that a reader needs to repeat the figure: sentence, definition, what is not counted, basis and source.

    ``definiert``: the paper says the definition elsewhere.
    """
    angaben = [
        ("Definition", "" if definiert else einzeilig(zahl.definition)),
        ("Nicht gezählt", "" if definiert else einzeilig(zahl.abgrenzung)),
        ("Wert", einzeilig(zahl.text)),
        ("Zeitraum", einzeilig(zahl.zeitraum)),
        ("Grundlage", "; ".join(herkunft(zahl))),
        ("Veränderung", einzeilig(zahl.veraenderung or zahl.ohne_vergleich)),
        ("Vorbehalt", einzeilig(zahl.vorbehalt)),
    ]
    return {
        "titel": einzeilig(zahl.titel) or zahl.schluessel,
        "fassung": f"{zahl.fassung}",
        "satz": einzeilig(zahl.satz),
        "angaben": [angabe for angabe in angaben if angabe[1]],
        "quelle": _kurzquelle(zahl.quelle, quellen),
    }


def _kurzquelle(quelle: Quelle | None, quellen: tuple[Quelle, ...]) -> dict[str, Any] | None:
    """With its number where it stands in the list of sources, else with its address."""
    if quelle is None:
        return None
    if quelle in quellen:
        return eintrag(quelle) | {"nummer": str(quellen.index(quelle) + 1), "adresse": None}
    return eintrag(quelle) | {"nummer": ""}


def eintrag(quelle: Quelle) -> dict[str, Any]:
    """A source with its Stand; only an address of the web is printed and becomes a link."""
    return {
        "titel": einzeilig(quelle.titel) or "Quelle ohne Titel",
        "stand": einzeilig(quelle.stand),
        "adresse": adresse(quelle.url) if quelle.url.strip() else None,
    }


def adresse(url: str) -> dict[str, Any]:
    """An address in pieces between which a line may break; ``ziel`` is empty where nobody shall be led."""
    text = einzeilig(url)
    stuecke = [teil for teil in _STUECKE.findall(text) if teil]
    fein = [teil[i : i + _LAENGSTES] for teil in stuecke for i in range(0, len(teil), _LAENGSTES)]
    return {"ziel": verweis(url) if text == url else "", "stuecke": fein}
