"""Which script makes Streamlit's own words German? ``deutsch.js`` with the table ``deutsch.json`` in its place."""

import json
from pathlib import Path
from typing import Any

from web.dateien import Datei, benannt

ORDNER = Path(__file__).parent
PLATZ = "/*TAFEL*/ {}"


def tafel() -> dict[str, Any]:
    """The table: where a text stands -> English -> German; ``namen`` has one more level, for words within patterns."""
    geschrieben: dict[str, Any] = json.loads((ORDNER / "deutsch.json").read_text(encoding="utf-8"))
    return geschrieben


def deutsch() -> Datei:
    """The script under its hashed name; it changes when the table does."""
    text = (ORDNER / "deutsch.js").read_text(encoding="utf-8")
    ganz = text.replace(PLATZ, json.dumps(tafel(), ensure_ascii=False, separators=(",", ":")), 1)
    return benannt("deutsch.js", ganz.encode("utf-8"), "text/javascript; charset=utf-8", "skript")
