//! Track records: what became of the returns that speakers and outlets forecast.
//!
//! A forecast is a day, or a first day and a last, that one voice gives for the end of one spell; a voice that gives
//! the same day again has given one forecast. It is **due** once its last day has passed, and **resolved** once the
//! player is back on a known day. The error of a resolved forecast is the day of the return less its last day: positive
//! where the player came back later than told. It was **right** if the player came back on none but the days that it
//! allows, a day more being no error. A forecast without a last day ("not before May") rules days out and names none: it
//! has been given, and is never due.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::{ExpectedReturn, Interval, days_between};

use super::dossier::Dossier;
use super::folded;
use super::material::Material;
use super::report::Source;
use super::spell::{Estimate, Spell};

/// What became of one voice's forecasts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrackRecord {
    /// A speaker, or an outlet in its own voice.
    pub who: String,
    /// Whether it is an outlet.
    pub outlet: bool,
    /// Forecasts given.
    pub given: usize,
    /// Of these, due by the day asked for: the last day that they name has passed. Those that name none are never due.
    pub due: usize,
    /// Of those due, resolved: the player's return is known.
    pub resolved: usize,
    /// Of those resolved, right.
    pub right: usize,
    /// Mean error in days; none where none is resolved.
    pub bias_days: Option<f64>,
    /// Median error in days.
    pub median_days: Option<f64>,
    /// Mean of the errors' sizes in days.
    pub error_days: Option<f64>,
}

#[derive(Default)]
struct Tally {
    name: String,
    outlet: bool,
    given: usize,
    due: usize,
    right: usize,
    errors: Vec<i64>,
}

/// The track record of everybody who forecast a return, as of a day: the most forecasts resolved first.
pub fn track_records(material: &Material, day: Date) -> Vec<TrackRecord> {
    let mut forecasts = Forecasts::default();
    Dossier::of(material).weigh(day, &mut forecasts);
    forecasts.records()
}

/// Whoever forecasts: a speaker, or an outlet in its own voice. Many forecasts are one's, so the names are shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Forecaster {
    outlet: bool,
    /// Folded.
    key: Arc<str>,
    name: Arc<str>,
}

/// Whoever has forecast something so far, by name.
pub(crate) type Forecasters = BTreeMap<(bool, String), Forecaster>;

impl Forecaster {
    /// Those whose words a source gives.
    pub(crate) fn of(source: &Source, known: &mut Forecasters) -> Box<[Self]> {
        let shared = |(outlet, name): (bool, String)| {
            let new = |(outlet, name): &(bool, String)| Self {
                outlet: *outlet,
                key: folded(name).into(),
                name: name.as_str().into(),
            };
            known.entry((outlet, name)).or_insert_with_key(new).clone()
        };
        voices(source).into_iter().map(shared).collect()
    }
}

/// What one voice forecast of the end of one spell, and what became of it as far as is known.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Forecast {
    by: Forecaster,
    /// Its last day.
    by_day: Option<Date>,
    /// The day of the return.
    back: Option<Date>,
    right: bool,
}

impl Forecast {
    /// The forecasts of a spell, each once, of estimates in the order of their sources; `end` is the return, as far as it is
    /// known.
    pub(crate) fn of_spell(estimates: &[(&[Forecaster], Estimate)], end: Option<Interval>) -> Vec<Self> {
        let back = end.filter(|known| known.width() <= KNOWN_DAYS).map(|known| known.earliest);
        let mut given: BTreeSet<(bool, &str, Option<Date>, Option<Date>)> = BTreeSet::new();
        let mut found = Vec::new();
        for (by, Estimate { expected, .. }) in estimates {
            for by in by.iter() {
                if given.insert((by.outlet, &by.key, expected.not_before, expected.by)) {
                    let right = back.is_some_and(|back| right(expected, back));
                    found.push(Self { by: by.clone(), by_day: expected.by, back, right });
                }
            }
        }
        found
    }
}

/// What became of forecasts, added up voice by voice.
#[derive(Default)]
pub struct Forecasts(BTreeMap<(bool, Arc<str>), Tally>);

impl std::fmt::Debug for Forecasts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Forecasts of {} voices", self.0.len())
    }
}

impl Forecasts {
    /// Adds what had become by a day of some forecasts.
    pub(crate) fn add(&mut self, forecasts: &[Forecast], day: Date) {
        for Forecast { by, by_day, back, right } in forecasts {
            let new = || Tally { name: by.name.to_string(), outlet: by.outlet, ..Tally::default() };
            let tally = self.0.entry((by.outlet, Arc::clone(&by.key))).or_insert_with(new);
            tally.given += 1;
            let Some(told) = by_day.filter(|last| *last < day) else { continue };
            tally.due += 1;
            if let Some(back) = back {
                tally.errors.push(days_between(told, *back));
                tally.right += usize::from(*right);
            }
        }
    }

    /// Everybody's track record: the most forecasts resolved first.
    pub fn records(self) -> Vec<TrackRecord> {
        let mut records: Vec<TrackRecord> = self.0.into_values().map(record).collect();
        records.sort_by(|a, b| {
            let order = |r: &TrackRecord| (Reverse(r.resolved), Reverse(r.given), r.outlet);
            order(a).cmp(&order(b)).then_with(|| a.who.cmp(&b.who))
        });
        records
    }
}

/// Fewer resolved forecasts say nothing of who gives them.
const ENOUGH: usize = 3;

/// The forecasts of a spell among which is the one that counts on a day: of those still ahead the ones said last, in
/// the order of their sources.
pub(crate) fn newest_ahead(spell: &Spell, day: Date) -> Vec<&Estimate> {
    let ahead = |e: &&Estimate| e.expected.by.or(e.expected.not_before).is_some_and(|told| told >= day);
    let last = spell.estimates.iter().filter(ahead).map(|e| e.source.imprint.said.latest).max();
    spell.estimates.iter().filter(ahead).filter(|e| Some(e.source.imprint.said.latest) == last).collect()
}

/// Which of several forecasts that were said on one day counts: that of the voice whose forecasts have been off by the
/// fewest days, where this is known of it, or else the last. The records are asked for only where the forecasts
/// contradict each other.
pub(crate) fn weightiest<'e, 'r>(
    rivals: &[&'e Estimate],
    records: &dyn Fn() -> &'r [TrackRecord],
) -> Option<&'e Estimate> {
    let newest = rivals.last().copied();
    if rivals.iter().all(|e| newest.is_some_and(|newest| newest.expected == e.expected)) {
        return newest;
    }
    let error = |estimate: &Estimate| {
        let own = voices(&estimate.source);
        let of = |r: &&TrackRecord| own.iter().any(|(outlet, name)| *outlet == r.outlet && *name == r.who);
        let known = records().iter().filter(of).filter(|r| r.resolved >= ENOUGH);
        known.filter_map(|r| r.error_days).min_by(f64::total_cmp)
    };
    let best = rivals
        .iter()
        .filter_map(|e| Some((error(e)?, *e)))
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, estimate)| estimate);
    best.or(newest)
}

/// A return that is known to so many days is known.
const KNOWN_DAYS: i64 = 4;

fn right(expected: &ExpectedReturn, back: Date) -> bool {
    let early = expected.not_before.is_some_and(|day| days_between(back, day) > 1);
    let late = expected.by.is_some_and(|day| days_between(day, back) > 1);
    !early && !late
}

/// Who forecasts, by the words of a source: whoever is quoted, or else the outlet. Whether it is an outlet, and the name.
pub fn voices(source: &Source) -> Vec<(bool, String)> {
    match (&source.imprint.outlet, source.said_by.as_slice()) {
        (Some(outlet), []) => vec![(true, outlet.clone())],
        (None, []) => Vec::new(),
        (_, speakers) => speakers.iter().map(|name| (false, name.clone())).collect(),
    }
}

fn record(mut tally: Tally) -> TrackRecord {
    tally.errors.sort_unstable();
    let resolved = tally.errors.len();
    let mean = |sum: i64| (resolved > 0).then(|| sum as f64 / resolved as f64);
    TrackRecord {
        who: tally.name,
        outlet: tally.outlet,
        given: tally.given,
        due: tally.due,
        resolved,
        right: tally.right,
        bias_days: mean(tally.errors.iter().sum()),
        median_days: median(&tally.errors),
        error_days: mean(tally.errors.iter().map(|e| e.abs()).sum()),
    }
}

/// The median of sorted numbers.
fn median(sorted: &[i64]) -> Option<f64> {
    let (below, above) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some((below + above) as f64 / 2.0)
}

#[cfg(test)]
mod tests {
    use super::super::Report;
    use super::super::sample::*;
    use super::*;
    use crate::{Appearance, ClaimValue, Dating, DocumentId, Hedge, Person, parse_date};

    fn said(doc: &str, day: &str, by: &str, speaker: Option<&str>) -> Report {
        let document = DocumentId(doc.into());
        let expected = ExpectedReturn { not_before: None, by: parse_date(by).ok(), hedge: Hedge::Stated };
        let estimate = claim(10, ClaimValue::ReturnEstimate(expected));
        let estimate = speaker.map_or(estimate.clone(), |name| estimate.by(name));
        let hurt = claim(0, ClaimValue::Injury(knee())).on("2025-03-01");
        let claims = [hurt, estimate].map(|c| c.with(|c| c.document = document.clone())).to_vec();
        Report {
            document,
            doc: doc.into(),
            title: None,
            outlet: Some("Coast Sport".into()),
            said: Dating::given(parse_date(day).unwrap()),
            claims,
            vouched: Default::default(),
            copy_of: None,
        }
    }

    fn back_on(day: &str) -> Appearance {
        Appearance {
            player: Person { name: "Ned Harrow".into(), id: None, team: None }.into(),
            day: parse_date(day).unwrap(),
            minutes: 20,
            against: None,
            home: None,
            table: "matches".into(),
        }
    }

    #[test]
    fn forecasts_that_came_due_are_measured_against_the_match_of_the_return() {
        let material = Material {
            reports: vec![
                said("a", "2025-03-03", "2025-04-01", Some("Helen Stannard")),
                said("b", "2025-03-20", "2025-04-01", Some("Helen Stannard")),
                said("c", "2025-04-02", "2025-04-12", Some("Helen Stannard")),
                said("d", "2025-04-03", "2025-04-30", None),
            ],
            appearances: vec![back_on("2025-04-12")],
            ..Material::default()
        };
        let on = |day: &str| track_records(&material, parse_date(day).unwrap());
        let stannard = TrackRecord {
            who: "Helen Stannard".into(),
            outlet: false,
            given: 2,
            due: 2,
            resolved: 2,
            right: 1,
            bias_days: Some(5.5),
            median_days: Some(5.5),
            error_days: Some(5.5),
        };
        let records = on("2025-05-31");
        assert_eq!(records[0], stannard);
        assert_eq!((records[1].outlet, records[1].right, records[1].bias_days), (true, 1, Some(-18.0)));
        // Before the return the first forecast is due, and nobody knows its error.
        let before = on("2025-04-05");
        assert_eq!(
            (before[0].given, before[0].due, before[0].resolved, before[0].bias_days),
            (2, 1, 0, None)
        );
    }

    #[test]
    fn a_first_day_alone_is_no_day_to_be_off_by() {
        let mut report = said("a", "2025-03-03", "2025-04-12", None);
        for claim in &mut report.claims {
            if let ClaimValue::ReturnEstimate(expected) = &mut claim.value {
                (expected.not_before, expected.by) = (expected.by, None);
            }
        }
        let material = Material {
            reports: vec![report],
            appearances: vec![back_on("2025-04-12")],
            ..Material::default()
        };
        let own = &track_records(&material, parse_date("2025-05-31").unwrap())[0];
        assert_eq!((own.given, own.due, own.resolved, own.right, own.error_days), (1, 0, 0, 0, None));
    }

    /// The claims, of that player of one club.
    fn of_club(claims: Vec<crate::Claim>, player: &str) -> Vec<crate::Claim> {
        claims.into_iter().map(|c| c.of(player).with(|c| c.player.team = Some("Marlow".into()))).collect()
    }

    #[test]
    fn of_two_forecasts_of_one_day_that_of_the_better_record_counts() {
        let mut material = Material::default();
        for (n, player) in ["Ola Berg", "Per Lund", "Jan Rask"].into_iter().enumerate() {
            for (speaker, by) in [("Helen Stannard", "2025-04-12"), ("Victor Amsel", "2025-03-20")] {
                let mut report = said(&format!("{n}{speaker}"), "2025-03-03", by, Some(speaker));
                report.claims = of_club(report.claims, player);
                material.reports.push(report);
            }
            let player = Person { name: player.into(), id: None, team: None }.into();
            let day = parse_date("2025-04-12").unwrap();
            let table = "matches".into();
            material.appearances.push(Appearance {
                player,
                day,
                minutes: 90,
                against: None,
                home: None,
                table,
            });
        }
        let told = |first: (&str, &str), second: (&str, &str)| {
            let mut material = material.clone();
            for (doc, (speaker, by)) in [("x", first), ("y", second)] {
                let mut report = said(doc, "2025-04-20", by, Some(speaker));
                report.claims = of_club(report.claims, "Ned Harrow");
                material.reports.push(report);
            }
            let board = crate::board(&material, parse_date("2025-04-21").unwrap(), None, &|a, b| a == b);
            let rows = board.teams.into_iter().flat_map(|t| t.rows);
            rows.filter(|r| r.player == "Ned Harrow")
                .find_map(|r| r.expected_return?.by)
                .map(|d| d.to_string())
        };
        let (stannard, amsel) = (("Helen Stannard", "2025-06-01"), ("Victor Amsel", "2025-05-01"));
        assert_eq!(told(stannard, amsel).as_deref(), Some("2025-06-01"));
        assert_eq!(told(amsel, stannard).as_deref(), Some("2025-06-01"));
        let (unknown, other) = (("Ida Holm", "2025-05-05"), ("Una Vik", "2025-05-09"));
        assert_eq!(
            told(unknown, other).as_deref(),
            Some("2025-05-09"),
            "of two unknown voices the last word counts"
        );
    }
}
