"""What came back from one rerun?"""

from collections import Counter
from dataclasses import dataclass, field

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Antwort:
    """One rerun: seconds from sending to ``script_finished``, bytes of both directions, and what was drawn."""

    sekunden: float
    gesendet: int
    empfangen: int
    groesste: int  # bytes of the largest frame
    grosse: list[tuple[int, str]] = field(default_factory=list)  # the three largest frames and what they draw
    wiederholt: int = 0  # large messages that the browser still had and that came whole again
    verwiesen: int = 0  # large messages that came as a reference
    geometrie: bool = False  # whether any frame carries TopoJSON arcs
    zahl: Counter[str] = field(default_factory=Counter)  # elements and containers by kind
    elemente: list[tuple[tuple[int, ...], Element]] = field(default_factory=list)
    behaelter: dict[tuple[int, ...], str] = field(default_factory=dict)  # container ids by delta path

    @property
    def bytes(self) -> int:
        return self.gesendet + self.empfangen

    def html(self) -> list[str]:
        return [element.html.body for _, element in self.elemente if element.WhichOneof("type") == "html"]

    def html_in(self, schluessel: str) -> str:
        """The HTML inside the container with this key."""
        orte = [ort for ort, name in self.behaelter.items() if name.endswith(schluessel)]
        return "".join(
            element.html.body
            for pfad, element in self.elemente
            if any(pfad[: len(ort)] == ort for ort in orte) and element.WhichOneof("type") == "html"
        )

    def fehler(self) -> list[str]:
        """Texts of exceptions and of red messages."""
        texte = []
        for _, element in self.elemente:
            if element.WhichOneof("type") == "exception":
                texte.append(element.exception.message)
            elif element.WhichOneof("type") == "alert" and element.alert.format == element.alert.ERROR:
                texte.append(element.alert.body)
        return texte

    def nimm(self, ort: tuple[int, ...], nachricht: ForwardMsg) -> None:
        """Count what stands at this place in the end."""
        delta = nachricht.delta
        if delta.WhichOneof("type") == "add_block":
            self.zahl[f"Behälter {delta.add_block.WhichOneof('type') or 'vertical'}"] += 1
            self.behaelter[ort] = delta.add_block.id
            return
        self.zahl[str(delta.new_element.WhichOneof("type"))] += 1
        if delta.fragment_id:
            self.zahl["davon in Fragmenten"] += 1
        self.elemente.append((ort, delta.new_element))


def benenne(nachricht: ForwardMsg) -> str:
    """What a message draws, as a word that leads to the place in the code."""
    if not nachricht.delta.HasField("new_element"):
        return str(nachricht.WhichOneof("type"))
    art = str(nachricht.delta.new_element.WhichOneof("type"))
    inhalt = getattr(nachricht.delta.new_element, art)
    schluessel = str(getattr(inhalt, "id", "")).rpartition("-None-")[2] or str(getattr(inhalt, "body", ""))[:40]
    return f"{art} {schluessel}".strip()
