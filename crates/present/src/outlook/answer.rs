//! The answer to when a player will be back.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ledger::TrackRecord;
use outlook::forecast::{Forecast, Made, Named, day_of};
use serde::Serialize;

use super::player::levels;
use super::why;
use crate::words;

/// What is known of the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// How much an answer rests on.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModelOut {
    /// The data, in words.
    pub source: String,
    /// The year in which the first season of it began.
    pub first_season: i16,
    /// The year in which the last one began.
    pub last_season: i16,
    /// How many cases.
    pub cases: u32,
    /// The day of the latest.
    pub latest: Date,
}

/// The answer.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// The day by the end of which things were known.
    pub as_of: Date,
    /// The player's fullest name.
    pub player: String,
    /// The team.
    pub team: Option<String>,
    /// What is known of the player.
    pub state: State,
    /// The answer in a sentence.
    pub sentence: String,
    /// What the matter is.
    pub complaint: Option<String>,
    /// When that was last said.
    pub last_said: Option<Date>,
    /// Days from `as_of` to the return at each level; none beyond the season.
    pub days: BTreeMap<String, Option<f64>>,
    /// Probability of no return in the season.
    pub not_this_season: Option<f64>,
    /// The matches ahead.
    pub matches: Vec<Match>,
    /// Why, a line each.
    pub reasons: Vec<String>,
    /// How much it rests on.
    pub rests_on: RestsOn,
    /// What the model was fitted to.
    pub model: ModelOut,
    /// Who named the day of return that it reckons with.
    #[serde(skip)]
    pub(super) named: Option<Named>,
}

impl Answer {
    /// Whether the track records of those who named the day of return may add to the reasons.
    pub fn wants_track_records(&self) -> bool {
        self.named.as_ref().is_some_and(|named| !named.by.is_empty())
    }

    /// Adds to the reasons what became of the returns that those named before who name the day of this one.
    pub fn heed(&mut self, records: &[TrackRecord]) {
        let told = self.named.as_ref().and_then(|named| why::track(records, named));
        let at = self.reasons.len().min(1);
        self.reasons.splice(at..at, told);
    }

    /// Nothing answered yet.
    pub(super) fn of(
        player: String,
        team: Option<String>,
        as_of: Date,
        rests_on: RestsOn,
        made: &Made,
    ) -> Self {
        Self {
            as_of,
            player,
            team,
            state: State::Unknown,
            sentence: String::new(),
            complaint: None,
            last_said: None,
            days: BTreeMap::new(),
            not_this_season: None,
            matches: Vec::new(),
            reasons: Vec::new(),
            rests_on,
            model: ModelOut {
                source: made.source.clone(),
                first_season: made.first_season,
                last_season: made.last_season,
                cases: made.cases,
                latest: day_of(made.latest),
            },
            named: None,
        }
    }

    /// The answer in a sentence.
    pub(super) fn say(&mut self, state: State, sentence: String) {
        (self.state, self.sentence) = (state, sentence);
    }

    /// What the matter is, and when that was last said.
    pub(super) fn since(&mut self, said: Date, complaint: Option<String>) {
        self.last_said = Some(said);
        self.complaint = complaint;
    }

    /// The days until the return.
    pub(super) fn distribution(&mut self, forecast: &Forecast) {
        self.days = levels(forecast);
        self.not_this_season = Some((forecast.not_back() * 1e4).round() / 1e4);
    }

    /// Whom it is about, with what, and as of when.
    pub fn heading(&self) -> String {
        let mut heading = self.player.clone();
        if let Some(team) = &self.team {
            heading.push_str(&format!(", {team}"));
        }
        if let Some(complaint) = &self.complaint {
            heading.push_str(&format!(": {complaint}"));
        }
        heading.push_str(&format!(", as known on {}", words::day(self.as_of)));
        heading
    }

    /// What the answer rests on, in a sentence or two.
    pub fn basis(&self) -> String {
        let RestsOn { flags, reports, matches } = &self.rests_on;
        let mut basis = format!(
            "Rests on {}, {} and {} {} of the player.",
            words::count(*flags, "official flag"),
            words::count(*reports, "report"),
            matches,
            if *matches == 1 { "match" } else { "matches" },
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
