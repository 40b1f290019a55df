"""What is made only once of an object that comes back the same at every rerun?

The Bausteine of ``ui.gemerkt`` and the frames of ``ui.lesen`` do: they are made per Datenstand and Auswahl and never changed.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar, cast

from ui.gedaechtnis import merke

F = TypeVar("F", bound=Callable[..., Any])


class _Dasselbe:
    """An object as a key: equal to itself only. The memory holds it, so no other one takes its number meanwhile."""

    __slots__ = ("objekt",)

    def __init__(self, objekt: Any) -> None:
        self.objekt = objekt

    def __hash__(self) -> int:
        return id(self.objekt)

    def __eq__(self, anderes: object) -> bool:
        return isinstance(anderes, _Dasselbe) and self.objekt is anderes.objekt


def einmal(machen: F) -> F:
    """Keep what the function made of this very object; its other arguments must be hashable and say the rest."""

    @merke
    def gemerkt(dasselbe: _Dasselbe, *args: Hashable, **kwargs: Hashable) -> tuple[Any, Any]:
        return dasselbe.objekt, machen(dasselbe.objekt, *args, **kwargs)  # with the object, whose size counts as well

    @wraps(machen)
    def ruf(objekt: object, *args: Hashable, **kwargs: Hashable) -> Any:
        return gemerkt(_Dasselbe(objekt), *args, **kwargs)[1]

    return cast(F, ruf)
