//! Figures of the tables of `stats`, as people and as files get them.

use outlook::NotEstimable;
use outlook::epi::{Bounds, Rate};
use serde::Serialize;

/// The smallest and the largest value that the dates allow; none where it does not exist.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Span {
    pub(super) least: Option<f64>,
    pub(super) most: Option<f64>,
}

impl Span {
    pub(super) fn of(bounds: &Bounds<Result<f64, NotEstimable>>) -> Self {
        Self { least: bounds.least.clone().ok(), most: bounds.most.clone().ok() }
    }

    pub(super) fn counts(bounds: Bounds<usize>) -> Self {
        Self { least: Some(bounds.least as f64), most: Some(bounds.most as f64) }
    }

    /// `13`, `13-39`, `13 or more`, `not estimable`.
    pub(super) fn cell(self, decimals: usize, scale: f64) -> String {
        match (self.least, self.most) {
            (Some(least), Some(most)) => {
                let (least, most) =
                    (format!("{:.decimals$}", least * scale), format!("{:.decimals$}", most * scale));
                if least == most { least } else { format!("{least}-{most}") }
            }
            (Some(least), None) => format!("{:.decimals$} or more", least * scale),
            _ => "not estimable".to_owned(),
        }
    }

    pub(super) fn fields(self) -> [String; 2] {
        [field(self.least), field(self.most)]
    }
}

/// A number as it stands in a CSV file; empty where it does not exist.
pub fn field(value: Option<f64>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

/// A number for people: whole where it is.
pub fn shown(value: f64, decimals: usize) -> String {
    if value.fract() == 0.0 && value.abs() < 1e9 {
        format!("{value:.0}")
    } else {
        format!("{value:.decimals$}")
    }
}

/// Confidence limits, each where it exists.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Limits {
    lower: Option<f64>,
    upper: Option<f64>,
}

impl Limits {
    /// Those of the least and of the most, together.
    pub(super) fn of(least: &Rate, most: &Rate) -> Self {
        Self {
            lower: least.limits.as_ref().ok().map(|l| l.lower),
            upper: most.limits.as_ref().ok().map(|l| l.upper),
        }
    }

    pub(super) fn both(limits: &Result<outlook::Limits, NotEstimable>) -> Self {
        let limits = limits.as_ref().ok();
        Self { lower: limits.map(|l| l.lower), upper: limits.map(|l| l.upper) }
    }

    pub(super) fn cell(self, decimals: usize, scale: f64) -> String {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) => {
                format!(" ({:.decimals$} to {:.decimals$})", lower * scale, upper * scale)
            }
            _ => String::new(),
        }
    }

    pub(super) fn fields(self) -> [String; 2] {
        [field(self.lower), field(self.upper)]
    }
}
