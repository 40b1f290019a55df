"""Which pages are there? Each reads like a table of contents."""
