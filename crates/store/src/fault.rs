//! What can go wrong inside the crate, before the store's name is put to it.

use crate::{StoreError, StoreErrorKind, postgres, sqlite};

/// A failure.
#[derive(Debug)]
pub(crate) enum Fault {
    /// SQLite reported it.
    Sqlite(rusqlite::Error),
    /// PostgreSQL, or the way to it, reported it.
    Postgres(::postgres::Error),
    /// A value read is not one that was ever written.
    Damaged(String),
    /// What was handed in contradicts itself.
    Invalid(String),
    /// Seen before the database was asked.
    Told(StoreErrorKind, String),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<::postgres::Error> for Fault {
    fn from(error: ::postgres::Error) -> Self {
        Self::Postgres(error)
    }
}

impl Fault {
    /// The error for the user of the store called `store`, which is kept in a `holder`: a file, a database.
    pub(crate) fn at(self, store: &str, holder: &str) -> StoreError {
        match self {
            Self::Sqlite(error) => {
                let (kind, reason) = sqlite::explain(&error);
                StoreError::new(kind, store, reason).caused_by(error)
            }
            Self::Postgres(error) => {
                let (kind, reason) = postgres::explain(&error);
                StoreError::new(kind, store, reason).caused_by(error)
            }
            Self::Damaged(what) => StoreError::new(
                StoreErrorKind::Damaged,
                store,
                format!("the {holder} is damaged: {what}; restore it from a backup"),
            ),
            Self::Invalid(what) => StoreError::new(StoreErrorKind::Invalid, store, what),
            Self::Told(kind, what) => StoreError::new(kind, store, what),
        }
    }

    /// Whether it tells of damage to what is kept, as against a store that cannot be asked.
    pub(crate) fn is_damage(&self) -> bool {
        use StoreErrorKind::{Damaged, NotADatabase};
        match self {
            Self::Sqlite(error) => matches!(sqlite::explain(error).0, Damaged | NotADatabase),
            Self::Postgres(error) => postgres::explain(error).0 == Damaged,
            Self::Damaged(_) => true,
            Self::Invalid(_) | Self::Told(..) => false,
        }
    }

    /// The words alone.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Sqlite(error) => sqlite::explain(error).1,
            Self::Postgres(error) => postgres::explain(error).1,
            Self::Damaged(what) | Self::Invalid(what) | Self::Told(_, what) => what.clone(),
        }
    }
}
