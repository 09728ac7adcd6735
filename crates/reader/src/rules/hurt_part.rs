//! A player hurts a part of the body, told with a verb: "broke his leg", "has injured his right calf".

use ledger::{ClaimValue, InjuryFacts, Pathology, Region};

use super::{AILMENTS, Calls, Clue, Example, Glance, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry, Hit};
use crate::people::Form;
use crate::scene::{Ailment, Scene};

pub(super) const RULE: Rule = Rule {
    name: "hurt_part",
    asserts: "a player hurts a part of the body, told with a verb",
    calls: Calls::by_clue(
        Clue::of(&[], &[]).or(&[(Class::InjuryVerb, |e| e.column(3).contains("object_body"))]),
    )
    .with(Clue::of(&[Class::Body, Class::Diagnosis, Class::Illness], &[]))
    .if_looks(looks),
    run,
    examples: &[
        Example {
            text: "Hull said in a statement on Tuesday that Luca Brandt had fractured his skull.",
            reads: &["injury | Luca Brandt | part=skull said_by=Hull"],
        },
        Example {
            text: "Hull City won. A spokesman for Hull confirmed Luca Brandt had broken two ribs.",
            reads: &["injury | Luca Brandt | part=rib said_by=Hull_City"],
        },
        Example {
            text: "Luca Brandt broke his jaw and Dario Costa his nose on Saturday.",
            reads: &[
                "injury | Luca Brandt | part=jaw",
                "injury | Dario Costa | part=nose pathology=fracture onset=2021-03-06",
            ],
        },
        Example {
            text: "Dario Costa trod on Luca Brandt's hand and broke two of his fingers.",
            reads: &["injury | Luca Brandt | part=finger pathology=fracture"],
        },
        Example {
            text: "Winger Luca Brandt pulled up clutching the back of his right thigh.",
            reads: &["injury | Luca Brandt | region=thigh side=right"],
        },
        Example {
            text: "Dario Costa's boot caught Luca Brandt in the face, breaking his nose.",
            reads: &["injury | Luca Brandt | part=nose pathology=fracture"],
        },
        Example {
            text: "Mia Lund lost to Ana Ruiz after hurting her back in the second set.",
            reads: &["injury | Mia Lund | region=lumbosacral setting=match"],
        },
        Example {
            text: "Jan Kruger sprained his ankle landing on an opponent's foot.",
            reads: &["injury | Jan Kruger | region=ankle setting=match"],
        },
        Example {
            text: "Jan Kruger damaged a knee skiing in Austria.",
            reads: &["injury | Jan Kruger | region=knee setting=other"],
        },
        Example {
            text: "Luca Brandt caught Tom Adeyemi in the face with an elbow, breaking his nose.",
            reads: &["injury | Tom Adeyemi | part=nose pathology=fracture"],
        },
        Example {
            text: "Luca Brandt, in for Tom Adeyemi, injured his hand.",
            reads: &["injury | Luca Brandt | region=hand"],
        },
        Example {
            text: "Jan Kruger joins Tom Adeyemi, Luca Brandt and Dario Costa on the sidelines after breaking a toe.",
            reads: &["injury | Jan Kruger | part=toe"],
        },
        Example {
            text: "Luca Brandt's father said that his son had broken a bone in his foot.",
            reads: &["injury | Luca Brandt | region=foot"],
        },
        Example {
            text: "Jan Kruger beat Luca Brandt 6-4 6-2 after his opponent twisted an ankle.",
            reads: &["injury | Luca Brandt | region=ankle"],
        },
        Example {
            text: "Luca Brandt dislocated his left shoulder for the fourth time since August.",
            reads: &["injury | Luca Brandt | region=shoulder side=left recurrence=true"],
        },
        Example {
            text: "The panel will look at the alleged trip that broke centre Jan Kruger's leg.",
            reads: &["injury | Jan Kruger | pathology=fracture certainty=stated"],
        },
        Example {
            text: "Piet Vermaak — a favourite of coach Ivo Hansen and captain Luca Brandt — tore a hamstring.",
            reads: &["injury | Piet Vermaak | part=hamstring"],
        },
        Example {
            text: "Prop Jan Kruger broke his leg against Wales on Saturday.",
            reads: &["injury | Jan Kruger | region=thigh pathology=fracture onset=2021-03-06"],
        },
        Example {
            text: "Mia Lund injured her right calf in training on Monday.",
            reads: &[
                "injury | Mia Lund | region=lower_leg part=calf side=right setting=training onset=2021-03-08",
            ],
        },
        Example {
            text: "Mia Lund fell on Saturday and broke her collarbone.",
            reads: &["injury | Mia Lund | part=collarbone onset=2021-03-06"],
        },
        Example {
            text: "Mia Lund slipped on the clay and hurt her left knee.",
            reads: &["injury | Mia Lund | region=knee side=left"],
        },
        Example {
            text: "The ankle that Mia Lund twisted on Sunday is still sore.",
            reads: &["injury | Mia Lund | region=ankle onset=2021-03-07"],
        },
        Example {
            text: "Mia Lund broke a metatarsal on Sunday. Ana Ruiz broke the same bone in 2019.",
            reads: &["injury | Ana Ruiz | region=foot pathology=fracture"],
        },
        Example {
            text: "Mia Lund hurt her back, knee and left ankle in the crash.",
            reads: &[
                "injury | Mia Lund | region=lumbosacral",
                "injury | Mia Lund | region=knee",
                "injury | Mia Lund | region=ankle side=left",
            ],
        },
        Example {
            text: "In 2018 Mia Lund broke her wrist in training.",
            reads: &["injury | Mia Lund | region=wrist phase=past"],
        },
        Example {
            text: "Mia Lund pulled her hamstring on Sunday.",
            reads: &["injury | Mia Lund | part=hamstring"],
        },
        Example {
            text: "Ana Ruiz bruised a heel in training.",
            reads: &["injury | Ana Ruiz | part=heel pathology=contusion setting=training"],
        },
        Example {
            text: "Tom Adeyemi has torn his hamstring.",
            reads: &["injury | Tom Adeyemi | part=hamstring pathology=muscle_tendon"],
        },
        Example {
            text: "The tackle that broke Luca Brandt's leg was late.",
            reads: &["injury | Luca Brandt | pathology=fracture"],
        },
        Example {
            text: "Mia Lund had an operation on her left wrist but injured it again in May.",
            reads: &["injury | Mia Lund | region=wrist side=left recurrence=true"],
        },
        Example {
            text: "Mia Lund had a calf injury in May. Last week she tore the muscle again.",
            reads: &["injury | Mia Lund | region=lower_leg recurrence=true"],
        },
        Example {
            text: "Mia Lund tore a ligament in her left ankle.",
            reads: &["injury | Mia Lund | region=ankle side=left"],
        },
        Example {
            text: "Captain Luca Brandt has again damaged his hamstring.",
            reads: &["injury | Luca Brandt | part=hamstring recurrence=true"],
        },
        Example {
            text: "Forward Elif Demir, who twisted an ankle last month, is running again.",
            reads: &["injury | Elif Demir | region=ankle onset=2021-02-01..2021-02-28"],
        },
    ],
    guards: &[
        "Luca Brandt nearly pulled a hamstring in reaching for the catch.",
        "Mia Lund's defeat hurt her. Her knee was fine.",
        "Mia Lund landed a number of damaging knees on Ana Ruiz.",
        "Ivo Hansen saw his Rovers side break a long record.",
        "Tom Adeyemi broke the deadlock with his knee.",
        "Tom Adeyemi tore down the left and crossed.",
        "Tom Adeyemi turned on his heel and left.",
        "Tom Adeyemi has not broken his leg.",
        "Tom Adeyemi did not go down with his knee.",
        "Tom Adeyemi's sister tore her hamstring in May.",
        "Tom Adeyemi pulled a goal back with his head.",
        "Tom Adeyemi and Luca Brandt broke quarantine rules by leaving the hotel.",
        "Tom Adeyemi scored twice. Manager Ivo Hansen broke a finger on Monday.",
    ],
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
    for (hit, entry) in scene.phrases(Class::InjuryVerb) {
        if !entry.column(3).contains("object_body") {
            continue;
        }
        // "after missing a week with two broken ribs": a participle before its noun is no verb, and the noun is read already.
        let over = |d: &super::Draft| {
            matches!(&d.value, ClaimValue::Injury(f) if f.phase.is_some())
                && d.evidence.contains(&(hit.start as usize))
        };
        if entry.column(1) == "participle"
            && !perfect(scene, hit.start as usize)
            && sink.drafts.iter().rev().take_while(|d| d.sentence == scene.index).any(over)
        {
            continue;
        }
        let Some(ailment) =
            object(scene, hit, Pathology::from_slug(entry.column(2)).unwrap_or(Pathology::Unspecified))
        else {
            continue;
        };
        let words = hit.start as usize..ailment.tokens.end.max(hit.end as usize);
        // "did not like the ankle that he broke": the denial is another verb's.
        let before = fronted(scene, hit).map(|(part, _)| part.tokens.end..hit.start as usize);
        let denied = match before {
            Some(between) => between.into_iter().any(|i| scene.function(i).contains(Function::NEGATION)),
            None => scene.negated(&words),
        };
        // "nearly pulled a hamstring".
        let nearly = scene.is_word(words.start.wrapping_sub(1), &["nearly", "almost"]);
        if nearly || scene.hypothetical(&words) || denied {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let whose = fronted(scene, hit).and_then(|(_, number)| scene.by_mention(number, "who hurt it"));
        let Some(patient) = whose
            .or_else(|| scene.owner_or_subject(ailment, &words))
            .map(|p| super::has_ailment::share(scene, ailment, p))
        else {
            sink.nearly(RULE.name, scene, &words, "nobody whose body it could be");
            continue;
        };
        // "scored on Saturday on his return from a torn calf": over, and of no such day.
        let comeback = scene.comeback(&ailment.tokens);
        let onset = match &comeback {
            Some(back) => scene.onset_before(back, &words),
            None => scene.onset(&words, None),
        };
        // "finished last season on crutches after breaking an ankle".
        let then = onset.when.is_none() && super::history::in_a_clause_of_then(scene, words.start);
        // "pulled a groin muscle in November and aggravated it last week": the first day of what got worse stands there.
        let worse = scene.is_word(hit.end as usize, &["it"]) && entry.column(0).contains("aggravate");
        let since = ailment.tokens.end.min(hit.start as usize)..hit.start as usize;
        let onset =
            if worse && scene.past_time(&since).is_some() { crate::scene::Onset::default() } else { onset };
        let phase = (comeback.is_some() || then || super::history::years_ago(scene, hit.start as usize))
            .then_some(ledger::Phase::Past);
        let mut facts = InjuryFacts { setting: onset.setting, phase, ..facts(scene, entry, ailment, &words) };
        // "broke the same bone in 2002": the one told of another before.
        if facts.region == Region::Unspecified && scene.any_word(words.clone(), &["same"]) {
            let told = sink.drafts.iter().rev().take(48).find_map(|d| match &d.value {
                ClaimValue::Injury(f) if f.region != Region::Unspecified => {
                    Some((f.region, f.part.clone(), d.persons == patient.persons))
                }
                _ => None,
            });
            if let Some((region, part, own)) = told {
                facts = InjuryFacts { region, part, diagnosis: None, recurrence: own, ..facts };
            }
        }
        // "last week he tore the muscle again": the muscle told before.
        if facts.region == Region::Unspecified && scene.any_word(words.clone(), &["the"]) {
            facts.region = super::operated::known(sink, &patient, facts.region, scene.index);
            facts.part = facts.part.filter(|_| facts.region == Region::Unspecified);
        }
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset.clone()).certain(scene.certainty(&words)));
        for part in more_parts(scene, ailment) {
            let words = words.start..part.tokens.end;
            let facts =
                InjuryFacts { setting: onset.setting, phase, ..self::facts(scene, entry, part, &words) };
            let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
            sink.add(draft.begun(onset.clone()).certain(scene.certainty(&words)));
        }
        another_s(scene, sink, hit, entry, ailment);
    }
}

/// "hurt his back, knee and ankle": the parts behind the first, of the same verb, as far as "and" closes the row.
fn more_parts<'s>(scene: &'s Scene<'_>, first: &Ailment) -> Vec<&'s Ailment> {
    const BETWEEN: usize = 5;
    let mut found: Vec<&Ailment> = Vec::new();
    let mut end = first.tokens.end;
    let mut closed = false;
    for part in scene.ailments.iter().filter(|a| a.tokens.start >= first.tokens.end) {
        let gap = end..part.tokens.start;
        let joins = |i: usize| scene.is_mark(i, ",") || scene.is_word(i, &["and", "&"]);
        let plain = |i: usize| {
            joins(i)
                || scene.function(i).intersects(Function::DETERMINER | Function::POSSESSIVE)
                || scene.is_word(i, &["left", "right", "two", "both"])
        };
        let row = part.bare_part && !closed && gap.len() <= BETWEEN && joins(end) && gap.clone().all(plain);
        // "Brandt broke his jaw and Costa his nose" is another's.
        let own = part.owner.is_none_or(|o| scene.mention(o).is_some_and(|m| m.form == Form::Pronoun));
        if !row || !own {
            break;
        }
        closed = gap.clone().any(|i| scene.is_word(i, &["and", "&"]));
        end = part.tokens.end;
        found.push(part);
    }
    if closed { found } else { Vec::new() }
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

/// The part of the body that the verb takes: right behind it, with at most its owner between and no preposition; or the
/// part told before, when the verb takes `it` ("but injured it again").
fn object<'s>(scene: &'s Scene<'_>, verb: &Hit, harm: Pathology) -> Option<&'s Ailment> {
    if scene.is_word(verb.end as usize, &["it"]) {
        let told =
            |a: &&Ailment| a.facts.region != Region::Unspecified && a.tokens.end <= verb.start as usize;
        return scene.ailments.iter().rev().find(told).filter(|a| verb.start as usize - a.tokens.end <= 24);
    }
    if let Some((fronted, _)) = fronted(scene, verb) {
        return Some(fronted);
    }
    let ailment = scene.ailments.iter().find(|a| !a.adjective && a.tokens.end > verb.start as usize + 1)?;
    let gap = verb.end as usize..ailment.tokens.start.max(verb.end as usize);
    // "did his knee" takes it right behind; "did not suffer a broken foot" is another verb's.
    const DO: &[&str] = &["do", "does", "did", "done", "doing"];
    let does = scene.is_word(verb.start as usize, DO);
    let helper = does
        && gap.clone().any(|i| {
            !scene.function(i).intersects(Function::DETERMINER | Function::POSSESSIVE)
                && !scene.is_word(i, &["left", "right"])
        });
    // "threatened to break his legs".
    const MEANT: &[&str] = &[
        "threatened", "threatens", "threatening", "tried", "trying", "tries", "wanted", "wants", "vowed",
        "promised",
    ];
    let at = verb.start as usize;
    // "landed a number of damaging knees": blows in a fight.
    let landed = scene.lower(at).ends_with("ing")
        && scene.any_word(
            at.saturating_sub(5).max(scene.tokens.start)..at,
            &["land", "lands", "landed", "landing", "threw", "throws", "delivered"],
        );
    if landed
        && scene.is_word(ailment.tokens.end.wrapping_sub(1), &["knees", "knee", "elbows", "elbow", "kicks"])
    {
        return None;
    }
    let meant = scene.is_word(at.wrapping_sub(1), &["to"]) && scene.is_word(at.wrapping_sub(2), MEANT);
    if helper || meant || gap.clone().any(|i| scene.function(i).contains(Function::NEGATION)) {
        return None;
    }
    let longest = if ailment.owner.is_some() { 9 } else { 3 };
    // "clutching the back of his thigh", "cut the bridge of his nose".
    const FACES: &[&str] = &[
        "two", "three", "four", "one", "both", "several", "back", "front", "side", "inside", "outside",
        "top", "bottom", "sole", "ball", "bridge", "tip", "base",
    ];
    // "clutched the side of her stomach": a gesture.
    let face = |i: usize| {
        scene.is_word(i, &["of"])
            && scene.is_word(i.wrapping_sub(1), FACES)
            && ailment.facts.region != Region::Abdomen
    };
    let direct = gap.len() <= longest + 3 * usize::from(gap.clone().any(face))
        && gap.clone().all(|i| {
            (!scene.function(i).intersects(Function::PREPOSITION | Function::CONJ) || face(i))
                && !scene.is_mark(i, ",")
                && !scene.is_mark(i, "(")
        });
    // A weak part ("back", "head") must be somebody's ("his back").
    // but nothing except a body is bruised, cut or dislocated with an article ("bruised a heel").
    let bodily = matches!(
        harm,
        Pathology::Fracture
            | Pathology::Contusion
            | Pathology::Laceration
            | Pathology::Dislocation
            | Pathology::Ligament
    );
    let bodily = bodily
        || scene.is_word(
            verb.start as usize,
            &["damaged", "damaging", "injured", "injuring", "hurt", "hurting", "hurts"],
        );
    let article =
        bodily && gap.clone().any(|i| scene.is_word(i, &["a", "an", "two", "three", "several", "both"]));
    // "hurt the shoulder in the draw": of these verbs nothing else than a body is the object.
    const HURTS: &[&str] = &[
        "hurt", "injured", "twisted", "jarred", "strained", "sprained", "dislocated", "wrenched",
        "aggravated", "damaged", "broke", "broken", "fractured", "bruised",
    ];
    let back = ailment.facts.part.as_deref() == Some("back")
        || matches!(ailment.facts.region, Region::Head | Region::Illness);
    let the =
        !back && scene.is_word(verb.start as usize, HURTS) && scene.any_word(gap.clone(), &["the", "same"]);
    let article = article || the;
    let owned = !ailment.vague_part
        || article
        || ailment.owner.is_some()
        || gap.clone().any(|i| scene.function(i).contains(Function::POSSESSIVE));
    (direct && owned && (ailment.bare_part || ailment.facts.region != Region::Unspecified)).then_some(ailment)
}

/// "the ankle that Brandt twisted on Monday", "the knee she had hurt": the part stands before the clause that is told of it.
fn fronted<'s>(scene: &'s Scene<'_>, verb: &Hit) -> Option<(&'s Ailment, usize)> {
    let mut at = verb.start as usize;
    at -= usize::from(scene.is_word(at.wrapping_sub(1), &["had", "has"]));
    let (number, subject) = scene.mentions().find(|(_, m)| m.tokens.end == at && !m.possessive)?;
    let that = subject.tokens.start.checked_sub(1).filter(|&i| scene.is_word(i, &["that", "which"]));
    let end = that.unwrap_or(subject.tokens.start);
    // "hurt a leg": a verb with an object of its own.
    let own = scene.function(verb.end as usize).intersects(Function::DETERMINER | Function::POSSESSIVE);
    // "with a rib he had cracked".
    let had = scene.is_word(verb.start.saturating_sub(1) as usize, &["had", "has"]);
    let article = |a: &Ailment| {
        let at = |i: usize| scene.is_word(i, &["the"]) || had && scene.is_word(i, &["a", "an", "his", "her"]);
        at(a.tokens.start.wrapping_sub(1)) || at(a.tokens.start)
    };
    let place = |a: &Ailment| a.bare_part && a.facts.region != Region::Unspecified;
    // "his right elbow, which he hurt in a fall".
    let apposed = |a: &Ailment| {
        that.is_some_and(|w| scene.is_word(w, &["which"]))
            && scene.is_mark(a.tokens.end, ",")
            && a.tokens.end + 1 == end
            && !a.vague_part
    };
    scene
        .ailments
        .iter()
        .find(|a| place(a) && !own && (a.tokens.end == end && article(a) || apposed(a)))
        .map(|a| (a, number))
}

fn facts(scene: &Scene<'_>, verb: &Entry, ailment: &Ailment, words: &std::ops::Range<usize>) -> InjuryFacts {
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
            | Pathology::Contusion
    );
    if facts.diagnosis.is_none() && named && ailment.bare_part {
        // "after rupturing knee ligaments": the verb may begin the ailment's own words.
        let own = usize::from(ailment.tokens.len() > 1 && scene.lower(ailment.tokens.start).ends_with("ing"));
        let part = facts
            .part
            .clone()
            .unwrap_or_else(|| scene.text(ailment.tokens.start + own..ailment.tokens.end).to_lowercase());
        facts.diagnosis = diagnosis(verb, facts.pathology, &part);
    }
    facts.recurrence |= verb.column(0).contains("aggravate")
        || scene.any_word(words.start.saturating_sub(2)..words.start, &["again"])
        || super::history::once_more(scene, &(words.start..words.end.max(ailment.tokens.end)))
        || verb.phrase.starts_with("re-")
        || REPEATED.iter().any(|r| verb.phrase.starts_with(r));
    facts
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
        (None, Pathology::Fracture) => Some(format!("broken {part}")),
        (None, Pathology::Dislocation) => Some(format!("dislocated {part}")),
        (None, Pathology::MuscleTendon) if lemma.ends_with("tear") => Some(format!("torn {part}")),
        _ => None,
    }
}
