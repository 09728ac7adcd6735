//! Turning bytes into documents.
//!
//! Knows: formats and encodings, and where in them the text, its name and its date stand. Must not know: what a
//! text means. Bytes come from the caller, who opens the files.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod appearances;
mod columns;
mod decode;
mod document;
mod documents;
mod error;
mod feed;
mod flags;
mod format;
mod html;
mod lines;
mod markdown;
mod packed;
mod parquet;
mod published;
mod records;
mod row;
mod table;
mod warc;
mod written;

pub use self::parquet::{batch, parquet};
pub use appearances::appearances;
pub use columns::Columns;
pub use document::{Intaken, Place};
pub use documents::{Documents, Item, Limits, documents};
pub use error::{IntakeError, Problem, Size, Warning};
pub use format::{Format, Input};
pub use packed::unpacked;
pub use published::{DateProblem, given_date};
pub use warc::{Page, PassedOver};
