//! Rows gathered into cells: how many of the same covariates were at risk until the same time, and how many had the event then.
//!
//! The partial likelihood is a function of these counts alone, so that gathering changes nothing but the work: a million lay-offs in
//! whole days with a player's age and the kind of injury are some ten thousand cells.

use rustc_hash::FxHashMap;

use super::super::{Design, Outcomes, sorted::sorted, unkey};

/// Rows with the same covariates that stood under risk until the same time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) pattern: u32,
    /// Rows.
    pub(super) n: u32,
    /// Events among them.
    pub(super) events: u32,
}

/// One distinct time of one stratum. Kept small: where times are continuous there are as many as rows, and going through them is what a
/// fit takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    /// Where its cells end; they begin where those of the one before end.
    end: u32,
    /// Twice its events, and one more at the last time of a stratum.
    events_last: u32,
}

impl Moment {
    pub(super) fn events(self) -> u32 {
        self.events_last >> 1
    }

    /// Whether the risk set starts anew: the last time of a stratum.
    pub(super) fn last(self) -> bool {
        self.events_last & 1 == 1
    }
}

/// All rows, gathered. Moments stand by stratum, latest first: risk sets grow along them.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    /// Covariates of each pattern, less their means over rows; `width` numbers each.
    pub(super) patterns: Vec<f64>,
    pub(super) width: usize,
    /// How many patterns.
    pub(super) count: usize,
    pub(super) means: Vec<f64>,
    cells: Vec<Cell>,
    pub(super) moments: Vec<Moment>,
    /// Time of each moment.
    pub(super) times: Vec<f64>,
    /// Sum of the covariates over the events.
    pub(super) event_x: Vec<f64>,
    /// Pattern of each row.
    pub(super) pattern_of: Vec<u32>,
    /// Moment of each row.
    pub(super) moment_of: Vec<u32>,
}

impl Cells {
    pub(super) fn of(outcomes: &Outcomes, design: &Design) -> Self {
        let (pattern_of, first_rows) = patterns(design);
        let width = design.columns().len();
        let n = outcomes.len() as f64;
        let means: Vec<f64> = design.columns().iter().map(|c| sum(c) / n).collect();
        let mut values = Vec::with_capacity(first_rows.len() * width);
        for row in &first_rows {
            values.extend(design.columns().iter().zip(&means).map(|(c, mean)| c[*row as usize] - mean));
        }
        let mut this = Self {
            patterns: values,
            width,
            count: first_rows.len(),
            means,
            cells: Vec::new(),
            moments: Vec::new(),
            times: Vec::new(),
            event_x: vec![0.0; width],
            pattern_of,
            moment_of: vec![0; outcomes.len()],
        };
        if design.is_stratified() || !this.count(outcomes, first_rows.len()) {
            this.sort(outcomes, design);
        }
        this.event_x = this.sum_of_events();
        this
    }

    fn sum_of_events(&self) -> Vec<f64> {
        let mut events = vec![0u32; self.count];
        self.cells.iter().for_each(|c| events[c.pattern as usize] += c.events);
        let mut sums = vec![0.0; self.width];
        for (events, x) in events.iter().zip(self.patterns.chunks(self.width.max(1))) {
            sums.iter_mut().zip(x).for_each(|(sum, x)| *sum += f64::from(*events) * x);
        }
        sums
    }

    /// Covariates of a pattern.
    pub(super) fn pattern(&self, pattern: u32) -> &[f64] {
        let start = pattern as usize * self.width;
        &self.patterns[start..start + self.width]
    }

    /// A moment and its cells.
    #[inline(always)]
    pub(super) fn at(&self, index: usize) -> (Moment, &[Cell]) {
        let start = index.checked_sub(1).map_or(0, |before| self.moments[before].end);
        let moment = self.moments[index];
        (moment, &self.cells[start as usize..moment.end as usize])
    }

    /// The moments in order, each with its cells.
    pub(super) fn each(&self) -> impl Iterator<Item = (Moment, &[Cell])> {
        (0..self.moments.len()).map(|index| self.at(index))
    }

    /// Counts into a table of times and patterns, where that is small.
    fn count(&mut self, outcomes: &Outcomes, patterns: usize) -> bool {
        // No more than two places of the table for a row.
        let rows = outcomes.len();
        let Some((time_of, times)) = dictionary(outcomes.time(), (2 * rows / patterns.max(1)).min(1 << 12))
        else {
            return false;
        };
        let mut order: Vec<u32> = (0..times.len() as u32).collect();
        order.sort_unstable_by(|a, b| times[*b as usize].total_cmp(&times[*a as usize]));
        let mut rank = vec![0u32; times.len()];
        order.iter().zip(0..).for_each(|(time, place)| rank[*time as usize] = place);
        let mut table = vec![(0u32, 0u32); times.len() * patterns];
        for (row, (time, event)) in time_of.iter().zip(outcomes.event()).enumerate() {
            let moment = rank[*time as usize];
            self.moment_of[row] = moment;
            let (n, events) = &mut table[moment as usize * patterns + self.pattern_of[row] as usize];
            *n += 1;
            *events += u32::from(*event);
        }
        for (place, counts) in table.chunks(patterns.max(1)).enumerate() {
            let start = self.cells.len();
            self.cells.extend(
                counts.iter().zip(0..).filter(|((n, _), _)| *n > 0).map(|(&(n, events), pattern)| Cell {
                    pattern,
                    n,
                    events,
                }),
            );
            let time = times[order[place] as usize];
            self.close(start, time, place == 0);
        }
        true
    }

    /// Sorts the rows by stratum and time, latest first.
    fn sort(&mut self, outcomes: &Outcomes, design: &Design) {
        let places = (0u32..).zip(self.pattern_of.iter().copied());
        let mut rows = sorted(outcomes.keys().map(|k| !k).zip(places));
        if design.is_stratified() {
            rows.sort_by_key(|(_, (row, _))| design.stratum(*row as usize));
        }
        self.cells.reserve_exact(rows.len());
        self.moments.reserve(rows.len());
        self.times.reserve(rows.len());
        let mut before = None;
        for (key, (row, pattern)) in rows {
            let (time, event) = unkey(!key);
            let now = (time, design.stratum(row as usize));
            if before != Some(now) {
                let last = before.is_none_or(|(_, stratum)| stratum != now.1);
                self.moments.push(Moment { end: 0, events_last: u32::from(last) });
                self.times.push(time);
                before = Some(now);
            }
            self.moment_of[row as usize] = self.moments.len() as u32 - 1;
            self.cells.push(Cell { pattern, n: 1, events: u32::from(event) });
            if let Some(moment) = self.moments.last_mut() {
                moment.end = self.cells.len() as u32;
                moment.events_last += 2 * u32::from(event);
            }
        }
    }

    #[inline]
    fn close(&mut self, start: usize, time: f64, last: bool) {
        let events: u32 = self.cells[start..].iter().map(|c| c.events).sum();
        let end = self.cells.len() as u32;
        self.moments.push(Moment { end, events_last: 2 * events + u32::from(last) });
        self.times.push(time);
    }
}

/// Numbers the distinct rows of covariates: the number of each row, and a row of each number. Where hardly any two rows are alike,
/// each row is its own.
fn patterns(design: &Design) -> (Vec<u32>, Vec<u32>) {
    const VALUES: usize = 1 << 12;
    let rows = design.rows();
    let each = || ((0..rows as u32).collect(), (0..rows as u32).collect());
    let mut of = vec![0u32; rows];
    let mut count = 1usize;
    for column in design.columns() {
        count = if let Some((low, span)) = whole_numbers(column, VALUES) {
            tell_apart(&mut of, count, column.iter().map(|value| (value - low) as u32), span)
        } else if let Some((value_of, values)) = any_numbers(column, VALUES) {
            tell_apart(&mut of, count, value_of.into_iter(), values.len())
        } else {
            return each();
        };
        if count > rows / 4 + 64 {
            return each();
        }
    }
    let mut first = vec![u32::MAX; count];
    of.iter().zip(0..).for_each(|(pattern, row)| {
        let place = &mut first[*pattern as usize];
        *place = (*place).min(row);
    });
    (of, first)
}

/// Makes one number, without gaps, of two: those of the rows so far, `count` of them, and one of `values`. How many there are then.
fn tell_apart(of: &mut [u32], count: usize, values_of: impl Iterator<Item = u32>, values: usize) -> usize {
    let both = |first: u32, value: u32| first as usize * values + value as usize;
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next - 1
    };
    if count * values > 4 * of.len() + (1 << 12) {
        // A table would be far larger than the data.
        let mut number: FxHashMap<usize, u32> = FxHashMap::default();
        for (of, value) in of.iter_mut().zip(values_of) {
            *of = *number.entry(both(*of, value)).or_insert_with(&mut fresh);
        }
    } else {
        let mut number = vec![u32::MAX; count * values];
        for (of, value) in of.iter_mut().zip(values_of) {
            let place = &mut number[both(*of, value)];
            if *place == u32::MAX {
                *place = fresh();
            }
            *of = *place;
        }
    }
    next as usize
}

/// Numbers the distinct values of a column, unless there are more than `limit`.
fn dictionary(column: &[f64], limit: usize) -> Option<(Vec<u32>, Vec<f64>)> {
    let Some((low, span)) = whole_numbers(column, limit) else { return any_numbers(column, limit) };
    let mut of = vec![0; column.len()];
    let count = tell_apart(&mut of, 1, column.iter().map(|value| (value - low) as u32), span);
    let mut values = vec![0.0; count];
    of.iter().zip(column).for_each(|(number, value)| values[*number as usize] = value + 0.0);
    Some((of, values))
}

/// The least of whole numbers that lie close together (days, ages, levels), and how many lie between it and the greatest: a look into a
/// table tells them apart instead of a search.
fn whole_numbers(column: &[f64], limit: usize) -> Option<(f64, usize)> {
    if !column.iter().all(|v| (*v as i64) as f64 == *v) {
        return None;
    }
    let (low, high) =
        column.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (v.min(low), v.max(high)));
    let span = high - low;
    (span < limit as f64).then_some((low, span as usize + 1))
}

fn any_numbers(column: &[f64], limit: usize) -> Option<(Vec<u32>, Vec<f64>)> {
    let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
    let mut values = Vec::new();
    let mut of = Vec::with_capacity(column.len());
    for value in column {
        let value = value + 0.0;
        let number = *numbers.entry(value.to_bits()).or_insert_with(|| {
            values.push(value);
            values.len() as u32 - 1
        });
        if values.len() > limit {
            return None;
        }
        of.push(number);
    }
    Some((of, values))
}

/// A sum that is added up in pieces: quicker, and less is lost to rounding.
fn sum(column: &[f64]) -> f64 {
    column.chunks(32).map(|piece| piece.iter().sum::<f64>()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_apart_by_a_table_and_without_one() {
        for values in [10, 1 << 20] {
            let mut of = [0, 1, 0, 1, 0];
            assert_eq!(tell_apart(&mut of, 2, [3, 3, 9, 3, 3].into_iter(), values), 3);
            assert_eq!(of, [0, 1, 2, 1, 0]);
        }
        let (of, values) = dictionary(&[5.0, -2.0, 5.0, -0.0], 10).unwrap();
        assert_eq!((of, values), (vec![0, 1, 0, 2], vec![5.0, -2.0, 0.0]));
        assert!(dictionary(&[1.0, 2.5, 3.0], 2).is_none());
    }
}
