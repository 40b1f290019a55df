"""How does a reader get from paper to the Zitierkarte? By a QR code, drawn as vectors."""

import io

import segno

from domain.fehler import Eingabefehler


def qr(text: str) -> str:
    """A QR code as SVG with the quiet zone that scanners need."""
    puffer = io.BytesIO()
    try:
        code = segno.make(text, error="m", micro=False)
    except (segno.DataOverflowError, ValueError) as fehler:
        raise Eingabefehler(
            "Der Zitierlink ist zu lang für einen QR-Code. Abhilfe: eine kürzere Adresse des Dashboards einstellen."
        ) from fehler
    code.save(
        puffer, kind="svg", border=4, svgclass=None, lineclass=None, dark="#000000", light="#FFFFFF", xmldecl=False
    )
    return puffer.getvalue().decode()
