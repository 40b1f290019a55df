"""Of which elements do pages and papers consist?"""
