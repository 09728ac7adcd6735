//! Who played when.

use std::ops::ControlFlow;

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Appearance, PersonId};

use super::{Sql, Value, all, insert_all};
use crate::AddedAppearances;
use crate::fault::Fault;
use crate::rows::{self, APPEARANCE};

/// At most so many rows are put to the database at a time.
const PORTION: usize = 500;

/// Adds all of them. Who was erased does not come back.
pub(super) fn add(sql: &dyn Sql, rows: &[(Appearance, Timestamp)]) -> Result<AddedAppearances, Fault> {
    let stones = super::forget::tombstones(sql)?;
    let into = format!("appearances ({APPEARANCE})");
    let mut portion = Vec::new();
    let mut added = AddedAppearances::default();
    for (a, recorded_at) in rows {
        if stones.holds(&a.player) {
            added.erased += 1;
            continue;
        }
        let person = a.player.id.as_ref().map_or("", |id| id.0.as_str());
        if person.is_empty() && a.player.name.is_empty() {
            return Err(Fault::Invalid(format!("an appearance of {} names nobody", a.day)));
        }
        portion.push(vec![
            Value::from(person),
            Value::from(&a.player.name),
            a.player.team.as_ref().into(),
            a.day.to_string().into(),
            i64::from(a.minutes).into(),
            a.against.as_deref().into(),
            a.home.into(),
            Value::from(&*a.table),
            rows::instant(*recorded_at).into(),
        ]);
        if portion.len() == PORTION {
            added.new += insert_all(sql, &into, &portion)?;
            portion.clear();
        }
    }
    added.new += insert_all(sql, &into, &portion)?;
    Ok(added)
}

/// Hands over those by the end of a day, each with when it was recorded, in the order of the index that keeps each of them once.
pub(super) fn walk(
    sql: &dyn Sql,
    until: Option<Date>,
    recorded_by: Option<Date>,
    each: &mut dyn FnMut(Appearance, Timestamp) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let statement = format!(
        "SELECT {APPEARANCE} FROM appearances WHERE (CAST(?1 AS TEXT) IS NULL OR day <= ?1)
         AND (CAST(?2 AS TEXT) IS NULL OR recorded_at < ?2)
         ORDER BY person, name, day, minutes, coalesce(against, '')"
    );
    let values = [until.map(|day| day.to_string()).into(), recorded_by.map(rows::end_of).into()];
    sql.walk(&statement, &values, &mut |row| {
        Ok(each(rows::appearance(row)?, rows::timestamp(&row.text(8)?)?))
    })
}

/// By day, then by what each says: whatever order they came in, they stand alike.
const ORDER: &str = "day, person, name, minutes, coalesce(against, '')";

/// Those by the end of a day, in the order of the days.
pub(super) fn until(
    sql: &dyn Sql,
    until: Option<Date>,
    recorded_by: Option<Date>,
) -> Result<Vec<Appearance>, Fault> {
    let statement = format!(
        "SELECT {APPEARANCE} FROM appearances WHERE (CAST(?1 AS TEXT) IS NULL OR day <= ?1)
         AND (CAST(?2 AS TEXT) IS NULL OR recorded_at < ?2) ORDER BY {ORDER}"
    );
    let values = [until.map(|day| day.to_string()).into(), recorded_by.map(rows::end_of).into()];
    all(sql, &statement, &values, rows::appearance)
}

/// Names of appearances without a person.
pub(crate) fn names(sql: &dyn Sql) -> Result<Vec<String>, Fault> {
    each_once(sql, "name", "person = ''", &[])
}

/// The teams of appearances.
pub(crate) fn teams(sql: &dyn Sql) -> Result<Vec<String>, Fault> {
    each_once(sql, "team", "team IS NOT NULL", &[])
}

/// The persons who played for a team, and the names without a person.
pub(crate) fn lineup(sql: &dyn Sql, team: &str) -> Result<(Vec<PersonId>, Vec<String>), Fault> {
    let persons = each_once(sql, "person", "team = ?1 AND person > ''", &[team.into()])?;
    let names = each_once(sql, "name", "team = ?1 AND person = ''", &[team.into()])?;
    Ok((persons.into_iter().map(PersonId).collect(), names))
}

/// Every value of a column in some appearances, once: stepped through by an index, since each stands there many times.
fn each_once(sql: &dyn Sql, column: &str, such: &str, values: &[Value]) -> Result<Vec<String>, Fault> {
    let statement = format!(
        "WITH RECURSIVE played (value) AS (
            SELECT min({column}) FROM appearances WHERE {such}
            UNION ALL
            SELECT (SELECT min(a.{column}) FROM appearances a WHERE {such} AND a.{column} > played.value)
            FROM played WHERE played.value IS NOT NULL)
        SELECT value FROM played WHERE value IS NOT NULL"
    );
    all(sql, &statement, values, |row| Ok(row.text(0)?.into_owned()))
}

/// Those of some persons and of some names without a person, in the order of the days.
pub(crate) fn of(
    sql: &dyn Sql,
    persons: &[PersonId],
    names: &[String],
    recorded_by: Option<Date>,
) -> Result<Vec<Appearance>, Fault> {
    let dialect = sql.dialect();
    let recorded = "(CAST(?3 AS TEXT) IS NULL OR recorded_at < ?3)";
    let statement = format!(
        "SELECT {APPEARANCE} FROM (
            SELECT * FROM appearances WHERE person IN ({}) AND person <> '' AND {recorded}
            UNION ALL SELECT * FROM appearances WHERE person = '' AND name IN ({}) AND {recorded}) a
         ORDER BY {ORDER}",
        dialect.texts("?1"),
        dialect.texts("?2"),
    );
    let values = [
        rows::to_json(&persons)?.into(),
        rows::to_json(&names)?.into(),
        recorded_by.map(rows::end_of).into(),
    ];
    all(sql, &statement, &values, rows::appearance)
}
