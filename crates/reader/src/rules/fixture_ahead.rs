//! The match ahead, in a report of a hurt player: "on Monday, when they face Rovers".

use ledger::{ClaimValue, add_days};

use super::{Calls, Clue, Example, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::people::PersonKey;
use crate::scene::{Patient, Scene};
use crate::text::Words;

pub(super) const RULE: Rule = Rule {
    name: "fixture_ahead",
    asserts: "a match lies ahead of the team of the player whom the report is about",
    // What lies ahead is asked of whomever the report has told of.
    calls: Calls::by(&[Class::Team, Class::Competition], &[])
        .with(Clue::of(&[], &[FACES, PREPARES]))
        .after_claims(),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi has a knee injury. His side can go top on Sunday when they face Leeds United.",
            reads: &["fixture | Tom Adeyemi | against=Leeds_United when=2021-03-14"],
        },
        Example {
            text: "Mia Lund is out with a calf problem. Arsenal host Everton on Saturday.",
            reads: &["fixture | Mia Lund | against=Everton when=2021-03-13"],
        },
    ],
    guards: &[
        "Arsenal host Everton on Saturday.",
        "Tom Adeyemi has a knee injury. His side faced Leeds United on Sunday.",
        "Tom Adeyemi has a knee injury. His side will face Leeds United next season.",
    ],
};

const FACES: &[&str] = &[
    "face", "faces", "facing", "host", "hosts", "hosting", "visit", "visits", "visiting", "meet", "meets",
    "meeting", "entertain", "entertains", "against", "welcome", "welcomes",
];

/// Such as stand in every sentence.
const FACES_OFTEN: &[&str] = &["for", "to"];

/// What makes one of these tell of a match.
const PREPARES: &[&str] = &[
    "gear", "gearing", "prepare", "prepares", "preparing", "preparations", "travel", "travels", "trip",
    "ready",
];

/// Words of who plays instead, and of how much was played.
const AROUND: &[&str] =
    &["place", "replaced", "replacing", "filled", "deputised", "minutes", "games", "appearances", "starts"];

/// A match so many days ahead is one that the player may be asked about.
const AHEAD_DAYS: i64 = 10;

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    let Some(patient) = about(scene, sink) else { return };
    for (hit, entry) in scene.hits.iter().map(|h| (h, scene.page.lexicon.entry(h))) {
        let rival = hit.tokens();
        if !matches!(entry.class, Class::Team | Class::Competition) {
            continue;
        }
        let before = rival.start.saturating_sub(3).max(scene.tokens.start)..rival.start;
        let Some(verb) = before.rev().find(|&i| scene.is_word(i, FACES) || scene.is_word(i, FACES_OFTEN))
        else {
            continue;
        };
        let preparing =
            !scene.is_word(verb, FACES_OFTEN) || scene.any_word(verb.saturating_sub(4)..verb, PREPARES);
        let apart = (verb + 1..rival.start).any(|i| scene.function(i).contains(Function::PREPOSITION));
        let past = scene
            .segment(verb)
            .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::PastPerfect));
        if !preparing || apart || (past && !scene.is_word(verb, &["face", "facing"])) {
            continue;
        }
        let last = add_days(scene.page.published.latest, AHEAD_DAYS);
        let near = |w: &ledger::Interval| {
            w.earliest >= scene.page.published.earliest && w.latest <= last && w.width() <= 5
        };
        let resolved = scene.times(&scene.tokens).map(|t| scene.resolve(t, Tense::Future, None));
        let Some(day) = resolved.filter(|r| r.when.as_ref().is_some_and(near)).last() else { continue };
        let words = verb..rival.end;
        let value = ClaimValue::Fixture { against: scene.text(rival.clone()).to_owned() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(day.when, day.steps));
        return;
    }
}

/// The player whom the report tells most of so far.
fn about(scene: &Scene<'_>, sink: &Sink) -> Option<Patient> {
    const LATEST: usize = 96;
    let mut counts: Vec<(PersonKey, usize)> = Vec::new();
    for key in sink.drafts.iter().take(LATEST).filter(|d| !d.if_hurt).flat_map(|d| &d.persons) {
        match counts.iter_mut().find(|(k, _)| k == key) {
            Some((_, n)) => *n += 1,
            None => counts.push((*key, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    let (key, _) = counts.into_iter().find(|(k, n)| *n == most && scene.may_be_patient(*k))?;
    Some(Patient { persons: vec![key], mention: None, why: "the player whom the report is about" })
}

/// Words that make it worth looking at a sentence without a word on anybody's health.
pub(super) fn looks(page: &crate::scene::Page<'_>, tokens: std::ops::Range<usize>) -> bool {
    const WORDS: Words<'_> = Words::of(&[FACES, AROUND]);

    let end = tokens.end.min(tokens.start + 80);
    WORDS.places(&page.surface, tokens.start..end).next().is_some()
}
