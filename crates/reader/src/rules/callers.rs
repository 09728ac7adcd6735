//! Which rules a sentence calls: asked of every sentence, so it has to cost no more than a look at each word.

use std::ops::Range;

use super::{ALL, Rule};
use crate::lexicon::{Class, Hit, Lexicon};
use crate::text::Surface;

/// The rules that each word and each lexicon calls, every rule as the bit of its place in [`ALL`].
#[derive(Debug)]
pub(crate) struct Callers {
    /// By the word's number.
    words: Vec<u64>,
    /// By the class's number.
    classes: Vec<u64>,
    /// Those that are called only once something was found.
    after_claims: u64,
}

const _: () = assert!(ALL.len() <= 64, "a set of rules has 64 bits");

impl Callers {
    /// Those of all rules. The words that call rules become words of the lexicon.
    pub(crate) fn of(lexicon: &mut Lexicon) -> Self {
        let mut out = Self { words: Vec::new(), classes: vec![0; Class::ALL.len()], after_claims: 0 };
        for (n, rule) in ALL.iter().enumerate() {
            let bit = 1 << n;
            for word in rule.calls.words.all() {
                let number = lexicon.intern(word).0 as usize;
                out.words.resize(out.words.len().max(number + 1), 0);
                out.words[number] |= bit;
            }
            for (class, rules) in Class::ALL.iter().zip(&mut out.classes) {
                *rules |= if rule.calls.classes & class.bit() == 0 { 0 } else { bit };
            }
            out.after_claims |= if rule.calls.after_claims { bit } else { 0 };
        }
        out
    }

    /// The rules that a sentence calls by its words or its phrases, in their order. `found` tells whether the sentences before
    /// gave anything.
    pub(crate) fn called(
        &self,
        surface: &Surface<'_>,
        tokens: Range<usize>,
        hits: &[Hit],
        found: bool,
    ) -> impl Iterator<Item = &'static Rule> + use<> {
        let words = surface.tokens.get(tokens).unwrap_or_default().iter();
        let by_words = words.fold(0, |all, t| all | self.words.get(t.word.0 as usize).copied().unwrap_or(0));
        let by_phrases = |all, h: &Hit| all | self.classes.get(h.class as usize).copied().unwrap_or(0);
        let called = hits.iter().fold(by_words, by_phrases);
        let called = if found { called } else { called & !self.after_claims };
        ALL.iter().enumerate().filter(move |(n, _)| called >> n & 1 != 0).map(|(_, rule)| *rule)
    }
}
