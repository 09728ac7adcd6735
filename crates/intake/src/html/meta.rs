//! What a page says of itself: when it was published, in which language, where.

use dom_query::{Document, NodeRef};
use ledger::{Basis, Dating, Interval};
use serde_json::Value;

use crate::document::one_line;
use crate::published::written;

/// Names of `<meta>` that hold the day of publication, the surest first: Open Graph, schema.org, the names that
/// content systems and archives use, Dublin Core.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "originalpublicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "published-date",
    "pubdate",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
];

/// Names of `<meta>` that hold the day of the last change.
const MODIFIED: &[&str] =
    &["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"];

/// Names of `<meta>` that hold who wrote it.
const AUTHOR: &[&str] =
    &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];

/// Kinds of schema.org that are reports; what else has a date may be a video or a comment.
const REPORTS: &[&str] = &["Article", "Report", "Posting", "WebPage"];

/// What a page says of itself.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) published: Option<Dating>,
    pub(crate) modified: Option<Interval>,
    pub(crate) author: Option<String>,
}

/// When the page was published and last changed, and by whom it was written: structured data, then `<meta>`, then `<time>`, then the
/// page's address.
pub(crate) fn said(page: &Document) -> Said {
    let data = structured(page);
    let meta =
        |names: &[&'static str]| names.iter().find_map(|name| Some((*name, written(&content(page, name)?)?)));
    let (report, other) = (data.report, data.other);
    let published = report
        .published
        .or(other.published)
        .map(|days| (days, "the page’s structured data (datePublished) says so".to_owned()))
        .or_else(|| meta(PUBLISHED).map(|(name, days)| (days, format!("the page’s {name} says so"))))
        .or_else(|| time(page).map(|days| (days, "the page marks it with <time>".to_owned())))
        .or_else(|| {
            address(page)
                .and_then(|at| of_address(&at))
                .map(|days| (days, "the page’s address says so".to_owned()))
        });
    let author =
        report.author.or(other.author).or_else(|| AUTHOR.iter().find_map(|name| content(page, name)));
    Said {
        published: published.map(|(within, why)| Dating {
            within,
            basis: Basis::Metadata,
            because: vec![why],
        }),
        modified: report.modified.or(other.modified).or_else(|| meta(MODIFIED).map(|(_, days)| days)),
        author: author
            .map(|name| one_line(&name))
            .filter(|name| !name.is_empty() && !name.starts_with("http")),
    }
}

/// The day in an address: `/2021/04/17/`, `/2021/apr/17/`, `/2021-04-17-`.
fn of_address(address: &str) -> Option<Interval> {
    let path = address.split_once("://")?.1.split_once('/')?.1;
    let words: Vec<&str> = path.split(['/', '-', '_', '.', '?', '#']).collect();
    words.windows(3).find_map(|words| {
        let &[year, month, day] = words else { return None };
        let plausible = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        if !plausible || day.is_empty() || day.len() > 2 || day.parse::<u8>().is_err() {
            return None;
        }
        let numeric = month.len() == 2 && month.parse::<u8>().is_ok();
        let named = month.len() >= 3 && month.bytes().all(|byte| byte.is_ascii_alphabetic());
        if numeric {
            written(&format!("{year}-{month}-{day:0>2}"))
        } else if named {
            written(&format!("{day} {month} {year}"))
        } else {
            None
        }
    })
}

/// The value of the first `<meta>` of that name (in lower case).
pub(crate) fn content(page: &Document, name: &str) -> Option<String> {
    let metas = page.select("meta");
    let found = metas.nodes().iter().find(|meta| {
        let keys = ["property", "name", "itemprop"];
        keys.iter().any(|key| meta.attr(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(name)))
            && meta.attr("content").is_some_and(|value| !value.trim().is_empty())
    })?;
    Some(found.attr("content")?.trim().to_owned())
}

/// The page's own address.
pub(crate) fn address(page: &Document) -> Option<String> {
    let links = page.select("link");
    let canonical =
        |link: &&NodeRef<'_>| link.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
    let link = links.nodes().iter().find(canonical).and_then(|link| link.attr("href"));
    let address = link.map(|href| href.to_string()).or_else(|| content(page, "og:url"))?;
    address.starts_with("http").then_some(address)
}

/// What the structured data (JSON-LD) say of a report, and of anything else.
#[derive(Default)]
struct Structured {
    report: Facts,
    other: Facts,
}

#[derive(Default)]
struct Facts {
    published: Option<Interval>,
    modified: Option<Interval>,
    author: Option<String>,
}

fn structured(page: &Document) -> Structured {
    let mut found = Structured::default();
    for script in page.select("script").nodes() {
        if let Ok(value) = serde_json::from_str(script.text().trim()) {
            look(&value, &mut found);
        }
    }
    found
}

/// Looks through a value for the first of each; its depth is bounded by the parser's.
fn look(value: &Value, found: &mut Structured) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| look(item, found)),
        Value::Object(fields) => {
            let kind = |kind: &Value| kind.as_str().is_some_and(|k| REPORTS.iter().any(|r| k.contains(r)));
            let is_report = fields.get("@type").is_some_and(|t| match t {
                Value::Array(kinds) => kinds.iter().any(kind),
                one => kind(one),
            });
            let facts = if is_report { &mut found.report } else { &mut found.other };
            let day = |key: &str| fields.get(key).and_then(Value::as_str).and_then(written);
            facts.published = facts.published.or_else(|| day("datePublished"));
            facts.modified = facts.modified.or_else(|| day("dateModified"));
            if facts.author.is_none() {
                facts.author = fields.get("author").and_then(author);
            }
            fields.values().for_each(|field| look(field, found));
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

/// `<time>`: the one that is marked as the day of publication, or the first inside the article, or the page's only one.
fn time(page: &Document) -> Option<Interval> {
    let times = page.select("time");
    let marked = |time: &&NodeRef<'_>| {
        time.has_attr("pubdate")
            || time.attr("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("datePublished"))
    };
    let inside = page.select("article time, main time");
    let only = || times.nodes().first().filter(|_| times.length() == 1);
    let chosen = times.nodes().iter().find(marked).or_else(|| inside.nodes().first()).or_else(only)?;
    chosen.attr("datetime").and_then(|at| written(&at)).or_else(|| written(&chosen.text()))
}

#[cfg(test)]
mod tests {
    use super::of_address;

    #[test]
    fn addresses_tell_days() {
        for (address, day) in [
            ("https://x.test/sport/2021/apr/17/rovers-lose", Some("2021-04-17")),
            ("https://x.test/2021/04/07/a.html", Some("2021-04-07")),
            ("https://x.test/news/2021-04-17-rovers", Some("2021-04-17")),
            ("https://x.test/2021/13/40/a", None),
            ("https://x.test/football/56789012", None),
            ("https://x.test/2021/04/rovers", None),
            ("https://2021/04/17", None),
        ] {
            assert_eq!(of_address(address).map(|d| d.to_string()).as_deref(), day, "{address}");
        }
    }
}
