//! The audit.

use std::collections::BTreeMap;

use ledger::{Claim, DocumentId};
use rusqlite::{Connection, Row};

use super::fault::Fault;
use super::rows::{self, CLAIM};
use crate::{Finding, FindingKind};

/// At most so many lines of SQLite's own report.
const LINES: usize = 100;

/// Everything that is wrong with the store. A part that is too damaged to be walked is a finding, and the walk of the
/// next part goes on.
pub(super) fn check(connection: &Connection) -> Result<Vec<Finding>, Fault> {
    let mut findings = Vec::new();
    for (kind, part) in [
        (FindingKind::Database, pages as fn(&Connection, &mut Vec<Finding>) -> Result<(), Fault>),
        (FindingKind::Database, tables),
        (FindingKind::Reference, references),
        (FindingKind::Document, documents),
        (FindingKind::Claim, claims),
        (FindingKind::Erasure, erased),
    ] {
        match part(connection, &mut findings) {
            Err(fault) if fault.is_damage() => findings.push(Finding {
                kind,
                subject: "the database file".into(),
                problem: format!("cannot be read to the end: {}", fault.words()),
            }),
            other => other?,
        }
    }
    Ok(findings)
}

fn pages(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({LINES})"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let line: String = row.get(0)?;
        if line != "ok" {
            findings.push(Finding {
                kind: FindingKind::Database,
                subject: "the database file".into(),
                problem: line,
            });
        }
    }
    Ok(())
}

/// The tables and indexes must be those that the migrations make.
fn tables(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
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

fn references(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, key, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        findings.push(Finding {
            kind: FindingKind::Reference,
            subject: format!("row {} of {table}", key.unwrap_or_default()),
            problem: format!("refers to a row of {parent} that is not there"),
        });
    }
    Ok(())
}

fn documents(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut statement = connection.prepare(&format!(
        "SELECT t.text, d.seal, {}, d.redacted FROM documents d LEFT JOIN texts t ON t.document = d.key ORDER BY d.key",
        rows::DOCUMENT
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(problem) = wrong_with_document(row)? else { continue };
        let name = |column| row.get_ref(column).ok().and_then(|v| v.as_str().ok()).unwrap_or("?");
        findings.push(Finding {
            kind: FindingKind::Document,
            subject: format!("document {} ({})", short(name(2)), name(3)),
            problem,
        });
    }
    Ok(())
}

/// What is wrong with the document of a row of its text, its seal, and [`rows::DOCUMENT`].
fn wrong_with_document(row: &Row<'_>) -> Result<Option<String>, Fault> {
    let document = match rows::document(row, 2) {
        Ok(document) => document,
        Err(fault) => return Ok(Some(fault.words())),
    };
    let redacted = row.get_ref(14)?.as_str_or_null().ok().flatten();
    let problem = match row.get_ref(0)?.as_str_or_null() {
        Ok(None) => "its text is missing",
        Ok(Some(text)) if DocumentId::of(text).0 == redacted.unwrap_or(&document.id.0) => {
            match row.get_ref(1)?.as_str() {
                Ok(seal) if seal == rows::seal(&document)? => return Ok(None),
                _ => "its date, its name or where it came from is not what was recorded",
            }
        }
        _ => "its text is not the one that its identity names",
    };
    Ok(Some(problem.to_owned()))
}

fn claims(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    // Left joins: a claim whose document or name is gone is a dangling reference, told above, and skipped here.
    let mut statement = connection.prepare(&format!(
        "SELECT c.document, d.id, {CLAIM} FROM claims c LEFT JOIN documents d ON d.key = c.document
         LEFT JOIN names n ON n.key = c.name ORDER BY c.document, c.ordinal"
    ))?;
    let mut rows = statement.query([])?;
    let mut text = (None, String::new());
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        if text.0 != Some(key) {
            text = (Some(key), any_text(connection, key)?);
        }
        let Some(document) = row.get::<_, Option<String>>(1)?.map(DocumentId) else { continue };
        let problem = match rows::claim(row, 2, &document, &text.1) {
            Ok(claim) => wrong_with(&claim),
            Err(fault) => Some(fault.words()),
        };
        if let Some(problem) = problem {
            findings.push(finding(row, &document, problem));
        }
    }
    Ok(())
}

/// Whoever was erased must be nowhere.
fn erased(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let stones = super::forget::tombstones(connection)?;
    if stones.is_empty() {
        return Ok(());
    }
    let mut found = |subject: String, problem: &str| {
        findings.push(Finding { kind: FindingKind::Erasure, subject, problem: problem.to_owned() });
    };
    let mut statement = connection
        .prepare("SELECT d.id, t.text, d.title FROM documents d JOIN texts t ON t.document = d.key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, text, title): (String, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if !stones.names_in(&text).is_empty()
            || title.is_some_and(|title| !stones.names_in(&title).is_empty())
        {
            found(format!("document {}", short(&id)), "names somebody who was erased");
        }
    }
    for (table, sql) in [
        ("names", "SELECT name, person FROM names"),
        ("appearances", "SELECT DISTINCT name, nullif(person, '') FROM appearances"),
    ] {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = row.get::<_, Option<String>>(1)?.map(ledger::PersonId);
            if stones.holds(&ledger::Person { name: row.get(0)?, id, team: None }) {
                found(format!("a row of {table}"), "is about somebody who was erased");
            }
        }
    }
    Ok(())
}

fn wrong_with(claim: &Claim) -> Option<String> {
    (claim.id != claim.content_id())
        .then(|| "its content, or the text of its evidence, is not the one that its identity names".into())
}

fn finding(row: &Row<'_>, document: &DocumentId, problem: String) -> Finding {
    let id = row.get_ref(2).ok().and_then(|v| v.as_str().ok()).unwrap_or("?");
    Finding {
        kind: FindingKind::Claim,
        subject: format!("claim {id} of document {}", short(&document.0)),
        problem,
    }
}

/// Enough of an identity to find its document by.
fn short(id: &str) -> &str {
    id.get(..12).unwrap_or(id)
}

/// The text under that key, or nothing: that it is missing or unreadable was found with the documents.
fn any_text(connection: &Connection, key: i64) -> Result<String, Fault> {
    let mut statement = connection.prepare_cached("SELECT text FROM texts WHERE document = ?1")?;
    let mut rows = statement.query([key])?;
    let text = match rows.next()? {
        Some(row) => row.get_ref(0)?.as_str().unwrap_or_default().to_owned(),
        None => String::new(),
    };
    Ok(text)
}
