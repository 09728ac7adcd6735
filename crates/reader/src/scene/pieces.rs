//! The words an ailment is made of: parts of the body, damage, nouns of injury, whole diagnoses.

use std::ops::Range;

use ledger::{InjuryFacts, Pathology, Region};

use crate::grammar::Function;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::people::Mention;
use crate::text::{Shape, Surface};

#[derive(Clone, Debug)]
pub(super) enum Atom {
    Body { region: Region, part: Option<String>, weak: bool },
    Damage { pathology: Pathology, specific: bool, adjective: bool },
    Noun { pathology: Pathology, weak: bool },
    Whole { facts: InjuryFacts, weak: bool },
}

pub(super) struct Piece {
    pub(super) tokens: Range<usize>,
    pub(super) atom: Atom,
}

/// The press's narrower word for a place; ligaments and cartilages are tissue, which the pathology tells.
fn part_of(column: &str) -> Option<String> {
    let tissue = ["ligament", "cartilage", "meniscus", "labrum"].iter().any(|t| column.contains(t));
    text_of(column).filter(|_| !tissue)
}

fn text_of(column: &str) -> Option<String> {
    (!column.is_empty()).then(|| column.to_owned())
}

pub(super) fn pieces(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    mentions: &[Mention],
    span: &Range<usize>,
) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for hit in hits {
        let entry = lexicon.entry(hit);
        let atom = match entry.class {
            Class::Body => Atom::Body {
                region: Region::from_slug(entry.column(0)).unwrap_or(Region::Unspecified),
                part: part_of(entry.column(1)),
                weak: !entry.column(2).is_empty(),
            },
            Class::Pathology => Atom::Damage {
                pathology: Pathology::from_slug(entry.column(0)).unwrap_or(Pathology::Unspecified),
                specific: entry.column(1) == "1",
                adjective: entry.column(2) == "adjective" || entry.column(3) == "vague",
            },
            Class::InjuryNoun => Atom::Noun {
                pathology: Pathology::from_slug(entry.column(0)).unwrap_or(Pathology::Unspecified),
                weak: entry.column(1) == "1",
            },
            Class::Diagnosis => Atom::Whole {
                facts: InjuryFacts {
                    region: Region::from_slug(entry.column(0)).unwrap_or(Region::Unspecified),
                    part: part_of(entry.column(1)),
                    pathology: Pathology::from_slug(entry.column(2)).unwrap_or(Pathology::Unspecified),
                    diagnosis: text_of(entry.column(3)).or_else(|| Some(words(surface, hit.tokens()))),
                    ..InjuryFacts::default()
                },
                weak: false,
            },
            Class::Illness => Atom::Whole {
                facts: InjuryFacts {
                    region: Region::Illness,
                    pathology: Pathology::Illness,
                    part: text_of(entry.column(2)),
                    diagnosis: text_of(entry.column(0)),
                    ..InjuryFacts::default()
                },
                weak: entry.column(3) == "1",
            },
            _ => continue,
        };
        // A word inside somebody's name is no word ("Hand", "Foot", "Head" are surnames too).
        let named = mentions
            .get(span.clone())
            .unwrap_or_default()
            .iter()
            .any(|m| m.tokens.start <= hit.start as usize && hit.end as usize <= m.tokens.end);
        let piece = Piece { tokens: hit.tokens(), atom };
        match out.last_mut() {
            _ if named || other_sense(surface, lexicon, hits, &piece) => {}
            // Hits come longest first at one start, and a whole diagnosis tells more than its parts.
            Some(last) if piece.tokens.start < last.tokens.end => {
                // "tore a ligament in her left ankle": the diagnosis leaves the part to the words that go on.
                if let (Atom::Whole { facts, .. }, Atom::Body { region, .. }) = (&mut last.atom, &piece.atom)
                    && facts.region == Region::Unspecified
                    && piece.tokens.end > last.tokens.end
                {
                    facts.region = *region;
                    last.tokens.end = piece.tokens.end;
                }
                // "knocked out in a clash of heads": a concussion says more than how it came.
                let concussed = matches!(&last.atom, Atom::Whole { facts, .. } if facts.pathology == Pathology::Concussion);
                // "cruciate ligament damage to his right knee": the first tells more, and goes as far.
                let same = matches!((&last.atom, &piece.atom), (Atom::Whole { facts: a, .. }, Atom::Whole { facts: b, .. })
                    if a.region == b.region && a.region != Region::Unspecified && a.part.is_some() && b.part.is_none());
                if (concussed || same) && piece.tokens.end > last.tokens.end {
                    last.tokens.end = piece.tokens.end;
                } else if matches!(piece.atom, Atom::Whole { .. }) && piece.tokens.end > last.tokens.end {
                    let piece = stressed(last, of_the_part(surface, last, piece));
                    out.pop();
                    out.push(piece);
                }
            }
            _ => out.push(piece),
        }
    }
    out
}

/// "a gluteal [muscle injury]": the part that a diagnosis without a place overlaps is its place.
fn of_the_part(surface: &Surface<'_>, before: &Piece, mut piece: Piece) -> Piece {
    let Atom::Body { region, part, .. } = &before.atom else { return piece };
    let Atom::Whole { facts, .. } = &mut piece.atom else { return piece };
    if facts.region == Region::Unspecified && *region != Region::Unspecified {
        piece.tokens.start = before.tokens.start;
        facts.region = *region;
        facts.part = facts.part.take().or_else(|| part.clone());
        facts.diagnosis = facts.diagnosis.take().map(|_| words(surface, piece.tokens.clone()));
    }
    piece
}

/// "a stress fracture of the fourth metatarsal": the longer of two diagnoses that overlap says where, and the first of what kind.
fn stressed(first: &Piece, longer: Piece) -> Piece {
    let stress = matches!(&first.atom, Atom::Whole { facts, .. } if facts.pathology == Pathology::BoneStress && facts.region == Region::Unspecified);
    match longer.atom {
        Atom::Whole { facts, weak } if stress && facts.pathology == Pathology::Fracture => {
            let facts = InjuryFacts { pathology: Pathology::BoneStress, diagnosis: None, ..facts };
            Piece { tokens: first.tokens.start..longer.tokens.end, atom: Atom::Whole { facts, weak } }
        }
        atom => Piece { atom, ..longer },
    }
}

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

/// Whether the word stands in another of its senses: "came back", "at his side", "injury-free".
///
/// The adverb and the side of a thing are far commoner than the part of the body, which has somebody's possessive, a side
/// or an adjective of damage before it, or a noun of injury behind it ("his back", "(back)", "a back problem").
fn other_sense(surface: &Surface<'_>, lexicon: &Lexicon, hits: &[Hit], piece: &Piece) -> bool {
    let word = |i: usize| surface.word_at(i);
    let any = |i: usize, words: &[&str]| surface.is_word(i, words);
    let (start, end) = (piece.tokens.start, piece.tokens.end);
    match piece.atom {
        // "a knock-on by the prop", "the knock-on effect"; "a knock on Saturday" is one.
        Atom::Noun { .. } | Atom::Damage { .. }
            if any(end.wrapping_sub(1), &["knock", "knocks"])
                && any(end, &["on", "ons", "down", "downs", "back", "backs", "out", "outs", "up"])
                && surface.tokens.get(end).is_some_and(|t| t.is(Shape::HYPHENATED)) =>
        {
            true
        }
        // "the budget took a knock".
        Atom::Noun { .. } | Atom::Damage { .. }
            if any(end.wrapping_sub(1), &["knock", "knocks"])
                && (start.saturating_sub(5)..start).any(|i| any(i, NOBODY)) =>
        {
            true
        }
        // "resulting in a knock on, from which Rovers scored": the fault in rugby.
        Atom::Noun { .. } | Atom::Damage { .. }
            if any(end.wrapping_sub(1), &["knock", "knocks"])
                && any(end, &["on"])
                && surface.tokens.get(end + 1).is_none_or(|t| {
                    t.is(Shape::MARK)
                        || lexicon
                            .function(t.word)
                            .intersects(Function::SUBORDINATOR | Function::CONJ | Function::RELATIVE)
                }) =>
        {
            true
        }
        // "will knock out his rival": the verb.
        Atom::Noun { .. } | Atom::Damage { .. }
            if any(end.wrapping_sub(1), &["knock", "knocks"])
                && any(end, &["out", "over", "off", "down", "him", "her", "them"])
                && surface.tokens.get(start.wrapping_sub(1)).is_some_and(|t| {
                    lexicon.function(t.word).intersects(Function::MODAL | Function::FUTURE | Function::DO)
                        || any(start.wrapping_sub(1), &["to", "he", "she", "they", "who"])
                }) =>
        {
            true
        }
        // "his 86-ball knock", "ended his knock on 54".
        Atom::Noun { .. } | Atom::Damage { .. }
            if any(end.wrapping_sub(1), &["knock", "knocks"])
                && (word(start.wrapping_sub(1)).ends_with("ball")
                    || any(end, &["on"])
                        && surface.tokens.get(end + 1).is_some_and(|t| t.is(Shape::NUMBER))) =>
        {
            true
        }
        // "played a fine knock on Saturday": an innings.
        Atom::Noun { .. } | Atom::Damage { .. }
            if any(end.wrapping_sub(1), &["knock", "knocks"])
                && (start.saturating_sub(4)..start).any(|i| any(i, INNINGS)) =>
        {
            true
        }
        // "another fine knock of 63".
        Atom::Noun { .. } | Atom::Damage { .. }
            if any(end.wrapping_sub(1), &["knock", "knocks"])
                && any(end, &["of"])
                && surface.tokens.get(end + 1).is_some_and(|t| t.is(Shape::NUMBER)) =>
        {
            true
        }
        Atom::Noun { .. } => any(end, &["free"]),
        // "started poorly", "a poorly performed operation": the adverb. Ill, somebody is or feels poorly.
        Atom::Whole { .. } if end == start + 1 && any(start, &["poorly"]) => {
            let before = start.wrapping_sub(1);
            let be =
                surface.tokens.get(before).is_some_and(|t| lexicon.function(t.word).contains(Function::BE));
            let is = be || any(before, ILL);
            !is || word(end).len() > 4 && word(end).ends_with("ed")
        }
        // "the Fever", "Fever guard Dorn", "Fever's Dorn", "Indiana Fever": with a capital the team of that name.
        Atom::Whole { .. } if end == start + 1 && any(start, &["fever"]) => is_the_team(surface, hits, start),
        // "Lund and Ruiz face surgery", "the pair face a fight": the verb.
        Atom::Body { .. } if end == start + 1 && any(start, &["face"]) => faces(surface, lexicon, start),
        Atom::Body { weak: true, .. }
            if end == start + 1 && any(start, &["back", "side", "head", "heart"]) =>
        {
            // "the back of his ankle": where on another part.
            let of = any(end, &["of"])
                && hits
                    .iter()
                    .any(|h| h.class == Class::Body && (end + 1..end + 4).contains(&(h.start as usize)));
            if of && any(start, &["back", "side"]) {
                return true;
            }
            let before = start.wrapping_sub(1);
            // "(back)" is the part; "(back from injury)" is none.
            let alone = surface.tokens.get(end).is_none_or(|t| t.is(Shape::MARK));
            let possessed = surface.tokens.get(before).is_some_and(|t| {
                lexicon.function(t.word).contains(Function::POSSESSIVE)
                    || t.is(Shape::CLITIC)
                    || (matches!(word(before), "(" | "[") && alone)
            });
            let injury = |h: &Hit| matches!(h.class, Class::Pathology | Class::InjuryNoun | Class::Body);
            // Hits come by their first token: a few words before it are enough to look at.
            let from = hits.partition_point(|h| (h.start as usize) + 6 < start);
            let mut behind =
                hits.get(from..).unwrap_or_default().iter().take_while(|h| h.start as usize <= end + 1);
            // "(neck and head)", "treatment on his knee and back": the second of two parts.
            let second = any(before, &["and", "&", ","])
                && (alone || any(end, &["and", "&"]))
                && hits.iter().any(|h| h.class == Class::Body && h.end as usize == before);
            // "a strain to the back": behind a noun of injury and its preposition.
            let placed = any(before, &["the"]) && any(start.wrapping_sub(2), &["to", "in", "on"]);
            let near = behind.any(|h| {
                let (s, e) = (h.start as usize, h.end as usize);
                // "saw his side break a record": a verb with its object.
                let object = |i: usize| {
                    surface.tokens.get(i).is_some_and(|t| {
                        lexicon.function(t.word).intersects(Function::DETERMINER | Function::POSSESSIVE)
                    })
                };
                let verb = h.class == Class::Pathology && s == end && any(start, &["side"]) && object(e);
                injury(h)
                    && !verb
                    && (e == start
                        || (placed && e + 2 == start)
                        || s == end
                        || (s == end + 1 && any(end, &["and", "or", "&", "related"])))
            });
            let modified = any(before, &["left", "right", "lower", "upper", "bad", "sore", "stiff"]);
            // "was kicked in the head", "took an elbow to the head".
            let struck = any(start, &["head"])
                && any(before, &["the"])
                && any(start.wrapping_sub(2), &["to", "in", "on"])
                && !any(end, &["of"])
                && (start.saturating_sub(8)..start.wrapping_sub(2)).any(|i| any(i, BLOWS))
                && !(start.saturating_sub(8)..start).any(|i| any(i, &["nail", "ball's"]));
            let operated = any(end, &["surgery", "operation", "operations", "op", "specialist", "surgeon"]);
            !(possessed || second || near || modified || operated || struck)
        }
        _ => false,
    }
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

/// Forms of verbs of damage, and the participle by which the press names what they leave ("broke his leg": a broken leg).
const LEFT: &[(&str, &str)] = &[
    ("broke", "broken"),
    ("breaks", "broken"),
    ("breaking", "broken"),
    ("tore", "torn"),
    ("tearing", "torn"),
    ("fractures", "fractured"),
    ("fracturing", "fractured"),
    ("ruptures", "ruptured"),
    ("rupturing", "ruptured"),
    ("dislocates", "dislocated"),
    ("dislocating", "dislocated"),
    ("straining", "strained"),
    ("spraining", "sprained"),
    ("twisting", "twisted"),
    ("cracking", "cracked"),
    ("pulling", "pulled"),
    ("damaging", "damaged"),
];

/// The words of a stretch as a diagnosis: lower case, without determiners, side and whose body it is, a verb as its participle,
/// joined by single spaces.
pub(super) fn words(surface: &Surface<'_>, tokens: Range<usize>) -> String {
    let shape = |i: usize, shape: Shape| surface.tokens.get(i).is_some_and(|t| t.is(shape));
    // "fracture of Tom Adeyemi's foot".
    let owner = tokens.clone().rev().find(|&i| shape(i, Shape::CLITIC)).map(|clitic| {
        let capital = |i: &usize| shape(*i, Shape::CAPITAL);
        (tokens.start..clitic).rev().take_while(capital).last().unwrap_or(clitic)..clitic + 1
    });
    let mut out = String::new();
    for i in tokens.clone() {
        if owner.as_ref().is_some_and(|o| o.contains(&i)) {
            continue;
        }
        let word = surface.word_at(i);
        let lower = surface.lower(i);
        let skip = matches!(
            &*lower,
            "a" | "an"
                | "the"
                | "his"
                | "her"
                | "their"
                | "my"
                | "to"
                | "from"
                | "is"
                | "in"
                | "of"
                | "on"
                | "left"
                | "right"
        ) || surface.tokens.get(i).is_some_and(|t| t.is(Shape::MARK));
        if skip {
            continue;
        }
        if !out.is_empty() && !word.starts_with(['\'', '’']) {
            out.push(' ');
        }
        let participle = LEFT.iter().find(|(form, _)| out.is_empty() && *form == lower && i + 1 < tokens.end);
        out.push_str(participle.map_or(&*lower, |(_, participle)| participle));
    }
    out
}
