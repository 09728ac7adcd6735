//! Short forms and nicknames of given names.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::rows;

const LEXICON: &str = include_str!("../lexicon/given_names.tsv");

/// Each name of the lexicon with the names that stand for it or that it stands for.
fn related() -> &'static FxHashMap<&'static str, Vec<&'static str>> {
    static RELATED: OnceLock<FxHashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    RELATED.get_or_init(|| {
        let mut names: FxHashMap<&'static str, Vec<&'static str>> = FxHashMap::default();
        for [full, short] in rows::<2>(LEXICON) {
            names.entry(full).or_default().push(short);
            names.entry(short).or_default().push(full);
        }
        names
    })
}

/// The folded names that the lexicon relates to a folded given name: its short forms, or what it is short for.
pub fn related_to(folded: &str) -> &'static [&'static str] {
    related().get(folded).map_or(&[], Vec::as_slice)
}

/// Whether two folded given names can be the same person's: equal, related in the lexicon, short for the same
/// name, one cut short after at least three letters (`seb` for `sebastian`), or one the other's initial (`j.`, `j`).
pub fn agree(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    a == b || cut_short(a, b) || cut_short(b, a) || share_a_name(a, b)
}

/// An initial, or the first three letters or more.
fn cut_short(short: &str, full: &str) -> bool {
    truncated(short, full) || (full.starts_with(short) && short.chars().count() == 1)
}

fn truncated(short: &str, full: &str) -> bool {
    full.starts_with(short) && short.chars().count() >= 3
}

/// Whether the two are short for one name, by the lexicon or by truncation.
fn share_a_name(a: &str, b: &str) -> bool {
    let (of_a, of_b) = (related_to(a), related_to(b));
    of_a.iter().any(|name| *name == b || of_b.contains(name) || truncated(b, name))
        || of_b.iter().any(|name| truncated(a, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fold, lexicon::assert_in_order};

    #[test]
    fn the_lexicon_is_folded_in_order_and_large_enough() {
        assert!(assert_in_order::<2>(LEXICON) >= 400);
        for [full, short] in rows::<2>(LEXICON) {
            assert_eq!((fold(full).as_str(), fold(short).as_str()), (full, short));
            assert_ne!(full, short);
        }
    }

    #[test]
    fn short_forms_nicknames_truncations_and_initials_agree() {
        for (a, b) in [
            ("tom", "thomas"),
            ("thomas", "tommy"),
            ("bill", "will"),
            ("pepe", "jose"),
            ("seb", "sebastian"),
            ("chris", "christopher"),
            ("j.", "jack"),
            ("k", "karl"),
            ("jack", "jack"),
        ] {
            assert!(agree(a, b) && agree(b, a), "{a} {b}");
        }
        for (a, b) in [("tom", "tim"), ("jo", "john"), ("", "john"), ("peter", "paul"), (".", "")] {
            assert!(!agree(a, b) && !agree(b, a), "{a} {b}");
        }
    }
}
