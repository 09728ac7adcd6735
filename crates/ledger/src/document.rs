//! One report, and when it was said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Interval;
use crate::body::slugs;

/// SHA-256 of a document's text, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct DocumentId(pub String);

impl DocumentId {
    /// The identity of that text.
    pub fn of(text: &str) -> Self {
        Self(hex(&Sha256::digest(text.as_bytes())))
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        out.push(char::from_digit(u32::from(b >> 4), 16).unwrap_or('0'));
        out.push(char::from_digit(u32::from(b & 15), 16).unwrap_or('0'));
        out
    })
}

slugs! {
    /// What a publication date rests on, the surest first.
    Basis {
        /// Named by whoever handed the document over (`--published`, a JSON field).
        Given = "given",
        /// A date line in the text itself.
        Header = "header",
        /// The format's own metadata (HTML, feed, archive).
        Metadata = "metadata",
        /// Concluded from what the text says.
        Inferred = "inferred",
    }
}

/// A publication date: an interval of days, what it rests on, and what it was concluded from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dating {
    /// First and last possible day.
    #[serde(flatten)]
    pub within: Interval,
    /// What it rests on.
    pub basis: Basis,
    /// The steps by which it was concluded, for people (empty for a given date).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
}

impl Dating {
    /// A day named by whoever handed the document over.
    pub fn given(day: Date) -> Self {
        Self { within: Interval::day(day), basis: Basis::Given, because: Vec::new() }
    }
}

/// One report, immutable: its text, where it came from, and the date that came with it.
///
/// `published` is what is known before reading; the reader may find a header or conclude a date from the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Identity of the text.
    pub id: DocumentId,
    /// The input's own name: a JSON row's `doc`, or a file's stem.
    pub doc: String,
    /// Where it came from, as a path or an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Its address on the web, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Headline, where it came apart from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The outlet that published it, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The date that came with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Dating>,
    /// The text that every offset points into.
    pub text: String,
}

impl Document {
    /// A document of that name and text, undated.
    pub fn new(doc: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            id: DocumentId::of(&text),
            doc: doc.into(),
            path: None,
            url: None,
            title: None,
            outlet: None,
            published: None,
            text,
        }
    }
}
