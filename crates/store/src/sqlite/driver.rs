//! SQLite as the shared SQL speaks to it.

use std::borrow::Cow;

use rusqlite::types::{Null, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::audit;
use crate::Finding;
use crate::fault::Fault;
use crate::rows::{Row, unreadable};
use crate::sql::{Dialect, Each, Sql, Value};

/// A connection in a transaction.
pub(super) struct SqliteSql<'c>(pub(super) &'c Connection);

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => Null.into(),
            Self::Text(text) => ToSqlOutput::Borrowed(text.as_ref().into()),
            Self::Number(number) => (*number).into(),
            Self::Flag(flag) => (*flag).into(),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

impl Row for rusqlite::Row<'_> {
    fn text_or_null(&self, column: usize) -> Result<Option<Cow<'_, str>>, Fault> {
        let text = self.get_ref(column)?.as_str_or_null().map_err(|error| unreadable(column, &error))?;
        Ok(text.map(Cow::Borrowed))
    }

    fn number_or_null(&self, column: usize) -> Result<Option<i64>, Fault> {
        Ok(self.get(column)?)
    }

    fn flag_or_null(&self, column: usize) -> Result<Option<bool>, Fault> {
        Ok(self.get(column)?)
    }

    fn bytes(&self, column: usize) -> Result<Vec<u8>, Fault> {
        Ok(self.get::<_, Option<Vec<u8>>>(column)?.unwrap_or_default())
    }
}

impl Sql for SqliteSql<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        Ok(self.0.prepare_cached(sql)?.execute(params_from_iter(values))? as u64)
    }

    fn insert(
        &self,
        into: &str,
        rows: &[Vec<Value<'_>>],
        columns: Option<&str>,
        told: Each<'_>,
    ) -> Result<u64, Fault> {
        let Some(first) = rows.first() else { return Ok(0) };
        let places = vec!["?"; first.len()].join(", ");
        let returning = columns.map(|columns| format!("RETURNING {columns}")).unwrap_or_default();
        let sql = format!("INSERT INTO {into} VALUES ({places}) ON CONFLICT DO NOTHING {returning}");
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut new = 0;
        for row in rows {
            if columns.is_none() {
                new += statement.execute(params_from_iter(row))? as u64;
                continue;
            }
            // To its end: only then has the statement done all of it.
            let mut inserted = statement.query(params_from_iter(row))?;
            while let Some(row) = inserted.next()? {
                new += 1;
                // There is one row at most, and nothing to break off.
                let _ = told(row)?;
            }
        }
        Ok(new)
    }

    fn some(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), Fault> {
        self.walk(sql, values, each)
    }

    fn walk(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), Fault> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if each(row)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn audit(&self, findings: &mut Vec<Finding>) -> Result<(), Fault> {
        audit::pages(self.0, findings)?;
        audit::tables(self.0, findings)
    }

    fn dangling(&self) -> Result<Vec<(String, i64, String)>, Fault> {
        let mut statement = self.0.prepare("PRAGMA foreign_key_check")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or_default(), row.get(2)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
