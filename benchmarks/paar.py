"""Where do the dashboard and its floor run while they are compared?"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.server import freier_port, laufend

FRIST = 180.0  # seconds until the floor has recorded every page


@dataclass(frozen=True)
class Paar:
    """Both servers, by port and process."""

    port: int
    pid: int
    bodenport: int
    bodenpid: int


@contextmanager
def beide(datenbank: Path, seiten: Sequence[str] = ()) -> Iterator[Paar]:
    """Start both until the block ends; the dashboard counts what it asks the database (``zaehler.py``).

    The floor has recorded only ``seiten``, all where none is named.
    """
    port, bodenport = freier_port(), freier_port()
    python = [sys.executable, "-m"]
    with (
        laufend([*python, "benchmarks.boden", str(bodenport), *seiten], port=bodenport, bereit="/_stcore/health",
                datenbank=datenbank, frist=FRIST) as bodenpid,
        laufend([*python, "benchmarks.zaehler", str(port)], port=port, bereit="/bereit", datenbank=datenbank) as pid,
    ):  # fmt: skip
        yield Paar(port, pid, bodenport, bodenpid)
