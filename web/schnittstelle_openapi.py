"""How does a developer learn what the interface answers? As an OpenAPI 3.1 document, made of the words the code uses."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.auswahl import FRUEHESTER_STICHTAG, POLIZEIDIREKTIONEN, Ebene
from domain.groessenklasse import KLASSE
from domain.kennzahl import Basis, Geldzustand, Zaehleinheit
from domain.kreise import KREISE
from domain.zahlen import Zusatz
from web.schnittstelle_anfrage import ERLAUBT, MEHRFACH

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
JA_NEIN: Schema = {"type": "boolean"}
ZAHL: Schema = {"type": "integer"}
TAG: Schema = {"type": "string", "format": "date"}
MENGE: Schema = {"type": ["number", "null"], "description": "Euro bei Beträgen, sonst Einheiten; null: keine Angabe"}
TEXT_ODER_NICHTS: Schema = {"type": ["string", "null"]}


def beschreibung(schluessel: Sequence[str], adresse: str) -> Schema:
    """The document."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {
            "title": "ASSKomm · Schnittstelle für Kennzahlen",
            "version": "1.0.0",
            "description": "Jede Zahl mit Stichtag, Datenstand, Basis und Quelle. Ohne Datenstand gilt der neueste, den der Zugang "
            "sehen darf; wer zitiert, verwendet „zitierlink“ oder „abruf“, die beides nennen.",
        },
        "servers": [{"url": adresse}],
        "security": [{"schluessel": []}, {"sitzung": []}],
        "paths": {
            "/api/v1/kennzahlen": _pfad("kennzahlen", "Kennzahlen je Raum", "Kennzahlen", csv=True),
            "/api/v1/kennzahlen/{schluessel}": _pfad("kennzahl", "Eine Kennzahl je Raum", "Kennzahlen", csv=True),
            "/api/v1/katalog": _pfad("katalog", "Definitionen der Kennzahlen, wie in der Methodik", "Katalog"),
            "/api/v1/datenstaende": _pfad("datenstaende", "Datenstände, die der Zugang sehen darf", "Datenstaende"),
            "/api/v1/openapi.json": {"get": {
                "operationId": "openapi", "summary": "Diese Beschreibung", "responses": {
                    "200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object"}}}},
                    **_fehler(),
                },
            }},
        },
        "components": {
            "securitySchemes": {
                "schluessel": {"type": "http", "scheme": "bearer", "description": "Schlüssel von „asskomm api-key“"},
                "sitzung": {"type": "apiKey", "in": "cookie", "name": "Sitzung", "description": "Anmeldung im Dashboard"},
            },
            "parameters": _parameter(schluessel),
            "schemas": _schemata(schluessel),
        },
    }  # fmt: skip


def _pfad(ressource: str, titel: str, schema: str, *, csv: bool = False) -> Schema:
    namen = sorted(ERLAUBT[ressource]) + (["schluessel"] if ressource == "kennzahl" else [])
    inhalt: Schema = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    if csv:
        inhalt["text/csv"] = {"schema": TEXT}
    kopf = {
        "ETag": {"schema": TEXT, "description": "ändert sich nur, wenn sich die Antwort ändert"},
        "ASSKomm-Stichtag": {"schema": TAG},
        "ASSKomm-Datenstand": {"schema": ZAHL},
    }
    operation = {
        "summary": titel,
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in namen],
        "responses": {
            "200": {"description": titel, "headers": kopf, "content": inhalt},
            "304": {"description": "unverändert (If-None-Match)"},
            **_fehler(),
        },
    }
    return {
        "get": {"operationId": ressource, **operation},
        "head": {"operationId": f"{ressource}_kopf", **operation},
    }


def _fehler() -> Schema:
    worte = {
        "400": "Anfrage nicht verständlich", "401": "nicht angemeldet", "404": "nicht vorhanden oder nicht freigegeben",
        "405": "nur GET und HEAD", "406": "nicht in dieser Form", "429": "zu viele Abrufe", "500": "unerwarteter Fehler",
        "503": "zurzeit nicht möglich",
    }  # fmt: skip
    schema = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": wort, "content": schema} for status, wort in worte.items()}


def _parameter(schluessel: Sequence[str]) -> Schema:
    kennzahl = _wahl(schluessel)
    felder: Mapping[str, tuple[str, Schema]] = {
        "stichtag": (f"Tag, über den die Zahlen sprechen; ab {FRUEHESTER_STICHTAG}", TAG),
        "datenstand": ("Nummer der letzten bekannten Lieferung", {"type": "integer", "minimum": 1}),
        "polizeidirektion": ("Name, mehrfach möglich", _wahl(POLIZEIDIREKTIONEN)),
        "landkreis": ("Schlüssel oder Name, mehrfach möglich", TEXT | {"examples": list(KREISE)[:2]}),
        "groessenklasse": ("nach Einwohnern, mehrfach möglich", _wahl(tuple(KLASSE))),
        "handlungsfeld": ("zählt nur, was dieses Handlungsfeld nennt", TEXT),
        "ebene": ("Gliederung", _wahl(tuple(Ebene)) | {"default": "land"}),
        "kennzahl": ("Schlüssel, mehrfach möglich; ohne Angabe alle", kennzahl),
        "format": ("geht Accept vor", _wahl(("json", "csv"))),
        "stil": ("von CSV: für ein deutsches Excel oder für Programme", _wahl(("excel", "maschine"))),
    }
    ergebnis: Schema = {}
    for name, (text, schema) in felder.items():
        mehrere = {"schema": {"type": "array", "items": schema}, "style": "form", "explode": True}
        eigenes = mehrere if name in MEHRFACH else {"schema": schema}
        ergebnis[name] = {"name": name, "in": "query", "description": text, **eigenes}
    ergebnis["schluessel"] = {"name": "schluessel", "in": "path", "required": True, "schema": kennzahl}
    return ergebnis


def _wahl(werte: Sequence[str]) -> Schema:
    return {"type": "string", "enum": [str(wert) for wert in werte]}


def _liste(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _objekt(**felder: Schema) -> Schema:
    """Everything is there, nothing else is."""
    return {"type": "object", "properties": felder, "required": list(felder), "additionalProperties": False}


def _verweis(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _oder_nichts(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _schemata(schluessel: Sequence[str]) -> Schema:
    vermerke = {"vorlaeufig": JA_NEIN, "veraltet": JA_NEIN, "uebung": JA_NEIN}
    kopf = {"stichtag": TAG, "datenstand": ZAHL, **vermerke, "zitierlink": TEXT | {"format": "uri"}}
    zusatz, geld = _wahl(tuple(Zusatz)), _wahl(tuple(Geldzustand))
    return {
        "Kennzahlen": _objekt(
            **kopf, raum=TEXT, ebene=_wahl(tuple(Ebene)), hinweise=_liste(TEXT), zitierweise=TEXT, lizenz=TEXT_ODER_NICHTS,
            abruf=TEXT | {"format": "uri"}, quellen=_liste(_verweis("Quelle")), kennzahlen=_liste(_verweis("Messwert")),
        ),
        "Messwert": _objekt(
            kennzahl=_wahl(schluessel), titel=TEXT, ebene=_wahl(tuple(Ebene)), raum=TEXT, raum_schluessel=TEXT_ODER_NICHTS,
            stichtag=TAG, datenstand=ZAHL, wert=MENGE, zusatz=_oder_nichts(zusatz), einheit=_wahl(tuple(Zaehleinheit)),
            fassung=ZAHL, geldzustand=_oder_nichts(geld), basis=_wahl(tuple(Basis)), zeitraum=TEXT, belegt=MENGE,
            vorbehalt=MENGE, veroeffentlicht=_oder_nichts(_verweis("Veroeffentlichung")), text=TEXT, herkunft=TEXT, **vermerke,
        ),
        "Veroeffentlichung": _objekt(
            wert=MENGE, zusatz=zusatz, stand=TEXT, zeitraum=TEXT, zaehleinheit=TEXT, quelle=TEXT, url=TEXT
        ),
        "Quelle": _objekt(datenstand=ZAHL, titel=TEXT, herausgeber=TEXT, stand=TAG),
        "Katalog": _objekt(**kopf, kennzahlen=_liste(_verweis("Definition"))),
        "Definition": _objekt(
            kennzahl=_wahl(schluessel), titel=TEXT, fassung=ZAHL, definition=TEXT, abgrenzung=TEXT, einheit=TEXT,
            geldzustand=_oder_nichts(geld), kumuliert=JA_NEIN, landesweit=JA_NEIN,
            begriffe=_liste(_objekt(begriff=TEXT, text=TEXT)),
        ),
        "Datenstaende": _objekt(**kopf, datenstaende=_liste(_verweis("Datenstand"))),
        "Datenstand": _objekt(
            datenstand=ZAHL, titel=TEXT, herausgeber=TEXT, stand=TAG, eingelesen_am={"type": "string", "format": "date-time"},
            uebung=JA_NEIN, vorlaeufig=JA_NEIN, frei_ab={"type": ["string", "null"], "format": "date-time"},
        ),
        "Problem": {
            "type": "object", "required": ["type", "title", "status", "detail"],
            "properties": {
                "type": TEXT, "title": TEXT, "status": ZAHL, "detail": TEXT, "instance": TEXT,
                "vorgang": TEXT | {"description": "Nummer, unter der die Betreuung den Fehler findet"},
            },
        },
    }  # fmt: skip
