//! What a hurt did to a time that is over: a season that it spoiled, a career that it threatened.

use crate::grammar::Tense;
use crate::scene::{Ailment, Scene};

/// "Has had a string of injuries in recent years", "troubled by his back throughout his career": how it has been, and not how it is.
pub(in crate::rules) fn over_the_years(scene: &Scene<'_>, ailment: &Ailment) -> bool {
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

/// "the latest in a succession of injuries that he has suffered", "the latest of several injuries": those that came before, which are no one hurt.
pub(in crate::rules) fn latest_of_many(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 8;
    let start = ailment.tokens.start;
    let near = start.saturating_sub(REACH).max(scene.tokens.start)..start;
    let latest = near.into_iter().find(|&i| {
        scene.is_word(i, &["latest", "last", "newest"]) && scene.any_word(i + 1..i + 3, &["in", "of"])
    });
    let plain = |from: usize| (from..start).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ","));
    ailment.plural
        && ailment.bare_injury
        && latest.is_some_and(|i| plain(i + 1) && scene.any_word(i + 1..start + 1, &["of"]))
}

/// "A knee injury nearly ended his career", "whose career was threatened by injury": unless it did, he has played on.
pub(in crate::rules) fn career_spoiled(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SPOILS: &[&str] = &[
        "threatened", "ended", "interrupted", "blighted", "dogged", "hampered", "plagued", "disrupted",
        "stalled", "wrecked",
    ];
    const NEARLY: &[&str] = &[
        "nearly", "almost", "threatened", "has", "interrupted", "blighted", "dogged", "hampered", "plagued",
        "disrupted", "stalled",
    ];
    let near = ailment.tokens.start.saturating_sub(8).max(scene.tokens.start)
        ..(ailment.tokens.end + 8).min(scene.tokens.end);
    let Some(career) = near.clone().find(|&i| scene.is_word(i, &["career"])) else { return false };
    let Some(verb) = near.clone().find(|&i| scene.is_word(i, SPOILS)) else { return false };
    // "is the same injury that threatened to end the career of Brandt".
    let of_it = scene.is_word(verb.wrapping_sub(1), &["that", "which"]);
    let past = of_it
        || scene
            .segment(verb)
            .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::PastPerfect));
    past && career.abs_diff(verb) < 7 && scene.any_word(verb.saturating_sub(2)..verb + 1, NEARLY)
}

/// "After his career was cut short by injury he became a coach".
pub(in crate::rules) fn career_ended(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const ENDED: &[&str] = &["cut", "ended", "finished", "curtailed", "halted"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(7).max(scene.tokens.start)..start;
    let wide = start.saturating_sub(10).max(scene.tokens.start)..start;
    // "had to end his playing career early due to injury".
    let had_to = scene.any_word(wide.clone(), &["end", "finish"]) && scene.any_word(wide, &["had", "forced"]);
    scene.any_word(near.clone(), &["career"])
        && (had_to
            || scene.any_word(near.clone(), ENDED) && scene.any_word(near, &["was", "had", "were", "been"]))
}

/// "Whose last campaign was interrupted by a knee injury", "a season disrupted by a long recovery from a calf strain, last year": what it
/// did to a time that is over is told of then.
pub(in crate::rules) fn spoiled_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
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
    by && told && spoils && (scene.tells_long_over(&before) || scene.any_word(before, &["debut"]))
}

/// "After several injury-ravaged years", "after a season blighted by injuries": the time that they spoiled is over.
pub(in crate::rules) fn ravaged(scene: &Scene<'_>, ailment: &Ailment) -> bool {
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

/// "An injury wrecked his season", "had stopped him from running": told of how it was, not of how it is.
pub(in crate::rules) fn spoiled(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let end = ailment.tokens.end;
    let verb = (end..end + 3).find(|&i| scene.is_word(i, SPOILED) || scene.is_word(i, &["had"]));
    // "has wrecked his season": which is not over.
    let now = |i: usize| {
        scene.is_word(i.wrapping_sub(1), &["has", "have"])
            && scene.any_word(i + 1..i + 3, &["his", "her", "my"])
            && scene.any_word(i + 2..i + 4, &["season", "campaign", "year"])
            && scene.past_time(&scene.tokens).is_none()
    };
    verb.is_some_and(|i| {
        !now(i) && !scene.is_word(i, &["had"])
            || scene.is_word(i + 1, EFFECT)
            || scene.is_word(i + 1, SPOILED)
    })
}

const RAVAGED: &[&str] =
    &["ravaged", "hit", "plagued", "interrupted", "stricken", "disrupted", "ruined", "blighted", "affected"];

const SPOILED: &[&str] =
    &["wrecked", "ruined", "disrupted", "hampered", "blighted", "spoiled", "dogged", "plagued", "marred"];

const EFFECT: &[&str] = &[
    "stopped", "kept", "prevented", "forced", "restricted", "limited", "sidelined", "cost", "robbed",
    "denied", "affected",
];

/// "is trying to rebuild his career after a string of knee injuries": those that came before.
pub(in crate::rules) fn rebuilt_after(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REBUILDS: &[&str] = &[
        "revive", "revived", "reviving", "resurrect", "resurrected", "resurrecting", "rebuild", "rebuilt",
        "rebuilding", "relaunch", "relaunched", "reignite", "reignited", "revitalise", "salvage",
    ];
    const REACH: usize = 10;
    let start = ailment.tokens.start;
    let near = start.saturating_sub(REACH).max(scene.tokens.start)..start;
    let career = near.clone().find(|&i| {
        scene.is_word(i, &["career", "form", "fortunes"])
            && scene.any_word(i.saturating_sub(4).max(scene.tokens.start)..i, REBUILDS)
    });
    ailment.plural && career.is_some_and(|c| scene.any_word(c + 1..start, &["after", "following"]))
}
