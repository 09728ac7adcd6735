//! What stands in rows: who says so, and since when.

use jiff::civil::Date;
use ledger::{Cited, Hedge, Row, Stage, Status};
use present::words;

use crate::link;

/// Who says so, with the sentence a click away.
#[derive(Clone, Debug)]
pub(crate) struct Cite {
    /// Outlet, or else report, with day and speakers.
    pub(crate) name: String,
    /// Where the sentence is.
    pub(crate) path: Option<String>,
    source: ledger::Source,
}

impl Cite {
    pub(crate) fn of(source: &ledger::Source) -> Self {
        let cited: &Cited = source;
        Self { name: name(cited), path: link::cited(cited), source: source.clone() }
    }

    /// The sentence.
    pub(crate) fn words(&self) -> &str {
        self.source.evidence.as_ref().map_or("", |e| e.text.trim())
    }

    /// The pages of its claims, for curators.
    pub(crate) fn claims(&self) -> Vec<String> {
        self.source.claims.iter().map(|claim| link::claim(&claim.0)).collect()
    }
}

/// `Coast Sport, 21 Sep 2023 (Helen Stannard)`: the report's own name only where no outlet is known, since it is a click away.
fn name(cited: &Cited) -> String {
    let by = match words::list(&cited.said_by) {
        by if by.is_empty() => by,
        by => format!(" ({by})"),
    };
    let from = cited.imprint.outlet.as_deref().unwrap_or(&cited.imprint.doc);
    format!("{from}, {}{by}", words::interval(cited.imprint.said))
}

/// How far up the ladder.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ladder {
    /// The step, from 1.
    pub(crate) step: usize,
    /// How many steps there are.
    pub(crate) of: usize,
    /// In words.
    pub(crate) words: &'static str,
}

impl Ladder {
    pub(crate) fn at(stage: Stage) -> Self {
        let step = Stage::ALL.iter().position(|s| *s == stage).map_or(1, |at| at + 1);
        Self { step, of: Stage::ALL.len(), words: words::stage(stage) }
    }

    /// How many pixels of a hundred it fills.
    pub(crate) fn filled(&self) -> usize {
        self.step * 100 / self.of.max(1)
    }
}

/// How old the last word is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Age {
    pub(crate) days: i64,
}

impl Age {
    pub(crate) fn words(&self) -> String {
        match self.days {
            ..=0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            days @ ..=7 => format!("{days} days ago"),
            days => format!("{days} days without word"),
        }
    }

    /// `fresh` up to a week, `stale` after three: what was last said may no longer be so.
    pub(crate) fn class(&self) -> &'static str {
        match self.days {
            ..=7 => "fresh",
            8..=21 => "aging",
            _ => "stale",
        }
    }
}

/// Who is expected back within so many days is back soon.
pub(crate) const SOON: i64 = 14;

/// Whether somebody is out or doubtful, and by the last word either expected back within [`SOON`] days or training fully with the team.
/// A forecast that was called unlikely is none.
pub(crate) fn back_soon(row: &Row, day: Date) -> bool {
    let absent = matches!(row.status, Some(Status::Out | Status::Doubtful)) && row.lapsed.is_none();
    let expected = row.expected_return.filter(|expected| expected.hedge != Hedge::Unlikely);
    let by = expected.and_then(|expected| expected.by.or(expected.not_before));
    let near = by.is_some_and(|by| by <= ledger::add_days(day, SOON));
    absent && (near || row.stage.is_some_and(|stage| stage >= Stage::FullTraining))
}

/// Days since a day that may only be known to be no later.
pub(crate) fn days_out(since: Date, known: bool, today: Date) -> String {
    let days = ledger::days_between(since, today).max(0) as usize;
    let least = if known { "" } else { "at least " };
    format!("{least}{}", words::count(days, "day"))
}
