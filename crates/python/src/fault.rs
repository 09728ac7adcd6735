//! What went wrong, as Python is told it.

use std::any::Any;
use std::fmt::Display;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use pyo3::PyErr;
use pyo3::exceptions::{PyOSError, PyRuntimeError, PyValueError};

/// A value that will not do: `ValueError`.
pub(crate) fn value(what: impl Display) -> PyErr {
    PyValueError::new_err(what.to_string())
}

/// A file that could not be read: the subclass of `OSError` that is meant for it, with the file's name.
pub(crate) fn file(path: &Path, error: &io::Error) -> PyErr {
    let (name, reason) = (path.to_string_lossy().into_owned(), error.to_string());
    match error.raw_os_error() {
        Some(code) => {
            // Python adds the number itself.
            let reason = reason.split(" (os error").next().unwrap_or_default().to_owned();
            PyOSError::new_err((code, reason, name))
        }
        None => PyOSError::new_err(format!("{name}: {reason}")),
    }
}

/// What `of` gives; a panic in it is a `RuntimeError`, and the interpreter goes on.
pub(crate) fn guarded<T>(of: impl FnOnce() -> T) -> Result<T, PyErr> {
    caught(of).map_err(|reason| PyRuntimeError::new_err(format!("a fault in sidelined: {reason}")))
}

/// What `of` gives, or the message of a panic in it.
pub(crate) fn caught<T>(of: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(of)).map_err(|payload| message(payload.as_ref()))
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it panicked".to_owned())
}
