//! The trail of what curators did: who, when, what and why.

use std::collections::BTreeSet;

use askama::Template;
use desk::Desk;
use ledger::{ClaimId, Curation, Edit};
use present::words;

use super::signed::Curator;
use super::unkept;
use crate::link;
use crate::room::Room;
use crate::trouble::{OnPage, Trouble};
use crate::view::Frame;

/// An edit in the trail.
pub(crate) struct Entry {
    pub(crate) number: u64,
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) what: String,
    pub(crate) why: String,
    /// Whether it still holds; an undoing that was not undone does.
    pub(crate) holds: bool,
    /// The claim's page, where it is of a claim.
    pub(crate) path: Option<String>,
    /// Whether it can be undone.
    pub(crate) undoable: bool,
}

/// The claim that an edit is of.
fn claim(edit: &Edit) -> Option<&ClaimId> {
    match edit {
        Edit::Accept { claim, .. } | Edit::Reject { claim, .. } | Edit::Replace { claim, .. } => Some(claim),
        _ => None,
    }
}

/// The whole trail, in the order in which it was made.
pub(crate) fn all(edits: &[Curation]) -> Vec<Entry> {
    let standing: BTreeSet<u64> = ledger::standing(edits).into_iter().map(|edit| edit.number).collect();
    edits
        .iter()
        .map(|edit| {
            let undoing = matches!(edit.edit, Edit::Undo { .. });
            let holds = standing.contains(&edit.number);
            Entry {
                number: edit.number,
                at: edit.at.strftime("%-d %b %Y, %H:%M UTC").to_string(),
                who: edit.curator.clone(),
                what: words::edit(&edit.edit),
                why: edit.reason.clone(),
                holds: holds || undoing,
                path: claim(&edit.edit).map(|claim| link::claim(&claim.0)),
                undoable: holds,
            }
        })
        .collect()
}

/// The part of the trail that is of a claim: what was said of it, and what undid that.
pub(crate) fn of(edits: &[Curation], wanted: &ClaimId) -> Vec<Entry> {
    let mut numbers: BTreeSet<u64> = BTreeSet::new();
    for edit in edits {
        let own = match &edit.edit {
            Edit::Undo { undoes } => numbers.contains(undoes),
            other => claim(other) == Some(wanted),
        };
        if own {
            numbers.insert(edit.number);
        }
    }
    all(edits).into_iter().filter(|entry| numbers.contains(&entry.number)).collect()
}

#[derive(Template)]
#[template(path = "audit.html")]
struct Page {
    frame: Frame,
    entries: Vec<Entry>,
}

pub(super) async fn page(
    axum::extract::State(room): axum::extract::State<std::sync::Arc<Room>>,
    Curator(signed): Curator,
) -> Result<axum::response::Response, OnPage> {
    let edits = room.ask(|_, desk: &mut Desk| Ok(desk.store().curation(None)?)).await?;
    let mut entries = all(&edits);
    entries.reverse();
    let mut frame = Frame::plain("Audit".into());
    frame.signed = Some(signed);
    let page = Page { frame, entries }.render().map_err(Trouble::from)?;
    Ok(unkept(axum::response::IntoResponse::into_response(axum::response::Html(page))))
}
