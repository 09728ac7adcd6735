"""`documents_of`: what files hold."""

import gzip
import json
import subprocess

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import sidelined

MOSS = "Ada Moss is out for six weeks with a knee injury."


def read(source, **more):
    documents = sidelined.documents_of(source, **more)
    readings = sidelined.read_batches(documents)
    return documents, pa.table(readings.documents).to_pylist(), pa.table(readings.claims).to_pylist()


def response(uri: str, body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    """A record of a web archive (ISO 28500)."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-03-05T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(uri)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(text: str) -> bytes:
    said = f"<p>{text}</p>" + "<p>The club has not said who will play in the meantime, and will not be hurried.</p>" * 4
    return (
        '<html><head><title>Moss out</title><meta property="article:published_time" content="2024-03-05">'
        f"</head><body><article><h1>Moss out</h1>{said}</article></body></html>"
    ).encode()


def test_files_are_read_as_the_command_line_reads_them(binary, reports, tmp_path):
    archive = tmp_path / "crawl.warc.gz"
    records = [response("https://desk.example/moss", page(MOSS)), response("https://desk.example/x.css", b"p {}", "text/css")]
    archive.write_bytes(b"".join(gzip.compress(record) for record in records))
    table = tmp_path / "rows.parquet"
    pq.write_table(pa.table({"doc": ["a", "b"], "text": [MOSS, "Nothing."], "published": ["2024-03-05", None]}), table)
    (tmp_path / "moss.html").write_bytes(page(MOSS))
    files = [archive, table, tmp_path / "moss.html", reports / "wire.jsonl", *sorted(reports.glob("*.txt"))]
    run = subprocess.run([binary, "read", *files], capture_output=True, text=True, check=True)
    printed = [json.loads(line) for line in run.stdout.splitlines()]
    ours = [(row, claims) for file in files for row, claims in [read(file)[1:]]]
    documents = [row for rows, _ in ours for row in rows]
    claims = [claim["claim_id"] for _, told in ours for claim in told]
    assert [row["document_id"] for row in documents] == [line["document"]["id"] for line in printed]
    assert [row["path"] for row in documents] == [line["document"].get("path") for line in printed]
    assert [row["doc"] for row in documents] == [line["document"]["doc"] for line in printed]
    dates = [line["document"]["published"] for line in printed]
    assert [row["published_basis"] for row in documents] == [date and date["basis"] for date in dates]
    assert claims == [claim["id"] for line in printed for claim in line["claims"]]
    assert len(printed) > 20


def test_bytes_are_read_as_files_are(reports):
    file = reports / "wire.jsonl"
    _, by_path, claims = read(file)
    _, by_bytes, same = read(file.read_bytes(), name=str(file))
    assert by_path == by_bytes and claims == same and claims
    _, packed, _ = read(gzip.compress(file.read_bytes()), name=f"{file}.gz")
    assert [row["document_id"] for row in packed] == [row["document_id"] for row in by_path]


def test_what_is_wrong_is_told_and_the_rest_is_read():
    rows = b'{"text": "Ada Moss is out with a knee injury."}\n{"text": \n{"txt": 1}\n{"text": "Ole Pell is fit again."}\n'
    documents, read_, _ = read(rows, name="rows.jsonl", published="2024-03")
    assert [row["doc"] for row in read_] == ["rows:1", "rows:4"]
    assert {row["published_basis"] for row in read_} == {"given"}
    problems = pa.table(documents.problems).to_pylist()
    assert [problem["input"] for problem in problems] == ["rows.jsonl"] * 2
    assert "line 2" in problems[0]["reason"] and "line 3" in problems[1]["reason"]


def test_documents_are_taken_once_and_in_batches():
    rows = b"".join(json.dumps({"doc": str(n), "text": f"Report {n}."}).encode() + b"\n" for n in range(1500))
    documents = sidelined.documents_of(rows, input="jsonl")
    batches = list(pa.RecordBatchReader.from_stream(documents))
    assert len(batches) == 3 and sum(batch.num_rows for batch in batches) == 1500
    with pytest.raises(ValueError, match="taken already"):
        pa.table(documents)


@pytest.mark.parametrize("bytes_", [b"", b"\x00\xff\xfe", b"PAR1", b"\x1f\x8b\x08garbage", b"%PDF-1.7"])
def test_bytes_that_are_no_documents_are_a_problem(bytes_):
    documents, rows, _ = read(bytes_, name="what")
    assert rows == [] and len(documents.problems) == 1


def test_files_that_cannot_be_opened_are_errors(tmp_path):
    with pytest.raises(FileNotFoundError) as missing:
        sidelined.documents_of(tmp_path / "none.txt")
    assert missing.value.filename.endswith("none.txt")
    with pytest.raises(ValueError, match="input"):
        sidelined.documents_of(b"x", input="docx")
    with pytest.raises(OSError):
        sidelined.documents_of(tmp_path)
