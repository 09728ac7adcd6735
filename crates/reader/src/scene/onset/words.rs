//! Words that tell when and where an injury happened.

/// Words that make a time the beginning of an absence or its course, not of the injury.
pub(super) const COURSE: &[&str] = &[
    "until", "till", "for", "by", "next", "before", "miss", "misses", "missing", "return", "returns", "back",
];

pub(super) const IN_MATCH: &[&str] = &[
    "matches", "games", "tackle", "collision", "match", "game", "win", "defeat", "draw", "victory", "loss",
    "clash", "tie", "derby", "final", "semi", "friendly", "warm", "qualifier", "minute", "minutes", "opener",
    "bout", "innings", "doubles", "singles", "fixture", "encounter", "replay", "restart", "stoppage",
    "substituted", "thrashing", "rout", "against", "v", "vs", "versus",
];
/// Words that put what is told into an earlier time than the report's match.
pub(super) const HISTORY: &[&str] =
    &["last", "previous", "previously", "earlier", "ago", "since", "career", "once"];
pub(super) const IN_TRAINING: &[&str] = &[
    "training", "practice", "session", "nets", "drill", "drills", "warm-down", "weights", "sparring",
    "shootaround", "walkthrough", "workout", "workouts", "gym", "practising", "practicing",
];
pub(super) const ABROAD: &[&str] = &["international", "internationals"];

/// Verbs whose time is that of an absence: "withdrew on Thursday with a rib injury".
pub(super) const ABSENT: &[&str] = &[
    "miss", "misses", "missed", "missing", "withdraw", "withdrew", "withdrawn", "withdraws", "withdrawing",
    "pull", "pulled", "pulls", "ruled", "out", "without", "sidelined", "absent", "doubt", "doubtful",
    "unavailable", "sit", "sat", "skip", "skipped", "placed", "activated", "scratched", "rested",
];

/// Words of getting hurt: a time or place behind one is the injury's.
pub(super) const HAPPENED: &[&str] = &[
    "suffered", "suffering", "sustained", "sustaining", "picked", "picking", "received", "receiving", "got",
    "getting", "incurred", "injured", "injuring", "hurt", "broke", "broken", "tore", "during", "in", "took",
    "collected", "twisted", "crashing", "falling", "landing", "colliding", "slipping", "stumbling",
    "tearing", "breaking", "rupturing", "straining", "twisting", "dislocating", "fracturing", "damaging",
    "aggravated", "aggravating", "pulling", "hurting", "spraining", "experiencing", "feeling", "tweaking",
    "fell",
];

/// Verbs of a relative clause that tells how an injury came about.
pub(super) const GOT: &[&str] = &[
    "aggravated", "exacerbated", "flared", "suffered", "sustained", "picked", "occurred", "happened", "came",
    "dates", "received", "got", "incurred", "forced",
];

/// Words that tell of getting hurt, whatever was seen before or since.
pub(super) const HAPPENED_THEN: &[&str] = &[
    "suffered", "sustained", "injured", "hurt", "broke", "tore", "picked", "twisted", "fell", "after",
    "during",
];

/// Words that may stand between a preposition and its time.
pub(super) const NEAR: &[&str] = &[
    "the", "next", "last", "past", "about", "around", "at", "least", "another", "up", "to", "this", "coming",
];
