"""What stands on the one page for the minister, and how is what does not fit named there instead of being cut silently?

The template is given several versions, each briefer than the one before, and prints the first that fits on the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing.papiere.aufnahme import Abbild, Absatz, Lagebild, Quelle, Tafel, Zahl
from briefing.papiere.klartext import AUSLASSUNG, gekuerzt
from briefing.papiere.satz import bilder, karten, tafeln
from briefing.papiere.satz.inhalt import KLEINGEDRUCKTES, grundlage
from briefing.papiere.satz.zeichen import einzeilig

ZAHLEN, SAETZE = 6, 3
KERN = "Das Wichtigste"
DEFINITIONEN = "Definitionen"
_GENANNT = 4  # figures left out that are named one by one
_SPALTEN = 6  # columns of a table that stands in for a missing picture


@dataclass
class Schere:
    """Shortens texts to what one version allows and remembers whether it had to. Numbers are never cut, only left out."""

    titel: int
    name: int
    zeile: int
    satz: int
    quellen: int
    legende: int
    zeilen: int
    groesse: float
    zahlen: int = ZAHLEN
    saetze: int = SAETZE
    bilder: int = 1
    ziffern: int = 60
    geschnitten: bool = field(default=False, init=False)

    def kuerze(self, text: str, hoechstens: int) -> str:
        kurz = gekuerzt(text, hoechstens)
        self.geschnitten |= kurz != text
        return kurz


def _scheren() -> Iterator[Schere]:
    """From everything that belongs on the page to what fits under all circumstances."""
    yield Schere(titel=160, name=90, zeile=320, satz=400, quellen=4, legende=9, zeilen=14, groesse=1.0)
    yield Schere(titel=160, name=90, zeile=320, satz=400, quellen=4, legende=9, zeilen=13, groesse=0.96)
    yield Schere(titel=160, name=90, zeile=320, satz=400, quellen=4, legende=9, zeilen=12, groesse=0.92)
    yield Schere(titel=150, name=90, zeile=160, satz=400, quellen=4, legende=9, zeilen=12, groesse=0.92)
    yield Schere(titel=140, name=80, zeile=110, satz=300, quellen=3, legende=8, zeilen=10, groesse=0.9)
    yield Schere(titel=110, name=70, zeile=80, satz=220, quellen=2, legende=7, zeilen=8, groesse=0.86)
    yield Schere(titel=90, name=45, zeile=55, satz=150, quellen=2, legende=6, zeilen=5, groesse=0.8)
    yield Schere(titel=60, name=28, zeile=34, satz=90, quellen=1, legende=4, zeilen=3, groesse=0.75)
    yield Schere(
        titel=40,
        name=20,
        zeile=24,
        satz=60,
        quellen=0,
        legende=0,
        zeilen=0,
        groesse=0.75,
        zahlen=3,
        saetze=1,
        bilder=0,
        ziffern=24,
    )


def hauptbild(bild: Lagebild) -> Abbild | None:
    """The map, or the first picture where there is none."""
    alle = list(bild.bilder())
    return next((abbild for abbild in alle if abbild.geometrie), alle[0] if alle else None)


def kurz(bild: Lagebild, datei: str, vektoren: str) -> dict[str, Any]:
    """All versions of the page; ``datei`` is the picture's, empty where there is none."""
    basis = grundlage(bild)
    return basis | {"stufen": [_stufe(bild, basis, datei, vektoren, schere) for schere in _scheren()]}


def _stufe(bild: Lagebild, basis: dict[str, Any], datei: str, vektoren: str, schere: Schere) -> dict[str, Any]:
    zahlen, abbild = list(bild.zahlen()), hauptbild(bild)
    ueber, saetze = _saetze(bild)
    ausschnitt = None if abbild or not schere.zeilen else _ausschnitt(bild, schere)
    inhalt = {
        "groesse": schere.groesse,
        "titel": schere.kuerze(basis["titel"], schere.titel),
        "dachzeile": [schere.kuerze(teil, schere.name) for teil in basis["dachzeile"]],
        "angaben": [(wort, schere.kuerze(wert, schere.zeile)) for wort, wert in basis["angaben"]],
        "vermerke": [schere.kuerze(vermerk, schere.zeile) for vermerk in basis["vermerke"][:4]],
        "karten": [_karte(zahl, schere) for zahl in zahlen[: schere.zahlen]],
        "kernaussagen": schere.kuerze(ueber, schere.name),
        "saetze": [schere.kuerze(einzeilig(satz), schere.satz) for satz in saetze[: schere.saetze]],
        "bild": _bild(abbild, datei, vektoren, schere) if abbild and schere.bilder else None,
        "tafel": ausschnitt,
        "quellen": [_quelle(quelle, schere) for quelle in bild.quellen[: schere.quellen]],
    }
    return inhalt | {"mehr": _mehr(bild, zahlen, saetze, schere)}


def _saetze(bild: Lagebild) -> tuple[str, Sequence[str]]:
    """Heading and sentences of the first paragraph of the paper; without one the sentences of its figures."""
    for baustein in bild.bausteine:
        if (
            isinstance(baustein, Absatz)
            and baustein.schluessel not in KLEINGEDRUCKTES
            and any(satz.strip() for satz in baustein.saetze)
        ):
            return einzeilig(baustein.titel) or KERN, [satz for satz in baustein.saetze if satz.strip()]
    return KERN, [zahl.satz for zahl in bild.zahlen() if zahl.satz.strip()]


def _karte(zahl: Zahl, schere: Schere) -> dict[str, Any]:
    ganz = karten.karte(zahl)
    kurz = {name: schere.kuerze(wert, schere.zeile) for name, wert in ganz.items() if isinstance(wert, str)}
    herkunft = [schere.kuerze(zeile, schere.zeile) for zeile in ganz["herkunft"]]
    teile = {name: schere.kuerze(ganz[name], schere.name) for name in ("titel", "vor", "nach")}
    if len(zahl.text) > schere.ziffern:
        schere.geschnitten = True
        teile |= {"vor": "", "nach": AUSLASSUNG}
        return kurz | teile | {"zahl": "", "herkunft": herkunft}
    return kurz | teile | {"zahl": ganz["zahl"], "herkunft": herkunft}


def _bild(abbild: Abbild, datei: str, vektoren: str, schere: Schere) -> dict[str, Any]:
    ganz = bilder.bild(abbild, datei, vektoren)
    fest = {name: ganz[name] for name in ("datei", "verhaeltnis", "alt")}
    legende = [eintrag | {"wort": schere.kuerze(eintrag["wort"], schere.name)} for eintrag in ganz["legende"]]
    schere.geschnitten |= len(legende) > schere.legende
    worte = {name: schere.kuerze(ganz[name], schere.zeile) for name in ("titel", "unterschrift", "fussnote")}
    return fest | worte | {"legende": legende[: schere.legende]}


def _ausschnitt(bild: Lagebild, schere: Schere) -> dict[str, Any] | None:
    """The first table where there is no picture: its first rows, and its total row."""
    tafel = next((t for t in bild.tafeln() if t.zeilen and t.spalten), None)
    if tafel is None:
        return None
    koerper = tafel.zeilen[:-1] if tafel.summenzeile else tafel.zeilen
    zeilen = koerper[: schere.zeilen] + (tafel.zeilen[-1:] if tafel.summenzeile else ())
    schmal = Tafel(
        tafel.schluessel, tafel.titel, tafel.spalten[:_SPALTEN], tuple(zeile[:_SPALTEN] for zeile in zeilen),
        summenzeile=tafel.summenzeile,
    )  # fmt: skip
    ganz = tafeln.tafel(schmal)
    ganz["titel"] = schere.kuerze(ganz["titel"], schere.zeile)
    ganz["teile"] = [_kurzer_teil(ganz["teile"][0], schere)]
    auswahl = f"{len(zeilen)} von {len(tafel.zeilen)} Zeilen" if len(zeilen) < len(tafel.zeilen) else ""
    spalten = len(ganz["teile"][0]["kopf"])
    weniger = f"{spalten} von {len(tafel.spalten)} Spalten" if spalten < len(tafel.spalten) else ""
    return ganz | {"auswahl": ", ".join(teil for teil in (auswahl, weniger) if teil)}


def _kurzer_teil(teil: dict[str, Any], schere: Schere) -> dict[str, Any]:
    zeilen = [[schere.kuerze(zelle, schere.name) for zelle in zeile] for zeile in teil["zeilen"]]
    return teil | {"kopf": [schere.kuerze(kopf, schere.name) for kopf in teil["kopf"]], "zeilen": zeilen}


def _quelle(quelle: Quelle, schere: Schere) -> str:
    eintrag = karten.eintrag(quelle)
    stand = f" (Stand {eintrag['stand']})" if eintrag["stand"] else ""
    return schere.kuerze(eintrag["titel"], schere.zeile) + schere.kuerze(stand, schere.name)


def _mehr(bild: Lagebild, zahlen: Sequence[Zahl], saetze: Sequence[str], schere: Schere) -> str:
    """What the full version says besides, by name and number."""
    abbilder = sum(1 for _ in bild.bilder())
    tabellen = sum(1 for _ in bild.tafeln())
    teile = [
        _weitere_zahlen([einzeilig(zahl.titel) for zahl in zahlen[schere.zahlen :]], schere),
        _anzahl(len(saetze) - schere.saetze, "weitere Aussage", "weitere Aussagen"),
        _anzahl(abbilder - schere.bilder, "weiteres Bild", "weitere Bilder"),
        _anzahl(tabellen, "Tabelle", "Tabellen"),
        _anzahl(len(bild.quellen) - schere.quellen, "weitere Quelle", "weitere Quellen"),
        *_zu_den_zahlen(bild, zahlen),
    ]
    genannt = [teil for teil in teile if teil]
    if len(bild.vermerke) > 4:
        genannt.append("weitere Vermerke")
    satz = f"Die Langfassung nennt außerdem: {', '.join(genannt)}." if genannt else ""
    gekuerzt_ = " Texte, die hier mit „…“ enden, stehen dort vollständig." if schere.geschnitten else ""
    return (satz + gekuerzt_).strip()


def _zu_den_zahlen(bild: Lagebild, zahlen: Sequence[Zahl]) -> list[str]:
    """What the full version says of the figures, and under which further headings it has sentences."""
    hier = _saetze(bild)[0]
    titel = [einzeilig(b.titel) for b in bild.bausteine if isinstance(b, Absatz) and any(s.strip() for s in b.saetze)]
    weitere = [f"„{name}“" for name in dict.fromkeys(titel) if name and name not in (hier, DEFINITIONEN)]
    return [*weitere, *(["alle Definitionen"] if zahlen or DEFINITIONEN in titel else [])]


def _weitere_zahlen(namen: Sequence[str], schere: Schere) -> str:
    if not namen:
        return ""
    genannt = [schere.kuerze(name, schere.name) for name in namen[:_GENANNT]]
    rest = len(namen) - len(genannt)
    mehr = f" und {rest} andere" if rest else ""
    return f"{_anzahl(len(namen), 'weitere Zahl', 'weitere Zahlen')} ({', '.join(genannt)}{mehr})"


def _anzahl(anzahl: int, eine: str, mehrere: str) -> str:
    if anzahl < 1:
        return ""
    return f"1 {eine}" if anzahl == 1 else f"{anzahl} {mehrere}"
