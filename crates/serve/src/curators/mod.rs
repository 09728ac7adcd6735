//! Curators on pages: who is signed in, what most wants a look, and what they say of it.

mod claim;
mod fields;
mod judge;
mod origin;
mod queue;
mod review;
mod session;
mod sign;
mod signed;
mod trail;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::room::Room;

pub(crate) use judge::Judgement;
pub(crate) use origin::own;
pub(crate) use queue::Queue;
pub(crate) use session::Sessions;
pub(crate) use sign::unkept;
pub(crate) use signed::{Perhaps, Signed};
pub(crate) use trail::{Entry, of as trail_of};

pub(crate) fn routes() -> Router<Arc<Room>> {
    Router::new()
        .route("/sign-in", get(sign::form).post(sign::sign_in))
        .route("/sign-out", post(sign::sign_out))
        .route("/review", get(review::page))
        .route("/claims/{id}", get(claim::page).post(claim::judge))
        .route("/audit", get(trail::page))
}
