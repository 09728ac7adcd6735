//! What the reports after a place changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use desk::{Desk, View, name_key};
use jiff::civil::Date;
use ledger::{DocumentId, Individual, add_days};
use present::names::{self, Meant};
use schemars::JsonSchema;
use serde::Serialize;
use store::Position;

use super::Step;
use super::told::{self, Change};
use crate::link;
use crate::pages::{claims_of, club_named, whom};
use crate::room::Room;
use crate::trouble::Trouble;

/// So many reports are looked at in one go.
const REPORTS: usize = 100;

/// What was said longer ago than so many days is history when it is added, and no news.
const NEWS: i64 = 30;

/// A change, and where the report stands that says so first.
#[derive(Debug)]
pub(crate) struct News {
    pub(crate) position: Position,
    player: Individual,
    pub(crate) told: ChangeOut,
}

/// Something that was said of a player and had not been before.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct ChangeOut {
    /// What the press calls the player.
    player: String,
    /// The club of which the latest report speaks.
    club: Option<String>,
    /// The day on which it was first said.
    day: Date,
    /// What changed: `Novak: running outside → in full training`.
    pub(crate) title: String,
    /// Who says so.
    source: String,
    /// In which words.
    words: String,
    /// The report.
    document: DocumentId,
    /// Where it is told, sentence and all.
    url: String,
}

impl ChangeOut {
    /// The day on which it was first said.
    pub(crate) fn day(&self) -> Date {
        self.day
    }
}

/// The changes of the next few reports after a place.
///
/// # Errors
/// Those of any question.
pub(super) fn after(room: &Room, desk: &mut Desk, from: Position) -> Result<Step, Trouble> {
    let reports = desk.store().recorded_after(from, REPORTS)?;
    let Some((to, _)) = reports.last() else { return Ok(Step { news: Vec::new(), to: from }) };
    let to = *to;
    let since = add_days(room.today(), -NEWS);
    let recent = reports.iter().filter(|(_, report)| report.said_on >= since);
    let recent: BTreeMap<&DocumentId, Position> = recent.map(|(at, report)| (&report.id, *at)).collect();
    let mut called = BTreeSet::new();
    for (_, report) in reports.iter().filter(|(_, report)| recent.contains_key(&report.id)) {
        called.extend(claims_of(desk, report)?.iter().map(|claim| name_key(&claim.player.name)));
    }
    let index = desk.index()?;
    let families: BTreeSet<_> = called.iter().flat_map(|name| index.bearing(name)).collect();
    let mut news = Vec::new();
    for (family, player) in desk.people(families, View::default())? {
        for change in told::of_player(room, desk, family, &player)? {
            let Some(position) = recent.get(&change.document) else { continue };
            news.push(Arc::new(News::of(room, *position, &player, change)));
        }
    }
    news.sort_by(|a, b| a.key().cmp(&b.key()));
    Ok(Step { news, to })
}

impl News {
    fn of(room: &Room, position: Position, player: &Individual, change: Change) -> Self {
        let told = ChangeOut {
            player: names::shown_player(player, &room.packs),
            club: player.teams.last().cloned(),
            day: change.day,
            title: change.title,
            source: change.source,
            words: change.words,
            document: change.document,
            url: format!("{}{}", room.site, change.path),
        };
        Self { position, player: player.clone(), told }
    }

    fn key(&self) -> (Position, Date, &str) {
        (self.position, self.told.day, &self.told.title)
    }
}

/// Whose changes somebody wants to hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Everybody's.
    All,
    /// Those of a club's players, by its full name.
    Club(String),
    /// Those of one player, by the name that means no other.
    Player(String),
}

impl Wanted {
    /// What is meant by the names of a club or a player, of which one may be given.
    ///
    /// # Errors
    /// [`Trouble::Missing`] and [`Trouble::Several`]; [`Trouble::Bad`] for both.
    pub(crate) fn of(
        room: &Room,
        desk: &mut Desk,
        club: Option<&str>,
        player: Option<&str>,
    ) -> Result<Self, Trouble> {
        match (club, player) {
            (None, None) => Ok(Self::All),
            (Some(club), None) => club_named(room, desk, club).map(Self::Club),
            (None, Some(name)) => {
                let (_, player) = whom(room, desk, name, View::default())?;
                let team = player.teams.last().map(String::as_str);
                Ok(Self::Player(link::name(&player.identity, &player.name, team)))
            }
            (Some(_), Some(_)) => Err(Trouble::Bad("either a club or a player, not both".into())),
        }
    }

    /// Whether a change is among them.
    pub(crate) fn holds(&self, room: &Room, news: &News) -> bool {
        match self {
            Self::All => true,
            Self::Club(club) => news.player.teams.last().is_some_and(|own| room.same_club(own, club)),
            Self::Player(name) => {
                let one = std::slice::from_ref(&news.player);
                matches!(names::find_player(name, one, &room.packs), Meant::One(_))
            }
        }
    }
}
