//! Clauses whose verb is left out, because it is that of the clause before.

use super::Function;
use super::segments::Cutter;
use crate::people::Form;
use crate::text::{Shape, Words};

const UNITS: Words<'_> =
    Words::of(&[&["days", "weeks", "months", "week", "month", "fortnight", "year", "season"]]);
const NUMBERS: Words<'_> =
    Words::of(&[&["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"]]);

/// What a cause or a hurt hangs on, those that do the same in one row.
const CAUSES: &[&[&str]] = &[&["because", "due", "owing", "with", "through"], &["by"]];

/// What a length of time begins with behind "for".
const MEASURES: &[&str] = &["at", "up", "about", "around", "another", "several", "between"];

impl Cutter<'_> {
    /// "will miss the match because of a groin strain and Costa because of a virus", "has been troubled by a heel and Brandt by his
    /// back", "is out for six weeks and Brandt for a month": behind the conjunction a name and its own cause, as one stands in the piece before it that begins at `start`.
    pub(super) fn second_cause(&self, start: usize, conj: usize) -> bool {
        // "Ferreira and Costa with knee injuries": a row of names.
        if self.mention_at(conj.saturating_sub(1)).is_some() {
            return false;
        }
        let near = (conj + 1..conj + 4).take_while(|&i| self.mark(i).is_empty() && !self.verb_at(i));
        let found = near.clone().find_map(|i| self.mention_at(i)).and_then(|m| self.mentions.get(m));
        let named = |m: &&crate::people::Mention| {
            let so_long = m.form == Form::Epithet && self.second_length(start, conj, m.tokens.end);
            m.tokens.start > conj
                && !m.possessive
                && (matches!(m.form, Form::Full | Form::Surname | Form::Given) || so_long)
        };
        let Some(name) = found.filter(named) else { return false };
        if self.second_length(start, conj, name.tokens.end) {
            return true;
        }
        // "and for Costa with": what a preposition governs is no subject.
        if (conj + 1..name.tokens.start).any(|i| self.function(i).contains(Function::PREPOSITION)) {
            return false;
        }
        let end = name.tokens.end;
        let own = |row: &&&[&str]| self.surface.is_word(end, row);
        // What it takes: "because of a", "by his", "with a".
        let noun = Function::DETERMINER | Function::POSSESSIVE;
        let takes = (end + 1..end + 3).any(|i| self.function(i).intersects(noun));
        takes && CAUSES.iter().find(own).is_some_and(|row| self.surface.any_word(start..conj, row))
    }

    /// "for six weeks … and Brandt | for a month": behind the name a length, as one stands in the piece before.
    fn second_length(&self, start: usize, conj: usize, end: usize) -> bool {
        let length = |at: usize| {
            let counts = self.surface.tokens.get(at + 1).is_some_and(|t| t.is(Shape::NUMBER))
                || self.function(at + 1).contains(Function::DETERMINER)
                || self.surface.is_word(at + 1, MEASURES)
                || NUMBERS.has(self.surface, at + 1);
            self.surface.is_word(at, &["for"])
                && counts
                && (at + 2..at + 8)
                    .take_while(|&i| self.mark(i).is_empty())
                    .any(|i| UNITS.has(self.surface, i))
        };
        length(end) && (start..conj).any(length)
    }
}
