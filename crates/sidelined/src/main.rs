//! The command `sidelined`.
fn main() {}
