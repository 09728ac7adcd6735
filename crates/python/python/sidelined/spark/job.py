"""Reading and folding on Spark: documents to claims by `mapInArrow`, claims and appearances to spells by grouped `applyInArrow`."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from sidelined import _nested

#: The tables that are written, each into a folder of its name.
TABLES = ("documents", "claims", "spells", "milestones", "estimates", "appearances", "problems")

#: A task reads about so many bytes of files.
TASK_BYTES = 32 << 20

#: A task folds about so many claims.
TASK_CLAIMS = 100_000


@dataclass(frozen=True)
class Options:
    """How documents are read and claims folded."""

    #: What the files are, as `--input` of `sidelined read` says it.
    input: str = "auto"
    #: For `text`, `doc`, `published`, `url`, `title`, `outlet` and `author` which column of a table holds it, where that has another name.
    columns: Mapping[str, str] = field(default_factory=dict)
    #: Folders of packs, which have to be there on every executor.
    packs: Sequence[str] = ()
    #: Whether the built-in pack is used.
    builtin_pack: bool = True
    #: The day as of which the record is told; None for all that was said.
    as_of: str | None = None
    #: The day on which undated reports count as said.
    recorded_on: str = field(default_factory=lambda: datetime.now(timezone.utc).date().isoformat())
    #: Tables of appearances (CSV, packed or not, or Parquet), wherever Spark can read.
    appearances: Sequence[str] = ()


def record(spark: SparkSession, inputs: Sequence[str], output: str, options: Options = Options()) -> dict[str, int]:
    """Reads the documents of files and folders and writes the tables of :data:`TABLES` as Parquet; returns how many rows each has.

    Parquet files (and folders whose name ends in `.parquet`) are split by Spark, and may be wherever it can read. Any other file is read
    by one task, from a file system that all executors see. `output` must not exist. A text that comes more than once is read once: of
    the same text the row that was published first counts, then the one whose name comes first. Appearances that are alike in person, name,
    day, minutes and opponent are one: of the table whose name comes first.
    """
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    tables = [path for path in inputs if path.rstrip("/").endswith(".parquet")]
    files = list(found(path for path in inputs if path not in tables))
    parts = [_of_tables(spark, tables, options)] if tables else []
    parts += [_of_files(spark, files, options)] if files else []
    if not parts:
        raise ValueError("there is nothing to read")
    reading, playing, folding = (f"{output}/{step}.tmp" for step in ("reading", "playing", "folding"))
    read = parts[0] if len(parts) == 1 else parts[0].unionByName(parts[1])
    read.write.parquet(reading)
    kept = _once(spark.read.parquet(reading))
    _write(kept.where("document is not null").select("document.*"), f"{output}/documents")
    _of_matches(spark, options).write.parquet(playing)
    played = spark.read.parquet(playing)
    problems = kept.select("problem").unionByName(played.select("problem"))
    _write(problems.where("problem is not null").select("problem.*"), f"{output}/problems")
    _write(kept.select(F.explode("claims").alias("claim")).select("claim.*"), f"{output}/claims")
    _write(_each_once(played.where("appearance is not null").select("appearance.*")), f"{output}/appearances")
    claims, matches = (spark.read.parquet(f"{output}/{table}") for table in ("claims", "appearances"))
    _folded(spark, claims, matches, options).write.parquet(folding)
    rows = spark.read.parquet(folding)
    for column in ("spell", "milestone", "estimate"):
        _write(rows.where(F.col(column).isNotNull()).select(f"{column}.*"), f"{output}/{column}s")
    for leftover in (reading, playing, folding):
        _remove(spark, leftover)
    return {table: spark.read.parquet(f"{output}/{table}").count() for table in TABLES}


def found(paths: Iterator[str]) -> Iterator[tuple[str, int]]:
    """The files of all paths with their sizes, folders gone through in sorted order; names that begin with a dot are left out of folders.
    A path that is not there comes with the size 0, for the task that reads it to tell."""
    for path in paths:
        if not os.path.isdir(path):
            yield path, os.path.getsize(path) if os.path.exists(path) else 0
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                file = Path(folder, name)
                yield str(file), file.stat().st_size


def _of_files(spark: SparkSession, files: list[tuple[str, int]], options: Options) -> DataFrame:
    groups: list[list[str]] = [[]]
    held = 0
    # Enough of them that no core waits long for the last.
    most = min(TASK_BYTES, sum(size for _, size in files) // (spark.sparkContext.defaultParallelism * 3) + 1)
    for path, size in files:
        if groups[-1] and held + size > most:
            groups.append([])
            held = 0
        groups[-1].append(path)
        held += size
    rows = spark.sparkContext.parallelize([(group,) for group in groups], len(groups))

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for paths in batch["paths"].to_pylist():
                yield from _nested.read_files(
                    paths, options.input, options.columns, options.packs, options.builtin_pack
                )

    return spark.createDataFrame(rows, "paths array<string>").mapInArrow(read, from_arrow_schema(_nested.read_schema()))


def _of_tables(spark: SparkSession, tables: list[str], options: Options) -> DataFrame:
    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from _nested.read_rows(batch, options.columns, options.packs, options.builtin_pack)

    rows = spark.read.parquet(*tables).mapInArrow(read, from_arrow_schema(_nested.read_schema()))
    # In which batch of Spark's a row stood is no name for it.
    return rows.withColumn("problem", F.col("problem").withField("row", F.lit(None).cast("long")))


def _of_matches(spark: SparkSession, options: Options) -> DataFrame:
    """Appearances, in the form of :func:`_nested.played_schema`; of each file by itself, since its columns may be called otherwise."""

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from _nested.played_rows(batch, options.packs, options.builtin_pack)

    schema = from_arrow_schema(_nested.played_schema())
    parts = [spark.createDataFrame([], schema)]
    for path in options.appearances:
        reader = spark.read
        # Else the first line of a second file of a folder would go for that of the first, whatever it says.
        reader = reader.option("header", True).option("enforceSchema", False)
        rows = reader.parquet(path) if path.rstrip("/").endswith(".parquet") else reader.csv(path)
        parts.append(rows.withColumn(_nested.FILE, F.col("_metadata.file_path")).mapInArrow(read, schema))
    return reduce(DataFrame.unionByName, parts)


def _once(read: DataFrame) -> DataFrame:
    """The rows, without those whose text comes in another row that counts before them. Texts themselves are not moved for it."""
    place = [F.col("_metadata.file_path").alias("file"), F.col("_metadata.row_index").alias("at")]
    order = ["published_latest", "published_earliest", "doc", "path", "url", "title", "outlet"]
    fields = [F.col(f"document.{name}").alias(name) for name in ["document_id", *order]]
    first: list[Column] = [F.col(name).asc_nulls_last() for name in [*order, "file", "at"]]
    turn = F.row_number().over(Window.partitionBy("document_id").orderBy(*first))
    ranked = read.where("document is not null").select(*fields, *place).withColumn("turn", turn)
    again = ranked.where("turn > 1").select("file", "at")
    return read.select("*", *place).join(again, ["file", "at"], "left_anti").drop("file", "at")


def _each_once(played: DataFrame) -> DataFrame:
    """Appearances, without those that are alike in what a store tells them apart by, but for one."""
    order = [F.col(name).asc_nulls_last() for name in ("source", "team", "home", "recorded_at")]
    alike = Window.partitionBy("person_id", "player", "day", "minutes", "against").orderBy(*order)
    return played.withColumn("turn", F.row_number().over(alike)).where("turn = 1").drop("turn")


def _folded(spark: SparkSession, claims: DataFrame, matches: DataFrame, options: Options) -> DataFrame:
    """What the claims and the matches fold into. Which names may mean one person is worked out here, on the driver, from the distinct
    names: claims of one family of names fold together, with the matches of its people, and of different families apart."""
    of_claims = claims.groupBy("player", "person_id").count()
    if of_claims.isEmpty():
        return spark.createDataFrame([], from_arrow_schema(_nested.fold_schema()))
    of_matches = matches.select("player", "person_id", F.lit(0).cast("long").alias("count")).distinct()
    names = of_claims.unionByName(of_matches).toArrow()
    names = names.sort_by([(name, "ascending") for name in ("player", "person_id", "count")])
    bins = _nested.bins(names, TASK_CLAIMS, spark.sparkContext.defaultParallelism * 3)
    placed = pa.table([names["player"], names["person_id"], bins], names=["a_name", "an_identity", "bin"])
    placed = placed.filter(pc.is_valid(placed["bin"])).group_by(placed.column_names).aggregate([])

    def in_bins(rows: DataFrame) -> DataFrame:
        same = F.col("player").eqNullSafe(F.col("a_name")) & F.col("person_id").eqNullSafe(F.col("an_identity"))
        # A frame of its own for each: Spark cannot tell the columns of one that is joined to both from each other.
        return rows.join(spark.createDataFrame(placed), same).drop("a_name", "an_identity")

    def fold(claims: pa.Table, matches: pa.Table) -> pa.Table:
        return _nested.fold(claims, options.as_of, options.recorded_on, matches, options.packs, options.builtin_pack)

    # A task for each bin, and no more: what Spark takes for granted is 200, each with a Python of its own.
    most = max(bin for bin in bins.to_pylist() if bin is not None) + 1
    told, played = (in_bins(rows).repartition(most, "bin") for rows in (claims, matches))
    both = told.groupBy("bin").cogroup(played.groupBy("bin"))
    return both.applyInArrow(fold, from_arrow_schema(_nested.fold_schema()))


def _write(rows: DataFrame, path: str) -> None:
    rows.write.parquet(path)


def _remove(spark: SparkSession, path: str) -> None:
    """Removes a folder wherever it is that Spark writes."""
    jvm = spark.sparkContext._jvm
    where = jvm.org.apache.hadoop.fs.Path(path)
    where.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).delete(where, True)
