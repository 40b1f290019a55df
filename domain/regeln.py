"""In which ways can the words and units of two published figures contradict each other?

Each rule reads the comparable figures in their order and yields what it finds. What a word means stands in
``domain.begriffe``; no rule knows a single figure. Rules about numbers alone stand in ``domain.zahlenregeln``.
"""

from collections.abc import Iterator, Sequence

from domain.angabe import Angabe, Fund, satzanfang
from domain.begriffe import ALLGEMEINE_FRAGE, zitat
from domain.reihe import ab, gruppen, paare, umgebung

Angaben = Sequence[Angabe]
SMI = "Klären würde es, wenn das SMI angibt, "


def gleiche_zahl_anderes_wort(angaben: Angaben) -> Iterator[Fund]:
    """The same exact number, near in time, under two words of one family that mean different things."""
    kandidaten = [a for a in angaben if a.genau and a.v.wert and a.merkmale.familie]
    for a, b in paare(
        kandidaten, lambda a: (a.merkmale.familie, a.ort, a.v.einheit, a.v.wert),
        lambda a, b: a.bedeutung != b.bedeutung and a.zeitraum.vertraegt(b.zeitraum), nah=True,
    ):  # fmt: skip
        yield Fund(a, b, _zwei_woerter(a, b), SMI + f"{_offene_frage(a, b)}.")


def _zwei_woerter(a: Angabe, b: Angabe) -> str:
    wann = "am selben Tag" if a.v.stand == b.v.stand and b.taggenau else b.wann
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
    laufende = [a for a in angaben if a.merkmale.familie and a.fortlaufend]
    for _, verwandte in gruppen(laufende, lambda a: (a.merkmale.familie, a.ort)):
        eigene = [x for x in verwandte if x.v.kennzahl and x.genau]
        for bedeutung, reihe in gruppen(eigene, lambda x: x.bedeutung):
            for a in (a for a in verwandte if not a.v.kennzahl and a.bedeutung != bedeutung):
                nahe = [x for x in umgebung(reihe, a) if x.nah(a)]
                davor = [x for x in nahe if x.vor(a)]
                danach = [x for x in nahe if a.vor(x)]
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
    return Fund(a, davor, satz + nachbarn, SMI + f"{a.begriff.frage}.", (danach,))


def mehr_als_unterzeichnet(angaben: Angaben) -> Iterator[Fund]:
    """More are said to have joined than had signed even at the next figure on or after that day."""
    unterzeichnet = [x for x in angaben if x.merkmale.unterschrift and x.fortlaufend and x.hoechstens is not None]
    je_ort = dict(gruppen((x for x in unterzeichnet if not x.begriff.beitritt), lambda x: x.ort))
    for a in (a for a in angaben if a.begriff.beitritt and a.fortlaufend):
        reihe = je_ort.get(a.ort, [])
        spaeter = (x for x in ab(reihe, a.v.stand_von) if x.v.stand == a.v.stand or a.v.stand_bis <= x.v.stand_von)
        if (naechste := next(spaeter, None)) and a.ueberschreitet(naechste):
            davor = [x for x in umgebung(reihe, a) if x.v.stand_bis <= a.v.stand_von and x.nah(a)]
            groesser_als = [x for x in davor if a.ueberschreitet(x)][-1:]
            yield _zu_viele(a, list(dict.fromkeys((*groesser_als, naechste))))


def _zu_viele(a: Angabe, unterzeichnet: Angaben) -> Fund:
    zahlen = " und ".join(f"{x.nennung} {x.beleg}" for x in unterzeichnet)
    satz = f"{satzanfang(a.nennung)} {a.beleg} {a.verb('ist', 'sind')} mehr, als unterzeichnet hatten: {zahlen}."
    klaerung = SMI + f"wie viele Kommunen {a.wann} eine Kooperationsvereinbarung hatten."
    return Fund(a, unterzeichnet[0], satz, klaerung, tuple(unterzeichnet[1:]))


def andere_zaehleinheit(angaben: Angaben) -> Iterator[Fund]:
    """The same exact number of one Kennzahl, near in time, counts something else."""
    genaue = [a for a in angaben if a.genau and a.v.wert]
    for a, b in paare(
        genaue, lambda a: (a.bedeutung, a.ort, a.v.einheit, a.v.wert),
        lambda a, b: a.zaehleinheit != b.zaehleinheit and a.zeitraum.vertraegt(b.zeitraum), nah=True,
    ):  # fmt: skip
        gezaehlt = [f"{x.wann} {zitat(x.zaehleinheit or x.merkmale.zaehlt)} ({x.wer})" for x in (a, b)]
        satz = f"Dieselbe Zahl {a.zahl} für {zitat(a.begriff.wort)} zählt {' und '.join(gezaehlt)}."
        yield Fund(a, b, satz, SMI + f"was in der Zahl {a.zahl} mitgezählt ist.")


def analysen_statt_kommunen(angaben: Angaben) -> Iterator[Fund]:
    """The number of Kommunen of a period is that of the analyses, while others give another number of Kommunen."""
    genaue = [a for a in angaben if a.genau and a.v.wert and a.zeitraum.jahre and not a.zeitraum.je_jahr]
    for _, gruppe in gruppen(genaue, lambda a: (a.merkmale.kommunen_von or a.bedeutung, a.ort, a.zeitraum.jahre)):
        kommunen, analysen = ([a for a in gruppe if bool(a.merkmale.kommunen_von) is was] for was in (True, False))
        werte = {a.v.wert for a in analysen}
        andere = {k: _andere_zahl(k, kommunen) for k in kommunen if k.v.wert in werte}
        fragliche = [k for k in kommunen if andere.get(k)]
        for a, b in paare([*fragliche, *analysen], lambda a: a.v.wert, lambda a, b: a.bedeutung != b.bedeutung):
            k, a = (a, b) if a in andere else (b, a)
            gegen = f"andere nennen {andere[k][0].nennung} {andere[k][0].beleg}"
            kopf = f"{satzanfang(k.nennung)} {k.beleg} {k.verb('ist', 'sind')}"
            satz = f"{kopf} so viele wie {a.nennung} {a.beleg}; {gegen}."
            klaerung = f"Klären würde es, wenn die Quelle ({k.wer}) angibt, ob sie Kommunen oder Analysen zählt."
            yield Fund(k, a, satz, klaerung, tuple(andere[k]))


def _andere_zahl(k: Angabe, kommunen: Angaben) -> list[Angabe]:
    return [x for x in kommunen if x.v.wert != k.v.wert and not x.gewachsen(k)]
