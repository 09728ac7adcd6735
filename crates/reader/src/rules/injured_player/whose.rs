//! Whom an adjective of hurt describes: who is named behind it, before it, or as what somebody has.

use std::ops::Range;

use crate::grammar::Function;
use crate::scene::{Patient, Scene};
use crate::text::Shape;

/// Why somebody is the patient: the adjective stands before his name.
pub(super) const BEFORE: &str = "whom the adjective describes";

/// "the injured Kruger", "Kruger (injured)", "have Kruger injured": whom the adjective describes without a verb of being.
pub(super) fn described(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    // "hurt himself": a verb.
    if scene.is_word(words.end, &["himself", "herself"]) {
        return None;
    }
    before_name(scene, words)
        .or_else(|| these_are(scene, words))
        .or_else(|| in_his_bracket(scene, words))
        .or_else(|| had_injured(scene, words))
}

/// "Rovers have Kruger injured": whom somebody has so.
fn had_injured(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let so = scene.is_word(words.start, &["injured"])
        && !scene.is_word(words.end, &["by", "in", "when", "while", "and"]);
    so.then(|| scene.had_so(words)).flatten()
}

/// "without captain Kruger (injured) and Brandt (suspended)": the whole of a bracket behind a name.
fn in_his_bracket(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let open =
        words.start.checked_sub(1).filter(|&o| scene.is_mark(o, "(") && scene.is_mark(words.end, ")"))?;
    let (_, mention) = scene.mentions().find(|(_, m)| m.tokens.end == open)?;
    let persons: Vec<_> = mention.persons.iter().copied().filter(|&k| scene.may_be_patient(k)).collect();
    (!persons.is_empty()).then(|| Patient {
        persons,
        mention: Some(mention.tokens.clone()),
        why: "named before the bracket",
    })
}

/// "the injured (flanker) Kruger".
pub(super) fn before_name(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let (number, mention) = scene.next_mention(words.end, 5)?;
    // "was injured fighting Kruger": how it happened, and with whom.
    let was = scene.function(words.start.wrapping_sub(1)).contains(Function::BE)
        || scene.is_word(words.start.wrapping_sub(1), &["got"]);
    if was && scene.lower(words.end).ends_with("ing") {
        return None;
    }
    let between = words.end..mention.tokens.start;
    let plain = between.clone().all(|j| {
        let f = scene.function(j);
        (f.is_empty() || scene.is_word(j, &["of", "such", "as", "like", "including"]))
            && !scene.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::MARK))
    });
    let mut found = plain.then(|| scene.by_mention(number, BEFORE)).flatten()?;
    // "Lund and the injured Kruger": of those before him the adjective says nothing. "Lund injured as well as Kruger" says it of both.
    let both = scene.any_word(words.end..mention.tokens.start, &["well"]);
    let before = scene
        .mentions()
        .filter(|(_, m)| m.tokens.end <= words.start)
        .flat_map(|(_, m)| m.persons.iter().copied());
    let before: Vec<_> = before.filter(|p| !mention.persons.contains(p)).collect();
    found.persons.retain(|p| both || !before.contains(p));
    // "injured Kruger and Brandt, who is leaving the club": of the last, the clause tells something of his own.
    let own = |m: &crate::people::Mention| {
        let who = m.tokens.end + usize::from(scene.is_mark(m.tokens.end, ","));
        scene.is_word(who, &["who"]) && scene.is_word(who + 1, &["is", "was", "has", "will", "had"])
    };
    let others =
        scene.mentions().filter(|(n, m)| *n > number && own(m)).flat_map(|(_, m)| m.persons.iter().copied());
    let others: Vec<_> = others.filter(|p| !mention.persons.contains(p)).collect();
    found.persons.retain(|p| !others.contains(p));
    Some(found)
}

/// "The injured players in the squad are Kruger and Brandt".
fn these_are(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if !scene.is_word(
        words.end,
        &[
            "players", "forwards", "backs", "bowlers", "batsmen", "trio", "duo", "pair", "quartet",
            "absentees",
        ],
    ) {
        return None;
    }
    let (number, mention) = scene.next_mention(words.end, 14)?;
    // "the injured forwards, Kruger and Brandt, are".
    if scene.is_mark(words.end + 1, ",") && mention.tokens.start == words.end + 2 {
        let found = scene.by_mention(number, BEFORE)?;
        let last = scene
            .mentions()
            .filter(|(_, m)| m.persons.iter().any(|p| found.persons.contains(p)))
            .map(|(_, m)| m.tokens.end)
            .max()?;
        return (found.persons.len() > 1 && (scene.is_mark(last, ",") || last + 1 >= scene.tokens.end))
            .then_some(found);
    }
    let named = (mention.tokens.start.saturating_sub(4)..mention.tokens.start)
        .any(|i| scene.is_word(i, &["are", "include", "includes", "being"]) || scene.is_mark(i, ":"));
    named.then(|| scene.by_mention(number, BEFORE)).flatten()
}

/// "with Lund and Ruiz injured".
fn absolute(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let start = words.start
        - usize::from(
            scene.is_word(words.start.wrapping_sub(1), &["all", "both", "also", "still", "already", "now"]),
        );
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == start)?;
    let with = (scene.tokens.start.max(mention.tokens.start.saturating_sub(24))..mention.tokens.start)
        .any(|i| scene.is_word(i, &["with"]));
    with.then(|| scene.by_mention(number, "who is named so behind “with”")).flatten()
}

/// "Lund is suspended and Ruiz injured": the verb of the clause before holds for the second as well.
fn gapped(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == words.start && !m.possessive)?;
    let link = |i: usize| scene.function(i).contains(Function::CONJ) || scene.is_mark(i, ",");
    let from = mention.tokens.start.saturating_sub(4).max(scene.tokens.start);
    let joint = (from..mention.tokens.start)
        .rev()
        .find(|&i| link(i) || scene.function(i).verbal())
        .filter(|&i| link(i))?;
    // The verb, and what it says of the first: no more than a word or two.
    let near = joint.saturating_sub(4).max(scene.tokens.start)..joint;
    let is = near.clone().any(|i| scene.is_word(i, &["is", "are", "was", "were"]));
    let first = scene.mentions().any(|(_, m)| m.tokens.end <= joint && m.tokens.end + 5 >= joint);
    // "Lund is a doubt and Ruiz injured a knee": a verb with its object.
    let ends = words.end >= scene.tokens.end
        || scene.page.surface.tokens.get(words.end).is_some_and(|t| t.is(Shape::MARK))
        || scene.function(words.end).contains(Function::CONJ);
    (is && first && ends)
        .then(|| scene.by_mention(number, "of whom the verb of the clause before holds too"))
        .flatten()
}

/// "Lund, injured in Saturday's win, has a torn calf": a participle behind the name, with where or when it happened.
fn apposed(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let comma = words.start.checked_sub(1).filter(|&c| scene.is_mark(c, ","))?;
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.end == comma && !m.possessive)?;
    let told = scene.is_word(
        words.end,
        &["in", "on", "during", "while", "at", "against", "when", "playing", "early", "late", "last"],
    );
    told.then(|| scene.by_mention(number, "named before the participle")).flatten()
}

/// "Lund is injured", "was hurt against Italy".
pub(super) fn after_verb(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let segment = scene.segment(words.start)?;
    if let Some(found) = absolute(scene, words).or_else(|| gapped(scene, words)) {
        return Some(found);
    }
    if let Some(found) = apposed(scene, words) {
        return Some(found);
    }
    // "who hurt himself at training".
    if scene.is_word(words.end, &["himself", "herself"]) {
        return scene.patient(words);
    }
    // "The first half saw Lund get injured".
    let get = words.start.wrapping_sub(1);
    if scene.is_word(get, &["get", "getting"]) {
        let seen = scene.mentions().find(|(_, m)| {
            !m.possessive
                && (m.tokens.end == get
                    || scene.is_mark(m.tokens.end, ",") && scene.is_mark(get.wrapping_sub(1), ","))
        });
        let saw = |start: usize| {
            scene.any_word(start.saturating_sub(4).max(scene.tokens.start)..start, &["saw", "sees", "seeing"])
        };
        if let Some((number, _)) = seen.filter(|(_, m)| saw(m.tokens.start)) {
            return scene.by_mention(number, "who is seen getting hurt");
        }
    }
    let verb = segment.verb.at?;
    let genitive = |j: usize| {
        scene.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CLITIC))
            && !scene.is_word(j.wrapping_sub(1), &["he", "she", "who", "i", "they", "that"])
    };
    let be = (verb..words.start).any(|j| {
        (scene.function(j).contains(Function::BE) && !genitive(j))
            || scene.is_word(j, &["got", "gets", "getting", "off", "out", "departed", "home"])
    });
    let found = (be && words.start - verb <= 6).then(|| scene.patient(words)).flatten()?;
    // "many of them are injured" speaks of no single player.
    let many = scene.any_word(verb..words.start, &["are", "were"]) && found.persons.len() == 1;
    let you = scene.any_word(segment.tokens.start..verb, &["you", "they"]);
    (!many || you).then_some(found)
}

/// "left the club after an injury-hit season", "scored six tries in an injury-affected campaign": the subject's, and over.
pub(super) fn spoiled_season(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const TIMES: &[&str] = &[
        "season", "seasons", "campaign", "campaigns", "year", "years", "spell", "career", "months", "period",
        "time",
    ];
    let noun = (words.end..words.end + 5).find(|&i| scene.is_word(i, TIMES))?;
    let from = words.start.saturating_sub(4).max(scene.tokens.start);
    let led = (from..words.start).any(|i| {
        scene.is_word(
            i,
            &[
                "after", "following", "during", "in", "despite", "from", "had", "suffered", "endured",
                "enduring", "suffering",
            ],
        )
    });
    // "this injury-hit season": not over yet.
    let now = scene.any_word(from..words.start, &["this", "their", "its", "our"])
        || scene.any_word(noun + 1..noun + 3, &["for"]);
    if !led || now {
        return None;
    }
    picked(scene, from).or_else(|| scene.patient(words))
}

/// "had picked him following an injury-hit season", "signed Kruger after one": whom somebody took on. `from`: where the season is led in.
fn picked(scene: &Scene<'_>, from: usize) -> Option<Patient> {
    const PICKED: &[&str] =
        &["picked", "selected", "chose", "signed", "included", "recalled", "named", "took", "retained"];
    let until = from + 4;
    let (number, mention) = scene.mentions().find(|(_, m)| {
        m.tokens.start >= from.saturating_sub(2)
            && m.tokens.end <= until
            && scene.is_word(m.tokens.end, &["after", "following", "despite", "from"])
    })?;
    let verb = mention.tokens.start.wrapping_sub(1);
    let active = scene.is_word(verb, PICKED) && !scene.function(verb.wrapping_sub(1)).contains(Function::BE);
    active.then(|| scene.by_mention(number, "whom somebody picked"))?
}

/// "after a year out injured", "following six weeks out hurt": so long it was, and it is over.
pub(super) fn after_a_spell(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const REACH: usize = 8;
    let out = words.start.checked_sub(1).filter(|&i| scene.is_word(i, &["out", "away"]))?;
    let from = out.saturating_sub(REACH).max(scene.tokens.start);
    let led = (from..out).rev().find(|&i| scene.is_word(i, &["after", "following"]))?;
    let long = scene
        .times(&(led..out))
        .any(|t| t.kind == crate::time::TimeKind::Duration && t.tokens.end + 1 >= out);
    long.then(|| scene.patient(words)).flatten()
}
