//! What a page's structured data (JSON-LD, schema.org) say of it.

use std::borrow::Cow;

use dom_query::Document;
use serde_json::Value;

use super::said::Said;
use crate::written::Order;

/// Kinds of schema.org that are reports; what else has a date may be a video or a comment.
const REPORTS: &[&str] = &["Article", "Report", "Posting", "WebPage"];

/// What the structured data say of a report, and of anything else.
#[derive(Default)]
struct Found {
    report: Facts,
    other: Facts,
}

/// What they say of one thing.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) published: Option<Said>,
    pub(super) modified: Option<Said>,
    pub(super) author: Option<String>,
}

/// What the page's data say of its report; where they say nothing of one, of anything else.
pub(super) fn facts(page: &Document, order: Order) -> Facts {
    let mut found = Found::default();
    for script in page.select("script").nodes() {
        let text = script.text();
        let text = json(&text);
        match serde_json::from_str(&text) {
            Ok(value) => look(&value, order, &mut found),
            Err(_) => glance(&text, order, &mut found.other),
        }
    }
    let (report, other) = (found.report, found.other);
    Facts {
        published: report.published.or(other.published),
        modified: report.modified.or(other.modified),
        author: report.author.or(other.author),
    }
}

/// The JSON in a script: without the marks of a comment around it, and with lines that are broken in the middle of a text made whole.
fn json(script: &str) -> Cow<'_, str> {
    let mut text = script.trim();
    for (start, end) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/")] {
        text = text.strip_prefix(start).map_or(text, |rest| rest.trim_end().trim_end_matches(end));
    }
    if text.contains(char::is_control) {
        Cow::Owned(text.replace(char::is_control, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// What can be had of data that are no JSON: the first value behind each name.
fn glance(text: &str, order: Order, facts: &mut Facts) {
    let said = |key: &str| {
        let rest = text.split_once(key)?.1.trim_start().strip_prefix(':')?.trim_start();
        let (value, _) = rest.strip_prefix('"')?.split_once('"')?;
        Said::of(value, order)
    };
    facts.published = facts.published.take().or_else(|| said("\"datePublished\""));
    facts.modified = facts.modified.take().or_else(|| said("\"dateModified\""));
}

/// Looks through a value for the first of each; its depth is bounded by the parser's.
fn look(value: &Value, order: Order, found: &mut Found) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| look(item, order, found)),
        Value::Object(fields) => {
            let kind = |kind: &Value| kind.as_str().is_some_and(|k| REPORTS.iter().any(|r| k.contains(r)));
            let is_report = fields.get("@type").is_some_and(|t| match t {
                Value::Array(kinds) => kinds.iter().any(kind),
                one => kind(one),
            });
            let facts = if is_report { &mut found.report } else { &mut found.other };
            let day = |key: &str| Said::of(fields.get(key)?.as_str()?, order);
            facts.published = facts.published.take().or_else(|| day("datePublished"));
            facts.modified = facts.modified.take().or_else(|| day("dateModified"));
            if facts.author.is_none() {
                facts.author = fields.get("author").and_then(author);
            }
            fields.values().for_each(|field| look(field, order, found));
        }
        _ => {}
    }
}

/// The names of whoever wrote something.
fn author(value: &Value) -> Option<String> {
    let name = |value: &Value| match value {
        Value::String(name) => Some(name.trim().to_owned()),
        Value::Object(fields) => Some(fields.get("name")?.as_str()?.trim().to_owned()),
        _ => None,
    };
    let names = match value {
        Value::Array(authors) => authors.iter().filter_map(name).collect(),
        one => vec![name(one)?],
    };
    Some(names.join(", ")).filter(|names| !names.is_empty())
}
