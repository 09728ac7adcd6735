//! Injuries in one row have one time: "a broken rib and a cut eye in Saturday's win", "with Adeyemi (arm) and Brandt (leg) going off before
//! half-time".

use std::ops::Range;

use super::Onset;
use crate::grammar::Function;
use crate::scene::Scene;

/// Longest row that is followed to its end.
const MOST: usize = 4;

/// Most words from the "and" to the next injury: "and a suspected".
const BETWEEN: usize = 3;

impl Scene<'_> {
    /// Gives an injury the time and the place told behind the last of its row, where it has none of its own.
    pub(super) fn of_its_row(
        &self,
        tokens: &Range<usize>,
        own: Onset,
        phase: Option<ledger::Phase>,
    ) -> Onset {
        if own.when.is_some() || own.setting.is_some() {
            return own;
        }
        let mut last = tokens.clone();
        for _ in 0..MOST {
            match self.next_of_row(&last).or_else(|| self.next_bracket(&last)) {
                Some(next) => last = next,
                None => break,
            }
        }
        if last == *tokens {
            return own;
        }
        let told = self.onset_alone(&last, phase);
        if told.when.is_some() || told.setting.is_some() { told } else { own }
    }

    /// "a broken rib and a cut eye": the injury right behind "and" or a comma.
    fn next_of_row(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let joint = tokens.end;
        let and = self.function(joint).contains(Function::CONJ) && self.is_word(joint, &["and"]);
        if !and && !self.is_mark(joint, ",") {
            return None;
        }
        let next = self.ailments.iter().find(|a| a.tokens.start > joint)?;
        let gap = joint + 1..next.tokens.start;
        let plain = |i: usize| {
            let f = self.function(i);
            (f.is_empty() || f.contains(Function::DETERMINER))
                && self.page.people.at(i).is_none()
                && !self.is_mark(i, ",")
        };
        (gap.len() <= BETWEEN
            && !next.adjective
            && next.owner.is_none()
            && !self.is_word(next.tokens.end, &["to"])
            && gap.clone().all(plain))
        .then(|| next.tokens.clone())
    }

    /// "Adeyemi (arm) and Brandt (leg)": what stands in the bracket of the next of a list.
    fn next_bracket(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        if !self.is_mark(tokens.start.wrapping_sub(1), "(") || !self.is_mark(tokens.end, ")") {
            return None;
        }
        let joint = tokens.end + 1;
        if !self.is_word(joint, &["and"]) && !self.is_mark(joint, ",") {
            return None;
        }
        let (_, named) = self.next_mention(joint + 1, BETWEEN + 2)?;
        let open = named.tokens.end;
        let next =
            self.ailments.iter().find(|a| a.tokens.start == open + 1).filter(|_| self.is_mark(open, "("))?;
        self.is_mark(next.tokens.end, ")").then(|| next.tokens.clone())
    }
}
