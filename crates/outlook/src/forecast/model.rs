//! A fitted model, and what it says of a case.

use super::boost::{Boosted, Ensemble, Exits, sigmoid};
use super::case::days_between;
use super::features::{Case, Feature};
use super::measured::Measured;
use super::notice::Moment;

use serde::{Deserialize, Serialize};

/// What a model was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The data, by name.
    pub source: String,
    /// Year in which the first season began from which cases were learnt.
    pub first_season: i16,
    /// Year in which the last one began.
    pub last_season: i16,
    /// The last moment of which the data tell.
    pub latest: Moment,
    /// Cases learnt from.
    pub cases: u32,
    /// Matches learnt from: those in which a player of a case might have come back.
    pub rows: u32,
}

/// A fitted model.
#[derive(Clone, Debug)]
pub struct Forecaster {
    made: Made,
    hazards: Vec<Boosted>,
    next: Vec<Boosted>,
    measured: Measured,
    fast_hazards: Ensemble,
    fast_next: Ensemble,
}

/// Room for the work, to be used again.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    base: Exits,
    exits: Exits,
}

/// One of the matches to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// Kickoff.
    pub kickoff: Moment,
    /// Probability that the player comes back in this very match.
    pub back_in: f64,
    /// Probability that the player is back by the end of it.
    pub back_by: f64,
}

/// When a player will be back.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The moment from which days are counted.
    pub now: Moment,
    /// The matches to come, in order, as many as were asked for.
    pub ahead: Vec<Ahead>,
}

impl Forecaster {
    pub(super) fn new(made: Made, hazards: Vec<Boosted>, next: Vec<Boosted>, measured: Measured) -> Self {
        let fast_hazards = Ensemble::new(&hazards, Feature::COUNT);
        let fast_next = Ensemble::new(&next, Feature::COUNT);
        Self { made, hazards, next, measured, fast_hazards, fast_next }
    }

    /// What it was made from.
    pub fn made(&self) -> &Made {
        &self.made
    }

    /// What was counted in the same data.
    pub fn measured(&self) -> &Measured {
        &self.measured
    }

    pub(super) fn parts(&self) -> (&Made, &[Boosted], &[Boosted], &Measured) {
        (&self.made, &self.hazards, &self.next, &self.measured)
    }

    /// The forecast of a case, up to the match by which the player is back with probability `enough` (above 1: all matches of
    /// the season).
    pub fn forecast(&self, case: &Case<'_>, enough: f64, scratch: &mut Scratch) -> Forecast {
        let Scratch { base, exits } = scratch;
        let ensemble = &self.fast_hazards;
        *base = ensemble.exits();
        for feature in Feature::ALL.iter().filter(|f| !Feature::OF_MATCH.contains(f)) {
            ensemble.strike(base, *feature as usize, case.row.get(*feature), 0);
        }
        let mut row = case.row.clone();
        let mut struck = [0; Feature::OF_MATCH.len()];
        let (mut before, mut left) = (None, 1.0);
        let mut ahead = Vec::with_capacity(case.ahead.len());
        for (place, &kickoff) in case.ahead.iter().enumerate() {
            row.ask(case.now, place, kickoff, before);
            before = Some(kickoff);
            for (feature, struck) in Feature::OF_MATCH.iter().zip(&mut struck) {
                if *feature != Feature::MatchGap {
                    *struck = ensemble.strike(base, *feature as usize, row.get(*feature), *struck);
                }
            }
            exits.copy(base);
            ensemble.strike(exits, Feature::MatchGap as usize, row.get(Feature::MatchGap), 0);
            let mut hazard = sigmoid(ensemble.log_odds(exits));
            if place == 0 && !self.next.is_empty() {
                hazard = (hazard + self.next_match(&row, exits)) / 2.0;
            }
            left *= 1.0 - hazard;
            let back_by = late(1.0 - left);
            let told = ahead.last().map_or(0.0, |a: &Ahead| a.back_by);
            ahead.push(Ahead { kickoff, back_in: back_by - told, back_by });
            if back_by >= enough {
                break;
            }
        }
        Forecast { now: case.now, ahead }
    }

    /// Probability of the next match by what was learnt from next matches alone.
    fn next_match(&self, row: &super::features::Row, exits: &mut Exits) -> f64 {
        *exits = self.fast_next.exits();
        for (column, value) in row.values().iter().enumerate() {
            self.fast_next.strike(exits, column, *value, 0);
        }
        sigmoid(self.fast_next.log_odds(exits))
    }
}

/// Beyond this probability of being back …
const LATE: f64 = 0.6;
/// … it grows by so much less. Hazards are learnt one match at a time and take cases that look alike for alike; of those who stay
/// away longer than most, more differ in what nobody told. Chosen on the seasons of the built-in model, each forecast by the others:
/// it takes 0.02 days off their pinball loss, and their later quantiles then hold.
const STRETCH: f64 = 1.15;

fn late(back_by: f64) -> f64 {
    if back_by > LATE { LATE + (back_by - LATE) / STRETCH } else { back_by }
}

/// Levels of [`Forecast::quantiles`].
pub const LEVELS: [f64; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Weights of the quantiles around the middle: a normal kernel of width 0.5 on the normal scores of their levels.
const AROUND: [f64; 9] = [0.0084, 0.0542, 0.129, 0.1966, 0.2236, 0.1966, 0.129, 0.0542, 0.0084];

impl Forecast {
    /// Probability of taking part in the next match.
    pub fn next(&self) -> f64 {
        self.ahead.first().map_or(0.0, |a| a.back_in)
    }

    /// Probability of no return within the matches that are told.
    pub fn not_back(&self) -> f64 {
        self.ahead.last().map_or(1.0, |a| 1.0 - a.back_by)
    }

    /// Probability of taking part in each match: coming back in it, or being back already and taking part in so large a share of the
    /// matches thereafter ([`Measured::stay`]).
    pub fn plays(&self, stay: f64) -> Vec<f64> {
        self.ahead.iter().map(|a| a.back_in + (a.back_by - a.back_in).max(0.0) * stay).collect()
    }

    /// The match by which the player is back with that probability; none for a later season.
    pub fn by(&self, level: f64) -> Option<Moment> {
        self.ahead.iter().find(|a| a.back_by >= level).map(|a| a.kickoff)
    }

    /// Days to the return at each of the [`LEVELS`], not decreasing. Days beyond the last match that is told mean that the player is
    /// not back this season; the likelier that is, the more of them.
    ///
    /// Returns fall on match days, so that many forecasts share a quantile. The middle one is smoothed over its neighbours (never
    /// beyond those next to it), so that it still tells who is likely to be back first.
    pub fn quantiles(&self) -> [f64; 9] {
        let mut out = LEVELS.map(|level| self.days(level));
        let total: f64 = AROUND.iter().sum();
        let mean: f64 = out.iter().zip(AROUND).map(|(q, w)| libm::log1p(*q) * w).sum();
        let smooth = libm::expm1(mean / total);
        let [_, _, _, low, middle, high, ..] = &mut out;
        *middle = smooth.clamp(*low, *high);
        out
    }

    fn days(&self, level: f64) -> f64 {
        if let Some(kickoff) = self.by(level) {
            return days_between(self.now, kickoff) as f64;
        }
        let last = self.ahead.last().map_or(0, |a| days_between(self.now, a.kickoff));
        let beyond = level - (1.0 - self.not_back());
        last as f64 + 1.0 + beyond.max(0.0) * 50.0
    }

    /// The same, knowing that by `moment` the player had not come back: matches until then are out, and days count from it.
    #[must_use]
    pub fn given_not_back_by(&self, moment: Moment) -> Self {
        let passed = self.ahead.iter().take_while(|a| a.kickoff <= moment).last().map_or(0.0, |a| a.back_by);
        let left = (1.0 - passed).max(f64::MIN_POSITIVE);
        let still = |a: &Ahead| Ahead {
            kickoff: a.kickoff,
            back_in: a.back_in / left,
            back_by: ((a.back_by - passed) / left).clamp(0.0, 1.0),
        };
        let ahead = self.ahead.iter().filter(|a| a.kickoff > moment).map(still).collect();
        Self { now: self.now.max(moment), ahead }
    }
}
