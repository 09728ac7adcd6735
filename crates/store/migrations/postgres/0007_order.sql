-- Reports of one day stand in the order of their identities, not in that in which they came: equal records are listed alike.
DROP INDEX documents_by_said_on;
CREATE INDEX documents_by_said_on ON documents (said_on, id);
