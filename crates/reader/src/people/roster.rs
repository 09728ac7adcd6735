//! The people of the packs, compiled for look-up by the keys of tokens.

use super::names::{Name, Scan};
use crate::lexicon::Lexicon;

/// Known people; empty without a pack.
#[derive(Debug, Default)]
pub struct Roster {}

impl Roster {
    /// Nobody: reading without a pack.
    pub fn empty(_lexicon: &Lexicon) -> Self {
        Self {}
    }

    /// Whether a lone name is somebody's surname or known name.
    pub(crate) fn knows(&self, _scan: &Scan<'_>, _name: &Name) -> bool {
        false
    }
}
