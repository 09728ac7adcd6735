//! Who met whom, when, with what score.

use jiff::civil::Date;
use ledger::{Interval, days_between};

use crate::model::{ClubIndex, Fixture, FixtureIndex, Pack};

impl Fixture {
    /// Whether that club takes part.
    pub fn involves(&self, club: ClubIndex) -> bool {
        self.home == club || self.away == club
    }

    /// The other club; `None` for a club that does not take part.
    pub fn opponent_of(&self, club: ClubIndex) -> Option<ClubIndex> {
        if self.home == club { Some(self.away) } else { (self.away == club).then_some(self.home) }
    }

    /// Goals for and against that club; `None` before the match, or for a club that does not take part.
    pub fn score_for(&self, club: ClubIndex) -> Option<(u8, u8)> {
        let (home, away) = self.score?;
        if self.home == club { Some((home, away)) } else { (self.away == club).then_some((away, home)) }
    }
}

impl Pack {
    /// The matches of a club, by day.
    pub fn fixtures_of(&self, club: ClubIndex) -> &[FixtureIndex] {
        self.fixtures_of.get(usize::from(club.0)).map_or(&[], Vec::as_slice)
    }

    /// The matches of a club on the days of an interval, by day. Found by bisection.
    pub fn fixtures_within(&self, club: ClubIndex, within: Interval) -> impl Iterator<Item = &Fixture> {
        let all = self.fixtures_of(club);
        let start = self.first_from(all, within.earliest);
        let later = all.get(start..).unwrap_or_default().iter().filter_map(|&at| self.fixture(at));
        later.take_while(move |fixture| fixture.day <= within.latest)
    }

    /// The first match of a club after that day.
    pub fn next_fixture(&self, club: ClubIndex, after: Date) -> Option<&Fixture> {
        let all = self.fixtures_of(club);
        let start = self.first_from(all, after.tomorrow().ok()?);
        self.fixture(*all.get(start)?)
    }

    /// The last match of a club before that day.
    pub fn previous_fixture(&self, club: ClubIndex, before: Date) -> Option<&Fixture> {
        let all = self.fixtures_of(club);
        let end = self.first_from(all, before);
        self.fixture(*all.get(end.checked_sub(1)?)?)
    }

    /// The matches of two clubs, at either ground, on the days of an interval, by day.
    pub fn fixtures_between(
        &self,
        a: ClubIndex,
        b: ClubIndex,
        within: Interval,
    ) -> impl Iterator<Item = &Fixture> {
        self.fixtures_within(a, within).filter(move |fixture| fixture.involves(b))
    }

    /// The only match of two clubs on the days of an interval; `None` where there is none, or more than one.
    pub fn fixture_between(&self, a: ClubIndex, b: ClubIndex, within: Interval) -> Option<&Fixture> {
        let mut found = self.fixtures_between(a, b, within);
        found.next().filter(|_| found.next().is_none())
    }

    /// The match of two clubs that is nearest to a day (the earlier of two as near).
    pub fn fixture_nearest(&self, a: ClubIndex, b: ClubIndex, day: Date) -> Option<&Fixture> {
        let all = Interval::new(Date::MIN, Date::MAX);
        self.fixtures_between(a, b, all).min_by_key(|fixture| days_between(fixture.day, day).abs())
    }

    /// The matches of a club on the days of an interval that ended with `score` (its own goals first), against
    /// that opponent if one is named, by day.
    pub fn fixtures_with_score(
        &self,
        club: ClubIndex,
        opponent: Option<ClubIndex>,
        score: (u8, u8),
        within: Interval,
    ) -> impl Iterator<Item = &Fixture> {
        self.fixtures_within(club, within).filter(move |fixture| {
            fixture.score_for(club) == Some(score) && opponent.is_none_or(|other| fixture.involves(other))
        })
    }

    /// Number of matches of a club on the days of an interval: what a player who was out for it missed.
    pub fn count_fixtures(&self, club: ClubIndex, within: Interval) -> usize {
        self.fixtures_within(club, within).count()
    }

    /// Place of the first of those matches that is on that day or later.
    fn first_from(&self, fixtures: &[FixtureIndex], day: Date) -> usize {
        fixtures.partition_point(|&at| self.fixture(at).is_some_and(|fixture| fixture.day < day))
    }
}
