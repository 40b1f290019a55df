"""How does a reader take words along with one click? ``web/seite.js`` puts what the link holds on the clipboard."""

from html import escape


def kopierlink(beschriftung: str, text: str, was: str = "") -> str:
    """A link that copies ``text``; ``was`` says for a screen reader of what."""
    name = f' aria-label="{escape(f"{beschriftung}: {was}", quote=True)}"' if was else ""
    return f'<a class="zitierlink" href="#" data-kopie="{escape(text, quote=True)}"{name}>{escape(beschriftung)}</a>'
