"""How does an administrator give another program access to the figures?"""

from typing import Annotated

import typer

from befehle.gemeinsam import ausgabe
from domain.fehler import Eingabefehler
from domain.rolle import Rolle
from domain.schluessel import neuer_schluessel
from domain.zeit import tag_aus_text


def api_key(
    name: Annotated[
        str, typer.Option(metavar="NAME", help="welches Programm ihn bekommt; steht in der Einsichtsliste")
    ],
    rolle: Annotated[Rolle, typer.Option(help="was das Programm sehen darf")] = Rolle.GAST,
    bis: Annotated[str, typer.Option(metavar="TAG", help="letzter Tag, JJJJ-MM-TT; ohne Angabe unbefristet")] = "",
) -> None:
    """Einen Schlüssel für die Schnittstelle erzeugen; er wird nur dieses eine Mal gezeigt."""
    try:
        letzter = tag_aus_text(bis) if bis else None
    except ValueError:
        raise Eingabefehler(f"„{bis}“ ist kein Tag. Abhilfe: als JJJJ-MM-TT angeben, z. B. 2027-12-31.") from None
    klar, eintrag = neuer_schluessel(name, rolle, letzter)
    ausgabe.print(f"Schlüssel (nur jetzt zu sehen): {klar}\n")
    ausgabe.print("In die Datei eintragen, die ASSKOMM_API_SCHLUESSELDATEI nennt; sie gilt sofort, ohne Neustart:\n")
    ausgabe.print(eintrag.als_eintrag())
