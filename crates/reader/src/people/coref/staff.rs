//! Whose trade nothing tells but what he says, and that he says it: staff by their voice.

use std::ops::Range;

use super::Walk;
use crate::people::marks::Mark;
use crate::people::{Form, Kind, Mention, PersonKey};

/// How a speaker speaks of others.
#[derive(Clone, Copy, Default)]
pub(super) struct OfOthers {
    /// What is done with them: "we … him".
    ours: bool,
    /// By name.
    named: bool,
}

impl Walk<'_, '_> {
    /// "Ryan got a kick, so we took him off": who speaks so of a player whom he names has the say over him.
    pub(super) fn hear_of_others(&mut self, speaker: PersonKey, inside: &[PersonKey], quote: Range<usize>) {
        const LONGEST: usize = 80;
        // Of whom the trade is known, nothing more is asked.
        if self.persons.get(speaker.0 as usize).is_none_or(|p| p.kind != Kind::Other) {
            return;
        }
        let word = |i: usize| self.scan.surface.word_at(i);
        let quote = quote.start..quote.end.min(quote.start + LONGEST);
        let ours = quote.clone().any(|i| {
            let we = matches!(word(i), "we" | "We") && i + 1 < quote.end;
            let him = (i + 1..(i + 5).min(quote.end)).any(|k| matches!(word(k), "him" | "them"));
            we && him
        }) || self.has_the_say(quote.clone());
        if let Some(n) = self.of_others.get_mut(speaker.0 as usize) {
            n.ours |= ours;
            n.named |= inside.iter().any(|p| *p != speaker);
        }
    }

    /// "when it comes to our locks", "he won't be available for selection": words of whoever picks the side.
    fn has_the_say(&self, quote: Range<usize>) -> bool {
        let word = |i: usize| self.scan.surface.word_at(i);
        quote.clone().any(|i| {
            let ours =
                matches!(word(i), "our" | "Our") && self.scan.marks.is(i + 1, Mark::ROLE | Mark::PLURAL);
            let picks = matches!(word(i), "available" | "unavailable")
                && !(i.saturating_sub(4).max(quote.start)..i).any(|k| matches!(word(k), "I" | "me"));
            ours || picks
        })
    }

    /// Persons of whose trade nothing else tells, and who speak of players as their staff do.
    pub(super) fn staff_by_voice(&mut self) {
        for (n, person) in self.of_others.iter().zip(self.persons.iter_mut()) {
            if n.ours && n.named && person.kind == Kind::Other {
                person.kind = Kind::Manager;
            }
        }
    }

    /// "The league's medical officer said so. Allen Dorn said …": who is named only in the second sentence is the officer of the first.
    pub(super) fn named_at_last(&mut self, mention: &Mention, sentence: usize, spoke: bool) {
        let Some((kind, told)) = self.unnamed else { return };
        let [person] = mention.persons.as_slice() else { return };
        let first = self.counts.get(person.0 as usize) == Some(&0);
        if sentence > told + 2 {
            self.unnamed = None;
        } else if mention.form == Form::Full && sentence > told {
            self.unnamed = None;
            if let Some(p) =
                self.persons.get_mut(person.0 as usize).filter(|p| first && spoke && p.kind == Kind::Other)
            {
                p.kind = kind;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::read;

    #[test]
    fn who_has_the_say_over_players_is_staff() {
        let kind = |text: &str| read(text).person("Oskar Hale").kind;
        assert_eq!(
            kind("Oskar Hale told reporters: \"Timo Dorn got a kick, so we took him off.\""),
            Kind::Manager
        );
        assert_eq!(kind("Oskar Hale told reporters: \"Timo Dorn played well and we won.\""), Kind::Other);
        // "The boss" is who spoke, and not who was hurt.
        let r = read(
            "Oskar Hale today revealed that Timo Dorn limped off. \"He is improving,\" the Rovers boss said.",
        );
        assert_eq!(r.speakers(), ["Oskar Hale"]);
    }

    #[test]
    fn staff_who_are_named_only_in_the_next_sentence() {
        let r = read(
            "The Premier League's chief medical officer says that more players are tested. Allan Dornau said so on Monday.",
        );
        assert_eq!(r.person("Allan Dornau").kind, Kind::Medic);
        let r = read(
            "The Premier League's chief medical officer says that more players are tested. Allan Dornau scored on Monday.",
        );
        assert_eq!(r.person("Allan Dornau").kind, Kind::Other);
    }
}
