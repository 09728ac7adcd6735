//! Changes as they happen: server-sent events (WHATWG HTML, section 9.2).

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use store::Position;
use tokio::sync::mpsc;

use super::{Step, Wanted, after};
use crate::lines::Lines;
use crate::room::Room;
use crate::trouble::{InApi, Trouble};

/// So often something is sent, so that what stands between knows that the connection lives.
const ALIVE: Duration = Duration::from_secs(15);

/// After so many milliseconds a listener whose connection broke asks again.
const AGAIN: u64 = 3000;

/// Who comes back after so many reports is not told them all, but that there were.
const FAR: i64 = 10_000;

/// Whose changes.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ChangesAsked {
    club: Option<String>,
    player: Option<String>,
}

/// The changes from now on, or from where `Last-Event-ID` says.
pub(crate) async fn listen(
    State(room): State<Arc<Room>>,
    headers: HeaderMap,
    Query(asked): Query<ChangesAsked>,
) -> Result<Response, InApi> {
    let seat = Arc::clone(&room.changes.seats).try_acquire_owned().map_err(|_| Trouble::Busy)?;
    let wanted = room
        .ask(move |room, desk| Wanted::of(room, desk, asked.club.as_deref(), asked.player.as_deref()))
        .await?;
    let heard = headers.get("last-event-id").map(|id| id.to_str().unwrap_or_default());
    let heard = heard.filter(|id| !id.is_empty()).map(|id| {
        let number = id.parse().ok().filter(|number| *number >= 0);
        number
            .map(Position)
            .ok_or_else(|| Trouble::Bad(format!("Last-Event-ID: {id:?} is none of this server's")))
    });
    let now = room.position().await?;
    let heard = heard.transpose()?;
    let (send, receive) = mpsc::channel(16);
    let listener = Listener { room, wanted, send };
    tokio::spawn(async move {
        // How it ends is its other side's business.
        let _ = listener.tell(heard, now).await;
        drop(seat);
    });
    let mut response = Body::new(Lines(receive)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would hold it back.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// Somebody who listens.
struct Listener {
    room: Arc<Room>,
    wanted: Wanted,
    send: mpsc::Sender<Result<String, std::io::Error>>,
}

/// Whoever listened has gone.
struct Gone;

impl Listener {
    async fn tell(self, heard: Option<Position>, now: Position) -> Result<(), Gone> {
        let mut head = self.room.changes.head();
        let mut at = heard.unwrap_or(now);
        self.put(format!("retry: {AGAIN}\n\n")).await?;
        // A store that was put back, or another one, has not come so far; or it has gone on for long.
        if at > now || now.0 - at.0 > FAR {
            self.put(
                "event: gap\ndata: {\"detail\": \"ask for the boards: not every change since is told\"}\n\n"
                    .into(),
            )
            .await?;
            at = now;
        }
        self.put(format!("id: {}\n\n", at.0)).await?;
        loop {
            let to = (*head.borrow_and_update()).max(now);
            while at < to {
                let Ok(step) = after(&self.room, at).await else { return Ok(()) };
                self.put_all(&step).await?;
                if step.to <= at {
                    break;
                }
                at = step.to;
            }
            tokio::select! {
                () = self.send.closed() => return Err(Gone),
                () = self.room.changes.closing() => return Ok(()),
                changed = tokio::time::timeout(ALIVE, head.changed()) => match changed {
                    Ok(Ok(())) => {}
                    Ok(Err(_)) => return Ok(()),
                    Err(_) => self.put(":\n\n".to_owned()).await?,
                },
            }
        }
    }

    /// Tells what is wanted of it. The number stands only with the last change of a report, so that nothing of it is lost to whoever
    /// breaks off in between.
    async fn put_all(&self, step: &Step) -> Result<(), Gone> {
        let mut wanted = step.wanted(&self.room, &self.wanted).into_iter().peekable();
        let mut numbered = None;
        while let Some(news) = wanted.next() {
            let Ok(data) = serde_json::to_string(&news.told) else { continue };
            let last = wanted.peek().is_none_or(|next| next.position != news.position);
            let id = if last { format!("id: {}\n", news.position.0) } else { String::new() };
            self.put(format!("event: change\n{id}data: {data}\n\n")).await?;
            numbered = Some(news.position);
        }
        if numbered != Some(step.to) {
            self.put(format!("id: {}\n\n", step.to.0)).await?;
        }
        Ok(())
    }

    async fn put(&self, text: String) -> Result<(), Gone> {
        self.send.send(Ok(text)).await.map_err(|_| Gone)
    }
}
