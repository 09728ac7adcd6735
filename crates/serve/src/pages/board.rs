//! The treatment room: of all clubs, or of one.

use askama::Template;
use desk::{Desk, View};
use jiff::civil::Date;
use ledger::{Status, TeamBoard};
use present::names::{self, Meant};
use present::{squads, timeline, words};

use super::forecast::{self, Bar};
use super::league;
use super::rows::{self, Age, Cite, Ladder, days_out};
use crate::asked::framed;
use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;
use crate::view::Frame;

/// The club that a name means.
///
/// # Errors
/// [`Trouble::Missing`] and [`Trouble::Several`].
pub(crate) fn club(room: &Room, desk: &mut Desk, name: &str) -> Result<String, Trouble> {
    match names::find_club(name, desk.index()?.teams(), &room.packs) {
        Meant::One(club) => Ok(club),
        Meant::Several(clubs) => {
            Err(Trouble::Several(clubs.into_iter().map(|c| (c.clone(), link::club(&c))).collect()))
        }
        Meant::Nothing(near) => Err(Trouble::Missing { what: format!("The club {name:?}"), near }),
    }
}

framed!(Page);

#[derive(Template)]
#[template(path = "board.html")]
pub(crate) struct Page {
    frame: Frame,
    teams: Vec<Team>,
    /// Whether it is one club's.
    one: bool,
    counts: Counts,
    /// The leagues that there are boards of, on the board of all.
    leagues: Vec<(String, String)>,
}

/// How many are what.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) out: usize,
    pub(crate) doubtful: usize,
    /// Of those out and doubtful.
    pub(crate) soon: usize,
    pub(crate) back: usize,
}

impl Counts {
    /// Counts one more.
    pub(crate) fn add(&mut self, row: &ledger::Row, day: Date) {
        match row.status {
            Some(Status::Out) => self.out += 1,
            Some(Status::Doubtful) => self.doubtful += 1,
            Some(Status::Available) => self.back += 1,
            None => {}
        }
        self.soon += usize::from(rows::back_soon(row, day));
    }

    /// Counts as many more as those are.
    pub(crate) fn join(&mut self, others: &Self) {
        self.out += others.out;
        self.doubtful += others.doubtful;
        self.soon += others.soon;
        self.back += others.back;
    }
}

/// A club's part.
struct Team {
    name: String,
    path: Option<String>,
    /// How many are out or doubtful.
    missing: usize,
    groups: Vec<Group>,
}

/// Everybody of a club and a status.
struct Group {
    name: &'static str,
    class: &'static str,
    rows: Vec<Line>,
}

/// A player.
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) path: String,
    /// The status in words, and by its class.
    pub(crate) status: (&'static str, &'static str),
    /// Whether it is said that the player is back soon.
    pub(crate) soon: bool,
    pub(crate) injury: String,
    pub(crate) since: String,
    pub(crate) days: String,
    pub(crate) ladder: Option<Ladder>,
    pub(crate) expected: String,
    pub(crate) last: Cite,
    pub(crate) age: Age,
    /// The matches ahead, where there is a forecast.
    ahead: Vec<Bar>,
}

impl Page {
    pub(crate) fn of(room: &Room, desk: &mut Desk, club: Option<&str>, view: View) -> Result<Self, Trouble> {
        let today = view.as_of.unwrap_or(room.today());
        let board = squads::board(desk, &room.clubs, today, view.recorded_by, club)?;
        let title = club.map_or_else(|| "Treatment room".to_owned(), str::to_owned);
        let path = club.map_or_else(|| "/".to_owned(), link::club);
        let mut frame = Frame::of(title, path.clone(), view, today);
        if let Some(club) = club {
            frame.feeds = vec![
                (format!("Changes at {club}"), "application/atom+xml", format!("{path}/changes.atom")),
                (format!("Changes at {club}"), "application/feed+json", format!("{path}/changes.json")),
                (format!("Expected returns at {club}"), "text/calendar", format!("{path}/returns.ics")),
            ];
        }
        let mut page = Self {
            frame,
            teams: Vec::new(),
            one: club.is_some(),
            counts: Counts::default(),
            leagues: Vec::new(),
        };
        if club.is_none() {
            page.leagues = league::all(&room.packs);
        }
        for team in &board.teams {
            for row in &team.rows {
                page.counts.add(row, today);
            }
            page.teams.push(Team::of(room, desk, team, page.one, View { as_of: Some(today), ..view })?);
        }
        Ok(page)
    }

    /// How many matches are drawn.
    fn drawn(&self) -> usize {
        forecast::DRAWN
    }
}

impl Team {
    fn of(
        room: &Room,
        desk: &mut Desk,
        team: &TeamBoard,
        forecast: bool,
        view: View,
    ) -> Result<Self, Trouble> {
        let mut groups: Vec<Group> = Vec::new();
        for row in &team.rows {
            let (name, class) = status(row);
            let line = Line::of(room, desk, row, team.team.as_deref(), forecast, view)?;
            match groups.iter_mut().find(|group| group.class == class) {
                Some(group) => group.rows.push(line),
                None => groups.push(Group { name, class, rows: vec![line] }),
            }
        }
        // What is not known any more comes last.
        groups.sort_by_key(|group| group.class == "lapsed");
        Ok(Self {
            name: team.team.clone().unwrap_or_else(|| "Team not told".to_owned()),
            path: team.team.as_deref().map(link::club),
            missing: groups
                .iter()
                .filter(|g| matches!(g.class, "out" | "doubtful"))
                .map(|g| g.rows.len())
                .sum(),
            groups,
        })
    }

    /// Those who are not back, group by group.
    fn rows(&self) -> Vec<&Line> {
        self.groups.iter().filter(|group| group.class != "back").flat_map(|group| &group.rows).collect()
    }
}

/// A status in words, and its class.
fn status(row: &ledger::Row) -> (&'static str, &'static str) {
    match row.status {
        _ if row.lapsed.is_some() => ("Not known any more", "lapsed"),
        Some(Status::Out) => ("Out", "out"),
        Some(Status::Doubtful) => ("Doubtful", "doubtful"),
        None => ("Not said", "unsaid"),
        Some(Status::Available) => ("Back", "back"),
    }
}

impl Line {
    /// What the board of a day says of one player, if it says anything.
    ///
    /// # Errors
    /// Those of any question.
    pub(crate) fn of_player(
        room: &Room,
        desk: &mut Desk,
        family: desk::FamilyId,
        player: &ledger::Individual,
        view: View,
    ) -> Result<Option<Self>, Trouble> {
        let today = view.as_of.unwrap_or(room.today());
        let team = player.teams.last().map(String::as_str);
        let on = (today, view.recorded_by);
        let row = desk.row(family, &player.identity, on, &|a, b| room.same_club(a, b))?;
        row.map(|row| Self::of(room, desk, &row, team, false, view)).transpose()
    }

    /// A row of the board; with a forecast, if one is wanted.
    ///
    /// # Errors
    /// Those of any question.
    pub(crate) fn of(
        room: &Room,
        desk: &mut Desk,
        row: &ledger::Row,
        team: Option<&str>,
        forecast: bool,
        view: View,
    ) -> Result<Self, Trouble> {
        let today = view.as_of.unwrap_or(room.today());
        let person = match &row.identity {
            ledger::Identity::Person(id) => Some(id),
            _ => None,
        };
        let since = row.since.as_ref().map(|onset| {
            onset.known.map_or_else(|| format!("by {}", words::day(onset.at_latest)), words::interval)
        });
        let absent = matches!(row.status, Some(Status::Out | Status::Doubtful));
        let ahead = match forecast && absent {
            true => forecast::of(room, desk, &row.identity, view)?,
            false => Vec::new(),
        };
        let days = row.since.as_ref().filter(|_| absent);
        Ok(Self {
            name: names::shown(&row.player, person, &room.packs),
            path: link::player(&row.identity, &row.player, team),
            status: status(row),
            soon: rows::back_soon(row, today),
            injury: row.spell.as_ref().map(timeline::injury).unwrap_or_default(),
            since: since.unwrap_or_default(),
            days: days
                .map(|onset| days_out(onset.at_latest, onset.known.is_some(), today))
                .unwrap_or_default(),
            ladder: row.stage.map(Ladder::at),
            expected: row.expected_return.as_ref().map(words::expected).unwrap_or_default(),
            last: Cite::of(&row.last_word),
            age: Age { days: row.days_since },
            ahead,
        })
    }
}
