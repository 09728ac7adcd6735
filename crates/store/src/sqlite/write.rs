//! Appending.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ledger::{Claim, DocumentId, Person};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::fault::Fault;
use super::rows;
use crate::{Added, Addition, PackAdded, StoredDocument, StoredPack};

/// Adds all of the batch or nothing; the caller's documents are durable when this returns.
pub(super) fn add_many(
    connection: &mut Connection,
    batch: &[Addition<'_>],
    recorded_at: Timestamp,
) -> Result<Vec<Added>, Fault> {
    for addition in batch {
        refuse_contradictions(addition)?;
    }
    // Immediate: the lock for writing is taken at once (and waited for), so no transaction has to give up halfway.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut names = Names::default();
    let stones = super::forget::tombstones(&transaction)?;
    let outcomes = batch
        .iter()
        .map(|addition| {
            // Who was erased does not come back.
            let passed = stones.passed(addition.document, addition.claims);
            let redacted = passed.as_ref().map(|passed| Addition {
                document: &passed.document,
                published: addition.published,
                claims: &passed.claims,
            });
            add_one(&transaction, &mut names, redacted.as_ref().unwrap_or(addition), recorded_at)
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    transaction.commit()?;
    Ok(outcomes)
}

/// What an audit would find must not come in: identities that are not those of the content, evidence that is not in
/// the text.
fn refuse_contradictions(addition: &Addition<'_>) -> Result<(), Fault> {
    let Addition { document, claims, .. } = addition;
    let invalid = |what: String| Fault::Invalid(format!("document {}: {what}", document.doc));
    if document.id != DocumentId::of(&document.text) {
        return Err(invalid("its identity is not that of its text".into()));
    }
    for claim in *claims {
        let about = format!("claim {} ({}, rule {})", claim.id.0, claim.value.kind(), claim.rule);
        if claim.document != document.id {
            return Err(invalid(format!("{about} is of another document")));
        }
        if let Some(evidence) =
            claim.evidence.iter().find(|e| document.text.get(e.start..e.end) != Some(e.text.as_str()))
        {
            return Err(invalid(format!(
                "{about}: its evidence at {}..{} is not what the text has there",
                evidence.start, evidence.end
            )));
        }
        if claim.id != claim.content_id() {
            return Err(invalid(format!("{about}: its identity is not that of its content")));
        }
    }
    Ok(())
}

/// What the store will tell of the document.
fn described(addition: &Addition<'_>, recorded_at: Timestamp) -> StoredDocument {
    let Addition { document, published, .. } = addition;
    let said_on = match published {
        Some(dating) => dating.within.latest,
        None => recorded_at.to_zoned(TimeZone::UTC).date(),
    };
    StoredDocument {
        id: document.id.clone(),
        doc: document.doc.clone(),
        path: document.path.clone(),
        url: document.url.clone(),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        published: published.cloned(),
        said_on,
        recorded_at,
    }
}

fn add_one(
    transaction: &Transaction<'_>,
    names: &mut Names,
    addition: &Addition<'_>,
    recorded_at: Timestamp,
) -> Result<Added, Fault> {
    let Addition { document, claims, .. } = addition;
    let row = described(addition, recorded_at);
    let published = row.published.as_ref();
    let own = DocumentId::of(&document.text);
    let redacted = (own != document.id).then_some(own.0);
    let inserted = transaction
        .prepare_cached(
            "INSERT INTO documents (id, doc, path, url, title, outlet, published_earliest, published_latest,
                                    published_basis, published_because, said_on, recorded_at, seal, redacted)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![
            row.id.0,
            row.doc,
            row.path,
            row.url,
            row.title,
            row.outlet,
            published.map(|dating| dating.within.earliest.to_string()),
            published.map(|dating| dating.within.latest.to_string()),
            published.map(|dating| dating.basis.slug()),
            published.map(|dating| rows::to_json(&dating.because)).transpose()?,
            row.said_on.to_string(),
            rows::instant(row.recorded_at),
            rows::seal(&row)?,
            redacted,
        ])?;
    if inserted == 0 {
        return Ok(Added::Known);
    }
    let key = transaction.last_insert_rowid();
    transaction
        .prepare_cached("INSERT INTO texts (document, text) VALUES (?1, ?2)")?
        .execute(params![key, document.text])?;
    for (ordinal, claim) in claims.iter().enumerate() {
        add_claim(transaction, names, key, ordinal, claim)?;
    }
    Ok(Added::New)
}

pub(super) fn add_claim(
    transaction: &Transaction<'_>,
    names: &mut Names,
    document: i64,
    ordinal: usize,
    claim: &Claim,
) -> Result<(), Fault> {
    let name = names.key(transaction, &claim.player)?;
    let spans: Vec<[usize; 2]> = claim.evidence.iter().map(|e| [e.start, e.end]).collect();
    // Two claims of one content in one document are one claim: the second says nothing new.
    transaction
        .prepare_cached(
            "INSERT INTO claims (id, document, ordinal, name, team, kind, value, when_earliest, when_latest, polarity,
                                 certainty, said_by, evidence, rule, derivation)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
             ON CONFLICT (document, id) DO NOTHING",
        )?
        .execute(params![
            claim.id.0,
            document,
            ordinal as i64,
            name,
            claim.player.team,
            claim.value.kind(),
            rows::value_json(&claim.value)?,
            claim.when.map(|when| when.earliest.to_string()),
            claim.when.map(|when| when.latest.to_string()),
            claim.polarity.slug(),
            claim.certainty.slug(),
            rows::to_json(&claim.said_by)?,
            rows::to_json(&spans)?,
            claim.rule,
            rows::to_json(&claim.derivation)?,
        ])?;
    Ok(())
}

/// The keys of the names met in one transaction.
#[derive(Default)]
pub(super) struct Names(BTreeMap<(String, Option<String>), i64>);

impl Names {
    fn key(&mut self, transaction: &Transaction<'_>, player: &Person) -> Result<i64, Fault> {
        let person = player.id.as_ref().map(|id| id.0.clone());
        let wanted = (player.name.clone(), person);
        if let Some(key) = self.0.get(&wanted) {
            return Ok(*key);
        }
        let (name, person) = &wanted;
        let known: Option<i64> = transaction
            .prepare_cached(
                "SELECT key FROM names
                 WHERE name = ?1 AND coalesce(person, '') = coalesce(?2, '') AND (person IS NULL) = (?2 IS NULL)",
            )?
            .query_row(params![name, person], |row| row.get(0))
            .optional()?;
        let key = match known {
            Some(key) => key,
            None => {
                transaction
                    .prepare_cached("INSERT INTO names (name, person) VALUES (?1, ?2)")?
                    .execute(params![name, person])?;
                transaction.last_insert_rowid()
            }
        };
        self.0.insert(wanted, key);
        Ok(key)
    }
}

/// Adds a pack or replaces the one of its name.
pub(super) fn put_pack(connection: &mut Connection, pack: &StoredPack) -> Result<PackAdded, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let same: Option<bool> = transaction
        .query_row(
            "SELECT players = ?2 AND fixtures = ?3 FROM packs WHERE name = ?1",
            params![pack.name, pack.players, pack.fixtures],
            |row| row.get(0),
        )
        .optional()?;
    if same == Some(true) {
        return Ok(PackAdded::Known);
    }
    transaction.execute(
        "INSERT INTO packs (name, players, fixtures, added_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET players = excluded.players, fixtures = excluded.fixtures,
                                          added_at = excluded.added_at",
        params![pack.name, pack.players, pack.fixtures, rows::instant(pack.added_at)],
    )?;
    transaction.commit()?;
    Ok(if same.is_some() { PackAdded::Replaced } else { PackAdded::New })
}
