-- Bands by the fortnight in which a report had been said, as SQLite's store has them.
CREATE TABLE fortnights (
    slot     BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    document BIGINT NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    PRIMARY KEY (slot, day, document)
);
INSERT INTO fortnights (slot, day, document)
SELECT (((day + 5600000) / 14) << 40) | (band & 1099511627775), day, document FROM bands
ON CONFLICT DO NOTHING;
DROP TABLE bands;
ALTER TABLE fortnights RENAME TO bands;
ALTER INDEX fortnights_pkey RENAME TO bands_pkey;
ALTER TABLE bands RENAME CONSTRAINT fortnights_document_fkey TO bands_document_fkey;
