"""Several tables in one stream, for engines whose functions return one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pyarrow as pa

import sidelined

#: Whoever named a file should hear that it is not there; what else goes wrong may go right when it is tried again.
MISSING = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)

Columns = Mapping[str, str]
Packs = Sequence[str | PathLike[str]]


def read_schema() -> pa.Schema:
    """The columns `document`, `claims` and `problem`, as `Readings.nested` has them."""
    return pa.schema(sidelined.schema("nested"))


def fold_schema() -> pa.Schema:
    """The columns `spell`, `milestone` and `estimate`: a row has one of them, and the others are null."""
    tables = {"spell": "spells", "milestone": "milestones", "estimate": "estimates"}
    structs = {column: pa.struct(list(pa.schema(sidelined.schema(table)))) for column, table in tables.items()}
    return pa.schema(list(structs.items()))


def read_rows(
    rows: pa.RecordBatch, columns: Columns, packs: Packs, builtin_pack: bool = True
) -> Iterator[pa.RecordBatch]:
    """What rows of documents say, in the form of :func:`read_schema`."""
    readings = sidelined.read_batches(rows, columns=columns, packs=packs, builtin_pack=builtin_pack)
    yield from pa.table(readings.nested).to_batches()


def read_files(
    paths: Iterable[str], input: str, columns: Columns, packs: Packs, builtin_pack: bool = True
) -> Iterator[pa.RecordBatch]:
    """What the documents in files say, in the form of :func:`read_schema`. No more than a few hundred documents are held at once."""
    for path in paths:
        try:
            documents = sidelined.documents_of(path, input=input, columns=columns)
        except MISSING as error:
            yield problems([{"input": path, "row": None, "reason": error.strerror or str(error)}])
            continue
        for part in pa.RecordBatchReader.from_stream(documents):
            yield from read_rows(part, {}, packs, builtin_pack)
        told = pa.table(documents.problems).to_pylist()
        if told:
            yield problems(told)


def problems(rows: list[dict]) -> pa.RecordBatch:
    """What could not be read, in the form of :func:`read_schema`."""
    document, claims, problem = read_schema()
    columns = [
        pa.nulls(len(rows), document.type),
        pa.array([[]] * len(rows), claims.type),
        pa.array(rows, problem.type),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=read_schema())


def fold(
    claims: pa.Table,
    as_of: str | None,
    recorded_on: str,
    appearances: pa.Table | None = None,
    packs: Packs = (),
    builtin_pack: bool = True,
) -> pa.Table:
    """What claims fold into, in the form of :func:`fold_schema`. `appearances` are rows of :func:`sidelined.appearances`."""
    folded = sidelined.fold_batches(
        claims, appearances=appearances, packs=packs, builtin_pack=builtin_pack, as_of=as_of, recorded_on=recorded_on
    )
    tables = {"spell": folded.spells, "milestone": folded.milestones, "estimate": folded.estimates}
    schema = fold_schema()
    parts = []
    for name, table in tables.items():
        rows = pa.table(table).to_struct_array()
        columns = [rows if field.name == name else pa.nulls(len(rows), field.type) for field in schema]
        parts.append(pa.Table.from_arrays(columns, schema=schema))
    return pa.concat_tables(parts)


#: The column in which rows of appearances name the file that they are of.
FILE = "_file_of_the_row"


def played_schema() -> pa.Schema:
    """The columns `appearance` and `problem`: a row has one of them, and the other is null."""
    tables = {"appearance": "appearances", "problem": "problems"}
    return pa.schema([(column, pa.struct(list(pa.schema(sidelined.schema(table))))) for column, table in tables.items()])


def stem(file: str) -> str:
    """What a table in a file of that address is called, as `sidelined add` calls it; one in several parts after their folder."""
    parts = PurePosixPath(unquote(urlsplit(file).path)).parts
    name = next((part for part in parts if part.endswith(".parquet")), parts[-1] if parts else "")
    return PurePosixPath(name.removesuffix(".gz") if name.endswith(".gz") else name.removesuffix(".zst")).stem


def played_rows(rows: pa.RecordBatch, packs: Packs, builtin_pack: bool = True) -> Iterator[pa.RecordBatch]:
    """Rows of appearances, each with its file in the column :data:`FILE`, in the form of :func:`played_schema`. Of what cannot be read the
    file is told; in which batch a row stood is no name for it."""
    if not rows.num_rows:
        return
    files = rows[FILE].to_pylist()
    rows = rows.drop_columns([FILE])
    if "source" not in rows.schema.names:
        rows = rows.append_column("source", pa.array([stem(file) for file in files], pa.string()))
    try:
        told = sidelined.appearances(rows, packs=packs, builtin_pack=builtin_pack)
    except ValueError as error:
        wrong = [{"input": file, "row": None, "reason": str(error)} for file in sorted(set(files))]
        played = pa.schema(sidelined.schema("appearances")).empty_table()
    else:
        wrong = [{**row, "input": files[row["row"] - 1], "row": None} for row in pa.table(told.problems).to_pylist()]
        played = pa.table(told.rows)
    appearance, problem = played_schema()
    some = played.to_struct_array().combine_chunks()
    columns = [some.cast(appearance.type), pa.nulls(len(played), problem.type)]
    yield pa.RecordBatch.from_arrays(columns, schema=played_schema())
    columns = [pa.nulls(len(wrong), appearance.type), pa.array(wrong, problem.type)]
    yield pa.RecordBatch.from_arrays(columns, schema=played_schema())


def bins(names: pa.Table, most: int, least_bins: int) -> pa.Array:
    """Into which bin the claims about each name go: those of one family into the same, and about as many into each.

    `names` has the columns `player`, `person_id` and `count`. A bin holds about `most` claims, or those of one family that has more;
    there are `least_bins` or more, unless there are fewer families. The names that appearances come with have a count of 0; they go to
    the bin of their family, and to none where nobody of it is told of.
    """
    family = pa.table(sidelined.families(names.select(["player", "person_id"])))["family"].to_pylist()
    weights: dict[int, int] = {}
    for number, count in zip(family, names["count"].to_pylist(), strict=True):
        if count:
            weights[number] = weights.get(number, 0) + count
    wanted = max(least_bins, -(-sum(weights.values()) // most), 1)
    # The heaviest first, each into the lightest bin (Graham 1969: within a third of the best).
    import heapq

    heap = [(0, place) for place in range(min(wanted, len(weights)))]
    bin_of = {}
    for number, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        load, place = heapq.heappop(heap)
        bin_of[number] = place
        heapq.heappush(heap, (load + weight, place))
    return pa.array([bin_of.get(number) for number in family], pa.int32())
