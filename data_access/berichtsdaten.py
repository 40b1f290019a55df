"""Which questions may the product ask of the reporting database?"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache

import pandas as pd

from data_access import abfragen, belege, lehrgaenge, register, verzeichnis, wahl
from data_access.ausgaben import anzahl_ausgaben, ausgaben
from data_access.begruendung import Weg, begruendung
from data_access.bewertung import Bewertung
from data_access.foerderdaten import Foerderdaten
from data_access.lieferstand import Lieferstand
from data_access.raetedaten import Raetedaten
from data_access.raeume import raeume
from data_access.raum import SPALTEN, im_raum, summe_je, summen_je_raum
from data_access.stammdaten import Stammdaten
from data_access.stufen import mit_stufe
from data_access.traegerdaten import Traegerdaten
from data_access.wissensstand import Wissensstand
from domain.aenderung import Begruendung, vergleichbar
from domain.auswahl import NICHT_ZUGEORDNET, PROGRAMMSTART, Auswahl, Ebene
from domain.fehler import Eingabefehler
from domain.kennzahl import Kennzahl
from domain.messwert import Messwert, Veroeffentlichung
from domain.widerspruch import Widerspruch

# Since the programme began, whatever day a delivery claims: SQLite joins at most 500 days in one question.
_MONATSENDEN = tuple(tag.date() for tag in pd.date_range(PROGRAMMSTART, periods=480, freq="ME"))


class Berichtsdaten(Wissensstand):
    """Every question of the read side.

    All methods raise Dienstfehler when the database is away and Datenfehler when nothing is loaded.
    """

    @cached_property
    def foerderung(self) -> Foerderdaten:
        """The questions about single funding cases."""
        return Foerderdaten(self._read)

    @cached_property
    def lieferstand(self) -> Lieferstand:
        """The questions about deliveries, freshness and records that look wrong."""
        return Lieferstand(self._read)

    @cached_property
    def raete(self) -> Raetedaten:
        """The questions about single prevention councils."""
        return Raetedaten(self._read)

    @cached_property
    def traeger(self) -> Traegerdaten:
        """The questions about bodies that are no Kommune."""
        return Traegerdaten(self._read)

    @cached_property
    def stammdaten(self) -> Stammdaten:
        """The questions about a single Kommune or body."""
        return Stammdaten(self._read)

    # --- what may be chosen ---------------------------------------------------------------------------------------

    def pruefe(self, auswahl: Auswahl) -> None:
        """Eingabefehler when the Auswahl names a Datenstand, an area or a Handlungsfeld that does not exist."""
        wahl.pruefe(self._read, auswahl, self.neuester_datenstand())

    def landkreis(self, eingabe: str, datenstand: int) -> str:
        """The key of a Kreis given by key or by name; Eingabefehler with the candidates otherwise."""
        return wahl.landkreis(self._read, eingabe, datenstand)

    def handlungsfelder(self, datenstand: int) -> tuple[str, ...]:
        """Every Handlungsfeld that a record names, in alphabetical order."""
        return wahl.handlungsfelder(self._read, datenstand)

    def mit_groessenklassen(self, auswahl: Auswahl) -> Auswahl:
        """The Auswahl with the Kommunen of its size classes; every Auswahl that has some must pass here once."""
        return wahl.mit_groessenklassen(self._read, auswahl)

    # --- figures -------------------------------------------------------------------------------------------------

    def messung(self, auswahl: Auswahl) -> pd.DataFrame:
        """kennzahl, einheit, ags, landkreis, polizeidirektion, wert, sicher: the units of all Kennzahlen in the area."""
        return im_raum(self._read(abfragen.messung(self.katalog, auswahl)), auswahl)

    def werte(self, kennzahl: Kennzahl, auswahl: Auswahl, ebene: Ebene) -> pd.DataFrame:
        """raum, belegt, vorbehalt: certain and doubtful units per area; "nicht zugeordnet" closes the sum."""
        einheiten = self.messung(auswahl)
        return summen_je_raum(einheiten[einheiten["kennzahl"] == kennzahl.schluessel], ebene)

    def messwerte(self, auswahl: Auswahl) -> dict[str, Messwert]:
        """The value of each Kennzahl for the whole area of the Auswahl, by key."""
        bewertung = Bewertung(self._read, auswahl)
        summen = summe_je(self.messung(auswahl), ["kennzahl", "sicher"])
        return {kennzahl.schluessel: bewertung.messwert(kennzahl, summen) for kennzahl in self.katalog}

    def messwert(self, kennzahl: Kennzahl, auswahl: Auswahl) -> Messwert:
        """The value of one Kennzahl for the whole area of the Auswahl."""
        return self.messwerte(auswahl)[kennzahl.schluessel]

    def messwerte_je_raum(self, auswahl: Auswahl, ebene: Ebene) -> list[Messwert]:
        """The values of all Kennzahlen for each area of a level within the Auswahl, areas without records included."""
        if ebene is Ebene.LAND:
            return list(self.messwerte(auswahl).values())
        einheiten, orte, spalte = self.messung(auswahl), raeume(self._read, auswahl, ebene), SPALTEN[ebene]
        gelistet = einheiten[spalte].isin([schluessel for schluessel, _ in orte])
        summen = summe_je(
            einheiten.assign(**{spalte: einheiten[spalte].where(gelistet, "")}), [spalte, "kennzahl", "sicher"]
        )
        ergebnis, bewertung = list[Messwert](), Bewertung(self._read, auswahl)
        for schluessel, name in (*orte, ("", NICHT_ZUGEORDNET)):
            eigene = {(k, s): wert for (r, k, s), wert in summen.items() if r == schluessel}
            ergebnis += [bewertung.messwert(kennzahl, eigene, ebene, name, schluessel) for kennzahl in self.katalog]
        return ergebnis

    def fassung_am(self, kennzahl: Kennzahl, auswahl: Auswahl) -> Kennzahl:
        """The definition of a Kennzahl that applies to the Stichtag, as known at the Datenstand."""
        return register.fassung_am(self._read, kennzahl, auswahl.stichtag, auswahl.datenstand)

    def geltung(self, kennzahl: Kennzahl, datenstand: int) -> tuple[tuple[Kennzahl, date | None, str], ...]:
        """Its definitions, each with the first Stichtag that it applies to (None: from the beginning) and the reason."""
        eintrag = next(k for k in self.katalog if k.schluessel == kennzahl.schluessel)
        return register.geltung(self._read, eintrag, datenstand)

    # --- published figures ---------------------------------------------------------------------------------------

    def veroeffentlichungen(self, kennzahl: Kennzahl, auswahl: Auswahl) -> list[Veroeffentlichung]:
        """Published figures of a Kennzahl for the area of the Auswahl up to its Stichtag, oldest first."""
        return Bewertung(self._read, auswahl).veroeffentlichungen(kennzahl)

    def zahlenregister(self, datenstand: int) -> tuple[Veroeffentlichung, ...]:
        """Every published figure known at the Datenstand, also those that mean no Kennzahl; by as-of date."""
        return register.zahlenregister(self._read, datenstand)

    def widersprueche(self, auswahl: Auswahl) -> tuple[Widerspruch, ...]:
        """What of all that was published up to the Stichtag cannot be true together, oldest first."""
        return register.widersprueche(self._read, auswahl.datenstand, auswahl.stichtag)

    def ausgaben(self, datenstand: int) -> pd.DataFrame:
        """Every figure that left the product (table ``ausgabe``), newest first; asked anew each time."""
        return self._read(ausgaben(datenstand))

    def anzahl_ausgaben(self, datenstand: int) -> int:
        """How many figures of this or an older Datenstand left the product until now; asked anew each time."""
        return int(self._read(anzahl_ausgaben(datenstand))["anzahl"].iloc[0])

    # --- course, map, proof --------------------------------------------------------------------------------------

    def verlauf(self, kennzahlen: Sequence[Kennzahl], auswahl: Auswahl) -> pd.DataFrame:
        """kennzahl, stichtag, wert: certain units at each month's end up to the Stichtag, and at the Stichtag itself."""
        monatsenden = self._monatsenden(auswahl.datenstand)
        monate = im_raum(self._read(abfragen.verlauf(tuple(kennzahlen), monatsenden, auswahl)), auswahl)
        frueher = monate[monate["stichtag"] < auswahl.stichtag]
        heute = self.messung(auswahl)
        gefragt = heute["kennzahl"].isin([kennzahl.schluessel for kennzahl in kennzahlen])
        heute = heute[gefragt & (heute["sicher"] == 1)]
        alle = pd.concat([frueher, heute[frueher.columns]])
        return alle.groupby(["kennzahl", "stichtag"])["wert"].sum().reset_index()

    def staende(self, kennzahl: Kennzahl, auswahl: Auswahl, stichtage: tuple[date, ...], davor: int) -> list[Messwert]:
        """The value of each Stichtag at the chosen Datenstand and the ``davor`` before it, oldest Datenstand first."""
        ergebnis = []
        for datenstand in range(max(1, auswahl.datenstand - davor), auswahl.datenstand + 1):
            damals = auswahl.mit(datenstand=datenstand)
            zeilen = im_raum(self._read(abfragen.verlauf((kennzahl,), stichtage, damals)), auswahl)
            belegt = summe_je(zeilen, ["stichtag"])
            for tag in stichtage:
                dann = auswahl.mit(stichtag=tag, datenstand=datenstand)
                summen = {(kennzahl.schluessel, 1): belegt.get(tag, 0)}
                ergebnis.append(Bewertung(self._read, dann).messwert(kennzahl, summen))
        return ergebnis

    def _monatsenden(self, datenstand: int) -> tuple[date, ...]:
        ende = self.neuester_stichtag(datenstand)
        return tuple(tag for tag in _MONATSENDEN if tag <= ende) or _MONATSENDEN[:1]

    def kommunen(self, auswahl: Auswahl) -> pd.DataFrame:
        """ags, name, landkreis, kreis, polizeidirektion, einwohner, einwohner_stand, lon, lat, stufe, rat; by name.

        ``stufe`` is a domain.stufe.Stufe as integer, ``rat`` says whether a council has its seat there. One row for each
        Kommune that exists on the Stichtag, whether or not anything is known of it.
        """
        kommunen = im_raum(self._read(abfragen.kommunen(auswahl)), auswahl)
        return mit_stufe(kommunen, self.messung(auswahl))

    def kommunenverzeichnis(self, datenstand: int) -> pd.DataFrame:
        """ags, name, kreis, gueltig_von, gueltig_bis of every Kommune of any time; by name."""
        return self._read(verzeichnis.kommunenverzeichnis(datenstand))

    def traegerverzeichnis(self, datenstand: int) -> pd.DataFrame:
        """traeger, name, art of every body that is no Kommune; by name."""
        return self._read(verzeichnis.traeger(datenstand))

    def ereignisse(self, ags: str, auswahl: Auswahl) -> pd.DataFrame:
        """Records of one Kommune and its bodies up to the Stichtag, oldest first, with their sources."""
        return self._read(belege.ereignisse(ags, auswahl.stichtag, auswahl.datenstand))

    def lehrgaenge(self, auswahl: Auswahl) -> pd.DataFrame:
        """lehrgang, qualifizierungsstand, personen, dates, sicher, source: courses up to the Stichtag, oldest first."""
        return im_raum(self._read(lehrgaenge.lehrgaenge(auswahl)), auswahl)

    def nachweis(self, kennzahl: Kennzahl, auswahl: Auswahl) -> pd.DataFrame:
        """The records behind a Kennzahl in the area: one row per record, ``einheit`` says what it counts as."""
        if kennzahl.messung is None:
            return pd.DataFrame()
        return im_raum(self._read(belege.nachweis(kennzahl, auswahl)), auswahl)

    # --- why a figure changed ------------------------------------------------------------------------------------

    def begruendungen(self, von: Auswahl, bis: Auswahl) -> tuple[Begruendung, ...]:
        """Why each Kennzahl differs between two choices of the same area: lists that add up to the difference.

        Eingabefehler when ``von`` is later than ``bis`` in either time.
        """
        if grund := vergleichbar(von, bis):
            raise Eingabefehler(grund)
        damals, jetzt = self.messwerte(von), self.messwerte(bis)
        weg = Weg(lru_cache(maxsize=None)(self._read), self.fassung_am, self.katalog, von, bis)
        return tuple(
            begruendung(jetzt[k.schluessel].kennzahl, damals[k.schluessel], jetzt[k.schluessel], weg.eintraege(k))
            for k in self.katalog
        )
