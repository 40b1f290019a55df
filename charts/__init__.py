"""How do frames become pictures? Pure: specs authored in Altair, data attached later."""
