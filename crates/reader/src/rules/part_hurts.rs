//! A part of the body is the subject: "his hamstring was tight", "her knee swelled up", "my back went".

mod examples;
mod looked_at;
mod named;
mod told;
mod whole;

use std::ops::Range;

use ledger::{ClaimValue, InjuryFacts, Pathology, Phase, Region, Rung, Setting};

use looked_at::{LOOKED, SCANS, WATCH, looked_at, specialist, watched};
use whole::{HEALED, RIGHT, TROUBLES, mended, not_right};

use super::{Calls, Clue, Draft, Glance, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::scene::{Ailment, Onset, Scene};
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
    for ailment in scene.ailments.iter().filter(|a| a.bare_part && !a_team(scene, a) && !a_place(scene, a)) {
        match ailment.owner {
            Some(owner) => hurt_of(scene, sink, ailment, owner),
            None if of_another(scene, ailment) => {}
            None => hurt_without_owner(scene, ailment, sink),
        }
    }
}

/// "his studs caught the Rovers midfielder's calf": of somebody whom nobody names.
fn of_another(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let before = ailment.tokens.start.wrapping_sub(1);
    let clitic = scene.page.surface.tokens.get(before).is_some_and(|t| t.is(Shape::CLITIC));
    clitic && scene.lower(before).ends_with('s')
}

/// "his hamstring was tight": what is said of somebody's part.
fn hurt_of(scene: &Scene<'_>, sink: &mut Sink, ailment: &Ailment, owner: usize) {
    if told_of_another(scene, sink, ailment, owner) {
        return;
    }
    let assessed = watched(scene, ailment, owner);
    let unready = not_right(scene, ailment);
    let whole_again = if unready.is_none() { mended(scene, ailment) } else { None };
    let bare = |words: Option<Range<usize>>| Some((words?, Pathology::Unspecified));
    let found = predicate(scene, ailment)
        .or_else(|| bare(whole_again.clone()))
        .or_else(|| looked_at(scene, ailment))
        .or_else(|| told::told(scene, ailment))
        .or_else(|| bare(unready.clone()))
        .or_else(|| bare(assessed.clone()))
        .or_else(|| bare(telling(scene, ailment)))
        .or_else(|| bare(named::named(scene, ailment, owner)))
        .or_else(|| bare(named::concern(scene, ailment)));
    let Some((words, pathology)) = found else { return };
    // "could not put any weight on his foot": what is denied is the foot's soundness.
    let says_not = (scene.function(words.start).contains(Function::NEGATION)
        || scene.is_word(words.start, &["unable"]))
        && scene.any_word(words.clone(), &["weight"]);
    if unready.is_none() && (scene.hypothetical(&words) || scene.negated(&words) && !says_not) {
        sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
        return;
    }
    let Some(patient) = scene.by_mention(owner, "whose body it is") else { return };
    let onset = begun(scene, &words);
    let recurrence = ailment.facts.recurrence || super::history::once_more(scene, &words);
    let told = ailment.facts.pathology;
    let pathology = if told == Pathology::Unspecified { pathology } else { told };
    let healed = whole_again.filter(|w| *w == words && scene.any_word(w.clone(), HEALED));
    let phase = healed.map(|_| Phase::Past);
    let facts = InjuryFacts { setting: onset.setting, pathology, recurrence, phase, ..ailment.facts.clone() };
    if let Some(words) = assessed {
        let value = ClaimValue::Stage { rung: Rung(5), words: scene.text(words.clone()).to_lowercase() };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, value);
        sink.add(draft.dated(Some(scene.page.published), []));
    }
    let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
    sink.add(draft.begun(onset).certain(scene.certainty(&words)));
}

/// "Hale hurt his neck and Brandt his groin": the part is another's than the pronoun seems to mean, as a rule has found before.
fn told_of_another(scene: &Scene<'_>, sink: &Sink, ailment: &Ailment, owner: usize) -> bool {
    let persons = scene.mention(owner).map(|m| m.persons.as_slice()).unwrap_or_default();
    let here = sink.drafts.iter().rev().take_while(|d| d.sentence == scene.index);
    let told = |d: &Draft| {
        matches!(&d.value, ClaimValue::Injury(f) if f.region == ailment.facts.region)
            && d.evidence.end == ailment.tokens.end
            && !d.persons.iter().any(|p| persons.contains(p))
    };
    here.into_iter().any(told)
}

/// When it was: "lasted an hour on Saturday before his calf went", on the day of what came right before.
fn begun(scene: &Scene<'_>, words: &Range<usize>) -> Onset {
    const PLAYED: &[&str] = &["minutes", "match", "game", "team", "overs", "laps", "games"];
    let mut onset = scene.onset(words, None);
    let lead = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    if onset.when.is_none()
        && scene.any_word(lead, &["before", "until", "when"])
        && let Some(day) = scene.past_time(&scene.tokens).filter(|d| d.width() <= 1)
    {
        onset.when = Some(day);
        onset.steps.push(format!("on the day of what the sentence tells before it → {day}"));
        let played = scene.any_word(scene.tokens.start..words.start, PLAYED);
        onset.setting = onset.setting.or(played.then_some(Setting::Match));
    }
    onset
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

/// "a broken finger on his left hand ruled him out": where the hurt is that the sentence is about.
fn a_place(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const RULES: &[&str] = &["ruled", "rules", "kept", "keeps", "forced", "forces", "sidelined", "means"];
    let start = ailment.tokens.start;
    let on = (start.saturating_sub(2).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["in", "on", "to", "of"]));
    let told = |a: &Ailment| !a.bare_part && !a.adjective && Some(a.tokens.end) == on;
    scene.is_word(ailment.tokens.end, RULES) && scene.ailments.iter().any(told)
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
