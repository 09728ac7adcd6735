//! Words around an injury that look back on it: told of how it was, not of how it is.

mod absences;
mod spoiled;
mod then;

pub(super) use absences::{fronted, missed_then, out_of_so_many, until_then};
pub(super) use spoiled::{career_spoiled, latest_of_many, over_the_years};
pub(super) use then::{has_troubled, in_a_clause_of_then, out_so_long_then, years_ago};

use absences::{
    cost_then, counted, ever_missed, kept_out_then, missed_of_old, sidelined_then, since_missing,
};
use spoiled::{career_ended, ravaged, rebuilt_after, spoiled, spoiled_then};
use then::since_over;

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

/// "have all been injured at one stage or another", "has had injuries this season": one after the other, and not as of now.
pub(super) fn at_some_point(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    const SOME: &[&str] = &["one", "some", "various", "different", "several", "certain"];
    const POINTS: &[&str] = &["stage", "stages", "point", "points", "time", "times", "moments"];
    const REACH: usize = 6;
    let perfect =
        scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::Past));
    let near = words.end..(words.end + REACH).min(scene.tokens.end);
    perfect
        && near.into_iter().any(|i| {
            scene.is_word(i, &["at"])
                && scene.is_word(i + 1, SOME)
                && scene.is_word(i + 2, POINTS)
                && !scene.is_word(i + 3, &["in", "during"])
        })
}

/// "has suffered several concussions": one after the other.
fn has_had_several(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SEVERAL: &[&str] = &["several", "many", "numerous", "multiple", "countless", "various"];
    const KINDS: &[&str] = &["concussions", "injuries", "strains", "tears", "problems", "sprains"];
    const GONE_THROUGH: &[&str] = &["suffered", "had", "sustained", "endured", "experienced"];
    let (start, last) = (ailment.tokens.start, ailment.tokens.end - 1);
    let perfect = scene.segment(last).is_some_and(|s| s.verb.tense == Tense::Perfect);
    let before = start.saturating_sub(2).max(scene.tokens.start)..start + 1;
    perfect
        && scene.is_word(last, KINDS)
        && scene.any_word(before, SEVERAL)
        && scene.any_word(start.saturating_sub(4).max(scene.tokens.start)..start, GONE_THROUGH)
        && scene.times(&(last..last + 6)).next().is_none()
}

/// "has had cruciate ligament damage in the past": and so none now.
fn has_had_in_the_past(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 5;
    let end = ailment.tokens.end;
    let perfect = scene.segment(end - 1).is_some_and(|s| s.verb.tense == Tense::Perfect);
    let past = (end..end + REACH).find(|&i| {
        scene.is_word(i, &["past"])
            && scene.is_word(i.wrapping_sub(1), &["the"])
            && scene.is_word(i.wrapping_sub(2), &["in"])
    });
    let bounded = |i: usize| {
        scene.times(&(i..i + 3)).next().is_some()
            || scene
                .any_word(i + 1..i + 2, &["few", "couple", "two", "three", "year", "month", "week", "season"])
    };
    perfect && past.is_some_and(|i| !bounded(i))
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
        || rebuilt_after(scene, ailment)
        || ever_missed(scene, &ailment.tokens)
        || career_ended(scene, ailment)
        || over_the_years(scene, ailment)
        || career_spoiled(scene, ailment)
        || cost_then(scene, ailment)
        || recovering_then(scene, ailment)
        || reason_of_then(scene, ailment)
        || at_some_point(scene, &ailment.tokens)
        || in_a_clause_of_then(scene, ailment.tokens.start)
        || returned_to_compete(scene, ailment)
        || had_suffered(scene, ailment)
        || put_behind(scene, ailment)
        || since_missing(scene, ailment)
        || since_over(scene, ailment)
        || has_troubled(scene, ailment)
        || years_ago(scene, ailment.tokens.start)
        || out_so_long_then(scene, ailment)
        || before_the_latest(scene, ailment)
        || scene.been_away_before(&ailment.tokens)
        || has_had_in_the_past(scene, ailment)
        || has_had_several(scene, ailment)
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
        "hope", "hopes", "hoping", "hoped", "want", "wants", "aim", "aims", "aiming", "bid", "trying",
        "tries", "looking", "eager", "keen", "desperate", "determined", "needs", "must", "yet", "chance",
        "if", "could", "may", "can",
    ];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let behind = (end..end + 4).find(|&i| scene.is_word(i, &["behind"]));
    let before = start.saturating_sub(10).max(scene.tokens.start)..start;
    behind.is_some_and(|i| scene.is_word(i + 1, &["him", "her", "them", "me", "us"]))
        && (scene.any_of(start.saturating_sub(7).max(scene.tokens.start)..start, words_of!(WITH))
            || behind.is_some_and(|i| scene.is_word(i.wrapping_sub(1), &["is", "are", "were", "now"])))
        && !scene.any_of(before, words_of!(NOT_YET))
        && !scene.negated(&ailment.tokens)
}

/// "Had suffered injury for most of 2003": the pluperfect, with a time that is long over.
fn had_suffered(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let Some(segment) = scene.segment(ailment.tokens.start) else { return false };
    segment.verb.tense == Tense::PastPerfect
        // "had to withdraw with a fracture" is a plain past.
        && segment.verb.at.is_some_and(|v| v < ailment.tokens.start && !scene.is_word(v + 1, &["to"]))
        && scene.tells_long_over(&segment.tokens)
}

/// "A year ago Kruger was recovering from a knee injury": told of then.
fn recovering_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const RECOVERING: &[&str] = &["recovering", "recuperating", "rehabbing", "rehabilitating"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(4).max(scene.tokens.start)..start;
    near.clone().any(|i| scene.is_word(i, RECOVERING) && scene.told_long_ago(i))
}

/// What somebody does who plays.
const PLAYED: &[&str] =
    &["played", "playing", "scored", "scoring", "started", "appeared", "featured", "won", "made"];

/// "Played most of last season with a groin injury": what somebody played with, then, is told of then.
fn played_with(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let with =
        (start.saturating_sub(3)..start).rev().find(|&i| scene.is_word(i, &["with", "through", "despite"]));
    let Some(with) = with else { return false };
    let from =
        scene.segment(start).map_or(scene.tokens.start, |s| s.tokens.start).max(with.saturating_sub(12));
    let Some(played) = (from..with).rev().find(|&i| scene.is_word(i, PLAYED)) else {
        return false;
    };
    scene.tells_long_over(&(played..with))
}

/// "In March she did not even start because of a virus": what a verb of the past tells of a day long gone, with the hurt as
/// its reason.
fn reason_of_then(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let mut near = start.saturating_sub(3).max(scene.tokens.start)..start;
    // "was sidelined in 2015 by a knee injury", "after Lund was ruled out with a broken leg".
    let away = scene.any_word(
        start.saturating_sub(10).max(scene.tokens.start)..start,
        &["sidelined", "ruled", "kept", "missed", "absent", "hampered", "without"],
    );
    let cause = near.find(|&i| {
        scene.is_word(i, &["because", "through", "due", "owing", "following"])
            || away && scene.is_word(i, &["by", "with"])
    });
    cause.and_then(|i| i.checked_sub(1)).is_some_and(|told| scene.told_long_ago(told))
}

/// "Has had calf trouble but returned to reach the final", "tore a muscle in May but came back to win": what the clause behind tells has
/// been since.
fn returned_to_compete(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const RETURNED: &[&str] = &["returned", "came", "recovered", "fought", "bounced"];
    const COMPETES: &[&str] = &[
        "win", "reach", "play", "score", "beat", "finish", "take", "make", "claim", "help", "lead", "clinch",
        "secure", "earn", "compete", "set", "complete", "lift", "captain", "start", "run", "race", "defend",
    ];
    let at = ailment.tokens.end;
    let next = scene.segments.iter().find(|s| s.tokens.start >= at && s.tokens.start <= at + 12);
    next.is_some_and(|s| {
        let verb = s.tokens.start + 1;
        let back = usize::from(scene.is_word(verb + 1, &["back"]));
        s.link == Link::Main
            && !s.own_subject
            && !s.condition
            && s.verb.tense == Tense::Past
            && scene.is_word(s.tokens.start, &["but", "and"])
            && scene.is_word(verb, RETURNED)
            && (back == 1 || !scene.is_word(verb, &["came", "fought", "bounced"]))
            && scene.is_word(verb + 1 + back, &["to"])
            && scene.is_word(verb + 2 + back, COMPETES)
            || made_his_comeback(scene, s)
    })
}

/// "but made his comeback in the summer": with a day of the past.
pub(super) fn made_his_comeback(scene: &Scene<'_>, segment: &crate::grammar::Segment) -> bool {
    const LESSER: &[&str] = &["training", "reserves", "friendly", "practice"];
    let made = segment.tokens.start + 1;
    let over = |w: ledger::Interval| w.latest <= scene.page.published.latest;
    scene.is_word(made - 1, &["but", "and", "before"])
        && scene.is_word(made, &["made", "making"])
        && scene.function(made + 1).contains(Function::POSSESSIVE)
        && scene.any_word(made + 2..made + 4, &["comeback", "return"])
        && !scene.any_word(segment.tokens.clone(), LESSER)
        && scene.times(&segment.tokens).any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(over))
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
