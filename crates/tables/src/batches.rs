//! Rows on their way into record batches.

use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder,
    StructBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use jiff::civil::{Date, date};
use ledger::{Evidence, days_between};

use crate::column::{Column, Get, Kind, span_fields};
use crate::table::Table;

/// What a day is counted from.
pub(crate) const EPOCH: Date = date(1970, 1, 1);

/// Collects rows of a table, and gives them as a batch whenever it is asked to.
pub struct Batches<R: 'static> {
    table: &'static Table<R>,
    schema: SchemaRef,
    cells: Vec<Cells>,
    rows: usize,
    bytes: usize,
}

impl<R> std::fmt::Debug for Batches<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Batches({}, {} rows)", self.table.name, self.rows)
    }
}

impl<R> Batches<R> {
    /// None yet, of that table.
    pub fn of(table: &'static Table<R>) -> Self {
        let cells = table.columns().map(|column| Cells::of(column.kind())).collect();
        Self { table, schema: table.schema(), cells, rows: 0, bytes: 0 }
    }

    /// Adds a row.
    pub fn push(&mut self, row: &R) {
        for (column, cells) in self.table.columns().zip(&mut self.cells) {
            self.bytes += cells.push(column, row);
        }
        self.rows += 1;
    }

    /// Rows since the last batch.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// About how much memory the rows take, in bytes. One batch holds 2 GiB of a column's text at most.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The table's schema.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The rows since the last batch, as a batch.
    ///
    /// # Errors
    /// When a row lacks what no row may lack.
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        let arrays = self.cells.iter_mut().map(Cells::finish).collect();
        (self.rows, self.bytes) = (0, 0);
        RecordBatch::try_new(Arc::clone(&self.schema), arrays)
    }
}

/// A column under way.
enum Cells {
    Text(StringBuilder),
    Day(Date32Builder),
    Instant(TimestampMicrosecondBuilder),
    Whole(Int32Builder),
    Share(Float64Builder),
    Flag(BooleanBuilder),
    Texts(ListBuilder<StringBuilder>),
    Spans(ListBuilder<StructBuilder>),
}

impl Cells {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Day => Self::Day(Date32Builder::new()),
            Kind::Instant => Self::Instant(TimestampMicrosecondBuilder::new().with_timezone("UTC")),
            Kind::Whole => Self::Whole(Int32Builder::new()),
            Kind::Share => Self::Share(Float64Builder::new()),
            Kind::Flag => Self::Flag(BooleanBuilder::new()),
            Kind::Texts => Self::Texts(ListBuilder::new(StringBuilder::new()).with_field(Field::new(
                "element",
                DataType::Utf8,
                false,
            ))),
            Kind::Spans => Self::Spans(
                ListBuilder::new(StructBuilder::from_fields(span_fields(), 0)).with_field(Field::new(
                    "element",
                    DataType::Struct(span_fields()),
                    false,
                )),
            ),
        }
    }

    /// Adds a row's value; gives about how many bytes it takes.
    fn push<R>(&mut self, column: &Column<R>, row: &R) -> usize {
        match (self, &column.get) {
            (Self::Text(cells), Get::Text(get)) => {
                let text = get(row);
                cells.append_option(text.as_deref());
                4 + text.map_or(0, |text| text.len())
            }
            (Self::Day(cells), Get::Day(get)) => {
                cells.append_option(get(row).map(days));
                4
            }
            (Self::Instant(cells), Get::Instant(get)) => {
                cells.append_option(get(row).map(|at| at.as_microsecond()));
                8
            }
            (Self::Whole(cells), Get::Whole(get)) => {
                cells.append_option(get(row).map(|n| i32::try_from(n).unwrap_or(i32::MAX)));
                4
            }
            (Self::Share(cells), Get::Share(get)) => {
                cells.append_option(get(row));
                8
            }
            (Self::Flag(cells), Get::Flag(get)) => {
                cells.append_option(get(row));
                1
            }
            (Self::Texts(cells), Get::Texts(get)) => {
                let texts = get(row);
                texts.iter().for_each(|text| cells.values().append_value(text));
                cells.append(true);
                4 + texts.iter().map(|text| text.len() + 4).sum::<usize>()
            }
            (Self::Spans(cells), Get::Spans(get)) => {
                let spans = get(row);
                spans.iter().for_each(|span| push_span(cells.values(), span));
                cells.append(true);
                4 + spans.iter().map(|span| span.text.len() + 20).sum::<usize>()
            }
            // The cells were made of the column's own kind.
            _ => 0,
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(cells) => Arc::new(cells.finish()),
            Self::Day(cells) => Arc::new(cells.finish()),
            Self::Instant(cells) => Arc::new(cells.finish()),
            Self::Whole(cells) => Arc::new(cells.finish()),
            Self::Share(cells) => Arc::new(cells.finish()),
            Self::Flag(cells) => Arc::new(cells.finish()),
            Self::Texts(cells) => Arc::new(cells.finish()),
            Self::Spans(cells) => Arc::new(cells.finish()),
        }
    }
}

fn push_span(into: &mut StructBuilder, span: &Evidence) {
    if let Some(start) = into.field_builder::<Int64Builder>(0) {
        start.append_value(long(span.start));
    }
    if let Some(end) = into.field_builder::<Int64Builder>(1) {
        end.append_value(long(span.end));
    }
    if let Some(text) = into.field_builder::<StringBuilder>(2) {
        text.append_value(&span.text);
    }
    into.append(true);
}

/// A number of bytes or the like; beyond what 64 bits hold there is none.
fn long(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Days since the epoch: the calendar has fewer than 32 bits of them.
fn days(day: Date) -> i32 {
    i32::try_from(days_between(EPOCH, day)).unwrap_or(i32::MAX)
}
