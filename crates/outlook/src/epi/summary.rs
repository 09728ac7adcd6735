//! The table of a methods section: counts, days lost, severity, incidence, burden.

use serde::Serialize;

use super::groups::Groups;
use super::rates::{self, Sums, rate_of};
use super::register::{Register, Setting};
use super::severity::Lengths;
use super::tally::{Players, Tallies};
use super::{Bounds, Method, Per, PlayerCount, Rate, Severity};
use crate::NotEstimable;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Whose injuries and exposure: of matches, of training, or all. With one, injuries of the other, and those of which it is not
    /// known, are not counted.
    pub setting: Option<Setting>,
    /// What rates are per.
    pub per: Per,
    /// Level of confidence of limits.
    pub confidence: f64,
    /// How limits of the incidence are made.
    pub incidence: Method,
    /// How limits of the burden are made.
    pub burden: Method,
}

impl Default for Settings {
    /// Everything, per 1,000 hours, 95 %; exact limits of the incidence, limits of the burden with players as units.
    fn default() -> Self {
        Self {
            setting: None,
            per: Per::default(),
            confidence: 0.95,
            incidence: Method::Exact,
            burden: Method::PlayerT,
        }
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The group: a level of each column asked for; empty text where it is not known.
    pub group: Vec<String>,
    /// Injuries.
    pub injuries: usize,
    /// Part of all injuries of the table.
    pub share: Result<f64, NotEstimable>,
    /// Of these, injuries of players without exposure in this group; they are in counts and days, not in rates.
    pub without_exposure: usize,
    /// Of these, injuries that are, or by their vague dates may be, still open on the day of the analysis.
    pub open: usize,
    /// Players with exposure.
    pub players: usize,
    /// Their exposure, in minutes.
    pub minutes: f64,
    /// Days lost, those of open injuries to the day of the analysis.
    pub days_lost: Bounds<i64>,
    /// Days lost by an injury.
    pub severity: Severity,
    /// Injuries per exposure (IOC statement, table 6).
    pub incidence: Rate,
    /// Days lost per exposure: incidence times mean severity.
    pub burden: Bounds<Rate>,
}

/// A column that no row has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no column {name}; there are {known}")]
pub struct UnknownColumn {
    /// The column.
    pub name: String,
    /// Those there are.
    pub known: String,
}

/// Counts and rates by columns; without a column, overall. Groups come in order of their names. A column that exposure is known by
/// (the player, the club) parts the exposure too; any other (the region) parts the injuries only, and each of its levels has the whole.
///
/// # Errors
/// When there is no such column.
pub fn summary(register: &Register, by: &[&str], settings: &Settings) -> Result<Vec<Summary>, UnknownColumn> {
    let groups = Groups::new(register, by, settings.setting)?;
    let tallies = Tallies::of(register, &groups, settings);
    let all = tallies.injuries() as f64;
    let mut rows = Vec::with_capacity(groups.bases.len() * groups.kinds.len());
    let mut players = Players::default();
    for base in 0..groups.bases.len() {
        let units = groups.units(base);
        let exposed = units.iter().filter(|u| u.minutes > 0.0).count();
        // The sum of nothing would be -0.
        let minutes = units.iter().fold(0.0, |sum, u| sum + u.minutes);
        for kind in 0..groups.kinds.len() {
            let group = base * groups.kinds.len() + kind;
            let sums = tallies.group(group);
            if settings.incidence.asks_players() || settings.burden.asks_players() {
                players.fill(&groups, &tallies, base, kind);
            }
            let rate = |events: f64, players: &[PlayerCount], method| {
                let sums = Sums { events, minutes };
                rate_of(sums, players, settings.per, method, settings.confidence)
            };
            let least = rate(sums.exposed_days.least as f64, &players.least, settings.burden);
            let most = if sums.exposed_days.sharp().is_some() {
                least.clone()
            } else {
                rate(sums.exposed_days.most as f64, &players.most, settings.burden)
            };
            let (sorted_least, sorted_most) = tallies.lengths(group);
            let lengths = Lengths { least: sorted_least, most: sorted_most };
            rows.push(Summary {
                group: groups.names(base, kind),
                injuries: sums.injuries,
                share: rates::ratio(sums.injuries as f64, all, NotEstimable::NoInjury),
                without_exposure: sums.injuries - sums.exposed,
                open: sums.injuries - sorted_most.len(),
                players: exposed,
                minutes,
                days_lost: sums.days,
                severity: Severity::of(lengths),
                incidence: rate(sums.exposed as f64, &players.injuries, settings.incidence),
                burden: Bounds::new(least, most),
            });
        }
    }
    rows.sort_by(|a, b| a.group.cmp(&b.group));
    Ok(rows)
}
