//! What tells of a part of the body that it is hurt, where no noun names the injury: what hit it ("was struck on the elbow"), what
//! is put on it ("his arm in a sling", "an injection in his heel"), what trouble it gives ("Brandt's calf keeps him out").

use std::ops::Range;

use ledger::{Pathology, Region};

use super::Glance;
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene};
use crate::text::{Shape, Words};

/// What is done to somebody, in the passive, who is hit.
pub(super) const STRUCK: &[&str] = &[
    "hit", "struck", "kicked", "caught", "clattered", "whacked", "stamped", "trodden", "elbowed", "kneed",
    "smashed", "smacked", "clipped", "punched", "thumped", "hacked", "clobbered", "raked", "poked", "gouged",
    "bitten", "stung", "butted", "nicked", "spiked", "burned", "burnt", "scalded", "cut", "gashed",
    "stabbed", "scratched", "rapped", "pinned", "booted", "clouted", "slashed", "sliced",
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
    // "was stabbed in the leg", "was burned on the hand".
    let bruise = |from: usize| {
        let is = |words: &[&str]| scene.is_word(from, words);
        let harm = match () {
            () if is(&[
                "stabbed", "slashed", "sliced", "cut", "bitten", "spiked", "gashed", "scratched", "nicked",
            ]) =>
            {
                Pathology::Laceration
            }
            () if is(&["burned", "burnt", "scalded", "stung"]) => Pathology::Unspecified,
            () => Pathology::Contusion,
        };
        (from..ailment.tokens.end, harm)
    };
    // "needed stitches in his hand": it was cut.
    let sewn = |from: usize| scene.any_word(from..ailment.tokens.start, &["stitches", "staples"]);
    let plain = |from: usize| {
        (from..ailment.tokens.end, if sewn(from) { Pathology::Laceration } else { ailment.facts.pathology })
    };
    before(scene, ailment, head).map(|(from, blow)| if blow { bruise(from) } else { plain(from) }).or_else(
        || {
            dressed(scene, ailment, head)
                .or_else(|| gives(scene, ailment))
                .map(|end| (head..end, ailment.facts.pathology))
        },
    )
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
    if let Some(verb) = head.checked_sub(1).filter(|&v| v >= first) {
        // "to rest his knee", and not "rest his foot on the ball", "rest his legs".
        let leans = scene.is_word(verb, &["rest", "resting"])
            && (scene.is_word(ailment.tokens.end, &["on", "against"])
                || scene.is_word(ailment.tokens.start, &["legs", "feet", "head", "body"]));
        if owned && scene.is_word(verb, NURSES) && !scene.is_word(verb, &["by"]) && !leans {
            return Some((verb, false));
        }
        // "twinged a hamstring", "stubbed a toe".
        if scene.is_word(verb, &["twinged", "cricked", "ricked", "stubbed"]) {
            return Some((verb, false));
        }
    }
    let preposition = head.checked_sub(1).filter(|&p| p >= first)?;
    let last = preposition.checked_sub(1).filter(|&l| l >= first)?;
    let is = |words: &[&str]| scene.is_word(preposition, words);
    // "depends on an ankle", "doubts persist about Brandt's knee".
    if is(&["on"]) && scene.is_word(last, &["depends", "depend", "hinges", "hinge", "waiting", "sweating"])
        || is(&["over", "about"])
            && owned
            && scene.is_word(
                last,
                &[
                    "persist", "remain", "worried", "concerned", "anxious", "sweating", "fretting",
                    "concern", "concerns", "doubts", "doubt", "fears",
                ],
            )
    {
        return Some((last, false));
    }
    // "could not put any weight on his foot".
    if is(&["on", "through"]) && owned && scene.is_word(last, &["weight"]) {
        let not = (last.saturating_sub(7).max(first)..last).rev().find(|&i| {
            scene.function(i).contains(Function::NEGATION)
                || scene.is_word(i, &["unable", "struggled", "struggling", "barely", "cannot"])
        });
        return not.map(|not| (not, false));
    }
    if is(&["by"]) && owned && scene.is_word(last, HAMPERED) {
        return Some((last, false));
    }
    // "pulled out because of his knee", "did not play because of his back".
    let cause = is(&["of"]) && scene.is_word(last, &["because"])
        || is(&["to"]) && scene.is_word(last, &["due", "owing"]);
    if cause && owned && !gesture(ailment) && ends_there(scene, ailment.tokens.end) {
        let away = scene.phrases(Class::AbsencePhrase).any(|(h, _)| h.end as usize <= last);
        let not =
            (last.saturating_sub(8).max(first)..last).any(|i| scene.function(i).contains(Function::NEGATION));
        return (away || not).then_some((last, false));
    }
    if is(&["with"]) && owned && !gesture(ailment) {
        let near = last.saturating_sub(4).max(first)..preposition;
        let at = near.rev().find(|&i| scene.is_word(i, WITH))?;
        // "went off with his knee in a brace", and not "hit the ball off the post with his knee".
        let leaves = !scene.is_word(at, &["off", "out"])
            || scene.function(at.wrapping_sub(1)).contains(Function::BE)
            || scene.is_word(
                at.wrapping_sub(1),
                &[
                    "went", "came", "go", "come", "goes", "comes", "limped", "hobbled", "forced", "taken",
                    "ruled", "still", "remains", "him", "her",
                ],
            );
        let close =
            leaves && (at + 1..preposition).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ","));
        return close.then_some((at, false));
    }
    // "fouled a ball off his left foot".
    if is(&["off"])
        && owned
        && scene.is_word(last, &["ball", "pitch", "balls"])
        && scene.any_word(last.saturating_sub(4).max(first)..last, &["fouled", "fouling"])
    {
        return Some((last, true));
    }
    // "took a line drive off his shin".
    if is(&["off"])
        && owned
        && let Some(found) = struck(scene, ailment, last)
    {
        return Some((found, true));
    }
    if is(&[
        "on", "in", "across", "above", "below", "behind", "over", "under", "to", "onto", "around", "inside",
        "full",
    ]) {
        if let Some(found) = struck(scene, ailment, last) {
            return Some((found, true));
        }
        if let Some(found) = fell(scene, ailment, last, owned) {
            return Some((found, false));
        }
    }
    cared_for(scene, preposition, last, owned)
        .or_else(|| felt(scene, preposition, last))
        .map(|at| (at, false))
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

/// "was struck on the elbow", "took a ball in the ribs": where the words begin.
fn struck(scene: &Scene<'_>, ailment: &Ailment, last: usize) -> Option<usize> {
    let first = scene.tokens.start;
    // "caught on the wrong foot", "hit on the counter": the part alone, whole.
    if scene.any_word(last + 1..ailment.tokens.start, &["wrong", "front", "back-foot"])
        || scene.is_word(ailment.tokens.end, &["foot", "of"])
    {
        return None;
    }
    let passive = |i: usize| {
        scene.is_word(i, STRUCK)
            && (i.saturating_sub(4).max(first)..i).any(|k| {
                scene.function(k).contains(Function::BE)
                    || scene.is_word(k, &["got", "getting", "get", "gets", "being"])
            })
    };
    if passive(last) {
        return Some(last);
    }
    if last > first
        && passive(last - 1)
        && scene
            .is_word(last, &["hard", "flush", "full", "painfully", "accidentally", "late", "twice", "again"])
    {
        return Some(last - 1);
    }
    // "was hit by a pitch on the wrist", "was caught by Berg's elbow in the face": what hit him stands between.
    let by = (last.saturating_sub(7).max(first + 1)..last)
        .rev()
        .find(|&i| scene.is_word(i, &["by", "with"]) && passive(i - 1));
    if let Some(by) =
        by.filter(|&b| (b + 1..=last).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ",")))
    {
        return Some(by - 1);
    }
    // "dropped a weight on his foot".
    let dropped =
        (last.saturating_sub(3).max(first)..last).find(|&i| scene.is_word(i, &["dropped", "dropping"]));
    let own = ailment.owner.is_some() && scene.is_word(last + 1, &["on", "onto"]);
    if let Some(dropped) = dropped.filter(|&i| {
        own && scene.function(i + 1).contains(Function::DETERMINER)
            && !scene.is_word(last, &["ball", "shoulder"])
    }) {
        return Some(dropped);
    }
    let missile = (last.saturating_sub(3).max(first)..=last).rev().find(|&i| scene.is_word(i, MISSILES))?;
    // "wore a protective boot around his leg": put on, and no blow.
    let worn = ["protective", "surgical", "medical", "walking", "moon", "air", "special"];
    if scene.is_word(missile, &["boot", "boots"]) && scene.is_word(missile.wrapping_sub(1), &worn) {
        return None;
    }
    let article = (missile.saturating_sub(3).max(first)..missile)
        .rev()
        .find(|&i| scene.is_word(i, &["a", "an", "another", "the"]))?;
    // "the victim of a blow to the ribs".
    if scene.is_word(article.wrapping_sub(1), &["of"]) && scene.is_word(article.wrapping_sub(2), &["victim"])
    {
        return Some(article - 2);
    }
    let takes = (article.saturating_sub(2).max(first)..article).rev().find(|&i| scene.is_word(i, TAKES))?;
    // "with the ball in the hand", "from a kick to the left": where a verb of taking is only a preposition, the thing is one that hurts.
    let weak = scene.is_word(takes, &["with", "after", "from"]);
    let hurts = !scene.is_word(article, &["the"])
        && !scene
            .is_word(missile, &["shot", "serve", "pitch", "ball", "delivery", "shoulder", "knee", "finger"]);
    let took = scene.is_word(takes, &["took", "taken", "taking", "take", "takes"])
        && scene.is_word(article, &["the"]);
    (!took && (!weak || hurts)).then_some(takes)
}

/// "landed on his shoulder", "came down on her wrist".
fn fell(scene: &Scene<'_>, ailment: &Ailment, last: usize, owned: bool) -> Option<usize> {
    let plural = scene.text(ailment.tokens.end - 1..ailment.tokens.end).ends_with('s')
        || scene.is_word(ailment.tokens.end - 1, &["feet"]);
    // "landed on Berg's foot": he who is landed on is another.
    let another =
        ailment.owner.and_then(|o| scene.mention(o)).is_some_and(|m| m.form != crate::people::Form::Pronoun);
    // "was hurt when Berg fell on his leg": who falls is another than whose leg it is.
    let subject = scene.segment(last).and_then(|s| s.subject).and_then(|s| scene.mention(s));
    let owner = ailment.owner.and_then(|o| scene.mention(o));
    let faller = subject
        .zip(owner)
        .is_some_and(|(s, o)| !s.persons.is_empty() && !o.persons.is_empty() && s.persons != o.persons);
    if !owned || plural || another || faller {
        return None;
    }
    let from = last.saturating_sub(2).max(scene.tokens.start);
    let at = (from..=last).rev().find(|&i| scene.is_word(i, FALLS))?;
    let down = !scene.is_word(at, &["down"])
        || scene.is_word(at.wrapping_sub(1), &["came", "come", "coming", "comes"]);
    let on = scene.is_word(last + 1, &["on", "onto"]);
    (down && on).then_some(at)
}

/// "an injection in his heel", "had a cyst removed from his knee", "a specialist about her foot".
fn cared_for(scene: &Scene<'_>, preposition: usize, last: usize, owned: bool) -> Option<usize> {
    if !scene.is_word(
        preposition,
        &["on", "in", "to", "of", "from", "around", "round", "about", "for", "into", "over", "above"],
    ) {
        return None;
    }
    let from = last.saturating_sub(2).max(scene.tokens.start);
    let at = (from..=last).rev().find(|&i| scene.is_word(i, CARE))?;
    let doubtful = [
        "boot", "work", "put", "removed", "inserted", "support", "drain", "plate", "procedure", "pin",
        "pins", "ice", "specialist", "physio", "tape",
    ];
    if scene.is_word(at, &doubtful) {
        let back = at.saturating_sub(4).max(scene.tokens.start)..at;
        const MEDICAL: &[&str] = &[
            "protective", "surgical", "medical", "air", "walking", "moon", "plastic", "heavy", "cyst",
            "plate", "pin", "pins", "screw", "screws", "fragments", "fragment", "bone", "cartilage", "fluid",
            "metal", "needed", "see", "seen", "saw", "visit", "visited", "visiting", "underwent", "had",
            "undergo", "have", "with", "growth", "lump", "wore", "wearing", "consult", "consulted",
        ];
        let medical = scene.any_word(back, MEDICAL);
        return (owned && medical).then_some(at);
    }
    Some(at)
}

/// "felt a pop in her knee", "cramped up in both calves", "has torn something in his calf".
fn felt(scene: &Scene<'_>, preposition: usize, last: usize) -> Option<usize> {
    if !scene.is_word(preposition, &["in", "at", "around", "behind", "near"]) {
        return None;
    }
    let from = last.saturating_sub(6).max(scene.tokens.start);
    let at = (from..=last).rev().find(|&i| scene.is_word(i, FEELS))?;
    let plain = (at + 1..=last)
        .all(|i| !scene.is_mark(i, ",") && !scene.mentions().any(|(_, m)| m.tokens.contains(&i)));
    let torn = !scene.is_word(at, &["torn", "tore"])
        || scene.any_word(at + 1..last + 1, &["something", "muscle", "fibres", "muscles"]);
    (plain && torn).then_some(at)
}

/// "his arm in a sling", "her ankle heavily strapped": where the words end.
fn dressed(scene: &Scene<'_>, ailment: &Ailment, head: usize) -> Option<usize> {
    let end = ailment.tokens.end;
    let owned = ailment.owner.is_some()
        || (head..ailment.tokens.start).any(|i| scene.function(i).contains(Function::POSSESSIVE));
    let mut at = end;
    while at < end + 3
        && scene.is_word(
            at,
            &[
                "was", "is", "were", "are", "will", "be", "heavily", "tightly", "wrapped", "encased",
                "still", "now", "covered", "packed",
            ],
        )
    {
        at += 1;
    }
    if scene.is_word(at, &["strapped", "bandaged", "taped", "iced", "stitched"])
        || scene.is_word(at.wrapping_sub(1), &["wrapped"])
    {
        return owned.then_some(at + 1);
    }
    // "his arm hanging limply".
    if owned
        && scene.is_word(at, &["hanging", "dangling"])
        && scene.any_word(at + 1..at + 4, &["limply", "limp", "loose", "loosely", "side"])
    {
        return Some(at + 1);
    }
    let out = scene.is_word(at, &["out"]) && scene.is_word(at + 1, &["of"]);
    at += usize::from(out);
    if !owned || !out && !scene.is_word(at, &["in", "inside", "under"]) {
        return None;
    }
    (at + 1..at + 5)
        .take_while(|&i| scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD)))
        .find(|&i| {
            scene.is_word(
                i,
                &[
                    "sling", "cast", "plaster", "brace", "boot", "splint", "pot", "bandage", "bandages",
                    "ice", "strapping", "bandaging",
                ],
            )
        })
        .map(|i| i + 1)
}

/// "Brandt's calf will keep him out", "her knee is a worry": where the words end.
fn gives(scene: &Scene<'_>, ailment: &Ailment) -> Option<usize> {
    let end = ailment.tokens.end;
    // "the hamstring that has troubled him since May".
    ailment.owner.map(|_| ()).or_else(|| scene.is_word(end, &["that", "which"]).then_some(()))?;
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE | Function::MODAL | Function::FUTURE)
            || scene.is_word(
                i,
                &[
                    "still", "again", "now", "also", "since", "just", "simply", "really", "remains", "never",
                    "continues", "to", "going", "could", "did", "not", "that", "which",
                ],
            )
    };
    let at = (end..end + 6).find(|&i| !auxiliary(i))?;
    let behind = at + 1..at + 9;
    let pronoun = |i: usize| scene.is_word(i, &["him", "her", "me", "them"]);
    let is = |words: &[&str]| scene.is_word(at, words);
    let article = is(&["a", "an", "the", "another"]);
    // "his left foot is a problem for defenders", "is not a concern".
    let opponents = |i: usize| scene.is_word(i, &["problem"]) && scene.is_word(i + 1, &["for", "to"]);
    let denied = (end..at).any(|i| scene.function(i).contains(Function::NEGATION));
    let noun = (at + 1..at + 4)
        .find(|&i| scene.is_word(i, &["worry", "concern", "problem", "doubt", "issue"]) && !opponents(i));
    if article {
        return noun
            .filter(|_| {
                !denied
                    && (end..at)
                        .any(|i| scene.function(i).contains(Function::BE) || scene.is_word(i, &["remains"]))
            })
            .map(|i| i + 1);
    }
    const OUT: &[&str] = &[
        "out", "miss", "unavailable", "absent", "cannot", "can't", "unable", "without", "rested", "doubt",
        "doubtful", "not", "won't", "sidelined", "sit", "misses",
    ];
    if is(&["means", "meant"]) {
        return scene.any_word(behind, OUT).then_some(at + 1);
    }
    if is(&["keep", "keeps", "kept", "rule", "rules", "ruled", "sidelined", "sidelines"]) {
        return (pronoun(at + 1) || scene.any_word(at + 1..at + 5, &["out"])).then_some(at + 1);
    }
    if is(&[
        "prevent", "prevents", "prevented", "stop", "stops", "stopped", "force", "forces", "forced", "let",
        "lets", "restricts", "restricted", "cost", "costs", "bothered", "bothers", "troubled", "troubles",
        "hampered", "hinders",
    ]) {
        return pronoun(at + 1).then_some(at + 2);
    }
    if is(&["giving", "gave", "given", "gives", "causing", "caused", "causes"]) {
        let trouble = scene.any_word(
            at + 1..at + 6,
            &[
                "trouble", "problems", "bother", "grief", "pain", "concern", "gyp", "discomfort",
                "difficulties", "difficulty", "issues", "hell",
            ],
        );
        return trouble.then_some(at + 2);
    }
    if is(&["locked", "locks", "ballooned"]) {
        return (!scene.any_word(at + 1..at + 3, &["in", "on", "at"])
            || ailment.facts.region == Region::Knee)
            .then_some(at + 1);
    }
    if is(&[
        "blew", "blown", "come", "came", "flare", "swell", "puffed", "playing", "played", "plays", "acting",
        "acted",
    ]) {
        let up = scene.is_word(at + 1, &["up"]);
        let sore = !is(&["come", "came"])
            || scene.any_word(at + 2..at + 6, &["like", "sore", "swollen", "overnight", "badly"]);
        return (up && sore).then_some(at + 2);
    }
    if is(&["needs", "needed", "needing", "requires", "required"]) {
        return scene
            .any_word(
                behind,
                &[
                    "attention", "treatment", "operation", "stitches", "rest", "injection", "injections",
                    "scan", "strapping", "time", "surgery", "looking",
                ],
            )
            .then_some(at + 1);
    }
    // "his knee will be scanned on Monday": what is looked into hurts.
    if is(&["scanned", "x-rayed", "examined", "assessed", "monitored", "checked"]) {
        return (end..at).any(|i| scene.function(i).contains(Function::BE)).then_some(at + 1);
    }
    if is(&["survive", "react", "reacted", "reacts"])
        && (end..at).any(|i| {
            scene.function(i).contains(Function::NEGATION) || scene.is_word(i, &["not", "did", "has"])
        })
    {
        return Some(at + 1);
    }
    None
}

/// "A blow to the elbow forced Brandt to retire": what did it, and whom it forced. The words and the mention.
pub(super) fn blow_to(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, usize)> {
    if let Some(found) = hit_on(scene, ailment) {
        return Some(found);
    }
    const FORCED: &[&str] = &["forced", "forces", "sidelined", "left", "ended", "ruled", "kept", "put"];
    let start = ailment.tokens.start;
    let blow = (start.saturating_sub(4).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["blow", "kick", "knock", "bang", "hit", "smack", "whack"]))?;
    let on = (blow + 1..start).any(|i| scene.is_word(i, &["to", "on", "in", "across"]));
    let verb = (ailment.tokens.end..ailment.tokens.end + 3).find(|&i| scene.is_word(i, FORCED))?;
    let told = scene.segment(verb).is_some_and(|s| {
        matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::Perfect | Tense::None)
    });
    let (number, _) = scene.next_mention(verb + 1, 5).filter(|(_, m)| on && told && !m.possessive)?;
    Some((blow..verb + 1, number))
}

/// "the bouncer hit Brandt on the hand", "struck him in the ribs": whom the verb has for its object.
fn hit_on(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, usize)> {
    const HIT: &[&str] = &["hit", "struck", "caught", "rapped", "clattered", "smacked", "clipped", "thumped"];
    let start = ailment.tokens.start;
    let on = (start.saturating_sub(3).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["on", "in", "across"]))?;
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == on && !m.possessive)?;
    let from = mention.tokens.start.saturating_sub(3).max(scene.tokens.start);
    let verb = (from..mention.tokens.start).rev().find(|&i| scene.is_word(i, HIT))?;
    let plain =
        (verb + 1..mention.tokens.start).all(|i| scene.function(i).is_empty() && !scene.is_mark(i, ","));
    let passive = scene.function(verb.wrapping_sub(1)).contains(Function::BE);
    let past = scene.segment(verb).is_some_and(|s| {
        matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::Perfect) && !s.verb.negated
    });
    let whole = !scene.is_word(ailment.tokens.end, &["foot", "of"])
        && !scene.any_word(on + 1..start, &["wrong", "front", "back-foot"]);
    // "the shot hit him in the chest and went in": only what hurts, or what it led to.
    const HARD: &[&str] = &[
        "bouncer", "delivery", "beamer", "yorker", "elbow", "boot", "tackle", "challenge", "fist", "knee",
        "punch", "kick", "stick", "short",
    ];
    const LED_TO: &[&str] = &[
        "forced", "forcing", "retire", "retired", "hospital", "treatment", "scan", "stretcher", "limped",
        "injury",
    ];
    let hurts = scene.any_word(verb.saturating_sub(7).max(scene.tokens.start)..verb, HARD)
        || scene.any_word(ailment.tokens.end..scene.tokens.end, LED_TO);
    (plain && !passive && past && whole && hurts).then_some((verb..ailment.tokens.end, number))
}
