//! Tables of what was read elsewhere, into a store: documents with their claims, and who played when.
//!
//! A document goes into a store with its claims, or not at all, and neither table may be held whole. Where the claims come in the
//! order of the documents, as `sidelined export` writes them, the two are walked side by side. Where they do not, as when many
//! machines wrote them, both are walked as often as it takes to hold the claims of a share of the documents at a time.

mod appearances;
mod at;
mod files;
mod kept;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use anyhow::Result;
use jiff::Timestamp;
use ledger::{Claim, DocumentId};
use store::{Added, AddedAppearances, KeptDocument, StoreErrorKind};
use tables::{ClaimRows, DocumentRow, DocumentRows};

pub use self::at::Tables;
use self::at::{CLAIM_COLUMNS, DOCUMENT_COLUMNS, in_order};
use self::files::{Damaged, Rows};
use crate::notes::Problems;
use crate::record::Record;

/// So many bytes of claims, as the file has them before they are compressed, are held at once.
const HELD: u64 = 128 << 20;

/// Documents are added so many at a time, or so many bytes of text.
const BATCH: usize = 200;
const BATCH_BYTES: usize = 4 << 20;

/// So many rows without a document are named.
const NAMED: usize = 10;

/// What became of the rows.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Documents that were not there.
    pub new: usize,
    /// Those of them without a date.
    pub undated: usize,
    /// Their claims.
    pub claims: usize,
    /// Documents that were there already.
    pub known: usize,
    /// What became of appearances.
    pub appearances: AddedAppearances,
    /// Rows of appearances.
    pub rows: u64,
}

/// Adds what the tables hold to a store.
///
/// # Errors
/// When the store cannot be written. What was added before stays.
pub fn load(tables: &Tables, record: &mut Record, problems: &mut Problems) -> Result<Loaded> {
    let mut load = Load::of(record, problems);
    if in_order(tables) {
        load.side_by_side(tables)?;
    } else {
        load.by_shares(tables, tables.claims.size(CLAIM_COLUMNS).div_ceil(HELD).max(1))?;
    }
    load.write()?;
    if let Some(files) = &tables.appearances {
        load.appearances(files)?;
    }
    Ok(load.loaded)
}

/// A claim of the table: of which document, and its place there.
struct Told {
    document: String,
    ordinal: usize,
    claim: Claim,
}

/// Claims of a document, each with its place there.
type Placed = Vec<(usize, Claim)>;

/// Tables on their way into a store.
struct Load<'a> {
    record: &'a mut Record,
    problems: &'a mut Problems,
    loaded: Loaded,
    waiting: Vec<KeptDocument>,
    bytes: usize,
    now: Timestamp,
    /// Whether the tables are walked again, so that what is wrong with their rows was told.
    again: bool,
}

impl<'a> Load<'a> {
    fn of(record: &'a mut Record, problems: &'a mut Problems) -> Self {
        Self {
            record,
            problems,
            loaded: Loaded::default(),
            waiting: Vec::new(),
            bytes: 0,
            now: Timestamp::now(),
            again: false,
        }
    }

    fn tell(&mut self, name: &str, what: impl std::fmt::Display) {
        if !self.again {
            self.problems.tell(name, what);
        }
    }

    fn damaged(&mut self, Damaged { name, reason }: Damaged) {
        self.tell(&name, reason);
    }

    /// Each document, with its claims, which come in the same order.
    fn side_by_side(&mut self, tables: &Tables) -> Result<()> {
        let mut claims = Claims { rows: tables.claims.rows(CLAIM_COLUMNS), current: None };
        self.each_document(tables, &|_| true, &mut |load, id| {
            let mut own = Vec::new();
            while let Some(told) = claims.next_of(load, id) {
                own.push(told);
            }
            own
        })
    }

    /// Each document of a share, with its claims, which were gathered before; share by share.
    fn by_shares(&mut self, tables: &Tables, shares: u64) -> Result<()> {
        for share in 0..shares {
            self.again = share > 0;
            let mine = |id: &str| share_of(id, shares) == share;
            let mut gathered: BTreeMap<String, Placed> = BTreeMap::new();
            for rows in tables.claims.rows(CLAIM_COLUMNS) {
                for told in self.claims_of(rows, &mine) {
                    gathered.entry(told.document).or_default().push((told.ordinal, told.claim));
                }
            }
            self.each_document(tables, &mine, &mut |_, id| gathered.remove(id).unwrap_or_default())?;
            self.orphans(gathered)?;
        }
        Ok(())
    }

    /// Claims of documents that are neither in the table nor in the store.
    fn orphans(&mut self, left: BTreeMap<String, Placed>) -> Result<()> {
        self.again = false;
        let mut unnamed = 0;
        for (at, (id, claims)) in left.into_iter().enumerate() {
            if self.record.store.knows(&DocumentId(id.clone()))? {
                continue;
            }
            if at < NAMED {
                let what = crate::show::words::count(claims.len(), "claim");
                self.tell(
                    &format!("document {id}"),
                    format_args!("{what} of it, but it is not in the table of documents"),
                );
            } else {
                unnamed += 1;
            }
        }
        if unnamed > 0 {
            self.tell("claims", format_args!("{unnamed} more documents are not in the table of documents"));
        }
        Ok(())
    }

    /// The sound claims of a batch whose documents are wanted.
    fn claims_of(&mut self, rows: Result<Rows, Damaged>, wanted: &dyn Fn(&str) -> bool) -> Vec<Told> {
        let Rows { name, batch, before } = match rows {
            Ok(rows) => rows,
            Err(damaged) => {
                self.damaged(damaged);
                return Vec::new();
            }
        };
        let claims = match ClaimRows::of(&batch, before) {
            Ok(claims) => claims,
            Err(error) => {
                self.tell_table(&name, before, &error);
                return Vec::new();
            }
        };
        let mut told = Vec::new();
        for row in 0..claims.len() {
            let document = claims.document_id(row).unwrap_or_default().to_owned();
            if !wanted(&document) {
                continue;
            }
            match claims.row(row) {
                Ok((claim, ordinal)) => told.push(Told { document, ordinal, claim }),
                // A row is looked at once, when it is its document's turn.
                Err(error) => self.problems.tell(&name, error),
            }
        }
        told
    }

    /// A column that does not fit is the same in every batch of a file.
    fn tell_table(&mut self, name: &str, before: u64, error: &impl std::fmt::Display) {
        if before == 0 {
            self.tell(name, error);
        }
    }

    /// Takes each document that is wanted, in the order of the table, with the claims that are had for it.
    fn each_document(
        &mut self,
        tables: &Tables,
        wanted: &dyn Fn(&str) -> bool,
        claims: &mut dyn FnMut(&mut Self, &str) -> Placed,
    ) -> Result<()> {
        for rows in tables.documents.rows(DOCUMENT_COLUMNS) {
            let Rows { name, batch, before } = match rows {
                Ok(rows) => rows,
                Err(damaged) => {
                    self.damaged(damaged);
                    continue;
                }
            };
            let documents = match DocumentRows::of(&batch, before) {
                Ok(documents) => documents,
                Err(error) => {
                    self.tell_table(&name, before, &error);
                    continue;
                }
            };
            for row in 0..documents.len() {
                let id = documents.document_id(row).unwrap_or_default();
                if !wanted(id) {
                    continue;
                }
                let own = claims(self, id);
                match documents.row(row) {
                    Ok(document) => self.take(&name, document, own)?,
                    Err(error) => self.problems.tell(&name, error),
                }
            }
        }
        Ok(())
    }

    fn take(&mut self, name: &str, row: DocumentRow, mut claims: Placed) -> Result<()> {
        if self.record.store.knows(&row.document.id)? || self.waits(&row.document.id) {
            self.loaded.known += 1;
            return Ok(());
        }
        claims.sort_by_key(|(ordinal, _)| *ordinal);
        let claims = claims.into_iter().map(|(_, claim)| claim).collect();
        let (kept, wrong) = kept::kept(row, claims, self.now);
        for what in wrong {
            self.problems.tell(name, format_args!("document {}: {what}", kept.document.doc));
        }
        self.bytes += kept.text.len();
        self.waiting.push(kept);
        if self.waiting.len() >= BATCH || self.bytes >= BATCH_BYTES { self.write() } else { Ok(()) }
    }

    fn waits(&self, id: &DocumentId) -> bool {
        self.waiting.iter().any(|kept| kept.document.id == *id)
    }

    fn write(&mut self) -> Result<()> {
        self.bytes = 0;
        let waiting = std::mem::take(&mut self.waiting);
        match self.record.store.add_kept(&waiting) {
            Ok(outcomes) => {
                outcomes.into_iter().zip(&waiting).for_each(|(added, kept)| self.count(added, kept))
            }
            // One that contradicts itself must not cost the others.
            Err(error) if error.kind() == StoreErrorKind::Invalid => {
                for kept in &waiting {
                    match self.record.store.add_kept(std::slice::from_ref(kept)) {
                        Ok(outcomes) => outcomes.into_iter().for_each(|added| self.count(added, kept)),
                        Err(error) if error.kind() == StoreErrorKind::Invalid => {
                            self.problems.tell(&kept.document.doc, error.reason());
                        }
                        Err(error) => return Err(error.into()),
                    }
                }
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    fn count(&mut self, added: Added, kept: &KeptDocument) {
        match added {
            Added::Known => self.loaded.known += 1,
            Added::New => {
                self.loaded.new += 1;
                self.loaded.claims += kept.claims.len();
                self.loaded.undated += usize::from(kept.document.published.is_none());
            }
        }
    }
}

/// The share of a document, by the first digits of its identity.
fn share_of(id: &str, shares: u64) -> u64 {
    let digits = id.get(..12).and_then(|digits| u64::from_str_radix(digits, 16).ok());
    digits.unwrap_or_default() % shares.max(1)
}

/// The claims of a table in its order, document by document.
struct Claims<I> {
    rows: I,
    current: Option<std::iter::Peekable<std::vec::IntoIter<Told>>>,
}

impl<I: Iterator<Item = Result<Rows, Damaged>>> Claims<I> {
    /// The next claim, if it is of that document.
    fn next_of(&mut self, load: &mut Load<'_>, id: &str) -> Option<(usize, Claim)> {
        loop {
            let Some(batch) = &mut self.current else {
                let told = load.claims_of(self.rows.next()?, &|_| true);
                self.current = Some(told.into_iter().peekable());
                continue;
            };
            if batch.peek().is_none() {
                self.current = None;
                continue;
            }
            return batch.next_if(|next| next.document == id).map(|next| (next.ordinal, next.claim));
        }
    }
}
