//! "Out": mostly another verb's, and sometimes an absence.

use std::ops::Range;

use super::super::ahead::ahead_of;
use crate::grammar::Function;
use crate::lexicon::{Hit, Lexicon};
use crate::matches::is_match_noun;
use crate::scene::Scene;
use crate::text::{Shape, Surface};

/// What stands around an "out".
#[derive(Clone, Copy, Default)]
pub(super) struct Out {
    /// Belongs to the verb before it, or to something else that is out ("before the season is out", "out there").
    other: bool,
    /// Somebody is, or has been for weeks.
    state: bool,
    /// Why, or for how long, follows.
    follows: bool,
}

impl Out {
    /// If the words begin with one.
    pub(super) fn at(surface: &Surface<'_>, lexicon: &Lexicon, words: &Range<usize>) -> Option<Self> {
        let is = |i: usize, all: &[&str]| surface.is_word(i, all);
        let function =
            |i: usize| surface.tokens.get(i).map_or(Function::empty(), |t| lexicon.function(t.word));
        let ends = |i: usize, end: &str| surface.word_at(i).to_lowercase().ends_with(end);
        if !is(words.start, &["out"]) {
            return None;
        }
        // "fly out for the tournament on Saturday".
        const TRAVELS: &[&str] = &[
            "fly", "flies", "flying", "flew", "flown", "jet", "jets", "jetted", "jetting", "set", "sets",
            "setting", "head", "heads", "headed", "heading", "travel", "travels", "travelled", "travelling",
        ];
        let travels = is(words.start.wrapping_sub(1), TRAVELS);
        if words.len() > 1 {
            // "carried out by", "set out for": the verb's own.
            let verb = words.start.wrapping_sub(1);
            let past = function(verb).contains(Function::PAST) || ends(verb, "ed");
            let other =
                past && !is(verb, &["ruled", "kept", "left", "been", "forced", "was", "were", "injured"]);
            return Some(Self { other: other || travels, state: true, follows: false });
        }
        let mut before = words.start.wrapping_sub(1);
        while ends(before, "ly") || is(before, &["also", "still", "now", "both", "not", "all", "again"]) {
            before = before.wrapping_sub(1);
        }
        let state = function(before).contains(Function::BE)
            // "with Kruger and Brandt both out", and not "bowled all out".
            || (is(words.start.wrapping_sub(1), &["both", "all"]) && surface.tokens.get(before).is_some_and(|t| t.is(Shape::CAPITAL)))
            || is(before, &["remains", "remain", "stays", "stay", "weeks", "months", "days", "games", "year", "long"]);
        // "before the season is out".
        let subject = is(
            before.wrapping_sub(1),
            &["season", "campaign", "year", "news", "window", "secret", "truth", "word"],
        );
        let follows = is(
            words.end,
            &["with", "injured", "for", "until", "through", "due", "because", "rest", "remainder"],
        );
        // "I'll definitely be out there": playing.
        let there = is(words.end, &["there", "here"]);
        Some(Self { other: subject || there || travels, state, follows })
    }

    /// Whether it can be an absence, if somebody is named before it.
    pub(super) fn may_be_absence(self) -> bool {
        !self.other && (self.state || self.follows)
    }
}

/// An "out" that belongs to another verb ("walked out", "set out", "carried out").
pub(super) fn particle(scene: &Scene<'_>, hit: &Hit) -> bool {
    let words = hit.tokens();
    // "have loaned Kruger out for a year": lent.
    if scene.lent(words.start) {
        return true;
    }
    let Some(out) = Out::at(&scene.page.surface, scene.page.lexicon, &words) else { return false };
    // "Kruger (knee) out for the season": over what stands in brackets behind the name.
    let closed = scene.is_mark(words.start.wrapping_sub(1), ")");
    let open = || {
        (words.start.saturating_sub(6).max(scene.tokens.start)..words.start)
            .rev()
            .find(|&i| scene.is_mark(i, "("))
    };
    let behind = closed.then(open).flatten().unwrap_or(words.start);
    // "with Kruger and Brandt both out".
    let each = usize::from(scene.is_word(behind.wrapping_sub(1), &["both", "all"]));
    let named = || scene.mentions().any(|(_, m)| m.tokens.end == behind - each);
    let lone = words.len() == 1;
    // "out of Rovers' league game at City on Saturday".
    let game = || {
        let end = (words.end + 14).min(scene.segment(words.start).map_or(words.end, |s| s.tokens.end));
        let game = (words.end..end).find(|&i| is_match_noun(&scene.page.surface, i));
        game.is_some_and(|g| !ahead_of(scene, g..end).is_empty())
    };
    let of = || {
        lone && scene.is_word(words.end, &["of"])
            && ahead_of(scene, words.end..words.end + 6).is_empty()
            && !game()
    };
    !out.may_be_absence() || !(out.state || named()) || of()
}
