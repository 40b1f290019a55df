"""How does a Kleine Anfrage become a paper: numbered tables with their words, ready to be answered from?"""

from collections.abc import Sequence
from datetime import date

from briefing.anfragefaelle import Faelle, Orte, faelle, orte, veroeffentlichte
from briefing.anfragespalte import mehr_belegt, mit_veroeffentlichtem, veroeffentlichte_je_ort
from briefing.anfragetafeln import leere_tafel, tafel, veroeffentlichungstafel
from briefing.anfragewunsch import Anfragewunsch, Zeitspanne
from briefing.papiere.aufnahme import Absatz, Baustein, Lagebild, Papierart, Tafel
from briefing.papiere.festhalten import einzelfaelle, ohne_doppelte, quelle, vermerke
from briefing.papiere.lagebild import Zusammenstellung
from briefing.papiere.zeichen_destatis import ZEICHEN
from briefing.saetze import satz
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from data_access.papiere import Posten
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Eingabefehler
from domain.kennzahl import Kennzahl
from domain.messwert import Messwert, Veroeffentlichung
from domain.zeit import tag_kurz

SEITE = "briefing"


def anfrage(daten: Berichtsdaten, wunsch: Anfragewunsch, auswahl: Auswahl, *, adresse: str) -> Zusammenstellung:
    """The paper for an order; ``adresse`` is that of the dashboard. Eingabefehler when a Kennzahl has no data at all.

    The same data, choice and order give the same paper.
    """
    adresse = adresse.rstrip("/")
    gefragt = [faelle(daten, kennzahl(name), auswahl, wunsch.spanne) for name in wunsch.kennzahlen]
    presse = {f.kennzahl.schluessel: veroeffentlichte(daten, f.kennzahl, auswahl, wunsch.spanne) for f in gefragt}
    _pruefe(gefragt, presse, auswahl, wunsch)
    ebene = wunsch.gliederung.ebene
    je_ort = [] if ebene is Ebene.LAND else daten.messwerte_je_raum(auswahl, ebene)
    presse_je_ort = veroeffentlichte_je_ort(daten, wunsch, auswahl)
    tafeln = _tafeln(gefragt, presse, presse_je_ort, wunsch, orte(je_ort))
    bausteine: list[Baustein] = [_frage(gefragt, wunsch, auswahl), _vorbemerkung(gefragt, wunsch, auswahl), *tafeln]
    bausteine += [_definitionen(gefragt), _zeichen(), _gebiet(daten, wunsch, auswahl)]
    lagebild = Lagebild(
        art=Papierart.ANFRAGE,
        titel=wunsch.betreff or _betreff(gefragt, wunsch),
        raum=auswahl.raum(),
        stichtag=auswahl.stichtag,
        datenstand=auswahl.datenstand,
        datenstand_text=f"{auswahl.datenstand_text}, Lieferungen bis {tag_kurz(daten.neuester_stichtag(auswahl.datenstand))}",
        vergleich="",
        vermerke=vermerke(auswahl, daten.heutiger_datenstand(auswahl.datenstand)),
        adresse=adresse,
        verweis=f"{adresse}/{SEITE}{auswahl.als_url()}",
        bausteine=tuple(bausteine),
        quellen=ohne_doppelte([*map(quelle, _alle(wunsch, presse, presse_je_ort)), einzelfaelle(auswahl, adresse)]),
        drucksache=wunsch.drucksache,
    )
    return Zusammenstellung(lagebild, tuple(f.messwert for f in gefragt), auswahl, _posten(je_ort, wunsch, auswahl))


def _pruefe(
    gefragt: Sequence[Faelle], presse: dict[str, list[Veroeffentlichung]], auswahl: Auswahl, wunsch: Anfragewunsch
) -> None:
    """Where nothing is known of any Kennzahl there is no answer."""
    leere = [f.kennzahl.titel for f in gefragt if not _zaehlbar(f) and not presse[f.kennzahl.schluessel]]
    if len(leere) == len(gefragt):
        raise Eingabefehler(
            f"Zu {', '.join(f'„{titel}“' for titel in leere)} liegt für {auswahl.raum()} im Zeitraum {wunsch.spanne} keine Angabe vor. "
            "Abhilfe: den Zeitraum oder den Stichtag ändern oder die Kennzahl weglassen."
        )


def _alle(
    wunsch: Anfragewunsch, presse: dict[str, list[Veroeffentlichung]], je_ort: dict[str, list[Messwert]]
) -> list[Veroeffentlichung]:
    """Every published figure of the answer."""
    ganze = [v for name in wunsch.kennzahlen for v in presse[name]]
    return ganze + [v for name in wunsch.kennzahlen for m in je_ort.get(name, ()) if (v := m.veroeffentlicht)]


def _zaehlbar(f: Faelle) -> bool:
    """Whether there is something to break down: cases, or the certainty that there are none."""
    return bool(f.summe) or f.vollstaendig or any(m.belegt for _, m in f.jahreswerte)


def _tafeln(
    gefragt: Sequence[Faelle], presse: dict[str, list[Veroeffentlichung]], je_ort: dict[str, list[Messwert]],
    wunsch: Anfragewunsch, raeume: Orte,
) -> list[Tafel]:  # fmt: skip
    """Of each Kennzahl the cases, then what was published, numbered through."""
    tafeln: list[Tafel] = []
    for f in gefragt:
        werte, orte_ = presse[f.kennzahl.schluessel], je_ort.get(f.kennzahl.schluessel, [])
        if _zaehlbar(f) or orte_:
            eigene = tafel(len(tafeln) + 1, f, wunsch, raeume)
            nach_orten = f.kennzahl.kumuliert or not wunsch.gliederung.nach_jahren
            tafeln.append(mit_veroeffentlichtem(eigene, f.kennzahl, orte_) if nach_orten else eigene)
        elif not werte:
            tafeln.append(leere_tafel(len(tafeln) + 1, f.kennzahl, wunsch))
        if werte:
            tafeln.append(veroeffentlichungstafel(len(tafeln) + 1, f.kennzahl, werte, wunsch.spanne))
    return tafeln


def _posten(je_ort: Sequence[Messwert], wunsch: Anfragewunsch, auswahl: Auswahl) -> tuple[Posten, ...]:
    """The figures by area, for the Zahlenregister; of Kommunen those that are named."""
    ebene = wunsch.gliederung.ebene
    gefragte = (w for w in je_ort if w.kennzahl.schluessel in wunsch.kennzahlen)
    genannte = tuple(w for w in gefragte if ebene is not Ebene.KOMMUNE or w.belegt)
    return (Posten(genannte, auswahl, ebene),) if genannte else ()


def _namen(gefragt: Sequence[Faelle]) -> str:
    return ", ".join(f.kennzahl.titel for f in gefragt)


def _betreff(gefragt: Sequence[Faelle], wunsch: Anfragewunsch) -> str:
    return f"ASSKomm: {_namen(gefragt)} nach {wunsch.gliederung.wort}, {wunsch.spanne}"


def _zeitraumtext(spanne: Zeitspanne) -> str:
    """Behind "im Zeitraum": ``vom 01.01.2019 bis zum 31.12.2021``"""
    return (
        f"vom {tag_kurz(spanne.von)} bis zum {tag_kurz(spanne.bis)}"
        if spanne.von
        else f"bis zum {tag_kurz(spanne.bis)}"
    )


def _frage(gefragt: Sequence[Faelle], wunsch: Anfragewunsch, auswahl: Auswahl) -> Absatz:
    ort = "" if auswahl.ganzes_land else f" ({auswahl.raum()})"
    namen = [f"„{f.kennzahl.titel}“" for f in gefragt]
    wonach = " und ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))
    text = f"Gefragt ist nach {wonach}{ort} im Zeitraum {_zeitraumtext(wunsch.spanne)}, gegliedert nach {wunsch.gliederung.wort}."
    return Absatz("Frage", (text,), schluessel="frage")


def _vorbemerkung(gefragt: Sequence[Faelle], wunsch: Anfragewunsch, auswahl: Auswahl) -> Absatz:
    """On what the answer rests, and the figure of the whole area as a sentence."""
    saetze = [
        f"Stichtag ist der {tag_kurz(auswahl.stichtag)}. Zugrunde liegen die Daten, die mit dem Datenstand {auswahl.datenstand} bekannt "
        "waren.",
        "Aufgegliedert wird nur, was einzeln belegt ist. Wo die Einzelfälle nicht vollständig sind, sind die Zahlen Untergrenzen "
        "(„belegt (mindestens)“). Landesweit veröffentlichte Zahlen lassen sich nicht aufteilen; sie stehen in eigenen Tabellen.",
    ]
    zahlen = [satz(f.messwert) for f in gefragt]
    mehr = [s for f in gefragt if (s := mehr_belegt(f.kennzahl, f.messwert, f"{f.kennzahl.titel}, {auswahl.raum()}"))]
    alle = (*filter(None, [wunsch.spanne.hinweis]), *saetze, *zahlen, *mehr)
    return Absatz("Vorbemerkung", alle, schluessel="vorbemerkung")


def _definitionen(gefragt: Sequence[Faelle]) -> Absatz:
    return Absatz(
        "Definitionen", tuple(_definition(f.kennzahl) for f in gefragt), liste=True, schluessel="definitionen"
    )


def _definition(k: Kennzahl) -> str:
    recht = f" Rechtsgrundlage: {k.rechtsgrundlage}." if k.rechtsgrundlage else ""
    return f"{k.titel}: {k.definition} {k.abgrenzung}{recht} (Zähleinheit: {k.zaehleinheit}; Fassung {k.fassung})"


def _zeichen() -> Absatz:
    return Absatz(
        "Zeichenerklärung", tuple(f"{z} = {sinn}" for z, sinn in ZEICHEN.items()), liste=True, schluessel="zeichen"
    )


def _gebiet(daten: Berichtsdaten, wunsch: Anfragewunsch, auswahl: Auswahl) -> Absatz:
    """Which mergers of the period move cases from one name to another."""
    von, bis = wunsch.spanne.von, auswahl.stichtag
    neue: dict[tuple[date, str], list[str]] = {}
    for z in daten.stammdaten.gebietsaenderungen(auswahl.datenstand).to_dict("records"):
        if z["datum"] <= bis and (von is None or z["datum"] > von):
            neue.setdefault((z["datum"], z["neu_name"]), []).append(z["alt_name"])
    saetze = [_zusammenschluss(tag, neu, alte) for (tag, neu), alte in neue.items()]
    stand = f"Alle Fälle sind dem Gebietsstand vom {tag_kurz(bis)} zugeordnet."
    return Absatz("Gebietsstand", (stand, *saetze), liste=True, schluessel="gebiet")


def _zusammenschluss(tag: date, neu: str, alte: list[str]) -> str:
    """Several became a new one, or one went into another."""
    if len(alte) > 1:
        return f"{neu} entstand am {tag_kurz(tag)} aus {', '.join(alte[:-1])} und {alte[-1]}; deren frühere Fälle zählen dort."
    return f"{neu} umfasst seit dem {tag_kurz(tag)} auch {alte[0]}; frühere Fälle von {alte[0]} zählen dort."
