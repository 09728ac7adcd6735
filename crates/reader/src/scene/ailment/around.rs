//! What the words around an ailment add to it: whose it is, which side, what tissue, and whether it is told again.

use std::ops::Range;

use ledger::{Pathology, Side};

use super::Finder;
use crate::grammar::Function;
use crate::text::{Shape, Words};

impl Finder<'_> {
    /// "was discovered in", "has been found in": how many words tell of the finding of what stands before them.
    pub(super) fn found_there(&self, at: usize) -> usize {
        const FOUND: &[&str] = &["found", "discovered", "detected", "diagnosed", "identified", "confirmed"];
        let be = (at..at + 2).find(|&i| self.surface.is_word(i, &["was", "were", "is", "been"]));
        let lead = at == be.unwrap_or(at) || self.surface.is_word(at, &["has", "had"]);
        be.filter(|&b| {
            lead && self.surface.is_word(b + 1, FOUND) && self.surface.is_word(b + 2, &["in", "on"])
        })
        .map_or(0, |b| b + 2 - at)
    }

    /// The first token of the noun phrase: modifiers before it are its own.
    pub(super) fn widened(&self, start: usize, sided: bool) -> usize {
        // "overcoming two serious knee injuries": a number is the first of its noun phrase, and what is done with it a verb.
        const COUNTS: &[&str] = &["two", "three", "four", "five", "six", "several"];
        const DONE: &[&str] = &[
            "overcoming", "suffering", "nursing", "having", "enduring", "avoiding", "escaping", "carrying",
            "managing", "treating", "sustaining", "facing",
        ];
        let mut at = start;
        for _ in 0..5 {
            let Some(before) = at.checked_sub(1) else { break };
            let verb_like = self.function(before).intersects(Function::PAST)
                || crate::grammar::is_verb(self.surface, self.lexicon, before);
            let inside = self.mention_ending_at(at).is_some();
            // "his chronic left wrist injury": here it is a side, and no verb.
            if !inside && at > 1 && self.surface.is_word(before, &["left", "right"]) && sided {
                at = before;
                continue;
            }
            let led = self.surface.is_word(before, DONE) || at < start && self.surface.is_word(at, COUNTS);
            if inside || led || verb_like || self.determiner(before) || !self.modifier(before) {
                break;
            }
            at = before;
        }
        at
    }

    /// Whose it is: a possessive right before it.
    pub(super) fn owner(&self, start: usize) -> Option<usize> {
        let m = self.mention_ending_at(start)?;
        self.mentions.get(m).filter(|m| m.possessive).map(|_| m)
    }

    pub(super) fn side(&self, body: &Range<usize>) -> Option<Side> {
        let before = (body.start.saturating_sub(6)..body.start).rev().take_while(|&i| {
            self.modifier(i) || self.determiner(i) || self.surface.is_word(i, &["of", "side", "hand"])
        });
        body.clone().chain(before).find_map(|i| self.side_named(i))
    }

    fn side_named(&self, i: usize) -> Option<Side> {
        // "was left concussed", "has left a bruise": a verb.
        let before = self.function(i.wrapping_sub(1));
        let genitive = self.surface.tokens.get(i.wrapping_sub(1)).is_some_and(|t| t.is(Shape::CLITIC));
        let verb = before.intersects(Function::BE | Function::HAVE)
            && !genitive
            && !self.surface.is_word(i + 1, &["footed", "handed", "sided"]);
        let left = (self.surface.is_word(i, &["left"]) && !verb).then_some(Side::Left);
        left.or_else(|| self.surface.is_word(i, &["right"]).then_some(Side::Right))
    }

    /// "torn wrist ligaments": the tissue that is named decides what kind of damage a tear is; and a muscle or a tendon what
    /// `otherwise` is not told ("a damaged calf muscle", not "a bruised calf muscle").
    pub(super) fn tissue(&self, tokens: &Range<usize>, otherwise: Pathology) -> Option<Pathology> {
        let muscle = |i| self.surface.is_word(i, &["muscle", "muscles", "tendon", "tendons"]);
        let muscle = |i| otherwise == Pathology::Unspecified && muscle(i);
        let ligament = |i| self.surface.is_word(i, &["ligament", "ligaments"]);
        let cartilage = |i| self.surface.is_word(i, &["cartilage", "meniscus", "labrum"]);
        tokens.clone().find_map(|i| {
            let found = ligament(i).then_some(Pathology::Ligament);
            let found = found.or_else(|| cartilage(i).then_some(Pathology::Cartilage));
            found.or_else(|| muscle(i).then_some(Pathology::MuscleTendon))
        })
    }

    /// "ruptured a cruciate ligament in his left knee": the side stands with the part behind.
    pub(super) fn side_behind(&self, end: usize) -> Option<Side> {
        let placed = self.surface.is_word(end, &["in", "of", "on", "to"]);
        let at = end + 1 + usize::from(self.determiner(end + 1));
        self.side_named(at).filter(|_| placed)
    }

    /// "another hamstring injury", "a recurrence of the calf problem". `placed`: the part is told.
    pub(super) fn again(&self, tokens: &Range<usize>, placed: bool) -> bool {
        self.recurs(tokens)
            || placed
                && (self.counted(tokens)
                    || self.out_again(tokens)
                    || self.another(tokens)
                    || self.more_trouble(tokens))
    }

    /// "a recurring back injury", "the same knee"; not "in the same match".
    fn recurs(&self, tokens: &Range<usize>) -> bool {
        const AGAIN: Words<'_> = Words::of(&[&[
            "recurring", "recurrent", "recurrence", "recurred", "repeat", "same", "reoccurrence", "relapse",
        ]]);
        // "in the same leg", "in the same match": no more than where and when.
        const ELSEWHERE: &[&str] = &[
            "leg", "side", "match", "game", "day", "time", "week", "month", "season", "year", "night",
            "tackle", "incident", "training", "session", "period", "half", "tournament", "place",
        ];
        let elsewhere =
            |i: usize| self.surface.is_word(i, &["same"]) && self.surface.is_word(i + 1, ELSEWHERE);
        (tokens.start.saturating_sub(4)..tokens.end).any(|i| AGAIN.has(self.surface, i) && !elsewhere(i))
    }

    /// "is out again with the foot problem that ruined last season".
    fn out_again(&self, tokens: &Range<usize>) -> bool {
        (tokens.start.saturating_sub(4)..tokens.start).any(|i| {
            self.surface.is_word(i, &["again"])
                && self.surface.is_word(i.wrapping_sub(1), &["out", "sidelined", "absent", "missing"])
                && self.surface.is_word(i + 1, &["with", "because", "through"])
                && self.surface.any_word(i + 2..tokens.start + 1, &["the", "his", "her"])
        })
    }

    /// "another hamstring injury"; not "another injury blow", "another injury doubt", which is one more of the team's.
    fn another(&self, tokens: &Range<usize>) -> bool {
        const BLOWS: &[&str] = &[
            "blow", "blows", "doubt", "worry", "concern", "headache", "casualty", "absentee", "scare",
            "boost",
        ];
        self.surface.any_word(tokens.start.saturating_sub(4)..tokens.end, &["another"])
            && !self.surface.any_word(tokens.start..tokens.end + 1, BLOWS)
    }

    /// "more knee trouble".
    fn more_trouble(&self, tokens: &Range<usize>) -> bool {
        self.surface.any_word(tokens.start.saturating_sub(1)..tokens.start + 1, &["more"])
            && self.surface.is_word(tokens.end.saturating_sub(1), &["trouble", "problems", "misery", "woe"])
    }

    /// "his second ankle sprain of the season", "a stress fracture, her third in two years": counted past one. Not "the third
    /// metatarsal", "a second-degree burn".
    fn counted(&self, tokens: &Range<usize>) -> bool {
        const COUNTS: &[&str] = &["second", "third", "fourth", "fifth", "sixth"];
        const NUMBERED: &[&str] = &[
            "metatarsal", "metacarpal", "toe", "finger", "rib", "vertebra", "disc", "digit", "degree",
            "grade", "row", "half", "round", "leg", "set", "quarter", "period", "test", "choice", "team",
            "string",
        ];
        let whose = |i: usize| self.surface.is_word(i, &["his", "her", "a"]);
        let counts = |i: usize| {
            self.surface.is_word(i, COUNTS)
                && whose(i.wrapping_sub(1))
                && !self.surface.is_word(i + 1, NUMBERED)
        };
        let before = (tokens.start.saturating_sub(2)..tokens.end).any(counts);
        let behind = self.surface.word_at(tokens.end) == ","
            && counts(tokens.end + 2)
            && !self.surface.is_word(tokens.end + 1, &["a"])
            && self
                .surface
                .is_word(tokens.end + 3, &["in", "of", "this", "since", "injury", "such", "setback"]);
        before || behind
    }
}
