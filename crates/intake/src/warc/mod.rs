//! Web archives (WARC, ISO 28500): each response, resource and conversion that holds a report is a document.
//!
//! An archive is read record by record, in memory that does not grow with it. A damaged record is named and passed over, and the next
//! one looked for (`frame`): that no kept crate does (`warc` 0.4 ends at the first, and holds any head and block whole).

mod frame;
mod http;

use std::collections::BTreeMap;
use std::fmt;
use std::io::BufRead;

use jiff::civil::Date;
use ledger::{Basis, Dating, Document, Interval};

use self::frame::{Frames, Head, Taken};
use crate::decode;
use crate::document::{Intaken, Place, one_line};
use crate::error::{IntakeError, Problem};
use crate::feed;
use crate::format::{Format, detect};
use crate::html;
use crate::packed::Counted;

pub(crate) use self::frame::is_archive;

/// Most bytes of a record's block that is looked into; web pages are seldom more than one hundredth of it.
pub(crate) const BLOCK_BYTES: u64 = 16 << 20;

/// No page of the web is older.
const FIRST_PAGE: Date = jiff::civil::date(1991, 8, 6);

/// A page of a web archive that is still to be taken apart: that takes longer than to get at it, so it may be done elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    name: String,
    place: Place,
    bytes: Vec<u8>,
    charset: Option<String>,
    format: Format,
    archived: Archived,
}

/// Where and when an archive had something from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Archived {
    uri: Option<String>,
    on: Option<Date>,
}

impl Page {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The documents on it: one, but for a feed, which has one for each entry.
    pub fn documents(self) -> Vec<Result<Intaken, IntakeError>> {
        let Self { name, place, bytes, charset, format, archived } = self;
        let doc = archived.uri.clone().unwrap_or_else(|| place.to_string());
        let charset = charset.as_deref();
        let taken = match format {
            Format::Html => {
                html::document(bytes, doc, charset, archived.uri.as_deref()).map(|taken| vec![Ok(taken)])
            }
            Format::Feed => feed::documents(bytes, &doc),
            _ => decode::page(bytes, charset).map(|(text, warning)| {
                let taken = Intaken::extracted(Document::new(doc, text));
                vec![Ok(Intaken { warnings: warning.into_iter().collect(), ..taken })]
            }),
        };
        let error = |problem| IntakeError { name: name.clone(), place: Some(place.clone()), problem };
        match taken {
            Err(problem) => vec![Err(error(problem))],
            Ok(taken) => taken
                .into_iter()
                .map(|one| match one {
                    Ok(one) => Ok(archived.told_of(Intaken { place: Some(place.clone()), ..one }, &name)),
                    Err((_, problem)) => Err(error(problem)),
                })
                .collect(),
        }
    }
}

impl Archived {
    /// The document with what the archive knows of it.
    fn told_of(&self, mut taken: Intaken, name: &str) -> Intaken {
        let document = &mut taken.document;
        document.path = (name != "-").then(|| name.to_owned());
        if let Some(uri) = self.uri.as_ref().filter(|uri| uri.starts_with("http")) {
            // An entry of a feed has a page of its own.
            document.url = Some(
                document
                    .url
                    .take()
                    .filter(|_| matches!(taken.place, Some(Place::Entry(_))))
                    .unwrap_or_else(|| uri.clone()),
            );
        }
        let Some(on) = self.on else { return taken };
        let bound = Interval::new(FIRST_PAGE.min(on), on);
        let fetched = format!("it was archived on {on}, so it was published by then");
        match &mut document.published {
            None => {
                document.published =
                    Some(Dating { within: bound, basis: Basis::Metadata, because: vec![fetched] });
            }
            Some(dating) if dating.within.earliest > on => {
                let said = format!("it says {}, which was still to come", dating.within);
                *dating = Dating { within: bound, basis: Basis::Metadata, because: vec![fetched, said] };
            }
            Some(_) => {}
        }
        taken
    }
}

/// What else an archive holds: records that hold no report, by what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// How many, by kind.
    pub kinds: BTreeMap<String, u64>,
    /// Records that were damaged; each was told of when it was met.
    pub damaged: u64,
}

/// So many kinds are counted apart.
const KINDS: usize = 40;

impl PassedOver {
    fn count(&mut self, kind: String) {
        let known = self.kinds.len() < KINDS || self.kinds.contains_key(&kind);
        let kind = if known { kind } else { "other".to_owned() };
        let count = self.kinds.entry(kind).or_default();
        *count = count.saturating_add(1);
    }
}

impl fmt::Display for PassedOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: u64 = self.kinds.values().sum();
        write!(f, "{all} records without a report were passed over")?;
        let mut kinds: Vec<_> = self.kinds.iter().collect();
        kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(**count), *kind));
        for (n, (kind, count)) in kinds.iter().enumerate() {
            write!(f, "{} {count} {kind}", if n == 0 { ":" } else { "," })?;
        }
        if self.damaged > 0 {
            write!(f, "; {} damaged", self.damaged)?;
        }
        Ok(())
    }
}

/// What comes of an archive, piece by piece.
#[derive(Debug)]
pub(crate) enum Piece {
    Page(Box<Page>),
    /// At the end.
    Passed(PassedOver),
}

/// An archive under way.
pub(crate) struct Archive<R: BufRead> {
    frames: Frames<R>,
    passed: PassedOver,
    /// Whether anything was found, good or bad.
    any: bool,
    ended: bool,
}

impl<R: BufRead> Archive<R> {
    /// An archive whose records are each compressed with gzip, or none.
    pub(crate) fn of(reader: R, gzip: bool) -> Self {
        let frames = Frames::of(Counted::new(reader), gzip);
        Self { frames, passed: PassedOver::default(), any: false, ended: false }
    }

    /// The next page, or what is wrong with a record; at last, what else there was.
    pub(crate) fn next(&mut self, name: &str) -> Option<Result<Piece, IntakeError>> {
        if self.ended {
            return None;
        }
        loop {
            let (at, head, block) = match self.frames.next(wanted) {
                None => {
                    self.ended = true;
                    if !self.any {
                        let (name, problem) = (name.to_owned(), Problem::Blank);
                        return Some(Err(IntakeError { name, place: None, problem }));
                    }
                    let passed = std::mem::take(&mut self.passed);
                    let any = !passed.kinds.is_empty() || passed.damaged > 0;
                    return any.then_some(Ok(Piece::Passed(passed)));
                }
                Some(Taken::Entered) => continue,
                Some(Taken::Record(at, head, block)) => {
                    self.any = true;
                    (at, head, block)
                }
                Some(Taken::Damaged(place, problem)) => {
                    self.any = true;
                    self.ended = matches!(problem, Problem::Read(_));
                    self.passed.damaged = self.passed.damaged.saturating_add(1);
                    return Some(Err(IntakeError { name: name.to_owned(), place: Some(place), problem }));
                }
            };
            match page(name, at, &head, block) {
                Ok(page) => return Some(Ok(Piece::Page(Box::new(page)))),
                Err(Passed::Kind(kind)) => self.passed.count(kind),
                Err(Passed::Problem(problem)) => {
                    let place = Some(head.place(at));
                    return Some(Err(IntakeError { name: name.to_owned(), place, problem }));
                }
            }
        }
    }
}

/// Why a record is no page.
enum Passed {
    Kind(String),
    Problem(Problem),
}

/// Whether a record's block is worth having.
fn wanted(head: &Head) -> bool {
    match head.kind() {
        "response" => head.value("content-type").is_none_or(|kind| kind.contains("http")),
        "resource" | "conversion" => head.value("content-type").is_none_or(|kind| format(kind).is_some()),
        _ => false,
    }
}

fn page(name: &str, at: u64, head: &Head, block: Option<Vec<u8>>) -> Result<Page, Passed> {
    let Some(block) = block else { return Err(Passed::Kind(kind(head))) };
    if block.is_empty() {
        return Err(Passed::Kind("empty".to_owned()));
    }
    if block.len() as u64 > BLOCK_BYTES {
        return Err(Passed::Problem(Problem::too_large(head.length(), BLOCK_BYTES)));
    }
    if let Some(why) = head.value("warc-truncated") {
        return Err(Passed::Problem(Problem::Truncated(one_line(why).chars().take(40).collect())));
    }
    let (content_type, bytes) = if head.kind() == "response" {
        let response = http::response(&block).map_err(|why| Passed::Problem(Problem::Http(why)))?;
        if !(200..300).contains(&response.status) {
            return Err(Passed::Kind(format!("with status {}", response.status)));
        }
        // What is no page is not unpacked.
        if response.content_type.as_deref().is_some_and(|kind| format(kind).is_none()) {
            return Err(Passed::Kind(essence(response.content_type.as_deref().unwrap_or_default())));
        }
        let bytes = response.payload(BLOCK_BYTES).map_err(Passed::Problem)?;
        (response.content_type, bytes)
    } else {
        (head.value("content-type").map(str::to_owned), block)
    };
    let shown = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(&bytes)).into_owned();
    let seen =
        || crate::format::signature(&bytes).is_none().then(|| detect("-", &shown, &Default::default()));
    let format = match content_type.as_deref().and_then(format) {
        Some(Format::Xml) | None => seen().filter(|seen| matches!(seen, Format::Html | Format::Feed)),
        format => format,
    };
    let Some(format) = format else {
        return Err(Passed::Kind(content_type.as_deref().map_or_else(|| "of no kind".to_owned(), essence)));
    };
    let on = head.value("warc-date").and_then(|date| ledger::parse_date(date).ok());
    Ok(Page {
        name: name.to_owned(),
        place: head.place(at),
        charset: content_type.as_deref().and_then(charset),
        bytes,
        format,
        archived: Archived { uri: head.uri(), on },
    })
}

/// The kind of a record whose block was not looked into.
fn kind(head: &Head) -> String {
    match head.kind() {
        "response" | "resource" | "conversion" => {
            head.value("content-type").map_or_else(|| "of no kind".to_owned(), essence)
        }
        kind => one_line(kind).chars().take(40).collect(),
    }
}

/// A media type without its parameters.
fn essence(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default();
    one_line(essence).to_ascii_lowercase().chars().take(60).collect()
}

/// What a media type is to us; XML may be a feed or a page.
fn format(content_type: &str) -> Option<Format> {
    match essence(content_type).as_str() {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "text/plain" => Some(Format::Text),
        "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" | "application/feed+json" => {
            Some(Format::Feed)
        }
        "text/xml" | "application/xml" => Some(Format::Xml),
        _ => None,
    }
}

/// The encoding that a media type names.
fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        key.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    })
}
