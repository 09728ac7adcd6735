-- What curators said, in the order in which they said it: never edited; an edit that undoes another is a row of its own.
-- `edit` is JSON.
CREATE TABLE curation (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    recorded_at TEXT NOT NULL,
    curator     TEXT NOT NULL CHECK (curator <> ''),
    reason      TEXT NOT NULL,
    edit        TEXT NOT NULL
) STRICT;
