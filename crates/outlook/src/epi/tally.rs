//! Injuries and days added up by group, and by player within it.

use super::groups::Groups;
use super::register::{Case, NONE, Register};
use super::summary::Settings;
use super::{Bounds, PlayerCount};

/// One group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) injuries: usize,
    /// Those of players with exposure.
    pub(super) exposed: usize,
    pub(super) days: Bounds<i64>,
    pub(super) exposed_days: Bounds<i64>,
}

impl Tally {
    fn add(&mut self, days: Bounds<i32>, exposed: bool) {
        let add = |sum: &mut Bounds<i64>| {
            sum.least += i64::from(days.least);
            sum.most += i64::from(days.most);
        };
        self.injuries += 1;
        add(&mut self.days);
        if exposed {
            self.exposed += 1;
            add(&mut self.exposed_days);
        }
    }
}

/// One injury.
struct Length {
    group: usize,
    days: Bounds<i32>,
    closed: bool,
}

/// All groups.
pub(super) struct Tallies {
    groups: Vec<Tally>,
    /// By unit and kind; empty where nobody asks for players.
    units: Vec<Tally>,
    least: Sorted,
    /// Of closed injuries; none where all are closed and sharp, so that they are the same as the least.
    most: Option<Sorted>,
}

impl Tallies {
    pub(super) fn of(register: &Register, groups: &Groups<'_>, settings: &Settings) -> Self {
        let kinds = groups.kinds.len();
        let asked = settings.incidence.asks_players() || settings.burden.asks_players();
        let mut this = Self {
            groups: vec![Tally::default(); groups.bases.len() * kinds],
            units: vec![Tally::default(); if asked { groups.units.len() * kinds } else { 0 }],
            least: Sorted::default(),
            most: None,
        };
        let counted = |case: &Case| settings.setting.is_none() || case.setting == settings.setting;
        let mut lengths = Vec::with_capacity(register.cases.len());
        let mut sharp = true;
        for (row, case) in register.cases.iter().enumerate().filter(|(_, case)| counted(case)) {
            let days = register.days_lost(case);
            let (group, unit) = (groups.group_of(row), groups.unit_of[row]);
            this.groups[group].add(days, unit != NONE);
            if asked && unit != NONE {
                this.units[unit as usize * kinds + groups.kind_of[row] as usize].add(days, true);
            }
            let closed = register.closed(case);
            sharp &= closed && days.least == days.most;
            lengths.push(Length { group, days, closed });
        }
        let sorted = |of: &dyn Fn(&Length) -> Option<i32>| {
            let days = || lengths.iter().filter_map(|l| Some((l.group, of(l)?)));
            Sorted::of(days, this.groups.len())
        };
        let least = sorted(&|l| Some(l.days.least));
        let most = (!sharp).then(|| sorted(&|l| l.closed.then_some(l.days.most)));
        (this.least, this.most) = (least, most);
        this
    }

    pub(super) fn group(&self, group: usize) -> &Tally {
        &self.groups[group]
    }

    pub(super) fn injuries(&self) -> usize {
        self.groups.iter().map(|g| g.injuries).sum()
    }

    /// Days of each injury of a group, sorted: at the least; and at the most, of those closed.
    pub(super) fn lengths(&self, group: usize) -> (&[i32], &[i32]) {
        let least = self.least.group(group);
        (least, self.most.as_ref().map_or(least, |most| most.group(group)))
    }
}

/// Numbers by group, sorted within it.
#[derive(Default)]
struct Sorted {
    days: Vec<i32>,
    starts: Vec<usize>,
}

impl Sorted {
    fn of<I: Iterator<Item = (usize, i32)>>(days: impl Fn() -> I, groups: usize) -> Self {
        let mut starts = vec![0; groups + 1];
        days().for_each(|(group, _)| starts[group + 1] += 1);
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut places = starts.clone();
        let mut sorted = vec![0; starts.last().copied().unwrap_or(0)];
        for (group, days) in days() {
            sorted[places[group]] = days;
            places[group] += 1;
        }
        for group in 0..groups {
            sort(&mut sorted[starts[group]..starts[group + 1]]);
        }
        Self { days: sorted, starts }
    }

    fn group(&self, group: usize) -> &[i32] {
        &self.days[self.starts[group]..self.starts[group + 1]]
    }
}

/// Sorts days, which are many and of few values in a large group: by counting.
fn sort(days: &mut [i32]) {
    let most = days.iter().copied().max().unwrap_or(0).max(0) as usize;
    if most >= days.len() {
        days.sort_unstable();
        return;
    }
    let mut counts = vec![0usize; most + 1];
    days.iter().for_each(|day| counts[(*day).max(0) as usize] += 1);
    let mut place = 0;
    for (day, count) in (0..).zip(counts) {
        days[place..place + count].fill(day);
        place += count;
    }
}

/// The players of one group, as rates ask for them.
#[derive(Default)]
pub(super) struct Players {
    pub(super) injuries: Vec<PlayerCount>,
    pub(super) least: Vec<PlayerCount>,
    pub(super) most: Vec<PlayerCount>,
}

impl Players {
    pub(super) fn fill(&mut self, groups: &Groups<'_>, tallies: &Tallies, base: usize, kind: usize) {
        [&mut self.injuries, &mut self.least, &mut self.most].into_iter().for_each(Vec::clear);
        let kinds = groups.kinds.len();
        for (unit, at_risk) in (groups.starts[base]..).zip(groups.units(base)) {
            if at_risk.minutes <= 0.0 {
                continue;
            }
            let tally = &tallies.units[unit * kinds + kind];
            let count = |events: f64| PlayerCount { events, minutes: at_risk.minutes };
            self.injuries.push(count(tally.injuries as f64));
            self.least.push(count(tally.days.least as f64));
            self.most.push(count(tally.days.most as f64));
        }
    }
}
