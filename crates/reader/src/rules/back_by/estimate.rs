//! When somebody is to be back: from the time that stands with the words, the match or the season.

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Certainty, ExpectedReturn, Hedge};

use crate::grammar::{Function, Segment};
use crate::lexicon::Entry;
use crate::scene::{Horizon, Patient, Scene, Span, Stance};

/// What the words forecast, measured against a time.
pub(super) fn estimate(scene: &Scene<'_>, horizon: &Horizon, stance: &Stance) -> Option<ExpectedReturn> {
    let said = scene.page.published;
    let unlikely = stance.certainty == Certainty::Unlikely;
    let hedge = crate::rules::hedge(stance.certainty);
    let before = scene
        .any_word(horizon.tokens.start.saturating_sub(3)..horizon.tokens.start, &["before", "until", "till"]);
    // "is not expected to return for three weeks": that long he is out.
    let lasting = matches!(horizon.span, Span::Length { .. })
        && scene.is_word(horizon.tokens.start.wrapping_sub(1), &["for"]);
    if stance.denied && !unlikely || unlikely && (before && !season(scene, horizon) || lasting) {
        // "won't be fit for Sunday": not before the day after; "won't be back for two weeks", "… until May": not before then.
        let (not_before, by) = match &horizon.span {
            // "before the end of March": not before it has ended.
            Span::Stretch(days) if before && scene.any_word(horizon.tokens.clone(), &["end"]) => {
                (Some(days.latest), None)
            }
            Span::Stretch(days) if before => (Some(days.earliest), None),
            Span::Length { .. } => (horizon.free_after(said), horizon.back_by(said)),
            Span::Stretch(_) => (horizon.free_after(said), None),
        };
        return (not_before.is_some() || by.is_some()).then_some(ExpectedReturn {
            not_before,
            by,
            hedge: Hedge::Stated,
        });
    }
    // "the earliest that he could return is 3 April".
    if let Span::Stretch(days) = &horizon.span
        && scene.any_word(
            scene.tokens.start.max(horizon.tokens.start.saturating_sub(12))..horizon.tokens.start,
            &["earliest"],
        )
    {
        return Some(ExpectedReturn { not_before: Some(days.earliest), by: None, hedge: Hedge::Stated });
    }
    let (not_before, by) = met(scene, horizon);
    (not_before.is_some() || by.is_some()).then_some(ExpectedReturn {
        not_before: not_before.filter(|_| !unlikely),
        by,
        hedge,
    })
}

pub(super) fn season(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    scene.any_word(horizon.tokens.clone(), &["season", "campaign", "end", "year"])
}

/// The days between which the return lies.
fn met(scene: &Scene<'_>, horizon: &Horizon) -> (Option<Date>, Option<Date>) {
    let said = scene.page.published;
    let t = &horizon.tokens;
    let lead = t.start.saturating_sub(3)..t.start;
    let days = match &horizon.span {
        Span::Length { .. } => {
            let within = scene.any_word(lead, &["within", "inside", "under"])
                || scene.is_word(t.start.wrapping_sub(1), &["in", "over"])
                    && scene.is_word(t.start, &["the"]);
            let not_before = if within { None } else { horizon.free_after(said) };
            return (not_before, horizon.back_by(said));
        }
        Span::Stretch(days) => *days,
    };
    // "will be ready after the international break": not before its end, and by when, nobody says.
    if scene.any_word(lead.clone(), &["after", "following"]) && days.earliest > said.latest {
        return (Some(ledger::add_days(days.latest, 1)), None);
    }
    let closes = scene.any_word(t.clone(), &["end", "rest", "late", "this"])
        || scene
            .any_word(t.end..t.end + 3, &["ends", "end", "concludes", "finishes", "out", "over", "closes"]);
    if scene.any_word(lead.clone(), &["before", "ahead"])
        && !closes
        && days.width() > 3
        && !season(scene, horizon)
    {
        return (None, Some(days.earliest));
    }
    let month =
        days.earliest == days.earliest.first_of_month() && days.latest == days.earliest.last_of_month();
    let for_it = scene.any_word(lead, &["for"]) && days.width() > 6 && days.width() < 70 && !month;
    if for_it && !closes {
        // "fit for the World Cup": by its first day.
        return (None, Some(days.earliest.max(said.earliest)));
    }
    if days.width() > 200 && days.earliest > said.latest {
        // "back next season": in its first weeks, as far as one can tell.
        return (Some(days.earliest), Some(ledger::add_days(days.earliest, 60)));
    }
    let open = closes || scene.any_word(t.start.saturating_sub(2)..t.start, &["by", "before"]);
    let lower = !open && days.width() > 6 && days.width() < 100;
    (lower.then_some(days.earliest.max(said.earliest)), Some(days.latest))
}

/// The time behind the words in their segment, else before them; else a match of the player's club that a pack knows; for
/// words that ask for a match and name none, the next one that the report tells of.
pub(super) fn horizon(
    scene: &Scene<'_>,
    words: &Range<usize>,
    patient: &Patient,
    phrase: Option<&Entry>,
) -> Option<Horizon> {
    let segment = scene.segment(words.start)?;
    let within = scene.reach(words);
    if scene.is_word(words.end.saturating_sub(1), &["since", "for"])
        && scene.any_word(words.clone(), &["first"])
    {
        // "will play his first full match for three years": the length is past.
        let days = scene.horizons(&within).into_iter().find(|h| matches!(h.span, Span::Stretch(_)));
        return days.or_else(|| scene.later_match(words));
    }
    if let Some(found) = when_it_starts(scene, words) {
        return Some(found);
    }
    let club = || patient.persons.first().and_then(|&k| scene.page.person(k)).and_then(|p| p.team.as_deref());
    behind(scene, words, &within)
        .or_else(|| before(scene, words, segment))
        .or_else(|| scene.pack_fixture(&within, club()?))
        .or_else(|| {
            let silent = scene.times(&scene.tokens).next().is_none();
            (silent && phrase.is_some_and(asks_for_a_match)).then(|| scene.next_match(words)).flatten()
        })
}

/// "in time for the tour, which starts on 12 June": the first day of what he is to be fit for.
fn when_it_starts(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    const STARTS: &[&str] = &["starts", "start", "begins", "begin", "opens", "kicks"];
    const EVENTS: &[&str] = &[
        "tour", "tournament", "championship", "championships", "open", "games", "cup", "series", "season",
        "finals", "event", "olympics", "nations", "trophy", "ashes", "league", "campaign",
    ];
    const REACH: usize = 12;
    let until = (words.end + REACH).min(scene.tokens.end);
    let which =
        (words.end..until).find(|&i| scene.is_word(i, &["which", "that"]) && scene.is_word(i + 1, STARTS))?;
    let noun = which - 1 - usize::from(scene.is_mark(which - 1, ","));
    let led = words.end.saturating_sub(1)..noun;
    if !scene.is_word(noun, EVENTS) || !scene.any_word(led, &["for"]) {
        return None;
    }
    let day = |h: &Horizon| matches!(h.span, Span::Stretch(d) if d.width() <= 3);
    scene.horizons(&(which..(which + 7).min(scene.tokens.end))).into_iter().find(day)
}

/// The time behind the words.
fn behind(scene: &Scene<'_>, words: &Range<usize>, within: &Range<usize>) -> Option<Horizon> {
    let mut ahead =
        scene.horizons(within).into_iter().filter(|h| fresh(scene, h) && !of_the_hurt(scene, words, h));
    let found = ahead.next()?;
    // "available for the midweek game against Rovers on 27 March": the game's own day tells which.
    let end = found.tokens.end;
    let game = (end..end + 2).any(|i| crate::matches::is_match_noun(&scene.page.surface, i));
    let on = |h: &Horizon| {
        game && scene.is_word(h.tokens.start.wrapping_sub(1), &["on"])
            && matches!(h.span, Span::Stretch(d) if d.width() <= 1)
    };
    Some(ahead.next().filter(on).unwrap_or(found))
}

/// The time before the words, in their clause.
fn before(scene: &Scene<'_>, words: &Range<usize>, segment: &Segment) -> Option<Horizon> {
    const REACH: usize = 12;
    const BEGAN: &[&str] = &["began", "begun", "started", "start", "beginning"];
    let whole = segment.verb.at.is_some() || segment.own_subject;
    let piece = || scene.tokens.start.max(words.start.saturating_sub(REACH));
    let before = if whole { segment.tokens.start } else { piece() }..words.start;
    // "began the season badly, but to see him fit": what has begun is no time for a return.
    let begun = |h: &Horizon| {
        let at = h.tokens.start;
        scene.any_word(at.saturating_sub(3).max(scene.tokens.start)..at, BEGAN)
    };
    scene.horizons(&before).into_iter().rfind(|h| fresh(scene, h) && !begun(h))
}

/// "will be available", "is in contention": for the next match, where no other is told.
fn asks_for_a_match(phrase: &Entry) -> bool {
    matches!(phrase.column(1), "62" | "80")
        && ["fit", "available", "ready", "contention"].iter().any(|w| phrase.phrase.contains(w))
}

/// "fit after hurting a knee in training on Thursday": the time of what came before.
fn of_the_hurt(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> bool {
    let between = words.end..horizon.tokens.start.max(words.end);
    let Some(after) = between.clone().find(|&i| scene.is_word(i, &["after", "following", "since", "having"]))
    else {
        return false;
    };
    let happened = |i: usize| scene.lower(i).ends_with("ing") || scene.function(i).contains(Function::PAST);
    (after + 1..between.end).any(|i| happened(i) || scene.ailments.iter().any(|a| a.tokens.contains(&i)))
}

/// Whether a length is one still to come: not "after six weeks", "for the first time in two years".
fn fresh(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let t = &horizon.tokens;
    let past =
        ["past", "last", "ago", "after", "since", "time", "first", "missing", "missed", "earlier", "took"];
    let from =
        scene.any_word(t.start.saturating_sub(2)..t.start, &["from"]) && !scene.is_word(t.end, &["from"]);
    // "back in a fortnight after his injury proved slight".
    let within =
        scene.is_word(t.start.wrapping_sub(1), &["in", "within"]) && scene.is_word(t.end, &["after"]);
    let behind = t.end + usize::from(!within);
    // "the two-week break has enabled him to shake off the problem": how long the pause was.
    if scene.is_word(t.end, &["break", "gap", "rest"]) {
        return false;
    }
    !matches!(horizon.span, Span::Length { .. })
        || !from && !scene.any_word(t.start.saturating_sub(3)..behind, &past)
}

/// A match this near is the next one.
pub(super) const NEXT_MATCH_DAYS: i64 = 7;
