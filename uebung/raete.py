"""Which councils exist, begin anew, end? The public ones at their real dates, others so that the published totals hold."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from domain.zeit import Zeitangabe
from uebung.eckwerte import RAETE, freie_tage
from uebung.gebiet import KREISRAETE, kommunen, staedte
from uebung.meldung import ENDE, Meldung, am, ereignis, ungefaehr, zufallstag
from uebung.vereinbarungen import OHNE

BESTEHT, NEU, WIEDER, ENDET = "kpr_besteht", "kpr_konstituiert", "kpr_reaktiviert", "kpr_aufgeloest"
# Known from public sources; what was published without a day has one here.
ECHTE = (
    ("14612000", BESTEHT, "1996-06-27"), ("14511000", BESTEHT, "1998-02-04"), ("14625240", BESTEHT, "1999"),
    ("14730270", BESTEHT, "2004"), ("14628270", BESTEHT, "2019-02-08"), ("14521020", NEU, "2019-03-12"),
    ("14523320", NEU, "2019-08"), ("14628110", WIEDER, "2019-09-18"), ("14521170", BESTEHT, "2019-10-08"),
    ("14730310", BESTEHT, "2019-10-11"), ("14523340", NEU, "2020-09-16"), ("14524330", NEU, "2020-10-26"),
    ("14729020", BESTEHT, "2021-02-05"), ("14524080", NEU, "2021-05-18"), ("14729260", NEU, "2022-05"),
    ("145215405", NEU, "2022-06-14"), ("14626530", NEU, "2022-09"), ("14626110", NEU, "2023-02-09"),
)  # fmt: skip
DER_KREISE = ((KREISRAETE[0], BESTEHT, "2009-10-07"), (KREISRAETE[1], NEU, "2021-10-06"))
OHNE_RAT = OHNE | {"14626010"}  # Bad Muskau: still without one in 2023
AELTESTE = date(2001, 1, 1)
AUFLOESUNGEN = ((date(2020, 9, 20), date(2020, 11, 25)), (date(2022, 5, 2), date(2022, 11, 30)))
REAKTIVIERUNG = (date(2021, 7, 1), date(2021, 8, 31))  # of the one that ended first
_AELTERE = RAETE[0][0]


@dataclass(frozen=True)
class Rat:
    """Something that happens to the council of a Traeger."""

    traeger: str
    art: str
    wann: Zeitangabe


def ereignisse(rng: Random, bevorzugt: Collection[str]) -> list[Rat]:
    """All councils of Kommunen; ``bevorzugt`` are those that have another part in the programme."""
    feste = [Rat(traeger, art, am(wann)) for traeger, art, wann in ECHTE]
    erstes, zweites = (am(zufallstag(rng, *zeit)) for zeit in AUFLOESUNGEN)
    wieder = am(zufallstag(rng, *REAKTIVIERUNG))
    fest = [(rat.wann.spaetestens, 1) for rat in feste] + [(wieder.spaetestens, 1)]
    tage = freie_tage(rng, RAETE, [*fest, (erstes.spaetestens, -1), (zweites.spaetestens, -1)], AELTESTE)
    frei = _wechselnd(rng, bevorzugt, {rat.traeger for rat in feste})
    paare = zip(frei[: len(tage)], tage, strict=True)
    neue = [Rat(traeger, BESTEHT if tag <= _AELTERE else NEU, _wann(rng, tag)) for traeger, tag in paare]
    endende = [rat.traeger for rat in rng.sample([rat for rat in neue if rat.wann.spaetestens.year < 2020], 2)]
    wechsel = [Rat(endende[0], ENDET, erstes), Rat(endende[0], WIEDER, wieder), Rat(endende[1], ENDET, zweites)]
    return [*feste, *neue, *wechsel]


def _wechselnd(rng: Random, bevorzugt: Collection[str], vergeben: Collection[str]) -> list[str]:
    """Towns for new councils: mostly those that take part anyway, now and then one of the others."""
    alle = [ags for ags in staedte({k.landkreis for k in kommunen().values()}) if ags not in {*vergeben, *OHNE_RAT}]
    return sorted(alle, key=lambda ags: rng.random() - 0.7 * (ags in bevorzugt))


def _wann(rng: Random, tag: date) -> Zeitangabe:
    """Old councils are on record with their year only; the others must not become certain after the next total."""
    naechster = next(bis for bis, _ in RAETE if bis >= tag)
    return am(f"{tag.year}") if tag <= _AELTERE else ungefaehr(rng, tag, min(naechster, ENDE))


def meldungen(raete: Collection[Rat]) -> Iterator[Meldung]:
    """The councils of Kommunen and of two Landkreise."""
    der_kreise = [Rat(traeger, art, am(wann)) for traeger, art, wann in DER_KREISE]
    for rat in (*raete, *der_kreise):
        yield ereignis(rat.traeger, rat.art, rat.wann, vorgang=f"kpr-{rat.traeger}")


def bestehende(raete: Collection[Rat]) -> Mapping[str, date]:
    """Traeger with a council, and since when."""
    return {rat.traeger: rat.wann.spaetestens for rat in raete if rat.art != ENDET}
