//! Working out beforehand what the first to ask would wait for.

use std::sync::Arc;

use axum::http::HeaderMap;

use crate::answer::Kind;
use crate::pages;
use crate::room::Room;

/// Works out the first page, with all that every other needs, and the names that are searched.
pub(crate) async fn up(room: Arc<Room>) {
    let begun = tokio::time::Instant::now();
    let page = |room: &Room, desk: &mut desk::Desk| pages::first(room, desk);
    let answered = room.answer(Kind::Html, "/", &HeaderMap::new(), page).await.map(drop);
    let found = room.search("a").await.map(drop);
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    match answered.and(found) {
        Ok(()) => tracing::info!(target: "sidelined", ms, "warm"),
        Err(trouble) => tracing::warn!(target: "sidelined", ms, why = trouble.told(), "not warm"),
    }
    // Whoever is to wait until the server is ready waits no longer for what cannot be had.
    room.warm.store(true, std::sync::atomic::Ordering::Relaxed);
}
