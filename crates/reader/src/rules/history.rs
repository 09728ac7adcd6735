//! Words around an injury that look back on it: told of how it was, not of how it is.

use crate::grammar::{Function, Link, Tense};
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene};

/// "for the third time since May", "again", "on four occasions": behind the words of a hurt, in their clause, it is not the first.
pub(super) fn once_more(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    const TIMES: &[&str] = &["second", "third", "fourth", "fifth", "sixth", "umpteenth"];
    const REACH: usize = 12;
    let end = scene.segment(words.start).map_or(words.end, |s| s.tokens.end).min(words.end + REACH);
    // "For the second time this season Brandt has broken his hand", "it is the third time that he has torn the muscle".
    let from = words.start.saturating_sub(REACH + 4).max(scene.tokens.start);
    let before = (from..words.start).any(|i| {
        scene.is_word(i, &["time"])
            && scene.is_word(i.wrapping_sub(1), TIMES)
            && scene.is_word(i.wrapping_sub(2), &["the", "a"])
            && scene.is_word(i.wrapping_sub(3), &["for", "is", "was", "'s", "’s"])
            && !scene.any_word(i + 1..words.start, &["since", "after", "when", "before", "as"])
    });
    before
        || scene.any_word(words.start..words.end + 2, &["again"])
        || (words.end..end).any(|i| {
            scene.is_word(i, &["time"])
                && scene.is_word(i.wrapping_sub(1), TIMES)
                && scene.any_word(i.saturating_sub(3)..i - 1, &["for"])
        })
}

/// Whether the sentence tells of the injury as of something over, by whatever means.
pub(super) fn history(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    !come_again(scene, ailment) && looks_back(scene, ailment)
}

/// "who was out for two months with a calf strain, has torn the same muscle again": what is told as over has come back.
fn come_again(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let told_now = |at: usize| {
        scene
            .segment(at)
            .is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::Past) && !s.condition)
            && !scene.negated(&(at..at + 1))
    };
    let relative = scene.segment(ailment.tokens.start).is_some_and(|s| s.link == Link::Relative);
    let again = |(hit, entry): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
        let at = hit.start as usize;
        entry.column(0) == "reinjury" && at >= ailment.tokens.end && told_now(at)
    };
    relative && scene.phrases(Class::SetbackPhrase).any(again)
}

/// Whether one of these tells of it as of something over.
fn looks_back(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    earlier(scene, ailment)
        || spoiled(scene, ailment)
        || looking_back(scene, ailment)
        || missed_then(scene, ailment)
        || counted(scene, ailment)
        || had_then(scene, ailment)
        || ravaged(scene, ailment)
        || played_with(scene, ailment)
        || kept_out_then(scene, ailment)
        || sidelined_then(scene, ailment)
        || spoiled_then(scene, ailment)
        || ever_missed(scene, &ailment.tokens)
        || career_ended(scene, ailment)
        || over_the_years(scene, ailment)
        || career_spoiled(scene, ailment)
        || cost_then(scene, ailment)
        || recovering_then(scene, ailment)
        || long_ago(scene, ailment)
        || had_suffered(scene, ailment)
        || put_behind(scene, ailment)
        || since_missing(scene, ailment)
        || before_the_latest(scene, ailment)
        || fronted(scene).is_some_and(|end| ailment.tokens.end <= end)
}

/// "Has nursed wrist and foot injuries before suffering her latest": what came before another hurt.
pub(super) fn before_the_latest(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HURT: &[&str] =
        &["suffering", "sustaining", "picking", "tearing", "breaking", "injuring", "rupturing", "hurting"];
    let near = ailment.tokens.end..(ailment.tokens.end + 8).min(scene.tokens.end);
    let listed = |i: usize| {
        scene.is_mark(i, ",")
            || scene.is_word(i, &["and"])
            || scene.ailments.iter().any(|a| a.tokens.contains(&i))
    };
    let before = near.clone().find(|&i| !listed(i));
    before.is_some_and(|i| scene.is_word(i, &["before"]) && scene.is_word(i + 1, HURT))
}

/// "Put her knee trouble behind her", "with two years of injury behind him": left behind, unless that is only hoped.
fn put_behind(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const WITH: &[&str] =
        &["put", "puts", "putting", "left", "leaves", "leaving", "with", "has", "had", "have"];
    const NOT_YET: &[&str] = &[
        "hope",
        "hopes",
        "hoping",
        "hoped",
        "want",
        "wants",
        "aim",
        "aims",
        "aiming",
        "bid",
        "trying",
        "tries",
        "looking",
        "eager",
        "keen",
        "desperate",
        "determined",
        "needs",
        "must",
        "yet",
        "chance",
        "if",
        "could",
        "may",
        "can",
    ];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let behind = (end..end + 4).find(|&i| scene.is_word(i, &["behind"]));
    let before = start.saturating_sub(10).max(scene.tokens.start)..start;
    behind.is_some_and(|i| scene.is_word(i + 1, &["him", "her", "them", "me", "us"]))
        && (scene.any_word(start.saturating_sub(7).max(scene.tokens.start)..start, WITH)
            || behind.is_some_and(|i| scene.is_word(i.wrapping_sub(1), &["is", "are", "were", "now"])))
        && !scene.any_word(before, NOT_YET)
        && !scene.negated(&ailment.tokens)
}

/// "Has scored four times since missing the cup final through injury": counted from what he missed.
fn since_missing(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 12;
    let start = ailment.tokens.start;
    (start.saturating_sub(REACH).max(scene.tokens.start)..start)
        .any(|i| scene.is_word(i, &["since"]) && scene.is_word(i + 1, &["missing", "sitting"]))
}

/// "Had suffered injury for most of 2003": the pluperfect, with a time that is long over.
fn had_suffered(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let Some(segment) = scene.segment(ailment.tokens.start) else { return false };
    segment.verb.tense == Tense::PastPerfect
        // "had to withdraw with a fracture" is a plain past.
        && segment.verb.at.is_some_and(|v| v < ailment.tokens.start && !scene.is_word(v + 1, &["to"]))
        && tells_long_over(scene, &segment.tokens)
}

/// "After several injury-ravaged years", "after a season blighted by injuries": the time that they spoiled is over.
fn ravaged(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const TIMES: &[&str] =
        &["year", "years", "season", "seasons", "campaign", "campaigns", "spell", "career", "months"];
    const SINCE: &[&str] = &["after", "following", "since", "last", "previous", "several", "past"];
    if !ailment.bare_injury {
        return false;
    }
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let before = start.saturating_sub(6).max(scene.tokens.start)..start;
    let adjective = (end..end + 2).any(|i| scene.is_word(i, RAVAGED) && scene.any_word(i + 1..i + 3, TIMES));
    let participle = scene.is_word(start.wrapping_sub(1), &["by", "with"])
        && (scene.is_word(start.wrapping_sub(2), RAVAGED) || scene.is_word(start.wrapping_sub(2), SPOILED))
        && scene.any_word(before.clone(), TIMES);
    (adjective || participle) && scene.any_word(before, SINCE)
}

/// Whether a time long over is told in these words.
pub(super) fn tells_long_over(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let over = ledger::add_days(scene.page.published.earliest, -LONG_OVER_DAYS);
    scene.times(words).any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(|w| w.latest < over))
}

/// "A knee injury kept her out for most of last season": what it did then is told of then.
fn kept_out_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const KEPT: &[&str] =
        &["kept", "ruled", "sidelined", "restricted", "limited", "robbed", "denied", "prevented", "stopped"];
    let end = ailment.tokens.end;
    let Some(kept) = (end..end + 2).find(|&i| scene.is_word(i, KEPT)) else { return false };
    let Some(segment) = scene.segment(kept).filter(|s| s.verb.tense == Tense::Past) else { return false };
    tells_long_over(scene, &(kept..segment.tokens.end.max(kept))) || until_then(scene, kept)
}

/// "kept her out until last week's win", "prevented him from playing until Saturday's draw": an absence of the past that has ended.
pub(super) fn until_then(scene: &Scene<'_>, kept: usize) -> bool {
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

/// A year or a season that ended so many days ago is over.
const A_MONTH: i64 = 30;

/// "Kruger, sidelined for much of last year by a knee injury, signed a new deal": how long he was away then.
fn sidelined_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
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
    let over = ledger::add_days(scene.page.published.earliest, -A_MONTH);
    let ended = scene
        .times(&(away..start))
        .any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(|w| w.latest < over));
    lasted && !now && ended
}

/// "Whose last campaign was interrupted by a knee injury", "a season disrupted by a long recovery from a calf strain, last year": what it
/// did to a time that is over is told of then.
fn spoiled_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 9;
    let start = ailment.tokens.start;
    let from = start.saturating_sub(REACH).max(scene.tokens.start);
    let done = |i: usize| {
        scene.is_word(i, SPOILED)
            || scene.is_word(i, RAVAGED)
            || scene.is_word(i, &["cut", "curtailed", "ended", "delayed"])
    };
    let Some(verb) = (from..start).rev().find(|&i| done(i)) else { return false };
    let by = scene.any_word(verb + 1..start, &["by", "with", "short"]);
    let told = scene
        .segment(verb)
        .is_none_or(|s| !matches!(s.verb.tense, Tense::Present | Tense::Future | Tense::Modal));
    let before = verb.saturating_sub(REACH).max(scene.tokens.start)..verb;
    let spoils = scene.any_word(
        before.clone(),
        &["season", "seasons", "campaign", "year", "summer", "winter", "spell", "stay", "time", "tour"],
    );
    by && told && spoils && (tells_long_over(scene, &before) || scene.any_word(before, &["debut"]))
}

/// "Has missed two games through injury since he joined", "in three years at the club he has missed one match with flu": counted over
/// a time at a club, it tells of no absence of these days.
pub(super) fn ever_missed(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
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

/// "After his career was cut short by injury he became a coach".
fn career_ended(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const ENDED: &[&str] = &["cut", "ended", "finished", "curtailed", "halted"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(7).max(scene.tokens.start)..start;
    scene.any_word(near.clone(), &["career"])
        && scene.any_word(near.clone(), ENDED)
        && scene.any_word(near, &["was", "had", "were", "been"])
}

/// "Has had a string of injuries in recent years", "troubled by his back throughout his career": how it has been, and not how it is.
pub(super) fn over_the_years(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const LONG: &[&str] = &["years", "seasons", "career", "year", "months"];
    const OVER: &[&str] = &["recent", "throughout", "over", "during", "his", "her", "past", "few", "last"];
    const STILL: &[&str] = &["still", "again", "latest", "now", "currently"];
    let Some(segment) = scene.segment(ailment.tokens.start) else { return false };
    let told = matches!(segment.verb.tense, Tense::Perfect | Tense::Past | Tense::PastPerfect | Tense::None);
    let behind = ailment.tokens.end..(ailment.tokens.end + 7).min(scene.tokens.end);
    let lead = |i: usize| scene.is_word(i, &["in", "over", "throughout", "during", "through"]);
    let long = behind.clone().find(|&i| scene.is_word(i, LONG)).is_some_and(|i| {
        (behind.start..i).any(lead)
            && scene.any_word(behind.start..i, OVER)
            && (!scene.is_word(i, &["year", "months"]) || scene.any_word(behind.start..i, &["past", "last"]))
            && !scene.any_word(i + 1..i + 2, &["long"])
    });
    let many = ailment.plural
        || scene
            .any_word(ailment.tokens.clone(), &["problems", "troubles", "trouble", "lay-offs", "layoffs"])
        || ailment.bare_injury;
    told && long && many && !scene.any_word(scene.tokens.clone(), STILL)
}

/// "A knee injury nearly ended his career", "whose career was threatened by injury": unless it did, he has played on.
pub(super) fn career_spoiled(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SPOILS: &[&str] = &[
        "threatened",
        "ended",
        "interrupted",
        "blighted",
        "dogged",
        "hampered",
        "plagued",
        "disrupted",
        "stalled",
        "wrecked",
    ];
    const NEARLY: &[&str] = &[
        "nearly",
        "almost",
        "threatened",
        "has",
        "interrupted",
        "blighted",
        "dogged",
        "hampered",
        "plagued",
        "disrupted",
        "stalled",
    ];
    let near = ailment.tokens.start.saturating_sub(8).max(scene.tokens.start)
        ..(ailment.tokens.end + 8).min(scene.tokens.end);
    let Some(career) = near.clone().find(|&i| scene.is_word(i, &["career"])) else { return false };
    let Some(verb) = near.clone().find(|&i| scene.is_word(i, SPOILS)) else { return false };
    let past = scene
        .segment(verb)
        .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::PastPerfect));
    past && career.abs_diff(verb) < 7 && scene.any_word(verb.saturating_sub(2)..verb + 1, NEARLY)
}

/// "Injury meant that he missed last year's race", "because of injury she missed the 2010 final": what it cost is long over.
fn cost_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
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
    leads && tells_long_over(scene, &(missed..segment.tokens.end.max(missed)))
}

/// "A year ago Kruger was recovering from a knee injury": told of then.
fn recovering_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const RECOVERING: &[&str] = &["recovering", "recuperating", "rehabbing", "rehabilitating"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(4).max(scene.tokens.start)..start;
    near.clone().any(|i| scene.is_word(i, RECOVERING) && told_long_ago(scene, i))
}

/// "Played most of last season with a groin injury": what somebody played with, then, is told of then.
fn played_with(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let with =
        (start.saturating_sub(3)..start).rev().find(|&i| scene.is_word(i, &["with", "through", "despite"]));
    let Some(with) = with else { return false };
    let from =
        scene.segment(start).map_or(scene.tokens.start, |s| s.tokens.start).max(with.saturating_sub(12));
    let Some(played) = (from..with).rev().find(|&i| scene.is_word(i, &["played", "playing"])) else {
        return false;
    };
    tells_long_over(scene, &(played..with))
}

const RAVAGED: &[&str] =
    &["ravaged", "hit", "plagued", "interrupted", "stricken", "disrupted", "ruined", "blighted", "affected"];

/// "In March she did not even start because of a virus": what a verb of the past tells of a day long gone, with the hurt as
/// its reason.
fn long_ago(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let mut near = start.saturating_sub(3).max(scene.tokens.start)..start;
    let cause = near.find(|&i| scene.is_word(i, &["because", "through", "due", "owing"]));
    cause.and_then(|i| i.checked_sub(1)).is_some_and(|told| told_long_ago(scene, told))
}

/// Whether the verb of a token's clause is one of the past and the latest time told before it is long over.
pub(super) fn told_long_ago(scene: &Scene<'_>, at: usize) -> bool {
    let past = scene
        .segment(at)
        .is_some_and(|s| s.verb.tense == Tense::Past && s.verb.at.is_some_and(|v| v < at + 8));
    let days = || {
        scene
            .times(&(scene.tokens.start..at + 1))
            .filter_map(|t| scene.resolve(t, Tense::Past, None).when)
            .last()
    };
    // "was already out of the opener on 5 February": the day may be ahead.
    let already = scene.segment(at).is_some_and(|s| scene.any_word(s.tokens.clone(), &["already"]));
    past && !already
        && days().is_some_and(|d| d.latest < ledger::add_days(scene.page.published.earliest, -LONG_OVER_DAYS))
}

/// "Asked why he stayed away, he said that he had a groin injury": what somebody had is told of then. Where he is out now,
/// the fold takes it for what keeps him out.
fn had_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const STILL: &[&str] = &["same", "existing", "pre-existing", "ongoing", "still"];
    const PROCEDURES: &[&str] = &["repair", "surgery", "operation", "scan", "treatment", "reconstruction"];
    let start = ailment.tokens.start;
    let from = start.saturating_sub(4).max(scene.tokens.start);
    let Some(had) = (from..start).rev().find(|&i| scene.is_word(i, &["had"])) else { return false };
    // "X-rays revealed he had a fracture": found, and so of now.
    let found = had.saturating_sub(7).max(scene.tokens.start)..had;
    let looked = scene.any_word(
        found.clone(),
        &["x-rays", "x-ray", "ray", "rays", "scan", "scans", "mri", "tests", "examination"],
    );
    if looked && scene.any_word(found, &["revealed", "showed", "confirmed", "found", "shown"]) {
        return false;
    }
    // "had his arm broken by a short ball": done to him, and new.
    let last = ailment.tokens.end - 1;
    let done = scene.function(had + 1).contains(Function::POSSESSIVE)
        && had + 2 >= start
        && scene.is_word(
            last,
            &["broken", "dislocated", "fractured", "cut", "bruised", "gashed", "damaged", "jarred", "split"],
        );
    if done {
        return false;
    }
    let owned = had + 1 >= start
        || scene.function(had + 1).intersects(Function::DETERMINER | Function::POSSESSIVE)
        || scene.is_word(had + 1, &["another", "some"]);
    let plain = scene.segment(had).is_some_and(|s| s.verb.at == Some(had));
    owned
        && plain
        && !scene.told_of_another(start)
        && !scene.any_word(had + 1..ailment.tokens.end, STILL)
        && !scene.any_word(ailment.tokens.end..ailment.tokens.end + 2, PROCEDURES)
}

/// "An injury wrecked his season", "had stopped him from running": told of how it was, not of how it is.
fn spoiled(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let end = ailment.tokens.end;
    let verb = (end..end + 3).find(|&i| scene.is_word(i, SPOILED) || scene.is_word(i, &["had"]));
    verb.is_some_and(|i| {
        !scene.is_word(i, &["had"]) || scene.is_word(i + 1, EFFECT) || scene.is_word(i + 1, SPOILED)
    })
}

/// "He scored ten goals before injury struck": where the player is out now, the fold takes it for what keeps him out.
fn looking_back(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let past = scene.segment(start).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect));
    let from = scene.tokens.start.max(start.saturating_sub(24));
    let back = (from..start)
        .any(|i| scene.is_word(i, &["return", "returns"]) && scene.is_word(i.wrapping_sub(1), &["will"]))
        && scene.any_word(start.saturating_sub(14)..start, &["missing"]);
    if back
        || scene.return_told(&ailment.tokens)
        || (past && scene.relative(start) && missed_of_old(scene, start))
    {
        return true;
    }
    let before = (start.saturating_sub(2)..start).any(|i| scene.is_word(i, &["before", "until"]));
    past && before && ailment.bare_injury
}

/// "because of previous injuries", "an old knee problem": told as past by an adjective, unless it has come back.
pub(super) fn earlier(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let around = start.saturating_sub(2).max(scene.tokens.start)..ailment.tokens.end;
    scene.any_word(around, &["previous", "past"])
        && !scene.any_word(
            start.saturating_sub(8).max(scene.tokens.start)..start,
            &["recurrence", "aggravated", "aggravating", "worsened"],
        )
}

/// An absence that ended so many days ago is history.
const LONG_OVER_DAYS: i64 = 30;

/// "missed the 2019 final through injury": what kept somebody out of something long over is told looking back. Where the player
/// is out now, the fold takes it for what keeps him out.
fn missed_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MISSED: &[&str] =
        &["missed", "missing", "withdrew", "retired", "pulled", "skipped", "out", "sat", "absent"];
    let start = ailment.tokens.start;
    let from = scene.tokens.start.max(start.saturating_sub(20));
    // "was out for nine days"; "limped out of the match" and "was already out" tell another thing.
    let was = |i: usize| scene.function(i.wrapping_sub(1)).contains(Function::BE);
    let ruled = |i: usize| {
        scene.is_word(i, &["out"])
            && scene.is_word(i.wrapping_sub(1), &["ruled", "kept", "forced"])
            && was(i.wrapping_sub(1))
    };
    // "had to pull out of last year's race".
    let had_to = |i: usize| {
        scene.is_word(i, &["withdraw", "pull", "miss", "retire", "sit"])
            && scene.is_word(i.wrapping_sub(1), &["to"])
            && scene.is_word(i.wrapping_sub(2), &["had", "forced"])
    };
    let told = |i: usize| {
        scene.is_word(i, MISSED) && (!scene.is_word(i, &["out", "absent"]) || was(i) || ruled(i)) || had_to(i)
    };
    let Some(missed) = (from..start).rev().find(|&i| told(i)) else { return false };
    let Some(segment) = scene.segment(missed) else { return false };
    // Nothing else may have happened between the two ("missed a month and limped off with a groin strain").
    let own = scene
        .segment(start)
        .is_some_and(|s| s.tokens == segment.tokens || s.verb.at.is_none_or(|v| ailment.tokens.contains(&v)));
    if !own || !matches!(segment.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None) {
        return false;
    }
    // "missed five weeks with a broken finger before returning last month".
    let back = start..(start + 16).min(scene.tokens.end);
    if back.clone().any(|i| {
        scene.is_word(i, &["before"]) && scene.is_word(i + 1, &["returning", "coming", "rejoining", "being"])
    }) {
        return true;
    }
    let told = segment.tokens.start.min(missed)..segment.tokens.end;
    // "missed two months with a broken collarbone": so long it took.
    let lasted = scene.times(&(missed..start)).any(|t| t.kind == crate::time::TimeKind::Duration);
    // "was forced out of the last World Cup".
    let forced = scene.is_word(missed, &["out"])
        && scene.is_word(missed.wrapping_sub(1), &["ruled", "kept", "forced"]);
    if forced
        && scene.is_word(missed + 1, &["of"])
        && scene.any_word(missed + 2..missed + 5, &["last", "previous"])
    {
        return true;
    }
    // "was ruled out for a month with a calf strain earlier in the season"; without that, it is the news.
    if ruled(missed) {
        return lasted && scene.any_word(ailment.tokens.end..ailment.tokens.end + 4, &["earlier", "last"]);
    }
    if lasted
        && scene.is_word(missed, &["missed", "out", "sat", "absent"])
        && segment.verb.tense == Tense::Past
    {
        return true;
    }
    // "had missed the last seven games with a bruised shin": told because he is back. Who is out now has it still.
    if scene.is_word(missed, &["missed"]) && segment.verb.tense == Tense::PastPerfect {
        return true;
    }
    // "missed the first five weeks of the season", "missed the start of last year".
    let opening = (missed + 1..start).any(|i| {
        scene.is_word(i, &["season", "campaign", "year"])
            && scene.any_word(missed + 1..i, &["start", "first", "opening", "beginning"])
            && scene.any_word(i.saturating_sub(2)..i, &["of"])
    });
    if opening && segment.verb.tense == Tense::Past {
        return true;
    }
    // "skipped Wimbledon this year": either tells when.
    let over = ledger::add_days(scene.page.published.earliest, -LONG_OVER_DAYS);
    scene
        .times(&told)
        .filter(|t| !scene.is_word(t.tokens.start.wrapping_sub(1), &["since"]))
        .filter_map(|t| scene.resolve(t, Tense::Past, None).when)
        .any(|d| d.latest < over)
}

/// "Has been restricted to one start because of a knee injury": a count of what was played looks back on it.
fn counted(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let from = start.saturating_sub(16);
    let limited =
        |i: usize| scene.is_word(i, &["restricted", "limited", "confined"]) && scene.is_word(i + 1, &["to"]);
    let games = |i: usize| (i + 3..i + 8).any(|j| scene.is_word(j, COUNTED));
    (from.max(scene.tokens.start)..start).any(|i| limited(i) && games(i))
}

const COUNTED: &[&str] = &[
    "start",
    "starts",
    "appearance",
    "appearances",
    "game",
    "games",
    "match",
    "matches",
    "outing",
    "outings",
    "minutes",
    "caps",
];

/// "who missed the last World Cup through injury": an absence from a competition that is over.
fn missed_of_old(scene: &Scene<'_>, start: usize) -> bool {
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

const SPOILED: &[&str] =
    &["wrecked", "ruined", "disrupted", "hampered", "blighted", "spoiled", "dogged", "plagued", "marred"];
const EFFECT: &[&str] = &[
    "stopped",
    "kept",
    "prevented",
    "forced",
    "restricted",
    "limited",
    "sidelined",
    "cost",
    "robbed",
    "denied",
    "affected",
];

/// "After missing three games with a sprained ankle, Kruger returned": where the clause of the absence at the head of the
/// sentence ends, if the main clause tells of the return.
pub(super) fn fronted(scene: &Scene<'_>) -> Option<usize> {
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
