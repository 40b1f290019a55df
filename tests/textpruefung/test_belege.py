"""Does every expectation rest on the bundled deliveries, read here without the program?"""

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import pytest

from config import DATEN
from tests.textpruefung.wertung import ORDNER, Erwartung, Passage, lies

LIEFERUNGEN = DATEN / "lieferungen"


def _zeilen(datei: str) -> list[dict[str, str]]:
    with (LIEFERUNGEN / datei).open(encoding="utf-8") as offen:
        return list(csv.DictReader(offen))


def _sicher_ab(datum: str) -> date:
    """The last day of its year or month."""
    teile = [int(teil) for teil in datum.split("-")]
    jahr, monat = teile[0], teile[1] if len(teile) > 1 else 12
    return date(jahr, monat, teile[2] if len(teile) > 2 else monthrange(jahr, monat)[1])


def _beitritte() -> Iterator[tuple[str, date]]:
    """Who certainly has an agreement, own or of its Verbund, and since when."""
    namen = {z["ags"]: z["name"] for z in _zeilen("1-gebiet/kommunen.csv")}
    for lieferung in ("1-gebiet", "2-ereignisse"):
        namen |= {z["traeger"]: z["name"] for z in _zeilen(f"{lieferung}/traeger.csv")}
    tage = {
        z["traeger"]: _sicher_ab(z["datum"])
        for z in _zeilen("2-ereignisse/ereignisse.csv")
        if z["art"] == "kooperationsvereinbarung" and z["sicher"] == "ja"
    }
    yield from ((namen[t], tag) for t, tag in tage.items() if t in namen)
    mitglieder = _zeilen("2-ereignisse/mitglieder.csv")
    yield from (
        (namen[m["ags"]], tage[m["traeger"]]) for m in mitglieder if m["traeger"] in tage and m["sicher"] == "ja"
    )


BEITRITTE = list(_beitritte())
ENG = "eng_kooperierende_kommunen"
ZAHLEN = [z for z in _zeilen("3-veroeffentlichungen/veroeffentlichungen.csv") if z["raum_art"] == "land"]
ALLE = [
    pytest.param(passage, erwartung, id=f"{passage.kennung}-{erwartung.wert}")
    for datei in sorted(ORDNER.glob("*.json"))
    for passage in lies(datei)
    for erwartung in passage.erwartet
    if not erwartung.raum and "einwohner_im_verbund" not in erwartung.kennzahlen  # counted, nowhere published
]
AUSSAGEN = [a for a in ALLE if not a.values[1].zusatz]
GEGENWART = {"zahl", "form", "wort"}  # sentences that speak of the day they are judged at
WAHR = {
    "ueber": lambda bekannt, gesagt: bekannt >= gesagt,  # a published "über" is itself above its number
    "unter": lambda bekannt, gesagt: bekannt < gesagt,
    "ca": lambda bekannt, gesagt: abs(bekannt - gesagt) <= 0.05 * gesagt,
    "knapp": lambda bekannt, gesagt: 0.9 * gesagt <= bekannt < gesagt,
    "fast": lambda bekannt, gesagt: 0.9 * gesagt <= bekannt < gesagt,
    "gut": lambda bekannt, gesagt: gesagt <= bekannt <= 1.1 * gesagt,
}


def _bekannt(erwartung: Erwartung, bis: date) -> list[tuple[date, float]]:
    """What was published of the meant Kennzahl (or word without one) on or before the day, oldest first."""
    gemeint = ((_sicher_ab(z["stand"]), z) for z in ZAHLEN if (z["kennzahl"] or None) in erwartung.kennzahlen)
    return sorted((tag, float(z["wert"]) / float(z["nenner"] or 1)) for tag, z in gemeint if tag <= bis)


def _woanders(erwartung: Erwartung, bis: date) -> bool:
    """Whether the number is published of anything by then."""
    return any(
        z["einheit"] in ("anzahl", "eur") and _sicher_ab(z["stand"]) <= bis and _gleich(erwartung, float(z["wert"]))
        for z in ZAHLEN
    )


def _gleich(erwartung: Erwartung, wert: float) -> bool:
    return erwartung.gleicher_wert(wert)


@pytest.mark.parametrize(("passage", "erwartung"), [a for a in AUSSAGEN if a.values[1].wert is None])
def test_genannte_kommune(passage: Passage, erwartung: Erwartung) -> None:
    """On record by then: belegt; on record for later: widerspricht; not on record: nicht_pruefbar."""
    tage = [tag for name, tag in BEITRITTE if name.split("/")[0].split(" i.")[0] == erwartung.text]
    tage += [tag for name, tag in BEITRITTE if not tage and name.startswith(erwartung.text)]
    sollte = "nicht_pruefbar" if not tage else "belegt" if min(tage) <= passage.stichtag else "widerspricht"
    assert erwartung.urteil == sollte


@pytest.mark.parametrize(("passage", "erwartung"), [a for a in AUSSAGEN if a.values[1].ist_anteil])
def test_anteil(passage: Passage, erwartung: Erwartung) -> None:
    """The share of closely cooperating among advised Kommunen, or one that was published as such."""
    if ENG not in erwartung.kennzahlen:
        assert any(_gleich(erwartung, wert) for _, wert in _bekannt(erwartung, passage.stichtag))
        return
    zaehler, nenner = (
        [float(z["wert"]) for z in ZAHLEN if z["kennzahl"] == k and _sicher_ab(z["stand"]) <= passage.stichtag][-1]
        for k in (ENG, "kommunen_beraten")
    )
    assert (abs(zaehler / nenner - erwartung.wert) <= 0.03) == (erwartung.urteil == "belegt")


@pytest.mark.parametrize(
    ("passage", "erwartung"), [a for a in AUSSAGEN if a.values[1].wert is not None and not a.values[1].ist_anteil]
)
def test_gezaehltes(passage: Passage, erwartung: Erwartung) -> None:
    """A number without area and qualifier agrees with the register in the way its verdict says."""
    bekannt = _bekannt(erwartung, passage.stichtag)
    gleiche = [tag for tag, wert in bekannt if _gleich(erwartung, wert)]
    andere = [tag for tag, wert in bekannt if not _gleich(erwartung, wert)]
    eigene_zeit = passage.art == "zeitraum"  # judged at a day or period of its own
    match erwartung.urteil:
        case "belegt":
            assert gleiche
            assert passage.art not in GEGENWART or not andere or max(gleiche) >= max(andere)
        case "veraltet":
            assert gleiche
            assert max(andere) > max(gleiche)
        case "falsches_wort":
            assert _woanders(erwartung, passage.stichtag)
            assert not gleiche or None in erwartung.kennzahlen
        case "widerspricht":
            assert andere
            assert eigene_zeit or None in erwartung.kennzahlen or not _woanders(erwartung, passage.stichtag)
            assert eigene_zeit or None in erwartung.kennzahlen or not gleiche
        case _:
            assert not gleiche


@pytest.mark.parametrize(("passage", "erwartung"), [a for a in ALLE if a.values[1].zusatz])
def test_zusatz(passage: Passage, erwartung: Erwartung) -> None:
    """A qualified number is belegt exactly where its words are true of the newest published one."""
    bekannt = [wert for _, wert in _bekannt(erwartung, passage.stichtag)]
    if erwartung.ist_anteil:
        bekannt = [48 / 126]
    if erwartung.urteil != "falsches_wort":
        assert (erwartung.urteil == "belegt") == WAHR[erwartung.zusatz](bekannt[-1], erwartung.wert)
    elif None not in erwartung.kennzahlen:
        assert not WAHR[erwartung.zusatz](bekannt[-1], erwartung.wert)
