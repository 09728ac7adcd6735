//! The times of a sentence, and what they are worked out to.

use std::ops::Range;

use ledger::Interval;

use super::{Scene, within};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::time::{Anchor, Resolved, TimeExpr, resolve, told_of};

impl<'p> Scene<'p> {
    /// The time expressions inside a range.
    pub fn times(&self, tokens: &Range<usize>) -> impl Iterator<Item = &'p TimeExpr> {
        let times = self.page.times();
        times
            .get(within(times, tokens, |t| t.tokens.start))
            .unwrap_or_default()
            .iter()
            .filter(|t| !self.named(&t.tokens) && !self.qualifying(t))
    }

    /// "The World Cup qualifier", "a Euro 2024 play-off": a match on the way to a tournament tells nothing of its days.
    fn qualifying(&self, time: &TimeExpr) -> bool {
        const WAY: &[&str] = &[
            "qualifier",
            "qualifiers",
            "qualifying",
            "qualification",
            "play",
            "playoff",
            "playoffs",
            "warm",
        ];
        // "the Nations Cup (CAN) qualifiers".
        let end = time.tokens.end;
        let end = if self.is_mark(end, "(") && self.is_mark(end + 2, ")") { end + 3 } else { end };
        // "three minutes into the first quarter": a part of a match, but of nothing the year has.
        let quarter = self.any_word(time.tokens.clone(), &["quarter", "quarters"])
            && !self.is_word(end, &["of", "results", "profit", "profits", "earnings"]);
        quarter
            || self.is_word(end, WAY)
                && time
                    .tokens
                    .clone()
                    .any(|i| self.phrases(Class::Competition).any(|(h, _)| h.tokens().contains(&i)))
    }

    /// Whether the tokens are (a part of) somebody's name: "Jan" is a month and a given name.
    fn named(&self, tokens: &Range<usize>) -> bool {
        self.mentions().any(|(_, m)| m.tokens.start < tokens.end && tokens.start < m.tokens.end)
    }

    /// A time expression worked out for a tense.
    pub fn resolve(&self, expr: &TimeExpr, tense: Tense, reference: Option<Interval>) -> Resolved {
        let anchor = Anchor::published(self.page.published).tense(tense.into());
        // "The World Cup" of cricket or rugby is not football's.
        let bare = expr.names_event()
            && self.any_word(expr.tokens.clone(), &["world"])
            && !self.any_word(expr.tokens.clone(), &["cricket", "rugby", "t20", "twenty20", "women's"]);
        let own = bare.then(|| expr.in_editions(self.page.other_cup())).flatten();
        let expr = own.as_ref().unwrap_or(expr);
        // Only a season's own words ask which months it has.
        let anchor = if expr.of_season() { Anchor { season: self.page.season(), ..anchor } } else { anchor };
        let reference = reference.or_else(|| told_of(self.page.times(), expr, &anchor));
        let mut resolved = resolve(expr, &anchor.reference(reference));
        // Whoever asks how a day was come by wants to see from which words.
        if let Some(first) = resolved.steps.first_mut() {
            first.insert_str(0, &format!("“{}”: ", self.text(expr.tokens.clone())));
        }
        resolved
    }
}
