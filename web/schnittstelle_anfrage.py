"""What does a program ask for? Everything in its address must be understood: a mistyped filter never means the whole state."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from starlette.datastructures import Headers, QueryParams

from domain.auswahl import Ebene
from domain.fehler import Eingabefehler
from domain.zahlenfrage import Zahlenfrage

RAUM = ("polizeidirektion", "landkreis", "groessenklasse", "handlungsfeld")
MEHRFACH = frozenset({"polizeidirektion", "landkreis", "groessenklasse", "kennzahl"})
ERLAUBT: Mapping[str, frozenset[str]] = {
    "kennzahlen": frozenset({"stichtag", "datenstand", "ebene", "kennzahl", "format", "stil", *RAUM}),
    "kennzahl": frozenset({"stichtag", "datenstand", "ebene", "format", "stil", *RAUM}),
    "katalog": frozenset({"stichtag", "datenstand", "kennzahl", "format"}),
    "datenstaende": frozenset({"format"}),
    "openapi": frozenset(),
}
_NUMMER = re.compile(r"[1-9][0-9]{0,8}")
_LAENGSTES = 60
MEDIENTYPEN = {"application/json": "json", "text/csv": "csv"}


class Form(StrEnum):
    """How an answer is written."""

    JSON = "json"
    CSV = "csv"  # for a German Excel
    MASCHINE = "csv-maschine"


class NichtAnnehmbar(Eingabefehler):
    """The program accepts none of the forms that there are."""


@dataclass(frozen=True)
class Anfrage:
    """What was asked and how it is to be written."""

    frage: Zahlenfrage
    form: Form


def lies(ressource: str, parameter: QueryParams, kopf: Headers, schluessel: str = "") -> Anfrage:
    """The request; Eingabefehler names what cannot be followed. ``schluessel`` is the Kennzahl of the path."""
    werte = _werte(ressource, parameter)
    frage = Zahlenfrage(
        stichtag=_einer(werte, "stichtag"),
        datenstand=_nummer(_einer(werte, "datenstand")),
        polizeidirektionen=werte.get("polizeidirektion", ()),
        landkreise=werte.get("landkreis", ()),
        groessenklassen=werte.get("groessenklasse", ()),
        handlungsfeld=_einer(werte, "handlungsfeld"),
        ebene=_ebene(_einer(werte, "ebene")),
        kennzahlen=(schluessel,) if schluessel else werte.get("kennzahl", ()),
    )
    return Anfrage(frage, _form(ressource, _einer(werte, "format"), _einer(werte, "stil"), kopf))


def _werte(ressource: str, parameter: QueryParams) -> dict[str, tuple[str, ...]]:
    erlaubt, werte = ERLAUBT[ressource], dict[str, tuple[str, ...]]()
    for name in dict.fromkeys(name for name, _ in parameter.multi_items()):
        if name not in erlaubt:
            moeglich = ", ".join(sorted(erlaubt)) or "keine Parameter"
            raise Eingabefehler(f"Unbekannter Parameter {zitat(name)}. Abhilfe: {moeglich} verwenden.")
        werte[name] = tuple(parameter.getlist(name))
        if "" in werte[name]:
            raise Eingabefehler(f"Der Parameter „{name}“ ist leer. Abhilfe: einen Wert angeben oder ihn weglassen.")
        if name not in MEHRFACH and len(werte[name]) > 1:
            raise Eingabefehler(f"Den Parameter „{name}“ gibt es nur einmal. Abhilfe: einen Wert angeben.")
        if fremd := next((wert for wert in werte[name] if not wert.isprintable()), None):
            raise Eingabefehler(
                f"Der Parameter „{name}“ hat unsichtbare Zeichen: {zitat(fremd)}. Abhilfe: sie weglassen."
            )
        if any(len(wert) > 200 for wert in werte[name]):
            raise Eingabefehler(f"Der Parameter „{name}“ ist zu lang. Abhilfe: höchstens 200 Zeichen angeben.")
    return werte


def zitat(text: str) -> str:
    """What somebody wrote, short and without what could not be seen."""
    kurz = text[:_LAENGSTES] + ("…" if len(text) > _LAENGSTES else "")
    return f"„{''.join(zeichen if zeichen.isprintable() else '?' for zeichen in kurz)}“"


def _einer(werte: Mapping[str, Sequence[str]], name: str) -> str:
    return werte.get(name, ("",))[0]


def _nummer(text: str) -> int | None:
    if text and not _NUMMER.fullmatch(text):
        raise Eingabefehler(f"Der Datenstand {zitat(text)} ist keine Nummer. Abhilfe: eine ganze Zahl ab 1 angeben.")
    return int(text) if text else None


def _ebene(text: str) -> Ebene:
    if text and text not in tuple(Ebene):
        raise Eingabefehler(f"Unbekannte Ebene {zitat(text)}. Abhilfe: eine von {', '.join(Ebene)} angeben.")
    return Ebene(text) if text else Ebene.LAND


def _form(ressource: str, form: str, stil: str, kopf: Headers) -> Form:
    moeglich = ("json", "csv") if "stil" in ERLAUBT[ressource] else ("json",)
    if form and form not in moeglich:
        raise Eingabefehler(f"Unbekanntes Format {zitat(form)}. Abhilfe: {' oder '.join(moeglich)} angeben.")
    gewaehlt = form or _angenommen(kopf, moeglich)
    if stil and (stil not in ("excel", "maschine") or gewaehlt != "csv"):
        raise Eingabefehler(
            f"Den Stil {zitat(stil)} gibt es hier nicht. Abhilfe: bei format=csv „excel“ oder „maschine“ angeben."
        )
    return Form.MASCHINE if stil == "maschine" else Form(gewaehlt)


def _angenommen(kopf: Headers, moeglich: Sequence[str]) -> str:
    """The form of those possible that the program likes best; without a word about it JSON."""
    annahme = ",".join(kopf.getlist("accept")) or "*/*"
    guete: dict[str, tuple[float, int]] = {}
    for teil in annahme.split(","):
        art, *mehr = (stueck.strip().lower() for stueck in teil.split(";"))
        q = next((_guete(s.removeprefix("q=")) for s in mehr if s.startswith("q=")), 1.0)
        for medientyp, name in MEDIENTYPEN.items():
            genau = 2 if art == medientyp else 1 if art == f"{medientyp.split('/')[0]}/*" else 0 if art == "*/*" else -1
            if name in moeglich and genau > guete.get(name, (0.0, -1))[1]:
                guete[name] = (q, genau)
    bestes = max(moeglich, key=lambda name: guete.get(name, (0.0, -1)))
    if guete.get(bestes, (0.0, -1))[0] <= 0:
        raise NichtAnnehmbar(f"Die Antwort gibt es nur als {' oder '.join(moeglich)}. Abhilfe: Accept anpassen.")
    return bestes


def _guete(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0) if re.fullmatch(r"[01](\.\d{0,3})?", text) else 0.0
    except ValueError:
        return 0.0
