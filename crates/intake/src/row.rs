//! One row of JSON lines, or of a table.

use std::fmt;
use std::path::Path;

use ledger::{Basis, Dating, Document};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::columns::Fields;
use crate::document::Intaken;
use crate::documents::Limits;
use crate::error::{Problem, Warning};
use crate::packed::inside;
use crate::published::{DateProblem, between, given_date};
use crate::written::written;

/// The document of a table's row. `name` is the document's where the row gives it none.
///
/// # Errors
/// When it has no text, or one that is none or too long, or a date that is none.
pub(crate) fn taken(
    fields: Fields,
    limits: Limits,
    name: impl FnOnce() -> String,
) -> Result<Intaken, Problem> {
    let bytes = fields.bytes();
    if bytes > limits.document_bytes {
        return Err(Problem::too_large(bytes, limits.document_bytes));
    }
    let text = fields.text.ok_or(Problem::Blank)?;
    if text.contains('\0') {
        return Err(Problem::Binary("its text holds NUL".to_owned()));
    }
    if text.trim().is_empty() {
        return Err(Problem::Blank);
    }
    let plain = |value: Option<String>| value.map(|v| v.trim().replace('\0', "")).filter(|v| !v.is_empty());
    let published = match plain(fields.published) {
        None => None,
        Some(date) => Some(given_date(&date).or_else(|wrong| {
            // "17 April 2021" will do as well.
            let within = written(&date).ok_or(wrong)?;
            Ok::<_, DateProblem>(Dating { within, basis: Basis::Given, because: Vec::new() })
        })?),
    };
    let document = Document {
        url: plain(fields.url),
        title: plain(fields.title),
        outlet: plain(fields.outlet),
        published,
        ..Document::new(plain(fields.doc).unwrap_or_else(name), text)
    };
    Ok(Intaken { author: plain(fields.author), ..Intaken::plain(document) })
}

/// What documents of an input of that name are called after.
pub(crate) fn stem(name: &str) -> String {
    match Path::new(inside(name)).file_stem().and_then(|stem| stem.to_str()) {
        Some("-") | None => "stdin".to_owned(),
        Some(stem) => stem.to_owned(),
    }
}

/// The document of a line of JSON. `name` is the document's where the row gives it none.
pub(crate) fn document(
    line: &str,
    name: impl FnOnce() -> String,
) -> Result<(Document, Vec<Warning>), Problem> {
    let row: Row = serde_json::from_str(line).map_err(|error| not_json(&error))?;
    let text = match row.text {
        Value::Text(text) => text,
        Value::Null => return Err(Problem::NoField("text")),
        other => return Err(Problem::Field { field: "text", found: other.kind(), wanted: "text" }),
    };
    if text.contains('\0') {
        return Err(Problem::Binary("its text holds NUL".to_owned()));
    }
    if text.trim().is_empty() {
        return Err(if text.is_empty() { Problem::Empty } else { Problem::Blank });
    }
    let mut warnings = Vec::new();
    let mut plain = |field, value: Value| match value {
        Value::Text(text) | Value::Number(text) if !text.trim().is_empty() => Some(text.replace('\0', "")),
        Value::Text(_) | Value::Null => None,
        other => {
            warnings.push(Warning::LeftOut { field, found: other.kind() });
            None
        }
    };
    let doc = plain("doc", row.doc).unwrap_or_else(name);
    let (url, title, outlet) =
        (plain("url", row.url), plain("title", row.title), plain("outlet", row.outlet));
    let published = published(row.published)?;
    Ok((Document { url, title, outlet, published, ..Document::new(doc, text) }, warnings))
}

fn published(value: Value) -> Result<Option<Dating>, DateProblem> {
    match value {
        Value::Null => Ok(None),
        Value::Text(text) | Value::Number(text) => given_date(&text).map(Some),
        Value::Object(Ends { earliest, latest, basis }) => {
            between(earliest.as_deref(), latest.as_deref(), basis.as_deref()).map(Some)
        }
        other => Err(DateProblem::Kind(other.kind())),
    }
}

pub(crate) fn not_json(error: &serde_json::Error) -> Problem {
    // Any value does for a field, so what is well formed and does not fit is no object.
    if error.is_data() {
        return Problem::NotObject;
    }
    let words = error.to_string();
    // The line that the message ends on is always 1 here: the caller knows better.
    let reason = words.rsplit_once(" at line ").map_or(words.as_str(), |(reason, _)| reason);
    Problem::Json { column: error.column(), reason: reason.to_owned() }
}

#[derive(Default)]
struct Row {
    doc: Value,
    text: Value,
    published: Value,
    url: Value,
    title: Value,
    outlet: Value,
}

/// A field's value, as far as any field needs it: what is large and not wanted is not kept.
#[derive(Default)]
enum Value {
    #[default]
    Null,
    Text(String),
    Number(String),
    Object(Ends),
    Other(&'static str),
}

/// The texts of an object that a date has.
#[derive(Default)]
struct Ends {
    earliest: Option<String>,
    latest: Option<String>,
    basis: Option<String>,
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Object(_) => "an object",
            Self::Other(kind) => kind,
        }
    }

    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Rows;
        impl<'de> Visitor<'de> for Rows {
            type Value = Row;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            // Of a field that comes twice the last counts.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
                let mut row = Row::default();
                while let Some(key) = map.next_key::<String>()? {
                    let slot = match key.as_str() {
                        "doc" => &mut row.doc,
                        "text" => &mut row.text,
                        "published" => &mut row.published,
                        "url" => &mut row.url,
                        "title" => &mut row.title,
                        "outlet" => &mut row.outlet,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            continue;
                        }
                    };
                    *slot = map.next_value()?;
                }
                Ok(row)
            }
        }
        from.deserialize_map(Rows)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Values;
        impl<'de> Visitor<'de> for Values {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
                Ok(Value::Other("true or false"))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
                Ok(Value::Number(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
                Ok(Value::Number(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
                Ok(Value::Number(number.to_string()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Value::Other("a list"))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                let mut ends = Ends::default();
                while let Some(key) = map.next_key::<String>()? {
                    let slot = match key.as_str() {
                        "earliest" => &mut ends.earliest,
                        "latest" => &mut ends.latest,
                        "basis" => &mut ends.basis,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            continue;
                        }
                    };
                    *slot = map.next_value::<Value>()?.text();
                }
                Ok(Value::Object(ends))
            }
        }
        from.deserialize_any(Values)
    }
}
