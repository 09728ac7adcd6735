//! The Python package `sidelined`: texts and Arrow batches of documents in, claims and timelines out.
//!
//! Knows: Python's objects, the Arrow C interface, and the files that Python names. Must not know: the store, HTTP, the
//! terminal, what any rule matches, how claims fold.
#![allow(clippy::disallowed_methods, reason = "Python names the files that are read")]

mod appearances;
mod capsule;
mod documents;
mod engine;
mod fault;
mod fold;
mod read;
mod readings;
mod table;

use mimalloc::MiMalloc;

// As in the binary: reading makes and frees many small things.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The part of the package `sidelined` that is written in Rust.
#[pyo3::pymodule]
mod _sidelined {
    #[pymodule_export]
    use crate::{
        appearances::{Appearances, appearances},
        documents::{Documents, documents_of},
        fold::{Folded, families, fold_batches},
        read::read,
        readings::{Readings, read_batches},
        table::{Schema, Table, schema},
    };

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// Sets up the fail points that the environment names, where there are any, for as long as the process lives.
    #[pymodule_init]
    fn init(_module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
        #[cfg(feature = "failpoints")]
        std::mem::forget(fail::FailScenario::setup());
        Ok(())
    }
}
