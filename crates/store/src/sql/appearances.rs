//! Who played when.

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Appearance;

use super::{Sql, Value, all};
use crate::fault::Fault;
use crate::rows::{self, APPEARANCE};

/// At most so many rows are put to the database at a time.
const PORTION: usize = 500;

/// Adds all of them; tells how many were new. Who was erased does not come back.
pub(super) fn add<'a>(
    sql: &dyn Sql,
    appearances: impl Iterator<Item = (&'a Appearance, Timestamp)>,
) -> Result<u64, Fault> {
    let stones = super::forget::tombstones(sql)?;
    let into = format!("appearances ({APPEARANCE})");
    let mut portion = Vec::new();
    let mut new = 0;
    for (a, recorded_at) in appearances.filter(|(a, _)| !stones.holds(&a.player)) {
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
            a.against.as_ref().into(),
            a.home.into(),
            Value::from(&a.table),
            rows::instant(recorded_at).into(),
        ]);
        if portion.len() == PORTION {
            new += sql.insert(&into, &portion)?;
            portion.clear();
        }
    }
    Ok(new + sql.insert(&into, &portion)?)
}

/// Those by the end of a day, in the order of the days.
pub(super) fn until(
    sql: &dyn Sql,
    until: Option<Date>,
    recorded_by: Option<Date>,
) -> Result<Vec<Appearance>, Fault> {
    let statement = format!(
        "SELECT {APPEARANCE} FROM appearances WHERE (CAST(?1 AS TEXT) IS NULL OR day <= ?1)
         AND (CAST(?2 AS TEXT) IS NULL OR recorded_at < ?2) ORDER BY day, key"
    );
    let values = [until.map(|day| day.to_string()).into(), recorded_by.map(rows::end_of).into()];
    all(sql, &statement, &values, rows::appearance)
}
