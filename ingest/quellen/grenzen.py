"""How large may a delivery be, so that opening it stays cheap whatever somebody sends?"""

MEGABYTE = 1_000_000
GROESSTE_DATEI = 100 * MEGABYTE  # a workbook or an archive as it arrives
GROESSTER_INHALT = 600 * MEGABYTE  # everything that an archive or a folder holds, unpacked
MEISTE_MITGLIEDER = 500  # files in an archive
HOECHSTE_VERDICHTUNG = 200  # a member larger than VERDAECHTIG that shrank further is a bomb
VERDAECHTIG = 10 * MEGABYTE
MEISTE_SPALTEN = 200
LAENGSTE_ZELLE = 32_767  # characters, what Excel keeps
LAENGSTE_ZEILE = 1_000_000  # characters in one row of a CSV file
MEISTE_ZELLEN = 6_000_000  # of the rectangles that the sheets of a workbook span, empty cells included
MEISTE_CSV_ZELLEN = 30_000_000
GROESSTES_XML = 300 * MEGABYTE  # of the sheets that are read, and of their texts
MEISTER_TEXT = 300 * MEGABYTE  # characters of all cells of a workbook
MEISTE_BEFUNDE = 1_000  # of one table; nobody reads more


def gegliedert(zahl: int) -> str:
    """A number as German sentences write it, 1.234.567."""
    return f"{zahl:,}".replace(",", ".")
