//! The Python package `sidelined`: texts and Arrow batches of documents in, claims and timelines out.
//!
//! Knows: Python's objects, the Arrow C interface, and the files that Python names. Must not know: the store, HTTP, the
//! terminal, what any rule matches, how claims fold.
#![allow(clippy::disallowed_methods, reason = "Python names the files that are read")]

mod engine;
mod fault;
mod read;

use mimalloc::MiMalloc;

// As in the binary: reading makes and frees many small things.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The part of the package `sidelined` that is written in Rust.
#[pyo3::pymodule]
mod _sidelined {
    #[pymodule_export]
    use crate::read::read;

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
