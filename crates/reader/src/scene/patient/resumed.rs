//! Whose the words are behind a relative clause or a description: the clause that goes on there is that of whoever stands before it.

use crate::grammar::{Function, Link, Segment};
use crate::people::{Form, Mention};
use crate::scene::Scene;
use crate::text::Shape;

/// Forms that are a participle as often as a verb of the past: behind a comma they may be told of the name right before it.
const EITHER: &[&str] = &[
    "ruled", "carried", "forced", "sidelined", "injured", "hurt", "hit", "struck", "kept", "laid", "helped",
    "taken", "stretchered", "hampered", "troubled", "plagued", "hospitalised", "dropped", "rested",
    "concussed",
];

impl Scene<'_> {
    /// "Ferreira, who replaced Costa at half-time, broke his arm", "Ferreira came on for Costa and limped off": the clause that holds the
    /// second token goes on with the subject from before the piece in which the first one names somebody else.
    pub(super) fn resumed(&self, word: usize, missed: &Mention, at: usize) -> bool {
        let Some(aside) = self.segment(word) else { return false };
        // "who joined as a replacement for Costa": what hangs on a relative clause.
        let hangs =
            || self.segments.iter().any(|s| s.link == Link::Relative && s.tokens.end == aside.tokens.start);
        if aside.link == Link::Subordinate && !hangs() {
            return false;
        }
        let who = |m: &Mention| {
            let another = m.persons.iter().any(|&p| self.may_be_patient(p))
                && !m.persons.iter().any(|p| missed.persons.contains(p));
            another || m.form == Form::Epithet && m.persons.is_empty()
        };
        let opened = |number: usize| {
            self.mention(number)
                .is_some_and(|m| m.tokens.end <= word && m.tokens.end <= missed.tokens.start && who(m))
        };
        let joined = |s: &Segment| {
            let start = s.tokens.start;
            let closed =
                self.page.surface.tokens.get(start.wrapping_sub(1)).is_some_and(|t| t.is(Shape::MARK));
            closed || self.function(start).contains(Function::CONJ)
        };
        self.segments.iter().any(|s| {
            s.tokens.start >= aside.tokens.end
                && s.tokens.start <= at
                && s.link == Link::Main
                && joined(s)
                && s.subject.is_some_and(opened)
                && self.tells_of_then(s)
        })
    }

    /// Whether a piece has a verb that is no participle: "broke", "hurt his knee", and not "ruled out with a sore knee".
    fn tells_of_then(&self, segment: &Segment) -> bool {
        segment.verb.at.is_some_and(|verb| {
            let object = Function::POSSESSIVE | Function::DETERMINER;
            !self.is_word(verb, EITHER) || self.function(verb + 1).intersects(object)
        })
    }
}
