//! Why somebody is away: a hurt, an illness, a ban, or something of his own.

use std::ops::Range;

use ledger::{Region, StatusReason};

use crate::grammar::Function;
use crate::rules::Sink;
use crate::scene::{ROBBED, Scene, WITHOUT};
use crate::text::Words;

/// Other reasons to be away.
const NO_HURT: &[&str] = &[
    "dispute", "row", "contract", "visa", "paperwork", "transfer", "registration", "disagreement", "bereavement", "protest",
    "lockout", "strike", "arrest", "trial", "investigation", "wedding", "holy", "religious", "personal", "family", "exams", "passport",
    "compassionate", "flouting", "flouted", "breaching", "breached", "breaking", "breach", "misconduct", "disciplinary",
];

/// Leave for what befell others.
const LEAVE: &[&str] = &["compassionate", "bereavement", "paternity", "funeral"];

/// "sidelined by a contract dispute": what the words behind it name is no hurt.
pub(super) fn no_hurt(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    if scene.any_word(scene.tokens.clone(), LEAVE) && scene.ailments.iter().all(|a| a.weak || a.adjective) {
        return true;
    }
    if of_his_own(scene, words) {
        return true;
    }
    let last = words.end.saturating_sub(1);
    let caused = scene.is_word(words.end, &["by", "because"]) || scene.is_word(last, &["by", "because"]);
    caused
        && !scene.ailments.iter().any(|a| a.tokens.start >= words.end)
        && scene.any_word(words.end..(words.end + 8).min(scene.tokens.end), NO_HURT)
}

/// "withdrew from the first two matches due to personal reasons", "in the absence of Kruger, who flew home for the birth of a child":
/// in the clause, or the relative one right behind it.
fn of_his_own(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const CAUSES: &[&str] = &["because", "due", "owing", "for", "citing", "over"];
    let Some(at) = scene.segments.iter().position(|s| s.tokens.contains(&words.start)) else { return false };
    let next = scene.segments.get(at + 1).filter(|s| s.link == crate::grammar::Link::Relative);
    let end = next.or(scene.segments.get(at)).map_or(words.end, |s| s.tokens.end);
    const REACH: usize = 24;
    (words.end..end.min(words.end + REACH)).any(|i| {
        let near = i + 1..i + 5;
        scene.is_word(i, CAUSES)
            && (scene.any_word(near.clone(), NO_HURT) || scene.any_word(near.clone(), &["birth", "paternity"]))
            && !scene.ailments.iter().any(|a| near.contains(&a.tokens.start))
    })
}

/// "missed training because his wife was ill".
fn of_kin(scene: &Scene<'_>, ailment: &crate::scene::Ailment) -> bool {
    let start = ailment.tokens.start;
    (start.saturating_sub(4).max(scene.tokens.start + 1)..start)
        .any(|i| scene.is_word(i, crate::scene::KIN) && scene.function(i - 1).contains(Function::POSSESSIVE))
}

/// "withdrew citing fears over the virus": for what might befall him.
fn for_fear(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let mut behind = scene.ailments.iter().filter(|a| a.tokens.start >= words.end);
    behind.any(|a| a.facts.region == Region::Illness && feared(scene, a))
}

/// Whether words of fear stand before an illness.
fn feared(scene: &Scene<'_>, ailment: &crate::scene::Ailment) -> bool {
    const FEARS: &[&str] = &["fear", "fears", "fearing", "concern", "concerns", "worries", "threat", "risk", "danger", "outbreak"];
    let start = ailment.tokens.start;
    scene.any_word(start.saturating_sub(6).max(scene.tokens.start)..start, FEARS)
}

/// "Lund has a knee injury. Kruger is also out", "will also miss Sunday's match": for the same kind of reason, where no other is given.
/// Who will "also miss out on a bonus" is not out of anything, so that a match must be named where no form of *be* stands.
pub(super) fn also_out(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>, of_a_match: bool) -> bool {
    const OTHERWISE: &[&str] = &[
        "duty", "suspended", "suspension", "ban", "banned", "rested", "rest", "cup-tied", "ineligible", "loan", "because", "due", "owing", "through",
        "with", "after", "card", "contract", "form", "not",
    ];
    let segment = scene.segment(words.start).map_or(words.clone(), |s| s.tokens.clone());
    let before = words.start.saturating_sub(3).max(segment.start)..words.start + 1;
    let is = |i: usize| scene.is_word(i, &["also"]) && (of_a_match || scene.function(i.wrapping_sub(1)).contains(Function::BE));
    before.into_iter().any(is)
        && !scene.any_word(scene.tokens.clone(), OTHERWISE)
        && sink.tells_of_hurt_before(scene.index)
}

/// "Injury-hit Rovers are without Lund, Kruger and Ruiz", "An injury crisis has hit Rovers. Lund and Kruger are missing": those who are
/// away in a crisis of injuries are hurt, unless another reason is given.
pub(super) fn in_a_crisis(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const OTHERWISE: &[&str] = &[
        "suspended", "suspension", "ban", "banned", "rested", "cup-tied", "ineligible", "loan", "form", "duty", "visa", "paternity",
    ];
    const MISSING: Words<'_> = Words::of(&[WITHOUT, ROBBED, &["missing", "absent", "out"]]);
    if !scene.any_of(words.clone(), &MISSING) || scene.any_word(scene.tokens.clone(), OTHERWISE) {
        return false;
    }
    let sentence = |n: usize| scene.page.surface.sentences.get(n).map(|s| s.tokens.clone());
    let here = scene.tokens.clone().take(LONGEST_SENTENCE);
    let before = scene.index.checked_sub(1).and_then(sentence).unwrap_or(0..0).take(LONGEST_SENTENCE);
    here.chain(before).any(|i| crisis(scene, i))
}

/// So many tokens of a sentence are looked at.
const LONGEST_SENTENCE: usize = 60;

/// "injury crisis", "injury-hit", "injury-ravaged", "walking wounded", at a token.
fn crisis(scene: &Scene<'_>, i: usize) -> bool {
    const CRISIS: &[&str] = &[
        "crisis", "hit", "ravaged", "plagued", "depleted", "stricken", "woes", "problems", "troubles", "worries", "nightmare", "curse",
        "toll", "pile-up", "list", "blighted", "jinx", "misery", "mounting",
    ];
    // "an injury-hit season" is somebody's own.
    let season = || scene.any_word(i + 2..i + 4, &["season", "campaign", "year", "spell", "career"]);
    scene.is_word(i, &["injury"]) && scene.is_word(i + 1, CRISIS) && !season()
        || scene.is_word(i, &["walking"]) && scene.is_word(i + 1, &["wounded"])
}

pub(super) fn reason(scene: &Scene<'_>, words: &Range<usize>, known: bool) -> StatusReason {
    if scene.banned(words) {
        StatusReason::Suspension
    } else if no_hurt(scene, words) || for_fear(scene, words) {
        StatusReason::Unknown
    } else if scene.ailments.iter().any(|a| a.facts.region == Region::Illness && !of_kin(scene, a)) {
        StatusReason::Illness
    } else if !known && super::known::out_of_favour(scene, words) {
        StatusReason::Unknown
    } else if known || scene.any_word(words.clone(), &["sidelined", "sidelines", "fit", "unfit", "injured", "injury", "casualty", "casualties", "long-term", "ir", "ltir", "dl", "il", "disabled", "hurt", "treatment"]) {
        StatusReason::Injury
    } else {
        StatusReason::Unknown
    }
}

/// "was sent off on Saturday and misses the next game, while Lund has a cut eye": why he is away, elsewhere in the sentence.
pub(in crate::rules) fn dismissed(scene: &Scene<'_>) -> bool {
    scene.tokens.clone().any(|i| {
        scene.is_word(i, &["suspended", "suspension", "banned", "ban", "dismissed"]) || scene.is_word(i, &["sent"]) && scene.is_word(i + 1, &["off"])
    })
}

/// "Lund and Ruiz pulled out and Kruger (virus) is a doubt": what ails anybody stands in brackets behind his name.
pub(super) fn bracketed(scene: &Scene<'_>) -> bool {
    let inside = |at: usize| scene.segment(at).is_some_and(|s| s.link == crate::grammar::Link::Bracketed);
    scene.ailments.iter().filter(|a| !a.adjective).all(|a| inside(a.tokens.start))
}

/// "Brandt (knee), Kruger (contract dispute) and Costa (calf) are out": those behind whose names no other reason stands in brackets, if
/// it does behind some.
pub(super) fn but_for_others(scene: &Scene<'_>, patient: &crate::scene::Patient) -> Option<Vec<crate::people::PersonKey>> {
    const OTHER: &[&str] = &["international", "duty", "loan", "ineligible", "cup-tied", "rested", "unregistered", "suspended", "suspension", "banned", "ban"];
    const LONGEST: usize = 5;
    if patient.persons.len() < 2 || !scene.segments.iter().any(|s| s.link == crate::grammar::Link::Bracketed) {
        return None;
    }
    let otherwise = |m: &crate::people::Mention| {
        let open = m.tokens.end;
        let own = open + 1..(open + 1 + LONGEST).min(scene.tokens.end);
        let close = own.clone().find(|&i| scene.is_mark(i, ")")).unwrap_or(own.start);
        scene.is_mark(open, "(") && (scene.any_word(own.start..close, NO_HURT) || scene.any_word(own.start..close, OTHER))
    };
    let others: Vec<_> = scene.mentions().filter(|(_, m)| otherwise(m)).flat_map(|(_, m)| m.persons.iter().copied()).collect();
    let persons: Vec<_> = patient.persons.iter().copied().filter(|p| !others.contains(p)).collect();
    (!others.is_empty() && !persons.is_empty() && persons.len() < patient.persons.len()).then_some(persons)
}
