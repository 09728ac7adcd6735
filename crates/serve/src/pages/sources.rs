//! Track records: who forecast returns, and what became of them.

use askama::Template;
use desk::{Desk, View};
use ledger::TrackRecord;

use crate::asked::framed;
use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;
use crate::view::Frame;

framed!(Page);

#[derive(Template)]
#[template(path = "sources.html")]
pub(crate) struct Page {
    frame: Frame,
    records: Vec<Line>,
}

struct Line {
    who: String,
    /// Where the forecasts are, each with its sentence.
    path: String,
    outlet: bool,
    given: usize,
    due: usize,
    resolved: usize,
    right: usize,
    bias: String,
    size: String,
}

impl Page {
    pub(crate) fn of(room: &Room, desk: &mut Desk, view: View) -> Result<Self, Trouble> {
        let today = view.as_of.unwrap_or(room.today());
        let records = desk.track_records(today, view.recorded_by)?;
        let frame = Frame::of("Sources".into(), "/sources".into(), view, room.today());
        Ok(Self { frame, records: records.into_iter().map(Line::of).collect() })
    }
}

impl Line {
    /// How many of a hundred were right.
    fn share(&self) -> Option<usize> {
        (self.right * 100 + self.resolved / 2).checked_div(self.resolved)
    }

    fn of(record: TrackRecord) -> Self {
        let days = |days: Option<f64>| days.map(|d| format!("{d:+.1}")).unwrap_or_default();
        Self {
            path: link::source(&record.who, record.outlet),
            who: record.who,
            outlet: record.outlet,
            given: record.given,
            due: record.due,
            resolved: record.resolved,
            right: record.right,
            bias: days(record.bias_days),
            size: record.error_days.map(|d| format!("{d:.1}")).unwrap_or_default(),
        }
    }
}
