//! `sidelined stats --table missed`: matches and minutes missed.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use outlook::epi::Register;
use present::statistics::{Absence, Counted};
use serde::Serialize;

use super::figures::Span;
use crate::show::rows::Row;

/// Matches and minutes that a group missed.
#[derive(Serialize)]
pub struct MissedLine {
    group: Vec<String>,
    injuries: usize,
    /// Injuries of which it is known which matches there were.
    counted: usize,
    matches: Span,
    /// For each injury counted.
    mean_matches: Span,
    /// Injuries of which it is known how much the player usually played.
    with_minutes: usize,
    /// The minutes that would have been expected in the matches missed.
    minutes: Span,
}

/// The rows, by these columns.
///
/// # Errors
/// When no injury has such a column.
pub fn lines(counted: &Counted, by: &[&str]) -> Result<Vec<MissedLine>> {
    let mut groups: BTreeMap<Vec<String>, Vec<&Absence>> = BTreeMap::new();
    for (player, absences) in &counted.absences {
        for absence in absences {
            let level = |column: &&str| match *column {
                Register::PLAYER => Some(counted.name(player).to_owned()),
                column => absence.labels.get(column).cloned(),
            };
            let group: Option<Vec<String>> = by.iter().map(level).collect();
            let Some(group) = group else {
                let columns: Vec<&str> = counted.register.columns().collect();
                bail!("no injury has a column {}: there are {}", by.join(", "), columns.join(", "))
            };
            groups.entry(group).or_default().push(absence);
        }
    }
    Ok(groups.into_iter().map(|(group, absences)| MissedLine::of(group, &absences)).collect())
}

impl MissedLine {
    fn of(group: Vec<String>, absences: &[&Absence]) -> Self {
        let missed: Vec<_> = absences.iter().filter_map(|absence| absence.missed).collect();
        let minutes: Vec<_> = missed.iter().filter(|m| m.minutes.expected.is_some()).collect();
        let matches = Span {
            least: (!missed.is_empty()).then(|| missed.iter().map(|m| m.least as f64).sum()),
            most: missed.iter().map(|m| m.most.map(|most| most as f64)).sum(),
        };
        let of_each = |sum: Option<f64>| sum.map(|sum| sum / missed.len() as f64);
        Self {
            group,
            injuries: absences.len(),
            counted: missed.len(),
            matches,
            mean_matches: Span { least: of_each(matches.least), most: of_each(matches.most) },
            with_minutes: minutes.len(),
            minutes: Span {
                least: (!minutes.is_empty())
                    .then(|| minutes.iter().filter_map(|m| m.minutes.expected).map(f64::from).sum()),
                most: minutes.iter().map(|m| m.minutes.expected_most.map(f64::from)).sum(),
            },
        }
    }
}

impl Row for MissedLine {
    const HEAD: &'static [&'static str] =
        &["Group", "Injuries", "Counted", "Matches missed", "Mean", "With minutes", "Minutes missed"];
    const FIELDS: &'static [&'static str] = &[
        "group",
        "injuries",
        "counted",
        "matches_least",
        "matches_most",
        "mean_matches_least",
        "mean_matches_most",
        "with_minutes",
        "minutes_least",
        "minutes_most",
    ];

    fn cells(&self) -> Vec<String> {
        let group = self.group.iter().map(|level| if level.is_empty() { "not told" } else { level.as_str() });
        let group = group.collect::<Vec<_>>().join(", ");
        vec![
            if group.is_empty() { "all".to_owned() } else { group },
            self.injuries.to_string(),
            self.counted.to_string(),
            self.matches.cell(0, 1.0),
            self.mean_matches.cell(1, 1.0),
            self.with_minutes.to_string(),
            self.minutes.cell(0, 1.0),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.group.join("; "), self.injuries.to_string(), self.counted.to_string()];
        fields.extend(self.matches.fields());
        fields.extend(self.mean_matches.fields());
        fields.push(self.with_minutes.to_string());
        fields.extend(self.minutes.fields());
        fields
    }
}
