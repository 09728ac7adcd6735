//! The matches that packs know.

use jiff::civil::Date;
use ledger::{Interval, add_days};
use pack::{ClubIndex, Pack};

use super::Matches;

impl Matches {
    fn club(&self, name: &str) -> Option<(&Pack, ClubIndex)> {
        let folded = pack::fold(name);
        self.packs.iter().find_map(|p| Some((&**p, p.club_named(&folded)?)))
    }

    /// The first match of a club from a day on, against that opponent if one is named, by the packs.
    pub fn coming(&self, club: &str, opponent: Option<&str>, from: Date) -> Option<Date> {
        let (pack, club) = self.club(club)?;
        let within = Interval::new(from, add_days(from, 200));
        let rival = match opponent {
            Some(name) => Some(pack.club_named(&pack::fold(name))?),
            None => None,
        };
        pack.fixtures_within(club, within).find(|f| rival.is_none_or(|r| f.involves(r))).map(|f| f.day)
    }

    /// The day of a club's n-th match from a day on, by the packs.
    pub fn nth_coming(&self, club: &str, n: usize, from: Date) -> Option<Date> {
        let (pack, club) = self.club(club)?;
        pack.fixtures_within(club, Interval::new(from, add_days(from, 120)))
            .nth(n.checked_sub(1)?)
            .map(|f| f.day)
    }

    /// A match that a club has played on the days of an interval, by the packs: against that opponent, with that
    /// score (its own goals first, or either way round), if these are told. Only where there is just one.
    pub fn of_pack(
        &self,
        club: &str,
        opponent: &str,
        score: Option<(u8, u8)>,
        within: Interval,
    ) -> Option<Date> {
        let (pack, club) = self.club(club)?;
        let rival = pack.club_named(&pack::fold(opponent))?;
        let fits = |f: &&pack::Fixture| {
            score.is_none_or(|(a, b)| f.score_for(club).is_none_or(|s| s == (a, b) || s == (b, a)))
        };
        let mut found = pack.fixtures_between(club, rival, within).filter(fits);
        found.next().filter(|_| found.next().is_none()).map(|f| f.day)
    }

    /// The rival whom a club meets in a derby of that name ("Merseyside derby"), by the packs.
    pub fn derby_rival(&self, club: &str, derby: &str) -> Option<String> {
        let (pack, club) = self.club(club)?;
        let pairs = pack.derby_named(&pack::fold(derby));
        let rival =
            pairs.iter().find_map(|&(a, b)| if a == club { Some(b) } else { (b == club).then_some(a) })?;
        pack.club(rival).map(|c| c.full_name.clone())
    }
}
