//! Who is missing, and whose course of recovery it is.

use std::ops::Range;

use super::Patient;
use crate::grammar::{Function, Link};
use crate::scene::Scene;
use crate::scene::missed::{LACKED, LOST, WITHOUT};
use crate::text::Words;

/// Words after which a name is one who is missing ("without Ferreira", "the loss of Ferreira").
const MISSING: Words<'_> = Words::of(&[WITHOUT, LOST, LACKED, &["missing"], LOSSES]);

/// Those of them that are nouns.
const LOSSES: &[&str] = &["loss", "lack", "absence", "withdrawal", "retirement", "departure", "exit"];

/// Words after which the name that follows is the one replaced ("came on for the injured Ferreira").
const REPLACED: &[&str] = &["replace", "replaces", "replaced", "replacing", "replacement"];

/// Nouns of a recovery's course, which belongs to the one who recovers.
const COURSE_NOUNS: &[&str] = &[
    "recovery",
    "return",
    "comeback",
    "rehabilitation",
    "absence",
    "battle",
    "struggle",
    "fight",
    "withdrawal",
    "departure",
    "season",
    "campaign",
    "availability",
];

impl Scene<'_> {
    /// "without Ferreira because of a knock", "lost Ferreira to injury": the name between such a word and ours.
    pub(super) fn missing(&self, tokens: &Range<usize>) -> Option<Patient> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(24));
        if let Some(number) = self.left_with(tokens).or_else(|| self.left_so(tokens)) {
            return self.by_mention(number, "whom it left so");
        }
        let word =
            (from..tokens.start).rev().find(|&i| self.is_one(i, &MISSING) || self.is_word(i, REPLACED))?;
        // "Brandt, who replaced Ferreira, is a doubt with a tight calf": what hangs on the name is closed.
        let closed = |inner: &crate::grammar::Segment, own: &crate::grammar::Segment| {
            inner.link == Link::Relative
                && own.link == Link::Main
                && own.tokens.start >= inner.tokens.end
                && own.verb.at.is_some_and(|v| v < tokens.start)
                && !self.function(own.tokens.start).contains(Function::CONJ)
        };
        if self.segment(word).zip(self.segment(tokens.start)).is_some_and(|(inner, own)| closed(inner, own)) {
            return None;
        }
        // "Dorn's absence saw Hale called up": only "of" leads to the one who is missed.
        if self.is_word(word, LOSSES) && !self.is_word(word + 1, &["of"]) {
            return None;
        }
        let (number, mention) = self.next_mention(word + 1, 6)?;
        // "lost to Costa after hurting her back": who beat her.
        let beaten = (self.is_word(word, LOST) || self.is_word(word, &["loss"]))
            && self.any_word(word + 1..mention.tokens.start, &["to", "against"]);
        if beaten {
            return None;
        }
        if mention.tokens.end > tokens.start
            || self.parted(word, tokens.start)
            || self.resumed(word, mention, tokens.start)
        {
            return None;
        }
        // "replaced Ferreira, and he made his first start since May": a clause behind the name has a subject of its own.
        let own = self.segment(tokens.start).and_then(|s| {
            let subject = self.mention(s.subject?)?;
            // "while Costa, only just back from a knock, limped off": a piece without a verb is his whose name opens its clause.
            let opens = || {
                let clause = self.segment(subject.tokens.start)?;
                (clause.own_subject && clause.tokens.start > word && subject.tokens.end < tokens.start)
                    .then_some(())
            };
            (s.own_subject || opens().is_some()).then_some(subject)
        });
        if own.is_some_and(|s| {
            s.tokens.start > mention.tokens.end
                && !s.persons.is_empty()
                && !s.persons.iter().any(|p| mention.persons.contains(p))
        }) {
            return None;
        }
        let active = self.is_one(word, &MISSING)
            || !self.is_word(word, &["replaced"])
            || !self.function(word.wrapping_sub(1)).contains(Function::BE);
        active.then(|| self.by_mention(number, "who is missing")).flatten()
    }

    /// Whether a clause with a subject of its own, or a relative one, begins behind the first token and holds the second.
    pub(super) fn parted(&self, from: usize, at: usize) -> bool {
        let own = |s: &&crate::grammar::Segment| s.tokens.start > from && s.tokens.start <= at;
        // "lost Ferreira, who had scored, to a knee injury": a comma closes the relative clause.
        let to_hurt =
            self.segment(at).is_some_and(|s| s.verb.at.is_none() && self.is_word(s.tokens.start, &["to"]));
        let closed = |s: &crate::grammar::Segment| to_hurt && !s.tokens.contains(&at);
        self.segments.iter().filter(own).any(|s| {
            s.own_subject && s.verb.at.is_some() && s.link != Link::Relative
                || s.link == Link::Relative && !closed(s)
        })
    }

    /// "Ferreira's recovery from a knee injury", "the return of Ferreira after a knee injury": whose course it is.
    pub(super) fn whose_course(&self, tokens: &Range<usize>) -> Option<Patient> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(16));
        let course = (from..tokens.start).rev().find(|&i| self.is_word(i, COURSE_NOUNS))?;
        // "his season is over because of a knee injury": a form of *be* does not part them.
        let apart = |i: usize| {
            let f = self.function(i);
            f.verbal() && !f.contains(Function::BE) && !self.is_word(i, &["out"])
        };
        // "allowed Ferreira to make his name last season, is struggling": a time, and nobody's.
        let time = self.is_word(course.wrapping_sub(1), &["last", "this", "next", "every", "each"]);
        if time || (course + 1..tokens.start).any(apart) {
            return None;
        }
        let owner = self.mentions().find(|(_, m)| {
            m.possessive && (m.tokens.end..m.tokens.end + 4).contains(&course) && m.tokens.start < course
        });
        if let Some((number, mention)) = owner {
            let resumed = self.resumed(course, mention, tokens.start);
            return if resumed { None } else { self.by_mention(number, "whose recovery it is") };
        }
        let of = (course + 1..course + 5).find(|&i| self.is_word(i, &["of", "for"]))?;
        let (number, mention) = self.next_mention(of + 1, 4)?;
        let his = mention.tokens.end <= tokens.start && !self.resumed(course, mention, tokens.start);
        his.then(|| self.by_mention(number, "whose return it is")).flatten()
    }
}
