//! What curators said.

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{ClaimId, Curation, DocumentId, Edit};

use super::{Sql, Value, first};
use crate::fault::Fault;
use crate::rows::{self, EDIT};

/// Adds an edit, if what it edits is there.
pub(super) fn add(
    sql: &dyn Sql,
    curator: &str,
    reason: &str,
    edit: &Edit,
    at: Timestamp,
) -> Result<Curation, Fault> {
    if curator.trim().is_empty() {
        return Err(Fault::Invalid("an edit needs a curator".into()));
    }
    refuse_nothing(sql, edit)?;
    let number = first(
        sql,
        "INSERT INTO curation (recorded_at, curator, reason, edit) VALUES (?1, ?2, ?3, ?4) RETURNING number",
        &[rows::instant(at).into(), curator.into(), reason.into(), rows::to_json(edit)?.into()],
        |row| row.count(0),
    )?;
    let number = number.ok_or_else(|| Fault::Damaged("an edit that was added has no number".into()))?;
    let at = rows::timestamp(&rows::instant(at))?;
    Ok(Curation { number, at, curator: curator.to_owned(), reason: reason.to_owned(), edit: edit.clone() })
}

/// An edit of what is not there would be one of nothing.
fn refuse_nothing(sql: &dyn Sql, edit: &Edit) -> Result<(), Fault> {
    let claimed = |document: &DocumentId, claim: &ClaimId| {
        let there = first(
            sql,
            "SELECT 1 FROM claims c JOIN documents d ON d.key = c.document WHERE d.id = ?1 AND c.id = ?2",
            &[Value::from(&document.0), Value::from(&claim.0)],
            |_| Ok(()),
        )?;
        let missing = || Fault::Invalid(format!("document {} has no claim {}", document.0, claim.0));
        there.ok_or_else(missing)
    };
    match edit {
        Edit::Accept { document, claim }
        | Edit::Reject { document, claim }
        | Edit::Replace { document, claim, .. } => claimed(document, claim),
        Edit::Undo { undoes } => {
            let number = i64::try_from(*undoes).unwrap_or(0);
            let there = first(sql, "SELECT 1 FROM curation WHERE number = ?1", &[number.into()], |_| Ok(()))?;
            there.ok_or_else(|| Fault::Invalid(format!("there is no edit {undoes}")))
        }
        Edit::Means { document, .. } => {
            let there = super::read::knows(sql, document)?;
            there.then_some(()).ok_or_else(|| Fault::Invalid(format!("there is no document {}", document.0)))
        }
        Edit::Same { .. } | Edit::Apart { .. } => Ok(()),
    }
}

/// The edits in their order.
pub(super) fn all(sql: &dyn Sql, recorded_by: Option<Date>) -> Result<Vec<Curation>, Fault> {
    let statement = format!(
        "SELECT {EDIT} FROM curation WHERE CAST(?1 AS TEXT) IS NULL OR recorded_at < ?1 ORDER BY number"
    );
    super::all(sql, &statement, &[recorded_by.map(rows::end_of).into()], rows::edit)
}
