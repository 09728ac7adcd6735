//! What is said of everybody, and of the hurt tells that they play: "is fine", "keeps his place", "will start on Saturday", "played on".

use ledger::{Certainty, ClaimValue, Rung, Status, StatusReason};

use super::super::Sink;
use super::super::reached_rung::LESSER;
use super::{RULE, SELECTED, STEP, in_doubt};
use crate::lexicon::{Class, Entry};
use crate::scene::{Scene, Side};

/// "is fine", "is ready", "keeps his place", "will start on Saturday": said of everybody and everything, and of a hurt player that
/// he is fit, or picked for the next match.
pub(super) fn said(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>, entry: &Entry) {
    let picked = entry.column(2) == "picked";
    let went_on = entry.column(2) == "went_on";
    // "went on to win", "was able to continue": told by the first verb, whatever its infinitive is.
    let lead = words.start..words.start + 1;
    let stance = scene.stance(if went_on && scene.any_word(words.clone(), &["to"]) { &lead } else { words });
    // "needed treatment before going on to win".
    let and_then = went_on
        && (scene.is_word(words.start, &["before"])
            || scene.is_word(words.start, &["going"])
                && scene.is_word(words.start.wrapping_sub(1), &["before"]));
    let told = match stance.side {
        _ if and_then => true,
        Side::Now | Side::Since => true,
        Side::Ahead => picked || went_on && scene.any_word(words.clone(), MASK),
        // "took a knock but played on": unless he left after all.
        Side::Past => {
            went_on
                && !scene.phrases(Class::Event).any(|(h, _)| h.start as usize > words.end)
                && !scene.any_word(words.end..words.end + 6, &["until", "but", "before", "only"])
        }
        Side::Before => false,
    };
    // "is fine with it", "is ready for a fight", "is ready to begin running".
    const ELSE: &[&str] = &["with", "by", "about", "line", "form", "way", "margin", "balance", "example"];
    let other = !picked
        && (scene.is_word(words.end, ELSE)
            || scene.is_word(words.end, &["to"]) && scene.any_word(words.end + 1..words.end + 3, STEP));
    // "is expected to start light training on Monday", "will play in Saturday's reserve game": no match of his side.
    let last = words.end.wrapping_sub(1);
    let step = picked
        && (scene.is_word(last, &["start"]) && scene.any_word(words.end..words.end + 3, STEP)
            || scene.any_word(words.end..words.end + 5, LESSER));
    // "when he is ready", "until she is fine".
    let not_yet = scene.any_word(
        words.start.saturating_sub(4).max(scene.tokens.start)..words.start,
        &["when", "until", "till", "once", "if", "whether", "before", "unless", "soon"],
    );
    // "it is touch and go whether he will play on Saturday".
    let open = picked
        && scene.any_word(
            words.start.saturating_sub(12).max(scene.tokens.start)..words.start,
            &["whether", "if", "unless", "hopes", "hopeful", "hoping"],
        );
    let not_yet = !and_then && (not_yet || stance.supposed);
    // "has made 10 starts for Rovers": counted, and no verb.
    let counted = scene.is_word(words.start, &["starts"])
        && scene.is_word(words.start + 1, &["for"])
        && !scene.mentions().any(|(_, m)| m.tokens.end == words.start)
        && scene.segment(words.start).is_none_or(|s| s.verb.at != Some(words.start));
    // "have been named in the side despite doubts over their fitness".
    let doubts = picked && scene.has(Class::DoubtPhrase, &scene.tokens);
    if !told
        || not_yet
        || open
        || doubts
        || counted
        || stance.certainty != Certainty::Stated
        || other
        || step
        || scene.still_injured(words)
        || in_doubt(scene, words)
    {
        return;
    }
    // "has named Lund in the side to face City": who stands before the side, behind a verb of picking.
    if picked && scene.is_word(words.start, &["in", "on"]) {
        let Some(patient) = picked_for(scene, words.start) else { return };
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(true));
        return;
    }
    // "has named him in the side": whom the coach picks.
    let object = words.clone().find(|&i| picked && scene.is_word(i, &["him", "her"]));
    let object = object.and_then(|i| scene.mentions().find(|(_, m)| m.tokens.contains(&i)));
    let object = object.and_then(|(number, _)| scene.by_mention(number, "who is picked"));
    let Some(patient) = object.or_else(|| scene.patient_as(words, &stance)) else { return };
    // "The next match starts at noon": nobody of whom the sentence speaks.
    if picked && patient.mention.as_ref().is_none_or(|m| m.start < scene.tokens.start) {
        return;
    }
    let status = match (stance.denied, picked) {
        (false, _) => Status::from_slug(entry.column(0)).unwrap_or(Status::Available),
        (true, false) if stance.side == Side::Now && !went_on => Status::Out,
        (true, _) => return,
    };
    let value = ClaimValue::Status { status, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(true));
    if let Ok(rung) = entry.column(1).parse::<u8>()
        && picked
        && status == Status::Available
    {
        let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
        sink.add(
            Sink::draft(RULE.name, scene, &patient, words, value)
                .dated(Some(scene.page.published), [])
                .if_hurt(true),
        );
    }
}

/// Whom a verb of picking has right before a token.
fn picked_for(scene: &Scene<'_>, side: usize) -> Option<crate::scene::Patient> {
    const PICKED: &[&str] = &[
        "named", "names", "picked", "picks", "selected", "selects", "included", "includes", "put", "puts",
        "kept", "keeps",
    ];
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == side && !m.possessive)?;
    let from = mention.tokens.start.saturating_sub(5).max(scene.tokens.start);
    (from..mention.tokens.start)
        .any(|i| scene.is_word(i, PICKED))
        .then(|| scene.by_mention(number, "who is picked"))
        .flatten()
}

/// "activated guard Lund from the injured list", "Lund was activated off injured reserve": back among those who may play.
pub(super) fn activated(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>) {
    const LISTS: &[&str] = &["list", "reserve", "ir", "il", "dl", "ltir", "pup"];
    const LONGEST: usize = 14;
    let stance = scene.stance(words);
    let clause = words.end..(words.end + LONGEST).min(scene.tokens.end);
    let from = clause.clone().find(|&i| scene.is_word(i, &["from", "off"]));
    let listed = from.is_some_and(|i| scene.any_word(i + 1..i + 7, LISTS));
    if !listed || stance.denied || stance.supposed || stance.side == Side::Ahead {
        return;
    }
    // "The Comets activated guard Lund": whom the verb has behind it.
    let object = scene.next_mention(words.end, 8).filter(|(_, m)| from.is_some_and(|i| m.tokens.end <= i));
    let patient = object.and_then(|(number, _)| scene.by_mention(number, "who may play again"));
    let Some(patient) = patient.or_else(|| scene.patient_as(words, &stance)) else { return };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
    let rung = ClaimValue::Stage { rung: Rung(SELECTED), words: scene.text(words.clone()).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, rung).dated(Some(scene.page.published), []));
}

/// What guards a broken face in play.
const MASK: &[&str] = &["mask", "face-mask", "guard", "headguard", "scrum-cap"];
