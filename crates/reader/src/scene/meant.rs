//! How a run of words is meant: denied, only supposed, and how sure.

use std::ops::Range;

use ledger::Certainty;

use super::Scene;
use crate::grammar::{Function, Link, Segment, Tense};
use crate::lexicon::Class;

impl Scene<'_> {
    /// Whether the words before a token in its segment, or its verb, deny it.
    pub fn negated(&self, tokens: &Range<usize>) -> bool {
        let Some(segment) = self.segment(tokens.start) else { return false };
        let from = segment.tokens.start.max(tokens.start.saturating_sub(6));
        let pseudo = |i: usize| {
            self.phrases(Class::Negation).any(|(h, e)| h.tokens().contains(&i) && e.column(0) == "pseudo")
        };
        let denied = |i: usize| self.function(i).contains(Function::NEGATION) && !pseudo(i);
        (from..tokens.start).any(denied)
            // "does not believe she has recovered".
            || self.raised(segment.tokens.start, tokens.start)
            || (segment.verb.negated
                // "wore a no-contact jersey": no denial stands there.
                && segment.tokens.clone().any(denied)
                // "says that his broken nose will not stop him": what is denied stands behind.
                && !(tokens.end..segment.tokens.end).any(|i| self.function(i).contains(Function::NEGATION))
                && segment.verb.at.is_some_and(|v| v < tokens.start && !pseudo_group(self, v, tokens.start)))
    }

    /// How sure the segment around these tokens is.
    pub fn certainty(&self, tokens: &Range<usize>) -> Certainty {
        let Some(segment) = self.segment(tokens.start) else { return Certainty::Stated };
        // "could not continue" is told as a fact.
        let could_not = segment
            .tokens
            .clone()
            .any(|i| self.is_word(i, &["could"]) && self.function(i + 1).contains(Function::NEGATION));
        let mut found = match segment.verb.tense {
            Tense::Modal
                if !could_not
                    && !self.would_told(tokens.start)
                    && !self.any_word(segment.tokens.clone(), &["should", "must", "cannot", "can't"]) =>
            {
                Certainty::Hoped
            }
            _ => Certainty::Stated,
        };
        for (hit, entry) in self.phrases(Class::Hedge) {
            // "is worried that he will miss the final": right before the clause.
            let start = segment.tokens.start;
            // "as his side had feared, is out": what was feared has come.
            let so = self.segment(hit.start as usize).is_some_and(|s| self.is_word(s.tokens.start, &["as"]));
            // "is not as bad as first feared and he could play": the clause that goes on is its own.
            let goes_on = hit.end as usize == start && self.is_word(start, &["and", "but"]);
            let governs = !goes_on
                && (start..start + 2).contains(&(hit.end as usize))
                && entry.column(1) == "pre"
                && !so;
            let near = (governs || segment.tokens.contains(&(hit.start as usize)))
                && !self.of_another_noun(&hit.tokens(), tokens);
            if near && let Some(c) = Certainty::from_slug(entry.column(0)) {
                found = found.max(c);
            }
        }
        if segment.condition { found.max(Certainty::Speculated) } else { found }
    }

    /// "an alleged trip that broke his leg": the adjective hedges its own noun, and not what stands further on.
    fn of_another_noun(&self, hedge: &Range<usize>, tokens: &Range<usize>) -> bool {
        self.is_word(hedge.start, &["alleged"]) && !(hedge.start..hedge.end + 2).contains(&tokens.start)
    }

    /// Whether the tokens only suppose ("if he breaks down again").
    pub fn hypothetical(&self, tokens: &Range<usize>) -> bool {
        if self.inverted_condition(tokens.start) {
            return true;
        }
        let supposed = |s: &Segment| s.condition && (s.link == Link::Main || s.tokens.start < tokens.start);
        self.segment(tokens.start).is_some_and(|s| {
            supposed(s)
                || (matches!(s.verb.tense, Tense::Modal | Tense::Future)
                    && s.verb.at.is_some_and(|v| v < tokens.end)
                    // "will have a scan before deciding whether to run": what is open stands behind, and hangs on nothing.
                    && self.segments.iter().any(|o| {
                        o.condition && (o.tokens.start < tokens.start || !self.is_word(o.tokens.start, &["whether"]))
                    }))
        })
    }

    /// "could miss half of the season should he require surgery": a condition without *if*, behind a verb that leaves it open.
    fn inverted_condition(&self, at: usize) -> bool {
        let Some(segment) = self.segment(at).filter(|s| matches!(s.verb.tense, Tense::Modal | Tense::Future))
        else {
            return false;
        };
        let named = |i: usize| self.mentions().any(|(_, m)| m.tokens.start == i);
        let subject = |verb: usize| {
            self.is_word(verb.wrapping_sub(1), &["he", "she", "they", "who", "it", "that"])
                || self.mentions().any(|(_, m)| m.tokens.end == verb)
        };
        (segment.tokens.start..at).any(|i| {
            self.is_word(i, &["should"])
                && (self.is_word(i + 1, &["he", "she", "they"]) || named(i + 1))
                && !subject(i)
        })
    }
}

/// Whether a negation in the verb group belongs to a pseudo-negation ("no doubt", "not only").
fn pseudo_group(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    scene
        .phrases(Class::Negation)
        .any(|(h, e)| e.column(0) == "pseudo" && from <= h.start as usize && h.end as usize <= to)
}
