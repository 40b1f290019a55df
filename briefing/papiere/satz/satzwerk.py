"""What does the process do that sets one paper? It reads the order, writes the pages and ends, and with it all its memory.

It is run by path (``python -P satzwerk.py``) and imports nothing of the project: the typesetter keeps what it laid out for the next
paper, hundreds of megabytes after a few long ones, and lets nobody empty that store.
"""

import json
import sys
from typing import Any


def setze(auftrag: dict[str, Any]) -> list[bytes]:
    """The pages of an order: files by name, the folder of the typefaces, how they are to be written."""
    import typst

    dateien = {name: text.encode() for name, text in auftrag["dateien"].items()}
    schriften = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[auftrag["schriften"]])
    seiten: Any = typst.compile(dateien, font_paths=schriften, root=auftrag["wurzel"], **auftrag["wie"])
    return seiten if isinstance(seiten, list) else [seiten]


def arbeite() -> None:
    """A line with the lengths of the pages, or with what went wrong, then the pages."""
    try:
        seiten, kopf = setze(json.load(sys.stdin.buffer)), {}
    except RuntimeError as fehler:
        seiten, kopf = [], {"fehler": str(fehler)[:2000]}
    sys.stdout.buffer.write(json.dumps({"seiten": [len(seite) for seite in seiten]} | kopf).encode() + b"\n")
    sys.stdout.buffer.writelines(seiten)


if __name__ == "__main__":
    arbeite()
