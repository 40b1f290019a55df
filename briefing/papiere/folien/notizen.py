"""What may whoever speaks to a slide be asked, and what is the answer: source, definition, exclusions, dates, proof?"""

from collections.abc import Iterator

from briefing.papiere.aufnahme import Abbild, Lagebild, Quelle, Tafel, Zahl
from briefing.papiere.klartext import klartext
from domain.zeit import tag_lang


def quellentext(quelle: Quelle) -> str:
    """Title, as-of date, address."""
    teile = [quelle.titel, f"Stand {quelle.stand}" if quelle.stand else "", quelle.url]
    return ", ".join(teil for teil in teile if teil)


def quelle_ohne_adresse(quelle: Quelle) -> str:
    """As it is shown where the words themselves are the link."""
    return f"{quelle.titel}, Stand {quelle.stand}" if quelle.stand else quelle.titel


def notizen(grundlage: str, *abschnitte: str) -> str:
    """The notes of one slide: what it shows, then what holds for all of them."""
    return klartext("\n\n".join([*(a for a in abschnitte if a), grundlage]))


def grundlage(lagebild: Lagebild) -> str:
    """Area, dates and proof, which hold for every slide."""
    return "\n".join(_fuer_alle(lagebild))


def _fuer_alle(lagebild: Lagebild) -> Iterator[str]:
    yield from (f"Achtung: {vermerk}" for vermerk in lagebild.vermerke)
    yield f"Raum: {lagebild.raum}"
    yield f"Stichtag: {tag_lang(lagebild.stichtag)}"
    yield f"Stand der Daten: {lagebild.datenstand_text}"
    if lagebild.vergleich:
        yield f"Verglichen mit: {lagebild.vergleich}"
    if lagebild.drucksache:
        yield f"Drucksache: {lagebild.drucksache}"
    yield f"Prüfwert: {lagebild.kennung}"
    yield f"Zitierlink: {lagebild.zitat}"


def zur_zahl(zahl: Zahl) -> str:
    """Everything that is known about one figure."""
    fassung = f" (Fassung {zahl.fassung})" if zahl.fassung > 1 else ""
    streit = f"steht in {zahl.widersprueche} Widersprüchen, siehe Zahlenregister" if zahl.widersprueche > 1 else (
        "steht in einem Widerspruch, siehe Zahlenregister" if zahl.widersprueche else ""
    )  # fmt: skip
    zeilen = (
        (zahl.titel, zahl.text), ("Satz", zahl.satz), ("Zeitraum", zahl.zeitraum), ("Grundlage", zahl.basis),
        ("Herkunft", zahl.herkunft), ("Belegt", zahl.belegt), ("Veränderung", zahl.veraenderung),
        ("Ohne Vergleich", zahl.ohne_vergleich), ("Vorbehalt", zahl.vorbehalt), ("Widerspruch", streit),
        (f"Definition{fassung}", zahl.definition), ("Nicht gezählt", zahl.abgrenzung.removeprefix("Nicht gezählt: ")),
        ("Quelle", quellentext(zahl.quelle) if zahl.quelle else "eigene Zählung, siehe Nachweis über den Zitierlink"),
    )  # fmt: skip
    return "\n".join(f"{name}: {text}" for name, text in zeilen if text)


def zum_bild(abbild: Abbild) -> str:
    zeilen = (
        ("Bild", abbild.alt), ("Worum es geht", abbild.erklaerung), ("Unterschrift", abbild.unterschrift),
        ("Fußnote", abbild.fussnote),
    )  # fmt: skip
    return "\n".join(f"{name}: {text}" for name, text in zeilen if text)


def zur_tafel(tafel: Tafel) -> str:
    zeilen = (("Tabelle", tafel.titel), ("Unterschrift", tafel.unterschrift), ("Fußnote", tafel.fussnote))
    return "\n".join(f"{name}: {text}" for name, text in zeilen if text)


def tafel_in_worten(tafel: Tafel, nummer: int, anzahl: int) -> str:
    """What a table is, for those who do not see it."""
    spalten = ", ".join(spalte.titel for spalte in tafel.spalten)
    teil = f", Teil {nummer} von {anzahl}" if anzahl > 1 else ""
    return f"Tabelle: {tafel.titel}{teil}. Spalten: {spalten}."
