"""The job on Apache Spark, on executors of their own, against one process.

SIDELINED_SPARK_DOCUMENTS says of how many documents (2,000 where it says nothing).
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import made
import sidelined

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.spark

COUNT = int(os.environ.get("SIDELINED_SPARK_DOCUMENTS", "2000"))
FILES = 8
#: What tells the rows of each table apart.
KEYS = {
    "documents": ["document_id"],
    "claims": ["document_id", "claim_id"],
    "spells": ["spell_id"],
    "milestones": ["spell_id", "ordinal"],
    "estimates": ["spell_id", "ordinal"],
}
RECORDED_ON = "2026-01-01"


def session(name: str, **environment: str):
    """Two executors with a core each, which are processes of their own."""
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName(name)
    builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "6")
    for key, value in environment.items():
        builder = builder.config(f"spark.executorEnv.{key}", value)
    return builder.getOrCreate()


@pytest.fixture(scope="module")
def inputs(reports, tmp_path_factory) -> Path:
    """JSON lines in several files, with texts that come twice and rows that cannot be read."""
    folder = tmp_path_factory.mktemp("inputs")
    files = [open(folder / f"rows-{number}.jsonl", "w") for number in range(FILES)]
    for number, row in enumerate(made.documents(reports, COUNT)):
        line = json.dumps(row)
        print(line, file=files[number % FILES])
        if number % 50 == 0:
            # The same text from elsewhere, a day later.
            print(json.dumps({**row, "doc": f"{row['doc']}-again", "published": "2030-01-01"}), file=files[(number + 3) % FILES])
        if number % 100 == 0:
            print(line[: len(line) // 2], file=files[number % FILES])
    for file in files:
        file.close()
    return folder


@pytest.fixture(scope="module")
def alone(inputs) -> dict[str, list[dict]]:
    """What one process makes of it: no Spark, no groups, one fold."""
    began = time.monotonic()
    documents, claims, problems = [], [], 0
    for file in sorted(inputs.iterdir()):
        taken = sidelined.documents_of(file)
        for part in pa.RecordBatchReader.from_stream(taken):
            readings = sidelined.read_batches(part)
            documents += [pa.table(readings.documents)]
            claims += [pa.table(readings.claims)]
        problems += len(taken.problems)
    documents = pa.concat_tables(documents)
    order = [(name, "ascending") for name in ["published_latest", "published_earliest", "doc", "path"]]
    first, kept = set(), []
    for row in documents.append_column("at", pa.array(range(len(documents)))).sort_by(order).select(["document_id", "doc", "at"]).to_pylist():
        if row["document_id"] not in first:
            first.add(row["document_id"])
            kept.append((row["at"], row["document_id"], row["doc"]))
    documents = documents.take(sorted(at for at, _, _ in kept))
    names = {(identity, doc) for _, identity, doc in kept}
    claims = pa.concat_tables(claims)
    pairs = zip(claims["document_id"].to_pylist(), claims["doc"].to_pylist())
    claims = claims.filter(pa.array([pair in names for pair in pairs]))
    folded = sidelined.fold_batches(claims, recorded_on=RECORDED_ON)
    tables = {"documents": documents, "claims": claims}
    tables |= {name: pa.table(getattr(folded, name)) for name in ["spells", "milestones", "estimates"]}
    rate = len(documents) / (time.monotonic() - began)
    print(f"one process: {rate:.0f} documents a second, {({name: len(table) for name, table in tables.items()})}")
    return {name: rows(table, KEYS[name]) for name, table in tables.items()} | {"problems": problems}


def rows(table: pa.Table, key: list[str]) -> pa.Table:
    return table.sort_by([(name, "ascending") for name in key]).replace_schema_metadata().combine_chunks()


def written(folder: Path, name: str) -> pa.Table:
    """A table that the job wrote, as the package's own schema has it: Parquet by Spark says of no column that it is never null."""
    table = pq.read_table(folder / name)
    schema = pa.schema(sidelined.schema(name)) if name in KEYS else table.schema
    return table.select(schema.names).cast(schema)


def same(folder: Path, alone: dict) -> None:
    for name, key in KEYS.items():
        ours, theirs = rows(written(folder, name), key), alone[name]
        assert len(ours) == len(theirs), name
        assert ours.equals(theirs), name
    assert len(pq.read_table(folder / "problems")) == alone["problems"]


def test_the_tables_are_those_of_one_process(inputs, alone, tmp_path):
    from sidelined.spark import Options, record

    spark = session("same")
    try:
        began = time.monotonic()
        counts = record(spark, [str(inputs)], str(tmp_path / "out"), Options(recorded_on=RECORDED_ON))
        print(f"two executors: {counts['documents'] / (time.monotonic() - began):.0f} documents a second")
    finally:
        spark.stop()
    assert alone["problems"] >= COUNT // 100 and len(alone["spells"]) > COUNT // 4
    same(tmp_path / "out", alone)
    assert counts == {name: len(table) for name, table in alone.items() if name != "problems"} | {"problems": alone["problems"]}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(counts)


def executors(parent: int) -> list[int]:
    """The executors that descend from a process."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            children.setdefault(int(stat[1]), []).append(int(entry.name))
    found, todo = [], [parent]
    while todo:
        for child in children.get(todo.pop(), []):
            todo.append(child)
            try:
                command = Path(f"/proc/{child}/cmdline").read_bytes()
            except OSError:
                continue
            if b"CoarseGrainedExecutorBackend" in command:
                found.append(child)
    return found


def test_an_executor_that_is_killed_changes_nothing(inputs, alone, tmp_path):
    from sidelined.spark import Options, record

    spark = session("killed")
    killed = []

    def kill():
        tracker = spark.sparkContext.statusTracker()
        while not done.is_set():
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            # In the middle: something of a stage is done, and something of it is running.
            if any(stage and stage.numCompletedTasks >= 2 and stage.numActiveTasks >= 1 for stage in stages):
                for pid in executors(os.getpid())[:1]:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                return
            time.sleep(0.02)

    done = threading.Event()
    killer = threading.Thread(target=kill)
    try:
        killer.start()
        record(spark, [str(inputs)], str(tmp_path / "out"), Options(recorded_on=RECORDED_ON))
    finally:
        done.set()
        killer.join()
        spark.stop()
    assert len(killed) == 1
    same(tmp_path / "out", alone)


@pytest.mark.failpoints
def test_a_fault_in_one_document_is_a_row_and_no_lost_job(inputs, alone, tmp_path):
    from sidelined.spark import Options, record

    spark = session("fault", FAILPOINTS="read=20*off->1*panic(it is only a test)->off")
    try:
        counts = record(spark, [str(inputs)], str(tmp_path / "out"), Options(recorded_on=RECORDED_ON))
    finally:
        spark.stop()
    told = [row["reason"] for row in pq.read_table(tmp_path / "out/problems").to_pylist()]
    faults = [reason for reason in told if "it is only a test" in reason]
    # One in each of Python's processes, of which an executor has one or more.
    assert 1 <= len(faults) <= 16
    assert len(told) == alone["problems"] + len(faults)
    assert counts["documents"] >= len(alone["documents"]) - len(faults)


def test_the_command_reads_tables_and_listings(reports, tmp_path):
    table = pa.Table.from_pylist([{"day": row["published"], "body": row["text"]} for row in made.documents(reports, 60)])
    pq.write_table(table, tmp_path / "rows.parquet", row_group_size=20)
    (tmp_path / "listing.txt").write_text(f"{reports / 'wire.jsonl'}\n{tmp_path / 'missing.warc.gz'}\n")
    command = [sys.executable, "-m", "sidelined.spark", "--master", "local[2]", "--input", str(tmp_path / "rows.parquet")]
    command += ["--listing", str(tmp_path / "listing.txt"), "--output", str(tmp_path / "out"), "--recorded-on", RECORDED_ON]
    command += ["--column", "published=day", "--column", "text=body"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 1, run.stderr
    lines = run.stdout.splitlines()
    # The columns are those of the table; of JSON lines they mean nothing.
    assert lines[0] == "63 documents" and lines[-1] == "1 problems", run.stderr
    problem = pq.read_table(tmp_path / "out/problems").to_pylist()[0]
    assert problem == {"input": str(tmp_path / "missing.warc.gz"), "row": None, "reason": "No such file or directory"}
    names = set(written(tmp_path / "out", "documents")["doc"].to_pylist())
    assert {"wire-1", "wire-2", "wire-3"} < names and len(names) == 63
    again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 2 and "already exists" in again.stderr.lower(), again.stderr
    nothing = subprocess.run([*command[:5], "--output", str(tmp_path / "none")], capture_output=True, text=True)
    assert nothing.returncode == 2 and "--input" in nothing.stderr
