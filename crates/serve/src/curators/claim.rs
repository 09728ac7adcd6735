//! One claim: its sentence, what was said of it, and the form in which a curator says more.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use ledger::{Claim, Edit, Interval};
use present::words;
use serde::Deserialize;
use store::Store;

use super::fields::{self, Field, Takes};
use super::judge;
use super::sign::inside;
use super::signed::{Curator, Sent, Signed};
use super::trail::{self, Entry};
use super::unkept;
use crate::link;
use crate::room::Room;
use crate::trouble::{OnPage, Trouble};
use crate::view::{Frame, day};

/// So many bytes of the report stand before and after what a claim was read from.
const AROUND: usize = 240;

/// A claim as it is shown to a curator.
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) what: String,
    pub(super) when: String,
    pub(super) said_by: String,
    /// What stands before, the words themselves, and what stands after.
    pub(super) sentence: (String, String, String),
    /// Outlet or report, and day.
    pub(super) from: String,
    /// Where it stands in its report.
    pub(super) path: String,
}

impl Shown {
    pub(super) fn of(store: &dyn Store, id: &str) -> Result<Self, Trouble> {
        let (document, claim) = judge::find(store, id)?;
        let text = store.text(&document.id)?.unwrap_or_default();
        let day = document.published.as_ref().map_or_else(|| "undated".to_owned(), words::dating);
        let outlet = document.outlet.as_ref().or(document.title.as_ref()).unwrap_or(&document.doc);
        Ok(Self {
            id: claim.id.0.clone(),
            kind: claim.value.kind().replace('_', " "),
            what: words::claim(&claim),
            when: claim.when.map(words::interval).unwrap_or_default(),
            said_by: words::list(&claim.said_by),
            sentence: around(&text, &claim),
            from: format!("{outlet}, {day}"),
            path: link::report(&document.id.0, Some(&claim.id.0)),
        })
    }
}

/// The words of a claim between what stands before and after them, up to the ends of their paragraph.
fn around(text: &str, claim: &Claim) -> (String, String, String) {
    let Some(evidence) = claim.evidence.first() else { return Default::default() };
    let (before, rest) = text.split_at_checked(evidence.start).unwrap_or_default();
    let after = text.get(evidence.end..).unwrap_or_default();
    let own = rest.get(..evidence.end.saturating_sub(evidence.start)).unwrap_or_default();
    let mut from = before.len().saturating_sub(AROUND);
    let cut_before = from > 0;
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let mut to = after.len().min(AROUND);
    let cut_after = to < after.len();
    while !after.is_char_boundary(to) {
        to -= 1;
    }
    let (before, after) = (before.get(from..).unwrap_or_default(), after.get(..to).unwrap_or_default());
    let before = match before.rsplit_once('\n') {
        Some((_, paragraph)) => paragraph.to_owned(),
        None if cut_before => {
            format!("… {}", before.split_once(' ').map_or(before, |(_, whole)| whole))
        }
        None => before.to_owned(),
    };
    let after = match after.split_once('\n') {
        Some((paragraph, _)) => paragraph.to_owned(),
        None if cut_after => format!("{} …", after.rsplit_once(' ').map_or(after, |(whole, _)| whole)),
        None => after.to_owned(),
    };
    (before, own.to_owned(), after)
}

#[derive(Template)]
#[template(path = "claim.html")]
struct Page {
    frame: Frame,
    shown: Shown,
    player: (String, String),
    trail: Vec<Entry>,
    fields: Vec<Field>,
    when: (String, String),
    reason: String,
    /// Where to go when it is done.
    then: String,
    /// What was wrong with what was sent.
    wrong: Option<String>,
}

impl Page {
    fn of(store: &dyn Store, signed: Signed, id: &str, then: &str) -> Result<Self, Trouble> {
        let (_, claim) = judge::find(store, id)?;
        let shown = Shown::of(store, &claim.id.0)?;
        let mut frame = Frame::plain(format!("{}: {}", claim.player.name, shown.what));
        frame.signed = Some(signed);
        let days = claim.when.map(|when| (when.earliest.to_string(), when.latest.to_string()));
        Ok(Self {
            frame,
            player: (claim.player.name.clone(), link::named(claim.player.id.as_ref(), &claim.player.name)),
            trail: trail::of(&store.curation(None)?, &claim.id),
            fields: fields::of(&claim.value, None),
            when: days.unwrap_or_default(),
            reason: String::new(),
            then: then.to_owned(),
            wrong: None,
            shown,
        })
    }

    /// With what was sent, and what is wrong with it.
    fn refused(mut self, claim: &Claim, sent: &BTreeMap<String, String>, wrong: String) -> Self {
        let field = |name: &str| sent.get(name).cloned().unwrap_or_default();
        if field("do") == "replace" {
            self.fields = fields::of(&claim.value, Some(sent));
            self.when = (field("earliest"), field("latest"));
        }
        self.reason = field("reason");
        self.wrong = Some(wrong);
        self
    }
}

/// Where to go when it is done.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Onwards {
    #[serde(default)]
    to: String,
}

pub(super) async fn page(
    State(room): State<Arc<Room>>,
    Path(id): Path<String>,
    Query(onwards): Query<Onwards>,
    Curator(signed): Curator,
) -> Result<Response, OnPage> {
    let page =
        room.ask(move |_, desk| Ok(Page::of(desk.store(), signed, &id, &onwards.to)?.render()?)).await?;
    Ok(unkept(Html(page).into_response()))
}

/// What somebody who accepts or rejects without a word is taken to say.
fn usual(deed: &str) -> &'static str {
    match deed {
        "accept" => "It stands in the sentence",
        "reject" => "The sentence does not say it",
        _ => "",
    }
}

pub(super) async fn judge(
    State(room): State<Arc<Room>>,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, OnPage> {
    let curator = sent.curator()?.to_owned();
    let (then, back) = (inside(sent.field("to")).to_owned(), link::claim(&id));
    let (fields, wanted) = (sent.fields.clone(), id.clone());
    let kept = room
        .write(move |room, store| {
            let reason = fields.get("reason").map(|r| r.trim()).filter(|r| !r.is_empty());
            let deed = fields.get("do").map_or("", String::as_str);
            // All of them are looked at before the first is judged.
            let mut edits = Vec::new();
            for id in std::iter::once(wanted.as_str()).chain(alike(&fields)) {
                let (document, claim) = judge::find(store, id)?;
                edits.push(edit(&document.id, &claim, &fields)?);
            }
            for edit in &edits {
                judge::keep(room, store, &curator, reason.unwrap_or_else(|| usual(deed)), edit)?;
            }
            Ok(())
        })
        .await;
    match kept {
        Ok(()) if then == "/" => Ok(Redirect::to(&back).into_response()),
        Ok(()) => Ok(Redirect::to(&then).into_response()),
        Err(Trouble::Refused(wrong)) => {
            let work = move |_: &Room, desk: &mut desk::Desk| {
                let (_, claim) = judge::find(desk.store(), &id)?;
                let page = Page::of(desk.store(), sent.signed, &id, &then)?;
                Ok(page.refused(&claim, &sent.fields, wrong).render()?)
            };
            let page = Html(room.ask(work).await?);
            Ok(unkept((StatusCode::UNPROCESSABLE_ENTITY, page).into_response()))
        }
        Err(trouble) => Err(trouble.into()),
    }
}

/// So many claims are judged with another at most.
const ALIKE: usize = 500;

/// The claims that say the same, and are accepted or rejected with it.
fn alike(sent: &BTreeMap<String, String>) -> impl Iterator<Item = &str> {
    let together = matches!(sent.get("do").map(|deed| deed.trim()), Some("accept" | "reject"));
    let with = sent.get("with").filter(|_| together);
    with.into_iter().flat_map(|ids| ids.split_whitespace()).take(ALIKE)
}

/// What a form says of a claim.
fn edit(
    document: &ledger::DocumentId,
    claim: &Claim,
    sent: &BTreeMap<String, String>,
) -> Result<Edit, Trouble> {
    let field = |name: &str| sent.get(name).map_or("", |text| text.trim());
    let (document, id) = (document.clone(), claim.id.clone());
    match field("do") {
        "accept" => Ok(Edit::Accept { document, claim: id }),
        "reject" => Ok(Edit::Reject { document, claim: id }),
        "undo" => {
            let number = field("edit").parse();
            Ok(Edit::Undo { undoes: number.map_err(|_| Trouble::Refused("There is no such edit.".into()))? })
        }
        "replace" => {
            let says = claim.value.amended(&fields::set(&fields::of(&claim.value, Some(sent))));
            let says = Box::new(says.map_err(|e| Trouble::Refused(e.to_string()))?);
            let bad = |trouble: Trouble| Trouble::Refused(trouble.told());
            let earliest = day("earliest", Some(field("earliest"))).map_err(bad)?;
            let latest = day("latest", Some(field("latest"))).map_err(bad)?;
            let when = earliest.or(latest).zip(latest.or(earliest)).map(|(a, b)| Interval::new(a, b));
            Ok(Edit::Replace { document, claim: id, says, when })
        }
        _ => Err(Trouble::Bad("Say what to do: accept, reject, replace or undo.".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(text: &str, words: &str) -> Claim {
        let start = text.find(words).unwrap();
        let value = serde_json::json!({
            "id": "", "document": "", "player": {"name": "Ned"}, "kind": "absence", "value": {}, "when": null,
            "polarity": "affirmed", "certainty": "stated", "said_by": [], "rule": "",
            "evidence": [{"start": start, "end": start + words.len(), "text": words}],
        });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn words_stand_in_their_paragraph() {
        let text = "Headline\nBefore it. He is out. After it.\nNext";
        let told = around(text, &claim(text, "He is out."));
        assert_eq!(told, ("Before it. ".into(), "He is out.".into(), " After it.".into()));
    }

    #[test]
    fn a_long_paragraph_is_cut_between_words() {
        let long = "é wörd ".repeat(100);
        let text = format!("{long}OUT {long}");
        let (before, own, after) = around(&text, &claim(&text, "OUT"));
        assert!(before.starts_with("… ") && after.ends_with(" …") && own == "OUT", "{before}|{after}");
        assert!(before.len() < 300 && after.len() < 300);
    }
}
