//! PostgreSQL as the shared SQL speaks to it.

use std::borrow::Cow;
use std::cell::{RefCell, RefMut};
use std::collections::BTreeMap;
use std::error::Error;

use bytes::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Row as PgRow, Statement, Transaction};

use super::audit;
use crate::fault::Fault;
use crate::rows::{Row, unreadable};
use crate::sql::{Dialect, Each, Sql, Value};
use crate::{Finding, StoreErrorKind};

/// Rows that are fetched at a time.
const PORTION: i32 = 128;

/// Rows that one statement inserts at most: it is prepared for each number of rows that occurs.
const TOGETHER: usize = 32;

/// Statements that a connection has prepared, by their text.
pub(super) type Prepared = BTreeMap<String, Statement>;

/// A transaction.
pub(super) struct PgSql<'t, 'c> {
    transaction: RefCell<Transaction<'c>>,
    prepared: RefCell<&'t mut Prepared>,
}

impl<'t, 'c> PgSql<'t, 'c> {
    pub(super) fn new(transaction: Transaction<'c>, prepared: &'t mut Prepared) -> Self {
        Self { transaction: RefCell::new(transaction), prepared: RefCell::new(prepared) }
    }

    pub(super) fn into_inner(self) -> Transaction<'c> {
        self.transaction.into_inner()
    }

    fn transaction(&self) -> Result<RefMut<'_, Transaction<'c>>, Fault> {
        self.transaction.try_borrow_mut().map_err(|_| busy())
    }

    fn prepare(&self, sql: &str) -> Result<Statement, Fault> {
        let mut prepared = self.prepared.try_borrow_mut().map_err(|_| busy())?;
        if let Some(statement) = prepared.get(sql) {
            return Ok(statement.clone());
        }
        // Parameters are `?1` in the shared SQL, and no question mark stands for anything else.
        let statement = self.transaction()?.prepare(&sql.replace('?', "$"))?;
        prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// A question from within an answer that is just being fetched: nobody asks one.
pub(super) fn busy() -> Fault {
    Fault::Told(StoreErrorKind::Other, "the store is asked while it answers".into())
}

fn parameters<'v>(values: &'v [Value<'v>]) -> Vec<&'v (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl Sql for PgSql<'_, '_> {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let statement = self.prepare(sql)?;
        Ok(self.transaction()?.execute(&statement, &parameters(values))?)
    }

    fn insert(
        &self,
        into: &str,
        rows: &[Vec<Value<'_>>],
        columns: Option<&str>,
        told: Each<'_>,
    ) -> Result<u64, Fault> {
        let returning = columns.map(|columns| format!("RETURNING {columns}")).unwrap_or_default();
        let mut new = 0;
        for together in rows.chunks(TOGETHER) {
            let mut number = 0;
            let mut places = |row: &Vec<Value<'_>>| {
                let places: Vec<_> = row
                    .iter()
                    .map(|_| {
                        number += 1;
                        format!("?{number}")
                    })
                    .collect();
                format!("({})", places.join(", "))
            };
            let places: Vec<_> = together.iter().map(&mut places).collect();
            let places = places.join(", ");
            let sql = format!("INSERT INTO {into} VALUES {places} ON CONFLICT DO NOTHING {returning}");
            let statement = self.prepare(&sql)?;
            let values: Vec<&(dyn ToSql + Sync)> = together.iter().flat_map(|row| parameters(row)).collect();
            if columns.is_none() {
                new += self.transaction()?.execute(&statement, &values)?;
                continue;
            }
            let inserted = self.transaction()?.query(&statement, &values)?;
            new += inserted.len() as u64;
            for row in &inserted {
                // All are in by now: there is nothing to break off.
                let _ = told(row)?;
            }
        }
        Ok(new)
    }

    fn some(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), Fault> {
        let statement = self.prepare(sql)?;
        let rows = self.transaction()?.query(&statement, &parameters(values))?;
        for row in &rows {
            if each(row)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn walk(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), Fault> {
        let statement = self.prepare(sql)?;
        let portal = self.transaction()?.bind(&statement, &parameters(values))?;
        loop {
            let rows = self.transaction()?.query_portal(&portal, PORTION)?;
            for row in &rows {
                if each(row)?.is_break() {
                    return Ok(());
                }
            }
            if rows.len() < PORTION as usize {
                return Ok(());
            }
        }
    }

    fn audit(&self, findings: &mut Vec<Finding>) -> Result<(), Fault> {
        audit::tables(self, findings)
    }

    fn dangling(&self) -> Result<Vec<(String, i64, String)>, Fault> {
        audit::dangling(self)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Text(text) => written(text).as_ref().to_sql(ty, out),
            Self::Number(number) => number.to_sql(ty, out),
            Self::Flag(flag) => flag.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        [Type::TEXT, Type::INT8, Type::BOOL, Type::BYTEA].contains(ty)
    }

    to_sql_checked!();
}

impl Row for PgRow {
    fn text_or_null(&self, column: usize) -> Result<Option<Cow<'_, str>>, Fault> {
        Ok(get::<&str>(self, column)?.map(read))
    }

    fn number_or_null(&self, column: usize) -> Result<Option<i64>, Fault> {
        get(self, column)
    }

    fn flag_or_null(&self, column: usize) -> Result<Option<bool>, Fault> {
        get(self, column)
    }

    fn bytes(&self, column: usize) -> Result<Vec<u8>, Fault> {
        Ok(get::<&[u8]>(self, column)?.unwrap_or_default().to_vec())
    }
}

fn get<'r, T: FromSql<'r>>(row: &'r PgRow, column: usize) -> Result<Option<T>, Fault> {
    row.try_get(column).map_err(|error| unreadable(column, &error))
}

/// Stands before what a text of PostgreSQL cannot hold. No character: Unicode will never assign it.
const MARK: char = '\u{FDD0}';

/// A text as PostgreSQL can hold it.
fn written(text: &str) -> Cow<'_, str> {
    if !text.contains(['\0', MARK]) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\0' => out.extend([MARK, '0']),
            MARK => out.extend([MARK, MARK]),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The text that was written so.
fn read(text: &str) -> Cow<'_, str> {
    if !text.contains(MARK) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            MARK => out.push(if chars.next() == Some(MARK) { MARK } else { '\0' }),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_written_and_read() {
        for text in ["", "a", "a\0b", "\0\0", "\u{FDD0}", "\u{FDD0}0", "\0\u{FDD0}0\0", "é\u{FDD0}\u{FDD0}"]
        {
            let there = written(text);
            assert!(!there.contains('\0'));
            assert_eq!(read(&there), text);
        }
        assert!(matches!(written("plain"), Cow::Borrowed(_)));
    }
}
