//! "Her last match was in March 2019, when she tore a calf": the day of what a clause hangs on.

use std::ops::Range;

use ledger::Setting;

use super::Onset;
use crate::grammar::Tense;
use crate::scene::Scene;
use crate::time::TimeKind;

/// Wider than this, a stretch dates nothing that happened when it was.
const WIDEST_DAYS: i64 = 62;

/// What somebody is hurt in.
const MISHAPS: &[&str] = &["fall", "crash", "collision", "accident", "clash", "tackle", "spill", "pile-up"];

/// What is run or played.
const CONTESTS: &[&str] =
    &["race", "match", "game", "stage", "final", "semi-final", "bout", "fight", "heat", "marathon"];

impl Scene<'_> {
    /// The time of the clause before, where that of the hurt hangs on it and has none of its own.
    pub(super) fn when_then(&self, tokens: &Range<usize>) -> Option<Onset> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        let past = |tense| matches!(tense, Tense::Past | Tense::PastPerfect);
        let dated = |t: &&crate::time::TimeExpr| matches!(t.kind, TimeKind::Date | TimeKind::Time);
        if self.times(&own.tokens).any(|t| dated(&t)) {
            return None;
        }
        // "retired from Sunday's race after a crash in | which he broke a collarbone".
        let mishap = at.checked_sub(1).and_then(|n| self.segments.get(n)).is_some_and(|s| {
            self.is_word(own.tokens.start, &["which"])
                && self.is_word(s.tokens.end.wrapping_sub(1), &["in"])
                && self.is_word(s.tokens.start, &["after", "following", "with"])
                && self.any_word(s.tokens.clone(), MISHAPS)
        });
        let hangs = self.is_word(own.tokens.start, &["when"]) && past(own.verb.tense)
            || self.in_the_warm_up(&own.tokens);
        let main = at.checked_sub(1 + usize::from(mishap)).filter(|_| hangs || mishap)?;
        let main = self.segments.get(main).filter(|s| past(s.verb.tense))?;
        let published = self.page.published.latest;
        let told = self.times(&main.tokens).filter(dated).map(|t| self.resolve(t, Tense::Past, None));
        let fits = |w: ledger::Interval| w.latest <= published && w.width() <= WIDEST_DAYS;
        let found = told.filter(|r| r.when.is_some_and(fits)).min_by_key(|r| r.when.map(|w| w.width()))?;
        let setting = (mishap && self.any_word(main.tokens.clone(), CONTESTS)).then_some(Setting::Match);
        Some(Onset { when: found.when, setting, steps: found.steps, ..Onset::default() })
    }

    /// "withdrew from Saturday's team after hurting his back in the warm-up".
    fn in_the_warm_up(&self, own: &Range<usize>) -> bool {
        let warm = |i: usize| {
            self.is_word(i, &["warm-up", "warmup"])
                || self.is_word(i, &["warm"]) && self.is_word(i + 1, &["up"])
        };
        self.is_word(own.start, &["after", "when"])
            && own.clone().any(|i| warm(i) && self.any_word(i.saturating_sub(3)..i, &["in", "during"]))
    }
}
