"""What would a press officer send: headline, lead, figures, background, definitions, every sentence with its proof?

Made from a frozen Lagebild alone. Nothing is invented: what nobody said is a marked gap. What a press officer must know before
sending it stands beside the text, never in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefing.papiere.aufnahme import Absatz, Lagebild, Quelle, Zahl
from briefing.pressehinweise import hinweise, im_text
from briefing.pressewissen import ERSTER_SATZ, WEITERES, Wissen
from briefing.saetze import aussage
from briefing.satzbau import SATZBAU, VEROEFFENTLICHT, Satzbau
from briefing.satzteile import herkunft
from domain.auswahl import UEBUNGSDATEN
from domain.kennzahl import Basis
from domain.wortlaut import Stil, moegliche, wortlaut
from domain.zahlen import Zusatz
from domain.zeit import tag_kurz, tag_lang

ART = "Medieninformation (Entwurf)"
ZITATLUECKE = "[Zitat]"
ADRESSE = "Weitere Informationen: www.asskomm.sachsen.de"
UNVERAENDERT = ", ebenso wie "  # no news
_BETRAG = re.compile(
    r"(?<!über )(?<!als )(?<!mindestens )(?<!rund )\b(\d{1,3}(?:\.\d{3})+)(?:,(\d\d))?(?=\u00a0Euro)(?:\u00a0Euro)"
)
_EIGENER_BEGINN = re.compile(r"[(;,] ?gezählt ")  # briefing.satzteile.nach
GLATT = 100_000  # cents: an amount in whole thousands of euros is read as it is
NUR_UEBUNG = "ÜBUNGSDATEN: Die Zahlen sind erfunden. Dieser Text darf nicht veröffentlicht werden."


@dataclass(frozen=True)
class Pressesatz:
    """One sentence and what proves it; ``kennzahl`` is empty for what is no figure.

    ``allein``: how it must read where nothing around it says area and day. ``auch``: what could truly be said instead.
    ``fruehere``: the source of an older figure that it compares with.
    """

    text: str
    allein: str
    stichtag: date
    datenstand: int
    quelle: Quelle
    kennzahl: str = ""
    titel: str = ""
    basis: str = ""
    auch: tuple[str, ...] = ()
    fruehere: Quelle | None = None

    @property
    def quellen(self) -> tuple[Quelle, ...]:
        """Each once, the older first."""
        return tuple(dict.fromkeys(filter(None, (self.fruehere, self.quelle))))

    @property
    def beleg(self) -> str:
        """Kennzahl, Stichtag, Datenstand and sources on one line."""
        worte = [f"Kennzahl „{self.titel}“"] if self.titel else []
        if self.kennzahl:
            worte += [f"Stichtag {tag_kurz(self.stichtag)}", f"Datenstand {self.datenstand}", self.basis]
        wort = "Quelle" if len(self.quellen) == 1 else "Quellen"
        return " · ".join([*filter(None, worte), f"{wort}: {'; '.join(map(quellenzeile, self.quellen))}"])

    def als_text(self) -> str:
        """For the clipboard: the sentence and its proof."""
        return f"{self.allein}\n({self.beleg})"


@dataclass(frozen=True)
class Pressetext:
    """A draft; ``hinweise`` are for whoever sends it and no part of it."""

    vermerke: tuple[str, ...]
    ueberschrift: str
    datum: str
    lead: tuple[Pressesatz, ...]
    zahlentitel: str
    zahlen: tuple[Pressesatz, ...]
    hintergrund: tuple[Pressesatz, ...]
    definitionen: tuple[tuple[str, str], ...]
    quellen: tuple[Quelle, ...]
    nachweis: str
    hinweise: tuple[str, ...]

    def saetze(self) -> Iterator[Pressesatz]:
        """Every sentence in its order."""
        yield from (*self.lead, *self.zahlen, *self.hintergrund)

    def als_text(self) -> str:
        """The whole as plain text, sources included."""
        lead = [_fliesstext(self.lead)] if self.lead else []
        teile = [*self.vermerke, ART, self.datum, self.ueberschrift, *lead, ZITATLUECKE]
        if self.zahlen:
            teile.append("\n".join([f"{self.zahlentitel}:", *(f"- {satz.text}" for satz in self.zahlen)]))
        if self.hintergrund:
            teile.append("\n".join(["Hintergrund", _fliesstext(self.hintergrund)]))
        if self.definitionen:
            teile.append("\n".join(["Begriffe", *(f"- {wort}: {sinn}" for wort, sinn in self.definitionen)]))
        teile += [
            ADRESSE,
            "\n".join(
                [
                    "Quellen und Nachweis (nicht Teil des Textes)",
                    *(f"- {quellenzeile(q)}" for q in self.quellen),
                    self.nachweis,
                ]
            ),
        ]
        return "\n\n".join(teile) + "\n"


def entwurf(lagebild: Lagebild) -> Pressetext:
    """The draft for the figures of a Lagebild; what is not known, or counted otherwise, is left out of it and said beside it."""
    zahlen = {zahl.schluessel: zahl for zahl in lagebild.zahlen()}
    bekannte = [zahl for zahl in zahlen.values() if im_text(zahl)]
    erster = [_wissen(w, lagebild) for w in (ERSTER_SATZ,) if _passt(w, lagebild, bekannte)]
    ganze = [_satz(zahl, lagebild) for zahl in bekannte]
    kurze = [_verkuerzt(satz, zahl, lagebild) for satz, zahl in zip(ganze, bekannte, strict=True)]
    hintergrund = [*_verglichen(lagebild), *(_wissen(w, lagebild) for w in WEITERES if _passt(w, lagebild, bekannte))]
    benutzte = [*erster, *ganze, *hintergrund]
    return Pressetext(
        vermerke=tuple(NUR_UEBUNG if vermerk == UEBUNGSDATEN else vermerk.upper() for vermerk in lagebild.vermerke),
        ueberschrift=_ueberschrift(bekannte, lagebild),
        datum=f"Stand: {tag_lang(lagebild.stichtag)}",
        lead=(*erster, *ganze[:1]),
        zahlentitel=f"ASSKomm in Zahlen und Fakten ({lagebild.raum}, {tag_lang(lagebild.stichtag)})",
        zahlen=tuple(kurze[1:]),
        hintergrund=tuple(hintergrund),
        definitionen=tuple((z.titel, z.definition) for z in bekannte if z.definition),
        quellen=tuple(dict.fromkeys(quelle for satz in benutzte for quelle in satz.quellen)),
        nachweis=f"{lagebild.raum} · Stichtag {tag_kurz(lagebild.stichtag)} · {lagebild.datenstand_text} · "
        f"Prüfwert {lagebild.kennung} · {lagebild.zitat}",
        hinweise=hinweise(lagebild, tuple(zahlen.values()), ZITATLUECKE),
    )  # fmt: skip


def quellenzeile(quelle: Quelle) -> str:
    """``SMI: Medieninformation „…“ (Stand 11.01.2022), https://…``"""
    wort = "" if "Datenstand" in quelle.stand else "Stand "
    stand = f" ({wort}{quelle.stand})" if quelle.stand else ""
    return f"{quelle.titel}{stand}" + (f", {quelle.url}" if quelle.url else "")


def _fliesstext(saetze: tuple[Pressesatz, ...]) -> str:
    return " ".join(satz.text for satz in saetze)


def _satz(zahl: Zahl, lagebild: Lagebild) -> Pressesatz:
    """The sentence of a figure as it stands alone."""
    text = glatt(zahl.satz)
    return Pressesatz(
        text=text, allein=text, stichtag=lagebild.stichtag, datenstand=lagebild.datenstand,
        quelle=_quelle(zahl.quelle, lagebild), kennzahl=zahl.schluessel, titel=zahl.titel,
        basis=f"{zahl.basis}: {zahl.text}", auch=tuple(w for w in _andere(zahl) if w not in text),
    )  # fmt: skip


def _verkuerzt(satz: Pressesatz, zahl: Zahl, lagebild: Lagebild) -> Pressesatz:
    """Below a heading that says area and day: without them, where they are the sentence's own."""
    tag = tag_lang(lagebild.stichtag)
    bau = SATZBAU.get(zahl.schluessel)
    if bau is None or not satz.text.startswith((f"Bis zum {tag} ", f"Am {tag} ")) or not zahl.wert:
        return satz
    if _EIGENER_BEGINN.search(satz.text):  # the heading does not say since when it counts
        return satz
    if zahl.basis == Basis.VEROEFFENTLICHT:
        bau = VEROEFFENTLICHT.get(zahl.schluessel, bau)
    wer = herkunft(zahl.basis, zahl.quelle.titel.partition(": ")[0] if zahl.quelle else "")
    gesagt = aussage(bau, zahl.wert, Zusatz(zahl.zusatz), _gesagt(zahl), wer)
    return replace(satz, text=f"{gesagt[:1].upper()}{gesagt[1:]}.")


def _andere(zahl: Zahl) -> Iterator[str]:
    """Other true words for the same number."""
    assert zahl.wert is not None
    bau = SATZBAU.get(zahl.schluessel)
    nomen = bau.nomen if bau else None
    yield from (w.text for w in moegliche(zahl.wert, Zusatz(zahl.zusatz), in_euro=zahl.in_euro, nomen=nomen))


def _gesagt(zahl: Zahl) -> str:
    """The number with what it counts: ``126 Kommunen``, ``über 420.000 Euro Fördermittel``."""
    assert zahl.wert is not None
    bau = SATZBAU[zahl.schluessel]
    wort = wortlaut(zahl.wert, Zusatz(zahl.zusatz), in_euro=zahl.in_euro, nomen=bau.nomen)
    return glatt(f"{wort.text} {bau.geld}".strip())


def glatt(text: str) -> str:
    """Exact amounts with small change are said as round ones that they exceed; a bound stays as it is."""

    def runde(treffer: re.Match[str]) -> str:
        ganze, cent = treffer.groups()
        betrag = int(ganze.replace(".", "")) * 100 + int(cent or 0)
        return wortlaut(betrag, stil=Stil.UEBER, in_euro=True).text if betrag % GLATT else treffer.group()

    return _BETRAG.sub(runde, text)


def _ueberschrift(bekannte: list[Zahl], lagebild: Lagebild) -> str:
    """The first two figures that need no reservation, those of the day first; without one only what the paper is about."""
    tag, ort = tag_lang(lagebild.stichtag), "" if lagebild.raum == "Freistaat Sachsen" else f" ({lagebild.raum})"
    gute = [z for z in bekannte if not z.vorbehalt and z.schluessel in SATZBAU and z.wert]
    gute.sort(key=lambda z: tag not in z.satz)
    worte = [f"{_gesagt(z)} {SATZBAU[z.schluessel].kurz}".strip() for z in gute[:2]]
    return f"ASSKomm{ort}: " + (", ".join(worte) if worte else f"der Stand am {tag}")


def _verglichen(lagebild: Lagebild) -> Iterator[Pressesatz]:
    """The changes and shares that the Lagebild holds, with the Kennzahl that each is about; amounts exact, so that they close."""
    zahlen = {zahl.schluessel: zahl for zahl in lagebild.zahlen()}
    for baustein in lagebild.bausteine:
        if isinstance(baustein, Absatz) and baustein.schluessel in ("vergleich", "anteile"):
            for text in (satz for satz in baustein.saetze if UNVERAENDERT not in satz):
                name = next((k for k, bau in SATZBAU.items() if k in zahlen and _handelt_von(text, bau)), "")
                zahl = zahlen.get(name)
                quelle = _quelle(zahl.quelle if zahl else None, lagebild)
                yield Pressesatz(
                    text, text, lagebild.stichtag, lagebild.datenstand, quelle, name, zahl.titel if zahl else "",
                    zahl.basis if zahl else "",
                    fruehere=zahl.fruehere_quelle if zahl and baustein.schluessel == "vergleich" else None,
                )  # fmt: skip


def _handelt_von(text: str, bau: Satzbau) -> bool:
    return bau.thema in text or (text.startswith("Von den ") and text.endswith(f" {bau.gesagt}."))


def _quelle(quelle: Quelle | None, lagebild: Lagebild) -> Quelle:
    """Of what was counted: where the counted records are, else the frozen paper itself."""
    if quelle is not None:
        return quelle
    eigene = [q for q in lagebild.quellen if lagebild.adresse and q.url.startswith(f"{lagebild.adresse}/")]
    return eigene[0] if eigene else Quelle("ASSKomm-Dashboard", lagebild.zitat, lagebild.datenstand_text)


def _wissen(wissen: Wissen, lagebild: Lagebild) -> Pressesatz:
    return Pressesatz(wissen.text, wissen.text, lagebild.stichtag, lagebild.datenstand, wissen.quelle)


def _passt(wissen: Wissen, lagebild: Lagebild, bekannte: list[Zahl]) -> bool:
    """Only what was said by the Stichtag, and what belongs to a figure only where that is in the text."""
    genannte = {zahl.schluessel for zahl in bekannte}
    return wissen.ab <= lagebild.stichtag and (not wissen.zu or not genannte.isdisjoint(wissen.zu))
