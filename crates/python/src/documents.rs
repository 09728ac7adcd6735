//! `sidelined.documents_of`: what a file holds, as rows for `sidelined.read_batches`.

use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::{BufReader, Cursor, Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use bytes::Bytes;
use intake::{Columns, Input, IntakeError, Intaken, Item, Limits, Problem as Fault};
use ledger::{Basis, Dating};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use tables::{Batches, DOCUMENTS, DocumentRow};

use crate::read::dating;
use crate::readings::named;
use crate::table::{self, Problem, Table};
use crate::{capsule, fault};

/// A batch holds so many documents, or bytes of them, at most, beside its last.
const ROWS: usize = 512;
const BYTES: usize = 16 << 20;

type Items = Box<dyn Iterator<Item = Result<Item, IntakeError>> + Send>;

/// The documents of one input, taken out of it as they are asked for.
#[pyclass(frozen, module = "sidelined")]
pub(crate) struct Documents {
    taking: Mutex<Option<Taking>>,
    told: Arc<Mutex<Told>>,
}

/// What there is to say of an input, beside its documents.
#[derive(Default)]
struct Told {
    problems: Vec<Problem>,
    pages: usize,
}

#[pymethods]
impl Documents {
    /// What could not be read so far; complete when all documents have been taken.
    #[getter]
    fn problems(&self) -> PyResult<Table> {
        Ok(table::problems(&held(&self.told).problems)?.into())
    }

    /// How many pages of a web archive held no report, so far.
    #[getter]
    fn pages_without_report(&self) -> usize {
        held(&self.told).pages
    }

    /// The documents, once, for a library that takes Arrow data.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let taking = held(&self.taking).take();
        let gone = || fault::value("these documents have been taken already");
        capsule::export(py, Box::new(taking.ok_or_else(gone)?))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::export_schema(py, &DOCUMENTS.schema())
    }
}

fn held<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The bytes of an input, or where they are.
#[derive(FromPyObject)]
pub(crate) enum Given {
    /// The bytes themselves.
    #[pyo3(transparent)]
    Bytes(Vec<u8>),
    /// A file.
    #[pyo3(transparent)]
    Path(PathBuf),
}

/// The documents of a file, or of bytes.
#[pyfunction]
#[pyo3(signature = (source, *, name=None, input="auto", published=None, columns=BTreeMap::new()))]
pub(crate) fn documents_of(
    py: Python<'_>,
    source: Given,
    name: Option<String>,
    input: &str,
    published: Option<Bound<'_, PyAny>>,
    columns: BTreeMap<String, String>,
) -> PyResult<Documents> {
    let published = published.as_ref().map(|given| dating(given, "published")).transpose()?;
    let input: Input = input.parse().map_err(|why| fault::value(format_args!("input: {why}")))?;
    let columns = named(&columns)?;
    let name = name.unwrap_or_else(|| match &source {
        Given::Bytes(_) => "-".to_owned(),
        Given::Path(path) => path.to_string_lossy().into_owned(),
    });
    let items = py.detach(|| items(source, &name, input, columns))?;
    let told = Arc::new(Mutex::new(Told::default()));
    let taking = Taking { name, items, published, told: Arc::clone(&told), held: VecDeque::new() };
    Ok(Documents { taking: Mutex::new(Some(taking)), told })
}

fn items(source: Given, name: &str, input: Input, columns: Columns) -> PyResult<Items> {
    let limits = Limits::default();
    let parquet = |head: &[u8]| {
        head.starts_with(b"PAR1") && matches!(input, Input::Auto | Input::As(intake::Format::Parquet))
    };
    Ok(match source {
        Given::Bytes(bytes) if parquet(&bytes) => {
            Box::new(intake::parquet(name, input, &columns, limits, Bytes::from(bytes)))
        }
        Given::Bytes(bytes) => {
            Box::new(intake::documents(name, input, limits, Cursor::new(bytes)).with_columns(columns))
        }
        Given::Path(path) => {
            let wrong = |error| fault::file(&path, &error);
            let mut file = File::open(&path).map_err(wrong)?;
            let mut head = Vec::new();
            (&file).take(4).read_to_end(&mut head).map_err(wrong)?;
            file.seek(SeekFrom::Start(0)).map_err(wrong)?;
            if parquet(&head) {
                Box::new(intake::parquet(name, input, &columns, limits, file))
            } else {
                let bytes = BufReader::with_capacity(1 << 16, file);
                Box::new(intake::documents(name, input, limits, bytes).with_columns(columns))
            }
        }
    })
}

/// Documents on their way out of an input.
struct Taking {
    name: String,
    items: Items,
    /// The date of documents that bring none that was given.
    published: Option<Dating>,
    told: Arc<Mutex<Told>>,
    held: VecDeque<Intaken>,
}

impl Taking {
    fn problem(&self, reason: String) {
        let problem = Problem { input: Some(self.name.clone()), row: None, reason };
        held(&self.told).problems.push(problem);
    }

    fn failed(&self, error: &IntakeError) {
        let at = error.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        self.problem(format!("{at}{}", error.problem));
    }

    /// The next document; what else there is on the way is told.
    fn document(&mut self) -> Option<Intaken> {
        loop {
            if let Some(taken) = self.held.pop_front() {
                return Some(taken);
            }
            match self.items.next()? {
                Ok(Item::Document(taken)) => return Some(*taken),
                Ok(Item::Page(page)) => {
                    for taken in page.documents() {
                        match taken {
                            Ok(taken) => self.held.push_back(taken),
                            Err(error) if holds_none(&error.problem) => held(&self.told).pages += 1,
                            Err(error) => self.failed(&error),
                        }
                    }
                }
                Ok(Item::Appearances(_)) => self.problem("holds appearances, not documents".to_owned()),
                Ok(Item::Passed(_)) => {}
                Err(error) => self.failed(&error),
            }
        }
    }
}

fn holds_none(problem: &Fault) -> bool {
    matches!(problem, Fault::NoArticle | Fault::Blank | Fault::Empty | Fault::NoEntries)
}

impl Iterator for Taking {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut batches = Batches::of(&DOCUMENTS);
        while batches.len() < ROWS && batches.bytes() < BYTES {
            let Some(Intaken { mut document, .. }) = self.document() else { break };
            let own = document.published.as_ref().is_some_and(|dating| dating.basis == Basis::Given);
            if let Some(published) = self.published.as_ref().filter(|_| !own) {
                document.published = Some(published.clone());
            }
            batches.push(&DocumentRow::from(document));
        }
        (!batches.is_empty()).then(|| batches.finish())
    }
}

impl RecordBatchReader for Taking {
    fn schema(&self) -> SchemaRef {
        DOCUMENTS.schema()
    }
}
