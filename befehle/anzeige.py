"""How does somebody who waits see how far a load is? On the error output, so that the result can be read by others."""

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

LANGE = 2.0  # seconds after which a stage is worth a line where nobody sees a bar


class Anzeige(AbstractContextManager["Anzeige"]):
    """A bar for each stage in a terminal; elsewhere one line for each stage that takes longer than LANGE.

    An instance is a ``Fortschritt`` of ingest.
    """

    def __init__(self) -> None:
        konsole = Console(stderr=True, highlight=False, markup=False, emoji=False)
        spalten = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._balken = Progress(*spalten, console=konsole, transient=True) if konsole.is_terminal else None
        self._aufgabe: TaskID | None = None
        self._stufe, self._beginn, self._gesagt = "", 0.0, False

    def __enter__(self) -> Self:
        if self._balken:
            self._balken.start()
        return self

    def __exit__(
        self, art: type[BaseException] | None, fehler: BaseException | None, spur: TracebackType | None
    ) -> None:
        if self._balken:
            self._balken.stop()

    def __call__(self, stufe: str, erledigt: int, von: int) -> None:
        """So many rows of the stage are done; 0 of 0: nobody knows how many there are."""
        if stufe != self._stufe or erledigt == 0:
            self._stufe, self._beginn, self._gesagt = stufe, time.monotonic(), False
            self._beginne(von)
        if self._balken and self._aufgabe is not None:
            self._balken.update(self._aufgabe, completed=erledigt, total=von or None)
        elif not self._gesagt and time.monotonic() - self._beginn > LANGE:
            self._gesagt = True
            menge = f"{erledigt} von {von} Zeilen" if von else f"{erledigt} Zeilen"
            sys.stderr.write(f"{stufe}: {menge} …\n")

    def _beginne(self, von: int) -> None:
        if not self._balken:
            return
        if self._aufgabe is not None:
            self._balken.remove_task(self._aufgabe)
        self._aufgabe = self._balken.add_task(self._stufe, total=von or None)
