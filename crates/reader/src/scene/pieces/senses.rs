//! Words of ailments in another of their senses: "came back", "a fine knock", "the Fever".

use super::{Atom, Piece};
use crate::grammar::Function;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::text::{Shape, Surface};

/// What else takes a knock.
const NOBODY: &[&str] = &[
    "budget",
    "hopes",
    "confidence",
    "reputation",
    "pride",
    "ambitions",
    "chances",
    "bid",
    "morale",
    "finances",
    "plans",
    "ego",
    "credibility",
    "prospects",
    "form",
    "faith",
    "image",
    "belief",
    "momentum",
    "dreams",
    "campaign",
];

/// What stands before a knock that is an innings.
const INNINGS: &[&str] = &[
    "played",
    "plays",
    "playing",
    "fine",
    "superb",
    "brilliant",
    "unbeaten",
    "brisk",
    "gritty",
    "patient",
    "great",
    "quickfire",
    "century",
    "captain",
    "winning",
    "maiden",
    "top",
    "aggressive",
    "fluent",
    "classy",
    "attacking",
    "batting",
    "scoring",
    "scored",
];

/// What hits a head, or how it is hit.
const BLOWS: &[&str] = &[
    "kicked",
    "hit",
    "struck",
    "punched",
    "elbowed",
    "kneed",
    "butted",
    "stamped",
    "elbow",
    "puck",
    "boot",
    "knee",
    "kick",
    "bouncer",
    "fist",
    "stick",
    "punch",
    "clattered",
    "clipped",
    "smashed",
    "beanball",
];

/// What stands before an adjective of illness.
const ILL: &[&str] = &[
    "feel", "feels", "feeling", "felt", "fell", "fall", "falling", "taken", "look", "looks", "looked",
    "very", "so", "too", "still", "quite", "really", "been", "a", "not", "being", "became", "become",
];

/// Whether the word stands in another of its senses: "came back", "at his side", "injury-free".
pub(super) fn other_sense(surface: &Surface<'_>, lexicon: &Lexicon, hits: &[Hit], piece: &Piece) -> bool {
    let (start, end) = (piece.tokens.start, piece.tokens.end);
    let at = At { surface, lexicon, hits, start, end };
    let one = end == start + 1;
    match piece.atom {
        Atom::Noun { .. } => at.no_hurt_by_a_knock() || at.any(end, &["free"]),
        Atom::Damage { .. } => at.no_hurt_by_a_knock(),
        Atom::Whole { .. } if one && at.any(start, &["poorly"]) => at.poorly_done(),
        // "the Fever", "Fever guard Dorn", "Fever's Dorn", "Indiana Fever": with a capital the team of that name.
        Atom::Whole { .. } if one && at.any(start, &["fever"]) => is_the_team(surface, hits, start),
        // "Lund and Ruiz face surgery", "the pair face a fight": the verb.
        Atom::Body { .. } if one && at.any(start, &["face"]) => faces(surface, lexicon, start),
        Atom::Body { weak: true, .. } if one && at.any(start, &["back", "side", "head", "heart"]) => {
            !at.is_the_part()
        }
        _ => false,
    }
}

/// A word or phrase that may be an ailment's, where it stands.
struct At<'a> {
    surface: &'a Surface<'a>,
    lexicon: &'a Lexicon,
    hits: &'a [Hit],
    start: usize,
    end: usize,
}

impl At<'_> {
    fn any(&self, i: usize, words: &[&str]) -> bool {
        self.surface.is_word(i, words)
    }

    fn shape(&self, i: usize, shape: Shape) -> bool {
        self.surface.tokens.get(i).is_some_and(|t| t.is(shape))
    }

    fn function(&self, i: usize) -> Function {
        self.surface.tokens.get(i).map_or(Function::empty(), |t| self.lexicon.function(t.word))
    }

    /// Whether it is a knock that hurts nobody.
    fn no_hurt_by_a_knock(&self) -> bool {
        self.any(self.end.wrapping_sub(1), &["knock", "knocks"])
            && (self.knock_on() || self.knocks_out() || self.an_innings() || self.to_no_body())
    }

    /// "a knock-on by the prop", "resulting in a knock on, from which Rovers scored": the fault in rugby, and an effect. "A knock on
    /// Saturday" is one.
    fn knock_on(&self) -> bool {
        let end = self.end;
        let compound = self.shape(end, Shape::HYPHENATED)
            && self.any(end, &["on", "ons", "down", "downs", "back", "backs", "out", "outs", "up"]);
        let goes_on = Function::SUBORDINATOR | Function::CONJ | Function::RELATIVE;
        let closed = end + 1 >= self.surface.tokens.len()
            || self.shape(end + 1, Shape::MARK)
            || self.function(end + 1).intersects(goes_on);
        compound || self.any(end, &["on"]) && closed
    }

    /// "will knock out his rival": the verb.
    fn knocks_out(&self) -> bool {
        let before = self.start.wrapping_sub(1);
        self.any(self.end, &["out", "over", "off", "down", "him", "her", "them"])
            && (self.function(before).intersects(Function::MODAL | Function::FUTURE | Function::DO)
                || self.any(before, &["to", "he", "she", "they", "who"]))
    }

    /// "his 86-ball knock", "ended his knock on 54", "another fine knock of 63", "played a fine knock on Saturday".
    fn an_innings(&self) -> bool {
        let runs = self.any(self.end, &["on", "of"]) && self.shape(self.end + 1, Shape::NUMBER);
        runs || self.surface.word_at(self.start.wrapping_sub(1)).ends_with("ball")
            || (self.start.saturating_sub(4)..self.start).any(|i| self.any(i, INNINGS))
    }

    /// "the budget took a knock".
    fn to_no_body(&self) -> bool {
        (self.start.saturating_sub(5)..self.start).any(|i| self.any(i, NOBODY))
    }

    /// "started poorly", "a poorly performed operation": the adverb. Ill, somebody is or feels poorly.
    fn poorly_done(&self) -> bool {
        let before = self.start.wrapping_sub(1);
        let is = self.function(before).contains(Function::BE) || self.any(before, ILL);
        let word = self.surface.word_at(self.end);
        !is || word.len() > 4 && word.ends_with("ed")
    }

    /// Whether "back", "side", "head" or "heart" is the part of the body. The adverb and the side of a thing are far commoner than the
    /// part, which has somebody's possessive, a side or an adjective of damage before it, or a noun of injury behind it ("his back",
    /// "(back)", "a back problem").
    fn is_the_part(&self) -> bool {
        let before = self.start.wrapping_sub(1);
        // "the back of his ankle": where on another part.
        if self.any(self.start, &["back", "side"]) && self.of_another_part() {
            return false;
        }
        // "(back)" is the part; "(back from injury)" is none.
        let alone = self.end >= self.surface.tokens.len() || self.shape(self.end, Shape::MARK);
        let possessed = self.function(before).contains(Function::POSSESSIVE)
            || self.shape(before, Shape::CLITIC)
            || matches!(self.surface.word_at(before), "(" | "[") && alone;
        // "(neck and head)", "treatment on his knee and back": the second of two parts.
        let second = self.any(before, &["and", "&", ","])
            && (alone || self.any(self.end, &["and", "&"]))
            && self.hits.iter().any(|h| h.class == Class::Body && h.end as usize == before);
        let modified = self.any(before, &["left", "right", "lower", "upper", "bad", "sore", "stiff"]);
        let operated =
            self.any(self.end, &["surgery", "operation", "operations", "op", "specialist", "surgeon"]);
        possessed || second || modified || operated || self.beside_an_injury() || self.struck()
    }

    fn of_another_part(&self) -> bool {
        let behind = self.end + 1..self.end + 4;
        self.any(self.end, &["of"])
            && self.hits.iter().any(|h| h.class == Class::Body && behind.contains(&(h.start as usize)))
    }

    /// "a back problem", "a strain to the back": right beside a noun of injury or another part, or behind it and its preposition.
    fn beside_an_injury(&self) -> bool {
        let (start, end) = (self.start, self.end);
        let placed =
            self.any(start.wrapping_sub(1), &["the"]) && self.any(start.wrapping_sub(2), &["to", "in", "on"]);
        // Hits come by their first token: a few words before it are enough to look at.
        let from = self.hits.partition_point(|h| (h.start as usize) + 6 < start);
        let near = self.hits.get(from..).unwrap_or_default();
        near.iter().take_while(|h| h.start as usize <= end + 1).any(|h| {
            let (s, e) = (h.start as usize, h.end as usize);
            // "saw his side break a record": a verb with its object.
            let object = self.function(e).intersects(Function::DETERMINER | Function::POSSESSIVE);
            let verb = h.class == Class::Pathology && s == end && self.any(start, &["side"]) && object;
            matches!(h.class, Class::Pathology | Class::InjuryNoun | Class::Body)
                && !verb
                && (e == start
                    || (placed && e + 2 == start)
                    || s == end
                    || (s == end + 1 && self.any(end, &["and", "or", "&", "related"])))
        })
    }

    /// "was kicked in the head", "took an elbow to the head".
    fn struck(&self) -> bool {
        let start = self.start;
        let near = start.saturating_sub(8)..start;
        self.any(start, &["head"])
            && self.any(start.wrapping_sub(1), &["the"])
            && self.any(start.wrapping_sub(2), &["to", "in", "on"])
            && !self.any(self.end, &["of"])
            && (near.start..start.wrapping_sub(2)).any(|i| self.any(i, BLOWS))
            && !near.into_iter().any(|i| self.any(i, &["nail", "ball's"]))
    }
}

/// Whether "face" is the verb: behind a name, a plural or an auxiliary, and with what is faced behind it.
fn faces(surface: &Surface<'_>, lexicon: &Lexicon, at: usize) -> bool {
    const MANY: &[&str] = &[
        "they", "we", "both", "pair", "duo", "trio", "players", "men", "who", "now", "all", "also", "still",
        "to", "will", "could", "must", "may", "might", "can", "should", "would",
    ];
    const HURT: &[&str] = &[
        "injury",
        "injuries",
        "wound",
        "wounds",
        "cut",
        "mask",
        "knock",
        "fracture",
        "guard",
        "problem",
        "laceration",
    ];
    let before = surface.tokens.get(at.wrapping_sub(1));
    let named = before.is_some_and(|t| t.is(Shape::CAPITAL) && !t.is(Shape::CLITIC));
    let behind = surface.tokens.get(at + 1).is_some_and(|t| {
        !t.is(Shape::MARK)
            && !lexicon.function(t.word).intersects(Function::PREPOSITION | Function::CONJ | Function::BE)
    });
    behind && (named || surface.is_word(at.wrapping_sub(1), MANY)) && !surface.any_word(at + 1..at + 3, HURT)
}

/// Whether a word of illness that a team is called too is that team's name where it stands: with a capital inside the team's
/// full name, behind an article, or before a role, a name or a genitive.
fn is_the_team(surface: &Surface<'_>, hits: &[Hit], at: usize) -> bool {
    let shape = |i: usize, shape: Shape| surface.tokens.get(i).is_some_and(|t| t.is(shape));
    let named = |i: usize| {
        shape(i, Shape::WORD | Shape::CAPITAL) && !shape(i, Shape::CLITIC) && !shape(i, Shape::NEWLINE)
    };
    let hit = |class: Class, covers: &dyn Fn(&Hit) -> bool| {
        let from = hits.partition_point(|h| (h.start as usize) + 6 < at);
        let near = hits.get(from..).unwrap_or_default().iter();
        near.take_while(|h| h.start as usize <= at + 2).any(|h| h.class == class && covers(h))
    };
    let behind = at + 1 + usize::from(shape(at + 1, Shape::CLITIC));
    let owns = behind > at + 1 && named(behind);
    let role = hit(Class::Role, &|h| h.start as usize == behind);
    let inside = hit(Class::Team, &|h| (h.start as usize) < at && (h.end as usize) > at);
    let article = at.checked_sub(1).is_some_and(|b| surface.is_word(b, &["the"]));
    shape(at, Shape::CAPITAL) && (inside || article || role || owns)
}
