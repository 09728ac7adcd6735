//! Words that say which way a clause looks.

/// What is planned lies ahead, whatever the tense of the planning: "was due to meet", "planned for Friday", "plans to".
pub(super) const PLAN: &[&str] = &[
    "plan", "plans", "planned", "planning", "expect", "expects", "expected", "scheduled", "schedule", "due",
    "set", "slated", "likely", "unlikely", "intends", "intend", "going", "hope", "hopes", "hoping", "hoped",
    "aim", "aims", "aiming", "poised", "ready", "upcoming", "supposed", "prepares", "preparing", "wants",
    "want", "vowed", "vows", "agreed", "agrees", "decided", "promised", "promises", "pledged", "ordered",
    "threatened", "invited", "urged", "targeting", "awaiting", "postponed",
];

/// Of these only what follows with "to" (or "for", "on") is planned: "set to", "going to", "due on".
pub(super) const PLAN_WITH_TO: &[&str] = &[
    "set", "going", "due", "ready", "supposed", "prepares", "preparing", "wants", "want", "vowed", "vows",
    "agreed", "agrees", "decided", "promised", "promises", "pledged", "ordered", "threatened", "invited",
    "urged", "hoped", "hope", "plan", "schedule", "postponed", "expect",
];

/// What follows these with "to" was done: "was forced to sit out", "managed to play".
pub(super) const DONE: &[&str] = &[
    "forced", "managed", "continued", "started", "began", "failed", "used", "helped", "had", "able",
    "returned", "went", "came", "rose", "refused", "stepped",
];

/// Verbs of the calendar: in the present they speak of what is fixed to come ("the trial opens Monday").
pub(super) const FIXTURE: &[&str] = &[
    "begins", "begin", "starts", "start", "opens", "open", "meets", "meet", "faces", "face", "plays", "play",
    "hosts", "host", "visits", "visit", "travels", "travel", "kicks", "kick", "takes", "take", "ends",
    "expires", "closes", "arrives", "resumes", "returns", "heads", "head", "welcome", "welcomes",
    "entertain", "entertains",
];

/// Verbs that say how something came to be said: the time of what is said is another's.
pub(super) const SAYING: &[&str] =
    &["says", "said", "told", "claims", "reports", "believes", "thinks", "reveals", "admits", "insists"];
