"""What does a reader see on the page of a Kommune: by link, by search, merged, unknown, of a body, and without a choice?"""

import re

from streamlit.testing.v1 import AppTest

from tests.app.conftest import Starte, oeffne_seite
from tests.app.test_ueberblick import hinweise, listen, texte

FLOEHA, PLAUEN, OSTRAU, JAHNATAL = "14522140", "14523320", "14522450", "14522275"
SILBERBERG = "staedtebund-silberberg"


def seite(starte: Starte, adresse: str, **parameter: str) -> AppTest:
    """The page as a reader with this link gets it."""
    return oeffne_seite(starte, adresse, "kommune", **parameter)


def titel(app: AppTest) -> str:
    """The one heading of the page."""
    (text,) = [t for e in app.get("html") for t in re.findall(r"<h1[^>]*>(.*?)</h1>", e.proto.body)]
    return str(text)


def ziele(app: AppTest) -> list[str]:
    """Where the links within the dashboard lead."""
    return [z for e in app.get("html") for z in re.findall(r'href="(\./[^"]*)"', e.proto.body)]


def diagramme(app: AppTest) -> list[str]:
    return [element.proto.alt for element in app.get("vega_lite_chart")]


def test_the_link_leads_to_a_steckbrief(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2022-12-31", ags=FLOEHA)
    text = texte(app)
    assert titel(app) == "Flöha"
    for wort in ("Kooperationsvereinbarung", "10.516 (31.12.2022)", "Große Kreisstadt", "Landkreis Mittelsachsen"):
        assert wort in text
    karte, zeitleiste = diagramme(app)
    assert karte.startswith("Karte: Flöha in Sachsen am 31.\u00a0Dezember\u00a02022, Kooperationsvereinbarung")
    assert zeitleiste.startswith("Zeitleiste: Flöha bis 31.\u00a0Dezember\u00a02022, 4 Ereignisse")
    assert "mindestens 40.000\u00a0€" in text
    geld, zaehlung, aehnliche = listen(app)
    assert geld["Betrag"].tolist() == ["40.000\u00a0€"]
    assert zaehlung["Kennzahl"].tolist()[0] == "Kommunen im Verbund"
    assert "Flöha (diese Kommune)" in aehnliche["Kommune"].tolist()
    assert hinweise(app) == ""


def test_links_keep_day_and_knowledge(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2022-12-31", datenstand="3", ags=FLOEHA)
    alle = ziele(app)
    assert alle
    assert all("stichtag=2022-12-31&amp;datenstand=3" in ziel for ziel in alle)
    assert any(ziel.startswith("./kommune?") and ziel.endswith("&amp;ags=14511000") for ziel in alle), (
        "Chemnitz is a neighbour"
    )
    assert any(ziel.startswith("./methodik?") and ziel.endswith("#kommunen_im_verbund") for ziel in alle)


def test_a_membership_links_to_the_body_and_back(starte: Starte, geladen: str) -> None:
    mitglied = seite(starte, geladen, stichtag="2022-12-31", ags="14521370")
    assert any(ziel.endswith(f"&amp;traeger={SILBERBERG}") for ziel in ziele(mitglied))
    app = seite(starte, geladen, stichtag="2022-12-31", traeger=SILBERBERG)
    assert titel(app) == "Städtebund Silberberg"
    assert any(ziel.endswith("&amp;ags=14521370") for ziel in ziele(app))
    assert "5 gemeldete Mitgliedschaften = 5 am Stichtag." in texte(app)
    assert len(listen(app)[0]) == 5


def test_search_leads_to_another_kommune_and_back_to_the_list(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2022-12-31", traeger=SILBERBERG)
    app.selectbox(key="kommune").set_value(PLAUEN).run()
    assert not app.exception
    assert titel(app) == "Plauen"
    assert app.query_params["ags"] == PLAUEN
    assert "traeger" not in app.query_params, "a link names one of them"
    app.selectbox(key="kommune").set_value(None).run()
    assert titel(app).startswith("Freistaat Sachsen am")
    assert "ags" not in app.query_params


def test_without_a_choice_those_who_have_come_furthest(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2022-12-31")
    assert "Am weitesten belegt: Sicherheitsanalyse (22)" in texte(app)
    (tabelle,) = listen(app)
    assert len(tabelle) == 22
    app.multiselect(key="polizeidirektion").set_value(["Leipzig"]).run()
    (tabelle,) = listen(app)
    assert set(tabelle["Polizeidirektion"]) == {"Leipzig"}


def test_a_merged_kommune_says_where_it_went_and_shows_its_time(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2023-06-30", ags=OSTRAU)
    assert titel(app) == "Ostrau"
    assert "Seit dem 1.\u00a0Januar\u00a02023 gehört Ostrau zu" in hinweise(app)
    assert "Stand vom 31.\u00a0Dezember\u00a02022" in hinweise(app)
    assert any(ziel.endswith(f"&amp;ags={JAHNATAL}") for ziel in ziele(app))


def test_a_kommune_of_the_future_names_those_before_it(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2022-06-30", ags=JAHNATAL)
    assert "Jahnatal gibt es erst seit dem 1.\u00a0Januar\u00a02023" in hinweise(app)
    assert any(ziel.endswith(f"&amp;ags={OSTRAU}") for ziel in ziele(app))
    assert diagramme(app) == []


def test_a_key_from_before_the_register(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2022-06-30", ags="14522370")
    assert "Seit dem 1.\u00a0Januar\u00a02016 gehört Mochau zu" in hinweise(app)
    assert "gibt es nicht" not in hinweise(app)


def test_what_does_not_exist_is_said(starte: Starte, geladen: str) -> None:
    assert "Eine Kommune mit dem Schlüssel „99999999“ gibt es nicht." in hinweise(
        seite(starte, geladen, ags="99999999")
    )
    app = seite(starte, geladen, traeger="<b>unsinn</b>")
    assert "Einen Träger mit dem Schlüssel „&lt;b&gt;unsinn&lt;/b&gt;“ gibt es nicht." in hinweise(app)
    assert "traeger" not in app.query_params


def test_a_filter_is_said_not_to_apply(starte: Starte, geladen: str) -> None:
    ohne = seite(starte, geladen, stichtag="2022-12-31", ags=FLOEHA)
    mit = seite(starte, geladen, stichtag="2022-12-31", ags=FLOEHA, polizeidirektion="Leipzig")
    satz = "Der Filter „Polizeidirektion Leipzig“ gilt auf dieser Seite nicht."
    assert satz in texte(mit)
    assert satz not in texte(ohne)
    assert [t.shape for t in listen(mit)] == [t.shape for t in listen(ohne)]


def test_before_the_programme_every_part_says_a_sentence(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2019-01-15", ags=FLOEHA)
    text = texte(app)
    assert "Bis zum 15.\u00a0Januar\u00a02019 gibt es keinen öffentlichen Beleg." in text
    assert "Bis zum Stichtag ist kein Geld öffentlich belegt. Das heißt nicht: 0 €." in text
    assert "Bis zum Stichtag zählt keine Kennzahl hier etwas" in text
    assert len(diagramme(app)) == 1, "the map alone"


def test_the_side_panel_of_the_overview_leads_here(starte: Starte, geladen: str) -> None:
    app = starte(geladen)
    app.query_params["ags"] = FLOEHA
    app.run()
    assert any(ziel.startswith("./kommune?") and ziel.endswith(f"ags={FLOEHA}") for ziel in ziele(app))
    leer = starte(geladen).run()
    assert not any(ziel.startswith("./kommune?") for ziel in ziele(leer))
