//! The pages.

mod board;
mod drawn;
mod forecast;
mod injuries;
mod league;
mod player;
mod read;
mod report;
mod rows;
mod source;
mod sources;
mod statistics;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use crate::asked::Asked;
use crate::curators::Perhaps;
use crate::room::Room;
use crate::search::Hit;
use crate::trouble::{OnPage, Trouble};
use crate::view::{Frame, Times};

pub(crate) use board::club as club_named;
pub(crate) use league::{League, Seasons, all as leagues};
pub(crate) use player::whom;
pub(crate) use report::{claims as claims_of, find as find_report};
pub(crate) use rows::back_soon;

type Shared = State<Arc<Room>>;
type Answered = Result<Response, OnPage>;

pub(crate) fn routes() -> Router<Arc<Room>> {
    Router::new()
        .route("/", get(everybody))
        .route("/clubs/{club}", get(club))
        .route("/leagues/{name}", get(of_league))
        .route("/players/{name}", get(player))
        .route("/reports", get(reports))
        .route("/reports/{id}", get(one_report))
        .route("/sources", get(track_records))
        .route("/sources/{who}", get(forecasts))
        .route("/search", get(search))
        .route("/read", get(read::form).post(read::read))
        .merge(statistics::routes())
}

/// A day in words, for templates.
pub(crate) fn day(day: &jiff::civil::Date) -> String {
    present::words::day(*day)
}

/// The first page, as of today.
pub(crate) fn first(room: &Room, desk: &mut desk::Desk) -> Result<String, Trouble> {
    Ok(board::Page::of(room, desk, None, desk::View::default())?.render()?)
}

async fn everybody(asked: Asked, Query(times): Query<Times>) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| board::Page::of(room, desk, None, view)).await?)
}

async fn club(asked: Asked, Path(club): Path<String>, Query(times): Query<Times>) -> Answered {
    let view = times.view()?;
    let work = move |room: &Room, desk: &mut desk::Desk| {
        let club = board::club(room, desk, &club)?;
        board::Page::of(room, desk, Some(&club), view)
    };
    Ok(asked.page(work).await?)
}

async fn of_league(asked: Asked, Path(name): Path<String>, Query(times): Query<Times>) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| league::Page::of(room, desk, &name, view)).await?)
}

async fn player(asked: Asked, Path(name): Path<String>, Query(times): Query<Times>) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| player::Page::of(room, desk, &name, view)).await?)
}

/// Which part of a list is asked for.
#[derive(Debug, Default, Deserialize)]
struct Part {
    #[serde(default)]
    after: Option<String>,
}

async fn reports(asked: Asked, Query(times): Query<Times>, Query(part): Query<Part>) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| report::List::of(room, desk, view, part.after.as_deref())).await?)
}

async fn one_report(asked: Asked, Path(id): Path<String>, Query(times): Query<Times>) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| report::Page::of(room, desk, &id, view)).await?)
}

async fn track_records(asked: Asked, Query(times): Query<Times>) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| sources::Page::of(room, desk, view)).await?)
}

/// Whether a name is an outlet's.
#[derive(Debug, Default, Deserialize)]
struct Kind {
    #[serde(default)]
    outlet: bool,
}

async fn forecasts(
    asked: Asked,
    Path(name): Path<String>,
    Query(kind): Query<Kind>,
    Query(times): Query<Times>,
) -> Answered {
    let view = times.view()?;
    let voice = source::Voice { name, outlet: kind.outlet };
    Ok(asked.page(move |room, desk| source::Page::of(room, desk, &voice, view)).await?)
}

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Looked {
    #[serde(default)]
    pub(crate) q: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    wanted: String,
    hits: Vec<Hit>,
}

async fn search(
    State(room): Shared,
    Perhaps(signed): Perhaps,
    Query(looked): Query<Looked>,
    Query(times): Query<Times>,
) -> Result<axum::response::Html<String>, OnPage> {
    let hits = room.search(&looked.q).await?;
    let mut frame = Frame::plain("Search".into());
    frame.as_of = times.view()?.as_of;
    frame.signed = signed;
    let page = SearchPage { frame, wanted: looked.q, hits };
    Ok(axum::response::Html(page.render().map_err(Trouble::from)?))
}
