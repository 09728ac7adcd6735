//! When somebody was hurt who came back: before the absence that the return ended.

use std::ops::Range;

use ledger::Interval;

use crate::grammar::Tense;
use crate::scene::{Onset, Scene};
use crate::time::TimeKind;

impl Scene<'_> {
    /// When somebody got hurt who has since come back: as long ago as the absence was, or when the words say it happened
    /// ("fit again after being injured in the defeat on 19 April").
    pub fn onset_before(&self, back: &Range<usize>, tokens: &Range<usize>) -> Onset {
        const GOT: &[&str] = &[
            "suffering", "sustaining", "being", "getting", "picking", "breaking", "tearing", "injuring",
            "hurting", "damaging", "rupturing", "dislocating", "fracturing", "straining", "twisting",
        ];
        let since = self.any_word(back.start.wrapping_sub(1)..back.start + 1, &["since"]);
        // "has struggled since returning from a year out": that it came before is all that is told.
        let absence = match since {
            true => Onset::default(),
            false => self.before_absence(&(back.start..tokens.end.max(back.start))),
        };
        let got = self.any_word(back.start..tokens.start.max(back.start) + 1, GOT);
        if absence.when.is_some() || !(since || got) {
            if absence.when.is_some() { absence } else { self.suffered_behind(tokens).unwrap_or(absence) }
        } else {
            self.onset(tokens, Some(ledger::Phase::Past))
        }
    }

    /// "returned on Saturday from the knee injury he suffered in November": when it was, told right behind its words.
    fn suffered_behind(&self, tokens: &Range<usize>) -> Option<Onset> {
        const SUFFERED: &[&str] = &["suffered", "sustained", "picked", "received", "incurred"];
        const REACH: usize = 6;
        let end = tokens.end;
        let got = (end..end + 4).find(|&i| self.is_word(i, SUFFERED))?;
        let led = |i: usize| self.is_word(i, &["he", "she", "that", "which", "had"]) || self.is_mark(i, ",");
        let behind = got + 1..(got + 1 + REACH).min(self.tokens.end);
        let time = self.times(&behind).find(|t| t.kind == TimeKind::Date && !t.is_rest())?;
        let near = (got + 1..time.tokens.start)
            .all(|i| self.is_word(i, &["in", "on", "up", "last", "late", "early"]));
        let found = self.resolve(time, Tense::Past, None);
        let past = found.when.is_some_and(|w| w.latest <= self.page.published.latest);
        ((end..got).all(led) && near && past).then_some(Onset {
            when: found.when,
            steps: found.steps,
            ..Onset::default()
        })
    }

    /// When an absence began that ended about the report's day: as long before it as the words say, give or take a tenth.
    pub fn before_absence(&self, told: &Range<usize>) -> Onset {
        let lasted = self.times(told).filter(|t| t.kind == TimeKind::Duration).find_map(|t| {
            let (least, most) = self.resolve(t, Tense::Past, None).length?;
            Some((t.tokens.start, i64::from(least), i64::from(most.unwrap_or(least))))
        });
        let Some((at, least, most)) = lasted else { return Onset::default() };
        let give = |days: i64| (days / 10).max(1);
        // "returned in January after six months out": as long before that.
        const A_MONTH: i64 = 31;
        let led = self.is_word(at.wrapping_sub(1), &["after", "following"]);
        let back = at.saturating_sub(8).max(self.tokens.start)..at;
        let day = || {
            let mut days = self.times(&back).filter(|t| t.kind == TimeKind::Date && t.tokens.end + 1 == at);
            days.find_map(|t| self.resolve(t, Tense::Past, None).when)
        };
        let past = |w: &Interval| w.latest <= self.page.published.latest && w.width() <= A_MONTH;
        let published = led.then(day).flatten().filter(past).unwrap_or(self.page.published);
        let earliest = ledger::add_days(published.earliest, -most - give(most));
        let latest = ledger::add_days(published.latest, give(least) - least);
        let days = if least == most { least.to_string() } else { format!("{least} to {most}") };
        let step = format!("out for {days} days until the report");
        Onset {
            when: Some(Interval { earliest, latest: latest.max(earliest) }),
            steps: vec![step],
            ..Onset::default()
        }
    }
}
