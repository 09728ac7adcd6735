//! Feeds (RSS, Atom, JSON Feed): each entry is a document.

mod apart;

use chrono::{DateTime, NaiveDate, Utc};
use feed_rs::model::{Content, Entry, Feed, Text};
use feed_rs::parser::{Builder, ParseFeedError};
use jiff::civil::Date;
use ledger::{Basis, Dating, Document, Interval};

use self::apart::Apart;
use crate::decode;
use crate::document::{Intaken, Place, headed, one_line};
use crate::error::{Problem, Warning};
use crate::html;
use crate::written::written;

/// Most bytes of a feed; its tree takes several times as much memory.
pub(crate) const FEED_BYTES: u64 = 32 << 20;

/// An entry's document, or what is wrong with it and where.
pub(crate) type Taken = Result<Intaken, (Place, Problem)>;

/// The documents of a feed, each with its place; `stem` names entries that have no identity of their own. Of a feed that is not well
/// formed those entries are read that are.
///
/// # Errors
/// When the bytes are no feed, or declare entities: what these stand for could be anything, of any size.
pub(crate) fn documents(bytes: Vec<u8>, stem: &str) -> Result<Vec<Taken>, Problem> {
    let (text, replaced) = decode::page(bytes, None)?;
    if declares_entities(&text) {
        return Err(Problem::Entities);
    }
    // It is UTF-8 now, whatever its first line says.
    let text = undeclared(&text);
    let mut taken = match parser().parse(text.as_bytes()) {
        Ok(feed) if feed.entries.is_empty() => return Err(Problem::NoEntries),
        Ok(feed) => of_feed(feed, stem, 0),
        Err(error) => one_by_one(text, stem, &error)?,
    };
    for taken in taken.iter_mut().flatten() {
        taken.warnings.splice(0..0, replaced.iter().cloned());
    }
    Ok(taken)
}

/// The documents of a feed before whose entries `before` came.
fn of_feed(feed: Feed, stem: &str, before: u64) -> Vec<Taken> {
    let outlet = feed.title.as_ref().map(plain).filter(|title| !title.is_empty());
    let language = language(&feed);
    let documents = feed.entries.into_iter().zip(before.saturating_add(1)..).map(|(entry, place)| {
        let mut taken =
            document(entry, stem, place, outlet.clone()).ok_or((Place::Entry(place), Problem::Blank))?;
        taken.warnings.extend(language.iter().cloned());
        Ok(taken)
    });
    documents.collect()
}

/// The documents of a feed that is not well formed, entry by entry; `error` is what is wrong with the whole.
///
/// # Errors
/// That, when not one entry can be read.
fn one_by_one(text: &str, stem: &str, error: &ParseFeedError) -> Result<Vec<Taken>, Problem> {
    let apart = Apart::of(text).ok_or_else(|| not_a_feed(error))?;
    let mut taken = Vec::with_capacity(apart.entries.len());
    for (entry, before) in apart.entries.iter().zip(0..) {
        match parser().parse(apart.alone(entry).as_bytes()) {
            Ok(feed) => taken.extend(of_feed(feed, stem, before)),
            Err(error) => {
                taken.push(Err((Place::Entry(before.saturating_add(1)), Problem::Entry(reason(&error)))))
            }
        }
    }
    // Where all of them are well formed it is what stands behind them that is not.
    if apart.broken || taken.iter().all(Result::is_ok) {
        let place = Place::Entry((apart.entries.len() as u64).saturating_add(1));
        taken.push(Err((place, Problem::Entry(reason(error)))));
    }
    if taken.iter().all(Result::is_err) { Err(not_a_feed(error)) } else { Ok(taken) }
}

/// A parser that takes the day of a time as it is written, as all of intake does, and for which an entry without an identity has
/// none.
fn parser() -> feed_rs::parser::Parser {
    let day = |text: &str| {
        // Of what may be several days none is the day.
        let day = written(text).filter(|days| days.width() == 0)?.earliest;
        let (month, of_month) = (u32::try_from(day.month()).ok()?, u32::try_from(day.day()).ok()?);
        let day = NaiveDate::from_ymd_opt(i32::from(day.year()), month, of_month)?;
        Some(day.and_hms_opt(0, 0, 0)?.and_utc())
    };
    Builder::new().timestamp_parser(day).id_generator(|_, _, _| String::new()).sanitize_content(false).build()
}

fn document(entry: Entry, stem: &str, number: u64, outlet: Option<String>) -> Option<Intaken> {
    let title = entry.title.as_ref().map(plain).filter(|title| !title.is_empty());
    let content =
        entry.content.as_ref().and_then(|content| Some((content.body.as_deref()?, is_plain(content))));
    let summary = || entry.summary.as_ref().map(|s| (s.content.as_str(), s.content_type.subty() == "plain"));
    let (body, plain) = content.or_else(summary).unwrap_or_default();
    // RSS does not say which of its texts are HTML.
    let body = if plain && !body.contains(['<', '&']) {
        crate::document::paragraphs(body)
    } else {
        html::fragment(body)
    };
    let text = headed(title.as_deref(), body);
    if text.is_empty() {
        return None;
    }
    let (published, updated) = (days(entry.published), days(entry.updated));
    let dated = |within, what: &str| Dating {
        within,
        basis: Basis::Metadata,
        because: vec![format!("the feed says that its entry was {what} then")],
    };
    let name = Some(one_line(&entry.id)).filter(|id| !id.is_empty());
    let document = Document {
        url: link(&entry),
        title,
        outlet,
        published: published
            .map(|within| dated(within, "published"))
            .or_else(|| updated.map(|within| dated(within, "last changed"))),
        ..Document::new(name.unwrap_or_else(|| format!("{stem}:{number}")), text)
    };
    let author = entry
        .authors
        .first()
        .and_then(|author| author.name.as_deref())
        .map(one_line)
        .filter(|name| !name.is_empty());
    Some(Intaken {
        place: Some(Place::Entry(number)),
        author,
        modified: updated,
        ..Intaken::extracted(document)
    })
}

fn is_plain(content: &Content) -> bool {
    content.content_type.ty() == "text" && content.content_type.subty() == "plain"
}

/// A text of the feed on one line, without markup.
fn plain(text: &Text) -> String {
    if text.content.contains(['<', '&']) {
        one_line(&html::fragment(&text.content))
    } else {
        one_line(&text.content)
    }
}

/// The address of the entry's page.
fn link(entry: &Entry) -> Option<String> {
    let page = |rel: Option<&str>| rel.is_none_or(|rel| rel == "alternate");
    let links = || entry.links.iter().filter(|link| link.href.starts_with("http"));
    links().find(|link| page(link.rel.as_deref())).map(|link| one_line(&link.href))
}

fn days(time: Option<DateTime<Utc>>) -> Option<Interval> {
    use chrono::Datelike as _;
    let day = time?.date_naive();
    let (year, month) = (i16::try_from(day.year()).ok()?, i8::try_from(day.month()).ok()?);
    Date::new(year, month, i8::try_from(day.day()).ok()?).ok().map(Interval::day)
}

fn language(feed: &Feed) -> Option<Warning> {
    let tag = one_line(feed.language.as_ref()?).to_ascii_lowercase();
    (!tag.is_empty() && tag.split('-').next() != Some("en")).then_some(Warning::Language { tag })
}

/// Whether the text declares entities before its first element.
fn declares_entities(text: &str) -> bool {
    let prolog = text.find("<!DOCTYPE").or_else(|| text.find("<!doctype")).and_then(|at| text.get(at..));
    prolog.is_some_and(|prolog| prolog.contains("<!ENTITY") || prolog.contains("<!entity"))
}

/// The text without the line that names its encoding.
fn undeclared(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    rest.map_or(text, |(_, rest)| rest.trim_start())
}

fn not_a_feed(error: &ParseFeedError) -> Problem {
    Problem::Feed(reason(error))
}

fn reason(error: &ParseFeedError) -> String {
    one_line(&error.to_string()).chars().take(200).collect()
}
