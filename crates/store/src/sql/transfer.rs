//! Handing a store over to another, and taking one over: everything as it was recorded, when it was recorded.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use ledger::{Claim, Curation, DocumentId, Edit};

use super::read::{CLAIM_COLUMNS, DOCUMENT_COLUMNS, text_in};
use super::write::{add_many, put_pack, refuse_claims};
use super::{Dialect, Sql, Value, all, curation, first, forget, insert_all, visits};
use crate::erase::Erasure;
use crate::fault::Fault;
use crate::rows::{self, APPEARANCE, CLAIM, DOCUMENT, VISIT};
use crate::{Added, Addition, KeptDocument, KeptTombstones, NOT_KEPT, PackAdded, Part, StoredPack, Taken};

/// Bytes of texts, and documents, that one part holds at most (but for a single larger document).
const TEXTS: usize = 4 << 20;
const DOCUMENTS: usize = 200;
/// Appearances that one part holds at most.
const APPEARANCES: usize = 5_000;
/// Visits that one part holds at most.
const VISITS: usize = 5_000;

type Give<'e> = &'e mut dyn FnMut(Part) -> ControlFlow<()>;

/// Hands over everything. First who was erased, so that whoever takes it over keeps them out from the beginning.
pub(super) fn hand_over(sql: &dyn Sql, each: Give<'_>) -> Result<(), Fault> {
    let marks = all(sql, "SELECT mark, recorded_at FROM tombstones ORDER BY mark", &[], |row| {
        Ok((row.text(0)?.into_owned(), rows::timestamp(&row.text(1)?)?))
    })?;
    let keys = forget::keys(sql)?.into_iter().map(|(_, key)| key).collect();
    if each(Part::Tombstones(KeptTombstones { keys, marks })).is_break() {
        return Ok(());
    }
    for pack in super::read::packs(sql)? {
        if each(Part::Pack(pack)).is_break() {
            return Ok(());
        }
    }
    if documents(sql, each)?.is_break()
        || appearances(sql, each)?.is_break()
        || followed(sql, each)?.is_break()
    {
        return Ok(());
    }
    let _ = each(Part::Curation(curation::all(sql, None)?));
    Ok(())
}

fn documents(sql: &dyn Sql, each: Give<'_>) -> Result<ControlFlow<()>, Fault> {
    const TEXT: usize = 2 + DOCUMENT_COLUMNS + CLAIM_COLUMNS;
    let order = "d.key, c.ordinal";
    let (with_text, texts) = (sql.dialect().text_with(order), sql.dialect().texts_joined());
    let statement = format!(
        "SELECT d.key, d.redacted, {DOCUMENT}, {CLAIM}, {with_text} FROM documents d
         LEFT JOIN claims c ON c.document = d.key LEFT JOIN names n ON n.key = c.name {texts} ORDER BY {order}"
    );
    let (mut portion, mut bytes, mut current) = (Vec::<KeptDocument>::new(), 0, None);
    let mut flow = ControlFlow::Continue(());
    sql.walk(&statement, &[], &mut |row| {
        let key = row.number(0)?;
        if current != Some(key) {
            if bytes >= TEXTS || portion.len() >= DOCUMENTS {
                flow = each(Part::Documents(std::mem::take(&mut portion)));
                bytes = 0;
                if flow.is_break() {
                    return Ok(flow);
                }
            }
            current = Some(key);
            let document = rows::document(row, 2)?;
            let text = text_in(sql, row, TEXT, key, &document.id)?;
            bytes += text.len();
            let redacted = row.text_or_null(1)?.is_some();
            portion.push(KeptDocument { document, text, redacted, claims: Vec::new() });
        }
        if let Some(kept) = portion.last_mut()
            && row.text_or_null(2 + DOCUMENT_COLUMNS)?.is_some()
        {
            kept.claims.push(rows::claim(row, 2 + DOCUMENT_COLUMNS, &kept.document.id, &kept.text)?);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    match (flow, portion.is_empty()) {
        (ControlFlow::Continue(()), false) => Ok(each(Part::Documents(portion))),
        (flow, _) => Ok(flow),
    }
}

fn appearances(sql: &dyn Sql, each: Give<'_>) -> Result<ControlFlow<()>, Fault> {
    let mut portion = Vec::new();
    let mut flow = ControlFlow::Continue(());
    sql.walk(&format!("SELECT {APPEARANCE} FROM appearances ORDER BY key"), &[], &mut |row| {
        portion.push((rows::appearance(row)?, rows::timestamp(&row.text(8)?)?));
        if portion.len() == APPEARANCES {
            flow = each(Part::Appearances(std::mem::take(&mut portion)));
        }
        Ok(flow)
    })?;
    match (flow, portion.is_empty()) {
        (ControlFlow::Continue(()), false) => Ok(each(Part::Appearances(portion))),
        (flow, _) => Ok(flow),
    }
}

fn followed(sql: &dyn Sql, each: Give<'_>) -> Result<ControlFlow<()>, Fault> {
    let mut portion = Vec::new();
    let mut flow = ControlFlow::Continue(());
    sql.walk(&format!("SELECT {VISIT} FROM visits ORDER BY mark"), &[], &mut |row| {
        portion.push(rows::visit(row)?);
        if portion.len() == VISITS {
            flow = each(Part::Visits(std::mem::take(&mut portion)));
        }
        Ok(flow)
    })?;
    match (flow, portion.is_empty()) {
        (ControlFlow::Continue(()), false) => Ok(each(Part::Visits(portion))),
        (flow, _) => Ok(flow),
    }
}

/// Takes a part over.
pub(super) fn take_over(sql: &dyn Sql, part: &Part) -> Result<Taken, Fault> {
    match part {
        Part::Tombstones(tombstones) => take_tombstones(sql, tombstones),
        Part::Pack(pack) => take_pack(sql, pack),
        Part::Documents(documents) => take_documents(sql, documents),
        Part::Appearances(rows) => {
            let appearances = super::appearances::add(sql, rows)?.new;
            Ok(Taken { appearances, ..Taken::default() })
        }
        Part::Visits(followed) => {
            visits::insert(sql, followed)?;
            Ok(Taken::default())
        }
        Part::Curation(edits) => take_curation(sql, edits),
    }
}

fn take_tombstones(sql: &dyn Sql, from: &KeptTombstones) -> Result<Taken, Fault> {
    let mut known = forget::keys(sql)?;
    for key in &from.keys {
        if known.iter().any(|(_, other)| other == key) {
            continue;
        }
        // The first is the store's own, with which it raises others.
        let name = if known.is_empty() {
            forget::KEY.to_owned()
        } else {
            let digest = DocumentId::of(&format!("{key:?}")).0;
            format!("{}{}", forget::OTHER_KEYS, digest.get(..16).unwrap_or_default())
        };
        let values = [Value::from(&name), key.as_slice().into()];
        sql.execute("INSERT INTO secrets (name, value) VALUES (?1, ?2)", &values)?;
        known.push((name, key.clone()));
    }
    let marks: Vec<_> =
        from.marks.iter().map(|(mark, at)| vec![mark.into(), rows::instant(*at).into()]).collect();
    let tombstones = insert_all(sql, "tombstones (mark, recorded_at)", &marks)?;
    let mut taken = Taken { tombstones, ..Taken::default() };
    if tombstones > 0 {
        taken.redacted = forget::sweep(sql, &Erasure::default())?.documents;
    }
    Ok(taken)
}

/// The newer of two packs of one name stands.
fn take_pack(sql: &dyn Sql, pack: &StoredPack) -> Result<Taken, Fault> {
    let statement = "SELECT added_at FROM packs WHERE name = ?1";
    let there = first(sql, statement, &[Value::from(&pack.name)], |row| rows::timestamp(&row.text(0)?))?;
    let newer = there.is_none_or(|there| pack.added_at > there);
    let packs = u64::from(newer && put_pack(sql, pack)? != PackAdded::Known);
    Ok(Taken { packs, ..Taken::default() })
}

fn take_documents(sql: &dyn Sql, documents: &[KeptDocument]) -> Result<Taken, Fault> {
    let with_text = |kept: &KeptDocument| kept.document.clone().with_text(kept.text.clone());
    let whole: Vec<ledger::Document> = documents.iter().map(with_text).collect();
    let mut batch = Vec::with_capacity(documents.len());
    for (kept, document) in documents.iter().zip(&whole) {
        let addition = Addition { document, published: document.published.as_ref(), claims: &kept.claims };
        if !kept.redacted && DocumentId::of(&kept.text) != document.id {
            return Err(Fault::Invalid(format!(
                "document {}: its identity is not that of its text",
                document.doc
            )));
        }
        refuse_claims(&addition)?;
        batch.push((addition, kept.document.recorded_at));
    }
    let added = add_many(sql, &batch)?;
    let mut taken = Taken::default();
    for ((kept, document), added) in documents.iter().zip(&whole).zip(added) {
        match added {
            Added::New => {
                taken.documents += 1;
                taken.claims += kept.claims.len() as u64;
            }
            Added::Known => {
                taken.known += 1;
                taken.redacted += u64::from(kept.redacted && redact(sql, document, &kept.claims)?);
            }
        }
    }
    Ok(taken)
}

/// A document that is here whole, and there as an erasure left it, becomes what the erasure left. Where only the cited words were
/// kept there, nobody was erased.
fn redact(sql: &dyn Sql, left: &ledger::Document, claims: &[Claim]) -> Result<bool, Fault> {
    if left.text.contains(NOT_KEPT) {
        return Ok(false);
    }
    let statement =
        format!("SELECT d.key, {DOCUMENT} FROM documents d WHERE d.id = ?1 AND d.redacted IS NULL");
    let whole = first(sql, &statement, &[Value::from(&left.id.0)], |row| {
        Ok((row.number(0)?, rows::document(row, 1)?))
    })?;
    let Some((key, before)) = whole else { return Ok(false) };
    forget::rewrite(sql, key, &before, left, claims)?;
    sql.execute("DELETE FROM names WHERE key NOT IN (SELECT name FROM claims)", &[])?;
    Ok(true)
}

/// Edits keep their numbers where these are free, and else get the next; what undoes one follows it.
fn take_curation(sql: &dyn Sql, edits: &[Curation]) -> Result<Taken, Fault> {
    let there = curation::all(sql, None)?;
    let mut last = there.iter().map(|edit| edit.number).max().unwrap_or(0);
    let mut moved: BTreeMap<u64, u64> = BTreeMap::new();
    let mut taken = Taken::default();
    for edit in edits {
        let says = match &edit.edit {
            Edit::Undo { undoes } => Edit::Undo { undoes: *moved.get(undoes).unwrap_or(undoes) },
            other => other.clone(),
        };
        let same = |other: &&Curation| {
            (other.at, &other.curator, &other.reason, &other.edit)
                == (edit.at, &edit.curator, &edit.reason, &says)
        };
        let number = match there.iter().find(same) {
            Some(known) => known.number,
            None => {
                last = edit.number.max(last + 1);
                let number = i64::try_from(last).map_err(|_| Fault::Invalid("too many edits".into()))?;
                sql.execute(
                    "INSERT INTO curation (number, recorded_at, curator, reason, edit) VALUES (?1, ?2, ?3, ?4, ?5)",
                    &[
                        number.into(),
                        rows::instant(edit.at).into(),
                        Value::from(&edit.curator),
                        Value::from(&edit.reason),
                        rows::to_json(&says)?.into(),
                    ],
                )?;
                taken.edits += 1;
                last
            }
        };
        moved.insert(edit.number, number);
    }
    if taken.edits > 0 && sql.dialect() == Dialect::Postgres {
        // The sequence goes on behind the numbers that came with the edits.
        let statement =
            "SELECT setval(pg_get_serial_sequence('curation', 'number'), CAST(?1 AS bigint)) IS NOT NULL";
        first(sql, statement, &[i64::try_from(last).unwrap_or(i64::MAX).into()], |row| row.flag(0))?;
    }
    Ok(taken)
}
