"""Do the money states of a case and the budget of a year fit together?"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz, euro
from domain.zeit import tag_kurz
from ingest.befund import Befund
from ingest.regeln.saetze import Ansatzsatz, Geldsatz, je, meldestelle

HOECHSTER_BETRAG = 10_000_000 * 100  # cents; the whole programme has 1.3 million a year
_FOLGE = (
    (Geldzustand.BEANTRAGT, Geldzustand.BEWILLIGT),
    (Geldzustand.BEWILLIGT, Geldzustand.AUSGEZAHLT),
    (Geldzustand.AUSGEZAHLT, Geldzustand.ZURUECKGEFORDERT),
)


def ueber_dem_ansatz(ansaetze: Iterable[Ansatzsatz], bewilligt: Iterable[Geldsatz]) -> Iterator[Befund]:
    """Hinweis: the grants of a budget period add up to more than its budget; once, at the budget or the newest grant.

    No Fehler: there are supplementary budgets and money left over from earlier years. Doubtful records, approximate
    amounts and such without an amount are not added up, so the sum is a minimum.
    """
    zaehlende = [s for s in bewilligt if s.sicher and s.cent is not None and s.zusatz != Zusatz.CA]
    zaehlende.sort(key=lambda s: (s.zeit.bis, s.stelle.nummer or 0))
    tage = [s.zeit.bis for s in zaehlende]
    bis_dahin = [0, *accumulate(s.cent or 0 for s in zaehlende)]
    eigene = [s for s in zaehlende if s.stelle.geliefert]
    eigene_tage = [s.zeit.bis for s in eigene]
    for ansatz in (a for a in ansaetze if a.sicher):
        summe = bis_dahin[bisect_right(tage, ansatz.bis)] - bis_dahin[bisect_left(tage, ansatz.von)]
        if summe <= ansatz.cent:
            continue
        zeitraum = f"{tag_kurz(ansatz.von)} bis {tag_kurz(ansatz.bis)}"
        grund = f"im Zeitraum {zeitraum} sind {euro(summe)} bewilligt, veranschlagt sind {euro(ansatz.cent)}"
        abhilfe = "prüfen, ob ein Nachtrag zum Ansatz fehlt oder Bewilligungen doppelt oder im falschen Jahr stehen"
        letzte = bisect_right(eigene_tage, ansatz.bis) - 1
        if ansatz.stelle.geliefert:
            yield ansatz.stelle.befund("betrag_eur", _text(ansatz.cent), grund, abhilfe)
        elif letzte >= 0 and eigene_tage[letzte] >= ansatz.von:
            yield eigene[letzte].stelle.befund("betrag_eur", _text(eigene[letzte].cent), grund, abhilfe)


def faelle(saetze: Iterable[Geldsatz], nachfolger: Collection[tuple[str, str]]) -> Iterator[Befund]:
    """What does not fit within one case, as far as the delivery touches it. ``nachfolger``: older and newer key of mergers."""
    for fall in je(saetze, lambda s: s.fall):
        if len(fall) > 1 and any(s.stelle.geliefert for s in fall):
            staende: dict[str, list[Geldsatz]] = {}
            for s in fall:
                staende.setdefault(s.geldzustand, []).append(s)
            for frueher, spaeter in _FOLGE if len(staende) > 1 else ():
                if frueher in staende and spaeter in staende:
                    yield from _reihenfolge(staende[frueher], staende[spaeter])
                    if frueher != Geldzustand.BEANTRAGT:
                        yield from _mehr_als(staende[frueher], staende[spaeter])
            yield from _zwei_traeger(fall, nachfolger)


def _mehr_als(grenze: Sequence[Geldsatz], saetze: Sequence[Geldsatz]) -> Iterator[Befund]:
    """Hinweis: more paid than granted, or more claimed back than paid.

    No Fehler: too much is sometimes paid and claimed back, a claim may contain interest, and a notice that raised the
    grant may not be delivered yet. Only exact amounts are compared, and only if none of the earlier state is unknown.
    """
    darueber = [s for s in saetze if s.sicher and s.cent is not None and s.zusatz != Zusatz.CA]
    if not darueber or any(s.cent is None or s.zusatz != Zusatz.EXAKT for s in grenze):
        return
    hoechstens, summe = (sum(s.cent or 0 for s in gruppe) for gruppe in (grenze, darueber))
    gemeint = _neuester([s for s in darueber if s.stelle.geliefert] or [s for s in grenze if s.stelle.geliefert])
    if summe > hoechstens and gemeint:
        frueher, spaeter = (Geldzustand(gruppe[0].geldzustand).wort for gruppe in (grenze, darueber))
        grund = f"im Förderfall „{gemeint.fall}“ sind {euro(summe)} {spaeter}, aber nur {euro(hoechstens)} {frueher}"
        abhilfe = f"Beträge prüfen oder die fehlende Zeile „{frueher}“ mitliefern"
        yield gemeint.stelle.befund("betrag_eur", _text(gemeint.cent), grund, abhilfe)


def _reihenfolge(anfaenge: Sequence[Geldsatz], enden: Sequence[Geldsatz]) -> Iterator[Befund]:
    """Hinweis: a later state was certainly reached before the earlier one.

    No Fehler: a second application or notice of a case comes after the first payment, and the first ones may be missing.
    """
    if any(s.zeit.von is None for s in anfaenge):
        return
    anfang, ende = min(anfaenge, key=lambda s: s.zeit.anfang), min(enden, key=lambda s: s.zeit.bis)
    stellen = meldestelle(anfang.stelle, ende.stelle)
    if stellen and ende.zeit.bis < anfang.zeit.anfang:
        hier, andere = stellen
        wert = ende.zeit.text if hier == ende.stelle else anfang.zeit.text
        frueher, spaeter = (Geldzustand(s.geldzustand).wort for s in (anfang, ende))
        grund = f"{spaeter} ({ende.zeit}) vor {frueher} ({anfang.zeit}); das andere: {andere}"
        yield hier.befund("datum", wert, grund, "Datum und Geldzustand prüfen")


def _zwei_traeger(fall: Sequence[Geldsatz], nachfolger: Collection[tuple[str, str]]) -> Iterator[Befund]:
    """Hinweis: one case of two bodies that did not merge.

    No Fehler: an association may end in other ways, and its cases go on with somebody else.
    """
    letzter = _neuester([s for s in fall if s.stelle.geliefert])
    assert letzter is not None
    for s in fall:
        paar = (s.traeger, letzter.traeger)
        if s.traeger != letzter.traeger and paar not in nachfolger and paar[::-1] not in nachfolger:
            grund = f"der Förderfall „{s.fall}“ hat noch einen anderen Träger: „{s.traeger}“, {s.stelle}"
            abhilfe = "Träger prüfen; zwei Fälle brauchen zwei verschiedene Namen unter „fall“"
            yield letzter.stelle.befund("traeger", letzter.traeger, grund, abhilfe)
            return


def sehr_hohe(saetze: Iterable[Geldsatz]) -> Iterator[Befund]:
    """Hinweis: more than ten million euros for one case; most likely cents or a missing comma, but not impossible."""
    for s in saetze:
        if s.stelle.geliefert and s.cent is not None and s.cent > HOECHSTER_BETRAG:
            grund = f"mehr als {euro(HOECHSTER_BETRAG)} für einen Förderfall"
            yield s.stelle.befund("betrag_eur", _text(s.cent), grund, "prüfen, ob der Betrag in Euro angegeben ist")


def _neuester(saetze: Sequence[Geldsatz]) -> Geldsatz | None:
    return max(saetze, key=lambda s: (s.zeit.bis, s.stelle.nummer or 0), default=None)


def _text(cent: int | None) -> str:
    """An amount as it stands in a file."""
    return "" if cent is None else f"{cent // 100}.{cent % 100:02d}".removesuffix(".00")
