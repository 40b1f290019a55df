"""Does a free text hold what belongs to a person: an address, a telephone number, a bank account, a name?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from ingest.befund import Befund, Schwere
from ingest.formate import FORMATE
from ingest.regeln.saetze import Stelle

# Columns in which people write freely; keys, addresses of web pages and closed lists are none.
FREITEXT = (
    "notiz", "grund", "quelle_titel", "herausgeber", "veroeffentlicht", "name", "name_amtlich", "alt_name", "neu_name", "art_seit",
    "flaeche_quelle", "lehrgang", "handlungsfelder", "begriff", "zeitraum", "zaehleinheit", "fall", "vorgang", "kennung", "titel",
)  # fmt: skip
_SPALTEN = {f.datei: tuple(s for s in FREITEXT if s in f.modell.model_fields) for f in FORMATE}
_SCHLUESSEL = {"fall", "vorgang", "kennung"}  # file numbers may look like telephone numbers
_NUMMER = "eine Telefonnummer"
# Mailboxes of offices: the first word before the @.
_STELLEN = {
    "amt", "anfrage", "anfragen", "asskomm", "bauamt", "buero", "buergeramt", "buergerbuero", "buergermeister", "buergermeisterin",
    "buergerservice", "datenschutz", "foerderung", "gemeinde", "gemeindeamt", "gemeindeverwaltung", "geschaeftsstelle", "hauptamt",
    "info", "kaemmerei", "kontakt", "kpr", "kreistag", "landkreis", "landratsamt", "lpr", "mail", "medien", "oberbuergermeister",
    "office", "ordnungsamt", "polizei", "post", "poststelle", "praevention", "praeventionsrat", "presse", "pressestelle", "rathaus",
    "redaktion", "sekretariat", "service", "smi", "stadt", "stadtrat", "stadtverwaltung", "verwaltung", "verwaltungsverband", "zentrale",
}  # fmt: skip
# Without one of these, in small letters, or a number that begins so there is nothing to find.
_VERDACHT = (
    "@", "(", "[", "+", "tel", "fax", "fon", "mob", "han", "dur", "ruf", "neb", "herr", "frau", "kontakt", "ansprechp", "sachbearb",
)  # fmt: skip
_ANFANG = re.compile(r"0(?<![\w/]0)0|0(?<![\w.,/:\-–]0)[1-9]|[A-Z]{2}[0-9]{2}")
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MAIL = re.compile(r"([\w.+%-]{1,64})\s?(?:@|[(\[]at[)\]])\s?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_KUERZESTES_KONTO = 15
_ZUGLEICH = 100  # lines that are searched as one text first, for nearly none holds anything
_HARMLOSE = 1 << 12  # texts that are remembered
_GRUPPEN = r"[0-9](?:[ /\-–()]{0,3}[0-9]){%s,14}"
# A word that announces a number, and then digits that are not a year or a date.
_MARKE = re.compile(
    r"\b(?:Tel(?:efon)?(?:nummer)?|(?:Tele)?fax|Fon|Mobil(?:nummer|telefon)?|Handy(?:nummer)?|Durchwahl|Rufnummer|Nebenstelle)"
    rf"(?:\.?[ -]?Nr)?[.:]?[.: \-–]*(\+?[(]?{_GRUPPEN % 2})(?![0-9.,]*[0-9])", re.IGNORECASE,
)  # fmt: skip
_MARKEN = re.compile("tel|fax|fon|mobil|handy|durchwahl|rufnummer|nebenstelle")
_GEZAEHLT = re.compile(r"\s*[A-ZÄÖÜ€%]")  # "Telefon: 500 Befragte"
_DAVOR = 30  # characters in which a word says that a number is that of a file
_KURZ = 5  # digits; less than that may be a number of something
_AUSLAND = re.compile(rf"(?<![\w/])(?:\+|00)[1-9][0-9]{{0,2}}[ /\-–()]{{0,3}}{_GRUPPEN % 5}")
# An area code with its zero, alone or before a number; parts of file numbers, amounts and days are none.
_VORWAHL = re.compile(
    r"0(?<![\w.,/:\-–]0)[1-9][0-9]{1,4}[)]?(?: ?[/\-–] ?| )"
    r"([1-9][0-9]{0,11}(?:[ /\-–]{1,3}[0-9]{1,11}){0,6})(?![0-9]{0,3}[.,][0-9])(?!\w)"
)
_AM_STUECK = re.compile(r"0(?<![\w.,/:\-–]0)[1-9][0-9]{8,11}(?![\w/]|[.,][0-9])")
_JAHR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_AKTE = re.compile(
    r"(?:\bA(?:kten)?z(?:eichen)?|\bGz|\bNr|\bDrs|\bDrucksache|\bVorlage|\bBeschluss|\bBV|\bISBN|\bVorgang|\bKonto|\bBeleg|"
    r"\bRechnung|zeichen|\bBescheid|\bAntrag|\bFall|nummer)[.:]*[\w /.:-]{0,6}$", re.IGNORECASE,
)  # fmt: skip
_NAME = r"(?:(?:Dr|Prof|Dipl)[.\-\w]{0,20}\s+){0,3}(?:(?:von(?: de[rmn])?|van(?: de[rn]?)?|zu[mr]?|de)\s+)?([A-ZÄÖÜ][\w'-]{0,40}[a-zäöüß])"
_ANREDE = re.compile(rf"\b(?:Herrn?|Frau)\s+{_NAME}(?:\s+{_NAME})?")
_PERSON = re.compile(
    rf"\b(?:Ansprechpartner(?:in)?|Ansprechperson|Sachbearbeiter(?:in)?|Kontaktperson|Kontakt)(?:\s+ist|:)\s*{_NAME}\s+{_NAME}"
)
_BEHOERDE = re.compile(
    r".*(?:amt|stelle|verwaltung|büro|rat|dienst|stadt|gemeinde|behörde|ministerium|direktion|polizei|zentrum|verein|schule|verband)",
    re.IGNORECASE,
)
# Whom one may address without naming anybody.
_AEMTER = re.compile(
    r"(?:.*(?:meister|rat|rät|minister|präsident|leiter|sekretär|vorsitzend|beauftragt|direktor|dezernent|referent|abgeordnet|"
    r"vertreter|vorsteher|ansprechpartner)(?:in|er?|en)?)$", re.IGNORECASE,
)  # fmt: skip


class Fund(NamedTuple):
    """What was found in a text, what it is, and what it weighs."""

    text: str
    was: str
    schwere: Schwere


def freitexte(zeilen: Iterable[tuple[Stelle, Mapping[str, Any]]]) -> Iterator[Befund]:
    """Fehler for addresses, telephone numbers and bank accounts of persons: what is stored once stays readable for ever.

    Names and mailboxes of offices are a Hinweis: a title may name somebody who speaks in public. ``zeilen``: line, columns.
    """
    harmlose, rest = set[str](), iter(zeilen)  # sources and publishers are the same in many lines
    while teil := list(islice(rest, _ZUGLEICH)):
        gemeinte = [
            (stelle, spalte, text)
            for stelle, werte in teil
            for spalte in _SPALTEN[stelle.datei]
            if (text := werte.get(spalte))
            and text not in harmlose
            and (spalte not in _SCHLUESSEL or "@" in text or " " in text)
        ]
        texte = [text for _, _, text in gemeinte]
        if not _verdaechtig("\n".join(texte)):
            if len(harmlose) < _HARMLOSE:
                harmlose.update(texte)
            continue
        for stelle, spalte, text in gemeinte:
            for fund in funde(text):
                if fund.was != _NUMMER or spalte not in _SCHLUESSEL:
                    yield stelle.befund(spalte, fund.text, f"enthält {fund.was}", _abhilfe(fund), fund.schwere)


def kopf(datei: str, angaben: Mapping[str, Any]) -> Iterator[Befund]:
    """The same for what a delivery says of itself, by the fields of its manifest."""
    for spalte in FREITEXT:
        if text := angaben.get(spalte):
            for fund in funde(text):
                yield Befund(datei, None, spalte, fund.text, f"enthält {fund.was}", _abhilfe(fund), fund.schwere)


def _abhilfe(fund: Fund) -> str:
    if fund.schwere is Schwere.HINWEIS:
        return "prüfen, ob die Angabe nötig ist"
    return "die Angabe löschen; genannt wird nur die Stelle, nie eine Person"


@lru_cache(maxsize=1 << 15)
def funde(text: str) -> tuple[Fund, ...]:
    """Everything of that kind in a text; the addresses of web pages do not count."""
    if not _verdaechtig(text):
        return ()
    klein = text.lower()
    if "://" in klein or "www." in klein:
        text = _WEB.sub(" ", text)
    gefunden = []
    if any(zeichen in klein for zeichen in ("@", "(at)", "[at]")):
        gefunden += [_mail(treffer) for treffer in _MAIL.finditer(text)]
        text = _MAIL.sub(" ", text)
    if len(text) >= _KUERZESTES_KONTO:
        konten = [treffer[0] for treffer in _IBAN.finditer(text) if _ist_konto(treffer[0])]
        gefunden += [Fund(konto, "eine Kontonummer (IBAN)", Schwere.FEHLER) for konto in konten]
        for konto in konten:
            text = text.replace(konto, " ")
    gefunden += [Fund(nummer, _NUMMER, Schwere.FEHLER) for nummer in dict.fromkeys(_nummern(text, klein))]
    gefunden += [Fund(name, "den Namen einer Person", Schwere.HINWEIS) for name in dict.fromkeys(_namen(text))]
    return tuple(gefunden)


def _verdaechtig(text: str) -> bool:
    """Whether a text must be searched; nearly none must, and simple comparisons are quicker than one large pattern."""
    klein = text.lower()
    return any(zeichen in klein for zeichen in _VERDACHT) or _ANFANG.search(text) is not None


def _mail(treffer: re.Match[str]) -> Fund:
    erstes_wort = re.split(r"[._+\-]", treffer[1].casefold().translate(_UMLAUTE))[0]
    if erstes_wort in _STELLEN:
        return Fund(treffer[0], "die E-Mail-Adresse einer Stelle", Schwere.HINWEIS)
    return Fund(treffer[0], "eine E-Mail-Adresse", Schwere.FEHLER)


_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _ist_konto(text: str) -> bool:
    """Right check digits, or the length of a German account even if mistyped."""
    konto = text.replace(" ", "")
    if konto.startswith("DE") and len(konto) == 22 and konto[2:].isdigit():
        return True
    return (
        len(konto) >= _KUERZESTES_KONTO
        and int("".join(str(int(zeichen, 36)) for zeichen in konto[4:] + konto[:4])) % 97 == 1
    )


def _nummern(text: str, klein: str) -> Iterator[str]:
    """``klein``: the same text, or more, in small letters."""
    if _MARKEN.search(klein):
        for treffer in _MARKE.finditer(text):
            gezaehlt = _ziffern(treffer[1]) < _KURZ and _GEZAEHLT.match(text, treffer.end())
            if not _JAHR.match(treffer[1]) and not gezaehlt:
                yield treffer[0]
                text = text.replace(treffer[0], " ")
    if "0" not in text and "+" not in text:
        return
    ausland = ((_AUSLAND, 7),) if "+" in text or "00" in text else ()
    for muster, mindestens in (*ausland, (_VORWAHL, 7), (_AM_STUECK, 10)):
        for treffer in muster.finditer(text):
            jahr = muster is _VORWAHL and _JAHR.match(treffer[1])
            davor = max(0, treffer.start() - _DAVOR)
            if mindestens <= _ziffern(treffer[0]) <= 15 and not jahr and not _AKTE.search(text, davor, treffer.start()):
                yield treffer[0].strip()
                text = text.replace(treffer[0], " ")


def _ziffern(text: str) -> int:
    return sum(zeichen.isdigit() for zeichen in text)


def _namen(text: str) -> Iterator[str]:
    if "Herr" in text or "Frau" in text:
        for treffer in _ANREDE.finditer(text):
            if any(name and not _AEMTER.fullmatch(name) for name in treffer.groups()):
                yield treffer[0]
    if any(wort in text for wort in ("Ansprechp", "Sachbearbeiter", "Kontakt")):
        yield from (treffer[0] for treffer in _PERSON.finditer(text) if not _BEHOERDE.fullmatch(treffer[1]))
