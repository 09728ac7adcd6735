//! One word of operations for several players, each of whom has his own.

use std::ops::Range;

use ledger::SurgeryState;

use crate::rules::Sink;
use crate::rules::has_ailment::share;
use crate::scene::{Ailment, Patient, Scene};

/// An operation of somebody, or of several who each had his own.
pub(super) fn told_of_each(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    patient: &Patient,
    state: SurgeryState,
) {
    let each = each_his_own(scene, words, patient);
    for (patient, part) in &each {
        super::told(scene, sink, words, patient, state, Some(part));
    }
    if each.is_empty() {
        super::told(scene, sink, words, patient, state, super::part(scene, words));
    }
}

/// "Brandt and Costa had shoulder and ankle operations respectively": to each his own, where all have one.
fn each_his_own<'s>(
    scene: &'s Scene<'_>,
    words: &Range<usize>,
    patient: &Patient,
) -> Vec<(Patient, &'s Ailment)> {
    const REACH: usize = 8;
    let from = words.start.saturating_sub(REACH).max(scene.tokens.start);
    let respectively = scene.any_word(words.end..words.end + 3, &["respectively"]);
    if patient.persons.len() < 2 || !respectively {
        return Vec::new();
    }
    let parts =
        scene.ailments.iter().filter(|a| a.bare_part && from <= a.tokens.start && a.tokens.end <= words.end);
    let each: Vec<_> = parts.map(|a| (share(scene, a, patient.clone()), a)).collect();
    let own = each.len() == patient.persons.len() && each.iter().all(|(p, _)| p.persons.len() == 1);
    if own { each } else { Vec::new() }
}
