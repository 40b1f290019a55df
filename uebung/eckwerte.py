"""Which totals does the practice register have to meet on which day, and which days meet them?

All totals of the whole state that were published as exact or "bereits" are met, counted by our own definitions, with
these exceptions (docs/adr/0010-uebungsdaten.md), because the published figures contradict each other or count something else:

* ``kommunen_im_verbund`` was published in signers ("ein Verbund zählt meist als eine"), which are our
  ``kooperationsvereinbarungen``: 29, 30, 42, 49 and 50 are met by them. 20 in January 2021 cannot be: six agreements with
  known dates lie between that month and the 21st on 25 May 2021. 43 on 20 January 2023 cannot be either: the
  Verwaltungsgemeinschaft Reichenbach/O.L. had signed on 21 December 2022 as the 43rd and was numbered later. The figure
  that counts Kommunen is larger, because the members of an association count each.
* ``kommunen_mit_sicherheitsanalyse``: 13 in 2021 is met; 16 in April 2021 was what had been announced. 12 and 13 (Plauen,
  October 2022) are the numbers of analyses of 2021 and 2022, and as such they are met.
* ``foerdermittel_verfuegbar``: 1.3 million each year, hence 2.6 million for 2019 and 2020. Not 140,000 (2018, before the
  programme) and not 1.3 million for both years 2021 and 2022.
* ``kommunale_praeventionsraete``: councils older than ASSKomm count here, as our definition says, so the published totals
  include them.
* ``eng_kooperierende_kommunen`` has no definition and nothing is counted.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

from uebung.meldung import ENDE, zufallstag

Eckwerte = Sequence[tuple[date, int]]
Feste = Iterable[tuple[date, int]]

BERATEN: Eckwerte = (
    (date(2020, 2, 12), 64), (date(2020, 9, 16), 87), (date(2021, 1, 17), 99), (date(2021, 1, 18), 100),
    (date(2021, 2, 6), 102), (date(2021, 5, 5), 105), (date(2021, 5, 25), 109), (date(2021, 9, 1), 121),
    (date(2022, 1, 11), 126), (date(2022, 12, 31), 142), (ENDE, 151),
)  # fmt: skip
VEREINBARUNGEN: Eckwerte = (
    (date(2021, 5, 24), 20), (date(2021, 5, 25), 21), (date(2021, 11, 30), 29), (date(2021, 12, 1), 30),
    (date(2022, 11, 28), 42), (date(2023, 2, 23), 47), (date(2023, 4, 5), 49), (date(2023, 4, 25), 50), (ENDE, 51),
)  # fmt: skip
RAETE: Eckwerte = (
    (date(2018, 12, 31), 6), (date(2020, 2, 12), 16), (date(2020, 9, 15), 16), (date(2020, 9, 16), 17),
    (date(2020, 11, 30), 17), (date(2021, 2, 6), 19), (date(2021, 6, 25), 21), (date(2021, 9, 1), 25),
    (date(2021, 9, 30), 25), (date(2021, 11, 30), 26), (date(2022, 3, 31), 26), (date(2022, 12, 21), 28),
    (date(2023, 2, 8), 29), (date(2023, 2, 9), 30), (ENDE, 31),
)  # fmt: skip
COACHING: Eckwerte = ((date(2020, 12, 31), 24), (date(2021, 2, 6), 24), (date(2021, 11, 30), 32), (ENDE, 44))
ABSOLVENTEN: Eckwerte = ((date(2019, 12, 31), 72), (date(2021, 2, 6), 102))
BEWILLIGT_BIS, BEWILLIGT_CENT = date(2021, 2, 6), (42_050_000, 42_990_000)
HAUSHALT_CENT = 130_000_000  # in each year


def freie_tage(rng: Random, eckwerte: Eckwerte, feste: Feste, beginn: date) -> list[date]:
    """Days on which one more each has to happen beside what is fixed (day, contribution) to meet every total."""
    feste, tage, von = list(feste), list[date](), beginn
    for bis, soll in eckwerte:
        fehlen = soll - len(tage) - sum(beitrag for tag, beitrag in feste if tag <= bis)
        if fehlen < 0:
            raise ValueError(f"Bis zum {bis} sind schon {-fehlen} zu viel festgelegt.")
        tage += sorted(zufallstag(rng, von, bis) for _ in range(fehlen))
        von = bis + timedelta(days=1)
    return tage
