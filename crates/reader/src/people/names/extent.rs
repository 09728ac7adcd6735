//! How far a name goes: what joins one more word to it.

use super::Name;
use crate::grammar::Function;
use crate::people::Scan;
use crate::people::marks::Mark;
use crate::text::Shape;

/// Longest run that is looked at.
const LONGEST: usize = 9;

impl Scan<'_> {
    /// The whole of a name of which one word has been read.
    pub(super) fn whole(&self, mut name: Name, end: usize) -> Name {
        let start = name.tokens.start;
        let mut next = name.tokens.end;
        while next < end
            && next - start < LONGEST
            && let Some(to) = self.joins(&name, next, end)
        {
            name.words += (next..to).filter(|k| self.plain(*k)).count();
            name.sure |= self.marks.is(next, Mark::PARTICLE) && !self.plain(next);
            next = to;
            name.tokens.end = to;
        }
        name
    }

    /// Whether token `j` goes on with the name, and where the part that it begins ends.
    fn joins(&self, name: &Name, j: usize, end: usize) -> Option<usize> {
        let shape = self.shape(j);
        if shape.contains(Shape::NEWLINE)
            && self.surface.sentence_of(name.tokens.start) != self.surface.sentence_of(j)
        {
            return None;
        }
        if shape.contains(Shape::HYPHENATED) {
            let joins = shape.contains(Shape::WORD)
                && (self.plain(j) || !self.function_of(j).is_empty() || j + 1 < end)
                // "Loftus-Cheek": a capital makes it a name's, whatever the word means.
                && (self.plain(j) || !self.marks.any(j, Mark::ROLE | Mark::INJURY));
            return joins.then_some(j + 1);
        }
        if self.plain(j) {
            return self.capital_joins(name, j, end).then_some(j + 1);
        }
        if self.surface.word_at(j) == "."
            && shape.contains(Shape::GLUED)
            && (self.single(j - 1) || self.initials(j - 1))
        {
            return (self.plain(j + 1) && j + 1 < end).then_some(j + 1);
        }
        if self.marks.is(j, Mark::PARTICLE) && shape.contains(Shape::WORD) {
            return self.behind_particles(name, j, end);
        }
        if shape.contains(Shape::QUOTE) && self.plain(j + 1) && !shape.contains(Shape::GLUED) {
            return self.behind_nickname(j, end);
        }
        None
    }

    /// "Derby-Dorn": whether a hyphen joins another word with a capital to the one at a token.
    pub(super) fn barrelled(&self, j: usize) -> bool {
        let joined = |k: usize| self.plain(k) && self.shape(k).contains(Shape::HYPHENATED);
        joined(j + 1) || self.shape(j + 1).contains(Shape::HYPHENATED) && joined(j + 2)
    }

    /// Whether one more word with a capital belongs to the name.
    fn capital_joins(&self, name: &Name, j: usize, end: usize) -> bool {
        let (i, word) = (name.tokens.start, self.surface.word_at(j));
        let shouted = |k: usize| self.shape(k).contains(Shape::UPPER);
        // "I told Marco I want to play": a number is at least II.
        if self.marks.is(j, Mark::LONG)
            || word == "I"
            || (shouted(j) && !shouted(i) && !name.loud && word.len() <= 4)
        {
            return false;
        }
        if is_suffix(word) || !self.hard(j) {
            return true;
        }
        let first_given = self.marks.is(i, Mark::GIVEN) && !self.marks.any(i, Mark::THING);
        // "Nathan Derby-Dorn": a hyphen makes it a surname, whatever the word means alone.
        if first_given && self.barrelled(j) && name.words == 1 && !shouted(i) {
            return true;
        }
        // "Ledson King (hamstring)": before a bracket with a hurt stands a name.
        let bracket = !self.marks.any(i, Mark::THING | Mark::COMMON) && self.injury_in_brackets(j + 1);
        let goes_on = j + 1 < end
            && self.plain(j + 1)
            && !self.shape(j + 1).contains(Shape::HYPHENATED)
            && !self.marks.any(j + 1, Mark::ORG | Mark::COMMON);
        let alone = !self.marks.any(i, Mark::all()) && self.function_of(i).is_empty();
        let common = alone && !shouted(i) && self.marks.is(j, Mark::SURNAME) && self.closes_a_name(j + 1);
        name.words == 1 && (first_given || bracket || common) && !goes_on && !name.loud && self.surnamable(j)
    }

    /// "Ledson King is", "Ledson King's knee", "Ledson King, who": what a name stands before, and hardly another word with a capital.
    fn closes_a_name(&self, next: usize) -> bool {
        let f = self.function_of(next);
        self.shape(next).contains(Shape::CLITIC)
            || f.intersects(
                Function::BE
                    | Function::HAVE
                    | Function::CONJ
                    | Function::MODAL
                    | Function::FUTURE
                    | Function::PREPOSITION
                    | Function::RELATIVE,
            )
            || f.verbal()
            || self.marks.any(next, Mark::INJURY | Mark::SPEECH)
            || matches!(self.surface.word_at(next), "," | "." | "(" | ")" | ";")
            || self.surface.word_at(next).len() > 3 && self.surface.word_at(next).ends_with(['s', 'd'])
    }

    /// "van der Holt", "Ortega y Gasset": up to three particles, then a word with a capital. Where that ends.
    fn behind_particles(&self, name: &Name, j: usize, end: usize) -> Option<usize> {
        let k = (j..(j + 3).min(end)).find(|k| !self.marks.is(*k, Mark::PARTICLE) || self.plain(*k))?;
        let follows = self.plain(k) && !self.marks.any(k, Mark::LONG | Mark::COMMON | Mark::DEMONYM);
        let between_surnames = matches!(self.surface.word_at(j), "y" | "e" | "do");
        (follows && (!between_surnames || name.words >= 2)).then_some(k + 1)
    }

    /// "Luis 'Pipo' Arandas": a nickname in quotation marks inside the name. Where the word behind it ends.
    fn behind_nickname(&self, open: usize, end: usize) -> Option<usize> {
        let close = (open + 2..(open + 4).min(end)).find(|k| self.shape(*k).contains(Shape::QUOTE))?;
        let joins = self.plain(close + 1)
            && close + 1 < end
            && !self.hard(close + 1)
            && !self.shape(close + 1).contains(Shape::GLUED);
        joins.then_some(close + 2)
    }

    /// "of van Dorn": particles in small letters before the first capital belong to the name.
    pub(super) fn take_particles(&self, name: &mut Name, floor: usize) {
        for _ in 0..3 {
            let Some(b) = name.tokens.start.checked_sub(1).filter(|b| *b >= floor) else { return };
            let taken = self.marks.is(b, Mark::PARTICLE)
                && !self.plain(b)
                && matches!(
                    self.surface.word_at(b),
                    "van"
                        | "von"
                        | "der"
                        | "den"
                        | "de"
                        | "da"
                        | "di"
                        | "del"
                        | "della"
                        | "dos"
                        | "du"
                        | "la"
                        | "el"
                        | "bin"
                );
            if !taken {
                return;
            }
            name.tokens.start = b;
            name.sure = true;
            name.words += 1;
        }
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Junior" | "Snr" | "Sr" | "Jnr" | "II" | "III")
}
