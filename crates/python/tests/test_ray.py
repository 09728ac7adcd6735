"""The functions on Ray Data, against one process."""

import json

import pyarrow as pa
import pytest

import made
import sidelined

ray = pytest.importorskip("ray", reason="Ray is not installed")
pytestmark = pytest.mark.ray

RECORDED_ON = "2026-01-01"
KEYS = {"spells": ["spell_id"], "milestones": ["spell_id", "ordinal"], "estimates": ["spell_id", "ordinal"]}


@pytest.fixture(scope="module", autouse=True)
def engine():
    """An engine on this machine."""
    ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False, configure_logging=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def rows(table: pa.Table, key: list[str]) -> list[dict]:
    return table.sort_by([(name, "ascending") for name in key]).to_pylist()


def table(dataset) -> pa.Table:
    return pa.concat_tables(ray.get(dataset.to_arrow_refs()), promote_options="default")


def test_the_tables_are_those_of_one_process(reports, tmp_path):
    from sidelined import ray as spread

    documents = list(made.documents(reports, 100))
    files = [tmp_path / f"rows-{number}.jsonl" for number in range(4)]
    for number, file in enumerate(files):
        lines = [json.dumps(row) for row in documents[number::4]]
        file.write_text("\n".join([*lines, lines[0], "{broken"]) + "\n")
    missing = str(tmp_path / "missing.txt")

    alone = sidelined.read_batches(pa.Table.from_pylist(documents))
    matches = pa.Table.from_pylist(list(made.appearances(pa.table(alone.claims))))
    one = sidelined.fold_batches(alone.claims, appearances=matches, recorded_on=RECORDED_ON)
    assert len(one.spells) > 25 and any(pa.table(one.spells)["matches_missed"].to_pylist())

    read = spread.read_files([*map(str, files), missing]).materialize()
    folded = spread.fold(spread.claims(read), appearances=matches, recorded_on=RECORDED_ON, bins=4)
    for name, key in KEYS.items():
        assert rows(table(folded[name]), key) == rows(pa.table(getattr(one, name)), key), name
    played, key = pa.table(sidelined.appearances(matches).rows), ["person_id", "player", "day", "minutes", "against"]
    assert rows(table(folded["appearances"]), key) == rows(played, key) and len(played) > 1000
    assert set(table(spread.documents(read))["document_id"].to_pylist()) == set(pa.table(alone.documents)["document_id"].to_pylist())
    told = {(row["input"], row["reason"][:20]) for row in table(spread.problems(read)).to_pylist()}
    assert (missing, "No such file or dire") in told and len(told) == 5


def test_rows_of_a_table_are_read_too(reports):
    from sidelined import ray as spread

    documents = pa.Table.from_pylist([{"day": row["published"], "body": row["text"]} for row in made.documents(reports, 20)])
    read = spread.read_rows(ray.data.from_arrow(documents), columns={"published": "day", "text": "body"})
    assert spread.documents(read).count() == 20
    empty = spread.fold(spread.claims(spread.read_rows(ray.data.from_arrow(documents.slice(0, 0)), columns={"published": "day", "text": "body"})))
    assert [empty[name].count() for name in KEYS] == [0, 0, 0] and set(empty) == set(KEYS)
