"""What stands in the full version of a paper, in which order? Words, numbers and names of pictures for the template."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from briefing.papiere.aufnahme import Abbild, Absatz, Baustein, Lagebild, Papierart, Tafel, Zahl, Zahlenreihe
from briefing.papiere.klartext import gekuerzt, verweis
from briefing.papiere.satz import bilder, karten, tafeln
from briefing.papiere.satz.schriftdatei import FAMILIE
from briefing.papiere.satz.zeichen import druckbar, einzeilig
from charts.thema import HELL
from domain.zahlen import NBSP
from domain.zeit import tag_lang

ASSKOMM = "Allianz Sichere Sächsische Kommunen"
QR = "zitat.svg"
_ART = {Papierart.LAGEBILD: "Lagebild", Papierart.ANFRAGE: "Kleine Anfrage", Papierart.PRESSETEXT: "Pressetext"}
_BANDLAENGE, _BANDTEILE = 120, 4  # of a remark on every page; the first one says all of it
KLEINGEDRUCKTES = ("definitionen", "vorbehalte", "widersprueche")
_STICHWORTE = ("definitionen", "vorbehalte")  # paragraphs whose sentences begin with what they are about
_LAENGSTES_STICHWORT = 60
_KURZE_TAFEL = 16  # rows of a table that stands right under its picture; longer ones come at the end


def bildnamen(bild: Lagebild) -> dict[str, Abbild]:
    """The file under which the template finds each picture."""
    return {f"bild-{nummer}.svg": abbild for nummer, abbild in enumerate(bild.bilder())}


def grundlage(bild: Lagebild) -> dict[str, Any]:
    """What every paper carries, short or long, on its pages and in its properties."""
    titel, kennung = einzeilig(bild.titel) or _ART[bild.art], bild.kennung
    vermerke = [vermerk for vermerk in map(einzeilig, bild.vermerke) if vermerk]
    return {
        "farben": {name: wert for name, wert in asdict(HELL).items() if isinstance(wert, str) and wert[0] == "#"},
        "schrift": FAMILIE,
        "art": bild.art.value,
        "titel": titel,
        "dachzeile": _dachzeile(bild),
        "angaben": _angaben(bild),
        "vermerke": vermerke,
        "band": [gekuerzt(vermerk, _BANDLAENGE) for vermerk in vermerke[:_BANDTEILE]],
        "kopfzeile": f"{einzeilig(bild.raum)} · Stichtag {tag_lang(bild.stichtag)}",
        "fusszeile": [f"Prüfwert {kennung}", _datenstand(bild)],
        "beschreibung": f"{_ART[bild.art]} für {einzeilig(bild.raum)}, Stichtag {tag_lang(bild.stichtag)}, "
        f"{_datenstand(bild)}, Prüfwert {kennung}",
        "zitat": _zitat(bild),
    }


def lang(bild: Lagebild, vektoren: dict[str, str]) -> dict[str, Any]:
    """Everything in the order of ``bausteine``, then what a reader needs to check it."""
    bloecke = list(_bloecke(bild, vektoren))
    if any(isinstance(b, Absatz) and b.schluessel == "zeichen" for b in bild.bausteine):
        for tafel in _gesetzte_tafeln(bloecke):
            tafel["zeichen"] = []  # the paper explains them once for all
    anhang = [b["tafel"] for b in bloecke if b["typ"] == "bild" and b["im_anhang"]]
    gesagt = {baustein.schluessel for baustein in bild.bausteine if isinstance(baustein, Absatz)}
    strittige = [zahl for zahl in _verschiedene(bild) if zahl.widersprueche and "widersprueche" not in gesagt]
    return grundlage(bild) | {
        "bloecke": bloecke,
        "anhang": anhang,
        "einzelheiten": [
            karten.einzelheiten(zahl, bild.quellen, definiert="definitionen" in gesagt) for zahl in _verschiedene(bild)
        ],
        "widersprueche": [_strittig(zahl) for zahl in strittige],
        "register": karten.adresse(f"{bild.adresse}/zahlenregister"),
        "quellen": [karten.eintrag(quelle) for quelle in bild.quellen],
    }


def _gesetzte_tafeln(bloecke: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in bloecke:
        if block["typ"] in ("tafel", "bild"):
            yield block if block["typ"] == "tafel" else block["tafel"]


def _strittig(zahl: Zahl) -> dict[str, str]:
    return {
        "titel": einzeilig(zahl.titel),
        "anzahl": karten.widerspruch(zahl),
        "vorbehalt": einzeilig(zahl.vorbehalt),
    }


def _dachzeile(bild: Lagebild) -> list[str]:
    drucksache = einzeilig(bild.drucksache)
    return [
        ASSKOMM,
        *([] if bild.art is Papierart.LAGEBILD else [_ART[bild.art]]),
        *([drucksache if "Drucksache" in drucksache else f"Drucksache{NBSP}{drucksache}"] if drucksache else []),
    ]


def _datenstand(bild: Lagebild) -> str:
    return einzeilig(bild.datenstand_text) or f"Datenstand {bild.datenstand}"


def _angaben(bild: Lagebild) -> list[tuple[str, str]]:
    """The block under the title: what the figures are about."""
    alle = [
        ("Stichtag", tag_lang(bild.stichtag)),
        ("Raum", einzeilig(bild.raum) or "keine Angabe"),
        ("Verglichen mit", einzeilig(bild.vergleich)),
        ("Datenstand", _datenstand(bild).removeprefix("Datenstand").strip()),
    ]
    return [angabe for angabe in alle if angabe[1]]


def _zitat(bild: Lagebild) -> dict[str, Any]:
    zitat, pruefwert = bild.zitat, bild.pruefwert
    return {
        "adresse": karten.adresse(zitat),
        "pruefwert": [pruefwert[i : i + 16] for i in range(0, 64, 16)],
        "verweis": verweis(bild.verweis),
        "qr": QR,
        "alt": f"QR-Code mit dem Zitierlink {einzeilig(zitat)}",
    }


def _verschiedene(bild: Lagebild) -> list[Zahl]:
    """Each figure once, where the same stands in several rows."""
    return list(dict.fromkeys(bild.zahlen()))


def _bloecke(bild: Lagebild, vektoren: dict[str, str]) -> Iterator[dict[str, Any]]:
    nummern = iter(range(1, 10_000))
    dateien = iter(vektoren.items())
    for baustein in bild.bausteine:
        if isinstance(baustein, Abbild):
            yield _bild(baustein, *next(dateien), next(nummern))
        elif isinstance(baustein, Tafel):
            yield tafeln.tafel(baustein, next(nummern))
        else:
            yield worte(baustein)


def _bild(abbild: Abbild, datei: str, vektoren: str, nummer: int) -> dict[str, Any]:
    """A picture with its numbers: a short table right under it, a long one at the end of the paper."""
    im_anhang = len(abbild.tafel.zeilen) > _KURZE_TAFEL
    satz = bilder.bild(abbild, datei, vektoren) | {"tafel": tafeln.tafel(abbild.tafel, nummer), "im_anhang": im_anhang}
    for name in () if im_anhang else ("unterschrift", "fussnote"):
        if satz["tafel"][name] == satz[name]:
            satz["tafel"][name] = ""  # the picture above says it
    return satz


def worte(baustein: Baustein) -> dict[str, Any]:
    """Figures or sentences."""
    if isinstance(baustein, Zahlenreihe):
        return {
            "typ": "zahlen",
            "titel": einzeilig(baustein.titel) or "Zahlen",
            "karten": [karten.karte(zahl) for zahl in baustein.zahlen],
            "saetze": [einzeilig(zahl.satz) for zahl in baustein.zahlen],
        }
    assert isinstance(baustein, Absatz)
    klein = baustein.schluessel in KLEINGEDRUCKTES
    saetze = [satz for satz in map(druckbar, baustein.saetze) if satz.strip()]
    return {
        "typ": "absatz",
        "titel": einzeilig(baustein.titel),
        "saetze": [_mit_stichwort(satz) if baustein.schluessel in _STICHWORTE else ("", satz) for satz in saetze],
        "liste": baustein.liste,
        "klein": klein,
    }


def _mit_stichwort(satz: str) -> tuple[str, str]:
    """``Kommunen beraten: Kommunen, die …`` begins with what it is about."""
    stichwort, trenner, rest = satz.partition(": ")
    return (f"{stichwort}:", rest) if trenner and len(stichwort) <= _LAENGSTES_STICHWORT else ("", satz)
