"""Does the table of Streamlit's words fit Streamlit as it is installed, and is all of it German?"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from babel.dates import get_day_names, get_month_names

from config import WURZEL
from tests.browser.englisch import englische_woerter, streamlits_buendel
from web.deutsch import ORDNER, PLATZ, deutsch, tafel

TEILE = ("beschriftungen", "rollen", "texte")
PLATZHALTER = re.compile(r"\{(\w+)\}")
# Put together of these pieces when they are shown.
ZUSAMMENGESETZT = {
    "{n} option available.": ("} option`", "} available.`"),
    "{n} options available.": ("} options`", "} available.`"),
    "{n} result": ("} result$",),
    "{n} results": ("} result$",),
    "{n} of {x} results": ("} of ${", "} result$"),
    "binStart: {x}; count: {y}; binEnd: {z}; Range: {a}; Count: {b}": (
        "{binStart:",
        "binEnd:",
        "title:`Range`",
        "title:`Count`",
    ),
    "group mark container": ("} mark container`",),
    "rect mark": ("} mark`",),
    "text mark": ("} mark`",),
    "settings.": (") settings.`",),
}
# Sent by Streamlit's server when a file cannot be made; its scripts do not hold it.
VOM_SERVER = {"Failed to generate file for download"}
# Written by the browser, not by Streamlit.
VOM_BROWSER = {"TypeError", "Failed to fetch dynamically imported module: {x}"}


def eintraege() -> Iterator[tuple[str, str, str]]:
    """Part, English, German."""
    for teil in TEILE:
        yield from ((teil, englisch, deutsch_) for englisch, deutsch_ in tafel()[teil].items())


def steht_im_buendel(englisch: str) -> bool:
    """A whole string stands there between quotation marks, what is around placeholders anywhere."""
    if englisch in ZUSAMMENGESETZT:
        return all(stueck in streamlits_buendel() for stueck in ZUSAMMENGESETZT[englisch])
    if "{" not in englisch:
        return any(f"{zeichen}{englisch}{zeichen}" in streamlits_buendel() for zeichen in "`\"'")
    stuecke = (stueck.strip(" :,.") for stueck in PLATZHALTER.split(englisch)[::2])
    return all(stueck.removeprefix("Error: ") in streamlits_buendel() for stueck in stuecke)


def ausdruck(englisch: str) -> re.Pattern[str]:
    """The same expression that deutsch.js makes of an entry, roughly."""
    teile = PLATZHALTER.split(englisch)
    return re.compile("".join("(.+)" if i % 2 else re.escape(teil) for i, teil in enumerate(teile)), re.DOTALL)


def test_the_table_is_sorted_and_written_as_json_writes_it() -> None:
    geschrieben = (ORDNER / "deutsch.json").read_text(encoding="utf-8")
    assert geschrieben == json.dumps(tafel(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_streamlit_still_says_so() -> None:
    """Fails when an upgrade of Streamlit changes a string: then look what it says now."""
    ganze = {englisch for _, englisch, _ in eintraege()}
    assert sorted(englisch for englisch in ganze - VOM_BROWSER - VOM_SERVER if not steht_im_buendel(englisch)) == []
    assert ganze >= ZUSAMMENGESETZT.keys() | VOM_BROWSER | VOM_SERVER
    server = (Path(streamlit.__file__).parent / "runtime" / "backend_operation_handler.py").read_text(encoding="utf-8")
    assert [englisch for englisch in VOM_SERVER if f'"{englisch}"' not in server] == []


def test_a_changed_string_would_be_noticed() -> None:
    assert not steht_im_buendel("Collapse the sidebar")
    assert not steht_im_buendel("Download it as CSV: {x}")


def test_the_german_is_german_and_uses_what_the_english_has() -> None:
    for _, englisch, deutsch_ in eintraege():
        assert englische_woerter(PLATZHALTER.sub("", deutsch_)) == set()
        assert set(PLATZHALTER.findall(deutsch_)) <= set(PLATZHALTER.findall(englisch))
        assert englisch != deutsch_ or "{" in englisch, "both are the same: the entry is not needed"


@pytest.mark.parametrize("teil", TEILE)
def test_nothing_is_translated_twice(teil: str) -> None:
    """Else the script would be woken by what it writes and say something else."""
    for deutsch_ in tafel()[teil].values():
        beispiel = PLATZHALTER.sub("Ö", deutsch_)
        assert [englisch for englisch in tafel()[teil] if _trifft(englisch, beispiel)] == []


def _trifft(englisch: str, text: str) -> bool:
    """Would this entry change the text? Words of a closed list (months) are no "Ö"."""
    offen = all(name not in tafel()["namen"] and name != "n" for name in PLATZHALTER.findall(englisch))
    return offen and bool(ausdruck(englisch).fullmatch(text))


def test_months_and_days_are_those_of_the_calendar() -> None:
    for teil, namen in (("monat", get_month_names), ("wochentag", get_day_names)):
        englisch, deutsch_ = namen("wide", locale="en"), namen("wide", locale="de")
        assert tafel()["namen"][teil] == {englisch[i]: deutsch_[i] for i in englisch}


def test_the_script_has_the_table_in_it() -> None:
    skript = deutsch().inhalte["identity"].decode("utf-8")
    assert PLATZ not in skript
    assert '"Collapse sidebar":"Seitenleiste einklappen"' in skript
    assert len(deutsch().inhalte["gzip"]) < 6_000


def test_what_the_style_sheet_hides_keeps_its_name() -> None:
    """``ui/stil.css`` hides Streamlit's own CSV button (point as decimal mark, commas) by this word of its label."""
    assert 'button[aria-label*="CSV"]' in (WURZEL / "ui" / "stil.css").read_text(encoding="utf-8")
    assert "CSV" in tafel()["beschriftungen"]["Download as CSV: {x}"]
