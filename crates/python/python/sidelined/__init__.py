"""Reads what the press says about injured players.

>>> import sidelined
>>> reading = sidelined.read("Ada Moss is out for six weeks with a knee injury.", published="2024-03-05")
>>> reading["players"][0]["player"], reading["players"][0]["status"]
('Ada Moss', 'out')

Tables go in and come out by the Arrow PyCapsule interface: whatever pyarrow, polars, DuckDB, pandas or arro3 make of data is taken,
and each of them takes what is returned.

>>> import polars as pl
>>> texts = pl.DataFrame({"text": ["Ada Moss is out for six weeks with a knee injury."], "published": ["2024-03-05"]})
>>> spells = sidelined.fold_batches(sidelined.read_batches(texts).claims).spells
>>> pl.DataFrame(spells).select("player", "region").rows()
[('Ada Moss', 'knee')]
"""

from sidelined._sidelined import (
    Appearances,
    Documents,
    Folded,
    Readings,
    Schema,
    Table,
    __version__,
    appearances,
    documents_of,
    families,
    fold_batches,
    read,
    read_batches,
    schema,
)

__all__ = [
    "Appearances",
    "Documents",
    "Folded",
    "Readings",
    "Schema",
    "Table",
    "__version__",
    "appearances",
    "documents_of",
    "families",
    "fold_batches",
    "read",
    "read_batches",
    "schema",
]
