"""Documents made from the bundled examples: other people, other days, the same in every run."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

# Surnames and given names are put together of syllables, so that there are many of them and nobody bears one.
FIRST = ["Bra", "Cor", "Dun", "El", "Far", "Gar", "Hol", "Ing", "Jar", "Kel", "Lor", "Mar", "Nor", "Os", "Pen", "Quar", "Ros", "Sel", "Tor"]
MIDDLE = ["ba", "co", "de", "fi", "ga", "ho", "ki", "la", "mo", "ne", "pa", "ri", "so", "ta", "vi", "wo", "ze"]
LAST = ["berg", "combe", "dale", "ford", "gate", "holm", "kett", "low", "mere", "nell", "quist", "ridge", "stad", "thorn", "vik", "worth"]
GIVEN = ["Adan", "Brenno", "Cillo", "Dasko", "Evander", "Fabrin", "Gusto", "Hamo", "Ivor", "Jorin", "Kasim", "Lasse", "Milo", "Nico", "Orlo", "Pavo"]


def invented(number: int) -> tuple[str, str]:
    """The given name and the surname of the invented person of that number; surnames repeat after 5,168."""
    spread = number * 2_654_435_761 % (len(FIRST) * len(MIDDLE) * len(LAST))
    first, rest = spread % len(FIRST), spread // len(FIRST)
    middle, last = rest % len(MIDDLE), rest // len(MIDDLE)
    return GIVEN[number * 7 % len(GIVEN)], FIRST[first] + MIDDLE[middle] + LAST[last]


def examples(folder: Path) -> list[dict]:
    """The bundled reports: `doc`, `text` and `published`, and the names in each that can be replaced."""
    import sidelined

    rows = [{"doc": file.stem, "text": file.read_text()} for file in sorted(folder.glob("*.txt"))]
    rows += [json.loads(line) for line in (folder / "wire.jsonl").read_text().splitlines()]
    for row in rows:
        reading = sidelined.read(row["text"], published=row.get("published"))
        row["published"] = (reading["document"]["published"] or {}).get("latest", "2021-03-10")
        row["players"] = sorted({claim["player"] for claim in reading["claims"] if " " in claim["player"]})
    return rows


def documents(folder: Path, count: int) -> Iterator[dict]:
    """So many documents, world after world: in each world the people of all examples have names of their own, and the days are
    moved by whole weeks, so that weekdays stay what they are."""
    rows = examples(folder)
    people = sorted({player for row in rows for player in row["players"]})
    for number in range(count):
        world, row = divmod(number, len(rows))
        row = rows[row]
        names = {}
        for player in row["players"]:
            given, surname = player.split(" ", 1)
            own = invented(world * len(people) + people.index(player))
            names |= {given: own[0], surname: own[1], surname.split(" ")[-1]: own[1]}
        longest = sorted(names, key=len, reverse=True)
        pattern = re.compile(r"\b(" + "|".join(map(re.escape, longest)) + r")\b") if longest else None
        text = pattern.sub(lambda found: names[found.group()], row["text"]) if pattern else row["text"]
        # The date lines of the examples stay what they are: it is the given date that counts.
        day = date.fromisoformat(row["published"]) + timedelta(weeks=world % 150 - 75)
        # Outlets by turns, and none: reports of one outlet are one voice.
        outlet = ["The Gazette", "Wire", None][world % 3]
        text += f"\n\nReport {number} of the day."
        yield {"doc": f"{row['doc']}-{world}", "text": text, "published": day.isoformat(), "outlet": outlet}


#: The columns of :func:`appearances`, as a table for `sidelined add` has them.
MATCHES = ["player", "player_code", "date", "minutes", "opponent_team", "was_home", "team"]


def appearances(claims: "pa.Table", since: date = date(2024, 1, 1)) -> Iterator[dict]:
    """Matches of two in three of the people whom claims tell of: every week for a year, from some weeks before the first report to name
    them. What is read of them says that they play in most of the matches, and miss a row of them now and then. Some are told by name and
    some by the code of the person; now and then there is one for somebody of whom nothing is said."""
    people: dict[tuple[str, str | None], date] = {}
    for row in claims.select(["player", "person_id", "published_latest"]).to_pylist():
        who, said = (row["player"], row["person_id"]), row["published_latest"] or since
        people[who] = min(said, people.get(who, said))
    for number, ((name, person), first) in enumerate(sorted(people.items(), key=lambda item: str(item[0]))):
        if number % 3 == 2:
            continue
        for week in range(52):
            missed = week in range(5, 9 + number % 20)
            yield {
                "player": "" if person else name,
                "player_code": person.removeprefix("premier-league:") if person else "",
                "date": (first + timedelta(weeks=week - 6, days=number % 3)).isoformat(),
                "minutes": "0" if missed else str(90 - number * week % 60),
                "opponent_team": f"Team {week % 7}",
                "was_home": str(week % 2),
                "team": ["Man Utd", "Aldmoor Town", ""][number % 3],
            }
        yield dict(zip(MATCHES, ["Nobody Told", "", first.isoformat(), "90", "", "", ""], strict=True))
