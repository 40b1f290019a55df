"""Which signs stand in a table where there is no number, and what do they mean? Those of official statistics."""

NICHTS = "–"
WENIG = "0"
UNBEKANNT = "."
SINNLOS = "x"
ZEICHEN = {
    NICHTS: "nichts vorhanden (genau null)",
    WENIG: "weniger als die Hälfte von 1 in der letzten besetzten Stelle, jedoch mehr als nichts",
    UNBEKANNT: "Zahlenwert unbekannt: kein Einzelfall belegt oder keine Zahl veröffentlicht; das heißt nicht, dass es keinen gab",
    SINNLOS: "Tabellenfach gesperrt, weil die Aussage nicht sinnvoll ist",
}
