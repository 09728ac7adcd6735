//! A comeback that ended in another hurt: "saw his comeback six weeks later cut short".

use std::ops::Range;

use ledger::{ClaimValue, InjuryFacts, Interval, Polarity, Region, Setting};

use super::{Calls, Clue, Example, Rule, Sink};
use crate::grammar::Tense;
use crate::scene::{Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "cut_short",
    asserts: "a player was hurt again on coming back",
    calls: Calls::by(&[], &[&["cut", "curtailed"]]).with(Clue::of(&[], &[COMEBACK])),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi, recovering from a hamstring injury, was forced off at the end of December. He then saw his comeback against City six weeks later cut short.",
            reads: &[
                "injury | Tom Adeyemi | region=thigh recurrence=true setting=match",
                "setback | Tom Adeyemi | region=thigh",
            ],
        },
        Example {
            text: "Mia Lund has a calf injury. Lund's return on Saturday was cut short after ten minutes.",
            reads: &["injury | Mia Lund | region=lower_leg recurrence=true when=2021-03-06"],
        },
    ],
    guards: &[
        "Rovers' comeback was cut short by a late goal from Tom Adeyemi.",
        "Tom Adeyemi has a calf injury and his holiday was cut short.",
        "If Tom Adeyemi, who has a calf injury, sees his comeback cut short, Rovers will despair.",
    ],
};

const COMEBACK: &[&str] = &["comeback", "return"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let short = scene.is_word(i, &["cut"]) && scene.is_word(i + 1, &["short"]);
        if !short && !scene.is_word(i, &["curtailed"]) {
            continue;
        }
        let from = i.saturating_sub(14).max(scene.tokens.start);
        let Some(comeback) = (from..i).rev().find(|&j| scene.is_word(j, COMEBACK)) else { continue };
        let words = comeback..i + 1 + usize::from(short);
        if scene.hypothetical(&words) || scene.negated(&words) || scene.segments.iter().any(|s| s.condition) {
            continue;
        }
        // Whose comeback: "his", "Lund's".
        let owner = scene
            .mentions()
            .find(|(_, m)| m.possessive && m.tokens.end <= comeback && comeback <= m.tokens.end + 2);
        let Some(patient) = owner.and_then(|(n, _)| scene.by_mention(n, "whose comeback it was")) else {
            sink.nearly(RULE.name, scene, &words, "nobody whose comeback it was");
            continue;
        };
        if !scene.medical(&scene.tokens) && !scene.spoken_of(sink, &patient) {
            continue;
        }
        let facts = again(sink, &patient);
        let (when, steps) = when(scene, sink, &patient, &(from..scene.tokens.end));
        let setback = ClaimValue::Setback { region: facts.region };
        sink.add(
            Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts))
                .dated(when, steps.clone()),
        );
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, setback).dated(when, steps));
    }
}

/// The hurt told before, again, in a match; where several parts were told, none.
fn again(sink: &Sink, patient: &Patient) -> InjuryFacts {
    let mut facts = InjuryFacts { setting: Some(Setting::Match), recurrence: true, ..InjuryFacts::default() };
    let mut told = told(sink, patient).filter(|(f, _)| f.region != Region::Unspecified).map(|(f, _)| f);
    if let Some(first) = told.next()
        && told.all(|f| f.region == first.region)
    {
        (facts.region, facts.part) = (first.region, first.part.clone());
    }
    facts
}

/// The patient's injuries told so far, the latest first.
fn told<'s>(
    sink: &'s Sink,
    patient: &'s Patient,
) -> impl Iterator<Item = (&'s InjuryFacts, Option<Interval>)> {
    const LATEST: usize = 48;
    sink.drafts.iter().rev().take(LATEST).filter_map(|d| match &d.value {
        ClaimValue::Injury(facts) if d.polarity == Polarity::Affirmed && d.persons == patient.persons => {
            Some((facts, d.when))
        }
        _ => None,
    })
}

/// The day of the comeback; "six weeks later" counts from the hurt told before.
fn when(
    scene: &Scene<'_>,
    sink: &Sink,
    patient: &Patient,
    around: &Range<usize>,
) -> (Option<Interval>, Vec<String>) {
    let before = told(sink, patient).find_map(|(_, when)| when);
    let tense = Tense::Past;
    let mut resolved = scene.times(around).map(|t| scene.resolve(t, tense, before));
    let past = |w: Interval| {
        w.earliest <= scene.page.published.latest && before.is_none_or(|b| w.latest > b.earliest)
    };
    let found = resolved.find(|r| r.when.is_some_and(past));
    found.map_or((None, Vec::new()), |r| (r.when, r.steps))
}
