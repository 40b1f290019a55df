"""Door for operators: what can be done with the product on the command line?"""

import logging
import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from befehle import deutsch
from befehle.anfrage import anfrage
from befehle.briefing import briefing
from befehle.demo import demo
from befehle.freigabe import einsichtsliste, freigabe_je_lieferung, release
from befehle.gemeinsam import Format, FormatOption, ausgabe, drucke_json, fehlerausgabe
from befehle.laden import berichte, load
from befehle.lieferungen import export, template
from befehle.pruefen import check_text
from befehle.rechte import richte_ein_und_berichte, rollen_der_einstellungen
from befehle.register import zahlenregister
from befehle.schluessel import api_key
from befehle.sicherung import backup, restore
from befehle.sitzungen import sitzungen
from befehle.zahlen import changes, figures, nachweis
from config import DATEN, Anmeldung, Settings, settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine, ohne_kennwort
from data_access.freigabe import gib_mitgeliefertes_frei
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere, version
from domain.auswahl import UEBUNGSDATEN
from domain.fehler import Eingabefehler, Fehler
from domain.zeit import tag_kurz
from ingest.befund import Lieferungsfehler
from ingest.schreiben import lade
from protokollierung import richte_ein, vorgang

kommando = typer.Typer(
    cls=deutsch.Gruppe,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="ASSKomm: Zahlen mit einer Definition und einem Beleg.",
)
befehl = partial(kommando.command, cls=deutsch.Befehl)


@befehl()
def init(
    rollen: Annotated[
        bool,
        typer.Option(
            "--rollen",
            help="In PostgreSQL auch die Nutzer aus ASSKOMM_READ_DATABASE_URL und ASSKOMM_EINTRAG_DATABASE_URL mit ihren "
            "Rechten anlegen",
        ),
    ] = False,
) -> None:
    """Datenbank anlegen oder aktualisieren und die mitgelieferten Lieferungen laden."""
    maschine = engine(settings().database_url)
    gewuenschte = rollen_der_einstellungen(maschine) if rollen else ()
    migriere(maschine)
    richte_ein_und_berichte(maschine, gewuenschte)
    ordner = sorted(pfad.parent for pfad in (DATEN / "lieferungen").glob("*/lieferung.toml"))
    berichte(lade(maschine, ordner, FASSUNGEN, notiz="mitgeliefert", mitgeliefert=True))
    gib_mitgeliefertes_frei(maschine, jetzt=datetime.now(UTC))


@befehl()
def status(format_: FormatOption = Format.TEXT) -> None:
    """Zeigen, ob die Datenbank erreichbar ist und was sie enthält."""
    maschine = engine(settings().leseadresse)
    vorhanden, neueste = version(maschine)
    stand: dict[str, Any] = {"datenbank": maschine.dialect.name, "version": vorhanden, "version_neueste": neueste}
    lieferungen: list[dict[str, Any]] = []
    if vorhanden == neueste:
        lieferungen = Berichtsdaten(direkt(maschine)).alle_lieferungen().to_dict("records")
    uebung = any(zeile["uebung"] for zeile in lieferungen)
    worte = freigabe_je_lieferung(direkt(maschine), datetime.now(UTC)) if lieferungen else {}
    lieferungen = [zeile | {"freigabe": worte.get(zeile["id"], "vorläufig")} for zeile in lieferungen]
    if format_ is Format.JSON:
        drucke_json(stand | {"uebung": uebung, "datenstand": len(lieferungen), "lieferungen": lieferungen})
        return
    ausgabe.print(f"Datenbank: {stand['datenbank']}, Version {vorhanden or 'leer'} (neueste: {neueste})")
    if uebung:
        ausgabe.print(f"{UEBUNGSDATEN}: Die Zahlen dieser Datenbank sind erfunden.")
    for zeile in lieferungen:
        eingelesen = f"{zeile['eingelesen_am']:%d.%m.%Y %H:%M}"
        ausgabe.print(
            f"Datenstand {zeile['id']}: {zeile['titel']} (Stand {tag_kurz(zeile['stand'])}, geladen {eingelesen} UTC, "
            f"{zeile['freigabe']})"
        )
    if vorhanden != neueste or not lieferungen:
        ausgabe.print("Abhilfe: „asskomm init“ aufrufen.")


for funktion in (
    load,
    release,
    einsichtsliste,
    sitzungen,
    template,
    export,
    figures,
    changes,
    nachweis,
    zahlenregister,
    briefing,
    anfrage,
    check_text,
    api_key,
    demo,
    backup,
    restore,
):
    befehl()(funktion)


@befehl("settings")
def einstellungen() -> None:
    """Alle Einstellungen mit Vorgabe und Bedeutung zeigen."""
    for name, feld in Settings.model_fields.items():
        wert = str(getattr(settings(), name))
        if name.endswith("database_url") and wert:
            wert = ohne_kennwort(wert)
        elif f"{name}_file" in Settings.model_fields and wert:
            wert = "***"
        ausgabe.print(f"ASSKOMM_{name.upper()}={wert}\n  {feld.description} (Vorgabe: {feld.default or 'leer'})")


@befehl()
def serve(
    host: Annotated[str, typer.Option(metavar="ADRESSE", help="Adresse, auf der das Dashboard lauscht")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="ZAHL", min=0, max=65535, help="Port")] = 8501,
) -> None:
    """Das Dashboard starten."""
    if settings().auth is Anmeldung.OFF and host not in ("127.0.0.1", "localhost", "::1"):
        raise Eingabefehler(
            "Ohne Anmeldung lauscht das Dashboard nur auf 127.0.0.1. Abhilfe: ASSKOMM_AUTH=oidc einrichten oder --host weglassen."
        )
    os.chdir(Path(__file__).parent)  # Streamlit looks for .streamlit/config.toml in the working directory
    from dashboard import diene

    ausgabe.print(f"Dashboard: http://{host}:{port}  (Ende mit Strg+C)")
    diene(host, port)


def app() -> None:
    """Run the command; errors of ours become one sentence and their exit code, surprises keep their trace in the log."""
    try:
        richte_ein(settings().log_level, settings().log_format, settings().geheimnisse)
        logging.getLogger("alembic").setLevel(logging.WARNING)
        sys.exit(kommando(standalone_mode=False))
    except Fehler as fehler:
        kopf = "" if isinstance(fehler, Lieferungsfehler) else "Fehler: "
        fehlerausgabe.print(f"{kopf}{fehler}")
        sys.exit(fehler.exit_code)
    except TyperException as fehler:
        if len(sys.argv) > 1:  # without a word the help is printed already
            fehlerausgabe.print(f"Fehler: {deutsch.satz(fehler)}")
        sys.exit(fehler.exit_code)
    except Exception as fehler:
        nummer = vorgang(fehler)
        fehlerausgabe.print(
            f"Unerwarteter Fehler. Abhilfe: der Betreuung die Vorgangsnummer {nummer} aus dem Protokoll nennen."
        )
        sys.exit(1)


if __name__ == "__main__":
    app()
