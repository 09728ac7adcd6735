//! Who is no longer of a club, by what packs know.

use std::sync::Arc;

use desk::Desk;
use jiff::civil::Date;
use ledger::{Board, Identity, Row, Season};
use pack::{ClubIndex, Pack, fold};

use crate::clubs::Clubs;

/// The board as of a day, of one team or of all, without those who have left their team by what packs know.
///
/// # Errors
/// Those of [`Desk::board`].
pub fn board(
    desk: &mut Desk,
    clubs: &Clubs,
    day: Date,
    recorded_by: Option<Date>,
    team: Option<&str>,
) -> store::Result<Board> {
    let mut board = desk.board(day, recorded_by, team, &|a, b| clubs.same(a, b))?;
    leave(&mut board, clubs.packs());
    Ok(board)
}

/// Takes off each team's board whoever had left it before the season of the board's day began: a pack has players of the club in
/// that season, has this player too, and not in it. Of whoever was spoken of in this season the reports know better.
fn leave(board: &mut Board, packs: &[Arc<Pack>]) {
    let day = board.as_of;
    let squads: Vec<Squads<'_>> = packs.iter().filter_map(|pack| Squads::of(pack, day)).collect();
    for team in &mut board.teams {
        let Some(name) = &team.team else { continue };
        team.rows.retain(|row| !squads.iter().any(|squads| squads.left(name, row)));
    }
    board.teams.retain(|team| !team.rows.is_empty());
}

/// What a pack has of the season of a day.
struct Squads<'a> {
    pack: &'a Pack,
    season: Season,
}

impl<'a> Squads<'a> {
    /// None while the matches of the season before are still being played.
    fn of(pack: &'a Pack, day: Date) -> Option<Self> {
        let season = Season::of(day);
        let turned = !pack.fixtures().iter().any(|f| f.season < season.0 && f.day >= day);
        turned.then_some(Self { pack, season })
    }

    fn left(&self, team: &str, row: &Row) -> bool {
        let Identity::Person(id) = &row.identity else { return false };
        let Some(club) = self.pack.club_named(&fold(team)) else { return false };
        let Some(person) = self.pack.person_by_id(id).and_then(|index| self.pack.person(index)) else {
            return false;
        };
        let of_club = |stints: &[pack::Stint], club: ClubIndex| {
            stints.iter().any(|stint| stint.club == club && stint.holds(self.season.0))
        };
        let silent = Season::of(row.last_word.imprint.said.latest) < self.season;
        silent
            && !of_club(&person.stints, club)
            && self.pack.people().iter().any(|other| of_club(&other.stints, club))
    }
}
