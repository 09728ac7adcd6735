//! A hurt that might come, or that nearly came: nobody has it.

use ledger::Region;

use super::times::is_covid;
use crate::lexicon::{Class, Hit};
use crate::scene::{Ailment, Scene};

/// Whether it is one that somebody fears, wards off or has escaped, or that is still to strike.
pub(super) fn might_come(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    worried_of(scene, ailment)
        || warded_off(scene, ailment)
        || not_caught(scene, ailment)
        || away_from_it(scene, ailment)
        || nearly_had(scene, ailment)
        || escaped(scene, ailment)
        || to_any(scene, ailment)
        || in_case_of_it(scene, ailment)
}

/// "an injury to one of them might force my hand", "any injury to Lund", "an injury to Lund would be a blow": one that nobody has yet.
fn to_any(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const ANY: &[&str] = &["one", "either", "any", "anyone", "anybody", "someone", "somebody"];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let first = before(scene, start, 3).rev().find(|&i| !scene.is_word(i, &["further", "serious", "more"]));
    let is = |words: &[&str]| first.is_some_and(|i| scene.is_word(i, words));
    if !ailment.bare_injury || ailment.owner.is_some() || !scene.is_word(end, &["to"]) {
        return false;
    }
    let would =
        || scene.next_mention(end + 1, 5).is_some_and(|(_, m)| scene.is_word(m.tokens.end, &["would"]));
    let open = is(&["a", "an", "another"]) || ailment.plural && !is(&["the", "these", "those"]);
    is(&["any"]) || open && (scene.is_word(end + 1, ANY) || would())
}

/// "does not want to play in case injury ruins his move", "for fear that an injury would": one that may come.
fn in_case_of_it(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let lone = ailment.bare_injury && ailment.owner.is_none();
    let within = usize::from(scene.is_word(ailment.tokens.start, &["case"]));
    let first = ailment.tokens.start + within;
    let start = first - usize::from(scene.is_word(first.wrapping_sub(1), &["an", "any", "another"]));
    let case =
        scene.is_word(start.wrapping_sub(1), &["case"]) && scene.is_word(start.wrapping_sub(2), &["in"]);
    let fear = scene.is_word(start.wrapping_sub(1), &["that"])
        && scene.is_word(start.wrapping_sub(2), &["fear"])
        && scene.is_word(start.wrapping_sub(3), &["for"]);
    lone && (case || fear)
}

/// "was worried about injury before the race", "cited fear of the virus": about one that might come.
fn worried_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const WORRIES: &[&str] = &[
        "worried", "worry", "worrying", "scared", "afraid", "frightened", "fear", "fears", "think",
        "thinking", "thought",
    ];
    // "concerns over injuries to Lund" are about those she has.
    const OF_ALL: &[&str] = &["concern", "concerns", "anxious"];
    let covid = is_covid(scene, ailment);
    let start = ailment.tokens.start;
    let start = start - usize::from(covid && scene.is_word(start.wrapping_sub(1), &["the"]));
    (covid || ailment.bare_injury && ailment.tokens.len() == 1)
        && scene.is_word(start.wrapping_sub(1), &["about", "of", "over"])
        && (scene.is_word(start.wrapping_sub(2), WORRIES)
            || covid && scene.is_word(start.wrapping_sub(2), OF_ALL))
}

/// So many words before an illness tell that somebody guards against it.
const REACH: usize = 6;

/// "wore a visor to protect himself from coronavirus", "was vaccinated against flu": nobody has what is warded off.
fn warded_off(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const WARDS: &[&str] = &[
        "protect", "protects", "protected", "protecting", "protection", "guard", "shield", "vaccinated",
        "vaccination", "vaccine", "vaccines", "immune", "immunity", "inoculated", "precaution",
        "precautions",
    ];
    let start = ailment.tokens.start;
    let wards = before(scene, start, REACH).rev().find(|&i| scene.is_word(i, WARDS));
    let from = |w: usize| scene.any_word(w + 1..start, &["from", "against", "to"]);
    ailment.facts.region == Region::Illness && wards.is_some_and(|w| from(w) && !goes_on(scene, w, start))
}

/// "to avoid catching a cold", "the risk of spreading the virus": nobody has caught what is not to be caught.
fn not_caught(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const CATCHES: &[&str] = &["contracting", "catching", "getting", "spreading", "spread"];
    let start = ailment.tokens.start;
    let kept = |c: usize| {
        scene.is_word(
            c.wrapping_sub(1),
            &["avoid", "avoids", "avoiding", "prevent", "preventing", "of", "from", "the"],
        ) && (scene.lower(c).ends_with("ing")
            || scene.any_word(before(scene, c, 3), &["prevent", "stop", "limit", "preventing", "stopping"]))
    };
    let risked = |c: usize| {
        scene.any_word(
            before(scene, c, 4),
            &["avoid", "avoids", "avoiding", "prevent", "preventing", "stop", "risk", "fear", "from"],
        )
    };
    let caught = before(scene, start, REACH).rev().find(|&i| scene.is_word(i, CATCHES));
    ailment.facts.region == Region::Illness
        && caught.is_some_and(|c| kept(c) && risked(c) && !goes_on(scene, c, start))
}

/// The sentence's last so many tokens before one.
fn before(scene: &Scene<'_>, at: usize, reach: usize) -> std::ops::Range<usize> {
    at.saturating_sub(reach).max(scene.tokens.start)..at
}

/// Whether something else is told between two tokens.
fn goes_on(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| scene.is_mark(i, ",") || scene.is_word(i, &["but", "after"]))
}

/// "are one injury away from a crisis", "all it takes is one injury": one that may come.
fn away_from_it(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let one = ailment.tokens.start.saturating_sub(1);
    let counted = scene.any_word(one..ailment.tokens.end, &["one", "two", "an", "another"]);
    let takes = scene.any_word(one.saturating_sub(4).max(scene.tokens.start)..one, &["takes"]);
    ailment.bare_injury && counted && (scene.is_word(ailment.tokens.end, &["away"]) || takes)
}

/// "nearly pulled a hamstring": he did not.
fn nearly_had(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 4;
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let nearly = (start.saturating_sub(REACH).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["nearly", "almost"]));
    nearly.is_some_and(|n| {
        let verb = |h: &Hit| h.start as usize == n + 1 && (h.start as usize) < end;
        scene.phrases(Class::InjuryVerb).any(|(h, _)| verb(h))
            && !scene.mentions().any(|(_, m)| (n..start).contains(&m.tokens.start) && !m.possessive)
    })
}

/// "was fortunate to escape serious injury": he has none. Who escapes "with" a hurt has it.
fn escaped(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const ESCAPES: &[&str] =
        &["escape", "escaped", "escapes", "escaping", "avoid", "avoided", "avoids", "avoiding"];
    const DEGREES: &[&str] = &["serious", "any", "further", "major", "bad", "worse", "a", "an"];
    let start = ailment.tokens.start;
    let before =
        (start.saturating_sub(3).max(scene.tokens.start)..start).rev().find(|&i| !scene.is_word(i, DEGREES));
    let own =
        scene.any_word(ailment.tokens.clone(), ESCAPES) && !scene.any_word(ailment.tokens.clone(), &["with"]);
    ailment.bare_injury && (own || before.is_some_and(|i| scene.is_word(i, ESCAPES)))
}
