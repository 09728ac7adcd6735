//! "the former a groin strain, the latter a bruised foot": to each of two his own.

use super::Patient;
use crate::people::Form;
use crate::scene::{Ailment, Scene};

/// What may stand between "the former" and what he has: no verb is needed there.
const LEADS: &[&str] = &[
    "with", "because", "through", "due", "owing", "after", "following", "suffering", "nursing", "having",
    "carrying", "a", "an",
];

impl Scene<'_> {
    /// Of two who were named together, the one of whom the words right before the hurt say that it is his.
    pub(super) fn of_two(&self, ailment: &Ailment) -> Option<Patient> {
        const REACH: usize = 8;
        let start = ailment.tokens.start;
        let (_, mention) = self.mentions().filter(|(_, m)| m.tokens.end <= start).last()?;
        let told =
            mention.form == Form::Epithet && self.is_word(mention.tokens.end - 1, &["former", "latter"]);
        let lead = mention.tokens.end;
        let near = start <= lead + REACH && (lead == start || self.is_word(lead, LEADS));
        let apart = (lead..start).any(|i| self.is_mark(i, ",") || self.is_word(i, &["and", "but", "while"]));
        let persons: Vec<_> = mention.persons.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        (told && near && !apart && !persons.is_empty()).then(|| Patient {
            persons,
            mention: Some(mention.tokens.clone()),
            why: "which of the two is told right before",
        })
    }
}
