"""Reading and folding on Ray Data: documents to claims by `map_batches`, claims to spells by grouped `map_groups`.

These are the functions that the job for Spark calls, on another engine::

    import ray
    from sidelined import ray as spread

    read = spread.read_files(["a.jsonl", "b.warc.gz"]).materialize()
    tables = spread.fold(spread.claims(read))
    tables["spells"].write_parquet("record/spells")

The same text twice is read twice here, and folded once: of several dates the earliest counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from functools import partial
from os import PathLike

import pyarrow as pa
import pyarrow.compute as pc
import ray.data
from ray.data import Dataset

import sidelined
from sidelined import _nested

#: A task folds about so many claims.
TASK_CLAIMS = 100_000

#: What a fold gives, by the column of its rows.
FOLDED = {"spells": "spell", "milestones": "milestone", "estimates": "estimate"}


def read_rows(
    rows: Dataset, *, columns: Mapping[str, str] = {}, packs: Sequence[str | PathLike[str]] = (), builtin_pack: bool = True
) -> Dataset:
    """Reads rows of documents (`doc`, `text`, `published` and so on, or what `columns` calls them). A row of the answer has a `document`
    and its `claims`, or a `problem`; the numbers of problems' rows count within a batch."""
    read = partial(_rows, columns=columns, packs=packs, builtin_pack=builtin_pack)
    return rows.map_batches(read, batch_format="pyarrow")


def read_files(
    paths: Iterable[str],
    *,
    input: str = "auto",
    columns: Mapping[str, str] = {},
    packs: Sequence[str | PathLike[str]] = (),
    builtin_pack: bool = True,
) -> Dataset:
    """Reads files of any format, each in a task of its own: they have to lie where every worker sees them. The answer is that of
    :func:`read_rows`."""
    files = ray.data.from_arrow(pa.table({"path": pa.array(list(paths), pa.string())}))
    read = partial(_files, input=input, columns=columns, packs=packs, builtin_pack=builtin_pack)
    return files.repartition(files.count()).map_batches(read, batch_format="pyarrow", batch_size=1)


def documents(read: Dataset) -> Dataset:
    """The table of documents."""
    return read.map_batches(partial(_column, name="document"), batch_format="pyarrow")


def claims(read: Dataset) -> Dataset:
    """The table of claims, which :func:`fold` takes."""
    return read.map_batches(_claims, batch_format="pyarrow")


def problems(read: Dataset) -> Dataset:
    """What could not be read, and why."""
    return read.map_batches(partial(_column, name="problem"), batch_format="pyarrow")


def fold(
    claims: Dataset,
    *,
    appearances: pa.Table | None = None,
    packs: Sequence[str | PathLike[str]] = (),
    builtin_pack: bool = True,
    as_of: str | None = None,
    recorded_on: str | None = None,
    bins: int = 1,
) -> dict[str, Dataset]:
    """What claims, and appearances where they are given, fold into: the tables `spells`, `milestones` and `estimates`; and where they are
    given `appearances`.

    Which names may mean one person is worked out here, from the distinct names; the claims of one family of names fold together, in
    `bins` parts or more. Claims of undated reports count as said on the day `recorded_on`, or today.
    """
    claims = claims.materialize()
    parts = claims.map_batches(_names, batch_format="pyarrow").take_all()
    matches, played = None, {}
    if appearances is not None:
        matches = pa.table(sidelined.appearances(appearances, packs=packs, builtin_pack=builtin_pack).rows)
        played = {"appearances": ray.data.from_arrow(matches)}
    if not parts:
        empty = {table: ray.data.from_arrow(pa.schema(_schema(column)).empty_table()) for table, column in FOLDED.items()}
        return empty | played
    names = pa.Table.from_pylist(parts, schema=NAMES)
    if matches is not None:
        none = pa.array([0] * len(matches), pa.int64())
        names = pa.concat_tables([names, pa.table([matches["player"], matches["person_id"], none], schema=NAMES)])
    names = _counted(names)
    numbers = _nested.bins(names, TASK_CLAIMS, bins).to_pylist()
    bin_of = dict(zip(zip(names["player"].to_pylist(), names["person_id"].to_pylist()), numbers, strict=True))
    today = datetime.now(timezone.utc).date().isoformat()
    placed = _filled(claims.map_batches(partial(_placed, bin_of=bin_of), batch_format="pyarrow"))
    if matches is not None:
        matches = ray.put(_placed(matches, bin_of))
    work = partial(_fold, as_of=as_of, recorded_on=recorded_on or today, matches=matches, packs=packs, builtin_pack=builtin_pack)
    most = max(number for number in numbers if number is not None)
    rows = placed.groupby("bin", num_partitions=most + 1).map_groups(work, batch_format="pyarrow").materialize()
    folded = {
        table: rows.map_batches(partial(_column, name=column), batch_format="pyarrow") for table, column in FOLDED.items()
    }
    return folded | played


def _filled(rows: Dataset) -> Dataset:
    """The same rows without the blocks that have none: these have no columns either, and the shuffle would not join them with the
    others."""
    blocks = rows.to_arrow_refs()
    length_of = ray.remote(_length)
    lengths = ray.get([length_of.remote(block) for block in blocks])
    return ray.data.from_arrow_refs([block for block, length in zip(blocks, lengths, strict=True) if length])


NAMES = pa.schema([("player", pa.string()), ("person_id", pa.string()), ("count", pa.int64())])


def _rows(rows: pa.Table, columns: Mapping[str, str], packs: Sequence, builtin_pack: bool) -> pa.Table:
    parts = [part for batch in rows.to_batches() for part in _nested.read_rows(batch, columns, packs, builtin_pack)]
    return pa.Table.from_batches(parts, schema=_nested.read_schema())


def _files(files: pa.Table, input: str, columns: Mapping[str, str], packs: Sequence, builtin_pack: bool) -> Iterable[pa.Table]:
    for part in _nested.read_files(files["path"].to_pylist(), input, columns, packs, builtin_pack):
        yield pa.Table.from_batches([part], schema=_nested.read_schema())


def _schema(column: str) -> list[pa.Field]:
    """The fields of a struct."""
    found = next(schema.field(column) for schema in (_nested.read_schema(), _nested.fold_schema()) if column in schema.names)
    return list(found.type)


def _column(rows: pa.Table, name: str) -> pa.Table:
    """The rows that have it, as a table of its fields."""
    struct = rows[name].combine_chunks()
    struct = struct.filter(pc.is_valid(struct))
    fields = _schema(name)
    return pa.Table.from_arrays([pc.struct_field(struct, field.name).cast(field.type) for field in fields], schema=pa.schema(fields))


def _claims(rows: pa.Table) -> pa.Table:
    fields = list(_nested.read_schema().field("claims").type.value_type)
    flat = pc.list_flatten(rows["claims"].combine_chunks())
    return pa.Table.from_arrays([pc.struct_field(flat, field.name).cast(field.type) for field in fields], schema=pa.schema(fields))


def _names(claims: pa.Table) -> pa.Table:
    return _counted(claims.select(["player", "person_id"]).append_column("count", pa.array([1] * len(claims), pa.int64())))


def _counted(names: pa.Table) -> pa.Table:
    """Each name once, in order, with how many claims are about it."""
    counted = names.group_by(["player", "person_id"]).aggregate([("count", "sum")]).rename_columns(NAMES.names)
    return counted.sort_by([("player", "ascending"), ("person_id", "ascending")]).cast(NAMES)


def _length(rows: pa.Table) -> int:
    return len(rows)


def _placed(rows: pa.Table, bin_of: Mapping[tuple[str | None, str | None], int | None]) -> pa.Table:
    names = zip(rows["player"].to_pylist(), rows["person_id"].to_pylist(), strict=True)
    return rows.append_column("bin", pa.array([bin_of[name] for name in names], pa.int32()))


def _fold(
    claims: pa.Table, as_of: str | None, recorded_on: str, matches: ray.ObjectRef | None, packs: Sequence, builtin_pack: bool
) -> pa.Table:
    played = None
    if matches is not None and len(claims):
        played = ray.get(matches).filter(pc.field("bin") == claims["bin"][0])
    return _nested.fold(claims.drop_columns(["bin"]), as_of, recorded_on, played, packs, builtin_pack)
