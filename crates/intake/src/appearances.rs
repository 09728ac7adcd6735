//! Tables of appearances: who played how long in which match, one a row.

use std::io::BufRead;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Float64Type;
use arrow_array::{Array as _, ArrayRef, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use ledger::{Appearance, Person, PersonId, parse_date};

use crate::error::Problem;
use crate::flags::PACK;
use crate::table::{self, Table};

/// What a row tells, and the columns that may hold it, the first that there is.
const FIELDS: [&[&str]; 8] = [
    &["player_code", "code"],
    &["person"],
    &["player"],
    &["kickoff_time", "date", "day"],
    &["minutes"],
    &["opponent_team", "opponent", "against"],
    &["was_home", "home"],
    &["team"],
];

/// Whether a first line is the header of such a table.
pub(crate) fn is_header(head: &str) -> bool {
    places(table::columns(head)).is_some()
}

/// Where in a table each of [`FIELDS`] stands, if it is one of appearances: with minutes, a day, and whose they are.
fn places<'c>(columns: impl IntoIterator<Item = &'c str>) -> Option<[Option<usize>; FIELDS.len()]> {
    let columns: Vec<&str> = columns.into_iter().map(str::trim).collect();
    let place =
        |names: &[&str]| names.iter().find_map(|name| columns.iter().position(|column| column == name));
    let places = FIELDS.map(place);
    let [code, person, player, day, minutes, ..] = places;
    (code.or(person).or(player).is_some() && day.is_some() && minutes.is_some()).then_some(places)
}

/// The appearances of a CSV table.
#[derive(Debug)]
pub(crate) struct Rows<R> {
    table: Table<R>,
    places: [Option<usize>; FIELDS.len()],
    name: String,
}

impl<R: BufRead> Rows<R> {
    /// Those of a table of that name.
    ///
    /// # Errors
    /// When its first line cannot be read, or does not name the columns that there have to be.
    pub(crate) fn of(name: String, reader: R) -> Result<Self, Problem> {
        let table = Table::of(reader)?;
        let places = places(table.columns()).ok_or(Problem::NoAppearances)?;
        Ok(Self { table, places, name })
    }

    /// The next appearance, with its line; none at the end.
    pub(crate) fn next(&mut self) -> Option<(u64, Result<Appearance, Problem>)> {
        let (line, row) = self.table.next()?;
        let read = row.and_then(|row| Row(self.places.map(|place| row.get(place?))).appearance(&self.name));
        Some((line, read))
    }
}

/// The appearances in a record batch, a row each, in order. Its columns are called as those of a CSV table of appearances are, and hold
/// text, whole numbers, days, times, or true and false. `name` is what the table is called.
///
/// # Errors
/// When the batch lacks a column, or one holds something else. What is wrong with one row stands in its place.
pub fn appearances(name: &str, batch: &RecordBatch) -> Result<Vec<Result<Appearance, Problem>>, Problem> {
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
    let whole = column.data_type().is_floating().then(|| whole(column)).flatten();
    crate::parquet::texts(name, whole.as_ref().unwrap_or(column))
}

/// Floating-point numbers as whole ones, if all are.
fn whole(column: &ArrayRef) -> Option<ArrayRef> {
    let floats = cast(column, &DataType::Float64).ok()?;
    let all = floats.as_primitive_opt::<Float64Type>()?.iter().flatten().all(|number| number.fract() == 0.0);
    all.then(|| cast(column, &DataType::Int64).ok()).flatten()
}

/// What a row tells, in the order of [`FIELDS`].
///
/// `player_code` is a code of the Premier League's lists, `person` an identity in a pack (`pack:code`), `player` a
/// name: one of them has to be there.
struct Row<'a>([Option<&'a str>; FIELDS.len()]);

impl Row<'_> {
    fn appearance(&self, table: &str) -> Result<Appearance, Problem> {
        let given = |value: Option<&str>| value.map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned);
        let wrong = |field, value: &str, wanted| Problem::Value { field, value: value.to_owned(), wanted };
        let [code, person, player, day, minutes, against, home, team] = self.0;
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
        Ok(Appearance {
            player: Person { name, id, team: given(team) },
            day: on,
            minutes: played,
            against: given(against),
            home,
            table: table.to_owned(),
        })
    }
}

/// The longest that anybody plays in a match of any sport.
const MOST_MINUTES: u16 = 240;

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Result<Appearance, String>> {
        assert!(is_header(text));
        let mut rows = Rows::of("matches".to_owned(), text.as_bytes()).unwrap();
        std::iter::from_fn(|| rows.next()).map(|(_, row)| row.map_err(|p| p.to_string())).collect()
    }

    #[test]
    fn codes_and_names_both_tell_whose_minutes_they_are() {
        let read = rows(
            "season,player_code,kickoff_time,minutes,opponent_team,was_home,team\n\
             2018-19,17,2018-08-10T19:00:00Z,64,Lakeside,1,Hillside\n",
        );
        let appearance = read[0].clone().unwrap();
        assert_eq!(appearance.player.id, Some(PersonId("premier-league:17".into())));
        assert_eq!(
            (appearance.day.to_string().as_str(), appearance.minutes, appearance.home),
            ("2018-08-10", 64, Some(true))
        );
        let read = rows("date,player,minutes\n2018-08-10,Jan Novák,0\n");
        assert_eq!(read[0].clone().unwrap().player.name, "Jan Novák");
    }

    #[test]
    fn bad_rows_say_what_is_wrong() {
        let read = rows(
            "date,player,minutes,home\n2018-08-32,Jan Novák,0,\n2018-08-10,,0,\n2018-08-10,Jan Novák,-4,\n\
             2018-08-10,Jan Novák,900,\n2018-08-10,Jan Novák,90,perhaps\n\n2018-08-10,Jan Novák,90,1\n",
        );
        let told: Vec<String> =
            read.into_iter().map(|row| row.map(|_| "read".into()).unwrap_or_else(|e| e)).collect();
        assert_eq!(
            told,
            [
                "its `kickoff_time` is \"2018-08-32\", not a day",
                "has no field `player`",
                "its `minutes` is \"-4\", not a number of minutes, 0 to 240",
                "its `minutes` is \"900\", not a number of minutes, 0 to 240",
                "its `was_home` is \"perhaps\", not 1 or 0",
                "read",
            ]
        );
    }

    #[test]
    fn of_two_columns_for_one_thing_the_first_name_counts() {
        let read = rows("day,kickoff_time,player,minutes\n2018-08-11,2018-08-10T19:00:00Z,Jan Novák,7\n");
        assert_eq!(read[0].clone().unwrap().day.to_string(), "2018-08-10");
        assert!(matches!(
            Rows::of("matches".to_owned(), "player,minutes\nJan Novák,7\n".as_bytes()),
            Err(Problem::NoAppearances)
        ));
    }

    #[test]
    fn a_batch_tells_what_its_text_tells() {
        use std::sync::Arc;

        use arrow_array::{
            BooleanArray, Date32Array, Float64Array, Int32Array, ListArray, RecordBatchOptions,
        };
        use arrow_schema::{Field, Schema};

        let text = rows(
            "code,day,minutes,home,team\n17,2018-08-10,64,1,Hillside\n,2018-08-11,90,,\n18,2018-08-12,250,0,\n",
        );
        let batch = |columns: Vec<(&str, ArrayRef)>| RecordBatch::try_from_iter(columns).unwrap();
        let days = Date32Array::from(vec![17753, 17754, 17755]);
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("code", Arc::new(Float64Array::from(vec![Some(17.0), None, Some(18.0)]))),
            ("day", Arc::new(days)),
            ("minutes", Arc::new(Int32Array::from(vec![64, 90, 250]))),
            ("home", Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)]))),
            ("team", Arc::new(StringArray::from(vec![Some("Hillside"), None, None]))),
        ];
        let told = |rows: Vec<Result<Appearance, Problem>>| -> Vec<Result<Appearance, String>> {
            rows.into_iter().map(|row| row.map_err(|p| p.to_string())).collect()
        };
        assert_eq!(told(appearances("matches", &batch(columns.clone())).unwrap()), text);
        assert!(matches!(appearances("matches", &batch(columns[..2].to_vec())), Err(Problem::NoAppearances)));
        let mut lists = columns;
        let empty = ListArray::new_null(Arc::new(Field::new("item", DataType::Utf8, true)), 3);
        lists[4].1 = Arc::new(empty);
        let wrong = appearances("matches", &batch(lists)).unwrap_err();
        assert!(wrong.to_string().starts_with("its column \"team\" holds List(Utf8)"), "{wrong}");
        let none = RecordBatch::try_new_with_options(
            Arc::new(Schema::empty()),
            vec![],
            &RecordBatchOptions::new().with_row_count(Some(1)),
        );
        assert!(matches!(appearances("matches", &none.unwrap()), Err(Problem::NoAppearances)));
    }
}
