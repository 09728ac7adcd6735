//! What only looks like an absence from a match: a session that is missed, or a match that somebody was in and did not finish.

use std::ops::Range;

use ledger::Interval;

use crate::scene::Scene;

/// A training session missed so many days before the report leaves the next match open.
const TRAINED_DAYS: i64 = 3;

/// "was withdrawn at half-time in Saturday's win": in the course of a match.
pub(super) fn in_its_course(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const COURSE: &[&str] =
        &["half-time", "halftime", "interval", "break", "minute", "minutes", "late", "early", "half"];
    // "withdrew from Saturday's final midway through the second set".
    const REACH: usize = 8;
    scene.is_word(words.end.wrapping_sub(1), &["withdrawn"])
        && scene.any_word(words.end..words.end + 5, COURSE)
        || scene.any_word(words.clone(), &["withdrew", "withdraw", "withdrawn", "withdrawing", "pulled"])
            && scene.any_word(words.end..words.end + REACH, &["midway", "halfway", "mid-match"])
            && !scene.any_word(words.end..words.end + REACH + 4, &["season", "campaign", "year", "tour"])
}

/// "sat out training on Tuesday with a stiff neck": whether he plays is open.
pub(super) fn misses_training(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const MISSES: &[&str] =
        &["miss", "misses", "missed", "missing", "sat", "sit", "sits", "sitting", "skipped", "skips"];
    // "was forced to miss training".
    scene.any_word(words.end..words.end + 3, &["training", "practice", "practise"])
        && scene.any_word(words.clone(), MISSES)
        // "kept Brandt out of training".
        || scene.any_word(words.clone(), &["kept"])
            && scene.is_word(words.end, &["of"])
            && scene.any_word(words.end + 1..words.end + 3, &["training", "practice"])
}

/// So few days ago that a session missed then leaves the next match open.
pub(super) fn lately(scene: &Scene<'_>, when: Interval) -> bool {
    when.earliest >= ledger::add_days(scene.page.published.earliest, -TRAINED_DAYS)
}
