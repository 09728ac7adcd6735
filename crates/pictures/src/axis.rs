//! Axes: from values to places, and where their ticks are.

use jiff::ToSpan as _;
use jiff::civil::Date;
use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{IntoLogRange as _, LogCoord};

use crate::text;

/// Where plotters' whole numbers place the ends of an axis.
const ENDS: (i32, i32) = (0, 1_000_000);

/// From values to parts of an axis: 0 at its beginning, 1 at its end.
pub(crate) enum Axis {
    Linear(RangedCoordf64),
    Log(LogCoord<f64>),
    /// Days since the first.
    Days {
        first: Date,
        days: f64,
    },
}

/// A tick.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    /// Part of the axis.
    pub(crate) at: f64,
    pub(crate) words: String,
}

impl Axis {
    pub(crate) fn linear(least: f64, most: f64) -> Self {
        Self::Linear((least..most.max(least + 1e-9)).into())
    }

    /// Both above 0.
    pub(crate) fn log(least: f64, most: f64) -> Self {
        Self::Log((least..most.max(least * 1.01)).log_scale().into())
    }

    pub(crate) fn days(first: Date, last: Date) -> Self {
        Self::Days { first, days: days_between(first, last).max(1.0) }
    }

    /// The part of the axis at which a value stands; beyond 0 and 1 what is outside.
    pub(crate) fn part(&self, value: f64) -> f64 {
        let of = |place: i32| f64::from(place) / f64::from(ENDS.1);
        match self {
            Self::Linear(axis) => of(axis.map(&value, ENDS)),
            Self::Log(axis) => of(axis.map(&value.max(1e-12), ENDS)),
            Self::Days { days, .. } => value / days,
        }
    }

    /// The same of a day.
    pub(crate) fn part_of(&self, day: Date) -> f64 {
        match self {
            Self::Days { first, .. } => self.part(days_between(*first, day)),
            Self::Linear(_) | Self::Log(_) => 0.0,
        }
    }

    /// Ticks, so many at the most (twice as many on a logarithmic axis).
    pub(crate) fn ticks(&self, most: usize) -> Vec<Tick> {
        match self {
            Self::Linear(axis) => {
                let values = axis.key_points(BoldPoints(most));
                let step = values.windows(2).map(|w| w[1] - w[0]).next().unwrap_or(1.0);
                let decimals = (-step.log10()).ceil().clamp(0.0, 6.0) as usize;
                let decimals = if (step * 10f64.powi(decimals as i32)).fract().abs() > 1e-6 {
                    decimals + 1
                } else {
                    decimals
                };
                values.iter().map(|v| Tick { at: self.part(*v), words: text::number(*v, decimals) }).collect()
            }
            Self::Log(axis) => {
                let range = axis.range();
                let fits = |v: &f64| *v >= range.start * 0.999 && *v <= range.end * 1.001;
                let of = |steps: &[f64]| -> Vec<f64> {
                    let decades = -9..10;
                    decades
                        .flat_map(|e| steps.iter().map(move |step| step * 10f64.powi(e)))
                        .filter(fits)
                        .collect()
                };
                let fine = of(&[1.0, 2.0, 5.0]);
                let values = if fine.len() <= most * 2 { fine } else { of(&[1.0]) };
                values.iter().map(|v| Tick { at: self.part(*v), words: bare(*v) }).collect()
            }
            Self::Days { first, days } => day_ticks(*first, *days, most),
        }
    }
}

/// A number as it is written by hand: 0.05, 2, 1,000.
pub(crate) fn bare(value: f64) -> String {
    let decimals = (-value.log10()).ceil().clamp(0.0, 9.0) as usize;
    text::number(value, decimals)
}

/// Days from one to the other.
pub(crate) fn days_between(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |span| f64::from(span.get_days()))
}

/// The first of months, of every so many that they are not too close.
fn day_ticks(first: Date, days: f64, most: usize) -> Vec<Tick> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let months = days / 30.4;
    if months < 4.5 {
        return week_ticks(first, days, most);
    }
    let every = [1, 2, 3, 6, 12, 24, 60, 120]
        .into_iter()
        .find(|every| months / f64::from(*every) <= most as f64)
        .unwrap_or(240);
    let mut ticks = Vec::new();
    let mut year = None;
    let mut day = first.first_of_month();
    while let Some(at) = (days_between(first, day) <= days).then(|| days_between(first, day) / days) {
        let number = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        if at >= 0.0 && number % every == 0 {
            let month = MONTHS.get(day.month() as usize - 1).copied().unwrap_or_default();
            let words = match (every >= 12, year == Some(day.year())) {
                (true, _) => day.year().to_string(),
                (false, true) => month.to_owned(),
                (false, false) => format!("{month} {}", day.year()),
            };
            year = Some(day.year());
            ticks.push(Tick { at, words });
        }
        match day.checked_add(1.month()) {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    ticks
}

/// Days, or weeks from the first day.
fn week_ticks(first: Date, days: f64, most: usize) -> Vec<Tick> {
    let every =
        [1, 2, 7, 14, 28].into_iter().find(|every| days / f64::from(*every) <= most as f64).unwrap_or(28);
    let mut ticks: Vec<Tick> = Vec::new();
    for n in (0..=days as i32).step_by(every as usize) {
        let Ok(day) = first.checked_add(n.days()) else { break };
        // The year stands at the first tick, and at the first of another year.
        let other = |before: &Tick| before.words.ends_with("Dec") && day.month() == 1;
        let form = if ticks.last().is_none_or(other) { "%-d %b %Y" } else { "%-d %b" };
        ticks.push(Tick { at: f64::from(n) / days, words: day.strftime(form).to_string() });
    }
    ticks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn words(axis: &Axis, most: usize) -> Vec<String> {
        axis.ticks(most).into_iter().map(|tick| tick.words).collect()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(words(&Axis::linear(0.0, 100.0), 6), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(words(&Axis::log(0.04, 3.0), 8), ["0.05", "0.1", "0.2", "0.5", "1", "2"]);
    }

    #[test]
    fn months_are_named_and_years_once() {
        let axis = Axis::days(date(2020, 8, 1), date(2021, 7, 31));
        let ticks = words(&axis, 12);
        assert_eq!((ticks.len(), ticks[0].as_str(), ticks[1].as_str()), (12, "Aug 2020", "Sep"));
        assert!(ticks.contains(&"Jan 2021".to_owned()));
        assert!(
            words(&Axis::days(date(2020, 8, 1), date(2020, 8, 10)), 5).contains(&"1 Aug 2020".to_owned())
        );
        let decade = Axis::days(date(2010, 8, 1), date(2021, 7, 31));
        assert!(words(&decade, 12).iter().all(|word| word.len() == 4));
    }

    #[test]
    fn a_day_stands_where_it_belongs() {
        let axis = Axis::days(date(2021, 1, 1), date(2021, 1, 11));
        assert_eq!(axis.part_of(date(2021, 1, 6)), 0.5);
        let axis = Axis::log(1.0, 100.0);
        assert!((axis.part(10.0) - 0.5).abs() < 1e-5);
    }
}
