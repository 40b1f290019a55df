"""Which published figures and which single records stand behind a figure, as tables for people?"""

import pandas as pd

from data_access.belege import MITGLIEDSCHAFT
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.ereignis import Ereignisart
from domain.kennzahl import Geldzustand, Kennzahl
from domain.zahlen import Zusatz, euro
from domain.zeit import Genauigkeit, Zeitangabe, tag_kurz


def veroeffentlichungstabelle(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> pd.DataFrame:
    """Stand, Wert, Zeitraum, Zähleinheit, Quelle, Adresse, Hinweis; newest first."""
    return pd.DataFrame(
        [
            {
                "Stand": v.stand_text,
                "Wert": f"{v.zusatz.wort} {kennzahl.zahl(v.wert)}".strip(),
                "Zeitraum": v.zeitraum,
                "Zähleinheit": v.zaehleinheit or str(kennzahl.zaehleinheit),
                "Quelle": v.quelle,
                "Adresse": v.quelle_url or None,
                "Hinweis": v.notiz,
            }
            for v in reversed(daten.veroeffentlichungen(kennzahl, auswahl))
        ]
    )


def einheitentabelle(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> pd.DataFrame:
    """Nr., Gezählt, Zählt in, Wert, Seit, Was, Quelle, Adresse, Lieferung, Belege: one row for each counted unit.

    Where units are counted, the number of rows is the figure; where persons or money are, the values add up to it. A row
    tells of the record by which the unit counts first; ``Belege`` counts all of them, memberships included.
    """
    belege = daten.nachweis(kennzahl, auswahl)
    spalten = ["Nr.", "Gezählt", "Zählt in", "Wert", "Seit", "Was", "Quelle", "Adresse", "Lieferung", "Belege"]
    if belege.empty:
        return pd.DataFrame(columns=spalten)
    sichere = belege[belege["sicher"] == 1]
    anzahl = sichere.groupby("einheit").size()
    erste = sichere[sichere["art"] != MITGLIEDSCHAFT].drop_duplicates("einheit").reset_index(drop=True)
    return pd.DataFrame(
        {
            "Nr.": erste.index + 1,
            "Gezählt": erste["kommune"].fillna(erste["traeger"]) if kennzahl.je_kommune else erste["traeger"],
            "Zählt in": erste["kommune"].fillna("nicht zugeordnet"),
            "Wert": [kennzahl.zahl(int(wert)) for wert in erste["wert"]],
            "Seit": [tag_kurz(tag) for tag in erste["seit"]],
            "Was": [was(art, phase) for art, phase in zip(erste["art"], erste["phase"], strict=True)],
            "Quelle": [quelle(h, q) for h, q in zip(erste["herausgeber"], erste["quelle_titel"], strict=True)],
            "Adresse": erste["quelle_url"].replace("", None),
            "Lieferung": _lieferung(daten, auswahl, erste),
            "Belege": [int(anzahl[einheit]) for einheit in erste["einheit"]],
        },
        columns=spalten,
    )


def belegtabelle(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> pd.DataFrame:
    """Datum, Träger, Zählt für, Was, Betrag, Sicher, Quelle, Adresse, Hinweis, Lieferung, Grund: every record, oldest first.

    Doubtful records, further records of a unit that is counted already, and memberships are included.
    """
    belege = daten.nachweis(kennzahl, auswahl)
    if belege.empty:
        return belege
    tabelle = ereignistabelle(belege.rename(columns={"traeger": "name"}))
    tabelle.insert(2, "Zählt für", belege["kommune"].fillna(belege["traeger"]).to_numpy())
    tabelle["Lieferung"] = _lieferung(daten, auswahl, belege)
    tabelle["Grund der Änderung"] = belege["grund"].fillna("").to_numpy()
    return tabelle


def _lieferung(daten: Berichtsdaten, auswahl: Auswahl, belege: pd.DataFrame) -> list[str]:
    """Number and supplier's name of the delivery that brought each record."""
    lieferungen = daten.lieferungen(auswahl.datenstand)
    namen = dict(zip(lieferungen["id"], lieferungen["kennung"], strict=True))
    return [f"{nummer} ({namen[nummer]})" for nummer in belege["lieferung_id"]]


def ereignistabelle(belege: pd.DataFrame) -> pd.DataFrame:
    """Datum, Träger, Was, Betrag, Sicher, Quelle, Adresse, Hinweis for records of any kind (column ``name``: the body)."""
    return pd.DataFrame(
        {
            "Datum": [zeit_text(d, g) for d, g in zip(belege["datum"], belege["genauigkeit"], strict=True)],
            "Träger": belege["name"].to_numpy(),
            "Was": [was(art, phase) for art, phase in zip(belege["art"], belege["phase"], strict=True)],
            "Betrag": [betrag(c, z) for c, z in zip(belege["betrag_cent"], belege["betrag_zusatz"], strict=True)],
            "Sicher": belege["sicher"].map(lambda sicher: "ja" if sicher else "mit Vorbehalt").to_numpy(),
            "Quelle": [quelle(h, t) for h, t in zip(belege["herausgeber"], belege["quelle_titel"], strict=True)],
            "Adresse": belege["quelle_url"].replace("", None).to_numpy(),
            "Hinweis": belege["notiz"].to_numpy(),
        }
    )


def zeit_text(datum: str, genauigkeit: str) -> str:
    return str(Zeitangabe(datum, Genauigkeit(genauigkeit)))


def was(art: str, phase: str) -> str:
    """Kind of event in words; money states and course states stand for themselves."""
    if art == MITGLIEDSCHAFT:
        return art.capitalize()
    if art in set(Geldzustand):
        return f"Förderung {Geldzustand(art).wort}"
    wort = Ereignisart(art).wort if art in set(Ereignisart) else f"Lehrgang {art}"
    return f"{wort}: {phase}" if phase else wort


def betrag(cent: float | None, zusatz: str) -> str:
    if cent is None or pd.isna(cent):
        return ""
    return f"{Zusatz(zusatz).wort} {euro(int(cent))}".strip()


def quelle(herausgeber: str, titel: str) -> str:
    return f"{herausgeber}: {titel}" if titel else herausgeber
