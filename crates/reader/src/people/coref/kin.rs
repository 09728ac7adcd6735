//! Who is meant by what he is to another: "his son" of whose father speaks, "his opponent" of the two who meet.

use super::{MEMORY, Walk};
use crate::people::{Form, Kind, Mention, PersonKey, possessive};
use crate::text::Shape;

/// Who speaks of a player as what: "Dorn's father … his son".
const KIN: &[(&[&str], &[&str])] = &[
    (
        &["son", "daughter", "boy", "girl"],
        &["father", "mother", "dad", "mum", "parents", "stepfather", "stepmother"],
    ),
    (&["brother", "sister"], &["brother", "sister", "twin", "sibling"]),
    (
        &["husband", "wife", "partner", "boyfriend", "girlfriend"],
        &["wife", "husband", "partner", "girlfriend", "boyfriend"],
    ),
    (&["nephew", "niece"], &["uncle", "aunt"]),
    (&["grandson", "granddaughter"], &["grandfather", "grandmother"]),
    (&["client"], &["agent", "representative", "adviser", "advisor", "lawyer"]),
    (&["patient"], &["surgeon", "doctor", "specialist"]),
    (&["charge", "protege", "pupil"], &["coach", "trainer"]),
];

/// Whom somebody meets.
const MEETS: &[&str] = &["opponent", "rival", "adversary", "opposite"];

impl Walk<'_, '_> {
    /// "his son", "her client", of whoever speaks of Dorn as "Dorn's father", "Dorn's agent".
    pub(super) fn kin(&self, i: usize) -> Option<Mention> {
        const SENTENCES: usize = 3;
        const NEAR: usize = 8;
        let word = |k: usize| self.scan.surface.word_at(k);
        if !self.scan.surface.is_exactly(i, &["his", "His", "her", "Her", "their", "Their"]) {
            return None;
        }
        let (_, speakers) = KIN.iter().find(|(kin, _)| kin.contains(&word(i + 1)))?;
        let sentence = self.scan.surface.sentence_of(i)?;
        let near = |m: &&Mention| {
            self.scan.surface.sentence_of(m.tokens.start).is_some_and(|s| s + SENTENCES > sentence)
        };
        let said_so = |m: &&Mention| {
            let named = matches!(m.form, Form::Full | Form::Surname | Form::Given);
            named && m.possessive && (m.tokens.end + 1..m.tokens.end + 4).any(|k| speakers.contains(&word(k)))
        };
        let of = self.mentions.iter().rev().take(NEAR).take_while(near).find(said_so)?;
        Some(self.described(i, vec![of.person()?], "of whom his own people speak"))
    }

    /// "Dorn won after his opponent retired": of two whom a sentence names, the other.
    pub(super) fn opponent(&self, i: usize) -> Option<Mention> {
        let his = self.scan.surface.is_exactly(i + 1, MEETS)
            && self.scan.surface.is_exactly(i, &["his", "her", "His", "Her"]);
        if !his {
            return None;
        }
        let goes_on =
            self.scan.surface.tokens.get(i + 2).is_some_and(|t| t.is(Shape::CAPITAL | Shape::HYPHENATED))
                || self.scan.marks.role(i + 2).is_some();
        if goes_on {
            return None;
        }
        let here = self.scan.surface.sentence_of(i)?;
        let mut two: Vec<PersonKey> = Vec::new();
        let mut sentence = None;
        for r in self.recent.iter().rev().take(MEMORY).take_while(|r| r.sentence + 1 >= here) {
            // Of the last sentence that names two, those two.
            if sentence != Some(r.sentence) && two.len() == 2 {
                break;
            }
            sentence = Some(r.sentence);
            let plays = self
                .persons
                .get(r.person.0 as usize)
                .is_some_and(|p| matches!(p.kind, Kind::Player | Kind::Other));
            if plays && !two.contains(&r.person) {
                two.push(r.person);
            }
        }
        let subject = self
            .recent
            .iter()
            .rev()
            .take(MEMORY)
            .find(|r| r.subject && !r.grouped && two.contains(&r.person))?;
        let other = two.iter().copied().find(|p| *p != subject.person).filter(|_| two.len() == 2)?;
        Some(self.described(i, vec![other], "the other of the two"))
    }

    /// The mention of two words at a token.
    fn described(&self, i: usize, persons: Vec<PersonKey>, why: &'static str) -> Mention {
        let possessive = possessive(self.scan.surface, i + 2);
        Mention { tokens: i..i + 2, form: Form::Epithet, persons, second: None, possessive, why }
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn whose_people_speak_of_him() {
        let r = read("Timo Dorn's father told The Courier that his son had broken a toe.");
        assert_eq!(r.whom("his son"), ["Timo Dorn"]);
        let r = read("Timo Dorn's agent, Oskar Hale, said his client needed rest.");
        assert_eq!(r.whom("his client"), ["Timo Dorn"]);
        let r = read("Timo Dorn broke a toe. Manager Oskar Hale said his son was ill.");
        assert!(!r.words.iter().any(|w| w == "his son"));
    }

    #[test]
    fn the_other_of_two_who_meet() {
        let r = read("Timo Dorn went through after his opponent retired. Oskar Hale had led.");
        assert!(!r.words.iter().any(|w| w == "his opponent"));
        let r = read("Timo Dorn beat Oskar Hale after his opponent twisted an ankle.");
        assert_eq!(r.whom("his opponent"), ["Oskar Hale"]);
    }
}
