//! How much a player played before the injury, or has missed since: "made seven appearances before his injury".

use ledger::{ClaimValue, Exposure};

use super::{Example, Rule, Sink};
use crate::scene::Scene;
use crate::text::Shape;

pub(super) const RULE: Rule = Rule {
    name: "played",
    asserts: "how much a player played or missed, in a report of the injury",
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi made just seven league appearances before his knee injury.",
            reads: &["exposure | Tom Adeyemi | measure=appearances amount=7"],
        },
        Example { text: "Mia Lund has missed 14 matches with a calf problem.", reads: &["exposure | Mia Lund | measure=matches_missed amount=14"] },
    ],
    guards: &["Tom Adeyemi scored seven goals before his knee injury.", "Rovers have won seven matches since Mia Lund's injury."],
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    if !scene.medical(&scene.tokens) && scene.topic.is_empty() {
        return;
    }
    for i in scene.tokens.clone() {
        let unit = if scene.is_word(i, &["appearances", "appearance", "outings"]) {
            "appearances"
        } else if scene.is_word(i, &["starts"]) {
            "starts"
        } else if scene.is_word(i, &["minutes"]) {
            "minutes"
        } else if scene.is_word(i, &["matches", "games", "fixtures"]) {
            "matches"
        } else {
            continue;
        };
        let Some((at, amount)) = (i.saturating_sub(4)..i).rev().find_map(|j| number(scene, j).map(|n| (j, n))) else { continue };
        let Some(segment) = scene.segment(i) else { continue };
        let missed = scene.any_word(segment.tokens.start..at, &["missed", "misses", "miss", "missing", "sat"]);
        let played = scene.any_word(segment.tokens.start..at, &["made", "makes", "played", "managed", "makes", "started", "restricted", "limited"]);
        let measure = match (unit, missed, played) {
            ("matches", true, _) => "matches_missed",
            ("matches", _, true) => "appearances",
            ("minutes" | "starts" | "appearances", false, true) => unit,
            _ => continue,
        };
        let words = at..i + 1;
        let Some(patient) = scene.patient(&words) else { continue };
        let over = (at + 1 < i).then(|| scene.text(at + 1..i).to_owned());
        let value = ClaimValue::Exposure(Exposure { measure: measure.to_owned(), amount, over });
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
    }
}

/// A whole number in digits or in words up to twenty.
fn number(scene: &Scene<'_>, i: usize) -> Option<u32> {
    const WORDS: &[&str] = &[
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];
    let token = scene.page.surface.tokens.get(i)?;
    if token.is(Shape::NUMBER) {
        return scene.lower(i).replace(',', "").parse().ok();
    }
    WORDS.iter().position(|w| scene.is_word(i, &[w])).map(|n| n as u32)
}
