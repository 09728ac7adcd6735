//! What tells of a part of the body that it is hurt, where no noun names the injury: what hit it ("was struck on the elbow"), what
//! is put on it ("his arm in a sling", "an injection in his heel"), what trouble it gives ("Brandt's calf keeps him out").

mod blows;
mod care;
mod gives;

use std::ops::Range;

use ledger::{Pathology, Region};

pub(super) use blows::blow_to;
use blows::{fell, struck};
use care::{cared_for, dressed, felt};
use gives::gives;

use super::Glance;
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene};
use crate::text::{Shape, Words};

/// What is done to somebody, in the passive, who is hit.
pub(super) const STRUCK: &[&str] = &[
    "hit", "struck", "kicked", "caught", "clattered", "whacked", "stamped", "trodden", "elbowed", "kneed",
    "smashed", "smacked", "clipped", "punched", "thumped", "hacked", "clobbered", "raked", "poked", "gouged",
    "bitten", "stung", "butted", "nicked", "spiked", "burned", "burnt", "scalded", "cut", "gashed",
    "stabbed", "scratched", "rapped", "pinned", "booted", "clouted", "slashed", "sliced", "shot",
];
/// What hits somebody.
pub(super) const MISSILES: &[&str] = &[
    "ball", "boot", "boots", "elbow", "fist", "finger", "knee", "stick", "punch", "bat", "studs", "stud",
    "shot", "puck", "bouncer", "delivery", "yorker", "kick", "whack", "clout", "thump", "smack", "bump",
    "hit", "bang", "knock", "blow", "slash", "stamp", "forearm", "shoulder", "clip", "crack", "racket",
    "racquet", "pitch", "serve", "drive", "comebacker", "grounder", "liner",
];
/// Verbs of taking such a thing.
const TAKES: &[&str] = &[
    "took", "take", "takes", "taken", "taking", "got", "gets", "get", "getting", "received", "receiving",
    "receives", "suffered", "suffering", "copped", "wore", "shipped", "after", "from", "with", "sustained",
];
/// How somebody comes down on a part of the body.
pub(super) const FALLS: &[&str] = &[
    "landed", "landing", "lands", "fell", "fallen", "falling", "falls", "down", "tumbled", "crashed",
    "dropped", "dropping",
];
/// What is done for a part of the body that hurts, before a preposition.
pub(super) const CARE: &[&str] = &[
    "injection", "injections", "jab", "jabs", "stitches", "staples", "strapping", "bandage", "bandages",
    "bandaging", "brace", "cast", "plaster", "splint", "ice", "cyst", "plate", "pin", "pins", "screw",
    "screws", "clean-out", "clean-up", "fluid", "infection", "swelling", "specialist", "procedure", "sling",
    "boot", "cortisone", "physiotherapy", "physio", "work", "tape", "taping", "support", "icepack", "drain",
    "drained", "removed", "inserted", "put", "painkillers", "bruising",
];
/// What a part of the body is put in.
pub(super) const DRESSINGS: &[&str] = &[
    "sling", "cast", "plaster", "brace", "boot", "splint", "pot", "bandage", "bandages", "ice", "strapping",
    "bandaging", "support", "strapped", "bandaged", "taped", "iced", "wrapped", "stitched", "heavily",
    "hanging", "dangling",
];
/// Words before "with" that make a part of the body the reason.
pub(super) const WITH: &[&str] = &[
    "depends", "depend", "hinges", "hinge", "waiting", "sweating", "persist", "remain", "worried",
    "concerned", "concern", "concerns", "doubts", "fears", "struggling", "struggled", "struggles",
    "struggle", "out", "missed", "missing", "misses", "miss", "off", "sidelined", "absent", "because", "due",
    "owing", "limping", "limped", "hobbling", "hobbled", "doubt", "doubtful", "withdrew", "withdrawn",
    "retired", "rested", "unavailable", "laid", "weight", "trouble", "bother", "grief", "bothered",
    "troubled", "suffering", "suffered", "battling",
];
/// Verbs of which the part is the object, and which say that it hurts.
pub(super) const NURSES: &[&str] = &[
    "nursing", "nurse", "nursed", "nurses", "rest", "resting", "favouring", "favoring", "by", "twinged",
    "cricked", "ricked", "stubbed",
];
/// Verbs before "by": what a part of the body does to its owner.
const HAMPERED: &[&str] = &[
    "bothered", "troubled", "plagued", "hampered", "hindered", "dogged", "restricted", "limited", "slowed",
    "sidelined", "betrayed",
];
/// Verbs of feeling something in a part.
pub(super) const FEELS: &[&str] =
    &["felt", "feel", "feels", "feeling", "heard", "cramp", "cramped", "cramping", "torn", "tore"];
/// What a part of the body does that hurts, with what must stand behind where the verb alone tells nothing.
pub(super) const GIVES: &[&str] = &[
    "means", "meant", "locked", "locks", "blew", "blown", "ballooned", "up", "giving", "gave", "given",
    "gives", "needs", "needed", "needing", "requires", "required", "keep", "keeps", "kept", "rule", "rules",
    "ruled", "prevent", "prevents", "prevented", "stop", "stops", "stopped", "force", "forces", "forced",
    "let", "lets", "worry", "concern", "problem", "doubt", "issue", "reacted", "reacts", "hinders",
    "hampered", "playing", "played", "causing", "caused", "causes", "restricts", "restricted", "bothered",
    "bothers", "troubled", "troubles", "survive", "scanned", "x-rayed", "examined", "assessed", "monitored",
    "checked", "sidelined", "sidelines", "cost", "costs", "react", "responds", "responded", "respond",
];

/// Whether a cue stands near a part of the body.
pub(super) fn looks(glance: &Glance<'_>) -> bool {
    const REACH: usize = 9;
    glance.phrases(Class::Body).any(|(h, _)| {
        let (start, end) = (h.start as usize, h.end as usize);
        let before = start.saturating_sub(REACH)..start;
        glance.any_of(before, &const { Words::of(&[STRUCK, MISSILES, FALLS, CARE, WITH, NURSES, FEELS]) })
            || glance.any_word(end..end + 5, DRESSINGS)
            || (glance.owned(start) || glance.any_word(end..end + 1, &["that", "which"]))
                && glance.any_of(end..end + 6, &const { Words::of(&[GIVES]) })
    })
}

/// What tells that the part is hurt: the words, and the harm.
pub(super) fn told(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, Pathology)> {
    let head = head(scene, ailment);
    let (words, harm) = match before(scene, ailment, head) {
        Some((from, true)) => (from..ailment.tokens.end, harm_of_the_blow(scene, from)),
        // "needed stitches in his hand": it was cut.
        Some((from, false)) if scene.any_word(from..ailment.tokens.start, &["stitches", "staples"]) => {
            (from..ailment.tokens.end, Pathology::Laceration)
        }
        Some((from, false)) => (from..ailment.tokens.end, ailment.facts.pathology),
        None => {
            let end = dressed(scene, ailment, head).or_else(|| gives(scene, ailment))?;
            (head..end, ailment.facts.pathology)
        }
    };
    Some((words, harm))
}

/// "was stabbed in the leg", "was burned on the hand": what the verb of the blow does.
fn harm_of_the_blow(scene: &Scene<'_>, verb: usize) -> Pathology {
    const CUT: &[&str] =
        &["stabbed", "slashed", "sliced", "cut", "bitten", "spiked", "gashed", "scratched", "nicked", "shot"];
    if scene.is_word(verb, CUT) {
        Pathology::Laceration
    } else if scene.is_word(verb, &["burned", "burnt", "scalded", "stung"]) {
        Pathology::Unspecified
    } else {
        Pathology::Contusion
    }
}

/// The first token of the noun phrase whose noun the part is: over "the", "his", "Brandt's", "left", an adjective.
fn head(scene: &Scene<'_>, ailment: &Ailment) -> usize {
    let mut at = ailment.tokens.start;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1).filter(|&b| b >= scene.tokens.start) else { break };
        let inside = scene.function(before).intersects(Function::DETERMINER | Function::POSSESSIVE)
            || scene.is_word(
                before,
                &[
                    "side", "back", "top", "left", "right", "lower", "upper", "other", "same", "inside",
                    "outside", "bad", "troublesome", "standing", "bowling", "throwing",
                ],
            )
            || (scene.is_word(before, &["of"])
                && scene.is_word(before.wrapping_sub(1), &["side", "back", "top", "inside", "outside"]));
        let named = scene
            .mentions()
            .find(|(_, m)| m.possessive && (m.tokens.end + 1 == at || m.tokens.end == at))
            .map(|(_, m)| m.tokens.start);
        match (named, inside) {
            (Some(start), _) => {
                at = start;
                break;
            }
            (None, true) => at = before,
            (None, false) => break,
        }
    }
    at
}

/// A cue before the part: where it begins, and whether it is a blow.
fn before(scene: &Scene<'_>, ailment: &Ailment, head: usize) -> Option<(usize, bool)> {
    let first = scene.tokens.start;
    let owned = ailment.owner.is_some()
        || (head..ailment.tokens.start).any(|i| scene.function(i).contains(Function::POSSESSIVE));
    let preposition = head.checked_sub(1).filter(|&p| p >= first)?;
    if nursed(scene, ailment, preposition, owned) {
        return Some((preposition, false));
    }
    let last = preposition.checked_sub(1).filter(|&l| l >= first)?;
    let is = |words: &[&str]| scene.is_word(preposition, words);
    if in_question(scene, preposition, last, owned) || owned && is(&["by"]) && scene.is_word(last, HAMPERED) {
        return Some((last, false));
    }
    // "could not put any weight on his foot".
    if is(&["on", "through"]) && owned && scene.is_word(last, &["weight"]) {
        return bears_none(scene, last).map(|not| (not, false));
    }
    let cause = is(&["of"]) && scene.is_word(last, &["because"])
        || is(&["to"]) && scene.is_word(last, &["due", "owing"]);
    if cause && owned && !gesture(ailment) && ends_there(scene, ailment.tokens.end) {
        return kept_from_play(scene, last).then_some((last, false));
    }
    if is(&["with"]) && owned && !gesture(ailment) {
        return away_with(scene, preposition, last).map(|at| (at, false));
    }
    // "took a line drive off his shin".
    if is(&["off"]) && owned {
        let fouled = fouled_off(scene, last).or_else(|| struck(scene, ailment, last));
        if let Some(found) = fouled {
            return Some((found, true));
        }
    }
    if is(ON) {
        let blow = struck(scene, ailment, last).map(|at| (at, true));
        let found = blow.or_else(|| fell(scene, ailment, last, owned).map(|at| (at, false)));
        if found.is_some() {
            return found;
        }
    }
    cared_for(scene, preposition, last, owned)
        .or_else(|| felt(scene, preposition, last))
        .map(|at| (at, false))
}

/// Where somebody is hit.
const ON: &[&str] = &[
    "on", "in", "across", "above", "below", "behind", "over", "under", "to", "onto", "around", "inside",
    "full",
];

/// "nursing his calf", "to rest his knee", "twinged a hamstring": the verb right before has the part for its object.
fn nursed(scene: &Scene<'_>, ailment: &Ailment, verb: usize, owned: bool) -> bool {
    // "rest his foot on the ball", "rest his legs".
    let leans = || {
        scene.is_word(verb, &["rest", "resting"])
            && (scene.is_word(ailment.tokens.end, &["on", "against"])
                || scene.is_word(ailment.tokens.start, &["legs", "feet", "head", "body"]))
    };
    owned && scene.is_word(verb, NURSES) && !scene.is_word(verb, &["by"]) && !leans()
        // "stubbed a toe".
        || scene.is_word(verb, &["twinged", "cricked", "ricked", "stubbed"])
}

/// "depends on an ankle", "doubts persist about Brandt's knee".
fn in_question(scene: &Scene<'_>, preposition: usize, last: usize, owned: bool) -> bool {
    const HINGES: &[&str] = &["depends", "depend", "hinges", "hinge", "waiting", "sweating"];
    const WORRIED: &[&str] = &[
        "persist", "remain", "worried", "concerned", "anxious", "sweating", "fretting", "concern",
        "concerns", "doubts", "doubt", "fears",
    ];
    scene.is_word(preposition, &["on"]) && scene.is_word(last, HINGES)
        || scene.is_word(preposition, &["over", "about"]) && owned && scene.is_word(last, WORRIED)
}

/// "could not put any weight on": the word that denies it.
fn bears_none(scene: &Scene<'_>, weight: usize) -> Option<usize> {
    const HARDLY: &[&str] = &["unable", "struggled", "struggling", "barely", "cannot"];
    const REACH: usize = 7;
    (weight.saturating_sub(REACH).max(scene.tokens.start)..weight)
        .rev()
        .find(|&i| scene.function(i).contains(Function::NEGATION) || scene.is_word(i, HARDLY))
}

/// "pulled out because of his knee", "did not play because of his back".
fn kept_from_play(scene: &Scene<'_>, because: usize) -> bool {
    const REACH: usize = 8;
    scene.phrases(Class::AbsencePhrase).any(|(h, _)| h.end as usize <= because)
        || (because.saturating_sub(REACH).max(scene.tokens.start)..because)
            .any(|i| scene.function(i).contains(Function::NEGATION))
}

/// "struggling with his calf", "went off with his knee in a brace": the word of being away or in trouble.
fn away_with(scene: &Scene<'_>, with: usize, last: usize) -> Option<usize> {
    const WENT: &[&str] = &[
        "went", "came", "go", "come", "goes", "comes", "limped", "hobbled", "forced", "taken", "ruled",
        "still", "remains", "him", "her",
    ];
    let mut near = last.saturating_sub(4).max(scene.tokens.start)..with;
    let at = near.rfind(|&i| scene.is_word(i, WITH))?;
    // "hit the ball off the post with his knee".
    let leaves = !scene.is_word(at, &["off", "out"])
        || scene.function(at.wrapping_sub(1)).contains(Function::BE)
        || scene.is_word(at.wrapping_sub(1), WENT);
    (leaves && (at + 1..with).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ","))).then_some(at)
}

/// "fouled a ball off his left foot".
fn fouled_off(scene: &Scene<'_>, ball: usize) -> Option<usize> {
    let near = ball.saturating_sub(4).max(scene.tokens.start)..ball;
    (scene.is_word(ball, &["ball", "pitch", "balls"]) && scene.any_word(near, &["fouled", "fouling"]))
        .then_some(ball)
}

/// Whether nothing that the part would only describe ("his knee brace") follows.
fn ends_there(scene: &Scene<'_>, end: usize) -> bool {
    let mark = scene.page.surface.tokens.get(end).is_none_or(|t| t.is(Shape::MARK));
    mark || end >= scene.tokens.end
        || scene
            .function(end)
            .intersects(Function::PREPOSITION | Function::CONJ | Function::SUBORDINATOR | Function::CONTRAST)
}

/// Parts with which a player does something that hurts nobody ("off with his head held high").
fn gesture(ailment: &Ailment) -> bool {
    matches!(ailment.facts.region, Region::Head | Region::Face | Region::Foot | Region::Hand | Region::Chest)
        && ailment.facts.part.as_deref() != Some("rib")
        || ailment.facts.part.as_deref().is_some_and(|p| matches!(p, "eye" | "heart" | "chin"))
}
