//! A lay-off whose length is only called long: "after such a long lay-off".

use ledger::ClaimValue;

use super::{Calls, Clue, Example, MEDICAL, Rule, Sink};
use crate::grammar::Tense;
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "long_layoff",
    asserts: "a player's lay-off is or was a long one",
    calls: Calls::by(&[], &[LONG])
        .with(Clue::of(&[], &[AWAY, &["lay"], SIDELINES]))
        .first_with(MEDICAL)
        .first_if_looks(|glance| glance.medical()),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi hurt a knee last May. \"After such a long lay-off, we will be careful with Tom,\" said coach Paul Weston.",
            reads: &["layoff | Tom Adeyemi | words=such_a_long_lay-off min_days=29 said_by=Paul_Weston"],
        },
        Example {
            text: "Mia Lund faces a lengthy spell on the sidelines with a calf injury.",
            reads: &["layoff | Mia Lund | words=a_lengthy_spell_on_the_sidelines"],
        },
        Example {
            text: "Ana Ruiz will be captain during Mia Lund's long absence with a knee injury.",
            reads: &["layoff | Mia Lund | words=long_absence"],
        },
    ],
    guards: &[
        "Tom Adeyemi hurt a knee after a long spell in the side.",
        "If the scan is bad, Tom Adeyemi faces a long lay-off.",
        "Rovers are back after a long winter break.",
    ],
};

/// More than four weeks: what injury studies call severe (Fuller et al. 2006), and the press a long absence.
const LONG_DAYS: u32 = 29;

const LONG: &[&str] = &["long", "lengthy", "extended", "prolonged", "long-term", "lengthier"];
const AWAY: &[&str] = &["layoff", "lay-off", "layoffs", "absence", "absences"];
const SIDELINES: &[&str] = &["sidelines", "sideline", "sidelined", "treatment", "injured"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let Some(end) = noun(scene, i) else { continue };
        let from = (i.saturating_sub(2)..i)
            .find(|&j| j >= scene.tokens.start && scene.is_word(j, &["such", "a", "another"]));
        let words = from.unwrap_or(i)..end;
        let supposed = scene.segments.iter().any(|s| s.condition)
            || scene.segment(i).is_some_and(|s| s.verb.tense == Tense::Modal);
        if supposed || scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let Some(patient) = scene.whose_absence(&words).or_else(|| scene.patient(&words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who was away");
            continue;
        };
        if !scene.medical(&words) && !scene.spoken_of(sink, &patient) {
            continue;
        }
        let value = ClaimValue::Layoff {
            min_days: LONG_DAYS,
            max_days: None,
            words: scene.text(words.clone()).to_lowercase(),
        };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).certain(scene.certainty(&words)));
    }
}

/// Where the noun phrase ends that the word for long belongs to, if it is one of being away hurt.
fn noun(scene: &Scene<'_>, long: usize) -> Option<usize> {
    let named = |j: usize| {
        if scene.is_word(j, AWAY) {
            return Some(j + 1);
        }
        // "lay-off" is two tokens.
        (scene.is_word(j, &["lay"]) && scene.is_word(j + 1, &["off", "offs"])).then_some(j + 2)
    };
    if let Some(end) = (long + 1..long + 4).find_map(named) {
        return Some(end);
    }
    let spell = (long + 1..long + 3).find(|&j| scene.is_word(j, &["spell", "period", "stint", "time"]))?;
    (spell + 1..spell + 4).find(|&j| scene.is_word(j, SIDELINES)).map(|j| j + 1)
}
