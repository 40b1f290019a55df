"""What has the reader chosen? Parses link and widgets once into an Auswahl; a bad link is said, never swallowed."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG, POLIZEIDIREKTIONEN, Auswahl
from domain.zeit import ein_jahr_vor, tag_kurz, tag_lang

PRESSETAGE = (date(2021, 2, 6), date(2022, 1, 11))


def seitenleiste(daten: Berichtsdaten) -> tuple[Auswahl, list[str]]:
    """Draw the filters and return the Auswahl with the sentences about what in the link could not be followed."""
    warnungen: list[str] = []
    neuester = daten.neuester_datenstand()
    datenstand = _datenstand(neuester, warnungen)
    ende = daten.neuester_stichtag(datenstand)
    heute = max(datetime.now(UTC).date(), ende)
    _pruefe_tag("stichtag", heute, warnungen)
    _pruefe_tag("vergleich", heute, warnungen)
    _pruefe_polizeidirektionen(warnungen)
    with st.sidebar:
        st.html(
            '<p class="marke">ASSKomm <span>Lagebild</span></p><p class="marke-zusatz">Allianz Sichere Sächsische Kommunen</p>'
        )
        stichtag = st.date_input(
            "Stichtag", value=ende, min_value=FRUEHESTER_STICHTAG, max_value=heute, format="DD.MM.YYYY",
            key="stichtag", bind="query-params",
        )  # fmt: skip
        _schnellwahl(ende)
        polizeidirektionen = st.multiselect(
            "Polizeidirektion",
            POLIZEIDIREKTIONEN,
            key="polizeidirektion",
            bind="query-params",
            placeholder="alle",
            select_all=False,
        )
        vergleich = st.date_input(
            "Vergleichen mit", value=None, min_value=FRUEHESTER_STICHTAG, max_value=heute, format="DD.MM.YYYY",
            key="vergleich", bind="query-params", help="ohne Angabe: ein Jahr vor dem Stichtag",
        )  # fmt: skip
        stichtag = stichtag if isinstance(stichtag, date) else ende
        auswahl = Auswahl(
            stichtag=stichtag,
            datenstand=datenstand,
            vergleich=vergleich if isinstance(vergleich, date) else _ein_jahr_zuvor(stichtag),
            polizeidirektionen=tuple(name for name in POLIZEIDIREKTIONEN if name in polizeidirektionen),
        )
        st.button("Zurücksetzen", on_click=_zuruecksetzen, args=(ende,), type="tertiary", key="zuruecksetzen")
        st.html(_datenstand_html(auswahl, ende, neuester))
    if auswahl.vergleich and auswahl.vergleich >= auswahl.stichtag:
        warnungen.append(
            f"Der Vergleichstag {tag_kurz(auswahl.vergleich)} liegt nicht vor dem Stichtag {tag_kurz(auswahl.stichtag)}. "
            "Verglichen wird mit dem Tag ein Jahr zuvor."
        )
        auswahl = auswahl.mit(vergleich=_ein_jahr_zuvor(auswahl.stichtag))
    if auswahl.stichtag > ende:
        warnungen.append(
            f"Die Lieferungen reichen bis zum {tag_lang(ende)}. Was danach geschah, ist in den Zahlen nicht enthalten."
        )
    return auswahl, warnungen


def _ein_jahr_zuvor(stichtag: date) -> date | None:
    zuvor = ein_jahr_vor(stichtag)
    return zuvor if zuvor >= FRUEHESTER_STICHTAG else None


def _datenstand(neuester: int, warnungen: list[str]) -> int:
    gewuenscht = st.query_params.get("datenstand")
    if gewuenscht is None:
        return neuester
    if gewuenscht.isascii() and gewuenscht.isdigit() and 1 <= int(gewuenscht) <= neuester:
        return int(gewuenscht)
    warnungen.append(
        f"Den Datenstand „{gewuenscht}“ aus dem Link gibt es nicht. Gezeigt wird der neueste, Nummer {neuester}."
    )
    return neuester


def _pruefe_tag(name: str, heute: date, warnungen: list[str]) -> None:
    """Streamlit drops a day that it cannot use without a word."""
    text = st.query_params.get(name)
    if text is None:
        return
    try:
        tag = date.fromisoformat(text)
        gueltig = FRUEHESTER_STICHTAG <= tag <= heute
        grund = f"liegt nicht zwischen dem {tag_kurz(FRUEHESTER_STICHTAG)} und heute"
    except ValueError:
        gueltig, grund = False, "ist kein Tag der Form JJJJ-MM-TT"
    if not gueltig:
        wort = {"stichtag": "Stichtag", "vergleich": "Vergleichstag"}[name]
        warnungen.append(f"Der {wort} „{text}“ aus dem Link {grund}. Gezeigt wird die Vorgabe.")


def _pruefe_polizeidirektionen(warnungen: list[str]) -> None:
    fremd = [name for name in st.query_params.get_all("polizeidirektion") if name not in POLIZEIDIREKTIONEN]
    if fremd:
        namen = ", ".join(f"„{name}“" for name in fremd)
        warnungen.append(
            f"Die Polizeidirektion {namen} aus dem Link gibt es nicht; es gibt {', '.join(POLIZEIDIREKTIONEN)}. "
            "Gezeigt wird die übrige Auswahl."
        )


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
    st.session_state.update(vorgaben)
    for name in ("datenstand", "ags"):
        st.query_params.pop(name, None)


def _datenstand_html(auswahl: Auswahl, ende: date, neuester: int) -> str:
    alt = (
        ""
        if auswahl.datenstand == neuester
        else f"<br><strong>Ein neuerer Datenstand ({neuester}) ist vorhanden.</strong>"
    )
    return (
        f'<p class="leise">Datenstand {auswahl.datenstand}, Lieferungen bis {tag_kurz(ende)}{alt}</p>'
        f'<p class="leise"><a href="{auswahl.als_url()}" target="_self">Zitierlink dieser Ansicht</a></p>'
    )
