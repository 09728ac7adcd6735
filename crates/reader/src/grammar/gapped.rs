//! Clauses whose verb is left out, because it is that of the clause before.

use super::Function;
use super::segments::Cutter;
use crate::people::Form;

/// What a cause or a hurt hangs on, those that do the same in one row.
const CAUSES: &[&[&str]] = &[&["because", "due", "owing", "with", "through"], &["by"]];

impl Cutter<'_> {
    /// "will miss the match because of a groin strain and Costa because of a virus", "has been troubled by a heel and Brandt by his
    /// back": behind the conjunction a name and its own cause, as one stands in the piece before it that begins at `start`.
    pub(super) fn second_cause(&self, start: usize, conj: usize) -> bool {
        // "Ferreira and Costa with knee injuries": a row of names.
        if self.mention_at(conj.saturating_sub(1)).is_some() {
            return false;
        }
        let near = (conj + 1..conj + 4).take_while(|&i| self.mark(i).is_empty() && !self.verb_at(i));
        let found = near.clone().find_map(|i| self.mention_at(i)).and_then(|m| self.mentions.get(m));
        let named = |m: &&crate::people::Mention| {
            m.tokens.start > conj
                && !m.possessive
                && matches!(m.form, Form::Full | Form::Surname | Form::Given)
        };
        let Some(name) = found.filter(named) else { return false };
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
}
