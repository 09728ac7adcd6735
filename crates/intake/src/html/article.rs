//! The text of an article, of the elements that `dom_smoothie` found it in.

use dom_query::{Document as Page, NodeRef};

use crate::document::{one_line, paragraphs};

/// What is said of a picture, and who took it.
const OF_PICTURES: &str = "figcaption, [class*='caption'], [class*='credit']";

/// Longest text about a picture, in bytes: what is longer only has a class that sounds like it.
const CAPTION_BYTES: usize = 1000;

/// Elements of which each is a line or more.
const BLOCKS: &str = "p, li, h2, h3, h4, h5, h6, div";

/// So many bytes may stand beside the links of a line that only points elsewhere: a dash, a bracket.
const BESIDE_LINKS: usize = 3;

/// The paragraphs of an article, without captions and without lines that are links and nothing else ("Read more: Lund has surgery").
pub(super) fn text(article: &str) -> String {
    let article = Page::fragment(article);
    for caption in article.select(OF_PICTURES).nodes() {
        if one_line(&caption.text()).len() <= CAPTION_BYTES {
            caption.remove_from_parent();
        }
    }
    for block in article.select(BLOCKS).nodes() {
        if only_points(block) {
            block.remove_from_parent();
        }
    }
    paragraphs(&article.formatted_text())
}

fn only_points(block: &NodeRef<'_>) -> bool {
    let bytes = |node: &NodeRef<'_>| one_line(&node.text()).len();
    let links: usize =
        block.descendants_it().filter(|node| node.has_name("a")).map(|link| bytes(&link)).sum();
    links > 0 && bytes(block).saturating_sub(links) <= BESIDE_LINKS
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn captions_and_pointers_go_and_what_is_told_stays() {
        let long = "Mia Lund is out for a month with a sprained wrist, her coach said. ".repeat(20);
        let article = format!(
            "<div><figure><figcaption>Lund limps off</figcaption></figure><p class=wp-caption-text>Lund in May</p>\
             <div class='credit-union-news'><p>{long}</p></div><p>She hurt it <a href=/x>on Saturday</a>.</p>\
             <p><a href=/y>Costa out for the season</a> »</p><ul><li><a href=/lund>Lund</a> (wrist)</li></ul>\
             <h3><a href=/z>Related</a></h3></div>"
        );
        let kept = [long.trim(), "She hurt it on Saturday.", "Lund (wrist)"].join("\n\n");
        assert_eq!(text(&article), kept);
        assert_eq!(text("<p><a href=/y>Costa out</a></p>"), "");
    }
}
