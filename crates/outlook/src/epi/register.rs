//! Injuries and exposure, and what can be said of them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ledger::{Interval, days_between};
use rustc_hash::FxHashMap;

use super::Bounds;
use super::summary::UnknownColumn;

/// What a player was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// A match.
    Match,
    /// Training.
    Training,
}

/// When an injury was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// The player was back on one of these days: the first day of full availability, which is no day lost.
    Back(Interval),
    /// Not yet, on the day of the analysis.
    Open,
}

/// An injury: a row as it comes in.
#[derive(Clone, Copy, Debug)]
pub struct Injury<'a> {
    /// Identity of the player.
    pub player: &'a str,
    /// The day of injury, one of these.
    pub onset: Interval,
    /// When it was over.
    pub until: Until,
    /// Where it happened, if that is known.
    pub setting: Option<Setting>,
    /// Whatever it may be counted by, as column and level: `("region", "knee")`.
    pub labels: &'a [(&'a str, &'a str)],
}

/// Exposure of a player over a time in which the player belonged to the squad: a row as it comes in.
#[derive(Clone, Copy, Debug)]
pub struct Exposure<'a> {
    /// Identity of the player.
    pub player: &'a str,
    /// First and last day in the squad.
    pub days: Interval,
    /// Minutes of matches.
    pub match_minutes: f64,
    /// Minutes of training.
    pub training_minutes: f64,
    /// Whatever rates may be worked out by, as column and level: `("club", "…")`. A column that no exposure has parts the injuries
    /// alone: every one of its levels has the whole exposure.
    pub labels: &'a [(&'a str, &'a str)],
}

/// Why a row was not taken. The register is as it was before.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BadRow {
    /// The return comes before the injury, whatever the vague dates are.
    #[error("the return of {player} ({back}) comes before the injury ({onset})")]
    BackBeforeInjury {
        /// Identity of the player.
        player: String,
        /// The day of injury.
        onset: Interval,
        /// The return.
        back: Interval,
    },
    /// The injury comes after the day of the analysis.
    #[error("the injury of {player} ({onset}) comes after the day of the analysis ({as_of})")]
    AfterTheEnd {
        /// Identity of the player.
        player: String,
        /// The day of injury.
        onset: Interval,
        /// The day of the analysis.
        as_of: Date,
    },
    /// Minutes that cannot be.
    #[error("{player} cannot have {minutes} minutes of exposure")]
    Minutes {
        /// Identity of the player.
        player: String,
        /// What stands there.
        minutes: f64,
    },
    /// Nobody is named.
    #[error("the player is not named")]
    Nobody,
}

/// A number that stands for no label.
pub(super) const NONE: u32 = u32::MAX;

/// Texts and their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    names: Vec<String>,
    numbers: FxHashMap<String, u32>,
}

impl Levels {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The text of a number.
    pub(super) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }
}

/// Levels of one column in the rows; rows at the end without one may be left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub(super) levels: Levels,
    injuries: Vec<u32>,
    exposures: Vec<u32>,
}

fn put(levels: &mut Vec<u32>, row: usize, level: u32) {
    levels.resize(row, NONE);
    levels.push(level);
}

/// An injury, days counted from the first of 1970.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) player: u32,
    pub(super) onset: Bounds<i32>,
    /// None while it is open.
    pub(super) back: Option<Bounds<i32>>,
    pub(super) setting: Option<Setting>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct AtRisk {
    pub(super) player: u32,
    pub(super) days: Bounds<i32>,
    pub(super) match_minutes: f64,
    pub(super) training_minutes: f64,
}

/// What rows are parted by.
pub(super) enum Key<'r> {
    Player,
    Column(&'r Column),
}

impl Key<'_> {
    pub(super) fn of_injury(&self, row: usize, case: &Case) -> u32 {
        match self {
            Self::Player => case.player,
            Self::Column(column) => column.injuries.get(row).copied().unwrap_or(NONE),
        }
    }

    pub(super) fn of_exposure(&self, row: usize, exposure: &AtRisk) -> u32 {
        match self {
            Self::Player => exposure.player,
            Self::Column(column) => column.exposures.get(row).copied().unwrap_or(NONE),
        }
    }

    /// Whether exposure is known by it.
    pub(super) fn parts_exposure(&self) -> bool {
        match self {
            Self::Player => true,
            Self::Column(column) => column.exposures.iter().any(|level| *level != NONE),
        }
    }

    /// How many levels it has.
    pub(super) fn levels(&self, register: &Register) -> u32 {
        match self {
            Self::Player => register.players.names.len() as u32,
            Self::Column(column) => column.levels.names.len() as u32,
        }
    }

    pub(super) fn name<'a>(&'a self, register: &'a Register, level: u32) -> &'a str {
        match self {
            Self::Player => register.players.name(level),
            Self::Column(column) => column.levels.name(level),
        }
    }
}

/// Injuries and exposure up to a day.
#[derive(Clone, Debug)]
pub struct Register {
    as_of: Date,
    pub(super) end: i32,
    pub(super) players: Levels,
    pub(super) cases: Vec<Case>,
    pub(super) exposures: Vec<AtRisk>,
    columns: BTreeMap<String, Column>,
}

impl Register {
    /// The column that every row has.
    pub const PLAYER: &'static str = "player";

    /// Nothing yet. What is open is followed to the end of the day of the analysis, `as_of`.
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            end: number(as_of),
            players: Levels::default(),
            cases: Vec::new(),
            exposures: Vec::new(),
            columns: BTreeMap::new(),
        }
    }

    /// Adds an injury. A return after the day of the analysis is not known yet then: the injury is open.
    ///
    /// # Errors
    /// When the dates contradict each other or nobody is named.
    pub fn injury(&mut self, row: &Injury<'_>) -> Result<(), BadRow> {
        let player = || row.player.to_owned();
        if row.player.is_empty() {
            return Err(BadRow::Nobody);
        }
        if row.onset.earliest > self.as_of {
            return Err(BadRow::AfterTheEnd { player: player(), onset: row.onset, as_of: self.as_of });
        }
        let mut onset = Bounds::new(number(row.onset.earliest), number(row.onset.latest).min(self.end));
        let back = match row.until {
            Until::Back(back) if back.latest < row.onset.earliest => {
                return Err(BadRow::BackBeforeInjury { player: player(), onset: row.onset, back });
            }
            Until::Back(back) if back.earliest <= self.as_of => {
                let back = Bounds::new(number(back.earliest), number(back.latest));
                // Nobody is back before he is hurt, which may make either date less vague.
                onset.most = onset.most.min(back.most);
                Some(Bounds::new(back.least.max(onset.least), back.most))
            }
            Until::Back(_) | Until::Open => None,
        };
        let place = self.cases.len();
        let player = self.players.number(row.player);
        self.cases.push(Case { player, onset, back, setting: row.setting });
        for (column, level) in row.labels.iter().filter(|l| l.0 != Self::PLAYER) {
            let column = self.column_mut(column);
            let level = column.levels.number(level);
            put(&mut column.injuries, place, level);
        }
        Ok(())
    }

    /// Adds exposure. No minutes at all are allowed: somebody in the squad who did not play.
    ///
    /// # Errors
    /// When minutes are negative or no number, or nobody is named.
    pub fn exposure(&mut self, row: &Exposure<'_>) -> Result<(), BadRow> {
        if row.player.is_empty() {
            return Err(BadRow::Nobody);
        }
        for minutes in [row.match_minutes, row.training_minutes] {
            if !(minutes.is_finite() && minutes >= 0.0) {
                return Err(BadRow::Minutes { player: row.player.to_owned(), minutes });
            }
        }
        let place = self.exposures.len();
        let player = self.players.number(row.player);
        self.exposures.push(AtRisk {
            player,
            days: Bounds::new(number(row.days.earliest), number(row.days.latest)),
            match_minutes: row.match_minutes,
            training_minutes: row.training_minutes,
        });
        for (column, level) in row.labels.iter().filter(|l| l.0 != Self::PLAYER) {
            let column = self.column_mut(column);
            let level = column.levels.number(level);
            put(&mut column.exposures, place, level);
        }
        Ok(())
    }

    fn column_mut(&mut self, name: &str) -> &mut Column {
        // A look first, so that known names are not copied.
        if !self.columns.contains_key(name) {
            self.columns.insert(name.to_owned(), Column::default());
        }
        self.columns.entry(name.to_owned()).or_default()
    }

    /// How many injuries.
    pub fn injuries(&self) -> usize {
        self.cases.len()
    }

    /// The day of the analysis.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Names of the columns, the players' first.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        std::iter::once(Self::PLAYER).chain(self.columns.keys().map(String::as_str))
    }

    /// A column by its name.
    pub(super) fn key(&self, name: &str) -> Result<Key<'_>, UnknownColumn> {
        match name {
            Self::PLAYER => Ok(Key::Player),
            name => self.columns.get(name).map(Key::Column).ok_or_else(|| UnknownColumn {
                name: name.to_owned(),
                known: self.columns().collect::<Vec<_>>().join(", "),
            }),
        }
    }

    /// Whether a case was surely over by the day of the analysis.
    pub(super) fn closed(&self, case: &Case) -> bool {
        case.back.is_some_and(|back| back.most <= self.end)
    }

    /// Days lost by a case so far, at the least and at the most: the day of injury to the day before the return. An open case has lost
    /// those to the day of the analysis.
    pub(super) fn days_lost(&self, case: &Case) -> Bounds<i32> {
        let back = case.back.unwrap_or(Bounds::new(self.end, self.end));
        let most = back.most.min(self.end);
        Bounds::new((back.least - case.onset.most).max(0), (most - case.onset.least).max(0))
    }
}

/// Days from the first of January 1970.
pub(super) fn number(day: Date) -> i32 {
    days_between(jiff::civil::date(1970, 1, 1), day) as i32
}
