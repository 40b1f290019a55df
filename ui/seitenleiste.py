"""What has the reader chosen? Parses link and widgets once into an Auswahl; a bad link is said, never swallowed."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG, POLIZEIDIREKTIONEN, Auswahl
from domain.zeit import ein_jahr_vor, tag_aus_text, tag_kurz, tag_lang
from ui.datenstand import (
    DERSELBE,
    NEUESTER,
    gewaehlter_datenstand,
    gewaehlter_vergleichsstand,
    uebernimm_link,
    waehle_datenstand,
)
from ui.hinweis import zitat

MARKE = (
    '<p class="marke">ASSKomm <span>Lagebild</span></p><p class="marke-zusatz">Allianz Sichere Sächsische Kommunen</p>'
)
LINKFILTER = ("stichtag", "vergleich", "polizeidirektion", "landkreis")
PRESSETAGE = (date(2021, 2, 6), date(2022, 1, 11))


def seitenleiste(daten: Berichtsdaten) -> tuple[Auswahl, list[str]]:
    """Draw the filters and return the Auswahl with the sentences about what in the link could not be followed."""
    warnungen: list[str] = []
    link = {name: st.query_params.get_all(name) for name in LINKFILTER}  # before the widgets drop what they cannot use
    neuester = daten.neuester_datenstand()
    uebernimm_link(neuester, warnungen)
    datenstand = gewaehlter_datenstand(neuester)
    ende = daten.neuester_stichtag(datenstand)
    heute = max(datetime.now(UTC).date(), ende)
    with st.sidebar:
        st.html(MARKE)
        stichtag = st.date_input(
            "Stichtag", value=ende, min_value=FRUEHESTER_STICHTAG, max_value=heute, format="DD.MM.YYYY",
            key="stichtag", bind="query-params",
        )  # fmt: skip
        stichtag = stichtag if isinstance(stichtag, date) else ende
        _schnellwahl(ende)
        polizeidirektionen = st.multiselect(
            "Polizeidirektion", POLIZEIDIREKTIONEN, key="polizeidirektion", bind="query-params", placeholder="alle", select_all=False,
        )  # fmt: skip
        vergleich = st.date_input(
            "Vergleichen mit", value=None, min_value=FRUEHESTER_STICHTAG, max_value=heute, format="DD.MM.YYYY",
            key="vergleich", bind="query-params", help="ohne Angabe: ein Jahr vor dem Stichtag",
        )  # fmt: skip
        waehle_datenstand(daten, neuester)
        vergleichsstand = gewaehlter_vergleichsstand(datenstand, warnungen)
        vergleich = vergleich if isinstance(vergleich, date) else None
        anderes_wissen = vergleichsstand not in (None, datenstand)
        auswahl = Auswahl(
            stichtag=stichtag,
            datenstand=datenstand,
            vergleich=_vergleichstag(stichtag, vergleich, warnungen, gleicher_tag=anderes_wissen),
            vergleichsstand=vergleichsstand,
            veraltet=datenstand < neuester,
            uebung=daten.uebung(datenstand),
            polizeidirektionen=tuple(name for name in POLIZEIDIREKTIONEN if name in polizeidirektionen),
        )
        st.button("Zurücksetzen", on_click=_zuruecksetzen, args=(ende,), type="tertiary", key="zuruecksetzen")
        st.html(_datenstand_html(auswahl, ende))
    _pruefe_link(link, auswahl, heute, warnungen)
    if stichtag > ende:
        warnungen.append(
            f"Die Lieferungen reichen bis zum {tag_lang(ende)}. Was danach geschah, ist in den Zahlen nicht enthalten."
        )
    return auswahl, warnungen


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
    if link["landkreis"]:
        warnungen.append(f"Nach Landkreisen lässt sich hier noch nicht filtern. Gezeigt wird: {auswahl.raum()}.")


def _ist_tag(text: str, heute: date) -> bool:
    try:
        return FRUEHESTER_STICHTAG <= tag_aus_text(text) <= heute
    except ValueError:
        return False


def _setze(name: str, wert: object) -> Callable[[], None]:
    def rueckruf() -> None:
        st.session_state[name] = wert

    return rueckruf


def _schnellwahl(ende: date) -> None:
    with st.container(horizontal=True, gap="small", key="schnellwahl"):
        for tag in PRESSETAGE:
            st.button(tag_kurz(tag), on_click=_setze("stichtag", tag), key=f"stichtag-{tag.isoformat()}")
        st.button("neuester", on_click=_setze("stichtag", ende), key="stichtag-neuester")


def _zuruecksetzen(ende: date) -> None:
    """Back to what a reader without a link sees; bound parameters follow their widgets."""
    vorgaben = {"stichtag": ende, "polizeidirektion": [], "vergleich": None, "kommune": None}
    st.session_state.update(vorgaben | {"datenstand": NEUESTER, "vergleichsstand": DERSELBE})
    for name in ("datenstand", "vergleichsstand", "ags", "landkreis", "kennzahl"):
        st.query_params.pop(name, None)


def _datenstand_html(auswahl: Auswahl, ende: date) -> str:
    kommune = st.session_state.get("kommune")
    ags = f"&ags={kommune}" if isinstance(kommune, str) and kommune.isdigit() else ""
    return (
        f'<p class="leise">{auswahl.datenstand_text}, Lieferungen bis {tag_kurz(ende)}</p>'
        f'<p class="leise"><a href="{auswahl.als_url()}{ags}" target="_self">Zitierlink dieser Ansicht</a></p>'
    )
