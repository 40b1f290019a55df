"""What does a browser report of its widgets? The values that it keeps, and those of a link that it is told to follow."""

from collections.abc import Callable, Iterable
from typing import Any

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.ansichten import Filter


class Zustaende:
    """The values of all mounted widgets, by id: the default at first, then what the server or the link sets."""

    def __init__(self) -> None:
        self._elemente: list[Element] = []
        self._werte: dict[str, list[str]] = {}

    def uebernimm(self, elemente: Iterable[Element]) -> None:
        """What is drawn now; a widget that is gone is forgotten."""
        alte, self._elemente, self._werte = self._werte, [e for e in elemente if _art(e) in _WERTE], {}
        for element in self._elemente:
            widget = _widget(element)
            bleibt = widget.id in alte and not widget.set_value and not gebunden(element)
            self._werte[widget.id] = alte[widget.id] if bleibt else _WERTE[_art(element)](widget)

    def melde(self, filter_: Filter) -> list[WidgetState]:
        """One state per widget that reports something before it is used; a bound one follows the link."""
        zustaende = []
        for element in self._elemente:
            widget = _widget(element)
            werte = list(filter_.get(gebunden(element) or "-", ())) or self._werte[widget.id]
            zustand = WidgetState(id=widget.id)
            if _art(element) in _EINZELN:
                if werte:
                    zustand.string_value = werte[0]
            elif _art(element) == "checkbox":
                zustand.bool_value = bool(werte)
            else:
                zustand.string_array_value.data.extend(werte)
            zustaende.append(zustand)
        return zustaende


def gebunden(element: Element) -> str:
    """The parameter in the link that this widget is bound to; empty for none."""
    return str(getattr(_widget(element), "query_param_key", ""))


def _art(element: Element) -> str:
    art = str(element.WhichOneof("type"))
    return "select_slider" if art == "slider" and element.slider.options else art


def _widget(element: Element) -> Any:
    return getattr(element, str(element.WhichOneof("type")), None)


def _optionen(widget: Any) -> list[str]:
    if widget.set_value:
        return list(widget.raw_values)
    return [getattr(widget.options[i], "content", widget.options[i]) for i in widget.default]


def _einzelwert(widget: Any) -> list[str]:
    if widget.set_value:
        return [widget.raw_value] if widget.HasField("raw_value") else []
    return [widget.options[widget.default]] if widget.options and widget.HasField("default") else []


def _angehakt(widget: Any) -> list[str]:
    return ["ja"] if (widget.value if widget.set_value else widget.default) else []


_EINZELN = ("selectbox", "radio", "text_input")
_WERTE: dict[str, Callable[[Any], list[str]]] = {
    "date_input": lambda w: list(w.value if w.set_value else w.default),
    "multiselect": _optionen,
    "button_group": _optionen,
    "selectbox": _einzelwert,
    "select_slider": lambda w: list(w.raw_value) if w.set_value else [w.options[int(i)] for i in w.default],
    "checkbox": _angehakt,
    "radio": lambda w: [w.value] if w.set_value else [w.options[w.default]],
    "text_input": lambda w: [w.value if w.set_value else w.default],
}
