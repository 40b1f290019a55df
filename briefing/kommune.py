"""What is to be said of one Kommune: a short portrait and its dated events?"""

import pandas as pd

from briefing.nachweis import betrag, quelle, was, zeit_text
from domain.auswahl import Auswahl
from domain.stufe import Stufe
from domain.zahlen import KEINE_ANGABE, ganzzahl
from domain.zeit import tag_kurz


def suchnamen(verzeichnis: pd.DataFrame) -> dict[str, str]:
    """ags -> name to search for; of one name the Kreis is added, of a Kommune that ended its last year."""
    mehrfach = set(verzeichnis.loc[verzeichnis["name"].duplicated(), "name"])
    namen = {}
    for k in verzeichnis.to_dict("records"):
        zusatz = [str(k["kreis"])] if k["name"] in mehrfach else []
        zusatz += [f"bis {k['gueltig_bis'].year}"] if pd.notna(k["gueltig_bis"]) else []
        namen[str(k["ags"])] = f"{k['name']} ({', '.join(zusatz)})" if zusatz else str(k["name"])
    return namen


def steckbrief(kommune: pd.Series, auswahl: Auswahl) -> list[tuple[str, str]]:
    """Name and facts of a row of ``Berichtsdaten.kommunen``."""
    bekannt = pd.notna(kommune["einwohner"])
    einwohner = (
        f"{ganzzahl(int(kommune['einwohner']))} ({tag_kurz(kommune['einwohner_stand'])})" if bekannt else KEINE_ANGABE
    )
    return [
        ("Name", str(kommune["name"])),
        ("Kreis", str(kommune["kreis"])),
        ("Polizeidirektion", str(kommune["polizeidirektion"] or KEINE_ANGABE)),
        ("Einwohner", einwohner),
        (f"Stand {tag_kurz(auswahl.stichtag)}", Stufe(int(kommune["stufe"])).wort),
    ]


def ereignisliste(ereignisse: pd.DataFrame, selbst: str = "") -> list[dict[str, str]]:
    """datum, was, ueber, zweifel, quelle, url of ``Berichtsdaten.ereignisse``; newest first.

    ``ueber`` names the body that it happened to, unless that is a Kommune or ``selbst``.
    """
    liste = []
    for e in reversed(ereignisse.to_dict("records")):
        summe = betrag(e["betrag_cent"], e["betrag_zusatz"])
        art = was(e["art"], e["phase"])
        liste.append(
            {
                "datum": zeit_text(e["datum"], e["genauigkeit"]),
                "was": f"{art}, {summe}" if summe else art,
                "ueber": "" if len(e["traeger"]) == 8 or e["traeger"] == selbst else str(e["name"]),
                "zweifel": "" if e["sicher"] else "ja",
                "quelle": quelle(e["herausgeber"], e["quelle_titel"]),
                "url": e["quelle_url"],
            }
        )
    return liste
