-- Who played how long in which match, as tables tell it. A name may be empty where a table has identities only.
CREATE TABLE appearances (
    key         INTEGER PRIMARY KEY,
    person      TEXT NOT NULL,
    name        TEXT NOT NULL,
    team        TEXT,
    day         TEXT NOT NULL,
    minutes     INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 240),
    against     TEXT,
    home        INTEGER,
    source      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CHECK (person <> '' OR name <> '')
) STRICT;
CREATE UNIQUE INDEX appearances_once ON appearances (person, name, day, minutes, coalesce(against, ''));
