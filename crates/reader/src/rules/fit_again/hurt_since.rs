//! A recovery that a newer hurt came after ("tore a hamstring a week after returning from a calf injury"), or that is long over.

use std::ops::Range;

use crate::grammar::{Link, Segment, Tense};
use crate::lexicon::Class;
use crate::scene::{Scene, TWO_MONTHS};

/// Whether the clause that a recovery hangs on, or goes on into, tells of somebody hurt again since.
pub(in crate::rules) fn hurt_since(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let Some(at) = scene.segments.iter().position(|s| s.tokens.contains(&words.start)) else { return false };
    let Some(own) = scene.segments.get(at) else { return false };
    short_lived(scene, words)
        || lasted_only(scene, at)
        || hurt_on_his_return(scene, own, words)
        || hurt_right_after(scene, at, words)
        || fronted(scene, own, words)
        || scene
            .segments
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .take(2)
            .any(|s| goes_on_hurt(scene, own, s))
}

/// "but his comeback was short-lived as he went off".
pub(super) fn short_lived(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let behind = words.end..(words.end + 4).min(scene.tokens.end);
    scene.any_word(words.clone(), &["comeback", "return"])
        && behind.into_iter().any(|i| {
            scene.is_word(i, &["short"]) && scene.is_word(i + 1, &["lived"])
                || scene.is_word(i, &["cut"]) && scene.is_word(i + 1, &["short"])
        })
}

/// "returned after a month out but lasted only 20 minutes before his hamstring went again".
fn lasted_only(scene: &Scene<'_>, at: usize) -> bool {
    let rest = scene.segments.get(at + 1..).unwrap_or_default();
    let Some(n) = rest.iter().take(2).position(|s| {
        let verb = s.verb.at.filter(|&v| scene.is_word(v, &["lasted"]));
        verb.is_some_and(|v| scene.is_word(v + 1, &["only", "just", "barely"])) && !s.own_subject
    }) else {
        return false;
    };
    rest.get(n + 1).is_some_and(|s| {
        let led = scene.is_word(s.tokens.start, &["before", "when", "because", "as"]);
        led && scene.ailments.iter().any(|a| s.tokens.contains(&a.tokens.start))
    })
}

/// "suffered a thigh strain on his comeback from knee surgery": the return is where he was hurt.
pub(in crate::rules) fn hurt_on_his_return(scene: &Scene<'_>, own: &Segment, words: &Range<usize>) -> bool {
    const REACH: usize = 3;
    let near = words.start.saturating_sub(REACH).max(own.tokens.start)..words.end;
    let on = near.into_iter().any(|i| {
        scene.is_word(i, &["on", "in", "during"])
            && ((i + 1..i + 4).any(|j| scene.is_word(j, &["comeback", "return"]))
                // "strained a calf in his first game since a knee operation".
                || scene.is_word(i + 2, &["first"]) && scene.any_word(words.clone(), &["since"]))
    });
    on && own.verb.tense == Tense::Past
        && own.verb.at.is_some_and(|v| v < words.start)
        && gets_hurt(scene, own, &own.tokens)
}

/// "tore a hamstring on Saturday, only a week after returning": the hurt is told in the clause before.
fn hurt_right_after(scene: &Scene<'_>, at: usize, words: &Range<usize>) -> bool {
    let lead = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    let Some(after) = lead.rev().find(|&i| scene.is_word(i, &["after", "following", "since"])) else {
        return false;
    };
    let before = scene
        .segments
        .get(..=at)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|s| s.verb.at.is_some_and(|v| v < after));
    before.is_some_and(|s| {
        s.link == Link::Main && gets_hurt(scene, s, &(s.tokens.start..s.tokens.end.min(after)))
    })
}

/// "Only days after making his comeback from a hamstring tear, Brandt has pulled a calf muscle".
fn fronted(scene: &Scene<'_>, own: &Segment, words: &Range<usize>) -> bool {
    const HEAD: usize = 5;
    let head = scene.tokens.start..words.start.min(scene.tokens.start + HEAD);
    let first = scene.is_word(scene.tokens.start, &["in", "on"])
        && scene.any_word(scene.tokens.start..words.end, &["first"]);
    let led = first || head.into_iter().any(|i| scene.is_word(i, &["after", "following", "since"]));
    let next = scene.segments.iter().find(|s| s.tokens.start >= own.tokens.end && s.verb.at.is_some());
    led && !own.own_subject
        && next.is_some_and(|s| s.link == Link::Main && s.own_subject && gets_hurt(scene, s, &s.tokens))
}

/// "who had just recovered from a knee operation, has damaged a shoulder", "returned in May but has torn a calf": the clause that goes
/// on tells the newer hurt.
fn goes_on_hurt(scene: &Scene<'_>, own: &Segment, next: &Segment) -> bool {
    let apposed = own.link == Link::Relative || own.verb.at.is_none() && !own.own_subject;
    let joined = own.verb.at.is_some() && scene.is_word(next.tokens.start, &["but", "only", "before"]);
    let later = match (own.verb.tense, next.verb.tense) {
        (_, Tense::Perfect) => true,
        // "who has recovered from a knee injury, was hurt in May": the recovery is the later of the two.
        (Tense::Perfect | Tense::Present, _) => {
            scene.any_word(own.tokens.clone(), &["just", "only"]) && next.verb.tense == Tense::Past
        }
        (_, tense) => tense == Tense::Past,
    };
    (apposed || joined)
        && next.link == Link::Main
        && !next.own_subject
        && later
        && gets_hurt(scene, next, &next.tokens)
}

/// Whether the segment's own verb is one of getting hurt.
fn gets_hurt(scene: &Scene<'_>, segment: &Segment, tokens: &Range<usize>) -> bool {
    let Some(verb) = segment.verb.at.filter(|_| !segment.verb.negated) else { return false };
    let near = |start: usize| tokens.contains(&start) && (verb..verb + 4).contains(&start);
    scene.phrases(Class::Event).any(|(h, _)| near(h.start as usize))
        || scene.phrases(Class::InjuryVerb).any(|(h, e)| {
            let (start, end) = (h.start as usize, h.end as usize);
            // "has" and "is" tell of what was there before too.
            let told = !matches!(e.column(0), "have" | "be" | "get" | "do" | "carry" | "return from");
            told && near(start)
                && scene
                    .ailments
                    .iter()
                    .any(|a| (start..end + 5).contains(&a.tokens.start) && a.tokens.end <= tokens.end)
        })
}

/// "missed much of last season but recovered in time for the final": a bare past tense behind a time that is long over.
pub(super) fn behind_a_season(scene: &Scene<'_>, words: &Range<usize>) -> Option<ledger::Interval> {
    let segment = scene
        .segment(words.start)
        .filter(|s| s.verb.tense == Tense::Past && s.verb.at.is_some_and(|v| v <= words.start))?;
    let before =
        scene.segments.iter().rfind(|s| s.tokens.end <= segment.tokens.start && s.verb.at.is_some())?;
    let goes_on = !segment.own_subject && scene.is_word(segment.tokens.start, &["and", "but"]);
    let over = |d: &ledger::Interval| d.width() > SEASON_DAYS && scene.ended_before(*d, TWO_MONTHS);
    let told = matches!(before.verb.tense, Tense::Past | Tense::PastPerfect)
        && scene.times(&segment.tokens).next().is_none();
    (goes_on && told).then(|| scene.past_time(&before.tokens).filter(over)).flatten()
}

/// So wide is a stretch of the calendar that may be a season.
const SEASON_DAYS: i64 = 120;
