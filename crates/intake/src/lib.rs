//! Turning bytes into documents.
//!
//! Knows: formats and encodings, and where in them the text, its name and its date stand. Must not know: what a
//! text means. Bytes come from the caller, who opens the files.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod appearances;
mod decode;
mod documents;
mod error;
mod flags;
mod format;
mod html;
mod lines;
mod published;
mod row;
mod table;

pub use documents::{Documents, Intaken, Item, Limits, documents};
pub use error::{IntakeError, Problem, Size, Warning};
pub use format::{Format, Input};
pub use published::{DateProblem, given_date};
