//! How a phrase of being out, fit or in doubt is put: as past, as present, as still to come; asserted, denied, supposed.
//!
//! Read from the phrase leftwards to its finite verb. What is met on the way decides: auxiliaries give the side of
//! now that it lies on, `to` with an aim before it (`hopes to`, `is expected to`) puts it ahead, a negation denies it, and
//! a denial of reports ("denied reports that …") reaches over the clause.

use std::ops::Range;

use ledger::Certainty;

use super::{Patient, Scene};
use crate::grammar::{Function, Link, Tense};
use crate::lexicon::Class;
use crate::text::Shape;

/// Which side of now a phrase lies on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Over: `was out`, `missed`, `after six weeks out`.
    Past,
    /// Over before something else that is over: `had been out`.
    Before,
    /// Up to now: `has been out`, `has recovered`.
    Since,
    /// Now, or a result that stands: `is out`, `has been ruled out`, `sidelined`.
    #[default]
    Now,
    /// Still to come: `will miss`, `hopes to be fit`, `could return`.
    Ahead,
}

/// How a phrase is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// On which side of now.
    pub side: Side,
    /// Denied.
    pub denied: bool,
    /// Not asserted at all: behind `if`, `whether`, `until`, `when`.
    pub supposed: bool,
    /// How surely.
    pub certainty: Certainty,
    /// In the passive.
    pub passive: bool,
    /// The mention right before the phrase's verb: its subject, whatever stands further left.
    pub subject: Option<usize>,
    /// The subject is a team, so that no player is spoken of.
    pub team: bool,
}

/// How far to the left of a phrase its verb is looked for, in tokens.
const REACH: usize = 14;

/// Participles that stand for a result that lasts, with or without an auxiliary.
const RESULTS: &[&str] = &[
    "ruled",
    "sidelined",
    "withdrawn",
    "forced",
    "laid",
    "injured",
    "hurt",
    "kept",
    "sent",
    "recovered",
    "passed",
    "declared",
    "cleared",
    "given",
    "fit",
    "rated",
    "deemed",
    "set",
    "expected",
];

/// Participles of an event whose result stands.
const STANDS: &[&str] = &[
    "ruled",
    "withdrawn",
    "forced",
    "sent",
    "passed",
    "declared",
    "cleared",
    "given",
    "rated",
    "deemed",
    "laid",
];

/// Words before `to` that put what follows ahead, surely.
const EXPECT: &[&str] = &[
    "expected",
    "expects",
    "expect",
    "due",
    "set",
    "likely",
    "scheduled",
    "going",
    "ready",
    "certain",
    "sure",
    "bound",
    "poised",
    "looks",
    "destined",
    "tipped",
    "unlikely",
    "projected",
    "predicted",
    "forecast",
];

/// Words before `to` that put what follows ahead as a hope or an aim.
const HOPE: &[&str] = &[
    "hopes",
    "hope",
    "hoping",
    "hoped",
    "hopeful",
    "aims",
    "aim",
    "aiming",
    "aimed",
    "target",
    "targets",
    "targeting",
    "bid",
    "bidding",
    "race",
    "racing",
    "battle",
    "battling",
    "fight",
    "fighting",
    "wants",
    "want",
    "wanted",
    "plans",
    "plan",
    "planning",
    "planned",
    "chance",
    "desperate",
    "determined",
    "keen",
    "struggling",
    "struggle",
    "struggles",
    "looking",
    "eager",
    "optimistic",
    "confident",
    "pushing",
    "time",
    "course",
    "track",
    "eyeing",
    "trying",
    "working",
    "able",
    "battles",
    "races",
    "fights",
];

/// Words of an aim or an expectation that need no `to`: "targeting a return", "expected back", "hopes for a comeback".
const AIM: &[&str] = &[
    "target",
    "targets",
    "targeting",
    "targeted",
    "eyeing",
    "eyes",
    "hopes",
    "hoping",
    "aims",
    "aiming",
    "bid",
    "plans",
    "sights",
    "pencilled",
    "earmarked",
    "hopeful",
    "optimistic",
    "confident",
    "prospect",
    "chance",
    "hope",
];
const AWAIT: &[&str] = &["expected", "expects", "due", "scheduled", "likely", "unlikely", "set"];

/// Verbs that tell somebody's words to be untrue, and what they are said of.
const DENY: &[&str] = &[
    "denied",
    "denies",
    "deny",
    "denying",
    "dismissed",
    "dismisses",
    "rejected",
    "rejects",
    "rubbished",
    "refuted",
    "refutes",
];
const TALK: &[&str] = &[
    "reports",
    "report",
    "claims",
    "suggestions",
    "rumours",
    "rumors",
    "speculation",
    "talk",
    "stories",
    "hopes",
];

impl Scene<'_> {
    /// How the phrase in `words` is put.
    pub fn stance(&self, words: &Range<usize>) -> Stance {
        let segment = self.segment(words.start);
        let from = segment.map_or(self.tokens.start, |s| self.past_bracket(s.tokens.start).min(words.start));
        let mut walk = Walk::new();
        for i in (from.max(words.start.saturating_sub(REACH))..words.end).rev() {
            if !walk.step(self, i, words) {
                break;
            }
        }
        let mut side = walk.side(self, words);
        let supposed = walk.supposed || segment.is_some_and(|s| s.condition && s.tokens.start < words.start);
        let certainty = self.surety(from, words).max(walk.certainty);
        if side == Side::Past && segment.is_some_and(|s| matches!(s.verb.tense, Tense::PastPerfect)) {
            side = Side::Before;
        }
        let denied = walk.denied ^ self.denied_talk(words.start) ^ self.raised(from, words.start);
        let subject = walk.subject(self, words);
        let team = subject.is_none() && walk.team(self, words);
        Stance { side, denied, supposed, certainty, passive: walk.passive, subject, team }
    }

    /// The last one before in the sentence who is the subject of a clause and may be hurt ("with a reporter saying that
    /// Ferreira is close to a return but won't be fit").
    fn earlier_subject(&self, at: usize) -> Option<Patient> {
        const FINITE: Function =
            Function::BE.union(Function::HAVE).union(Function::MODAL).union(Function::VERB);
        let own = |m: &crate::people::Mention| {
            m.tokens.end <= at && !m.possessive && self.function(m.tokens.end).intersects(FINITE)
        };
        let mut subjects: Vec<usize> = self.mentions().filter(|(_, m)| own(m)).map(|(n, _)| n).collect();
        self.by_mention(subjects.pop()?, "the subject of the clause before")
    }

    /// Where the clause begins that a segment behind a bracket goes on with ("the Rovers game (on 29 May) for a return").
    fn past_bracket(&self, start: usize) -> usize {
        let at = self.segments.iter().position(|s| s.tokens.start == start).unwrap_or(0);
        match (
            at.checked_sub(1).and_then(|n| self.segments.get(n)),
            at.checked_sub(2).and_then(|n| self.segments.get(n)),
        ) {
            (Some(bracket), Some(own)) if bracket.link == Link::Bracketed => own.tokens.start,
            _ => start,
        }
    }

    /// Whom a phrase put like that speaks of: the subject right before its verb, else as for any words.
    pub fn patient_as(&self, words: &Range<usize>, stance: &Stance) -> Option<Patient> {
        if stance.team {
            return None;
        }
        stance
            .subject
            .and_then(|n| self.by_mention(n, "the subject"))
            .or_else(|| self.patient(words))
            .or_else(|| self.earlier_subject(words.start))
    }

    /// How sure the words around make it: the hedges before them in their segment, those right behind, and those that
    /// the segment hangs on ("it is hoped that …").
    fn surety(&self, from: usize, words: &Range<usize>) -> Certainty {
        let mut found = Certainty::Stated;
        for (hit, entry) in self.phrases(Class::Hedge) {
            let (start, end) = (hit.start as usize, hit.end as usize);
            let inside = words.contains(&start) && words.contains(&(end - 1));
            let before = from <= start && end <= words.start && words.start - end < 16;
            let governs = end <= from && from - end <= 2 && self.tokens.start <= start;
            let behind = entry.column(1) == "post" && start >= words.end && start - words.end < 4;
            if (before || governs || behind)
                && !inside
                && let Some(c) = Certainty::from_slug(entry.column(0))
            {
                found = found.max(c);
            }
        }
        found
    }

    /// "denied reports that she will miss", "played down talk of his return".
    fn denied_talk(&self, at: usize) -> bool {
        let from = self.tokens.start.max(at.saturating_sub(24));
        (from..at).any(|i| {
            let played = self.is_word(i, &["played", "plays", "playing"]) && self.is_word(i + 1, &["down"]);
            (played || self.is_word(i, DENY))
                && (i + 1..(i + 7).min(at))
                    .any(|j| self.is_word(j, TALK) || (self.is_word(j, &["that"]) && j <= i + 2))
        })
    }

    /// "I don't think he will be fit", "it does not look like he will be ready".
    fn raised(&self, from: usize, at: usize) -> bool {
        const VERBS: &[&str] = &[
            "think",
            "expect",
            "believe",
            "look",
            "anticipate",
            "envisage",
            "imagine",
            "see",
            "seem",
            "expecting",
        ];
        let start = self.tokens.start.max(from.saturating_sub(6)).max(at.saturating_sub(REACH));
        (start..at).any(|i| {
            self.function(i).contains(Function::NEGATION)
                && (i + 1..(i + 3).min(at)).any(|j| self.is_word(j, VERBS))
                // A negation in the phrase's own verb group is its own.
                && (i + 1..at).any(|j| self.mentions().any(|(_, m)| m.tokens.start == j) || self.is_word(j, &["like", "as"]))
        })
    }
}

/// What was met on the way from a phrase to its verb.
#[derive(Debug)]
struct Walk {
    side: Option<Side>,
    /// An infinitive waits for what governs it.
    infinitive: bool,
    /// Something that puts it ahead governed it.
    aimed: bool,
    denied: bool,
    supposed: bool,
    passive: bool,
    certainty: Certainty,
    /// First token of the verb group, as far as it was met.
    left: Option<usize>,
    /// A participle of an event whose result stands was met.
    stands: bool,
}

impl Walk {
    fn new() -> Self {
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
        }
    }

    /// Whether a team's name ends right before the verb group ("with Rovers not playing until Sunday").
    fn team(&self, scene: &Scene<'_>, words: &Range<usize>) -> bool {
        let finite = self.left.unwrap_or(words.start).min(words.start);
        let first = (finite.saturating_sub(2)..finite)
            .rev()
            .find(|&i| !scene.function(i).contains(Function::NEGATION));
        let Some(last) = first else { return false };
        let ends = |(h, _): (&crate::lexicon::Hit, &crate::lexicon::Entry)| h.end as usize == last + 1;
        scene.phrases(Class::Team).any(ends) && scene.page.people.at(last).is_none()
    }

    /// The mention that ends right before the verb group, with adverbs at most between.
    fn subject(&self, scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
        // "With Ferreira out and Brandt sidelined": each right behind its name.
        let close = scene.mentions().find(|(_, m)| m.tokens.end == words.start && !m.possessive);
        if let Some((number, _)) = close.filter(|_| !scene.function(words.start).verbal()) {
            return Some(number);
        }
        let finite = self.left.unwrap_or(words.start).min(words.start);
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

    fn found(&mut self, side: Side) {
        self.side.get_or_insert(side);
    }

    /// Takes in one token more to the left; whether to go on.
    fn step(&mut self, scene: &Scene<'_>, i: usize, words: &Range<usize>) -> bool {
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
            let before = scene.function(mention.tokens.start.wrapping_sub(1));
            let at = mention.tokens.start.wrapping_sub(1);
            let object = before.intersects(Function::PREPOSITION | Function::VERB | Function::PAST)
                || scene.is_word(
                    at,
                    &["see", "have", "having", "get", "getting", "bring", "welcome", "keep", "rule", "leave"],
                );
            return inside
                || mention.possessive
                || object
                || self.infinitive
                || f.contains(Function::POSSESSIVE);
        }
        if f.contains(Function::NEGATION) && !inside && !self.pseudo(scene, i) {
            self.denied = true;
        }
        if f.intersects(Function::FUTURE | Function::MODAL | Function::HAVE | Function::BE | Function::DO) {
            self.left = Some(i);
        }
        if f.contains(Function::FUTURE) {
            self.found(Side::Ahead);
        } else if f.contains(Function::MODAL) {
            self.modal(scene, i);
        } else if f.contains(Function::HAVE) {
            self.have(scene, i, f);
        } else if f.contains(Function::BE) {
            self.be(scene, i, f, words);
        } else if f.contains(Function::DO)
            && !(1..3).any(|b| scene.function(i.wrapping_sub(b)).contains(Function::MODAL))
        {
            self.found(if f.contains(Function::PAST) { Side::Past } else { Side::Now });
        } else if scene.is_word(i, &["to"]) {
            self.infinitive |= infinitive(scene, i + 1) && i < words.end;
        } else if (self.infinitive && scene.is_word(i, HOPE))
            || (self.side.is_none() && scene.is_word(i, AIM))
        {
            self.left = Some(i);
            self.aimed = true;
            self.certainty = self.certainty.max(Certainty::Hoped);
        } else if (self.infinitive && scene.is_word(i, EXPECT))
            || (self.side.is_none() && scene.is_word(i, AWAIT))
        {
            self.aimed = true;
        } else if !inside && self.side.is_none() {
            return self.lexical(scene, i, f);
        }
        self.side.is_none() || inside || i + 3 > words.start
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
        let being = scene.is_word(i + 1, &["being"]);
        if scene.is_word(i, &["after", "since", "having", "despite", "following"])
            && self.side.is_none()
            && !being
        {
            self.side = Some(Side::Past);
            return true;
        }
        f.intersects(Function::RELATIVE | Function::SUBORDINATOR | Function::CONTRAST | Function::THAT)
            || [";", ":", "(", ")", "—", "–"].iter().any(|m| scene.is_mark(i, m))
    }

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

    fn be(&mut self, scene: &Scene<'_>, i: usize, f: Function, words: &Range<usize>) {
        let next = (i + 1..i + 4)
            .find(|&j| !scene.lower(j).ends_with("ly") && !scene.function(j).contains(Function::NEGATION));
        self.passive |= next.is_some_and(|j| j < words.end && participle(scene, j));
        if scene.is_word(i, &["be", "been", "being"]) {
            return;
        }
        let genitive = scene.is_word(i, &["'s", "’s"])
            && !scene
                .is_word(i.wrapping_sub(1), &["he", "she", "it", "that", "there", "here", "who", "what"]);
        if genitive {
            return;
        }
        self.found(if f.contains(Function::PAST) { Side::Past } else { Side::Now });
    }

    /// A verb that is no auxiliary, to the left of the phrase.
    fn lexical(&mut self, scene: &Scene<'_>, i: usize, f: Function) -> bool {
        let before = scene.function(i.wrapping_sub(1));
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

    fn pseudo(&self, scene: &Scene<'_>, i: usize) -> bool {
        scene.phrases(Class::Negation).any(|(h, e)| e.column(0) == "pseudo" && h.tokens().contains(&i))
    }

    fn side(&self, scene: &Scene<'_>, words: &Range<usize>) -> Side {
        let head = words.clone().find(|&i| participle(scene, i));
        match self.side {
            Some(Side::Now | Side::Since) if self.aimed => Side::Ahead,
            Some(Side::Now) if self.infinitive => Side::Ahead,
            // "has been ruled out" stands; "has been sidelined for a month" is told looking back.
            Some(Side::Since) if self.passive && self.stands => Side::Now,
            Some(side) => side,
            None if self.infinitive || self.aimed => Side::Ahead,
            None => match head {
                Some(i) if !scene.is_word(i, RESULTS) && !scene.is_word(i, &["come"]) => Side::Past,
                _ => Side::Now,
            },
        }
    }
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

/// Whether a token has the form of a past tense or a past participle.
fn participle(scene: &Scene<'_>, i: usize) -> bool {
    let f = scene.function(i);
    if f.intersects(Function::BE | Function::HAVE | Function::DO | Function::MODAL) {
        return false;
    }
    let word = scene.page.surface.word_at(i);
    f.contains(Function::PAST) || (word.len() > 4 && word.ends_with("ed") && !capital(scene, i))
}
