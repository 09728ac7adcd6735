//! A sentence's skeleton: its segments, who their subject is, and what their verb says of time, doubt and denial.

mod function;

pub use function::Function;
