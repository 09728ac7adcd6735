//! What curators said.

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{ClaimId, Curation, DocumentId, Edit};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::fault::Fault;
use super::rows;

/// Adds an edit, if what it edits is there.
pub(super) fn add(
    connection: &mut Connection,
    curator: &str,
    reason: &str,
    edit: &Edit,
    at: Timestamp,
) -> Result<Curation, Fault> {
    if curator.trim().is_empty() {
        return Err(Fault::Invalid("an edit needs a curator".into()));
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    refuse_nothing(&transaction, edit)?;
    transaction.execute(
        "INSERT INTO curation (recorded_at, curator, reason, edit) VALUES (?1, ?2, ?3, ?4)",
        params![rows::instant(at), curator, reason, rows::to_json(edit)?],
    )?;
    let number = transaction.last_insert_rowid().unsigned_abs();
    transaction.commit()?;
    let at = rows::timestamp(&rows::instant(at))?;
    Ok(Curation { number, at, curator: curator.to_owned(), reason: reason.to_owned(), edit: edit.clone() })
}

/// An edit of what is not there would be one of nothing.
fn refuse_nothing(transaction: &Transaction<'_>, edit: &Edit) -> Result<(), Fault> {
    let claimed = |document: &DocumentId, claim: &ClaimId| {
        let there = transaction
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM claims c JOIN documents d ON d.key = c.document
                                WHERE d.id = ?1 AND c.id = ?2)",
            )?
            .query_row(params![document.0, claim.0], |row| row.get::<_, bool>(0))?;
        let missing = || Fault::Invalid(format!("document {} has no claim {}", document.0, claim.0));
        there.then_some(()).ok_or_else(missing)
    };
    match edit {
        Edit::Accept { document, claim }
        | Edit::Reject { document, claim }
        | Edit::Replace { document, claim, .. } => claimed(document, claim),
        Edit::Undo { undoes } => {
            let there = transaction
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM curation WHERE number = ?1)")?
                .query_row([i64::try_from(*undoes).unwrap_or(0)], |row| row.get::<_, bool>(0))?;
            there.then_some(()).ok_or_else(|| Fault::Invalid(format!("there is no edit {undoes}")))
        }
        Edit::Means { document, .. } => {
            let there = super::read::knows(transaction, document)?;
            there.then_some(()).ok_or_else(|| Fault::Invalid(format!("there is no document {}", document.0)))
        }
        Edit::Same { .. } | Edit::Apart { .. } => Ok(()),
    }
}

/// The edits in their order.
pub(super) fn all(connection: &Connection, recorded_by: Option<Date>) -> Result<Vec<Curation>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT number, recorded_at, curator, reason, edit FROM curation
         WHERE ?1 IS NULL OR recorded_at < ?1 ORDER BY number",
    )?;
    let mut found = Vec::new();
    let mut rows = statement.query([recorded_by.map(rows::end_of)])?;
    while let Some(row) = rows.next()? {
        found.push(Curation {
            number: row.get::<_, i64>(0)?.unsigned_abs(),
            at: rows::timestamp(&row.get::<_, String>(1)?)?,
            curator: row.get(2)?,
            reason: row.get(3)?,
            edit: rows::from_json("an edit", &row.get::<_, String>(4)?)?,
        });
    }
    Ok(found)
}
