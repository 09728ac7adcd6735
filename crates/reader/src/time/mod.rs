//! Time expressions of English press prose: parsed without any date, resolved last.
//!
//! [`expressions`] finds them and says what they mean ("the latest November"); [`resolve`] puts that meaning on the
//! calendar, given when the report was published. News looks back: a bare "Saturday" or "November" is the latest one,
//! unless its clause speaks of the future. Types and values follow TIMEX3 (TimeML 1.2.1, Saurí et al. 2006).

mod anchor;
mod atoms;
mod calendar;
mod civil;
mod discourse;
mod header;
mod parse;
mod resolve;
mod tense;
mod value;

use std::ops::Range;

pub use anchor::{Anchor, Resolved, Tense};
pub(crate) use atoms::{Sense, sense};
pub use calendar::{Edition, Feast};
pub use discourse::{Timex, times, told_of};
pub use header::{Header, header};
pub(crate) use header::{WEEKDAYS, is_stamp, week_from, weekday_named, year_named};
pub use parse::expressions;
pub use resolve::{away, resolve};
pub use tense::tense;
pub(crate) use tense::tense_before;

/// The four kinds of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or more of the calendar.
    Date,
    /// A part of a day, or a time of the clock.
    Time,
    /// A length.
    Duration,
    /// A repetition.
    Set,
}

impl TimeKind {
    /// Its TIMEX3 name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// A time expression: where it stands and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpr {
    /// Its tokens, without the preposition before it.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: TimeKind,
    /// What it means, whatever the date.
    pub meaning: Meaning,
}

impl TimeExpr {
    /// Whether TimeML annotates such an expression: not a tournament, an age, a mere "soon".
    pub fn is_timex(&self) -> bool {
        match &self.meaning {
            Meaning::When(w) => !w.names_event(),
            Meaning::Length(_, tie) => *tie != Tie::Age,
            Meaning::Vague(v) => *v != Vague::Soon,
            Meaning::Shift(..) | Meaning::Every(_) => true,
        }
    }

    /// Whether it is what is left of a stretch ("the rest of the season"): how long something lasts, never when it happened.
    pub fn is_rest(&self) -> bool {
        matches!(&self.meaning, Meaning::When(w) if w.part == Part::Rest)
    }

    /// Whether it names a tournament or another event of the calendar.
    pub fn names_event(&self) -> bool {
        matches!(&self.meaning, Meaning::When(w) if w.names_event())
    }

    /// The same in a tournament of another game: its editions, as a line of the lexicon writes them.
    pub fn in_editions(&self, days: &str) -> Option<Self> {
        let Meaning::When(when) = &self.meaning else { return None };
        let editions = calendar::editions(days).filter(|e| !e.is_empty())?;
        let own = matches!(when.what, What::Event(_));
        own.then(|| Self {
            meaning: Meaning::When(When { what: What::Event(editions), ..when.clone() }),
            ..self.clone()
        })
    }

    /// Whether it names a season, or a stretch told from its start: which days these are depends on the league.
    pub fn of_season(&self) -> bool {
        match &self.meaning {
            Meaning::When(w) => w.what == What::Unit(Unit::Campaign),
            Meaning::Length(_, tie) => matches!(tie, Tie::SeasonStart),
            _ => false,
        }
    }

    /// The length that it gives, if it is a length.
    pub fn length(&self) -> Option<&Length> {
        match &self.meaning {
            Meaning::Length(l, _) => Some(l),
            _ => None,
        }
    }
}

/// What a time expression means, whatever the date.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A stretch of the calendar: "last November", "17 April 2021", "this morning".
    When(When),
    /// A length away from some time: "two weeks ago", "a month earlier", "six weeks later".
    Shift(Length, Direction),
    /// A length: "six weeks", "the past three months".
    Length(Length, Tie),
    /// A repetition: "every Monday", "daily".
    Every(Every),
    /// No more than past, present or future: "recently", "now", "soon".
    Vague(Vague),
}

/// A stretch of the calendar: what is named, which of its kind, what part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// What is named.
    pub what: What,
    /// Which one of its kind.
    pub which: Which,
    /// What part of it.
    pub part: Part,
    /// The time of day.
    pub clock: Option<Clock>,
}

impl When {
    /// All of the one that `which` chooses.
    pub fn new(what: What, which: Which) -> Self {
        Self { what, which, part: Part::Whole, clock: None }
    }

    fn names_event(&self) -> bool {
        matches!(self.what, What::Event(_) | What::Feast(Feast::Break | Feast::Annual(..)))
            || matches!(&self.which, Which::Of(w) if w.names_event())
    }
}

/// What is named.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A unit of the calendar: "week", "year", "season".
    Unit(Unit),
    /// A stretch as long as the one that is told of: "the year-ago period".
    Period,
    /// A day of a month, "17 April"; without the month, "the 17th".
    Day(Option<u8>, u8),
    /// A weekday: 1 Monday … 7 Sunday (ISO 8601).
    Weekday(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// A quarter of the year, 1 to 4.
    Quarter(u8),
    /// A half of the year, 1 or 2.
    Half(u8),
    /// A season of the year.
    Season(YearSeason),
    /// A holiday, or a stretch of the sports calendar.
    Feast(Feast),
    /// A tournament, with the editions whose days are known.
    Event(std::sync::Arc<[Edition]>),
    /// A day written in full, that no calendar has ("31 February 2021").
    Impossible,
}

/// Which one of its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Which {
    /// Not said: the tense decides.
    Bare,
    /// The latest that is wholly over.
    Last,
    /// The stretch of that length up to now ("the past year").
    Past,
    /// The one that now is in, or the nearest.
    This,
    /// The first that has not begun.
    Next,
    /// The one before the reference time.
    Previous,
    /// The one after the reference time.
    Following,
    /// The one that the reference time is in ("that day").
    Same,
    /// The latest on which there is a report ("the latest quarter").
    Latest,
    /// One year before the reference time ("the year-ago quarter").
    YearAgo,
    /// That many units from now ("yesterday" is −1 day).
    Offset(i32),
    /// In that year.
    Year(i16),
    /// Inside another stretch ("the third quarter of last year").
    Of(Box<When>),
}

/// What part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// Its first third.
    Early,
    /// Its middle third.
    Mid,
    /// Its last third.
    Late,
    /// Its beginning.
    Start,
    /// Its end.
    End,
    /// Its first half.
    FirstHalf,
    /// Its second half.
    SecondHalf,
    /// What is left of it.
    Rest,
    /// What of it is over ("earlier this month").
    Before,
    /// What of it is to come ("later this month").
    After,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Hour (0 to 24) and minute, where said.
    At(u8, Option<u8>),
    /// A part of the day, by its TIMEX3 code (`MO`, `AF`, `EV`, `NI`, …).
    In(&'static str),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Night.
    Night,
    /// Saturday and Sunday.
    Weekend,
    /// Week, from Monday (ISO 8601).
    Week,
    /// Two weeks.
    Fortnight,
    /// Calendar month; 30 days as a length.
    Month,
    /// Quarter of a year.
    Quarter,
    /// A season of the sport.
    Campaign,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season of the year, meteorological: winter begins on 1 December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum YearSeason {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// Least number.
    pub low: f32,
    /// Greatest number; none when it is open ("many").
    pub high: Option<f32>,
    /// The word, where it is no number: `couple`, `few`, `several`, `many`, `some`, or `plural` ("weeks").
    pub word: Option<&'static str>,
}

impl Quantity {
    /// Exactly that many.
    pub fn exactly(n: f32) -> Self {
        Self { low: n, high: Some(n), word: None }
    }
}

/// How a length is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// As said.
    Plain,
    /// "about six weeks", "nearly two years", "a week or so".
    About,
    /// "at least a month", "more than two weeks".
    AtLeast,
    /// "up to six weeks", "less than a month".
    AtMost,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many.
    pub quantity: Quantity,
    /// Of what.
    pub unit: Unit,
    /// Bounded how.
    pub bound: Bound,
}

impl Length {
    /// Least and greatest number of days (Duckling's `couple` 2 and `few` 3, widened by half and by one; `several` 3–8;
    /// bare "days" 1–7, "weeks" 7–42, "months" 60–180; "about" ±10 %, at least a day; a month is 30 days, a year 365).
    pub fn days(&self) -> (u32, Option<u32>) {
        resolve::days(self)
    }
}

/// Which way a length leads away from a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Back from now: "two weeks ago".
    Ago,
    /// On from now: "three weeks from now".
    FromNow,
    /// Back from the reference time: "a month earlier".
    Earlier,
    /// On from the reference time: "six weeks later".
    Later,
}

/// What a length is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Nothing.
    Free,
    /// It ends now: "the past three months".
    Past,
    /// It begins now: "the next four weeks".
    Next,
    /// It begins a stretch: "the first nine months [of 1990]".
    First(Option<i16>),
    /// It begins the season: "the first three months of the campaign".
    SeasonStart,
    /// It ends a stretch.
    Final(Option<i16>),
    /// It is added to another: "another six weeks".
    More,
    /// It is somebody's age: "the 27-year-old".
    Age,
}

/// A repetition.
#[derive(Clone, Debug, PartialEq)]
pub enum Every {
    /// "daily", "every two weeks".
    Length(Length),
    /// "every Monday", "each July", "Tuesday nights".
    When(Box<When>),
}

/// No more than past, present or future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vague {
    /// "recently".
    Past,
    /// "now".
    Present,
    /// "the future".
    Future,
    /// "soon", "shortly": of use to rules, no TIMEX3.
    Soon,
}

#[cfg(test)]
mod tests;
