//! Who is hurt, told before the words of the hurt: the subject, and whom the sentence thinks of.

use std::ops::Range;

use super::Patient;
use crate::grammar::{Function, Link, Segment};
use crate::lexicon::{Class, Hit};
use crate::people::{Form, Mention, PersonKey};
use crate::scene::Scene;
use crate::text::Shape;

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

    /// Whether somebody is the speaker of a quote that says nothing of himself: "'It is a calf strain,' said Dorn".
    pub(crate) fn speaks_of_another(&self, person: PersonKey, tokens: &Range<usize>) -> bool {
        const SELF: &[&str] = &["i", "my", "me", "myself", "we", "our"];
        let speaker = matches!(self.page.quotes.voice_at(tokens.start), Some(crate::quotes::Voice::Person(p)) if *p == person);
        speaker
            && self.page.quotes.at(tokens.start).is_some_and(|q| {
                let from = q.tokens.start.max(self.tokens.start);
                !(from..q.tokens.end.min(self.tokens.end)).any(|i| self.is_word(i, SELF))
            })
    }

    /// Whether a segment's verb is one of getting hurt, or a form of *have* that takes these words: its subject's own.
    fn hurting(&self, segment: &Segment, tokens: &Range<usize>) -> bool {
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

    /// The subject of the words' own segment, else the sentence's, else whom the sentences before spoke of.
    /// "I think he's okay, it's just a strain": of whom the speaker thinks.
    fn thought_of(
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
    fn quotes_of_him(&self, subject: &Mention, tokens: &Range<usize>) -> Option<Option<Patient>> {
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
    fn said_of(&self, subject: &Mention, tokens: &Range<usize>) -> Option<Patient> {
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
    fn it_is_anothers(&self, subject: &Mention, tokens: &Range<usize>) -> Option<Patient> {
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
    fn posts_of_himself(&self, tokens: &Range<usize>) -> Option<Patient> {
        const POSTS: &[&str] = &[
            "tweeted", "tweets", "posted", "wrote", "twitter", "instagram", "facebook", "tweet", "snapchat",
            "weibo",
        ];
        let quote = self.page.quotes.at(tokens.start).filter(|q| !q.partial)?;
        let Some(crate::quotes::Voice::Person(person)) = &quote.speaker else { return None };
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

    pub(super) fn subject(&self, tokens: &Range<usize>) -> Option<Patient> {
        if let Some(found) = self.object_does(tokens) {
            return Some(found);
        }
        if self.does_another_of_his(tokens) {
            return None;
        }
        let segment = self.segment(tokens.start);
        if let Some(found) = self.quoted_about(tokens) {
            let subject = segment.and_then(|s| s.subject).and_then(|s| self.mention(s));
            let own = |m: &Mention| match m.form {
                Form::Speaker => segment.is_some_and(|s| self.hurting(s, tokens)),
                _ => m.persons.iter().any(|&k| self.may_be_patient(k)),
            };
            if !subject.is_some_and(own) {
                return Some(found);
            }
        }
        if let Some(number) = segment.and_then(|s| s.subject) {
            let why = match segment.map(|s| s.link) {
                Some(Link::Relative) => "whom the relative clause speaks of",
                _ => "the subject",
            };
            let mention = self.mention(number)?;
            if let Some(found) = self.quotes_of_him(mention, tokens) {
                return found;
            }
            if let Some(found) =
                self.thought_of(mention, segment, tokens).or_else(|| self.said_of(mention, tokens))
            {
                return Some(found);
            }
            if let Some(found) = self.it_is_anothers(mention, tokens) {
                return Some(found);
            }
            // "Brandt and the champion Ferreira, who is hurt": of the last only.
            let relative = segment.filter(|s| s.link == Link::Relative);
            let one = relative.is_some_and(|s| {
                let start = s.tokens.start;
                self.any_word(start..start + 2, &["is", "was", "has"]) && mention.tokens.end <= start
            });
            if one {
                let persons: Vec<_> =
                    mention.persons.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
                if !persons.is_empty() {
                    return Some(Patient { persons, mention: Some(mention.tokens.clone()), why });
                }
            }
            if !mention.persons.is_empty() {
                let found = self.by_mention(number, why);
                // "The manager himself was in bed with a stomach upset".
                if self.is_word(mention.tokens.end, &["himself", "herself"]) {
                    return found;
                }
                let found = found.or_else(|| self.only_named(tokens));
                // A manager speaks; of whom, the sentences before tell. What he himself hurts is his own.
                let own = segment.is_some_and(|s| self.hurting(s, tokens));
                if found.is_some() || own || self.may_be_patients() {
                    return found;
                }
            }
            if mention.form != Form::Pronoun && mention.persons.is_empty() {
                return self.found_by(mention, tokens);
            }
        }
        if segment.is_some_and(|s| s.subject.is_none())
            && let Some(patient) = self.posts_of_himself(tokens)
        {
            return Some(patient);
        }
        if segment.is_some_and(|s| s.subject.is_none())
            && let Some(patient) = self.only_named(tokens)
        {
            return Some(patient);
        }
        if segment.is_some_and(|s| self.apposed_to_other(s)) {
            return None;
        }
        let spoken: Vec<_> = self.topic.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        // Nobody else who could be meant: no subject, and no other player named.
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
