"""Which value was known when: the matrix of Stichtage and Datenstände?"""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from charts.matrix import matrix
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl, Zaehleinheit
from domain.messwert import Messwert
from domain.zahlen import Zusatz, ganzzahl, millionen
from domain.zeit import tag_kurz

NEUESTE_STAENDE = 12  # rows of the matrix
MASS = {Zaehleinheit.EURO: " (in Mio. €)", Zaehleinheit.EINWOHNER: " (in Tausend)"}  # so that a cell holds its number


def matrixbild(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """Which value was known when: one row for each Datenstand, one column for each Stichtag."""
    tage = _stichtage(auswahl.stichtag)
    werte = daten.staende(kennzahl, auswahl, tage, davor=NEUESTE_STAENDE)
    gezeigte = _neueste_staende(werte)
    zellen = _zellen(daten, gezeigte, werte)
    geaendert = int(zellen["geaendert"].sum())
    return Bild(
        schluessel="matrix",
        titel=f"Was wann bekannt war{MASS.get(kennzahl.zaehleinheit, '')}",
        diagramm=matrix(
            zellen, schema=schema,
            beschreibung=f"{kennzahl.titel} an {len(tage)} Stichtagen nach jedem Datenstand; {geaendert} Werte änderten sich mit "
            "einem neueren Datenstand. Alle Werte stehen in der Tabelle.",
        ),
        mache_tabelle=partial(_matrixtabelle, gezeigte),
        unterschrift="Eine Zeile je Datenstand, eine Spalte je Stichtag. ≥ heißt: mindestens so viele sind belegt. Umrandet ist, "
        "was der Datenstand gegenüber dem vorigen änderte.",
        fussnote=f"{auswahl.raum()} · höchstens die neuesten {NEUESTE_STAENDE} Datenstände · {auswahl.datenstand_text}",
        erklaerung="Von oben nach unten wird das Wissen älter. So ist für jeden vergangenen Tag abrufbar, was man damals wusste "
        "und was man heute weiß. Frühere Werte ändern sich nie; eine Berichtigung steht in einer neuen Zeile.",
        dateiname=f"{auswahl.dateiname()}_{kennzahl.schluessel}_staende",
    )  # fmt: skip


def _stichtage(ende: date) -> tuple[date, ...]:
    """Half-year ends since the programme began, at most nine, and the Stichtag itself."""
    halbjahre = [date(jahr, *tag) for jahr in range(2019, ende.year + 1) for tag in ((6, 30), (12, 31))]
    frueher = [tag for tag in halbjahre if tag < ende]
    return (*frueher[-9:], ende)


def _neueste_staende(werte: Sequence[Messwert]) -> list[Messwert]:
    """The newest Datenstände, newest first."""
    staende = sorted({wert.datenstand for wert in werte}, reverse=True)[:NEUESTE_STAENDE]
    return [wert for stand in staende for wert in werte if wert.datenstand == stand]


def _zellen(daten: Berichtsdaten, gezeigte: Sequence[Messwert], werte: Sequence[Messwert]) -> pd.DataFrame:
    """``werte`` know one Datenstand more than is shown, so that what the oldest one changed can be told."""
    bekannt = {(w.datenstand, w.stichtag): w for w in werte}
    lieferungen = daten.lieferungen(max(w.datenstand for w in gezeigte))
    geladen = dict(zip(lieferungen["id"], lieferungen["eingelesen_am"], strict=True))
    zellen = []
    for w in gezeigte:
        zuvor = bekannt.get((w.datenstand - 1, w.stichtag))
        zellen.append(
            {
                "datenstand": f"Datenstand {w.datenstand} · {tag_kurz(geladen[w.datenstand].date())}",
                "stichtag": tag_kurz(w.stichtag),
                "wert": None if w.wert is None else w.wert,
                "text": _kurz(w),
                "basis": str(w.basis),
                "geaendert": zuvor is not None and _gezeigt(zuvor) != _gezeigt(w),
            }
        )
    return pd.DataFrame(zellen)


def _gezeigt(w: Messwert) -> tuple[object, ...]:
    """What a cell is about; its text may round a difference away."""
    return w.wert, w.zusatz, w.zeitraum


def _kurz(w: Messwert) -> str:
    if w.wert is None:
        return "–"
    zeichen = {Zusatz.MINDESTENS: "≥ ", Zusatz.UEBER: "> ", Zusatz.CA: "≈ "}.get(w.zusatz, "")
    if w.kennzahl.in_euro:
        return zeichen + millionen(w.wert)
    return zeichen + ganzzahl(w.wert // 1000 if w.kennzahl.zaehleinheit is Zaehleinheit.EINWOHNER else w.wert)


def _matrixtabelle(werte: Sequence[Messwert]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Datenstand": w.datenstand,
                "Stichtag": tag_kurz(w.stichtag),
                "Wert": w.zahl,
                "Basis": str(w.basis),
                "Einzeln belegt": w.kennzahl.zahl(w.belegt),
            }
            for w in werte
        ]
    )
