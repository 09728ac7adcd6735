//! Whether a match with a weekday is still to come, where somebody is picked for it.

use super::Report;
use crate::grammar::Tense;
use crate::time::{Anchor, TimeExpr, resolve};

impl Report<'_, '_> {
    /// Whether the words right before a day tell that somebody is picked for its match.
    pub(super) fn picked_for(&self, expr: &TimeExpr, from: usize) -> bool {
        const PICKED: &[&str] = &[
            "squad", "party", "team", "side", "xi", "selected", "named", "picked", "chosen", "preparing",
            "preparations", "plans",
        ];
        let words = from..expr.tokens.start;
        words.clone().any(|i| {
            self.surface.is_word(i, PICKED)
                && self.surface.is_word(i + 1, &["for"])
                && words.contains(&(i + 1))
        })
    }

    /// Whether a weekday is nearer ahead of the report than behind it.
    pub(super) fn sooner_ahead(&self, expr: &TimeExpr) -> bool {
        let as_of = |tense: Tense| resolve(expr, &Anchor::published(self.published).tense(tense.into())).when;
        let (Some(last), Some(next)) = (as_of(Tense::Past), as_of(Tense::Future)) else { return false };
        let ago = ledger::days_between(last.latest, self.published.earliest);
        let till = ledger::days_between(self.published.latest, next.earliest);
        till >= 0 && till <= ago
    }
}
