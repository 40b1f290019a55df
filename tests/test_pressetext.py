"""Does every figure become a true German sentence, and a set of them a draft that a press officer would send?"""

import json
import re
from dataclasses import replace
from datetime import date
from html import escape
from itertools import product

import pytest

from briefing.papiere.aufnahme import Absatz, Lagebild, Quelle, Zahlenreihe
from briefing.papiere.einlesen import aus_json
from briefing.papiere.lagebild import zusammenstellen
from briefing.papiere.wunsch import Teil, Wunsch
from briefing.pressetext import ZITATLUECKE, entwurf, glatt
from briefing.pressewissen import ERSTER_SATZ, WEITERES
from briefing.saetze import absaetze, anteilssatz, satz, vergleich_allein, vergleichssatz
from briefing.satzbau import SATZBAU
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import NICHT_ZUGEORDNET, Auswahl, Ebene
from domain.kennzahl import Basis, Kennzahl, Zaehleinheit
from domain.messwert import Messwert, Veroeffentlichung
from domain.zahlen import Zusatz
from domain.zeit import tag_lang
from tests.bausteine import eine_kennzahl, eine_veroeffentlichung
from tests.papiere.beispiel import MARKUP
from tests.papiere.beispiel import lagebild as beispiel
from tests.papiere.beispiel import zahl as beispielzahl
from tests.test_wortlaut import sichtbar
from tests.wortpruefer import WORTE, lies
from ui.pressetext import pressetext_html

FEBRUAR, JANUAR = date(2021, 2, 6), date(2022, 1, 11)
RAEUME = (
    (Ebene.LAND, "Sachsen", "", "in Sachsen"),
    (Ebene.POLIZEIDIREKTION, "Leipzig", "Leipzig", "im Bereich der Polizeidirektion Leipzig"),
    (Ebene.POLIZEIDIREKTION, "Polizeidirektionen Chemnitz und Leipzig", "", "im Bereich der Polizeidirektionen Chemnitz und Leipzig"),
    (Ebene.LANDKREIS, "Leipzig", "14729", "im Landkreis Leipzig"),
    (Ebene.LANDKREIS, "Leipzig", "14713", "in der Stadt Leipzig"),
    (Ebene.LANDKREIS, "Erzgebirgskreis", "14521", "im Erzgebirgskreis"),
    (Ebene.KOMMUNE, "Flöha", "14522140", "Flöha"),
    (Ebene.KOMMUNE, NICHT_ZUGEORDNET, "", "(ohne Zuordnung zu einer Kommune)"),
    (Ebene.LANDKREIS, "Freistaat Sachsen, unter 5.000 Einwohnern", "", "in der Auswahl „Freistaat Sachsen, unter 5.000 Einwohnern“"),
)  # fmt: skip
WENIGE = "|".join(
    wort for wort, zahl in WORTE.items() if wort not in ("eins", "einer", "einem", "keiner", "keinem", "null")
)


def wert(k: Kennzahl, zahl: int | None, basis: Basis, stichtag: date = JANUAR, ort: int = 0, **von: object) -> Messwert:
    """A value with a basis; ``von`` are fields of the publication."""
    ebene, raum, schluessel, _ = RAEUME[ort]
    v = eine_veroeffentlichung(zahl or 0, **von) if basis is Basis.VEROEFFENTLICHT else None  # type: ignore[arg-type]
    return Messwert(
        kennzahl=k, ebene=ebene, raum=raum, raum_schluessel=schluessel, stichtag=stichtag, datenstand=3,
        belegt=zahl if zahl and basis in (Basis.BELEGT, Basis.GEZAEHLT) else 0,
        vollstaendig=basis is Basis.GEZAEHLT, veroeffentlicht=v,
    )  # fmt: skip


def gemessen(daten: Berichtsdaten, schluessel: str, tag: date) -> Messwert:
    return daten.messwert(kennzahl(schluessel), Auswahl(tag, 3))


def menge_im_satz(text: str) -> str:
    """The amount in a sentence: what is left when days, years and names are gone."""
    rest = re.sub(r"\d{1,2}\.~\w+~\d{4}|\bJahr \d{4}|Stand \d{4}|unter 5\.000 Einwohner", "", sichtbar(text))
    treffer = re.search(
        rf"(?:(?:über|mehr als|mindestens|rund) )?(?:\d[\d.,]*(?:~Millionen)?|\b(?:{WENIGE})\b)(?=[ ~])", rest
    )
    assert treffer, text
    return treffer[0].replace("~", " ")


# --- single sentences -------------------------------------------------------------------------------------------------


def test_every_kennzahl_has_a_sentence() -> None:
    assert set(SATZBAU) == {k.schluessel for k in KATALOG}


@pytest.mark.parametrize("basis", [b for b in Basis if b is not Basis.KEINE_ANGABE])
def test_every_sentence_says_day_area_amount_and_basis(basis: Basis) -> None:
    for k, zahl, ort in product(KATALOG, (0, 1, 2, 12, 13, 126, 1_300_000), range(len(RAEUME))):
        if basis is Basis.BELEGT and not zahl:
            continue
        zahl_ = zahl * 100 if k.in_euro else zahl
        m = wert(k, zahl_, basis, ort=ort, stand="2022-01-11", herausgeber="SMI")
        text = satz(m)
        kommune = RAEUME[ort][2].startswith("14522140")
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert "  " not in text, text
        assert text.count("(") == text.count(")"), text
        assert tag_lang(JANUAR) in text or k.schluessel == "beccaria_laufend", text
        assert RAEUME[ort][3] in text or (k.schluessel == "foerdermittel_bewilligt" and ort == 0), text
        herkunft = {Basis.BELEGT: "nach einzeln belegten Fällen", Basis.GEZAEHLT: "nach vollständiger Zählung"}
        assert herkunft.get(basis, "nach Angaben des SMI") in text, text
        if kommune and k.zaehleinheit is Zaehleinheit.KOMMUNE and zahl in (0, 1):
            assert ("nicht" in text or "kein" in text or "weder" in text) == (zahl == 0), text
            continue
        if k.in_euro and not zahl:
            assert "keine Fördermittel" in text
            continue
        spanne = lies(menge_im_satz(text))
        assert spanne.umfasst(zahl, None if basis is Basis.BELEGT else zahl), text
        assert ("mindestens" in text) == (basis is Basis.BELEGT), text


def test_what_nobody_knows_is_said_and_is_no_zero() -> None:
    for k, ort in product(KATALOG, range(len(RAEUME))):
        text = satz(wert(k, None, Basis.KEINE_ANGABE, ort=ort))
        ende = "wird nur für ganz Sachsen erfasst." if k.landesweit and ort else "ist nicht bekannt."
        assert text.endswith(ende), text
        assert text.startswith(("Wie viele ", "Ob Flöha ")), text
        assert tag_lang(JANUAR) in text
        assert not re.search(r"\b(0|null|keine?)\b", text), text


def test_money_always_has_its_state() -> None:
    for basis, zahl in product(Basis, (None, 0, 4_200_000)):
        if (zahl is None) == (basis is Basis.KEINE_ANGABE):
            assert "bewilligt" in satz(wert(kennzahl("foerdermittel_bewilligt"), zahl, basis))
            assert "veranschlagt" in satz(wert(kennzahl("foerdermittel_verfuegbar"), zahl, basis))


@pytest.mark.parametrize(
    ("schluessel", "tag", "text"),
    [
        ("kommunen_beraten", FEBRUAR,
         "Bis zum 6.~Februar~2021 wurden in Sachsen nach Angaben des SMI 102~Kommunen vom Landespräventionsrat zu ASSKomm beraten."),
        ("foerdermittel_bewilligt", FEBRUAR,
         "Bis zum 6.~Februar~2021 wurden den Kommunen nach Angaben des SMI über 420.000~Euro Fördermittel bewilligt."),
        ("kommunale_praeventionsraete", FEBRUAR,
         "Bis zum 6.~Februar~2021 hatten sich in Sachsen nach Angaben des SMI 19~Kommunale Präventionsräte konstituiert oder waren "
         "reaktiviert worden."),
        ("kommunen_mit_coaching", FEBRUAR,
         "Im Jahr 2020 erhielten in Sachsen nach Angaben des SMI (Stand 6.~Februar~2021) 24~Kommunen ein Coaching im Rahmen von ASSKomm."),
        ("beccaria_absolventen", FEBRUAR,
         "Bis zum 6.~Februar~2021 hatten in Sachsen nach Angaben des SMI 102~Personen die Beccaria-Fortbildung „Fachkraft für "
         "Kriminalprävention“ abgeschlossen."),
        ("beccaria_laufend", FEBRUAR,
         "Im Jahr 2021 begannen in Sachsen nach Angaben des SMI (Stand 6.~Februar~2021) 18~Personen die Beccaria-Fortbildung "
         "„Fachkraft für Kriminalprävention“."),
        ("modellkommunen", FEBRUAR,
         "Am 6.~Februar~2021 gehörten in Sachsen nach vollständiger Zählung acht Kommunen zu den Modellkommunen von ASSKomm."),
        ("kommunen_beraten", JANUAR,
         "Bis zum 11.~Januar~2022 wurden in Sachsen nach Angaben des SMI 126~Kommunen vom Landespräventionsrat zu ASSKomm beraten."),
        ("eng_kooperierende_kommunen", JANUAR,
         "Am 11.~Januar~2022 arbeiteten in Sachsen nach Angaben des SMI 48~Kommunen eng mit ASSKomm zusammen."),
        ("kommunale_praeventionsraete", JANUAR,
         "Bis zum 11.~Januar~2022 hatten sich in Sachsen nach Angaben des SMI 26~Kommunale Präventionsräte konstituiert oder waren "
         "reaktiviert worden."),
        ("foerdermittel_verfuegbar", JANUAR,
         "Für das Jahr 2022 waren in Sachsen nach Angaben des SMI (Stand 11.~Januar~2022) 1,3~Millionen~Euro Fördermittel für "
         "kommunale Prävention veranschlagt."),
        # older than the Stichtag: its own day
        ("foerdermittel_bewilligt", JANUAR,
         "Bis zum 6.~Februar~2021 wurden den Kommunen nach Angaben des SMI über 420.000~Euro Fördermittel bewilligt."),
        ("kommunen_im_verbund", JANUAR,
         "Für „Kommunen im Verbund“ wurde in Sachsen nach Angaben von ASSKomm mit Stand 1.~Dezember~2021 die Zahl 30 genannt, aber "
         "anders gezählt: Kommunen; ein Verbund zählt meist als eine."),
    ],
)  # fmt: skip
def test_golden_sentences(daten: Berichtsdaten, schluessel: str, tag: date, text: str) -> None:
    assert sichtbar(satz(gemessen(daten, schluessel, tag))) == text


@pytest.mark.parametrize(
    ("herausgeber", "worte"),
    [
        ("SMI", "nach Angaben des SMI"), ("Medienservice Sachsen (SMI)", "nach Angaben des SMI"),
        ("Stadt Plauen", "nach Angaben der Stadt Plauen"), ("Freie Presse", "laut Freie Presse"),
        ("Sächsische Staatskanzlei", "nach Angaben der Sächsischen Staatskanzlei"), ("", "nach veröffentlichten Angaben"),
    ],
)  # fmt: skip
def test_who_said_it(herausgeber: str, worte: str) -> None:
    assert (
        f" {worte} 5" not in satz(wert(KATALOG[0], 50, Basis.VEROEFFENTLICHT)).replace("\u00a0", " ") or not herausgeber
    )
    assert f" {worte} " in satz(wert(KATALOG[0], 50, Basis.VEROEFFENTLICHT, herausgeber=herausgeber))


@pytest.mark.parametrize(
    ("zeitraum", "anfang"),
    [
        ("2022", "Für das Jahr 2022 waren"), ("Doppelhaushalt 2021/2022", "Im Doppelhaushalt 2021/2022 waren"),
        ("je Jahr 2019 und 2020", "Je Jahr für 2019 und 2020 waren"), ("2019 und 2020 zusammen", "Für 2019 und 2020 zusammen waren"),
        ("jährlich", "Jährlich waren"), ("ab Ostern", "Im Zeitraum „ab Ostern“ waren"),
    ],
)  # fmt: skip
def test_a_published_period_is_the_time_of_the_sentence(zeitraum: str, anfang: str) -> None:
    m = wert(
        kennzahl("foerdermittel_verfuegbar"),
        130_000_000,
        Basis.VEROEFFENTLICHT,
        zeitraum=zeitraum,
        stand="2021-06",
        herausgeber="SMI",
    )
    assert satz(m).startswith(anfang)
    assert "(Stand Juni\u00a02021)" in satz(m)


def test_a_figure_since_another_beginning_says_so() -> None:
    m = wert(
        kennzahl("kommunale_praeventionsraete"),
        17,
        Basis.VEROEFFENTLICHT,
        zeitraum="seit 2018",
        stand="2020-11",
        herausgeber="Freie Presse",
    )
    assert "Bis November~2020 hatten sich in Sachsen laut Freie Presse (gezählt seit 2018) 17" in sichtbar(satz(m))


def test_a_kennzahl_without_a_sentence_is_told_all_the_same() -> None:
    text = satz(wert(eine_kennzahl(titel="Neues"), 5, Basis.BELEGT))
    assert sichtbar(text) == "Neues (in Sachsen, Stichtag 11.~Januar~2022): mindestens 5 Kommunen; mindestens 5 belegt."


def test_more_than_one_is_plural() -> None:
    m = wert(KATALOG[0], 1, Basis.VEROEFFENTLICHT, zusatz=Zusatz.UEBER, herausgeber="SMI")
    assert "wurden in Sachsen nach Angaben des SMI mehr als eine Kommune " in satz(m)


# --- comparisons and shares -------------------------------------------------------------------------------------------


def test_a_change_is_said_only_where_two_values_may_be_compared(daten: Berichtsdaten) -> None:
    jetzt, damals = daten.messwerte(Auswahl(JANUAR, 3)), daten.messwerte(Auswahl(FEBRUAR, 3))
    kurz = {k: sichtbar(vergleichssatz(w, damals[k])) for k, w in jetzt.items()}
    assert kurz["kommunen_beraten"] == "Das sind 24 mehr als am 6.~Februar~2021 (102)."
    assert kurz["modellkommunen"] == "Das sind ebenso viele wie am 6.~Februar~2021."
    assert {k for k, text in kurz.items() if not text} >= {"foerdermittel_bewilligt", "foerdermittel_verfuegbar", "beccaria_laufend",
                                                          "kommunen_mit_coaching", "kooperationsvereinbarungen"}  # fmt: skip
    assert sichtbar(vergleich_allein(jetzt["kommunale_praeventionsraete"], damals["kommunale_praeventionsraete"])) == (
        "Die Zahl der Kommunalen Präventionsräte in Sachsen stieg nach veröffentlichten Angaben von 19 am 6.~Februar~2021 auf 26 am "
        "11.~Januar~2022, also um sieben."
    )
    assert vergleich_allein(jetzt["kommunen_im_verbund"], damals["kommunen_im_verbund"]) == "", "counted otherwise"
    assert vergleichssatz(jetzt["kommunen_beraten"], None) == ""
    assert vergleichssatz(jetzt["kommunen_beraten"], jetzt["kommunen_beraten"]) == ""


@pytest.mark.parametrize(
    ("alt", "neu", "kurz", "allein"),
    [
        (2, 3, "Einzeln belegt ist damit eins mehr als am 6.~Februar~2021 (zwei).",
         "Soweit einzeln belegt, stieg die Zahl der unterzeichneten Kooperationsvereinbarungen in Sachsen von zwei am 6.~Februar~2021 auf "
         "drei am 11.~Januar~2022, also um eins."),
        (20, 4, "Einzeln belegt sind damit 16 weniger als am 6.~Februar~2021 (20).",
         "Soweit einzeln belegt, sank die Zahl der unterzeichneten Kooperationsvereinbarungen in Sachsen von 20 am 6.~Februar~2021 auf "
         "vier am 11.~Januar~2022, also um 16."),
    ],
)  # fmt: skip
def test_of_lower_bounds_only_what_is_proved_is_compared(alt: int, neu: int, kurz: str, allein: str) -> None:
    k = kennzahl("kooperationsvereinbarungen")
    jetzt, damals = wert(k, neu, Basis.BELEGT), wert(k, alt, Basis.BELEGT, FEBRUAR)
    assert (sichtbar(vergleichssatz(jetzt, damals)), sichtbar(vergleich_allein(jetzt, damals))) == (kurz, allein)


def test_a_figure_of_one_year_is_not_compared_with_that_of_another() -> None:
    k = kennzahl("beccaria_laufend")
    assert vergleichssatz(wert(k, 5, Basis.GEZAEHLT), wert(k, 18, Basis.GEZAEHLT, FEBRUAR)) == ""


def test_a_share_needs_one_day_one_basis_and_exact_numbers(daten: Berichtsdaten) -> None:
    teil, ganzes = (gemessen(daten, s, JANUAR) for s in ("eng_kooperierende_kommunen", "kommunen_beraten"))
    assert sichtbar(anteilssatz(teil, ganzes, "beratenen Kommunen")) == (
        "Von den 126 beratenen Kommunen in Sachsen arbeitete am 11.~Januar~2022 nach Angaben des SMI über ein Drittel (48) eng mit "
        "ASSKomm zusammen."
    )
    v, g = teil.veroeffentlicht, ganzes.veroeffentlicht
    assert v is not None
    assert g is not None

    def ohne(teil_: Veroeffentlichung = v, ganz: Veroeffentlichung = g, **anders: object) -> bool:
        t = replace(teil, veroeffentlicht=teil_, **anders)  # type: ignore[arg-type]
        return anteilssatz(t, replace(ganzes, veroeffentlicht=ganz), "x") == ""

    assert not ohne()
    assert ohne(replace(v, stand="2022-01-10"))
    assert ohne(replace(v, zusatz=Zusatz.UEBER))
    assert ohne(ganz=replace(g, zusatz=Zusatz.CA))
    assert ohne(replace(v, herausgeber="MDR"))
    assert ohne(replace(v, zaehleinheit="Träger"))
    assert ohne(replace(v, wert=127))
    assert ohne(datenstand=2)
    assert ohne(raum="Leipzig")
    beide = [replace(w, vollstaendig=True, belegt=n) for w, n in ((teil, 63), (ganzes, 126))]
    assert "die Hälfte (63)" in anteilssatz(beide[0], beide[1], "beratenen Kommunen")
    belegte = [replace(w, veroeffentlicht=None, belegt=n) for w, n in ((teil, 63), (ganzes, 126))]
    assert anteilssatz(belegte[0], belegte[1], "x") == "", "a share of lower bounds is unknown"


def test_changes_and_shares_are_paragraphs_of_a_paper(daten: Berichtsdaten) -> None:
    teile = absaetze(daten.messwerte(Auswahl(JANUAR, 3)), daten.messwerte(Auswahl(FEBRUAR, 3)))
    assert [(a.schluessel, len(a.saetze)) for a in teile] == [("vergleich", 3), ("anteile", 1)]
    assert absaetze({}, {}) == ()


# --- the draft --------------------------------------------------------------------------------------------------------


@pytest.fixture
def lagebild(daten: Berichtsdaten) -> Lagebild:
    return papier(daten, JANUAR)


def papier(daten: Berichtsdaten, tag: date, vergleich: date | None = FEBRUAR, **mehr: object) -> Lagebild:
    auswahl = Auswahl(tag, 3, vergleich if vergleich and vergleich < tag else None, **mehr)  # type: ignore[arg-type]
    wunsch = Wunsch(kennzahlen=tuple(k.schluessel for k in KATALOG), teile=(Teil.ZAHLEN, Teil.VORBEHALTE))
    return zusammenstellen(daten, auswahl, wunsch, adresse="https://asskomm.example").lagebild


def test_the_draft_has_the_parts_of_a_release(lagebild: Lagebild) -> None:
    text = entwurf(lagebild)
    assert sichtbar(text.ueberschrift) == "ASSKomm: 126~Kommunen beraten, 48~Kommunen in enger Zusammenarbeit" or (
        "126~Kommunen beraten" in sichtbar(text.ueberschrift)
    )
    ganz = text.als_text()
    reihenfolge = ["Medieninformation (Entwurf)", "Stand: 11.", text.ueberschrift, "Mit der Landesstrategie", ZITATLUECKE,
                   "ASSKomm in Zahlen und Fakten", "Hintergrund", "Begriffe", "Weitere Informationen", "Quellen und Nachweis"]  # fmt: skip
    stellen = [ganz.index(wort) for wort in reihenfolge]
    assert stellen == sorted(stellen)
    assert ganz.count(ZITATLUECKE) == 1
    assert "»" not in ganz.replace("»ASSKomm«", ""), "nobody is quoted"
    assert lagebild.zitat in ganz
    assert "über ein Drittel (48)" in ganz
    assert "1,3\u00a0Millionen\u00a0Euro" in ganz


def test_every_sentence_has_its_proof_and_every_figure_is_the_snapshots(lagebild: Lagebild) -> None:
    text = entwurf(lagebild)
    zahlen = {z.schluessel: z for z in lagebild.zahlen()}
    for s in text.saetze():
        assert s.quelle.titel
        assert s.beleg.endswith(s.quelle.url or ")"), s.beleg
        assert s.allein in s.als_text()
        if s.kennzahl:
            assert f"Kennzahl „{zahlen[s.kennzahl].titel}“ · Stichtag 11.01.2022 · Datenstand 3" in s.beleg
    for s in (*text.lead[1:], *text.zahlen):
        assert s.allein == zahlen[s.kennzahl].satz
        if s.text != s.allein:  # below the heading that says day and area
            z = zahlen[s.kennzahl]
            assert lies(menge_im_satz(f" {s.text[:1].lower()}{s.text[1:]}")).enthaelt(
                (z.wert or 0) // (100 if z.in_euro else 1)
            )
            assert "11. Januar 2022" in sichtbar(text.zahlentitel).replace("~", " ")
    genannt = {s.kennzahl for s in text.saetze()}
    assert {k for k, z in zahlen.items() if z.wert is not None} - genannt == {"kommunen_im_verbund"}


def test_what_cannot_be_said_is_told_beside_the_text(lagebild: Lagebild) -> None:
    text = entwurf(lagebild)
    hinweise = "\n".join(text.hinweise)
    assert "Widerspruch: 126 Kommunen heißen im November\u00a02021 „kontaktiert“" in hinweise
    assert (
        "„Fördermittel bewilligt“ (über 420.000\u00a0€) ist die neueste veröffentlichte Zahl, aber vom 06.02.2021"
        in hinweise
    )
    assert "Nicht im Text, weil anders gezählt wurde, als die Kennzahl zählt: „Kommunen im Verbund“ (30)" in hinweise
    assert "Widerspruch" not in text.als_text()
    assert ZITATLUECKE in hinweise


def test_two_figures_of_one_value_are_not_taken_for_each_other(daten: Berichtsdaten) -> None:
    hinweise = entwurf(papier(daten, FEBRUAR)).hinweise
    assert "Dieselbe Zahl, aber nicht dasselbe: „Kommunen beraten“ und „Beccaria-Absolventen“ (102)." in hinweise
    assert any(h.startswith("Nicht im Text, weil nichts bekannt ist: „Eng kooperierende Kommunen“") for h in hinweise)


def test_an_area_of_which_nothing_is_known_gives_a_text_without_figures(daten: Berichtsdaten) -> None:
    bild = papier(daten, date(2019, 1, 15), None, landkreise=("14713",))
    zahlenlose = replace(bild, bausteine=tuple(
        Zahlenreihe(b.titel, tuple(z for z in b.zahlen if z.wert is None)) if isinstance(b, Zahlenreihe) else b
        for b in bild.bausteine
    ))  # fmt: skip
    text = entwurf(zahlenlose)
    assert text.zahlen == ()
    assert sichtbar(text.ueberschrift) == "ASSKomm (Stadt Leipzig): der Stand am 15.~Januar~2019"
    assert "in Zahlen und Fakten" not in text.als_text()
    assert not any(s.kennzahl for s in text.saetze())


def test_practice_data_and_an_old_datenstand_stand_first(lagebild: Lagebild) -> None:
    text = entwurf(replace(lagebild, vermerke=("Übungsdaten", "Alter Datenstand 2 von 3")))
    assert text.als_text().startswith(
        "ÜBUNGSDATEN: Die Zahlen sind erfunden. Dieser Text darf nicht veröffentlicht werden.\n\nALTER DATENSTAND 2"
    )
    assert text.hinweise[:2] == (
        "Übungsdaten: Der Text darf so nicht hinausgehen.",
        "Alter Datenstand 2 von 3: Der Text darf so nicht hinausgehen.",
    )


def test_the_same_lagebild_gives_the_same_text(lagebild: Lagebild) -> None:
    assert entwurf(lagebild) == entwurf(replace(lagebild))
    assert entwurf(lagebild).als_text() == entwurf(lagebild).als_text()


def test_what_was_said_later_is_not_said_earlier(daten: Berichtsdaten) -> None:
    text = entwurf(papier(daten, date(2020, 6, 30), None)).als_text()
    assert "Handlungsfelder sind" not in text
    assert "Handlungsfelder sind" in entwurf(papier(daten, JANUAR)).als_text()


@pytest.mark.parametrize(
    ("text", "geglaettet"),
    [
        ("421.911,18~Euro", "über 420.000~Euro"), ("793.136~Euro", "über 790.000~Euro"), ("420.000~Euro", "420.000~Euro"),
        ("über 421.911,18~Euro", "über 421.911,18~Euro"), ("mindestens 61.150~Euro", "mindestens 61.150~Euro"),
        ("von 421.911,18~Euro auf 793.136,31~Euro", "von über 420.000~Euro auf über 790.000~Euro"),
        ("1,3~Millionen~Euro", "1,3~Millionen~Euro"),
        ("500,50~Euro", "500,50~Euro"), ("102~Kommunen", "102~Kommunen"),
    ],
)  # fmt: skip
def test_small_change_is_worded_as_a_bound_and_a_bound_is_left_alone(text: str, geglaettet: str) -> None:
    assert sichtbar(glatt(text.replace("~", "\u00a0"))) == geglaettet


def test_a_hostile_lagebild_becomes_harmless_text() -> None:
    text = entwurf(beispiel())
    assert MARKUP in text.als_text()
    assert json.dumps(text.als_text())
    unbekannt = replace(
        beispiel(), bausteine=(Zahlenreihe("x", (beispielzahl("gibt_es_nicht", quelle=Quelle("", "", "")),)),)
    )
    assert entwurf(unbekannt).zahlen == ()
    assert "Kommunen bei ASSKomm: 126" in entwurf(unbekannt).als_text()
    leer = replace(beispiel(), bausteine=(Absatz("leer", (), schluessel="vergleich"),))
    assert "Hintergrund" in entwurf(leer).als_text()


def test_the_page_shows_the_words_and_none_of_their_markup(lagebild: Lagebild) -> None:
    html = pressetext_html(entwurf(beispiel()))
    assert "<b>fett</b>" not in html
    assert escape(MARKUP) in html
    assert 'data-kopie="ÜBUNGSDATEN: ' in html
    gut = pressetext_html(entwurf(lagebild))
    for s in entwurf(lagebild).saetze():
        assert f"<p>{escape(s.text)}</p>" in gut
        assert escape(s.als_text(), quote=True) in gut


def test_the_beginning_of_a_count_is_not_shortened_away(daten: Berichtsdaten) -> None:
    (rat,) = (
        s for s in entwurf(papier(daten, date(2020, 9, 16))).saetze() if s.kennzahl == "kommunale_praeventionsraete"
    )
    assert "(gezählt seit 2018)" in rat.text


def test_what_is_recorded_for_the_whole_state_is_not_called_unknown(daten: Berichtsdaten) -> None:
    bild = papier(daten, JANUAR, landkreise=("14625",))
    (vorbehalte,) = (b for b in bild.bausteine if b.schluessel == "vorbehalte")
    assert isinstance(vorbehalte, Absatz)
    (satz_,) = (s for s in vorbehalte.saetze if s.startswith("Beccaria-Absolventen: keine Angabe"))
    assert "nichts bekannt" not in satz_
    assert "wird nur für ganz Sachsen erfasst" in satz_
    landesweit, unbekannt = (
        next(h for h in entwurf(bild).hinweise if h.startswith(f"Nicht im Text, weil {grund}"))
        for grund in ("nur für ganz Sachsen erfasst", "nichts bekannt ist")
    )
    titel = [f"„{k.titel}“" for k in KATALOG if k.landesweit]
    assert all(t in landesweit and t not in unbekannt for t in titel)


def test_a_comparison_is_proved_by_both_sources(daten: Berichtsdaten) -> None:
    bild = papier(daten, JANUAR)
    zahl = next(z for z in bild.zahlen() if z.schluessel == "kommunen_beraten")
    assert (zahl.quelle and zahl.quelle.stand, zahl.fruehere_quelle and zahl.fruehere_quelle.stand) == (
        "11.01.2022",
        "06.02.2021",
    )
    assert zahl.fruehere_quelle in bild.quellen
    text = entwurf(bild)
    (vergleich,) = (s for s in text.hintergrund if s.kennzahl == zahl.schluessel and " stieg " in s.text)
    assert "Stand 06.02.2021" in vergleich.beleg
    assert "Stand 11.01.2022" in vergleich.beleg
    assert set(vergleich.quellen) <= set(text.quellen)
    assert aus_json(bild.als_json()) == bild
    ohne = replace(bild, bausteine=(Zahlenreihe("x", (replace(zahl, fruehere_quelle=None),)),))
    assert "fruehere_quelle" not in ohne.als_json(), "older papers keep their Kennung"
    assert aus_json(ohne.als_json()) == ohne


def test_the_amounts_of_a_comparison_close(lagebild: Lagebild) -> None:
    geld = (
        "Die Summe der bewilligten Fördermittel in Sachsen stieg von 793.136\u00a0Euro am 1.\u00a0Mai\u00a02021 auf "
        "1.490.136\u00a0Euro am 11.\u00a0Januar\u00a02022, also um 697.000\u00a0Euro."
    )
    bild = replace(lagebild, bausteine=(*lagebild.bausteine, Absatz("x", (geld,), schluessel="vergleich")))
    assert geld in [s.text for s in entwurf(bild).hintergrund]


def test_background_stands_only_beside_its_figures_and_never_before_its_source(daten: Berichtsdaten) -> None:
    bild = papier(daten, JANUAR, landkreise=("14625",))
    text = " ".join(s.text for s in entwurf(bild).hintergrund)
    assert "Beccaria" not in text, "its figures are not in the text"
    for wissen in (ERSTER_SATZ, *WEITERES):
        assert f"{wissen.ab:%Y%m%d}" >= "".join(reversed(wissen.quelle.stand.split(".")))
    frueh = entwurf(papier(daten, date(2019, 2, 6), None))
    assert not any(q.stand == "06.02.2021" for q in frueh.quellen)
    assert "\n\n\n" not in frueh.als_text()


def test_two_numbers_never_run_together() -> None:
    m = wert(KATALOG[0], 26, Basis.VEROEFFENTLICHT, herausgeber="forum kriminalprävention 1/2022")
    assert "laut forum kriminalprävention 1/2022 in Sachsen 26" in sichtbar(satz(m)).replace("~", " ")
