//! A document as it is handed over, with what there is to say of how it was had.

use std::fmt;

use ledger::{Document, Interval};

use crate::error::Warning;

/// Where in an input a document, or what is wrong, stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line, from 1.
    Line(u64),
    /// A row of a table, from 1.
    Row(u64),
    /// An entry of a feed, from 1.
    Entry(u64),
    /// A record of a web archive.
    Record {
        /// Byte of the file at which it begins (of a compressed one, its compressed member).
        at: u64,
        /// The address that it was had from, where it could be read.
        uri: Option<String>,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Row(row) => write!(f, "row {row}"),
            Self::Entry(entry) => write!(f, "entry {entry}"),
            Self::Record { at, uri: None } => write!(f, "record at byte {at}"),
            Self::Record { at, uri: Some(uri) } => write!(f, "record at byte {at} ({uri})"),
        }
    }
}

/// A document and what there is to say of how it was had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intaken {
    /// The document.
    pub document: Document,
    /// Where it stood, where the input holds several.
    pub place: Option<Place>,
    /// Whether its text was taken out of markup, so that the input does not hold it as it is.
    pub extracted: bool,
    /// Who wrote it, where the format says so.
    pub author: Option<String>,
    /// The days on which it was last changed, where the format says so.
    pub modified: Option<Interval>,
    /// What the person who handed it over should know.
    pub warnings: Vec<Warning>,
}

impl Intaken {
    /// A document whose text is the input's own.
    pub(crate) fn plain(document: Document) -> Self {
        Self { document, place: None, extracted: false, author: None, modified: None, warnings: Vec::new() }
    }

    /// A document whose text was taken out of markup.
    pub(crate) fn extracted(document: Document) -> Self {
        Self { extracted: true, ..Self::plain(document) }
    }
}

/// A text on one line, with single spaces and without control characters.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a text, each on one line, with an empty line between.
pub(crate) fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(one_line).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&line);
    }
    out
}

/// A text under its headline, unless it begins with it.
pub(crate) fn headed(title: Option<&str>, body: String) -> String {
    match title {
        Some(title) if !title.is_empty() && !body.starts_with(title) => {
            if body.is_empty() {
                title.to_owned()
            } else {
                format!("{title}\n\n{body}")
            }
        }
        _ => body,
    }
}
