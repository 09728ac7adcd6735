//! What a store does, in SQL that both databases understand: said once, so that both mean the same by it.
//!
//! Where they differ, [`Dialect`] tells. Parameters are written `?1`, `?2`, …; columns of text compare byte by byte.

pub(crate) mod appearances;
mod check;
mod copies;
mod curation;
mod forget;
pub(crate) mod names;
mod page;
mod read;
mod store;
mod transfer;
mod visits;
mod write;

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::path::Path;

use crate::fault::Fault;
use crate::rows::Row;
use crate::{Finding, Result};

#[cfg(test)]
pub(crate) use read::select;

/// A value that goes to the database.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'v> {
    /// Nothing.
    Null,
    /// A text.
    Text(Cow<'v, str>),
    /// A number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// Bytes.
    Bytes(&'v [u8]),
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'v> From<&'v String> for Value<'v> {
    fn from(text: &'v String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'v> From<&'v [u8]> for Value<'v> {
    fn from(bytes: &'v [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'v, T: Into<Value<'v>>> From<Option<T>> for Value<'v> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Which of the two databases is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Dialect {
    /// A join whose order is the order of the work, where that can be told.
    fn join(self) -> &'static str {
        match self {
            Self::Sqlite => "CROSS JOIN",
            Self::Postgres => "JOIN",
        }
    }

    /// The texts of the JSON list that is the next parameter.
    fn texts(self, parameter: &str) -> String {
        match self {
            Self::Sqlite => format!("SELECT value FROM json_each({parameter})"),
            Self::Postgres => {
                format!("SELECT json_array_elements_text(CAST(CAST({parameter} AS text) AS json))")
            }
        }
    }

    /// The numbers of the JSON list that is the next parameter.
    fn numbers(self, parameter: &str) -> String {
        match self {
            Self::Sqlite => format!("SELECT value FROM json_each({parameter})"),
            Self::Postgres => {
                format!(
                    "SELECT CAST(json_array_elements_text(CAST(CAST({parameter} AS text) AS json)) AS bigint)"
                )
            }
        }
    }

    /// Two columns of a walk over claims, sorted by `order`, with `d` and `t`: the document's text where the claim is
    /// the first of it, and the digest of what an erasure left. Where a second statement costs a round trip to a
    /// server the text comes along; where it costs nothing it is asked for (the columns are null).
    fn text_with(self, order: &str) -> String {
        match self {
            Self::Sqlite => "NULL, NULL".into(),
            Self::Postgres => format!(
                "CASE WHEN lag(d.key) OVER (ORDER BY {order}) IS DISTINCT FROM d.key THEN t.text END, d.redacted"
            ),
        }
    }

    /// The table of the texts, joined, where [`Dialect::text_with`] reads it.
    fn texts_joined(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => "LEFT JOIN texts t ON t.document = d.key",
        }
    }

    /// 32 random bytes.
    fn random_key(self) -> &'static str {
        match self {
            Self::Sqlite => "randomblob(32)",
            Self::Postgres => {
                "decode(replace(CAST(gen_random_uuid() AS text) || CAST(gen_random_uuid() AS text), '-', ''), 'hex')"
            }
        }
    }
}

/// What is done with each row of an answer: goes on, or breaks off.
pub(crate) type Each<'e> = &'e mut dyn FnMut(&dyn Row) -> std::result::Result<ControlFlow<()>, Fault>;

/// A transaction, as the work in it sees it. Asking while an answer is walked is allowed.
pub(crate) trait Sql {
    /// Which database it is.
    fn dialect(&self) -> Dialect;

    /// Changes rows; how many.
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> std::result::Result<u64, Fault>;

    /// Inserts rows `into` a table (`claims (id, document)`), leaving out those that are there; how many were new. Where
    /// columns are asked for, `told` gets them of each that was.
    fn insert(
        &self,
        into: &str,
        rows: &[Vec<Value<'_>>],
        columns: Option<&str>,
        told: Each<'_>,
    ) -> std::result::Result<u64, Fault>;

    /// Hands over a few rows.
    fn some(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> std::result::Result<(), Fault>;

    /// Hands over rows, however many, with no more than a part of them in memory.
    fn walk(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> std::result::Result<(), Fault>;

    /// What an audit of the database itself finds: its pages, its tables.
    fn audit(&self, findings: &mut Vec<Finding>) -> std::result::Result<(), Fault>;

    /// Rows that refer to what is not there: the table, the row's key, the table referred to.
    fn dangling(&self) -> std::result::Result<Vec<(String, i64, String)>, Fault>;
}

/// Inserts rows `into` a table, as [`Sql::insert`] does; how many were new.
pub(crate) fn insert_all(
    sql: &dyn Sql,
    into: &str,
    rows: &[Vec<Value<'_>>],
) -> std::result::Result<u64, Fault> {
    sql.insert(into, rows, None, &mut |_| Ok(ControlFlow::Continue(())))
}

/// The first row of an answer, read.
pub(crate) fn first<T>(
    sql: &dyn Sql,
    statement: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Row) -> std::result::Result<T, Fault>,
) -> std::result::Result<Option<T>, Fault> {
    let mut found = None;
    sql.some(statement, values, &mut |row| {
        if found.is_none() {
            found = Some(read(row)?);
        }
        // To its end: a statement that inserts and tells what has done all of it only then.
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// All rows of an answer, read.
pub(crate) fn all<T>(
    sql: &dyn Sql,
    statement: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Row) -> std::result::Result<T, Fault>,
) -> std::result::Result<Vec<T>, Fault> {
    let mut found = Vec::new();
    sql.walk(statement, values, &mut |row| {
        found.push(read(row)?);
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// Whether work may be done again from its beginning when the way to the database broke under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Again {
    /// Yes: done twice is done once.
    Yes,
    /// No: somebody has seen a part of it, or it would be there twice.
    No,
}

/// Work in a transaction.
pub(crate) type Work<'w> = &'w mut dyn FnMut(&dyn Sql) -> std::result::Result<(), Fault>;

/// A database that can hold a store. Whatever is one is a [`crate::Store`] (`store.rs` here).
pub(crate) trait Database {
    /// What it is, in a sentence: the file, the database.
    const HOLDER: &'static str;

    /// The store's name, as errors tell it.
    fn name(&self) -> &str;

    /// Does work that only reads, all of which sees one state.
    fn reading(&self, again: Again, work: Work<'_>) -> std::result::Result<(), Fault>;

    /// Does work that writes, one writer at a time, all of it or nothing; durable when this returns.
    fn writing(&mut self, again: Again, work: Work<'_>) -> std::result::Result<(), Fault>;

    /// Is about to erase.
    fn before_erasing(&mut self) -> std::result::Result<(), Fault>;

    /// Has erased: nothing of what was taken out stays in free pages.
    fn after_erasing(&mut self) -> std::result::Result<(), Fault>;

    /// Writes a copy into a new SQLite file.
    fn back_up(&self, to: &Path) -> Result<()>;
}
