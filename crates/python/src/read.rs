//! `sidelined.read`: one text in, one reading out.

use std::path::PathBuf;

use intake::given_date;
use ledger::{Dating, Document};
use pyo3::prelude::*;

use crate::{engine, fault};

/// Reads one report and returns what `sidelined read --format json` prints of it, as a dictionary.
#[pyfunction]
#[pyo3(signature = (
    text, *, published=None, doc="text".to_owned(), title=None, url=None, outlet=None, packs=Vec::new(), builtin_pack=true
))]
#[allow(clippy::too_many_arguments, reason = "they have names in Python")]
pub(crate) fn read<'py>(
    py: Python<'py>,
    text: String,
    published: Option<Bound<'py, PyAny>>,
    doc: String,
    title: Option<String>,
    url: Option<String>,
    outlet: Option<String>,
    packs: Vec<PathBuf>,
    builtin_pack: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let published = published.as_ref().map(|given| dating(given, "published")).transpose()?;
    let reader = engine::reader(py, builtin_pack, &packs)?;
    let document = Document { published, title, url, outlet, ..Document::new(doc, text) };
    let line = py.detach(|| fault::guarded(|| serde_json::to_string(&reader.reading(document))))?;
    py.import("json")?.call_method1("loads", (line.map_err(fault::value)?,))
}

/// A date, of the argument `name`: text as the command line takes it, or a `date` or `datetime`.
pub(crate) fn dating(given: &Bound<'_, PyAny>, name: &str) -> PyResult<Dating> {
    let text: String = match given.getattr_opt("isoformat")? {
        Some(isoformat) => isoformat.call0()?.extract()?,
        None => given.extract()?,
    };
    given_date(&text).map_err(|problem| fault::value(format_args!("{name}: {problem}")))
}
