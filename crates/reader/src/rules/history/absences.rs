//! Absences that are over: what somebody missed then, until when a hurt kept him out, and how often in all his time.

use std::ops::Range;

use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::Class;
use crate::scene::{A_MONTH, Ailment, Scene};
use crate::time::TimeKind;

/// "missed the 2019 final through injury": what kept somebody out of something long over is told looking back. Where the player
/// is out now, the fold takes it for what keeps him out.
pub(in crate::rules) fn missed_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 20;
    let start = ailment.tokens.start;
    let from = scene.tokens.start.max(start.saturating_sub(REACH));
    let Some(missed) = (from..start).rev().find(|&i| is_absence(scene, i)) else { return false };
    let Some(segment) = scene.segment(missed) else { return false };
    // Nothing else may have happened between the two ("missed a month and limped off with a groin strain").
    let own = scene
        .segment(start)
        .is_some_and(|s| s.tokens == segment.tokens || s.verb.at.is_none_or(|v| ailment.tokens.contains(&v)));
    if !own || !matches!(segment.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None) {
        return false;
    }
    if came_back_behind(scene, start) || was_spent(scene, missed) || of_the_last(scene, missed) {
        return true;
    }
    let past = segment.verb.tense == Tense::Past;
    let was_missed = scene.is_word(missed, &["missed"]);
    if past && (was_missed || scene.is_word(missed, &["skipped"])) && the_one_before(scene, missed) {
        return true;
    }
    // "missed two months with a broken collarbone": so long it took.
    let lasted = scene.times(&(missed..start)).any(|t| t.kind == TimeKind::Duration);
    // "was ruled out for a month with a calf strain earlier in the season"; without that, it is the news.
    if was_ruled_out(scene, missed) {
        // "had been ruled out for 24 games last season due to a series of injuries".
        let season = |i: usize| {
            scene.is_word(i, &["last", "previous"])
                && scene.is_word(i + 1, &["season", "year", "term", "campaign"])
        };
        if (missed..start).any(season) && scene.tells_long_over(&(missed..start)) {
            return true;
        }
        return lasted && scene.any_word(ailment.tokens.end..ailment.tokens.end + 4, &["earlier", "last"]);
    }
    lasted && past && scene.is_word(missed, &["missed", "out", "sat", "absent"])
        // "had missed the last seven games with a bruised shin": told because he is back. Who is out now has it still.
        || was_missed && segment.verb.tense == Tense::PastPerfect
        || past && (of_the_opening(scene, missed + 1..start) || of_the_first_few(scene, missed + 1..start))
        || told_of_then(scene, segment.tokens.start.min(missed)..segment.tokens.end)
}

/// Whether a token tells that somebody was away.
fn is_absence(scene: &Scene<'_>, i: usize) -> bool {
    const MISSED: &[&str] =
        &["missed", "missing", "withdrew", "retired", "pulled", "skipped", "out", "sat", "absent"];
    // "had to pull out of last year's race".
    let had_to = || {
        scene.is_word(i, &["withdraw", "pull", "miss", "retire", "sit"])
            && scene.is_word(i.wrapping_sub(1), &["to"])
            && scene.is_word(i.wrapping_sub(2), &["had", "forced"])
    };
    // "was out for nine days"; "limped out of the match" and "was already out" tell another thing.
    let was = || scene.function(i.wrapping_sub(1)).contains(Function::BE);
    let away = || was() || was_ruled_out(scene, i) || was_spent(scene, i);
    scene.is_word(i, MISSED) && (!scene.is_word(i, &["out", "absent"]) || away()) || had_to()
}

/// "was ruled out", at its last word.
fn was_ruled_out(scene: &Scene<'_>, out: usize) -> bool {
    ruled_out(scene, out) && scene.function(out.wrapping_sub(2)).contains(Function::BE)
}

/// "ruled out", "kept out", at its last word.
fn ruled_out(scene: &Scene<'_>, out: usize) -> bool {
    scene.is_word(out, &["out"]) && scene.is_word(out.wrapping_sub(1), &["ruled", "kept", "forced"])
}

/// "had ten weeks out with a knee injury", "spent a year out with one".
fn was_spent(scene: &Scene<'_>, out: usize) -> bool {
    let before = out.saturating_sub(5)..out;
    scene.is_word(out, &["out"])
        && before.clone().any(|j| scene.is_word(j, &["had", "spent", "endured"]))
        && scene.times(&before).any(|t| t.kind == TimeKind::Duration)
}

/// "missed five weeks with a broken finger before returning last month".
fn came_back_behind(scene: &Scene<'_>, start: usize) -> bool {
    const REACH: usize = 16;
    let mut behind = start..(start + REACH).min(scene.tokens.end);
    behind.any(|i| {
        scene.is_word(i, &["before"]) && scene.is_word(i + 1, &["returning", "coming", "rejoining", "being"])
    })
}

/// "was forced out of the last World Cup".
fn of_the_last(scene: &Scene<'_>, out: usize) -> bool {
    ruled_out(scene, out)
        && scene.is_word(out + 1, &["of"])
        && scene.any_word(out + 2..out + 5, &["last", "previous"])
}

/// "missed the first five weeks of the season", "missed the start of last year".
fn of_the_opening(scene: &Scene<'_>, behind: Range<usize>) -> bool {
    let from = behind.start;
    behind.into_iter().any(|i| {
        scene.is_word(i, &["season", "campaign", "year"])
            && scene.any_word(from..i, &["start", "first", "opening", "beginning"])
            && scene.any_word(i.saturating_sub(2)..i, &["of"])
    })
}

/// "missed the first two Tests": those of a series that has gone on since.
fn of_the_first_few(scene: &Scene<'_>, behind: Range<usize>) -> bool {
    const FEW: &[&str] = &["two", "three", "four", "five", "six", "few", "couple"];
    const MATCHES: &[&str] =
        &["matches", "games", "tests", "internationals", "rounds", "one-dayers", "fixtures"];
    let end = behind.end;
    behind.into_iter().any(|i| {
        scene.is_word(i, &["first", "opening"])
            && scene.is_word(i.wrapping_sub(1), &["the", "their", "his", "her"])
            && scene.is_word(i + 1, FEW)
            && scene.any_word(i + 2..(i + 6).min(end), MATCHES)
    })
}

/// "skipped Wimbledon this year": the clause, or what was missed, tells when.
fn told_of_then(scene: &Scene<'_>, told: Range<usize>) -> bool {
    // "missed four games earlier in the season".
    let season =
        |i: usize| scene.any_word(i + 1..i + 4, &["season", "year", "campaign", "term", "winter", "summer"]);
    let earlier = told.clone().any(|i| {
        scene.is_word(i, &["earlier"]) && scene.is_word(i + 1, &["in", "this", "last"]) && season(i + 1)
    });
    earlier
        || scene
            .times(&told)
            .filter(|t| !scene.is_word(t.tokens.start.wrapping_sub(1), &["since"]))
            .filter_map(|t| scene.resolve(t, Tense::Past, None).when)
            .any(|d| scene.ended_before(d, A_MONTH))
}

/// "who missed the last World Cup through injury": an absence from a competition that is over.
pub(in crate::rules) fn missed_of_old(scene: &Scene<'_>, start: usize) -> bool {
    let Some(missed) = (start.saturating_sub(12)..start).rev().find(|&i| scene.is_word(i, &["missed"]))
    else {
        return false;
    };
    let between = missed + 1..start;
    let now = scene.any_word(
        between.clone(),
        &["this", "current", "opening", "first", "second", "third", "match", "game"],
    );
    !now && (scene.has(Class::Competition, &between)
        || scene.any_word(between, &["tour", "season", "series", "campaign", "tournament"]))
}

/// "A knee injury kept her out for most of last season": what it did then is told of then.
pub(in crate::rules) fn kept_out_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const KEPT: &[&str] =
        &["kept", "ruled", "sidelined", "restricted", "limited", "robbed", "denied", "prevented", "stopped"];
    let end = ailment.tokens.end;
    let Some(kept) = (end..end + 2).find(|&i| scene.is_word(i, KEPT)) else { return false };
    let Some(segment) = scene.segment(kept).filter(|s| s.verb.tense == Tense::Past) else { return false };
    scene.tells_long_over(&(kept..segment.tokens.end.max(kept)))
        || until_then(scene, kept)
        || of_an_earlier_one(scene, segment)
}

/// "It is the second Test that he has missed this summer after an ankle injury ruled him out at Norby": of those that are counted, one
/// before the latest.
fn of_an_earlier_one(scene: &Scene<'_>, own: &Segment) -> bool {
    const NTH: &[&str] = &["second", "third", "fourth", "fifth", "sixth"];
    let before = scene.segments.iter().take_while(|s| s.tokens.end <= own.tokens.start);
    let main = before.filter(|s| s.verb.at.is_some()).collect::<Vec<_>>();
    let counted = main.iter().any(|s| {
        s.verb.at.is_some_and(|v| {
            scene.is_word(v.wrapping_sub(1), &["it", "this", "that"]) || scene.is_word(v, &["'s", "’s"])
        }) && scene.any_word(s.tokens.clone(), NTH)
    });
    let has_missed = |i: usize| {
        scene.is_word(i, &["missed"]) && scene.function(i.wrapping_sub(1)).contains(Function::HAVE)
    };
    let missed = main.iter().any(|s| s.tokens.clone().any(has_missed));
    counted && missed && scene.is_word(own.tokens.start, &["after", "following"])
}

/// "kept her out until last week's win", "prevented him from playing until Saturday's draw": an absence of the past that has ended.
pub(in crate::rules) fn until_then(scene: &Scene<'_>, kept: usize) -> bool {
    const REACH: usize = 16;
    const RESULT: &[&str] = &["win", "victory", "defeat", "loss", "draw"];
    let past = scene.segment(kept).is_some_and(|s| s.verb.tense == Tense::Past);
    let until = (kept..(kept + REACH).min(scene.tokens.end)).find(|&i| scene.is_word(i, &["until", "till"]));
    until.filter(|_| past).is_some_and(|u| {
        let behind = u + 1..(u + 8).min(scene.tokens.end);
        let over = |w: ledger::Interval| w.latest < scene.page.published.earliest;
        scene.any_word(behind.clone(), RESULT)
            || scene.times(&behind).any(|t| {
                scene.resolve(t, Tense::Past, None).when.is_some_and(over)
                    && scene.any_word(t.tokens.clone(), &["last", "ago", "yesterday"])
            })
    })
}

/// "Kruger, sidelined for much of last year by a knee injury, signed a new deal": how long he was away then.
pub(in crate::rules) fn sidelined_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const AWAY: &[&str] = &["sidelined", "absent", "out", "missing", "restricted", "hampered", "troubled"];
    const MUCH: &[&str] = &["much", "most", "all", "part", "half", "parts"];
    let start = ailment.tokens.start;
    let from = start.saturating_sub(10).max(scene.tokens.start);
    let Some(away) = (from..start).rev().find(|&i| scene.is_word(i, AWAY)) else { return false };
    let lasted = (away..start).any(|i| scene.is_word(i, MUCH) && scene.is_word(i + 1, &["of"]));
    let now = scene.segment(away).is_some_and(|s| {
        matches!(s.verb.tense, Tense::Present | Tense::Future | Tense::Modal)
            && s.verb.at.is_some_and(|v| v < away)
    });
    lasted && !now && scene.tells_long_over(&(away..start))
        || before_his_return(scene, away, ailment.tokens.end)
}

/// "had been out for five months with a torn calf before his return on Saturday": an absence of the past, and its end.
fn before_his_return(scene: &Scene<'_>, away: usize, end: usize) -> bool {
    const BACK: &[&str] = &["return", "returning", "comeback", "coming", "returned"];
    let past = scene
        .segment(away)
        .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect) && !s.verb.negated);
    let before = (end..end + 2).find(|&i| scene.is_word(i, &["before"])).filter(|_| past);
    before.is_some_and(|b| {
        let told = b + 1..(b + 9).min(scene.tokens.end);
        let ahead = |w: ledger::Interval| w.earliest > scene.page.published.latest;
        scene.any_word(b + 1..b + 4, BACK)
            && !scene.times(&told).any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(ahead))
    })
}

/// "Has scored four times since missing the cup final through injury": counted from what he missed.
pub(in crate::rules) fn since_missing(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 12;
    let start = ailment.tokens.start;
    (start.saturating_sub(REACH).max(scene.tokens.start)..start)
        .any(|i| scene.is_word(i, &["since"]) && scene.is_word(i + 1, &["missing", "sitting"]))
}

/// "Has missed two games through injury since he joined", "in three years at the club he has missed one match with flu": counted over
/// a time at a club, it tells of no absence of these days.
pub(in crate::rules) fn ever_missed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 14;
    const ARRIVED: &[&str] = &[
        "joined", "joining", "arrived", "arriving", "signed", "signing", "moved", "moving", "move",
        "arrival", "debut", "transfer",
    ];
    const TIMES: &[&str] = &["time", "years", "seasons", "career", "spell"];
    let Some(segment) = scene.segment(words.start).filter(|s| s.verb.tense == Tense::Perfect) else {
        return false;
    };
    let near =
        words.start.saturating_sub(REACH).max(scene.tokens.start)..(words.end + REACH).min(scene.tokens.end);
    let missed = near.clone().any(|i| {
        scene.is_word(i, &["missed"])
            && segment.tokens.contains(&i)
            && scene.any_word(
                i + 1..i + 5,
                &["game", "games", "match", "matches", "test", "tests", "race", "races"],
            )
    });
    let since = near.clone().any(|i| scene.is_word(i, &["since"]) && scene.any_word(i + 1..i + 4, ARRIVED));
    let over = scene.is_word(segment.tokens.start, &["in", "during", "throughout"])
        && (segment.tokens.start..(segment.tokens.start + 6).min(words.start)).any(|i| {
            scene.is_word(i, TIMES)
                && scene.any_word(i + 1..i + 3, &["at", "with", "in", "as", ",", "he", "she"])
        });
    missed && (since || over)
}

/// "Injury meant that he missed last year's race", "because of injury she missed the 2010 final": what it cost is long over.
pub(in crate::rules) fn cost_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MISSED: &[&str] = &["missed", "absent", "withdrew", "sat", "skipped"];
    let end = ailment.tokens.end;
    let leads = scene.is_word(end, &["meant", "forced", "saw"])
        || scene.is_word(end + 1, &["meant"])
        || scene.any_word(
            ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.start,
            &["because", "through", "due"],
        );
    let Some(missed) = (end..(end + 12).min(scene.tokens.end)).find(|&i| scene.is_word(i, MISSED)) else {
        return false;
    };
    let Some(segment) = scene.segment(missed).filter(|s| s.verb.tense == Tense::Past) else { return false };
    leads && scene.tells_long_over(&(missed..segment.tokens.end.max(missed)))
}

/// "Has been restricted to one start because of a knee injury": a count of what was played looks back on it.
pub(in crate::rules) fn counted(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let from = start.saturating_sub(16);
    let limited =
        |i: usize| scene.is_word(i, &["restricted", "limited", "confined"]) && scene.is_word(i + 1, &["to"]);
    let games = |i: usize| (i + 3..i + 8).any(|j| scene.is_word(j, COUNTED));
    // "injuries meant he made only nine appearances in two years".
    let end = ailment.tokens.end;
    let made = (end..end + 6).find(|&i| scene.is_word(i, &["made", "played", "started"]));
    let meant = ailment.plural
        && (end..end + 6).any(|i| scene.is_word(i, &["meant"]))
        && made.is_some_and(|i| {
            scene.any_word(i..i + 3, &["only", "just"]) && scene.any_word(i..i + 6, COUNTED)
        });
    // "injuries have restricted Kruger to five starts".
    let restricted = (end..end + 3).find(|&i| scene.is_word(i, &["restricted", "limited", "confined"]));
    let to = restricted.and_then(|r| (r + 1..r + 6).find(|&i| scene.is_word(i, &["to"])));
    let meant = meant || ailment.plural && to.is_some_and(|i| scene.any_word(i + 1..i + 6, COUNTED));
    meant
        || (from.max(scene.tokens.start)..start)
            .any(|i| limited(i) && games(i) || out_of_so_many(scene, &(i..i + 2)))
}

/// "was ruled out of a further 24 games because of a knee injury": how many they were, and none of those to come.
pub(in crate::rules) fn out_of_so_many(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const GAMES: &[&str] = &["games", "matches", "tests", "races", "tournaments", "internationals"];
    let was = |i: usize| {
        scene.is_word(i, &["ruled"])
            && scene.is_word(i + 1, &["out"])
            && scene.is_word(i + 2, &["of"])
            && scene.is_word(i.wrapping_sub(1), &["was"])
    };
    let Some(of) = words.clone().find(|&i| was(i)).map(|i| i + 2) else { return false };
    let more = scene.is_word(of + 1, &["a", "another"]);
    let number = of + 1 + usize::from(more) + usize::from(more && scene.is_word(of + 2, &["further"]));
    let counted = scene.page.surface.tokens.get(number).is_some_and(|t| t.is(crate::text::Shape::NUMBER))
        || scene.has(Class::Number, &(number..number + 1));
    counted && scene.is_word(number + 1, GAMES) && !scene.is_word(number + 2, &["against", "with", "to"])
}

/// "After missing three games with a sprained ankle, Kruger returned": where the clause of the absence at the head of the
/// sentence ends, if the main clause tells of the return.
pub(in crate::rules) fn fronted(scene: &Scene<'_>) -> Option<usize> {
    const MISSING: &[&str] = &["missing", "missed", "sitting", "sidelined"];
    const RETURNED: &[&str] = &["returned", "returns", "started", "starts", "played", "scored", "back"];
    let at = scene.tokens.start;
    if !scene.is_word(at, &["after", "having"]) {
        return None;
    }
    let hurt = scene
        .ailments
        .first()
        .filter(|a| a.tokens.end < at + 24 && scene.any_word(at..a.tokens.start, MISSING))?;
    let end = (hurt.tokens.end..hurt.tokens.end + 6).find(|&i| scene.is_mark(i, ","))?;
    let back = (end..(end + 16).min(scene.tokens.end)).find(|&i| scene.is_word(i, RETURNED))?;
    (!scene.any_word(back..back + 5, &["training", "practice", "rehab"]) && !scene.negated(&(back..back + 1)))
        .then_some(end)
}

const COUNTED: &[&str] = &[
    "tournament", "tournaments", "event", "events", "race", "races", "fights", "rounds", "tests", "start",
    "starts", "appearance", "appearances", "game", "games", "match", "matches", "outing", "outings",
    "minutes", "caps",
];

/// "missed the previous tour", "missed last year's World Cup", "missed the last series": the one before this.
fn the_one_before(scene: &Scene<'_>, missed: usize) -> bool {
    const EVENTS: &[&str] = &[
        "tour", "series", "cup", "olympics", "games", "championship", "championships", "tournament",
        "finals", "season", "campaign", "ashes", "open", "wimbledon", "marathon", "summer", "autumn",
        "winter", "year",
    ];
    const YEARS: &[&str] = &["year", "season", "summer", "autumn", "winter", "spring"];
    const GAMES: &[&str] = &[
        "game", "games", "match", "matches", "week", "weeks", "month", "months", "three", "two", "four",
        "five", "six",
    ];
    let behind = missed + 1..missed + 4;
    let Some(at) = behind.into_iter().find(|&i| scene.is_word(i, &["last", "previous"])) else {
        return false;
    };
    let near = at + 1..(at + 4).min(scene.tokens.end);
    if scene.any_word(near.clone(), GAMES) || scene.is_word(at.wrapping_sub(1), &["their", "its", "our"]) {
        return false;
    }
    let years = scene.is_word(at + 1, YEARS)
        && scene.page.surface.tokens.get(at + 2).is_some_and(|t| t.is(crate::text::Shape::CLITIC));
    years || scene.any_word(near, EVENTS)
}
