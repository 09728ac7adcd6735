//! Asking a store's record as of any day, family by family, with what was asked kept in memory.
//!
//! Knows: which names of a store may mean one person, what of the store a question needs, and when what is kept has to be
//! asked again. Must not know: how claims fold, SQL, packs, the terminal, or the clock.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod desk;
mod index;
mod kept;
mod memory;
mod outings;

pub use desk::{Desk, View};
pub use index::{FamilyId, Index, name_key};
pub use memory::Memory;
pub use outings::Outings;
