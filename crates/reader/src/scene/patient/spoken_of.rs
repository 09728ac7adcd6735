//! Of whom the subject only speaks: "Dorn said Ferreira's recovery was ahead of schedule", "I think it's just a strain".

use std::ops::Range;

use super::Patient;
use crate::grammar::{Function, Segment};
use crate::people::{Form, Mention, PersonKey};
use crate::quotes::Voice;
use crate::scene::Scene;
use crate::text::Shape;

impl Scene<'_> {
    /// Whether somebody is the speaker of a quote that says nothing of himself: "'It is a calf strain,' said Dorn".
    pub(crate) fn speaks_of_another(&self, person: PersonKey, tokens: &Range<usize>) -> bool {
        const SELF: &[&str] = &["i", "my", "me", "myself", "we", "our"];
        let speaker =
            matches!(self.page.quotes.voice_at(tokens.start), Some(Voice::Person(p)) if *p == person);
        speaker
            && self.page.quotes.at(tokens.start).is_some_and(|q| {
                let from = q.tokens.start.max(self.tokens.start);
                !(from..q.tokens.end.min(self.tokens.end)).any(|i| self.is_word(i, SELF))
            })
    }

    /// "I think he's okay, it's just a strain": of whom the speaker thinks.
    pub(super) fn thought_of(
        &self,
        mention: &Mention,
        segment: Option<&Segment>,
        tokens: &Range<usize>,
    ) -> Option<Patient> {
        if mention.form != Form::Speaker || segment.is_some_and(|s| self.hurting(s, tokens)) {
            return None;
        }
        let other = |m: &Mention| {
            m.form == Form::Pronoun
                && !m.possessive
                && m.tokens.start >= mention.tokens.end
                && m.tokens.end <= tokens.start
                && m.person().is_some_and(|p| !mention.persons.contains(&p))
        };
        let (number, _) = self.mentions().filter(|(_, m)| other(m)).last()?;
        self.by_mention(number, "of whom the speaker thinks")
    }

    /// "Dorn says 'he's got a knee injury'": in a quote that goes on from who says it, *he* is another. The outer `None`: nothing of the
    /// kind; the inner: the text does not tell who it is.
    pub(super) fn quotes_of_him(&self, subject: &Mention, tokens: &Range<usize>) -> Option<Option<Patient>> {
        if subject.form == Form::Pronoun || subject.tokens.end > tokens.start {
            return None;
        }
        let says = |i: usize| {
            self.is_word(
                i,
                &[
                    "says", "said", "saying", "adding", "insisting", "claiming", "admitting", "joked",
                    "quipped",
                ],
            )
        };
        let quote = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::QUOTE));
        let (number, m) = self.mentions().find(|(_, m)| {
            let at = m.tokens.start;
            at >= subject.tokens.end + 2
                && m.tokens.end <= tokens.start
                && m.form == Form::Pronoun
                && !m.possessive
                && quote(at - 1)
                && says(at - 2)
        })?;
        if m.persons == subject.persons {
            return None;
        }
        Some(if m.persons.is_empty() { None } else { self.by_mention(number, "of whom the subject speaks") })
    }

    /// "Dorn said Ferreira's recovery was ahead of schedule": the one whom the subject names in what he says, before the words.
    pub(super) fn said_of(&self, subject: &Mention, tokens: &Range<usize>) -> Option<Patient> {
        const SAYS: &[&str] = &[
            "said", "says", "admitted", "revealed", "confirmed", "insisted", "believes", "added", "claimed",
            "announced", "told",
        ];
        if subject.form == Form::Pronoun || subject.persons.len() != 1 {
            return None;
        }
        let verb = (subject.tokens.end..subject.tokens.end + 3).find(|&i| self.is_word(i, SAYS))?;
        let mut named = self.mentions().filter(|(_, m)| {
            m.tokens.start > verb
                && m.tokens.end <= tokens.start
                && matches!(m.form, Form::Full | Form::Surname | Form::Given)
                && m.persons.iter().any(|k| self.may_be_patient(*k) && !subject.persons.contains(k))
        });
        // Of several, who is meant is not told so; and of him who says "I" or "he", it is himself.
        let (number, mention) = named.next().filter(|_| named.next().is_none())?;
        let himself = (verb + 1..tokens.start).any(|i| {
            self.is_word(i, &["he", "she", "his", "her", "I", "my", "himself", "herself"])
                && i < mention.tokens.start
        });
        let object = (mention.tokens.start.saturating_sub(1)..mention.tokens.start)
            .any(|i| self.function(i).contains(Function::PREPOSITION) && !self.is_word(i, &["of", "for"]));
        (!himself && !object).then(|| self.by_mention(number, "of whom the subject speaks")).flatten()
    }

    /// "Dorn said he hoped it was only a strain": what "it" names is that of the one of whom the sentences before speak, if that is
    /// somebody else.
    pub(super) fn it_is_anothers(&self, subject: &Mention, tokens: &Range<usize>) -> Option<Patient> {
        const NEAR: usize = 6;
        const HOPES: &[&str] = &[
            "said", "says", "hoped", "hopes", "hoping", "thought", "thinks", "believes", "believed",
            "feared", "fears", "confirmed", "felt",
        ];
        let from = tokens.start.saturating_sub(NEAR).max(subject.tokens.end);
        let it = (from..tokens.start).rev().find(|&i| {
            self.is_word(i, &["it", "this", "that"])
                && self.function(i + 1).intersects(Function::BE | Function::MODAL)
        })?;
        let spoken: Vec<_> = self.topic.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        let another = !spoken.iter().any(|k| subject.persons.contains(k));
        (self.is_word(it.wrapping_sub(1), HOPES) && another && spoken.len() == 1).then_some(Patient {
            persons: spoken,
            mention: None,
            why: "of whom the sentences before speak",
        })
    }

    /// Ferreira tweeted: "Gutted to be out for the season": who posts leaves out that it is he.
    pub(super) fn posts_of_himself(&self, tokens: &Range<usize>) -> Option<Patient> {
        const POSTS: &[&str] = &[
            "tweeted", "tweets", "posted", "wrote", "twitter", "instagram", "facebook", "tweet", "snapchat",
            "weibo",
        ];
        let quote = self.page.quotes.at(tokens.start).filter(|q| !q.partial)?;
        let Some(Voice::Person(person)) = &quote.speaker else { return None };
        // "he wrote on his Twitter page".
        const BEHIND: usize = 6;
        let end = quote.attribution.end;
        let behind = (end..end + BEHIND).take_while(|&i| self.page.surface.word_at(i) != ".").last();
        let posts = self.any_word(quote.attribution.start..behind.map_or(end, |b| b + 1), POSTS);
        // "The next stage is a stress fracture" has a subject, if nobody's name.
        let opens =
            self.segment(tokens.start).is_some_and(|s| s.verb.at.is_none_or(|v| v <= s.tokens.start + 2));
        let other = self.mentions().any(|(_, m)| {
            quote.tokens.contains(&m.tokens.start)
                && m.form != Form::Speaker
                && m.tokens.start < tokens.start
                && m.persons != [*person]
        });
        (posts && opens && !other && self.may_be_patient(*person)).then(|| Patient {
            persons: vec![*person],
            mention: None,
            why: "who posts it of himself",
        })
    }

    /// "'The ankle is still sore,' Dorn said of Ferreira": of whom the words beside a quote say that it speaks.
    pub(crate) fn quoted_about(&self, tokens: &Range<usize>) -> Option<Patient> {
        let about = self.page.quotes.at(tokens.start)?.about.filter(|&k| self.may_be_patient(k))?;
        Some(Patient { persons: vec![about], mention: None, why: "of whom it is said" })
    }
}
