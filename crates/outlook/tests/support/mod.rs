//! Reference figures, as tables.
#![allow(dead_code, clippy::disallowed_methods, reason = "each test uses a part; tests read files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) type Row = BTreeMap<String, String>;

/// Reads a table of references that stands beside the tests.
pub(crate) fn beside(name: &str) -> Vec<Row> {
    read(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name))
}

/// Reads a table of references: those beside the tests, or the whole set where `INJURYTOOLS_REFERENCES` names its folder.
pub(crate) fn table(name: &str) -> Vec<Row> {
    match std::env::var_os("INJURYTOOLS_REFERENCES") {
        Some(folder) => read(&PathBuf::from(folder).join(name)),
        None => beside(name),
    }
}

fn read(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    reader.deserialize().collect::<Result<_, _>>().unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A number of a row; none where the field is empty.
pub(crate) fn maybe(row: &Row, field: &str) -> Option<f64> {
    let text = row.get(field).unwrap_or_else(|| panic!("no field {field}"));
    (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{field}: {text}")))
}

/// A number of a row.
pub(crate) fn number(row: &Row, field: &str) -> f64 {
    maybe(row, field).unwrap_or_else(|| panic!("{field} is empty in {row:?}"))
}

/// Whether two figures are the same to a relative difference.
#[track_caller]
pub(crate) fn close(got: f64, want: f64, relative: f64, what: &str) {
    let miss = (got - want).abs();
    assert!(miss <= relative * want.abs() || miss < 1e-13, "{what}: {got:.17} is not {want:.17}");
}

/// Whether a figure is there when the reference is, and the same.
#[track_caller]
pub(crate) fn close_if_there(got: Option<f64>, want: Option<f64>, relative: f64, what: &str) {
    match (got, want) {
        (Some(got), Some(want)) => close(got, want, relative, what),
        (None, None) => {}
        (got, want) => panic!("{what}: {got:?} is not {want:?}"),
    }
}
