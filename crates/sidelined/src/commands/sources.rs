//! `sidelined sources`: what became of the returns that speakers and outlets forecast.

use std::io::Write as _;

use anyhow::Result;
use ledger::TrackRecord;
use serde::Serialize;

use crate::cli::{SourcesArgs, StoreArgs};
use crate::notes::{Outcome, line};
use crate::record::{Record, today};
use crate::show::rows::{self, Row};
use crate::show::{self, Screen};

/// Prints the track records.
///
/// # Errors
/// When the store cannot be read or standard output cannot be written.
pub fn run(args: &SourcesArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open(store)?;
    let (view, day) = args.view.on(today());
    let records = record.desk().track_records(day, view.recorded_by)?;
    let records: Vec<Line> = records.into_iter().map(Line).collect();
    let mut out = show::out();
    rows::print(&mut out, args.format, Screen::of_stdout(), &records)?;
    out.flush()?;
    if records.is_empty() {
        line("nobody has forecast a return");
    }
    Ok(Outcome::Done)
}

/// One voice's track record.
#[derive(Serialize)]
#[serde(transparent)]
struct Line(TrackRecord);

impl Row for Line {
    const HEAD: &'static [&'static str] =
        &["Who", "Forecasts", "Due", "Resolved", "Right", "Mean error", "Median", "Mean size"];
    const FIELDS: &'static [&'static str] =
        &["who", "outlet", "given", "due", "resolved", "right", "bias_days", "median_days", "error_days"];

    fn cells(&self) -> Vec<String> {
        let r = &self.0;
        let signed = |days: Option<f64>| days.map(|d| format!("{d:+.1} days")).unwrap_or_default();
        vec![
            if r.outlet { format!("{} (outlet)", r.who) } else { r.who.clone() },
            r.given.to_string(),
            r.due.to_string(),
            r.resolved.to_string(),
            r.right.to_string(),
            signed(r.bias_days),
            signed(r.median_days),
            r.error_days.map(|d| format!("{d:.1} days")).unwrap_or_default(),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let r = &self.0;
        let number = |days: Option<f64>| days.map(|d| d.to_string()).unwrap_or_default();
        vec![
            r.who.clone(),
            r.outlet.to_string(),
            r.given.to_string(),
            r.due.to_string(),
            r.resolved.to_string(),
            r.right.to_string(),
            number(r.bias_days),
            number(r.median_days),
            number(r.error_days),
        ]
    }
}
