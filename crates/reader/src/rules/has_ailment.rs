//! A player has, had or got an injury or illness that the report names with a noun.

mod changes;
mod examples;
mod hopes;
mod nobodys;
mod same;
mod told;
mod whose;

use ledger::{Certainty, ClaimValue, InjuryFacts, Phase, Region, Status, StatusReason};

use nobodys::of_a_squad;
use same::{aggravated, another_s, gone_again, part_just_told, points_back, shared, told_apart, told_before};
pub(super) use told::nearly;
use told::{Tie, comeback_ahead, hindered, his_own, only_hoped_of, relation, still_to_come, tie};
pub(super) use whose::share;
use whose::{
    IT, LOOKED, LOST, OUT, alone, behind_a_length, both_in_bracket, out_with, second_of_two, spoken_of,
    spoken_of_before, struck,
};

use super::other_senses::no_ailment;
use super::{AILMENTS, Calls, Clue, Draft, Glance, HARMS, Rule, Sink};
use crate::grammar::{Function, Link, Segment};
use crate::lexicon::{Class, Hit};
use crate::scene::{Ailment, BEARERS, Patient, QUALMS, Scene, of_each};
use crate::text::Words;

pub(super) const RULE: Rule = Rule {
    name: "has_ailment",
    asserts: "a named injury or illness is (or was) a player's",
    calls: Calls::by(AILMENTS, &[])
        .with(Clue::of(HARMS, &[&["("], OUT, LOOKED, LOST, IT, BEARERS, QUALMS]))
        .if_looks(looks),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// A word that is weak by itself ("turned", "a kick", "a problem") needs a part of the body beside it, a bracket, or words that say
/// that somebody has it; a part of the body needs one of those, or a word of being away.
fn looks(glance: &Glance<'_>) -> bool {
    glance.medical()
        || glance.phrases(Class::Illness).next().is_some()
        || glance.places(const { Words::of(&[&["("]]) }).any(|open| ails_near(glance, open))
        || glance
            .places(const { Words::of(&[BEARERS, QUALMS]) })
            .any(|at| glance.hits.iter().any(|h| h.class == Class::Body && h.end as usize == at))
        || glance.places(const { Words::of(&[OUT]) }).any(|out| {
            glance.surface.is_word(out + 1, &["with"]) && glance.surface.is_word(out + 2, &["a", "an"])
        })
        || glance
            .places(const { Words::of(&[&["due", "owing", "because"]]) })
            .any(|cause| glance.surface.is_word(cause + 2, &["a", "an"]) && part_near(glance, cause))
        || glance.places(const { Words::of(&[LOST]) }).any(|lost| {
            (lost + 1..lost + 7).any(|i| {
                glance.any_word(i..i + 1, &["with", "to"])
                    && glance.any_word(i + 1..i + 2, &["a", "an"])
                    && part_near(glance, i)
            })
        })
        || glance.places(const { Words::of(&[LOOKED]) }).any(|looked| {
            glance.any_word(looked.saturating_sub(1)..looked, &["what"]) && part_near(glance, looked)
        })
        || glance.places(const { Words::of(&[IT]) }).any(|it| {
            (it + 1..it + 4)
                .any(|i| glance.function(i).contains(Function::BE) && glance.any_word(i + 1..i + 3, &["a"]))
                && part_near(glance, it)
        })
        || glance.hits.iter().any(|h| {
            matches!(h.class, Class::Pathology | Class::InjuryNoun)
                && (told_of(glance, h)
                    || glance.any_word((h.start as usize).saturating_sub(1)..h.end as usize, SAME))
        })
}

/// Whether a part of the body is named right behind a token.
fn part_near(glance: &Glance<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    let from = glance.hits.partition_point(|h| (h.start as usize) < at);
    let mut near = glance.hits.iter().skip(from).take_while(|h| (h.start as usize) < at + NEAR);
    near.any(|h| h.class == Class::Body)
}

/// Whether a word of an ailment stands right behind a bracket.
fn ails_near(glance: &Glance<'_>, open: usize) -> bool {
    const NEAR: usize = 10;
    let near = |h: &Hit| (open..open + NEAR).contains(&(h.start as usize));
    glance.hits.iter().any(|h| near(h) && AILMENTS.contains(&h.class))
}

/// Whether the words around a weak word ("a problem", "a reaction") may say that somebody has it: one of having or getting over
/// it before it, or one of being kept from play behind it.
fn told_of(glance: &Glance<'_>, weak: &Hit) -> bool {
    // What modifies the noun is part of the ailment.
    const MODIFIERS: usize = 5;
    let (start, end) = (weak.start as usize, weak.end as usize);
    let apart = |i: usize| {
        glance.function(i).intersects(Function::PREPOSITION | Function::MODAL | Function::BE)
            && !glance.surface.is_word(i, &["of"])
    };
    let before = |h: &Hit| {
        let told = h.end as usize;
        told <= start && start - told <= 12 + MODIFIERS && !(told..start.saturating_sub(MODIFIERS)).any(apart)
    };
    glance.phrases(Class::RecoverPhrase).any(|(h, _)| before(h))
        || glance.any_of(end..end + 9, &const { Words::of(&[crate::scene::KEEPS_OUT]) })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    let mut before: Option<usize> = None;
    let mut row: Option<(usize, Patient)> = None;
    for ailment in &scene.ailments {
        let words = &ailment.tokens;
        let bracket = in_a_bracket(scene, ailment, before);
        before = bracket.then_some(words.end);
        let made_way = changes::made_way(scene, ailment);
        if (ailment.bare_part && !bracket && !out_with(scene, ailment) && !second_of_two(scene, ailment))
            || ailment.adjective
            || made_way.is_none() && of_a_squad(scene, ailment)
        {
            continue;
        }
        if hit_a_team(scene, ailment) {
            sink.nearly(RULE.name, scene, words, "many injuries are a team's");
            continue;
        }
        if many_problems(scene, ailment) {
            continue;
        }
        // "has suffered thigh, calf and hip problems": those of a row are one's.
        let of_row = row.take().filter(|(end, _)| goes_on_in_a_row(scene, *end, ailment)).map(|(_, p)| p);
        let patient = match bearer(scene, ailment, made_way.or(of_row), sink) {
            Ok(patient) => patient,
            Err(lacks) => {
                sink.nearly(RULE.name, scene, words, lacks);
                continue;
            }
        };
        row = Some((words.end, patient.clone()));
        if super::history::latest_of_many(scene, ailment) {
            sink.nearly(RULE.name, scene, words, "many that came before, and no one hurt");
            continue;
        }
        let supposed = scene.hypothetical(words);
        let presupposed = presupposed(scene, ailment, &patient) || supposed && his_own(scene, ailment);
        if supposed && !presupposed {
            sink.nearly(RULE.name, scene, words, "it is only supposed");
            continue;
        }
        if how_it_came(scene, ailment) {
            sink.nearly(RULE.name, scene, words, "it tells how another hurt came about");
            continue;
        }
        // "Ruiz has a similar problem": as good as named, where it was told of another.
        let like = another_s(scene, ailment, &patient, sink);
        let named = like.is_some().then(|| Ailment { weak: false, ..ailment.clone() });
        let ailment = named.as_ref().unwrap_or(ailment);
        let Some(tie) = tie(scene, ailment, &patient, bracket || ailment.bare_part) else {
            sink.nearly(RULE.name, scene, words, "nothing ties it to the player");
            continue;
        };
        let tie = if presupposed { Tie { phase: None, certainty: Certainty::Stated, ..tie } } else { tie };
        let found = found(scene, sink, ailment, &patient, &tie, like);
        sink.add(found);
        if !tie.denied {
            comes_of_it(scene, sink, ailment, &patient, &tie);
        }
    }
}

/// "Kruger (knee)", "Kruger (knee and neck)": whether it stands in a bracket, which is that of all the parts in it. `before`: where the last
/// that does ends.
fn in_a_bracket(scene: &Scene<'_>, ailment: &Ailment, before: Option<usize>) -> bool {
    let start = ailment.tokens.start;
    let listed = before.is_some_and(|end| {
        (1..=2).contains(&start.saturating_sub(end))
            && (end..start)
                .all(|i| scene.is_mark(i, ",") || scene.is_mark(i, "&") || scene.is_word(i, &["and"]))
    });
    listed
        || scene.is_mark(start.wrapping_sub(1), "(")
        || both_in_bracket(scene, start)
        || behind_a_length(scene, start)
}

/// "when they were hit by injuries", "admitted his side had been hit by injuries": a team's.
fn hit_a_team(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let theirs = |s: &Segment| {
        let opens = |reach: usize, words: &[&str]| {
            scene.any_word(s.tokens.start..start.min(s.tokens.start + reach), words)
        };
        opens(3, &["they", "we"]) || opens(5, &["side", "team", "squad"])
    };
    ailment.bare_injury
        && ailment.plural
        && scene.is_word(start.wrapping_sub(1), &["by", "with"])
        && scene.segment(start).is_some_and(theirs)
}

/// "outlined all his injury problems": many injuries are a team's.
fn many_problems(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MANY: &[&str] = &["all", "many", "several", "numerous", "mounting"];
    const PROBLEMS: &[&str] = &["problems", "woes", "worries", "concerns", "troubles", "issues"];
    let start = ailment.tokens.start;
    ailment.bare_injury
        && scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start + 1, MANY)
        && scene.any_word(ailment.tokens.clone(), PROBLEMS)
}

/// Who has it, or what is lacking. `known`: who made way in a change that it forced, or has those before it in a row.
fn bearer(
    scene: &Scene<'_>,
    ailment: &Ailment,
    known: Option<Patient>,
    sink: &Sink,
) -> Result<Patient, &'static str> {
    let patient = known
        .or_else(|| told::of_the_unrelated(scene, ailment))
        .or_else(|| scene.patient_of(ailment))
        .or_else(|| alone(scene, ailment))
        .or_else(|| spoken_of_before(scene, ailment))
        .map(|p| share(scene, ailment, p))
        .ok_or("nobody whose injury it could be")?;
    // "Hale played down those injuries", "is hopeful the injury is not too bad": whoever speaks of it so may have none.
    let patient =
        spoken_of(scene, ailment, patient, sink).ok_or("whoever speaks of it is not told to have it")?;
    let patient = struck(scene, ailment, patient).ok_or("another is the one who is struck")?;
    if scene.not_the_cause(&ailment.tokens) {
        return Err("it is expressly not the cause");
    }
    if no_ailment(scene, ailment, &patient, sink) {
        return Err("the words mean something else here");
    }
    Ok(patient)
}

/// Whether what is told of it takes it for granted that he has it.
fn presupposed(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> bool {
    recovers(scene, ailment)
        || unless_over(scene, ailment)
        // "if he can shake off a hip injury".
        || scene.on_condition(&ailment.tokens)
            && relation(scene, ailment, patient).as_deref() == Some("over")
}

/// The injury, with what the sentences before tell of it: `like` is what it is the same as.
fn found(
    scene: &Scene<'_>,
    sink: &Sink,
    ailment: &Ailment,
    patient: &Patient,
    tie: &Tie,
    like: Option<InjuryFacts>,
) -> Draft {
    let mut found = draft(scene, ailment, patient, tie);
    if let (ClaimValue::Injury(facts), Some(of)) = (&mut found.value, like) {
        *facts = InjuryFacts {
            setting: facts.setting,
            phase: facts.phase.or(of.phase).or(same::compared(scene, ailment)),
            side: None,
            recurrence: false,
            ..of
        };
    }
    // "operated on his troublesome knee. He suffered the injury in February", "it may be a recurrence": of the part that was told.
    if points_back(scene, ailment)
        && let ClaimValue::Injury(facts) = &mut found.value
    {
        if facts.region == Region::Unspecified && facts.phase != Some(Phase::Past) {
            facts.region = part_just_told(sink, patient, scene.index);
        }
        // "missed ten games earlier this year with the injury": when he was away.
        let before = ailment.tokens.start.saturating_sub(2)..ailment.tokens.start;
        let away = facts.region != Region::Unspecified && scene.any_word(before, &["with", "through", "by"]);
        let since =
            scene.segment(ailment.tokens.start).is_some_and(|s| scene.any_word(s.tokens.clone(), &["since"]));
        found.when = found.when.filter(|_| !away || since);
    }
    // "strained a calf in January and aggravated the injury on Monday": the same one, whose first day that was not.
    if aggravated(scene, ailment, patient, sink) {
        found.when = None;
        if let ClaimValue::Injury(facts) = &mut found.value {
            facts.recurrence = true;
            facts.setting = None;
        }
    }
    // "sustained the injury in the first half": the one that was told before, with its day.
    if (found.guessed && told_before(scene, ailment) && sink.dated_hurt(&patient.persons))
        || measured(scene, ailment)
    {
        found.when = None;
    }
    // "has dashed Lund's hopes of playing at the World Cup": when that is, and not when she was hurt.
    if found.when.is_none_or(|d| !scene.fresh(d)) && hopes::dashed(scene, patient).is_some() {
        found.when = None;
        if let ClaimValue::Injury(facts) = &mut found.value {
            facts.setting = None;
        }
    }
    found
}

/// That his season is over, or that it is open whether he plays on with it.
fn comes_of_it(scene: &Scene<'_>, sink: &mut Sink, ailment: &Ailment, patient: &Patient, tie: &Tie) {
    // "out for three months with an unrelated knee injury": what was told before is another.
    if let Some(region) = sink.drafts.last().and_then(|found| told_apart(scene, ailment, found)) {
        sink.stands_apart(&patient.persons, region, scene.index);
    }
    hopes::ended(scene, sink, patient, tie.certainty);
    if hindered(scene, ailment) {
        let doubtful = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
        let open = Sink::draft(RULE.name, scene, patient, &ailment.tokens, doubtful);
        sink.add(open.certain(Certainty::Speculated));
    }
}

/// Whether nothing but "and" or a comma stands between the words of a hurt and the next, which has no verb and no owner of its own.
fn goes_on_in_a_row(scene: &Scene<'_>, end: usize, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let gap = end..start;
    let joins = |i: usize| scene.is_mark(i, ",") || scene.is_word(i, &["and", "&"]);
    let own = scene.segment(start).is_some_and(|s| s.own_subject || s.verb.at.is_some());
    ailment.owner.is_none()
        && !own
        && (1..=2).contains(&gap.len())
        && gap.into_iter().all(joins)
        && scene.next_mention(end, ailment.tokens.len() + 2).is_none()
}

/// "if he does not recover from a calf strain": the condition is that he gets over what he has.
fn recovers(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let at = ailment.tokens.start;
    let near = at.saturating_sub(4).max(scene.tokens.start)..at;
    // "is unsure whether he will recover from it".
    let whether = |i: usize| scene.segment(i).is_some_and(|s| scene.is_word(s.tokens.start, &["whether"]));
    near.into_iter().any(|i| {
        scene.is_word(i, &["recover", "recovers"]) && (scene.on_condition(&(i..i + 1)) || whether(i))
    })
}

const SAME: &[&str] = &["same", "similar", "identical"];

/// "if he fails to recover from a groin strain", "unless he recovers from it": he has it, whatever comes of it.
fn unless_over(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const NEAR: usize = 6;
    let start = ailment.tokens.start;
    let led = scene.segment(start).filter(|s| s.condition).map(|s| s.tokens.start);
    led.is_some_and(|from| {
        scene.is_word(from, &["if", "unless", "should"])
            && scene.any_word(
                start.saturating_sub(NEAR).max(from)..start,
                &["recover", "recovers", "shake", "shakes", "shrug", "shrugs"],
            )
            && scene.any_word(start.saturating_sub(3)..start, &["from", "off"])
    })
}

/// "broke his nose in a clash of heads": what two did to one another, behind what came of it.
fn how_it_came(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let lead = scene.any_word(
        start.saturating_sub(3).max(scene.tokens.start)..start,
        &["in", "after", "from", "following"],
    );
    let came = |a: &Ailment| {
        a.tokens.end <= start
            && !a.bare_part
            && a.facts.region != Region::Unspecified
            && scene.segment(a.tokens.start).map(|s| &s.tokens) == scene.segment(start).map(|s| &s.tokens)
    };
    scene.is_word(start, &["clash"]) && lead && scene.ailments.iter().any(came)
}

/// "a scan on Monday to assess the extent of his injury": the day is that of the look at it.
fn measured(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MEASURES: &[&str] = &["extent", "severity", "seriousness", "nature", "degree"];
    let at = ailment.tokens.start;
    ailment.bare_injury && scene.any_word(at.saturating_sub(4).max(scene.tokens.start)..at, MEASURES)
}

/// "For the third time this season he has been sidelined by a calf strain": one that has come back.
fn nth_time(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let placed = !matches!(ailment.facts.region, Region::Unspecified | Region::Illness);
    let alone = scene.ailments.iter().filter(|a| !a.bare_injury).count() == 1;
    placed
        && alone
        && !ailment.adjective
        && scene.is_word(ailment.tokens.start.wrapping_sub(2), &["by", "with"])
        && super::history::once_more(scene, &ailment.tokens)
}

fn draft(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, tie: &Tie) -> Draft {
    let comeback = scene.comeback(&ailment.tokens).filter(|_| !only_hoped_of(scene, ailment));
    let onset = match &comeback {
        Some(back) => scene.onset_before(back, &ailment.tokens),
        // "will be back from a knee injury on Saturday": the day is the return's.
        None if still_to_come(scene, ailment) || comeback_ahead(scene, ailment) => {
            crate::scene::Onset::default()
        }
        None => scene.onset(&ailment.tokens, tie.phase),
    };
    // "who had just returned from an 18-month injury layoff, is out with a calf strain": since when he had been away is not the strain's.
    let newer = |a: &Ailment| {
        a.tokens.start > ailment.tokens.end
            && a.facts.region != Region::Unspecified
            && scene
                .segment(a.tokens.start)
                .is_some_and(|s| s.link == Link::Main && s.tokens.start > ailment.tokens.end)
    };
    let onset = if ailment.bare_injury && comeback.is_some() && scene.ailments.iter().any(newer) {
        crate::scene::Onset::default()
    } else {
        onset
    };
    let phase =
        tie.phase.or(comeback.map(|_| Phase::Past)).filter(|_| !onset.when.is_some_and(|w| scene.fresh(w)));
    // Nobody falls ill in a match.
    let setting = onset.setting.filter(|_| ailment.facts.region != Region::Illness);
    let mut facts = InjuryFacts { setting, phase, ..ailment.facts.clone() };
    facts.recurrence = facts.recurrence && !shared(scene, ailment, patient)
        || gone_again(scene, ailment)
        || nth_time(scene, ailment);
    // "Kruger and Brandt have hamstring strains": each has one.
    if patient.persons.len() > 1
        && let Some(one) = facts.diagnosis.as_deref().and_then(of_each)
    {
        facts.diagnosis = Some(one);
    }
    // "has been plagued by injuries for two years": many, of no one day.
    let many = ailment.plural && ailment.bare_injury && phase == Some(Phase::Past);
    let onset = if many { crate::scene::Onset::default() } else { onset };
    Sink::draft(RULE.name, scene, patient, &ailment.tokens, ClaimValue::Injury(facts))
        .begun(onset)
        .of_many(many)
        .certain(tie.certainty)
        .denied_if(tie.denied)
}
