"""How does a run say how good the text check is, even when everything is green?"""

import sys
from collections.abc import Callable

import pytest

EIGENSCHAFT = "textpruefung"
_zeilen: list[str] = []


@pytest.fixture
def melde(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Print a line at the end of the run."""

    def melde(zeile: str) -> None:
        print(zeile)  # noqa: T201 - shown with -rP
        record_property(EIGENSCHAFT, zeile)
        _zeilen.append(zeile)

    return melde


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for zeile in _zeilen:
        terminalreporter.write_line(zeile)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A parallel worker has no summary of its own; its error channel is the terminal of the run."""
    if hasattr(session.config, "workerinput"):
        for zeile in _zeilen:
            sys.__stderr__ and sys.__stderr__.write(f"\n{zeile}\n")
