"""Are the contradictions of the published figures found, all of them, and nothing else?"""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import KATALOG
from domain.angabe import Angabe
from domain.auswahl import Ebene
from domain.begriffe import BEDEUTUNGEN, BEGRIFFE, begriff, wort
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Regel, Widerspruch, pruefe
from domain.zahlen import NBSP, Zusatz
from domain.zeitraum import Zeitraum, lies_zeitraum
from tests.bausteine import eine_veroeffentlichung

Register = tuple[Veroeffentlichung, ...]


def kurz(v: Veroeffentlichung) -> str:
    """One row as the lists below write it; amounts in euros."""
    wert = v.wert // 100 if v.einheit == "cent" else v.wert
    zusatz = "" if v.zusatz.genau else f"{v.zusatz} "
    return " ".join(filter(None, (f"{zusatz}{wert}", v.begriff, v.stand, v.zeitraum, v.herausgeber)))


def zeile(w: Widerspruch) -> str:
    """One finding as the lists below write it."""
    return " | ".join((w.regel, kurz(w.erste), kurz(w.zweite), *(f"+ {kurz(v)}" for v in w.weitere)))


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


# --- the conflicts that are known -------------------------------------------------------------------------------

MITTEL = "foerdermittel_verfuegbar_eur"
A140 = f"140000 {MITTEL} 2018-05-29 Doppelhaushalt 2019/2020 Landespräventionsrat Sachsen"
A140_ERST = f"140000 {MITTEL} 2018-05-29 Doppelhaushalt 2019/2020 Medienservice Sachsen (SMI)"
JE_JAHR = f"1300000 {MITTEL} 2019 jährlich 2019 und 2020 ASSKomm (Grußwort Minister)"
JE_JAHR_RADIO = f"1300000 {MITTEL} 2019-02 je Jahr 2019 und 2020 Radio Euroherz"
ZUSAMMEN = f"2600000 {MITTEL} 2019-02-06 2019 und 2020 zusammen Medienservice Sachsen (SMI)"
ZUSAMMEN_STK = f"2600000 {MITTEL} 2019-02-06 2019 und 2020 zusammen Sächsische Staatskanzlei"
JAEHRLICH = f"1300000 {MITTEL} 2020-02-12 jährlich vhw (SMI-Pressemitteilung 12.02.2020)"
DOPPEL = f"ca 1300000 {MITTEL} 2021-06-25 Doppelhaushalt 2021/2022 Landespräventionsrat Sachsen"
FUER_2022 = f"1300000 {MITTEL} 2022-01-11 2022 SMI"
ALLE_PRAEVENTION = "2600000 haushalt_kriminalpraevention_zusaetzlich_eur 2018-12 2019-2020 Leipziger Volkszeitung"
KONTAKTIERT = "126 kommunen_kontaktiert 2021-11 ASSKomm"
BERATEN_102 = "102 kommunen_beraten 2021-02-06 SMI"
BERATEN_UEBER_100 = "ueber 100 kommunen_beraten 2021-06-25 Landespräventionsrat Sachsen"
BERATEN_121 = "121 kommunen_beraten 2021-09-01 ASSKomm"
BERATEN_126 = "126 kommunen_beraten 2022-01-11 SMI"
UEBER_100 = "ueber 100 kommunen_beteiligt 2021-03-30 L-IZ / SMI"
BETEILIGT_105 = "105 kommunen_beteiligt 2021-05-05 SMI"
BETEILIGT_109 = "109 kommunen_beteiligt 2021-05-25 SMI"
KV_20 = "20 kooperationsvereinbarungen_kommunen 2021-01 Leipziger Volkszeitung"
KV_21 = "21 kooperationsvereinbarungen 2021-05-25 SMI"
KV_29 = "29 kooperationsvereinbarungen_kommunen 2021-11 ASSKomm"
KV_42 = "42 kooperationsvereinbarungen_kommunen 2022-11-28 ASSKomm"
KV_43 = "43 kooperationsvereinbarungen_kommunen 2023-01-20 ASSKomm"
KV_47 = "47 kooperationsvereinbarungen 2023-02-23 ASSKomm"
KV_49 = "49 kooperationsvereinbarungen_kommunen 2023-04-05 ASSKomm"
KV_50 = "50 kooperationsvereinbarungen 2023-04-25 Stadt Meerane"
KOMMUNEN_50 = "50 kooperationsvereinbarungen_kommunen 2023-04-25 SMI"
OST_10 = "10 kooperationsvereinbarungen_ostsachsen 2022-05-20 SMI"
OST_12 = "12 kooperationsvereinbarungen_ostsachsen 2022-12-21 SMI"
RAETE_25 = "25 kpr_anzahl 2021-09-01 ASSKomm"
RAETE_25_KREISE = "25 kpr_anzahl 2021-09 Wochenkurier"
RAETE_26_KREISE = "26 kpr_anzahl 2021-11 ASSKomm"
RAETE_26 = "26 kpr_anzahl 2022-01-11 SMI"
RAETE_26_FORUM = "26 kpr_anzahl 2022-03 forum kriminalprävention 1/2022"
ANALYSEN_13_START = "13 sicherheitsanalysen_gestartet 2020-11-03 LPR-Newsletter 11/2020"
ANALYSEN_13_PLAN = "13 sicherheitsanalysen_geplant 2020-10-20 2020/2021 LPR-Newsletter 08/2020"
ANALYSEN_12 = "12 sicherheitsanalysen 2021-11 2021 ASSKomm"
ANALYSEN_12_SPAETER = "12 sicherheitsanalysen 2022 2021 ASSKomm"
ANALYSEN_12_ZWICKAU = "12 sicherheitsanalysen 2022-03-28 2021 Stadt Zwickau"
ANALYSEN_13 = "13 sicherheitsanalysen 2022 2022 ASSKomm"
ANALYSEN_25 = "25 sicherheitsanalysen 2022-12 2021-2022 forum kriminalprävention 3/2022"
KOMMUNEN_16 = "16 sicherheitsanalysen_kommunen 2021-04 Leipziger Volkszeitung"
KOMMUNEN_16_PLAN = "16 sicherheitsanalysen_kommunen_geplant 2020-10-20 2020/2021 LPR-Newsletter 08/2020"
KOMMUNEN_16_START = "16 sicherheitsanalysen_kommunen_gestartet 2021-06-25 Landespräventionsrat Sachsen"
KOMMUNEN_13_MDR = "13 sicherheitsanalysen_kommunen 2021-06-23 2021 MDR"
KOMMUNEN_13 = "13 sicherheitsanalysen_kommunen 2021-11 2021 ASSKomm"
KOMMUNEN_12 = "12 sicherheitsanalysen_kommunen 2022-10-19 2021 Stadt Plauen"
KOMMUNEN_13_2022 = "13 sicherheitsanalysen_kommunen 2022-10-19 2022 Stadt Plauen"

BEKANNT = {
    "126 contacted, 126 consulted": (Regel.GLEICHE_ZAHL_ANDERES_WORT, KONTAKTIERT, BERATEN_126),
    "50 agreements, 50 Kommunen": (Regel.GLEICHE_ZAHL_ANDERES_WORT, KV_50, KOMMUNEN_50),
    "2.6 m for all prevention, 2.6 m under the guideline": (
        Regel.GLEICHE_ZAHL_ANDERES_WORT, ALLE_PRAEVENTION, ZUSAMMEN,
    ),
    "105 takes part after 102 consulted": (Regel.ANDERES_WORT_FUER_DIESELBE_REIHE, BERATEN_102, BETEILIGT_105),
    "109 takes part after 102 consulted": (Regel.ANDERES_WORT_FUER_DIESELBE_REIHE, BERATEN_102, BETEILIGT_109),
    "over 100 joined after 102 consulted": (Regel.ANDERES_WORT_FUER_DIESELBE_REIHE, BERATEN_102, UEBER_100),
    "over 100 joined, 20 signed": (Regel.MEHR_ALS_UNTERZEICHNET, KV_20, UEBER_100),
    "105 takes part, 20 signed": (Regel.MEHR_ALS_UNTERZEICHNET, KV_20, BETEILIGT_105),
    "109 takes part, 21 signed on the same day": (Regel.MEHR_ALS_UNTERZEICHNET, BETEILIGT_109, KV_21),
    "26 councils with and without Landkreise": (Regel.ANDERE_ZAEHLEINHEIT, RAETE_26_KREISE, RAETE_26),
    "25 councils with and without Landkreise": (Regel.ANDERE_ZAEHLEINHEIT, RAETE_25, RAETE_25_KREISE),
    "1.3 m a year, 1.3 m for two years": (Regel.ANDERER_ZEITRAUM, JAEHRLICH, DOPPEL),
    "1.3 m for two years, 1.3 m for one of them": (Regel.ANDERER_ZEITRAUM, DOPPEL, FUER_2022),
    "140,000 and 2.6 m for the same two years": (Regel.ANDERER_ZEITRAUM, A140, ZUSAMMEN),
    "140,000 for two years and 1.3 m for each": (Regel.ANDERER_ZEITRAUM, A140, JE_JAHR),
    "16 Kommunen become 13": (Regel.FALLENDE_REIHE, KOMMUNEN_16, KOMMUNEN_13_MDR),
    "16 Kommunen become 12": (Regel.FALLENDE_REIHE, KOMMUNEN_16, KOMMUNEN_12),
    "13 analyses become 12": (Regel.FALLENDE_REIHE, ANALYSEN_13_START, ANALYSEN_12),
    "no number left for the 12th of Ostsachsen": (Regel.ORDNUNGSZAHL, OST_12, KV_43),
    "12 analyses called 12 Kommunen": (Regel.ANALYSEN_STATT_KOMMUNEN, ANALYSEN_12, KOMMUNEN_12),
    "13 Kommunen of MDR and ASSKomm, 12 of Plauen": (Regel.ZWEI_HERAUSGEBER, KOMMUNEN_13_MDR, KOMMUNEN_12),
}  # fmt: skip


@pytest.mark.parametrize("name", BEKANNT)
def test_a_known_conflict_is_found(name: str, register: Register) -> None:
    assert BEKANNT[name] in {(w.regel, kurz(w.erste), kurz(w.zweite)) for w in pruefe(register)}


@pytest.mark.parametrize(
    ("regel", "eine", "weitere"),
    [
        (Regel.ANDERER_ZEITRAUM, JE_JAHR, {A140_ERST, JE_JAHR_RADIO, JAEHRLICH}),
        (Regel.ANDERER_ZEITRAUM, ZUSAMMEN, {A140_ERST, ZUSAMMEN_STK}),
        (Regel.GLEICHE_ZAHL_ANDERES_WORT, ALLE_PRAEVENTION, {ZUSAMMEN_STK}),
        (Regel.ANDERE_ZAEHLEINHEIT, RAETE_26, {RAETE_26_FORUM}),
        (Regel.FALLENDE_REIHE, KOMMUNEN_13_MDR, {KOMMUNEN_16_START, KOMMUNEN_13}),
        (Regel.FALLENDE_REIHE, ANALYSEN_12, {ANALYSEN_12_SPAETER, ANALYSEN_12_ZWICKAU}),
        (Regel.ZWEI_HERAUSGEBER, KOMMUNEN_12, {KOMMUNEN_13}),
    ],
)
def test_sources_that_say_the_same_are_one_finding(
    regel: Regel, eine: str, weitere: set[str], register: Register
) -> None:
    funde = [w for w in pruefe(register) if w.regel is regel and eine in (kurz(w.erste), kurz(w.zweite))]
    assert [{kurz(v) for v in w.weitere} for w in funde] == [weitere]


@pytest.mark.parametrize(
    ("regel", "eine", "dritte"),
    [
        (Regel.ANDERES_WORT_FUER_DIESELBE_REIHE, BETEILIGT_105, BERATEN_121),
        (Regel.MEHR_ALS_UNTERZEICHNET, UEBER_100, KV_21),
        (Regel.ORDNUNGSZAHL, OST_12, KV_42),
        (Regel.ANALYSEN_STATT_KOMMUNEN, KOMMUNEN_12, KOMMUNEN_13_MDR),
    ],
)
def test_a_third_figure_that_the_sentence_names_is_among_the_others(
    regel: Regel, eine: str, dritte: str, register: Register
) -> None:
    (fund,) = [w for w in pruefe(register) if w.regel is regel and eine in (kurz(w.erste), kurz(w.zweite))]
    assert dritte in {kurz(v) for v in fund.weitere}


# --- what is consistent, and why --------------------------------------------------------------------------------

VEREINBAR = [
    (BERATEN_102, "102 beccaria_absolventen 2021-02-06 SMI", "persons of a course, not Kommunen"),
    (BERATEN_102, "102 auftaktkonferenz_befragte 2019-02-06 ASSKomm (Evaluationsbericht)", "persons at a conference"),
    (BERATEN_102, BERATEN_UEBER_100, "102 is over 100: a lower bound is no fall"),
    (BERATEN_UEBER_100, BERATEN_121, "121 is over 100"),
    (UEBER_100, BETEILIGT_105, "105 is over 100, one word"),
    (BETEILIGT_105, BETEILIGT_109, "it grew within three weeks, one word"),
    (UEBER_100, BERATEN_UEBER_100, "two lower bounds are no equal numbers"),
    (BERATEN_121, BERATEN_126, "it grew"),
    (BERATEN_121, KONTAKTIERT, "more contacted than consulted"),
    (
        "43 eng_kooperierende_kommunen 2021-09-01 ASSKomm",
        "ueber 1 eng_kooperierende_anteil 2022-01-11 SMI",
        "a share is no count: 43 of 121 is over a third",
    ),
    (
        "48 eng_kooperierende_kommunen 2022-01-11 SMI",
        "ueber 1 eng_kooperierende_anteil 2022-01-11 SMI",
        "a share is no count: 48 of 126 is over a third",
    ),
    ("48 eng_kooperierende_kommunen 2022-01-11 SMI", KV_29, "cooperating closely is not having signed"),
    ("43 eng_kooperierende_kommunen 2021-09-01 ASSKomm", KV_43, "the same 43 of something else, long after"),
    (
        "24 coaching_kommunen 2021-02-06 2020 SMI",
        "32 coaching_kommunen 2021-11 ASSKomm",
        "24 is the year 2020, 32 the total",
    ),
    (ANALYSEN_12, ANALYSEN_25, "12 of 2021 and 13 of 2022 are 25"),
    (ANALYSEN_13, ANALYSEN_25, "12 of 2021 and 13 of 2022 are 25"),
    (ANALYSEN_12, ANALYSEN_13, "two years"),
    (ANALYSEN_12, KOMMUNEN_13, "two Kommunen share one analysis"),
    (ANALYSEN_13, KOMMUNEN_13_2022, "nobody gives another number of Kommunen for 2022"),
    (KOMMUNEN_12, KOMMUNEN_13_2022, "two years"),
    (KOMMUNEN_13_MDR, KOMMUNEN_16_START, "it may have grown in two days"),
    (ANALYSEN_13_PLAN, ANALYSEN_12, "planned is not held"),
    (KOMMUNEN_16_PLAN, KOMMUNEN_13, "planned is not held"),
    (KOMMUNEN_16_PLAN, KOMMUNEN_16, "planned and announced agree"),
    ("13 sicherheitsanalysen_geplant 2021-11 2022 ASSKomm", ANALYSEN_13, "planned and held agree"),
    ("13 fachworkshop_kommunen 2022-03-18 ASSKomm", ANALYSEN_13, "guests of a workshop"),
    (
        "10 asskomm_kommunen_ostsachsen 2022-06-08 ASSKomm",
        OST_10,
        "the ten ASSKomm-Kommunen are the ten that had signed",
    ),
    (
        "10 asskomm_kommunen_ostsachsen 2022-06-08 ASSKomm",
        "11 kooperationsvereinbarungen_ostsachsen 2022-07-11 SMI",
        "the eleventh signed a month later",
    ),
    (
        "8 kooperationsvereinbarungen_landkreis 2022-07-11 ASSKomm",
        "11 kooperationsvereinbarungen_ostsachsen 2022-07-11 SMI",
        "one event, numbered in the Landkreis and in the directorate",
    ),
    (
        "5 kooperationsvereinbarungen_landkreis 2021-09-10 L-IZ / SMI",
        "5 kooperationsvereinbarungen_landkreis 2023-04-05 ASSKomm",
        "two Landkreise",
    ),
    ("8 kooperationsvereinbarungen_landkreis 2023-02-23 ASSKomm", KV_47, "a part and the whole"),
    (KV_20, KV_21, "the 21st after 20"),
    (KV_29, "30 kooperationsvereinbarungen_kommunen 2021-12-01 ASSKomm", "the 30th after 29"),
    (KV_43, KV_47, "the 47th after the 43rd"),
    (KV_49, KOMMUNEN_50, "the 50th after 49"),
    (KV_49, KV_50, "50 agreements after 49 Kommunen"),
    (RAETE_26, RAETE_26_FORUM, "26 Kommunen; the magazine adds two Landkreise beside them"),
    (
        RAETE_26_FORUM,
        "2 kpr_landkreise 2022-03 forum kriminalprävention 1/2022",
        "councils of Landkreise are counted apart",
    ),
    (
        "17 kpr_anzahl 2020-09-16 seit 2018 Freie Presse",
        "17 kpr_anzahl 2020-11 seit 2018 Freie Presse",
        "the same figure again",
    ),
    (
        "17 kpr_anzahl 2020-11 seit 2018 Freie Presse",
        "19 kpr_anzahl 2021-02-06 SMI",
        "it grew, whatever the start",
    ),
    ("8 modellkommunen 2019-02-06 SMI", "8 modellkommunen 2021-11 ASSKomm", "eight in 2019 and in 2021"),
    (
        "ca 10 kpr_vor_asskomm 2019-01 Welt (dpa)",
        "10 kpr_vor_asskomm 2019-01 MDR",
        "ten is about ten",
    ),
    (
        "10 kpr_vor_asskomm 2019-01 MDR",
        "16 kpr_anzahl 2020-02-12 vhw (SMI-Pressemitteilung 12.02.2020)",
        "before ASSKomm and a year after",
    ),
    (
        "ca 250 auftaktkonferenz_teilnehmende 2019-02-06 Linksfraktion Chemnitz",
        "ueber 250 auftaktkonferenz_teilnehmende 2019-02-06 Sächsische Staatskanzlei",
        "about 250 can be over 250",
    ),
    (
        "ca 30 coaches_pool 2022 forum kriminalprävention 3/2022",
        "ueber 30 coaches_pool 2022-10-19 ASSKomm",
        "about 30 can be over 30",
    ),
    (
        "421 gemeinden_sachsen 2019-01 MDR",
        "419 gemeinden_sachsen 2022-03 forum kriminalprävention 1/2022",
        "two mergers in between: a base may fall",
    ),
    (
        "1000 fragebogen_stichprobe 2022-08 L-IZ / Stadt Taucha",
        "500 fragebogen_stichprobe 2023 Leipziger Volkszeitung",
        "the survey was held twice",
    ),
    (JE_JAHR, ZUSAMMEN, "1.3 m for each of two years are 2.6 m"),
    (JE_JAHR, JE_JAHR_RADIO, "the same statement"),
    (JE_JAHR, JAEHRLICH, "the same amount a year"),
    (JAEHRLICH, ZUSAMMEN, "half of 2.6 m falls into 2020"),
    (JAEHRLICH, FUER_2022, "1.3 m a year, also in 2022"),
    (ZUSAMMEN, DOPPEL, "two budgets"),
    (A140, DOPPEL, "two budgets"),
    (ALLE_PRAEVENTION, JE_JAHR, "another pot; the amounts differ"),
    (
        A140,
        "ueber 420000 foerdermittel_bewilligt_eur 2021-02-06 seit 02/2019 SMI",
        "available is not approved; 2021 belongs to another budget",
    ),
    (
        "19 studierende_praeventionsmanagement_bachelor 2020-02-12 vhw (SMI-Pressemitteilung 12.02.2020)",
        "12 studierende_praeventionsmanagement_master 2020-02-12 vhw (SMI-Pressemitteilung 12.02.2020)",
        "two degrees",
    ),
]


@pytest.mark.parametrize(("eine", "andere", "grund"), VEREINBAR)
def test_a_consistent_pair_is_not_found(
    eine: str, andere: str, grund: str, register: Register, finde: Callable[[str], Veroeffentlichung]
) -> None:
    paar = {finde(eine), finde(andere)}
    assert len(paar) == 2
    assert not [zeile(w) for w in pruefe(register) if {w.erste, w.zweite} == paar], grund
    assert pruefe(tuple(paar)) == (), grund


def test_the_same_statement_twice_is_no_conflict_wherever_it_stands(register: Register) -> None:
    for w in pruefe(register):
        assert len(set(w.alle)) == len(w.alle)
        assert Angabe(w.erste).aussage != Angabe(w.zweite).aussage


# --- everything that is found -----------------------------------------------------------------------------------

ALLE = f"""
gleiche_zahl_anderes_wort | {ALLE_PRAEVENTION} | {ZUSAMMEN} | + {ZUSAMMEN_STK}
anderer_zeitraum | {A140} | {ZUSAMMEN} | + {A140_ERST} | + {ZUSAMMEN_STK}
anderer_zeitraum | {A140} | {JE_JAHR} | + {A140_ERST} | + {JE_JAHR_RADIO} | + {JAEHRLICH}
anderes_wort_fuer_dieselbe_reihe | {BERATEN_102} | {UEBER_100} | + {BERATEN_121}
mehr_als_unterzeichnet | {KV_20} | {UEBER_100} | + {KV_21}
anderes_wort_fuer_dieselbe_reihe | {BERATEN_102} | {BETEILIGT_105} | + {BERATEN_121}
mehr_als_unterzeichnet | {KV_20} | {BETEILIGT_105} | + {KV_21}
anderes_wort_fuer_dieselbe_reihe | {BERATEN_102} | {BETEILIGT_109} | + {BERATEN_121}
mehr_als_unterzeichnet | {BETEILIGT_109} | {KV_21}
fallende_reihe | {KOMMUNEN_16} | {KOMMUNEN_13_MDR} | + {KOMMUNEN_16_START} | + {KOMMUNEN_13}
anderer_zeitraum | {JAEHRLICH} | {DOPPEL}
andere_zaehleinheit | {RAETE_25} | {RAETE_25_KREISE}
fallende_reihe | {ANALYSEN_13_START} | {ANALYSEN_12} | + {ANALYSEN_12_SPAETER} | + {ANALYSEN_12_ZWICKAU}
gleiche_zahl_anderes_wort | {KONTAKTIERT} | {BERATEN_126}
andere_zaehleinheit | {RAETE_26_KREISE} | {RAETE_26} | + {RAETE_26_FORUM}
anderer_zeitraum | {DOPPEL} | {FUER_2022}
fallende_reihe | {KOMMUNEN_16} | {KOMMUNEN_12} | + {KOMMUNEN_16_START}
analysen_statt_kommunen | {ANALYSEN_12} | {KOMMUNEN_12} | + {KOMMUNEN_13_MDR} | + {KOMMUNEN_13} | + {ANALYSEN_12_SPAETER} | + {ANALYSEN_12_ZWICKAU}
zwei_herausgeber | {KOMMUNEN_13_MDR} | {KOMMUNEN_12} | + {KOMMUNEN_13}
ordnungszahl | {OST_12} | {KV_43} | + {KV_42}
gleiche_zahl_anderes_wort | {KV_50} | {KOMMUNEN_50}
""".strip()  # noqa: E501


def test_nothing_else_is_found(register: Register) -> None:
    """A new line is a new conflict or a false alarm: look at the two sources before it is added here."""
    assert "\n".join(map(zeile, pruefe(register))) == ALLE


# --- the sentences ----------------------------------------------------------------------------------------------

SAETZE = [
    (
        KONTAKTIERT,
        "126 Kommunen heißen im November~2021 „kontaktiert“ (ASSKomm) und am~11.01.2022 „beraten“ (SMI).",
        "Klären würde es, wenn das SMI angibt, ob auch nur kontaktierte Kommunen als beraten zählen.",
    ),
    (
        KV_50,
        "Dieselbe Zahl 50 steht am~25.04.2023 für „Kooperationsvereinbarungen“ (Stadt Meerane) und am selben Tag für "
        "„Kommunen im Verbund“ (SMI).",
        "Klären würde es, wenn das SMI angibt, ob ein Verbund als eine Kommune zählt und wie viele Kommunen die "
        "Vereinbarungen umfassen.",
    ),
    (
        ALLE_PRAEVENTION,
        "Derselbe Betrag von 2,6~Millionen~Euro steht im Dezember~2018 für „zusätzliche Mittel für die ganze "
        "Kriminalprävention“ (Leipziger Volkszeitung) und am~06.02.2019 für „Fördermittel verfügbar“ (Medienservice "
        "Sachsen, SMI).",
        "Klären würde es, wenn das SMI angibt, ob der Betrag für die ganze Kriminalprävention oder nur für die Richtlinie "
        "Kommunale Prävention gilt.",
    ),
    (
        BETEILIGT_105,
        "105 Kommunen „beteiligt“ oder „beigetreten“ (SMI, 05.05.2021) setzen fort, was sonst „beraten“ heißt: davor 102 "
        "(SMI, 06.02.2021), danach 121 (ASSKomm, 01.09.2021).",
        "Klären würde es, wenn das SMI angibt, ob mit „beteiligt“ und „beigetreten“ die beratenen Kommunen gemeint sind.",
    ),
    (
        KV_20,
        "Über 100 Kommunen „beteiligt“ oder „beigetreten“ (L-IZ / SMI, 30.03.2021) sind mehr, als unterzeichnet hatten: "
        "20 Kommunen im Verbund (Leipziger Volkszeitung, Januar~2021) und 21 Kooperationsvereinbarungen (SMI, 25.05.2021).",
        "Klären würde es, wenn das SMI angibt, wie viele Kommunen am~30.03.2021 eine Kooperationsvereinbarung hatten.",
    ),
    (
        RAETE_26_KREISE,
        "Dieselbe Zahl 26 für „kommunale Präventionsräte“ zählt im November~2021 „Städte, Gemeinden, Verbände und zwei "
        "Landkreise“ (ASSKomm) und am~11.01.2022 „Kommunen“ (SMI).",
        "Klären würde es, wenn das SMI angibt, was in der Zahl 26 mitgezählt ist.",
    ),
    (
        JAEHRLICH,
        "„Fördermittel verfügbar“: 1,3~Millionen~Euro jährlich (vhw, SMI-Pressemitteilung 12.02.2020) passen nicht zu rund "
        "1,3~Millionen~Euro für den Doppelhaushalt 2021/2022 (Landespräventionsrat Sachsen, 25.06.2021).",
        "Klären würde es, wenn das SMI angibt, welcher Betrag für 2021 und 2022 jeweils veranschlagt war.",
    ),
    (
        ANALYSEN_13_START,
        "Eine Zahl, die nur wachsen kann, fällt: erst 13 Sicherheitsanalysen „gestartet“ (LPR-Newsletter 11/2020, "
        "03.11.2020), später 12 Sicherheitsanalysen für 2021 (ASSKomm, November~2021).",
        "Klären würde es, wenn das SMI die gezählten Fälle mit ihrem Beginn auflistet.",
    ),
    (
        OST_12,
        "Zwischen Nummer~42 der „Kommunen im Verbund“ am~28.11.2022 (ASSKomm) und Nummer~43 der „Kommunen im Verbund“ "
        "am~20.01.2023 (ASSKomm) liegt in der Polizeidirektion Görlitz Nummer~12 der „Kooperationsvereinbarungen in "
        "Ostsachsen“ am~21.12.2022 (SMI); in Sachsen ist dafür keine Nummer frei.",
        "Klären würde es, wenn das SMI die gezählten Fälle mit Tag und laufender Nummer auflistet.",
    ),
    (
        ANALYSEN_12,
        "12 Kommunen mit Sicherheitsanalyse für 2021 (Stadt Plauen, 19.10.2022) sind so viele wie 12 Sicherheitsanalysen "
        "für 2021 (ASSKomm, November~2021); andere nennen 13 Kommunen mit Sicherheitsanalyse für 2021 (MDR, 23.06.2021).",
        "Klären würde es, wenn die Quelle (Stadt Plauen) angibt, ob sie Kommunen oder Analysen zählt.",
    ),
    (
        KOMMUNEN_13_MDR,
        "Für 2021 nennen zwei Herausgeber verschiedene Zahlen: 13 „Kommunen mit Sicherheitsanalyse“ (MDR, 23.06.2021) und "
        "12 „Kommunen mit Sicherheitsanalyse“ (Stadt Plauen, 19.10.2022).",
        "Klären würde es, wenn beide die gezählten Fälle nebeneinanderlegen.",
    ),
]


@pytest.mark.parametrize(("eine", "satz", "klaerung"), SAETZE)
def test_a_finding_is_told_in_a_sentence(eine: str, satz: str, klaerung: str, register: Register) -> None:
    gesagt = {
        (w.satz.replace(NBSP, "~"), w.klaerung.replace(NBSP, "~"))
        for w in pruefe(register) if eine in (kurz(w.erste), kurz(w.zweite))
    }  # fmt: skip
    assert (satz, klaerung) in gesagt


def test_every_sentence_names_both_figures(register: Register) -> None:
    for w in pruefe(register):
        for v in (w.erste, w.zweite):
            a = Angabe(v)
            assert a.zahl.removeprefix("über ") in w.satz
            assert a.wer in w.satz
            assert v.stand_text in w.satz or a.wann in w.satz or "am selben Tag" in w.satz
            assert v.begriff == "kommunen_beraten" or a.begriff.wort in w.satz or a.begriff.als in w.satz
        for text in (w.satz, w.klaerung):
            assert text.endswith(".")
            assert text.count("(") == text.count(")")
            assert text.count("„") == text.count("“")
            assert "  " not in text


# --- each rule with figures of its own --------------------------------------------------------------------------


def zahl(wert: int, begriff: str, stand: str, kennzahl: str = "", **mehr: object) -> Veroeffentlichung:
    """A count as the database returns it."""
    vorgabe: dict[str, object] = {
        "kennung": f"{begriff}/{stand}/{wert}", "begriff": begriff, "kennzahl": kennzahl or None, "nenner": None,
        "einheit": "anzahl", "ordnungszahl": False, "herausgeber": "SMI",
    }  # fmt: skip
    return eine_veroeffentlichung(wert, stand, **{**vorgabe, **mehr})


def beraten(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kommunen_beraten", stand, "kommunen_beraten", **mehr)


def kontaktiert(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kommunen_kontaktiert", stand, "", **mehr)


def beteiligt(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kommunen_beteiligt", stand, "", **mehr)


def vereinbart(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kooperationsvereinbarungen", stand, "kooperationsvereinbarungen", **mehr)


def nummer(wert: int, stand: str, raum: str = "", **mehr: object) -> Veroeffentlichung:
    art = Ebene.LANDKREIS if raum else Ebene.LAND
    return vereinbart(wert, stand, ordnungszahl=True, raum_art=art, raum=raum or "Sachsen", **mehr)


def raete(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kpr_anzahl", stand, "kommunale_praeventionsraete", **mehr)


def analysen(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "sicherheitsanalysen", stand, "sicherheitsanalysen", **mehr)


def analysierte(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "sicherheitsanalysen_kommunen", stand, "kommunen_mit_sicherheitsanalyse", **mehr)


def mittel(euro: int, zeitraum: str, stand: str = "2022-01-11", **mehr: object) -> Veroeffentlichung:
    begriff, kennzahl = "foerdermittel_verfuegbar_eur", "foerdermittel_verfuegbar"
    return zahl(euro * 100, begriff, stand, kennzahl, einheit="cent", zeitraum=zeitraum, **mehr)


def bewilligt(euro: int, zeitraum: str, stand: str, **mehr: object) -> Veroeffentlichung:
    begriff, kennzahl = "foerdermittel_bewilligt_eur", "foerdermittel_bewilligt"
    return zahl(euro * 100, begriff, stand, kennzahl, einheit="cent", zeitraum=zeitraum, **mehr)


UEBER, MIND, CA = {"zusatz": Zusatz.UEBER}, {"zusatz": Zusatz.MINDESTENS}, {"zusatz": Zusatz.CA}
LPR, MDR = {"herausgeber": "LPR"}, {"herausgeber": "MDR"}
LEIPZIG = {"raum_art": Ebene.POLIZEIDIREKTION, "raum": "Leipzig"}
KREISE = {"zaehleinheit": "Kommunen und Landkreise"}
SIGNIERT = (vereinbart(20, "2021-02-01"), vereinbart(30, "2021-06-01"))
R = Regel

WIDERSPRECHEN: list[tuple[Regel, tuple[Veroeffentlichung, ...]]] = [
    (R.GLEICHE_ZAHL_ANDERES_WORT, (kontaktiert(70, "2021-03"), beraten(70, "2021-08-01"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, (kontaktiert(70, "2021-03"), beteiligt(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, (kontaktiert(70, "2021-03", **LEIPZIG), beraten(70, "2021-03", **LEIPZIG))),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE,
        (beraten(60, "2021-01-01"), kontaktiert(65, "2021-03-01"), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE,
        (beraten(60, "2021-01-01"), beteiligt(60, "2021-03-01", **MIND), beraten(70, "2021-05-01")),
    ),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(40, "2021-04-01"), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(30, "2021-04-01", **UEBER), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(40, "2021-04-01", **CA), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, (beteiligt(40, "2021-04"), vereinbart(20, "2021-04"))),
    (
        R.MEHR_ALS_UNTERZEICHNET,
        (beteiligt(40, "2021-04-01"), vereinbart(30, "2021-05-01", **MIND), vereinbart(35, "2021-06-01")),
    ),
    (R.ANDERE_ZAEHLEINHEIT, (raete(12, "2021-03"), raete(12, "2021-07-01", **KREISE))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023"), mittel(500, "Doppelhaushalt 2023/2024"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023"), mittel(500, "2023-2025"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023"), mittel(600, "2023"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "je Jahr 2023 und 2024"), mittel(900, "2023 und 2024 zusammen"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "jährlich", "2022"), mittel(600, "2024", "2023"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023", **UEBER), mittel(500, "2023"))),
    (R.ANDERER_ZEITRAUM, (mittel(500, "2023", **CA), mittel(600, "2023"))),
    (R.FALLENDE_REIHE, (beraten(70, "2021-03"), beraten(69, "2021-04-01"))),
    (R.FALLENDE_REIHE, (beraten(70, "2021-03", **UEBER), beraten(70, "2021-04-01"))),
    (R.FALLENDE_REIHE, (beraten(70, "2021-03-01", ordnungszahl=True), beraten(60, "2021-04-01"))),
    (R.FALLENDE_REIHE, (analysierte(16, "2021-02"), analysierte(12, "2023-05-01", zeitraum="2021"))),
    (R.FALLENDE_REIHE, (bewilligt(500, "seit 2019", "2021"), bewilligt(400, "seit 2019", "2022"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01"), nummer(8, "2021-04-01"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01"), nummer(7, "2021-04-01"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01", "Bautzen"), nummer(7, "2021-04-01", "Bautzen"))),
    (R.ORDNUNGSZAHL, (nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(9, "2021-05-01"))),
    (
        R.ORDNUNGSZAHL,
        (
            nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(3, "2021-04-02", "Bautzen"),
            nummer(10, "2021-05-01"),
        ),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN,
        (
            analysen(9, "2023-01", zeitraum="2022"), analysierte(9, "2023-02", zeitraum="2022", **MDR),
            analysierte(11, "2023-03", zeitraum="2022"),
        ),
    ),
    (R.ZWEI_HERAUSGEBER, (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, (raete(12, "2021-03-01", **UEBER), raete(11, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, (analysen(12, "2023", zeitraum="2022"), analysen(13, "2024", zeitraum="2022", **LPR))),
    (R.ZWEI_HERAUSGEBER, (bewilligt(50, "2021", "2022-02"), bewilligt(60, "2021", "2022-03", **LPR))),
]  # fmt: skip


@pytest.mark.parametrize(("regel", "zeilen"), WIDERSPRECHEN)
def test_a_rule_sees_a_conflict(regel: Regel, zeilen: tuple[Veroeffentlichung, ...]) -> None:
    assert regel in {w.regel for w in pruefe(zeilen)}


VERTRAGEN: list[tuple[Regel, str, tuple[Veroeffentlichung, ...]]] = [
    (R.GLEICHE_ZAHL_ANDERES_WORT, "long after", (kontaktiert(70, "2021-03"), beraten(70, "2021-10-02"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "other number", (kontaktiert(71, "2021-03"), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "lower bound", (kontaktiert(70, "2021-03", **UEBER), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "about", (kontaktiert(70, "2021-03", **CA), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "another area", (kontaktiert(70, "2021-03", **LEIPZIG), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "none is none", (kontaktiert(0, "2021-03"), beraten(0, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "a share", (kontaktiert(1, "2021-03", nenner=3), beraten(1, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "no relatives", (raete(70, "2021-03"), beraten(70, "2021-03"))),
    (R.GLEICHE_ZAHL_ANDERES_WORT, "one meaning", (analysen(9, "2021"), zahl(9, "sicherheitsanalysen_gestartet", "2021"))),
    (
        R.GLEICHE_ZAHL_ANDERES_WORT, "other years",
        (kontaktiert(70, "2021-03", zeitraum="2020"), beraten(70, "2021-03", zeitraum="2021")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "below its neighbours",
        (beraten(60, "2021-01-01"), beteiligt(25, "2021-03-01"), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "a bound long passed",
        (beraten(60, "2021-01-01"), beteiligt(25, "2021-03-01", **UEBER), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "about",
        (beraten(60, "2021-01-01"), beteiligt(65, "2021-03-01", **CA), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "neighbours years away",
        (beraten(60, "2019-01-01"), beteiligt(65, "2021-03-01"), beraten(70, "2023-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "the number before is years old",
        (beraten(60, "2019-01-01"), beteiligt(65, "2021-03-01"), beraten(70, "2021-05-01")),
    ),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "the number after came years later",
        (beraten(60, "2021-01-01"), beteiligt(65, "2021-03-01"), beraten(70, "2023-05-01")),
    ),
    (R.ANDERES_WORT_FUER_DIESELBE_REIHE, "nothing after", (beraten(60, "2021-01-01"), beteiligt(65, "2021-03-01"))),
    (
        R.ANDERES_WORT_FUER_DIESELBE_REIHE, "defined by us itself",
        (
            vereinbart(20, "2021-01-01"), vereinbart(30, "2021-05-01"),
            zahl(25, "kooperationsvereinbarungen_kommunen", "2021-03-01", "kommunen_im_verbund"),
        ),
    ),
    (R.MEHR_ALS_UNTERZEICHNET, "as many as had signed", (beteiligt(30, "2021-04-01"), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "a bound that holds", (beteiligt(25, "2021-04-01", **UEBER), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "about 32 may be 30", (beteiligt(32, "2021-04-01", **CA), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "more may have signed since", (beteiligt(40, "2021-04-01"), SIGNIERT[0])),
    (
        R.MEHR_ALS_UNTERZEICHNET, "two claims, no signature",
        (beteiligt(12, "2022"), zahl(10, "asskomm_kommunen_ostsachsen", "2023")),
    ),
    (R.MEHR_ALS_UNTERZEICHNET, "consulted is not joined", (beraten(40, "2021-04-01"), *SIGNIERT)),
    (R.MEHR_ALS_UNTERZEICHNET, "at least 30 had signed", (beteiligt(40, "2021-04-01"), vereinbart(30, "2021-06", **MIND))),
    (R.MEHR_ALS_UNTERZEICHNET, "another area", (beteiligt(40, "2021-04-01", **LEIPZIG), *SIGNIERT)),
    (R.ANDERE_ZAEHLEINHEIT, "one unit", (raete(12, "2021-03", **KREISE), raete(12, "2021-07-01", **KREISE))),
    (R.ANDERE_ZAEHLEINHEIT, "another number", (raete(12, "2021-03"), raete(14, "2021-07-01", **KREISE))),
    (R.ANDERE_ZAEHLEINHEIT, "long after", (raete(12, "2021-03"), raete(12, "2022-07-01", **KREISE))),
    (R.ANDERE_ZAEHLEINHEIT, "lower bound", (raete(12, "2021-03", **UEBER), raete(12, "2021-03", **KREISE))),
    (R.ANDERER_ZEITRAUM, "parts of a whole", (mittel(500, "2023"), mittel(900, "2023 und 2024 zusammen"))),
    (R.ANDERER_ZEITRAUM, "each of two years", (mittel(500, "je Jahr 2023 und 2024"), mittel(1000, "2023-2024"))),
    (R.ANDERER_ZEITRAUM, "other years", (mittel(500, "2023"), mittel(500, "2024"))),
    (R.ANDERER_ZEITRAUM, "overlapping sums", (mittel(500, "2022-2023"), mittel(500, "2023-2024"))),
    (R.ANDERER_ZEITRAUM, "yearly, but years ago", (mittel(500, "jährlich", "2019"), mittel(600, "2024", "2023"))),
    (R.ANDERER_ZEITRAUM, "about", (mittel(500, "2023", **CA), mittel(520, "2023"))),
    (R.ANDERER_ZEITRAUM, "a bound that holds", (mittel(500, "2023", **UEBER), mittel(520, "2023"))),
    (R.ANDERER_ZEITRAUM, "at least so much in all", (mittel(500, "2023"), mittel(500, "2023-2024", **MIND))),
    (R.ANDERER_ZEITRAUM, "nothing is nothing", (mittel(0, "2023"), mittel(0, "2023-2024"))),
    (R.ANDERER_ZEITRAUM, "available is not approved", (mittel(500, "2023"), bewilligt(600, "2023", "2023"))),
    (R.ANDERER_ZEITRAUM, "approvals grow", (bewilligt(500, "2023", "2023-03"), bewilligt(600, "2023", "2023-09"))),
    (R.ANDERER_ZEITRAUM, "unreadable", (mittel(500, "im Sommer"), mittel(600, "im Sommer"))),
    (R.FALLENDE_REIHE, "it grows", (beraten(69, "2021-03"), beraten(70, "2021-04-01"))),
    (R.FALLENDE_REIHE, "a later lower bound", (beraten(70, "2021-03"), beraten(60, "2021-04-01", **UEBER))),
    (R.FALLENDE_REIHE, "about", (beraten(70, "2021-03"), beraten(65, "2021-04-01", **CA))),
    (R.FALLENDE_REIHE, "within one month", (beraten(70, "2021-03"), beraten(69, "2021-03-20"))),
    (R.FALLENDE_REIHE, "one year of several", (beraten(70, "2021-03"), beraten(20, "2021-04-01", zeitraum="2021"))),
    (R.FALLENDE_REIHE, "the second year", (analysierte(13, "2021-12"), analysierte(9, "2022-12", zeitraum="2022"))),
    (R.FALLENDE_REIHE, "another area", (beraten(70, "2021-03"), beraten(20, "2021-04-01", **LEIPZIG))),
    (R.FALLENDE_REIHE, "another unit", (vereinbart(70, "2021-03", **KREISE), vereinbart(60, "2021-04-01"))),
    (R.FALLENDE_REIHE, "another start", (bewilligt(500, "seit 2019", "2021"), bewilligt(400, "seit 2020", "2022"))),
    (R.FALLENDE_REIHE, "numbers of events: another rule", (nummer(8, "2021-03-01"), nummer(7, "2021-04-01"))),
    (
        R.FALLENDE_REIHE, "two values of one year: another rule",
        (analysierte(13, "2021-06-23", zeitraum="2021"), analysierte(12, "2022", zeitraum="2021", **MDR)),
    ),
    (
        R.FALLENDE_REIHE, "a number for each year",
        (analysierte(16, "2021-02"), analysierte(9, "2023", zeitraum="je Jahr 2021 und 2022")),
    ),
    (R.FALLENDE_REIHE, "councils are dissolved", (raete(20, "2021-03"), raete(19, "2021-04-01"))),
    (R.FALLENDE_REIHE, "a base", (zahl(421, "gemeinden_sachsen", "2019"), zahl(418, "gemeinden_sachsen", "2023"))),
    (
        R.FALLENDE_REIHE, "planned",
        (zahl(16, "sicherheitsanalysen_kommunen_geplant", "2020"), analysierte(13, "2021-11", zeitraum="2021")),
    ),
    (R.ORDNUNGSZAHL, "it grows", (nummer(8, "2021-03-01"), nummer(9, "2021-04-01"))),
    (R.ORDNUNGSZAHL, "two of one day", (nummer(8, "2021-03-01"), nummer(9, "2021-03-01"))),
    (R.ORDNUNGSZAHL, "told twice on one day", (nummer(8, "2021-03-01"), nummer(8, "2021-03-01", **MDR))),
    (R.ORDNUNGSZAHL, "two Kreise", (nummer(8, "2021-03-01", "Bautzen"), nummer(2, "2021-04-01", "Meißen"))),
    (R.ORDNUNGSZAHL, "no number of an event", (nummer(8, "2021-03-01"), vereinbart(8, "2021-04-01"))),
    (
        R.ORDNUNGSZAHL, "one number left",
        (nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(10, "2021-05-01")),
    ),
    (
        R.ORDNUNGSZAHL, "the same event in the Kreis",
        (nummer(8, "2021-03-01"), nummer(2, "2021-05-01", "Bautzen"), nummer(9, "2021-05-01")),
    ),
    (
        R.ORDNUNGSZAHL, "one event of the Kreis and its directorate",
        (
            nummer(8, "2021-03-01"), nummer(2, "2021-04-01", "Bautzen"), nummer(10, "2021-05-01"),
            vereinbart(5, "2021-04-01", ordnungszahl=True, **LEIPZIG),
        ),
    ),
    (
        R.ORDNUNGSZAHL, "numbers of something else",
        (nummer(8, "2021-03-01"), beraten(2, "2021-04-01", ordnungszahl=True, **LEIPZIG), nummer(9, "2021-05-01")),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN, "nobody says otherwise",
        (analysen(9, "2023-01", zeitraum="2022"), analysierte(9, "2023-02", zeitraum="2022")),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN, "another year",
        (
            analysen(9, "2023-01", zeitraum="2021"), analysierte(9, "2023-02", zeitraum="2022"),
            analysierte(11, "2023-03", zeitraum="2022"),
        ),
    ),
    (
        R.ANALYSEN_STATT_KOMMUNEN, "more came in the same year",
        (
            analysen(9, "2022-03", zeitraum="2022"), analysierte(9, "2022-03", zeitraum="2022"),
            analysierte(11, "2022-12", zeitraum="2022"),
        ),
    ),
    (R.ZWEI_HERAUSGEBER, "amounts that were set: another rule", (mittel(500, "2023"), mittel(600, "2023", **LPR))),
    (R.ZWEI_HERAUSGEBER, "one body", (raete(12, "2021-03-01"), raete(13, "2021-03-01"))),
    (R.ZWEI_HERAUSGEBER, "the next day", (raete(12, "2021-03-01"), raete(13, "2021-03-02", **LPR))),
    (R.ZWEI_HERAUSGEBER, "some day of the month", (raete(12, "2021-03"), raete(13, "2021-03", **LPR))),
    (R.ZWEI_HERAUSGEBER, "lower bound", (raete(12, "2021-03-01", **UEBER), raete(13, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, "about", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR, **CA))),
    (R.ZWEI_HERAUSGEBER, "another unit", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR, **KREISE))),
    (R.ZWEI_HERAUSGEBER, "another area", (raete(12, "2021-03-01"), raete(13, "2021-03-01", **LPR, **LEIPZIG))),
    (R.ZWEI_HERAUSGEBER, "a share", (raete(1, "2021-03-01", nenner=3), raete(13, "2021-03-01", **LPR))),
    (R.ZWEI_HERAUSGEBER, "two of one day", (nummer(8, "2021-03-01"), nummer(9, "2021-03-01", **LPR))),
    (
        R.ZWEI_HERAUSGEBER, "the year still ran",
        (analysen(12, "2022-06-01", zeitraum="2022"), analysen(13, "2023", zeitraum="2022", **LPR)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("regel", "grund", "zeilen"), VERTRAGEN)
def test_a_rule_keeps_quiet(regel: Regel, grund: str, zeilen: tuple[Veroeffentlichung, ...]) -> None:
    assert regel not in {w.regel for w in pruefe(zeilen)}, grund


def test_a_sentence_of_one_is_in_the_singular() -> None:
    (fund,) = pruefe((kontaktiert(1, "2021-03"), beraten(1, "2021-03-01")))
    assert fund.satz.startswith("1 Kommune heißt am")


# --- a pure function --------------------------------------------------------------------------------------------

WOERTER = [*BEGRIFFE, "coaching_landkreise", "", "etwas_neues_geplant"]
ZEITRAEUME = [
    "",
    "2021",
    "2022",
    "jährlich",
    "je Jahr 2021 und 2022",
    "2021-2022",
    "seit 2019",
    "im Sommer",
    "2022-2021",
]
eine_zeile = st.builds(
    zahl,
    st.sampled_from([-1, 0, 1, 12, 13, 100, 10**18]),
    st.sampled_from(WOERTER),
    st.sampled_from(["2021", "2021-02", "2021-02-06", "2021-03-01", "2022-01-11", "9999", "0001-01-01"]),
    st.sampled_from(["", "", *(k.schluessel for k in KATALOG)]),
    zusatz=st.sampled_from(Zusatz),
    zeitraum=st.sampled_from(ZEITRAEUME),
    zaehleinheit=st.sampled_from(["", "Kommunen und Landkreise"]),
    einheit=st.sampled_from(["anzahl", "cent", "prozent", "jahr", "wochen", "entgeltgruppe", "anteil"]),
    nenner=st.sampled_from([None, None, None, 0, 3]),
    ordnungszahl=st.booleans(),
    herausgeber=st.sampled_from(["SMI", "Medienservice Sachsen (SMI)", ""]),
    raum=st.sampled_from(["Sachsen", "Görlitz"]),
    raum_art=st.sampled_from(Ebene),
)


@given(st.lists(eine_zeile, max_size=25), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_ledger_gets_the_same_answer_in_any_order(zeilen: Register, zufall: random.Random) -> None:
    gemischt = [*zeilen, *zeilen[:5]]
    zufall.shuffle(gemischt)
    funde = pruefe(zeilen)
    assert pruefe(gemischt) == funde
    for w in funde:
        assert not any(v.nenner or begriff(v.begriff).geplant for v in w.alle)
        assert w.satz
        assert w.klaerung


def test_the_order_of_the_bundled_ledger_does_not_matter(register: Register) -> None:
    funde = pruefe(register)
    for saat in range(20):
        gemischt = list(register)
        random.Random(saat).shuffle(gemischt)
        assert pruefe(gemischt) == funde


def test_findings_stand_by_the_later_day_then_by_rule(register: Register) -> None:
    orte = [(max(w.erste.stand_bis, w.zweite.stand_bis), list(Regel).index(w.regel)) for w in pruefe(register)]
    assert orte == sorted(orte)
    for w in pruefe(register):
        assert (w.erste.stand_von, w.erste.stand_bis) <= (w.zweite.stand_von, w.zweite.stand_bis)


def test_nothing_contradicts_itself(register: Register) -> None:
    assert pruefe(()) == ()
    for v in register:
        assert pruefe((v,)) == pruefe((v, v)) == pruefe((v, replace(v, kennung="again"))) == ()


def test_a_row_that_stands_twice_changes_nothing(register: Register) -> None:
    assert pruefe((*register, *register)) == pruefe(register)


def test_a_ledger_of_unknown_words_and_periods_is_answered(register: Register) -> None:
    """A word that nobody knows is one word with one meaning: no rule about words can speak."""
    fremd = [replace(v, begriff="was niemand kennt", kennzahl=None) for v in register]
    regeln = {w.regel for w in pruefe(fremd)}
    assert not regeln & {R.GLEICHE_ZAHL_ANDERES_WORT, R.MEHR_ALS_UNTERZEICHNET, R.FALLENDE_REIHE}
    assert pruefe([replace(v, zeitraum="wann auch immer") for v in register]) == ()


def test_a_new_word_for_a_known_kennzahl_belongs_to_its_series() -> None:
    neu = zahl(60, "kommunen_beraten_stand_neu", "2021-04-01", "kommunen_beraten")
    (fund,) = pruefe((beraten(70, "2021-03-01"), neu))
    assert fund.regel is Regel.FALLENDE_REIHE
    assert "60 „kommunen beraten stand neu“" in fund.satz


# --- words and periods ------------------------------------------------------------------------------------------


def test_the_table_holds_exactly_the_words_of_the_ledger(register: Register) -> None:
    assert set(BEGRIFFE) == {v.begriff for v in register}


def test_the_table_and_the_ledger_mean_the_same_kennzahl(register: Register) -> None:
    for v in register:
        assert v.kennzahl in (None, BEGRIFFE[v.begriff].bedeutung), v.begriff
    gemeint = {b.bedeutung or schluessel for schluessel, b in BEGRIFFE.items()}
    assert set(BEDEUTUNGEN) <= gemeint


@pytest.mark.parametrize(
    ("schluessel", "text"),
    [
        ("kommunen_kontaktiert", "Kommunen „kontaktiert“"),
        ("kommunen_beteiligt", "Kommunen „beteiligt“ oder „beigetreten“"),
        ("sicherheitsanalysen_geplant", "Sicherheitsanalysen geplant"),
        ("kpr_anzahl", "Kommunale Präventionsräte"),
        ("foerdermittel_verfuegbar_eur", "Fördermittel verfügbar"),
        ("coaching_landkreise", "„coaching landkreise“"),
        ("neue_mittel_eur", "„neue mittel“"),
        ("", "„ohne Wort“"),
    ],
)
def test_a_word_is_shown_in_german(schluessel: str, text: str) -> None:
    assert wort(schluessel) == text


@pytest.mark.parametrize(
    ("text", "zeitraum", "worte"),
    [
        ("", Zeitraum(""), ""),
        ("2021", Zeitraum("2021", (2021,)), "für 2021"),
        ("im Jahr 2021", Zeitraum("im Jahr 2021", (2021,)), "für 2021"),
        ("jährlich", Zeitraum("jährlich", (), je_jahr=True), "jährlich"),
        (
            "jährlich 2019 und 2020",
            Zeitraum("jährlich 2019 und 2020", (2019, 2020), je_jahr=True),
            "je Jahr für 2019 und 2020",
        ),
        (
            "je Jahr 2019 und 2020",
            Zeitraum("je Jahr 2019 und 2020", (2019, 2020), je_jahr=True),
            "je Jahr für 2019 und 2020",
        ),
        ("2019 und 2020 zusammen", Zeitraum("2019 und 2020 zusammen", (2019, 2020)), "für 2019 und 2020 zusammen"),
        (
            "Doppelhaushalt 2019/2020",
            Zeitraum("Doppelhaushalt 2019/2020", (2019, 2020)),
            "für den Doppelhaushalt 2019/2020",
        ),
        ("Doppelhaushalt 2023/24", Zeitraum("Doppelhaushalt 2023/24", (2023, 2024)), "für den Doppelhaushalt 2023/24"),
        ("2019-2020", Zeitraum("2019-2020", (2019, 2020)), "für 2019 und 2020 zusammen"),
        ("2021–2023", Zeitraum("2021–2023", (2021, 2022, 2023)), "für 2021, 2022 und 2023 zusammen"),
        ("2020/2021", Zeitraum("2020/2021", (2020, 2021)), "für 2020 und 2021 zusammen"),
        (
            "2019, 2021 und 2020",
            Zeitraum("2019, 2021 und 2020", (2019, 2020, 2021)),
            "für 2019, 2020 und 2021 zusammen",
        ),
        ("seit 02/2019", Zeitraum("seit 02/2019", seit="2019-02"), f"seit Februar{NBSP}2019"),
        ("seit 2018", Zeitraum("seit 2018", seit="2018"), "seit 2018"),
        *(
            (t, Zeitraum(t), t)
            for t in ("im Sommer", "2021-02", "2022-2021", "20211", "seit 13/2019", "jährlich ab 2021")
        ),
    ],
)
def test_a_period_is_read(text: str, zeitraum: Zeitraum, worte: str) -> None:
    assert lies_zeitraum(text) == zeitraum
    assert lies_zeitraum(text).worte == worte


def test_every_period_of_the_ledger_is_read(register: Register) -> None:
    assert all(lies_zeitraum(v.zeitraum).lesbar for v in register)
    for v in register:
        assert lies_zeitraum(v.zeitraum).insgesamt == v.insgesamt


@given(st.text(max_size=40))
def test_no_period_breaks_the_reader(text: str) -> None:
    zeitraum = lies_zeitraum(text)
    assert zeitraum.jahre == tuple(sorted(set(zeitraum.jahre)))
    assert isinstance(zeitraum.worte, str)


@pytest.mark.parametrize("regel", Regel)
def test_every_rule_has_a_title_and_a_known_case(regel: Regel) -> None:
    assert regel.titel
    assert regel in {r for r, _, _ in BEKANNT.values()}
    assert regel in {r for r, _ in WIDERSPRECHEN}
    assert regel in {r for r, _, _ in VERTRAGEN}
