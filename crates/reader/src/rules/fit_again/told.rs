//! What is told of one who is fit or back, and how far that says he has got.

use std::ops::Range;

use ledger::{ClaimValue, ExpectedReturn, Hedge, Rung, Status, StatusReason};

use super::{HEALTH, RULE, SELECTED, hurt_since, next_match};
use crate::grammar::{Function, Tense};
use crate::lexicon::Entry;
use crate::rules::{Sink, reached_rung};
use crate::scene::{Patient, Scene, Side, Stance};

/// What the phrase tells of whoever is fit, and how far it says that he has got.
pub(super) fn tell(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    entry: &Entry,
    stance: &Stance,
    patient: &Patient,
) {
    let known = about_health(scene, entry, patient) || sink.hurt(&patient.persons);
    let mut status = Status::from_slug(entry.column(0)).unwrap_or(Status::Available);
    let reason = if known { StatusReason::Injury } else { StatusReason::Unknown };
    // "was left out because he lacked match fitness": told of a day that is over.
    if status == Status::Doubtful && stance.side == Side::Past {
        return;
    }
    if stance.denied {
        // "is not fit": out. "Was not fit" is told of a day that is over.
        let now = stance.side == Side::Now || stance.side == Side::Past && still_unfit(scene, words);
        if !now || !known || status != Status::Available || !is_not(scene, words.start) {
            return;
        }
        status = Status::Out;
        // "is not fit enough", below the head of a preview: he misses that match.
        if stance.side == Side::Now && let Some(m) = scene.page.matches().previewed() {
            let estimate = ExpectedReturn { not_before: Some(ledger::add_days(m.day.latest, 1)), by: None, hedge: Hedge::Stated };
            let step = format!("the match that the report looks ahead to, on {}", m.day);
            sink.add(Sink::draft(RULE.name, scene, patient, words, ClaimValue::ReturnEstimate(estimate)).dated(None, [step]));
        }
    }
    let value = ClaimValue::Status { status, reason };
    let day = if stance.side == Side::Past { scene.past_time(&scene.tokens) } else { hurt_since::behind_a_season(scene, words) };
    // A first match for years tells of a recovery only of who was hurt.
    let first = scene.any_word(words.clone(), &["first"]);
    sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(day, []).if_hurt(first));
    // "I'm glad to have him fit": no place in a squad.
    let had_fit = scene.is_word(words.start.wrapping_sub(1), &["him", "her", "them"]) && scene.is_word(words.start.wrapping_sub(2), &["have", "having", "see"]);
    if let Ok(rung) = entry.column(1).parse::<u8>()
        && known
        && !stance.denied
        && !had_fit
    {
        // "returns after a knee injury": the team is picked, and the match still to be played.
        let picked = rung > SELECTED
            && scene.is_word(words.start, &["returns", "return", "returning", "back", "makes", "make", "first"])
            && scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Present | Tense::Future | Tense::Modal));
        if picked {
            next_match::back_on(scene, sink, words, patient);
        }
        // "returned to the matchday squad", "to the bench".
        let seated = rung > SELECTED && scene.any_word(words.end..words.end + 3, &["squad", "bench", "matchday"]);
        let rung = if picked || seated { SELECTED } else { rung };
        // "came through a reserve game": another rule tells which rung that is.
        if rung > SELECTED && (scene.any_word(words.end.saturating_sub(1)..words.end + 3, reached_rung::LESSER) || reached_rung::lesser_match(scene, words)) {
            return;
        }
        let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
        let day = day.unwrap_or(scene.page.published);
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(Some(day), []).if_hurt(first));
    }
}

/// "The return of Kruger from a knee injury has …", "Kruger's return gives …": told as a fact, of somebody who was hurt.
pub(super) fn came_back(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>) {
    let at = words.start;
    if !scene.is_word(at, &["return", "comeback"]) || !scene.return_is_fact(at) {
        return;
    }
    let Some(number) = scene.return_owner(at) else { return };
    let Some(patient) = scene.by_mention(number, "whose return it is") else { return };
    let health = scene.any_of(at..(at + 24).min(scene.tokens.end), words_of!(HEALTH))
        || scene.ailments.iter().any(|a| a.tokens.start > at && !a.bare_part);
    if health && !scene.any_word(at..scene.tokens.end, &["suspension", "ban", "suspended"]) {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
    }
}

/// "confirmed that Kruger was still not fit", "was not deemed fit enough": told in the past, of the squad or the match that the report is about.
fn still_unfit(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    let judged = scene.any_word(words.start.saturating_sub(1)..words.start, &["deemed", "considered", "judged", "thought", "ruled", "passed"]);
    let old = scene.past_time(&scene.tokens).is_some_and(|d| d.latest < ledger::add_days(scene.page.published.earliest, -JUDGED_DAYS));
    (judged || scene.any_word(before, &["still", "yet"])) && !old
}

/// A judgement further back was of a match that is over.
const JUDGED_DAYS: i64 = 7;

/// "is not fit": a form of *be* right before, rather than "with no fit striker".
fn is_not(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| scene.function(i).contains(Function::BE))
}

/// Whether the phrase tells by itself that it is about health ("fit again"), or the sentence does. "Available" and "in the
/// squad" are said of everybody.
fn about_health(scene: &Scene<'_>, entry: &Entry, patient: &Patient) -> bool {
    let health = ["fit", "recover", "injur", "fitness", "health"].iter().any(|w| entry.phrase.contains(w));
    // "his first start after six weeks on the sidelines".
    let sidelined = || scene.any_word(scene.tokens.clone(), &["sidelines", "sidelined"]);
    health || ((scene.medical(&scene.tokens) || sidelined()) && !scene.ails_others(patient))
}
