//! Who played when.

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Appearance, Person, PersonId};
use rusqlite::{Connection, Row, TransactionBehavior, params};

use super::fault::Fault;
use super::rows;

/// Adds all of them or nothing; tells how many were new.
pub(super) fn add(
    connection: &mut Connection,
    appearances: &[Appearance],
    recorded_at: Timestamp,
) -> Result<u64, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let stones = super::forget::tombstones(&transaction)?;
    let mut new = 0;
    {
        let mut insert = transaction.prepare_cached(
            "INSERT INTO appearances (person, name, team, day, minutes, against, home, source, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
        )?;
        let recorded_at = rows::instant(recorded_at);
        // Who was erased does not come back.
        for a in appearances.iter().filter(|a| !stones.holds(&a.player)) {
            let person = a.player.id.as_ref().map_or("", |id| id.0.as_str());
            if person.is_empty() && a.player.name.is_empty() {
                return Err(Fault::Invalid(format!("an appearance of {} names nobody", a.day)));
            }
            new += insert.execute(params![
                person,
                a.player.name,
                a.player.team,
                a.day.to_string(),
                a.minutes,
                a.against,
                a.home,
                a.table,
                recorded_at,
            ])? as u64;
        }
    }
    transaction.commit()?;
    Ok(new)
}

/// Those by the end of a day, in the order of the days.
pub(super) fn until(
    connection: &Connection,
    until: Option<Date>,
    recorded_by: Option<Date>,
) -> Result<Vec<Appearance>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT person, name, team, day, minutes, against, home, source FROM appearances
         WHERE (?1 IS NULL OR day <= ?1) AND (?2 IS NULL OR recorded_at < ?2) ORDER BY day, key",
    )?;
    let mut rows = statement.query([until.map(|day| day.to_string()), recorded_by.map(rows::end_of)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(appearance(row)?);
    }
    Ok(found)
}

fn appearance(row: &Row<'_>) -> Result<Appearance, Fault> {
    let person: String = row.get(0)?;
    Ok(Appearance {
        player: Person {
            name: row.get(1)?,
            id: (!person.is_empty()).then_some(PersonId(person)),
            team: row.get(2)?,
        },
        day: rows::date(&row.get::<_, String>(3)?)?,
        minutes: row.get(4)?,
        against: row.get(5)?,
        home: row.get(6)?,
        table: row.get(7)?,
    })
}
