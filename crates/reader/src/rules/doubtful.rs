//! A player's fitness is in question: "a doubt for Saturday", "faces a late fitness test", "unlikely to be risked".

mod calls;
mod denied;
mod examples;
mod named;

use std::ops::Range;

use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge, Pathology, Rung, Status, StatusReason, add_days};

use denied::no_doubt_himself;
use named::{decided_on, named_behind};

use super::{Calls, Clue, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::scene::{Horizon, Patient, QUALMS, Scene, Side, Span};

pub(super) const RULE: Rule = Rule {
    name: "doubtful",
    asserts: "a player's fitness for the next match is in question",
    calls: Calls::by(
        &[Class::DoubtPhrase, Class::RecoverPhrase, Class::FitPhrase],
        &[CHANCE, TAKES_PART, DOUBTS, SEEN, QUALMS],
    )
    .with(Clue::of(
        &[Class::DoubtPhrase, Class::FitPhrase],
        &[SLIM, UNLIKELY, DOUBTS, CONDITIONS, SEEN, QUALMS],
    ))
    .if_looks(calls::looks),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for call in calls::calls(scene) {
        let words = call.words;
        // "will not be available": out.
        if scene.is_word(words.start, &["not"])
            && scene.is_word(words.start + 1, &["be"])
            && scene.is_word(words.start.wrapping_sub(1), &["will", "'ll", "shall"])
            && scene.certainty(&words) == Certainty::Stated
        {
            continue;
        }
        if scene.battle_lost(&words) || scene.battle_won(&words) {
            continue;
        }
        // "it is not known when he will return": that he is away is not in doubt.
        if scene.is_word(words.end.wrapping_sub(1), &["known", "clear", "decided", "certain"])
            && scene.is_word(words.end, &["when", "how"])
        {
            continue;
        }
        // "is uncertain how long he will be without him": an opinion.
        if scene.is_word(words.start, &["uncertain"])
            && (words.len() == 1)
            && scene.is_word(words.end, &["as", "about", "how", "what", "why", "when"])
        {
            continue;
        }
        // "Hansen will make a late call on his inclusion": whoever decides is not in doubt.
        let decides = scene.any_word(words.clone(), &["call", "decision"])
            && scene.any_word(
                words.start.saturating_sub(4).max(scene.tokens.start)..words.start + 1,
                &["make", "makes", "take", "takes", "making", "taking"],
            )
            && !scene.is_word(words.end.wrapping_sub(1), &["made", "taken"]);
        // "has lost his battle to be fit": and so he is out.
        if scene.phrases(Class::AbsencePhrase).any(|(h, e)| {
            e.column(0) == "failed"
                && (h.start as usize) < words.end
                && words.start < h.end as usize
                && !scene.stance(&h.tokens()).supposed
        }) {
            continue;
        }
        // "topped the fitness tests": everybody's.
        if scene.is_word(words.end.wrapping_sub(1), &["tests"])
            && scene.is_word(words.start.wrapping_sub(1), &["the", "their", "these"])
        {
            continue;
        }
        let stance = scene.stance(&words);
        let made = scene.any_word(words.clone(), &["call", "decision", "decide", "decides"])
            && (scene.is_word(words.end.wrapping_sub(1), &["made", "taken"])
                || scene.is_word(words.end.wrapping_sub(1), DECIDED));
        // "it is unclear whether Kruger will be fit": unclear is much else.
        let unclear = scene.any_word(words.clone(), &["unclear", "uncertain", "clear", "known"]);
        let whether = scene.is_word(words.end, &["whether", "if"])
            && (words.end..words.end + 24).any(|i| {
                scene.is_word(
                    i,
                    &[
                        "fit", "play", "ready", "available", "recover", "recovered", "start", "feature",
                        "return", "involved", "travel", "back",
                    ],
                )
            });
        if unclear && !whether {
            continue;
        }
        // "has ruptured a knee ligament but has not given up hope": how bad it is, is told.
        let torn = |a: &crate::scene::Ailment| {
            matches!(a.facts.pathology, Pathology::Fracture | Pathology::Ligament | Pathology::Dislocation)
        };
        if scene.any_word(words.clone(), &["given"])
            && scene.any_word(words.clone(), &["hope"])
            && scene.ailments.iter().any(torn)
        {
            continue;
        }
        // "was sent off on Saturday and must be a doubt for the final": not for his health.
        if super::misses::dismissed(scene) && scene.ailments.is_empty() && !scene.medical(&words) {
            continue;
        }
        // "is doubtful that they will be prepared": what somebody thinks.
        if scene.is_word(words.end.wrapping_sub(1), &["doubtful"]) && scene.is_word(words.end, &["that"]) {
            continue;
        }
        // "Whether he plays is not certain".
        let open = scene.is_word(scene.tokens.start, &["whether"]) && scene.any_word(words.clone(), UNSURE);
        let behind = if decides || made { decided_on(scene, &words) } else { None };
        // "We'll give him until Friday": whom the words themselves give it.
        let given_to = || {
            let at = words.clone().find(|&i| scene.is_word(i, &["him", "her"]))?;
            let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start == at && !m.possessive)?;
            scene.by_mention(number, "who is given the time").filter(|p| p.persons.len() == 1)
        };
        let behind = behind.or_else(|| {
            given_to().filter(|_| {
                scene.any_word(words.start..words.start + 2, &["give", "gives", "giving", "given", "gave"])
            })
        });
        let named = behind.or_else(|| if decides { None } else { named_behind(scene, &words) });
        // "is not sure about his future": of whom it is not told is whoever says so.
        let unsure = (scene.any_word(words.clone(), UNSURE)
            || scene.any_word(words.clone(), &["wait", "waits", "waiting"]))
            && scene.is_word(words.end.wrapping_sub(1), &["about", "of", "over", "on"]);
        // "could make his first start since a broken leg": whether he is picked is open, and not whether he is fit.
        let picked = scene.is_word(words.end.wrapping_sub(1), &["first", "debut"])
            && scene.is_word(words.start, &["could", "may", "might"]);
        if picked
            && !stance.denied
            && let Some(patient) =
                scene.patient_as(&words, &stance).filter(|p| scene.medical(&words) || sink.hurt(&p.persons))
        {
            let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).if_hurt(true));
            let day = scene
                .horizons(&scene.reach(&words))
                .into_iter()
                .find(|h| matches!(h.span, Span::Stretch(d) if d.width() <= 3));
            if let Some(by) = day.as_ref().and_then(|h| h.back_by(scene.page.published)) {
                tell(
                    scene,
                    sink,
                    &patient,
                    &words,
                    ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Hoped },
                    day.as_ref(),
                );
            }
            continue;
        }
        if (decides || unsure) && named.is_none() {
            sink.nearly(RULE.name, scene, &words, "it is not told on whom somebody decides");
            continue;
        }
        // "dismissed concerns over the fitness of Kruger", "played down fears about his ankle": who says so calls him fit.
        let away = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
        if scene.any_word(words.clone(), DOUBTS)
            && (scene.any_word(away, DISMISSED) || put_to_rest(scene, &words))
            && let Some(patient) = named.clone().or_else(|| {
                scene
                    .patient_as(&words, &stance)
                    .filter(|_| scene.any_word(words.start..words.end + 2, &["his", "her"]))
            })
        {
            let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
            sink.add(
                Sink::draft(RULE.name, scene, &patient, &words, value)
                    .if_hurt(!(scene.medical(&words) && put_to_rest(scene, &words))),
            );
            continue;
        }
        // "named a squad that includes injury doubt Kruger": the doubt is not told of then.
        let told_then = !unsure
            && (named.is_none()
                || scene
                    .any_word(words.start.saturating_sub(3)..words.start, &["was", "were", "had", "been"]));
        // "There was also concern over injuries to Kruger and Lund": the report's own news.
        let there = named.is_some()
            && scene.is_word(words.start.saturating_sub(3).max(scene.tokens.start), &["there"])
            || named.is_some()
                && scene.is_word(words.start.saturating_sub(2).max(scene.tokens.start), &["there"]);
        let told_then = told_then && !there;
        // "started after being listed as questionable".
        let before = words.start.saturating_sub(5).max(scene.tokens.start)..words.start;
        let listed = before.clone().any(|i| scene.is_word(i, &["after"]) && scene.is_word(i + 1, &["being"]));
        // "had been rated as doubtful": before what came of it.
        let rated = before.clone().any(|i| {
            scene.is_word(i, &["had"])
                && scene.is_word(i + 1, &["been"])
                && scene.is_word(i + 2, &["rated", "listed", "regarded", "considered"])
        });
        let over = (matches!(stance.side, Side::Past | Side::Before) && told_then) || listed || rated;
        let over = over
            && !(stance.side == Side::Past && still_open(scene, &words))
            && (!made || scene.any_word(words.clone(), &["was", "were"]));
        let belied = belied(scene, &words);
        if let Some(verb) = belied
            && let Some(patient) = named.clone().or_else(|| scene.patient_as(&words, &stance))
        {
            // So he has played since.
            let value =
                ClaimValue::Stage { rung: Rung(85), words: scene.text(verb..verb + 1).to_lowercase() };
            sink.add(
                Sink::draft(RULE.name, scene, &patient, &(words.start..verb + 1), value)
                    .dated(Some(scene.page.published), [])
                    .if_hurt(true),
            );
        }
        let over = over || belied.is_some();
        // "has until Thursday to prove his fitness": what is in question is said, and not supposed.
        let given = scene.is_word(words.start, &["prove", "proves"])
            && (scene.is_word(words.start.wrapping_sub(1), &["to"])
                || scene.segment(words.start).is_some_and(|s| {
                    s.condition && matches!(s.verb.tense, Tense::Present | Tense::Modal | Tense::None)
                }));
        if no_doubt_himself(scene, &words, &stance)
            && let Some(patient) =
                scene.patient_as(&words, &stance).filter(|p| sink.hurt(&p.persons) || scene.medical(&words))
        {
            let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
            continue;
        }
        if (stance.supposed && !call.condition && !given && !open)
            || over
            || scene.banned(&words)
            || (stance.denied && !call.unlikely && !made && !open)
            || scene.negated_doubt(&words)
        {
            sink.nearly(RULE.name, scene, &words, "it is denied, over or only supposed");
            continue;
        }
        // "his recovery will be monitored": how it goes on, and not whether he plays.
        let course = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
        if scene.any_word(words.clone(), &["monitored", "assessed", "evaluated"])
            && scene.any_word(course, &["recovery", "progress", "evolution", "rehabilitation", "rehab"])
        {
            continue;
        }
        // "will be assessed again in a month": no match is near.
        if scene.any_word(words.clone(), &["assessed", "evaluated", "examined"])
            && scene
                .lengths(&scene.reach(&words))
                .any(|h| matches!(h.span, Span::Length { min, .. } if min > 10))
        {
            continue;
        }
        // "has a fractured fibula and will be assessed on Thursday": how bad it is, and not whether he plays.
        let grave = |a: &crate::scene::Ailment| {
            a.tokens.end <= words.start
                && matches!(a.facts.pathology, Pathology::Fracture | Pathology::Dislocation)
        };
        if scene.any_word(words.clone(), &["assessed", "examined", "evaluated"])
            && scene.ailments.iter().any(grave)
            && scene
                .times(&(words.start..scene.tokens.end))
                .all(|t| !scene.is_word(t.tokens.start.wrapping_sub(1), &["before"]))
        {
            continue;
        }
        // "A decision on Demir will be taken late in the week": and nothing else is told yet.
        let decided = made && named.is_some();
        let Some(patient) = heading(scene, &words)
            .or_else(|| super::misses::joins(scene, &words))
            .or(named)
            .or_else(|| scene.patient_as(&words, &stance))
        else {
            sink.nearly(RULE.name, scene, &words, "nobody who is in doubt");
            continue;
        };
        // "Lund's form is a concern": no body's.
        const OTHERWISE: &[&str] =
            &["form", "future", "attitude", "discipline", "temperament", "contract", "finishing", "loyalty"];
        let of_form = patient.mention.as_ref().is_some_and(|m| {
            m.end <= words.start && scene.any_word(m.end..(m.end + 2).min(words.start), OTHERWISE)
        });
        if of_form && scene.any_word(words.clone(), &["concern", "worry", "doubt"]) {
            continue;
        }
        // "could make his debut in Thursday's match": whoever is new.
        let debut = scene.is_word(words.end.wrapping_sub(1), &["debut"])
            && !scene.medical(&words)
            && !sink.hurt(&patient.persons);
        if debut {
            continue;
        }
        if !call.health
            && !scene.ailing()
            && !scene.medical(&words)
            && !sink.hurt(&patient.persons)
            && !names_match(scene, &words)
        {
            // "Demir is a doubt too": the injury may be told behind it.
            if decided || open || scene.any_word(words.clone(), &["doubt", "doubtful", "questionable"]) {
                let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
                sink.add(
                    Sink::draft(RULE.name, scene, &patient, &words, value)
                        .certain(stance.certainty)
                        .if_hurt(true),
                );
            }
            sink.nearly(RULE.name, scene, &words, "nothing says that the doubt is about fitness");
            continue;
        }
        let ill = scene.ailments.iter().any(|a| a.facts.region == ledger::Region::Illness);
        let reason = if ill { StatusReason::Illness } else { StatusReason::Injury };
        // What is likely to be missed is no unlikely return.
        let missed = scene.any_word(words.clone(), &["miss", "out", "sidelined"]);
        // "could miss the rest of the season": what is open is how long he is out.
        if missed && scene.beyond_a_match(&scene.horizons(&scene.reach(&words))) {
            sink.nearly(RULE.name, scene, &words, "the doubt is how long, not whether");
            continue;
        }
        // "faces a race to be fit for the World Cup after breaking a foot": now he cannot play, however far the cup.
        let races =
            scene.any_word(words.clone(), &["race", "battle", "fight", "racing", "battling", "fighting"]);
        let broken = scene
            .ailments
            .iter()
            .any(|a| matches!(a.facts.pathology, Pathology::Fracture | Pathology::Dislocation));
        if races && broken && scene.beyond_a_match(&scene.horizons(&scene.reach(&words))) {
            sink.nearly(RULE.name, scene, &words, "the match that he may miss is far off");
            continue;
        }
        let forecast = if call.unlikely && !missed { forecast(scene, &words) } else { None };
        let out = forecast.as_ref().is_some_and(|(e, _)| e.hedge == Hedge::Stated);
        // "unlikely to return before the finals": whichever day these are, not now.
        let later = call.unlikely && scene.any_word(words.end..words.end + 2, &["before", "until", "till"]);
        let status = if out || later || far_off(scene, &words) { Status::Out } else { Status::Doubtful };
        let value = ClaimValue::Status { status, reason };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
        if let Some((estimate, horizon)) = forecast {
            tell(scene, sink, &patient, &words, estimate, horizon.as_ref());
        }
        // "should recover in time to play": by the match that he is to recover for.
        if scene.is_word(words.start, &["should"]) && scene.any_word(words.clone(), &["recover"]) {
            let day = scene
                .horizons(&scene.reach(&words))
                .into_iter()
                .find(|h| matches!(h.span, Span::Stretch(d) if d.width() <= 3))
                .or_else(|| scene.next_match(&words));
            if let Some(by) = day.as_ref().and_then(|h| h.back_by(scene.page.published)) {
                tell(
                    scene,
                    sink,
                    &patient,
                    &words,
                    ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Stated },
                    day.as_ref(),
                );
            }
        }
        // "has a good chance for Saturday": by then, as he or others hope.
        if has_a_chance(scene, &words) && status == Status::Doubtful && !stance.denied {
            let day = scene
                .horizons(&scene.reach(&words))
                .into_iter()
                .find(|h| matches!(h.span, Span::Stretch(d) if d.width() <= 3));
            if let Some(by) = day.as_ref().and_then(|h| h.back_by(scene.page.published)) {
                tell(
                    scene,
                    sink,
                    &patient,
                    &words,
                    ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Hoped },
                    day.as_ref(),
                );
            }
        }
        // "we will wait and see if he needs an operation".
        let waits = scene.any_word(words.clone(), &["wait", "waits", "waiting"])
            && scene.any_word(words.end.saturating_sub(1)..words.end + 8, &["operation", "surgery"]);
        if waits
            || scene
                .any_word(words.clone(), &["test", "assessed", "monitored", "assessment", "scan", "check"])
        {
            let value = ClaimValue::Stage { rung: Rung(5), words: scene.text(words.clone()).to_lowercase() };
            sink.add(
                Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(scene.page.published), []),
            );
        }
    }
}

/// "Doubtful: Kruger (knee), Lund (calf).": all who are named behind it.
fn heading(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if words.start > scene.tokens.start + 1 || !scene.is_mark(words.end, ":") {
        return None;
    }
    let plain = |i: usize| scene.function(i).verbal() || scene.is_mark(i, ";") || scene.is_mark(i, ".");
    let end = (words.end + 1..scene.tokens.end).find(|&i| plain(i)).unwrap_or(scene.tokens.end);
    let named = |m: &crate::people::Mention| {
        (words.end..end).contains(&m.tokens.start) && m.form != crate::people::Form::Pronoun
    };
    let mut persons: Vec<_> =
        scene.mentions().filter(|(_, m)| named(m)).flat_map(|(_, m)| m.persons.iter().copied()).collect();
    persons.retain(|&k| scene.may_be_patient(k));
    persons.dedup();
    (!persons.is_empty()).then_some(Patient { persons, mention: None, why: "named under the heading" })
}

/// "has a long-term knee injury and is a doubt for the World Cup", "a doubt for the start of next season": what is open lies so far ahead that he
/// misses the next match.
fn far_off(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const FAR_DAYS: i64 = 42;
    const MINOR: &[&str] =
        &["knock", "illness", "virus", "bruise", "tightness", "precaution", "precautionary"];
    // "remain long-term absentees while Lund (calf) is doubtful": each clause of its own people.
    let own = (scene.tokens.start..words.start)
        .rev()
        .find(|&i| scene.is_word(i, &["while", "whilst", "whereas", "but"]))
        .unwrap_or(scene.tokens.start);
    let long = (own..words.start).any(|i| {
        scene.is_word(i, &["long-term", "lengthy"])
            && scene.any_word(
                i + 1..i + 4,
                &["injury", "injuries", "absentee", "absentees", "lay-off", "layoff", "problem", "problems"],
            )
    });
    let day = add_days(scene.page.published.latest, FAR_DAYS);
    let behind = words.end
        ..(words.end + 12).min(scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end));
    let ahead = scene
        .horizons(&behind)
        .iter()
        .any(|h| matches!(h.span, Span::Stretch(d) if d.earliest >= day && h.tokens.start >= words.end));
    (long || ahead) && !scene.any_word(scene.tokens.clone(), MINOR)
}

/// "were the fresh doubts", "were doubtful for Saturday's match": told in the past, of a match that is still to come.
fn still_open(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "remained doubtful last night".
    if scene.is_word(words.start.wrapping_sub(1), &["remained"])
        && scene.any_word(words.clone(), &["doubtful", "doubt", "questionable"])
    {
        return !scene.any_word(words.end..scene.tokens.end, &["but", "before", "played", "started"]);
    }
    let fresh = scene.any_word(words.clone(), &["fresh", "latest", "new"]);
    // "was named in the side despite doubts over his fitness": the side is picked, and the match still to come.
    const PICKED: &[&str] = &["named", "included", "picked", "selected", "listed", "called", "chosen"];
    let borne = (words.start.saturating_sub(3).max(scene.tokens.start)..words.start)
        .find(|&i| scene.is_word(i, &["despite", "amid"]));
    if borne.is_some_and(|i| scene.any_word(i.saturating_sub(12).max(scene.tokens.start)..i, PICKED)) {
        return true;
    }
    let behind = words.end..(words.end + 12).min(scene.tokens.end);
    let but = scene.any_word(words.end..scene.tokens.end, &["but", "before", "played", "started"]);
    let after = scene.any_word(scene.tokens.start..words.start, &["after", "before"]);
    // "remained doubtful last night", "was still a doubt": the last that is known of it.
    let remains = scene
        .any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start, &["remained", "still"]);
    fresh
        || (!but
            && !after
            && (remains
                || scene.horizons(&behind).iter().any(
                    |h| matches!(h.span, Span::Stretch(d) if d.earliest >= scene.page.published.latest),
                )))
}

fn tell(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    estimate: ExpectedReturn,
    horizon: Option<&Horizon>,
) {
    let certainty = if estimate.hedge == Hedge::Unlikely { Certainty::Unlikely } else { Certainty::Stated };
    let all = horizon.map_or(words.clone(), |h| words.start.min(h.tokens.start)..words.end.max(h.tokens.end));
    let steps = horizon.map(|h| h.steps.clone()).unwrap_or_default();
    let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, steps));
}

/// "Fears about Kruger were allayed when a scan showed no damage": what became of them.
fn put_to_rest(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const ALLAYED: &[&str] = &["allayed", "eased", "dispelled", "dismissed", "calmed", "ended", "unfounded"];
    const REACH: usize = 12;
    let near = words.end..(words.end + REACH).min(scene.tokens.end);
    near.into_iter().any(|i| {
        scene.is_word(i, ALLAYED)
            && (scene.function(i - 1).contains(Function::BE)
                || scene.function(i.wrapping_sub(2)).contains(Function::BE))
            && scene.segment(i).is_some_and(|s| {
                matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::Present) && !s.verb.negated
            })
    })
}

/// "There were doubts over his fitness, but he scored twice on Saturday": the verb of what came of them.
fn belied(scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
    const PLAYED: &[&str] = &[
        "scored", "won", "played", "started", "beat", "led", "finished", "hit", "lasted", "completed",
        "proved",
    ];
    const RECENT_DAYS: i64 = 14;
    let tense = scene.segment(words.start).map_or(Tense::None, |s| s.verb.tense);
    // "has been struggling with a knee injury but beat Costa": the same goes on.
    let goes_on = |but: usize| scene.is_word(but + 1, PLAYED) || scene.is_word(but + 1, &["he", "she"]);
    let past = |but: &usize| {
        matches!(tense, Tense::Past | Tense::PastPerfect) || tense == Tense::Perfect && goes_on(*but)
    };
    let but = (words.end..scene.tokens.end).find(|&i| scene.is_word(i, &["but"])).filter(past)?;
    let clause = scene.segment(but).filter(|s| s.own_subject && s.verb.tense == Tense::Past)?;
    let verb = (clause.tokens.start..(clause.tokens.start + 6).min(clause.tokens.end))
        .find(|&i| scene.is_word(i, PLAYED))?;
    let since = add_days(scene.page.published.earliest, -RECENT_DAYS);
    let long_ago = scene
        .times(&clause.tokens)
        .any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(|w| w.latest < since));
    (!long_ago).then_some(verb)
}

/// "has a chance", "have a good chance": not a slim one, nor an even one.
fn has_a_chance(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const EVEN: &[&str] =
        &["even", "evens", "50-50", "fifty-fifty", "50", "half", "no", "little", "slight", "small"];
    scene.is_word(words.start, &["has", "have", "'ll", "'s"])
        && scene.any_word(words.clone(), &["chance"])
        && !scene.any_word(words.clone(), SLIM)
        && !scene.any_word(words.clone(), EVEN)
}

/// Verbs of getting over a hurt, and over an opponent.
const BEATS: &[&str] =
    &["beat", "beats", "beaten", "beating", "overcome", "overcomes", "conquers", "conquer"];
const IF: &[&str] = &["if"];
const CHANCE: &[&str] = &["chance", "chances", "hope", "hopes"];
const SEEN: &[&str] = &["see"];
const DECISION: &[&str] = &["decision", "decide", "decides"];
/// What stands between a decision and whom it is on.
const DECIDED: &[&str] = &["on", "over", "about", "whether", "if"];
const TAKES_PART: &[&str] = &["risked", "rushed", "feature", "play", "return", "involved", "considered"];

const FITNESS: &[&str] = &["fitness", "availability"];

/// Words of waiting for somebody's fitness.
const WAITS: &[&str] = &[
    "check", "sweat", "sweats", "sweating", "wait", "waits", "waiting", "waited", "sure", "unsure", "certain",
];

/// Words of whoever cannot tell yet.
const UNSURE: &[&str] = &["sure", "unsure", "certain"];

const OVER: &[&str] = &["over", "about", "surrounding"];
const DOUBTS: &[&str] =
    &["doubt", "doubts", "mark", "marks", "concern", "concerns", "worry", "worries", "fears"];

/// What is done with doubts that are none.
const DISMISSED: &[&str] = &[
    "dismissed", "dismisses", "down", "allayed", "allays", "eased", "eases", "rejected", "quashed", "calmed",
    "no",
];

const SLIM: &[&str] = &["slim", "slight", "outside", "remote", "little", "minimal", "faint"];

/// What is decided to do with him.
const PICKS: &[&str] = &["play", "start", "use", "call", "include", "pick", "select", "field", "gamble"];

/// What is decided of somebody who may not be fit.
const PLAYS: &[&str] = &[
    "play", "train", "start", "feature", "travel", "fit", "able", "ready", "available", "recovered", "face",
    "make", "risk", "risked",
];

/// Words that make a clause a condition.
const CONDITIONS: &[&str] =
    &["if", "unless", "whether", "providing", "provided", "assuming", "case", "should"];

/// What is in question where it is a condition: "if he does not recover from a calf strain".
const RECOVERS: &[&str] = &["recover", "recovers"];

const UNLIKELY: &[&str] = &["unlikely", "doubtful"];

/// What it says of the return that it calls unlikely: by the match or the time behind it; not before a day, where it is
/// unlikely before or until then; with no time, only that it is unlikely.
fn forecast(scene: &Scene<'_>, words: &Range<usize>) -> Option<(ExpectedReturn, Option<Horizon>)> {
    let segment = scene.segment(words.end.saturating_sub(1))?;
    let found = scene.horizons(&scene.reach(words)).into_iter().next();
    let soon = scene.any_word(segment.tokens.clone(), &["soon"]);
    let named = soon
        || scene.any_word(words.clone(), &["risk", "risked", "rushed"])
        || scene.any_word(segment.tokens.clone(), &["soon"]);
    let playing = scene.any_word(
        segment.tokens.clone(),
        &["playing", "play", "fit", "feature", "featuring", "start", "recover", "risked", "make"],
    );
    let Some(horizon) = found.or_else(|| (playing && !soon).then(|| scene.next_match(words)).flatten())
    else {
        let open = ExpectedReturn { not_before: None, by: None, hedge: Hedge::Unlikely };
        return named.then_some((open, None));
    };
    let lead = horizon.tokens.start.saturating_sub(3)..horizon.tokens.start;
    let until = scene.any_word(lead.clone(), &["until", "till", "before"])
        && !scene.any_word(horizon.tokens.clone(), &["end", "season", "campaign"]);
    let said = scene.page.published;
    let estimate = match &horizon.span {
        Span::Stretch(days) if until => {
            ExpectedReturn { not_before: Some(days.earliest), by: None, hedge: Hedge::Stated }
        }
        // "not expected to play for three weeks".
        Span::Length { .. } => ExpectedReturn {
            not_before: horizon.free_after(said),
            by: horizon.back_by(said),
            hedge: Hedge::Stated,
        },
        Span::Stretch(days) => {
            ExpectedReturn { not_before: None, by: Some(days.latest), hedge: Hedge::Unlikely }
        }
    };
    Some((estimate, Some(horizon)))
}

impl Scene<'_> {
    /// "has lost his battle to be fit": it is over.
    pub(super) fn battle_lost(&self, words: &Range<usize>) -> bool {
        const BATTLES: &[&str] = &["battle", "fight", "race"];
        let near = words.start.saturating_sub(5).max(self.tokens.start)..words.end;
        near.into_iter()
            .any(|i| self.is_word(i, &["lost", "loses", "losing"]) && self.any_word(i + 1..i + 4, BATTLES))
    }

    /// "has won his battle to be fit".
    pub(super) fn battle_won(&self, words: &Range<usize>) -> bool {
        const BATTLES: &[&str] = &["battle", "fight", "race"];
        let near = words.start.saturating_sub(7).max(self.tokens.start)..words.end;
        !self.negated(words)
            && near
                .into_iter()
                .any(|i| self.is_word(i, &["won", "wins", "winning"]) && self.any_word(i + 1..i + 4, BATTLES))
            && self
                .segment(words.start)
                .is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::Past | Tense::Present))
    }

    /// "if he can shake off a hip injury", "provided she recovers": the getting over it is a condition.
    pub(super) fn on_condition(&self, words: &Range<usize>) -> bool {
        self.segment(words.start).is_some_and(|s| {
            let begins = |words: &[&str]| self.is_word(s.tokens.start, words);
            // "if he does not recover": that he may is denied, and not that he has to.
            let open = !s.verb.negated || self.any_word(words.clone(), RECOVERS);
            open && (s.condition && begins(&["if", "and", "but", "case", "should"])
                || begins(&["providing", "provided", "assuming"]))
        })
    }

    /// Whether the words say by themselves that they are about health: those that stand there, whatever else the lexicon's
    /// phrase would allow.
    fn tells_health(&self, words: &Range<usize>) -> bool {
        let doubt = self.any_word(words.clone(), &["doubt", "doubts", "concern", "concerns"]);
        words.clone().any(|i| {
            let word = self.lower(i);
            ["fit", "injur", "scan", "assess"].iter().any(|w| word.starts_with(w))
                || (doubt && word == "availability")
        })
    }

    /// "no doubt", "beyond doubt", "not a doubt": nothing is in question.
    fn negated_doubt(&self, words: &Range<usize>) -> bool {
        let from = words.start.saturating_sub(3);
        self.any_word(words.clone(), &["doubt", "doubts", "worry", "worries", "concern", "concerns"])
            && self.any_word(
                from..words.end,
                &["no", "beyond", "without", "any", "allay", "allayed", "ease", "eased"],
            )
            && !self.any_word(words.clone(), &["fitness"])
    }
}

/// "a doubt for Saturday": the doubt is about a match.
fn names_match(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "has a chance for a medal in Sunday's race".
    let chance = scene.any_word(words.clone(), &["chance", "chances"]);
    !chance
        && scene.any_word(words.end..words.end + 2, &["for"])
        && !scene.horizons(&(words.end..words.end + 12)).is_empty()
}
