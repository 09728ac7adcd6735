//! What an expression is resolved against, and what comes of it.

use ledger::Interval;

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tense {
    /// Told of the past.
    Past,
    /// Told of now.
    Present,
    /// Told of what is to come.
    Future,
    /// Not known: read as the past.
    #[default]
    Unknown,
}

/// What an expression is resolved against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// When the report was published.
    pub published: Interval,
    /// Which way the clause looks.
    pub tense: Tense,
    /// The time that is being told of, for "a month earlier" or "that day".
    pub reference: Option<Interval>,
    /// The league's season: (month, day) of its first and of its last day. [`Anchor::LEAGUE`] by default.
    pub season: ((u8, u8), (u8, u8)),
}

impl Anchor {
    /// Leagues that play from August to May.
    pub const LEAGUE: ((u8, u8), (u8, u8)) = ((8, 1), (5, 31));

    /// Published on those days; nothing else known.
    pub fn published(published: Interval) -> Self {
        Self { published, tense: Tense::Unknown, reference: None, season: Self::LEAGUE }
    }

    /// The same in that tense.
    pub fn tense(self, tense: Tense) -> Self {
        Self { tense, ..self }
    }

    /// The same while that time is being told of.
    pub fn reference(self, reference: Option<Interval>) -> Self {
        Self { reference, ..self }
    }
}

/// An expression put on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The days meant, where the expression means days.
    pub when: Option<Interval>,
    /// The TIMEX3 value (`2021-04-17`, `2021-W15`, `P6W`, `PAST_REF`, …).
    pub value: String,
    /// Least and greatest number of days, for lengths.
    pub length: Option<(u32, Option<u32>)>,
    /// How it was derived, for people.
    pub steps: Vec<String>,
}
