"""How does the command line speak German where Typer speaks English?

Typer has no catalogue of its texts. Its headings are set here, and what it says about a wrong call is recognized by its
pattern. A message that nobody foresaw is passed on as it is, between German words.
"""

import re
from typing import Any

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

_UEBERSCHRIFTEN = {
    "ARGUMENTS_PANEL_TITLE": "Angaben",
    "OPTIONS_PANEL_TITLE": "Optionen",
    "COMMANDS_PANEL_TITLE": "Befehle",
    "DEFAULT_STRING": "[Vorgabe: {}]",
    "REQUIRED_LONG_STRING": "[nötig]",
}
for _name, _text in _UEBERSCHRIFTEN.items():
    setattr(rich_utils, _name, _text)

_PLATZHALTER = {"[OPTIONS]": "[OPTIONEN]", "COMMAND [ARGS]...": "BEFEHL [ANGABEN]..."}
# What Typer says of a call, and Pydantic behind it of a value -> what it means. ``nah`` is what was perhaps meant.
_MELDUNGEN = {
    r"No such option: (?P<was>.+?)(?: \(Possible options: (?P<nah>.+)\))?": "Die Option „{was}“ gibt es nicht.",
    r"No such command '(?P<was>.*?)'(?:\. Did you mean (?P<nah>.+)\?|\.)": "Den Befehl „{was}“ gibt es nicht.",
    r"Missing command\.": "Es fehlt ein Befehl.",
    r"Missing (?:option|argument|parameter) '(?P<was>.+?)'\..*": "Es fehlt die Angabe „{was}“.",
    r"Got unexpected extra argument\(s\) \((?P<was>.*)\)": "Die Angabe „{was}“ ist zu viel.",
    r"Option '(?P<was>.+?)' requires .+": "Hinter „{was}“ fehlt der Wert.",
    r"Option '(?P<was>.+?)' does not take a value\.": "Zu „{was}“ gehört kein Wert.",
    r"Invalid value for '(?P<was>.+?)': (?P<grund>.+)": "Der Wert von „{was}“ ist unzulässig: {grund}.",
}
_GRUENDE = {
    r"Input should be a valid integer.*|Unable to parse input string as an integer.*": "keine ganze Zahl",
    r"Input should be greater than or equal to (?P<was>.+)": "kleiner als {was}",
    r"Input should be less than or equal to (?P<was>.+)": "größer als {was}",
    r"(?:Value error, )?'(?P<was>.*)' is not one of (?P<moegliche>.+?)\.": "„{was}“; möglich ist {moegliche}",
}


class _Deutsch:
    """The lines that a command writes about itself."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        teile = (_PLATZHALTER.get(teil, teil) for teil in self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(teile), prefix="Aufruf: ")

    def get_help_option(self, ctx: Any) -> Any:
        hilfe = super().get_help_option(ctx)  # type: ignore[misc]
        if hilfe is not None:
            hilfe.help, hilfe.metavar = "Diese Hilfe zeigen.", ""
        return hilfe


class Befehl(_Deutsch, TyperCommand):
    """One command."""


class Gruppe(_Deutsch, TyperGroup):
    """The command that has the others."""


def satz(fehler: TyperException) -> str:
    """What is wrong with the call, and how to find out what is right."""
    befehl = getattr(getattr(fehler, "ctx", None), "command_path", "asskomm")
    return f"{uebersetzt(fehler.format_message())} Abhilfe: „{befehl} --help“ zeigt, was möglich ist."


def uebersetzt(meldung: str) -> str:
    """A message of Typer in German; one that nobody foresaw stays as it is."""
    deutsch, teile = _finde(_MELDUNGEN, meldung)
    if "grund" in teile:
        grund, werte = _finde(_GRUENDE, teile["grund"])
        teile["grund"] = grund.format(**werte)
    vorschlag = " Gemeint ist vielleicht {nah}." if teile.get("nah") else ""
    return (deutsch + vorschlag).format(**teile)


def _finde(tafel: dict[str, str], meldung: str) -> tuple[str, dict[str, str]]:
    """The German pattern and what stands in its places; quotation marks around suggestions are Typer's."""
    for muster, deutsch in tafel.items():
        if treffer := re.fullmatch(muster, meldung.strip(), re.DOTALL):
            ohne = ("nah", "moegliche")
            return deutsch, {
                name: text.replace("'", "") if name in ohne else text for name, text in treffer.groupdict("").items()
            }
    return "{meldung}", {"meldung": meldung}
