"""How long does a file that was made for a reader stay, until the browser has fetched it?

Streamlit gives a file that a button's function has made to no session, and forgets what nobody has after the next two runs of
any reader. On a server with a handful of readers that is sooner than the browser asks for it: the download is lost, and nothing
says so.
"""

import time
from collections.abc import Callable

from streamlit.runtime.media_file_manager import MediaFileManager

FRIST = 60.0  # seconds: from the answer to the click until the browser's request, on a slow line


def halte_dateien(verwalter: MediaFileManager, uhr: Callable[[], float] = time.monotonic, frist: float = FRIST) -> None:
    """Tidy up at most once in ``frist`` seconds; a made file goes with the second time, so it stays at least that long."""
    aufraeumen = verwalter.remove_orphaned_files
    zuletzt = uhr() - frist

    def spaeter() -> None:
        nonlocal zuletzt
        if uhr() - zuletzt >= frist:
            zuletzt = uhr()
            aufraeumen()

    verwalter.remove_orphaned_files = spaeter  # type: ignore[method-assign]
