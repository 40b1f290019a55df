"""What are slides made of? One module per kind of content; ``briefing/papiere/pptx.py`` puts them together."""
