"""What do the colours of a map mean, as a table beside it: colour, word, number?"""

from typing import Any

from briefing.papiere.aufnahme import Abbild
from briefing.papiere.folien.folie import Folie, Kasten
from briefing.papiere.folien.mass import ZEILENHOEHE, gepasst, textbreite, unteilbar
from briefing.papiere.folien.tabelle import tabellenelement
from briefing.papiere.folien.tafelfolie import OBEN, SEITLICH, Feld, Teil

_FARBFELD = 30.0  # points
_GROESSEN = (16, 14, 12, 10)


def legendenelement(folie: Folie, bild: Abbild, links: float) -> Any:
    """As a native table without a head, from so many points at the left on; colours have words beside them."""
    platz = folie.kasten("Legende")
    kasten = Kasten(
        min(links, platz.links), platz.oben, platz.links + platz.breit - min(links, platz.links), platz.hoch
    )
    for groesse in _GROESSEN:
        hoch = groesse * ZEILENHOEHE + 4 * OBEN
        zahl = max(textbreite(nummer, groesse) for *_, nummer in bild.legende) + 2 * SEITLICH
        wort = kasten.breit - _FARBFELD - zahl
        texte = [gepasst(wort_, wort - 2 * SEITLICH, 1e6, (groesse,), zeilen=2) for _, wort_, _ in bild.legende]
        ganz = all(unteilbar(w, groesse) <= wort - 2 * SEITLICH for _, w, _ in bild.legende)
        if ganz and sum(max(hoch, t.hoehe + 2 * OBEN) for t in texte) <= kasten.hoch:
            break
    passend = min(len(texte), int(kasten.hoch / max(hoch, *(t.hoehe + 2 * OBEN for t in texte))))
    zeilen = tuple(
        (Feld("", False, farbe=farbe), Feld(text.text, False), Feld(nummer, True))
        for (farbe, _, nummer), text in zip(bild.legende, texte, strict=True)
    )
    if passend < len(zeilen):  # nothing is left out unseen
        rest = len(zeilen) - passend + 1
        zeilen = (*zeilen[: passend - 1], (Feld("", False), Feld(f"… und {rest} weitere", False), Feld("", True)))
    breit_wort = min(wort, max(textbreite(t.text, groesse) for t in texte) + 2 * SEITLICH + 6)
    hoehen = (0.0, *(max(hoch, text.hoehe + 2 * OBEN) for text in texte[:passend]))
    teil = Teil((), zeilen, (_FARBFELD, breit_wort, zahl), hoehen, groesse, False, "")
    alt = "Legende: " + "; ".join(f"{wort_}: {nummer}" if nummer else wort_ for _, wort_, nummer in bild.legende)
    return tabellenelement(teil, kasten, folie.naechste_kennung(), "Legende", alt, platz=folie.platznummer("Legende"))
