//! Who had which matches for which team: appearances without what only their tables know of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Appearance, Person};

/// The matches that somebody had for a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outings {
    /// Who, and for which team.
    pub player: Arc<Person>,
    /// Each day, with the minutes played, in order; 0 for a match without the player.
    matches: Vec<(Date, u16)>,
}

impl Outings {
    /// Those by the end of a day, or all.
    pub fn by(&self, day: Option<Date>) -> &[(Date, u16)] {
        let known = day.map_or(self.matches.len(), |day| self.matches.partition_point(|(of, _)| *of <= day));
        self.matches.get(..known).unwrap_or_default()
    }

    /// Of appearances, in the order of persons, names and teams.
    pub(crate) fn of(appearances: Vec<Appearance>) -> Vec<Self> {
        let mut all: BTreeMap<Arc<Person>, Vec<(Date, u16)>> = BTreeMap::new();
        for Appearance { player, day, minutes, .. } in appearances {
            all.entry(player).or_default().push((day, minutes));
        }
        let outings = |(player, mut matches): (Arc<Person>, Vec<(Date, u16)>)| {
            matches.sort_unstable();
            Self { player, matches }
        };
        all.into_iter().map(outings).collect()
    }
}
