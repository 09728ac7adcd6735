//! A sentence's skeleton: its segments, who their subject is, and what their verb says of time and denial.

mod antecedents;
mod conditions;
mod function;
mod gapped;
mod governed;
mod openings;
mod segments;
mod subjects;
mod verb;

pub use function::Function;
pub use segments::{Link, Segment, segments};
pub use verb::{Tense, Verb};
pub(crate) use verb::{is_verb, shortened_verb};
