//! Which pieces belong to one ailment: "an injury | to his left | knee", "a trapped nerve | in his neck".

use std::ops::Range;

use ledger::Region;

use super::Finder;
use crate::grammar::Function;
use crate::scene::pieces::{Atom, Piece};
use crate::text::Shape;

/// How many words that are in no lexicon may stand inside one ailment ("ankle joint trouble").
const GAP: usize = 2;

impl Finder<'_> {
    /// Whether the next piece belongs to the same phrase; `Some(owner)` if so, with the person named between them.
    pub(super) fn joined(
        &self,
        so_far: &Range<usize>,
        last: Option<&Piece>,
        next: &Piece,
    ) -> Option<Option<usize>> {
        let last = last?;
        let gap = self.past_brackets(so_far.end)..next.tokens.start;
        let body_next = matches!(next.atom, Atom::Body { .. });
        let body_last = matches!(last.atom, Atom::Body { .. });
        // "a [back] stress fracture": a diagnosis that names no place, and that the part stands before.
        if body_last && gap.is_empty() && names_no_place(next) {
            return Some(None);
        }
        // "a trapped nerve in his neck": it takes the one that follows.
        let unplaced = body_next && (names_no_place(last) || self.movable(last));
        let whole = |p: &Piece| matches!(p.atom, Atom::Whole { .. });
        if (whole(last) || whole(next))
            && !unplaced
            && !(gap.is_empty() && matches!(next.atom, Atom::Noun { .. }))
        {
            return None;
        }
        let placeless = self.placeless(last, gap.start);
        if body_last && body_next && !gap.is_empty() && !placeless {
            return None;
        }
        let adjective = matches!(last.atom, Atom::Damage { adjective: true, .. }) && !self.noun(last);
        if (!body_last || placeless) && body_next && !adjective {
            return self.placed_behind(last, gap, unplaced);
        }
        (gap.len() <= GAP && gap.clone().all(|j| self.modifier(j) && !self.determiner(j))).then_some(None)
    }

    /// "a sprained joint in his right shoulder": a word without a place takes the one that follows. `at`: what stands behind it.
    fn placeless(&self, piece: &Piece, at: usize) -> bool {
        let unspecified = matches!(piece.atom, Atom::Body { region: Region::Unspecified, .. });
        (unspecified || self.movable(piece)) && self.surface.is_word(at, &["in", "of", "behind"])
            || self.movable(piece) && self.surface.is_word(at, &["from"])
    }

    /// "an injury to the keeper's left knee", "a tear in his hamstring": a preposition, then at most an owner and a side. Gives the owner.
    /// `unplaced`: the piece before names no place.
    fn placed_behind(&self, last: &Piece, gap: Range<usize>, unplaced: bool) -> Option<Option<usize>> {
        const PLACES: &[&str] =
            &["to", "in", "of", "on", "with", "at", "around", "above", "below", "near", "behind"];
        let noun = matches!(last.atom, Atom::Noun { .. });
        // "traces her problems back to March": what hurts follows its noun behind a preposition.
        if gap.is_empty() && noun {
            return None;
        }
        let is = |i: usize, words: &[&str]| self.surface.is_word(i, words);
        let mut i = gap.start;
        let mut owner = None;
        // "after a stress fracture was discovered in his back".
        if unplaced {
            i += self.found_there(i);
        }
        // "the injury is to his right knee".
        i += usize::from(noun && is(i, &["is", "was"]) && is(i + 1, &["to"]));
        // "an injury (that) he picked up to his ankle"
        if let Some((m, verb)) = self.borne(gap.clone()) {
            owner = Some(m);
            i = verb;
        }
        // "to remove a disc from his neck".
        i += usize::from(is(i, PLACES) || self.movable(last) && is(i, &["from"]));
        if let Some(m) = self.mention_starting_at(i)
            && let Some(mention) = self.mentions.get(m).filter(|m| m.tokens.end < gap.end || m.possessive)
        {
            owner = Some(m);
            i = mention.tokens.end;
        }
        let clitic = self.surface.tokens.get(i).is_some_and(|t| owner.is_some() && t.is(Shape::CLITIC));
        self.only_a_side(i + usize::from(clitic)..gap.end).then_some(owner)
    }

    /// "with the left-hand side of his rib-cage": whether no more than a side stands before a part, which may be a side of it.
    fn only_a_side(&self, rest: Range<usize>) -> bool {
        const SIDES: &[&str] =
            &["side", "part", "area", "top", "bottom", "back", "front", "inside", "outside", "base", "tip"];
        let sided = self.surface.any_word(rest.clone(), SIDES);
        let longest = if sided { GAP + 6 } else { GAP + 2 };
        let inner =
            |j: usize| self.modifier(j) || self.determiner(j) || (sided && self.surface.is_word(j, &["of"]));
        rest.len() <= longest && rest.clone().all(inner)
    }

    /// Over a short form in brackets ("the anterior cruciate ligament (ACL) in her knee"), or the bracket that opens before
    /// an editor's noun ("an ankle [injury]").
    fn past_brackets(&self, at: usize) -> usize {
        let open = |i: usize| matches!(self.surface.word_at(i), "(" | "[");
        let close = |i: usize| matches!(self.surface.word_at(i), ")" | "]");
        if open(at) && close(at + 2) {
            let short = self.surface.tokens.get(at + 1).is_some_and(|t| t.is(Shape::UPPER));
            return if short { at + 3 } else { at + 1 };
        }
        // "a [back] stress fracture".
        if close(at) && open(at.wrapping_sub(2)) {
            return at + 1;
        }
        at
    }

    /// A clause that says who bears what stands before it: the mention, and the token behind its verb.
    fn borne(&self, gap: Range<usize>) -> Option<(usize, usize)> {
        let skip = usize::from(self.surface.is_word(gap.start, &["that", "which"]));
        let number = self.mention_starting_at(gap.start + skip)?;
        let mut verb = self.mentions.get(number)?.tokens.end;
        verb += usize::from(self.surface.is_word(verb, &["had", "has"]));
        let bears = self
            .surface
            .is_word(verb, &["picked", "suffered", "sustained", "received", "got", "took", "has", "had"]);
        let end = verb + 1 + usize::from(self.surface.is_word(verb + 1, &["up"]));
        (bears && end <= gap.end).then_some((number, end))
    }

    /// "torn cartilage in his wrist", "a vertebra in her neck": tissue that is of the knee, or of the back, unless another place follows.
    pub(super) fn movable(&self, piece: &Piece) -> bool {
        const TISSUE: &[&str] = &["cartilage", "disc", "discs", "disk", "vertebra", "vertebrae"];
        let last = piece.tokens.end.saturating_sub(1);
        self.surface.is_word(last, TISSUE)
            && self.surface.is_word(piece.tokens.end, &["in", "of", "from"])
            && self.determiner(piece.tokens.end + 1)
    }

    /// A word of damage behind an article is a noun ("a tear in his hamstring"), whatever else it can be.
    fn noun(&self, piece: &Piece) -> bool {
        let f = |i: usize| self.function(i);
        let start = piece.tokens.start;
        // "a bruised eye and cuts to his back": a plural goes without.
        const LEADS: &[&str] = &[
            "and", "with", "from", "suffered", "sustained", "minor", "severe", "several", "multiple",
            "serious", "two", "three", "four", "deep", "nasty", "heavy", "superficial",
        ];
        let plural = self.lower(start).ends_with('s') && self.surface.is_word(start.wrapping_sub(1), LEADS);
        plural
            || (start.saturating_sub(2)..start)
                .any(|i| f(i).intersects(Function::DETERMINER | Function::POSSESSIVE))
    }
}

/// "a stress fracture": a diagnosis that may be of many a part.
fn names_no_place(piece: &Piece) -> bool {
    matches!(&piece.atom, Atom::Whole { facts, .. } if facts.region == Region::Unspecified)
}
