"""How much of what it has made does a process keep? So many bytes in all; what was used longest ago goes first."""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import partial, wraps
from itertools import count
from threading import Lock
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, TypeVar, cast

import pandas as pd

from config import settings
from data_access.berichtsdaten import Berichtsdaten
from domain.kennzahl import Kennzahl

F = TypeVar("F", bound=Callable[..., Any])
EINTRAG = 1000  # bytes for a question
# What everything refers to and nothing of what is kept holds alone.
_GETEILT = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType, Enum, Kennzahl, Berichtsdaten)


class _Frage:
    """Function and arguments as a key that is hashed once."""

    __slots__ = ("hash", "teile")

    def __init__(self, *teile: Hashable) -> None:
        self.teile, self.hash = teile, hash(teile)

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, andere: object) -> bool:
        return isinstance(andere, _Frage) and self.teile == andere.teile


@dataclass
class Nutzung:
    """How often one function was asked, and how often it had to make the answer."""

    hits: int = 0
    misses: int = 0


class Gedaechtnis:
    """Answers of many functions within one bound in bytes, safe for threads. Two who ask at once may both make the answer."""

    def __init__(self, hoechstens: Callable[[], int]) -> None:
        self._hoechstens = hoechstens
        self._antworten: OrderedDict[_Frage, tuple[Any, int]] = OrderedDict()
        self._schloss = Lock()
        self._nummern = count()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._antworten)

    def merke(self, machen: F) -> F:
        """Keep what the function made of these arguments, which must be hashable and name all that it depends on."""
        nummer, nutzung = next(self._nummern), Nutzung()

        @wraps(machen)
        def ruf(*args: Hashable, **kwargs: Hashable) -> Any:
            frage = _Frage(nummer, args, *sorted(kwargs.items()))
            with self._schloss:
                if frage in self._antworten:
                    self._antworten.move_to_end(frage)
                    nutzung.hits += 1
                    return self._antworten[frage][0]
                nutzung.misses += 1
            antwort = machen(*args, **kwargs)
            self._behalte(frage, antwort)
            return antwort

        vars(ruf)["cache_info"] = lambda: nutzung
        return cast(F, ruf)

    def _behalte(self, frage: _Frage, antwort: Any) -> None:
        umfang, hoechstens = EINTRAG + groesse(antwort), self._hoechstens()
        with self._schloss:
            if umfang > hoechstens or frage in self._antworten:
                return
            self._antworten[frage] = (antwort, umfang)
            self.bytes += umfang
            while self.bytes > hoechstens:
                _, (_, weg) = self._antworten.popitem(last=False)
                self.bytes -= weg

    def vergiss(self) -> None:
        """Everything."""
        with self._schloss:
            self._antworten.clear()
            self.bytes = 0


def groesse(wert: Any) -> int:
    """Bytes that an object holds with all that it refers to, each part once; what is shared by all counts nothing."""
    gesehen: set[int] = set()
    offen, summe = [wert], 0
    while offen:
        ding = offen.pop()
        if id(ding) in gesehen or isinstance(ding, _GETEILT):
            continue
        gesehen.add(id(ding))
        summe += _eigene(ding)
        offen.extend(_teile(ding))
    return summe


def _eigene(ding: Any) -> int:
    if isinstance(ding, pd.DataFrame):
        return int(ding.memory_usage(deep=True).sum())
    if isinstance(ding, pd.Series):
        return int(ding.memory_usage(deep=True))
    return sys.getsizeof(ding) + (0 if isinstance(ding, str | bytes) else int(getattr(ding, "nbytes", 0)))


def _teile(ding: Any) -> Iterator[Any]:
    if isinstance(ding, str | bytes | int | float | pd.DataFrame | pd.Series) or ding is None:
        return
    if isinstance(ding, dict):
        yield from ding
        yield from ding.values()
    elif isinstance(ding, list | tuple | set | frozenset):
        yield from ding
    elif isinstance(ding, partial):
        yield from (ding.args, ding.keywords)
    if is_dataclass(ding):
        yield from (getattr(ding, feld.name, None) for feld in fields(ding))
    yield from getattr(ding, "__dict__", {}).values()


GEDAECHTNIS = Gedaechtnis(lambda: settings().gedaechtnis_mb * 2**20)
merke = GEDAECHTNIS.merke
