//! Changes of a team that hurts have forced: who makes way in them is hurt.

use crate::scene::{Ailment, Patient, Scene};

/// What is done to a team.
const CHANGES: &[&str] = &[
    "change", "changes", "alteration", "alterations", "switch", "switches", "reshuffle", "added", "addition",
    "additions", "called", "call-up", "call-ups", "drafted", "summoned", "withdrawal", "withdrawals",
];

/// Words of coming in for somebody, right before who makes way.
const REPLACES: &[&str] = &["replacing", "replaces", "replaced", "replace"];

/// "is the second player to be added because of injury, with Costa replacing Brandt", "two changes were forced by injury, with Costa coming
/// in for Brandt": those who make way.
pub(super) fn made_way(scene: &Scene<'_>, ailment: &Ailment) -> Option<Patient> {
    const FORCED: &[&str] = &["forced", "enforced", "because", "due", "through", "owing", "caused"];
    const LEAD: usize = 3;
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let led = scene.any_word(start.saturating_sub(LEAD).max(scene.tokens.start)..start, FORCED);
    let changed = scene.any_word(scene.tokens.start..start, CHANGES);
    let with = (end..end + 2).find(|&i| scene.is_word(i, &["with"]))?;
    if !(ailment.bare_injury && led && changed) {
        return None;
    }
    let replaces = |i: &usize| {
        scene.is_word(*i, REPLACES)
            || scene.is_word(*i, &["for"]) && scene.is_word(i.wrapping_sub(1), &["in"])
            || scene.is_word(*i, &["of"]) && scene.is_word(i.wrapping_sub(1), &["place"])
    };
    let mut patient: Option<Patient> = None;
    for at in (with + 1..scene.tokens.end).filter(replaces) {
        let Some((_, named)) = scene.next_mention(at + 1, 6).filter(|(_, m)| !m.possessive) else { continue };
        let found = patient.get_or_insert_with(|| Patient {
            persons: Vec::new(),
            mention: Some(named.tokens.clone()),
            why: "whom the injury kept out",
        });
        found
            .persons
            .extend(named.persons.iter().filter(|p| !found.persons.contains(p)).copied().collect::<Vec<_>>());
    }
    patient
}
