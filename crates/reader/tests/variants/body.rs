//! Another body part, or another diagnosis of the same joint.

use crate::moved::{Moved, Part};
use crate::words::Words;

/// A word of the press, the word that takes its place, and the regions that they name.
struct Swap {
    from: &'static str,
    to: &'static str,
    regions: Part,
    /// Words beside which the swap makes no sense.
    unless: &'static [&'static str],
}

/// What only a knee has, and figures of speech with a knee.
const KNEE: &[&str] = &["ligament", "meniscus", "cruciate", "on its knees"];
const HAND: &[&str] = &["a hand they"];

const fn swap(
    from: &'static str,
    to: &'static str,
    regions: (&'static str, &'static str),
    unless: &'static [&'static str],
) -> Swap {
    Swap { from, to, regions: Part { from: regions.0, to: regions.1 }, unless }
}

const SWAPS: &[Swap] = &[
    swap("hamstring", "calf", ("thigh", "lower_leg"), &[]),
    swap("hamstring", "groin", ("thigh", "hip_groin"), &[]),
    swap("calf", "hamstring", ("lower_leg", "thigh"), &[]),
    swap("calf", "groin", ("lower_leg", "hip_groin"), &[]),
    swap("groin", "calf", ("hip_groin", "lower_leg"), &[]),
    swap("groin", "hamstring", ("hip_groin", "thigh"), &[]),
    swap("hip", "groin", ("hip_groin", "hip_groin"), &["fracture"]),
    swap("knee", "shoulder", ("knee", "shoulder"), KNEE),
    swap("knee", "ankle", ("knee", "ankle"), KNEE),
    swap("knee", "wrist", ("knee", "wrist"), KNEE),
    swap("ankle", "wrist", ("ankle", "wrist"), &["turned"]),
    swap("ankle", "knee", ("ankle", "knee"), &["turned"]),
    swap("shoulder", "elbow", ("shoulder", "elbow"), &[]),
    swap("shoulder", "knee", ("shoulder", "knee"), &["sling"]),
    swap("wrist", "elbow", ("wrist", "elbow"), &["bone in"]),
    swap("foot", "ankle", ("foot", "ankle"), &[]),
    swap("foot", "hand", ("foot", "hand"), HAND),
    swap("finger", "toe", ("hand", "foot"), &["fingers"]),
    swap("toe", "finger", ("foot", "hand"), &[]),
    swap("thumb", "finger", ("hand", "hand"), &[]),
    swap("heel", "toe", ("foot", "foot"), &[]),
    swap("anterior", "posterior", ("knee", "knee"), &[]),
    swap("left", "right", ("", ""), &["(left)"]),
    swap("right", "left", ("", ""), &["(left)"]),
];

/// Every swap that makes sense of a text: its name, and how the text and its reading move.
pub(crate) fn all(text: &str) -> Vec<(String, Moved)> {
    let lower = text.to_lowercase();
    let sensible = SWAPS.iter().filter(|swap| {
        holds(&lower, swap.from)
            && !holds(&lower, swap.to)
            && !swap.unless.iter().any(|word| lower.contains(word))
            && (swap.from != "anterior"
                || lower.matches("cruciate").count() == lower.matches("anterior cruciate").count())
            && (!matches!(swap.from, "left" | "right") || only_sides(&lower, swap.from))
    });
    sensible
        .map(|swap| {
            let with = |article: &str, word: &str| format!("{article} {word}");
            let pairs = [
                (swap.from.to_owned(), swap.to.to_owned()),
                (with(article(swap.from), swap.from), with(article(swap.to), swap.to)),
            ];
            let part = (!swap.regions.from.is_empty()).then_some(swap.regions);
            (
                format!("{}-{}", swap.from, swap.to),
                Moved { words: Words::new(pairs), part, ..Moved::default() },
            )
        })
        .collect()
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn holds(text: &str, word: &str) -> bool {
    Words::new([(word.to_owned(), String::new())]).touches(text)
}

/// Whether the word stands only before a part of the body: `left knee`, not `left the field`.
fn only_sides(text: &str, side: &str) -> bool {
    const PARTS: &[&str] = &[
        "knee", "ankle", "leg", "hand", "shoulder", "wrist", "achilles", "arm", "knee.", "knee,", "ankle,",
        "ankle.", "knee\n", "achilles\n", "leg,", "arm.",
    ];
    let mut words = text.split([' ', '\n']).peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare == side && !words.peek().is_some_and(|next| PARTS.contains(next)) {
            return false;
        }
    }
    true
}
