"""What is a workbook of figures made of? One module per kind of sheet; ``briefing/papiere/xlsx.py`` puts them together."""
