"""Are shares, changes, years of foundation and joinings true?"""

from datetime import date

from briefing.textpruefung.aussage import Aussage
from briefing.textpruefung.befund import Urteil
from briefing.textpruefung.bekannt import Bekannt
from briefing.textpruefung.kennwort import ALLE_KOMMUNEN, BERATEN, ENG, VERBUND
from briefing.textpruefung.spanne import Spanne
from briefing.textpruefung.spruch import Spruch, spruch, zahl, zeitpunkt
from briefing.textpruefung.wissen import Wissen
from data_access.katalog import kennzahl
from domain.auswahl import Ebene
from domain.zahlen import NBSP
from domain.zeit import tag_kurz


def anteil(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """A share of what is known on the day."""
    tag, k = zeitpunkt(a, stichtag).tag, a.kennzahlen[0] if a.kennzahlen else None
    zaehler = w.stand(k, a.raum, tag) if k else None
    nenner = _nenner(a, w, tag)
    if k and not _ist_teil(k, a.nenner):
        satz = (
            f"Wie viele zugleich „{kennzahl(k).titel}“ und „{kennzahl(a.nenner).titel}“ sind, ist nicht veröffentlicht."
        )
        return Spruch(Urteil.NICHT_PRUEFBAR, satz, kennzahl=k)
    if zaehler is None or nenner is None:
        return Spruch(Urteil.NICHT_PRUEFBAR, "Für diesen Anteil fehlt eine der beiden Zahlen.", kennzahl=k)
    quote = zaehler.wert / nenner.wert
    worte = f"{zaehler.zahl} von {nenner.zahl} sind {100 * quote:.1f}{NBSP}Prozent".replace(".", ",")
    erwartet = (worte, zaehler.quelle, zaehler.adresse, k)
    if quote > 1:
        return Spruch(
            Urteil.NICHT_PRUEFBAR,
            f"Die bekannten Zahlen zählen Verschiedenes: {zaehler.zahl} und {nenner.zahl}.",
            kennzahl=k,
        )
    nur_mindestens = zaehler.spanne.nach_oben_offen
    if a.spanne.enthaelt(quote) and (a.spanne.nach_oben_offen or not nur_mindestens):
        return Spruch(Urteil.BELEGT, f"Das deckt sich mit den Zahlen: {worte} (Stand {zaehler.stand_text}).", *erwartet)
    if nur_mindestens and a.spanne.oben > quote:
        return Spruch(Urteil.NICHT_PRUEFBAR, f"Bekannt ist nur eine Untergrenze: {worte}.", *erwartet)
    return Spruch(
        Urteil.WIDERSPRICHT,
        f"Die Zahlen ergeben einen anderen Anteil: {worte} (Stand {zaehler.stand_text}).",
        *erwartet,
    )


def _ist_teil(k: str, nenner: str) -> bool:
    """Whether all that the one counts belong to what the other counts."""
    return nenner == ALLE_KOMMUNEN or (nenner == BERATEN and k in (ENG, VERBUND))


def _nenner(a: Aussage, w: Wissen, tag: date) -> Bekannt | None:
    if a.nenner != ALLE_KOMMUNEN:
        return w.stand(a.nenner, a.raum, tag)
    if a.raum.ebene is not Ebene.LAND:
        return None
    anzahl = w.anzahl_kommunen(tag)
    return (
        Bekannt(anzahl, Spanne.aus(anzahl, "exakt"), f"{anzahl} Kommunen", "Gemeindeverzeichnis", "", tag)
        if anzahl
        else None
    )


def aenderung(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """The difference between what is known on two days."""
    k = a.kennzahlen[0] if a.kennzahlen else None
    if k is None or a.wann is None or a.wann.tag >= stichtag:
        return Spruch(
            Urteil.NICHT_PRUEFBAR, "Womit verglichen wird, lässt sich aus dem Satz nicht sicher lesen.", kennzahl=k
        )
    jetzt, damals = w.stand(k, a.raum, stichtag), w.stand(k, a.raum, a.wann.tag)
    if jetzt is None or damals is None or not (jetzt.genau and damals.genau):
        return Spruch(Urteil.NICHT_PRUEFBAR, "Für einen der beiden Tage ist keine genaue Zahl bekannt.", kennzahl=k)
    unterschied = (damals.wert - jetzt.wert) if a.rueckgang else (jetzt.wert - damals.wert)
    worte = f"{damals.zahl} (Stand {damals.stand_text}) und {jetzt.zahl} (Stand {jetzt.stand_text}), Unterschied {zahl(unterschied)}"
    urteil = Urteil.BELEGT if a.spanne.enthaelt(unterschied) else Urteil.WIDERSPRICHT
    return Spruch(urteil, f"Bekannt sind {kennzahl(k).titel}: {worte}.", worte, jetzt.quelle, jetzt.adresse, k)


def jahr(a: Aussage, w: Wissen, _stichtag: date) -> Spruch:
    """A year of foundation does not age; it is known as soon as it is published anywhere."""
    alle = w.unter_wort(a.worte, a.raum)
    if not alle:
        return Spruch(Urteil.NICHT_PRUEFBAR, "Das Zahlenregister enthält dieses Jahr nicht.")
    if alle[-1].wert == a.wert:
        return spruch(Urteil.BELEGT, "Das deckt sich mit: {}.", alle[-1], None)
    return spruch(Urteil.WIDERSPRICHT, "Veröffentlicht ist ein anderes Jahr: {}.", alle[-1], None)


def name(a: Aussage, w: Wissen, stichtag: date) -> Spruch:
    """A certain agreement, own or of its body, on or before the day."""
    tag = min(a.wann.tag, stichtag) if a.wann else stichtag
    k = a.kennzahlen[0]
    gefunden = [v for s in sorted(a.ags | a.traeger) if (v := w.vereinbarungen.get(s))]
    sichere = sorted((v for v in gefunden if v.sicher), key=lambda v: v.seit)
    if not sichere:
        if gefunden:
            satz = f"Die Aufzeichnung über {a.name} ist unsicher und wird nicht gezählt."
            return Spruch(Urteil.NICHT_PRUEFBAR, satz, "", gefunden[0].quelle, gefunden[0].adresse, k)
        satz = f"Für {a.name} ist keine Kooperationsvereinbarung verzeichnet. Kein Eintrag heißt nicht, dass es keine gibt."
        return Spruch(Urteil.NICHT_PRUEFBAR, satz, kennzahl=k)
    v = sichere[0]
    erwartet = (f"Kooperationsvereinbarung seit {tag_kurz(v.seit)}", v.quelle, v.adresse, k)
    if v.seit <= tag:
        ueber = "" if a.name in v.traeger or v.traeger.split("/")[0] in a.name else f" über {v.traeger}"
        return Spruch(
            Urteil.BELEGT,
            f"Für {a.name} ist{ueber} eine Kooperationsvereinbarung belegt, seit {tag_kurz(v.seit)}.",
            *erwartet,
        )
    if v.ab <= tag:
        satz = (
            f"Eine Kooperationsvereinbarung ist belegt, aber nicht ihr Tag; sicher bestand sie am {tag_kurz(v.seit)}."
        )
        return Spruch(Urteil.NICHT_PRUEFBAR, satz, *erwartet)
    satz = f"Die Kooperationsvereinbarung ist erst für den {tag_kurz(v.seit)} belegt, nicht für den {tag_kurz(tag)}."
    return Spruch(Urteil.WIDERSPRICHT, satz, *erwartet)
