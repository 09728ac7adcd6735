//! What is said of everybody, and of the hurt tells that they play: "is fine", "keeps his place", "will start on Saturday", "played on".

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Rung, Status, StatusReason};

use super::super::Sink;
use super::super::reached_rung::LESSER;
use super::{RULE, SELECTED, STEP, in_doubt};
use crate::lexicon::{Class, Entry};
use crate::scene::{Patient, Scene, Side, Stance};

/// "is fine", "is ready", "keeps his place", "will start on Saturday": said of everybody and everything, and of a hurt player that
/// he is fit, or picked for the next match.
pub(super) fn said(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, entry: &Entry) {
    let phrase = Phrase::of(scene, words, entry);
    if !phrase.holds(scene) || scene.still_injured(words) || in_doubt(scene, words) {
        return;
    }
    let Phrase { picked, went_on, ref stance, .. } = phrase;
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
    let Some(patient) = object.or_else(|| scene.patient_as(words, stance)) else { return };
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

/// Words that are said of everybody, and how they are meant.
struct Phrase<'w> {
    words: &'w Range<usize>,
    /// "keeps his place", "will start": picked for a match.
    picked: bool,
    /// "played on", "was able to continue".
    went_on: bool,
    /// "needed treatment before going on to win".
    and_then: bool,
    stance: Stance,
}

impl<'w> Phrase<'w> {
    fn of(scene: &Scene<'_>, words: &'w Range<usize>, entry: &Entry) -> Self {
        let went_on = entry.column(2) == "went_on";
        // "went on to win", "was able to continue": told by the first verb, whatever its infinitive is.
        let lead = words.start..words.start + 1;
        let by_the_first = went_on && scene.any_word(words.clone(), &["to"]);
        let and_then = went_on
            && (scene.is_word(words.start, &["before"])
                || scene.is_word(words.start, &["going"])
                    && scene.is_word(words.start.wrapping_sub(1), &["before"]));
        let stance = scene.stance(if by_the_first { &lead } else { words });
        Self { words, picked: entry.column(2) == "picked", went_on, and_then, stance }
    }

    /// Whether it is told as it is now, of who is fit or picked.
    fn holds(&self, scene: &Scene<'_>) -> bool {
        self.is_told(scene)
            && !self.not_yet(scene)
            && !self.is_open(scene)
            && !self.counts(scene)
            && self.stance.certainty == Certainty::Stated
            && !self.of_something_else(scene)
    }

    /// Whether it is so now, was so then and went on, or will be so in the next match.
    fn is_told(&self, scene: &Scene<'_>) -> bool {
        let words = self.words;
        match self.stance.side {
            _ if self.and_then => true,
            Side::Now | Side::Since => true,
            Side::Ahead => self.picked || self.went_on && scene.any_word(words.clone(), MASK),
            // "took a knock but played on": unless he left after all.
            Side::Past => {
                self.went_on
                    && !scene.phrases(Class::Event).any(|(h, _)| h.start as usize > words.end)
                    && !scene.any_word(words.end..words.end + 6, &["until", "but", "before", "only"])
            }
            Side::Before => false,
        }
    }

    /// "when he is ready", "until she is fine".
    fn not_yet(&self, scene: &Scene<'_>) -> bool {
        const UNTIL: &[&str] =
            &["when", "until", "till", "once", "if", "whether", "before", "unless", "soon"];
        let start = self.words.start;
        let awaited = || scene.any_word(start.saturating_sub(4).max(scene.tokens.start)..start, UNTIL);
        !self.and_then && (self.stance.supposed || awaited())
    }

    /// Whether it is open if he plays, though he is picked.
    fn is_open(&self, scene: &Scene<'_>) -> bool {
        const REACH: usize = 12;
        const OPEN: &[&str] = &["whether", "if", "unless", "hopes", "hopeful", "hoping"];
        let start = self.words.start;
        let near = start.saturating_sub(REACH).max(scene.tokens.start)..start;
        // "it is touch and go whether he will play on Saturday"; "have been named in the side despite doubts over their fitness".
        self.picked && (scene.any_word(near, OPEN) || scene.has(Class::DoubtPhrase, &scene.tokens))
    }

    /// "has made 10 starts for Rovers": counted, and no verb.
    fn counts(&self, scene: &Scene<'_>) -> bool {
        let start = self.words.start;
        scene.is_word(start, &["starts"])
            && scene.is_word(start + 1, &["for"])
            && !scene.mentions().any(|(_, m)| m.tokens.end == start)
            && scene.segment(start).is_none_or(|s| s.verb.at != Some(start))
    }

    /// Whether it is no match of his side that he is picked for, or no body that is fine.
    fn of_something_else(&self, scene: &Scene<'_>) -> bool {
        const ELSE: &[&str] = &["with", "by", "about", "line", "form", "way", "margin", "balance", "example"];
        let end = self.words.end;
        if self.picked {
            // "is expected to start light training on Monday", "will play in Saturday's reserve game".
            return scene.is_word(end.wrapping_sub(1), &["start"]) && scene.any_word(end..end + 3, STEP)
                || scene.any_word(end..end + 5, LESSER);
        }
        // "is fine with it", "is ready for a fight", "is ready to begin running".
        scene.is_word(end, ELSE) || scene.is_word(end, &["to"]) && scene.any_word(end + 1..end + 3, STEP)
    }
}

/// Whom a verb of picking has right before a token.
fn picked_for(scene: &Scene<'_>, side: usize) -> Option<Patient> {
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
pub(super) fn activated(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>) {
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
