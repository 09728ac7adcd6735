//! From one store to another: everything as it was recorded, when it was recorded.

use std::ops::ControlFlow;

use jiff::Timestamp;
use ledger::{Appearance, Claim, Curation};

use crate::{Result, Store, StoredDocument, StoredPack, Visit};

/// Stands, in the text of a document of which only cited words were kept, for each byte that was not: U+001A, SUBSTITUTE.
pub const NOT_KEPT: char = '\u{1a}';

/// A document as a store keeps it, with its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDocument {
    /// The document.
    pub document: StoredDocument,
    /// Its text; what an erasure left of it, or what was kept of it ([`NOT_KEPT`]), where `redacted`.
    pub text: String,
    /// Whether somebody was erased from it, or only cited words were kept, so that its identity is no more that of its text.
    pub redacted: bool,
    /// Its claims, in the order of the reading.
    pub claims: Vec<Claim>,
}

/// What keeps erased persons out: keyed digests, and their keys.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct KeptTombstones {
    /// The keys; the store's own first.
    pub(crate) keys: Vec<Vec<u8>>,
    /// The digests, and when each was raised.
    pub(crate) marks: Vec<(String, Timestamp)>,
}

impl std::fmt::Debug for KeptTombstones {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The keys are nobody's business.
        write!(f, "KeptTombstones({} marks)", self.marks.len())
    }
}

/// A part of a store on its way to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who was erased: comes first, once.
    Tombstones(KeptTombstones),
    /// A pack.
    Pack(StoredPack),
    /// Some documents, in the order in which they were recorded.
    Documents(Vec<KeptDocument>),
    /// Some appearances, each with when it was recorded.
    Appearances(Vec<(Appearance, Timestamp)>),
    /// Some of what is known of addresses that are followed.
    Visits(Vec<Visit>),
    /// All that curators said, in their order: comes last, once.
    Curation(Vec<Curation>),
}

/// What a store took over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Documents that were not there.
    pub documents: u64,
    /// Their claims.
    pub claims: u64,
    /// Documents that were there.
    pub known: u64,
    /// Packs that were not there, or were older.
    pub packs: u64,
    /// Appearances that were not there.
    pub appearances: u64,
    /// Curators' edits that were not there.
    pub edits: u64,
    /// Tombstones that were not there.
    pub tombstones: u64,
    /// Documents that were there and told of somebody erased elsewhere, and tell it no more.
    pub redacted: u64,
}

impl std::ops::AddAssign for Taken {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.claims += other.claims;
        self.known += other.known;
        self.packs += other.packs;
        self.appearances += other.appearances;
        self.edits += other.edits;
        self.tombstones += other.tombstones;
        self.redacted += other.redacted;
    }
}

/// Copies one store into another, whichever databases they are in: documents and claims, appearances, packs, what
/// is followed, what curators said, and who was erased, each with the time at which it was recorded. What is there already stays as it
/// is, so that a copy that broke off can be made again; whoever was erased from either is in neither afterwards.
///
/// `told` hears of each part that was taken over, with all that was taken so far.
///
/// # Errors
/// Those of [`Store::hand_over`] and [`Store::take_over`]; what was taken over before stays.
pub fn copy(from: &dyn Store, to: &mut dyn Store, told: &mut dyn FnMut(&Taken)) -> Result<Taken> {
    let mut taken = Taken::default();
    let mut failed = None;
    from.hand_over(&mut |part| match to.take_over(&part) {
        Ok(new) => {
            taken += new;
            told(&taken);
            ControlFlow::Continue(())
        }
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    failed.map_or(Ok(taken), Err)
}
