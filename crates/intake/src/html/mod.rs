//! Web pages: the article's text, and what the page says of itself.
//!
//! The article is found by `dom_smoothie`, after the page has been tidied (`tidy`): so no page costs more time than its
//! length allows. The text is the headline, where the article does not begin with it, and the paragraphs, with an empty
//! line between; what is said of pictures, and lines that only point elsewhere, are no part of it (`article`).

mod address;
mod article;
mod data;
mod headline;
mod meta;
mod said;
mod tidy;

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability, TextMode};
use ledger::Document;

use crate::decode;
use crate::document::{Intaken, headed, one_line, paragraphs};
use crate::error::{Problem, Warning};

/// Most elements of a page: what is longer is no article, and to look for one takes too long.
const ELEMENTS: usize = 100_000;

/// The document of a page. `name` is the document's name, `charset` the encoding that its server named, `at` the address that it was had
/// from.
///
/// # Errors
/// When the bytes are no text, or the page holds no article.
pub(crate) fn document(
    bytes: Vec<u8>,
    name: String,
    charset: Option<&str>,
    at: Option<&str>,
) -> Result<Intaken, Problem> {
    let (page, replaced) = decode::page(bytes, charset)?;
    let page = Page::from(tidy::tidy(&page));
    let language = page.select("html").attr("lang").map(|lang| lang.trim().to_ascii_lowercase());
    let said = meta::said(&page, language.as_deref(), at);
    let published = said.published;
    let (url, outlet) = (meta::address(&page), meta::content(&page, "og:site_name"));
    let config = Config {
        disable_json_ld: true,
        // They tell captions.
        keep_classes: true,
        max_elements_to_parse: ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let article = Readability::with_document(page, None, Some(config))
        .and_then(|mut readability| readability.parse())
        .map_err(|error| match error {
            dom_smoothie::ReadabilityError::TooManyElements(found, most) => Problem::Elements { found, most },
            _ => Problem::NoArticle,
        })?;
    let title = one_line(&article.title);
    let body = match article::text(&article.content) {
        text if text.is_empty() => paragraphs(&article.text_content),
        text => text,
    };
    if body.is_empty() {
        return Err(Problem::NoArticle);
    }
    let text = headed(Some(&title), body);
    let title = Some(title).filter(|title| !title.is_empty());
    let foreign = language.filter(|tag| !tag.is_empty() && tag.split('-').next() != Some("en"));
    let warnings = replaced.into_iter().chain(foreign.map(|tag| Warning::Language { tag: one_line(&tag) }));
    let warnings = warnings.collect();
    let document = Document { title, url, outlet, published, ..Document::new(name, text) };
    Ok(Intaken { author: said.author, modified: said.modified, warnings, ..Intaken::extracted(document) })
}

/// The text of a piece of a page, all of it: nothing is looked for.
pub(crate) fn fragment(html: &str) -> String {
    paragraphs(&Page::fragment(tidy::tidy(html)).formatted_text())
}
