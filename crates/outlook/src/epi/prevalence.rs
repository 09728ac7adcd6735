//! How many are injured at a time.

use jiff::civil::{Date, Weekday, date};
use ledger::{Interval, Season, add_days};
use serde::Serialize;

use super::register::{Case, Register};
use super::summary::UnknownColumn;
use super::{Bounds, rates, wilson};
use crate::{Limits, NotEstimable};

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// A day.
    Day,
    /// A week, from Monday (ISO 8601).
    Week,
    /// A month of the calendar.
    Month,
    /// A season, 1 July to 30 June.
    Season,
}

/// Whether a player still counts as injured on the day of return.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnDay {
    /// No: days lost are the days from the injury to the day before the return, and prevalence goes by the same days.
    #[default]
    Fit,
    /// Yes, as R's injurytools has it.
    Injured,
}

/// Injured players in one period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Prevalence {
    /// The days of the period, cut to those asked for.
    pub period: Interval,
    /// The level of the column asked for; none for injuries of any kind.
    pub level: Option<String>,
    /// Players in the squad: with exposure over a time that meets the period.
    pub players: usize,
    /// Of these, players with an injury in the period, each once: surely, and possibly.
    pub injured: Bounds<usize>,
    /// Injured players per player.
    pub share: Bounds<Result<f64, NotEstimable>>,
    /// Wilson's limits: the lower of the least, the upper of the most.
    pub limits: Result<Limits, NotEstimable>,
}

/// Prevalence in each period that the days `span` meet, in order; for each level of a column `by` too, if one is given.
///
/// Players count, not injuries: whoever has two in a period is one injured player. (R's injurytools counts injuries when asked by type.)
/// Injured players who are in no squad then are left out.
///
/// # Errors
/// When there is no such column.
pub fn prevalence(
    register: &Register,
    span: Interval,
    every: Every,
    by: Option<&str>,
    return_day: ReturnDay,
    confidence: f64,
) -> Result<Vec<Prevalence>, UnknownColumn> {
    let key = by.map(|name| register.key(name)).transpose()?;
    let periods = Periods::new(span, every);
    let squads = periods.squads(register);
    let mut rows = Vec::new();
    let mut count = |level: Option<u32>| {
        let counted = |row: usize, case: &Case| match (&key, level) {
            (Some(key), Some(level)) => key.of_injury(row, case) == level,
            _ => true,
        };
        let injured = |sure: bool| periods.injured(register, &squads, return_day, sure, &counted);
        let (least, most) = (injured(true), injured(false));
        let level = level.zip(key.as_ref()).map(|(level, key)| key.name(register, level).to_owned());
        for (place, players) in squads.counts.iter().copied().enumerate() {
            let injured = Bounds::new(least[place], most[place]);
            let limit = |part| wilson(part, players, confidence);
            rows.push(Prevalence {
                period: periods.days(place),
                level: level.clone(),
                players,
                injured,
                share: injured.map(|k| rates::ratio(k as f64, players as f64, NotEstimable::NoPlayers)),
                limits: limit(injured.least)
                    .and_then(|l| Ok(Limits { lower: l.lower, upper: limit(injured.most)?.upper })),
            });
        }
    };
    count(None);
    if let Some(key) = &key {
        (0..key.levels(register)).for_each(|level| count(Some(level)));
    }
    // By period, then by level: everybody first.
    rows.sort_by(|a, b| (a.period, &a.level).cmp(&(b.period, &b.level)));
    Ok(rows)
}

/// The periods that some days meet, numbered from 0.
pub(super) struct Periods {
    span: Bounds<i32>,
    /// First day of each period.
    starts: Vec<i32>,
}

/// Who belongs to the squad in which periods.
pub(super) struct Squads {
    /// Ranges of periods (last included) of each player, parted and in order.
    of_player: Vec<Vec<(usize, usize)>>,
    /// Players in each period.
    pub(super) counts: Vec<usize>,
}

impl Periods {
    pub(super) fn new(span: Interval, every: Every) -> Self {
        let begin = |day: Date| match every {
            Every::Day => day,
            Every::Week => add_days(day, -i64::from(day.weekday().since(Weekday::Monday))),
            Every::Month => day.first_of_month(),
            Every::Season => Season::of(day).days().earliest,
        };
        let mut starts = Vec::new();
        let mut first = begin(span.earliest);
        while first <= span.latest {
            starts.push(super::register::number(first));
            let next = begin(match every {
                Every::Day => add_days(first, 1),
                Every::Week => add_days(first, 7),
                Every::Month => add_days(first.last_of_month(), 1),
                Every::Season => add_days(Season::of(first).days().latest, 1),
            });
            // The last day of the calendar has none after it.
            if next <= first {
                break;
            }
            first = next;
        }
        let number = super::register::number;
        Self { span: Bounds::new(number(span.earliest), number(span.latest)), starts }
    }

    /// Days of a period, cut to the span.
    fn days(&self, place: usize) -> Interval {
        let first = self.starts[place].max(self.span.least);
        let last = self.starts.get(place + 1).map_or(self.span.most, |next| next - 1);
        let day = |number: i32| add_days(date(1970, 1, 1), i64::from(number));
        Interval::new(day(first), day(last))
    }

    /// The periods that some days meet.
    fn meeting(&self, first: i32, last: i32) -> Option<(usize, usize)> {
        let (first, last) = (first.max(self.span.least), last.min(self.span.most));
        let place = |day: i32| self.starts.partition_point(|start| *start <= day).checked_sub(1);
        (first <= last).then(|| Some((place(first)?, place(last)?)))?
    }

    pub(super) fn squads(&self, register: &Register) -> Squads {
        let mut of_player = vec![Vec::new(); register.players.len()];
        for exposure in &register.exposures {
            let range = self.meeting(exposure.days.least, exposure.days.most);
            of_player[exposure.player as usize].extend(range);
        }
        let mut counter = Counter::new(self.starts.len());
        for ranges in &mut of_player {
            part(ranges);
            ranges.iter().for_each(|range| counter.add(*range));
        }
        Squads { of_player, counts: counter.counts() }
    }

    /// Injured players of the squad in each period: those who surely were, or who may have been.
    pub(super) fn injured(
        &self,
        register: &Register,
        squads: &Squads,
        return_day: ReturnDay,
        sure: bool,
        counted: &dyn Fn(usize, &Case) -> bool,
    ) -> Vec<usize> {
        let mut ranges: Vec<(u32, (usize, usize))> = Vec::new();
        for (_, case) in register.cases.iter().enumerate().filter(|(row, case)| counted(*row, case)) {
            let back = case.back.map_or((register.end + 1, register.end + 1), |b| (b.least, b.most));
            let spared = i32::from(return_day == ReturnDay::Fit || case.back.is_none());
            let (first, last) = if sure {
                (case.onset.most, back.0 - spared)
            } else {
                (case.onset.least, (back.1 - spared).min(register.end))
            };
            ranges.extend(self.meeting(first, last).map(|range| (case.player, range)));
        }
        ranges.sort_unstable();
        let mut counter = Counter::new(self.starts.len());
        let mut own = Vec::new();
        for same in ranges.chunk_by(|a, b| a.0 == b.0) {
            own.clear();
            own.extend(same.iter().map(|(_, range)| *range));
            part(&mut own);
            for squad in &squads.of_player[same[0].0 as usize] {
                for range in &own {
                    let both = (range.0.max(squad.0), range.1.min(squad.1));
                    if both.0 <= both.1 {
                        counter.add(both);
                    }
                }
            }
        }
        counter.counts()
    }
}

/// Sorts ranges and joins those that meet, so that nothing is counted twice.
fn part(ranges: &mut Vec<(usize, usize)>) {
    ranges.sort_unstable();
    ranges.dedup_by(|next, before| {
        let meet = next.0 <= before.1;
        if meet {
            before.1 = before.1.max(next.1);
        }
        meet
    });
}

/// Counts ranges of periods.
struct Counter(Vec<i64>);

impl Counter {
    fn new(periods: usize) -> Self {
        Self(vec![0; periods + 1])
    }

    fn add(&mut self, range: (usize, usize)) {
        self.0[range.0] += 1;
        self.0[range.1 + 1] -= 1;
    }

    fn counts(mut self) -> Vec<usize> {
        self.0.pop();
        let mut sum = 0;
        self.0
            .iter()
            .map(|change| {
                sum += change;
                usize::try_from(sum).unwrap_or(0)
            })
            .collect()
    }
}
