//! How far ahead words look: the day, match, stretch or length that an absence or a return is measured against.

mod fixtures;

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Interval, add_days};

use super::Scene;
use crate::grammar::{Function, Link, Segment, Tense};
use crate::text::Shape;
use crate::time::{Bound, TimeExpr, TimeKind};

/// What an absence or a return is measured against.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// From a fewest to a most number of days (open above when `None`).
    Length {
        /// Fewest days.
        min: u32,
        /// Most days.
        max: Option<u32>,
        /// How the report bounds it.
        bound: Bound,
    },
    /// A stretch of the calendar: a day, a match, a month, what is left of a season.
    Stretch(Interval),
}

/// A span, and where and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    /// What.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The match or competition it is the day of, in the report's words.
    pub fixture: Option<String>,
    /// How it was worked out.
    pub steps: Vec<String>,
}

impl Horizon {
    /// The first day on which somebody who is out *for* it can be back: the day after a match or a day, the last day of
    /// a season or another long stretch.
    pub fn free_after(&self, said: Interval) -> Option<Date> {
        match &self.span {
            Span::Length { bound: Bound::AtMost, .. } => None,
            Span::Length { min, .. } => Some(add_days(said.earliest, i64::from(*min))),
            Span::Stretch(days) if days.width() > 40 => Some(days.latest),
            Span::Stretch(days) => Some(add_days(days.latest, 1)),
        }
    }

    /// The last day by which somebody who is back *in* it is back.
    pub fn back_by(&self, said: Interval) -> Option<Date> {
        match &self.span {
            Span::Length { bound: Bound::AtLeast, .. } => None,
            Span::Length { max, .. } => max.map(|m| add_days(said.latest, i64::from(m))),
            Span::Stretch(days) => Some(days.latest),
        }
    }
}

/// A length in words.
fn length(min: u32, max: Option<u32>, bound: Bound) -> String {
    match (max, bound) {
        (_, Bound::AtLeast) | (None, _) => format!("at least {min} days"),
        (Some(max), Bound::AtMost) => format!("at most {max} days"),
        (Some(max), _) if max == min => format!("{min} days"),
        (Some(max), _) => format!("{min} to {max} days"),
    }
}

/// Nouns for a stretch of matches that a time's own words do not name.
const SEASON: &[&str] = &["season", "campaign"];

/// What two sides do who play each other.
const MEETS: &[&str] = &[
    "host", "hosts", "face", "faces", "play", "plays", "visit", "visits", "meet", "meets", "entertain",
    "entertains", "welcome", "welcomes", "travel", "travels", "take", "takes", "tackle", "tackles",
];

/// What the adjective of a nation or a town stands before, where it tells of an opponent named elsewhere.
const DESCRIBED: &[&str] = &["side", "club", "team", "outfit", "champions", "visitors", "league"];

/// A doubt about so many days is one about the next match or two.
const NEXT_MATCHES_DAYS: i64 = 16;

impl Scene<'_> {
    /// The horizons that begin inside a range of tokens, in order.
    pub fn horizons(&self, tokens: &Range<usize>) -> Vec<Horizon> {
        let mut out = self.told_ahead(tokens);
        // What is past in a piece behind ("…, a week after his debut") says nothing of the match.
        let own = self.segment(tokens.start).map_or(tokens.end, |s| s.tokens.end.min(tokens.end));
        let past = self.times(&(tokens.start..own)).any(|t| {
            let days = self.resolve(t, Tense::Past, None).when;
            matches!(t.kind, TimeKind::Date | TimeKind::Time)
                && days.is_some_and(|d| d.latest < self.page.published.earliest)
        });
        if out.is_empty() && !past {
            let rest = self.rest_of_event(tokens).or_else(|| self.indoor_season(tokens));
            let rest = rest.or_else(|| self.rest_of_season(tokens));
            out.extend(rest.or_else(|| self.fixture_in(tokens)));
        }
        out
    }

    /// "the rest of the Premier League season", "the remainder of Rovers' domestic campaign": with words between that say of which.
    fn rest_of_season(&self, tokens: &Range<usize>) -> Option<Horizon> {
        const BETWEEN: usize = 6;
        let rest = |i: &usize| self.is_word(*i, &["rest", "remainder"]) && self.is_word(*i + 1, &["of"]);
        let at = tokens.clone().find(rest)?;
        let plain = |i: usize| !self.function(i).verbal() && !self.is_mark(i, ",");
        let behind = (at + 2..(at + 2 + BETWEEN).min(self.tokens.end)).take_while(|&i| plain(i));
        let season = behind.filter(|&i| self.is_word(i, &["season", "campaign"])).last()?;
        let days = ledger::Interval { earliest: self.page.published.earliest, latest: self.season_end() };
        (days.earliest <= days.latest).then(|| Horizon {
            span: Span::Stretch(days),
            tokens: at..season + 1,
            fixture: None,
            steps: vec![format!("the season that is being played, until {}", days.latest)],
        })
    }

    /// "the rest of the tournament": what is left of the one that is being played.
    fn rest_of_event(&self, tokens: &Range<usize>) -> Option<Horizon> {
        let rest = |i: usize| {
            self.is_word(i, &["rest", "remainder"])
                && self.is_word(i + 1, &["of"])
                && self.is_word(
                    i + 3,
                    &["tournament", "championship", "championships", "competition", "campaign"],
                )
        };
        let at = tokens.clone().find(|&i| rest(i))?;
        let days = self.page.event()?;
        Some(Horizon {
            span: Span::Stretch(days),
            tokens: at..at + 4,
            fixture: None,
            steps: vec![format!("the tournament that is being played, until {}", days.latest)],
        })
    }

    /// The lengths among the horizons that begin inside a range of tokens, in order.
    pub fn lengths(&self, tokens: &Range<usize>) -> impl Iterator<Item = Horizon> {
        let lengths = self
            .times(tokens)
            .filter(|t| t.kind == TimeKind::Duration || self.next_length(&t.tokens).is_some());
        lengths.filter_map(|t| self.horizon_of(t))
    }

    /// Whether a stretch reaches so far beyond the next match that only somebody who is out can miss it all.
    pub fn beyond_a_match(&self, horizons: &[Horizon]) -> bool {
        horizons.iter().any(|h| match &h.span {
            Span::Stretch(days) => {
                // "out until June": from now on, however short June's own days.
                let lead = h.tokens.start.saturating_sub(3)..h.tokens.start + 1;
                let until = self.any_word(lead, &["until", "till"]);
                let now = self.page.published.latest;
                let start = if until { now } else { days.earliest.max(now) };
                ledger::add_days(start, NEXT_MATCHES_DAYS) < days.latest
            }
            Span::Length { .. } => true,
        })
    }

    /// From a phrase to the end of its segment, and of the next one where that has no verb of its own: what it is
    /// measured against may follow there ("not expected to return | until May").
    pub fn reach(&self, words: &Range<usize>) -> Range<usize> {
        let to = |end: usize| words.start..end.max(words.end);
        // "could return as early as next week": two joints that part nothing.
        let as_early = self.is_word(words.end, &["as"])
            && self.is_word(words.end + 1, &["early", "soon", "quickly", "late"])
            && self.is_word(words.end + 2, &["as"]);
        if as_early && let Some(behind) = self.segment(words.end + 3) {
            return to(behind.tokens.end);
        }
        let last = words.end.saturating_sub(1);
        let Some(at) = self.segments.iter().position(|s| s.tokens.contains(&last)) else {
            return words.clone();
        };
        // "until | after the break" is one bound in two segments.
        let double = self
            .segments
            .get(at + 1)
            .is_some_and(|s| s.tokens.len() == 1 && s.verb.at.is_none() && s.link != Link::Bracketed);
        let next = if double { at + 2 } else { at + 1 };
        let end = self
            .over_brackets(next)
            .or_else(|| self.over_his_clause(at + 1))
            .or_else(|| self.segments.get(next).filter(|s| self.goes_on(s)))
            .or_else(|| self.segments.get(at))
            .map_or(words.end, |s| s.tokens.end);
        to(end)
    }

    /// Whether what a phrase is measured against may stand in the segment behind its own.
    fn goes_on(&self, s: &Segment) -> bool {
        let first = s.tokens.start;
        let dated = || self.times(&s.tokens).next().is_some();
        if self.is_word(first, &["before", "until", "till", "by"]) && dated() {
            return true;
        }
        // "misses out as Rovers host City on Saturday": that is the match.
        if self.is_word(first, &["as", "when"]) && self.any_word(s.tokens.clone(), MEETS) && dated() {
            return true;
        }
        // "miss the City match, as Rovers bid to go on in this year's Cup": another thing's time.
        let aside = self.is_word(first, &["as", "while", "whilst"])
            && self.page.surface.tokens.get(first + 1).is_some_and(|t| t.is(Shape::CAPITAL));
        // "May" is a month here, no verb.
        !aside && s.verb.at.is_none_or(|v| self.times(&s.tokens).any(|t| t.tokens.contains(&v)))
    }

    /// "to play for Rovers (6-9) against City (8-7) on Sunday": what brackets part belongs together. The last segment of such a row that
    /// begins with the one of that number.
    fn over_brackets(&self, next: usize) -> Option<&Segment> {
        const BRACKETS: usize = 4;
        let bracket = |n: usize| self.segments.get(n).is_some_and(|s| s.link == Link::Bracketed);
        // "without Dorn (hamstring) and Kent (knee) against City on Friday": a name with a bracket of its own is one more of the row.
        let rest = |n: usize| {
            let plain = |s: &&Segment| s.verb.at.is_none() && (!s.own_subject || bracket(n + 1));
            self.segments.get(n).filter(|s| plain(s) && !bracket(n))
        };
        (0..BRACKETS).map(|k| next + 2 * k).take_while(|&n| bracket(n)).map_while(|n| rest(n + 1)).last()
    }

    /// "without Dorn, who is injured, at home to City on Friday": over the clause that tells of the name. `behind`: the number of the
    /// segment behind the words' own.
    fn over_his_clause(&self, behind: usize) -> Option<&Segment> {
        const NAMES: usize = 4;
        let row = self.segments.get(behind..).unwrap_or_default();
        let name = |s: &&Segment| s.link == Link::Main && s.verb.at.is_none();
        let names = row.iter().take(NAMES).take_while(name).count();
        row.get(names).filter(|s| s.link == Link::Relative)?;
        row.get(names + 1).filter(|s| {
            let first = s.tokens.start;
            let led = self.function(first).contains(Function::PREPOSITION)
                || self.is_word(first, &["home", "away"]);
            led && s.verb.at.is_none() && !s.own_subject
        })
    }

    /// The day of a past match or the days that the words tell of, for what is told as past.
    pub fn past_time(&self, tokens: &Range<usize>) -> Option<Interval> {
        let today = self.page.published;
        self.times(tokens)
            .filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time))
            .filter_map(|t| self.resolve(t, Tense::Past, None).when)
            .find(|d| d.earliest <= today.latest && d.width() < 800)
            .map(|d| Interval { latest: d.latest.min(today.latest), ..d })
    }

    /// "the 2024 London Marathon": the year is a part of the event's name, and no stretch of time.
    fn names_event(&self, tokens: &Range<usize>) -> bool {
        let surface = &self.page.surface;
        let shape = |i: usize, s: Shape| surface.tokens.get(i).is_some_and(|t| t.is(s));
        tokens.len() == 1
            && shape(tokens.start, Shape::NUMBER)
            && surface.word_at(tokens.start).len() == 4
            && shape(tokens.end, Shape::CAPITAL)
            && !shape(tokens.end, Shape::FIRST)
    }

    /// "this year's championship", "the year's opening tournament": which one, and no stretch of time.
    fn years_own(&self, tokens: &Range<usize>) -> bool {
        self.is_word(tokens.end.wrapping_sub(1), &["year"])
            && tokens.len() <= 2
            && self.is_word(tokens.start, &["this", "the", "year"])
            && self.page.surface.tokens.get(tokens.end).is_some_and(|t| t.is(Shape::CLITIC))
    }

    /// "the next month", "the coming week": the days of a length that begins with the report.
    fn next_length(&self, tokens: &Range<usize>) -> Option<u32> {
        let told = tokens.len() == 3
            && self.is_word(tokens.start, &["the"])
            && self.is_word(tokens.start + 1, &["next", "coming"]);
        match self.lower(tokens.start + 2).as_ref() {
            "week" if told => Some(7),
            "fortnight" if told => Some(14),
            "month" if told => Some(30),
            "year" if told => Some(365),
            _ => None,
        }
    }

    /// The horizon that a time expression gives, if it looks ahead of the report (or at its very day).
    pub fn horizon_of(&self, expr: &TimeExpr) -> Option<Horizon> {
        if self.names_event(&expr.tokens) || self.of_one_match(&expr.tokens) || self.years_own(&expr.tokens) {
            return None;
        }
        let mut resolved = self.resolve(expr, Tense::Future, None);
        // "miss the next month": a length from now, where "next month" is one of the calendar.
        if let Some(days) = self.next_length(&expr.tokens) {
            resolved.steps.push(format!("“{}”: {days} days from the report", self.text(expr.tokens.clone())));
            return Some(Horizon {
                span: Span::Length { min: days, max: Some(days), bound: Bound::Plain },
                tokens: expr.tokens.clone(),
                fixture: None,
                steps: resolved.steps,
            });
        }
        let span = match (expr.kind, resolved.length, resolved.when) {
            // Ages, half-times and other lengths of under a day tell no absence.
            (TimeKind::Duration, Some((_, Some(0))), _) => return None,
            (TimeKind::Duration, Some((min, max)), _) => {
                let bound = expr.length().map_or(Bound::Plain, |l| l.bound);
                let told = self.text(expr.tokens.clone());
                resolved.steps.push(format!("“{told}”: {}", length(min, max, bound)));
                Span::Length { min, max, bound }
            }
            (TimeKind::Date | TimeKind::Time, _, Some(days)) => {
                Span::Stretch(self.ahead_of_the_report(expr, days)?)
            }
            _ => return None,
        };
        Some(Horizon {
            span,
            tokens: expr.tokens.clone(),
            fixture: self.fixture_name(&expr.tokens),
            steps: resolved.steps,
        })
    }

    /// The days of a time, if they look ahead of the report (or are its very day) and not too far.
    fn ahead_of_the_report(&self, expr: &TimeExpr, days: Interval) -> Option<Interval> {
        const LONGEST_DAYS: i64 = 800;
        const FAR_DAYS: i64 = 300;
        const SHORT_DAYS: i64 = 40;
        if days.latest < self.page.published.earliest || days.width() > LONGEST_DAYS {
            return None;
        }
        let days = self.coming_week(expr).unwrap_or(days);
        // A campaign is the tournament's, where one is being played.
        let campaign = expr.of_season() && self.any_word(expr.tokens.clone(), &["campaign"]);
        let days = if campaign { self.page.event().unwrap_or(days) } else { days };
        // A day of the calendar without its year is never so far ahead: it is the one just past.
        let far = ledger::days_between(self.page.published.latest, days.earliest) > FAR_DAYS;
        let dated = || self.text(expr.tokens.clone()).bytes().filter(u8::is_ascii_digit).count() >= 4;
        let just_past =
            far && days.width() <= SHORT_DAYS && !dated() && !self.any_word(expr.tokens.clone(), &["next"]);
        (!just_past).then_some(days)
    }

    /// "the first league game of the season", "his second start of the campaign": one of its matches, and not the season; the last one ends it.
    fn of_one_match(&self, season: &Range<usize>) -> bool {
        const ONES: &[&str] =
            &["first", "second", "third", "fourth", "fifth", "sixth", "opening", "next", "1st", "2nd", "3rd"];
        let Some(noun) = season.start.checked_sub(2).filter(|&n| self.is_word(n + 1, &["of"])) else {
            return false;
        };
        let one = noun.saturating_sub(4).max(self.tokens.start)..noun;
        self.is_word(season.end - 1, SEASON)
            && crate::matches::is_match_noun(&self.page.surface, noun)
            && self.any_word(one, ONES)
    }

    /// Whether a token stands in this sentence's own paragraph.
    fn same_block(&self, token: usize) -> bool {
        let surface = &self.page.surface;
        let block = |t: usize| surface.sentence_of(t).and_then(|s| surface.sentences.get(s)).map(|s| s.block);
        block(token) == block(self.tokens.start)
    }
}
