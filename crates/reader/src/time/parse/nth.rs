//! Counted steps of the calendar: "the week before last", "Saturday week", "three summers ago", "on the 8th".

use super::super::atoms::Relation;
use super::super::{Unit, What, When, Which};
use super::{Parser, Read};
use crate::text::Shape;

impl Parser<'_> {
    /// Any of them.
    pub(super) fn counted(&self, i: usize) -> Read<When> {
        self.before_last(i)
            .or_else(|| self.a_week_on(i))
            .or_else(|| self.weekday_week(i))
            .or_else(|| self.seasons_ago(i))
            .or_else(|| self.the_nth(i))
    }

    /// "The week before last", "the Saturday before last".
    fn before_last(&self, i: usize) -> Read<When> {
        let at = self.skip(i, &["the"]);
        let (what, end) = match self.unit(at) {
            Some(((unit, false), end)) if unit >= Unit::Weekend => (What::Unit(unit), end),
            _ => {
                let (w, end) = self.weekday(at)?;
                (What::Weekday(w), end)
            }
        };
        (at > i && self.is(end, "before") && self.is(end + 1, "last"))
            .then(|| (When::new(what, Which::Offset(-2)), end + 2))
    }

    /// "A week on Saturday", "a week tomorrow".
    fn a_week_on(&self, i: usize) -> Read<When> {
        let at = self.skip(i, &["a", "one"]);
        let ((Unit::Week, false), end) = self.unit(at).filter(|_| at > i)? else { return None };
        if self.is(end, "on")
            && let Some((w, end)) = self.weekday(end + 1)
        {
            return Some((When::new(What::Weekday(w), Which::Offset(2)), end));
        }
        let days = if self.is(end, "tomorrow") { 8 } else { return None };
        Some((When::new(What::Unit(Unit::Day), Which::Offset(days)), end + 1))
    }

    /// "Saturday week": a week after the coming Saturday.
    fn weekday_week(&self, i: usize) -> Read<When> {
        let (w, end) = self.weekday(i)?;
        let week = self.is(end, "week") && !self.shape(end, Shape::HYPHENATED);
        let behind = [
            "with", "after", "because", "against", "at", "and", "but", "when", "as", "following", "through",
            "due", "in", "for", "if",
        ];
        let closed = !self.shape(end + 1, Shape::WORD)
            || self.shape(end + 1, Shape::CLITIC)
            || self.any(end + 1, &behind);
        (week && closed).then(|| (When::new(What::Weekday(w), Which::Offset(2)), end + 1))
    }

    /// "Two summers ago".
    fn seasons_ago(&self, i: usize) -> Read<When> {
        let (n, end) = self.number(i).filter(|(n, _)| *n >= 1.0 && *n <= 20.0 && n.fract() == 0.0)?;
        // The lexicon has the singular.
        let season = self.word(end).strip_suffix('s').and_then(season_named)?;
        let (_, end) = self.relation(end + 1).filter(|(r, _)| *r == Relation::Ago)?;
        Some((When::new(What::Season(season), Which::Offset(-(n as i32))), end))
    }

    /// "On the 8th", where nothing follows that it could count.
    fn the_nth(&self, i: usize) -> Read<When> {
        let at = self.skip(i, &["the"]);
        let called = at > i && i > self.start && self.any(i - 1, &["on", "until", "since", "by"]);
        let (n, end) = self.ordinal(at).filter(|(n, e)| called && (1..=31).contains(n) && *e == at + 2)?;
        let free = !self.shape(end, Shape::WORD)
            || self.any(end, &["and", "but", "after", "before", "when", "at", "against", "with", "or", "to"]);
        (free && !self.shape(end, Shape::HYPHENATED))
            .then(|| (When::new(What::Day(None, u8::try_from(n).unwrap_or(1)), Which::Bare), end))
    }
}

fn season_named(word: &str) -> Option<super::super::YearSeason> {
    use super::super::YearSeason;
    const NAMES: [(&str, YearSeason); 5] = [
        ("spring", YearSeason::Spring),
        ("summer", YearSeason::Summer),
        ("autumn", YearSeason::Autumn),
        ("fall", YearSeason::Autumn),
        ("winter", YearSeason::Winter),
    ];
    NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(word)).map(|(_, s)| *s)
}
