"""Does a made file stay until the browser has fetched it, whatever other readers do meanwhile?"""

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from web.haltbar import FRIST, halte_dateien


@pytest.fixture
def verwalter() -> MediaFileManager:
    return MediaFileManager(MemoryMediaFileStorage("/media"))


def gemacht(verwalter: MediaFileManager) -> str:
    """A file as a button's function makes it."""
    vorlaeufig = verwalter.add_deferred(lambda: b"Lagebild", "application/pdf", "knopf", "lagebild.pdf")
    return verwalter.execute_deferred(vorlaeufig).rsplit("/", 1)[1].split(".")[0]


def test_streamlit_alone_forgets_it_after_two_runs_of_anybody(verwalter: MediaFileManager) -> None:
    """If this fails, ``web/haltbar.py`` is not needed any more."""
    kennung = gemacht(verwalter)
    for _ in range(2):
        assert verwalter.read_file(kennung) is not None
        verwalter.remove_orphaned_files()
    assert verwalter.read_file(kennung) is None


def test_with_us_it_stays_for_its_time_and_then_goes(verwalter: MediaFileManager) -> None:
    jetzt = 1000.0
    halte_dateien(verwalter, lambda: jetzt)
    kennung = gemacht(verwalter)
    for _ in range(int(FRIST) - 1):  # the first run may be its first time
        verwalter.remove_orphaned_files()
        jetzt += 1
    datei = verwalter.read_file(kennung)
    assert datei is not None
    assert datei.content == b"Lagebild"
    jetzt += 1
    verwalter.remove_orphaned_files()
    assert verwalter.read_file(kennung) is None
