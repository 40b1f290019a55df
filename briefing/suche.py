"""What can be searched for, and how is it called in the list?"""

import pandas as pd

from briefing.kommune import suchnamen
from domain.kennzahl import Kennzahl


def suchziele(kommunen: pd.DataFrame, traeger: pd.DataFrame, katalog: tuple[Kennzahl, ...]) -> dict[str, str]:
    """``kennzahl:…``, ``traeger:…`` and ``kommune:…`` -> name; the rarer kinds first, each says what it is."""
    ziele = {f"kennzahl:{k.schluessel}": f"{k.titel} (Kennzahl)" for k in katalog}
    for schluessel, name, art in zip(traeger["traeger"], traeger["name"], traeger["art"], strict=True):
        ziele[f"traeger:{schluessel}"] = f"{name} ({art})" if str(art).lower() not in str(name).lower() else str(name)
    return ziele | {f"kommune:{ags}": name for ags, name in suchnamen(kommunen).items()}
