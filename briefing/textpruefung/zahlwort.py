"""Which number does a German word mean?"""

from functools import lru_cache

_EINER = {
    "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "fuenf": 5,
}  # fmt: skip
_BIS_ZWANZIG = {
    "zehn": 10, "elf": 11, "zwölf": 12, "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "fuenfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_ZEHNER = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "fuenfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_KLEINE = _EINER | _BIS_ZWANZIG | _ZEHNER
_UNREGELMAESSIG = {"erst": 1, "dritt": 3, "siebt": 7, "siebent": 7, "acht": 8, "letzt": 0}
_ENDUNGEN = ("er", "en", "es", "em", "e")
LAENGSTES = 80  # letters; nobody writes a longer number as one word


@lru_cache(maxsize=4096)
def grundzahl(wort: str) -> int | None:
    """``zweihundertsechsundzwanzig`` -> 226, in small letters; None when it is no number. "ein" alone is an article."""
    if wort in ("ein", "eins") or len(wort) > LAENGSTES:
        return 1 if wort == "eins" else None
    if wort in ("zweier", "dreier"):
        return {"zweier": 2, "dreier": 3}[wort]
    return _bis_million(wort)


@lru_cache(maxsize=4096)
def ordnungszahl(wort: str) -> int | None:
    """``achte``, ``zweiundvierzigsten`` -> 8, 42; None when it is no ordinal number."""
    if len(wort) > LAENGSTES:
        return None
    for endung in _ENDUNGEN:
        stamm = wort.removesuffix(endung)
        if stamm == wort:
            continue
        if stamm in _UNREGELMAESSIG:
            return _UNREGELMAESSIG[stamm] or None
        if stamm.endswith("st") and (wert := _bis_million(stamm.removesuffix("st"))) and wert >= 20:
            return wert
        if stamm.endswith("t"):
            return _mit_kleiner_ordnung(stamm.removesuffix("t"), stamm)
    return None


def _mit_kleiner_ordnung(ohne_t: str, stamm: str) -> int | None:
    """Below twenty "-te": "vierte", "hundertzweite"; the irregular ones stand at the end ("hunderterste")."""
    wert = _bis_million(ohne_t)
    if wert is not None and 0 < wert % 100 < 20 and wert != 1:
        return wert
    for ende, zahl in _UNREGELMAESSIG.items():
        rest = stamm.removesuffix(ende)
        if zahl and rest != stamm and (hunderter := _bis_million(rest.removesuffix("und"))) and hunderter >= 100:
            return hunderter + zahl
    return None


@lru_cache(maxsize=4096)
def _bis_million(wort: str) -> int | None:
    if not wort:
        return None
    kopf, tausend, rest = wort.partition("tausend")
    if tausend:
        tausender = _bis_tausend(kopf) if kopf else 1
        einer = _bis_tausend(rest.removeprefix("und")) if rest else 0
        return None if tausender is None or einer is None else tausender * 1000 + einer
    return _bis_tausend(wort)


def _bis_tausend(wort: str) -> int | None:
    kopf, hundert, rest = wort.partition("hundert")
    if not hundert:
        return _bis_hundert(wort)
    hunderter = _EINER.get(kopf) if kopf else 1
    einer = _bis_hundert(rest.removeprefix("und")) if rest else 0
    return None if hunderter is None or einer is None else hunderter * 100 + einer


def _bis_hundert(wort: str) -> int | None:
    if wort in _KLEINE:
        return _KLEINE[wort]
    for zehner, wert in _ZEHNER.items():
        if wort.endswith("und" + zehner) and (einer := _EINER.get(wort.removesuffix("und" + zehner))):
            return wert + einer
    return None
