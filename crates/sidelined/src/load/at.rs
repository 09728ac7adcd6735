//! Where the tables lie, and whether their rows come in the same order.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::files::{Files, Rows};
use crate::input::shown;

pub(super) const DOCUMENT_COLUMNS: &[&str] = &[
    "document_id",
    "doc",
    "path",
    "url",
    "title",
    "outlet",
    "published_earliest",
    "published_latest",
    "published_basis",
    "published_because",
    "recorded_at",
    "redacted",
    "text",
];

pub(super) const CLAIM_COLUMNS: &[&str] = &[
    "claim_id",
    "document_id",
    "ordinal",
    "player",
    "person_id",
    "team",
    "kind",
    "value",
    "when_earliest",
    "when_latest",
    "polarity",
    "certainty",
    "said_by",
    "evidence",
    "rule",
    "derivation",
];

/// Where the tables lie.
#[derive(Debug)]
pub struct Tables {
    pub(super) documents: Files,
    pub(super) claims: Files,
    pub(super) appearances: Option<Files>,
}

impl Tables {
    /// The tables at a path: a folder that has them, by the names that `export` gives them, or the table of claims alone, with that of
    /// documents under another path or beside it, where its name has `documents` for `claims`.
    ///
    /// # Errors
    /// When that of documents or that of claims is not there.
    pub fn at(claims: &Path, documents: Option<&Path>) -> Result<Self> {
        let in_folder = |name: &str| {
            let named = |name: String| Some(claims.join(name)).filter(|path| path.exists());
            named(format!("{name}.parquet")).or_else(|| named(name.to_owned()))
        };
        let own = if claims.is_dir() { in_folder("claims") } else { None };
        let beside = || -> Option<PathBuf> {
            let name = claims.file_name()?.to_str()?;
            let beside = name
                .contains("claims")
                .then(|| claims.with_file_name(name.replace("claims", "documents")))?;
            beside.exists().then_some(beside)
        };
        let found = match (documents, &own) {
            (Some(path), _) => Some(path.to_owned()),
            (None, Some(_)) => in_folder("documents"),
            (None, None) => beside(),
        };
        let Some(documents) = found else {
            bail!(
                "{}: the table of documents that goes with it is not beside it; --documents names it",
                shown(claims)
            );
        };
        let appearances = own.as_ref().and_then(|_| in_folder("appearances"));
        Ok(Self {
            documents: Files::at(&documents)?,
            claims: Files::at(own.as_deref().unwrap_or(claims))?,
            appearances: appearances.map(|path| Files::at(&path)).transpose()?,
        })
    }
}

/// The documents' identities, row by row, as far as they can be read.
pub(super) fn identities(files: &Files) -> impl Iterator<Item = Option<String>> + '_ {
    files.rows(&["document_id"]).flat_map(|rows| match rows {
        Ok(Rows { batch, .. }) => tables::document_ids(&batch),
        Err(_) => vec![None],
    })
}

/// Whether the claims of each document lie together, and those of one document before those of another that comes after it in the
/// table of documents.
pub(super) fn in_order(tables: &Tables) -> bool {
    let mut documents = identities(&tables.documents);
    let mut current: Option<String> = None;
    for id in identities(&tables.claims) {
        let Some(id) = id else { return false };
        if current.as_ref() == Some(&id) {
            continue;
        }
        if !documents.any(|document| document.as_ref() == Some(&id)) {
            return false;
        }
        current = Some(id);
    }
    true
}
