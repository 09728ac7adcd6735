//! A league: everybody who is missing from its clubs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use desk::{Desk, View};
use jiff::civil::Date;
use ledger::{Season, Status, TeamBoard};
use pack::{Club, ClubIndex, Pack, season_of};
use present::{squads, words};

use super::board::{Counts, Line};
use super::rows;
use crate::asked::framed;
use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;
use crate::view::Frame;

framed!(Page);

/// A competition in one of its seasons.
pub(crate) struct League<'p> {
    pack: &'p Pack,
    /// The season.
    pub(crate) season: Season,
    /// Its clubs, by name.
    pub(crate) clubs: Vec<&'p Club>,
}

/// What a competition is called: `premier-league` is the Premier League.
pub(crate) fn called(pack: &Pack) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    pack.name.split(['-', '_']).map(word).collect::<Vec<_>>().join(" ")
}

/// Every competition that somebody has a pack of: what it is called, and where its board is.
pub(crate) fn all(packs: &[Arc<Pack>]) -> Vec<(String, String)> {
    packs.iter().filter(|pack| !pack.clubs().is_empty()).map(|p| (called(p), link::league(&p.name))).collect()
}

impl<'p> League<'p> {
    /// The competition of that name, in the season of a day: in the last that the pack knows of by then, and in its first before.
    ///
    /// # Errors
    /// [`Trouble::Missing`].
    pub(crate) fn of(room: &'p Room, name: &str, day: Date) -> Result<Self, Trouble> {
        let wanted = name.trim().to_lowercase();
        let named =
            |pack: &&Arc<Pack>| pack.name.to_lowercase() == wanted || called(pack).to_lowercase() == wanted;
        let missing = || Trouble::Missing {
            what: format!("The league {name:?}"),
            near: all(&room.packs).into_iter().map(|(name, _)| name).collect(),
        };
        let mut of_clubs = room.packs.iter().zip(&room.seasons).filter(|(pack, _)| !pack.clubs().is_empty());
        let (pack, seasons) = of_clubs.find(|(pack, _)| named(pack)).ok_or_else(missing)?;
        let (season, clubs) = seasons.at(season_of(day));
        let mut clubs: Vec<&Club> = clubs.filter_map(|club| pack.club(club)).collect();
        clubs.sort_by(|a, b| a.full_name.cmp(&b.full_name));
        Ok(Self { pack, season: Season(season), clubs })
    }

    /// What it is called.
    pub(crate) fn called(&self) -> String {
        called(self.pack)
    }

    /// Its clubs with those of their players who are on the board of that day.
    ///
    /// # Errors
    /// Those of any question.
    pub(crate) fn board(
        &self,
        room: &Room,
        desk: &mut Desk,
        view: View,
        day: Date,
    ) -> Result<Vec<(&'p Club, Option<TeamBoard>)>, Trouble> {
        let mut teams = squads::board(desk, &room.clubs, day, view.recorded_by, None)?.teams;
        let mut own = |club: &Club| {
            let of_club =
                |board: &TeamBoard| board.team.as_deref().is_some_and(|t| room.same_club(t, &club.full_name));
            teams.iter().position(of_club).map(|at| teams.swap_remove(at))
        };
        Ok(self.clubs.iter().map(|club| (*club, own(club))).collect())
    }

    /// The next match of a club from a day on.
    fn next(&self, club: &Club, day: Date) -> Option<String> {
        let index = self.pack.club_named(&pack::fold(&club.full_name))?;
        let fixture = self.pack.next_fixture(index, ledger::add_days(day, -1))?;
        let against = self.pack.club(fixture.opponent_of(index)?)?;
        let place = if fixture.home == index { "home" } else { "away" };
        Some(format!("{}, {} ({place})", words::day(fixture.day), against.full_name))
    }
}

/// The clubs of each season of a pack: found once, since its matches are thousands.
pub(crate) struct Seasons(BTreeMap<i16, BTreeSet<ClubIndex>>);

impl Seasons {
    /// Those that its matches tell, else its players.
    pub(crate) fn of(pack: &Pack) -> Self {
        let mut seasons: BTreeMap<i16, BTreeSet<ClubIndex>> = BTreeMap::new();
        for fixture in pack.fixtures() {
            seasons.entry(fixture.season).or_default().extend([fixture.home, fixture.away]);
        }
        if seasons.is_empty() {
            for stint in pack.people().iter().flat_map(|person| &person.stints) {
                for year in stint.first_season..=stint.last_season {
                    seasons.entry(year).or_default().insert(stint.club);
                }
            }
        }
        Self(seasons)
    }

    /// The clubs of a season: of the last by then of which the pack has matches, else players; of the first where there is none by then.
    fn at(&self, season: i16) -> (i16, impl Iterator<Item = ClubIndex>) {
        let found = self.0.range(..=season).next_back().or_else(|| self.0.first_key_value());
        let clubs = found.into_iter().flat_map(|(_, clubs)| clubs).copied();
        (found.map_or(season, |(year, _)| *year), clubs)
    }
}

/// A club's part of the page.
struct Part {
    name: String,
    path: String,
    counts: Counts,
    next: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "league.html")]
pub(crate) struct Page {
    frame: Frame,
    season: String,
    counts: Counts,
    clubs: Vec<Part>,
}

impl Page {
    pub(crate) fn of(room: &Room, desk: &mut Desk, name: &str, view: View) -> Result<Self, Trouble> {
        let day = view.as_of.unwrap_or(room.today());
        let league = League::of(room, name, day)?;
        let frame = Frame::of(league.called(), link::league(&league.pack.name), view, day);
        let mut page =
            Self { frame, season: league.season.to_string(), counts: Counts::default(), clubs: Vec::new() };
        for (club, board) in league.board(room, desk, view, day)? {
            let mut part = Part {
                name: club.full_name.clone(),
                path: link::club(&club.full_name),
                counts: Counts::default(),
                next: league.next(club, day).unwrap_or_default(),
                lines: Vec::new(),
            };
            for row in board.iter().flat_map(|board| &board.rows) {
                part.counts.add(row, day);
                // Who is back, and whose word has lapsed, stands on the club's own board.
                if matches!(row.status, Some(Status::Out | Status::Doubtful)) {
                    part.lines.push(Line::of(
                        room,
                        desk,
                        row,
                        board.as_ref().and_then(|b| b.team.as_deref()),
                        false,
                        view,
                    )?);
                }
            }
            page.counts.join(&part.counts);
            page.clubs.push(part);
        }
        Ok(page)
    }

    /// The clubs from which somebody is missing.
    fn missing(&self) -> impl Iterator<Item = &Part> {
        self.clubs.iter().filter(|club| !club.lines.is_empty())
    }

    /// The days within which somebody is back soon.
    fn soon(&self) -> i64 {
        rows::SOON
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(players: &str, fixtures: Option<&str>) -> Pack {
        let head = "player_code,given,family,known_as,club,first_season,last_season\n";
        Pack::from_csv(
            "coast-league",
            Some(format!("{head}{players}").as_bytes()),
            fixtures.map(str::as_bytes),
        )
        .unwrap()
    }

    fn names(pack: &Pack, season: i16) -> (i16, Vec<&str>) {
        let seasons = Seasons::of(pack);
        let (season, of) = seasons.at(season);
        (season, of.map(|club| pack.club(club).unwrap().name.as_str()).collect())
    }

    #[test]
    fn the_clubs_are_those_of_the_season() {
        let players = "1,A,B,B,Kestrel Town,2019,2020\n2,C,D,D,Rivermouth Rovers,2020,2021\n";
        let of_players = pack(players, None);
        assert_eq!(called(&of_players), "Coast League");
        assert_eq!(names(&of_players, 2019), (2019, vec!["Kestrel Town"]));
        assert_eq!(names(&of_players, 2020).1.len(), 2);
        assert_eq!(names(&of_players, 2030), (2021, vec!["Rivermouth Rovers"]), "the last known");
        assert_eq!(names(&of_players, 2010), (2019, vec!["Kestrel Town"]), "the first");
        let fixtures =
            "season,kickoff,home,away,home_score,away_score\n2020-21,2020-09-12,Kestrel Town,Wendle Park,,\n";
        let of_matches = pack(players, Some(fixtures));
        let (season, clubs) = names(&of_matches, 2021);
        assert_eq!(season, 2020, "matches tell it better than players");
        assert!(clubs.contains(&"Wendle Park") && !clubs.contains(&"Rivermouth Rovers"));
    }
}
