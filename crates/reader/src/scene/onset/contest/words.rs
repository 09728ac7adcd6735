//! Words of what is played, done and run in matches, races and bouts, and of what strikes whoever is in them.

/// What is played or done in a match and nowhere else.
pub(super) const STROKES: &[&str] = &[
    "forehand", "backhand", "volley", "smash", "serve", "try", "tackle", "catch", "header", "basket", "dunk",
    "layup", "touchdown", "kick", "penalty", "corner", "shot", "cross", "save", "clearance", "interception",
    "goal", "equaliser", "winner", "rebound", "ball", "pass", "drive", "run", "opponent",
];

/// How it is done.
pub(super) const PLAYS: &[&str] = &[
    "playing", "hitting", "hit", "striking", "scoring", "making", "taking", "saving", "blocking",
    "celebrating", "chasing", "chased", "contested", "claimed", "jumping", "jumped", "stretching",
    "stretched", "reaching", "attempting", "clearing", "contesting", "catching", "returning", "intercepting",
    "heading", "tackling", "challenging",
];

/// What a contest of any sport is called, or a part of it: behind a word of getting hurt and "in", "during", "at" or "on".
pub(super) const CONTESTS: &[&str] = &[
    "race", "qualifying", "heat", "heats", "semifinal", "semifinals", "quarterfinal", "playoff", "playoffs",
    "scrum", "ruck", "maul", "lineout", "descent", "sprint", "peloton", "prologue", "inning", "fight",
    "championships", "championship", "tournament", "meeting", "meet", "prix", "downhill", "slalom", "relay",
    "regatta", "fence", "hurdle", "jump", "round", "stage", "lap", "rally", "over", "scrimmage", "bunker",
    "tee", "knockout", "contest", "javelin", "discus", "hammer", "vault", "trials", "heptathlon",
    "decathlon", "pentathlon", "steeplechase", "hurdles", "marathon", "spell", "snatch", "lift", "tumble",
    "inning", "catch", "touchdown", "kickoff", "play", "dunk", "layup", "rebound", "punt", "scramble",
    "basket", "dismount", "shot", "field", "slips", "routine", "goalmouth", "reserves", "maul",
];

/// What strikes a player.
pub(super) const MISSILES: &[&str] = &[
    "ball", "puck", "bouncer", "delivery", "elbow", "boot", "stick", "pitch", "shot", "studs", "stud", "bat",
    "knee", "helmet", "head", "fist", "punch", "opponent", "defender", "hurley", "racket", "shoulder",
    "finger", "foot", "kick", "drive", "liner", "tip", "throw", "slapshot", "tackle", "check", "forearm",
    "bat", "header", "clearance", "yorker", "skate", "blade", "comebacker", "grounder",
];

/// What is done to a player by an opponent.
pub(super) const DONE_TO: &[&str] = &[
    "fouled", "tackled", "sacked", "unseated", "boarded", "upended", "clattered", "barged", "scythed",
    "bundled", "hacked", "flattened", "poleaxed", "spiked", "sticked", "hooked", "upended", "felled",
    "crunched",
];
