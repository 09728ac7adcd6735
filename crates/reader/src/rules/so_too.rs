//! What is said of one player and then of another in a word: "Lund has had surgery, as has Ruiz", "carries an injury alongside
//! Ruiz".

use ledger::ClaimValue;

use super::{Calls, Draft, Example, Rule, Sink};
use crate::people::{Form, PersonKey};
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "so_too",
    asserts: "what the clause before tells of a player holds of another too",
    calls: Calls::by(&[], &[WORDS]).after_others(),
    run,
    examples: &[
        Example {
            text: "Defender Dario Costa, who pulled a calf muscle in May, is running outside, as is winger Luca Brandt.",
            reads: &["stage | Luca Brandt | rung=40"],
        },
        Example {
            text: "Defender Dario Costa has had knee surgery, as has winger Luca Brandt.",
            reads: &["surgery | Luca Brandt | state=done"],
        },
        Example {
            text: "Striker Tom Adeyemi is out with a sore elbow, as is captain Jan Kruger with a stiff neck.",
            reads: &["status | Jan Kruger | status=out"],
        },
        Example {
            text: "Striker Tom Adeyemi is out injured, as is captain Jan Kruger.",
            reads: &["status | Jan Kruger | status=out"],
        },
        Example {
            text: "Batsmen Luca Brandt and Dario Costa are carrying niggling injuries alongside the wicketkeeper Jan Kruger.",
            reads: &["injury | Jan Kruger | region=unspecified"],
        },
        Example {
            text: "Tom Adeyemi is nearing a return from a long-term injury, along with Luca Brandt, Jan Kruger and Dario Costa.",
            reads: &[
                "injury | Luca Brandt | region=unspecified",
                "injury | Dario Costa | region=unspecified",
            ],
        },
        Example {
            text: "Striker Tom Adeyemi has been ruled out with a knee injury, along with winger Luca Brandt.",
            reads: &["status | Luca Brandt | status=out"],
        },
        Example {
            text: "Striker Tom Adeyemi is out with a knee injury and so is captain Jan Kruger.",
            reads: &["injury | Jan Kruger | region=knee", "status | Jan Kruger | status=out"],
        },
    ],
    guards: &[
        "Striker Tom Adeyemi is out with a knee injury and so captain Jan Kruger will start.",
        "Striker Tom Adeyemi is out with a knee injury and so is in Rome with Jan Kruger.",
        "Striker Tom Adeyemi missed training, as did captain Jan Kruger with permission.",
        "Striker Tom Adeyemi has a knee injury, and captain Jan Kruger, along with coach Ivo Dorn, is in Rome.",
        "Striker Tom Adeyemi is out injured, as has been reported by Luca Brandt.",
        "Striker Tom Adeyemi is out with a knee injury, as was expected.",
        "Striker Tom Adeyemi, out with a knee injury since May, once played alongside Luca Brandt.",
        "Striker Tom Adeyemi has a knee injury and will not start, as coach Ivo Dorn has said.",
    ],
};

const WORDS: &[&str] = &["as", "alongside", "along", "so"];

/// Where an ailment of his own may stand behind the other's name.
const OWN: usize = 4;

const AUXILIARIES: &[&str] = &["has", "have", "had", "is", "are", "was", "were", "will", "did", "does", "do"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let Some((from, whole)) = joins(scene, i) else { continue };
        let Some((number, mention)) =
            scene.next_mention(from, 4).filter(|(_, m)| !m.possessive && m.form != Form::Pronoun)
        else {
            continue;
        };
        // "as is the rule for Lund": nothing but the name's own description may stand between.
        let plain = |j: usize| {
            let f = scene.function(j);
            !f.verbal() && !f.intersects(crate::grammar::Function::PREPOSITION)
        };
        if !(from..mention.tokens.start).all(plain) {
            continue;
        }
        let words = i..mention.tokens.end;
        let Some(patient) = scene.by_mention(number, "of whom the same is said") else { continue };
        // "as did Brandt with a stiff neck": the hurt is his own.
        let end = mention.tokens.end;
        let own = scene.is_word(end, &["with"])
            && scene.ailments.iter().any(|a| a.tokens.start > end && a.tokens.start <= end + OWN);
        let whole = whole && !own;
        let told: Vec<Draft> = said_before(scene, sink, i, &patient.persons)
            .filter(|d| whole || !matches!(d.value, ClaimValue::Injury(_)))
            .cloned()
            .collect();
        for draft in told {
            let evidence = draft.evidence.start.min(words.start)..words.end;
            let steps = vec![format!("player: {}", patient.why)];
            sink.add(Draft { rule: RULE.name, persons: patient.persons.clone(), evidence, steps, ..draft });
        }
    }
}

/// Where the other's name may begin, and whether the hurt itself is said of him too.
fn joins(scene: &Scene<'_>, i: usize) -> Option<(usize, bool)> {
    let comma = scene.is_mark(i.wrapping_sub(1), ",");
    if scene.is_word(i, &["as"]) {
        let whole = !scene.ailments.iter().any(|a| a.tokens.start > i);
        return (comma && scene.is_word(i + 1, AUXILIARIES)).then_some((i + 2, whole));
    }
    // "and so is Lund", "So has Lund".
    if scene.is_word(i, &["so"]) {
        let joined = comma || i == scene.tokens.start || scene.is_word(i.wrapping_sub(1), &["and"]);
        // "is fit after a cold and so is Brandt after a knee injury": to each his own.
        let whole = !scene.ailments.iter().any(|a| a.tokens.start > i);
        return (joined && scene.is_word(i + 1, AUXILIARIES)).then_some((i + 2, whole));
    }
    if scene.is_word(i, &["along"]) {
        // "is nearing a return from injury, along with": only what names no part is said of both.
        const REACH: usize = 14;
        let mut told =
            scene.ailments.iter().filter(|a| a.tokens.end <= i && a.tokens.end + REACH > i).peekable();
        let near = told.peek().is_some_and(|_| comma) || scene.ailments.iter().any(|a| a.tokens.end == i);
        let whole = told.all(|a| a.bare_injury);
        return (near && scene.is_word(i + 1, &["with"])).then_some((i + 2, whole));
    }
    scene.ailments.iter().any(|a| a.tokens.end == i && !a.bare_part).then_some((i + 1, true))
}

/// What the sentence told before of the player of whom it spoke last.
fn said_before<'s>(
    scene: &Scene<'_>,
    sink: &'s Sink,
    at: usize,
    but: &'s [PersonKey],
) -> impl Iterator<Item = &'s Draft> + use<'s> {
    let sentence = scene.index;
    // "Costa, who pulled a calf muscle, is running, as is Brandt": of the clause right before, and not of what hangs on the name.
    let clause = scene.segment(at.saturating_sub(2)).map_or(scene.tokens.start, |s| s.tokens.start);
    let tells = move |d: &&Draft| {
        d.sentence == sentence
            && d.evidence.end <= at
            && d.evidence.end > clause
            && !d.if_hurt
            && matches!(
                d.value,
                ClaimValue::Injury(_)
                    | ClaimValue::Status { .. }
                    | ClaimValue::Stage { .. }
                    | ClaimValue::Surgery { .. }
            )
            && !d.persons.iter().any(|p| but.contains(p))
    };
    let own = || sink.drafts.iter().rev().take_while(move |d| d.sentence == sentence);
    let last: Vec<PersonKey> =
        own().filter(tells).max_by_key(|d| d.evidence.end).map(|d| d.persons.clone()).unwrap_or_default();
    own().filter(tells).filter(move |d| d.persons == last)
}
