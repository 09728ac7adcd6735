-- Erased persons. A redacted document keeps the identity of the text that came, and has the digest of what is left in
-- `redacted`. A tombstone is a keyed digest; the key is the store's own.
ALTER TABLE documents ADD COLUMN redacted TEXT;

CREATE TABLE tombstones (
    mark        TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE secrets (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
