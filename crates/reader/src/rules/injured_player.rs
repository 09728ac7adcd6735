//! A player is injured or ill, told with an adjective: "the injured Adeyemi", "Adeyemi is injured", "injury-hit".

mod examples;

use ledger::{ClaimValue, ExpectedReturn, Hedge, InjuryFacts, Pathology, Phase, Region, Setting};

use super::{Calls, Clue, Rule, Sink};
use crate::grammar::Tense;
use crate::scene::{Onset, Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "injured_player",
    asserts: "a player is injured or ill, told with an adjective",
    calls: Calls::by(&[], &[INJURED, INJURY]).with(Clue::of(&[], &[INJURED, PLAGUED])),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

const INJURY: &[&str] = &["injury"];
const INJURED: &[&str] =
    &["injured", "crocked", "hurt", "lame", "hobbling", "limping", "stricken", "casualty", "absentee"];

/// "long-term casualty Kruger": said of nobody but before his name.
const CASUALTY: &[&str] = &["casualty", "absentee"];

/// "the hobbling Kruger": said of nobody but before his name, in a match.
const HOBBLING: &[&str] = &["hobbling", "limping", "stricken"];
/// Words that put a return ahead.
const AWAITED: &[&str] = &[
    "await", "awaits", "awaiting", "hope", "hopes", "hoping", "until", "will", "could", "may", "might",
    "expected", "expects", "for",
];
const PLAGUED: &[&str] = &[
    "plagued", "hit", "disrupted", "blighted", "interrupted", "marred", "ravaged", "prone", "jinxed",
    "troubled", "dogged", "stricken", "hampered", "affected",
];

/// "Rovers have Kruger injured": whom somebody has so.
fn had_injured(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    let so = scene.is_word(words.start, &["injured"])
        && !scene.is_word(words.end, &["by", "in", "when", "while", "and"]);
    so.then(|| scene.had_so(words)).flatten()
}

/// "without captain Kruger (injured) and Brandt (suspended)": the whole of a bracket behind a name.
fn in_his_bracket(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
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

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let injured = scene.is_word(i, INJURED);
        let plagued = scene.is_word(i, INJURY) && scene.is_word(i + 1, PLAGUED);
        if !injured && !plagued {
            continue;
        }
        let words = if plagued { i..i + 2 } else { i..i + 1 };
        if scene.is_word(i, CASUALTY)
            && (!scene.is_word(i.wrapping_sub(1), &["term", "injury"])
                || before_name(scene, &words).is_none())
        {
            continue;
        }
        let hobbling = scene.is_word(i, HOBBLING);
        if hobbling
            && (!scene.is_word(i.wrapping_sub(1), &["the", "a"]) || before_name(scene, &words).is_none())
        {
            continue;
        }
        // "had hurt her back": the verb with its object, which other rules read.
        if scene.is_word(i, &["hurt", "injured"])
            && scene.function(i + 1).intersects(crate::grammar::Function::POSSESSIVE)
            && !scene.function(i.wrapping_sub(1)).intersects(crate::grammar::Function::DETERMINER)
        {
            continue;
        }
        // "the ban had hurt him": the verb's object is the one who suffers, and what hurts is no body.
        let object = scene.is_word(i, &["hurt"])
            && scene.is_word(i + 1, &["him", "her", "them", "me", "us"])
            && !scene.is_word(i.wrapping_sub(1), &["got", "gets"]);
        if object || another_who(scene, i) {
            continue;
        }
        // "fatally injured": no player who comes back.
        if scene.is_word(i.wrapping_sub(1), &["fatally", "mortally"]) {
            continue;
        }
        // "placed on injured reserve": a list's name.
        if injured && scene.is_word(i + 1, &["reserve", "reserves", "list"]) {
            continue;
        }
        // "his injured finger": the adjective is the part's, and other rules read it.
        if injured && scene.ailments.iter().any(|a| a.tokens.start <= i && i < a.tokens.end && !a.adjective) {
            continue;
        }
        // "if the injured Kruger plays" takes it for granted that he is; a verb's denial or supposition holds for it.
        let reflexive = scene.is_word(words.end, &["himself", "herself"]);
        let before = if reflexive {
            None
        } else {
            before_name(scene, &words)
                .or_else(|| these_are(scene, &words))
                .or_else(|| in_his_bracket(scene, &words))
                .or_else(|| had_injured(scene, &words))
        };
        if before.is_none() && (scene.negated(&words) || scene.hypothetical(&words)) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let spoiled = if plagued { spoiled_season(scene, &words) } else { None };
        // "his first appearance after a year out injured".
        let spoiled = spoiled.or_else(|| after_a_spell(scene, &words).filter(|_| before.is_none()));
        let bad_season = spoiled.is_some();
        let Some(patient) = before.or(spoiled).or_else(|| after_verb(scene, &words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is said to be injured");
            continue;
        };
        let named = patient.why == BEFORE;
        let onset = match (named, scene.comeback(&words)) {
            (false, Some(back)) => scene.onset_before(&back, &words),
            (false, None) => scene.onset(&words, None),
            (true, _) if hobbling || substituted(scene, &words) => substitution(scene),
            (true, _) => Onset::default(),
        };
        let back =
            scene.any_word(words.start.saturating_sub(4)..words.start, &["return", "comeback", "returning"]);
        let tense = scene.segment(i).map_or(Tense::None, |s| s.verb.tense);
        // "the return of the injured Kruger": he is back, if it is no hope.
        let returned = named && back && !scene.any_word(scene.tokens.start..words.start, AWAITED);
        let past = returned
            || super::history::at_some_point(scene, &words)
            || bad_season
            || super::history::in_a_clause_of_then(scene, words.start)
            || then_injured(scene, &words, named, onset.when)
            || !named && out_then(scene, &words)
            || (plagued && (back || matches!(tense, Tense::Past | Tense::PastPerfect)))
            || (!named && scene.comeback(&words).is_some());
        let since = tense == Tense::Perfect
            && scene.is_word(words.start.wrapping_sub(1), &["been"])
            && scene.is_word(words.end, &["since", "for"]);
        let phase = past.then_some(Phase::Past).or(since.then_some(Phase::Current));
        let facts = InjuryFacts {
            region: Region::Unspecified,
            pathology: Pathology::Unspecified,
            setting: onset.setting,
            phase,
            ..InjuryFacts::default()
        };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(scene.certainty(&words)));
        if !named && !past && tense == Tense::Present {
            out_of_it(scene, sink, &words, &patient);
        }
    }
}

/// "Three players have withdrawn ahead of Sunday's friendly. Lund, Kruger and Costa are all injured": which match they miss.
fn out_of_it(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>, patient: &Patient) {
    const AWAY: &[&str] = &[
        "withdrawals", "withdrawal", "withdrawn", "withdrew", "without", "missing", "absent", "absentees",
        "unavailable", "pulled",
    ];
    let Some(before) = scene.index.checked_sub(1).and_then(|n| scene.page.surface.sentences.get(n)) else {
        return;
    };
    let Some(m) =
        super::misses::told_just_before(scene, words).filter(|_| scene.any_word(before.tokens.clone(), AWAY))
    else {
        return;
    };
    let estimate = ExpectedReturn {
        not_before: Some(ledger::add_days(m.day.latest, 1)),
        by: None,
        hedge: Hedge::Stated,
    };
    let step = format!("the match told right before, on {}", m.day);
    sink.add(
        Sink::draft(RULE.name, scene, patient, words, ClaimValue::ReturnEstimate(estimate))
            .dated(None, [step]),
    );
}

/// "come August, an injured Kruger was the only entrant", "the temporarily injured Kruger", "said that they had been injured in a
/// crash": told of then. Where the player is out now, the fold takes it for what keeps him out.
fn then_injured(
    scene: &Scene<'_>,
    words: &std::ops::Range<usize>,
    named: bool,
    when: Option<ledger::Interval>,
) -> bool {
    let then =
        scene.is_word(words.start.wrapping_sub(1), &["then", "temporarily", "briefly", "previously", "once"]);
    let been = !named
        && scene.is_word(words.start.wrapping_sub(1), &["been"])
        && scene.segment(words.start).is_some_and(|s| {
            s.verb.tense == Tense::PastPerfect && s.verb.at.is_some_and(|v| v < words.start)
        });
    (named && (then || scene.told_long_ago(words.start))) || (been && !when.is_some_and(|w| scene.fresh(w)))
}

/// "who was out injured last month": how it was then.
fn out_then(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    const RECENT_DAYS: i64 = 10;
    let out = scene.is_word(words.start.wrapping_sub(1), &["out"]) || scene.any_word(words.clone(), &["out"]);
    let Some(segment) = scene.segment(words.start).filter(|s| out && s.verb.tense == Tense::Past) else {
        return false;
    };
    let since = ledger::add_days(scene.page.published.earliest, -RECENT_DAYS);
    scene.past_time(&(words.end..segment.tokens.end.max(words.end))).is_some_and(|w| w.latest <= since)
}

/// "the injured (flanker) Kruger".
fn before_name(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    let (number, mention) = scene.next_mention(words.end, 5)?;
    // "was injured fighting Kruger": how it happened, and with whom.
    let was = scene.function(words.start.wrapping_sub(1)).contains(crate::grammar::Function::BE)
        || scene.is_word(words.start.wrapping_sub(1), &["got"]);
    if was && scene.lower(words.end).ends_with("ing") {
        return None;
    }
    let between = words.end..mention.tokens.start;
    let plain = between.clone().all(|j| {
        let f = scene.function(j);
        (f.is_empty() || scene.is_word(j, &["of", "such", "as", "like", "including"]))
            && !scene.page.surface.tokens.get(j).is_some_and(|t| t.is(crate::text::Shape::MARK))
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

/// "left the club after an injury-hit season", "scored six tries in an injury-affected campaign": the subject's, and over.
fn spoiled_season(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
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
    (led && !now).then(|| scene.patient(words)).flatten()
}

/// "after a year out injured", "following six weeks out hurt": so long it was, and it is over.
fn after_a_spell(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    const REACH: usize = 8;
    let out = words.start.checked_sub(1).filter(|&i| scene.is_word(i, &["out", "away"]))?;
    let from = out.saturating_sub(REACH).max(scene.tokens.start);
    let led = (from..out).rev().find(|&i| scene.is_word(i, &["after", "following"]))?;
    let long = scene
        .times(&(led..out))
        .any(|t| t.kind == crate::time::TimeKind::Duration && t.tokens.end + 1 >= out);
    long.then(|| scene.patient(words)).flatten()
}

/// "The injured players in the squad are Kruger and Brandt".
fn these_are(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
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

const BEFORE: &str = "whom the adjective describes";

/// "came on for the injured Kruger", "replaced the injured Kruger at half-time": it happened in the match.
fn substituted(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let before = words.start.saturating_sub(8)..words.start;
    let on = before
        .clone()
        .any(|j| scene.is_word(j, &["on", "bench"]) && (j..j + 3).any(|k| scene.is_word(k, &["for"])));
    let replaced = scene.any_word(before, &["replaced", "replacing"])
        && (words.end..words.end + 9).any(|j| {
            // "the injured scrum-half Kruger" names no half.
            let back = scene.is_word(j.wrapping_sub(1), &["scrum", "fly", "stand", "out", "wing"]);
            scene.is_word(j, &["minute", "minutes", "half", "break", "interval", "quarter", "early"]) && !back
        });
    on || replaced
}

fn substitution(scene: &Scene<'_>) -> Onset {
    let told = scene.match_day(scene.tokens.start);
    let (when, steps) = told.map_or((None, Vec::new()), |(when, step)| (Some(when), vec![step]));
    Onset { when, setting: Some(Setting::Match), steps, guessed: true }
}

/// "took the place of a team-mate who was hurt": somebody who is not named.
fn another_who(scene: &Scene<'_>, at: usize) -> bool {
    const SOMEBODY: &[&str] = &[
        "team-mate", "teammate", "mate", "colleague", "player", "opponent", "rival", "friend", "man",
        "woman", "striker", "defender", "midfielder", "goalkeeper", "rider", "runner", "bowler", "batsman",
        "forward",
    ];
    let Some(segment) = scene.segment(at).filter(|s| s.link == crate::grammar::Link::Relative) else {
        return false;
    };
    let noun = segment.tokens.start.wrapping_sub(1);
    // "is a player who was hurt young": the player himself.
    let article = (noun.saturating_sub(4).max(scene.tokens.start)..noun)
        .rev()
        .find(|&i| scene.is_word(i, &["a", "an", "another"]));
    let governed =
        |i: usize| scene.function(i.wrapping_sub(1)).contains(crate::grammar::Function::PREPOSITION);
    scene.is_word(noun, SOMEBODY) && article.is_some_and(governed)
}

/// "with Lund and Ruiz injured".
fn absolute(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
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
fn gapped(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    use crate::grammar::Function;
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
        || scene.page.surface.tokens.get(words.end).is_some_and(|t| t.is(crate::text::Shape::MARK))
        || scene.function(words.end).contains(Function::CONJ);
    (is && first && ends)
        .then(|| scene.by_mention(number, "of whom the verb of the clause before holds too"))
        .flatten()
}

/// "Lund, injured in Saturday's win, has a torn calf": a participle behind the name, with where or when it happened.
fn apposed(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    let comma = words.start.checked_sub(1).filter(|&c| scene.is_mark(c, ","))?;
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.end == comma && !m.possessive)?;
    let told = scene.is_word(
        words.end,
        &["in", "on", "during", "while", "at", "against", "when", "playing", "early", "late", "last"],
    );
    told.then(|| scene.by_mention(number, "named before the participle")).flatten()
}

/// "Lund is injured", "was hurt against Italy".
fn after_verb(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
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
    use crate::grammar::Function;
    let genitive = |j: usize| {
        scene.page.surface.tokens.get(j).is_some_and(|t| t.is(crate::text::Shape::CLITIC))
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
