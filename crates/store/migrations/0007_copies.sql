-- Which reports repeat others, all but a little: syndicated, mirrored. Derived from the texts.
--
-- Texts that are alike share a band, most probably (see `ledger::Likeness`); `day` is the day by which the report had been said, in days
-- since 1970-01-01, since only what was said within two weeks is compared.
CREATE TABLE bands (
    band     INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    PRIMARY KEY (band, day, document)
) STRICT, WITHOUT ROWID;
-- For each report that repeats others the first of them, and how much the two are alike, in thousandths.
CREATE TABLE copies (
    document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
    original INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    likeness INTEGER NOT NULL CHECK (likeness BETWEEN 0 AND 1000)
) STRICT;
-- Reports from before this: each addition compares some of them.
CREATE TABLE not_compared (
    document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE
) STRICT;
INSERT INTO not_compared (document) SELECT key FROM documents;
