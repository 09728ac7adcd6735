//! What of a claim's value has a column of its own.

use ledger::{ClaimValue, ExpectedReturn, InjuryFacts, Region, Rung, Status, StatusReason, SurgeryState};

/// Every kind of claim, with what it asserts, what `when` is of it, and the members of `value`.
pub const KINDS: &[(&str, &str)] = &[
    (
        "injury",
        "An injury or illness; `when` is its onset. `region`, `part`, `pathology`, `diagnosis`, `side`, `setting`, `phase`, \
         `recurrence`.",
    ),
    ("surgery", "An operation; `when` is its day. `state`, `region`."),
    ("stage", "A rung of the ladder reached; `when` is when. `rung`, `words` (the press's)."),
    ("setback", "The recovery went backwards; `when` is when. `region`."),
    ("return_estimate", "When the player is expected back. `not_before`, `by`, `hedge`."),
    ("status", "Out, doubtful or available at the report's date. `status`, `reason`."),
    (
        "absence",
        "Matches or a stretch of time missed; `when` is the stretch. `missed` (in the report's words).",
    ),
    ("return", "The player has come back; `when` is when. `into` (the match, in the report's words)."),
    ("negative_finding", "Something bad that was looked for and not found. `finding`, `region`."),
    ("restriction", "Something that the player may not do yet. `what` (in the report's words)."),
    ("companion", "Another player who recovers alongside. `with` (`name`, `id`, `team`)."),
    ("exposure", "How much was played before, or missed since. `measure`, `amount`, `over`."),
    ("cover", "Who plays in the injured player's place. `by` (`name`, `id`, `team`)."),
    ("fixture", "The match ahead that the player's fitness is asked for; `when` is its day. `against`."),
    ("layoff", "The length of the lay-off, as reported. `min_days`, `max_days`, `words`."),
    (
        "remark",
        "Somebody speaks of the player's fitness, and what is said holds none of the others. `about` (the word that tells so).",
    ),
    ("chance", "How likely the player is to play the next match, as an official list puts it. `percent`."),
    ("team", "The player's team, where the report tells it. `name`."),
];

pub(super) fn rungs() -> Vec<(&'static str, &'static str)> {
    Rung::NAMES.iter().map(|(_, name)| (*name, "")).collect()
}

pub(super) fn injury(value: &ClaimValue) -> Option<&InjuryFacts> {
    match value {
        ClaimValue::Injury(facts) => Some(facts),
        _ => None,
    }
}

pub(super) fn region(value: &ClaimValue) -> Option<Region> {
    match value {
        ClaimValue::Injury(InjuryFacts { region, .. })
        | ClaimValue::Surgery { region, .. }
        | ClaimValue::Setback { region }
        | ClaimValue::NegativeFinding { region, .. } => Some(*region),
        _ => None,
    }
}

pub(super) fn surgery(value: &ClaimValue) -> Option<SurgeryState> {
    match value {
        ClaimValue::Surgery { state, .. } => Some(*state),
        _ => None,
    }
}

pub(super) fn rung(value: &ClaimValue) -> Option<Rung> {
    match value {
        ClaimValue::Stage { rung, .. } => Some(*rung),
        _ => None,
    }
}

pub(super) fn status(value: &ClaimValue) -> Option<(Status, StatusReason)> {
    match value {
        ClaimValue::Status { status, reason } => Some((*status, *reason)),
        _ => None,
    }
}

pub(super) fn expected(value: &ClaimValue) -> Option<ExpectedReturn> {
    match value {
        ClaimValue::ReturnEstimate(expected) => Some(*expected),
        _ => None,
    }
}

/// The fewest days, and the most unless open.
pub(super) fn layoff(value: &ClaimValue) -> Option<(usize, Option<usize>)> {
    match value {
        ClaimValue::Layoff { min_days, max_days, .. } => {
            Some((*min_days as usize, max_days.map(|days| days as usize)))
        }
        _ => None,
    }
}

pub(super) fn chance(value: &ClaimValue) -> Option<usize> {
    match value {
        ClaimValue::Chance { percent } => Some((*percent).into()),
        _ => None,
    }
}
