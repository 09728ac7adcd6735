//! Reading one report: from a document's text to claims about players.
//!
//! Knows: words, names, time expressions, clauses and the rules that make claims of them. Must not know: other
//! documents, files, today's date, or the store.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

// First, so that all others have its macro.
#[macro_use]
pub mod text;

mod claims;
pub mod dating;
mod explain;
mod flag;
pub mod grammar;
pub mod lexicon;
pub mod matches;
pub mod official;
pub mod people;
pub mod quotes;
mod read;
pub mod rules;
pub mod scene;
mod sport;
pub mod time;

pub use explain::NearMiss;
pub use read::{Reader, Reading};
