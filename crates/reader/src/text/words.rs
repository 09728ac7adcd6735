//! Lists of words, made ready to be looked for in many tokens.

use std::ops::Range;

use super::{Head, Surface, Token};

/// Lists of words with the set of their heads: a token whose head is not in it is none of them. Made at compile time
/// where it is a constant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'w> {
    lists: &'w [&'w [&'w str]],
    /// One part of a head → what else those heads have, as [`Head::rest`] tells it.
    heads: [u64; 32],
}

impl<'w> Words<'w> {
    /// The words of those lists.
    pub(crate) const fn of(lists: &'w [&'w [&'w str]]) -> Self {
        let mut heads = [0; 32];
        // `for` is not yet allowed in constants.
        let (mut list, mut word) = (0, 0);
        while list < lists.len() {
            if word < lists[list].len() {
                let head = Head::of_last_part(lists[list][word].as_bytes());
                heads[head.first()] |= head.rest();
                word += 1;
            } else {
                (list, word) = (list + 1, 0);
            }
        }
        Self { lists, heads }
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'w str> + use<'w> {
        self.lists.iter().copied().flatten().copied()
    }

    /// Whether a token is one of them, the case of ASCII letters aside.
    #[inline]
    pub(crate) fn has(&self, surface: &Surface<'_>, token: usize) -> bool {
        surface.tokens.get(token).is_some_and(|t| self.may_be(t.head) && self.holds(surface, t))
    }

    /// Whether a token that may be one of them is.
    #[inline(never)]
    fn holds(&self, surface: &Surface<'_>, token: &Token) -> bool {
        self.lists.iter().any(|list| surface.reads_one(token, list))
    }

    #[inline]
    fn may_be(&self, head: Head) -> bool {
        let rest = head.rest();
        self.heads[head.first()] & rest == rest
    }

    /// The tokens of a run that are one of them, the case of ASCII letters aside.
    pub(crate) fn places<'r, 's>(
        &'r self,
        surface: &'s Surface<'s>,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = usize> + use<'w, 'r, 's> {
        let run = run(surface, &tokens);
        let near = run.iter().zip(tokens).filter(|(t, _)| self.may_be(t.head));
        near.filter(move |(t, _)| self.holds(surface, t)).map(|(_, i)| i)
    }

    /// The same of words that nobody else holds. They are copied, which costs as much as a look at a dozen tokens.
    pub(crate) fn into_places<'s>(
        self,
        surface: &'s Surface<'s>,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = usize> + use<'w, 's> {
        let run = run(surface, &tokens);
        // One condition, so that the words are copied into it once.
        let is = move |t: &Token| self.may_be(t.head) && self.holds(surface, t);
        run.iter().zip(tokens).filter(move |(t, _)| is(t)).map(|(_, i)| i)
    }
}

/// The tokens of a run, as far as there are any.
fn run<'s>(surface: &'s Surface<'_>, tokens: &Range<usize>) -> &'s [Token] {
    let end = tokens.end.min(surface.tokens.len());
    surface.tokens.get(tokens.start.min(end)..end).unwrap_or_default()
}

/// [`Words`] of that list, made by the compiler. `Surface::is_word` tells a dozen words from others as well and for less; of a few dozen, a
/// third of all words would have to be compared with each of them.
macro_rules! words_of {
    ($list:path) => {
        const { &$crate::text::Words::of(&[$list]) }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_list_finds_what_a_comparison_finds() {
        let lexicon = Lexicon::load().unwrap();
        let surface = Surface::of(
            "Out for weeks: the knee is out, OUT, outside. A lay-off, a Fly-off, a lay-off-day.",
            &lexicon,
        );
        let all = 0..surface.tokens.len();
        let slow = |list: &[&str]| -> Vec<usize> {
            let is = |i: &usize| list.iter().any(|w| w.eq_ignore_ascii_case(surface.word_at(*i)));
            all.clone().filter(is).collect()
        };
        for list in [&["out"][..], &["knee", "weeks", "ankle"], &[], &[":"], &["absent", "away"]] {
            let found: Vec<_> = Words::of(&[list]).places(&surface, all.clone()).collect();
            assert_eq!(found, slow(list), "{list:?}");
        }
        let compound: Vec<_> = Words::of(&[&["lay-off"]]).places(&surface, all.clone()).collect();
        assert_eq!(compound.iter().map(|i| surface.word_at(*i)).collect::<Vec<_>>(), ["off"]);
        assert!(
            compound
                .iter()
                .all(|i| surface.is_word(*i, &["knee", "lay-off"]) && surface.word_at(i - 1) == "lay")
        );
        let both: &[&[&str]] = &[&["knee"], &["weeks"]];
        assert_eq!(Words::of(both).places(&surface, all).count(), 2);
        assert_eq!(Words::of(&[&["out"]]).places(&surface, 3..900).count(), 2);
        assert_eq!(Words::of(&[&["out"]]).places(&surface, 700..900).count(), 0);
    }
}
