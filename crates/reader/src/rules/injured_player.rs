//! A player is injured or ill, told with an adjective: "the injured Adeyemi", "Adeyemi is injured", "injury-hit".

use ledger::{ClaimValue, InjuryFacts, Pathology, Phase, Region};

use super::{Example, Rule, Sink};
use crate::grammar::Tense;
use crate::scene::{Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "injured_player",
    asserts: "a player is injured or ill, told with an adjective",
    run,
    examples: &[
        Example {
            text: "Luca Brandt replaces the injured Tom Adeyemi on the wing.",
            reads: &["injury | Tom Adeyemi | region=unspecified"],
        },
        Example {
            text: "Substitute Luca Brandt came on for injured flanker Jan Kruger.",
            reads: &["injury | Jan Kruger | region=unspecified"],
        },
        Example { text: "Captain Mia Lund is still injured.", reads: &["injury | Mia Lund | region=unspecified"] },
        Example { text: "Tom Adeyemi was injured in training on Monday.", reads: &["injury | Tom Adeyemi | setting=training onset=2021-03-08"] },
    ],
    guards: &[
        "Tom Adeyemi was named in an injury-free squad.",
        "Tom Adeyemi spoke of the club's injured pride.",
        "Tom Adeyemi was not injured in the crash.",
        "Luca Brandt is sick of losing.",
    ],
};

const INJURED: &[&str] = &["injured", "crocked", "hurt", "lame"];
const PLAGUED: &[&str] = &["plagued", "hit", "ravaged", "prone", "jinxed", "troubled", "dogged", "stricken", "hampered", "affected"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.tokens.clone() {
        let injured = scene.is_word(i, INJURED);
        let plagued = scene.is_word(i, &["injury"]) && scene.is_word(i + 1, PLAGUED);
        if !injured && !plagued {
            continue;
        }
        let words = if plagued { i..i + 2 } else { i..i + 1 };
        // "his injured finger": the adjective is the part's, and other rules read it.
        if injured && scene.ailments.iter().any(|a| a.tokens.start <= i && i < a.tokens.end && !a.adjective) {
            continue;
        }
        if scene.negated(&words) || scene.hypothetical(&words) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let Some(patient) = before_name(scene, &words).or_else(|| after_verb(scene, &words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is said to be injured");
            continue;
        };
        let onset = scene.onset(&words, None);
        let phase = plagued.then_some(Phase::Past).filter(|_| scene.segment(i).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect)));
        let facts = InjuryFacts {
            region: Region::Unspecified,
            pathology: Pathology::Unspecified,
            setting: onset.setting.filter(|_| onset.when.is_some()),
            phase,
            ..InjuryFacts::default()
        };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.dated(onset.when, onset.steps).certain(scene.certainty(&words)));
    }
}

/// "the injured (flanker) Kruger".
fn before_name(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    let (number, mention) = scene.next_mention(words.end, 4)?;
    let between = words.end..mention.tokens.start;
    let plain = between.clone().all(|j| {
        let f = scene.function(j);
        f.is_empty() && !scene.page.surface.tokens.get(j).is_some_and(|t| t.is(crate::text::Shape::MARK))
    });
    plain.then(|| scene.by_mention(number, "whom the adjective describes")).flatten()
}

/// "Lund is injured", "was hurt against Italy".
fn after_verb(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    let segment = scene.segment(words.start)?;
    let verb = segment.verb.at?;
    use crate::grammar::Function;
    let genitive = |j: usize| scene.page.surface.tokens.get(j).is_some_and(|t| t.is(crate::text::Shape::CLITIC)) && !scene.is_word(j.wrapping_sub(1), &["he", "she", "who", "i", "they", "that"]);
    let be = (verb..words.start).any(|j| (scene.function(j).contains(Function::BE) && !genitive(j)) || scene.is_word(j, &["got", "gets", "getting", "off", "out", "departed"]));
    (be && words.start - verb <= 6).then(|| scene.patient(words)).flatten()
}
