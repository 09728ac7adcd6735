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
            "suffering",
            "sustaining",
            "being",
            "getting",
            "picking",
            "breaking",
            "tearing",
            "injuring",
            "hurting",
            "damaging",
            "rupturing",
            "dislocating",
            "fracturing",
            "straining",
            "twisting",
        ];
        let absence = self.before_absence(&(back.start..tokens.end.max(back.start)));
        let since = self.is_word(back.start.wrapping_sub(1), &["since"]);
        let got = self.any_word(back.start..tokens.start.max(back.start) + 1, GOT);
        if absence.when.is_some() || !(since || got) {
            absence
        } else {
            self.onset(tokens, Some(ledger::Phase::Past))
        }
    }

    /// When an absence began that ended about the report's day: as long before it as the words say, give or take a tenth.
    pub fn before_absence(&self, told: &Range<usize>) -> Onset {
        let lasted = self.times(told).filter(|t| t.kind == TimeKind::Duration).find_map(|t| {
            let (least, most) = self.resolve(t, Tense::Past, None).length?;
            Some((i64::from(least), i64::from(most.unwrap_or(least))))
        });
        let Some((least, most)) = lasted else { return Onset::default() };
        let give = |days: i64| (days / 10).max(1);
        let published = self.page.published;
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
