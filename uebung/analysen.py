"""Which Sicherheitsanalysen begin when, and how do they go on? Twelve with 13 Kommunen in 2021, 13 in 2022, then fewer."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from domain.zeit import Zeitangabe
from uebung.gebiet import kommunen
from uebung.meldung import ENDE, Meldung, am, ereignis, felder, spaeter, ungefaehr, zufallstag
from uebung.vereinbarungen import OHNE, kommunen_von, waehle

# Those that are known to have taken part.
ECHTE_2021 = (
    "14521020", "14729080", "14521320", "14628270", "14523320", "14523340", "14730270", "14524330", "14626110", "14522140",
)  # fmt: skip
ECHTE_2022 = (
    "14522150", "14524030", "staedtebund-silberberg", "145215405", "14729260", "14730300", "14625240", "14521550",
    "14626530", "146265227",
)  # fmt: skip
EINE_VON_2021 = ("14524080", "14730310", "14626610", "14626600")
ACHT_KREISE = ("14521", "14522", "14523", "14524", "14626", "14628", "14729", "14730")  # of the analyses of 2021
ANGEKUENDIGT = date(2020, 11, 3)  # with 16 Kommunen, of which 13 took part
NUR_ANGEKUENDIGT = ("14524300", "2022-01-11")
WIEDERHOLT = ("14730300", "2023-04")  # the same analysis once more
ZEITEN = {
    2021: (date(2021, 1, 18), date(2021, 6, 15)),
    2022: (date(2022, 1, 24), date(2022, 10, 10)),
    2023: (date(2023, 1, 16), date(2023, 4, 28)),
}


def begonnene(rng: Random, unterzeichnet: Mapping[str, Zeitangabe]) -> dict[str, date]:
    """Traeger and first day of every analysis."""
    alle = {*ECHTE_2021, *ECHTE_2022, NUR_ANGEKUENDIGT[0]}
    vergeben = OHNE | kommunen_von({*alle, *unterzeichnet})
    gemeinsam = waehle(rng, ACHT_KREISE, 2, vergeben)
    jahre = {2021: [*ECHTE_2021, rng.choice(EINE_VON_2021), gemeinsam], 2022: [*ECHTE_2022], 2023: []}
    for jahr, bis, anzahl in ((2022, date(2022, 3, 31), 3), (2023, date(2022, 12, 31), 3)):
        belegt = {traeger for einige in jahre.values() for traeger in einige} | {NUR_ANGEKUENDIGT[0]}
        frei = [
            t for t, zeit in unterzeichnet.items() if t in kommunen() and t not in belegt and zeit.spaetestens <= bis
        ]
        jahre[jahr] += rng.sample(frei, anzahl)
    return {traeger: zufallstag(rng, *ZEITEN[jahr]) for jahr, einige in jahre.items() for traeger in einige}


def nur_geplant(rng: Random, begonnen: Mapping[str, date], unterzeichnet: Mapping[str, Zeitangabe]) -> str:
    """The association whose three Kommunen were announced for 2021 and did not take part."""
    return waehle(rng, ACHT_KREISE, 3, OHNE | kommunen_von({*begonnen, *unterzeichnet}))


def ergebnisse(rng: Random, begonnen: Mapping[str, date]) -> dict[str, date]:
    """When the council saw the result: after 20 weeks at best, after 15 months at worst, some not yet."""
    tage = {traeger: spaeter(rng, tag, 140, 450) for traeger, tag in begonnen.items()}
    return {traeger: tag for traeger, tag in tage.items() if tag <= ENDE}


def meldungen(
    rng: Random, begonnen: Mapping[str, date], ergebnis: Mapping[str, date], geplant: str
) -> Iterator[Meldung]:
    """Every phase of every analysis; the announced ones that never began are reported too, and count as none."""
    for traeger, tag in begonnen.items():
        yield from _eine(rng, traeger, tag, ergebnis.get(traeger))
    for traeger, wann in ((geplant, str(ANGEKUENDIGT)), NUR_ANGEKUENDIGT):
        yield _phase(traeger, "Ankündigung", am(wann), notiz="angekündigt, Beginn nicht gemeldet")
    yield _phase(WIEDERHOLT[0], "Befragung", am(WIEDERHOLT[1]), notiz="Wiederholung nach technischer Panne")


def _eine(rng: Random, traeger: str, tag: date, ergebnis: date | None) -> Iterator[Meldung]:
    if tag.year == 2021:
        yield _phase(traeger, "Ankündigung", am(ANGEKUENDIGT))
    elif rng.random() < 0.5:
        yield _phase(traeger, "Ankündigung", am(tag - timedelta(days=rng.randint(20, 90))))
    yield _phase(traeger, "Auftakt", am(tag))
    befragung = spaeter(rng, tag, 30, 80)
    if befragung <= ENDE:
        yield _phase(traeger, "Befragung", ungefaehr(rng, befragung, ENDE), notiz="1.000 zufällig gewählte Einwohner")
    if ergebnis:
        yield _phase(traeger, "Ergebnis", am(ergebnis), handlungsfelder=felder(rng))


def _phase(traeger: str, phase: str, wann: Zeitangabe, **felder_: str) -> Meldung:
    vorgang = f"analyse-{traeger}"
    return ereignis(traeger, "sicherheitsanalyse", wann, phase=phase, vorgang=vorgang, **felder_)
