//! A whole-article case: a Markdown page that names a report and says what must, and must not, be read from it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ledger::{Dating, Document, parse_date};
use serde_json::Value;

/// One page of `examples/cases`, together with the report it is about.
pub(crate) struct Case {
    pub(crate) page: PathBuf,
    pub(crate) document: Document,
    pub(crate) told: Told,
}

/// What the page says.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) source: Source,
    /// The gold row: `{"doc", "published", "players"}`.
    pub(crate) gold: Value,
    pub(crate) must_not: Vec<MustNot>,
    pub(crate) claims: Vec<WantedClaim>,
    /// Paths of what is known not to be read yet.
    pub(crate) gaps: BTreeSet<String>,
}

/// Where the report's text is.
#[derive(Debug, PartialEq)]
pub(crate) enum Source {
    /// A file beside the page.
    File(String),
    /// The row of that `doc` in a JSONL file beside the page.
    Row(String, String),
    /// In the page itself.
    Inline(String),
}

/// What must not be read.
#[derive(Debug, PartialEq)]
pub(crate) enum MustNot {
    /// No entry of that name.
    Entry(String),
    /// No such value anywhere in the entry of that name.
    Value(String, String),
}

/// A claim that must be there: its kind, its player, and texts that its value must hold.
#[derive(Debug, PartialEq)]
pub(crate) struct WantedClaim {
    pub(crate) kind: String,
    pub(crate) player: String,
    pub(crate) holds: Vec<String>,
}

const GAPS: &str = "Known gaps";

impl Told {
    /// Reads a page.
    pub(crate) fn parse(page: &str) -> Result<Self, String> {
        let gold = fence(section(page, "Must be read").ok_or("no section \"Must be read\"")?, "json")
            .ok_or("\"Must be read\" holds no ```json block")?;
        let claims = items(page, "Claims")?.iter().map(|item| wanted(item)).collect::<Result<_, _>>()?;
        Ok(Self {
            source: source(page)?,
            gold: serde_json::from_str(&gold).map_err(|e| format!("the gold row is no JSON: {e}"))?,
            must_not: items(page, "Must not be read")?.iter().map(|item| must_not(item)).collect(),
            claims,
            gaps: items(page, GAPS)?.into_iter().collect(),
        })
    }
}

impl Case {
    /// Loads a page and the report that it names.
    pub(crate) fn load(page: &Path) -> Result<Self, String> {
        let told = Told::parse(&read(page)?)?;
        let beside = |file: &str| page.parent().map(|dir| dir.join(file)).unwrap_or_default();
        let (doc, text, published) = match &told.source {
            Source::Inline(text) => (stem(page), text.clone(), None),
            Source::File(file) => (stem(Path::new(file)), read(&beside(file))?, None),
            Source::Row(file, doc) => row(&read(&beside(file))?, doc)?,
        };
        let document = Document { published: published.map(Dating::given), ..Document::new(doc, text) };
        Ok(Self { page: page.to_owned(), document, told })
    }

    /// All pages of `examples/cases`, by name.
    pub(crate) fn all() -> Vec<Self> {
        files(&examples().join("cases"), "md")
            .iter()
            .map(|page| Self::load(page).unwrap_or_else(|e| panic!("{}: {e}", page.display())))
            .collect()
    }
}

/// The folder of the bundled examples.
pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// The files of a folder with that ending, by name.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("a folder that can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    found.sort();
    found
}

/// A file's text.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// The page with another list of known gaps (none: no such section).
pub(crate) fn with_gaps(page: &str, gaps: &BTreeSet<String>) -> String {
    let heading = format!("\n## {GAPS}\n");
    let kept = page.split_once(&heading).map_or(page, |(before, _)| before).trim_end();
    let list: String = gaps.iter().map(|gap| format!("- `{gap}`\n")).collect();
    if gaps.is_empty() { format!("{kept}\n") } else { format!("{kept}\n{heading}\n{list}") }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

fn row(lines: &str, doc: &str) -> Result<(String, String, Option<Date>), String> {
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).map_err(|e| e.to_string()));
    let row = rows
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .find(|row| row["doc"] == doc)
        .ok_or(format!("no row {doc:?}"))?;
    let text = row["text"].as_str().ok_or("a row without text")?;
    let published = row["published"].as_str().map(parse_date).transpose().map_err(|e| e.to_string())?;
    Ok((doc.to_owned(), text.to_owned(), published))
}

fn section<'a>(page: &'a str, title: &str) -> Option<&'a str> {
    let after = page.split_once(&format!("\n## {title}\n"))?.1;
    Some(after.split("\n## ").next().unwrap_or(after))
}

fn fence(text: &str, language: &str) -> Option<String> {
    let after = text.split_once(&format!("```{language}\n"))?.1;
    Some(after.split_once("\n```")?.0.to_owned())
}

/// A section's list items, without the back quotes around them.
fn items(page: &str, title: &str) -> Result<Vec<String>, String> {
    let lines = section(page, title).unwrap_or_default().lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| match line.strip_prefix("- ") {
            Some(item) => Ok(item.trim().trim_matches('`').to_owned()),
            None => Err(format!("\"{title}\" holds a line that is no list item: {line:?}")),
        })
        .collect()
}

fn source(page: &str) -> Result<Source, String> {
    if let Some(text) = section(page, "The report").and_then(|section| fence(section, "text")) {
        return Ok(Source::Inline(text));
    }
    let link = page.lines().find_map(|line| line.strip_prefix("Report: [")).ok_or("it names no report")?;
    let target = link.split_once("](").and_then(|(_, rest)| rest.strip_suffix(')')).ok_or("a broken link")?;
    Ok(match target.split_once('#') {
        Some((file, doc)) => Source::Row(file.to_owned(), doc.to_owned()),
        None => Source::File(target.to_owned()),
    })
}

fn must_not(item: &str) -> MustNot {
    match item.split_once(" | ") {
        Some((name, value)) => MustNot::Value(name.to_owned(), value.to_owned()),
        None => MustNot::Entry(item.to_owned()),
    }
}

fn wanted(item: &str) -> Result<WantedClaim, String> {
    let mut columns = item.split(" | ").map(str::to_owned);
    let (Some(kind), Some(player)) = (columns.next(), columns.next()) else {
        return Err(format!("a claim needs a kind and a player: {item:?}"));
    };
    Ok(WantedClaim { kind, player, holds: columns.collect() })
}
