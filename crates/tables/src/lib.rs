//! The record as tables: documents, claims, spells, milestones, estimates and appearances as Arrow record batches.
//!
//! Knows: which columns each table has, what they mean, how the types of `ledger` become rows, and how rows of documents
//! and claims become those types again. Must not know: files, SQL, the clock, what any text means.
//!
//! Each column stands once, in the list of its table, with its name, its meaning and the function that takes it from what
//! the table has a row for: schemas, batches, the data dictionary and the flat forms all come from that list.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod appearances;
mod batches;
mod claims;
mod column;
mod dictionary;
mod documents;
mod error;
mod estimates;
mod flat;
mod milestones;
mod player;
mod read;
mod spells;
mod table;

pub use appearances::APPEARANCES;
pub use batches::Batches;
pub use claims::{CLAIMS, ClaimRow, ClaimRows, KINDS, ReportCells};
pub use column::{Codes, Column, Kind};
pub use dictionary::dictionary;
pub use documents::{DOCUMENTS, DocumentRow, DocumentRows, document_ids};
pub use error::{TableError, TableErrorKind};
pub use estimates::{ESTIMATES, EstimateRow};
pub use flat::{csv_cells, json_row};
pub use milestones::{Event, MILESTONES, MilestoneRow};
pub use player::PlayerKey;
pub use spells::{SPELLS, SpellRow, spell_rows};
pub use table::{Description, Table};
