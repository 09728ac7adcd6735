//! The statistics of a season, for programs.

use axum::extract::Query;
use desk::Desk;

use super::Answered;
use crate::answer::Kind;
use crate::asked::Asked;
use crate::room::Room;
use crate::statistics::{Of, Statistics};
use crate::view::Times;

/// The figures of a season.
pub(super) async fn statistics(asked: Asked, Query(of): Query<Of>, Query(times): Query<Times>) -> Answered {
    let view = times.strictly()?;
    let work = move |room: &Room, desk: &mut Desk| {
        Ok(serde_json::to_string(&Statistics::of(room, desk, &of, view)?.figures()?)?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}
