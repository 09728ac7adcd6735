//! Whether a feed's entry is the report itself, or only points to it.

use ledger::Document;

/// Fewest words of an entry that is taken for the whole report. What outlets put into their feeds to make one follow the link has
/// some tens of words, seldom a hundred; their reports have two hundred and more.
const FEWEST_WORDS: usize = 150;

/// How a text ends that goes on elsewhere.
const GOES_ON: &[&str] = &[
    "…", "...", "[…]", "[...]", "read more", "continue reading", "read the full story", "full story",
    "read on",
];

/// Whether an entry only points to its report: it names a page, and its text under the headline has fewer than 150 words or ends
/// as what goes on elsewhere does ("…", "Read more").
pub fn is_teaser(entry: &Document) -> bool {
    if entry.url.is_none() {
        return false;
    }
    let title = entry.title.as_deref().unwrap_or_default();
    let body = entry.text.strip_prefix(title).unwrap_or(&entry.text);
    let end = body.trim_end().trim_end_matches(['»', '→', '>', '.', ']', ')']).trim_end().to_lowercase();
    let whole_end = body.trim_end().to_lowercase();
    let goes_on = GOES_ON.iter().any(|mark| end.ends_with(mark) || whole_end.ends_with(mark));
    goes_on || body.split_whitespace().count() < FEWEST_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, url: Option<&str>) -> Document {
        Document {
            url: url.map(str::to_owned),
            title: Some("Rowntree hurt".into()),
            ..Document::new("1", text)
        }
    }

    #[test]
    fn a_short_text_or_one_that_goes_on_is_a_teaser() {
        let (url, long) =
            (Some("https://a.example/1"), format!("Rowntree hurt\n\n{}", "He is out. ".repeat(60)));
        assert!(!is_teaser(&entry(&long, url)));
        assert!(is_teaser(&entry("Rowntree hurt\n\nHe is out.", url)));
        assert!(!is_teaser(&entry("Rowntree hurt\n\nHe is out.", None)), "there is nothing else to read");
        for end in ["and…", "and ...", "and [...]", "Read more", "Continue reading →", "Full story »"] {
            assert!(is_teaser(&entry(&format!("{long} {end}"), url)), "{end}");
        }
    }
}
