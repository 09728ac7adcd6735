//! The register of the references.

use jiff::civil::{Date, date};
use ledger::{Interval, Season};
use outlook::epi::{Exposure, Injury, Register, Until};

use crate::support::{beside, number};

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Days of a season written `17/18`.
pub(crate) fn season(label: &str) -> Interval {
    Season(2000 + label[..2].parse::<i16>().unwrap()).days()
}

pub(crate) fn register() -> Register {
    let mut register = Register::new(date(2019, 12, 31));
    for row in beside("injuries.csv") {
        let band = match number(&row, "days_lost") {
            ..7.0 => "Minor",
            ..28.0 => "Moderate",
            ..84.0 => "Severe",
            _ => "Very_severe",
        };
        register
            .injury(&Injury {
                player: &row["player_id"],
                onset: Interval::day(day(&row["from"])),
                until: Until::Back(Interval::day(day(&row["until"]))),
                setting: None,
                labels: &[("type", &row["injury_type"]), ("severity", band), ("season", &row["season"])],
            })
            .unwrap();
    }
    for row in beside("exposures.csv") {
        register
            .exposure(&Exposure {
                player: &row["player_id"],
                days: season(&row["season"]),
                match_minutes: number(&row, "minutes_played"),
                training_minutes: 0.0,
                labels: &[("season", &row["season"])],
            })
            .unwrap();
    }
    register
}
