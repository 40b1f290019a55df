"""Which parts does a Word document of ours consist of? ``briefing.papiere.docx`` puts them together."""
