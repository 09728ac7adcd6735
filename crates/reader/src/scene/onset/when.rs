//! "Her last match was in March 2019, when she tore a calf": the day of what a clause hangs on.

use std::ops::Range;

use super::Onset;
use crate::grammar::Tense;
use crate::scene::Scene;
use crate::time::TimeKind;

/// Wider than this, a stretch dates nothing that happened when it was.
const WIDEST_DAYS: i64 = 62;

impl Scene<'_> {
    /// The time of the clause before, where that of the hurt begins with "when" and has none of its own.
    pub(super) fn when_then(&self, tokens: &Range<usize>) -> Option<Onset> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let (own, main) = (self.segments.get(at)?, self.segments.get(at.checked_sub(1)?)?);
        let past = |tense| matches!(tense, Tense::Past | Tense::PastPerfect);
        let hangs =
            self.is_word(own.tokens.start, &["when"]) && past(own.verb.tense) && past(main.verb.tense);
        let dated = |t: &&crate::time::TimeExpr| matches!(t.kind, TimeKind::Date | TimeKind::Time);
        if !hangs || self.times(&own.tokens).any(|t| dated(&t)) {
            return None;
        }
        let published = self.page.published.latest;
        let told = self.times(&main.tokens).filter(dated).map(|t| self.resolve(t, Tense::Past, None));
        let fits = |w: ledger::Interval| w.latest <= published && w.width() <= WIDEST_DAYS;
        let found = told.filter(|r| r.when.is_some_and(fits)).min_by_key(|r| r.when.map(|w| w.width()))?;
        Some(Onset { when: found.when, steps: found.steps, ..Onset::default() })
    }
}
