//! Tables of appearances: who played how long in which match, one a row.

use std::io::BufRead;

use ledger::{Appearance, Person, PersonId, parse_date};
use serde::Deserialize;

use crate::error::Problem;
use crate::flags::PACK;
use crate::table::{Table, columns};

/// Whether a first line is the header of such a table: minutes, a day, and whose they are.
pub(crate) fn is_header(head: &str) -> bool {
    let columns = columns(head);
    let any = |names: &[&str]| names.iter().any(|name| columns.contains(name));
    any(&["minutes"])
        && any(&["kickoff_time", "date", "day"])
        && any(&["player_code", "code", "person", "player"])
}

#[derive(Deserialize)]
struct Row<'a> {
    #[serde(alias = "code")]
    player_code: Option<&'a str>,
    person: Option<&'a str>,
    player: Option<&'a str>,
    #[serde(alias = "date", alias = "day")]
    kickoff_time: &'a str,
    minutes: &'a str,
    #[serde(alias = "opponent", alias = "against")]
    opponent_team: Option<&'a str>,
    #[serde(alias = "home")]
    was_home: Option<&'a str>,
    team: Option<&'a str>,
}

/// The next appearance of a table of that name, with its line; none at the end.
///
/// `player_code` is a code of the Premier League's lists, `person` an identity in a pack (`pack:code`), `player` a
/// name: one of them has to be there.
pub(crate) fn next<R: BufRead>(
    table: &mut Table<R>,
    name: &str,
) -> Option<(u64, Result<Appearance, Problem>)> {
    let (line, row) = table.next()?;
    let read = row.and_then(|row| table.values::<Row<'_>>(&row)?.appearance(name));
    Some((line, read))
}

impl Row<'_> {
    fn appearance(&self, table: &str) -> Result<Appearance, Problem> {
        let given = |value: Option<&str>| value.map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned);
        let field = |field, value: &str, wanted| Problem::Value { field, value: value.to_owned(), wanted };
        let code = given(self.player_code).map(|code| PersonId(format!("{PACK}:{code}")));
        let id = given(self.person).map(PersonId).or(code);
        let name = given(self.player).unwrap_or_default();
        if id.is_none() && name.is_empty() {
            return Err(Problem::NoField("player"));
        }
        let day = self.kickoff_time.trim().get(..10).and_then(|day| parse_date(day).ok());
        let day = day.ok_or_else(|| field("kickoff_time", self.kickoff_time, "a day"))?;
        let minutes = self.minutes.trim().parse().ok().filter(|m| *m <= MOST_MINUTES);
        let minutes =
            minutes.ok_or_else(|| field("minutes", self.minutes, "a number of minutes, 0 to 240"))?;
        let home = match given(self.was_home).map(|home| home.to_ascii_lowercase()).as_deref() {
            None => None,
            Some("1" | "true" | "yes" | "home") => Some(true),
            Some("0" | "false" | "no" | "away") => Some(false),
            Some(other) => return Err(field("was_home", other, "1 or 0")),
        };
        Ok(Appearance {
            player: Person { name, id, team: given(self.team) },
            day,
            minutes,
            against: given(self.opponent_team),
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
        let mut table = Table::of(text.as_bytes()).unwrap();
        std::iter::from_fn(|| next(&mut table, "matches"))
            .map(|(_, row)| row.map_err(|p| p.to_string()))
            .collect()
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
}
