"""How does the same delivery look when another office writes it: other words, other order, another kind of file?

An ``Entwurf`` holds what is meant, in the canonical words of data/README.md. ``kleide`` writes each of its cells in one
of the ways that mean the same, chosen at random, and says where every cell then stands.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from domain.ereignis import Ereignisart, Phase, Qualifizierungsstand
from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz
from domain.zeit import Genauigkeit, Zeitangabe
from ingest.fundort import buchstaben
from ingest.spalten import BLAETTER, ueberschrift
from ingest.zellen import unerlaubt
from tests.ingest import quellenbau

KOPF = 'format = 1\nkennung = "{}"\ntitel = "Probe"\nherausgeber = "Amt"\nstand = 2023-06-30\n[zeilen]\n{}'
BUND = "bund-beispiel"
# Every way to write a place that no other place has; the base delivery holds just these.
ORTE = {
    "14524330": ("Zwickau", "Stadt Zwickau", "Zwickau, Stadt", "ZWICKAU", "Große Kreisstadt Zwickau"),
    "14524300": ("Werdau", "werdau", "Werdau (Landkreis Zwickau)", "Stadtverwaltung Werdau"),
    "14625030": ("Bernsdorf (Landkreis Bautzen)", "Bernsdorf, Lkr. Bautzen", "Stadt Bernsdorf"),
    "14524010": ("Bernsdorf (Landkreis Zwickau)", "Gemeinde Bernsdorf, Landkreis Zwickau"),
    "14523300": ("Oelsnitz/Vogtl.", "Oelsnitz (Vogtland)", "Oelsnitz i. V.", "OELSNITZ, STADT (VOGTL.)"),
    "14521450": ("Oelsnitz/Erzgeb.", "Oelsnitz (Erzgeb.)", "Oelsnitz im Erzgebirge"),
    "14625020": ("Bautzen", "Bautzen / Budyšin", "Budyšin", "Bautzen/Budysin", unicodedata.normalize("NFD", "Budyšin")),
    "14626110": ("Görlitz", "Goerlitz", "GÖRLITZ", unicodedata.normalize("NFD", "Görlitz"), "Görlitz, Stadt"),
}  # fmt: skip
_NAMEN = ORTE | {BUND: ("Städtebund Beispiel", "STAEDTEBUND BEISPIEL", "städtebund  beispiel")}
_MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_EXCEL_NULL = date(1899, 12, 30)
FORMEN = ("toml", "csv", "zip-toml", "zip-csv", "zip-ordner", "xlsx", "xlsx-im-zip")

Zeile = dict[str, str]  # field -> canonical text


@dataclass(frozen=True)
class Tabelle:
    """One kind of fact as somebody wrote it. ``name``: of the file or the sheet; each column has a field and a heading."""

    datei: str
    name: str
    felder: tuple[str, ...]
    kopf: tuple[str, ...]
    zeilen: tuple[tuple[Any, ...], ...]

    def mit(self, zeile: int, spalte: int, wert: str) -> "Tabelle":
        """The same with another value in one cell, both from 0."""
        zeilen = [list(z) for z in self.zeilen]
        zeilen[zeile][spalte] = wert
        return replace(self, zeilen=tuple(map(tuple, zeilen)))


@dataclass(frozen=True)
class Kleid:
    """A delivery as it will lie on the disk. ``trenner``, ``kodierung``, ``ende`` matter in CSV files only."""

    form: str
    trenner: str
    kodierung: str
    ende: str
    tabellen: tuple[Tabelle, ...]

    @property
    def ist_mappe(self) -> bool:
        return self.form.startswith("xlsx")

    def stelle(self, nummer: int, zeile: int, spalte: int) -> dict[str, Any]:
        """Where a cell stands, as a finding says it."""
        t = self.tabellen[nummer]
        if self.ist_mappe:
            zelle = f"{buchstaben(spalte)}{zeile + 2}"
            return {"blatt": t.name, "zelle": zelle, "zeile": zeile + 2, "spalte": t.kopf[spalte]}
        davor = quellenbau.als_csv((t.kopf, *t.zeilen[:zeile]), self.trenner, "\n")
        return {"datei": f"{t.name}.csv", "zelle": "", "zeile": davor.count("\n") + 1, "spalte": t.kopf[spalte]}

    def schreibe(self, ordner: Path, kennung: str) -> Path:
        """Write it into an empty folder; the path that is loaded."""
        ordner.mkdir(parents=True)
        blaetter = {"Lieferung": _angaben(kennung)} | {t.name: (t.kopf, *t.zeilen) for t in self.tabellen}
        if self.ist_mappe:
            mappe = quellenbau.mappe(ordner / "Meldung.xlsx", blaetter)
            return (
                mappe
                if self.form == "xlsx"
                else quellenbau.archiv(ordner / "m.zip", {"Meldung.xlsx": mappe.read_bytes()})
            )
        if self.form.endswith("toml"):
            del blaetter["Lieferung"]
        dateien = {f"{name}.csv": self._csv(zeilen) for name, zeilen in blaetter.items()}
        if self.form.endswith("toml"):
            zahlen = "".join(f'"{t.name}.csv" = {len(t.zeilen)}\n' for t in self.tabellen)
            dateien["lieferung.toml"] = KOPF.format(kennung, zahlen).encode()
        if self.form.startswith("zip"):
            davor = "Meldung 2023/" if self.form == "zip-ordner" else ""
            return quellenbau.archiv(ordner / "m.zip", {davor + name: roh for name, roh in dateien.items()})
        for name, roh in dateien.items():
            (ordner / name).write_bytes(roh)
        return ordner

    def _csv(self, zeilen: Sequence[Sequence[Any]]) -> bytes:
        text = quellenbau.als_csv(zeilen, self.trenner, self.ende)
        roh = text.encode(self.kodierung, "replace")
        if self.kodierung == "cp1252" and (roh.decode("cp1252") != text or _ist_utf8(roh)):
            return text.encode(
                "utf-8-sig"
            )  # decomposed letters, or "Ä–", which are the bytes of another letter in UTF-8
        return roh


def _ist_utf8(roh: bytes) -> bool:
    return roh.decode("utf-8", "replace").encode() == roh


def _angaben(kennung: str) -> list[tuple[str, str]]:
    return [
        ("Angabe", "Wert"),
        ("Kennung", kennung),
        ("Titel", "Probe"),
        ("Herausgeber", "Amt"),
        ("Stand", "30.06.2023"),
    ]


def kanonisch(entwurf: Mapping[str, Sequence[Zeile]]) -> Kleid:
    """The delivery in its own words."""
    tabellen = (
        Tabelle(datei, datei[:-4], tuple(z[0]), tuple(z[0]), tuple(tuple(zeile[f] for f in z[0]) for zeile in z))
        for datei, z in entwurf.items()
    )
    return Kleid("toml", ",", "utf-8", "\n", tuple(tabellen))


def kleide(r: Random, entwurf: Mapping[str, Sequence[Zeile]], formen: Sequence[str] = FORMEN) -> Kleid:
    """The same delivery in other words and of another kind."""
    form = r.choice(formen)
    mappe = form.startswith("xlsx")
    tabellen = [_tabelle(r, datei, zeilen, mappe=mappe) for datei, zeilen in entwurf.items()]
    r.shuffle(tabellen)
    kodierung = r.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16"))
    return Kleid(form, r.choice(";,\t"), kodierung, r.choice(("\n", "\r\n")), tuple(tabellen))


def _tabelle(r: Random, datei: str, zeilen: Sequence[Zeile], *, mappe: bool) -> Tabelle:
    geschrieben = [_zeile(r, zeile, mappe=mappe) for zeile in zeilen]
    felder = [f for f in zeilen[0] if any(z[f] != "" for z in geschrieben) or r.random() < 0.5]
    r.shuffle(felder)
    stamm = datei.removesuffix(".csv")
    name = r.choice((stamm, BLAETTER[datei], BLAETTER[datei].upper(), stamm.capitalize()))
    kopf = tuple(_ueberschrift(r, feld) for feld in felder)
    return Tabelle(datei, name, tuple(felder), kopf, tuple(tuple(z[f] for f in felder) for z in geschrieben))


def _ueberschrift(r: Random, feld: str) -> str:
    wort = ueberschrift(feld)
    ohne = wort.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return r.choice((feld, wort, wort.upper(), ohne, feld.upper().replace("_", "-"), f"{wort}:"))


def _zeile(r: Random, zeile: Zeile, *, mappe: bool) -> dict[str, Any]:
    geschrieben: dict[str, Any] = {}
    for feld, wert in zeile.items():
        texte, zellen = _ARTEN[feld](wert) if wert else ([""], [])
        geschrieben[feld] = r.choice((*texte, *zellen) if mappe else texte)
    if "genauigkeit" in zeile:
        geschrieben |= _zeit(r, zeile["datum"], Genauigkeit(zeile["genauigkeit"]), mappe=mappe)
    return geschrieben


# --- how each kind of value may be written: as text, and in a workbook also as this -------------------------------

Weisen = tuple[Sequence[str], Sequence[Any]]


def _tag(iso: str) -> Weisen:
    t = date.fromisoformat(iso)
    monat = _MONATE[t.month - 1]
    texte = (
        iso,
        f"{t:%d.%m.%Y}",
        f"{t.day}.{t.month}.{t.year}",
        f"{t:%d.%m.%y}",
        f"{t.day}. {monat} {t.year}",
        f" am {t.day}. {monat} {t.year}",
    )
    return texte, (t, (t - _EXCEL_NULL).days)


def _zeit(r: Random, text: str, genauigkeit: Genauigkeit, *, mappe: bool) -> dict[str, Any]:
    """Date and precision together: a month that Excel made a day of needs the word beside it."""
    wort = r.choice((genauigkeit.value, genauigkeit.value.capitalize(), genauigkeit.value.replace("_", " ").upper()))
    if genauigkeit is not Genauigkeit.BEKANNT_AM and r.random() < 0.5:
        wort = ""
    jahr, _, monat = text.partition("-")
    texte, zellen = [text], list[Any]()
    if len(text) == 10:
        texte, zellen = [[*weisen] for weisen in _tag(text)]
    elif monat:
        name = _MONATE[int(monat) - 1]
        texte += [
            f"{monat}/{jahr}",
            f"{int(monat)}/{jahr}",
            f"{monat}.{jahr}",
            f"{name} {jahr}",
            f"im {name.upper()} {jahr}",
        ]
    else:
        texte, zellen = [text, f"im Jahr {jahr}"], [int(jahr)]
    if wort.casefold() in ("monat", "jahr"):
        zellen.append(Zeitangabe(text, genauigkeit).fruehestens)
    return {"datum": r.choice((*texte, *zellen) if mappe else texte), "genauigkeit": wort}


def _betrag(euro: str) -> Weisen:
    """``euro`` with a point and two decimals."""
    ganz, _, cent = euro.partition(".")
    gruppen = f"{int(ganz):,}".replace(",", ".")
    texte = [euro, f"{gruppen},{cent}", f"{ganz},{cent} €", f"EUR {gruppen},{cent}", f"{ganz},{cent} Euro"]
    if cent == "00":
        texte += [gruppen, f"{gruppen},-- €", f"{ganz}"]
    if cent == "00" and ganz.endswith("00") and len(ganz) > 3:
        texte.append(f"{ganz[:-3]},{ganz[-3]} Tsd. Euro")
    if cent == "00" and ganz.endswith("00000") and len(ganz) > 6:
        texte.append(f"{ganz[:-6]},{ganz[-6]} Mio. €")
    return texte, (float(euro),)


def _anzahl(text: str) -> Weisen:
    return (text, f"{int(text):,}".replace(",", "."), f"{int(text):,}".replace(",", " ")), (int(text), float(text))


def _ort(schluessel: str) -> Weisen:
    if schluessel == BUND:
        return (BUND, *_NAMEN[BUND]), ()
    land, kreis, gemeinde = schluessel[:2], schluessel[2:5], schluessel[5:]
    gegliedert = f"{land} {kreis[0]} {kreis[1:]} {gemeinde}"
    return (schluessel, *_NAMEN[schluessel], gegliedert, f"{land}{kreis}0{gemeinde}{gemeinde}"), (int(schluessel),)


def _ja_nein(text: str) -> Weisen:
    ja = text == "ja"
    return (("ja", "JA", "x", "wahr", "") if ja else ("nein", "Nein", "falsch", "0")), (ja, int(ja))


def _wort(text: str) -> Weisen:
    gesprochen = Ereignisart(text).wort if text in [*Ereignisart] else text
    return (text, text.upper(), text.capitalize(), text.replace("_", " "), gesprochen, f" {text} "), ()


def _wie_es_ist(text: str) -> Weisen:
    return (text,), ()


_ARTEN: dict[str, Callable[[str], Weisen]] = {
    "traeger": _ort, "ags": _ort, "art": _wort, "phase": _wort, "datum": _wie_es_ist, "genauigkeit": _wie_es_ist,
    "sicher": _ja_nein, "notiz": _wie_es_ist, "fall": _wie_es_ist, "geldzustand": _wort, "betrag_eur": _betrag,
    "betrag_zusatz": _wort, "stichtag": _tag, "gebietsstand": _tag, "einwohner": _anzahl, "gueltig_von": _tag,
    "gueltig_bis": _tag, "lehrgang": _wie_es_ist, "qualifizierungsstand": _wort, "personen": _anzahl,
}  # fmt: skip

# --- what may be meant -------------------------------------------------------------------------------------------

_tage = st.dates(date(2019, 3, 1), date(2023, 6, 30))
_zeiten = _tage.flatmap(
    lambda t: st.sampled_from([(f"{t}", "tag"), (f"{t:%Y-%m}", "monat"), (f"{t:%Y-%m}", "bekannt_am"), (f"{t}", "bekannt_am")])
) | st.sampled_from([(str(jahr), genau) for jahr in (2020, 2021, 2022) for genau in ("jahr", "bekannt_am")])  # fmt: skip
_notizen = st.text("abcXYZ äöüßÄ€„“\"';,.\n–-&<>()", max_size=20).map(str.strip).filter(lambda t: unerlaubt(t) is None)
_traeger = st.sampled_from([*ORTE, BUND])
_ja_oder_nein = st.sampled_from(["ja", "nein"])
_betraege = st.just("") | st.integers(0, 10**9).map(lambda c: f"{c // 100}.{c % 100:02}") | st.integers(1, 99).map(
    lambda z: f"{z * 100_000}.00"
)  # fmt: skip


def _datiert(felder: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[Zeile]:
    return st.tuples(st.fixed_dictionaries(felder), _zeiten).map(
        lambda p: p[0] | {"datum": p[1][0], "genauigkeit": p[1][1]}
    )


def _mit_phase(zeile: Zeile) -> Zeile:
    return zeile if zeile["art"] == Ereignisart.SICHERHEITSANALYSE else zeile | {"phase": ""}


_worte = {name: st.sampled_from([w.value for w in worte]) for name, worte in (
    ("art", Ereignisart), ("phase", Phase), ("geldzustand", [g for g in Geldzustand if g != "veranschlagt"]), ("betrag_zusatz", Zusatz),
    ("qualifizierungsstand", Qualifizierungsstand),
)}  # fmt: skip
_ereignis = _datiert(
    {"traeger": _traeger, "art": _worte["art"], "phase": _worte["phase"], "sicher": _ja_oder_nein, "notiz": _notizen}
).map(_mit_phase)
_foerderung = _datiert({
    "traeger": _traeger, "fall": st.integers(1, 99).map("fall-{}".format), "geldzustand": _worte["geldzustand"], "betrag_eur": _betraege,
    "betrag_zusatz": _worte["betrag_zusatz"], "sicher": _ja_oder_nein, "notiz": _notizen,
})  # fmt: skip
_einwohner = st.fixed_dictionaries({
    "ags": st.sampled_from([*ORTE]), "stichtag": _tage.map(str), "gebietsstand": _tage.map(str),
    "einwohner": st.integers(1, 999_999).map(str),
})  # fmt: skip
_ansatz = st.integers(2019, 2024).flatmap(lambda jahr: st.fixed_dictionaries({
    "gueltig_von": st.just(f"{jahr}-01-01"), "gueltig_bis": st.just(f"{jahr}-12-31"), "betrag_eur": _betraege.filter(bool),
    "notiz": _notizen,
}))  # fmt: skip
_kurs = _datiert({
    "lehrgang": st.sampled_from(["Beccaria", "Grundkurs"]), "qualifizierungsstand": _worte["qualifizierungsstand"],
    "personen": st.integers(0, 5000).map(str), "sicher": _ja_oder_nein,
})  # fmt: skip


def _zeilen(art: st.SearchStrategy[Zeile], *schluessel: str) -> st.SearchStrategy[list[Zeile]]:
    return st.lists(art, min_size=1, max_size=4, unique_by=lambda z: tuple(z[s] for s in schluessel))


entwuerfe: st.SearchStrategy[dict[str, list[Zeile]]] = st.fixed_dictionaries({}, optional={
    "ereignisse.csv": _zeilen(_ereignis, "traeger", "art", "phase", "datum"),
    "foerderungen.csv": _zeilen(_foerderung, "fall"),
    "einwohner.csv": _zeilen(_einwohner, "ags", "stichtag"),
    "haushaltsansaetze.csv": _zeilen(_ansatz, "gueltig_von"),
    "qualifizierungen.csv": _zeilen(_kurs, "lehrgang", "qualifizierungsstand", "datum"),
}).filter(bool)  # fmt: skip
