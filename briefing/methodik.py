"""Which words explain a Kennzahl, and which words do all pages share?"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from domain.kennzahl import Beispiel, Kennzahl
from domain.zeit import tag_kurz

Paar = tuple[str, str]
Geltung = Sequence[tuple[Kennzahl, date | None, str]]  # as Berichtsdaten.geltung answers

GRUNDSAETZE: tuple[Paar, ...] = (
    ("Stichtag", "Der Tag, über den eine Aussage gemacht wird."),
    ("Vergleichstag", "Ein früherer Tag. Eine Veränderung sagt, was sich von ihm bis zum Stichtag geändert hat."),
    ("Datenstand", "Die Nummer der letzten Lieferung, die dabei bekannt war. Frühere Stände bleiben abrufbar."),
    ("gezählt", "Aus Einzelfällen gezählt, die für diese Kennzahl vollständig sind."),
    ("mindestens N belegt", "Aus Einzelfällen gezählt, die öffentlich bekannt wurden; es können mehr sein."),
    (
        "veröffentlicht",
        "Die neueste veröffentlichte Zahl am Stichtag, mit Quelle. Sie steht vorn, solange die belegten Fälle nicht mehr "
        "beweisen als sie.",
    ),
    ("mit Vorbehalt", "Ein Einzelfall, an dem die Quelle Zweifel lässt. Er wird gezeigt, aber nie gezählt."),
    ("keine Angabe", "Es ist nichts bekannt. Das ist nicht null."),
    ("Datumsgenauigkeit", "Ein Fall zählt ab dem ersten Tag, an dem er sicher gilt: „2021“ ab dem 31.12.2021."),
    (
        "maßgeblich",
        "Wessen Unterlagen über eine Kennzahl entscheiden. Solange sie nicht vollständig geliefert sind, zählen öffentliche "
        "Belege, also eine Untergrenze.",
    ),
    (
        "Fassung",
        "Die Nummer einer Definition. Ändert sich eine Definition, bekommt sie eine neue Fassung mit einem ersten Stichtag und "
        "einem Grund. Zahlen früherer Stichtage behalten ihre Fassung.",
    ),
    (
        "Zahlenregister",
        "Alle veröffentlichten Zahlen mit Wortlaut, Tag und Quelle, auch solche, die keine unserer Kennzahlen meinen.",
    ),
    (
        "Widerspruch",
        "Zwei veröffentlichte Zahlen, die nicht beide stimmen können. Beide bleiben mit ihrer Quelle stehen; keine wird "
        "stillschweigend berichtigt.",
    ),
    (
        "Änderungen",
        "Warum eine Zahl anders ist als am Vergleichstag. Zuerst steht, was heute über den alten Tag anders bekannt ist: "
        "nachgetragen, berichtigt, zurückgezogen, neu definiert. Danach steht, was zwischen den beiden Tagen geschah.",
    ),
    ("nachgetragen", "Der Fall galt am alten Tag schon, wurde aber erst mit einer späteren Lieferung bekannt."),
    (
        "berichtigt",
        "Eine spätere Lieferung nennt den Fall anders, mit Grund. Die alte Angabe bleibt unter ihrem Datenstand abrufbar.",
    ),
    ("zurückgezogen", "Eine spätere Lieferung nimmt den Fall zurück, mit Grund. Er zählt nicht mehr."),
    ("neu definiert", "Der Fall zählt anders, weil eine andere Fassung der Definition gilt."),
)


def begriffe(fassung: Kennzahl, geltung: Geltung) -> list[Paar]:
    """Term and text of everything that defines a Kennzahl: ``fassung`` first, its other definitions below, newest first.

    ``fassung`` may be the record of the catalogue, then the newest definition in force stands first.
    """
    zeiten, gruende = _zeiten(geltung), {f.fassung: grund for f, _, grund in geltung}
    geltende = {f.fassung: f for f, _, _ in geltung}
    erste = geltende.get(fassung.fassung, geltung[-1][0])
    andere = [f for _, f in sorted(geltende.items(), reverse=True) if f.fassung != erste.fassung]

    def gilt(f: Kennzahl) -> str:
        grund = f": {gruende[f.fassung]}" if gruende[f.fassung] else ""
        return f"Fassung {f.fassung}, {zeiten.get(f.fassung, 'gilt für keinen Stichtag')}{grund}"

    paare = [*_worte(erste), ("Fassung", gilt(erste)), ("Schlüssel", erste.schluessel)]
    for f in andere:
        wann = "Frühere Fassung" if f.fassung < erste.fassung else "Spätere Fassung"
        paare += [(wann, gilt(f)), *_worte(f)]
    return [(name, text) for name, text in paare if text]


def _worte(f: Kennzahl) -> Iterator[Paar]:
    """What one definition says; a text may be empty."""
    yield "Definition", f.definition
    yield "Zähleinheit", str(f.zaehleinheit)
    yield "Abgrenzung", f.abgrenzung
    yield "Beispiel", _text(f.beispiel)
    yield "Knapp daneben", _text(f.gegenbeispiel)
    yield "Geldzustand", str(f.geldzustand or "")
    yield "Rechtsgrundlage", f.rechtsgrundlage
    yield "Maßgeblich", f.massgeblich


def _text(beispiel: Beispiel | None) -> str:
    return beispiel.text if beispiel else ""


def _zeiten(geltung: Geltung) -> dict[int, str]:
    """Number of a definition -> the Stichtage for which it is the newest one; the oldest also applies before all others."""
    abschnitte = [(date.min, geltung[0][0].fassung)]
    for ab, nummer in sorted((ab, f.fassung) for f, ab, _ in geltung if ab):
        if nummer != abschnitte[-1][1]:
            abschnitte.append((ab, nummer))
    zeiten: dict[int, list[str]] = {}
    for (von, nummer), (bis, _) in pairwise([*abschnitte, (date.max, 0)]):
        if von < bis:
            zeiten.setdefault(nummer, []).append(_zeitraum(von, bis))
    return {nummer: " und ".join(texte) for nummer, texte in zeiten.items()}


def _zeitraum(von: date, bis: date) -> str:
    """``bis`` is the first day that no longer belongs to it."""
    if bis == date.max:
        return "gilt seit Beginn" if von == date.min else f"gilt für Stichtage ab {tag_kurz(von)}"
    ab = "" if von == date.min else f"ab {tag_kurz(von)} und "
    return f"gilt für Stichtage {ab}vor {tag_kurz(bis)}"
