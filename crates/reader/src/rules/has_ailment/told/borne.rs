//! Whether a hurt is borne as the report is made, or stopped somebody in the end.

use std::ops::Range;

use ledger::Region;

use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Hit};
use crate::rules::history::history;
use crate::scene::{Ailment, Scene};

/// "has a groin strain", "continues to struggle with the strain suffered in January", "while playing with a broken finger": borne as
/// the report is made, by the verb of bearing and whatever stands behind it.
pub(super) fn borne_now(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    // "has been battling a virus since January": the perfect, and a time since which it is so.
    let since = (ailment.tokens.end..ailment.tokens.end + 3).any(|i| scene.is_word(i, &["since"]));
    // "plagued by injuries since his move": one after the other, and perhaps none now.
    if since
        && !(ailment.bare_injury && ailment.plural)
        && scene
            .segment(start)
            .is_some_and(|s| s.verb.tense == Tense::Perfect && s.verb.at.is_some_and(|v| v < start))
    {
        return true;
    }
    let has = (start.saturating_sub(4).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["has", "have"]));
    // "has a": no auxiliary.
    let owns = |i: usize| {
        scene.segment(i).is_some_and(|s| s.verb.at == Some(i))
            && scene.function(i + 1).contains(Function::DETERMINER)
    };
    // "who has a knee injury, has been cleared to play" has had it.
    let cleared = |h: &Hit| (h.start as usize).abs_diff(ailment.tokens.end) < 16;
    let fit = || {
        scene.phrases(Class::FitPhrase).any(|(h, e)| e.column(1) == "62" && cleared(h))
            || scene.phrases(Class::RecoverPhrase).any(|(h, e)| e.column(0) == "over" && cleared(h))
    };
    if has.is_some_and(|i| {
        !fit()
            && owns(i)
            && (i + 1..start).all(|j| !scene.function(j).intersects(Function::VERB | Function::PREPOSITION))
    }) {
        return true;
    }
    bearing(scene, ailment).is_some()
}

/// The words of bearing a hurt as the report is made.
fn bearing(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    const BEARS: &[&str] = &[
        "has", "have", "carries", "is", "are", "'s", "’s", "’re", "'re", "continues", "continue", "remains",
        "remain", "still",
    ];
    // In the clause of the hurt, or the one that it hangs on: "Dorn is struggling and Hale has not recovered from a knock".
    let own = scene
        .segment(ailment.tokens.start)
        .filter(|s| s.own_subject && s.verb.at.is_some())
        .map_or(0, |s| s.tokens.start);
    let near = ailment.tokens.start.saturating_sub(12).max(scene.tokens.start).max(own)..ailment.tokens.start;
    let phrase = scene
        .phrases(Class::RecoverPhrase)
        .filter(|(h, e)| near.contains(&(h.start as usize)) && e.column(0) == "bears")
        .last();
    let words = phrase?.0.tokens();
    if scene.is_word(words.start, &["playing"]) {
        let now = !scene.told_long_ago(words.start)
            && scene.any_word(
                words.start.saturating_sub(1)..words.start,
                &["while", "whilst", "despite", "been", "is", "are"],
            );
        return now.then_some(words);
    }
    let from = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    let now = scene.is_word(words.start, BEARS)
        || scene.is_word(words.start, &["carries", "struggles", "suffers", "battles", "manages", "nurses"])
        || scene.is_word(
            words.start,
            &[
                "suffering", "nursing", "carrying", "struggling", "struggle", "battling", "troubled",
                "bothered", "hampered", "hindered",
            ],
        ) && scene.any_word(from.clone(), BEARS);
    // "would have to continue his wait after struggling with injury": what he goes on with is no hurt.
    let now = now && !scene.is_word(words.start.wrapping_sub(1), &["after", "following", "despite"]);
    let now = now && !scene.any_word(from, &["will", "may", "might", "could", "who've", "had", "was", "were"])
        // "has had", "has been": told of what was, too.
        && !scene.is_word(words.end, &["had", "been"]);
    now.then_some(words)
}

/// "is nursing a calf strain", "has been battling a back problem": who plays or trains with a hurt as well as it lets him. Whether he
/// plays next is open.
pub(in crate::rules::has_ailment) fn hindered(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HINDERS: &[&str] = &[
        "nursing", "nurses", "nurse", "carrying", "carries", "carry", "battling", "battles", "battle",
        "struggling", "struggles", "struggle", "troubled", "bothered", "hampered", "hindered", "managing",
        "manages",
    ];
    bearing(scene, ailment).is_some_and(|words| scene.any_word(words, HINDERS))
}

/// "will play on despite a broken finger": an auxiliary of what is to come stands before the hurt.
pub(super) fn may_yet(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 6;
    scene.any_word(
        ailment.tokens.start.saturating_sub(REACH).max(scene.tokens.start)..ailment.tokens.start,
        &["will", "'ll", "can", "could", "may"],
    )
}

/// "was hit by a knee injury in the warm-up": how he came by it, unless that was long ago.
pub(super) fn struck_down(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 5;
    let start = ailment.tokens.start;
    let struck = (start.saturating_sub(REACH).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["hit", "struck", "floored"]));
    struck.is_some_and(|i| {
        let by = scene.is_word(i + 1, &["by"]) || scene.is_word(i + 1, &["down"]);
        let told = scene.segment(i).map_or(i..start, |s| s.tokens.clone());
        by && !ailment.plural && !history(scene, ailment) && !scene.tells_long_over(&told)
    })
}

/// "hampered by a foot injury since January, withdrew on Monday": so he has it still.
pub(super) fn withdrew_with(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let since = scene.is_word(ailment.tokens.end, &["since"]);
    since
        && scene
            .phrases(Class::AbsencePhrase)
            .any(|(h, e)| h.start as usize >= ailment.tokens.end && e.column(0) == "withdrew")
}

/// "is a doubt with a recurrence of the calf strain that plagued him last season": what is told of then has come back.
pub(super) fn recurs(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let near = start.saturating_sub(4).max(scene.tokens.start)..ailment.tokens.end;
    let back = near.into_iter().find(|&i| scene.is_word(i, &["recurrence"]) && scene.is_word(i + 1, &["of"]));
    let behind = ailment.tokens.end;
    let last = |i: usize| {
        (i.saturating_sub(20).max(scene.tokens.start)..i).rev().find(|&j| scene.function(j).verbal())
    };
    back.is_some_and(|i| {
        let now = last(i).map(|v| scene.function(v)).is_some_and(|f| {
            f.intersects(Function::BE | Function::HAVE | Function::MODAL | Function::FUTURE)
                && !f.contains(Function::PAST)
        });
        scene.is_word(behind, &["that", "which"]) && now && !scene.segment(i).is_some_and(|s| s.condition)
    })
}

/// "is out for a month with a thigh strain", "could be sidelined by it": what keeps somebody out as the report is made.
pub(super) fn keeps_out_now(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const AWAY: &[&str] = &["out", "miss", "misses", "missing", "sidelined", "absent", "unavailable"];
    let start = ailment.tokens.start;
    let Some(segment) = scene
        .segment(start)
        .filter(|s| matches!(s.verb.tense, Tense::Present | Tense::Future | Tense::Modal) && !s.condition)
    else {
        return false;
    };
    let led = (start.saturating_sub(4).max(segment.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["with", "by", "through", "because", "due"]));
    let placed = !matches!(ailment.facts.region, Region::Unspecified | Region::Illness);
    let own = |w: usize| {
        segment.verb.at.is_some_and(|v| v < w) && scene.any_word(segment.verb.at.unwrap_or(w)..w, AWAY)
    };
    placed && led.is_some_and(own)
}

/// Whether words behind the ailment tell that somebody went off or gave up.
pub(super) fn stopped(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let left = scene.phrases(Class::Event).any(|(h, e)| {
        h.start as usize >= ailment.tokens.end
            && matches!(e.column(0), "went_off" | "forced_off" | "carried_off")
    });
    left || withdrew_with(scene, ailment)
}

/// "Hale said that Dorn was nursing a calf strain": the past is that of whoever said so, where nothing tells of another time.
pub(super) fn reported(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SAID: &[&str] = &[
        "said", "revealed", "admitted", "confirmed", "told", "insisted", "explained", "announced",
        "disclosed", "conceded",
    ];
    const THEN: &[&str] = &[
        "when", "while", "as", "then", "before", "until", "during", "throughout", "earlier", "previously",
        "once", "in", "at", "for",
    ];
    let start = ailment.tokens.start;
    let Some(segment) = scene.segment(start) else { return false };
    let said = scene
        .page
        .quotes
        .attribution_at(start)
        .filter(|a| a.verb < segment.tokens.start && scene.is_word(a.verb, SAID));
    let bears = segment
        .verb
        .at
        .is_some_and(|v| scene.function(v).contains(Function::BE) && segment.verb.tense == Tense::Past);
    said.is_some()
        && bears
        && scene.past_time(&scene.tokens).is_none()
        && !scene.any_word(ailment.tokens.end..scene.tokens.end, THEN)
}
