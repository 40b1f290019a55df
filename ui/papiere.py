"""How does a file leave a page: made on the click, entered in the Zahlenregister first, and its outcome told in German?

Streamlit makes the file in a thread of its own, outside of the script, and tells the reader of an error in general words only.
So the thread writes down what became of it, and the page looks there until it knows.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from briefing.papiere.lagebild import Zusammenstellung
from config import settings
from data_access.engine import direkt
from data_access.papiere import Papierdaten, registriere
from domain.fehler import Fehler
from domain.rolle import Leser
from protokollierung import vorgang
from ui import hinweis
from ui.drosseln import drossle_papier, sitzung
from ui.einsicht import verzeichne_einsicht
from ui.lesen import lesemaschine, schreibmaschine
from ui.leser import angemeldeter_leser
from ui.zaehlwerk import zaehle_ausgabe

MERKER = "ausgangsbuch"
NICHT_VERZEICHNET = (
    "Die Datei wurde nicht ausgegeben, weil sich ihre Zahlen zurzeit nicht im Zahlenregister verzeichnen lassen. Abhilfe: es "
    "später noch einmal versuchen oder die Betreuung fragen."
)
UNERWARTET = "Beim Erzeugen der Datei ist ein unerwarteter Fehler aufgetreten. Nichts wurde ausgegeben."
GEDULD = 5.0  # seconds between a click and the beginning of its work, after which nothing is waited for any more
TAKT = 1.0  # seconds between two looks


def papierdaten() -> Papierdaten:
    """The questions about papers that have left."""
    return Papierdaten(direkt(lesemaschine()))


def papieradresse() -> str:
    """Address of the dashboard for papers: the configured one, else where the reader's browser is, if that is ours."""
    seite = urlsplit(st.context.url or "")
    eigene = seite.hostname in settings().rechnernamen
    pfad = seite.path.rsplit("/", 1)[0]
    return settings().papieradresse(f"{seite.scheme}://{seite.netloc}{pfad}" if eigene else "")


@dataclass
class Stand:
    """What became of one file; ``satz`` is empty unless something went wrong."""

    was: str
    kennung: str
    laeuft: bool = True
    satz: str = ""
    beginn: float = field(default_factory=time.monotonic)


@dataclass
class Ausgangsbuch:
    """The files that a reader took from the pages in this session, by button."""

    klick: float = 0.0
    staende: dict[str, Stand] = field(default_factory=dict)

    @property
    def offen(self) -> bool:
        """Whether there is still something to wait for."""
        erwartet = self.klick > max((s.beginn for s in self.staende.values()), default=0.0)
        return any(s.laeuft for s in self.staende.values()) or (erwartet and time.monotonic() - self.klick < GEDULD)

    @property
    def letzter(self) -> Stand | None:
        """The file that was asked for last."""
        return max(self.staende.values(), key=lambda s: s.beginn, default=None)


def _buch() -> Ausgangsbuch:
    buch: Ausgangsbuch = st.session_state.setdefault(MERKER, Ausgangsbuch())
    return buch


def lade_knopf(
    beschriftung: str, *, mache: Callable[[], bytes], zusammenstellung: Zusammenstellung, art: str, anlass: str,
    dateiname: str, mime: str, key: str, art_des_knopfs: Literal["primary", "secondary", "tertiary"] = "secondary",
) -> None:  # fmt: skip
    """A button that makes a file, enters its figures and hands it out; ``zeige_ausgang`` tells what became of it.

    ``art`` is what the Zahlenregister says of it ("PDF · Seite Briefing"), ``mache`` renders the frozen paper.
    """
    buch, leser = _buch(), angemeldeter_leser()
    st.download_button(
        beschriftung, data=partial(_gib_aus, buch, leser, sitzung(), key, mache, zusammenstellung, art, anlass), file_name=dateiname,
        mime=mime, key=key, on_click=partial(_geklickt, buch), type=art_des_knopfs,
    )  # fmt: skip


def _geklickt(buch: Ausgangsbuch) -> None:
    buch.klick = time.monotonic()


def _gib_aus(
    buch: Ausgangsbuch,
    leser: Leser,
    wessen: str,
    key: str,
    mache: Callable[[], bytes],
    papier: Zusammenstellung,
    art: str,
    anlass: str,
) -> bytes:
    """Runs in a thread of Streamlit's; whatever goes wrong, no file leaves and the reader is told."""
    stand = Stand(art, papier.lagebild.kennung)
    buch.staende[key] = stand
    try:
        drossle_papier(leser, wessen)
        inhalt = mache()
        verzeichne_einsicht(leser, papier.auswahl, art)
        _verzeichne(papier, art, anlass)
        zaehle_ausgabe(art)
        return inhalt
    except Fehler as fehler:
        stand.satz = str(fehler)
        raise
    except Exception as fehler:
        stand.satz = _unerwartet(UNERWARTET, fehler)
        raise
    finally:
        stand.laeuft = False


def _verzeichne(papier: Zusammenstellung, art: str, anlass: str) -> None:
    try:
        registriere(
            schreibmaschine(), papier.lagebild, papier.werte, papier.auswahl, art=art, anlass=anlass,
            zeit=datetime.now(UTC), weitere=papier.weitere,
        )  # fmt: skip
    except Fehler as fehler:
        if fehler.exit_code == 2:  # what the reader wrote
            raise
        raise Fehler(_unerwartet(NICHT_VERZEICHNET, fehler)) from fehler


def _unerwartet(satz: str, fehler: Exception) -> str:
    """The sentence with a number; the log has the whole story under the same one."""
    return f"{satz} Vorgangsnummer: {vorgang(fehler)}"


def zeige_ausgang() -> None:
    """What became of the file that was asked for last: looks again and again while it is being made, then once more."""
    offen = _buch().offen
    st.fragment(_ausgang, run_every=TAKT if offen else None)(wartet=offen)


def _ausgang(*, wartet: bool) -> None:
    buch = _buch()
    if wartet and not buch.offen:
        st.rerun()
    letzter = buch.letzter
    if buch.offen:
        was = f"{letzter.was} wird erstellt …" if letzter and letzter.laeuft else "Die Datei wird erstellt …"
        st.html(f'<p class="ausgang" role="status">{escape(was)}</p>')
    elif letzter and letzter.satz:
        hinweis.fehler(letzter.satz)
    elif letzter:
        st.html(
            f'<p class="ausgang" role="status">Ausgegeben und verzeichnet: {escape(letzter.was)}. '
            f'<a href="./zitat?id={letzter.kennung}" target="_self">Zitierkarte {letzter.kennung}</a></p>'
        )
