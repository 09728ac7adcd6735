//! What `sidelined outlook NAME` answers, and how it is printed.

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::Result;
use jiff::civil::Date;
use ledger::{Individual, Timeline};
use outlook::forecast::{Forecast, Made, Told};
use serde::Serialize;

use super::player::levels;
use crate::archive::day_of;
use crate::cli::Format;
use crate::notes::one_line;
use crate::show::rows::{self, Row};
use crate::show::{self, Screen, Style, words};

/// What is known of the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Out, and forecast.
    Out,
    /// Doubtful, and forecast.
    Doubtful,
    /// Can play, or has.
    Available,
    /// Away, but not hurt, ill or unfit.
    OtherReason,
    /// Out or doubtful, but no match is known to come back in.
    NoFixtures,
    /// Nothing tells.
    Unknown,
}

/// One of the matches ahead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Match {
    /// Its day.
    pub day: Date,
    /// The opponent.
    pub against: String,
    /// Whether it is at home.
    pub home: bool,
    /// Probability of taking part in it.
    #[serde(serialize_with = "rounded")]
    pub plays: f64,
    /// Probability of having come back by then.
    #[serde(serialize_with = "rounded")]
    pub back_by: f64,
}

fn rounded<S: serde::Serializer>(p: &f64, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_f64((p * 1e4).round() / 1e4)
}

impl Row for Match {
    const HEAD: &'static [&'static str] = &["Day", "Match", "Plays", "Back by then"];
    const FIELDS: &'static [&'static str] = &["day", "against", "home", "plays", "back_by"];

    fn cells(&self) -> Vec<String> {
        let place = if self.home { "home" } else { "away" };
        let percent = |p: f64| format!("{:.0}%", p * 100.0);
        vec![
            words::day(self.day),
            format!("{} ({place})", self.against),
            percent(self.plays),
            percent(self.back_by),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let p = |p: f64| format!("{p:.4}");
        vec![
            self.day.to_string(),
            self.against.clone(),
            self.home.to_string(),
            p(self.plays),
            p(self.back_by),
        ]
    }
}

/// How much an answer rests on.
#[derive(Debug, Serialize)]
pub struct RestsOn {
    /// Statements of official lists about the player.
    pub flags: usize,
    /// Reports of the press that tell whether the player can play.
    pub reports: usize,
    /// Matches of the player that are known.
    pub matches: usize,
}

/// What a model was fitted to.
#[derive(Debug, Serialize)]
pub struct ModelOut {
    source: String,
    first_season: i16,
    last_season: i16,
    cases: u32,
    latest: Date,
}

/// The answer.
#[derive(Debug, Serialize)]
pub struct Answer {
    as_of: Date,
    player: String,
    team: Option<String>,
    state: State,
    sentence: String,
    complaint: Option<String>,
    last_said: Option<Date>,
    /// Days from `as_of` to the return at each level; none beyond the season.
    days: BTreeMap<String, Option<f64>>,
    not_this_season: Option<f64>,
    /// The matches ahead.
    pub matches: Vec<Match>,
    /// Why, a line each.
    pub reasons: Vec<String>,
    /// How much it rests on.
    pub rests_on: RestsOn,
    model: ModelOut,
}

/// So many matches are shown to people.
const SHOWN: usize = 6;

impl Answer {
    /// Nothing answered yet.
    pub fn of(player: &Individual, team: Option<String>, as_of: Date, told: &[Told], made: &Made) -> Self {
        let flags = told.iter().filter(|t| t.official).count();
        Self {
            as_of,
            player: player.name.clone(),
            team,
            state: State::Unknown,
            sentence: String::new(),
            complaint: None,
            last_said: None,
            days: BTreeMap::new(),
            not_this_season: None,
            matches: Vec::new(),
            reasons: Vec::new(),
            rests_on: RestsOn { flags, reports: told.len() - flags, matches: 0 },
            model: ModelOut {
                source: made.source.clone(),
                first_season: made.first_season,
                last_season: made.last_season,
                cases: made.cases,
                latest: day_of(made.latest),
            },
        }
    }

    /// The answer in a sentence.
    pub fn say(&mut self, state: State, sentence: String) {
        (self.state, self.sentence) = (state, sentence);
    }

    /// What the matter is, and when that was last said.
    pub fn since(&mut self, timeline: &Timeline, last: &Told) {
        self.last_said = Some(last.day);
        let spell = last.spell.and_then(|at| timeline.spells.get(at));
        self.complaint = spell.map(|spell| {
            words::injury(
                spell.region.value.unwrap_or(ledger::Region::Unspecified),
                spell.part.value.as_deref(),
                spell.pathology.value.unwrap_or(ledger::Pathology::Unspecified),
                spell.diagnosis.value.as_deref(),
                spell.side.value,
            )
        });
    }

    /// The days until the return.
    pub fn distribution(&mut self, forecast: &Forecast) {
        self.days = levels(forecast);
        self.not_this_season = Some((forecast.not_back() * 1e4).round() / 1e4);
    }

    /// Prints it: people get the next matches, other formats all of them.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn print(&self, format: Format) -> Result<()> {
        let mut out = show::out();
        let screen = Screen::of_stdout();
        match format {
            Format::Json => rows::jsonl(&mut out, self)?,
            Format::Jsonl | Format::Csv => {
                rows::print(&mut out, format, screen, &self.matches)?;
            }
            Format::Table => self.table(&mut out, screen)?,
        }
        out.flush()?;
        Ok(())
    }

    fn table(&self, out: &mut show::Out, screen: Screen) -> Result<()> {
        let mut heading = self.player.clone();
        if let Some(team) = &self.team {
            heading.push_str(&format!(", {team}"));
        }
        if let Some(complaint) = &self.complaint {
            heading.push_str(&format!(": {complaint}"));
        }
        heading.push_str(&format!(", as known on {}", words::day(self.as_of)));
        writeln!(out, "{}", screen.paint(Style::Heading, &one_line(&heading)))?;
        writeln!(out, "{}", one_line(&self.sentence))?;
        if !self.matches.is_empty() {
            writeln!(out)?;
            let shown: Vec<Match> = self.matches.iter().take(SHOWN).cloned().collect();
            rows::print(out, Format::Table, screen, &shown)?;
            writeln!(out)?;
            for reason in &self.reasons {
                writeln!(out, "- {}", one_line(reason))?;
            }
        }
        writeln!(out, "\n{}", screen.paint(Style::Faint, &self.basis()))?;
        Ok(())
    }

    fn basis(&self) -> String {
        let RestsOn { flags, reports, matches } = self.rests_on;
        let mut basis = format!(
            "Rests on {}, {} and {} {} of the player.",
            words::count(flags, "official flag"),
            words::count(reports, "report"),
            matches,
            if matches == 1 { "match" } else { "matches" },
        );
        if !self.matches.is_empty() {
            let ModelOut { first_season, last_season, cases, .. } = self.model;
            let last = i32::from(last_season) + 1;
            basis.push_str(&format!(
                " Learnt from {cases} official flags of {first_season} to {last}; reports are taken for flags."
            ));
        }
        basis
    }
}
