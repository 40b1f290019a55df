"""How do these tests write published figures, and how do they read findings?"""

from domain.auswahl import Ebene
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Widerspruch
from tests.bausteine import eine_veroeffentlichung

Register = tuple[Veroeffentlichung, ...]


def kurz(v: Veroeffentlichung) -> str:
    """One row as the lists below write it; amounts in euros."""
    wert = v.wert // 100 if v.einheit == "cent" else v.wert
    zusatz = "" if v.zusatz.genau else f"{v.zusatz} "
    return " ".join(filter(None, (f"{zusatz}{wert}", v.begriff, v.stand, v.zeitraum, v.herausgeber)))


def zeile(w: Widerspruch) -> str:
    """One finding as the lists below write it."""
    return " | ".join((w.regel, kurz(w.erste), kurz(w.zweite), *(f"+ {kurz(v)}" for v in w.weitere)))


def zahl(wert: int, begriff: str, stand: str, kennzahl: str = "", **mehr: object) -> Veroeffentlichung:
    """A count as the database returns it."""
    vorgabe: dict[str, object] = {
        "kennung": f"{begriff}/{stand}/{wert}", "begriff": begriff, "kennzahl": kennzahl or None, "nenner": None,
        "einheit": "anzahl", "ordnungszahl": False, "herausgeber": "SMI",
    }  # fmt: skip
    return eine_veroeffentlichung(wert, stand, **{**vorgabe, **mehr})


def beraten(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kommunen_beraten", stand, "kommunen_beraten", **mehr)


def kontaktiert(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kommunen_kontaktiert", stand, "", **mehr)


def beteiligt(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kommunen_beteiligt", stand, "", **mehr)


def vereinbart(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kooperationsvereinbarungen", stand, "kooperationsvereinbarungen", **mehr)


def nummer(wert: int, stand: str, raum: str = "", **mehr: object) -> Veroeffentlichung:
    art = Ebene.LANDKREIS if raum else Ebene.LAND
    return vereinbart(wert, stand, ordnungszahl=True, raum_art=art, raum=raum or "Sachsen", **mehr)


def raete(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "kpr_anzahl", stand, "kommunale_praeventionsraete", **mehr)


def analysen(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "sicherheitsanalysen", stand, "sicherheitsanalysen", **mehr)


def analysierte(wert: int, stand: str, **mehr: object) -> Veroeffentlichung:
    return zahl(wert, "sicherheitsanalysen_kommunen", stand, "kommunen_mit_sicherheitsanalyse", **mehr)


def mittel(euro: int, zeitraum: str, stand: str = "2022-01-11", **mehr: object) -> Veroeffentlichung:
    begriff, kennzahl = "foerdermittel_verfuegbar_eur", "foerdermittel_verfuegbar"
    return zahl(euro * 100, begriff, stand, kennzahl, einheit="cent", zeitraum=zeitraum, **mehr)


def bewilligt(euro: int, zeitraum: str, stand: str, **mehr: object) -> Veroeffentlichung:
    begriff, kennzahl = "foerdermittel_bewilligt_eur", "foerdermittel_bewilligt"
    return zahl(euro * 100, begriff, stand, kennzahl, einheit="cent", zeitraum=zeitraum, **mehr)
