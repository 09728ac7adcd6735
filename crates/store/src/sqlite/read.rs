//! Asking.

use std::ops::ControlFlow;

use jiff::civil::Date;
use ledger::{DocumentId, PersonId, fold};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use super::fault::Fault;
use super::rows::{self, CLAIM, DOCUMENT};
use crate::{ClaimQuery, Counts, KnownPerson, Report, StoredDocument, StoredPack, Who};

/// Whether a document of that identity is there.
pub(super) fn knows(connection: &Connection, id: &DocumentId) -> Result<bool, Fault> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM documents WHERE id = ?1)")?
        .query_row([&id.0], |row| row.get(0))?)
}

/// Hands over the documents said by `as_of`.
pub(super) fn documents(
    connection: &Connection,
    as_of: Option<Date>,
    each: &mut dyn FnMut(StoredDocument) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let (condition, values) = match as_of {
        Some(day) => ("WHERE d.said_on <= ?1", vec![day.to_string()]),
        None => ("", Vec::new()),
    };
    let sql = format!("SELECT {DOCUMENT} FROM documents d {condition} ORDER BY d.said_on, d.key");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        if each(rows::document(row, 0)?).is_break() {
            break;
        }
    }
    Ok(())
}

/// Shortest beginning of an identity that is taken for one.
const SHORTEST_PREFIX: usize = 4;

/// The documents that may be meant.
pub(super) fn find(connection: &Connection, wanted: &str) -> Result<Vec<StoredDocument>, Fault> {
    let matching = |condition: &str, value: &str| {
        let sql = format!("SELECT {DOCUMENT} FROM documents d WHERE {condition} ORDER BY d.said_on, d.key");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([value])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(rows::document(row, 0)?);
        }
        Ok::<_, Fault>(found)
    };
    for condition in ["d.id = ?1", "d.doc = ?1"] {
        let found = matching(condition, wanted)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    match prefix(wanted) {
        Some(prefix) if prefix.len() >= SHORTEST_PREFIX => {
            matching("d.id >= ?1 AND d.id < ?1 || 'g'", &prefix)
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
pub(super) fn text(connection: &Connection, id: &DocumentId) -> Result<Option<String>, Fault> {
    let key: Option<i64> = connection
        .prepare_cached("SELECT key FROM documents WHERE id = ?1")?
        .query_row([&id.0], |row| row.get(0))
        .optional()?;
    key.map(|key| text_of(connection, key, id)).transpose()
}

fn text_of(connection: &Connection, key: i64, id: &DocumentId) -> Result<String, Fault> {
    let found: Option<(String, Option<String>)> = connection
        .prepare_cached(
            "SELECT t.text, d.redacted FROM texts t JOIN documents d ON d.key = t.document WHERE t.document = ?1",
        )?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        Some((text, redacted)) if DocumentId::of(&text).0 == *redacted.as_ref().unwrap_or(&id.0) => Ok(text),
        Some(_) => Err(Fault::Damaged(format!("the text of document {} is not what it was", id.0))),
        None => Err(Fault::Damaged(format!("the text of document {} is missing", id.0))),
    }
}

/// Hands over the claims asked for, document by document.
pub(super) fn reports(
    connection: &Connection,
    query: &ClaimQuery,
    each: &mut dyn FnMut(Report) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let Some((sql, values)) = select(connection, query)? else { return Ok(()) };
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut current: Option<(i64, String, Report)> = None;
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        if current.as_ref().is_none_or(|(of, ..)| *of != key) {
            if let Some((_, _, report)) = current.take()
                && each(report).is_break()
            {
                return Ok(());
            }
            current = Some(begin(connection, row, key)?);
        }
        if let Some((_, text, report)) = &mut current {
            report.claims.push(rows::claim(row, 1 + DOCUMENT_COLUMNS, &report.document.id, text)?);
        }
    }
    if let Some((_, _, report)) = current {
        let _ = each(report);
    }
    Ok(())
}

const DOCUMENT_COLUMNS: usize = 12;

fn begin(connection: &Connection, row: &Row<'_>, key: i64) -> Result<(i64, String, Report), Fault> {
    let document = rows::document(row, 1)?;
    let text = text_of(connection, key, &document.id)?;
    Ok((key, text, Report { document, claims: Vec::new() }))
}

/// The statement for a query and its parameters; `None` when nothing can match.
pub(super) fn select(
    connection: &Connection,
    query: &ClaimQuery,
) -> Result<Option<(String, Vec<Value>)>, Fault> {
    let mut conditions: Vec<&str> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    if let Some(wanted) = &query.document {
        let ids: Vec<_> = find(connection, wanted)?.into_iter().map(|document| document.id).collect();
        conditions.push("d.id IN (SELECT value FROM json_each(?))");
        values.push(rows::to_json(&ids)?.into());
    }
    if !query.who.is_empty() {
        let keys = name_keys(connection, query)?;
        if keys.is_empty() {
            return Ok(None);
        }
        conditions.push("c.name IN (SELECT value FROM json_each(?))");
        values.push(rows::to_json(&keys)?.into());
    }
    if let Some(claim) = &query.claim {
        let Some(prefix) = prefix(claim) else { return Ok(None) };
        conditions.push("c.key IN (SELECT key FROM claims WHERE id >= ? AND id < ? || 'g')");
        values.extend([prefix.clone().into(), prefix.into()]);
    }
    if let Some(kind) = &query.kind {
        conditions.push("c.kind = ?");
        values.push(kind.clone().into());
    }
    if let Some(day) = query.as_of {
        conditions.push("d.said_on <= ?");
        values.push(day.to_string().into());
    }
    if let Some(day) = query.recorded_by {
        conditions.push("d.recorded_at < ?");
        values.push(rows::end_of(day).into());
    }
    // The order of the joins is the order of the work: few claims are looked up from their side, many are met while
    // walking the documents in the order wanted, and nothing has to be sorted.
    let from = if (query.who.is_empty() && query.claim.is_none()) || query.document.is_some() {
        "documents d CROSS JOIN claims c ON c.document = d.key"
    } else {
        "claims c CROSS JOIN documents d ON d.key = c.document"
    };
    let filter =
        if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    let sql = format!(
        "SELECT d.key, {DOCUMENT}, {CLAIM} FROM {from} CROSS JOIN names n ON n.key = c.name {filter}
         ORDER BY d.said_on, d.key, c.ordinal"
    );
    Ok(Some((sql, values)))
}

/// The keys of the names that any of the query's people go by.
fn name_keys(connection: &Connection, query: &ClaimQuery) -> Result<Vec<i64>, Fault> {
    let mut keys = Vec::new();
    let mut statement = connection.prepare_cached("SELECT key, name, person FROM names ORDER BY key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (key, name, person): (i64, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let meant = |who: &Who| match who {
            Who::Named(words) => has_words(&name, words),
            Who::Called(exactly) => name == *exactly,
            Who::Person(PersonId(id)) => person.as_deref() == Some(id),
            Who::OfTeam(_) => false,
        };
        if query.who.iter().any(meant) {
            keys.push(key);
        }
    }
    for who in &query.who {
        if let Who::OfTeam(words) = who {
            team_keys(connection, words, query.as_of, &mut keys)?;
        }
    }
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

fn team_keys(
    connection: &Connection,
    words: &str,
    as_of: Option<Date>,
    keys: &mut Vec<i64>,
) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT c.name, c.team FROM claims c JOIN documents d ON d.key = c.document
         WHERE c.team IS NOT NULL AND (?1 IS NULL OR d.said_on <= ?1)",
    )?;
    let mut rows = statement.query([as_of.map(|day| day.to_string())])?;
    while let Some(row) = rows.next()? {
        let (key, team): (i64, String) = (row.get(0)?, row.get(1)?);
        if has_words(&team, words) {
            keys.push(key);
        }
    }
    Ok(())
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

/// Every name that claims are about.
pub(super) fn people(connection: &Connection, as_of: Option<Date>) -> Result<Vec<KnownPerson>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT n.name, n.person, count(DISTINCT c.document), max(d.said_on)
         FROM claims c JOIN documents d ON d.key = c.document JOIN names n ON n.key = c.name
         WHERE ?1 IS NULL OR d.said_on <= ?1 GROUP BY n.key",
    )?;
    let mut rows = statement.query([as_of.map(|day| day.to_string())])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        people.push(KnownPerson {
            name: row.get(0)?,
            id: row.get::<_, Option<String>>(1)?.map(PersonId),
            documents: rows::count(row, 2)?,
            last_said_on: rows::date(&row.get::<_, String>(3)?)?,
        });
    }
    people.sort();
    Ok(people)
}

/// The packs that users added.
pub(super) fn packs(connection: &Connection) -> Result<Vec<StoredPack>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT name, players, fixtures, added_at FROM packs ORDER BY name")?;
    let mut rows = statement.query([])?;
    let mut packs = Vec::new();
    while let Some(row) = rows.next()? {
        packs.push(StoredPack {
            name: row.get(0)?,
            players: row.get(1)?,
            fixtures: row.get(2)?,
            added_at: rows::timestamp(&row.get::<_, String>(3)?)?,
        });
    }
    Ok(packs)
}

/// How much there is.
pub(super) fn counts(connection: &Connection) -> Result<Counts, Fault> {
    Ok(connection.query_row(
        "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims), (SELECT count(*) FROM packs),
                (SELECT count(*) FROM appearances)",
        [],
        |row| Ok(Counts {documents: rows::count(row, 0)?, claims: rows::count(row, 1)?, packs: rows::count(row, 2)?, appearances: rows::count(row, 3)? }),
    )?)
}
