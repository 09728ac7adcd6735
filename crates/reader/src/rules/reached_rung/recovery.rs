//! Whether what a player does is a step of a recovery: everybody trains, runs and plays.

use std::ops::Range;

use super::{CLEARED, TRAINS};
use crate::grammar::Segment;
use crate::lexicon::Class;
use crate::scene::{Scene, Side};
use crate::text::Surface;

/// Whether the words can be a step of this recovery. What every player does all the time (matches, squads, training,
/// running) needs a hurt, or a word of coming back, beside it.
pub(super) fn holds(rung: u8, known: bool, back: bool) -> bool {
    match rung {
        CLEARED => true,
        // A rung of the team's life: the hurt may be told later in the report, the coming back may not.
        TRAINS..=61 => known || back,
        63.. => back,
        5..=19 | 40..=49 => known || back,
        _ => true,
    }
}

/// Whether the sentence tells, outside the words, that a hurt is behind the player ("who has recovered from …", "after two
/// months out with …"), or tells the hurt first and then a game for the reserves.
pub(super) fn gets_over(scene: &Scene<'_>, rung: u8, words: &std::ops::Range<usize>) -> bool {
    if rung < 70 || scene.ailments.is_empty() {
        return false;
    }
    let over = |h: &crate::lexicon::Hit| h.end as usize <= words.start || h.start as usize >= words.end;
    scene
        .phrases(Class::RecoverPhrase)
        .any(|(h, e)| over(h) && e.column(0) == "over" && scene.stance(&h.tokens()).side != Side::Ahead)
        || scene.ailments.iter().any(|a| a.tokens.start >= words.end && scene.comeback(&a.tokens).is_some())
        || (rung < 80 && scene.ailments.iter().any(|a| a.tokens.end <= words.start))
}

/// Whether a word of coming back stands in the words or near them in their segment.
pub(super) fn comes_back(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let from = words.start.saturating_sub(6).max(segment.tokens.start);
    let to = (words.end + 6).min(segment.tokens.end).max(words.end);
    (from..to).any(|i| returns(&scene.page.surface, i)) || scene.any_word(words.clone(), &["first"])
}

/// "Brandt, who has been out with a knee injury, was an unused substitute": the absence is told right before, as one that lasted.
pub(super) fn was_away(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 16;
    let near =
        |h: &crate::lexicon::Hit| h.end as usize <= words.start && words.start - h.end as usize <= REACH;
    // "played the last ten minutes after six weeks out".
    let behind = |h: &crate::lexicon::Hit| {
        let at = h.start as usize;
        at >= words.end && at - words.end <= REACH && scene.any_word(words.end..at, &["after", "following"])
    };
    if scene
        .phrases(Class::AbsencePhrase)
        .any(|(h, e)| behind(h) && e.column(0) == "out" && scene.stance(&h.tokens()).anterior)
    {
        return true;
    }
    scene.phrases(Class::AbsencePhrase).any(|(h, e)| {
        near(h) && e.column(0) == "out" && {
            let stance = scene.stance(&h.tokens());
            let since = scene.is_word(h.end as usize, &["since"]);
            (since || matches!(stance.side, Side::Since | Side::Before)) && !stance.denied && !stance.supposed
        }
    })
}

/// Beginnings of words of coming back.
const BACK: &[&str] = &[
    "return", "back", "comeback", "again", "since", "recall", "restor", "recover", "reinstat", "includ",
    "named", "available", "resum", "rejoin", "reintegrat",
];

/// Whether a word of coming back begins there.
pub(super) fn returns(surface: &Surface<'_>, token: usize) -> bool {
    // "re-joined" is two tokens.
    let again =
        || surface.is_word(token, &["re"]) && surface.is_word(token + 2, &["joined", "joins", "joining"]);
    starts(surface, token, BACK) || again()
}

pub(super) fn starts(surface: &Surface<'_>, token: usize, beginnings: &[&str]) -> bool {
    let word = surface.word_at(token).as_bytes();
    beginnings.iter().any(|b| word.get(..b.len()).is_some_and(|w| w.eq_ignore_ascii_case(b.as_bytes())))
}
