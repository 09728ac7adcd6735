//! A player is left out of a coming match because he is hurt, and another is in: "comes in for the injured Ferreira".

use std::ops::Range;

use ledger::{ClaimValue, ExpectedReturn, Hedge, Status, StatusReason};

use super::{Calls, Clue, Draft, Example, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::people::{Form, Mention};
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};
use crate::text::Words;

pub(super) const RULE: Rule = Rule {
    name: "replaced",
    asserts: "a player's place in the team for a coming match goes to another, because he is hurt",
    calls: Calls::by_clue(
        Clue::of(&[], &[&["injured"]]).or(&[(Class::AbsencePhrase, |e| e.column(0).contains("replaced"))]),
    ),
    run,
    examples: &[
        Example {
            text: "Rovers have made one change for Saturday's match with City, with Luca Brandt coming in for the injured Tom Adeyemi.",
            reads: &[
                "return_estimate | Tom Adeyemi | not_before=2021-03-14",
                "status | Tom Adeyemi | status=out",
            ],
        },
        Example {
            text: "Scotland meet Italy on Saturday. They have made two changes, Simon Blair returning for his first Test in a year, for injured flanker Jan Kruger.",
            reads: &["return_estimate | Jan Kruger | not_before=2021-03-14"],
        },
        Example {
            text: "Wales meet Italy on Sunday. Piet Vermaak replaces injured flanker Jan Kruger.",
            reads: &["return_estimate | Jan Kruger | not_before=2021-03-15"],
        },
        Example {
            text: "Jan Hale is now selected at left wing in place of the injured Tom Adeyemi for Sunday's match.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-15"],
        },
        Example {
            text: "There are changes to the Ireland team to play France on Sunday. Jan Hale is now selected in place of the injured Tom Adeyemi.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-15"],
        },
        Example {
            text: "Wales play Italy on Sunday. Luca Brandt takes over from his injured Dragons colleague Jan Kruger on the wing.",
            reads: &["return_estimate | Jan Kruger | not_before=2021-03-15"],
        },
        Example {
            text: "A hamstring problem means Jan Kruger is replaced by Luca Brandt for Sunday's match with Italy.",
            reads: &["return_estimate | Jan Kruger | not_before=2021-03-15"],
        },
        Example {
            text: "Rovers have called up Luca Brandt as cover for Tom Adeyemi, who has a side strain.",
            reads: &["status | Tom Adeyemi | status=doubtful"],
        },
    ],
    guards: &[
        "Luca Brandt is replaced by Tom Adeyemi for Saturday's match with City.",
        "Luca Brandt, who has a calf strain, was replaced by Tom Adeyemi after 20 minutes of Saturday's match.",
        "Luca Brandt has been called up as cover for Tom Adeyemi, who is away on duty.",
        "Luca Brandt will replace Jan Kruger should the prop be ruled out on Saturday.",
        "Jan Hale, on in place of the injured Tom Adeyemi, scored in Saturday's match.",
        "Luca Brandt came on for the injured Tom Adeyemi at half-time on Saturday.",
        "Luca Brandt comes in for the suspended Tom Adeyemi for Saturday's match with City.",
        "Luca Brandt replaced the injured Tom Adeyemi after 20 minutes.",
        "Luca Brandt has been called up as cover for Tom Adeyemi, who has a calf strain and is rated as 50-50 for Friday's Test.",
    ],
};

/// Words of a change made while a match is played.
const IN_PLAY: &[&str] = &["half", "minute", "minutes", "substitute", "bench", "interval", "mins"];

/// Words of a team being named.
const CHANGE: &[&str] = &[
    "change", "changes", "replacing", "replaces", "comes", "coming", "starts", "named", "recalled",
    "drafted", "called", "team", "line",
];

/// The lexicon's phrases of replacing; "for injured Kruger" where a change of the team is told.
fn calls(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let listed = scene
        .phrases(Class::AbsencePhrase)
        .filter(|(_, e)| e.column(0) == "replaced")
        .map(|(h, _)| h.tokens());
    let mut out: Vec<_> = listed.filter(|w| !scene.any_word(w.clone(), &["on"])).collect();
    let change = scene.any_word(scene.tokens.clone(), CHANGE);
    for i in scene.places(&const { Words::of(&[&["for"]]) }).filter(|_| change) {
        let the = usize::from(scene.is_word(i + 1, &["the"]));
        let covered = out.iter().any(|w| w.contains(&i));
        if scene.is_word(i + 1 + the, &["injured"]) && !covered && !scene.is_word(i.wrapping_sub(1), &["on"])
        {
            out.push(i..i + 2 + the);
        }
    }
    out
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for words in calls(scene) {
        let stance = scene.stance(&words);
        if let Some(patient) = made_way(scene, &words, &stance) {
            makes_way(scene, sink, &words, &stance, &patient);
            continue;
        }
        if scene.mentions().any(|(_, m)| m.possessive && words.contains(&m.tokens.start)) {
            continue;
        }
        // "takes over from his injured colleague Kruger": behind whose he is.
        let behind = |m: &Mention| {
            (words.end..words.end + 6).contains(&m.tokens.start) && !(m.possessive && m.form == Form::Pronoun)
        };
        let Some((number, mention)) = scene.mentions().find(|(_, m)| behind(m)) else { continue };
        // "his replacement Kruger": who comes in.
        let comes_in =
            scene.is_word(words.end.wrapping_sub(1), &["replacement"]) && mention.tokens.start == words.end;
        let came_on = scene.is_word(words.start.wrapping_sub(1), &["on"]);
        if comes_in || came_on || !to_come(scene, &words, mention) {
            continue;
        }
        let Some(patient) = scene.by_mention(number, "who is replaced") else { continue };
        // "called up as cover for Kruger, who is a doubt": the place is still his.
        let standing_by = ["cover", "covers", "covering", "fill", "deputise", "step", "stand"];
        if scene.any_word(words.clone(), &standing_by) && in_doubt(sink, &patient) {
            continue;
        }
        let before_him = words.start..mention.tokens.start;
        let hurt = scene.any_word(before_him.clone(), &["injured", "hurt", "crocked", "sick", "ill"]);
        let other = scene.any_word(before_him, &["suspended", "banned", "dropped", "rested", "absent"]);
        if scene.is_word(words.end.wrapping_sub(2), &["cover"])
            && !hurt
            && !other
            && !known_out(scene, sink, &patient, mention.tokens.end)
        {
            let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).if_hurt(true));
            continue;
        }
        let Some(horizon) = coming(scene, &words).filter(|_| !other) else { continue };
        tell(scene, sink, &patient, &words, &horizon, hurt);
    }
}

/// "Brandt is replaced by Kruger", "Kruger takes his place": who makes way stands before the words, or in them.
fn made_way(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> Option<Patient> {
    const REACH: usize = 5;
    let whose = scene.mentions().find(|(_, m)| m.possessive && words.contains(&m.tokens.start));
    if let Some((number, mention)) = whose {
        // Nobody takes his own place.
        let takes = scene.mentions().filter(|(_, m)| m.tokens.end <= words.start && !m.possessive).last();
        let another = takes.is_none_or(|(_, m)| !m.persons.iter().any(|p| mention.persons.contains(p)));
        return scene.by_mention(number, "whose place it is").filter(|_| another);
    }
    let passive = scene.function(words.start.wrapping_sub(1)).contains(Function::BE);
    let by = (words.end..words.end + REACH).any(|i| scene.is_word(i, &["by"]));
    (passive && by && scene.is_word(words.start, &["replaced"]))
        .then(|| scene.patient_as(words, stance))
        .flatten()
}

/// Whoever makes way because he is hurt misses the match that the change is for.
fn makes_way(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance, patient: &Patient) {
    let hurt = scene.ailments.iter().any(|a| !a.adjective) || sink.hurt(&patient.persons);
    let stands = matches!(stance.side, Side::Now | Side::Ahead | Side::Since);
    if let Some(horizon) =
        coming(scene, words).filter(|_| hurt && stands && !stance.denied && !stance.supposed)
    {
        tell(scene, sink, patient, words, &horizon, true);
    }
}

/// Whether the change is one for a match that is still to be played, and not only supposed.
fn to_come(scene: &Scene<'_>, words: &Range<usize>, mention: &Mention) -> bool {
    let stance = scene.stance(words);
    let near = words.start.saturating_sub(6)..words.end + 10;
    let in_play = stance.side == Side::Past && scene.any_word(near, IN_PLAY);
    // "is selected in place of the injured Kruger": a choice that stands.
    let stands = || {
        scene.is_word(words.start, &["in"])
            && scene.any_word(words.end..mention.tokens.start, &["injured"])
            && scene.segment(words.start).is_some_and(|s| {
                matches!(s.verb.tense, Tense::None | Tense::Present | Tense::Future | Tense::Perfect)
            })
    };
    // "will replace Kruger should he be ruled out".
    let supposed = || {
        scene.segments.iter().any(|s| {
            s.condition && s.tokens.start >= words.end && !scene.is_word(s.tokens.start, &["whether"])
        })
    };
    !(stance.denied
        || stance.supposed
        || supposed()
        || in_play
        || matches!(stance.side, Side::Past | Side::Before) && !stands())
}

/// Whether the report has told that it is open if he plays.
fn in_doubt(sink: &Sink, patient: &Patient) -> bool {
    const LATEST: usize = 48;
    sink.drafts.iter().rev().take(LATEST).any(|d| {
        d.persons == patient.persons && matches!(d.value, ClaimValue::Status { status: Status::Doubtful, .. })
    })
}

/// Whether the report has told that he does not play, or tells it behind his name.
fn known_out(scene: &Scene<'_>, sink: &Sink, patient: &Patient, from: usize) -> bool {
    const LATEST: usize = 48;
    const OUT: &[&str] = &[
        "out", "miss", "misses", "missing", "ruled", "withdrew", "withdrawn", "sidelined", "broke", "broken",
        "unavailable", "home",
    ];
    let out = |d: &&Draft| {
        d.persons == patient.persons
            && matches!(
                d.value,
                ClaimValue::Status { status: Status::Out, .. }
                    | ClaimValue::Layoff { .. }
                    | ClaimValue::ReturnEstimate(_)
            )
    };
    scene.any_word(from..scene.tokens.end, OUT) || sink.drafts.iter().rev().take(LATEST).any(|d| out(&d))
}

/// The match that the change is for: the sentence's, else the next one that the report tells of.
fn coming(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    const SOON_DAYS: i64 = 30;
    let today = scene.page.published.latest;
    let short = |h: &Horizon| {
        !scene.any_word(h.tokens.clone(), &["now", "currently"])
            && matches!(h.span, Span::Stretch(d) if d.width() <= 3 && ledger::days_between(today, d.earliest) <= SOON_DAYS)
    };
    // "wants another before tomorrow": a term, and no match.
    let term =
        |h: &Horizon| scene.is_word(h.tokens.start.wrapping_sub(1), &["before", "until", "till", "since"]);
    scene
        .horizons(&scene.tokens)
        .into_iter()
        .find(|h| short(h) && !term(h))
        .or_else(|| scene.next_match(words))
        .filter(short)
}

fn tell(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    horizon: &Horizon,
    hurt: bool,
) {
    let Span::Stretch(day) = horizon.span else { return };
    if !hurt {
        // Dropped, rested or hurt: the report tells elsewhere.
        let value = ClaimValue::Absence { missed: horizon.fixture.clone() };
        sink.add(
            Sink::draft(RULE.name, scene, patient, words, value).dated(Some(day), horizon.steps.clone()),
        );
        return;
    }
    let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    let not_before = horizon.free_after(scene.page.published);
    let value = ClaimValue::ReturnEstimate(ExpectedReturn { not_before, by: None, hedge: Hedge::Stated });
    sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(None, horizon.steps.clone()));
}
