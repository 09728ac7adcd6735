"""The part of the package that is written in Rust. What the columns of the tables mean is told in docs/data-dictionary.md."""

from collections.abc import Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any, Final, Literal, Protocol, final

__version__: Final[str]

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

_Arrow = _ArrowStream | _ArrowArray
_Path = str | PathLike[str]
_Field = Literal["text", "doc", "published", "url", "title", "outlet", "author"]

@final
class Table:
    """Rows and columns: `polars.DataFrame(table)` and `pyarrow.table(table)` take it, as does DuckDB by way of either."""

    @property
    def num_rows(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class Schema:
    """The columns of a table: `pyarrow.schema(schema)` takes it."""

    def __arrow_c_schema__(self) -> object: ...

@final
class Readings:
    """What was read of some documents."""

    @property
    def documents(self) -> Table:
        """A row for each document that was read, with the date that the reading arrived at."""
    @property
    def claims(self) -> Table:
        """A row for each claim, document by document."""
    @property
    def problems(self) -> Table:
        """A row (`input`, `row`, `reason`) for each row that could not be read; `row` counts from 1 over all batches."""
    @property
    def nested(self) -> Table:
        """All of it in one stream: `document` (a struct or null), `claims` (a list of structs), `problem` (a struct or null)."""

@final
class Folded:
    """What claims fold into."""

    @property
    def spells(self) -> Table:
        """A row for each lay-off of a player, by player, the oldest first."""
    @property
    def milestones(self) -> Table:
        """A row for each step of a recovery, forwards or back."""
    @property
    def estimates(self) -> Table:
        """A row for each forecast of a return."""
    @property
    def problems(self) -> Table:
        """A row (`input`, `row`, `reason`) for each row of appearances that could not be read; `row` counts from 1."""

@final
class Appearances:
    """Who played how long in which match."""

    @property
    def rows(self) -> Table:
        """A row for each appearance, as the table of appearances has it: `person_id` (an identity in a pack, as `premier-league:17`) or
        `player` (a name), `team`, `day`, `minutes`, `against`, `home`, `source`, `recorded_at`."""
    @property
    def problems(self) -> Table:
        """A row (`input`, `row`, `reason`) for each row that could not be read; `row` counts from 1."""

@final
class Documents:
    """The documents of one input, to be taken once, batch by batch, by a library that takes Arrow data."""

    @property
    def problems(self) -> Table:
        """What could not be read so far: `input`, `row` (null) and `reason`."""
    @property
    def pages_without_report(self) -> int:
        """How many pages of a web archive held no report, so far."""
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

def read(
    text: str,
    *,
    published: str | date | None = None,
    doc: str = "text",
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    packs: Sequence[_Path] = (),
    builtin_pack: bool = True,
) -> dict[str, Any]:
    """Reads one report and returns what `sidelined read --format json` prints of it.

    `published` is a day, a month or a year, as ISO text or as a `date`; without it the date is looked for in the text. `packs` are
    folders with `players.csv` and `fixtures.csv`, loaded once a process; `builtin_pack` is the Premier League's. Evidence is told in
    bytes of the text as UTF-8.

    Raises `ValueError` for a date or a pack that is none, `OSError` for a folder that cannot be read, `UnicodeEncodeError` for a text
    with half a surrogate pair. Any other text gives a reading, perhaps an empty one.
    """

def read_batches(
    documents: _Arrow,
    *,
    columns: Mapping[_Field, str] = {},
    packs: Sequence[_Path] = (),
    builtin_pack: bool = True,
    threads: int = 1,
) -> Readings:
    """Reads documents, a row each.

    Rows have a column `text` and perhaps `doc`, `published`, `url`, `title`, `outlet`, `author`; `columns` tells for each of these which
    column holds it, where that has another name. Or they are rows of the table of documents, as `documents_of` gives them. A document
    without a name is called after the first 16 digits of its identity.

    A row that cannot be read is a row of `problems`, and costs no other. Raises `ValueError` when a column is missing, `TypeError` for what
    is no Arrow data. What is read is held in memory: hand over what is larger batch by batch.
    """

def documents_of(
    source: bytes | _Path,
    *,
    name: str | None = None,
    input: str = "auto",
    published: str | date | None = None,
    columns: Mapping[_Field, str] = {},
) -> Documents:
    """The documents of a file, or of bytes, as the table of documents, for `read_batches`.

    Text, Markdown, HTML, JSON lines, CSV, Parquet, feeds and web archives, packed with gzip or zstd or not; `input` says which, as
    `--input` of the command line does. `name` stands in for the file's path. `published` is for documents that bring no given date.

    Raises `OSError` for a file that cannot be opened; what is wrong later is a row of `problems`.
    """

def fold_batches(
    claims: _Arrow,
    *,
    appearances: _Arrow | None = None,
    packs: Sequence[_Path] = (),
    builtin_pack: bool = True,
    as_of: str | date | None = None,
    recorded_on: str | date | None = None,
    threads: int = 1,
) -> Folded:
    """Folds claims, of one document or of many, into spells.

    Claims are rows of the table of claims, in any order; one that comes twice counts once. `as_of`: with what had been said, and played,
    by the end of that day. Claims of undated documents count as said on `recorded_on` (today, in UTC, where it is not given).

    `appearances` tell who really played, and so end spells, count days and matches missed, and contradict claims: rows as
    :func:`appearances` takes them. Packs are asked only for what else the clubs of appearances are called.

    Raises `ValueError` for rows that are no claims, with the row and the column, and where appearances lack a column; a row that is no
    appearance is a row of `problems`, and costs no other.
    """

def appearances(
    rows: _Arrow,
    *,
    packs: Sequence[_Path] = (),
    builtin_pack: bool = True,
) -> Appearances:
    """Rows of appearances as the table that `sidelined export` writes of them.

    The columns are those that `sidelined add` reads: `player_code` or `code` (of the Premier League's lists), `person_id` (an identity in a
    pack, as `pack:code`; `person` will do) or `player` (a name); `kickoff_time`, `date` or `day`; `minutes` (0 for a match that the player
    missed); and perhaps `opponent_team`, `opponent` or `against`; `was_home` or `home`; `team`; `source` (what the table is called). Text
    will do for all of them, and so will whole numbers, days, times, and true and false. What comes out can be put in again.

    Clubs are named as the packs name them. Of rows that are alike in person, name, day, minutes and opponent the first counts, as in a
    store. A row that cannot be read is a row of `problems`. Raises `ValueError` when a column is missing.
    """

def families(names: _Arrow) -> Table:
    """Which names may mean one person: for each row, with columns `player` and `person_id`, the number of its family.

    All names of all claims that are to be folded have to be handed over at once. Then claims about different families can be folded in
    different places, and fold into the same spells as together.
    """

def schema(
    table: Literal[
        "documents", "claims", "spells", "milestones", "estimates", "appearances", "problems", "nested"
    ],
) -> Schema:
    """The schema of a table."""
