//! What ties an ailment to whoever has it: whether the sentence says that it is there, was there, or might have been.

mod borne;
mod denied;
mod over;

use ledger::{Certainty, Pathology, Phase, Region};

pub(super) use borne::hindered;
use borne::{borne_now, keeps_out_now, recurs, withdrew_with};
pub(super) use denied::of_the_unrelated;
use denied::{denied, denied_before, unrecovered};
pub(in crate::rules) use over::nearly;
use over::over;
pub(super) use over::{comeback_ahead, only_hoped_of, still_to_come};

use crate::grammar::{Function, Link, Tense};
use crate::lexicon::Class;
use crate::rules::history::earlier;
use crate::scene::{Ailment, Patient, Scene};

/// How the words around an ailment tie it to the player.
pub(super) struct Tie {
    pub(super) phase: Option<Phase>,
    pub(super) certainty: Certainty,
    pub(super) denied: bool,
}

/// The relation of player and ailment, or `None` when there is none.
pub(super) fn tie(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, bracket: bool) -> Option<Tie> {
    let relation = relation(scene, ailment, patient);
    let relation = relation.as_deref();
    let tense = scene.segment(ailment.tokens.start).map_or(Tense::None, |s| s.verb.tense);
    let over = over(scene, ailment, patient, relation, tense);
    let denied = denied(scene, ailment);
    // "has not recovered from a knee injury": what is not over is still there.
    let recovered =
        relation.is_some_and(|r| matches!(r, "over" | "recovering") || unrecovered(scene, ailment));
    // "has still not recovered from a stiff neck but is likely to play": he has it, whether he plays or not.
    let unrecovered_yet = denied
        && recovered
        && matches!(tense, Tense::Perfect | Tense::Present)
        && !denied_before(scene, ailment);
    let (over, denied) = match (denied, recovered) {
        // "had not bowled enough following a return from a knee injury": the denial is another verb's.
        (true, true) if over && denied_before(scene, ailment) => (true, false),
        (true, true) => (false, false),
        _ => (over, denied),
    };
    if !belongs(scene, ailment, patient, bracket, relation) {
        return None;
    }
    // "has a back injury": the present tells that it is there, even of somebody who plays.
    let there = !over
        && relation.is_none_or(|r| r == "bears")
        && !denied
        && !ailment.weak
        && (borne_now(scene, ailment)
            || withdrew_with(scene, ailment)
            || keeps_out_now(scene, ailment)
            || recurs(scene, ailment));
    let phase = over.then_some(Phase::Past).or((there || unrecovered_yet).then_some(Phase::Current));
    Some(Tie { phase, certainty: certainty(scene, ailment), denied })
}

/// How surely somebody has it.
fn certainty(scene: &Scene<'_>, ailment: &Ailment) -> Certainty {
    // A scare is one because it may turn out to be nothing.
    let scare = ailment.tokens.clone().any(|i| scene.is_word(i, &["scare", "scares", "fear", "fears"]));
    match scene.certainty(&ailment.tokens) {
        _ if scare => Certainty::Speculated,
        Certainty::Hoped if reason_of_absence(scene, ailment) => Certainty::Stated,
        certainty => certainty,
    }
}

/// Whether the words say that the ailment is the player's. `relation`: what those right before it state.
fn belongs(
    scene: &Scene<'_>,
    ailment: &Ailment,
    patient: &Patient,
    bracket: bool,
    relation: Option<&str>,
) -> bool {
    let owned = ailment.owner.is_some()
        || bracket
        || relation.is_some()
        || named(scene, ailment)
        || occurred(scene, ailment)
        || found_by_a_scan(scene, ailment);
    let bound = owned || !matches!(patient.why, "whom the sentences before speak of");
    // A weak word ("a problem", "a virus") needs a word that says that somebody has it.
    bound
        && (bracket
            || relation.is_some()
            || patient.why == "whom the injury kept out"
            || ailment.owner.is_some() && ailment.facts.region != Region::Unspecified
            || !ailment.weak && (owned || of_a_player(scene, ailment, patient))
            || kept_out_by_an_illness(scene, ailment))
}

/// "hit by injuries": in the plural, and with nothing that says whose, they are nobody's.
fn of_a_player(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> bool {
    !(ailment.plural && ailment.bare_injury)
        // Several persons have several injuries ("injuries to Lund and Ruiz").
        || patient.persons.len() > 1
        || patient.why == "whom the injury befell"
        || earlier(scene, ailment)
        || suffered_by(scene, ailment)
        || scene
            .segment(ailment.tokens.start)
            .is_some_and(|s| s.own_subject || s.verb.at.is_none() && s.link != Link::Main)
}

/// "did not train due to flu".
fn kept_out_by_an_illness(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    ailment.facts.region == Region::Illness
        && !scene.is_word(ailment.tokens.end, &["in", "of", "on"])
        && (start.saturating_sub(3).max(scene.tokens.start)..start)
            .any(|i| scene.is_word(i, &["due", "because", "owing"]) && scene.is_word(i + 1, &["to", "of"]))
}

/// "has a sore leg. A scan showed a calf tear": what a scan shows somebody has.
fn found_by_a_scan(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SCANS: &[&str] = &["scan", "scans", "x-ray", "x-rays", "mri", "tests", "examination"];
    const SHOWED: &[&str] =
        &["showed", "shows", "revealed", "reveals", "found", "confirmed", "detected", "uncovered", "shown"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(7).max(scene.tokens.start)..start;
    let showed = near.clone().rev().find(|&i| scene.is_word(i, SHOWED));
    !ailment.weak
        && !matches!(ailment.facts.region, Region::Illness | Region::Unspecified)
        && showed.is_some_and(|at| {
            scene.any_word(near.start..at, SCANS)
                && !(at + 1..start).any(|i| scene.function(i).contains(Function::CONJ))
        })
}

/// "pulled out because of injuries sustained in a crash": the clause before says who has them.
fn suffered_by(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let cause = (start.saturating_sub(3).max(scene.tokens.start)..start)
        .any(|i| scene.is_word(i, &["because", "due", "owing", "with", "through"]));
    let suffered = scene.is_word(end, &["sustained", "suffered", "received"])
        || scene.is_word(end, &["that", "which", "he", "she"])
            && scene.any_word(end + 1..end + 4, &["sustained", "suffered", "received", "picked"]);
    cause && suffered
}

/// "could be out for six weeks with a broken foot": only how long is supposed.
fn reason_of_absence(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HEDGED: &[&str] = &["suspected", "possible", "feared", "potential", "apparent"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(4).max(scene.tokens.start)..start;
    let Some(with) =
        near.clone().rev().find(|&i| scene.is_word(i, &["with", "after", "following", "because", "due"]))
    else {
        return false;
    };
    const REACH: usize = 24;
    let from = scene.segment(with).map_or(with, |s| s.tokens.start).max(with.saturating_sub(REACH));
    scene.any_word(from..with, &["out", "miss", "sidelined", "missing", "absent"])
        && !scene.any_word(near.start..ailment.tokens.end, HEDGED)
}

/// "It is a bad ankle sprain", "it could be a torn calf", "it looks like a hamstring strain": what was spoken of gets its name.
pub(super) fn named(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const LIKE: &[&str] =
        &["looks", "looked", "look", "sounds", "sounded", "seems", "seemed", "feels", "felt"];
    const ADVERBS: &[&str] =
        &["probably", "likely", "just", "only", "possibly", "certainly", "definitely", "now", "also"];
    let start = ailment.tokens.start;
    let is = |i: usize| {
        scene.function(i).contains(Function::BE) && i + 3 >= start
            || scene.is_word(i, LIKE) && scene.is_word(i + 1, &["like"])
    };
    let Some(mut at) = (start.saturating_sub(4).max(scene.tokens.start)..start).rev().find(|&i| is(i)) else {
        return false;
    };
    while at > scene.tokens.start
        && (scene.function(at - 1).intersects(Function::MODAL | Function::FUTURE)
            || scene.is_word(at - 1, ADVERBS))
    {
        at -= 1;
    }
    !ailment.weak
        && scene.is_word(at.wrapping_sub(1), &["it", "that", "this", "injury", "problem", "diagnosis"])
}

/// "The injury occurred on Friday in a defeat": of whom the sentences before speak.
pub(super) fn occurred(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let end = ailment.tokens.end;
    let the = scene.is_word(ailment.tokens.start.wrapping_sub(1), &["the", "this"]);
    let came = scene.is_word(end, &["occurred", "happened", "flared", "resurfaced", "recurred"])
        || (scene.is_word(end, &["came"]) && scene.is_word(end + 1, &["in", "on", "during", "when"]));
    the && came && !ailment.plural
}

/// The relation that the words right before the ailment state: `has`, `had`, `over`, `recovering`.
pub(super) fn relation(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> Option<String> {
    let segment = scene.segment(ailment.tokens.start)?;
    let from = patient.mention.as_ref().map_or(segment.tokens.start, |m| m.end.min(segment.tokens.start));
    let range = from.max(ailment.tokens.start.saturating_sub(12))..ailment.tokens.start;
    scene
        .phrases(Class::RecoverPhrase)
        .filter(|(h, _)| range.start <= h.start as usize && h.end as usize <= range.end)
        // Nothing but the noun's own modifiers may stand between ("took medicine to cure an infection" tells another thing).
        .filter(|(h, _)| {
            let apart = |i: usize| {
                scene.function(i).intersects(Function::PREPOSITION | Function::MODAL | Function::BE)
                    && !scene.is_word(i, &["of"])
            };
            !(h.end as usize..range.end).any(apart)
        })
        .last()
        .map(|(_, e)| e.column(0).to_owned())
}

/// "will only need surgery on his broken finger if the bone moves": what is his, he has, whatever is supposed of it.
pub(super) fn his_own(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const AGAIN: &[&str] =
        &["recur", "recurs", "recurred", "return", "returns", "flare", "flares", "again", "old", "previous"];
    const REACH: usize = 6;
    let named =
        ailment.facts.pathology != Pathology::Unspecified && ailment.facts.region != Region::Unspecified;
    let near = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.end + REACH;
    named && ailment.owner.is_some() && !ailment.bare_part && !ailment.weak && !scene.any_word(near, AGAIN)
}
