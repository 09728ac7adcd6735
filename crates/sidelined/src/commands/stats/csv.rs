//! Injuries and exposures from tables, in the form of R's injurytools.

use std::fs::File;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;
use ledger::{Interval, Season, parse_date};
use outlook::epi::{Exposure, Injury, Register, Setting, Until};
use present::statistics::Counted;

use crate::cli::{CountArgs, season};
use crate::input::shown;
use crate::notes::{Problems, reason};
use crate::record::today;

/// Counts two tables. Rows that cannot be read are told of and left out.
///
/// # Errors
/// When a table cannot be opened or lacks a column.
pub fn register(
    of: &CountArgs,
    columns: &[String],
    injuries: &Path,
    exposures: &Path,
    problems: &mut Problems,
) -> Result<Counted> {
    let mut counted = Counted::new(of.as_of.unwrap_or_else(today));
    let mut labels: Vec<String> = columns.iter().filter(|by| *by != Register::PLAYER).cloned().collect();
    for usual in ["region", "pathology"] {
        if columns.is_empty() && !labels.iter().any(|label| label == usual) {
            labels.push(usual.to_owned());
        }
    }
    let mut found = false;
    Table::open(injuries)?.each(problems, |row| {
        found = true;
        injury(of, &mut counted, row, &labels)
    })?;
    Table::open(exposures)?.each(problems, |row| exposure(of, &mut counted, row, &labels))?;
    if !found {
        bail!("{} has no rows", shown(injuries));
    }
    Ok(counted)
}

fn injury(of: &CountArgs, counted: &mut Counted, row: &Fields<'_>, labels: &[String]) -> Result<()> {
    let from = row.days(&["from", "date_injured"])?.context("there is no day of injury")?;
    if !wanted(of, from.earliest) {
        return Ok(());
    }
    let until = row.days(&["until", "date_recovered"])?.map_or(Until::Open, Until::Back);
    let setting = match row.get(&["setting"]).unwrap_or_default() {
        "match" => Some(Setting::Match),
        "training" => Some(Setting::Training),
        _ => None,
    };
    let own_season = Season::of(from.earliest).to_string();
    let labels = row.labels(labels, &own_season);
    let injury = Injury { player: row.player()?, onset: from, until, setting, labels: &labels };
    counted.injury(&injury, None, None)?;
    Ok(())
}

fn exposure(of: &CountArgs, counted: &mut Counted, row: &Fields<'_>, labels: &[String]) -> Result<()> {
    let days = match (row.day(&["from", "date_start"])?, row.day(&["to", "until", "date_end"])?) {
        (Some(from), Some(to)) if from <= to => Interval::new(from, to),
        (Some(_), Some(_)) => bail!("it ends before it begins"),
        _ => {
            let label = row.get(&["season", "year"]).context("there is neither a season nor from and to")?;
            season(label).map_err(anyhow::Error::msg)?.days()
        }
    };
    if !wanted(of, days.earliest) {
        return Ok(());
    }
    let minutes = |names: &[&str]| match row.get(names) {
        None => Ok(0.0),
        Some(text) => text.parse::<f64>().with_context(|| format!("{text:?} is no number of minutes")),
    };
    let own_season = Season::of(days.earliest).to_string();
    let labels = row.labels(labels, &own_season);
    counted.exposure(&Exposure {
        player: row.player()?,
        days,
        match_minutes: minutes(&["match_minutes", "minutes_played", "minutes"])?,
        training_minutes: minutes(&["training_minutes"])?,
        labels: &labels,
    })?;
    Ok(())
}

/// Whether a day's season is asked for.
fn wanted(of: &CountArgs, day: Date) -> bool {
    of.season.is_empty() || of.season.contains(&Season::of(day))
}

/// A table and its columns.
struct Table {
    name: String,
    reader: csv::Reader<File>,
    head: csv::StringRecord,
}

/// A row, by the names of columns.
struct Fields<'a> {
    head: &'a csv::StringRecord,
    row: &'a csv::StringRecord,
}

impl Table {
    fn open(path: &Path) -> Result<Self> {
        let name = shown(path).to_string();
        let file = File::open(path).map_err(|e| anyhow::anyhow!("{name}: {}", reason(&e)))?;
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
        let mut head = reader.headers().with_context(|| name.clone())?.clone();
        // What Excel writes before the first name.
        if let Some(first) = head.get(0).and_then(|first| first.strip_prefix('\u{feff}')) {
            let names: Vec<String> =
                std::iter::once(first).chain(head.iter().skip(1)).map(str::to_owned).collect();
            head = names.into();
        }
        let this = Self { name, reader, head };
        let fields = Fields { head: &this.head, row: &this.head };
        if fields.get(Fields::PLAYER).is_none() {
            bail!("{}: there is no column player_id, person_id or player", this.name);
        }
        Ok(this)
    }

    fn each(
        mut self,
        problems: &mut Problems,
        mut take: impl FnMut(&Fields<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut row = csv::StringRecord::new();
        loop {
            let line = self.reader.position().line();
            let taken = match self.reader.read_record(&mut row) {
                Ok(false) => return Ok(()),
                Ok(true) => take(&Fields { head: &self.head, row: &row }),
                Err(e) if e.is_io_error() => return Err(e).context(self.name),
                Err(e) => Err(e.into()),
            };
            if let Err(e) = taken {
                let line = row.position().map_or(line, csv::Position::line);
                problems.tell(&format!("{}: line {line}", self.name), format!("{e:#}"));
            }
        }
    }
}

impl<'a> Fields<'a> {
    const PLAYER: &'static [&'static str] = &["player_id", "person_id", "player", "player_name"];

    /// The first of these columns that has something.
    fn get(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| {
            let place = self.head.iter().position(|head| head == *name)?;
            self.row.get(place).filter(|text| !text.is_empty() && *text != "NA")
        })
    }

    fn player(&self) -> Result<&'a str> {
        self.get(Self::PLAYER).context("the player is not named")
    }

    fn day(&self, names: &[&str]) -> Result<Option<Date>> {
        Ok(self.get(names).map(parse_date).transpose()?)
    }

    /// A day, or days between which it lies: `2021-04-01..2021-04-30`.
    fn days(&self, names: &[&str]) -> Result<Option<Interval>> {
        let Some(text) = self.get(names) else { return Ok(None) };
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let (first, last) = (parse_date(first)?, parse_date(last)?);
        if last < first {
            bail!("{text}: the last day is before the first");
        }
        Ok(Some(Interval::new(first, last)))
    }

    /// Levels of columns. Where the table has no season, the day tells it.
    fn labels<'b>(&self, columns: &'b [String], own_season: &'b str) -> Vec<(&'b str, &'b str)>
    where
        'a: 'b,
    {
        let of = |column: &'b String| match self.get(&[column]) {
            Some(level) => Some((column.as_str(), level)),
            None if column == "season" => Some((column.as_str(), own_season)),
            None if self.head.iter().any(|head| head == column) => Some((column.as_str(), "")),
            None => None,
        };
        columns.iter().filter_map(of).collect()
    }
}
