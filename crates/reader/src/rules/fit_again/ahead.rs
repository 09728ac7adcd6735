//! A recovery that is still to come, or in doubt.

use std::ops::Range;

use ledger::Certainty;

use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Entry};
use crate::scene::{Patient, Scene, Side, Stance};

/// Words before the phrase that make it a way still to go, or somebody's wish.
const NOT_YET: &[&str] = &[
    "sure", "ensure", "ensuring", "hopes", "hoping", "hope", "aims", "aiming", "expected", "until", "should", "needs", "bid", "unlikely", "whether", "set",
    "due", "likely", "yet", "race", "battling", "fighting", "targeting", "hopeful", "want", "wants", "way", "away", "closer",
    "close", "closing", "verge", "brink", "cusp", "nearly", "almost", "virtually", "practically", "nearing", "nears", "nearer", "near", "road", "path", "working", "building", "progress", "towards", "toward", "step", "steps",
    "battle", "battles", "fights", "works",
    "speculation", "prospect", "talk", "chance", "target", "pushing", "awaiting", "await", "sights", "could", "may", "might", "able",
    "rehab", "rehabilitation", "stepping", "stepped", "line", "eye", "eyeing", "when", "once", "wait", "waiting", "relishing",
    "confident", "optimistic", "positive", "upbeat",
    "continue", "continues", "continued", "continuing", "attempted", "attempting", "attempts", "tried", "trying", "tries", "looking", "focused", "focus", "focusing", "concentrating", "require", "requires", "required", "requiring", "becoming", "become",
];

/// Whether the phrase tells what is still to come, hoped for or only supposed.
pub(super) fn still_ahead(scene: &Scene<'_>, words: &Range<usize>, entry: &Entry, stance: &Stance) -> bool {
    let from = scene.segment(words.start).map_or(words.start, |s| s.tokens.start).max(words.start.saturating_sub(8));
    let held = matches!(stance.side, Side::Ahead | Side::Before) || stance.supposed || stance.certainty != Certainty::Stated;
    // "any comeback from surgery will not be until the summer": the noun is what is still to come.
    let ahead = entry.column(2) == "injury"
        && scene.is_word(words.start, &["comeback"])
        && scene.segment(words.start).is_some_and(|s| {
            matches!(s.verb.tense, Tense::Future | Tense::Modal) || s.verb.at.is_none_or(|v| v > words.start)
                // "says any comeback will not be until …".
                || (words.end..s.tokens.end).any(|i| scene.function(i).intersects(Function::FUTURE | Function::MODAL))
        });
    // "has been upgraded to available" holds an infinitive's "to", and nothing ahead.
    let upgraded = scene.is_word(words.start, &["upgraded"]) && !stance.denied && !stance.supposed;
    // "is hoping that he will be available to face City": a hope, however near the match.
    let plainly = stance.certainty == Certainty::Stated && back_for_the_next(scene, words);
    let held = held && !upgraded && !plainly;
    held || ahead || scene.any_of(from..words.end, words_of!(NOT_YET))
}

/// "are struggling to be fit for Sunday": a phrase of doubt that holds, or leads up to, the phrase of being fit.
pub(in crate::rules) fn in_doubt(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.phrases(Class::DoubtPhrase).any(|(h, _)| {
        let end = h.end as usize;
        // "is far from certain of | being fit".
        let leads = end == words.start && scene.is_word(end.wrapping_sub(1), &["being", "of"]);
        (h.start as usize) < words.start && (words.start < end || leads)
    })
}

/// "will return to the side after missing last week's match with a knee injury": told of the next match, as good as back.
fn back_for_the_next(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let will = scene.is_word(words.start.wrapping_sub(1), &["will"]) && scene.is_word(words.start, &["return", "be"]);
    let missed = scene.any_word(words.end.saturating_sub(1)..words.end + 8, &["missing"]);
    // "will welcome back Kruger (ankle) for Saturday's game".
    let welcomes = scene.is_word(words.start.wrapping_sub(1), &["will"])
        && scene.is_word(words.start, &["welcome"])
        && scene.any_word(words.end..words.end + 14, &["match", "game", "clash", "trip", "visit", "tie", "derby", "tonight", "weekend", "replay", "final"])
        && !scene.any_word(words.end..words.end + 14, &["next", "month", "months", "weeks"]);
    if welcomes {
        return true;
    }
    // "will be available for Saturday's match at City".
    let end = scene.segment(words.start).map_or(scene.tokens.end, |s| s.tokens.end);
    let near = words.end..(words.end + 12).min(end.max(words.end));
    let available = scene.any_word(words.clone(), &["available"])
        && scene.any_word(words.start.saturating_sub(2).max(scene.tokens.start)..words.end, &["will"])
        && !scene.any_word(words.start.saturating_sub(12).max(scene.tokens.start)..words.start, &["whether", "if"])
        && (scene.any_word(near.clone(), &["match", "game", "clash", "trip", "visit", "tie", "derby", "tonight", "night", "weekend"])
            || scene.any_word(words.clone(), &["face"])
            || scene.is_mark(words.end, "(")
            || scene.is_mark(words.end, "."))
        && !scene.times(&near).any(|t| scene.any_word(t.tokens.clone(), &["next", "month", "months", "weeks", "summer", "season"]));
    if available {
        return true;
    }
    let far = scene.times(&scene.tokens).any(|t| scene.any_word(t.tokens.clone(), &["next", "month", "months", "weeks"]));
    will && missed && !far
}

/// "a matter of days before Kruger is back", "it will be May before he is": a length or a day, and "before" right before the one
/// who is back.
pub(super) fn before_he_is(scene: &Scene<'_>, patient: &Patient) -> bool {
    const LENGTHS: &[&str] = &["days", "weeks", "months", "week", "month", "while", "time"];
    let Some(mention) = &patient.mention else { return false };
    let before = (mention.start.saturating_sub(4).max(scene.tokens.start)..mention.start).rev().find(|&i| scene.is_word(i, &["before"]));
    before.is_some_and(|b| {
        let lead = b.saturating_sub(9).max(scene.tokens.start)..b;
        let near = b.saturating_sub(6).max(lead.start)..b;
        // "it was weeks before he was back": so long it took.
        if scene.any_word(lead.clone(), &["was", "took"]) && !scene.any_word(lead.clone(), &["would", "could", "might"]) {
            return false;
        }
        scene.any_word(near.clone(), LENGTHS) || scene.any_word(lead, &["it"]) && scene.times(&near).next().is_some()
    })
}
