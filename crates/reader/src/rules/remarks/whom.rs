//! Whom a speech is about, by the words before it, around it and behind it.

use std::ops::Range;

use super::super::Sink;
use crate::people::{Form, Kind, Mention, PersonKey};
use crate::quotes::Voice;
use crate::scene::Page;
use crate::text::Words;

/// "…," Hale said of Dorn: a hurt player of whom the words around a quote say that it speaks.
pub(super) fn said_of(page: &Page<'_>, attribution: &Range<usize>, sink: &Sink) -> Option<PersonKey> {
    let about = |i: &usize| page.surface.is_word(*i, &["of", "on", "about"]);
    let at = (attribution.start..attribution.end + 2).filter(|_| !attribution.is_empty()).find(about)?;
    let mention = page.people.at(at + 1).filter(|m| m.tokens.start == at + 1 && !m.possessive)?;
    mention.person().filter(|p| sink.hurt(&[*p]))
}

/// "the rest of the squad", "everybody else".
pub(super) fn of_the_rest(page: &Page<'_>, said: &Range<usize>) -> bool {
    const REST: Words<'_> = Words::of(&[&["rest", "else"]]);
    REST.places(&page.surface, said.clone()).any(|i| {
        page.surface.is_word(i + 1, &["of"])
            && page
                .surface
                .any_word(i + 2..i + 5, &["squad", "party", "players", "team", "side", "group", "them"])
            || page.surface.is_word(i.wrapping_sub(1), &["everybody", "everyone"])
    })
}

/// Whoever is named in the rest of a quote's sentence, if that is somebody hurt.
pub(super) fn named_behind(page: &Page<'_>, sink: &Sink, end: usize, speaker: &Voice) -> Vec<PersonKey> {
    let own = page.surface.sentence_of(end.saturating_sub(1)).and_then(|n| page.surface.sentences.get(n));
    let Some(own) = own else { return Vec::new() };
    let mentions = page.people.within(end..own.tokens.end.max(end));
    let player = |m: &&Mention| {
        m.form != Form::Pronoun
            && m.form != Form::Speaker
            && !m.persons.iter().any(|p| *speaker == Voice::Person(*p))
    };
    let first = mentions.iter().find(player).map(|m| m.persons.clone()).unwrap_or_default();
    if !first.is_empty() && first.iter().all(|p| sink.hurt(&[*p])) { first } else { Vec::new() }
}

/// The hurt whom the sentence of a quote or the one before it speaks of, if the last player named there is one.
pub(super) fn spoken_of_before(
    page: &Page<'_>,
    sink: &Sink,
    start: usize,
    sentence: usize,
    speaker: &Voice,
) -> Vec<PersonKey> {
    let before = page.people.mentions.partition_point(|m| m.tokens.start < start);
    let near = page.people.mentions.get(..before).unwrap_or_default().iter().rev().take(NEAR);
    let near =
        near.take_while(|m| page.surface.sentence_of(m.tokens.start).is_some_and(|s| s + 1 >= sentence));
    for mention in near {
        if mention.persons.iter().any(|p| *speaker == Voice::Person(*p)) {
            continue;
        }
        let hurt: Vec<PersonKey> = mention.persons.iter().copied().filter(|p| sink.hurt(&[*p])).collect();
        if !hurt.is_empty() {
            return hurt;
        }
        let player = |p: &PersonKey| page.people.get(*p).is_some_and(|p| p.kind == Kind::Player);
        if mention.persons.iter().any(player) {
            return Vec::new();
        }
    }
    Vec::new()
}

/// "They will have plenty of treatment": the hurt whom the sentence before a quote names, where they are several and nobody else is.
pub(super) fn several_before(
    page: &Page<'_>,
    sink: &Sink,
    said: &Range<usize>,
    sentence: usize,
    speaker: &Voice,
) -> Vec<PersonKey> {
    let they = page.surface.any_word(said.clone(), &["they", "them"]);
    let before = sentence.checked_sub(1).filter(|_| they).and_then(|n| page.surface.sentences.get(n));
    let Some(before) = before else { return Vec::new() };
    let mut persons: Vec<PersonKey> = Vec::new();
    for key in page.people.within(before.tokens.clone()).iter().flat_map(|m| m.persons.iter().copied()) {
        let staff = page.people.get(key).is_some_and(|p| p.kind.is_staff());
        if !(staff || *speaker == Voice::Person(key) || persons.contains(&key)) {
            persons.push(key);
        }
    }
    if persons.len() > 1 && persons.iter().all(|p| sink.hurt(&[*p])) { persons } else { Vec::new() }
}

/// So many mentions before a speech are asked whom it is about.
const NEAR: usize = 6;
