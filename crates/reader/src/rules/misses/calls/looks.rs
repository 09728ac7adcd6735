//! In which sentences somebody may be away, before anything is worked out for them.

use std::ops::Range;

use super::out::Out;
use super::{AWAY, HARM, KEEP, ROB, finite_before, lacks, of_play};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry, Hit};
use crate::rules::{AILMENTS, Glance};
use crate::scene::LOST;
use crate::text::{Shape, Words};

/// Whether a phrase of absence is one, or somebody may be kept or lost: "out" mostly is another verb's.
pub(in crate::rules::misses) fn looks(glance: &Glance<'_>) -> bool {
    let absent = |(hit, entry): (&Hit, &Entry)| {
        let words = hit.tokens();
        if matches!(entry.column(0), "replaced" | "list")
            || in_play(glance, &words)
            || excluded(glance, &words)
        {
            return false;
        }
        let out = Out::at(glance.surface, glance.lexicon, &words);
        let named = !lacks(glance.surface, &words) || may_name(glance, words.end);
        named && out.is_none_or(Out::may_be_absence)
    };
    let away = || {
        const KEPT: Words<'_> = Words::of(&[AWAY]);
        glance
            .places(const { Words::of(&[KEEP]) })
            .any(|at| (at + 1..at + 30).any(|i| KEPT.has(glance.surface, i)))
    };
    let lost = || {
        let hurt = || glance.hits.iter().any(|h| AILMENTS.contains(&h.class));
        let how = |at: usize| {
            glance.any_word(at + 1..at + 30, &["for", "until"])
                || glance.any_word(at + 1..at + 30, &["to", "with", "through"]) && hurt()
        };
        glance.places(const { Words::of(&[LOST]) }).any(|at| may_name(glance, at + 1) && how(at))
    };
    let robbed = || glance.places(const { Words::of(&[ROB]) }).any(|at| may_name(glance, at + 1));
    glance.phrases(Class::AbsencePhrase).any(absent) || away() || lost() || robbed()
}

/// Whether somebody may be named where the object of a word of absence stands, before any verb or comma.
fn may_name(glance: &Glance<'_>, end: usize) -> bool {
    const REACH: usize = 14;
    let surface = glance.surface;
    let behind = end..(end + REACH).min(glance.tokens.end);
    let ends = |i: usize| glance.function(i).verbal() || surface.is_word(i, &[","]);
    let plain = behind.clone().find(|&i| ends(i)).unwrap_or(behind.end);
    let run = end..plain;
    let capital = |i: usize| {
        surface
            .tokens
            .get(i)
            .is_some_and(|t| t.is(Shape::CAPITAL) || t.is(Shape::UPPER) || t.is(Shape::NUMBER))
    };
    let role = || glance.phrases(Class::Role).any(|(h, _)| run.contains(&(h.start as usize)));
    run.clone().any(capital) || glance.any_word(run.clone(), SOMEBODY) || role()
}

/// Words for somebody who is not named.
const SOMEBODY: &[&str] = &[
    "him", "her", "them", "me", "us", "pair", "duo", "trio", "quartet", "both", "latter", "former", "two",
    "three", "four", "player", "players", "man", "men",
];

/// "missed three penalties", and nobody named between: nobody is away.
fn in_play(glance: &Glance<'_>, words: &Range<usize>) -> bool {
    let missing =
        glance.surface.is_word(words.start, &["missing", "miss", "missed", "misses"]) && words.len() == 1;
    missing && of_play(glance, words.end) && !may_name(glance, words.end)
}

/// "has not ruled out a return": something else than somebody.
fn excluded(glance: &Glance<'_>, words: &Range<usize>) -> bool {
    let surface = glance.surface;
    let rules = surface.is_word(words.end.saturating_sub(1), &["out"])
        && glance.any_word(words.clone(), &["ruled", "rules", "rule", "ruling"]);
    let before = words.start.saturating_sub(8).max(glance.tokens.start)..words.start;
    let near = words.start.saturating_sub(4).max(glance.tokens.start)..words.start;
    let injury = || {
        glance.any_word(near.clone(), HARM)
            || glance
                .hits
                .iter()
                .any(|h| AILMENTS.contains(&h.class) && near.contains(&((h.end as usize).wrapping_sub(1))))
    };
    let be = |i: usize| glance.function(i).contains(Function::BE);
    rules
        && words.len() == 2
        && finite_before(surface, |i| glance.function(i), words.start)
        && !before.into_iter().any(be)
        && !injury()
}
