//! Descriptions that stand for a person: "the 27-year-old", "the England centre-back", "our number 2", "his fellow
//! defender".

use std::ops::Range;

use super::kinds::Described;
use super::marks::Mark;
use super::scan::Scan;
use super::{Kind, NamedPerson};
use crate::grammar::Function;
use crate::text::Shape;

/// The words among which those are that begin a description.
pub(super) const DETERMINERS: &[&str] =
    &["the", "this", "that", "his", "her", "their", "our", "my", "both", "all"];

/// What the adjective of a nation often stands before, and is no person.
const THINGS: &[&str] = &[
    "season",
    "summer",
    "winter",
    "spring",
    "autumn",
    "team",
    "squad",
    "side",
    "public",
    "media",
    "press",
    "people",
    "league",
    "leg",
    "tour",
    "camp",
    "board",
    "federation",
    "association",
    "selectors",
    "fans",
    "title",
    "record",
    "club",
    "clubs",
    "championships",
    "government",
    "crowd",
    "market",
    "game",
];

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

impl Scan<'_> {
    /// The epithet that begins with token `at`, unless a name follows that it only describes.
    pub(crate) fn epithet(&self, at: usize, is_name: impl Fn(usize) -> bool) -> Option<Epithet> {
        if !self.determines(at) {
            return None;
        }
        let end = self.sentence_end(at).min(at + LONGEST);
        let (mut i, mut last, mut fellow) = (at + 1, None, false);
        let mut count = number_word(self.surface.word_at(at));
        // Whether the last word so far is the adjective of a nation, which may stand before more.
        let mut adjective = false;
        while i < end {
            if is_name(i) {
                return None;
            }
            let token = self.surface.tokens.get(i)?;
            let mark = self.marks.at(i);
            let word = self.surface.word_at(i);
            if let Some(hit) = self
                .marks
                .role(i)
                .filter(|h| h.start as usize >= i.min(h.start as usize) && h.start as usize > at)
            {
                i = (hit.end as usize).max(i + 1);
                last = Some(i);
                continue;
            }
            if token.is(Shape::NUMBER) {
                if self.age(i, end).is_some() && self.surface.word_at(i + 2) == "old" {
                    i += 3;
                    last = Some(i);
                    continue;
                }
                i += 1;
                continue;
            }
            if mark.intersects(Mark::TEAM | Mark::DEMONYM) {
                let noun = super::kinds::demonym_gender(word).is_some() || is_demonym_noun(word);
                i += 1;
                // "the fifth-ranked American".
                let ranked = matches!(
                    self.surface.word_at(i.wrapping_sub(2)),
                    "ranked" | "seeded" | "rated" | "placed"
                );
                if noun || (mark.contains(Mark::DEMONYM) && (i == at + 2 || ranked)) {
                    last = Some(i);
                    adjective = !noun;
                }
                continue;
            }
            if matches!(word, "fellow" | "other") {
                fellow = true;
            }
            if let Some(n) = number_word(word) {
                count = Some(n);
            }
            let group = group_noun(word);
            if let Some(n) = group {
                count = Some(n);
                i += 1;
                last = Some(i);
                break;
            }
            if matches!(word, "man" | "woman" | "men" | "women" | "boys" | "girls" | "lads")
                && (i > at + 1 || count.is_some())
            {
                i += 1;
                last = Some(i);
                break;
            }
            // "the league's chief medical officer".
            if token.is(Shape::CLITIC)
                && last.is_none()
                && self.marks.any(i - 1, Mark::COMPETITION | Mark::TEAM | Mark::PLACE | Mark::ORG)
            {
                i += 1;
                continue;
            }
            // "the three-time French Open champion".
            if mark.contains(Mark::COMPETITION) && last.is_none() {
                i += 1;
                continue;
            }
            let filler = token.is(Shape::WORD)
                && !token.is(Shape::CLITIC)
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
                && !mark.intersects(Mark::SPEECH | Mark::COMPETITION)
                && (!token.is(Shape::CAPITAL)
                    || mark.intersects(Mark::PLACE)
                    || token.is(Shape::HYPHENATED)
                    // "the Harrow back-row", "the 2012 Olympic sprinter", "the Sky Bikes rider": a club or a town that no lexicon knows.
                    || (i < at + 4 && self.leads_to_role(i + 1, |t| t.is(Shape::CAPITAL)))
                    || self.surface.word_at(i + 1) == "based");
            // "the European 400m champion".
            let goes_on =
                adjective && self.leads_to_role(i + 1, |t| !t.is(Shape::CAPITAL) && t.is(Shape::WORD));
            if !filler || (last.is_some() && !goes_on) {
                break;
            }
            i += 1;
        }
        // "All three are injured": the number alone.
        let all = matches!(self.surface.word_at(at), "all" | "All");
        let end = last.or_else(|| (all && self.function_of(at + 2).verbal()).then_some(at + 2))?;
        if is_name(end)
            || (end < self.surface.tokens.len() && is_name(end + 1) && self.surface.word_at(end) == "[")
        {
            return None;
        }
        if group_noun(self.surface.word_at(end - 1)).is_some() && self.surface.word_at(end) == "of" {
            return None;
        }
        let mut told = self.describe(at + 1..end);
        let head = self.surface.word_at(end - 1);
        let group = group_noun(head).is_some();
        let age_only = told.kind.is_none() && told.age.is_some();
        let demonym = told.kind.is_none() && self.marks.is(end - 1, Mark::DEMONYM);
        if demonym && !singular_demonym(head) {
            return None;
        }
        // "the Australian Open": the beginning of a name.
        let named = |t: &crate::text::Token| {
            t.is(Shape::CAPITAL) && t.is(Shape::WORD) && !t.is(Shape::CLITIC) && !t.is(Shape::FIRST)
        };
        if demonym && self.surface.tokens.get(end).is_some_and(named) {
            return None;
        }
        // "the Australian season", "the Italian press": an adjective.
        if demonym && THINGS.contains(&self.surface.word_at(end)) {
            return None;
        }
        // "the centre of", "the wing of": no persons.
        if matches!(self.surface.word_at(end), "of")
            && !group
            && told.kind == Some(Kind::Player)
            && !told.plural
            && !matches!(head, "captain" | "skipper")
        {
            return None;
        }
        let placed = at > 0
            && matches!(self.surface.word_at(at - 1), "in" | "In" | "at" | "from" | "on" | "during" | "into");
        if is_doubtful_noun(head) && (placed || self.goes_on(end)) {
            return None;
        }
        let person_noun = matches!(head, "man" | "woman");
        if matches!(head, "men" | "women" | "boys" | "girls" | "lads") || all && last.is_none() {
            told.plural = true;
        }
        if told.kind.is_none() && !age_only && !demonym && !group && !person_noun && !told.plural {
            return None;
        }
        if told.kind == Some(Kind::Other) {
            return None;
        }
        let plural = told.plural || group;
        if plural && count.is_none() {
            return None;
        }
        told.plural = plural;
        if person_noun
            && told.age.is_none()
            && told.nation.is_none()
            && told.team.is_none()
            && !self.placed(at + 1..end)
        {
            return None;
        }
        Some(Epithet { tokens: at..end, told, fellow, count: if plural { count.unwrap_or(0) } else { 1 } })
    }

    /// Whether what somebody is begins at a token, or behind one or two more of a kind.
    fn leads_to_role(&self, from: usize, passes: impl Fn(&crate::text::Token) -> bool) -> bool {
        const MOST: usize = 2;
        let role = |i: usize| self.marks.role(i).is_some_and(|h| h.start as usize == i);
        (from..from + MOST + 1)
            .take_while(|&i| i == from || self.surface.tokens.get(i - 1).is_some_and(&passes))
            .any(role)
    }

    /// Whether a noun follows, so that the description describes that ("the international break").
    fn goes_on(&self, end: usize) -> bool {
        self.surface.tokens.get(end).is_some_and(|t| {
            t.is(Shape::WORD)
                && !t.is(Shape::CLITIC)
                && self.function_of(end).is_empty()
                && !self.marks.any(end, Mark::SPEECH)
                && !(self.surface.word_at(end).ends_with("ed") || self.surface.word_at(end).ends_with("ly"))
        })
    }

    fn placed(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|i| self.marks.is(i, Mark::PLACE))
    }

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

/// Words for persons that mean other things too, or stand before another noun.
fn is_doubtful_noun(word: &str) -> bool {
    matches!(
        word,
        "international"
            | "opener"
            | "champion"
            | "centre"
            | "center"
            | "wing"
            | "lock"
            | "guard"
            | "safety"
            | "quick"
            | "seed"
            | "star"
            | "forward"
            | "driver"
            | "favourite"
            | "row"
            | "qualifier"
            | "prospect"
            | "veteran"
            | "rookie"
            | "captain"
            | "player"
            | "coach"
            | "manager"
            | "team"
            | "assistant"
            | "specialist"
            | "chair"
            | "second"
            | "prop"
            | "hooker"
            | "sub"
            | "substitute"
            | "racket"
            | "trainer"
            | "number"
            | "two"
            | "one"
            | "back"
            | "rider"
            | "runner"
    )
}

/// How many a word of number says.
fn number_word(word: &str) -> Option<usize> {
    Some(match word {
        "both" | "Both" | "two" | "2" => 2,
        "three" | "3" => 3,
        "four" | "4" => 4,
        "five" | "5" => 5,
        _ => return None,
    })
}

/// How many a noun of number stands for.
pub(crate) fn group_noun(word: &str) -> Option<usize> {
    Some(match word {
        "duo" | "pair" | "twosome" | "Duo" | "Pair" => 2,
        "trio" | "threesome" | "Trio" => 3,
        "quartet" | "foursome" => 4,
        "quintet" => 5,
        _ => return None,
    })
}

fn is_demonym_noun(word: &str) -> bool {
    matches!(
        word,
        "Scot"
            | "Dane"
            | "Swede"
            | "Finn"
            | "Pole"
            | "Serb"
            | "Croat"
            | "Turk"
            | "Spaniard"
            | "Briton"
            | "Brit"
            | "Czech"
            | "Argentine"
            | "Slovene"
            | "Kiwi"
            | "Aussie"
            | "Geordie"
    )
}

/// A demonym that names one person ("the Brazilian", "the Frenchman"), not a people ("the French", "the Scots").
fn singular_demonym(word: &str) -> bool {
    !(matches!(
        word,
        "English"
            | "French"
            | "Irish"
            | "Scottish"
            | "Welsh"
            | "British"
            | "Spanish"
            | "Turkish"
            | "Polish"
            | "Danish"
            | "Swedish"
            | "Finnish"
            | "Northern"
    ) || word.ends_with('s')
        || word.ends_with("men"))
}

/// How well a person fits a description: `None` when something contradicts, else the more the better.
pub(crate) fn fits(told: &Described, person: &NamedPerson) -> Option<i32> {
    let mut score = 0;
    if let Some(kind) = told.kind {
        score += match (kind, person.kind) {
            (a, b) if a == b => 10,
            // Surgeons, referees and agents are mostly nobody whom the report names.
            (Kind::Player | Kind::Manager | Kind::Other, Kind::Other) | (Kind::Player, Kind::Journalist) => 0,
            _ => return None,
        };
    }
    let mut compare = |a: &Option<String>, b: &Option<String>, same: i32, other: i32| match (a, b) {
        (Some(a), Some(b)) if a == b => score += same,
        (Some(_), Some(_)) => score -= other,
        _ => {}
    };
    compare(&told.nation, &person.nation, 40, 60);
    compare(&told.team, &person.team, 25, 15);
    compare(&told.role, &person.role, 40, 12);
    match (told.age, person.age) {
        (Some(a), Some(b)) if a == b => score += 50,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (told.gender, person.gender) {
        (Some(a), Some(b)) if a != b => return None,
        _ => {}
    }
    if told.kind.is_none()
        && told.age.is_some()
        && matches!(person.kind, Kind::Journalist | Kind::Medic | Kind::Agent)
    {
        score -= 20;
    }
    Some(score)
}
