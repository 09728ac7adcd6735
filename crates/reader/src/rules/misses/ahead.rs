//! How far an absence reaches: the match, the days or the stretch that is missed, and whether it is over already.

mod over;
#[cfg(test)]
mod tests;

use std::ops::Range;

use ledger::Interval;

pub(super) use over::{forced_off, looks_back, own_time, played_match, resulted};

use crate::scene::{Horizon, Patient, Scene, Span};

/// "withdrew before his opening match on Wednesday", "withdrew ahead of Sunday's final": the match that he will not play.
pub(super) fn before_his_match(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    let until = (words.end + 14).min(scene.tokens.end);
    let day = |i: usize| scene.times(&(i..i + 3)).any(|t| t.tokens.start == i);
    let led = |i: usize| scene.is_word(i, &["his", "her", "their"]) || day(i);
    let before = (words.end..until).find(|&i| scene.is_word(i, &["before", "of"]) && led(i + 1))?;
    let ahead = scene.is_word(before, &["before"]) || scene.is_word(before.wrapping_sub(1), &["ahead"]);
    let game = (before + 2..before + 6).any(|i| crate::matches::is_match_noun(&scene.page.surface, i));
    (ahead && game)
        .then(|| ahead_of(scene, before..until).into_iter().next())
        .flatten()
        .filter(|h| next_day(scene, h))
}

/// Whether a horizon is a day or a weekend within a fortnight.
fn next_day(scene: &Scene<'_>, h: &Horizon) -> bool {
    const SOON_DAYS: i64 = 14;
    matches!(h.span, Span::Stretch(d) if d.width() <= 3 && ledger::days_between(scene.page.published.latest, d.earliest) <= SOON_DAYS)
}

/// "withdrew last week with a knee injury", in a report of a tournament that is on or about to begin: that tournament.
pub(super) fn this_event(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    const WITHDREW: &[&str] = &["withdrew", "withdrawn", "withdraws", "withdraw", "pulled", "pulls", "pull"];
    // "was leading when Hale pulled out": in the course of a match.
    let in_play =
        scene.segment(words.start).is_some_and(|s| scene.is_word(s.tokens.start, &["when", "as", "after"]));
    if in_play
        || !scene.is_word(words.start, WITHDREW)
        || scene.is_word(words.end.wrapping_sub(1), &["from", "of"])
        || scene.is_word(words.end, &["from", "of"])
    {
        return None;
    }
    let days = scene.page.event()?;
    Some(Horizon {
        span: Span::Stretch(days),
        tokens: words.clone(),
        fixture: None,
        steps: vec![format!("the tournament of the report, until {}", days.latest)],
    })
}

/// "is ruled out by a neck injury", below the head of a preview ("Rovers v City, Saturday 16 November"): that match.
pub(super) fn previewed(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    let reach = scene.reach(words);
    let long = scene.any_word(scene.tokens.clone(), &["long-term", "longer-term", "term"]);
    if long || scene.any_word(words.clone(), &["list", "sidelines", "sideline"]) {
        return None;
    }
    let silent = scene.times(&reach).next().is_none();
    // "misses out with a strain picked up on Tuesday": of the hurt, and of no match.
    let of_the_hurt = |t: &crate::time::TimeExpr| {
        scene.ailments.iter().any(|a| a.tokens.end < t.tokens.start && t.tokens.start < a.tokens.end + 8)
    };
    let named = || named_for(scene, words).filter(|_| silent || scene.times(&reach).all(of_the_hurt));
    let told = || {
        scene
            .page
            .matches()
            .previewed()
            .or_else(|| told_just_before(scene, words).map(|m| sooner(scene, words, m)))
    };
    let m = if silent { told() } else { None }.or_else(named)?;
    let step = format!("the match that the report looks ahead to, on {}", m.day);
    Some(Horizon { span: Span::Stretch(m.day), tokens: words.clone(), fixture: None, steps: vec![step] })
}

/// "Rovers have injury worries ahead of Sunday's final. Lund is out": the match to come that the sentence before tells of.
pub(in crate::rules) fn told_just_before<'p>(
    scene: &Scene<'p>,
    words: &Range<usize>,
) -> Option<&'p crate::matches::Match> {
    const SOON_DAYS: i64 = 8;
    let before = scene.page.surface.sentences.get(scene.index.saturating_sub(1));
    let from = before.map_or(scene.tokens.start, |s| s.tokens.start);
    let said = scene.page.published;
    let m = scene
        .page
        .matches()
        .told_before(words.start)
        .next()
        .filter(|m| m.tokens.start >= from && !m.ended && scene.of_this_side(m))?;
    // "did not reveal how long he will be sidelined": of more than one match.
    let near = words.start.saturating_sub(8).max(scene.tokens.start)..words.start;
    let how_long = near.into_iter().any(|i| scene.is_word(i, &["how"]) && scene.is_word(i + 1, &["long"]));
    let soon = !how_long
        && m.day.latest >= said.earliest
        && m.day.latest <= ledger::add_days(said.latest, SOON_DAYS);
    soon.then_some(m)
}

/// "has withdrawn because of an ankle problem", in a report of a match that is sooner than the one told just before: of that.
fn sooner<'p>(
    scene: &Scene<'p>,
    words: &Range<usize>,
    told: &'p crate::matches::Match,
) -> &'p crate::matches::Match {
    let withdrew = scene.any_word(words.clone(), &["withdrawn", "withdrew", "withdraws"]);
    let next = scene.page.matches().next(scene.page.published.earliest).filter(|m| withdrew && !m.ended);
    next.filter(|m| m.day.latest < told.day.earliest).unwrap_or(told)
}

/// "Wales have made three changes for Sunday's match. Flanker Kruger misses out with a calf strain": the match that a team is named for in the
/// report's first sentences.
fn named_for<'p>(scene: &Scene<'p>, words: &Range<usize>) -> Option<&'p crate::matches::Match> {
    const LEAD: usize = 2;
    const NEAR: usize = 6;
    const NAMED: &[&str] = &[
        "change", "changes", "changed", "named", "names", "recalled", "recalls", "recall", "selected",
        "unchanged", "naming",
    ];
    const LEFT_OUT: &[&str] = &["misses", "missing", "drops", "dropped", "omitted", "replaced"];
    let page = scene.page;
    let out = scene.any_word(words.clone(), LEFT_OUT)
        || scene.is_word(words.end.wrapping_sub(1), &["out"]) && scene.any_word(words.clone(), &["ruled"]);
    let end = page.surface.sentences.get(LEAD - 1).or(page.surface.sentences.last())?.tokens.end;
    if !out || scene.index > NEAR {
        return None;
    }
    let m = page
        .matches()
        .next(page.published.earliest)
        .filter(|m| m.tokens.start < end && m.day.width() <= 2)?;
    let sentence = page.surface.sentences.get(page.surface.sentence_of(m.tokens.start)?)?;
    page.surface.any_word(sentence.tokens.clone(), NAMED).then_some(m)
}

/// "withdrew from the squad": who is not in it misses the match that it is for, the next one that the report tells of.
pub(super) fn squads_match(scene: &Scene<'_>, words: &Range<usize>, rules: bool) -> Option<Horizon> {
    const SQUADS: &[&str] = &["squad", "party", "line-up", "lineup"];
    let near = words.end.saturating_sub(1)..(words.end + 4).min(scene.tokens.end);
    // "was ruled out of selection".
    let choice = scene.is_word(words.end, &["of"])
        && scene.is_word(words.end + 1, &["selection", "contention", "consideration"])
        || scene.is_word(words.end.wrapping_sub(1), &["selection"]);
    let travels = scene.any_word(words.clone(), &["travel", "travelled", "travelling"]);
    let named = choice || travels || (!rules && scene.any_word(near, SQUADS));
    let next = scene.page.matches().next(scene.page.published.earliest);
    let fit = next.is_some_and(|m| to_be_fit_for(scene, m));
    (named && !fit).then(|| scene.next_match(words)).flatten().filter(|h| next_day(scene, h))
}

/// "pulled out of the squad on Monday but should be fit for Saturday's derby": a match that somebody is to be fit for.
fn to_be_fit_for(scene: &Scene<'_>, m: &crate::matches::Match) -> bool {
    const REACH: usize = 8;
    let at = m.tokens.start;
    let fit = |i: usize| scene.page.surface.is_word(i, &["fit", "available", "ready"]);
    let denied =
        |i: usize| scene.page.surface.any_word(i.saturating_sub(3)..i, &["not", "n't", "unlikely", "nor"]);
    scene.tokens.contains(&at)
        && (at.saturating_sub(REACH).max(scene.tokens.start)..at).any(|i| fit(i) && !denied(i))
}

/// Whether matches are named that lie somewhere in the horizon.
pub(super) fn games_in(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> bool {
    let game = |i: usize| {
        crate::matches::is_match_noun(&scene.page.surface, i)
            || scene.is_word(i, &["games", "matches", "fixtures", "ties", "tests"])
    };
    (words.end..horizon.tokens.start).any(game)
}

pub(super) fn ahead_of(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<Horizon> {
    scene.horizons(&tokens).into_iter().filter(|h| matches!(h.span, Span::Stretch(_))).collect()
}

/// "season-ending".
pub(super) fn ends_season(scene: &Scene<'_>, at: usize) -> bool {
    let ending = |i: usize| scene.lower(i) == "ending" || scene.lower(i) == "season-ending";
    scene.lower(at).starts_with("season") && (at..at + 3).any(ending)
}

/// "has played his last game of the season".
pub(super) fn last_of_season(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let near = words.start..words.start + 9;
    scene.is_word(words.start, &["played"])
        && scene.any_word(words.start + 1..words.start + 3, &["last", "final"])
        && scene.any_word(near.clone(), &["season", "campaign"])
        && !scene.any_word(near, &["last-season", "that"])
}

/// The matches, days or stretches behind the words (or else right before them in their segment) that are not over.
pub(super) fn ahead(scene: &Scene<'_>, reach: &Range<usize>, patient: &Patient) -> Vec<Horizon> {
    let adjective = ends_season(scene, reach.start);
    let found = ahead_of(scene, reach.clone());
    if !found.is_empty() && !adjective {
        return found;
    }
    // "his season is over", "a season-ending injury", and a headline's "ruled out for season".
    let opening = reach.start..reach.start + 4;
    let headline =
        opening.clone().any(|i| scene.is_word(i, &["season"]) && i > 0 && scene.is_word(i - 1, &["for"]));
    if headline
        || adjective
        || last_of_season(scene, reach)
        || (scene.any_word(opening.clone(), &["season", "campaign"])
            && scene.any_word(opening, &["over", "ending", "ended", "finished", "ends", "end"]))
    {
        let end = scene.season_end();
        return vec![Horizon {
            span: Span::Stretch(Interval::new(
                scene.page.published.earliest.min(ledger::add_days(end, -60)),
                end,
            )),
            tokens: reach.start..reach.start + 1,
            fixture: None,
            steps: vec![format!("the season ends on {end}")],
        }];
    }
    let club = patient.persons.first().and_then(|&k| scene.page.person(k)).and_then(|p| p.team.as_deref());
    if let Some(found) =
        club.and_then(|c| scene.pack_games(reach, c).or_else(|| scene.pack_fixture(reach, c)))
    {
        return vec![found];
    }
    let own = scene.segment(reach.start).map_or(reach.start, |s| s.tokens.start);
    // "for Saturday's fixture at City, with Brandt, Lund and Costa ruled out": the match that the sentence tells before.
    let row = head_of_row(scene, own);
    let before = if scene.is_word(row, &["with"]) { scene.tokens.start..row } else { own..own };
    let told = scene.page.matches().inside(&before).is_some_and(|m| !m.ended);
    let game = told || before.clone().any(|i| crate::matches::is_match_noun(&scene.page.surface, i));
    let near = ahead_of(scene, before).into_iter().find(|h| game && next_day(scene, h));
    if let Some(near) = near.or_else(|| of_the_side(scene, own)) {
        return vec![near];
    }
    scene.times(&(own..reach.start)).next().map(|_| ahead_of(scene, own..reach.start)).unwrap_or_default()
}

/// "Rovers, who host City on Saturday, are without Brandt": the match that the clause tells which hangs on the side's name.
fn of_the_side(scene: &Scene<'_>, own: usize) -> Option<Horizon> {
    let before = scene.segments.iter().rev().find(|s| s.tokens.end <= own)?;
    let hangs = before.link == crate::grammar::Link::Relative && scene.is_mark(before.tokens.end, ",");
    scene.page.matches().inside(&before.tokens).filter(|m| hangs && !m.ended)?;
    ahead_of(scene, before.tokens.clone()).into_iter().find(|h| next_day(scene, h))
}

/// "with Brandt, Lund and Costa ruled out": where the row begins that the piece at a token ends.
fn head_of_row(scene: &Scene<'_>, own: usize) -> usize {
    let names = |s: &&crate::grammar::Segment| {
        s.link == crate::grammar::Link::Main && s.verb.at.is_none() && s.own_subject
    };
    let before = scene.segments.iter().rev().skip_while(|s| s.tokens.start >= own);
    before.take_while(names).last().map_or(own, |s| s.tokens.start)
}

/// "until June", "until after Christmas", "for the rest of the season": up to a day further off than the next match.
pub(super) fn till_later(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let lead = horizon.tokens.start.saturating_sub(3)..horizon.tokens.start + 1;
    let bounded = scene.any_word(lead, &["until", "till"])
        || scene.any_word(horizon.tokens.clone(), &["rest", "remainder"]);
    bounded && scene.beyond_a_match(std::slice::from_ref(horizon))
}

/// "out until May", "not before May": the time is the first that is not missed.
pub(super) fn until(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    // "until the Champions Trophy in June": what the month is told of stands between.
    const NAMED: usize = 8;
    let start = horizon.tokens.start;
    let of_it = scene.is_word(start.wrapping_sub(1), &["in"]);
    let bound = (start.saturating_sub(NAMED)..start).rev().find(|&i| scene.is_word(i, &["until", "till"]));
    let named = bound.filter(|&b| {
        of_it && (b + 1..start - 1).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ","))
    });
    let from = named.unwrap_or(start.saturating_sub(3));
    scene.any_word(from..horizon.tokens.start, &["until", "till", "before"])
        && !scene.any_word(from..horizon.tokens.start, &["after"])
}
