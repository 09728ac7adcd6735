//! Descriptions that stand for a person: "the 27-year-old", "the England centre-back", "our number 2", "his fellow
//! defender".

mod words;

use std::ops::Range;

use super::Kind;
use super::kinds::Described;
use super::marks::Mark;
use super::scan::Scan;
use crate::grammar::Function;
use crate::text::Shape;

pub(super) use words::DETERMINERS;
pub(crate) use words::group_noun;
use words::{THINGS, is_demonym_noun, is_doubtful_noun, number_word, singular_demonym};

/// Longest description, the determiner included.
const LONGEST: usize = 9;

/// A description and what it tells.
pub(crate) struct Epithet {
    pub tokens: Range<usize>,
    pub told: Described,
    /// "fellow", "another": somebody else than the one spoken of.
    pub fellow: bool,
    /// How many persons, for a plural: "both defenders", "the three players"; 0 when not told.
    pub count: usize,
}

/// How far a description goes, and what its words say beside whom they describe.
struct Stretch {
    end: usize,
    fellow: bool,
    count: Option<usize>,
}

impl Scan<'_> {
    /// The epithet that begins with token `at`, unless a name follows that it only describes.
    pub(crate) fn epithet(&self, at: usize, is_name: impl Fn(usize) -> bool) -> Option<Epithet> {
        if !self.determines(at) {
            return None;
        }
        let Stretch { end, fellow, count } = self.stretch(at, &is_name)?;
        let inserted = end < self.surface.tokens.len() && self.surface.word_at(end) == "[";
        if is_name(end) || (inserted && is_name(end + 1)) {
            return None;
        }
        let mut told = self.describe(at + 1..end);
        let head = self.surface.word_at(end - 1);
        let group = group_noun(head).is_some();
        if self.describes_a_thing(at, end, &told) || told.kind == Some(Kind::Other) {
            return None;
        }
        let all = matches!(self.surface.word_at(at), "all" | "All");
        // "All three props - Dorn, Hale and Voss - are doubtful": their names follow.
        if all && matches!(self.surface.word_at(end), "-" | "–" | "—" | ":" | ",") && is_name(end + 1) {
            return None;
        }
        let number = all && number_word(head).is_some();
        told.plural |= group || number || matches!(head, "men" | "women" | "boys" | "girls" | "lads");
        if !self.tells_a_person(at + 1..end, &told) || (told.plural && count.is_none()) {
            return None;
        }
        let count = if told.plural { count.unwrap_or(0) } else { 1 };
        Some(Epithet { tokens: at..end, told, fellow, count })
    }

    /// From the determiner on to the last word that can end a description of a person.
    fn stretch(&self, at: usize, is_name: &impl Fn(usize) -> bool) -> Option<Stretch> {
        let end = self.sentence_end(at).min(at + LONGEST);
        let (mut i, mut last, mut fellow) = (at + 1, None, false);
        let mut count = number_word(self.surface.word_at(at));
        let all = matches!(self.surface.word_at(at), "all" | "All");
        while i < end {
            if is_name(i) {
                return None;
            }
            if let Some((next, heads)) = self.role_age_or_team(at, i, end) {
                i = next;
                last = if heads { Some(i) } else { last };
                continue;
            }
            let word = self.surface.word_at(i);
            fellow |= matches!(word, "fellow" | "other");
            let group = group_noun(word);
            count = group.or(number_word(word)).or(count);
            let person = matches!(word, "man" | "woman" | "men" | "women" | "boys" | "girls" | "lads")
                && (i > at + 1 || count.is_some());
            if group.is_some() || person {
                last = Some(i + 1);
                break;
            }
            // "the European 400m champion": an adjective may stand before more.
            let goes_on = || {
                let adjective = last.and_then(|end: usize| end.checked_sub(1)).is_some_and(|word| {
                    self.marks.is(word, Mark::DEMONYM) && !is_demonym_noun(self.surface.word_at(word))
                });
                adjective
                    && self.leads_to_role(i + 1, |s| !s.contains(Shape::CAPITAL) && s.contains(Shape::WORD))
            };
            let within = if last.is_some() {
                goes_on()
            } else {
                self.goes_within(at, i) || self.joins_sides(i) || i < at + 4 && self.joins_sides(i + 1)
            };
            if !within {
                break;
            }
            i += 1;
        }
        // "All three are injured": the number alone.
        let end = last.or_else(|| (all && self.function_of(at + 2).verbal()).then_some(at + 2))?;
        Some(Stretch { end, fellow, count })
    }

    /// "the former Rovers and City player", "the Wales and Lions lock": two sides that one man plays or played for, joined at a token.
    fn joins_sides(&self, and: usize) -> bool {
        let named = |i: usize| self.shape(i).contains(Shape::CAPITAL) || self.marks.is(i, Mark::TEAM);
        self.surface.word_at(and) == "and"
            && named(and - 1)
            && named(and + 1)
            && self.leads_to_role(and + 1, |s| s.contains(Shape::CAPITAL))
    }

    /// A role, an age, a number, a team or a demonym at a token: where the next word begins, and whether this one can end a
    /// description.
    fn role_age_or_team(&self, at: usize, i: usize, end: usize) -> Option<(usize, bool)> {
        if let Some(hit) = self.marks.role(i).filter(|h| h.start as usize > at) {
            return Some(((hit.end as usize).max(i + 1), true));
        }
        if self.shape(i).contains(Shape::NUMBER) {
            let old = self.age(i, end).is_some() && self.surface.word_at(i + 2) == "old";
            return Some(if old { (i + 3, true) } else { (i + 1, false) });
        }
        let mark = self.marks.at(i);
        if !mark.intersects(Mark::TEAM | Mark::DEMONYM) {
            return None;
        }
        let word = self.surface.word_at(i);
        let noun = super::kinds::demonym_gender(word).is_some() || is_demonym_noun(word);
        // "the fifth-ranked American".
        let ranked = matches!(self.surface.word_at(i - 1), "ranked" | "seeded" | "rated" | "placed");
        Some((i + 1, noun || (mark.contains(Mark::DEMONYM) && (i == at + 1 || ranked))))
    }

    /// Whether a word can stand within a description, before the word that it ends in.
    fn goes_within(&self, at: usize, i: usize) -> bool {
        let (shape, mark) = (self.shape(i), self.marks.at(i));
        // "the league's chief medical officer".
        let owner = shape.contains(Shape::CLITIC)
            && self.marks.any(i - 1, Mark::COMPETITION | Mark::TEAM | Mark::PLACE | Mark::ORG);
        // "the three-time French Open champion".
        if owner || mark.contains(Mark::COMPETITION) {
            return true;
        }
        // "the in-form striker": the first half of a compound.
        let compound = self.shape(i + 1).contains(Shape::HYPHENATED)
            && matches!(self.surface.word_at(i), "in" | "on" | "off" | "out" | "much" | "under");
        if compound {
            return true;
        }
        shape.contains(Shape::WORD)
            && !shape.contains(Shape::CLITIC)
            && !self.function_of(i).intersects(
                Function::PREPOSITION
                    | Function::CONJ
                    | Function::RELATIVE
                    | Function::THAT
                    | Function::BE
                    | Function::HAVE
                    | Function::DO
                    | Function::MODAL
                    | Function::DETERMINER,
            )
            && !mark.contains(Mark::SPEECH)
            && (!shape.contains(Shape::CAPITAL)
                || mark.intersects(Mark::PLACE)
                || shape.contains(Shape::HYPHENATED)
                // "the Harrow back-row", "the 2012 Olympic sprinter", "the Sky Bikes rider": a club or a town that no lexicon knows.
                || (i < at + 4 && self.leads_to_role(i + 1, |s| s.contains(Shape::CAPITAL)))
                || self.surface.word_at(i + 1) == "based")
    }

    /// Whether what ends like a description of a person describes what follows, or is a thing itself.
    fn describes_a_thing(&self, at: usize, end: usize, told: &Described) -> bool {
        let (head, next) = (self.surface.word_at(end - 1), self.surface.word_at(end));
        let group = group_noun(head).is_some();
        if told.kind.is_none() && self.marks.is(end - 1, Mark::DEMONYM) {
            // "the Australian Open": the beginning of a name. "the Australian season", "the Italian press": an adjective.
            let shape = self.shape(end);
            let named = shape.contains(Shape::CAPITAL | Shape::WORD)
                && !shape.intersects(Shape::CLITIC | Shape::FIRST);
            if !singular_demonym(head) || named || THINGS.contains(&next) {
                return true;
            }
        }
        // "a pair of", "the centre of", "the wing of": no persons.
        let player =
            told.kind == Some(Kind::Player) && !told.plural && !matches!(head, "captain" | "skipper");
        let part = next == "of" && (group || player);
        let behind = at.checked_sub(1).map_or("", |b| self.surface.word_at(b));
        let placed = matches!(behind, "in" | "In" | "at" | "from" | "on" | "during" | "into");
        part || (is_doubtful_noun(head) && (placed || self.goes_on(end)))
    }

    /// Whether a description tells enough to mean somebody: a trade, an age, a nation, or a number of persons.
    fn tells_a_person(&self, tokens: Range<usize>, told: &Described) -> bool {
        let last = tokens.end - 1;
        if matches!(self.surface.word_at(last), "man" | "woman") {
            let from = tokens.into_iter().any(|i| self.marks.is(i, Mark::PLACE));
            return told.age.is_some() || told.nation.is_some() || told.team.is_some() || from;
        }
        told.kind.is_some() || told.age.is_some() || self.marks.is(last, Mark::DEMONYM) || told.plural
    }

    /// Whether what somebody is begins at a token, or behind one or two more of a kind.
    fn leads_to_role(&self, from: usize, passes: impl Fn(Shape) -> bool) -> bool {
        const MOST: usize = 2;
        let role = |i: usize| self.marks.role(i).is_some_and(|h| h.start as usize == i);
        (from..from + MOST + 1).take_while(|&i| i == from || passes(self.shape(i - 1))).any(role)
    }

    /// Whether a noun follows, so that the description describes that ("the international break").
    fn goes_on(&self, end: usize) -> bool {
        self.surface.tokens.get(end).is_some_and(|t| {
            t.is(Shape::WORD)
                && !t.is(Shape::CLITIC)
                && self.function_of(end).is_empty()
                && !self.marks.any(end, Mark::SPEECH)
                && !["ed", "ly", "ing"].iter().any(|e| self.surface.word_at(end).ends_with(e))
        })
    }

    /// Whether a word may open a description that means somebody: "the", "his", "all three".
    fn determines(&self, at: usize) -> bool {
        let Some(token) = self.surface.tokens.get(at) else { return false };
        if !token.is(Shape::WORD) {
            return false;
        }
        let word = token.of(self.surface.text);
        // "All three are injured".
        if matches!(word, "all" | "All") {
            return number_word(self.surface.word_at(at + 1)).is_some_and(|n| n > 2);
        }
        matches!(
            word,
            "the"
                | "The"
                | "this"
                | "This"
                | "that"
                | "his"
                | "His"
                | "her"
                | "Her"
                | "their"
                | "Their"
                | "our"
                | "Our"
                | "my"
                | "My"
                | "both"
                | "Both"
                | "THE"
        )
    }
}
