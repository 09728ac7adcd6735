//! What is said of one who is missed. Each rule that asks for such words takes the lists that it means, and adds its own.

/// "without Dorn", "minus Dorn".
pub(crate) const WITHOUT: &[&str] = &["without", "minus"];

/// "lost Dorn to injury".
pub(crate) const LOST: &[&str] = &["lost", "lose", "loses", "losing"];

/// "lacked Dorn".
pub(crate) const LACKED: &[&str] = &["lack", "lacks", "lacked", "lacking"];

/// "robbed of Dorn".
pub(crate) const ROBBED: &[&str] = &["robbed", "deprived", "shorn"];
