//! How long a player still is from a return: "two weeks away from playing again", "a month from full fitness".

use std::ops::Range;

use ledger::{ClaimValue, ExpectedReturn};

use super::{Calls, Clue, Example, Rule, Sink};
use crate::lexicon::Class;
use crate::scene::{Horizon, Scene, Side, Span, Stance};
use crate::time::{TimeExpr, TimeKind};

pub(super) const RULE: Rule = Rule {
    name: "short_of",
    asserts: "a hurt player is a length of time away from a return",
    calls: Calls::by(&[], &[FROM, &["away"]])
        .with(Clue::of(&[Class::Unit], &[]))
        .founds_if(|glance| glance.medical()),
    run,
    examples: &[
        Example {
            text: "Wing Luca Brandt is two weeks away from returning after a calf injury.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-03-23 by=2021-03-25 hedge=stated"],
        },
        Example {
            text: "Mia Lund has a broken wrist and is still three to four weeks from a comeback.",
            reads: &["return_estimate | Mia Lund | not_before=2021-03-31 by=2021-04-07"],
        },
        Example {
            text: "Tom Adeyemi is at least a month off full training with a knee injury.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-09"],
        },
        Example {
            text: "Mia Lund has a calf injury and is a week away from full training.",
            reads: &["return_estimate | Mia Lund | not_before=2021-03-16"],
        },
        Example {
            text: "Tom Adeyemi has a knee injury. The striker is about six weeks away from full fitness.",
            reads: &["return_estimate | Tom Adeyemi | hedge=stated"],
        },
        Example {
            text: "Mia Lund (knee) is still four weeks away, while Ana Ruiz trains.",
            reads: &["return_estimate | Mia Lund | hedge=stated"],
        },
        Example {
            text: "With Tom Adeyemi still four weeks off from returning from knee surgery, Rovers need a forward.",
            reads: &["return_estimate | Tom Adeyemi | hedge=stated"],
        },
    ],
    guards: &[
        "Luca Brandt is two weeks away from returning.",
        "Luca Brandt has a calf injury, two weeks away from the start of the season.",
        "Luca Brandt was two weeks away from returning when he hurt the calf again in January.",
        "Luca Brandt, who has a calf injury, came back after two weeks away from training.",
        "Luca Brandt has recovered from a calf injury and is a week away from returning to his old club.",
        "Luca Brandt tore a calf three weeks from the end of the season.",
        "Luca Brandt is two weeks into his return from a calf injury.",
        "Mia Lund has a calf injury. The final is two weeks away.",
    ],
};

/// Words between a length and the return that is so far off.
const FROM: &[&str] = &["from", "off", "short"];

/// What a player is short of who is hurt: playing, or what it takes.
const PLAYING: &[&str] = &[
    "return", "returning", "comeback", "action", "playing", "play", "fitness", "fit", "available",
    "availability", "training", "featuring", "competing", "racing", "running", "selection",
];

/// Those among them with which playing may take longer still.
const BEFORE_PLAYING: &[&str] = &["training", "running"];

/// Words that may stand between "from" and these.
const BETWEEN: &[&str] = &[
    "a", "an", "any", "the", "his", "her", "their", "making", "being", "getting", "full", "first-team",
    "match", "back", "in", "to", "of", "and", "team", "contact", "light", "group", "normal", "proper",
    "regular", "competitive",
];

/// Behind a length that ends at a token ("away" may be a part of it): where what it is short of stands.
fn short(scene: &Scene<'_>, end: usize) -> Option<Range<usize>> {
    // "still four weeks off from returning".
    let off = scene.is_word(end, &["off"]) && scene.is_word(end + 1, &["from"]);
    let away = off || scene.is_word(end, &["away"]) && !scene.is_word(end.wrapping_sub(1), &["away"]);
    let from = end + usize::from(away);
    // "is still four weeks away": from what, needs no saying.
    let bare = away || scene.is_word(end.wrapping_sub(1), &["away"]);
    let ends = [",", ".", ";", ")"].iter().any(|m| scene.is_mark(from, m))
        || scene.is_word(from, &["with", "after", "because", "due"]);
    if bare && ends {
        return Some(end..from.max(end));
    }
    scene.is_word(from, FROM).then_some(())?;
    let start = from + 1 + usize::from(scene.is_word(from, &["short"]) && scene.is_word(from + 1, &["of"]));
    let at = (start..start + 6).find(|&i| !scene.is_word(i, BETWEEN))?;
    scene.is_word(at, PLAYING).then_some(end..at + 1)
}

/// The lengths in a stretch of words that something is short by: "two weeks" by itself, and "two weeks away", which is a time.
fn lengths(scene: &Scene<'_>, tokens: &Range<usize>) -> Vec<Horizon> {
    let away = |t: &&TimeExpr| scene.is_word(t.tokens.end.wrapping_sub(1), &["away"]);
    let times = scene.times(tokens).filter(|t| t.kind == TimeKind::Duration || away(t));
    times.filter_map(|t| scene.horizon_of(t)).collect()
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for horizon in lengths(scene, &scene.tokens) {
        let Some(behind) = short(scene, horizon.tokens.end) else { continue };
        let words = horizon.tokens.start..behind.end;
        let stance = scene.stance(&words);
        if elsewhere(scene, &behind)
            || !is_open(&stance)
            || scene.banned(&words)
            || scene.is_word(words.start.wrapping_sub(1), &["after", "following"])
        {
            continue;
        }
        let Some(patient) = scene.patient_as(&words, &stance) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is to come back");
            continue;
        };
        // "the final is two weeks away": of whom something else is told.
        let bare = behind.is_empty() || behind.len() == 1 && scene.is_word(behind.start, &["away"]);
        if bare && of_an_event(scene, &words) {
            continue;
        }
        // "Brandt has a knock and Lund is still a fortnight away": still, among news of hurts.
        let still =
            scene.any_word(words.start.saturating_sub(2).max(scene.tokens.start)..words.start, &["still"]);
        if !sink.hurt(&patient.persons) && !(scene.medical(&words) && (still || !bare)) {
            sink.nearly(RULE.name, scene, &words, "nothing says that he is hurt");
            continue;
        }
        let said = scene.page.published;
        let later = scene.any_word(behind, BEFORE_PLAYING);
        let not_before = match &horizon.span {
            Span::Stretch(days) => Some(days.earliest),
            Span::Length { .. } => horizon.free_after(said),
        };
        let by = horizon.back_by(said).filter(|_| !later);
        if not_before.is_none() && by.is_none() {
            continue;
        }
        let estimate = ExpectedReturn { not_before, by, hedge: super::hedge(stance.certainty) };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::ReturnEstimate(estimate));
        sink.add(draft.certain(stance.certainty).dated(None, horizon.steps));
    }
}

/// "returning to his old club".
fn elsewhere(scene: &Scene<'_>, behind: &Range<usize>) -> bool {
    scene.is_word(behind.end.saturating_sub(1), &["return", "returning"])
        && scene.is_word(behind.end, &["to"])
        && !scene.any_word(behind.end..behind.end + 4, PLAYING)
}

/// Whether what is told is still so.
fn is_open(stance: &Stance) -> bool {
    matches!(stance.side, Side::Now | Side::Ahead) && !stance.denied && !stance.supposed && !stance.anterior
}

/// "with the final two weeks away": the final.
fn of_an_event(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    let with = (words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start)
        .rev()
        .find(|&i| scene.is_word(i, &["with"]));
    with.is_some_and(|w| !scene.mentions().any(|(_, m)| w < m.tokens.start && m.tokens.end <= words.start))
}

impl Scene<'_> {
    /// Whether words tell what somebody is still a length of time away from: "two weeks away from full training".
    pub(super) fn still_short_of(&self, words: &Range<usize>) -> bool {
        const REACH: usize = 8;
        let near = self.tokens.start.max(words.start.saturating_sub(REACH))..words.end;
        if !self.any_word(near.clone(), FROM) {
            return false;
        }
        lengths(self, &near)
            .iter()
            .any(|h| short(self, h.tokens.end).is_some_and(|b| b.start < words.end && words.start < b.end))
    }
}
