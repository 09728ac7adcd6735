//! How long somebody is out, in the words in which it is spoken of: "he'll be six weeks", "we're looking at a month", "the doctors
//! say April". No word of absence stands beside the length: it is one only of who was told to be hurt right before.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge};

use super::super::{Glance, Sink};
use super::{RULE, Told, tell};
use crate::grammar::{Function, Segment};
use crate::lexicon::Class;
use crate::scene::{Horizon, Patient, Scene, Span};
use crate::text::{Surface, Words};

/// What stands right before a length that somebody is given, with nobody named: "we're looking at", "they tell me", "it will be".
const LEADS: &[&[&str]] = &[
    &["looking", "at"],
    &["look", "at"],
    &["talking"],
    &["talking", "about"],
    &["been", "told"],
    &["tell", "me"],
    &["told", "me"],
    &["told", "us"],
    &["tell", "us"],
    &["told", "him"],
    &["told", "her"],
    &["say"],
    &["reckon"],
    &["reckons"],
    &["guess"],
    &["guessing"],
    &["think"],
    &["thinking"],
    &["estimate", "is"],
    &["prognosis", "is"],
    &["timescale", "is"],
    &["timeframe", "is"],
    &["timeline", "is"],
    &["target", "is"],
    &["target", "has", "always", "been"],
    &["target", "was", "always"],
    &["aim", "is"],
    &["hope", "is"],
    &["it", "will", "be"],
    &["it", "'ll", "be"],
    &["it", "could", "be"],
    &["it", "might", "be"],
    &["it", "may", "be"],
    &["it", "would", "be"],
    &["it", "to", "be"],
    &["looks", "like", "being"],
    &["looks", "like"],
    &["look", "like"],
    &["it", "is"],
    &["it", "'s"],
    &["that", "'s"],
    &["that", "is"],
    &["that", "will", "be"],
    &["that", "'ll", "be"],
    &["recovery", "will", "take"],
    &["recovery", "is", "expected", "to", "take"],
    &["recovery", "could", "take"],
    &["recovery", "takes"],
    &["recovery", "should", "take"],
    &["recovery", "time", "is"],
    &["recovery", "time", "of"],
    &["recovery", "period", "of"],
    &["recovery", "period", "is"],
    &["recovery", "of"],
    &["return", "is"],
    &["return", "of"],
    &["take", "him"],
    &["take", "her"],
    &["be", "looking", "at"],
    &["looking", "at", "a", "return", "in"],
];
/// What somebody who is hurt is said to be, right before a length: "he'll be six weeks", "Brandt is two weeks away".
const IS: &[&str] = &["be", "is", "'s", "needs", "need", "faces", "are", "'re", "remains"];
/// What may follow a length that is all that is said.
const AFTER: &[&str] = &[
    "away", "out", "before", "at", "minimum", "or", "anyway", "maybe", "yet", "now", "tops", "max",
    "maximum", "if", "and", "but", "until", "with", "for", "because", "so", "I", "we", "though", "off",
    "from",
];
/// Words that measure a length and add nothing.
const ABOUT: &[&str] = &[
    "about", "around", "probably", "maybe", "perhaps", "roughly", "at", "least", "up", "to", "another", "a",
    "further", "only", "just", "still", "some", "between", "anything", "from", "in", "region", "of", "the",
    "best", "part", "good", "possibly", "more", "like", "nearer", "closer", "certainly", "approximately",
    "over", "nearly", "almost", "all", "told", "minimum", "now",
];

/// Words one of which stands in every lead.
const CALLS: &[&str] = &[
    "looking", "look", "looks", "like", "talking", "tell", "told", "say", "reckon", "reckons", "guess",
    "guessing", "think", "thinking", "is", "been", "was", "be", "'s", "take", "takes", "of", "needs", "need",
    "faces", "are", "'re", "remains",
];

/// Whether a word that may lead to a length stands before one.
pub(in super::super) fn near(glance: &Glance<'_>, unit: usize) -> bool {
    glance.any_of(unit.saturating_sub(9)..unit, words_of!(CALLS))
}

/// Whether a sentence without a word of health may tell a length so.
pub(in super::super) fn looks(surface: &Surface<'_>, tokens: &Range<usize>) -> bool {
    const WORDS: Words<'_> = Words::of(&[&["days", "weeks", "months", "week", "month", "fortnight", "year"]]);
    const AIMED: Words<'_> = Words::of(&[super::SPOKEN]);
    AIMED.places(surface, tokens.clone()).next().is_some()
        || WORDS
            .places(surface, tokens.clone())
            .any(|at| (at.saturating_sub(9).max(tokens.start)..at).any(|i| surface.is_word(i, CALLS)))
}

/// The length, of the one who is said to be so long, or of whom the sentences before spoke.
pub(super) fn told(scene: &Scene<'_>, sink: &mut Sink) {
    let here = |sink: &Sink| {
        sink.drafts
            .iter()
            .rev()
            .take_while(|d| d.sentence == scene.index)
            .any(|d| matches!(d.value, ClaimValue::ReturnEstimate(_) | ClaimValue::Layoff { .. }))
    };
    if here(sink) {
        return;
    }
    away(scene, sink);
    for horizon in scene.lengths(&scene.tokens) {
        if !super::lengths::counted(scene, &horizon) || !whole(scene, &horizon) {
            continue;
        }
        let Some((patient, words)) = named(scene, sink, &horizon).or_else(|| unnamed(scene, sink, &horizon))
        else {
            continue;
        };
        if scene.hypothetical(&words) || scene.negated(&words) {
            continue;
        }
        let certainty = scene.certainty(&words);
        let told = Told { certainty, said: scene.page.published, if_hurt: true };
        tell(scene, sink, &patient, &words, &horizon, &told);
        return;
    }
}

/// "he is two weeks away": the day so far ahead.
fn away(scene: &Scene<'_>, sink: &mut Sink) {
    const AWAY: &[&str] = &["away", "off"];
    // Days are worked out only where the words are there.
    if !scene.any_word(scene.tokens.start..scene.tokens.end + 4, AWAY) {
        return;
    }
    let found = scene.horizons(&scene.tokens).into_iter().find_map(|h| {
        let Span::Stretch(days) = h.span else { return None };
        let away = scene.is_word(h.tokens.end.saturating_sub(1), AWAY) && whole(scene, &h);
        let (patient, words) = named(scene, sink, &h).filter(|_| away)?;
        Some((patient, words, days, h.steps))
    });
    let Some((patient, words, days, steps)) = found else { return };
    if days.earliest <= scene.page.published.latest || scene.hypothetical(&words) || scene.negated(&words) {
        return;
    }
    let certainty = scene.certainty(&words);
    let estimate = ExpectedReturn {
        not_before: Some(days.earliest),
        by: Some(days.latest),
        hedge: super::super::hedge(certainty),
    };
    let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, steps).if_hurt(true));
}

/// Nothing follows that makes the length one of something else ("six weeks into his rehab", "two weeks ahead of schedule").
fn whole(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let end = horizon.tokens.end;
    let ends = end >= scene.tokens.end
        || scene.page.surface.tokens.get(end).is_some_and(|t| t.is(crate::text::Shape::MARK) || t.is(crate::text::Shape::QUOTE))
        || scene.is_word(end, AFTER)
        // "up to three weeks to get back into shape".
        || scene.is_word(end, &["to"]) && scene.any_word(end + 1..end + 3, &["get", "recover", "return", "be", "heal"])
        // "it's a six-week injury".
        || scene.is_word(end, &["injury", "job", "lay-off", "layoff", "absence", "recovery", "thing"]);
    // "three weeks away from training": a step on the way.
    let step = scene.any_word(end.saturating_sub(1)..end + 1, &["away"])
        && scene
            .any_word(end + 1..end + 6, &["training", "running", "train", "run", "jogging", "ball", "grass"]);
    ends && !step
}

/// The first token of the words that only measure the length.
fn lead(scene: &Scene<'_>, horizon: &Horizon) -> usize {
    let mut at = horizon.tokens.start;
    while at > scene.tokens.start && scene.is_word(at - 1, ABOUT) {
        at -= 1;
    }
    at
}

/// "It will take Brandt up to three weeks to get back": whom it takes so long.
fn takes(scene: &Scene<'_>, from: usize, horizon: &Horizon) -> Option<(Patient, Range<usize>)> {
    const BACK: &[&str] = &["recover", "return", "back", "heal", "shape", "fit", "fitness"];
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == from && !m.possessive)?;
    let verb = mention.tokens.start.checked_sub(1).filter(|&v| scene.is_word(v, &["take", "takes"]))?;
    let it = scene.any_word(verb.saturating_sub(4).max(scene.tokens.start)..verb, &["it"]);
    let to = scene.is_word(horizon.tokens.end, &["to"])
        && scene.any_word(horizon.tokens.end + 1..horizon.tokens.end + 6, BACK);
    (it && to)
        .then(|| scene.by_mention(number, "whom it takes so long"))
        .flatten()
        .map(|p| (p, verb..horizon.tokens.end))
}

/// "he'll be six weeks", "Brandt is two weeks away": whoever is told to be so long, of whom a hurt is told.
fn named(scene: &Scene<'_>, sink: &Sink, horizon: &Horizon) -> Option<(Patient, Range<usize>)> {
    let from = lead(scene, horizon);
    if let Some(found) = takes(scene, from, horizon) {
        return Some(found);
    }
    // The leads' own words may be among those that only measure.
    let verb = (from.saturating_sub(1).max(scene.tokens.start)..horizon.tokens.start)
        .find(|&i| scene.is_word(i, IS))?;
    if scene.is_word(verb, &["needs", "need", "faces"])
        && !scene.any_word(
            horizon.tokens.end..horizon.tokens.end + 4,
            &["out", "recover", "recovery", "heal", "rest", "rehab", "."],
        )
    {
        return None;
    }
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::FUTURE | Function::MODAL | Function::BE)
            || scene.is_word(
                i,
                &[
                    "probably", "still", "now", "likely", "going", "to", "looks", "like", "could", "'ll",
                    "will",
                ],
            )
    };
    let subject = scene.mentions().filter(|(_, m)| m.tokens.end <= verb && !m.possessive).last()?;
    if !(subject.1.tokens.end..verb).all(auxiliary) {
        return None;
    }
    let patient = scene.by_mention(subject.0, "who is said to be so long")?;
    // "he is two weeks": of who was hurt, lately.
    let away = scene.any_word(horizon.tokens.end - 1..horizon.tokens.end + 1, &["away", "out"]);
    let known = if away { sink.hurt(&patient.persons) } else { sink.lately(&patient.persons, scene.index) };
    known.then_some((patient, verb..horizon.tokens.end))
}

/// "we're looking at six weeks", "they tell me a month": of whom the sentences before spoke, with nobody else named between.
fn unnamed(scene: &Scene<'_>, sink: &Sink, horizon: &Horizon) -> Option<(Patient, Range<usize>)> {
    let end = lead(scene, horizon);
    // A lead may end with a word that only measures ("of").
    let found =
        (end..=horizon.tokens.start).find_map(|to| LEADS.iter().find_map(|lead| leads(scene, lead, to)))?;
    let words = found..horizon.tokens.end;
    // "we're looking at six weeks for Brandt".
    let of =
        scene.is_word(words.end, &["for", "with"]).then(|| scene.next_mention(words.end + 1, 0)).flatten();
    let of = of.and_then(|(number, _)| scene.by_mention(number, "for whom it is so long"));
    Some((of.or_else(|| spoken_of(scene, sink)).or_else(|| quoted(scene, sink, &words))?, words))
}

/// "'We're looking at six weeks,' said Hansen of Brandt, who tore a calf": the hurt player of whom the quote is said.
fn quoted(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>) -> Option<Patient> {
    // "'I've been told six weeks,' said Brandt, who broke a foot": of himself.
    let own =
        scene.mentions().find(|(_, m)| m.form == crate::people::Form::Speaker && m.tokens.end <= words.start);
    let own = own.and_then(|(number, _)| scene.by_mention(number, "who speaks"));
    own.or_else(|| scene.quoted_about(words)).filter(|p| sink.hurt(&p.persons) || !scene.ailments.is_empty())
}

/// Where a lead begins that ends right before a token.
fn leads(scene: &Scene<'_>, lead: &[&str], end: usize) -> Option<usize> {
    // "it will probably be": adverbs part nothing.
    const ADVERBS: &[&str] = &["probably", "likely", "now", "only", "just", "possibly", "still"];
    let mut at = end;
    for word in lead.iter().rev() {
        at = at.checked_sub(1).filter(|&i| i >= scene.tokens.start)?;
        while at > scene.tokens.start && scene.is_word(at, ADVERBS) && !scene.is_word(at, &[word]) {
            at -= 1;
        }
        if !scene.is_word(at, &[word]) {
            return None;
        }
    }
    Some(at)
}

/// The one of whom the latest claims speak, at most two sentences ago, where nobody else who may be hurt is named here.
pub(super) fn spoken_of(scene: &Scene<'_>, sink: &Sink) -> Option<Patient> {
    let latest = sink.drafts.iter().rev().find(|d| d.persons.len() == 1 && sink.hurt(&d.persons))?;
    let near = latest.sentence + 2 >= scene.index;
    let others = scene
        .mentions()
        .any(|(_, m)| m.persons.iter().any(|&k| scene.may_be_patient(k) && !latest.persons.contains(&k)));
    (near && !others).then(|| Patient {
        persons: latest.persons.clone(),
        mention: None,
        why: "of whom the sentences before spoke",
    })
}

/// "we're looking at April", "the target has always been January": the stretch in which somebody is to be back.
pub(super) fn month(scene: &Scene<'_>, sink: &mut Sink) {
    let told = sink
        .drafts
        .iter()
        .rev()
        .take_while(|d| d.sentence == scene.index)
        .any(|d| matches!(d.value, ClaimValue::ReturnEstimate(_)));
    const AIMED: &[&str] = &["looking", "talking", "target", "aim", "hope", "look"];
    if told || scene.has(Class::AbsencePhrase, &scene.tokens) || !scene.any_word(scene.tokens.clone(), AIMED)
    {
        return;
    }
    let horizons = scene.horizons(&scene.tokens);
    let found = horizons.iter().find_map(|h| {
        let Span::Stretch(days) = h.span else { return None };
        let aimed = |lead: &&&[&str]| lead.first().is_some_and(|word| AIMED.contains(word));
        let at = LEADS.iter().filter(aimed).find_map(|lead| leads(scene, lead, h.tokens.start))?;
        (days.earliest > scene.page.published.latest
            || days.latest > scene.page.published.latest && days.width() > 20)
            .then_some((at, h, days))
    });
    let Some((at, horizon, mut days)) = found else { return };
    // "March, April": from the one to the other.
    if let Some(next) = horizons
        .iter()
        .find(|h| h.tokens.start <= horizon.tokens.end + 1 && h.tokens.start > horizon.tokens.start)
        && let Span::Stretch(more) = next.span
    {
        days.latest = days.latest.max(more.latest);
    }
    let words = at..horizon.tokens.end;
    if scene.hypothetical(&words) || scene.negated(&words) {
        return;
    }
    let Some(patient) = spoken_of(scene, sink) else { return };
    let aim = scene.any_word(words.clone(), &["target", "aim", "hope"]);
    let hedge = if aim { Hedge::Hoped } else { super::super::hedge(scene.certainty(&words)) };
    let not_before = (!aim).then(|| days.earliest.max(scene.page.published.latest));
    let estimate = ExpectedReturn { not_before, by: Some(days.latest), hedge };
    let certainty = if aim { Certainty::Hoped } else { scene.certainty(&words) };
    let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, horizon.steps.clone()).if_hurt(true));
}

/// "It was feared that he would be out for six weeks but …", "thought that he would miss ten days. However, …": what somebody thought before is
/// taken back behind it.
pub(in crate::rules) fn superseded(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const THOUGHT: &[&str] = &[
        "feared", "thought", "believed", "expected", "hoped", "estimated", "predicted", "hope", "hopes",
        "optimism",
    ];
    const REACH: usize = 10;
    let Some(segment) = scene.segment(words.start) else { return false };
    let would = (segment.tokens.start..words.end).any(|i| scene.is_word(i, &["would", "might", "could"]));
    let thought = (words.start.saturating_sub(REACH).max(scene.tokens.start)..words.end)
        .rev()
        .find(|&i| scene.is_word(i, THOUGHT));
    let before = thought.is_some_and(|i| {
        !scene.any_word(i.saturating_sub(3).max(scene.tokens.start)..i, &["is", "are", "now", "'s"])
    });
    let next = scene.tokens.end;
    let taken_back = (words.end..scene.tokens.end).any(|i| scene.is_word(i, &["but", "however", "although"]))
        || scene.is_word(next, &["but", "however", "fortunately", "thankfully"]);
    // "was expected to miss eight weeks but is already training".
    let to = thought.is_some_and(|i| {
        scene.is_word(i + 1, &["to"])
            && scene.is_word(i.wrapping_sub(1), &["was", "were", "originally", "initially", "been"])
    });
    (would || to) && before && taken_back
}

/// What is put at a length.
const SPELLS: &[&str] = &["recovery", "rehabilitation", "lay-off", "layoff", "absence", "recuperation"];

/// Whether words begin with the noun of a spell that nobody stands with.
pub(super) fn is_spell(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_word(at, SPELLS)
}

/// "the recovery time is between 10 and 12 weeks", "his absence is put at a month": from the noun on.
pub(super) fn put_at(scene: &Scene<'_>, segment: &Segment, length: &Range<usize>) -> Option<usize> {
    const GOES_ON: &[&str] = &["time", "period", "is", "will", "was", "should"];
    let at = (length.start.saturating_sub(3).max(segment.tokens.start)..length.start)
        .rev()
        .find(|&i| scene.is_word(i, &["be", "is", "at"]))?;
    // "The recovery time for Brandt, who has a knee injury, will be six weeks": over the clause that hangs on the name.
    let from = if segment.own_subject || scene.is_word(segment.tokens.start, &["and", "but"]) {
        segment.tokens.start
    } else {
        scene.tokens.start
    };
    (from..at).find(|&i| scene.is_word(i, SPELLS) && (scene.is_word(i + 1, GOES_ON)))
}
