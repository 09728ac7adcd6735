//! Tables of appearances: who played how long in which match, one a row.

mod rows;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Float64Type;
use arrow_array::{Array as _, ArrayRef, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use ledger::{Appearance, KeptAppearance, Person, PersonId, parse_date};

pub(crate) use self::rows::{Rows, is_row};
use crate::document::one_line;
use crate::error::Problem;
use crate::flags::PACK;
use crate::table;

/// What a row tells, and the columns that may hold it, the first that there is. The last two stand in the tables that a store's are
/// exported to, and only together.
const FIELDS: [&[&str]; 10] = [
    &["player_code", "code"],
    &["person_id", "person"],
    &["player"],
    &["kickoff_time", "date", "day"],
    &["minutes"],
    &["opponent_team", "opponent", "against"],
    &["was_home", "home"],
    &["team"],
    &["source"],
    &["recorded_at"],
];

/// Where in a table each of [`FIELDS`] stands.
pub(crate) type Places = [Option<usize>; FIELDS.len()];

/// Whether a first line is the header of such a table.
pub(crate) fn is_header(head: &str) -> bool {
    places(table::columns(head)).is_some()
}

/// Where in a table each of [`FIELDS`] stands, if it is one of appearances: with minutes, a day, and whose they are.
pub(crate) fn places<'c>(columns: impl IntoIterator<Item = &'c str>) -> Option<Places> {
    let columns: Vec<&str> = columns.into_iter().map(str::trim).collect();
    let place =
        |names: &[&str]| names.iter().find_map(|name| columns.iter().position(|column| column == name));
    let places = FIELDS.map(place);
    let [code, person, player, day, minutes, ..] = places;
    (code.or(person).or(player).is_some() && day.is_some() && minutes.is_some()).then_some(places)
}

/// The appearances in a record batch, a row each, in order. Its columns are called as those of a CSV table of appearances are, and hold
/// text, whole numbers, days, times, or true and false. `name` is what the table is called, unless a row tells it.
///
/// # Errors
/// When the batch lacks a column, or one holds something else. What is wrong with one row stands in its place.
pub fn appearances(name: &str, batch: &RecordBatch) -> Result<Vec<Result<KeptAppearance, Problem>>, Problem> {
    let schema = batch.schema();
    let places = places(schema.fields().iter().map(|field| field.name().as_str()));
    let places = places.ok_or(Problem::NoAppearances)?;
    let mut columns = [const { None }; FIELDS.len()];
    for (column, place) in columns.iter_mut().zip(places) {
        if let Some((field, values)) =
            place.and_then(|at| schema.fields().get(at).zip(batch.columns().get(at)))
        {
            *column = texts(field.name(), values)?.as_string_opt::<i32>().cloned();
        }
    }
    let row = |at: usize| Row(columns.each_ref().map(|column| value(column.as_ref()?, at))).appearance(name);
    Ok((0..batch.num_rows()).map(row).collect())
}

fn value(column: &StringArray, at: usize) -> Option<&str> {
    column.is_valid(at).then(|| column.value(at))
}

/// A column as text. Whole numbers may come as floating-point numbers, as they do where some are missing.
fn texts(name: &str, column: &ArrayRef) -> Result<ArrayRef, Problem> {
    let plain = match column.data_type() {
        // What an hour it is elsewhere is not known here; that of UTC is.
        DataType::Timestamp(unit, Some(zone)) if zone.ends_with("UTC") => {
            cast(column, &DataType::Timestamp(*unit, None)).ok()
        }
        kind if kind.is_floating() => whole(column),
        _ => None,
    };
    crate::parquet::texts(name, plain.as_ref().unwrap_or(column))
}

/// Floating-point numbers as whole ones, if all are.
fn whole(column: &ArrayRef) -> Option<ArrayRef> {
    let floats = cast(column, &DataType::Float64).ok()?;
    let all = floats.as_primitive_opt::<Float64Type>()?.iter().flatten().all(|number| number.fract() == 0.0);
    all.then(|| cast(column, &DataType::Int64).ok()).flatten()
}

/// What a row tells, in the order of [`FIELDS`].
///
/// `player_code` is a code of the Premier League's lists, `person_id` an identity in a pack (`pack:code`), `player` a
/// name: one of them has to be there.
struct Row<'a>([Option<&'a str>; FIELDS.len()]);

impl Row<'_> {
    fn appearance(&self, table: &str) -> Result<KeptAppearance, Problem> {
        let wrong = |field, value: &str, wanted| Problem::Value { field, value: value.to_owned(), wanted };
        let [code, person, player, day, minutes, against, home, team, source, recorded_at] = self.0;
        let code = given(code).map(|code| PersonId(format!("{PACK}:{code}")));
        let id = given(person).map(PersonId).or(code);
        let name = given(player).unwrap_or_default();
        if id.is_none() && name.is_empty() {
            return Err(Problem::NoField("player"));
        }
        let day = day.unwrap_or_default();
        let on = day.trim().get(..10).and_then(|day| parse_date(day).ok());
        let on = on.ok_or_else(|| wrong("kickoff_time", day, "a day"))?;
        let minutes = minutes.unwrap_or_default();
        let played = minutes.trim().parse().ok().filter(|m| *m <= MOST_MINUTES);
        let played = played.ok_or_else(|| wrong("minutes", minutes, "a number of minutes, 0 to 240"))?;
        let home = match given(home).map(|home| home.to_ascii_lowercase()).as_deref() {
            None => None,
            Some("1" | "true" | "yes" | "home") => Some(true),
            Some("0" | "false" | "no" | "away") => Some(false),
            Some(other) => return Err(wrong("was_home", other, "1 or 0")),
        };
        let source = given(source);
        let recorded_at = match given(recorded_at).filter(|_| source.is_some()) {
            None => None,
            Some(at) => Some(instant(&at).ok_or_else(|| wrong("recorded_at", &at, "an instant (RFC 3339)"))?),
        };
        let appearance = Appearance {
            player: Person { name, id, team: given(team) }.into(),
            day: on,
            minutes: played,
            against: given(against).map(Into::into),
            home,
            table: source.unwrap_or_else(|| one_line(table)).into(),
        };
        Ok(KeptAppearance { appearance, recorded_at })
    }
}

/// What a cell holds, on one line, as CSV has to have it.
fn given(value: Option<&str>) -> Option<String> {
    let value = value?.trim();
    match value.contains(char::is_control) {
        true => Some(one_line(value)),
        false => Some(value.to_owned()),
    }
    .filter(|value| !value.is_empty())
}

/// An instant; one that does not name its zone is in UTC, as Arrow writes it.
fn instant(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| TimeZone::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok())
}

/// The longest that anybody plays in a match of any sport.
const MOST_MINUTES: u16 = 240;

#[cfg(test)]
mod tests;
