//! Flags as a table, one a row.

use std::io::BufRead;

use ledger::{Document, Flag, FlagStatus, Interval, PersonId};
use serde::Deserialize;

use super::{PACK, SOURCE, clean, day, document, name};
use crate::error::Problem;
use crate::table::{Table, columns};

/// Whether a first line is the header of such a table.
pub(crate) fn is_header(head: &str) -> bool {
    let columns = columns(head);
    ["news", "news_added", "status"].iter().all(|column| columns.contains(column))
}

/// The next row's document, with its line; nothing for a row that raises no flag, none at the end.
pub(crate) fn next<R: BufRead>(table: &mut Table<R>) -> Option<(u64, Result<Option<Document>, Problem>)> {
    let (line, row) = table.next()?;
    let read = row.and_then(|row| table.values::<Row<'_>>(&row)?.document());
    Some((line, read))
}

#[derive(Deserialize)]
struct Row<'a> {
    #[serde(alias = "code")]
    player_code: Option<&'a str>,
    first_name: Option<&'a str>,
    second_name: Option<&'a str>,
    web_name: Option<&'a str>,
    team_name: Option<&'a str>,
    news: &'a str,
    news_added: &'a str,
    status: &'a str,
    #[serde(alias = "chance_of_playing_next_round")]
    chance_next: Option<&'a str>,
    published_after: Option<&'a str>,
    first_seen_snapshot_date: Option<&'a str>,
}

impl Row<'_> {
    fn document(&self) -> Result<Option<Document>, Problem> {
        let given = |value: Option<&str>| value.map(clean).filter(|v| !v.is_empty());
        let field = |field, value: &str, wanted| Problem::Value { field, value: value.to_owned(), wanted };
        let status = FlagStatus::from_letter(self.status.trim())
            .ok_or_else(|| field("status", self.status, "one of a, d, i, s, u, n"))?;
        if status == FlagStatus::Available && self.news.trim().is_empty() {
            return Ok(None);
        }
        let raised = day(self.news_added);
        let seen = self.first_seen_snapshot_date.and_then(day).or(raised);
        let seen = seen.ok_or_else(|| field("news_added", self.news_added, "a day"))?;
        let after = self.published_after.and_then(day).or(raised).unwrap_or(seen);
        let full = name(self.first_name.unwrap_or_default(), self.second_name.unwrap_or_default());
        let player = given(Some(&full)).or(given(self.web_name)).ok_or(Problem::NoField("second_name"))?;
        let chance = match given(self.chance_next) {
            Some(text) => Some(percent(&text).ok_or_else(|| field("chance_next", &text, "a percentage"))?),
            None => None,
        };
        let flag = Flag {
            source: SOURCE.to_owned(),
            day: seen,
            player,
            person: given(self.player_code).map(|code| PersonId(format!("{PACK}:{code}"))),
            club: given(self.team_name),
            news: self.news.trim().to_owned(),
            status,
            chance,
            raised,
        };
        Ok(Some(document(&flag, Interval::new(after.min(seen), seen))))
    }
}

/// "75", "75.0".
fn percent(text: &str) -> Option<u8> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok().filter(|p| *p <= 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "player_code,first_name,second_name,web_name,team_name,first_seen_snapshot_date,news,news_added,status,chance_next,published_after";

    fn rows(rows: &str) -> Vec<Result<Option<Document>, String>> {
        let text = format!("{HEAD}\n{rows}");
        assert!(is_header(&text));
        let mut table = Table::of(text.as_bytes()).unwrap();
        std::iter::from_fn(|| next(&mut table)).map(|(_, row)| row.map_err(|p| p.to_string())).collect()
    }

    #[test]
    fn a_row_is_a_document_dated_by_when_it_was_seen() {
        let read = rows(
            "17,Jan,Novák,Novák,Hillside,2021-12-31T02:00:00Z,Knee injury - Expected back 23 Jan,2021-12-20T10:00:00Z,i,0,2021-12-28T02:00:00Z\n",
        );
        let document = read[0].clone().unwrap().unwrap();
        let (flag, _) = Flag::parse(&document.text).unwrap();
        assert_eq!(flag.player, "Jan Novák");
        assert_eq!(flag.person, Some(PersonId("premier-league:17".into())));
        assert_eq!((flag.status, flag.chance), (FlagStatus::Injured, Some(0)));
        let said = document.published.unwrap().within;
        assert_eq!(
            (said.earliest.to_string(), said.latest.to_string()),
            ("2021-12-28".into(), "2021-12-31".into())
        );
    }

    #[test]
    fn a_bad_row_says_what_is_wrong_and_costs_no_other() {
        let read = rows(
            "17,Jan,Novák,Novák,Hillside,,Knock,2021-12-20,x,0,\n\
             17,Jan,Novák,Novák,Hillside,,Knock,soon,d,75,\n\
             17,Jan,Novák,Novák,Hillside,,Knock,2021-12-20,d,most,\n\
             17,,,,Hillside,,Knock,2021-12-20,d,75,\n\
             17,Jan,Novák,Novák,Hillside,,,2021-12-20,a,100,\n\
             17,Jan\n\
             17,Jan,Novák,Novák,Hillside,,Knock,2021-12-20,d,75.0,\n",
        );
        let told: Vec<String> = read
            .iter()
            .map(|row| match row {
                Ok(Some(_)) => "read".to_owned(),
                Ok(None) => "no flag".to_owned(),
                Err(reason) => reason.clone(),
            })
            .collect();
        assert_eq!(told[0], "its `status` is \"x\", not one of a, d, i, s, u, n");
        assert_eq!(told[1], "its `news_added` is \"soon\", not a day");
        assert_eq!(told[2], "its `chance_next` is \"most\", not a percentage");
        assert_eq!(told[3], "has no field `second_name`");
        assert_eq!(told[4], "no flag");
        assert!(told[5].contains("end of row"), "{}", told[5]);
        assert_eq!(told[6], "read");
    }
}
