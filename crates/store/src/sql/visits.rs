//! What is followed on the web.

use std::ops::ControlFlow;

use super::{Sql, Value, all, insert_all};
use crate::fault::Fault;
use crate::rows::{self, VISIT};
use crate::{Finding, FindingKind, Visit};

/// At most so many rows are put to the database, or asked for, at a time.
pub(super) const PORTION: usize = 500;

/// What is known of those marks.
pub(super) fn of(sql: &dyn Sql, marks: &[String]) -> Result<Vec<Visit>, Fault> {
    let statement =
        format!("SELECT {VISIT} FROM visits WHERE mark IN ({}) ORDER BY mark", sql.dialect().texts("?1"));
    let mut found = Vec::new();
    for portion in marks.chunks(PORTION) {
        found.extend(all(sql, &statement, &[rows::to_json(&portion)?.into()], rows::visit)?);
    }
    Ok(found)
}

/// Keeps these in place of what was known of their marks.
pub(super) fn put(sql: &dyn Sql, visits: &[Visit]) -> Result<(), Fault> {
    let statement = format!("DELETE FROM visits WHERE mark IN ({})", sql.dialect().texts("?1"));
    for portion in visits.chunks(PORTION) {
        let marks: Vec<&str> = portion.iter().map(|visit| visit.mark.as_str()).collect();
        sql.execute(&statement, &[rows::to_json(&marks)?.into()])?;
    }
    insert(sql, visits)?;
    Ok(())
}

/// Adds those of which nothing is known; how many.
pub(super) fn insert(sql: &dyn Sql, visits: &[Visit]) -> Result<u64, Fault> {
    let into = format!("visits ({VISIT})");
    let mut new = 0;
    for portion in visits.chunks(PORTION) {
        let rows: Vec<Vec<Value<'_>>> = portion.iter().map(row).collect();
        new += insert_all(sql, &into, &rows)?;
    }
    Ok(new)
}

fn row(visit: &Visit) -> Vec<Value<'_>> {
    vec![
        Value::from(&visit.mark),
        visit.etag.as_ref().into(),
        visit.last_modified.as_ref().into(),
        visit.content.as_ref().into(),
        i64::from(visit.failures).into(),
        visit.not_before.map(rows::instant).into(),
        rows::instant(visit.visited_at).into(),
    ]
}

/// Rows that cannot be read.
pub(super) fn audit(sql: &dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    sql.walk(&format!("SELECT {VISIT} FROM visits ORDER BY mark"), &[], &mut |row| {
        if let Err(fault) = rows::visit(row) {
            findings.push(Finding {
                kind: FindingKind::Database,
                subject: format!("visit {}", row.text(0).unwrap_or("?".into())),
                problem: fault.words(),
            });
        }
        Ok(ControlFlow::Continue(()))
    })
}
