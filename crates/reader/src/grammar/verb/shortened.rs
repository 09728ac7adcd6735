//! "Tom's running", "Lee's still out": a genitive's look on a short form of *is* or *has*.

use crate::text::{Shape, Surface};

/// What stands between a shortened verb and the rest.
const ADVERBS: &[&str] = &[
    "still", "just", "now", "also", "already", "probably", "definitely", "certainly", "really", "not",
    "obviously", "clearly", "hopefully", "maybe", "almost", "nearly",
];

/// What no noun begins with.
const NEVER_NOUNS: &[&str] = &[
    "a", "an", "been", "had", "gone", "got", "doing", "going", "getting", "having", "looking", "feeling",
    "fine", "ok", "okay", "available", "back-to-back", "unlikely", "hopeful", "doubtful",
];

/// What is no noun's either, with what follows it.
const WITH_MORE: &[(&str, &[&str])] = &[
    ("back", &["in", "with", "from", "running", "training", "playing", "to", "on", "out", "jogging"]),
    ("out", &["for", "with", "until", "of", "injured", "on", "there"]),
    ("in", &["the", "a", "good", "full", "great", "training", "contention"]),
    ("on", &["the", "crutches", "course", "track", "schedule", "his", "her"]),
    ("with", &["the", "us", "our"]),
    ("close", &["to"]),
    ("ready", &["to", "for"]),
    ("due", &["to", "back", "a", "for"]),
    ("likely", &["to"]),
    ("expected", &["to", "back"]),
    ("fit", &["again", "to", "for", "and", "now", "enough"]),
    ("running", SPOKEN),
    ("training", SPOKEN),
    ("working", SPOKEN),
    ("jogging", SPOKEN),
    ("coming", SPOKEN),
    ("improving", SPOKEN),
    ("progressing", SPOKEN),
    ("recovering", SPOKEN),
    ("struggling", SPOKEN),
    ("started", &["running", "training", "jogging", "to", "back"]),
    ("trained", SPOKEN),
    ("come", &["through", "back", "off", "on"]),
    ("torn", &["his", "her", "a", "the", "something"]),
    ("broken", &["his", "her", "a"]),
    ("hurt", &["his", "her", "a"]),
    ("pulled", &["his", "her", "a", "up", "out"]),
    ("done", &["his", "her", "a", "the", "well", "everything", "some"]),
    ("picked", &["up"]),
    ("taken", &["a", "part", "the"]),
];

/// What follows a participle of the present that is a verb's.
const SPOKEN: &[&str] = &[
    "again", "with", "on", "in", "well", "nicely", "hard", "every", "today", "outside", "now", "by",
    "really", "slowly", "along", "back", "all", "fully", "a", "for", "at", "towards", "from", "to", "and",
    "but", "this", "individually", "alone", "freely", "normally",
];

/// Participles of what he does, which may end what is said: "Tom's running."
const DOING: &[&str] =
    &["running", "training", "working", "jogging", "improving", "progressing", "recovering", "struggling"];

/// "Tom's running", "Lee's still out", "Owen's had a scan", as managers speak: behind a name, short for *is* or *has*, and no genitive.
/// What follows tells: no noun begins with it.
pub(crate) fn shortened_verb(surface: &Surface<'_>, i: usize) -> bool {
    behind_a_name(surface, i) && matches!(surface.word_at(i), "'s" | "’s") && begins_no_noun(surface, i + 1)
}

/// Behind a capital that is no "St James" and no "Lord".
fn behind_a_name(surface: &Surface<'_>, i: usize) -> bool {
    let name = i
        .checked_sub(1)
        .and_then(|b| surface.tokens.get(b))
        .is_some_and(|t| t.is(Shape::WORD) && t.is(Shape::CAPITAL));
    let place = || {
        surface.is_word(i.wrapping_sub(1), &["lord", "queen", "king"])
            || surface.is_word(i.wrapping_sub(2), &["st"])
    };
    name && !place()
}

/// Whether what follows is what no noun begins with.
fn begins_no_noun(surface: &Surface<'_>, at: usize) -> bool {
    let is = |i: usize, shape: Shape| surface.tokens.get(i).is_some_and(|t| t.is(shape));
    let ends = || surface.tokens.get(at + 1).is_none_or(|t| t.is(Shape::MARK) || t.is(Shape::QUOTE));
    let more = || {
        let own = surface.word_at(at);
        let first = |word: &str| own.eq_ignore_ascii_case(word);
        WITH_MORE.iter().any(|(word, next)| first(word) && surface.is_word(at + 1, next))
    };
    is(at, Shape::WORD)
        && !is(at, Shape::HYPHENATED)
        && !is(at + 1, Shape::HYPHENATED)
        && (surface.is_word(at, ADVERBS)
            || surface.is_word(at, NEVER_NOUNS)
            || surface.is_word(at, DOING) && ends()
            || more())
}
