"""Which ledger do these tests look at?"""

from collections.abc import Callable

import pytest

from data_access.berichtsdaten import Berichtsdaten
from domain.messwert import Veroeffentlichung
from tests.widerspruch.bauen import Register, kurz


@pytest.fixture
def register(daten: Berichtsdaten) -> Register:
    """The bundled ledger."""
    return daten.zahlenregister(daten.neuester_datenstand())


@pytest.fixture
def finde(register: Register) -> Callable[[str], Veroeffentlichung]:
    """A row of the bundled ledger by its short form."""
    nach_form = {kurz(v): v for v in register}
    assert len(nach_form) == len(register), "the short form tells the rows apart"
    return nach_form.__getitem__
