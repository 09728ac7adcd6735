//! Who is in doubt, named behind the words of the doubt or the decision.

use std::ops::Range;

use super::{DECIDED, DOUBTS, FITNESS, OVER, WAITS};
use crate::grammar::Function;
use crate::people::{Form, Mention};
use crate::scene::{Patient, Scene};

/// "a late call on Kruger's fitness", "a decision on whether Kruger plays": who is named behind the decision.
pub(super) fn decided_on(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let on = (words.end.saturating_sub(1)..words.end + 2).find(|&i| scene.is_word(i, DECIDED))?;
    let (number, mention) = scene.next_mention(on + 1, 5)?;
    let patient = scene.by_mention(number, "on whom somebody decides")?;
    let decider =
        scene.segment(words.start).and_then(|s| s.subject).and_then(|s| scene.by_mention(s, "who decides"));
    let same = decider.is_some_and(|d| d.persons.iter().any(|k| patient.persons.contains(k)));
    (mention.tokens.start > on && !same).then_some(patient)
}

/// "injury doubt Kruger", "doubts over prop Kruger": who is named right behind the words.
pub(super) fn named_behind(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let last = words.end.checked_sub(1)?;
    let named = |number: usize, why: &'static str, if_so: bool| {
        if if_so { scene.by_mention(number, why) } else { None }
    };
    if let Some(patient) = inverted(scene, words) {
        return Some(patient);
    }
    // "faces an anxious wait to see if Kruger is fit".
    let whether = (words.end..words.end + 5).find(|&i| scene.is_word(i, &["if", "whether", "how"]));
    let waits = scene.is_word(last, &["wait", "waits", "waiting", "sweat"]);
    if let Some(at) = whether.filter(|_| waits && scene.is_word(words.end, &["to"])) {
        return to_be_seen(scene, at);
    }
    // "the fitness of Kruger is a concern", "sweating on the fitness of Kruger".
    if let Some(of) = words.clone().find(|&i| is_fitness_of(scene, i)) {
        let (number, mention) = scene.next_mention(of + 2, 5)?;
        let whole = mention.tokens.end <= words.end || of + 2 >= words.end;
        return named(number, "whose fitness it is", whole);
    }
    if scene.is_word(last, &["on", "over", "for", "about", "of"]) && scene.any_word(words.clone(), WAITS) {
        return waited_for(scene, words);
    }
    // "are monitoring Kruger, who has a tight calf", "must decide whether to risk Kruger".
    if scene.is_word(last, &["monitoring", "risk"]) {
        let (number, mention) = scene.next_mention(words.end, 3)?;
        return named(
            number,
            "who is watched",
            no_verb_before(scene, words.end, mention) && !mention.possessive,
        );
    }
    // "Whether Kruger will be back this week is not certain".
    if scene.is_word(scene.tokens.start, &["whether"]) && words.start > scene.tokens.start {
        let (number, mention) = scene.next_mention(scene.tokens.start + 1, 4)?;
        return named(number, "of whom it is open", mention.tokens.end < words.start && !mention.possessive);
    }
    // "it was touch and go whether Kruger would recover".
    if scene.is_word(words.end, &["whether", "if"]) {
        let (number, mention) = scene.next_mention(words.end + 1, 3)?;
        return named(number, "of whom it is open", !mention.possessive);
    }
    // "waiting to see how Kruger recovers".
    if scene.is_word(words.start, &["see"]) {
        let (number, mention) = scene.next_mention(words.end.saturating_sub(1), 3)?;
        return named(number, "of whom it is to be seen", mention.form != Form::Pronoun);
    }
    // "have doubts about Kruger" are about him; "is unsure about Kruger" may be about anything.
    let doubts = scene.is_word(words.start, &["doubt", "doubts"]);
    if scene.is_word(last, &["on", "about"]) && !doubts {
        let (number, mention) = scene.next_mention(words.end, 4)?;
        let fitness =
            mention.possessive && scene.any_word(mention.tokens.end..mention.tokens.end + 3, FITNESS);
        return named(number, "whose fitness it is", fitness);
    }
    doubted(scene, words)
}

/// "the fitness of", at its first word.
fn is_fitness_of(scene: &Scene<'_>, i: usize) -> bool {
    scene.is_word(i, FITNESS) && scene.is_word(i + 1, &["of"])
}

/// Whether no verb and no comma stands between a token and who is named behind it.
fn no_verb_before(scene: &Scene<'_>, from: usize, mention: &Mention) -> bool {
    (from..mention.tokens.start).all(|j| !scene.function(j).verbal() && !scene.is_mark(j, ","))
}

/// "a wait to see if Kruger is fit": who waits is another.
fn to_be_seen(scene: &Scene<'_>, whether: usize) -> Option<Patient> {
    let (number, mention) = scene.next_mention(whether + 1, 4)?;
    let end = mention.tokens.end;
    let part = mention.possessive && scene.ailments.iter().any(|a| (end..end + 3).contains(&a.tokens.start));
    (mention.form != Form::Pronoun && (part || !mention.possessive))
        .then(|| scene.by_mention(number, "of whom it is to be seen"))
        .flatten()
}

/// "are sweating on Kruger", "waiting on winger Brandt, who has a calf strain": who is waited for.
fn waited_for(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    // "sweating on the fitness of Kruger".
    let of = (words.end..words.end + 4).find(|&j| is_fitness_of(scene, j));
    let (number, mention) = scene.next_mention(of.map_or(words.end, |j| j + 2), 4)?;
    let end = mention.tokens.end;
    let waits = scene.segment(words.start).and_then(|s| s.subject).is_some_and(|s| s == number);
    // "is not sure about Kruger's knee".
    let part = scene.ailments.iter().any(|a| (end..end + 2).contains(&a.tokens.start));
    let named = !mention.possessive || part || scene.any_word(end..end + 3, FITNESS);
    (no_verb_before(scene, words.end, mention) && named && !waits && mention.form != Form::Pronoun)
        .then(|| scene.by_mention(number, "who is waited for"))
        .flatten()
}

/// "their only injury doubt is Kruger", "the main worry is over Kruger".
fn doubted(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let last = words.end.checked_sub(1)?;
    let be = usize::from(scene.is_word(last, DOUBTS) && scene.is_word(words.end, &["is", "are", "remains"]));
    let over = be + usize::from(scene.is_word(words.end + be, OVER));
    if !scene.is_word(last, DOUBTS) && !scene.is_word(last, OVER) {
        return None;
    }
    let from = over_the_hurt(scene, words.end + over);
    let (number, mention) = scene.next_mention(from, 4).filter(|(_, m)| be == 0 || !m.possessive)?;
    let plain = |j: usize| scene.function(j).is_empty() || scene.function(j).contains(Function::DETERMINER);
    let direct = (from..mention.tokens.start).all(|j| plain(j) && !scene.is_mark(j, ","));
    (direct && mention.form != Form::Pronoun).then(|| scene.by_mention(number, "who is in doubt")).flatten()
}

/// "Another player in doubt for the final is prop Kruger", "Among the doubts is Brandt", "Also of concern is Lund": the clause begins with the
/// doubt, and whom it is of stands behind its verb.
fn inverted(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const OPENS: &[&str] = &[
        "another", "the", "among", "also", "other", "only", "one", "a", "main", "biggest", "still", "in",
        "most",
    ];
    const REACH: usize = 12;
    let start = scene.segment(words.start)?.tokens.start;
    let opens = scene.is_word(start, OPENS)
        && words.start <= start + 5
        && !scene.mentions().any(|(_, m)| m.tokens.start >= start && m.tokens.start < words.end);
    let end = (words.end + REACH).min(scene.tokens.end);
    let be = (words.end.saturating_sub(1)..end)
        .find(|&i| scene.is_word(i, &["is", "are", "remains", "remain"]))
        .filter(|_| opens)?;
    let (number, mention) = scene.next_mention(be + 1, 4)?;
    let plain = (be + 1..mention.tokens.start).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ","));
    let first = !scene.mentions().any(|(_, m)| m.tokens.start >= words.end && m.tokens.start < be);
    (plain && first && !mention.possessive && mention.form != Form::Pronoun)
        .then(|| scene.by_mention(number, "who is in doubt, behind the verb"))
        .flatten()
}

/// "concern over injuries to Kruger", "worries about the form and fitness of Brandt": behind what the doubts are of.
fn over_the_hurt(scene: &Scene<'_>, from: usize) -> usize {
    const OF: &[&str] = &["to", "of", "suffered", "picked"];
    const HURTS: &[&str] = &[
        "injury", "injuries", "knock", "knocks", "problem", "problems", "fitness", "availability",
        "condition", "strain",
    ];
    let joint = (from..from + 6).find(|&i| scene.is_word(i, OF)).filter(|&i| {
        scene.is_word(i.wrapping_sub(1), HURTS)
            && !scene.mentions().any(|(_, m)| (from..i).contains(&m.tokens.start))
    });
    joint.map_or(from, |i| {
        (i + 1..i + 4)
            .find(|&j| scene.is_word(j, &["by"]))
            .filter(|_| !scene.is_word(i, &["to", "of"]))
            .unwrap_or(i)
            + 1
    })
}

/// "faces an anxious wait to find out whether Kruger will be fit": what is waited for is whether somebody is fit.
pub(super) fn waits_for_fitness(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let waits = scene.is_word(words.end.wrapping_sub(1), &["wait", "waits", "waiting", "sweat"])
        && scene.is_word(words.end, &["to"]);
    let whether =
        (words.end..words.end + 5).find(|&i| scene.is_word(i, &["if", "whether"])).filter(|_| waits);
    whether.is_some_and(|i| {
        scene.any_word(
            i..(i + REACH).min(scene.tokens.end),
            &["fit", "recover", "recovers", "recovered", "injury", "fitness"],
        )
    })
}

/// "Doubtful: Kruger (knee), Lund (calf).": all who are named behind it.
pub(super) fn heading(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if words.start > scene.tokens.start + 1 || !scene.is_mark(words.end, ":") {
        return None;
    }
    let plain = |i: usize| scene.function(i).verbal() || scene.is_mark(i, ";") || scene.is_mark(i, ".");
    let end = (words.end + 1..scene.tokens.end).find(|&i| plain(i)).unwrap_or(scene.tokens.end);
    let named = |m: &Mention| (words.end..end).contains(&m.tokens.start) && m.form != Form::Pronoun;
    let mut persons: Vec<_> =
        scene.mentions().filter(|(_, m)| named(m)).flat_map(|(_, m)| m.persons.iter().copied()).collect();
    persons.retain(|&k| scene.may_be_patient(k));
    persons.dedup();
    (!persons.is_empty()).then_some(Patient { persons, mention: None, why: "named under the heading" })
}

/// "We'll give him until Friday": whom the words themselves give it.
pub(super) fn given_to(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const GIVES: &[&str] = &["give", "gives", "giving", "given", "gave"];
    if !scene.any_word(words.start..words.start + 2, GIVES) {
        return None;
    }
    let at = words.clone().find(|&i| scene.is_word(i, &["him", "her"]))?;
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start == at && !m.possessive)?;
    scene.by_mention(number, "who is given the time").filter(|p| p.persons.len() == 1)
}
