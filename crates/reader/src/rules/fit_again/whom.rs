//! Whom the words of fitness are said of.

use std::ops::Range;

use super::{RULE, ahead, only_looks};
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::people::Form;
use crate::rules::Sink;
use crate::scene::{Patient, Scene, Stance};
use crate::text::Shape;

/// Whoever is fit or back, unless it is told of him as what may be, or with a doubt.
pub(super) fn whom(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance) -> Option<Patient> {
    // "welcomed back several injured players": whoever stands behind.
    let guest = scene.is_word(words.start, &["welcome", "welcomes", "welcomed", "welcoming"]);
    let guests = guest.then(|| scene.next_mention(words.end, 4)).flatten();
    if guest && guests.is_none() {
        return None;
    }
    let welcomed = guests.and_then(|(number, _)| scene.by_mention(number, "who is welcomed back"));
    // "a fully fit Kruger would be the first choice": if he were.
    let would = scene.segment(words.start).is_some_and(|s| scene.any_word(words.end..s.tokens.end, &["would"]));
    if would && described(scene, words).is_some() || only_just_back(scene, words) {
        return None;
    }
    let found = welcomed.or_else(|| described(scene, words)).or_else(|| scene.patient_as(words, stance));
    if found.is_none() {
        sink.nearly(RULE.name, scene, words, "nobody who is fit");
    }
    // "it is a matter of weeks before Kruger, who has a calf strain, is back": so long it still takes.
    found.filter(|patient| !ahead::before_he_is(scene, patient) && !only_looks::of_all_others(scene, words, patient))
}

/// "a doubt over the fitness of Kruger, who has only just come back from injury": back, and yet in doubt.
fn only_just_back(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let just = words.start.saturating_sub(3).max(scene.tokens.start + 1)..words.start;
    let only_just = just.into_iter().any(|i| scene.is_word(i, &["just"]) && scene.is_word(i - 1, &["only"]));
    only_just && scene.phrases(Class::DoubtPhrase).any(|(h, _)| (h.end as usize) <= words.start)
}

/// "a fit captain Lund", "fit-again prop Kruger": the adjective is the name's behind it.
pub(in crate::rules) fn described(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if !scene.is_word(words.end.saturating_sub(1), &["fit", "fit-again", "half-fit", "again"]) {
        return None;
    }
    let (number, mention) = scene.next_mention(words.end, 3).filter(|(_, m)| !matches!(m.form, Form::Pronoun | Form::Epithet))?;
    // "once Lund (right) is back fit Kruger will step down": said of whoever is named before, and a new clause behind it.
    let predicate = scene.function(words.start.wrapping_sub(1)).contains(Function::BE);
    if predicate && scene.function(mention.tokens.end).intersects(Function::FUTURE | Function::MODAL | Function::BE | Function::HAVE) {
        return None;
    }
    let plain = |j: usize| scene.function(j).is_empty() && !scene.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::MARK));
    let mut found = (words.end..mention.tokens.start).all(plain).then(|| scene.by_mention(number, "whom the adjective describes")).flatten()?;
    // "Lund, Ruiz or the fit-again Kruger": of the last of a row alone.
    if scene.function(words.start.wrapping_sub(1)).contains(Function::DETERMINER) && mention.persons.iter().any(|p| found.persons.first() != Some(p)) {
        found.persons.retain(|p| mention.persons.contains(p));
    }
    Some(found)
}

impl Scene<'_> {
    /// Whether all that the sentence tells of hurts is told of others than these: "Brandt is in the squad, with Lund out with a
    /// knee injury".
    pub(in crate::rules) fn ails_others(&self, patient: &Patient) -> bool {
        let mut told = self.ailments.iter().filter(|a| !a.bare_part && !a.weak).peekable();
        told.peek().is_some()
            && told.all(|a| {
                self.patient_of(a).is_some_and(|p| {
                    !p.persons.is_empty() && !p.persons.iter().any(|k| patient.persons.contains(k))
                })
            })
    }

    /// "the (currently) injured players included in the squad": the segment calls those it speaks of injured.
    pub(in crate::rules) fn still_injured(&self, words: &std::ops::Range<usize>) -> bool {
        let Some(segment) = self.segment(words.start) else { return false };
        (segment.tokens.start..words.start).any(|i| {
            self.is_word(i, &["injured", "unfit"])
                && self.is_word(i + 1, &["players", "trio", "duo", "pair", "quartet", "men", "stars", "bowlers", "forwards", "backs", "batsmen"])
                && !self.any_word(i.saturating_sub(3)..i, &["previously", "formerly", "return"])
        })
    }
}
