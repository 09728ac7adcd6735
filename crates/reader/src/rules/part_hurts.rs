//! A part of the body is the subject: "his hamstring was tight", "her knee swelled up", "my back went".

mod examples;
mod named;
mod told;

use std::ops::Range;

use ledger::{ClaimValue, InjuryFacts, Pathology, Region, Rung};

use super::{Calls, Clue, Glance, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene};
use crate::text::{Shape, Words};

pub(super) const RULE: Rule = Rule {
    name: "part_hurts",
    asserts: "a player's part of the body is said to hurt, or to have given way",
    calls: Calls::by(&[Class::Body], &[])
        .with(
            Clue::of(
                &[Class::Pathology, Class::Body],
                &[
                    SCANS,
                    WATCH,
                    LOOKED,
                    RIGHT,
                    TROUBLES,
                    told::STRUCK,
                    told::MISSILES,
                    told::FALLS,
                    told::CARE,
                    told::DRESSINGS,
                    told::WITH,
                    told::NURSES,
                    told::FEELS,
                    told::GIVES,
                    named::IT,
                    named::CONCERNS,
                ],
            )
            .or(&[(Class::InjuryVerb, |e| e.column(3).contains("subject_body"))]),
        )
        .if_looks(looks)
        .founds_if(founds),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Farthest from a part that "said X of Y" is looked for.
const SAID_OF: usize = 24;

/// Whether a part of the body may be somebody's.
fn looks(glance: &Glance<'_>) -> bool {
    // "had treatment on a thigh".
    let treated = |at: usize| {
        glance.any_word(at.saturating_sub(4)..at, &["treatment", "scan", "x-ray", "injection", "strapping"])
            || glance.any_word(at + 1..at + 2, &["specialist", "surgeon", "consultant"])
    };
    // "said Hansen of Brandt": of whom it is said may be told behind the quote.
    let said_of = |at: usize| {
        let near = at.saturating_sub(SAID_OF)..at + SAID_OF;
        let quoted = |i: usize| glance.surface.tokens.get(i).is_some_and(|t| t.is(Shape::QUOTE));
        glance.any_word(at.saturating_sub(1)..at + 1, &["the"])
            && near.clone().any(quoted)
            && glance.any_word(near, &["of", "about"])
    };
    glance.phrases(Class::Body).any(|(h, _)| {
        let at = h.start as usize;
        glance.owned(at) || treated(at) || said_of(at)
    }) || told::looks(glance)
}

/// "Get back on track", "on the other side": words that mean other things as often open no report by themselves.
fn founds(glance: &Glance<'_>) -> bool {
    glance.medical()
        || told::looks(glance)
        || glance.phrases(Class::Body).any(|(_, e)| e.column(2) != "1")
        || glance.has(const { Words::of(&[TROUBLES]) })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for ailment in scene.ailments.iter().filter(|a| a.bare_part && !a_team(scene, a)) {
        let Some(owner) = ailment.owner else {
            hurt_without_owner(scene, ailment, sink);
            continue;
        };
        let assessed = watched(scene, ailment, owner);
        let unready = not_right(scene, ailment);
        let whole_again = if unready.is_none() { mended(scene, ailment) } else { None };
        let found = predicate(scene, ailment)
            .or_else(|| Some((whole_again.clone()?, Pathology::Unspecified)))
            .or_else(|| looked_at(scene, ailment))
            .or_else(|| told::told(scene, ailment))
            .or_else(|| Some((unready.clone()?, Pathology::Unspecified)))
            .or_else(|| Some((assessed.clone()?, Pathology::Unspecified)))
            .or_else(|| {
                Some((
                    telling(scene, ailment)
                        .or_else(|| named::named(scene, ailment, owner))
                        .or_else(|| named::concern(scene, ailment))?,
                    Pathology::Unspecified,
                ))
            });
        let Some((words, pathology)) = found else { continue };
        // "could not put any weight on his foot": what is denied is the foot's soundness.
        let says_not = (scene.function(words.start).contains(Function::NEGATION)
            || scene.is_word(words.start, &["unable"]))
            && scene.any_word(words.clone(), &["weight"]);
        if unready.is_none() && (scene.hypothetical(&words) || scene.negated(&words) && !says_not) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let Some(patient) = scene.by_mention(owner, "whose body it is") else { continue };
        let mut onset = scene.onset(&words, None);
        // "lasted an hour on Saturday before his calf went": on the day of what came right before.
        let cut = scene.any_word(
            words.start.saturating_sub(3).max(scene.tokens.start)..words.start,
            &["before", "until", "when"],
        );
        if let Some(day) =
            scene.past_time(&scene.tokens).filter(|d| cut && onset.when.is_none() && d.width() <= 1)
        {
            onset.when = Some(day);
            onset.steps.push(format!("on the day of what the sentence tells before it → {day}"));
            let played = scene.any_word(
                scene.tokens.start..words.start,
                &["minutes", "match", "game", "team", "overs", "laps", "games"],
            );
            onset.setting = onset.setting.or(played.then_some(ledger::Setting::Match));
        }
        let recurrence = ailment.facts.recurrence || super::history::once_more(scene, &words);
        let told = ailment.facts.pathology;
        let pathology = if told == Pathology::Unspecified { pathology } else { told };
        let phase = whole_again
            .filter(|w| *w == words && scene.any_word(w.clone(), HEALED))
            .map(|_| ledger::Phase::Past);
        let facts =
            InjuryFacts { setting: onset.setting, pathology, recurrence, phase, ..ailment.facts.clone() };
        if let Some(words) = assessed {
            let value = ClaimValue::Stage { rung: Rung(5), words: scene.text(words.clone()).to_lowercase() };
            sink.add(
                Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(scene.page.published), []),
            );
        }
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(scene.certainty(&words)));
    }
}

/// "Hansen's side go into the tie third in the group": whom he coaches.
fn a_team(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const DOES: &[&str] = &[
        "go", "goes", "went", "sit", "sits", "play", "plays", "lost", "won", "face", "faced", "host",
        "hosted", "are", "have", "were", "will", "lie", "take", "took", "travel", "top", "head", "beat",
        "drew", "scored", "conceded",
    ];
    ailment.facts.part.as_deref() == Some("side") && scene.is_word(ailment.tokens.end, DOES)
}

/// "'The ankle is still sore,' said Hansen of Brandt": of a part with its article in a quote that is said to be about somebody.
fn of_the_quote(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, Pathology)> {
    let (start, bare) = (ailment.tokens.start, Pathology::Unspecified);
    let the = scene.is_word(start, &["the"]) || scene.is_word(start.wrapping_sub(1), &["the"]);
    scene.quoted_about(&ailment.tokens).filter(|_| the)?;
    predicate(scene, ailment)
        .or_else(|| Some((mended(scene, ailment).or_else(|| not_right(scene, ailment))?, bare)))
}

/// "was struck on the elbow": the article leaves open whose it is, and the clause tells.
fn hurt_without_owner(scene: &Scene<'_>, ailment: &Ailment, sink: &mut Sink) {
    if let Some((words, number)) = told::blow_to(scene, ailment)
        && let Some(patient) = scene.by_mention(number, "whom the blow forced off")
    {
        let onset = scene.onset(&words, None);
        let facts = InjuryFacts { setting: onset.setting, ..ailment.facts.clone() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts)).begun(onset));
        return;
    }
    let quoted = of_the_quote(scene, ailment);
    let of_quote = quoted.is_some();
    let Some((words, pathology)) = quoted
        .or_else(|| told::told(scene, ailment))
        .or_else(|| looked_at(scene, ailment))
        .or_else(|| specialist(scene, ailment))
        .or_else(|| Some((rebuilt(scene, ailment)?, Pathology::Unspecified)))
        .filter(|_| ailment.facts.region != Region::Unspecified)
    else {
        return;
    };
    if scene.hypothetical(&words) || scene.negated(&words) {
        sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
        return;
    }
    let of_whom = if of_quote { scene.quoted_about(&words) } else { scene.owner_or_subject(ailment, &words) };
    let Some(patient) = of_whom else {
        sink.nearly(RULE.name, scene, &words, "nobody whose body it could be");
        return;
    };
    let onset = scene.onset(&words, None);
    let recurrence = ailment.facts.recurrence || super::history::once_more(scene, &words);
    let facts = InjuryFacts { setting: onset.setting, pathology, recurrence, ..ailment.facts.clone() };
    let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
    sink.add(draft.begun(onset).certain(scene.certainty(&words)));
}

/// "will see a knee specialist", "has visited a back surgeon": what somebody is asked about hurts.
fn specialist(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, Pathology)> {
    const SEES: &[&str] = &[
        "see", "sees", "saw", "seen", "seeing", "visit", "visits", "visited", "consult", "consulted",
        "consulting",
    ];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let verb =
        (start.saturating_sub(4).max(scene.tokens.start)..start).rev().find(|&i| scene.is_word(i, SEES))?;
    scene
        .is_word(end, &["specialist", "surgeon", "consultant"])
        .then_some((verb..end + 1, Pathology::Unspecified))
}

/// What is said of the part: a verb that parts do, or *be* (*feel*) and an adjective of damage; with the words so far.
fn predicate(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, Pathology)> {
    let end = ailment.tokens.end;
    let reach = end..end + 4;
    let verb = scene.phrases(Class::InjuryVerb).find(|(h, e)| {
        e.column(3).contains("subject_body")
            && reach.contains(&(h.start as usize))
            && between(scene, end, h.start as usize)
    });
    if let Some((hit, entry)) = verb {
        let pathology = Pathology::from_slug(entry.column(2)).unwrap_or(Pathology::Unspecified);
        return Some((ailment.tokens.start..hit.end as usize, pathology));
    }
    let (hit, entry) = scene.phrases(Class::Pathology).find(|(h, e)| {
        e.column(2) == "adjective"
            && reach.contains(&(h.start as usize))
            && between(scene, end, h.start as usize)
    })?;
    // "had his nose broken in a clash of heads": done to him.
    let had = ailment.owner.and_then(|o| scene.mention(o)).is_some_and(|m| {
        scene.is_word(m.tokens.start.wrapping_sub(1), &["had", "having", "got", "getting"])
            && hit.start as usize == end
    });
    let linked = had
        || (end..hit.start as usize).any(|i| {
            scene.function(i).contains(Function::BE)
                || scene.is_word(i, &["felt", "feels", "feeling", "got", "gets"])
        });
    let pathology = Pathology::from_slug(entry.column(0)).unwrap_or(Pathology::Unspecified);
    let bodily = ailment.facts.part.as_deref() != Some("heart")
        && !scene.is_word(hit.start as usize, &["turned", "suspect"]);
    (linked && bodily).then_some((ailment.tokens.start..hit.end as usize, pathology))
}

/// "a reconstructed knee", "his surgically repaired shoulder": it was operated on.
fn rebuilt(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    let from = ailment.tokens.start.saturating_sub(2).max(scene.tokens.start);
    let rebuilt = !scene.is_word(ailment.tokens.end, &["of", "roof", "stand"])
        && scene.any_word(from..ailment.tokens.end, &["reconstructed", "rebuilt"])
        && !scene
            .any_word(from.saturating_sub(1)..ailment.tokens.start, &["was", "were", "been", "is", "having"]);
    rebuilt.then(|| ailment.tokens.clone())
}

/// "Brandt's hamstring", "his groin": nobody writes of such a part of somebody's body but that it hurts, or hurt.
fn telling(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    if let Some(found) = rebuilt(scene, ailment) {
        return Some(found);
    }
    const TELLING: &[&str] = &[
        "hamstring", "groin", "calf", "achilles", "adductor", "quad", "quadriceps", "metatarsal", "fibula",
        "tibia", "collarbone", "anterior cruciate ligament", "cruciate ligament", "meniscus", "cartilage",
        "kneecap", "hip flexor", "rotator cuff", "labrum",
    ];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let whole = scene.any_word(end..end + 6, &["fine", "good", "okay", "ok", "perfect", "strong"])
        || (start.saturating_sub(4).max(scene.tokens.start)..end + 5)
            .any(|i| scene.function(i).contains(Function::NEGATION) || scene.is_word(i, &["no"]));
    let told = ailment.facts.part.as_deref().is_some_and(|p| TELLING.contains(&p));
    (told && !whole).then(|| ailment.tokens.clone())
}

/// What a part of the body is that is whole.
const RIGHT: &[&str] = &[
    "good", "great", "clever", "ready", "right", "healed", "better", "stronger", "pain-free", "fit",
    "healthy", "recovered", "sound", "mended", "settled", "100",
];

/// What a part of the body does that hurts.
const TROUBLES: &[&str] = &["niggling", "bothering", "troubling", "hurting", "plaguing", "hampering"];

/// What a part of the body does that is not whole yet.
const MENDING: &[&str] = &["healing", "mending", "improving", "recovering", "responding", "settling"];

/// "her shoulder is not yet ready", "his knee has not fully healed", "is still niggling him": it hurts.
fn not_right(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    let end = ailment.tokens.end;
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE | Function::DO | Function::NEGATION)
            || scene.is_word(
                i,
                &[
                    "look", "feel", "too", "so", "very", "yet", "quite", "fully", "still", "completely",
                    "totally", "really", "entirely", "always",
                ],
            )
            || scene.page.surface.tokens.get(i).is_some_and(|t| t.is(crate::text::Shape::QUOTE))
    };
    let at = (end..end + 6).take_while(|&i| auxiliary(i)).last()? + 1;
    let denied = (end..at).any(|i| scene.function(i).contains(Function::NEGATION));
    let hurts = !denied && scene.is_word(at, TROUBLES) && scene.is_word(at + 1, &["him", "her", "me"]);
    // "his knee is healing well", "has been responding to treatment".
    let getting = scene.is_word(at, &["getting", "feeling", "becoming", "growing"])
        && scene.any_word(at + 1..at + 3, &["better", "stronger"]);
    let mending = (end..at).any(|i| scene.function(i).contains(Function::BE))
        && (getting || scene.is_word(at, MENDING));
    let hurts = hurts || !denied && mending;
    // "will return once his knee has healed".
    const AWAITED: &[&str] = &["until", "till", "once", "when"];
    let from = ailment.tokens.start.saturating_sub(4).max(scene.tokens.start);
    let awaited = !denied
        && scene.any_word(from..ailment.tokens.start, AWAITED)
        && !scene.any_word(from..ailment.tokens.start, &["since"]);
    let denied = denied
        || awaited
            && scene.is_word(at, RIGHT)
            && !(end..at).any(|i| scene.is_word(i, &["was", "were", "had"]));
    let heart =
        ailment.facts.part.as_deref() == Some("heart") || ailment.facts.region == ledger::Region::Head;
    (!heart && (hurts || (denied && scene.is_word(at, RIGHT)))).then_some(ailment.tokens.start..end)
}

/// What a part of the body has done that was hurt.
const HEALED: &[&str] = &["healed", "recovered", "mended"];

/// "whose shoulder has recovered", "his back is much better", "her knee has responded to treatment": it was hurt, whatever it is now.
fn mended(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    let end = ailment.tokens.end;
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE)
            || scene.is_word(
                i,
                &[
                    "now", "much", "fully", "completely", "almost", "nearly", "well", "feels", "felt",
                    "feeling", "already", "finally",
                ],
            )
    };
    let at = (end..end + 5).take_while(|&i| auxiliary(i)).last()? + 1;
    let has = (end..at).any(|i| scene.function(i).intersects(Function::HAVE | Function::BE));
    let done = has && (scene.is_word(at, HEALED) || scene.is_word(at, &["responded", "settled", "improved"]));
    // "his left foot is better than his right".
    let better = scene.is_word(at, &["better", "stronger"]) && !scene.is_word(at + 1, &["than"]);
    let heart =
        ailment.facts.part.as_deref() == Some("heart") || ailment.facts.region == ledger::Region::Head;
    (!heart && (done || better)).then_some(ailment.tokens.start..at + 1)
}

/// What somebody has done with a part of his body that hurts.
const LOOKED: &[&str] = &["looked", "checked", "assessed", "scanned", "inspected", "x-rayed"];

/// What is done with what may yet heal in time.
const WATCH: &[&str] = &[
    "assess", "assesses", "assessing", "monitor", "monitoring", "check", "look", "examine", "examined",
    "inspect", "scan",
];

/// Looks into the body, and what is done to it.
const SCANS: &[&str] = &[
    "test", "tests", "rehabilitation", "rehab", "scan", "scans", "mri", "x-ray", "x-rays", "ultrasound",
    "treatment", "strapping", "injection", "injections",
];

/// "will have a scan on his ankle", "an X-ray of her foot": what is looked at hurts.
fn looked_at(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, Pathology)> {
    // "a scan on Brandt's ankle": before whose it is.
    let start = ailment
        .owner
        .and_then(|o| scene.mention(o))
        .map_or(ailment.tokens.start, |m| m.tokens.start.min(ailment.tokens.start));
    let start = start.max(ailment.tokens.start.saturating_sub(6));
    let on = (start.saturating_sub(3).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["on", "of", "to", "about", "over"]))?;
    let near = on.saturating_sub(2).max(scene.tokens.start)..on;
    let tested = (near.start..near.end).any(|i| {
        scene.is_word(i, &["test", "tests"]) && !scene.is_word(i.wrapping_sub(1), &["fitness", "medical"])
    });
    let looked = scene.any_word(near.clone(), SCANS) && !tested;
    // "a scan on his ankle came back clear" tells of the ankle, not of a hurt.
    let clear =
        scene.any_word(ailment.tokens.end..ailment.tokens.end + 6, &["clear", "cleared", "nothing", "no"]);
    // "will see a specialist about his knee".
    let lead = on.saturating_sub(12).max(scene.tokens.start)..on;
    let consulted = scene.is_word(on, &["about"])
        && scene.any_word(lead.clone(), &["specialist", "surgeon", "consultant", "doctor"])
        && scene.any_word(
            lead,
            &["see", "sees", "saw", "seen", "visit", "visited", "consult", "consulted", "meet", "met"],
        );
    // "asked about Brandt's knee", "fears over his ankle".
    const ASKED: &[&str] = &[
        "asked", "quizzed", "questioned", "fears", "fear", "concern", "concerns", "concerned", "worry",
        "worries", "worried", "doubts", "doubt", "anxious", "news", "update", "uncertainty", "told",
        "reported",
    ];
    let asked = scene.is_word(on, &["about", "over"])
        && ailment.owner.is_some()
        && scene.any_word(on.saturating_sub(5).max(scene.tokens.start)..on, ASKED);
    let looked = looked || consulted || asked || said_of(scene, ailment, on);
    (looked && !clear).then_some((near.start..ailment.tokens.end, Pathology::Unspecified))
}

/// "'He'll have a scan tomorrow,' Hansen said of Brandt's knee": what is said beside it tells of a hurt.
fn said_of(scene: &Scene<'_>, ailment: &Ailment, on: usize) -> bool {
    let said = scene.is_word(on, &["of", "about", "on"])
        && scene.is_word(on.wrapping_sub(1), &["said", "says", "added", "explained", "admitted"]);
    let owned = ailment.owner.is_some()
        && !matches!(ailment.facts.region, Region::Head | Region::Foot | Region::Hand);
    let step = |e: &crate::lexicon::Entry| e.column(0).parse().is_ok_and(|rung: u8| rung < 60);
    said && owned
        && (scene.phrases(Class::StagePhrase).any(|(_, e)| step(e))
            || scene.has(Class::AbsencePhrase, &scene.tokens)
            || scene.has(Class::DoubtPhrase, &scene.tokens))
}

/// "will assess Brandt's hamstring", "check on the fitness of her ankle": what is watched before a match is in question.
fn watched(scene: &Scene<'_>, ailment: &Ailment, owner: usize) -> Option<Range<usize>> {
    let whose = scene.mention(owner)?.tokens.start;
    // "is having his calf looked at", "will have her knee scanned".
    let end = ailment.tokens.end;
    let had = scene.is_word(whose.wrapping_sub(1), &["have", "having", "has", "had", "get", "getting"]);
    if had
        && (scene.is_word(end, &["looked"]) && scene.is_word(end + 1, &["at"])
            || scene.is_word(end, &["examined", "checked", "assessed", "scanned", "inspected", "x-rayed"]))
    {
        return Some(whose - 1..end + 1);
    }
    // "whose knee will be scanned".
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE | Function::FUTURE | Function::MODAL)
            || scene.is_word(i, &["also", "now", "to"])
    };
    let at = (end..end + 5).find(|&i| !auxiliary(i))?;
    if at > end && scene.is_word(at, &["scanned", "x-rayed", "examined", "assessed", "checked", "monitored"])
    {
        return Some(ailment.tokens.start..at + 1);
    }
    let from = whose.saturating_sub(5).max(scene.tokens.start);
    let verb = (from..whose).rev().find(|&i| scene.is_word(i, WATCH))?;
    let plain =
        |i: usize| scene.is_word(i, &["on", "at", "the", "fitness", "of", "state", "condition", "up"]);
    // "check his hand grip": a part of something else.
    let behind = ailment.tokens.end;
    let whole = scene.page.surface.tokens.get(behind).is_none_or(|t| t.is(Shape::MARK))
        || scene.function(behind).intersects(Function::PREPOSITION | Function::CONJ | Function::SUBORDINATOR)
        || scene.times(&(behind..behind + 1)).next().is_some();
    (whole && (verb + 1..whose).all(plain)).then_some(verb..behind)
}

/// Whether only words of the verb stand between the part and what is said of it.
fn between(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        scene.function(i).verbal()
            || scene.is_word(
                i,
                &[
                    "still", "just", "again", "a", "bit", "very", "so", "felt", "feels", "feeling", "got",
                    "badly", "clearly",
                ],
            )
    })
}
