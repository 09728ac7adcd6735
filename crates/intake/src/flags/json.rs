//! Flags as the game's own JSON has them, one with each player.

use std::collections::BTreeMap;

use ledger::{Document, Flag, FlagStatus, Interval, PersonId};
use serde::Deserialize;

use super::{PACK, SOURCE, clean, day, document, name};
use crate::error::Problem;

#[derive(Deserialize)]
struct Game {
    elements: Vec<serde_json::Value>,
    #[serde(default)]
    teams: Vec<Team>,
}

#[derive(Deserialize)]
struct Team {
    id: u64,
    name: String,
}

#[derive(Deserialize)]
struct Element {
    code: u64,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    second_name: String,
    #[serde(default)]
    web_name: String,
    #[serde(default)]
    team: u64,
    #[serde(default)]
    news: String,
    news_added: Option<String>,
    status: String,
    chance_of_playing_next_round: Option<f64>,
}

/// The documents of the game's JSON, players without a flag left out; the players whose flag cannot be read, with
/// the reason, besides.
///
/// A flag's day is the one on which its words were added: the file does not tell the day on which it was fetched.
pub(crate) fn documents(text: &str) -> Result<Vec<Result<Document, Problem>>, Problem> {
    let game: Game = serde_json::from_str(text)
        .map_err(|error| Problem::Json { column: error.column(), reason: error.to_string() })?;
    let clubs: BTreeMap<u64, String> = game.teams.into_iter().map(|team| (team.id, team.name)).collect();
    // Each by itself: one that is not of the form leaves the others as they are.
    let element = |(at, value)| {
        serde_json::from_value::<Element>(value)
            .map_err(|error| Problem::Element { number: at + 1, reason: error.to_string() })
            .and_then(|element| element.document(&clubs))
            .transpose()
    };
    Ok(game.elements.into_iter().enumerate().filter_map(element).collect())
}

impl Element {
    fn document(self, clubs: &BTreeMap<u64, String>) -> Result<Option<Document>, Problem> {
        let full = name(&self.first_name, &self.second_name);
        let player = if full.is_empty() { clean(&self.web_name) } else { full };
        let field = |field, value: &str, wanted| Problem::Value {
            field,
            value: format!("{value} ({player})"),
            wanted,
        };
        let status = FlagStatus::from_letter(&self.status)
            .ok_or_else(|| field("status", &self.status, "one of a, d, i, s, u, n"))?;
        if status == FlagStatus::Available && self.news.trim().is_empty() {
            return Ok(None);
        }
        let added = self.news_added.unwrap_or_default();
        let seen = day(&added).ok_or_else(|| field("news_added", &added, "a day"))?;
        if player.is_empty() {
            return Err(Problem::NoField("second_name"));
        }
        let chance =
            match self.chance_of_playing_next_round {
                Some(given) => Some(percent(given).ok_or_else(|| {
                    field("chance_of_playing_next_round", &given.to_string(), "a percentage")
                })?),
                None => None,
            };
        let flag = Flag {
            source: SOURCE.to_owned(),
            day: seen,
            player,
            person: Some(PersonId(format!("{PACK}:{}", self.code))),
            club: clubs.get(&self.team).cloned(),
            news: self.news.trim().to_owned(),
            status,
            chance,
            raised: Some(seen),
        };
        Ok(Some(document(&flag, Interval::day(seen))))
    }
}

/// A whole number from 0 to 100.
fn percent(given: f64) -> Option<u8> {
    ((0.0..=100.0).contains(&given) && given.fract() == 0.0).then_some(given as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_with_news_are_documents() {
        let game = r#"{"events":[{"id":1,"name":"Gameweek 1","deadline_time":"2021-08-13T17:30:00Z"}],
            "teams":[{"id":3,"name":"Hillside"}],
            "elements":[
              {"code":17,"first_name":"Jan","second_name":"Novák","web_name":"Novák","team":3,"status":"d",
               "news":"Knock - 75% chance of playing","news_added":"2021-12-28T10:00:14.1Z",
               "chance_of_playing_next_round":75},
              {"code":18,"first_name":"Per","second_name":"Lund","web_name":"Lund","team":3,"status":"a","news":"","news_added":null,
               "chance_of_playing_next_round":null},
              {"code":19,"first_name":"Ola","second_name":"Berg","web_name":"Berg","team":3,"status":"?","news":"Knock","news_added":null,
               "chance_of_playing_next_round":null},
              {"code":20,"second_name":"Rask","team":3,"status":"d","news":"Knock","news_added":"2021-12-28T10:00:14Z",
               "chance_of_playing_next_round":150},
              {"code":"?","second_name":"Holm","status":"d"}]}"#;
        assert!(super::super::is_game(game));
        let read = documents(game).unwrap();
        assert_eq!(read.len(), 4);
        let document = read[0].as_ref().unwrap();
        let (flag, _) = Flag::parse(&document.text).unwrap();
        assert_eq!(
            (flag.player.as_str(), flag.club.as_deref(), flag.chance),
            ("Jan Novák", Some("Hillside"), Some(75))
        );
        assert_eq!(document.doc, "flag-premier-league-17-2021-12-28");
        let bad: Vec<_> = read[1..].iter().map(|r| r.as_ref().unwrap_err().to_string()).collect();
        assert_eq!(bad[0], "its `status` is \"? (Ola Berg)\", not one of a, d, i, s, u, n");
        assert_eq!(bad[1], "its `chance_of_playing_next_round` is \"150 (Rask)\", not a percentage");
        assert!(
            bad[2].starts_with("holds a player (number 5) who cannot be read: invalid type"),
            "{}",
            bad[2]
        );
        assert!(documents("{\"elements\": 3}").is_err());
    }
}
