//! Where a person played when, and what to call him.

use jiff::civil::Date;

use crate::fold::fold;
use crate::model::{ClubIndex, Pack, PackPerson, PersonIndex, Position, Stint, season_of};
use crate::names::{bare_known_as, units};

impl PackPerson {
    /// The stint of that season; on loan, the stint at the club that borrows him.
    ///
    /// The archive keeps one club for each season, the last: before a transfer in mid-season this is the club
    /// that he moved to.
    pub fn stint_at(&self, day: Date) -> Option<&Stint> {
        self.stints_at(day).last()
    }

    /// Every stint that holds the season of that day, the loan last.
    pub fn stints_at(&self, day: Date) -> impl Iterator<Item = &Stint> {
        let season = season_of(day);
        self.stints.iter().filter(move |stint| stint.holds(season))
    }

    /// Whether one of the stints comes within `slack` seasons of that day.
    pub fn plays_around(&self, day: Date, slack: i16) -> bool {
        let season = season_of(day);
        self.stints.iter().any(|stint| {
            stint.first_season.saturating_sub(slack) <= season
                && season <= stint.last_season.saturating_add(slack)
        })
    }

    /// Full years of age on that day, where the day of birth is known.
    pub fn age_on(&self, day: Date) -> Option<i16> {
        let born = self.birth_date?;
        let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
        Some(day.year() - born.year() - i16::from(!had_birthday))
    }

    /// The name as the press prints it at first mention: a given name and the surname he is known by, or the one
    /// name that he is known by.
    pub fn press_name(&self) -> &str {
        self.press.0.get_or_init(|| self.printed().into())
    }

    fn printed(&self) -> String {
        let known = bare_known_as(&self.known_as);
        let same = |a: &str, b: &str| fold(a) == fold(b);
        let in_family = fold(&self.family).contains(&fold(known));
        if known.is_empty() || (known.contains(' ') && !in_family) {
            return known.to_owned();
        }
        let first = self.given.split_whitespace().next().unwrap_or_default();
        if same(first, known) || first.is_empty() {
            // "Bruno G." tells by its initial which of several family names goes with the given name.
            let initial = self.known_as.strip_prefix(known).unwrap_or_default().trim_matches(['.', ' ']);
            let units = units(&self.family);
            let mut fitting = units
                .iter()
                .filter(|unit| units.len() == 1 || !initial.is_empty() && unit.starts_with(initial));
            return match fitting.next() {
                Some(unit) if !same(unit, known) => format!("{known} {unit}"),
                _ => known.to_owned(),
            };
        }
        // Neither of the family nor behind an initial: a name of his own.
        if in_family || known != self.known_as { format!("{first} {known}") } else { known.to_owned() }
    }
}

impl Pack {
    /// The club of a person in the season of that day (see [`PackPerson::stint_at`]).
    pub fn club_at(&self, person: PersonIndex, day: Date) -> Option<ClubIndex> {
        Some(self.person(person)?.stint_at(day)?.club)
    }

    /// The position of a person in the season of that day.
    pub fn position_at(&self, person: PersonIndex, day: Date) -> Option<Position> {
        self.person(person)?.stint_at(day)?.position
    }

    /// Whether a stint of that person holds the season of that day at that club, on loan or not.
    pub fn plays_for(&self, person: PersonIndex, club: ClubIndex, day: Date) -> bool {
        self.person(person).is_some_and(|p| p.stints_at(day).any(|stint| stint.club == club))
    }
}
