//! Lists that go on over what somebody is: from trade to trade, and over an aside between dashes.

use std::ops::Range;

use crate::lexicon::Class;
use crate::scene::Scene;

impl Scene<'_> {
    /// "Defenders Adeyemi and Brandt, midfielder Costa and striker Hale are out": behind the "and" of the first trade a comma and another trade
    /// go on with the list. Not where a preposition at the head of the sentence takes only the first ("In the absence of defenders …, midfielder
    /// Costa and striker Hale will start").
    pub(super) fn goes_on_by_trade(&self, list: &[usize], k: usize) -> bool {
        let (Some(&first), Some(&last)) = (list.first(), list.last()) else { return false };
        let (Some(before), Some(behind)) = (k.checked_sub(1).and_then(|b| list.get(b)), list.get(k)) else {
            return false;
        };
        let gap = self.gap(*before, *behind);
        let trade =
            self.phrases(Class::Role).any(|(h, _)| h.end as usize == gap.end && h.start as usize > gap.start);
        let Some(start) = self.mention(first).map(|m| m.tokens.start) else { return false };
        let waits = self.segment(start).is_some_and(|s| s.own_subject && s.verb.at.is_none());
        let acts = self.mention(last).is_some_and(|m| {
            let all = m.tokens.end + usize::from(self.is_word(m.tokens.end, &["all", "both"]));
            self.function(all).verbal()
        });
        trade && self.is_mark(gap.start, ",") && (waits || !acts)
    }

    /// "Adeyemi – the reserve goalkeeper – and Brandt": behind the second of two dashes, of which the first stands right behind the name.
    pub(super) fn past_aside(&self, gap: Range<usize>) -> Range<usize> {
        const LONGEST: usize = 24;
        let dash = |i: usize| ["-", "–", "—"].iter().any(|d| self.is_mark(i, d));
        let close = (gap.start + 1..gap.end.min(gap.start + LONGEST)).find(|&i| dash(i));
        match close.filter(|_| dash(gap.start)) {
            Some(close) => close + 1..gap.end,
            None => gap,
        }
    }
}
