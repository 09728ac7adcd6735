//! What the record says, in plain English, and whom somebody means who types a name: the same on the terminal and on a page.
//!
//! Knows: how days, injuries, stages, claims, absences and forecasts are told in words, which player or club a name means, who is
//! no longer of a club, what of the record is counted, and what of it is drawn.
//! Must not know: SQL, files, the terminal, HTTP, or the clock.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod clubs;
pub mod counted;
pub mod drawn;
pub mod mark;
pub mod missed;
pub mod names;
pub mod outlook;
pub mod squads;
pub mod statistics;
pub mod timeline;
pub mod why;
pub mod words;
