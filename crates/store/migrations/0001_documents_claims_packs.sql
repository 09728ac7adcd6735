-- What was reported: documents and the claims read from them, appended and never edited; and the user's packs.

-- One row a report. `said_on` is the day by which it had been said: the last possible day of publication, or the day
-- of recording where no date could be told. `seal` is the digest of the other columns, since the identity is that of
-- the text alone. Days are ISO 8601 text, instants RFC 3339 text in UTC, lists JSON.
CREATE TABLE documents (
    key                INTEGER PRIMARY KEY,
    id                 TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
    doc                TEXT NOT NULL,
    path               TEXT,
    url                TEXT,
    title              TEXT,
    outlet             TEXT,
    published_earliest TEXT,
    published_latest   TEXT,
    published_basis    TEXT,
    published_because  TEXT,
    said_on            TEXT NOT NULL,
    recorded_at        TEXT NOT NULL,
    seal               TEXT NOT NULL,
    CHECK ((published_earliest IS NULL) = (published_latest IS NULL)
       AND (published_earliest IS NULL) = (published_basis IS NULL)
       AND (published_earliest IS NULL) = (published_because IS NULL))
) STRICT;
CREATE INDEX documents_by_said_on ON documents (said_on, key);
CREATE INDEX documents_by_doc ON documents (doc);

-- The texts apart, so that a walk over the documents does not step over them.
CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
    text     TEXT NOT NULL
) STRICT;

-- A name as documents give it, together with whom it was matched to: one row for each such pair.
CREATE TABLE names (
    key    INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    person TEXT
) STRICT;
CREATE UNIQUE INDEX names_once ON names (name, coalesce(person, ''), person IS NULL);

-- One row a claim. `evidence` is [[start, end], …] in bytes; what stands there is cut from the text again.
CREATE TABLE claims (
    key           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL CHECK (length(id) = 16),
    document      INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    ordinal       INTEGER NOT NULL,
    name          INTEGER NOT NULL REFERENCES names (key),
    team          TEXT,
    kind          TEXT NOT NULL,
    value         TEXT NOT NULL,
    when_earliest TEXT,
    when_latest   TEXT,
    polarity      TEXT NOT NULL,
    certainty     TEXT NOT NULL,
    said_by       TEXT NOT NULL,
    evidence      TEXT NOT NULL,
    rule          TEXT NOT NULL,
    derivation    TEXT NOT NULL,
    CHECK ((when_earliest IS NULL) = (when_latest IS NULL))
) STRICT;
CREATE UNIQUE INDEX claims_by_document ON claims (document, ordinal);
CREATE UNIQUE INDEX claims_once ON claims (document, id);
CREATE INDEX claims_by_name ON claims (name, document);
CREATE INDEX claims_by_team ON claims (team, name, document) WHERE team IS NOT NULL;

-- A pack's two files, byte for byte as they were handed over.
CREATE TABLE packs (
    name     TEXT PRIMARY KEY,
    players  BLOB NOT NULL,
    fixtures BLOB NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
