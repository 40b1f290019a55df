"""Do the metrics tell what happens in a running server, and only whom they are for?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from benchmarks.sitzung import Sitzung
from domain.fehler import Dienstfehler, Fehler
from tests.dienst import Dienst, dienst, laeuft_ab, lege_an, warte
from ui.zaehlwerk import AUSGABE, FEHLER, zaehle_ausgabe, zaehle_fehler
from web.metriken import Zustand, darf_lesen

SCHLUESSEL = "ein langes Wort ohne Sinn"


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("metriken")


@pytest.fixture(scope="module")
def server(ordner: Path) -> Iterator[Dienst]:
    with dienst(ordner, lege_an(ordner)) as laufend:
        yield laufend


def werte(server: Dienst) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Every sample by name and labels, read as a collector reads it."""
    familien = text_string_to_metric_families(server.hole("/metriken").text)
    return {(p.name, tuple(sorted(p.labels.items()))): p.value for f in familien for p in f.samples}


def summe(gemessen: dict[tuple[str, tuple[tuple[str, str], ...]], float], name: str, **marken: str) -> float:
    return sum(w for (n, m), w in gemessen.items() if n == name and marken.items() <= dict(m).items())


def test_a_reader_is_seen_in_runs_questions_and_sessions(server: Dienst) -> None:
    vorher = werte(server)

    async def lies() -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
        async with Sitzung(server.port, "karte") as sitzung:
            await sitzung.rerun({"polizeidirektion": ("Leipzig",)})
            return werte(server)

    waehrend = laeuft_ab(lies())
    karte = {"seite": "karte", "art": "seite"}
    laeufe = "asskomm_lauf_sekunden_count"
    assert summe(waehrend, laeufe, **karte) >= summe(vorher, laeufe, **karte) + 2
    assert summe(waehrend, "asskomm_lauf_sekunden_sum", **karte) > 0
    assert summe(waehrend, "asskomm_sitzungen") == summe(vorher, "asskomm_sitzungen") + 1
    assert summe(waehrend, "asskomm_speicher_total", ergebnis="gefragt") > summe(vorher, "asskomm_speicher_total")
    assert summe(waehrend, "asskomm_abfrage_sekunden_count", art="daten") >= 1
    assert summe(waehrend, "asskomm_abfrage_sekunden_count", art="frisch") >= 1
    warte(lambda: summe(werte(server), "asskomm_sitzungen") == summe(vorher, "asskomm_sitzungen"))


def test_the_state_of_the_data_and_the_version_are_there(server: Dienst) -> None:
    gemessen = werte(server)
    assert summe(gemessen, "asskomm_datenstand") == 3
    assert summe(gemessen, "asskomm_datenstand_freigegeben") == 3
    assert 0 <= summe(gemessen, "asskomm_datenstand_alter_sekunden") < 3600
    fassung = next(dict(marken)["fassung"] for name, marken in gemessen if name == "asskomm_programm_info")
    assert fassung.count(".") == 2


def test_it_is_openmetrics_and_nobody_keeps_it(server: Dienst) -> None:
    antwort = server.hole("/metriken")
    assert antwort.kopf["content-type"].startswith("application/openmetrics-text")
    assert antwort.kopf["cache-control"] == "no-store"
    assert antwort.text.endswith("# EOF\n")
    assert server.hole("/metriken", "HEAD").inhalt == b""


@pytest.mark.parametrize(
    "kopf",
    [{"X_Forwarded_For": "203.0.113.7"}, {"X_Forwarded_For": "127.0.0.1"}, {"X_Real_IP": "203.0.113.7"}, {"Forwarded": "for=x"},
     {"Via": "1.1 vermittler"}, {"X_Forwarded_Proto": "https"}],
)  # fmt: skip
def test_what_came_through_a_proxy_gets_the_page_of_an_unknown_path(server: Dienst, kopf: dict[str, str]) -> None:
    antwort, unbekannt = server.hole("/metriken", **kopf), server.hole("/gibtesnicht", **kopf)
    assert (antwort.status, antwort.inhalt) == (404, unbekannt.inhalt)


@pytest.mark.parametrize("methode", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_is_only_read(server: Dienst, methode: str) -> None:
    assert server.hole("/metriken", methode).status == 404


@pytest.mark.parametrize(
    "pfad", ["/metriken/", "/Metriken", "/metriken/x", "//metriken", "/_stcore/metrics", "/metrics"]
)
def test_there_is_no_other_way_to_it(server: Dienst, pfad: str) -> None:
    assert b"asskomm_" not in server.hole(pfad).inhalt


def _anfrage(von: str | None, **kopf: str) -> dict[str, object]:
    paare = [(name.lower().replace("_", "-").encode(), wert.encode()) for name, wert in kopf.items()]
    return {"type": "http", "client": (von, 1) if von else None, "headers": paare}


@pytest.mark.parametrize(
    ("von", "erlaubt"),
    [("127.0.0.1", True), ("::1", True), ("127.8.0.1", True), ("10.0.0.1", False), ("203.0.113.7", False), ("", False), (None, False)],
)  # fmt: skip
def test_without_a_key_only_this_machine_reads(von: str | None, erlaubt: bool) -> None:
    assert darf_lesen(_anfrage(von), "") is erlaubt


@pytest.mark.parametrize(
    ("kopf", "erlaubt"),
    [({"Authorization": f"Bearer {SCHLUESSEL}"}, True), ({"Authorization": f"bearer {SCHLUESSEL}"}, True),
     ({"Authorization": f"Basic {SCHLUESSEL}"}, False), ({"Authorization": SCHLUESSEL}, False), ({}, False),
     ({"Authorization": "Bearer "}, False), ({"Authorization": f"Bearer {SCHLUESSEL}x"}, False),
     ({"Authorization": "Bearer \u00fc"}, False)],
)  # fmt: skip
def test_with_a_key_only_who_has_it_reads_from_wherever(kopf: dict[str, str], erlaubt: bool) -> None:
    assert darf_lesen(_anfrage("10.0.0.1", **kopf), SCHLUESSEL) is erlaubt
    assert darf_lesen(_anfrage("127.0.0.1", **kopf), SCHLUESSEL) is erlaubt


def test_what_cannot_be_asked_is_missing_and_the_rest_is_there() -> None:
    def weg() -> float:
        raise Dienstfehler("fort")

    zustand = Zustand({"a": ("A", weg), "b": ("B", lambda: 2.0)}, {"fassung": "1"})
    assert {familie.name for familie in zustand.collect()} == {"asskomm_programm", "b"}


@pytest.mark.parametrize(
    ("fehler", "art"), [(Dienstfehler("x"), "dienst"), (Fehler("x"), "unerwartet"), (KeyError("x"), "unerwartet")]
)
def test_errors_are_counted_by_kind(fehler: Exception, art: str) -> None:
    vorher = FEHLER.labels(art)._value.get()
    zaehle_fehler(fehler)
    assert FEHLER.labels(art)._value.get() == vorher + 1


@pytest.mark.parametrize(
    ("art", "wort"), [("PDF · Seite Briefing", "pdf"), ("XLSX (Kleine Anfrage)", "xlsx"), ("<img src=x>", "andere")]
)
def test_files_are_counted_by_format_and_nothing_else(art: str, wort: str) -> None:
    vorher = AUSGABE.labels(wort)._value.get()
    zaehle_ausgabe(art)
    assert AUSGABE.labels(wort)._value.get() == vorher + 1
