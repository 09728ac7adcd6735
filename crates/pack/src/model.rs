//! What a pack holds.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use ledger::{Interval, PersonId};
use rustc_hash::FxHashMap;

use crate::clubs::ClubAlias;
use crate::names::Named;

/// Place of a person in [`Pack::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIndex(pub u32);

/// Place of a club in [`Pack::clubs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClubIndex(pub u16);

/// Place of a fixture in [`Pack::fixtures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FixtureIndex(pub u32);

/// Where on the pitch a player plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// Goalkeeper.
    Goalkeeper,
    /// Defender.
    Defender,
    /// Midfielder.
    Midfielder,
    /// Forward.
    Forward,
}

impl Position {
    /// The position of that name in a pack's file (`goalkeeper`, `defender`, `midfielder`, `forward`).
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "goalkeeper" => Some(Self::Goalkeeper),
            "defender" => Some(Self::Defender),
            "midfielder" => Some(Self::Midfielder),
            "forward" => Some(Self::Forward),
            _ => None,
        }
    }
}

/// A stretch of seasons at one club.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stint {
    /// The club.
    pub club: ClubIndex,
    /// Position, where the pack tells it.
    pub position: Option<Position>,
    /// Year in which the first season began (2017 for 2017-18).
    pub first_season: i16,
    /// Year in which the last season began.
    pub last_season: i16,
}

impl Stint {
    /// Whether that season lies in the stint.
    pub fn holds(&self, season: i16) -> bool {
        self.first_season <= season && season <= self.last_season
    }
}

/// A person of a pack. Several spellings of one person (one a stint) are kept as forms of the name; these fields
/// hold the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPerson {
    /// `pack:code`.
    pub id: PersonId,
    /// Given names.
    pub given: String,
    /// Family names, with particles.
    pub family: String,
    /// The name on the team sheet; may be a given name, a surname, both, or with an initial ("J.Brook").
    pub known_as: String,
    /// Day of birth, where known.
    pub birth_date: Option<Date>,
    /// Where he played, by first season; a loan lies inside the stint that it interrupts.
    pub stints: Vec<Stint>,
    /// Given, family and team-sheet name in each spelling that the pack has.
    pub(crate) spellings: Vec<[String; 3]>,
    /// Folded given names.
    pub(crate) givens: Vec<Box<str>>,
    /// What the press calls him: see [`PackPerson::press_name`].
    pub(crate) press: WorkedOut,
}

/// A text that is worked out of the rest when it is first asked for: two that have the same rest are the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct WorkedOut(pub(crate) OnceLock<Box<str>>);

impl PartialEq for WorkedOut {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for WorkedOut {}

/// A club.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Club {
    /// The name in the pack's files.
    pub name: String,
    /// The name in full ("Manchester United"); the name in the files where our lexicon has none.
    pub full_name: String,
}

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixture {
    /// Year in which its season began.
    pub season: i16,
    /// Day of the kickoff, in the United Kingdom's local time.
    pub day: Date,
    /// Home club.
    pub home: ClubIndex,
    /// Away club.
    pub away: ClubIndex,
    /// Goals of the home club and of the away club, once played.
    pub score: Option<(u8, u8)>,
}

/// Players and fixtures of a competition, with the look-ups a reader needs.
///
/// A pack does not change once built.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// Short name; the part of a person's identity before the colon.
    pub name: String,
    /// Where the data come from, for people; empty where not told.
    pub source: String,
    pub(crate) people: Vec<PackPerson>,
    pub(crate) clubs: Vec<Club>,
    pub(crate) fixtures: Vec<Fixture>,
    pub(crate) by_id: FxHashMap<PersonId, PersonIndex>,
    pub(crate) names: BTreeMap<Box<str>, Box<[Named]>>,
    pub(crate) named: FxHashMap<Box<str>, Box<[Named]>>,
    pub(crate) club_aliases: BTreeMap<Box<str>, Vec<ClubAlias>>,
    pub(crate) derbies: BTreeMap<Box<str>, Vec<(ClubIndex, ClubIndex)>>,
    pub(crate) fixtures_of: Vec<Vec<FixtureIndex>>,
}

impl Pack {
    /// Everyone, in the order of their identities.
    pub fn people(&self) -> &[PackPerson] {
        &self.people
    }

    /// Every club, by name.
    pub fn clubs(&self) -> &[Club] {
        &self.clubs
    }

    /// Every match, by day.
    pub fn fixtures(&self) -> &[Fixture] {
        &self.fixtures
    }

    /// The person at that place.
    pub fn person(&self, index: PersonIndex) -> Option<&PackPerson> {
        self.people.get(index.0 as usize)
    }

    /// The person of that identity.
    pub fn person_by_id(&self, id: &PersonId) -> Option<PersonIndex> {
        self.by_id.get(id).copied()
    }

    /// The club at that place.
    pub fn club(&self, index: ClubIndex) -> Option<&Club> {
        self.clubs.get(usize::from(index.0))
    }

    /// The match at that place.
    pub fn fixture(&self, index: FixtureIndex) -> Option<&Fixture> {
        self.fixtures.get(index.0 as usize)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.fixtures.is_empty()
    }

    /// The days that the pack's seasons span (1 July to 30 June), by its players and its matches.
    ///
    /// A report from outside of it speaks of people whom the pack does not know.
    pub fn span(&self) -> Option<Interval> {
        let stints = self.people.iter().flat_map(|p| &p.stints).flat_map(|s| [s.first_season, s.last_season]);
        let seasons = stints.chain(self.fixtures.iter().map(|f| f.season));
        let (first, last) = seasons.fold(None, |span, s| match span {
            None => Some((s, s)),
            Some((a, b)) => Some((s.min(a), s.max(b))),
        })?;
        let start = Date::new(first, 7, 1).ok()?;
        let end = Date::new(last.checked_add(1)?, 6, 30).ok()?;
        Some(Interval::new(start, end))
    }
}

/// The year in which the season of that day began; seasons are cut on 1 July.
pub fn season_of(day: Date) -> i16 {
    if day.month() >= 7 { day.year() } else { day.year() - 1 }
}
