//! The names that claims are about, and how far a store has come: what whoever keeps something in memory asks first.

use ledger::PersonId;

use super::{Sql, all, first};
use crate::fault::Fault;
use crate::{Mark, Membership, Name, NameKey};

/// How far the store has come. Each of these is read from the end of an index, or from a small table.
pub(crate) fn mark(sql: &dyn Sql) -> Result<Mark, Fault> {
    let marked = first(
        sql,
        "SELECT (SELECT coalesce(max(key), 0) FROM documents), (SELECT coalesce(max(key), 0) FROM names),
                (SELECT coalesce(max(key), 0) FROM squads), (SELECT coalesce(max(key), 0) FROM appearances),
                (SELECT coalesce(max(number), 0) FROM curation), (SELECT count(*) FROM curation),
                (SELECT count(*) FROM tombstones)",
        &[],
        |row| {
            Ok(Mark {
                document: row.number(0)?,
                name: row.number(1)?,
                membership: row.number(2)?,
                rest: [row.number(3)?, row.number(4)?, row.number(5)?, row.number(6)?],
            })
        },
    )?;
    Ok(marked.unwrap_or_default())
}

/// The names that came since, in the order in which they came.
pub(crate) fn names(sql: &dyn Sql, since: Option<Mark>) -> Result<Vec<Name>, Fault> {
    let statement = "SELECT key, name, person FROM names WHERE key > ?1 ORDER BY key";
    all(sql, statement, &[since.map_or(0, |mark| mark.name).into()], |row| {
        Ok(Name {
            key: NameKey(row.number(0)?),
            name: row.text(1)?.into_owned(),
            person: row.owned(2)?.map(PersonId),
        })
    })
}

/// The teams that names were put in since.
pub(crate) fn memberships(sql: &dyn Sql, since: Option<Mark>) -> Result<Vec<Membership>, Fault> {
    let statement = "SELECT name, team FROM squads WHERE key > ?1 ORDER BY key";
    all(sql, statement, &[since.map_or(0, |mark| mark.membership).into()], |row| {
        Ok(Membership { name: NameKey(row.number(0)?), team: row.text(1)?.into_owned() })
    })
}

/// The names that documents recorded since tell of.
pub(crate) fn told_since(sql: &dyn Sql, since: Mark) -> Result<Vec<NameKey>, Fault> {
    // The sign keeps SQLite from walking the whole index of names, which would give them in order.
    let statement = "SELECT DISTINCT +name FROM claims WHERE document > ?1";
    let mut names = all(sql, statement, &[since.document.into()], |row| Ok(NameKey(row.number(0)?)))?;
    names.sort_unstable();
    Ok(names)
}
