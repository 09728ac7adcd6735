//! Erasing a person from the file.

use std::collections::BTreeSet;

use jiff::Timestamp;
use ledger::{Claim, ClaimId, DocumentId, Edit, Person};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::fault::Fault;
use super::rows::{self, CLAIM, DOCUMENT};
use super::write::{Names, add_claim};
use crate::StoredDocument;
use crate::erase::{Erased, Erasure, Tombstones, redacted};

/// The store's own key, made when it is first needed.
const KEY: &str = "tombstones";

/// The tombstones of the store.
pub(super) fn tombstones(connection: &Connection) -> Result<Tombstones, Fault> {
    let key: Option<Vec<u8>> = connection
        .prepare_cached("SELECT value FROM secrets WHERE name = ?1")?
        .query_row([KEY], |row| row.get(0))
        .optional()?;
    let Some(key) = key else { return Ok(Tombstones::default()) };
    let mut statement = connection.prepare_cached("SELECT mark FROM tombstones")?;
    let marks = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<BTreeSet<String>>>()?;
    Ok(Tombstones::new(key, marks))
}

/// Takes a person out of everything, raises the tombstones, and wipes the file's free pages.
pub(super) fn forget(connection: &mut Connection, erasure: &Erasure, at: Timestamp) -> Result<Erased, Fault> {
    // What is deleted is overwritten, and not only let go.
    connection.pragma_update(None, "secure_delete", true)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut erased = Erased::default();
    raise(&transaction, erasure, at)?;
    let stones = tombstones(&transaction)?;
    let (mut gone, mut stayed): (BTreeSet<(DocumentId, ClaimId)>, _) = (BTreeSet::new(), BTreeSet::new());
    for key in affected(&transaction, erasure, &stones)? {
        let (document, text, claims) = whole(&transaction, key)?;
        let theirs = |person: &Person| {
            stones.holds(person) || erasure.mentions.contains(&(document.id.clone(), person.name.clone()))
        };
        let full = document.clone().with_text(text);
        let mut names = stones.names_in(&full.text);
        names.extend(erasure.names.iter().cloned());
        let left = redacted(&full, &claims, &names, &theirs);
        gone.extend(claims.iter().map(|c| (document.id.clone(), c.id.clone())));
        stayed.extend(left.claims.iter().map(|c| (document.id.clone(), c.id.clone())));
        rewrite(&transaction, key, &document, &left.document, &left.claims)?;
        erased.documents += 1;
        erased.claims += left.removed;
    }
    erased.appearances = appearances(&transaction, &stones)?;
    gone.retain(|id| !stayed.contains(id));
    erased.edits = edits(&transaction, &gone, &stones)?;
    transaction.execute("DELETE FROM names WHERE key NOT IN (SELECT name FROM claims)", [])?;
    transaction.commit()?;
    wipe(connection)?;
    Ok(erased)
}

/// Nothing of what was taken out stays in free pages or in the log.
fn wipe(connection: &Connection) -> Result<(), Fault> {
    connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?;
    Ok(())
}

fn raise(transaction: &Transaction<'_>, erasure: &Erasure, at: Timestamp) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO secrets (name, value) VALUES (?1, randomblob(32)) ON CONFLICT DO NOTHING",
        [KEY],
    )?;
    let key: Vec<u8> =
        transaction.query_row("SELECT value FROM secrets WHERE name = ?1", [KEY], |row| row.get(0))?;
    for mark in Tombstones::raised(&key, erasure) {
        transaction.execute(
            "INSERT INTO tombstones (mark, recorded_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![mark, rows::instant(at)],
        )?;
    }
    Ok(())
}

/// The keys of the documents that tell of the person, or only name them.
fn affected(
    transaction: &Transaction<'_>,
    erasure: &Erasure,
    stones: &Tombstones,
) -> Result<BTreeSet<i64>, Fault> {
    let mut keys = BTreeSet::new();
    for document in erasure.mentions.iter().map(|(document, _)| document).collect::<BTreeSet<_>>() {
        let key = transaction
            .prepare_cached("SELECT key FROM documents WHERE id = ?1")?
            .query_row([&document.0], |row| row.get::<_, i64>(0))
            .optional()?;
        keys.extend(key);
    }
    let mut statement = transaction.prepare(
        "SELECT c.document, n.name, n.person FROM claims c JOIN names n ON n.key = c.name GROUP BY c.document, n.key",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get::<_, Option<String>>(2)?.map(ledger::PersonId);
        if stones.holds(&Person { name: row.get(1)?, id, team: None }) {
            keys.insert(row.get(0)?);
        }
    }
    let mut statement = transaction.prepare(
        "SELECT d.key, t.text, coalesce(d.title, '') FROM documents d JOIN texts t ON t.document = d.key",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (text, title) =
            (row.get_ref(1)?.as_str().unwrap_or_default(), row.get_ref(2)?.as_str().unwrap_or_default());
        if !stones.names_in(text).is_empty() || !stones.names_in(title).is_empty() {
            keys.insert(row.get(0)?);
        }
    }
    Ok(keys)
}

/// A document, its text as it is kept, and its claims in order.
fn whole(transaction: &Transaction<'_>, key: i64) -> Result<(StoredDocument, String, Vec<Claim>), Fault> {
    let (document, text) = transaction
        .prepare_cached(&format!(
            "SELECT t.text, {DOCUMENT} FROM documents d JOIN texts t ON t.document = d.key WHERE d.key = ?1"
        ))?
        .query_row([key], |row| Ok((rows::document(row, 1), row.get::<_, String>(0)?)))?;
    let document = document?;
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT {CLAIM} FROM claims c JOIN names n ON n.key = c.name WHERE c.document = ?1 ORDER BY c.ordinal"
    ))?;
    let mut found = statement.query([key])?;
    let mut claims = Vec::new();
    while let Some(row) = found.next()? {
        claims.push(rows::claim(row, 0, &document.id, &text)?);
    }
    Ok((document, text, claims))
}

fn rewrite(
    transaction: &Transaction<'_>,
    key: i64,
    before: &StoredDocument,
    left: &ledger::Document,
    claims: &[Claim],
) -> Result<(), Fault> {
    let row = StoredDocument {
        doc: left.doc.clone(),
        path: left.path.clone(),
        url: left.url.clone(),
        title: left.title.clone(),
        ..before.clone()
    };
    transaction.execute(
        "UPDATE documents SET doc = ?2, path = ?3, url = ?4, title = ?5, redacted = ?6, seal = ?7 WHERE key = ?1",
        params![key, row.doc, row.path, row.url, row.title, DocumentId::of(&left.text).0, rows::seal(&row)?],
    )?;
    transaction.execute("UPDATE texts SET text = ?2 WHERE document = ?1", params![key, left.text])?;
    transaction.execute("DELETE FROM claims WHERE document = ?1", [key])?;
    let mut names = Names::default();
    for (ordinal, claim) in claims.iter().enumerate() {
        add_claim(transaction, &mut names, key, ordinal, claim)?;
    }
    Ok(())
}

fn appearances(transaction: &Transaction<'_>, stones: &Tombstones) -> Result<u64, Fault> {
    let mut statement = transaction.prepare("SELECT DISTINCT person, name FROM appearances")?;
    let found = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut removed = 0;
    for pair in found.collect::<rusqlite::Result<Vec<_>>>()? {
        let (person, name) = pair;
        let id = (!person.is_empty()).then(|| ledger::PersonId(person.clone()));
        if stones.holds(&Person { name: name.clone(), id, team: None }) {
            removed += transaction
                .execute("DELETE FROM appearances WHERE person = ?1 AND name = ?2", params![person, name])?
                as u64;
        }
    }
    Ok(removed)
}

/// Removes the edits of claims that are gone, and those that name the person.
fn edits(
    transaction: &Transaction<'_>,
    gone: &BTreeSet<(DocumentId, ClaimId)>,
    stones: &Tombstones,
) -> Result<u64, Fault> {
    let mut removed = 0;
    let names = |text: &str| {
        stones.holds(&Person { name: text.into(), id: Some(ledger::PersonId(text.into())), team: None })
            || !stones.names_in(text).is_empty()
    };
    for edit in super::curation::all(transaction, None)? {
        let of_them = match &edit.edit {
            Edit::Accept { document, claim }
            | Edit::Reject { document, claim }
            | Edit::Replace { document, claim, .. } => gone.contains(&(document.clone(), claim.clone())),
            Edit::Same { one, other } | Edit::Apart { one, other } => names(one) || names(other),
            Edit::Means { name, person, .. } => names(name) || names(person),
            Edit::Undo { .. } => false,
        };
        if of_them || names(&edit.reason) {
            removed += transaction.execute(
                "DELETE FROM curation WHERE number = ?1",
                [i64::try_from(edit.number).unwrap_or(0)],
            )? as u64;
        }
    }
    Ok(removed)
}
