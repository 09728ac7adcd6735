//! `read_report`.

use ledger::{Dating, Document, DocumentId, Entry, Interval, Reading};
use present::words;
use rmcp::schemars::{self, JsonSchema};
use serde::Serialize;

use crate::ask;
use crate::asked::Report;
use crate::cited::{self, Quote, Source, Sources};
use crate::room::{Answer, Refusal, Setup};

/// Bytes of the longest report that is read.
const LONGEST: usize = 2 << 20;

/// What a report says.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Told {
    /// Its date, as given or as it tells itself.
    published: Option<Dating>,
    /// What it says of each player.
    players: Vec<Entry>,
    /// The report itself, with the words that say so.
    sources: Vec<Source>,
    /// The whole reading: document, entries and claims.
    reading: Reading,
}

/// Reads a report, and keeps nothing of it.
pub(crate) fn answer(setup: &Setup, asked: Report) -> Result<Answer<Told>, Refusal> {
    if asked.text.trim().is_empty() {
        return Err(Refusal::Said("text: there is none".into()));
    }
    if asked.text.len() > LONGEST {
        let length = asked.text.len();
        return Err(Refusal::Said(format!("text: {length} bytes, over the limit of {LONGEST}")));
    }
    let published = ask::day("published", asked.published.as_deref())?;
    let mut document = Document::new("given", asked.text);
    document.title = asked.title.filter(|title| !title.trim().is_empty());
    document.published = published.map(Dating::given);
    let reading = setup.reader.reading(document);
    let sources = sources(&reading);
    let told =
        Told { published: reading.document.published.clone(), players: reading.entries(), sources, reading };
    Ok(Answer { text: told.text(), told })
}

fn sources(reading: &Reading) -> Vec<Source> {
    let document = &reading.document;
    // Nothing is told of an undated report's days but that they lie in the calendar.
    let any_day = Interval::new(jiff::civil::Date::MIN, jiff::civil::Date::MAX);
    let mut sources = Sources::default();
    for claim in &reading.claims {
        for place in &claim.evidence {
            let source = Source {
                document: DocumentId(document.id.0.clone()),
                doc: document.doc.clone(),
                title: reading.title.clone(),
                outlet: None,
                said: document.published.as_ref().map_or(any_day, |dating| dating.within),
                url: None,
                quotes: Vec::new(),
            };
            let quote = Quote {
                start: place.start,
                end: place.end,
                text: place.text.to_string(),
                said_by: claim.said_by.clone(),
                claims: vec![claim.id.clone()],
            };
            sources.note(source, Some(quote));
        }
    }
    sources.into_order()
}

impl Told {
    fn text(&self) -> String {
        let dated = match &self.published {
            Some(dating) => format!("{}, {}", words::dating(dating), words::basis(dating.basis)),
            None => "undated: nothing in it tells".to_owned(),
        };
        let mut text = format!("Read, and not kept. Date: {dated}.\n");
        if self.players.is_empty() {
            text.push_str("It says nothing about an injured or ill player.\n");
        }
        for entry in &self.players {
            text.push_str(&format!("- {}: {}\n", entry.player, told(entry)));
        }
        text + &cited::listed(&self.sources)
    }
}

/// What a report says of a player, in a line.
fn told(entry: &Entry) -> String {
    let mut parts = vec![words::status(entry.status).to_owned()];
    parts.extend(entry.injuries.iter().map(|injury| {
        let since = injury.onset.map(|when| format!(" since {}", words::interval(when)));
        format!("{}{}", words::injury_entry(injury), since.unwrap_or_default())
    }));
    parts.extend(entry.stage.map(|stage| words::stage(stage).to_owned()));
    parts.extend(entry.expected_return.as_ref().map(|e| format!("expected back {}", words::expected(e))));
    let by = words::list(&entry.said_by);
    parts.extend(Some(by).filter(|by| !by.is_empty()).map(|by| format!("said by {by}")));
    parts.join("; ")
}
