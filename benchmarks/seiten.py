"""Is every page as fast and as small as the first one? Its section of the table, in the order of the navigation."""

import asyncio
import statistics
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ansichten import Erwartung, neue_tage
from benchmarks.bericht import Bericht, zahl
from benchmarks.erster_inhalt import ErsterInhalt, miss_ersten_inhalt
from benchmarks.messen import Vergleich, geometrie, quantil, vergleiche
from benchmarks.paar import Paar, beide
from benchmarks.server import HttpAntwort
from benchmarks.wechsel import Wechsel, wechsle
from web.bestand import SEITEN

BLOECKE = (12, 10)  # of the first page, of 12 reruns each, and of the others, of 6: 144 and 60 of each side
NEUE_TAGE = (40, 6)  # likewise
HOECHSTENS = 40_000  # bytes of one rerun


@dataclass(frozen=True)
class Seitenmessung:
    """Every page by its path: reruns, switches, loads in the browser."""

    vergleiche: dict[str, Vergleich]
    wechsel: dict[str, Wechsel]
    inhalte: dict[str, ErsterInhalt]
    geometrie: HttpAntwort


def miss_seiten(datenbank: Path) -> Seitenmessung:
    """All pages, on the same two servers."""
    with beide(datenbank) as paar:
        reihen, wechsel, karte = asyncio.run(_miss(paar, Erwartung(datenbank)))
        bilder = {pfad: "kachel-wert" in v.html or v.zahl["vega_lite_chart"] > 0 for pfad, v in reihen.items()}
        return Seitenmessung(reihen, wechsel, miss_ersten_inhalt(paar, bilder), karte)


async def _miss(paar: Paar, erwartung: Erwartung) -> tuple[dict[str, Vergleich], dict[str, Wechsel], HttpAntwort]:
    reihen: dict[str, Vergleich] = {}
    tage = iter(neue_tage(NEUE_TAGE[0] + NEUE_TAGE[1] * len(SEITEN)))
    for pfad in SEITEN:
        neue = [next(tage) for _ in range(NEUE_TAGE[bool(pfad)])]
        reihen[pfad] = await vergleiche(paar, pfad, erwartung, bloecke=BLOECKE[bool(pfad)], neue=neue)
    return reihen, await wechsle(paar, SEITEN), await geometrie(paar.port)


def jede_seite(bericht: Bericht, m: Seitenmessung) -> None:
    """Four lines per page, and what all pages have in common."""
    bericht.abschnitt()
    for pfad, v in m.vergleiche.items():
        wechsel, inhalt, groessen = m.wechsel[pfad], m.inhalte[pfad], [a.bytes for a in v.alle]
        bericht.nimm(f"{v.titel}: Seite / Boden, p50 / p95", (v.verhaeltnis(0.5), v.verhaeltnis(0.95)), "×", 2)
        bericht.nimm(
            f"{v.titel}: Bytes je Neuzeichnen, größtes / Median",
            (max(groessen), statistics.median(groessen)),
            "B",
            HOECHSTENS,
        )
        bericht.nimm(f"{v.titel}: Wechsel dorthin, Seite / Boden, p50", _mitten(wechsel), "ms")
        bericht.nimm(f"{v.titel}: erster Inhalt in Chromium, Seite / Boden", inhalt.verhaeltnis, "×", 1.5)
        bericht.hinweise.append(_satz(v, inhalt))
        bericht.merke(v.titel, {"seite": v.seite, "boden": v.boden, "neue_stichtage": v.neu})
        bericht.einzeln[v.titel] |= {
            "wechsel_ms": [[round(1000 * a.sekunden, 2) for a in reihe] for reihe in (wechsel.seite, wechsel.boden)],
            "erster_inhalt": [inhalt.seite.strecken, inhalt.boden.strecken],
        }
    _gemeinsames(bericht, m)


def _gemeinsames(bericht: Bericht, m: Seitenmessung) -> None:
    bericht.abschnitt()
    gezaehlt = [w.gezaehlt for w in m.wechsel.values()]
    bericht.nimm(
        "Wechsel zu jeder Seite, zum zweiten Mal: Anweisungen, deren Antwort gemerkt wird",
        sum(z.gemerkte for z in gezaehlt),
        "",
        0,
    )
    bericht.nimm("dabei neu berechnete Bausteine", sum(z.gemacht for z in gezaehlt), "", 0)
    abweichungen = [satz for v in m.vergleiche.values() for satz in v.abweichungen]
    bericht.nimm("Unterschiede zwischen Seite und Boden (Arten, Anzahl, Texte), alle Seiten", len(abweichungen), "", 0)
    bericht.hinweise += abweichungen[:12]
    laeufe = [a for v in m.vergleiche.values() for a in v.alle]
    bericht.nimm(
        "große Nachrichten erneut gesendet, die der Browser noch hat", sum(a.wiederholt for a in laeufe), "", 0
    )
    bericht.nimm("Neuzeichnen mit Geometrie („arcs“)", sum(a.geometrie for a in laeufe), "", 0)
    g = m.geometrie
    bericht.nimm("Geometrie über HTTP, einmal je Browser", len(g.inhalt), "B")
    gut = g.status == 200 and g.kopf.get("content-encoding") == "br" and "immutable" in g.kopf.get("cache-control", "")
    bericht.nimm("Geometrie ohne „br“ oder ohne „immutable“", int(not gut), "", 0)
    bericht.hinweise.append(
        f"Je Wechsel {zahl(statistics.mean(z.frische for z in gezaehlt))} Fragen, deren Antwort nie gemerkt wird (neueste "
        f"Lieferung, ausgegebene Zahlen). Alle Seiten: Median gesendet {statistics.median(a.gesendet for a in laeufe):.0f} B, "
        f"empfangen {statistics.median(a.empfangen for a in laeufe):.0f} B, größter Rahmen {max(a.groesste for a in laeufe)} B, "
        f"{sum(a.verwiesen for a in laeufe)} Verweise auf Nachrichten, die der Browser noch hat."
    )


def _satz(v: Vergleich, inhalt: ErsterInhalt) -> str:
    """The times behind the ratios; of a rerun that is too large its largest messages."""
    seite, boden = ([1000 * quantil(r.zeiten, anteil) for anteil in (0.5, 0.95)] for r in (v.seite, v.boden))
    text = (
        f"{v.titel} (n={len(v.seite.alle)}), p50 / p95: Seite {zahl(*seite)} ms, Boden {zahl(*boden)} ms, nach Rechenzeit "
        f"{zahl(v.seite.rechenzeit_je_lauf / v.boden.rechenzeit_je_lauf)} ×, je Block {zahl(*v.streuung())} ×. "
        f"Noch nie gefragter Stichtag (n={len(v.neu.alle)}), p50: {zahl(1000 * quantil(v.neu.zeiten, 0.5))} ms. Chromium, "
        f"Seite / Boden: erstes Bild {inhalt.schritte('erstes_bild')}, Überschrift {inhalt.schritte('titel')}"
    )
    if "figur" in inhalt.seite.strecken[0]:
        text += f", Zahl oder Diagramm {inhalt.schritte('figur')}"
    groesstes = max(v.alle, key=lambda a: a.bytes)
    if groesstes.bytes > HOECHSTENS:
        text += ". Größte Nachrichten: " + "; ".join(f"{groesse} B {was}" for groesse, was in groesstes.grosse)
    return f"{text}."


def _mitten(wechsel: Wechsel) -> tuple[float, float]:
    seite, boden = (1000 * statistics.median(a.sekunden for a in reihe) for reihe in (wechsel.seite, wechsel.boden))
    return seite, boden
