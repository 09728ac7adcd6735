//! Readers, each made once a process for the packs that it knows.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pack::Pack;
use pyo3::{PyResult, Python};
use reader::Reader;

use crate::fault;

/// Packs by the folders that they were loaded from.
static PACKS: Mutex<BTreeMap<PathBuf, Arc<Pack>>> = Mutex::new(BTreeMap::new());

/// What a reader knows: whether the built-in pack, and the packs of which folders.
type Known = (bool, Vec<PathBuf>);

/// Readers by what they know.
static READERS: Mutex<BTreeMap<Known, Arc<Reader>>> = Mutex::new(BTreeMap::new());

/// The reader that knows the built-in pack, where wanted, and the packs of some folders. Folders are looked at when they are
/// first named; what changes in them afterwards is not seen by this process.
///
/// # Errors
/// `OSError` for a folder that cannot be read, `ValueError` for one that holds no pack.
pub(crate) fn reader(py: Python<'_>, builtin: bool, packs: &[PathBuf]) -> PyResult<Arc<Reader>> {
    py.detach(|| {
        let real = |dir: &PathBuf| fs::canonicalize(dir).map_err(|error| fault::file(dir, &error));
        let key = (builtin, packs.iter().map(real).collect::<PyResult<Vec<_>>>()?);
        let mut readers = held(&READERS);
        if let Some(reader) = readers.get(&key) {
            return Ok(Arc::clone(reader));
        }
        let mut reader = Reader::new().map_err(fault::value)?;
        if builtin {
            reader = reader.with_pack(Arc::new(Pack::premier_league().clone()));
        }
        for dir in &key.1 {
            reader = reader.with_pack(pack(dir)?);
        }
        let reader = Arc::new(reader);
        readers.insert(key, Arc::clone(&reader));
        Ok(reader)
    })
}

fn pack(dir: &Path) -> PyResult<Arc<Pack>> {
    let mut packs = held(&PACKS);
    if let Some(pack) = packs.get(dir) {
        return Ok(Arc::clone(pack));
    }
    let file = |name: &str| {
        let path = dir.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound && dir.is_dir() => Ok(None),
            Err(error) => Err(fault::file(&path, &error)),
        }
    };
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (players, fixtures) = (file("players.csv")?, file("fixtures.csv")?);
    let pack = Pack::from_csv(&name, players.as_deref(), fixtures.as_deref())
        .map_err(|error| fault::value(format_args!("{}: {error}", dir.display())))?;
    let pack = Arc::new(pack);
    packs.insert(dir.to_owned(), Arc::clone(&pack));
    Ok(pack)
}

/// What is kept stays whole though somebody panicked while holding it: it is only ever added to.
fn held<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
