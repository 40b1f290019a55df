"""How does a delivery get into the database, and what does it change there?"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from befehle.anzeige import Anzeige
from befehle.gemeinsam import Format, FormatOption, ausgabe, drucke_json, fehlerausgabe
from befehle.wirkung import Wirkung, als_text, wirkungen
from config import settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import engine, innerhalb, schreibend, statistik_auffrischen
from data_access.katalog import FASSUNGEN
from domain.fehler import Eingabefehler
from ingest.befund import GENANNTE, Befund, Lieferungsfehler
from ingest.fortschritt import ABSCHLIESSEN, AUSWERTEN, LESEN, Fortschritt, still
from ingest.lesen import Lieferpaket
from ingest.markieren import markiere
from ingest.pakete import lies_alle
from ingest.quellen.oeffnen import kopie
from ingest.schreiben import Ergebnis, Umstaende, lade_in
from ingest.spalten import BLAETTER
from ingest.unterschiede import ARTEN
from ingest.ziel import neu_an


@dataclass(frozen=True)
class Ladung:
    """One delivery, what loading it did, and what that does to the Kennzahlen (nothing if it had been loaded before)."""

    paket: Lieferpaket
    ergebnis: Ergebnis
    wirkungen: Sequence[Wirkung]

    @property
    def hinweise(self) -> tuple[Befund, ...]:
        """What the supplier should know although it stopped nothing."""
        return (*self.paket.hinweise, *self.ergebnis.hinweise)

    def als_dict(self) -> dict[str, Any]:
        e = self.ergebnis
        return {
            "kennung": e.kennung,
            "datenstand": e.nummer,
            "bereits_geladen": e.bekannt,
            "stichtag": self.paket.manifest.stand,
            "zahlen": {datei.removesuffix(".csv"): {a: zahl[a] for a in ARTEN} for datei, zahl in e.zahlen.items()},
            "belassen": e.belassen,
            "hinweise": [befund.als_dict() for befund in self.hinweise],
            "kennzahlen": [wirkung.als_dict() for wirkung in self.wirkungen],
        }


def load(
    pfade: Annotated[
        list[Path], typer.Argument(metavar="LIEFERUNG", help="Arbeitsmappe (.xlsx), ZIP oder Ordner; mehrere möglich")
    ],
    probe: Annotated[
        bool, typer.Option("--dry-run", help="Nur zeigen, was sich ändern würde, auch an den Kennzahlen")
    ] = False,
    notiz: Annotated[str, typer.Option("--note", metavar="TEXT", help="Bemerkung zur Lieferung")] = "",
    befundmappe: Annotated[
        Path | None,
        typer.Option(
            "--befunde", metavar="DATEI", help="Befunde als Excel-Mappe, in einer Kopie der Lieferung markiert"
        ),
    ] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Lieferungen prüfen und laden, ganz oder gar nicht."""
    _pruefe_befundmappe(befundmappe, pfade)
    fehler, ladungen = None, list[Ladung]()
    with (
        neu_an(befundmappe, ueberschreiben=True) if befundmappe else nullcontext() as neu
    ):  # no place: nothing is loaded
        try:
            with Anzeige() as anzeige:
                ladungen = lade_mit_wirkung(settings().database_url, pfade, notiz, probe=probe, fortschritt=anzeige)
        except Lieferungsfehler as ausnahme:
            fehler = ausnahme
        if neu:
            markiere(pfade[0], fehler.befunde if fehler else ladungen[0].hinweise, neu)
    if befundmappe:
        fehlerausgabe.print(f"Befunde: {befundmappe}")
    if fehler:
        _weise_ab(fehler, format_)
    if format_ is Format.JSON:
        drucke_json(
            {"geladen": not probe, "probelauf": probe, "lieferungen": [ladung.als_dict() for ladung in ladungen]}
        )
        return
    for ladung in ladungen:
        for zeile in _zeilen(ladung.ergebnis, probe=probe):
            ausgabe.print(zeile)
        for text in (*_genannte(ladung.hinweise), *als_text(ladung.wirkungen)):
            ausgabe.print(f"  {text}")
    if probe:
        ausgabe.print("Probelauf: Nichts wurde gespeichert.")


def _weise_ab(fehler: Lieferungsfehler, format_: Format) -> NoReturn:
    if format_ is Format.TEXT:
        raise fehler
    drucke_json({"geladen": False, "befunde": [befund.als_dict() for befund in fehler.befunde]})
    raise typer.Exit(fehler.exit_code)


def _pruefe_befundmappe(ziel: Path | None, pfade: Sequence[Path]) -> None:
    """Before anything is loaded: the findings of one delivery fit into one copy, and a copy replaces no delivery."""
    if ziel is None:
        return
    if len(pfade) > 1:
        raise Eingabefehler("Mit --befunde lässt sich nur eine Lieferung prüfen. Abhilfe: einzeln angeben.")
    if ziel.resolve() == pfade[0].resolve():
        raise Eingabefehler(f"„{ziel}“ ist die Lieferung selbst. Abhilfe: für die Kopie einen anderen Namen angeben.")
    if ziel.suffix.casefold() != ".xlsx":
        raise Eingabefehler(f"„{ziel}“ endet nicht auf .xlsx. Abhilfe: eine Excel-Mappe angeben.")


def lade_mit_wirkung(
    adresse: str, pfade: Sequence[Path], notiz: str = "", *, probe: bool = False, fortschritt: Fortschritt = still
) -> list[Ladung]:
    """Load in one transaction and see there what it does to the Kennzahlen; a ``probe`` is undone then.

    Lieferungsfehler or another Eingabefehler when a delivery is refused, Dienstfehler when the database cannot take it;
    nothing has changed then.
    """
    maschine = engine(adresse)
    try:
        with _ohne_aufraeumen():
            fortschritt(LESEN, 0, 0)
            pakete = lies_alle(maschine, pfade, fortschritt)
            kopien = [kopie(pfad) for pfad in pfade]
            with schreibend(maschine) as verbindung:
                umstaende = Umstaende(notiz, fortschritt=fortschritt)
                ergebnisse = lade_in(verbindung, pakete, FASSUNGEN, umstaende, kopien)
                fortschritt(AUSWERTEN, 0, 0)
                daten = Berichtsdaten(innerhalb(verbindung))
                ladungen = [_ladung(daten, paket, e) for paket, e in zip(pakete, ergebnisse, strict=True)]
                fortschritt(ABSCHLIESSEN, 0, 0)
                if probe:
                    verbindung.rollback()
        if not probe and not all(e.bekannt for e in ergebnisse):
            statistik_auffrischen(maschine)
        return ladungen
    finally:
        maschine.dispose()


def _ladung(daten: Berichtsdaten, paket: Lieferpaket, e: Ergebnis) -> Ladung:
    return Ladung(paket, e, () if e.bekannt else wirkungen(daten, e.nummer, paket.manifest.stand))


@contextmanager
def _ohne_aufraeumen() -> Iterator[None]:
    """Python looks for circles among all objects again and again; a million rows have none, and it takes a third of the time.

    What stands in the end is not looked through either: it goes when nobody refers to it any more.
    """
    an = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if an:
            gc.freeze()
            gc.enable()


def _genannte(hinweise: Sequence[Befund]) -> list[str]:
    """As many as somebody reads."""
    weitere = len(hinweise) - GENANNTE
    ende = [f"… und {weitere} weitere Hinweise; alle mit „--format json“."] if weitere > 0 else []
    return [*map(str, hinweise[:GENANNTE]), *ende]


def berichte(ergebnisse: Sequence[Ergebnis]) -> None:
    """Say what loading did, without the Kennzahlen."""
    for e in ergebnisse:
        for zeile in _zeilen(e, probe=False):
            ausgabe.print(zeile)


def _zeilen(e: Ergebnis, *, probe: bool) -> Iterator[str]:
    if e.bekannt:
        yield f"{e.kennung}: bereits geladen als Datenstand {e.nummer}, nichts geändert."
        return
    yield f"{e.kennung}: würde Datenstand {e.nummer}." if probe else f"{e.kennung}: geladen als Datenstand {e.nummer}."
    for datei, zahl in e.zahlen.items():
        yield f"  {BLAETTER[datei]}: " + (
            ", ".join(f"{zahl[art]} {art}" for art in ARTEN if zahl[art]) or "keine Zeilen"
        )
    if e.hinweis:
        yield f"  {e.hinweis}"
