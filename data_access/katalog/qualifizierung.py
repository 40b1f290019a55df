"""How many people completed or began the Beccaria course?"""

from sqlalchemy import extract

from data_access.katalog.zaehlung import Belege, ohne_ort
from data_access.scope import Scope
from domain.ereignis import Qualifizierungsstand
from domain.kennzahl import Kennzahl, Zaehleinheit


def _absolventen(scope: Scope) -> Belege:
    q = scope.qualifizierung
    fertig = (q.c.lehrgang == "Beccaria", q.c.qualifizierungsstand == Qualifizierungsstand.ABGESCHLOSSEN)
    return ohne_ort(q, q.c.personen, *fertig, traeger=q.c.lehrgang)


BECCARIA_ABSOLVENTEN = Kennzahl(
    schluessel="beccaria_absolventen",
    titel="Beccaria-Absolventen",
    definition="Personen, die die Fortbildung „Fachkraft für Kriminalprävention“ (Beccaria) abgeschlossen haben, auch vor ASSKomm.",
    abgrenzung="Personen, nicht Kommunen: Die 102 Absolventen vom Februar 2021 haben nichts mit den 102 beratenen Kommunen "
    "desselben Tages zu tun. Nicht gezählt: laufende Lehrgänge, Studierende.",
    zaehleinheit=Zaehleinheit.PERSON,
    einzahl="Beccaria-Absolventin oder -Absolvent",
    mehrzahl="Beccaria-Absolventinnen und -Absolventen",
    messung=_absolventen,
    landesweit=True,
    massgeblich="Die Aufzeichnungen des Landespräventionsrats über die Fortbildung. Sie liegen nicht vor, es gibt nur veröffentlichte "
    "Zahlen.",
)


def _laufend(scope: Scope) -> Belege:
    q = scope.qualifizierung
    begonnen = (q.c.lehrgang == "Beccaria", q.c.qualifizierungsstand == Qualifizierungsstand.BEGONNEN)
    im_jahr = extract("year", q.c.spaetestens) == extract("year", q.c.stichtag)
    return ohne_ort(q, q.c.personen, *begonnen, im_jahr, traeger=q.c.lehrgang)


BECCARIA_LAUFEND = Kennzahl(
    schluessel="beccaria_laufend",
    titel="Beccaria laufend",
    definition="Personen, die die Beccaria-Fortbildung im Jahr des Stichtags begonnen haben.",
    abgrenzung="Nicht gezählt: wer die Fortbildung schon abgeschlossen hat.",
    zaehleinheit=Zaehleinheit.PERSON,
    einzahl="Person in der laufenden Beccaria-Fortbildung",
    mehrzahl="Personen in der laufenden Beccaria-Fortbildung",
    messung=_laufend,
    landesweit=True,
    kumuliert=False,
    massgeblich="Die Aufzeichnungen des Landespräventionsrats über die Fortbildung. Sie liegen nicht vor, es gibt nur veröffentlichte "
    "Zahlen.",
)
