//! When a player will be back, and why that is thought.

mod answer;
mod player;
mod why;

pub use answer::{Answer, Match, ModelOut, RestsOn, State};
pub use player::{Asked, Basis};
