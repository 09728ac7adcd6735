//! Injuries that come back.

use serde::Serialize;

use super::register::{Key, NONE, Register};
use super::summary::UnknownColumn;
use super::{Bounds, wilson};
use crate::{Limits, NotEstimable};

/// Recurrences among injuries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recurrence {
    /// Injuries of which it can be told: all columns asked for are known.
    pub injuries: usize,
    /// Injuries of which it cannot.
    pub unknown: usize,
    /// Injuries that follow an earlier one of the same player with the same levels, after its return: surely, and possibly.
    pub recurrences: Bounds<usize>,
    /// Of these, within two months of the return (61 days): early (Fuller et al. 2006).
    pub early: Bounds<usize>,
    /// From two to twelve months (365 days): late.
    pub late: Bounds<usize>,
    /// After more than twelve months: delayed.
    pub delayed: Bounds<usize>,
    /// Wilson's limits of recurrences per injury: the lower of the least, the upper of the most.
    pub limits: Result<Limits, NotEstimable>,
}

/// Recurrences: an injury of the same levels of the columns `same` (region and pathology, and the side where it is known) as an earlier one of
/// the same player, after the return from it. What comes before the return is an exacerbation of the first (IOC statement) and is
/// counted as neither. The earlier injury is the last one that was over by then.
///
/// # Errors
/// When there is no such column.
pub fn recurrence(register: &Register, same: &[&str], confidence: f64) -> Result<Recurrence, UnknownColumn> {
    let keys: Vec<Key<'_>> = same.iter().map(|name| register.key(name)).collect::<Result<_, _>>()?;
    let mut found = Recurrence {
        injuries: 0,
        unknown: 0,
        recurrences: Bounds::new(0, 0),
        early: Bounds::new(0, 0),
        late: Bounds::new(0, 0),
        delayed: Bounds::new(0, 0),
        limits: Err(NotEstimable::NoInjury),
    };
    let mut rows: Vec<(u32, Vec<u32>, usize)> = Vec::new();
    for (row, case) in register.cases.iter().enumerate() {
        let levels: Vec<u32> = keys.iter().map(|key| key.of_injury(row, case)).collect();
        // An empty text is no level either.
        if keys
            .iter()
            .zip(&levels)
            .any(|(key, level)| *level == NONE || key.name(register, *level).is_empty())
        {
            found.unknown += 1;
        } else {
            rows.push((case.player, levels, row));
        }
    }
    found.injuries = rows.len();
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    for alike in rows.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)) {
        let mut places: Vec<usize> = alike.iter().map(|r| r.2).collect();
        places.sort_by_key(|row| (register.cases[*row].onset.least, register.cases[*row].onset.most));
        for (n, row) in places.iter().enumerate() {
            let onset = register.cases[*row].onset;
            let gap = |back: Bounds<i32>| Bounds::new(onset.least - back.most, onset.most - back.least);
            let backs = places[..n].iter().filter_map(|before| register.cases[*before].back);
            if let Some(gap) =
                backs.map(gap).filter(|gap| gap.most >= 0).min_by_key(|gap| (gap.most, gap.least))
            {
                found.add(gap);
            }
        }
    }
    let limit = |part| wilson(part, found.injuries, confidence);
    if found.injuries > 0 {
        found.limits = limit(found.recurrences.least)
            .and_then(|l| Ok(Limits { lower: l.lower, upper: limit(found.recurrences.most)?.upper }));
    }
    Ok(found)
}

impl Recurrence {
    /// Counts one, by the days since the return.
    fn add(&mut self, gap: Bounds<i32>) {
        let classes = [
            (&mut self.recurrences, 0, i32::MAX),
            (&mut self.early, 0, 61),
            (&mut self.late, 62, 365),
            (&mut self.delayed, 366, i32::MAX),
        ];
        for (count, from, to) in classes {
            count.least += usize::from(gap.least >= from && gap.most <= to);
            count.most += usize::from(gap.most >= from && gap.least <= to);
        }
    }
}
