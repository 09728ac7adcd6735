//! A folder of official flags and appearances, from which forecasts are learnt and on which they are tried.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{FlagStatus, StatusReason};
use outlook::forecast::{Complaint, Fixture, Moment, Notice, Past, Played, Position, Stated, day_of};
use reader::Reader;
use reader::official::{self, Term};
use serde::Deserialize;

use crate::input::shown;
use crate::notes::{Problems, reason};

/// The tables of a folder, laid out.
pub struct Archive {
    /// All that they tell.
    pub past: Past,
    /// How each notice is named in them, in the order of [`Past::notices`].
    pub keys: Vec<Key>,
}

/// What names a flag in the tables.
pub struct Key {
    /// The season, as written.
    pub season: String,
    /// The player's code, as written.
    pub player_code: String,
    /// When it was first seen, as written.
    pub t0: String,
    /// Its words.
    pub news: String,
}

/// Reads `status.csv` and `appearances.csv` of a folder, either of which may be compressed with gzip (`.gz`). Rows that cannot be
/// read are told to `problems` and left out.
///
/// # Errors
/// When the folder lacks one of them, or it cannot be read or lacks a column.
pub fn load(dir: &Path, problems: &mut Problems) -> Result<Archive> {
    let reader = Reader::new().context("the reader's own words")?;
    let mut matters = Matters { reader: &reader, known: std::collections::BTreeMap::new() };
    let (mut notices, mut keys) = (Vec::new(), Vec::new());
    rows(&find(dir, "status.csv")?, problems, |row: FlagRow| {
        notices.push(row.notice(&mut matters)?);
        keys.push(Key {
            season: row.season,
            player_code: row.player_code,
            t0: row.first_seen_snapshot_date,
            news: row.news,
        });
        Ok(())
    })?;
    let mut played = Vec::new();
    rows(&find(dir, "appearances.csv")?, problems, |row: AppearanceRow| {
        played.push(row.played()?);
        Ok(())
    })?;
    let fixture = |p: &Played| Fixture { season: p.season, team: p.team.clone(), kickoff: p.kickoff };
    let fixtures: BTreeSet<Fixture> = played.iter().map(fixture).collect();
    let fixtures: Vec<Fixture> = fixtures.into_iter().collect();
    Ok(Archive { past: Past::new(notices, &played, &fixtures), keys })
}

/// The file of that name, or of that name and `.gz`.
fn find(dir: &Path, name: &str) -> Result<PathBuf> {
    if !dir.is_dir() {
        bail!("{}: {}", shown(dir), if dir.exists() { "is no folder" } else { "does not exist" });
    }
    let candidates = [dir.join(name), dir.join(format!("{name}.gz"))];
    let Some(found) = candidates.into_iter().find(|path| path.exists()) else {
        bail!("{}: holds neither {name} nor {name}.gz", shown(dir));
    };
    Ok(found)
}

/// Hands over each row of a table; what a row lacks is told with its line.
fn rows<R: for<'de> Deserialize<'de>>(
    path: &Path,
    problems: &mut Problems,
    mut take: impl FnMut(R) -> Result<(), String>,
) -> Result<()> {
    let name = shown(path);
    let fail = |e: &std::io::Error| anyhow::anyhow!("{name}: {}", reason(e));
    let file = File::open(path).map_err(|e| fail(&e))?;
    let input = intake::unpacked(BufReader::new(file)).map_err(|e| fail(&e))?;
    let mut table = csv::Reader::from_reader(input);
    let head = table.headers().with_context(|| name.clone())?.clone();
    let (mut taken, mut tried) = (0_usize, 0_usize);
    for row in table.records() {
        let record = match row {
            Ok(record) => record,
            Err(e) if e.is_io_error() => return Err(e).with_context(|| name.clone()),
            Err(e) => {
                problems.tell(&name, csv_reason(&e));
                continue;
            }
        };
        tried += 1;
        let line = record.position().map_or(0, csv::Position::line);
        let read = record.deserialize::<R>(Some(&head)).map_err(|e| csv_reason(&e));
        match read.and_then(&mut take) {
            Ok(()) => taken += 1,
            // Without a column no row can be read: that is said once.
            Err(why) if taken == 0 && why.starts_with("missing field") => bail!("{name}: {why}"),
            Err(why) => problems.tell(&name, format_args!("line {line}: {why}")),
        }
    }
    if taken == 0 {
        bail!("{name}: {}", if tried == 0 { "holds no rows" } else { "holds no row that can be read" });
    }
    Ok(())
}

fn csv_reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map(|p| format!("line {}: ", p.line())).unwrap_or_default();
            format!("{line}has {len} fields, the header {expected_len}")
        }
        _ => error.to_string(),
    }
}

#[derive(Deserialize)]
struct FlagRow {
    season: String,
    player_code: String,
    team_name: String,
    first_seen_snapshot_date: String,
    news: String,
    news_added: String,
    status: String,
    chance_next: String,
    chance_this: String,
    published_after: String,
    spell_seq: String,
    position: String,
}

#[derive(Deserialize)]
struct AppearanceRow {
    season: String,
    player_code: String,
    kickoff_time: String,
    minutes: String,
    team: String,
}

/// What the words of flags mean, worked out once for each matter.
struct Matters<'a> {
    reader: &'a Reader,
    known: std::collections::BTreeMap<String, Complaint>,
}

impl Matters<'_> {
    fn complaint(&mut self, news: &str) -> Complaint {
        let words = official::matter_words(news);
        if let Some(known) = self.known.get(words) {
            return *known;
        }
        let unfit = words.to_ascii_lowercase().contains("match fitness").then_some(StatusReason::Fitness);
        let facts = if unfit.is_some() { None } else { self.reader.matter_of(news) };
        let complaint = Complaint::of(facts.as_ref(), unfit);
        self.known.insert(words.to_owned(), complaint);
        complaint
    }
}

impl FlagRow {
    fn notice(&self, matters: &mut Matters<'_>) -> Result<Notice, String> {
        let status = FlagStatus::from_letter(self.status.trim())
            .ok_or_else(|| bad("status", &self.status, "one of a, d, i, s, u, n"))?;
        let seen = moment("first_seen_snapshot_date", &self.first_seen_snapshot_date)?;
        let after = optional(&self.published_after, |v| moment("published_after", v))?;
        let left = status == FlagStatus::Ineligible && official::has_left(&self.news);
        Ok(Notice {
            season: season(&self.season)?,
            player: self.player_code.clone(),
            team: self.team_name.clone(),
            position: position(&self.position),
            seen,
            raised: optional(&self.news_added, |v| moment("news_added", v))?,
            after,
            status,
            complaint: matters.complaint(&self.news),
            injury: !official::is_no_injury(&self.news),
            stated: stated(&self.news, day_of(after.unwrap_or(seen))),
            chance_this: optional(&self.chance_this, |v| percent("chance_this", v))?,
            chance_next: optional(&self.chance_next, |v| percent("chance_next", v))?,
            gone: status == FlagStatus::Unavailable || left,
            number: optional(&self.spell_seq, |v| number("spell_seq", v))?.unwrap_or(1),
        })
    }
}

impl AppearanceRow {
    fn played(&self) -> Result<Played, String> {
        Ok(Played {
            kickoff: moment("kickoff_time", &self.kickoff_time)?,
            minutes: number("minutes", &self.minutes)?,
            season: season(&self.season)?,
            team: self.team.clone(),
            player: self.player_code.clone(),
        })
    }
}

/// What the words of a flag say of the return, if it appeared on that day.
fn stated(news: &str, published: Date) -> Option<Stated> {
    Some(match Term::of(news)? {
        Term::Back { day, month } => Stated::Back(official::first_such_day(day, month, published)?),
        Term::Chance(percent) => Stated::Chance(percent),
        Term::Unknown => Stated::Unknown,
    })
}

fn bad(column: &str, value: &str, wanted: &str) -> String {
    format!("{column}: {value:?} is not {wanted}")
}

fn optional<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.trim().is_empty() { Ok(None) } else { read(text.trim()).map(Some) }
}

fn moment(column: &str, text: &str) -> Result<Moment, String> {
    let stamp: Result<Timestamp, _> = text.trim().parse();
    stamp.map(Timestamp::as_second).map_err(|_| bad(column, text, "a time such as 2021-04-17T14:00:00Z"))
}

/// The year in which a season such as 2018-19 began.
fn season(text: &str) -> Result<i16, String> {
    let year = text.split('-').next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    year.ok_or_else(|| bad("season", text, "a season such as 2018-19"))
}

fn number(column: &str, text: &str) -> Result<u16, String> {
    text.trim().parse().map_err(|_| bad(column, text, "a whole number"))
}

fn percent(column: &str, text: &str) -> Result<u8, String> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().ok().filter(|p| *p <= 100).ok_or_else(|| bad(column, text, "a percentage"))
}

fn position(text: &str) -> Option<Position> {
    Some(match text {
        "GK" => Position::Goalkeeper,
        "DEF" => Position::Defender,
        "MID" => Position::Midfielder,
        "FWD" => Position::Forward,
        _ => return None,
    })
}
