"""How is German text written where only ASCII may stand, such as in the name of a file?"""

_UMSCHRIFT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def umschrift(text: str) -> str:
    """Umlauts and ß as two letters; everything else stays."""
    return text.translate(_UMSCHRIFT)
