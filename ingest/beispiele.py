"""How does a filled-in row look on each sheet? From the bundled data; what these do not have is invented and says so."""

Beispielzeile = dict[str, str]  # field -> canonical text, as in the CSV files of data/lieferungen
_HOYERSWERDA = {
    "traeger": "14625240", "art": "kooperationsvereinbarung", "datum": "2021-03-30", "genauigkeit": "tag", "sicher": "ja",
    "herausgeber": "ASSKomm / Landespräventionsrat Sachsen",
}  # fmt: skip
ERFUNDEN = ("haushaltsansaetze.csv", "qualifizierungen.csv", "fassungen.csv")
BEISPIELE: dict[str, tuple[Beispielzeile, ...]] = {
    "ereignisse.csv": (
        _HOYERSWERDA,
        {
            "traeger": "staedtebund-silberberg", "art": "sicherheitsanalyse", "phase": "Auftakt", "datum": "2022-01-26",
            "genauigkeit": "tag", "sicher": "ja", "vorgang": "analyse-staedtebund-silberberg", "herausgeber": "Stadt Schneeberg",
        },
        {
            "traeger": "14521020", "art": "sicherheitsanalyse", "phase": "Auftakt", "datum": "2021", "genauigkeit": "jahr",
            "sicher": "nein", "vorgang": "analyse-14521020", "herausgeber": "Radio Erzgebirge",
        },
    ),
    "foerderungen.csv": (
        {
            "traeger": "14522140", "fall": "foerderung-14522140-2020-07-08", "geldzustand": "bewilligt", "datum": "2020-07-08",
            "genauigkeit": "tag", "betrag_eur": "40000", "betrag_zusatz": "exakt", "sicher": "ja",
            "herausgeber": "Medienservice Sachsen (SMI)",
        },
        {
            "traeger": "14730310", "fall": "foerderung-14730310-2021-06-25", "geldzustand": "bewilligt", "datum": "2021-06-25",
            "genauigkeit": "bekannt_am", "betrag_eur": "160000", "betrag_zusatz": "ca", "sicher": "ja",
            "herausgeber": "Medienservice Sachsen (SMI)",
        },
    ),
    "haushaltsansaetze.csv": (
        {
            "gueltig_von": "2021-01-01", "gueltig_bis": "2021-12-31", "betrag_eur": "1300000", "sicher": "ja",
            "quelle_titel": "Haushaltsplan 2021/2022", "notiz": "erfunden",
        },
    ),
    "qualifizierungen.csv": (
        {
            "lehrgang": "Beccaria", "qualifizierungsstand": "begonnen", "datum": "2021-01", "genauigkeit": "monat",
            "personen": "18", "sicher": "ja", "notiz": "erfunden",
        },
        {
            "lehrgang": "Beccaria", "qualifizierungsstand": "abgeschlossen", "datum": "2022-03-25", "genauigkeit": "tag",
            "personen": "16", "sicher": "ja", "notiz": "erfunden",
        },
    ),
    "traeger.csv": (
        {
            "traeger": "staedtebund-silberberg", "name": "Städtebund Silberberg", "art": "Städtebund", "landkreis": "14521",
            "notiz": "Sitz nicht genannt, Mitglieder im Erzgebirgskreis",
        },
        {
            "traeger": "gruppe-wurzener-land", "name": "Wurzener Land", "art": "Gruppe", "sitz_ags": "14729410",
            "landkreis": "14729", "notiz": "gemeinsamer Präventionsrat, Sitz Wurzen",
        },
    ),
    "mitglieder.csv": (
        {
            "traeger": "staedtebund-silberberg", "ags": "14521370", "gueltig_von": "2021-12-17", "sicher": "ja",
            "notiz": "als Mitglied des Städtebundes Silberberg",
        },
    ),
    "veroeffentlichungen.csv": (
        {
            "begriff": "kommunen_beraten", "kennzahl": "kommunen_beraten", "wert": "126", "einheit": "anzahl",
            "zusatz": "bereits", "stand": "2022-01-11", "raum_art": "land", "raum": "Sachsen", "herausgeber": "SMI",
        },
        {
            "begriff": "foerdermittel_bewilligt_eur", "kennzahl": "foerdermittel_bewilligt", "wert": "420000",
            "einheit": "eur", "zusatz": "ueber", "stand": "2021-02-06", "zeitraum": "seit 02/2019", "raum_art": "land",
            "raum": "Sachsen", "herausgeber": "SMI",
        },
    ),
    "einwohner.csv": (
        {"ags": "14524330", "stichtag": "2022-12-31", "einwohner": "87172", "gebietsstand": "2023-01-01"},
    ),
    "kommunen.csv": (
        {
            "ags": "14522275", "name": "Jahnatal", "name_amtlich": "Jahnatal", "art": "Gemeinde", "landkreis": "14522",
            "gueltig_von": "2023-01-01", "beginn_ist_erfassung": "nein", "flaeche_ha": "7096", "flaeche_polygon_ha": "7118",
            "lon": "13.13079", "lat": "51.18835",
        },
    ),
    "gebietsaenderungen.csv": (
        {
            "datum": "2023-01-01", "alt_ags": "14522450", "alt_name": "Ostrau", "neu_ags": "14522275", "neu_name": "Jahnatal",
        },
    ),
    "zustaendigkeiten.csv": (
        {"landkreis": "14522", "polizeidirektion": "Chemnitz", "gueltig_von": "2013-01-01"},
    ),
    "landkreise.csv": ({"landkreis": "14522", "name": "Mittelsachsen", "art": "Landkreis"},),
    "vollstaendigkeit.csv": ({"kennzahl": "modellkommunen", "gueltig_von": "2019-01-01"},),
    "fassungen.csv": (
        {"kennzahl": "kommunen_beraten", "fassung": "1", "gueltig_von": "2019-01-01", "notiz": "erfunden"},
    ),
}  # fmt: skip
