//! Who is hurt, named beside the words of the hurt: in a clause without its pronoun, behind what is apposed, as what a verb left so.

use std::ops::Range;

use super::Patient;
use super::behind::KEEPS_OUT;
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::people::Form;
use crate::scene::Scene;
use crate::text::Shape;

/// What somebody is to another.
const OTHERS: &[&str] = &[
    "replacement", "successor", "rival", "opponent", "partner", "deputy", "understudy", "team-mate",
    "teammate", "colleague", "compatriot", "namesake", "stand-in",
];

impl Scene<'_> {
    /// "because of the back injury Ferreira suffered on Sunday": a relative clause without its pronoun.
    pub(super) fn contact(&self, at: usize) -> Option<Option<Patient>> {
        const BEARS: &[&str] = &["suffered", "sustained", "picked", "received", "incurred"];
        // "the knee injury that Ferreira suffered".
        let at = at + usize::from(self.is_word(at, &["that", "which"]));
        let (number, mention) = self.next_mention(at, 3).filter(|(_, m)| !m.possessive)?;
        let role = at == mention.tokens.start || self.has(Class::Role, &(at..mention.tokens.start));
        let verb = mention.tokens.end + usize::from(self.is_word(mention.tokens.end, &["had", "has"]));
        // "while Ferreira is to overcome a back injury he suffered": the clause's own subject, whoever else was named before.
        let own = self
            .segment(at.wrapping_sub(1))
            .filter(|s| s.own_subject && mention.form == Form::Pronoun)
            .and_then(|s| s.subject);
        let number = own.filter(|&n| self.mention(n).is_some_and(|m| m.tokens.end < at)).unwrap_or(number);
        let patient = self.by_mention(number, "who is said to have suffered it");
        // "Dorn said that Ferreira will overcome the injury he suffered": no manager's.
        let known = patient.is_some() || mention.form != Form::Pronoun;
        (role && known && self.is_word(verb, BEARS)).then_some(patient)
    }

    /// "a knee injury to his replacement, Ferreira": who is named behind what he is to another, and nothing is told of him there.
    pub(super) fn named_behind_his(&self, to: usize) -> Option<Patient> {
        let (_, his) = self.next_mention(to + 1, 1).filter(|(_, m)| m.possessive)?;
        let comma = (his.tokens.end + 1..his.tokens.end + 5).find(|&i| self.is_mark(i, ","))?;
        let noun = (his.tokens.end..comma).all(|i| {
            self.function(i).is_empty() && self.page.people.at(i).is_none() && !self.is_word(i, &["own"])
        });
        let (number, name) = self.next_mention(comma + 1, 3)?;
        let named = matches!(name.form, Form::Full | Form::Surname | Form::Given) && !name.possessive;
        let titled = name.tokens.start == comma + 1 || self.has(Class::Role, &(comma + 1..name.tokens.start));
        let end = name.tokens.end;
        // "thanks to a knee injury to his rival, Ferreira won".
        let closed = end >= self.tokens.end
            || self.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::MARK))
            || self
                .function(end)
                .intersects(Function::PREPOSITION | Function::RELATIVE | Function::SUBORDINATOR);
        // "After a knee injury to his partner, Ferreira, who had scored, went off".
        let first = self.segment(to).is_some_and(|s| s.tokens.start == self.tokens.start);
        let opens = first
            && self.function(self.tokens.start).intersects(Function::PREPOSITION | Function::SUBORDINATOR);
        (noun && named && titled && closed && !opens)
            .then(|| self.by_mention(number, "whom the injury befell"))
            .flatten()
    }

    /// "an ankle injury to her opponent", "to his captain": another, who is told only by what he is to somebody.
    pub(super) fn another_of_his(&self, to: usize) -> bool {
        let Some((_, his)) =
            self.next_mention(to + 1, 1).filter(|(_, m)| m.possessive && m.form != Form::Full)
        else {
            return false;
        };
        const DESCRIBED: usize = 3;
        let near = his.tokens.end..his.tokens.end + DESCRIBED;
        let noun = near.into_iter().find(|&i| {
            self.is_word(i, OTHERS) || self.phrases(Class::Role).any(|(h, _)| h.start as usize == i)
        });
        noun.is_some_and(|n| {
            (his.tokens.end..n).all(|i| self.function(i).is_empty() && !self.is_mark(i, ","))
                && self
                    .next_mention(his.tokens.end, DESCRIBED + 1)
                    .is_none_or(|(_, m)| (n..m.tokens.start).any(|i| self.is_mark(i, ",")))
        })
    }

    /// Behind the second comma of what is apposed, where a verb of keeping somebody out goes on there; else the token itself.
    pub(super) fn over_apposition(&self, comma: usize) -> usize {
        const LONGEST: usize = 18;
        if !self.is_mark(comma, ",") {
            return comma;
        }
        let end = self.tokens.end.min(comma + LONGEST);
        let Some(close) = (comma + 2..end).find(|&i| self.is_mark(i, ",")) else { return comma };
        let named = self
            .mentions()
            .any(|(_, m)| comma < m.tokens.start && m.tokens.end <= close && m.form != Form::Pronoun);
        let goes_on = self.is_word(close + 1, KEEPS_OUT)
            || self.is_word(close + 1, &["has", "had", "will", "could", "means", "meant"]);
        if goes_on && !named { close + 1 } else { comma }
    }

    /// "the tackle that left Ferreira with a broken leg", "landed Costa in hospital with a fractured jaw": whom the verb has for its
    /// object.
    pub(super) fn left_with(&self, tokens: &Range<usize>) -> Option<usize> {
        const LEFT: &[&str] =
            &["left", "leaves", "leaving", "leave", "landed", "put", "puts", "putting", "sent"];
        let with = (tokens.start.saturating_sub(3).max(self.tokens.start)..tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["with", "nursing", "needing"]))?;
        let (number, mention) =
            self.mentions().filter(|(_, m)| m.tokens.end <= with && !m.possessive).last()?;
        let near = mention.tokens.end == with || self.any_word(mention.tokens.end..with, &["hospital"]);
        let from = mention.tokens.start.saturating_sub(4).max(self.tokens.start);
        let plain = |i: usize| self.function(i).is_empty() || self.function(i).contains(Function::DETERMINER);
        let verb = (from..mention.tokens.start).rev().find(|&i| !plain(i) || self.is_word(i, LEFT))?;
        // "forced off Ferreira with a broken toe", "put out Costa with a knee injury".
        let off = self.is_word(verb, &["off", "out"])
            && self.is_word(verb.wrapping_sub(1), &["forced", "forces", "forcing", "put", "knocked", "took"]);
        (near && (off || self.is_word(verb, LEFT))).then_some(number)
    }

    /// "a tackle that put Ferreira in hospital", "left Costa concussed": whom the verb has so, right before the words.
    pub(super) fn left_so(&self, tokens: &Range<usize>) -> Option<usize> {
        const LEFT: &[&str] = &["left", "leaves", "leaving", "leave", "put", "puts", "putting", "sent"];
        let (number, mention) =
            self.mentions().find(|(_, m)| m.tokens.end == tokens.start && !m.possessive)?;
        let from = mention.tokens.start.saturating_sub(4).max(self.tokens.start);
        let plain = |i: usize| self.function(i).is_empty() || self.function(i).contains(Function::DETERMINER);
        let verb = (from..mention.tokens.start).rev().find(|&i| !plain(i) || self.is_word(i, LEFT))?;
        self.is_word(verb, LEFT).then_some(number)
    }
}
