"""In which ways can two published figures contradict each other?

Each rule reads the comparable figures in their order and yields what it finds. What a word means stands in
``domain.begriffe``; no rule knows a single figure.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain import betraege
from domain.angabe import Angabe, Fund, gruppen, hoechste, paare, satzanfang
from domain.auswahl import Ebene
from domain.begriffe import ALLGEMEINE_FRAGE, zitat
from domain.zeitraum import jahre_text

Angaben = Sequence[Angabe]
_SMI = "Klären würde es, wenn das SMI angibt, "


def gleiche_zahl_anderes_wort(angaben: Angaben) -> Iterator[Fund]:
    """The same exact number, near in time, under two words of one family that mean different things."""
    kandidaten = [a for a in angaben if a.genau and a.v.wert and a.merkmale.familie]
    for a, b in paare(kandidaten, lambda a: (a.merkmale.familie, a.ort, a.v.einheit, a.v.wert)):
        if a.bedeutung != b.bedeutung and a.nah(b) and a.zeitraum.vertraegt(b.zeitraum):
            yield Fund(a, b, _zwei_woerter(a, b), _SMI + f"{_offene_frage(a, b)}.")


def _zwei_woerter(a: Angabe, b: Angabe) -> str:
    wann = "am selben Tag" if a.v.stand == b.v.stand and len(b.v.stand) == 10 else b.wann
    if a.begriff.nomen == b.begriff.nomen and a.begriff.als.startswith("„") and b.begriff.als.startswith("„"):
        kopf = f"{a.zahl} {a.begriff.hinter(a.v.wert).removesuffix(a.begriff.als)}{a.verb('heißt', 'heißen')}"
        return f"{kopf} {a.wann} {a.begriff.als} ({a.wer}) und {wann} {b.begriff.als} ({b.wer})."
    kopf = "Derselbe Betrag von" if a.v.einheit == "cent" else "Dieselbe Zahl"
    fuer = f"für {zitat(a.begriff.wort)} ({a.wer}) und {wann} für {zitat(b.begriff.wort)} ({b.wer})."
    return f"{kopf} {a.zahl} steht {a.wann} {fuer}"


def _offene_frage(a: Angabe, b: Angabe) -> str:
    """The question of the word that is no Kennzahl of ours, else of the one that has a question of its own."""
    return min((a, b), key=lambda x: (x.v.kennzahl is not None, x.begriff.frage == ALLGEMEINE_FRAGE)).begriff.frage


def anderes_wort_fuer_dieselbe_reihe(angaben: Angaben) -> Iterator[Fund]:
    """A word without a definition of ours fits between the numbers that another word of its family had around it."""
    for a in (a for a in angaben if not a.v.kennzahl and a.merkmale.familie and a.fortlaufend):
        verwandte = [
            x for x in angaben
            if x.v.kennzahl and x.genau and x.fortlaufend and x.ort == a.ort and x.bedeutung != a.bedeutung
            and x.merkmale.familie is a.merkmale.familie
        ]  # fmt: skip
        for _, reihe in gruppen(verwandte, lambda x: x.bedeutung):
            davor = [x for x in reihe if x.vor(a) and x.nah(a)]
            danach = [x for x in reihe if a.vor(x) and x.nah(a)]
            if davor and danach and _setzt_fort(a, davor, danach[0]):
                yield _fortsetzung(a, davor[-1], danach[0])


def _setzt_fort(a: Angabe, davor: Angaben, danach: Angabe) -> bool:
    """An exact number lies between its neighbours; of a lower bound, the series had just passed the number."""
    if a.genau:
        return davor[-1].v.wert < a.v.wert < danach.v.wert
    return a.v.zusatz.untergrenze and min(x.v.wert for x in davor) <= a.v.wert < danach.v.wert


def _fortsetzung(a: Angabe, davor: Angabe, danach: Angabe) -> Fund:
    satz = (
        f"{satzanfang(a.nennung)} {a.beleg} {a.verb('setzt', 'setzen')} fort, was sonst {davor.begriff.heisst} heißt: "
    )
    nachbarn = f"davor {davor.zahl} {davor.beleg}, danach {danach.zahl} {danach.beleg}."
    return Fund(a, davor, satz + nachbarn, _SMI + f"{a.begriff.frage}.", (danach,))


def mehr_als_unterzeichnet(angaben: Angaben) -> Iterator[Fund]:
    """More are said to have joined than had signed even at the next figure on or after that day."""
    unterzeichnet = [x for x in angaben if x.merkmale.unterschrift and x.fortlaufend and x.hoechstens is not None]
    for a in (a for a in angaben if a.begriff.beitritt and a.fortlaufend):
        reihe = [x for x in unterzeichnet if x.ort == a.ort and not x.begriff.beitritt]
        spaeter = [x for x in reihe if x.v.stand == a.v.stand or a.v.stand_bis <= x.v.stand_von]
        if spaeter and a.ueberschreitet(spaeter[0]):
            davor = [x for x in reihe if x.v.stand_bis <= a.v.stand_von and x.nah(a) and a.ueberschreitet(x)]
            yield _zu_viele(a, list(dict.fromkeys((*davor[-1:], spaeter[0]))))


def _zu_viele(a: Angabe, unterzeichnet: Angaben) -> Fund:
    zahlen = " und ".join(f"{x.nennung} {x.beleg}" for x in unterzeichnet)
    satz = f"{satzanfang(a.nennung)} {a.beleg} {a.verb('ist', 'sind')} mehr, als unterzeichnet hatten: {zahlen}."
    klaerung = _SMI + f"wie viele Kommunen {a.wann} eine Kooperationsvereinbarung hatten."
    return Fund(a, unterzeichnet[0], satz, klaerung, tuple(unterzeichnet[1:]))


def andere_zaehleinheit(angaben: Angaben) -> Iterator[Fund]:
    """The same exact number of one Kennzahl, near in time, counts something else."""
    genaue = [a for a in angaben if a.genau and a.v.wert]
    for a, b in paare(genaue, lambda a: (a.bedeutung, a.ort, a.v.einheit, a.v.wert)):
        if a.v.zaehleinheit != b.v.zaehleinheit and a.nah(b) and a.zeitraum.vertraegt(b.zeitraum):
            gezaehlt = [f"{x.wann} {zitat(x.v.zaehleinheit or x.merkmale.zaehlt)} ({x.wer})" for x in (a, b)]
            satz = f"Dieselbe Zahl {a.zahl} für {zitat(a.begriff.wort)} zählt {' und '.join(gezaehlt)}."
            yield Fund(a, b, satz, _SMI + f"was in der Zahl {a.zahl} mitgezählt ist.")


def anderer_zeitraum(angaben: Angaben) -> Iterator[Fund]:
    """Amounts that were set, of one kind, whose periods overlap and that cannot both be true."""
    ansaetze = [a for a in angaben if a.ansatz and not a.zeitraum.insgesamt]
    for a, b in paare(ansaetze, lambda a: (a.bedeutung, a.ort, a.v.zaehleinheit)):
        if betraege.unvereinbar(a, b):
            jahre = sorted({*a.zeitraum.jahre, *b.zeitraum.jahre}) or [a.v.stand_von.year]
            zwei = [f"{x.zahl} {x.zeitraum.worte} {x.beleg}" for x in (a, b)]
            satz = f"{zitat(satzanfang(a.begriff.wort))}: {zwei[0]} passen nicht zu {zwei[1]}."
            yield Fund(a, b, satz, _SMI + f"welcher Betrag für {jahre_text(tuple(jahre))} jeweils veranschlagt war.")


def fallende_reihe(angaben: Angaben) -> Iterator[Fund]:
    """A total that can only grow is later below what it had certainly reached."""
    for _, reihe in gruppen((a for a in angaben if a.fortlaufend), lambda a: (*a.reihe, a.zeitraum.seit)):
        for b in reihe:
            # two exact values of one period are not a course, two numbered events are another rule
            davor = [
                a for a in reihe
                if a.vor(b) and a.ueberschreitet(b) and not (a.v.ordnungszahl and b.v.ordnungszahl)
                and not (a.zeitraum.jahre and a.zeitraum.jahre == b.zeitraum.jahre)
            ]  # fmt: skip
            for a in hoechste(davor):
                satz = (
                    f"Eine Zahl, die nur wachsen kann, fällt: erst {a.nennung} {a.beleg}, später {b.nennung} {b.beleg}."
                )
                yield Fund(a, b, satz, "Klären würde es, wenn das SMI die gezählten Fälle mit ihrem Beginn auflistet.")


def ordnungszahl(angaben: Angaben) -> Iterator[Fund]:
    """A later event has no higher number, or a part was numbered where the whole had no number left."""
    nummern = [a for a in angaben if a.v.ordnungszahl and a.genau]
    for _, reihe in gruppen(nummern, lambda a: (a.bedeutung, a.ort)):
        for b in reihe:
            for a in hoechste([a for a in reihe if a.vor(b) and a.v.wert >= b.v.wert]):
                satz = f"Die laufende Nummer steigt {a.wo} nicht mit der Zeit: erst {a.nummer}, später {b.nummer}."
                yield Fund(a, b, satz, _nummernliste())
        if reihe[0].v.raum_art is Ebene.LAND:
            teile = [a for a in nummern if a.v.raum_art is not Ebene.LAND and _verwandt(a, reihe[0])]
            yield from (fund for a, b in pairwise(reihe) for fund in _ohne_platz(a, b, teile))


def _verwandt(a: Angabe, b: Angabe) -> bool:
    familie = a.merkmale.familie
    return a.bedeutung == b.bedeutung or (familie is not None and familie is b.merkmale.familie)


def _ohne_platz(a: Angabe, b: Angabe, teile: Angaben) -> Iterator[Fund]:
    """Between two numbers of the whole, events of its parts on more days than numbers are left."""
    dazwischen = [t for t in teile if a.vor(t) and t.vor(b)]
    if a.v.wert < b.v.wert and len({t.v.stand for t in dazwischen}) > b.v.wert - a.v.wert - 1:
        *weitere, t = dazwischen
        satz = f"Zwischen {a.nummer} und {b.nummer} liegt {t.wo} {t.nummer}; {a.wo} ist dafür keine Nummer frei."
        yield Fund(t, b, satz, _nummernliste(), (a, *weitere))


def _nummernliste() -> str:
    return "Klären würde es, wenn das SMI die gezählten Fälle mit Tag und laufender Nummer auflistet."


def analysen_statt_kommunen(angaben: Angaben) -> Iterator[Fund]:
    """The number of Kommunen of a period is that of the analyses, while others give another number of Kommunen."""
    genaue = [a for a in angaben if a.genau and a.v.wert and a.zeitraum.jahre and not a.zeitraum.je_jahr]
    for _, gruppe in gruppen(genaue, lambda a: (a.merkmale.kommunen_von or a.bedeutung, a.ort, a.zeitraum.jahre)):
        kommunen = [a for a in gruppe if a.merkmale.kommunen_von]
        for k in kommunen:
            andere = [x for x in kommunen if x.v.wert != k.v.wert and not x.gewachsen(k)]
            for a in (a for a in gruppe if not a.merkmale.kommunen_von and a.v.wert == k.v.wert and andere):
                gegen = f"andere nennen {andere[0].nennung} {andere[0].beleg}"
                kopf = f"{satzanfang(k.nennung)} {k.beleg} {k.verb('ist', 'sind')}"
                satz = f"{kopf} so viele wie {a.nennung} {a.beleg}; {gegen}."
                klaerung = f"Klären würde es, wenn die Quelle ({k.wer}) angibt, ob sie Kommunen oder Analysen zählt."
                yield Fund(k, a, satz, klaerung, tuple(andere))


def zwei_herausgeber(angaben: Angaben) -> Iterator[Fund]:
    """Two bodies publish values for one day, or for one period of years, that cannot both be true."""
    zaehlungen = [a for a in angaben if not a.v.ordnungszahl]
    for a, b in paare(zaehlungen, lambda a: (*a.reihe, a.zeitraum.jahre, a.zeitraum.je_jahr, a.zeitraum.seit)):
        verschieden = a.ueberschreitet(b) or b.ueberschreitet(a)
        if a.v.herausgeber != b.v.herausgeber and verschieden and _gleiche_zeit(a, b):
            zeit = satzanfang(a.zeitraum.worte) if a.zeitraum.jahre else f"Für den {a.v.stand_text}"
            zahlen = " und ".join(f"{x.zahl} {zitat(x.begriff.wort)} {x.beleg}" for x in (a, b))
            satz = f"{zeit} nennen zwei Herausgeber verschiedene Zahlen: {zahlen}."
            yield Fund(a, b, satz, "Klären würde es, wenn beide die gezählten Fälle nebeneinanderlegen.")


def _gleiche_zeit(a: Angabe, b: Angabe) -> bool:
    """One day, or one period of years; while it still runs, a number may grow. Amounts that were set: another rule."""
    if a.zeitraum.insgesamt:
        return len(a.v.stand) == 10 and a.v.stand == b.v.stand
    return bool(a.zeitraum.jahre) and not a.ansatz and not a.gewachsen(b)
