//! The tables of `stats` as rows.

use outlook::NotEstimable;
use outlook::epi::{Availability, BandCount, Bounds, Prevalence, Rate, Recurrence, Summary};
use serde::Serialize;

use super::figures::{Limits, Span, field};
use crate::show::rows::Row;

/// A row of the summary.
#[derive(Serialize)]
pub struct SummaryLine {
    group: Vec<String>,
    injuries: usize,
    open: usize,
    without_exposure: usize,
    players: usize,
    hours: f64,
    days_lost: Span,
    mean_days: Span,
    median_days: Span,
    lower_quartile: Span,
    upper_quartile: Span,
    incidence: Option<f64>,
    incidence_limits: Limits,
    burden: Span,
    burden_limits: Limits,
    /// Why figures are missing.
    not_estimable: Vec<String>,
}

impl SummaryLine {
    pub fn of(summary: Summary) -> Self {
        let severity = &summary.severity;
        let burden = &summary.burden;
        let value = |b: &Bounds<Rate>| Bounds::new(b.least.value.clone(), b.most.value.clone());
        let mut missing = Vec::new();
        let mut why = |what: &str, reason: Option<&NotEstimable>| {
            if let Some(reason) = reason {
                missing.push(format!("{what}: {reason}"));
            }
        };
        why("incidence", summary.incidence.value.as_ref().err());
        if summary.incidence.value.is_ok() {
            why("limits of the incidence", summary.incidence.limits.as_ref().err());
            why("limits of the burden", burden.most.limits.as_ref().err());
        }
        why("mean", severity.mean.most.as_ref().err());
        Self {
            injuries: summary.injuries,
            open: summary.open,
            without_exposure: summary.without_exposure,
            players: summary.players,
            hours: summary.minutes / 60.0,
            days_lost: Span {
                least: Some(summary.days_lost.least as f64),
                most: Some(summary.days_lost.most as f64),
            },
            mean_days: Span::of(&severity.mean),
            median_days: Span::of(&severity.median),
            lower_quartile: Span::of(&severity.lower_quartile),
            upper_quartile: Span::of(&severity.upper_quartile),
            incidence: summary.incidence.value.clone().ok(),
            incidence_limits: Limits::of(&summary.incidence, &summary.incidence),
            burden: Span::of(&value(burden)),
            burden_limits: Limits::of(&burden.least, &burden.most),
            not_estimable: missing,
            group: summary.group,
        }
    }

    fn name(&self) -> String {
        if self.group.is_empty() {
            return "all".to_owned();
        }
        let level = |level: &String| if level.is_empty() { "not told".to_owned() } else { level.clone() };
        self.group.iter().map(level).collect::<Vec<_>>().join(", ")
    }
}

impl Row for SummaryLine {
    const HEAD: &'static [&'static str] = &[
        "Group",
        "Injuries",
        "Open",
        "Players",
        "Hours",
        "Days lost",
        "Mean",
        "Median",
        "Incidence",
        "Burden",
    ];
    const FIELDS: &'static [&'static str] = &[
        "group",
        "injuries",
        "open",
        "without_exposure",
        "players",
        "hours",
        "days_least",
        "days_most",
        "mean_least",
        "mean_most",
        "median_least",
        "median_most",
        "lower_quartile_least",
        "lower_quartile_most",
        "upper_quartile_least",
        "upper_quartile_most",
        "incidence",
        "incidence_lower",
        "incidence_upper",
        "burden_least",
        "burden_most",
        "burden_lower",
        "burden_upper",
        "not_estimable",
    ];

    fn cells(&self) -> Vec<String> {
        let incidence = Span { least: self.incidence, most: self.incidence };
        vec![
            self.name(),
            self.injuries.to_string(),
            self.open.to_string(),
            self.players.to_string(),
            format!("{:.0}", self.hours),
            self.days_lost.cell(0, 1.0),
            self.mean_days.cell(1, 1.0),
            self.median_days.cell(1, 1.0),
            incidence.cell(1, 1.0) + &self.incidence_limits.cell(1, 1.0),
            self.burden.cell(0, 1.0) + &self.burden_limits.cell(0, 1.0),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let mut fields = vec![
            self.name(),
            self.injuries.to_string(),
            self.open.to_string(),
            self.without_exposure.to_string(),
            self.players.to_string(),
            self.hours.to_string(),
        ];
        for span in
            [self.days_lost, self.mean_days, self.median_days, self.lower_quartile, self.upper_quartile]
        {
            fields.extend(span.fields());
        }
        fields.push(field(self.incidence));
        fields.extend(self.incidence_limits.fields());
        fields.extend(self.burden.fields());
        fields.extend(self.burden_limits.fields());
        fields.push(self.not_estimable.join("; "));
        fields
    }
}

/// A severity band.
#[derive(Serialize)]
pub struct BandLine {
    band: &'static str,
    injuries: Span,
    share: Span,
    days_lost: Span,
}

impl BandLine {
    pub fn of(count: BandCount) -> Self {
        let days = count.days.map(|d| d as usize);
        Self {
            band: count.band.name,
            injuries: Span::counts(count.injuries),
            share: Span::of(&count.share),
            days_lost: Span::counts(days),
        }
    }
}

impl Row for BandLine {
    const HEAD: &'static [&'static str] = &["Days", "Injuries", "%", "Days lost"];
    const FIELDS: &'static [&'static str] =
        &["band", "injuries_least", "injuries_most", "share_least", "share_most", "days_least", "days_most"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.band.to_owned(),
            self.injuries.cell(0, 1.0),
            self.share.cell(1, 100.0),
            self.days_lost.cell(0, 1.0),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.band.to_owned()];
        [self.injuries, self.share, self.days_lost].into_iter().for_each(|s| fields.extend(s.fields()));
        fields
    }
}

/// A period.
#[derive(Serialize)]
pub struct PrevalenceLine {
    from: String,
    to: String,
    level: Option<String>,
    players: usize,
    injured: Span,
    share: Span,
    limits: Limits,
}

impl PrevalenceLine {
    pub fn of(found: Prevalence) -> Self {
        Self {
            from: found.period.earliest.to_string(),
            to: found.period.latest.to_string(),
            players: found.players,
            injured: Span::counts(found.injured),
            share: Span::of(&found.share),
            limits: Limits::both(&found.limits),
            level: found.level,
        }
    }
}

impl Row for PrevalenceLine {
    const HEAD: &'static [&'static str] = &["From", "To", "Group", "Players", "Injured", "%"];
    const FIELDS: &'static [&'static str] = &[
        "from",
        "to",
        "level",
        "players",
        "injured_least",
        "injured_most",
        "share_least",
        "share_most",
        "lower",
        "upper",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.from.clone(),
            self.to.clone(),
            self.level.clone().unwrap_or_else(|| "all".into()),
            self.players.to_string(),
            self.injured.cell(0, 1.0),
            self.share.cell(1, 100.0) + &self.limits.cell(1, 100.0),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let level = self.level.clone().unwrap_or_default();
        let mut fields = vec![self.from.clone(), self.to.clone(), level, self.players.to_string()];
        fields.extend(self.injured.fields());
        fields.extend(self.share.fields());
        fields.extend(self.limits.fields());
        fields
    }
}

/// Availability.
#[derive(Serialize)]
pub struct AvailabilityLine {
    days: usize,
    player_days: usize,
    injured: Span,
    available: Span,
}

impl AvailabilityLine {
    pub fn of(found: &Availability) -> Self {
        Self {
            days: found.days,
            player_days: found.player_days,
            injured: Span::counts(found.injured),
            available: Span::of(&found.share),
        }
    }
}

impl Row for AvailabilityLine {
    const HEAD: &'static [&'static str] = &["Days", "Player-days", "Injured", "Available %"];
    const FIELDS: &'static [&'static str] =
        &["days", "player_days", "injured_least", "injured_most", "available_least", "available_most"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.days.to_string(),
            self.player_days.to_string(),
            self.injured.cell(0, 1.0),
            self.available.cell(1, 100.0),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.days.to_string(), self.player_days.to_string()];
        fields.extend(self.injured.fields());
        fields.extend(self.available.fields());
        fields
    }
}

/// Recurrences.
#[derive(Serialize)]
pub struct RecurrenceLine {
    injuries: usize,
    unknown: usize,
    recurrences: Span,
    limits: Limits,
    early: Span,
    late: Span,
    delayed: Span,
}

impl RecurrenceLine {
    pub fn of(found: &Recurrence) -> Self {
        Self {
            injuries: found.injuries,
            unknown: found.unknown,
            recurrences: Span::counts(found.recurrences),
            limits: Limits::both(&found.limits),
            early: Span::counts(found.early),
            late: Span::counts(found.late),
            delayed: Span::counts(found.delayed),
        }
    }
}

impl Row for RecurrenceLine {
    const HEAD: &'static [&'static str] =
        &["Injuries", "Not told", "Recurrences (% limits)", "Within 2 months", "Within a year", "Later"];
    const FIELDS: &'static [&'static str] = &[
        "injuries",
        "unknown",
        "recurrences_least",
        "recurrences_most",
        "share_lower",
        "share_upper",
        "early_least",
        "early_most",
        "late_least",
        "late_most",
        "delayed_least",
        "delayed_most",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.injuries.to_string(),
            self.unknown.to_string(),
            self.recurrences.cell(0, 1.0) + &self.limits.cell(0, 100.0),
            self.early.cell(0, 1.0),
            self.late.cell(0, 1.0),
            self.delayed.cell(0, 1.0),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.injuries.to_string(), self.unknown.to_string()];
        fields.extend(self.recurrences.fields());
        fields.extend(self.limits.fields());
        [self.early, self.late, self.delayed].into_iter().for_each(|s| fields.extend(s.fields()));
        fields
    }
}
