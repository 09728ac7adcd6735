//! What the pieces of an ailment say together, and what the words around add.

use std::ops::Range;

use ledger::{InjuryFacts, Pathology, Region};

use super::diagnosis::{as_noun, is_diagnosis};
use super::{Ailment, BEARERS, Finder, QUALMS};
use crate::scene::pieces::{Atom, Piece, words};
use crate::text::Shape;

/// Verbs of bearing a hurt.
const SUFFERS: &[&str] = &["suffered", "sustained", "suffering", "sustaining", "nursing", "suffer"];

/// Second parts of adjectives that an injury begins.
const COMPOUNDS: &[&str] = &[
    "hit", "plagued", "ravaged", "riddled", "ridden", "stricken", "jinxed", "hampered", "depleted",
    "blighted", "troubled", "prone", "free", "disrupted", "interrupted", "affected", "haunted", "weakened",
    "decimated", "marred", "shortened", "curtailed",
];

/// What the pieces say, one after the other.
struct Told {
    facts: InjuryFacts,
    /// There is one piece and no more.
    alone: bool,
    /// A part of the body is named.
    body: bool,
    /// So is what is wrong.
    injury: bool,
    /// And so closely that it is a diagnosis.
    specific: bool,
    weak: bool,
    vague_part: bool,
    bare_injury: bool,
    adjective: bool,
}

impl Finder<'_> {
    /// The ailment of some pieces.
    pub(super) fn build(&self, tokens: Range<usize>, parts: &[&Piece], owner: Option<usize>) -> Ailment {
        let mut told = self.told(parts);
        let facts = self.facts(&mut told, &tokens, parts);
        let start = self.widened(tokens.start, facts.side.is_some());
        // "injury-hit", "illness-ravaged": the compound is the adjective.
        let compound = |i: usize| {
            self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
                && self.surface.is_word(i, COMPOUNDS)
        };
        let compounded = told.alone && (compound(tokens.end) || compound(tokens.end.saturating_sub(1)));
        let only_a_part = told.body && !told.injury;
        let named_for_it = only_a_part && self.named_for(tokens.end, told.vague_part);
        Ailment {
            owner: owner.or_else(|| self.owner(start)),
            weak: told.weak && !(told.body && told.injury) && !named_for_it,
            vague_part: told.vague_part,
            bare_part: only_a_part && !named_for_it,
            bare_injury: told.bare_injury && told.injury,
            adjective: told.adjective || compounded,
            plural: self.surface.is_word(tokens.end.saturating_sub(1), &["injuries"]),
            tokens: start..tokens.end,
            facts,
        }
    }

    /// What the pieces say, taken in one after the other.
    fn told(&self, parts: &[&Piece]) -> Told {
        let alone = parts.len() == 1;
        let mut told = Told {
            facts: InjuryFacts::default(),
            alone,
            body: false,
            injury: false,
            specific: false,
            weak: true,
            vague_part: false,
            bare_injury: alone,
            adjective: false,
        };
        for (number, piece) in parts.iter().enumerate() {
            self.tell(&mut told, piece, parts.get(..number).unwrap_or_default());
        }
        told
    }

    /// Takes in one piece more. `before`: those that were taken in.
    fn tell(&self, told: &mut Told, piece: &Piece, before: &[&Piece]) {
        let facts = &mut told.facts;
        match &piece.atom {
            Atom::Body { region, part, weak } => {
                // The later part is the broader ("hamstring muscle"), so the first word stays; but a torn cartilage is where
                // it is told to be.
                let placed = *region != Region::Unspecified && before.iter().any(|p| self.movable(p));
                if facts.region == Region::Unspecified || placed {
                    facts.region = *region;
                    facts.part = part.clone();
                    facts.side = self.side(&piece.tokens);
                }
                told.weak &= *weak || told.alone;
                told.vague_part |= *weak;
                told.bare_injury = false;
            }
            Atom::Damage { pathology, specific, adjective } => {
                if facts.pathology == Pathology::Unspecified || *specific {
                    facts.pathology = *pathology;
                }
                told.specific |= specific;
                told.adjective = *adjective && told.alone && !self.got(piece.tokens.start);
                told.bare_injury = false;
            }
            Atom::Noun { pathology, weak } => {
                if facts.pathology == Pathology::Unspecified {
                    facts.pathology = *pathology;
                }
                told.weak = *weak && !told.body;
                told.bare_injury &= !weak && *pathology == Pathology::Unspecified;
            }
            Atom::Whole { facts: whole, weak } => {
                let (region, part) = (facts.region, facts.part.take());
                let side = facts.side.or_else(|| self.side(&piece.tokens));
                *facts = InjuryFacts { side, ..whole.clone() };
                if facts.region == Region::Unspecified {
                    (facts.region, facts.part) = (region, part);
                }
                told.weak = *weak;
                told.bare_injury = false;
            }
        }
        let body = matches!(piece.atom, Atom::Body { .. });
        told.body |= body;
        told.injury |= !body;
    }

    /// What the pieces say, with the diagnosis, the tissue, the side and how often that the words around tell.
    fn facts(&self, told: &mut Told, tokens: &Range<usize>, parts: &[&Piece]) -> InjuryFacts {
        let mut facts = std::mem::take(&mut told.facts);
        if told.body && told.injury && told.specific && facts.diagnosis.is_none() {
            facts.diagnosis = Some(self.turned(parts).unwrap_or_else(|| words(self.surface, tokens.clone())));
        }
        facts.diagnosis = facts.diagnosis.filter(|d| is_diagnosis(d)).map(as_noun);
        let tissue = self.tissue(tokens, facts.pathology).filter(|_| facts.region != Region::Illness);
        facts.pathology = tissue.unwrap_or(facts.pathology);
        facts.side = facts.side.or_else(|| self.side_behind(tokens.end));
        // "another injury to a key player" is the team's, not the player's.
        // "the same injury on my other foot": no second time of the one.
        let other = self.surface.any_word(tokens.clone(), &["other"]);
        facts.recurrence = !other && self.again(tokens, facts.region != Region::Unspecified);
        facts
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

    /// "hamstring victim Kruger", "a groin doubt": what stands behind the part says that it is hurt. Not "a head doubt", "the back
    /// worry", where the part has other meanings.
    fn named_for(&self, end: usize, vague_part: bool) -> bool {
        self.surface.is_word(end, BEARERS) || !vague_part && self.surface.is_word(end, QUALMS)
    }

    /// Whether somebody suffered it: then a cut is one of the skin.
    fn got(&self, start: usize) -> bool {
        let verb = |i: usize| self.surface.is_word(i, SUFFERS);
        // "suffered a blow to his hopes" hurts nobody's skin.
        let blow = self.lower(start).starts_with("blow");
        !blow && self.determiner(start.wrapping_sub(1)) && (start.saturating_sub(4)..start).any(verb)
    }
}
