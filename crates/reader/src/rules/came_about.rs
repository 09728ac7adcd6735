//! How an injury that the sentences before told came about: "It happened in Saturday's defeat", "He picked it up in training".

use ledger::{ClaimValue, InjuryFacts, Phase, Polarity, Region};

use super::{Calls, Draft, Example, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::scene::{Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "came_about",
    asserts: "the injury that was just told of a player came about then, or there",
    calls: Calls::by(&[Class::Happening], &[]).after_claims(),
    run,
    examples: &[
        Example {
            text: "Luca Brandt is in doubt with a sore shoulder. He was struck by a ball in the nets on Tuesday.",
            reads: &["injury | Luca Brandt | setting=training onset=2021-03-09"],
        },
        Example {
            text: "Mia Lund has a broken jaw. She collided with a team-mate in training on Friday.",
            reads: &["injury | Mia Lund | setting=training onset=2021-03-05"],
        },
        Example {
            text: "Luca Brandt has a torn hamstring. He was substituted in the 70th minute of Saturday's win over Leeds.",
            reads: &["injury | Luca Brandt | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Luca Brandt has a stress fracture. He broke down in the second over on Saturday.",
            reads: &["injury | Luca Brandt | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Luca Brandt has a knee injury. It happened in Saturday's defeat at Rovers.",
            reads: &["injury | Luca Brandt | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Luca Brandt has a knee injury. It was sustained in Saturday's match.",
            reads: &["injury | Luca Brandt | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Luca Brandt has a knee injury. The striker picked it up in training on Friday.",
            reads: &["injury | Luca Brandt | setting=training onset=2021-03-05"],
        },
        Example {
            text: "Luca Brandt has a knee injury. The problem first surfaced in a training session last Thursday.",
            reads: &["injury | Luca Brandt | setting=training onset=2021-03-04"],
        },
        Example {
            text: "Luca Brandt has a knee injury. It happened when he tackled Jan Kruger.",
            reads: &["injury | Luca Brandt | setting=match"],
        },
        Example {
            text: "Mia Lund is out with a calf strain. The problem, which she suffered against Rovers on Saturday, is not serious.",
            reads: &["injury | Mia Lund | setting=match onset=2021-03-06"],
        },
    ],
    guards: &[
        "Luca Brandt has a knee injury. The injury he picked up while on tour means he is looking to the match on 17 April.",
        "Luca Brandt has a knee injury. The problem he picked up on tour means that he is looking to the match on 17 April.",
        "Luca Brandt has a knee injury. Jan Kruger is over the problem he picked up in training on Friday.",
        "Luca Brandt has a knee injury. Jan Kruger was struck by a ball in the nets on Tuesday.",
        "Luca Brandt scored twice. It happened in Saturday's defeat at Rovers.",
        "Luca Brandt has a knee injury. Jan Kruger has the ball and picked it up in training on Friday.",
        "Luca Brandt has a torn hamstring. Jan Kruger was substituted in the 70th minute of Saturday's win over Leeds.",
        "Luca Brandt was substituted in the 70th minute of Saturday's win over Leeds.",
        "Luca Brandt was substituted in the 70th minute on Saturday. He has a cold.",
        "Luca Brandt has recovered from a calf strain. He was substituted in the 70th minute of Saturday's win over Leeds.",
        "Luca Brandt has a knee injury. It would not have happened in Saturday's match.",
        "Luca Brandt has a knee injury. The rain came. Then there was tea. It happened in Saturday's match.",
        "Luca Brandt is out with a knee injury. It could have happened in training on Friday.",
    ],
};

/// Sentences back in which the injury may stand.
const BACK: usize = 1;

/// So many of the latest claims are looked at.
const LATEST: usize = 24;

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::Happening) {
        let words = hit.tokens();
        let tense = scene.segment(words.start).map_or(Tense::None, |s| s.verb.tense);
        let told = matches!(tense, Tense::Past | Tense::PastPerfect | Tense::Perfect)
            || entry.phrase.contains("dates");
        if !told || scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let Some(patient) = whose(scene, sink).filter(|p| entry.column(0) == "it" || does(scene, &words, p))
        else {
            sink.nearly(RULE.name, scene, &words, "no injury of his was just told");
            continue;
        };
        // "was substituted" may be for anything: only of a hurt that was told before, and is not over.
        let now = |d: &Draft| {
            let hurt = |f: &InjuryFacts| f.region != Region::Illness && f.phase != Some(Phase::Past);
            d.sentence <= scene.index
                && d.persons == patient.persons
                && matches!(&d.value, ClaimValue::Injury(f) if hurt(f))
        };
        if entry.phrase.contains("substituted") && !sink.drafts.iter().rev().take(LATEST).any(now) {
            continue;
        }
        if told_of_more(scene, &words) {
            continue;
        }
        let onset = scene.onset(&words, None);
        if onset.setting.is_none() && onset.when.is_none() {
            continue;
        }
        let facts = InjuryFacts { setting: onset.setting, ..InjuryFacts::default() };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(scene.certainty(&words)).if_hurt(true).unless_told());
    }
}

/// "the injury he picked up on tour means he is looking to the match on October 17": whether a time stands behind the verb to which such a
/// clause is the subject, and so is not of how it came about.
fn told_of_more(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    const LEADS: &[&str] =
        &["means", "meant", "makes", "made", "forced", "kept", "ruled", "left", "leaves", "caused"];
    let relative = scene.any_word(words.clone(), &["he", "she"]);
    let Some(segment) = scene.segment(words.start).filter(|_| relative) else { return false };
    let auxiliary = |i: &usize| {
        scene.function(*i).intersects(Function::BE | Function::HAVE | Function::MODAL)
            && segment.tokens.contains(i)
    };
    let end = scene.tokens.end;
    let verb = (words.end..end).find(|i| auxiliary(i) || scene.is_word(*i, LEADS));
    verb.is_some_and(|verb| scene.times(&(verb..end)).next().is_some())
}

/// The one player whose injury was told last, in this sentence or the one before.
fn whose(scene: &Scene<'_>, sink: &Sink) -> Option<Patient> {
    let injury = |d: &&Draft| matches!(d.value, ClaimValue::Injury(_)) && d.polarity == Polarity::Affirmed;
    let last = sink
        .drafts
        .iter()
        .rev()
        .take(LATEST)
        .take_while(|d| d.sentence + BACK >= scene.index)
        .find(injury)?;
    (last.persons.len() == 1).then(|| Patient {
        persons: last.persons.clone(),
        mention: None,
        why: "whose injury was just told",
    })
}

/// Whether the clause's own subject is he: "The striker picked it up".
fn does(scene: &Scene<'_>, words: &std::ops::Range<usize>, patient: &Patient) -> bool {
    scene.patient(words).is_some_and(|p| p.persons == patient.persons)
}
