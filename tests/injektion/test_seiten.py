"""Is every value only text on every page, whatever a link asks for?"""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Starte, oeffne_seite
from tests.injektion.markup import auffaelliges, elemente, lies_html, texte
from tests.injektion.werte import KURZ, WERTE
from web.bestand import SEITEN

# Kommunen whose names, notes and sources are of different kinds; the first with events.
KOMMUNEN = ("14511000", "14524330", "14612000", "14713000", "14729250", "14524300", "14626110")
AKTIV = tuple(wert for wert in WERTE if set(wert) & set("[]<>$:#`*_~|&") and len(wert) < 200)
NUR_TEXT = {
    ("selectbox", "options"),
    ("multiselect", "options"),
    ("selectbox", "raw_value"),
    ("vega_lite_chart", "alt"),
    ("image", "imgs.alt"),
}
PARAMETER = (
    "stichtag", "datenstand", "vergleich", "vergleichsstand", "polizeidirektion", "landkreis", "groessenklasse",
    "handlungsfeld", "ansicht", "ags", "traeger", "kennzahl", "id", "ebene", "mass",
)  # fmt: skip


def maengel(app: AppTest) -> list[str]:
    """What of a page was made by a value."""
    gefunden = []
    for art, proto in elemente(app):
        for feld, text in texte(proto):
            if (art, feld) == ("html", "body"):
                gefunden += [f"{fund} in {text[:80]}" for fund in auffaelliges(text)]
            elif (art, feld) not in NUR_TEXT and "datasets" not in feld and "spec" not in feld:
                gefunden += [f"{art}.{feld}: {text[:80]}" for wert in AKTIV if wert in text]
    return gefunden


def sichtbarer_text(app: AppTest) -> str:
    return " ".join(lies_html(e.proto.body).text for e in app.get("html"))


@pytest.mark.parametrize("seite", SEITEN)
def test_no_page_makes_anything_of_a_value(starte: Starte, galerie: str, seite: str) -> None:
    assert maengel(oeffne_seite(starte, galerie, seite)) == []


@pytest.mark.parametrize("ags", KOMMUNEN)
def test_no_profile_makes_anything_of_a_value(starte: Starte, galerie: str, ags: str) -> None:
    assert maengel(oeffne_seite(starte, galerie, "kommune", ags=ags)) == []


def test_proofs_and_what_is_new_hold_them_as_text(starte: Starte, galerie: str) -> None:
    app = oeffne_seite(starte, galerie, "", vergleich="2020-02-06")
    gesehen = sichtbarer_text(app)
    for schluessel in ("kooperationsvereinbarungen", "kommunale_praeventionsraete"):
        app.button(key=f"nachweis-{schluessel}").click().run()
        assert not app.exception
        assert maengel(app) == []
        gesehen += sichtbarer_text(app)
    assert sum(wert.split("\n")[0] in gesehen for wert in KURZ) > len(KURZ) // 3, "inert is not the same as gone"


@pytest.mark.parametrize("seite", SEITEN)
def test_a_link_is_only_text(starte: Starte, galerie: str, seite: str) -> None:
    for versatz in (2, 30):
        werte = dict(zip(PARAMETER, (*KURZ[versatz:], *KURZ), strict=False))
        app = oeffne_seite(starte, galerie, seite, **werte)
        assert maengel(app) == []
