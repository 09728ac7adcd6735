//! What the few words of an official flag say, taken apart for who compares them with what happened.
//!
//! "Hamstring injury - Expected back 23 Jan" is a matter and a term. The list's texts are made from a handful of
//! forms; whatever is of another form states nothing.

use jiff::civil::Date;
use ledger::{InjuryFacts, add_days};

use crate::Reader;

/// So long before a text can have appeared the day it names may lie: texts are not always taken down in time.
const STALE_DAYS: i64 = 30;

/// What a flag says of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// "Expected back 23 Jan".
    Back {
        /// Day of the month.
        day: i8,
        /// Month, 1 to 12.
        month: i8,
    },
    /// "75% chance of playing", in per cent.
    Chance(u32),
    /// "Unknown return date".
    Unknown,
}

impl Term {
    /// What the words of a flag say of the return, if anything.
    pub fn of(news: &str) -> Option<Self> {
        let news = news.to_ascii_lowercase();
        back(&news)
            .or_else(|| chance(&news))
            .or_else(|| news.contains("unknown return date").then_some(Self::Unknown))
    }
}

/// The first such day that lies no more than 30 days before `published`; 29 February falls back to the 28th. `None` for a day
/// that no calendar has.
pub fn first_such_day(day: i8, month: i8, published: Date) -> Option<Date> {
    let earliest = add_days(published, -STALE_DAYS);
    (-1..=2).find_map(|later| {
        let year = published.year().checked_add(later)?;
        let leap_day = || if (day, month) == (29, 2) { Date::new(year, 2, 28).ok() } else { None };
        Date::new(year, month, day).ok().or_else(leap_day).filter(|day| *day >= earliest)
    })
}

/// Whether the words are about something else than an injury, an illness or a lack of fitness.
pub fn is_no_injury(news: &str) -> bool {
    const STARTS: [&str; 10] = [
        "international duty", "away on international", "personal reasons", "work permit", "suspend",
        "self-isolating", "isolating", "ineligible", "unavailable", "not ",
    ];
    let news = news.to_ascii_lowercase();
    let unknown = news.strip_prefix("unknown").is_some_and(|rest| !rest.starts_with(is_word));
    unknown || STARTS.iter().any(|start| news.starts_with(start))
}

/// Whether the words say that the player is at the club no longer, or not for now.
pub fn has_left(news: &str) -> bool {
    const WORDS: [&str; 19] = [
        "joined", "signed for", "transfer", "transferred", "loan", "loaned", "left club", "left the club",
        "left by", "contract", "contact terminated", "released", "returned to", "permanent", "permanently",
        "retired", "not included in", "season-long", "season long",
    ];
    let news = news.to_ascii_lowercase();
    !news.starts_with("ineligible") && WORDS.iter().any(|words| has_words(&news, words))
}

/// The words of a flag that name the matter ("Hamstring injury").
pub fn matter_words(news: &str) -> &str {
    crate::flag::matter_words(news)
}

impl Reader {
    /// What is the matter by the words of a flag, as the lexicons of reports read them; `None` where they name no injury.
    pub fn matter_of(&self, news: &str) -> Option<InjuryFacts> {
        self.matter(matter_words(news))
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `words` stand in `text` with no letter or digit beside them.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// "expected back 23 jan", at the end.
fn back(news: &str) -> Option<Term> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (_, tail) = news.rsplit_once("expected back ")?;
    let (day, month) = tail.trim_end().split_once(' ')?;
    let plain = (1..=2).contains(&day.len()) && month.bytes().all(|b| b.is_ascii_lowercase());
    let month = MONTHS.iter().position(|name| month.starts_with(name)).filter(|_| plain)?;
    Some(Term::Back { day: day.parse().ok()?, month: i8::try_from(month).ok()? + 1 })
}

/// "75% chance of playing".
fn chance(news: &str) -> Option<Term> {
    let (head, _) = news.split_once("% chance of playing")?;
    let digits = head.len() - head.bytes().rev().take_while(u8::is_ascii_digit).count();
    head.get(digits..)?.parse().ok().map(Term::Chance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{Region, parse_date};

    #[test]
    fn a_term_is_a_day_a_chance_or_unknown() {
        for (news, term) in [
            ("Knee injury - Expected back 12 Apr", Some(Term::Back { day: 12, month: 4 })),
            ("Knee injury - expected back 1 september ", Some(Term::Back { day: 1, month: 9 })),
            ("Groin Injury - 75% chance of playing", Some(Term::Chance(75))),
            ("Neck - Unknown return date", Some(Term::Unknown)),
            ("Knee injury", None),
            ("Expected back soon", None),
            ("Expected back 12 Foo", None),
            ("Expected back 123 Apr", None),
            ("% chance of playing", None),
            ("", None),
        ] {
            assert_eq!(Term::of(news), term, "{news}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_resolved_from_the_publication() {
        let on = |day, month, said: &str| {
            first_such_day(day, month, parse_date(said).unwrap()).map(|d| d.to_string())
        };
        assert_eq!(on(23, 1, "2021-12-31").as_deref(), Some("2022-01-23"));
        assert_eq!(on(20, 12, "2021-12-31").as_deref(), Some("2021-12-20"));
        assert_eq!(on(30, 11, "2021-12-31").as_deref(), Some("2022-11-30"));
        assert_eq!(on(29, 2, "2021-01-31").as_deref(), Some("2021-02-28"));
        assert_eq!(on(31, 4, "2021-01-31"), None);
    }

    #[test]
    fn what_is_no_injury_and_who_has_left() {
        for news in ["Unknown - 25% chance of playing", "Suspended until 1 Jan", "Not in training"] {
            assert!(is_no_injury(news), "{news}");
        }
        for news in ["Unknowns - 25% chance", "Knee injury - Unknown return date", "Knock"] {
            assert!(!is_no_injury(news), "{news}");
        }
        for news in ["Joined Lakeside Town on 1/2", "On loan.", "Contract expired", "Transferred to Hillside"]
        {
            assert!(has_left(news), "{news}");
        }
        for news in ["Ineligible (loan)", "Loaner", "Knee injury", "Transfers"] {
            assert!(!has_left(news), "{news}");
        }
    }

    #[test]
    fn the_matter_is_read_as_in_reports() {
        let reader = Reader::new().unwrap();
        let facts = reader.matter_of("Hamstring injury - Expected back 23 Jan").unwrap();
        assert_eq!(facts.region, Region::Thigh);
        assert!(reader.matter_of("Lack of match fitness - 75% chance of playing").is_none());
    }
}
