//! Who is hurt: from the words that tell of an injury to the person who has it.

mod anybody;
mod apposed;
mod before;
mod behind;
mod bracketed;
mod forced;
mod gave_way;
mod kin;
mod listed_with;
mod missing;
mod of_two;
mod resumed;
mod sides;
mod spoken_of;
#[cfg(test)]
mod tests;
mod turned;

use std::ops::Range;

pub(crate) use behind::KEEPS_OUT;
use behind::MANY;
pub(crate) use kin::KIN;

use super::missed::{LOST, WITHOUT};
use super::{Ailment, Scene};
use crate::grammar::{Function, Link};
use crate::people::{Form, Kind, PersonKey};
use crate::text::{Shape, Words};

/// Whom the words speak of, and how that was found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patient {
    /// One, or each member of a group or a list.
    pub persons: Vec<PersonKey>,
    /// Tokens of the (first) mention, when it stands in the sentence.
    pub mention: Option<Range<usize>>,
    /// The fact of English that decided, for people.
    pub why: &'static str,
}

impl Scene<'_> {
    /// The patient of an ailment.
    pub fn patient_of(&self, ailment: &Ailment) -> Option<Patient> {
        if self.kin_does(&ailment.tokens) {
            return None;
        }
        if let Some((patient, _)) = self.had_back(&ailment.tokens) {
            return Some(patient);
        }
        if let Some(owner) = ailment.owner {
            // "the injury to his hamstring has ruled Ferreira out": the pronoun before the name it means.
            let open = self.mention(owner).is_some_and(|m| m.form == Form::Pronoun && m.persons.is_empty());
            let kept_out = || self.after(&ailment.tokens).flatten().filter(|p| p.persons.len() == 1);
            let named = self.by_mention(owner, "whose it is").or_else(|| self.own_subject(owner));
            return named.or_else(|| if open { kept_out() } else { None });
        }
        // "the club's injury list": it is owned, and by nobody who can be hurt.
        let before = ailment.tokens.start.wrapping_sub(1);
        if self.page.surface.tokens.get(before).is_some_and(|t| t.is(Shape::CLITIC))
            && self.lower(before).ends_with('s')
        {
            return None;
        }
        if let Some(owner) = self.hurt_by_a_thing(ailment) {
            return Some(owner);
        }
        self.attributive(ailment)
            .or_else(|| self.patient(&ailment.tokens))
            .or_else(|| self.body_named_within(ailment))
    }

    /// "was examined by a doctor, who found a stress fracture in her foot": where nothing else tells, whose body the words name.
    fn body_named_within(&self, ailment: &Ailment) -> Option<Patient> {
        let inside = |m: &crate::people::Mention| m.possessive && ailment.tokens.contains(&m.tokens.start);
        let (number, _) = self.mentions().find(|(_, m)| inside(m))?;
        self.by_mention(number, "whose body the words name")
    }

    /// "plays down Ferreira injury fears", "a Costa knee problem": the name right before the noun says whose it is.
    fn attributive(&self, ailment: &Ailment) -> Option<Patient> {
        if ailment.adjective {
            return None;
        }
        if let Some(patient) = self.gapped(ailment).or_else(|| self.given(ailment)) {
            return Some(patient);
        }
        if ailment.bare_part {
            return None;
        }
        let start = ailment.tokens.start;
        let (number, mention) =
            self.mentions().find(|(_, m)| m.tokens.end == start && !self.is_word(start, &["a", "an"]))?;
        let named = matches!(mention.form, Form::Full | Form::Surname | Form::Given) && !mention.possessive;
        named.then(|| self.by_mention(number, "whose name the injury bears")).flatten()
    }

    /// "Ferreira suffered a kick and winger Costa a thigh injury": the verb is left out before the second.
    pub fn gapped(&self, ailment: &Ailment) -> Option<Patient> {
        if let Some(patient) = self.of_two(ailment) {
            return Some(patient);
        }
        let start = ailment.tokens.start;
        let article = |i: usize| self.is_word(i, &["a", "an"]);
        let object = if article(start) { start } else { start.checked_sub(1).filter(|&i| article(i))? };
        let mention = self.mentions().map(|(_, m)| m).find(|m| m.tokens.end == object && !m.possessive)?;
        let from = mention.tokens.start.saturating_sub(6).max(self.tokens.start);
        let link = |i: usize| self.function(i).contains(Function::CONJ) || self.is_mark(i, ",");
        // "and Hull's Costa a knee problem": a genitive is no verb.
        let clitic = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC));
        let joint =
            (from..mention.tokens.start).rev().find(|&i| link(i) || self.function(i).verbal() && !clitic(i));
        let joined =
            joint.is_some_and(link) && matches!(mention.form, Form::Full | Form::Surname | Form::Given);
        let persons: Vec<_> =
            mention.persons.iter().copied().filter(|&k| joined && self.may_be_patient(k)).collect();
        (!persons.is_empty()).then(|| Patient {
            persons,
            mention: Some(mention.tokens.clone()),
            why: "named right before, with the verb left out",
        })
    }

    /// "the tackle gave (prop) Ferreira a broken nose": whom the verb gives it.
    fn given(&self, ailment: &Ailment) -> Option<Patient> {
        const GAVE: &[&str] = &["gave", "gives", "give", "giving", "dealt"];
        let start = ailment.tokens.start;
        let article = |i: usize| self.is_word(i, &["a", "an"]);
        let object = if article(start) { start } else { start.checked_sub(1).filter(|&i| article(i))? };
        let (number, mention) = self.mentions().find(|(_, m)| m.tokens.end == object && !m.possessive)?;
        let from = mention.tokens.start.saturating_sub(3).max(self.tokens.start);
        let verb = (from..mention.tokens.start).rev().find(|&i| self.is_word(i, GAVE))?;
        let plain =
            (verb + 1..mention.tokens.start).all(|i| self.function(i).is_empty() && !self.is_mark(i, ","));
        plain.then(|| self.by_mention(number, "whom the verb gives it")).flatten()
    }

    /// "hopes to have Ferreira back from a knee injury", "expect Costa back from surgery": whom somebody has, or is to have, back from an
    /// ailment, and whether that is still to come.
    pub fn had_back(&self, ailment: &Range<usize>) -> Option<(Patient, bool)> {
        const REACH: usize = 5;
        let from = ailment.start.saturating_sub(REACH).max(self.tokens.start);
        let back = (from..ailment.start)
            .rev()
            .find(|&i| self.is_word(i, &["back"]) && self.is_word(i + 1, &["from", "after", "following"]))?;
        let patient = self.had_so(&(back..back + 1))?;
        let start = patient.mention.as_ref()?.start;
        Some((patient, self.had_later(start)))
    }

    /// Whether who is named at a token is had so only later.
    fn had_later(&self, start: usize) -> bool {
        const LATER: &[&str] = &[
            "to", "expect", "expects", "expected", "expecting", "want", "wants", "will", "'ll", "could",
            "can", "should", "might", "may",
        ];
        // "is glad to have him fit": so he has him.
        const GLAD: &[&str] = &[
            "glad", "happy", "pleased", "delighted", "good", "great", "nice", "lucky", "fortunate", "boost",
            "relieved", "thrilled", "excited", "brilliant", "fantastic", "lovely", "massive", "important",
        ];
        let led = start.saturating_sub(5).max(self.tokens.start)..start;
        !self.any_word(led.clone(), GLAD) && self.any_word(led, LATER) || self.hoped_for(start)
    }

    /// "expects to have Ferreira and Costa fit again by May": whom somebody is to have so, later.
    pub fn to_be_had(&self, words: &Range<usize>) -> Option<Patient> {
        let patient = self.had_so(words)?;
        let start = patient.mention.as_ref()?.start;
        let first = |m: &&crate::people::Mention| {
            m.tokens.start < start
                && m.persons.iter().all(|p| patient.persons.contains(p))
                && !m.persons.is_empty()
        };
        let start = self.mentions().map(|(_, m)| m).find(first).map_or(start, |m| m.tokens.start);
        self.had_later(start).then_some(patient)
    }

    /// "hopes to have Ferreira fit", "could have Costa and Brandt back": whom the verb has so.
    pub fn had_so(&self, words: &Range<usize>) -> Option<Patient> {
        const HAS: &[&str] = &[
            "have", "has", "having", "had", "get", "getting", "got", "expect", "expects", "expected",
            "expecting", "want", "wants", "see", "seeing",
        ];
        // "hope to have Ferreira, who has a groin problem, back".
        let before = self.segments.iter().find(|s| {
            s.link == Link::Relative && s.tokens.end + 1 == words.start && self.is_mark(s.tokens.end, ",")
        });
        let end = before.map_or(words.start, |s| s.tokens.start.saturating_sub(1));
        let (number, _) = self.mentions().find(|(_, m)| m.tokens.end == end && !m.possessive)?;
        let start = self.mention(*self.coordinated(number).first()?)?.tokens.start;
        let from = start.saturating_sub(4).max(self.tokens.start);
        let verb = (from..start).rev().find(|&i| self.is_word(i, HAS))?;
        // "have joined Ferreira on the list": the auxiliary of another verb.
        let plain = (verb + 1..start)
            .all(|i| !self.function(i).verbal() && !self.is_mark(i, ",") && !self.lower(i).ends_with("ed"));
        let subject =
            self.mentions().any(|(_, m)| m.tokens.start < verb && self.tokens.start <= m.tokens.start);
        // "we hope to have him back", "Rovers will have Brandt back".
        let team = self.any_word(
            verb.saturating_sub(3).max(self.tokens.start)..verb,
            &["to", "we", "they", "I", "will", "'ll", "could", "can", "should", "might", "may"],
        );
        // "hope of having Brandt back".
        let team =
            team || self.is_word(verb, &["having", "getting"]) && self.is_word(verb.wrapping_sub(1), &["of"]);
        // "Rovers expect Brandt back".
        let side = self.page.surface.tokens.get(verb.wrapping_sub(1)).is_some_and(|t| t.is(Shape::CAPITAL));
        (plain && (subject || team || side))
            .then(|| self.by_mention(number, "whom the verb has so"))
            .flatten()
    }

    /// "the tackle that broke his leg": the clause's own subject is a thing, and the hurt is his whose body is named, who may be named within
    /// the words ("broke his leg" is one phrase).
    fn hurt_by_a_thing(&self, ailment: &Ailment) -> Option<Patient> {
        let words = &ailment.tokens;
        let near = words.start.saturating_sub(2).max(self.tokens.start + 1)..words.start;
        let thing = near.into_iter().any(|i| {
            self.is_word(i, &["that", "which"])
                && (self.is_word(i - 1, crate::people::TACKLES)
                    || self.is_word(i - 1, &["fall", "crash", "accident", "incident"]))
        });
        let inside =
            || self.mentions().find(|(_, m)| m.possessive && words.contains(&m.tokens.start)).map(|(n, _)| n);
        let owner = ailment.owner.or_else(inside).filter(|_| thing)?;
        self.by_mention(owner, "whose body it is")
    }

    /// "Marlu has shaken off his injury": a possessive that the text leaves open is the subject's of its own segment.
    fn own_subject(&self, owner: usize) -> Option<Patient> {
        let mention = self.mention(owner).filter(|m| m.form == Form::Pronoun && m.persons.is_empty())?;
        let segment = self.segment(mention.tokens.start).filter(|s| s.own_subject)?;
        let subject = segment.subject.filter(|&s| s != owner)?;
        self.mention(subject).filter(|s| s.tokens.end <= mention.tokens.start)?;
        self.by_mention(subject, "whose it is: the subject's")
    }

    /// The one whose body it is, where the owner is named, else the patient of the words.
    pub fn owner_or_subject(&self, ailment: &Ailment, words: &Range<usize>) -> Option<Patient> {
        if self.kin_does(words) {
            return None;
        }
        if let Some(patient) = self.gapped(ailment) {
            return Some(patient);
        }
        if let Some(owner) = self.hurt_by_a_thing(ailment) {
            return Some(owner);
        }
        // "Dorn trod on Hale's hand and broke his finger": not the doer's.
        let named = ailment.owner.filter(|&o| {
            self.mention(o).is_some_and(|m| m.form != Form::Pronoun || m.why == crate::people::HARMED)
        });
        match named {
            Some(owner) => self.by_mention(owner, "whose body it is"),
            None => self.patient(words).or_else(|| self.by_mention(ailment.owner?, "whose body it is")),
        }
    }

    /// The patient of the words in `tokens`.
    pub fn patient(&self, tokens: &Range<usize>) -> Option<Patient> {
        if self.of_anybody(tokens) {
            return None;
        }
        if let Some(p) = self.bracketed(tokens) {
            return Some(p);
        }
        if self.relative_hurt(tokens) {
            return None;
        }
        if let Some(found) = self.listed_with(tokens) {
            return Some(found);
        }
        if let Some(found) = self.inverted(tokens).or_else(|| self.returns_from(tokens)) {
            return Some(found);
        }
        if let Some(gone) = self.gave_way(tokens) {
            return Some(gone);
        }
        if let Some(found) = self.after(tokens) {
            return found;
        }
        if let Some(p) = self.among_them(tokens) {
            return Some(p);
        }
        if let Some(p) = self.missing(tokens) {
            return Some(p);
        }
        if self.crowd(tokens) {
            return None;
        }
        if let Some(p) = self.whose_course(tokens) {
            return Some(p);
        }
        self.subject(tokens)
    }

    /// The person of a mention, with those it is coordinated with; `None` when it is nobody who could be a patient.
    pub fn by_mention(&self, number: usize, why: &'static str) -> Option<Patient> {
        let mention = self.mention(number)?;
        let mut persons: Vec<PersonKey> = Vec::new();
        for m in self.coordinated(number) {
            for &key in &self.mention(m)?.persons {
                if self.may_be_patient(key) && !persons.contains(&key) {
                    persons.push(key);
                }
            }
        }
        (!persons.is_empty()).then(|| Patient { persons, mention: Some(mention.tokens.clone()), why })
    }

    /// Managers, doctors and reporters fall ill too, but they are no entry of the record.
    pub fn may_be_patient(&self, key: PersonKey) -> bool {
        self.page.person(key).is_some_and(|p| matches!(p.kind, Kind::Player | Kind::Other))
    }

    /// Whether the sentence speaks of anybody who could be a patient.
    fn may_be_patients(&self) -> bool {
        self.mentions().any(|(_, m)| m.persons.iter().any(|&k| self.may_be_patient(k)))
    }

    /// The first mention that begins within some tokens from `from`.
    pub fn next_mention(&self, from: usize, reach: usize) -> Option<(usize, &crate::people::Mention)> {
        self.mentions().find(|(_, m)| m.tokens.start >= from).filter(|(_, m)| m.tokens.start <= from + reach)
    }

    /// "a number of internationals have been ruled out": the clause's own subject are many whom nobody names.
    pub fn crowd(&self, tokens: &Range<usize>) -> bool {
        const COUNTED: &[&str] = &[
            "number", "several", "many", "few", "most", "other", "handful", "host", "dozen", "two", "three",
            "four", "five", "six", "seven", "eight", "nine", "ten", "some", "string", "raft", "spate",
            "glut", "clutch",
        ];
        let Some(segment) = self.segment(tokens.start) else { return false };
        // "Dorn is one of four players who have withdrawn": of the one, whom the text names.
        let known = || {
            segment
                .subject
                .and_then(|s| self.mention(s))
                .is_some_and(|m| m.tokens.start == segment.tokens.start && !m.persons.is_empty())
        };
        if segment.link == Link::Relative && self.of_many(segment.tokens.start) && !known()
            || self.of_anybody(tokens)
        {
            return true;
        }
        // "will be without four players because of injury": they are hurt, and not the subject.
        const LACKS: Words<'_> = Words::of(&[WITHOUT, LOST, &["missing"]]);
        let from = tokens.start.saturating_sub(12).max(self.tokens.start);
        let lacked = (from..tokens.start).any(|i| {
            // "have a string of defenders injured".
            let has =
                self.is_word(i, &["have", "has", "had", "with"]) && self.any_word(i + 1..i + 4, COUNTED);
            (has || self.is_one(i, &LACKS))
                && (i + 1..(i + 6).min(tokens.end))
                    .any(|j| self.is_word(j, MANY) || self.is_word(j, &["quartet", "trio", "duo", "quintet"]))
                && !self.mentions().any(|(_, m)| i < m.tokens.start && m.tokens.start < tokens.start)
        });
        if lacked {
            return true;
        }
        if segment.own_subject {
            return false;
        }
        let Some(verb) = segment.verb.at.filter(|&v| v <= tokens.start) else { return false };
        let own = segment.tokens.start..verb;
        own.clone().any(|i| self.is_word(i, MANY) && self.any_word(own.start..i, COUNTED))
    }
}
