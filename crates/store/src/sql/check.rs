//! The audit.

use std::ops::ControlFlow;

use ledger::{Claim, DocumentId, Person, PersonId};

use super::read::{CLAIM_COLUMNS, DOCUMENT_COLUMNS};
use super::{Sql, first};
use crate::fault::Fault;
use crate::rows::{self, CLAIM, DOCUMENT, Row};
use crate::{Finding, FindingKind};

/// One part of an audit.
pub(super) type Part = fn(&dyn Sql, &mut Vec<Finding>) -> Result<(), Fault>;

/// The parts, and what kind of finding it is when one cannot be walked to its end.
pub(super) const PARTS: &[(FindingKind, Part)] = &[
    (FindingKind::Database, |sql, findings| sql.audit(findings)),
    (FindingKind::Reference, references),
    (FindingKind::Document, documents),
    (FindingKind::Claim, claims),
    (FindingKind::Reference, super::copies::audit),
    (FindingKind::Database, super::visits::audit),
    (FindingKind::Erasure, erased),
];

/// That a part is too damaged to be walked is a finding, and the walk of the next part goes on.
pub(super) fn unreadable(kind: FindingKind, holder: &str, fault: &Fault) -> Finding {
    let problem = format!("cannot be read to the end: {}", fault.words());
    Finding { kind, subject: format!("the {holder}"), problem }
}

fn references(sql: &dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    findings.extend(sql.dangling()?.into_iter().map(|(table, key, parent)| Finding {
        kind: FindingKind::Reference,
        subject: format!("row {key} of {table}"),
        problem: format!("refers to a row of {parent} that is not there"),
    }));
    // Whom a board may show is looked up there.
    let statement = "SELECT c.key FROM claims c WHERE c.team IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM squads s WHERE s.name = c.name AND s.team = c.team)";
    sql.walk(statement, &[], &mut |row| {
        findings.push(Finding {
            kind: FindingKind::Reference,
            subject: format!("row {} of claims", row.number(0)?),
            problem: "puts a name in a team that squads does not have it in".into(),
        });
        Ok(ControlFlow::Continue(()))
    })
}

fn documents(sql: &dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let statement = format!(
        "SELECT t.text, d.seal, {DOCUMENT}, d.redacted FROM documents d LEFT JOIN texts t ON t.document = d.key
         ORDER BY d.key"
    );
    sql.walk(&statement, &[], &mut |row| {
        if let Some(problem) = wrong_with_document(row)? {
            let name = |column| row.text(column).unwrap_or("?".into());
            findings.push(Finding {
                kind: FindingKind::Document,
                subject: format!("document {} ({})", short(&name(2)), name(3)),
                problem,
            });
        }
        Ok(ControlFlow::Continue(()))
    })
}

/// What is wrong with the document of a row of its text, its seal, and [`DOCUMENT`].
fn wrong_with_document(row: &dyn Row) -> Result<Option<String>, Fault> {
    let document = match rows::document(row, 2) {
        Ok(document) => document,
        Err(fault) => return Ok(Some(fault.words())),
    };
    let redacted = row.text_or_null(2 + DOCUMENT_COLUMNS).ok().flatten();
    let problem = match row.text_or_null(0) {
        Ok(None) => "its text is missing",
        Ok(Some(text)) if DocumentId::of(&text).0 == redacted.as_deref().unwrap_or(&document.id.0) => {
            match row.text(1) {
                Ok(seal) if seal == rows::seal(&document)? => return Ok(None),
                _ => "its date, its name or where it came from is not what was recorded",
            }
        }
        _ => "its text is not the one that its identity names",
    };
    Ok(Some(problem.to_owned()))
}

fn claims(sql: &dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    const TEXT: usize = 2 + CLAIM_COLUMNS;
    let order = "c.document, c.ordinal";
    let (with_text, texts) = (sql.dialect().text_with(order), sql.dialect().texts_joined());
    // Left joins: a claim whose document or name is gone is a dangling reference, told above, and skipped here.
    let statement = format!(
        "SELECT c.document, d.id, {CLAIM}, {with_text} FROM claims c LEFT JOIN documents d ON d.key = c.document
         LEFT JOIN names n ON n.key = c.name {texts} ORDER BY {order}"
    );
    let mut text = (None, String::new());
    sql.walk(&statement, &[], &mut |row| {
        let key = row.number(0)?;
        if text.0 != Some(key) {
            let known = row.text_or_null(TEXT).ok().flatten();
            text = (Some(key), known.map_or_else(|| any_text(sql, key), |text| Ok(text.into_owned()))?);
        }
        let Some(document) = row.owned(1)?.map(DocumentId) else { return Ok(ControlFlow::Continue(())) };
        let problem = match rows::claim(row, 2, &document, &text.1) {
            Ok(claim) => wrong_with(&claim),
            Err(fault) => Some(fault.words()),
        };
        if let Some(problem) = problem {
            findings.push(finding(row, &document, problem));
        }
        Ok(ControlFlow::Continue(()))
    })
}

/// Whoever was erased must be nowhere.
fn erased(sql: &dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let stones = super::forget::tombstones(sql)?;
    if stones.is_empty() {
        return Ok(());
    }
    let mut found = |subject: String, problem: &str| {
        findings.push(Finding { kind: FindingKind::Erasure, subject, problem: problem.to_owned() });
    };
    sql.walk(
        "SELECT d.id, t.text, d.title FROM documents d JOIN texts t ON t.document = d.key",
        &[],
        &mut |row| {
            let title = row.text_or_null(2)?.unwrap_or_default();
            if !stones.names_in(&row.text(1)?).is_empty() || !stones.names_in(&title).is_empty() {
                found(format!("document {}", short(&row.text(0)?)), "names somebody who was erased");
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    for (table, statement) in [
        ("names", "SELECT name, person FROM names"),
        ("appearances", "SELECT DISTINCT name, nullif(person, '') FROM appearances"),
    ] {
        sql.walk(statement, &[], &mut |row| {
            let id = row.owned(1)?.map(PersonId);
            if stones.holds(&Person { name: row.text(0)?.into_owned(), id, team: None }) {
                found(format!("a row of {table}"), "is about somebody who was erased");
            }
            Ok(ControlFlow::Continue(()))
        })?;
    }
    Ok(())
}

fn wrong_with(claim: &Claim) -> Option<String> {
    (claim.id != claim.content_id())
        .then(|| "its content, or the text of its evidence, is not the one that its identity names".into())
}

fn finding(row: &dyn Row, document: &DocumentId, problem: String) -> Finding {
    let id = row.text(2).unwrap_or("?".into());
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
fn any_text(sql: &dyn Sql, key: i64) -> Result<String, Fault> {
    let statement = "SELECT text FROM texts WHERE document = ?1";
    let text = first(sql, statement, &[key.into()], |row| Ok(row.owned(0).ok().flatten()))?;
    Ok(text.flatten().unwrap_or_default())
}
