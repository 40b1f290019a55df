"""Which tables does the reporting database have, and what does each column mean?

Every table of facts is *two-time*: a row is valid for the days it speaks of, and it is known from the delivery
``lieferung_id`` until the delivery ``ersetzt_durch`` closed it. Rows are never changed otherwise and never deleted.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Numeric,
    Text,
)

from data_access.protokoll import aenderung as aenderung
from data_access.protokoll import ausgabe as ausgabe
from data_access.protokoll import einsicht as einsicht
from data_access.protokoll import freigabe as freigabe
from data_access.protokoll import lieferung as lieferung
from data_access.protokoll import lieferung_kopie as lieferung_kopie
from data_access.protokoll import papier as papier
from data_access.protokoll import sitzung as sitzung
from data_access.spalten import faktentabelle, quellenspalten, wert_aus, zeitspalten
from data_access.spalten import metadata as metadata
from domain.auswahl import Ebene
from domain.ereignis import Ereignisart, Phase, Qualifizierungsstand, Traegerart
from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz

landkreis = faktentabelle(
    "landkreis",
    Column("landkreis", Text, nullable=False, comment="Five-digit key of the Kreis"),
    Column("name", Text, nullable=False, comment="Name without the word Landkreis"),
    Column("art", Text, nullable=False, comment="Landkreis or kreisfreie Stadt"),
    comment="The 13 Kreise (10 Landkreise, 3 kreisfreie Städte)",
)

zustaendigkeit = faktentabelle(
    "zustaendigkeit",
    Column("landkreis", Text, nullable=False, comment="Five-digit key of the Kreis"),
    Column("polizeidirektion", Text, nullable=False, comment="Name of the police directorate, e.g. Leipzig"),
    Column("gueltig_von", Date, nullable=False, comment="First day of the assignment"),
    Column("gueltig_bis", Date, comment="Last day of the assignment; NULL: open"),
    *quellenspalten(),
    comment="Which Kreis belongs to which police directorate, dated",
)

kommune = faktentabelle(
    "kommune",
    Column("ags", Text, nullable=False, comment="Official eight-digit key (Amtlicher Gemeindeschlüssel)"),
    Column("name", Text, nullable=False, comment="Short name"),
    Column("name_amtlich", Text, nullable=False, comment="Official name"),
    Column("art", Text, nullable=False, comment="Gemeinde, Stadt, Große Kreisstadt or Kreisfreie Stadt"),
    Column("art_seit", Text, nullable=False, comment="Since when this art, if it changed; may be empty"),
    Column("landkreis", Text, nullable=False, comment="Five-digit key of its Kreis"),
    Column("gueltig_von", Date, nullable=False, comment="First day of existence in this register"),
    Column("gueltig_bis", Date, comment="Last day of existence; NULL: still exists"),
    Column(
        "beginn_ist_erfassung",
        Boolean,
        nullable=False,
        comment="gueltig_von is when the register starts, not a founding",
    ),
    Column("nachfolger_ags", Text, comment="Key of the Kommune that it went into"),
    Column("flaeche_ha", Integer, nullable=False, comment="Official area in hectares"),
    Column("flaeche_quelle", Text, nullable=False, comment="Source and date of the area"),
    Column("flaeche_polygon_ha", Integer, nullable=False, comment="Area of the map polygon in hectares, for checks"),
    Column("lon", Numeric(8, 5), nullable=False, comment="Longitude of a point inside, WGS 84"),
    Column("lat", Numeric(8, 5), nullable=False, comment="Latitude of a point inside, WGS 84"),
    comment="Municipalities with their time of existence",
)

gebietsaenderung = faktentabelle(
    "gebietsaenderung",
    Column("datum", Date, nullable=False, comment="Day on which the change took effect"),
    Column("alt_ags", Text, nullable=False, comment="Key that ended"),
    Column("alt_name", Text, nullable=False, comment="Name that ended"),
    Column("neu_ags", Text, nullable=False, comment="Key of the Kommune that it went into"),
    Column("neu_name", Text, nullable=False, comment="Name of that Kommune"),
    Column("notiz", Text, nullable=False, comment="Doubts and remarks"),
    comment="Mergers: which older key resolves to which newer one",
)

einwohner = faktentabelle(
    "einwohner",
    Column("ags", Text, nullable=False, comment="Official eight-digit key"),
    Column("stichtag", Date, nullable=False, comment="Day of the population figure"),
    Column("einwohner", Integer, nullable=False, comment="Inhabitants (Fortschreibung, base Zensus 2011)"),
    Column("gebietsstand", Date, nullable=False, comment="Territorial status in which it was reported"),
    Column("notiz", Text, nullable=False, comment="How the figure was formed, if not reported as such"),
    comment="Inhabitants of each Kommune at year ends",
)

traeger = faktentabelle(
    "traeger",
    Column("traeger", Text, nullable=False, comment="Stable key of the body"),
    Column("name", Text, nullable=False, comment="Name of the body"),
    Column("art", Text, nullable=False, comment="Kind of body"),
    Column("sitz_ags", Text, comment="Key of the Kommune where it has its seat; NULL: not known or none"),
    Column("landkreis", Text, nullable=False, comment="Five-digit key of the Kreis of its seat"),
    Column("gueltig_von", Date, comment="First day of existence; NULL: not known"),
    Column("gueltig_bis", Date, comment="Last day of existence; NULL: open"),
    *quellenspalten(),
    wert_aus("art", Traegerart),
    comment="Bodies other than a single Kommune that can take part; every Kommune is a Traeger under its ags",
)

mitglied = faktentabelle(
    "mitglied",
    Column("traeger", Text, nullable=False, comment="Key of the body"),
    Column("ags", Text, nullable=False, comment="Key of the member Kommune"),
    Column("gueltig_von", Date, nullable=False, comment="First day of the membership as far as reported"),
    Column("gueltig_bis", Date, comment="Last day of the membership; NULL: open"),
    Column("sicher", Boolean, nullable=False, comment="False: doubtful, never counted"),
    *quellenspalten(),
    comment="Which Kommune is a member of which body, dated; several sources may report the same membership",
)

ereignis = faktentabelle(
    "ereignis",
    Column("traeger", Text, nullable=False, comment="ags of a Kommune or key of another body"),
    Column("art", Text, nullable=False, comment="Kind of event"),
    Column("phase", Text, nullable=False, comment="Phase of a Sicherheitsanalyse, else empty"),
    Column(
        "vorgang", Text, nullable=False, comment="Key that holds the rows of one matter together, e.g. one analysis"
    ),
    *zeitspalten(),
    Column("sicher", Boolean, nullable=False, comment="False: doubtful, kept and shown, never counted"),
    Column("handlungsfelder", Text, nullable=False, comment="Topics, separated by semicolons, may be empty"),
    *quellenspalten(),
    wert_aus("art", Ereignisart),
    CheckConstraint(
        f"phase = '' OR phase IN ({', '.join(repr(str(phase)) for phase in Phase)})",
        name="phase",
    ),
    comment="Something that happened to a Traeger, with date precision and source",
)

foerderung = faktentabelle(
    "foerderung",
    Column("traeger", Text, nullable=False, comment="ags of a Kommune or key of another body"),
    Column("fall", Text, nullable=False, comment="Key of the funding case"),
    Column("geldzustand", Text, nullable=False, comment="State of the money"),
    Column("betrag_cent", BigInteger, comment="Amount in cents; NULL: not published"),
    Column("betrag_zusatz", Text, nullable=False, comment="How the amount was qualified"),
    *zeitspalten(),
    Column("sicher", Boolean, nullable=False, comment="False: doubtful, never counted"),
    Column("handlungsfelder", Text, nullable=False, comment="Topics, separated by semicolons, may be empty"),
    *quellenspalten(),
    wert_aus("geldzustand", Geldzustand),
    wert_aus("betrag_zusatz", Zusatz),
    comment="One dated money state of a funding case",
)

haushaltsansatz = faktentabelle(
    "haushaltsansatz",
    Column("gueltig_von", Date, nullable=False, comment="First day of the budget period"),
    Column("gueltig_bis", Date, nullable=False, comment="Last day of the budget period"),
    Column("betrag_cent", BigInteger, nullable=False, comment="Amount available in the period, in cents"),
    Column("sicher", Boolean, nullable=False, comment="False: doubtful, never counted"),
    *quellenspalten(),
    comment="Money available for a period; never the same as granted",
)

qualifizierung = faktentabelle(
    "qualifizierung",
    Column("lehrgang", Text, nullable=False, comment="Name of the course, e.g. Beccaria"),
    Column("qualifizierungsstand", Text, nullable=False, comment="begonnen or abgeschlossen"),
    Column("personen", Integer, nullable=False, comment="Persons"),
    *zeitspalten(),
    Column("sicher", Boolean, nullable=False, comment="False: doubtful, never counted"),
    *quellenspalten(),
    wert_aus("qualifizierungsstand", Qualifizierungsstand),
    comment="Persons who began or completed a course",
)

veroeffentlichung = faktentabelle(
    "veroeffentlichung",
    Column("begriff", Text, nullable=False, comment="The figure's name in the source, one word"),
    Column("kennzahl", Text, comment="Key of the Kennzahl that the words mean; NULL: none of ours"),
    Column("wert", BigInteger, nullable=False, comment="Value: units, cents for amounts, or numerator of a share"),
    Column("nenner", Integer, comment="Denominator when the value is a share; else NULL"),
    Column("einheit", Text, nullable=False, comment="anzahl, cent, prozent, jahr or anteil"),
    Column("zusatz", Text, nullable=False, comment="How the value was qualified"),
    Column("stand", Text, nullable=False, comment="As-of date as reported: YYYY, YYYY-MM or YYYY-MM-DD"),
    Column("stand_von", Date, nullable=False, comment="First day that the as-of date can mean"),
    Column("stand_bis", Date, nullable=False, comment="Last day that it can mean; the figure stands from here"),
    Column(
        "zeitraum", Text, nullable=False, comment="Period that the value is about; empty: cumulative or at the date"
    ),
    Column("zaehleinheit", Text, nullable=False, comment="What the source counted, if it differs from the Kennzahl"),
    Column(
        "ordnungszahl", Boolean, nullable=False, comment="True: the source numbers what happened that day, the N-th"
    ),
    Column("raum_art", Text, nullable=False, comment="Level of the area"),
    Column("raum", Text, nullable=False, comment="Name of the area, as in polizeidirektion or landkreis.name"),
    *quellenspalten(),
    wert_aus("zusatz", Zusatz),
    wert_aus("raum_art", Ebene),
    comment="Figures that were published, contradictions included",
)

vollstaendigkeit = faktentabelle(
    "vollstaendigkeit",
    Column("kennzahl", Text, nullable=False, comment="Key of a Kennzahl"),
    Column("gueltig_von", Date, nullable=False, comment="First Stichtag for which all its records are delivered"),
    comment="For which Kennzahl the supplier declares its records complete; then a count is the value",
)

fassung = faktentabelle(
    "fassung",
    Column("kennzahl", Text, nullable=False, comment="Key of a Kennzahl"),
    Column("fassung", Integer, nullable=False, comment="Number of its definition in the catalogue"),
    Column("gueltig_von", Date, nullable=False, comment="First Stichtag to which this definition applies"),
    Column("notiz", Text, nullable=False, comment="Who decided it, and why"),
    comment="Which definition of a Kennzahl applies from which Stichtag on; without a row the first one applies",
)

# What a figure asks at a Stichtag and a Datenstand, then what it reads of the row, so that the row itself stays unread.
Index(
    "ix_ereignis_zeit", ereignis.c.art, ereignis.c.spaetestens, ereignis.c.lieferung_id, ereignis.c.ersetzt_durch,
    ereignis.c.traeger, ereignis.c.sicher, ereignis.c.phase, ereignis.c.vorgang,
)  # fmt: skip
Index(
    "ix_foerderung_zeit",
    *(foerderung.c[spalte] for spalte in ("geldzustand", "spaetestens", "lieferung_id", "ersetzt_durch")),
)
Index("ix_einwohner_zeit", einwohner.c.ags, einwohner.c.stichtag)
Index("ix_mitglied_traeger", mitglied.c.traeger)
Index("ix_mitglied_ags", mitglied.c.ags)
Index("ix_traeger_traeger", traeger.c.traeger)
Index("ix_kommune_ags", kommune.c.ags)
Index("ix_zustaendigkeit_landkreis", zustaendigkeit.c.landkreis)
Index("ix_gebietsaenderung_alt", gebietsaenderung.c.alt_ags)

FAKTENTABELLEN = tuple(tabelle for tabelle in metadata.sorted_tables if "ersetzt_durch" in tabelle.c)
