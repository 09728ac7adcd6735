//! A column: its name, what it means, and how it is taken from a row.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields, Metadata, TimeUnit};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Evidence;

/// The names that a column's values are from, each with its meaning (empty where the name says it).
pub type Codes = fn() -> Vec<(&'static str, &'static str)>;

/// What kind of values a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8 text.
    Text,
    /// A calendar day: days since 1970-01-01.
    Day,
    /// An instant: microseconds since 1970-01-01T00:00:00Z.
    Instant,
    /// A whole number of 32 bits.
    Whole,
    /// A share, 0 to 1.
    Share,
    /// True or false.
    Flag,
    /// A list of texts, empty where there is none.
    Texts,
    /// A list of stretches of a document's text: first byte, one past the last, and the text itself.
    Spans,
}

impl Kind {
    /// The Arrow type. Lists' elements are called `element`, as Parquet has it; no type is unsigned, nor a dictionary:
    /// Spark has neither.
    pub fn data_type(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Day => DataType::Date32,
            Self::Instant => DataType::Timestamp(TimeUnit::Microsecond, Some(Arc::from("UTC"))),
            Self::Whole => DataType::Int32,
            Self::Share => DataType::Float64,
            Self::Flag => DataType::Boolean,
            Self::Texts => DataType::List(Arc::new(Field::new("element", DataType::Utf8, false))),
            Self::Spans => {
                DataType::List(Arc::new(Field::new("element", DataType::Struct(span_fields()), false)))
            }
        }
    }

    /// What a data dictionary calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Day => "date",
            Self::Instant => "timestamp, UTC, µs",
            Self::Whole => "integer, 32 bits",
            Self::Share => "number, 64 bits",
            Self::Flag => "boolean",
            Self::Texts => "list of text",
            Self::Spans => {
                "list of struct `start` (integer, 64 bits), `end` (integer, 64 bits), `text` (text)"
            }
        }
    }
}

/// The fields of an element of [`Kind::Spans`].
pub(crate) fn span_fields() -> Fields {
    Fields::from(vec![
        Field::new("start", DataType::Int64, false),
        Field::new("end", DataType::Int64, false),
        Field::new("text", DataType::Utf8, false),
    ])
}

/// How a column's value is taken from what a table has a row for.
pub(crate) enum Get<R> {
    Text(fn(&R) -> Option<Cow<'_, str>>),
    Day(fn(&R) -> Option<Date>),
    Instant(fn(&R) -> Option<Timestamp>),
    Whole(fn(&R) -> Option<usize>),
    Share(fn(&R) -> Option<f64>),
    Flag(fn(&R) -> Option<bool>),
    Texts(fn(&R) -> Vec<&str>),
    Spans(fn(&R) -> &[Evidence]),
}

impl<R> Get<R> {
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Day(_) => Kind::Day,
            Self::Instant(_) => Kind::Instant,
            Self::Whole(_) => Kind::Whole,
            Self::Share(_) => Kind::Share,
            Self::Flag(_) => Kind::Flag,
            Self::Texts(_) => Kind::Texts,
            Self::Spans(_) => Kind::Spans,
        }
    }
}

/// A column of a table whose rows are `R`s.
pub struct Column<R> {
    /// Its name, in snake case; stable.
    pub name: &'static str,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
    /// What its numbers count or are measured in; none for what is no quantity.
    pub unit: Option<&'static str>,
    /// Whether it may be null.
    pub nullable: bool,
    /// The names that its values are from, where there is a list of them.
    pub codes: Option<Codes>,
    pub(crate) get: Get<R>,
}

impl<R> Column<R> {
    pub(crate) const fn new(name: &'static str, get: Get<R>, meaning: &'static str) -> Self {
        Self { name, meaning, unit: None, nullable: false, codes: None, get }
    }

    /// The same, which may be null.
    pub(crate) const fn or_null(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// The same, in that unit.
    pub(crate) const fn in_unit(mut self, unit: &'static str) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The same, its values being from that list.
    pub(crate) const fn one_of(mut self, codes: Codes) -> Self {
        self.codes = Some(codes);
        self
    }

    /// What kind of values it has.
    pub fn kind(&self) -> Kind {
        self.get.kind()
    }

    /// The Arrow field. Its metadata has the meaning (`comment`, the name that Spark gives it) and the unit (`unit`).
    pub fn field(&self) -> Field {
        let comment = ("comment".to_owned(), self.meaning.to_owned());
        let unit = self.unit.map(|unit| ("unit".to_owned(), unit.to_owned()));
        Field::new(self.name, self.kind().data_type(), self.nullable)
            .with_metadata(std::iter::once(comment).chain(unit).collect::<Metadata>())
    }
}
