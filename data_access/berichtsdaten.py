"""Which questions may the product ask of the reporting database?"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd

from data_access import abfragen, belege, register
from data_access.ausgaben import ausgaben
from data_access.begruendung import Weg
from data_access.bewertung import Bewertung
from data_access.engine import Read
from data_access.katalog import KATALOG
from data_access.raum import SPALTEN, im_raum, summe_je, summen_je_raum
from data_access.stufen import mit_stufe
from domain.aenderung import Begruendung, vergleichbar
from domain.auswahl import NICHT_ZUGEORDNET, POLIZEIDIREKTIONEN, PROGRAMMSTART, Auswahl, Ebene
from domain.fehler import Datenfehler, Eingabefehler
from domain.kennzahl import Kennzahl
from domain.messwert import Messwert, Veroeffentlichung
from domain.widerspruch import Widerspruch


class Berichtsdaten:
    """Every question of the read side. ``read`` is the only way to the data; it may cache, this class need not know.

    All methods raise Dienstfehler when the database is away and Datenfehler when nothing is loaded.
    """

    def __init__(self, read: Read, katalog: tuple[Kennzahl, ...] = KATALOG) -> None:
        self._read = read
        self.katalog = katalog

    # --- what is known -------------------------------------------------------------------------------------------

    def neuester_datenstand(self) -> int:
        """Number of the newest delivery; asked anew each time."""
        nummer = self._read(abfragen.neueste_lieferung())["id"].iloc[0]
        if nummer is None or pd.isna(nummer):
            raise Datenfehler("Die Datenbank enthält noch keine Lieferung. Abhilfe: „asskomm init“ aufrufen.")
        return int(nummer)

    def lieferungen(self, datenstand: int) -> pd.DataFrame:
        """id, kennung, titel, herausgeber, stand, uebung, eingelesen_am, pruefsumme, notiz; oldest first."""
        return self._read(abfragen.lieferungen(datenstand))

    def neuester_stichtag(self, datenstand: int) -> date:
        """The last day up to which the deliveries claim to report."""
        tag: date = self.lieferungen(datenstand)["stand"].max()
        return tag

    def uebung(self, datenstand: int) -> bool:
        """Whether the database holds invented data for practice; it never holds both."""
        return bool(self.lieferungen(datenstand)["uebung"].any())

    def pruefe(self, auswahl: Auswahl) -> None:
        """Eingabefehler when the Auswahl names a Datenstand or an area that does not exist."""
        neuester = self.neuester_datenstand()
        if not 1 <= auswahl.datenstand <= neuester:
            raise Eingabefehler(
                f"Den Datenstand {auswahl.datenstand} gibt es nicht. Abhilfe: 1 bis {neuester} angeben."
            )
        for name in auswahl.polizeidirektionen:
            if name not in POLIZEIDIREKTIONEN:
                raise Eingabefehler(
                    f"Unbekannte Polizeidirektion „{name}“. Abhilfe: eine von {', '.join(POLIZEIDIREKTIONEN)} angeben."
                )
        for schluessel in auswahl.landkreise:
            self.landkreis(schluessel, auswahl.datenstand)

    def landkreis(self, eingabe: str, datenstand: int) -> str:
        """The key of a Kreis given by key or by name; Eingabefehler with the candidates otherwise."""
        kreise = self._read(abfragen.landkreise(datenstand))
        gefunden = kreise[(kreise["landkreis"] == eingabe) | (kreise["name"] == eingabe)]
        if len(gefunden) != 1:
            namen = "; ".join(
                f"{name} ({schluessel})" for schluessel, name in zip(kreise["landkreis"], kreise["name"], strict=True)
            )
            raise Eingabefehler(f"Unbekannter Landkreis „{eingabe}“. Abhilfe: Name oder Schlüssel angeben: {namen}.")
        return str(gefunden["landkreis"].iloc[0])

    # --- figures -------------------------------------------------------------------------------------------------

    def messung(self, auswahl: Auswahl) -> pd.DataFrame:
        """kennzahl, einheit, ags, landkreis, polizeidirektion, wert, sicher: the units of all Kennzahlen in the area."""
        return im_raum(self._read(abfragen.messung(self.katalog, auswahl.stichtag, auswahl.datenstand)), auswahl)

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
        einheiten, raeume, spalte = self.messung(auswahl), self._raeume(auswahl, ebene), SPALTEN[ebene]
        gelistet = einheiten[spalte].isin([schluessel for schluessel, _ in raeume])
        summen = summe_je(
            einheiten.assign(**{spalte: einheiten[spalte].where(gelistet, "")}), [spalte, "kennzahl", "sicher"]
        )
        ergebnis, bewertung = list[Messwert](), Bewertung(self._read, auswahl)
        for schluessel, name in (*raeume, ("", NICHT_ZUGEORDNET)):
            eigene = {(k, s): wert for (r, k, s), wert in summen.items() if r == schluessel}
            ergebnis += [bewertung.messwert(kennzahl, eigene, ebene, name) for kennzahl in self.katalog]
        return ergebnis

    def _raeume(self, auswahl: Auswahl, ebene: Ebene) -> list[tuple[str, str]]:
        """Key and name of the areas of a level within the Auswahl."""
        kommunen = im_raum(self._read(abfragen.kommunen(auswahl.stichtag, auswahl.datenstand)), auswahl)
        schluessel, name = {
            Ebene.POLIZEIDIREKTION: ("polizeidirektion", "polizeidirektion"),
            Ebene.LANDKREIS: ("landkreis", "kreis"),
            Ebene.KOMMUNE: ("ags", "name"),
        }[ebene]
        kommunen = kommunen.dropna(subset=schluessel)
        paare = sorted(set(zip(kommunen[schluessel], kommunen[name], strict=True)))
        return [(str(s), str(n)) for s, n in paare]

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

    def widersprueche(self, datenstand: int) -> tuple[Widerspruch, ...]:
        """What in the Zahlenregister cannot all be true, newest first."""
        return register.widersprueche(self._read, datenstand)

    def ausgaben(self, datenstand: int) -> pd.DataFrame:
        """Every figure that left the product (table ``ausgabe``), newest first; asked anew each time."""
        return self._read(ausgaben(datenstand))

    # --- course, map, proof --------------------------------------------------------------------------------------

    def verlauf(self, kennzahlen: Sequence[Kennzahl], auswahl: Auswahl) -> pd.DataFrame:
        """kennzahl, stichtag, wert: certain units at each month's end up to the Stichtag, and at the Stichtag itself."""
        monatsenden = self._monatsenden(auswahl.datenstand)
        monate = im_raum(self._read(abfragen.verlauf(tuple(kennzahlen), monatsenden, auswahl.datenstand)), auswahl)
        frueher = monate[monate["stichtag"] < auswahl.stichtag]
        heute = self.messung(auswahl)
        gefragt = heute["kennzahl"].isin([kennzahl.schluessel for kennzahl in kennzahlen])
        heute = heute[gefragt & (heute["sicher"] == 1)]
        alle = pd.concat([frueher, heute[frueher.columns]])
        return alle.groupby(["kennzahl", "stichtag"])["wert"].sum().reset_index()

    def staende(self, kennzahl: Kennzahl, auswahl: Auswahl, stichtage: tuple[date, ...]) -> list[Messwert]:
        """The value of each Stichtag at each Datenstand up to the chosen one, oldest Datenstand first."""
        ergebnis = []
        for datenstand in range(1, auswahl.datenstand + 1):
            zeilen = im_raum(self._read(abfragen.verlauf((kennzahl,), stichtage, datenstand)), auswahl)
            belegt = summe_je(zeilen, ["stichtag"])
            for tag in stichtage:
                dann = auswahl.mit(stichtag=tag, datenstand=datenstand)
                summen = {(kennzahl.schluessel, 1): belegt.get(tag, 0)}
                ergebnis.append(Bewertung(self._read, dann).messwert(kennzahl, summen))
        return ergebnis

    def _monatsenden(self, datenstand: int) -> tuple[date, ...]:
        ende = self.neuester_stichtag(datenstand)
        erste = pd.date_range(PROGRAMMSTART, ende + timedelta(days=1), freq="MS")
        return tuple((tag - timedelta(days=1)).date() for tag in erste if tag.date() > PROGRAMMSTART)

    def kommunen(self, auswahl: Auswahl) -> pd.DataFrame:
        """ags, name, landkreis, kreis, polizeidirektion, einwohner, einwohner_stand, lon, lat, stufe, rat; by name.

        ``stufe`` is a domain.stufe.Stufe as integer, ``rat`` says whether a council has its seat there. One row for each
        Kommune that exists on the Stichtag, whether or not anything is known of it.
        """
        kommunen = im_raum(self._read(abfragen.kommunen(auswahl.stichtag, auswahl.datenstand)), auswahl)
        return mit_stufe(kommunen, self.messung(auswahl))

    def kommunenverzeichnis(self, datenstand: int) -> pd.DataFrame:
        """ags, name, kreis, gueltig_von, gueltig_bis of every Kommune of any time; by name."""
        return self._read(abfragen.kommunenverzeichnis(datenstand))

    def ereignisse(self, ags: str, auswahl: Auswahl) -> pd.DataFrame:
        """Records of one Kommune and its bodies up to the Stichtag, oldest first, with their sources."""
        return self._read(belege.ereignisse(ags, auswahl.stichtag, auswahl.datenstand))

    def nachweis(self, kennzahl: Kennzahl, auswahl: Auswahl) -> pd.DataFrame:
        """The records behind a Kennzahl in the area: one row per record, ``einheit`` says what it counts as."""
        if kennzahl.messung is None:
            return pd.DataFrame()
        return im_raum(self._read(belege.nachweis(kennzahl, auswahl.stichtag, auswahl.datenstand)), auswahl)

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
            Begruendung(jetzt[k.schluessel].kennzahl, damals[k.schluessel], jetzt[k.schluessel], weg.eintraege(k))
            for k in self.katalog
        )
