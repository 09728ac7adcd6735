//! The record on a page: pages, an API and feeds over HTTP.
//!
//! Knows: addresses, HTTP, what stands on a page, who may write, and how many may ask at once. Must not know: SQL, how claims fold,
//! what a rule matches, files, the terminal, or the clock (the time is asked of whoever starts it).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod answer;
mod api;
mod asked;
mod assets;
mod basis;
mod changes;
mod curators;
mod feeds;
mod guard;
mod hooks;
mod http;
mod keys;
mod lines;
mod link;
mod log;
mod metrics;
mod pages;
mod rates;
mod room;
mod routes;
mod search;
mod stall;
mod statistics;
mod trouble;
mod turns;
mod view;
mod warm;

use std::io;

pub use guard::{Role, Token, TokenError, Tokens};
pub use hooks::{Hook, Outward, Posted};
pub use keys::Keys;
pub use rates::Rate;
pub use room::{Limits, Open, Setup};

/// Answers on that socket until `stop` comes, and then finishes what has been begun.
///
/// # Errors
/// When the socket fails, or the subscriptions that were kept cannot be had.
pub async fn serve(
    socket: tokio::net::TcpListener,
    setup: Setup,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let limits = setup.limits;
    let room = std::sync::Arc::new(room::Room::of(setup));
    hooks::begin(&room).map_err(io::Error::other)?;
    tokio::spawn(changes::watch(std::sync::Arc::clone(&room)));
    if room.limits.warm {
        tokio::spawn(warm::up(std::sync::Arc::clone(&room)));
    }
    let app = routes::router(std::sync::Arc::clone(&room));
    let stopped = async {
        stop.await;
        // What goes on until it is ended ends now.
        room.changes.close();
    };
    http::answer(socket, app, limits, stopped).await
}
