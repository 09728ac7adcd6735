//! A return that is hoped for, or of which hope has been given up.

use std::ops::Range;

use crate::grammar::Function;
use crate::scene::Scene;

/// Words of a hope, before whatever is hoped for.
const HOPES: &[&str] = &[
    "hope", "hopes", "hoping", "hoped", "hopeful", "confident", "optimistic", "chance", "chances", "prospect",
];

/// Farthest that a hope stands from what is hoped for.
const REACH: usize = 12;

impl Scene<'_> {
    /// "are hopeful of having Ferreira back", "given up hope of having him back": whether what begins at a token is hoped for.
    pub fn hoped_for(&self, at: usize) -> bool {
        let near = self.tokens.start.max(at.saturating_sub(REACH))..at;
        self.any_word(near, HOPES) || self.hope_lost(at)
    }

    /// "are hopeful of having Ferreira back", the words being "back": the verb that has him so hangs on the hope.
    pub fn hopes_of(&self, words: &Range<usize>) -> bool {
        let near = self.tokens.start.max(words.start.saturating_sub(REACH))..words.start;
        let has = near
            .rev()
            .find(|&i| self.is_word(i, &["having", "getting"]) && self.is_word(i.wrapping_sub(1), &["of"]));
        has.is_some_and(|i| self.hoped_for(i)) && self.had_so(words).is_some()
    }

    /// "have given up hope of having Ferreira back", "have given up on Ferreira returning", "hold out little hope of": whether what
    /// begins at a token is no longer hoped for.
    pub fn hope_lost(&self, at: usize) -> bool {
        let near = self.tokens.start.max(at.saturating_sub(REACH))..at;
        near.clone().any(|i| (self.gives_up(i) || self.little_hope(i)) && self.hangs_on(i + 2, at))
    }

    /// Whether no clause of its own begins between a hope and what is hoped for.
    fn hangs_on(&self, from: usize, at: usize) -> bool {
        let finite = Function::BE | Function::HAVE | Function::MODAL | Function::FUTURE | Function::CONTRAST;
        (from..at).all(|i| !self.function(i).intersects(finite) || self.is_word(i, &["having", "being"]))
    }

    /// "given up hope of", "given up on", "abandoned hope of", "lost all hope of": not "have not given up hope".
    fn gives_up(&self, i: usize) -> bool {
        const LOSES: &[&str] = &["abandoned", "abandoning", "abandons", "lost", "losing", "loses"];
        let gave =
            self.is_word(i, &["give", "gives", "gave", "given", "giving"]) && self.is_word(i + 1, &["up"]);
        let hope = |from: usize| {
            let all = from + usize::from(self.is_word(from, &["all", "any"]));
            self.is_word(all, &["hope", "hopes"]) && self.is_word(all + 1, &["of", "that"])
        };
        let lost =
            gave && (hope(i + 2) || self.is_word(i + 2, &["on"])) || self.is_word(i, LOSES) && hope(i + 1);
        let denied = (self.tokens.start.max(i.saturating_sub(3))..i).any(|b| {
            self.function(b).contains(Function::NEGATION) || self.is_word(b, &["never", "yet", "before"])
        });
        lost && !denied
    }

    /// "hold out little hope of", "there is no hope of".
    fn little_hope(&self, i: usize) -> bool {
        self.is_word(i, &["little", "no"])
            && self.is_word(i + 1, &["hope", "prospect"])
            && self.is_word(i + 2, &["of", "that"])
    }
}
