//! Matches and their days: those that the report itself dates ("Saturday's 2-1 defeat by Rovers", "to face Scotland on
//! Sunday", the head of a preview), and those that packs know.

mod index;
mod packs;
mod told;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Interval, add_days};
use pack::Pack;

use self::index::Index;
use self::told::Report;
pub(crate) use self::told::is_score;
use crate::lexicon::{Hit, Lexicon};
use crate::text::{Surface, Words};
use crate::time::TimeExpr;

/// A match and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Opponent or competition, by its lexicon's name; empty where the report names none.
    pub against: String,
    /// The words that tell of it.
    pub tokens: Range<usize>,
    /// Its day.
    pub day: Interval,
    /// Whether its result, or a noun for a match, stands right by the day: a team and a day alone may be told of anything else.
    pub sure: bool,
    /// Whether how it ended stands by the day.
    pub ended: bool,
}

/// The matches of a report, in reading order, and the packs that know more of them.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    all: Vec<Match>,
    index: Index,
    /// Where that of a preview's head stands, if there is one.
    preview: Option<usize>,
    packs: Vec<Arc<Pack>>,
}

/// So many matches told before are looked at.
const LOOK_BACK: usize = 12;

/// Nouns for a match.
pub(crate) const MATCH_NOUNS: &[&str] = &[
    "match", "game", "final", "semi", "clash", "derby", "tie", "opener", "trip", "visit", "qualifier",
    "encounter", "testimonial", "friendly", "replay", "fixture", "showdown", "test", "meeting", "leg",
    "race", "decider", "international",
];

/// A match that a preview is about lies within so many days.
const PREVIEW_DAYS: i64 = 14;

impl Matches {
    /// Finds them: in one sentence, a team, competition or noun for a match and a day near each other; at the head of a
    /// preview, a day and "A v B".
    pub fn told(
        surface: &Surface<'_>,
        lexicon: &Lexicon,
        hits: &[Hit],
        times: &[TimeExpr],
        published: Interval,
    ) -> Self {
        let report = Report { surface, lexicon, hits, published };
        let mut all = report.dated(times);
        let told = all.len();
        all.extend(report.preview(times));
        let preview = (all.len() > told).then_some(told);
        Self { index: Index::of(&all), all, preview, packs: Vec::new() }
    }

    /// The same with packs to ask.
    #[must_use]
    pub fn with_packs(mut self, packs: &[Arc<Pack>]) -> Self {
        self.packs = packs.to_vec();
        self
    }

    /// The match told inside a range of tokens.
    pub fn inside(&self, tokens: &Range<usize>) -> Option<&Match> {
        let ends = |n: usize| self.all.get(n).is_some_and(|m| m.tokens.end <= tokens.end);
        self.all.get(self.index.place(tokens, ends)?)
    }

    /// The matches that surely are some, in reading order.
    pub fn sure(&self) -> impl Iterator<Item = &Match> {
        self.all.iter().filter(|m| m.sure)
    }

    /// What surely are matches told before a token, the last told first; no more than the nearest few.
    pub fn told_before(&self, at: usize) -> impl Iterator<Item = &Match> {
        self.index.told_before(at).filter_map(|n| self.all.get(n)).take(LOOK_BACK).filter(|m| m.sure)
    }

    /// What surely are matches told from a token on, in reading order; no more than the nearest few.
    pub fn told_after(&self, at: usize) -> impl Iterator<Item = &Match> {
        self.index.told_after(at).filter_map(|n| self.all.get(n)).take(LOOK_BACK).filter(|m| m.sure)
    }

    /// The latest match against that team which the report dates and which had been played; one that surely is a match first.
    pub fn played_against(&self, team: &str) -> Option<&Match> {
        let all = || self.index.of_team(team).filter_map(|n| self.all.get(n)).take(LOOK_BACK);
        all().find(|m| m.sure).or_else(|| all().next())
    }

    /// The first match against that team (or in that competition) from a day on.
    pub fn against(&self, team: &str, from: Date) -> Option<&Match> {
        self.all.get(self.index.first_of(team, from)?)
    }

    /// The first match from a day on that is near enough to be the next one.
    pub fn next(&self, from: Date) -> Option<&Match> {
        self.all.get(self.index.first(from, add_days(from, PREVIEW_DAYS))?)
    }

    /// The match that the head of a preview tells.
    pub fn previewed(&self) -> Option<&Match> {
        self.all.get(self.preview?)
    }

    /// The latest match up to a day.
    pub fn last(&self, until: Date) -> Option<&Match> {
        self.all.get(self.index.last(until)?)
    }

    /// Whether the report dates a match of that team.
    pub fn knows(&self, team: &str) -> bool {
        self.index.knows(team)
    }

    /// The first match after a day, however far.
    pub fn later(&self, than: Date) -> Option<&Match> {
        self.all.get(self.index.begins_after(than)?)
    }
}

pub(crate) use told::GOES_ON;

pub(crate) fn is_match_noun(surface: &Surface<'_>, i: usize) -> bool {
    const NOUNS: Words<'_> = Words::of(&[MATCH_NOUNS]);
    NOUNS.has(surface, i)
}
