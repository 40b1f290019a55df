"""Is a number the known one of another word?"""

from collections.abc import Iterator

from briefing.textpruefung.aussage import Aussage
from briefing.textpruefung.befund import Urteil
from briefing.textpruefung.bekannt import Bekannt
from briefing.textpruefung.kennwort import BETEILIGT, EINWOHNER, KONTAKTIERT
from briefing.textpruefung.spruch import Spruch, Zeitpunkt, ist_gemeint, spruch
from briefing.textpruefung.wissen import Wissen
from data_access.katalog import KATALOG, kennzahl
from domain.kennzahl import Zaehleinheit

WEIT = 1.5  # so many times larger or smaller a vague number has to be to mean something else
KLEIN = 10  # below, two equal numbers are chance unless both count Kommunen


def anderes_wort(
    a: Aussage, schluessel: str | None, w: Wissen, z: Zeitpunkt, bekannt: Bekannt | None, *, nur_zeitraum: bool = False
) -> Spruch | None:
    """``bekannt`` is what is known of the word that was used; ``nur_zeitraum``: only figures of just the years of the claim."""
    for anderes, b in _andere(a, schluessel, w, z):
        if nur_zeitraum and b.zeitraum.jahre != z.jahre:
            continue
        if not a.wert or not ist_gemeint(a, b) or _eher_eigenes(a, b, bekannt):
            continue
        if schluessel and _personen(schluessel) is not _personen(anderes) and _einst_eigenes(a, schluessel, w, z):
            continue
        if a.wert >= KLEIN or _beide_kommunen(schluessel, anderes):
            satz = f"Die Zahl gehört zu einem anderen Wort: {b.nennung(anderes, a.raum.name)}, Quelle {b.quelle}."
            if bekannt is None or schluessel is None:
                return spruch(Urteil.FALSCHES_WORT, satz, b, anderes, a.raum.name)
            satz += f" Zu „{kennzahl(schluessel).titel}“ ist bekannt: {{}}."
            return spruch(Urteil.FALSCHES_WORT, satz, bekannt, schluessel, a.raum.name)
    return None


def _einst_eigenes(a: Aussage, schluessel: str, w: Wissen, z: Zeitpunkt) -> bool:
    """Whether it was once known of its own word; then that persons are as many is chance."""
    return any(b.wert == a.wert for b in w.veroeffentlicht(schluessel, a.raum, z.tag))


def _eher_eigenes(a: Aussage, b: Bekannt, bekannt: Bekannt | None) -> bool:
    """Whether a vague number is near what is known of its own word: "mehr als 30" with 30 is just wrong."""
    if bekannt is None or a.wert is None:
        return False
    if a.wert == b.wert:
        return a.wert == bekannt.wert
    return bekannt.wert / WEIT <= a.wert <= bekannt.wert * WEIT


def _andere(a: Aussage, schluessel: str | None, w: Wissen, z: Zeitpunkt) -> Iterator[tuple[str | None, Bekannt]]:
    """What is known on the day of every other word, of those first that count the same kind of thing."""
    personen = _personen(schluessel)
    for k in sorted(KATALOG, key=lambda k: _personen(k.schluessel) is not personen):
        if k.schluessel in (schluessel, EINWOHNER) or k.in_euro:
            continue
        if (b := w.stand(k.schluessel, a.raum, z.tag)) and not b.belegt:
            yield k.schluessel, b
        if z.jahre:
            yield from (
                (k.schluessel, p) for p in w.veroeffentlicht(k.schluessel, a.raum, z.tag) if p.zeitraum.jahre == z.jahre
            )
    for wort in () if personen else (KONTAKTIERT, BETEILIGT):
        if wort not in a.worte or wort == BETEILIGT:  # a total of those who "take part" was always one of those advised
            yield from ((None, b) for b in w.unter_wort((wort,), a.raum, z.tag)[-1:])


def _personen(schluessel: str | None) -> bool:
    return schluessel is not None and kennzahl(schluessel).zaehleinheit is Zaehleinheit.PERSON


def _beide_kommunen(eines: str | None, anderes: str | None) -> bool:
    return all(schluessel is not None and kennzahl(schluessel).je_kommune for schluessel in (eines, anderes))
