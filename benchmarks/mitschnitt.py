"""Which plain Streamlit calls does a page make? Records one run and writes them down as a script without any logic.

The script holds nothing but ``st.…`` calls with literals and prebuilt constants ``K[i]``: what somebody would write who
wants exactly this page, once, with nothing to compute. So the floor follows the page by itself and cannot be padded.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def nichts(*_: Any, **__: Any) -> bytes:
    """Stands for every callback and every callable download."""
    return b""


class Mitschnitt:
    """The calls of one run. ``quelltext`` defines ``ablauf()``; its constants are ``konstanten``."""

    def __init__(self) -> None:
        self.konstanten: list[Any] = []
        self._fertig: list[str] = []
        self._zeilen: list[list[str]] = [[]]  # bodies of the functions being recorded, innermost last
        self._einzug = [1]
        self._namen: dict[int, str] = {}  # container by identity
        self._festgehalten: list[Any] = []  # so that identities stay unique
        self._innen = 0  # depth of calls that Streamlit makes itself
        self.seiten: dict[int, dict[str, Any]] = {}  # arguments of st.Page by the page's identity
        self.navigation: tuple[list[Any], dict[str, Any]] = ([], {})  # arguments of st.navigation
        self._nenne(st.sidebar, "st.sidebar")

    def quelltext(self) -> str:
        text = "\n".join([*self._fertig, "", "def ablauf():", *_koerper(self._zeilen[0])]) + "\n"
        gebraucht = set(re.findall(r"(?:with |(?<= ))(v\d+)(?=[\[.:])", text))
        return re.sub(r"\b(v\d+) = ", lambda fund: fund[0] if fund[1] in gebraucht else "", text)

    def ruf(self, ziel: str, urspruenglich: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Make the call and write it down, unless it is one of Streamlit's own."""
        if self._innen:
            return urspruenglich(*args, **kwargs)
        argumente = self._argumente(args, kwargs)
        with self.still():
            ergebnis = urspruenglich(*args, **kwargs)
        self.schreibe(f"{self._merke(ergebnis)}{ziel}({argumente})")
        return ergebnis

    @contextmanager
    def still(self) -> Iterator[None]:
        """What Streamlit does by itself meanwhile is not written down."""
        self._innen += 1
        try:
            yield
        finally:
            self._innen -= 1

    def name(self, behaelter: Any) -> str:
        return self._namen.get(id(behaelter), "st")

    def betritt(self, behaelter: Any) -> None:
        if not self._innen:
            self.schreibe(f"with {self._namen.get(id(behaelter), 'st.container()')}:")
            self._einzug[-1] += 1

    def verlasse(self) -> None:
        if not self._innen:
            if self._zeilen[-1][-1].lstrip().startswith("with "):
                self.schreibe("pass")
            self._einzug[-1] -= 1

    @contextmanager
    def funktion(self, vorsatz: str = "") -> Iterator[str]:
        """What is drawn meanwhile becomes a function of its own; yields its name."""
        name = f"teil_{len(self._fertig)}_{len(self._zeilen)}"
        innen, self._innen = self._innen, 0
        self._zeilen.append([])
        self._einzug.append(1)
        try:
            yield name
        finally:
            koerper = self._zeilen.pop()
            self._einzug.pop()
            self._innen = innen
            self._fertig.append("\n".join(["", *([vorsatz] if vorsatz else []), f"def {name}():", *_koerper(koerper)]))

    def schreibe(self, zeile: str) -> None:
        self._zeilen[-1].append("    " * self._einzug[-1] + zeile)

    def merke_seite(self, seite: Any, angaben: dict[str, Any]) -> None:
        self.seiten[id(seite)] = angaben
        self._festgehalten.append(seite)

    def schreibe_seitenlauf(self, gewaehlt: Any, name: str) -> None:
        """Navigation to all pages, of which only the chosen one draws something."""
        alle, optionen = self.navigation
        seiten = [
            f"st.Page({name if seite is gewaehlt else 'nichts'}{self._angaben(self.seiten[id(seite)])})"
            for seite in alle
        ]
        self.schreibe(f"st.navigation([{', '.join(seiten)}]{self._angaben(optionen)}).run()")

    def _angaben(self, angaben: dict[str, Any]) -> str:
        return "".join(f", {name}={self.konstante(wert)}" for name, wert in angaben.items())

    def _nenne(self, behaelter: Any, name: str) -> None:
        self._namen[id(behaelter)] = name
        self._festgehalten.append(behaelter)

    def konstante(self, wert: Any) -> str:
        """The value as source text."""
        if wert is None or type(wert) in (bool, int, float, str):
            return repr(wert)
        self.konstanten.append(nichts if callable(wert) and not isinstance(wert, type) else wert)
        return f"K[{len(self.konstanten) - 1}]"

    def _merke(self, ergebnis: Any) -> str:
        """``v3 = `` when the result is a container or several."""
        viele = isinstance(ergebnis, list | tuple) and bool(ergebnis) and isinstance(ergebnis[0], DeltaGenerator)
        if not viele and not isinstance(ergebnis, DeltaGenerator):
            return ""
        name = f"v{len(self._festgehalten)}"
        self._festgehalten.append(ergebnis)
        for i, behaelter in enumerate(ergebnis if viele else ()):
            self._namen[id(behaelter)] = f"{name}[{i}]"
        if not viele:
            self._namen[id(ergebnis)] = name
        return f"{name} = "

    def _argumente(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        args, kwargs = _beschriftet(args, dict(kwargs))
        teile = [self.konstante(wert) for wert in args]
        return ", ".join(teile + [f"{name}={self.konstante(wert)}" for name, wert in kwargs.items()])


def _koerper(zeilen: list[str]) -> list[str]:
    return zeilen or ["    pass"]


def _beschriftet(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Options as the finished labels, so that the floor formats nothing."""
    beschrifte = kwargs.pop("format_func", None)
    if beschrifte is None:
        return args, kwargs
    if "options" in kwargs:
        kwargs["options"] = [beschrifte(wert) for wert in kwargs["options"]]
    else:
        args = (args[0], [beschrifte(wert) for wert in args[1]], *args[2:])
    return args, kwargs
