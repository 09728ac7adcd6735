//! Dates that name their day, month or year: "Saturday, 17 April 2021", "Nov. 2", "11/02/89", "1990s".

use super::super::atoms::Sense;
use super::super::{Feast, Part, Unit, What, When, Which, YearSeason, civil};
use super::{Parser, Read};
use crate::text::Shape;

impl Parser<'_> {
    /// A date that names itself; no article, no relation.
    pub(super) fn named(&self, i: usize) -> Read<When> {
        use super::longer;
        let year = |(y, e)| (When::new(What::Unit(Unit::Year), Which::Year(y)), e);
        // What digits begin, and what a word of time does.
        let timely = self.atoms.any_at(i);
        if self.shape(i, Shape::NUMBER) && !timely {
            let best = longer(self.numeric(i), self.day_month(i));
            let best = longer(longer(best, self.decade(i)), longer(self.century(i), self.campaign_years(i)));
            return longer(longer(best, self.quarter(i)), self.bare_year(i).map(year));
        }
        let mut best = self.numeric(i);
        if timely {
            best = longer(longer(best, self.with_weekday(i)), longer(self.month_day(i), self.day_month(i)));
            best = longer(best, longer(self.month_year(i), self.century(i)));
        }
        best = longer(best, longer(self.decade(i), longer(self.quarter(i), self.season_or_feast(i))));
        longer(best, self.bare_year(i).map(year))
    }

    /// `2021-04-17`, `17/04/2021`, `11/02/89`, `11-02-89`.
    fn numeric(&self, i: usize) -> Read<When> {
        let (a, e) = self.digits(i)?;
        let hyphens = self.shape(e, Shape::HYPHENATED);
        let slash = self.any(e, &["/"]) && self.shape(e, Shape::GLUED) && self.shape(e + 1, Shape::GLUED);
        let next = if hyphens {
            e
        } else if slash {
            e + 1
        } else {
            return self.dotted(i);
        };
        let (b, e) = self.digits(next)?;
        let second = if hyphens { self.shape(e, Shape::HYPHENATED) } else { self.any(e, &["/"]) };
        let (c, end) = self.digits(if hyphens { e } else { e + 1 }).filter(|_| second)?;
        let width = |i: usize| self.word(i).len();
        let last = end - 1;
        match (width(i), width(last)) {
            (4, 1..=2) => full(a, b, c, end),
            (1..=2, 4) if a > 12 => full(c, b, a, end),
            (1..=2, 4) => full(c, a, b, end),
            (2, 2) if slash || hyphens => {
                let y = if c < 40 { 2000 + c } else { 1900 + c };
                if a > 12 { full(y, b, a, end) } else { full(y, a, b, end) }
            }
            _ => None,
        }
    }

    /// `17.04.2021`: one token.
    fn dotted(&self, i: usize) -> Read<When> {
        let mut parts = self.word(i).split('.');
        let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || y.len() != 4 || d.len() > 2 || m.len() > 2 {
            return None;
        }
        full(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?, i + 1)
    }

    pub(super) fn weekday(&self, i: usize) -> Read<u8> {
        let (w, guard, end) = self
            .sense(i, |s| if let Sense::Weekday(w, g) = s { Some((*w, *g)) } else { None })
            .map(|((w, g), e)| (w, g, e))?;
        let end = self.full_stop(i, end);
        let company =
            self.sense(self.skip(end, &[","]), |s| matches!(s, Sense::Month(..)).then_some(())).is_some()
                || self.shape(self.skip(end, &[","]), Shape::NUMBER);
        (!guard || self.shape(i, Shape::CAPITAL) && company).then_some((w, end))
    }

    /// A month, where a word that means other things too has a date's company.
    pub(super) fn month(&self, i: usize) -> Read<u8> {
        let ((m, guard), end) =
            self.sense(i, |s| if let Sense::Month(m, g) = s { Some((*m, *g)) } else { None })?;
        let end = self.full_stop(i, end);
        if !self.shape(i, Shape::CAPITAL) && guard {
            return None;
        }
        // "March" and "May" begin sentences as verbs; "Mr March" is a man.
        // "Jan" and "Dec" without a full stop or a number may be names.
        let cut = self.word(i).len() <= 3 && !self.any(i, &["may"]);
        if cut
            && !self.is(end.wrapping_sub(1), ".")
            && !self.dated(end)
            && !self.shape(i.wrapping_sub(1), Shape::NUMBER)
        {
            return None;
        }
        let ok = !guard || self.dated(end) || self.month_context(i);
        ok.then_some((m, end))
    }

    fn dated(&self, end: usize) -> bool {
        self.digits(self.skip(end, &[",", "of"])).is_some_and(|(n, _)| n <= 31 || (1900..2100).contains(&n))
            || self.ordinal(self.skip(end, &["the"])).is_some()
    }

    /// Whether a word that is more than a month's name ("May", "March") has around it what a month has.
    fn month_context(&self, i: usize) -> bool {
        const BEFORE: &[&str] = &[
            "in", "of", "since", "until", "till", "by", "from", "before", "after", "during", "last", "next",
            "this", "early", "late", "mid", "every", "each", "through", "throughout", "previous",
            "following", "coming",
        ];
        // "Between February and March", "April or May".
        const JOINING: &[&str] = &["to", "and", "or"];
        let joined = i >= self.start + 2
            && self.any(i - 1, JOINING)
            && self.sense(i - 2, |s| matches!(s, Sense::Month(..)).then_some(())).is_some();
        // "Pencilled in for May", "set for March", where "for May" alone may be for somebody.
        const PLANNED: &[&str] =
            &["in", "set", "due", "scheduled", "planned", "slated", "earmarked", "targeted", "return"];
        let planned = i >= self.start + 2 && self.any(i - 1, &["for"]) && self.any(i - 2, PLANNED);
        // "It will be May before he plays", "it may be May at the earliest".
        let awaited = i > self.start
            && self.any(i - 1, &["be"])
            && (self.any(i + 1, &["before"]) || self.any(i + 1, &["at"]) && self.any(i + 2, &["the"]));
        joined
            || planned
            || awaited
            || i > self.start
                && (self.any(i - 1, BEFORE)
                    || self.ordinal(i - 1).is_some()
                    || self.any(i - 1, &["st", "nd", "rd", "th"])
                    || self.shape(i - 1, Shape::NUMBER))
    }

    /// Past the full stop of an abbreviation.
    fn full_stop(&self, i: usize, end: usize) -> usize {
        let short = self.word(i).len() <= 5 && self.is(end, ".") && self.shape(end, Shape::GLUED);
        if short && end + 1 < self.stop { end + 1 } else { end }
    }

    fn with_weekday(&self, i: usize) -> Read<When> {
        let (w, end) = self.weekday(i)?;
        let after = self.skip(end, &[","]);
        let after = self.skip(after, &["the"]);
        let dated = super::longer(self.month_day(after), self.day_month(after));
        dated.or(Some((When::new(What::Weekday(w), Which::Bare), end)))
    }

    /// A day of a month: 1 to 31, or "seventeenth", "17th".
    fn day_number(&self, i: usize) -> Read<u8> {
        let (n, end) = self.ordinal(i).or_else(|| {
            let (n, end) = self.digits(i)?;
            let alone = !self.shape(end, Shape::GLUED)
                || self.shape(end, Shape::MARK | Shape::GLUED) && !self.any(end, &["%", "/"]);
            (self.word(i).len() <= 2 && alone).then_some((n, end))
        })?;
        (1..=31).contains(&n).then_some((n as u8, end))
    }

    /// "April 17, 2021", "Nov. 2", "March the eighth".
    pub(super) fn month_day(&self, i: usize) -> Read<When> {
        let (m, end) = self.month(i)?;
        let (d, end) = self.day_number(self.skip(end, &["the"]))?;
        // "a November first division match", "a January second-round tie": the ordinal is the noun's behind it.
        const COUNTED: &[&str] = &[
            "division", "round", "leg", "half", "test", "team", "tier", "string", "stage", "phase", "eleven",
            "xi", "innings", "row", "class", "grade",
        ];
        if self.word(end - 1).bytes().all(|b| b.is_ascii_alphabetic()) && self.any(end, COUNTED) {
            return None;
        }
        Some(self.with_year(m, d, end))
    }

    /// "17 April 2021", "17th of April".
    fn day_month(&self, i: usize) -> Read<When> {
        let (d, end) = self.day_number(i)?;
        let (m, end) = self.month(self.skip(end, &["of"]))?;
        Some(self.with_year(m, d, end))
    }

    fn with_year(&self, m: u8, d: u8, end: usize) -> (When, usize) {
        let comma = self.skip(end, &[","]);
        match self.year(comma).filter(|(_, e)| {
            !self.shape(*e, Shape::HYPHENATED) && (comma == end || self.word(comma).len() == 4)
        }) {
            Some((y, e)) if civil::day(y, m, d).is_some() => {
                (When::new(What::Day(Some(m), d), Which::Year(y)), e)
            }
            Some((_, e)) => (When::new(What::Impossible, Which::Bare), e),
            None => (When::new(What::Day(Some(m), d), Which::Bare), end),
        }
    }

    fn month_year(&self, i: usize) -> Read<When> {
        let (m, end) = self.month(i)?;
        let at = self.skip(end, &[",", "of"]);
        match self.year(at) {
            Some((y, e)) => Some((When::new(What::Month(m), Which::Year(y)), e)),
            None => Some((When::new(What::Month(m), Which::Bare), end)),
        }
    }

    /// "third-quarter", "the third quarter", "first half"; the article is the caller's.
    pub(super) fn quarter(&self, i: usize) -> Read<When> {
        let at = self.skip(i, &["fiscal"]);
        let (n, end) = self.ordinal(at).filter(|(n, _)| (1..=4).contains(n))?;
        let at = self.skip(end, &["fiscal"]);
        let ((unit, plural), end) = self.unit(at)?;
        (unit == Unit::Quarter && !plural).then(|| (When::new(What::Quarter(n as u8), Which::Bare), end))
    }

    pub(super) fn season(&self, i: usize) -> Read<YearSeason> {
        self.sense(i, |s| if let Sense::Season(s) = s { Some(*s) } else { None })
    }

    /// A season of the year, a holiday, a tournament, a stretch of the sports calendar; with its year, if said.
    pub(super) fn season_or_feast(&self, i: usize) -> Read<When> {
        let (what, end) = if let Some((s, end)) = self.season(i) {
            let called = i > self.start
                && self.any(
                    i - 1,
                    &[
                        "in", "by", "since", "until", "during", "early", "late", "mid", "the", "of", "from",
                        "next", "last", "this",
                    ],
                );
            if !called && self.year(self.skip(end, &["of", ","])).is_none() {
                return None;
            }
            (What::Season(s), end)
        } else {
            self.feast(i)?
        };
        let edition = |what: What, y: i16| When::new(what, Which::Year(y));
        let at = self.skip(end, &["of", ",", "in"]);
        if let Some((y, e)) = self.year(at) {
            return Some((edition(what, y), e));
        }
        Some((When::new(what, Which::Bare), end))
    }

    pub(super) fn feast(&self, i: usize) -> Read<What> {
        // "The 2022 World Cup" is read by the year's rule, "the" and all.
        self.sense(i, |s| match s {
            Sense::Feast(f) => Some(What::Feast(*f)),
            Sense::Event(editions) => Some(What::Event(editions.clone())),
            _ => None,
        })
    }

    /// "[the] 2022 World Cup", "1998 third quarter", "2021 season".
    pub(super) fn year_first(&self, i: usize) -> Read<When> {
        let at = self.skip(i, &["fiscal"]);
        let (y, end) = self.bare_year(at)?;
        if self.is(end, "period") {
            return Some((When::new(What::Period, Which::Year(y)), end + 1));
        }
        if let Some((q, e)) = self.quarter(end) {
            return Some((When { which: Which::Year(y), ..q }, e));
        }
        if let Some((what, e)) = self.feast(end) {
            return Some((When::new(what, Which::Year(y)), e));
        }
        if let Some(((Unit::Campaign, false), e)) = self.unit(end) {
            // One year for a season: leagues that play within a year, or nobody can tell which half.
            return Some((When::new(What::Unit(Unit::Year), Which::Year(y)), e));
        }
        if let Some((s, e)) = self.season(end) {
            return Some((When::new(What::Season(s), Which::Year(y)), e));
        }
        (at > i).then(|| (When::new(What::Unit(Unit::Year), Which::Year(y)), end))
    }

    /// Whether a stretch can carry a part of its own ("early", "the end of").
    pub(super) fn partial(part: Part, when: When) -> When {
        match when.part {
            Part::Whole => When { part, ..when },
            _ => when,
        }
    }
}

fn full(y: u32, m: u32, d: u32, end: usize) -> Read<When> {
    let (y, m, d) = (i16::try_from(y).ok()?, u8::try_from(m).ok()?, u8::try_from(d).ok()?);
    civil::day(y, m, d)?;
    Some((When::new(What::Day(Some(m), d), Which::Year(y)), end))
}

impl Feast {
    /// Whether it names a single day, on which a part of the day can follow.
    pub(super) fn is_day(self) -> bool {
        matches!(self, Self::Fixed(..) | Self::Nth(..) | Self::Easter(..))
    }
}
