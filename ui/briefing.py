"""How does somebody compose a paper on the page, see it as it will be, and take it along?"""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from briefing.papiere.aufnahme import Lagebild
from briefing.papiere.lagebild import Zusammenstellung, zusammenstellen
from briefing.papiere.papierformat import Fassung, Papierformat, erzeuge
from briefing.papiere.wunsch import LAENGSTER_TITEL, TITEL, VORGABE, Teil, Wunsch, wunsch
from briefing.ueberblick import HAUPTZAHLEN, WEITERE_ZAHLEN
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import Auswahl
from domain.fehler import Dienstfehler, Eingabefehler
from ui import hinweis
from ui.gedaechtnis import merke
from ui.papiere import lade_knopf, papieradresse
from ui.verknuepft import ohne, schreibe, uebernimm

ALLE_ZAHLEN = (*HAUPTZAHLEN, *WEITERE_ZAHLEN)
LAGEBILD, PRESSETEXT, ANFRAGE = "lagebild", "pressetext", "anfrage"
ARTEN = {LAGEBILD: "Lagebild", PRESSETEXT: "Pressetext", ANFRAGE: "Kleine Anfrage"}
KURZ, LANG = "kurz", "lang"
UMFANG = {KURZ: "Eine Seite", LANG: "Vollständig"}
ERSTE_SEITEN = 4  # of a long paper; the others on demand
SEITENBREITE = 1100  # pixels: sharp on a large screen
ANLASS = "Briefing"
KNOEPFE = (
    ("PDF, eine Seite", Fassung(Papierformat.PDF, kurz=True)), ("PDF, vollständig", Fassung(Papierformat.PDF)),
    *((f.wort, Fassung(f)) for f in Papierformat if f is not Papierformat.PDF),
)  # fmt: skip
PRESSEFORMATE = (Papierformat.DOCX, Papierformat.ZIP)


# --- the wish ---------------------------------------------------------------------------------------------------------


def waehle_wunsch(*, mit_vorschau: bool = True) -> tuple[Wunsch | None, str, str]:
    """Draw the choices: wish, KURZ or LANG, and what the paper is for; None after it was said what is missing."""
    _uebernimm("zahl", ALLE_ZAHLEN, HAUPTZAHLEN, "Die Kennzahl")
    _uebernimm("baustein", tuple(Teil), VORGABE, "Den Baustein")
    uebernimm("titel", lambda texte: texte[-1][:LAENGSTER_TITEL] if texte else TITEL)
    uebernimm("umfang", lambda texte: texte[-1] if texte and texte[-1] in UMFANG else KURZ)
    umfang = st.session_state["umfang"]
    if mit_vorschau:
        umfang = st.segmented_control(
            "Vorschau",
            list(UMFANG),
            key="umfang",
            format_func=UMFANG.__getitem__,
            required=True,
            persist_state="session",
        )
    titel = st.text_input("Titel", key="titel", max_chars=LAENGSTER_TITEL, persist_state="session")
    anlass = st.text_input(
        "Anlass", key="briefing-anlass", max_chars=200, placeholder=ANLASS,
        help="Wofür die Zahlen gebraucht werden; steht im Zahlenregister, nicht auf dem Papier.", persist_state="session",
    )  # fmt: skip
    zahlen = st.pills(
        "Kennzahlen", ALLE_ZAHLEN, key="zahl", format_func=lambda s: kennzahl(s).titel, selection_mode="multi", wrap=True,
        persist_state="session",
    )  # fmt: skip
    zahlen = [name for name in ALLE_ZAHLEN if name in zahlen]
    teile = _waehle_teile()
    schreibe("zahl", *(() if tuple(zahlen) == HAUPTZAHLEN else zahlen))
    schreibe("baustein", *(() if tuple(teile) == VORGABE else teile))
    schreibe("titel", *([] if titel == TITEL else [titel]))
    schreibe("umfang", *([] if umfang == KURZ else [str(umfang)]))
    try:
        return wunsch(tuple(zahlen), tuple(teile), titel), str(umfang), anlass.strip() or ANLASS
    except Eingabefehler as fehler:
        hinweis.warne(str(fehler))
        return None, str(umfang), ANLASS


def _uebernimm(name: str, moegliche: Sequence[str], vorgabe: Sequence[str], wort: str) -> None:
    """Begin with what the link names; what does not exist is said."""

    def lies(texte: list[str]) -> list[str]:
        if fremd := ohne(moegliche, texte):
            hinweis.warne(f"{wort} {', '.join(map(hinweis.zitat, fremd[:3]))} aus dem Link gibt es nicht.")
        return [m for m in moegliche if m in texte] or list(vorgabe)

    uebernimm(name, lies)


def _waehle_teile() -> list[Teil]:
    """A box for each part; together they are the choice that the link names."""
    st.html('<p class="feldname" id="bausteine">Bausteine</p>')
    with st.container(key="bausteine", gap=None):
        gewaehlt = [
            teil
            for teil in Teil
            if st.checkbox(
                teil.wort, value=teil in st.session_state["baustein"], key=f"teil-{teil}", help=teil.erklaerung
            )
        ]
    st.session_state["baustein"] = gewaehlt
    return gewaehlt


# --- the paper --------------------------------------------------------------------------------------------------------


def papier(daten: Berichtsdaten, auswahl: Auswahl, gewuenscht: Wunsch) -> Zusammenstellung:
    """The composed paper, made once for all readers; a new delivery makes it anew."""
    return _papier(daten, auswahl, gewuenscht, papieradresse(), daten.neuester_datenstand())


@merke
def _papier(
    daten: Berichtsdaten, auswahl: Auswahl, gewuenscht: Wunsch, adresse: str, _neuester: int
) -> Zusammenstellung:
    return zusammenstellen(daten, auswahl, gewuenscht, adresse=adresse)


@merke
def _seiten(lagebild: Lagebild, kurz: bool) -> list[bytes]:
    from briefing.papiere.pdf import vorschau

    return vorschau(lagebild, kurz=kurz, breite_px=SEITENBREITE)


def zeige_knoepfe(zusammenstellung: Zusammenstellung, auswahl: Auswahl, anlass: str, *, art: str) -> None:
    """A button for each kind of file that the paper of this ``art`` has, the usual one first and in colour."""
    gezeigte = [
        (nummer, *knopf)
        for nummer, knopf in enumerate(KNOEPFE)
        if art != PRESSETEXT or knopf[1].format in PRESSEFORMATE
    ]
    with st.container(horizontal=True, key="papierknoepfe", gap="small"):
        for nummer, beschriftung, fassung in gezeigte:
            lade_knopf(
                beschriftung, mache=partial(erzeuge, zusammenstellung.lagebild, fassung),
                zusammenstellung=zusammenstellung, art=f"{fassung.wort} · Seite Briefing", anlass=anlass,
                dateiname=fassung.dateiname(auswahl), mime=fassung.format.medientyp, key=f"laden-papier-{nummer}",
                art_des_knopfs="primary" if nummer == gezeigte[0][0] else "secondary",
            )  # fmt: skip


def zeige_pruefverweis(auswahl: Auswahl) -> None:
    """Where a text goes that somebody has changed since."""
    ziel = escape(f"./textpruefung{auswahl.als_url()}", quote=True)
    st.html(f'<p class="leise">Entwurf geändert? <a href="{ziel}" target="_self">Den Text prüfen</a></p>')


def zeige_vorschau(lagebild: Lagebild, umfang: str) -> None:
    """The pages as they will be printed; a sentence where they cannot be drawn."""
    try:
        with st.spinner("Die Vorschau wird gesetzt …"):
            seiten = _seiten(lagebild, umfang == KURZ)
    except (Dienstfehler, Eingabefehler) as fehler:
        hinweis.fehler(str(fehler))
        return
    alle = len(seiten) <= ERSTE_SEITEN or st.session_state.get("alle-seiten", False)
    gezeigte = seiten if alle else seiten[:ERSTE_SEITEN]
    with st.container(key="vorschau"):
        st.image(
            gezeigte,
            alt=[_alt(lagebild, nummer, len(seiten)) for nummer in range(1, len(gezeigte) + 1)],
            width="stretch",
        )
    if len(seiten) > ERSTE_SEITEN:
        st.toggle(f"Alle {len(seiten)} Seiten zeigen", key="alle-seiten")
    st.html(
        f'<p class="leise">Prüfwert {lagebild.kennung}. Er steht auf jeder Seite und führt zur Zitierkarte, sobald das Papier '
        f"ausgegeben ist. {escape(lagebild.datenstand_text)}</p>"
    )


def _alt(lagebild: Lagebild, nummer: int, alle: int) -> str:
    """What a page is; its words can be read in the file, which is tagged."""
    was = f"Vorschau, Seite {nummer} von {alle}" if alle > 1 else "Vorschau der Seite"
    zahlen = "; ".join(f"{z.titel} {z.text}" for z in lagebild.zahlen()) if nummer == 1 else ""
    return f"{was}: {lagebild.titel}, {lagebild.raum}." + (f" {zahlen}." if zahlen else "")
