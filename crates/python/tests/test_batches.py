"""`read_batches`, `fold_batches` and `families` over Arrow data of several libraries."""

import csv
import gc
import json
import os
import random
import subprocess
import sys
import threading
from datetime import date

import arro3.core
import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import made
import sidelined

MOSS = "Ada Moss is out for six weeks with a knee injury."
BACK = "Ada Moss is back in full training after her knee injury."
TEXTS = {"doc": ["one", "two"], "text": [MOSS, BACK], "published": ["2024-03-05", "2024-04-20"]}


@pytest.fixture(scope="module")
def wire(reports) -> pa.Table:
    return pa.Table.from_pylist(list(made.documents(reports, 120)))


def by_key(table, *columns) -> list[dict]:
    rows = pa.table(table).to_pylist()
    return sorted(rows, key=lambda row: tuple(str(row[column]) for column in columns))


def folded(claims, **more) -> dict[str, list[dict]]:
    tables = sidelined.fold_batches(claims, **more)
    return {name: pa.table(getattr(tables, name)).to_pylist() for name in ["spells", "milestones", "estimates"]}


def exporters():
    table = pa.table(TEXTS)
    yield "pyarrow.Table", table
    yield "pyarrow.RecordBatch", table.to_batches()[0]
    yield "pyarrow.RecordBatchReader", pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=1))
    yield "pyarrow.StructArray", table.to_struct_array().combine_chunks()
    yield "polars.DataFrame", pl.DataFrame(TEXTS)
    yield "polars with dates", pl.DataFrame(TEXTS).with_columns(pl.col("published").str.to_date())
    yield "duckdb", duckdb.sql("select * from table_").to_arrow_table() if (table_ := table) else None
    yield "duckdb relation", duckdb.from_arrow(table)
    yield "arro3.Table", arro3.core.Table.from_arrow(table)
    yield "dictionary", table.set_column(1, "text", table["text"].dictionary_encode())
    yield "large text", table.set_column(1, "text", table["text"].cast(pa.large_string()))
    yield "our own documents", sidelined.read_batches(table).documents


@pytest.mark.parametrize("name, data", list(exporters()), ids=lambda value: value if isinstance(value, str) else "")
def test_rows_of_any_library_are_read(name, data):
    readings = sidelined.read_batches(data)
    documents = pa.table(readings.documents)
    assert documents["doc"].to_pylist() == ["one", "two"]
    assert documents["published_latest"].to_pylist() == [date(2024, 3, 5), date(2024, 4, 20)]
    assert len(readings.problems) == 0
    spells = pl.DataFrame(sidelined.fold_batches(readings.claims).spells)
    assert spells.select("player", "region", "sources").rows() == [("Ada Moss", "knee", 2)]


def test_what_comes_out_is_taken_by_any_library():
    claims = sidelined.read_batches(pl.DataFrame(TEXTS)).claims
    kinds = pa.table(claims)["kind"].to_pylist()
    assert len(kinds) == len(claims) == claims.num_rows > 3
    assert pl.DataFrame(claims)["kind"].to_list() == kinds
    assert duckdb.from_arrow(pa.table(claims)).project("kind").fetchall() == [(kind,) for kind in kinds]
    assert arro3.core.Table.from_arrow(claims).column("kind").to_pylist() == kinds
    assert pa.schema(sidelined.schema("claims")) == pa.table(claims).schema
    assert "claims" in repr(claims) and claims.column_names == pa.table(claims).column_names


def test_batches_say_what_one_text_says(reports):
    rows = made.examples(reports)
    readings = sidelined.read_batches(pa.Table.from_pylist(rows))
    claims = pa.table(readings.claims).to_pylist()
    told = [claim["id"] for row in rows for claim in sidelined.read(row["text"], published=row["published"])["claims"]]
    assert [claim["claim_id"] for claim in claims] == told and len(told) > 100


def test_a_row_that_cannot_be_read_costs_no_other():
    rows = pa.table({"text": [MOSS, None, "  ", BACK, "\0"], "published": ["2024-03-05", None, None, "soon", None]})
    readings = sidelined.read_batches(rows)
    problems = pa.table(readings.problems).to_pylist()
    assert [problem["row"] for problem in problems] == [2, 3, 4, 5]
    assert "published" in problems[2]["reason"] and "NUL" in problems[3]["reason"]
    assert len(readings.documents) == 1
    nested = pa.table(readings.nested).to_pylist()
    assert len(nested) == 5
    assert [row["problem"] is None for row in nested] == [True, False, False, False, False]
    assert nested[0]["claims"] == pa.table(readings.claims).to_pylist()
    assert nested[0]["document"] == pa.table(readings.documents).to_pylist()[0]
    assert all(row["document"] is None and row["claims"] == [] for row in nested[1:])


def test_nothing_is_nothing():
    empty = pa.table({"text": pa.array([], pa.string())})
    readings = sidelined.read_batches(empty)
    assert (len(readings.documents), len(readings.claims), len(readings.nested)) == (0, 0, 0)
    tables = sidelined.fold_batches(readings.claims)
    assert (len(tables.spells), len(tables.milestones), len(tables.estimates)) == (0, 0, 0)


def test_wrong_use_is_told():
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        sidelined.read_batches([MOSS])
    with pytest.raises(ValueError, match="text"):
        sidelined.read_batches(pa.table({"body": [MOSS]}))
    with pytest.raises(ValueError, match="fulltext"):
        sidelined.read_batches(pa.table(TEXTS), columns={"fulltext": "text"})
    with pytest.raises(ValueError, match="none of these|structs"):
        sidelined.read_batches(pa.array([1, 2]))
    with pytest.raises(ValueError, match="claim_id"):
        sidelined.fold_batches(pa.table(TEXTS))
    with pytest.raises(ValueError, match="there is no table"):
        sidelined.schema("rows")
    with pytest.raises(ValueError, match="as_of"):
        sidelined.fold_batches(sidelined.read_batches(pa.table(TEXTS)).claims, as_of="soon")
    body = sidelined.read_batches(pa.table({"body": [MOSS]}), columns={"text": "body"})
    assert len(body.documents) == 1


def test_claims_that_were_tampered_with_are_told():
    claims = pa.table(sidelined.read_batches(pa.table(TEXTS)).claims)
    forged = claims.set_column(claims.column_names.index("player"), "player", pa.array(["Ole Pell"] * len(claims)))
    with pytest.raises(ValueError, match="row 1: column claim_id"):
        sidelined.fold_batches(forged)


def test_a_reader_that_fails_is_told():
    def batches():
        yield pa.record_batch(TEXTS)
        raise OSError("the disk is on fire")

    reader = pa.RecordBatchReader.from_batches(pa.table(TEXTS).schema, batches())
    with pytest.raises(ValueError, match="the disk is on fire"):
        sidelined.read_batches(reader)


@pytest.mark.parametrize("threads", [2, 5])
def test_threads_change_nothing(wire, threads):
    one, several = sidelined.read_batches(wire), sidelined.read_batches(wire, threads=threads)
    assert pa.table(one.documents) == pa.table(several.documents)
    assert pa.table(one.claims) == pa.table(several.claims)
    assert folded(one.claims) == folded(one.claims, threads=threads)


def test_batches_change_nothing(wire):
    whole = sidelined.read_batches(wire.combine_chunks())
    parts = sidelined.read_batches(pa.RecordBatchReader.from_batches(wire.schema, wire.to_batches(max_chunksize=7)))
    assert pa.table(whole.claims) == pa.table(parts.claims)


def test_the_order_of_claims_and_telling_them_twice_change_nothing(wire):
    claims = pa.table(sidelined.read_batches(wire).claims)
    whole = folded(claims)
    assert len(whole["spells"]) > 20 and whole["milestones"] and whole["estimates"]
    order = list(range(len(claims))) + list(range(0, len(claims), 3))
    random.Random(7).shuffle(order)
    assert folded(claims.take(order)) == whole


def test_families_fold_apart_as_they_fold_together(wire):
    claims = pa.table(sidelined.read_batches(wire).claims)
    names = claims.select(["player", "person_id"])
    family = pa.table(sidelined.families(names))["family"]
    assert len(set(family.to_pylist())) > 20
    apart = {"spells": [], "milestones": [], "estimates": []}
    for half in (0, 1):
        mask = pa.array([number % 2 == half for number in family.to_pylist()])
        for name, rows in folded(claims.filter(mask)).items():
            apart[name] += rows
    whole = folded(claims)
    for name, key in [("spells", ["spell_id"]), ("milestones", ["spell_id", "ordinal"]), ("estimates", ["spell_id", "ordinal"])]:
        sort = lambda rows: sorted(rows, key=lambda row: [row[column] for column in key])
        assert sort(apart[name]) == sort(whole[name]), name


def test_a_surname_ties_all_who_bear_it():
    names = pa.table({"player": ["Ned Harrow", "Harrow", "Ola Harrow", "Ian Pell", None], "person_id": pa.nulls(5, pa.string())})
    family = pa.table(sidelined.families(names))["family"].to_pylist()
    assert family[0] == family[1] == family[2] != family[3]


def test_the_record_is_asked_for_as_of_a_day():
    claims = sidelined.read_batches(pa.table(TEXTS)).claims
    assert [row["stage"] for row in folded(claims)["spells"]] == ["full_training"]
    assert [row["stage"] for row in folded(claims, as_of="2024-04-19")["spells"]] == [None]
    assert folded(claims, as_of=date(2024, 3, 4))["spells"] == []


def test_undated_reports_count_from_the_day_that_is_named():
    claims = sidelined.read_batches(pa.table({"text": [MOSS]})).claims
    spell = folded(claims, recorded_on="2024-06-01")["spells"][0]
    assert spell["first_said"] == date(2024, 6, 1)
    assert folded(claims, recorded_on="2024-06-01", as_of="2024-05-31")["spells"] == []


#: What tells appearances apart.
MATCH = ["person_id", "player", "day", "minutes", "against"]

GOMEZ = "Liverpool defender Joe Gomez is out with a knee injury and faces a long lay-off."


def test_what_happened_on_the_pitch_is_in_the_spells(tmp_path):
    claims = sidelined.read_batches(pa.table({"text": [GOMEZ, MOSS], "published": ["2024-03-05"] * 2})).claims
    assert {row["ended"] for row in folded(claims)["spells"]} == {False}
    code = next(id for id in pa.table(claims)["person_id"].to_pylist() if id).removeprefix("premier-league:")
    days = ["2024-03-03", "2024-03-10", "2024-03-17", "2024-03-31"]
    rows = pl.DataFrame({
        "code": [int(code)] * 4 + [None] * 4,
        "player": [None] * 4 + ["ADA MOSS"] * 4,
        "day": days * 2,
        "minutes": [90, 0, 0, 45, 90, 0, 0, 0],
        "team": ["Liverpool"] * 4 + ["Aldmoor Town"] * 4,
    })
    played = folded(claims, appearances=rows)
    told = {row["player"]: (row["ended"], row["return_at_latest"], row["matches_missed"]) for row in played["spells"]}
    assert told == {"Joe Gomez": (True, date(2024, 3, 31), 2), "Ada Moss": (False, None, told["Ada Moss"][2])}
    # Whatever type a column has, and in the form that comes out: the same.
    days = pl.col("day").str.to_date()
    floats = rows.with_columns(days, pl.col("minutes").cast(pl.Float64), pl.col("code").cast(pl.Float64))
    again = sidelined.appearances(rows).rows
    assert pa.table(again).schema == pa.schema(sidelined.schema("appearances")) and len(again) == 8
    assert folded(claims, appearances=floats) == played == folded(claims, appearances=again, threads=2)
    assert folded(claims, appearances=rows, as_of="2024-03-30") == folded(claims, appearances=rows[:3].vstack(rows[4:7]), as_of="2024-03-30")


def test_a_row_that_is_no_appearance_costs_no_other():
    claims = sidelined.read_batches(pa.table({"text": [MOSS], "published": ["2024-03-05"]})).claims
    rows = pa.table({"player": ["Ada Moss", "", "Ada Moss", "Ada Moss"], "date": ["2024-03-31", "2024-03-31", "soon", None], "minutes": ["90"] * 4})
    parts = pa.RecordBatchReader.from_batches(rows.schema, rows.to_batches(max_chunksize=1))
    tables = sidelined.fold_batches(claims, appearances=parts)
    assert pa.table(tables.spells)["ended"].to_pylist() == [True]
    problems = pa.table(tables.problems).to_pylist()
    assert [(row["input"], row["row"]) for row in problems] == [("appearances", 2), ("appearances", 3), ("appearances", 4)]
    assert "player" in problems[0]["reason"] and '"soon"' in problems[1]["reason"]
    assert pa.table(sidelined.appearances(rows).problems).to_pylist() == problems
    with pytest.raises(ValueError, match="minutes"):
        sidelined.fold_batches(claims, appearances=pa.table({"player": ["Ada Moss"], "date": ["2024-03-31"]}))
    with pytest.raises(ValueError, match="column .team. holds List"):
        sidelined.appearances(rows.append_column("team", pa.array([["a"]] * 4)))
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        sidelined.fold_batches(claims, appearances="matches.csv")


@pytest.mark.parametrize("as_of", [None, "2024-02-15"])
def test_a_fold_with_appearances_is_what_the_command_exports(binary, reports, tmp_path, as_of):
    documents = list(made.documents(reports, 120))
    documents += [{"doc": f"gomez-{n}", "text": f"{GOMEZ} Report {n}.", "published": f"2024-0{n + 1}-05", "outlet": None} for n in range(3)]
    (tmp_path / "documents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in documents))
    claims = pa.table(sidelined.read_batches(pa.Table.from_pylist(documents)).claims)
    matches = list(made.appearances(claims))
    with open(tmp_path / "matches.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, made.MATCHES)
        writer.writeheader()
        writer.writerows(matches)
    command = [binary, "--store", tmp_path / "store.db"]
    subprocess.run([*command, "add", tmp_path / "documents.jsonl", tmp_path / "matches.csv"], check=True, capture_output=True)
    day = ["--as-of", as_of] if as_of else []
    subprocess.run([*command, "export", "--to", f"{tmp_path}/tables/", *day], check=True, capture_output=True)
    own = sidelined.fold_batches(claims, appearances=pa.Table.from_pylist(matches), as_of=as_of)
    without = pa.table(sidelined.fold_batches(claims, as_of=as_of).spells)
    for name, key in [("spells", ["spell_id"]), ("milestones", ["spell_id", "ordinal"]), ("estimates", ["spell_id", "ordinal"])]:
        exported = by_key(pq.read_table(tmp_path / "tables" / f"{name}.parquet"), *key)
        assert by_key(getattr(own, name), *key) == exported and len(exported) > 5, name
    spells = pa.table(own.spells)
    assert sum(missed or 0 for missed in spells["matches_missed"].to_pylist()) > 100
    assert spells != without and "Manchester United" in spells["team"].to_pylist()
    # So are the appearances themselves, but for when a store recorded them.
    played = pa.table(sidelined.appearances(pa.Table.from_pylist([{**row, "source": "matches"} for row in matches])).rows)
    played = played.filter(pc.field("day") <= date.fromisoformat(as_of or "2999-12-31"))
    exported = pq.read_table(tmp_path / "tables" / "appearances.parquet")
    assert exported.schema.equals(pa.schema(sidelined.schema("appearances")), check_metadata=False)
    assert None not in exported["recorded_at"].to_pylist() and set(exported["source"].to_pylist()) == {"matches"}
    same = [by_key(table.drop_columns(["recorded_at"]), *MATCH) for table in (played, exported)]
    assert same[0] == same[1] and len(exported) > 1000 and len(set(exported["team"].to_pylist())) > 2


def test_what_is_written_from_here_goes_into_a_store_and_comes_out_the_same(binary, reports, tmp_path):
    readings = sidelined.read_batches(pa.Table.from_pylist(list(made.documents(reports, 60))))
    matches = pa.Table.from_pylist(list(made.appearances(pa.table(readings.claims))))
    tables = {"documents": readings.documents, "claims": readings.claims, "appearances": sidelined.appearances(matches).rows}
    (tmp_path / "written").mkdir()
    for name, table in tables.items():
        pq.write_table(pa.table(table), tmp_path / "written" / f"{name}.parquet")
    command = [binary, "--store", tmp_path / "store.db"]
    told = subprocess.run([*command, "add", "--claims", tmp_path / "written"], check=True, capture_output=True, text=True).stdout
    assert told.endswith(f"\n{len(tables['appearances'])} new appearances\n"), told
    subprocess.run([*command, "export", "--to", f"{tmp_path}/tables/"], check=True, capture_output=True)
    folded = sidelined.fold_batches(readings.claims, appearances=matches)
    assert by_key(folded.spells, "spell_id") == by_key(pq.read_table(tmp_path / "tables/spells.parquet"), "spell_id")
    exported = pq.read_table(tmp_path / "tables/appearances.parquet")
    assert by_key(sidelined.appearances(exported).rows, *MATCH) == by_key(exported, *MATCH)
    assert folded.spells.num_rows and pa.table(sidelined.fold_batches(readings.claims, appearances=exported).spells) == pa.table(folded.spells)


def test_the_lock_of_the_interpreter_is_let_go(wire):
    turns, stop = [0], threading.Event()

    def count():
        while not stop.is_set():
            turns[0] += 1
            stop.wait(0.001)

    counting = threading.Thread(target=count)
    counting.start()
    try:
        turns[0] = 0
        sidelined.read_batches(wire)
        assert turns[0] > 3
    finally:
        stop.set()
        counting.join()


def test_nothing_is_left_behind_when_results_are_dropped(wire):
    def resident() -> int:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def round_trip():
        pa.table(sidelined.read_batches(wire.slice(0, 20)).nested)
        gc.collect()

    for _ in range(5):
        round_trip()
    before = resident()
    for _ in range(40):
        round_trip()
    # Each round holds some 300 kB of text and claims.
    assert resident() - before < 8 << 20


PANICKING = """
import pyarrow as pa, sidelined
rows = pa.table({"doc": [f"d{n}" for n in range(9)], "text": ["Ada Moss is out with a knee injury."] * 9})
readings = sidelined.read_batches(rows)
problem, = pa.table(readings.problems).to_pylist()
print(problem["input"], problem["row"], "a fault in sidelined" in problem["reason"], len(readings.documents))
"""


@pytest.mark.failpoints
def test_a_fault_in_one_document_is_its_own():
    environment = {**os.environ, "FAILPOINTS": "read=4*off->1*panic(it is only a test)->off"}
    run = subprocess.run([sys.executable, "-c", PANICKING], capture_output=True, text=True, env=environment)
    assert run.stdout.split() == ["d4", "5", "True", "8"], run.stderr
