//! The day that the sentence before tells, of the match in which somebody was hurt or of the tackle that did it.

use std::ops::Range;

use ledger::Interval;

use super::place::FRESH_DAYS;
use super::words::HISTORY;
use crate::grammar::Tense;
use crate::people::PersonKey;
use crate::scene::Scene;
use crate::time::TimeKind;

/// Verbs by which somebody comes to a hurt.
const GETS_HURT: &[&str] = &[
    "suffered", "sustained", "picked", "received", "broke", "tore", "injured", "hurt", "damaged",
    "dislocated", "fractured", "ruptured", "twisted", "strained", "pulled", "limped",
];

impl Scene<'_> {
    /// "Rovers lost 2-1 at City on Saturday. Lund tore a calf", "Brandt was fined for the tackle on Lund on Sunday. Lund broke a leg": a plain
    /// past of getting hurt, in a sentence without a time, right behind one that tells a match's end, or what was done to him, with
    /// its day.
    pub(super) fn day_before_it(&self, tokens: &Range<usize>) -> Option<(Interval, String)> {
        let own = self.segment(tokens.start).filter(|s| s.verb.tense == Tense::Past && !s.condition)?;
        let verb = own.verb.at.filter(|&v| v < tokens.end && self.is_word(v, GETS_HURT))?;
        let subject =
            own.subject.and_then(|s| self.mention(s)).filter(|m| own.own_subject && m.tokens.end <= verb)?;
        let timed = self.times(&self.tokens).any(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time));
        if timed
            || self.relative(tokens.start)
            || self.any_word(own.tokens.clone(), HISTORY)
            || own.verb.negated
        {
            return None;
        }
        let before = self.page.surface.sentences.get(self.index.checked_sub(1)?)?.tokens.clone();
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        let recent = |d: Interval| since <= d.earliest && d.latest <= published.latest && d.width() <= 2;
        if let Some(m) = self.page.matches().inside(&before).filter(|m| m.ended && m.sure && recent(m.day)) {
            return Some((m.day, format!("the match told right before, as of {}", m.day)));
        }
        let deed = self.deed_on(&before, &subject.persons)?;
        let day = self
            .times(&(deed..before.end))
            .find_map(|t| self.resolve(t, Tense::Past, None).when.filter(|d| recent(*d)))?;
        Some((day, format!("the tackle told right before, as of {day}")))
    }

    /// "the tackle on Lund": where it stands in a sentence that tells of one on any of these.
    fn deed_on(&self, sentence: &Range<usize>, persons: &[PersonKey]) -> Option<usize> {
        const REACH: usize = 10;
        let deeds = const { crate::text::Words::of(&[crate::people::TACKLES]) };
        let mentions = &self.page.people.mentions;
        let met = |at: usize| {
            let from = mentions.partition_point(|m| m.tokens.start <= at);
            let mut near = mentions
                .get(from..)
                .unwrap_or_default()
                .iter()
                .take_while(|m| m.tokens.start < (at + REACH).min(sentence.end));
            self.any_word(at + 1..at + 2, &["on", "with", "by", "from", "upon"])
                && near.any(|m| m.persons.iter().any(|p| persons.contains(p)))
        };
        deeds.places(&self.page.surface, sentence.clone()).find(|&at| met(at))
    }
}
