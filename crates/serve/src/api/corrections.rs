//! What curators say of the record: told, and added to.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use ledger::Curation;
use schemars::JsonSchema;
use serde::Serialize;

use super::Answered;
use super::documents::unfit;
use crate::curators::Judgement;
use crate::guard::Role;
use crate::room::Room;
use crate::trouble::InApi;

/// Every edit, in the order in which they were made.
#[derive(Serialize, JsonSchema)]
pub(super) struct Trail {
    corrections: Vec<Curation>,
}

/// Every edit: for curators.
pub(super) async fn list(State(room): State<Arc<Room>>, headers: HeaderMap) -> Answered {
    room.in_force().allow(&headers, Role::Curator)?;
    let corrections = room.ask(|_, desk| Ok(desk.store().curation(None)?)).await?;
    let private = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((private, Json(Trail { corrections })).into_response())
}

/// Adds an edit: for curators.
pub(super) async fn add(
    State(room): State<Arc<Room>>,
    headers: HeaderMap,
    sent: Result<Json<Judgement>, JsonRejection>,
) -> Result<Response, InApi> {
    let curator = room.in_force().allow(&headers, Role::Curator)?.name.clone();
    let Json(judgement) = sent.map_err(unfit)?;
    let kept = room.write(move |room, store| judgement.keep(room, store, &curator)).await?;
    Ok((StatusCode::CREATED, Json(kept)).into_response())
}
