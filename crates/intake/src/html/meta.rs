//! What a page says of itself: when it was published, in which language, where.

use dom_query::{Document, NodeRef};
use jiff::civil::Date;
use ledger::{Basis, Dating, Interval};
use serde_json::Value;

use crate::published::given_date;

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

/// Kinds of schema.org that are reports; what else has a date may be a video or a comment.
const REPORTS: &[&str] = &["Article", "Report", "Posting", "WebPage"];

/// The day of publication: structured data, then `<meta>`, then `<time>`.
pub(crate) fn published(page: &Document) -> Option<Dating> {
    let data = || structured(page);
    let meta = || PUBLISHED.iter().find_map(|name| day(&content(page, name)?));
    let within = data().or_else(meta).or_else(|| time(page))?;
    Some(Dating { within, basis: Basis::Metadata, because: Vec::new() })
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

/// `datePublished` of the structured data (JSON-LD): of a report, or else of anything.
fn structured(page: &Document) -> Option<Interval> {
    let scripts = page.select("script");
    let values: Vec<Value> =
        scripts.nodes().iter().filter_map(|script| serde_json::from_str(script.text().trim()).ok()).collect();
    let (mut report, mut other) = (None, None);
    for value in &values {
        dates(value, &mut report, &mut other);
    }
    report.or(other)
}

/// The first dates inside a value; its depth is bounded by the parser's.
fn dates(value: &Value, report: &mut Option<Interval>, other: &mut Option<Interval>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| dates(item, report, other)),
        Value::Object(fields) => {
            let kind = |kind: &Value| kind.as_str().is_some_and(|k| REPORTS.iter().any(|r| k.contains(r)));
            let is_report = fields.get("@type").is_some_and(|t| match t {
                Value::Array(kinds) => kinds.iter().any(kind),
                one => kind(one),
            });
            let slot = if is_report { &mut *report } else { &mut *other };
            if slot.is_none() {
                *slot = fields.get("datePublished").and_then(Value::as_str).and_then(day);
            }
            fields.values().for_each(|field| dates(field, report, other));
        }
        _ => {}
    }
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
    chosen.attr("datetime").and_then(|at| day(&at)).or_else(|| day(&chosen.text()))
}

/// A day as pages write it: `2021-04-17T09:30:00+01:00`, `2005/01/15 14:15`, `20210417`, `Sat, 17 Apr 2021 09:30 GMT`,
/// `April 17, 2021`. The day counts as written.
pub(crate) fn day(text: &str) -> Option<Interval> {
    let text = text.trim();
    let plain = text.get(..10).unwrap_or_default().replace(['/', '.'], "-");
    let packed = || {
        let digits = text.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
        given_date(&format!("{year}-{month}-{day}")).ok()
    };
    let dated = given_date(text).or_else(|_| given_date(&plain)).ok().or_else(packed);
    let within = dated.map(|dating| dating.within).or_else(|| words(text))?;
    // What a form left empty looks like year 1, or 1970's first day.
    let meant = within.earliest.year() >= 1800 && within.latest != jiff::civil::date(1970, 1, 1);
    meant.then_some(within)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date in English words.
fn words(text: &str) -> Option<Interval> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let lower = word.to_ascii_lowercase();
        match digits.parse::<i16>() {
            Ok(number) if digits.len() == 4 && digits.len() == word.len() => year = year.or(Some(number)),
            Ok(number) if digits.len() <= 2 && year.is_none() => day = day.or(i8::try_from(number).ok()),
            Ok(_) => {}
            Err(_) => month = month.or_else(|| MONTHS.iter().position(|m| lower.starts_with(m))),
        }
    }
    let month = i8::try_from(month? + 1).ok()?;
    Date::new(year?, month, day?).ok().map(Interval::day)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_as_pages_write_them() {
        for (text, shown) in [
            ("2021-04-17T23:30:00-05:00", "2021-04-17"),
            ("2005/01/15 14:15:12", "2005-01-15"),
            ("2021.04.17", "2021-04-17"),
            ("20210417T0930", "2021-04-17"),
            ("Sat, 17 Apr 2021 09:30:00 GMT", "2021-04-17"),
            ("Saturday 17th April 2021 at 09:30", "2021-04-17"),
            ("April 17, 2021, 9:30 am", "2021-04-17"),
            ("2021-04", "2021-04-01..2021-04-30"),
        ] {
            assert_eq!(day(text).map(|d| d.to_string()).as_deref(), Some(shown), "{text}");
        }
        for none in
            ["", "yesterday", "0001-01-01T00:00:00", "1970-01-01", "31 February 2021", "17 April", "éééééé"]
        {
            assert_eq!(day(none), None, "{none}");
        }
    }
}
