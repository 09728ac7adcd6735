-- What is followed on the web, so that nothing is read twice: feeds, their entries, pages. `mark` is the digest of an address (an
-- address may name a person), `content` that of what was found there; instants are RFC 3339 text in UTC.
CREATE TABLE visits (
    mark          TEXT PRIMARY KEY CHECK (length(mark) = 64),
    etag          TEXT,
    last_modified TEXT,
    content       TEXT,
    failures      INTEGER NOT NULL CHECK (failures >= 0),
    not_before    TEXT,
    visited_at    TEXT NOT NULL
) STRICT;
