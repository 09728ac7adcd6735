//! Players and fixtures of a competition, for turning names into people and matches into days.
//!
//! Knows: who played for which club in which season, who met whom on which day with what score, and what the
//! press calls clubs, derbies and given names. Must not know: what a report says, files, or the clock.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod build;
mod bundled;
mod clubs;
mod fixtures;
mod fold;
pub mod given;
mod lexicon;
mod load;
mod model;
mod names;
mod person;

pub use clubs::{AliasKind, ClubAlias, club_in, name_clubs};
pub use fold::{fold, fold_into};
pub use load::{File, PackError};
pub use model::{
    Club, ClubIndex, Fixture, FixtureIndex, Pack, PackPerson, PersonIndex, Position, Stint, season_of,
};
pub use names::{How, Named};
