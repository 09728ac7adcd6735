//! Telling formats apart, by a name and the first bytes.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::columns::Columns;
use crate::{appearances, flags, records};

/// What the caller says an input is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// Told by its name and its first bytes.
    #[default]
    Auto,
    /// Of that format, whatever it looks like.
    As(Format),
}

impl FromStr for Input {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "auto" => Ok(Self::Auto),
            "text" => Ok(Self::As(Format::Text)),
            "jsonl" => Ok(Self::As(Format::Jsonl)),
            "html" => Ok(Self::As(Format::Html)),
            "feed" => Ok(Self::As(Format::Feed)),
            "flags" => Ok(Self::As(Format::Flags)),
            "appearances" => Ok(Self::As(Format::Appearances)),
            "warc" => Ok(Self::As(Format::Warc)),
            "markdown" => Ok(Self::As(Format::Markdown)),
            "csv" => Ok(Self::As(Format::Csv)),
            "parquet" => Ok(Self::As(Format::Parquet)),
            _ => Err(format!(
                "{name:?} is no input format: auto, text, markdown, html, jsonl, csv, parquet, feed, warc, flags or \
                 appearances"
            )),
        }
    }
}

/// A format of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain prose.
    Text,
    /// Markdown (CommonMark), perhaps with front matter.
    Markdown,
    /// A table of documents, of separated values (RFC 4180).
    Csv,
    /// A table of documents in a Parquet file.
    Parquet,
    /// A JSON object on each line.
    Jsonl,
    /// A web page.
    Html,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// Official flags of the Fantasy Premier League: its JSON, or a table (CSV).
    Flags,
    /// A table of appearances (CSV, JSON lines or Parquet): minutes, a day and a player in each row.
    Appearances,
    /// A web archive.
    Warc,
    /// XML of another kind.
    Xml,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Csv => "a table (CSV)",
            Self::Parquet => "a Parquet file",
            Self::Jsonl => "JSON lines",
            Self::Html => "HTML",
            Self::Feed => "a feed",
            Self::Appearances => "a table of appearances",
            Self::Flags => "a list of official flags",
            Self::Warc => "a web archive (WARC)",
            Self::Xml => "XML",
        })
    }
}

/// The format of an input of that name which begins with `head` (decoded, perhaps cut short).
pub(crate) fn detect(name: &str, head: &str, columns: &Columns) -> Format {
    let extension =
        Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let by_name = match extension.as_str() {
        "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "rss" | "atom" => Some(Format::Feed),
        "warc" => Some(Format::Warc),
        "csv" if flags::is_header(head) => Some(Format::Flags),
        "csv" if appearances::is_header(head) => Some(Format::Appearances),
        "csv" | "tsv" => Some(Format::Csv),
        "txt" | "text" => Some(Format::Text),
        "md" | "markdown" => Some(Format::Markdown),
        _ => None,
    };
    match by_name {
        Some(format @ (Format::Text | Format::Markdown)) => whole_markup(head).unwrap_or(format),
        Some(Format::Jsonl) if is_json_feed(head) => Format::Feed,
        Some(Format::Jsonl) if flags::is_game(head) => Format::Flags,
        Some(Format::Jsonl) if appearances::is_row(head) => Format::Appearances,
        Some(format) => format,
        None => markup(head).or_else(|| json(head)).or_else(|| table(head, columns)).unwrap_or(Format::Text),
    }
}

fn begins(head: &str, with: &str) -> bool {
    head.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// Markup that begins as a whole document of it does.
fn whole_markup(head: &str) -> Option<Format> {
    let head = head.trim_start();
    if begins(head, "WARC/") {
        return Some(Format::Warc);
    }
    if begins(head, "<?xml") {
        let lower = head.to_ascii_lowercase();
        let has = |tag| lower.contains(tag);
        return Some(match () {
            () if has("<rss") || has("<feed") || has("<rdf:rdf") => Format::Feed,
            () if has("<html") => Format::Html,
            () => Format::Xml,
        });
    }
    let starts = |tags: &[&str]| tags.iter().any(|tag| begins(head, tag));
    match () {
        () if starts(&["<rss", "<feed", "<rdf:rdf"]) => Some(Format::Feed),
        () if starts(&["<!doctype html", "<html", "<head>", "<body"]) => Some(Format::Html),
        () => None,
    }
}

/// Markup that begins as a document of it or a piece of one does.
fn markup(head: &str) -> Option<Format> {
    const PIECES: &[&str] = &[
        "!--", "a ", "article", "aside", "div", "h1", "h2", "header", "img", "link", "main", "meta", "p ",
        "p>", "script", "section", "span", "style", "table", "title", "ul>",
    ];
    let piece = || {
        let tag = head.trim_start().strip_prefix('<')?;
        PIECES.iter().any(|piece| begins(tag, piece)).then_some(Format::Html)
    };
    whole_markup(head).or_else(piece)
}

fn json(head: &str) -> Option<Format> {
    if is_json_feed(head) {
        return Some(Format::Feed);
    }
    if flags::is_game(head) {
        return Some(Format::Flags);
    }
    if appearances::is_row(head) {
        return Some(Format::Appearances);
    }
    let row = head.trim_start().strip_prefix('{')?.trim_start();
    (row.starts_with('"') && (row.contains("\":") || row.contains("\" :"))).then_some(Format::Jsonl)
}

/// A table that says it is one, or has the columns that are wanted.
fn table(head: &str, columns: &Columns) -> Option<Format> {
    if flags::is_header(head) {
        return Some(Format::Flags);
    }
    if appearances::is_header(head) {
        return Some(Format::Appearances);
    }
    let header = records::header(head);
    let documents = columns.fit(&header) && (columns.is_named() || header.len() > 1);
    documents.then_some(Format::Csv)
}

fn is_json_feed(head: &str) -> bool {
    head.trim_start().starts_with('{') && head.contains("://jsonfeed.org/version")
}

/// Whether an input begins as a JSON object does.
pub(crate) fn begins_value(head: &str) -> bool {
    head.trim_start().starts_with('{')
}

/// Whether a file of JSON holds one value over several lines, to judge by its first line.
pub(crate) fn is_one_value(head: &str) -> bool {
    let head = head.trim_start();
    let first = head.lines().next().unwrap_or_default().trim_end();
    head.starts_with('[') || (first == "{" && head.len() > 2)
}

/// What a file of that beginning is known to be, by its signature.
pub(crate) fn signature(head: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF-", "it is a PDF"),
        (b"\x1f\x8b", "it is compressed with gzip twice"),
        (b"PK\x03\x04", "it is a zip archive or an office document"),
        (b"\x89PNG", "it is a PNG image"),
        (b"\xff\xd8\xff", "it is a JPEG image"),
        (b"GIF8", "it is a GIF image"),
        (b"BZh", "it is compressed with bzip2"),
        (b"\xfd7zXZ", "it is compressed with xz"),
        (b"\x28\xb5\x2f\xfd", "it is compressed with zstd once more"),
        (b"SQLite format 3\0", "it is an SQLite database"),
        (b"\x7fELF", "it is a program"),
    ];
    SIGNATURES.iter().find(|(start, _)| head.starts_with(start)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::{Columns, Format, detect, is_one_value};

    #[test]
    fn names_and_first_bytes_tell_the_format() {
        for (name, head, format) in [
            ("a.txt", "The winger limped off.", Format::Text),
            ("a.md", "# Team news", Format::Markdown),
            ("-", "The winger limped off.", Format::Text),
            ("report", "<p>The winger limped off.", Format::Html),
            ("report", "<3 goals, and the winger limped off", Format::Text),
            ("a.md", "<p align=center>Team news", Format::Markdown),
            ("-", "doc,text\n1,Out.", Format::Csv),
            ("-", "So the text, he said\n", Format::Text),
            ("b.csv", "doc;body", Format::Csv),
            ("a.txt", "\n<!DOCTYPE HTML><title>", Format::Html),
            ("a.HTM", "The winger", Format::Html),
            ("-", "<?xml version='1.0'?>\n<rss version='2.0'>", Format::Feed),
            ("-", "<?xml version='1.0'?><html xmlns='x'>", Format::Html),
            ("data.xml", "<?xml version='1.0'?><squad/>", Format::Xml),
            ("-", "{\"doc\": 1, \"text\": \"a\"}", Format::Jsonl),
            ("-", "{curly} words", Format::Text),
            ("f.json", "{\"version\": \"https://jsonfeed.org/version/1.1\"", Format::Feed),
            ("a.ndjson", "x", Format::Jsonl),
            ("crawl.warc", "", Format::Warc),
            ("-", "WARC/1.0\r\n", Format::Warc),
            ("a.b/c", "é", Format::Text),
        ] {
            assert_eq!(detect(name, head, &Columns::default()), format, "{name} {head}");
        }
    }

    #[test]
    fn one_json_value_over_lines_is_told_from_lines() {
        assert!(is_one_value("[\n{}"));
        assert!(is_one_value(" {\n  \"doc\": 1"));
        assert!(!is_one_value("{\"doc\": 1}\n{"));
    }
}
