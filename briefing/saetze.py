"""What does a figure say as a complete German sentence that may leave the house as it stands?

Date, scope, qualifier, money state and basis are in it, so it stays true wherever it is pasted. A published figure is
attributed and carries its own as-of date; what is only proved record by record is "mindestens"; what is not known is said.
"""

from collections.abc import Mapping

from briefing.papiere.aufnahme import Absatz
from briefing.satzbau import SATZBAU, VEROEFFENTLICHT, Satzbau
from briefing.satzteile import NUR_LANDESWEIT, am, herkunft, nach, nur_landesweit, tag_wort, wann, wo
from domain.anteil import anteil
from domain.auswahl import Ebene
from domain.kennzahl import Basis, Kennzahl, Zaehleinheit
from domain.messwert import Messwert, Veroeffentlichung, veraenderung
from domain.nomen import zahl
from domain.wortlaut import wortlaut
from domain.zahlen import Zusatz, euro_wort

# A part and the whole that it belongs to by the words of whoever publishes both, and what the part does.
ANTEILE = (("eng_kooperierende_kommunen", "kommunen_beraten", "beratenen Kommunen"),)


def satz(messwert: Messwert) -> str:
    """One sentence for a value of any Kennzahl, level and basis; its first word is a capital."""
    bau = _satzbau(messwert)
    v = messwert.veroeffentlicht
    if bau is None:
        text = _ohne_satzbau(messwert)
    elif messwert.wert is None:
        text = _unbekannt(messwert, bau)
    elif v and _anders(messwert):
        text = _anders_gezaehlt(messwert, v)
    elif _ist_eine_kommune(messwert):
        text = _von_einer_kommune(messwert, bau)
    else:
        text = _gezaehlt(messwert, bau, messwert.wert)
    return f"{text[:1].upper()}{text[1:]}"


def _satzbau(wert: Messwert) -> Satzbau | None:
    schluessel = wert.kennzahl.schluessel
    eigener = VEROEFFENTLICHT.get(schluessel) if wert.basis is Basis.VEROEFFENTLICHT else None
    return eigener or SATZBAU.get(schluessel)


def _ist_eine_kommune(wert: Messwert) -> bool:
    """Whether the figure of a single Kommune says yes or no."""
    eine = wert.ebene is Ebene.KOMMUNE and wert.raum_schluessel != ""
    return eine and wert.kennzahl.zaehleinheit is Zaehleinheit.KOMMUNE and wert.wert in (None, 0, 1)


def _gezaehlt(wert: Messwert, bau: Satzbau, zahl_: int) -> str:
    zeit, mit_stand = wann(wert, summe=bau.bis)
    verb, gesagt = _form(bau, zahl_, wert.zusatz)
    woher = [_wem_und_wo(wert, bau), nach(wert, mit_stand=not mit_stand)]
    if woher[-1][-1:].isdigit():  # "laut forum kriminalprävention 1/2022" directly before "26 Kommunen" is one number
        woher.reverse()
    return _fuege(zeit, verb, *woher, _menge(wert, bau, zahl_), gesagt)


def _form(bau: Satzbau, zahl_: int, zusatz: Zusatz) -> tuple[str, str]:
    """The verb and what is said, in the number of the thing; "mehr als eine" are several."""
    if zahl_ < 2 and not (zahl_ == 1 and zusatz is Zusatz.UEBER):
        return bau.einzahl, bau.gesagt
    return bau.mehrzahl, bau.gesagt.replace("war reaktiviert", "waren reaktiviert")


def aussage(bau: Satzbau, zahl_: int, zusatz: Zusatz, menge: str, quelle: str) -> str:
    """The sentence without day and area, for a place that says them: ``126 Kommunen wurden nach Angaben des SMI … beraten``"""
    verb, gesagt = _form(bau, zahl_, zusatz)
    return _fuege(menge, verb, bau.wem, quelle, gesagt)[:-1]


def _wem_und_wo(wert: Messwert, bau: Satzbau) -> str:
    """``den Kommunen``, ``den Kommunen im Landkreis Bautzen``, ``in Flöha``"""
    if not bau.wem or wert.ebene is Ebene.KOMMUNE:
        return wo(wert)
    return bau.wem if wert.ebene is Ebene.LAND else f"{bau.wem} {wo(wert)}"


def _menge(wert: Messwert, bau: Satzbau, zahl_: int) -> str:
    if bau.nomen is None:
        if zahl_ == 0:
            return f"keine {bau.geld}"
        return f"{wortlaut(zahl_, wert.zusatz, in_euro=True).text} {bau.geld}"
    return wortlaut(zahl_, wert.zusatz, nomen=bau.nomen).text


def _von_einer_kommune(wert: Messwert, bau: Satzbau) -> str:
    """``Flöha wurde bis zum … nach einzeln belegten Fällen vom Landespräventionsrat zu ASSKomm beraten``"""
    zeit, mit_stand = wann(wert, summe=bau.bis)
    quelle = nach(wert, mit_stand=not mit_stand)
    return _fuege(wert.raum, bau.einzahl, zeit, quelle, bau.gesagt if wert.wert else bau.nicht)


def _unbekannt(wert: Messwert, bau: Satzbau) -> str:
    """``wie viele Kommunen … beraten wurden, ist nicht bekannt``: nobody can take it for a zero."""
    zeit, _ = wann(wert, summe=bau.bis)
    if _ist_eine_kommune(wert):
        return f"ob {wert.raum} {zeit} {bau.frage(mehrzahl=False)}, ist nicht bekannt."
    dinge = bau.nomen.mehrzahl[0] if bau.nomen else bau.geld
    frage = " ".join(filter(None, ("wie viele", dinge, zeit, _wem_und_wo(wert, bau), bau.frage(mehrzahl=True))))
    return f"{frage}, {NUR_LANDESWEIT if nur_landesweit(wert) else 'ist nicht bekannt'}."


def _anders_gezaehlt(wert: Messwert, v: Veroeffentlichung) -> str:
    """A published figure that counts something else than the Kennzahl must not borrow its noun."""
    zahl_ = wert.kennzahl.zahl(v.wert)
    return _fuege(
        f"für „{wert.kennzahl.titel}“ wurde", wo(wert), herkunft(wert.basis, v.herausgeber), f"mit Stand {tag_wort(v.stand)} die Zahl",
        f"„{v.zusatz.wort} {zahl_}“" if v.zusatz.wort else zahl_, f"genannt, aber anders gezählt: {v.zaehleinheit}",
    )  # fmt: skip


def _ohne_satzbau(wert: Messwert) -> str:
    """A Kennzahl that has no sentence yet is at least told truly."""
    return f"{wert.kennzahl.titel} ({wo(wert)}, Stichtag {tag_wort(wert.stichtag.isoformat())}): {wert.text}; {wert.herkunft}."


def _fuege(*teile: str) -> str:
    return " ".join(filter(None, teile)) + "."


def vergleichssatz(jetzt: Messwert, damals: Messwert | None) -> str:
    """``Das sind 24 mehr als am 6. Februar 2021 (102).`` Empty where the two may not be compared."""
    if damals is None or damals.wert is None or (unterschied := _unterschied(jetzt, damals)) is None:
        return ""
    wann_, differenz = _damals(jetzt, damals), _zahlwort(jetzt.kennzahl, abs(unterschied))
    verb = "sind" if differenz != "eins" and not (unterschied == 0 and jetzt.kennzahl.in_euro) else "ist"
    anfang = f"Einzeln belegt {verb} damit" if jetzt.basis is Basis.BELEGT else f"Das {verb}"
    if unterschied == 0:
        return f"{anfang} {'ebenso viel' if jetzt.kennzahl.in_euro else 'ebenso viele'} wie {wann_}."
    mehr = "mehr" if unterschied > 0 else "weniger"
    return f"{anfang} {differenz} {mehr} als {wann_} ({_zahlwort(jetzt.kennzahl, damals.wert)})."


def _unterschied(jetzt: Messwert, damals: Messwert) -> int | None:
    """The difference where it may be stated: of two days, and of what adds up; a figure of a year has nothing before it."""
    if damals.stichtag == jetzt.stichtag or not jetzt.kennzahl.kumuliert:
        return None
    return veraenderung(jetzt, damals).wert


def _damals(jetzt: Messwert, damals: Messwert) -> str:
    """The day of the older value; of a published one its own as-of date."""
    v = damals.veroeffentlicht
    stand = v.stand if damals.basis is Basis.VEROEFFENTLICHT and v else damals.stichtag.isoformat()
    wissen = f" nach Datenstand {damals.datenstand}" if damals.datenstand != jetzt.datenstand else ""
    return am(stand) + wissen


def _zahlwort(kennzahl: Kennzahl, wert: int) -> str:
    return euro_wort(wert) if kennzahl.in_euro else zahl(wert)


def vergleich_allein(jetzt: Messwert, damals: Messwert | None) -> str:
    """The comparison as a sentence that stands alone: ``Die Zahl der … stieg … von 102 am … auf 126 am …, also um 24.``

    Of lower bounds only what is proved can be compared: "Soweit einzeln belegt, …".
    """
    bau = SATZBAU.get(jetzt.kennzahl.schluessel)
    if bau is None or damals is None or jetzt.wert is None or damals.wert is None:
        return ""
    unterschied = _unterschied(jetzt, damals)
    if unterschied is None or _anders(jetzt) or _anders(damals):
        return ""
    verb = "lag" if unterschied == 0 else "stieg" if unterschied > 0 else "sank"
    was = f"{'Summe' if jetzt.kennzahl.in_euro else 'Zahl'} {bau.thema} {wo(jetzt)}"
    if jetzt.basis is Basis.BELEGT:
        anfang = f"Soweit einzeln belegt, {verb} die {was}"
    else:
        quelle = " nach veröffentlichten Angaben" if jetzt.basis is Basis.VEROEFFENTLICHT else ""
        anfang = f"Die {was} {verb}{quelle}"
    alt, neu = (_zahlwort(jetzt.kennzahl, wert) for wert in (damals.wert, jetzt.wert))
    frueher, heute = _damals(jetzt, damals), _damals(jetzt, jetzt)
    if unterschied == 0:
        return f"{anfang} {heute} bei {neu}, ebenso wie {frueher}."
    return f"{anfang} von {alt} {frueher} auf {neu} {heute}, also um {_zahlwort(jetzt.kennzahl, abs(unterschied))}."


def _anders(wert: Messwert) -> bool:
    """Whether a published figure counts something else, so that the Kennzahl's words are not its own."""
    return (
        wert.basis is Basis.VEROEFFENTLICHT
        and wert.veroeffentlicht is not None
        and wert.veroeffentlicht.zaehleinheit != ""
    )


def anteilssatz(teil: Messwert, ganzes: Messwert, wovon: str) -> str:
    """``Von den 126 beratenen Kommunen arbeitete … über ein Drittel (48) eng mit ASSKomm zusammen.``

    Empty unless both are exact, of one day, one basis and one publisher: else nobody knows the share.
    """
    bau = SATZBAU.get(teil.kennzahl.schluessel)
    if bau is None or not _teilbar(teil, ganzes) or teil.wert is None or not ganzes.wert:
        return ""
    wort = anteil(teil.wert, ganzes.wert)
    verb = bau.mehrzahl if wort.mehrzahl else bau.einzahl
    zeit, _ = wann(teil, summe=bau.bis)
    von = f"Von den {_zahlwort(ganzes.kennzahl, ganzes.wert)} {wovon}"
    menge = f"{wort.text} ({teil.kennzahl.zahl(teil.wert)})"
    return _fuege(von, wo(ganzes), verb, zeit, nach(teil, mit_stand=False), menge, bau.gesagt)


def _teilbar(teil: Messwert, ganzes: Messwert) -> bool:
    """Whether both numbers speak of the same day and place, exactly."""

    def ort(w: Messwert) -> tuple[object, ...]:
        return w.stichtag, w.datenstand, w.ebene, w.raum, w.basis

    if ort(teil) != ort(ganzes) or not (teil.zusatz.genau and ganzes.zusatz.genau):
        return False
    if teil.wert is None or ganzes.wert is None or teil.wert > ganzes.wert:
        return False
    t, g = teil.veroeffentlicht, ganzes.veroeffentlicht
    if teil.basis is not Basis.VEROEFFENTLICHT or t is None or g is None:
        return teil.basis is Basis.GEZAEHLT
    gleich = (t.stand, t.herausgeber, t.zeitraum) == (g.stand, g.herausgeber, g.zeitraum)
    return gleich and not _anders(teil) and not _anders(ganzes)


def absaetze(jetzt: Mapping[str, Messwert], damals: Mapping[str, Messwert]) -> tuple[Absatz, ...]:
    """What the figures say beside each other: their changes and shares, each an Absatz of its own; what may not be said is left out."""
    vergleiche = tuple(filter(None, (vergleich_allein(w, damals.get(k)) for k, w in jetzt.items())))
    anteile = tuple(
        filter(None, (anteilssatz(jetzt[t], jetzt[g], wovon) for t, g, wovon in ANTEILE if {t, g} <= jetzt.keys()))
    )
    paare = (("Veränderung", vergleiche, "vergleich"), ("Anteile", anteile, "anteile"))
    return tuple(Absatz(titel, saetze, liste=True, schluessel=key) for titel, saetze, key in paare if saetze)
