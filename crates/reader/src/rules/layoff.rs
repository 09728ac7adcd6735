//! How long a player is out: "out for six weeks", "a three-month lay-off", "sidelined for at least a month".

mod anchor;
mod examples;
mod lengths;
mod looked_back;
mod spoken;

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Certainty, ClaimValue, ExpectedReturn, Interval};

use super::{Calls, Clue, Glance, Rule, Sink};
use crate::lexicon::{Class, Entry};
use crate::scene::{Horizon, LOST, Patient, ROBBED, Scene, Side, Span, Stance, WITHOUT};
use crate::text::Words;
use crate::time::Bound;

use anchor::{
    CAUSED, KINDS, LACK, OUT, REST, SIDELINE, SPENDS, anchor, dressed, gapped, lacked, not_expected,
};
use lengths::{UNITS, counted, vague};

pub(super) use looked_back::{named_since, over, ruled_then};
pub(super) use spoken::{looks as looks_spoken, superseded};

pub(super) const RULE: Rule = Rule {
    name: "layoff",
    asserts: "a player is out for a length of time, counted from the report",
    // Every length has its unit.
    calls: Calls::by(
        &[Class::AbsencePhrase, Class::Unit],
        &[OUT, REST, WITHOUT, LOST, ROBBED, SIDELINE, UNITS, SPOKEN],
    )
    .with(Clue::of(&[Class::Unit], &[UNITS, SPOKEN]))
    .if_looks(looks)
    .founds_if(|glance| glance.medical()),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Whether a word of absence stands so near a unit of time that it can be a length's.
fn looks(glance: &Glance<'_>) -> bool {
    // "For at least a good six to eight weeks" and "weeks or months": what a length has before its unit, and behind it.
    const BEFORE: usize = 10;
    const BEHIND: usize = 4;
    // "without their captain and leading scorer, the defender …, for": whoever is lacked has a name, and what he is.
    const LACKED: usize = 40;
    let phrase = |at: usize| {
        let near = at.saturating_sub(BEFORE + 5)..at + BEHIND + 3;
        glance.phrases(Class::AbsencePhrase).any(|(h, e)| {
            (h.start as usize) < near.end
                && near.start <= h.end as usize
                && !matches!(e.column(0), "replaced" | "list")
        })
    };
    let word = |at: usize| {
        glance.any_word(at..at + BEHIND + 6, OUT)
            || glance.any_word(at + 1..at + 2, KINDS)
            || glance.any_word(
                at.saturating_sub(BEFORE)..at,
                &[
                    "rest", "another", "further", "recovery", "rehabilitation", "recuperation", "wait",
                    "injured", "more",
                ],
            )
            || glance.any_of(at..at + BEHIND + 6, words_of!(REST))
            || glance.any_of(at.saturating_sub(LACKED)..at, &LACK)
            || glance.any_word(at.saturating_sub(LACKED)..at, ROBBED)
            || glance.any_word(at.saturating_sub(BEFORE)..at, SPENDS)
    };
    // "Brandt (hip, two weeks)".
    let listed = |at: usize| glance.any_word(at + 1..at + 2, &[")"]);
    let long = |e: &Entry| !matches!(e.column(0), "second" | "quarter");
    let units = glance.phrases(Class::Unit).filter(|(_, e)| long(e)).map(|(h, _)| h.start as usize);
    units
        .chain(glance.places(const { Words::of(&[UNITS]) }))
        .any(|at| phrase(at) || word(at) || listed(at) || spoken::near(glance, at))
        || glance.has(const { Words::of(&[SPOKEN]) })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for horizon in scene.lengths(&scene.tokens).chain(vague(scene)) {
        if !counted(scene, &horizon) {
            continue;
        }
        let missed = lacked(scene, &horizon.tokens)
            .or_else(|| not_expected(scene, &horizon.tokens))
            .or_else(|| gapped(scene, &horizon.tokens));
        if let Some((patient, words)) = missed {
            missed_so_long(scene, sink, &patient, &words, &horizon);
            continue;
        }
        let Some((words, sure)) = anchor(scene, &horizon.tokens) else { continue };
        let stance = scene.stance(&words);
        if behind_him(scene, &words)
            || stance.denied
            || stance.supposed
            || stance.anterior
            || scene.banned(&words)
        {
            continue;
        }
        if scene.surgery_would(&words) {
            sink.nearly(RULE.name, scene, &words, "so long only if he were operated on");
            continue;
        }
        if sees_it_out(scene, &words) {
            continue;
        }
        if superseded(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "it was feared, and is not any more");
            continue;
        }
        if took_so_long(scene, &words) || anybodys(scene, &words) {
            continue;
        }
        let Some(said) = said(scene, &words, &stance) else { continue };
        // "The recovery time will be six weeks": of whom the sentences before spoke.
        let spell = || spoken::is_spell(scene, words.start).then(|| spoken::spoken_of(scene, sink)).flatten();
        let whose = scene.whose_absence(&words).or_else(|| scene.patient_as(&words, &stance));
        let Some(patient) = whose.or_else(spell) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is out");
            continue;
        };
        if sure || scene.medical(&words) || sink.hurt(&patient.persons) {
            let told = Told { certainty: stance.certainty, said, if_hurt: false };
            tell(scene, sink, &patient, &words, &at_least_if_dressed(scene, horizon), &told);
        }
    }
    spoken::told(scene, sink);
    spoken::month(scene, sink);
}

/// "must do without Ferreira for two months": that he is away so long, if it is so now.
fn missed_so_long(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    horizon: &Horizon,
) {
    let stance = scene.stance(words);
    // "a week that saw him lose Ferreira for two months": the loss is the report's news, where nothing tells of another time.
    let news = stance.side == Side::Past && scene.past_time(&scene.tokens).is_none_or(|d| scene.fresh(d));
    let stands = matches!(stance.side, Side::Now | Side::Since | Side::Ahead) || news;
    if stands && !stance.supposed && !stance.anterior && !scene.banned(words) {
        // What is wrong with him may be told later.
        let known = scene.medical(words) || sink.hurt(&patient.persons);
        let told = Told { certainty: stance.certainty, said: scene.page.published, if_hurt: !known };
        tell(scene, sink, patient, words, horizon, &told);
    }
}

/// Out of plaster, or rested, is not yet back.
fn at_least_if_dressed(scene: &Scene<'_>, mut horizon: Horizon) -> Horizon {
    let end = horizon.tokens.end;
    let rested = scene.is_word(end, &["rest"])
        || scene.is_word(end + 1, &["rest"]) && scene.any_word(end..end + 1, &["of", "'", "’", "complete"]);
    if (rested || dressed(scene, &horizon.tokens).is_some())
        && let Span::Length { bound, .. } = &mut horizon.span
    {
        *bound = Bound::AtLeast;
    }
    horizon
}

/// Whether the lay-off is over.
fn behind_him(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "An injury that kept him out for a year": what has kept somebody out is over, or counted up to now.
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.end;
    let kept = scene.any_word(near, &["kept"]) || super::misses::sidelined_then(scene, words);
    // "An injury last year, which forced him to miss three months": the lay-off is as past as the clause.
    let lead = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    let caused = || scene.any_word(lead, CAUSED) && scene.is_word(words.start.wrapping_sub(1), &["to"]);
    kept || ruled_then(scene, words)
        || over(scene, words)
        || named_since(scene, words).is_some()
        || caused() && scene.past_time(&scene.tokens).is_some()
}

/// "determined to see out the final two years of his contract".
fn sees_it_out(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|i| {
        scene.is_word(i, &["out"])
            && scene.is_word(i.wrapping_sub(1), &["see", "sees", "saw", "seeing", "seen"])
    })
}

/// "took nine weeks to recover": so long it was.
fn took_so_long(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    scene.any_word(near, &["took", "needed", "required", "endured", "served"])
}

/// "you're out for six weeks": said of anybody.
fn anybodys(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let own = scene.segment(words.start).map_or(scene.tokens.start, |s| s.tokens.start);
    scene.any_word(own.max(words.start.saturating_sub(4))..words.start, &["you"])
}

/// How a lay-off is told.
struct Told {
    certainty: Certainty,
    /// From when it counts.
    said: Interval,
    /// What is wrong is told elsewhere, if it is told at all.
    if_hurt: bool,
}

fn tell(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    horizon: &Horizon,
    told: &Told,
) {
    let Told { certainty, said, if_hurt } = *told;
    let Span::Length { min, max, bound } = horizon.span else { return };
    // "was ruled out an hour before the start": no layoff is as short.
    if max.is_some_and(|days| days <= 1)
        && scene.any_word(horizon.tokens.clone(), &["hour", "hours", "minute", "minutes"])
    {
        return;
    }
    let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
    let not_before = horizon.free_after(said);
    let by = (bound != Bound::AtLeast).then(|| horizon.back_by(said)).flatten();
    let open = by.or(not_before).is_some_and(|d| d >= scene.page.published.earliest);
    let made = (said != scene.page.published).then_some(said);
    if open {
        let estimate = ExpectedReturn { not_before, by, hedge: super::hedge(certainty) };
        let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
        let counted = format!("counted from {said} → {}", shown(not_before, by));
        sink.add(
            draft
                .certain(certainty)
                .dated(made, horizon.steps.iter().cloned().chain([counted]))
                .if_hurt(if_hurt),
        );
        let told = scene.text(horizon.tokens.clone()).to_lowercase();
        let value = ClaimValue::Layoff { min_days: min, max_days: max, words: told };
        sink.add(Sink::draft(RULE.name, scene, patient, &all, value).certain(certainty).if_hurt(if_hurt));
    }
}

/// Days on which the player may be back, for the steps.
fn shown(not_before: Option<Date>, by: Option<Date>) -> String {
    match (not_before, by) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from}..{to}"),
        (Some(from), None) => format!("not before {from}"),
        (None, to) => to.map(|day| format!("by {day}")).unwrap_or_default(),
    }
}

/// From when the length counts: the report, or the day on which it was said ("was ruled out for ten weeks on 9 March").
fn said(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> Option<Interval> {
    // "has ruled Ferreira out for two months": the result stands.
    let ruled =
        scene.any_word(words.start.saturating_sub(7).max(scene.tokens.start)..words.start + 1, &["ruled"]);
    match stance.side {
        Side::Since if ruled => Some(scene.page.published),
        // "recommended that he has four weeks of rest": so he is told to.
        Side::Since
            if scene.is_word(words.start.wrapping_sub(1), &["has", "have"])
                && scene.is_word(words.end.wrapping_sub(1), &["rest", "rehab", "rehabilitation"])
                && !scene.any_word(words.end..words.end + 3, &["behind"]) =>
        {
            Some(scene.page.published)
        }
        Side::Now | Side::Ahead => Some(scene.page.published),
        // "faced up to another six weeks on the sidelines": what is faced is still to come.
        Side::Past
            if scene.any_word(
                words.start.saturating_sub(7).max(scene.tokens.start)..words.start,
                &["faced", "facing"],
            ) =>
        {
            Some(scene.page.published)
        }
        // "said that it was a two to three week injury": so it was found to be.
        Side::Past if scene.is_word(words.end.wrapping_sub(1), KINDS) => {
            const TOLD: &[&str] =
                &["said", "says", "revealed", "confirmed", "admitted", "explained", "assessed", "diagnosed"];
            scene.any_word(scene.tokens.start..words.start + 1, TOLD).then_some(scene.page.published)
        }
        Side::Past if stance.passive => {
            let segment = scene.segment(words.start)?;
            let own = scene.past_time(&(words.end..segment.tokens.end));
            // Told without a day, it is the report's news; told beside a day, it is that day's.
            match own.or_else(|| scene.past_time(&scene.tokens)) {
                Some(day) => Some(day).filter(|d| d.width() <= 10),
                None => Some(scene.page.published),
            }
        }
        _ => None,
    }
}

/// Words with which a month is given that somebody is to be back in.
const SPOKEN: &[&str] = &["talking", "looking", "target", "aim"];

impl Scene<'_> {
    /// "surgery would rule him out for six months": what an operation would do that nobody says he has.
    pub(super) fn surgery_would(&self, words: &Range<usize>) -> bool {
        const SURGERY: &[&str] = &["surgery", "operation", "op", "procedure"];
        const REACH: usize = 24;
        let from = self.tokens.start.max(words.start.saturating_sub(REACH));
        let would = (from..words.start).rev().find(|&i| self.is_word(i, &["would"]));
        would.is_some_and(|w| {
            self.any_word(from..w, SURGERY)
                && !(from..w).any(|i| self.is_word(i, &["he", "she", "who", "they"]))
        })
    }
}
