//! The words an ailment is made of: parts of the body, damage, nouns of injury, whole diagnoses.

mod senses;

use std::ops::Range;

use ledger::{InjuryFacts, Pathology, Region};

use senses::other_sense;

use crate::lexicon::{Class, Entry, Hit, Lexicon};
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

/// What a phrase is of an ailment, by its line of a lexicon.
fn atom(surface: &Surface<'_>, entry: &Entry, hit: &Hit) -> Option<Atom> {
    Some(match entry.class {
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
        _ => return None,
    })
}

/// The pieces in a sentence's phrases, in order; they do not overlap.
pub(super) fn pieces(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    mentions: &[Mention],
    span: &Range<usize>,
) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for hit in hits {
        let Some(atom) = atom(surface, lexicon.entry(hit), hit) else { continue };
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
            Some(last) if piece.tokens.start < last.tokens.end => overlap(surface, last, piece),
            _ => out.push(piece),
        }
    }
    out
}

/// Joins a piece to the last one, which it begins in.
fn overlap(surface: &Surface<'_>, last: &mut Piece, piece: Piece) {
    // "tore a ligament in her left ankle": the diagnosis leaves the part to the words that go on.
    if let (Atom::Whole { facts, .. }, Atom::Body { region, .. }) = (&mut last.atom, &piece.atom)
        && facts.region == Region::Unspecified
        && piece.tokens.end > last.tokens.end
    {
        facts.region = *region;
        last.tokens.end = piece.tokens.end;
    }
    // "knocked out in a clash of heads": a concussion says more than how it came.
    let concussed =
        matches!(&last.atom, Atom::Whole { facts, .. } if facts.pathology == Pathology::Concussion);
    // "cruciate ligament damage to his right knee": the first tells more, and goes as far.
    let same = matches!((&last.atom, &piece.atom), (Atom::Whole { facts: a, .. }, Atom::Whole { facts: b, .. })
                    if a.region == b.region && a.region != Region::Unspecified && a.part.is_some() && b.part.is_none());
    if (concussed || same) && piece.tokens.end > last.tokens.end {
        last.tokens.end = piece.tokens.end;
    } else if matches!(piece.atom, Atom::Whole { .. }) && piece.tokens.end > last.tokens.end {
        *last = stressed(last, of_the_part(surface, last, piece));
    }
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
    as_left(out, surface.is_word(tokens.start + 1, &["to", "in", "of"]))
}

/// What was done to a part as a noun, and the participle of it.
const DONE: &[(&str, &str)] = &[
    ("fracture", "fractured"),
    ("break", "broken"),
    ("tear", "torn"),
    ("rupture", "ruptured"),
    ("dislocation", "dislocated"),
];

/// "a fracture to his jaw", told by two words of which the second names the part: the press calls that a fractured jaw. More words say
/// more than the participle would ("a fracture in his mid foot"). `of`: whether a preposition stands behind the first.
fn as_left(words: String, of: bool) -> String {
    let done = |noun: &str| DONE.iter().find(|(n, _)| *n == noun).map(|(_, participle)| participle);
    match words.split_once(' ') {
        Some((noun, part)) if of && !part.contains(' ') => {
            done(noun).map_or_else(|| words.clone(), |participle| format!("{participle} {part}"))
        }
        _ => words,
    }
}
