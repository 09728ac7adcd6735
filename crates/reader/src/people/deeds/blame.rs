//! Who is blamed for a tackle, and so made it.

use crate::people::PersonKey;
use crate::people::coref::Walk;

impl Walk<'_, '_> {
    /// "will not forgive Dorn for the tackle", "does not blame Hale for the challenge": who made it is the verb's object.
    pub(super) fn blamed_for(&self, tackle: usize, sentence: usize) -> Option<PersonKey> {
        const BLAMES: &[&str] = &[
            "forgive", "forgives", "forgiven", "forgave", "forgiving", "blame", "blames", "blamed",
            "blaming", "condemned", "criticised", "criticized", "slammed", "accused", "punished", "banned",
            "charged", "sue", "suing",
        ];
        const NEAR: usize = 4;
        let word = |i: usize| self.scan.surface.word_at(i);
        let lead = (tackle.saturating_sub(NEAR).max(sentence)..tackle)
            .rev()
            .find(|&i| matches!(word(i), "for" | "over" | "of"))?;
        let object =
            self.mentions.iter().rev().take(6).find(|m| m.tokens.end == lead && m.persons.len() == 1)?;
        let from = self.scan.described_before(object.tokens.start).start;
        self.scan.surface.is_exactly(from.checked_sub(1)?, BLAMES).then(|| object.person()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn whom_one_does_not_forgive_made_the_tackle() {
        let r = read("Timo Dorn will never forgive Oskar Hale for the tackle which ended his season.");
        assert_eq!(r.whom("his"), ["Timo Dorn"]);
        let r = read("Timo Dorn apologised to Oskar Hale for the tackle which ended his season.");
        assert_eq!(r.whom("his"), ["Oskar Hale"]);
    }
}
