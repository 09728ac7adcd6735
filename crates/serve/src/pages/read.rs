//! "Paste a report and see what is read": nothing of it is kept.

use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::Html;
use ledger::{Dating, Document};
use serde::Deserialize;

use super::report;
use crate::curators::Perhaps;
use crate::room::Room;
use crate::trouble::{OnPage, Trouble};
use crate::view::{Frame, day};

#[derive(Template)]
#[template(path = "read.html")]
struct FormPage {
    frame: Frame,
}

pub(crate) async fn form(Perhaps(signed): Perhaps) -> Result<Html<String>, OnPage> {
    let mut frame = Frame::plain("Read a report".into());
    frame.signed = signed;
    let page = FormPage { frame };
    Ok(Html(page.render().map_err(Trouble::from)?))
}

/// What was pasted.
#[derive(Debug, Deserialize)]
pub(crate) struct Pasted {
    text: String,
    #[serde(default)]
    published: String,
    #[serde(default)]
    title: String,
}

pub(crate) async fn read(
    State(room): State<Arc<Room>>,
    pasted: Result<Form<Pasted>, FormRejection>,
) -> Result<Html<String>, OnPage> {
    let Form(pasted) = pasted.map_err(|e| Trouble::Bad(e.body_text()))?;
    if pasted.text.trim().is_empty() {
        return Err(OnPage(Trouble::Bad("There is no text to read.".into())));
    }
    let published = day("published", Some(&pasted.published))?;
    // A form sends every end of a line as two characters; offsets are into the text as it is shown.
    let mut document = Document::new("pasted", pasted.text.replace("\r\n", "\n"));
    document.title = Some(pasted.title.trim().to_owned()).filter(|title| !title.is_empty());
    document.published = published.map(Dating::given);
    let page = room
        .ask(move |room, _| {
            let reading = room.reader.read(&document);
            let missed = room.reader.near_misses(&document);
            let slice = |range: &std::ops::Range<usize>| {
                document.text.get(range.clone()).unwrap_or_default().trim().to_owned()
            };
            let missed =
                missed.iter().map(|m| (slice(&m.sentence), format!("{}: {}", m.rule, m.lacks))).collect();
            let title = document.title.clone().or_else(|| reading.title.clone());
            let title = title.unwrap_or_else(|| "Pasted report".to_owned());
            Ok(report::Page::read(title, &document.text, &reading, missed).render()?)
        })
        .await?;
    Ok(Html(page))
}
