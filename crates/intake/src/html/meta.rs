//! What a page says of itself: when it was published, in which language, where.

use dom_query::{Document, NodeRef};
use ledger::{Dating, Interval};

use super::address::of_address;
use super::data;
use super::headline::day_beside;
use super::said::{Said, weighed};
use crate::document::one_line;
use crate::written::Order;

/// Names of `<meta>` that hold the day of publication, the surest first: Open Graph, schema.org, the names that
/// content systems and archives use, Dublin Core.
const PUBLISHED: &[&str] = &[
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "originalpublicationdate", "parsely-pub-date", "sailthru.date", "article:published", "article.published",
    "article_date_original", "bt:pubdate", "cxenseparse:recs:publishtime",
    "cxenseparse:recs:articlepublished", "citation_publication_date", "publication_date", "publication-date",
    "publish-date", "publish_date", "publishdate", "published-date", "published_time", "published_at",
    "pubdate", "pub_date", "displaydate", "release_date", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "datecreated", "date",
];

/// Names of `<meta>` that hold the day of the last change.
const MODIFIED: &[&str] =
    &["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"];

/// Names of `<meta>` that hold who wrote it.
const AUTHOR: &[&str] =
    &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];

/// What a page says of itself.
#[derive(Debug, Default)]
pub(crate) struct About {
    pub(crate) published: Option<Dating>,
    pub(crate) modified: Option<Interval>,
    pub(crate) author: Option<String>,
}

/// When the page was published and last changed, and by whom it was written: structured data, then `<meta>` and what is marked as the day,
/// then `<time>`, the line beside the headline, and the page's address (`at`, unless it says another).
pub(crate) fn said(page: &Document, language: Option<&str>, at: Option<&str>) -> About {
    let order = Order::of(language);
    let data = data::facts(page, order);
    let meta = |names: &[&'static str]| -> Vec<(Said, &'static str)> {
        names.iter().filter_map(|name| Some((Said::of(&content(page, name)?, order)?, *name))).collect()
    };
    let title = content(page, "og:title").unwrap_or_else(|| page.select("title").text().trim().to_owned());
    let address = address(page).or_else(|| at.map(str::to_owned));
    let why = |why: &'static str| move |said: Said| (said, why.to_owned());
    let places = (data.published.map(why("the page’s structured data (datePublished) says so")).into_iter())
        .chain(meta(PUBLISHED).into_iter().map(|(said, name)| (said, format!("the page’s {name} says so"))))
        .chain(marked(page, order).map(why("the page marks it as the day of its publication")))
        .chain(time(page, order).map(why("the page marks it with <time>")))
        .chain(
            day_beside(page, &title, order).map(Said::local).map(why("the page says so beside its headline")),
        )
        .chain(
            address.and_then(|at| of_address(&at)).map(Said::local).map(why("the page’s address says so")),
        );
    let author = data.author.or_else(|| AUTHOR.iter().find_map(|name| content(page, name)));
    About {
        published: weighed(places),
        modified: data
            .modified
            .or_else(|| meta(MODIFIED).first().map(|(said, _)| *said))
            .map(|said| said.days),
        author: author
            .map(|name| one_line(&name))
            .filter(|name| !name.is_empty() && !name.starts_with("http")),
    }
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

/// What is marked as the day of publication elsewhere than in the page's head: microdata (`itemprop`), RDFa (`property`), microformats
/// (`published`).
fn marked(page: &Document, order: Order) -> Option<Said> {
    let marked = page
        .select("[itemprop='datePublished'], [property$='datePublished'], abbr.published, time.published");
    marked.nodes().iter().filter(|node| !node.has_name("meta")).find_map(|node| {
        let values = ["content", "datetime", "title"].iter().filter_map(|key| node.attr(key));
        values.chain([node.text()]).find_map(|text| Said::of(&text, order))
    })
}

/// `<time>`: the one that is marked as the day of publication, or the first inside the article, or the page's only one.
fn time(page: &Document, order: Order) -> Option<Said> {
    let times = page.select("time");
    let inside = page.select("article time, main time");
    let of_change = |time: &&NodeRef<'_>| {
        time.attr("class").is_some_and(|class| class.contains("updated") && !class.contains("published"))
            || time.attr("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("dateModified"))
    };
    let only = || times.nodes().first().filter(|_| times.length() == 1);
    let chosen = times.nodes().iter().find(|time| time.has_attr("pubdate"));
    let chosen = chosen.or_else(|| inside.nodes().iter().find(|time| !of_change(time))).or_else(only)?;
    let stamp = chosen.attr("datetime").and_then(|at| Said::of(&at, order));
    stamp.or_else(|| Said::of(&chosen.text(), order))
}
