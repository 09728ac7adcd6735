//! The past, laid out so that what was known of a player at a moment is quick to find.

use std::collections::BTreeMap;

use super::notice::{Fixture, Moment, Notice, Played, Position, UNTIL_ENDED};

/// Place of a [`Notice`] in a [`Past`].
pub type NoticeIndex = u32;

/// A match in a player's past.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outing {
    pub(super) kickoff: Moment,
    pub(super) minutes: u16,
    pub(super) season: i16,
    /// The team, whatever the season.
    pub(super) club: u32,
}

/// A team in one season.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// Kickoffs, ascending.
    pub(super) fixtures: Vec<Moment>,
    /// Notices of its players, in the order in which they were seen.
    pub(super) notices: Vec<NoticeIndex>,
    /// Kickoff, player and minutes, ascending.
    pub(super) outings: Vec<(Moment, u32, u16)>,
}

/// Whom and what a notice is of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Of {
    pub(super) player: u32,
    pub(super) club: u32,
    pub(super) side: u32,
}

/// Notices, matches and fixtures of any number of seasons.
///
/// It may hold what a forecast must not see: whoever asks names a moment, and nothing after it is looked at but fixtures.
#[derive(Clone, Debug, Default)]
pub struct Past {
    notices: Vec<Notice>,
    of: Vec<Of>,
    /// Of each player: notices in the order in which they were seen; matches by kickoff; position, as notices tell it.
    notices_of: Vec<Vec<NoticeIndex>>,
    outings_of: Vec<Vec<Outing>>,
    sides: Vec<Side>,
    latest: Moment,
}

/// Numbers for names, in the order of their coming.
#[derive(Default)]
struct Numbers<K>(BTreeMap<K, u32>);

impl<K: Ord> Numbers<K> {
    fn of(&mut self, key: K) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert(next)
    }
}

fn at<T: Default>(all: &mut Vec<T>, index: u32) -> &mut T {
    let index = index as usize;
    if all.len() <= index {
        all.resize_with(index + 1, T::default);
    }
    &mut all[index]
}

impl Past {
    /// Lays out the tables, which may be in any order; where two notices were seen at one moment, the order of the list is kept.
    pub fn new(notices: Vec<Notice>, played: &[Played], fixtures: &[Fixture]) -> Self {
        let (mut players, mut clubs, mut sides) =
            (Numbers::default(), Numbers::default(), Numbers::default());
        let mut past = Self::default();
        let moments = notices.iter().map(|n| n.seen).chain(played.iter().map(|p| p.kickoff));
        past.latest = moments.max().unwrap_or_default();
        for (index, notice) in notices.iter().enumerate() {
            let player = players.of(notice.player.as_str());
            let side = sides.of((notice.season, notice.team.as_str()));
            past.of.push(Of { player, club: clubs.of(notice.team.as_str()), side });
            at(&mut past.notices_of, player).push(index as NoticeIndex);
            at(&mut past.sides, side).notices.push(index as NoticeIndex);
        }
        for row in played {
            let player = players.of(row.player.as_str());
            let club = clubs.of(row.team.as_str());
            let Played { kickoff, minutes, season, .. } = *row;
            at(&mut past.outings_of, player).push(Outing { kickoff, minutes, season, club });
            let side = sides.of((season, row.team.as_str()));
            at(&mut past.sides, side).outings.push((kickoff, player, minutes));
        }
        for fixture in fixtures {
            let side = sides.of((fixture.season, fixture.team.as_str()));
            at(&mut past.sides, side).fixtures.push(fixture.kickoff);
        }
        let everybody = players.0.len();
        past.notices_of.resize_with(everybody, Vec::new);
        past.outings_of.resize_with(everybody, Vec::new);
        past.notices = notices;
        past.settle();
        past
    }

    fn settle(&mut self) {
        let seen = |index: &NoticeIndex| self.notices.get(*index as usize).map(|n| n.seen);
        self.notices_of.iter_mut().for_each(|all| all.sort_by_key(seen));
        for outings in &mut self.outings_of {
            outings.sort_by_key(|o| (o.kickoff, o.minutes, o.season, o.club));
        }
        for side in &mut self.sides {
            side.notices.sort_by_key(seen);
            side.outings.sort_unstable();
            side.fixtures.sort_unstable();
            side.fixtures.dedup();
        }
    }

    /// All notices, in the order in which they were given.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// One notice.
    pub fn notice(&self, index: NoticeIndex) -> Option<&Notice> {
        self.notices.get(index as usize)
    }

    /// The last moment of which anything is told, fixtures apart.
    pub fn latest(&self) -> Moment {
        self.latest
    }

    pub(super) fn of(&self, index: NoticeIndex) -> Option<Of> {
        self.of.get(index as usize).copied()
    }

    pub(super) fn side(&self, side: u32) -> Option<&Side> {
        self.sides.get(side as usize)
    }

    /// Kickoffs of the team's matches in the season of a notice, ascending.
    pub fn fixtures(&self, index: NoticeIndex) -> &[Moment] {
        self.of(index).and_then(|of| self.side(of.side)).map_or(&[], |side| &side.fixtures)
    }

    /// All matches of a player, by kickoff.
    pub(super) fn outings(&self, player: u32) -> &[Outing] {
        self.outings_of.get(player as usize).map_or(&[], Vec::as_slice)
    }

    /// The player's matches that had ended by that moment.
    pub(super) fn ended(&self, player: u32, by: Moment) -> &[Outing] {
        let all = self.outings(player);
        all.get(..all.partition_point(|o| o.kickoff + UNTIL_ENDED <= by)).unwrap_or_default()
    }

    /// All notices of a player, by when they were seen.
    pub(super) fn notices_of(&self, player: u32) -> &[NoticeIndex] {
        self.notices_of.get(player as usize).map_or(&[], Vec::as_slice)
    }

    /// The player's position by the last notice that had been seen by then and tells it.
    pub(super) fn position(&self, player: u32, by: Moment) -> Option<Position> {
        let seen =
            self.notices_of(player).iter().filter_map(|&n| self.notice(n)).take_while(|n| n.seen <= by);
        seen.filter_map(|n| n.position).last()
    }
}
