//! Sources: each report that an answer rests on, once, with the words that say so.

use desk::Desk;
use ledger::{Cited, ClaimId, DocumentId, Interval};
use present::words;
use rmcp::schemars::{self, JsonSchema};
use serde::Serialize;

use crate::room::Refusal;

/// A report that an answer rests on.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Source {
    /// Its identity, the SHA-256 of its text; empty for a table of appearances.
    pub(crate) document: DocumentId,
    /// Its own name.
    pub(crate) doc: String,
    /// Its headline.
    pub(crate) title: Option<String>,
    /// Who published it.
    pub(crate) outlet: Option<String>,
    /// When: a day, or the days within which it was.
    pub(crate) said: Interval,
    /// Its address.
    pub(crate) url: Option<String>,
    /// Its words that say so, in the order of the text.
    pub(crate) quotes: Vec<Quote>,
}

/// Words of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub(crate) struct Quote {
    /// Their first byte in the report's text (UTF-8).
    pub(crate) start: usize,
    /// One past their last byte.
    pub(crate) end: usize,
    /// The words.
    pub(crate) text: String,
    /// Whom the report attributes them to; nobody where it speaks itself.
    pub(crate) said_by: Vec<String>,
    /// The claims that were read from them, to be asked for with `evidence`.
    pub(crate) claims: Vec<ClaimId>,
}

/// Sources, as they are cited one after the other.
#[derive(Debug, Default)]
pub(crate) struct Sources(Vec<Source>);

impl Sources {
    /// Notes a source, and tells its number in the text, from 1.
    pub(crate) fn cite(&mut self, cited: &Cited) -> usize {
        let quote = cited.evidence.as_ref().map(|words| Quote {
            start: words.start,
            end: words.end,
            text: words.text.to_string(),
            said_by: cited.said_by.clone(),
            claims: cited.claims.clone(),
        });
        let source = Source {
            document: cited.imprint.document.clone(),
            doc: cited.imprint.doc.clone(),
            title: cited.imprint.title.clone(),
            outlet: cited.imprint.outlet.clone(),
            said: cited.imprint.said,
            url: None,
            quotes: Vec::new(),
        };
        self.note(source, quote)
    }

    /// Notes a source and words of it, and tells its number in the text, from 1.
    pub(crate) fn note(&mut self, source: Source, quote: Option<Quote>) -> usize {
        let same = |s: &Source| s.document == source.document && s.doc == source.doc;
        let at = match self.0.iter().position(same) {
            Some(at) => at,
            None => {
                self.0.push(source);
                self.0.len() - 1
            }
        };
        if let (Some(source), Some(quote)) = (self.0.get_mut(at), quote) {
            match source.quotes.iter_mut().find(|q| (q.start, q.end) == (quote.start, quote.end)) {
                Some(known) => {
                    known.claims.extend(quote.claims);
                    known.claims.sort();
                    known.claims.dedup();
                }
                None => source.quotes.push(quote),
            }
        }
        at + 1
    }

    /// All of them, of what is in no store.
    pub(crate) fn into_order(mut self) -> Vec<Source> {
        self.0.iter_mut().for_each(|source| source.quotes.sort());
        self.0
    }

    /// All of them, each with what the store knows besides, as `[1]`, `[2]`, … of the text.
    pub(crate) fn complete(mut self, desk: &Desk) -> Result<Vec<Source>, Refusal> {
        for source in &mut self.0 {
            source.quotes.sort();
            if source.document.0.is_empty() || source.url.is_some() {
                continue;
            }
            source.url = desk.store().find(&source.document.0)?.into_iter().find_map(|d| d.url);
        }
        Ok(self.0)
    }
}

/// `[1] [3]`.
pub(crate) fn numbers(numbers: &[usize]) -> String {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().map(|n| format!(" [{n}]")).collect()
}

/// The sources as the text ends with them.
pub(crate) fn listed(sources: &[Source]) -> String {
    let mut text = String::new();
    for (number, source) in (1..).zip(sources) {
        if number == 1 {
            text.push_str("\nSources\n");
        }
        text.push_str(&format!("[{number}] {}\n", named(source)));
        for quote in &source.quotes {
            let by = words::list(&quote.said_by);
            let by = if by.is_empty() { String::new() } else { format!("{by}: ") };
            let said = quote.text.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("    {by}“{said}” (bytes {}-{})\n", quote.start, quote.end));
        }
    }
    text
}

/// `Coast Sport, “Harrow runs again”, 5 Feb 2024, https://…`.
fn named(source: &Source) -> String {
    let outlet = source.outlet.clone().unwrap_or_else(|| source.doc.clone());
    let title = source.title.as_ref().map(|title| format!("“{title}”"));
    let parts = [Some(outlet), title, Some(words::interval(source.said)), source.url.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
