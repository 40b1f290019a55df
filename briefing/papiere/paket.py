"""How do several files become one, so that the same content always gives the same bytes?"""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ZEITSTEMPEL = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can hold, and no clock
_UNIX, _LESBAR = 3, 0o644 << 16


def gepackt(dateien: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files in their order."""
    puffer = io.BytesIO()
    with ZipFile(puffer, "w", ZIP_DEFLATED, compresslevel=6) as archiv:
        for name, inhalt in dateien.items():
            eintrag = ZipInfo(name, ZEITSTEMPEL)
            eintrag.create_system, eintrag.external_attr, eintrag.compress_type = _UNIX, _LESBAR, ZIP_DEFLATED
            archiv.writestr(eintrag, inhalt)
    return puffer.getvalue()


def entpackt(paket: bytes) -> dict[str, bytes]:
    """The files of a ZIP in their order; ``zipfile.BadZipFile`` if it is none."""
    with ZipFile(io.BytesIO(paket)) as archiv:
        return {name: archiv.read(name) for name in archiv.namelist()}


def ohne_uhr(paket: bytes) -> bytes:
    """The same ZIP without the moment at which a library wrote it."""
    return gepackt(entpackt(paket))
