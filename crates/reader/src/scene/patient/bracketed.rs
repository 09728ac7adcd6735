//! Somebody named before a bracket: "Ferreira (hamstring)", "Ferreira and Costa (both groin)".

use std::ops::Range;

use super::Patient;
use crate::scene::Scene;

impl Scene<'_> {
    /// "Ferreira (hamstring)".
    pub(super) fn bracketed(&self, tokens: &Range<usize>) -> Option<Patient> {
        let open = (tokens.start.saturating_sub(4)..tokens.start)
            .rev()
            .find(|&i| self.is_mark(i, "(") || self.is_mark(i, ")"))?;
        if !self.is_mark(open, "(") {
            return None;
        }
        let (number, _) = self.mentions().find(|(_, m)| m.tokens.end == open)?;
        // "Ferreira and Costa (both groin)": who is named behind the bracket is none of them.
        if self.is_word(open + 1, &["both", "all"]) {
            let mut found = self.by_mention(number, "named before the bracket")?;
            let before: Vec<_> = self
                .mentions()
                .filter(|(_, m)| m.tokens.end <= open)
                .flat_map(|(_, m)| m.persons.iter().copied())
                .collect();
            let two = if self.is_word(open + 1, &["both"]) { before.len().saturating_sub(2) } else { 0 };
            found.persons.retain(|p| before.iter().skip(two).any(|b| b == p));
            let named = self.mention(number).map(|m| m.persons.clone()).unwrap_or_default();
            if found.persons.is_empty() {
                found.persons = named;
            }
            if found.persons.len() < 2 {
                found.persons = self.strung_before(number, two == 0 && !self.is_word(open + 1, &["both"]));
            }
            return Some(found);
        }
        let mention = self.mention(number)?;
        let persons: Vec<_> = mention.persons.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        (!persons.is_empty()).then(|| Patient {
            persons,
            mention: Some(mention.tokens.clone()),
            why: "named before the bracket",
        })
    }

    /// "Ferreira, Costa (both knee)", "Ferreira, Costa, Brandt (all knee)": those strung together by commas up to a mention.
    fn strung_before(&self, number: usize, all: bool) -> Vec<crate::people::PersonKey> {
        const MOST: usize = 8;
        let most = if all { MOST } else { 2 };
        let mut first = number;
        for _ in 1..most {
            let Some(before) = first.checked_sub(1).filter(|n| self.span.contains(n)) else { break };
            let gap = match (self.mention(before), self.mention(first)) {
                (Some(a), Some(b)) => a.tokens.end..b.tokens.start,
                _ => break,
            };
            let strung =
                gap.len() == 1 && (self.is_mark(gap.start, ",") || self.is_word(gap.start, &["and"]));
            if !strung {
                break;
            }
            first = before;
        }
        let mentions = (first..=number).filter_map(|n| self.mention(n));
        mentions.flat_map(|m| m.persons.iter().copied()).filter(|&k| self.may_be_patient(k)).collect()
    }
}
