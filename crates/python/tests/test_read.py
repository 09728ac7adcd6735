"""`sidelined.read`: one text in, one reading out."""

import json
import subprocess
from datetime import date, datetime, timezone

import pytest

import sidelined

KNEE = "Ada Moss is out for six weeks with a knee injury."


PLAYERS = """player_code,given,family,known_as,club,first_season,last_season
7,Ada,Moss,Ada Moss,Aldmoor Town,2023-24,2024-25
"""


def without_path(reading: dict) -> dict:
    document = {key: value for key, value in reading["document"].items() if key != "path"}
    return {**reading, "document": document}


def test_it_gives_what_the_command_line_prints(binary, reports):
    files = sorted(reports.glob("*.txt"))
    assert len(files) >= 10
    run = subprocess.run([binary, "read", *files], capture_output=True, text=True, check=True)
    printed = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(printed) == len(files)
    for file, line in zip(files, printed):
        assert sidelined.read(file.read_text(), doc=file.stem) == without_path(line), file


def test_it_gives_what_the_command_line_prints_of_rows(binary, reports):
    file = reports / "wire.jsonl"
    run = subprocess.run([binary, "read", file], capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    for row, line in zip(rows, run.stdout.splitlines(), strict=True):
        assert sidelined.read(row.pop("text"), **row) == without_path(json.loads(line))


@pytest.mark.parametrize(
    "published",
    ["2024-03-05", date(2024, 3, 5), datetime(2024, 3, 5, 23, 30, tzinfo=timezone.utc)],
)
def test_a_date_is_text_or_a_date(published):
    reading = sidelined.read(KNEE, published=published)
    told = reading["document"]["published"]
    assert (told["earliest"], told["latest"], told["basis"]) == ("2024-03-05", "2024-03-05", "given")
    assert reading["players"][0]["expected_return"]["by"] == "2024-04-16"


def test_evidence_is_its_bytes_of_the_text():
    text = "“Brünning” is fit again, but Ada Moss is out for six weeks with a knee injury."
    claims = sidelined.read(text, published="2024-03-05")["claims"]
    assert claims
    for claim in claims:
        for span in claim["evidence"]:
            assert text.encode()[span["start"] : span["end"]].decode() == span["text"]


@pytest.mark.parametrize("text", ["", " \n", "Nothing happened.", "\0\0", "🦵" * 1000])
def test_any_text_gives_a_reading(text):
    assert sidelined.read(text)["players"] == []


def test_what_cannot_be_is_told():
    with pytest.raises(ValueError, match="published"):
        sidelined.read(KNEE, published="the day before yesterday")
    with pytest.raises(TypeError):
        sidelined.read(b"bytes")
    with pytest.raises(UnicodeEncodeError):
        sidelined.read("half a pair: \ud83e")


def test_a_pack_tells_who_somebody_is(tmp_path):
    (tmp_path / "players.csv").write_text(PLAYERS)

    def person(**more):
        return sidelined.read(KNEE, published="2024-03-05", **more)["claims"][0].get("person")

    assert person() is None
    assert person(packs=[tmp_path]) == f"{tmp_path.name}:7"
    # It was loaded: what becomes of the folder is no matter to this process.
    (tmp_path / "players.csv").unlink()
    assert person(packs=[str(tmp_path)], builtin_pack=True) == f"{tmp_path.name}:7"


def test_the_built_in_pack_can_be_left_out():
    text = "Liverpool defender Joe Gomez is out for six weeks with a knee injury."

    def person(**more):
        return sidelined.read(text, published="2024-03-05", **more)["claims"][0].get("person")

    assert person().startswith("premier-league:")
    assert person(builtin_pack=False) is None


def test_folders_without_a_pack_are_told(tmp_path):
    with pytest.raises(FileNotFoundError) as missing:
        sidelined.read(KNEE, packs=[tmp_path / "none"])
    assert missing.value.filename == str(tmp_path / "none")
    with pytest.raises(ValueError, match=tmp_path.name):
        sidelined.read(KNEE, packs=[tmp_path])
    with pytest.raises(TypeError):
        sidelined.read(KNEE, packs=str(tmp_path))
