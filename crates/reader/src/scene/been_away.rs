//! "Limped off on Saturday, having already missed a month with a calf strain": an absence that came before a new hurt.

use std::ops::Range;

use super::Scene;
use crate::grammar::{Link, Segment, Tense};
use crate::lexicon::Class;

/// Words that put what follows before something else.
const BEFORE: &[&str] = &[
    "already", "also", "just", "only", "recently", "previously", "earlier", "once", "himself", "herself",
    "been",
];

/// An absence or its end.
const AWAY: &[&str] = &[
    "missed", "missing", "sidelined", "sat", "absent", "spent", "endured", "returned", "come", "recovered",
    "out", "overcome", "battled", "fought", "made", "shaken",
];

impl Scene<'_> {
    /// Whether the words stand in a clause of having been away ("having only just returned from …", "who had already missed …") beside
    /// one that tells of another hurt in a plain past: what the first tells of was over by then, and has not its day.
    pub(crate) fn been_away_before(&self, tokens: &Range<usize>) -> bool {
        let Some(at) = self.segments.iter().position(|s| s.tokens.contains(&tokens.start)) else {
            return false;
        };
        let Some(own) = self.segments.get(at).filter(|s| self.tells_of_having_been_away(s, tokens.start))
        else {
            return false;
        };
        let joined = |s: &&Segment| s.tokens != own.tokens && s.link != Link::Bracketed;
        self.segments.iter().filter(joined).any(|s| self.tells_of_a_new_hurt(s))
    }

    fn tells_of_having_been_away(&self, own: &Segment, end: usize) -> bool {
        let from = own.tokens.start;
        let having = self.is_word(from, &["having"])
            || self.is_word(from, &["despite", "after"]) && self.is_word(from + 1, &["having"]);
        let had = own.verb.tense == Tense::PastPerfect
            && self.any_word(from..end, &["already", "only", "just", "previously"]);
        let Some(verb) = own.verb.at.filter(|_| having || had) else { return false };
        let mut next = verb + 1;
        while self.is_word(next, BEFORE) {
            next += 1;
        }
        (self.is_word(verb, AWAY) || self.is_word(next, AWAY))
            && next < end
            && !self.any_word(own.tokens.clone(), &["since", "still"])
    }

    fn tells_of_a_new_hurt(&self, clause: &Segment) -> bool {
        let left = |(h, e): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
            clause.tokens.contains(&(h.start as usize))
                && matches!(
                    e.column(0),
                    "carried_off"
                        | "forced_off"
                        | "helped_off"
                        | "pulled_up"
                        | "went_off"
                        | "went_down"
                        | "collapsed"
                )
        };
        let hurt = || {
            let verb = |(h, e): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
                clause.verb.at == Some(h.start as usize) && e.column(3).contains("object")
            };
            self.phrases(Class::InjuryVerb).any(verb)
        };
        matches!(clause.verb.tense, Tense::Past | Tense::Perfect)
            && !clause.verb.negated
            && !clause.condition
            && (self.phrases(Class::Event).any(left) || hurt())
    }
}
