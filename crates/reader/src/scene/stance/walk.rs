//! The walk from a phrase leftwards to its finite verb, one token at a time.

use std::ops::Range;

use ledger::Certainty;

use super::Side;
use super::aim::{AIM, AWAIT, EXPECT, HOPE};
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::people::Mention;
use crate::scene::Scene;
use crate::text::Shape;
use crate::time::TimeKind;

/// Participles that stand for a result that lasts, with or without an auxiliary.
const RESULTS: &[&str] = &[
    "ruled", "sidelined", "withdrawn", "forced", "laid", "injured", "hurt", "kept", "sent", "recovered",
    "passed", "declared", "cleared", "given", "fit", "rated", "deemed", "set", "expected",
];

/// Participles of an event whose result stands.
const STANDS: &[&str] = &[
    "ruled", "withdrawn", "forced", "sent", "passed", "declared", "cleared", "given", "rated", "deemed",
    "laid",
];

/// So far before a perfect infinitive stands what governs it.
const PERFECT_REACH: usize = 10;

/// What was met on the way from a phrase to its verb.
#[derive(Debug)]
pub(super) struct Walk {
    side: Option<Side>,
    /// An infinitive waits for what governs it.
    infinitive: bool,
    /// Something that puts it ahead governed it.
    aimed: bool,
    pub(super) denied: bool,
    pub(super) supposed: bool,
    pub(super) passive: bool,
    pub(super) certainty: Certainty,
    /// First token of the verb group, as far as it was met.
    left: Option<usize>,
    /// A participle of an event whose result stands was met.
    stands: bool,
    /// It hangs on `after`, `since` or `following`: it went before what its sentence tells.
    pub(super) anterior: bool,
}

impl Walk {
    pub(super) fn new() -> Self {
        Self {
            side: None,
            infinitive: false,
            aimed: false,
            denied: false,
            supposed: false,
            passive: false,
            certainty: Certainty::Stated,
            left: None,
            stands: false,
            anterior: false,
        }
    }

    /// Whether a team's name ends right before the verb group ("with Rovers not playing until Sunday").
    pub(super) fn team(&self, scene: &Scene<'_>, words: &Range<usize>) -> bool {
        let finite = self.left.unwrap_or(words.start).min(words.start);
        let first = (finite.saturating_sub(2)..finite)
            .rev()
            .find(|&i| !scene.function(i).contains(Function::NEGATION));
        let Some(last) = first else { return false };
        let ends = |(h, _): (&crate::lexicon::Hit, &crate::lexicon::Entry)| h.end as usize == last + 1;
        scene.phrases(Class::Team).any(ends) && scene.page.people.at(last).is_none()
    }

    /// The mention that ends right before the verb group, with adverbs at most between.
    pub(super) fn subject(&self, scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
        // "With Ferreira out and Brandt sidelined": each right behind its name.
        // "A coach rates Ferreira as no better than 50-50": whoever is rated.
        let end = words.start - usize::from(words.start > 0 && scene.is_word(words.start - 1, &["as"]));
        let close = scene.mentions().find(|(_, m)| m.tokens.end == end && !m.possessive);
        if let Some((number, _)) = close.filter(|_| !scene.function(words.start).verbal()) {
            return Some(number);
        }
        let finite = self.left.unwrap_or(words.start).min(words.start);
        // "the coach does not expect him to be available": whom the verb has for its object.
        let object = (finite..words.start)
            .find(|&i| scene.is_word(i, &["him", "her", "them"]) && scene.is_word(i + 1, &["to"]))
            .and_then(|i| scene.mentions().find(|(_, m)| m.tokens.end == i + 1));
        if let Some((number, _)) = object {
            return Some(number);
        }
        let (number, mention) = scene.mentions().filter(|(_, m)| m.tokens.end <= finite).last()?;
        if self.left.is_none() && mention.tokens.end < words.start {
            return None;
        }
        let adverb = |i: usize| {
            scene.lower(i).ends_with("ly")
                || scene.function(i).contains(Function::NEGATION)
                || scene.is_word(i, &["also", "both", "now", "still", "all", "himself", "herself", "(", ")"])
        };
        let before = scene.function(mention.tokens.start.wrapping_sub(1));
        let governed = before.contains(Function::PREPOSITION)
            && !scene.is_word(mention.tokens.start.wrapping_sub(1), &["with", "like"]);
        let mut from = mention.tokens.end;
        if scene.is_mark(from, "(") {
            // "Ferreira (calf) will miss".
            from = (from..from + 6).find(|&i| scene.is_mark(i, ")")).map_or(from, |i| i + 1);
        }
        (!mention.possessive && !governed && (from..finite).all(adverb)).then_some(number)
    }

    /// Settles the side, unless it is settled.
    fn found(&mut self, side: Side) {
        self.side.get_or_insert(side);
    }

    /// Takes in one token more to the left; whether to go on.
    pub(super) fn step(&mut self, scene: &Scene<'_>, i: usize, words: &Range<usize>) -> bool {
        let inside = words.contains(&i);
        let f = scene.function(i);
        if !inside && self.border(scene, i, f) {
            return false;
        }
        self.stands |= scene.is_word(i, STANDS);
        if scene.is_word(i, &["him", "them", "me", "us"]) {
            // An object: the verb that has it stands before.
            return true;
        }
        if let Some(mention) = scene.page.people.at(i) {
            return inside
                || self.infinitive
                || f.contains(Function::POSSESSIVE)
                || mention.possessive
                || governed(scene, mention);
        }
        if f.contains(Function::NEGATION) && !inside && !self.pseudo(scene, i) {
            self.denied = true;
        }
        if f.intersects(Function::FUTURE | Function::MODAL | Function::HAVE | Function::BE | Function::DO) {
            self.left = Some(i);
        }
        if !self.auxiliary(scene, i, f, words)
            && !self.leads_on(scene, i, words)
            && !inside
            && self.side.is_none()
        {
            return self.lexical(scene, i, f);
        }
        // "expects Costa and Ferreira to have recovered by Sunday": what governs it stands before the names.
        let perfect = self.infinitive && self.side == Some(Side::Since) && i + PERFECT_REACH > words.start;
        self.side.is_none() || inside || perfect || i + 3 > words.start
    }

    /// Takes in an auxiliary; whether it is one.
    fn auxiliary(&mut self, scene: &Scene<'_>, i: usize, f: Function, words: &Range<usize>) -> bool {
        if f.contains(Function::FUTURE) {
            // "will have recovered by Sunday": so it is then, and not yet.
            if self.side == Some(Side::Since) {
                self.side = Some(Side::Ahead);
            }
            self.found(Side::Ahead);
        } else if f.contains(Function::MODAL) {
            // "should have recovered by Sunday".
            let healed = self.side == Some(Side::Since)
                && scene.is_word(i, &["should", "ought"])
                && scene.any_word(words.clone(), &["recovered", "healed", "shaken", "overcome", "shrugged"]);
            if healed {
                self.side = Some(Side::Ahead);
            } else {
                self.modal(scene, i);
            }
        } else if f.contains(Function::HAVE) {
            self.have(scene, i, f);
        } else if f.contains(Function::BE) {
            self.be(scene, i, f, words);
        } else if f.contains(Function::DO)
            && !(1..3).any(|b| scene.function(i.wrapping_sub(b)).contains(Function::MODAL))
        {
            self.found(if f.contains(Function::PAST) { Side::Past } else { Side::Now });
        } else {
            return false;
        }
        true
    }

    /// Takes in the "to" of an infinitive, or what puts it ahead ("hopes", "is expected"); whether it is one of these.
    fn leads_on(&mut self, scene: &Scene<'_>, i: usize, words: &Range<usize>) -> bool {
        let inside = words.contains(&i);
        if scene.is_word(i, &["to"]) {
            // "fit to play", "cleared to face": a state, and so of now.
            let state = inside
                && scene.is_word(
                    i.wrapping_sub(1),
                    &["fit", "enough", "cleared", "available", "ready", "good", "raring", "free", "clear"],
                );
            // "returned to action": where to, and no verb.
            let whither = inside && scene.is_word(i.wrapping_sub(1), &["returned", "came", "went"]);
            self.infinitive |= !state && !whither && infinitive(scene, i + 1) && i < words.end;
        } else if (self.infinitive && scene.is_one(i, words_of!(HOPE)))
            || (self.side.is_none() && scene.is_one(i, words_of!(AIM)))
        {
            self.left = Some(i);
            self.aimed = true;
            self.certainty = self.certainty.max(Certainty::Hoped);
        } else if inside && scene.is_word(i, &["ready"]) {
            // "ready to go" is a state, and so of now.
        } else if (self.infinitive && scene.is_word(i, EXPECT))
            || (self.side.is_none() && scene.is_word(i, AWAIT))
        {
            self.aimed = true;
        } else {
            return false;
        }
        true
    }

    /// Whether a clause ends here; what opens the phrase's own says how it is meant.
    fn border(&mut self, scene: &Scene<'_>, i: usize, f: Function) -> bool {
        if f.contains(Function::CONDITION) {
            self.supposed = true;
            return true;
        }
        if scene.is_word(i, &["until", "till", "when", "once", "before"]) {
            // "until he is fit", "when fit": not said to be so.
            self.supposed |= self.side != Some(Side::Past);
            return true;
        }
        // "plans to return as soon as it is healed": a day to come.
        let as_soon = scene.is_word(i, &["as"])
            && scene.is_word(i.wrapping_sub(1), &["soon", "quickly"])
            && self.side != Some(Side::Past);
        if as_soon {
            self.supposed = true;
            return true;
        }
        // "after being ruled out" leaves a result that stands; "after being sidelined for a month", "after being out" look back.
        let being = scene.is_word(i + 1, &["being"])
            && !scene.is_word(i + 2, &["absent", "away", "unavailable", "missing", "out"])
            && (scene.is_word(i + 2, STANDS) || !lasted(scene, i + 3));
        if scene.is_word(i, &["after", "since", "having", "despite", "following"])
            && self.side.is_none()
            && !being
        {
            self.side = Some(Side::Past);
            self.anterior = true;
            return true;
        }
        // "after so long out": a measure, and no clause of its own.
        let so_long = scene.is_word(i, &["so"]) && scene.is_word(i + 1, &["long", "many", "much"]);
        // "could yet return": no turn of the sentence.
        let yet = scene.is_word(i, &["yet"])
            && scene
                .function(i.wrapping_sub(1))
                .intersects(Function::MODAL | Function::HAVE | Function::BE | Function::NEGATION);
        f.intersects(Function::RELATIVE | Function::SUBORDINATOR | Function::CONTRAST | Function::THAT)
            && !so_long
            && !yet
            || [";", ":", "(", ")", "—", "–"].iter().any(|m| scene.is_mark(i, m))
    }

    /// Takes in a modal ("could", "may", "should").
    fn modal(&mut self, scene: &Scene<'_>, i: usize) {
        if self.side == Some(Side::Since) {
            // "could have played", "would have missed".
            self.supposed = true;
            self.side = Some(Side::Ahead);
            return;
        }
        if self.side.is_none() && scene.is_word(i, &["could", "may", "might", "can", "'d"]) {
            self.certainty = self.certainty.max(Certainty::Hoped);
        }
        self.found(Side::Ahead);
    }

    /// Takes in a form of *have*.
    fn have(&mut self, scene: &Scene<'_>, i: usize, f: Function) {
        let modal = (1..3).any(|back| scene.function(i.wrapping_sub(back)).contains(Function::MODAL));
        if modal && self.side.is_none() {
            self.side = Some(Side::Since);
        } else if self.infinitive && !self.aimed {
            self.found(if f.contains(Function::PAST) { Side::Past } else { Side::Ahead });
        } else {
            self.found(if f.contains(Function::PAST) { Side::Before } else { Side::Since });
        }
    }

    /// Takes in a form of *be*.
    fn be(&mut self, scene: &Scene<'_>, i: usize, f: Function, words: &Range<usize>) {
        let next = (i + 1..i + 4)
            .find(|&j| !scene.lower(j).ends_with("ly") && !scene.function(j).contains(Function::NEGATION));
        self.passive |= next.is_some_and(|j| j < words.end && participle(scene, j));
        if scene.is_word(i, &["be", "been", "being"]) {
            return;
        }
        // "He's been out": short for *has*.
        if scene.is_word(i, &["'s", "’s"]) && next.is_some_and(|been| scene.is_word(been, &["been"])) {
            self.found(Side::Since);
            return;
        }
        let genitive = scene.is_word(i, &["'s", "’s"])
            && !scene
                .is_word(i.wrapping_sub(1), &["he", "she", "it", "that", "there", "here", "who", "what"])
            && !crate::grammar::shortened_verb(&scene.page.surface, i);
        if genitive {
            return;
        }
        self.found(if f.contains(Function::PAST) { Side::Past } else { Side::Now });
    }

    /// A verb that is no auxiliary, to the left of the phrase.
    fn lexical(&mut self, scene: &Scene<'_>, i: usize, f: Function) -> bool {
        // "is "gutted" to miss the final": over the mark that opens a quoted word.
        let last = i.wrapping_sub(1);
        let quoted = scene.page.surface.tokens.get(last).is_some_and(|t| t.is(Shape::QUOTE));
        let before = scene.function(last.wrapping_sub(usize::from(quoted)));
        let adjective = before.intersects(Function::DETERMINER | Function::POSSESSIVE);
        if adjective {
            return true;
        }
        if f.contains(Function::VERB) {
            self.left = Some(i);
            self.side = Some(Side::Now);
            return false;
        }
        if participle(scene, i) && !scene.is_word(i, RESULTS) {
            // An auxiliary before it decides; else it is a past tense.
            let auxiliary = before
                .intersects(Function::HAVE | Function::BE | Function::MODAL | Function::NEGATION)
                || scene.lower(i.wrapping_sub(1)).ends_with("ly");
            if !auxiliary {
                self.side = Some(Side::Past);
                return false;
            }
        }
        true
    }

    /// "not only": a negation that denies nothing.
    fn pseudo(&self, scene: &Scene<'_>, i: usize) -> bool {
        scene.phrases(Class::Negation).any(|(h, e)| e.column(0) == "pseudo" && h.tokens().contains(&i))
    }

    /// Whether something that puts the phrase ahead governs it ("is expected to").
    pub(super) fn aimed(&self) -> bool {
        self.aimed
    }

    /// The side of now that all of what was met puts the phrase on.
    pub(super) fn side(&self, scene: &Scene<'_>, words: &Range<usize>) -> Side {
        let head = || words.clone().find(|&i| participle(scene, i));
        match self.side {
            Some(Side::Now | Side::Since) if self.aimed => Side::Ahead,
            Some(Side::Now) if self.infinitive => Side::Ahead,
            // "has been ruled out" stands; "has been sidelined for a month" is told looking back.
            Some(Side::Since) if self.passive && self.stands => Side::Now,
            Some(side) => side,
            None if self.infinitive || self.aimed => Side::Ahead,
            None => match head() {
                Some(i) if !scene.is_word(i, RESULTS) && !scene.is_word(i, &["come"]) => Side::Past,
                _ => Side::Now,
            },
        }
    }
}

/// "without Ferreira", "to keep Costa fit": whether a preposition or a verb before a name governs it.
fn governed(scene: &Scene<'_>, mention: &Mention) -> bool {
    const VERBS: &[&str] =
        &["see", "have", "having", "get", "getting", "bring", "welcome", "keep", "rule", "leave"];
    let before = mention.tokens.start.wrapping_sub(1);
    scene.function(before).intersects(Function::PREPOSITION | Function::VERB | Function::PAST)
        || scene.is_word(before, VERBS)
}

/// Whether a base verb may stand there, so that `to` before it makes an infinitive.
fn infinitive(scene: &Scene<'_>, i: usize) -> bool {
    let f = scene.function(i);
    let noun = f.intersects(Function::DETERMINER | Function::POSSESSIVE | Function::PREPOSITION);
    !noun && scene.page.people.at(i).is_none() && !scene.lower(i).ends_with("ing") && !capital(scene, i)
}

fn capital(scene: &Scene<'_>, i: usize) -> bool {
    scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL))
}

/// Whether a length is told right behind the words ("sidelined for nearly five months").
fn lasted(scene: &Scene<'_>, end: usize) -> bool {
    scene.times(&(end..end + 4)).any(|t| t.kind == TimeKind::Duration)
}

/// Whether a token has the form of a past tense or a past participle.
fn participle(scene: &Scene<'_>, i: usize) -> bool {
    let f = scene.function(i);
    if f.intersects(Function::BE | Function::HAVE | Function::DO | Function::MODAL) {
        return false;
    }
    let word = scene.page.surface.word_at(i);
    f.contains(Function::PAST) || (word.len() > 4 && word.ends_with("ed") && !capital(scene, i))
}
