//! Scoring what was read against gold.
//!
//! Every field of an entry that is not null is one item. An item of gold that was not read counts against recall, one
//! that gold does not have counts against precision; `all` is the micro-average over the items. Beside a field `f`,
//! gold may hold `f_ok`, a list of other values that are right too, or `f_free: true`, where the field is not scored;
//! an entry or an injury with `optional: true` may be left out.

mod entries;
mod right;
mod table;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::cli::ScoreArgs;

pub use right::same_name;
pub use table::{difference, table};

/// The fields, in the order of the table.
pub const FIELDS: &[&str] = &[
    "published", "player", "status", "stage", "expected_return", "hedge", "said_by", "injury", "part",
    "pathology", "diagnosis", "side", "onset", "setting", "phase", "surgery", "recurrence",
];

/// What stands for a field that a file does not hold.
static NULL: Value = Value::Null;

/// Documents by name, in the order of their file.
#[derive(Debug, Default)]
pub struct Rows {
    rows: Vec<(String, Value)>,
    places: BTreeMap<String, usize>,
}

impl Rows {
    /// The document of that name.
    pub fn get(&self, doc: &str) -> Option<&Value> {
        self.places.get(doc).and_then(|&at| self.rows.get(at)).map(|(_, row)| row)
    }

    /// Each document with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.rows.iter().map(|(doc, row)| (doc.as_str(), row))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Reads JSON lines, of gold or as `sidelined read` prints them. Of a document that comes twice the last counts.
    ///
    /// # Errors
    /// When a line is no JSON, or names no document.
    pub fn parse(text: &str) -> Result<Self> {
        let mut rows = Self::default();
        for (n, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let row: Value = serde_json::from_str(line).with_context(|| format!("line {n}"))?;
            let Some(doc) = name(&row) else { bail!("line {n}: it names no document") };
            match rows.places.get(&doc).and_then(|&at| rows.rows.get_mut(at)) {
                Some(known) => known.1 = row,
                None => {
                    rows.places.insert(doc.clone(), rows.rows.len());
                    rows.rows.push((doc, row));
                }
            }
        }
        Ok(rows)
    }

    /// Reads a file of them.
    ///
    /// # Errors
    /// When it cannot be read, or as [`Rows::parse`].
    pub fn load(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        Self::parse(&text).with_context(|| path.display().to_string())
    }
}

/// A document's name: its own, or its file's without folder and ending.
fn name(row: &Value) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let document = &row["document"];
    text(&row["doc"]).or_else(|| text(&document["doc"])).or_else(|| {
        let path = text(&document["path"]).or_else(|| text(&document["id"]))?;
        Some(Path::new(&path).file_stem()?.to_string_lossy().into_owned())
    })
}

/// Items of one field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In gold and read.
    pub right: usize,
    /// Read, and not in gold.
    pub extra: usize,
    /// In gold, and not read.
    pub missing: usize,
}

/// An item that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wrong {
    /// Document, player and region.
    pub place: String,
    /// The field.
    pub field: &'static str,
    /// Whether gold has it (and it was not read) or not.
    pub missing: bool,
    /// What gold has there.
    pub gold: String,
    /// What was read there.
    pub read: String,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = if self.missing { "missing" } else { "extra" };
        write!(f, "{}\t{}\t{kind}\tgold={}\tread={}", self.place, self.field, self.gold, self.read)
    }
}

/// How well something was read.
#[derive(Debug, Default)]
pub struct Score {
    /// Documents of gold.
    pub documents: usize,
    /// How many of them were read.
    pub read: usize,
    /// By field.
    pub counts: BTreeMap<&'static str, Count>,
    /// Every item that is wrong.
    pub wrong: Vec<Wrong>,
    only: Vec<String>,
}

impl Score {
    /// Compares what was read with gold, in all fields or in `only` some.
    pub fn of(gold: &Rows, read: &Rows, only: &[String]) -> Self {
        let mut score = Self { documents: gold.len(), only: only.to_vec(), ..Self::default() };
        for (doc, row) in gold.iter() {
            let found = read.get(doc);
            score.read += usize::from(found.is_some());
            entries::document(&mut score, doc, row, found.unwrap_or(&NULL));
        }
        score
    }

    /// The sum over all fields.
    pub fn all(&self) -> Count {
        self.counts.values().fold(Count::default(), |a, b| Count {
            right: a.right + b.right,
            extra: a.extra + b.extra,
            missing: a.missing + b.missing,
        })
    }

    fn right(&mut self, field: &'static str) {
        if let Some(count) = self.count(field) {
            count.right += 1;
        }
    }

    fn missing(&mut self, field: &'static str, place: &str, gold: &Value, read: &Value) {
        if let Some(count) = self.count(field) {
            count.missing += 1;
            self.wrong(field, true, place, gold, read);
        }
    }

    fn extra(&mut self, field: &'static str, place: &str, gold: &Value, read: &Value) {
        if let Some(count) = self.count(field) {
            count.extra += 1;
            self.wrong(field, false, place, gold, read);
        }
    }

    fn count(&mut self, field: &'static str) -> Option<&mut Count> {
        let wanted = self.only.is_empty() || self.only.iter().any(|name| name == field);
        wanted.then(|| self.counts.entry(field).or_default())
    }

    fn wrong(&mut self, field: &'static str, missing: bool, place: &str, gold: &Value, read: &Value) {
        let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let wrong = Wrong { place: place.to_owned(), field, missing, gold: shown(gold), read: shown(read) };
        self.wrong.push(wrong);
    }
}

/// Scores a file of readings and prints the table.
///
/// # Errors
/// When a file cannot be read, or a field is unknown.
pub fn run(args: &ScoreArgs) -> Result<()> {
    if let Some(unknown) = args.only.iter().find(|name| !FIELDS.contains(&name.as_str())) {
        bail!("there is no field {unknown:?}; the fields are {}", FIELDS.join(", "));
    }
    let score = Score::of(&Rows::load(&args.gold)?, &Rows::load(&args.read)?, &args.only);
    if args.errors {
        for wrong in &score.wrong {
            println!("{wrong}");
        }
    }
    print!("{}", table(&score));
    Ok(())
}

#[cfg(test)]
mod tests;
