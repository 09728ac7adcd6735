//! Reading one report: from a document's text to claims about players.
//!
//! Knows: words, names, time expressions, clauses and the rules that make claims of them. Must not know: other
//! documents, files, today's date, or the store.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod dating;
pub mod grammar;
pub mod lexicon;
pub mod people;
pub mod quotes;
pub mod text;
pub mod time;
