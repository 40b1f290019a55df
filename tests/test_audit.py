"""Would a weakness, a wrong licence or an outdated SBOM be noticed, and is what stands there right for our lock?"""

import json
from datetime import date
from typing import Any

import audit
import pytest

HEUTE = date(2026, 12, 1)
REGEL = {"schwachstelle": [{"paket": "a", "kennung": "CVE-1", "grund": "g", "bis": date(2026, 12, 31)}]}


def bericht(*stellen: dict[str, Any], **paket: Any) -> dict[str, Any]:
    return {"dependencies": [{"name": "a", "version": "1", "vulns": list(stellen)} | paket]}


def test_a_weakness_is_told_with_the_version_that_mends_it() -> None:
    maengel, offen = audit.bewerte(bericht({"id": "GHSA-x", "aliases": ["CVE-2"], "fix_versions": ["1.1"]}), {}, HEUTE)
    assert maengel == ["a 1: GHSA-x/CVE-2, behoben in 1.1"]
    assert offen == []


@pytest.mark.parametrize(("heute", "maengel"), [(HEUTE, 0), (date(2026, 12, 31), 0), (date(2027, 1, 1), 1)])
def test_an_exception_counts_by_any_name_until_its_day(heute: date, maengel: int) -> None:
    stelle = {"id": "GHSA-x", "aliases": ["CVE-1"], "fix_versions": []}
    assert len(audit.bewerte(bericht(stelle), REGEL, heute)[0]) == maengel


def test_an_exception_is_for_its_package_only() -> None:
    assert audit.bewerte(bericht({"id": "CVE-1"}, name="b"), REGEL, HEUTE)[0]


def test_what_nobody_looked_up_is_not_taken_for_good() -> None:
    assert audit.bewerte(bericht(skip_reason="not found"), {}, HEUTE) == ([], ["a: not found"])


@pytest.mark.parametrize(
    ("ausdruck", "erlaubt"),
    [("MIT", True), ("GPL-3.0-only", False), ("MIT OR GPL-3.0-only", True), ("MIT AND GPL-3.0-only", False), ("", False),
     ("(MIT OR GPL-3.0-only)", True), ("GPL-2.0-only OR GPL-3.0-only", False)],
)  # fmt: skip
def test_licences_are_read_as_they_are_meant(ausdruck: str, erlaubt: bool) -> None:
    assert audit.ist_erlaubt(ausdruck, {"MIT", "ISC"}) is erlaubt


def test_a_forbidden_an_unknown_and_a_needless_entry_are_faults() -> None:
    regel = {"lizenzen": {"erlaubt": ["MIT"], "pakete": {"weg": "MIT", "boese": "GPL-3.0-only"}}}
    _, maengel = audit.pruefe_lizenzen({"boese": "1", "gibtesnicht": "1"}, regel)
    assert len(maengel) == 3


def test_every_package_of_the_lock_has_an_allowed_licence() -> None:
    assert audit.pruefe_lizenzen(audit.gesperrt(), audit.regeln())[1] == []


def test_the_sbom_lists_exactly_the_lock_and_the_files_are_of_today() -> None:
    """Fails after „make lock“ until „make audit“ has written them anew."""
    pakete = audit.gesperrt()
    lizenzen, _ = audit.pruefe_lizenzen(pakete, audit.regeln())
    text = audit.sbom(lizenzen)
    assert {teil["name"]: teil["version"] for teil in json.loads(text)["components"]} == pakete
    assert all(teil["licenses"] and teil["externalReferences"][0]["hashes"] for teil in json.loads(text)["components"])
    assert (
        list(audit.schreibe({audit.SBOM: text, audit.LIZENZEN: audit.liste(pakete, lizenzen)}, nur_pruefen=True)) == []
    )


def test_the_sbom_is_valid_cyclonedx() -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(audit.SBOM.read_text(encoding="utf-8")) is None
