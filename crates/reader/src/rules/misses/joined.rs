//! Who joins whom on the sidelines.

use std::ops::Range;

use crate::scene::{Patient, Scene};

/// How whoever is joined was found.
pub(super) const JOINED: &str = "who joins those who miss it";

/// "Kruger joins Brandt and Costa in missing the final": all of them miss it.
pub(in crate::rules) fn joins(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const JOINS: &[&str] = &["joins", "join", "joined", "joining", "follows", "followed"];
    // "has joined Kruger and Brandt as a doubtful starter".
    let such = (words.start.saturating_sub(2).max(scene.tokens.start)..words.start)
        .any(|i| scene.is_word(i, &["as"]));
    let listed = scene.is_word(words.start, &["on", "in"])
        && scene.any_word(words.clone(), &["list", "table", "sidelines", "room"]);
    if !listed && !such && !scene.is_word(words.start.wrapping_sub(1), &["in", "on"]) {
        return None;
    }
    // "Joining Kruger on the sidelines is Brandt".
    let first = scene.tokens.start;
    if listed && scene.is_word(first, &["joining"]) && scene.is_word(words.end, &["is", "are"]) {
        let mut joined = scene.mentions().filter(|(_, m)| m.tokens.end <= words.start && !m.possessive);
        return scene.by_mention(joined.by_ref().last()?.0, JOINED);
    }
    let segment = scene.segment(words.start)?;
    let verb = (scene.tokens.start.max(words.start.saturating_sub(24))..words.start)
        .find(|&i| scene.is_word(i, JOINS))?;
    let subject = scene.segment(verb).and_then(|s| s.subject).or(segment.subject)?;
    let mut patient = scene.by_mention(subject, JOINED)?;
    for (_, m) in scene.mentions().filter(|(_, m)| m.tokens.start > verb && m.tokens.end <= words.start) {
        for &key in m.persons.iter().filter(|&&k| scene.may_be_patient(k)) {
            if !patient.persons.contains(&key) {
                patient.persons.push(key);
            }
        }
    }
    Some(patient)
}
