"""What does a delivery say? Understands what was opened; finds every problem, not only the first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from domain.zeit import Genauigkeit
from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.felder import als_text, nur_text
from ingest.formate import FORMATE, Format
from ingest.fortschritt import LESEN, PORTION, Fortschritt, Stufe, still
from ingest.fundort import Fundort
from ingest.gruende import grund_in_worten
from ingest.manifest import Manifest as Manifest
from ingest.manifest import fundort_der_angaben, verstehe_angaben
from ingest.ortsnamen import BENENNEND, Ortsverzeichnis
from ingest.quellen.oeffnen import oeffne
from ingest.quellen.roh import Rohtabelle
from ingest.schreibweisen.zelle import Unlesbar
from ingest.spalten import feld, ueberschrift
from ingest.verweise import Verweise
from ingest.zeile import DatierteZeile, Zeile
from ingest.zellen import FORMELZEICHEN, Zellwert, unerlaubt

MANIFEST = "lieferung.toml"


@dataclass(frozen=True)
class Datei:
    """One kind of fact of the delivery: its format, its rows with their line, and where they stand."""

    format: Format
    zeilen: tuple[tuple[int, Zeile], ...]
    ort: Fundort | None = None


@dataclass(frozen=True)
class Lieferpaket:
    """A delivery that could be read completely. ``hinweise`` stop nothing."""

    ordner: str
    manifest: Manifest
    dateien: tuple[Datei, ...]
    pruefsumme: str
    angaben: Fundort | None = None
    hinweise: tuple[Befund, ...] = field(default=(), repr=False)

    def verortet(self, befunde: Iterable[Befund]) -> tuple[Befund, ...]:
        """Findings about fields of a format as what the supplier sees: his file, sheet, cell and heading."""
        orte = {datei.format.datei: datei.ort for datei in self.dateien if datei.ort}
        orte |= {MANIFEST: self.angaben} if self.angaben else {}
        return tuple(ort.verorte(b) if (ort := orte.get(b.datei)) else b for b in befunde)


def lies(pfad: Path, orte: Ortsverzeichnis | None = None) -> Lieferpaket:
    """Read a folder, a workbook or an archive; Lieferungsfehler with all findings if anything in it cannot be read.

    ``orte`` knows the names of Kommunen and bodies that are stored; without it only keys are understood.
    """
    paket, befunde = lies_soweit(pfad, orte)
    if paket is None or any(befund.schwere is Schwere.FEHLER for befund in befunde):
        raise Lieferungsfehler(str(pfad), befunde)
    return paket


def lies_soweit(
    pfad: Path, orte: Ortsverzeichnis | None = None, fortschritt: Fortschritt = still
) -> tuple[Lieferpaket | None, tuple[Befund, ...]]:
    """What can be read, so that it can be checked, and what is wrong with the rest; None if not even the manifest can."""
    roh, oeffnungsbefunde = oeffne(pfad)
    befunde = list(oeffnungsbefunde)
    manifest = verstehe_angaben(roh, befunde) if roh else None
    tabellen = roh.tabellen if roh else ()
    stufe = Stufe(LESEN, sum(len(tabelle.zeilen) for tabelle in tabellen), fortschritt)
    gelesen = {datei.format: datei for datei in _lies_tabellen(tabellen, orte, befunde, stufe)}
    dateien = tuple(gelesen[tabelle.format] for tabelle in tabellen)
    if roh is None or manifest is None:
        return None, tuple(befunde)
    angaben = fundort_der_angaben(roh)
    return Lieferpaket(str(pfad), manifest, dateien, roh.pruefsumme, angaben, tuple(befunde)), tuple(befunde)


def _lies_tabellen(
    tabellen: Sequence[Rohtabelle], orte: Ortsverzeichnis | None, befunde: list[Befund], stufe: Stufe
) -> Iterator[Datei]:
    """First what introduces names, in the order of the formats; then what may use them."""
    for tabelle in sorted(tabellen, key=lambda tabelle: FORMATE.index(tabelle.format)):
        datei = _lies_tabelle(tabelle, Verweise(tabelle.format, orte) if orte else None, befunde, stufe)
        if orte and tabelle.format.tabelle.name in BENENNEND:
            orte = orte.mit(zeile for _, zeile in datei.zeilen)
        yield datei


def _lies_tabelle(tabelle: Rohtabelle, verweise: Verweise | None, befunde: list[Befund], stufe: Stufe) -> Datei:
    spalten = [feld(tabelle.format, geschrieben) for geschrieben in tabelle.kopf]
    ort = _fundort(tabelle, spalten)
    gefunden = list(_kopfbefunde(tabelle, spalten))
    zeilen: list[tuple[int, Zeile]] = []
    if not any(befund.schwere is Schwere.FEHLER for befund in gefunden):
        leser = _Leser(tabelle.format, spalten, verweise, gefunden)
        for anfang in range(0, len(tabelle.zeilen), PORTION):
            teil = tabelle.zeilen[anfang : anfang + PORTION]
            zeilen += [(nummer, zeile) for nummer, werte in teil if (zeile := leser.lies(nummer, werte))]
            stufe.weiter(len(teil))
    unvollstaendig = any(b.schwere is Schwere.FEHLER and b.datei == tabelle.datei for b in befunde)
    if tabelle.erwartet not in (None, len(tabelle.zeilen)) and not unvollstaendig:
        grund = f"{len(tabelle.zeilen)} Zeilen gelesen, das Manifest nennt {tabelle.erwartet}"
        abhilfe = f"Datei vollständig liefern oder {MANIFEST} berichtigen"
        gefunden.append(Befund(tabelle.format.datei, None, "", "", grund, abhilfe))
    schon_gesagt = set(map(_stelle, befunde))
    befunde += [b for b in map(ort.verorte, gefunden) if _stelle(b) not in schon_gesagt]
    return Datei(tabelle.format, tuple(zeilen), ort)


def _fundort(tabelle: Rohtabelle, spalten: Sequence[str | None]) -> Fundort:
    orte = {name or tabelle.kopf[i]: (tabelle.kopf[i], i) for i, name in enumerate(spalten)}
    if not set(tabelle.kopf) & tabelle.format.modell.model_fields.keys():  # German headings
        orte = {name: (ueberschrift(name), -1) for name in tabelle.format.modell.model_fields} | orte
    return Fundort(tabelle.datei, tabelle.blatt, orte)


def _stelle(befund: Befund) -> tuple[str, str, str | tuple[int | None, str]]:
    return befund.datei, befund.blatt, befund.zelle or (befund.zeile, befund.spalte)


def _kopfbefunde(tabelle: Rohtabelle, spalten: Sequence[str | None]) -> Iterator[Befund]:
    """Headings that are missing, mean the same, or mean nothing; the last stops nothing."""
    felder, datei, zeile = tabelle.format.modell.model_fields, tabelle.format.datei, tabelle.kopfzeile
    genannt = [name for name in spalten if name]
    for name, angabe in felder.items():
        if angabe.is_required() and name not in genannt:
            wort = name if name in tabelle.kopf or set(tabelle.kopf) & felder.keys() else ueberschrift(name)
            yield Befund(datei, zeile, wort, "", "diese Spalte fehlt", "Spalte ergänzen")
    for name in sorted({name for name in genannt if genannt.count(name) > 1}):
        yield Befund(datei, zeile, name, "", "diese Spalte steht mehrfach da", "nur einmal nennen")
    abhilfe = f"Spalte entfernen oder eine dieser Überschriften verwenden: {', '.join(map(ueberschrift, felder))}"
    for i, (geschrieben, bekannt) in enumerate(zip(tabelle.kopf, spalten, strict=True)):
        if bekannt is None and (geschrieben or any(werte[i] not in ("", None) for _, werte in tabelle.zeilen)):
            art = "unbekannte Spalte" if geschrieben else "Spalte ohne Überschrift"
            yield Befund(datei, zeile, geschrieben, "", f"{art}, nicht übernommen", abhilfe, Schwere.HINWEIS)


class _Leser:
    """Reads the lines of one table; what is wrong goes to ``befunde``, one finding for each column."""

    def __init__(
        self, format_: Format, spalten: Sequence[str | None], verweise: Verweise | None, befunde: list[Befund]
    ) -> None:
        self._format, self._verweise, self._befunde = format_, verweise, befunde
        felder = format_.modell.model_fields
        self._spalten = [
            (i, name, felder[name].is_required(), nur_text(felder[name])) for i, name in enumerate(spalten) if name
        ]
        self._verstehe = format_.modell.__pydantic_validator__.validate_python
        self._datiert = issubclass(format_.modell, DatierteZeile)

    def lies(self, nummer: int, werte: Sequence[Zellwert]) -> Zeile | None:
        """The row; None if anything in it is wrong."""
        gefunden: dict[str, Befund] = {}
        zellen = self._zellen(nummer, werte, gefunden)
        if self._datiert and isinstance(tag := zellen.get("datum"), date):
            zellen["datum"] = _so_genau(tag, zellen.get("genauigkeit"))
        if self._verweise:
            self._verstehe_namen(nummer, zellen, gefunden)
        try:
            zeile: Zeile = self._verstehe(zellen)
        except ValidationError as fehler:
            self._sage(nummer, zellen, fehler, gefunden)
        if not gefunden:
            return zeile
        self._befunde += gefunden.values()
        return None if any(b.schwere is Schwere.FEHLER for b in gefunden.values()) else zeile

    def _zellen(self, nummer: int, werte: Sequence[Zellwert], gefunden: dict[str, Befund]) -> dict[str, Zellwert]:
        """The cells that hold something, and those that must, by their field."""
        zellen: dict[str, Zellwert] = {}
        for i, name, pflicht, text in self._spalten:
            wert = werte[i]
            if wert.__class__ is str:
                wert = wert.strip()
                if (wert[:1] in FORMELZEICHEN or not wert.isprintable()) and (was := unerlaubt(wert)):
                    gefunden[name] = self._befund(nummer, name, *was)
            elif text or wert is None:
                wert = als_text(wert)
            if pflicht or wert != "":
                zellen[name] = wert
        return zellen

    def _sage(
        self, nummer: int, zellen: dict[str, Zellwert], fehler: ValidationError, gefunden: dict[str, Befund]
    ) -> None:
        """One finding for each column that the model refuses."""
        for f in fehler.errors():
            if f["type"] != "default_factory_not_called":  # what it needs is wrong itself
                spalte = str(f["loc"][0] if f["loc"] else f["ctx"]["spalte"])
                ausnahme = f.get("ctx", {}).get("error") or ValueError(grund_in_worten(f))
                befund = self._falsch(nummer, spalte, str(zellen.get(spalte, "")), ausnahme)
                if spalte not in gefunden or gefunden[spalte].schwere is Schwere.HINWEIS:
                    gefunden[spalte] = befund

    def _verstehe_namen(self, nummer: int, zellen: dict[str, Zellwert], gefunden: dict[str, Befund]) -> None:
        """Names instead of keys become keys; what was decided for the supplier is told."""
        assert self._verweise
        for name in self._verweise.in_zeile(zellen):
            wert = str(zellen[name])
            try:
                fund = self._verweise.schluessel(name, zellen)
            except ValueError as fehler:
                gefunden.setdefault(name, self._falsch(nummer, name, wert, fehler))
                continue
            zellen[name] = fund.schluessel
            if fund.hinweis and name not in gefunden:
                befund = self._befund(nummer, name, wert, fund.hinweis, "prüfen, ob das gemeint ist")
                gefunden[name] = replace(befund, schwere=Schwere.HINWEIS)

    def _falsch(self, nummer: int, spalte: str, wert: str, fehler: ValueError) -> Befund:
        """A cell that was not understood; who says why often says what to write instead."""
        grund, abhilfe = (fehler.grund, fehler.abhilfe) if isinstance(fehler, Unlesbar) else (str(fehler), "")
        return self._befund(nummer, spalte, wert, grund, abhilfe or "Zelle berichtigen")

    def _befund(self, nummer: int, spalte: str, wert: str, grund: str, abhilfe: str) -> Befund:
        return Befund(self._format.datei, nummer, spalte, wert, grund, abhilfe)


def _so_genau(tag: date, genauigkeit: Zellwert) -> Zellwert:
    """Excel makes the first day of it when somebody writes a month; what is said beside it counts."""
    laenge = {Genauigkeit.MONAT: 7, Genauigkeit.JAHR: 4}.get(str(genauigkeit).casefold())  # type: ignore[call-overload]
    return tag.isoformat()[:laenge] if laenge else tag
