//! A player is out, or misses a match or a stretch to come: "will miss Saturday's derby", "ruled out of the tournament".

mod ahead;
mod away;
mod calls;
mod course;
mod examples;
mod general;
mod gone_home;
mod guards;
mod joined;
mod known;
mod left_open;
mod looked_back;
mod reason;
mod stretch;
mod until_later;
mod whose;

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Interval, Rung, Status, StatusReason};

use ahead::{last_of_season, played_match};
use away::{Missed, away_then, out};
use calls::{AWAY, Call, KEEP, ROB, calls, looks};
use course::{in_its_course, lately, misses_training};
use general::general;
use left_open::{hangs_on_a_condition, left_open, refused};
use looked_back::{looked_back, untrained_of_late};
use reason::reason;
use stretch::missed_until;
use whose::{generic, narrowed, whose};

pub(super) use ahead::told_just_before;
pub(super) use joined::joins;
pub(super) use looked_back::sidelined_then;
pub(super) use reason::dismissed;
pub(super) use stretch::back_from_it;

use super::fit_again::SELECTED;
use super::{Calls, Clue, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::{LOST, Patient, Scene, Side, Stance};
use crate::time::TimeKind;

pub(super) const RULE: Rule = Rule {
    name: "misses",
    asserts: "a player is out, or out of a match or a stretch that is still to come",
    calls: Calls::by(&[Class::AbsencePhrase], &[LOST, KEEP, ROB])
        .with(Clue::of(
            &[
                Class::AbsencePhrase,
                Class::Body,
                Class::Pathology,
                Class::InjuryNoun,
                Class::Diagnosis,
                Class::Illness,
            ],
            &[AWAY, &["for", "until"]],
        ))
        .if_looks(looks),
    run,
    examples: examples::EXAMPLES,
    guards: guards::GUARDS,
};

const A_YEAR: i64 = 365;
const ENDS: &[&str] = &["end", "ends", "ended", "ending"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for call in calls(scene) {
        let words = call.words.clone();
        let stance = meant(scene, &words);
        if let Some(patient) = left_open(scene, sink, &call, &stance) {
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, in_doubt()));
            continue;
        }
        if general(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "it is told of how it would be");
            continue;
        }
        if stance.denied
            || stance.supposed
            || refused(scene, &words)
            || stance.certainty == Certainty::Unlikely
        {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let Some(patient) = call
            .patient
            .clone()
            .or_else(|| whose(scene, &words))
            .or_else(|| scene.patient_as(&words, &stance))
        else {
            sink.nearly(RULE.name, scene, &words, "nobody who is out");
            continue;
        };
        if scene.surgery_would(&words) {
            sink.nearly(RULE.name, scene, &words, "so only if he were operated on");
            continue;
        }
        if !call.active_holds(scene, &stance)
            || generic(scene, &words, &patient)
            || ends_an_absence(scene, &words)
        {
            continue;
        }
        if would_be_a_loss(scene, &words, &patient) {
            sink.nearly(RULE.name, scene, &words, "it is only supposed");
            continue;
        }
        if in_its_course(scene, &words) {
            continue;
        }
        if hangs_on_a_condition(scene, &words, &stance) {
            let draft = Sink::draft(RULE.name, scene, &patient, &words, in_doubt());
            sink.add(draft.if_hurt(!scene.medical(&words)));
            continue;
        }
        told(scene, sink, &call, &stance, &patient);
    }
}

/// That it is open whether he plays.
fn in_doubt() -> ClaimValue {
    ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury }
}

/// How the words are meant. "has lost his battle to be fit": the battle was a hope, and that it is lost is none.
fn meant(scene: &Scene<'_>, words: &Range<usize>) -> Stance {
    let mut stance = scene.stance(words);
    if scene.any_word(words.clone(), &["battle", "fight", "race", "struggle"]) {
        stance.certainty = Certainty::Stated;
        stance.side = if stance.side == Side::Ahead { Side::Now } else { stance.side };
    }
    stance
}

/// "is likely to end a two-year absence": he is back then.
fn ends_an_absence(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 6;
    scene.any_word(words.clone(), &["absence", "lay-off", "layoff"])
        && scene.any_word(words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start, ENDS)
}

/// "The loss of Ferreira would be a blow".
fn would_be_a_loss(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient) -> bool {
    scene.any_word(words.clone(), &["loss", "absence"])
        && patient.mention.as_ref().is_some_and(|m| scene.any_word(m.end..m.end + 5, &["would", "could"]))
}

/// That he is out, was away then, or is fit since: as far as it is news, and told as such.
fn told(scene: &Scene<'_>, sink: &mut Sink, call: &Call, stance: &Stance, patient: &Patient) {
    let words = &call.words;
    let patient = &narrowed(scene, sink, words, patient);
    if gone_home::back_since(scene, sink, words, patient) {
        return;
    }
    let week = untrained_of_late(scene, words);
    let horizons = if week { Vec::new() } else { missed_until(scene, call, stance, patient) };
    if known::watches(scene, words)
        && horizons.is_empty()
        && !scene.medical(words)
        && !sink.hurt(&patient.persons)
    {
        sink.nearly(RULE.name, scene, words, "nothing says that an injury keeps him there");
        return;
    }
    let known = known::known(scene, sink, call, patient, !horizons.is_empty());
    if call.needs_match && horizons.is_empty() && !known {
        return;
    }
    if kept_out_of_it(scene, words) {
        sink.nearly(RULE.name, scene, words, "the match that he was kept out of has been played");
        return;
    }
    if of_a_condition(scene, words) || dropped_out_then(scene, call) {
        sink.nearly(RULE.name, scene, words, "what was missed then has been played");
        away_then(scene, sink, patient, words, Side::Past, known);
        return;
    }
    if let Some(named) = super::layoff::named_since(scene, words) {
        selected_since(scene, sink, patient, &named);
        return;
    }
    if of_another_season(scene, words, stance) {
        sink.nearly(RULE.name, scene, words, "told of a season that is over");
        return;
    }
    if looked_back(scene, words, stance)
        || super::layoff::ruled_then(scene, words)
        || super::layoff::over(scene, words)
    {
        sink.nearly(RULE.name, scene, words, "told looking back");
        return;
    }
    fails_a_test(scene, sink, words, patient, known);
    let training = week || misses_training(scene, words);
    away(scene, sink, call, stance, patient, Missed { horizons, event: false, training, known });
}

/// "failed a fitness test": how far he has got, too.
fn fails_a_test(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient, known: bool) {
    if scene.is_word(words.start, &["failed", "fails", "failing"])
        && scene.any_word(words.clone(), &["test", "tests", "check", "checks"])
    {
        let value = ClaimValue::Stage { rung: Rung(5), words: scene.text(words.clone()).to_lowercase() };
        sink.add(
            Sink::draft(RULE.name, scene, patient, words, value)
                .dated(Some(scene.page.published), [])
                .if_hurt(!known),
        );
    }
}

/// Away now, or then. `missed`: what, and whether an event puts it ahead is found here.
fn away(
    scene: &Scene<'_>,
    sink: &mut Sink,
    call: &Call,
    stance: &Stance,
    patient: &Patient,
    mut missed: Missed,
) {
    let words = &call.words;
    let reach = scene.reach(words);
    let kept = kept_so_long(scene, call, &reach);
    missed.event = is_event(scene, call, stance, kept, missed.horizons.is_empty());
    let side = side(scene, words, stance, kept, &reach);
    if missed.training
        && side == Side::Past
        && missed.known
        && scene.past_time(&reach).is_none_or(|when| lately(scene, when))
    {
        let reason = reason(scene, words, missed.known);
        let value = ClaimValue::Status { status: Status::Doubtful, reason };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    // "was missing from the squad named on Tuesday for Saturday's match": what he is missing from is still to be played.
    let squad = side == Side::Past && squad_named(scene, words);
    missed.horizons.retain(|h| !squad || !scene.is_word(h.tokens.start.wrapping_sub(1), &["on"]));
    let ahead = !missed.horizons.is_empty();
    match side {
        Side::Before => return,
        Side::Past if squad && ahead => {}
        // "was already out of Saturday's final": told looking back, and so still.
        Side::Past if scene.any_word(words.start.saturating_sub(2)..words.start, &["already"]) && ahead => {}
        // "suffered a season-ending knee injury on Sunday": the news, and what it leads to.
        Side::Past if ends_the_season(scene, words) => {}
        Side::Since if last_of_season(scene, words) => {}
        Side::Past | Side::Since if !missed.event => {
            away_then(scene, sink, patient, words, side, missed.known);
            return;
        }
        _ => {}
    }
    let stance =
        if surely(scene, words) { &Stance { certainty: Certainty::Stated, ..*stance } } else { stance };
    out(scene, sink, words, stance, patient, &missed);
}

/// "an injury that kept him out for a year": told with its length, it is over.
fn kept_so_long(scene: &Scene<'_>, call: &Call, reach: &Range<usize>) -> bool {
    let words = &call.words;
    scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.end, &["kept"])
        && !known::keeps(scene, call)
        && (scene.lengths(reach).next().is_some() || so_long_then(scene, reach))
}

/// Whether an event is told, whose result lasts: "withdrew", "was ruled out". `open`: nothing is told that he misses.
fn is_event(scene: &Scene<'_>, call: &Call, stance: &Stance, kept: bool, open: bool) -> bool {
    // "having been ruled out for four months", "after being sidelined for a year": told with its length, it led up to what came.
    let lasted = || {
        stance.anterior
            && open
            && scene.times(&scene.reach(&call.words)).any(|t| t.kind == TimeKind::Duration)
    };
    known::crisis(scene, call) && stance.side == Side::Past && open
        || call.event && !kept && !lasted()
        || stance.passive && !stance.anterior && matches!(stance.side, Side::Past | Side::Since)
}

/// On which side of the report he is away.
fn side(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance, kept: bool, reach: &Range<usize>) -> Side {
    // "a hamstring injury that saw him sit out most of February": what came of it then.
    let saw = scene.is_word(words.start.wrapping_sub(1), &["him", "her", "them"])
        && scene.is_word(words.start.wrapping_sub(2), &["saw", "made"]);
    if saw && scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Past) {
        return Side::Past;
    }
    // "an injury which kept him out for a year": a verb of the past, whatever its form.
    let side = if kept && stance.side == Side::Now { Side::Past } else { stance.side };
    // "admitted that his season was over": and so it is.
    if side == Side::Past && over_for_the_season(scene, words) && scene.past_time(reach).is_none() {
        return Side::Now;
    }
    side
}

/// "that kept him out for so long at the end of last season".
fn so_long_then(scene: &Scene<'_>, reach: &std::ops::Range<usize>) -> bool {
    let long = reach
        .clone()
        .any(|i| scene.is_word(i, &["long"]) && scene.is_word(i.wrapping_sub(1), &["so", "too", "that"]));
    long && scene.past_time(reach).is_some()
}

/// "after a calf strain ruled him out of the win over City": told looking back at a match that has been played.
fn kept_out_of_it(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let kept_out = scene.any_word(words.clone(), KEEP)
        || scene.is_word(words.start, &["miss"])
        || ahead::forced_off(scene, words)
        // "a groin injury that sidelined him for the win over City".
        || scene.is_word(words.start, &["sidelined"]) && scene.is_word(words.start.wrapping_sub(1), &["that", "which"]);
    kept_out && played_match(scene, words.end)
}

/// "will play if he can shake off a hip injury which ruled him out of the Classic": of the hurt that is still to be got over it is told what it
/// kept him from.
fn of_a_condition(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let Some(segment) = scene.segment(words.start) else { return false };
    let then =
        segment.link == crate::grammar::Link::Relative && segment.verb.tense == crate::grammar::Tense::Past;
    let open =
        |a: &crate::scene::Ailment| a.tokens.end == segment.tokens.start && scene.on_condition(&a.tokens);
    then && scene.is_word(segment.tokens.start, &["which", "that"]) && scene.ailments.iter().any(open)
}

/// "withdrew from the starting line-up last weekend": from a match that has been played.
fn dropped_out_then(scene: &Scene<'_>, call: &Call) -> bool {
    const SIDES: &[&str] = &["line-up", "lineup", "side", "team", "xv", "xi"];
    let words = &call.words;
    let near = words.end.saturating_sub(1)..(words.end + 5).min(scene.tokens.end);
    let side = near.into_iter().find(|&i| scene.is_word(i, SIDES)).filter(|_| call.event);
    let behind = side.and_then(|i| {
        scene
            .times(&(i + 1..i + 4))
            .next()
            .filter(|t| scene.any_word(t.tokens.clone(), &["last", "yesterday"]))
    });
    behind.is_some_and(|t| scene.past_time(&t.tokens).is_some())
}

/// "was named in the squad after being ruled out in May": he is picked, and so fit to be.
fn selected_since(scene: &Scene<'_>, sink: &mut Sink, patient: &Patient, named: &Range<usize>) {
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, named, value));
    let value = ClaimValue::Stage { rung: Rung(SELECTED), words: scene.text(named.clone()).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, patient, named, value).dated(Some(scene.page.published), []));
}

/// "his season is over", "a knee injury ended his campaign".
fn over_for_the_season(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["season", "campaign"])
        && scene.any_word(words.clone(), &["over", "finished", "ended"])
}

/// "his season was ended by a knee injury in February last year": another season.
fn of_another_season(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    let another = |d: Interval| d.latest < ledger::add_days(scene.season_end(), -A_YEAR);
    over_for_the_season(scene, words)
        && stance.side == Side::Past
        && scene.past_time(&scene.tokens).is_some_and(another)
}

/// That he is out is no hope and no fear, though the words hold one.
fn surely(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "it is unclear how long he will be out": and so he is.
    let how_long = (words.start.saturating_sub(8).max(scene.tokens.start)..words.start)
        .any(|i| scene.is_word(i, &["how"]) && scene.is_word(i + 1, &["long", "many", "much"]));
    // "has no chance of playing": the chance is no hope.
    let hopeless =
        scene.any_word(words.clone(), &["no"]) && scene.any_word(words.clone(), &["chance", "part"]);
    how_long || hopeless
}

/// "a season-ending knee injury", told of these days.
fn ends_the_season(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let long_ago = scene.past_time(&scene.tokens).is_some_and(|d| !scene.fresh(d));
    ahead::ends_season(scene, words.start)
        && !long_ago
        && !scene.any_word(scene.tokens.start..words.start, &["had"])
}

/// "missing from the squad that the coach named on Tuesday for Saturday's qualifier".
fn squad_named(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const SQUADS: &[&str] = &["squad", "party", "line-up", "lineup", "team", "side"];
    const NEAR: usize = 5;
    const REACH: usize = 14;
    let near = words.end.saturating_sub(1)..(words.end + NEAR).min(scene.tokens.end);
    let squad = near.into_iter().find(|&i| scene.is_word(i, SQUADS));
    let behind = |s: usize| s + 1..(s + REACH).min(scene.tokens.end);
    squad.is_some_and(|s| {
        scene.any_word(behind(s), &["named", "picked", "chosen", "announced", "selected"])
            && scene.any_word(behind(s), &["for"])
    })
}
