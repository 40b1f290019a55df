"""What do the words of the published figures mean, and which of them are taken for each other?"""

from dataclasses import dataclass
from enum import StrEnum

from domain.kennzahl import Zaehleinheit

ALLGEMEINE_FRAGE = "was die beiden Wörter jeweils zählen"


class Familie(StrEnum):
    """Words of one family are taken for each other, although they mean different things."""

    REICHWEITE = "reichweite"
    VERBUND = "verbund"
    MITTEL = "mittel"


@dataclass(frozen=True)
class Begriff:
    """A word of the ledger as a reader sees it, and as what it was used.

    ``nomen`` is what stands behind a number, ``als`` what was said of it. ``bedeutung`` names the meaning where the
    word has no Kennzahl; empty: the word itself. ``geplant``: a plan, never compared with a result. ``beitritt``:
    the word says that somebody joined. ``frage`` is what its author would have to answer.
    """

    nomen: str
    als: str = ""
    bedeutung: str = ""
    geplant: bool = False
    beitritt: bool = False
    frage: str = ALLGEMEINE_FRAGE

    @property
    def wort(self) -> str:
        """In the middle of a sentence: ``Kommunen „beraten“``."""
        return f"{self.nomen} {self.als}".strip()

    @property
    def heisst(self) -> str:
        """The word alone, in quotation marks: ``„beraten“``, ``„Kooperationsvereinbarungen“``."""
        return self.als if self.als.startswith("„") else zitat(self.wort)

    def hinter(self, wert: int) -> str:
        """The word behind a number: ``1 Kommune „beraten“``."""
        return f"{_EINZAHL.get(self.nomen, self.nomen) if wert == 1 else self.nomen} {self.als}".strip()


@dataclass(frozen=True)
class Bedeutung:
    """What is known of a meaning: a Kennzahl, or a word that is none.

    ``kumuliert``: a total that can only grow. ``beginn``: the first year of the matter, so that a figure for this year
    is a total from the beginning. ``unterschrift``: counts signed agreements or those who signed.
    ``kommunen_von``: counts the Kommunen of what that other meaning counts. ``einheiten``: what one unit is, first as it
    is said in a sentence; where there is none, nobody knows whether values can be added up.
    """

    familie: Familie | None = None
    kumuliert: bool = False
    beginn: int | None = None
    unterschrift: bool = False
    kommunen_von: str = ""
    einheiten: tuple[Zaehleinheit, ...] = ()

    @property
    def zaehlt(self) -> str:
        """``Kommunen``"""
        return _mehrzahl(self.einheiten[0]) if self.einheiten else "die übliche Einheit"

    def zaehlt_ohnehin(self, zaehleinheit: str) -> bool:
        """Whether a published counting unit says no more than what is counted anyway, as one or as many."""
        eigene = {wort.casefold() for e in self.einheiten for wort in (e, _mehrzahl(e))}
        return zaehleinheit.strip().casefold() in {"", *eigene}


def begriff(schluessel: str) -> Begriff:
    """A word of the table; one that a future delivery brings is shown as it is written and means itself."""
    if schluessel in BEGRIFFE:
        return BEGRIFFE[schluessel]
    roh = schluessel.removesuffix("_eur").replace("_", " ").strip()
    return Begriff(zitat(roh or "ohne Wort"), geplant=schluessel.endswith("_geplant"))


def wort(schluessel: str) -> str:
    """For display: ``Kommunen „kontaktiert“``."""
    text = begriff(schluessel).wort
    return text[:1].upper() + text[1:]


def bedeutung(schluessel: str) -> Bedeutung:
    """What is known of a meaning; of an unknown one nothing."""
    return BEDEUTUNGEN.get(schluessel, Bedeutung())


def zitat(text: str) -> str:
    """In German quotation marks, with single ones inside."""
    return "„" + text.replace("„", "‚").replace("“", "‘") + "“"


def _mehrzahl(einheit: Zaehleinheit) -> str:
    return _MEHRZAHL.get(einheit, str(einheit))


_MEHRZAHL = {
    Zaehleinheit.KOMMUNE: "Kommunen", Zaehleinheit.VEREINBARUNG: "Vereinbarungen", Zaehleinheit.ANALYSE: "Analysen",
    Zaehleinheit.PERSON: "Personen",
}  # fmt: skip
_EINZAHL = {
    "Kommunen": "Kommune",
    "Kooperationsvereinbarungen": "Kooperationsvereinbarung",
    "Sicherheitsanalysen": "Sicherheitsanalyse",
    "kommunale Präventionsräte": "kommunaler Präventionsrat",
}
_VERBUND_FRAGE = "ob ein Verbund als eine Kommune zählt und wie viele Kommunen die Vereinbarungen umfassen"

BEGRIFFE = {
    "kommunen_kontaktiert": Begriff(
        "Kommunen", "„kontaktiert“", frage="ob auch nur kontaktierte Kommunen als beraten zählen"
    ),
    "kommunen_beraten": Begriff("Kommunen", "„beraten“", "kommunen_beraten"),
    "kommunen_beteiligt": Begriff(
        "Kommunen", "„beteiligt“ oder „beigetreten“", beitritt=True,
        frage="ob mit „beteiligt“ und „beigetreten“ die beratenen Kommunen gemeint sind",
    ),
    "asskomm_kommunen_ostsachsen": Begriff(  # ten on 08.06.2022: exactly those of the agreements of Ostsachsen
        "„ASSKomm-Kommunen“", "in Ostsachsen", "kooperationsvereinbarungen", beitritt=True,
        frage="ob „ASSKomm-Kommunen“ die Kommunen mit Kooperationsvereinbarung sind",
    ),
    "kooperationsvereinbarungen": Begriff("Kooperationsvereinbarungen", "", "kooperationsvereinbarungen"),
    "kooperationsvereinbarungen_ostsachsen": Begriff(
        "Kooperationsvereinbarungen", "in Ostsachsen", "kooperationsvereinbarungen"
    ),
    "kooperationsvereinbarungen_landkreis": Begriff(
        "Kooperationsvereinbarungen", "im Landkreis", "kooperationsvereinbarungen"
    ),
    "kooperationsvereinbarungen_kommunen": Begriff(
        "Kommunen", "im Verbund", "kommunen_im_verbund", frage=_VERBUND_FRAGE
    ),
    "eng_kooperierende_kommunen": Begriff("eng kooperierende Kommunen", "", "eng_kooperierende_kommunen"),
    "eng_kooperierende_anteil": Begriff("Anteil eng kooperierender Kommunen"),
    "modellkommunen": Begriff("Modellkommunen", "", "modellkommunen"),
    "coaching_kommunen": Begriff("Kommunen", "mit Coaching", "kommunen_mit_coaching"),
    "coaches_pool": Begriff("Coaches im Pool"),
    "kpr_anzahl": Begriff("kommunale Präventionsräte", "", "kommunale_praeventionsraete"),
    "kpr_landkreise": Begriff("Präventionsräte der Landkreise", "", "praeventionsraete_der_landkreise"),
    "kpr_vor_asskomm": Begriff("Präventionsräte vor ASSKomm"),
    "praeventionsgremien_rueckgang_prozent": Begriff("Rückgang der Präventionsgremien"),
    "sicherheitsanalysen": Begriff("Sicherheitsanalysen", "", "sicherheitsanalysen"),
    "sicherheitsanalysen_gestartet": Begriff("Sicherheitsanalysen", "„gestartet“", "sicherheitsanalysen"),
    "sicherheitsanalysen_geplant": Begriff("Sicherheitsanalysen", "geplant", "sicherheitsanalysen", geplant=True),
    "sicherheitsanalysen_kommunen": Begriff("Kommunen", "mit Sicherheitsanalyse", "kommunen_mit_sicherheitsanalyse"),
    "sicherheitsanalysen_kommunen_gestartet": Begriff(
        "Kommunen", "mit „gestarteter“ Sicherheitsanalyse", "kommunen_mit_sicherheitsanalyse"
    ),
    "sicherheitsanalysen_kommunen_geplant": Begriff(
        "Kommunen", "mit geplanter Sicherheitsanalyse", "kommunen_mit_sicherheitsanalyse", geplant=True
    ),
    "sicherheitsanalyse_dauer_wochen": Begriff("Dauer einer Sicherheitsanalyse"),
    "fragebogen_stichprobe": Begriff("verschickte Fragebögen einer Sicherheitsanalyse"),
    "fachworkshop_kommunen": Begriff("Kommunen", "beim Fachworkshop"),
    "auftaktkonferenz_befragte": Begriff("Befragte der Auftaktkonferenz"),
    "auftaktkonferenz_teilnehmende": Begriff("Teilnehmende der Auftaktkonferenz"),
    "beccaria_absolventen": Begriff("Beccaria-Absolventinnen und -Absolventen", "", "beccaria_absolventen"),
    "beccaria_laufend": Begriff("Personen", "in der laufenden Beccaria-Fortbildung", "beccaria_laufend"),
    "studiengaenge_praeventionsmanagement_start": Begriff("Start der Studiengänge Präventionsmanagement"),
    "studierende_praeventionsmanagement_bachelor": Begriff("Studierende Präventionsmanagement (Bachelor)"),
    "studierende_praeventionsmanagement_master": Begriff("Studierende Präventionsmanagement (Master)"),
    "foerdermittel_verfuegbar_eur": Begriff("Fördermittel", "verfügbar", "foerdermittel_verfuegbar"),
    "foerdermittel_bewilligt_eur": Begriff("Fördermittel", "bewilligt", "foerdermittel_bewilligt"),
    "haushalt_kriminalpraevention_zusaetzlich_eur": Begriff(
        "zusätzliche Mittel", "für die ganze Kriminalprävention",
        frage="ob der Betrag für die ganze Kriminalprävention oder nur für die Richtlinie Kommunale Prävention gilt",
    ),
    "foerdersatz_max_prozent": Begriff("höchster Fördersatz"),
    "foerderuntergrenze_eur": Begriff("Untergrenze einer Förderung"),
    "personalausgaben_obergrenze_tvl": Begriff("höchste Entgeltgruppe geförderten Personals"),
    "gemeinden_sachsen": Begriff("Gemeinden in Sachsen"),
    "asskomm_gruendungsjahr": Begriff("Gründungsjahr der Allianz"),
}  # fmt: skip

# Meanings that a rule has to know, by Kennzahl or, without one, by word. Councils can be dissolved and their number can
# fall; of "eng kooperierend" nobody said how it ends. Councils are told as Kommunen and counted as Träger.
_KOMMUNEN, _EURO, _PERSONEN = (Zaehleinheit.KOMMUNE,), (Zaehleinheit.EURO,), (Zaehleinheit.PERSON,)
BEDEUTUNGEN = {
    "kommunen_kontaktiert": Bedeutung(Familie.REICHWEITE, kumuliert=True, einheiten=_KOMMUNEN),
    "kommunen_beteiligt": Bedeutung(Familie.REICHWEITE, kumuliert=True, einheiten=_KOMMUNEN),
    "kommunen_beraten": Bedeutung(Familie.REICHWEITE, kumuliert=True, einheiten=_KOMMUNEN),
    "kooperationsvereinbarungen": Bedeutung(
        Familie.VERBUND, kumuliert=True, unterschrift=True, einheiten=(Zaehleinheit.VEREINBARUNG,)
    ),
    "kommunen_im_verbund": Bedeutung(Familie.VERBUND, kumuliert=True, unterschrift=True, einheiten=_KOMMUNEN),
    "einwohner_im_verbund": Bedeutung(einheiten=(Zaehleinheit.EINWOHNER,)),
    "eng_kooperierende_kommunen": Bedeutung(einheiten=_KOMMUNEN),
    "foerdermittel_verfuegbar": Bedeutung(Familie.MITTEL, einheiten=_EURO),
    "haushalt_kriminalpraevention_zusaetzlich_eur": Bedeutung(Familie.MITTEL, einheiten=_EURO),
    "foerdermittel_bewilligt": Bedeutung(kumuliert=True, einheiten=_EURO),
    "sicherheitsanalysen": Bedeutung(kumuliert=True, beginn=2021, einheiten=(Zaehleinheit.ANALYSE,)),
    "kommunen_mit_sicherheitsanalyse": Bedeutung(
        kumuliert=True, beginn=2021, kommunen_von="sicherheitsanalysen", einheiten=_KOMMUNEN
    ),
    "kommunale_praeventionsraete": Bedeutung(einheiten=(Zaehleinheit.KOMMUNE, Zaehleinheit.TRAEGER)),
    "praeventionsraete_der_landkreise": Bedeutung(einheiten=(Zaehleinheit.TRAEGER,)),
    "kommunen_mit_coaching": Bedeutung(kumuliert=True, einheiten=_KOMMUNEN),
    "modellkommunen": Bedeutung(kumuliert=True, einheiten=_KOMMUNEN),
    "beccaria_absolventen": Bedeutung(kumuliert=True, einheiten=_PERSONEN),
    "beccaria_laufend": Bedeutung(einheiten=_PERSONEN),
}
