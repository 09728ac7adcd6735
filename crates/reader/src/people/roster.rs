//! The people of the packs, compiled for look-up by the keys of tokens.

use crate::lexicon::Lexicon;

/// Known people; empty without a pack.
#[derive(Debug, Default)]
pub struct Roster {}

impl Roster {
    /// Nobody: reading without a pack.
    pub fn empty(_lexicon: &Lexicon) -> Self {
        Self {}
    }
}
