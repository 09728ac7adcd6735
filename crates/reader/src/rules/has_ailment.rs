//! A player has, had or got an injury or illness that the report names with a noun.

mod changes;
mod examples;
mod hopes;
mod nobodys;
mod told;
mod whose;

use ledger::{Certainty, ClaimValue, InjuryFacts, Phase, Region, Status, StatusReason};

pub(super) use told::nearly;
use told::{Tie, comeback_ahead, hindered, his_own, relation, still_to_come, tie};
use nobodys::of_a_squad;
pub(super) use whose::share;
use whose::{IT, LOOKED, LOST, OUT, alone, behind_a_length, both_in_bracket, out_with, second_of_two, spoken_of, spoken_of_before, struck};

use super::other_senses::no_ailment;
use super::{AILMENTS, Calls, Clue, Draft, Glance, HARMS, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::{Class, Hit};
use crate::text::Words;
use crate::scene::{Ailment, BEARERS, Patient, QUALMS, Scene};

pub(super) const RULE: Rule = Rule {
    name: "has_ailment",
    asserts: "a named injury or illness is (or was) a player's",
    calls: Calls::by(AILMENTS, &[]).with(Clue::of(HARMS, &[&["("], OUT, LOOKED, LOST, IT, BEARERS, QUALMS])).if_looks(looks),
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
        || glance.places(const { Words::of(&[BEARERS, QUALMS]) }).any(|at| glance.hits.iter().any(|h| h.class == Class::Body && h.end as usize == at))
        || glance.places(const { Words::of(&[OUT]) }).any(|out| {
            glance.surface.is_word(out + 1, &["with"]) && glance.surface.is_word(out + 2, &["a", "an"])
        })
        || glance.places(const { Words::of(&[&["due", "owing", "because"]]) }).any(|cause| {
            glance.surface.is_word(cause + 2, &["a", "an"]) && part_near(glance, cause)
        })
        || glance.places(const { Words::of(&[LOST]) }).any(|lost| {
            (lost + 1..lost + 7).any(|i| glance.any_word(i..i + 1, &["with", "to"]) && glance.any_word(i + 1..i + 2, &["a", "an"]) && part_near(glance, i))
        })
        || glance.places(const { Words::of(&[LOOKED]) }).any(|looked| {
            glance.any_word(looked.saturating_sub(1)..looked, &["what"]) && part_near(glance, looked)
        })
        || glance.places(const { Words::of(&[IT]) }).any(|it| {
            (it + 1..it + 4).any(|i| glance.function(i).contains(Function::BE) && glance.any_word(i + 1..i + 3, &["a"])) && part_near(glance, it)
        })
        || glance.hits.iter().any(|h| matches!(h.class, Class::Pathology | Class::InjuryNoun) && (told_of(glance, h) || glance.any_word((h.start as usize).saturating_sub(1)..h.end as usize, SAME)))
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
        glance.function(i).intersects(Function::PREPOSITION | Function::MODAL | Function::BE) && !glance.surface.is_word(i, &["of"])
    };
    let before = |h: &Hit| {
        let told = h.end as usize;
        told <= start && start - told <= 12 + MODIFIERS && !(told..start.saturating_sub(MODIFIERS)).any(apart)
    };
    glance.phrases(Class::RecoverPhrase).any(|(h, _)| before(h)) || glance.any_of(end..end + 9, &const { Words::of(&[crate::scene::KEEPS_OUT]) })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    let mut before: Option<usize> = None;
    for ailment in &scene.ailments {
        let start = ailment.tokens.start;
        // "Kruger (knee and neck)": the bracket is that of all the parts in it.
        let listed = before.is_some_and(|end| {
            (1..=2).contains(&start.saturating_sub(end))
                && (end..start).all(|i| scene.is_mark(i, ",") || scene.is_mark(i, "&") || scene.is_word(i, &["and"]))
        });
        let bracket = listed || scene.is_mark(start.wrapping_sub(1), "(") || both_in_bracket(scene, start) || behind_a_length(scene, start);
        before = bracket.then_some(ailment.tokens.end);
        let made_way = changes::made_way(scene, ailment);
        if (ailment.bare_part && !bracket && !out_with(scene, ailment) && !second_of_two(scene, ailment)) || ailment.adjective || made_way.is_none() && of_a_squad(scene, ailment) {
            continue;
        }
        // "outlined all his injury problems": many injuries are a team's.
        let from = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start);
        let many = ailment.bare_injury && scene.any_word(from..ailment.tokens.start + 1, &["all", "many", "several", "numerous", "mounting"]);
        // "when they were hit by injuries": a team's.
        let theirs = ailment.bare_injury
            && ailment.plural
            && scene.segment(start).is_some_and(|s| {
                let opens = |reach: usize, words: &[&str]| scene.any_word(s.tokens.start..start.min(s.tokens.start + reach), words);
                // "admitted his side had been hit by injuries".
                opens(3, &["they", "we"]) || opens(5, &["side", "team", "squad"])
            });
        if theirs && scene.is_word(start.wrapping_sub(1), &["by", "with"]) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "many injuries are a team's");
            continue;
        }
        if many && scene.any_word(ailment.tokens.clone(), &["problems", "woes", "worries", "concerns", "troubles", "issues"]) {
            continue;
        }
        let Some(patient) = made_way.or_else(|| scene.patient_of(ailment)).or_else(|| alone(scene, ailment)).or_else(|| spoken_of_before(scene, ailment)).map(|p| share(scene, ailment, p)) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "nobody whose injury it could be");
            continue;
        };
        // "Hale played down those injuries", "is hopeful the injury is not too bad": whoever speaks of it so may have none.
        let Some(patient) = spoken_of(scene, ailment, patient, sink) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "whoever speaks of it is not told to have it");
            continue;
        };
        let Some(patient) = struck(scene, ailment, patient) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "another is the one who is struck");
            continue;
        };
        if scene.not_the_cause(&ailment.tokens) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "it is expressly not the cause");
            continue;
        }
        if no_ailment(scene, ailment, &patient, sink) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "the words mean something else here");
            continue;
        }
        // "if he can shake off a hip injury": he has it.
        let over = || scene.on_condition(&ailment.tokens) && relation(scene, ailment, &patient).as_deref() == Some("over");
        let supposed = scene.hypothetical(&ailment.tokens);
        let presupposed = recovers(scene, ailment) || unless_over(scene, ailment) || over() || supposed && his_own(scene, ailment);
        if supposed && !presupposed {
            sink.nearly(RULE.name, scene, &ailment.tokens, "it is only supposed");
            continue;
        }
        if how_it_came(scene, ailment) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "it tells how another hurt came about");
            continue;
        }
        // "Ruiz has a similar problem": as good as named, where it was told of another.
        let like = another_s(scene, ailment, &patient, sink);
        let named = like.is_some().then(|| Ailment { weak: false, ..ailment.clone() });
        let ailment = named.as_ref().unwrap_or(ailment);
        let Some(tie) = tie(scene, ailment, &patient, bracket || ailment.bare_part) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "nothing ties it to the player");
            continue;
        };
        let tie = if presupposed { Tie { phase: None, certainty: Certainty::Stated, ..tie } } else { tie };
        let mut found = draft(scene, ailment, &patient, &tie);
        if let (ClaimValue::Injury(facts), Some(of)) = (&mut found.value, like) {
            *facts = InjuryFacts { setting: facts.setting, phase: facts.phase, side: None, recurrence: false, ..of };
        }
        // "strained a calf in January and aggravated the injury on Monday": the same one, whose first day that was not.
        if aggravated(scene, ailment, &patient, sink) {
            found.when = None;
            if let ClaimValue::Injury(facts) = &mut found.value {
                facts.recurrence = true;
                facts.setting = None;
            }
        }
        // "sustained the injury in the first half": the one that was told before, with its day.
        if (found.guessed && told_before(scene, ailment) && sink.dated_hurt(&patient.persons)) || measured(scene, ailment) {
            found.when = None;
        }
        // "has dashed Lund's hopes of playing at the World Cup": when that is, and not when she was hurt.
        if found.when.is_none_or(|d| !scene.fresh(d)) && hopes::dashed(scene, &patient).is_some() {
            found.when = None;
            if let ClaimValue::Injury(facts) = &mut found.value {
                facts.setting = None;
            }
        }
        sink.add(found);
        if !tie.denied {
            hopes::ended(scene, sink, &patient, tie.certainty);
        }
        if !tie.denied && hindered(scene, ailment) {
            let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &ailment.tokens, value).certain(Certainty::Speculated));
        }
    }
}

/// "if he does not recover from a calf strain": the condition is that he gets over what he has.
fn recovers(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let at = ailment.tokens.start;
    let near = at.saturating_sub(4).max(scene.tokens.start)..at;
    near.into_iter().any(|i| scene.is_word(i, &["recover", "recovers"]) && scene.on_condition(&(i..i + 1)))
}

/// "Ruiz tore a knee ligament in May and Lund suffered the same injury in June": what was told of another before.
fn another_s(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, sink: &Sink) -> Option<InjuryFacts> {
    let from = ailment.tokens.start.saturating_sub(1).max(scene.tokens.start);
    // "a similar problem" names as little as "a similar injury".
    let ill = ailment.facts.region == Region::Illness;
    let vague = ailment.bare_injury || (ill || ailment.facts.region == Region::Unspecified) && ailment.facts.diagnosis.is_none();
    if !vague || !scene.any_word(from..ailment.tokens.end, SAME) {
        return None;
    }
    let placed = |d: &&Draft| matches!(&d.value, ClaimValue::Injury(f) if f.region != Region::Unspecified && (!ill || f.region == Region::Illness));
    let told = || sink.drafts.iter().rev().take(LATEST).filter(placed);
    let his = |d: &Draft| d.persons.iter().any(|k| patient.persons.contains(k));
    // "has suffered the same problem again": his own, that was told before.
    if told().any(his) || sink.hurt(&patient.persons) && !sink.hurt_first_in(&patient.persons, scene.index) {
        return None;
    }
    let near = told().take_while(|d| d.sentence + 1 >= scene.index);
    let read = near.filter(|d| d.polarity == ledger::Polarity::Affirmed && d.evidence.end <= ailment.tokens.end).find_map(|d| match &d.value {
        ClaimValue::Injury(facts) => Some(facts.clone()),
        _ => None,
    });
    read.or_else(|| torn_before(scene, ailment, patient))
}

/// "after tearing a hamstring, while Pike has a similar problem": the part that a verb of the same sentence hurt, which another rule reads.
fn torn_before(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> Option<InjuryFacts> {
    const REACH: usize = 3;
    let hurts = |a: &&Ailment| {
        scene.phrases(Class::InjuryVerb).any(|(h, e)| {
            let end = h.end as usize;
            e.column(3).contains("object_body") && end <= a.tokens.start && a.tokens.start - end <= REACH
        })
    };
    let before = scene.ailments.iter().rev().filter(|a| a.tokens.end <= ailment.tokens.start && a.bare_part);
    let found = before.filter(hurts).find(|a| !matches!(a.facts.region, Region::Unspecified | Region::Illness))?;
    let own = scene.owner_or_subject(found, &found.tokens)?;
    (!own.persons.iter().any(|k| patient.persons.contains(k))).then(|| found.facts.clone())
}

const SAME: &[&str] = &["same", "similar", "identical"];

/// So many of the latest drafts tell what "the same" may be the same as.
const LATEST: usize = 48;

/// "Lund and Ruiz are out with the same virus": the same as each other's, and neither's a second time.
fn shared(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> bool {
    let near = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.end;
    patient.persons.len() > 1 && scene.any_word(near, SAME)
}

/// "if he fails to recover from a groin strain", "unless he recovers from it": he has it, whatever comes of it.
fn unless_over(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const NEAR: usize = 6;
    let start = ailment.tokens.start;
    let led = scene.segment(start).filter(|s| s.condition).map(|s| s.tokens.start);
    led.is_some_and(|from| {
        scene.is_word(from, &["if", "unless", "should"])
            && scene.any_word(start.saturating_sub(NEAR).max(from)..start, &["recover", "recovers", "shake", "shakes", "shrug", "shrugs"])
            && scene.any_word(start.saturating_sub(3)..start, &["from", "off"])
    })
}

/// "broke his nose in a clash of heads": what two did to one another, behind what came of it.
fn how_it_came(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let lead = scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start, &["in", "after", "from", "following"]);
    let came = |a: &Ailment| a.tokens.end <= start && !a.bare_part && a.facts.region != Region::Unspecified && scene.segment(a.tokens.start).map(|s| &s.tokens) == scene.segment(start).map(|s| &s.tokens);
    scene.is_word(start, &["clash"]) && lead && scene.ailments.iter().any(came)
}

/// "a scan on Monday to assess the extent of his injury": the day is that of the look at it.
fn measured(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MEASURES: &[&str] = &["extent", "severity", "seriousness", "nature", "degree"];
    let at = ailment.tokens.start;
    ailment.bare_injury && scene.any_word(at.saturating_sub(4).max(scene.tokens.start)..at, MEASURES)
}

/// "the injury", "that problem": a definite noun and nothing else, which points back.
fn told_before(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const POINTING: &[&str] = &["the", "that", "this"];
    let at = ailment.tokens.start;
    let bare = ailment.facts.region == Region::Unspecified && ailment.facts.diagnosis.is_none();
    bare && (scene.is_word(at, POINTING) || scene.is_word(at.wrapping_sub(1), POINTING))
}

/// "aggravated the injury": one that the sentence, or a sentence before, has named.
fn aggravated(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, sink: &Sink) -> bool {
    const WORSE: &[&str] = &["aggravated", "aggravating", "exacerbated", "worsened", "re-aggravated", "reaggravated"];
    const LATEST: usize = 24;
    let start = ailment.tokens.start;
    let worse = scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start + 1, WORSE);
    // Of one whose first day nobody tells, the day on which it got worse is all there is.
    let here = scene.ailments.iter().any(|a| {
        a.tokens.end <= start && a.facts.region != Region::Unspecified && scene.past_time(&(a.tokens.end..start)).is_some()
    });
    let told = |d: &Draft| d.persons == patient.persons && d.when.is_some() && matches!(&d.value, ClaimValue::Injury(f) if f.region != Region::Unspecified);
    worse && told_before(scene, ailment) && (here || sink.drafts.iter().rev().take(LATEST).any(told))
}

/// "his troublesome hamstring went again": what the noun names has come back.
fn gone_again(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const ASIDE: usize = 14;
    let end = ailment.tokens.end;
    // "his Achilles injury, which dates back to the autumn, has flared up again".
    let behind = scene
        .is_mark(end, ",")
        .then(|| (end + 1..(end + ASIDE).min(scene.tokens.end)).find(|&i| scene.is_mark(i, ",")))
        .flatten();
    scene.phrases(Class::InjuryVerb).any(|(h, e)| {
        let last = h.end as usize;
        let start = h.start as usize;
        e.column(3).contains("subject_body")
            && ((end..end + 3).contains(&start) || behind.is_some_and(|b| (b..b + 4).contains(&start)))
            && (scene.is_word(last, &["again"]) || scene.is_word(last.wrapping_sub(1), &["again"]))
    })
}

fn draft(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, tie: &Tie) -> Draft {
    let comeback = scene.comeback(&ailment.tokens);
    let onset = match &comeback {
        Some(back) => scene.onset_before(back, &ailment.tokens),
        // "will be back from a knee injury on Saturday": the day is the return's.
        None if still_to_come(scene, ailment) || comeback_ahead(scene, ailment) => crate::scene::Onset::default(),
        None => scene.onset(&ailment.tokens, tie.phase),
    };
    // "who had just returned from an 18-month injury layoff, is out with a calf strain": since when he had been away is not the strain's.
    let newer = |a: &Ailment| {
        a.tokens.start > ailment.tokens.end
            && a.facts.region != Region::Unspecified
            && scene.segment(a.tokens.start).is_some_and(|s| s.link == crate::grammar::Link::Main && s.tokens.start > ailment.tokens.end)
    };
    let onset = if ailment.bare_injury && comeback.is_some() && scene.ailments.iter().any(newer) { crate::scene::Onset::default() } else { onset };
    let phase = tie.phase.or(comeback.map(|_| Phase::Past)).filter(|_| !onset.when.is_some_and(|w| scene.fresh(w)));
    // Nobody falls ill in a match.
    let setting = onset.setting.filter(|_| ailment.facts.region != Region::Illness);
    let mut facts = InjuryFacts { setting, phase, ..ailment.facts.clone() };
    facts.recurrence = facts.recurrence && !shared(scene, ailment, patient) || gone_again(scene, ailment);
    // "Kruger and Brandt have hamstring strains": each has one.
    if patient.persons.len() > 1
        && let Some(one) = facts.diagnosis.as_deref().and_then(|d| d.strip_suffix('s')).filter(|d| d.ends_with(['n', 'r', 'e']))
    {
        facts.diagnosis = Some(one.to_owned());
    }
    Sink::draft(RULE.name, scene, patient, &ailment.tokens, ClaimValue::Injury(facts))
        .begun(onset)
        .certain(tie.certainty)
        .denied_if(tie.denied)
}

