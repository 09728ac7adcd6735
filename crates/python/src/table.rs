//! Tables as Python has them.

use std::sync::Arc;

use arrow_array::{Int64Array, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema as ArrowSchema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use tables::{APPEARANCES, Batches, CLAIMS, DOCUMENTS, ESTIMATES, MILESTONES, SPELLS};

use crate::{capsule, fault, readings};

/// About so many bytes are put into one batch, of whose columns none can hold more than 2 GiB of text.
pub(crate) const BATCH_BYTES: usize = 256 << 20;

/// Rows and columns, to be taken by any library that knows the Arrow PyCapsule interface.
#[pyclass(frozen, module = "sidelined")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl From<RecordBatch> for Table {
    fn from(batch: RecordBatch) -> Self {
        Self { schema: batch.schema(), batches: vec![batch] }
    }
}

impl Table {
    /// A table of batches of one schema.
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }

    /// Rows, in batches that no column of text is too long for.
    ///
    /// # Errors
    /// Those of [`Batches::finish`].
    pub(crate) fn of<R>(
        table: &'static tables::Table<R>,
        rows: impl IntoIterator<Item = impl std::borrow::Borrow<R>>,
    ) -> Result<Self, ArrowError> {
        let mut batches = Batches::of(table);
        let mut full = Vec::new();
        for row in rows {
            batches.push(row.borrow());
            if batches.bytes() > BATCH_BYTES {
                full.push(batches.finish()?);
            }
        }
        full.push(batches.finish()?);
        Ok(Self::new(table.schema(), full))
    }

    fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

#[pymethods]
impl Table {
    /// How many rows there are.
    #[getter]
    fn num_rows(&self) -> usize {
        self.rows()
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    fn __repr__(&self) -> String {
        let name = self.schema.metadata().get("table").map(String::as_str).unwrap_or_default();
        format!("<sidelined.Table {name}: {} rows, {} columns>", self.rows(), self.schema.fields().len())
    }

    /// The rows, for a library that takes Arrow data. A schema that is asked for is no more than a wish.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches: Vec<_> = self.batches.iter().cloned().map(Ok).collect();
        capsule::export(py, Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::export_schema(py, &self.schema)
    }
}

/// The schema of a table, to be taken by any library that knows the Arrow PyCapsule interface.
#[pyclass(frozen, module = "sidelined")]
pub(crate) struct Schema(SchemaRef);

#[pymethods]
impl Schema {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::export_schema(py, &self.0)
    }
}

/// The schema of `documents`, `claims`, `spells`, `milestones`, `estimates`, `appearances`, `problems` or `nested`.
#[pyfunction]
pub(crate) fn schema(table: &str) -> PyResult<Schema> {
    Ok(Schema(match table {
        "documents" => DOCUMENTS.schema(),
        "claims" => CLAIMS.schema(),
        "spells" => SPELLS.schema(),
        "milestones" => MILESTONES.schema(),
        "estimates" => ESTIMATES.schema(),
        "appearances" => APPEARANCES.schema(),
        "problems" => problems_schema(),
        "nested" => readings::nested_schema(),
        other => {
            let known = "documents, claims, spells, milestones, estimates, appearances, problems, nested";
            return Err(fault::value(format_args!("there is no table {other:?}; there are {known}")));
        }
    }))
}

/// Something that could not be read.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// The file, or the document's name, where it has one.
    pub(crate) input: Option<String>,
    /// The row of the batches, from 1.
    pub(crate) row: Option<usize>,
    /// Why.
    pub(crate) reason: String,
}

/// The schema of the table of problems.
pub(crate) fn problems_schema() -> SchemaRef {
    let fields = vec![
        Field::new("input", DataType::Utf8, true),
        Field::new("row", DataType::Int64, true),
        Field::new("reason", DataType::Utf8, false),
    ];
    Arc::new(ArrowSchema::new(fields).with_metadata([("table".to_owned(), "problems".to_owned())]))
}

/// The table of problems.
///
/// # Errors
/// `ValueError` when their words are more than a batch holds.
pub(crate) fn problems(problems: &[Problem]) -> PyResult<RecordBatch> {
    let row = |problem: &Problem| problem.row.and_then(|row| i64::try_from(row).ok());
    let columns: Vec<arrow_array::ArrayRef> = vec![
        Arc::new(problems.iter().map(|p| p.input.as_deref()).collect::<StringArray>()),
        Arc::new(problems.iter().map(row).collect::<Int64Array>()),
        Arc::new(problems.iter().map(|p| Some(p.reason.as_str())).collect::<StringArray>()),
    ];
    RecordBatch::try_new(problems_schema(), columns).map_err(fault::value)
}
