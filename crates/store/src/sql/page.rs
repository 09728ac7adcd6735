//! A part of a list, found by where the part before it ended: what it costs does not depend on how long the list is.

use super::{Sql, Value, all, first};
use crate::fault::Fault;
use crate::rows::{self, DOCUMENT};
use crate::{Page, Position, StoredDocument};

/// The documents of a page, in the order in which they were said, or the other way round; `None` where there is no document to
/// begin after.
pub(super) fn page(sql: &dyn Sql, page: &Page) -> Result<Option<Vec<StoredDocument>>, Fault> {
    let (mut conditions, mut values): (Vec<String>, Vec<Value<'static>>) = (Vec::new(), Vec::new());
    let (after, order) = match page.latest_first {
        true => ("<", "d.said_on DESC, d.id DESC"),
        false => (">", "d.said_on, d.id"),
    };
    if let Some(id) = &page.after {
        let statement = "SELECT said_on FROM documents WHERE id = ?1";
        let day = |row: &dyn crate::rows::Row| Ok(row.text(0)?.into_owned());
        let Some(day) = first(sql, statement, &[Value::from(&id.0)], day)? else { return Ok(None) };
        values.extend([Value::from(day), Value::from(id.0.clone())]);
        conditions.push(format!("(d.said_on, d.id) {after} (?1, ?2)"));
    }
    if let Some(day) = page.as_of {
        values.push(Value::from(day.to_string()));
        conditions.push(format!("d.said_on <= ?{}", values.len()));
    }
    if let Some(day) = page.recorded_by {
        values.push(rows::end_of(day).into());
        conditions.push(format!("d.recorded_at < ?{}", values.len()));
    }
    let filter =
        if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    values.push(i64::try_from(page.most).unwrap_or(i64::MAX).into());
    let statement =
        format!("SELECT {DOCUMENT} FROM documents d {filter} ORDER BY {order} LIMIT ?{}", values.len());
    all(sql, &statement, &values, |row| rows::document(row, 0)).map(Some)
}

/// The documents recorded after a position, in the order in which they were recorded, each with its own.
pub(super) fn recorded_after(
    sql: &dyn Sql,
    after: Position,
    most: usize,
) -> Result<Vec<(Position, StoredDocument)>, Fault> {
    let statement =
        format!("SELECT d.key, {DOCUMENT} FROM documents d WHERE d.key > ?1 ORDER BY d.key LIMIT ?2");
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    all(sql, &statement, &[after.0.into(), most.into()], |row| {
        Ok((Position(row.number(0)?), rows::document(row, 1)?))
    })
}
