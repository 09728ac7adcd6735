//! The same for programs: JSON under `/api/v1`.

mod corrections;
mod documents;
mod examples;
mod leagues;
mod openapi;
mod operations;
mod questions;
mod schemas;
mod statistics;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::room::Room;
use crate::trouble::{InApi, Trouble};
use crate::{changes, hooks};

pub(crate) use documents::unfit;

type Answered = Result<axum::response::Response, InApi>;

pub(crate) fn routes() -> Router<Arc<Room>> {
    Router::new()
        .route("/board", get(questions::board))
        .route("/clubs", get(questions::clubs))
        .route("/leagues", get(leagues::list))
        .route("/leagues/{league}/board", get(leagues::board))
        .route("/players", get(questions::players))
        .route("/players/{name}", get(questions::player))
        .route("/players/{name}/outlook", get(questions::outlook_of))
        .route("/sources", get(questions::sources))
        .route("/statistics", get(statistics::statistics))
        .route("/search", get(questions::search))
        .route("/documents", get(documents::list).post(documents::add))
        .route("/documents/{id}", get(documents::one))
        .route("/claims", get(documents::claims))
        .route("/corrections", get(corrections::list).post(corrections::add))
        .route("/read", post(documents::read))
        .route("/changes", get(changes::listen))
        .route("/webhooks", get(hooks::list).post(hooks::add))
        .route("/webhooks/{id}", axum::routing::delete(hooks::remove).patch(hooks::set))
        .route("/openapi.json", get(openapi::told))
        .fallback(nothing)
}

async fn nothing() -> InApi {
    InApi(Trouble::Missing { what: "What you asked for".into(), near: Vec::new() })
}
