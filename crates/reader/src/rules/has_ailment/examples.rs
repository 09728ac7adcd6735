//! What the rule reads, by what is to be seen in it; and what looks like it, and must give nothing.

mod guards;
mod over;
mod said;
mod what;
mod when;
mod whose;

use super::super::Example;

pub(super) use guards::GUARDS;

const BY_THEME: &[&[Example]] = &[what::EXAMPLES, whose::EXAMPLES, when::EXAMPLES, over::EXAMPLES, said::EXAMPLES];

pub(super) const EXAMPLES: &[Example] = &Example::joined::<{ Example::count(BY_THEME) }>(BY_THEME);
