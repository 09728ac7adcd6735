//! How much a player played before the injury, or has missed since: "made seven appearances before his injury".

use ledger::{ClaimValue, Exposure};

use super::{Calls, Example, MEDICAL, Rule, Sink};
use crate::scene::Scene;
use crate::text::Shape;

pub(super) const RULE: Rule = Rule {
    name: "played",
    asserts: "how much a player played or missed, in a report of the injury",
    calls: Calls::by(&[], &[APPEARANCES, STARTS, MINUTES, MATCHES])
        .first_with(MEDICAL)
        .first_if_looks(|glance| glance.medical()),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi made just seven league appearances before his knee injury.",
            reads: &["exposure | Tom Adeyemi | measure=appearances amount=7"],
        },
        Example {
            text: "Luca Brandt tore a knee ligament on Sunday. Brandt had started 111 games in a row.",
            reads: &["exposure | Luca Brandt | measure=starts amount=111"],
        },
        Example {
            text: "Mia Lund has missed 14 matches with a calf problem.",
            reads: &["exposure | Mia Lund | measure=matches_missed amount=14"],
        },
        Example {
            text: "Rovers have won more matches in 2021 (12) than Tom Adeyemi has played minutes (11) since his hamstring injury.",
            reads: &["exposure | Tom Adeyemi | measure=minutes amount=11"],
        },
        Example {
            text: "Ana Ruiz has been limited to four starts and 310 minutes by a knee injury.",
            reads: &[
                "exposure | Ana Ruiz | measure=starts amount=4",
                "exposure | Ana Ruiz | measure=minutes amount=310",
            ],
        },
    ],
    guards: &[
        "Tom Adeyemi scored seven goals before his knee injury.",
        "Rovers have won seven matches since Mia Lund's injury.",
    ],
};

/// What is counted.
const APPEARANCES: &[&str] = &["appearances", "appearance", "outings"];
const STARTS: &[&str] = &["starts"];
const MINUTES: &[&str] = &["minutes"];
const MATCHES: &[&str] = &["matches", "games", "fixtures"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let unit = if scene.is_word(i, APPEARANCES) {
            "appearances"
        } else if scene.is_word(i, STARTS) {
            "starts"
        } else if scene.is_word(i, MINUTES) {
            "minutes"
        } else {
            "matches"
        };
        let Some((at, end, amount)) = amount(scene, i) else { continue };
        let Some(segment) = scene.segment(i) else { continue };
        let from = segment.tokens.start.min(i.saturating_sub(6)).max(scene.tokens.start);
        let missed = scene.any_word(from..at.max(i), &["missed", "misses", "miss", "missing", "sat"]);
        let played = scene.any_word(
            from..at.max(i),
            &["made", "makes", "played", "managed", "started", "restricted", "limited", "featured"],
        );
        let measure = match (unit, missed, played) {
            ("matches", true, _) => "matches_missed",
            ("matches", _, true) if scene.any_word(from..at.max(i), &["started", "starting"]) => "starts",
            ("matches", _, true) => "appearances",
            ("minutes" | "starts" | "appearances", false, true) => unit,
            _ => continue,
        };
        let words = at.min(i)..end;
        let Some(patient) = scene.patient(&words) else { continue };
        if !scene.medical(&scene.tokens) && !scene.spoken_of(sink, &patient) {
            continue;
        }
        let over = (at + 1 < i).then(|| scene.text(at + 1..i).to_owned());
        let value = ClaimValue::Exposure(Exposure { measure: measure.to_owned(), amount, over });
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
    }
}

/// The number told with a unit at a token, before it or in brackets behind it: where it is, where the words end, what.
fn amount(scene: &Scene<'_>, unit: usize) -> Option<(usize, usize, u32)> {
    let bracketed = scene.is_mark(unit + 1, "(") && scene.is_mark(unit + 3, ")");
    if bracketed && let Some(n) = number(scene, unit + 2) {
        return Some((unit + 2, unit + 4, n));
    }
    let before = (unit.saturating_sub(4)..unit).rev().take_while(|&j| !scene.is_mark(j, ")"));
    before.filter_map(|j| number(scene, j).map(|n| (j, unit + 1, n))).next()
}

/// A whole number in digits or in words up to twenty.
fn number(scene: &Scene<'_>, i: usize) -> Option<u32> {
    const WORDS: &[&str] = &[
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty",
    ];
    let token = scene.page.surface.tokens.get(i)?;
    if token.is(Shape::NUMBER) {
        return scene.lower(i).replace(',', "").parse().ok();
    }
    WORDS.iter().position(|w| scene.is_word(i, &[w])).map(|n| n as u32)
}
