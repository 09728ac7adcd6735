//! Markdown: its words without its marks, and what its front matter says of it.

use ledger::{Basis, Dating, Document};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::document::{self, Intaken, one_line};
use crate::error::Problem;
use crate::html;
use crate::written::written;

/// The document of a Markdown text (CommonMark, with tables and front matter). `name` is the document's name.
///
/// The text is the paragraphs, headings and cells, with an empty line between; code, images' words and what HTML hides are left
/// out. The headline is the front matter's `title`, or the first heading.
///
/// # Errors
/// When nothing is left of it.
pub(crate) fn document(text: &str, name: String) -> Result<Intaken, Problem> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut words = Words::default();
    for event in Parser::new_ext(text, options) {
        words.take(event);
    }
    words.end();
    let front = Front::of(&words.front);
    let (body, title) = (words.out, front.title.or(words.heading));
    if body.is_empty() {
        return Err(Problem::Blank);
    }
    let text = document::headed(title.as_deref(), body);
    let document = Document {
        title,
        url: front.url,
        outlet: front.outlet,
        published: front.published,
        ..Document::new(name, text)
    };
    Ok(Intaken { author: front.author, ..Intaken::extracted(document) })
}

/// The words so far.
#[derive(Default)]
struct Words {
    out: String,
    /// The paragraph at hand.
    block: String,
    /// Markup of HTML at hand.
    html: String,
    front: String,
    heading: Option<String>,
    /// Inside of what: elements of which the words are left out.
    left_out: usize,
    in_front: bool,
}

impl Words {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.in_front = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front = false,
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => self.left_out += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image) => self.left_out = self.left_out.saturating_sub(1),
            Event::End(TagEnd::Heading(_)) => {
                let heading = one_line(&self.block);
                if self.heading.is_none() && !heading.is_empty() {
                    self.heading = Some(heading);
                }
                self.end();
            }
            Event::End(TagEnd::HtmlBlock) => {
                let html = std::mem::take(&mut self.html);
                self.end();
                for paragraph in html::fragment(&html).lines() {
                    self.block.push_str(paragraph);
                    self.end();
                }
            }
            Event::Start(tag) if begins_block(&tag) => self.end(),
            Event::End(tag) if ends_block(tag) => self.end(),
            Event::Rule => self.end(),
            Event::Text(text) if self.in_front => self.front.push_str(&text),
            Event::Html(html) => self.html.push_str(&html),
            Event::Text(text) | Event::Code(text) if self.left_out == 0 => self.block.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.block.push(' '),
            _ => {}
        }
    }

    /// Ends a paragraph.
    fn end(&mut self) {
        let block = one_line(&std::mem::take(&mut self.block));
        if block.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(&block);
    }
}

fn begins_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph | Tag::Item | Tag::List(_) | Tag::TableCell | Tag::Heading { .. } | Tag::BlockQuote(_)
    )
}

fn ends_block(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::BlockQuote(_))
}

/// The lines `key: value` at the top of a text, between `---`: as much of YAML as is used for what we want.
#[derive(Default)]
struct Front {
    title: Option<String>,
    author: Option<String>,
    url: Option<String>,
    outlet: Option<String>,
    published: Option<Dating>,
}

impl Front {
    fn of(lines: &str) -> Self {
        let mut front = Self::default();
        for line in lines.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = one_line(value.trim().trim_matches(['"', '\'']));
            if value.is_empty() {
                continue;
            }
            match key.trim().to_ascii_lowercase().as_str() {
                "title" => front.title = Some(value),
                "author" => front.author = Some(value),
                "url" | "link" | "canonical_url" | "canonical" => front.url = Some(value),
                "outlet" | "source" | "publication" => front.outlet = Some(value),
                "date" | "published" | "pubdate" => {
                    front.published = written(&value).map(|within| Dating {
                        within,
                        basis: Basis::Metadata,
                        because: vec![format!("the front matter says “{}: {value}”", key.trim())],
                    });
                }
                _ => {}
            }
        }
        front
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let text = "---\ntitle: \"Team news\"\ndate: 2021-04-17\nauthor: A. Writer\n---\n\n# Rovers\n\n**Jan Novak** is [out](https://x.test)\nwith a *knee* injury.\n\n- `Scan` on Monday\n- ![a photo](p.jpg)Back in May\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n<p>He <b>limped</b> off.</p>\n<script>x</script>\n";
        let taken = document(text, "a".to_owned()).unwrap();
        assert_eq!(
            taken.document.text,
            "Team news\n\nRovers\n\nJan Novak is out with a knee injury.\n\nScan on Monday\n\nBack in May\n\na\n\nb\n\nc\n\nd\n\nHe limped off."
        );
        assert_eq!(taken.document.title.as_deref(), Some("Team news"));
        assert_eq!(taken.author.as_deref(), Some("A. Writer"));
        let published = taken.document.published.unwrap();
        assert_eq!(published.within.to_string(), "2021-04-17");
        assert_eq!(published.because, ["the front matter says “date: 2021-04-17”"]);
        let bare = document("# Rovers\n\nOut.", "a".to_owned()).unwrap().document;
        assert_eq!((bare.title.as_deref(), bare.text.as_str()), (Some("Rovers"), "Rovers\n\nOut."));
        assert!(document("```\ncode\n```", "a".to_owned()).is_err());
    }
}
