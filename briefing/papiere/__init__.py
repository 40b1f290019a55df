"""Papers: one frozen Lagebild, drawn as PDF, slides, workbook, document and files."""
