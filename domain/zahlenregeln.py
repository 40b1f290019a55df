"""In which ways can the numbers of two published figures of one thing contradict each other?

Like ``domain.regeln``: each rule reads the comparable figures in their order and yields what it finds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from domain import betraege
from domain.angabe import Angabe, Fund, satzanfang
from domain.auswahl import Ebene
from domain.begriffe import zitat
from domain.reihe import Hoechststand, gruppen, je_aussage, paare
from domain.zeitraum import jahre_text

Angaben = Sequence[Angabe]
_LISTE = "Klären würde es, wenn das SMI die gezählten Fälle mit "
_NUMMERN = f"{_LISTE}Tag und laufender Nummer auflistet."


def anderer_zeitraum(angaben: Angaben) -> Iterator[Fund]:
    """Amounts that were set, of one kind, whose periods overlap and that cannot both be true."""
    je_jahr: dict[int, list[Angabe]] = {}
    for a in (a for a in angaben if a.ansatz and not a.zeitraum.insgesamt):
        for jahr in betraege.jahre(a):
            je_jahr.setdefault(jahr, []).append(a)
    for ansaetze in je_jahr.values():  # a pair that shares two years is found twice and told once
        for a, b in paare(ansaetze, lambda a: (a.bedeutung, a.ort, a.zaehleinheit), betraege.unvereinbar):
            jahre = sorted({*a.zeitraum.jahre, *b.zeitraum.jahre}) or [a.v.stand_von.year]
            zwei = [f"{x.zahl} {x.zeitraum.worte} {x.beleg}" for x in (a, b)]
            satz = f"{zitat(satzanfang(a.begriff.wort))}: {zwei[0]} passen nicht zu {zwei[1]}."
            klaerung = f"welcher Betrag für {jahre_text(tuple(jahre))} jeweils veranschlagt war."
            yield Fund(a, b, satz, f"Klären würde es, wenn das SMI angibt, {klaerung}")


def fallende_reihe(angaben: Angaben) -> Iterator[Fund]:
    """A total that can only grow is later below what it had certainly reached."""
    for _, reihe in gruppen((a for a in angaben if a.fortlaufend), lambda a: (*a.reihe, a.zeitraum.seit)):
        for a, b in je_aussage(_gefallen(reihe)):
            satz = f"Eine Zahl, die nur wachsen kann, fällt: erst {a.nennung} {a.beleg}, später {b.nennung} {b.beleg}."
            yield Fund(a, b, satz, f"{_LISTE}ihrem Beginn auflistet.")


def _gefallen(reihe: Angaben) -> Iterator[tuple[Angaben, Angabe]]:
    """Each figure with the largest earlier ones, if they are larger."""
    arten = [art for _, art in gruppen(reihe, lambda a: (a.v.ordnungszahl, a.zeitraum.jahre))]
    staende = [(art[0], Hoechststand(art)) for art in arten]
    for b in reihe:
        davor = [alle for erste, stand in staende if _vergleichbar(erste, b) for alle in stand.vor(b.von)]
        groesstes = max((alle[0].mindestens for alle in davor), default=0)
        yield from ((alle, b) for alle in davor if alle[0].mindestens == groesstes and alle[0].ueberschreitet(b))


def _vergleichbar(a: Angabe, b: Angabe) -> bool:
    """Two exact values of one period are not a course, two numbered events are another rule."""
    gleicher_zeitraum = bool(a.zeitraum.jahre) and a.zeitraum.jahre == b.zeitraum.jahre
    return not gleicher_zeitraum and not (a.v.ordnungszahl and b.v.ordnungszahl)


def teil_und_ganzes(angaben: Angaben) -> Iterator[Fund]:
    """A part of the area or of the years has more than the whole: at the same time, or earlier if it can only grow."""
    zaehlbare = (a for a in angaben if a.zaehlbar and (a.merkmale.kumuliert or a.taggenau))
    for _, gruppe in gruppen(
        zaehlbare, lambda a: (a.bedeutung, a.v.einheit, a.zaehleinheit, a.merkmale.kumuliert or a.v.stand)
    ):
        reihen = [reihe for _, reihe in gruppen(gruppe, lambda a: (a.ort, a.zeitraum.sinn))]
        nach_ort = dict(gruppen(reihen, lambda reihe: reihe[0].ort))
        for ganze in reihen:
            moegliche = reihen if ganze[0].v.raum_art is Ebene.LAND else nach_ort[ganze[0].ort]
            teile = Hoechststand(a for teil in moegliche if _ist_teil(teil[0], ganze[0]) for a in teil)
            for a, b in je_aussage(_uebertroffen(teile, ganze)):
                yield _groesser(a, b)


def _ist_teil(a: Angabe, b: Angabe) -> bool:
    """``a`` speaks of some of the area or of some of the years that ``b`` speaks of; two totals of one place do not."""
    kleiner = b.v.raum_art is Ebene.LAND and a.v.raum_art is not Ebene.LAND
    kuerzer = a.zeitraum.sinn != b.zeitraum.sinn
    if kuerzer and not a.merkmale.kumuliert:
        return False
    eine_reihe = a.fortlaufend and b.fortlaufend and a.zeitraum.seit == b.zeitraum.seit
    return b.zeitraum.umfasst(a.zeitraum) and (kleiner or (a.ort == b.ort and kuerzer and not eine_reihe))


def _uebertroffen(teile: Hoechststand, ganze: Angaben) -> Iterator[tuple[Angaben, Angabe]]:
    """Each whole with the largest parts until then; what is numbered on a day may be followed by more on this day."""
    for b in ganze:
        bis_dahin = teile.vor(b.von) if b.v.ordnungszahl else teile.bis(b.von)
        yield from ((alle, b) for alle in bis_dahin if alle[0].ueberschreitet(b))


def _groesser(a: Angabe, b: Angabe) -> Fund:
    orte = ("", "") if a.ort == b.ort else (f" {a.wo}", f" {b.wo}")
    ganzes = " insgesamt" if b.zeitraum.insgesamt and not a.zeitraum.insgesamt else ""
    satz = f"Ein Teil ist größer als das Ganze: {a.nennung}{orte[0]} {a.beleg}, aber {b.nennung}{orte[1]}{ganzes} {b.beleg}."
    return Fund(a, b, satz, f"{_LISTE}Ort und Tag auflistet.")


def ordnungszahl(angaben: Angaben) -> Iterator[Fund]:
    """A later event has no higher number, one number has two events, or a part has one where the whole had none left."""
    nummern = [a for a in angaben if a.v.ordnungszahl and a.genau]
    teile = dict(gruppen((a for a in nummern if a.v.raum_art is not Ebene.LAND), _verwandtschaft))
    for _, reihe in gruppen(nummern, lambda a: (a.bedeutung, a.ort)):
        yield from _zweimal_vergeben(reihe)
        stand = Hoechststand(reihe)
        davor = ((alle, b) for b in reihe for alle in stand.vor(b.von) if alle[0].v.wert >= b.v.wert)
        for a, b in je_aussage(davor):
            satz = f"Die laufende Nummer steigt {a.wo} nicht mit der Zeit: erst {a.nummer}, später {b.nummer}."
            yield Fund(a, b, satz, _NUMMERN)
        if reihe[0].v.raum_art is Ebene.LAND:
            eigene = sorted(teile.get(_verwandtschaft(reihe[0]), []), key=_ende)
            yield from (fund for a, b in pairwise(reihe) for fund in _ohne_platz(a, b, eigene))


def _zweimal_vergeben(reihe: Angaben) -> Iterator[Fund]:
    """One publisher gives one number to two events of one day; two publishers may speak of the same event."""
    for _, gleiche in gruppen((a for a in reihe if a.taggenau), lambda a: (a.v.stand, a.v.wert, a.v.herausgeber)):
        faelle = [fall[0] for _, fall in gruppen(gleiche, lambda a: (a.v.quelle_titel, a.v.quelle_url, a.v.notiz))]
        if len(faelle) > 1:
            a, b, *weitere = faelle
            satz = f"Eine laufende Nummer ist {a.wo} am selben Tag zweimal vergeben: {a.nummer}."
            yield Fund(a, b, satz, _NUMMERN, tuple(weitere))


def _verwandtschaft(a: Angabe) -> str:
    return a.merkmale.familie or a.bedeutung


def _ende(a: Angabe) -> date:
    return a.bis


def _ohne_platz(a: Angabe, b: Angabe, teile: Angaben) -> Iterator[Fund]:
    """Between two numbers of the whole, events of its parts (by their last day) on more days than numbers are left."""
    if a.v.wert >= b.v.wert:
        return
    bis_dahin = teile[bisect_right(teile, a.bis, key=_ende) : bisect_left(teile, b.von, key=_ende)]
    dazwischen = sorted((t for t in bis_dahin if a.vor(t)), key=lambda t: t.rang)
    if len({t.v.stand for t in dazwischen}) > b.v.wert - a.v.wert - 1:
        *weitere, t = dazwischen
        satz = f"Zwischen {a.nummer} und {b.nummer} liegt {t.wo} {t.nummer}; {a.wo} ist dafür keine Nummer frei."
        yield Fund(t, b, satz, _NUMMERN, (a, *weitere))


def zwei_herausgeber(angaben: Angaben) -> Iterator[Fund]:
    """Two bodies publish values for one day, or for one period of years, that cannot both be true."""
    for a, b in paare(
        (a for a in angaben if not a.v.ordnungszahl),
        lambda a: (*a.reihe, a.zeitraum.sinn, a.zeitraum.insgesamt and a.v.stand),
        lambda a, b: a.v.herausgeber != b.v.herausgeber and _verschieden(a, b) and _gleiche_zeit(a, b),
    ):
        satz = f"{_fuer_wann(a)} nennen zwei Herausgeber verschiedene Zahlen: {_zwei_zahlen(a, b)}."
        yield Fund(a, b, satz, "Klären würde es, wenn beide die gezählten Fälle nebeneinanderlegen.")


def ein_herausgeber(angaben: Angaben) -> Iterator[Fund]:
    """One body publishes two values on one day for the same thing. Amounts that were set for years: another rule."""
    for a, b in paare(
        (a for a in angaben if a.taggenau and not a.v.ordnungszahl and (a.zeitraum.insgesamt or not a.ansatz)),
        lambda a: (*a.reihe, a.zeitraum.sinn, a.v.stand, a.v.herausgeber),
        _verschieden,
    ):
        satz = f"{_fuer_wann(a)} nennt ein Herausgeber verschiedene Zahlen: {_zwei_zahlen(a, b)}."
        yield Fund(
            a, b, satz, f"Klären würde es, wenn die Quelle ({a.wer}) angibt, welche Zahl gilt und was sie zählt."
        )


def _verschieden(a: Angabe, b: Angabe) -> bool:
    return a.ueberschreitet(b) or b.ueberschreitet(a)


def _gleiche_zeit(a: Angabe, b: Angabe) -> bool:
    """One day, or one period of years; while it still runs, a number may grow. Amounts that were set: another rule."""
    if a.zeitraum.insgesamt:
        return a.taggenau and a.v.stand == b.v.stand
    return bool(a.zeitraum.jahre) and not a.ansatz and not a.gewachsen(b)


def _fuer_wann(a: Angabe) -> str:
    return satzanfang(a.zeitraum.worte) if a.zeitraum.jahre else f"Für den {a.v.stand_text}"


def _zwei_zahlen(a: Angabe, b: Angabe) -> str:
    return " und ".join(f"{x.zahl} {zitat(x.begriff.wort)} {x.beleg}" for x in (a, b))
