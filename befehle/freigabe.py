"""How is a delivery released, and who saw it before?"""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from befehle.gemeinsam import Format, FormatOption, ausgabe, drucke_json, tabelle
from config import settings
from data_access.engine import Read, direkt, engine
from data_access.freigabe import als_utc, einsichten, freigaben, gib_frei
from domain.fehler import Eingabefehler
from domain.zeit import ORTSZEIT, zeitpunkt, zeitpunkt_aus_text


def release(
    datenstand: Annotated[
        int, typer.Argument(metavar="DATENSTAND", help="Nummer der Lieferung, siehe „asskomm status“")
    ],
    sperrfrist: Annotated[
        str,
        typer.Option(
            metavar="ZEITPUNKT", help="„JJJJ-MM-TT HH:MM“ deutscher Zeit, ab wann alle sie sehen; ohne: sofort"
        ),
    ] = "",
    notiz: Annotated[str, typer.Option("--note", metavar="TEXT", help="Bemerkung zur Freigabe")] = "",
    format_: FormatOption = Format.TEXT,
) -> None:
    """Eine Lieferung und alle davor freigeben, sofort oder ab einer Sperrfrist; das lässt sich nicht zurücknehmen."""
    freigabe = gib_frei(
        engine(settings().database_url), datenstand, ab=_zeitpunkt(sperrfrist), jetzt=datetime.now(UTC),
        wer=getpass.getuser(), notiz=" ".join(notiz.split()),
    )  # fmt: skip
    if format_ is Format.JSON:
        drucke_json({"datenstand": freigabe.nummer, "ab": freigabe.ab, "eingeschlossen": freigabe.eingeschlossen})
        return
    wann = f"wird am {zeitpunkt(freigabe.ab)} für alle sichtbar" if sperrfrist else "ist freigegeben"
    ausgabe.print(f"Datenstand {freigabe.nummer} {wann}.")
    if freigabe.eingeschlossen:
        ausgabe.print(f"Darin enthalten: auch Lieferung {', '.join(map(str, freigabe.eingeschlossen))}.")


def _zeitpunkt(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return zeitpunkt_aus_text(text.strip())
    except ValueError:
        raise Eingabefehler(
            f"„{text}“ ist kein Zeitpunkt. Abhilfe: als „JJJJ-MM-TT HH:MM“ angeben, z. B. „2022-01-11 10:00“."
        ) from None


def einsichtsliste(format_: FormatOption = Format.TEXT) -> None:
    """Zeigen, wer Zahlen vor ihrer Freigabe gesehen oder mitgenommen hat."""
    liste = einsichten(direkt(engine(settings().leseadresse)))
    if format_ is Format.JSON:
        drucke_json(liste.drop(columns="id").to_dict("records"))
    elif liste.empty:
        ausgabe.print("Niemand hat bisher Zahlen vor ihrer Freigabe gesehen.")
    else:
        zeilen = [
            [zeitpunkt(oertlich(z["zeit"])), z["name"], z["rolle"], z["ort"], str(z["datenstand"]), z["auswahl"]]
            for z in liste.to_dict("records")
        ]
        ausgabe.print(tabelle(zeilen, "Zeit", "Wer", "Rolle", "Wo", "Datenstand", "Auswahl", rechts=["Datenstand"]))


def freigabe_je_lieferung(read: Read, jetzt: datetime) -> dict[int, str]:
    """For each delivery how far it is released, in words: only what has an entry of its own or a later one's."""
    worte: dict[int, str] = {}
    for z in freigaben(read).sort_values("lieferung_id", ascending=False).to_dict("records"):
        ab = oertlich(z["ab"])
        wort = "freigegeben" if ab <= jetzt else f"Sperrfrist bis {zeitpunkt(ab)}"
        worte |= {n: wort for n in range(1, int(z["lieferung_id"]) + 1) if wort == "freigegeben" or n not in worte}
    return worte


def oertlich(zeit: datetime) -> datetime:
    """A stored moment (UTC, which SQLite does not say) by German time."""
    return als_utc(zeit).astimezone(ORTSZEIT)
