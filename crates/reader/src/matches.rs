//! Matches that the report itself dates: "Saturday's 2-1 defeat by Rovers", "to face Scotland on Sunday".

use std::ops::Range;

use ledger::Interval;

use crate::grammar::Tense;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::text::Surface;
use crate::time::{Anchor, TimeExpr, TimeKind, resolve};

/// A match and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Opponent or competition, by its lexicon's name.
    pub against: String,
    /// The words that tell of it.
    pub tokens: Range<usize>,
    /// Its day.
    pub day: Interval,
}

/// The matches of a report, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    all: Vec<Match>,
}

/// A team and a day further apart than this (in tokens) are not told as one match.
const REACH: usize = 12;

const AHEAD: &[&str] = &[
    "will",
    "face",
    "faces",
    "ahead",
    "next",
    "this",
    "play",
    "host",
    "visit",
    "meet",
    "against",
    "for",
    "upcoming",
    "forthcoming",
];

impl Matches {
    /// Finds them: in one sentence, a team or competition and a day near each other.
    pub fn told(
        surface: &Surface<'_>,
        lexicon: &Lexicon,
        hits: &[Hit],
        times: &[TimeExpr],
        published: Interval,
    ) -> Self {
        let mut all = Vec::new();
        for expr in times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)) {
            let Some(sentence) =
                surface.sentence_of(expr.tokens.start).and_then(|s| surface.sentences.get(s))
            else {
                continue;
            };
            let near = expr.tokens.start.saturating_sub(REACH).max(sentence.tokens.start)
                ..(expr.tokens.end + REACH).min(sentence.tokens.end);
            let from = hits.partition_point(|h| (h.start as usize) < near.start);
            let rivals =
                hits.get(from..).unwrap_or_default().iter().take_while(|h| (h.start as usize) < near.end);
            let ahead =
                near.clone().any(|i| AHEAD.iter().any(|w| w.eq_ignore_ascii_case(surface.word_at(i))));
            let tense = if ahead { Tense::Future } else { Tense::Past };
            let Some(day) = resolve(expr, &Anchor::published(published).tense(tense.into())).when else {
                continue;
            };
            if day.width() > 3 {
                continue;
            }
            for hit in
                rivals.filter(|h| matches!(lexicon.entry(h).class, Class::Team | Class::Competition)).take(4)
            {
                let start = expr.tokens.start.min(hit.start as usize);
                let end = expr.tokens.end.max(hit.end as usize);
                all.push(Match { against: lexicon.entry(hit).column(0).to_owned(), tokens: start..end, day });
            }
        }
        Self { all }
    }

    /// The match told inside a range of tokens.
    pub fn inside(&self, tokens: &Range<usize>) -> Option<&Match> {
        self.all.iter().find(|m| tokens.start <= m.tokens.start && m.tokens.end <= tokens.end)
    }

    /// The latest match against that team which the report dates and which had been played.
    pub fn played_against(&self, team: &str) -> Option<&Match> {
        self.all.iter().filter(|m| m.against == team).max_by_key(|m| m.day.earliest)
    }

    /// The first match against that team (or in that competition) from a day on.
    pub fn against(&self, team: &str, from: jiff::civil::Date) -> Option<&Match> {
        self.all.iter().filter(|m| m.against == team && m.day.latest >= from).min_by_key(|m| m.day.earliest)
    }

    /// The first match from a day on.
    pub fn next(&self, from: jiff::civil::Date) -> Option<&Match> {
        self.all.iter().filter(|m| m.day.latest >= from).min_by_key(|m| m.day.earliest)
    }

    /// The latest match up to a day.
    pub fn last(&self, until: jiff::civil::Date) -> Option<&Match> {
        self.all.iter().filter(|m| m.day.earliest <= until).max_by_key(|m| m.day.earliest)
    }
}
