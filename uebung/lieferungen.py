"""Which deliveries does the practice register consist of? The same ones for the same seed, made without looking at a clock."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from random import Random

from domain.auswahl import UEBUNGSDATEN
from domain.zeit import Zeitangabe
from ingest.formate import FORMATE
from ingest.lesen import Datei, Lieferpaket, Manifest
from uebung import analysen, beratung, geld, raete, vereinbarungen, vorhaben
from uebung.berichtigungen import mit_fehlern
from uebung.gebiet import gebietsmeldungen, gehoeren_zu, kommunen, nachgefuehrt, veroeffentlichungen
from uebung.meldung import ENDE, SCHNITTE, Meldung, melde

HERAUSGEBER = "ASSKomm-Übung (erfunden)"
VOLLSTAENDIG_AB = date(2019, 1, 1)
# Everything that is counted; eng_kooperierende_kommunen is only published.
VOLLSTAENDIG = (
    "kommunen_beraten", "kommunen_im_verbund", "kommunale_praeventionsraete", "foerdermittel_bewilligt", "foerdermittel_verfuegbar",
    "kooperationsvereinbarungen", "einwohner_im_verbund", "modellkommunen", "kommunen_mit_coaching", "sicherheitsanalysen",
    "kommunen_mit_sicherheitsanalyse", "praeventionsraete_der_landkreise", "beccaria_absolventen", "beccaria_laufend",
)  # fmt: skip
# Coached or funded on a known day, so advised before.
EIGENE_FRISTEN = {
    "14730300": date(2020, 9, 30), "14627060": date(2020, 9, 30), "14521450": date(2021, 7, 31), "14522140": date(2020, 2, 28),
}  # fmt: skip


def pakete(seed: int) -> list[Lieferpaket]:
    """All deliveries of a practice register, oldest first."""
    je_lieferung: list[list[Meldung]] = [[] for _ in SCHNITTE]
    for meldung in chain(gebietsmeldungen(), veroeffentlichungen(), _vollstaendigkeit(), _erfundenes(Random(seed))):  # noqa: S311
        je_lieferung[meldung.nummer].append(nachgefuehrt(meldung))
    return [_paket(seed, nummer, meldungen) for nummer, meldungen in enumerate(je_lieferung)]


def _vollstaendigkeit() -> Iterator[Meldung]:
    for kennzahl in VOLLSTAENDIG:
        yield melde("vollstaendigkeit.csv", VOLLSTAENDIG_AB, kennzahl=kennzahl, gueltig_von=VOLLSTAENDIG_AB.isoformat())


def _erfundenes(rng: Random) -> Iterator[Meldung]:
    """The courses of all Kommunen and of the money, as they were reported."""
    unterzeichnet = vereinbarungen.unterzeichnete(rng)
    begonnen = analysen.begonnene(rng, unterzeichnet)
    geplant = analysen.nur_geplant(rng, begonnen, unterzeichnet)
    ergebnis = analysen.ergebnisse(rng, begonnen)
    beteiligt = {*unterzeichnet, *begonnen} & kommunen().keys()
    die_raete = raete.ereignisse(rng, beteiligt)
    beraten = beratung.beratene(rng, _fristen(rng, unterzeichnet, begonnen, geplant, raete.bestehende(die_raete)))
    signiert = sorted({*unterzeichnet} & {*beraten})
    faelle = geld.faelle(rng, beraten, signiert)
    alle = [
        *vereinbarungen.meldungen(rng, unterzeichnet), *analysen.meldungen(rng, begonnen, ergebnis, geplant),
        *raete.meldungen(die_raete), *beratung.beratungsmeldungen(rng, beraten), *beratung.gecoachte(rng, beraten),
        *vorhaben.projekte(rng, beraten, signiert), *vorhaben.konzepte(rng, ergebnis), *vorhaben.lehrgaenge(rng),
        *geld.foerdermeldungen(rng, faelle, beraten), *geld.haushaltsmeldungen(),
    ]  # fmt: skip
    yield from mit_fehlern(rng, alle, {ags for traeger in beraten for ags in gehoeren_zu(traeger)})


def _fristen(
    rng: Random, unterzeichnet: dict[str, Zeitangabe], begonnen: dict[str, date], geplant: str, mit_rat: Collection[str]
) -> dict[str, date]:
    """Until when everybody who goes on must have been advised; a council may well be older than any advice."""
    fristen = dict.fromkeys((traeger for traeger in mit_rat if traeger in kommunen()), ENDE)
    fristen |= dict.fromkeys(beratung.MODELLKOMMUNEN, date(2020, 1, 31)) | {geplant: analysen.ANGEKUENDIGT}
    fruehere = [(traeger, wann.spaetestens) for traeger, wann in unterzeichnet.items()]
    for traeger, tag in (*fruehere, *begonnen.items()):
        frist = tag - timedelta(days=rng.randint(30, 150))
        fristen[traeger] = min(fristen.get(traeger, ENDE), frist)
    return fristen | {traeger: min(tag, fristen.get(traeger, tag)) for traeger, tag in EIGENE_FRISTEN.items()}


def _paket(seed: int, nummer: int, meldungen: Sequence[Meldung]) -> Lieferpaket:
    """One delivery."""
    schnitt, dateien = SCHNITTE[nummer], _dateien(meldungen)
    manifest = Manifest(
        format=1, kennung=f"uebung-{seed}-{nummer + 1:02d}", titel=f"{UEBUNGSDATEN}: {schnitt.titel}",
        herausgeber=HERAUSGEBER, stand=schnitt.stand, uebung=True,
        zeilen={datei.format.datei: len(datei.zeilen) for datei in dateien},
    )  # fmt: skip
    return Lieferpaket(UEBUNGSDATEN, manifest, dateien, _pruefsumme(manifest, dateien))


def _dateien(meldungen: Sequence[Meldung]) -> tuple[Datei, ...]:
    je_datei = {format_: [m.zeile for m in meldungen if m.datei == format_.datei] for format_ in FORMATE}
    return tuple(Datei(format_, tuple(enumerate(zeilen, start=2))) for format_, zeilen in je_datei.items() if zeilen)


def _pruefsumme(manifest: Manifest, dateien: Sequence[Datei]) -> str:
    """Over everything that the delivery says."""
    summe = hashlib.sha256(manifest.model_dump_json().encode())
    for datei in dateien:
        for _, zeile in datei.zeilen:
            summe.update(f"\0{datei.format.datei}\0{zeile.model_dump_json()}".encode())
    return summe.hexdigest()
