"""Which texts would do something if any page, paper or program took them for more than text?"""

import csv
import io
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

FREMD = "boese.example"  # the browser test fails when anything asks this host
WERTE = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    f"<script src=//{FREMD}/x.js></script>",
    f'"><svg onload=alert(1)><a href="http://{FREMD}/">',
    f"'><iframe src=//{FREMD}></iframe>",
    "</style></title></textarea><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<img src=x>-->",
    "<b>fett</b><style>*{display:none}</style>",
    f'=HYPERLINK("http://{FREMD}")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1",
    "-1+1|cmd",
    "=1+1",
    "\t=1+1",
    '＝HYPERLINK("x")',
    '#import "x"',
    '#eval("1")',
    '#read("/etc/passwd")',
    "#panic(1)",
    "$x$",
    "datum.x; alert(1)",
    "datum['x'] = 1",
    "'); alert(1)//",
    '"); alert(1)//',
    "${7*7}",
    "{{7*7}}",
    "{%x%}",
    "%s %d %(x)s %n",
    "{0.__class__}",
    "[x](javascript:alert(1))",
    f"[klick](http://{FREMD}/)",
    f"![x](http://{FREMD}/y.png)",
    f"<http://{FREMD}/>",
    f"http://{FREMD}/nackt",
    ":red[x]",
    ":material/delete: :smile:",
    "$\\LaTeX$",
    "$$\\frac{1}{2}$$",
    "# Überschrift",
    "> Zitat",
    "- Punkt",
    "1. Punkt",
    "`code` ~~weg~~ **fett** _kursiv_",
    "```\nblock",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[^1] [ref]: x",
    "\u202etxt.exe\u202c",
    "\u2066links\u2069\u200f\u061c",
    "a\u200bb\u200dc\ufeffd\u2060e",
    "\u00ad\u00ad\u00ad",
    "\u009b31mrot\u009b0m",
    "\u0085neue\u2028Zeile\u2029",
    "Zeile eins\nERROR root: gefälscht\r\nzwei",
    "&lt;img src=x&gt; &amp; &#60;",
    "\\u003cimg\\u003e",
    "%3Cscript%3E%0d%0aSet-Cookie:a=1",
    "../../etc/passwd",
    "..\\..\\win.ini:x",
    "' OR 1=1; DROP TABLE kommune;--",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\ufffd",
    "🙂" * 20,
    "Z̷͔̓" * 10,
    "W" * 1_000,
    "lang " * 600,
)
KURZ = tuple(wert for wert in WERTE if len(wert) < 200)
# A delivery with these is refused; the gallery has them nevertheless, as if they had come another way.
FORMELN = tuple(wert for wert in WERTE if wert.strip()[:1] in tuple("=+@-"))
MARKE = "§§"  # before a formula while it is loaded
# What no delivery may hold: a control character, or bytes that are no text.
ABGELEHNT = ("a\x00b", "a\x1b[31mb", "a\x07b", "a\x7fb")

BUENDEL = {  # file of the bundled deliveries -> columns that take any text
    "kommunen.csv": ("name", "name_amtlich", "art_seit", "flaeche_quelle"),
    "gebietsaenderungen.csv": ("alt_name", "neu_name", "notiz"),
    "einwohner.csv": ("notiz",),
    "traeger.csv": ("name", "quelle_titel", "herausgeber", "notiz"),
    "mitglieder.csv": ("quelle_titel", "herausgeber", "notiz"),
    "zustaendigkeiten.csv": ("quelle_titel", "herausgeber", "notiz"),
    "ereignisse.csv": ("vorgang", "handlungsfelder", "quelle_titel", "herausgeber", "veroeffentlicht", "notiz"),
    "foerderungen.csv": ("handlungsfelder", "quelle_titel", "herausgeber", "veroeffentlicht", "notiz"),
    "veroeffentlichungen.csv": ("zeitraum", "zaehleinheit", "quelle_titel", "herausgeber", "veroeffentlicht", "notiz"),
}


def vergiftet(datei: Path, versatz: int) -> str:
    """A file of the bundled deliveries whose texts are those above, one after the other."""
    spalten = BUENDEL.get(datei.name, ())
    zeilen = list(csv.DictReader(io.StringIO(datei.read_text(encoding="utf-8"))))
    werte = _ab(versatz)
    for zeile in zeilen:
        for spalte in set(spalten) & set(zeile):
            wert = next(werte)
            zeile[spalte] = MARKE + wert.strip() if wert in FORMELN else wert
    puffer = io.StringIO(newline="")
    schreiber = csv.DictWriter(puffer, zeilen[0], lineterminator="\n")
    schreiber.writeheader()
    schreiber.writerows(zeilen)
    return puffer.getvalue()


def _ab(versatz: int) -> Iterator[str]:
    werte = cycle(WERTE)
    for _ in range(versatz % len(WERTE)):
        next(werte)
    return werte
