"""How far are two colours apart for people with and without a colour-vision deficiency?

Simulation: Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
severity 1.0, applied to linear sRGB. Distance: CIEDE2000 in CIELAB for D65 (Sharma, Wu and Dalal 2005).
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin

Farbe = tuple[float, float, float]
Matrix = tuple[Farbe, Farbe, Farbe]

SICHTWEISEN: dict[str, Matrix] = {
    "ohne": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "Protanopie": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "Deuteranopie": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "Tritanopie": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WEISS: Farbe = (0.95047, 1.0, 1.08883)


def linear(hexwert: str) -> Farbe:
    """``#0B5D3B`` as linear sRGB."""
    r, g, b = (int(hexwert[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _linear(r), _linear(g), _linear(b)


def _linear(k: float) -> float:
    return k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4


def mal(matrix: Matrix, farbe: Farbe) -> Farbe:
    x, y, z = (sum(m * f for m, f in zip(zeile, farbe, strict=True)) for zeile in matrix)
    return x, y, z


def gesehen(hexwert: str, sichtweise: str) -> Farbe:
    """The colour in CIELAB as somebody sees it."""
    r, g, b = (min(1.0, max(0.0, k)) for k in mal(SICHTWEISEN[sichtweise], linear(hexwert)))
    fx, fy, fz = (_f(t / w) for t, w in zip(mal(_XYZ, (r, g, b)), _WEISS, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _f(t: float) -> float:
    return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29


def abstand(eine: str, andere: str, sichtweise: str = "ohne") -> float:
    """Difference of two colours as somebody sees them; 1 can just be seen, 100 is black and white."""
    return ciede2000(gesehen(eine, sichtweise), gesehen(andere, sichtweise))


def ciede2000(eins: Farbe, zwei: Farbe) -> float:
    (l1, a1, b1), (l2, a2, b2) = eins, zwei
    c_mittel = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 1.5 - 0.5 * (c_mittel**7 / (c_mittel**7 + 25**7)) ** 0.5
    c1, c2 = hypot(a1 * g, b1), hypot(a2 * g, b2)
    h1, h2 = degrees(atan2(b1, a1 * g)) % 360, degrees(atan2(b2, a2 * g)) % 360
    grau = c1 * c2 == 0
    drehung = 0.0 if grau else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * (c1 * c2) ** 0.5 * sin(radians(drehung / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if grau else (h1 + h2) / 2 if abs(h1 - h2) <= 180 else ((h1 + h2 + 360) / 2) % 360
    t = (
        1 - 0.17 * cos(radians(hm - 30)) + 0.24 * cos(radians(2 * hm))
        + 0.32 * cos(radians(3 * hm + 6)) - 0.20 * cos(radians(4 * hm - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (lm - 50) ** 2 / (20 + (lm - 50) ** 2) ** 0.5
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = -2 * (cm**7 / (cm**7 + 25**7)) ** 0.5 * sin(radians(60 * exp(-(((hm - 275) / 25) ** 2))))
    return float(((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh)) ** 0.5)
