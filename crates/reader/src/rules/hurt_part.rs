//! A player hurts a part of the body, told with a verb: "broke his leg", "has injured his right calf".

mod examples;
mod object;
mod rows;

use std::ops::Range;

use ledger::{ClaimValue, InjuryFacts, Pathology, Phase, Region};

use object::{fronted, object};

use super::{AILMENTS, Calls, Clue, Draft, Glance, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry, Hit};
use crate::people::Form;
use crate::scene::{Ailment, Onset, Patient, Scene, of_each};

pub(super) const RULE: Rule = Rule {
    name: "hurt_part",
    asserts: "a player hurts a part of the body, told with a verb",
    calls: Calls::by_clue(
        Clue::of(&[], &[]).or(&[(Class::InjuryVerb, |e| e.column(3).contains("object_body"))]),
    )
    .with(Clue::of(&[Class::Body, Class::Diagnosis, Class::Illness], &[]))
    .if_looks(looks),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Whether what ails somebody stands near behind a verb of hurting, as its object.
fn looks(glance: &Glance<'_>) -> bool {
    // What modifies the noun is part of the ailment.
    const MODIFIERS: usize = 5;
    let apart = |i: usize| {
        glance.function(i).intersects(Function::PREPOSITION | Function::CONJ)
            || glance.surface.is_word(i, &[","])
    };
    let object = |verb: &Hit, ailment: &Hit| {
        let (from, start) = (verb.end as usize, ailment.start as usize);
        ailment.end > verb.start + 1
            && start <= from + 9 + MODIFIERS
            && !(from..start.saturating_sub(MODIFIERS)).any(apart)
    };
    let ails = |h: &&Hit| AILMENTS.contains(&h.class);
    // "the shoulder (that) Kruger hurt".
    let stands_before = |part: &Hit, verb: &Hit| {
        const NAME: usize = 6;
        let (start, end, verb) = (part.start as usize, part.end as usize, verb.start as usize);
        end < verb
            && verb - end <= NAME
            && (glance.any_word(start.saturating_sub(2)..start, &["the", "a", "an"]) || glance.owned(start))
    };
    let weak = |h: &Hit| h.class == Class::Body && !glance.lexicon.entry(h).column(2).is_empty();
    // "threw the ball back": a part that is hardly ever one must be somebody's.
    let owned = glance.hits.iter().filter(ails).any(|h| {
        let start = h.start as usize;
        !weak(h)
            || glance.owned(start)
            || glance.any_word(start.saturating_sub(3 + MODIFIERS)..start, &["a", "an", "the", "both", "two"])
    });
    glance.phrases(Class::InjuryVerb).filter(|(_, e)| e.column(3).contains("object_body")).any(|(verb, _)| {
        glance.surface.is_word(verb.end as usize, &["it"])
            || glance.hits.iter().any(|h| h.class == Class::Body && stands_before(h, verb))
            || owned && glance.hits.iter().filter(ails).any(|h| object(verb, h))
    })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (verb, entry) in scene.phrases(Class::InjuryVerb) {
        if !entry.column(3).contains("object_body") || read_already(scene, sink, verb, entry) {
            continue;
        }
        let harm = Pathology::from_slug(entry.column(2)).unwrap_or(Pathology::Unspecified);
        let Some(ailment) = object(scene, verb, harm) else { continue };
        let words = verb.start as usize..ailment.tokens.end.max(verb.end as usize);
        let fronted = fronted(scene, verb);
        // "did not like the ankle that he broke": the denial is another verb's.
        let denied = match fronted {
            Some((part, _)) => {
                (part.tokens.end..verb.start as usize).any(|i| scene.function(i).contains(Function::NEGATION))
            }
            None => scene.negated(&words),
        };
        // "nearly pulled a hamstring".
        let nearly = scene.is_word(words.start.wrapping_sub(1), &["nearly", "almost"]);
        let once = super::other_senses::at_first_taken_for(scene, &words);
        if nearly || once || scene.hypothetical(&words) || denied {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let whose = fronted.and_then(|(_, number)| scene.by_mention(number, "who hurt it"));
        let Some(patient) = whose
            .or_else(|| scene.owner_or_subject(ailment, &words))
            .map(|p| super::has_ailment::share(scene, ailment, p))
        else {
            sink.nearly(RULE.name, scene, &words, "nobody whose body it could be");
            continue;
        };
        told(scene, sink, verb, entry, ailment, &patient);
        another_s(scene, sink, verb, entry, ailment);
    }
}

/// "after missing a week with two broken ribs": a participle before its noun is no verb, and the noun is read already.
fn read_already(scene: &Scene<'_>, sink: &Sink, verb: &Hit, entry: &Entry) -> bool {
    let over = |d: &Draft| {
        matches!(&d.value, ClaimValue::Injury(f) if f.phase.is_some())
            && d.evidence.contains(&(verb.start as usize))
    };
    entry.column(1) == "participle"
        && !perfect(scene, verb.start as usize)
        && sink.drafts.iter().rev().take_while(|d| d.sentence == scene.index).any(over)
}

/// The injury of the part that the verb takes, and of those that stand in a row with it.
fn told(scene: &Scene<'_>, sink: &mut Sink, verb: &Hit, entry: &Entry, ailment: &Ailment, patient: &Patient) {
    let words = verb.start as usize..ailment.tokens.end.max(verb.end as usize);
    let (onset, phase) = begun(scene, verb, entry, ailment, &words);
    let first = InjuryFacts { setting: onset.setting, phase, ..facts(scene, entry, ailment, &words) };
    let mut first = as_told_before(scene, sink, entry, &words, patient, first);
    // "both have fractured cheekbones".
    if patient.persons.len() > 1
        && let Some(one) = first.diagnosis.as_deref().and_then(of_each)
    {
        first.diagnosis = Some(one);
    }
    let certainty = scene.certainty(&words);
    let draft = Sink::draft(RULE.name, scene, patient, &words, ClaimValue::Injury(first));
    sink.add(draft.begun(onset.clone()).certain(certainty));
    for part in rows::more_parts(scene, ailment) {
        let words = words.start..part.tokens.end;
        let facts = InjuryFacts { setting: onset.setting, phase, ..facts(scene, entry, part, &words) };
        let draft = Sink::draft(RULE.name, scene, patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset.clone()).certain(scene.certainty(&words)));
    }
    for part in rows::dated(scene, ailment) {
        let onset = scene.onset(&part.tokens, phase);
        let words = words.start..part.tokens.end;
        let facts = InjuryFacts { setting: onset.setting, phase, ..facts(scene, entry, part, &words) };
        let draft = Sink::draft(RULE.name, scene, patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(scene.certainty(&words)));
    }
}

/// When it was, and whether it is over.
fn begun(
    scene: &Scene<'_>,
    verb: &Hit,
    entry: &Entry,
    ailment: &Ailment,
    words: &Range<usize>,
) -> (Onset, Option<Phase>) {
    let start = verb.start as usize;
    // "scored on Saturday on his return from a torn calf": over, and of no such day.
    let comeback = scene.comeback(&ailment.tokens);
    let onset = match &comeback {
        Some(back) => scene.onset_before(back, words),
        None => scene.onset(words, None),
    };
    // "finished last season on crutches after breaking an ankle".
    let then = onset.when.is_none() && super::history::in_a_clause_of_then(scene, start);
    let past = comeback.is_some()
        || then
        || super::history::years_ago(scene, start)
        || super::history::out_so_long_then(scene, ailment);
    // "pulled a groin muscle in November and aggravated it last week": the first day of what got worse stands there.
    let worse = scene.is_word(verb.end as usize, &["it"]) && entry.column(0).contains("aggravate");
    let since = ailment.tokens.end.min(start)..start;
    let onset = if worse && scene.past_time(&since).is_some() { Onset::default() } else { onset };
    (onset, past.then_some(Phase::Past))
}

/// What "the same bone", "the muscle" is, as it was told before.
fn as_told_before(
    scene: &Scene<'_>,
    sink: &Sink,
    entry: &Entry,
    words: &Range<usize>,
    patient: &Patient,
    mut facts: InjuryFacts,
) -> InjuryFacts {
    const LATEST: usize = 48;
    // "broke the same bone in 2002": the one told of another before.
    if facts.region == Region::Unspecified && scene.any_word(words.clone(), &["same"]) {
        let told = sink.drafts.iter().rev().take(LATEST).find_map(|d| match &d.value {
            ClaimValue::Injury(f) if f.region != Region::Unspecified => {
                Some((f.region, f.part.clone(), d.persons == patient.persons))
            }
            _ => None,
        });
        if let Some((region, part, own)) = told {
            let diagnosis = part.as_deref().and_then(|p| diagnosis(entry, facts.pathology, p));
            facts = InjuryFacts { region, part, diagnosis, recurrence: own, ..facts };
        }
    }
    // "last week he tore the muscle again": the muscle told before.
    if facts.region == Region::Unspecified && scene.any_word(words.clone(), &["the"]) {
        facts.region = super::operated::known(sink, patient, facts.region, scene.index);
        facts.part = facts.part.filter(|_| facts.region == Region::Unspecified);
    }
    facts
}

/// "Brandt broke his jaw and Costa his nose": the verb is left out before the part of the second.
fn another_s(scene: &Scene<'_>, sink: &mut Sink, verb: &Hit, entry: &Entry, first: &Ailment) {
    let whose = |a: &Ailment| {
        let his = a.owner.and_then(|o| scene.mention(o)).filter(|m| m.form == Form::Pronoun)?;
        scene
            .mentions()
            .find(|(_, m)| m.tokens.end == his.tokens.start && !m.possessive && m.form != Form::Pronoun)
    };
    let near = first.tokens.end..first.tokens.end + 9;
    let Some((ailment, (number, _))) = scene
        .ailments
        .iter()
        .filter(|a| a.bare_part && near.contains(&a.tokens.start))
        .find_map(|a| Some((a, whose(a)?)))
    else {
        return;
    };
    let between = first.tokens.end..ailment.tokens.start;
    let joined = between.clone().any(|i| scene.function(i).contains(Function::CONJ) || scene.is_mark(i, ","));
    let verbal = between.into_iter().any(|i| scene.function(i).verbal());
    let words = ailment.tokens.clone();
    let patient = scene.by_mention(number, "whose body it is, with the verb left out");
    let Some(patient) = patient.filter(|_| joined && !verbal) else { return };
    let onset = scene.onset(&(verb.start as usize..words.end), None);
    let facts = InjuryFacts { setting: onset.setting, ..facts(scene, entry, ailment, &words) };
    let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
    sink.add(draft.begun(onset).certain(scene.certainty(&words)));
}

/// Whether an auxiliary stands before a participle.
fn perfect(scene: &Scene<'_>, verb: usize) -> bool {
    (verb.saturating_sub(5).max(scene.tokens.start)..verb).any(|i| {
        scene.function(i).intersects(Function::HAVE | Function::BE) || scene.is_word(i, &["having", "got"])
    })
}

fn facts(scene: &Scene<'_>, verb: &Entry, ailment: &Ailment, words: &Range<usize>) -> InjuryFacts {
    let pathology = Pathology::from_slug(verb.column(2)).unwrap_or(Pathology::Unspecified);
    let mut facts = ailment.facts.clone();
    if facts.pathology == Pathology::Unspecified {
        facts.pathology = pathology;
    }
    let named = matches!(
        facts.pathology,
        Pathology::Fracture
            | Pathology::MuscleTendon
            | Pathology::Dislocation
            | Pathology::Ligament
            | Pathology::Cartilage
            | Pathology::Contusion
    );
    if facts.diagnosis.is_none() && named && ailment.bare_part {
        // "after rupturing knee ligaments": the verb may begin the ailment's own words.
        let first = ailment.tokens.start;
        let led = first == words.start
            || scene.lower(first).ends_with("ing")
            || scene.is_word(first, &["two", "three", "both", "several"]);
        let own = usize::from(ailment.tokens.len() > 1 && led);
        let part = facts
            .part
            .clone()
            .unwrap_or_else(|| scene.text(ailment.tokens.start + own..ailment.tokens.end).to_lowercase());
        facts.diagnosis = diagnosis(verb, facts.pathology, &part);
    }
    facts.recurrence |= verb.column(0).contains("aggravate")
        || scene.any_word(words.start.saturating_sub(2)..words.start, &["again"])
        || super::history::once_more(scene, &(words.start..words.end.max(ailment.tokens.end)))
        || the_same_he_hurt(scene, words, ailment)
        || verb.phrase.starts_with("re-")
        || REPEATED.iter().any(|r| verb.phrase.starts_with(r));
    facts
}

/// "broke the same leg (that) he fractured two years ago": once more.
fn the_same_he_hurt(scene: &Scene<'_>, words: &Range<usize>, ailment: &Ailment) -> bool {
    let end = ailment.tokens.end;
    let that = usize::from(scene.is_word(end, &["that", "which"]));
    scene.any_word(words.start..ailment.tokens.start + 1, &["same"])
        && scene.is_word(end + that, &["he", "she"])
        && scene
            .phrases(Class::InjuryVerb)
            .any(|(h, _)| (end + that + 1..end + that + 4).contains(&(h.start as usize)))
}

/// Verbs of hurting a part once more.
const REPEATED: &[&str] = &["reinjur", "reaggravat", "retear", "retore"];

/// How the press names the result of the verb.
fn diagnosis(verb: &Entry, pathology: Pathology, part: &str) -> Option<String> {
    let lemma = verb.column(0);
    let done = ["fracture", "crack", "rupture", "sprain", "strain", "bruise"]
        .iter()
        .find(|l| lemma.ends_with(*l))
        .map(|l| format!("{l}ed").replace("ee", "e"));
    match (done, pathology) {
        (Some(done), _) => Some(format!("{done} {part}")),
        // "damaged his knee ligaments".
        (None, Pathology::Ligament | Pathology::Cartilage)
            if lemma.ends_with("damage") && !part.contains(" in ") =>
        {
            Some(format!("{} damage", part.strip_suffix('s').unwrap_or(part)))
        }
        (None, Pathology::Fracture) => Some(format!("broken {part}")),
        (None, Pathology::Dislocation) => Some(format!("dislocated {part}")),
        (None, Pathology::MuscleTendon | Pathology::Ligament | Pathology::Cartilage)
            if lemma.ends_with("tear") && !part.contains(" in ") =>
        {
            Some(format!("torn {part}"))
        }
        _ => None,
    }
}
