"""Are the contradictions of the bundled figures found, all of them, and nothing else?"""

from collections.abc import Callable

import pytest

from domain.angabe import Angabe
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Regel, pruefe
from domain.zahlen import NBSP
from tests.widerspruch.bauen import Register, kurz, zeile

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
