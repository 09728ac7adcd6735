//! The record on a page: pages, an API and feeds over HTTP.
//!
//! Knows: addresses, HTTP, what stands on a page, who may write, and how many may ask at once. Must not know: SQL, how claims fold,
//! what a rule matches, files, the terminal, or the clock (the time is asked of whoever starts it).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod answer;
mod api;
mod asked;
mod assets;
mod curators;
mod feeds;
mod guard;
mod http;
mod keys;
mod link;
mod metrics;
mod pages;
mod room;
mod routes;
mod search;
mod trouble;
mod view;

use std::io;

pub use guard::{Role, Token, TokenError, Tokens};
pub use keys::Keys;
pub use room::{Limits, Open, Setup};

/// Answers on that socket until `stop` comes, and then finishes what has been begun.
///
/// # Errors
/// When the socket fails.
pub async fn serve(
    socket: tokio::net::TcpListener,
    setup: Setup,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let head = setup.limits.head;
    let app = routes::router(std::sync::Arc::new(room::Room::of(setup)));
    http::answer(socket, app, head, stop).await
}
