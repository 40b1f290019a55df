"""What is new since a day or since a Datenstand, and how is it shown?"""

from collections.abc import Iterator
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from charts.thema import Farbschema
from charts.wasserfall import wasserfall
from data_access.berichtsdaten import Berichtsdaten
from domain.aenderung import Begruendung, Grund, mit_inhalt
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl
from domain.kennzahl import Basis
from domain.messwert import Messwert, veraenderung
from domain.zeit import tag_kurz

WACHSEND = {True: "plus", False: "minus"}


def ueberholtes(daten: Berichtsdaten, auswahl: Auswahl, neuester: int) -> tuple[tuple[str, str, str], ...]:
    """Title, value then, value today of every Kennzahl that is another one at the newest Datenstand."""
    damals, heute = daten.messwerte(auswahl), daten.messwerte(auswahl.mit(datenstand=neuester))
    return tuple(
        (neu.kennzahl.titel, *_unterscheidbar(alt, neu))
        for alt, neu in ((alt, heute[schluessel]) for schluessel, alt in damals.items())
        if alt.aussage != neu.aussage
    )


def _unterscheidbar(alt: Messwert, neu: Messwert) -> tuple[str, str]:
    """Both values as on the card; where the cards look the same, the first of the other lines that tells them apart."""
    zeilen = (
        (alt.zahl, neu.zahl),
        (alt.beleg_text, neu.beleg_text),
        (f"{alt.zahl} {alt.zeitraum or 'insgesamt'}", f"{neu.zahl} {neu.zeitraum or 'insgesamt'}"),
        (f"{alt.zusatz} {alt.zahl}", f"{neu.zusatz} {neu.zahl}"),
        (str(alt.basis), str(neu.basis)),
        (f"nach Fassung {alt.kennzahl.fassung}", f"nach Fassung {neu.kennzahl.fassung}"),
    )
    return next((damals, heute) for damals, heute in zeilen if damals != heute)


def seit(auswahl: Auswahl) -> str:
    """Since when a change is told: ``seit dem 6. Februar 2021``; of one and the same day ``gegenüber Datenstand 1``."""
    if auswahl.vergleich == auswahl.stichtag and auswahl.anderes_wissen:
        return f"gegenüber Datenstand {auswahl.vergleichsstand}"
    return f"seit dem {auswahl.vergleich_text()}"


def begruendungen(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Begruendung, ...]:
    """Why each Kennzahl differs from the Vergleichstag; empty when there is nothing to compare with."""
    damals = auswahl.damals
    if damals is None or damals.stichtag < FRUEHESTER_STICHTAG:
        return ()
    return daten.begruendungen(damals, auswahl)


def neuigkeiten(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Begruendung, ...]:
    """Those Kennzahlen of which single records came, went or changed since the Vergleichstag."""
    return mit_inhalt(begruendungen(daten, auswahl))


def namen(begruendung: Begruendung, hoechstens: int = 2) -> str:
    """Who is behind the change, cut to a line: ``hinzugekommen: Torgau, Werdau und 14 weitere``; or why nobody can be named."""
    zeilen = [begruendung.hindernis] if begruendung.hindernis else []
    for gruppe in begruendung.gruppen:
        genannt = ", ".join(eintrag.name for eintrag in gruppe.eintraege[:hoechstens])
        mehr = len(gruppe.eintraege) - hoechstens
        weitere = f" und {mehr} weitere" if mehr > 0 else ""
        zeilen.append(f"{gruppe.grund}{begruendung.zusatz(gruppe)}: {genannt}{weitere}")
    return "; ".join(zeilen)


def veroeffentlicht_satz(begruendung: Begruendung) -> str:
    """What the card says beside it: published figures change in leaps that no single record explains."""
    damals, jetzt = begruendung.damals, begruendung.jetzt
    if jetzt.basis is not Basis.VEROEFFENTLICHT:
        return ""
    v = veraenderung(jetzt, damals)
    unterschied = v.text(jetzt.kennzahl) or v.grund
    return (
        f"Die Karte zeigt die veröffentlichte Zahl {jetzt.zahl} (Stand {jetzt.veroeffentlicht.stand_text}; {unterschied}). "  # type: ignore[union-attr]
        "Erklären lässt sich nur, was einzeln belegt ist."
    )


def wasserfallbild(begruendung: Begruendung, auswahl: Auswahl, schema: Farbschema, ort: str) -> Bild:
    """The change as a waterfall, its entries as the table; ``ort`` keeps two of them on one page apart."""
    kennzahl = begruendung.kennzahl
    return Bild(
        schluessel=f"aenderung-{ort}",
        titel=begruendung.satz,
        diagramm=wasserfall(
            pd.DataFrame(_stufen(begruendung)), einheit=kennzahl.mehrzahl, schema=schema, beschreibung=begruendung.satz
        ),
        mache_tabelle=partial(eintragstabelle, begruendung),
        unterschrift=_probe(begruendung) if len(begruendung.gruppen) > 1 else "",
        fussnote=f"Gezählt aus sicheren Einzelfällen · {auswahl.raum()} · {auswahl.datenstand_text}",
        erklaerung="Zuerst wird gezeigt, was heute über den früheren Tag anders bekannt ist (nachgetragen, berichtigt, "
        "zurückgezogen, neu definiert), dann, was zwischen den beiden Tagen geschah (hinzugekommen, ausgeschieden, "
        "fortgeschrieben, Gebietsänderung). Die Beiträge ergeben zusammen genau den Unterschied. "
        + veroeffentlicht_satz(begruendung),
        dateiname=f"{auswahl.dateiname()}_aenderung_{kennzahl.schluessel}",
    )


def _probe(begruendung: Begruendung) -> str:
    """The sum that closes on screen: ``24 = 8 + 16 hinzugekommen``."""
    zahl = begruendung.kennzahl.zahl
    teile = [
        f" {'+' if gruppe.beitrag >= 0 else '−'} {zahl(abs(gruppe.beitrag))} {gruppe.grund.wort}"
        for gruppe in begruendung.gruppen
    ]
    return f"{zahl(begruendung.jetzt.belegt)} = {zahl(begruendung.damals.belegt)}{''.join(teile)}."


def _stufen(begruendung: Begruendung) -> Iterator[dict[str, object]]:
    """First the old value, then one step per reason, then the new value."""
    yield _stand(begruendung, begruendung.damals.belegt, "damals")
    for gruppe in begruendung.gruppen:
        yield {
            "name": str(gruppe.grund),
            "art": WACHSEND[gruppe.beitrag >= 0],
            "wert": gruppe.beitrag,
            "text": begruendung.betrag(gruppe.beitrag),
        }
    yield _stand(begruendung, begruendung.jetzt.belegt, "jetzt")


def _stand(begruendung: Begruendung, wert: int, wann: str) -> dict[str, object]:
    messwert = begruendung.damals if wann == "damals" else begruendung.jetzt
    gleicher_tag = begruendung.damals.stichtag == begruendung.jetzt.stichtag
    name = f"Datenstand {messwert.datenstand}" if gleicher_tag else f"am {tag_kurz(messwert.stichtag)}"
    return {"name": name, "art": "stand", "wert": wert, "text": begruendung.kennzahl.zahl(wert)}


def eintragstabelle(begruendung: Begruendung) -> pd.DataFrame:
    """Grund, Name, Beitrag, Seit, Bemerkung: one row for each unit that counts differently."""
    reihenfolge = {grund: nummer for nummer, grund in enumerate(Grund)}
    return pd.DataFrame(
        [
            {
                "Grund": str(e.grund),
                "Name": e.name,
                "Beitrag": begruendung.betrag(e.beitrag),
                "Sicher seit": tag_kurz(e.seit) if e.seit else "",
                "Bemerkung": e.bemerkung,
            }
            for e in sorted(begruendung.eintraege, key=lambda e: reihenfolge[e.grund])
        ],
        columns=["Grund", "Name", "Beitrag", "Sicher seit", "Bemerkung"],
    )
