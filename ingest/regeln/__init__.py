"""Which rules hold across the rows of a delivery and what is stored, and when does a breach of one stop the delivery?

A *Fehler* is a contradiction in itself: a row against itself or the manifest, or two rows of one delivery against each other,
and what must never be stored. Whatever a real office can be right about is a *Hinweis*: records are incomplete, and of a
row and a stored record of somebody else nobody knows which one is wrong. So a stored record never makes a Fehler, and what
comes with the product is never stopped by a correction of others (ADR 12).

Rows that withdraw a record are not checked: nothing of them is stored, and a wrong record can always be withdrawn. Each
group is one module with pure functions over small typed inputs; ``lage`` makes these inputs, ``ingest.pruefen`` calls them all.
"""
