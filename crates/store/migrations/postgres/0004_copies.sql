-- Which reports repeat others, as SQLite's store has it.
CREATE TABLE bands (
    band     BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    document BIGINT NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    PRIMARY KEY (band, day, document)
);
CREATE TABLE copies (
    document BIGINT PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
    original BIGINT NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    likeness BIGINT NOT NULL CHECK (likeness BETWEEN 0 AND 1000)
);
CREATE TABLE not_compared (
    document BIGINT PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE
);
INSERT INTO not_compared (document) SELECT key FROM documents;
