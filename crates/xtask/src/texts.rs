//! The texts that two builds are to read, as rows that both are handed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use intake::{Input, IntakeError, Intaken, Item, Limits};

/// The texts, in the order of their files.
#[derive(Debug, Default)]
pub struct Texts {
    /// Name and text of each.
    pub documents: Vec<(String, String)>,
    /// The same as JSON lines, with what else came with them.
    pub rows: String,
    /// What could not be taken in, with the reason.
    pub left_out: Vec<String>,
}

impl Texts {
    /// Takes in files and folders (recursively, in sorted order; names that begin with a dot are left out).
    ///
    /// # Errors
    /// When a path cannot be read.
    pub fn load(paths: &[PathBuf]) -> Result<Self> {
        let mut texts = Self::default();
        let mut times = BTreeMap::new();
        let mut files = Vec::new();
        for path in paths {
            walk(path, &mut files).with_context(|| path.display().to_string())?;
        }
        for path in files {
            let file = File::open(&path).with_context(|| path.display().to_string())?;
            let name = path.display().to_string();
            let items = intake::documents(&name, Input::Auto, Limits::default(), BufReader::new(file));
            for taken in items.flat_map(of_item) {
                let mut document = match taken {
                    Ok(taken) => taken.document,
                    Err(problem) => {
                        texts.left_out.push(problem.to_string());
                        continue;
                    }
                };
                // Two files of one name are two documents.
                let nth = times.entry(document.doc.clone()).and_modify(|n| *n += 1).or_insert(1);
                if *nth > 1 {
                    document.doc = format!("{}#{nth}", document.doc);
                }
                texts.rows.push_str(&serde_json::to_string(&document)?);
                texts.rows.push('\n');
                texts.documents.push((document.doc, document.text));
            }
        }
        Ok(texts)
    }
}

/// The documents of an item.
fn of_item(item: Result<Item, IntakeError>) -> Vec<Result<Intaken, IntakeError>> {
    match item {
        Ok(Item::Document(taken)) => vec![Ok(*taken)],
        Ok(Item::Page(page)) => page.documents(),
        Ok(Item::Appearances(_) | Item::Passed(_)) => Vec::new(),
        Err(problem) => vec![Err(problem)],
    }
}

fn walk(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut names = fs::read_dir(path)?.map(|e| Ok(e?.file_name())).collect::<std::io::Result<Vec<_>>>()?;
    names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
    names.sort();
    names.iter().try_for_each(|name| walk(&path.join(name), files))
}
