"""What does the first sheet of the workbook tell somebody who fills it in?"""

from ingest.erklaerungen import BLATTZWECK
from ingest.spalten import ANGABEN, BEISPIELE, LISTEN, blattname, formate, ueberschrift

Abschnitt = tuple[str, tuple[tuple[str, str], ...]]  # heading, and its paragraphs: catchword and text

TITEL = "Daten an das ASSKomm-Dashboard liefern"
_SO = (
    "So füllen Sie die Mappe aus",
    (
        ("1. Angaben", f"Auf dem Blatt „{ANGABEN}“ eintragen, wer liefert, was und bis zu welchem Tag."),
        ("2. Zeilen", "Auf den blauen Blättern je Sache eine Zeile, ab Zeile 2. Was Sie nicht haben, bleibt leer, auch ganze Blätter."),
        ("Überschriften", "Dunkle sind Pflicht, helle freiwillig. Wer mit der Maus darauf zeigt, liest eine Erklärung mit Beispiel."),
        ("Spalten", "Spalten dürfen in anderer Reihenfolge stehen. Eigene Spalten werden gemeldet und nicht gelesen."),
        ("Listen", f"Wo ein Pfeil erscheint, gibt es Wörter zur Auswahl; alle stehen auf dem Blatt „{LISTEN}“."),
        ("Beispiele", f"Ausgefüllte Zeilen zeigt das Blatt „{BEISPIELE}“. Sie werden nicht geladen."),
        ("Formeln", "Bitte Werte eintragen, keine Formeln. Von einer Formel zählt nur ihr zuletzt gespeichertes Ergebnis."),
    ),
)  # fmt: skip
_SCHREIBWEISEN = (
    "Was Sie wie schreiben dürfen",
    (
        ("Datum", "So genau, wie es bekannt ist: 06.02.2021 oder 2021-02-06, 02.2021 oder Feb 2021, 2021. Bitte keinen Tag erfinden."),
        ("Gültig von, bis", "Hier gehört ein ganzer Tag hin, etwa 01.01.2020. „Gültig bis“ bleibt leer, solange es gilt."),
        ("Beträge", "420.000 €, 420000, 1.300.000,00 oder 1,3 Mio. Euro. Nicht bekannt heißt leer, nicht 0."),
        ("Anzahlen", "Ganze Zahlen, etwa 87020 oder 87.020."),
        ("Kommunen", "Schlüssel (AGS) mit acht Ziffern oder Name: 14524330, Zwickau oder Zwickau, Stadt. Passt ein Name auf mehrere, etwa "
                     "Bernsdorf oder Oelsnitz, fragt die Prüfung nach; es wird nie geraten."),
        ("Ja oder nein", "ja oder nein. „Sicher“ ist nein, wenn die Quelle Zweifel lässt: Das wird gezeigt, nicht gezählt. Leer heißt ja."),
    ),
)  # fmt: skip
_DANACH = (
    "Was nach dem Absenden geschieht",
    (
        ("Prüfung", "Die ganze Lieferung wird geprüft. Jede Stelle, die nicht stimmt, wird mit Blatt, Zelle, Grund und Abhilfe genannt."),
        ("Fehler", "Solange ein Fehler da ist, wird nichts übernommen. Sie berichtigen die Mappe und senden sie noch einmal."),
        ("Hinweis", "Ein Hinweis hält nichts auf, etwa eine unbekannte Spalte. Bitte trotzdem ansehen."),
        ("Übernahme", "Übernommen wird alles auf einmal als neuer Datenstand. Frühere Datenstände bleiben lesbar."),
        ("Doppelt", "Dieselbe Mappe zweimal zu senden schadet nicht: Beim zweiten Mal ändert sich nichts."),
    ),
)  # fmt: skip
_BERICHTIGEN = (
    "Berichtigen und zurückziehen",
    (
        ("Berichtigen", "Die Zeile mit den richtigen Werten noch einmal liefern, mit derselben Kennung und einem „Grund der Änderung“."),
        ("Zurückziehen", "Die Zeile noch einmal liefern, in „Zurückgezogen“ ja eintragen und einen „Grund der Änderung“ nennen."),
        ("Kennung", "Name, an dem ein Datensatz wiedererkannt wird. Ohne Kennung erkennen ihn die Spalten, die unten beim Blatt "
                    "stehen; sie lassen sich dann nicht berichtigen."),
        ("Nicht genannt", "Was eine Lieferung nicht nennt, bleibt, wie es ist. Eine gelöschte Zeile zieht nichts zurück."),
    ),
)  # fmt: skip
_PERSONEN = (
    "Wen die Mappe nicht nennen darf",
    (
        ("Personen", "Keine Namen, Anschriften, Telefonnummern oder E-Mail-Adressen von Menschen, in keiner Spalte, auch keiner Notiz."),
        ("Umschreibung", "Auch nichts, woran man einen Menschen erkennt, wie „die einzige Teilnehmerin aus …“. Besser: die Anzahl."),
        ("Wenn doch", "Anschriften und Nummern, die die Prüfung findet, nennt sie. Bitte löschen und die Mappe neu senden."),
    ),
)  # fmt: skip


def abschnitte() -> tuple[Abschnitt, ...]:
    """All that the sheet says, from top to bottom."""
    was = (
        "Was eine Lieferung ist",
        (
            ("Lieferung", "Diese Mappe mit allem, was Sie zu einem Tag melden. Sie wird ganz übernommen oder gar nicht."),
            ("Zählen", "Aus den Zeilen werden die Zahlen des Dashboards gezählt. Jede bleibt mit Quelle und Datum nachlesbar."),
        ),
    )  # fmt: skip
    return was, _SO, _SCHREIBWEISEN, _DANACH, _BERICHTIGEN, _PERSONEN, ("Wozu welches Blatt dient", _blaetter())


def _blaetter() -> tuple[tuple[str, str], ...]:
    """For each sheet its purpose, and by which columns a record is recognized when it has no kennung."""
    erkannt = ((f, ", ".join(map(ueberschrift, f.modell.natuerlicher_schluessel))) for f in formate())
    return tuple((blattname(f), f"{BLATTZWECK[f.datei]} Wiedererkannt an: {spalten}.") for f, spalten in erkannt)
