//! "both", "the latter", "the other": one or all of those just named.

use super::{MEMORY, Walk};
use crate::grammar::Function;
use crate::people::marks::Mark;
use crate::people::{Form, Kind, Mention, PersonKey, possessive};
use crate::text::Shape;

impl Walk<'_, '_> {
    /// "both of whom", "both of them"; "each of whom" right behind a list.
    pub(super) fn both(&self, i: usize) -> Option<Mention> {
        const FIRST: &[&str] = &["each", "all", "neither", "none", "Neither", "either", "both", "Both"];
        if !self.scan.surface.is_exactly(i, FIRST) {
            return None;
        }
        let word = |k: usize| self.scan.surface.word_at(i + k);
        let of_whom = word(1) == "of" && matches!(word(2), "whom" | "them");
        if matches!(word(0), "each" | "all" | "neither" | "none") && of_whom && word(2) == "whom" {
            const NEXT: usize = 2;
            return self.row_before(i, NEXT, |persons| persons > 1, "each of those named together");
        }
        if matches!(word(0), "Neither") && (matches!(word(1), "player" | "man" | "woman") || of_whom) {
            let tokens = i..i + if of_whom { 3 } else { 2 };
            let persons = self.two_before(i)?;
            let why = "the two of the sentence before";
            return Some(Mention {
                tokens,
                form: Form::Group,
                persons,
                second: None,
                possessive: false,
                why,
            });
        }
        if matches!(word(0), "Neither" | "neither" | "either") {
            return self.both_alone(i);
        }
        if !matches!(word(0), "both" | "Both") {
            return None;
        }
        if !of_whom {
            return self.both_alone(i).or_else(|| self.both_apposed(i));
        }
        const NEAR: usize = 40;
        self.row_before(i, NEAR, |persons| persons == 2, "last named together")
    }

    /// Those named together last, if no further before the three words at `i` than that, and so many.
    fn row_before(
        &self,
        i: usize,
        reach: usize,
        many: fn(usize) -> bool,
        why: &'static str,
    ) -> Option<Mention> {
        let before = self.rows.partition_point(|r| r.end <= i);
        let row =
            self.rows.get(before.checked_sub(1)?).filter(|r| many(r.persons.len()) && i - r.end <= reach)?;
        let persons = row.persons.clone();
        Some(Mention { tokens: i..i + 3, form: Form::Group, persons, second: None, possessive: false, why })
    }

    /// "Dorn, Hale and Voss, both with knee injuries": the last two of those named right before.
    fn both_apposed(&self, i: usize) -> Option<Mention> {
        let state = matches!(
            self.scan.surface.word_at(i + 1),
            "with"
                | "out"
                | "injured"
                | "sidelined"
                | "suffering"
                | "nursing"
                | "doubtful"
                | "missing"
                | "absent"
                | "recovering"
        );
        if !(state && i > 0 && self.scan.surface.word_at(i - 1) == ",") {
            return None;
        }
        let before = self.rows.partition_point(|r| r.end <= i);
        let row = self.rows.get(before.checked_sub(1)?).filter(|r| i - r.end <= 3)?;
        let last = row.persons.len().checked_sub(2)?;
        Some(Mention {
            tokens: i..i + 1,
            form: Form::Group,
            persons: row.persons.get(last..)?.to_vec(),
            second: None,
            possessive: false,
            why: "the last two named together",
        })
    }

    /// "Both will miss the final": the two whom the sentence before spoke of.
    fn both_alone(&self, i: usize) -> Option<Mention> {
        let word = |k: usize| self.scan.surface.word_at(k);
        let acts = self.scan.function_of(i + 1).verbal()
            || matches!(
                word(i + 1),
                "sat" | "missed" | "picked" | "suffered" | "limped" | "withdrew" | "went" | "came"
            );
        // "Lund was left out, and the same goes for Ruiz – both missed the final".
        // "it is expected that both will be fit", "but both are out": not "both Lund and Ruiz".
        let goes_on = word(i) == "both"
            && i > 0
            && matches!(word(i - 1), "-" | "–" | "—" | ";" | "that" | "but" | "as" | "because" | "although");
        // "neither is fit", "unclear whether either will play".
        let one = matches!(word(i), "Neither" | "neither" | "either")
            && (self.scan.function_of(i + 1).intersects(Function::BE | Function::HAVE | Function::MODAL)
                || matches!(word(i + 1), "will" | "was" | "were"))
            && (word(i) == "Neither"
                || i > 0 && matches!(word(i - 1), "and" | "but" | "whether" | "if" | "that" | "as" | ","));
        if !(acts && (word(i) == "Both" || goes_on || one)) {
            return None;
        }
        Some(Mention {
            tokens: i..i + 1,
            form: Form::Group,
            persons: self.two_before(i)?,
            second: None,
            possessive: false,
            why: "the two of the sentence before",
        })
    }

    /// The two players whom the sentence before the one of that token, or its own beginning, spoke of, if they are two.
    fn two_before(&self, i: usize) -> Option<Vec<PersonKey>> {
        let sentence = self.scan.surface.sentence_of(i)?;
        let mut persons: Vec<PersonKey> = Vec::new();
        for r in self.recent.iter().rev().take(MEMORY).take_while(|r| r.sentence + 1 >= sentence) {
            let player = self
                .persons
                .get(r.person.0 as usize)
                .is_some_and(|p| matches!(p.kind, Kind::Player | Kind::Other));
            if player && !persons.contains(&r.person) {
                persons.push(r.person);
            }
        }
        persons.reverse();
        (persons.len() == 2).then_some(persons)
    }

    /// "Dorn, Hale and Voss drop out, the first two through injury": so many of those named together last.
    pub(super) fn first_two(&self, i: usize) -> Option<Mention> {
        const REACH: usize = 40;
        if !self.scan.surface.is_exactly(i + 2, &["two", "pair", "three", "trio"]) {
            return None;
        }
        let word = |k: usize| self.scan.surface.word_at(i + k);
        let many = match word(2) {
            "two" | "pair" => 2,
            "three" | "trio" => 3,
            _ => return None,
        };
        let alone = !self.scan.shape(i + 3).contains(Shape::HYPHENATED)
            && (!self.scan.surface.tokens.get(i + 3).is_some_and(|t| t.is(Shape::WORD))
                || !self.scan.function_of(i + 3).is_empty());
        let before = self.rows.partition_point(|r| r.end <= i);
        let row = self.rows.get(before.checked_sub(1)?).filter(|r| alone && i - r.end <= REACH)?;
        let spare = row.persons.len().checked_sub(many).filter(|&n| n > 0)?;
        let persons = match (word(0), word(1)) {
            ("the" | "The", "first" | "former") => row.persons.get(..many)?,
            ("the" | "The", "last" | "latter") => row.persons.get(spare..)?,
            _ => return None,
        };
        Some(Mention {
            tokens: i..i + 3,
            form: Form::Group,
            persons: persons.to_vec(),
            second: None,
            possessive: false,
            why: crate::people::SOME,
        })
    }

    /// "the latter", "the former" of a row.
    pub(super) fn latter(&self, i: usize) -> Option<Mention> {
        if !self.scan.surface.is_exactly(i + 1, &["latter", "former"]) {
            return None;
        }
        let last = self.scan.surface.word_at(i + 1) == "latter";
        // "the former Utrecht striker" is no pronoun.
        let alone = !self.scan.marks.any(i + 2, Mark::ROLE | Mark::TEAM | Mark::DEMONYM | Mark::PLACE)
            && self.scan.surface.tokens.get(i + 2).is_none_or(|t| !t.is(Shape::CAPITAL));
        if !(alone && matches!(self.scan.surface.word_at(i), "the" | "The")) {
            return None;
        }
        let before = self.rows.partition_point(|r| r.end <= i);
        let row = self.rows.get(before.checked_sub(1)?).filter(|r| i - r.end <= 40)?;
        let person =
            if last { row.persons.last() } else { row.persons.first().filter(|_| row.persons.len() == 2) };
        Some(Mention {
            tokens: i..i + 2,
            form: Form::Epithet,
            persons: vec![*person?],
            second: None,
            possessive: possessive(self.scan.surface, i + 2),
            why: "of those named together",
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn each_of_whom_are_those_named_together() {
        let r = read("Rovers miss Karl Dornau, Ivo Brandis and Olaf Stein, each of whom has hurt a thigh.");
        assert_eq!(r.whom("each of whom"), ["Karl Dornau", "Ivo Brandis", "Olaf Stein"]);
    }

    #[test]
    fn neither_of_the_two_of_the_sentence_before() {
        let r = read(
            "Karl Dornau and Ivo Brandis have hurt a knee. Neither player will feature again this season.",
        );
        assert_eq!(r.whom("Neither player"), ["Karl Dornau", "Ivo Brandis"]);
        let r = read("Karl Dornau has hurt a knee. Neither side will play again.");
        assert!(!r.words.iter().any(|w| w.starts_with("Neither")));
    }

    #[test]
    fn some_of_those_named_together() {
        let r = read("Karl Dornau, Ivo Brandis and Olaf Stein drop out, the first two through injury.");
        assert_eq!(r.whom("the first two"), ["Karl Dornau", "Ivo Brandis"]);
        let r = read("Karl Dornau and Ivo Brandis missed the first two games.");
        assert!(!r.words.iter().any(|w| w == "the first two"));
    }

    #[test]
    fn both_of_whom_a_dash_goes_on_to_tell() {
        let r = read(
            "There is no place for Karl Dornau. And the same applies to Ivo Brandis – both missed the final through injury.",
        );
        assert_eq!(r.whom("both"), ["Karl Dornau", "Ivo Brandis"]);
    }
}
