//! Rows of a batch in forms without types: cells of CSV, and JSON objects.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array as _, ArrayRef, RecordBatch};
use jiff::Timestamp;
use ledger::add_days;
use serde_json::{Map, Value, json};

use crate::batches::EPOCH;
use crate::column::Kind;
use crate::table::Table;

/// A row's cells in CSV: nothing for null, lists of texts joined by `; `, stretches of text as a JSON array, days and instants
/// as ISO 8601 (RFC 3339) has them. The batch must be one of the table's.
pub fn csv_cells<R>(table: &'static Table<R>, batch: &RecordBatch, row: usize) -> Vec<String> {
    let cell = |(kind, array): (Kind, &ArrayRef)| match (kind, value(kind, array, row)) {
        (_, Value::Null) => String::new(),
        (_, Value::String(text)) => text,
        (Kind::Texts, Value::Array(texts)) => {
            texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
        }
        (_, other) => other.to_string(),
    };
    kinds(table).zip(batch.columns()).map(cell).collect()
}

/// A row as a JSON object, with a member for each column, null where there is no value. The batch must be one of the table's.
pub fn json_row<R>(table: &'static Table<R>, batch: &RecordBatch, row: usize) -> Value {
    let members = table.columns().zip(batch.columns());
    let member = |(column, array): (&crate::Column<R>, &ArrayRef)| {
        (column.name.to_owned(), value(column.kind(), array, row))
    };
    Value::Object(members.map(member).collect::<Map<_, _>>())
}

fn kinds<R>(table: &'static Table<R>) -> impl Iterator<Item = Kind> {
    table.columns().map(crate::Column::kind)
}

fn value(kind: Kind, array: &ArrayRef, row: usize) -> Value {
    if row >= array.len() || array.is_null(row) {
        return Value::Null;
    }
    let found = match kind {
        Kind::Text => array.as_string_opt::<i32>().map(|a| Value::from(a.value(row))),
        Kind::Day => array
            .as_primitive_opt::<Date32Type>()
            .map(|a| Value::from(add_days(EPOCH, a.value(row).into()).to_string())),
        Kind::Instant => array.as_primitive_opt::<TimestampMicrosecondType>().and_then(|a| {
            Timestamp::from_microsecond(a.value(row)).ok().map(|at| Value::from(at.to_string()))
        }),
        Kind::Whole => array.as_primitive_opt::<Int32Type>().map(|a| Value::from(a.value(row))),
        Kind::Share => array.as_primitive_opt::<Float64Type>().map(|a| Value::from(a.value(row))),
        Kind::Flag => array.as_boolean_opt().map(|a| Value::from(a.value(row))),
        Kind::Texts => array.as_list_opt::<i32>().map(|a| texts(&a.value(row))),
        Kind::Spans => array.as_list_opt::<i32>().map(|a| spans(&a.value(row))),
    };
    found.unwrap_or_default()
}

fn texts(list: &ArrayRef) -> Value {
    list.as_string_opt::<i32>().map(|texts| texts.iter().map(Value::from).collect()).unwrap_or_default()
}

fn spans(list: &ArrayRef) -> Value {
    let Some([starts, ends, texts]) = list.as_struct_opt().map(|spans| spans.columns()) else {
        return Value::Null;
    };
    let offset = |array: &ArrayRef, at| array.as_primitive_opt::<Int64Type>().map(|a| a.value(at));
    let span = |at| json!({ "start": offset(starts, at), "end": offset(ends, at), "text": value(Kind::Text, texts, at) });
    (0..list.len()).map(span).collect()
}
