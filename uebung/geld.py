"""How does money go its way: applied for, granted, paid, checked, now and then claimed back; always within the budget?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from uebung.eckwerte import BEWILLIGT_BIS, BEWILLIGT_CENT, HAUSHALT_CENT
from uebung.meldung import ENDE, QUELLE, Meldung, felder, melde, spaeter, zufallstag

UNTERGRENZE, OBERGRENZE = 1_000_000, 6_500_000  # cents
ECHTE = (("14522140", date(2020, 7, 8), 4_000_000), ("14627060", date(2021, 2, 17), 2_115_000))
# Year of the programme: when its grants are made, and how many beside the public ones.
BEWILLIGUNGEN = (
    (2019, date(2019, 7, 15), date(2019, 12, 6), 5),
    (2020, date(2020, 1, 20), date(2020, 11, 20), 9),
    (2021, date(2021, 1, 11), date(2021, 2, 5), 4),
    (2021, date(2021, 2, 8), date(2021, 10, 29), 11),
    (2022, date(2022, 1, 17), date(2022, 10, 28), 17),
    (2023, date(2023, 1, 16), date(2023, 6, 16), 14),
)
OFFENE = 9  # applications that were refused or are not decided
HAUSHALTSJAHRE = range(2019, 2024)


@dataclass(frozen=True)
class Fall:
    """A case with what was granted, and when."""

    fall: str
    traeger: str
    bewilligt: date
    cent: int
    felder: str


def faelle(rng: Random, beraten: Mapping[str, date], bevorzugt: Sequence[str]) -> list[Fall]:
    """Cases of Traeger that were advised; those until the published total add up to a little more than it."""
    offen = [(jahr, zufallstag(rng, von, bis)) for jahr, von, bis, zahl in BEWILLIGUNGEN for _ in range(zahl)]
    frueh = sorted(tag for _, tag in offen if tag <= BEWILLIGT_BIS)
    schon = sum(cent for _, tag, cent in ECHTE if tag <= BEWILLIGT_BIS)
    betraege = _betraege_zu(rng, rng.randint(*BEWILLIGT_CENT) - schon, len(frueh))
    betraege += [_betrag(rng) for _ in range(len(offen) - len(frueh))]
    tage = sorted(tag for _, tag in offen)
    gezogen = [(_antragsteller(rng, beraten, bevorzugt, tag), tag, c) for tag, c in zip(tage, betraege, strict=True)]
    alle = sorted((*ECHTE, *gezogen), key=lambda fall: (fall[1], fall[0]))
    return [Fall(f"KP-{tag.year}-{n:03d}", t, tag, cent, felder(rng)) for n, (t, tag, cent) in enumerate(alle, start=1)]


def _betraege_zu(rng: Random, summe: int, anzahl: int) -> list[int]:
    """Amounts in cents above the lowest that is granted, which add up exactly."""
    gewichte = [rng.uniform(0.3, 2) for _ in range(anzahl)]
    rest = summe - anzahl * UNTERGRENZE
    betraege = [UNTERGRENZE + int(rest * gewicht / sum(gewichte)) for gewicht in gewichte]
    betraege[-1] += summe - sum(betraege)
    return betraege


def _betrag(rng: Random) -> int:
    return rng.randint(UNTERGRENZE, OBERGRENZE)


def _antragsteller(rng: Random, beraten: Mapping[str, date], bevorzugt: Sequence[str], tag: date) -> str:
    """Somebody who had been advised long enough before to apply; signers more often."""
    frei = [traeger for traeger, beratung in beraten.items() if beratung < tag - timedelta(days=120)]
    return rng.choices(frei, weights=[4 if traeger in bevorzugt else 1 for traeger in frei])[0]


def foerdermeldungen(rng: Random, alle: Sequence[Fall], beraten: Mapping[str, date]) -> Iterator[Meldung]:
    """Every state of every case, and applications without a grant."""
    for fall in alle:
        yield from _weg(rng, fall, beraten[fall.traeger])
    for nummer in range(1, OFFENE + 1):
        tag = zufallstag(rng, date(2019, 9, 1), ENDE - timedelta(days=20))
        offen = Fall(f"KP-{tag.year}-A{nummer}", _antragsteller(rng, beraten, (), tag), tag, _betrag(rng), felder(rng))
        yield _stand(offen, "beantragt", tag, offen.cent)


def _weg(rng: Random, fall: Fall, beratung: date) -> Iterator[Meldung]:
    """From the application to the check; what lies after the end is not known yet."""
    antrag = max(beratung + timedelta(days=7), fall.bewilligt - timedelta(days=rng.randint(50, 150)))
    yield _stand(fall, "beantragt", antrag, fall.cent + rng.randint(0, fall.cent // 3))
    yield _stand(fall, "bewilligt", fall.bewilligt, fall.cent)
    erste = fall.cent // 2
    rate1, rate2 = spaeter(rng, fall.bewilligt, 25, 90), spaeter(rng, fall.bewilligt, 180, 330)
    rest = (fall.cent - erste) * rng.choice((100, 100, 100, 93, 81)) // 100
    pruefung = spaeter(rng, rate2, 90, 240)
    beanstandet = (erste + rest) * rng.choice((0, 0, 0, 0, 4, 11)) // 100
    schritte = [("ausgezahlt", rate1, erste), ("ausgezahlt", rate2, rest)]
    schritte += [("geprueft", pruefung, erste + rest - beanstandet)]
    schritte += [("zurueckgefordert", spaeter(rng, pruefung, 20, 60), beanstandet)] if beanstandet else []
    yield from (_stand(fall, zustand, tag, cent) for zustand, tag, cent in schritte if tag <= ENDE)


def _stand(fall: Fall, zustand: str, tag: date, cent: int) -> Meldung:
    kennung = f"{fall.fall}-{zustand}-{tag.isoformat()}"
    eigenes = {"kennung": kennung, "traeger": fall.traeger, "fall": fall.fall, "geldzustand": zustand, "sicher": "ja"}
    zeit = {"datum": tag.isoformat(), "genauigkeit": "tag", "handlungsfelder": fall.felder}
    return melde("foerderungen.csv", tag, **QUELLE | eigenes | zeit, betrag_eur=euro(cent))


def euro(cent: int) -> str:
    """As an amount stands in a file: ``1234.50``."""
    return f"{cent // 100}.{cent % 100:02d}"


def haushaltsmeldungen() -> Iterator[Meldung]:
    """What is available in each year, known when the first deliveries come or as the year begins."""
    for jahr in HAUSHALTSJAHRE:
        von, bis = date(jahr, 1, 1), date(jahr, 12, 31)
        zeit = {"gueltig_von": von.isoformat(), "gueltig_bis": bis.isoformat(), "sicher": "ja"}
        yield melde("haushaltsansaetze.csv", von, **QUELLE | zeit, betrag_eur=euro(HAUSHALT_CENT))
