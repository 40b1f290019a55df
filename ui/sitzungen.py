"""Which list of sessions does this process ask? The one that all processes share, by the clock of this machine."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from config import settings
from data_access.sitzungsbuch import Sitzungsbuch
from ui.lesen import schreibmaschine


@lru_cache(maxsize=1)
def sitzungsbuch() -> Sitzungsbuch:
    """The one of this process."""
    ruhe = timedelta(minutes=settings().sitzung_ruhe)
    return Sitzungsbuch(schreibmaschine, ruhe, lambda: datetime.now(UTC))
