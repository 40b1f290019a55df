"""How accessible is the dashboard, what is missing, and whom can a reader tell? The declaration that the law asks for."""

from ui.barrierefreiheit import zeige_erklaerung


def barrierefreiheit() -> None:
    """The declaration of accessibility; the same whatever the reader has chosen, and without a database."""
    zeige_erklaerung()
