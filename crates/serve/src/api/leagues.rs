//! Leagues: which there are, and who is missing from their clubs.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use desk::Desk;
use jiff::civil::Date;
use ledger::{Row, Season};
use schemars::JsonSchema;
use serde::Serialize;

use super::Answered;
use crate::answer::Kind;
use crate::asked::Asked;
use crate::link;
use crate::pages::{League, back_soon, leagues};
use crate::room::Room;
use crate::trouble::InApi;
use crate::view::Times;

/// Every league of which there is a pack.
#[derive(Serialize, JsonSchema)]
pub(super) struct Leagues {
    leagues: Vec<Named>,
}

/// A league.
#[derive(Serialize, JsonSchema)]
struct Named {
    name: String,
    /// Where its page is.
    path: String,
}

/// Every league of which there is a pack.
pub(super) async fn list(State(room): State<std::sync::Arc<Room>>) -> Result<Response, InApi> {
    let leagues = leagues(&room.packs).into_iter().map(|(name, path)| Named { name, path }).collect();
    Ok(axum::Json(Leagues { leagues }).into_response())
}

/// Who is missing from the clubs of a league.
#[derive(Serialize, JsonSchema)]
pub(super) struct LeagueBoard {
    league: String,
    /// The season whose clubs these are, as `2023/24`: that of the day, or the last by then that the pack knows of.
    #[schemars(with = "String")]
    season: Season,
    as_of: Date,
    /// Every club of the season, by name.
    clubs: Vec<OfClub>,
}

/// A club of a league.
#[derive(Serialize, JsonSchema)]
struct OfClub {
    club: String,
    /// Where its page is.
    path: String,
    /// Its players on the board, as on its own.
    rows: Vec<OfPlayer>,
}

/// A player on the board of a league.
#[derive(Serialize, JsonSchema)]
struct OfPlayer {
    /// Out or doubtful, and by the last word expected back within two weeks or training fully with the team.
    back_soon: bool,
    #[serde(flatten)]
    row: Row,
}

/// Who is missing from the clubs of a league.
pub(super) async fn board(asked: Asked, Path(name): Path<String>, Query(times): Query<Times>) -> Answered {
    let view = times.strictly()?;
    let work = move |room: &Room, desk: &mut Desk| {
        let day = view.as_of.unwrap_or(room.today());
        let league = League::of(room, &name, day)?;
        let clubs = league.board(room, desk, view, day)?.into_iter();
        let of_player = |row: Row| OfPlayer { back_soon: back_soon(&row, day), row };
        let of_club = |(club, board): (&pack::Club, Option<ledger::TeamBoard>)| OfClub {
            club: club.full_name.clone(),
            path: link::club(&club.full_name),
            rows: board.into_iter().flat_map(|board| board.rows).map(of_player).collect(),
        };
        let clubs = clubs.map(of_club).collect();
        let told = LeagueBoard { league: league.called(), season: league.season, as_of: day, clubs };
        Ok(serde_json::to_string(&told)?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}
