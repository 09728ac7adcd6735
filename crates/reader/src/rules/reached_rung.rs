//! A rung of the recovery ladder: "is running again", "has returned to full training".

mod examples;
mod lesser;
mod no_step;
mod picked;
mod planned;
mod recovery;
mod told;
mod whose;

use std::ops::Range;

use lesser::among_the_reserves;
pub(super) use lesser::{LESSER, lesser_match, lesser_side, of_a_lesser_step, through_a_lesser_match};
use no_step::no_step;
use recovery::{comes_back, gets_over, holds, returns, starts, was_away};
use told::{Step, tell};
use whose::{absolute, beside, boosted, looked_into, owner_of_it, shown_of};

use super::fit_again::only_looks;
use super::{AILMENTS, Calls, Glance, Rule, Sink};
use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::{Class, Entry};
use crate::scene::{Patient, Scene, Side};
use crate::text::{Surface, Words};

pub(super) const RULE: Rule = Rule {
    name: "reached_rung",
    asserts: "a player has reached a rung of the recovery ladder",
    calls: Calls::by(&[Class::StagePhrase], &[])
        .if_looks(looks)
        .first_if_looks(first_looks)
        .founds_if(founds),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Verbs of seeing: who is seen doing something does it.
const SEEN: &[&str] = &[
    "seen", "noticed", "spotted", "pictured", "photographed", "filmed", "observed", "captured", "saw",
    "watched", "shown",
];

/// From here on a rung is a step of recovery, which is reached or still ahead.
const RECOVERY: u8 = 20;

/// Work on the pitch, which is also where players get hurt: "broke a finger in the nets".
const OUTDOOR: u8 = 40;

/// From here on everybody who plays stands on these rungs; the report must tell that it is a step of a recovery.
const TRAINS: u8 = 60;

/// How a body is looked into.
const SCANNED: &[&str] = &["scan", "scans", "scanned", "mri", "x-ray", "x-rays", "x-rayed"];

/// Cleared by the doctors: only who was hurt is.
const CLEARED: u8 = 62;

/// "in their first game": the team's, and no rung of anybody's.
fn theirs(surface: &Surface<'_>, words: &Range<usize>) -> bool {
    surface.is_word(words.start, &["first"])
        && surface.is_word(words.start.wrapping_sub(1), &["their", "its", "our"])
}

fn rungs<'a>(glance: &'a Glance<'a>) -> impl Iterator<Item = (Range<usize>, u8, &'a Entry)> + use<'a> {
    glance.phrases(Class::StagePhrase).filter_map(|(h, e)| Some((h.tokens(), e.column(0).parse().ok()?, e)))
}

fn looks(glance: &Glance<'_>) -> bool {
    rungs(glance).any(|(words, ..)| !theirs(glance.surface, &words))
}

/// Whether a rung stands there that tells of a recovery by itself, or beside a word of health or of coming back.
fn first_looks(glance: &Glance<'_>) -> bool {
    let ails = |h: &crate::lexicon::Hit| AILMENTS.contains(&h.class);
    let back = |words: &Range<usize>| {
        let near = words.start.saturating_sub(6)..words.end + 6;
        near.clone().any(|i| returns(glance.surface, i)) || glance.any_word(words.clone(), &["first"])
    };
    glance.medical()
        || rungs(glance).filter(|(.., entry)| entry.column(2) != "context").any(|(words, rung, _)| {
            holds(rung, false, false)
                || glance.any_word(words.clone(), SCANNED)
                || back(&words)
                || (rung >= 70 && glance.hits.iter().any(ails))
        })
}

/// Whether one stands there that only the hurt reach. Of the others it is told if the report calls them hurt.
fn founds(glance: &Glance<'_>) -> bool {
    glance.medical()
        || rungs(glance).any(|(words, rung, entry)| {
            entry.column(2) != "context" && (holds(rung, false, false) || glance.any_word(words, SCANNED))
        })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::StagePhrase) {
        let words = hit.tokens();
        let Ok(rung) = entry.column(0).parse::<u8>() else { continue };
        // "returned from injury for Tuesday's training session": so far, and no further.
        let trained = rung >= RETURNED && super::plays_again::only_trained(scene, words.end.wrapping_sub(1));
        let rung = if trained { TRAINS } else { rung };
        let Some(segment) = scene.segment(words.start) else { continue };
        if no_step(scene, segment, &words, entry, rung)
            || super::fit_again::in_doubt(scene, &words)
            || rung == CLEARED && upset(scene, &words)
        {
            continue;
        }
        if denied(scene, segment, &words, rung) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let seen = scene.any_word(segment.tokens.start..words.start, SEEN);
        let Some(patient) = whose(scene, &words, rung, seen) else {
            sink.nearly(RULE.name, scene, &words, "nobody who has come that far");
            continue;
        };
        // "Brandt scored as the champions continued their recovery": the side's.
        if scene.any_word(words.clone(), &["their", "its"]) && patient.persons.len() == 1 {
            continue;
        }
        // "had missed a match with a knock and returned to training": before what the sentence looks back from.
        if rung >= TRAINS && had_before(scene, segment) {
            sink.nearly(RULE.name, scene, &words, "it came before something else that is over");
            continue;
        }
        if rung >= TRAINS && only_looks::other_reason(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "he was away for another reason");
            continue;
        }
        let known = hurt_is_known(scene, sink, &words, &patient, rung);
        let rejoins = !known && rejoins(scene, sink, segment, &words, &patient, rung);
        // "have been boosted by the return to training of Kruger": the news is a recovery's, though nobody says from what.
        let known = known || rejoins || (TRAINS..=61).contains(&rung) && boosted(scene, &words);
        if !of_a_recovery(scene, segment, &words, rung, known) || (entry.column(2) == "context" && !known) {
            sink.nearly(RULE.name, scene, &words, "nothing says that it is a step of a recovery");
            continue;
        }
        tell(scene, sink, entry, &patient, Step { segment, words: &words, rung, seen, known, rejoins });
    }
}

/// "had recovered from a knock before he was hurt again": over before something else that is over.
fn upset(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 40;
    let behind = words.end..(words.end + REACH).min(scene.tokens.end);
    scene.any_word(behind, &["but", "before", "when", "until"]) && scene.stance(words).side == Side::Before
}

/// "is going to be fully fit": not yet.
fn going_to_be(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let lead = words.start.saturating_sub(usize::from(!scene.is_word(words.start, &["be"])));
    lead > 1
        && scene.is_word(lead, &["be"])
        && scene.is_word(lead - 1, &["to"])
        && scene.is_word(lead - 2, &["going"])
}

/// "with Kruger (still) to return to full fitness": not yet.
fn yet_to(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let to = words.start.wrapping_sub(1);
    let still = usize::from(scene.is_word(to.wrapping_sub(1), &["still", "yet"]));
    scene.is_word(to, &["to"])
        && scene.is_word(segment.tokens.start, &["with"])
        && (still > 0 || scene.mentions().any(|(_, m)| m.tokens.end == to))
}

/// Whether it is denied, or only supposed, or has been before.
fn denied(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>, rung: u8) -> bool {
    (rung > CLEARED && scene.still_injured(words))
        || scene.return_pending(words)
        || scene.hope_lost(words.start)
        || rung <= CLEARED && going_to_be(scene, words)
        || scene.still_short_of(words)
        || rung >= CLEARED
            && (yet_to(scene, segment, words)
                || scene.when_back(words.start)
                || scene.to_be_had(words).is_some())
        || scene.negated(words) && !ill_treated(scene, words) && !scene.is_word(words.start, &["no"])
        || unable(scene, words)
        || scene.hypothetical(words)
        || spent(scene, segment, words)
        || rung == DRESSED && recovery_put_off(scene)
}

/// "is in a brace and can't start any recovery work until April": what is put on him is no work on his recovery yet.
fn recovery_put_off(scene: &Scene<'_>) -> bool {
    const WORK: &[&str] = &["recovery", "rehab", "rehabilitation"];
    const STARTS: &[&str] = &["start", "begin", "starting", "commence", "do", "started", "begun"];
    scene.places(const { &Words::of(&[WORK]) }).any(|at| {
        let near = at.saturating_sub(4).max(scene.tokens.start)..at;
        let start = near.rev().find(|&i| scene.is_word(i, STARTS));
        start.is_some_and(|s| {
            (s.saturating_sub(5).max(scene.tokens.start)..s)
                .any(|i| scene.function(i).contains(Function::NEGATION))
        })
    })
}

/// Who has come that far. `seen`: somebody saw it.
fn whose(scene: &Scene<'_>, words: &Range<usize>, rung: u8, seen: bool) -> Option<Patient> {
    let again = || {
        super::fit_again::described(scene, words)
            .filter(|_| scene.is_word(words.end.wrapping_sub(1), &["fit-again", "again"]))
    };
    again()
        .or_else(|| beside(scene, words, seen))
        .or_else(|| absolute(scene, words))
        .or_else(|| looked_into(scene, words, rung))
        .or_else(|| owner_of_it(scene, words, rung))
        .or_else(|| scene.patient(words))
        .or_else(|| shown_of(scene, words, rung))
}

/// Whether the report tells a hurt that it may be a step back from.
fn hurt_is_known(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>, patient: &Patient, rung: u8) -> bool {
    (scene.medical(words) && (rung < TRAINS || !scene.ails_others(patient)))
        || scene.spoken_of(sink, patient)
        // "underwent scans yesterday": of the body, whoever has them.
        || (5..RECOVERY).contains(&rung)
            && scene.any_word(words.clone(), SCANNED)
            && patient.mention.is_some()
            && !scene.any_word(words.end..words.end + 2, &["than"])
}

/// "Brandt is out with a sore calf. Lund has resumed training": told among the news of the hurt.
fn rejoins(
    scene: &Scene<'_>,
    sink: &Sink,
    segment: &Segment,
    words: &Range<usize>,
    patient: &Patient,
    rung: u8,
) -> bool {
    (TRAINS..=61).contains(&rung)
        && segment.verb.tense == Tense::Perfect
        && sink.tells_of_hurt_before(scene.index)
        && !sink.hurt(&patient.persons)
        && comes_back(scene, segment, words)
}

/// Whether it is a step of a recovery.
fn of_a_recovery(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>, rung: u8, known: bool) -> bool {
    // "is on the bench after a knock": a place in the squad by itself.
    let seated = known
        && scene.any_word(words.clone(), &["bench", "squad", "contention"])
        && segment.verb.tense == Tense::Present;
    let back = || {
        comes_back(scene, segment, words)
            || rung >= CLEARED && was_away(scene, words)
            || gets_over(scene, rung, words)
            || among_the_reserves(scene, rung, words) && known
    };
    seated || holds(rung, known, back())
}

/// "missed a year recovering from", "when he begins rehabilitation": over, or still to come.
fn spent(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let missed = matches!(segment.verb.tense, Tense::Past | Tense::PastPerfect)
        && scene.is_word(words.start, &["recovering", "rehabbing", "rehabilitating"])
        && scene.any_word(segment.tokens.start..words.start, &["missed", "spent"]);
    let begins = scene.any_word(
        words.start.saturating_sub(3).max(segment.tokens.start)..words.end,
        &["begins", "starts", "begin", "start"],
    ) && scene.is_word(segment.tokens.start, &["as", "when", "once", "until", "before"]);
    missed || begins
}

/// "is not responding well to treatment": how it goes is denied, and not that he has it.
fn ill_treated(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.start..words.start + 1, &["respond", "responds", "responded", "responding"])
}

/// "not being able to do all her sessions", "unable to train with the squad".
fn unable(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let from = words.start.saturating_sub(10).max(scene.tokens.start);
    (from..words.start).any(|i| {
        scene.is_word(i, &["unable"])
            || (scene.is_word(i, super::fit_again::FAILED) && scene.is_word(i + 1, &["to"]))
            // "as he attempted to return from a groin injury".
            || (scene.is_word(i, super::fit_again::TRIED) && scene.is_word(i + 1, &["to"]) && i + 2 >= words.start)
            || (scene.is_word(i, &["able"]) && scene.any_word(i.saturating_sub(3).max(from)..i, &["not", "never", "n't", "n’t"]))
    })
}

/// Whether a clause without a subject of its own goes on, by *and*, with one in the past perfect.
fn had_before(scene: &Scene<'_>, segment: &Segment) -> bool {
    let before = scene.segments.iter().rfind(|s| s.tokens.end <= segment.tokens.start);
    segment.verb.tense == Tense::Past
        && !segment.own_subject
        && scene.is_word(segment.tokens.start, &["and", "but"])
        && before.is_some_and(|s| {
            // "had an operation" is a plain past.
            let plain = s.verb.at.is_some_and(|v| {
                scene.function(v + 1).intersects(Function::DETERMINER | Function::POSSESSIVE)
            });
            s.verb.tense == Tense::PastPerfect && !plain && s.tokens.end == segment.tokens.start
        })
}

/// In plaster, in a boot, on crutches.
const DRESSED: u8 = 25;

/// Games that are played on the way back.
const REHEARSED: Range<u8> = 70..80;

/// From here on somebody plays again where it counts.
const RETURNED: u8 = 85;

impl Scene<'_> {
    /// Whether the report has spoken of the patient's health already: in the sentences just before, or in one of the
    /// latest claims.
    pub(super) fn spoken_of(&self, sink: &Sink, patient: &Patient) -> bool {
        const LATEST: usize = 48;
        let meant =
            |persons: &[crate::people::PersonKey]| persons.iter().any(|k| patient.persons.contains(k));
        meant(&self.topic) || sink.drafts.iter().rev().take(LATEST).any(|d| meant(&d.persons) && !d.if_hurt)
    }
}
