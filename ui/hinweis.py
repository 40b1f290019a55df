"""How is a sentence shown that the reader must not miss, whatever somebody wrote into it?

As escaped HTML: Streamlit's own message boxes would render Markdown from a link, pictures and foreign links included.
"""

from html import escape

import streamlit as st

LAENGSTER_WERT = 60


def warne(satz: str) -> None:
    """A warning above the page."""
    st.html(f'<div class="hinweis" role="alert">{escape(satz)}</div>')


def fehler(satz: str) -> None:
    """An error instead of the page."""
    st.html(f'<div class="hinweis fehler" role="alert">{escape(satz)}</div>')


def zitat(text: str) -> str:
    """What somebody wrote, in German quotation marks and cut to a length that fits a sentence."""
    return f"„{text if len(text) <= LAENGSTER_WERT else text[:LAENGSTER_WERT] + '…'}“"
