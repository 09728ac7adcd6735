//! Asking.

use std::ops::ControlFlow;

use jiff::civil::Date;
use ledger::{DocumentId, PersonId, fold};

use super::{Sql, Value, all, copies, first};
use crate::fault::Fault;
use crate::rows::{self, CLAIM, DOCUMENT, Row};
use crate::{ClaimQuery, CopyOf, Counts, KeptDocument, NameKey, Report, StoredDocument, StoredPack, Who};

/// Whether a document of that identity is there.
pub(super) fn knows(sql: &dyn Sql, id: &DocumentId) -> Result<bool, Fault> {
    let there = first(sql, "SELECT 1 FROM documents WHERE id = ?1", &[Value::from(&id.0)], |_| Ok(()))?;
    Ok(there.is_some())
}

/// Hands over the documents said by `as_of`.
pub(super) fn documents(
    sql: &dyn Sql,
    as_of: Option<Date>,
    each: &mut dyn FnMut(StoredDocument) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let (condition, values) = match as_of {
        Some(day) => ("WHERE d.said_on <= ?1", vec![Value::from(day.to_string())]),
        None => ("", Vec::new()),
    };
    let statement = format!("SELECT {DOCUMENT} FROM documents d {condition} ORDER BY d.said_on, d.id");
    sql.walk(&statement, &values, &mut |row| Ok(each(rows::document(row, 0)?)))
}

/// Hands over the documents said by `as_of` and recorded by `recorded_by`, with their texts.
pub(super) fn texts(
    sql: &dyn Sql,
    as_of: Option<Date>,
    recorded_by: Option<Date>,
    each: &mut dyn FnMut(KeptDocument, Option<CopyOf>) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let (mut conditions, mut values) = (Vec::new(), Vec::new());
    if let Some(day) = as_of {
        values.push(Value::from(day.to_string()));
        conditions.push(format!("d.said_on <= ?{}", values.len()));
    }
    if let Some(day) = recorded_by {
        values.push(rows::end_of(day).into());
        conditions.push(format!("d.recorded_at < ?{}", values.len()));
    }
    let filter =
        if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    let order = "d.said_on, d.id";
    let (with_text, texts) = (sql.dialect().text_with(order), sql.dialect().texts_joined());
    let statement = format!(
        "SELECT d.key, d.redacted, {DOCUMENT}, {with_text}, o.id, o.recorded_at, copies.likeness FROM documents d {texts}
         LEFT JOIN copies ON copies.document = d.key LEFT JOIN documents o ON o.key = copies.original
         {filter} ORDER BY {order}"
    );
    sql.walk(&statement, &values, &mut |row| {
        let document = rows::document(row, 2)?;
        let text = text_in(sql, row, 2 + DOCUMENT_COLUMNS, row.number(0)?, &document.id)?;
        let redacted = row.text_or_null(1)?.is_some();
        let at = 4 + DOCUMENT_COLUMNS;
        let recorded = row.text_or_null(at + 1)?;
        let known = match (&recorded, recorded_by) {
            (Some(recorded), Some(day)) => **recorded < *rows::end_of(day),
            (recorded, _) => recorded.is_some(),
        };
        let original = row.owned(at)?.filter(|_| known);
        let likeness = if known { Some(row.number(at + 2)?) } else { None };
        let copy_of = copies::copy_of(original, likeness);
        Ok(each(KeptDocument { document, text, redacted, claims: Vec::new() }, copy_of))
    })
}

/// Shortest beginning of an identity that is taken for one.
const SHORTEST_PREFIX: usize = 4;

/// The documents that may be meant.
pub(super) fn find(sql: &dyn Sql, wanted: &str) -> Result<Vec<StoredDocument>, Fault> {
    let matching = |condition: &str, values: &[Value<'_>]| {
        let statement =
            format!("SELECT {DOCUMENT} FROM documents d WHERE {condition} ORDER BY d.said_on, d.id");
        all(sql, &statement, values, |row| rows::document(row, 0))
    };
    for condition in ["d.id = ?1", "d.doc = ?1"] {
        let found = matching(condition, &[wanted.into()])?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    match prefix(wanted) {
        Some(prefix) if prefix.len() >= SHORTEST_PREFIX => {
            matching("d.id >= ?1 AND d.id < ?2", &[Value::from(&prefix), format!("{prefix}g").into()])
        }
        _ => Ok(Vec::new()),
    }
}

/// `text` as the beginning of an identity: hexadecimal digits, lower case. The identities that begin so are those
/// from it to it with a `g` behind.
fn prefix(text: &str) -> Option<String> {
    text.bytes().all(|b| b.is_ascii_hexdigit()).then(|| text.to_ascii_lowercase())
}

/// A document's text, which must be the one that its identity names.
pub(super) fn text(sql: &dyn Sql, id: &DocumentId) -> Result<Option<String>, Fault> {
    let key =
        first(sql, "SELECT key FROM documents WHERE id = ?1", &[Value::from(&id.0)], |row| row.number(0))?;
    key.map(|key| text_of(sql, key, id)).transpose()
}

/// The text under that key.
pub(super) fn text_of(sql: &dyn Sql, key: i64, id: &DocumentId) -> Result<String, Fault> {
    let found = first(
        sql,
        "SELECT t.text, d.redacted FROM texts t JOIN documents d ON d.key = t.document WHERE t.document = ?1",
        &[key.into()],
        |row| sound(row.text(0)?.into_owned(), row.text_or_null(1)?.as_deref(), id),
    )?;
    found.ok_or_else(|| Fault::Damaged(format!("the text of document {} is missing", id.0)))
}

/// The text, if it is the one that the document's identity names, or what an erasure left of it.
pub(super) fn sound(text: String, redacted: Option<&str>, id: &DocumentId) -> Result<String, Fault> {
    if DocumentId::of(&text).0 == redacted.unwrap_or(&id.0) {
        return Ok(text);
    }
    Err(Fault::Damaged(format!("the text of document {} is not what it was", id.0)))
}

/// Hands over the claims asked for, document by document.
pub(super) fn reports(
    sql: &dyn Sql,
    query: &ClaimQuery,
    each: &mut dyn FnMut(Report) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let Some((statement, values)) = select(sql, query)? else { return Ok(()) };
    let mut current: Option<(i64, String, Report)> = None;
    let mut ended = false;
    sql.walk(&statement, &values, &mut |row| {
        let key = row.number(0)?;
        if current.as_ref().is_none_or(|(of, ..)| *of != key) {
            if let Some((_, _, report)) = current.take()
                && each(report).is_break()
            {
                ended = true;
                return Ok(ControlFlow::Break(()));
            }
            let document = rows::document(row, 1)?;
            let text = text_in(sql, row, TEXT, key, &document.id)?;
            current = Some((key, text, Report { document, claims: Vec::new() }));
        }
        if let Some((_, text, report)) = &mut current {
            report.claims.push(rows::claim(row, 1 + DOCUMENT_COLUMNS, &report.document.id, text)?);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if let Some((_, _, report)) = current.filter(|_| !ended) {
        let _ = each(report);
    }
    Ok(())
}

pub(super) const DOCUMENT_COLUMNS: usize = 12;
pub(super) const CLAIM_COLUMNS: usize = 14;
const TEXT: usize = 1 + DOCUMENT_COLUMNS + CLAIM_COLUMNS;

/// The text that came with the first claim of a document (see `Dialect::text_with`), or that has to be asked for.
pub(super) fn text_in(
    sql: &dyn Sql,
    row: &dyn Row,
    at: usize,
    key: i64,
    id: &DocumentId,
) -> Result<String, Fault> {
    match row.owned(at)? {
        Some(text) => sound(text, row.text_or_null(at + 1)?.as_deref(), id),
        None => text_of(sql, key, id),
    }
}

/// The statement for a query and its parameters; `None` when nothing can match.
pub(crate) fn select(
    sql: &dyn Sql,
    query: &ClaimQuery,
) -> Result<Option<(String, Vec<Value<'static>>)>, Fault> {
    let dialect = sql.dialect();
    let mut conditions: Vec<String> = Vec::new();
    let mut values: Vec<Value<'static>> = Vec::new();
    // Notes a value and says by what name the statement calls it.
    let mut parameter = |value: String| {
        values.push(value.into());
        format!("?{}", values.len())
    };
    if let Some(wanted) = &query.document {
        let ids: Vec<_> = find(sql, wanted)?.into_iter().map(|document| document.id).collect();
        let ids = parameter(rows::to_json(&ids)?);
        conditions.push(format!("d.id IN ({})", dialect.texts(&ids)));
    }
    if !query.who.is_empty() {
        let keys = name_keys(sql, query)?;
        if keys.is_empty() {
            return Ok(None);
        }
        let keys = parameter(rows::to_json(&keys)?);
        conditions.push(format!("c.name IN ({})", dialect.numbers(&keys)));
    }
    if let Some(claim) = &query.claim {
        let Some(prefix) = prefix(claim) else { return Ok(None) };
        let (from, to) = (parameter(prefix.clone()), parameter(format!("{prefix}g")));
        conditions.push(format!("c.key IN (SELECT key FROM claims WHERE id >= {from} AND id < {to})"));
    }
    if let Some(kind) = &query.kind {
        conditions.push(format!("c.kind = {}", parameter(kind.clone())));
    }
    if let Some(day) = query.as_of {
        conditions.push(format!("d.said_on <= {}", parameter(day.to_string())));
    }
    if let Some(day) = query.recorded_by {
        conditions.push(format!("d.recorded_at < {}", parameter(rows::end_of(day))));
    }
    // The order of the joins is the order of the work: few claims are looked up from their side, many are met while
    // walking the documents in the order wanted, and nothing has to be sorted.
    let join = dialect.join();
    let from = if (query.who.is_empty() && query.claim.is_none()) || query.document.is_some() {
        format!("documents d {join} claims c ON c.document = d.key")
    } else {
        format!("claims c {join} documents d ON d.key = c.document")
    };
    let filter =
        if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    // The key orders nothing that the identity does not; it tells SQLite that the claims of one document stand together already.
    let order = "d.said_on, d.id, d.key, c.ordinal";
    let (text, texts) = (dialect.text_with(order), dialect.texts_joined());
    let statement = format!(
        "SELECT d.key, {DOCUMENT}, {CLAIM}, {text} FROM {from} {join} names n ON n.key = c.name {texts} {filter}
         ORDER BY {order}"
    );
    Ok(Some((statement, values)))
}

/// The keys of the names that any of the query's people go by.
fn name_keys(sql: &dyn Sql, query: &ClaimQuery) -> Result<Vec<i64>, Fault> {
    let mut keys = Vec::new();
    for who in &query.who {
        match who {
            Who::Known(NameKey(key)) => keys.push(*key),
            Who::OfTeam(words) => team_keys(sql, words, query.as_of, &mut keys)?,
            Who::Named(_) | Who::Called(_) | Who::Person(_) => {}
        }
    }
    if query.who.iter().any(|who| matches!(who, Who::Named(_) | Who::Called(_) | Who::Person(_))) {
        sql.walk("SELECT key, name, person FROM names ORDER BY key", &[], &mut |row| {
            let (name, person) = (row.text(1)?, row.text_or_null(2)?);
            let meant = |who: &Who| match who {
                Who::Named(words) => has_words(&name, words),
                Who::Called(exactly) => name == *exactly,
                Who::Person(PersonId(id)) => person.as_deref() == Some(id),
                Who::Known(_) | Who::OfTeam(_) => false,
            };
            if query.who.iter().any(meant) {
                keys.push(row.number(0)?);
            }
            Ok(ControlFlow::Continue(()))
        })?;
    }
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

fn team_keys(sql: &dyn Sql, words: &str, as_of: Option<Date>, keys: &mut Vec<i64>) -> Result<(), Fault> {
    let by = as_of.map(|day| day.to_string());
    let statement = "SELECT s.name, s.team FROM squads s WHERE CAST(?1 AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM claims c JOIN documents d ON d.key = c.document
        WHERE c.name = s.name AND c.team = s.team AND d.said_on <= ?1)";
    sql.walk(statement, &[by.into()], &mut |row| {
        if has_words(&row.text(1)?, words) {
            keys.push(row.number(0)?);
        }
        Ok(ControlFlow::Continue(()))
    })
}

/// Whether `words` stand next to each other, whole, among the words of `name`: case, accents and apostrophes aside,
/// a hyphen separating words. No words are in no name.
fn has_words(name: &str, words: &str) -> bool {
    let spaced = |text: &str| {
        let mut out = String::from(" ");
        for word in fold(text).replace('\'', "").split(|c: char| !c.is_alphanumeric()) {
            if !word.is_empty() {
                out.push_str(word);
                out.push(' ');
            }
        }
        out
    };
    let wanted = spaced(words);
    wanted.len() > 1 && spaced(name).contains(&wanted)
}

/// The packs that users added.
pub(super) fn packs(sql: &dyn Sql) -> Result<Vec<StoredPack>, Fault> {
    all(sql, &format!("SELECT {} FROM packs ORDER BY name", rows::PACK), &[], rows::pack)
}

/// How much there is.
pub(super) fn counts(sql: &dyn Sql) -> Result<Counts, Fault> {
    let counted = first(
        sql,
        "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims), (SELECT count(*) FROM packs),
                (SELECT count(*) FROM appearances)",
        &[],
        |row| {
            Ok(Counts {
                documents: row.count(0)?,
                claims: row.count(1)?,
                packs: row.count(2)?,
                appearances: row.count(3)?,
            })
        },
    )?;
    Ok(counted.unwrap_or_default())
}
