-- What is followed on the web, as SQLite's store has it.
CREATE TABLE visits (
    mark          TEXT COLLATE "C" PRIMARY KEY CHECK (length(mark) = 64),
    etag          TEXT COLLATE "C",
    last_modified TEXT COLLATE "C",
    content       TEXT COLLATE "C",
    failures      BIGINT NOT NULL CHECK (failures >= 0),
    not_before    TEXT COLLATE "C",
    visited_at    TEXT COLLATE "C" NOT NULL
);
