//! Questions to the record.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use desk::Desk;
use ledger::Timeline;
use present::missed::{self, Missed};
use present::names;
use present::squads;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Answered;
use crate::answer::Kind;
use crate::asked::Asked;
use crate::link;
use crate::pages::{Looked, club_named, whom};
use crate::room::Room;
use crate::search::Hit;
use crate::trouble::{InApi, Trouble};
use crate::view::Times;

/// Which club's.
#[derive(Debug, Default, Deserialize)]
pub(super) struct OfClub {
    club: Option<String>,
}

/// Who is out, doubtful and back.
pub(super) async fn board(asked: Asked, Query(of): Query<OfClub>, Query(times): Query<Times>) -> Answered {
    let view = times.strictly()?;
    let work = move |room: &Room, desk: &mut Desk| {
        let club = of.club.as_deref().map(|name| club_named(room, desk, name)).transpose()?;
        let day = view.as_of.unwrap_or(room.today());
        let board = squads::board(desk, &room.clubs, day, view.recorded_by, club.as_deref())?;
        Ok(serde_json::to_string(&board)?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// Every team that somebody was put in.
#[derive(Serialize, JsonSchema)]
pub(super) struct Clubs {
    clubs: Vec<Club>,
}

/// A team, as a report names it.
#[derive(Serialize, JsonSchema)]
struct Club {
    name: String,
    /// Where its page is.
    path: String,
}

/// Every team that somebody was put in.
pub(super) async fn clubs(asked: Asked) -> Answered {
    let work = |_: &Room, desk: &mut Desk| {
        let teams: std::collections::BTreeSet<&str> = desk.index()?.teams().collect();
        let club = |name: &&str| Club { name: (*name).to_owned(), path: link::club(name) };
        Ok(serde_json::to_string(&Clubs { clubs: teams.iter().map(club).collect() })?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// Which part of a list.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Page {
    pub(super) cursor: Option<String>,
    pub(super) limit: Option<usize>,
}

impl Page {
    /// How many, 100 unless told, 1,000 at most.
    ///
    /// # Errors
    /// [`Trouble::Bad`] for none or more.
    pub(super) fn limit(&self) -> Result<usize, Trouble> {
        match self.limit.unwrap_or(100) {
            limit @ 1..=1000 => Ok(limit),
            limit => Err(Trouble::Bad(format!("limit: from 1 to 1000; this is {limit}"))),
        }
    }
}

/// A part of everybody of whom something is said.
#[derive(Serialize, JsonSchema)]
pub(super) struct Players {
    players: Vec<Called>,
    /// The cursor of the next part; none where this is the last.
    next: Option<String>,
}

/// A name of the record.
#[derive(Serialize, JsonSchema)]
struct Called {
    /// The fullest name.
    name: String,
    /// The person of a pack whom it was matched to.
    person: Option<String>,
    /// All names, as reports write them.
    names: std::collections::BTreeSet<String>,
    /// Where the player's page is.
    path: String,
}

/// Everybody of whom something is said, by name.
pub(super) async fn players(asked: Asked, Query(page): Query<Page>) -> Answered {
    let limit = page.limit()?;
    let work = move |_: &Room, desk: &mut Desk| {
        let mut players = names::players(&desk.store().names(None)?);
        let key = |p: &names::Player| link::named(p.id.as_ref(), &p.name);
        players.sort_by_cached_key(&key);
        if let Some(cursor) = &page.cursor {
            players.retain(|p| key(p) > *cursor);
        }
        let next = (players.len() > limit).then(|| players.get(limit - 1).map(&key)).flatten();
        players.truncate(limit);
        let players: Vec<Called> = players
            .into_iter()
            .map(|p| Called { path: key(&p), name: p.name, person: p.id.map(|id| id.0), names: p.names })
            .collect();
        Ok(serde_json::to_string(&Players { players, next })?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// A timeline as the command line prints it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Told<'a> {
    /// The day that was asked for.
    as_of: Option<jiff::civil::Date>,
    #[serde(flatten)]
    timeline: &'a Timeline,
    /// For each of its spells.
    missed: Vec<Option<Missed>>,
}

/// A player's timeline.
pub(super) async fn player(asked: Asked, Path(name): Path<String>, Query(times): Query<Times>) -> Answered {
    let view = times.strictly()?;
    let work = move |room: &Room, desk: &mut Desk| {
        let (family, player) = whom(room, desk, &name, view)?;
        let timeline = desk.timeline(family, &player.identity, view)?.ok_or(Trouble::Broken)?;
        let day = view.as_of.unwrap_or(room.today());
        let missed = missed::each(&timeline.player, &timeline.spells, &room.packs, day);
        Ok(serde_json::to_string(&Told { as_of: view.as_of, timeline: &timeline, missed })?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// The forecast of a player's return.
pub(super) async fn outlook_of(
    asked: Asked,
    Path(name): Path<String>,
    Query(times): Query<Times>,
) -> Answered {
    let view = times.strictly()?;
    let work = move |room: &Room, desk: &mut Desk| {
        let day = view.as_of.unwrap_or(room.today());
        let view = desk::View { as_of: Some(day), ..view };
        let (family, player) = whom(room, desk, &name, view)?;
        let dossier = desk.dossier(family, view.recorded_by)?;
        let basis = room.basis(&dossier, &player.identity, view).ok_or(Trouble::Broken)?;
        let matches = dossier.played(&player, Some(day)).len();
        let mut answer = basis.answer(&room.packs, &room.model, (day, matches));
        if answer.wants_track_records() {
            answer.heed(&desk.track_records(day, view.recorded_by)?);
        }
        Ok(serde_json::to_string(&answer)?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// Everybody's track record.
#[derive(Serialize, JsonSchema)]
pub(super) struct Sources {
    sources: Vec<ledger::TrackRecord>,
}

/// Everybody's track record.
pub(super) async fn sources(asked: Asked, Query(times): Query<Times>) -> Answered {
    let view = times.strictly()?;
    let work = move |room: &Room, desk: &mut Desk| {
        let day = view.as_of.unwrap_or(room.today());
        let sources = desk.track_records(day, view.recorded_by)?;
        Ok(serde_json::to_string(&Sources { sources })?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// What was found.
#[derive(Serialize, JsonSchema)]
pub(super) struct Found {
    hits: Vec<Hit>,
}

/// Players, clubs and reports whose words begin so.
pub(super) async fn search(
    State(room): State<Arc<Room>>,
    Query(looked): Query<Looked>,
) -> Result<Response, InApi> {
    let hits = room.search(&looked.q).await?;
    Ok(axum::Json(Found { hits }).into_response())
}
