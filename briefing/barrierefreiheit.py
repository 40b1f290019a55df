"""What does the declaration of accessibility say: what it is about, what is met, what is not, how it was tested, whom to tell?

The form is that of the model in the Commission's decision (EU) 2018/1523, to which § 12b BGG, the BITV 2.0 and Saxony's
Barrierefreie-Websites-Gesetz refer. Whoever mends or finds something changes it here, and GEPRUEFT with it.
"""

from dataclasses import dataclass
from datetime import date

from domain.zeit import tag_lang

GEPRUEFT = date(2026, 11, 25)
TITEL = "Erklärung zur Barrierefreiheit"


@dataclass(frozen=True)
class Punkt:
    """Something that is not accessible: what, which requirement, and what serves instead."""

    was: str
    anforderung: str
    ausweg: str


@dataclass(frozen=True)
class Verweis:
    """A link that stands below a paragraph."""

    text: str
    adresse: str


EINLEITUNG = (
    "Diese Erklärung gilt für das Dashboard „ASSKomm Lagebild“ mit allen seinen Seiten und den Dateien, die es erzeugt. Die "
    "öffentliche Stelle, die es betreibt, will es allen Menschen zugänglich machen.",
    "Rechtsgrundlage ist das Barrierefreie-Websites-Gesetz des Freistaates Sachsen (BfWebG) vom 10. April 2019. Es verweist für die "
    "Anforderungen auf die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) und setzt die Richtlinie (EU) 2016/2102 um; das "
    "gilt auch für Angebote im Intranet. Maßstab sind die Web Content Accessibility Guidelines (WCAG) 2.1 in der Stufe AA, wie sie "
    "die europäische Norm EN 301 549 aufnimmt.",
)
STAND = (
    "Das Dashboard ist mit diesen Anforderungen teilweise vereinbar. Was nicht oder nicht ganz vereinbar ist, steht im nächsten "
    "Abschnitt."
)
OFFEN = (
    Punkt(
        "Erläuterungen in Leichter Sprache fehlen.", "BITV 2.0, § 4",
        "Noch keiner. Die Texte sind kurz, und jede Kennzahl ist auf der Seite Methodik erklärt; Leichte Sprache ist das nicht.",
    ),
    Punkt(
        "Erläuterungen in Deutscher Gebärdensprache (DGS) fehlen.", "BITV 2.0, § 4",
        "Noch keiner. Es gibt kein Video, auch keines ohne Gebärden; alle Inhalte sind Text.",
    ),
    Punkt(
        "Die Flächen der Karte und die Zeichen der Diagramme lassen sich nicht mit der Tastatur ansteuern.", "WCAG 2.1.1",
        "Suchfeld und Tabelle neben jedem Bild führen zu denselben Angaben. Jedes Bild hat einen Textersatz mit seinen wichtigsten Werten.",
    ),
    Punkt(
        "Tabellen eines Bildes und Listen mit mehr als 150 Zeilen sind gezeichnet. Ihre Menüs zum Sortieren und Ausblenden von Spalten "
        "sind nur mit der Maus erreichbar, und Vorleseprogramme lesen Zahlen darin ohne deutsche Schreibweise.", "WCAG 1.3.1, 2.1.1",
        "Alle Zeilen stehen in der Datei hinter „Herunterladen“. Kürzere Listen sind gewöhnliche Tabellen.",
    ),
    Punkt(
        "Dateien zum Herunterladen sind CSV-Dateien: Text ohne Überschriften und ohne ausgezeichnete Kopfzellen.", "EN 301 549, 10.1.3.1",
        "Dieselben Angaben stehen auf den Seiten.",
    ),
    Punkt(
        "Nicht erprobt ist die Bedienung mit Vorleseprogrammen (NVDA, JAWS, VoiceOver) und mit Sprachsteuerung. Menschen mit "
        "Behinderungen haben das Dashboard noch nicht geprüft, eine unabhängige Prüfstelle ebenfalls nicht.", "Bewertungsmethode",
        "Bitte melden Sie, was nicht geht. Die Wege dafür stehen unten.",
    ),
    Punkt(
        "Verlinkte Quellen, etwa Medieninformationen, Presseberichte und PDF-Dateien, gehören anderen.", "nicht im Geltungsbereich",
        "Was die Quelle für eine Zahl sagt, steht im Nachweis dieser Zahl.",
    ),
)  # fmt: skip
PRUEFUNG = (
    "Selbstbewertung durch die Entwicklung, zum großen Teil automatisch bei jeder Änderung:",
    (
        "axe-core mit allen Regeln auf jeder Seite, hell und dunkel, 1280 und 320 Pixel breit, dazu mit geöffneten Filtern, Tabellen, "
        "Nachweis und den Hinweisbändern: kein Verstoß.",
        "Genau eine Hauptüberschrift je Seite, Überschriften ohne Sprung.",
        "320 Pixel Breite (das entspricht 400 % Vergrößerung): nichts ragt über den Rand; breite Tabellen rollen in ihrem Rahmen.",
        "Text auf 200 % vergrößert: nichts ragt über den Rand.",
        "Tastatur: Suche, Nachweis, Filter und Verweise ohne Maus, sichtbarer Fokus.",
        "Kontraste von Schrift (4,5 : 1) und Zeichen (3 : 1) in allen vier Farbschemata; Farben der Bilder auch bei Rot-, Grün- und "
        "Blaublindheit unterscheidbar.",
        "Von Hand mit Chromium; andere Browser sind nicht geprüft.",
    ),
)
HILFEN = (
    "Unter „Weitere Filter und Ansicht“ gibt es eine Ansicht mit hohem Kontrast und eine mit großer Schrift. Hell und dunkel folgen "
    "Ihrem Gerät, ebenso der Wunsch nach weniger Bewegung."
)
KONTAKT = (
    "Ist Ihnen eine Barriere aufgefallen, oder brauchen Sie eine Angabe in einer anderen Form? Dann schreiben Sie an:"
)
KEIN_KONTAKT = (
    "Der Betreiber dieses Dashboards hat noch keinen Kontakt genannt. Er muss das tun, bevor andere es nutzen (Einstellung "
    "ASSKOMM_KONTAKT)."
)
DURCHSETZUNG = (
    "Antwortet die Stelle nicht oder nicht zu Ihrer Zufriedenheit, können Sie sich an die Durchsetzungsstelle beim Beauftragten der "
    "Sächsischen Staatsregierung für die Belange von Menschen mit Behinderungen wenden. Sie ist bei der Sächsischen Staatskanzlei "
    "eingerichtet; dort stehen die aktuellen Kontaktdaten.",
    "Die Einhaltung überwacht in Sachsen das Deutsche Zentrum für barrierefreies Lesen (dzb lesen) in Leipzig.",
)
STELLEN = (
    Verweis("Sächsische Staatskanzlei", "https://www.sk.sachsen.de"),
    Verweis("Überwachungsstelle beim dzb lesen", "https://www.dzblesen.de/bfit-sachsen"),
)
ERSTELLT = f"Diese Erklärung wurde am {tag_lang(GEPRUEFT)} erstellt und zuletzt geprüft."
