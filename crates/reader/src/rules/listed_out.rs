//! Who the missing are, where the sentence before says only how many or why: "Five players are out injured. They include Lund and
//! Ruiz", "The quintet – Lund, Ruiz, …".

use ledger::{ClaimValue, Region, Status, StatusReason};

use super::{Calls, Example, Glance, Rule, Sink};
use crate::people::{Form, PersonKey};
use crate::scene::{Patient, Scene};
use crate::text::Shape;
use crate::text::{Surface, Words};

pub(super) const RULE: Rule = Rule {
    name: "listed_out",
    asserts: "those named in a list are the players whom the sentence before tells to be out injured",
    calls: Calls::by(&[], &[INCLUDE, GROUPS, OPENING, HEADING, ABSENT, LISTS, MANY]).if_looks(looks),
    run,
    examples: &[
        Example {
            text: "Rovers will be without six players through injury, among them Luca Brandt and Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Rovers were without several players through injury, including Luca Brandt, of Fulham, and Everton's Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Rovers have five players out injured: Luca Brandt, Jan Kruger and Dario Costa.",
            reads: &["status | Luca Brandt | status=out", "status | Dario Costa | status=out"],
        },
        Example {
            text: "City have five first-team players sidelined, including Luca Brandt and Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Injured: Luca Brandt, Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Rovers' injury list already includes Luca Brandt and Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Out: Luca Brandt (knock), Dario Costa (suspended), Jan Kruger (flu).",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out reason=illness"],
        },
        Example {
            text: "Others ruled out of the trials on Tuesday by injuries are the hurdler Mia Lund and Ana Ruiz, the best of Rovers' runners.",
            reads: &["status | Mia Lund | status=out", "status | Ana Ruiz | status=out"],
        },
        Example {
            text: "Among Rovers' walking wounded are Luca Brandt, Dario Costa and Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Among the injured are Luca Brandt, Dario Costa and Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Several players nursing injuries will not be part of the squad. They include Luca Brandt, Dario Costa and Jan Kruger.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
        Example {
            text: "Rovers will be without three batsmen because of injury. The trio - Luca Brandt, Dario Costa and Jan Kruger - missed the win at City too.",
            reads: &["status | Luca Brandt | status=out", "status | Jan Kruger | status=out"],
        },
    ],
    guards: &[
        "Out: Luca Brandt (suspended), Dario Costa (on loan).",
        "Back: Luca Brandt (knock), Dario Costa (flu).",
        "The injury list no longer includes Luca Brandt and Jan Kruger.",
        "Rovers welcome back players from injury, including Luca Brandt and Jan Kruger.",
        "The short list includes Luca Brandt and Jan Kruger.",
        "Others back after being out with injuries are Luca Brandt and Dario Costa.",
        "Rovers have had no injuries. They include Luca Brandt and Dario Costa in their squad.",
        "Three players are back from injury. They include Luca Brandt and Dario Costa.",
        "Several players will miss the tour because of injuries. They include Luca Brandt's younger brother in the squad instead.",
        "Three players are out injured. City won the cup. They include Luca Brandt.",
        "Several players will miss the tour. They include Luca Brandt and Dario Costa.",
        "Rovers are without injured players. The trio will not be missed by Luca Brandt.",
    ],
};

const INCLUDE: &[&str] = &["include"];

/// Where the hurt are listed.
const LISTS: &[&str] = &["list", "ward", "roster"];

/// Who is on such a list.
const OF_THE_HURT: &[&str] =
    &["injury", "injured", "absentee", "absentees", "casualty", "casualties", "sick", "sickness"];

const THEY: &[&str] = &["they", "these", "those"];

const OPENING: &[&str] = &["others", "also", "absentees", "those", "among"];

const HEADING: &[&str] = &["injured", "injuries"];

/// Headings of those who are away for whatever reason: a bracket behind each name says it.
const ABSENT: &[&str] = &["out", "unavailable", "absent", "absentees", "missing", "sidelined"];

const GROUPS: &[&str] = &["trio", "quartet", "quintet", "sextet", "duo", "pair"];

const HURT: &[&str] = &["injury", "injuries", "injured", "illness", "hurt", "wounded", "casualties"];

const OUT: &[&str] = &[
    "without", "missing", "miss", "misses", "out", "sidelined", "absent", "absence", "unavailable", "not",
    "lost", "lose", "lacking", "absentees",
];

const MANY: &[&str] = &[
    "players", "men", "forwards", "backs", "bowlers", "batsmen", "batters", "defenders", "midfielders",
    "strikers", "stars", "regulars", "starters", "internationals", "absentees", "trio", "quartet", "quintet",
    "duo", "pair", "seniors",
];

const OVER: &[&str] = &["back", "return", "returns", "returned", "recovered", "fit", "again", "no"];

/// Whether the sentence begins as one that names those who are out does.
fn looks(glance: &Glance<'_>) -> bool {
    let (at, surface) = (glance.tokens.start, glance.surface);
    let they = surface.is_word(at, THEY) && surface.is_word(at + 1, INCLUDE);
    let group = surface.is_word(at, &["the"]) && surface.is_word(at + 1, GROUPS);
    let headed =
        (surface.is_word(at, HEADING) || surface.is_word(at, ABSENT)) && surface.is_word(at + 1, &[":"]);
    let listed =
        glance.places(const { Words::of(&[LISTS]) }).any(|i| surface.is_word(i.wrapping_sub(1), OF_THE_HURT));
    let counted = glance
        .places(const { Words::of(&[MANY]) })
        .any(|i| names_follow(surface, i, glance.tokens.end).is_some());
    listed
        || counted
        || they
        || group
        || headed
        || (surface.is_word(at, OPENING) && glance.has(const { Words::of(&[HURT]) }))
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    if scene.is_word(scene.tokens.start, ABSENT) && scene.is_mark(scene.tokens.start + 1, ":") {
        each_in_brackets(scene, sink);
        return;
    }
    let from = opening(scene)
        .filter(|_| many_out(scene))
        .or_else(|| those_out(scene))
        .or_else(|| heading(scene))
        .or_else(|| on_the_list(scene))
        .or_else(|| counted_out(scene));
    let Some(from) = from else { return };
    let (persons, end) = row(scene, from);
    if persons.is_empty() || (persons.len() < 2 && heading(scene).or_else(|| counted_out(scene)).is_none()) {
        return;
    }
    let patient = Patient { persons, mention: Some(from..end), why: "named among those who are out" };
    let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, &(scene.tokens.start..end), value));
}

/// "Out: Lund (knock), Kruger (suspended), Ruiz (flu)": those whose bracket holds what ails them, up to the next heading.
fn each_in_brackets(scene: &Scene<'_>, sink: &mut Sink) {
    let start = scene.tokens.start + 2;
    let end = (start..scene.tokens.end).find(|&i| scene.is_mark(i, ":")).unwrap_or(scene.tokens.end);
    for ailment in scene.ailments.iter().filter(|a| start <= a.tokens.start && a.tokens.end <= end) {
        let opened =
            (ailment.tokens.start.saturating_sub(4)..ailment.tokens.start).any(|i| scene.is_mark(i, "("));
        let Some(patient) = scene.patient_of(ailment).filter(|_| opened) else { continue };
        let reason = if ailment.facts.region == Region::Illness {
            StatusReason::Illness
        } else {
            StatusReason::Injury
        };
        let value = ClaimValue::Status { status: Status::Out, reason };
        sink.add(Sink::draft(RULE.name, scene, &patient, &ailment.tokens, value));
    }
}

/// Where the names begin: behind "They include" or "The quintet –" at the beginning of the sentence.
fn opening(scene: &Scene<'_>) -> Option<usize> {
    let at = scene.tokens.start;
    let they = scene.is_word(at, THEY) && scene.is_word(at + 1, INCLUDE);
    let group = || {
        let dash = |i: usize| ["-", "–", "—", ":", ","].iter().any(|m| scene.is_mark(i, m));
        scene.is_word(at, &["the"]) && scene.is_word(at + 1, GROUPS) && dash(at + 2)
    };
    if they { Some(at + 2) } else { group().then_some(at + 3) }
}

/// "Injured: Lund, Ruiz."
fn heading(scene: &Scene<'_>) -> Option<usize> {
    let at = scene.tokens.start;
    (scene.is_word(at, HEADING) && scene.is_mark(at + 1, ":")).then_some(at + 2)
}

/// Where the names begin behind "Others ruled out of the trials by injury are", "Also out injured are".
fn those_out(scene: &Scene<'_>) -> Option<usize> {
    const LONGEST: usize = 24;
    let at = scene.tokens.start;
    if !scene.is_word(at, OPENING) {
        return None;
    }
    let be =
        (at + 1..(at + LONGEST).min(scene.tokens.end)).find(|&i| scene.is_word(i, &["are", "include"]))?;
    let tells = |words: &[&str]| scene.any_word(at..be, words);
    // "Among the injured are Lund and Ruiz".
    let injured = scene.is_word(at, &["among"]) && be <= at + 5;
    (tells(HURT) && (injured || tells(OUT)) && !tells(OVER)).then_some(be + 1)
}

/// "an absentee list which already features Lund and Ruiz".
fn on_the_list(scene: &Scene<'_>) -> Option<usize> {
    const FEATURES: &[&str] =
        &["features", "feature", "includes", "include", "contains", "comprises", "numbers"];
    const REACH: usize = 5;
    let list = scene
        .places(&const { Words::of(&[LISTS]) })
        .find(|&i| scene.is_word(i.wrapping_sub(1), OF_THE_HURT))?;
    let verb = (list + 1..list + REACH).find(|&i| scene.is_word(i, FEATURES))?;
    (!scene.any_word(list..verb, &["no", "not", "longer", "never"])).then_some(verb + 1)
}

/// Where names begin behind "players out injured:", "forwards sidelined, including": the noun of many stands at `at`.
fn names_follow(surface: &Surface<'_>, at: usize, end: usize) -> Option<usize> {
    const REACH: usize = 8;
    let among = |i: usize| surface.is_word(i, &["them"]) && surface.is_word(i - 1, &["among", "amongst"]);
    let lead = (at + 1..(at + REACH).min(end))
        .find(|&i| surface.is_word(i, &[":", "including", "namely"]) || among(i))?;
    let told = surface.any_word(at + 1..lead, HURT) || surface.any_word(at + 1..lead, &["sidelined"]);
    (told && !surface.any_word(at.saturating_sub(4)..lead, OVER)).then_some(lead + 1)
}

/// "have five players out injured: Lund, Ruiz and Costa", "five forwards sidelined, including Lund and Ruiz".
fn counted_out(scene: &Scene<'_>) -> Option<usize> {
    scene
        .places(&const { Words::of(&[MANY]) })
        .find_map(|i| names_follow(&scene.page.surface, i, scene.tokens.end))
}

/// Whether the sentence before tells of several who are out, and of their injuries.
fn many_out(scene: &Scene<'_>) -> bool {
    let Some(before) = scene.index.checked_sub(1).and_then(|n| scene.page.surface.sentences.get(n)) else {
        return false;
    };
    let tells = |words: &[&str]| scene.any_word(before.tokens.clone(), words);
    before.tokens.len() < 60 && tells(HURT) && tells(OUT) && tells(MANY) && !tells(OVER)
}

/// Tokens between two of a row ("Lund, of Harbour, and Calder Vale's Ruiz").
const APART: usize = 8;

/// The persons named in an unbroken row, and where it ends.
fn row(scene: &Scene<'_>, from: usize) -> (Vec<PersonKey>, usize) {
    let (mut out, mut end) = (Vec::new(), from);
    for (_, mention) in scene
        .mentions()
        .filter(|(_, m)| m.tokens.start >= from && !matches!(m.form, Form::Pronoun | Form::Epithet))
    {
        let linked = (end..mention.tokens.start).all(|i| {
            let mark = scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::MARK));
            let owned = scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC));
            owned || if mark { scene.is_mark(i, ",") } else { !scene.function(i).verbal() }
        });
        if !linked || mention.possessive || mention.tokens.start > end + APART {
            break;
        }
        out.extend(mention.persons.iter().copied().filter(|&k| scene.may_be_patient(k)));
        end = mention.tokens.end;
    }
    out.dedup();
    (out, end)
}
