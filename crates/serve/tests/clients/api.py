"""The API under schemathesis: every operation of the OpenAPI document, with a curator's token for those that need one.

Usage: api.py PATH-TO-SIDELINED PATH-TO-SCHEMATHESIS REPORTS
"""

import pathlib
import subprocess
import sys
import tempfile
import urllib.request


# What a correction puts in a claim's place may fit the document and not that claim ("no absence claim has a field \"side\""): 422.
SETTINGS = """
[[operations]]
include-name = "POST /corrections"

[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422", "429", "5xx"]
"""


def main():
    program, schemathesis, reports = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: str(pathlib.Path(folder, name))
        subprocess.run([program, "add", reports, "--store", path("record.db")], check=True, capture_output=True)
        made = [program, "token", "curator", "schemathesis", "--tokens", path("tokens.txt")]
        token = subprocess.run(made, check=True, capture_output=True, text=True).stdout.strip()
        serve = [program, "serve", "--listen", "127.0.0.1:0", "--store", path("record.db"), "--log-format", "none"]
        serve += ["--tokens", path("tokens.txt"), "--webhooks", path("webhooks.jsonl")]
        server = subprocess.Popen(serve, stderr=subprocess.PIPE, text=True)
        try:
            site = server.stderr.readline().strip().rsplit(" ", 1)[-1]
            urllib.request.urlopen(site + "/healthz", timeout=30).read()
            pathlib.Path(path("schemathesis.toml")).write_text(SETTINGS)
            run = [schemathesis, "run", site + "/api/v1/openapi.json", "--max-examples", "20", "--seed", "1"]
            run += ["--header", "Authorization: Bearer " + token, "--request-timeout", "60"]
            # A stream of events has no end for a client that waits for one; crates/serve/tests/http/changes.rs listens to it.
            run += ["--exclude-path", "/changes", "--no-color"]
            sys.exit(subprocess.run(run, cwd=folder).returncode)
        finally:
            server.terminate()
            server.wait(30)


main()
