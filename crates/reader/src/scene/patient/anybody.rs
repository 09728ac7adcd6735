//! What is said of players in general is told of nobody.

use std::ops::Range;

use super::behind::MANY;
use crate::scene::Scene;
use crate::text::Shape;

/// Plurals that stand for people in general where no article, number or genitive is before them.
const PEOPLE: &[&str] = &[
    "players", "athletes", "people", "footballers", "sportsmen", "sportswomen", "sportspeople", "youngsters",
    "professionals", "competitors", "individuals", "patients",
];

/// What may stand between a verb of saying and such a plural.
const OF_SOME: &[&str] = &[
    "young", "younger", "older", "many", "some", "most", "all", "few", "injured", "elite", "professional",
    "top", "female", "male", "often", "sometimes", "more", "too",
];

/// Subjects that are nobody of whom the report tells.
const WHOEVER: &[&str] =
    &["anyone", "anybody", "someone", "somebody", "everyone", "everybody", "nobody", "whoever", "others"];

impl Scene<'_> {
    /// "there are players who have come back too soon": the relative clause that begins at a token speaks of many whom nobody names.
    pub(super) fn of_many(&self, who: usize) -> bool {
        const ANYBODY: &[&str] =
            &["those", "people", "athletes", "runners", "fans", "anyone", "everyone", "someone", "anybody"];
        let before = who.wrapping_sub(1 + usize::from(self.is_mark(who.wrapping_sub(1), ",")));
        let named = self.mentions().any(|(_, m)| m.tokens.contains(&before));
        // "Ferreira, one of the oldest players, who was hurt": the one who is named.
        let one = (before.saturating_sub(8).max(self.tokens.start)..before).any(|i| {
            self.is_word(i, &["one"])
                && self.is_word(i + 1, &["of"])
                && self.mentions().any(|(_, m)| m.tokens.end + 1 == i)
        });
        if one && self.is_mark(who.wrapping_sub(1), ",") {
            return false;
        }
        self.is_word(who, &["who", "whose"])
            && !named
            && (self.is_word(before, MANY) || self.is_word(before, ANYBODY))
    }

    /// "Dorn said athletes often struggle when recovering from surgery": the clause that holds the words speaks of people in
    /// general, and of nobody whom it names.
    pub(super) fn of_anybody(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 32;
        if self.of_whoever(tokens) || self.of_the_rest(tokens) || self.of_the_side(tokens) {
            return true;
        }
        let near = tokens.start.saturating_sub(REACH).max(self.tokens.start)..tokens.start;
        let Some(noun) = near.rev().find(|&i| self.is_word(i, PEOPLE)) else {
            return false;
        };
        let theirs = |i: usize| self.is_word(i, &["they", "them", "their", "who", "whose"]);
        let named = self.mentions().any(|(_, m)| {
            (noun + 1..tokens.end).contains(&m.tokens.start)
                && !m.persons.is_empty()
                && !theirs(m.tokens.start)
        });
        let adjective = |i: &usize| self.is_word(*i, OF_SOME);
        let first = (self.tokens.start..noun).rev().take_while(adjective).last().unwrap_or(noun);
        let opens = first == self.tokens.start
            || self.is_word(first - 1, &["that"])
            || self.page.quotes.attribution_at(noun).is_some_and(|a| a.verb + 1 == first);
        // "Players missing include Ferreira and Costa": some whom it names.
        let some = self.any_word(noun + 1..self.tokens.end, &["include", "includes", "including"]);
        opens && !named && !some
    }

    /// "earned a recall thanks to a string of injuries", "starts because of injuries in defence": those of others, from which somebody gains.
    fn of_the_side(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 6;
        const PLACES: &[&str] = &[
            "defence", "defense", "midfield", "attack", "squad", "camp", "ranks", "side", "team", "backline",
            "pack",
        ];
        if !self.is_word(tokens.end.wrapping_sub(1), &["injuries"]) {
            return false;
        }
        let near = tokens.start.saturating_sub(REACH).max(self.tokens.start)..tokens.start;
        let thanks = near.clone().find(|&i| self.is_word(i, &["thanks"]) && self.is_word(i + 1, &["to"]));
        let plain =
            |from: usize| (from..tokens.start).all(|i| !self.function(i).verbal() && !self.is_mark(i, ","));
        let owned =
            |from: usize| self.mentions().any(|(_, m)| (from..tokens.start).contains(&m.tokens.start));
        let within = self.is_word(tokens.end, &["in", "within", "throughout", "across"])
            && self.any_word(tokens.end + 1..tokens.end + 4, PLACES);
        within || thanks.is_some_and(|t| plain(t + 2) && !owned(t))
    }

    /// "if anyone is injured", "the rest of the squad are fit": the clause's own subject is somebody or the others, and nobody named.
    pub fn of_whoever(&self, tokens: &Range<usize>) -> bool {
        const LEADS: &[&str] =
            &["if", "that", "when", "once", "unless", "because", "and", "but", "so", "until", "the"];
        let Some(segment) = self.segment(tokens.start) else { return false };
        let Some(verb) = segment.verb.at.filter(|v| *v <= tokens.start) else { return false };
        let quote = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::QUOTE));
        let lead = |i: &usize| self.is_word(*i, LEADS) || quote(*i);
        let first = segment.tokens.start + (segment.tokens.start..verb).take_while(lead).count();
        // "someone like Dorn", "the rest, Dorn among them".
        let named = self.mentions().any(|(_, m)| (first..verb).contains(&m.tokens.start));
        !named && self.is_word(first, WHOEVER) && !self.is_word(first + 1, &["day", "day's"])
    }

    /// "is confident that the rest of the squad will be fit": those of whom nothing has been told.
    pub(in crate::scene) fn of_the_rest(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 10;
        const SIDES: &[&str] = &["squad", "party", "players", "team", "side", "group", "boys", "lads"];
        const SOME: &[&str] = &[
            "rest", "some", "most", "several", "none", "half", "two", "three", "four", "five", "six",
            "seven", "eight", "nine", "ten",
        ];
        let near = tokens.start.saturating_sub(REACH).max(self.tokens.start)..tokens.end;
        // "some of the players are not fit", too.
        // "has 10 of his first-team squad doubtful".
        let number = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::NUMBER));
        let rest = near.rev().find(|&i| {
            (number(i) || self.is_word(i, SOME))
                && self.is_word(i + 1, &["of"])
                && self.any_word(i + 2..i + 6, SIDES)
        });
        rest.is_some_and(|r| {
            !self.mentions().any(|(_, m)| r < m.tokens.start && m.tokens.start < tokens.end)
                && (r + 5..tokens.start)
                    .all(|i| !self.is_word(i, &["but", "and", "while"]) && !self.is_mark(i, ","))
                && !self.is_word(r.wrapping_sub(1), &["with"])
        })
    }
}
