//! An adjective of hurt that describes no player: a verb of hurting, a list's name, a part's, somebody without a name.

use std::ops::Range;

use super::whose::before_name;
use super::{CASUALTY, HOBBLING, INJURED};
use crate::grammar::{Function, Link};
use crate::scene::Scene;

/// Whether the word tells of no player, or something that other rules read.
pub(super) fn nobodys(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let i = words.start;
    let injured = scene.is_word(i, INJURED);
    before_no_name(scene, words)
        || has_an_object(scene, i)
        || another_who(scene, i)
        // "fatally injured": no player who comes back.
        || scene.is_word(i.wrapping_sub(1), &["fatally", "mortally"])
        // "placed on injured reserve": a list's name.
        || injured && scene.is_word(i + 1, &["reserve", "reserves", "list"])
        // "his injured finger": the adjective is the part's, and other rules read it.
        || injured
            && scene.ailments.iter().any(|a| a.tokens.start <= i && i < a.tokens.end && !a.adjective)
}

/// A word that is said of a player only before his name, and stands before none.
fn before_no_name(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let lead = words.start.wrapping_sub(1);
    scene.is_word(words.start, CASUALTY)
        && (!scene.is_word(lead, &["term", "injury"]) || before_name(scene, words).is_none())
        || scene.is_word(words.start, HOBBLING)
            && (!scene.is_word(lead, &["the", "a"]) || before_name(scene, words).is_none())
}

/// A verb with what it hurts.
fn has_an_object(scene: &Scene<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    // "had hurt her back": which other rules read.
    let part = scene.is_word(i, &["hurt", "injured"])
        && scene.function(i + 1).intersects(Function::POSSESSIVE)
        && !scene.function(before).intersects(Function::DETERMINER);
    // "the ban had hurt him": the object is the one who suffers, and what hurts is no body.
    part || scene.is_word(i, &["hurt"])
        && scene.is_word(i + 1, &["him", "her", "them", "me", "us"])
        && !scene.is_word(before, &["got", "gets"])
}

/// "took the place of a team-mate who was hurt": somebody who is not named.
fn another_who(scene: &Scene<'_>, at: usize) -> bool {
    const SOMEBODY: &[&str] = &[
        "team-mate", "teammate", "mate", "colleague", "player", "opponent", "rival", "friend", "man",
        "woman", "striker", "defender", "midfielder", "goalkeeper", "rider", "runner", "bowler", "batsman",
        "forward",
    ];
    let Some(segment) = scene.segment(at).filter(|s| s.link == Link::Relative) else {
        return false;
    };
    let noun = segment.tokens.start.wrapping_sub(1);
    // "is a player who was hurt young": the player himself.
    let article = (noun.saturating_sub(4).max(scene.tokens.start)..noun)
        .rev()
        .find(|&i| scene.is_word(i, &["a", "an", "another"]));
    let governed = |i: usize| scene.function(i.wrapping_sub(1)).contains(Function::PREPOSITION);
    scene.is_word(noun, SOMEBODY) && article.is_some_and(governed)
}
