"""Who signs an agreement, and when? The public ones at their real dates, and invented ones for those that are not public."""

from collections.abc import Collection, Iterator
from datetime import date
from random import Random

from domain.ereignis import Ereignisart
from domain.zeit import Zeitangabe
from ingest.formate import Ereignis
from uebung.eckwerte import VEREINBARUNGEN, freie_tage
from uebung.gebiet import gehoeren_zu, staedte, verbuende, zeilen
from uebung.meldung import Meldung, am, ereignis, felder

UNGENAU = {"145215405": "2020-10", "14729260": "2021-08", "14627140": "2022-09"}  # published without a day, or in doubt
BEGINN = date(2019, 10, 1)
# Real cases that the definitions name because they have no agreement or no certain consultation.
UNSICHER_BERATEN = ("14523010", "14523040", "14523160", "14523200", "14523300", "14523370")
OHNE = {"14713000", "14729410", *UNSICHER_BERATEN}
VORVEREINBARUNG = ("14521450", "2021-09-01")
# Where the invented ones are, so that the figures published for single Kreise are met too, and how many members they have.
ERZGEBIRGE, MITTELSACHSEN, WEITERE = ("14521",), ("14522",), ("14523", "14524", "14627", "14729", "14730")
ORTE = (
    (ERZGEBIRGE, 1), (ERZGEBIRGE, 1), (ERZGEBIRGE, 1), (MITTELSACHSEN, 1),
    (WEITERE, 1), (WEITERE, 1), (WEITERE, 1), (WEITERE, 1), (WEITERE, 2), (WEITERE, 3),
)  # fmt: skip
ZULETZT = (WEITERE, 1)


def unterzeichnete(rng: Random) -> dict[str, Zeitangabe]:
    """Traeger and date of every agreement."""
    echte = [e for e in zeilen("2-ereignisse", Ereignis) if e.art is Ereignisart.KOOPERATIONSVEREINBARUNG]
    alle = {e.traeger: am(UNGENAU.get(e.traeger, e.datum)) for e in echte}
    vergeben = OHNE | kommunen_von(alle)
    tage = freie_tage(rng, VEREINBARUNGEN, ((zeit.spaetestens, 1) for zeit in alle.values()), BEGINN)
    orte = rng.sample(ORTE, len(ORTE))
    for tag, (kreise, groesse) in zip(tage, (*orte, ZULETZT), strict=True):
        traeger = waehle(rng, kreise, groesse, vergeben)
        vergeben.update(gehoeren_zu(traeger))
        alle[traeger] = am(tag)
    return alle


def kommunen_von(traeger: Collection[str]) -> set[str]:
    """Every Kommune that one of them stands for."""
    return {ags for einer in traeger for ags in gehoeren_zu(einer)}


def waehle(rng: Random, kreise: Collection[str], groesse: int, vergeben: Collection[str]) -> str:
    """A town, or an association of so many members, of which nobody has a part yet."""
    alle = staedte(kreise) if groesse == 1 else verbuende(kreise, groesse)
    return rng.choice([traeger for traeger in alle if not set(gehoeren_zu(traeger)) & set(vergeben)])


def meldungen(rng: Random, unterzeichnet: dict[str, Zeitangabe]) -> Iterator[Meldung]:
    """The agreements, and what is none although it looks like one."""
    for traeger, wann in unterzeichnet.items():
        yield ereignis(traeger, "kooperationsvereinbarung", wann, handlungsfelder=felder(rng))
    traeger, tag = VORVEREINBARUNG
    notiz = "Bürgermeister und Sachbearbeiter; öffnet den Weg zum Coaching, ist keine Kooperationsvereinbarung"
    yield ereignis(traeger, "vorvereinbarung", am(tag), notiz=notiz)
