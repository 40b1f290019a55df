"""Which Kreise does Saxony have, and how are they called in a heading?"""

# Key -> name as the state calls it since 2008; the table ``landkreis`` has the same keys.
KREISE = {
    "14511": "Stadt Chemnitz",
    "14521": "Erzgebirgskreis",
    "14522": "Landkreis Mittelsachsen",
    "14523": "Vogtlandkreis",
    "14524": "Landkreis Zwickau",
    "14612": "Stadt Dresden",
    "14625": "Landkreis Bautzen",
    "14626": "Landkreis Görlitz",
    "14627": "Landkreis Meißen",
    "14628": "Landkreis Sächsische Schweiz-Osterzgebirge",
    "14713": "Stadt Leipzig",
    "14729": "Landkreis Leipzig",
    "14730": "Landkreis Nordsachsen",
}


def kreisname(schluessel: str) -> str:
    """``Landkreis Bautzen``; a key that is not of today's Kreise stays a key."""
    return KREISE.get(schluessel, f"Kreis {schluessel}")
