//! A sickness that everybody has lived through: "the pre-Covid season", "took a pay cut because of coronavirus".

use crate::scene::{Ailment, Scene};

const COVID: &[&str] = &["covid", "coronavirus", "covid-19"];

/// Whether the words name that sickness and no more. ("Covid-19" may be two words.)
pub(super) fn is_covid(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    (1..=2).contains(&ailment.tokens.len()) && scene.is_word(ailment.tokens.start, COVID)
}

/// A time that everybody has lived through, unless somebody has it, had it or was tested for it, or misses something with it.
pub(super) fn of_the_times(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    of_an_age(scene, ailment)
        || is_covid(scene, ailment) && (of_the_days(scene, ailment) || !somebody_has_it(scene, ailment) && !listed(scene, ailment))
}

/// "before the pre-Covid season".
fn of_an_age(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let last = ailment.tokens.end.wrapping_sub(1);
    let age = |i: usize| scene.is_word(i, &["pre", "post"]);
    let hyphen = |i: usize| ["-", "–"].iter().any(|d| scene.is_mark(i, d));
    let apart = age(last.wrapping_sub(1)) || age(last.wrapping_sub(2)) && hyphen(last.wrapping_sub(1));
    scene.is_word(last, COVID) && apart || scene.is_word(last, &["pre-covid", "post-covid"])
}

/// "amid the coronavirus", "the Covid bubble", "Covid-19 victims".
fn of_the_days(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const BEHIND: &[&str] = &[
        "breach", "era", "times", "crisis", "outbreak", "pandemic", "bubble", "lockdown", "shutdown", "hiatus", "break", "restrictions", "rules",
        "guidelines", "protocols", "regulations", "measures", "concerns", "fears", "worries", "victims", "patients", "sufferers",
    ];
    scene.is_word(before(scene, ailment), &["amid", "during", "before", "pre", "post"]) || scene.is_word(ailment.tokens.end, BEHIND)
}

/// "contracted Covid", "is out with coronavirus", "tested positive": somebody's, and no time's.
fn somebody_has_it(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HAS: &[&str] = &[
        "contracted", "contracting", "contract", "contracts", "caught", "catching", "catch", "tested",
        "tests", "testing", "test", "positive", "diagnosed", "suffered", "suffering", "recovered", "recovering", "recovers", "recovery",
        "battled", "battling", "infected", "ill", "symptoms", "isolating", "isolation", "self-isolating", "bout", "case", "beaten", "struck",
        "down", "hospital", "quarantine", "quarantined", "after", "return", "returned", "returns", "comeback", "back",
    ];
    const AWAY: &[&str] = &["out", "miss", "misses", "missed", "missing", "absent", "sidelined", "withdrew", "withdrawn", "without", "unavailable", "ruled", "doubtful", "doubt"];
    const NEAR: usize = 10;
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let near = |reach: usize| start.saturating_sub(reach).max(scene.tokens.start)..start;
    let clause = scene.segment(start).map_or(scene.tokens.clone(), |s| s.tokens.clone());
    ailment.owner.is_some()
        || scene.any_word(near(3), &["has", "had", "have", "having", "with"])
        || scene.any_word(near(NEAR), HAS)
        || scene.any_word(near(NEAR), AWAY)
        || scene.any_word(clause, AWAY)
        || scene.is_word(end, &["recovery", "case", "test", "infection", "symptoms"])
}

/// "Lund (Covid-19)": a bracket or a list behind a name tells whose it is.
fn listed(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    ["(", ",", ":"].iter().any(|m| scene.is_mark(before(scene, ailment), m))
}

/// The token before it and its article.
fn before(scene: &Scene<'_>, ailment: &Ailment) -> usize {
    let start = ailment.tokens.start;
    (start - usize::from(scene.is_word(start.wrapping_sub(1), &["the"]))).wrapping_sub(1)
}
