//! Who is hurt, told before the words of the hurt: the subject, the object that does it, whom the sentences before spoke of.

use std::ops::Range;

use super::Patient;
use crate::grammar::{Function, Link, Segment};
use crate::lexicon::{Class, Hit};
use crate::people::{Form, Mention, PersonKey};
use crate::scene::Scene;

impl Scene<'_> {
    /// "The coach has ruled Ferreira out with a cold", "City will miss the services of Ferreira after a knee injury": where
    /// a team or a manager is the subject, the one player named before the injury in its clause is meant.
    fn only_named(&self, tokens: &Range<usize>) -> Option<Patient> {
        let segment = self.segment(tokens.start)?;
        // "has recalled Ferreira after a calf injury": a piece without a verb belongs to the clause before it.
        let hangs = |s: &&Segment| s.tokens.end == segment.tokens.start && s.verb.at.is_some();
        let piece = segment.verb.at.is_none() && segment.link == Link::Subordinate;
        let whole = if piece { self.segments.iter().find(hangs) } else { None };
        let first = whole.map_or(segment.tokens.start, |s| s.tokens.start);
        let from = first.max(tokens.start.saturating_sub(30));
        let mut found: Option<(usize, PersonKey)> = None;
        for (number, m) in
            self.mentions().filter(|(_, m)| m.tokens.start >= from && m.tokens.end <= tokens.start)
        {
            for &key in m.persons.iter().filter(|&&k| self.may_be_patient(k)) {
                if found.is_some_and(|(_, other)| other != key) {
                    return None;
                }
                found.get_or_insert((number, key));
            }
        }
        self.by_mention(found?.0, "the only player whom the clause names")
    }

    /// Whether a segment's verb is one of getting hurt, or a form of *have* that takes these words: its subject's own.
    pub(super) fn hurting(&self, segment: &Segment, tokens: &Range<usize>) -> bool {
        let Some(verb) = segment.verb.at else { return false };
        // "confirmed a break": there it is a noun.
        let noun = Function::DETERMINER | Function::POSSESSIVE | Function::PREPOSITION;
        let hurts = |hit: &Hit| {
            let at = hit.start as usize;
            (verb..verb + 3).contains(&at)
                && at <= tokens.start
                && !self.function(at.wrapping_sub(1)).intersects(noun)
        };
        let has = |i: usize| {
            self.function(i).intersects(Function::HAVE | Function::DETERMINER) || self.is_word(i, &["got"])
        };
        let owned = verb < tokens.start && (verb..tokens.start).all(has);
        owned || self.phrases(Class::InjuryVerb).any(|(hit, _)| hurts(hit))
    }

    /// "Chairman Alan Moss, recovering from surgery, …": apposed to somebody who is no player, it is his.
    fn apposed_to_other(&self, segment: &Segment) -> bool {
        let comma = segment.tokens.start.wrapping_sub(1);
        let (at, comma) = if self.is_mark(segment.tokens.start, ",") {
            (segment.tokens.start, true)
        } else {
            (comma, self.is_mark(comma, ","))
        };
        let before = self.mentions().find(|(_, m)| m.tokens.end == at);
        comma
            && before.is_some_and(|(_, m)| {
                !m.persons.is_empty() && !m.persons.iter().any(|&key| self.may_be_patient(key))
            })
    }

    /// "praised Ferreira for playing on with a broken rib", "urged Costa to rest his knee", "forced him to retire hurt": whoever is the
    /// verb's object is the one who does what follows.
    fn object_does(&self, tokens: &Range<usize>) -> Option<Patient> {
        const LONGEST: usize = 8;
        let from = tokens.start.saturating_sub(LONGEST).max(self.tokens.start);
        let lead = (from..tokens.start).rev().find(|&i| self.is_word(i, &["to", "for"]))?;
        let gerund = self.is_word(lead, &["for"]);
        let doing = self.lower(lead + 1);
        let apart = |i: usize| {
            self.is_mark(i, ",") || self.function(i).intersects(Function::RELATIVE | Function::THAT)
        };
        let (number, mention) = self.mentions().find(|(_, m)| m.tokens.end == lead && !m.possessive)?;
        let verb = self.over_his_trade(mention.tokens.start).checked_sub(1)?;
        let verbs = if gerund { crate::people::HAILS } else { crate::people::MAKES };
        let does = if gerund {
            doing.ends_with("ing")
        } else {
            self.function(lead + 1).is_empty() || self.function(lead + 1).verbal()
        };
        (does && self.is_word(verb, verbs) && !(lead..tokens.start).any(apart) && !self.passive_at(verb))
            .then(|| self.by_mention(number, "the verb's object, who does it"))
            .flatten()
    }

    /// Where the words begin that say what somebody is: "striker Ferreira", "his captain Costa".
    fn over_his_trade(&self, name: usize) -> usize {
        const LONGEST: usize = 3;
        let role = |i: usize| {
            self.phrases(Class::Role).any(|(h, _)| h.tokens().contains(&i))
                || self.is_word(i, &["his", "her", "the", "their"])
        };
        (name.saturating_sub(LONGEST)..name).rev().take_while(|&i| role(i)).last().unwrap_or(name)
    }

    /// "was urged": done to the subject.
    fn passive_at(&self, verb: usize) -> bool {
        self.function(verb.wrapping_sub(1)).contains(Function::BE) && !self.lower(verb).ends_with("ing")
    }

    /// "was told his captain will be out for six weeks": the clause of somebody who is his, whom nobody names.
    fn does_another_of_his(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 6;
        let near = tokens.start.saturating_sub(REACH).max(self.tokens.start)..tokens.start;
        let finite = |i: usize| {
            self.function(i).intersects(Function::FUTURE | Function::MODAL | Function::BE | Function::HAVE)
        };
        // "his star man will be out": whatever he is called.
        const CALLED: &[&str] =
            &["man", "star", "player", "talisman", "ace", "rival", "opponent", "mate", "colleague"];
        let whose = |i: usize| {
            self.is_word(i, &["his", "her", "their"])
                && !self.mentions().any(|(_, m)| m.tokens.start == i && m.tokens.len() > 1)
        };
        let called = |v: usize| {
            finite(v)
                && self.is_word(v - 1, CALLED)
                && (v.saturating_sub(4)..v - 1).any(|j| {
                    whose(j)
                        && (j + 1..v - 1)
                            .all(|k| self.function(k).is_empty() && self.page.people.at(k).is_none())
                })
                && (v..tokens.start).all(|i| !self.is_mark(i, ",") && self.page.people.at(i).is_none())
        };
        if (near.start + 2..near.end).any(called) {
            return true;
        }
        self.mentions().any(|(_, m)| {
            m.form == Form::Epithet
                && m.persons.is_empty()
                && near.contains(&m.tokens.end)
                && self.is_word(m.tokens.start, &["his", "her", "their"])
                && finite(m.tokens.end)
                && (m.tokens.end..tokens.start)
                    .all(|i| !self.is_mark(i, ",") && self.page.people.at(i).is_none())
        })
    }

    /// "pulled up and the club's physio confirmed a hamstring tear": what somebody without a name finds out is that of the one player whom the
    /// sentence has named before, or of whom the sentences before speak.
    fn found_by(&self, finder: &Mention, tokens: &Range<usize>) -> Option<Patient> {
        const FINDS: &[&str] = &[
            "confirmed", "diagnosed", "found", "discovered", "detected", "revealed", "suspects", "feared",
            "fears",
        ];
        const REACH: usize = 6;
        let at = (finder.tokens.end..tokens.start.min(finder.tokens.end + REACH))
            .find(|&i| self.is_word(i, FINDS))?;
        if (at + 1..tokens.start).any(|i| self.function(i).verbal() || self.is_mark(i, ","))
            || self.passive_at(at)
        {
            return None;
        }
        let mut persons: Vec<PersonKey> = self
            .mentions()
            .filter(|(_, m)| m.tokens.end <= finder.tokens.start)
            .flat_map(|(_, m)| m.persons.iter().copied())
            .filter(|&k| self.may_be_patient(k))
            .collect();
        persons.sort_unstable();
        persons.dedup();
        if persons.is_empty() {
            persons = self.topic.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        }
        (persons.len() == 1).then_some(Patient { persons, mention: None, why: "in whom it was found" })
    }

    /// The subject of the words' own segment, else the sentence's, else whom the sentences before spoke of.
    pub(super) fn subject(&self, tokens: &Range<usize>) -> Option<Patient> {
        if let Some(found) = self.object_does(tokens) {
            return Some(found);
        }
        if self.does_another_of_his(tokens) {
            return None;
        }
        let segment = self.segment(tokens.start);
        if let Some(found) = self.quoted_about(tokens)
            && !segment.is_some_and(|s| self.has_its_own_patient(s, tokens))
        {
            return Some(found);
        }
        if let Some(segment) = segment {
            if let Some(number) = segment.subject {
                if let Some(found) = self.by_the_subject(segment, number, tokens) {
                    return found;
                }
            } else if let Some(found) = self.posts_of_himself(tokens).or_else(|| self.only_named(tokens)) {
                return Some(found);
            }
            if self.apposed_to_other(segment) {
                return None;
            }
        }
        self.spoken_of_before(segment, tokens)
    }

    /// Whether a quote's own words say who is hurt: its subject is a player, or the speaker tells of a hurt of his.
    fn has_its_own_patient(&self, segment: &Segment, tokens: &Range<usize>) -> bool {
        segment.subject.and_then(|s| self.mention(s)).is_some_and(|m| match m.form {
            Form::Speaker => self.hurting(segment, tokens),
            _ => m.persons.iter().any(|&k| self.may_be_patient(k)),
        })
    }

    /// The subject, or of whom it speaks. The outer `None`: it decides nothing; the inner: it tells that nobody who is known is meant.
    fn by_the_subject(
        &self,
        segment: &Segment,
        number: usize,
        tokens: &Range<usize>,
    ) -> Option<Option<Patient>> {
        let Some(mention) = self.mention(number) else { return Some(None) };
        let why = match segment.link {
            Link::Relative => "whom the relative clause speaks of",
            _ => "the subject",
        };
        if let Some(found) = self.quotes_of_him(mention, tokens) {
            return Some(found);
        }
        let another = self
            .thought_of(mention, Some(segment), tokens)
            .or_else(|| self.said_of(mention, tokens))
            .or_else(|| self.it_is_anothers(mention, tokens))
            .or_else(|| self.last_of_a_list(segment, mention, why));
        if another.is_some() {
            return Some(another);
        }
        if mention.persons.is_empty() {
            return (mention.form != Form::Pronoun).then(|| self.found_by(mention, tokens));
        }
        let found = self.by_mention(number, why);
        // "The manager himself was in bed with a stomach upset".
        if self.is_word(mention.tokens.end, &["himself", "herself"]) {
            return Some(found);
        }
        let found = found.or_else(|| self.only_named(tokens));
        // A manager speaks; of whom, the sentences before tell. What he himself hurts is his own.
        (found.is_some() || self.hurting(segment, tokens) || self.may_be_patients()).then_some(found)
    }

    /// "Brandt and the champion Ferreira, who is hurt": of the last only.
    fn last_of_a_list(&self, segment: &Segment, subject: &Mention, why: &'static str) -> Option<Patient> {
        let start = segment.tokens.start;
        let one = segment.link == Link::Relative
            && self.any_word(start..start + 2, &["is", "was", "has"])
            && subject.tokens.end <= start;
        let persons: Vec<_> =
            subject.persons.iter().copied().filter(|&k| one && self.may_be_patient(k)).collect();
        (!persons.is_empty()).then(|| Patient { persons, mention: Some(subject.tokens.clone()), why })
    }

    /// Whom the sentences before spoke of, where nobody else could be meant: no subject, and no other player named.
    fn spoken_of_before(&self, segment: Option<&Segment>, tokens: &Range<usize>) -> Option<Patient> {
        let spoken: Vec<_> = self.topic.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        let other = |k: &PersonKey| {
            self.may_be_patient(*k) && !spoken.contains(k) && !self.speaks_of_another(*k, tokens)
        };
        let nobody = !self.mentions().any(|(_, m)| m.persons.iter().any(other));
        let silent = nobody || segment.and_then(|s| s.subject).is_some();
        // "They have one session a day": several, if the words are of several.
        let around = segment.map_or(tokens.clone(), |s| s.tokens.clone());
        let several = self.any_word(around, &["they", "them", "their", "both", "we", "us", "our"])
            || segment.is_some_and(|s| s.subject.is_none() && s.verb.at.is_none());
        (silent && (spoken.len() == 1 || (several && !spoken.is_empty()))).then_some(Patient {
            persons: spoken,
            mention: None,
            why: "whom the sentences before speak of",
        })
    }
}
