//! Since when somebody has been away, and so hurt: "has been out since January with a knee injury".

use std::ops::Range;

use ledger::Interval;

use super::Onset;
use super::linked::LONGEST;
use crate::grammar::{Function, Segment, Tense};
use crate::scene::Scene;
use crate::time::TimeKind;

impl Scene<'_> {
    /// "Ferreira, out since January with a knee injury,", "said that he had been out since January with one".
    pub(super) fn out_since(&self, tokens: &Range<usize>) -> Option<Onset> {
        const NEAR: usize = 9;
        const OUT: &[&str] = &["out", "sidelined", "absent", "missing"];
        const CAUSE: &[&str] = &["with", "because", "after", "through", "by", "due"];
        let from = tokens.start.saturating_sub(NEAR).max(self.tokens.start + 1);
        let first = (from..tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["since"]) && self.is_word(i.wrapping_sub(1), OUT));
        // "sidelined with a knee injury since January".
        let behind = || {
            let out = (from..tokens.start).rev().find(|&i| self.is_word(i, OUT))?;
            let close = self.is_word(out + 1, CAUSE) && !self.is_word(out.wrapping_sub(1), &["ruled"]);
            (tokens.end..tokens.end + 2).find(|&i| close && self.is_word(i, &["since"]))
        };
        let between = match first {
            Some(since) => since + 1..(since + 1..tokens.start).find(|&i| self.is_word(i, CAUSE))?,
            None => behind().map(|since| since + 1..(since + 5).min(self.tokens.end))?,
        };
        let mut days = self.times(&between).filter(|t| t.kind == TimeKind::Date && !t.is_rest());
        let found = self.resolve(days.next()?, Tense::Past, None);
        let past = |w: Interval| w.latest <= self.page.published.latest && w.width() <= 100;
        found.when.is_some_and(past).then(|| Onset {
            when: found.when,
            steps: found.steps,
            ..Onset::default()
        })
    }

    /// "was sidelined in December with a knee injury", "sidelined last month by a virus": an absence that began in some month began with
    /// the hurt. Of a day it may be the match that he missed.
    pub(super) fn sidelined_in(&self, tokens: &Range<usize>) -> Option<Onset> {
        const NEAR: usize = 10;
        const SHORTEST_DAYS: i64 = 6;
        const LONGEST_DAYS: i64 = 31;
        let from = tokens.start.saturating_sub(NEAR).max(self.tokens.start);
        let out = (from..tokens.start).rev().find(|&i| self.is_word(i, &["sidelined"]))?;
        let near = out + 1..(out + 5).min(tokens.start);
        let time = self.times(&near).find(|t| {
            let first = t.tokens.start - usize::from(self.is_word(t.tokens.start.wrapping_sub(1), &["in"]));
            first == out + 1 && t.kind == TimeKind::Date && !t.is_rest()
        })?;
        let cause =
            self.is_word(time.tokens.end, &["with", "after", "by", "because", "due", "through", "following"]);
        let found = self.resolve(time, Tense::Past, None);
        let fits = |w: Interval| {
            (SHORTEST_DAYS..=LONGEST_DAYS).contains(&w.width()) && w.latest <= self.page.published.latest
        };
        (cause && found.when.is_some_and(fits)).then(|| Onset {
            when: found.when,
            steps: found.steps,
            ..Onset::default()
        })
    }

    /// "has missed the last six weeks with a knee injury": it began with them, give or take a tenth.
    pub(super) fn missed_of_late(&self, tokens: &Range<usize>) -> Option<Onset> {
        const NEAR: usize = 10;
        const SHORTEST_DAYS: i64 = 12;
        let from = tokens.start.saturating_sub(NEAR).max(self.tokens.start);
        // "despite being out for the past two months with a neck injury".
        let being = |i: usize| {
            self.is_word(i, &["out", "sidelined"])
                && self.is_word(i.wrapping_sub(1), &["being", "been"])
                && self.is_word(i + 1, &["for"])
        };
        let missed = (from..tokens.start).rev().find(|&i| self.is_word(i, &["missed"]) || being(i))?;
        let own = self
            .segment(missed)
            .filter(|s| (s.verb.tense == Tense::Perfect || being(missed)) && !s.verb.negated)?;
        let with =
            (missed + 1..tokens.start).find(|&i| self.is_word(i, &["with", "because", "due", "through"]))?;
        let near = missed + 1..with.min(own.tokens.end);
        let time = self.times(&near).find(|t| t.tokens.end == with && !t.is_rest())?;
        let found = self.resolve(time, Tense::Past, None);
        let days = found.when.filter(|w| {
            self.any_word(time.tokens.clone(), &["past", "last"])
                && w.width() >= SHORTEST_DAYS
                && w.latest <= self.page.published.latest
                && ledger::days_between(w.latest, self.page.published.latest) <= 2
        })?;
        let give = (days.width() / 10).max(1);
        let earliest = ledger::add_days(days.earliest, -give);
        let when = Interval { earliest, latest: ledger::add_days(days.earliest, give) };
        Some(Onset { when: Some(when), steps: found.steps, ..Onset::default() })
    }

    /// The word of an absence up to now in a clause: "has been out", "has not played".
    pub fn absent_in(&self, segment: &Segment) -> Option<usize> {
        const AWAY: &[&str] =
            &["out", "sidelined", "absent", "missing", "sidelines", "injured", "away", "unavailable"];
        const PLAY: &[&str] = &[
            "played", "raced", "featured", "appeared", "competed", "fought", "pitched", "run", "started",
            "figured", "ridden", "boxed", "kicked", "bowled", "batted", "trained", "playing", "action",
        ];
        const COMING: &[&str] =
            &["ruled", "set", "expected", "likely", "told", "declared", "called", "named", "left"];
        if segment.verb.tense != Tense::Perfect || segment.tokens.len() > LONGEST {
            return None;
        }
        let denied = segment
            .tokens
            .clone()
            .any(|i| self.function(i).contains(Function::NEGATION) || self.is_word(i, &["yet"]));
        if segment.tokens.clone().any(|i| self.is_word(i, COMING)) {
            return None;
        }
        let away = segment.tokens.clone().find(|&i| self.is_word(i, AWAY));
        let idle = || segment.tokens.clone().find(|&i| self.is_word(i, PLAY));
        if denied { idle() } else { away }
    }

    /// When an absence began that a clause tells up to now: since when, or for how long.
    pub fn away(&self, segment: &Segment) -> Option<Onset> {
        let absent = self.absent_in(segment)?;
        let behind = absent..self.clause_end(segment);
        let since = behind.clone().find(|&i| self.is_word(i, &["since"]));
        if let Some(since) = since {
            // "since hurting a knee in June", "since Rovers' win over City on 1 February": the time is that of what is named.
            let dated = |t: &&crate::time::TimeExpr| {
                matches!(t.kind, TimeKind::Date | TimeKind::Time) && !t.is_rest()
            };
            // "has sat out 33 matches since joining last June": since when he could be missed.
            const ARRIVED: &[&str] = &[
                "joining", "arriving", "moving", "signing", "leaving", "switching", "returning", "becoming",
                "taking", "making", "he", "his", "her",
            ];
            const HURT: &[&str] =
                &["injury", "injured", "hurt", "operation", "surgery", "fell", "broke", "tore"];
            if self.is_word(since + 1, ARRIVED) && !self.any_word(since + 1..since + 8, HURT) {
                return None;
            }
            let clause = since + 1..behind.end;
            let times = self.times(&clause).filter(dated);
            let mut resolved = times.map(|t| (t, self.resolve(t, Tense::Past, None)));
            let past = |w: Interval| w.latest <= self.page.published.latest && w.width() <= 100;
            let narrow = resolved
                .by_ref()
                .filter(|(_, r)| r.when.is_some_and(past))
                .min_by_key(|(_, r)| r.when.map(Interval::width));
            return narrow.map(|(_, r)| Onset { when: r.when, steps: r.steps, ..Onset::default() });
        }
        let out = self.is_word(absent, &["out", "sidelined", "absent", "missing", "sidelines"])
            // "has not played for two months".
            || self.is_word(absent, &["played", "raced", "featured", "competed"]) && self.is_word(absent + 1, &["for", "in"]);
        // "has spent almost two months on the sidelines": the length stands before the word.
        let spent = self.any_word(segment.tokens.start..absent, &["spent"]);
        let told = if spent { segment.tokens.start..behind.end } else { behind };
        let length = out.then(|| self.before_absence(&told))?;
        length.when.is_some().then_some(length)
    }

    /// The end of a clause with the verbless pieces behind it.
    fn clause_end(&self, segment: &Segment) -> usize {
        let behind = self.segments.iter().filter(|s| s.tokens.start >= segment.tokens.end);
        let hang =
            behind.take(3).take_while(|s| s.verb.at.is_none() || self.is_word(s.tokens.start, &["since"]));
        hang.last().map_or(segment.tokens.end, |s| s.tokens.end)
    }
}
