"""Does the register show the first rows of its long lists, and everything when the reader asks for it?"""

from streamlit.testing.v1 import AppTest

from tests.app.conftest import Starte, oeffne_seite
from tests.app.test_ueberblick import listen, texte
from ui.liste import ERSTE


def _faelle(app: AppTest) -> int:
    return sum(element.proto.body.count('<p class="regel">') for element in app.get("html"))


def test_long_lists_begin_short_and_are_complete_on_demand(starte: Starte, geladen: str) -> None:
    app = oeffne_seite(starte, geladen, "zahlenregister", stichtag="2023-06-30")
    assert "Alle Veröffentlichungen (105)" in texte(app)
    assert [len(liste) for liste in listen(app)] == [ERSTE]
    weitere = next(t for t in app.toggle if t.key == "alle-widersprueche")
    anzahl = int(weitere.label.split()[1])
    vorher = _faelle(app)
    weitere.set_value(True).run()
    next(t for t in app.toggle if t.key == "alle-zahlenregister").set_value(True).run()
    assert not app.exception
    assert _faelle(app) == vorher + anzahl
    assert [len(liste) for liste in listen(app)] == [105]
