"""How does everything that a database holds become one file, and a database again?

form.py               what stands in the file: manifest, tables, how a value is written
sichern.py            database → file, as of one moment
datei.py              is this file whole, and does it hold no more than it says?
wiederherstellen.py   file → empty database, all or nothing
pruefzahlen.py        figures at several days and Datenstände, before and after
"""
