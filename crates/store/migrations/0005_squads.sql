-- Which name was put in which team, ever: whom a board may show is found without a walk over the claims. Derived from the
-- claims, each pair once.
CREATE TABLE squads (
    key  INTEGER PRIMARY KEY,
    name INTEGER NOT NULL REFERENCES names (key) ON DELETE CASCADE,
    team TEXT NOT NULL
) STRICT;
INSERT INTO squads (name, team)
    SELECT name, team FROM claims WHERE team IS NOT NULL
    UNION SELECT name, json_extract(value, '$.name') FROM claims WHERE kind = 'team';
CREATE UNIQUE INDEX squads_once ON squads (name, team);
DROP INDEX claims_by_team;
