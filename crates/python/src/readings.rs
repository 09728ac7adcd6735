//! `sidelined.read_batches`: rows of documents in, documents and claims out.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray, new_null_array};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use arrow_select::concat::concat;
use intake::{Columns, Limits};
use ledger::{Claim, Reading};
use pyo3::prelude::*;
use reader::Reader;
use tables::{Batches, CLAIMS, ClaimRow, DOCUMENTS, DocumentRow, DocumentRows};

use crate::table::{self, Problem, Table};
use crate::{capsule, engine, fault};

/// What was read: tables of documents, of their claims, and of what could not be read.
#[pyclass(frozen, module = "sidelined")]
pub(crate) struct Readings {
    read: Vec<(Arc<DocumentRow>, Vec<Claim>)>,
    problems: Vec<Problem>,
}

#[pymethods]
impl Readings {
    /// A row for each document that was read, with the date that the reading arrived at.
    #[getter]
    fn documents(&self, py: Python<'_>) -> PyResult<Table> {
        let documents = || Table::of(&DOCUMENTS, self.read.iter().map(|(document, _)| document.as_ref()));
        py.detach(documents).map_err(fault::value)
    }

    /// A row for each claim, document by document.
    #[getter]
    fn claims(&self, py: Python<'_>) -> PyResult<Table> {
        py.detach(|| Table::of(&CLAIMS, claim_rows(&self.read))).map_err(fault::value)
    }

    /// A row for each row that could not be read: `row` counts from 1 over all that was handed over.
    #[getter]
    fn problems(&self) -> PyResult<Table> {
        Ok(table::problems(&self.problems)?.into())
    }

    /// A row for each row that was handed over, with the columns `document` (a struct; null where it could not be read), `claims` (a
    /// list of structs) and `problem` (a struct; null where it could): all that was read in one stream. Problems come last.
    #[getter]
    fn nested(&self, py: Python<'_>) -> PyResult<Table> {
        py.detach(|| {
            let nothing = table::problems(&[])?;
            let mut batches = Vec::new();
            for read in parts(&self.read) {
                batches.push(nested(read, nothing.clone()).map_err(fault::value)?);
            }
            batches.push(nested(&[], table::problems(&self.problems)?).map_err(fault::value)?);
            Ok(Table::new(nested_schema(), batches))
        })
    }

    fn __repr__(&self) -> String {
        let claims: usize = self.read.iter().map(|(_, claims)| claims.len()).sum();
        let (read, problems) = (self.read.len(), self.problems.len());
        format!("<sidelined.Readings: {read} documents, {claims} claims, {problems} problems>")
    }
}

fn claim_rows(read: &[(Arc<DocumentRow>, Vec<Claim>)]) -> impl Iterator<Item = ClaimRow> {
    read.iter().flat_map(|(document, claims)| ClaimRow::of_document(document, claims.iter().cloned()))
}

/// Readings in parts of which each fits into a batch: claims may take several times the bytes of the text.
fn parts(
    mut read: &[(Arc<DocumentRow>, Vec<Claim>)],
) -> impl Iterator<Item = &[(Arc<DocumentRow>, Vec<Claim>)]> {
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |(document, _): &&(Arc<DocumentRow>, Vec<Claim>)| {
            bytes += document.document.text.len();
            bytes <= table::BATCH_BYTES / 4
        };
        if read.is_empty() {
            return None;
        }
        let most = read.iter().take_while(fits).count().max(1);
        let (part, rest) = read.split_at_checked(most)?;
        read = rest;
        Some(part)
    })
}

/// Documents with their claims, and behind them what could not be read.
fn nested(read: &[(Arc<DocumentRow>, Vec<Claim>)], problems: RecordBatch) -> Result<RecordBatch, ArrowError> {
    let (rows, failed) = (read.len(), problems.num_rows());
    let padded = |rows: RecordBatch, before: usize, after: usize| -> Result<ArrayRef, ArrowError> {
        let rows: ArrayRef = Arc::new(StructArray::from(rows));
        let nulls = |n| new_null_array(rows.data_type(), n);
        concat(&[&nulls(before), &rows, &nulls(after)])
    };
    let mut claims = Batches::of(&CLAIMS);
    claim_rows(read).for_each(|row| claims.push(&row));
    let claims: ArrayRef = Arc::new(StructArray::from(claims.finish()?));
    let lengths = read.iter().map(|(_, claims)| claims.len());
    let offsets = OffsetBuffer::from_lengths(lengths.chain(std::iter::repeat_n(0, failed)));
    let lists = ListArray::try_new(Arc::new(element(claims.data_type())), offsets, claims, None)?;
    let documents = DOCUMENTS.batch(read.iter().map(|(document, _)| document.as_ref()))?;
    let columns =
        vec![padded(documents, 0, failed)?, Arc::new(lists) as ArrayRef, padded(problems, rows, 0)?];
    RecordBatch::try_new(nested_schema(), columns)
}

fn element(claim: &DataType) -> Field {
    Field::new("element", claim.clone(), false)
}

/// The schema of `nested`.
pub(crate) fn nested_schema() -> SchemaRef {
    let structure = |schema: SchemaRef| DataType::Struct(schema.fields().clone());
    let claims = DataType::List(Arc::new(element(&structure(CLAIMS.schema()))));
    Arc::new(Schema::new(vec![
        Field::new("document", structure(DOCUMENTS.schema()), true),
        Field::new("claims", claims, false),
        Field::new("problem", structure(table::problems_schema()), true),
    ]))
}

/// Reads the documents of Arrow data, a row each.
#[pyfunction]
#[pyo3(signature = (documents, *, columns=BTreeMap::new(), packs=Vec::new(), builtin_pack=true, threads=1))]
pub(crate) fn read_batches(
    py: Python<'_>,
    documents: &Bound<'_, PyAny>,
    columns: BTreeMap<String, String>,
    packs: Vec<PathBuf>,
    builtin_pack: bool,
    threads: usize,
) -> PyResult<Readings> {
    let columns = named(&columns)?;
    let reader = engine::reader(py, builtin_pack, &packs)?;
    let batches = capsule::import(documents)?;
    py.detach(|| fault::guarded(|| all(&reader, batches, &columns, threads)))?
}

/// Columns by the fields that they hold.
///
/// # Errors
/// `ValueError` for a field that there is not.
pub(crate) fn named(columns: &BTreeMap<String, String>) -> PyResult<Columns> {
    if columns.is_empty() {
        return Ok(Columns::default());
    }
    let pairs: Vec<String> = columns.iter().map(|(field, column)| format!("{field}={column}")).collect();
    pairs.join(",").parse().map_err(|why| fault::value(format_args!("columns: {why}")))
}

fn all(reader: &Reader, batches: capsule::Reader, columns: &Columns, threads: usize) -> PyResult<Readings> {
    let mut readings = Readings { read: Vec::new(), problems: Vec::new() };
    let mut before = 0;
    for batch in batches {
        let batch = batch.map_err(fault::value)?;
        let rows = rows(&batch, columns, before)?;
        before += batch.num_rows();
        for read in in_order(rows, threads, &|row| read(reader, row)) {
            match read {
                Ok(read) => readings.read.push(read),
                Err(problem) => readings.problems.push(problem),
            }
        }
    }
    Ok(readings)
}

type Row = Result<(usize, DocumentRow), Problem>;

/// The documents of a batch before which `before` rows came: rows of the table of documents, or of columns of the caller's.
fn rows(batch: &RecordBatch, columns: &Columns, before: usize) -> PyResult<Vec<Row>> {
    let number = |row: usize| before.saturating_add(row).saturating_add(1);
    if batch.column_by_name("published_basis").is_some() {
        let rows = DocumentRows::of(batch, before as u64).map_err(fault::value)?;
        let row = |at: usize| match rows.row(at) {
            Ok(row) if row.has_text && !row.redacted => Ok((number(at), row)),
            Ok(row) => {
                let reason = "its text, or a part of it, was left out".to_owned();
                Err(Problem { input: Some(row.document.doc), row: Some(number(at)), reason })
            }
            Err(error) => Err(Problem { input: None, row: Some(number(at)), reason: error.to_string() }),
        };
        return Ok((0..rows.len()).map(row).collect());
    }
    let taken = intake::batch(columns, Limits::default(), batch, |_| String::new()).map_err(fault::value)?;
    let row = |(at, taken): (usize, Result<intake::Intaken, intake::Problem>)| match taken {
        Ok(taken) => {
            let mut document = taken.document;
            if document.doc.is_empty() {
                // A name that it has on whatever machine, and in whatever part of the data, it is read.
                document.doc = document.id.0.chars().take(16).collect();
            }
            Ok((number(at), DocumentRow::from(document)))
        }
        Err(problem) => Err(Problem { input: None, row: Some(number(at)), reason: problem.to_string() }),
    };
    Ok(taken.into_iter().enumerate().map(row).collect())
}

type Read = Result<(Arc<DocumentRow>, Vec<Claim>), Problem>;

/// Reads one document; a fault in the reading is its problem and no other's.
fn read(reader: &Reader, row: Row) -> Read {
    let (number, row) = row?;
    let DocumentRow { document, has_text, redacted, recorded_at, copy_of } = row;
    let doc = document.doc.clone();
    let reading = fault::caught(|| {
        #[cfg(feature = "failpoints")]
        fail::fail_point!("read");
        reader.reading(document)
    });
    match reading {
        Ok(Reading { document, claims, .. }) => {
            Ok((Arc::new(DocumentRow { document, has_text, redacted, recorded_at, copy_of }), claims))
        }
        Err(reason) => {
            let reason = format!("a fault in sidelined: {reason}");
            Err(Problem { input: Some(doc), row: Some(number), reason })
        }
    }
}

/// What `work` makes of each item, in the order of the items, on so many threads.
pub(crate) fn in_order<T: Send, R: Send>(
    items: Vec<T>,
    threads: usize,
    work: &(dyn Fn(T) -> R + Sync),
) -> Vec<R> {
    if threads <= 1 || items.len() <= 1 {
        return items.into_iter().map(work).collect();
    }
    let todo = Mutex::new(items.into_iter().enumerate());
    let next = || todo.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || {
        let mut done = Vec::new();
        while let Some((at, item)) = next() {
            done.push((at, work(item)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let resumed = |worker: thread::ScopedJoinHandle<'_, Vec<(usize, R)>>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().flat_map(resumed).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
