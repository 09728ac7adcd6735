//! Official flags: what a competition's own list says of a player's availability, and the text it is kept as.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::slugs;
use crate::{PersonId, parse_date};

slugs! {
    /// The list's own word for whether a player can be picked (Fantasy Premier League: the letter in brackets).
    FlagStatus {
        /// No flag (`a`).
        Available = "available",
        /// In doubt (`d`).
        Doubtful = "doubtful",
        /// Injured or ill (`i`).
        Injured = "injured",
        /// Suspended (`s`).
        Suspended = "suspended",
        /// Gone, or away for long (`u`).
        Unavailable = "unavailable",
        /// Not eligible for the next match (`n`).
        Ineligible = "ineligible",
    }
}

impl FlagStatus {
    /// The status that the Fantasy Premier League writes as this letter.
    pub fn from_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "a" => Self::Available,
            "d" => Self::Doubtful,
            "i" => Self::Injured,
            "s" => Self::Suspended,
            "u" => Self::Unavailable,
            "n" => Self::Ineligible,
            _ => return None,
        })
    }
}

/// One statement of an official list about one player.
///
/// As a document it is [`Flag::text`]: a line for each field, so that every claim read from it has characters to
/// point at, and so that two statements are two documents exactly where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Whose list ("Premier League (FPL)").
    pub source: String,
    /// A day on which it was in force: the first on which it was seen.
    pub day: Date,
    /// The player, as the list names them.
    pub player: String,
    /// The player's identity in a pack, where the list has one.
    pub person: Option<PersonId>,
    /// The club, as the list names it.
    pub club: Option<String>,
    /// Its words ("Knee injury - Expected back 12 Apr"); empty where there are none.
    pub news: String,
    /// The list's own word.
    pub status: FlagStatus,
    /// Chance of playing the next match, in per cent.
    pub chance: Option<u8>,
    /// The day on which the flag was first raised, whatever its text was then.
    pub raised: Option<Date>,
}

/// Where in the text of a flag each field's value stands, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlagSpans {
    /// The player's name.
    pub player: Range<usize>,
    /// The club.
    pub club: Range<usize>,
    /// The words.
    pub news: Range<usize>,
    /// The list's own word.
    pub status: Range<usize>,
    /// The chance.
    pub chance: Range<usize>,
}

const FIRST: &str = "Official flag: ";

impl Flag {
    /// The text of its document.
    pub fn text(&self) -> String {
        let mut out =
            format!("{FIRST}{}, {}\nPlayer: {}", one_line(&self.source), self.day, one_line(&self.player));
        let mut line = |name: &str, value: &str| {
            if !value.is_empty() {
                out.push_str(&format!("\n{name}: {value}"));
            }
        };
        line("Identity", &one_line(self.person.as_ref().map_or("", |id| &id.0)));
        line("Club", &one_line(self.club.as_deref().unwrap_or_default()));
        line("News", &one_line(&self.news));
        line("Status", self.status.slug());
        line("Chance of playing", &self.chance.map(|c| format!("{c}%")).unwrap_or_default());
        line("Raised", &self.raised.map(|day| day.to_string()).unwrap_or_default());
        out.push('\n');
        out
    }

    /// The flag that a document's text is, and where its fields stand; none for any other text.
    pub fn parse(text: &str) -> Option<(Self, FlagSpans)> {
        let head = text.strip_prefix(FIRST)?.split('\n').next()?;
        let (source, day) = head.rsplit_once(", ")?;
        let mut spans = FlagSpans::default();
        let mut flag = Self {
            source: source.to_owned(),
            day: parse_date(day).ok()?,
            player: String::new(),
            person: None,
            club: None,
            news: String::new(),
            status: FlagStatus::Available,
            chance: None,
            raised: None,
        };
        let mut status = None;
        let mut at = FIRST.len() + head.len() + 1;
        for line in text.get(at..)?.split('\n') {
            let start = at;
            at += line.len() + 1;
            if line.is_empty() {
                continue;
            }
            let (name, value) = line.split_once(": ")?;
            let start = start + name.len() + 2;
            let span = start..start + value.len();
            match name {
                "Player" => (flag.player, spans.player) = (value.to_owned(), span),
                "Identity" => flag.person = Some(PersonId(value.to_owned())),
                "Club" => (flag.club, spans.club) = (Some(value.to_owned()), span),
                "News" => (flag.news, spans.news) = (value.to_owned(), span),
                "Status" => (status, spans.status) = (FlagStatus::from_slug(value), span),
                "Chance of playing" => {
                    flag.chance = value.strip_suffix('%').and_then(|n| n.parse().ok()).filter(|n| *n <= 100);
                    spans.chance = span;
                }
                "Raised" => flag.raised = parse_date(value).ok(),
                _ => return None,
            }
        }
        flag.status = status?;
        (!flag.player.is_empty()).then_some((flag, spans))
    }
}

/// A value on one line, so that no value can pass for another field.
fn one_line(value: &str) -> String {
    let spaced = value.replace(|c: char| c.is_control(), " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag() -> Flag {
        Flag {
            source: "Premier League (FPL)".into(),
            day: parse_date("2021-12-31").unwrap(),
            player: "Jan Dvořák".into(),
            person: Some(PersonId("premier-league:17".into())),
            club: Some("Hillside".into()),
            news: "Hamstring injury - Expected back 23 Jan".into(),
            status: FlagStatus::Injured,
            chance: Some(0),
            raised: parse_date("2021-12-28").ok(),
        }
    }

    #[test]
    fn a_flag_is_its_text_and_back() {
        let bare =
            Flag { person: None, club: None, news: String::new(), chance: None, raised: None, ..flag() };
        for flag in [flag(), bare] {
            let text = flag.text();
            let (read, spans) = Flag::parse(&text).unwrap();
            assert_eq!(read, flag);
            assert_eq!(text.get(spans.player), Some(flag.player.as_str()));
            assert_eq!(text.get(spans.news), Some(flag.news.as_str()));
            assert_eq!(text.get(spans.status), Some(flag.status.slug()));
        }
    }

    #[test]
    fn a_name_cannot_pass_for_an_identity() {
        let sly = Flag { player: "Jan (premier-league:1)".into(), person: None, ..flag() };
        let (read, _) = Flag::parse(&sly.text()).unwrap();
        assert_eq!((read.player.as_str(), read.person), ("Jan (premier-league:1)", None));
    }

    #[test]
    fn a_value_cannot_pass_for_a_field() {
        let sly = Flag { news: "Knock\nStatus: available".into(), ..flag() };
        let (read, _) = Flag::parse(&sly.text()).unwrap();
        assert_eq!(read.status, FlagStatus::Injured);
        assert_eq!(read.news, "Knock Status: available");
    }

    #[test]
    fn other_texts_are_no_flags() {
        for text in [
            "",
            "Official flag: ",
            "Official flag: Premier League (FPL), today\nPlayer: A\nStatus: injured",
            "Official flag: Premier League (FPL), 2021-12-31\nPlayer: A",
            "Official flag: Premier League (FPL), 2021-12-31\nStatus: injured",
            "Official flag: Premier League (FPL), 2021-12-31\nPlayer: A\nStatus: fine",
            "Official flag: Premier League (FPL), 2021-12-31\nPlayer: A\nStatus: injured\nHe limped off.",
            "Jan Dvořák is out. Official flag: none.",
        ] {
            assert_eq!(Flag::parse(text), None, "{text}");
        }
    }
}
