//! What can be wrong with an input.

use std::fmt;

use crate::document::Place;
use crate::format::Format;
use crate::published::DateProblem;

/// Why a document could not be read, and where it stood.
#[derive(Debug)]
pub struct IntakeError {
    /// The input, as the caller named it.
    pub name: String,
    /// Where in it, where the input holds several documents.
    pub place: Option<Place>,
    /// The reason.
    pub problem: Problem,
}

impl fmt::Display for IntakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, place, problem } = self;
        match place {
            Some(place) => write!(f, "{name}: {place}: {problem}"),
            None => write!(f, "{name}: {problem}"),
        }
    }
}

// The message holds the problem already, so there is no `source` to print once more.
impl std::error::Error for IntakeError {}

/// What is wrong, worded to follow the input's name.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// There are no bytes.
    #[error("is empty")]
    Empty,
    /// There is white space only.
    #[error("has no text in it, only white space")]
    Blank,
    /// The bytes are no text.
    #[error("is not text: {0}")]
    Binary(String),
    /// A format that holds no reports, or none that can be told from the rest.
    #[error("is {0}, of which no report is read")]
    Unread(Format),
    /// A Parquet file that comes as a stream: its table of contents stands at its end.
    #[error("is a Parquet file, which has to be a file of its own: neither a pipe nor compressed once more")]
    Streamed,
    /// A Parquet file that cannot be read (on).
    #[error("is a Parquet file that is damaged or of an unknown kind: {0}")]
    Parquet(String),
    /// A table without rows.
    #[error("has no rows")]
    NoRows,
    /// A table that lacks the column of a field.
    #[error("has no column {0:?}: name the columns with --columns text=…")]
    NoColumn(String),
    /// A table that lacks a column of appearances.
    #[error(
        "is no table of appearances: its columns have to be `minutes`, a day (`kickoff_time`, `date` or `day`) and whose they \
         are (`player_code`, `code`, `person_id`, `person` or `player`)"
    )]
    NoAppearances,
    /// A table of claims, which are no reports.
    #[error("is a table of claims, and no reports to read: `sidelined add --claims` loads it")]
    Claims,
    /// A column of a table that holds what is no text.
    #[error("its column {column:?} holds {found}, where text, numbers, days or times are wanted")]
    Column {
        /// The column.
        column: String,
        /// What it holds.
        found: String,
    },
    /// XML that declares entities.
    #[error("declares entities of its own, which may stand for anything, and is not read")]
    Entities,
    /// A feed that is not well formed.
    #[error("is no feed that can be read: {0}")]
    Feed(String),
    /// An entry of a feed, or what is left of a feed that breaks off, that is not well formed.
    #[error("is no entry that can be read: {0}")]
    Entry(String),
    /// A feed of nothing.
    #[error("is a feed without entries")]
    NoEntries,
    /// A record of a web archive, or the member that it is packed in, is damaged.
    #[error("is damaged: {0}")]
    Damaged(String),
    /// A record of a web archive that was cut short when it was archived.
    #[error("was cut short when it was archived ({0})")]
    Truncated(String),
    /// The HTTP response of a record cannot be understood.
    #[error("holds a response that cannot be read: {0}")]
    Http(String),
    /// A web page in which no article was found.
    #[error("is a web page without the text of an article")]
    NoArticle,
    /// A web page of more elements than an article has.
    #[error("is a web page of {found} elements, over the limit of {most}")]
    Elements {
        /// The elements found.
        found: usize,
        /// The limit.
        most: usize,
    },
    /// One JSON value, not one on each line.
    #[error("is one JSON value over several lines; a JSON object on each line is wanted")]
    NotLines,
    /// Longer than the limit of a document.
    #[error("is {size} long, over the limit of {limit} bytes for a document")]
    TooLarge {
        /// The size found.
        size: Size,
        /// [`crate::Limits::document_bytes`].
        limit: u64,
    },
    /// The line is no JSON.
    #[error("is not JSON (column {column}: {reason})")]
    Json {
        /// Byte of the line, from 1, where the trouble was seen.
        column: usize,
        /// What was wrong there.
        reason: String,
    },
    /// The line is JSON of another kind.
    #[error("is JSON, but not an object")]
    NotObject,
    /// A field that has to be there is not.
    #[error("has no field `{0}`")]
    NoField(&'static str),
    /// A field holds something of another kind.
    #[error("its `{field}` is {found}, not {wanted}")]
    Field {
        /// The field.
        field: &'static str,
        /// What it holds.
        found: &'static str,
        /// What it should hold.
        wanted: &'static str,
    },
    /// A field holds a value that it cannot have.
    #[error("its `{field}` is {value:?}, not {wanted}")]
    Value {
        /// The field.
        field: &'static str,
        /// What it holds.
        value: String,
        /// What it should hold.
        wanted: &'static str,
    },
    /// An entry of a list of players is not of its form.
    #[error("holds a player (number {number}) who cannot be read: {reason}")]
    Element {
        /// Which, from 1.
        number: usize,
        /// What was wrong.
        reason: String,
    },
    /// A row of a table, or the table, is not well formed.
    #[error("is no row of the table: {0}")]
    Table(String),
    /// The publication date cannot be.
    #[error("its `published` cannot be read: {0}")]
    Published(#[from] DateProblem),
    /// The bytes could not be had.
    #[error("could not be read: {0}")]
    Read(#[from] std::io::Error),
}

impl Problem {
    /// Of that length, over the limit.
    pub(crate) fn too_large(bytes: u64, limit: u64) -> Self {
        Self::TooLarge { size: Size { bytes, exact: true }, limit }
    }

    /// Of that length or more, over the limit.
    pub(crate) fn at_least(bytes: u64, limit: u64) -> Self {
        Self::TooLarge { size: Size { bytes, exact: false }, limit }
    }
}

/// A length in bytes, perhaps not counted to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Bytes counted.
    pub bytes: u64,
    /// Whether there were no more.
    pub exact: bool,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = if self.exact { "" } else { "more than " };
        write!(f, "{more}{} bytes", self.bytes)
    }
}

/// Something that the person who handed a document over should know; it was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Bytes that are no text of the encoding were replaced with U+FFFD.
    Replaced {
        /// The encoding.
        encoding: &'static str,
        /// Offset of the first of them in the file (in the line, for a document on a line).
        at: usize,
        /// In how many places.
        places: usize,
    },
    /// A web page that says it is in another language than English.
    Language {
        /// The language tag that it names (BCP 47).
        tag: String,
    },
    /// A field was left out for holding something of another kind.
    LeftOut {
        /// The field.
        field: &'static str,
        /// What it holds.
        found: &'static str,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Replaced { encoding, at, places: 1 } => {
                write!(f, "invalid {encoding} at byte {at} was replaced with U+FFFD")
            }
            Self::Replaced { encoding, at, places } => {
                write!(
                    f,
                    "invalid {encoding} in {places} places, the first at byte {at}, was replaced with U+FFFD"
                )
            }
            Self::Language { tag } => write!(f, "says that it is in {tag:?}; it was read as English"),
            Self::LeftOut { field, found } => write!(f, "its `{field}` is {found} and was left out"),
        }
    }
}
