//! Injuries and exposure of a record, counted: what tables and pictures are made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::Desk;
use jiff::civil::Date;
use ledger::{Individual, Interval, Season, Spell};
use outlook::epi::{Exposure, Injury, Register, Until};
use pack::Pack;
use store::StoreError;

use crate::counted::{self, Asked, Counter, OnThePitch};
use crate::missed::{self, Missed};
use crate::names;

/// Under-reporting, with every figure from the press (Krutsch et al. 2020; Hoenig et al. 2022).
pub const PRESS: &str = "injuries as the press reports them: clubs' doctors confirmed 57 % of what media reported in two leagues, and with \
what media missed 42 % held; slight injuries are missed most. Compare with other press figures, never with clubs' own";

/// Injuries and exposure, and how they are named.
#[derive(Debug)]
pub struct Counted {
    /// What everything is worked out of.
    pub register: Register,
    /// Names of players, by the identities in the register.
    pub names: BTreeMap<String, String>,
    /// The days that exposure covers.
    pub span: Option<Interval>,
    /// The injuries of each player, by the identities in the register.
    pub absences: BTreeMap<String, Vec<Absence>>,
    /// Injuries that were not taken, and why.
    pub left_out: Vec<String>,
}

/// An injury of a player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its number among the absences of the player's timeline, from 1; none where it is in no timeline.
    pub number: Option<usize>,
    /// When it began.
    pub onset: Interval,
    /// When it was over; none while it is not.
    pub end: Option<Interval>,
    /// Its levels, by column.
    pub labels: BTreeMap<String, String>,
    /// The matches missed; none where neither appearances nor fixtures tell.
    pub missed: Option<Missed>,
}

impl Counted {
    /// Nothing yet, with what is known on that day.
    pub fn new(as_of: Date) -> Self {
        Self {
            register: Register::new(as_of),
            names: BTreeMap::new(),
            span: None,
            absences: BTreeMap::new(),
            left_out: Vec::new(),
        }
    }

    /// What is asked of a record.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(desk: &mut Desk, packs: &[Arc<Pack>], asked: Asked<'_>) -> Result<Self, StoreError> {
        let mut counting = Counting { counted: Self::new(asked.as_of), packs, player: None };
        counted::count(desk, packs, asked, &mut counting)?;
        Ok(counting.counted)
    }

    /// A player's name, for the identity in the register.
    pub fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.names.get(key).map_or(key, String::as_str)
    }

    /// Takes an injury, which may be an absence of that number, and the matches missed in it.
    ///
    /// # Errors
    /// When its dates contradict each other or nobody is named.
    pub fn injury(
        &mut self,
        row: &Injury<'_>,
        number: Option<usize>,
        missed: Option<Missed>,
    ) -> Result<(), outlook::epi::BadRow> {
        self.register.injury(row)?;
        let end = match row.until {
            Until::Back(back) if back.earliest <= self.register.as_of() => Some(back),
            Until::Back(_) | Until::Open => None,
        };
        let labels = row.labels.iter().map(|(column, level)| ((*column).into(), (*level).into()));
        let absence = Absence { number, onset: row.onset, end, labels: labels.collect(), missed };
        self.absences.entry(row.player.to_owned()).or_default().push(absence);
        Ok(())
    }

    /// Takes exposure.
    ///
    /// # Errors
    /// When minutes are negative or no number, or nobody is named.
    pub fn exposure(&mut self, row: &Exposure<'_>) -> Result<(), outlook::epi::BadRow> {
        self.register.exposure(row)?;
        self.span = Some(match self.span {
            None => row.days,
            Some(span) => {
                Interval::new(span.earliest.min(row.days.earliest), span.latest.max(row.days.latest))
            }
        });
        Ok(())
    }
}

struct Counting<'p> {
    counted: Counted,
    packs: &'p [Arc<Pack>],
    /// Whose injuries come.
    player: Option<Individual>,
}

impl Counter for Counting<'_> {
    type Error = StoreError;

    fn player(&mut self, key: &str, player: &Individual) {
        self.counted.names.insert(key.to_owned(), names::shown_player(player, self.packs));
        self.player = Some(player.clone());
    }

    fn injury(&mut self, row: &Injury<'_>, (number, spell): (usize, &Spell)) -> Result<(), StoreError> {
        let as_of = self.counted.register.as_of();
        let missed = self.player.as_ref().and_then(|player| missed::of(player, spell, self.packs, as_of));
        if let Err(refused) = self.counted.injury(row, Some(number), missed) {
            let name = self.counted.name(row.player).to_owned();
            self.counted.left_out.push(format!("{name}: an injury is left out: {refused}"));
        }
        Ok(())
    }

    fn exposure(&mut self, row: &Exposure<'_>, _: OnThePitch) -> Result<(), StoreError> {
        // Minutes of a table of appearances are whole and not negative.
        if let Err(refused) = self.counted.exposure(row) {
            self.counted.left_out.push(format!("exposure is left out: {refused}"));
        }
        Ok(())
    }
}

/// A season as tables and people write it: `2020/21`, `2020-21`, `20/21`, `2020/2021`, `2020`.
///
/// # Errors
/// What is wrong with any other text.
pub fn season(text: &str) -> Result<Season, String> {
    let wrong = || format!("{text:?} is no season: write it as 2020/21");
    let (first, second) =
        text.trim().split_once(['/', '-']).map_or((text.trim(), None), |(a, b)| (a, Some(b)));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let year = match (first.len(), digits(first)) {
        (4, true) => first.parse::<i16>().map_err(|_| wrong())?,
        // 99/00 is of the last century.
        (2, true) if second.is_some() => {
            let year = first.parse::<i16>().map_err(|_| wrong())?;
            if year >= 60 { 1900 + year } else { 2000 + year }
        }
        _ => return Err(wrong()),
    };
    let next = (year + 1).to_string();
    match second {
        Some(second) if second != next && next.get(2..) != Some(second) => Err(wrong()),
        _ => Ok(Season(year)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seasons_are_written_in_many_ways() {
        for text in ["2020/21", "2020-21", "20/21", "2020/2021", "2020"] {
            assert_eq!(season(text), Ok(Season(2020)), "{text}");
        }
        assert_eq!(season("99/00"), Ok(Season(1999)));
        for bad in ["", "20", "2020/22", "20/22", "summer", "２０２０"] {
            assert!(season(bad).is_err(), "{bad}");
        }
    }
}
