//! Surgery: "underwent an operation on his knee", "needs surgery".

mod examples;
mod shared;
mod state;

use std::ops::Range;

use ledger::{
    Certainty, ClaimValue, InjuryFacts, Interval, Pathology, Phase, Region, Status, StatusReason,
    SurgeryState,
};

use state::{behind, like, on_the_same, state};

use super::{Calls, Draft, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Entry, Hit};
use crate::scene::{Ailment, Patient, Scene, Side};
use crate::text::Shape;

pub(super) const RULE: Rule = Rule {
    name: "operated",
    asserts: "a player has had, will have or does not need an operation",
    calls: Calls::by(&[Class::Surgery], &[]),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// "operated on both flanks", "operates on the right of a front three": what a player does, and no surgeon.
fn in_play(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const PLACES: &[&str] = &[
        "flank", "flanks", "wing", "wings", "side", "sides", "midfield", "right", "left", "front",
        "touchline", "channels", "margins",
    ];
    const REACH: usize = 4;
    let before = words.start.wrapping_sub(1);
    let passive = scene.function(before).intersects(Function::BE | Function::HAVE)
        || scene.function(before.wrapping_sub(1)).contains(Function::BE);
    let behind = words.end..words.end + REACH;
    let body =
        scene.ailments.iter().any(|a| behind.contains(&a.tokens.start) || words.contains(&a.tokens.start));
    scene.is_word(words.start, &["operated", "operates", "operating"])
        && !passive
        && !body
        && scene.any_word(behind, PLACES)
}

/// "served in Operation Desert Moon": the name of a campaign.
fn campaign(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let capital =
        |i: usize| scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL));
    scene.is_word(words.start, &["operation"]) && capital(words.start) && capital(words.end)
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::Surgery) {
        let words = hit.tokens();
        if no_news(scene, &words) {
            continue;
        }
        // "surgery is the last resort": nothing that is planned.
        if scene.any_word(words.end..words.end + 6, OPTIONS) {
            sink.nearly(RULE.name, scene, &words, "it is only an option");
            continue;
        }
        if undecided(scene, &words) || may_need(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "it is still to be decided");
            continue;
        }
        // "like having your wisdom teeth taken out": anybody's.
        let yours = words.start.saturating_sub(2).max(scene.tokens.start)..words.end;
        if counted_from(scene, &words)
            || of_a_way_not_taken(scene, &words)
            || scene.any_word(yours, &["your"])
        {
            continue;
        }
        // "the recovery will not be as long as after his previous surgery": of an earlier hurt.
        if scene.any_word(words.start.saturating_sub(1).max(scene.tokens.start)..words.end, &["previous"]) {
            continue;
        }
        if over_a_career(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "operations counted over a career");
            continue;
        }
        // "Brandt's brother had a knee operation".
        if scene.kin_does(&words) {
            continue;
        }
        if !a_surgeons(scene, &words, entry) {
            sink.nearly(RULE.name, scene, &words, "nothing says that the operation is a surgeon's");
            continue;
        }
        if let Some(again) = on_the_same(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "it was of an earlier hurt of the same part");
            if let Some(patient) = scene.patient(&words) {
                let value = ClaimValue::Injury(InjuryFacts { recurrence: true, ..again.facts.clone() });
                sink.add(Sink::draft(RULE.name, scene, &patient, &again.tokens, value).if_hurt(true));
            }
            continue;
        }
        let Some(patient) = whose(scene, &words).or_else(|| scene.patient(&words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is operated on");
            continue;
        };
        let state = told_state(scene, entry, &words);
        if state == SurgeryState::Done && like(scene, &words) && told_before(scene, sink, &words, &patient) {
            continue;
        }
        shared::told_of_each(scene, sink, &words, &patient, state);
    }
}

/// An operation of somebody, and what it tells of his hurt.
fn told(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    patient: &Patient,
    state: SurgeryState,
    part: Option<&Ailment>,
) {
    let region = known(sink, patient, part.map_or(Region::Unspecified, |a| a.facts.region), scene.index);
    let (when, steps) = day(scene, words, state);
    let certainty = scene.certainty(words);
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Surgery { state, region });
    sink.add(draft.certain(certainty).dated(when, steps));
    if state == SurgeryState::Done && got_over(scene, words) {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    let Some(part) = part else { return };
    let facts = if state == SurgeryState::Done && super::history::missed_then(scene, part) {
        // "missed the autumn because of knee surgery": told of then, with what was operated on.
        InjuryFacts { phase: Some(Phase::Past), ..part.facts.clone() }
    } else if state != SurgeryState::RuledOut && tells_of_the_hurt(words, part) {
        repaired(scene, part)
    } else {
        return;
    };
    let value = ClaimValue::Injury(facts);
    sink.add(Sink::draft(RULE.name, scene, patient, &part.tokens, value).certain(certainty));
}

/// "surgery on his right knee": which knee, and which part of it, the injury has of the operation.
fn tells_of_the_hurt(words: &Range<usize>, part: &Ailment) -> bool {
    part.bare_part
        && (part.facts.side.is_some() || part.facts.part.is_some() || !words.contains(&part.tokens.start))
}

/// How far it has come, as it is told.
fn told_state(scene: &Scene<'_>, entry: &Entry, words: &Range<usize>) -> SurgeryState {
    match state(scene, entry, words) {
        // What is not told as a fact has not been done.
        SurgeryState::Done
            if scene.certainty(words) != Certainty::Stated
                && !behind(scene, words)
                && !was_had(scene, words) =>
        {
            SurgeryState::Planned
        }
        state => state,
    }
}

/// "It's a small procedure": of one that was told, whether it has been done is told there.
fn told_before(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>, patient: &Patient) -> bool {
    const LATEST: usize = 24;
    let told = |d: &Draft| d.persons == patient.persons && matches!(d.value, ClaimValue::Surgery { .. });
    scene.phrases(Class::Surgery).any(|(h, _)| h.tokens() != *words)
        || sink.drafts.iter().rev().take(LATEST).any(told)
}

/// The day of it, and how that was worked out.
fn day(scene: &Scene<'_>, words: &Range<usize>, state: SurgeryState) -> (Option<Interval>, Vec<String>) {
    let segment = scene.segment(words.start);
    let around = segment.map_or(words.clone(), |s| s.tokens.clone());
    let tense = segment.map_or(Tense::None, |s| s.verb.tense);
    let tense = if state == SurgeryState::Planned { Tense::Future } else { tense };
    // "out until May following an operation": how long, and not when.
    let until = |at: usize| scene.any_word(at.saturating_sub(2)..at, &["until", "till"]);
    // "is targeting a comeback from surgery around Easter": no day to come is that of what has been done.
    let fits = |w: Interval| state != SurgeryState::Done || w.earliest <= scene.page.published.latest;
    let when = scene
        .times(&around)
        .filter(|t| !until(t.tokens.start))
        .map(|t| scene.resolve(t, tense, None))
        .find(|r| r.when.is_some_and(fits));
    when.map_or((None, Vec::new()), |r| (r.when, r.steps))
}

/// What is only supposed, or no operation, or says what one is for.
fn no_news(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.hypothetical(words) || campaign(scene, words) || in_play(scene, words) || its_purpose(scene, words)
}

/// "is to have an operation to insert a screw": what it is for, which the words before tell whether it was done.
fn its_purpose(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    let behind = |h: &Hit| (h.end as usize) < words.start && words.start - h.end as usize <= REACH;
    scene.is_word(words.start, &["insert", "repair", "fix", "remove"])
        && scene.is_word(words.start.wrapping_sub(1), &["to"])
        && scene.phrases(Class::Surgery).any(|(h, _)| behind(h))
}

/// What surgery is where it is not planned.
const OPTIONS: &[&str] = &["resort", "option", "possibility", "alternative", "threat"];

/// "out for 12 weeks post-surgery": from when it counts, and not whether it has been done.
fn counted_from(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let post = scene.is_word(words.start, &["post"]) || scene.lower(words.start).starts_with("post-");
    post && scene.lengths(&scene.tokens).any(|l| l.tokens.end == words.start)
}

/// "will need six weeks to recover without surgery": of one way, and that it is taken is not told.
fn of_a_way_not_taken(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const MENDS: &[&str] = &["recover", "heal", "mend", "settle"];
    let to_mend = |i: usize| scene.is_word(i, MENDS) && scene.is_word(i.wrapping_sub(1), &["to"]);
    scene.any_word(words.start.saturating_sub(1)..words.end, &["without"])
        && (words.start.saturating_sub(4).max(scene.tokens.start)..words.end).any(to_mend)
}

/// Whether the words, or something around them, tell of a body.
fn a_surgeons(scene: &Scene<'_>, words: &Range<usize>, entry: &Entry) -> bool {
    let bare = entry.column(0) == "any" || entry.column(0).is_empty();
    !bare
        || scene.ailments.iter().any(|a| a.facts.region != Region::Unspecified)
        || scene.medical(words)
        || !scene.topic.is_empty()
}

/// "before a decision is made on surgery", "will find out whether he needs an operation": nothing that is planned yet.
fn undecided(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 7;
    let own = scene.segment(words.start).map_or(words.start, |s| s.tokens.start);
    let near =
        own.saturating_sub(1).max(words.start.saturating_sub(REACH)).max(scene.tokens.start)..words.start;
    let decision = near.clone().any(|i| scene.is_word(i, &["decision"]))
        && scene.is_word(words.start.wrapping_sub(1), &["on", "about", "over"])
        && scene.any_word(near.start.saturating_sub(1)..near.end, &["before", "until", "when"]);
    // "opinions on how to treat it, either with rest or surgery".
    let either = scene
        .any_word(words.start.saturating_sub(8).max(scene.tokens.start)..words.start, &["either"])
        && (scene.is_word(words.start.wrapping_sub(1), &["or"])
            || scene.any_word(words.end..words.end + 4, &["or"]));
    // "hopes to avoid surgery", "could avoid an operation".
    let avoid = (near.start..words.end).find(|&i| scene.is_word(i, &["avoid"])).is_some_and(|i| {
        let before = i.saturating_sub(5).max(scene.tokens.start)..i;
        scene.is_word(i.wrapping_sub(1), &["could", "may", "might"])
            || scene.is_word(i.wrapping_sub(1), &["to"])
                && scene.any_word(
                    before,
                    &[
                        "hopes", "hoping", "hope", "hoped", "trying", "bid", "effort", "attempt", "aiming",
                        "wants",
                    ],
                )
    });
    decision || either || avoid || scene.any_word(near, &["whether"])
}

/// "had knee surgery in a bid to be fit": what is hoped stands behind what was had.
fn was_had(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let past = scene
        .segment(words.start)
        .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::Perfect));
    past && !scene.phrases(Class::Hedge).any(|(h, _)| (h.start as usize) < words.end)
}

/// "may need surgery on his hand": it may, and nothing is planned.
fn may_need(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 5;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.end;
    // "told reporters he will only go under the knife if the bone is displaced".
    let only = near.clone().any(|i| scene.is_word(i, &["only"]))
        && (words.end..words.end + 9).any(|i| scene.is_word(i, &["if", "unless"]));
    only || near.into_iter().any(|i| {
        scene.is_word(i, &["may", "might", "could"])
            && (i + 1..i + 3).any(|j| {
                scene.is_word(j, &["need", "require"])
                    || scene.is_word(j, &["have"])
                        && scene.is_word(j + 1, &["to", "left", "meant", "required", "needed"])
            })
    })
}

/// What an operation does.
const REPAIRS: &[&str] = &[
    "repair", "fix", "mend", "correct", "cure", "treat", "remove", "stabilise", "stabilize", "reattach",
    "address",
];

/// "surgery on his right shoulder to repair a torn labrum": the part, with what is wrong with it.
fn repaired(scene: &Scene<'_>, part: &Ailment) -> InjuryFacts {
    const REACH: usize = 6;
    let end = part.tokens.end;
    let to = (end..end + 4).find(|&i| scene.is_word(i, &["to"]) && scene.is_word(i + 1, REPAIRS));
    let harm = to.and_then(|to| {
        let behind = to + 2..to + 2 + REACH;
        scene
            .ailments
            .iter()
            .find(|a| behind.contains(&a.tokens.start) && a.facts.pathology != Pathology::Unspecified)
    });
    match harm.filter(|a| a.facts.region == Region::Unspecified) {
        Some(harm) => InjuryFacts {
            pathology: harm.facts.pathology,
            diagnosis: harm.facts.diagnosis.clone().or_else(|| called(scene, harm)),
            ..part.facts.clone()
        },
        None => part.facts.clone(),
    }
}

/// "torn labrum": what the words call it, where they are more than one.
fn called(scene: &Scene<'_>, harm: &Ailment) -> Option<String> {
    let article = scene.function(harm.tokens.start).intersects(Function::DETERMINER | Function::POSSESSIVE);
    let words = harm.tokens.start + usize::from(article)..harm.tokens.end;
    (words.len() > 1).then(|| scene.text(words).to_lowercase())
}

/// "has been added to the squad after recovering from ankle surgery": behind him, as a fact.
fn got_over(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const OVER: &[&str] = &["after", "having", "now", "fully"];
    scene.phrases(Class::RecoverPhrase).any(|(hit, entry)| {
        let phrase = hit.tokens();
        let near = phrase.start < words.start && words.start <= phrase.end + 3;
        let stance = scene.stance(&phrase);
        near && entry.column(0) == "over"
            && scene.is_word(phrase.start, OVER)
            && scene.certainty(words) == Certainty::Stated
            && !(stance.denied || stance.supposed || stance.side == Side::Ahead)
    })
}

/// "his operation", "Adeyemi's knee surgery": the owner before the words.
fn whose(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const REACH: usize = 4;
    // "the surgeon operated on Brandt's knee".
    // "carried out an operation on Brandt's toe".
    let on =
        usize::from(scene.is_word(words.end, &["on"]) && !scene.is_word(words.end.wrapping_sub(1), &["on"]));
    if on == 1 || scene.is_word(words.end.wrapping_sub(1), &["on", "in", "of"]) {
        let named = |m: &crate::people::Mention| on == 0 || m.form != crate::people::Form::Pronoun;
        let next = scene.next_mention(words.end + on, 1).filter(|(_, m)| m.possessive && named(m));
        let owner = next.and_then(|(number, _)| scene.by_mention(number, "whom the surgeon operated on"));
        if owner.is_some() {
            return owner;
        }
    }
    let (number, owner) =
        scene.mentions().filter(|(_, m)| m.possessive && m.tokens.end <= words.start).last()?;
    let between = owner.tokens.end..words.start;
    let noun_only = between.len() <= REACH
        && between.clone().all(|i| {
            !scene.function(i).intersects(Function::PREPOSITION | Function::CONJ | Function::DETERMINER)
        })
        && between.clone().all(|i| !scene.is_mark(i, ","));
    if !noun_only {
        return None;
    }
    scene.by_mention(number, "whose operation it is")
}

/// "has had three knee operations already", "has already undergone five in his career": of other hurts than this.
fn over_a_career(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const MANY: &[&str] =
        &["two", "three", "four", "five", "six", "seven", "several", "numerous", "multiple", "many"];
    const OVER: &[&str] = &["already", "career", "years"];
    let many = scene.is_word(words.end.wrapping_sub(1), &["operations", "surgeries", "ops"])
        && scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.end, MANY);
    let clause = scene.segment(words.start).map_or(words.clone(), |s| s.tokens.clone());
    many && scene.any_word(clause.clone(), OVER)
        && scene
            .segment(words.start)
            .is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::PastPerfect))
}

/// Where the sentence (number `here`) names no part: the part that the claims before gave the player, if it is one.
pub(super) fn known(sink: &Sink, patient: &Patient, told: Region, here: usize) -> Region {
    const LATEST: usize = 48;
    if told != Region::Unspecified {
        return told;
    }
    let drafts = sink.drafts.iter().rev().take(LATEST).filter(|d| d.persons == patient.persons);
    // "my surgery" is the one that was told before, of whatever the player has hurt since.
    let operated = drafts.clone().find_map(|d| match &d.value {
        ClaimValue::Surgery { region, .. } if *region != Region::Unspecified => Some(*region),
        _ => None,
    });
    if let Some(region) = operated {
        return region;
    }
    let regions = || {
        drafts.clone().filter_map(|d| match &d.value {
            ClaimValue::Injury(facts) if facts.region != Region::Unspecified => {
                Some((facts.region, d.sentence))
            }
            _ => None,
        })
    };
    let Some((first, last)) = regions().next() else { return Region::Unspecified };
    // "sidelined by a knee injury. The injury and subsequent surgery": of several, the one that the sentence before told of alone.
    let alone = last + 1 >= here && regions().filter(|(_, s)| *s == last).all(|(r, _)| r == first);
    if alone || regions().all(|(r, _)| r == first) { first } else { Region::Unspecified }
}

/// The part operated on: the one nearest the words; an organ ("a kidney transplant") where no other part is told.
fn part<'s>(scene: &'s Scene<'_>, words: &Range<usize>) -> Option<&'s Ailment> {
    // "had surgery last week to remove a piece of bone from his ankle": behind what is done there.
    let done = (words.end..words.end + 5).any(|i| scene.is_word(i, &["to"]) && scene.is_word(i + 1, REPAIRS));
    let reach = if done { 18 } else { 10 };
    let distance = |a: &Ailment| a.tokens.start.abs_diff(words.end).min(words.start.abs_diff(a.tokens.end));
    let mut told = scene.ailments.iter().filter(|a| a.facts.region != Region::Unspecified);
    let nearest = told
        .clone()
        .filter(|a| distance(a) < reach)
        .min_by_key(|a| (a.facts.region == Region::Illness, distance(a)))?;
    // "hip surgery on my right hip": the same part, told with its side.
    let sided =
        told.find(|a| a.facts.region == nearest.facts.region && a.facts.side.is_some() && distance(a) < 10);
    Some(if nearest.facts.side.is_some() { nearest } else { sided.unwrap_or(nearest) })
}
