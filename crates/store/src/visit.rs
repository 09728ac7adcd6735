//! What is kept of an address on the web that is followed.

use jiff::Timestamp;
use ledger::DocumentId;

/// What is known of an address, or of an entry of a feed, from the last time that it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// What was looked at: see [`Visit::mark_of`].
    pub mark: String,
    /// The `ETag` that came with it.
    pub etag: Option<String>,
    /// The `Last-Modified` that came with it.
    pub last_modified: Option<String>,
    /// Digest (SHA-256, in hexadecimal) of what was found there; `None` where nothing was found yet.
    pub content: Option<String>,
    /// How often in a row it could not be had.
    pub failures: u32,
    /// When to look again at the earliest; `None` for any time. To the millisecond, as are all instants here.
    pub not_before: Option<Timestamp>,
    /// When it was looked at.
    pub visited_at: Timestamp,
}

impl Visit {
    /// The mark of an entry of a feed, or (with no entry) of the feed or page itself. A digest: addresses may name persons, and
    /// whoever is forgotten must not stand here.
    pub fn mark_of(address: &str, entry: Option<&str>) -> String {
        // No address has a line break in it.
        match entry {
            None => DocumentId::of(address).0,
            Some(entry) => DocumentId::of(&format!("{address}\n{entry}")).0,
        }
    }
}
