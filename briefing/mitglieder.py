"""Who is a member of which body and since when, however many sources report it?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from briefing.nachweis import quelle
from domain.stufe import Stufe
from domain.zahlen import KEINE_ANGABE, ganzzahl
from domain.zeit import tag_kurz

SPALTEN = ("Kommune", "Ab", "Bis", "Am Stichtag", "Vorbehalt", "Einwohner", "Zusammenarbeit", "Quelle", "Adresse")


@dataclass(frozen=True)
class Mitgliedschaft:
    """One membership, seen from either side: ``schluessel`` and ``name`` are of the other one.

    ``sicher`` is true when any source leaves no doubt; then only such sources say how long it lasts.
    """

    schluessel: str
    name: str
    von: date
    bis: date | None
    sicher: bool
    quellen: tuple[tuple[str, str], ...]

    def gilt_am(self, tag: date) -> bool:
        return self.von <= tag and (self.bis is None or tag <= self.bis)

    @property
    def zeit(self) -> str:
        """``gemeldet ab 01.01.2019``, ``01.01.2019 bis 31.12.2021``"""
        return f"{tag_kurz(self.von)} bis {tag_kurz(self.bis)}" if self.bis else f"gemeldet ab {tag_kurz(self.von)}"


def zusammengefasst(berichte: pd.DataFrame) -> list[Mitgliedschaft]:
    """Reports of ``Stammdaten.mitgliedschaften`` or ``mitglieder``: those of the same end are one membership."""
    ergebnis = []
    for (schluessel, _), alle in berichte.groupby(["schluessel", "gueltig_bis"], sort=False, dropna=False):
        sichere = alle[alle["sicher"].astype(bool)]
        gelten = alle if sichere.empty else sichere
        bis = gelten["gueltig_bis"].iloc[0]
        quellen = {
            (quelle(h, titel), str(url or ""))
            for h, titel, url in zip(alle["herausgeber"], alle["quelle_titel"], alle["quelle_url"], strict=True)
        }
        ergebnis.append(
            Mitgliedschaft(
                str(schluessel), str(alle["name"].iloc[0]), gelten["gueltig_von"].min(), None if pd.isna(bis) else bis,
                not sichere.empty, tuple(sorted(quellen)),
            )
        )  # fmt: skip
    return sorted(ergebnis, key=lambda m: (m.name, m.von))


def mitgliedertabelle(mitglieder: list[Mitgliedschaft], kommunen: pd.DataFrame, stichtag: date) -> pd.DataFrame:
    """Kommune, Ab, Bis, Am Stichtag, Vorbehalt, Einwohner, Zusammenarbeit, Quelle, Adresse: one row per membership."""
    bekannte = kommunen.dropna(subset="einwohner")
    einwohner = dict(zip(bekannte["ags"], bekannte["einwohner"].astype(int), strict=True))
    stufen = dict(zip(kommunen["ags"], kommunen["stufe"].astype(int), strict=True))
    zeilen = [
        {
            "Kommune": m.name,
            "Ab": tag_kurz(m.von),
            "Bis": tag_kurz(m.bis) if m.bis else "",
            "Am Stichtag": "ja" if m.gilt_am(stichtag) else "nein",
            "Vorbehalt": "" if m.sicher else "mit Vorbehalt",
            "Einwohner": ganzzahl(einwohner[m.schluessel]) if m.schluessel in einwohner else KEINE_ANGABE,
            "Zusammenarbeit": Stufe(stufen[m.schluessel]).wort if m.schluessel in stufen else KEINE_ANGABE,
            "Quelle": " · ".join(text for text, _ in m.quellen),
            "Adresse": next((url for _, url in m.quellen if url), None),
        }
        for m in mitglieder
    ]
    return pd.DataFrame(zeilen, columns=list(SPALTEN))


def mitgliedersumme(mitglieder: list[Mitgliedschaft], stichtag: date) -> str:
    """How many there are on the Stichtag and what the other rows are; doubtful ones are never counted."""
    heute = [m for m in mitglieder if m.gilt_am(stichtag)]
    sichere, unsichere = sum(m.sicher for m in heute), sum(not m.sicher for m in heute)
    teile = [f"{ganzzahl(sichere)} am Stichtag"]
    teile += [f"{ganzzahl(unsichere)} mit Vorbehalt"] if unsichere else []
    teile += [f"{ganzzahl(len(mitglieder) - len(heute))} früher"] if len(mitglieder) > len(heute) else []
    return f"{ganzzahl(len(mitglieder))} gemeldete Mitgliedschaft{'en' * (len(mitglieder) != 1)} = {' + '.join(teile)}."
