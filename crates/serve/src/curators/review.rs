//! The review queue.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse as _, Response};
use desk::Desk;
use serde::Deserialize;

use super::claim::Shown;
use super::queue::{Reason, Wanted};
use super::signed::Curator;
use super::unkept;
use crate::link;
use crate::room::Room;
use crate::trouble::{OnPage, Trouble};
use crate::view::Frame;

/// So many are shown on a page.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "review.html")]
struct Page {
    frame: Frame,
    /// How many there are of each reason.
    counts: Vec<(&'static str, usize)>,
    all: usize,
    /// The first that is shown, from 0.
    from: usize,
    items: Vec<Item>,
    next: Option<usize>,
}

/// A claim in the queue.
struct Item {
    shown: Shown,
    player: (String, String),
    why: Vec<String>,
    /// Where to go when it is done.
    then: String,
    /// The form in which it is corrected.
    correct: String,
}

/// From where on.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Part {
    #[serde(default)]
    from: usize,
}

pub(super) async fn page(
    State(room): State<Arc<Room>>,
    Curator(signed): Curator,
    Query(part): Query<Part>,
) -> Result<Response, OnPage> {
    let wanted = room.wanted().await?;
    // Whoever has done the last page goes on with what is left.
    let from = if part.from < wanted.len() { part.from } else { 0 };
    let page = room
        .ask(move |_, desk| {
            let part: Vec<&Wanted> = wanted.iter().skip(from).take(SHOWN).collect();
            let counts = Reason::ALL
                .iter()
                .map(|reason| (reason.told(), wanted.iter().filter(|w| w.reason() == Some(*reason)).count()));
            let mut frame = Frame::plain("Review".into());
            frame.signed = Some(signed);
            let page = Page {
                frame,
                counts: counts.filter(|(_, count)| *count > 0).collect(),
                all: wanted.len(),
                from,
                items: items(desk, &part, from)?,
                next: Some(from + SHOWN).filter(|next| *next < wanted.len()),
            };
            Ok(page.render()?)
        })
        .await?;
    Ok(unkept(Html(page).into_response()))
}

fn items(desk: &Desk, part: &[&Wanted], from: usize) -> Result<Vec<Item>, Trouble> {
    let mut items = Vec::new();
    for (at, wanted) in part.iter().enumerate() {
        let next = part.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| part.get(before)));
        let next = next.map(|next| format!("#q-{}", next.claim.0)).unwrap_or_default();
        let from = if from > 0 { format!("?from={from}") } else { String::new() };
        let then = format!("/review{from}{next}");
        items.push(Item {
            correct: link::correct(&wanted.claim.0, &then),
            shown: Shown::of(desk.store(), &wanted.claim.0)?,
            player: wanted.player.clone(),
            why: wanted.why.iter().map(|(_, told)| told.clone()).collect(),
            then,
        });
    }
    Ok(items)
}
