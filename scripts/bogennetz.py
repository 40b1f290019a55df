"""Which arcs make up a coverage of polygons, so that TopoJSON stores each common border only once?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import shapely
from shapely.geometry import MultiPolygon, Polygon

Punkt: TypeAlias = tuple[int, int]
Bogen: TypeAlias = tuple[Punkt, ...]
Flaeche: TypeAlias = Polygon | MultiPolygon


@dataclass
class Bogennetz:
    """The arcs of a coverage; a border that two polygons share is stored once and referred to by number."""

    knoten: frozenset[Punkt]
    boegen: dict[Bogen, int] = field(default_factory=dict)

    @classmethod
    def of(cls, flaechen: Iterable[Flaeche]) -> "Bogennetz":
        """A Knoten is a point where more or fewer than two lines meet."""
        nachbarn: defaultdict[Punkt, set[Punkt]] = defaultdict(set)
        for flaeche in flaechen:
            for ring in (ring for polygon in ringe(flaeche) for ring in polygon):
                for a, b in pairwise(ring):
                    nachbarn[a].add(b)
                    nachbarn[b].add(a)
        return cls(frozenset(punkt for punkt, andere in nachbarn.items() if len(andere) != 2))

    def ring(self, ring: list[Punkt]) -> list[int]:
        return [self.number(bogen) for bogen in self.cut(ring)]

    def cut(self, ring: list[Punkt]) -> Iterator[Bogen]:
        """The ring in pieces from Knoten to Knoten; without any, one piece from its smallest point."""
        offen = ring[:-1]
        beginn = next((i for i, punkt in enumerate(offen) if punkt in self.knoten), offen.index(min(offen)))
        rund = [*offen[beginn:], *offen[: beginn + 1]]
        stellen = [i for i, punkt in enumerate(rund) if punkt in self.knoten] or [0, len(offen)]
        for a, b in pairwise(stellen):
            yield tuple(rund[a : b + 1])

    def number(self, bogen: Bogen) -> int:
        """TopoJSON's reference: the index, or its complement for an arc run backwards."""
        if bogen[::-1] in self.boegen:
            return ~self.boegen[bogen[::-1]]
        return self.boegen.setdefault(bogen, len(self.boegen))

    def geometry(self, flaeche: Flaeche, properties: dict[str, str]) -> dict[str, Any]:
        arcs = [[self.ring(ring) for ring in polygon] for polygon in ringe(flaeche)]
        if len(arcs) == 1:
            return {"type": "Polygon", "arcs": arcs[0], "properties": properties}
        return {"type": "MultiPolygon", "arcs": arcs, "properties": properties}

    def deltas(self) -> list[list[list[int]]]:
        return [[list(bogen[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in pairwise(bogen))] for bogen in self.boegen]


def ringe(flaeche: Flaeche) -> list[list[list[Punkt]]]:
    """Polygons, each as exterior and holes; exteriors clockwise, holes not, as d3 wants it."""
    polygone = shapely.get_parts(shapely.orient_polygons(flaeche, exterior_cw=True))
    return [[punkte(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygone]


def punkte(ring: shapely.LinearRing) -> list[Punkt]:
    return [(int(x), int(y)) for x, y in ring.coords]
