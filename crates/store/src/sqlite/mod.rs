//! The store in one SQLite file. All SQL of the crate is in this module and in `migrations/`.

mod appearances;
mod check;
mod curation;
mod fault;
mod forget;
mod open;
mod read;
mod rows;
mod write;

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Appearance, Curation, DocumentId, Edit};
use rusqlite::Connection;

use crate::{
    Added, Addition, ClaimQuery, Counts, Erased, Erasure, Finding, KnownPerson, PackAdded, Report, Result,
    Store, StoredDocument, StoredPack,
};
use fault::Fault;

/// A store in one SQLite file (with its write-ahead log beside it while it is open), or in memory.
///
/// Several processes may have the same file open: readers never wait, and writers wait for each other for up to
/// 30 seconds. Not shared between threads: each opens its own.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    name: String,
}

impl SqliteStore {
    /// Opens the store at that path for reading and writing, makes it where there is none (or an empty file), and
    /// brings an older one up to date.
    ///
    /// # Errors
    /// `CannotOpen`, `NotADatabase`, `OtherApplication`, `NewerSchema`, `Damaged` (a file of more than 32 MiB is not
    /// looked at whole: [`Store::check`] does that), `ReadOnly`, `Full`, `Locked`.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::opened(path.as_ref(), open::writable)
    }

    /// Opens the store at that path for reading only. Works in a folder that cannot be written, if the last writer
    /// closed the store properly.
    ///
    /// # Errors
    /// `Missing` where there is none; `OlderSchema` for a store that has to be brought up to date first; else those
    /// of [`SqliteStore::open`].
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self> {
        Self::opened(path.as_ref(), open::read_only)
    }

    /// Opens the store at that path to [`Store::check`] it: for reading only, and though its pages may be damaged.
    ///
    /// # Errors
    /// Those of [`SqliteStore::open_read_only`]; `Damaged` only where the damage leaves nothing to look at.
    pub fn open_to_check(path: impl AsRef<Path>) -> Result<Self> {
        Self::opened(path.as_ref(), open::read_only_as_it_is)
    }

    /// An empty store that is gone when dropped.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn open_in_memory() -> Result<Self> {
        let name = ":memory:".to_owned();
        let connection = open::in_memory().map_err(|fault| fault.at(&name))?;
        Ok(Self { connection, name })
    }

    fn opened(
        path: &Path,
        how: impl FnOnce(&Path) -> std::result::Result<Connection, Fault>,
    ) -> Result<Self> {
        let name = path.display().to_string();
        // SQLite takes some names for instructions (`:memory:`, `file:x?mode=memory`), but none that begins so.
        let here = Path::new(".").join(path);
        let connection =
            how(if path.is_relative() { &here } else { path }).map_err(|fault| fault.at(&name))?;
        Ok(Self { connection, name })
    }

    /// Runs `work` in a transaction that only reads, so that all of it sees the same state.
    fn reading<T>(&self, work: impl FnOnce(&Connection) -> std::result::Result<T, Fault>) -> Result<T> {
        let run = || {
            let transaction = self.connection.unchecked_transaction()?;
            let result = work(&transaction)?;
            transaction.finish()?;
            Ok(result)
        };
        run().map_err(|fault: Fault| fault.at(&self.name))
    }
}

impl Store for SqliteStore {
    fn add_many(&mut self, batch: &[Addition<'_>], recorded_at: Timestamp) -> Result<Vec<Added>> {
        write::add_many(&mut self.connection, batch, recorded_at).map_err(|fault| fault.at(&self.name))
    }

    fn knows(&self, id: &DocumentId) -> Result<bool> {
        self.reading(|connection| read::knows(connection, id))
    }

    fn documents(
        &self,
        as_of: Option<Date>,
        each: &mut dyn FnMut(StoredDocument) -> ControlFlow<()>,
    ) -> Result<()> {
        self.reading(|connection| read::documents(connection, as_of, each))
    }

    fn find(&self, wanted: &str) -> Result<Vec<StoredDocument>> {
        self.reading(|connection| read::find(connection, wanted))
    }

    fn text(&self, id: &DocumentId) -> Result<Option<String>> {
        self.reading(|connection| read::text(connection, id))
    }

    fn reports(&self, query: &ClaimQuery, each: &mut dyn FnMut(Report) -> ControlFlow<()>) -> Result<()> {
        self.reading(|connection| read::reports(connection, query, each))
    }

    fn people(&self, as_of: Option<Date>) -> Result<Vec<KnownPerson>> {
        self.reading(|connection| read::people(connection, as_of))
    }

    fn add_appearances(&mut self, rows: &[Appearance], recorded_at: Timestamp) -> Result<u64> {
        appearances::add(&mut self.connection, rows, recorded_at).map_err(|fault| fault.at(&self.name))
    }

    fn appearances(&self, until: Option<Date>, recorded_by: Option<Date>) -> Result<Vec<Appearance>> {
        self.reading(|connection| appearances::until(connection, until, recorded_by))
    }

    fn curate(&mut self, curator: &str, reason: &str, edit: &Edit, at: Timestamp) -> Result<Curation> {
        curation::add(&mut self.connection, curator, reason, edit, at).map_err(|fault| fault.at(&self.name))
    }

    fn curation(&self, recorded_by: Option<Date>) -> Result<Vec<Curation>> {
        self.reading(|connection| curation::all(connection, recorded_by))
    }

    fn forget(&mut self, erasure: &Erasure, at: Timestamp) -> Result<Erased> {
        forget::forget(&mut self.connection, erasure, at).map_err(|fault| fault.at(&self.name))
    }

    fn put_pack(&mut self, pack: &StoredPack) -> Result<PackAdded> {
        write::put_pack(&mut self.connection, pack).map_err(|fault| fault.at(&self.name))
    }

    fn packs(&self) -> Result<Vec<StoredPack>> {
        self.reading(read::packs)
    }

    fn counts(&self) -> Result<Counts> {
        self.reading(read::counts)
    }

    fn check(&self) -> Result<Vec<Finding>> {
        self.reading(check::check)
    }
}
