"""The job on Apache Spark, on executors of their own, against one process.

SIDELINED_SPARK_DOCUMENTS says of how many documents (2,000 where it says nothing).
"""

import csv
import gzip
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
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
    "appearances": ["person_id", "player", "day", "minutes", "against"],
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


def read_alone(files: list[Path]) -> tuple[pa.Table, pa.Table, list[dict]]:
    """The documents, claims and problems of files as one process reads them, each text once: no Spark, no groups."""
    documents, claims, problems = [], [], []
    for file in sorted(files):
        taken = sidelined.documents_of(file)
        for part in pa.RecordBatchReader.from_stream(taken):
            readings = sidelined.read_batches(part)
            documents += [pa.table(readings.documents)]
            claims += [pa.table(readings.claims)]
        problems += pa.table(taken.problems).to_pylist()
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
    return documents, claims.filter(pa.array([pair in names for pair in pairs])), problems


def tables_alone(documents: pa.Table, claims: pa.Table, appearances: pa.Table | None = None) -> dict[str, pa.Table]:
    """The tables that one fold makes of them."""
    folded = sidelined.fold_batches(claims, appearances=appearances, recorded_on=RECORDED_ON)
    tables = {"documents": documents, "claims": claims}
    tables |= {name: pa.table(getattr(folded, name)) for name in ["spells", "milestones", "estimates"]}
    none = pa.schema(sidelined.schema("appearances")).empty_table()
    tables["appearances"] = none if appearances is None else pa.table(sidelined.appearances(appearances).rows)
    return {name: rows(table, KEYS[name]) for name, table in tables.items()}


@pytest.fixture(scope="module")
def alone(inputs, tmp_path_factory) -> dict:
    """What one process makes of it, and the tables of matches that it was told of: two files whose columns are called otherwise, with a
    row that is none."""
    began = time.monotonic()
    documents, claims, problems = read_alone(list(inputs.iterdir()))
    matches = pa.Table.from_pylist(list(made.appearances(claims)))
    matches = matches.set_column(2, "date", pc.cast(matches["date"], pa.date32()))
    folder = tmp_path_factory.mktemp("matches")
    half = len(matches) // 2
    with gzip.open(folder / "matches.csv.gz", "wt") as file:
        csv.writer(file).writerows([["player", "code", "day", "minutes", "against", "home", "team"], ["", "", "", "", "", "", ""]])
        csv.writer(file).writerows(row.values() for row in matches.slice(0, half).to_pylist())
    pq.write_table(matches.slice(half), folder / "more.parquet")
    tables = tables_alone(documents, claims, matches.append_column("source", [["matches"] * half + ["more"] * (len(matches) - half)]))
    print(f"one process: {len(documents) / (time.monotonic() - began):.0f} documents a second, {({name: len(table) for name, table in tables.items()})}")
    assert sum(missed or 0 for missed in tables["spells"]["matches_missed"].to_pylist()) > COUNT
    # Those of nobody come several times, in both files.
    assert COUNT < len(tables["appearances"]) < len(matches) and "Manchester United" in tables["appearances"]["team"].to_pylist()
    return tables | {"problems": len(problems) + 1, "matches": [str(path) for path in sorted(folder.iterdir())]}


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
    problems = pq.read_table(folder / "problems").to_pylist()
    assert len(problems) == alone["problems"]
    assert [row["reason"] for row in problems if row["input"].endswith("matches.csv.gz")] == ["has no field `player`"]


def test_the_tables_are_those_of_one_process(inputs, alone, tmp_path):
    from sidelined.spark import Options, record

    spark = session("same")
    try:
        began = time.monotonic()
        counts = record(spark, [str(inputs)], str(tmp_path / "out"), Options(recorded_on=RECORDED_ON, appearances=alone["matches"]))
        print(f"two executors: {counts['documents'] / (time.monotonic() - began):.0f} documents a second")
    finally:
        spark.stop()
    assert alone["problems"] >= COUNT // 100 and len(alone["spells"]) > COUNT // 4
    same(tmp_path / "out", alone)
    assert counts == {name: len(alone[name]) for name in KEYS} | {"problems": alone["problems"]}
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
        record(spark, [str(inputs)], str(tmp_path / "out"), Options(recorded_on=RECORDED_ON, appearances=alone["matches"]))
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
        counts = record(spark, [str(inputs)], str(tmp_path / "out"), Options(recorded_on=RECORDED_ON, appearances=alone["matches"]))
    finally:
        spark.stop()
    told = [row["reason"] for row in pq.read_table(tmp_path / "out/problems").to_pylist()]
    faults = [reason for reason in told if "it is only a test" in reason]
    # One in each of Python's processes, of which an executor has one or more.
    assert 1 <= len(faults) <= 16
    assert len(told) == alone["problems"] + len(faults)
    assert counts["documents"] >= len(alone["documents"]) - len(faults)


def record_of_warc(kind: str, block: bytes, **headers: str) -> bytes:
    lines = {"WARC-Type": kind, "WARC-Date": "2024-05-01T10:00:00Z", "Content-Length": str(len(block))}
    lines |= {f"WARC-{name.replace('_', '-')}": value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def archive(reports: list[dict], site: str) -> list[bytes]:
    """The records of an archive of pages, with what else stands in one: what was asked for, pages that were not there, pictures."""
    records = [record_of_warc("warcinfo", b"software: test\r\n")]
    for number, row in enumerate(reports):
        url = f"https://{site}.example/{number}"
        paragraphs = "".join(f"<p>{part}</p>" for part in row["text"].split("\n") if part.strip())
        page = f"<html lang=en><head><title>{row['doc']}</title><meta property='article:published_time' content='{row['published']}T08:00:00Z'>"
        page += f"</head><body><nav><a href='/'>Home</a></nav><article><h1>{row['doc']}</h1>{paragraphs}</article></body></html>"
        answer = {"html": f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()}
        answer["missing"] = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Nothing here.</p>"
        answer["picture"] = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG" + bytes(range(256)) * 8
        asked = f"GET /{number} HTTP/1.1\r\nHost: {site}.example\r\n\r\n".encode()
        records += [record_of_warc("request", asked, Target_URI=url)]
        records += [record_of_warc("response", block, Target_URI=f"{url}{end}") for block, end in zip(answer.values(), ["", "/none", ".png"])]
    return records


def test_web_archives_that_a_listing_names_are_read_as_by_one_process(reports, tmp_path):
    rows_ = list(made.documents(reports, 90))
    plain, packed = archive(rows_[:40], "one"), [gzip.compress(record) for record in archive(rows_[40:], "two")]
    broken = next(number for number, record in enumerate(plain) if b"https://one.example/20\r" in record and b"response" in record)
    # In the plain archive a record that is no longer than half of what it says; in the packed one bytes of a member overwritten.
    plain[broken] = plain[broken][: len(plain[broken]) // 2]
    at = next(number for number, record in enumerate(packed) if b"https://two.example/20\r" in gzip.decompress(record) and number > 60)
    member = packed[at + 1]
    packed[at + 1] = member[: len(member) // 2] + b"\xff" * 40 + member[len(member) // 2 + 40 :]
    archives = {"plain.warc": plain, "packed.warc.gz": packed}
    for name, records in archives.items():
        (tmp_path / name).write_bytes(b"".join(records))
    paths = [tmp_path / name for name in sorted(archives)]
    (tmp_path / "listing.txt").write_text("".join(f"{path}\n" for path in paths))
    command = [sys.executable, "-m", "sidelined.spark", "--master", "local-cluster[2,1,1024]", "--listing", str(tmp_path / "listing.txt")]
    command += ["--output", str(tmp_path / "out"), "--recorded-on", RECORDED_ON]
    environment = {**os.environ, "SPARK_HOME": os.path.dirname(pyspark.__file__)}
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert run.returncode == 1, run.stderr

    documents, claims, problems = read_alone(paths)
    one = tables_alone(documents, claims)
    for name, key in KEYS.items():
        assert rows(written(tmp_path / "out", name), key).equals(one[name]), name
    told = pq.read_table(tmp_path / "out/problems").to_pylist()
    assert sorted(told, key=str) == sorted(problems, key=str)
    # All pages but the two that are damaged; of each archive something is told.
    assert 86 <= len(documents) <= 88 and len(one["spells"]) > 20
    assert {Path(row["input"]).name for row in told} == set(archives)


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
