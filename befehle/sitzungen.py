"""Who is signed in, and how does an operator end that?"""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from befehle.gemeinsam import Format, FormatOption, ausgabe, drucke_json
from config import settings
from data_access.engine import engine
from data_access.sitzungen import beende_von, laufende, vergiss_alte
from domain.fehler import Eingabefehler
from domain.zeit import zeitpunkt

BEHALTEN = timedelta(days=30)  # sessions that ended longer ago are forgotten


def sitzungen(
    beende: Annotated[
        str | None, typer.Option("--beende", metavar="KENNUNG", help="alle Sitzungen dieser Person beenden")
    ] = None,
    alle: Annotated[bool, typer.Option("--alle", help="alle Sitzungen beenden")] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Angemeldete Personen zeigen oder abmelden; was seit 30 Tagen beendet ist, wird dabei vergessen."""
    if alle and beende is not None:
        raise Eingabefehler("Entweder --beende oder --alle. Abhilfe: eines von beiden weglassen.")
    maschine, jetzt = engine(settings().database_url), datetime.now(UTC)
    vergiss_alte(maschine, jetzt - BEHALTEN)
    if alle or beende is not None:
        anzahl = beende_von(maschine, None if alle else beende, jetzt)
        if not anzahl and not alle:
            raise Eingabefehler("Diese Person ist nicht angemeldet. Abhilfe: „asskomm sitzungen“ nennt alle Kennungen.")
        ausgabe.print(f"{anzahl} {'Sitzung' if anzahl == 1 else 'Sitzungen'} beendet.")
        return
    ruhe = timedelta(minutes=settings().sitzung_ruhe)
    gueltige = [s for s in laufende(maschine, jetzt) if s.gilt(jetzt, ruhe)]
    if format_ is Format.JSON:
        drucke_json(
            [
                {
                    "leser": s.leser.kennung, "name": s.leser.name, "rolle": s.leser.rolle,
                    "begonnen": s.begonnen.isoformat(), "zuletzt": s.zuletzt.isoformat(), "endet": s.endet.isoformat(),
                }
                for s in gueltige
            ]
        )  # fmt: skip
        return
    for s in gueltige:
        ausgabe.print(
            f"{s.leser.kennung} · {s.leser.name} · {s.leser.rolle} · seit {zeitpunkt(s.begonnen)}, "
            f"zuletzt {zeitpunkt(s.zuletzt)}, endet {zeitpunkt(s.endet)}"
        )
    if not gueltige:
        ausgabe.print("Niemand ist angemeldet.")
