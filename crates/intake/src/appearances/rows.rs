//! Rows of appearances as lines: of CSV, or of JSON.

use std::borrow::Cow;
use std::io::BufRead;

use ledger::KeptAppearance;
use serde_json::{Map, Value};

use super::{FIELDS, Places, Row, places};
use crate::error::Problem;
use crate::lines::{Line, next_line};
use crate::row::not_json;
use crate::table::{ROW_BYTES, Table};

/// Whether a first line is a row of such a table, as JSON lines have it. What has a text is a document.
pub(crate) fn is_row(head: &str) -> bool {
    let first = head.lines().next().unwrap_or_default();
    let row: Option<Map<String, Value>> =
        first.trim_start().starts_with('{').then(|| serde_json::from_str(first).ok()).flatten();
    row.is_some_and(|row| !row.contains_key("text") && places(row.keys().map(String::as_str)).is_some())
}

/// The appearances of a table.
#[derive(Debug)]
pub(crate) struct Rows<R> {
    lines: Lines<R>,
    name: String,
}

#[derive(Debug)]
enum Lines<R> {
    Csv { table: Table<R>, places: Box<Places> },
    Json { reader: R, line: u64 },
}

impl<R: BufRead> Rows<R> {
    /// Those of a table of that name, of comma-separated values.
    ///
    /// # Errors
    /// When its first line cannot be read, or does not name the columns that there have to be.
    pub(crate) fn of(name: String, reader: R) -> Result<Self, Problem> {
        let table = Table::of(reader)?;
        let places = Box::new(places(table.columns()).ok_or(Problem::NoAppearances)?);
        Ok(Self { lines: Lines::Csv { table, places }, name })
    }

    /// Those of a table of that name, a JSON object each.
    pub(crate) fn of_json(name: String, reader: R) -> Self {
        Self { lines: Lines::Json { reader, line: 0 }, name }
    }

    /// The next appearance, with its line; none at the end.
    pub(crate) fn next(&mut self) -> Option<(u64, Result<KeptAppearance, Problem>)> {
        match &mut self.lines {
            Lines::Csv { table, places } => {
                let (line, row) = table.next()?;
                let read =
                    row.and_then(|row| Row(places.map(|place| row.get(place?))).appearance(&self.name));
                Some((line, read))
            }
            Lines::Json { reader, line } => {
                let row = loop {
                    *line = line.saturating_add(1);
                    match next_line(reader, ROW_BYTES) {
                        Err(error) => break Err(error.into()),
                        Ok(Line::End) => return None,
                        Ok(Line::TooLong(size)) => break Err(Problem::TooLarge { size, limit: ROW_BYTES }),
                        Ok(Line::Whole(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                        Ok(Line::Whole(bytes)) => break Ok(bytes),
                    }
                };
                Some((*line, row.and_then(|row| of_json(&row, &self.name))))
            }
        }
    }
}

/// The appearance that an object tells.
fn of_json(line: &[u8], name: &str) -> Result<KeptAppearance, Problem> {
    let line =
        std::str::from_utf8(line).map_err(|_| Problem::Table("holds bytes that are not UTF-8".to_owned()))?;
    let row: Map<String, Value> = serde_json::from_str(line).map_err(|error| not_json(&error))?;
    let mut values = [const { None }; FIELDS.len()];
    for (value, names) in values.iter_mut().zip(FIELDS) {
        let found = names.iter().find_map(|name| Some((*name, row.get(*name).filter(|v| !v.is_null())?)));
        if let Some((field, found)) = found {
            *value = Some(text(field, found)?);
        }
    }
    Row(values.each_ref().map(|value| value.as_deref())).appearance(name)
}

/// A member's value as a cell of CSV has it.
fn text<'v>(field: &'static str, value: &'v Value) -> Result<Cow<'v, str>, Problem> {
    const WANTED: &str = "text, a number, or true or false";
    let wrong = |found| Err(Problem::Field { field, found, wanted: WANTED });
    match value {
        Value::String(text) => Ok(Cow::Borrowed(text)),
        Value::Bool(flag) => Ok(Cow::Owned(flag.to_string())),
        // A whole number may come as a floating-point number, as it does in columns in which some are missing.
        Value::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(float) if float.fract() == 0.0 => Ok(Cow::Owned(format!("{float:.0}"))),
            _ => Ok(Cow::Owned(number.to_string())),
        },
        Value::Null => wrong("null"),
        Value::Array(_) => wrong("a list"),
        Value::Object(_) => wrong("an object"),
    }
}
