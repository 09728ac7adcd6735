//! The review queue.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse as _, Response};
use desk::Desk;
use serde::Deserialize;

use super::claim::Shown;
use super::queue::{Matter, Reason, Side};
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
    /// How many matters there are of each reason.
    counts: Vec<(&'static str, usize)>,
    /// How many matters there are.
    all: usize,
    /// The first that is shown, from 0.
    from: usize,
    items: Vec<Item>,
    next: Option<usize>,
}

/// A matter in the queue.
struct Item {
    /// Where it is on the page.
    place: String,
    player: (String, String),
    told: String,
    answers: Vec<Answer>,
}

/// One answer, of one or several reports.
struct Answer {
    value: String,
    /// The claim that was said last.
    shown: Shown,
    /// Others that say the same, each in other words or elsewhere.
    others: Vec<Shown>,
    /// The identities of all claims but the first.
    with: String,
    /// How many reports say so.
    reports: usize,
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
            let part: Vec<&Matter> = wanted.iter().skip(from).take(SHOWN).collect();
            let counts = Reason::ALL
                .iter()
                .map(|reason| (reason.told(), wanted.iter().filter(|w| w.reason == *reason).count()));
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

fn items(desk: &Desk, part: &[&Matter], from: usize) -> Result<Vec<Item>, Trouble> {
    let mut items = Vec::new();
    for (at, matter) in part.iter().enumerate() {
        let next = part.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| part.get(before)));
        let next = next.map(|next| format!("#{}", place(next))).unwrap_or_default();
        let from = if from > 0 { format!("?from={from}") } else { String::new() };
        let then = format!("/review{from}{next}");
        let answers = matter.sides.iter().map(|side| Answer::of(desk, side, &then));
        items.push(Item {
            place: place(matter),
            player: matter.player.clone(),
            told: matter.told.clone(),
            answers: answers.collect::<Result<_, _>>()?,
        });
    }
    Ok(items)
}

/// Where a matter is on the page.
fn place(matter: &Matter) -> String {
    let first = matter.sides.first().and_then(|side| side.claims.first());
    first.map(|(_, claim)| format!("q-{}", claim.0)).unwrap_or_default()
}

impl Answer {
    fn of(desk: &Desk, side: &Side, then: &str) -> Result<Self, Trouble> {
        let mut claims = side.claims.iter();
        let (first, claim) = claims.next().ok_or(Trouble::Broken)?;
        let shown = Shown::of(desk.store(), &claim.0)?;
        let mut reports = BTreeSet::from([first]);
        let mut told = BTreeSet::from([(first, shown.sentence.1.clone())]);
        let (mut others, mut with) = (Vec::new(), Vec::new());
        for (report, claim) in claims {
            let other = Shown::of(desk.store(), &claim.0)?;
            with.push(other.id.clone());
            reports.insert(report);
            // What a report says in the same words is one thing for whoever looks.
            if told.insert((report, other.sentence.1.clone())) {
                others.push(other);
            }
        }
        Ok(Self {
            value: side.value.clone(),
            correct: link::correct(&shown.id, then),
            with: with.join(" "),
            reports: reports.len(),
            then: then.to_owned(),
            shown,
            others,
        })
    }
}
