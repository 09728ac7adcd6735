//! An absence that ended with the report: "returned after six weeks out with a knee injury".

use std::ops::Range;

use ledger::Interval;

use super::{Onset, Scene};
use crate::grammar::Tense;
use crate::time::TimeKind;

/// Words of having come back.
const BACK: &[&str] = &[
    "return",
    "returns",
    "returned",
    "returning",
    "back",
    "comeback",
    "first",
    "appearance",
    "reappeared",
    "resumed",
    "debut",
    "start",
];

/// Words of having been away.
const AWAY: &[&str] =
    &["out", "absence", "lay-off", "layoff", "away", "sidelines", "sidelined", "missing", "losing", "absent"];

/// Words of being fit, which stand for a return that needs no game yet.
const FIT: &[&str] = &["available", "healthy", "fit", "cleared"];

impl Scene<'_> {
    /// Whether those days are the report's news: the last week.
    pub fn fresh(&self, when: Interval) -> bool {
        ledger::days_between(when.latest, self.page.published.earliest) <= 7 && when.width() <= 14
    }

    /// "returned after six weeks out with a knee injury": the words between the return and the injury.
    pub fn comeback(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(16));
        let turn = (from..tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["after", "following", "from", "since"]))?;
        let between = turn + 1..tokens.start;
        let away = self.any_word(between.clone(), AWAY);
        let before = self.tokens.start.max(turn.saturating_sub(10))..turn;
        let back = |i: usize| self.is_word(i, BACK);
        // "set to make a return to the squad": whoever is named for it is fit.
        let squad = self.any_word(before.clone(), &["squad", "side", "line-up", "lineup"]);
        let returned = before.clone().any(back)
            && !before.clone().any(|i| {
                self.function(i)
                    .intersects(crate::grammar::Function::FUTURE | crate::grammar::Function::MODAL)
                    || self.is_word(i, &["hopes", "hoping", "close", "closing", "yet"])
                    || (self.is_word(i, &["set"]) && !squad)
            });
        // "made his comeback from a knee injury", "returned from injury": the injury itself was the absence.
        let last = turn.wrapping_sub(1);
        let noun = self.is_word(last, &["comeback", "return", "reappearance"])
            && self.any_word(
                turn.saturating_sub(5)..last,
                &["made", "makes", "making", "completed", "marked", "celebrated"],
            );
        let straight = noun || self.is_word(last, &["returned", "returns"]);
        // "for the first time since hurting a knee", "her first start since the operation".
        let since = self.is_word(turn, &["since"]);
        let first = since && self.any_word(before.clone(), &["first"]);
        // "will be available after six weeks out": told of the next match, and so of now.
        let fit = away
            && !since
            && self.any_word(before.clone(), FIT)
            && !before.clone().any(|i| {
                self.function(i).contains(crate::grammar::Function::NEGATION)
                    || self.is_word(
                        i,
                        &["hopes", "hoping", "could", "may", "might", "until", "if", "hoped", "should"],
                    )
            });
        ((((away && !since) || straight || first) && returned) || fit).then_some(between)
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
        let step = format!("out for {least} to {most} days until the report");
        Onset {
            when: Some(Interval { earliest, latest: latest.max(earliest) }),
            setting: None,
            steps: vec![step],
        }
    }
}
