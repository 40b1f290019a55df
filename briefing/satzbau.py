"""How does a sentence about each Kennzahl run: its verb, its counted thing and what is said of it?

A sentence is "{when} {verb} {whom} {where} {by whose account} {how many} {said}."; as a question "wie viele {things} {when}
{whom} {where} {said at the end}".
"""

from dataclasses import dataclass

from domain.nomen import Genus, Nomen, unveraenderlich

KOMMUNE = unveraenderlich(Genus.WEIBLICH, "Kommune", "Kommunen")
PERSON = unveraenderlich(Genus.WEIBLICH, "Person", "Personen")
MENSCH = Nomen(
    Genus.MAENNLICH, ("Mensch", "Menschen", "Menschen", "Menschen"), ("Menschen", "Menschen", "Menschen", "Menschen")
)
RAT = Nomen(
    Genus.MAENNLICH,
    ("Kommunaler Präventionsrat", *("Kommunalen Präventionsrats",), *("Kommunalen Präventionsrat",) * 2),
    ("Kommunale Präventionsräte", "Kommunaler Präventionsräte", "Kommunalen Präventionsräten", "Kommunale Präventionsräte"),
)  # fmt: skip
KREISRAT = Nomen(
    Genus.MAENNLICH,
    ("Präventionsrat", "Präventionsrats", "Präventionsrat", "Präventionsrat"),
    ("Präventionsräte", "Präventionsräte", "Präventionsräten", "Präventionsräte"),
)
VEREINBARUNG = unveraenderlich(Genus.WEIBLICH, "Kooperationsvereinbarung", "Kooperationsvereinbarungen")
ANALYSE = Nomen(
    Genus.WEIBLICH,
    ("vom Land bezahlte Sicherheitsanalyse", *("vom Land bezahlten Sicherheitsanalyse",) * 2,
     "vom Land bezahlte Sicherheitsanalyse"),
    ("vom Land bezahlte Sicherheitsanalysen", "vom Land bezahlter Sicherheitsanalysen",
     "vom Land bezahlten Sicherheitsanalysen", "vom Land bezahlte Sicherheitsanalysen"),
)  # fmt: skip


@dataclass(frozen=True)
class Satzbau:
    """The pieces of the sentence of one Kennzahl.

    ``nomen`` is None for money, whose amount ``geld`` names. ``bis``: it adds up until a day, else it holds on a day.
    ``am_ende``: how the question ends, where that is not ``gesagt`` and the verb. ``verneint``: what is said of a single
    Kommune that does not count, where that is not "nicht" and ``gesagt``. ``thema``: what the number is of, behind "die
    Zahl" or "die Summe". ``wem`` stands in for "in Sachsen". ``kurz`` stands behind the amount in a headline.
    """

    einzahl: str
    mehrzahl: str
    gesagt: str
    thema: str
    kurz: str
    nomen: Nomen | None = KOMMUNE
    geld: str = ""
    bis: bool = True
    am_ende: tuple[str, str] | None = None
    verneint: str = ""
    wem: str = ""

    def frage(self, *, mehrzahl: bool) -> str:
        """The end of a subordinate clause."""
        if self.am_ende:
            return self.am_ende[mehrzahl]
        return f"{self.gesagt} {self.mehrzahl if mehrzahl else self.einzahl}".strip()

    @property
    def nicht(self) -> str:
        return self.verneint or f"nicht {self.gesagt}"


SATZBAU: dict[str, Satzbau] = {
    "kommunen_beraten": Satzbau(
        "wurde", "wurden", "vom Landespräventionsrat zu ASSKomm beraten",
        thema="der vom Landespräventionsrat zu ASSKomm beratenen Kommunen", kurz="beraten",
    ),
    "kommunen_im_verbund": Satzbau(
        "hatte", "hatten", "selbst oder als Mitglied eines Verbunds eine Kooperationsvereinbarung",
        thema="der Kommunen mit Kooperationsvereinbarung (selbst oder als Mitglied eines Verbunds)",
        kurz="mit Kooperationsvereinbarung", bis=False,
        verneint="weder selbst noch als Mitglied eines Verbunds eine Kooperationsvereinbarung",
    ),
    "kommunale_praeventionsraete": Satzbau(
        "bestand", "bestanden", "", thema="der Kommunalen Präventionsräte", kurz="", nomen=RAT, bis=False,
    ),
    "eng_kooperierende_kommunen": Satzbau(
        "arbeitete", "arbeiteten", "eng mit ASSKomm zusammen",
        thema="der eng mit ASSKomm zusammenarbeitenden Kommunen", kurz="in enger Zusammenarbeit", bis=False,
        am_ende=("eng mit ASSKomm zusammenarbeitete", "eng mit ASSKomm zusammenarbeiteten"),
    ),
    "foerdermittel_bewilligt": Satzbau(
        "wurden", "wurden", "bewilligt", thema="der bewilligten Fördermittel", kurz="bewilligt",
        nomen=None, geld="Fördermittel", wem="den Kommunen",
    ),
    "foerdermittel_verfuegbar": Satzbau(
        "waren", "waren", "für kommunale Prävention veranschlagt",
        thema="der für kommunale Prävention veranschlagten Fördermittel", kurz="veranschlagt",
        nomen=None, geld="Fördermittel", bis=False,
    ),
    "kooperationsvereinbarungen": Satzbau(
        "wurde", "wurden", "unterzeichnet", thema="der unterzeichneten Kooperationsvereinbarungen", kurz="",
        nomen=VEREINBARUNG,
    ),
    "einwohner_im_verbund": Satzbau(
        "lebte", "lebten", "in Kommunen mit einer Kooperationsvereinbarung (Einwohnerzahlen des jüngsten vorliegenden Jahresendes)",
        thema="der Menschen in Kommunen mit einer Kooperationsvereinbarung",
        kurz="in Kommunen mit Kooperationsvereinbarung", nomen=MENSCH, bis=False,
        am_ende=("in Kommunen mit einer Kooperationsvereinbarung lebte", "in Kommunen mit einer Kooperationsvereinbarung lebten"),
    ),
    "modellkommunen": Satzbau(
        "gehörte", "gehörten", "zu den Modellkommunen von ASSKomm", thema="der Modellkommunen",
        kurz="als Modellkommunen", bis=False,
    ),
    "kommunen_mit_coaching": Satzbau(
        "erhielt", "erhielten", "ein Coaching im Rahmen von ASSKomm",
        thema="der Kommunen mit einem Coaching im Rahmen von ASSKomm", kurz="mit Coaching",
        verneint="kein Coaching im Rahmen von ASSKomm",
    ),
    "sicherheitsanalysen": Satzbau(
        "wurde", "wurden", "begonnen", thema="der begonnenen, vom Land bezahlten Sicherheitsanalysen", kurz="",
        nomen=ANALYSE,
    ),
    "kommunen_mit_sicherheitsanalyse": Satzbau(
        "nahm", "nahmen", "an einer vom Land bezahlten Sicherheitsanalyse teil",
        thema="der Kommunen mit einer vom Land bezahlten Sicherheitsanalyse", kurz="mit Sicherheitsanalyse",
        am_ende=("an einer vom Land bezahlten Sicherheitsanalyse teilnahm", "an einer vom Land bezahlten Sicherheitsanalyse teilnahmen"),
    ),
    "praeventionsraete_der_landkreise": Satzbau(
        "bestand", "bestanden", "auf der Ebene der Landkreise", thema="der Präventionsräte der Landkreise",
        kurz="der Landkreise", nomen=KREISRAT, bis=False,
    ),
    "beccaria_absolventen": Satzbau(
        "hatte", "hatten", "die Beccaria-Fortbildung „Fachkraft für Kriminalprävention“ abgeschlossen",
        thema="der Absolventinnen und Absolventen der Beccaria-Fortbildung", kurz="mit Beccaria-Abschluss", nomen=PERSON,
    ),
    "beccaria_laufend": Satzbau(
        "begann", "begannen", "die Beccaria-Fortbildung „Fachkraft für Kriminalprävention“",
        thema="der neu Begonnenen in der Beccaria-Fortbildung", kurz="neu in der Beccaria-Fortbildung", nomen=PERSON,
    ),
}  # fmt: skip
# What a published number of councils says is less than that they exist: how they came about is in the source.
VEROEFFENTLICHT: dict[str, Satzbau] = {
    "kommunale_praeventionsraete": Satzbau(
        "hatte sich", "hatten sich", "konstituiert oder war reaktiviert worden",
        thema="der Kommunalen Präventionsräte", kurz="", nomen=RAT,
    ),
}  # fmt: skip
