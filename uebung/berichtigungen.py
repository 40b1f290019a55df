"""What did the deliveries get wrong at first: late, mistaken, doubtful and withdrawn records, each with its reason?

What remains in the end is what the rest of this package decided; only what was known in between is different.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from domain.zeit import Genauigkeit
from ingest.formate import Ereignis, Foerderung
from uebung.beratung import FUSIONIERTE
from uebung.gebiet import kommunen
from uebung.meldung import ENDE, LETZTE, Meldung, als_ereignis, am, ereignis, zufallstag
from uebung.vereinbarungen import UNSICHER_BERATEN, VORVEREINBARUNG

NACHGETRAGEN, DATIERT, BEZWEIFELT, BETRAEGE, ZUVIEL = 28, 10, 4, 3, 6
VERSPAETET = {"146265232": 11}  # an agreement that was counted late, and the delivery that brings it
ARTEN = {"beratung", "coaching", "projekt", "kpr_konstituiert", "erwaehnung"}
DATUM = "Datum nach Aktenlage berichtigt"
BESTAETIGT = "Bestätigung der Kommune liegt vor"
BETRAG = "Betrag nach dem Bescheid berichtigt"
KEINE_BERATUNG = ("Telefonat, keine Beratung", "mit einer gleichnamigen Gemeinde verwechselt", "doppelt gemeldet")
KEIN_VERTRAG = "Vorvereinbarung, keine Kooperationsvereinbarung"
DOPPELT, DOCH_NICHT = "Fall doppelt erfasst", "Streichung war falsch: zwei getrennte Gespräche"


def mit_fehlern(rng: Random, meldungen: Sequence[Meldung], beraten: Collection[str]) -> Iterator[Meldung]:
    """The same reports as they really came in; ``beraten`` are the Kommunen of true consultations."""
    frei = [m for m in meldungen if _kann_sich_aendern(m)]
    rng.shuffle(frei)
    stufen = (NACHGETRAGEN, DATIERT, BEZWEIFELT, 1)
    anders: dict[int, Iterable[Meldung]] = {}
    for anzahl, wie in zip(stufen, (_nachgetragen, _datiert, _bezweifelt, _gestrichen), strict=True):
        gewaehlt, frei = frei[:anzahl], frei[anzahl:]
        anders |= {id(m): wie(rng, m) for m in gewaehlt}
    bescheide = [m for m in meldungen if isinstance(m.zeile, Foerderung) and m.zeile.geldzustand == "bewilligt"]
    anders |= {
        id(m): _verschrieben(rng, m) for m in rng.sample([m for m in bescheide if m.nummer < LETZTE - 1], BETRAEGE)
    }
    for meldung in meldungen:
        yield from anders.get(id(meldung), _verspaetet(meldung))
    yield from _zu_viel(rng, meldungen, beraten)


def _kann_sich_aendern(m: Meldung) -> bool:
    """Days that are exact, late enough to be reported earlier by mistake, and early enough to be corrected."""
    z = m.zeile
    return (
        isinstance(z, Ereignis) and z.art in ARTEN and z.sicher and z.traeger not in FUSIONIERTE and z.genauigkeit is Genauigkeit.TAG
        and date(2019, 4, 1) < date.fromisoformat(z.datum) and m.nummer < LETZTE - 2
    )  # fmt: skip


def _spaeter(rng: Random, m: Meldung) -> int:
    """One of the next deliveries; some things come to light only when the files are compared at the end."""
    return LETZTE if rng.random() < 0.25 else min(LETZTE, m.nummer + rng.randint(1, 3))


def _verspaetet(m: Meldung) -> tuple[Meldung]:
    ist_vertrag = isinstance(m.zeile, Ereignis) and m.zeile.art == "kooperationsvereinbarung"
    return (m.mit(VERSPAETET.get(als_ereignis(m).traeger, m.nummer)) if ist_vertrag else m,)


def _nachgetragen(rng: Random, m: Meldung) -> tuple[Meldung, ...]:
    return (m.mit(_spaeter(rng, m)),)


def _datiert(rng: Random, m: Meldung) -> tuple[Meldung, ...]:
    frueher = date.fromisoformat(als_ereignis(m).datum) - timedelta(days=rng.randint(5, 45))
    return m.mit(datum=frueher.isoformat()), m.mit(_spaeter(rng, m), grund=DATUM)


def _bezweifelt(rng: Random, m: Meldung) -> tuple[Meldung, ...]:
    return m.mit(sicher=False, notiz="unsicher: nur mündlich gemeldet"), m.mit(_spaeter(rng, m), grund=BESTAETIGT)


def _gestrichen(_rng: Random, m: Meldung) -> tuple[Meldung, ...]:
    """Withdrawn by mistake and taken up again."""
    return (
        m,
        m.mit(m.nummer + 1, zurueckgezogen=True, grund=KEINE_BERATUNG[-1]),
        m.mit(m.nummer + 2, grund=DOCH_NICHT),
    )


def _verschrieben(rng: Random, m: Meldung) -> tuple[Meldung, ...]:
    """A tenth too little at first."""
    assert isinstance(m.zeile, Foerderung)
    zuerst = (m.zeile.betrag_eur or 0) * 9 // 10
    return m.mit(betrag_eur=zuerst), m.mit(_spaeter(rng, m), grund=BETRAG)


# --- what never was ----------------------------------------------------------------------------------------------


def _zu_viel(rng: Random, meldungen: Sequence[Meldung], beraten: Collection[str]) -> Iterator[Meldung]:
    """Reports that had to be withdrawn again."""
    nie = [ags for ags in kommunen() if ags not in {*beraten, *UNSICHER_BERATEN}]
    for ags in rng.sample(nie, ZUVIEL):
        falsch = ereignis(ags, "beratung", am(zufallstag(rng, date(2019, 4, 1), date(2022, 6, 30))))
        yield from _zurueck(falsch, _spaeter(rng, falsch), rng.choice(KEINE_BERATUNG))
    traeger, tag = VORVEREINBARUNG
    yield from _zurueck(
        vertrag := ereignis(traeger, "kooperationsvereinbarung", am(tag)), vertrag.nummer + 2, KEIN_VERTRAG
    )
    verdoppelt = rng.choice([m for m in meldungen if _ist_antrag_vor(m, ENDE - timedelta(days=700))])
    assert isinstance(verdoppelt.zeile, Foerderung)
    doppelt = verdoppelt.mit(kennung=f"{verdoppelt.zeile.kennung}-doppelt", fall=f"{verdoppelt.zeile.fall}-doppelt")
    yield from _zurueck(doppelt, _spaeter(rng, doppelt), DOPPELT)


def _ist_antrag_vor(m: Meldung, tag: date) -> bool:
    z = m.zeile
    return isinstance(z, Foerderung) and z.geldzustand == "beantragt" and date.fromisoformat(z.datum) < tag


def _zurueck(falsch: Meldung, nummer: int, grund: str) -> tuple[Meldung, Meldung]:
    return falsch, falsch.mit(nummer, zurueckgezogen=True, grund=grund)
