//! Reports and their claims: asked for, read, and added.

use std::ops::ControlFlow;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use desk::Desk;
use ledger::{ClaimOut, Dating, Document, DocumentId, Reading};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Added, ClaimQuery, StoredDocument};
use tokio::sync::mpsc;

use super::Answered;
use super::questions::Page;
use crate::answer::Kind;
use crate::asked::Asked;
use crate::guard::Role;
use crate::lines::Lines;
use crate::pages::{claims_of, find_report, whom};
use crate::room::Room;
use crate::trouble::{InApi, Trouble};
use crate::view::{Times, day};

type Shared = State<Arc<Room>>;

/// A part of the reports.
#[derive(Serialize, JsonSchema)]
pub(super) struct DocumentsOut {
    documents: Vec<StoredDocument>,
    /// The cursor of the next part; none where this is the last.
    next: Option<DocumentId>,
}

/// Reports, the oldest first.
pub(super) async fn list(asked: Asked, Query(page): Query<Page>, Query(times): Query<Times>) -> Answered {
    let (view, limit) = (times.strictly()?, page.limit()?);
    let work = move |_: &Room, desk: &mut Desk| {
        let after = page.cursor.map(DocumentId);
        let (as_of, recorded_by) = (view.as_of, view.recorded_by);
        // One more tells whether there are more.
        let asked = store::Page { as_of, recorded_by, after, latest_first: false, most: limit + 1 };
        let missing =
            || Trouble::Missing { what: "The report that the cursor names".into(), near: Vec::new() };
        let mut documents = desk.store().page(&asked)?.ok_or_else(missing)?;
        let more = documents.len() > limit;
        documents.truncate(limit);
        let next = documents.last().filter(|_| more).map(|d| d.id.clone());
        Ok(serde_json::to_string(&DocumentsOut { documents, next })?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// A report with its text and its claims.
#[derive(Serialize, JsonSchema)]
pub(super) struct Whole<'a> {
    document: StoredDocument,
    /// The text that offsets of evidence point into, in bytes of UTF-8.
    text: String,
    claims: Vec<ClaimOut<'a>>,
}

/// One report.
pub(super) async fn one(asked: Asked, Path(id): Path<String>) -> Answered {
    let work = move |_: &Room, desk: &mut Desk| {
        let document = find_report(desk, &id)?;
        let claims = claims_of(desk, &document)?;
        let text = desk.store().text(&document.id)?.unwrap_or_default();
        let claims = claims.iter().map(ClaimOut::of).collect();
        Ok(serde_json::to_string(&Whole { document, text, claims })?)
    };
    Ok(asked.answer(Kind::Json, work).await?)
}

/// Whose claims, of which report and kind.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    player: Option<String>,
    document: Option<String>,
    kind: Option<String>,
}

/// A claim and the report it is from, as a line.
#[derive(Serialize, JsonSchema)]
pub(super) struct Line<'a> {
    document: &'a StoredDocument,
    claim: ClaimOut<'a>,
}

/// Claims, one a line, as they come out of the store.
pub(super) async fn claims(
    State(room): Shared,
    Query(wanted): Query<Wanted>,
    Query(times): Query<Times>,
) -> Result<Response, InApi> {
    let view = times.strictly()?;
    if let Some(kind) = wanted.kind.as_deref().filter(|kind| !ledger::ClaimValue::KINDS.contains(kind)) {
        let kinds = ledger::ClaimValue::KINDS.join(", ");
        return Err(Trouble::Bad(format!("kind: {kind:?} is none; the kinds are {kinds}")).into());
    }
    let who = match wanted.player {
        None => Vec::new(),
        Some(name) => {
            let found = room.ask(move |room, desk| whom(room, desk, &name, view)).await?;
            let called = found.1.names.into_iter().map(store::Who::Called);
            called.collect()
        }
    };
    let query = ClaimQuery {
        who,
        document: wanted.document,
        kind: wanted.kind,
        as_of: view.as_of,
        recorded_by: view.recorded_by,
        ..ClaimQuery::default()
    };
    // A few lines wait for a reader that is slow, the others in the store.
    let seat = room.long_seat()?;
    let (send, receive) = mpsc::channel::<Result<String, std::io::Error>>(64);
    let asked = tokio::spawn(async move {
        let failed = send.clone();
        let outcome = room
            .seated(move |_, desk| {
                desk.store().reports(&query, &mut |report| {
                    for claim in &report.claims {
                        let line = Line { document: &report.document, claim: ClaimOut::of(claim) };
                        let Ok(mut line) = serde_json::to_string(&line) else { continue };
                        line.push('\n');
                        if send.blocking_send(Ok(line)).is_err() {
                            return ControlFlow::Break(());
                        }
                    }
                    ControlFlow::Continue(())
                })?;
                Ok(())
            })
            .await;
        if let Err(trouble) = outcome {
            // The answer has begun: it ends without its end, which its reader can tell.
            let _ = failed.send(Err(std::io::Error::other(trouble.told()))).await;
        }
        drop(seat);
    });
    drop(asked);
    let lines = Lines(receive);
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], Body::new(lines)).into_response())
}

/// A report to read or to add.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    /// Its own name; the beginning of its identity where none is given.
    doc: Option<String>,
    /// The report.
    #[schemars(regex(pattern = r"\S"))]
    text: String,
    /// The day of publication, as YYYY-MM-DD.
    #[schemars(with = "Option<jiff::civil::Date>")]
    published: Option<String>,
    /// Its address.
    url: Option<String>,
    /// Its headline.
    title: Option<String>,
    /// Who published it.
    outlet: Option<String>,
}

impl Sent {
    fn document(self) -> Result<Document, Trouble> {
        if self.text.trim().is_empty() {
            return Err(Trouble::Refused("text: there is none".into()));
        }
        // An empty one is none that a date's shape allows.
        let published = match self.published.as_deref() {
            Some("") => {
                return Err(Trouble::Refused(
                    "published: it is empty; leave it out where it is not known".into(),
                ));
            }
            given => day("published", given).map_err(|wrong| Trouble::Refused(wrong.told()))?,
        };
        let mut document = Document::new(String::new(), self.text);
        let id = document.id.0.get(..12).unwrap_or_default().to_owned();
        document.doc = self.doc.filter(|doc| !doc.trim().is_empty()).unwrap_or(id);
        document.published = published.map(Dating::given);
        document.url = self.url;
        document.title = self.title;
        document.outlet = self.outlet;
        Ok(document)
    }
}

/// What a reader makes of a report.
fn reading(room: &Room, mut document: Document) -> Reading {
    let read = room.reader.read(&document);
    document.published = read.published;
    Reading {
        title: document.title.clone().or(read.title),
        document,
        language: read.language,
        extracted: false,
        author: None,
        modified: None,
        claims: read.claims,
    }
}

/// Reads a report, and keeps nothing of it.
pub(super) async fn read(
    State(room): Shared,
    sent: Result<Json<Sent>, JsonRejection>,
) -> Result<Response, InApi> {
    let document = sent.map_err(unfit)?.0.document()?;
    let read = room.ask(move |room, _| Ok(reading(room, document))).await?;
    Ok(Json(read).into_response())
}

/// What became of a report.
#[derive(Serialize, JsonSchema)]
pub(super) struct AddedOut {
    added: Added,
    id: DocumentId,
    /// How many claims were read in it.
    claims: usize,
}

/// Reads a report and adds it to the record: for contributors.
pub(super) async fn add(
    State(room): Shared,
    headers: HeaderMap,
    sent: Result<Json<Sent>, JsonRejection>,
) -> Result<Response, InApi> {
    room.in_force().allow(&headers, Role::Contributor)?;
    let document = sent.map_err(unfit)?.0.document()?;
    let added = room
        .write(move |room, store| {
            let Reading { document, claims, .. } = reading(room, document);
            let added = store.add(&document, document.published.as_ref(), &claims, room.now())?;
            Ok(AddedOut { added, id: document.id, claims: claims.len() })
        })
        .await?;
    let status = if added.added == Added::New { StatusCode::CREATED } else { StatusCode::OK };
    let place = [(header::LOCATION, format!("/api/v1/documents/{}", added.id.0))];
    Ok((status, place, Json(added)).into_response())
}

/// Why what was sent cannot be taken.
pub(crate) fn unfit(rejection: JsonRejection) -> Trouble {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Trouble::Other(StatusCode::PAYLOAD_TOO_LARGE, String::new()),
        _ => Trouble::Refused(rejection.body_text()),
    }
}
