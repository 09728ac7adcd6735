//! Documents and appearances in a Parquet file, read batch by batch.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_cast::{CastOptions, cast_with_options};
use arrow_schema::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::ChunkReader;

use crate::appearances::{self, appearances};
use crate::columns::{Columns, Places};
use crate::document::{Intaken, Place, one_line};
use crate::documents::{self, Item, Limits};
use crate::error::{IntakeError, Problem};
use crate::format::{Format, Input};
use crate::row;

/// So many rows are had at once of documents, which may be long.
const ROWS: usize = 64;

/// The documents of a Parquet file, a row each, or its appearances, some at a time. `name` is the file's path; `columns` says what holds
/// what of documents; which of the two it is is told by `input`, or by its columns. Columns of text, numbers, days and times will do.
///
/// An error of one row does not end the iterator; damage to the file does, since what is behind it cannot be found.
pub fn parquet<R: ChunkReader + 'static>(
    name: &str,
    input: Input,
    columns: &Columns,
    limits: Limits,
    file: R,
) -> impl Iterator<Item = Result<Item, IntakeError>> + use<R> {
    let (what, reader, failed) = match guarded(|| open(file, input, columns)) {
        Ok((what, reader)) => (what, Some(reader), None),
        Err(problem) => (What::Appearances, None, Some(problem)),
    };
    Rows { name: name.to_owned(), limits, what, reader, failed, at: 0, held: VecDeque::new() }
}

/// What the rows are.
enum What {
    /// Documents, in whose columns of what is wanted the fields stand so.
    Documents(Places),
    Appearances,
}

struct Rows {
    name: String,
    limits: Limits,
    what: What,
    reader: Option<ParquetRecordBatchReader>,
    failed: Option<Problem>,
    /// Rows read.
    at: u64,
    held: VecDeque<Result<Item, IntakeError>>,
}

impl Iterator for Rows {
    type Item = Result<Item, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(held) = self.held.pop_front() {
                return Some(held);
            }
            if let Some(problem) = self.failed.take() {
                self.reader = None;
                return Some(Err(self.error(None, problem)));
            }
            let reader = self.reader.as_mut()?;
            match guarded(|| reader.next().transpose().map_err(|error| damaged(&error.to_string()))) {
                Ok(None) if self.at == 0 => self.failed = Some(Problem::NoRows),
                Ok(None) => {
                    self.reader = None;
                    return None;
                }
                Ok(Some(batch)) => {
                    if let Err(problem) = self.take(&batch) {
                        self.failed = Some(problem);
                    }
                }
                Err(problem) => self.failed = Some(problem),
            }
        }
    }
}

impl Rows {
    fn take(&mut self, batch: &RecordBatch) -> Result<(), Problem> {
        let What::Documents(places) = &self.what else { return self.take_appearances(batch) };
        let stem = row::stem(&self.name);
        let before = self.at;
        let name = |row: u64| format!("{stem}:{}", before.saturating_add(row));
        let found = rows(places, self.limits, batch, name)?;
        for taken in found {
            self.at = self.at.saturating_add(1);
            let place = Some(Place::Row(self.at));
            self.held.push_back(match taken {
                Ok(mut taken) => {
                    taken.document.path = Some(self.name.clone());
                    Ok(Item::Document(Box::new(Intaken { place, ..taken })))
                }
                Err(problem) => Err(self.error(place, problem)),
            });
        }
        Ok(())
    }

    fn take_appearances(&mut self, batch: &RecordBatch) -> Result<(), Problem> {
        let mut good = Vec::with_capacity(batch.num_rows());
        for row in appearances(&row::stem(&self.name), batch)? {
            self.at = self.at.saturating_add(1);
            match row {
                Ok(row) => good.push(row),
                Err(problem) => {
                    let error = self.error(Some(Place::Row(self.at)), problem);
                    self.held.push_back(Err(error));
                }
            }
        }
        if !good.is_empty() {
            self.held.push_back(Ok(Item::Appearances(good)));
        }
        Ok(())
    }

    fn error(&self, place: Option<Place>, problem: Problem) -> IntakeError {
        IntakeError { name: self.name.clone(), place, problem }
    }
}

fn open<R: ChunkReader + 'static>(
    file: R,
    input: Input,
    columns: &Columns,
) -> Result<(What, ParquetRecordBatchReader), Problem> {
    let wrong = |error: parquet::errors::ParquetError| damaged(&error.to_string());
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(wrong)?;
    let names: Vec<&str> = builder.schema().fields().iter().map(|field| field.name().as_str()).collect();
    let played = appearances::places(names.iter().copied());
    let (what, wanted, rows) = match (input, played) {
        (Input::As(Format::Appearances), None) => return Err(Problem::NoAppearances),
        (Input::Auto, Some(places)) if !columns.is_named() => of_appearances(places),
        (Input::As(Format::Appearances), Some(places)) => of_appearances(places),
        _ => {
            let places = columns.places(&names).map_err(|column| match names.contains(&"claim_id") {
                true => Problem::Claims,
                false => Problem::NoColumn(column),
            })?;
            // The columns of a batch are those that are wanted, in the order of the file.
            (What::Documents(places.among_wanted()), places.wanted(), ROWS)
        }
    };
    let mask = ProjectionMask::roots(builder.parquet_schema(), wanted);
    let reader = builder.with_projection(mask).with_batch_size(rows).build().map_err(wrong)?;
    Ok((what, reader))
}

/// How a table of appearances is read: its columns, and how many rows at once.
fn of_appearances(places: appearances::Places) -> (What, Vec<usize>, usize) {
    (What::Appearances, places.into_iter().flatten().collect(), documents::ROWS)
}

/// The documents of a record batch, a row each, in order; `columns` says what holds what, and columns of text, numbers, days and
/// times will do. `name` gives the name of a document whose row gives it none, from the row's number, counted from 1.
///
/// # Errors
/// When the batch lacks a column, or one cannot be told as text. What is wrong with one row stands in its place.
pub fn batch(
    columns: &Columns,
    limits: Limits,
    batch: &RecordBatch,
    name: impl Fn(u64) -> String,
) -> Result<Vec<Result<Intaken, Problem>>, Problem> {
    let schema = batch.schema();
    let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    let places = columns.places(&names).map_err(Problem::NoColumn)?;
    rows(&places, limits, batch, name)
}

fn rows(
    places: &Places,
    limits: Limits,
    batch: &RecordBatch,
    name: impl Fn(u64) -> String,
) -> Result<Vec<Result<Intaken, Problem>>, Problem> {
    let wanted = places.wanted();
    let schema = batch.schema();
    let column = |at: &usize| Some(texts(schema.fields().get(*at)?.name(), batch.columns().get(*at)?));
    let texts = wanted.iter().map(|at| column(at).transpose()).collect::<Result<Vec<_>, _>>()?;
    let columns: Vec<Option<&StringArray>> =
        texts.iter().map(|column| column.as_ref()?.as_any().downcast_ref()).collect();
    let taken = |row: usize| {
        let value = |at: usize| {
            let column = wanted.iter().position(|w| *w == at).and_then(|n| *columns.get(n)?);
            Ok::<_, Problem>(column.filter(|c| c.is_valid(row)).map(|column| column.value(row).to_owned()))
        };
        let fields = places.fields(value)?;
        row::taken(fields, limits, || name((row as u64).saturating_add(1)))
    };
    Ok((0..batch.num_rows()).map(taken).collect())
}

/// A column as text.
///
/// # Errors
/// When it holds lists, structs or whatever else is none.
pub(crate) fn texts(name: &str, column: &ArrayRef) -> Result<ArrayRef, Problem> {
    let options = CastOptions { safe: true, ..CastOptions::default() };
    let kind = column.data_type();
    let wrong = || Problem::Column {
        column: name.to_owned(),
        found: one_line(&kind.to_string()).chars().take(100).collect(),
    };
    if kind.is_nested() {
        return Err(wrong());
    }
    cast_with_options(column, &DataType::Utf8, &options).map_err(|_| wrong())
}

fn damaged(why: &str) -> Problem {
    Problem::Parquet(one_line(why).chars().take(200).collect())
}

/// What `of` gives; should it panic, that the file is damaged. The library that reads Parquet checks what it reads, but not each
/// length that a damaged page names.
fn guarded<T>(of: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(of)).unwrap_or_else(|_| Err(damaged("a page of it cannot be")))
}
