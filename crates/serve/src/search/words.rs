//! Things by the words that they have: found by the beginnings of these.

use std::collections::BTreeMap;

/// Things by their words. Each is known by its place: the first is 0, the next 1.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Each word with the places of those that have it, in order.
    having: BTreeMap<String, Vec<u32>>,
    things: usize,
}

/// The words of a text, case and accents aside.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = ledger::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

impl Words {
    /// One more thing, by these words.
    pub(super) fn add(&mut self, by: Vec<String>) {
        let place = self.things as u32;
        for word in by {
            let having = self.having.entry(word).or_default();
            if having.last() != Some(&place) {
                having.push(place);
            }
        }
        self.things += 1;
    }

    /// The places of those that have, for each of the beginnings, a word that begins so; in order. None for no beginning.
    pub(super) fn found(&self, beginnings: &[String]) -> impl Iterator<Item = usize> {
        let marks = beginnings.iter().map(|beginning| self.marked(beginning)).reduce(|a, b| {
            // Those of both.
            a.into_iter().zip(b).map(|(a, b)| a & b).collect()
        });
        marks.into_iter().flatten().enumerate().flat_map(|(at, mark)| {
            let mut left = mark;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// A mark for each of those that have a word that begins so.
    fn marked(&self, beginning: &str) -> Vec<u64> {
        let mut marks = vec![0_u64; self.things.div_ceil(64)];
        let from = (std::ops::Bound::Included(beginning), std::ops::Bound::Unbounded);
        let such = self.having.range::<str, _>(from).take_while(|(word, _)| word.starts_with(beginning));
        for place in such.flat_map(|(_, places)| places) {
            if let Some(mark) = marks.get_mut(*place as usize / 64) {
                *mark |= 1 << (place % 64);
            }
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_words_find_in_any_order_and_without_accents() {
        let mut all = Words::default();
        for name in ["Marek Dvořák", "Ole van der Linden", "Linda Marek"] {
            all.add(words(name));
        }
        let found = |text: &str| all.found(&words(text)).collect::<Vec<_>>();
        assert_eq!(found("dvor mar"), [0]);
        assert_eq!(found("lind"), [1, 2]);
        assert_eq!(found("mar"), [0, 2]);
        assert!(found("inden").is_empty() && found(" - ").is_empty());
    }
}
