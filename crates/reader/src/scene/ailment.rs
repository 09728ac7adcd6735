//! Ailments: the noun phrases that name an injury or an illness ("a torn left hamstring", "problem with his back").

mod around;
mod diagnosis;
mod rows;

use std::borrow::Cow;
use std::ops::Range;

use ledger::{InjuryFacts, Pathology, Region};

use self::diagnosis::is_diagnosis;
use self::rows::{share_nouns, share_parts};
use super::pieces::{Atom, Piece, pieces, words};
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

/// Verbs of bearing a hurt.
const SUFFERS: &[&str] = &["suffered", "sustained", "suffering", "sustaining", "nursing", "suffer"];

/// How many words that are in no lexicon may stand inside one ailment ("ankle joint trouble").
const GAP: usize = 2;

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

/// Second parts of adjectives that an injury begins.
const COMPOUNDS: &[&str] = &[
    "hit", "plagued", "ravaged", "riddled", "ridden", "stricken", "jinxed", "hampered", "depleted",
    "blighted", "troubled", "prone", "free", "disrupted", "interrupted", "affected", "haunted", "weakened",
    "decimated", "marred", "shortened", "curtailed",
];

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

    /// "his arm broken", "the shoulder he dislocated": the press calls it a broken arm.
    fn turned(&self, parts: &[&Piece]) -> Option<String> {
        let [part, damage] = parts else { return None };
        let is =
            matches!((&part.atom, &damage.atom), (Atom::Body { .. }, Atom::Damage { adjective: true, .. }));
        let done = damage.tokens.len() == 1 && self.lower(damage.tokens.start).ends_with(['d', 'n', 't']);
        (is && done).then(|| {
            format!(
                "{} {}",
                words(self.surface, damage.tokens.clone()),
                words(self.surface, part.tokens.clone())
            )
        })
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

    /// Whether the next piece belongs to the same phrase; `Some(owner)` if so, with the person named between them.
    fn joined(&self, so_far: &Range<usize>, last: Option<&Piece>, next: &Piece) -> Option<Option<usize>> {
        let last = last?;
        let gap = self.past_brackets(so_far.end)..next.tokens.start;
        let body_next = matches!(next.atom, Atom::Body { .. });
        let body_last = matches!(last.atom, Atom::Body { .. });
        let whole = matches!(last.atom, Atom::Whole { .. }) || matches!(next.atom, Atom::Whole { .. });
        // "a trapped nerve in his neck": a diagnosis that names no place takes the one that follows.
        let unplaced = matches!(&last.atom, Atom::Whole { facts, .. } if facts.region == Region::Unspecified)
            && body_next;
        let unplaced = unplaced || body_next && self.movable(last);
        // "a [back] stress fracture": and one that the part stands before.
        let placed = body_last
            && gap.is_empty()
            && matches!(&next.atom, Atom::Whole { facts, .. } if facts.region == Region::Unspecified);
        if placed {
            return Some(None);
        }
        if whole && !unplaced && !(gap.is_empty() && matches!(next.atom, Atom::Noun { .. })) {
            return None;
        }
        // "a sprained joint in his right shoulder": a word without a place takes the one that follows.
        let placeless = (matches!(last.atom, Atom::Body { region: Region::Unspecified, .. })
            || self.movable(last))
            && self.surface.is_word(gap.start, &["in", "of"])
            || self.movable(last) && self.surface.is_word(gap.start, &["from"]);
        if body_last && body_next && !gap.is_empty() && !placeless {
            return None;
        }
        // "an injury to the keeper's left knee", "a tear in his hamstring": a preposition, then at most an owner and a side.
        let adjective = matches!(last.atom, Atom::Damage { adjective: true, .. }) && !self.noun(last);
        if (!body_last || placeless) && body_next && !adjective {
            // "traces her problems back to March": what hurts follows its noun behind a preposition.
            if gap.is_empty() && matches!(last.atom, Atom::Noun { .. }) {
                return None;
            }
            let mut i = gap.start;
            let mut owner = None;
            // "after a stress fracture was discovered in his back".
            if unplaced {
                i += self.found_there(i);
            }
            // "the injury is to his right knee".
            if matches!(last.atom, Atom::Noun { .. })
                && self.surface.is_word(i, &["is", "was"])
                && self.surface.is_word(i + 1, &["to"])
            {
                i += 1;
            }
            // "an injury (that) he picked up to his ankle"
            if let Some((m, verb)) = self.borne(gap.clone()) {
                owner = Some(m);
                i = verb;
            }
            // "to remove a disc from his neck".
            if self
                .surface
                .is_word(i, &["to", "in", "of", "on", "with", "at", "around", "above", "below", "near"])
                || self.movable(last) && self.surface.is_word(i, &["from"])
            {
                i += 1;
            }
            if let Some(m) = self.mention_starting_at(i)
                && let Some(mention) =
                    self.mentions.get(m).filter(|m| m.tokens.end < next.tokens.start || m.possessive)
            {
                owner = Some(m);
                i = mention.tokens.end;
            }
            let clitic = self.surface.tokens.get(i).is_some_and(|t| owner.is_some() && t.is(Shape::CLITIC));
            let rest = i + usize::from(clitic)..next.tokens.start;
            // "with the left-hand side of his rib-cage": a side of the part may stand before it.
            let sided = rest.clone().any(|j| {
                self.surface.is_word(
                    j,
                    &[
                        "side", "part", "area", "top", "bottom", "back", "front", "inside", "outside",
                        "base", "tip",
                    ],
                )
            });
            let longest = if sided { GAP + 6 } else { GAP + 2 };
            let inner = |j: usize| {
                self.modifier(j) || self.determiner(j) || (sided && self.surface.is_word(j, &["of"]))
            };
            return (rest.len() <= longest && rest.clone().all(inner)).then_some(owner);
        }
        (gap.len() <= GAP && gap.clone().all(|j| self.modifier(j) && !self.determiner(j))).then_some(None)
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

    /// "hamstring victim Kruger", "a groin doubt": what stands behind the part says that it is hurt. Not "a head doubt", "the back
    /// worry", where the part has other meanings.
    fn named_for(&self, end: usize, vague_part: bool) -> bool {
        self.surface.is_word(end, BEARERS) || !vague_part && self.surface.is_word(end, QUALMS)
    }

    fn lower(&self, i: usize) -> Cow<'_, str> {
        self.surface.lower(i)
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
    fn movable(&self, piece: &Piece) -> bool {
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

    /// Whether somebody suffered it: then a cut is one of the skin.
    fn got(&self, start: usize) -> bool {
        let verb = |i: usize| self.surface.is_word(i, SUFFERS);
        // "suffered a blow to his hopes" hurts nobody's skin.
        let blow = self.lower(start).starts_with("blow");
        !blow && self.determiner(start.wrapping_sub(1)) && (start.saturating_sub(4)..start).any(verb)
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

    fn build(&self, tokens: Range<usize>, parts: &[&Piece], owner: Option<usize>) -> Ailment {
        let mut facts = InjuryFacts::default();
        let (mut weak, mut specific, mut adjective, mut vague_part) = (true, false, false, false);
        let (mut has_body, mut has_injury, mut bare_injury) = (false, false, parts.len() == 1);
        for piece in parts {
            match &piece.atom {
                Atom::Body { region, part, weak: w } => {
                    has_body = true;
                    vague_part |= *w;
                    bare_injury = false;
                    // The later part is the broader ("hamstring muscle"), so the first word stays; but a torn cartilage is where
                    // it is told to be.
                    let placed = *region != Region::Unspecified
                        && parts.iter().take_while(|p| !std::ptr::eq(**p, *piece)).any(|p| self.movable(p));
                    if facts.region == Region::Unspecified || placed {
                        facts.region = *region;
                        facts.part = part.clone();
                        facts.side = self.side(&piece.tokens);
                    }
                    weak &= *w || parts.len() == 1;
                }
                Atom::Damage { pathology, specific: s, adjective: a } => {
                    has_injury = true;
                    adjective = *a && parts.len() == 1 && !self.got(piece.tokens.start);
                    bare_injury = false;
                    specific |= s;
                    if facts.pathology == Pathology::Unspecified || *s {
                        facts.pathology = *pathology;
                    }
                }
                Atom::Noun { pathology, weak: w } => {
                    has_injury = true;
                    if facts.pathology == Pathology::Unspecified {
                        facts.pathology = *pathology;
                    }
                    bare_injury &= !w && *pathology == Pathology::Unspecified;
                    weak = *w && !has_body;
                }
                Atom::Whole { facts: whole, weak: w } => {
                    has_injury = true;
                    bare_injury = false;
                    let (region, part) = (facts.region, facts.part.take());
                    facts = InjuryFacts {
                        side: facts.side.or_else(|| self.side(&piece.tokens)),
                        ..whole.clone()
                    };
                    if facts.region == Region::Unspecified {
                        (facts.region, facts.part) = (region, part);
                    }
                    weak = *w;
                }
            }
        }
        if has_body && has_injury {
            weak = false;
            if specific && facts.diagnosis.is_none() {
                facts.diagnosis =
                    Some(self.turned(parts).unwrap_or_else(|| words(self.surface, tokens.clone())));
            }
        }
        facts.diagnosis = facts.diagnosis.filter(|d| is_diagnosis(d));
        if let Some(tissue) =
            self.tissue(&tokens, facts.pathology).filter(|_| facts.region != Region::Illness)
        {
            facts.pathology = tissue;
        }
        facts.side = facts.side.or_else(|| self.side_behind(tokens.end));
        // "another injury to a key player" is the team's, not the player's.
        // "the same injury on my other foot": no second time of the one.
        let other = tokens.clone().any(|i| self.surface.is_word(i, &["other"]));
        facts.recurrence = !other && self.again(&tokens, facts.region != Region::Unspecified);
        let plural = self.surface.is_word(tokens.end.saturating_sub(1), &["injuries"]);
        let start = self.widened(tokens.start, facts.side.is_some());
        // "injury-hit", "illness-ravaged": the compound is the adjective.
        let compound = |i: usize| {
            self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
                && self.surface.is_word(i, COMPOUNDS)
        };
        adjective |= parts.len() == 1 && (compound(tokens.end) || compound(tokens.end.saturating_sub(1)));
        let named_for_it = has_body && !has_injury && self.named_for(tokens.end, vague_part);
        Ailment {
            owner: owner.or_else(|| self.owner(start)),
            weak: weak && !named_for_it,
            vague_part,
            bare_part: has_body && !has_injury && !named_for_it,
            bare_injury: bare_injury && has_injury,
            adjective,
            plural,
            tokens: start..tokens.end,
            facts,
        }
    }
}
