//! A table: its name, what it has a row for, and its columns.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Metadata, Schema, SchemaRef};

use crate::batches::Batches;
use crate::column::{Codes, Column, Kind};

/// A table whose rows are made of `R`s.
pub struct Table<R: 'static> {
    /// Its name.
    pub name: &'static str,
    /// What it has one row for, and in what order the rows come.
    pub meaning: &'static str,
    /// The columns by which a row is found, in it and from other tables.
    pub key: &'static [&'static str],
    /// Its columns, in order, in groups that mean nothing.
    pub(crate) groups: &'static [&'static [Column<R>]],
}

/// A column as data dictionaries tell of it, whatever the table's rows are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Its name.
    pub name: &'static str,
    /// What kind of values it has.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// What it means.
    pub meaning: &'static str,
    /// What its numbers count or are measured in.
    pub unit: Option<&'static str>,
    /// The names that its values are from, with their meanings.
    pub codes: Vec<(&'static str, &'static str)>,
}

impl<R> Table<R> {
    /// Its columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &'static Column<R>> + use<R> {
        self.groups.iter().flat_map(|group| group.iter())
    }

    /// The Arrow schema. Its metadata names the table (`table`).
    pub fn schema(&self) -> SchemaRef {
        let fields: Vec<_> = self.columns().map(Column::field).collect();
        let metadata: Metadata = std::iter::once(("table".to_owned(), self.name.to_owned())).collect();
        Arc::new(Schema::new(fields).with_metadata(metadata))
    }

    /// Its columns, described.
    pub fn describe(&self) -> Vec<Description> {
        let described = |column: &Column<R>| Description {
            name: column.name,
            kind: column.kind(),
            nullable: column.nullable,
            meaning: column.meaning,
            unit: column.unit,
            codes: column.codes.map(|codes: Codes| codes()).unwrap_or_default(),
        };
        self.columns().map(described).collect()
    }

    /// The rows as one batch.
    ///
    /// # Errors
    /// When a row lacks what no row may lack.
    pub fn batch<'r>(&'static self, rows: impl IntoIterator<Item = &'r R>) -> Result<RecordBatch, ArrowError>
    where
        R: 'r,
    {
        let mut batches = Batches::of(self);
        rows.into_iter().for_each(|row| batches.push(row));
        batches.finish()
    }
}
