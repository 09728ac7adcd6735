//! Why a store could not do what was asked, in words for the person at the terminal.

/// What went wrong, for programs that must tell the cases apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// There is no store at that path, or no such database (opening for reading only never makes a store).
    Missing,
    /// It cannot be opened: a folder, no permission, a parent folder that does not exist; or no server answers, or it
    /// lets nobody of that name and password in.
    CannotOpen,
    /// The file is no SQLite database.
    NotADatabase,
    /// The file is a database of another application.
    OtherApplication,
    /// The store was written by a newer version of this program.
    NewerSchema,
    /// The store was written by an older version, and was opened for reading only.
    OlderSchema,
    /// The store is damaged: a part of it is not what was written.
    Damaged,
    /// The file, or the folder that holds it, cannot be written; or the database can only be read.
    ReadOnly,
    /// The disk is full.
    Full,
    /// Another process held the store for longer than we wait.
    Locked,
    /// What was handed in contradicts itself (a claim whose evidence is not in its document); nothing was added.
    Invalid,
    /// Anything else the database reported.
    Other,
}

/// Why a store could not do what was asked: which store, and the reason in plain words.
#[derive(Debug, thiserror::Error)]
#[error("store {store}: {reason}")]
pub struct StoreError {
    kind: StoreErrorKind,
    store: String,
    reason: String,
    // For `Debug` only: its words are in the reason already, and no `source` repeats them.
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl StoreError {
    pub(crate) fn new(kind: StoreErrorKind, store: &str, reason: impl Into<String>) -> Self {
        Self { kind, store: store.to_owned(), reason: reason.into(), cause: None }
    }

    pub(crate) fn caused_by(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> StoreErrorKind {
        self.kind
    }

    /// The store it went wrong with: a path, `:memory:`, or an address without its password.
    pub fn store(&self) -> &str {
        &self.store
    }

    /// The reason alone, without the store's name.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
