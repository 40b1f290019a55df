"""Which tables answer a Kleine Anfrage, and how do they close?

Only what is proved record by record can be broken down. Cases are placed by the first day on which they are certain, areas
are those of the Stichtag. A row "nicht zugeordnet" closes every sum, and what was published for the whole state stands in a
table of its own: nobody knows how to divide it.
"""

import unicodedata
from collections.abc import Iterator, Sequence

import pandas as pd

from briefing.anfragefaelle import SUMME, Faelle, Orte
from briefing.anfragewunsch import Anfragewunsch, Gliederung, Zeitspanne
from briefing.papiere.aufnahme import Spalte, Tafel, Zelle
from briefing.papiere.zeichen_destatis import NICHTS, SINNLOS, UNBEKANNT
from data_access.raum import SPALTEN
from domain.auswahl import NICHT_ZUGEORDNET, Ebene
from domain.kennzahl import Kennzahl
from domain.kreise import KREISE
from domain.messwert import Veroeffentlichung
from domain.zahlen import KEINE_ANGABE, ganzzahl

_KOPF = {
    Ebene.POLIZEIDIREKTION: "Polizeidirektion",
    Ebene.LANDKREIS: "Landkreis/Kreisfreie Stadt",
    Ebene.KOMMUNE: "Kommune",
}


def tafel(nummer: int, f: Faelle, wunsch: Anfragewunsch, raeume: Orte) -> Tafel:
    """The numbered table of a Kennzahl."""
    if wunsch.gliederung.nach_jahren and not f.kennzahl.kumuliert:
        spalten, zeilen = _je_jahr_fuer_sich(f, wunsch.spanne)
    elif wunsch.gliederung is Gliederung.JAHR:
        spalten, zeilen = _nach_jahren(f, wunsch.spanne)
    elif wunsch.gliederung.nach_jahren:
        spalten, zeilen = _nach_orten_und_jahren(f, wunsch, raeume)
    else:
        spalten, zeilen = _nach_orten(f, wunsch.gliederung.ebene, raeume)
    fuer_sich = wunsch.gliederung.nach_jahren and not f.kennzahl.kumuliert
    wonach = f"{Gliederung.JAHR.wort} (nur landesweit)" if fuer_sich else wunsch.gliederung.wort
    titel = f"Tabelle {nummer}: {f.kennzahl.titel} nach {wonach}, {wunsch.spanne}"
    return Tafel(
        f"tabelle-{nummer}", titel, tuple(spalten), tuple(zeilen), unterschrift=_unterschrift(f),
        fussnote=_fussnote(f, wunsch.gliederung), summenzeile=True,
    )  # fmt: skip


# --- rows -------------------------------------------------------------------------------------------------------------


def _je_ort(f: Faelle, ebene: Ebene, raeume: Orte) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every area with its cases, then what lies in none of them."""
    spalte = SPALTEN[ebene]
    for schluessel, name in raeume:
        yield name, f.im_zeitraum[f.im_zeitraum[spalte] == schluessel]
    verortet = f.im_zeitraum[spalte].isin([schluessel for schluessel, _ in raeume])
    yield NICHT_ZUGEORDNET, f.im_zeitraum[~verortet]


def _nach_orten(f: Faelle, ebene: Ebene, raeume: Orte) -> tuple[list[Spalte], list[tuple[Zelle, ...]]]:
    summen = f.im_zeitraum.groupby(SPALTEN[ebene])["wert"].sum().to_dict()
    gruppen = [(name, int(summen.get(schluessel, 0))) for schluessel, name in raeume]
    fremde = ~f.im_zeitraum[SPALTEN[ebene]].isin([schluessel for schluessel, _ in raeume])
    gruppen.append((NICHT_ZUGEORDNET, int(f.im_zeitraum.loc[fremde, "wert"].sum())))
    spalten = [Spalte(_KOPF[ebene]), Spalte(f.wort, f.art)]
    if ebene is Ebene.KOMMUNE:
        return _nach_kommunen(f, spalten, gruppen, {name: KREISE.get(ags[:5], "") for ags, name in raeume})
    zeilen: list[tuple[Zelle, ...]] = [(name, f.zelle_im_ort(name, wert)) for name, wert in gruppen]
    return spalten, [*zeilen, (SUMME, f.zelle(f.summe))]


def _nach_kommunen(
    f: Faelle, spalten: list[Spalte], gruppen: list[tuple[str, int]], kreise: dict[str, str]
) -> tuple[list[Spalte], list[tuple[Zelle, ...]]]:
    """Kommunen with a case by name and Kreis; the many without one are a single row."""
    genannte = sorted((g for g in gruppen[:-1] if g[1]), key=lambda g: _sortierbar(g[0]))
    leere = len(gruppen) - 1 - len(genannte)
    uebrige = [(f"übrige Kommunen ({ganzzahl(leere)})", 0)] if leere else []
    zeilen: list[tuple[Zelle, ...]] = [
        (name, kreise.get(name, ""), f.zelle_im_ort(name, wert)) for name, wert in (*genannte, *uebrige, gruppen[-1])
    ]
    return [spalten[0], Spalte(_KOPF[Ebene.LANDKREIS]), spalten[1]], [*zeilen, (SUMME, "", f.zelle(f.summe))]


def _sortierbar(name: str) -> str:
    """As a German index sorts: ö with o."""
    return unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))


def _nach_jahren(f: Faelle, spanne: Zeitspanne) -> tuple[list[Spalte], list[tuple[Zelle, ...]]]:
    """New cases of each year, and how many there were by its end; these are stocks, which do not add up."""
    zeilen: list[tuple[Zelle, ...]] = []
    bestand = f.davor
    for jahr, wert in _je_jahr(f, spanne):
        bestand += wert
        zeilen.append((_jahreswort(jahr, spanne), f.zelle(wert), f.zelle(bestand)))
    spalten = [Spalte("Jahr"), Spalte(f"neu, {f.wort}", f.art), Spalte(f"insgesamt am Ende, {f.wort}", f.art)]
    return spalten, [*zeilen, (SUMME, f.zelle(f.summe), SINNLOS)]


def _je_jahr_fuer_sich(f: Faelle, spanne: Zeitspanne) -> tuple[list[Spalte], list[tuple[Zelle, ...]]]:
    """What is stated of each year anew: nothing that could be added up."""
    zeilen: list[tuple[Zelle, ...]] = [
        (_jahreswort(jahr, spanne), m.belegt or (NICHTS if m.vollstaendig else UNBEKANNT)) for jahr, m in f.jahreswerte
    ]
    return [Spalte("Jahr"), Spalte(f.wort, f.art)], [*zeilen, (SUMME, SINNLOS)]


def _je_jahr(f: Faelle, spanne: Zeitspanne) -> list[tuple[int, int]]:
    """Every year of the period with its sum; without a beginning from the first case on."""
    je_jahr = _jahre(f.im_zeitraum).groupby("jahr")["wert"].sum()
    jahre = spanne.jahre or range(int(min(je_jahr.index, default=spanne.bis.year)), spanne.bis.year + 1)
    return [(jahr, int(je_jahr.get(jahr, 0))) for jahr in jahre]


def _jahre(einheiten: pd.DataFrame) -> pd.DataFrame:
    return einheiten.assign(jahr=[tag.year for tag in einheiten["seit"]])


def _jahreswort(jahr: int, spanne: Zeitspanne) -> str:
    """A year, or the part of it that is asked about."""
    ab = spanne.von if spanne.von and spanne.von.year == jahr and (spanne.von.month, spanne.von.day) != (1, 1) else None
    bis = spanne.bis if spanne.bis.year == jahr and (spanne.bis.month, spanne.bis.day) != (12, 31) else None
    teile = [f"ab {ab:%d.%m.}" if ab else "", f"bis {bis:%d.%m.}" if bis else ""]
    return f"{jahr} ({' '.join(filter(None, teile))})" if any(teile) else str(jahr)


def _nach_orten_und_jahren(
    f: Faelle, wunsch: Anfragewunsch, raeume: Orte
) -> tuple[list[Spalte], list[tuple[Zelle, ...]]]:
    """New cases by area and year; both ways the sums close."""
    jahre = [jahr for jahr, _ in _je_jahr(f, wunsch.spanne)]
    ebene = wunsch.gliederung.ebene

    def zeile(name: str, eigene: pd.DataFrame) -> tuple[Zelle, ...]:
        je_jahr = _jahre(eigene).groupby("jahr")["wert"].sum()
        werte = [*(int(je_jahr.get(jahr, 0)) for jahr in jahre), int(eigene["wert"].sum())]
        return (name, *(f.zelle_im_ort(name, wert) for wert in werte))

    zeilen = [zeile(name, eigene) for name, eigene in _je_ort(f, ebene, raeume)]
    koepfe = [Spalte(_jahreswort(jahr, wunsch.spanne), f.art) for jahr in jahre]
    return [Spalte(_KOPF[ebene]), *koepfe, Spalte(SUMME, f.art)], [*zeilen, zeile(SUMME, f.im_zeitraum)]


# --- words ------------------------------------------------------------------------------------------------------------


def _unterschrift(f: Faelle) -> str:
    geld = f.kennzahl.geldzustand
    einheit = f"Euro, {geld.wort}" if geld else str(f.kennzahl.zaehleinheit)
    wie = "Vollständig gezählte Fälle" if f.vollstaendig else "Einzeln belegte Fälle, also mindestens so viele"
    zuordnung = (
        "ist nach dem ersten Tag zugeordnet, an dem er sicher gilt" if f.kennzahl.kumuliert else "gilt für sein Jahr"
    )
    return f"{wie}; Einheit: {einheit}. Jeder Fall, der am Stichtag gilt, {zuordnung}."


def _fussnote(f: Faelle, gliederung: Gliederung) -> str:
    """What lies beside the period, what is doubtful, and why a published figure is not divided."""
    k, teile = f.kennzahl, list[str]()
    if f.davor:
        enthalten = "nur in „insgesamt“ enthalten" if gliederung is Gliederung.JAHR else "nicht enthalten"
        teile.append(f"Vor dem Zeitraum: {k.zahl(f.davor)}, {enthalten}.")
    if f.danach:
        teile.append(f"Nach dem Zeitraum bis zum Stichtag: {k.zahl(f.danach)}, nicht enthalten.")
    if f.vorbehalt:
        teile.append(f"Mit Vorbehalt belegt und nicht gezählt: {k.zahl(f.vorbehalt)}.")
    eigene_spalte = gliederung.ebene is not Ebene.LAND and f.messwert.ebene is gliederung.ebene
    if (v := f.messwert.veroeffentlicht) and not f.vollstaendig and not eigene_spalte:
        teile.append(
            f"Veröffentlicht sind {_wert(k, v)} (Stand {v.stand_text}); diese Zahl lässt sich nicht aufteilen."
        )
    return " ".join(teile)


def _wert(k: Kennzahl, v: Veroeffentlichung) -> str:
    return f"{v.zusatz.wort} {k.zahl(v.wert)}".strip()


def leere_tafel(nummer: int, k: Kennzahl, wunsch: Anfragewunsch) -> Tafel:
    """Of a Kennzahl of which nothing is known, that nothing is known."""
    titel = f"Tabelle {nummer}: {k.titel} nach {wunsch.gliederung.wort}, {wunsch.spanne}"
    grund = "Im Zeitraum ist kein Einzelfall belegt und keine Zahl veröffentlicht; das heißt nicht, dass es keinen gab."
    return Tafel(f"tabelle-{nummer}", titel, (Spalte(k.titel),), ((KEINE_ANGABE,),), unterschrift=grund)


def veroeffentlichungstafel(nummer: int, k: Kennzahl, werte: Sequence[Veroeffentlichung], spanne: Zeitspanne) -> Tafel:
    """What was published of a Kennzahl in the period, as it was published: no sum, each figure stands for itself."""
    spalten = (
        Spalte("Stand"),
        Spalte("veröffentlicht"),
        Spalte("Zeitraum der Zahl"),
        Spalte("Zähleinheit"),
        Spalte("Quelle"),
    )
    zeilen = tuple(
        (v.stand_text, _wert(k, v), v.zeitraum or "insgesamt", v.zaehleinheit or str(k.zaehleinheit), v.quelle)
        for v in werte
    )
    return Tafel(
        f"tabelle-{nummer}", f"Tabelle {nummer}: {k.titel}, veröffentlichte Zahlen, {spanne}", spalten, zeilen,
        unterschrift="Wie veröffentlicht, mit dem Stand der Quelle. Eine Summe wäre nicht sinnvoll.",
    )  # fmt: skip
