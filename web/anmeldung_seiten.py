"""What does a reader see who is not signed in, was refused, or has signed out? Plain pages without a script."""

from html import escape

from starlette.responses import HTMLResponse

from web.fehlerseite import STIL

KOPF = {"Cache-Control": "no-store"}


def seite(status: int, titel: str, satz: str, *verweise: tuple[str, str]) -> HTMLResponse:
    """A page with one sentence and ways on: (words, address)."""
    wege = "".join(f"<p><a href='{escape(ort, quote=True)}'>{escape(wort)}</a></p>" for wort, ort in verweise)
    return HTMLResponse(
        "<!DOCTYPE html><html lang='de'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<link rel='icon' href='data:,'><title>{escape(titel)} · ASSKomm Lagebild</title><style>{STIL}</style>"
        f"<main><h1>{escape(titel)}</h1><p>{escape(satz)}</p>{wege}</main></html>",
        status_code=status,
        headers=KOPF,
    )


def nicht_angemeldet(anmelden: str) -> HTMLResponse:
    """For everything but pages, which lead to the sign-in themselves."""
    return seite(401, "Bitte anmelden.", "Diese Adresse ist nur für angemeldete Personen.", ("Anmelden", anmelden))


def abgewiesen(anmelden: str, nummer: str) -> HTMLResponse:
    """A sign-in that was not right, whatever it was; the log says what, under the number."""
    satz = f"Bitte melden Sie sich erneut an. Hilft das nicht, nennen Sie der Betreuung die Vorgangsnummer {nummer}."
    return seite(403, "Die Anmeldung ist nicht gelungen.", satz, ("Erneut anmelden", anmelden))


def kein_zugang(anderes: str, nummer: str) -> HTMLResponse:
    """Signed in at the provider, but without a role here."""
    satz = (
        "Ihr Konto hat hier keine Rolle. Wenn Sie das Lagebild brauchen, wenden Sie sich an die Betreuung; Vorgangsnummer "
        f"{nummer}."
    )
    return seite(403, "Kein Zugang.", satz, ("Mit einem anderen Konto anmelden", anderes))


def dienst_weg(anmelden: str, nummer: str) -> HTMLResponse:
    """The provider, or the list of sessions, does not answer."""
    satz = f"Bitte versuchen Sie es in einigen Minuten noch einmal. Vorgangsnummer: {nummer}."
    return seite(503, "Die Anmeldung ist zurzeit nicht möglich.", satz, ("Noch einmal versuchen", anmelden))


def abmelden_bestaetigen(abmelden: str, start: str) -> HTMLResponse:
    """A way out that did not come from the reader's own page."""
    satz = "Alle offenen Fenster des Lagebilds in diesem Browser werden mit abgemeldet."
    return seite(200, "Wirklich abmelden?", satz, ("Abmelden", abmelden), ("Zurück zum Überblick", start))


def abgemeldet(anmelden: str) -> HTMLResponse:
    """The end."""
    satz = "Ihre Sitzung ist beendet. Auf gemeinsam benutzten Rechnern schließen Sie bitte auch den Browser."
    return seite(200, "Sie sind abgemeldet.", satz, ("Wieder anmelden", anmelden))


def noch_angemeldet(abmelden: str, nummer: str) -> HTMLResponse:
    """The end could not be entered: it must not look as if it had been."""
    satz = (
        f"Die Abmeldung ließ sich nicht eintragen. Bitte versuchen Sie es gleich noch einmal. Vorgangsnummer: {nummer}."
    )
    return seite(503, "Sie sind noch angemeldet.", satz, ("Abmelden", abmelden))
