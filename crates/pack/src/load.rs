//! Building a pack from its two CSV files.

use std::fmt;

use csv::StringRecord;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use ledger::parse_date;

use crate::model::{Pack, Position};

/// One of the two files of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// `players.csv`.
    Players,
    /// `fixtures.csv`.
    Fixtures,
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Players => "players.csv",
            Self::Fixtures => "fixtures.csv",
        })
    }
}

/// Why a pack could not be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The name would not do as the first part of an identity.
    #[error("{0:?} cannot name a pack: a name has letters, digits, `-`, `_` and `.` only")]
    Name(String),
    /// There is nothing to build it from.
    #[error("a pack needs players.csv or fixtures.csv")]
    NoFiles,
    /// A file is no CSV.
    #[error("{file} line {line}: {reason}")]
    Row {
        /// The file.
        file: File,
        /// Line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The header lacks a column.
    #[error("{file} line 1: there is no column `{column}`")]
    Column {
        /// The file.
        file: File,
        /// The column.
        column: &'static str,
    },
    /// A field cannot be read.
    #[error("{file} line {line}, column `{column}`: {value:?} is not {wanted}")]
    Field {
        /// The file.
        file: File,
        /// Line, from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
        /// What should stand there.
        wanted: &'static str,
    },
    /// More people, clubs or matches than a pack can hold.
    #[error("{0} are too many for one pack")]
    TooMany(&'static str),
}

impl Pack {
    /// Builds a pack from the bytes of `players.csv`, of `fixtures.csv`, or of both.
    ///
    /// `players.csv` has the columns `player_code`, `given`, `family`, `known_as`, `club`, `first_season`,
    /// `last_season` and, if wanted, `position` and `birth_date`: a row for each stint of a player. `fixtures.csv`
    /// has `season`, `kickoff` (a time in UTC, or a day), `home`, `away` and, if wanted, `home_score` and
    /// `away_score`. Columns may come in any order; others are left out. Seasons are written `2017-18` or `2017`.
    ///
    /// # Errors
    /// When neither file is given, or one is not of that form; the error names the file, the line, and the column.
    pub fn from_csv(name: &str, players: Option<&[u8]>, fixtures: Option<&[u8]>) -> Result<Self, PackError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(PackError::Name(name.chars().take(40).collect()));
        }
        if players.is_none() && fixtures.is_none() {
            return Err(PackError::NoFiles);
        }
        let stints = players.map_or(Ok(Vec::new()), read_players)?;
        let matches = fixtures.map_or(Ok(Vec::new()), read_fixtures)?;
        crate::build::from_rows(name, &stints, &matches)
    }
}

/// A row of a file.
pub(crate) struct PlayerRow {
    pub(crate) code: String,
    pub(crate) spelling: [String; 3],
    pub(crate) club: String,
    pub(crate) position: Option<Position>,
    pub(crate) birth_date: Option<Date>,
    pub(crate) seasons: (i16, i16),
}

/// A row of a file.
pub(crate) struct FixtureRow {
    pub(crate) season: i16,
    pub(crate) day: Date,
    pub(crate) clubs: [String; 2],
    pub(crate) score: Option<(u8, u8)>,
}

/// The columns of a file, by the names in its header.
struct Columns {
    file: File,
    header: StringRecord,
}

impl Columns {
    fn need(&self, column: &'static str) -> Result<(), PackError> {
        let there = self.header.iter().any(|name| name.trim() == column);
        if there { Ok(()) } else { Err(PackError::Column { file: self.file, column }) }
    }

    /// The field of that column, trimmed; empty where the file has no such column.
    fn get<'r>(&self, row: &'r StringRecord, column: &str) -> &'r str {
        let at = self.header.iter().position(|name| name.trim() == column);
        at.and_then(|at| row.get(at)).unwrap_or_default().trim()
    }

    fn bad(&self, row: &StringRecord, column: &'static str, wanted: &'static str) -> PackError {
        let value = self.get(row, column).chars().take(60).collect();
        let line = row.position().map_or(0, csv::Position::line);
        PackError::Field { file: self.file, line, column, value, wanted }
    }

    /// The field of that column, which must not be empty.
    fn text(&self, row: &StringRecord, column: &'static str) -> Result<String, PackError> {
        match self.get(row, column) {
            "" => Err(self.bad(row, column, "a name or code (it is empty)")),
            text => Ok(text.to_owned()),
        }
    }

    fn season(&self, row: &StringRecord, column: &'static str) -> Result<i16, PackError> {
        let fail = || self.bad(row, column, "a season such as 2017-18 or 2017");
        season(self.get(row, column)).ok_or_else(fail)
    }
}

/// Reads the rows of a file with `read`, one by one.
fn read_rows<T>(
    file: File,
    bytes: &[u8],
    needed: &[&'static str],
    read: impl Fn(&Columns, &StringRecord) -> Result<T, PackError>,
) -> Result<Vec<T>, PackError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut source = csv::ReaderBuilder::new().flexible(false).from_reader(bytes);
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        PackError::Row { file, line, reason: reason_of(error) }
    };
    let header = source.headers().map_err(|error| broken(&error))?.clone();
    let columns = Columns { file, header };
    needed.iter().try_for_each(|column| columns.need(column))?;
    let mut rows = Vec::new();
    for row in source.records() {
        rows.push(read(&columns, &row.map_err(|error| broken(&error))?)?);
    }
    Ok(rows)
}

fn reason_of(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("it has {len} fields where the header has {expected_len}")
        }
        _ => error.to_string(),
    }
}

fn read_players(bytes: &[u8]) -> Result<Vec<PlayerRow>, PackError> {
    let needed = ["player_code", "given", "family", "known_as", "club", "first_season", "last_season"];
    read_rows(File::Players, bytes, &needed, |columns, row| {
        let mut spelling = ["given", "family", "known_as"].map(|column| columns.get(row, column).to_owned());
        if spelling[1].is_empty() {
            spelling[1] = spelling[2].clone();
        }
        if spelling[2].is_empty() {
            spelling[2] = spelling[1].clone();
        }
        if spelling[1].is_empty() {
            return Err(columns.bad(row, "family", "a name (it is empty, and so is `known_as`)"));
        }
        let birth_date = match columns.get(row, "birth_date") {
            "" | "None" => None,
            text => Some(
                parse_date(text).map_err(|_| columns.bad(row, "birth_date", "a date such as 1997-05-23"))?,
            ),
        };
        let position = match columns.get(row, "position") {
            "" => None,
            text => Some(Position::from_name(text).ok_or_else(|| {
                columns.bad(row, "position", "goalkeeper, defender, midfielder or forward")
            })?),
        };
        let first = columns.season(row, "first_season")?;
        let last = columns.season(row, "last_season")?;
        if last < first {
            return Err(columns.bad(row, "last_season", "a season from `first_season` on"));
        }
        Ok(PlayerRow {
            code: columns.text(row, "player_code")?,
            spelling,
            club: columns.text(row, "club")?,
            position,
            birth_date,
            seasons: (first, last),
        })
    })
}

fn read_fixtures(bytes: &[u8]) -> Result<Vec<FixtureRow>, PackError> {
    let needed = ["season", "kickoff", "home", "away"];
    read_rows(File::Fixtures, bytes, &needed, |columns, row| {
        let goals = |column| match columns.get(row, column) {
            "" => Ok(None),
            text => text.parse::<u8>().map(Some).map_err(|_| columns.bad(row, column, "a number of goals")),
        };
        let day = uk_day(columns.get(row, "kickoff"))
            .ok_or_else(|| columns.bad(row, "kickoff", "a time such as 2021-04-17T14:00:00Z or a day"))?;
        Ok(FixtureRow {
            season: columns.season(row, "season")?,
            day,
            clubs: [columns.text(row, "home")?, columns.text(row, "away")?],
            score: goals("home_score")?.zip(goals("away_score")?),
        })
    })
}

/// The year in which a season begins, from `2017-18`, `2017/18`, `2017-2018` or `2017`.
fn season(text: &str) -> Option<i16> {
    let (first, second) = text.split_once(['-', '/']).map_or((text, None), |(a, b)| (a, Some(b)));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let year: i16 = first.parse().ok().filter(|y| (1850..=2500).contains(y) && digits(first))?;
    let next = format!("{}", year + 1);
    let follows = second.is_none_or(|second| second.len() >= 2 && digits(second) && next.ends_with(second));
    follows.then_some(year)
}

/// The day in the United Kingdom of a time in UTC (or with an offset), or of a day without a time.
fn uk_day(text: &str) -> Option<Date> {
    let Ok(time) = text.parse::<Timestamp>() else { return parse_date(text).ok() };
    let utc = TimeZone::UTC.to_datetime(time);
    // Summer time runs from 01:00 UTC on the last Sunday of March to that of October (Summer Time Order 2002).
    let sunday = |month| {
        Date::new(utc.year(), month, 31)
            .ok()?
            .tomorrow()
            .ok()?
            .nth_weekday(-1, jiff::civil::Weekday::Sunday)
            .ok()
    };
    let (spring, autumn) = (sunday(3)?.at(1, 0, 0, 0), sunday(10)?.at(1, 0, 0, 0));
    let ahead = if spring <= utc && utc < autumn { 1 } else { 0 };
    let offset = Offset::UTC.checked_add(SignedDuration::from_hours(ahead)).ok()?;
    Some(offset.to_datetime(time).date())
}
