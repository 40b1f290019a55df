"""What has the reader chosen? Parses link and widgets once into an Auswahl; a bad link is said, never swallowed."""

from datetime import UTC, date, datetime
from html import escape
from urllib.parse import urlencode

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG, POLIZEIDIREKTIONEN, Auswahl
from domain.zeit import ein_jahr_vor, tag_aus_text, tag_kurz, tag_lang
from ui.abmelden import zeige_abmelden
from ui.ansicht import Ansicht, uebernimm_ansicht, waehle_ansicht
from ui.datenstand import (
    DERSELBE,
    NEUESTER,
    gewaehlter_datenstand,
    gewaehlter_vergleichsstand,
    nimm_neuesten,
    uebernimm_datenstand,
    verknuepfe_datenstand,
    waehle_datenstand,
)
from ui.gemerkt import umfang_der_daten
from ui.hinweis import zitat
from ui.raumwahl import ALLE, mit_raum, uebernimm_raum, waehle_kreise, waehle_merkmale
from ui.suche import suche

MARKE = (
    '<p class="marke">ASSKomm <span>Lagebild</span></p><p class="marke-zusatz">Allianz Sichere Sächsische Kommunen</p>'
)
GEBUNDEN = ("stichtag", "vergleich", "polizeidirektion")  # Streamlit keeps these equal to the link
PRESSETAGE = (date(2021, 2, 6), date(2022, 1, 11))
NEUESTER_TAG = "neuester"
_SELTENE = ("groessenklasse", "handlungsfeld", "datenstand", "vergleichsstand")


def seitenleiste(daten: Berichtsdaten, neuester: int) -> tuple[Auswahl, list[str]]:
    """Draw the filters and return the Auswahl with the sentences about what in the link could not be followed."""
    warnungen: list[str] = []
    link = {name: st.query_params.get_all(name) for name in GEBUNDEN}  # before the widgets drop what they cannot use
    uebernimm_datenstand(neuester, warnungen)
    datenstand = gewaehlter_datenstand()
    umfang = umfang_der_daten(daten, datenstand)
    uebernimm_raum(umfang.felder, warnungen)
    uebernimm_ansicht(warnungen)
    heute = datetime.now(UTC).date()
    ende = max(FRUEHESTER_STICHTAG, min(umfang.neuester_stichtag, heute))
    with st.sidebar:
        st.html(MARKE)
        suche(daten, datenstand)
        stichtag = _waehle_stichtag(ende, heute)
        polizeidirektionen = st.multiselect(
            "Polizeidirektion", POLIZEIDIREKTIONEN, key="polizeidirektion", bind="query-params", placeholder="alle", select_all=False,
        )  # fmt: skip
        waehle_kreise()
        vergleich = st.date_input(
            "Vergleichen mit", value=None, min_value=FRUEHESTER_STICHTAG, max_value=heute, format="DD.MM.YYYY",
            key="vergleich", bind="query-params", help="ohne Angabe: ein Jahr vor dem Stichtag",
        )  # fmt: skip
        _waehle_seltenes(daten, neuester, umfang.felder)
        verknuepfe_datenstand()
        vergleichsstand = gewaehlter_vergleichsstand(datenstand, warnungen)
        auswahl = mit_raum(
            daten,
            Auswahl(
                stichtag=stichtag,
                datenstand=datenstand,
                vergleich=_vergleichstag(
                    stichtag, vergleich if isinstance(vergleich, date) else None, warnungen,
                    gleicher_tag=vergleichsstand not in (None, datenstand),
                ),
                vergleichsstand=vergleichsstand,
                veraltet=datenstand < daten.heutiger_datenstand(datenstand),
                vorlaeufig=daten.vorlaeufig(datenstand),
                uebung=umfang.uebung,
                polizeidirektionen=tuple(name for name in POLIZEIDIREKTIONEN if name in polizeidirektionen),
            ),
        )  # fmt: skip
        st.button("Zurücksetzen", on_click=_zuruecksetzen, args=(ende, neuester), type="tertiary", key="zuruecksetzen")
        st.html(_datenstand_html(auswahl, ende))
        zeige_abmelden()
    _pruefe_link(link, auswahl, heute, warnungen)
    if stichtag > ende:
        warnungen.append(
            f"Die Lieferungen reichen bis zum {tag_lang(ende)}. Was danach geschah, ist in den Zahlen nicht enthalten."
        )
    return auswahl, warnungen


def _waehle_stichtag(ende: date, heute: date) -> date:
    """Draw the day and the quick ways to three of them."""
    stichtag = st.date_input(
        "Stichtag", value=ende, min_value=FRUEHESTER_STICHTAG, max_value=heute, format="DD.MM.YYYY",
        key="stichtag", bind="query-params",
    )  # fmt: skip
    schnelle = {tag_kurz(tag): tag for tag in PRESSETAGE} | {NEUESTER_TAG: ende}

    def springe() -> None:
        if gewaehlt := st.session_state["schnellwahl"]:
            st.session_state.update(stichtag=schnelle[gewaehlt], schnellwahl=None)

    st.pills(
        "Stichtag schnell wählen", list(schnelle), key="schnellwahl", on_change=springe, label_visibility="collapsed"
    )
    return stichtag if isinstance(stichtag, date) else ende


def _waehle_seltenes(daten: Berichtsdaten, neuester: int, felder: tuple[str, ...]) -> None:
    """The rarer filters and the view: drawn only when they are open, because each is sent at every rerun."""
    gesetzt = any(st.session_state[name] for name in _SELTENE)
    with st.expander("Weitere Filter und Ansicht", key="weiteres", expanded=gesetzt, on_change="rerun") as weiteres:
        if weiteres.open:
            waehle_merkmale(felder)
            waehle_datenstand(daten, neuester)
            waehle_ansicht()


def _ein_jahr_zuvor(stichtag: date) -> date | None:
    zuvor = ein_jahr_vor(stichtag)
    return zuvor if zuvor >= FRUEHESTER_STICHTAG else None


def _vergleichstag(stichtag: date, gewaehlt: date | None, warnungen: list[str], *, gleicher_tag: bool) -> date | None:
    """The day to compare with; the same day makes sense only if it is seen with other knowledge (``gleicher_tag``)."""
    if gewaehlt is None or gewaehlt < stichtag or (gleicher_tag and gewaehlt == stichtag):
        return gewaehlt or _ein_jahr_zuvor(stichtag)
    warnungen.append(
        f"Der Vergleichstag {tag_kurz(gewaehlt)} liegt nicht vor dem Stichtag {tag_kurz(stichtag)}. "
        "Verglichen wird mit dem Tag ein Jahr zuvor."
    )
    return _ein_jahr_zuvor(stichtag)


def _pruefe_link(link: dict[str, list[str]], auswahl: Auswahl, heute: date, warnungen: list[str]) -> None:
    """Say what the link asked for and did not get; Streamlit drops what it cannot use without a word."""
    for name, wort, gezeigt in (
        ("stichtag", "Stichtag", auswahl.stichtag),
        ("vergleich", "Vergleichstag", auswahl.vergleich),
    ):
        text = link[name][-1] if link[name] else None
        if text is not None and not _ist_tag(text, heute):
            statt = f"Gezeigt wird der {tag_kurz(gezeigt)}." if gezeigt else "Es wird nicht verglichen."
            zeitraum = f"{tag_kurz(FRUEHESTER_STICHTAG)} bis heute"
            warnungen.append(
                f"Der {wort} {zitat(text)} aus dem Link ist kein Tag der Form JJJJ-MM-TT im Zeitraum {zeitraum}. {statt}"
            )
    if fremd := [zitat(name) for name in link["polizeidirektion"] if name not in POLIZEIDIREKTIONEN]:
        warnungen.append(
            f"Die Polizeidirektion {', '.join(fremd[:3])} aus dem Link gibt es nicht; es gibt {', '.join(POLIZEIDIREKTIONEN)}. "
            f"Gezeigt wird: {auswahl.raum()}."
        )


def _ist_tag(text: str, heute: date) -> bool:
    try:
        return FRUEHESTER_STICHTAG <= tag_aus_text(text) <= heute
    except ValueError:
        return False


def _zuruecksetzen(ende: date, neuester: int) -> None:
    """Back to what a reader without a link sees; bound parameters follow their widgets."""
    nimm_neuesten(neuester)
    st.session_state.update(
        stichtag=ende, vergleich=None, polizeidirektion=[], landkreis=[], groessenklasse=[], handlungsfeld=ALLE,
        datenstand=NEUESTER, vergleichsstand=DERSELBE, ansicht=Ansicht.NORMAL, kommune=None, weiteres=False,
    )  # fmt: skip
    st.session_state["register-kennzahl"] = None
    for name in ("ags", "traeger", "kennzahl"):
        st.query_params.pop(name, None)


def _datenstand_html(auswahl: Auswahl, ende: date) -> str:
    """What is shown, and the link to exactly this; ``seite.js`` copies it and adds what the page has chosen itself."""
    rahmen = (*GEBUNDEN, *_SELTENE, "landkreis")
    eigene = [(name, wert) for name in st.query_params if name not in rahmen for wert in st.query_params.get_all(name)]
    adresse = auswahl.als_url() + (f"&{urlencode(eigene)}" if eigene else "")
    return (
        f'<p class="leise">{auswahl.datenstand_text}, Lieferungen bis {tag_kurz(ende)}</p>'
        f'<p class="leise"><a class="zitierlink" href="{escape(adresse, quote=True)}" target="_self">Link kopieren</a></p>'
        f'<p class="leise"><a href="./textpruefung{escape(auswahl.als_url(), quote=True)}" target="_self">Textprüfung</a></p>'
        f'<p class="leise"><a href="./barrierefreiheit{escape(auswahl.als_url(), quote=True)}" target="_self">Barrierefreiheit</a></p>'
    )
