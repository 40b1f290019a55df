"""Can any text break a paper, or be taken for a command of the typesetter? Generated Lagebilder with the worst that people write."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefing.papiere import pdf
from briefing.papiere.aufnahme import Absatz, Lagebild, Papierart, Quelle, Spalte, Tafel, Zahl, Zahlenreihe, Zellenart
from briefing.papiere.satz.zeichen import druckbar
from tests.papiere import beispiel
from tests.papiere.pdflage import lagefehler
from tests.papiere.pdflesen import lies
from tests.papiere.pdfpruefung import fehlendes, glatt, maengel, ziele

BEFEHLE = (
    "#let x = 1", "*fett*", "$x^2$", "<b>", "[x]", "\\", "@ref", "// Kommentar", "/* */", "= Titel", "- Punkt", "+ eins",
    "/ Begriff: Erklärung", "`code`", "#panic()", "#read(\"/etc/passwd\")", "https://boese.example/x?y=1", "--- … --", "~", "'\"",
    "#import \"@preview/x:0.1.0\"", "{{y}}", "\u202eumgekehrt\u202c", "漢字 🙂", "Zeile\nzwei\r\ndrei", "\x00\x07", "a\u030c", "ﬁ",
    "=SUMME(1)", "&amp; &#65;", "#" * 40, "…", "-1", "\u00ad" * 3, "W" * 70,
)  # fmt: skip
# A paper takes a tenth of a second, so making a failing one small would take minutes.
OHNE_VERKLEINERN: dict[str, Any] = {
    "phases": (Phase.explicit, Phase.reuse, Phase.generate),
    "suppress_health_check": (HealthCheck.too_slow, HealthCheck.data_too_large),
}
zeichen = st.characters(exclude_categories=("Cs",))
texte = st.one_of(
    st.sampled_from(BEFEHLE),
    st.text(zeichen, max_size=40),
    st.builds("{} {}".format, st.sampled_from(BEFEHLE), st.text(max_size=9)),
)
wortvolle = texte.filter(lambda text: glatt(text) != "")
ARTEN = {
    Zellenart.TEXT: texte,
    Zellenart.GANZZAHL: st.integers(-(10**9), 10**9),
    Zellenart.DEZIMAL: st.floats(-1e6, 1e6),
    Zellenart.EURO: st.integers(0, 10**12),
    Zellenart.ANTEIL: st.floats(0, 1),
    Zellenart.TAG: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
}


@st.composite
def tafeln(ziehe: st.DrawFn) -> Tafel:
    spalten = [
        Spalte(ziehe(wortvolle), ziehe(st.sampled_from(list(ARTEN))), ziehe(st.integers(0, 2)))
        for _ in range(ziehe(st.integers(1, 7)))
    ]
    zeile = st.tuples(*(st.none() | ARTEN[spalte.art] for spalte in spalten))
    zeilen = tuple(ziehe(st.lists(zeile, max_size=6)))
    return Tafel(
        "t", ziehe(wortvolle), tuple(spalten), zeilen, ziehe(texte), ziehe(texte), bool(zeilen) and ziehe(st.booleans())
    )


@st.composite
def zahlen(ziehe: st.DrawFn) -> Zahl:
    worte = ("zeitraum", "basis", "herkunft", "belegt", "vorbehalt", "definition", "abgrenzung")
    return beispiel.zahl(
        ziehe(wortvolle), ziehe(wortvolle), ziehe(st.integers(0, 10**9)), text=ziehe(wortvolle), satz=ziehe(wortvolle),
        veraenderung=ziehe(texte), widersprueche=ziehe(st.integers(0, 3)), quelle=ziehe(st.none() | quellen),
        **{wort: ziehe(texte) for wort in worte},
    )  # fmt: skip


quellen = st.builds(
    Quelle,
    wortvolle,
    st.sampled_from(("", "https://example.org/a?b=c&d=e#f", "javascript:alert(1)", "file:///x")),
    texte,
)
bausteine = st.one_of(
    tafeln(),
    st.builds(Absatz, texte, st.lists(texte, max_size=4).map(tuple), st.booleans(), st.sampled_from(("a", "definitionen"))),
    st.builds(lambda t, z: Zahlenreihe(t, tuple(z)), wortvolle, st.lists(zahlen(), max_size=5)),
)  # fmt: skip
lagebilder = st.builds(
    lambda art, titel, raum, vermerke, teile, alle: beispiel.lagebild(
        art=art, titel=titel, raum=raum, vermerke=tuple(vermerke), bausteine=tuple(teile), quellen=tuple(alle)
    ),
    st.sampled_from(Papierart), wortvolle, wortvolle, st.lists(wortvolle, max_size=2), st.lists(bausteine, max_size=4),
    st.lists(quellen, max_size=3),
)  # fmt: skip


def ohne_gesagtes(lagebild: Lagebild) -> Lagebild:
    """Where a paragraph holds the definitions, those of the figures are not said again."""
    if not any(isinstance(b, Absatz) and b.schluessel == "definitionen" for b in lagebild.bausteine):
        return lagebild

    def leer(zahl: Zahl) -> Zahl:
        return replace(zahl, definition="", abgrenzung="")

    teile = [
        replace(b, zahlen=tuple(map(leer, b.zahlen))) if isinstance(b, Zahlenreihe) else b for b in lagebild.bausteine
    ]
    return replace(lagebild, bausteine=tuple(teile))


@given(lagebilder)
@settings(max_examples=40, **OHNE_VERKLEINERN)
def test_jeder_text_steht_woertlich_da(lagebild: Lagebild) -> None:
    dokument = lies(pdf.als_pdf(lagebild))
    assert maengel(dokument) == []
    assert fehlendes(ohne_gesagtes(lagebild), dokument, ohne_pruefwert=True) == []
    assert glatt(lagebild.pruefwert) in glatt(dokument.text)
    verweise = ziele(a.get_object() for seite in dokument.leser.pages for a in seite.get("/Annots", ()))
    assert not any("boese" in ziel for ziel in verweise)


@given(lagebilder)
@settings(max_examples=25, **OHNE_VERKLEINERN)
def test_kurz_bleibt_eine_seite(lagebild: Lagebild) -> None:
    dokument = lies(pdf.als_pdf(lagebild, kurz=True))
    assert len(dokument.leser.pages) == 1
    assert maengel(dokument) == []
    assert lagefehler(dokument.leser) == []


@pytest.mark.parametrize("befehl", BEFEHLE)
def test_befehle_sind_nur_text(befehl: str) -> None:
    """Each by itself everywhere: title, figure, cell, sentence, source."""
    lagebild = beispiel.lagebild(
        titel=f"Titel {befehl}", raum=befehl, vermerke=(befehl,), quellen=(Quelle(befehl, befehl, befehl),),
        bausteine=(
            Zahlenreihe(f"Z {befehl}", (beispiel.zahl(titel=befehl, text=f"7 {befehl}", satz=befehl, quelle=None),)),
            Tafel("t", f"T {befehl}", (Spalte(f"S {befehl}"),), ((befehl,),)), Absatz(f"A {befehl}", (befehl,)),
        ),
    )  # fmt: skip
    dokument = lies(pdf.als_pdf(lagebild))
    assert maengel(dokument) == []
    assert fehlendes(lagebild, dokument) == []
    erwartet = 6 if glatt(befehl) else 0
    assert glatt(dokument.text).count(glatt(druckbar(befehl))) >= erwartet
