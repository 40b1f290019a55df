"""Who is advised and coached, and when? Whoever goes on to sign, to analyse or to apply for money was advised before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from uebung.eckwerte import BERATEN, COACHING, freie_tage
from uebung.gebiet import gehoeren_zu, kommunen, staedte
from uebung.meldung import ENDE, Meldung, am, ereignis, spaeter, ungefaehr, zufallstag
from uebung.vereinbarungen import UNSICHER_BERATEN

BEGINN = date(2019, 2, 11)
MODELLKOMMUNEN = (
    "14511000", "14628110", "14626110", "14713000", "14628270", "14523320", "14729410", "14524330",
)  # fmt: skip
ECHTE = {
    "14628270": "2019-03-26", "14523320": "2019-04-16", "14524080": "2020-06", "14626530": "2021-01-18",
    "14626370": "2022-04", "14628160": "2022-09", "14628050": "2022-11",
}  # fmt: skip
FUSIONIERTE = ("14522450", "14522620")  # both advised, one Kommune since 2023
UNSICHERER_TAG = "2022-04-26"
ECHTE_COACHINGS = {
    "14730300": "2020-11-18", "14627060": "2021-02-17", "14730270": "2021-04", "14521450": "2021-09-01",
    "14625330": "2022-07-14", "14626250": "2022-12",
}  # fmt: skip
COACHING_BEGINN = date(2020, 1, 15)


@dataclass
class Plan:
    """How many may still be advised between two totals, and when everybody is."""

    rng: Random
    plaetze: list[int]
    tage: dict[str, date] = field(default_factory=dict)

    def setze(self, traeger: str, frist: date, wunsch: date) -> None:
        """Advise as near to the wish as there is room, and never after ``frist``."""
        groesse = len(gehoeren_zu(traeger)) or 1
        for nummer in range(_abschnitt(wunsch), -1, -1):
            if self.plaetze[nummer] >= groesse:
                von, bis = _grenzen(nummer)
                self.plaetze[nummer] -= groesse
                self.tage[traeger] = zufallstag(self.rng, von, min(bis, frist))
                return
        raise ValueError(f"Für die Beratung von {traeger} ist kein Platz.")


def _abschnitt(tag: date) -> int:
    return next(nummer for nummer, (bis, _) in enumerate(BERATEN) if tag <= bis)


def _grenzen(nummer: int) -> tuple[date, date]:
    """First and last day between two totals."""
    return BERATEN[nummer - 1][0] + timedelta(days=1) if nummer else BEGINN, BERATEN[nummer][0]


def beratene(rng: Random, fristen: Mapping[str, date]) -> dict[str, date]:
    """Traeger and day of the first consultation; ``fristen`` says until when at the latest for those that go on."""
    echte = {traeger: am(wann).spaetestens for traeger, wann in ECHTE.items()}
    plan = Plan(rng, _plaetze(echte.values()), dict(echte))
    schon = {ags for traeger in fristen if len(gehoeren_zu(traeger)) > 1 for ags in gehoeren_zu(traeger)}
    fristen = {**fristen} | dict.fromkeys(FUSIONIERTE, date(2021, 12, 31))
    for traeger, frist in sorted(fristen.items(), key=lambda paar: (paar[1], paar[0])):
        if traeger not in echte and traeger not in schon:
            plan.setze(traeger, frist, max(BEGINN, frist - timedelta(days=rng.randint(0, 240))))
    _fuelle(plan, schon)
    return plan.tage


def _plaetze(echte: Iterable[date]) -> list[int]:
    """Room between the totals beside those whose day is known."""
    summen = [0, *(soll for _, soll in BERATEN)]
    plaetze = [bis - von for von, bis in pairwise(summen)]
    for tag in echte:
        plaetze[_abschnitt(tag)] -= 1
    return plaetze


def _fuelle(plan: Plan, schon: set[str]) -> None:
    """The rest are Kommunen that are advised and do nothing more, towns more often than villages."""
    in_staedten = set(staedte({k.landkreis for k in kommunen().values()}))
    frei = [ags for ags in kommunen() if ags not in {*plan.tage, *schon, *UNSICHER_BERATEN}]
    frei.sort(key=lambda ags: plan.rng.random() - 0.3 * (ags in in_staedten))
    for nummer, anzahl in enumerate(plan.plaetze):
        von, bis = _grenzen(nummer)
        for _ in range(anzahl):
            plan.tage[frei.pop(0)] = zufallstag(plan.rng, von, bis)
        plan.plaetze[nummer] = 0


def beratungsmeldungen(rng: Random, tage: Mapping[str, date]) -> Iterator[Meldung]:
    """First contact, first consultation, for some another one; and the model towns."""
    for traeger in MODELLKOMMUNEN:
        yield ereignis(traeger, "modellkommune", am("2019-02-06"))
    for traeger, tag in tage.items():
        erstkontakt = max(date(2019, 1, 7), tag - timedelta(days=rng.randint(10, 120)))
        yield ereignis(traeger, "erwaehnung", am(erstkontakt), notiz="Erstkontakt")
        genau = am(ECHTE[traeger]) if traeger in ECHTE else ungefaehr(rng, tag, _grenzen(_abschnitt(tag))[1])
        yield ereignis(traeger, "beratung", genau)
        nochmals = spaeter(rng, tag, 60, 300)
        if rng.random() < 0.35 and nochmals <= ENDE:
            yield ereignis(traeger, "beratung", am(nochmals), notiz="Folgeberatung")
    for traeger in UNSICHER_BERATEN:
        notiz = "unsicher: Vorstellung vor einer Arbeitsgruppe, ob das eine Beratung war, ist offen"
        yield ereignis(traeger, "beratung", am(UNSICHERER_TAG), sicher="nein", notiz=notiz)


def gecoachte(rng: Random, beraten: Mapping[str, date]) -> Iterator[Meldung]:
    """One coaching for each Kommune; only those that were advised before."""
    echte = {ags: am(wann) for ags, wann in ECHTE_COACHINGS.items()}
    feste = [(zeit.spaetestens, 1) for zeit in echte.values()]
    frei = [traeger for traeger in beraten if traeger in kommunen() and traeger not in echte]
    for ags, zeit in echte.items():
        yield ereignis(ags, "coaching", zeit, notiz="Coach vermittelt")
    for tag in freie_tage(rng, COACHING, feste, COACHING_BEGINN):
        ags = rng.choice([traeger for traeger in frei if beraten[traeger] < tag])
        frei.remove(ags)
        bis = next(ende for ende, _ in COACHING if ende >= tag)
        yield ereignis(ags, "coaching", ungefaehr(rng, tag, bis), notiz="Coach vermittelt")
