//! Of whom it is told that he is away.

use std::ops::Range;

use super::joined::{JOINED, joins};
use super::reason;
use crate::rules::Sink;
use crate::scene::{Patient, Scene};

/// "Kruger's absence sees Brandt called up": it is Kruger's.
pub(super) fn whose(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if let Some(patient) = on_their_list(scene, words).or_else(|| joins(scene, words)) {
        return Some(patient);
    }
    if let Some(patient) = kept_out_too(scene, words) {
        return Some(patient);
    }
    // "which will sideline him until May": whom the words name themselves; "Neither player will feature again".
    let last = words.end.saturating_sub(1);
    if scene.is_word(words.start, &["sideline", "sidelines", "sidelining"])
        && scene.is_word(last, &["him", "her", "them"])
    {
        let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start == last)?;
        return scene.by_mention(number, "whom it sidelines");
    }
    if scene.is_word(words.start, &["neither"]) {
        let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start == words.start)?;
        return scene.by_mention(number, "neither of them");
    }
    scene
        .any_word(words.clone(), &["absence", "absences", "lay", "layoff"])
        .then(|| scene.whose_absence(words))
        .flatten()
}

/// "kept Kruger out for two months and out of the World Cup, where Brandt shone": whom the verb keeps out of both.
fn kept_out_too(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const KEEPS: &[&str] = &["kept", "keeps", "keep", "keeping", "ruled", "rules", "rule", "ruling"];
    const REACH: usize = 14;
    if !scene.is_word(words.start, &["out"]) || !scene.is_word(words.start.wrapping_sub(1), &["and"]) {
        return None;
    }
    let from = words.start.saturating_sub(REACH).max(scene.segment(words.start)?.tokens.start);
    let verb = (from..words.start).rev().find(|&i| scene.is_word(i, KEEPS))?;
    let (number, _) = scene.mentions().find(|(_, m)| {
        m.tokens.start > verb && scene.is_word(m.tokens.end, &["out"]) && m.tokens.end < words.start
    })?;
    scene.by_mention(number, "who is kept out of both")
}

/// "had prop Kruger and lock Brandt on their casualty list": whom the verb has there.
fn on_their_list(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let listed = scene.is_word(words.start, &["on"]) && scene.any_word(words.clone(), &["list", "table"]);
    listed.then(|| scene.had_so(words)).flatten()
}

/// "no one likes to see players withdrawing": said of all, and of none whom the sentences before speak of.
pub(super) fn generic(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient) -> bool {
    const ALL: &[&str] =
        &["players", "athletes", "runners", "people", "anyone", "anybody", "everyone", "nobody"];
    let from = words.start.saturating_sub(8).max(scene.tokens.start);
    // "insists his men cannot play with fear".
    let men = scene.is_word(words.start.wrapping_sub(1), &["men", "boys", "lads", "players", "side", "team"])
        && scene.function(words.start.wrapping_sub(2)).contains(crate::grammar::Function::POSSESSIVE);
    if men && scene.any_word(words.clone(), &["play", "train", "feature"]) {
        return true;
    }
    // "insists that they cannot play in fear": of the side.
    let of_us = scene
        .any_word(words.start.saturating_sub(1).max(scene.tokens.start)..words.start, &["they", "we", "you"]);
    patient.mention.is_none() && patient.persons.len() == 1 && of_us
        || patient.mention.is_none() && scene.any_word(from..words.start, ALL)
}

/// Of whom among those named it is told, where the words hold of some of them only; nobody else than `patient` where they hold of all.
pub(super) fn narrowed(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>, patient: &Patient) -> Patient {
    let mut patient = patient.clone();
    // Whom the hurt one joins on the sidelines is hurt; who is beaten joins others there too.
    let hurt_list = scene.any_word(words.clone(), &["list", "table", "room"])
        || scene.any_word(words.clone(), &["sidelines"]) && !scene.ailments.is_empty();
    // "joins Kruger and Costa in withdrawing": of each, only his own hurt is known.
    if patient.why == JOINED && !scene.medical(words) && !hurt_list {
        patient.persons.retain(|p| sink.hurt(&[*p]));
    }
    // "drop out of the side, the first two through injury": of some of them it is told why.
    let some = scene
        .mentions()
        .map(|(_, m)| m)
        .find(|m| m.why == crate::people::SOME && words.end <= m.tokens.start);
    if let Some(m) = some
        && scene.medical(words)
        && m.persons.iter().all(|p| patient.persons.contains(p))
    {
        patient.persons.clone_from(&m.persons);
    }
    // "Brandt (knee), Kruger (contract dispute) and Costa (calf) are out".
    if let Some(persons) = reason::but_for_others(scene, &patient) {
        patient.persons = persons;
    }
    patient
}
