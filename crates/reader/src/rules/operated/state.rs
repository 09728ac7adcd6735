//! Whether an operation is done, planned or ruled out.

use std::ops::Range;

use ledger::SurgeryState;

use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Entry};
use crate::scene::{Ailment, Scene};

/// Whether it stands behind a word that puts it before whatever is told: "could be out until May after surgery".
pub(super) fn behind(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const LED: &[&str] = &["after", "following", "since", "from"];
    let own =
        scene.segment(words.start).map_or(words.start, |s| s.tokens.start).max(words.start.saturating_sub(4));
    let near = (own..words.end).find(|&i| scene.is_word(i, LED));
    let plain = |j: usize| {
        let named = scene.function(j.wrapping_sub(1)).intersects(Function::DETERMINER | Function::POSSESSIVE);
        named || !scene.function(j).verbal() || scene.is_word(j, &["having", "undergoing"])
    };
    near.is_some_and(|i| (i + 1..words.start).all(plain))
}

/// How far it has come, as its words and those around them tell.
pub(super) fn state(scene: &Scene<'_>, entry: &Entry, words: &Range<usize>) -> SurgeryState {
    let tense = scene.segment(words.start).map_or(Tense::None, |s| s.verb.tense);
    let planning = [
        "needs", "need", "requires", "require", "facing", "faces", "awaiting", "before", "until", "plan",
        "plans", "planning", "planned", "scheduled", "set", "due", "delayed", "delaying", "postponed",
        "postponing", "deferred", "considering", "decision", "decide", "whether", "may", "could",
        "recommended", "recommends", "recommend", "advised", "scheduling", "booked", "travelling",
        "traveling", "prepares", "prepare", "preparing", "ahead", "contemplating", "pondering",
    ];
    let around = words.start.saturating_sub(8).max(scene.tokens.start)..words.start;
    // "are without Costa, who is recovering from surgery": only in its own clause does the word deny it.
    let own =
        scene.segment(words.start).map_or(around.start, |s| s.tokens.start).max(around.start)..words.start;
    // "has not featured this season following an operation": what is denied is another verb's.
    let behind = (words.start.saturating_sub(3).max(scene.tokens.start)..words.end)
        .any(|i| scene.is_word(i, &["following", "after", "since"]));
    // "has not recovered from an operation": what is denied is the recovery.
    if recovers_from(scene, words, tense) || away_for(scene, words) {
        return SurgeryState::Done;
    }
    if scene.negated(words) && !behind
        || entry.column(0) == "ruled_out"
        || scene.any_word(own, &["without", "avoid", "avoided", "avoids"])
    {
        return SurgeryState::RuledOut;
    }
    // "was told that he needed an operation": still to come.
    let told = (around.start..words.end).find(|&i| scene.is_word(i, &["needed", "required", "needs"]));
    let told = told.is_some_and(|i| {
        scene.any_word(i.saturating_sub(5)..i, &["told", "said", "says", "revealed", "confirmed", "learned"])
    });
    // "it was decided that he should have surgery".
    let should = (around.start..words.end).any(|i| {
        scene.is_word(i, &["should", "must"])
            && scene.is_word(i + 1, &["have", "undergo", "need"])
            && !scene.any_word(i + 2..words.start, &["had", "undergone", "needed"])
    });
    if should || still_before(scene, words) {
        return SurgeryState::Planned;
    }
    // "will miss a month after undergoing hip surgery": behind "after" the operation is over, whatever is still to come.
    let undergone = (words.start.saturating_sub(1)..words.end)
        .find(|&i| scene.is_word(i, &["undergoing", "undergone", "having"]));
    let over = undergone.is_some_and(|i| {
        scene.is_word(i.wrapping_sub(1), &["after", "following", "since", "from", "having"])
    });
    if over && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow"]) {
        return SurgeryState::Done;
    }
    // "is out until May following an ankle operation": behind such a word it is over, unless a day to come stands there.
    let led = (words.start.saturating_sub(3).max(scene.tokens.start)..words.start + 1).rev().find(|&i| {
        scene.is_word(i, &["after", "following", "since"])
            || scene.function(i).intersects(Function::PREPOSITION | Function::CONJ)
    });
    let led = led.is_some_and(|i| scene.is_word(i, &["after", "following", "since"]));
    let before =
        scene.any_word(words.start.saturating_sub(6).max(scene.tokens.start)..words.start, &["before"]);
    let clause = scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end);
    // "After the surgery, she will spend six months in rehabilitation": at the head of its sentence.
    let later = tense == Tense::None
        && words.start - scene.tokens.start <= 3
        && scene.any_word(words.start.saturating_sub(2)..words.start + 1, &["after", "following"])
        && scene.segments.iter().any(|s| s.tokens.start >= words.end && s.verb.tense == Tense::Future);
    if led
        && !later
        && !before
        && scene.times(&(words.end..clause.min(words.end + 8))).next().is_none()
        && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow"])
    {
        return SurgeryState::Done;
    }
    // "will return from groin surgery", "his comeback from an operation".
    let returns = (around.start..words.start).any(|i| {
        // "is targeting a return in late April from a hand operation": over the time.
        let timed = scene
            .times(&(i + 1..words.start))
            .find(|t| t.tokens.start <= i + 2)
            .map_or(i + 1, |t| t.tokens.end);
        scene.is_word(i, &["return", "returns", "returning", "returned", "comeback", "back"])
            && scene.is_word(timed, &["from", "after"])
            && (timed + 1..words.start).all(|j| !scene.function(j).verbal() && !scene.is_mark(j, ","))
    });
    if returns && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow", "scheduled"]) {
        return SurgeryState::Done;
    }
    // "he is having an operation on Saturday", "I am going to have a pin inserted".
    let begun = matches!(tense, Tense::Present | Tense::None)
        && (around.start..words.end).any(|i| {
            scene.is_word(i, &["having", "going", "getting", "undergoing"])
                && scene.function(i.wrapping_sub(1)).contains(Function::BE)
        });
    // "will be hard before Saturday's operation" needs no more: its day is still to come.
    // "Kruger to undergo season-ending surgery": a headline's infinitive.
    let to_come = tense == Tense::None
        && (around.start..words.end).any(|i| {
            scene.is_word(i, &["to"]) && scene.is_word(i + 1, &["undergo", "have", "need", "require", "get"])
        });
    // "has had an operation and is set to miss six weeks": of the operation only as long as its own clause goes on.
    let close =
        (words.end..words.end + 4).find(|&i| scene.is_word(i, &["and", "but"])).unwrap_or(words.end + 4);
    let set = scene.any_word(words.end..close, &["scheduled", "planned", "pencilled", "due", "set"]);
    // "Surgery is expected to take place on Friday".
    let expected = tense == Tense::Present
        && scene.any_word(words.end..words.end + 5, &["expected", "likely"])
        && scene.is_word(words.start, &["surgery", "operation", "the", "an"]);
    let ahead = begun || told || to_come || set || expected || gone_for(scene, words, tense);
    if present_of_a_day(scene, words, tense) || small_one_ahead(scene, words) {
        return SurgeryState::Planned;
    }
    // "surgery is mandatory"; "after the surgery, she will spend six months in rehabilitation".
    // "surgery was necessary" tells of one that was done.
    let forced = tense == Tense::Past
        && scene.any_word(words.end..words.end + 3, &["required", "needed", "necessary"]);
    let needed = !forced
        && scene.any_word(
            words.end..words.end + 3,
            &[
                "mandatory", "required", "needed", "necessary", "scheduled", "inevitable", "likely",
                "unavoidable",
            ],
        );
    if needed || later {
        return SurgeryState::Planned;
    }
    // "had to have surgery", "was forced to undergo surgery": it was done.
    let before = words.start.wrapping_sub(1);
    let obliged = scene.is_word(words.start, &["to"])
        && (scene.is_word(before, &["had"])
            || (scene.is_word(before, &["forced", "obliged", "compelled"])
                && matches!(tense, Tense::Past | Tense::PastPerfect | Tense::Perfect)));
    // "played on through pain before having an operation last week": the day behind it is over.
    let since = had_since(scene, words);
    match entry.column(0) {
        _ if since => SurgeryState::Done,
        _ if ahead => SurgeryState::Planned,
        _ if obliged => SurgeryState::Done,
        "done" if !matches!(tense, Tense::Future | Tense::Modal) => SurgeryState::Done,
        // "underwent surgery on Friday" looks back; "surgery on Friday" alone, and "faces surgery on Friday", ahead.
        "day"
            if matches!(tense, Tense::Past | Tense::PastPerfect | Tense::Perfect)
                && !scene.any_word(around.clone(), &planning) =>
        {
            SurgeryState::Done
        }
        "planned" | "day" => SurgeryState::Planned,
        _ if matches!(tense, Tense::Future | Tense::Modal) || scene.any_word(around, &planning) => {
            SurgeryState::Planned
        }
        _ => SurgeryState::Done,
    }
}

/// "played on through pain before having an operation last week": it came before the report, as its own day tells.
fn had_since(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = (words.start.saturating_sub(5).max(scene.tokens.start)..words.end)
        .find(|&i| scene.is_word(i, &["before"]));
    let having = before.filter(|&i| scene.is_word(i + 1, &["having", "undergoing"]));
    having.is_some_and(|i| {
        let past = i > scene.tokens.start
            && scene.segment(i - 1).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect));
        past && scene.past_time(&(words.end..(words.end + 6).min(scene.tokens.end))).is_some()
    })
}

/// "will play on Sunday before having an operation", "is to wait until the summer before undergoing surgery": of what is to come first.
fn still_before(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = (words.start.saturating_sub(5).max(scene.tokens.start + 1)..words.end)
        .find(|&i| scene.is_word(i, &["before"]));
    let having = before.filter(|&i| scene.is_word(i + 1, &["having", "undergoing"]));
    // "will wait | until the summer | before having an operation": over what only says until when.
    let main = |i: usize| scene.segments.iter().rev().find(|s| s.tokens.start < i && s.verb.at.is_some());
    having.and_then(main).is_some_and(|s| {
        matches!(s.verb.tense, Tense::Future | Tense::Modal)
            || s.verb.tense == Tense::Present
                && scene.any_word(s.tokens.clone(), &["wait", "waits", "waiting", "hopes", "plans"])
    })
}

/// "needs four weeks to recover from the operation", "needs longer to get over knee surgery": who is getting over it has had it. "Will need
/// six months to recover from surgery" may be said of one to come.
fn recovers_from(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    const RECOVERS: &[&str] =
        &["recover", "recovers", "recovering", "recovered", "recuperate", "recuperating"];
    const MORE: &[&str] = &["more", "longer", "extra", "further", "another", "still", "enough", "time"];
    const REACH: usize = 8;
    let own = scene.segment(words.start).map_or(words.start, |s| s.tokens.start);
    let around = words.start.saturating_sub(REACH).max(own)..words.start;
    let over = around.clone().find(|&i| {
        // "recovered sufficiently from".
        (scene.is_word(i, RECOVERS) && (i + 1..i + 3).any(|j| scene.is_word(j, &["from", "after"])))
            || (scene.is_word(i, &["get", "getting", "got"]) && scene.is_word(i + 1, &["over"]))
    });
    let Some(over) = over else { return false };
    let told =
        scene.function(words.start.wrapping_sub(1)).intersects(Function::DETERMINER | Function::POSSESSIVE);
    let ahead = matches!(tense, Tense::Future | Tense::Modal)
        && !scene.any_word(over.saturating_sub(4).max(own)..over, MORE);
    // "needs surgery and will need six months to recover from the operation".
    let needed =
        scene.phrases(Class::Surgery).any(|(h, e)| (h.end as usize) < over && e.column(0) == "planned");
    if ahead && needed {
        return false;
    }
    (told || !ahead) && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow"])
}

/// "after a lay-off due to knee surgery", "out since May because of an operation": what a past absence came from has been done.
fn away_for(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const AWAY: &[&str] =
        &["lay-off", "layoff", "absence", "absent", "out", "spell", "break", "missed", "sidelined"];
    const SINCE: &[&str] = &["after", "following", "since", "from", "been", "missed", "sidelined"];
    const REACH: usize = 5;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let cause = near.clone().rev().find(|&i| {
        scene.is_word(i, &["due"]) && scene.is_word(i + 1, &["to"])
            || scene.is_word(i, &["because"]) && scene.is_word(i + 1, &["of"])
            || scene.is_word(i, &["with", "through"])
            || scene.is_word(i, &["caused"]) && scene.is_word(i + 1, &["by"])
    });
    let Some(cause) = cause else { return false };
    let before = cause.saturating_sub(8).max(scene.tokens.start)..cause;
    let away = before.clone().rev().find(|&i| scene.is_word(i, AWAY));
    away.is_some_and(|i| scene.any_word(before.start.max(i.saturating_sub(5))..i + 1, SINCE))
}

/// "has flown home for an operation": who goes for one has not had it.
fn gone_for(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    const GONE: &[&str] = &[
        "gone", "goes", "admitted", "flown", "travelled", "traveled", "returned", "flies", "flying",
        "travels", "travelling", "heads", "heading", "returns", "returning", "sent",
    ];
    const REACH: usize = 10;
    // "for an operation", "for a second operation".
    let nth =
        usize::from(scene.is_word(words.start.wrapping_sub(1), &["second", "third", "further", "fourth"]));
    let before = words.start.wrapping_sub(1 + nth);
    let article = nth + usize::from(scene.function(before).contains(Function::DETERMINER));
    let lead = words.start.wrapping_sub(1 + article);
    let own =
        scene.segment(words.start).map_or(lead, |s| s.tokens.start).max(lead.saturating_sub(REACH))..lead;
    matches!(tense, Tense::Perfect | Tense::Present)
        && scene.is_word(lead, &["for"])
        && scene.any_word(own, GONE)
}

/// "undergoes surgery on Friday", "has a knee operation tomorrow": the present tells of a day that is still to come, if it takes one.
fn present_of_a_day(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    const HAS: &[&str] = &["undergoes", "has", "goes", "have", "undergo"];
    const REACH: usize = 12;
    let Some(segment) =
        scene.segment(words.start).filter(|_| matches!(tense, Tense::Present | Tense::Perfect))
    else {
        return false;
    };
    let verb = segment.verb.at.filter(|&v| scene.is_word(v, HAS) && v < words.end && words.start <= v + 6);
    // "has had surgery", "has undergone": another tense.
    let plain = verb.is_some_and(|v| {
        (v + 1..words.start).all(|i| !scene.function(i).verbal() && !scene.lower(i).ends_with("ed"))
            && !scene.any_word(v + 1..words.end, &["had", "undergone"])
    });
    let behind = words.end..segment.tokens.end.min(words.end + REACH);
    let day = scene.times(&behind).find(|t| {
        scene.is_word(t.tokens.start.wrapping_sub(1), &["on", "in", "this", "next"])
            || t.tokens.start == words.end
            || scene.is_word(t.tokens.start, &["tomorrow", "this", "next"])
    });
    plain
        && day.is_some_and(|t| {
            !scene.any_word(t.tokens.clone(), &["last", "ago", "yesterday"])
                && scene
                    .resolve(t, Tense::Future, None)
                    .when
                    .is_some_and(|w| w.latest >= scene.page.published.earliest)
        })
}

/// "It's a small procedure and will take place on Friday": what it is like, and then that it is to come.
fn small_one_ahead(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    like(scene, words)
        && scene.segments.iter().any(|s| {
            let goes_on = s.tokens.start >= words.end && s.tokens.start <= words.end + 4 && !s.own_subject;
            goes_on && s.verb.tense == Tense::Future
        })
}

/// "it is only a minor operation": what the operation is like.
pub(super) fn like(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let is = near
        .clone()
        .rev()
        .find(|&i| scene.function(i).contains(Function::BE) && scene.is_word(i, &["is", "'s", "’s"]));
    is.is_some_and(|i| {
        scene.is_word(i.wrapping_sub(1), &["it", "this", "that"])
            && (i + 1..words.start)
                .all(|j| !scene.function(j).intersects(Function::PREPOSITION | Function::VERB))
    })
}

/// "the same ankle that he has needed two operations on", "the knee he had surgery on in 2019": of what is told of a part that is hurt again, the
/// operation is long over, and none of the new hurt.
pub(super) fn on_the_same<'s>(scene: &'s Scene<'_>, words: &Range<usize>) -> Option<&'s Ailment> {
    const REACH: usize = 14;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let same = scene.ailments.iter().rev().find(|a| {
        near.contains(&a.tokens.start)
            && a.facts.region != ledger::Region::Unspecified
            && a.tokens.end <= words.start
    });
    let hurt = |a: &Ailment| {
        let near = a.tokens.start.saturating_sub(3)..a.tokens.start + 1;
        scene.any_word(near.clone(), &["the"])
            && scene.any_word(near, &["hurt", "injured", "broke", "damaged", "twisted", "aggravated"])
    };
    let same = same
        .filter(|a| scene.any_word(a.tokens.start.saturating_sub(1)..a.tokens.end, &["same"]) || hurt(a))?;
    let end = same.tokens.end;
    let named = scene.mentions().any(|(_, m)| m.tokens.start == end);
    let relative = scene.is_word(end, &["that", "which"])
        || scene.is_word(end, &["on", "in", "for"]) && scene.is_word(end + 1, &["which"])
        || named;
    let had = (end..words.end).any(|i| {
        scene.is_word(i, &["had", "needed", "required", "underwent", "undergone", "have", "has", "was"])
    });
    let apart =
        (end..words.start).any(|i| scene.is_mark(i, ",") || scene.is_word(i, &["will", "needs", "must"]));
    (relative && had && !apart).then_some(same)
}
