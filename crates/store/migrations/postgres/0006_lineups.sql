-- Who played for a team, without a look at every match.
CREATE INDEX appearances_of_team ON appearances (team, person, name);
