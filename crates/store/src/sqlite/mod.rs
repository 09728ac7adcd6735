//! The store in one SQLite file.

mod audit;
mod driver;
mod fault;
mod open;

#[cfg(test)]
mod tests;

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::fault::Fault;
use crate::sql::{Again, Database, Work};
use crate::{Result, StoreErrorKind};
use driver::SqliteSql;
pub(crate) use fault::explain;

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
    /// looked at whole: [`Store::check`](crate::Store::check) does that), `ReadOnly`, `Full`, `Locked`.
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

    /// Opens the store at that path to [`Store::check`](crate::Store::check) it: for reading only, and though its pages may be damaged.
    ///
    /// # Errors
    /// Those of [`SqliteStore::open_read_only`]; `Damaged` only where the damage leaves nothing to look at.
    pub fn open_to_check(path: impl AsRef<Path>) -> Result<Self> {
        Self::opened(path.as_ref(), open::read_only_as_it_is)
    }

    /// Makes a store at a path where nothing is yet.
    pub(crate) fn create_new(path: &Path) -> Result<Self> {
        let made = open::new_file(path).map(drop);
        made.map_err(|fault| fault.at(&path.display().to_string(), Self::HOLDER))?;
        Self::open(path)
    }

    /// An empty store that is gone when dropped.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn open_in_memory() -> Result<Self> {
        let name = ":memory:".to_owned();
        let connection = open::in_memory().map_err(|fault| fault.at(&name, Self::HOLDER))?;
        Ok(Self { connection, name })
    }

    fn opened(
        path: &Path,
        how: impl FnOnce(&Path) -> std::result::Result<Connection, Fault>,
    ) -> Result<Self> {
        let name = path.display().to_string();
        // SQLite takes some names for instructions (`:memory:`, `file:x?mode=memory`), but none that begins so.
        let here = Path::new(".").join(path);
        let connection = how(if path.is_relative() { &here } else { path })
            .map_err(|fault| fault.at(&name, Self::HOLDER))?;
        Ok(Self { connection, name })
    }
}

impl Database for SqliteStore {
    const HOLDER: &'static str = "file";

    fn name(&self) -> &str {
        &self.name
    }

    fn reading(&self, _: Again, work: Work<'_>) -> std::result::Result<(), Fault> {
        let transaction = self.connection.unchecked_transaction()?;
        work(&SqliteSql(&transaction))?;
        Ok(transaction.finish()?)
    }

    fn writing(&mut self, _: Again, work: Work<'_>) -> std::result::Result<(), Fault> {
        // Immediate: the lock for writing is taken at once (and waited for), so no transaction has to give up halfway.
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        work(&SqliteSql(&transaction))?;
        Ok(transaction.commit()?)
    }

    fn before_erasing(&mut self) -> std::result::Result<(), Fault> {
        // What is deleted is overwritten, and not only let go.
        Ok(self.connection.pragma_update(None, "secure_delete", true)?)
    }

    fn after_erasing(&mut self) -> std::result::Result<(), Fault> {
        // Nothing of what was taken out stays in free pages or in the log.
        Ok(self.connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?)
    }

    fn back_up(&self, to: &Path) -> Result<()> {
        let name = to.display().to_string();
        let copied = open::new_file(to).and_then(|mut copy| {
            // All pages in one step: a reader's lock is held so long, and writers do not mind it.
            let done = rusqlite::backup::Backup::new(&self.connection, &mut copy)?.step(-1)?;
            if !matches!(done, rusqlite::backup::StepResult::Done) {
                let why = "another process is writing to it and has not finished; try again later";
                return Err(Fault::Told(StoreErrorKind::Locked, why.into()));
            }
            copy.close().map_err(|(_, error)| error)?;
            Ok(())
        });
        copied.map_err(|fault| fault.at(&name, Self::HOLDER))
    }
}
