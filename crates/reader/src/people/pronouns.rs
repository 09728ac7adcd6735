//! The pronouns that stand for persons, and whom those mean that need no weighing.

use super::coref::Walk;
use super::marks::Mark;
use super::{Form, Gender, Mention, PersonKey};
use crate::text::Shape;

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// I, me, my.
    First { possessive: bool },
    /// he, her, …
    Third { gender: Gender, possessive: bool },
    /// they, their.
    They { possessive: bool },
    /// who, whose.
    Relative { possessive: bool },
}

/// The words among which the pronouns are.
pub(super) const PRONOUNS: &[&str] = &[
    "i", "me", "myself", "my", "mine", "he", "him", "himself", "his", "she", "herself", "hers", "her",
    "they", "them", "themselves", "their", "who", "whom", "whose",
];

/// The pronoun that a word is, in its usual spellings.
pub(crate) fn pronoun(word: &str) -> Option<Pronoun> {
    use Gender::{Female, Male};
    Some(match word {
        "I" | "me" | "Me" | "myself" => Pronoun::First { possessive: false },
        "my" | "My" | "mine" => Pronoun::First { possessive: true },
        "he" | "He" | "him" | "Him" | "himself" => Pronoun::Third { gender: Male, possessive: false },
        "his" | "His" => Pronoun::Third { gender: Male, possessive: true },
        "she" | "She" | "herself" | "hers" => Pronoun::Third { gender: Female, possessive: false },
        "her" | "Her" => Pronoun::Third { gender: Female, possessive: true },
        "they" | "They" | "them" | "Them" | "themselves" => Pronoun::They { possessive: false },
        "their" | "Their" => Pronoun::They { possessive: true },
        "who" | "whom" => Pronoun::Relative { possessive: false },
        "whose" => Pronoun::Relative { possessive: true },
        _ => return None,
    })
}

impl Walk<'_, '_> {
    /// The pronoun at a token, and whom it means. `quoted`: somebody says it.
    pub(super) fn pronoun_mention(&mut self, i: usize, quoted: bool) -> Option<Mention> {
        if !self.scan.shape(i).contains(Shape::WORD) {
            return None;
        }
        let open = |form, possessive, why| Mention {
            tokens: i..i + 1,
            form,
            persons: Vec::new(),
            second: None,
            possessive,
            why,
        };
        match pronoun(self.scan.surface.word_at(i))? {
            Pronoun::First { possessive } => {
                let persons = vec![self.speaker.filter(|_| quoted)?];
                Some(Mention { persons, ..open(Form::Speaker, possessive, "the quote's speaker") })
            }
            Pronoun::Relative { possessive } => {
                let persons = self.relative_to(i).or_else(|| self.one_of_those(i))?;
                Some(Mention { persons, ..open(Form::Pronoun, possessive, "relative to the name before") })
            }
            Pronoun::They { possessive } => {
                let persons = self.group_before(i)?;
                Some(Mention { persons, ..open(Form::Group, possessive, "the group before") })
            }
            Pronoun::Third { possessive, .. } if quoted && self.of_somebody(i) => {
                Some(open(Form::Pronoun, possessive, "somebody whom nobody names"))
            }
            Pronoun::Third { possessive, .. } if self.of_one_of_them(i) => {
                Some(open(Form::Pronoun, possessive, "one of several whom nobody names"))
            }
            Pronoun::Third { .. } => self.third_person(i, &[], None, false),
        }
    }

    /// "Dorn, who": whoever is named right before.
    fn relative_to(&self, i: usize) -> Option<Vec<PersonKey>> {
        let last = self.mentions.last().filter(|m| m.persons.len() == 1)?;
        let gap = i.checked_sub(last.tokens.end)?;
        // "his father, who": of the kin.
        let kin = (last.tokens.end..i).any(|k| self.scan.surface.is_exactly(k, crate::scene::KIN));
        if last.possessive && kin {
            return None;
        }
        let comma =
            gap == 0 || (gap <= 2 && matches!(self.scan.surface.word_at(i - 1), "," | ")" | "—" | "-" | "–"));
        if !comma {
            return None;
        }
        // "Dorn and Hale, who are …": a plural verb speaks of the whole row.
        let word = |k: usize| self.scan.surface.word_at(k);
        // "Dorn and Hale, who had calf and knee injuries respectively": to each his own.
        const REACH: usize = 15;
        let shared = || {
            let sentence = self.scan.surface.sentence_of(i);
            let here = |&k: &usize| self.scan.surface.sentence_of(k) == sentence;
            (i + 1..i + REACH).take_while(here).any(|k| word(k) == "respectively")
        };
        let several = matches!(word(i + 1), "are" | "were" | "have" | "both" | "all" | "each") || shared();
        let at = self.rows.partition_point(|r| r.end < last.tokens.end);
        let row = self.rows.get(at).filter(|r| several && r.end == last.tokens.end);
        Some(row.map_or_else(|| last.persons.clone(), |r| r.persons.clone()))
    }

    /// "Dorn is one of four players who", "Dorn (knee) and Hale are among those who": what the clause tells of the many it tells of the one.
    fn one_of_those(&self, i: usize) -> Option<Vec<PersonKey>> {
        const REACH: usize = 8;
        let word = |k: usize| self.scan.surface.word_at(k);
        let here = self.scan.sentence_start(i);
        let many = i.checked_sub(1)?;
        if !(self.scan.marks.is(many, Mark::PLURAL) || matches!(word(many), "those" | "men" | "women")) {
            return None;
        }
        let floor = many.saturating_sub(REACH).max(here);
        let of = (floor + 1..=many).rev().find(|&k| {
            matches!(word(k), "among" | "amongst")
                || word(k) == "of" && matches!(word(k - 1), "one" | "two" | "three" | "four" | "some")
        })?;
        let mut is = if word(of) == "of" { of.checked_sub(2)? } else { of.checked_sub(1)? };
        while matches!(word(is), "also" | "now" | "still" | "just" | "currently" | "another" | "only")
            && is > here
        {
            is -= 1;
        }
        if !matches!(word(is), "is" | "was" | "are" | "were" | "'s" | "’s") || is <= here {
            return None;
        }
        // Nothing but a bracket may stand between the name and the verb.
        let open = |k: &usize| word(*k) == "(";
        let end =
            if word(is - 1) == ")" { (is.saturating_sub(REACH).max(here)..is).rev().find(open)? } else { is };
        let last = self
            .mentions
            .iter()
            .rev()
            .take(REACH)
            .find(|m| m.tokens.end == end && !m.possessive && !m.persons.is_empty())?;
        let at = self.rows.partition_point(|r| r.end < last.tokens.end);
        let row = self.rows.get(at).filter(|r| r.end == last.tokens.end);
        Some(row.map_or_else(|| last.persons.clone(), |r| r.persons.clone()))
    }

    /// "they": the last group, of this sentence or the one before.
    fn group_before(&self, i: usize) -> Option<Vec<PersonKey>> {
        let group = self.mentions.iter().rev().take(4).find(|m| m.persons.len() > 1)?;
        // "Twenty players were out, and in their absence …": whoever the sentence itself speaks of.
        let here = self.scan.sentence_start(i);
        if group.tokens.start < here && (here..i).any(|t| self.scan.marks.is(t, Mark::PLURAL)) {
            return None;
        }
        let sentence = |token| self.scan.surface.sentence_of(token);
        let far = sentence(i)?.saturating_sub(sentence(group.tokens.start)?);
        (far <= 1).then(|| group.persons.clone())
    }

    /// "One of the players needed stitches to his forearm": one whom nobody names, and with nobody named between.
    fn of_one_of_them(&self, pronoun: usize) -> bool {
        const REACH: usize = 20;
        let start = self.scan.sentence_start(pronoun);
        let word = |k: usize| self.scan.surface.word_at(k);
        let one = matches!(word(start), "One" | "Another" | "Two")
            && word(start + 1) == "of"
            && matches!(word(start + 2), "the" | "their" | "its" | "our");
        one && pronoun <= start + REACH && self.mentions.last().is_none_or(|m| m.tokens.end <= start)
    }

    /// "I will see the specialist and hear what he says": in what somebody says, one of a trade without a name, named by it in the
    /// same sentence and with nobody named since.
    fn of_somebody(&self, pronoun: usize) -> bool {
        const REACH: usize = 14;
        let named = |m: &&Mention| m.form != Form::Speaker && !m.persons.is_empty();
        let last = self.mentions.iter().rev().take(4).find(named).map_or(0, |m| m.tokens.end);
        let floor = self.scan.sentence_start(pronoun).max(pronoun.saturating_sub(REACH)).max(last);
        let medic = |i: usize| {
            let hit = self.scan.marks.role(i).filter(|h| h.start as usize == i);
            hit.is_some_and(|h| {
                let entry = self.scan.lexicon.entry(h);
                entry.column(0) == "medic" && entry.column(1) != "plural"
            })
        };
        self.speaker.is_some()
            && (floor..pronoun).any(|i| {
                medic(i) && matches!(self.scan.surface.word_at(i.wrapping_sub(1)), "the" | "a" | "my")
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn a_relative_clause_that_shares_out_speaks_of_all() {
        let r = read("Karl Dornau and Ivo Brandis, who had knee and calf injuries respectively, are back.");
        assert_eq!(r.whom("who"), ["Karl Dornau", "Ivo Brandis"]);
        let r = read("Karl Dornau and Ivo Brandis, who had a calf injury, are back.");
        assert_eq!(r.whom("who"), ["Ivo Brandis"]);
    }

    #[test]
    fn one_of_the_players_is_nobody_who_was_named() {
        let r = read("Ivo Brandis is the captain. One of the players needed stitches to his forearm.");
        assert_eq!(r.whom("his"), Vec::<&str>::new());
    }

    #[test]
    fn what_the_doctor_says_is_said_by_nobody_who_is_named() {
        let r = read(
            "Ivo Brandis bowled. \"I will see the specialist and hear what he says,\" said Karl Dornau.",
        );
        assert_eq!(r.whom("he"), Vec::<&str>::new());
    }
}
