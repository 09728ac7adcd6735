//! `sidelined.appearances`: who played how long in which match, as rows of any library.

use std::collections::BTreeSet;
use std::path::PathBuf;

use arrow_array::RecordBatch;
use jiff::civil::Date;
use ledger::{Appearance, KeptAppearance};
use pack::name_clubs;
use pyo3::prelude::*;
use reader::Reader;
use tables::APPEARANCES;

use crate::table::{self, Problem, Table};
use crate::{capsule, engine, fault};

/// Appearances as a table of one form, and the rows that are none.
#[pyclass(frozen, get_all, module = "sidelined")]
pub(crate) struct Appearances {
    /// A row for each appearance.
    rows: Py<Table>,
    /// A row for each that could not be read.
    problems: Py<Table>,
}

/// Rows of appearances as the table that a store exports: persons are told, and clubs named, as packs name them.
#[pyfunction]
#[pyo3(signature = (rows, *, packs=Vec::new(), builtin_pack=true))]
pub(crate) fn appearances(
    py: Python<'_>,
    rows: &Bound<'_, PyAny>,
    packs: Vec<PathBuf>,
    builtin_pack: bool,
) -> PyResult<Appearances> {
    let reader = engine::reader(py, builtin_pack, &packs)?;
    let batches = capsule::import(rows)?;
    let (rows, problems) = py.detach(|| {
        let (rows, problems) = all(batches, &reader)?;
        let rows = Table::of(&APPEARANCES, rows.iter()).map_err(fault::value)?;
        Ok::<_, PyErr>((rows, Table::from(table::problems(&problems)?)))
    })?;
    Ok(Appearances { rows: Py::new(py, rows)?, problems: Py::new(py, problems)? })
}

/// All appearances of Arrow data, each once, with clubs named as the packs of a reader name them; and the rows that are none.
///
/// # Errors
/// `ValueError` when a column is missing, or the data cannot be had.
pub(crate) fn all(
    batches: capsule::Reader,
    reader: &Reader,
) -> PyResult<(Vec<KeptAppearance>, Vec<Problem>)> {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    let mut before = 0;
    for batch in batches {
        let batch = batch.map_err(fault::value)?;
        let (rows, wrong) = of_batch(&batch, before)?;
        before += batch.num_rows();
        all.extend(rows);
        problems.extend(wrong);
    }
    name_clubs(reader.packs(), &mut all);
    let mut known = BTreeSet::new();
    let new: Vec<bool> = all.iter().map(|row| known.insert(key(&row.appearance))).collect();
    let mut new = new.into_iter();
    drop(known);
    all.retain(|_| new.next().unwrap_or_default());
    Ok((all, problems))
}

/// What a store tells appearances apart by; of those that are alike it keeps the one that came first.
fn key(appearance: &Appearance) -> (Option<&str>, &str, Date, u16, Option<&str>) {
    let Appearance { player, day, minutes, against, .. } = appearance;
    (player.id.as_ref().map(|id| id.0.as_str()), &player.name, *day, *minutes, against.as_deref())
}

/// Those of a batch before which `before` rows came.
fn of_batch(batch: &RecordBatch, before: usize) -> PyResult<(Vec<KeptAppearance>, Vec<Problem>)> {
    let wrong = |problem| match problem {
        intake::Problem::NoAppearances => fault::value(NO_APPEARANCES),
        problem => fault::value(format_args!("appearances: {problem}")),
    };
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (at, row) in intake::appearances(APPEARANCES.name, batch).map_err(wrong)?.into_iter().enumerate() {
        match row {
            Ok(appearance) => rows.push(appearance),
            Err(problem) => problems.push(Problem {
                input: Some(APPEARANCES.name.to_owned()),
                row: Some(before.saturating_add(at).saturating_add(1)),
                reason: problem.to_string(),
            }),
        }
    }
    Ok((rows, problems))
}

const NO_APPEARANCES: &str = "appearances need the columns minutes, kickoff_time (or date, or day), and player_code (or code), \
                              person_id (or person) or player";
