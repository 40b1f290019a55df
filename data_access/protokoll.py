"""What does the database keep about itself: deliveries, why they changed something, what was given out, who is signed in?

These tables only grow, but for the sessions. Nothing in them is changed or deleted.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, ForeignKey, Integer, LargeBinary, Table, Text, text

from data_access.spalten import metadata, wert_aus
from domain.aenderung import Aenderungsart
from domain.auswahl import Ebene
from domain.kennzahl import Basis
from domain.rolle import Rolle
from domain.zahlen import Zusatz

lieferung = Table(
    "lieferung",
    metadata,
    Column("id", Integer, primary_key=True, comment="Number of the delivery, counted from 1: the Datenstand"),
    Column("kennung", Text, nullable=False, comment="Name that the supplier gave the delivery"),
    Column("titel", Text, nullable=False, comment="What the delivery contains, in one line"),
    Column("herausgeber", Text, nullable=False, comment="Body that supplies it"),
    Column("stand", Date, nullable=False, comment="Day up to which the delivery claims to report"),
    Column(
        "uebung",
        Boolean,
        nullable=False,
        server_default=text("false"),
        comment="True: invented data for practice; a database holds only these or none",
    ),
    Column(
        "mitgeliefert",
        Boolean,
        nullable=False,
        server_default=text("false"),
        comment="True: it came with the product; such a delivery leaves alone what others decided",
    ),
    Column("eingelesen_am", DateTime(timezone=True), nullable=False, comment="When it was loaded (UTC)"),
    Column("pruefsumme", Text, nullable=False, unique=True, comment="SHA-256 over its files; the same one loads once"),
    Column("notiz", Text, nullable=False, comment="Remark of the person who loaded it"),
    comment="One delivery of data, accepted whole or not at all",
)

lieferung_kopie = Table(
    "lieferung_kopie",
    metadata,
    Column("lieferung_id", ForeignKey("lieferung.id"), primary_key=True, comment="Delivery that was loaded from it"),
    Column("dateiname", Text, nullable=False, comment="Name of the file as it was delivered; a folder becomes a ZIP"),
    Column("inhalt", LargeBinary, nullable=False, comment="The bytes as they were delivered"),
    comment="What was delivered, byte by byte; the dashboard does not read it. Bundled deliveries keep none",
)

aenderung = Table(
    "aenderung",
    metadata,
    Column("id", Integer, primary_key=True, comment="Number of the row"),
    Column("lieferung_id", ForeignKey("lieferung.id"), nullable=False, index=True, comment="Delivery that made it"),
    Column("tabelle", Text, nullable=False, comment="Table of the record"),
    Column("kennung", Text, nullable=False, comment="Stable name of the record"),
    Column("art", Text, nullable=False, comment="What happened to the record"),
    Column("grund", Text, nullable=False, comment="Why, in the words of the delivery"),
    wert_aus("art", Aenderungsart),
    comment="Why a delivery corrected, withdrew or took up again a stored record",
)

papier = Table(
    "papier",
    metadata,
    Column("kennung", Text, primary_key=True, comment="Its name in print and in the address of its Zitierkarte"),
    Column("pruefwert", Text, nullable=False, unique=True, comment="SHA-256 over aufnahme; kennung is its beginning"),
    Column("art", Text, nullable=False, comment="What the paper was made for"),
    Column("titel", Text, nullable=False, comment="Title as it is printed"),
    Column("drucksache", Text, nullable=False, comment="Number of the Drucksache that it answers, may be empty"),
    Column("aufnahme", Text, nullable=False, comment="All that the paper says, as canonical JSON"),
    Column("entstanden_am", DateTime(timezone=True), nullable=False, comment="When it left for the first time (UTC)"),
    comment="Every paper that left this product, frozen: whatever its format, the same figures are one row",
)

ausgabe = Table(
    "ausgabe",
    metadata,
    Column("id", Integer, primary_key=True, comment="Number of the entry"),
    Column("ausgegeben_am", DateTime(timezone=True), nullable=False, comment="When the figure left the product (UTC)"),
    Column("art", Text, nullable=False, comment="How it left: the format or the command"),
    Column("anlass", Text, nullable=False, comment="What for, as the person said who took it"),
    Column("kennzahl", Text, nullable=False, comment="Key of the Kennzahl"),
    Column("fassung", Integer, nullable=False, comment="Number of the definition that was in force"),
    Column("ebene", Text, nullable=False, comment="Level of the area"),
    Column("raum", Text, nullable=False, comment="Name of the area"),
    Column("gliederung", Text, nullable=False, comment="Level by which the figures were listed"),
    Column("raum_wahl", Text, nullable=False, comment="The chosen area as a link restores it, empty: whole state"),
    Column("stichtag", Date, nullable=False, comment="Day that the figure is about"),
    Column("datenstand", ForeignKey("lieferung.id"), nullable=False, comment="Newest delivery known when it was made"),
    Column("wert", BigInteger, comment="Units or cents; NULL: keine Angabe"),
    Column("zusatz", Text, nullable=False, comment="How the value was qualified"),
    Column("basis", Text, nullable=False, comment="What the value rested on"),
    Column("text", Text, nullable=False, comment="The figure as it was worded"),
    Column(
        "papier",
        ForeignKey("papier.kennung"),
        index=True,
        comment="Paper on which it stands; NULL: it left without one",
    ),
    wert_aus("ebene", Ebene),
    wert_aus("gliederung", Ebene),
    wert_aus("zusatz", Zusatz),
    wert_aus("basis", Basis),
    comment="Every figure that left this product: the other half of the Zahlenregister",
)

freigabe = Table(
    "freigabe",
    metadata,
    Column("id", Integer, primary_key=True, comment="Number of the entry; of several for a delivery the newest counts"),
    Column(
        "lieferung_id", ForeignKey("lieferung.id"), nullable=False, index=True, comment="Delivery, with all before it"
    ),
    Column("ab", DateTime(timezone=True), nullable=False, comment="From when on everybody may see it (UTC)"),
    Column("erteilt_am", DateTime(timezone=True), nullable=False, comment="When the release was entered (UTC)"),
    Column("erteilt_von", Text, nullable=False, comment="Who entered it"),
    Column("notiz", Text, nullable=False, comment="Remark of that person"),
    comment="Which deliveries are released, and from when on; without an entry a delivery is vorläufig",
)

einsicht = Table(
    "einsicht",
    metadata,
    Column("id", Integer, primary_key=True, comment="Number of the entry"),
    Column("zeit", DateTime(timezone=True), nullable=False, comment="When the figures were shown or taken (UTC)"),
    Column("leser", Text, nullable=False, comment="Who: the provider's name for the person"),
    Column("name", Text, nullable=False, comment="The person's name as the provider tells it"),
    Column("rolle", Text, nullable=False, comment="What allowed the person to see them"),
    Column("ort", Text, nullable=False, comment="Page, or kind of file"),
    Column("datenstand", ForeignKey("lieferung.id"), nullable=False, comment="Datenstand that was not released"),
    Column("auswahl", Text, nullable=False, comment="What was chosen, as a link restores it"),
    wert_aus("rolle", Rolle),
    comment="Every look at figures before their release",
)

sitzung = Table(
    "sitzung",
    metadata,
    Column("id", Text, primary_key=True, comment="SHA-256 of the secret that the reader's browser keeps"),
    Column("leser", Text, nullable=False, comment="Who: the provider's name for the person"),
    Column("name", Text, nullable=False, comment="The person's name as the provider tells it"),
    Column("rolle", Text, nullable=False, comment="What the person may see"),
    Column("begonnen_am", DateTime(timezone=True), nullable=False, comment="When the person signed in (UTC)"),
    Column("zuletzt_am", DateTime(timezone=True), nullable=False, comment="When it was last used, to the minute (UTC)"),
    Column("endet_am", DateTime(timezone=True), nullable=False, index=True, comment="When it ends at the latest (UTC)"),
    Column("beendet_am", DateTime(timezone=True), comment="When the person signed out (UTC); NULL: has not"),
    Column("vorgang", Text, nullable=False, unique=True, comment="SHA-256 of the sign-in's state: it is good for one"),
    Column("ausweis", Text, comment="The provider's token for signing out there, encrypted with the browser's secret"),
    wert_aus("rolle", Rolle),
    comment="Who is signed in: one list for all processes. The only table here whose rows change and go",
)

NUR_WACHSEND = (aenderung, papier, ausgabe, freigabe, einsicht)  # the database itself refuses to change their rows
