"""Are our packages without known weaknesses, under licences that we may use, and listed in an SBOM? Run by „make audit“.

Exit 0: yes. 1: no, and what is wrong. 3: it could not be found out; a package that nobody has looked up counts as that, for
pip-audit passes over it with a friendly word.

``--ohne-netz`` leaves the weaknesses out: licences and SBOM only. ``--pruefen`` writes nothing and fails when the files would change.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

WURZEL = Path(__file__).parent.parent
SPERRE = WURZEL / "requirements.lock"
ORDNER = WURZEL / "docs" / "sbom"
SBOM, LIZENZEN, REGELN = ORDNER / "asskomm.cdx.json", ORDNER / "lizenzen.md", ORDNER / "regeln.toml"
BIN = Path(sys.executable).parent
KLASSEN = {
    "Apache Software License": "Apache-2.0", "BSD License": "BSD-3-Clause", "MIT License": "MIT", "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "Python Software Foundation License": "PSF-2.0", "The Unlicense (Unlicense)":
    "Unlicense", "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only", "Historical Permission Notice and Disclaimer (HPND)":
    "HPND", "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
}  # fmt: skip
WOERTER = {
    "mit": "MIT", "mit license": "MIT", "apache 2.0": "Apache-2.0", "apache-2.0": "Apache-2.0", "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0", "bsd-3-clause": "BSD-3-Clause", "bsd": "BSD-3-Clause", "isc": "ISC",
    "mpl-2.0": "MPL-2.0", "psf-2.0": "PSF-2.0", "the mit license": "MIT", "bsd 3-clause license": "BSD-3-Clause",
}  # fmt: skip


def gesperrt() -> dict[str, str]:
    """Name and version of every package of the product."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", SPERRE.read_text(encoding="utf-8"), re.MULTILINE))


def regeln() -> dict[str, Any]:
    return tomllib.loads(REGELN.read_text(encoding="utf-8"))


# --- licences ---------------------------------------------------------------------------------------------------------


def lizenz(paket: str, von_hand: dict[str, str]) -> str:
    """SPDX expression of a package, empty when nobody knows."""
    if paket in von_hand:
        return von_hand[paket]
    try:
        return _aus_angaben(metadata(paket))
    except PackageNotFoundError:
        return ""


def _aus_angaben(angaben: PackageMetadata) -> str:
    if ausdruck := angaben.get("License-Expression"):
        return str(ausdruck)
    worte = [
        str(k).rsplit(" :: ", 1)[-1] for k in angaben.get_all("Classifier") or () if str(k).startswith("License ::")
    ]
    if gefunden := [KLASSEN[wort] for wort in worte if wort in KLASSEN]:
        return " AND ".join(dict.fromkeys(gefunden))
    return WOERTER.get(
        str(angaben.get("License") or "").strip().splitlines()[0].casefold() if angaben.get("License") else "", ""
    )


def ist_erlaubt(ausdruck: str, erlaubt: set[str]) -> bool:
    """Whether one side of each OR, and all sides of each AND, are allowed."""
    ohne_klammern = ausdruck.replace("(", " ").replace(")", " ")
    wahlen = re.split(r"\s+OR\s+", ohne_klammern.strip())
    return any(all(teil.strip() in erlaubt for teil in re.split(r"\s+AND\s+", wahl)) for wahl in wahlen)


def pruefe_lizenzen(pakete: dict[str, str], regel: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    """Licence of each package, and what is wrong with them."""
    von_hand, erlaubt = regel["lizenzen"].get("pakete", {}), set(regel["lizenzen"]["erlaubt"])
    alle = {name: lizenz(name, von_hand) for name in pakete}
    maengel = [f"{name}: Lizenz unbekannt" for name, wort in alle.items() if not wort]
    maengel += [
        f"{name}: Lizenz „{wort}“ ist nicht erlaubt"
        for name, wort in alle.items()
        if wort and not ist_erlaubt(wort, erlaubt)
    ]
    maengel += [f"{name}: steht in regeln.toml, wird aber nicht verwendet" for name in von_hand if name not in pakete]
    return alle, maengel


def liste(pakete: dict[str, str], lizenzen: dict[str, str]) -> str:
    zeilen = "".join(f"| {name} | {fassung} | {lizenzen[name]} |\n" for name, fassung in sorted(pakete.items()))
    return (
        "# Licences of the packages that the product uses\n\nWritten by `make audit` from `requirements.lock` and the packages' own "
        f"particulars; what is accepted says `regeln.toml`.\n\n| Package | Version | Licence |\n|---|---|---|\n{zeilen}"
    )


# --- SBOM -------------------------------------------------------------------------------------------------------------


def sbom(lizenzen: dict[str, str]) -> str:
    """CycloneDX 1.6 with versions, hashes and licences; the same text whenever the lock is the same."""
    befehl = [
        BIN / "cyclonedx-py",
        "requirements",
        SPERRE,
        "--pyproject",
        WURZEL / "pyproject.toml",
        "--output-reproducible",
    ]
    befehl += ["--sv", "1.6", "--of", "JSON", "-o", "-"]
    lauf = subprocess.run([*map(str, befehl)], capture_output=True, text=True, check=True)
    inhalt = json.loads(lauf.stdout)
    umbenannt = {teil["bom-ref"]: teil["purl"] for teil in inhalt["components"]}
    for teil in inhalt["components"]:
        teil["bom-ref"] = teil["purl"]
        teil.pop("description", None)  # the line of the lock, whose number changes with every other package
        if ausdruck := lizenzen.get(teil["name"]):
            teil["licenses"] = [{"expression": ausdruck, "acknowledgement": "declared"}]
    inhalt["components"].sort(key=lambda teil: str(teil["purl"]))
    for kante in inhalt.get("dependencies", []):
        kante["ref"] = umbenannt.get(kante["ref"], kante["ref"])
        if "dependsOn" in kante:
            kante["dependsOn"] = sorted(umbenannt.get(ziel, ziel) for ziel in kante["dependsOn"])
    inhalt.get("dependencies", []).sort(key=lambda kante: str(kante["ref"]))
    return f"{json.dumps(inhalt, indent=1, ensure_ascii=False, sort_keys=True)}\n"


# --- weaknesses -------------------------------------------------------------------------------------------------------


def bewerte(bericht: dict[str, Any], regel: dict[str, Any], heute: date) -> tuple[list[str], list[str]]:
    """Weaknesses that nobody has excused, and packages that nobody has looked up."""
    ausnahmen = {(a["paket"], a["kennung"]): a for a in regel.get("schwachstelle", [])}
    maengel, offen = list[str](), list[str]()
    for paket in bericht["dependencies"]:
        if "skip_reason" in paket:
            offen.append(f"{paket['name']}: {paket['skip_reason']}")
        for stelle in paket.get("vulns", []):
            namen = [stelle["id"], *stelle.get("aliases", [])]
            ausnahme = next((ausnahmen[paket["name"], n] for n in namen if (paket["name"], n) in ausnahmen), None)
            if ausnahme is None or ausnahme["bis"] < heute:
                frist = f" (Ausnahme endete am {ausnahme['bis']:%d.%m.%Y})" if ausnahme else ""
                behoben = ", ".join(stelle.get("fix_versions", [])) or "keiner Fassung"
                maengel.append(f"{paket['name']} {paket['version']}: {'/'.join(namen)}, behoben in {behoben}{frist}")
    return maengel, offen


def schwachstellen(heute: date) -> tuple[list[str], list[str]]:
    befehl = [
        BIN / "pip-audit",
        "-r",
        SPERRE,
        "--require-hashes",
        "--disable-pip",
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    lauf = subprocess.run([*map(str, befehl)], capture_output=True, text=True, check=False)
    try:
        bericht = json.loads(lauf.stdout)
    except json.JSONDecodeError:
        return [], [f"pip-audit: {(lauf.stderr.strip().splitlines() or ['keine Antwort'])[-1]}"]
    return bewerte(bericht, regeln(), heute)


# --- all of it --------------------------------------------------------------------------------------------------------


def schreibe(neu: dict[Path, str], *, nur_pruefen: bool) -> Iterator[str]:
    for pfad, text in neu.items():
        if nur_pruefen and (not pfad.exists() or pfad.read_text(encoding="utf-8") != text):
            yield f"{pfad.relative_to(WURZEL)} passt nicht zu requirements.lock: „make audit“ schreibt sie neu"
        elif not nur_pruefen:
            pfad.write_text(text, encoding="utf-8")


def main(argumente: list[str]) -> int:
    pakete = gesperrt()
    lizenzen, maengel = pruefe_lizenzen(pakete, regeln())
    neu = {SBOM: sbom(lizenzen), LIZENZEN: liste(pakete, lizenzen)}
    maengel += schreibe(neu, nur_pruefen="--pruefen" in argumente)
    offen: list[str] = []
    if "--ohne-netz" not in argumente:
        gefunden, offen = schwachstellen(datetime.now(UTC).date())
        maengel += gefunden
    for zeile in (*maengel, *(f"Nicht geprüft: {zeile}" for zeile in offen)):
        print(zeile)
    print(f"{len(pakete)} Pakete, {len(maengel)} Mängel, {len(offen)} nicht geprüft")
    return 1 if maengel else 3 if offen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
