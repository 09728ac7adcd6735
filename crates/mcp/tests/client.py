"""The program asked by the official Python SDK's client, as an assistant's program starts it.

Usage: client.py PATH-TO-SIDELINED
"""

import asyncio
import pathlib
import subprocess
import sys
import tempfile

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

REPORTS = {
    "harrow.txt": "2024-01-08\n\nKestrel Town midfielder Ned Harrow has torn his left hamstring and will be out for six weeks, the club said.",
    "keeper.txt": "2024-02-01\n\nRivermouth Rovers goalkeeper Tom Adeyemi broke a finger on Tuesday and is out for a month.",
}
TOOLS = ["evidence", "forecast", "player_timeline", "read_report", "who_is_out"]


def words(result):
    return "".join(block.text for block in result.content)


def data(result):
    """What a tool answered for programs, whatever the SDK of this version calls it."""
    dumped = result.model_dump(by_alias=True)
    return dumped.get("structuredContent")


def failed(result):
    return result.model_dump(by_alias=True).get("isError")


async def ask(program, store):
    server = StdioServerParameters(command=program, args=["mcp", "--store", store])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = (await session.list_tools()).tools
        assert sorted(tool.name for tool in tools) == TOOLS, tools

        async def told(tool, **arguments):
            # The SDK itself holds the answer against the tool's schema.
            result = await session.call_tool(tool, arguments)
            assert not failed(result), (tool, words(result))
            told = data(result)
            for source in told["sources"]:
                report = next((text for name, text in REPORTS.items() if name.startswith(source["doc"])), None)
                for quote in source["quotes"]:
                    if report is not None:
                        assert report.encode()[quote["start"] : quote["end"]].decode() == quote["text"], quote
            return words(result), told

        text, out = await told("who_is_out", as_of="2024-02-03")
        assert [player["player"] for player in out["players"]] == ["Ned Harrow", "Tom Adeyemi"], text
        assert "Sources" in text and len(out["sources"]) == 2, text
        text, out = await told("player_timeline", player="Harrow")
        assert "hamstring" in text and len(out["spells"]) == 1, text
        text, out = await told("evidence", player="Adeyemi")
        claim = out["claims"][0]
        text, again = await told("evidence", claim=claim["id"])
        assert again["claims"][0]["evidence"][0]["sentence"]["text"].startswith("Rivermouth Rovers"), text
        text, out = await told("forecast", player="Ned Harrow", as_of="2024-02-03")
        assert out["state"] and out["sources"], text
        report = "Rivermouth Rovers striker Ivo Lund has injured his right knee and will miss two weeks, the club said."
        text, out = await told("read_report", text=report, published="2024-02-09")
        assert out["players"][0]["player"] == "Ivo Lund", text

        for tool, arguments, why in [
            ("player_timeline", {"player": "Ned Harow"}, "Did you mean Ned Harrow?"),
            ("who_is_out", {"club": "Nowhere United FC"}, "is in the record"),
            ("who_is_out", {"as_of": "soon"}, "a date is written YYYY-MM-DD"),
        ]:
            result = await session.call_tool(tool, arguments)
            assert failed(result) and why in words(result), (tool, words(result))


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for name, text in REPORTS.items():
            pathlib.Path(folder, name).write_text(text)
        store = str(pathlib.Path(folder, "record.db"))
        added = [str(pathlib.Path(folder, name)) for name in REPORTS]
        subprocess.run([program, "add", *added, "--store", store], check=True, capture_output=True)
        asyncio.run(asyncio.wait_for(ask(program, store), 120))
    print("the Python SDK's client was answered: " + ", ".join(TOOLS))


main()
