//! Told of another time than now, by the clause that the hurt hangs on: "starred last season while Kruger was out injured".

use crate::grammar::{Function, Link, Segment, Tense};
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene};
use crate::time::TimeKind;

/// "Made his name in 2019 after Kruger was ruled out with a broken leg", "shone last season when deputising for the injured Kruger": what a clause hangs on is told of a day long gone, and so is the
/// clause, unless it has a day of its own.
pub(in crate::rules) fn in_a_clause_of_then(scene: &Scene<'_>, at: usize) -> bool {
    if having_then(scene, at) {
        return true;
    }
    let Some(n) = scene.segments.iter().position(|s| s.tokens.contains(&at)) else { return false };
    let (Some(own), Some(main)) =
        (scene.segments.get(n), n.checked_sub(1).and_then(|m| scene.segments.get(m)))
    else {
        return false;
    };
    let hangs = own.link == Link::Subordinate
        && scene.is_word(own.tokens.start, &["after", "following", "when", "while", "whilst", "despite"])
        && matches!(own.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None);
    // "scored once last season before being sidelined with an ankle problem": where the season is named.
    let season = |i: usize| {
        scene.is_word(i, &["last", "previous"])
            && scene.is_word(i + 1, &["season", "year", "term", "campaign", "summer"])
    };
    let before = scene.is_word(own.tokens.start, &["before", "until"])
        && own.verb.at.is_none_or(|v| scene.lower(v).ends_with("ed") || scene.is_word(v, &["being"]))
        && main.tokens.clone().any(season);
    // "had a similar problem on the tour in 2016, pulling out of the second Test with hamstring trouble".
    let participle = !own.own_subject
        && scene.lower(own.tokens.start).ends_with("ing")
        && scene.is_mark(own.tokens.start.wrapping_sub(1), ",");
    let hangs = hangs || before || participle;
    let told = (before || main.link == Link::Main) && !main.condition && in_the_past(scene, main);
    let own_day = scene.times(&own.tokens).any(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time));
    // "had surgery in January after tearing a ligament", "was ruled out in January after breaking a leg": what it led to may last.
    let lasts = [Class::Surgery, Class::AbsencePhrase, Class::StagePhrase]
        .iter()
        .any(|&c| scene.has(c, &main.tokens));
    hangs
        && told
        && !lasts
        && !own_day
        && (scene.tells_long_over(&main.tokens) || scene.names_a_year_gone(&main.tokens))
}

/// "tore a calf, which kept him out for four months", "broke a leg and was out for a year": told in the past with its length, it is over.
pub(in crate::rules) fn out_so_long_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const NEAR: usize = 4;
    const REACH: usize = 10;
    let end = ailment.tokens.end;
    let past = |i: usize| {
        scene.segment(i).is_some_and(|s| s.verb.tense == Tense::Past && !s.verb.negated && !s.condition)
    };
    let so_long = |i: usize| {
        let lead = (i + 1..(i + REACH).min(scene.tokens.end)).find(|&j| scene.is_word(j, &["for"]));
        lead.is_some_and(|j| {
            (i..j).all(|k| !scene.is_mark(k, ",")) && scene.lengths(&(j + 1..j + 6)).any(|h| weeks(&h))
        })
    };
    // "which kept her out for four months".
    let kept = (end..end + NEAR).find(|&i| scene.is_word(i, &["kept", "sidelined"]));
    let by_it = kept.is_some_and(|i| {
        let out = scene.is_word(i, &["sidelined"]) || scene.any_word(i + 1..i + 6, &["out"]);
        let active = !scene.function(i.wrapping_sub(1)).intersects(Function::BE | Function::HAVE)
            && (i == end || scene.is_word(i - 1, &["which", "that"]));
        out && active && past(i) && so_long(i)
    });
    // "broke a leg in May and was out for a year".
    let goes_on = |s: &Segment| {
        let at = s.tokens.start;
        !s.own_subject
            && at >= end
            && scene.is_word(at, &["and"])
            && scene.is_word(at + 1, &["was"])
            && scene.is_word(at + 2, &["out"])
            && so_long(at + 2)
    };
    by_it || past(ailment.tokens.start) && scene.segments.iter().any(goes_on)
}

/// Whether a length is one of weeks at least.
fn weeks(horizon: &crate::scene::Horizon) -> bool {
    const TWO_WEEKS: u32 = 14;
    matches!(horizon.span, crate::scene::Span::Length { min, .. } if min >= TWO_WEEKS)
}

/// "Having had to withdraw from the 2018 Games through injury, Kruger …": a year that is long over, in the clause that leads up to the main one.
fn having_then(scene: &Scene<'_>, at: usize) -> bool {
    const YEARS_DAYS: i64 = 300;
    let Some(own) = scene.segment(at).filter(|s| scene.is_word(s.tokens.start, &["having"])) else {
        return false;
    };
    let gone = ledger::add_days(scene.page.published.earliest, -YEARS_DAYS);
    let told = scene
        .times(&own.tokens)
        .any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(|w| w.latest < gone));
    let number =
        |i: usize| scene.page.surface.word_at(i).parse::<i16>().ok().filter(|y| (1950..2100).contains(y));
    let year = || own.tokens.clone().filter_map(number).any(|y| y + 1 < scene.page.published.earliest.year());
    let since = own.tokens.clone().any(|i| scene.is_word(i, &["since"]));
    !since && (told || year())
}

/// "In 2018 Kruger broke his wrist in training": what a plain past tells of a year long gone. Where the player is out now, the fold takes it for
/// what keeps him out.
pub(in crate::rules) fn years_ago(scene: &Scene<'_>, at: usize) -> bool {
    let Some(own) = scene.segment(at).filter(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect))
    else {
        return false;
    };
    // "has been out since he tore a ligament in April": still away.
    if scene.is_word(own.tokens.start, &["since", "until"]) {
        return false;
    }
    let fronted = scene.segments.first().filter(|s| {
        s.tokens.end < own.tokens.start && s.verb.at.is_none() && scene.is_mark(s.tokens.end, ",")
    });
    let from =
        fronted.filter(|s| s.tokens.end + 1 == own.tokens.start).map_or(own.tokens.start, |s| s.tokens.start);
    scene.only_tells_years_ago(&(from..own.tokens.end))
}

/// Whether a clause is one of the past: its verb is, or the word that would be it has the form of one.
fn in_the_past(scene: &Scene<'_>, clause: &Segment) -> bool {
    let past = |i: usize| scene.function(i).contains(Function::PAST) || scene.lower(i).ends_with("ed");
    match clause.verb.tense {
        Tense::Past | Tense::PastPerfect => true,
        Tense::None => {
            clause.verb.at.is_none()
                && clause.subject.and_then(|s| scene.mention(s)).is_some_and(|m| {
                    let end = m.tokens.end;
                    past(end) || scene.is_word(end, STRONG)
                })
        }
        _ => false,
    }
}

/// Strong past tenses of what players do.
const STRONG: &[&str] = &[
    "shone", "won", "hit", "made", "struck", "took", "came", "became", "kept", "got", "led", "ran", "held",
    "stood", "saw", "broke", "found",
];

/// "Has been blighted by injuries", "has struggled with injuries and form", "has had his injury problems": how it has gone so far, of many
/// hurts and none of now.
pub(in crate::rules) fn has_troubled(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 7;
    const TROUBLED: &[&str] = &[
        "blighted", "plagued", "dogged", "hampered", "troubled", "beset", "bedevilled", "ravaged",
        "disrupted", "struggled", "cursed", "affected", "hindered", "endured", "wrecked", "afflicted",
    ];
    const STILL: &[&str] = &[
        "still", "again", "latest", "now", "currently", "recently", "lately", "continue", "continues",
        "currently",
    ];
    let start = ailment.tokens.start;
    if never_settled(scene, ailment) || have_dogged(scene, ailment, TROUBLED) {
        return true;
    }
    // "a coach bedevilled by injuries to Lund and Ruiz": theirs are of now.
    if scene.is_word(ailment.tokens.end, &["to"]) {
        return false;
    }
    let many = ailment.plural
        || ailment.bare_injury
        || scene.any_word(ailment.tokens.clone(), &["problems", "troubles", "woes", "issues"]);
    let near = start.saturating_sub(REACH).max(scene.tokens.start)..start;
    let Some(verb) = near.rev().find(|&i| scene.is_word(i, TROUBLED)).filter(|_| many) else { return false };
    let led = scene.is_word(verb + 1, &["by", "with", "from"]) || scene.is_word(verb, &["endured"]);
    let told =
        scene.segment(verb).is_some_and(|s| s.verb.tense == Tense::Perfect && s.tokens.contains(&start));
    let lasted = scene.times(&scene.tokens).any(|t| {
        t.kind == TimeKind::Duration && t.tokens.start > verb && scene.is_word(t.tokens.end, &["now"])
    });
    led && told && !lasted && !scene.any_word(scene.tokens.clone(), STILL)
}

/// "Neck, arm and knee problems have dogged him throughout his career": all that he has had, and none of now.
fn have_dogged(scene: &Scene<'_>, ailment: &Ailment, troubled: &[&str]) -> bool {
    const REACH: usize = 9;
    const SINCE: &[&str] = &["throughout", "since", "over", "all", "down"];
    let end = scene.tokens.end;
    let behind = ailment.tokens.start..(ailment.tokens.end + REACH).min(end);
    let verb = behind
        .clone()
        .find(|&i| scene.is_word(i, troubled) && scene.is_word(i.wrapping_sub(1), &["have", "has", "had"]));
    let many = |verb: usize| {
        scene.any_word(
            behind.start..verb,
            &["problems", "injuries", "issues", "troubles", "woes", "complaints"],
        )
    };
    verb.is_some_and(|v| many(v) && scene.any_word(v + 2..(v + 6).min(end), SINCE))
}

/// "Has never held down a place due to injury problems": how it has been.
fn never_settled(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const NEVER: &[&str] = &["never", "rarely", "seldom", "hardly"];
    let start = ailment.tokens.start;
    let Some(segment) = scene.segment(start).filter(|s| s.verb.tense == Tense::Perfect) else { return false };
    let due = start.saturating_sub(3).max(scene.tokens.start)..start;
    let many = ailment.bare_injury
        && (ailment.plural
            || scene.any_word(ailment.tokens.clone(), &["problems", "troubles", "woes", "issues"]));
    many && scene.any_word(due, &["due", "because", "through"])
        && scene.any_word(segment.tokens.start..start, NEVER)
}

/// "Eager for games since battling back from a broken leg", "his first goal since recovering from illness": it is over since.
pub(in crate::rules) fn since_over(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const OVER: &[&str] = &[
        "recovering", "returning", "coming", "battling", "fighting", "overcoming", "beating", "bouncing",
        "shaking", "recovery", "return", "comeback",
    ];
    const REACH: usize = 8;
    let start = ailment.tokens.start;
    (start.saturating_sub(REACH).max(scene.tokens.start)..start).any(|i| {
        let over = |j: usize| scene.is_word(j, OVER) && (j + 1..start).all(|k| !scene.function(k).verbal());
        scene.is_word(i, &["since"])
            && (over(i + 1) || scene.function(i + 1).contains(Function::POSSESSIVE) && over(i + 2))
    })
}
