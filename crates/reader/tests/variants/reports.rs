//! The texts that variants are made of: the bundled example reports, and articles of this test's own.

use std::fs;
use std::path::Path;

use jiff::civil::Date;
use ledger::{Dating, Document};

/// A text, and the date that came with it.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) published: Option<Date>,
}

impl Report {
    /// The document to read.
    pub(crate) fn document(&self) -> Document {
        let published = self.published.map(Dating::given);
        Document { published, ..Document::new(&*self.name, &*self.text) }
    }

    /// The same report with another text.
    pub(crate) fn with(&self, text: String) -> Self {
        Self { text, ..self.clone() }
    }
}

/// Every example report, every row of the wire, and every article of ours.
pub(crate) fn all() -> Vec<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let (name, text) = (file.file_stem().unwrap().to_string_lossy(), fs::read_to_string(&file).unwrap());
        if file.extension().is_some_and(|e| e == "jsonl") {
            out.extend(text.lines().map(row));
        } else {
            out.push(Report { name: name.into(), text, published: None });
        }
    }
    let ours = include_str!("articles.txt").split("\n=== ").skip(1).map(|article| {
        let (name, text) = article.split_once('\n').unwrap();
        Report { name: name.into(), text: text.trim_end().to_owned() + "\n", published: None }
    });
    out.extend(ours);
    out
}

fn row(line: &str) -> Report {
    let row: serde_json::Value = serde_json::from_str(line).unwrap();
    let field = |key: &str| row[key].as_str().unwrap();
    Report {
        name: field("doc").to_owned(),
        text: field("text").to_owned(),
        published: Some(ledger::parse_date(field("published")).unwrap()),
    }
}
