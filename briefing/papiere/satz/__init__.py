"""How is a Lagebild prepared for the typesetter: as data, never as markup?"""
