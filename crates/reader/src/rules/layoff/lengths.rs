//! The lengths of time of a sentence that are still to come.

use std::ops::Range;

use crate::grammar::Function;
use crate::lexicon::Class;
use crate::scene::{Horizon, Scene, Span};
use crate::text::Words;
use crate::time::Bound;

/// Units that tell a length by themselves.
pub(super) const UNITS: &[&str] = &["days", "weeks", "months"];

/// Lengths that are only named by their unit: "out for weeks", "a matter of days", "weeks rather than months".
pub(super) fn vague(scene: &Scene<'_>) -> Vec<Horizon> {
    let free = |i: usize| scene.times(&(i.saturating_sub(3)..i + 1)).all(|t| !t.tokens.contains(&i));
    let unit = |i: usize| match &*scene.lower(i) {
        "days" => Some((1, 7)),
        "weeks" => Some((7, 42)),
        "months" => Some((60, 180)),
        _ => None,
    };
    let against =
        |i: usize| scene.is_word(i + 1, &["not", "rather"]) && unit(i + 2).or(unit(i + 3)).is_some();
    let matter = |i: usize| {
        scene.is_word(i.wrapping_sub(1), &["of"])
            && scene.is_word(i.wrapping_sub(2), &["matter", "case", "question"])
    };
    let bare = |i: usize| {
        scene.is_word(i.wrapping_sub(1), &["for"])
            && scene
                .phrases(Class::AbsencePhrase)
                .any(|(h, _)| h.tokens().contains(&(i - 1)) || h.end as usize == i - 1)
    };
    scene
        .places(&const { Words::of(&[UNITS]) })
        .filter(|&i| i >= 2 && free(i) && (against(i) || matter(i) || bare(i)))
        .filter_map(|i| {
            let (min, max) = unit(i)?;
            Some(Horizon {
                span: Span::Length { min, max: Some(max), bound: Bound::Plain },
                tokens: i..i + 1,
                fixture: None,
                steps: vec![format!("{} alone: {min} to {max} days", scene.lower(i))],
            })
        })
        .collect()
}

/// What is played over so many days.
const CRICKET: &[&str] = &[
    "captain", "international", "internationals", "series", "game", "games", "match", "matches", "squad",
    "side", "team", "cricket", "cup", "final", "specialist", "competition", "debut", "tournament",
];

/// "it is only three weeks before the opening Test": the way to an event, and nobody's absence.
fn to_an_event(scene: &Scene<'_>, length: &Range<usize>) -> bool {
    const REACH: usize = 5;
    let before = length.start.saturating_sub(REACH).max(scene.tokens.start)..length.start;
    let it_is = before.clone().any(|i| {
        scene.is_word(i, &["it", "there", "that"])
            && scene.is_word(i + 1, &["is", "'s", "’s", "are", "was", "were"])
            && !(i + 2..length.start)
                .any(|j| scene.function(j).intersects(Function::PREPOSITION | Function::VERB))
    });
    // "it is six weeks before he can run": the way to his return.
    let his = scene.is_word(length.end + 1, &["he", "she", "they", "i", "we"]);
    it_is && !his && scene.is_word(length.end, &["before", "until", "till", "to", "away"])
}

/// Whether the length is one still to come: not "for the past three weeks", not "three weeks ago".
pub(super) fn counted(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let t = &horizon.tokens;
    let past = ["past", "last", "ago", "previous", "already", "since", "earlier"];
    // "originally expected to miss four weeks": what was thought before is no forecast now.
    let first = ["originally", "initially"];
    // "ends a two-year absence".
    let over = scene.any_word(t.start.saturating_sub(3)..t.start, &["end", "ends", "ended", "ending"]);
    // "the one-day captain is out": a kind of cricket.
    let cricket = scene.is_word(t.end.wrapping_sub(1), &["day"]) && scene.is_word(t.end, CRICKET);
    // "will have an operation in a fortnight": the time of the operation.
    let due = scene.is_word(t.start.wrapping_sub(1), &["in", "within"])
        && scene.segment(t.start).is_some_and(|s| {
            scene
                .phrases(Class::Surgery)
                .any(|(h, _)| s.tokens.start <= h.start as usize && h.end as usize <= t.start)
                && !scene
                    .phrases(Class::AbsencePhrase)
                    .any(|(h, _)| s.tokens.start <= h.start as usize && h.end as usize <= t.start)
        });
    // "will find out within three weeks whether": the time of the news.
    const LEARNS: &[&str] = &["find", "learn", "know", "decide", "discover", "hear"];
    let news = scene.is_word(t.start.wrapping_sub(1), &["in", "within"])
        && scene.any_word(t.start.saturating_sub(5).max(scene.tokens.start)..t.start, LEARNS);
    if due || cricket || news || to_an_event(scene, t) {
        return false;
    }
    // "out for anything from two to six weeks" begins no time that is past.
    let range = scene.is_word(t.start.wrapping_sub(1), &["from"])
        && scene.is_word(t.start.wrapping_sub(2), &["anything", "anywhere"]);
    // "six weeks into his rehab".
    let into = scene.is_word(t.end, &["into"]);
    !over
        && !into
        && !scene.any_word(t.start.saturating_sub(7)..t.start, &first)
        && !scene.any_word(t.start.saturating_sub(3)..t.end + 1, &past)
        && (range || !scene.any_word(t.start.saturating_sub(2)..t.start, &["from", "after", "following"]))
}
