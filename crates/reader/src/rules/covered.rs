//! Who plays in a hurt player's place: "Brandt replaces the injured Adeyemi", "in the absence of Adeyemi, Rovers settled
//! on the duo of Brandt and Hale".

use std::ops::Range;

use ledger::ClaimValue;

use super::{Calls, Example, Glance, MEDICAL, Rule, Sink};
use crate::people::{Form, PersonKey};
use crate::scene::{Patient, Scene};
use crate::text::{Surface, Words};

pub(super) const RULE: Rule = Rule {
    name: "covered",
    asserts: "somebody plays in a hurt player's place",
    calls: Calls::by(&[], &[REPLACES, PLACE, TURNS_TO, FILLS_IN])
        .with(MEDICAL.with_words(&[crate::scene::INJURED, REPLACED, PLACE, ABSENT]))
        .first_with(MEDICAL)
        .if_looks(looks),
    run,
    examples: &[
        Example {
            text: "Luca Brandt replaces the injured Tom Adeyemi.",
            reads: &["cover | Tom Adeyemi | name=Luca_Brandt"],
        },
        Example {
            text: "Ana Ruiz comes in for Mia Lund, who has a calf injury.",
            reads: &["cover | Mia Lund | name=Ana_Ruiz"],
        },
        Example {
            text: "Tom Adeyemi has a calf injury. In the absence of Adeyemi, Rovers settled on the duo of Luca Brandt and Sven Hale.",
            reads: &["cover | Tom Adeyemi | name=Luca_Brandt", "cover | Tom Adeyemi | name=Sven_Hale"],
        },
        Example {
            text: "Luca Brandt tore a calf muscle. Teenager Tom Adeyemi took his place.",
            reads: &["cover | Luca Brandt | name=Tom_Adeyemi"],
        },
        Example {
            text: "Luca Brandt injured a knee in the first half and was replaced by Sven Hale.",
            reads: &["cover | Luca Brandt | name=Sven_Hale"],
        },
        Example {
            text: "Mia Lund tore a hamstring. Ana Ruiz filled in while Lund was out.",
            reads: &["cover | Mia Lund | name=Ana_Ruiz"],
        },
    ],
    guards: &[
        "Luca Brandt replaces the suspended Tom Adeyemi.",
        "Luca Brandt replaced Tom Adeyemi after an hour.",
        "Tom Adeyemi has a knee injury and Rovers struggled to replace his pace.",
        "In the absence of Tom Adeyemi, who is suspended, Rovers turned to Luca Brandt.",
    ],
};

const ABSENT: &[&str] =
    &["absence", "without", "sidelined", "out", "unavailable", "missing", "injured", "away"];

/// The verb, and the preposition behind "comes in".
const REPLACES: &[&str] = &["replaces", "replace", "replacing", "replaced", "for"];

/// The verb that names the hurt player first.
const REPLACED: &[&str] = &["replaced"];

/// What somebody else takes.
const PLACE: &[&str] = &["place", "stead", "absence"];

/// Verbs behind which the names of those who play now stand ("settled on the duo of …").
const TURNS_TO: &[&str] = &[
    "settled", "settling", "settle", "turned", "turning", "turn", "turns", "relied", "relying", "rely",
    "paired", "pairing", "used", "using", "deployed", "deploying", "called", "drafted", "partnered",
    "partnership", "entrusted",
];

/// Verbs before which they stand.
const FILLS_IN: &[&str] = &[
    "deputise", "deputised", "deputises", "deputising", "deputized", "filled", "fills", "filling", "stood",
    "stands", "standing", "covered", "covering", "covers", "stepped", "steps",
];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    if scene.any_word(scene.tokens.clone(), &["suspended", "suspension", "banned", "ban", "ineligible"]) {
        return;
    }
    for i in scene.places(&RULE.calls.words) {
        let Some((covering, replaced, words)) = replaces(scene, i)
            .or_else(|| in_place(scene, sink, i))
            .or_else(|| turns_to(scene, sink, i))
            .or_else(|| fills_in(scene, sink, i))
        else {
            continue;
        };
        for key in covering.iter().filter(|k| !replaced.persons.contains(k)) {
            let Some(by) = crate::claims::person(scene.page, *key) else { continue };
            sink.add(Sink::draft(RULE.name, scene, &replaced, &words, ClaimValue::Cover { by }));
        }
    }
}

/// Whether somebody comes in for another, or another word for it has its absence beside it.
fn looks(glance: &Glance<'_>) -> bool {
    const VERBS: Words<'_> = Words::of(&[TURNS_TO, FILLS_IN]);
    let surface = glance.surface;
    RULE.calls.words.places(surface, glance.tokens.clone()).any(|i| {
        if surface.is_word(i, &["for"]) {
            comes_in(surface, i)
        } else {
            !VERBS.has(surface, i) || glance.has(const { Words::of(&[ABSENT]) })
        }
    })
}

/// "comes in for", "stands in for": at the preposition.
fn comes_in(surface: &Surface<'_>, i: usize) -> bool {
    const IN: &[&str] = &[
        "in", "on", "deputise", "deputises", "deputised", "deputising", "stand", "stands", "cover", "covers",
        "filled",
    ];
    const COMES: &[&str] = &["comes", "coming", "come", "came", "stand", "fill", "deputise", "cover"];
    let before = i.saturating_sub(4)..i;
    surface.is_word(i, &["for"])
        && surface.any_word(before.clone(), IN)
        && (surface.any_word(before.clone(), COMES) || surface.any_word(before, FILLS_IN))
}

type Found = (Vec<PersonKey>, Patient, Range<usize>);

/// "Brandt replaces the injured Adeyemi", "comes in for Adeyemi, who is hurt".
fn replaces(scene: &Scene<'_>, i: usize) -> Option<Found> {
    let replaces = scene.is_word(i, &["replaces", "replace", "replacing", "replaced"]);
    let comes_in = comes_in(&scene.page.surface, i);
    if !(replaces || comes_in) || !scene.medical(&scene.tokens) {
        return None;
    }
    let (number, mention) = scene.next_mention(i + 1, 6).filter(|(_, m)| !m.possessive)?;
    // Hurt, the replaced must be: by an adjective before the name or a clause behind it.
    let hurt = scene.any_word(i..mention.tokens.start, &["injured", "crocked", "sidelined"])
        || scene.ailments.iter().any(|a| {
            a.tokens.start >= mention.tokens.end
                && scene.patient_of(a).is_some_and(|p| p.persons == mention.persons)
        });
    let covering = scene.segment(i)?.subject.filter(|s| *s != number)?;
    let covering = scene.by_mention(covering, "the subject")?;
    let replaced = scene.by_mention(number, "who is replaced").filter(|_| hurt)?;
    let words = covering.mention.as_ref().map_or(i, |m| m.start.min(i))..mention.tokens.end;
    Some((covering.persons, replaced, words))
}

/// "Brandt took his place", "Adeyemi hurt a knee and was replaced by Brandt": of whose hurt the report has told.
fn in_place(scene: &Scene<'_>, sink: &Sink, i: usize) -> Option<Found> {
    if scene.is_word(i, REPLACED) && scene.is_word(i + 1, &["by", "with"]) {
        let (number, mention) = scene.next_mention(i + 2, 4)?;
        let covering = scene.by_mention(number, "who replaces")?;
        let replaced = scene.segment(i)?.subject.filter(|&s| s != number)?;
        let replaced = scene.by_mention(replaced, "who is replaced")?;
        let hurt = scene.medical(&scene.tokens) || scene.topic.iter().any(|k| replaced.persons.contains(k));
        return hurt.then_some((covering.persons, replaced, i..mention.tokens.end));
    }
    if !scene.is_word(i, PLACE) {
        return None;
    }
    let (owner, mention) =
        scene.mentions().find(|(_, m)| m.possessive && m.tokens.end + 1 >= i && m.tokens.end <= i)?;
    let before = i.saturating_sub(5)..i;
    let taken = scene.any_word(
        before,
        &["took", "takes", "taken", "take", "taking", "in", "fill", "fills", "filled", "given"],
    );
    let mut replaced = scene.by_mention(owner, "whose place it is").filter(|_| taken)?;
    let covering = scene.segment(i)?.subject.filter(|&s| s != owner)?;
    let first = scene.mention(covering).filter(|m| m.tokens.end <= i)?;
    let covering = scene.by_mention(covering, "the subject")?;
    // "Brandt took his place": not his own.
    if covering.persons == replaced.persons && mention.form == Form::Pronoun {
        let others = scene.topic.iter().copied().filter(|k| !covering.persons.contains(k));
        replaced.persons = others.collect();
    }
    let known = !replaced.persons.is_empty() && scene.spoken_of(sink, &replaced);
    known.then(|| (covering.persons, replaced, first.tokens.start..i + 1))
}

/// "In the absence of Adeyemi, Rovers turned to Brandt": at the verb, the absent before it, the others behind.
fn turns_to(scene: &Scene<'_>, sink: &Sink, i: usize) -> Option<Found> {
    if !scene.is_word(i, TURNS_TO) {
        return None;
    }
    let absent = absentees(scene, sink, scene.tokens.start..i)?;
    let (number, mention) = scene.next_mention(i + 1, 6)?;
    let covering = scene.by_mention(number, "who plays instead")?;
    let end = scene
        .mentions()
        .map(|(_, m)| m)
        .filter(|m| m.persons.iter().any(|k| covering.persons.contains(k)))
        .map(|m| m.tokens.end)
        .max();
    Some((covering.persons, absent, i..end.unwrap_or(mention.tokens.end)))
}

/// "Brandt filled in while Adeyemi was out".
fn fills_in(scene: &Scene<'_>, sink: &Sink, i: usize) -> Option<Found> {
    if !scene.is_word(i, FILLS_IN) || !scene.any_word(i + 1..i + 3, &["in", "for", "up"]) {
        return None;
    }
    let absent = absentees(scene, sink, i..scene.tokens.end)?;
    let subject = scene.segment(i)?.subject?;
    let mention = scene.mention(subject).filter(|m| m.tokens.end <= i)?;
    let covering = scene.by_mention(subject, "the subject")?;
    let end = absent.mention.as_ref().map_or(i + 1, |m| m.end.max(i + 1));
    Some((covering.persons, absent, mention.tokens.start..end))
}

/// The hurt players who are said to be absent in a stretch: a name there, a word of absence, and an earlier word of the
/// report on their health.
fn absentees(scene: &Scene<'_>, sink: &Sink, stretch: Range<usize>) -> Option<Patient> {
    if !scene.any_word(stretch.clone(), ABSENT) {
        return None;
    }
    let (number, _) = scene
        .mentions()
        .filter(|(_, m)| m.tokens.start >= stretch.start && m.tokens.end <= stretch.end)
        .find(|(_, m)| !matches!(m.form, Form::Speaker) && !m.persons.is_empty())?;
    let mut patient = scene.by_mention(number, "who is absent")?;
    // Of a list, those of whom the report has told something; one is enough to know what the list is about.
    let known = scene.spoken_of(sink, &patient) || scene.medical(&stretch);
    patient.persons.dedup();
    known.then_some(patient)
}
