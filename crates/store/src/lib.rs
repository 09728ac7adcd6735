//! The record on disk: documents and claims appended, asked for as of any day, and audited.
//!
//! Knows: appending documents with their claims, as-of queries, identity, integrity, the packs that users added, and what is followed;
//! SQLite and
//! PostgreSQL behind the trait [`Store`]. Must not know: what any text means, grammar, HTTP, or the clock (the time of
//! recording is a parameter).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod contract;
mod erase;
mod error;
mod fault;
mod model;
mod postgres;
mod rows;
mod sql;
mod sqlite;
mod transfer;
mod visit;

pub use contract::Store;
pub use erase::{Erased, Erasure};
pub use error::{StoreError, StoreErrorKind};
pub use model::{
    Added, AddedAppearances, Addition, ClaimQuery, CopyOf, Counts, Finding, FindingKind, Mark, Membership,
    Name, NameKey, PackAdded, Page, Position, Report, Result, StoredDocument, StoredPack, Who,
};
pub use postgres::{PgAddress, PgStore};
pub use sqlite::SqliteStore;
pub use transfer::{KeptDocument, KeptTombstones, NOT_KEPT, Part, Taken, copy};
pub use visit::Visit;
