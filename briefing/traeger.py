"""Who is a body that is no Kommune: kind, seat, directorate, and which of them have records at all?"""

import pandas as pd

from briefing.fakten import Fakt, Verweis
from briefing.nachweis import quelle
from domain.auswahl import Auswahl
from domain.ereignis import Traegerart
from domain.kreise import kreisname
from domain.zahlen import KEINE_ANGABE, ganzzahl
from domain.zeit import tag_kurz


def traegerfakten(traeger: pd.Series, mitglieder: int) -> tuple[Fakt, ...]:
    """The Steckbrief of a row of ``Stammdaten.traeger``; ``mitglieder``: certain ones on the Stichtag."""
    ist_landkreis = traeger["art"] == Traegerart.LANDKREIS
    hat_sitz = pd.notna(traeger["sitz"])
    sitz = (Verweis(str(traeger["sitz"]), "ags", str(traeger["ags"])),) if hat_sitz else ()
    direktion = str(traeger["polizeidirektion"]) if pd.notna(traeger["polizeidirektion"]) else KEINE_ANGABE
    zeilen = (
        Fakt("Art", str(traeger["art"])),
        Fakt("Mitglieder", "" if ist_landkreis else ganzzahl(mitglieder) if mitglieder else KEINE_ANGABE),
        Fakt("Sitz", "" if hat_sitz else KEINE_ANGABE, sitz),
        Fakt("Kreis", "" if ist_landkreis else kreisname(str(traeger["landkreis"]))),
        Fakt("Polizeidirektion", direktion),
        Fakt("Besteht", _dauer(traeger)),
        Fakt(
            "Quelle",
            quelle(str(traeger["herausgeber"]), str(traeger["quelle_titel"])),
            adresse=str(traeger["quelle_url"]),
        ),
    )
    return tuple(zeile for zeile in zeilen if zeile.text or zeile.verweise)


def _dauer(traeger: pd.Series) -> str:
    von, bis = traeger["gueltig_von"], traeger["gueltig_bis"]
    teile = [f"gemeldet ab {tag_kurz(von)}"] if pd.notna(von) else []
    return " ".join([*teile, f"bis {tag_kurz(bis)}"] if pd.notna(bis) else teile)


def mit_belegen(verzeichnis: pd.DataFrame, einheiten: pd.DataFrame) -> tuple[Verweis, ...]:
    """The bodies of ``Berichtsdaten.traegerverzeichnis`` that some figure counts, by name."""
    gezaehlte = set(einheiten["traeger"])
    return tuple(
        Verweis(str(name), "traeger", str(schluessel), "" if str(art).lower() in str(name).lower() else str(art))
        for schluessel, name, art in zip(verzeichnis["traeger"], verzeichnis["name"], verzeichnis["art"], strict=True)
        if schluessel in gezaehlte
    )


def traegername(verzeichnis: pd.DataFrame, schluessel: str) -> str:
    """Its name; empty when there is no such body."""
    gefunden = verzeichnis.loc[verzeichnis["traeger"] == schluessel, "name"]
    return str(gefunden.iloc[0]) if len(gefunden) else ""


def dauert_an(traeger: pd.Series, auswahl: Auswahl) -> str:
    """What has to be said when a body does not exist on the Stichtag; empty when it does or when nobody knows."""
    von, bis = traeger["gueltig_von"], traeger["gueltig_bis"]
    if pd.notna(bis) and bis < auswahl.stichtag:
        return f"Dieser Träger bestand bis zum {tag_kurz(bis)}."
    if pd.notna(von) and von > auswahl.stichtag:
        return f"Dieser Träger ist erst ab dem {tag_kurz(von)} gemeldet."
    return ""
