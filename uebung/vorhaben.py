"""What else does a Kommune do: projects, a concept after its analysis; and who learns prevention in a course?"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from random import Random

from uebung.eckwerte import ABSOLVENTEN
from uebung.meldung import ENDE, QUELLE, Meldung, am, ereignis, felder, melde, spaeter

PROJEKTE = (
    "Graffiti-Beseitigung mit Schulklassen", "Sauberkeitspaten im Stadtteil", "Rundgang zur Sicherheit am Abend",
    "Präventionstag am Markt", "Aktionswoche gegen Sucht", "Sicherer Schulweg", "Streitschlichter an Schulen",
    "Beratung für ältere Menschen", "Licht an Bahnhof und Unterführung", "Gemeinsame Streife mit dem Ordnungsamt",
)  # fmt: skip
# Persons who began (published: 18 in 2021) and those of them who completed, each course in turn.
LEHRGAENGE = (
    (date(2019, 9, 2), 16, date(2020, 7, 3)),
    (date(2020, 1, 20), 17, date(2021, 1, 22)),
    (date(2021, 1, 18), 18, date(2022, 3, 25)),
    (date(2022, 2, 7), 16, date(2023, 4, 28)),
    (date(2023, 2, 6), 17, None),
)
AELTERE = (2010, 2012, 2014, 2016, 2018)  # years of earlier courses


def projekte(rng: Random, beraten: Mapping[str, date], bevorzugt: Collection[str]) -> Iterator[Meldung]:
    """Two thirds of the signers and a third of the others have one to three projects after they were advised."""
    for traeger, tag in beraten.items():
        anzahl = rng.randint(1, 3) if rng.random() < (0.7 if traeger in bevorzugt else 0.35) else 0
        tage = {spaeter(rng, tag, 60, 700) for _ in range(anzahl)}
        for wann in sorted(einer for einer in tage if einer <= ENDE):
            yield ereignis(traeger, "projekt", am(wann), handlungsfelder=felder(rng), notiz=rng.choice(PROJEKTE))


def konzepte(rng: Random, ergebnis: Mapping[str, date]) -> Iterator[Meldung]:
    """Half of the analyses lead to a concept."""
    for traeger, tag in ergebnis.items():
        wann = spaeter(rng, tag, 90, 330)
        if rng.random() < 0.5 and wann <= ENDE:
            yield ereignis(traeger, "praeventionskonzept", am(wann), handlungsfelder=felder(rng))


def lehrgaenge(rng: Random) -> Iterator[Meldung]:
    """The Beccaria course; the earlier ones are split at random, so that 72 and later 102 persons completed it."""
    bis_2019, bis_2021 = (soll for _, soll in ABSOLVENTEN)
    zweite = (bis_2021 - bis_2019) - (erste := rng.randint(13, 15))
    fertig = (erste, zweite, rng.randint(15, 17), rng.randint(13, 16))
    for jahr, personen in zip(AELTERE, _teile(rng, bis_2019, len(AELTERE)), strict=True):
        yield _lehrgang(date(jahr, 12, 31), "abgeschlossen", personen, str(jahr), "jahr")
    for nummer, (beginn, begonnen, abschluss) in enumerate(LEHRGAENGE):
        yield _lehrgang(beginn, "begonnen", begonnen, beginn.isoformat(), "tag")
        if abschluss:
            yield _lehrgang(abschluss, "abgeschlossen", fertig[nummer], abschluss.isoformat(), "tag")


def _teile(rng: Random, summe: int, anzahl: int) -> list[int]:
    """Parts of about the same size."""
    teile = [summe // anzahl] * anzahl
    teile[-1] += summe % anzahl
    for _ in range(anzahl * 2):
        von, nach = rng.sample(range(anzahl), 2)
        if teile[von] > 10:
            teile[von], teile[nach] = teile[von] - 1, teile[nach] + 1
    return teile


def _lehrgang(tag: date, stand: str, personen: int, datum: str, genauigkeit: str) -> Meldung:
    eigenes = {"lehrgang": "Beccaria", "qualifizierungsstand": stand, "personen": str(personen), "sicher": "ja"}
    zeit = {"datum": datum, "genauigkeit": genauigkeit}
    return melde("qualifizierungen.csv", tag, **QUELLE | eigenes | zeit)
