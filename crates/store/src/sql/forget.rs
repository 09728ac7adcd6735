//! Erasing a person.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use jiff::Timestamp;
use ledger::{Claim, ClaimId, DocumentId, Edit, Person, PersonId};

use super::write::add_claims;
use super::{Sql, Value, all, first, insert_all};
use crate::StoredDocument;
use crate::erase::{Erased, Erasure, Tombstones, redacted};
use crate::fault::Fault;
use crate::rows::{self, CLAIM, DOCUMENT};

/// The store's own key, made when it is first needed.
pub(super) const KEY: &str = "tombstones";

/// Begins the names of keys that came with tombstones of other stores.
pub(super) const OTHER_KEYS: &str = "tombstones-";

/// The tombstones of the store.
pub(super) fn tombstones(sql: &dyn Sql) -> Result<Tombstones, Fault> {
    let keys = keys(sql)?;
    if keys.is_empty() {
        return Ok(Tombstones::default());
    }
    let marks = all(sql, "SELECT mark FROM tombstones", &[], |row| Ok(row.text(0)?.into_owned()))?;
    let keys = keys.into_iter().map(|(_, key)| key).collect();
    Ok(Tombstones::new(keys, marks.into_iter().collect()))
}

/// The keys of the tombstones, the store's own first.
pub(super) fn keys(sql: &dyn Sql) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let statement = "SELECT name, value FROM secrets WHERE name >= ?1 AND name < ?2 ORDER BY name";
    all(sql, statement, &[KEY.into(), "tombstones.".into()], |row| {
        Ok((row.text(0)?.into_owned(), row.bytes(1)?))
    })
}

/// Raises the tombstones of a person, and takes the person out of everything.
pub(super) fn forget(sql: &dyn Sql, erasure: &Erasure, at: Timestamp) -> Result<Erased, Fault> {
    raise(sql, erasure, at)?;
    sweep(sql, erasure)
}

/// Takes out of everything whomever the tombstones hold, and what else the erasure names.
pub(super) fn sweep(sql: &dyn Sql, erasure: &Erasure) -> Result<Erased, Fault> {
    let mut erased = Erased::default();
    let stones = tombstones(sql)?;
    let (mut gone, mut stayed): (BTreeSet<(DocumentId, ClaimId)>, _) = (BTreeSet::new(), BTreeSet::new());
    for key in affected(sql, erasure, &stones)? {
        let (document, text, claims) = whole(sql, key)?;
        let theirs = |person: &Person| {
            stones.holds(person) || erasure.mentions.contains(&(document.id.clone(), person.name.clone()))
        };
        let full = document.clone().with_text(text);
        let mut names = stones.names_in(&full.text);
        names.extend(erasure.names.iter().cloned());
        let left = redacted(&full, &claims, &names, &theirs);
        gone.extend(claims.iter().map(|c| (document.id.clone(), c.id.clone())));
        stayed.extend(left.claims.iter().map(|c| (document.id.clone(), c.id.clone())));
        rewrite(sql, key, &document, &left.document, &left.claims)?;
        erased.documents += 1;
        erased.claims += left.removed;
    }
    erased.appearances = appearances(sql, &stones)?;
    gone.retain(|id| !stayed.contains(id));
    erased.edits = edits(sql, &gone, &stones)?;
    sql.execute(
        "DELETE FROM squads WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE c.name = squads.name
         AND (c.team = squads.team OR c.kind = 'team'))",
        &[],
    )?;
    sql.execute("DELETE FROM names WHERE key NOT IN (SELECT name FROM claims)", &[])?;
    Ok(erased)
}

fn raise(sql: &dyn Sql, erasure: &Erasure, at: Timestamp) -> Result<(), Fault> {
    let random = sql.dialect().random_key();
    sql.execute(
        &format!("INSERT INTO secrets (name, value) VALUES (?1, {random}) ON CONFLICT DO NOTHING"),
        &[KEY.into()],
    )?;
    let own = "SELECT value FROM secrets WHERE name = ?1";
    let key = first(sql, own, &[KEY.into()], |row| row.bytes(0))?;
    let key = key.ok_or_else(|| Fault::Damaged("the key of the tombstones is missing".into()))?;
    let at = rows::instant(at);
    let marks = Tombstones::raised(&key, erasure);
    let marks: Vec<_> = marks.into_iter().map(|mark| vec![mark.into(), Value::from(&at)]).collect();
    insert_all(sql, "tombstones (mark, recorded_at)", &marks)?;
    Ok(())
}

/// The keys of the documents that tell of the person, or only name them.
fn affected(sql: &dyn Sql, erasure: &Erasure, stones: &Tombstones) -> Result<BTreeSet<i64>, Fault> {
    let mut keys = BTreeSet::new();
    for document in erasure.mentions.iter().map(|(document, _)| document).collect::<BTreeSet<_>>() {
        let statement = "SELECT key FROM documents WHERE id = ?1";
        keys.extend(first(sql, statement, &[Value::from(&document.0)], |row| row.number(0))?);
    }
    sql.walk(
        "SELECT DISTINCT c.document, n.name, n.person FROM claims c JOIN names n ON n.key = c.name",
        &[],
        &mut |row| {
            let person =
                Person { name: row.text(1)?.into_owned(), id: row.owned(2)?.map(PersonId), team: None };
            if stones.holds(&person) {
                keys.insert(row.number(0)?);
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    sql.walk(
        "SELECT d.key, t.text, coalesce(d.title, '') FROM documents d JOIN texts t ON t.document = d.key",
        &[],
        &mut |row| {
            if !stones.names_in(&row.text(1)?).is_empty() || !stones.names_in(&row.text(2)?).is_empty() {
                keys.insert(row.number(0)?);
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    Ok(keys)
}

/// A document, its text as it is kept, and its claims in order.
fn whole(sql: &dyn Sql, key: i64) -> Result<(StoredDocument, String, Vec<Claim>), Fault> {
    let found = first(
        sql,
        &format!(
            "SELECT t.text, {DOCUMENT} FROM documents d JOIN texts t ON t.document = d.key WHERE d.key = ?1"
        ),
        &[key.into()],
        |row| Ok((rows::document(row, 1)?, row.text(0)?.into_owned())),
    )?;
    let (document, text) = found.ok_or_else(|| Fault::Damaged("the text of a document is missing".into()))?;
    let claims = all(
        sql,
        &format!(
            "SELECT {CLAIM} FROM claims c JOIN names n ON n.key = c.name WHERE c.document = ?1 ORDER BY c.ordinal"
        ),
        &[key.into()],
        |row| rows::claim(row, 0, &document.id, &text),
    )?;
    Ok((document, text, claims))
}

/// Puts what is left of a document in its place.
pub(super) fn rewrite(
    sql: &dyn Sql,
    key: i64,
    before: &StoredDocument,
    left: &ledger::Document,
    claims: &[Claim],
) -> Result<(), Fault> {
    super::copies::no_more(sql, key)?;
    let row = StoredDocument {
        doc: left.doc.clone(),
        path: left.path.clone(),
        url: left.url.clone(),
        title: left.title.clone(),
        ..before.clone()
    };
    sql.execute(
        "UPDATE documents SET doc = ?2, path = ?3, url = ?4, title = ?5, redacted = ?6, seal = ?7 WHERE key = ?1",
        &[
            key.into(),
            Value::from(&row.doc),
            row.path.as_ref().into(),
            row.url.as_ref().into(),
            row.title.as_ref().into(),
            DocumentId::of(&left.text).0.into(),
            rows::seal(&row)?.into(),
        ],
    )?;
    let text = Value::from(&left.text);
    sql.execute("UPDATE texts SET text = ?2 WHERE document = ?1", &[key.into(), text])?;
    sql.execute("DELETE FROM claims WHERE document = ?1", &[key.into()])?;
    add_claims(sql, &[(key, claims)])
}

fn appearances(sql: &dyn Sql, stones: &Tombstones) -> Result<u64, Fault> {
    let found = all(sql, "SELECT DISTINCT person, name FROM appearances", &[], |row| {
        Ok((row.text(0)?.into_owned(), row.text(1)?.into_owned()))
    })?;
    let mut removed = 0;
    for (person, name) in found {
        let id = (!person.is_empty()).then(|| PersonId(person.clone()));
        if stones.holds(&Person { name: name.clone(), id, team: None }) {
            let statement = "DELETE FROM appearances WHERE person = ?1 AND name = ?2";
            removed += sql.execute(statement, &[person.into(), name.into()])?;
        }
    }
    Ok(removed)
}

/// Removes the edits of claims that are gone, and those that name the person.
fn edits(sql: &dyn Sql, gone: &BTreeSet<(DocumentId, ClaimId)>, stones: &Tombstones) -> Result<u64, Fault> {
    let mut removed: BTreeSet<u64> = BTreeSet::new();
    let names = |text: &str| {
        stones.holds(&Person { name: text.into(), id: Some(PersonId(text.into())), team: None })
            || !stones.names_in(text).is_empty()
    };
    for edit in super::curation::all(sql, None)? {
        let of_them = match &edit.edit {
            Edit::Accept { document, claim }
            | Edit::Reject { document, claim }
            | Edit::Replace { document, claim, .. } => gone.contains(&(document.clone(), claim.clone())),
            Edit::Same { one, other } | Edit::Apart { one, other } => names(one) || names(other),
            Edit::Means { name, person, .. } => names(name) || names(person),
            // Nothing is left to undo.
            Edit::Undo { undoes } => removed.contains(undoes),
        };
        if of_them || names(&edit.reason) {
            let number = i64::try_from(edit.number).unwrap_or(0);
            sql.execute("DELETE FROM curation WHERE number = ?1", &[number.into()])?;
            removed.insert(edit.number);
        }
    }
    Ok(removed.len() as u64)
}
