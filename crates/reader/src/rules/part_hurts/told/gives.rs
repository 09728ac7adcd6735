//! What trouble a part of the body gives: "her knee is a worry", "Brandt's calf keeps him out".

use ledger::Region;

use crate::grammar::Function;
use crate::scene::{Ailment, Scene};

/// "Brandt's calf will keep him out", "her knee is a worry": where the words end.
pub(super) fn gives(scene: &Scene<'_>, ailment: &Ailment) -> Option<usize> {
    const ASIDE: &[&str] = &[
        "still", "again", "now", "also", "since", "just", "simply", "really", "remains", "never",
        "continues", "to", "going", "could", "did", "not", "that", "which",
    ];
    let end = ailment.tokens.end;
    // "the hamstring that has troubled him since May".
    if ailment.owner.is_none() && !scene.is_word(end, &["that", "which"]) {
        return None;
    }
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE | Function::MODAL | Function::FUTURE)
            || scene.is_word(i, ASIDE)
    };
    let at = (end..end + 6).find(|&i| !auxiliary(i))?;
    if scene.is_word(at, &["a", "an", "the", "another"]) {
        return is_a_worry(scene, end, at);
    }
    does(scene, ailment, at)
}

/// "her knee is a worry", "remains the main concern": from the article to the noun.
fn is_a_worry(scene: &Scene<'_>, end: usize, at: usize) -> Option<usize> {
    // "his left foot is a problem for defenders", "is not a concern".
    let opponents = |i: usize| scene.is_word(i, &["problem"]) && scene.is_word(i + 1, &["for", "to"]);
    let denied = (end..at).any(|i| scene.function(i).contains(Function::NEGATION));
    let is = |i: usize| scene.function(i).contains(Function::BE) || scene.is_word(i, &["remains"]);
    let noun = (at + 1..at + 4)
        .find(|&i| scene.is_word(i, &["worry", "concern", "problem", "doubt", "issue"]) && !opponents(i));
    noun.filter(|_| !denied && (end..at).any(is)).map(|i| i + 1)
}

/// What the verb at a token says that the part does, which hurts: where the words end.
fn does(scene: &Scene<'_>, ailment: &Ailment, at: usize) -> Option<usize> {
    let is = |words: &[&str]| scene.is_word(at, words);
    let pronoun = |i: usize| scene.is_word(i, &["him", "her", "me", "them"]);
    if is(&["means", "meant"]) {
        return scene.any_word(at + 1..at + 9, OUT).then_some(at + 1);
    }
    if is(KEEPS) {
        return (pronoun(at + 1) || scene.any_word(at + 1..at + 5, &["out"])).then_some(at + 1);
    }
    if is(STOPS) {
        return pronoun(at + 1).then_some(at + 2);
    }
    if is(&["giving", "gave", "given", "gives", "causing", "caused", "causes"]) {
        return scene.any_word(at + 1..at + 6, TROUBLE).then_some(at + 2);
    }
    if is(&["locked", "locks", "ballooned"]) {
        let stuck = !scene.any_word(at + 1..at + 3, &["in", "on", "at"]);
        return (stuck || ailment.facts.region == Region::Knee).then_some(at + 1);
    }
    if is(ACTS_UP) {
        let up = scene.is_word(at + 1, &["up"]);
        let sore = !is(&["come", "came"])
            || scene.any_word(at + 2..at + 6, &["like", "sore", "swollen", "overnight", "badly"]);
        return (up && sore).then_some(at + 2);
    }
    if is(&["needs", "needed", "needing", "requires", "required"]) {
        return scene.any_word(at + 1..at + 9, CURES).then_some(at + 1);
    }
    let so_far = ailment.tokens.end..at;
    // "his knee will be scanned on Monday": what is looked into hurts.
    if is(&["scanned", "x-rayed", "examined", "assessed", "monitored", "checked"]) {
        return so_far.into_iter().any(|i| scene.function(i).contains(Function::BE)).then_some(at + 1);
    }
    // "did not survive the warm-up", "has reacted".
    let did =
        |i: usize| scene.function(i).contains(Function::NEGATION) || scene.is_word(i, &["not", "did", "has"]);
    (is(&["survive", "react", "reacted", "reacts"]) && so_far.into_iter().any(did)).then_some(at + 1)
}

/// Behind "means that": he does not play.
const OUT: &[&str] = &[
    "out", "miss", "unavailable", "absent", "cannot", "can't", "unable", "without", "rested", "doubt",
    "doubtful", "not", "won't", "sidelined", "sit", "misses",
];

/// With whom it hurts, or "out", behind them.
const KEEPS: &[&str] = &["keep", "keeps", "kept", "rule", "rules", "ruled", "sidelined", "sidelines"];

/// With whom it hurts behind them.
const STOPS: &[&str] = &[
    "prevent", "prevents", "prevented", "stop", "stops", "stopped", "force", "forces", "forced", "let",
    "lets", "restricts", "restricted", "cost", "costs", "bothered", "bothers", "troubled", "troubles",
    "hampered", "hinders",
];

/// What it gives.
const TROUBLE: &[&str] = &[
    "trouble", "problems", "bother", "grief", "pain", "concern", "gyp", "discomfort", "difficulties",
    "difficulty", "issues", "hell",
];

/// With "up" behind them.
const ACTS_UP: &[&str] = &[
    "blew", "blown", "come", "came", "flare", "swell", "puffed", "playing", "played", "plays", "acting",
    "acted",
];

/// What it needs.
const CURES: &[&str] = &[
    "attention", "treatment", "operation", "stitches", "rest", "injection", "injections", "scan",
    "strapping", "time", "surgery", "looking",
];
