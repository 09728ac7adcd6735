//! Columns of a batch that somebody handed over, and their values, or what is wrong with them.
//!
//! Other tools write the same values in other types (large and dictionary-coded texts, other units of time): what can be
//! turned into the column's own type without loss is.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Int32Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{
    Array as _, ArrayRef, BooleanArray, Date32Array, Int32Array, ListArray, RecordBatch,
    TimestampMicrosecondArray,
};
use arrow_cast::{CastOptions, cast_with_options};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Basis, Dating, Evidence, Interval, add_days};

use crate::batches::EPOCH;
use crate::column::Kind;
use crate::error::{TableError, TableErrorKind};
use crate::table::Table;

/// The columns of a batch, as a table has them.
pub(crate) struct Columns<'b, R: 'static> {
    table: &'static Table<R>,
    batch: &'b RecordBatch,
    before: u64,
}

/// One column, by its name; none where the batch lacks it and may.
#[derive(Debug)]
pub(crate) struct Cells<A> {
    name: &'static str,
    array: Option<A>,
    before: u64,
}

pub(crate) type Texts = Cells<arrow_array::StringArray>;
pub(crate) type Days = Cells<Date32Array>;
pub(crate) type Instants = Cells<TimestampMicrosecondArray>;
pub(crate) type Wholes = Cells<Int32Array>;
pub(crate) type Flags = Cells<BooleanArray>;

/// A column of lists of texts.
#[derive(Debug)]
pub(crate) struct TextLists(Cells<ListArray>);

/// A column of lists of stretches of text.
#[derive(Debug)]
pub(crate) struct SpanLists(Cells<ListArray>);

/// An array that a column may be.
pub(crate) trait Held: Sized {
    fn held(cells: Cells<ArrayRef>) -> Self;
}

macro_rules! held {
    ($($array:ty => $downcast:expr),+ $(,)?) => {$(
        impl Held for Cells<$array> {
            fn held(Cells { name, array, before }: Cells<ArrayRef>) -> Self {
                let downcast: fn(&ArrayRef) -> Option<&$array> = $downcast;
                Self { name, array: array.as_ref().and_then(downcast).cloned(), before }
            }
        }
    )+};
}

held! {
    arrow_array::StringArray => |array| array.as_string_opt::<i32>(),
    Date32Array => |array| array.as_primitive_opt::<Date32Type>(),
    TimestampMicrosecondArray => |array| array.as_primitive_opt::<TimestampMicrosecondType>(),
    Int32Array => |array| array.as_primitive_opt::<Int32Type>(),
    BooleanArray => |array| array.as_boolean_opt(),
    ListArray => |array| array.as_list_opt::<i32>(),
}

impl Held for TextLists {
    fn held(cells: Cells<ArrayRef>) -> Self {
        Self(Cells::held(cells))
    }
}

impl Held for SpanLists {
    fn held(cells: Cells<ArrayRef>) -> Self {
        Self(Cells::held(cells))
    }
}

impl<'b, R> Columns<'b, R> {
    /// Those of a batch before which `before` rows came.
    pub(crate) fn of(table: &'static Table<R>, batch: &'b RecordBatch, before: u64) -> Self {
        Self { table, batch, before }
    }

    /// The column of that name.
    pub(crate) fn get<C: Held>(&self, name: &'static str) -> Result<C, TableError> {
        let wrong = |kind| TableError { row: None, column: Some(name), kind };
        let column = self.table.columns().find(|column| column.name == name);
        let column = column.ok_or_else(|| wrong(TableErrorKind::NoColumn))?;
        let held = |array| C::held(Cells { name, array, before: self.before });
        let lists = matches!(column.kind(), Kind::Texts | Kind::Spans);
        let Some(array) = self.batch.column_by_name(name) else {
            return if column.nullable || lists {
                Ok(held(None))
            } else {
                Err(wrong(TableErrorKind::NoColumn))
            };
        };
        let wanted = column.kind().data_type();
        let strict = CastOptions { safe: false, ..CastOptions::default() };
        let misfit = |_| {
            wrong(TableErrorKind::Type {
                found: array.data_type().to_string(),
                wanted: column.kind().name().to_owned(),
            })
        };
        Ok(held(Some(cast_with_options(array, &wanted, &strict).map_err(misfit)?)))
    }
}

impl<A> Cells<A> {
    /// That something is wrong with this column of a row.
    pub(crate) fn wrong(&self, row: usize, kind: TableErrorKind) -> TableError {
        let row = self.before.saturating_add(row as u64).saturating_add(1);
        TableError { row: Some(row), column: Some(self.name), kind }
    }
}

impl<A: arrow_array::Array> Cells<A> {
    /// The array, where the row has a value in it.
    fn at(&self, row: usize) -> Option<&A> {
        self.array.as_ref().filter(|array| row < array.len() && array.is_valid(row))
    }
}

impl Texts {
    pub(crate) fn get(&self, row: usize) -> Option<&str> {
        self.at(row).map(|array| array.value(row))
    }

    pub(crate) fn owned(&self, row: usize) -> Option<String> {
        self.get(row).map(str::to_owned)
    }

    pub(crate) fn needed(&self, row: usize) -> Result<&str, TableError> {
        self.get(row).ok_or_else(|| self.wrong(row, TableErrorKind::Empty))
    }

    /// The value of that name, in a column of names.
    pub(crate) fn code<T>(&self, row: usize, of: fn(&str) -> Option<T>) -> Result<Option<T>, TableError> {
        let unknown =
            |name| self.wrong(row, TableErrorKind::value(name, "is none of the names that it may have"));
        self.get(row).map(|name| of(name).ok_or_else(|| unknown(name))).transpose()
    }

    pub(crate) fn needed_code<T>(&self, row: usize, of: fn(&str) -> Option<T>) -> Result<T, TableError> {
        self.code(row, of)?.ok_or_else(|| self.wrong(row, TableErrorKind::Empty))
    }
}

impl Days {
    pub(crate) fn get(&self, row: usize) -> Result<Option<Date>, TableError> {
        let Some(days) = self.at(row).map(|array| array.value(row)) else { return Ok(None) };
        let day = add_days(EPOCH, days.into());
        if ledger::days_between(EPOCH, day) != i64::from(days) {
            let why = "days from 1970-01-01 is beyond the calendar";
            return Err(self.wrong(row, TableErrorKind::value(&days.to_string(), why)));
        }
        Ok(Some(day))
    }

    pub(crate) fn needed(&self, row: usize) -> Result<Date, TableError> {
        self.get(row)?.ok_or_else(|| self.wrong(row, TableErrorKind::Empty))
    }
}

impl Instants {
    pub(crate) fn get(&self, row: usize) -> Result<Option<Timestamp>, TableError> {
        let Some(micros) = self.at(row).map(|array| array.value(row)) else { return Ok(None) };
        let beyond = |_| {
            self.wrong(row, TableErrorKind::value(&micros.to_string(), "µs from 1970 is beyond the calendar"))
        };
        Timestamp::from_microsecond(micros).map(Some).map_err(beyond)
    }
}

impl Wholes {
    pub(crate) fn needed(&self, row: usize) -> Result<i32, TableError> {
        self.at(row).map(|array| array.value(row)).ok_or_else(|| self.wrong(row, TableErrorKind::Empty))
    }
}

impl Flags {
    pub(crate) fn needed(&self, row: usize) -> Result<bool, TableError> {
        self.at(row).map(|array| array.value(row)).ok_or_else(|| self.wrong(row, TableErrorKind::Empty))
    }
}

impl TextLists {
    /// The texts; none where the list is null.
    pub(crate) fn get(&self, row: usize) -> Result<Vec<String>, TableError> {
        let Some(list) = self.0.at(row).map(|array| array.value(row)) else { return Ok(Vec::new()) };
        let texts = list.as_string_opt::<i32>();
        let held = |text: Option<&str>| {
            text.map(str::to_owned).ok_or_else(|| self.0.wrong(row, TableErrorKind::Empty))
        };
        texts.into_iter().flatten().map(held).collect()
    }
}

impl SpanLists {
    /// The stretches; none where the list is null.
    pub(crate) fn get(&self, row: usize) -> Result<Vec<Evidence>, TableError> {
        let Some(list) = self.0.at(row).map(|array| array.value(row)) else { return Ok(Vec::new()) };
        let Some(spans) = list.as_struct_opt() else { return Ok(Vec::new()) };
        let empty = || self.0.wrong(row, TableErrorKind::Empty);
        let [starts, ends, texts] = spans.columns() else { return Err(empty()) };
        let offset = |array: &ArrayRef, at: usize| {
            let array = array.as_primitive_opt::<Int64Type>().filter(|array| array.is_valid(at))?;
            Some(array.value(at))
        };
        let mut found = Vec::with_capacity(spans.len());
        for at in 0..spans.len() {
            let (start, end) = (offset(starts, at).ok_or_else(empty)?, offset(ends, at).ok_or_else(empty)?);
            let text = texts.as_string_opt::<i32>().filter(|array| array.is_valid(at));
            let text = text.map(|array| array.value(at).to_owned()).ok_or_else(empty)?;
            let bytes = |n: i64| {
                let negative = || self.0.wrong(row, TableErrorKind::value(&n.to_string(), "is no offset"));
                usize::try_from(n).map_err(|_| negative())
            };
            found.push(Evidence { start: bytes(start)?, end: bytes(end)?, text: text.into() });
        }
        Ok(found)
    }
}

/// The columns of a date of publication.
#[derive(Debug)]
pub(crate) struct Published {
    earliest: Days,
    latest: Days,
    basis: Texts,
}

impl Published {
    /// Those of a table that has them.
    pub(crate) fn of<R>(columns: &Columns<'_, R>) -> Result<Self, TableError> {
        Ok(Self {
            earliest: columns.get("published_earliest")?,
            latest: columns.get("published_latest")?,
            basis: columns.get("published_basis")?,
        })
    }

    /// The date, without the steps by which it was concluded; none for an undated document.
    pub(crate) fn get(&self, row: usize) -> Result<Option<Dating>, TableError> {
        let Some(basis) = self.basis.code(row, Basis::from_slug)? else { return Ok(None) };
        let (earliest, latest) = (self.earliest.needed(row)?, self.latest.needed(row)?);
        if earliest > latest {
            let why = format!("is before published_earliest, {earliest}");
            return Err(self.latest.wrong(row, TableErrorKind::value(&latest.to_string(), why)));
        }
        let within = Interval { earliest, latest };
        Ok(Some(Dating { within, basis, because: Vec::new() }))
    }
}
