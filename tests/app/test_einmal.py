"""Is what was made of an object kept for this very object only, and for the rest that was asked?"""

import pandas as pd

from domain.auswahl import Auswahl
from domain.zeit import tag_aus_text
from ui.einmal import einmal
from ui.kommune import knappe_url
from ui.tabelle import tabelle_html


def test_kept_by_the_object_itself_and_the_other_arguments() -> None:
    gemacht: list[str] = []

    @einmal
    def mache(frame: pd.DataFrame, titel: str) -> str:
        gemacht.append(titel)
        return f"{titel}: {len(frame)}"

    frame = pd.DataFrame({"a": [1]})
    assert [mache(frame, "x"), mache(frame, "x"), mache(frame, "y")] == ["x: 1", "x: 1", "y: 1"]
    assert mache(frame.copy(), "x") == "x: 1"
    assert gemacht == ["x", "y", "x"], "an equal frame of another Datenstand is another one"


def test_a_table_with_its_first_rows_only_is_another_one() -> None:
    frame = pd.DataFrame({"Kommune": ["Adorf", "Zwickau"], "Hinweis": ["", "neu"]})
    erste, alle = tabelle_html(frame, "Liste", (), 1), tabelle_html(frame, "Liste")
    assert "Adorf" in erste
    assert "Zwickau" not in erste
    assert "Hinweis" not in erste
    assert "Zwickau" in alle
    assert "Hinweis" in alle


def test_a_link_of_a_row_leaves_out_the_usual_vergleichstag_only() -> None:
    tag = tag_aus_text("2022-01-11")
    ueblich = Auswahl(tag, 3, vergleich=tag_aus_text("2021-01-11"))
    assert knappe_url(ueblich) == "?stichtag=2022-01-11&datenstand=3"
    for anders in (ueblich.mit(vergleich=tag_aus_text("2021-02-06")), ueblich.mit(vergleichsstand=1)):
        assert knappe_url(anders) == anders.als_url()
