//! How long a player is out: "out for six weeks", "a three-month lay-off", "sidelined for at least a month".

mod examples;
mod spoken;

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Certainty, ClaimValue, ExpectedReturn, Interval};

use super::{Calls, Clue, Glance, Rule, Sink};
use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::{Class, Entry};
use crate::text::Words;
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};
use crate::time::Bound;

pub(super) use spoken::{looks as looks_spoken, superseded};

pub(super) const RULE: Rule = Rule {
    name: "layoff",
    asserts: "a player is out for a length of time, counted from the report",
    // Every length has its unit.
    calls: Calls::by(&[Class::AbsencePhrase, Class::Unit], &[OUT, REST, LACK, UNITS, SPOKEN]).with(Clue::of(&[Class::Unit], &[UNITS, SPOKEN])).if_looks(looks),
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
            (h.start as usize) < near.end && near.start <= h.end as usize && !matches!(e.column(0), "replaced" | "list")
        })
    };
    let word = |at: usize| {
        glance.any_word(at..at + BEHIND + 6, OUT)
            || glance.any_word(at.saturating_sub(BEFORE)..at, &["rest", "another", "further", "recovery", "rehabilitation", "recuperation"])
            || glance.any_of(at..at + BEHIND + 6, words_of!(REST))
            || glance.any_word(at.saturating_sub(LACKED)..at, LACK)
            || glance.any_word(at.saturating_sub(BEFORE)..at, SPENDS)
    };
    // "Brandt (hip, two weeks)".
    let listed = |at: usize| glance.any_word(at + 1..at + 2, &[")"]);
    let long = |e: &Entry| !matches!(e.column(0), "second" | "quarter");
    let units = glance.phrases(Class::Unit).filter(|(_, e)| long(e)).map(|(h, _)| h.start as usize);
    units.chain(glance.places(const { Words::of(&[UNITS]) })).any(|at| phrase(at) || word(at) || listed(at) || spoken::near(glance, at))
        || glance.has(const { Words::of(&[SPOKEN]) })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for horizon in scene.lengths(&scene.tokens).chain(vague(scene)) {
        if !counted(scene, &horizon) {
            continue;
        }
        if let Some((patient, words)) =
            lacked(scene, &horizon.tokens).or_else(|| not_expected(scene, &horizon.tokens))
        {
            let stance = scene.stance(&words);
            let stands = matches!(stance.side, Side::Now | Side::Since | Side::Ahead);
            if stands && !stance.supposed && !stance.anterior && !scene.banned(&words) {
                // What is wrong with him may be told later.
                let known = scene.medical(&words) || sink.hurt(&patient.persons);
                let told = Told { certainty: stance.certainty, said: scene.page.published, if_hurt: !known };
                tell(scene, sink, &patient, &words, &horizon, &told);
            }
            continue;
        }
        let Some((words, sure)) = anchor(scene, &horizon.tokens) else { continue };
        // Out of plaster is not yet back.
        let mut horizon = horizon;
        if dressed(scene, &horizon.tokens).is_some()
            && let Span::Length { bound, .. } = &mut horizon.span
        {
            *bound = Bound::AtLeast;
        }
        let stance = scene.stance(&words);
        // "An injury last year, which forced him to miss three months": the lay-off is as past as the clause.
        let caused = scene.any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start, CAUSED)
            && scene.is_word(words.start.wrapping_sub(1), &["to"]);
        // "An injury that kept him out for a year": what has kept somebody out is over, or counted up to now.
        let kept = scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.end, &["kept"]) || super::misses::sidelined_then(scene, &words);
        if kept || ruled_then(scene, &words) || over(scene, &words) || named_since(scene, &words).is_some() || caused && scene.past_time(&scene.tokens).is_some() {
            continue;
        }
        if stance.denied || stance.supposed || stance.anterior || scene.banned(&words) {
            continue;
        }
        if scene.surgery_would(&words) {
            sink.nearly(RULE.name, scene, &words, "so long only if he were operated on");
            continue;
        }
        // "determined to see out the final two years of his contract".
        let sees = |i: usize| scene.is_word(i, &["out"]) && scene.is_word(i.wrapping_sub(1), &["see", "sees", "saw", "seeing", "seen"]);
        if words.clone().any(sees) {
            continue;
        }
        if superseded(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "it was feared, and is not any more");
            continue;
        }
        // "took nine weeks to recover": so long it was.
        if scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, &["took", "needed", "required", "endured", "served"]) {
            continue;
        }
        // "you're out for six weeks": said of anybody.
        let own = scene.segment(words.start).map_or(scene.tokens.start, |s| s.tokens.start);
        if scene.any_word(own.max(words.start.saturating_sub(4))..words.start, &["you"]) {
            continue;
        }
        let Some(said) = said(scene, &words, &stance) else { continue };
        let Some(patient) = scene.patient_as(&words, &stance) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is out");
            continue;
        };
        if sure || scene.medical(&words) || sink.hurt(&patient.persons) {
            let told = Told { certainty: stance.certainty, said, if_hurt: false };
            tell(scene, sink, &patient, &words, &horizon, &told);
        }
    }
    spoken::told(scene, sink);
    spoken::month(scene, sink);
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
    if max.is_some_and(|days| days <= 1) && scene.any_word(horizon.tokens.clone(), &["hour", "hours", "minute", "minutes"]) {
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
        sink.add(draft.certain(certainty).dated(made, horizon.steps.iter().cloned().chain([counted])).if_hurt(if_hurt));
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
    let ruled = scene.any_word(words.start.saturating_sub(7).max(scene.tokens.start)..words.start + 1, &["ruled"]);
    match stance.side {
        Side::Since if ruled => Some(scene.page.published),
        Side::Now | Side::Ahead => Some(scene.page.published),
        // "faced up to another six weeks on the sidelines": what is faced is still to come.
        Side::Past if scene.any_word(words.start.saturating_sub(7).max(scene.tokens.start)..words.start, &["faced", "facing"]) => {
            Some(scene.page.published)
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

/// "Brandt (hip, two weeks)": how long somebody in a list is out, told behind what he has.
fn listed(scene: &Scene<'_>, length: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    let open = (length.start.saturating_sub(LONGEST).max(scene.tokens.start)..length.start).rev().find(|&i| scene.is_mark(i, "("))?;
    let closed = scene.is_mark(length.end, ")") || scene.is_mark(length.end, ",");
    let told = scene.ailments.iter().find(|a| a.tokens.start == open + 1 && a.tokens.end < length.start)?;
    let plain = |i: usize| scene.is_mark(i, ",") || scene.is_mark(i, "-") || scene.is_word(i, &["out", "for", "about", "around"]);
    (closed && (told.tokens.end..length.start).all(plain)).then_some(told.tokens.start..length.end)
}

/// Words with which a month is given that somebody is to be back in.
const SPOKEN: &[&str] = &["talking", "looking", "target", "aim"];

/// Verbs of making somebody do something.
const CAUSED: &[&str] = &["leading", "led", "forcing", "forced", "causing", "caused"];

/// Words before the one who is away.
const LACK: &[&str] = &["without", "lost", "lose", "loses", "losing", "sideline", "sidelines"];

/// "must do without Ferreira for at least two months", "have lost Ferreira for six weeks": who is away so long, and the word.
fn lacked(scene: &Scene<'_>, length: &Range<usize>) -> Option<(Patient, Range<usize>)> {
    let lead = (length.start.saturating_sub(1)..length.start + 1).find(|&i| scene.is_word(i, &["for"]))?;
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == lead && !m.possessive)?;
    let from = mention.tokens.start.saturating_sub(4).max(scene.tokens.start);
    let at = (from..mention.tokens.start).rev().find(|&i| scene.is_word(i, LACK))?;
    let plain = |i: usize| !scene.is_mark(i, ",") && !scene.function(i).verbal();
    (at + 1..mention.tokens.start).all(plain).then_some(())?;
    Some((scene.by_mention(number, "who is missed")?, at..at + 1))
}

/// "do not expect Ferreira to be playing for at least five months": who is away so long, and the verb of expecting.
fn not_expected(scene: &Scene<'_>, length: &Range<usize>) -> Option<(Patient, Range<usize>)> {
    const EXPECT: &[&str] = &["expect", "expects", "expected", "expecting", "anticipate", "envisage"];
    const PLAYS: &[&str] = &[
        "play", "playing", "feature", "featuring", "return", "returning", "back", "bowl", "bowling", "bat", "batting", "run",
        "running", "race", "racing", "train", "training", "compete", "competing", "kick", "kicking", "throw", "throwing", "available", "fit",
    ];
    const REACH: usize = 10;
    let lead = (length.start.saturating_sub(1)..length.start + 1).find(|&i| scene.is_word(i, &["for"]))?;
    let verb = lead.checked_sub(1).filter(|&v| scene.is_word(v, PLAYS))?;
    let from = verb.saturating_sub(REACH).max(scene.tokens.start);
    let expect = (from..verb).rev().find(|&i| scene.is_word(i, EXPECT))?;
    let denied = (expect.saturating_sub(3).max(scene.tokens.start)..expect).any(|i| scene.function(i).contains(Function::NEGATION));
    let to = (expect + 1..verb).find(|&i| scene.is_word(i, &["to"])).filter(|_| denied)?;
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start > expect && m.tokens.end == to && !m.possessive)?;
    Some((scene.by_mention(number, "who is not expected so soon")?, expect..verb + 1))
}

/// Words behind a length that make it a lay-off; those of the second list need an injury beside them.
const OUT: &[&str] = &["out", "absence", "sidelines", "sideline", "sidelined", "injured"];
const REST: &[&str] = &[
    "rehab", "rehabilitation", "recovery", "recover", "recuperation", "recuperate", "treatment", "rest", "heal", "mend", "repair", "knit", "away",
    "action", "spell", "timetable", "timescale", "timeframe", "timeline", "prognosis",
];
/// Words before a length that make it one, with an injury beside them.
const TAKE: &[&str] = &["take", "takes", "need", "needs", "require", "requires", "spend", "spell", "face", "faces", "facing"];

/// "Ferreira, out for ten months with a knee injury, is available again": the apposition looks back.
pub(super) fn over(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    if super::misses::back_from_it(scene, words) {
        return true;
    }
    if returned_since(scene, words) || super::plays_again::back_since(scene, words) {
        return true;
    }
    let Some(segment) = apposed(scene, words) else { return false };
    let behind = segment.tokens.end..scene.tokens.end.min(segment.tokens.end + 24);
    let back = |(h, _): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
        behind.contains(&(h.start as usize)) && {
            let stance = scene.stance(&h.tokens());
            !stance.denied && !stance.supposed && matches!(stance.side, Side::Now | Side::Past | Side::Since)
        }
    };
    scene.phrases(Class::FitPhrase).any(back)
}

/// "was sidelined for a month but returned last week": the clause that goes on tells of the return.
fn returned_since(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURNED: &[&str] = &["returned", "returning", "came", "rejoined", "back"];
    const STEPS: &[&str] = &["training", "practice", "running", "rehab", "gym", "home", "hospital"];
    let past = scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::Perfect));
    let next = scene.segments.iter().find(|s| s.tokens.start >= words.end && scene.is_word(s.tokens.start, &["but", "and", "before"]));
    past && next.is_some_and(|s| {
        let back = (s.tokens.start + 1..s.tokens.start + 4).find(|&i| scene.is_word(i, RETURNED));
        let told = matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::Present | Tense::None) && !s.condition;
        super::history::made_his_comeback(scene, s) || back.is_some_and(|i| told && (!scene.is_word(i, &["came"]) || scene.is_word(i + 1, &["back"])) && !scene.any_word(i + 1..i + 5, STEPS))
    })
}

/// "fit again after an injury which ruled him out for four months": the clause tells of an injury that is got over.
pub(super) fn ruled_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let from = words.start.saturating_sub(REACH).max(scene.tokens.start);
    let which = (from..words.start + 1).rev().find(|&i| scene.is_word(i, &["which", "that"]));
    let Some(which) = which.filter(|&w| scene.any_word(w + 1..words.end + 3, &["ruled", "kept", "forced", "sidelined"])) else { return false };
    let Some(ailment) = scene.ailments.iter().rfind(|a| a.tokens.end <= which && which <= a.tokens.end + 3) else { return false };
    let before = ailment.tokens.start.saturating_sub(8).max(scene.tokens.start)..ailment.tokens.start;
    let back = |(h, _): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
        let stance = scene.stance(&h.tokens());
        (h.end as usize) <= ailment.tokens.start
            && !stance.denied
            && !stance.supposed
            && matches!(stance.side, Side::Now | Side::Past | Side::Since)
    };
    scene.any_word(before, &["after", "following", "from", "over", "overcome", "overcoming", "off"]) && scene.phrases(Class::FitPhrase).any(back)
}

/// The apposition that tells of an absence: "Ferreira, sidelined for a month with a knee injury, …".
fn apposed<'s>(scene: &'s Scene<'_>, words: &Range<usize>) -> Option<&'s Segment> {
    let segment = scene.segment(words.start)?;
    let participle = segment.verb.at.is_none_or(|v| v == segment.tokens.start && scene.lower(v).ends_with("ed"));
    let named = scene.is_mark(segment.tokens.start.wrapping_sub(1), ",")
        && scene.mentions().any(|(_, m)| m.tokens.end + 1 == segment.tokens.start);
    (participle && named).then_some(segment)
}

/// "Ferreira, out for two months with a knee injury, was named by coach Dorn in the squad for Saturday": where the naming stands.
pub(super) fn named_since(scene: &Scene<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    const NAMED: &[&str] = &["named", "included", "recalled", "picked", "selected", "restored"];
    const SQUAD: &[&str] = &["squad", "team", "side", "line-up", "lineup", "xi"];
    const REACH: usize = 24;
    let end = apposed(scene, words)?.tokens.end;
    let was = |i: usize| {
        scene.is_word(i, NAMED)
            && scene.function(i.wrapping_sub(1)).intersects(Function::BE)
            && (i + 1..i + 9).any(|j| scene.is_word(j, &["in", "to"]) && scene.any_word(j + 1..j + 4, SQUAD))
    };
    (end..scene.tokens.end.min(end + REACH)).find(|&i| was(i)).map(|i| i - 1..i + 1)
}

/// The words that make a length a lay-off, and whether they do so by themselves.
fn anchor(scene: &Scene<'_>, length: &Range<usize>) -> Option<(Range<usize>, bool)> {
    if let Some(words) = listed(scene, length) {
        return Some((words, true));
    }
    // "is out for as long as eight weeks": the comparison is no clause of its own.
    let compared = scene.is_word(length.start, &["as"]) && length.start > scene.tokens.start;
    let segment = scene.segment(length.start - usize::from(compared))?;
    let near = |hit: &crate::lexicon::Hit| {
        let h = hit.tokens();
        let overlaps = h.start < length.end && length.start < h.end;
        overlaps
            || (h.start >= length.end && h.start - length.end <= 2)
            || (h.end <= length.start && length.start - h.end <= 5 && segment.tokens.start <= h.start)
    };
    let absent = scene
        .phrases(Class::AbsencePhrase)
        .filter(|(h, e)| !matches!(e.column(0), "replaced" | "list") && !scene.lent(h.start as usize))
        .filter(|(h, _)| near(h))
        .last();
    if let Some((hit, _)) = absent {
        return Some((hit.tokens(), true));
    }
    let end = (length.end + 5).min(segment.tokens.end.max(length.end));
    if let Some(i) = (length.end..end).find(|&i| scene.is_word(i, OUT)) {
        let verb = scene.function(i.wrapping_sub(1)).verbal();
        return (!verb).then(|| (length.start..i + 1, true));
    }
    // "must rest for six weeks", "has been told to rest for a month".
    let rests = length.start.checked_sub(2).filter(|&i| {
        let ordered = scene.any_word(i.saturating_sub(4).max(scene.tokens.start)..i, &["must", "to", "will", "should"]);
        scene.is_word(i, &["rest"]) && scene.is_word(i + 1, &["for"]) && ordered
    });
    // "must rest his injured elbow for a fortnight".
    let rests = rests.or_else(|| {
        let lead = length.start.checked_sub(1).filter(|&i| scene.is_word(i, &["for"]))?;
        let i = (lead.saturating_sub(6).max(segment.tokens.start)..lead).rev().find(|&i| scene.is_word(i, &["rest"]))?;
        let ordered = scene.any_word(i.saturating_sub(4).max(scene.tokens.start)..i, &["must", "to", "will", "should"]);
        let part = scene.ailments.iter().any(|a| i < a.tokens.start && a.tokens.end <= lead);
        (ordered && part).then_some(i)
    });
    if let Some(i) = rests {
        return Some((i..length.end, false));
    }
    if let Some(at) = dressed(scene, length) {
        return Some((at..length.end, false));
    }
    let from = segment.tokens.start.max(length.start.saturating_sub(4));
    let taken = (from..length.start).rev().find(|&i| scene.is_word(i, TAKE));
    // "has five days to recover before the next Test": a term, and no absence.
    let term = scene.is_word(length.start.wrapping_sub(1), &["has", "have", "had", "only", "just"]) && scene.is_word(length.end, &["to"]);
    let rest = (length.end..end).find(|&i| scene.is_one(i, words_of!(REST)) && !(term && scene.is_word(i, &["recover", "rest", "heal"])));
    // "has been told to take two weeks off": not "two weeks off the pace".
    let off = scene.is_word(length.end, &["off"]) && !scene.function(length.end + 1).intersects(Function::DETERMINER | Function::POSSESSIVE);
    let takes = taken.or_else(|| (from..length.start).rev().find(|&i| scene.is_word(i, &["taking", "given"])));
    if let Some(at) = takes.filter(|_| off) {
        return Some((at..length.end + 1, false));
    }
    // "faces another four weeks after he sprained his knee", "needs a further month": more of what he has.
    let more = scene.any_word(length.start.saturating_sub(2).max(segment.tokens.start)..length.end, &["another", "further"]);
    let after = length.end >= segment.tokens.end || scene.is_word(length.end, &["after", "with", "because", "before", "due"]);
    if let Some(at) = taken.filter(|_| more && after) {
        return Some((at..length.end, false));
    }
    // "his recovery from a broken cheekbone is expected to take six weeks".
    const MENDS: &[&str] = &["recovery", "rehabilitation", "rehab", "comeback", "return", "recuperation"];
    let mends = |at: &usize| scene.is_word(*at, &["take", "takes"]) && scene.any_word(segment.tokens.start..*at, MENDS);
    if let Some(at) = spoken::put_at(scene, segment, length).filter(|_| taken.is_none() && rest.is_none()) {
        return Some((at..length.end, false));
    }
    match (taken, rest) {
        (_, Some(i)) => Some((taken.unwrap_or(length.start)..i + 1, false)),
        (taken, None) => taken.filter(mends).map(|at| (at..length.end, false)),
    }
}

/// What somebody does with weeks in a cast.
const SPENDS: &[&str] = &["spend", "spending", "faces", "facing"];

/// "will spend six weeks in a cast": from the verb.
fn spent_dressed(scene: &Scene<'_>, length: &Range<usize>) -> Option<usize> {
    const DRESSED: &[&str] = &["plaster", "boot", "cast", "brace", "sling", "crutches", "splint", "traction", "wheelchair"];
    let spends = (length.start.saturating_sub(3).max(scene.tokens.start)..length.start).rev().find(|&i| scene.is_word(i, SPENDS))?;
    let dressed = scene.is_word(length.end, &["in", "on"]) && scene.any_word(length.end + 1..length.end + 5, DRESSED);
    dressed.then_some(spends)
}

/// "will be in plaster for six weeks", "on crutches for another fortnight": so long at least.
fn dressed(scene: &Scene<'_>, length: &Range<usize>) -> Option<usize> {
    const WORN: &[&str] = &["plaster", "boot", "cast", "brace", "sling", "crutches", "splint", "traction"];
    if let Some(spends) = spent_dressed(scene, length) {
        return Some(spends);
    }
    let lead = (length.start.saturating_sub(2).max(scene.tokens.start)..length.start + 1).find(|&i| scene.is_word(i, &["for"]))?;
    let worn = lead.checked_sub(1).filter(|&i| i >= scene.tokens.start && scene.is_word(i, WORN))?;
    (worn.saturating_sub(4).max(scene.tokens.start)..worn).rev().find(|&i| scene.is_word(i, &["in", "on", "wear", "wearing", "into"]))
}

/// Units that tell a length by themselves.
const UNITS: &[&str] = &["days", "weeks", "months"];

/// Lengths that are only named by their unit: "out for weeks", "a matter of days", "weeks rather than months".
fn vague(scene: &Scene<'_>) -> Vec<Horizon> {
    let free = |i: usize| scene.times(&(i.saturating_sub(3)..i + 1)).all(|t| !t.tokens.contains(&i));
    let unit = |i: usize| match &*scene.lower(i) {
        "days" => Some((1, 7)),
        "weeks" => Some((7, 42)),
        "months" => Some((60, 180)),
        _ => None,
    };
    let against = |i: usize| {
        scene.is_word(i + 1, &["not", "rather"]) && unit(i + 2).or(unit(i + 3)).is_some()
    };
    let matter = |i: usize| scene.is_word(i.wrapping_sub(1), &["of"]) && scene.is_word(i.wrapping_sub(2), &["matter", "case", "question"]);
    let bare = |i: usize| {
        scene.is_word(i.wrapping_sub(1), &["for"])
            && scene.phrases(Class::AbsencePhrase).any(|(h, _)| h.tokens().contains(&(i - 1)) || h.end as usize == i - 1)
    };
    scene
        .places(&const { Words::of(&[UNITS]) })
        .filter(|&i| i >= 2 && free(i) && (against(i) || matter(i) || bare(i)))
        .filter_map(|i| {
            let (min, max) = unit(i)?;
            Some(Horizon {
                span: Span::Length { min, max: Some(max), bound: Bound::Plain },
                tokens: i..i + 1,
                fixture: None,
                steps: vec![format!("{} alone: {min} to {max} days", scene.lower(i))],
            })
        })
        .collect()
}

/// What is played over so many days.
const CRICKET: &[&str] = &[
    "captain", "international", "internationals", "series", "game", "games", "match", "matches", "squad", "side", "team", "cricket", "cup", "final",
    "specialist", "competition", "debut", "tournament",
];

/// Whether the length is one still to come: not "for the past three weeks", not "three weeks ago".
fn counted(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let t = &horizon.tokens;
    let past = ["past", "last", "ago", "previous", "already", "since", "earlier"];
    // "originally expected to miss four weeks": what was thought before is no forecast now.
    let first = ["originally", "initially"];
    // "ends a two-year absence".
    let over = scene.any_word(t.start.saturating_sub(3)..t.start, &["end", "ends", "ended", "ending"]);
    // "the one-day captain is out": a kind of cricket.
    let cricket = scene.is_word(t.end.wrapping_sub(1), &["day"]) && scene.is_word(t.end, CRICKET);
    // "will have an operation in a fortnight": the time of the operation.
    let due = scene.is_word(t.start.wrapping_sub(1), &["in", "within"])
        && scene.segment(t.start).is_some_and(|s| {
            scene.phrases(Class::Surgery).any(|(h, _)| s.tokens.start <= h.start as usize && h.end as usize <= t.start)
                && !scene.phrases(Class::AbsencePhrase).any(|(h, _)| s.tokens.start <= h.start as usize && h.end as usize <= t.start)
        });
    // "will find out within three weeks whether": the time of the news.
    const LEARNS: &[&str] = &["find", "learn", "know", "decide", "discover", "hear"];
    let news = scene.is_word(t.start.wrapping_sub(1), &["in", "within"]) && scene.any_word(t.start.saturating_sub(5).max(scene.tokens.start)..t.start, LEARNS);
    if due || cricket || news {
        return false;
    }
    // "out for anything from two to six weeks" begins no time that is past.
    let range = scene.is_word(t.start.wrapping_sub(1), &["from"]) && scene.is_word(t.start.wrapping_sub(2), &["anything", "anywhere"]);
    // "six weeks into his rehab".
    let into = scene.is_word(t.end, &["into"]);
    !over
        && !into
        && !scene.any_word(t.start.saturating_sub(7)..t.start, &first)
        && !scene.any_word(t.start.saturating_sub(3)..t.end + 1, &past)
        && (range || !scene.any_word(t.start.saturating_sub(2)..t.start, &["from", "after", "following"]))
}

impl Scene<'_> {
    /// "surgery would rule him out for six months": what an operation would do that nobody says he has.
    pub(super) fn surgery_would(&self, words: &Range<usize>) -> bool {
        const SURGERY: &[&str] = &["surgery", "operation", "op", "procedure"];
        const REACH: usize = 24;
        let from = self.tokens.start.max(words.start.saturating_sub(REACH));
        let would = (from..words.start).rev().find(|&i| self.is_word(i, &["would"]));
        would.is_some_and(|w| self.any_word(from..w, SURGERY) && !(from..w).any(|i| self.is_word(i, &["he", "she", "who", "they"])))
    }
}
