"""How are the calls of a page overheard? Wraps Streamlit's commands for a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from benchmarks.mitschnitt import Mitschnitt

BEFEHLE = ("set_page_config", "logo")  # draw or configure, but are no methods of a container
Aktuell = Callable[[], Mitschnitt]


@contextmanager
def mitgeschnitten(aktuell: Aktuell) -> Iterator[None]:
    """Record from here on into ``aktuell()``. Start before the pages are imported: decorators work at import."""
    alt = {name: getattr(st, name) for name in dir(st) if not name.startswith("_")}
    methoden = [name for name, wert in alt.items() if isinstance(getattr(wert, "__self__", None), DeltaGenerator)]
    klasse = {name: getattr(DeltaGenerator, name) for name in (*methoden, "__enter__", "__exit__")}
    lauf = StreamlitPage.run
    try:
        eigene = {"Page": _seite, "navigation": _navigation, "fragment": _fragment}
        for name in (*methoden, *BEFEHLE):
            setattr(st, name, _befehl(name, alt[name], aktuell))
        for name, mache in eigene.items():
            setattr(st, name, mache(alt[name], aktuell))
        for name in methoden:
            setattr(DeltaGenerator, name, _methode(name, klasse[name], aktuell))
        DeltaGenerator.__enter__, DeltaGenerator.__exit__ = _betreten(klasse, aktuell)  # type: ignore[method-assign]
        StreamlitPage.run = _seitenlauf(lauf, aktuell)  # type: ignore[method-assign]
        yield
    finally:
        for name, wert in alt.items():
            setattr(st, name, wert)
        for name, wert in klasse.items():
            setattr(DeltaGenerator, name, wert)
        StreamlitPage.run = lauf  # type: ignore[method-assign]


def _befehl(name: str, alt: Callable[..., Any], aktuell: Aktuell) -> Callable[..., Any]:
    @wraps(alt)
    def ruf(*args: Any, **kwargs: Any) -> Any:
        return aktuell().ruf(f"st.{name}", alt, args, kwargs)

    return ruf


def _methode(name: str, alt: Callable[..., Any], aktuell: Aktuell) -> Callable[..., Any]:
    @wraps(alt)
    def ruf(selbst: DeltaGenerator, *args: Any, **kwargs: Any) -> Any:
        ziel = f"{aktuell().name(selbst)}.{name}"
        return aktuell().ruf(ziel, lambda *a, **k: alt(selbst, *a, **k), args, kwargs)

    return ruf


def _betreten(klasse: dict[str, Any], aktuell: Aktuell) -> tuple[Any, Any]:
    def betritt(selbst: DeltaGenerator) -> Any:
        aktuell().betritt(selbst)
        return klasse["__enter__"](selbst)

    def verlasse(selbst: DeltaGenerator, *ausnahme: Any) -> Any:
        aktuell().verlasse()
        return klasse["__exit__"](selbst, *ausnahme)

    return betritt, verlasse


def _fragment(alt: Callable[..., Any], aktuell: Aktuell) -> Callable[..., Any]:
    def fragment(func: Callable[..., Any] | None = None, **optionen: Any) -> Any:
        if func is None:
            return lambda f: fragment(f, **optionen)

        teil = ""

        @wraps(func)
        def innen(*args: Any, **kwargs: Any) -> Any:
            nonlocal teil
            with aktuell().funktion(vorsatz) as teil:
                return func(*args, **kwargs)

        angaben = ", ".join(f"{name}={wert!r}" for name, wert in optionen.items())
        vorsatz = f"@st.fragment({angaben})" if angaben else "@st.fragment"
        zerlegt = alt(innen, **optionen)

        @wraps(func)
        def aussen(*args: Any, **kwargs: Any) -> Any:
            with aktuell().still():  # the container around a fragment is Streamlit's own
                ergebnis = zerlegt(*args, **kwargs)
            aktuell().schreibe(f"{teil}()")
            return ergebnis

        return aussen

    return fragment


def _seite(alt: Callable[..., Any], aktuell: Aktuell) -> Callable[..., Any]:
    def seite(page: Any, **angaben: Any) -> Any:
        ergebnis = alt(page, **angaben)
        aktuell().merke_seite(ergebnis, angaben)
        return ergebnis

    return seite


def _navigation(alt: Callable[..., Any], aktuell: Aktuell) -> Callable[..., Any]:
    def navigation(pages: list[Any], **optionen: Any) -> Any:
        aktuell().navigation = (list(pages), optionen)
        return alt(pages, **optionen)

    return navigation


def _seitenlauf(alt: Callable[..., Any], aktuell: Aktuell) -> Callable[..., Any]:
    def run(selbst: StreamlitPage) -> None:
        with aktuell().funktion() as name:
            alt(selbst)
        aktuell().schreibe_seitenlauf(selbst, name)

    return run
