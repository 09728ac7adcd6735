-- Bands by the fortnight in which a report had been said: texts are only compared with those of the fortnight and of its neighbours, so
-- what an addition looks up and writes lies together, however much there is.
--
-- `slot` is the fortnight in the upper bits (days since 1970-01-01 and 400,000 fortnights more, in fourteens) and 40 bits of the band in the lower.
CREATE TABLE fortnights (
    slot     INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    PRIMARY KEY (slot, day, document)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO fortnights (slot, day, document)
SELECT ((day + 5600000) / 14 << 40) | (band & 1099511627775), day, document FROM bands;
DROP TABLE bands;
ALTER TABLE fortnights RENAME TO bands;
