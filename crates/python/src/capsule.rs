//! Arrow data that comes from and goes to other libraries of Python, by the Arrow PyCapsule interface
//! (<https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>).
//!
//! The one place with unsafe code: a capsule holds a pointer, and that it points to what the capsule's name says is the
//! other library's promise.
#![allow(unsafe_code, reason = "the interface hands over pointers")]

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::fault;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// Record batches, wherever they come from.
pub(crate) type Reader = Box<dyn RecordBatchReader + Send>;

/// The record batches of an object that exports Arrow data: a table, a batch, a data frame, a reader.
///
/// # Errors
/// `TypeError` for an object that exports none, `ValueError` for data that are no table.
pub(crate) fn import(object: &Bound<'_, PyAny>) -> PyResult<Reader> {
    if let Some(export) = object.getattr_opt("__arrow_c_stream__")? {
        let capsule = export.call0()?.cast_into::<PyCapsule>()?;
        let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: a capsule of this name holds a stream (the interface), which is moved out of it, so that the capsule, finding it
        // released, leaves it alone. The interpreter's lock is held, and nobody else has the capsule.
        let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
        return Ok(Box::new(RecordBatchStreamReader::try_new(stream).map_err(fault::value)?));
    }
    if let Some(export) = object.getattr_opt("__arrow_c_array__")? {
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = export.call0()?.extract()?;
        let batch = batch(&schema, &array)?;
        let schema = batch.schema();
        return Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    }
    let kind = object.get_type().name()?;
    let wanted = "Arrow data are wanted: an object with __arrow_c_stream__ or __arrow_c_array__, as pyarrow, polars, \
                  DuckDB and arro3 have them";
    Err(PyTypeError::new_err(format!("{wanted}, not {kind}")))
}

fn batch(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<RecordBatch> {
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: capsules of these names hold a schema, which is only looked at while the capsule lives, and an array, which is
    // moved out of its capsule. That the array is of the schema is the interface's promise.
    let (fields, data) = unsafe {
        let schema = schema.as_ref();
        let data = from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema).map_err(fault::value)?;
        (Schema::try_from(schema), data)
    };
    let not_rows =
        || fault::value("an array of structs is wanted, of which none is null: the rows of a table");
    if !matches!(data.data_type(), DataType::Struct(_)) || data.null_count() > 0 {
        return Err(not_rows());
    }
    let rows = StructArray::from(data);
    let schema = Arc::new(fields.map_err(|_| not_rows())?);
    RecordBatch::try_new(schema, rows.into_parts().1).map_err(fault::value)
}

/// Record batches for another library to take.
pub(crate) fn export<'py>(py: Python<'py>, reader: Reader) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(Guarded(reader))), STREAM)
}

/// A schema for another library to take.
pub(crate) fn export_schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(schema).map_err(fault::value)?, SCHEMA)
}

/// A reader whose panics are errors: it is called from C, which no panic may cross.
struct Guarded(Reader);

impl Iterator for Guarded {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        fault::caught(|| self.0.next()).unwrap_or_else(|reason| {
            Some(Err(ArrowError::ComputeError(format!("a fault in sidelined: {reason}"))))
        })
    }
}

impl RecordBatchReader for Guarded {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}
