"""How are many German words written down as one pattern?"""

import re


def worte(text: str) -> frozenset[str]:
    """The words of a text, to be looked up."""
    return frozenset(text.split())


def muster(text: str, *, ganze_worte: bool = True) -> re.Pattern[str]:
    """One of the alternatives that stand between blanks; "_" is a blank within one. Not ``ganze_worte``: also within a word."""
    eines = "|".join(teil.replace("_", r"\s+") for teil in text.split())
    return re.compile(rf"\b(?:{eines})\b" if ganze_worte else f"(?:{eines})")
