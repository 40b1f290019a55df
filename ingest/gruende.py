"""How is an error of pydantic said in German?"""

from typing import Any

_WORTE = {
    "missing": "Angabe fehlt",
    "extra_forbidden": "unbekannte Angabe",
    "string_too_short": "darf nicht leer sein",
    "string_type": "kein Text in Anführungszeichen",
    "string_pattern_mismatch": "enthält ein Steuerzeichen",
    "date_type": "kein Tag wie 2023-06-30 ohne Anführungszeichen",
    "int_type": "keine ganze Zahl",
    "bool_type": "weder true noch false",
    "dict_type": "kein Abschnitt [zeilen] mit Dateinamen und Zahlen",
}


def grund_in_worten(fehler: Any) -> str:
    """The reason of one entry of ``ValidationError.errors()``."""
    art, kontext = fehler["type"], fehler.get("ctx", {})
    if art == "value_error":
        return str(kontext["error"])
    if art == "spalte":
        return str(kontext["grund"])
    if art in ("enum", "literal_error"):
        return f"nicht in der Liste: {kontext['expected'].replace(' or ', ' oder ')}"
    return _WORTE.get(art, f"ungültige Angabe ({art})")
