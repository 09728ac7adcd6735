//! Dates that lean on another time: "last November", "this season", "the previous Friday", "late last week".

use super::super::atoms::{Relation, Sense};
use super::super::{Bound, Clock, Part, Unit, What, When, Which};
use super::{Parser, Read, longer};
use crate::text::{Shape, Words};

/// Units of a day or more that "the" alone can name ("the weekend", "the quarter").
const NAMEABLE: &[Unit] =
    &[Unit::Weekend, Unit::Week, Unit::Month, Unit::Quarter, Unit::Campaign, Unit::Year, Unit::Day];

impl Parser<'_> {
    /// A stretch of the calendar, with its part and its time of day.
    pub(super) fn when(&self, i: usize) -> Read<When> {
        let (mut when, mut end) = longer(self.narrowed(i), longer(self.core(i), self.clocked(i)))?;
        // A day and its part: "Saturday night", "yesterday afternoon", "17 April at 15:00".
        if when.clock.is_none() && self.is_day(&when) {
            let at = self.skip(end, &["in", "at"]);
            let at = if at > end { self.skip(at, &["the"]) } else { at };
            if let Some((clock, e)) = self.clock(at).or_else(|| self.part_of_day(at)) {
                (when.clock, end) = (Some(clock), e);
            }
        }
        Some((when, end))
    }

    pub(super) fn is_day(&self, when: &When) -> bool {
        match (&when.what, &when.which) {
            (What::Day(..) | What::Weekday(_), _) => true,
            (What::Unit(Unit::Day), w) => {
                matches!(w, Which::Offset(_) | Which::Same | Which::Previous | Which::Following)
            }
            (What::Feast(f), _) => f.is_day(),
            _ => false,
        }
    }

    pub(super) fn part_of_day(&self, i: usize) -> Read<Clock> {
        let (code, end) = self.day_part(i)?;
        match code {
            "AM" | "PM" | "OCLOCK" => None,
            "MN" => Some((Clock::At(24, None), end)),
            _ => Some((Clock::In(code), end)),
        }
    }

    /// "Early", "the end of", "later" and the stretch that they narrow.
    fn narrowed(&self, i: usize) -> Read<When> {
        let at = self.skip(i, &["the"]);
        let about = self.bound(i).filter(|(b, _)| *b == Bound::About).map_or(at, |(_, e)| e);
        if let Some((part, end)) = self.part(about) {
            let (part, end) = self.part_range(part, end);
            let (when, end) =
                longer(longer(self.core(end), self.mid_unit(part, end)), self.narrowed_again(part, end))
                    .or_else(|| self.headline_unit(i, end))?;
            if self.of_its_match(&when, end) {
                return Some((when, end));
            }
            let fits = !matches!(when.what, What::Event(_)) || matches!(part, Part::Start | Part::End);
            return fits.then(|| (Self::partial(part, when), end));
        }
        if let Some((relation, end)) = self.relation(at) {
            let part = match relation {
                Relation::Earlier => Part::Before,
                Relation::Later => Part::After,
                _ => return self.years_end(i),
            };
            let end = self.skip(end, &["in", "on"]);
            let (when, end) = self.core(end)?;
            return Some((Self::partial(part, when), end));
        }
        // "Around year end", "about 1 November"; a way around Thursday's ruling leads past the ruling.
        if about > at
            && let Some((when, end)) = self.core(about)
            && !self.shape(end, Shape::CLITIC)
        {
            return Some((when, end));
        }
        self.years_end(about)
    }

    /// "The first half of last week's match": the half is the match's, and the week is whole.
    fn of_its_match(&self, when: &When, end: usize) -> bool {
        const LONGER: &[&str] =
            &["tour", "series", "campaign", "season", "programme", "tournament", "camp", "calendar"];
        let short =
            matches!(when.what, What::Unit(Unit::Week | Unit::Month | Unit::Weekend) | What::Month(_));
        short && self.shape(end, Shape::CLITIC) && !(end + 1..end + 5).any(|i| self.any(i, LONGER))
    }

    /// "Early to mid", "mid to late": one half.
    fn part_range(&self, part: Part, end: usize) -> (Part, usize) {
        let second = if self.any(end, &["to", "or", "and"]) { self.part(end + 1) } else { None };
        match (part, second) {
            (Part::Early, Some((Part::Mid, e))) => (Part::FirstHalf, e),
            (Part::Mid, Some((Part::Late, e))) => (Part::SecondHalf, e),
            _ => (part, end),
        }
    }

    /// "Mid-season", "mid-year".
    fn mid_unit(&self, part: Part, i: usize) -> Read<When> {
        let ((unit, false), end) = self.unit(i)? else { return None };
        (part == Part::Mid && self.shape(i, Shape::HYPHENATED) && matches!(unit, Unit::Campaign | Unit::Year))
            .then(|| (When::new(What::Unit(unit), Which::Bare), end))
    }

    /// "Out until end of season", "back before end of month": headlines leave articles out.
    fn headline_unit(&self, i: usize, at: usize) -> Read<When> {
        let led = i.checked_sub(1).is_some_and(|b| self.any(b, &["until", "till", "before", "by", "for"]));
        if led { self.the_unit(at) } else { None }
    }

    /// "The end of last season's campaign" has one part; "the early part of 1990" too.
    fn narrowed_again(&self, part: Part, i: usize) -> Read<When> {
        let at = if self.is(i, "part") && self.is(i + 1, "of") { i + 2 } else { return None };
        let (when, end) = self.core(at)?;
        Some((Self::partial(part, when), end))
    }

    /// "Year-end", "year's end", "the season's end".
    fn years_end(&self, i: usize) -> Read<When> {
        let at = self.skip(i, &["the"]);
        let ((unit, false), end) = self.unit(at)? else { return None };
        let end = self.skip(end, &["'s", "’s"]);
        (unit >= Unit::Month && self.is(end, "end"))
            .then(|| (When { part: Part::End, ..When::new(What::Unit(unit), Which::Bare) }, end + 1))
    }

    /// A stretch without part.
    pub(super) fn core(&self, i: usize) -> Read<When> {
        // What a stretch can begin with but a time word or a number.
        const LEADS: Words<'_> = Words::of(&[&[
            "comparable", "corresponding", "same", "fiscal", "full", "whole", "entire", "period", "new", "'",
            "’", "‘",
        ]]);
        let the = self.skip(i, &["the"]);
        if !(self.timely(the) || self.timely(i) || LEADS.has(self.surface, the)) {
            return None;
        }
        let mut best = longer(self.related(the), longer(self.year_ago(the, the > i), self.year_first(the)));
        if the > i {
            best = longer(
                best,
                longer(self.the_unit(the), longer(self.year_word(the), self.the_part_of_day(the))),
            );
            // "The Friday meeting", "the 2019 final": the article is the noun's, not the date's.
            best = longer(best, self.season_or_feast(i));
            best = longer(best, self.named(the).filter(|(w, _)| self.takes_article(w, the)));
        } else {
            best = longer(best, longer(self.offset(i), self.named(i)));
        }
        let (when, end) = best?;
        Some(self.suffixed(when, end, 0))
    }

    fn takes_article(&self, when: &When, i: usize) -> bool {
        match when.what {
            What::Day(Some(_), _) => !matches!(when.which, Which::Year(_)) && self.ordinal(i).is_some(),
            What::Month(_) => {
                self.month(i).is_some_and(|(_, end)| self.feast(self.skip(end, &["'s", "’s"])).is_some())
            }
            What::Weekday(_) | What::Unit(Unit::Year) => false,
            What::Quarter(_) => !self.shape(i + 1, Shape::HYPHENATED),
            _ => true,
        }
    }

    /// "Year-ago", "the year-earlier quarter": as against a year before.
    fn year_ago(&self, i: usize, the: bool) -> Read<When> {
        let i = self.skip(i, &["comparable", "corresponding", "same"]);
        let ((Unit::Year, false), end) = self.unit(i)? else { return None };
        let (Relation::Ago | Relation::Earlier, end) =
            self.relation(end).filter(|_| self.shape(end, Shape::HYPHENATED))?
        else {
            return None;
        };
        let (what, end) = match self.quarter(end) {
            Some((q, e)) => (q.what, e),
            None => match self.unit(end) {
                Some(((Unit::Quarter, false), e)) => (What::Unit(Unit::Quarter), e),
                _ if self.is(end, "period") => (What::Period, end + 1),
                // "The year-ago results": the article is the noun's.
                _ if the => return None,
                _ => (What::Period, end),
            },
        };
        Some((When::new(what, Which::YearAgo), end))
    }

    /// "In the morning", "during the afternoon": of the day that is told of.
    fn the_part_of_day(&self, i: usize) -> Read<When> {
        let called =
            i >= self.start + 2 && self.any(i - 2, &["in", "during", "by"]) && self.any(i - 1, &["the"]);
        let (code, end) = self.day_part(i).filter(|(c, _)| called && matches!(*c, "MO" | "AF" | "EV"))?;
        let day = When::new(What::Unit(Unit::Day), Which::Same);
        Some((When { clock: Some(Clock::In(code)), ..day }, end))
    }

    /// "Today", "yesterday", "tonight".
    fn offset(&self, i: usize) -> Read<When> {
        let ((days, part), end) =
            self.sense(i, |s| if let Sense::Offset(d, p) = s { Some((*d, *p)) } else { None })?;
        let when = When::new(What::Unit(Unit::Day), Which::Offset(days));
        Some((When { clock: part.map(Clock::In), ..when }, end))
    }

    /// "The season", "the quarter".
    pub(super) fn the_unit(&self, i: usize) -> Read<When> {
        let i = self.skip(i, &["full", "whole", "entire", "comparable", "corresponding"]);
        let i = self.skip(i, &["fiscal"]);
        if self.is(i, "period") && self.any(i.wrapping_sub(1), &["comparable", "corresponding"]) {
            return Some((When::new(What::Period, Which::Same), i + 1));
        }
        let i = self.new_season(i).unwrap_or(i);
        let ((unit, false), end) = self.unit(i)? else { return None };
        let against = self.shape(end, Shape::HYPHENATED) && self.any(end, &["ago", "earlier"]);
        let ended = unit == Unit::Year && self.any(end, &["ended", "ending"]);
        (NAMEABLE.contains(&unit) && !against && !ended)
            .then(|| (When::new(What::Unit(unit), Which::Bare), end))
    }

    /// "the new season", "the new Premier League season": the token of the season.
    fn new_season(&self, i: usize) -> Option<usize> {
        const NAME: usize = 3;
        let named = |at: &usize| self.shape(*at, Shape::CAPITAL);
        let at = self.is(i, "new").then(|| i + 1)?;
        let season = at + (at..at + NAME).take_while(named).count();
        matches!(self.unit(season)?, ((Unit::Campaign, false), _)).then_some(season)
    }

    /// "The year 2000", "the year two thousand".
    fn year_word(&self, i: usize) -> Read<When> {
        let ((unit, _), end) = self.unit(i)?;
        let (y, end) = self.year(end).filter(|_| unit == Unit::Year)?;
        Some((When::new(What::Unit(Unit::Year), Which::Year(y)), end))
    }

    /// "Of last year", "a year ago", "this year" behind a month, a quarter, a season or a holiday.
    fn suffixed(&self, when: When, end: usize, depth: u8) -> (When, usize) {
        let takes = matches!(
            when.what,
            What::Month(_)
                | What::Quarter(_)
                | What::Season(_)
                | What::Feast(_)
                | What::Day(Some(_), _)
                | What::Unit(Unit::Quarter | Unit::Month)
                | What::Period
        );
        if depth > 0 || !takes || !matches!(when.which, Which::Bare | Which::Same) {
            return (when, end);
        }
        // "October's international break".
        let owner = self.skip(end, &["'s", "’s"]);
        if let What::Month(_) = when.what
            && let Some((what @ What::Feast(_), e)) = self.feast(owner)
        {
            return (When::new(what, Which::Of(Box::new(when))), e);
        }
        let at = self.skip(end, &["of", "in"]);
        let the = self.skip(at, &["the"]);
        if let Some((y, e)) = self.year(at).filter(|_| at > end) {
            return (When { which: Which::Year(y), ..when }, e);
        }
        if let Some((outer, e)) = self.related(the).or_else(|| self.year_first(the))
            && matches!(outer.what, What::Unit(Unit::Year | Unit::Campaign))
            && outer.part == Part::Whole
        {
            return (When { which: Which::Of(Box::new(outer)), ..when }, e);
        }
        if self.any(at, &["a"])
            && matches!(when.what, What::Quarter(_) | What::Unit(Unit::Quarter))
            && let Some(((Unit::Year, false), e)) = self.unit(at + 1)
            && let Some((Relation::Ago | Relation::Earlier, e)) = self.relation(e)
        {
            return (When { which: Which::YearAgo, ..when }, e);
        }
        (when, end)
    }
}
