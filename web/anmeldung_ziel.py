"""Where does a reader go after signing in? To the page that was asked for, and never to another host."""

from collections.abc import Collection
from urllib.parse import quote, urlsplit

LAENGSTES = 2_000  # characters; it has to fit into a cookie
_ERLAUBT = "%&=+;,:@/?!$'()*~-._"  # what may stand in a query as it is


def ziel_aus(pfad: str, abfrage: str, seiten: Collection[str]) -> str:
    """Path and query of a page; the start page where there is no such page. The path is always one of ours."""
    if pfad.rstrip("/") not in seiten and pfad != "/":
        return "/"
    ziel = pfad.rstrip("/") or "/"
    rein = quote(abfrage, safe=_ERLAUBT)
    ganz = f"{ziel}?{rein}" if rein else ziel
    return ganz if len(ganz) <= LAENGSTES else ziel


def ziel_aus_text(text: str, seiten: Collection[str]) -> str:
    """The same from what somebody wrote into a link: what is not a page of ours becomes the start page."""
    try:
        teile = urlsplit(text)
    except ValueError:
        return "/"
    if teile.scheme or teile.netloc or "\\" in text or not text.startswith("/"):
        return "/"
    return ziel_aus(teile.path, teile.query, seiten)
