//! Ailments: the noun phrases that name an injury or an illness ("a torn left hamstring", "problem with his back").

mod around;
mod build;
mod diagnosis;
mod joined;
mod rows;

pub(crate) use self::diagnosis::of_each;

use std::borrow::Cow;
use std::ops::Range;

use ledger::InjuryFacts;

use self::rows::{share_nouns, share_parts};
use super::pieces::{Piece, pieces};
use crate::grammar::Function;
use crate::lexicon::{Hit, Lexicon};
use crate::people::Mention;
use crate::text::{Shape, Surface};

/// A phrase that names an injury or illness.
#[derive(Clone, Debug)]
pub struct Ailment {
    /// Its tokens, from the first word that tells something to the last.
    pub tokens: Range<usize>,
    /// What it says.
    pub facts: InjuryFacts,
    /// The mention that owns it ("Adeyemi's knee", "his knee"), as an index into the page's mentions.
    pub owner: Option<usize>,
    /// Only a body part, or a word such as `problem`: needs something beside it to be an injury.
    pub weak: bool,
    /// The word for the part has other meanings ("back", "head").
    pub vague_part: bool,
    /// Only a body part: no injury by itself.
    pub bare_part: bool,
    /// `injury`, `injuries` and no more.
    pub bare_injury: bool,
    /// Only an adjective ("injured"): no noun phrase.
    pub adjective: bool,
    /// More than one (`injuries`).
    pub plural: bool,
}

/// The ailments of a sentence, in order; they do not overlap.
pub(super) fn ailments(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    mentions: &[Mention],
    span: Range<usize>,
) -> Vec<Ailment> {
    let pieces = pieces(surface, lexicon, hits, mentions, &span);
    let finder = Finder { surface, lexicon, mentions, span };
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let (ailment, used) = finder.assemble(&pieces[at..]);
        out.push(ailment);
        at += used.max(1);
    }
    share_nouns(&mut out, surface);
    share_parts(&mut out, surface);
    out
}

/// Who is hurt, named behind the part that is.
pub(crate) const BEARERS: &[&str] =
    &["victim", "victims", "casualty", "casualties", "absentee", "absentees", "sufferer", "sufferers"];

/// What others fear of him, likewise.
pub(crate) const QUALMS: &[&str] = &["doubt", "doubts", "worry", "worries", "scare", "scares", "woe", "woes"];

struct Finder<'a> {
    surface: &'a Surface<'a>,
    lexicon: &'a Lexicon,
    mentions: &'a [Mention],
    span: Range<usize>,
}

impl Finder<'_> {
    fn function(&self, i: usize) -> Function {
        self.surface.tokens.get(i).map_or(Function::empty(), |t| self.lexicon.function(t.word))
    }

    fn mention_ending_at(&self, end: usize) -> Option<usize> {
        let inside = self.mentions.get(self.span.clone())?;
        let genitive = self
            .surface
            .tokens
            .get(end.wrapping_sub(1))
            .is_some_and(|t| t.is(Shape::CLITIC) || t.is(Shape::QUOTE | Shape::GLUED));
        let ends = |m: &Mention| m.tokens.end == end || (genitive && m.possessive && m.tokens.end + 1 == end);
        inside.iter().position(ends).map(|n| self.span.start + n)
    }

    fn mention_starting_at(&self, start: usize) -> Option<usize> {
        let inside = self.mentions.get(self.span.clone())?;
        inside.iter().position(|m| m.tokens.start == start).map(|n| self.span.start + n)
    }

    /// Reads one ailment from the first of the pieces; tells how many pieces it took.
    fn assemble(&self, pieces: &[Piece]) -> (Ailment, usize) {
        let Some(first) = pieces.first() else { return (self.empty(), 1) };
        let mut used = 1;
        let mut tokens = first.tokens.clone();
        let mut parts: Vec<&Piece> = vec![first];
        let mut owner = None;
        while let Some(next) = pieces.get(used) {
            let Some(o) = self.joined(&tokens, parts.last().copied(), next) else { break };
            owner = owner.or(o);
            tokens.end = next.tokens.end;
            parts.push(next);
            used += 1;
            if parts.len() >= 4 {
                break;
            }
        }
        (self.build(tokens, &parts, owner), used)
    }

    fn empty(&self) -> Ailment {
        Ailment {
            tokens: self.span.start..self.span.start,
            facts: InjuryFacts::default(),
            owner: None,
            weak: true,
            vague_part: true,
            bare_part: true,
            bare_injury: false,
            adjective: false,
            plural: false,
        }
    }

    fn lower(&self, i: usize) -> Cow<'_, str> {
        self.surface.lower(i)
    }

    fn determiner(&self, i: usize) -> bool {
        self.function(i).intersects(Function::DETERMINER | Function::POSSESSIVE)
    }

    /// A word that may stand inside a noun phrase before its head.
    fn modifier(&self, i: usize) -> bool {
        let Some(t) = self.surface.tokens.get(i) else { return false };
        let f = self.function(i);
        t.is(Shape::WORD)
            && !f.intersects(
                Function::PREPOSITION
                    | Function::CONJ
                    | Function::CONTRAST
                    | Function::BE
                    | Function::HAVE
                    | Function::MODAL
                    | Function::SUBORDINATOR
                    | Function::RELATIVE
                    | Function::VERB
                    | Function::DO,
            )
            && (!t.is(Shape::CAPITAL) || t.is(Shape::UPPER) || t.is(Shape::FIRST))
    }
}
