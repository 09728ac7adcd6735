//! What an audit finds of the file itself.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::fault::Fault;
use crate::{Finding, FindingKind};

/// At most so many lines of SQLite's own report.
const LINES: usize = 100;

/// What SQLite itself finds wrong with the pages.
pub(super) fn pages(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({LINES})"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let line: String = row.get(0)?;
        if line != "ok" {
            findings.push(Finding { kind: FindingKind::Database, subject: "the file".into(), problem: line });
        }
    }
    Ok(())
}

/// The tables and indexes must be those that the migrations make.
pub(super) fn tables(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let made = |connection: &Connection| {
        let mut statement = connection.prepare("SELECT type || ' ' || name, sql FROM sqlite_schema")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<rusqlite::Result<BTreeMap<String, Option<String>>>>()
    };
    let (here, ours) = (made(connection)?, made(&super::open::in_memory()?)?);
    for (name, sql) in &ours {
        let problem = match here.get(name) {
            None => "is missing",
            Some(other) if other != sql => "is not the one that this program makes",
            Some(_) => continue,
        };
        let (subject, problem) = (name.clone(), problem.to_owned());
        findings.push(Finding { kind: FindingKind::Database, subject, problem });
    }
    Ok(())
}
