//! `sidelined.appearances`: who played how long in which match, as rows of any library.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Date32Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use jiff::civil::{Date, date};
use ledger::Appearance;
use pyo3::prelude::*;

use crate::table::{self, Problem, Table};
use crate::{capsule, fault};

/// Appearances as a table of one form, and the rows that are none.
#[pyclass(frozen, get_all, module = "sidelined")]
pub(crate) struct Appearances {
    /// A row for each appearance.
    rows: Py<Table>,
    /// A row for each that could not be read.
    problems: Py<Table>,
}

/// Rows of appearances in the form in which the package has them: persons are told as packs name them, days as days.
#[pyfunction]
pub(crate) fn appearances(py: Python<'_>, rows: &Bound<'_, PyAny>) -> PyResult<Appearances> {
    let batches = capsule::import(rows)?;
    let (rows, problems) = py.detach(|| {
        let mut told = Vec::new();
        let mut batched = Vec::new();
        let mut before = 0;
        for batch in batches {
            let batch = batch.map_err(fault::value)?;
            let (rows, problems) = of_batch(&batch, before)?;
            before += batch.num_rows();
            batched.push(table_of(&rows).map_err(fault::value)?);
            told.extend(problems);
        }
        Ok::<_, PyErr>((Table::new(appearances_schema(), batched), Table::from(table::problems(&told)?)))
    })?;
    Ok(Appearances { rows: Py::new(py, rows)?, problems: Py::new(py, problems)? })
}

/// All appearances of Arrow data, and the rows that are none.
///
/// # Errors
/// `ValueError` when a column is missing, or the data cannot be had.
pub(crate) fn all(batches: capsule::Reader) -> PyResult<(Vec<Appearance>, Vec<Problem>)> {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    let mut before = 0;
    for batch in batches {
        let batch = batch.map_err(fault::value)?;
        let (rows, wrong) = of_batch(&batch, before)?;
        before += batch.num_rows();
        all.extend(rows);
        problems.extend(wrong);
    }
    Ok((all, problems))
}

/// Those of a batch before which `before` rows came.
fn of_batch(batch: &RecordBatch, before: usize) -> PyResult<(Vec<Appearance>, Vec<Problem>)> {
    let wrong = |problem| match problem {
        intake::Problem::NoAppearances => fault::value(NO_APPEARANCES),
        problem => fault::value(format_args!("appearances: {problem}")),
    };
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (at, row) in intake::appearances(NAME, batch).map_err(wrong)?.into_iter().enumerate() {
        match row {
            Ok(appearance) => rows.push(appearance),
            Err(problem) => problems.push(Problem {
                input: Some(NAME.to_owned()),
                row: Some(before.saturating_add(at).saturating_add(1)),
                reason: problem.to_string(),
            }),
        }
    }
    Ok((rows, problems))
}

/// What the table of appearances is called.
const NAME: &str = "appearances";

const NO_APPEARANCES: &str = "appearances need the columns minutes, kickoff_time (or date, or day), and player_code (or code), \
                              person or player";

/// The columns of a table of appearances.
pub(crate) fn appearances_schema() -> SchemaRef {
    let fields = vec![
        Field::new("person", DataType::Utf8, true),
        Field::new("player", DataType::Utf8, true),
        Field::new("team", DataType::Utf8, true),
        Field::new("day", DataType::Date32, false),
        Field::new("minutes", DataType::Int64, false),
        Field::new("against", DataType::Utf8, true),
        Field::new("home", DataType::Boolean, true),
    ];
    Arc::new(Schema::new(fields).with_metadata([("table".to_owned(), NAME.to_owned())]))
}

fn table_of(rows: &[Appearance]) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let text = |get: fn(&Appearance) -> Option<&str>| -> ArrayRef {
        Arc::new(rows.iter().map(get).collect::<StringArray>())
    };
    let columns: Vec<ArrayRef> = vec![
        text(|row| row.player.id.as_ref().map(|id| id.0.as_str())),
        text(|row| Some(row.player.name.as_str()).filter(|name| !name.is_empty())),
        text(|row| row.player.team.as_deref()),
        Arc::new(rows.iter().map(|row| days(row.day)).collect::<Date32Array>()),
        Arc::new(rows.iter().map(|row| Some(i64::from(row.minutes))).collect::<Int64Array>()),
        text(|row| row.against.as_deref()),
        Arc::new(rows.iter().map(|row| row.home).collect::<BooleanArray>()),
    ];
    RecordBatch::try_new(appearances_schema(), columns)
}

/// A day as Arrow counts it, from 1970 on.
fn days(day: Date) -> Option<i32> {
    Some((day - date(1970, 1, 1)).get_days())
}
