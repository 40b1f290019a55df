"""Does the overview say what it should, with data, without data, and when the database is away?"""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from data_access.engine import engine
from data_access.schema import migriere
from tests.app.conftest import Starte


def texte(app: AppTest) -> str:
    """All HTML of the page, without marks."""
    return re.sub(r"<[^>]+>", " ", "\n".join(element.proto.body for element in app.get("html")))


def hinweise(app: AppTest) -> str:
    """All warnings and errors above the page."""
    return " ".join(e.proto.body for e in app.get("html") if 'class="hinweis' in e.proto.body)


def baender(app: AppTest) -> list[str]:
    """The bands across the page, without marks."""
    alle = (e.proto.body for e in app.get("html"))
    return [re.sub(r"<[^>]+>", "", html) for html in alle if 'class="band"' in html]


def listen(app: AppTest) -> list[pd.DataFrame]:
    """The tables of proof on the page."""
    tafeln = [e.proto.body for e in app.get("html") if 'class="liste"' in e.proto.body]
    return [pd.DataFrame(zellen(tafel, "td"), columns=zellen(tafel, "th")[0]) for tafel in tafeln]


def zellen(tafel: str, art: str) -> list[list[str]]:
    """Texts of the cells of a kind, row by row."""
    zeilen = [re.findall(rf"<{art}[^>]*>(.*?)</{art}>", zeile) for zeile in re.findall(r"<tr>(.*?)</tr>", tafel)]
    return [[unescape(re.sub(r"<[^>]+>", "", zelle)) for zelle in zeile] for zeile in zeilen if zeile]


def karte_von(app: AppTest, titel: str) -> str:
    """The text of one card."""
    koerper = (e.proto.body.replace("&shy;", "") for e in app.get("html"))
    html = next(text for text in koerper if f">{titel}</h3>" in text)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def am(app: AppTest, tag: date) -> AppTest:
    return app.date_input(key="stichtag").set_value(tag).run()


def test_erster_aufruf_zeigt_den_stand_der_neuesten_lieferung(starte: Starte, geladen: str) -> None:
    app = starte(geladen).run()
    assert not app.exception
    assert "Freistaat Sachsen am 30.\u00a0Juni\u00a02023" in texte(app)
    assert "Datenstand 3" in texte(app)
    assert len(app.get("vega_lite_chart")) == 2


def test_pressestand_2021(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2021, 2, 6))
    assert karte_von(app, "Kommunen beraten").startswith("Kommunen beraten 102")
    assert karte_von(app, "Modellkommunen").startswith("Modellkommunen 8")
    assert karte_von(app, "Kommunale Präventionsräte").startswith("Kommunale Präventionsräte 19")
    assert "über 420.000 € seit 02/2019" in karte_von(app, "Fördermittel bewilligt")
    assert "24 im Jahr 2020" in karte_von(app, "Kommunen mit Coaching")
    assert karte_von(app, "Beccaria-Absolventen").startswith("Beccaria-Absolventen 102")
    assert karte_von(app, "Beccaria laufend").startswith("Beccaria laufend 18")
    assert "ohne Vergleich: damals belegt" in karte_von(app, "Kommunen beraten")
    assert "+30 gegenüber 72 (Stand 2019)" in karte_von(app, "Beccaria-Absolventen")
    assert "veröffentlicht am 06.02.2021 in: SMI, Medieninformation" in karte_von(app, "Kommunen beraten")


def test_ein_tag_frueher_steht_die_aeltere_zahl(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2021, 2, 5))
    assert karte_von(app, "Kommunen beraten").startswith("Kommunen beraten 100")
    assert karte_von(app, "Beccaria-Absolventen").startswith("Beccaria-Absolventen 72")
    assert "keine Angabe" in karte_von(app, "Beccaria laufend")


def test_pressestand_2022(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    assert karte_von(app, "Kommunen beraten").startswith("Kommunen beraten 126")
    assert karte_von(app, "Eng kooperierende Kommunen").startswith("Eng kooperierende Kommunen 48")
    assert karte_von(app, "Kommunale Präventionsräte").startswith("Kommunale Präventionsräte 26")
    assert "1,3 Mio. € im Jahr 2022" in karte_von(app, "Fördermittel verfügbar")


def test_andere_zaehleinheit_ist_sichtbar(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    assert "Vorbehalt: andere Zähleinheit" in karte_von(app, "Kommunen im Verbund")
    assert "Vorbehalt" not in karte_von(app, "Kommunen beraten")


def test_polizeidirektion_filtert_alles(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    app.multiselect(key="polizeidirektion").set_value(["Leipzig", "Görlitz"]).run()
    assert not app.exception
    assert "Polizeidirektionen Görlitz und Leipzig am" in texte(app)
    assert "171 Kommunen =" in texte(app)
    assert "keine Angabe" in karte_von(app, "Eng kooperierende Kommunen")


def test_vor_dem_programm_ist_nichts_bekannt_und_nicht_null(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2019, 1, 15))
    assert not app.exception
    assert "keine Angabe" in karte_von(app, "Kommunen beraten")
    assert karte_von(app, "Modellkommunen").startswith("Modellkommunen 0")


def test_stichtag_nach_der_neuesten_lieferung_warnt(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2024, 5, 1))
    assert "Lieferungen reichen bis zum 30.\u00a0Juni\u00a02023" in hinweise(app)


def test_vergleichstag_nach_dem_stichtag_warnt(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2021, 2, 6))
    app.date_input(key="vergleich").set_value(date(2022, 1, 11)).run()
    assert "liegt nicht vor dem Stichtag" in hinweise(app)


def test_tabelle_ist_der_zwilling_der_karte(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    app.segmented_control(key="seite-karte").set_value("Tabelle").run()
    tabelle = app.dataframe[0].value
    assert len(tabelle) == 419
    assert (tabelle["Stufe"] == "Sicherheitsanalyse").sum() == 9
    assert (tabelle["Präventionsrat"] == "ja").sum() == 14


def test_nachweis_fuehrt_zu_definition_und_quellen(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    app.button(key="nachweis-kooperationsvereinbarungen").click().run()
    assert not app.exception
    assert "Die Vereinbarung eines Verbunds ist eine Vereinbarung" in texte(app)
    gezaehlt, faelle, veroeffentlicht = listen(app)
    assert len(gezaehlt) == 21, "as long as the figure"
    assert gezaehlt["Lieferung"].str.startswith("2 (").all()
    assert "Städtebund Silberberg" in set(faelle["Träger"])
    assert (faelle["Sicher"] == "ja").sum() == 21
    assert faelle["Quelle"].str.len().min() > 1
    assert veroeffentlicht["Wert"].tolist() == ["21"]


def test_kommune_aus_dem_suchfeld_zeigt_ereignisse(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    app.selectbox(key="kommune").set_value("14521550").run()
    assert "Schwarzenberg" in texte(app)
    assert "Städtebund Silberberg" in texte(app)
    assert texte(app).count("Kooperationsvereinbarung") >= 2


def test_link_mit_unsinn_warnt_und_zeigt_die_vorgabe(starte: Starte, geladen: str) -> None:
    app = starte(geladen)
    app.query_params["stichtag"] = "2022-13-40"
    app.query_params["polizeidirektion"] = "Entenhausen"
    app.query_params["datenstand"] = "99"
    app.query_params["ags"] = "99999999"
    app.run()
    assert not app.exception
    warnungen = hinweise(app)
    for wort in ("2022-13-40", "Entenhausen", "99", "99999999"):
        assert wort in warnungen


def test_ohne_lieferung_ein_satz(starte: Starte, tmp_path: Path) -> None:
    adresse = f"sqlite:///{tmp_path / 'leer.sqlite'}"
    maschine = engine(adresse)
    migriere(maschine)
    maschine.dispose()
    app = starte(adresse).run()
    assert not app.exception
    assert "noch keine Lieferung" in hinweise(app)
    assert re.search(r"Vorgangsnummer: [0-9A-F]{8}", hinweise(app))


def test_ohne_tabellen_ein_satz(starte: Starte, tmp_path: Path) -> None:
    app = starte(f"sqlite:///{tmp_path / 'nichts.sqlite'}").run()
    assert not app.exception
    assert "asskomm init" in hinweise(app)


def test_datenbank_weg_ein_satz_und_eine_nummer(starte: Starte) -> None:
    app = starte("postgresql://127.0.0.1:1/weg").run()
    assert not app.exception
    assert "nicht erreichbar" in hinweise(app)
    assert "127.0.0.1" not in hinweise(app)
    assert re.search(r"Vorgangsnummer: [0-9A-F]{8}", hinweise(app))


def test_kommune_ausserhalb_der_auswahl_wird_erklaert(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2023, 6, 1))
    app.selectbox(key="kommune").set_value("14522450").run()
    assert "Ostrau (bis 2022) gehört nicht zur Auswahl" in texte(app)
    app.date_input(key="stichtag").set_value(date(2022, 12, 31)).run()
    assert "gehört nicht zur Auswahl" not in texte(app)
    app.multiselect(key="polizeidirektion").set_value(["Leipzig"]).run()
    assert "Ostrau (bis 2022) gehört nicht zur Auswahl" in texte(app)


BOESE = (
    "[Hier neu anmelden](https://boese.example/a) ![x](https://boese.example/b) <b>fett</b> $x^2$ :red[rot] "
    + "x" * 20_000
)


def test_ein_boeser_link_bleibt_text(starte: Starte, geladen: str) -> None:
    app = starte(geladen)
    for name in ("stichtag", "vergleich", "polizeidirektion", "datenstand", "ags"):
        app.query_params[name] = BOESE
    app.run()
    assert not app.exception
    assert not app.warning
    assert len(app.get("html")) > 10
    assert "<b>fett" not in hinweise(app)
    assert max(len(e.proto.body) for e in app.get("html") if 'class="hinweis' in e.proto.body) < 500


def test_datenstand_aus_lauter_neunen(starte: Starte, geladen: str) -> None:
    app = starte(geladen)
    app.query_params["datenstand"] = "9" * 5000
    app.run()
    assert not app.exception
    assert "gibt es nicht" in hinweise(app)


def test_alter_datenstand_ist_unuebersehbar(starte: Starte, geladen: str) -> None:
    app = starte(geladen)
    app.query_params["datenstand"] = "2"
    app.run()
    (band,) = baender(app)
    assert "Alter Datenstand 2 von 3." in band
    assert "Kommunen beraten mind. 7, heute 126;" in band
    assert "Datenstand 2" in texte(app)


def test_eine_veraenderung_nennt_was_verglichen_wird(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    assert "+39 gegenüber 87 (Stand 16.09.2020)" in karte_von(app, "Kommunen beraten")
    app.date_input(key="stichtag").set_value(date(2022, 12, 31)).run()
    app.date_input(key="vergleich").set_value(date(2021, 12, 31)).run()
    assert "damals andere Zähleinheit" in karte_von(app, "Kommunale Präventionsräte")
    assert "auch die Einwohnerzahlen ändern sich" in karte_von(app, "Einwohner im Verbund")


def test_jahreszahl_wird_nicht_zum_widerspruch(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 10, 31))
    assert "veröffentlicht nur im Jahr 2021: 12" in karte_von(app, "Sicherheitsanalysen")
    app = am(app, date(2021, 2, 6))
    assert "Vorbehalt: nur im Jahr 2020, nicht insgesamt" in karte_von(app, "Kommunen mit Coaching")
